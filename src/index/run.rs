//! A query asked of a snapshot of the index.
//!
//! The scores of single terms and of phrases are tantivy's own (BM25 with the weights of [`FIELDS`]). How they
//! are put together is fixed here to the last bit, so that the browser can do the same: the fields of a term
//! are added in their order, of the alternatives of a word the best counts, and the parts of the query are
//! added in the order in which they were typed, all in 32-bit floating point. Equal scores stand in the order
//! of the documents, the last published first.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, DerefMut};

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use tantivy::query::{BoostQuery, EnableScoring, PhraseQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{TERMINATED, Term};

use crate::index::accents::{accented, meant};
use crate::index::analysis::Analyser;
use crate::index::document::FACETS;
use crate::index::export::Labels;
use crate::index::query::{
    Clause, ELIDED, Query, facet_value, is_small, needed_of_run, symbol_without_prefix,
};
use crate::index::store::{FIELDS, Snapshot};
use crate::model::language::Language;

/// How many words a prefix stands for at most: the most frequent.
pub const COMPLETIONS: usize = 10;

/// A word must have this many characters to be mended.
pub const MENDED_FROM: usize = 4;

/// How many values that are like an unknown one are named.
pub const NEAR: usize = 5;

/// How many are named where none is like it.
const VALUES: usize = 20;

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Numbers and scores of all documents found, best first.
    pub hits: Vec<(u32, f32)>,
    /// No document has all that was asked for, and these have a part of it.
    pub partly: bool,
    /// Words that stand nowhere, and the word that was taken for each.
    pub mended: Vec<(String, String)>,
    /// Words that stand nowhere and for which none was taken.
    pub nowhere: Vec<String>,
    /// For each key of [`FACETS`]: how many documents would be found with each value, were that key left open.
    pub counts: BTreeMap<&'static str, BTreeMap<String, u32>>,
    /// The terms that a text is to be highlighted by.
    pub terms: BTreeSet<String>,
    /// Values of facets that nothing has in any language, and those that are still to come, which are empty and ask for nothing.
    pub unknown: Vec<Unknown>,
    /// Values of facets that only documents of other languages have: key and id.
    pub elsewhere: Vec<(String, String)>,
}

/// A value of a facet that nothing has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The key of the facet.
    pub key: String,
    /// The value, folded.
    pub value: String,
    /// The ids of values that may have been meant, the likest first; if none is like it, of those that documents here have,
    /// in the order of their names.
    pub meant: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

/// A part of a query with the terms that stand for it in this index.
#[derive(Debug, Clone)]
enum Resolved {
    /// Terms and phrases, of which the best counts.
    Any(Vec<String>, Vec<Placed>),
    Phrase(Vec<(u32, String)>),
    Run(Vec<String>),
}

/// Terms, each with its place from the first.
type Placed = Vec<(u32, String)>;

/// One score for each document; none where the part is not found.
type Scores = Vec<Option<f32>>;

/// The scores of a part of a query.
struct Part {
    /// Of the documents that have the part.
    strictly: Scores,
    /// For a run of Chinese characters, also of those that have some of it.
    loosely: Option<Scores>,
}

/// The names of facet values, for queries that use the name instead of the id: key, folded name, id. With an empty key all
/// names of the vocabularies, which nobody has mistyped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacetNames {
    ids: BTreeMap<(String, String), String>,
    /// Of each key the names without what divides their words, where one value alone has them.
    joined: BTreeMap<(String, String), Option<String>>,
    /// Of each key and id the name that is shown.
    shown: BTreeMap<(String, String), String>,
}

impl FacetNames {
    /// No names at all.
    pub fn new() -> Self {
        FacetNames::default()
    }

    /// The id of a value, folded, also where its words are divided in another way than those of its name: `vietnam`.
    pub fn id(&self, key: &str, value: &str) -> Option<&str> {
        let found = self.ids.get(&(key.to_owned(), value.to_owned()));
        let joined = || self.joined.get(&(key.to_owned(), value.replace('-', "")))?.as_ref();
        found.or_else(joined).map(String::as_str)
    }

