//! The search as a reader meets it: from a disk, in Chromium, against what tantivy answers.

mod command;
mod dialog;
mod facets;
mod failures;
mod page;
mod parity;

use fieldbook::edition::{self, Choices};
use fieldbook::index::document::{Document, documents};
use fieldbook::index::export::Labels;
use fieldbook::index::query::parse_with;
use fieldbook::index::run::{FacetNames, facet_names, search};
use fieldbook::index::store::{LanguageIndex, Snapshot};
use fieldbook::model::language::Language;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

use crate::chromium::Listening;
use crate::fixture::own_site;

/// Facets whose values are counted.
const COUNTED: [&str; 3] = ["domain", "stage", "place"];

/// The index of one language as tantivy has it, for comparison.
pub(crate) struct Ours {
    documents: Vec<Document>,
    snapshot: Snapshot,
    labels: Labels,
    names: FacetNames,
}

pub(crate) fn ours(language: Language) -> Ours {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = fieldbook::load(root).unwrap();
    let today = jiff::civil::date(2026, 11, 25);
    let findings = fieldbook::check::check(&library, today);
    let edition = edition::select(&library, &findings, &Choices::default(), today);
    let documents = documents(&edition, language);
    let index = LanguageIndex::in_memory(language);
    index.update(&documents).unwrap();
    let snapshot = index.snapshot().unwrap();
    let labels = fieldbook::index::labels(&edition, language);
    let names = facet_names(&snapshot.analyser, &labels);
    Ours { documents, snapshot, labels, names }
}

impl Ours {
    /// The answer in the form in which the browser is asked for it.
    pub(crate) fn answer(&self, language: Language, text: &str) -> Value {
        let query = parse_with(text, language, &self.snapshot.analyser, &self.names);
        let found = search(&self.snapshot, &query, &self.names).unwrap();
        let hits: Vec<Value> = found
            .hits
            .iter()
            .take(10)
            .map(|(number, score)| json!([self.documents[*number as usize].symbol, score.to_bits()]))
            .collect();
        let counts: Vec<Value> =
            COUNTED.iter().map(|key| json!(found.counts.get(*key).cloned().unwrap_or_default())).collect();
        let unknown = found.unknown.iter().map(|unknown| {
            // Where none is like it, the browser has them all.
            let more = if unknown.meant.len() == 20 { unknown.more } else { 0 };
            json!([unknown.key, unknown.value, unknown.meant, more])
        });
        let unknown: Vec<Value> = unknown.collect();
        let elsewhere: Vec<Value> = found.elsewhere.iter().map(|(key, id)| json!([key, id])).collect();
        json!({
            "total": found.hits.len(), "partly": found.partly, "mended": found.mended, "hits": hits, "counts": counts,
            "unknown": unknown, "elsewhere": elsewhere
        })
    }
}

/// The own site in a folder whose name has blanks and letters of other scripts.
pub(crate) fn moved_site() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("Полевая книга – 现场 手册 دليل ميداني");
    let made = std::process::Command::new("cp").arg("-r").arg(own_site().join("public")).arg(&site).status();
    assert!(made.unwrap().success());
    (dir, site)
}

/// Waits until the list of results is in one of some states, and gives it.
fn state(listening: &Listening, wanted: &[&str]) -> String {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    loop {
        let state = listening
            .value("(document.getElementById('search-results') || {dataset: {}}).dataset.state || ''");
        let state = state.as_str().unwrap_or_default().to_owned();
        if wanted.contains(&state.as_str()) {
            return state;
        }
        assert!(std::time::Instant::now() < deadline, "the state is `{state}` and none of {wanted:?}");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

/// Opens the page with a query in its address and waits for the answer.
fn ask(listening: &Listening, site: &Path, language: &str, query: &str) -> String {
    let page = url::Url::from_file_path(site.join(language).join("search.html")).unwrap();
    let query = url::form_urlencoded::byte_serialize(query.as_bytes()).collect::<String>();
    listening.go(&format!("{page}?q={query}"));
    state(listening, &["done", "empty", "failed"])
}

/// What a script gives as text.
fn told(listening: &Listening, script: &str) -> String {
    listening.value(script).as_str().unwrap_or_default().to_owned()
}

/// Types into the field of the page and waits for the answer.
fn type_in(listening: &Listening, text: &str) {
    listening.value(&format!(
        "{{ const input = document.getElementById('search-query'); input.focus(); input.value = {};
           input.dispatchEvent(new Event('input', {{ bubbles: true }})); }}",
        serde_json::to_string(text).unwrap()
    ));
    let script = format!(
        "document.getElementById('search-results').dataset.query === {} && document.getElementById('search-results').dataset.state !== 'loading'",
        serde_json::to_string(text.trim()).unwrap()
    );
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while listening.value(&script) != true {
        assert!(std::time::Instant::now() < deadline, "no answer to `{text}`");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

/// Holds back every script and style that the page asks for, until `release()` is called in it.
const HOLD: &str = "window.held = []; window.append = document.head.appendChild.bind(document.head);
    document.head.appendChild = (element) => (held.push(element), element);
    window.release = () => { document.head.appendChild = append; held.forEach(append); }";
