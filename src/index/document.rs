//! What of an edition is searched: one document for each language version of a practice, as plain data.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::edition::{Edition, Practice};
use crate::index::query::{goal_word, goal_words};
use crate::link::{Body, WITH_OTHER_WORDS};
use crate::model::language::Language;
use crate::parse::fields::List;
use crate::parse::front::Texts;
use crate::parse::records::EntryRecord;
use crate::source::Text;

/// One version of a practice, ready to be indexed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The symbol, `BP-7K3Q0`.
    pub symbol: String,
    /// Path of the page from the site's root.
    pub path: String,
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// The headings that are not names of sections: those stand in every practice.
    pub headings: String,
    /// What the fact box says, in the version's language: symbol, names of domains, topics, places and
    /// regions, with other words for them, organisations, standards and goals; the places also in the languages in which
    /// the practice is not written; and the words for what the whole site is about.
    pub facts: String,
    /// The text, without headings.
    pub body: String,
    /// Day of first publication, days since 1 January 1970. It gives the order of documents.
    pub published: i64,
    /// Day of the last change, days since 1 January 1970.
    pub changed: i64,
    /// Values that a query can ask for, by the key of the query language. Each key has its values sorted.
    pub facets: BTreeMap<String, Vec<String>>,
    /// Small words beside a result: main domain, places, stage.
    pub badges: Vec<String>,
}

impl Document {
    /// The slug of the practice.
    pub fn slug(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.strip_suffix(".html").unwrap_or(name)
    }
}

/// Keys of facets in the order in which they are shown. The name is the word of the query language.
pub const FACETS: [&str; 12] = [
    "domain",
    "stage",
    "region",
    "topic",
    "place",
    "origin",
    "kind",
    "sdg",
    "standard",
    "connectivity",
    "power",
    "effort",
];

/// The vocabulary that names the values of a facet; origins are organisations.
pub fn vocabulary_of(facet: &str) -> Option<&'static str> {
    Some(match facet {
        "domain" => "domains",
        "stage" => "stages",
        "region" => "regions",
        "topic" => "topics",
        "place" => "countries",
        "kind" => "kinds",
        "sdg" => "sdgs",
        "standard" => "standards",
        "connectivity" => "connectivity",
        "power" => "power",
        "effort" => "efforts",
        _ => return None,
    })
}

/// The documents of a language, in the order of their numbers: first published first, and of one day the
/// larger symbol first. So a new practice comes last and moves no other.
pub fn documents(edition: &Edition<'_>, language: Language) -> Vec<Document> {
    let regions = regions_by_country(edition);
    let mut documents: Vec<Document> = edition
        .practices
        .values()
        .filter(|practice| practice.withdrawn.is_none())
        .filter_map(|practice| document(edition, practice, language, &regions))
        .collect();
    documents.sort_by(|one, other| order(one).cmp(&order(other)));
    documents
}

/// What documents are put in order by.
pub(super) fn order(document: &Document) -> (i64, std::cmp::Reverse<&str>) {
    (document.published, std::cmp::Reverse(document.symbol.as_str()))
}

/// Entries of vocabularies that a practice leads to.
struct EntriesOf<'a> {
    regions: Vec<&'a EntryRecord>,
    kind: Vec<&'a EntryRecord>,
    connectivity: Vec<&'a EntryRecord>,
    power: Vec<&'a EntryRecord>,
    effort: Vec<&'a EntryRecord>,
}

fn entries_of<'a>(
    edition: &Edition<'a>,
    practice: &Practice<'a>,
    regions: &BTreeMap<&str, Vec<&'a EntryRecord>>,
) -> EntriesOf<'a> {
    let of_countries = |id: &str| regions.get(id).map_or(&[][..], Vec::as_slice);
    let places = practice.places.iter().filter_map(|place| id_of(place));
    let mut in_regions: Vec<&EntryRecord> = Vec::new();
    for region in places.flat_map(of_countries) {
        if !in_regions.iter().any(|known| std::ptr::eq(*known, *region)) {
            in_regions.push(region);
        }
    }
    let vocabularies = &edition.library.vocabularies;
    let listed = |ids: &Option<List<Text>>, vocabulary: &str| -> Vec<&'a EntryRecord> {
        let ids = ids.iter().flat_map(|list| &list.items);
        ids.filter_map(|id| vocabularies.entry(vocabulary, id.as_str())).collect()
    };
    let front = practice.front;
    let effort = front.effort.as_ref().and_then(|effort| effort.level.as_ref());
    let effort = effort.and_then(|level| vocabularies.entry("efforts", level.as_str()));
    let origin = edition.library.organisations.get(practice.origin);
    let kind = origin.and_then(|record| record.data.kind.as_ref());
    let kind = kind.and_then(|kind| vocabularies.entry("kinds", kind.as_str()));
    EntriesOf {
        regions: in_regions,
        kind: kind.into_iter().collect(),
        connectivity: listed(&front.connectivity, "connectivity"),
        power: listed(&front.power, "power"),
        effort: effort.into_iter().collect(),
    }
}

