//! The sentences of a practice in its language, and how long they are.

use std::ops::Range;

use crate::check::Context;
use crate::check::lines::{GAP, Line, span_in_value};
use crate::check::sections::PracticeText;
use crate::model::language::Language;
use crate::parse::markdown::{Block, BlockKind, Definition, Inline, InlineKind};
use crate::source::{Span, Text};

/// Running text of a practice: a paragraph, a list item or the summary.
pub(crate) enum Paragraph<'a> {
    /// Words of the text.
    Line(Line<'a>),
    /// The summary.
    Summary(&'a Text),
}

impl Paragraph<'_> {
    /// Its words as a reader sees them.
    pub(crate) fn text(&self) -> &str {
        match self {
            Paragraph::Line(line) => &line.text,
            Paragraph::Summary(value) => &value.value,
        }
    }

    /// Where a part of it stands in the file, without the marks around its words.
    pub(crate) fn span(&self, context: &Context<'_>, range: Range<usize>) -> Option<Span> {
        let words = &self.text()[range.clone()];
        let is_mark = |c: char| !c.is_alphanumeric();
        let start = range.end - words.trim_start_matches(is_mark).len();
        let end = range.start + words.trim_end_matches(is_mark).len();
        let range = start..end.max(start);
        match self {
            Paragraph::Line(line) => line.span(range),
            Paragraph::Summary(value) => Some(span_in_value(context, value, range)),
        }
    }
}

/// The paragraphs of a version in the order of the file. Headings, tables, code and quotations are none: they are
/// built otherwise, or their words are not the author's.
pub(crate) fn paragraphs<'a>(context: &Context<'a>, text: &PracticeText<'a>) -> Vec<Paragraph<'a>> {
    let mut found: Vec<Paragraph<'a>> = summary(text).map(Paragraph::Summary).into_iter().collect();
    let document = &text.body.document;
    let notes = document.footnotes.iter().map(|note| &note.blocks);
    for blocks in std::iter::once(&document.blocks).chain(notes) {
        each_paragraph(blocks, &mut |inlines| found.push(Paragraph::Line(Line::new(context, inlines))));
    }
    found
}

/// The summary of a version.
pub(crate) fn summary<'a>(text: &PracticeText<'a>) -> Option<&'a Text> {
    match text.translation {
        Some(front) => front.summary.as_ref(),
        None => text.original?.front.summary.as_ref(),
    }
}

fn each_paragraph<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a [Inline])) {
    for block in blocks {
        match &block.kind {
            // Lines that the author has broken are read one by one.
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => {
                inlines.split(is_break).filter(|line| !line.is_empty()).for_each(&mut *visit);
            }
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| each_paragraph(&item.blocks, visit));
            }
            BlockKind::Quote { alert: Some(_), blocks } => each_paragraph(blocks, visit),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    if let Definition::Meaning(blocks) = definition {
                        each_paragraph(blocks, visit);
                    }
                }
            }
            BlockKind::Heading { .. }
            | BlockKind::Quote { alert: None, .. }
            | BlockKind::Table { .. }
            | BlockKind::Code { .. }
            | BlockKind::Rule
            | BlockKind::Html(_) => {}
        }
    }
}

fn is_break(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::HardBreak => true,
        InlineKind::Html(html) => html.starts_with("<br"),
        _ => false,
    }
}

/// Marks that end a sentence wherever they stand. What stands between semicolons reads as a sentence, too.
const ENDS: [char; 7] = ['。', '！', '？', '؟', '۔', '；', '؛'];
/// Marks that end one when a space follows.
const ENDS_BEFORE_SPACE: [char; 5] = ['.', '!', '?', ';', '…'];
/// What may stand between such a mark and the space.
const CLOSERS: [char; 12] = [')', ']', '"', '\'', '”', '’', '»', '）', '」', '』', '》', '】'];
/// What may stand before the first word of a sentence.
const OPENERS: [char; 13] = ['(', '[', '"', '\'', '“', '‘', '«', '„', '¿', '¡', '—', '–', '-'];

