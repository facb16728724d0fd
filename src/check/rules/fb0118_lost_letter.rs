//! FB0118: the sign that stands where a letter was lost.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural, shown};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0118",
    name: "lost-letter",
    severity: Severity::Error,
    title: "A letter was lost when the file was converted",
    explanation: "\
A program that cannot read a letter puts the sign \u{fffd} (U+FFFD) in its place. The letter is gone: saving the
file again does not bring it back, and readers see the sign.

Type the letter again. If there are many, take the file from before it was converted, and save that one
as UTF-8.",
    wrong: Example::Body("The caf\u{fffd} owner reads the meter."),
    right: Example::Body("The café owner reads the meter."),
    check,
};

/// The sign itself.
const LOST: char = '\u{fffd}';

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (id, source) in context.library.sources.iter() {
        let text = source.text.as_str();
        let Some(at) = text.find(LOST) else { continue };
        let len = text[at..].len() - text[at..].trim_start_matches(LOST).len();
        let lines = text.lines().filter(|line| line.contains(LOST)).count();
        let finding = report.at(
            Span::new(id, at..at + len),
            format!("a letter was lost when the file was converted: `{}`", shown(word_at(text, at))),
        );
        finding
            .label("no letter")
            .help("type the letter again, or take the file from before and save it as UTF-8");
        if lines > 1 {
            finding
                .help(format!("there is more of this in {}", plural(lines - 1, "other line", "other lines")));
        }
    }
}

/// The word around a place.
pub(super) fn word_at(text: &str, at: usize) -> &str {
    let ends = |c: char| c.is_whitespace() && c != '\u{a0}';
    let start = text[..at].char_indices().rev().take(40).take_while(|(_, c)| !ends(*c)).last();
    let end = text[at..].char_indices().take(40).find(|(_, c)| ends(*c));
    let start = start.map_or(at, |(start, _)| start);
    let end = end.map_or_else(
        || text[at..].char_indices().nth(40).map_or(text.len(), |(end, _)| at + end),
        |(end, _)| at + end,
    );
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn a_file_has_one_finding_with_the_word() {
        let site = Site::starter();
        let text = format!("{}\nA caf\u{fffd}\u{fffd} here.\nAnd caf\u{fffd} there.\n", site.text(SAMPLE));
        let found = site.with(SAMPLE, text).found("FB0118");
        let [(place, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(place, "\u{fffd}\u{fffd}");
        assert!(finding.message.ends_with("`caf\u{fffd}\u{fffd}`"), "{finding:?}");
        assert_eq!(finding.helps[1], "there is more of this in 1 other line");
        let long = Site::bare().with(SAMPLE, "\u{fffd}".repeat(20_000)).found("FB0118");
        assert_eq!(long.iter().map(|(place, _)| place.len()).collect::<Vec<_>>(), [60_000]);
    }
}
