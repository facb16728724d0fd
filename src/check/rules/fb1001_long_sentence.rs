//! FB1001: a sentence that is too long to follow.

use rayon::prelude::*;

use crate::check::sections::PracticeText;
use crate::check::sentences::{length, paragraphs, sentences};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::model::language::Language;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB1001",
    name: "long-sentence",
    severity: Severity::Warning,
    title: "A sentence is too long",
    explanation: "\
Many readers do not read in their first language, and a sentence that goes on for several lines loses
them. Told are sentences of more than 40 words in English and Arabic, 45 in French and Spanish, 35 in
Russian, and 80 characters in Chinese; a quotation inside a sentence counts as one word. Of a hundred
sentences in the practices of this collection 99 have at most 31 words, or 46 characters.

Make two or three sentences of it: one for each thing that it says. A row of names or conditions reads
best as a list. Semicolons end a sentence here, too, so they do no harm in a list. Headings, tables and
quotations are not counted, and of each paragraph only the first such sentence is told.",
    wrong: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second, because a sensor is of no use when nobody \
         goes out to the pump that it reports, and before the first one is bought the district should have \
         named the team, given it a car, put money aside and agreed who pays when it is gone.",
    ),
    right: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. A sensor is of no use when nobody \
         goes out to the pump that it reports. Before the first one is bought, the district should have \
         named the team, given it a car, put money aside and agreed who pays when it is gone.",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let texts = context.practice_texts();
    let found: Vec<(Span, usize, Language)> = texts
        .par_iter()
        .filter(|text| !text.is_withdrawn())
        .flat_map_iter(|text| long_sentences(context, text))
        .collect();
    for (span, length, language) in found {
        let unit = if language == Language::Zh { "characters" } else { "words" };
        report
            .at(span, format!("this sentence has {length} {unit}"))
            .label("hard to follow")
            .help(format!("make two or three of it, each of at most {} {unit}", most(language)));
    }
}

/// The first sentence of each paragraph that is too long, and how long it is.
fn long_sentences(context: &Context<'_>, text: &PracticeText<'_>) -> Vec<(Span, usize, Language)> {
    let language = text.language;
    let of_paragraphs = paragraphs(context, text).into_iter().filter_map(|paragraph| {
        let words = paragraph.text();
        // Nearly every paragraph is too short to hold one: a word has two bytes at least, with its space.
        if words.len() <= 2 * most(language) {
            return None;
        }
        let lengths =
            sentences(words).into_iter().map(|range| (length(&words[range.clone()], language), range));
        let (length, range) = lengths.into_iter().find(|(length, _)| *length > most(language))?;
        Some((paragraph.span(context, range)?, length, language))
    });
    of_paragraphs.collect()
}

/// Most words of a sentence, or characters in Chinese. Of the practices of this collection the longest sentence has
/// 37 words in Arabic, 39 in English, 41 in Spanish, 38 in French and 31 in Russian, and 50 characters in Chinese:
/// some hundred sentences each, all written to be read easily. Russian says with endings what others say with words.
fn most(language: Language) -> usize {
    match language {
        Language::Ar | Language::En => 40,
        Language::Es | Language::Fr => 45,
        Language::Ru => 35,
        Language::Zh => 80,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    const LESSON: &str = "Pay for repair first and for sensors second.";

    fn marked(text: &str) -> Vec<String> {
        Site::bare().edit(LESSON, text).marked("FB1001")
    }

    fn sentence(words: usize) -> String {
        format!("We{}", " go".repeat(words - 1))
    }

    #[test]
    fn the_first_long_sentence_of_a_paragraph_is_marked() {
        let long = sentence(41);
        assert_eq!(marked(&format!("Short. {long}. {long}.\n\n- *{long}*\n\nShort.")), [&*long, &*long]);
        assert_eq!(marked(&format!("{} [1]. Go.", sentence(40))), [""; 0]);
        assert_eq!(marked(&format!("{long} [1]. Go.")), [long]);
    }

    #[test]
    fn each_language_has_its_own_limit() {
        let found = |name: &str, text: &str| {
            let state = "translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}";
            let text = format!("---\ntitle: T\nsummary: S\n{state}\n---\n{text}\n");
            Site::bare().with(&SAMPLE.replace("en.md", &format!("{name}.md")), text).found("FB1001")
        };
        for (name, word, most) in [
            ("ar", "ماء ", 40),
            ("es", "agua ", 45),
            ("fr", "eau ", 45),
            ("ru", "вода ", 35),
            ("zh", "水", 80),
        ] {
            assert_eq!(found(name, &word.repeat(most)).len(), 0, "{name}");
            assert_eq!(found(name, &word.repeat(most + 1)).len(), 1, "{name}");
        }
        assert_eq!(found("zh", &"水".repeat(81))[0].1.message, "this sentence has 81 characters");
        assert_eq!(found("ru", &"вода ".repeat(36))[0].1.message, "this sentence has 36 words");
    }

    #[test]
    fn what_is_no_sentence_of_the_author_is_not_counted() {
        let (long, half) = (sentence(60), sentence(30));
        for text in [
            format!("### {long}"),
            format!("> {long}"),
            format!("| a |\n|---|\n| {long} |"),
            format!("```\n{long}\n```"),
            format!("`{long}`"),
            format!("{long}\n: b"),
            format!("The law says “{long}” and no more."),
            format!("{half}\\\n{half}"),
            format!("{half}<br>{half}"),
            format!("{half}; {half}"),
            format!("{half}:\n\n- {half}\n- {half}"),
        ] {
            assert_eq!(marked(&format!("{text}\n\nEnd.")), [""; 0], "{text}");
        }
        assert_eq!(marked(&format!("> [!NOTE]\n> {long}.\n\nEnd.")), std::slice::from_ref(&long));
        assert_eq!(marked(&format!("Old[^1].\n\n[^1]: {long}.")), [long]);
    }

    #[test]
    fn summaries_are_read_and_withdrawn_practices_are_not() {
        let site = Site::bare().front(&format!("summary: {}.", sentence(41)));
        assert_eq!(site.marked("FB1001"), [sentence(41)]);
        let withdrawn = site.front("status: withdrawn\nreason: None");
        assert_eq!(withdrawn.marked("FB1001"), [""; 0]);
    }

    #[test]
    fn a_text_without_an_end_has_one_finding() {
        assert_eq!(marked(&"water ".repeat(8_000)).len(), 1);
        assert_eq!(marked(&"Go. ".repeat(12_000)).len(), 0);
    }
}
