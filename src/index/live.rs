//! The search of a site while somebody writes it: files that are made when a browser asks for them.
//!
//! A build writes all files of search data, because nobody will be there to make one. While somebody writes, a save changes a few
//! words, a query needs a few files, and to make all of them takes seconds at ten thousand practices. So here the index follows the
//! documents, and a file is made from it when it is asked for. What is found is the same as in a build, and the files are the same as well, but for two
//! things. They stay cut where they were cut at first, until a good part of the documents are new: where a cut should be, all terms decide. And the check
//! in their names, which the directory has to know before there is a file, is a number of the state, or of the first one that had these values of facets; bytes at
//! their end make it true ([`Shard::pack_as`]).

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use self::known::Known;
use crate::edition::Edition;
use crate::index::document::{Document, order};
use crate::index::export::shown::{CHANGED, changes, facet, facet_keys, names, shown};
use crate::index::export::terms::{long_file, term_file};
use crate::index::export::words::{backward_file, word_file};
use crate::index::export::{
    Bounds, KINDS, Labels, PLACES_TOGETHER, begin_directory, cut_for, path_of, write_kind,
};
use crate::index::related::Likeness;
use crate::index::run::facet_names;
use crate::index::shard::{Bytes, Shard};
use crate::index::store::{Following, Snapshot};
use crate::index::terms::each_term_between;
use crate::index::{Chosen, Related, choose, kept_files, recipes, share_of};
use crate::model::language::Language;

mod known;
#[cfg(test)]
pub(crate) mod tests;

/// Of how many documents or words one may come or go before the files are cut anew.
const CUT_ANEW: usize = 8;

/// Fewer words than these are as good as none: a small site is not cut anew by each of them.
const FEW_WORDS: usize = 5_000;

/// How many states before of a language have their files at most: a page that is open goes on with the directory that it has. A state
/// whose directory nobody has asked for is not one of them.
const STATES: usize = 8;

/// The name of a state's directory among its files.
const DIRECTORY: &str = "directory";

/// The index of a site that follows its documents from one state to the next.
#[derive(Default)]
pub struct Index {
    known: Known,
    languages: BTreeMap<Language, OfLanguage>,
    /// Number of the state, which is the check of its files.
    number: u32,
    /// The site's folder, whose cache has an index to begin with.
    root: Option<PathBuf>,
    /// Whether the last state was made to its end: if not, the index of one language may be ahead of what is known of it.
    is_whole: bool,
    last: Arc<Searched>,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("number", &self.number).finish_non_exhaustive()
    }
}

/// The index of a language.
struct OfLanguage {
    following: Following,
    bounds: Arc<Bounds>,
    /// What was there when the files were cut.
    cut_at: CutAt,
}

/// What decides where files are cut.
#[derive(Default)]
struct CutAt {
    documents: usize,
    words: usize,
    /// Into how many files they were to be cut.
    files: usize,
}

/// The search of one state: what there is to be asked for.
#[derive(Debug, Default)]
pub struct Searched {
    number: u32,
    languages: BTreeMap<Language, Arc<State>>,
    /// The states before of each language, the last one first.
    before: BTreeMap<Language, Vec<Arc<State>>>,
}

/// One state of a language.
struct State {
    language: Language,
    /// Number of the site's state that had this one first.
    number: u32,
    snapshot: Snapshot,
    documents: Vec<Arc<Document>>,
    labels: Arc<Labels>,
    bounds: Arc<Bounds>,
    /// Files that were asked for.
    made: Mutex<BTreeMap<String, Vec<u8>>>,
    /// Practices that are alike, once they are known.
    related: OnceLock<BTreeMap<String, Vec<String>>>,
    facets: Facets,
}

/// What a state has of facets. Most saves change a text and no value, and then all of it stays.
struct Facets {
    /// Number of the state that had these values and names first.
    number: u32,
    /// The keys in the order of their files, once they are known.
    keys: OnceLock<Vec<&'static str>>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State")
            .field("language", &self.language)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

impl Index {
    /// An index whose states are numbered from here on, so that a page which is still open from another run is told apart.
    pub fn beginning_at(number: u32) -> Index {
        Index { number, ..Index::default() }
    }

    /// The same for the site in a folder: it begins with what the cache there keeps, which is brought up to date by that.
    pub fn kept_in(self, root: &Path) -> Index {
        Index { root: Some(root.to_owned()), ..self }
    }