/// The values that a query can ask for, by key, sorted.
fn facets_of(practice: &Practice<'_>, of_practice: &EntriesOf<'_>) -> BTreeMap<String, Vec<String>> {
    let mut facets: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut facet = |key: &str, entries: &[&EntryRecord]| {
        let mut values: Vec<String> =
            entries.iter().filter_map(|entry| id_of(entry)).map(str::to_lowercase).collect();
        values.sort();
        values.dedup();
        if !values.is_empty() {
            facets.insert(key.to_owned(), values);
        }
    };
    facet("domain", &practice.domains);
    facet("stage", &[practice.stage]);
    facet("region", &of_practice.regions);
    facet("topic", &practice.topics);
    facet("place", &practice.places);
    facet("kind", &of_practice.kind);
    facet("sdg", &practice.sdgs);
    facet("standard", &practice.standards);
    facet("connectivity", &of_practice.connectivity);
    facet("power", &of_practice.power);
    facet("effort", &of_practice.effort);
    facets.insert("origin".to_owned(), vec![practice.origin.to_owned()]);
    facets
}

/// The values of a facet that practices have in any language, by key.
pub fn facet_values(edition: &Edition<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let regions = regions_by_country(edition);
    let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for practice in edition.practices.values().filter(|practice| practice.withdrawn.is_none()) {
        for (key, of_key) in values_of(edition, practice, &regions) {
            values.entry(key).or_default().extend(of_key);
        }
    }
    values
}

/// The values of facets that a practice has, by key.
pub(super) fn values_of<'a>(
    edition: &Edition<'a>,
    practice: &Practice<'a>,
    regions: &BTreeMap<&str, Vec<&'a EntryRecord>>,
) -> BTreeMap<String, Vec<String>> {
    facets_of(practice, &entries_of(edition, practice, regions))
}

/// The version of a practice in a language, if it has one.
pub(super) fn document(
    edition: &Edition<'_>,
    practice: &Practice<'_>,
    language: Language,
    regions: &BTreeMap<&str, Vec<&EntryRecord>>,
) -> Option<Document> {
    let translation = practice.translations.get(&language);
    let (title, summary, body, changed) = if practice.language == language {
        (practice.title, practice.summary, practice.body, practice.changed())
    } else {
        let version = translation?;
        (version.title, version.summary, version.body, practice.changed().max(version.date))
    };
    let of_practice = entries_of(edition, practice, regions);
    let facets = facets_of(practice, &of_practice);
    let EntriesOf { regions: in_regions, kind, connectivity, power, .. } = &of_practice;
    let organisation = |slug: &str| edition.library.organisations.get(slug).map(|record| &record.data);

    let mut facts: Vec<String> = vec![format!("{}-{}", practice.symbol, language.letter())];
    facts.extend(edition.site.subject.get(language).map(str::to_owned));
    let groups: [(&str, &[&EntryRecord]); 9] = [
        ("domains", &practice.domains),
        ("topics", &practice.topics),
        ("countries", &practice.places),
        ("regions", in_regions),
        ("kinds", kind),
        ("sdgs", &practice.sdgs),
        ("connectivity", connectivity),
        ("power", power),
        ("standards", &practice.standards),
    ];
    let entries = groups.iter().flat_map(|(_, entries)| *entries);
    facts.extend(entries.map(|entry| entry.name(language).to_owned()));
    let with_words = groups.iter().filter(|(vocabulary, _)| WITH_OTHER_WORDS.contains(vocabulary));
    let words = with_words.flat_map(|(_, entries)| *entries).flat_map(|entry| entry.also(language));
    facts.extend(words.map(str::to_owned));
    // Who looks for a place in a language in which nobody has written the practice finds it in this one.
    let unwritten = Language::ALL
        .into_iter()
        .filter(|other| *other != practice.language && !practice.translations.contains_key(other));
    for other in unwritten {
        for place in &practice.places {
            facts.push(place.name(other).to_owned());
            // Latin abbreviations are words elsewhere: the United Arab Emirates are `EAU` in Spanish.
            let words = place.also(other).filter(|word| !word.bytes().all(|byte| byte.is_ascii_uppercase()));
            facts.extend(words.map(str::to_owned));
        }
    }
    let goals = practice.sdgs.iter().filter_map(|entry| id_of(entry));
    let short = goal_words(language).split(' ').next().unwrap_or_default();
    facts.extend(goals.map(|number| format!("{} {short} {number}", goal_word(number))));
    facts.extend(
        practice.standards.iter().filter_map(|entry| entry.number.as_ref()).map(|text| text.value.clone()),
    );
    let names = [practice.origin, practice.contributor].into_iter().filter_map(organisation);
    for record in names.filter(|record| record.kind.as_ref().is_none_or(|kind| kind.value != "editorial")) {
        for texts in [&record.name, &record.short].into_iter().flatten() {
            facts.extend(names_of(texts, language));
        }
    }
    let partners = practice.front.partners.iter().flat_map(|list| &list.items);
    facts.extend(partners.filter_map(|partner| partner.name.as_ref()).map(|name| name.value.clone()));

    let mut badges =
        vec![practice.domains.first().map(|entry| entry.name(language).to_owned()).unwrap_or_default()];
    badges.push(match practice.places.as_slice() {
        [] => String::new(),
        [first] => first.name(language).to_owned(),
        [first, second] => format!("{} · {}", first.name(language), second.name(language)),
        [first, others @ ..] => format!("{} +{}", first.name(language), others.len()),
    });
    badges.push(practice.stage.name(language).to_owned());

    Some(Document {
        symbol: practice.symbol.to_string(),
        path: format!("{}/practices/{}.html", language.code(), practice.slug),
        title: title.to_owned(),
        summary: summary.to_owned(),
        headings: own_headings(body),
        facts: facts.join("\n"),
        body: text_without_headings(body),
        published: days(practice.published),
        changed: days(changed),
        facets,
        badges,
    })
}

