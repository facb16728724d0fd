//! FB0209: a picture whose file is missing.

use crate::check::links::{Nearby, relative};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::{Broken, Target};

pub(super) const RULE: Rule = Rule {
    code: "FB0209",
    name: "no-such-picture",
    severity: Severity::Error,
    title: "The file of a picture is missing",
    explanation: "\
The text shows a picture, but there is no such file, so readers would see an empty frame.

Put the file into the folder of the practice and write its name exactly as it is, with the same capital
letters: `Plan.png` and `plan.png` are two files for a web server. If you have put it there, see that it
is part of your pull request.",
    wrong: Example::Files(&[
        ("content/pages/about/plan.gif", "GIF89a"),
        (
            "content/pages/about/en.md",
            "---\ntitle: About\nsummary: What this is.\n---\n![Plan of a pump](Plan.GIF)\n",
        ),
    ]),
    right: Example::Files(&[
        ("content/pages/about/plan.gif", "GIF89a"),
        (
            "content/pages/about/en.md",
            "---\ntitle: About\nsummary: What this is.\n---\n![Plan of a pump](plan.gif)\n",
        ),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let broken = context.pointers(|target| matches!(target, Target::Broken(Broken::NoSuchFile(_))));
    let mut nearby = None;
    for pointer in broken.iter().filter(|pointer| pointer.image) {
        let Target::Broken(Broken::NoSuchFile(path)) = pointer.meaning else { continue };
        let place = context.target_place(pointer);
        let finding = report.at(place.span, format!("the picture `{}` is not there", shown(pointer.target)));
        finding.label("no such file");
        let nearby = nearby.get_or_insert_with(|| Nearby::new(context));
        match nearby.path(path, pointer.language).filter(|near| !near.ends_with(".md")) {
            Some(near) => {
                let better = relative(context.path_of(pointer.body), near);
                finding.help(format!("did you mean `{better}`?"));
                if place.exact {
                    finding.suggest(better);
                }
            }
            None => {
                finding.help("put the file into the same folder and write its name exactly as it is");
            }
        }
    }
}