    /// Whether nothing was indexed yet.
    pub fn is_empty(&self) -> bool {
        self.languages.is_empty()
    }

    /// Brings the index up to date.
    ///
    /// # Errors
    ///
    /// When there is not enough memory.
    pub fn update(&mut self, edition: &Edition<'_>) -> tantivy::Result<Arc<Searched>> {
        if !std::mem::take(&mut self.is_whole) {
            self.languages.clear();
            self.known = Known::default();
        }
        let updated = self.follow(edition);
        self.is_whole = updated.is_ok();
        updated
    }

    /// Brings the index up to date where some practices alone are others than before, in an edition that need not have more than these.
    /// None where that is not enough; then [`Index::update`] has to follow.
    ///
    /// # Errors
    ///
    /// When there is not enough memory.
    pub fn update_few(
        &mut self,
        edition: &Edition<'_>,
        slugs: &BTreeSet<String>,
    ) -> tantivy::Result<Option<Arc<Searched>>> {
        if !std::mem::take(&mut self.is_whole) {
            return Ok(None);
        }
        let updated = self.follow_few(edition, slugs);
        self.is_whole = updated.is_ok();
        updated
    }

    fn follow_few(
        &mut self,
        edition: &Edition<'_>,
        slugs: &BTreeSet<String>,
    ) -> tantivy::Result<Option<Arc<Searched>>> {
        let Some(replaced) = self.known.replaced(edition, slugs) else { return Ok(None) };
        let mut documents: BTreeMap<Language, Vec<Arc<Document>>> = BTreeMap::new();
        for (language, known::Replaced { before, now }) in &replaced {
            let Some(state) = self.last.languages.get(language) else { return Ok(None) };
            let all = documents.entry(*language).or_insert_with(|| state.documents.clone());
            // Of two with one symbol only the first has a place.
            match all.binary_search_by(|known| order(known).cmp(&order(before))) {
                Ok(at) if Arc::ptr_eq(&all[at], before) => all[at] = Arc::clone(now),
                _ => return Ok(None),
            }
        }
        let mut states = self.last.languages.clone();
        let mut before = self.last.before.clone();
        let number = self.number.wrapping_add(1);
        for (language, documents) in documents {
            let (Some(known), Some(state)) = (self.languages.get_mut(&language), states.get_mut(&language))
            else {
                continue;
            };
            let of_language = replaced.iter().filter(|(of, _)| *of == language);
            if !known.following.replace(of_language.map(|(_, replaced)| &replaced.now))? {
                continue;
            }
            let labels = Arc::clone(&state.labels);
            let facets = Facets { number: state.facets.number, keys: state.facet_keys().to_vec().into() };
            let now = known.state(language, number, documents, labels, facets, None)?;
            keep(&mut before, std::mem::replace(state, Arc::new(now)));
        }
        Ok(Some(self.publish(states, before, number)))
    }

    fn follow(&mut self, edition: &Edition<'_>) -> tantivy::Result<Arc<Searched>> {
        let known::Documents { by_language, labels } = self.known.documents(edition);
        let number = self.number.wrapping_add(1);
        let shares = share_of(by_language.values().map(Vec::as_slice));
        let mut states: BTreeMap<Language, Arc<State>> = BTreeMap::new();
        let mut before = self.last.before.clone();
        for ((language, documents), share) in by_language.into_iter().zip(shares) {
            let state = self.last.languages.get(&language).map(Arc::clone);
            let labels = labels.get(&language).map(Arc::clone).unwrap_or_default();
            let (known, is_new) = match self.languages.entry(language) {
                Entry::Occupied(known) => (known.into_mut(), false),
                Entry::Vacant(place) => {
                    (place.insert(OfLanguage::new(self.root.as_deref(), language, &documents)?), true)
                }
            };
            let is_other = known.following.update(&documents)? || is_new;
            let is_same = |state: &Arc<State>| !is_other && Arc::ptr_eq(&state.labels, &labels);
            if let Some(state) = state.clone().filter(is_same) {
                states.insert(language, state);
                continue;
            }
            if let Some(state) = state {
                keep(&mut before, state);
            }
            let facets = Facets { number, keys: OnceLock::new() };
            let state = known.state(language, number, documents, labels, facets, Some(share))?;
            states.insert(language, Arc::new(state));
        }
        Ok(self.publish(states, before, number))
    }

