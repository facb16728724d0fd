//! The queries of recipes, asked of the index.

use std::collections::BTreeMap;

use crate::check::recipes::languages_of;
use crate::edition::{Bundle, Edition, WhyLeftOut};
use crate::fault::{QueryMiss, QuerySlip, WordFaultKind};
use crate::index::analysis::Analyser;
use crate::index::document::{FACETS, vocabulary_of};
use crate::index::export::Labels;
use crate::index::operators::{has_small_words_alone, operators};
use crate::index::query::{Named, leaves_quote_open, parse_named, parse_with};
use crate::index::run::{FacetNames, Found, NEAR, facet_names, search};
use crate::index::store::Snapshot;
use crate::index::words::{facet_keys, known_values, mistyped, mistyped_unwanted, no_facets, one_by_one};
use crate::link::Library;
use crate::model::language::Language;

/// Most slips of one query that are told.
const MOST_SLIPS: usize = 20;

/// Asks the queries of an edition's recipes, one language after the other.
#[derive(Debug)]
pub(super) struct Asking<'e, 'a> {
    edition: &'e Edition<'a>,
    /// What is asked for each bundle with a query.
    texts: BTreeMap<&'a str, String>,
    answers: BTreeMap<&'a str, Answers>,
}

/// What the query of a recipe has found so far.
#[derive(Debug, Default)]
struct Answers {
    languages: usize,
    found: bool,
    partly: bool,
    is_empty: bool,
    mended: Vec<(String, String)>,
    elsewhere: Vec<String>,
    /// Each slip with the number of languages in which it is one: `domaine:eau` is none in French.
    slips: Vec<(QuerySlip, usize)>,
}

impl<'e, 'a> Asking<'e, 'a> {
    pub(super) fn new(edition: &'e Edition<'a>) -> Self {
        let texts = edition
            .bundles
            .values()
            .filter_map(|bundle| Some((bundle.slug, asked(bundle, edition.library)?)));
        Asking { edition, texts: texts.collect(), answers: BTreeMap::new() }
    }

    /// What the query of a bundle asks, as all languages of the bundle read it.
    pub(super) fn text(&self, slug: &str) -> Option<&str> {
        self.texts.get(slug).map(String::as_str)
    }

    /// The bundles that are set in a language and have a query.
    fn bundles(&self, language: Language) -> impl Iterator<Item = &'e Bundle<'a>> + use<'e, 'a> {
        let bundles = self.edition.bundles.values();
        bundles.filter(move |bundle| bundle.record.query.is_some() && bundle.languages.contains(&language))
    }

    /// Whether there is a query to ask in a language.
    pub(super) fn is_asked_in(&self, language: Language) -> bool {
        self.bundles(language).next().is_some()
    }

    /// Asks the queries in one language.
    pub(super) fn ask(
        &mut self,
        language: Language,
        snapshot: &Snapshot,
        names: &FacetNames,
    ) -> tantivy::Result<()> {
        for bundle in self.bundles(language) {
            let Some(text) = self.texts.get(bundle.slug) else { continue };
            let query = parse_with(text, language, &snapshot.analyser, names);
            let found = search(snapshot, &query, names)?;
            let library = self.edition.library;
            let mut slips = slips(text, language, &snapshot.analyser, library, &found, names);
            if has_small_words_alone(&query) {
                slips.push(QuerySlip::SmallWords);
            }
            let is_clean = !found.hits.is_empty() && !found.partly && found.mended.is_empty();
            if !is_clean || !slips.is_empty() {
                for (typed, meant) in of_other_languages(text, language, library) {
                    // What was told of it would lead nowhere: `domain:eau` has no value that is like it.
                    slips.retain(|slip| typed_in(slip).is_none_or(|known| !typed.ends_with(known)));
                    slips.push(QuerySlip::Mistyped { typed, meant });
                }
            }
            let answers = self.answers.entry(bundle.slug).or_default();
            answers.languages += 1;
            answers.found |= !found.hits.is_empty() && !found.partly && found.mended.is_empty();
            answers.partly |= found.partly;
            answers.is_empty = query.is_empty();
            answers.elsewhere.extend(found.elsewhere.iter().map(|(key, id)| format!("{key}:{id}")));
            for pair in found.mended {
                if !answers.mended.contains(&pair) {
                    answers.mended.push(pair);
                }
            }
            for slip in slips {
                match answers.slips.iter().position(|(known, _)| is_same(known, &slip)) {
                    Some(at) => answers.slips[at].1 += 1,
                    None if answers.slips.len() >= MOST_SLIPS => {}
                    None => answers.slips.push((slip, 1)),
                }
            }
        }
        Ok(())
    }

