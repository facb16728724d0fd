//! FB0320: a list with too few or too many items.

use crate::check::text::Faulty;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};
use crate::parse::fields::List;
use crate::source::{Span, Text};

pub(super) const RULE: Rule = Rule {
    code: "FB0320",
    name: "list-length",
    severity: Severity::Error,
    title: "A list has too few or too many items",
    explanation: "\
A list is useful when it says what matters most. A practice with eight domains turns up everywhere and
helps nowhere; a page with thirty sources prints badly. So lists have limits: 1 to 3 domains, at most 6
topics, 60 places, 10 sources, 5 goals (SDGs), 5 action lines (WSIS), 12 standards, 12 images and 8
related practices.

Keep the items that matter most, the main domain first. Where a practice needs more, it may well be
two practices.",
    wrong: Example::Front("domains: [water, health, energy, cities]"),
    right: Example::Front("domains: [water, health]"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let faulty = context.faulty();
    for (_, original) in context.originals() {
        let front = &original.front;
        let mut measure = Measure { report, faulty: &faulty };
        let texts: [(&str, &Option<List<Text>>, usize, usize); 7] = [
            ("domains", &front.domains, 1, 3),
            ("topics", &front.topics, 0, 6),
            ("places", &front.places, 0, 60),
            ("sdgs", &front.sdgs, 0, 5),
            ("wsis", &front.wsis, 0, 5),
            ("standards", &front.standards, 0, 12),
            ("related", &front.related, 0, 8),
        ];
        for (key, list, fewest, most) in texts {
            measure.list(key, list.as_ref(), fewest, most, |item| Some(item.span));
        }
        measure.list("sources", front.sources.as_ref(), 1, 10, |source| {
            source.title.as_ref().or(source.url.as_ref()).map(|text| text.span)
        });
        measure
            .list("images", front.images.as_ref(), 0, 12, |image| image.file.as_ref().map(|text| text.span));
    }
    for (_, vocabulary) in context.library.vocabularies.iter() {
        let entries = &vocabulary.record.entries;
        // A list without a key was not there to be measured.
        if entries.key.end > 0 {
            let mut measure = Measure { report, faulty: &faulty };
            measure.list("entries", Some(entries), 1, usize::MAX, |_| None);
        }
    }
}

struct Measure<'a, 'b> {
    report: &'a mut Report<'b>,
    faulty: &'a Faulty,
}

impl Measure<'_, '_> {
    fn list<T>(
        &mut self,
        key: &str,
        list: Option<&List<T>>,
        fewest: usize,
        most: usize,
        place: impl Fn(&T) -> Option<Span>,
    ) {
        let Some(list) = list else { return };
        let count = list.items.len();
        if let Some(first_too_many) = list.items.get(most) {
            let span = place(first_too_many).unwrap_or(list.key);
            self.report
                .at(span, format!("`{key}` has {count} items, where {most} are the most"))
                .label("from here on too many")
                .related(list.key, plural(count, "item", "items"))
                .help("keep those that matter most and take the others out");
        // Items that could not be read are not in the list and have findings of their own.
        } else if count < fewest && !self.faulty.has(list.key.source, key) {
            self.report
                .at(list.key, format!("`{key}` is empty, and needs at least one item"))
                .label("empty list")
                .help(match super::fb0308_missing_key::example(key) {
                    Some(example) => format!("write it like this: `{example}`"),
                    None => "write at least one item".to_owned(),
                });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn the_first_item_too_many_is_marked() {
        for (lines, marked) in [
            ("domains: [water, health, energy, cities]", Some("cities")),
            ("domains: [water, health, energy]", None),
            ("domains: []", Some("domains")),
            ("domains: [1]", None),
            ("topics: []", None),
            ("sdgs: [1, 2, 3, 4, 5, 6]", Some("6")),
            ("sources: []", Some("sources")),
            ("related: [a-b, b-c, c-d, d-e, e-f, f-g, g-h, h-i, i-j]", Some("i-j")),
        ] {
            let found = Site::bare().front(lines).found("FB0320");
            let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
            assert_eq!(places, marked.into_iter().collect::<Vec<_>>(), "{lines}");
        }
    }

    #[test]
    fn the_eleventh_source_is_marked_by_its_title() {
        let item = |number: usize| {
            format!(
                "  - {{title: Title {number}, publisher: P, url: https://example.org/{number}, accessed: 2026-11-22, kind: primary, language: en}}\n"
            )
        };
        let lines: String = std::iter::once("sources:\n".to_owned()).chain((1..=11).map(item)).collect();
        let found = Site::bare().front(&lines).found("FB0320");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "Title 11");
    }
}
