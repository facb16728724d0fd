//! FB0605: a file of a theme whose published name some computers cannot keep.

use super::fb0108_unsafe_name::check_name;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;

pub(super) const RULE: Rule = Rule {
    code: "FB0605",
    name: "theme-name",
    severity: Severity::Error,
    title: "A file of the theme has a name that some computers cannot keep",
    explanation: "\
Files in the folder `root/` of a theme are published under their own names. The site travels on USB sticks
and is opened on Windows, where the characters < > : \" | ? * \\ cannot stand in a name, a name cannot end with
a full stop or a space, and some words (CON, NUL, COM1 ...) are taken. Such a file would be lost on the way.

Rename it with the letters a to z, digits and hyphens.",
    wrong: Example::File(concat!("themes/default/", "root/con.txt"), "Hello\n"),
    right: Example::File(concat!("themes/default/", "root/console.txt"), "Hello\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for path in context.library.themes.keys() {
        let published = path.split_once('/').and_then(|(_, below)| below.strip_prefix("root/"));
        let Some(published) = published else { continue };
        // Each folder on the way has a name, too; the first that cannot be kept is told.
        let ends = published.match_indices('/').map(|(at, _)| at).chain([published.len()]);
        let above = path.len() - published.len();
        for end in ends {
            if check_name(&format!("themes/{}", &path[..above + end]), report) {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn only_names_that_are_published_are_looked_at() {
        for (theme, path, marked) in [
            ("default", "a?.txt", Some("a?.txt")),
            ("default", "sub./b.txt", Some("sub.")),
            ("other", "a/nul.txt", Some("a/nul.txt")),
            ("default", "e\u{301}.txt", Some("e\u{301}.txt")),
            ("default", ".well-known/security.txt", None),
            ("default", "été.txt", None),
        ] {
            let place = |path: &str| ["themes", theme, "root", path].join("/");
            let site = Site::bare().with(&place(path), "x");
            let found: Vec<String> = site.found("FB0605").into_iter().map(|(place, _)| place).collect();
            assert_eq!(found, marked.map(place).into_iter().collect::<Vec<_>>(), "{path}");
        }
        for path in ["themes/default/static/a?.txt", "themes/default/root"] {
            assert!(Site::bare().with(path, "x").found("FB0605").is_empty(), "{path}");
        }
    }
}
