//! FB0225: a picture that is declared and that no version shows.

use std::collections::BTreeSet;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::Target;

pub(super) const RULE: Rule = Rule {
    code: "FB0225",
    name: "picture-not-shown",
    severity: Severity::Warning,
    title: "`images` declares a picture that the text does not show",
    explanation: "\
The front matter gives credit and licence of a picture, but no version of the practice shows it. Readers
never see it.

Show it where it helps: `![what it shows](its-name.png)`. Or take the entry away and delete the file.",
    wrong: Example::Together(&[
        Example::File("content/practices/tie-sensors-to-a-repair-service/pump.gif", "GIF89a"),
        Example::Front(
            "images: [{file: pump.gif, alt: Pump head with a sensor, credit: Portland State University, licence: CC-BY-4.0}]",
        ),
    ]),
    right: Example::Together(&[
        Example::File("content/practices/tie-sensors-to-a-repair-service/pump.gif", "GIF89a"),
        Example::Front(
            "images: [{file: pump.gif, alt: Pump head with a sensor, credit: Portland State University, licence: CC-BY-4.0}]",
        ),
        Example::Body("![Pump head with a sensor](pump.gif)"),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let files: BTreeSet<&str> = context.library.assets.iter().map(|asset| asset.path.as_str()).collect();
    for practice in context.library.practices.values() {
        // What a version shows that cannot be read is not known.
        let mut declared = context.declared_images(practice).peekable();
        if declared.peek().is_none() || !practice.unreadable.is_empty() {
            continue;
        }
        let bodies = practice.original.iter().map(|original| &original.body);
        let bodies = bodies.chain(practice.translations.values().map(|version| &version.body));
        let used: BTreeSet<&str> = bodies
            .flat_map(|body| body.targets.values())
            .filter_map(|target| match target {
                Target::Asset(path) => Some(path.as_str()),
                _ => None,
            })
            .collect();
        for (path, image) in declared {
            // A missing file has a finding of its own.
            if let Some(file) = &image.file
                && files.contains(path.as_str())
                && !used.contains(path.as_str())
            {
                let message = format!("no version shows the picture `{}`", shown(&file.value));
                let finding = report.at(file.span, message);
                finding.help(format!("show it with `![…]({})`, or take the entry away", shown(&file.value)));
            }
        }
    }
}
