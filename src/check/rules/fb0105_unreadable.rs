//! FB0105: a file or folder that cannot be opened.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::{Severity, shown};
use crate::fault::FaultKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0105",
    name: "unreadable",
    severity: Severity::Error,
    title: "A file or folder cannot be opened",
    explanation: "\
fieldbook found the file or folder, but your computer did not let it look inside. What is in it would
be missing from the site.

Most often the rights are wrong: the file belongs to another user, or a program keeps it open. Give
yourself the right to read it (on Linux and macOS `chmod u+r FILE`, for a folder `chmod u+rx FOLDER`),
close other programs, and run the check again.",
    wrong: Example::Words("a file that you have no right to read"),
    right: Example::Words("the same file with the right to read it"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        let FaultKind::Unreadable(why) = kind else { return None };
        let why = shown(why);
        Some(
            Worded::new(format!("cannot be opened: {}", why.trim_end_matches('.')))
                .help("give yourself the right to read it, close programs that use it, and check again"),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;
    use crate::fault::{Fault, FaultKind};

    #[test]
    fn the_words_of_the_system_are_given_on_one_line() {
        // Tests may run as root, whom no file refuses, so the fault is made by hand.
        let fault = Fault::of_path("content/pages/x", FaultKind::Unreadable("Permission\ndenied.".into()));
        let found = Site::bare().found_with("FB0105", fault);
        let [(path, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(path, "content/pages/x");
        assert_eq!(finding.message, "cannot be opened: Permission denied");
    }
}
