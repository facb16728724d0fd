//! The search as a reader meets it: from a disk, in Chromium, against what tantivy answers.

use std::path::{Path, PathBuf};

use fieldbook::edition::{self, Choices};
use fieldbook::index::analysis::{Analyser, WordKind};
use fieldbook::index::document::{Document, documents};
use fieldbook::index::export::{Cut, Labels, export};
use fieldbook::index::query::{parse, parse_with};
use fieldbook::index::run::{FacetNames, facet_names, search};
use fieldbook::index::store::{LanguageIndex, Snapshot};
use fieldbook::model::language::Language;
use headless_chrome::protocol::cdp::{Emulation, Page};
use serde_json::{Value, json};

use crate::chromium::{Listening, browser};
use crate::fixture::{npm_file, own_site, run_on_own_site, skip};

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
        let unknown = found.unknown.iter().map(|unknown| json!([unknown.key, unknown.value, unknown.meant]));
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

/// A small pseudo-random sequence (SplitMix64): the same queries in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) as usize % most
    }
}

/// Queries of every kind, made from the words of the documents.
fn queries(documents: &[Document], count: usize) -> Vec<String> {
    let texts: Vec<&str> = documents
        .iter()
        .flat_map(|document| [&document.title, &document.summary, &document.facts, &document.body])
        .flat_map(|text| text.split_whitespace())
        .collect();
    let mut dice = Dice(documents.len() as u64);
    let letters: Vec<char> = "aeéstиоё水器اةق'-".chars().collect();
    (0..count)
        .map(|number| {
            let at = dice.below(texts.len() - 4);
            let other = dice.below(texts.len());
            let word: Vec<char> = texts[at].chars().collect();
            let begun: String = word[..1 + dice.below(word.len())].iter().collect();
            let mut slipped = word.clone();
            slipped.insert(dice.below(word.len() + 1), letters[dice.below(letters.len())]);
            match number % 9 {
                0 => texts[at].to_owned(),
                1 => format!("{} {}", texts[at], texts[other]),
                2 => format!("\"{}\"", texts[at..at + 2 + dice.below(2)].join(" ")),
                3 => begun,
                4 => format!("{} -{}", texts[at], texts[other]),
                5 => format!("{} domain:{}", texts[at], ["health", "water", "энергетика"][dice.below(3)]),
                6 => slipped.into_iter().collect(),
                7 => format!("{}{}", texts[at], ["s", "ing", "ement", "ами", "ات", "*"][dice.below(6)]),
                _ => texts[at..at + 3].join(" "),
            }
        })
        .collect()
}

/// What the browser answers, in the form of [`Ours::answer`].
fn answers(listening: &Listening, page: &Path, code: &str, asked: &[String]) -> Vec<Value> {
    listening.open(page);
    let script = format!(
        "(async () => {{
            while (!window.fieldbookSearch || !fieldbookSearch.page) await new Promise((done) => setTimeout(done, 5));
            const index = await fieldbookSearch.open('{code}'), answers = [], keys = {};
            for (const query of {}) {{
                const found = await index.search(query), {{ counts: of }} = await found.count(keys), top = found.hits.slice(0, 10);
                const shown = await index.shown(top.map((hit) => hit.document));
                const counts = keys.map((key) => Object.fromEntries((of[key] || []).filter((value) => value.count)
                    .map((value) => [value.id, value.count])));
                const unknown = found.query.facets.filter((facet) => facet.meant).map(({{ key, value, meant }}) => [key, value, meant.map(([id]) => id)]);
                const elsewhere = found.query.facets.filter((facet) => facet.elsewhere).map(({{ key, id }}) => [key, id]);
                answers.push({{ total: found.hits.length, partly: found.partly, mended: found.mended, unknown, elsewhere,
                    hits: top.map((hit, at) => [shown[at].symbol, new Int32Array(new Float32Array([hit.score]).buffer)[0]]), counts }});
            }}
            return JSON.stringify(answers);
        }})()",
        json!(COUNTED),
        json!(asked)
    );
    let answers = listening.value(&script);
    let answers: Vec<Value> = serde_json::from_str(answers.as_str().expect("answers")).unwrap();
    assert_eq!(answers.len(), asked.len());
    answers
}

#[test]
fn the_browser_answers_what_tantivy_answers() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    for language in Language::ALL {
        let code = language.code();
        let ours = ours(language);
        let mut asked = queries(&ours.documents, 270);
        for fixed in [
            "",
            "\"",
            "-",
            "\"\"",
            "bp-7k3qo",
            "BP-7K3Q0-F",
            "domain:health stage:good",
            "-domain:health",
            "domain:\"public safety\"",
            "how do I keep vaccines cold",
            "comment garder les vaccins au froid",
            "как хранить вакцины",
            "كيف نحفظ اللقاحات",
            "如何保存疫苗",
            "\u{1f600}",
            "e\u{301}",
            "Ⅷ ﬁeld ½ m²",
            "İstanbul",
            "ΣΊΣΥΦΟΣ",
            "\u{d55c}\u{ae00}",
            "𠀀𠀁",
            "a\u{200d}b",
            "١٢٣",
            "prepaid",
            "pre-paid",
            "pre‑paid -ecall",
            "e-call",
            "ecall",
            "offgrid",
            "realtime -handpumps",
            "rain-water rainwater",
            "SDG 6",
            "sdg6 -SDG-13",
            "ODD 6",
            "ODS 6",
            "ЦУР 6",
            "可持续发展目标6",
            "الهدف ٦",
            "SDG 4",
            "goal \"6\"",
            "domaine:santé",
            "Domaine : santé",
            "Domaine\u{a0}: « santé » eau",
            "Область : здравоохранение",
            "المجال : الصحة",
            "领域 ： 卫生",
            "domain: health",
            "domain:",
            "domain: -pump",
            "domain: stage:good",
            "-domain: health",
            "domain : : health",
            "domain:helth",
            "topic:repair place:keny -domain:nothing-like-it",
            "place:x",
            "standard:etsi",
            "water : pump",
            ":",
            "€",
            "???",
            "- -",
            "« »",
            "país:Kenia",
            "область:здоровье",
            "领域：卫生",
            "المجال:الصحة",
            "country:Japan",
            "country:Япония",
            "страна:Japan pump",
            "страна:Кения",
            "pays : viet nam",
            "pays : côte d'ivoire eau",
            "country:united republic of tanzania pump",
            "region:arab states -country:united kingdom",
            "Область применения : водоснабжение насос",
            "water –pump",
            "country:costa rica pump",
            "place:guinea bissau water -country:sri  lanka",
            "Côte d'Ivoire",
            "cote of ivoire",
            "Gender Equality sesnor",
            "égalité entre les sexes",
            "Кот-д’Ивуар Мали",
            "wiht thier senosr",
            "qualité de l'eau",
            "jusqu’à d‘irrigation",
            "\"l'eau\" l'",
            "-d'eau l'ODD 6 d'irrig*",
            "вода −насос",
            "place:keni",
            "BP-7K3Q1",
            "BP-7K3Q0",
            "IoT",
            "IoT water",
            "物联网",
            "internet des objets",
            "интернет вещей",
            "إنترنت الأشياء",
            "internet de las cosas",
        ] {
            asked.push(fixed.to_owned());
        }
        let page = site.join(code).join("search.html");
        let mut found = 0;
        for (query, theirs) in asked.iter().zip(answers(&listening, &page, code, &asked)) {
            let ours = ours.answer(language, query);
            assert_eq!(theirs, ours, "{code}: {query}");
            found += usize::from(ours["total"] != 0);
        }
        assert!(found > asked.len() / 2, "{code}: only {found} of {} found anything", asked.len());
        // The same where all files are small, as those of a large site are for their words: there a frequent term has a
        // file of its own, and what one query needs comes from many.
        let folder = site.join("search").join(code);
        std::fs::remove_dir_all(&folder).unwrap();
        std::fs::create_dir(&folder).unwrap();
        let cut = Cut { terms: 700, words: 300, documents: 1, long: 14 };
        let files = export(&ours.snapshot, code, &ours.labels, cut, |_, _| {}).unwrap();
        for kind in ["l", "m", "p", "t", "w", "b"] {
            let kind = format!("search/{code}/{kind}");
            assert!(files.keys().filter(|path| path.starts_with(&kind)).count() > 2, "{kind}");
        }
        for (path, bytes) in files {
            std::fs::write(site.join(path), bytes).unwrap();
        }
        for (query, theirs) in asked.iter().zip(answers(&listening, &page, code, &asked)) {
            assert_eq!(theirs, ours.answer(language, query), "{code}: {query}, small files");
        }
    }
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
    assert!(heard.requests.iter().all(|request| request.starts_with("file://")), "{:?}", heard.requests);
}

