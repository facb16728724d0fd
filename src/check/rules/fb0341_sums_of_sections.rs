//! FB0341: a sum under `sections` of a translation that is none.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, shown, suggest};
use crate::link::sums::PARTS;

pub(super) const RULE: Rule = Rule {
    code: "FB0341",
    name: "sums-of-sections",
    severity: Severity::Warning,
    title: "A sum under `sections` of a translation is of no section, or is none",
    explanation: "\
Under `translation: sections:` a translation notes a short sum of each section of the original that was
translated: the name of the section in the vocabulary and eight signs, `0` to `9` and `a` to `f`, in quotes.
`title`, `summary`, `facts` and `notes` are names, too. By these sums the check sees what has changed in the
original. One with another name or shape says nothing.

`fieldbook new practice --from` writes them, and the finding FB0330 shows the new ones. To mend one, copy it
from there; or take the line out, and nothing is compared.",
    wrong: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé des capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22, sections: {lesons: \"49e02903\"}}
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
translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22, sections: {lessons: \"49e02903\"}}
---
",
    ),
    check,
};

/// Signs of a sum.
const LENGTH: usize = 8;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let names: Vec<&str> = context
        .section_entries()
        .iter()
        .filter_map(|entry| Some(entry.id.as_ref()?.as_str()))
        .chain(PARTS)
        .collect();
    // Without the vocabulary no name can be judged, and it has a finding of its own.
    let judged = names.len() > PARTS.len();
    let states = context.library.practices.values().flat_map(|practice| practice.translations.values());
    for (name, sum) in
        states.filter_map(|version| version.front.translation.as_ref()).flat_map(|state| &state.sections)
    {
        if judged && !names.contains(&name.value.as_str()) {
            let finding = report.at(name.span, format!("`{}` is no section", shown(&name.value)));
            finding.label("not known here");
            match suggest::nearest(&name.value, names.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")).suggest(near),
                None => finding.help(format!("the names are {}", any_of(&names).replace(" or ", " and "))),
            };
            continue;
        }
        let is_sum = sum.value.len() == LENGTH
            && sum.value.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_sum {
            report
                .at(sum.span, format!("`{}` is no sum of a section", shown(&sum.value)))
                .label("not eight signs, 0 to 9 and a to f")
                .help("copy it again, or take the line out; a sum reads like `\"49e02903\"`");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn names_and_shapes_are_told_apart() {
        for (sums, told) in [
            ("lessons: \"49e02903\", title: \"0123abcd\", facts: \"00000000\", notes: 'aaaaaaaa'", vec![]),
            // YAML takes these for numbers.
            ("lessons: 49e02903, risks-and-safeguards: 01234567", vec![]),
            ("lesons: \"49e02903\"", vec![("lesons", Some("lessons"))]),
            ("colour: \"49e02903\"", vec![("colour", None)]),
            (
                "lessons: \"49e0290\", summary: \"49E02903\"",
                vec![("\"49e0290\"", None), ("\"49E02903\"", None)],
            ),
        ] {
            let front = format!(
                "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22, sections: {{{sums}}}}}\n---\n"
            );
            let found = Site::starter().with(&SAMPLE.replace("en.md", "fr.md"), front).found("FB0341");
            let found: Vec<_> = found
                .iter()
                .map(|(place, finding)| (place.as_str(), finding.suggestion.as_deref()))
                .collect();
            assert_eq!(found, told, "{sums}");
        }
        let front = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22, sections: {x: \"49e02903\"}}\n---\n";
        assert!(Site::bare().with(&SAMPLE.replace("en.md", "fr.md"), front).found("FB0341").is_empty());
    }
}