/// Abbreviations that stand before a word, so that no sentence ends there.
const BEFORE_WORDS: &str = "e.g i.e cf vs dr mr mrs ms prof mme mm sr sra dra fr p.ex ex p.ej ej approx aprox env \
                            т.е т.к см им ул проф акад напр";
/// Abbreviations that stand before a number; `no.` and `art.` are also the end of a sentence.
const BEFORE_NUMBERS: &str = "no nos nr fig figs vol p pp art sec ch par chap para n núm pág págs cap inc \
                              рис табл стр ст п пп гл разд ок";
/// Longest abbreviation, in characters.
const LONGEST: usize = 8;

/// The places of the sentences of a line.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let is_end = |c: char| ENDS.contains(&c) || ENDS_BEFORE_SPACE.contains(&c);
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    while let Some(mark) = text[at..].find(is_end).map(|mark| at + mark) {
        // A run of marks is looked at once, so that a text of nothing else takes no longer than another.
        let rest = text[mark..].trim_start_matches(|c: char| is_end(c) || CLOSERS.contains(&c));
        let end = text.len() - rest.len();
        if is_end_of_sentence(&text[start..mark], &text[mark..end], rest) {
            found.push(start..end);
            start = end;
        }
        at = end;
    }
    found.push(start..text.len());
    found.retain(|range| text[range.clone()].contains(char::is_alphanumeric));
    found
}

/// Whether a sentence ends with some marks. `before` is what it would be, `after` the rest of the line.
fn is_end_of_sentence(before: &str, marks: &str, after: &str) -> bool {
    if marks.contains(ENDS) {
        return true;
    }
    // 3.5, example.org, 10:30.5
    if after.starts_with(|c: char| !c.is_whitespace() && c != GAP) {
        return false;
    }
    let next = after.trim_start_matches(|c: char| c.is_whitespace() || c == GAP || OPENERS.contains(&c));
    let Some(first) = next.chars().next() else { return true };
    if marks.starts_with(';') {
        return true;
    }
    !(first.is_lowercase() || marks == "." && is_abbreviation(before, first))
}

/// Whether the full stop behind a text belongs to its last word.
fn is_abbreviation(before: &str, next: char) -> bool {
    let letters = before.chars().rev().take(LONGEST + 1).take_while(|c| c.is_alphanumeric() || *c == '.');
    let word = &before[before.len() - letters.map(char::len_utf8).sum::<usize>()..];
    let mut chars = word.chars();
    // The first letter of a name.
    if chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() {
        return true;
    }
    let lower = word.to_lowercase();
    let listed = |list: &str| list.split_whitespace().any(|known| known == lower);
    listed(BEFORE_WORDS) || next.is_numeric() && listed(BEFORE_NUMBERS)
}

/// How long a sentence is: its words, and in Chinese its characters, where a word or number in other letters is one.
/// A quotation inside the sentence is one word, because nobody can shorten it.
pub(crate) fn length(sentence: &str, language: Language) -> usize {
    let (mut count, mut in_word) = (0, false);
    let mut quotation: Option<(char, usize)> = None;
    for c in sentence.chars() {
        if let Some((_, before)) = quotation.filter(|(closer, _)| *closer == c) {
            (count, in_word, quotation) = (before + 1, false, None);
        } else if let Some(closer) = closer_of(c).filter(|_| quotation.is_none()) {
            quotation = Some((closer, count));
            in_word = false;
        } else if language == Language::Zh && is_han(c) {
            count += 1;
            in_word = false;
        } else if c.is_alphanumeric() {
            count += usize::from(!in_word);
            in_word = true;
        } else if divides(c) {
            in_word = false;
        }
    }
    count
}