#[test]
fn the_browser_divides_and_stems_words_as_the_index_does() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let mut dice = Dice(3);
    for language in Language::ALL {
        let code = language.code();
        let mut texts: Vec<String> =
            ours(language).documents.into_iter().map(|document| document.body).collect();
        // Words that stand in no practice: parts of known words put together.
        let words: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
        let mut made = String::new();
        for _ in 0..4_000 {
            let (one, other) = (words[dice.below(words.len())], words[dice.below(words.len())]);
            let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
            made.extend(&one[..dice.below(one.len() + 1)]);
            made.extend(&other[dice.below(other.len())..]);
            made.push(' ');
        }
        texts.push(made);
        // Any characters of Unicode, mostly of the first plane.
        let mut any = String::new();
        for _ in 0..60_000 {
            let code = if dice.below(8) == 0 { dice.below(0x11_0000) } else { dice.below(0x3000) };
            any.extend(char::from_u32(code as u32));
            if dice.below(5) == 0 {
                any.push(' ');
            }
        }
        texts.push(any);
        listening.open(&site.join(code).join("search.html"));
        let analyser = Analyser::new(language);
        for text in texts {
            let script = format!(
                "(async () => {{
                    while (!window.fieldbookSearch || !fieldbookSearch.page) await new Promise((done) => setTimeout(done, 5));
                    await fieldbookSearch.open('{code}');
                    const text = {}, words = fieldbookSearch.wordsOf(text, '{code}');
                    // For marks only words are looked at that may be a term: none that is one may be left out.
                    for (let round = 0; round < 20; round++) {{
                        const word = words[Math.floor(words.length / 20) * round], set = new Set([word.term, word.alternate].filter(Boolean));
                        const terms = round % 2 ? {{ words: set, phrases: [] }} : {{ words: new Set(), phrases: [Array.from(set, (term) => ({{ at: 0, term }}))] }};
                        const isTerm = (word) => set.has(word.term) || set.has(word.alternate);
                        fieldbookSearch.wordsOf('', '{code}');
                        const few = fieldbookSearch.wordsOf(text, '{code}', terms), differ = words.findIndex((word, at) =>
                            word.start !== few[at].start || word.end !== few[at].end || word.position !== few[at].position || isTerm(word) !== isTerm(few[at]));
                        if (differ >= 0 || few.length !== words.length || few === words) return JSON.stringify([words[differ], few[differ], few.length]);
                    }}
                    return JSON.stringify(words.map((word) =>
                        word.single ? [word.position, word.single, word.pair || null] : [word.position, word.term, word.alternate, word.surface]));
                }})()",
                serde_json::to_string(&text).unwrap()
            );
            let theirs = listening.value(&script);
            let theirs: Vec<Value> = serde_json::from_str(theirs.as_str().unwrap()).unwrap();
            let ours: Vec<Value> = analyser
                .words(&text)
                .into_iter()
                .map(|word| match word.kind {
                    WordKind::Han { single, pair } => json!([word.position, single, pair]),
                    WordKind::Letters { term, alternate, surface } => {
                        let alternate = alternate.unwrap_or_else(|| term.clone());
                        json!([word.position, term, alternate, surface])
                    }
                })
                .collect();
            for (theirs, ours) in theirs.iter().zip(&ours) {
                assert_eq!(theirs, ours, "{code}");
            }
            assert_eq!(theirs.len(), ours.len());
        }
    }
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

/// Holds back every script and style that the page asks for, until `release()` is called in it.
const HOLD: &str = "window.held = []; window.append = document.head.appendChild.bind(document.head);
    document.head.appendChild = (element) => (held.push(element), element);
    window.release = () => { document.head.appendChild = append; held.forEach(append); }";

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

#[test]
fn a_reader_searches_on_the_page() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    let page = url::Url::from_file_path(site.join("fr/search.html")).unwrap();
    listening.go(page.as_str());
    assert_eq!(state(&listening, &["empty"]), "empty");
    assert_eq!(
        listening.value("getComputedStyle(document.querySelector('.search-browse')).display !== 'none'"),
        true
    );

    type_in(&listening, "irrigation rizières");
    assert_eq!(state(&listening, &["done"]), "done");
    assert_eq!(listening.value("document.querySelector('#search-results li').dataset.symbol"), "BP-EZDSK");
    let address = listening.value("location.search");
    assert_eq!(address, "?q=irrigation+rizi%C3%A8res");
    assert!(
        listening.value("document.querySelectorAll('#search-results mark').length").as_u64().unwrap() > 0
    );
    let said = listening.value("document.querySelector('.search-status').textContent");
    assert_eq!(said, "1 pratique trouvée.");

    // Without its accents the same is found.
    type_in(&listening, "rizieres");
    assert_eq!(listening.value("document.querySelector('#search-results li').dataset.symbol"), "BP-EZDSK");

    // A box is ticked: the query says so.
    type_in(&listening, "domain:agriculture");
    assert_eq!(
        listening.value("document.querySelector('#f-domain-0, [id^=f-domain]').checked !== undefined"),
        true
    );
    let ticked = "Array.from(document.querySelectorAll('.search-side input:checked')).map((box) => box.nextElementSibling.firstChild.textContent).join()";
    assert_eq!(listening.value(ticked), "Agriculture");
    // What is ticked is asked for in the words of the page.
    type_in(&listening, "eau");
    listening.until("!!document.querySelector('[id^=f-domain-]')");
    let label =
        "document.querySelector('[id^=f-domain-]:not(:checked)').nextElementSibling.firstChild.textContent";
    let label = told(&listening, label);
    listening.value("document.querySelector('[id^=f-domain-]:not(:checked)').click()");
    let quotes = if label.contains(' ') { "\"" } else { "" };
    let query = format!("eau domaine:{quotes}{label}{quotes}");
    listening.until(&format!("document.getElementById('search-query').value === {}", json!(query)));
    listening.until("document.querySelectorAll('.search-side input:checked').length === 1");
    // The key may be the word of the page, and the value another word for it.
    for text in ["domaine:agriculture", "Domaines:rural"] {
        type_in(&listening, text);
        assert_eq!(listening.value(ticked), "Agriculture", "{text}");
    }
    listening.value("document.querySelector('.search-side input:checked').click()");
    assert_eq!(state(&listening, &["empty"]), "empty");
    assert_eq!(listening.value("document.getElementById('search-query').value"), "");
    // A symbol of a practice that is not in this language is found in the others.
    type_in(&listening, "BP-7K3Q0");
    assert_eq!(state(&listening, &["done"]), "done");
    assert_eq!(listening.value("document.querySelector('.search-extra li').dataset.symbol"), "BP-7K3Q0");

    // Nothing is found, and the page helps.
    type_in(&listening, "xyzzy irrigation");
    type_in(&listening, "xyzzyx");
    assert_eq!(state(&listening, &["empty"]), "empty");
    assert_eq!(
        listening.value("document.querySelector('.search-status').textContent"),
        "Aucun résultat. Rien de plus dans les autres langues."
    );
    assert_eq!(listening.value("document.querySelector('.search-browse').hidden"), false);

    // A query in the address is answered, and the page that opens has the words marked.
    listening.go(&format!("{page}?q=rizieres"));
    assert_eq!(state(&listening, &["done"]), "done");
    let href = listening.value("document.querySelector('#search-results a').href");
    listening.go(href.as_str().unwrap());
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while listening.value("document.querySelectorAll('article mark').length") == 0 {
        assert!(std::time::Instant::now() < deadline, "nothing is marked");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let marked = listening.value("document.querySelector('article mark').textContent.toLowerCase()");
    assert_eq!(marked, "rizières");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

#[test]
fn the_dialog_opens_by_key_and_goes_to_a_result() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    listening.open(&site.join("en/practices/limit-and-log-bus-speed.html"));
    // Nothing of the search is loaded before somebody wants to search.
    assert_eq!(listening.value("typeof fieldbookSearch"), "undefined");
    listening.tab.press_key("/").unwrap();
    let wait = |script: &str| listening.until(script);
    wait("!!document.querySelector('dialog.find[open]') && document.activeElement.id === 'find-query'");
    listening.tab.type_str("vaccine").unwrap();
    wait("document.querySelectorAll('#find-options [role=option]').length > 0");
    assert_eq!(
        listening.value("document.getElementById('find-query').getAttribute('aria-expanded')"),
        "true"
    );
    listening.tab.press_key("ArrowDown").unwrap();
    wait("document.getElementById('find-query').getAttribute('aria-activedescendant') === 'find-option-0'");
    assert_eq!(listening.value("document.getElementById('find-option-0').dataset.symbol"), "BP-JN8S8");
    listening.tab.press_key("Enter").unwrap();
    listening.settles_at("/en/practices/join-vaccine-stock-and-fridge-alarms.html");
    // Nothing is chosen unless an arrow key chose it: Enter asks for all results.
    listening.open(&site.join("en/practices/limit-and-log-bus-speed.html"));
    listening.tab.press_key("/").unwrap();
    wait("!!document.querySelector('dialog.find[open]')");
    listening.tab.type_str("water").unwrap();
    wait("document.querySelectorAll('#find-options [role=option]').length > 3");
    assert_eq!(
        listening.value("document.getElementById('find-query').hasAttribute('aria-activedescendant')"),
        false
    );
    listening.tab.press_key("Enter").unwrap();
    listening.settles_at("/en/search.html");
    assert_eq!(listening.value("location.search"), "?q=water");
    // Escape empties, then closes.
    listening.open(&site.join("en/practices/limit-and-log-bus-speed.html"));
    listening.tab.press_key("/").unwrap();
    wait("!!document.querySelector('dialog.find[open]')");
    listening.tab.type_str("pump").unwrap();
    listening.tab.press_key("Escape").unwrap();
    wait(
        "document.getElementById('find-query').value === '' && !!document.querySelector('dialog.find[open]')",
    );
    listening.tab.press_key("Escape").unwrap();
    wait("!document.querySelector('dialog.find[open]')");
}