    /// The names of the vocabularies, which are known for themselves.
    fn names(&self) -> impl Iterator<Item = &str> {
        let of_all = self.ids.range((String::new(), String::new())..);
        of_all.take_while(|((key, _), _)| key.is_empty()).map(|((_, name), _)| name.as_str())
    }

    fn has_name(&self, word: &str) -> bool {
        self.ids.contains_key(&(String::new(), word.to_owned()))
    }

    /// The values that a word of a query may be a name of, alone or with those around it, where it has a slip or two: key
    /// and id, only the likest. The page has the same rule.
    pub fn values_near(&self, query: &Query, surface: &str) -> Vec<(&str, &str)> {
        let (mut least, mut found) = (2, BTreeSet::new());
        for typed in query.runs_with(surface) {
            let length = typed.chars().count();
            if length < MENDED_FROM {
                continue;
            }
            for ((key, name), id) in &self.ids {
                if key.is_empty() || name == id || name.chars().count() < MENDED_FROM {
                    continue;
                }
                let steps = strsim::osa_distance(&typed, name);
                if steps == 0 || steps > if length < 6 { 1 } else { least } {
                    continue;
                }
                if steps < least {
                    found.clear();
                }
                least = steps;
                found.insert((key.as_str(), id.as_str()));
            }
        }
        found.into_iter().take(NEAR).collect()
    }

    /// The name that is shown for a value: its id, if it has none.
    fn shown<'n>(&'n self, key: &str, id: &'n str) -> &'n str {
        self.shown.get(&(key.to_owned(), id.to_owned())).map_or(id, String::as_str)
    }
}

impl Deref for FacetNames {
    type Target = BTreeMap<(String, String), String>;

    fn deref(&self) -> &Self::Target {
        &self.ids
    }
}

impl DerefMut for FacetNames {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.ids
    }
}

/// The order of names in a language, as `Intl.Collator` has it in a browser.
fn collator(language: Language) -> Option<CollatorBorrowed<'static>> {
    let tag: Locale = language.tag().parse().ok()?;
    Collator::try_new((&tag).into(), CollatorOptions::default()).ok()
}

/// Asks.
///
/// # Errors
///
/// When the index cannot be read.
pub fn search(snapshot: &Snapshot, query: &Query, names: &FacetNames) -> tantivy::Result<Found> {
    let mut found = Found {
        hits: Vec::new(),
        partly: false,
        mended: Vec::new(),
        nowhere: Vec::new(),
        counts: BTreeMap::new(),
        terms: BTreeSet::new(),
        unknown: Vec::new(),
        elsewhere: Vec::new(),
    };
    if query.is_empty() {
        return Ok(found);
    }
    let mut parts: Vec<Part> = Vec::new();
    for clause in &query.wanted {
        let is_named = |surface: &str| query.is_named(surface, names);
        let resolved = resolve(snapshot, clause, &is_named, names, query.plain, &mut found.mended)?;
        if let (Clause::Word { surface, .. }, Resolved::Any(terms, phrases)) = (clause, &resolved)
            && terms.is_empty()
            && phrases.is_empty()
        {
            found.nowhere.push(surface.clone());
        }
        // `l'` or `jusqu'à` alone would mark half of a French text.
        let is_french = snapshot.analyser.language == Language::Fr;
        if !(is_french && matches!(clause, Clause::Word { small: true, .. })) {
            resolved.terms(&mut found.terms);
        }
        if is_french {
            found.terms.retain(|term| !ELIDED.contains(&term.as_str()));
        }
        parts.push(scores(snapshot, &resolved)?);
    }
    let mut refused = vec![false; snapshot.len()];
    for clause in &query.unwanted {
        for (document, score) in scores(snapshot, &plainly(snapshot, clause)?)?.strictly.iter().enumerate() {
            refused[document] |= score.is_some();
        }
    }
    let values = snapshot.facets()?;
    let here: BTreeSet<&str> = values.iter().flatten().map(String::as_str).collect();
    found.unknown = unknown(&query.facets, names, &here, snapshot.analyser.language);
    found.elsewhere = elsewhere(&query.facets, names, &here);
    let filters = filters(&query.facets, names);
    // How many of the asked facets each document misses, and which one if it is one only.
    let misses: Vec<Vec<&str>> = values.iter().map(|values| missed(values, &filters)).collect();

    let mut best = combined(snapshot.len(), &parts, true, &refused);
    let divisible = parts.len() > 1 || parts.iter().any(|part| part.loosely.is_some());
    if divisible && !(0..snapshot.len()).any(|at| best[at].is_some() && misses[at].is_empty()) {
        let some = combined(snapshot.len(), &parts, false, &refused);
        found.partly = (0..snapshot.len()).any(|at| some[at].is_some() && misses[at].is_empty());
        best = some;
    }
    for (at, score) in best.iter().enumerate() {
        let Some(score) = score else { continue };
        if misses[at].is_empty() {
            found.hits.push((at as u32, *score));
        }
        for key in FACETS {
            if misses[at].iter().all(|missed| *missed == key) {
                for value in values_of(&values[at], key) {
                    *found.counts.entry(key).or_default().entry(value.to_owned()).or_default() += 1;
                }
            }
        }
    }
    found.hits.sort_by(|one, other| other.1.total_cmp(&one.1).then(other.0.cmp(&one.0)));
    Ok(found)
}

