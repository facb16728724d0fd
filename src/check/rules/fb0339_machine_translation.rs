//! FB0339: a translation by a machine that nobody has read.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::parse::front::TranslationStatus;

pub(super) const RULE: Rule = Rule {
    code: "FB0339",
    name: "machine-translation",
    severity: Severity::Warning,
    title: "A translation was made by a machine and nobody has read it",
    explanation: "\
A machine helps to begin, but it invents: a \"not\" is lost, a unit is changed, a term is translated by its
other meaning. In a practice that people follow with their hands this does harm, so the page warns its
readers at the top, and this finding tells the translators where help is wanted. It stops nothing.

Read every sentence beside the original, above all figures, units, warnings and names; take the terms of the
glossary; mend what is wrong. Then write `status: draft` and who did this as `by`. When a second person
has read it, it becomes `reviewed`.",
    wrong: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé des capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
translation: {of_revision: 1, status: machine, by: editorial, date: 2026-11-22}
---
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
",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let practices = context.library.practices.values();
    let of_practices = practices
        .flat_map(|practice| practice.translations.values())
        .map(|version| version.front.translation.as_ref());
    let pages = context.library.pages.values();
    let of_pages =
        pages.flat_map(|page| page.versions.values()).map(|version| version.front.translation.as_ref());
    for state in of_practices.chain(of_pages).flatten() {
        let Some(status) = state.status.as_ref() else { continue };
        if status.value == TranslationStatus::Machine {
            report
                .at(status.span, "translated by a machine, and nobody has read it yet")
                .label("unread")
                .help("compare every sentence with the original and mend it")
                .help("then write `status: draft`, with who did it as `by` and the day as `date`");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn only_machine_is_told_in_practices_and_in_pages() {
        let front = |status: &str| {
            format!(
                "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: 1, status: {status}, by: editorial, date: 2026-11-22}}\n---\n"
            )
        };
        for path in [SAMPLE.replace("en.md", "fr.md"), "content/pages/about/fr.md".to_owned()] {
            for (status, count) in [("machine", 1), ("draft", 0), ("reviewed", 0), ("authentic", 0), ("x", 0)]
            {
                let site = Site::starter().with(&path, front(status));
                assert_eq!(site.found("FB0339").len(), count, "{path} {status}");
            }
        }
    }
}
