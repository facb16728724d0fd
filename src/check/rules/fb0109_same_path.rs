//! FB0109: two paths that are one on another computer.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0109",
    name: "paths-alike",
    severity: Severity::Error,
    title: "Two names differ only in capital letters or in how accents are stored",
    explanation: "\
On Linux `Plan.png` and `plan.png` are two files. On Windows, on macOS and on most USB sticks they are
one, so that one of them is lost without a word when the site is copied.

Give one of the two another name, and change the links that lead to it.",
    wrong: Example::Files(&[
        ("content/pages/about/PLAN.gif", "GIF89a"),
        ("content/pages/about/plan.gif", "GIF89a"),
    ]),
    right: Example::Files(&[
        ("content/pages/about/plan-of-the-town.gif", "GIF89a"),
        ("content/pages/about/plan.gif", "GIF89a"),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // Names are compared within one folder: where two folders are alike, naming them is enough.
    let mut seen: BTreeMap<(&str, String), &str> = BTreeMap::new();
    for path in context.paths() {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        match seen.get(&(folder, folded(name))) {
            Some(first) => {
                let what = if first.to_lowercase() == name.to_lowercase() {
                    "in capital letters"
                } else {
                    "in how letters are stored"
                };
                report
                    .path(path, format!("`{}` has a neighbour that differs only {what}", shown(name)))
                    .help(format!("the other is `{}`; give one of them another name", shown(first)));
            }
            None => {
                seen.insert((folder, folded(name)), name);
            }
        }
    }
}

/// A name as the file systems see it that keep no case. Upper case comes first, because only so are
/// the two small sigmas of Greek one.
fn folded(name: &str) -> String {
    name.nfc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    const PAGE: &str = "---\ntitle: T\nsummary: S\n---\n";

    #[test]
    fn folders_are_compared_and_what_is_in_them_is_not_named_again() {
        let found = Site::bare()
            .with("content/pages/Help/en.md", PAGE)
            .with("content/pages/help/en.md", PAGE)
            .found("FB0109");
        let [(path, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(path, "content/pages/help");
        assert_eq!(finding.message, "`help` has a neighbour that differs only in capital letters");
        assert_eq!(finding.helps, ["the other is `Help`; give one of them another name"]);
    }

    #[test]
    fn accents_stored_in_two_ways_are_one_name() {
        let found = Site::bare()
            .with("content/pages/about/\u{e9}t\u{e9}.png", "x")
            .with("content/pages/about/e\u{301}te\u{301}.png", "x")
            .found("FB0109");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].1.message.ends_with("only in how letters are stored"), "{found:?}");
    }

    #[test]
    fn names_that_are_only_near_are_two() {
        let found = Site::bare()
            .with("content/pages/about/plan.png", "x")
            .with("content/pages/about/plän.png", "x")
            .with("content/pages/about/plan.jpg", "x")
            .found("FB0109");
        assert!(found.is_empty(), "{found:?}");
    }
}
