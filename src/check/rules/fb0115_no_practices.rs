//! FB0115: a site without practices.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::fault::Place;

pub(super) const RULE: Rule = Rule {
    code: "FB0115",
    name: "no-practices",
    severity: Severity::Warning,
    title: "The site has no practice",
    explanation: "\
A site without practices has an empty home page and nothing to find. This is right only on the first
day. More often the folder was lost or has another name: fieldbook looks in `content/practices/`.

`fieldbook new practice \"Title\"` makes a first practice to fill in.",
    wrong: Example::Gone("content/practices/tie-sensors-to-a-repair-service/en.md"),
    right: Example::Together(&[
        Example::Gone("content/practices/tie-sensors-to-a-repair-service/en.md"),
        Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic when the pump reports a fault"),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    const FOLDER: &str = "content/practices";
    let library = context.library;
    // Something that could not be used has a finding that says more than this one.
    let below = |path: &str| path.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/'));
    let tried = library.folders.iter().any(|folder| below(folder))
        || library.faults.iter().any(|fault| matches!(&fault.place, Place::Path(path) if below(path)));
    if library.practices.is_empty() && !tried {
        report
            .path(FOLDER, "the site has no practice")
            .help("make one with `fieldbook new practice \"Title\"`");
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};

    #[test]
    fn an_empty_site_is_told_and_a_broken_practice_is_not_called_none() {
        assert_eq!(Site::bare().without(SAMPLE).found("FB0115").len(), 1);
        assert!(Site::bare().with(SAMPLE, "no front matter").found("FB0115").is_empty());
        assert!(Site::bare().with(SAMPLE, b"\xff".to_vec()).found("FB0115").is_empty());
    }
}
