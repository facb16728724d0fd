//! FB0331: dates in an order that cannot be, or in the future.

use jiff::civil::Date;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::parse::front::Status;
use crate::source::Spanned;

pub(super) const RULE: Rule = Rule {
    code: "FB0331",
    name: "date-order",
    severity: Severity::Error,
    title: "Two dates are out of order, or a date lies in the future",
    explanation: "\
Readers judge from the dates how far they can trust a page: when it was published, when it was last
changed, when a source was read and by when it is looked at again. A change before the publication, a
next review before the last one, or a source that was read tomorrow is a slip in one of the numbers.

Look at year, month and day of the marked date and of the one beside it, and correct the wrong one.",
    wrong: Example::Front("updated: 2025-11-22"),
    right: Example::Front("updated: 2026-11-23"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // In some places of the world it is tomorrow already.
    let last_day = context.today.tomorrow().unwrap_or(context.today);
    let mut check = Check { last_day, report };
    for (_, original) in context.originals() {
        let front = &original.front;
        // Before it is public, a date of publication may be a plan.
        let planned = front
            .status
            .as_ref()
            .is_some_and(|status| matches!(status.value, Status::Draft | Status::InReview));
        if !planned {
            check.past("published", front.published.as_ref());
        }
        check.past("updated", front.updated.as_ref());
        check.order("published", front.published.as_ref(), "updated", front.updated.as_ref(), false);
        if let Some(review) = &front.review {
            check.past("review.date", review.date.as_ref());
            check.order("review.date", review.date.as_ref(), "review.next", review.next.as_ref(), true);
        }
        for source in front.sources.iter().flat_map(|list| &list.items) {
            check.past("accessed", source.accessed.as_ref());
            check.past_year(source.year.as_ref());
        }
    }
    let library = context.library;
    let translations = library.practices.values().flat_map(|practice| practice.translations.values());
    let pages = || library.pages.values().flat_map(|page| page.versions.values());
    let states = translations
        .filter_map(|version| version.front.translation.as_ref())
        .chain(pages().filter_map(|version| version.front.translation.as_ref()));
    states.for_each(|state| check.past("translation.date", state.date.as_ref()));
    pages().for_each(|version| check.past("updated", version.front.updated.as_ref()));
    for organisation in library.organisations.values() {
        let membership = organisation.data.membership.as_ref();
        check.past("membership.checked", membership.and_then(|membership| membership.checked.as_ref()));
    }
    for (_, vocabulary) in library.vocabularies.iter() {
        check.past("as_of", vocabulary.record.as_of.as_ref());
        for entry in &vocabulary.record.entries.items {
            check.past("as_of", entry.as_of.as_ref());
        }
    }
}

struct Check<'a, 'b> {
    last_day: Date,
    report: &'a mut Report<'b>,
}

impl Check<'_, '_> {
    fn past(&mut self, key: &str, date: Option<&Spanned<Date>>) {
        let Some(date) = date.filter(|date| date.value > self.last_day) else { return };
        self.report
            .at(date.span, format!("`{key}` is {}, which lies in the future", date.value))
            .label("not yet")
            .help("correct the year, the month or the day");
    }

    fn past_year(&mut self, year: Option<&Spanned<i64>>) {
        let last_year = i64::from(self.last_day.year());
        // Years that are no years are found by another rule.
        let Some(year) = year.filter(|year| year.value > last_year && year.value <= 2100) else { return };
        self.report
            .at(year.span, format!("the source is of {}, which lies in the future", year.value))
            .label("not yet")
            .help("write the year in which the source was published");
    }

    fn order(
        &mut self,
        first_key: &str,
        first: Option<&Spanned<Date>>,
        key: &str,
        second: Option<&Spanned<Date>>,
        apart: bool,
    ) {
        let (Some(first), Some(second)) = (first, second) else { return };
        if second.value > first.value || (second.value == first.value && !apart) {
            return;
        }
        let relation = if second.value == first.value { "the same day as" } else { "before" };
        self.report
            .at(
                second.span,
                format!("`{key}` is {}, {relation} `{first_key}`, {}", second.value, first.value),
            )
            .label(if apart { "must be later" } else { "too early" })
            .related(first.span, "the other date")
            .help("correct the wrong one of the two dates");
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn order_and_future_are_checked_with_a_day_of_grace() {
        for (lines, marked) in [
            ("updated: 2026-11-21", Some("2026-11-21")),
            ("updated: 2026-11-22", None),
            ("updated: 2026-11-24", None),
            ("updated: 2026-11-25", Some("2026-11-25")),
            ("published: 2026-12-24", Some("2026-12-24")),
            ("published: 2026-12-24\nstatus: draft", None),
            ("review: {by: editorial, date: 2026-11-22, next: 2026-11-22}", Some("2026-11-22")),
            ("review: {by: editorial, date: 2026-11-22, next: 2025-11-22}", Some("2025-11-22")),
            ("review: {by: editorial, date: 2027-11-22, next: 2028-11-22}", Some("2027-11-22")),
            ("published: 9999-12-31", Some("9999-12-31")),
        ] {
            let found = Site::bare().front(lines).found("FB0331");
            let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
            assert_eq!(places, marked.into_iter().collect::<Vec<_>>(), "{lines}");
        }
        let source = "sources:\n  - {title: T, publisher: P, year: 2027, url: \"https://example.org\", accessed: 2026-12-01, kind: primary, language: en}\n";
        assert_eq!(Site::bare().front(source).found("FB0331").len(), 2);
        let page = "---\ntitle: T\nsummary: S\nupdated: 2030-01-01\n---\n";
        assert_eq!(Site::bare().with("content/pages/about/en.md", page).found("FB0331").len(), 1);
    }
}
