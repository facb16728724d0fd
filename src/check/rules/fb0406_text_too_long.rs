//! FB0406: a practice that is too long to be printed and read.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};
use crate::model::limits;

/// Most words of a practice.
const LIMIT: usize = limits::TEXT;

pub(super) const RULE: Rule = Rule {
    code: "FB0406",
    name: "text-too-long",
    severity: Severity::Error,
    title: "A practice is longer than 1,500 words",
    explanation: "\
A practice has a target of 700 to 900 words, so that it fits on two printed pages, and a limit of 1,500.
A longer one is not read in a workshop, and translating it into five languages costs more than it gives.

Shorten it: leave out what a reader does not need to do the same, and link to the report that tells the
rest. If it tells two practices, make two of it.",
    wrong: Example::Long {
        path: "content/practices/tie-sensors-to-a-repair-service/en.md",
        start: "",
        again: "And one more sentence that says what was said before.\n",
        times: 100,
    },
    right: Example::Long {
        path: "content/practices/tie-sensors-to-a-repair-service/en.md",
        start: "",
        again: "And one more sentence that says what was said before.\n",
        times: 2,
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        let (_, most) = text.words((0, LIMIT));
        let words = text.language.count_words(&text.body.document.plain_text());
        if words > most {
            let message = format!("the text has {}; it may have {most}", plural(words, "word", "words"));
            let over = plural(words - most, "word", "words");
            report
                .at(text.body.head, message)
                .help(format!("shorten it by {over}, or make two practices of it"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn the_limit_itself_is_allowed_and_a_translation_may_need_more_words() {
        let site = Site::starter();
        let front = site.text(SAMPLE).split("## Problem").next().unwrap().to_owned();
        for (words, found) in [(1_500, 0), (1_501, 1)] {
            let site = site.clone().with(SAMPLE, format!("{front}{}", "word ".repeat(words)));
            assert_eq!(site.findings_of("FB0406").len(), found, "{words}");
        }
        let french = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n";
        for (words, found) in [(1_875, 0), (1_876, 1)] {
            let path = "content/practices/tie-sensors-to-a-repair-service/fr.md";
            let site = site.clone().with(path, format!("{french}{}", "mot ".repeat(words)));
            assert_eq!(site.findings_of("FB0406").len(), found, "{words}");
        }
    }
}
