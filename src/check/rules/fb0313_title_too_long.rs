//! FB0313: a title that does not fit where titles stand.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;

pub(super) const RULE: Rule = Rule {
    code: "FB0313",
    name: "title-too-long",
    severity: Severity::Error,
    title: "A title has more than 80 characters",
    explanation: "\
The title stands in lists, in the head of each printed page, in the tab of the browser and in search
results. With more than 80 characters it is cut off there, often before its point.

Say what to do, in as few words as you can: \"Tie every hand pump to a repair service\". The rest
belongs in the summary.",
    wrong: Example::Front(
        "title: Tie every single hand-pump sensor in each of the provinces to a repair service that answers within days",
    ),
    right: Example::Front("title: Tie every hand-pump sensor to a repair service"),
    check,
};

/// Most characters of a title.
const LIMIT: usize = 80;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for title in context.titles() {
        let length = title.value.chars().count();
        if length > LIMIT {
            report
                .at(title.span, format!("the title has {length} characters, where {LIMIT} are the most"))
                .label("too long")
                .help("say in a few words what to do; the rest belongs in the summary");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn characters_are_counted_and_not_bytes() {
        for (title, found) in [("水".repeat(80), 0), ("水".repeat(81), 1), ("é".repeat(80), 0)] {
            assert_eq!(Site::bare().front(&format!("title: {title}")).found("FB0313").len(), found);
        }
    }
}
