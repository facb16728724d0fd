//! FB0805: two entries of a vocabulary with the same id.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0805",
    name: "id-twice",
    severity: Severity::Error,
    title: "Two entries of a vocabulary have the same id",
    explanation: "\
Practices name an entry by its `id`. When two entries share one, only the first is ever used, and the
name and the description of the second are lost without a word.

If both mean the same, keep one. If they mean different things, give the newer one another id.",
    wrong: Example::File(
        "content/vocabularies/power.yaml",
        "title: {en: Power}\nentries:\n  - {id: battery, label: {en: Battery}}\n  - {id: solar, label: {en: Solar}}\n  \
         - {id: battery, label: {en: Dry cell}}\n",
    ),
    right: Example::File(
        "content/vocabularies/power.yaml",
        "title: {en: Power}\nentries:\n  - {id: battery, label: {en: Battery}}\n  - {id: solar, label: {en: Solar}}\n  \
         - {id: dry-cell, label: {en: Dry cell}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, vocabulary) in context.library.vocabularies.iter() {
        let mut seen = BTreeMap::new();
        for id in vocabulary.record.entries.items.iter().filter_map(|entry| entry.id.as_ref()) {
            match seen.get(id.as_str()) {
                None => {
                    seen.insert(id.as_str(), id.span);
                }
                Some(first) => {
                    report
                        .at(id.span, format!("two entries have the id `{}`", shown(&id.value)))
                        .label("this one is ignored")
                        .related(*first, "the first one, which is used")
                        .help("keep one of the two entries, or give this one another id");
                }
            }
        }
    }
}
