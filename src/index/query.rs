//! The query language: what a reader types, as parts. The browser reads it in the same way.
//!
//! Words must all be found; `"several words"` in this order; `-word` must not be found; `word*` begins
//! with; `domain:health` and the other [`FACETS`], by their English names and by those of the reader's language, the
//! value being a word, something in quotes, or the longest run of words that is a name;
//! a symbol such as `BP-7K3Q0` in any spelling; `SDG 6` and what it is called elsewhere.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use crate::index::analysis::{Analyser, Word, WordKind};
use crate::index::document::FACETS;
use crate::index::run::FacetNames;
use crate::model::language::Language;

/// A query, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// What must be found, in the order typed.
    pub wanted: Vec<Clause>,
    /// What must not be found.
    pub unwanted: Vec<Clause>,
    /// Facet values: key, value as typed and folded, and whether it must not be there.
    pub facets: Vec<(String, String, bool)>,
    /// What stands between blanks, folded.
    pub chunks: Vec<String>,
    /// No slip is mended.
    pub plain: bool,
}

/// A facet or a goal in the text of a query: it has one name in all languages.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The characters of the text, not its bytes.
    pub place: Range<usize>,
    /// The key of the facet, or none for a goal.
    pub key: Option<&'static str>,
    /// The value of the facet, folded, or the number of the goal.
    pub value: String,
    /// Whether it must not be there.
    pub unwanted: bool,
}

/// One part of a query.
#[derive(Debug, Clone, PartialEq)]
pub enum Clause {
    /// A word.
    Word {
        /// Its term.
        term: String,
        /// The word, folded.
        surface: String,
        /// It may go on: `word*`.
        open: bool,
        /// It says little, and is left out beside words that say more.
        small: bool,
    },
    /// Terms, each with its place from the first.
    Phrase(Vec<(u32, String)>),
    /// Two words with a hyphen between, and the term of the two written as one: `pre-paid`, `prepaid`.
    Joined {
        /// Terms, each with its place from the first.
        terms: Vec<(u32, String)>,
        /// The term of both together.
        whole: String,
    },
    /// Chinese characters that were typed without a break: pairs, of which most must be found. Nobody
    /// types spaces between the words of a question.
    Run(Vec<String>),
}

/// How many pairs of a run of Chinese characters must be found.
pub fn needed_of_run(pairs: usize) -> usize {
    pairs - pairs / 3
}

/// What divides parts of a query: the white space of ECMAScript, which the browser has at hand.
pub(super) fn is_space(letter: char) -> bool {
    matches!(
        letter,
        '\u{9}'..='\u{d}' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}'
            | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

pub(super) fn opens_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '„' | '«' | '”')
}

pub(super) fn closes_quote(letter: char) -> bool {
    matches!(letter, '"' | '”' | '“' | '»')
}

/// Whether a quote is opened in a query and not closed: all that follows is read as words in this order.
pub fn leaves_quote_open(text: &str) -> bool {
    text.chars().fold(false, |open, letter| if open { !closes_quote(letter) } else { opens_quote(letter) })
}

/// What joins words in other searches and in none of this one, where it stands between others: in capitals, in the
/// languages of the interface, and `or` in English. The page has the same rule.
pub fn operator_in(text: &str, language: Language) -> Option<String> {
    let mut quoted = false;
    let mut without_quoted = String::new();
    for letter in text.chars() {
        let closes = quoted && closes_quote(letter);
        quoted = if quoted { !closes } else { opens_quote(letter) };
        without_quoted.push(if closes || (quoted && is_space(letter)) { '"' } else { letter });
    }
    let parts: Vec<&str> = without_quoted.split(is_space).filter(|part| !part.is_empty()).collect();
    let inner = parts.get(1..parts.len().saturating_sub(1))?;
    inner.iter().find(|part| is_operator(part, language)).map(|part| (*part).to_owned())
}

pub(super) fn is_operator(part: &str, language: Language) -> bool {
    matches!(part, "OR" | "AND" | "OU" | "ET" | "O" | "Y" | "ИЛИ" | "И")
        || is_refusal(part)
        || language == Language::En && part == "or"
}

/// Whether an operator refuses what follows it.
pub(super) fn is_refusal(part: &str) -> bool {
    matches!(part, "NOT" | "НЕ")
}

