//! FB0113: a second version without `translation:`.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::{Severity, shown};
use crate::fault::FaultKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0113",
    name: "second-original",
    severity: Severity::Error,
    title: "Two versions of a practice both say that they are the original",
    explanation: "\
One version of a practice is the original and carries the facts: symbol, places, sources and so on.
Every other version is a translation and says so with the key `translation:`. It has no facts of its
own, so that they cannot differ from one language to another.

Write `translation:` into the front matter of the version that was made from the other, and take out
every key except `title`, `summary`, `translation` and the words to be translated of `results`, `scale`,
`cost`, `effort`, `workshop`, `images` and `reason`.",
    wrong: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé des capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
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
    report_faults(context, report, |kind| {
        let FaultKind::SecondOriginal { first } = kind else { return None };
        let first = first.rsplit('/').next().unwrap_or(first);
        Some(
            Worded::new(format!("a second original: `{}` has no `translation:` either", shown(first)))
                .label("no `translation:` below this line")
                .help(
                    "add `translation: {of_revision: 1, status: draft, by: …, date: …}` to the translation",
                ),
        )
    });
}
