//! FB0420: a translation that still holds text of the original.

use std::collections::BTreeSet;

use crate::check::lines::{Line, each_line};
use crate::check::sections::PracticeText;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0420",
    name: "not-translated",
    severity: Severity::Warning,
    title: "A translation still holds text of the original",
    explanation: "\
`fieldbook new practice --from` starts a translation with the text of the original, for the translator to
replace piece by piece. A piece that is word for word the same in both was most likely forgotten.

Translate it. A passage that is quoted in its own language stands in a quotation, each line with `>`
before it, and is not looked at.",
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

/// Fewest words of a piece that are no name, formula or list of terms.
const FEWEST: usize = 8;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        let (Some(front), Some(original)) = (text.translation, text.original) else { continue };
        if text.language == original.language {
            continue;
        }
        let long = |words: &str| original.language.count_words(words) >= FEWEST;
        if let (Some(ours), Some(theirs)) = (&front.summary, &original.front.summary)
            && long(&ours.value)
            && same(&ours.value) == same(&theirs.value)
        {
            report
                .at(ours.span, "the summary is the same as in the original")
                .label("not translated")
                .help("translate it");
        }
        let first =
            PracticeText { language: original.language, body: &original.body, translation: None, ..text };
        let theirs: BTreeSet<String> = pieces(context, &first).into_iter().map(|(words, _)| words).collect();
        let kept =
            pieces(context, &text).into_iter().filter(|(words, _)| long(words) && theirs.contains(words));
        let kept: Vec<Span> = kept.filter_map(|(_, span)| span).collect();
        if let Some(first) = kept.first() {
            let count = plural(kept.len(), "paragraph or cell is", "paragraphs or cells are");
            report
                .at(context.first_line(*first), format!("{count} the same as in the original"))
                .label("not translated")
                .help("translate each; put a passage that is quoted in its own language into a quotation");
        }
    }
}

/// The words of each paragraph, heading and cell, and where they stand.
fn pieces(context: &Context<'_>, text: &PracticeText<'_>) -> Vec<(String, Option<Span>)> {
    let mut found = Vec::new();
    each_line(&text.body.document.blocks, false, &mut |inlines| {
        let line = Line::new(context, inlines);
        let span = line.span(0..line.text.len());
        found.push((same(&line.text), span));
    });
    found
}

/// A text with single spaces.
fn same(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
            ["2 paragraphs or cells are the same as in the original"]
        );
    }
}