impl Resolved {
    fn terms(&self, terms: &mut BTreeSet<String>) {
        match self {
            Resolved::Any(some, phrases) => {
                terms.extend(some.iter().cloned());
                terms.extend(phrases.iter().flatten().map(|(_, term)| term.clone()));
            }
            Resolved::Run(some) => terms.extend(some.iter().cloned()),
            Resolved::Phrase(some) => terms.extend(some.iter().map(|(_, term)| term.clone())),
        }
    }
}

/// The sum of the parts for each document that has them all, or some of them.
fn combined(documents: usize, parts: &[Part], all: bool, refused: &[bool]) -> Scores {
    (0..documents)
        .map(|at| {
            if refused[at] {
                return None;
            }
            let mut total = 0.0_f32;
            let mut has_some = parts.is_empty();
            for part in parts {
                let scores =
                    if all { &part.strictly } else { part.loosely.as_ref().unwrap_or(&part.strictly) };
                match scores[at] {
                    Some(score) => {
                        total += score;
                        has_some = true;
                    }
                    None if all => return None,
                    None => {}
                }
            }
            has_some.then_some(total)
        })
        .collect()
}

/// What is asked of each key: ids that one must be of, ids that none may be of.
type Filters = BTreeMap<String, (Vec<String>, Vec<String>)>;

fn filters(facets: &[(String, String, bool)], names: &FacetNames) -> Filters {
    let mut filters = Filters::new();
    // A key of which the value is still to come asks for nothing.
    for (key, value, unwanted) in facets.iter().filter(|(_, value, _)| !value.is_empty()) {
        let id = names.id(key, value).unwrap_or(value).to_owned();
        let (wanted, refused) = filters.entry(key.clone()).or_default();
        if *unwanted { refused.push(id) } else { wanted.push(id) }
    }
    filters
}

/// The values that are asked for and that only other languages have.
fn elsewhere(
    facets: &[(String, String, bool)],
    names: &FacetNames,
    here: &BTreeSet<&str>,
) -> Vec<(String, String)> {
    let ids = facets.iter().filter(|(.., unwanted)| !unwanted).filter_map(|(key, value, _)| {
        let id = names.id(key, value)?;
        (!here.contains(format!("{key}:{id}").as_str())).then(|| (key.clone(), id.to_owned()))
    });
    ids.collect()
}

