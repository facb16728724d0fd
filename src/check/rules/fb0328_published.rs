//! FB0328: a published practice without date or review.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::parse::front::Status;

pub(super) const RULE: Rule = Rule {
    code: "FB0328",
    name: "published-keys",
    severity: Severity::Error,
    title: "A published practice has no date of publication or no review",
    explanation: "\
What is published was read by somebody who answers for it, and readers see who that was, when, and
until when it holds: `review: {by: editorial, date: 2026-11-22, next: 2028-11-22}`. They also see since
when it has been public: `published: 2026-11-22`.

Add what is missing. As long as nobody has reviewed the text, write `status: in-review`.",
    wrong: Example::Without("review"),
    right: Example::Front("review: {by: editorial, date: 2026-11-22, next: 2028-11-22}"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let faulty = context.faulty();
    for (_, original) in context.originals() {
        let front = &original.front;
        let Some(status) = front.status.as_ref().filter(|status| status.value == Status::Published) else {
            continue;
        };
        for (key, given) in [("published", front.published.is_some()), ("review", front.review.is_some())] {
            if given || faulty.has(original.body.source, key) {
                continue;
            }
            let finding = report.at(status.span, format!("a published practice needs `{key}`"));
            finding.label(format!("without `{key}`"));
            match super::fb0308_missing_key::example(key) {
                Some(example) => finding.help(format!("add it, for example `{example}`")),
                None => finding.help(format!("add `{key}`")),
            };
            if key == "review" {
                finding.help("until somebody has reviewed the text, write `status: in-review`");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};

    #[test]
    fn drafts_need_neither_and_malformed_values_are_not_missing() {
        let text = Site::bare().text(SAMPLE);
        let lines =
            ["published: 2026-11-22\n", "review: {by: editorial, date: 2026-11-22, next: 2028-11-22}\n"];
        let neither = lines.iter().fold(text.clone(), |text, line| text.replace(line, ""));
        let count = |text: String| Site::bare().with(SAMPLE, text).found("FB0328").len();
        assert_eq!(count(neither.clone()), 2);
        assert_eq!(count(neither.replace("status: published", "status: draft")), 0);
        assert_eq!(count(text.replace("published: 2026-11-22", "published: 22.11.2026")), 0);
        assert_eq!(count(text.replace("review: {", "review: editorial #")), 0);
        assert_eq!(count(text.replace("review: {", "reveiw: {")), 0);
    }
}