#[test]
fn what_is_typed_before_the_search_has_come_is_kept() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let page = site.join("en/practices/limit-and-log-bus-speed.html");
    listening.open(&page);
    listening.value(HOLD);
    listening.tab.press_key("/").unwrap();
    listening.tab.type_str("vaccine").unwrap();
    assert_eq!(told(&listening, "document.querySelector('dialog.find[open] input').value"), "vaccine");
    // The dialog has its looks before the style of the search has come.
    assert_eq!(
        told(&listening, "getComputedStyle(document.querySelector('dialog.find')).flexDirection"),
        "column"
    );
    assert_eq!(listening.value("held.length >= 1 && !document.getElementById('find-options')"), true);
    listening.value("release()");
    listening.until("document.querySelectorAll('#find-options [role=option]').length > 0");
    assert_eq!(told(&listening, "document.querySelector('dialog.find input').value"), "vaccine");
    assert_eq!(told(&listening, "document.activeElement.id"), "find-query");
    listening.tab.type_str("s fridge").unwrap();
    listening.until("document.querySelector('.find-all').href.endsWith('?q=vaccines%20fridge')");
    // Closed and opened again it is the same dialog, and what was typed is replaced by what is typed next.
    listening.value("document.querySelector('dialog.find button').click()");
    assert_eq!(listening.value("document.querySelector('dialog.find').open"), false);
    listening.tab.press_key("/").unwrap();
    listening.tab.type_str("water").unwrap();
    listening.until("document.getElementById('find-options').children.length > 3");
    assert_eq!(listening.value("document.querySelectorAll('dialog, [role=listbox]').length"), 2);
    // Enter does not wait either.
    listening.open(&page);
    listening.value(HOLD);
    listening.tab.press_key("/").unwrap();
    listening.tab.type_str("hand pump").unwrap();
    listening.tab.press_key("Enter").unwrap();
    listening.settles_at("/en/search.html");
    assert_eq!(listening.value("location.search"), "?q=hand%20pump");
    assert_eq!(state(&listening, &["done"]), "done");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

#[test]
fn an_answer_is_narrowed_and_widened_again() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    let press = |id: &str| {
        listening.until(&format!("!!document.getElementById('{id}')"));
        listening.value(&format!("document.getElementById('{id}').focus()"));
        listening.value(&format!("document.getElementById('{id}').click()"));
    };
    let open = "Array.from(document.querySelectorAll('.search-side details[open] > summary')).map((summary) => summary.id).join()";
    ask(&listening, &site, "en", "sensor");
    // A group that is opened stays open, and the focus stays where it was.
    press("f-place");
    listening.until("document.querySelectorAll('[id^=f-place-]').length > 0");
    assert_eq!(told(&listening, open), "f-narrow,f-place");
    assert_eq!(told(&listening, "document.activeElement.id"), "f-place");
    // Of many values the first twenty, and a button for all.
    let places = "document.querySelectorAll('[id^=f-place-]').length";
    assert_eq!(listening.value(places), 20);
    let all = told(&listening, "document.getElementById('f-all-place').textContent");
    press("f-all-place");
    let shown = listening.value(places).as_u64().unwrap();
    assert_eq!(all, format!("Show all {shown}"));
    assert_eq!(
        listening.value("document.activeElement === document.querySelectorAll('[id^=f-place-]')[20]"),
        true
    );
    // A box that is ticked keeps the focus, and the group is open after a query that finds nothing.
    press("f-place-0");
    listening.until("document.querySelectorAll('.search-chips button').length === 1");
    assert_eq!(told(&listening, "document.activeElement.id"), "f-place-0");
    assert_eq!(listening.value("document.activeElement.checked"), true);
    assert_eq!(told(&listening, open), "f-narrow,f-place");
    type_in(&listening, "xyzzyx");
    type_in(&listening, "sensor");
    assert_eq!(told(&listening, open), "f-narrow,f-place");

    // Each filter stands above the results, also an unwanted one and one of a closed group.
    let chips = "Array.from(document.querySelectorAll('.search-chips button')).map((button) => button.textContent).join('|')";
    ask(&listening, &site, "en", "water -domain:health place:NER origin:nowhere \"hand pump\"");
    assert_eq!(
        told(&listening, chips),
        "not Domain: Health × – remove|Country: Niger × – remove|Organisation: nowhere × – remove"
    );
    ask(&listening, &site, "en", "water -domain:health place:NER -domain:Health stage:pilot");
    listening.value("document.querySelector('.search-chips button').focus()");
    listening.tab.press_key("Enter").unwrap();
    listening.until("document.querySelectorAll('.search-chips button').length === 2");
    assert_eq!(
        told(&listening, "document.getElementById('search-query').value"),
        "water place:NER stage:pilot"
    );
    // The focus goes to the next, and after the last to what was found.
    assert_eq!(told(&listening, "document.activeElement.textContent"), "Country: Niger × – remove");
    for left in [1, 0] {
        listening.tab.press_key("Enter").unwrap();
        listening.until(&format!("document.querySelectorAll('.search-chips button').length === {left}"));
    }
    assert_eq!(told(&listening, "document.activeElement.className"), "search-status");
    assert_eq!(listening.value("location.search"), "?q=water");

    // A wanted value is another filter than the same unwanted.
    ask(&listening, &site, "en", "water domain:health -domain:health");
    listening.value("document.querySelectorAll('.search-chips button')[1].click()");
    listening.until("document.querySelectorAll('.search-chips button').length === 1");
    assert_eq!(told(&listening, "document.getElementById('search-query').value"), "water domain:health");

    // Without the file of a group the answer is there all the same, and what is missing is named.
    let directory = "(async () => (await fieldbookSearch.open('en')).facetKeys.indexOf('stage'))()";
    let number = listening.value(directory);
    let missing = std::fs::read_dir(site.join("search/en"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(&format!("f{number}-")))
        .unwrap();
    let name = missing.file_name().unwrap().to_str().unwrap().to_owned();
    std::fs::remove_file(&missing).unwrap();
    assert_eq!(ask(&listening, &site, "en", "water"), "done");
    assert!(listening.value("document.querySelectorAll('#search-results li').length").as_u64().unwrap() > 5);
    listening.until("!!document.querySelector('.search-side .search-failed')");
    let failure = told(&listening, "document.querySelector('.search-side .search-failed').textContent");
    assert!(failure.contains(&format!("search/en/{name}")), "{failure}");
    assert_eq!(listening.value("document.querySelectorAll('[id^=f-domain-]').length > 3"), true);
    // One that the answer depends on is a failure.
    assert_eq!(ask(&listening, &site, "en", "water stage:pilot"), "failed");
    assert_eq!(ask(&listening, &site, "en", "water -stage:pilot"), "failed");
}

