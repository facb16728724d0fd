//! FB0420: a translation that still holds text of the original.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::lines::{GAP, Line, each_line};
use crate::check::sections::PracticeText;
use crate::check::text::translated_pairs;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};
use crate::link::{Body, Original};
use crate::model::language::Language;
use crate::parse::front::TranslationFront;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0420",
    name: "not-translated",
    severity: Severity::Warning,
    title: "A translation still holds text of the original",
    explanation: "\
`fieldbook new practice --from` starts a translation with the text of the original, for the translator to
replace piece by piece. A text of the front matter, a paragraph, a cell or a whole sentence that is word for
word the same in both was most likely forgotten.

Translate it. Names, numbers and the titles of sources may stay as they are. A passage that is quoted in its
own language stands in a quotation, each line with `>` before it, and is not looked at.",
    wrong: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé des capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}
---
## Enseignements

Pay for repair first and for sensors second. The authors themselves suggest that reliable service may deserve more
attention than new installations [1]. The same idea serves other alarms: send each one to a person who must act.
",
    ),
    right: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé des capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}
---
## Enseignements

Payer d’abord la réparation, ensuite les capteurs. Les auteurs eux-mêmes suggèrent qu’un service fiable mérite plus
d’attention que de nouvelles installations [1]. L’idée vaut pour d’autres alertes : chacune va à qui doit agir.
",
    ),
    check,
};

/// Fewest words of a paragraph or sentence that is looked at.
const FEWEST: usize = 8;
/// Fewest of them that are no names.
const FEWEST_PLAIN: usize = 3;
/// Most lines that a message names.
const LINES: usize = 8;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        let (Some(front), Some(original)) = (text.translation, text.original) else { continue };
        if text.language == original.language {
            continue;
        }
        if is_summary_kept(original, text.language, front)
            && let Some(summary) = &front.summary
        {
            report
                .at(summary.span, "the summary is the same as in the original")
                .label("not translated")
                .help("translate it");
        }
        check_values(context, report, &text, original, front);
        check_body(context, report, &text, original);
    }
}

/// Whether a summary still is the original's.
pub(super) fn is_summary_kept(original: &Original, language: Language, front: &TranslationFront) -> bool {
    let (Some(ours), Some(theirs)) = (&front.summary, &original.front.summary) else { return false };
    language != original.language
        && original.language.count_words(&ours.value) >= FEWEST
        && same(&ours.value) == same(&theirs.value)
}

/// Tells the other texts of the front matter that are the original's.
fn check_values(
    context: &Context<'_>,
    report: &mut Report<'_>,
    text: &PracticeText<'_>,
    original: &Original,
    front: &TranslationFront,
) {
    // Two languages of one script share many a single word: `maintenance`, `sites`.
    let least = if is_latin(text.language) && is_latin(original.language) { 2 } else { 1 };
    let mut kept: Vec<(&str, Span)> = Vec::new();
    for pair in translated_pairs(&original.front, front) {
        let (Some(theirs), Some(ours)) = (pair.theirs, pair.ours) else { continue };
        if !["summary", "images.credit"].contains(&pair.key)
            && same(&theirs.value) == same(&ours.value)
            && plain_words(&theirs.value, original.language, 4) >= least
        {
            kept.push((pair.key, ours.span));
        }
    }
    kept.sort_by_key(|(_, span)| *span);
    let Some((key, first)) = kept.first() else { return };
    let message = match kept.len() - 1 {
        0 => format!("`{key}` is the same as in the original"),
        more => {
            let more = plural(more, "more text of the front matter is", "more texts of the front matter are");
            format!(
                "`{key}` and {more} the same as in the original{}",
                lines(context, kept.iter().map(|(_, span)| *span))
            )
        }
    };
    report.at(*first, message).label("not translated").help("translate each; names and numbers may stay");
}