    /// Makes states the last ones, unless they are.
    fn publish(
        &mut self,
        states: BTreeMap<Language, Arc<State>>,
        mut before: BTreeMap<Language, Vec<Arc<State>>>,
        number: u32,
    ) -> Arc<Searched> {
        let is_same = |(language, state): (&Language, &Arc<State>)| {
            states.get(language).is_some_and(|now| Arc::ptr_eq(now, state))
        };
        if states.len() != self.last.languages.len() || !self.last.languages.iter().all(is_same) {
            self.languages.retain(|language, _| states.contains_key(language));
            self.number = number;
            before.retain(|language, _| states.contains_key(language));
            self.last = Arc::new(Searched { number, languages: states, before });
        }
        Arc::clone(&self.last)
    }
}

/// Keeps a state that another one follows.
fn keep(before: &mut BTreeMap<Language, Vec<Arc<State>>>, state: Arc<State>) {
    let older = before.entry(state.language).or_default();
    // The last one stays in any case: who asks for its directory is answered just now.
    older.retain(|state| state.is_told());
    older.insert(0, state);
    older.truncate(STATES);
}

impl OfLanguage {
    fn new(
        root: Option<&Path>,
        language: Language,
        documents: &[Arc<Document>],
    ) -> tantivy::Result<OfLanguage> {
        let nothing = Bounds::nothing();
        // What cannot be kept is made in memory.
        let kept = root.and_then(|root| kept_files(root, language, documents).ok().flatten());
        let kept = kept.and_then(|files| Following::of_files(language, files, documents).ok());
        Ok(OfLanguage {
            following: kept.map_or_else(|| Following::new(language), Ok)?,
            bounds: Arc::new(nothing),
            cut_at: CutAt::default(),
        })
    }

    /// The state that follows; `share` is into how many files it would be cut, where that may be another number than before.
    fn state(
        &mut self,
        language: Language,
        number: u32,
        documents: Vec<Arc<Document>>,
        labels: Arc<Labels>,
        facets: Facets,
        share: Option<usize>,
    ) -> tantivy::Result<State> {
        let snapshot = self.following.snapshot()?;
        let bounds = self.bounds(&snapshot, share.unwrap_or(self.cut_at.files))?;
        Ok(State {
            language,
            number,
            snapshot,
            documents,
            labels,
            bounds,
            made: Mutex::default(),
            related: OnceLock::new(),
            facets,
        })
    }

    /// Where the files of a state are cut.
    fn bounds(&mut self, snapshot: &Snapshot, share: usize) -> tantivy::Result<Arc<Bounds>> {
        let is_near = |one: usize, other: usize| one.abs_diff(other) * CUT_ANEW < other;
        let words: u64 = snapshot.tokens().iter().sum();
        let now = CutAt { documents: snapshot.len(), words: (words as usize).max(FEW_WORDS), files: share };
        let are_near = is_near(now.documents, self.cut_at.documents)
            && is_near(now.words, self.cut_at.words)
            && is_near(now.files, self.cut_at.files);
        if !are_near {
            self.bounds = Arc::new(Bounds::of(snapshot, cut_for(snapshot, share))?);
            self.cut_at = now;
        }
        Ok(Arc::clone(&self.bounds))
    }
}

impl Searched {
    /// Its number, which is another where anything is found in another way.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Whether nothing was indexed yet.
    pub fn is_empty(&self) -> bool {
        self.languages.is_empty()
    }

    /// The file at a path from the site's root, if it is one of the search; also one of a state before that a page may still ask for.
    ///
    /// # Errors
    ///
    /// When the index cannot be read.
    pub fn file(&self, path: &str) -> tantivy::Result<Option<Vec<u8>>> {
        let Some((code, name)) = path.strip_prefix("search/").and_then(|path| path.split_once('/')) else {
            return Ok(None);
        };
        let Some(now) = self.languages.values().find(|state| state.language.code() == code) else {
            return Ok(None);
        };
        if name == "directory.js" {
            return Ok(Some(now.directory()));
        }
        let before = self.before.get(&now.language).into_iter().flatten();
        let name = name.strip_suffix(".js").and_then(|name| name.rsplit_once('-'));
        let Some((file, check)) = name else { return Ok(None) };
        let mut letters = file.chars();
        let (kind, at) = (letters.next(), letters.as_str().parse());
        let (Some(kind), Ok(at)) = (kind, at) else { return Ok(None) };
        let has_check = |state: &&Arc<State>| check == format!("{:06x}", state.check(kind, at));
        let Some(state) = std::iter::once(now).chain(before).find(has_check) else { return Ok(None) };
        state.file(kind, at)
    }

