//! FB0330: a translation of another revision than the original's.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;

pub(super) const RULE: Rule = Rule {
    code: "FB0330",
    name: "translation-state",
    severity: Severity::Error,
    title: "A translation is out of date, or of a revision that does not exist",
    explanation: "\
A translation says which revision of the original it was made from: `of_revision: 1`. When the original
has moved on, the page of the translation tells its readers that it is out of date, and this finding
tells the translators; it is a warning and stops nothing. A number larger than the original's is an
error: such a revision does not exist.

Compare the two texts, bring the translation up to date, and write the original's `revision` as
`of_revision`, with the new date.",
    wrong: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé des capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
translation: {of_revision: 2, status: draft, by: editorial, date: 2026-11-22}
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
    for (practice, original) in context.originals() {
        let Some(revision) = original.front.revision.as_ref().filter(|revision| revision.value >= 1) else {
            continue;
        };
        for version in practice.translations.values() {
            let state = version.front.translation.as_ref();
            let of = state.and_then(|state| state.of_revision.as_ref()).filter(|of| of.value >= 1);
            let Some(of) = of.filter(|of| of.value != revision.value) else { continue };
            let (now, made_from) = (revision.value, of.value);
            if made_from > now {
                report
                    .at(of.span, format!("the original has no revision {made_from}, it is at revision {now}"))
                    .label("does not exist")
                    .related(revision.span, "the original")
                    .help(format!("write the revision that was translated, at most {now}"));
            } else {
                let finding = report.at(
                    of.span,
                    format!("translated from revision {made_from}, and the original is at revision {now}"),
                );
                finding.severity = Severity::Warning;
                finding
                    .label("out of date")
                    .related(revision.span, "the original")
                    .help(format!("bring the translation up to date, then write `of_revision: {now}`"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};
    use crate::diag::Severity;

    #[test]
    fn newer_is_an_error_and_older_is_a_warning() {
        let french = |of: &str| {
            format!(
                "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: {of}, status: draft, by: editorial, date: 2026-11-22}}\n---\n"
            )
        };
        for (of, severity) in [
            ("3", Some(Severity::Error)),
            ("2", None),
            ("1", Some(Severity::Warning)),
            ("0", None),
            ("x", None),
        ] {
            let site = Site::bare().front("revision: 2").with(&SAMPLE.replace("en.md", "fr.md"), french(of));
            let found = site.found("FB0330");
            assert_eq!(found.first().map(|(_, finding)| finding.severity), severity, "{of}");
        }
        let site = Site::bare().front("revision: 0").with(&SAMPLE.replace("en.md", "fr.md"), french("1"));
        assert!(site.found("FB0330").is_empty());
    }
}
