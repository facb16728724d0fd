//! Which practices stand in which list, worked out once for each language before any page is made.

use std::collections::{BTreeMap, BTreeSet};

use crate::edition::{Edition, Practice};
use crate::parse::records::EntryRecord;
use crate::render::locale::Locale;
use crate::render::practice::shown;
use crate::source::Text;

/// The vocabularies whose entries have a page that lists practices.
pub(super) const LISTED: [&str; 8] =
    ["domains", "topics", "stages", "sdgs", "standards", "countries", "regions", "country-groups"];

/// Regions and country groups by country, the same for every language.
#[derive(Debug, Default)]
pub(super) struct Memberships<'a> {
    by_country: ByEntry<'a, &'a str>,
}

/// Something for each entry of each vocabulary: vocabulary, id, what belongs there.
type ByEntry<'a, T> = BTreeMap<&'static str, BTreeMap<&'a str, Vec<T>>>;

/// What belongs to one entry.
fn of_entry<'m, T>(by_entry: &'m ByEntry<'_, T>, vocabulary: &str, id: &str) -> &'m [T] {
    by_entry.get(vocabulary).and_then(|by_id| by_id.get(id)).map_or(&[], Vec::as_slice)
}

impl<'a> Memberships<'a> {
    /// Turns the lists of members round.
    pub(super) fn of(edition: &Edition<'a>) -> Self {
        let mut by_country: ByEntry<'a, &'a str> = BTreeMap::new();
        for vocabulary in ["regions", "country-groups"] {
            for entry in edition.library.vocabularies.entries(vocabulary) {
                let Some(id) = &entry.id else { continue };
                for member in entry.members.iter().flat_map(|list| &list.items) {
                    let of_country = by_country.entry(vocabulary).or_default().entry(member.as_str());
                    of_country.or_default().push(id.as_str());
                }
            }
        }
        Memberships { by_country }
    }

    /// Ids of the regions or country groups that a country is in, in the order of the vocabulary.
    pub(super) fn of_country(&self, vocabulary: &str, country: &str) -> &[&'a str] {
        of_entry(&self.by_country, vocabulary, country)
    }

    /// Ids of the regions or country groups that the places of a practice are in, each once, sorted.
    pub(super) fn of_practice(&self, vocabulary: &str, practice: &Practice<'a>) -> BTreeSet<&'a str> {
        let places = practice.places.iter().map(|place| id_of(place));
        places.flat_map(|place| self.of_country(vocabulary, place)).copied().collect()
    }
}

/// Which entries of vocabularies have a list with something in it, the same for every language. To plan the pages nothing more has to be
/// known, and to put ten thousand titles in order takes longer than that.
#[derive(Debug, Default)]
pub(super) struct Named<'a> {
    by_vocabulary: BTreeMap<&'static str, BTreeSet<&'a str>>,
    /// Whether a practice is for the whole world.
    pub(super) everywhere: bool,
}

impl<'a> Named<'a> {
    /// Gathers what the practices of an edition name.
    pub(super) fn of(edition: &'a Edition<'a>, memberships: &Memberships<'a>) -> Self {
        let mut named = Named::default();
        for practice in edition.practices.values().filter(|practice| practice.withdrawn.is_none()) {
            named.everywhere |= practice.is_everywhere();
            each_entry_of(practice, memberships, |vocabulary, id| {
                named.by_vocabulary.entry(vocabulary).or_default().insert(id);
            });
        }
        named
    }

    /// Whether a practice that is listed names an entry of one of the vocabularies in [`LISTED`].
    pub(super) fn has(&self, vocabulary: &str, entry: &EntryRecord) -> bool {
        debug_assert!(LISTED.contains(&vocabulary), "{vocabulary}");
        self.by_vocabulary.get(vocabulary).is_some_and(|ids| ids.contains(id_of(entry)))
    }
}

