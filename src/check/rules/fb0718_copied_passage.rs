//! FB0718: the same passage in two practices.
//!
//! Passages are found by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of each few
//! neighbouring runs of words only one is remembered, chosen so that every passage of the wanted
//! length is met at least once. So the work and the memory grow with the text and not with the number
//! of pairs. A match is then compared word by word, because two hashes may agree by chance.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::check::lines::{Line, each_line};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::Body;
use crate::model::language::Language;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0718",
    name: "copied-passage",
    severity: Severity::Warning,
    title: "A passage stands in two practices",
    explanation: "\
Every practice tells of its own place and people. A passage that stands word for word in another practice
was copied from it, or both were copied from a source, whose owner may not allow it. Readers who meet
the same sentences twice begin to doubt the rest.

Say it in words of your own, and link to the other practice if it says it better. If the words are a
quotation, mark them as one with `>` at the start of the line, and name the source.",
    wrong: Example::Together(&[
        Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic when the pump reports a fault"),
        Example::Body(
            "## Lessons\n\nA sensor is of no use when nobody goes out to the pump that it reports. Before the first one was bought, the district had named the team, given it a car and put money for spare parts aside.",
        ),
        Example::SecondBody(
            "## Lessons\n\nA sensor is of no use when nobody goes out to the pump that it reports. Before the first one was bought, the district had named the team, given it a car and put money for spare parts aside.",
        ),
    ]),
    right: Example::Together(&[
        Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic when the pump reports a fault"),
        Example::Body(
            "## Lessons\n\nA sensor is of no use when nobody goes out to the pump that it reports. Before the first one was bought, the district had named the team, given it a car and put money for spare parts aside.",
        ),
        Example::SecondBody(
            "## Lessons\n\nBuy nothing before you have found a mechanic, a car and the money for parts. The people of the district told us this more than once, and they were right.",
        ),
    ]),
    check,
};

/// With so many earlier texts one text is compared, those first that it shares most runs with. A text
/// put together from many others has enough findings with these.
const MOST_PAIRS: usize = 3;

/// How much two texts may have in common.
#[derive(Clone, Copy)]
struct Limit {
    /// A run of this many words is a passage; in Chinese each character is a word.
    passage: usize,
    /// Words in one remembered run.
    run: usize,
}

impl Limit {
    fn of(language: Language) -> Self {
        match language {
            // 20 characters are about 12 words.
            Language::Zh => Limit { passage: 20, run: 14 },
            _ => Limit { passage: 12, run: 8 },
        }
    }

    /// Of this many neighbouring runs one is remembered.
    fn window(self) -> usize {
        self.passage - self.run + 1
    }
}

/// One text, without the words, which are only read again when a match is to be compared.
struct Text<'a> {
    slug: &'a str,
    body: &'a Body,
}

/// A run that is remembered: its hash, the text it is from, its place among the words of the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    hash: u64,
    text: u32,
    at: u32,
}

/// A run of one text that an earlier text has, too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Match {
    later: u32,
    earlier: u32,
    later_at: u32,
    earlier_at: u32,
}

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for language in Language::ALL {
        let texts = texts_in(context, language);
        let matches = matches_of(context, &texts, Limit::of(language));
        let of_texts: Vec<&[Match]> = matches.chunk_by(|a, b| a.later == b.later).collect();
        let found: Vec<(u32, u32, Passage)> = of_texts
            .par_iter()
            .flat_map_iter(|matches| passages(context, &texts, matches, Limit::of(language)))
            .collect();
        for (later, earlier, passage) in found {
            let (later, earlier) = (&texts[later as usize], &texts[earlier as usize]);
            // A copy that was translated is still one copy.
            if told.contains(&(later.slug, earlier.slug)) || told.contains(&(earlier.slug, later.slug)) {
                continue;
            }
            told.insert((later.slug, earlier.slug));
            let unit = if language == Language::Zh { "characters" } else { "words" };
            report
                .at(
                    passage.later,
                    format!("{} {unit} in a row are the same as in `{}`", passage.words, shown(earlier.slug)),
                )
                .label("the same words")
                .related(passage.earlier, "the same words here")
                .help("say it in words of your own, or mark a quotation with `>` and name its source");
        }
    }
}

