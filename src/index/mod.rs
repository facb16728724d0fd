//! Edition to search index: tantivy's, and what a browser needs of it.
//!
//! [`document`] takes what is searched from an edition, [`store`] keeps it in tantivy, [`query`] reads what a
//! reader types and [`run`] asks, also for what is typed without its [`accents`]; [`questions`] does so with those of the search test, `recipes` with the queries
//! of bundles, `operators` knows what joins nothing there, and [`words`] looks at what they and the vocabularies say. [`export`] writes the index as
//! [`shard`]s for the scripts of [`browser`], [`live`] makes those of a site that somebody writes when they are asked for, [`related`] tells which practices are like one another, and
//! `repeats` which new ones say what others say already.

pub mod accents;
pub mod analysis;
pub mod browser;
pub mod document;
pub mod export;
mod kept;
pub mod live;
mod operators;
pub mod passage;
pub mod query;
pub mod questions;
mod recipes;
pub mod related;
mod repeats;
pub mod run;
mod seal;
pub mod shard;
pub mod store;
pub mod terms;
pub mod words;

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::edition::{Bundle, Edition};
use crate::fault::{QueryMiss, Repeat, SearchMiss};
use crate::index::analysis::Analyser;
use crate::index::document::{Document, FACETS, documents, facet_values, vocabulary_of};
use crate::index::export::Labels;
use crate::index::query::parse_with;
use crate::index::related::Likeness;
use crate::index::repeats::News;
use crate::index::run::{FacetNames, facet_names, search};
use crate::index::store::{LanguageIndex, Snapshot};
use crate::index::words::other_names;
use crate::link::{Library, WITH_OTHER_WORDS};
use crate::model::language::Language;
use crate::shelf::{CACHE, Shelf, cache_of};

/// About how many files of search data a site has at most, up to ten thousand practices.
const FILES: usize = 1_760;

/// Search data of a whole site.
#[derive(Debug, Default)]
pub struct SearchFiles {
    /// Scripts by path from the site's root.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Remarks for the user: a cache that could not be used.
    pub remarks: Vec<String>,
    /// Practices that are like one another.
    pub related: Related,
    /// What the queries of bundles find, by the bundle's slug.
    pub chosen: Chosen,
    /// What the site itself asks and does not find.
    pub missed: Missed,
    /// New practices that say what others say already.
    pub repeats: Vec<Repeat>,
}

/// What a site asks of its own index, and does not find as it should.
#[derive(Debug, Default)]
pub struct Missed {
    /// Practices that a question of the search test does not lead to.
    pub questions: Vec<SearchMiss>,
    /// Queries of recipes.
    pub queries: Vec<QueryMiss>,
}

/// The practices that the query of a bundle finds, by the bundle's slug: their slugs, the best first.
pub type Chosen = BTreeMap<String, Vec<String>>;

/// For each language and practice of it, by slug, the slugs of those that are most like it, the best first.
pub type Related = BTreeMap<Language, BTreeMap<String, Vec<String>>>;

/// The folder of the index of a language in a site's cache, which the shelf gives. Its name holds what the analysis makes of a sample: an
/// index that was made with another analysis, by another version of the program or of a stemmer, is not taken.
pub fn folder(cache: &Path, language: Language) -> PathBuf {
    let name = format!("{}-{}", language.code(), Analyser::new(language).fingerprint());
    cache.join(format!("search-{}", store::VERSION)).join(name)
}

/// The index of a language with these documents: from the cache where that can be used, else in memory. While
/// another process has the cache, it is left to that one.
///
/// # Errors
///
/// When there is not even memory for it.
pub fn snapshot(
    root: Option<&Path>,
    language: Language,
    documents: &[Document],
    remarks: &mut Vec<String>,
) -> tantivy::Result<Snapshot> {
    if let Some(root) = root {
        match kept(root, language, documents) {
            Ok(Some(snapshot)) => return Ok(snapshot),
            Ok(None) => {}
            Err(error) => {
                let place = root.join(CACHE);
                let place = place.display();
                let remark = format!(
                    "the search index could not be kept in `{place}`, and was made in memory: {error}"
                );
                // It is so for each language.
                if !remarks.contains(&remark) {
                    remarks.push(remark);
                }
            }
        }
    }
    let index = LanguageIndex::in_memory(language);
    index.update(documents)?;
    index.snapshot()
}

