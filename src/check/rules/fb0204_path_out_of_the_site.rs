//! FB0204: an absolute path, or one that leaves the site.

use super::fb0201_link_to_no_file::address;
use crate::check::links::{Nearby, relative};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::{Broken, Target};

pub(super) const RULE: Rule = Rule {
    code: "FB0204",
    name: "path-out-of-the-site",
    severity: Severity::Error,
    title: "A link or picture has an absolute path, or one that leaves the site",
    explanation: "\
The site is read from a server, from a folder and from a USB stick. A path that begins with `/` or with
a drive such as `C:` means another place on each of them, and a path with too many `..` leaves the site.

Write the way from the folder of the file you write in: `../other-practice/en.md`. An address of the
web begins with `https://`.",
    wrong: Example::Body("See [what this is](/content/pages/about/en.md)."),
    right: Example::Body("See [what this is](../../pages/about/en.md)."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let broken =
        context.pointers(|target| matches!(target, Target::Broken(Broken::Absolute | Broken::Outside)));
    let mut nearby = None;
    for pointer in &broken {
        let place = context.path_place(pointer);
        let written = shown(pointer.target);
        let absolute = matches!(pointer.meaning, Target::Broken(Broken::Absolute));
        let message = if absolute {
            format!("`{written}` is an absolute path")
        } else {
            format!("`{written}` leads out of the site")
        };
        let finding = report.at(place.span, message);
        let bare = pointer.target.split('#').next().unwrap_or_default();
        let better = match bare.strip_prefix("//").and_then(address) {
            Some(address) => Some(address),
            None => {
                let bare = bare.replace('\\', "/");
                let bare: Vec<&str> =
                    bare.split('/').filter(|part| !part.is_empty() && *part != "..").collect();
                let bare = bare.join("/");
                let nearby = nearby.get_or_insert_with(|| Nearby::new(context));
                // `/practices/x/en.md` and `/content/practices/x/en.md` are both seen.
                let near = [bare.clone(), format!("content/{bare}")];
                let near = near.iter().find_map(|path| nearby.path(path, pointer.language));
                near.map(|near| relative(context.path_of(pointer.body), near))
            }
        };
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

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn what_was_meant_is_offered() {
        for (target, wanted) in [
            ("/practices/tie-sensors-to-a-repair-service/en.md", Some("en.md")),
            ("../../../../../content/pages/about/en.md", Some("../../pages/about/en.md")),
            ("//www.itu.int/en", Some("https://www.itu.int/en")),
            ("/home/me/plan.png", None),
            ("C:\\Users\\me\\plan.png", None),
            ("<\\\\\\\\server\\share>", None),
        ] {
            let site = Site::starter();
            let text = format!("{}\n\nSee [x]({target}).\n", site.text(SAMPLE));
            let (library, findings) = site.with(SAMPLE, text).findings();
            assert_eq!(findings.len(), 1, "{target}: {}", crate::check::tests::told(&library, &findings));
            assert_eq!(findings[0].code, "FB0204", "{target}");
            assert_eq!(findings[0].suggestion.as_deref(), wanted, "{target}");
        }
    }
}