/// Tells paragraphs, cells and sentences that are the original's.
fn check_body(context: &Context<'_>, report: &mut Report<'_>, text: &PracticeText<'_>, original: &Original) {
    let language = original.language;
    let titles: Vec<String> = original
        .front
        .sources
        .iter()
        .flat_map(|list| &list.items)
        .filter_map(|source| Some(same(&source.title.as_ref()?.value)))
        .collect();
    let is_text = |words: &str| {
        language.count_words(words) >= FEWEST && plain_words(words, language, 2) >= FEWEST_PLAIN
    };
    // The words around a title must be few.
    let plain = |words: &str| plain_words(words, language, 2);
    let is_title = |words: &str| {
        let around = |title: &String| plain(words).saturating_sub(plain(title)) < FEWEST_PLAIN;
        titles.iter().any(|title| title.contains(words) || words.contains(title.as_str()) && around(title))
    };
    let mut theirs: BTreeSet<String> = BTreeSet::new();
    for line in lines_of(context, &original.body) {
        theirs.insert(same(&line.text));
        theirs.extend(sentences(&line.text).map(|range| same(&line.text[range])));
    }
    let is_kept = |words: &str| {
        let words = same(words);
        is_text(&words) && theirs.contains(&words) && !is_title(&words)
    };
    let (mut kept, mut whole): (Vec<Span>, bool) = (Vec::new(), true);
    for line in lines_of(context, text.body) {
        if is_kept(&line.text) {
            kept.extend(line.span(0..line.text.len()));
            continue;
        }
        let mut found = sentences(&line.text).filter(|range| is_kept(&line.text[range.clone()]));
        if let Some(span) = found.next().and_then(|range| line.span(range)) {
            kept.push(span);
            whole = false;
        }
    }
    let Some(first) = kept.first() else { return };
    let message = match (kept.len(), whole) {
        (1, true) => "this is the same as in the original".to_owned(),
        (1, false) => "a sentence is the same as in the original".to_owned(),
        (count, _) => {
            let what = if whole { "paragraphs or cells" } else { "paragraphs, cells or sentences" };
            format!("{count} {what} are the same as in the original{}", lines(context, kept.iter().copied()))
        }
    };
    report
        .at(context.first_line(*first), message)
        .label("not translated")
        .help("translate each; put a passage that is quoted in its own language into a quotation");
}

/// `: lines 24, 31, 40 …`, for several places in one file.
fn lines(context: &Context<'_>, spans: impl Iterator<Item = Span>) -> String {
    let mut numbers: Vec<u32> = spans
        .take(LINES * 4)
        .map(|span| context.library.sources.get(span.source).position(span.start).line)
        .collect();
    numbers.dedup();
    let named: Vec<String> = numbers.iter().take(LINES).map(u32::to_string).collect();
    let more = if numbers.len() > LINES { " …" } else { "" };
    let word = if named.len() == 1 { "line" } else { "lines" };
    format!(": {word} {}{more}", named.join(", "))
}

/// Each paragraph, heading and cell of a text and of its footnotes.
fn lines_of<'a>(context: &Context<'a>, body: &'a Body) -> Vec<Line<'a>> {
    let mut found = Vec::new();
    let notes = body.document.footnotes.iter().map(|note| &note.blocks);
    for blocks in std::iter::once(&body.document.blocks).chain(notes) {
        each_line(blocks, false, &mut |inlines| found.push(Line::new(context, inlines)));
    }
    found
}

/// The sentences of a line. An abbreviation may divide one, in both texts alike.
fn sentences(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let ends = line.char_indices().filter_map(|(at, c)| {
        let after = at + c.len_utf8();
        let ends = matches!(c, '。' | '！' | '？')
            || matches!(c, '.' | '!' | '?' | '؟' | ':')
                && line[after..]
                    .chars()
                    .next()
                    .is_none_or(|next| next.is_whitespace() || !next.is_alphanumeric());
        ends.then_some(after)
    });
    ends.chain([line.len()]).map(move |end| std::mem::replace(&mut start, end)..end)
}

/// How many words of a text of the original are no names, numbers or signs, and have so many letters.
fn plain_words(text: &str, language: Language, least: usize) -> usize {
    const SMALL: &str = "a an and at by for from in of on or the to with au aux avec d de des du en et l la le \
        les ou par pour sur un une al con del el las los o para por sin y von van";
    if language == Language::Zh {
        return language.count_words(&text.chars().filter(|c| !c.is_ascii()).collect::<String>());
    }
    let own_script = |c: char| match language {
        Language::Ar => matches!(u32::from(c), 0x600..=0x77F),
        _ => c.is_lowercase(),
    };
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '.' | '_' | '/' | '@'));
    words
        .filter(|word| {
            let word = word.trim_matches(['-', '.', '/']);
            word.chars().count() >= least
                && word.chars().all(|c| own_script(c) || c == '-')
                && !SMALL.split_whitespace().any(|small| small == word)
        })
        .count()
}

fn is_latin(language: Language) -> bool {
    matches!(language, Language::En | Language::Fr | Language::Es)
}

