//! FB0108: a name that Windows or a USB stick cannot keep.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::fb0111_slug_shape::has_wrong_slug;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural, shown};
use crate::model::slug::is_device;

pub(super) const RULE: Rule = Rule {
    code: "FB0108",
    name: "unsafe-name",
    severity: Severity::Error,
    title: "A file or folder has a name that some computers cannot keep",
    explanation: "\
The site travels on USB sticks and is opened on Windows, where the characters < > : \" | ? * \\ cannot
stand in a name, a name cannot end with a full stop or a space, some words (CON, NUL, COM1 ...) are
taken, and a long path cannot be opened. A file with such a name would be lost on the way.

Rename it with the letters a to z, digits and hyphens, and change the links that lead to it.",
    wrong: Example::File("content/pages/about/map: north.gif", "GIF89a"),
    right: Example::File("content/pages/about/map-north.gif", "GIF89a"),
    check,
};

/// Longest path from the site's root. Windows allows 260 characters, of which the folder that the
/// site is unpacked in needs some and the name of the edition some more.
const PATH_LIMIT: usize = 160;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for path in context.paths() {
        // The shape of slugs is stricter and has a rule of its own.
        if !has_wrong_slug(path) {
            check_name(path, report);
        }
        let length = path.chars().count();
        let parent = path.rsplit_once('/').map_or(0, |(parent, _)| parent.chars().count());
        // Only the first folder that is too long is named, not everything in it.
        if length > PATH_LIMIT && parent <= PATH_LIMIT {
            report
                .path(
                    path,
                    format!(
                        "the path has {}, where {PATH_LIMIT} are the most",
                        plural(length, "character", "characters")
                    ),
                )
                .help("give the file or its folder a shorter name");
        }
    }
}

/// Reports a path whose last name some computers cannot keep. Tells whether it did.
pub(super) fn check_name(path: &str, report: &mut Report<'_>) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some(why) = fault_of(name) else { return false };
    let better = mended(name);
    let finding = report.path(path, format!("`{}` {why}", shown(name)));
    if better.is_empty() || fault_of(&better).is_some() {
        finding.help("rename it with the letters a to z, digits and hyphens");
    } else {
        finding.help(format!("rename it to `{}`", shown(&better)));
    }
    true
}

/// What is wrong with a name, after "`name`".
fn fault_of(name: &str) -> Option<String> {
    if let Some(c) = name.chars().find(|c| forbidden(*c)) {
        return Some(if c.is_control() {
            format!("holds a control character (U+{:04X}), which cannot stand in a name", u32::from(c))
        } else {
            format!("holds `{c}`, which cannot stand in a name on Windows")
        });
    }
    if name.ends_with('.') {
        return Some("ends with a full stop, which Windows drops".to_owned());
    }
    if name.ends_with(' ') {
        return Some("ends with a space, which Windows drops".to_owned());
    }
    if is_device(name) {
        return Some("is a name that Windows keeps for a device".to_owned());
    }
    // Letter by letter it looks the same, but a link that is typed does not find it.
    (!is_nfc(name)).then(|| "stores its accents apart from their letters, as macOS does".to_owned())
}

fn forbidden(c: char) -> bool {
    c.is_control() || "<>:\"|?*\\".contains(c)
}

/// The name with hyphens where something cannot stand.
fn mended(name: &str) -> String {
    let mut better = String::new();
    for c in name.nfc() {
        if !forbidden(c) {
            better.push(c);
        } else if !better.ends_with('-') {
            better.push('-');
        }
    }
    let better = better.replace("- ", "-").replace("-.", ".");
    let better = better.trim_end_matches(['.', ' ', '-']);
    match better.split_once('.') {
        Some((stem, ending)) if is_device(better) => format!("{stem}-1.{ending}"),
        None if is_device(better) => format!("{better}-1"),
        _ => better.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;
    use super::*;

    #[test]
    fn names_that_windows_cannot_keep_are_found() {
        for (name, better) in [
            ("con", "con-1"),
            ("NUL.png", "NUL-1.png"),
            ("com1.tar.gz", "com1-1.tar.gz"),
            ("lpt¹.png", "lpt¹-1.png"),
            ("a<b>.png", "a-b.png"),
            ("what?.png", "what.png"),
            ("a: b.png", "a-b.png"),
            ("a\\b.png", "a-b.png"),
            ("a\u{1}b.png", "a-b.png"),
            ("plan.", "plan"),
            ("plan. ", "plan"),
            ("e\u{301}te\u{301}.png", "été.png"),
            ("???", ""),
        ] {
            assert!(fault_of(name).is_some(), "{name:?}");
            assert_eq!(mended(name), better, "{name:?}");
        }
    }

    #[test]
    fn odd_names_that_every_computer_keeps_are_left_alone() {
        for name in [
            "en.md",
            "console.png",
            "com10.png",
            "com.png",
            "null.png",
            "été.png",
            "物联网.png",
            "a b.png",
            "a..b",
            "",
        ] {
            assert_eq!(fault_of(name), None, "{name:?}");
        }
    }

    #[test]
    fn a_long_path_is_named_once_at_the_folder() {
        let folder = format!("content/pages/{}", "a".repeat(150));
        let found = Site::bare()
            .with(&format!("{folder}/en.md"), "---\ntitle: T\nsummary: S\n---\n")
            .with(&format!("{folder}/fr.md"), "---\ntitle: T\nsummary: S\n---\n")
            .found("FB0108");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, folder);
        assert_eq!(found[0].1.message, "the path has 164 characters, where 160 are the most");
    }
}