/// Names of facets with a slip, each as it stands in a query with its value, and what may have been meant. The page has
/// the same rule.
pub fn mistyped_keys(text: &str, language: Language, analyser: &Analyser) -> Vec<(String, String)> {
    let letters: Vec<char> = text.chars().take(MOST_LETTERS).collect();
    let words = facet_words(language).split(' ').filter_map(|pair| pair.split_once('='));
    // Of two that are as near, that of the language is meant.
    let names: Vec<&str> = words.map(|(name, _)| name).chain(FACETS).collect();
    let mut found = Vec::new();
    for colon in (0..letters.len()).filter(|at| is_colon(letters[*at])) {
        let before =
            letters[..colon].iter().rposition(|letter| !is_space(*letter)).map_or(0, |last| last + 1);
        let start =
            letters[..before].iter().rposition(|letter| !letter.is_alphabetic()).map_or(0, |at| at + 1);
        let key: String = letters[start..before].iter().collect();
        if !(4..=30).contains(&(before - start))
            || letters[colon + 1..].starts_with(&['/', '/'])
            || facet_key(&key, language, analyser).is_some()
        {
            continue;
        }
        let folded = facet_value(analyser, &key);
        let steps = |name: &str| strsim::osa_distance(&folded, &facet_value(analyser, name));
        let Some((steps, name)) = names.iter().map(|name| (steps(name), *name)).min_by_key(|near| near.0)
        else {
            continue;
        };
        // A whole name of several words may end in such a word.
        let is_whole = letters[..colon].iter().enumerate().any(|(from, _)| {
            let name: String = letters[from..colon].iter().collect();
            facet_key(&name, language, analyser).is_some()
        });
        if is_whole || steps > if before - start < 6 { 1 } else { 2 } {
            continue;
        }
        let value = after_spaces(&letters, colon + 1);
        let mut end = value;
        if letters.get(value).is_some_and(|letter| opens_quote(*letter)) {
            take_quoted(&letters, &mut end);
        } else {
            end += chunk_from(&letters, value).chars().count();
        }
        let value: String = letters[value..end].iter().collect();
        found.push((letters[start..end].iter().collect(), format!("{name}:{value}")));
    }
    found
}

/// What stands between blanks and is written as a symbol, as it was typed.
pub fn symbols_in(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(is_space).map(|part| part.trim_matches(|letter: char| !letter.is_alphanumeric()));
    parts.filter(|part| symbol_code(part).is_some())
}

/// Characters of a query that are read.
pub(super) const MOST_LETTERS: usize = 1_000;

/// Parts of a query that are asked for, and terms of a phrase or a run.
const MOST_PARTS: usize = 32;

/// Words of a name that is written without quotes.
const MOST_WORDS: usize = 12;

/// Characters of the name of a facet.
const LONGEST_KEY: usize = 64;

/// Reads a query of which no names are known: the value of a facet is one word, or stands in quotes.
pub fn parse(text: &str, language: Language, analyser: &Analyser) -> Query {
    parse_with(text, language, analyser, &FacetNames::new())
}

/// Reads a query. There is no wrong one; of a very long one only the beginning is read. What follows a facet is a name
/// with blanks where that is one of `names`.
pub fn parse_with(text: &str, language: Language, analyser: &Analyser, names: &FacetNames) -> Query {
    parse_named(text, language, analyser, names).0
}

/// Like [`parse_with`], with the facets and goals in the order in which they stand in the text.
pub fn parse_named(
    text: &str,
    language: Language,
    analyser: &Analyser,
    names: &FacetNames,
) -> (Query, Vec<Named>) {
    let letters: Vec<char> = text.chars().take(MOST_LETTERS).collect();
    let typed = Typed { letters: &letters, language, analyser, names };
    let mut query = Query::default();
    let mut named = Vec::new();
    let chunks = letters.split(|letter| is_space(*letter));
    let folded = chunks.map(|chunk| facet_value(analyser, &chunk.iter().collect::<String>()));
    query.chunks = folded.filter(|chunk| !chunk.is_empty()).collect();
    let mut at = 0;
    while at < letters.len() {
        if is_space(letters[at]) {
            at += 1;
            continue;
        }
        let start = at;
        let mut unwanted = false;
        if refuses(letters[at]) && letters.get(at + 1).is_some_and(|next| !is_space(*next)) {
            unwanted = true;
            at += 1;
        }
        if opens_quote(letters[at]) {
            let quoted = take_quoted(&letters, &mut at);
            let clause = phrase(&analyser.words(&quoted));
            query.push(clause, unwanted);
            continue;
        }
        if let Some((key, colon)) = typed.key_at(at) {
            at = colon + 1;
            let value = typed.take_value(key, &mut at);
            named.push(query.push_facet(start..at, key, facet_value(analyser, &value), unwanted));
            continue;
        }
        let chunk = chunk_from(&letters, at);
        at += chunk.chars().count();
        let chunk = without_elided(&chunk, language, analyser);
        if let Some(number) = goal_of(chunk, &letters, &mut at, language, analyser) {
            let term = analyser.term_of_surface(&goal_word(&number));
            query.push(Some(Clause::Phrase(vec![(0, term)])), unwanted);
            named.push(Named { place: start..at, key: None, value: number, unwanted });
            continue;
        }
        for clause in clauses(chunk, language, analyser) {
            query.push(Some(clause), unwanted);
        }
    }
    query.wanted.truncate(MOST_PARTS);
    query.unwanted.truncate(MOST_PARTS);
    query.facets.truncate(MOST_PARTS);
    // A question is asked with small words; alone they are all there is.
    let says_more = |clause: &Clause| !matches!(clause, Clause::Word { small: true, .. });
    if query.wanted.iter().any(says_more) {
        query.wanted.retain(says_more);
    }
    (query, named)
}

