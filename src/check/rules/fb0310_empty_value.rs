//! FB0310: a key with nothing behind it.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::{Severity, shown};
use crate::fault::FaultKind;

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
    report_faults(context, report, |kind| {
        let FaultKind::EmptyValue { key } = kind else { return None };
        let worded = Worded::new(format!("`{}` has no value", shown(key))).label("nothing follows");
        Some(worded.help(match key.as_str() {
            "places" => {
                "name countries by their codes (`places: [RWA]`), or write `scope: global` instead".to_owned()
            }
            "symbol" => "`fieldbook new practice \"Title\"` makes one".to_owned(),
            key => match super::fb0308_missing_key::example(key.rsplit('.').next().unwrap_or(key)) {
                Some(example) => {
                    format!("write it, for example `{example}`, or delete the line if it is not needed")
                }
                None => "write the value, or delete the line if it is not needed".to_owned(),
            },
        }))
    });
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
            ("summary: >-\n", "summary", "or delete"),
            ("review: {by: editorial, date: , next: 2027-01-01}", "date", "`date: 2026-11-22`"),
            ("effort: ~", "effort", "`effort: "),
        ] {
            let found = Site::bare().front(lines).found("FB0310");
            let [(place, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            assert_eq!(place, key, "{lines}");
            assert!(finding.helps[0].contains(help), "{lines}: {finding:?}");
        }
    }
}
