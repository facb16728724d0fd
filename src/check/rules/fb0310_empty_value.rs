//! FB0310: a key with nothing behind it.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};

pub(super) const RULE: Rule = Rule {
    code: "FB0310",
    name: "empty-value",
    severity: Severity::Error,
    title: "A key has no value",
    explanation: "\
The key is there and nothing stands behind it. fieldbook cannot know whether the value was forgotten
or is not needed. (An empty list, `[]`, does say something: that there are none.)

Write the value behind the key. If you have none and the key is not required, delete the line. A text
on several lines begins with `>-` behind the key and is indented by two spaces.",
    wrong: Example::Front("topics:"),
    right: Example::Front("topics: [maintenance]"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fault in context.faults() {
        let (FaultKind::EmptyValue { key, required }, Place::Span(span)) = (&fault.kind, &fault.place) else {
            continue;
        };
        let or_not = if *required { "" } else { ", or delete the line if it is not needed" };
        let help = match key.as_str() {
            "places" => {
                "name countries by their codes (`places: [RWA]`), or write `scope: global` instead".to_owned()
            }
            "symbol" => "`fieldbook new practice \"Title\"` makes one".to_owned(),
            key => match super::fb0308_missing_key::example_in(context, *span, key) {
                Some(example) => format!("write it, for example `{example}`{or_not}"),
                None => format!("write the value{or_not}"),
            },
        };
        report.at(*span, format!("`{}` has no value", shown(key))).label("nothing follows").help(help);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn keys_without_a_value_are_named_with_an_example() {
        for (lines, key, help) in [
            ("places:", "places", "`scope: global`"),
            ("domains: ~", "domains", "`domains: [water, health]`"),
            ("title: \"  \"", "title", "for example `title: "),
            ("summary: >-\n", "summary", "plain text"),
            ("topics:", "topics", "or delete"),
            ("review: {by: editorial, date: , next: 2027-01-01}", "date", "`date: 2026-11-22`"),
            ("effort: ~", "effort", "`effort: "),
        ] {
            let found = Site::bare().front(lines).found("FB0310");
            let [(place, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            assert_eq!(place, key, "{lines}");
            assert!(finding.helps[0].contains(help), "{lines}: {finding:?}");
        }
    }

    #[test]
    fn the_example_fits_the_file_and_a_required_key_is_not_to_be_deleted() {
        for (path, text, help) in [
            (
                "content/organisations/x.yaml",
                "name: {en: X}\nkind:\n",
                "write it, for example `kind: government`",
            ),
            (
                "fieldbook.yaml",
                "title:\nlanguages: [en]\ndefault_language: en\n",
                "write it, for example `title: {en: Our best practices}`",
            ),
            (
                "content/vocabularies/topics.yaml",
                "title:\nentries: []\n",
                "write it, for example `title: {en: Topics}`",
            ),
        ] {
            let found = Site::bare().with(path, text).found("FB0310");
            let [(_, finding)] = found.as_slice() else { panic!("{path}: {found:?}") };
            assert_eq!(finding.helps, [help]);
        }
        let found = Site::bare().front("title:").found("FB0310");
        assert!(!found[0].1.helps[0].contains("delete"), "{found:?}");
    }
}
