//! One text through the whole pipeline or through one stage of it, in memory, for fuzzing.
//!
//! Where the whole pipeline is tried, the site around it is the embedded starter without its longest vocabularies, which would take most
//! of the time; the text takes the place of its practice. The clock stands still.

use std::sync::OnceLock;

use jiff::civil::{Date, date};

use crate::diag::{human, json, short};
use crate::edition::{Choices, select};
use crate::fault::Place;
use crate::link::Library;
use crate::parse::markdown::Visited;
use crate::read::SiteFiles;
use crate::source::{Source, Sources, Span};
use crate::{check, link, markup, parse, render, starter};

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
    let _ = json::draw(&findings, &library.sources, &[]);
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

/// Reads a text as the front matter of a practice, or of a translation when it says that it is one.
///
/// # Panics
///
/// When a fault points outside of the text, which is a mistake of the parser.
pub fn parse_front(yaml: &str) {
    let mut sources = Sources::default();
    sources.add(Source::new("content/practices/a-b/en.md", format!("---\n{yaml}\n---\n")));
    for fault in parse::parse_in_turn(&sources).faults {
        if let Place::Span(span) = fault.place {
            stands_in_its_text(&sources, span);
        }
    }
}

/// Reads a text as Markdown.
///
/// # Panics
///
/// When a part of the tree or a fault has a place outside of the text, which is a mistake of the parser.
pub fn parse_markdown(body: &str) {
    let mut sources = Sources::default();
    sources.add(Source::new("content/pages/a/en.md", format!("---\n---\n{body}")));
    let parsed = parse::parse_in_turn(&sources);
    for fault in parsed.faults {
        if let Place::Span(span) = fault.place {
            stands_in_its_text(&sources, span);
        }
    }
    for page in parsed.pages {
        page.document.walk(&mut |visited| match visited {
            Visited::Block(block) => stands_in_its_text(&sources, block.span),
            Visited::Inline(inline) => stands_in_its_text(&sources, inline.span),
        });
        let _ = page.document.plain_text();
    }
}

fn stands_in_its_text(sources: &Sources, span: Span) {
    let text = &sources.get(span.source).text;
    assert!(text.get(span.range()).is_some(), "{span:?} is no piece of {text:?}");
}

/// Makes HTML safe as it is done for every page.
pub fn sanitise(html: &str) -> String {
    markup::sanitise(html)
}