#[test]
fn a_result_leads_to_its_places_and_back() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    ask(&listening, &site, "en", "the");
    listening.value("document.querySelector('.search-more').click()");
    listening.until("document.querySelectorAll('#search-results li').length > 12");
    listening.value("document.getElementById('f-topic').click()");
    listening.until("document.querySelectorAll('[id^=f-topic-]').length > 0");
    let shown = listening.value("document.querySelectorAll('#search-results li').length");
    listening
        .value("document.querySelectorAll('#search-results a')[12].scrollIntoView({ behavior: 'instant' })");
    // Where it is when the link is followed: until then a browser may still move it a little.
    let before = listening.value(
        "{ const before = scrollY; document.querySelectorAll('#search-results a')[12].click(); before }",
    );
    let before = before.as_f64().unwrap();
    assert!(before > 500.0, "{before}");
    listening.until("location.pathname.includes('/practices/') && document.readyState === 'complete'");
    listening.until("!!document.querySelector('.places')");
    listening.value("history.back()");
    listening.settles_at("/en/search.html");
    assert_eq!(state(&listening, &["done"]), "done");
    assert_eq!(listening.value("document.querySelectorAll('#search-results li').length"), shown);
    let after = listening.value("scrollY").as_f64().unwrap();
    assert!((after - before).abs() < 2.0, "{after} and not {before}");
    assert_eq!(listening.value("document.getElementById('f-topic').parentElement.open"), true);

    // The bar on the page: how many places, and the way from one to the next by keyboard.
    let page = url::Url::from_file_path(site.join("en/practices/measure-rivers-only-when-it-matters.html"));
    listening.go(&format!("{}?q=water", page.unwrap()));
    listening.until("!!document.querySelector('.places')");
    let marks = listening.value("document.querySelectorAll('article mark').length").as_u64().unwrap();
    assert!(marks > 2, "{marks}");
    let status = "document.querySelector('.places [role=status]').innerText";
    assert_eq!(told(&listening, status), format!("Your words stand in {marks} places."));
    let here = "Array.from(document.querySelectorAll('article mark')).findIndex((mark) => mark.className === 'here')";
    listening.value("document.querySelectorAll('.places button')[1].focus()");
    for at in [0, 1] {
        listening.tab.press_key("Enter").unwrap();
        listening.until(&format!("{here} === {at}"));
        assert_eq!(told(&listening, status), format!("{} / {marks}", at + 1));
    }
    listening.until(
        "(() => { const box = document.querySelector('mark.here').getBoundingClientRect(); return box.top > 0 && box.bottom < document.querySelector('.places').getBoundingClientRect().top; })()",
    );
    listening.value("document.querySelectorAll('.places button')[0].click(); document.querySelectorAll('.places button')[0].click()");
    assert_eq!(listening.value(here), marks - 1);
    // The switch of languages takes the words along; where nothing is found by them there is no bar.
    let switched = "(() => { const link = document.querySelector('.switch a[data-language=fr]'); link.addEventListener('click', (event) => event.preventDefault()); link.click(); return new URL(link.href).search; })()";
    assert_eq!(told(&listening, switched), "?q=water");
    let text = "document.querySelector('article').textContent";
    let with_marks = told(&listening, text);
    listening.value("document.querySelectorAll('.places button')[2].click()");
    assert_eq!(listening.value("document.querySelectorAll('mark, .places').length"), 0);
    assert_eq!(told(&listening, text), with_marks);
    assert_eq!(told(&listening, "location.search"), "");
    assert_eq!(told(&listening, "document.activeElement.id"), "main");
    assert_eq!(told(&listening, switched), "");
    let page = url::Url::from_file_path(site.join("fr/practices/measure-rivers-only-when-it-matters.html"));
    listening.go(&format!("{}?q=xyzzyxyz", page.unwrap()));
    listening.until("!!window.fieldbookSearch && !!fieldbookSearch.page");
    listening.value("fieldbookSearch.open('fr').then((index) => index.search('xyzzyxyz')).then(() => new Promise((done) => setTimeout(done, 50)))");
    assert_eq!(listening.value("document.querySelectorAll('.places').length"), 0);
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

#[test]
fn the_page_helps_and_does_not_jump() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    // What is shown in another way than it was typed is written as readers write it.
    let status = "document.querySelector('.search-status').textContent";
    ask(&listening, &site, "fr", "rizierse");
    let said = told(&listening, status);
    assert!(said.contains("\u{202f}rizière\u{202f}"), "{said}");
    // Words that are like one that stands nowhere.
    ask(&listening, &site, "en", "irrigtaoin");
    assert_eq!(told(&listening, status), "Nothing found. Nothing more in other languages.");
    listening.until("document.querySelectorAll('.search-try a').length > 0");
    assert!(
        told(&listening, "document.querySelector('.search-try a').textContent").starts_with("irrigation (")
    );
    let link = told(&listening, "document.querySelector('.search-try a').href");
    assert!(link.ends_with("?q=irrigation"), "{link}");
    // A small word is no answer, and a name is no slip.
    assert_eq!(ask(&listening, &site, "ru", "или xyzzyxyz"), "empty");
    listening.value("new Promise((done) => setTimeout(done, 300))");
    assert_eq!(listening.value("document.querySelectorAll('.search-try a').length"), 0);
    ask(&listening, &site, "en", "Costa Rica");
    let said = told(&listening, status);
    assert!(!said.contains("Showing"), "{said}");
    // The examples of each language find something in it, and the facet is one that is known.
    for language in Language::ALL {
        ask(&listening, &site, language.code(), "");
        let examples = told(
            &listening,
            "Array.from(document.querySelectorAll('.search-help code')).map((code) => code.textContent).join('\\n')",
        );
        let examples: Vec<&str> = examples.lines().collect();
        assert_eq!(examples.len(), 4, "{examples:?}");
        for example in &examples {
            assert_eq!(ask(&listening, &site, language.code(), example), "done", "{example}");
            let found = listening.value("document.querySelectorAll('#search-results > li').length");
            assert!(found.as_u64() > Some(0), "{}: {example}", language.code());
        }
        // The last one was the facet.
        let ticked = listening.value("document.querySelectorAll('[id^=f-domain-]:checked').length");
        assert_eq!(ticked, 1, "{}: {}", language.code(), examples[3]);
        let english = examples[3].is_ascii();
        assert_eq!(english, language == Language::En, "the key is a word of the language: {}", examples[3]);
    }
    // Nothing moves while the page is built, however late its scripts are.
    let watch = format!(
        "window.moved = 0;
         new PerformanceObserver((list) => list.getEntries().forEach((entry) => {{ moved += entry.hadRecentInput ? 0 : entry.value; }})).observe({{ type: 'layout-shift', buffered: true }});
         document.addEventListener('readystatechange', () => {{ if (!window.held) {{ {HOLD}; setTimeout(release, 300); }} }});"
    );
    listening
        .tab
        .call_method(Page::AddScriptToEvaluateOnNewDocument {
            source: watch,
            world_name: None,
            include_command_line_api: None,
            run_immediately: None,
        })
        .unwrap();
    for (width, height) in [(1280, 900), (360, 740)] {
        listening.size(width, height, false);
        for query in ["", "water", "xyzzyxyz", "domain:water -stage:pilot"] {
            ask(&listening, &site, "en", query);
            listening.value("new Promise((done) => setTimeout(done, 100))");
            assert_eq!(listening.value("held.length > 0"), true);
            let moved = listening.value("moved").as_f64().unwrap();
            assert!(moved < 0.1, "{width}: `{query}` moves by {moved}");
            let wide = listening.value("document.documentElement.scrollWidth").as_u64().unwrap();
            assert!(wide <= u64::from(width), "{wide}");
        }
    }
}

#[test]
fn axe_finds_nothing_while_somebody_searches() {
    let Some(browser) = browser() else { return };
    let Some(axe) = npm_file("axe-core/axe.min.js") else { return skip("axe-core (npm ci in tests/tools)") };
    let axe = std::fs::read_to_string(axe).unwrap();
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let check = |what: &str| {
        listening.tab.evaluate(&axe, false).unwrap();
        for scheme in ["light", "dark"] {
            let features =
                vec![Emulation::MediaFeature { name: "prefers-color-scheme".into(), value: scheme.into() }];
            let media = Emulation::SetEmulatedMedia { media: None, features: Some(features) };
            listening.tab.call_method(media).unwrap();
            let found = listening.value(
                "axe.run(document, { resultTypes: ['violations'] }).then((run) => run.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')).join('\\n'))",
            );
            assert_eq!(found, "", "{what}, {scheme}");
        }
    };
    listening.size(360, 740, false);
    for (language, word) in [("en", "water"), ("ar", "المياه")] {
        assert_eq!(ask(&listening, &site, language, &format!("{word} -domain:health")), "done");
        listening.value("document.querySelector('.search-help').open = true; document.querySelector('.search-narrow').open = true; document.getElementById('f-place').click()");
        listening.until("document.querySelectorAll('[id^=f-place-]').length > 0");
        check("results");
        assert_eq!(ask(&listening, &site, language, "irrigtaoin"), "empty");
        check("no results");
        let page = site.join(language).join("practices/measure-rivers-only-when-it-matters.html");
        let query = url::form_urlencoded::byte_serialize(word.as_bytes()).collect::<String>();
        listening.go(&format!("{}?q={query}", url::Url::from_file_path(page).unwrap()));
        listening.until("!!document.querySelector('.places')");
        listening.value("document.querySelectorAll('.places button')[1].click()");
        check("places");
        listening.value("document.querySelector('.find-open').click()");
        listening.value(&format!("{{ const input = document.getElementById('find-query'); input.value = '{word}'; input.dispatchEvent(new Event('input', {{ bubbles: true }})); }}"));
        listening.until("document.querySelectorAll('#find-options [role=option]').length > 0");
        listening.tab.press_key("ArrowDown").unwrap();
        check("dialog");
    }
}

