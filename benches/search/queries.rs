//! What is asked. The same queries in every run.

use fieldbook::index::document::{Document, FACETS};
use fieldbook::model::language::Language;

use crate::generator::Dice;
use crate::generator::questions::questions;
use crate::site::Index;

/// Draws words from texts.
struct Source<'d> {
    texts: Vec<&'d str>,
    language: Language,
    dice: Dice,
}

impl<'d> Source<'d> {
    fn new(texts: Vec<&'d str>, language: Language) -> Self {
        assert!(!texts.is_empty(), "no text in {}", language.code());
        Source { texts, language, dice: Dice(0x0f1e_1db0_0c00 + language as u64) }
    }

    fn below(&mut self, most: usize) -> usize {
        (self.dice.next() % most as u64) as usize
    }

    fn one_of<'s>(&mut self, some: &[&'s str]) -> &'s str {
        some[self.below(some.len())]
    }

    /// Words that follow one another in a text. In Chinese, which has no blanks, each stands for two characters.
    fn words(&mut self, count: usize) -> String {
        loop {
            let at = self.below(self.texts.len());
            let text = self.texts[at];
            let cut = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if self.language == Language::Zh {
                let runs: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
                let letters: Vec<char> = runs[self.below(runs.len())].chars().collect();
                if letters.len() >= 2 * count {
                    let at = self.below(letters.len() - 2 * count + 1);
                    return letters[at..at + 2 * count].iter().collect();
                }
                continue;
            }
            let words: Vec<&str> = text.split_whitespace().collect();
            if words.len() < count {
                continue;
            }
            let at = self.below(words.len() - count + 1);
            let words: Vec<String> = words[at..at + count].iter().map(|word| cut(word)).collect();
            if words.iter().all(|word| !word.is_empty()) {
                return words.join(" ");
            }
        }
    }
}

/// What readers type who look for a practice of which they remember something: one, two and three words that follow
/// one another in a title or a summary, a third of each.
pub(crate) fn of_readers(language: Language, documents: &[Document], count: usize) -> Vec<String> {
    let texts =
        documents.iter().flat_map(|document| [document.title.as_str(), document.summary.as_str()]).collect();
    let mut source = Source::new(texts, language);
    (0..count).map(|number| source.words(1 + number % 3)).collect()
}

/// The same with a slip in each. Most words that come of it stand in no text, and the search looks for those near them.
pub(crate) fn with_a_slip(language: Language, documents: &[Document], count: usize) -> Vec<String> {
    let mut source =
        Source::new(documents.iter().map(|document| document.title.as_str()).collect(), language);
    let queries = of_readers(language, documents, count);
    queries.iter().map(|query| slip(&mut source, query.chars().collect())).collect()
}

/// Queries of twelve kinds in equal parts, made from all texts of the documents, and after them the written ones.
pub(crate) fn of_every_kind(language: Language, index: &Index, count: usize) -> Vec<String> {
    let texts = index.documents.iter().flat_map(|document| {
        [&document.title, &document.summary, &document.headings, &document.facts, &document.body]
    });
    let texts = texts.map(String::as_str).filter(|text| !text.is_empty()).collect();
    let mut source = Source::new(texts, language);
    let written = questions(language);
    let mut queries: Vec<String> = (0..count.saturating_sub(written.len()))
        .map(|number| of_kind(number % 12, &mut source, &index.documents))
        .collect();
    queries.extend(written.iter().map(|query| (*query).to_owned()));
    queries
}

fn of_kind(kind: usize, source: &mut Source<'_>, documents: &[Document]) -> String {
    let word = source.words(1);
    let letters: Vec<char> = word.chars().collect();
    match kind {
        0 => word,
        // Two words of different texts, and two or three of one.
        1 => format!("{word} {}", source.words(1)),
        2 => {
            let count = 2 + source.below(2);
            source.words(count)
        }
        3 => {
            let count = 2 + source.below(2);
            format!("\"{}\"", source.words(count))
        }
        // What stands there so far while somebody types, and a prefix that is meant as one.
        4 => letters[..1 + source.below(letters.len())].iter().collect(),
        5 => format!("{}*", letters[..1 + source.below(letters.len())].iter().collect::<String>()),
        6 => format!("{word} -{}", source.words(1)),
        7 => format!("{word} -\"{}\"", source.words(2)),
        8 => {
            let document = &documents[source.below(documents.len())];
            let key = source.one_of(&FACETS);
            let no = source.one_of(&["", "", "-"]);
            match document.facets.get(key).and_then(|values| values.first()) {
                Some(value) => format!("{word} {no}{key}:{value}"),
                None => format!("{no}{key}:{word}"),
            }
        }
        // A form of the word that stands in no text.
        9 => format!(
            "{}{}",
            letters[..letters.len() - source.below(2)].iter().collect::<String>(),
            ending(source)
        ),
        // A slip: a letter more, less, another, or two that changed places.
        10 => slip(source, letters),
        // A slip beside a word that is right.
        _ => format!("{} {}", source.words(1), slip(source, letters)),
    }
}

fn ending(source: &mut Source<'_>) -> &'static str {
    match source.language {
        Language::Ar => source.one_of(&["ات", "ون", "ين", "ها", "هم", "ة", "ية"]),
        Language::En => source.one_of(&["s", "es", "ed", "ing", "ly", "ness", "ation"]),
        Language::Es => source.one_of(&["s", "es", "ando", "aciones", "mente", "amos"]),
        Language::Fr => source.one_of(&["s", "es", "ement", "ant", "ations", "euses"]),
        Language::Ru => source.one_of(&["ами", "ого", "ость", "ений", "ах", "ться"]),
        Language::Zh => source.one_of(&["的", "化", "们", "性"]),
    }
}

fn slip(source: &mut Source<'_>, mut letters: Vec<char>) -> String {
    let other: Vec<char> = source.words(1).chars().collect();
    let other = other[source.below(other.len())];
    let at = source.below(letters.len());
    match source.below(4) {
        0 => letters.insert(at, other),
        1 if letters.len() > 1 => {
            letters.remove(at);
        }
        2 if at > 0 => letters.swap(at - 1, at),
        _ => letters[at] = other,
    }
    letters.into_iter().collect()
}