/// The texts in a language, those published first before the others.
fn texts_in<'a>(context: &Context<'a>, language: Language) -> Vec<Text<'a>> {
    let mut texts: Vec<_> = context
        .library
        .practices
        .values()
        .filter_map(|practice| {
            let original = practice.original.as_ref();
            let published = original.and_then(|original| Some(original.front.published?.value));
            let body = match original {
                Some(original) if original.language == language => &original.body,
                _ => &practice.translations.get(&language)?.body,
            };
            Some(((published.is_none(), published), Text { slug: practice.slug.as_str(), body }))
        })
        .collect();
    texts.sort_by_key(|(published, _)| *published);
    texts.into_iter().map(|(_, text)| text).collect()
}

/// Runs that a text has in common with the first text that has them, sorted by pair and place.
fn matches_of(context: &Context<'_>, texts: &[Text<'_>], limit: Limit) -> Vec<Match> {
    let mut runs: Vec<Run> = texts
        .par_iter()
        .enumerate()
        .flat_map_iter(|(number, text)| {
            let words = Words::of(context, text.body);
            winnow(&words, limit).into_iter().map(move |(hash, at)| Run { hash, text: number as u32, at })
        })
        .collect();
    runs.par_sort_unstable();
    let mut matches: Vec<Match> = Vec::new();
    for same in runs.chunk_by(|a, b| a.hash == b.hash) {
        let first = same[0];
        let others = same.iter().filter(|run| run.text != first.text);
        matches.extend(others.map(|run| Match {
            later: run.text,
            earlier: first.text,
            later_at: run.at,
            earlier_at: first.at,
        }));
    }
    matches.sort_unstable();
    matches
}

/// The words of a text, as hashes; a line end is a hash that is never equal to another.
struct Words {
    hashes: Vec<u64>,
    /// Whether the word is a line end.
    ends: Vec<bool>,
}

impl Words {
    fn of(context: &Context<'_>, body: &Body) -> Self {
        let mut words = Words { hashes: Vec::new(), ends: Vec::new() };
        each_line(&body.document.blocks, false, &mut |inlines| {
            let line = Line::new(context, inlines);
            for range in word_ranges(&line.text) {
                words.hashes.push(hash_of(&line.text[range]));
                words.ends.push(false);
            }
            words.hashes.push(0);
            words.ends.push(true);
        });
        words
    }

    fn same(&self, at: usize, other: &Words, other_at: usize) -> bool {
        match (self.ends.get(at), other.ends.get(other_at)) {
            (Some(false), Some(false)) => self.hashes[at] == other.hashes[other_at],
            _ => false,
        }
    }
}

/// Words of letters and digits; each character of a script without spaces is a word.
fn word_ranges(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_word_alone(c) {
            ranges.push(at..end);
            open = false;
        } else if c.is_alphanumeric() {
            match ranges.last_mut() {
                Some(word) if open => word.end = end,
                _ => ranges.push(at..end),
            }
            open = true;
        } else {
            open = open && is_inside_word(c);
        }
    }
    ranges
}

/// Whether a character is a letter or digit of a word, and not one by itself.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && !is_word_alone(c) && c.is_alphanumeric()
}

