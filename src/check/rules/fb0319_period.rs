//! FB0319: a period that is none.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::model::limits::YEARS;

pub(super) const RULE: Rule = Rule {
    code: "FB0319",
    name: "period",
    severity: Severity::Error,
    title: "The period of a practice has a wrong year or ends before it begins",
    explanation: "\
The period says when the practice was carried out: `period: {start: 2014, end: 2016}`. Readers see from
it how long it ran and how old the experience is. Both are years of four digits; a practice that still
runs has `end: ongoing`.

Correct the year. A plan that was never carried out is no practice and has no period.",
    wrong: Example::Front("period: {start: 2016, end: 2014}"),
    right: Example::Front("period: {start: 2014, end: 2016}"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let Some(period) = &original.front.period else { continue };
        if let Some(start) = &period.start
            && !YEARS.contains(&start.value)
        {
            report
                .at(start.span, format!("{} is not a year from 1900 to 2100", start.value))
                .label("not a year")
                .help("write the year in which it began, with four digits");
        }
        let Some(end) = &period.end else { continue };
        if end.value == "ongoing" {
            continue;
        }
        let four_digits = end.value.len() == 4 && end.value.bytes().all(|byte| byte.is_ascii_digit());
        let year = end.value.parse::<i64>().ok().filter(|year| four_digits && YEARS.contains(year));
        match (year, &period.start) {
            (None, _) => {
                let message =
                    format!("`{}` is neither a year from 1900 to 2100 nor `ongoing`", shown(&end.value));
                let finding = report.at(end.span, message);
                finding.label("not a year").help("write the last year, or `ongoing` while it still runs");
                if still_runs(&end.value) {
                    finding.suggest("ongoing");
                }
            }
            (Some(year), Some(start)) if YEARS.contains(&start.value) && year < start.value => {
                report
                    .at(end.span, format!("the period ends in {year}, before it begins in {}", start.value))
                    .label("before the start")
                    .related(start.span, "the start")
                    .help("write the earlier year as `start` and the later one as `end`");
            }
            _ => {}
        }
    }
}

fn still_runs(end: &str) -> bool {
    const WORDS: [&str; 15] = [
        "now",
        "present",
        "today",
        "current",
        "continuing",
        "open",
        "none",
        "-",
        "–",
        "…",
        "...",
        "?",
        "en cours",
        "actualidad",
        "н.в.",
    ];
    let end = end.trim().to_lowercase();
    WORDS.contains(&end.as_str()) || suggest::nearest(&end, ["ongoing"]).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn years_have_four_digits_and_an_order() {
        for (period, marked, better) in [
            ("{start: 14, end: 2016}", "14", None),
            ("{start: 2014, end: 16}", "16", None),
            ("{start: 2014, end: 20166}", "20166", None),
            ("{start: 2014, end: +2016}", "+2016", None),
            ("{start: 2014, end: 2013}", "2013", None),
            ("{start: 2014, end: present}", "present", Some("ongoing")),
            ("{start: 2014, end: Ongoing}", "Ongoing", Some("ongoing")),
            ("{start: 2014, end: ongoin}", "ongoin", Some("ongoing")),
            ("{start: 2014, end: March 2016}", "March 2016", None),
        ] {
            let found = Site::bare().front(&format!("period: {period}")).found("FB0319");
            let [(place, finding)] = found.as_slice() else { panic!("{period}: {found:?}") };
            assert_eq!((place.as_str(), finding.suggestion.as_deref()), (marked, better), "{period}");
        }
        for period in
            ["{start: 2014, end: ongoing}", "{start: 2014, end: 2014}", "{start: 2014, end: \"2016\"}"]
        {
            assert!(Site::bare().front(&format!("period: {period}")).found("FB0319").is_empty(), "{period}");
        }
    }
}
