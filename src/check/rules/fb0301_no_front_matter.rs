//! FB0301: a practice or page without front matter.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};

pub(super) const RULE: Rule = Rule {
    code: "FB0301",
    name: "no-front-matter",
    severity: Severity::Error,
    title: "A practice or page does not begin with front matter",
    explanation: "\
Every practice and page begins with its facts, one on each line, between two lines of three hyphens.
This part is called front matter. Without it fieldbook knows neither the title nor anything else.

Write `---` as the very first line, then the facts, for example `title: About`, then `---` again. The
text begins below. `fieldbook new` makes a file in which everything is in place.",
    wrong: Example::File("content/pages/about/en.md", "# About\n\nWho keeps this.\n"),
    right: Example::File(
        "content/pages/about/en.md",
        "---\ntitle: About\nsummary: Who keeps this collection.\n---\nWho keeps this.\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fault in context.faults() {
        let (FaultKind::NoFrontMatter, Place::Span(span)) = (&fault.kind, &fault.place) else { continue };
        let source = context.library.sources.get(span.source);
        let first = context.written(*span);
        if source.text.trim().is_empty() {
            report.at(*span, "the file is empty").help("`fieldbook new` makes a file to fill in");
        } else if is_like_hyphens(first) {
            report
                .at(*span, format!("`{}` is not the line `---` that opens the front matter", shown(first)))
                .label("three hyphens are wanted")
                .help("write three hyphens; some programs turn them into a dash")
                .suggest("---");
        } else if is_like_key(first) {
            report
                .at(*span, "the line `---` above the front matter is missing")
                .label("the facts begin here")
                .help("put a line `---` above this one");
        } else {
            report
                .at(*span, "the file does not begin with front matter")
                .label("the first line must be `---`")
                .help("begin the file with `---`, then the facts (`title: …`), then `---` again");
        }
    }
}

/// What people and programs make of three hyphens, and the lines of other systems.
fn is_like_hyphens(line: &str) -> bool {
    let line = line.trim();
    let dashes = line.chars().all(|c| matches!(c, '-' | '‐'..='―' | '−' | '─' | '_' | '*' | '=' | '+' | '~'));
    !line.is_empty() && dashes && line.chars().count() <= 12
}

fn is_like_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, rest)| {
        !key.is_empty()
            && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            && (rest.is_empty() || rest.starts_with([' ', '\t']))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn the_first_line_tells_what_is_missing() {
        for (text, marked, message) in [
            ("", "", "the file is empty"),
            (" \n\n", " ", "the file is empty"),
            ("—\ntitle: T\n—\n", "—", "`—` is not the line `---` that opens the front matter"),
            ("+++\ntitle = 1\n+++\n", "+++", "`+++` is not the line `---` that opens the front matter"),
            ("title: T\n---\n", "title: T", "the line `---` above the front matter is missing"),
            ("Text: and more\n", "Text: and more", "the file does not begin with front matter"),
            ("\n\nText\n", "", "the file does not begin with front matter"),
        ] {
            let found = Site::one("content/pages/about/en.md", text).found("FB0301");
            let [(place, finding)] = found.as_slice() else { panic!("{text:?}: {found:?}") };
            assert_eq!((place.as_str(), finding.message.as_str()), (marked, message), "{text:?}");
        }
    }
}
