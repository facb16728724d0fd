//! FB0208: a link or picture without a target.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::link::target::{Broken, Target};

pub(super) const RULE: Rule = Rule {
    code: "FB0208",
    name: "empty-target",
    severity: Severity::Error,
    title: "A link or picture has no target",
    explanation: "\
Nothing stands between the round brackets. A reader would see a link that leads back to the same page,
or a gap where a picture should be.

Write the target into the brackets: `[the law](https://example.org/law)`, or take the brackets away and
leave the words.",
    wrong: Example::Body("See [the law]()."),
    right: Example::Body("See [the law](https://example.org/law)."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for pointer in &context.pointers(|target| *target == Target::Broken(Broken::Empty)) {
        let span = context.trimmed(pointer.inline.span);
        let thing = if pointer.image { "picture has no file" } else { "link has no target" };
        let finding = report.at(span, format!("the {thing}"));
        finding.help(if pointer.image {
            "write the name of the picture's file into the round brackets"
        } else {
            "write where the link leads into the round brackets, or leave the words alone"
        });
    }
}
