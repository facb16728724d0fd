//! How many bytes a first query loads.
//!
//! Each query is asked in a tab of its own by opening `search.html?q=…` of the site from the disk. Counted are the
//! bytes on the disk of every file of the search that Chromium then asks for: the engine, the script of the language,
//! the directory, and the files of data for the query, for titles and summaries of the first ten results, and for
//! the three facets that the page shows first. Chromium tells the requests by the network events of its protocol, and
//! the page by the `load` events of its script elements; both must name as many files. The page itself, its
//! styles and `site.js` are there before anybody searches and are not counted.
//!
//! Pagefind indexes the same pages of practices (what is between header and footer) and is asked by its own JavaScript
//! interface from an empty page on a server: `search(query)`, then `data()` of the first ten results. Counted are the
//! bytes of all bodies that the server sends for that, its runtime included. What it sends is compressed already, and so
//! are fieldbook's files of data; neither side's scripts are. A kB is 1,000 bytes.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use fieldbook::model::language::Language;
use headless_chrome::Browser;

use crate::chromium::browser;
use crate::generator::questions::questions;
use crate::page::{Watched, bytes_by_kind};
use crate::pagefind::Pagefind;
use crate::site::{Ran, Site, size_of};
use crate::{Sites, queries, spread, thousands};

/// What one query loaded.
struct Loaded {
    query: String,
    results: usize,
    kinds: BTreeMap<&'static str, (usize, usize)>,
}

impl Loaded {
    fn bytes(&self) -> usize {
        self.kinds.values().map(|(_, bytes)| bytes).sum()
    }

    fn files(&self) -> usize {
        self.kinds.values().map(|(files, _)| files).sum()
    }
}

/// Some queries of one language of a site.
struct Row {
    site: String,
    language: Language,
    asked: &'static str,
    loaded: Vec<Loaded>,
    theirs: Vec<(usize, usize, usize)>,
}

