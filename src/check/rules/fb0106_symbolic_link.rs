//! FB0106: a symbolic link.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::Severity;
use crate::fault::FaultKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0106",
    name: "symbolic-link",
    severity: Severity::Error,
    title: "A symbolic link stands where a file should be",
    explanation: "\
A symbolic link is no file; it only points at one. fieldbook does not follow it: the link could lead
out of the site to a private file, and it does not exist on a USB stick or on Windows.

Put a copy of the file in place of the link. If two practices should show the same thing, let one of
them link to the other in its text.",
    wrong: Example::Words("`en.md` is a symbolic link to a file in another folder"),
    right: Example::Words("`en.md` is a file"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        matches!(kind, FaultKind::SymbolicLink).then(|| {
            Worded::new("a symbolic link, which fieldbook does not follow")
                .help("put a copy of the file or folder here in place of the link")
        })
    });
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn links_to_files_and_folders_are_found() {
        let found = Site::bare().found_on_disk("FB0106", |root| {
            std::os::unix::fs::symlink("/etc/passwd", root.join("content/pages/about/fr.md")).unwrap();
            std::os::unix::fs::symlink("about", root.join("content/pages/help")).unwrap();
        });
        let paths: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["content/pages/about/fr.md", "content/pages/help"]);
    }
}