/// The values that nothing has, each with those that may have been meant. `here` are those of the documents, with their keys.
fn unknown(
    facets: &[(String, String, bool)],
    names: &FacetNames,
    here: &BTreeSet<&str>,
    language: Language,
) -> Vec<Unknown> {
    let unknown: Vec<_> = facets.iter().filter(|(key, value, _)| names.id(key, value).is_none()).collect();
    let collator = if unknown.is_empty() { None } else { collator(language) };
    let compare = |one: &str, other: &str| match &collator {
        Some(collator) => collator.compare(one, other),
        None => Ordering::Equal,
    };
    unknown
        .into_iter()
        .map(|(key, value, _)| {
            let mut steps: BTreeMap<&str, usize> = BTreeMap::new();
            for ((_, name), id) in names.iter().filter(|((known, _), _)| known == key) {
                let away = steps_from(value, name);
                let least = steps.entry(id).or_insert(away);
                *least = away.min(*least);
            }
            let near = match value.chars().count() {
                0..4 => 1,
                4..8 => 2,
                _ => 3,
            };
            let any = steps.values().any(|steps| *steps <= near);
            let is_meant = |id: &str, steps: usize| match any {
                true => steps <= near,
                false => here.contains(format!("{key}:{id}").as_str()),
            };
            let mut meant: Vec<(&str, usize)> =
                steps.into_iter().filter(|(id, steps)| is_meant(id, *steps)).collect();
            // Names that are equal to a reader keep the order of their ids.
            meant.sort_by(|(one, _), (other, _)| compare(names.shown(key, one), names.shown(key, other)));
            if any {
                meant.sort_by_key(|(_, steps)| *steps);
            }
            let most = if any { NEAR } else { VALUES };
            let more = meant.len().saturating_sub(most);
            meant.truncate(most);
            let meant = meant.into_iter().map(|(id, _)| id.to_owned()).collect();
            Unknown { key: key.clone(), value: value.clone(), meant, more }
        })
        .collect()
}

/// How many letters are to be changed to make a name of what was typed; one where a word of the name begins so.
fn steps_from(typed: &str, name: &str) -> usize {
    if !typed.is_empty() && format!("-{name}").contains(&format!("-{typed}")) {
        return 1;
    }
    // A number is no slip of another.
    if !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return NEAR;
    }
    strsim::osa_distance(typed, name)
}

/// The keys whose filter a document does not pass.
fn missed<'f>(values: &[String], filters: &'f Filters) -> Vec<&'f str> {
    let missed = filters.iter().filter(|(key, (wanted, refused))| {
        let has = |ids: &Vec<String>| values_of(values, key).any(|value| ids.iter().any(|id| id == value));
        !wanted.is_empty() && !has(wanted) || has(refused)
    });
    missed.map(|(key, _)| key.as_str()).collect()
}

/// The values of a key among `key:value`.
fn values_of<'v>(values: &'v [String], key: &str) -> impl Iterator<Item = &'v str> {
    let key = key.to_owned();
    values.iter().filter_map(move |value| value.strip_prefix(&key)?.strip_prefix(':'))
}

/// The terms for a part that must be found.
fn resolve(
    snapshot: &Snapshot,
    clause: &Clause,
    is_named: &dyn Fn(&str) -> bool,
    names: &FacetNames,
    plain: bool,
    mended: &mut Vec<(String, String)>,
) -> tantivy::Result<Resolved> {
    let Clause::Word { term, surface, open, .. } = clause else { return plainly(snapshot, clause) };
    let known = stands_somewhere(snapshot, term)?;
    if *open {
        let mut terms = if known { with_meant(snapshot, term, surface)? } else { Vec::new() };
        push_terms(&mut terms, &snapshot.analyser, &completions(snapshot, surface)?);
        return Ok(Resolved::Any(terms, Vec::new()));
    }
    if known {
        return Ok(Resolved::Any(with_meant(snapshot, term, surface)?, Vec::new()));
    }
    // A symbol without what stands before it: `7k3qo`.
    if let Some(code) = symbol_without_prefix(surface) {
        let term = snapshot.analyser.term_of_surface(&code);
        if stands_somewhere(snapshot, &term)? {
            return Ok(Resolved::Any(vec![term], Vec::new()));
        }
    }
    let mut terms = Vec::new();
    push_terms(&mut terms, &snapshot.analyser, &completions(snapshot, surface)?);
    if !terms.is_empty() {
        return Ok(Resolved::Any(terms, Vec::new()));
    }
    let accented = accented_that_stand(snapshot, surface)?;
    if !accented.is_empty() {
        return Ok(Resolved::Any(accented, Vec::new()));
    }
    let divided = divided(snapshot, surface)?;
    if divided.is_empty()
        && !plain
        && let Some(near) = nearest(snapshot, surface, names)?
        && !is_named(surface)
    {
        terms = with_meant(snapshot, &snapshot.analyser.term_of_surface(&near), &near)?;
        mended.push((surface.clone(), near));
    }
    Ok(Resolved::Any(terms, divided))
}