/// A text with single spaces, and without what stands for citations.
fn same(text: &str) -> String {
    let words: Vec<&str> = text.split(GAP).map(str::trim_end).collect();
    words.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn what_was_translated_or_quoted_is_passed_over() {
        let lesson = "Pay for repair first and for sensors second. The authors themselves suggest that reliable service may deserve more attention than new installations [1]. The same idea serves other alarms: send each one to a person who must act.";
        let count = |summary: &str, body: &str| {
            let front = format!(
                "---\ntitle: T\nsummary: {summary}\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\n---\n"
            );
            let path = SAMPLE.replace("en.md", "fr.md");
            let site = Site::starter().with(&path, format!("{front}\n## Leçons\n\n{body}\n"));
            let found = site.findings_of("FB0420");
            found.into_iter().map(|finding| finding.message).collect::<Vec<_>>()
        };
        let text = Site::starter().text(SAMPLE);
        let summary = text.split("summary: >-\n").nth(1).unwrap().split("\nrevision").next().unwrap();
        let summary = format!(">-\n{summary}");
        assert_eq!(count("En 2014.", "Payez d’abord la réparation [1]."), [""; 0]);
        assert_eq!(count("En 2014.", &format!("> {lesson}")), [""; 0]);
        assert_eq!(count("En 2014.", "GSMA"), [""; 0]);
        assert_eq!(count(&summary, "Payez."), ["the summary is the same as in the original"]);
        assert_eq!(
            count("En 2014.", &format!("Payez.\n\n{lesson}\n\n- {lesson}")),
            ["2 paragraphs or cells are the same as in the original: lines 11, 13"]
        );
        let sentence = "The authors themselves suggest that reliable service may deserve more attention than new installations [1].";
        for body in [
            &format!("Payez d’abord. {sentence} Puis mesurez."),
            &format!("Payez d’abord. {}", sentence.replace(" [1]", "")),
            &format!("Payez d’abord.[^1]\n\n[^1]: {sentence} Voilà."),
        ] {
            assert_eq!(count("En 2014.", body), ["a sentence is the same as in the original"], "{body}");
        }
    }

    #[test]
    fn names_and_titles_of_sources_may_stay() {
        let told = |lessons: &str| {
            let front = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n";
            let site = Site::starter()
                .edit("Pay for repair first and for sensors second.", lessons)
                .with(&SAMPLE.replace("en.md", "ru.md"), format!("{front}\n## Уроки\n\n{lessons}\n"));
            site.findings_of("FB0420").len()
        };
        for names in [
            "Ministry of Water, Living Water International, Oregon Health & Science University, GSMA, UNICEF and World Bank Group.",
            "LoRaWAN, NB-IoT, LTE-M, Sigfox, Wi-Fi, ZigBee, GSM, UMTS, LTE, 5G, EN 303 645",
            "*Ensemble machine learning and forecasting can achieve 99% uptime for rural handpumps (PLOS ONE, 10.1371/journal.pone.0188808), abstract*",
            "Short and plain words.",
        ] {
            let apart = format!("\n\n{names}\n\n");
            assert_eq!(told(&apart), 0, "{names}");
        }
        assert_eq!(told("\n\nThe Ministry of Water and the team send every alarm to a repair post.\n\n"), 1);
    }

    #[test]
    fn texts_of_the_front_matter_are_compared() {
        let told = |language: &str, front: &str| {
            let text = format!(
                "---\nsummary: S\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\n{front}\n---\n"
            );
            let path = SAMPLE.replace("en.md", &format!("{language}.md"));
            let found = Site::bare().with(&path, text).found("FB0420").into_iter();
            found.map(|(place, finding)| (place, finding.message)).collect::<Vec<_>>()
        };
        let title = "Tie every hand-pump sensor to a repair service";
        let is = |place: &str, message: &str| vec![(place.to_owned(), message.to_owned())];
        assert_eq!(
            told("fr", &format!("title: {title}")),
            is(title, "`title` is the same as in the original")
        );
        let front = format!("title: {title}\neffort: {{skills: [hand-pump repair, a, b, record keeping]}}");
        assert_eq!(
            told("fr", &front),
            is(
                title,
                "`title` and 2 more texts of the front matter are the same as in the original: lines 4, 5"
            )
        );
        // In another script one word says it.
        assert_eq!(told("fr", "title: T\nscale: {unit: sensors}"), []);
        assert_eq!(
            told("ru", "title: T\nscale: {unit: sensors}"),
            is("sensors", "`scale.unit` is the same as in the original")
        );
        let result = "title: T\nresults: [{what: A, unit: \"%\", when: 2014-2015}, {what: B, where: \"Rwanda\", unit: \"%\"}]";
        assert_eq!(told("ru", result), []);
    }
}