#[test]
fn a_missing_or_damaged_file_is_named_and_never_an_empty_answer() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    let folder = site.join("en/../search/en");
    let page = format!("{}?q=water", url::Url::from_file_path(site.join("en/search.html")).unwrap());
    // The file of terms in which the word stands is the one that is loaded.
    listening.go(&page);
    assert_eq!(state(&listening, &["done"]), "done");
    let loaded = listening.heard.lock().unwrap().requests.clone();
    let name = loaded.iter().find_map(|address| address.rsplit_once("/search/en/t")).unwrap().1;
    let terms = &folder.join(format!("t{name}"));
    let whole = std::fs::read(terms).unwrap();
    // A bit is another: in the byte order mark, in the name, near the beginning of the data, where it tells how the rest is
    // packed, and further on.
    let start = whole.windows(6).position(|bytes| bytes == b"\"\0,\0\"\0").unwrap() + 6;
    let places = [0, start - 10].into_iter().chain([0, 1, 2, 5, 9, 16, 40, 200, 2_000].map(|at| start + at));
    let damaged = places.map(|at| {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        damaged
    });
    let mut contents: Vec<Option<Vec<u8>>> = damaged.map(Some).collect();
    contents.extend([None, Some(Vec::new()), Some(whole[..whole.len() / 2].to_owned())]);
    for (number, content) in contents.iter().enumerate() {
        match content {
            None => std::fs::remove_file(terms).unwrap(),
            Some(content) => std::fs::write(terms, content).unwrap(),
        }
        listening.go(&page);
        assert_eq!(state(&listening, &["failed", "done", "empty"]), "failed", "content {number}");
        let told = listening.value("document.querySelector('.search-failed').textContent");
        let name = terms.file_name().unwrap().to_string_lossy().into_owned();
        assert!(told.as_str().unwrap().contains(&format!("search/en/{name}")), "{told}");
        assert_eq!(listening.value("document.querySelector('.search-browse').hidden"), false);
    }
    // Once the file is whole again, one press is enough.
    std::fs::write(terms, &whole).unwrap();
    listening.value("document.querySelector('.search-failed button').click()");
    assert_eq!(state(&listening, &["done"]), "done");
}

/// A practice is found under the names of its goals in its language, all of them under each.
#[test]
fn goals_are_found_by_their_names() {
    for language in Language::ALL {
        let ours = ours(language);
        let goals = ours.labels.iter().filter(|((key, _), _)| key == "sdg");
        let here =
            |id| ours.documents.iter().any(|one| one.facets.get("sdg").is_some_and(|all| all.contains(id)));
        let mut asked = 0;
        for ((_, id), names) in goals.filter(|((_, id), _)| here(id)) {
            let name = &names[0];
            let query = parse(name, language, &ours.snapshot.analyser);
            let found = search(&ours.snapshot, &query, &ours.names).unwrap();
            assert!(!found.partly, "{name}");
            for (number, document) in (0..).zip(&ours.documents) {
                if document.facets.get("sdg").is_some_and(|goals| goals.contains(id)) {
                    assert!(found.hits.iter().any(|(hit, _)| *hit == number), "{name}: {}", document.symbol);
                    asked += 1;
                }
            }
        }
        assert!(asked > 3, "{}: {asked}", language.code());
    }
}

#[test]
fn the_command_asks_the_same_index() {
    let found = run_on_own_site(&["search", "--lang", "en", "--json", "vaccine", "fridge"], &[]);
    let answer: Value = serde_json::from_str(&found.stdout).unwrap();
    assert_eq!(answer["query"], "vaccine fridge");
    assert_eq!(answer["lang"], "en");
    assert_eq!(answer["hits"][0]["symbol"], "BP-JN8S8");
    assert_eq!(answer["hits"][0]["path"], "en/practices/join-vaccine-stock-and-fridge-alarms.html");
    assert_eq!(answer["total"], answer["hits"].as_array().unwrap().len());
    let shown = run_on_own_site(&["search", "sesnor", "--facet", "domain=health", "--limit", "1"], &[]);
    assert!(shown.stdout.starts_with("BP-"), "{}", shown.stdout);
    assert!(shown.stderr.contains("`sesnor` stands nowhere; looked for `sensor`"), "{}", shown.stderr);
    let refused = |facet: &str, told: &str| {
        let ran = run_on_own_site(&["search", "--lang", "fr", "eau", "--facet", facet], &[]).exits(2);
        assert!(ran.stdout.is_empty() && ran.stderr.contains(told), "{facet}: {}", ran.stderr);
    };
    refused("colour=red", "`colour` is no key of `--facet`; the keys are domain, ");
    refused("domane=sante", "did you mean `domaine`?");
    refused("domain=helth", "`helth` is no value of `domain`; did you mean `domain=health`?");
    refused("pays=Rwnda", "did you mean `place=Rwanda`?");
    refused("stade=xyz", "the values are ");
    refused("pays=qqqqqq", "the values stand in `content/vocabularies/countries.yaml`");
    refused("origine", "needs a key and a value");
    // The words of the language say the same as the ids.
    let water = |facet: &str| {
        let ran = run_on_own_site(&["search", "--lang", "fr", "vaccins", "--json", "--facet", facet], &[]);
        let answer: Value = serde_json::from_str(&ran.exits(0).stdout).unwrap();
        answer["hits"].as_array().unwrap().iter().map(|hit| hit["symbol"].to_string()).collect::<Vec<_>>()
    };
    let by_id = water("domain=health");
    assert!(!by_id.is_empty());
    for facet in ["domaine=santé", "Domaine:SANTE", "domain=Santé"] {
        assert_eq!(water(facet), by_id, "{facet}");
    }
    assert!(water("domaine=eau").is_empty());
}

#[test]
fn the_command_says_once_what_it_did_with_other_languages() {
    let told = |args: &[&str]| run_on_own_site(&[&["search"], args].concat(), &[]).exits(0).stderr;
    let mended = told(&["sesnor", "--others"]);
    assert_eq!(mended.matches("looked for `sensor`").count(), 1, "{mended}");
    assert!(mended.contains("`sesnor` stands nowhere in English"), "{mended}");
    // Nothing in French: others have it, and only then is it said.
    let hint = "`--others` shows them";
    assert!(told(&["speeding", "--lang", "fr"]).contains(hint));
    for args in
        [&["speeding", "--lang", "fr", "--others"][..], &["xyzzyxyz"], &["speeding"], &["-q", "xyzzyxyz"]]
    {
        assert!(!told(args).contains(hint), "{args:?}");
    }
}

/// Facets and goals have one name in all languages, whatever the reader calls them.
#[test]
fn the_command_asks_other_languages_for_the_facets_that_are_meant() {
    let found = |language: &str, query: &str| {
        let args = ["search", "--json", "--others", "--limit", "1000", "--lang", language, "--", query];
        let answer: Value = serde_json::from_str(&run_on_own_site(&args, &[]).exits(0).stdout).unwrap();
        let hits = answer["hits"].as_array().unwrap().iter();
        let hits = hits.map(|hit| (hit["symbol"].to_string(), hit["lang"] == language));
        hits.collect::<Vec<_>>()
    };
    for (own, by_id) in [
        ("domaine:santé", "domain:health"),
        ("Domaine : « santé » -stade:pilote", "domain:health -stage:pilot"),
        ("-domaine:santé pays:Kenya", "-domain:health place:ken"),
        ("ODD 6 -domaine:santé", "sdg6 -domain:health"),
    ] {
        let hits = found("fr", own);
        assert_eq!(hits, found("fr", by_id), "{own}");
        assert!(hits.iter().any(|(_, is_own)| !is_own), "{own}: {hits:?}");
    }
}

#[test]
fn a_query_that_can_find_nothing_is_told_why() {
    for (args, why) in [
        (&["?"][..], "no word to look for"),
        (&["\"\""], "no word to look for"),
        (&["место:Индия", "--lang", "ru"], "`место:` narrows nothing; what does is domain,"),
        (&["foo:xyzzyxyz"], "`foo:` narrows nothing"),
        (&["country:Mali"], "(Malta)"),
    ] {
        let ran = run_on_own_site(&[&["search"], args].concat(), &[]).exits(0);
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
    }
    for args in [&["xyzzyxyz"][..], &["https://xyzzyxyz.example"], &["domain:health xyzzyxyz"]] {
        let ran = run_on_own_site(&[&["search"], args].concat(), &[]).exits(0);
        assert!(!ran.stderr.contains("narrows nothing"), "{}", ran.stderr);
    }
}

