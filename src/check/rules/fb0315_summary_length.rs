//! FB0315: a summary that is too short or too long.

use super::fb0420_not_translated::is_summary_kept;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};
use crate::model::language::Language;
use crate::model::limits;
use crate::model::template;
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0315",
    name: "summary-length",
    severity: Severity::Error,
    title: "A summary does not have 40 to 100 words",
    explanation: "\
The summary is what most people read: in lists, in search results, on the one-page overview of a
workshop. It must say by itself what was done, where, and what came of it. That takes about 40 words.
With more than 100 the overview no longer fits on its page.

For Chinese, characters are counted and divided by 1.7, so 68 to 170 characters are right.

Languages need more or fewer words to say the same, and a translator cannot change what is said: the summary
of a translation may have 34 to 125 words.",
    wrong: Example::Front("summary: Sensors on hand pumps helped a repair service in Rwanda."),
    right: Example::Front(
        "summary: >-\n  In 2014 and 2015 researchers fitted sensors to hand pumps in three provinces of Rwanda and\n  \
         compared three ways of running repairs. Only one of them used the data to send technicians. There\n  \
         the median repair took about 21 days, against about 152 days in the usual service, at about the\n  \
         same yearly cost for each working pump.",
    ),
    check,
};

const FEWEST: usize = limits::SUMMARY.0;
const MOST: usize = limits::SUMMARY.1;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for practice in context.library.practices.values() {
        if let Some(original) = &practice.original {
            check_summary(report, original.language, original.front.summary.as_ref(), (FEWEST, MOST));
        }
        for (language, version) in &practice.translations {
            // A summary that nobody has translated yet has a finding of its own.
            let kept = |original| is_summary_kept(original, *language, &version.front);
            if !practice.original.as_ref().is_some_and(kept) {
                let limits = (FEWEST - FEWEST * 15 / 100, MOST + MOST / 4);
                check_summary(report, *language, version.front.summary.as_ref(), limits);
            }
        }
    }
}

fn check_summary(
    report: &mut Report<'_>,
    language: Language,
    summary: Option<&Text>,
    (fewest, most): (usize, usize),
) {
    // The sentence of the template has a finding of its own.
    let Some(summary) = summary.filter(|summary| summary.value != template::SUMMARY) else { return };
    let words = language.count_words(&summary.value);
    let counted = plural(words, "word", "words");
    if words < fewest {
        report
            .at(summary.span, format!("the summary has {counted}, where {fewest} are the fewest"))
            .label("too short")
            .help("say what was done, where, by whom, and what came of it");
    } else if words > most {
        report
            .at(summary.span, format!("the summary has {counted}, where {most} are the most"))
            .label("too long")
            .help("keep what was done, where, and what came of it; the rest belongs in the text");
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};

    fn messages(site: &Site) -> Vec<String> {
        site.found("FB0315").into_iter().map(|(_, finding)| finding.message).collect()
    }

    #[test]
    fn both_ends_are_allowed_and_translations_are_counted_in_their_language() {
        for (words, found) in [(39, 1), (40, 0), (100, 0), (101, 1)] {
            let site = Site::bare().front(&format!("summary: {}", "word ".repeat(words)));
            assert_eq!(messages(&site).len(), found, "{words}");
        }
        for (characters, found) in [(56, 1), (58, 0), (212, 0), (214, 1)] {
            let text = format!(
                "---\ntitle: T\nsummary: {}\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\n---\n",
                "水".repeat(characters)
            );
            let site = Site::bare().with(&SAMPLE.replace("en.md", "zh.md"), text);
            assert_eq!(messages(&site).len(), found, "{characters}");
        }
    }

    #[test]
    fn what_is_still_the_originals_is_told_once() {
        let summary = format!("summary: {}", "These words are not right yet. ".repeat(30));
        let french = format!(
            "---\ntitle: T\n{summary}\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\n---\n"
        );
        let site = Site::bare().with(&SAMPLE.replace("en.md", "fr.md"), french);
        assert_eq!(messages(&site).len(), 1);
        assert_eq!(messages(&site.front(&summary)).len(), 1, "of the original");
    }

    #[test]
    fn one_word_is_not_words() {
        let site = Site::bare().front("summary: Sensors");
        assert_eq!(messages(&site), ["the summary has 1 word, where 40 are the fewest"]);
    }
}