impl Query {
    /// Whether it asks for nothing: signs alone are as if nothing had been typed.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty() && self.facets.is_empty()
    }

    /// Whether a word, alone or with those around it, is one of the names that are known for themselves: `Côte d'Ivoire`.
    pub fn is_named(&self, surface: &str, names: &FacetNames) -> bool {
        let ending = format!("-{surface}");
        let chunks: Vec<&str> = self.chunks.iter().map(String::as_str).collect();
        (0..chunks.len()).any(|start| {
            let end = chunks.len().min(start + MOST_WORDS);
            let place = |chunk: &&str| *chunk == surface || chunk.ends_with(&ending);
            let Some(first) = chunks[start..end].iter().position(place) else { return false };
            (start + first..end)
                .any(|last| names.contains_key(&(String::new(), chunks[start..=last].join("-"))))
        })
    }

    /// The runs of a few chunks that have a word among them, with hyphens between.
    pub(super) fn runs_with<'q>(&'q self, surface: &'q str) -> impl Iterator<Item = String> + 'q {
        const LONGEST: usize = 5;
        let count = self.chunks.len();
        let runs = (0..count).flat_map(move |start| {
            (start + 1..=count.min(start + LONGEST)).map(move |end| &self.chunks[start..end])
        });
        runs.filter(move |run| run.iter().any(|chunk| chunk == surface)).map(|run| run.join("-"))
    }

    fn push(&mut self, clause: Option<Clause>, unwanted: bool) {
        let Some(clause) = clause else { return };
        let list = if unwanted { &mut self.unwanted } else { &mut self.wanted };
        list.push(clause);
    }

    fn push_facet(&mut self, place: Range<usize>, key: &'static str, value: String, unwanted: bool) -> Named {
        self.facets.push((key.to_owned(), value.clone(), unwanted));
        Named { place, key: Some(key), value, unwanted }
    }
}

/// The text up to the closing quote or the end. `at` stands at the opening one, and after the closing one
/// when it returns.
fn take_quoted(letters: &[char], at: &mut usize) -> String {
    let start = *at + 1;
    let length = letters[start..].iter().position(|letter| closes_quote(*letter));
    let end = length.map_or(letters.len(), |length| start + length);
    *at = (end + 1).min(letters.len());
    letters[start..end].iter().collect()
}

/// The first place from here that is no white space.
fn after_spaces(letters: &[char], from: usize) -> usize {
    letters[from..].iter().position(|letter| !is_space(*letter)).map_or(letters.len(), |count| from + count)
}

/// What stands from here to white space or a quote.
fn chunk_from(letters: &[char], from: usize) -> String {
    letters[from..].iter().take_while(|letter| !is_space(**letter) && !opens_quote(**letter)).collect()
}

/// What stands before a part that must not be found: a hyphen, the dash that a telephone puts in its place, or a minus.
pub fn refuses(letter: char) -> bool {
    matches!(letter, '-' | '–' | '−')
}

pub(super) fn is_colon(letter: char) -> bool {
    matches!(letter, ':' | '：')
}

/// What was typed, and what it is read with.
struct Typed<'a> {
    letters: &'a [char],
    language: Language,
    analyser: &'a Analyser,
    names: &'a FacetNames,
}

impl Typed<'_> {
    /// The key of the facet whose name begins here, and the place of the colon behind it. The name may have blanks, and
    /// in French one stands before the colon.
    fn key_at(&self, from: usize) -> Option<(&'static str, usize)> {
        let ahead = self.letters[from..].iter().take(LONGEST_KEY);
        let colon = from + ahead.take_while(|letter| !opens_quote(**letter)).position(|l| is_colon(*l))?;
        let name: String = self.letters[from..colon].iter().collect();
        facet_key(&name, self.language, self.analyser).map(|key| (key, colon))
    }

    /// The value that follows a key and its colon, also after blanks. A part that must not be found, or another facet,
    /// is none. `at` stands behind the value when it returns.
    fn take_value(&self, key: &str, at: &mut usize) -> String {
        let letters = self.letters;
        let start = after_spaces(letters, *at);
        if letters.get(start).is_some_and(|letter| opens_quote(*letter)) {
            *at = start;
            return take_quoted(letters, at);
        }
        let value = chunk_from(letters, start);
        if start > *at && (value.starts_with(refuses) || self.key_at(start).is_some()) {
            return String::new();
        }
        let mut next = start + value.chars().count();
        *at = next;
        // `costa rica`: the longest run of words that is a name of the facet or, where none is, of a vocabulary.
        let is_name = |key: &str, end: usize| {
            let name: String = letters[start..end].iter().collect();
            let value = facet_value(self.analyser, &name);
            self.names.id(key, &value).is_some()
        };
        let (mut of_facet, mut of_any) = (is_name(key, next).then_some(next), None);
        for _ in 1..MOST_WORDS {
            let from = after_spaces(letters, next);
            let more = chunk_from(letters, from);
            if more.is_empty() || more.starts_with(refuses) {
                break;
            }
            next = from + more.chars().count();
            if is_name(key, next) {
                of_facet = Some(next);
            } else if is_name("", next) {
                of_any = Some(next);
            }
        }
        *at = of_facet.or(of_any).unwrap_or(*at);
        letters[start..*at].iter().collect()
    }
}

