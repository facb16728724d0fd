//! FB0216: a picture in the folder that no text shows.

use std::collections::BTreeSet;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::parse::layout::{Seat, seat_of};
use crate::read::Asset;

pub(super) const RULE: Rule = Rule {
    code: "FB0216",
    name: "picture-not-used",
    severity: Severity::Warning,
    title: "A picture lies in the folder and no text shows it",
    explanation: "\
The file is not published, but everybody who copies the collection carries it along. Most often it is
left over from an earlier version, or the line that shows it was forgotten.

Show it with `![what it shows](its-name.png)`, or delete the file.",
    wrong: Example::Files(&[
        ("content/pages/about/plan.gif", "GIF89a"),
        (
            "content/pages/about/en.md",
            "---\ntitle: About\nsummary: What this is.\n---\nThe pump has three parts.\n",
        ),
    ]),
    right: Example::Files(&[
        ("content/pages/about/plan.gif", "GIF89a"),
        (
            "content/pages/about/en.md",
            "---\ntitle: About\nsummary: What this is.\n---\nThe pump has three parts.\n\n![Plan of a pump](plan.gif)\n",
        ),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // Those beside recipes are logos, which have a rule of their own.
    let of_texts = |asset: &&Asset| matches!(seat_of(&asset.path), Ok(Seat::Image { .. }));
    let mut unused = context.picture_files().filter(of_texts).peekable();
    if unused.peek().is_none() {
        return;
    }
    let used = context.used_pictures();
    let mut declared: BTreeSet<String> = BTreeSet::new();
    for practice in context.library.practices.values() {
        declared.extend(context.declared_images(practice).map(|(path, _)| path));
    }
    // What a text shows that could not be read is not known.
    let read: BTreeSet<_> = context.library.bodies().iter().map(|(_, body)| body.source).collect();
    let mut unread_folders: BTreeSet<&str> = BTreeSet::new();
    let unread = context.texts_with_unread_images();
    for (id, source) in context.library.sources.iter() {
        if (!read.contains(&id) || unread.contains(&id))
            && matches!(seat_of(&source.path), Ok(Seat::Practice { .. } | Seat::Page { .. }))
            && let Some((folder, _)) = source.path.rsplit_once('/')
        {
            unread_folders.insert(folder);
        }
    }
    for asset in unused {
        let Some((folder, name)) = asset.path.rsplit_once('/') else { continue };
        let known = used.contains(asset.path.as_str()) || declared.contains(&asset.path);
        if known || unread_folders.contains(folder) {
            continue;
        }
        let finding = report.path(&asset.path, format!("no text shows the picture `{}`", shown(name)));
        finding.help("show it in the text, or delete the file");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn a_folder_whose_text_cannot_be_read_is_not_judged() {
        let site = Site::starter().with("content/pages/about/plan.gif", "GIF89a");
        let count = |site: Site| site.findings().1.iter().filter(|finding| finding.code == "FB0216").count();
        assert_eq!(count(site.clone()), 1);
        assert_eq!(count(site.clone().with("content/pages/about/fr.md", "no front matter")), 0);
        assert_eq!(
            count(
                site.with("content/pages/about/en.md", "---\ntitle: A\nsummary: S\n---\n[plan](plan.gif)\n")
            ),
            0
        );
    }

    #[test]
    fn a_list_of_pictures_that_cannot_be_read_may_hold_it() {
        let picture = "content/practices/tie-sensors-to-a-repair-service/pump.gif";
        let site = Site::starter().with(picture, "GIF89a");
        let count = |site: Site| site.findings_of("FB0216").len();
        assert_eq!(count(site.clone()), 1);
        assert_eq!(count(site.front("images: [{file: pump.gif, alt: A pump")), 0);
    }
}
