//! Text to the terms of the index.
//!
//! The browser has the same steps in `browser/words.js`, and those of one language in `browser/language-*.js`;
//! a test feeds both sides the same words, and whoever changes one changes the other. The steps:
//!
//! 1. A text is divided where a character is neither letter, number nor mark (`letters.txt`, Unicode 13.0).
//!    Runs of Chinese characters are pieces of their own.
//! 2. A word is normalised (NFKC), put in lower case letter by letter, stripped of marks that no letter has
//!    taken in, and its letters that are one for a reader are made one: ё as е, the forms of alef with
//!    hamza as alef, digits of any of the six languages as 0 to 9. This is [`plain`].
//! 3. The word is reduced to its stem (Snowball). The small words of the language, which stand in every text, stay as they are, and no
//!    other word has one of them for its stem: `приём` is no `при`, `willing` no `will`, and `comer` (`com`) no `como`. In Arabic the article goes first, with what is joined to it:
//!    Snowball keeps the endings of a word with an article, so that `المياه` and `مياه` would be two terms.
//! 4. The accents of Latin and Greek letters go: [`fold`]. The result is the term.
//!
//! A reader may type a word without its accents, and then the stem may be another: `réparées` has the stem
//! `répar`, `reparees` has `repare`. So a text is also indexed under the stem of the word without accents
//! where that differs, in the same position; `accents.rs` has what leads from there to the other forms.
//!
//! A piece of Chinese has a term for each character and one for each two that follow each other. A query
//! uses the pairs, and the single character only when it stands alone.

use std::sync::OnceLock;

use frostem::{Algorithm, Stemmer};
use sha2::{Digest, Sha256};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::UnicodeNormalization;

use crate::index::query::{is_small, small_words};
use crate::model::language::Language;

/// Words with more characters than this are no words: they keep their place and have no term.
const LONGEST_WORD: usize = 64;

/// Words whose terms tell one analysis from another.
const SAMPLE: &str = "Sensors sensing national generously skies dying maintenance Wi-Fi CO₂ ½ ﬁeld e\u{301}quipe \
    réparées réparation équipements l’entretien naturellement vieille mangeaient œuvre Größe \
    mediciones rápidamente tecnologías haciéndolo pozos niños \
    приёмниками измерительный надёжность прочитавшись йода ёмкость \
    المياه والمياه للأنهار إستشعار المُستشعِرات مدرسة سيقرؤونها الأجهزة ١٢٣ ﻫﺬﺍ \
    willing will мысль мы приём при comer como dane dans الهيئة هي \
    水位传感器网络，々〇 Oʻzbekiston soft\u{ad}ware";

/// What a character is to the division into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// It divides.
    Divider,
    /// A letter or number.
    Letter,
    /// A mark, or a format character within a word: it continues a word and begins none.
    Mark,
    /// A Chinese character.
    Han,
}

/// First and last code point of a range, and its class.
type Range = (u32, u32, Class);

/// The ranges of `letters.txt` in their order.
pub(super) fn ranges() -> &'static [Range] {
    static RANGES: OnceLock<Vec<Range>> = OnceLock::new();
    RANGES.get_or_init(|| {
        let lines = include_str!("letters.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(range_of).collect()
    })
}

/// One line of `letters.txt`.
fn range_of(line: &str) -> Option<Range> {
    let (range, class) = line.split_once(' ')?;
    let (first, last) = range.split_once("..")?;
    let class = match class {
        "L" => Class::Letter,
        "M" => Class::Mark,
        "H" => Class::Han,
        _ => return None,
    };
    Some((u32::from_str_radix(first, 16).ok()?, u32::from_str_radix(last, 16).ok()?, class))
}

/// The class of a character.
pub fn class_of(letter: char) -> Class {
    let code = u32::from(letter);
    let ranges = ranges();
    let after = ranges.partition_point(|(first, ..)| *first <= code);
    match after.checked_sub(1).map(|at| ranges[at]) {
        Some((_, last, class)) if code <= last => class,
        _ => Class::Divider,
    }
}

/// A word of a text, or one Chinese character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// First byte in the text.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// Counts words and Chinese characters from 0.
    pub position: usize,
    /// What it is.
    pub kind: WordKind,
}