/// Whether a character is of a script without spaces.
fn is_word_alone(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// Whether a sign does not end the word that it stands in: an apostrophe, or a mark above a letter.
fn is_inside_word(c: char) -> bool {
    matches!(c, '\'' | '’') || !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

/// FNV-1a over the letters in lower case.
fn hash_of(word: &str) -> u64 {
    word.chars().filter(|c| c.is_alphanumeric()).fold(NO_LETTER, hashed)
}

const NO_LETTER: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a word with one more letter.
fn hashed(hash: u64, letter: char) -> u64 {
    let step = |hash: u64, c: char| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3);
    match letter.is_ascii() {
        true => step(hash, letter.to_ascii_lowercase()),
        false => letter.to_lowercase().fold(hash, step),
    }
}

/// Hash and place of the runs that are remembered of a text.
fn winnow(words: &Words, limit: Limit) -> Vec<(u64, u32)> {
    let mut found: Vec<(u64, u32)> = Vec::new();
    let mut start = 0;
    for line in words.ends.split_inclusive(|end| *end) {
        let hashes = &words.hashes[start..start + line.len().saturating_sub(1)];
        let runs: Vec<u64> = hashes
            .windows(limit.run)
            .map(|run| {
                run.iter()
                    .fold(0u64, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15))
            })
            .collect();
        for (at, window) in runs.windows(limit.window()).enumerate() {
            // The smallest, and of equal ones the last, as the paper asks for.
            let least = window.iter().enumerate().min_by_key(|(place, hash)| (**hash, usize::MAX - place));
            let Some((place, hash)) = least else { continue };
            let chosen = (*hash, (start + at + place) as u32);
            if found.last() != Some(&chosen) {
                found.push(chosen);
            }
        }
        start += line.len();
    }
    found
}

/// A passage that two texts have in common.
struct Passage {
    words: usize,
    later: Span,
    earlier: Span,
}

/// The passages that one text shares with earlier ones: the longest of each pair.
fn passages(
    context: &Context<'_>,
    texts: &[Text<'_>],
    matches: &[Match],
    limit: Limit,
) -> Vec<(u32, u32, Passage)> {
    let mut pairs: Vec<&[Match]> = matches.chunk_by(|a, b| a.earlier == b.earlier).collect();
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.len()));
    let Some(first) = matches.first() else { return Vec::new() };
    let later = &texts[first.later as usize];
    let ours = Words::of(context, later.body);
    let longest = pairs.into_iter().take(MOST_PAIRS).filter_map(|pair| {
        let earlier = &texts[pair[0].earlier as usize];
        let theirs = Words::of(context, earlier.body);
        let (words, at, other_at) = longest(&ours, &theirs, pair, limit)?;
        let place = span_of(context, later.body, at, words)?;
        let passage =
            Passage { words, later: place, earlier: span_of(context, earlier.body, other_at, words)? };
        Some((first.later, pair[0].earlier, passage))
    });
    longest.collect()
}

/// The longest passage among the matches of one pair of texts: its words and where it begins in each.
fn longest(ours: &Words, theirs: &Words, matches: &[Match], limit: Limit) -> Option<(usize, usize, usize)> {
    let mut best: Option<(usize, usize, usize)> = None;
    let mut read_to = 0;
    for found in matches {
        let (mut a, mut b) = (found.later_at as usize, found.earlier_at as usize);
        // Inside a passage that was compared already.
        if a < read_to || !ours.same(a, theirs, b) {
            continue;
        }
        while a > 0 && b > 0 && ours.same(a - 1, theirs, b - 1) {
            (a, b) = (a - 1, b - 1);
        }
        let len = (0..).take_while(|step| ours.same(a + step, theirs, b + step)).count();
        read_to = a + len;
        if len >= limit.passage && best.is_none_or(|(most, _, _)| len > most) {
            best = Some((len, a, b));
        }
    }
    best
}

/// Where some words of a text stand. They are on one line, because a line end equals nothing.
fn span_of(context: &Context<'_>, body: &Body, at: usize, len: usize) -> Option<Span> {
    let mut start = 0;
    let mut found = None;
    each_line(&body.document.blocks, false, &mut |inlines| {
        let line = Line::new(context, inlines);
        let ranges = word_ranges(&line.text);
        if (start..start + ranges.len()).contains(&at) {
            let first = ranges.get(at - start).map(|word| word.start);
            let last = ranges.get(at - start + len - 1).map(|word| word.end);
            found = first.zip(last).and_then(|(first, last)| line.span(first..last));
        }
        start += ranges.len() + 1;
    });
    found
}

/// The runs of words of some texts, by which it is told which other texts may have a passage in common with them.
#[derive(Debug, Default)]
pub(crate) struct Shared(BTreeMap<Language, SharedIn>);

#[derive(Debug, Default)]
struct SharedIn {
    /// The words of all runs, by their hash, and their number.
    words: HashMap<u64, usize>,
    /// The different words of each run, by their numbers.
    runs: BTreeSet<Vec<usize>>,
}

