//! The documents of a site from one state to the next: only those of practices that changed are made again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::edition::Edition;
use crate::index::document::{self, Document, order, regions_by_country, values_of};
use crate::index::export::Labels;
use crate::index::labels_of;
use crate::link::outline::Outline;
use crate::link::{Body, Library, Practice};
use crate::model::language::Language;
use crate::parse::front::{OriginalFront, TranslationFront};
use crate::parse::markdown;
use crate::parse::records::{OrganisationRecord, SiteRecord, VocabularyRecord};

#[cfg(test)]
mod tests;

/// What is known of the state before.
#[derive(Default)]
pub(super) struct Known {
    shared: Shared,
    /// In the order of their names.
    practices: Vec<KnownPractice>,
    labels: BTreeMap<Language, Arc<Labels>>,
}

/// What all documents are made from. What is the same in memory says the same.
#[derive(Default)]
struct Shared {
    site: Option<Arc<SiteRecord>>,
    vocabularies: Vec<(String, Arc<VocabularyRecord>)>,
    organisations: Vec<(String, Arc<OrganisationRecord>)>,
}

impl Shared {
    fn of(library: &Library) -> Shared {
        let vocabularies = library.vocabularies.iter();
        let organisations = library.organisations.iter();
        Shared {
            site: library.site.as_ref().map(|record| Arc::clone(&record.data)),
            vocabularies: vocabularies
                .map(|(name, list)| (name.to_owned(), Arc::clone(&list.record)))
                .collect(),
            organisations: organisations
                .map(|(slug, record)| (slug.clone(), Arc::clone(&record.data)))
                .collect(),
        }
    }

    fn is(&self, other: &Shared) -> bool {
        fn are<T>(some: &[(String, Arc<T>)], others: &[(String, Arc<T>)]) -> bool {
            let mut pairs = some.iter().zip(others);
            some.len() == others.len()
                && pairs.all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1))
        }
        let site = match (&self.site, &other.site) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        site && are(&self.vocabularies, &other.vocabularies) && are(&self.organisations, &other.organisations)
    }
}

/// A practice as it was.
struct KnownPractice {
    slug: String,
    /// What its documents were made from.
    texts: Vec<KnownText>,
    documents: BTreeMap<Language, Arc<Document>>,
    /// Its values of facets by key; none of one that was withdrawn.
    values: BTreeMap<String, Vec<String>>,
}

#[derive(Clone)]
struct KnownText {
    language: Language,
    front: KnownFront,
    document: Arc<markdown::Document>,
    outline: Arc<Outline>,
}

#[derive(Clone)]
enum KnownFront {
    Original(Arc<OriginalFront>),
    Translation(Arc<TranslationFront>),
}

impl KnownText {
    fn new(language: Language, front: KnownFront, body: &Body) -> KnownText {
        KnownText {
            language,
            front,
            document: Arc::clone(&body.document),
            outline: Arc::clone(&body.outline),
        }
    }

    fn is_of(&self, language: Language, body: &Body) -> bool {
        self.language == language
            && Arc::ptr_eq(&self.document, &body.document)
            && Arc::ptr_eq(&self.outline, &body.outline)
    }
}

fn texts_of(practice: &Practice) -> Vec<KnownText> {
    let original = practice.original.iter().map(|original| {
        KnownText::new(original.language, KnownFront::Original(Arc::clone(&original.front)), &original.body)
    });
    let translations = practice.translations.iter().map(|(language, version)| {
        KnownText::new(*language, KnownFront::Translation(Arc::clone(&version.front)), &version.body)
    });
    original.chain(translations).collect()
}

/// Whether texts are still those of a practice.
fn are_of(texts: &[KnownText], practice: &Practice) -> bool {
    let mut known = texts.iter();
    let original = practice.original.iter().all(|original| {
        known.next().is_some_and(|text| {
            matches!(&text.front, KnownFront::Original(front) if Arc::ptr_eq(front, &original.front))
                && text.is_of(original.language, &original.body)
        })
    });
    let translations = practice.translations.iter().all(|(language, version)| {
        known.next().is_some_and(|text| {
            matches!(&text.front, KnownFront::Translation(front) if Arc::ptr_eq(front, &version.front))
                && text.is_of(*language, &version.body)
        })
    });
    original && translations && known.next().is_none()
}

/// The documents of a state.
pub(super) struct Documents {
    /// Of each language in the order of their numbers, no two with one symbol.
    pub(super) by_language: BTreeMap<Language, Vec<Arc<Document>>>,
    /// The names of facet values.
    pub(super) labels: BTreeMap<Language, Arc<Labels>>,
}

/// A document, and the one that has its place now.
pub(super) struct Replaced {
    pub(super) before: Arc<Document>,
    pub(super) now: Arc<Document>,
}