/// Calls with each list that a practice stands in, with some more than once: the vocabulary and the id of the entry.
fn each_entry_of<'a>(
    practice: &Practice<'a>,
    memberships: &Memberships<'a>,
    mut call: impl FnMut(&'static str, &'a str),
) {
    for (vocabulary, entries) in [
        ("domains", practice.domains.as_slice()),
        ("topics", practice.topics.as_slice()),
        ("stages", &[practice.stage]),
        ("sdgs", practice.sdgs.as_slice()),
        ("standards", practice.standards.as_slice()),
        ("countries", practice.places.as_slice()),
    ] {
        entries.iter().for_each(|entry| call(vocabulary, id_of(entry)));
    }
    for vocabulary in ["regions", "country-groups"] {
        let places = practice.places.iter().map(|place| id_of(place));
        let ids = places.flat_map(|place| memberships.of_country(vocabulary, place));
        ids.for_each(|id| call(vocabulary, id));
    }
}

/// The lists of one language. Every list is in the order of the titles in that language.
#[derive(Debug)]
pub(super) struct Listings<'a> {
    /// All practices that are listed: those that were not withdrawn.
    pub(super) all: Vec<&'a Practice<'a>>,
    /// The same, those that changed last first.
    pub(super) newest: Vec<&'a Practice<'a>>,
    /// Practices for the whole world.
    pub(super) everywhere: Vec<&'a Practice<'a>>,
    by_entry: ByEntry<'a, &'a Practice<'a>>,
    by_origin: BTreeMap<&'a str, Vec<&'a Practice<'a>>>,
    by_contributor: BTreeMap<&'a str, Vec<&'a Practice<'a>>>,
}

impl<'a> Listings<'a> {
    /// Sorts the practices of an edition into lists.
    pub(super) fn of(edition: &'a Edition<'a>, memberships: &Memberships<'a>, locale: &Locale) -> Self {
        let mut all: Vec<&'a Practice<'a>> =
            edition.practices.values().filter(|practice| practice.withdrawn.is_none()).collect();
        // In one thread: whoever waits here for others of a pool may be given a page that waits for this.
        all.sort_by(|a, b| {
            let title = |practice: &&'a Practice<'a>| shown(practice, locale.language).title;
            locale.compare(title(a), title(b)).then_with(|| a.slug.cmp(b.slug))
        });
        let mut newest = all.clone();
        newest.sort_by(|a, b| b.changed().cmp(&a.changed()).then(a.slug.cmp(b.slug)));
        let mut by_entry: ByEntry<'a, &'a Practice<'a>> = BTreeMap::new();
        let mut by_origin: BTreeMap<&str, Vec<&'a Practice<'a>>> = BTreeMap::new();
        let mut by_contributor: BTreeMap<&str, Vec<&'a Practice<'a>>> = BTreeMap::new();
        for practice in &all {
            each_entry_of(practice, memberships, |vocabulary, id| {
                let list: &mut Vec<&'a Practice<'a>> =
                    by_entry.entry(vocabulary).or_default().entry(id).or_default();
                // An entry named twice is a finding, and still one line of its list.
                if !list.last().is_some_and(|last| std::ptr::eq(*last, *practice)) {
                    list.push(practice);
                }
            });
            by_origin.entry(practice.origin).or_default().push(practice);
            if practice.contributor != practice.origin {
                by_contributor.entry(practice.contributor).or_default().push(practice);
            }
        }
        let everywhere = all.iter().copied().filter(|practice| practice.is_everywhere()).collect();
        Listings { all, newest, everywhere, by_entry, by_origin, by_contributor }
    }

    /// Practices that name an entry of one of the vocabularies in [`LISTED`].
    pub(super) fn with(&self, vocabulary: &str, entry: &EntryRecord) -> &[&'a Practice<'a>] {
        debug_assert!(LISTED.contains(&vocabulary), "{vocabulary}");
        of_entry(&self.by_entry, vocabulary, id_of(entry))
    }

    /// Practices of an organisation.
    pub(super) fn of_origin(&self, slug: &str) -> &[&'a Practice<'a>] {
        self.by_origin.get(slug).map_or(&[], Vec::as_slice)
    }

    /// Practices of others that an organisation wrote down.
    pub(super) fn written_by(&self, slug: &str) -> &[&'a Practice<'a>] {
        self.by_contributor.get(slug).map_or(&[], Vec::as_slice)
    }
}

/// The id of an entry; entries without one are findings and in no list.
pub(super) fn id_of(entry: &EntryRecord) -> &str {
    entry.id.as_ref().map_or("", Text::as_str)
}
