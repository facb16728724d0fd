//! FB0816: a key that belongs to the entries of another vocabulary.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::{VOCABULARIES, WITH_OTHER_WORDS};

pub(super) const RULE: Rule = Rule {
    code: "FB0816",
    name: "foreign-key",
    severity: Severity::Warning,
    title: "A key belongs to another vocabulary",
    explanation: "\
Every entry of a vocabulary has `id` and `label`, and may have `description` and `note`. Other keys belong
to single vocabularies: `alpha2` to countries, `also` (other words that readers search with) to domains,
topics and countries, `members` to regions and groups, `words` to sections.
In another list they are read and then ignored, so what stands there helps nobody.

Take the key out, or move the entry to the list where it belongs.",
    wrong: Example::File(
        "content/vocabularies/power.yaml",
        "title: {en: Power}\nentries:\n  - {id: battery, label: {en: Battery}, alpha2: BA}\n",
    ),
    right: Example::File(
        "content/vocabularies/power.yaml",
        "title: {en: Power}\nentries:\n  - {id: battery, label: {en: Battery}}\n",
    ),
    check,
};

/// Keys that only some vocabularies have, each with these.
const OWNERS: [(&str, &[&str]); 18] = [
    ("aliases", &["standards"]),
    ("alpha2", &["countries"]),
    ("also", &WITH_OTHER_WORDS),
    ("as_of", &["country-groups", "regions"]),
    ("body", &["standards"]),
    ("cldr", &["countries"]),
    ("date", &["standards"]),
    ("definition", &["glossary"]),
    ("edition", &["standards"]),
    ("kind", &["glossary"]),
    ("members", &["country-groups", "regions"]),
    ("need", &["sections"]),
    ("number", &["standards"]),
    ("source", &["country-groups", "regions"]),
    ("status", &["standards"]),
    ("topics", &["standards"]),
    ("url", &["standards"]),
    ("words", &["sections"]),
];

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (name, vocabulary) in context.library.vocabularies.iter() {
        for key in vocabulary.record.entries.items.iter().flat_map(|entry| &entry.keys) {
            let Some((_, owners)) = OWNERS.iter().find(|(owned, _)| *owned == key.value) else { continue };
            // A vocabulary of an unknown name has one finding for the whole of it.
            if owners.contains(&name) || !VOCABULARIES.contains(&name) {
                continue;
            }
            let owners: Vec<String> = owners.iter().map(|owner| format!("`{owner}`")).collect();
            report
                .at(key.span, format!("the key `{}` belongs to {}", shown(&key.value), owners.join(" and ")))
                .label("not used here")
                .help("take it out, or move the entry to the list where it belongs");
        }
    }
}