/// The index in the cache, brought up to date; none while another process has it.
fn kept(root: &Path, language: Language, documents: &[Document]) -> tantivy::Result<Option<Snapshot>> {
    with_kept(root, language, documents, LanguageIndex::snapshot)
}

/// The files of the index in the cache, brought up to date, by their names; none while another process has it.
///
/// # Errors
///
/// When it cannot be read or written.
pub(in crate::index) fn kept_files(
    root: &Path,
    language: Language,
    documents: &[Arc<Document>],
) -> tantivy::Result<Option<BTreeMap<String, Vec<u8>>>> {
    with_kept(root, language, documents, |index| Ok(index.files()?))
}

/// What is read of the index in the cache when it is up to date. The lock is held until then, so that it is the state that was written here.
fn with_kept<D: Borrow<Document>, T>(
    root: &Path,
    language: Language,
    documents: &[D],
    read: impl FnOnce(&LanguageIndex) -> tantivy::Result<T>,
) -> tantivy::Result<Option<T>> {
    let cache = cache_of(root)?;
    let folder = folder(&cache, language);
    let around = folder.parent().unwrap_or(&cache);
    std::fs::create_dir_all(around)?;
    let lock = std::fs::File::create(around.join(format!("{}.lock", language.code())))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(std::fs::TryLockError::WouldBlock) => return Ok(None),
        Err(std::fs::TryLockError::Error(error)) => return Err(error.into()),
    }
    remove_others(around, &folder, language)?;
    let index = LanguageIndex::open(&folder, language)?;
    index.update(documents)?;
    let found = read(&index)?;
    drop(lock);
    Ok(Some(found))
}