pub(crate) fn measure(sites: &mut Sites, count: usize) {
    let Some(browser) = browser() else { return };
    let mut rows = Vec::new();
    let mut files = Vec::new();
    for practices in sites.sizes() {
        for language in sites.single() {
            let site = sites.get(practices, &[language]);
            let pagefind = Pagefind::make(site);
            rows_of(&browser, site, &[language], count, pagefind.as_ref(), &mut rows);
            files.push(files_of(site, pagefind.as_ref()));
        }
    }
    let languages = sites.of_six();
    let site = sites.six();
    rows_of(&browser, site, &languages, count, None, &mut rows);
    files.push(files_of(site, None));
    println!("### Payload of a first query\n");
    println!(
        "kB that a first query loads, runtime included. `texts`: one, two and three words that follow one another in a \
         title or a summary, a third of each (in Chinese two, four and six characters). `written`: twenty questions \
         as people type them, whose words stand in some of the made-up practices.\n"
    );
    println!(
        "| site | language | queries | with ten results | files, median | median | of ten, nine are below | worst | Pagefind: median | worst |"
    );
    println!("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for row in &rows {
        let bytes = spread(row.loaded.iter().map(|loaded| loaded.bytes() as f64));
        let number = spread(row.loaded.iter().map(|loaded| loaded.files() as f64));
        let theirs = spread(row.theirs.iter().map(|(_, bytes, _)| *bytes as f64));
        let theirs = match row.theirs.is_empty() {
            true => "| – | –".to_owned(),
            false => format!("| {} | {}", kilobytes(theirs.median), kilobytes(theirs.worst)),
        };
        println!(
            "| {} | {} | {} {} | {} | {} | {} | {} | {} {theirs} |",
            row.site,
            row.language.code(),
            row.loaded.len(),
            row.asked,
            row.loaded.iter().filter(|loaded| loaded.results >= 10).count(),
            number.median,
            kilobytes(bytes.median),
            kilobytes(bytes.most),
            kilobytes(bytes.worst),
        );
    }
    println!("\nWhat the bytes are, kB: on average of all queries of the row, and of the worst one.\n");
    println!(
        "| site | language | queries | engine | language | directory | t | l | p | m | w | b | d | f | all |"
    );
    println!(
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    );
    for row in &rows {
        let average = |kind: &str| {
            let bytes: usize =
                row.loaded.iter().filter_map(|loaded| loaded.kinds.get(kind)).map(|(_, bytes)| bytes).sum();
            kilobytes(bytes as f64 / row.loaded.len() as f64)
        };
        let all: usize = row.loaded.iter().map(Loaded::bytes).sum();
        println!(
            "| {} | {} | {} | {} | {} |",
            row.site,
            row.language.code(),
            row.asked,
            KINDS.map(average).join(" | "),
            kilobytes(all as f64 / row.loaded.len() as f64)
        );
        if let Some(worst) = row.loaded.iter().max_by_key(|loaded| loaded.bytes()) {
            let cell = |kind: &str| {
                let (files, bytes) = worst.kinds.get(kind).copied().unwrap_or_default();
                if files > 1 {
                    format!("{} in {files}", kilobytes(bytes as f64))
                } else {
                    kilobytes(bytes as f64)
                }
            };
            let kinds = KINDS.map(cell).join(" | ");
            println!("| | | worst: `{}` | {kinds} | {} |", worst.query, kilobytes(worst.bytes() as f64));
        }
    }
    println!(
        "\nFiles, and what it took to make them. fieldbook's time and memory are those of the whole build, pages included; Pagefind's are those of its index alone.\n"
    );
    println!(
        "| site | `search/`: files | MB | build: s | MB of memory | Pagefind: files | MB | index: s | MB of memory |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    println!("{}\n", files.join("\n"));
}

const KINDS: [&str; 11] = ["engine", "language", "directory", "t", "l", "p", "m", "w", "b", "d", "f"];

fn kilobytes(bytes: f64) -> String {
    if bytes == 0.0 { "–".to_owned() } else { format!("{:.1}", bytes / 1000.0) }
}

/// Asks the queries of some languages of a site.
fn rows_of(
    browser: &Browser,
    site: &Site,
    languages: &[Language],
    count: usize,
    pagefind: Option<&Pagefind>,
    rows: &mut Vec<Row>,
) {
    for (language, index) in site.indexes(languages) {
        let written = questions(language).iter().map(|query| (*query).to_owned()).collect();
        for (asked, queries) in
            [("texts", queries::of_readers(language, &index.documents, count)), ("written", written)]
        {
            let loaded = queries.iter().map(|query| loaded(browser, site, language, query)).collect();
            let theirs = pagefind.map_or_else(Vec::new, |pagefind| {
                let ask = |query: &String| {
                    let loaded = pagefind.ask(browser, query);
                    (loaded.files, loaded.bytes, loaded.results)
                };
                queries.iter().map(ask).collect()
            });
            eprintln!("payload: {}, {}, {asked}", site.label(), language.code());
            rows.push(Row { site: site.label(), language, asked, loaded, theirs });
        }
    }
}

fn loaded(browser: &Browser, site: &Site, language: Language, query: &str) -> Loaded {
    let page = Watched::new(browser, 1.0);
    page.go(&site.search_page(language, Some(query)));
    let report = page.report(query);
    let public = site.public();
    // Where nothing was found, hints are looked for after the answer: all is there when nothing has come for a while.
    let deadline = Instant::now() + Duration::from_secs(20);
    let mut last = (0, Instant::now());
    let kinds = loop {
        let requests = page.requests();
        let kinds = bytes_by_kind(&public, &requests);
        let loads = page.value("fieldbookWatch.loads.length");
        if last.0 != requests.len() {
            last = (requests.len(), Instant::now());
        }
        let all = loads == kinds.values().map(|(files, _)| files).sum::<usize>();
        if all && last.1.elapsed() > Duration::from_millis(200) {
            break kinds;
        }
        assert!(Instant::now() < deadline, "{query}: {loads} files came of {requests:?}");
        std::thread::sleep(Duration::from_millis(20));
    };
    Loaded { query: query.to_owned(), results: report.answer.all.results, kinds }
}

fn files_of(site: &Site, pagefind: Option<&Pagefind>) -> String {
    let (files, bytes) = size_of(&site.public().join("search"));
    let took = |ran: &Ran| {
        let memory = ran.peak.map_or("–".to_owned(), megabytes);
        format!("{:.1} | {memory}", ran.seconds)
    };
    let theirs = pagefind.map_or("– | – | – | –".to_owned(), |pagefind| {
        let (files, bytes) = size_of(&pagefind.folder);
        format!("{} | {} | {}", thousands(files), megabytes(bytes), took(&pagefind.index))
    });
    format!(
        "| {} | {} | {} | {} | {theirs} |",
        site.label(),
        thousands(files),
        megabytes(bytes),
        took(&site.build)
    )
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}
