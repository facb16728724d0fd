//! FB0308: a key that must be there and is not.

use std::collections::{BTreeMap, BTreeSet};

use super::fb0304_unknown_key::{PART, is_practice_name, nearest_key};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, suggest};
use crate::fault::{FaultKind, Place};
use crate::parse::layout::{Seat, seat_of};
use crate::source::{SourceId, Span};

pub(super) const RULE: Rule = Rule {
    code: "FB0308",
    name: "missing-key",
    severity: Severity::Error,
    title: "A required key is missing",
    explanation: "\
Readers compare practices: where it was done, how far it is proven, who answers for the text, what the
sources are. So every practice gives these facts, and a page cannot be made without them. Organisations,
sources, results and so on have a few keys of their own that must be there.

Add the key with its value; the help shows an example. If a fact is not known, say so in the text
rather than leave the key out.",
    wrong: Example::Without("stage"),
    right: Example::Front("stage: promising"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // A translation that forgot `translation:` was read as an original; one finding says so, and a
    // dozen missing keys would only hide it. Neither is a key missing whose name has a slip.
    let mut passed_over: BTreeSet<SourceId> = BTreeSet::new();
    let mut misspelt: BTreeSet<(SourceId, &str, &str)> = BTreeSet::new();
    let mut lost: BTreeMap<SourceId, Vec<&str>> = BTreeMap::new();
    // The name of a practice with a colon behind it is no group that lacks a key.
    let mut practices: BTreeSet<(SourceId, u32)> = BTreeSet::new();
    for fault in context.faults() {
        let Place::Span(span) = fault.place else { continue };
        match &fault.kind {
            FaultKind::SecondOriginal { .. } => {
                passed_over.insert(span.source);
            }
            FaultKind::UnknownKey { key, of, .. } if *of == PART && is_practice_name(key) => {
                practices.insert((span.source, span.start));
            }
            FaultKind::UnknownKey { key, of, known } => {
                if let Some(near) = nearest_key(key, of, known) {
                    misspelt.insert((span.source, of, near));
                }
            }
            FaultKind::LostKey { key } => lost.entry(span.source).or_default().push(key),
            _ => {}
        }
    }
    for fault in context.faults() {
        let (FaultKind::MissingKey { key, of }, Place::Span(span)) = (&fault.kind, &fault.place) else {
            continue;
        };
        if *of == PART && practices.contains(&(span.source, span.start)) {
            continue;
        }
        let whole = *of == "the front matter";
        if (whole && passed_over.contains(&span.source)) || misspelt.contains(&(span.source, *of, *key)) {
            continue;
        }
        // What a slip of YAML made unreadable has that finding, and may have been this key.
        let lost = lost.get(&span.source).filter(|_| whole);
        if lost.is_some_and(|lost| lost.iter().any(|lost| suggest::nearest(lost, [*key]).is_some())) {
            continue;
        }
        let finding = report.at(*span, format!("the key `{key}` is missing in {of}"));
        finding.label(format!("without `{key}`"));
        match example(&format!("{}{key}", path_of(of))) {
            // An example would be copied, and two practices would have one symbol.
            _ if *key == "symbol" => finding
                .help("`fieldbook new practice \"Title\"` makes one; never take that of another practice"),
            Some(example) => finding.help(format!("add it, for example `{example}`")),
            None => finding.help(format!("add `{key}:` and its value")),
        };
    }
}

/// The path before the keys of a group, from the words that name the group in a finding.
fn path_of(of: &str) -> &str {
    match of {
        "`period`" => "period.",
        "`review`" => "review.",
        "`scale`" => "scale.",
        "`cost`" => "cost.",
        "`effort`" => "effort.",
        "`workshop`" => "workshop.",
        "`translation`" => "translation.",
        "`membership`" => "membership.",
        "a source" => "sources.",
        "a result" | "a translated result" => "results.",
        "a partner" => "partners.",
        "an image" | "a translated image" => "images.",
        "an organisation" => "organisation.",
        "the site file" => "site.",
        "a vocabulary" => "vocabulary.",
        "an entry" => "entry.",
        "the recipe of a bundle" => "recipe.",
        "`event`" => "recipe.event.",
        "a part of the bundle" => "recipe.practices.",
        "a day of the agenda" => "recipe.agenda.",
        "an item of the agenda" => "recipe.agenda.items.",
        "a logo" => "recipe.logos.",
        _ => "",
    }
}

/// How a key is written in the file of a place, where another kind of file has a key of the same name.
pub(super) fn example_in(context: &Context<'_>, span: Span, key: &str) -> Option<&'static str> {
    let path = context.library.sources.get(span.source).path.as_str();
    let file = match seat_of(path) {
        Ok(Seat::Site) => "site.",
        Ok(Seat::Organisation { .. }) => "organisation.",
        Ok(Seat::Vocabulary { .. }) => "vocabulary.",
        Ok(Seat::Recipe { .. }) => "recipe.",
        _ => "",
    };
    example(&format!("{file}{key}"))
}

/// How a key is written, by its path (`review.next`) or by its name alone.
pub(super) fn example(path: &str) -> Option<&'static str> {
    let name = path.rsplit('.').next().unwrap_or(path);
    let find = |wanted: &str| EXAMPLES.iter().find(|(key, _)| *key == wanted).map(|(_, example)| *example);
    find(path).or_else(|| find(name))
}

const EXAMPLES: [(&str, &str); 114] = [
    ("symbol", "symbol: BP-7K3Q0"),
    ("title", "title: Tie every hand pump to a repair service"),
    (
        "summary",
        "summary: >-` and below it, indented, 40 to 100 words in plain text, as in `  In 2014, researchers",
    ),
    ("revision", "revision: 1"),
    ("published", "published: 2026-11-22"),
    ("updated", "updated: 2026-11-22"),
    ("status", "status: draft"),
    ("reason", "reason: The figures could not be confirmed"),
    ("domains", "domains: [water, health]"),
    ("topics", "topics: [maintenance]"),
    ("stage", "stage: promising"),
    ("origin", "origin: portland-state-university"),
    ("contributor", "contributor: editorial"),
    ("places", "places: [RWA]"),
    ("scope", "scope: global"),
    ("period", "period: {start: 2014, end: 2016}"),
    (
        "sources",
        "sources:` and below it `  - {title: …, publisher: …, url: …, accessed: 2026-11-22, kind: primary, language: en}",
    ),
    ("licence", "licence: CC-BY-4.0"),
    ("review", "review: {by: editorial, date: 2026-11-22, next: 2028-11-22}"),
    ("sdgs", "sdgs: [6]"),
    ("wsis", "wsis: [C2]"),
    ("standards", "standards: [itu-t-y-4113]"),
    (
        "results",
        "results:` and below it `  - {what: …, before: \"152\", after: \"21\", unit: days, when: …, where: …, method: …, source: 1}",
    ),
    ("scale", "scale: {count: 181, unit: sensors, as_of: 2015}"),
    ("cost", "cost: {amount: 500, currency: USD, year: 2014, covers: one sensor}"),
    ("connectivity", "connectivity: [2g]"),
    ("power", "power: [battery]"),
    ("partners", "partners:` and below it `  - {name: Living Water International, support: technical}"),
    ("effort", "effort: {level: medium, skills: [pump repair]}"),
    ("workshop", "workshop: {minutes: 60, needs: [flip chart], exercise: Draw the path of a repair}"),
    ("images", "images:` and below it `  - {file: plan.png, alt: …, credit: …, licence: CC-BY-4.0}"),
    ("related", "related: [BP-7K3Q0]"),
    ("supersedes", "supersedes: [BP-7K3Q0]"),
    ("aliases", "aliases: [hand-pump-sensors]"),
    ("translation", "translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}"),
    ("menu", "menu: 1"),
    ("start", "start: 2014"),
    ("end", "end: 2016` or `end: ongoing"),
    ("sources.title", "title: \"Cellular sensors on rural hand pumps\""),
    ("publisher", "publisher: American Chemical Society"),
    ("year", "year: 2015"),
    ("url", "url: https://doi.org/10.1021/acs.est.5b04077"),
    ("accessed", "accessed: 2026-11-22"),
    ("kind", "kind: primary"),
    ("language", "language: en"),
    ("archived", "archived: https://web.archive.org/"),
    ("by", "by: editorial"),
    ("translation.by", "by: portland-state-university"),
    ("date", "date: 2026-11-22"),
    ("next", "next: 2028-11-22"),
    ("what", "what: Median time to a repair"),
    ("before", "before: \"152\""),
    ("after", "after: \"21\""),
    ("unit", "unit: days"),
    ("when", "when: \"2014-2015\""),
    ("where", "where: \"Rwanda, three provinces\""),
    ("method", "method: Three services compared in the same months"),
    ("source", "source: 1"),
    ("count", "count: 181"),
    ("as_of", "as_of: 2015"),
    ("amount", "amount: 500"),
    ("band", "band: 1-10k"),
    ("currency", "currency: USD"),
    ("covers", "covers: one sensor with its installation"),
    ("partners.name", "name: Living Water International"),
    ("support", "support: technical"),
    ("level", "level: medium"),
    ("skills", "skills: [pump repair, mobile data]"),
    ("minutes", "minutes: 60"),
    ("needs", "needs: [flip chart, a local map]"),
    ("exercise", "exercise: Draw the path from a broken pump to a finished repair"),
    ("file", "file: plan.png"),
    ("alt", "alt: A technician opens the head of a hand pump"),
    ("credit", "credit: Portland State University"),
    ("of_revision", "of_revision: 1"),
    ("site.title", "title: {en: Our best practices}"),
    ("languages", "languages: [en, fr]"),
    ("default_language", "default_language: en"),
    ("name", "name: {en: Portland State University}"),
    ("organisation.kind", "kind: government"),
    ("category", "category: academia"),
    ("vocabulary.title", "title: {en: Topics}"),
    ("entries", "entries:` and below it `  - {id: maintenance, label: {en: Maintenance}}"),
    ("id", "id: maintenance"),
    ("label", "label: {en: Maintenance}"),
    ("recipe.title", "title: {en: Repair what you measure}"),
    ("recipe.subtitle", "subtitle: {en: Ten practices for rural water}"),
    ("recipe.summary", "summary: {en: What is in the book}"),
    (
        "recipe.event",
        "event: {place: {en: Kigali}, start: 2027-03-15, host: {en: Ministry of ICT}, zone: UTC+2}",
    ),
    ("recipe.event.place", "place: {en: \"Kigali, Rwanda\"}"),
    ("recipe.event.start", "start: 2027-03-15"),
    ("recipe.event.end", "end: 2027-03-17"),
    ("recipe.event.host", "host: {en: Ministry of ICT}"),
    ("recipe.event.zone", "zone: UTC+2"),
    ("recipe.practices", "practices: [BP-7K3Q0, BP-EZDSK]"),
    ("recipe.practices.heading", "heading: {en: Repairs}"),
    ("recipe.practices.practices", "practices: [BP-7K3Q0]"),
    ("recipe.where", "where: domain:water"),
    (
        "recipe.agenda",
        "agenda:` and below it `  - {day: 2027-03-15, items: [{from: 09:00, to: 09:30, what: {en: Opening}}]}",
    ),
    ("recipe.agenda.day", "day: 2027-03-15"),
    ("recipe.agenda.items", "items:` and below it `  - {from: 09:00, to: 09:30, what: {en: Opening}}"),
    ("recipe.agenda.items.from", "from: 09:00"),
    ("recipe.agenda.items.to", "to: 09:30"),
    ("recipe.agenda.items.what", "what: {en: Opening}"),
    ("recipe.agenda.items.practices", "practices: [BP-7K3Q0]"),
    ("recipe.parts", "parts: [contents, practices, glossary]"),
    ("recipe.logos", "logos:` and below it `  - {file: ministry.png, alt: {en: Ministry of ICT}}"),
    ("recipe.logos.file", "file: ministry.png"),
    ("recipe.logos.alt", "alt: {en: Ministry of ICT}"),
    ("recipe.paper", "paper: a4"),
    ("recipe.text_size", "text_size: large"),
    ("recipe.ink", "ink: saving"),
    ("ask", "ask: repair a hand pump"),
    ("find", "find: [BP-7K3Q0]"),
];

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};

    fn messages(site: &Site) -> Vec<String> {
        site.found("FB0308").into_iter().map(|(_, finding)| finding.message).collect()
    }

    #[test]
    fn keys_of_groups_and_other_files_are_asked_for_with_an_example_of_their_own() {
        let site = Site::bare()
            .front("review: {by: editorial, date: 2026-11-22}")
            .with("content/organisations/x.yaml", "name: {en: X}\n");
        let found = site.found("FB0308");
        let told: Vec<(&str, &str)> =
            found.iter().map(|(_, finding)| (finding.message.as_str(), finding.helps[0].as_str())).collect();
        assert_eq!(
            told,
            [
                ("the key `kind` is missing in an organisation", "add it, for example `kind: government`"),
                ("the key `next` is missing in `review`", "add it, for example `next: 2028-11-22`"),
            ]
        );
    }

    #[test]
    fn keys_of_a_recipe_have_examples_of_a_recipe() {
        let text = "languages: [en]\npractices: [{practices: [BP-7K3Q0]}]\nagenda: [{day: 2027-03-15, items: [{from: 09:00, to: 10:00}]}]\n";
        let found = Site::one("content/bundles/x.yaml", text).found("FB0308");
        let helps: Vec<_> = found.iter().map(|(_, finding)| finding.helps[0].as_str()).collect();
        let told = ["title: {en: Repair what you measure}", "heading: {en: Repairs}", "what: {en: Opening}"];
        assert_eq!(helps, told.map(|example| format!("add it, for example `{example}`")));
    }

    #[test]
    fn a_slip_in_the_name_of_a_key_is_not_two_findings() {
        assert_eq!(messages(&Site::bare().edit("stage: promising", "stge: promising")), [""; 0]);
    }

    #[test]
    fn a_forgotten_translation_key_is_not_a_dozen_findings() {
        for name in ["ar.md", "fr.md"] {
            let path = SAMPLE.replace("en.md", name);
            let site = Site::bare().with(&path, "---\ntitle: T\nsummary: S\n---\n");
            assert_eq!(messages(&site), [""; 0]);
            assert_eq!(site.found("FB0113").len(), 1);
        }
    }

    #[test]
    fn every_required_key_has_an_example() {
        let site = Site::bare()
            .with(SAMPLE, "---\nperiod: {}\nsources: [{x: y}]\nresults: [{x: y}]\nreview: {x: y}\nscale: {x: y}\ncost: {x: y}\npartners: [{x: y}]\neffort: {x: y}\nworkshop: {x: y}\nimages: [{x: y}]\n---\n")
            .with(&SAMPLE.replace("en.md", "fr.md"), "---\ntranslation: {x: y}\n---\n")
            .with("content/pages/about/en.md", "---\nx: y\n---\n")
            .with("content/organisations/x.yaml", "membership: {x: y}\n")
            .with("content/vocabularies/topics.yaml", "x: y\n")
            .with("content/vocabularies/domains.yaml", "entries: [{x: y}]\n")
            .with("content/search-tests.yaml", "en: [{x: y}]\n")
            .with("content/bundles/x.yaml", "event: {x: y}\npractices: [{x: y}]\nagenda: [{items: [{x: y}]}]\nlogos: [{x: y}]\n")
            .with("content/bundles/y.yaml", "agenda: [{x: y}]\n")
            .with("fieldbook.yaml", "x: y\n");
        let found = site.found("FB0308");
        assert!(found.len() > 50, "{}", found.len());
        for (_, finding) in found {
            let symbol = finding.message.contains("`symbol`");
            assert!(symbol || finding.helps[0].starts_with("add it, for example"), "{finding:?}");
        }
    }
}
