//! The words that a site has for its search, looked at as the search reads them.

use std::collections::BTreeMap;

use crate::fault::{WordFault, WordFaultKind};
use crate::index::analysis::Analyser;
use crate::index::query::{Clause, Query, facet_value, parse};
use crate::index::questions::{MOST_LETTERS, MOST_QUESTIONS};
use crate::link::{Library, WITH_OTHER_WORDS};
use crate::model::language::Language;
use crate::parse::records::{EntryRecord, words_between_commas};
use crate::source::{Span, Text};

/// What is wrong with the words of a site for its search. No index is needed for it.
pub fn faults(library: &Library) -> Vec<WordFault> {
    let mut faults = Vec::new();
    questions(library, &mut faults);
    other_words(library, &mut faults);
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

/// What stands under `also` of the vocabularies and under `subject` of the site and cannot be found, or stands for two
/// entries of a vocabulary: who picks one of them would not know which.
fn other_words(library: &Library, faults: &mut Vec<WordFault>) {
    let subject = library.site.as_ref().and_then(|site| site.data.subject.as_ref());
    for (language, text) in subject.iter().flat_map(|subject| &subject.by_language) {
        let analyser = Analyser::new(*language);
        for word in words_between_commas(&text.value).filter(|word| facet_value(&analyser, word).is_empty()) {
            let kind = WordFaultKind::NoLetters { word: word.to_owned() };
            faults.push(WordFault { place: text.span, kind });
        }
        small_words(text, *language, &analyser, faults);
    }
    for vocabulary in WITH_OTHER_WORDS {
        let entries = library.vocabularies.entries(vocabulary);
        for language in Language::ALL {
            other_words_of(entries, language, faults);
        }
    }
}

/// `the, and`: nothing is found by such a word beside others. One among others may be a name: `US`.
fn small_words(text: &Text, language: Language, analyser: &Analyser, faults: &mut Vec<WordFault>) {
    let is_small = |word: &str| {
        let Query { wanted, .. } = parse(word, language, analyser);
        !wanted.is_empty() && wanted.iter().all(|clause| matches!(clause, Clause::Word { small: true, .. }))
    };
    let mut words = words_between_commas(&text.value).peekable();
    if words.peek().is_some() && words.all(is_small) {
        faults.push(WordFault { place: text.span, kind: WordFaultKind::SmallWords });
    }
}

/// The text of an entry in a language.
fn text_in(texts: &[(Language, Text)], language: Language) -> Option<&Text> {
    texts.iter().find(|(of, _)| *of == language).map(|(_, text)| text)
}

fn other_words_of(entries: &[EntryRecord], language: Language, faults: &mut Vec<WordFault>) {
    if !entries.iter().any(|entry| entry.also(language).next().is_some()) {
        return;
    }
    let analyser = Analyser::new(language);
    // Ids and names first: what they stand for is sure.
    let mut known: BTreeMap<String, (usize, Span)> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let labels = entry.label.as_ref().map_or(&[][..], |label| &label.by_language);
        let name = text_in(labels, language).or_else(|| text_in(labels, Language::En));
        for text in entry.id.iter().chain(name) {
            known.entry(facet_value(&analyser, &text.value)).or_insert((at, text.span));
        }
    }
    for (at, entry) in entries.iter().enumerate() {
        let also = entry.also.as_ref().map_or(&[][..], |also| &also.by_language);
        let Some(text) = text_in(also, language) else { continue };
        small_words(text, language, &analyser, faults);
        for word in words_between_commas(&text.value) {
            let value = facet_value(&analyser, word);
            let kind = if value.is_empty() {
                WordFaultKind::NoLetters { word: word.to_owned() }
            } else {
                let (of, first) = *known.entry(value).or_insert((at, text.span));
                if of == at {
                    continue;
                }
                let other = entries[of].id.as_ref().map(|id| id.value.clone()).unwrap_or_default();
                WordFaultKind::OfTwoEntries { word: word.to_owned(), first, other }
            };
            faults.push(WordFault { place: text.span, kind });
        }
    }
}
