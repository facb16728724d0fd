//! FB0602: two outputs that want one path.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::outputs::Clash;

pub(crate) const RULE: Rule = Rule {
    code: "FB0602",
    name: "path-clash",
    severity: Severity::Error,
    title: "Two things want the same path on the published site",
    explanation: "\
Every page and every file of the published site has its place and its name, together called its path. Here
two have the same path, or paths that differ only in capital letters. One of them would be lost.

Rename one of the two: the folder of a practice or page, an alias, or a file of the theme.",
    wrong: Example::File(concat!("themes/default/", "root/robots.txt"), "User-agent: *\n"),
    right: Example::File(concat!("themes/default/", "root/humans.txt"), "User-agent: *\n"),
    check,
};

/// Only a build plans outputs; see [`report`].
fn check(_: &Context<'_>, _: &mut Report<'_>) {}

pub(crate) fn report(clashes: &[Clash], report: &mut Report<'_>) {
    for clash in clashes {
        report
            .path(
                clash.second.clone(),
                format!("its path `{}` is taken by {}", shown(&clash.path), shown(&clash.first)),
            )
            .help("rename one of the two");
    }
}