/// What a word is found under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordKind {
    /// A word of letters and numbers.
    Letters {
        /// The term a query uses.
        term: String,
        /// The term of the word typed without its accents, where it is another.
        alternate: Option<String>,
        /// The whole word, folded: for completion and for mistyped words.
        surface: String,
    },
    /// A Chinese character.
    Han {
        /// The character, normalised.
        single: String,
        /// It and the one that follows without anything between.
        pair: Option<String>,
    },
}

/// The analysis of one language.
#[derive(Clone, Copy)]
pub struct Analyser {
    stemmer: Option<Stemmer>,
    /// The language.
    pub language: Language,
}

impl Analyser {
    /// The analysis of a language.
    pub fn new(language: Language) -> Analyser {
        let algorithm = match language {
            Language::Ar => Some(Algorithm::Arabic),
            Language::En => Some(Algorithm::English),
            Language::Es => Some(Algorithm::Spanish),
            Language::Fr => Some(Algorithm::French),
            Language::Ru => Some(Algorithm::Russian),
            Language::Zh => None,
        };
        Analyser { stemmer: algorithm.map(Stemmer::new), language }
    }

    /// The words of a text in their order.
    pub fn words(&self, text: &str) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        let mut letters = text.char_indices().peekable();
        let mut position = 0;
        while let Some((start, first)) = letters.next() {
            let mut end = start + first.len_utf8();
            match class_of(first) {
                Class::Divider | Class::Mark => {}
                Class::Han => {
                    let single: String = first.nfkc().collect();
                    join_pair(&mut words, start, &single);
                    words.push(Word { start, end, position, kind: WordKind::Han { single, pair: None } });
                    position += 1;
                }
                Class::Letter => {
                    while let Some((at, letter)) = letters
                        .next_if(|(_, letter)| matches!(class_of(*letter), Class::Letter | Class::Mark))
                    {
                        end = at + letter.len_utf8();
                    }
                    let raw = &text[start..end];
                    if raw.chars().count() > LONGEST_WORD {
                        position += 1;
                    } else if let Some(kind) = self.letters(raw) {
                        words.push(Word { start, end, position, kind });
                        position += 1;
                    }
                }
            }
        }
        words
    }

    /// The terms of a word as it stands in a text; none for one that is nothing but filling.
    fn letters(&self, raw: &str) -> Option<WordKind> {
        let plain = plain(raw);
        if plain.is_empty() {
            return None;
        }
        let surface = fold(&plain);
        let term = fold(&self.stem(&plain));
        let without_accents = fold(&self.stem(&surface));
        let alternate = (without_accents != term).then_some(without_accents);
        Some(WordKind::Letters { term, alternate, surface })
    }

    /// A short sum of what becomes of a sample of words with all kinds of endings, accents and signs.
    pub fn fingerprint(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(small_words(self.language));
        for word in self.words(SAMPLE) {
            hasher.update(format!("{word:?}"));
        }
        hasher.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The term of a word that is folded already, as completion and mending of typing need it.
    pub fn term_of_surface(&self, surface: &str) -> String {
        fold(&self.stem(surface))
    }

    fn stem(&self, word: &str) -> String {
        let is_small = |word: &str| is_small(self.language, &fold(word));
        let Some(stemmer) = self.stemmer.as_ref().filter(|_| !is_small(word)) else { return word.to_owned() };
        let bare = if self.language == Language::Ar { without_article(word) } else { word };
        let stem = stemmer.stem(bare);
        // A stem of nothing would make one term of all such words, and one that is a small word would be found in every text.
        if stem.is_empty() || is_small(&stem) { bare.to_owned() } else { stem.into_owned() }
    }
}

/// An Arabic word without its article and the conjunction or preposition before it, where at least three letters
/// are left.
fn without_article(word: &str) -> &str {
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let rest = ["ال", "بال", "كال", "لل"].into_iter().find_map(|article| bare.strip_prefix(article));
    rest.filter(|rest| rest.chars().count() >= 3).unwrap_or(word)
}

