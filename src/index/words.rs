//! The words that a site has for its search, looked at as the search reads them.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::links::symbol_near;
use crate::diag::suggest;
use crate::fault::{WordFault, WordFaultKind};
use crate::index::analysis::{Analyser, WordKind};
use crate::index::document::{FACETS, vocabulary_of};
use crate::index::export::Labels;
use crate::index::query::{
    Clause, Named, Query, facet_value, facet_words, is_small, leaves_quote_open, mistyped_keys, parse,
    parse_named, refuses, symbols_in,
};
use crate::index::questions::{MOST_LETTERS, MOST_QUESTIONS};
use crate::index::run::{FacetNames, facet_names};
use crate::link::{Library, WITH_OTHER_WORDS};
use crate::model::language::Language;
use crate::parse::records::{EntryRecord, WORD_ENDS, words_between_commas};
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

/// Other names of the entries of a vocabulary in a language, by their ids, as a reader may give them as the value of a
/// facet: other words, the common names of the Unicode CLDR, and what a country is called for short, which is the
/// beginning of its official name and of no other: `Royaume-Uni`, `Netherlands` of `Netherlands (Kingdom of the)`.
pub fn other_names<'l>(
    library: &'l Library,
    vocabulary: &str,
    language: Language,
) -> BTreeMap<&'l str, Vec<String>> {
    let entries = || library.vocabularies.entries(vocabulary).iter();
    let id_of = |entry: &'l EntryRecord| entry.id.as_ref().map_or("", Text::as_str);
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for entry in entries() {
        let also = entry.also(language).filter(|_| WITH_OTHER_WORDS.contains(&vocabulary));
        names.insert(id_of(entry), also.chain(entry.common(language)).map(str::to_owned).collect());
    }
    if vocabulary != "countries" {
        return names;
    }
    let analyser = Analyser::new(language);
    let full =
        entries().map(|entry| entry.name(language)).chain(names.values().flatten().map(String::as_str));
    let full: BTreeSet<String> = full.map(|name| facet_value(&analyser, name)).collect();
    let mut beginnings: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
    for entry in entries() {
        let name = entry.name(language).split('(').next().unwrap_or_default();
        let words = analyser.words(name);
        let is_small = |at: usize| match words.get(at).map(|word| &word.kind) {
            Some(WordKind::Letters { surface, .. }) => is_small(language, surface),
            // In Han script a character is a word.
            Some(WordKind::Han { .. }) => true,
            None => false,
        };
        for (at, word) in words.iter().enumerate() {
            // One word of several is no name, unless what follows only tells more: `Viet`, `Bosnia and`.
            let is_name = at > 0 || words.len() == 1 || is_small(at + 1);
            let beginning = &name[..word.end];
            let folded = facet_value(&analyser, beginning);
            if is_name && !is_small(at) && folded.chars().count() > 2 && !full.contains(&folded) {
                beginnings.entry(folded).or_default().push((id_of(entry), beginning));
            }
        }
    }
    for of_names in beginnings.values() {
        if let [(id, beginning)] = of_names.as_slice() {
            names.entry(id).or_default().push((*beginning).to_owned());
        }
    }
    names
}

/// All values of a facet that the site knows, with their names in a language.
pub fn known_values(library: &Library, language: Language, key: &str) -> Labels {
    let mut labels = Labels::new();
    let mut label = |id: &str, names: Vec<String>| labels.insert((key.to_owned(), id.to_lowercase()), names);
    match vocabulary_of(key) {
        Some(vocabulary) => {
            let mut others = other_names(library, vocabulary, language);
            for entry in library.vocabularies.entries(vocabulary) {
                let id = entry.id.as_ref().map_or("", Text::as_str);
                let mut names = vec![entry.name(language).to_owned()];
                names.append(others.get_mut(id).unwrap_or(&mut Vec::new()));
                label(id, names);
            }
        }
        None => {
            for (slug, record) in &library.organisations {
                let names = record.data.name.iter().flat_map(|names| &names.by_language);
                label(slug, names.map(|(_, name)| name.value.clone()).collect());
            }
        }
    }
    labels
}

