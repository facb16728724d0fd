//! FB0215: a picture that is declared and not there.

use crate::check::links::{Nearby, image_path};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0215",
    name: "declared-picture-missing",
    severity: Severity::Error,
    title: "`images` declares a picture that is not there",
    explanation: "\
The front matter gives alternative text, credit and licence of a picture, but the folder has no file of
that name. Most often the name has a slip, or the file is not part of the pull request.

Write the name exactly as it is, with its ending and its capital letters, or take the entry away.",
    wrong: Example::Together(&[
        Example::File("content/practices/tie-sensors-to-a-repair-service/pump.gif", "GIF89a"),
        Example::Front(
            "images: [{file: pmup.gif, alt: Pump head with a sensor, credit: Portland State University, licence: CC-BY-4.0}]",
        ),
    ]),
    right: Example::Together(&[
        Example::File("content/practices/tie-sensors-to-a-repair-service/pump.gif", "GIF89a"),
        Example::Front(
            "images: [{file: pump.gif, alt: Pump head with a sensor, credit: Portland State University, licence: CC-BY-4.0}]",
        ),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let files: std::collections::BTreeSet<&str> =
        context.library.assets.iter().map(|asset| asset.path.as_str()).collect();
    let mut nearby = None;
    for text in context.practice_texts() {
        let slug = &text.practice.slug;
        let named: Vec<&Text> = match (text.translation, text.original) {
            (Some(front), _) => front
                .images
                .iter()
                .flat_map(|list| &list.items)
                .filter_map(|image| image.file.as_ref())
                .collect(),
            (None, Some(original)) => {
                let images = original.front.images.iter().flat_map(|list| &list.items);
                images.filter_map(|image| image.file.as_ref()).collect()
            }
            (None, None) => continue,
        };
        for file in named {
            let path = image_path(slug, &file.value);
            if path.as_deref().is_some_and(|path| files.contains(path)) {
                continue;
            }
            let finding = report.at(file.span, format!("the picture `{}` is not there", shown(&file.value)));
            finding.label("no such file in the folder");
            let nearby = nearby.get_or_insert_with(|| Nearby::new(context));
            let near = path.and_then(|path| nearby.path(&path, text.language));
            let folder = format!("content/practices/{slug}/");
            match near.and_then(|near| near.strip_prefix(&folder)).filter(|name| !name.ends_with(".md")) {
                Some(name) => {
                    finding.help(format!("did you mean `{}`?", shown(name))).suggest(name);
                }
                None => {
                    finding.help("put the file into the folder of the practice, or take the entry away");
                }
            }
        }
    }
}