/// What ends a quotation that begins with a mark.
fn closer_of(opener: char) -> Option<char> {
    match opener {
        '"' => Some('"'),
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '「' => Some('」'),
        '『' => Some('』'),
        '《' => Some('》'),
        _ => None,
    }
}

/// Whether a sign stands between words and not in one, as hyphens, apostrophes and signs of decimals do.
fn divides(c: char) -> bool {
    c.is_whitespace()
        || c == GAP
        || matches!(c, '—' | '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff1f}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| text[range].trim()).collect()
    }

    #[test]
    fn sentences_end_at_the_marks_of_each_language() {
        for (text, wanted) in [
            ("One. Two! Three? Four", &["One.", "Two!", "Three?", "Four"][..]),
            ("He said “no.” Then he left.", &["He said “no.”", "Then he left."]),
            (
                "A sum \u{fffc}. Another \u{fffc} \u{fffc}.",
                &["A sum \u{fffc}.", "Another \u{fffc} \u{fffc}."],
            ),
            ("First; second; third", &["First;", "second;", "third"]),
            ("هل تعمل؟ نعم. تعمل؛ دائماً", &["هل تعمل؟", "نعم.", "تعمل؛", "دائماً"]),
            ("坏了吗？修！第一；第二。完", &["坏了吗？", "修！", "第一；", "第二。", "完"]),
            ("¿Quién va? ¡Ella! Bien.", &["¿Quién va?", "¡Ella!", "Bien."]),
            ("Работает? Да… Насос цел.", &["Работает?", "Да…", "Насос цел."]),
            ("It came in 2015. The rest is known.", &["It came in 2015.", "The rest is known."]),
            ("The answer was no. The pump stood.", &["The answer was no.", "The pump stood."]),
        ] {
            assert_eq!(cut(text), wanted, "{text}");
        }
    }

    #[test]
    fn full_stops_inside_of_sentences_are_known() {
        for text in [
            "It took 3.5 days at example.org",
            "Tools (e.g. Excel) and others, i.e. Calc",
            "See No. 4, fig. 3 and p. 12",
            "Voir n. 4 et art. 7, p. ex. Paris",
            "Véase núm. 4, p. ej. Lima",
            "Насосы, т. е. устройства, см. Рисунок и рис. 5, и т. д. в селе",
            "J. Smith and A. B. Jones met Dr. Wu",
            "It is, well… not known",
            "“Why?” they asked",
            "The firm Example Ltd. has it",
        ] {
            assert_eq!(cut(text), [text], "{text}");
        }
    }

    #[test]
    fn words_and_characters_are_counted() {
        for (language, text, wanted) in [
            (Language::En, "It's a before-and-after test: 13–20 % (1,000.5) – well – done", 8),
            (Language::En, "two\u{a0}words\u{fffc}, one—two", 4),
            (Language::En, "The law “on the use of all of the water of the land” holds", 4),
            (Language::En, "A mark of 5\" and no other", 7),
            (Language::Fr, "L’eau de l’oued", 3),
            (Language::Ru, "Подъе\u{301}м во\u{301}ды", 2),
            (Language::Ar, "مُستشعِر واحد", 2),
            (Language::Zh, "用5G网络，SIM卡2.5元", 8),
            (Language::Zh, "见《中华人民共和国水法》。", 2),
            (Language::En, "", 0),
        ] {
            assert_eq!(length(text, language), wanted, "{text}");
        }
    }

    #[test]
    fn marks_alone_are_no_sentences_and_take_no_time() {
        assert_eq!(cut("... !? ."), [""; 0]);
        let texts = [".", ". ", "a.", "a. ", "A. ", "。", "… \u{fffc}", ";a", "\". ", "a"];
        for text in texts.map(|piece| piece.repeat(200_000)) {
            let total: usize =
                sentences(&text).into_iter().map(|range| length(&text[range], Language::Zh)).sum();
            assert!(total <= text.len());
        }
    }
}