/// The key of a facet by its English name, or by a name that it has in a language: its words are compared by
/// their stems, so that neither an accent nor a plural matters.
fn facet_key(name: &str, language: Language, analyser: &Analyser) -> Option<&'static str> {
    let lower = name.trim_end_matches(is_space).to_lowercase();
    if let Some(key) = FACETS.into_iter().find(|known| *known == lower) {
        return Some(key);
    }
    let wanted = stems(analyser, name);
    let words = [facet_words(language), facet_words(Language::En)].map(|words| words.split(' '));
    let mut names = words.into_iter().flatten().filter_map(|pair| pair.split_once('='));
    let (_, key) = names.find(|(known, _)| stems(analyser, known) == wanted)?;
    FACETS.into_iter().find(|known| *known == key)
}

/// The terms of the words of a name, with hyphens between.
fn stems(analyser: &Analyser, text: &str) -> String {
    let words = analyser.words(text).into_iter().map(|word| match word.kind {
        WordKind::Letters { surface, .. } => analyser.term_of_surface(&surface),
        WordKind::Han { single, .. } => single,
    });
    words.collect::<Vec<_>>().join("-")
}

/// The word under which the practices of a Sustainable Development Goal are found in every language.
pub fn goal_word(number: &str) -> String {
    format!("sdg{number}")
}

/// The number of the goal that a chunk names: `SDG6`, `ODD-6`, `目标6`, or the name alone where the next chunk is
/// the number. `at` stands behind the chunk, and behind the number when it was taken.
fn goal_of(
    chunk: &str,
    letters: &[char],
    at: &mut usize,
    language: Language,
    analyser: &Analyser,
) -> Option<String> {
    let form = facet_value(analyser, chunk);
    for name in goal_words(language).split(' ') {
        let Some(rest) = form.strip_prefix(&facet_value(analyser, name)) else { continue };
        if !rest.is_empty() {
            let rest = rest.strip_prefix('-').unwrap_or(rest);
            if is_goal(rest) {
                return Some(rest.to_owned());
            }
            continue;
        }
        let start = after_spaces(letters, *at);
        let next = chunk_from(letters, start);
        let number = facet_value(analyser, &next);
        if is_goal(&number) {
            *at = start + next.chars().count();
            return Some(number);
        }
    }
    None
}

fn is_goal(number: &str) -> bool {
    matches!(number.as_bytes(), [b'1'..=b'9'] | [b'1', b'0'..=b'7'])
}

/// A value of a facet as it is compared: its words, folded, with hyphens between. Ids and names alike.
pub fn facet_value(analyser: &Analyser, text: &str) -> String {
    let words = analyser.words(text).into_iter().map(|word| match word.kind {
        WordKind::Letters { surface, .. } => surface,
        WordKind::Han { single, .. } => single,
    });
    words.collect::<Vec<_>>().join("-")
}

/// French words that lose their last vowel before the next one.
pub(super) const ELIDED: [&str; 13] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// What joins such a word to the next one, and the English `s` of a possessor to the word before.
const APOSTROPHES: [&str; 6] = ["'", "’", "‘", "′", "´", "`"];

/// A chunk without such words before its own, and in English without the `s` of a possessor: who types `l'eau` looks for water,
/// with whatever article, and who types `pump's` for the pump. In quotes they stay, for a text has them as words.
fn without_elided<'c>(chunk: &'c str, language: Language, analyser: &Analyser) -> &'c str {
    let mut rest = chunk;
    while language == Language::Fr
        && let [Word { kind: WordKind::Letters { surface, .. }, end, .. }, next, ..] =
            analyser.words(rest).as_slice()
        && ELIDED.contains(&surface.as_str())
        && APOSTROPHES.contains(&&rest[*end..next.start])
    {
        rest = &rest[next.start..];
    }
    if language == Language::En
        && let [.., one, Word { kind: WordKind::Letters { surface, .. }, start, .. }] =
            analyser.words(rest).as_slice()
        && surface == "s"
        && APOSTROPHES.contains(&&rest[one.end..*start])
    {
        rest = &rest[..one.end];
    }
    rest
}

