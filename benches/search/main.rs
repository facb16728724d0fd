//! What the search answers, what it costs and how fast it is, in Chromium: `cargo bench --bench search`.
//!
//! ```text
//! cargo bench --bench search -- [parity] [payload] [latency] [profile]
//!     [--practices N] [--languages en,fr] [--queries N]
//! ```
//!
//! Without a part, `parity`, `payload` and `latency` run. Each prints tables in Markdown, as they stand in
//! `docs/benchmarks.md`; what happens meanwhile goes to standard error.
//!
//! - [`parity`]: whether the browser answers what tantivy answers
//! - [`payload`]: how many bytes a first query loads, beside Pagefind
//! - [`latency`]: how long a reader with a slow computer waits
//! - [`profile`]: where that time goes, for those who make it shorter
//!
//! Chromium must be there. Pagefind is compared with when `npm ci --prefix benches/tools` was run. Sites are made
//! in temporary folders by [`generator`], with the same bytes in every run, and so are the queries ([`queries`]).

#![expect(clippy::unwrap_used, reason = "a measurement that cannot be made may fail loudly")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the tables are what this program is for")]
#![expect(clippy::disallowed_methods, reason = "this is a program of its own, and its clock is the real one")]

use std::time::Instant;

use clap::{Parser, ValueEnum};
use fieldbook::model::language::Language;

#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/suite/chromium.rs"]
mod chromium;
#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/suite/fixture.rs"]
mod fixture;
#[path = "../../examples/corpus/generator.rs"]
mod generator;
mod latency;
mod page;
mod pagefind;
mod parity;
mod payload;
mod profile;
mod queries;
mod site;

use crate::site::Site;

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
enum Part {
    Parity,
    Payload,
    Latency,
    Profile,
}

/// What is measured, and on what.
#[derive(Debug, Parser)]
#[command(name = "search")]
struct Options {
    /// What is measured; without it all but the profile
    #[arg(value_enum)]
    parts: Vec<Part>,
    /// Practices of each site, instead of 1,000 and 10,000
    #[arg(long)]
    practices: Option<u32>,
    /// Languages that are measured, instead of English alone for sites in one language and all for those in six
    #[arg(long, value_delimiter = ',', value_parser = language)]
    languages: Vec<Language>,
    /// Queries for each language, instead of 2,000 (parity), 60 (payload) and 50 (latency)
    #[arg(long)]
    queries: Option<usize>,
    /// `cargo bench` says that it is `cargo bench`
    #[arg(long, hide = true)]
    bench: bool,
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| "a language is one of ar, zh, en, fr, ru, es".to_owned())
}

/// The sites that the parts share.
pub(crate) struct Sites {
    practices: Option<u32>,
    languages: Vec<Language>,
    made: Vec<Site>,
}

impl Sites {
    /// The number of practices of each site in one language.
    fn sizes(&self) -> Vec<u32> {
        self.practices.map_or_else(|| vec![1_000, 10_000], |practices| vec![practices])
    }

    /// The languages that have a site of their own.
    fn single(&self) -> Vec<Language> {
        if self.languages.is_empty() { vec![Language::En] } else { self.languages.clone() }
    }

    /// The languages that are measured on the site in six.
    fn of_six(&self) -> Vec<Language> {
        if self.languages.is_empty() { Language::ALL.to_vec() } else { self.languages.clone() }
    }

    /// The site with this many practices in these languages.
    fn get(&mut self, practices: u32, languages: &[Language]) -> &Site {
        let known =
            self.made.iter().position(|site| site.practices == practices && site.languages == languages);
        let at = known.unwrap_or_else(|| {
            self.made.push(Site::make(practices, languages));
            self.made.len() - 1
        });
        &self.made[at]
    }

    /// The site in six languages.
    fn six(&mut self) -> &Site {
        self.get(self.practices.unwrap_or(1_000).min(1_000), &Language::ALL)
    }
}

fn main() {
    let options = Options::parse();
    let Some(browser) = chromium::browser() else { return };
    println!("{}\n", machine(&browser));
    drop(browser);
    let mut sites = Sites { practices: options.practices, languages: options.languages, made: Vec::new() };
    let parts = if options.parts.is_empty() {
        vec![Part::Parity, Part::Payload, Part::Latency]
    } else {
        options.parts
    };
    for part in parts {
        let start = Instant::now();
        match part {
            Part::Parity => parity::measure(&mut sites, options.queries.unwrap_or(2_000)),
            Part::Payload => payload::measure(&mut sites, options.queries.unwrap_or(60)),
            Part::Latency => latency::measure(&mut sites, options.queries.unwrap_or(50)),
            Part::Profile => profile::measure(&mut sites, options.queries.unwrap_or(50)),
        }
        println!("{part:?} took {:.0} s; load at its end {}.\n", start.elapsed().as_secs_f64(), load());
    }
}

/// The line that stands above all tables: when and on what they were measured.
fn machine(browser: &headless_chrome::Browser) -> String {
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "{}, {cores} cores, {}, load {} at the start, {}, fieldbook {}",
        jiff::Zoned::now().date(),
        model.map_or("processor unknown", |(_, model)| model),
        load(),
        browser.get_version().unwrap().product,
        env!("CARGO_PKG_VERSION"),
    )
}

/// How many programs wanted the processor in the last minute: what is measured is worth less when there are many.
fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown").to_owned()
}

/// The middle, the value that nine of ten do not exceed, and the largest.
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) most: f64,
    pub(crate) worst: f64,
}

/// Tells how values are spread.
pub(crate) fn spread(values: impl IntoIterator<Item = f64>) -> Spread {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let at = |part: f64| values.get(((values.len() as f64 * part).ceil() as usize).max(1) - 1).copied();
    Spread {
        median: at(0.5).unwrap_or_default(),
        most: at(0.9).unwrap_or_default(),
        worst: at(1.0).unwrap_or_default(),
    }
}

/// A number with a comma between thousands.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