impl Shared {
    /// Of all practices of a library.
    pub(crate) fn of(context: &Context<'_>) -> Shared {
        let mut shared = Shared::default();
        for (language, body) in context.practice_bodies() {
            let limit = Limit::of(language);
            let words = Words::of(context, body);
            let of_language = shared.0.entry(language).or_default();
            for (_, at) in winnow(&words, limit) {
                let hashes = &words.hashes[at as usize..at as usize + limit.run];
                of_language.add(hashes);
            }
        }
        shared
    }

    /// Whether a text as it is written may have one of the runs: it has all words of one. It may also have none of them, but where
    /// it has one, the answer is never no.
    pub(crate) fn may_be_in(&self, language: Language, written: &str) -> bool {
        let Some(shared) = self.0.get(&language).filter(|shared| !shared.runs.is_empty()) else {
            return false;
        };
        // Entities, tags and the ends of addresses may stand inside a word.
        let is_odd = |pair: &[u8]| match pair {
            [b'&', next] => next.is_ascii_alphanumeric() || *next == b'#',
            [b')', next] => next.is_ascii_alphanumeric() || !next.is_ascii(),
            [b'<', _] => true,
            _ => false,
        };
        if written.as_bytes().windows(2).any(is_odd) {
            return true;
        }
        let mut has = vec![false; shared.words.len()];
        shared.mark(written, &mut has);
        shared.runs.iter().any(|run| run.iter().all(|word| has[*word]))
    }
}

/// What may stand inside a word and is not shown.
const MARKS: [char; 7] = ['*', '_', '~', '[', ']', '\\', '`'];

impl SharedIn {
    fn add(&mut self, hashes: &[u64]) {
        let mut run: Vec<usize> = Vec::new();
        for hash in hashes {
            let next = self.words.len();
            run.push(*self.words.entry(*hash).or_insert(next));
        }
        run.sort_unstable();
        run.dedup();
        self.runs.insert(run);
    }

