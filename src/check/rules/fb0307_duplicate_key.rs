//! FB0307: the same key twice.

use std::ops::Range;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};

pub(super) const RULE: Rule = Rule {
    code: "FB0307",
    name: "duplicate-key",
    severity: Severity::Error,
    title: "The same key stands twice",
    explanation: "\
Each key can have one value. When it stands twice, nobody can know which value is meant, and one of
the two would be lost.

Keep the right one and delete the other. Where a key takes a list, write all values into one list:
`domains: [water, health]`.",
    wrong: Example::Front("stage: good\nstage: pilot"),
    right: Example::Front("stage: good"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // The item of a list that goes on where another should begin: one finding for all its keys.
    let mut told: Option<Range<u32>> = None;
    for fault in context.faults() {
        let (FaultKind::DuplicateKey { key, first }, Place::Span(span)) = (&fault.kind, &fault.place) else {
            continue;
        };
        let text = context.library.sources.get(span.source).text.as_str();
        let before = |at: u32| indent_before(text, at as usize);
        let (first_before, before) = (before(first.start), before(span.start));
        let begins_an_item = first_before.trim_start() == "- "
            && before.len() == first_before.len()
            && before.trim().is_empty();
        if told.as_ref().is_some_and(|told| told.start <= first.start && first.end <= told.end)
            && !begins_an_item
            && before.trim().is_empty()
        {
            continue;
        }
        let finding = report.at(*span, format!("the key `{}` stands twice", shown(key)));
        finding.label("again").related(*first, "first");
        told = None;
        if begins_an_item {
            told = Some(first.start..span.start);
            let item = format!("{}{}", first_before.trim_start(), context.written(*span));
            finding.help(format!(
                "if another item of the list begins here, write `{item}`, in the column of the `-` above"
            ));
            finding.help("if not, keep one of the two and delete the other");
        } else {
            finding.help("keep one of them and delete the other");
        }
    }
}

/// What stands on the line before a place. Of a long line only the end: no list begins that far in.
fn indent_before(text: &str, at: usize) -> &str {
    const FURTHEST: usize = 200;
    let mut start = at.saturating_sub(FURTHEST);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let near = &text[start..at];
    &near[near.rfind(['\n', '\r']).map_or(0, |end| end + 1)..]
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn an_item_that_lost_its_hyphen_is_one_finding() {
        let rest = "    publisher: P\n    url: https://example.org/\n    accessed: 2026-11-22\n    kind: primary\n    language: en\n";
        let lines = |other: &str| format!("sources:\n  - title: A\n{rest}  {other} title: B\n{rest}");
        let found = Site::bare().front(&lines(" ")).found("FB0307");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "title");
        assert!(found[0].1.helps[0].contains("write `- title`"), "{found:?}");
        assert!(Site::bare().front(&lines("-")).found("FB0307").is_empty());
        // A key that only stands twice in an item is told as everywhere.
        let twice = format!("sources:\n  - title: A\n{rest}    publisher: Q\n");
        let found = Site::bare().front(&twice).found("FB0307");
        assert_eq!(found[0].1.helps, ["keep one of them and delete the other"]);
    }
}
