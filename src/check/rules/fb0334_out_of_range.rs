//! FB0334: a number that cannot be.

use std::ops::RangeInclusive;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::source::Spanned;

pub(super) const RULE: Rule = Rule {
    code: "FB0334",
    name: "out-of-range",
    severity: Severity::Error,
    title: "A number is too small or too large",
    explanation: "\
Some numbers have limits, because outside of them they are nearly always a slip: an exercise of a
workshop takes 5 to 480 minutes (a day), a practice has at least one device, site or person, a source
was published between 1800 and 2100, and a cost is not less than nothing.

Correct the number. Minutes are written in minutes, also where the exercise takes hours.",
    wrong: Example::Front(
        "workshop: {minutes: 2, exercise: \"Draw the path from a broken pump to a finished repair.\"}",
    ),
    right: Example::Front(
        "workshop: {minutes: 120, exercise: \"Draw the path from a broken pump to a finished repair.\"}",
    ),
    check,
};

const YEARS: RangeInclusive<i64> = 1800..=2100;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let front = &original.front;
        let minutes = front.workshop.as_ref().and_then(|workshop| workshop.minutes.as_ref());
        check_number(report, "workshop.minutes", minutes, 5..=480);
        let count = front.scale.as_ref().and_then(|scale| scale.count.as_ref());
        check_number(report, "scale.count", count, 1..=i64::MAX);
        for source in front.sources.iter().flat_map(|list| &list.items) {
            check_number(report, "year", source.year.as_ref(), YEARS);
        }
        let Some(cost) = &front.cost else { continue };
        check_number(report, "cost.year", cost.year.as_ref(), YEARS);
        if let Some(amount) = cost.amount.as_ref().filter(|amount| amount.value.starts_with('-')) {
            report
                .at(amount.span, format!("`cost.amount` is {}, less than nothing", shown(&amount.value)))
                .label("too small")
                .help("write what was paid, without a sign");
        }
    }
}

fn check_number(
    report: &mut Report<'_>,
    key: &str,
    number: Option<&Spanned<i64>>,
    range: RangeInclusive<i64>,
) {
    let Some(number) = number.filter(|number| !range.contains(&number.value)) else { return };
    let (least, most) = (range.start(), range.end());
    let (label, help) =
        if number.value < *least { ("too small", "smallest") } else { ("too large", "largest") };
    let limit = if number.value < *least { least } else { most };
    report
        .at(number.span, format!("`{key}` is {}, and {limit} is the {help} number allowed", number.value))
        .label(label)
        .help(match *most {
            i64::MAX => format!("write a number of at least {least}"),
            _ => format!("write a number from {least} to {most}"),
        });
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn the_limits_themselves_are_allowed() {
        for (lines, marked) in [
            ("workshop: {minutes: 5, exercise: E}", None),
            ("workshop: {minutes: 4, exercise: E}", Some("4")),
            ("workshop: {minutes: 480, exercise: E}", None),
            ("workshop: {minutes: 481, exercise: E}", Some("481")),
            ("scale: {count: 0, unit: sites, as_of: 2015}", Some("0")),
            ("scale: {count: 1, unit: sites, as_of: 2015}", None),
            ("cost: {amount: -5, currency: USD, year: 2014, covers: x}", Some("-5")),
            ("cost: {amount: 0, currency: USD, year: 14, covers: x}", Some("14")),
            ("cost: {amount: 0.5, currency: USD, year: 2014, covers: x}", None),
        ] {
            let found = Site::bare().front(lines).found("FB0334");
            assert_eq!(found.first().map(|(place, _)| place.as_str()), marked, "{lines}");
        }
    }
}