/// A name in a language and, where it has none, in all there are: a reader may know the body by any of them.
fn names_of(texts: &Texts, language: Language) -> Vec<String> {
    match texts.get(language) {
        Some(name) => vec![name.to_owned()],
        None => texts.by_language.iter().map(|(_, name)| name.value.clone()).collect(),
    }
}

/// Headings that the author worded, one a line.
pub(super) fn own_headings(body: &Body) -> String {
    let headings = body.outline.headings.iter().filter(|heading| heading.section.is_none());
    headings.map(|heading| heading.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The text of all blocks but headings, footnotes last.
pub(super) fn text_without_headings(body: &Body) -> String {
    let document = &body.document;
    let mut parts: Vec<String> = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        if body.outline.heading_at(at).is_none() {
            parts.push(crate::parse::markdown::plain_blocks(std::slice::from_ref(block)));
        }
    }
    parts.extend(document.footnotes.iter().map(|note| crate::parse::markdown::plain_blocks(&note.blocks)));
    parts.retain(|part| !part.trim().is_empty());
    // Where a citation stood before a full stop there is a blank now.
    let mut text = parts.join("\n");
    for sign in [".", ",", ";", ":", ")", "。", "，", "；", "،", "؛"] {
        text = text.replace(&format!(" {sign}"), sign);
    }
    text
}

/// The regions that each country is in.
pub(super) fn regions_by_country<'a>(edition: &Edition<'a>) -> BTreeMap<&'a str, Vec<&'a EntryRecord>> {
    let mut by_country: BTreeMap<&str, Vec<&EntryRecord>> = BTreeMap::new();
    for entry in edition.library.vocabularies.entries("regions") {
        for member in entry.members.iter().flat_map(|list| &list.items) {
            by_country.entry(member.as_str()).or_default().push(entry);
        }
    }
    by_country
}

fn id_of(entry: &EntryRecord) -> Option<&str> {
    entry.id.as_ref().map(Text::as_str)
}

/// Days since 1 January 1970.
fn days(date: jiff::civil::Date) -> i64 {
    let since = jiff::civil::date(1970, 1, 1).until(date);
    since.map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::documents;
    use crate::check::tests::{Site, today};
    use crate::model::language::Language;

    #[test]
    fn facts_have_the_words_of_readers_too() {
        let site = Site::starter().front("sdgs: [6, 13]\nplaces: [GBR]");
        let library = site.library();
        let edition = crate::edition::select(&library, &[], &Default::default(), today());
        let facts = |language| documents(&edition, language).first().map(|document| document.facts.clone());
        let english = facts(Language::En).unwrap();
        let lines: Vec<&str> = english.lines().collect();
        for wanted in
            ["Internet of Things, IoT", "sdg6 sdg 6", "sdg13 sdg 13", "drinking water", "repair", "UK"]
        {
            assert!(lines.contains(&wanted), "{wanted}: {lines:?}");
        }
        // Only some vocabularies have other words; elsewhere they are ignored, and FB0816 says so.
        let of_goal = "title: {en: G}\nentries:\n  - {id: 6, label: {en: Water}, also: {en: xyzzy}}\n";
        let ignored = site.clone().with("content/vocabularies/sdgs.yaml", of_goal).library();
        let edition = crate::edition::select(&ignored, &[], &Default::default(), today());
        let facts_there = &documents(&edition, Language::En)[0].facts;
        assert!(facts_there.contains("Water") && !facts_there.contains("xyzzy"), "{facts_there}");
        // The place also in the languages in which the practice is not written, each once.
        for wanted in ["United Kingdom", "Royaume-Uni", "Соединенное Королевство", "英国", "Великобритания"]
        {
            assert_eq!(english.matches(wanted).count(), 1, "{wanted}: {lines:?}");
        }
        assert!(!lines.contains(&"RU"), "{lines:?}");
        // A site that does not say what it is about says nothing there.
        let silent =
            site.with("fieldbook.yaml", "title: {en: T}\nlanguages: [en]\ndefault_language: en\n").library();
        let edition = crate::edition::select(&silent, &[], &Default::default(), today());
        assert!(!documents(&edition, Language::En)[0].facts.contains("Internet"));
        assert_eq!(facts(Language::Fr), None);
    }
}