impl Known {
    /// The documents of an edition; those of practices that are the same in memory are those of the state before.
    pub(super) fn documents(&mut self, edition: &Edition<'_>) -> Documents {
        let shared = Shared::of(edition.library);
        // Whether practices have the values of facets that they had.
        let mut has_values = self.shared.is(&shared);
        if !has_values {
            // All is made again; what then says the same as before stays the same in memory.
            self.shared = shared;
            self.practices.iter_mut().for_each(|practice| practice.texts.clear());
        }
        let mut before = std::mem::take(&mut self.practices).into_iter().peekable();
        let mut regions = None;
        for (slug, practice) in &edition.practices {
            let Some(source) = edition.library.practices.get(*slug) else { continue };
            while before.next_if(|known| known.slug.as_str() < *slug).is_some() {
                has_values = false;
            }
            let known = match before.next_if(|known| known.slug == *slug) {
                Some(known) if are_of(&known.texts, source) => {
                    self.practices.push(known);
                    continue;
                }
                known => known,
            };
            let regions = regions.get_or_insert_with(|| regions_by_country(edition));
            let is_there = practice.withdrawn.is_none();
            let languages = edition.site.languages.iter().filter(|_| is_there);
            let documents = languages.filter_map(|language| {
                let document = document::document(edition, practice, *language, regions)?;
                // What says the same stays the same in memory.
                let before = known.as_ref().and_then(|known| known.documents.get(language));
                let before = before.filter(|before| ***before == document).map(Arc::clone);
                Some((*language, before.unwrap_or_else(|| Arc::new(document))))
            });
            let documents = documents.collect();
            let values = if is_there { values_of(edition, practice, regions) } else { BTreeMap::new() };
            has_values &= known.as_ref().is_some_and(|known| known.values == values);
            self.practices.push(KnownPractice {
                slug: (*slug).to_owned(),
                texts: texts_of(source),
                documents,
                values,
            });
        }
        if !has_values || before.next().is_some() {
            self.name_values(edition);
        }
        let of_language = |language: &Language| {
            let all = self.practices.iter().filter_map(|practice| practice.documents.get(language));
            let mut documents: Vec<Arc<Document>> = all.cloned().collect();
            documents.sort_by(|one, other| order(one).cmp(&order(other)));
            // While somebody copies a practice, two have one symbol, and so have those that have none yet: the first of them is found.
            let symbols: BTreeSet<&str> = documents.iter().map(|document| document.symbol.as_str()).collect();
            if symbols.len() < documents.len() {
                let mut symbols = BTreeSet::new();
                documents.retain(|document| symbols.insert(document.symbol.clone()));
            }
            (*language, documents)
        };
        Documents {
            by_language: edition.site.languages.iter().map(of_language).collect(),
            labels: self.labels.clone(),
        }
    }

    /// The documents of some practices, each with the one whose place it takes, while all other practices are as they were. None where
    /// more than these documents is another: then nothing is known of the change.
    pub(super) fn replaced(
        &mut self,
        edition: &Edition<'_>,
        slugs: &BTreeSet<String>,
    ) -> Option<Vec<(Language, Replaced)>> {
        if !self.shared.is(&Shared::of(edition.library)) {
            return None;
        }
        let regions = regions_by_country(edition);
        let (mut again, mut replaced) = (Vec::new(), Vec::new());
        for slug in slugs {
            let at = self.practices.binary_search_by(|known| known.slug.as_str().cmp(slug)).ok()?;
            let known = &self.practices[at];
            let practice =
                edition.practices.get(slug.as_str()).filter(|practice| practice.withdrawn.is_none())?;
            if values_of(edition, practice, &regions) != known.values {
                return None;
            }
            let mut documents = BTreeMap::new();
            for language in &edition.site.languages {
                let now = document::document(edition, practice, *language, &regions);
                match (known.documents.get(language), now) {
                    (None, None) => {}
                    (Some(before), Some(now)) if **before == now => {
                        documents.insert(*language, Arc::clone(before));
                    }
                    (Some(before), Some(now)) if order(before) == order(&now) => {
                        let now = Arc::new(now);
                        replaced.push((
                            *language,
                            Replaced { before: Arc::clone(before), now: Arc::clone(&now) },
                        ));
                        documents.insert(*language, now);
                    }
                    _ => return None,
                }
            }
            again.push((at, texts_of(edition.library.practices.get(slug)?), documents));
        }
        for (at, texts, documents) in again {
            let known = &mut self.practices[at];
            (known.texts, known.documents) = (texts, documents);
        }
        Some(replaced)
    }

    /// Makes the names of facet values that practices have.
    fn name_values(&mut self, edition: &Edition<'_>) {
        let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (key, of_key) in self.practices.iter().flat_map(|practice| &practice.values) {
            if !values.contains_key(key) {
                values.insert(key.clone(), BTreeSet::new());
            }
            let Some(known) = values.get_mut(key) else { continue };
            for value in of_key {
                if !known.contains(value) {
                    known.insert(value.clone());
                }
            }
        }
        self.labels.retain(|language, _| edition.site.languages.contains(language));
        for language in &edition.site.languages {
            let labels = labels_of(edition, *language, &values);
            if self.labels.get(language).is_none_or(|known| **known != labels) {
                self.labels.insert(*language, Arc::new(labels));
            }
        }
    }
}
