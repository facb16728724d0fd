//! FB0302: front matter whose first or last line is not as it must be.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};
use crate::source::{SourceId, Span};

pub(super) const RULE: Rule = Rule {
    code: "FB0302",
    name: "front-matter-not-closed",
    severity: Severity::Error,
    title: "The lines `---` around the front matter are not both there",
    explanation: "\
The facts of a practice or page stand between two lines that hold three hyphens and nothing else. The
first of them is the very first line of the file: no empty line and no space may come before it. The
second shows where the facts end and the text begins; without it the whole file counts as facts.

Write `---` on a line of its own where the marked place or the help says.",
    wrong: Example::File(
        "content/pages/about/en.md",
        "---\ntitle: About\nsummary: Who keeps this.\n\n# About\n",
    ),
    right: Example::File(
        "content/pages/about/en.md",
        "---\ntitle: About\nsummary: Who keeps this.\n---\n\nAbout this.\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fault in context.faults() {
        let (FaultKind::FrontMatterNotClosed, Place::Span(span)) = (&fault.kind, &fault.place) else {
            continue;
        };
        let first = context.written(*span);
        if first.trim().is_empty() {
            report
                .at(*span, "the front matter must begin on the first line of the file")
                .label("nothing may stand above `---`")
                .help("delete the empty lines above `---`");
        } else if first.trim_end() != "---" {
            let finding = report
                .at(*span, format!("`{}` is not the line `---` that opens the front matter", shown(first)));
            finding.help("write three hyphens and nothing else on the first line");
            if first.trim().chars().all(|c| c == '-') {
                finding.suggest("---");
            }
        } else {
            not_closed(context, report, *span);
        }
    }
}

fn not_closed(context: &Context<'_>, report: &mut Report<'_>, open: Span) {
    let text = &context.library.sources.get(open.source).text;
    match end_of_facts(open.source, text, open.end as usize) {
        Some((span, true)) => {
            let written = shown(context.written(span));
            report
                .at(span, format!("`{written}` is not the line `---` that closes the front matter"))
                .label("three hyphens are wanted")
                .related(open, "the front matter begins here")
                .help("write three hyphens at the start of the line and nothing else")
                .suggest("---");
        }
        Some((span, false)) => {
            report
                .at(span, "the line `---` below the front matter is missing")
                .label("the text begins here")
                .related(open, "the front matter begins here")
                .help("put a line `---` above this one");
        }
        None => {
            report
                .at(open, "the front matter has no end")
                .label("begins here")
                .help("put a line `---` below the last of the facts");
        }
    }
}

/// The line where the front matter probably should end: one that is nearly `---` (`true`), or the
/// first that is a heading of the text.
fn end_of_facts(source: SourceId, text: &str, after: usize) -> Option<(Span, bool)> {
    let mut at = after;
    for line in text[after..].split_inclusive(['\n', '\r']) {
        let words = line.trim_end();
        let span = Span::new(source, at..at + words.len());
        at += line.len();
        let nearly = words.trim_start();
        let dashes = !nearly.is_empty() && nearly.chars().all(|c| matches!(c, '-' | '‐'..='―' | '−' | '─'));
        if dashes && (nearly.len() > 1) && nearly.chars().count() <= 12 || nearly == "..." {
            return Some((span, true));
        }
        // A YAML comment has one `#`; two are a heading in every practice.
        if words.starts_with("## ") {
            return Some((span, false));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn the_guilty_line_is_marked() {
        for (text, marked, message) in [
            ("---\ntitle: T\n", "---", "the front matter has no end"),
            ("---", "---", "the front matter has no end"),
            ("\n---\ntitle: T\n---\n", "", "the front matter must begin on the first line of the file"),
            (" ---\ntitle: T\n---\n", " ---", "`---` is not the line `---` that opens the front matter"),
            (
                "--- title: T\n---\n",
                "--- title: T",
                "`--- title: T` is not the line `---` that opens the front matter",
            ),
            ("----\ntitle: T\n---\n", "----", "`----` is not the line `---` that opens the front matter"),
            ("---\ntitle: T\n—\nText\n", "—", "`—` is not the line `---` that closes the front matter"),
            (
                "---\ntitle: T\n ---\nText\n",
                " ---",
                "`---` is not the line `---` that closes the front matter",
            ),
            ("---\ntitle: T\n## Text\n", "## Text", "the line `---` below the front matter is missing"),
        ] {
            let found = Site::one("content/pages/about/en.md", text).found("FB0302");
            let [(place, finding)] = found.as_slice() else { panic!("{text:?}: {found:?}") };
            assert_eq!((place.as_str(), finding.message.as_str()), (marked, message), "{text:?}");
        }
    }
}