/// Gives the character before the one that starts here its pair, when nothing stands between them.
fn join_pair(words: &mut [Word], start: usize, single: &str) {
    let Some(Word { end, kind: WordKind::Han { single: before, pair }, .. }) = words.last_mut() else {
        return;
    };
    if *end == start {
        *pair = Some(format!("{before}{single}"));
    }
}

/// A word in lower case and in one spelling, with its accents.
pub fn plain(raw: &str) -> String {
    let lower = raw.nfkc().flat_map(char::to_lowercase);
    lower
        .filter(|letter| matches!(class_of(*letter), Class::Letter | Class::Han))
        .filter_map(one_of_many)
        .collect()
}

/// The letter that stands for one which readers take for the same; none for what only fills a line or
/// marks a break in a word.
fn one_of_many(letter: char) -> Option<char> {
    Some(match letter {
        'ё' => 'е',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ہ' | 'ھ' | 'ە' => 'ه',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        // Tatweel, and letters that look like apostrophes.
        'ـ' | '\u{2b9}'..='\u{2c1}' | '\u{2ee}' => return None,
        other => other,
    })
}

/// An ASCII digit from one of a row of ten.
fn digit(letter: char, zero: char) -> char {
    char::from_digit(u32::from(letter) - u32::from(zero), 10).unwrap_or(letter)
}

/// A word without the accents of Latin and Greek letters; ligatures are written out. Cyrillic й is a letter
/// of its own and stays.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        if !matches!(letter, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{3ff}' | '\u{1e00}'..='\u{1fff}' | 'ة') {
            folded.push(letter);
            continue;
        }
        for part in letter.nfd().filter(|part| class_of(*part) != Class::Mark) {
            match part {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'þ' => folded.push_str("th"),
                'ø' => folded.push('o'),
                'đ' | 'ð' => folded.push('d'),
                'ħ' => folded.push('h'),
                'ı' => folded.push('i'),
                'ł' => folded.push('l'),
                'ŋ' => folded.push('n'),
                'ŧ' => folded.push('t'),
                'ς' => folded.push('σ'),
                'ة' => folded.push('ه'),
                other => folded.push(other),
            }
        }
    }
    folded
}

/// What tantivy calls a tokenizer: the terms of every word, alternates in the same position.
#[derive(Clone)]
pub struct TermTokenizer(pub Analyser);

/// The same for whole words: the field that completion and the mending of mistyped words look in.
#[derive(Clone)]
pub struct SurfaceTokenizer(pub Analyser);

/// Tokens that are all known.
pub struct Tokens {
    tokens: std::vec::IntoIter<Token>,
    token: Token,
}

impl Tokens {
    pub(super) fn new(tokens: Vec<Token>) -> Tokens {
        Tokens { tokens: tokens.into_iter(), token: Token::default() }
    }
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        match self.tokens.next() {
            Some(token) => {
                self.token = token;
                true
            }
            None => false,
        }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

impl Tokenizer for TermTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let mut tokens = Vec::new();
        for Word { start, end, position, kind } in self.0.words(text) {
            let (first, second) = match kind {
                WordKind::Letters { term, alternate, .. } => (term, alternate),
                WordKind::Han { single, pair } => (single, pair),
            };
            for text in std::iter::once(first).chain(second) {
                tokens.push(Token { offset_from: start, offset_to: end, position, text, position_length: 1 });
            }
        }
        Tokens::new(tokens)
    }
}

impl Tokenizer for SurfaceTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let mut tokens = Vec::new();
        for Word { start, end, position, kind } in self.0.words(text) {
            if let WordKind::Letters { surface, .. } = kind {
                let (offset_from, offset_to) = (start, end);
                tokens.push(Token { offset_from, offset_to, position, text: surface, position_length: 1 });
            }
        }
        Tokens::new(tokens)
    }
}

#[cfg(test)]
mod tests {
    use super::{Analyser, Class, WordKind, class_of, fold, plain, ranges};
    use crate::model::language::Language;