    /// The paths of all files that a page can ask for.
    pub fn paths(&self) -> Vec<String> {
        let of_state = |state: &Arc<State>| {
            let code = state.language.code();
            let mut paths = vec![format!("search/{code}/directory.js")];
            for (kind, count) in KINDS.into_iter().zip(state.counts()) {
                paths.extend((0..count).map(|at| path_of(code, kind, at, state.check(kind, at))));
            }
            paths
        };
        self.languages.values().flat_map(of_state).collect()
    }

    /// Which practices are alike, and what the bundles of an edition find. None where it does not go on.
    ///
    /// # Errors
    ///
    /// When the index cannot be read.
    pub fn told(
        &self,
        edition: &Edition<'_>,
        go_on: &dyn Fn() -> bool,
    ) -> tantivy::Result<Option<(Related, Chosen)>> {
        let (mut related, mut chosen) = (Related::new(), Chosen::new());
        // In the order of the site file, which decides the order of what a bundle finds in several languages.
        for language in &edition.site.languages {
            let Some(state) = self.languages.get(language) else { continue };
            let of_language = match state.related.get() {
                Some(known) => known.clone(),
                None => {
                    let Some(found) = state.alike(go_on)? else { return Ok(None) };
                    state.related.get_or_init(|| found).clone()
                }
            };
            related.insert(*language, of_language);
            let names = OnceLock::new();
            for bundle in edition.bundles.values() {
                let found = chosen.entry(bundle.slug.to_owned()).or_default();
                let Some(text) = recipes::asked(bundle, edition.library) else { continue };
                let names = names.get_or_init(|| facet_names(&state.snapshot.analyser, &state.labels));
                choose(bundle, &text, *language, &state.documents, &state.snapshot, names, found)?;
            }
        }
        Ok(Some((related, chosen)))
    }
}

impl State {
    /// The check of a file: one with facets stays what it was while their values and names do.
    fn check(&self, kind: char, at: usize) -> u32 {
        let is_of_values = match kind {
            'f' => self.facet_keys().get(at) != Some(&CHANGED),
            _ => kind == 'n',
        };
        let number = if is_of_values { self.facets.number } else { self.number };
        number & 0xff_ffff
    }

    /// Whether a page can have its directory.
    fn is_told(&self) -> bool {
        self.made.lock().unwrap_or_else(PoisonError::into_inner).contains_key(DIRECTORY)
    }

    /// How many files there are of each of [`KINDS`].
    fn counts(&self) -> [usize; KINDS.len()] {
        let bounds = &self.bounds;
        let together = |files: usize| files.div_ceil(PLACES_TOGETHER);
        let has_names = self.labels.keys().any(|(key, _)| key.is_empty());
        [
            bounds.terms.len(),
            together(bounds.terms.len()),
            bounds.long.len(),
            together(bounds.long.len()),
            bounds.words.len(),
            bounds.backwards.len(),
            self.documents.len().div_ceil(bounds.cut.documents),
            self.facet_keys().len(),
            usize::from(has_names),
        ]
    }

    /// The keys of facets in the order of their files.
    fn facet_keys(&self) -> &[&'static str] {
        let is_here = |key: &str| self.documents.iter().any(|document| document.facets.contains_key(key));
        self.facets.keys.get_or_init(|| facet_keys(is_here, &self.labels))
    }

    fn facet(&self, key: &str) -> Vec<u8> {
        if key == CHANGED {
            return changes(self.documents.iter().map(|document| document.changed));
        }
        let values = self
            .documents
            .iter()
            .map(|document| document.facets.get(key).into_iter().flatten().map(String::as_str).collect());
        facet(key, &values.collect::<Vec<_>>(), &self.labels)
    }

