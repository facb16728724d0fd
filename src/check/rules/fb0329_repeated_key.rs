//! FB0329: a translation that repeats facts of the original.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, plural, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0329",
    name: "repeated-key",
    severity: Severity::Error,
    title: "A translation repeats keys of the original",
    explanation: "\
Places, sources, dates, licence and the other facts are the same in every language. They stand in the
original alone, so that one change there changes all versions. If a translation had them as well, the
two could differ, and nobody would know which is right.

Delete these lines from the translation. It keeps `title`, `summary`, `translation` and, where there is
something to translate, the words of `results` and `images`.",
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
domains: [water]
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
    for practice in context.library.practices.values() {
        for version in practice.translations.values() {
            let keys = &version.front.repeated;
            let Some(first) = keys.first() else { continue };
            // All in one finding: often the whole front matter was copied.
            let message = if keys.len() == 1 {
                format!("the translation repeats the key `{}` of the original", shown(&first.value))
            } else {
                let keys = plural(keys.len(), "key", "keys");
                format!(
                    "the translation repeats {keys} of the original, the first is `{}`",
                    shown(&first.value)
                )
            };
            let names: Vec<&str> = keys.iter().map(|key| key.value.as_str()).collect();
            let finding = report.at(first.span, message);
            finding.label("belongs to the original");
            if names.contains(&"lang") {
                finding.help("the language of a text follows from the name of its file");
            }
            finding.help(format!("delete {}", any_of(&names).replace(" or ", " and ")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};

    #[test]
    fn a_copied_front_matter_is_one_finding() {
        let state = "translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}";
        let text = Site::bare().text(SAMPLE).replacen("---\n", &format!("---\n{state}\n"), 1);
        let found = Site::bare().with(&SAMPLE.replace("en.md", "fr.md"), text).found("FB0329");
        let [(place, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(place, "symbol");
        assert_eq!(finding.message, "the translation repeats 24 keys of the original, the first is `symbol`");
        assert!(finding.helps[0].contains("`licence`"), "{finding:?}");
    }
}