/// The word as two that stand side by side in some text: `prepaid` where the texts have `pre-paid`.
fn divided(snapshot: &Snapshot, surface: &str) -> tantivy::Result<Vec<Placed>> {
    let letters: Vec<char> = surface.chars().collect();
    let mut found = Vec::new();
    if letters.len() < MENDED_FROM {
        return Ok(found);
    }
    let stands = |word: &str| -> tantivy::Result<bool> {
        Ok(snapshot.frequency(&Term::from_field_text(snapshot.fields.words, word))? > 0)
    };
    // What follows has two letters at least: one is an ending.
    for cut in 1..letters.len() - 1 {
        let parts = [&letters[..cut], &letters[cut..]].map(|part| part.iter().collect::<String>());
        if !stands(&parts[0])? || !stands(&parts[1])? {
            continue;
        }
        let terms = parts.map(|part| snapshot.analyser.term_of_surface(&part));
        let phrase: Placed = (0..).zip(terms).collect();
        let mut scores = vec![None; snapshot.len()];
        add_phrase(snapshot, &phrase, &mut scores)?;
        if scores.iter().any(Option::is_some) {
            found.push(phrase);
        }
    }
    Ok(found)
}

/// The terms for a part as it was typed.
fn plainly(snapshot: &Snapshot, clause: &Clause) -> tantivy::Result<Resolved> {
    Ok(match clause {
        Clause::Word { term, surface, open, .. } => {
            let mut terms = vec![term.clone()];
            if *open {
                push_terms(&mut terms, &snapshot.analyser, &completions(snapshot, surface)?);
            } else if stands_somewhere(snapshot, term)? {
                terms = with_meant(snapshot, term, surface)?;
            } else {
                terms.extend(accented_that_stand(snapshot, surface)?);
            }
            Resolved::Any(terms, Vec::new())
        }
        Clause::Phrase(terms) => match terms.as_slice() {
            [(_, term)] => Resolved::Any(vec![term.clone()], Vec::new()),
            _ => Resolved::Phrase(terms.clone()),
        },
        Clause::Joined { terms, whole } => Resolved::Any(vec![whole.clone()], vec![terms.clone()]),
        Clause::Run(pairs) => Resolved::Run(pairs.clone()),
    })
}

/// A term, and those of the words with accents that a word without them may stand for.
fn with_meant(snapshot: &Snapshot, term: &str, surface: &str) -> tantivy::Result<Vec<String>> {
    let mut terms = vec![term.to_owned()];
    terms.extend(meant(snapshot, term, surface)?);
    Ok(terms)
}

/// The terms, other than its own, of a word that stands nowhere, were one of its vowels written with an accent.
fn accented_that_stand(snapshot: &Snapshot, surface: &str) -> tantivy::Result<Vec<String>> {
    let mut terms = Vec::new();
    for term in accented(&snapshot.analyser, surface) {
        if stands_somewhere(snapshot, &term)? {
            terms.push(term);
        }
    }
    Ok(terms)
}

