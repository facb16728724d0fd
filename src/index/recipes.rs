//! The queries of recipes, asked of the index.

use std::collections::BTreeMap;

use crate::edition::{Bundle, Edition, WhyLeftOut};
use crate::fault::{QueryMiss, QuestionSlip, WordFaultKind};
use crate::index::analysis::Analyser;
use crate::index::document::FACETS;
use crate::index::export::Labels;
use crate::index::query::{Named, leaves_quote_open, parse_named};
use crate::index::run::{FacetNames, NEAR, facet_names, search};
use crate::index::store::Snapshot;
use crate::index::words::{known_values, mistyped, mistyped_unwanted};
use crate::link::Library;
use crate::model::language::Language;

/// Asks the queries of an edition's recipes, one language after the other.
#[derive(Debug)]
pub(super) struct Asking<'e, 'a> {
    edition: &'e Edition<'a>,
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
    slips: Vec<(QuestionSlip, usize)>,
}

impl<'e, 'a> Asking<'e, 'a> {
    pub(super) fn new(edition: &'e Edition<'a>) -> Self {
        Asking { edition, answers: BTreeMap::new() }
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
            let Some(text) = &bundle.record.query else { continue };
            let (query, named) = parse_named(&text.value, language, &snapshot.analyser, names);
            let found = search(snapshot, &query, names)?;
            let mut slips = Vec::new();
            let library = self.edition.library;
            let mistyped = mistyped(&text.value, language, &snapshot.analyser, library).into_iter();
            slips.extend(mistyped.map(|(typed, meant)| QuestionSlip::Mistyped { typed, meant }));
            if leaves_quote_open(&text.value) {
                slips.push(QuestionSlip::QuoteLeftOpen);
            }
            for facet in named.iter().filter(|facet| !facet.unwanted) {
                let Some(key) = facet.key else { continue };
                let unknown = found.unknown.iter();
                let mut unknown =
                    unknown.filter(|unknown| unknown.key == key && unknown.value == facet.value);
                let Some(unknown) = unknown.next() else { continue };
                let typed = text.value.chars().skip(facet.place.start).take(facet.place.len()).collect();
                // Where none is like it, too many are named.
                let near = unknown.meant.iter().filter(|_| unknown.meant.len() <= NEAR);
                let meant = near.map(|id| format!("{key}:{id}")).collect();
                slips.push(QuestionSlip::UnknownValue { typed, key: key.to_owned(), meant });
            }
            for kind in mistyped_unwanted(&text.value, language, &snapshot.analyser, library) {
                slips.push(match kind {
                    WordFaultKind::Mistyped { typed, meant } => QuestionSlip::Mistyped { typed, meant },
                    WordFaultKind::UnknownUnwanted { typed, key, .. } => {
                        QuestionSlip::UnknownValue { typed, key: key.to_owned(), meant: Vec::new() }
                    }
                    _ => continue,
                });
            }
            let is_clean = !found.hits.is_empty() && !found.partly && found.mended.is_empty();
            if !is_clean || !slips.is_empty() {
                for (typed, meant) in of_other_languages(&text.value, language, library) {
                    // What was told of it would lead nowhere: `domain:eau` has no value that is like it.
                    slips.retain(|slip| typed_in(slip).is_none_or(|known| !typed.ends_with(known)));
                    slips.push(QuestionSlip::Mistyped { typed, meant });
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
                match answers.slips.iter_mut().find(|(known, _)| typed_in(known) == typed_in(&slip)) {
                    Some((_, languages)) => *languages += 1,
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
            let (everywhere, somewhere): (Vec<_>, Vec<_>) =
                answers.slips.into_iter().partition(|(_, languages)| *languages >= answers.languages);
            // Where one language reads it and has no practice with it, another may have some.
            let slips = if everywhere.is_empty() && found_nothing { somewhere } else { everywhere };
            let slips: Vec<QuestionSlip> = slips.into_iter().map(|(slip, _)| slip).collect();
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

/// Values of facets that are written in the words of another language than that of the query, and how all languages write
/// them: `domaine:eau` is `domain:water`.
fn of_other_languages(text: &str, language: Language, library: &Library) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    if !text.contains([':', '：']) {
        return found;
    }
    let read_in = |language: Language| -> Vec<(Named, String)> {
        let analyser = Analyser::new(language);
        let values: Labels =
            FACETS.into_iter().flat_map(|key| known_values(library, language, key)).collect();
        let names = facet_names(&analyser, &values);
        let named = parse_named(text, language, &analyser, &names).1.into_iter();
        let with_id = named.filter_map(|named| {
            let id = names.id(named.key?, &named.value)?.to_owned();
            Some((named, id))
        });
        with_id.collect()
    };
    let own = read_in(language);
    for other in Language::ALL.into_iter().filter(|other| *other != language) {
        for (named, id) in read_in(other) {
            let Some(key) = named.key else { continue };
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

/// The words of a query that are a slip; of a quote there are none.
fn typed_in(slip: &QuestionSlip) -> Option<&str> {
    match slip {
        QuestionSlip::Mistyped { typed, .. }
        | QuestionSlip::UnknownValue { typed, .. }
        | QuestionSlip::OtherValue { typed, .. } => Some(typed),
        QuestionSlip::Unwanted { typed } => typed.as_deref(),
        QuestionSlip::QuoteLeftOpen => None,
    }
}
