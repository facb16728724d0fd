//! FB0119: UTF-8 that was read as Windows-1252 and saved so.

use std::ops::Range;

use rayon::prelude::*;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural, shown};
use crate::source::{Source, SourceId, Span};

pub(super) const RULE: Rule = Rule {
    code: "FB0119",
    name: "wrong-letters",
    severity: Severity::Warning,
    title: "Letters were turned into others when the file was converted",
    explanation: "\
`cafÃ©` stands where `café` should, `donâ€™t` where `don’t`. A program opened the file in the wrong
encoding, as Windows-1252 instead of UTF-8, and saved what it saw.

Correct the words. If there are many, take the file from before, and open and save it as UTF-8.",
    wrong: Example::Body("The cafÃ© owner reads the meter."),
    right: Example::Body("The café owner reads the meter."),
    check,
};

/// Fewest pairs of letters that make a finding where each alone could be meant.
const WEAK: usize = 3;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let files: Vec<(SourceId, &Source)> = context.library.sources.iter().collect();
    let found: Vec<Vec<Turned>> = files.par_iter().map(|(_, source)| turned(&source.text)).collect();
    for ((id, source), turned) in files.iter().zip(found) {
        let strong = turned.iter().filter(|turned| turned.strong).count();
        if strong == 0 && turned.len() < WEAK {
            continue;
        }
        let Some(first) = turned.iter().find(|turned| turned.strong).or(turned.first()) else { continue };
        let written = &source.text[first.range.clone()];
        let finding = report.at(
            Span::new(*id, first.range.clone()),
            format!("`{}` was `{}` before the file was converted", shown(written), shown(&first.better)),
        );
        finding.label("wrong letters").suggest(first.better.clone());
        finding.help("correct the word, or take the file from before and save it as UTF-8");
        if turned.len() > 1 {
            finding.help(format!("there is more like this: {}", plural(turned.len() - 1, "place", "places")));
        }
    }
}

/// Longest run of letters, in bytes, that is marked as one.
const LONGEST: usize = 40;

/// Letters that were others.
struct Turned {
    range: Range<usize>,
    better: String,
    /// Whether no text can mean them as they stand.
    strong: bool,
}

fn turned(text: &str) -> Vec<Turned> {
    let mut found: Vec<Turned> = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(LEADS).map(|at| from + at) {
        let lead = text[at..].chars().next().unwrap_or_default();
        from = at + lead.len_utf8();
        let count = if lead.is_lowercase() { 3 } else { 2 };
        let letters: Vec<char> = text[at..].chars().take(count).collect();
        let bytes: Option<Vec<u8>> = letters.iter().map(|c| windows_1252(*c)).collect();
        let Some(better) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) else { continue };
        let Some(meant) = better.chars().next().filter(|c| c.len_utf8() == count && is_likely(*c)) else {
            continue;
        };
        let end = at + letters.iter().map(|c| c.len_utf8()).sum::<usize>();
        let second = letters.get(1).copied().unwrap_or_default();
        // `Â »` and `Ã »` end a word in capitals between the quotes of French.
        let strong = match lead {
            'Ã' | 'Â' => !second.is_whitespace() && !"»’‘”“„–—…›‹•".contains(second),
            'â' => matches!(meant, '\u{2010}'..='\u{2044}' | '€' | '™' | '→' | '−' | '≤' | '≥'),
            _ => false,
        };
        match found.last_mut() {
            Some(last) if last.range.end == at && last.range.len() < LONGEST => {
                last.range.end = end;
                last.better.push(meant);
                last.strong |= strong;
            }
            _ => found.push(Turned { range: at..end, better, strong }),
        }
        from = end;
    }
    for turned in &mut found {
        let chinese = turned.better.chars().filter(|c| is_chinese(*c)).count();
        // `é »` at the end of a quotation could be one Chinese letter, and nothing could be three.
        turned.strong |= chinese >= CHINESE;
    }
    found.retain(|turned| turned.better.chars().count() > 1 || !turned.better.contains(is_chinese));
    found
}

/// The first letter of what two or three bytes of UTF-8 become: capitals begin two, small ones three.
const LEADS: [char; 15] = ['Ã', 'Â', 'â', 'Ä', 'Å', 'Ð', 'Ñ', 'Ø', 'Ù', 'ä', 'å', 'æ', 'ç', 'è', 'é'];

