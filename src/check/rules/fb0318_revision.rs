//! FB0318: a revision smaller than 1.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::source::Spanned;

pub(super) const RULE: Rule = Rule {
    code: "FB0318",
    name: "revision-too-small",
    severity: Severity::Error,
    title: "A revision is smaller than 1",
    explanation: "\
The revision counts the states of a text that readers have seen: 1 when it is first published, 2 after
the first change that matters, and so on. Translations say which revision they were made from, so that
everybody can see when one has fallen behind.

Write 1 for a new practice, and one more each time facts or advice change.",
    wrong: Example::Front("revision: 0"),
    right: Example::Front("revision: 1"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for practice in context.library.practices.values() {
        let original = practice.original.iter().filter_map(|original| original.front.revision.as_ref());
        let translations = practice.translations.values().filter_map(|version| {
            version.front.translation.as_ref().and_then(|state| state.of_revision.as_ref())
        });
        original.for_each(|revision| check_revision(report, "revision", revision));
        translations.for_each(|revision| check_revision(report, "of_revision", revision));
    }
    for version in context.library.pages.values().flat_map(|page| page.versions.values()) {
        version.front.revision.iter().for_each(|revision| check_revision(report, "revision", revision));
        let state = version.front.translation.iter();
        let revisions = state.filter_map(|state| state.of_revision.as_ref());
        revisions.for_each(|revision| check_revision(report, "of_revision", revision));
    }
}

fn check_revision(report: &mut Report<'_>, key: &str, revision: &Spanned<i64>) {
    if revision.value < 1 {
        report
            .at(revision.span, format!("`{key}` is {}, and revisions begin with 1", revision.value))
            .label("too small")
            .help("write 1 for the first revision")
            .suggest("1");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn pages_have_revisions_too() {
        let page = |revision: &str| format!("---\ntitle: A\nsummary: S\nrevision: {revision}\n---\nText.\n");
        let marked = |revision| Site::one("content/pages/about/en.md", page(revision)).marked("FB0318");
        assert_eq!((marked("0"), marked("2")), (vec!["0".to_owned()], Vec::new()));
    }
}
