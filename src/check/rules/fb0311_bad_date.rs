//! FB0311: a date that is not written as year, month and day, or that does not exist.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::{Severity, shown};
use crate::fault::FaultKind;
use crate::model::months::month_of;

pub(super) const RULE: Rule = Rule {
    code: "FB0311",
    name: "bad-date",
    severity: Severity::Error,
    title: "A date is not written YYYY-MM-DD or does not exist",
    explanation: "\
Dates are written with the year first, then month and day, each with two digits: `2026-11-05`. This
form (ISO 8601) means the same day everywhere. `05/11/2026` is the 5th of November to some readers and
the 11th of May to others.

Write the date in this form. Readers see it in the form of their own language.",
    wrong: Example::Front("published: 22.11.2026"),
    right: Example::Front("published: 2026-11-22"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        let FaultKind::BadDate { found, .. } = kind else { return None };
        let written = shown(found);
        Some(match read(found) {
            Reading::Day(year, month, day) => {
                let date = format!("{year:04}-{month:02}-{day:02}");
                Worded::new(format!("`{written}` is not a date in the form YYYY-MM-DD"))
                    .label("year first")
                    .help(format!("write `{date}`"))
                    .suggest(date)
            }
            Reading::Either(year, a, b) => Worded::new(format!(
                "`{written}` can be two days, {year:04}-{a:02}-{b:02} or {year:04}-{b:02}-{a:02}"
            ))
            .label("which day?")
            .help(format!("write `{year:04}-{a:02}-{b:02}` or `{year:04}-{b:02}-{a:02}`")),
            Reading::NoSuchDay(year, month, _) => {
                let help = match days_in(year, month) {
                    Some(days) => format!("that month has {days} days"),
                    None => {
                        "months are 01 to 12; the year stands first, then the month, then the day".to_owned()
                    }
                };
                Worded::new(format!("the day `{written}` does not exist")).label("no such day").help(help)
            }
            Reading::NoDay => Worded::new(format!("`{written}` has no day"))
                .label("year, month and day are wanted")
                .help("write all three, as in `2026-11-22`"),
            Reading::Nothing => Worded::new(format!("`{written}` is not a date in the form YYYY-MM-DD"))
                .label("not a date")
                .help("write year, month and day, as in `2026-11-22`"),
        })
    });
}

/// What a text that is no date in our form probably means.
#[derive(Debug, PartialEq, Eq)]
enum Reading {
    /// One day, year first.
    Day(i16, i8, i8),
    /// Day and month may be the other way round.
    Either(i16, i8, i8),
    /// Year, month and day of no calendar.
    NoSuchDay(i16, i8, i8),
    /// A year, or a year and a month.
    NoDay,
    /// No date at all.
    Nothing,
}

fn read(text: &str) -> Reading {
    // Long texts are no dates, and need not be looked at further.
    if text.len() > 60 {
        return Reading::Nothing;
    }
    let text: String = text.trim().chars().map(plain_digit).collect();
    // A time of day behind the date changes nothing about the day.
    let day = match text.split_once(['T', 't']) {
        Some((day, time)) if time.starts_with(|c: char| c.is_ascii_digit()) => day,
        _ => text.as_str(),
    };
    let day = match day.split_once(' ') {
        Some((day, time)) if time.contains(':') => day,
        _ => day,
    };
    if let [y, m, d] = parts(day, &['-', '/', '.', '年', '月']).as_slice() {
        return numbers(y, m, d.trim_end_matches('日'), day.contains('.'));
    }
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        return numbers(&day[..4], &day[4..6], &day[6..], false);
    }
    if let Some(reading) = with_month_name(day) {
        return reading;
    }
    let digits = |text: &str, fewest: usize, most: usize| {
        (fewest..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match parts(day, &['-', '/', '.']).as_slice() {
        [y] if digits(y, 4, 4) => Reading::NoDay,
        [y, m] if (digits(y, 4, 4) && digits(m, 1, 2)) || (digits(y, 1, 2) && digits(m, 4, 4)) => {
            Reading::NoDay
        }
        _ => Reading::Nothing,
    }
}

fn parts<'a>(text: &'a str, signs: &[char]) -> Vec<&'a str> {
    text.split(signs).map(str::trim).take(5).collect()
}