    /// The queries that find nothing or have a slip.
    pub(super) fn misses(self) -> Vec<QueryMiss> {
        // A practice that was left out because of its errors may be the one that is looked for.
        let is_practice = |path: &str| path.starts_with("content/practices/");
        let mut left_out = self.edition.left_out.iter();
        let whole = !left_out.any(|left| left.why != WhyLeftOut::NotPublished && is_practice(&left.path));
        let mut misses = Vec::new();
        for (slug, answers) in self.answers {
            let Some(text) = self.edition.bundles.get(slug).and_then(|bundle| bundle.record.query.as_ref())
            else {
                continue;
            };
            let found_nothing = !answers.found && (whole || answers.is_empty);
            // Where one language has small words alone, nearly all of its practices are taken.
            let (everywhere, somewhere): (Vec<_>, Vec<_>) =
                answers.slips.into_iter().partition(|(slip, languages)| {
                    *languages >= answers.languages || *slip == QuerySlip::SmallWords
                });
            // Where one language reads it and has no practice with it, another may have some.
            let slips = if everywhere.is_empty() && found_nothing { somewhere } else { everywhere };
            let slips: Vec<QuerySlip> = slips.into_iter().map(|(slip, _)| slip).collect();
            if slips.is_empty() && !found_nothing {
                continue;
            }
            misses.push(QueryMiss {
                place: text.span,
                query: text.value.clone(),
                found: answers.found,
                says_nothing: answers.is_empty,
                partly: answers.partly,
                mended: answers.mended,
                elsewhere: answers.elsewhere,
                slips,
            });
        }
        misses
    }
}

/// What the query of a bundle asks: as it is written, or, where it is facets alone in the words of the recipe's languages,
/// with the keys and ids that every language knows. A practice has the same facets in all of them.
pub(super) fn asked(bundle: &Bundle<'_>, library: &Library) -> Option<String> {
    let text = &bundle.record.query.as_ref()?.value;
    let mut in_keys = text.clone();
    // Nothing needs to be read of `domain:water`, nor of words alone.
    if may_have_facets(text) && !is_in_keys(text, library) {
        for language in languages_of(bundle.record) {
            let mut letters: Vec<char> = in_keys.chars().collect();
            for (named, id) in facets_read_in(&in_keys, language, library).into_iter().rev() {
                let key = named.key.unwrap_or(GOAL);
                let sign = if named.unwanted { "-" } else { "" };
                letters.splice(named.place, format!(" {sign}{key}:{id} ").chars());
            }
            in_keys = letters.into_iter().collect();
        }
    }
    Some(if is_in_keys(&in_keys, library) {
        in_keys.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.clone()
    })
}

/// The key of a goal that is named in words: `ODD 6` is `sdg:6`.
const GOAL: &str = "sdg";

/// Whether a query may have a facet, or a goal in words.
fn may_have_facets(text: &str) -> bool {
    text.contains([':', '：']) || text.contains(char::is_numeric)
}

/// Whether a query is facets alone, with the keys and ids that the site knows.
fn is_in_keys(text: &str, library: &Library) -> bool {
    let vocabularies = &library.vocabularies;
    let is_id = |key: &str, id: &str| match vocabulary_of(key) {
        Some(vocabulary) => {
            let is_there = |id: &str| vocabularies.entry(vocabulary, id).is_some();
            is_there(id) || is_there(&id.to_uppercase())
        }
        None => library.organisations.contains_key(id),
    };
    let is_plain = |part: &str| {
        let pair = part.strip_prefix('-').unwrap_or(part).split_once(':');
        pair.is_some_and(|(key, id)| FACETS.contains(&key) && is_id(key, id))
    };
    !text.trim().is_empty() && text.split_whitespace().all(is_plain)
}

/// The facets and goals of a query that are read in a language and have a value that the site knows, with its id.
fn facets_read_in(text: &str, language: Language, library: &Library) -> Vec<(Named, String)> {
    let analyser = Analyser::new(language);
    let values: Labels = FACETS.into_iter().flat_map(|key| known_values(library, language, key)).collect();
    let names = facet_names(&analyser, &values);
    let named = parse_named(text, language, &analyser, &names).1.into_iter();
    let with_id = named.filter_map(|named| {
        let id = match named.key {
            Some(key) => names.id(key, &named.value)?.to_owned(),
            None => named.value.clone(),
        };
        Some((named, id))
    });
    with_id.collect()
}