#[test]
fn a_query_that_begins_with_a_hyphen_is_told_how_it_is_asked() {
    for (query, tip) in [
        ("-solar pump", "fieldbook search -- '-solar pump'"),
        ("-solar", "fieldbook search -- '-solar'"),
        ("--solar pump", "fieldbook search -- '--solar pump'"),
    ] {
        let ran = run_on_own_site(&["search", query], &[]).exits(2);
        assert!(ran.stderr.contains(&format!("unexpected argument '{query}'")), "{}", ran.stderr);
        assert!(ran.stderr.contains(tip), "{}", ran.stderr);
    }
    // With all that stands around it.
    for (args, tip) in [
        (&["search", "pump", "-solar"][..], "fieldbook search -- 'pump -solar'"),
        (
            &["search", "--lang", "fr", "eau", "-riz", "--limit=3"],
            "fieldbook search --lang fr --limit=3 -- 'eau -riz'",
        ),
        (&["search", "--limit", "-1", "pump"], "as in `--option=-1`"),
        (&["-q", "search", "pump", "-solar"], "fieldbook search -- 'pump -solar'"),
    ] {
        let ran = run_on_own_site(args, &[]).exits(2);
        assert!(ran.stderr.contains(tip), "{}", ran.stderr);
    }
    let ran = run_on_own_site(&["search", "--", "-solar pump"], &[]).exits(0);
    assert!(ran.stdout.starts_with("BP-"), "{}", ran.stdout);
    let ran = run_on_own_site(&["check", "search", "-x"], &[]).exits(2);
    assert!(!ran.stderr.contains("fieldbook search"), "{}", ran.stderr);
    // Another slip is told as before.
    let ran = run_on_own_site(&["search", "pump", "--limt", "3"], &[]).exits(2);
    assert!(ran.stderr.contains("exists: '--limit'"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("search -- "), "{}", ran.stderr);
}

#[test]
fn marks_and_results_of_other_languages_are_what_a_reader_means() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let open = |path: &str, query: &str| {
        let page = url::Url::from_file_path(site.join(path)).unwrap();
        let query = url::form_urlencoded::byte_serialize(query.as_bytes()).collect::<String>();
        listening.go(&format!("{page}?q={query}"));
        listening.until("!!document.querySelector('.places')");
        let marks = told(
            &listening,
            "JSON.stringify(Array.from(document.querySelectorAll('article mark'), (mark) => mark.textContent))",
        );
        serde_json::from_str::<Vec<String>>(&marks).unwrap()
    };
    // A phrase is marked as one, and its small words nowhere else.
    let marks = open("fr/practices/join-vaccine-stock-and-fridge-alarms.html", "\"chaîne du froid\"");
    assert!(marks.len() > 2, "{marks:?}");
    assert!(marks.iter().all(|mark| mark.to_lowercase().starts_with("chaîne")), "{marks:?}");
    let marks = open("fr/practices/payer-l-eau-par-petites-sommes.html", "l'eau");
    assert!(marks.len() > 2, "{marks:?}");
    assert!(marks.iter().all(|mark| ["eau", "eaux"].contains(&mark.to_lowercase().as_str())), "{marks:?}");
    let marks = open("zh/practices/measure-rivers-only-when-it-matters.html", "\"水位计\" 河流");
    assert!(marks.contains(&"水位计".to_owned()) && marks.contains(&"河流".to_owned()), "{marks:?}");
    assert!(marks.iter().all(|mark| mark.contains("水位计") || mark.contains("河流")), "{marks:?}");
    // A text that nobody has translated is marked in its own language.
    let marks = open("fr/practices/limit-and-log-bus-speed.html", "speeding");
    assert!(marks.iter().any(|mark| mark == "speed"), "{marks:?}");

    // What other languages have is counted, can be seen whole, and opens in the reader's own language.
    assert_eq!(ask(&listening, &site, "fr", "water"), "done");
    let english = ours(Language::En).answer(Language::En, "water")["total"].as_u64().unwrap();
    let status = told(&listening, "document.querySelector('.search-status').textContent");
    assert!(status.ends_with(&format!("English: {english}.")) && english > 5, "{status}");
    let section = "document.querySelector('.search-extra section')";
    assert_eq!(told(&listening, &format!("{section}.querySelector('h2').lang")), "en");
    assert_eq!(told(&listening, &format!("{section}.querySelector('.meta').lang")), "en");
    assert_eq!(listening.value(&format!("{section}.querySelectorAll('li').length")), 5);
    let all = told(&listening, &format!("{section}.querySelector('h2 a').href"));
    assert!(all.ends_with("/en/search.html?q=water"), "{all}");
    let first = told(&listening, &format!("{section}.querySelector('li a').href"));
    assert!(first.contains("/fr/practices/"), "{first}");
    assert_eq!(listening.value("!!document.getElementById('search-others')"), false);
    assert_eq!(ask(&listening, &site, "fr", "eau"), "done");
    listening.value("document.getElementById('search-others').click()");
    let nothing = "Rien de plus dans les autres langues.";
    listening.until(&format!("document.querySelector('.search-status').textContent.endsWith('{nothing}')"));
    // A word that is told is told as it was typed.
    assert_eq!(ask(&listening, &site, "fr", "Vaccinz"), "done");
    let status = told(&listening, "document.querySelector('.search-status').textContent");
    assert!(status.contains("«\u{202f}Vaccinz\u{202f}»"), "{status}");

    // The key has another name where the keyboard has other letters.
    listening.open(&site.join("ru/index.html"));
    listening.value(
        "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true }))",
    );
    listening.until("!!document.querySelector('dialog.find[open]')");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

/// Opens the dialog, types into it and waits for the answer.
fn find(listening: &Listening, text: &str) {
    listening.value("document.querySelector('.find-open').click()");
    listening.until("!!document.querySelector('dialog.find[open]')");
    listening.value(&format!(
        "{{ const input = document.getElementById('find-query'); input.value = {}; input.dispatchEvent(new Event('input', {{ bubbles: true }})); }}",
        serde_json::to_string(text).unwrap()
    ));
}

#[test]
fn a_facet_is_read_with_blanks_and_one_that_is_not_known_is_told() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let status = "document.querySelector('.search-status').textContent";
    assert_eq!(ask(&listening, &site, "fr", "vaccins Domaine : Santé"), "done");
    let ticked = "document.querySelector('.search-side input:checked').nextSibling.firstChild.textContent";
    assert_eq!(told(&listening, ticked), "Santé");
    listening.value("document.querySelector('.search-chips button').click()");
    listening.until("document.getElementById('search-query').value === 'vaccins'");

    assert_eq!(ask(&listening, &site, "en", "fridge domain:Helth"), "empty");
    assert_eq!(
        told(&listening, status),
        "No practice has “Domain: Helth”. Nothing found. Nothing more in other languages."
    );
    let link = "document.querySelector('.search-extra .search-try a')";
    assert_eq!(told(&listening, &format!("{link}.textContent")), "Health");
    listening.value(&format!("{link}.click()"));
    listening.until("new URLSearchParams(location.search).get('q') === 'fridge domain:Health'");
    assert_eq!(state(&listening, &["done"]), "done");
    // What only practices of other languages have is known here, by its name and by the English one.
    for query in ["страна : Руанда", "country:Rwanda", "place:rwa"] {
        assert_eq!(ask(&listening, &site, "ru", query), "done");
        let said =
            "На русском языке нет практик со значением «Страна: Руанда». Ничего не найдено. English: 2.";
        assert_eq!(told(&listening, status), said, "{query}");
    }
    // Nothing is like it: all values that there are.
    assert_eq!(ask(&listening, &site, "en", "domain:"), "empty");
    assert_eq!(told(&listening, status), "Nothing found. Nothing more in other languages.");
    let all = listening.value("document.querySelector('.search-extra .search-try').children.length");
    let words = "Array.from(document.querySelectorAll('.search-extra .search-try a'), (link) => new URLSearchParams(link.search).get('q')).join('|')";
    // What a link asks for is written in the words of the reader, and a name with blanks in quotes.
    assert_eq!(ask(&listening, &site, "fr", "eau pays:nigr domaine:santee"), "empty");
    let asked = told(&listening, words);
    for query in ["eau domaine:santee pays:Niger", "eau pays:nigr domaine:Santé"] {
        assert!(asked.split('|').any(|one| one == query), "{asked}");
    }
    // The name of a facet with a slip.
    for (language, query, expected) in [
        ("en", "domian:health", "domain:health"),
        ("en", "pump Domian : health -solar", "pump domain : health -solar"),
        ("fr", "domiane : santé", "domaine : santé"),
        ("ru", "стрна:Япония", "страна:Япония"),
        ("en", "https://example.org", ""),
    ] {
        ask(&listening, &site, language, query);
        let asked = told(&listening, words);
        assert_eq!(asked.split('|').next(), Some(expected), "{query}: {asked}");
    }
    assert_eq!(ask(&listening, &site, "ru", "цель:99"), "empty");
    assert!(told(&listening, status).starts_with("Цели имеют номера от 1 до 17. Ничего"));
    assert!(all.as_u64() > Some(5), "{all}");
    // Signs alone are as if nothing had been typed.
    for text in ["€", "-", "???", "\""] {
        assert_eq!(ask(&listening, &site, "en", text), "empty");
        assert_eq!(told(&listening, status), "", "{text}");
        assert_eq!(listening.value("document.querySelectorAll('#search-results li').length"), 0);
    }
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

#[test]
fn the_dialog_helps_as_the_page_does() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    // A country, in a language in which the practice is not written.
    assert_eq!(ask(&listening, &site, "ru", "Руанда"), "done");
    let status = told(&listening, "document.querySelector('.search-status').textContent");
    assert!(status.starts_with("Ничего не найдено. ") && status.contains("English: 2."), "{status}");
    // A region and a domain, whose names stand in no text of another language.
    for (language, query, named) in [
        ("ru", "Арабские государства", "region:arb"),
        ("ru", "Сельское хозяйство и Арабские государства", "domain:agriculture region:arb"),
        ("fr", "États arabes", "region:arb"),
        ("es", "Estados árabes", "region:arb"),
        ("ar", "الدول العربية", "region:arb"),
        ("zh", "阿拉伯国家", "region:arb"),
    ] {
        ask(&listening, &site, language, query);
        if listening.value("!!document.getElementById('search-others')") == true {
            listening.value("document.getElementById('search-others').click()");
        }
        listening.until("!!document.querySelector('.search-extra section')");
        let status = told(&listening, "document.querySelector('.search-status').textContent");
        assert!(status.contains("English: 1."), "{query}: {status}");
        let all = told(&listening, "document.querySelector('.search-extra section h2 a').search");
        assert_eq!(all, format!("?q={}", named.replace(':', "%3A").replace(' ', "%20")), "{query}");
    }
    listening.open(&site.join("ru/practices/limit-and-log-bus-speed.html"));
    find(&listening, "Руанда");
    listening.until("document.querySelectorAll('#find-options [lang=en]').length === 2");
    assert_eq!(told(&listening, "document.querySelector('.find .search-status').textContent"), status);
    let address = told(&listening, "document.getElementById('find-option-1').address");
    assert!(address.contains("ru/practices/"), "{address}");

    listening.open(&site.join("en/practices/limit-and-log-bus-speed.html"));
    find(&listening, "irrigtaoin");
    listening.until("document.querySelectorAll('.find .search-try a').length > 0");
    let near = "document.querySelector('.find .search-try a')";
    assert!(told(&listening, &format!("{near}.textContent")).starts_with("irrigation ("));
    // However long the list of values is, the foot of the dialog is seen.
    listening.size(360, 500, true);
    find(&listening, "place:");
    listening.until("document.querySelectorAll('.find .search-try a').length === 20");
    let inside = "document.querySelector('.find-foot').getBoundingClientRect().bottom <= document.querySelector('dialog.find').getBoundingClientRect().bottom";
    assert_eq!(listening.value(inside), true);
    find(&listening, "domain:helth");
    listening.until(&format!("{near}.textContent === 'Health'"));
    listening.value(&format!("{near}.click()"));
    listening.settles_at("/en/search.html");
    assert_eq!(listening.value("location.search"), "?q=domain%3AHealth");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

/// A screen that is touched: nothing hovers over it.
fn touched(listening: &Listening) {
    listening.size(320, 640, true);
    let features = vec![Emulation::MediaFeature { name: "hover".into(), value: "none".into() }];
    listening.tab.call_method(Emulation::SetEmulatedMedia { media: None, features: Some(features) }).unwrap();
}

#[test]
fn on_a_telephone_the_way_back_closes_the_dialog() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    touched(&listening);
    listening.open(&site.join("en/index.html"));
    listening.open(&site.join("en/practices/limit-and-log-bus-speed.html"));
    let steps = listening.value("history.length").as_u64().unwrap();
    find(&listening, "vaccine");
    listening.until("document.querySelectorAll('#find-options [role=option]').length > 0");
    assert_eq!(
        told(&listening, "getComputedStyle(document.querySelector('.find-foot .detail')).display"),
        "none"
    );
    listening.value("history.back()");
    listening.until("!document.querySelector('dialog.find').open && !history.state");
    assert_eq!(listening.value("location.pathname.endsWith('/limit-and-log-bus-speed.html')"), true);
    // Closed in another way it leaves no step behind.
    find(&listening, "vaccine");
    listening.value("document.querySelector('dialog.find button').click()");
    listening.until("!history.state");
    assert_eq!(listening.value("history.length"), steps + 1);
    // The page of a result takes the place of the step: one way back leads to the page before.
    find(&listening, "vaccine fridge");
    listening.until("document.querySelectorAll('#find-options [role=option]').length > 0 && document.getElementById('find-option-0').dataset.symbol === 'BP-JN8S8'");
    listening.value("document.getElementById('find-option-0').click()");
    listening.settles_at("/en/practices/join-vaccine-stock-and-fridge-alarms.html");
    assert_eq!(listening.value("history.length"), steps + 1);
    // The bar of places is one row.
    for language in Language::ALL {
        let page = site.join(language.code()).join("practices/measure-rivers-only-when-it-matters.html");
        let word =
            [("ar", "المياه"), ("ru", "вода"), ("zh", "水"), ("fr", "eau"), ("es", "agua"), ("en", "water")];
        let word = word.into_iter().find(|(code, _)| *code == language.code()).unwrap().1;
        let query = url::form_urlencoded::byte_serialize(word.as_bytes()).collect::<String>();
        listening.go(&format!("{}?q={query}", url::Url::from_file_path(page).unwrap()));
        listening.until("!!document.querySelector('.places')");
        let told = "document.querySelector('.places [role=status]').offsetHeight <= document.querySelector('.places button').offsetHeight";
        assert_eq!(listening.value(told), true, "{}", language.code());
        let wide = listening.value("document.documentElement.scrollWidth").as_u64().unwrap();
        assert!(wide <= 320, "{}: {wide}", language.code());
        let rows = "new Set(Array.from(document.querySelectorAll('.places button'), (button) => button.offsetTop)).size";
        assert_eq!(listening.value(rows), 1, "{}", language.code());
    }
    // What stands first is reached first.
    for (width, order) in [(320, true), (1280, false)] {
        listening.size(width, 740, width == 320);
        ask(&listening, &site, "en", "water");
        let first = "!!(document.querySelector('.search-side').compareDocumentPosition(document.querySelector('.search-main')) & 4)";
        assert_eq!(listening.value(first), order, "{width}");
        let above = "document.querySelector('.search-side').getBoundingClientRect().top < document.querySelector('.search-main').getBoundingClientRect().top";
        assert_eq!(listening.value(above), order, "{width}");
    }
}

