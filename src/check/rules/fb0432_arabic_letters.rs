//! FB0432: Arabic letters in the forms of a PDF, and letters of Persian or Urdu in Arabic words.

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural, shown};
use crate::source::{Source, SourceId, Span};

pub(super) const RULE: Rule = Rule {
    code: "FB0432",
    name: "arabic-letters",
    severity: Severity::Warning,
    title: "Arabic words are written with letters that the search does not find",
    explanation: "\
Text copied from a PDF often holds the drawn forms of Arabic letters (`ﻫﺬﺍ`) instead of the letters themselves
(`هذا`). Keyboards of Persian and Urdu have a `ک` and a `ی` of their own. Such words look right, and nobody who
types them on an Arabic keyboard finds them.

Put the ordinary letters in their place. If there are many, copy the text from another source, or type
it again.",
    wrong: Example::File(
        "content/pages/about/ar.md",
        "---\ntitle: عن الموقع\nsummary: من يحافظ عليه.\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\nتعمل الشبکة دائما.\n",
    ),
    right: Example::File(
        "content/pages/about/ar.md",
        "---\ntitle: عن الموقع\nsummary: من يحافظ عليه.\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\nتعمل الشبكة دائما.\n",
    ),
    check,
};

/// Longest word, in letters, that is looked at as a whole.
const LONGEST: usize = 60;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let files: Vec<(SourceId, &Source)> = context.library.sources.iter().collect();
    let found: Vec<[Words; 2]> = files
        .par_iter()
        .map(|(_, source)| {
            // Persian words in texts of other languages are right as they are.
            let arabic = source.path.ends_with("/ar.md");
            let foreign = if arabic { words_with(&source.text, is_foreign) } else { Words::default() };
            [words_with(&source.text, is_drawn), foreign]
        })
        .collect();
    for ((id, source), [drawn, foreign]) in files.iter().zip(found) {
        if let Some(range) = drawn.first {
            let written = &source.text[range.clone()];
            let better: String = written.nfkc().collect();
            let message = format!("`{}` is written with the drawn forms of its letters", shown(written));
            let finding = report.at(Span::new(*id, range), message);
            finding.label("not found by the search").help(format!("write `{}`", shown(&better)));
            finding.suggest(better);
            if drawn.count > 1 {
                finding.help(more(drawn.count - 1));
            }
        }
        if let Some(range) = foreign.first {
            let written = &source.text[range.clone()];
            let letter = written.chars().find(|c| is_foreign(*c)).unwrap_or_default();
            let message = format!("`{}` holds `{letter}`, which is no letter of Arabic", shown(written));
            let finding = report.at(Span::new(*id, range), message);
            finding.label("not found by the search");
            let better: String = written.chars().map(ordinary).collect();
            if written.ends_with('\u{6cc}') {
                // At the end of a word it stands for two letters of Arabic.
                let other: String = format!("{}ى", better.trim_end_matches('ي'));
                finding.help(format!("write `{}` or `{}`", shown(&better), shown(&other)));
            } else {
                finding.help(format!("write `{}`", shown(&better))).suggest(better);
            }
            if foreign.count > 1 {
                finding.help(more(foreign.count - 1));
            }
        }
    }
}

fn more(count: usize) -> String {
    format!("there is more like this: {}", plural(count, "word", "words"))
}

/// Words that hold some letter.
#[derive(Debug, Default)]
struct Words {
    first: Option<std::ops::Range<usize>>,
    count: usize,
}

fn words_with(text: &str, wanted: impl Fn(char) -> bool) -> Words {
    let mut words = Words::default();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if at < end || !wanted(c) {
            continue;
        }
        let before = text[..at].chars().rev().take(LONGEST).take_while(|c| is_arabic(*c));
        let start = at - before.map(char::len_utf8).sum::<usize>();
        let behind = text[at..].chars().take(LONGEST).take_while(|c| is_arabic(*c));
        end = at + behind.map(char::len_utf8).sum::<usize>();
        words.count += 1;
        words.first.get_or_insert(start..end);
    }
    words
}

/// Arabic letters, their marks, and their drawn forms.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{65f}' | '\u{670}'..='\u{6d3}' | '\u{6d5}'..='\u{6dc}') || is_drawn(c)
}

/// The forms of letters for drawing them; the signs among them (`ﷺ`, `﷼`, `﴾`) are used as they are.
fn is_drawn(c: char) -> bool {
    matches!(c, '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdc7}' | '\u{fe80}'..='\u{fefc}')
}

/// Letters of Persian and Urdu that have a counterpart in Arabic. Those without one, such as `گ` and `پ`, are
/// used in Arabic for foreign names.
fn is_foreign(c: char) -> bool {
    ordinary(c) != c
}

fn ordinary(c: char) -> char {
    match c {
        '\u{6a9}' => 'ك',
        '\u{6cc}' => 'ي',
        '\u{6c1}' | '\u{6be}' => 'ه',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    fn found(language: &str, words: &str) -> Vec<(String, Option<String>)> {
        let text = format!("---\ntitle: T\nsummary: S\n---\n{words}\n");
        let found = Site::one(&format!("content/pages/about/{language}.md"), text).found("FB0432");
        found.into_iter().map(|(place, finding)| (place, finding.suggestion)).collect()
    }

    #[test]
    fn the_ordinary_letters_are_offered() {
        for (words, place, better) in [
            ("ﻫﺬﺍ جهاز", "ﻫﺬﺍ", Some("هذا")),
            ("الشبکة هنا", "الشبکة", Some("الشبكة")),
            ("میاه وشبکة", "میاه", Some("مياه")),
            ("على سبیل", "سبیل", Some("سبيل")),
            ("علی الأقل", "علی", None),
            ("ھذا", "ھذا", Some("هذا")),
        ] {
            assert_eq!(found("ar", words), [(place.to_owned(), better.map(str::to_owned))], "{words}");
        }
        // Drawn forms are wrong in any text, letters of Persian only in Arabic ones.
        assert_eq!(found("en", "the word ﻻ").len(), 1);
        assert_eq!(found("en", "the word شبکه").len(), 0);
    }

    #[test]
    fn ordinary_texts_are_left_alone() {
        for words in ["هذا جهاز يعمل على الشبكة إلى الآن", "محمد ﷺ ﴾ ﷼ ﷲ", "گوگل وپارك وڤيتنام", "ﬁn ﬀ Ⅷ"]
        {
            assert_eq!(found("ar", words), [], "{words}");
        }
        found("ar", &"ک".repeat(30_000));
        found("ar", &"ﻫ ".repeat(15_000));
    }
}
