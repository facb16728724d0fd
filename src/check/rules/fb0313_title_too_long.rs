//! FB0313: a title that does not fit where titles stand.

use std::collections::BTreeSet;

use crate::check::recipes::texts_of;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::model::limits;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0313",
    name: "title-too-long",
    severity: Severity::Error,
    title: "A title or another short text is too long",
    explanation: "\
The title stands in lists, in the head of each printed page, in the tab of the browser and in search
results. With more than 80 characters it is cut off there, often before its point.

Say what to do, in as few words as you can: \"Tie every hand pump to a repair service\". The rest
belongs in the summary.

Languages need more or fewer letters to say the same, and a translator cannot change what is said: the title
of a translation may have 100 characters.

The texts of a bundle's recipe, which stand in all its languages, have limits as well: a title, a subtitle and the
heading of a part 100 characters, the place and the host of the event, an item of the agenda and the words for a
logo 200, and the summary 600. With more, the cover and the agenda do not fit on their pages.",
    wrong: Example::Front(
        "title: Tie every single hand-pump sensor in each of the provinces to a repair service that answers within days",
    ),
    right: Example::Front("title: Tie every hand-pump sensor to a repair service"),
    check,
};

/// Most characters of a title.
const LIMIT: usize = limits::TITLE;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let translated: BTreeSet<Span> = context.translated_titles().map(|title| title.span).collect();
    for title in context.titles() {
        let length = title.value.chars().count();
        let limit = if translated.contains(&title.span) { LIMIT + LIMIT / 4 } else { LIMIT };
        if length > limit {
            report
                .at(title.span, format!("the title has {length} characters, where {limit} are the most"))
                .label("too long")
                .help("say in a few words what to do; the rest belongs in the summary");
        }
    }
    check_recipes(context, report);
}

/// Most characters of a text of a recipe.
fn most_of(key: &str) -> usize {
    match key {
        "title" | "subtitle" | "practices.heading" => LIMIT + LIMIT / 4,
        "summary" => 600,
        _ => 200,
    }
}

fn check_recipes(context: &Context<'_>, report: &mut Report<'_>) {
    for recipe in context.recipes() {
        for told in texts_of(&recipe.data) {
            let most = most_of(told.key);
            for (_, text) in &told.texts.by_language {
                let length = text.value.chars().count();
                if length > most {
                    let message = format!("{} has {length} characters, where {most} are the most", told.what);
                    report
                        .at(text.span, message)
                        .label("too long")
                        .help("say it in fewer words: it stands on one or two lines of the book");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};

    #[test]
    fn texts_of_recipes_have_limits() {
        for (key, most) in [
            ("title: {en: W}", 100),
            ("subtitle: {en: W}", 100),
            ("summary: {en: W}", 600),
            ("practices: [{heading: {en: W}, practices: [BP-7K3Q0]}]", 100),
            ("event: {place: {en: W}, start: 2027-03-15, host: {en: H}}", 200),
            ("event: {place: {en: P}, start: 2027-03-15, host: {en: W}}", 200),
            ("agenda: [{day: 2027-03-15, items: [{from: 09:00, to: 10:00, what: {en: W}}]}]", 200),
            ("logos: [{file: a.png, alt: {en: W}}]", 200),
        ] {
            for (length, found) in [(most, 0), (most + 1, 1)] {
                let text = key.replace('W', &"水".repeat(length));
                let site = Site::bare().with("content/bundles/x.yaml", text);
                assert_eq!(site.found("FB0313").len(), found, "{key} {length}");
            }
        }
    }

    #[test]
    fn characters_are_counted_and_not_bytes() {
        for (title, found) in [("水".repeat(80), 0), ("水".repeat(81), 1), ("é".repeat(80), 0)] {
            assert_eq!(Site::bare().front(&format!("title: {title}")).found("FB0313").len(), found);
        }
    }

    #[test]
    fn the_title_of_a_translation_may_be_a_quarter_longer() {
        let state = "translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}";
        for path in [&SAMPLE.replace("en.md", "ru.md"), "content/pages/about/ru.md"] {
            for (length, found) in [(81, 0), (100, 0), (101, 1)] {
                let text = format!("---\ntitle: {}\nsummary: S\n{state}\n---\n", "я".repeat(length));
                assert_eq!(Site::bare().with(path, text).found("FB0313").len(), found, "{path} {length}");
            }
        }
    }
}
