//! FB0812: a vocabulary that nothing uses.

use std::collections::BTreeSet;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::link::VOCABULARIES;

use super::fb0804_missing_vocabulary::misnamed;

pub(super) const RULE: Rule = Rule {
    code: "FB0812",
    name: "unknown-vocabulary",
    severity: Severity::Warning,
    title: "A vocabulary has an unknown name",
    explanation: "\
fieldbook knows its vocabularies by the names of their files. A file of another name in
`content/vocabularies/` is read and then used by nothing, so an entry in it changes no page and no
check.

Put the entries into the vocabulary that is meant, or take the file away.",
    wrong: Example::File(
        "content/vocabularies/powers.yaml",
        "title: {en: Power}\nentries:\n  - {id: wind, label: {en: Wind}}\n",
    ),
    right: Example::File(
        "content/vocabularies/power.yaml",
        "title: {en: Power}\nentries:\n  - {id: battery, label: {en: Battery}}\n  - {id: wind, label: {en: Wind}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let misnamed: BTreeSet<&str> = misnamed(context).map(|(name, _)| name).collect();
    for (name, vocabulary) in context.library.vocabularies.iter() {
        // One that stands for a missing vocabulary is named there.
        if VOCABULARIES.contains(&name) || misnamed.contains(name) {
            continue;
        }
        let path = context.library.sources.get(vocabulary.source).path.clone();
        let finding = report.path(path, format!("fieldbook has no vocabulary `{}`", shown(name)));
        match suggest::nearest(name, VOCABULARIES) {
            Some(near) => finding.help(format!("put the entries into `{near}.yaml`, which is there already")),
            None => finding.help("take the file away, or put the entries into the vocabulary that is meant"),
        };
    }
}
