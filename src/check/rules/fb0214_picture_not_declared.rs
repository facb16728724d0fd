//! FB0214: a picture without credit and licence.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::Target;
use crate::source::SourceId;

pub(super) const RULE: Rule = Rule {
    code: "FB0214",
    name: "picture-not-declared",
    severity: Severity::Error,
    title: "A practice shows a picture that `images` does not declare",
    explanation: "\
Every picture belongs to somebody. A practice may show it only when the page says who made it and under
which licence it may be passed on; otherwise nobody could reprint the practice for a workshop.

Add the picture to `images` in the front matter of the original, with `file`, `alt`, `credit` and
`licence`. Translations take it from there.",
    wrong: Example::Together(&[
        Example::File("content/practices/tie-sensors-to-a-repair-service/pump.gif", "GIF89a"),
        Example::Body("![Pump head with the sensor under its cap](pump.gif)"),
    ]),
    right: Example::Together(&[
        Example::File("content/practices/tie-sensors-to-a-repair-service/pump.gif", "GIF89a"),
        Example::Body("![Pump head with the sensor under its cap](pump.gif)"),
        Example::Front(
            "images: [{file: pump.gif, alt: Pump head with the sensor under its cap, credit: Portland State University, licence: CC-BY-4.0}]",
        ),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let shown_pictures = context.pointers(|target| matches!(target, Target::Asset(_)));
    if !shown_pictures.iter().any(|pointer| pointer.image) {
        return;
    }
    let unread = context.texts_with_unread_images();
    let mut declared: BTreeMap<SourceId, BTreeSet<String>> = BTreeMap::new();
    let mut judged: BTreeSet<SourceId> = BTreeSet::new();
    for text in context.practice_texts() {
        // Without a readable original nobody knows what is declared.
        let Some(original) = text.original else { continue };
        if !unread.contains(&original.body.source) {
            judged.insert(text.body.source);
            let files = context.declared_images(text.practice).map(|(path, _)| path).collect();
            declared.insert(text.body.source, files);
        }
    }
    let mut told = BTreeSet::new();
    for pointer in shown_pictures.iter().filter(|pointer| pointer.image) {
        let (Target::Asset(path), source) = (pointer.meaning, pointer.body.source) else { continue };
        let known = declared.get(&source).is_some_and(|files| files.contains(path));
        // Once for each picture of a text is enough.
        if known || !judged.contains(&source) || !told.insert((source, path)) {
            continue;
        }
        let place = context.target_place(pointer);
        let finding =
            report.at(place.span, format!("the picture `{}` is not declared", shown(pointer.target)));
        finding.label("who made it, under which licence?");
        finding.help(format!(
            "add to the original's front matter: `images: [{{file: {}, alt: …, credit: …, licence: …}}]`",
            shown(pointer.target)
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn the_same_picture_is_told_once_and_other_folders_count() {
        let other = "content/pages/about/plan.gif";
        let site = Site::starter().with(other, "GIF89a");
        let text = format!(
            "{}\n\n![a pump](../../pages/about/plan.gif) ![a pump](../../pages/about/plan.gif)\n",
            site.text(SAMPLE)
        );
        let (_, findings) = site.clone().with(SAMPLE, text.clone()).findings();
        assert_eq!(findings.iter().filter(|finding| finding.code == "FB0214").count(), 1);
        let declared = text.replacen(
            "\nlicence: CC",
            "\nimages: [{file: ../../pages/about/plan.gif, alt: a pump, credit: Me, licence: CC0-1.0}]\nlicence: CC",
            1,
        );
        let (_, findings) = site.with(SAMPLE, declared).findings();
        assert_eq!(findings.iter().filter(|finding| finding.code == "FB0214").count(), 0);
    }
}
