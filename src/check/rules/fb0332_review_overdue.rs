//! FB0332: a review that is overdue.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};
use crate::parse::front::Status;

pub(super) const RULE: Rule = Rule {
    code: "FB0332",
    name: "review-overdue",
    severity: Severity::Warning,
    title: "A practice is due for review",
    explanation: "\
Every published practice is read again after some time, at most two years, because links break,
standards are replaced and projects end. The day has passed; until somebody has looked at the practice,
its page says that it is due for review.

Read it again, open every source, correct what has changed, and write the new dates: `review: {by:
editorial, date: 2026-11-22, next: 2028-11-22}`.",
    wrong: Example::Front(
        "published: 2022-11-22\nreview: {by: editorial, date: 2022-11-22, next: 2024-11-22}",
    ),
    right: Example::Front(
        "published: 2022-11-22\nreview: {by: editorial, date: 2026-11-22, next: 2028-11-22}",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let front = &original.front;
        let published = front.status.as_ref().is_some_and(|status| status.value == Status::Published);
        let Some(review) = front.review.as_ref().filter(|_| published) else { continue };
        let Some(next) = review.next.as_ref().filter(|next| next.value < context.today) else { continue };
        // A next review before the last one is a slip, and another rule's.
        if review.date.as_ref().is_some_and(|date| next.value <= date.value) {
            continue;
        }
        let days = context.today.since(next.value).map_or(0, |span| span.get_days());
        let late = plural(usize::try_from(days).unwrap_or_default(), "day", "days");
        report
            .at(next.span, format!("the practice was due for review on {}, {late} ago", next.value))
            .label("overdue")
            .help("read it again, mend what has changed, and write the new dates of `review`");
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn the_day_itself_is_not_late_and_drafts_are_never() {
        for (lines, message) in [
            ("review: {by: editorial, date: 2025-11-22, next: 2026-11-23}", None),
            (
                "review: {by: editorial, date: 2025-11-22, next: 2026-11-22}",
                Some("the practice was due for review on 2026-11-22, 1 day ago"),
            ),
            ("status: draft\nreview: {by: editorial, date: 2020-11-22, next: 2021-11-22}", None),
            ("review: {by: editorial, date: 2025-11-22, next: 2021-11-22}", None),
        ] {
            let found = Site::bare().front(lines).found("FB0332");
            assert_eq!(found.first().map(|(_, finding)| finding.message.as_str()), message, "{lines}");
        }
    }
}