/// Removes indexes of the language that were made with another analysis.
fn remove_others(around: &Path, ours: &Path, language: Language) -> std::io::Result<()> {
    let of_language = format!("{}-", language.code());
    for entry in std::fs::read_dir(around)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path != ours && name.starts_with(&of_language) && path.is_dir() {
            std::fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}

/// Whether a library has practices that are compared with those that are published already.
pub fn has_new(library: &Library) -> bool {
    library.practices.values().any(|practice| repeats::is_new(practice))
}

/// Asks all that the search test and the recipes of an edition ask. A language in which nothing is asked is not
/// indexed. `root` is the site's folder, for the cache; `remarks` takes what the user is to be told of it.
///
/// # Errors
///
/// When an index can neither be kept nor be made in memory.
pub fn missed(
    edition: &Edition<'_>,
    root: Option<&Path>,
    remarks: &mut Vec<String>,
) -> tantivy::Result<Missed> {
    let (missed, _) = asked(edition, &News::default(), root, remarks)?;
    Ok(missed)
}

/// As [`missed`], and the new practices that say what others say already.
///
/// # Errors
///
/// When an index can neither be kept nor be made in memory.
pub fn missed_and_repeated(
    edition: &Edition<'_>,
    root: Option<&Path>,
    remarks: &mut Vec<String>,
) -> tantivy::Result<(Missed, Vec<Repeat>)> {
    asked(edition, &News::of(edition), root, remarks)
}

fn asked(
    edition: &Edition<'_>,
    news: &News<'_>,
    root: Option<&Path>,
    remarks: &mut Vec<String>,
) -> tantivy::Result<(Missed, Vec<Repeat>)> {
    let mut questions = Vec::new();
    let mut repeats = Vec::new();
    let mut queries = recipes::Asking::new(edition);
    for language in &edition.site.languages {
        let asks = questions::is_asked_in(edition, *language) || queries.is_asked_in(*language);
        if !asks && !news.are_in(*language) {
            continue;
        }
        let documents = documents(edition, *language);
        let snapshot = snapshot(root, *language, &documents, remarks)?;
        repeats.extend(news.repeats_in(edition, *language, &documents, &snapshot)?);
        if asks {
            let names = facet_names(&snapshot.analyser, &labels(edition, *language));
            questions.extend(questions::missed_in(edition, *language, &documents, &snapshot, &names)?);
            queries.ask(*language, &snapshot, &names)?;
        }
    }
    Ok((Missed { questions, queries: queries.misses() }, repeats))
}

/// Makes the search data of an edition. `root` is the site's folder, for the cache; without it nothing is kept.
///
/// # Errors
///
/// When an index can neither be kept nor be made in memory.
pub fn build(edition: &Edition<'_>, root: Option<&Path>) -> tantivy::Result<SearchFiles> {
    let shelf = root.and_then(|root| Some(Shelf::new(&cache_of(root).ok()?)));
    let mut remarks = Vec::new();
    let index = |language, documents: &[Document]| snapshot(root, language, documents, &mut remarks);
    let made = build_of(edition, &News::of(edition), shelf.as_ref(), index)?;
    Ok(SearchFiles { remarks, ..made })
}

/// Makes the search data of an edition from the index that `indexed` gives for the documents of a language.
fn build_of(
    edition: &Edition<'_>,
    news: &News<'_>,
    shelf: Option<&Shelf>,
    mut indexed: impl FnMut(Language, &[Document]) -> tantivy::Result<Snapshot>,
) -> tantivy::Result<SearchFiles> {
    let mut made = SearchFiles::default();
    let of_languages: Vec<(Language, Vec<Document>)> =
        edition.site.languages.iter().map(|language| (*language, documents(edition, *language))).collect();
    let shares = share_of(of_languages.iter().map(|(_, documents)| documents.as_slice()));
    let mut queries = recipes::Asking::new(edition);
    let asks = edition.bundles.values().any(|bundle| queries.text(bundle.slug).is_some());
    for ((language, documents), share) in of_languages.into_iter().zip(shares) {
        let labels = labels(edition, language);
        let sum = kept::sum_of(language, &documents, &labels, share);
        let mut before = shelf.and_then(|shelf| kept::read(&shelf.search(&sum)?));
        if let Some(kept::Exported { files, related }) = &mut before {
            made.files.append(files);
            made.related.insert(language, std::mem::take(related));
            // What was exported needs no index.
            let asks = asks || queries.is_asked_in(language) || questions::is_asked_in(edition, language);
            if !asks && !news.are_in(language) {
                continue;
            }
        }
        let snapshot = indexed(language, &documents)?;
        made.repeats.extend(news.repeats_in(edition, language, &documents, &snapshot)?);
        let names = facet_names(&snapshot.analyser, &labels);
        for bundle in edition.bundles.values() {
            let found = made.chosen.entry(bundle.slug.to_owned()).or_default();
            let Some(text) = queries.text(bundle.slug) else { continue };
            choose(bundle, text, language, &documents, &snapshot, &names, found)?;
        }
        queries.ask(language, &snapshot, &names)?;
        let missed = questions::missed_in(edition, language, &documents, &snapshot, &names)?;
        made.missed.questions.extend(missed);
        if before.is_some() {
            continue;
        }
        let cut = export::cut_for(&snapshot, share);
        let mut likeness = Likeness::new(&snapshot);
        let heed = |term: &[u8], fields: &terms::Fields| likeness.add(term, fields);
        let files = export::export(&snapshot, language.code(), &labels, cut, heed)?;
        let slugs: Vec<&str> = documents.iter().map(Document::slug).collect();
        let named = |numbers: Vec<u32>| numbers.into_iter().map(|number| slugs[number as usize].to_owned());
        let of_language = likeness.alike().into_iter().enumerate();
        let of_language = of_language.map(|(at, alike)| (slugs[at].to_owned(), named(alike).collect()));
        let mut exported = kept::Exported { files, related: of_language.collect() };
        if let Some(shelf) = shelf {
            shelf.put_search(&sum, &kept::written(&exported));
        }
        made.files.append(&mut exported.files);
        made.related.insert(language, exported.related);
    }
    made.missed.queries = queries.misses();
    Ok(made)
}

/// About how many files of search data each language has, by its documents.
fn share_of<'a, D: Borrow<Document> + 'a>(languages: impl Iterator<Item = &'a [D]> + Clone) -> Vec<usize> {
    let total: usize = languages.clone().map(<[D]>::len).sum();
    let symbols: BTreeSet<&str> =
        languages.clone().flatten().map(|document| document.borrow().symbol.as_str()).collect();
    let files = FILES.max(symbols.len() / 6);
    languages.map(|documents| (files * documents.len() / total.max(1)).max(10)).collect()
}

/// What the query of one bundle finds in the languages that it is set in.
///
/// # Errors
///
/// When an index can neither be kept nor be made in memory.
pub fn chosen_by(
    edition: &Edition<'_>,
    bundle: &Bundle<'_>,
    root: Option<&Path>,
    remarks: &mut Vec<String>,
) -> tantivy::Result<Vec<String>> {
    let mut found = Vec::new();
    if let Some(text) = recipes::asked(bundle, edition.library) {
        for language in &edition.site.languages {
            let documents = documents(edition, *language);
            let snapshot = snapshot(root, *language, &documents, remarks)?;
            let names = facet_names(&snapshot.analyser, &labels(edition, *language));
            choose(bundle, &text, *language, &documents, &snapshot, &names, &mut found)?;
        }
    }
    Ok(found)
}

/// Adds what `text`, the query of a bundle, finds in a language of its recipe; in any language, where the query has no
/// words, because facets and symbols are the same in all.
fn choose(
    bundle: &Bundle<'_>,
    text: &str,
    language: Language,
    documents: &[impl Borrow<Document>],
    snapshot: &Snapshot,
    names: &FacetNames,
    found: &mut Vec<String>,
) -> tantivy::Result<()> {
    let query = parse_with(text, language, &snapshot.analyser, names);
    let of_recipe = bundle.record.languages.iter().flat_map(|list| &list.items);
    let has_words = !query.wanted.is_empty() || !query.unwanted.is_empty();
    if has_words && of_recipe.into_iter().all(|code| code.value != language.code()) {
        return Ok(());
    }
    let answer = search(snapshot, &query, names)?;
    // Of what has only a part of the query, or another word in its place, nothing is wanted on paper.
    if answer.partly || !answer.mended.is_empty() {
        return Ok(());
    }
    for (number, _) in &answer.hits {
        let slug = documents[*number as usize].borrow().slug();
        if !found.iter().any(|known| known == slug) {
            found.push(slug.to_owned());
        }
    }
    Ok(())
}

/// The names of the facet values that practices have in any language, and other words that readers use for them; at
/// last the English names, which are in many documents. All goals are there if there are any. With an empty key and no names, all names of the vocabularies.
pub fn labels(edition: &Edition<'_>, language: Language) -> Labels {
    labels_of(edition, language, &facet_values(edition))
}

/// As [`labels`], where it is known which values practices have.
fn labels_of(
    edition: &Edition<'_>,
    language: Language,
    values: &BTreeMap<String, BTreeSet<String>>,
) -> Labels {
    let mut labels = Labels::new();
    let vocabularies = &edition.library.vocabularies;
    for vocabulary in FACETS.into_iter().filter_map(vocabulary_of) {
        for entry in vocabularies.entries(vocabulary) {
            let words = entry.also(language).filter(|_| WITH_OTHER_WORDS.contains(&vocabulary));
            let common = entry.cldr.as_ref().and_then(|names| names.get(language));
            for name in std::iter::once(entry.name(language)).chain(words).chain(common) {
                labels.insert((String::new(), name.to_owned()), Vec::new());
            }
        }
    }
    for key in FACETS {
        let more = vocabulary_of(key).map(|vocabulary| other_names(edition.library, vocabulary, language));
        let mut ids = values.get(key).cloned().unwrap_or_default();
        // The goals are the same everywhere: one that nothing has still has its name.
        if let Some(vocabulary) = vocabulary_of(key).filter(|_| key == "sdg" && !ids.is_empty()) {
            let goals = edition.library.vocabularies.entries(vocabulary).iter();
            ids.extend(goals.filter_map(|goal| goal.id.as_ref()).map(|id| id.value.clone()));
        }
        for id in &ids {
            let place = (key.to_owned(), id.clone());
            let mut others = Vec::new();
            let name = match vocabulary_of(key) {
                Some(vocabulary) => {
                    // Country codes are written in capitals there.
                    let entries = &edition.library.vocabularies;
                    let entry = entries
                        .entry(vocabulary, id)
                        .or_else(|| entries.entry(vocabulary, &id.to_uppercase()));
                    let more = more.iter().zip(entry.and_then(|entry| entry.id.as_ref()));
                    others.extend(more.filter_map(|(more, id)| more.get(id.as_str())).flatten().cloned());
                    others.extend(entry.map(|entry| entry.name(Language::En).to_owned()));
                    entry.map(|entry| entry.name(language).to_owned())
                }
                None => edition.library.organisations.get(id).and_then(|record| {
                    let name = record.data.name.as_ref()?;
                    let own = name.get(language).or_else(|| name.get(edition.site.default_language));
                    own.or_else(|| name.by_language.first().map(|(_, text)| text.as_str())).map(str::to_owned)
                }),
            };
            let name = name.unwrap_or_else(|| id.clone());
            others.retain(|other| *other != name);
            labels.insert(place, std::iter::once(name).chain(others).collect());
        }
    }
    labels
}
