//! FB0107: a named pipe, device or socket.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::Severity;
use crate::fault::FaultKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0107",
    name: "not-a-file",
    severity: Severity::Error,
    title: "Something stands in the site that is no ordinary file",
    explanation: "\
Computers use some special things that look like files and hold no text (named pipes, devices, sockets).
Reading one can take for ever. A site holds ordinary files and folders only. The site file
`fieldbook.yaml` is an ordinary file, too.

Delete it, and put an ordinary file in its place if the site needs one.",
    wrong: Example::Words("`en.md` is a named pipe"),
    right: Example::Words("`en.md` is a file"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        matches!(kind, FaultKind::NotARegularFile).then(|| {
            Worded::new("not an ordinary file").help("delete it, or put an ordinary file in its place")
        })
    });
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn a_named_pipe_is_found_and_not_waited_for() {
        let found = Site::bare().found_on_disk("FB0107", |root| {
            let pipe = root.join("content/pages/about/fr.md");
            assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
        });
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "content/pages/about/fr.md");
    }
}