/// Fewest Chinese letters in a row that no other letters can be meant by.
const CHINESE: usize = 3;

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Letters and signs that texts of this site may hold.
fn is_likely(c: char) -> bool {
    matches!(c,
        '\u{a0}'..='\u{17f}' | '\u{400}'..='\u{4ff}' | '\u{600}'..='\u{6ff}' | '\u{2010}'..='\u{2044}'
        | '€' | '™' | '←'..='⇿' | '∀'..='⋿' | '\u{4e00}'..='\u{9fff}')
}

/// The byte of a letter in Windows-1252; the five bytes without a letter are kept by most programs.
fn windows_1252(c: char) -> Option<u8> {
    const HIGH: [char; 27] = [
        '€', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 'Ž', '‘', '’', '“', '”', '•', '–', '—',
        '˜', '™', 'š', '›', 'œ', 'ž', 'Ÿ',
    ];
    const BYTES: [u8; 27] = [
        0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94,
        0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
    ];
    u8::try_from(u32::from(c)).ok().or_else(|| HIGH.iter().position(|high| *high == c).map(|at| BYTES[at]))
}

#[cfg(test)]
mod tests {
    use super::windows_1252;
    use crate::check::tests::{SAMPLE, Site};

    fn found(words: &str) -> Vec<(String, Option<String>)> {
        let site = Site::bare();
        let text = format!("{}\n{words}\n", site.text(SAMPLE));
        let found = site.with(SAMPLE, text).found("FB0119");
        found.into_iter().map(|(place, finding)| (place, finding.suggestion)).collect()
    }

    #[test]
    fn what_it_should_be_is_offered() {
        for (words, place, better) in [
            ("Un cafÃ© noir", "Ã©", "é"),
            ("donâ€™t", "â€™", "’"),
            ("the â€œowner", "â€œ", "“"),
            ("2014 â€“ 2016", "â€“", "–"),
            ("aÃ±o, niÃ±o", "Ã±", "ñ"),
            ("5 Â°C", "Â°", "°"),
            ("10 â‚¬", "â‚¬", "€"),
            ("Ð²Ð¾Ð´Ð° Ð¸ Ð³Ð°Ð·", "Ð²Ð¾Ð´Ð°", "вода"),
        ] {
            assert_eq!(found(words), [(place.to_owned(), Some(better.to_owned()))], "{words}");
        }
        // Two words are too few to be sure.
        assert_eq!(found("Ð²Ð¾Ð´Ð° Ð¸"), []);
    }

    /// A text as it stands after its UTF-8 was read as Windows-1252.
    fn misread(text: &str) -> String {
        let letters: Vec<char> = ('\0'..='\u{2200}').rev().collect();
        let letter = |byte: u8| letters.iter().find(|c| windows_1252(**c) == Some(byte)).unwrap();
        text.bytes().map(letter).collect()
    }

    #[test]
    fn chinese_is_seen_from_three_letters_on() {
        assert_eq!(misread("é–"), "Ã©â€“");
        for (text, better) in [("物联网，水。", "物联网"), ("中国的水", "中国的水")] {
            let all = found(&misread(text));
            assert_eq!(all, [(misread(better), Some(better.to_owned()))], "{text}");
        }
        assert_eq!(found(&misread("水泵, 水泵, 水泵")).len(), 1);
        assert_eq!(found(&misread("水泵, 水泵, 水, 水")), []);
    }

    #[test]
    fn the_letters_of_our_languages_are_left_alone() {
        for words in [
            "Âge, Âme, « LE PRÂ », « LIBERTÉ », né…» à… l’été – où, ça, œuvre, Île, ÊTRE, À",
            "AMANHÃ, MAÑANA, ESPAÑA, ¿Qué?, ¡Sí!, niño, corazón, São Paulo, AVIÕES",
            "Ångström, Ärger, Øre, ÅÄÖ, Ðuro, Łódź",
            "Вода и газ, إنترنت الأشياء, 物联网, “水” … 5 °C, 10 €",
            "pâté, hâte, âme, château™, â",
            "« réalisé\u{a0}», « payé\u{a0}», « doublé\u{a0}», « été\u{202f}», né”… né”… né”…, fünf ä‰½",
        ] {
            assert_eq!(found(words), [], "{words}");
        }
        assert_eq!(found(&"Ã".repeat(20_000)), []);
        assert_eq!(found(&"é\u{a0}".repeat(20_000)), []);
        assert_eq!(found(&"â€™".repeat(8_000)).len(), 1);
    }
}