/// What in a query is nearly the name of a facet or the symbol of a practice, and what may have been meant.
pub fn mistyped(
    text: &str,
    language: Language,
    analyser: &Analyser,
    library: &Library,
) -> Vec<(String, String)> {
    let mut found = mistyped_keys(text, language, analyser);
    for typed in symbols_in(text) {
        let is_known = |meant: &str| facet_value(analyser, typed).starts_with(&facet_value(analyser, meant));
        // A letter of the language may follow: `BP-7K3Q0-F`.
        let mut parts = typed.splitn(3, ['-', '–', '‑']);
        let code: Vec<&str> = parts.by_ref().take(2).collect();
        let code = code.join("-");
        if let Some(meant) = symbol_near(library, &code).map(|symbol| symbol.to_string())
            && !is_known(&meant)
            && !is_same_symbol(&code, &meant)
        {
            found.push((typed.to_owned(), meant));
        }
    }
    found
}

/// Whether a symbol is only written in another way: `bp7k3qo`.
fn is_same_symbol(typed: &str, symbol: &str) -> bool {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| match letter {
        'o' | 'O' => '0',
        'i' | 'I' | 'l' | 'L' => '1',
        other => other.to_ascii_uppercase(),
    });
    letters.eq(symbol.chars().filter(char::is_ascii_alphanumeric))
}

/// The keys of facets in English and in the words of a language.
pub fn facet_keys(language: Language) -> Vec<&'static str> {
    let words = facet_words(language).split(' ').filter_map(|pair| pair.split_once('='));
    let known = FACETS.iter().copied().chain(words.filter(|(word, key)| word != key).map(|(word, _)| word));
    known.collect()
}

/// Whether a sign stands between values that were meant as several.
pub fn divides_values(letter: char) -> bool {
    WORD_ENDS.contains(&letter) || matches!(letter, '/' | '|' | '+')
}

/// The ids of the values with commas between that a text begins with: `Viet Nam,Costa Rica pump`; none where one of them
/// is not known.
fn listed(text: &str, id_of: impl Fn(&str) -> Option<String>) -> Vec<String> {
    const WORDS: usize = 12;
    let mut ids = Vec::new();
    let mut pieces = text.split(divides_values).peekable();
    while let Some(piece) = pieces.next() {
        if let Some(id) = id_of(piece) {
            ids.push(id);
            continue;
        }
        // Other words follow the last one.
        let words: Vec<&str> = piece.split_whitespace().take(WORDS).collect();
        match (1..=words.len()).rev().find_map(|count| id_of(&words[..count].join(" "))) {
            Some(id) => ids.push(id),
            // Behind the last comma other words may follow.
            None if pieces.peek().is_none() && !piece.starts_with(char::is_alphanumeric) => {}
            None => return Vec::new(),
        }
        break;
    }
    ids
}

/// Several values that a query gives as one, each as it is to be written: `domain:water,health`.
pub fn one_by_one(text: &str, facet: &Named, names: &FacetNames, analyser: &Analyser) -> Option<Vec<String>> {
    let key = facet.key?;
    let typed: String = text.chars().take(MOST_LETTERS).skip(facet.place.start).collect();
    let (_, rest) = typed.split_once([':', '：'])?;
    let ids = listed(rest, |name| names.id(key, &facet_value(analyser, name)).map(str::to_owned));
    let sign = if facet.unwanted { "-" } else { "" };
    (ids.len() > 1).then(|| ids.iter().map(|id| format!("{sign}{key}:{id}")).collect())
}

/// A part of a query that looks like a facet and is none: `status:draft`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoFacet<'t> {
    /// As it stands in the query.
    pub typed: &'t str,
    /// What stands before the colon.
    pub key: &'t str,
    /// What stands behind it.
    pub value: &'t str,
}

impl<'t> NoFacet<'t> {
    /// The symbol that stands behind the colon.
    pub fn symbol(&self) -> Option<&'t str> {
        symbols_in(self.value).next()
    }
}

