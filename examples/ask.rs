//! Answers queries from the tantivy index of a site, one a line, as lines of JSON: to be compared with what a
//! browser answers.
//!
//! `cargo run --release --example ask -- SITE LANG < queries.txt`

use std::io::BufRead;
use std::path::Path;

use fieldbook::edition::{self, Choices};
use fieldbook::index::document::documents;
use fieldbook::index::query::parse_with;
use fieldbook::index::run::{facet_names, search};
use fieldbook::index::{labels, snapshot};
use fieldbook::model::language::Language;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(root), Some(code)) = (args.next(), args.next()) else {
        return Err("usage: ask SITE LANG < queries".into());
    };
    let language = Language::from_code(&code).ok_or("no such language")?;
    let library = fieldbook::load(Path::new(&root))?;
    let today = jiff::civil::date(2026, 11, 25);
    let findings = fieldbook::check::check(&library, today);
    let edition = edition::select(&library, &findings, &Choices::default(), today);
    let documents = documents(&edition, language);
    let mut remarks = Vec::new();
    let snapshot = snapshot(Some(Path::new(&root)), language, &documents, &mut remarks)?;
    let labels = labels(&edition, language);
    let names = facet_names(&snapshot.analyser, &labels);
    let mut out = String::new();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let found = search(&snapshot, &parse_with(&line, language, &snapshot.analyser, &names), &names)?;
        let hits: Vec<_> = found
            .hits
            .iter()
            .take(10)
            .map(|(number, score)| serde_json::json!([documents[*number as usize].symbol, f64::from(*score)]))
            .collect();
        let answer = serde_json::json!({
            "query": line, "total": found.hits.len(), "partly": found.partly, "mended": found.mended, "hits": hits,
        });
        out.push_str(&format!("{answer}\n"));
    }
    std::io::Write::write_all(&mut std::io::stdout().lock(), out.as_bytes())?;
    Ok(())
}
