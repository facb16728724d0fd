//! FB0220: a picture from another site.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::Target;

pub(super) const RULE: Rule = Rule {
    code: "FB0220",
    name: "picture-from-outside",
    severity: Severity::Error,
    title: "A picture comes from another site",
    explanation: "\
This site is read without a network, from USB sticks and in print; a picture that lies on another site
is not there then. Where there is a network, the other site would learn who reads the page.

If its licence allows, save the picture into the folder of the practice, show it by its name, and say
under `images` whose it is. If not, describe it in words and link to the page that shows it.",
    wrong: Example::File(
        "content/pages/about/en.md",
        "---\ntitle: About\nsummary: What this is.\n---\n![Plan of a pump](https://example.org/plan.png)\n",
    ),
    right: Example::File(
        "content/pages/about/en.md",
        "---\ntitle: About\nsummary: What this is.\n---\nThe museum shows a [plan of a pump](https://example.org/pump).\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let outside = context.pointers(|target| matches!(target, Target::External(_)));
    for pointer in outside.iter().filter(|pointer| pointer.image) {
        let place = context.target_place(pointer);
        let finding =
            report.at(place.span, format!("the picture `{}` is not on this site", shown(pointer.target)));
        finding.label("not there without a network");
        finding
            .help("save it into the folder of the text and write its file name here, if its licence allows");
    }
}