/// Values of facets that are written in the words of another language than that of the query, and how all languages write
/// them: `domaine:eau` is `domain:water`.
fn of_other_languages(text: &str, language: Language, library: &Library) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    if !may_have_facets(text) {
        return found;
    }
    let own = facets_read_in(text, language, library);
    for other in Language::ALL.into_iter().filter(|other| *other != language) {
        for (named, id) in facets_read_in(text, other, library) {
            let key = named.key.unwrap_or(GOAL);
            let is_read = own
                .iter()
                .any(|(own, _)| own.place.start < named.place.end && named.place.start < own.place.end);
            let typed: String = text.chars().skip(named.place.start).take(named.place.len()).collect();
            if is_read || found.iter().any(|(other, _)| *other == typed) {
                continue;
            }
            let sign = if named.unwanted { "-" } else { "" };
            found.push((typed, format!("{sign}{key}:{id}")));
        }
    }
    found
}

/// What in a query is not read as it may be meant.
fn slips(
    text: &str,
    language: Language,
    analyser: &Analyser,
    library: &Library,
    found: &Found,
    names: &FacetNames,
) -> Vec<QuerySlip> {
    let mut slips = Vec::new();
    let mistyped = mistyped(text, language, analyser, library);
    let is_told = |key: &str| mistyped.iter().any(|(typed, _)| typed.starts_with(key));
    for part in no_facets(text, language, analyser).into_iter().filter(|part| !is_told(part.key)) {
        slips.push(QuerySlip::NoFacet {
            typed: part.typed.to_owned(),
            key: part.key.to_owned(),
            symbol: part.symbol().map(str::to_owned),
            keys: facet_keys(language),
        });
    }
    slips.extend(mistyped.into_iter().map(|(typed, meant)| QuerySlip::Mistyped { typed, meant }));
    if leaves_quote_open(text) {
        slips.push(QuerySlip::QuoteLeftOpen);
    }
    // Values that no practice has are values all the same.
    let all: Labels = FACETS.into_iter().flat_map(|key| known_values(library, language, key)).collect();
    let known = facet_names(analyser, &all);
    let named = parse_named(text, language, analyser, names).1;
    slips.extend(operators(text, language, analyser, &named, &known));
    for facet in &named {
        let Some(key) = facet.key else { continue };
        let typed: String = text.chars().skip(facet.place.start).take(facet.place.len()).collect();
        // What stands in brackets is told.
        if slips
            .iter()
            .any(|slip| matches!(slip, QuerySlip::Brackets { typed: told, .. } if told.starts_with(&typed)))
        {
            continue;
        }
        let unknown = found.unknown.iter();
        let mut unknown = unknown.filter(|unknown| unknown.key == key && unknown.value == facet.value);
        let Some(unknown) = unknown.next() else { continue };
        let with_key = |ids: &[String]| ids.iter().map(|id| format!("{key}:{id}")).collect();
        if facet.value.is_empty() {
            slips.push(QuerySlip::NoValue { typed, known: with_key(&unknown.meant), more: unknown.more });
        } else if let Some(meant) = one_by_one(text, facet, &known, analyser) {
            slips.push(QuerySlip::SeveralValues { typed, meant });
        } else if !facet.unwanted {
            // Where none is like it, too many are named.
            let near = if unknown.meant.len() <= NEAR { &unknown.meant[..] } else { &[] };
            slips.push(QuerySlip::UnknownValue { typed, key: key.to_owned(), meant: with_key(near) });
        }
    }
    for kind in mistyped_unwanted(text, language, analyser, library) {
        let slip = match kind {
            WordFaultKind::Mistyped { typed, meant } => QuerySlip::Mistyped { typed, meant },
            WordFaultKind::UnknownUnwanted { typed, key, .. } => {
                QuerySlip::UnknownValue { typed, key: key.to_owned(), meant: Vec::new() }
            }
            _ => continue,
        };
        if !slips.iter().any(|known| typed_in(known) == typed_in(&slip)) {
            slips.push(slip);
        }
    }
    slips
}

/// The words of a query that are a slip; of a quote, or of all words, there are none.
fn typed_in(slip: &QuerySlip) -> Option<&str> {
    match slip {
        QuerySlip::Mistyped { typed, .. }
        | QuerySlip::UnknownValue { typed, .. }
        | QuerySlip::NoValue { typed, .. }
        | QuerySlip::SeveralValues { typed, .. }
        | QuerySlip::NoFacet { typed, .. }
        | QuerySlip::Operator { typed, .. }
        | QuerySlip::Refusal { typed, .. }
        | QuerySlip::Brackets { typed, .. } => Some(typed),
        QuerySlip::QuoteLeftOpen | QuerySlip::SmallWords => None,
    }
}

/// Whether two slips are the same thing, which another language may word otherwise.
fn is_same(one: &QuerySlip, other: &QuerySlip) -> bool {
    match (typed_in(one), typed_in(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}
