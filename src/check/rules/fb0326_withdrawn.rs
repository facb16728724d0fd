//! FB0326: a withdrawn practice without a reason, or a reason without withdrawal.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::parse::front::Status;

pub(super) const RULE: Rule = Rule {
    code: "FB0326",
    name: "withdrawn-reason",
    severity: Severity::Error,
    title: "A practice is withdrawn without a reason, or has a reason and is not withdrawn",
    explanation: "\
A withdrawn practice keeps its page, because people may have it in print, and the page says why it was
taken back. Without `reason:` it could not say so. A reason on a practice that is not withdrawn would
never be shown.

Write one sentence: `reason: The figures could not be confirmed by the operator`. If the practice is
not withdrawn, delete the reason.",
    wrong: Example::Front("status: withdrawn"),
    right: Example::Front(
        "status: withdrawn\nreason: The operator has corrected the figures of the first report",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let faulty = context.faulty();
    for (_, original) in context.originals() {
        let front = &original.front;
        let Some(status) = &front.status else { continue };
        match (status.value, &front.reason) {
            (Status::Withdrawn, None) if !faulty.has(original.body.source, "reason") => {
                report
                    .at(status.span, "a withdrawn practice needs a reason")
                    .label("why?")
                    .help("add `reason:` with one sentence that says why it was taken back");
            }
            (Status::Draft | Status::InReview | Status::Published, Some(reason)) => {
                report
                    .at(reason.span, "a reason is given, and the practice is not withdrawn")
                    .label("never shown")
                    .related(status.span, "not `withdrawn`")
                    .help("delete the reason, or write `status: withdrawn`");
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn reason_and_withdrawal_belong_together() {
        for (lines, marked) in [
            ("status: withdrawn", Some("withdrawn")),
            ("status: withdrawn\nreason:", None),
            ("status: published\nreason: Because", Some("Because")),
            ("status: gone\nreason: Because", None),
        ] {
            let found = Site::bare().front(lines).found("FB0326");
            assert_eq!(found.first().map(|(place, _)| place.as_str()), marked, "{lines}");
        }
    }
}