#[test]
fn results_are_put_in_the_order_of_their_last_change() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let page = url::Url::from_file_path(site.join("en/search.html")).unwrap();
    listening.go(&format!("{page}?q=water&order=date"));
    assert_eq!(state(&listening, &["done"]), "done");
    let shown = told(
        &listening,
        "JSON.stringify(Array.from(document.querySelectorAll('#search-results > li'), (item) => [item.dataset.symbol, item.querySelector('.meta span:last-child').textContent]))",
    );
    let shown: Vec<(String, String)> = serde_json::from_str(&shown).unwrap();
    assert!(shown.len() > 5, "{shown:?}");
    let documents = ours(Language::En).documents;
    let days: Vec<i64> = shown
        .iter()
        .map(|(symbol, day)| {
            let document = documents.iter().find(|document| document.symbol == *symbol).unwrap();
            let date = jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(document.changed));
            assert!(
                day.contains(&date.day().to_string()) && day.contains(&date.year().to_string()),
                "{day} {date}"
            );
            document.changed
        })
        .collect();
    assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");
}

#[test]
fn a_facet_is_taken_out_as_it_was_read() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    for (query, rest) in [
        ("water domain: health:x", "water"),
        ("domain:health\"cold chain\"", "\"cold chain\""),
        ("pump domain : \"public  safety\" -solar", "pump -solar"),
        ("domain:health vaccines -domain:energy", "vaccines -domain:energy"),
        ("domain:\u{1d561}\u{1d561} pump", "pump"),
        ("pump country : viet nam -solar", "pump -solar"),
        ("country:Costa Rica pump", "pump"),
        ("water Kind of organisation : x pump", "water pump"),
    ] {
        let state = ask(&listening, &site, "en", query);
        assert_ne!(
            state,
            "failed",
            "{query}: {}",
            told(&listening, "document.querySelector('.search-failed').textContent")
        );
        listening.until("document.querySelector('.search-chips button') !== null");
        listening.value("document.querySelector('.search-chips button').click()");
        listening.until(&format!("document.getElementById('search-query').value === {}", json!(rest)));
    }
    // A query that takes long to be divided by careless means.
    let hostile = format!("zzzzqqx{}-", ":".repeat(4_000));
    assert_eq!(ask(&listening, &site, "en", &hostile), "empty");
    let took = listening.value(
        "(async () => { const from = performance.now(); for (const query of ['zzzzqqx' + ':'.repeat(4000) + '-', 'x'.repeat(40000), '\"a'.repeat(9000)]) {
            fieldbookSearch.kit.partsOf(query); fieldbookSearch.kit.without(query, () => true); } return performance.now() - from < 2000; })()",
    );
    assert_eq!(took, true);
    // Taking the other languages away where nothing is found breaks nothing.
    let page = url::Url::from_file_path(site.join("en/search.html")).unwrap();
    listening.go(&format!("{page}?q=zzzzqqq&others=1"));
    listening.until("!!document.getElementById('search-others')");
    listening.value(
        "document.getElementById('search-others').focus(), document.getElementById('search-others').click()",
    );
    listening.until("!document.getElementById('search-others')");
    assert_eq!(state(&listening, &["empty", "failed"]), "empty");
    assert_eq!(told(&listening, "document.activeElement.className"), "search-status");
    // Facets and goals are asked in other languages by their names there, and nothing is made of the rest of a value.
    for (language, query, expected) in [
        ("fr", "ODD 7", Some("English: 3")),
        ("fr", "pays : viet nax", None),
        ("fr", "pays : afrique du sud", Some("English: 1")),
        ("ru", "-ЦУР 6 ЦУР 7", Some("English: 3")),
    ] {
        ask(&listening, &site, language, query);
        let status = told(&listening, "document.querySelector('.search-status').textContent");
        match expected {
            Some(expected) => assert!(status.contains(expected), "{query}: {status}"),
            None => assert!(!status.contains("English"), "{query}: {status}"),
        }
    }
    // Nothing is asked any more, and the title says so.
    assert_eq!(ask(&listening, &site, "en", "pump"), "done");
    listening.until("document.title.startsWith('pump – ')");
    type_in(&listening, "");
    listening.until("!document.title.includes('pump')");
}

