//! How long a bundle of many practices takes to set, and what memory: `cargo bench --bench bundle`.
//!
//! ```text
//! cargo bench --bench bundle -- [--practices N] [--runs N] [--language en] [--weasyprint PATH]
//! ```
//!
//! Prints a table in Markdown, as it stands in `docs/benchmarks.md`. What is timed is from the edition that was
//! read and chosen to the bytes of the file, on one core, with templates and fonts ready; nothing of an earlier
//! run is used. Beside it the same practices, as the one HTML file of the same bundle, are printed by Chromium
//! (`--print-to-pdf`) and, where it is installed, by WeasyPrint (`pip install weasyprint`), each as a whole
//! process. Chromium and WeasyPrint set neither page numbers in the contents nor sheets on right-hand pages.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot be made may fail loudly")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the table is what this program is for")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::Parser;
use fieldbook::edition::{Choices, Volume, select};
use fieldbook::model::language::Language;
use fieldbook::render::plan;

#[path = "../../examples/corpus/generator.rs"]
mod generator;

/// What is measured, and on what.
#[derive(Debug, Parser)]
#[command(name = "bundle")]
struct Options {
    /// How many practices the bundle holds
    #[arg(long, default_value_t = 60)]
    practices: u32,
    /// How often each is run; the table has the median
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Language of the bundle
    #[arg(long, default_value = "en")]
    language: String,
    /// WeasyPrint's command
    #[arg(long, default_value = "weasyprint")]
    weasyprint: String,
    /// Given by `cargo bench`
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let options = Options::parse();
    // Before the first thread is made: one core is what is promised.
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    let language = Language::from_code(&options.language).expect("a language of the site");
    let dir = tempfile::tempdir().unwrap();
    generator::write_site(dir.path(), options.practices, &[language]).unwrap();
    let slugs: Vec<String> = std::fs::read_dir(dir.path().join("content/practices"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut recipe = format!(
        "title: {{{language}: All}}\nlanguages: [{language}]\nparts: [how-to-use, contents, overview, practices, glossary, standards, licences]\npractices:\n",
        language = language.code()
    );
    let mut slugs = slugs;
    slugs.sort();
    slugs.iter().for_each(|slug| recipe.push_str(&format!("  - {slug}\n")));
    std::fs::create_dir_all(dir.path().join("content/bundles")).unwrap();
    std::fs::write(dir.path().join("content/bundles/all.yaml"), recipe).unwrap();

    let library = fieldbook::load(dir.path()).unwrap();
    let today = "2026-11-23".parse().unwrap();
    let edition = select(&library, &[], &Choices::default(), today);
    let planned = plan(&edition, &library.themes);
    let bundle = edition.bundles.values().next().expect("the recipe makes a bundle");
    let before = peak_memory();

    println!("| {} practices, {} | pages | seconds | peak MB |", options.practices, language.code());
    println!("| --- | --- | --- | --- |");
    let mut times = Vec::new();
    let (mut pages, mut pdf) = (0, Vec::new());
    for run in 0..options.runs {
        let start = Instant::now();
        let sheets = planned.print(bundle, language, Volume::Participants).unwrap();
        times.push(start.elapsed());
        eprintln!("fieldbook, run {}: {:.2} s", run + 1, start.elapsed().as_secs_f64());
        (pages, pdf) = (sheets.pages, sheets.pdf);
    }
    let memory = peak_memory().map_or("?".to_owned(), |bytes| {
        format!("{} ({} before)", bytes / 1_000_000, before.unwrap_or(0) / 1_000_000)
    });
    println!("| fieldbook (Typst) | {pages} | {:.2} | {memory} |", median(&mut times).as_secs_f64());
    eprintln!("{} kB", pdf.len() / 1000);

    let html = dir.path().join("all.html");
    std::fs::write(&html, planned.one_file(bundle, language).unwrap()).unwrap();
    let out = dir.path().join("other.pdf");
    let chromium = ["chromium", "google-chrome", "chromium-browser"].into_iter().find(|name| runs(name));
    if let Some(chromium) = chromium {
        let profile = dir.path().join("profile");
        let args = [
            "--headless".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            format!("--user-data-dir={}", profile.display()),
            format!("--print-to-pdf={}", out.display()),
            format!("file://{}", html.display()),
        ];
        other("Chromium", chromium, &args, &out, options.runs);
    }
    if runs(&options.weasyprint) {
        let args = [html.display().to_string(), out.display().to_string()];
        other("WeasyPrint", &options.weasyprint, &args, &out, options.runs);
    }
}

fn runs(command: &str) -> bool {
    Command::new(command).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// Measures another program; `taskset` keeps it on one core where it is there.
fn other(name: &str, command: &str, args: &[String], out: &Path, times: usize) {
    let mut taken = Vec::new();
    let mut memory = 0;
    for run in 0..times {
        let _ = std::fs::remove_file(out);
        let start = Instant::now();
        // GNU time tells the memory of the largest process.
        let output = Command::new("/usr/bin/time")
            .args(["-f", "%M", "taskset", "-c", "0", command])
            .args(args)
            .stdout(Stdio::null())
            .output()
            .unwrap();
        taken.push(start.elapsed());
        let told = String::from_utf8_lossy(&output.stderr);
        memory = told.lines().last().and_then(|line| line.trim().parse::<u64>().ok()).unwrap_or(0) * 1024;
        eprintln!("{name}, run {}: {:.2} s", run + 1, start.elapsed().as_secs_f64());
    }
    let info = Command::new("pdfinfo")
        .arg(out)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let pages = info.ok().and_then(|info| {
        let line = info.lines().find(|line| line.starts_with("Pages"))?.to_owned();
        Some(line.split_whitespace().last()?.to_owned())
    });
    println!(
        "| {name} | {} | {:.2} | {} |",
        pages.unwrap_or_else(|| "?".to_owned()),
        median(&mut taken).as_secs_f64(),
        memory / 1_000_000
    );
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Most memory that this process has used, in bytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}
