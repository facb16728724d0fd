//! How long a reader with a slow computer waits.
//!
//! The search page is open from the disk in Chromium, whose main thread gets a quarter of the processor
//! (`Emulation.setCPUThrottlingRate` 4). [`crate::page`] tells what is watched.
//!
//! *First in a page*: each query in a tab of its own, whose process has run none of the code before, by opening
//! `search.html?q=…`. *Another in the page*: the same query, sent in a page that has answered another one.
//!
//! The results that fill a screen are drawn in a frame of their own, before the others. "Last byte to first results" is
//! from the moment at which the last byte of the last file that they need has come ([`crate::page`]) to the moment at
//! which the main thread has made the frame with them: it waits for the next of sixty frames a second, and has done
//! styles, layout and painting. In it are parsing, checking, unpacking and decoding of that file, and drawing. "To all
//! results" is the same for the ten results and the files that they need. What the files before need happens while others
//! are on their way; "first request to first results" holds all, and on a disk hardly any waiting.
//!
//! *Typed*: the page is open and idle, and a query is typed letter by letter with 150 ms between two, so that each
//! letter is asked (the page waits for 120 ms of rest). Told are tasks of more than 50 ms of the main thread while that is
//! so (`PerformanceObserver`, `longtask`): in that time no frame can be made.
//!
//! Files come from the disk, and the work of other programs of the computer is in the figures.

use std::time::Duration;

use fieldbook::model::language::Language;
use headless_chrome::Browser;

use crate::chromium::browser;
use crate::page::{Report, Watched};
use crate::site::Site;
use crate::{Sites, queries, spread};

/// How much slower the computer is made.
pub(crate) const SLOWER: f64 = 4.0;

/// The time between two letters.
const BETWEEN: Duration = Duration::from_millis(150);

/// After which a page has nothing left to do.
const SETTLED: Duration = Duration::from_millis(1000);

/// A task that is longer is told, in milliseconds.
const LONG: f64 = 50.0;

pub(crate) fn measure(sites: &mut Sites, count: usize) {
    let Some(browser) = browser() else { return };
    let mut cold = Vec::new();
    let mut typed = Vec::new();
    for practices in sites.sizes() {
        for language in sites.single() {
            let site = sites.get(practices, &[language]);
            rows_of(&browser, site, &[language], count, &mut cold, &mut typed);
        }
    }
    let languages = sites.of_six();
    let site = sites.six();
    rows_of(&browser, site, &languages, count, &mut cold, &mut Vec::new());
    println!("### Latency\n");
    println!(
        "Milliseconds, with a processor that is {SLOWER} times slower. Queries: one, two and three words from titles and \
         summaries, a third of each.\n"
    );
    println!(
        "| site | language | queries | | last byte to first results: median | of ten, nine are below | worst | to all results: median | of ten, nine are below | worst | first request to first results: median | worst | longest task: median | worst |"
    );
    println!(
        "| --- | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    );
    println!("{}\n", cold.join("\n"));
    println!(
        "Typed letter by letter, 150 ms between two, into a page that is open and has asked nothing before. A slip: a \
         letter more, less, another, or two that changed places.\n"
    );
    println!(
        "| site | language | queries | typed | letters | answers | tasks over 50 ms | longest: median of queries | worst | last letter to results: median | worst |"
    );
    println!("| --- | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    println!("{}\n", typed.join("\n"));
}

fn rows_of(
    browser: &Browser,
    site: &Site,
    languages: &[Language],
    count: usize,
    cold: &mut Vec<String>,
    typed: &mut Vec<String>,
) {
    for (language, index) in site.indexes(languages) {
        let queries = queries::of_readers(language, &index.documents, count);
        let start = format!("| {} | {} | {} |", site.label(), language.code(), queries.len());
        let reports: Vec<(Report, Report)> = (0..queries.len())
            .map(|at| cold_reports(browser, site, language, &queries[at], &queries[(at + 1) % queries.len()]))
            .collect();
        let (first, another): (Vec<Report>, Vec<Report>) = reports.into_iter().unzip();
        cold.push(format!("{start} first in a page | {} |", cold_row(&first)));
        cold.push(format!("{start} another in the page | {} |", cold_row(&another)));
        eprintln!("latency: {}, {}, cold", site.label(), language.code());
        // The site in six languages is not typed into: its parts are small.
        if site.languages.len() == 1 {
            let slips = queries::with_a_slip(language, &index.documents, count);
            for (kind, queries) in [("as in a text", queries), ("with a slip", slips)] {
                let reports: Vec<Report> =
                    queries.iter().map(|query| typed_report(browser, site, language, query)).collect();
                let letters: usize = queries.iter().map(|query| query.chars().count()).sum();
                typed.push(format!("{start} {kind} | {letters} | {} |", typed_row(&reports)));
                eprintln!("latency: {}, {}, typed {kind}", site.label(), language.code());
            }
        }
    }
}

/// The first query of a page, and another one after it.
fn cold_reports(
    browser: &Browser,
    site: &Site,
    language: Language,
    query: &str,
    another: &str,
) -> (Report, Report) {
    let page = Watched::new(browser, SLOWER);
    page.go(&site.search_page(language, Some(query)));
    let first = page.report(query);
    // What the first answer still counts is none of the second one's.
    std::thread::sleep(SETTLED);
    (first, page.ask(another))
}

fn typed_report(browser: &Browser, site: &Site, language: Language, query: &str) -> Report {
    let page = Watched::new(browser, SLOWER);
    page.go(&site.search_page(language, None));
    page.value(
        "(async () => {
            while (!window.fieldbookSearch || !fieldbookSearch.page || document.readyState !== 'complete') await new Promise((done) => setTimeout(done, 20));
            await new Promise((done) => setTimeout(done, 500));
        })()",
    );
    page.type_in(query, BETWEEN)
}

fn longest(report: &Report) -> f64 {
    report.long.iter().map(|(_, length)| *length).fold(0.0, f64::max)
}

fn cold_row(reports: &[Report]) -> String {
    let first = spread(reports.iter().map(|report| report.answer.first.painted - report.last_of_first));
    let all = spread(reports.iter().map(|report| report.answer.all.painted - report.last));
    let whole = spread(reports.iter().map(|report| report.answer.first.painted - report.first));
    let long = spread(reports.iter().map(longest));
    format!(
        "{:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0}",
        first.median,
        first.most,
        first.worst,
        all.median,
        all.most,
        all.worst,
        whole.median,
        whole.worst,
        long.median,
        long.worst
    )
}

fn typed_row(reports: &[Report]) -> String {
    let answers: usize = reports.iter().map(|report| report.answers.len()).sum();
    let long = reports.iter().flat_map(|report| &report.long).filter(|(_, length)| *length > LONG).count();
    let longest = spread(reports.iter().map(longest));
    let last = |report: &Report| report.answer.all.painted - report.keys.last().copied().unwrap_or_default();
    let waited = spread(reports.iter().map(last));
    format!(
        "{answers} | {long} | {:.0} | {:.0} | {:.0} | {:.0}",
        longest.median, longest.worst, waited.median, waited.worst
    )
}
