//! The query language: what a reader types, as parts. The browser reads it in the same way.
//!
//! Words must all be found; `"several words"` in this order; `-word` must not be found; `word*` begins
//! with; `domain:health` and the other [`FACETS`]; a symbol such as `BP-7K3Q0` in any spelling.

use crate::index::analysis::{Analyser, Word, WordKind};
use crate::index::document::FACETS;
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
    /// Chinese characters that were typed without a break: pairs, of which most must be found. Nobody
    /// types spaces between the words of a question.
    Run(Vec<String>),
}

/// How many pairs of a run of Chinese characters must be found.
pub fn needed_of_run(pairs: usize) -> usize {
    pairs - pairs / 3
}

/// What divides parts of a query: the white space of ECMAScript, which the browser has at hand.
fn is_space(letter: char) -> bool {
    matches!(
        letter,
        '\u{9}'..='\u{d}' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}'
            | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

fn opens_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '„' | '«' | '”')
}

fn closes_quote(letter: char) -> bool {
    matches!(letter, '"' | '”' | '“' | '»')
}

/// Characters of a query that are read.
const MOST_LETTERS: usize = 1_000;

/// Parts of a query that are asked for, and terms of a phrase or a run.
const MOST_PARTS: usize = 32;

/// Reads a query. There is no wrong one; of a very long one only the beginning is read.
pub fn parse(text: &str, language: Language, analyser: &Analyser) -> Query {
    let letters: Vec<char> = text.chars().take(MOST_LETTERS).collect();
    let mut query = Query::default();
    let mut at = 0;
    while at < letters.len() {
        if is_space(letters[at]) {
            at += 1;
            continue;
        }
        let mut unwanted = false;
        if matches!(letters[at], '-' | '−') && letters.get(at + 1).is_some_and(|next| !is_space(*next)) {
            unwanted = true;
            at += 1;
        }
        if opens_quote(letters[at]) {
            let quoted = take_quoted(&letters, &mut at);
            let clause = phrase(&analyser.words(&quoted));
            query.push(clause, unwanted);
            continue;
        }
        let start = at;
        while at < letters.len() && !is_space(letters[at]) && !opens_quote(letters[at]) {
            at += 1;
        }
        let chunk: String = letters[start..at].iter().collect();
        if let Some((key, value)) = facet_of(&chunk) {
            let quoted = value.is_empty() && at < letters.len() && opens_quote(letters[at]);
            let value = if quoted { take_quoted(&letters, &mut at) } else { value.to_owned() };
            query.facets.push((key.to_owned(), facet_value(analyser, &value), unwanted));
            continue;
        }
        for clause in clauses(&chunk, language, analyser) {
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
    query
}

impl Query {
    fn push(&mut self, clause: Option<Clause>, unwanted: bool) {
        let Some(clause) = clause else { return };
        let list = if unwanted { &mut self.unwanted } else { &mut self.wanted };
        list.push(clause);
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

/// The key and the value of `domain:health`.
fn facet_of(chunk: &str) -> Option<(&'static str, &str)> {
    let (key, value) = chunk.split_once([':', '：'])?;
    let key = key.to_lowercase();
    FACETS.into_iter().find(|known| *known == key).map(|known| (known, value))
}

/// A value of a facet as it is compared: its words, folded, with hyphens between. Ids and names alike.
pub fn facet_value(analyser: &Analyser, text: &str) -> String {
    let words = analyser.words(text).into_iter().map(|word| match word.kind {
        WordKind::Letters { surface, .. } => surface,
        WordKind::Han { single, .. } => single,
    });
    words.collect::<Vec<_>>().join("-")
}

/// The clauses of what stands between two spaces.
fn clauses(chunk: &str, language: Language, analyser: &Analyser) -> Vec<Clause> {
    if let Some(code) = symbol_code(chunk) {
        let term = analyser.term_of_surface(&code);
        return vec![Clause::Word { term, surface: code, open: false, small: false }];
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
    let mut terms: Vec<(u32, String)> = Vec::new();
    let first = words.first()?.position;
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
    if let [(_, term)] = terms.as_slice() {
        return Some(Clause::Phrase(vec![(0, term.clone())]));
    }
    Some(Clause::Phrase(terms))
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
    let same = |letter| match letter {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    Some(code.chars().map(same).collect())
}

/// Whether a word is one of the small ones of a language: articles, prepositions, pronouns, question words.
fn is_small(language: Language, surface: &str) -> bool {
    small_words(language).split(' ').any(|small| small == surface)
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
    use super::{Clause, Query, needed_of_run, parse};
    use crate::index::analysis::Analyser;
    use crate::model::language::Language;

    fn read(language: Language, text: &str) -> Query {
        parse(text, language, &Analyser::new(language))
    }

    /// A query in a form that can be compared at a glance.
    fn shown(language: Language, text: &str) -> String {
        let clause = |clause: &Clause| match clause {
            Clause::Word { term, open, .. } => format!("{term}{}", if *open { "*" } else { "" }),
            Clause::Phrase(terms) => {
                let terms: Vec<_> = terms.iter().map(|(at, term)| format!("{at}:{term}")).collect();
                format!("[{}]", terms.join(" "))
            }
            Clause::Run(pairs) => format!("({})", pairs.join(" ")),
        };
        let query = read(language, text);
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
            ("bp-7k3qo BP7K3Q0 BP-7K3Q0-F BP-7K3Q", "7k3q0 7k3q0 7k3q0 [0:bp 1:7k3q]"),
            ("NB-IoT", "[0:nb 1:iot]"),
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
        ] {
            assert_eq!(shown(Language::Zh, text), expected, "{text}");
        }
        assert_eq!([1, 2, 3, 4, 5, 6].map(needed_of_run), [1, 2, 2, 3, 4, 4]);
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