    fn directory(&self) -> Vec<u8> {
        let code = self.language.code();
        self.once(DIRECTORY, || {
            let mut bytes = Bytes::default();
            // Any number of documents may have a term.
            let frequencies: Vec<u32> = (1..=self.documents.len() as u32).collect();
            begin_directory(&mut bytes, &self.snapshot, self.bounds.cut, &frequencies, self.facet_keys());
            // What comes before the first one of all belongs to its file.
            let from_nothing = |firsts: &[Vec<u8>]| -> Vec<Vec<u8>> {
                let firsts = firsts.iter().enumerate();
                firsts.map(|(at, first)| if at == 0 { Vec::new() } else { first.clone() }).collect()
            };
            for (kind, count) in KINDS.into_iter().zip(self.counts()) {
                let firsts = match kind {
                    't' => Some(&self.bounds.terms),
                    'w' => Some(&self.bounds.words),
                    'b' => Some(&self.bounds.backwards),
                    _ => None,
                };
                let firsts = firsts.map(|firsts| from_nothing(firsts));
                let checks: Vec<u32> = (0..count).map(|at| self.check(kind, at)).collect();
                write_kind(&mut bytes, &checks, firsts.as_deref());
            }
            Ok(Some(Shard::pack_plain(&format!("{code}/directory"), &bytes.0).script))
        })
        .ok()
        .flatten()
        .unwrap_or_default()
    }

    /// A file with its number, if there is one.
    fn file(&self, kind: char, at: usize) -> tantivy::Result<Option<Vec<u8>>> {
        self.once(&format!("{kind}{at}"), || {
            let Some(bytes) = self.bytes(kind, at)? else { return Ok(None) };
            let name = format!("{}/{kind}{at}", self.language.code());
            Ok(Some(Shard::pack_as(&name, &bytes, self.check(kind, at)).script))
        })
    }

    /// What a file holds.
    fn bytes(&self, kind: char, at: usize) -> tantivy::Result<Option<Vec<u8>>> {
        let (snapshot, bounds) = (&self.snapshot, &*self.bounds);
        let per_file = bounds.cut.documents;
        // The places of several files stand in one.
        let places = |file: &dyn Fn(usize) -> tantivy::Result<Option<(Vec<u8>, Bytes)>>| {
            let mut together = None;
            for number in at * PLACES_TOGETHER..(at + 1) * PLACES_TOGETHER {
                if let Some((_, places)) = file(number)? {
                    together.get_or_insert_with(Bytes::default).block(&places.0);
                }
            }
            Ok(together.map(|bytes| bytes.0))
        };
        if at >= self.counts()[KINDS.iter().position(|known| *known == kind).unwrap_or_default()] {
            return Ok(None);
        }
        match kind {
            't' => Ok(term_file(snapshot, bounds, at)?.map(|(bytes, _)| bytes)),
            'p' => places(&|number| term_file(snapshot, bounds, number)),
            'l' => Ok(long_file(snapshot, bounds, at)?.map(|(bytes, _)| bytes)),
            'm' => places(&|number| long_file(snapshot, bounds, number)),
            'w' => word_file(snapshot, bounds, at),
            'b' => backward_file(snapshot, bounds, at),
            'd' => {
                let some = self.documents.iter().skip(at * per_file).take(per_file);
                Ok(Some(shown(some.map(|document| &**document))))
            }
            'f' => Ok(self.facet_keys().get(at).map(|key| self.facet(key))),
            'n' => Ok(names(&snapshot.analyser, &self.labels)),
            _ => Ok(None),
        }
    }

    /// What was made before under a name; it is made now if it was not.
    fn once(
        &self,
        name: &str,
        make: impl FnOnce() -> tantivy::Result<Option<Vec<u8>>>,
    ) -> tantivy::Result<Option<Vec<u8>>> {
        let known = |made: &BTreeMap<String, Vec<u8>>| made.get(name).cloned();
        if let Some(bytes) = known(&self.made.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(Some(bytes));
        }
        // Nobody waits for others meanwhile; who comes at the same time makes the same.
        let made = make()?;
        if let Some(bytes) = &made {
            self.made.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), bytes.clone());
        }
        Ok(made)
    }

    /// Which practices are alike, by their names. None where it does not go on.
    fn alike(&self, go_on: &dyn Fn() -> bool) -> tantivy::Result<Option<BTreeMap<String, Vec<String>>>> {
        let mut likeness = Likeness::new(&self.snapshot);
        let mut goes_on = true;
        each_term_between(&self.snapshot, b"", None, |term, fields| {
            likeness.add(term, fields);
            goes_on = go_on();
            if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        if !goes_on {
            return Ok(None);
        }
        let slug = |number: usize| self.documents[number].slug().to_owned();
        let named = |numbers: Vec<u32>| numbers.into_iter().map(|number| slug(number as usize)).collect();
        let alike = likeness.alike().into_iter().enumerate();
        Ok(Some(alike.map(|(at, numbers)| (slug(at), named(numbers))).collect()))
    }
}
