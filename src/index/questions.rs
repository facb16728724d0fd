//! The questions of the search test, asked of the index.

use std::collections::BTreeSet;

use crate::edition::Edition;
use crate::fault::{QuestionSlip, SearchMiss};
use crate::index::document::Document;
use crate::index::query::{Clause, Query, leaves_quote_open, parse_named, parse_with};
use crate::index::run::{FacetNames, Found, NEAR, search};
use crate::index::store::Snapshot;
use crate::index::words::{mistyped, says_what_to_find};
use crate::model::language::Language;
use crate::parse::fields::List;
use crate::parse::records::QuestionRecord;

/// Among how many of the first a practice must be where a question does not say.
pub const WITHIN: usize = 3;

/// The largest number that `within` can be, and most practices of a question.
pub const MOST: usize = 10;

/// Most questions of a language that are asked.
pub const MOST_QUESTIONS: usize = 200;

/// Most characters of a question. Each word that stands nowhere is compared with all that do.
pub const MOST_LETTERS: usize = 150;

/// Whether an edition has questions in a language.
pub(super) fn is_asked_in(edition: &Edition<'_>, language: Language) -> bool {
    questions(edition, language).is_some_and(|questions| !questions.items.is_empty())
}

/// Asks the questions of one language.
pub(super) fn missed_in(
    edition: &Edition<'_>,
    language: Language,
    documents: &[Document],
    snapshot: &Snapshot,
    names: &FacetNames,
) -> tantivy::Result<Vec<SearchMiss>> {
    let mut missed = Vec::new();
    let published: BTreeSet<&str> = documents.iter().map(|document| document.symbol.as_str()).collect();
    let questions = questions(edition, language).into_iter().flat_map(|questions| &questions.items);
    for question in questions.take(MOST_QUESTIONS) {
        let (Some(ask), Some(find)) = (&question.ask, &question.find) else { continue };
        if ask.value.chars().nth(MOST_LETTERS).is_some() {
            continue;
        }
        // A number that cannot be has a finding of its own.
        let within = question.within.as_ref().map(|within| usize::try_from(within.value).unwrap_or_default());
        let within = within.unwrap_or(WITHIN);
        if within != WITHIN && within != MOST {
            continue;
        }
        let query = parse_with(&ask.value, language, &snapshot.analyser, names);
        // It has a finding of its own; what is found is all that there is.
        if !says_what_to_find(&query) {
            continue;
        }
        let found = search(snapshot, &query, names)?;
        let document = |number: u32| &documents[number as usize];
        let is_named = |document: &Document| {
            let names = [document.symbol.as_str(), document.slug()];
            find.items.iter().any(|named| names.contains(&named.as_str()))
        };
        for named in find.items.iter().take(MOST) {
            // One that is not published in this language has a finding of its own, or waits for its day.
            let practice = edition
                .library
                .practice(&named.value)
                .and_then(|practice| edition.practices.get(practice.slug.as_str()));
            let Some(symbol) = practice.map(|practice| practice.symbol.to_string()) else { continue };
            if !published.contains(symbol.as_str()) {
                continue;
            }
            let all = found.hits.iter().position(|(number, _)| document(*number).symbol == symbol);
            let before: Vec<&Document> = found.hits[..all.unwrap_or(found.hits.len())]
                .iter()
                .map(|(number, _)| document(*number))
                .filter(|document| !is_named(document))
                .collect();
            // Where a part of the question is all there is, chance has a hand in what comes second.
            if all.is_some() && before.len() < if found.partly { 1 } else { within } {
                continue;
            }
            let stands = all.map(|_| before.len() + 1);
            let slips = match (stands, documents.iter().position(|document| document.symbol == symbol)) {
                (None, Some(at)) => slips(&ask.value, language, &found, at, documents, snapshot, names)?,
                _ => Vec::new(),
            };
            let mistyped = mistyped(&ask.value, language, &snapshot.analyser, edition.library);
            let mistyped = mistyped.into_iter().map(|(typed, meant)| QuestionSlip::Mistyped { typed, meant });
            let slips: Vec<QuestionSlip> = mistyped.chain(slips).collect();
            let before = before.into_iter().take(within);
            missed.push(SearchMiss {
                place: named.span,
                ask: ask.value.clone(),
                language: language.english_name(),
                symbol,
                within,
                stands,
                partly: found.partly,
                before: before.map(|document| (document.symbol.clone(), document.title.clone())).collect(),
                mended: found.mended.clone(),
                slips,
            });
        }
    }
    Ok(missed)
}

/// What in a question keeps the document at `wanted` from being found.
fn slips(
    text: &str,
    language: Language,
    found: &Found,
    wanted: usize,
    documents: &[Document],
    snapshot: &Snapshot,
    names: &FacetNames,
) -> tantivy::Result<Vec<QuestionSlip>> {
    let (query, named) = parse_named(text, language, &snapshot.analyser, names);
    let mut slips = Vec::new();
    if leaves_quote_open(text) {
        slips.push(QuestionSlip::QuoteLeftOpen);
    }
    let none = Vec::new();
    let has = |key: &str| documents[wanted].facets.get(key).unwrap_or(&none);
    let id_of = |key: &str, value: &str| names.id(key, value).map(str::to_owned);
    let is_had = |key: &str, value: &str| id_of(key, value).is_some_and(|id| has(key).contains(&id));
    for facet in &named {
        let Some(key) = facet.key else { continue };
        let typed: String = text.chars().skip(facet.place.start).take(facet.place.len()).collect();
        if facet.unwanted {
            if is_had(key, &facet.value) {
                slips.push(QuestionSlip::Unwanted { typed: Some(typed) });
            }
            continue;
        }
        // One of the values that are wanted for a key is enough.
        if named.iter().any(|other| other.key == Some(key) && !other.unwanted && is_had(key, &other.value)) {
            continue;
        }
        let unknown = found.unknown.iter().find(|unknown| unknown.key == key && unknown.value == facet.value);
        let with_key = |ids: &[String]| ids.iter().map(|id| format!("{key}:{id}")).collect::<Vec<String>>();
        let has = with_key(has(key));
        slips.push(match unknown {
            Some(unknown) => {
                // Where none is like it, all are named.
                let is_like = unknown.meant.len() <= NEAR;
                let meant = if is_like || has.is_empty() { with_key(&unknown.meant) } else { has };
                QuestionSlip::UnknownValue { typed, key: key.to_owned(), meant }
            }
            None => QuestionSlip::OtherValue { typed, has },
        });
    }
    for clause in query.unwanted {
        let (typed, clause) = match clause {
            // What is not wanted is not mended.
            Clause::Word { term, surface, open: false, .. } => {
                (Some(surface), Clause::Phrase(vec![(0, term)]))
            }
            Clause::Word { ref surface, .. } => (Some(format!("{surface}*")), clause),
            _ => (None, clause),
        };
        let with_it = Query { wanted: vec![clause], ..Query::default() };
        let with_it = search(snapshot, &with_it, names)?;
        if !with_it.partly && with_it.hits.iter().any(|(number, _)| *number as usize == wanted) {
            slips.push(QuestionSlip::Unwanted { typed });
        }
    }
    Ok(slips)
}

fn questions<'a>(edition: &Edition<'a>, language: Language) -> Option<&'a List<QuestionRecord>> {
    let tests = edition.library.search_tests.as_ref()?;
    tests.data.languages.iter().find(|(of, _)| *of == language).map(|(_, questions)| questions)
}
