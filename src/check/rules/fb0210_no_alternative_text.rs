//! FB0210: a picture that nobody can hear.

use std::collections::BTreeMap;

use crate::check::links::image_path;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::Target;
use crate::parse::markdown::InlineKind;
use crate::source::SourceId;

pub(super) const RULE: Rule = Rule {
    code: "FB0210",
    name: "no-alternative-text",
    severity: Severity::Error,
    title: "A picture has no alternative text",
    explanation: "\
Blind readers hear the alternative text in place of the picture, and everybody reads it where the
picture does not load. Without it they do not learn what is there.

Write in one sentence what the picture tells, between the square brackets:
`![Pump head with the sensor under its cap](pump.jpg)`, or at `alt` under `images` in the front matter.",
    wrong: Example::Files(&[
        ("content/pages/about/plan.gif", "GIF89a"),
        ("content/pages/about/en.md", "---\ntitle: About\nsummary: What this is.\n---\n![](plan.gif)\n"),
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
    let silent = context.pointers(|target| matches!(target, Target::Asset(_)));
    let silent = silent.iter().filter(
        |pointer| matches!(&pointer.inline.kind, InlineKind::Image { alt, .. } if alt.trim().is_empty()),
    );
    let mut silent = silent.peekable();
    if silent.peek().is_none() {
        return;
    }
    let unread = context.texts_with_unread_images();
    let declared = declared(context);
    for pointer in silent {
        let Target::Asset(path) = pointer.meaning else { continue };
        let has_alt = declared.get(&pointer.body.source).is_some_and(|files| files.contains(path));
        if has_alt || unread.contains(&pointer.body.source) {
            continue;
        }
        let finding = report.at(
            context.trimmed(pointer.inline.span),
            format!("the picture `{}` has no alternative text", shown(pointer.target)),
        );
        finding.help("say between the square brackets what the picture shows");
    }
}

/// The pictures with an alternative text in front matter, by the text that may rely on it.
fn declared(context: &Context<'_>) -> BTreeMap<SourceId, Vec<String>> {
    let mut declared: BTreeMap<SourceId, Vec<String>> = BTreeMap::new();
    for text in context.practice_texts() {
        let slug = &text.practice.slug;
        let original = text.original.iter().flat_map(|original| &original.front.images);
        let original = original.flat_map(|list| &list.items).map(|image| (&image.file, &image.alt));
        let own = text.translation.iter().flat_map(|front| &front.images);
        let own = own.flat_map(|list| &list.items).map(|image| (&image.file, &image.alt));
        for (file, alt) in original.chain(own) {
            if let (Some(file), Some(_)) = (file, alt)
                && let Some(path) = image_path(slug, &file.value)
            {
                declared.entry(text.body.source).or_default().push(path);
            }
        }
    }
    declared
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn the_front_matter_may_give_it() {
        let picture = "content/practices/tie-sensors-to-a-repair-service/plan.gif";
        let site = Site::starter().with(picture, "GIF89a");
        let shown = format!("{}\n\n![](plan.gif)\n", site.text(SAMPLE));
        let with = |images: &str| {
            let text = shown.replacen(
                "licence: CC-BY-4.0\nreview",
                &format!("{images}licence: CC-BY-4.0\nreview"),
                1,
            );
            let (_, findings) = site.clone().with(SAMPLE, text).findings();
            findings.iter().filter(|finding| finding.code == "FB0210").count()
        };
        assert_eq!(with(""), 1);
        assert_eq!(
            with("images:\n  - {file: plan.gif, alt: Plan of a pump, credit: Me, licence: CC0-1.0}\n"),
            0
        );
        assert_eq!(
            with("images:\n  - {file: other.gif, alt: Plan of a pump, credit: Me, licence: CC0-1.0}\n"),
            1
        );
        // A slip in `images` has a finding of its own.
        assert_eq!(
            with("images:\n  - {fil: plan.gif, alt: Plan of a pump, credit: Me, licence: CC0-1.0}\n"),
            0
        );
    }
}