/// Adds the terms of whole words, each once.
fn push_terms(terms: &mut Vec<String>, analyser: &Analyser, surfaces: &[String]) {
    for surface in surfaces {
        let term = analyser.term_of_surface(surface);
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
}

fn stands_somewhere(snapshot: &Snapshot, term: &str) -> tantivy::Result<bool> {
    for field in snapshot.fields.searched {
        if snapshot.frequency(&Term::from_field_text(field, term))? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The most frequent words that begin so, the first of the alphabet among equals.
fn completions(snapshot: &Snapshot, start: &str) -> tantivy::Result<Vec<String>> {
    let mut end = start.to_owned();
    end.push(char::MAX);
    let mut words = words_between(snapshot, start, &end, |_| true)?;
    words.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    words.truncate(COMPLETIONS);
    Ok(words.into_iter().map(|(word, _)| word).collect())
}

/// Those of the whole words from one to another that are wanted, each with the number of documents that have it.
fn words_between(
    snapshot: &Snapshot,
    start: &str,
    end: &str,
    wanted: impl Fn(&str) -> bool,
) -> tantivy::Result<Vec<(String, u64)>> {
    let mut words: BTreeSet<String> = BTreeSet::new();
    for segment in snapshot.searcher.segment_readers() {
        let inverted = segment.inverted_index(snapshot.fields.words)?;
        let mut stream = inverted.terms().range().ge(start).le(end).into_stream()?;
        while stream.advance() {
            let word = String::from_utf8_lossy(stream.key());
            if wanted(&word) {
                words.insert(word.into_owned());
            }
        }
    }
    let with_count = words.into_iter().map(|word| {
        let count = snapshot.frequency(&Term::from_field_text(snapshot.fields.words, &word))?;
        Ok((word, count))
    });
    Ok(with_count.collect::<tantivy::Result<Vec<_>>>()?.into_iter().filter(|(_, count)| *count > 0).collect())
}

/// The word that is one slip away: a letter more, less, another, or two that changed places. A name of the vocabularies goes
/// before another word, a word of this language before one that is there only as a name in another (`kazakhstan` before
/// `kazajstan`), one with the same first letter before one with another, and a more frequent one before a less frequent. None
/// is taken where a name that stands in no text is as near, and none that does.
fn nearest(snapshot: &Snapshot, surface: &str, names: &FacetNames) -> tantivy::Result<Option<String>> {
    let letters: Vec<char> = surface.chars().collect();
    if letters.len() < MENDED_FROM {
        return Ok(None);
    }
    let near = |word: &str| {
        may_be_a_slip(surface.as_bytes(), word.as_bytes())
            && one_slip_apart(&letters, &word.chars().collect::<Vec<_>>())
    };
    // Nobody looks for a small word.
    let near = |word: &str| near(word) && !is_small(snapshot.analyser.language, word);
    let mut words = Vec::new();
    for (word, count) in words_between(snapshot, "", "\u{10ffff}", near)? {
        let is_name = names.has_name(&word);
        let is_own = is_name || stands_in_a_text(snapshot, &snapshot.analyser.term_of_surface(&word))?;
        let begins_so = word.starts_with(letters[0]);
        words.push((!is_name, !is_own, !begins_so, Reverse(count), word));
    }
    let best = words.into_iter().min();
    let is_meant = |(is_other, ..): &(bool, _, _, _, _)| {
        !is_other || !names.names().any(|name| one_slip_apart(&letters, &name.chars().collect::<Vec<_>>()))
    };
    Ok(best.filter(is_meant).map(|(.., word)| word))
}

/// Whether a term stands elsewhere than in the facts, which have names in other languages, too.
fn stands_in_a_text(snapshot: &Snapshot, term: &str) -> tantivy::Result<bool> {
    for (field, (name, _)) in snapshot.fields.searched.into_iter().zip(FIELDS) {
        if name != "facts" && snapshot.frequency(&Term::from_field_text(field, term))? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether two words are equal but for a few bytes in one place, as those are that differ by one slip: two letters have
/// at most eight bytes, and a letter at each end may begin or end as the other does. Most words are left out by it.
fn may_be_a_slip(one: &[u8], other: &[u8]) -> bool {
    let start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    one.len().max(other.len()) - end <= 8
}

/// Whether two words differ by exactly one slip.
pub(super) fn one_slip_apart(one: &[char], other: &[char]) -> bool {
    let same_start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[same_start..], &other[same_start..]);
    match (one, other) {
        ([_, rest @ ..], [_, others @ ..]) if one.len() == other.len() => {
            rest == others
                || matches!((one, other), ([a, b, rest @ ..], [c, d, others @ ..]) if a == d && b == c && rest == others)
        }
        ([_, rest @ ..], others) if one.len() == other.len() + 1 => rest == others,
        (rest, [_, others @ ..]) if other.len() == one.len() + 1 => rest == others,
        _ => false,
    }
}

/// The scores of a part.
fn scores(snapshot: &Snapshot, resolved: &Resolved) -> tantivy::Result<Part> {
    let mut scores: Scores = vec![None; snapshot.len()];
    let mut loosely = None;
    match resolved {
        Resolved::Any(terms, phrases) => {
            let mut best = |other: Scores| {
                for (at, score) in other.into_iter().enumerate() {
                    if let Some(score) = score {
                        scores[at] = Some(scores[at].map_or(score, |best: f32| best.max(score)));
                    }
                }
            };
            for term in terms {
                best(of_term(snapshot, term)?);
            }
            for phrase in phrases {
                let mut other = vec![None; snapshot.len()];
                add_phrase(snapshot, phrase, &mut other)?;
                best(other);
            }
        }
        Resolved::Phrase(phrase) => add_phrase(snapshot, phrase, &mut scores)?,
        Resolved::Run(pairs) => {
            let mut counts = vec![0; snapshot.len()];
            for pair in pairs {
                for (at, score) in of_term(snapshot, pair)?.into_iter().enumerate() {
                    if let Some(score) = score {
                        scores[at] = Some(scores[at].unwrap_or(0.0) + score);
                        counts[at] += 1;
                    }
                }
            }
            loosely = Some(scores.clone());
            for (at, count) in counts.into_iter().enumerate() {
                if count < needed_of_run(pairs.len()) {
                    scores[at] = None;
                }
            }
        }
    }
    Ok(Part { strictly: scores, loosely })
}

/// The scores of a term over all fields.
fn of_term(snapshot: &Snapshot, term: &str) -> tantivy::Result<Scores> {
    let mut scores: Scores = vec![None; snapshot.len()];
    for (field, (_, weight)) in snapshot.fields.searched.into_iter().zip(FIELDS) {
        let query = TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs);
        add(snapshot, &BoostQuery::new(Box::new(query), weight), &mut scores)?;
    }
    Ok(scores)
}

/// Adds the scores of a phrase over all fields.
fn add_phrase(snapshot: &Snapshot, phrase: &Placed, scores: &mut Scores) -> tantivy::Result<()> {
    for (field, (_, weight)) in snapshot.fields.searched.into_iter().zip(FIELDS) {
        let terms = phrase.iter().map(|(at, term)| (*at as usize, Term::from_field_text(field, term)));
        let phrase = PhraseQuery::new_with_offset(terms.collect());
        add(snapshot, &BoostQuery::new(Box::new(phrase), weight), scores)?;
    }
    Ok(())
}

/// Adds the scores of a query of tantivy to those before it.
fn add(snapshot: &Snapshot, query: &dyn tantivy::query::Query, scores: &mut Scores) -> tantivy::Result<()> {
    let scoring = EnableScoring::enabled_from_statistics_provider(snapshot, &snapshot.searcher);
    let weight = query.weight(scoring)?;
    for (ordinal, segment) in snapshot.searcher.segment_readers().iter().enumerate() {
        let mut scorer = weight.scorer(segment, 1.0)?;
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            if let Some(number) = snapshot.number(ordinal, doc) {
                let before = scores[number as usize].unwrap_or(0.0);
                scores[number as usize] = Some(before + scorer.score());
            }
            doc = scorer.advance();
        }
    }
    Ok(())
}

/// The names of facet values in one language, as a query may use them.
pub fn facet_names(analyser: &Analyser, labels: &Labels) -> FacetNames {
    // An id is meant before a name, a name before another word, and of two values with one name the first.
    let ids = labels.keys().map(|place| (place, place.1.as_str()));
    let names = labels.iter().filter_map(|(place, names)| Some((place, names.first()?.as_str())));
    let others =
        labels.iter().flat_map(|(place, names)| names.iter().skip(1).map(move |name| (place, name.as_str())));
    let mut known = FacetNames::new();
    for ((key, id), name) in ids.chain(names).chain(others) {
        known.entry((key.clone(), facet_value(analyser, name))).or_insert_with(|| id.clone());
    }
    for ((key, name), id) in &known.ids {
        let joined = name.replace('-', "");
        // `1,6` is not 16.
        if key.is_empty() || joined.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let of_one = known.joined.entry((key.clone(), joined)).or_insert_with(|| Some(id.clone()));
        if of_one.as_ref() != Some(id) {
            *of_one = None;
        }
    }
    known.shown =
        labels.iter().filter_map(|(place, names)| Some((place.clone(), names.first()?.clone()))).collect();
    known
}

#[cfg(test)]
mod tests;