    /// The terms that a query would use, alternates behind a slash.
    fn terms(language: Language, text: &str) -> String {
        let words = Analyser::new(language).words(text);
        let shown = words.into_iter().map(|word| match word.kind {
            WordKind::Letters { term, alternate: Some(alternate), .. } => format!("{term}/{alternate}"),
            WordKind::Letters { term, .. } => term,
            WordKind::Han { single, pair } => pair.unwrap_or(single),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_ranges_are_in_order_and_apart() {
        let ranges = ranges();
        assert_eq!(ranges.len(), 1005);
        for pair in ranges.windows(2) {
            assert!(pair[0].0 <= pair[0].1 && pair[0].1 < pair[1].0, "{:x?}", pair);
        }
        for (letter, class) in [
            ('a', Class::Letter),
            ('é', Class::Letter),
            ('ё', Class::Letter),
            ('ع', Class::Letter),
            ('٣', Class::Letter),
            ('水', Class::Han),
            ('々', Class::Han),
            ('\u{301}', Class::Mark),
            ('\u{ad}', Class::Mark),
            ('\u{200b}', Class::Divider),
            ('-', Class::Divider),
            ('’', Class::Divider),
            ('。', Class::Divider),
            ('😀', Class::Divider),
            // Of Unicode 14: a browser of 2020 does not know it.
            ('\u{870}', Class::Divider),
        ] {
            assert_eq!(class_of(letter), class, "{letter}");
        }
    }

    #[test]
    fn words_of_each_language_have_their_terms() {
        for (language, text, expected) in [
            (Language::En, "Sensors, sensing: SENSOR’S 30.4", "sensor sens sensor s 30 4"),
            (Language::En, "Wi-Fi NB-IoT CO₂ m²", "wi fi nb iot co2 m2"),
            (Language::Fr, "Les capteurs réparées d’équipements", "les capteur repar/repare d equip"),
            (Language::Es, "Medición de los pozos", "medicion de los poz"),
            (Language::Ru, "Приёмник ёмкости приборов", "приемник емкост прибор"),
            (Language::Ru, "приём при имя им его ил или", "прием при имя им его ил или"),
            (Language::Es, "como comida comer para parar sobre sobres", "como com com para par sobre sobr"),
            (Language::Fr, "dans dane dés", "dans dan des"),
            (Language::Ar, "هيئة الهيئة هي مائة المائة", "هييه/هيي هييه/هيي هي مايه/ماي مايه/ماي"),
            (Language::En, "willing will being", "willing will being"),
            (Language::Ar, "مياه المياه والمياه بالمياه للمياه", "ميا ميا ميا ميا ميا"),
            (Language::Ar, "الى النهر نهر", "الي نهر نهر"),
            (Language::Zh, "传感器，水", "传感 感器 器 水"),
            (Language::En, "e\u{301}quipe café", "equip cafe"),
        ] {
            assert_eq!(terms(language, text), expected, "{text}");
        }
    }

    #[test]
    fn spellings_that_readers_take_for_one_are_one() {
        for (one, other) in [
            ("الأَنْهار", "الانهار"),
            ("إستشعار", "استشعار"),
            ("مـــياه", "مياه"),
            ("٢٠٢٤", "2024"),
            ("ﻫﺬﺍ", "هذا"),
            ("Ёмкость", "емкость"),
            ("ＦＩＥＬＤ", "field"),
            ("soft\u{ad}ware", "software"),
            ("Oʻzbekiston", "ozbekiston"),
        ] {
            assert_eq!(plain(one), plain(other), "{one}");
        }
        for (one, other) in
            [("équipé", "equipe"), ("Größe", "grosse"), ("œuvre", "oeuvre"), ("مدرسة", "مدرسه"), ("ΐ", "ι")]
        {
            assert_eq!(fold(&plain(one)), fold(&plain(other)), "{one}");
        }
        assert_eq!(fold("й"), "й");
    }

    #[test]
    fn what_is_no_word_has_no_term_and_a_giant_keeps_its_place() {
        let analyser = Analyser::new(Language::En);
        assert!(analyser.words("… — \u{301} ـــ 😀").is_empty());
        let text = format!("a {} b", "x".repeat(65));
        let positions: Vec<_> = analyser.words(&text).iter().map(|word| word.position).collect();
        assert_eq!(positions, [0, 2]);
    }
}
