//! One text through the whole pipeline in memory, for fuzzing.
//!
//! The site around it is the embedded starter without its longest vocabularies, which would take most
//! of the time; the text takes the place of its practice. The clock stands still.

use std::sync::OnceLock;

use jiff::civil::{Date, date};

use crate::diag::{human, json, short};
use crate::edition::{Choices, select};
use crate::link::Library;
use crate::read::SiteFiles;
use crate::source::Source;
use crate::{check, link, parse, render, starter};

const PRACTICE: &str = "content/practices/tie-sensors-to-a-repair-service/en.md";

fn today() -> Date {
    date(2026, 11, 23)
}

/// Vocabularies that a trial does without.
const LEFT_OUT: [&str; 5] = ["countries", "country-groups", "glossary", "regions", "standards"];

fn site_with(practice: &str) -> Library {
    let mut files = SiteFiles::default();
    for (path, bytes) in starter::files() {
        if path == PRACTICE {
            files.sources.add(Source::new(path, practice));
        } else if LEFT_OUT.iter().any(|name| path.ends_with(&format!("/{name}.yaml"))) {
            continue;
        } else if path.ends_with(".md") || path.ends_with(".yaml") {
            files.sources.add(Source::new(path, String::from_utf8_lossy(bytes)));
        }
    }
    let parsed = parse::parse(&files.sources);
    link::link(files, parsed)
}

/// Checks the starter with another practice in it and draws the findings in every form.
pub fn check_practice(practice: &str) {
    let library = site_with(practice);
    let findings = check::check(&library, today());
    let _ = human::draw(&findings, &library.sources, human::Style { colour: true, width: 80 });
    let _ = short::draw(&findings, &library.sources);
    let _ = json::draw(&findings, &library.sources);
}

/// Checks a text below a sound front matter, then renders it as if there were no findings.
pub fn render_body(body: &str) {
    static FRONT: OnceLock<String> = OnceLock::new();
    let front = FRONT.get_or_init(|| {
        let files = starter::files();
        let sample = files.iter().find(|(path, _)| path == PRACTICE).map_or(&b""[..], |(_, bytes)| bytes);
        let sample = String::from_utf8_lossy(sample).into_owned();
        sample.split("\n---\n").next().unwrap_or_default().to_owned()
    });
    let practice = format!("{front}\n---\n{body}");
    check_practice(&practice);
    let library = site_with(&practice);
    let edition = select(&library, &[], &Choices::default(), today());
    let _ = render::practice_pages(&edition);
}
