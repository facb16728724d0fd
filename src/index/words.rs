//! The words that a site has for its search, looked at as the search reads them.

use std::collections::BTreeMap;

use crate::fault::{WordFault, WordFaultKind};
use crate::index::analysis::Analyser;
use crate::index::query::{Query, facet_value, parse};
use crate::index::questions::{MOST_LETTERS, MOST_QUESTIONS};
use crate::link::Library;
use crate::source::Span;

/// What is wrong with the words of a site for its search. No index is needed for it.
pub fn faults(library: &Library) -> Vec<WordFault> {
    let mut faults = Vec::new();
    questions(library, &mut faults);
    faults
}

/// Whether a query says what is to be found; one that only leaves something out is answered with all the rest.
pub(super) fn says_what_to_find(query: &Query) -> bool {
    !query.wanted.is_empty() || query.facets.iter().any(|(_, value, unwanted)| !unwanted && !value.is_empty())
}

/// The questions of the search test that say nothing, and those that were asked before.
fn questions(library: &Library, faults: &mut Vec<WordFault>) {
    let languages = library.search_tests.iter().flat_map(|tests| &tests.data.languages);
    for (language, questions) in languages {
        let analyser = Analyser::new(*language);
        // Questions with the same words may still differ in their signs: `-solar pump`, `"solar pump"`.
        let mut before: BTreeMap<String, Vec<(Query, Span)>> = BTreeMap::new();
        for ask in questions.items.iter().take(MOST_QUESTIONS).filter_map(|question| question.ask.as_ref()) {
            if ask.value.chars().nth(MOST_LETTERS).is_some() {
                continue;
            }
            let query = parse(&ask.value, *language, &analyser);
            if !says_what_to_find(&query) {
                let unwanted =
                    !query.unwanted.is_empty() || query.facets.iter().any(|(.., unwanted)| *unwanted);
                faults.push(WordFault { place: ask.span, kind: WordFaultKind::NothingToFind { unwanted } });
                continue;
            }
            let same = before.entry(facet_value(&analyser, &ask.value)).or_default();
            match same.iter().find(|(other, _)| *other == query) {
                Some((_, first)) => faults
                    .push(WordFault { place: ask.span, kind: WordFaultKind::AskedTwice { first: *first } }),
                None => same.push((query, ask.span)),
            }
        }
    }
}
