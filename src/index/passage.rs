//! The passage of a text that tells best why it was found.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::index::analysis::{Analyser, Word, WordKind};

/// Words of a passage.
const WORDS: usize = 30;

/// How many Chinese characters away a sign is near.
const NEAR: usize = 15;

/// A part of a text, with the places to highlight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The part. It begins and ends with a word, and with `…` where the text goes on.
    pub text: String,
    /// Bytes of [`Passage::text`] that are terms of the query.
    pub marks: Vec<Range<usize>>,
}

/// The part of a text with the most different terms, the first of several; none when the text has no term.
pub fn passage(analyser: &Analyser, text: &str, terms: &BTreeSet<String>) -> Option<Passage> {
    let words = analyser.words(text);
    let found: Vec<Option<&str>> = words.iter().map(|word| term_of(word, terms)).collect();
    // Counts in a window that moves word by word.
    let mut best: Option<(usize, usize)> = None;
    for start in 0..words.len() {
        if found[start].is_none() {
            continue;
        }
        let window = &found[start..(start + WORDS).min(found.len())];
        let different = window.iter().flatten().collect::<BTreeSet<_>>().len();
        if best.is_none_or(|(most, _)| different > most) {
            best = Some((different, start));
        }
    }
    let (_, first) = best?;
    // A few words before the first term make it readable.
    let mut start = first.saturating_sub(5);
    let mut end = (start + WORDS).min(words.len());
    if matches!(words[first].kind, WordKind::Han { .. }) {
        // Between Chinese words nothing stands: a part begins and ends at a sign, where one is near.
        start = break_before(&words, first, first.saturating_sub(NEAR)).unwrap_or(start);
        end = (start + WORDS).min(words.len());
        end = break_before(&words, end, end - NEAR.min(end)).filter(|end| *end > first).unwrap_or(end);
    }
    let from = if start == 0 { 0 } else { words[start].start };
    let to = if end == words.len() { text.len() } else { words[end - 1].end };
    let mut shown = String::new();
    if start > 0 {
        shown.push_str("… ");
    }
    let shift = shown.len();
    shown.push_str(text[from..to].trim_end());
    if end < words.len() {
        shown.push_str(" …");
    }
    let mut marks: Vec<Range<usize>> = Vec::new();
    for (word, found) in words[start..end].iter().zip(&found[start..end]) {
        if found.is_none() {
            continue;
        }
        let mark = word.start - from + shift..word.end - from + shift;
        match marks.last_mut() {
            // Chinese characters of one pair are one mark.
            Some(last) if last.end == mark.start => last.end = mark.end,
            _ => marks.push(mark),
        }
    }
    Some(Passage { text: shown.replace('\n', " "), marks })
}

/// The last word up to this one, but none before another, that does not follow the one before it at once.
fn break_before(words: &[Word], at: usize, least: usize) -> Option<usize> {
    let breaks = |at: &usize| *at == 0 || *at == words.len() || words[at - 1].end < words[*at].start;
    (least..=at).rev().find(breaks)
}

/// The term under which a word was looked for.
fn term_of<'t>(word: &Word, terms: &'t BTreeSet<String>) -> Option<&'t str> {
    let known = |term: &String| terms.get(term).map(String::as_str);
    match &word.kind {
        WordKind::Letters { term, alternate, .. } => {
            known(term).or_else(|| alternate.as_ref().and_then(known))
        }
        WordKind::Han { single, pair } => pair.as_ref().and_then(known).or_else(|| {
            known(single).or_else(|| {
                // The second character of a pair that was looked for.
                terms
                    .iter()
                    .find(|term| term.chars().count() == 2 && term.ends_with(single.as_str()))
                    .map(String::as_str)
            })
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::passage;
    use crate::index::analysis::Analyser;
    use crate::model::language::Language;

    fn shown(language: Language, text: &str, terms: &[&str]) -> String {
        let terms: BTreeSet<String> = terms.iter().map(|term| (*term).to_owned()).collect();
        let Some(found) = passage(&Analyser::new(language), text, &terms) else { return String::new() };
        let mut shown = found.text.clone();
        for mark in found.marks.iter().rev() {
            shown.insert(mark.end, ']');
            shown.insert(mark.start, '[');
        }
        shown
    }

    #[test]
    fn the_place_with_the_most_terms_is_shown() {
        assert_eq!(
            shown(Language::En, "Sensors in the water.", &["sensor", "water"]),
            "[Sensors] in the [water]."
        );
        let text = format!(
            "Water here. {}Then a sensor in\nwater, and more. {}",
            "word ".repeat(60),
            "end ".repeat(60)
        );
        let found = shown(Language::En, &text, &["sensor", "water"]);
        assert!(found.starts_with("… word word word Then a [sensor] in [water], and more. end"), "{found}");
        assert!(found.ends_with("end …"), "{found}");
        // Of places with as many the first is shown.
        let twice = format!("A sensor in water. {}Water and a sensor.", "word ".repeat(60));
        let found = shown(Language::En, &twice, &["sensor", "water"]);
        assert!(found.starts_with("A [sensor] in [water]. word"), "{found}");
        assert_eq!(shown(Language::En, "Nothing of it.", &["water"]), "");
        assert_eq!(shown(Language::Zh, "安装水位传感器。", &["传感", "感器"]), "安装水位[传感器]。");
        // A part of a Chinese text is whole between its signs.
        let text = format!(
            "{}，在河边安装水位传感器，{}",
            "村里的人都知道这件事".repeat(4),
            "然后大家一起看，".repeat(6)
        );
        let found = shown(Language::Zh, &text, &["传感", "感器"]);
        assert_eq!(found, "… 在河边安装水位[传感器]，然后大家一起看，然后大家一起看 …");
        assert_eq!(shown(Language::Fr, "Elles sont réparées.", &["repare"]), "Elles sont [réparées].");
    }
}
