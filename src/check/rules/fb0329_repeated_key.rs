//! FB0329: a translation that repeats facts of the original.

use crate::check::text::{Pair, translated_pairs};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, plural, shown};
use crate::parse::front::{OriginalFront, TranslationFront};

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
something to translate, the words of `results` (`what`, `unit`, `when`, `where`, `method`), `scale` (`unit`,
`as_of`), `cost` (`covers`), `effort` (`skills`), `workshop` (`needs`, `exercise`) and `images` (`alt`,
`credit`), and `reason`.

`before` and `after` of a result stand in a translation only where the original has more than a number there,
such as `about 7,000` or `13–20`. A number alone is written by fieldbook in the way of each language.",
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
            let original = practice.original.as_ref().map(|original| &original.front);
            let values = original.map_or_else(Vec::new, |original| repeated_values(original, &version.front));
            let keys = &version.front.repeated;
            let Some(first) = keys.first() else {
                tell_values(report, &values);
                continue;
            };
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
            let mut names: Vec<&str> = keys.iter().map(|key| key.value.as_str()).collect();
            for value in &values {
                if !names.contains(&value.key) {
                    names.push(value.key);
                }
            }
            let finding = report.at(first.span, message);
            finding.label("belongs to the original");
            if names.contains(&"lang") {
                finding.help("the language of a text follows from the name of its file");
            }
            finding.help(format!("delete {}", any_of(&names).replace(" or ", " and ")));
        }
    }
}

/// The values of results that the original has as a number alone.
fn repeated_values<'a>(original: &'a OriginalFront, translation: &'a TranslationFront) -> Vec<Pair<'a>> {
    let mut pairs = translated_pairs(original, translation);
    pairs.retain(|pair| {
        matches!(pair.key, "results.before" | "results.after")
            && pair.ours.is_some()
            && pair.theirs.is_some_and(|theirs| is_number(&theirs.value))
    });
    pairs
}

fn tell_values(report: &mut Report<'_>, values: &[Pair<'_>]) {
    for pair in values {
        let (Some(theirs), Some(ours)) = (pair.theirs, pair.ours) else { continue };
        let key = pair.key.trim_start_matches("results.");
        let number = shown(&theirs.value);
        report
            .at(ours.span, format!("`{key}` is the number `{number}` in the original, and stays there"))
            .label("belongs to the original")
            .related(theirs.span, "in the original")
            .help(format!("delete `{key}` here: each language shows the original's number in its own way"));
    }
}

/// Whether a value is a number that pages write in the way of their language.
fn is_number(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
        && value.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};

    #[test]
    fn a_number_alone_stays_in_the_original() {
        let told = |there: &str, here: &str| {
            let text = format!(
                "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\nresults:\n  - {{what: Délai{here}}}\n  - {{what: Part}}\n---\n"
            );
            let site = Site::bare().edit("before: \"152\", after: \"21\"", there);
            let found = site.with(&SAMPLE.replace("en.md", "fr.md"), text).found("FB0329");
            found.into_iter().map(|(place, finding)| (place, finding.message)).collect::<Vec<_>>()
        };
        let number = "before: \"152\", after: \"21\"";
        assert_eq!(
            told(number, ", after: \"21\""),
            [("\"21\"".to_owned(), "`after` is the number `21` in the original, and stays there".to_owned())]
        );
        assert_eq!(told(number, ", before: 15,2").len(), 1);
        assert_eq!(told(number, ""), []);
        // Words, ranges and numbers in the way of one language are translated.
        for (there, here) in [
            ("about 7,000", "environ 7 000"),
            ("7,000", "7 000"),
            ("13–20", "13-20"),
            ("13–20", "de 13 à 20"),
            ("more than 20", "plus de 20"),
        ] {
            assert_eq!(told(&format!("after: \"{there}\""), &format!(", after: \"{here}\"")), [], "{there}");
        }
    }

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