/// Digits of Arabic, Persian and full-width writing as ASCII, and signs that stand in place of a hyphen,
/// slash, point or space.
fn plain_digit(c: char) -> char {
    let value = match u32::from(c) {
        0x2010..=0x2015 | 0x2212 | 0xff0d | 0x30fc => return '-',
        0xff0f => return '/',
        0xff0e => return '.',
        0x3000 | 0xa0 | 0x202f => return ' ',
        code @ 0x660..=0x669 => code - 0x660,
        code @ 0x6f0..=0x6f9 => code - 0x6f0,
        code @ 0xff10..=0xff19 => code - 0xff10,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

fn numbers(a: &str, b: &str, c: &str, dots: bool) -> Reading {
    let number = |text: &str, longest: usize| -> Option<i16> {
        let fits =
            !text.is_empty() && text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_digit());
        if fits { text.parse().ok() } else { None }
    };
    let small = |text: &str| number(text, 2).and_then(|value| i8::try_from(value).ok());
    if a.len() == 4
        && let (Some(year), Some(month), Some(day)) = (number(a, 4), small(b), small(c))
    {
        return day_of(year, month, day);
    }
    if c.len() == 4
        && let (Some(first), Some(second), Some(year)) = (small(a), small(b), number(c, 4))
    {
        // Dots stand in dates that begin with the day. With other signs both orders are in use.
        return match (days_in(year, second), days_in(year, first)) {
            _ if dots || first == second => day_of(year, second, first),
            (Some(_), Some(_)) => Reading::Either(year, first, second),
            (Some(_), None) => day_of(year, second, first),
            (None, Some(_)) => day_of(year, first, second),
            (None, None) => Reading::NoSuchDay(year, second, first),
        };
    }
    Reading::Nothing
}

fn day_of(year: i16, month: i8, day: i8) -> Reading {
    match jiff::civil::Date::new(year, month, day) {
        Ok(_) => Reading::Day(year, month, day),
        Err(_) => Reading::NoSuchDay(year, month, day),
    }
}

fn days_in(year: i16, month: i8) -> Option<i8> {
    jiff::civil::Date::new(year, month, 1).ok().map(|first| first.days_in_month())
}

/// `22 November 2026`, `Nov. 22, 2026`, `22 noviembre 2026`.
fn with_month_name(text: &str) -> Option<Reading> {
    let lower = text.to_lowercase();
    let mut month = None;
    let mut numbers = Vec::new();
    for word in lower.split([' ', ',', '.', '-', '/']).filter(|word| !word.is_empty() && *word != "de") {
        if let Some(number) = month_of(word) {
            if month.replace(number).is_some() {
                return None;
            }
        } else {
            let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
            numbers.push((digits.len(), digits.parse::<i16>().ok()?));
        }
    }
    match (month?, numbers.as_slice()) {
        (month, [(1 | 2, day), (4, year)] | [(4, year), (1 | 2, day)]) => {
            Some(day_of(*year, month, i8::try_from(*day).ok()?))
        }
        (_, [(4, _)]) => Some(Reading::NoDay),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;
    use super::*;

    #[test]
    fn what_a_person_means_is_read() {
        use Reading::{Day, Either, NoDay, NoSuchDay, Nothing};
        for (text, reading) in [
            ("22.11.2026", Day(2026, 11, 22)),
            ("22 نوفمبر 2026", Day(2026, 11, 22)),
            ("5.11.2026", Day(2026, 11, 5)),
            ("22/11/2026", Day(2026, 11, 22)),
            ("11/22/2026", Day(2026, 11, 22)),
            ("05/11/2026", Either(2026, 5, 11)),
            ("5-11-2026", Either(2026, 5, 11)),
            ("05/05/2026", Day(2026, 5, 5)),
            ("2026-1-5", Day(2026, 1, 5)),
            ("2026/11/22", Day(2026, 11, 22)),
            ("2026.11.22", Day(2026, 11, 22)),
            ("20261122", Day(2026, 11, 22)),
            ("2026-11-22T10:00:00Z", Day(2026, 11, 22)),
            ("2026-11-22 10:00", Day(2026, 11, 22)),
            ("2026年11月22日", Day(2026, 11, 22)),
            ("٢٠٢٦-١١-٢٢", Day(2026, 11, 22)),
            ("2026－11－25", Day(2026, 11, 25)),
            ("2026–11–25", Day(2026, 11, 25)),
            ("２０２６—１１—２５", Day(2026, 11, 25)),
            ("2026／11／25", Day(2026, 11, 25)),
            ("22\u{a0}November 2026", Day(2026, 11, 22)),
            ("22 November 2026", Day(2026, 11, 22)),
            ("Nov. 22nd, 2026", Day(2026, 11, 22)),
            ("22 de noviembre de 2026", Day(2026, 11, 22)),
            ("22 ноября 2026", Day(2026, 11, 22)),
            ("2026-02-30", NoSuchDay(2026, 2, 30)),
            ("2026-13-01", NoSuchDay(2026, 13, 1)),
            ("31.04.2026", NoSuchDay(2026, 4, 31)),
            ("99/99/2026", NoSuchDay(2026, 99, 99)),
            ("2026-11", NoDay),
            ("2026", NoDay),
            ("11/2026", NoDay),
            ("November 2026", NoDay),
            ("22.11.26", Nothing),
            ("today", Nothing),
            ("May May 1 2026", Nothing),
            ("2026-11-22-33", Nothing),
            ("", Nothing),
            ("----", Nothing),
        ] {
            assert_eq!(read(text), reading, "{text}");
        }
    }

    #[test]
    fn only_a_sure_reading_is_offered() {
        for (lines, marked, better) in [
            ("published: 22.11.2026", "22.11.2026", Some("2026-11-22")),
            ("published: \"22/11/2026\"", "\"22/11/2026\"", Some("2026-11-22")),
            ("published: 05/11/2026", "05/11/2026", None),
            ("published: 2026-02-30", "2026-02-30", None),
            ("published: 2026", "2026", None),
        ] {
            let found = Site::bare().front(lines).found("FB0311");
            let [(place, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            assert_eq!((place.as_str(), finding.suggestion.as_deref()), (marked, better), "{lines}");
        }
    }
}