/// The clauses of what stands between two spaces.
fn clauses(chunk: &str, language: Language, analyser: &Analyser) -> Vec<Clause> {
    if let Some(code) = symbol_code(chunk) {
        let term = analyser.term_of_surface(&code);
        // Another symbol is another practice, however near it is.
        return vec![Clause::Phrase(vec![(0, term)])];
    }
    let words = analyser.words(chunk);
    match words.as_slice() {
        [] => Vec::new(),
        [Word { kind: WordKind::Letters { term, surface, .. }, end, .. }] => {
            let open = chunk[*end..].starts_with('*');
            let small = !open && is_small(language, surface);
            vec![Clause::Word { term: term.clone(), surface: surface.clone(), open, small }]
        }
        [Word { kind: WordKind::Han { single, .. }, .. }] => {
            let (term, surface) = (single.clone(), single.clone());
            vec![Clause::Word { term, surface, open: false, small: false }]
        }
        [
            one @ Word { kind: WordKind::Letters { surface: first, .. }, .. },
            other @ Word { kind: WordKind::Letters { surface: second, .. }, .. },
        ] if matches!(&chunk[one.end..other.start], "-" | "‐" | "‑" | "–") => {
            let whole = analyser.term_of_surface(&format!("{first}{second}"));
            vec![Clause::Joined { terms: placed_terms(&words), whole }]
        }
        several => {
            let all_pairs: Option<Vec<String>> = several[..several.len() - 1]
                .iter()
                .map(|word| match &word.kind {
                    WordKind::Han { pair, .. } => pair.clone(),
                    WordKind::Letters { .. } => None,
                })
                .collect();
            match all_pairs {
                Some(mut pairs) => {
                    pairs.truncate(MOST_PARTS);
                    vec![Clause::Run(pairs)]
                }
                None => phrase(several).into_iter().collect(),
            }
        }
    }
}

/// Words in their order. One alone is a word that is meant as it stands.
fn phrase(words: &[Word]) -> Option<Clause> {
    let terms = placed_terms(words);
    (!terms.is_empty()).then_some(Clause::Phrase(terms))
}

/// The terms of words in their order, each with its place from the first.
fn placed_terms(words: &[Word]) -> Vec<(u32, String)> {
    let mut terms: Vec<(u32, String)> = Vec::new();
    let first = words.first().map_or(0, |word| word.position);
    for (at, word) in words.iter().enumerate() {
        let place = (word.position - first) as u32;
        match &word.kind {
            WordKind::Letters { term, .. } => terms.push((place, term.clone())),
            WordKind::Han { pair: Some(pair), .. } => terms.push((place, pair.clone())),
            WordKind::Han { single, pair: None } => {
                // The last of a run stands in the pair before it.
                let in_pair = at > 0 && matches!(&words[at - 1].kind, WordKind::Han { pair: Some(_), .. });
                if !in_pair {
                    terms.push((place, single.clone()));
                }
            }
        }
    }
    terms.truncate(MOST_PARTS);
    terms
}

/// The five characters of a symbol, in the spelling that Crockford's base 32 gives to letters which look like
/// digits: `bp-7k3qo`, `BP 7K3Q0-F` and `BP-7K3Q0` are one.
fn symbol_code(chunk: &str) -> Option<String> {
    let lower = chunk.to_ascii_lowercase();
    let rest = lower.strip_prefix("bp")?;
    let rest = rest.strip_prefix(['-', '–', '‑']).unwrap_or(rest);
    let code: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let mut after = rest[code.len()..].chars();
    let ends = match (after.next(), after.next(), after.next()) {
        (None, ..) => true,
        (Some('-' | '–' | '‑'), Some(letter), None) => letter.is_ascii_lowercase(),
        _ => false,
    };
    if code.len() != 5 || !ends {
        return None;
    }
    Some(with_digits(&code))
}

/// Letters of a symbol that look like digits, as these.
fn with_digits(code: &str) -> String {
    let same = |letter| match letter {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    code.chars().map(same).collect()
}

/// The five characters of a symbol that was typed without `bp` before them: at least one of them is a digit.
pub(super) fn symbol_without_prefix(surface: &str) -> Option<String> {
    let is_code = surface.len() == 5
        && surface.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
        && surface.bytes().any(|byte| byte.is_ascii_digit());
    is_code.then(|| with_digits(surface))
}

/// Whether a word is one of the small ones of a language: articles, prepositions, pronouns, question words.
pub fn is_small(language: Language, surface: &str) -> bool {
    static SETS: OnceLock<BTreeMap<Language, HashSet<&str>>> = OnceLock::new();
    let set_of = |language| (language, small_words(language).split_terminator(' ').collect());
    let sets = SETS.get_or_init(|| Language::ALL.into_iter().map(set_of).collect());
    sets.get(&language).is_some_and(|set| set.contains(surface))
}

/// What the keys of facets are called in a language, as `name=key` with a space between: a short word, the interface's
/// `facet-…` text with hyphens between its words, or another word for it that a reader may think of. The first of a key
/// is the one that the interface writes. The English ones serve in all languages.
pub fn facet_words(language: Language) -> &'static str {
    match language {
        Language::Ar => {
            "المجال=domain مجال=domain المرحلة=stage مرحلة=stage المنطقة=region منطقة=region الموضوع=topic موضوع=topic البلد=place بلد=place الجهة=origin جهة=origin نوع=kind نوع-الجهة=kind هدف=sdg الهدف=sdg هدف-التنمية-المستدامة=sdg المعيار=standard معيار=standard التوصيلية=connectivity التغذية=power التغذية-بالطاقة=power الجهد=effort"
        }
        Language::En => {
            "country=place organisation=origin organization=origin goal=sdg kind-of-organisation=kind kind-of-organization=kind sustainable-development-goal=sdg"
        }
        Language::Es => {
            "ámbito=domain etapa=stage región=region tema=topic país=place organización=origin tipo=kind tipo-de-organización=kind objetivo=sdg ods=sdg objetivo-de-desarrollo-sostenible=sdg norma=standard conectividad=connectivity alimentación=power alimentación-eléctrica=power esfuerzo=effort"
        }
        Language::Fr => {
            "domaine=domain stade=stage région=region thème=topic pays=place organisation=origin type=kind type-d-organisation=kind objectif=sdg odd=sdg objectif-de-développement-durable=sdg norme=standard connectivité=connectivity alimentation=power alimentation-électrique=power effort=effort"
        }
        Language::Ru => {
            "область=domain область-применения=domain стадия=stage регион=region тема=topic страна=place организация=origin тип=kind тип-организации=kind цель=sdg цур=sdg цель-в-области-устойчивого-развития=sdg стандарт=standard связь=connectivity электропитание=power трудоемкость=effort"
        }
        Language::Zh => {
            "领域=domain 阶段=stage 区域=region 专题=topic 国家=place 组织=origin 组织类型=kind 可持续发展目标=sdg 目标=sdg 标准=standard 连接方式=connectivity 供电=power 工作量=effort"
        }
    }
}

