//! How long it takes from saving a practice to the page that shows it, and until the search finds it: `cargo bench --bench serve`.
//!
//! ```text
//! cargo bench --bench serve -- [--practices N] [--edits N]
//! ```
//!
//! Prints a table in Markdown, as in `docs/benchmarks.md`. A site of made-up practices in English is shown by `fieldbook serve`, one practice
//! is open in Chromium, and the page of the search in another window, where the new word is typed before the practice has it. Each edit writes another title
//! with a word that stands nowhere else. The time of the page ends with the frame that shows this title in its heading, and that of the search with the frame
//! that shows the practice in its list, whether the page was changed in place or loaded again: a script that Chromium puts into each document watches it,
//! and tells by the browser's own clock (`performance.timeOrigin` and `performance.now`) when the task after the next animation frame begins. The next edit
//! waits for both.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot be made may fail loudly")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the table is what this program is for")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use assert_cmd::cargo::cargo_bin;
use clap::Parser;
use fieldbook::model::language::Language;
use headless_chrome::protocol::cdp::Page::AddScriptToEvaluateOnNewDocument;
use headless_chrome::{Browser, LaunchOptions, Tab};

#[path = "../../examples/corpus/generator.rs"]
mod generator;

/// What is measured, and on what.
#[derive(Debug, Parser)]
#[command(name = "serve")]
struct Options {
    /// Sizes of the sites
    #[arg(long, value_delimiter = ',', default_value = "60,1000,10000")]
    practices: Vec<u32>,
    /// How often a practice is saved on each
    #[arg(long, default_value_t = 9)]
    edits: usize,
    /// Given by `cargo bench`
    #[arg(long, hide = true)]
    bench: bool,
}

/// Notes for each text of the element for the first time when the frame after it has been shown.
const WATCH: &str = r#"(() => {
  window.shownAt = {};
  const look = () => {
    const text = document.querySelector("SELECTOR")?.textContent ?? "";
    if (text in shownAt) return;
    shownAt[text] = 0;
    // The task after the callbacks of a frame comes when that frame has been made.
    requestAnimationFrame(() => setTimeout(() => { shownAt[text] = performance.timeOrigin + performance.now(); }));
  };
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
})()"#;

/// Longest that is waited for anything.
const LONGEST: Duration = Duration::from_secs(120);

fn main() {
    let options = Options::parse();
    println!("| practices, en | edits | shown: median ms | worst | found: median ms | worst |");
    println!("| ---: | ---: | ---: | ---: | ---: | ---: |");
    for practices in options.practices {
        let times = measure(practices, options.edits);
        let columns: Vec<String> = times
            .into_iter()
            .map(|mut times| {
                times.sort_by(f64::total_cmp);
                format!("{:.0} | {:.0}", times[times.len() / 2], times[times.len() - 1])
            })
            .collect();
        println!("| {practices} | {} | {} |", options.edits, columns.join(" | "));
    }
}

/// The times of each edit: until the page was shown, until it was found.
fn measure(practices: u32, edits: usize) -> [Vec<f64>; 2] {
    let dir = tempfile::tempdir().unwrap();
    generator::write_site(dir.path(), practices, &[Language::En]).unwrap();
    let mut child = Command::new(cargo_bin("fieldbook"))
        .args(["serve", "--quiet", "--as-of", "2026-11-25"])
        .current_dir(dir.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut address = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let address = address.trim();
    let times = edit(dir.path(), address, edits);
    child.kill().unwrap();
    child.wait().unwrap();
    times
}

fn edit(site: &Path, address: &str, edits: usize) -> [Vec<f64>; 2] {
    let file = site.join("content/practices/practice-number-7/en.md");
    let text = std::fs::read_to_string(&file).unwrap();
    let title = text.lines().find(|line| line.starts_with("title:")).unwrap();
    let windows = [browser(), browser()];
    let page = open(&windows[0], &format!("{address}en/practices/practice-number-7.html"), "h1");
    let search = open(&windows[1], &format!("{address}en/search.html"), "#search-results h2");
    let mut times = [Vec::new(), Vec::new()];
    // The first one is not counted: the browser has not yet kept what all pages load.
    for number in 0..=edits {
        let word = word(number);
        search.navigate_to(&format!("{address}en/search.html?q={word}")).unwrap();
        until(&search, "document.querySelector('#search-results')?.dataset.state === 'empty'");
        std::thread::sleep(Duration::from_millis(700));
        #[expect(clippy::disallowed_methods, reason = "the browser tells its times by this clock")]
        let saved = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs_f64() * 1000.0;
        std::fs::write(&file, text.replace(title, &format!("title: Keep the {word} dry"))).unwrap();
        let after = |tab: &Tab| {
            let script = format!("window.shownAt?.['Keep the {word} dry']");
            until(tab, &script).as_f64().unwrap() - saved
        };
        let (shown, found) = (after(&page), after(&search));
        eprintln!("{word}: shown {shown:.0} ms, found {found:.0} ms");
        if number > 0 {
            for (times, time) in times.iter_mut().zip([shown, found]) {
                times.push(time);
            }
        }
    }
    times
}

/// A word that no practice has, and that is no slip in typing another one.
fn word(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap()).to_string();
    format!("zyx{0}{0}{0}zyx{0}{0}", letter)
}

fn browser() -> Browser {
    let options = LaunchOptions::default_builder()
        .path(Some("/usr/bin/chromium".into()).filter(|path: &std::path::PathBuf| path.exists()))
        .sandbox(false)
        .idle_browser_timeout(LONGEST)
        .build()
        .unwrap();
    Browser::new(options).unwrap()
}

/// A window that watches one element of each page.
fn open(browser: &Browser, address: &str, watched: &str) -> Arc<Tab> {
    let tab = browser.new_tab().unwrap();
    tab.call_method(AddScriptToEvaluateOnNewDocument {
        source: WATCH.replace("SELECTOR", watched),
        world_name: None,
        include_command_line_api: None,
        run_immediately: None,
    })
    .unwrap();
    tab.navigate_to(address).unwrap().wait_until_navigated().unwrap();
    tab
}

/// What a script gives as soon as it is neither nothing nor false nor zero.
fn until(tab: &Tab, script: &str) -> serde_json::Value {
    let began = Instant::now();
    loop {
        // While a page is loaded again there is nothing to ask.
        let value = tab.evaluate(script, false).ok().and_then(|found| found.value);
        if let Some(value) =
            value.filter(|value| !value.is_null() && *value != false && value.as_f64() != Some(0.0))
        {
            return value;
        }
        assert!(began.elapsed() < LONGEST, "{script}");
        std::thread::sleep(Duration::from_millis(5));
    }
}
