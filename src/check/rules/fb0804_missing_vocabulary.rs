//! FB0804: a vocabulary that every site needs is not there.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::fault::{FaultKind, Place};
use crate::link::VOCABULARIES;

pub(super) const RULE: Rule = Rule {
    code: "FB0804",
    name: "missing-vocabulary",
    severity: Severity::Error,
    title: "A vocabulary is missing",
    explanation: "\
The vocabularies in `content/vocabularies/` say which values a practice may use and what they are called
in each language. Pages, filters and most checks are made from them, so every site has all of them.

Bring the file back, for example from the history of the repository, or take it from a new site, which
`fieldbook init` makes in a folder of its own. If the file is there under another name, rename it.",
    wrong: Example::Gone("content/vocabularies/power.yaml"),
    right: Example::File(
        "content/vocabularies/power.yaml",
        "title: {en: Power}\nentries:\n  - {id: battery, label: {en: Battery}}\n  - {id: solar, label: {en: Solar}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let library = context.library;
    for fault in context.faults() {
        let FaultKind::MissingVocabulary { name } = fault.kind else { continue };
        let path = format!("content/vocabularies/{name}.yaml");
        // A file that is there and cannot be read has a finding of its own.
        let broken = library.sources.find(&path).is_some()
            || context.faults().any(|other| other != fault && other.place == Place::Path(path.clone()));
        if broken {
            continue;
        }
        let finding = report.path(path, format!("the vocabulary `{name}` is missing"));
        match misnamed(context).find(|(_, meant)| *meant == name) {
            Some((found, _)) => {
                finding.help(format!(
                    "`content/vocabularies/{}.yaml` may be meant: rename it to `{name}.yaml`",
                    shown(found)
                ));
            }
            None => {
                finding.help("bring the file back, or take it from a new site made by `fieldbook init`");
            }
        }
    }
}

/// Vocabularies of an unknown name, each with the missing one that it very likely is.
pub(super) fn misnamed<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, &'static str)> {
    let vocabularies = &context.library.vocabularies;
    let missing: Vec<&'static str> =
        VOCABULARIES.into_iter().filter(|name| vocabularies.get(name).is_none()).collect();
    vocabularies
        .iter()
        .filter(|(name, _)| !VOCABULARIES.contains(name))
        .filter_map(move |(name, _)| Some((name, suggest::nearest(name, missing.iter().copied())?)))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    const TOPICS: &str = "content/vocabularies/topics.yaml";

    fn without_topics() -> Site {
        let mut site = Site::starter();
        site.0.remove(TOPICS);
        site
    }

    #[test]
    fn a_missing_file_is_named() {
        let found = without_topics().findings_of("FB0804");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "the vocabulary `topics` is missing");
        assert_eq!(without_topics().marked("FB0804"), [TOPICS]);
        assert_eq!(Site::starter().marked("FB0804"), [""; 0]);
    }

    #[test]
    fn a_file_of_nearly_the_same_name_is_pointed_at_and_not_reported_again() {
        let text = Site::starter().text(TOPICS);
        let site = without_topics().with("content/vocabularies/topic.yaml", text);
        assert!(site.findings_of("FB0804")[0].helps[0].contains("rename it to `topics.yaml`"));
        assert_eq!(site.marked("FB0812"), [""; 0]);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_not_missing() {
        assert_eq!(Site::starter().with(TOPICS, "entries: [\n").marked("FB0804"), [""; 0]);
        assert_eq!(Site::starter().with(TOPICS, b"\xff".to_vec()).marked("FB0804"), [""; 0]);
    }
}