/// What stands before the number of a Sustainable Development Goal in a language, with a space between. The
/// first is the short form that documents have beside the number.
pub fn goal_words(language: Language) -> &'static str {
    match language {
        Language::Ar => "هدف الهدف sdg",
        Language::En => "sdg goal",
        Language::Es => "ods objetivo sdg",
        Language::Fr => "odd objectif sdg",
        Language::Ru => "цур цель sdg",
        Language::Zh => "可持续发展目标 目标 sdg",
    }
}

/// The small words of a language, folded, with a space between.
pub fn small_words(language: Language) -> &'static str {
    match language {
        Language::Ar => {
            "في من علي الي عن مع هو هي ما هذا هذه ذلك تلك التي الذي الذين كيف متي اين لماذا هل ان او ثم كل كان كانت يكون تكون لا لم لن قد بين بعد قبل عند نحن انا"
        }
        Language::En => {
            "a an and are as at be been but by can could did do does for from had has have how i if in into is it its may my of on or our should so than that the their them then there these they this those to us was we were what when where which who whom why will with without would you your"
        }
        Language::Es => {
            "a al ante con como cual cuales cuando de del desde donde e el ella ellas ellos en entre era es esa ese eso esta estan este esto fue ha han hasta hay la las le les lo los me mi mis muy no nos o para pero por porque que quien se ser si sin sobre son su sus un una unas uno unos y ya yo"
        }
        Language::Fr => {
            "a au aux avec c ce ces cet cette comment d dans de des du elle elles en est et etre il ils j je l la le les leur leurs lui m ma mais me mes mon n ne nos notre nous on ou par pas pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sur t un une vos votre vous y"
        }
        Language::Ru => {
            "а без бы был была были было быть в вас ваш во вот все вы где да для до его ее если есть еще же за и из или им их к как какие какой когда кто ли мне мы на над не него нее нет но ну о об обо он она они от по под при с со так также там то только у уже что чтобы эта эти это я"
        }
        Language::Zh => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{Clause, needed_of_run, operator_in, parse_with};
    use crate::index::analysis::Analyser;
    use crate::index::run::FacetNames;
    use crate::model::language::Language;

    #[test]
    fn what_joins_words_elsewhere_is_known() {
        for (language, text, operator) in [
            (Language::En, "pump OR valve", "OR"),
            (Language::En, "pump or valve", "or"),
            (Language::En, "pump AND valve NOT solar", "AND"),
            (Language::Fr, "pompe OU vanne", "OU"),
            (Language::Ru, "насос ИЛИ клапан", "ИЛИ"),
            (Language::Fr, "mines or cuivre", ""),
            (Language::En, "OR pump", ""),
            (Language::En, "pump or", ""),
            (Language::En, "\"pump OR valve\" and more", ""),
            (Language::En, "how and why", ""),
        ] {
            assert_eq!(operator_in(text, language).unwrap_or_default(), operator, "{text}");
        }
    }

    /// A query in a form that can be compared at a glance.
    fn shown(language: Language, text: &str) -> String {
        shown_with(language, text, &FacetNames::new())
    }

    fn shown_with(language: Language, text: &str, names: &FacetNames) -> String {
        let clause = |clause: &Clause| match clause {
            Clause::Word { term, open, .. } => format!("{term}{}", if *open { "*" } else { "" }),
            Clause::Phrase(terms) => {
                let terms: Vec<_> = terms.iter().map(|(at, term)| format!("{at}:{term}")).collect();
                format!("[{}]", terms.join(" "))
            }
            Clause::Joined { terms, whole } => {
                let terms: Vec<_> = terms.iter().map(|(_, term)| term.as_str()).collect();
                format!("<{} or {whole}>", terms.join(" "))
            }
            Clause::Run(pairs) => format!("({})", pairs.join(" ")),
        };
        let query = parse_with(text, language, &Analyser::new(language), names);
        let mut parts: Vec<String> = query.wanted.iter().map(clause).collect();
        parts.extend(query.unwanted.iter().map(|unwanted| format!("-{}", clause(unwanted))));
        parts.extend(
            query
                .facets
                .iter()
                .map(|(key, value, unwanted)| format!("{}{key}={value}", if *unwanted { "-" } else { "" })),
        );
        parts.join(" ")
    }

    #[test]
    fn every_form_is_read() {
        for (text, expected) in [
            ("water sensors", "water sensor"),
            ("how do I keep vaccines cold", "keep vaccin cold"),
            ("how to", "how to"),
            ("\"cold chain\" -fridges", "[0:cold 1:chain] -fridg"),
            ("“cold chain” «one»", "[0:cold 1:chain] [0:one]"),
            ("\"never closed", "[0:never 1:close]"),
            ("irriga*", "irriga*"),
            (
                "domain:health Domain:\"Disaster management\" -stage:pilot",
                "domain=health domain=disaster-management -stage=pilot",
            ),
            ("colour:red", "[0:colour 1:red]"),
            ("bp-7k3qo BP7K3Q0 BP-7K3Q0-F BP-7K3Q", "[0:7k3q0] [0:7k3q0] [0:7k3q0] <bp 7k3q or bp7k3q>"),
            ("NB-IoT", "<nb iot or nbiot>"),
            ("pre–paid -e-calls", "<pre paid or prepaid> -<e call or ecal>"),
            ("pay-as-you-go pre--paid \"pre-paid\"", "[0:pay 1:as 2:you 3:go] [0:pre 1:paid] [0:pre 1:paid]"),
            ("country:Kenya goals:6", "place=kenya sdg=6"),
            ("SDG 6 sdg6 SDG-17, -sdg06", "[0:sdg6] [0:sdg6] [0:sdg17] -sdg06"),
            ("goal 18 SDG \"6\" sdg", "goal 18 sdg [0:6] sdg"),
            ("water –pump −domain:health", "water -pump -domain=health"),
            ("water – pump pre–paid", "water pump <pre paid or prepaid>"),
            ("- -- a-", "a"),
            ("", ""),
            ("\"\" ** : -", ""),
        ] {
            assert_eq!(shown(Language::En, text), expected, "{text}");
        }
    }

    #[test]
    fn chinese_needs_no_spaces() {
        for (text, expected) in [
            ("水", "水"),
            ("水位", "(水位)"),
            ("传感器网络", "(传感 感器 器网 网络)"),
            ("\"传感器\"", "[0:传感 1:感器]"),
            ("\"水\"", "[0:水]"),
            ("NB-IoT网络", "[0:nb 1:iot 2:网络]"),
            ("水　位", "水 位"),
            ("domain：health", "domain=health"),
            ("领域：卫生", "domain=卫-生"),
            ("可持续发展目标6 目标 13", "[0:sdg6] [0:sdg13]"),
        ] {
            assert_eq!(shown(Language::Zh, text), expected, "{text}");
        }
        assert_eq!([1, 2, 3, 4, 5, 6].map(needed_of_run), [1, 2, 2, 3, 4, 4]);
    }

    #[test]
    fn facets_and_goals_have_the_names_of_the_language() {
        for (language, text, expected) in [
            (Language::Fr, "domaine:santé Themes:eau ODD 6", "[0:sdg6] domain=sante topic=eau"),
            (Language::Fr, "\"pays:Kenya\" l'heure: 9", "[0:pay 1:keni] heur 9"),
            (Language::Fr, "Domaine : santé eau", "eau domain=sante"),
            (Language::Fr, "domaine\u{202f}: «\u{a0}santé\u{a0}» -Pays : Kenya", "domain=sante -place=kenya"),
            (Language::En, "domain: health domain:", "domain=health domain="),
            (Language::En, "domain: -pump topic: stage:good", "-pump domain= topic= stage=good"),
            (Language::En, "water : pump", "water pump"),
            (Language::Zh, "领域 ： 卫生", "domain=卫-生"),
            (Language::Es, "pais:Kenia -ámbito:salud ods-6", "[0:sdg6] place=kenia -domain=salud"),
            (Language::Ru, "country:Япония домен:x", "[0:дом 1:x] place=япония"),
            (Language::Ru, "насос Область применения: здоровье", "насос domain=здоровье"),
            (Language::Fr, "Type d’organisation : x Type d'organisation:y", "kind=x kind=y"),
            (Language::Ru, "область:здоровье цель 6 ЦУР13", "[0:sdg6] [0:sdg13] domain=здоровье"),
            (Language::Ar, "المجال:الصحة بلد:كينيا الهدف ٦", "[0:sdg6] domain=الصحه place=كينيا"),
        ] {
            assert_eq!(shown(language, text), expected, "{text}");
        }
    }

    #[test]
    fn a_name_of_several_words_needs_no_quotes() {
        let names = ["costa-rica", "guinea", "guinea-bissau", "democratic-republic-of-the-congo"];
        let names = names.map(|name| (("place".to_owned(), name.to_owned()), name.to_owned()));
        let mut known = FacetNames::new();
        known.extend(names);
        let mut names = known;
        for name in ["sri-lanka", "guinea-x"] {
            names.insert((String::new(), name.to_owned()), name.to_owned());
        }
        for (text, expected) in [
            ("country:sri lanka pump guinea x", "pump guinea x place=sri-lanka"),
            ("country:guinea x country:sri x", "x x place=guinea place=sri"),
            ("country:costa rica pump", "pump place=costa-rica"),
            ("place : Costa   Rica", "place=costa-rica"),
            ("place:guinea bissau guinea", "guinea place=guinea-bissau"),
            ("place:guinea -bissau", "-bissau place=guinea"),
            ("place:guinea \"bissau\"", "[0:bissau] place=guinea"),
            ("place:guinea – bissau", "bissau place=guinea"),
            ("place:Democratic Republic of the Congo", "place=democratic-republic-of-the-congo"),
            ("place:democratic republic", "republ place=democratic"),
            ("domain:costa rica", "rica domain=costa"),
            ("-place:costa rica place: guinea", "-place=costa-rica place=guinea"),
        ] {
            assert_eq!(shown_with(Language::En, text, &names), expected, "{text}");
        }
    }

    #[test]
    fn a_french_word_that_lost_its_vowel_is_not_looked_for() {
        for (text, expected) in [
            ("l'eau l’eau d‘eau", "eau eau eau"),
            ("qu'il l'", "il l"),
            ("qualité de l'eau", "qualit eau"),
            ("Jusqu’à lorsqu'ils puisqu'elle", "a ils elle"),
            ("-d'eau (l'ODD 6) l'irrig*", "[0:sdg6] irrig* -eau"),
            ("\"l'eau\" aujourd'hui", "[0:l 1:eau] [0:aujourd 1:hui]"),
            ("d'l'eau l-eau côte d'ivoire", "eau <l eau or leau> cot ivoir"),
        ] {
            assert_eq!(shown(Language::Fr, text), expected, "{text}");
        }
        assert_eq!(shown(Language::En, "d'eau"), "[0:d 1:eau]");
    }

    #[test]
    fn the_s_of_an_english_possessor_is_not_looked_for() {
        for (text, expected) in [
            ("pump's children’s farmers'", "pump children farmer"),
            ("-pump's (farmer's),", "farmer -pump"),
            ("\"pump's\" don't s it's", "[0:pump 1:s] [0:don 1:t] s"),
        ] {
            assert_eq!(shown(Language::En, text), expected, "{text}");
        }
        assert_eq!(shown(Language::Es, "pump's"), "[0:pump 1:s]");
    }

    /// What the interface calls a facet leads to it, and no name to two.
    #[test]
    fn names_of_facets_are_those_of_the_interface() {
        let theme = crate::embedded::theme();
        for language in Language::ALL {
            let analyser = Analyser::new(language);
            let ftl = String::from_utf8_lossy(theme[&format!("i18n/{}.ftl", language.code())]);
            for key in super::FACETS {
                let name =
                    ftl.lines().find_map(|line| line.strip_prefix(&format!("facet-{key} = "))).unwrap();
                assert_eq!(
                    super::facet_key(name, language, &analyser),
                    Some(key),
                    "{}: {name}",
                    language.code()
                );
                let asked = format!("-{name} : x");
                assert_eq!(shown(language, &asked), format!("-{key}=x"), "{asked}");
            }
            let mut seen = std::collections::BTreeMap::new();
            let words = format!("{} {}", super::facet_words(language), super::facet_words(Language::En));
            for (name, key) in words.split(' ').map(|pair| pair.split_once('=').unwrap()) {
                assert!(super::FACETS.contains(&key), "{key}");
                assert_eq!(*seen.entry(super::stems(&analyser, name)).or_insert(key), key, "{name}");
            }
        }
    }

    #[test]
    fn a_quote_is_closed_by_any_that_closes() {
        for (text, open) in [
            ("\"cold chain\"", false),
            ("„cold chain“", false),
            ("«cold\"", false),
            ("cold chain", false),
            ("\"cold chain", true),
            ("cold chain\"", true),
            ("\"cold\" \"chain", true),
            ("domain:\"health", true),
            ("cold»", false),
        ] {
            assert_eq!(super::leaves_quote_open(text), open, "{text}");
        }
    }

    #[test]
    fn small_words_are_written_as_words_are_compared() {
        for language in Language::ALL {
            let analyser = Analyser::new(language);
            for small in super::small_words(language).split_terminator(' ') {
                assert_eq!(super::facet_value(&analyser, small), small, "{}", language.code());
            }
        }
    }
}
