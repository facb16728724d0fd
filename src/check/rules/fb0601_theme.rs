//! FB0601: a theme file that cannot be used.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::fault::ThemeFault;

pub(crate) const RULE: Rule = Rule {
    code: "FB0601",
    name: "theme",
    severity: Severity::Error,
    title: "A file of the theme cannot be used",
    explanation: "\
A site can replace any file of the theme by one of its own below `themes/`. A template that asks for
something it is not given, a style sheet or script with a mistake, or interface texts without a key
would leave pages out, so nothing is published.

Mend the file, or delete it: the theme's own file then takes its place.",
    wrong: Example::File("themes/default/templates/home.html", "<h1>{{ no_such_value }}</h1>\n"),
    right: Example::File("themes/default/templates/home.html", "<h1>Best practices</h1>\n"),
    check,
};

/// Only a build renders templates; see [`report`].
fn check(_: &Context<'_>, _: &mut Report<'_>) {}

pub(crate) fn report(faults: &[ThemeFault], report: &mut Report<'_>) {
    for fault in faults {
        report
            .place(
                fault.place(),
                format!("theme file cannot be used: {}", crate::diag::shown(&fault.message)),
            )
            .help(format!("in full: {}", fault.message))
            .help(
                "mend what it says; a file of your own can also be deleted, and the theme's takes its place",
            );
    }
}