/// The parts of a query that look like a facet and are none.
pub fn no_facets<'t>(text: &'t str, language: Language, analyser: &Analyser) -> Vec<NoFacet<'t>> {
    // Only so much of a query is read.
    let end = text.char_indices().nth(super::query::MOST_LETTERS).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    let named = parse_named(text, language, analyser, &FacetNames::new()).1;
    let part = |typed: &'t str| {
        let before = &text[..typed.as_ptr() as usize - text.as_ptr() as usize];
        let place = before.chars().count();
        // The name of a facet may have blanks, and what stands in quotes is a text.
        if leaves_quote_open(before) || named.iter().any(|facet| facet.place.contains(&place)) {
            return None;
        }
        let (key, value) = typed.trim_start_matches(refuses).split_once([':', '：'])?;
        let is_key = !parse(&format!("{key}:x"), language, analyser).facets.is_empty();
        let is_word = !key.is_empty() && key.chars().all(char::is_alphabetic) && !value.starts_with("//");
        (is_word && !is_key).then_some(NoFacet { typed, key, value })
    };
    text.split_whitespace().filter_map(part).collect()
}

/// Values of facets that a question does not want and that are not there: with those they are nearly, or like none.
pub(super) fn mistyped_unwanted(
    text: &str,
    language: Language,
    analyser: &Analyser,
    library: &Library,
) -> Vec<WordFaultKind> {
    if !parse(text, language, analyser).facets.iter().any(|(.., unwanted)| *unwanted) {
        return Vec::new();
    }
    let values: Labels = FACETS.into_iter().flat_map(|key| known_values(library, language, key)).collect();
    let names = facet_names(analyser, &values);
    let mut found = Vec::new();
    for facet in parse_named(text, language, analyser, &names).1 {
        let Some(key) = facet.key.filter(|_| facet.unwanted) else { continue };
        if names.id(key, &facet.value).is_some() {
            continue;
        }
        let known = names.keys().filter(|(known, _)| known == key).map(|(_, value)| value.as_str());
        let typed: String = text.chars().skip(facet.place.start).take(facet.place.len()).collect();
        found.push(match suggest::nearest(&facet.value, known) {
            Some(near) => {
                let id = names.id(key, near).unwrap_or(near);
                WordFaultKind::Mistyped { typed, meant: format!("-{key}:{id}") }
            }
            None => WordFaultKind::UnknownUnwanted { typed, key, vocabulary: vocabulary_of(key) },
        });
    }
    found
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
            let slips = mistyped(&ask.value, *language, &analyser, library).into_iter();
            let slips = slips.map(|(typed, meant)| WordFaultKind::Mistyped { typed, meant });
            let unwanted = mistyped_unwanted(&ask.value, *language, &analyser, library);
            faults.extend(slips.chain(unwanted).map(|kind| WordFault { place: ask.span, kind }));
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

#[cfg(test)]
mod tests {
    use super::other_names;
    use crate::check::tests::Site;
    use crate::model::language::Language;

    #[test]
    fn a_country_has_its_common_name_and_the_beginning_of_its_own() {
        let file = "title: {en: C}\nentries:
  - {id: NLD, alpha2: NL, label: {en: Netherlands (Kingdom of the), zh: 荷兰王国}}
  - {id: GBR, alpha2: GB, label: {en: United Kingdom of Great Britain, fr: Royaume-Uni de Grande-Bretagne}, cldr: {en: United Kingdom}}
  - {id: VNM, alpha2: VN, label: {en: Viet Nam}, also: {en: VN}, cldr: {en: Vietnam}}
  - {id: GIN, alpha2: GN, label: {en: Guinea}}
  - {id: GNB, alpha2: GW, label: {en: Guinea and Bissau}}
  - {id: TTO, alpha2: TT, label: {en: Trinidad and Tobago}}
  - {id: AAA, alpha2: AA, label: {en: Saint Martin (one part)}}
  - {id: BBB, alpha2: BB, label: {en: Saint Martin (other part)}}
";
        let library = Site::starter().with("content/vocabularies/countries.yaml", file).library();
        let all = |language: Language, id: &str| other_names(&library, "countries", language)[id].join("|");
        for (id, expected) in [
            ("NLD", "Netherlands"),
            ("GBR", "United Kingdom|United Kingdom of Great"),
            ("VNM", "VN|Vietnam"),
            ("GNB", ""),
            ("TTO", "Trinidad"),
            ("AAA", ""),
        ] {
            assert_eq!(all(Language::En, id), expected, "{id}");
        }
        assert_eq!(all(Language::Fr, "GBR"), "United Kingdom|Royaume-Uni|Royaume-Uni de Grande");
        assert_eq!(all(Language::Zh, "NLD"), "");
    }
}
