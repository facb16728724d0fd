//! FB0201: a link that leads to no file.

use crate::check::links::{Nearby, relative};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, is_bidi_control, shown};
use crate::link::target::{Broken, Target};

pub(super) const RULE: Rule = Rule {
    code: "FB0201",
    name: "link-to-no-file",
    severity: Severity::Error,
    title: "A link leads to no file",
    explanation: "\
A reader who follows the link would land on an error page, or on nothing at all when the site is read
from a USB stick.

A link to another text of this site is the way to its file, from the folder of the file you write in:
`../other-practice/en.md` for a practice, `../../pages/about/en.md` for a page. `symbol:BP-…` with the
symbol of a practice works from everywhere and in every language. An address of the web begins with
`https://`.",
    wrong: Example::Body("See [what this is](../../pages/abuot/en.md)."),
    right: Example::Body("See [what this is](../../pages/about/en.md)."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // A missing picture and a link to a finished page have rules of their own.
    let broken = context.pointers(
        |target| matches!(target, Target::Broken(Broken::NoSuchFile(path)) if !super::fb0207_link_to_no_page::is_output(path)),
    );
    let mut nearby = None;
    let unread = context.unread();
    for pointer in broken.iter().filter(|pointer| !pointer.image) {
        let Target::Broken(Broken::NoSuchFile(path)) = pointer.meaning else { continue };
        if unread.has(path) {
            continue;
        }
        let place = context.path_place(pointer);
        let finding = report.at(place.span, format!("`{}` leads to no file", shown(pointer.target)));
        finding.label("no such file");
        let written = pointer.target.split('#').next().unwrap_or_default();
        let better = address(written).or_else(|| {
            let nearby = nearby.get_or_insert_with(|| Nearby::new(context));
            let near = nearby.path(path, pointer.language)?;
            Some(relative(context.path_of(pointer.body), near))
        });
        match better {
            Some(better) => {
                finding.help(format!("did you mean `{better}`?"));
                if place.exact {
                    finding.suggest(better);
                }
            }
            None => {
                finding.help("write the way from the folder of this file, such as `../other-practice/en.md`");
            }
        }
    }
}

/// The whole address, when what was written looks like one without its beginning.
pub(super) fn address(target: &str) -> Option<String> {
    // It is printed as it is.
    if target.len() > 200 || target.contains(|c: char| c.is_control() || is_bidi_control(c)) {
        return None;
    }
    let host = target.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') && host == target && !host.starts_with('@') && host.contains('.') {
        return Some(format!("mailto:{target}"));
    }
    let labels: Vec<&str> = host.split('.').collect();
    let named = labels
        .iter()
        .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    let web = host.starts_with("www.") || (labels.len() >= 2 && host.len() < target.len());
    (named && web).then(|| format!("https://{target}"))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    fn suggestion(target: &str) -> Option<String> {
        let text = format!("---\ntitle: A\nsummary: S\n---\n[x]({target})\n");
        let (_, findings) = Site::starter().with("content/pages/about/en.md", text).findings();
        let found: Vec<_> = findings.into_iter().filter(|finding| finding.code == "FB0201").collect();
        assert_eq!(found.len(), 1, "{target}");
        found[0].suggestion.clone()
    }

    #[test]
    fn near_files_and_forgotten_beginnings_are_offered() {
        for (target, wanted) in [
            (
                "../../practices/tie-sensors-to-a-repair-servise/en.md",
                "../../practices/tie-sensors-to-a-repair-service/en.md",
            ),
            (
                "../tie-sensors-to-a-repair-service/fr.md",
                "../../practices/tie-sensors-to-a-repair-service/en.md",
            ),
            ("EN.md#add-one", "en.md"),
            ("www.itu.int", "https://www.itu.int"),
            ("itu.int/en/about#x", "https://itu.int/en/about"),
            ("name@example.org", "mailto:name@example.org"),
        ] {
            assert_eq!(suggestion(target).as_deref(), Some(wanted), "{target}");
        }
        for target in ["../nothing-like-it-at-all/xx.md", "x.md", "a".repeat(5_000).as_str()] {
            assert_eq!(suggestion(target), None, "{target}");
        }
    }

    #[test]
    fn thousands_of_wrong_links_are_told_quickly() {
        let links: String =
            (0..8_000).map(|number| format!("[x](../some-practice-{number}/en.md)\n")).collect();
        let text = format!("---\ntitle: A\nsummary: S\n---\n{links}");
        let (_, findings) = Site::starter().with("content/pages/about/en.md", text).findings();
        let found: Vec<_> = findings.iter().filter(|finding| finding.code == "FB0201").collect();
        assert_eq!(found.len(), 100);
        assert!(found[99].helps.last().is_some_and(|help| help.contains("more like this")));
    }
}
