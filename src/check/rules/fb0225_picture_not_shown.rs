//! FB0225: a picture that is declared and that no version shows.

use std::collections::BTreeSet;

use crate::check::links::Nearby;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::{Broken, Target};
use crate::source::SourceId;

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
    // A picture whose name has a slip where it is shown has that finding.
    let broken = context.pointers(|target| matches!(target, Target::Broken(Broken::NoSuchFile(_))));
    let mut nearby = None;
    let mut meant: BTreeSet<(SourceId, &str)> = BTreeSet::new();
    for pointer in broken.iter().filter(|pointer| pointer.image) {
        let Target::Broken(Broken::NoSuchFile(path)) = pointer.meaning else { continue };
        let nearby = nearby.get_or_insert_with(|| Nearby::new(context));
        if let Some(near) = nearby.path(path, pointer.language) {
            meant.insert((pointer.body.source, near));
        }
    }
    for practice in context.library.practices.values() {
        // What a version shows that cannot be read is not known.
        let mut declared = context.declared_images(practice).peekable();
        if declared.peek().is_none() || !practice.unreadable.is_empty() {
            continue;
        }
        let bodies = practice.original.iter().map(|original| &original.body);
        let bodies: Vec<_> =
            bodies.chain(practice.translations.values().map(|version| &version.body)).collect();
        let used: BTreeSet<&str> = bodies
            .iter()
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
                && !bodies.iter().any(|body| meant.contains(&(body.source, path.as_str())))
            {
                let message = format!("no version shows the picture `{}`", shown(&file.value));
                let finding = report.at(file.span, message);
                finding.help(format!("show it with `![…]({})`, or take the entry away", shown(&file.value)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::Site;

    #[test]
    fn a_slip_where_the_picture_is_shown_is_not_told_twice() {
        let with = |body: &'static str| {
            let site = Site::starter().lay(&RULE.wrong).lay(&Example::Body(body));
            site.findings().1.into_iter().map(|finding| finding.code).collect::<Vec<_>>()
        };
        assert_eq!(with("![Pump head with a sensor](Pump.GIF)"), ["FB0209"]);
        assert_eq!(with("![Pump head with a sensor](pum.gif)"), ["FB0209"]);
        assert_eq!(with("![Pump head with a sensor](pump.gif)"), [""; 0]);
        assert_eq!(with("![The plan of the district](quite-another.gif)"), ["FB0225", "FB0209"]);
    }
}
