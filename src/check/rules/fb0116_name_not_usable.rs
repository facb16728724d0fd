//! FB0116: a name that is no Unicode, or folders nested too deep.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::Severity;
use crate::fault::FaultKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0116",
    name: "path-not-usable",
    severity: Severity::Error,
    title: "A name cannot be read on other computers, or too many folders lie in each other",
    explanation: "\
A file name that was made on an old computer can hold signs that no other computer can read. No link can
lead to such a file and no USB stick can carry it, so it is left out. Rename it: use the letters a to z,
digits and hyphens.

A folder that lies inside twelve others is left out, too. A site needs only four. Move what is in
it nearer to the top, or delete it.",
    wrong: Example::File("content/pages/about/1/2/3/4/5/6/7/8/9/10/11/12/plan.gif", "GIF89a"),
    right: Example::File("content/pages/about/plan.gif", "GIF89a"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| match kind {
        FaultKind::NameNotUnicode => Some(
            Worded::new("the name holds bytes that are no Unicode letters")
                .help("rename it with the letters a to z, digits and hyphens"),
        ),
        FaultKind::TooDeep => Some(
            Worded::new("folders nest deeper than fieldbook looks")
                .help("a practice is one folder with files in it; move the files there or delete the folder"),
        ),
        _ => None,
    });
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::super::tests::Site;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn names_without_letters_and_deep_folders_are_found() {
        let found = Site::bare().found_on_disk("FB0116", |root| {
            std::fs::write(root.join("content/pages").join(std::ffi::OsStr::from_bytes(b"a\xff.md")), "")
                .unwrap();
            std::fs::create_dir_all(root.join("content").join("deep/".repeat(40))).unwrap();
        });
        let messages: Vec<&str> = found.iter().map(|(_, finding)| finding.message.as_str()).collect();
        assert_eq!(
            messages,
            ["folders nest deeper than fieldbook looks", "the name holds bytes that are no Unicode letters"]
        );
    }
}