    /// Notes which of the words stand in a text, as [`word_ranges`] and [`hash_of`] find them; with a mark inside them also without it.
    fn mark(&self, text: &str, has: &mut [bool]) {
        let mut note = |hash: u64| {
            if let Some(word) = self.words.get(&hash) {
                has[*word] = true;
            }
        };
        // The letters up to here since the last sign that ends a word, and since the last mark: none, where there are none.
        let (mut joined, mut split): (Option<u64>, Option<u64>) = (None, None);
        for c in text.chars() {
            if is_letter(c) {
                for word in [&mut joined, &mut split] {
                    *word = Some(hashed(word.unwrap_or(NO_LETTER), c));
                }
                continue;
            }
            if is_inside_word(c) {
                continue;
            }
            split.take().into_iter().for_each(&mut note);
            if !MARKS.contains(&c) {
                joined.take().into_iter().for_each(&mut note);
            }
            if is_word_alone(c) {
                note(hashed(NO_LETTER, c));
            }
        }
        [split, joined].into_iter().flatten().for_each(note);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{SECOND, Site};

    const ELEVEN: &str = "One two three four five six seven eight nine ten eleven";

    /// What is marked when these two texts stand in two practices.
    fn marked(language: &str, first: &str, second: &str) -> Vec<String> {
        let practice = |symbol: &str, text: &str| {
            format!("---\nsymbol: {symbol}\ntitle: {symbol}\npublished: 2026-11-22\n---\n{text}\n")
        };
        Site::starter()
            .with(&format!("content/practices/one-practice/{language}.md"), practice("BP-FR23R", first))
            .with(&format!("content/practices/other-practice/{language}.md"), practice("BP-R1AV5", second))
            .marked("FB0718")
    }

    #[test]
    fn words_of_a_text_as_it_is_written_are_those_of_its_lines() {
        for (written, words) in [
            ("Été, l’EAU d'un 2,5 km 农民在Kigali", "Été l’EAU d'un 2 5 km 农 民 在 Kigali"),
            ("e\u{301}te \u{301}x ’a a’ b", "e\u{301}te x a a’ b"),
            ("vil**lag**ers [buc](u)ket a_b", "vil lag ers villagers buc u ket a b ab"),
            ("农**民**x*y*", "农 民 x y xy"),
            ("ΣΑΣ straße İi", "ΣΑΣ straße İi"),
        ] {
            let mut shared = SharedIn::default();
            let hashes: Vec<u64> = words.split(' ').map(hash_of).collect();
            shared.add(&hashes);
            let mut has = vec![false; shared.words.len()];
            shared.mark(written, &mut has);
            assert!(has.iter().all(|has| *has), "{written}: {has:?}");
            for word in word_ranges(written) {
                assert!(hashes.contains(&hash_of(&written[word])), "{written}");
            }
        }
    }

    #[test]
    fn twelve_words_are_a_passage_and_eleven_are_not() {
        assert_eq!(
            marked("en", &format!("A {ELEVEN} zwölf b."), &format!("C, {ELEVEN}, *zwölf* [1] d.")),
            [format!("{ELEVEN}, *zwölf")]
        );
        assert_eq!(marked("en", &format!("A {ELEVEN} b."), &format!("C {ELEVEN} d.")), [""; 0]);
        assert_eq!(
            marked("fr", &format!("{ELEVEN} douze"), &format!("{} DOUZE", ELEVEN.to_uppercase())).len(),
            1
        );
    }

    #[test]
    fn every_offset_is_met() {
        for before in 0..12 {
            let after = before * 7 % 12;
            let text = format!("{}{ELEVEN} twelve{}", "pad ".repeat(before), " tail".repeat(after));
            let other = format!("{}{ELEVEN} twelve{}", "other ".repeat(after), " end".repeat(before));
            assert_eq!(marked("en", &text, &other), [format!("{ELEVEN} twelve")], "{before} {after}");
        }
    }

    #[test]
    fn chinese_counts_characters() {
        let twenty = "农民在每个村庄安装传感器并每周检查电池和数据";
        assert_eq!(marked("zh", &format!("甲{twenty}乙"), &format!("丙{twenty}丁")).len(), 1);
        let few: String = twenty.chars().take(19).collect();
        assert_eq!(marked("zh", &format!("甲{few}乙"), &format!("丙{few}丁")), [""; 0]);
    }

    #[test]
    fn quotations_lists_and_languages_are_kept_apart() {
        let text = format!("{ELEVEN} twelve thirteen");
        assert_eq!(marked("en", &format!("> {text}"), &text), [""; 0]);
        let list = format!("- {}", text.replace(' ', "\n- "));
        assert_eq!(marked("en", &list, &list), [""; 0]);
        let site = Site::starter();
        let sample = site.text(crate::check::tests::SAMPLE);
        let site = site.with(&SECOND.replace("en.md", "fr.md"), sample);
        assert_eq!(site.marked("FB0718"), [""; 0]);
    }

    #[test]
    fn one_finding_for_a_pair_names_the_longest_passage() {
        let short = format!("{ELEVEN} twelve");
        let long = "This much longer passage was copied from the other practice, word for word, by somebody.";
        let marked = marked("en", &format!("{short}\n\n{long}"), &format!("{long}\n\n{short}"));
        assert_eq!(marked, [long.trim_end_matches('.')]);
    }

    #[test]
    fn a_text_put_together_from_many_has_three_findings() {
        let part = |number: usize| (0..14).map(|word| format!("w{number}x{word} ")).collect::<String>();
        let practice = |published: &str, text: String| format!("---\npublished: {published}\n---\n{text}\n");
        let mut site = Site::starter().with(SECOND, practice("2026-11-22", (0..5).map(part).collect()));
        for number in 0..5 {
            site = site.with(
                &format!("content/practices/part-{number}/en.md"),
                practice("2025-01-01", part(number)),
            );
        }
        assert_eq!(site.marked("FB0718").len(), 3);
    }

    #[test]
    fn the_same_word_ten_thousand_times_takes_no_time() {
        let text = "word ".repeat(20_000);
        assert_eq!(marked("en", &text, &text).len(), 1);
        let lines = "word word word word word word word word word word word word word\n\n".repeat(2_000);
        assert_eq!(marked("en", &lines, &lines).len(), 1);
    }
}