#[test]
fn what_can_be_shown_is_shown_without_some_files() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    let files = |start: &str| -> Vec<PathBuf> {
        let all = std::fs::read_dir(site.join("search/en")).unwrap().map(|entry| entry.unwrap().path());
        all.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(start)).collect()
    };
    // One file of titles and summaries is not there: its practices are told by it.
    let missing = files("d0-").remove(0);
    std::fs::rename(&missing, missing.with_extension("kept")).unwrap();
    assert_eq!(ask(&listening, &site, "en", "sensor"), "done");
    let name = missing.file_name().unwrap().to_string_lossy().into_owned();
    let rows = told(
        &listening,
        "Array.from(document.querySelectorAll('#search-results > li:not([data-symbol])'), (item) => item.textContent).join('|')",
    );
    assert!(rows.contains(&name), "{rows}");
    assert!(
        listening.value("document.querySelectorAll('#search-results > li[data-symbol]').length").as_u64()
            > Some(0)
    );
    std::fs::rename(missing.with_extension("kept"), &missing).unwrap();
    listening.value("document.querySelector('.search-failed button').click()");
    listening.until("!document.querySelector('#search-results > li:not([data-symbol])') && document.getElementById('search-results').dataset.state === 'done'");
    // The days of the last change are not there: the answer is, in another order, and the file is named.
    let days = files("f").into_iter().max_by_key(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name[1..].split('-').next().unwrap().parse::<u32>().unwrap()
    });
    let days = days.unwrap();
    std::fs::rename(&days, days.with_extension("kept")).unwrap();
    let page = url::Url::from_file_path(site.join("en/search.html")).unwrap();
    listening.go(&format!("{page}?q=water&order=date"));
    assert_eq!(state(&listening, &["done", "failed"]), "done");
    let name = days.file_name().unwrap().to_string_lossy().into_owned();
    assert!(
        told(&listening, "document.querySelector('.search-extra .search-failed').textContent")
            .contains(&name)
    );
    listening.until("!!document.querySelector('#f-order:checked')");
    std::fs::rename(days.with_extension("kept"), &days).unwrap();
    // Nor is what helps where a value is not known.
    let help = std::fs::read_dir(site.join("assets")).unwrap().map(|entry| entry.unwrap().path());
    let mut help =
        help.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("search-help."));
    let help = help.next().unwrap();
    std::fs::rename(&help, help.with_extension("kept")).unwrap();
    assert_eq!(ask(&listening, &site, "en", "domain:health domain:helth"), "done");
    assert!(
        told(&listening, "document.querySelector('.search-extra .search-failed').textContent")
            .contains("search-help.")
    );
    std::fs::rename(help.with_extension("kept"), &help).unwrap();
    // None is there: nothing can be shown.
    for file in files("d") {
        std::fs::remove_file(file).unwrap();
    }
    assert_eq!(ask(&listening, &site, "en", "sensor"), "failed");

    // Without the script of the page what was typed is in its address, and in the field again.
    let part = |name: &str| {
        let all = std::fs::read_dir(site.join("assets")).unwrap().map(|entry| entry.unwrap().path());
        all.into_iter().find(|path| path.file_name().unwrap().to_string_lossy().starts_with(name)).unwrap()
    };
    std::fs::remove_file(part("search-page.")).unwrap();
    std::fs::remove_file(part("search-dialog.")).unwrap();
    listening.open(&site.join("fr/search.html"));
    listening.until("!document.querySelector('.search-broken').hidden");
    let broken = told(&listening, "document.querySelector('.search-broken').textContent");
    assert!(broken.contains("assets/search-page.") && broken.contains("Réessayer"), "{broken}");
    listening.value("document.getElementById('search-query').focus()");
    listening.tab.type_str("eau potable").unwrap();
    listening.tab.press_key("Enter").unwrap();
    listening.until("new URLSearchParams(location.search).get('q') === 'eau potable' && document.readyState === 'complete'");
    listening.until("document.getElementById('search-query').value === 'eau potable'");
    // Without that of the dialog it leads to the page.
    listening.open(&site.join("fr/index.html"));
    listening.tab.press_key("/").unwrap();
    listening.until("!!document.querySelector('dialog.find[open] [type=submit]')");
    listening.tab.type_str("pompe").unwrap();
    listening.value("document.querySelector('dialog.find [type=submit]').click()");
    listening.settles_at("/fr/search.html");
    assert_eq!(listening.value("location.search"), "?q=pompe");
}

#[test]
fn results_are_shown_one_after_another_where_their_files_are_long_in_coming() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    assert_eq!(ask(&listening, &site, "en", "ecall"), "done");
    let shown = "[document.getElementById('search-results')].map((list) => list.dataset.state + (list.classList.contains('before') ? ' before ' : ' ') + Array.from(list.children, (one) => one.dataset.symbol).join(' '))[0]";
    let before = told(&listening, shown);
    let before = before.strip_prefix("done ").unwrap();
    listening.value(
        "window.held = []; const { insert } = fieldbookSearch;
         fieldbookSearch.insert = (address, failed) => /\\/d\\d+-/.test(address) ? held.push(() => insert(address, failed)) : insert(address, failed);
         const input = document.getElementById('search-query');
         input.value = 'sensors';
         input.form.requestSubmit();",
    );
    // Of the answer before, all that is shown stays, and is seen to be of before.
    listening.until("held.length > 1");
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(told(&listening, shown), format!("loading before {before}"));
    let mut seen = Vec::new();
    while listening.value("held.length") != 0 {
        listening.value("held.shift()()");
        std::thread::sleep(std::time::Duration::from_millis(300));
        seen.push(told(&listening, shown));
    }
    let all = seen.pop().unwrap();
    let all = all.strip_prefix("done ").unwrap();
    assert_eq!(all.split(' ').count(), 10);
    let mut length = 0;
    for part in &seen {
        let part = part.strip_prefix("loading ").unwrap();
        assert!(all.starts_with(part) && part.len() > length, "`{part}` of `{all}`");
        length = part.len();
    }
    assert!(!seen.is_empty() && !seen[0].ends_with(' '), "{seen:?}");
}
