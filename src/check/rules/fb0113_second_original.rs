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
every key except `title`, `summary`, `translation`, `results` and `images`.",
    wrong: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "---\ntitle: Relier chaque capteur à un service de réparation\nsummary: …\n---\n",
    ),
    right: Example::Words(
        "---\ntitle: Relier chaque capteur à un service de réparation\nsummary: …\n\
         translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n",
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
