//! FB0333: a next review that is too far away.

use jiff::ToSpan;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;

pub(super) const RULE: Rule = Rule {
    code: "FB0333",
    name: "review-interval",
    severity: Severity::Error,
    title: "The next review is more than 24 months after the last",
    explanation: "\
Two years are long for the Internet of Things: networks are switched off, standards are replaced, and
addresses of sources no longer work. So a practice is looked at again after at most 24 months.

Write a day that is at most two years after the `date` of the review. Earlier is better where things
change fast.",
    wrong: Example::Front("review: {by: editorial, date: 2026-11-22, next: 2029-11-22}"),
    right: Example::Front("review: {by: editorial, date: 2026-11-22, next: 2028-11-22}"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let Some(review) = &original.front.review else { continue };
        let (Some(date), Some(next)) = (&review.date, &review.next) else { continue };
        let Ok(latest) = date.value.checked_add(24.months()) else { continue };
        if next.value > latest {
            report
                .at(
                    next.span,
                    format!("the next review, {}, is more than 24 months after the last", next.value),
                )
                .label("too late")
                .related(date.span, "the last review")
                .help(format!("write `{latest}` or an earlier day"))
                .suggest(latest.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn two_years_to_the_day_are_allowed() {
        for (date, next, better) in [
            ("2026-11-22", "2028-11-22", None),
            ("2026-11-22", "2028-11-23", Some("2028-11-22")),
            ("2024-02-29", "2026-02-28", None),
            ("2024-02-29", "2026-03-01", Some("2026-02-28")),
            ("9999-01-01", "9999-12-31", None),
        ] {
            let found = Site::bare()
                .front(&format!("review: {{by: editorial, date: {date}, next: {next}}}"))
                .found("FB0333");
            assert_eq!(
                found.first().and_then(|(_, finding)| finding.suggestion.as_deref()),
                better,
                "{next}"
            );
        }
    }
}
