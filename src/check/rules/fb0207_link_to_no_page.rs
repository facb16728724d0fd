//! FB0207: a link to a file for which readers have no page.

use crate::check::links::{Nearby, relative};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::{Broken, Target};

pub(super) const RULE: Rule = Rule {
    code: "FB0207",
    name: "link-to-no-page",
    severity: Severity::Error,
    title: "A link leads to a file for which readers have no page",
    explanation: "\
Readers have pages for practices, for the pages of the site and for organisations. A vocabulary, the
site file or a spreadsheet is not published, so a link to it would be dead.

Link to the source of a page, never to the finished page: `../other-practice/en.md` and not
`other-practice.html`. fieldbook turns it into the right link for every place the site is read from.",
    wrong: Example::Body("See [the lists](../../vocabularies/topics.yaml)."),
    right: Example::Body("See [what this is](../../pages/about/en.md)."),
    check,
};

/// Whether a path is that of a finished page.
pub(super) fn is_output(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.ends_with(".html") || path.ends_with(".htm")
}

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let broken = context.pointers(|target| match target {
        Target::Broken(Broken::NoPage(_)) => true,
        Target::Broken(Broken::NoSuchFile(path)) => is_output(path),
        _ => false,
    });
    let mut nearby = None;
    for pointer in broken.iter().filter(|pointer| !pointer.image) {
        let place = context.path_place(pointer);
        let written = shown(pointer.target);
        match pointer.meaning {
            Target::Broken(Broken::NoSuchFile(path)) => {
                let finding = report.at(place.span, format!("`{written}` is the name of a finished page"));
                let nearby = nearby.get_or_insert_with(|| Nearby::new(context));
                match nearby.path(path, pointer.language) {
                    Some(near) => {
                        let better = relative(context.path_of(pointer.body), near);
                        finding.help(format!("link to its source: `{better}`"));
                        if place.exact {
                            finding.suggest(better);
                        }
                    }
                    None => {
                        finding.help("link to the source of the page, a `.md` file");
                    }
                }
            }
            _ => {
                let finding = report.at(place.span, format!("readers have no page for `{written}`"));
                finding.help("link to a practice, a page or an organisation, or say in words what is there");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn finished_pages_are_led_back_to_their_sources() {
        for (target, wanted) in [
            ("../../pages/about.html", Some("../../pages/about/en.md")),
            ("tie-sensors-to-a-repair-service.html", Some("en.md")),
            ("../../../public/en/about.htm", Some("../../pages/about/en.md")),
            ("nothing-of-the-kind.html", None),
            ("../../../fieldbook.yaml", None),
        ] {
            let site = Site::starter();
            let text = format!("{}\n\nSee [x]({target}).\n", site.text(SAMPLE));
            let (library, findings) = site.with(SAMPLE, text).findings();
            let told = crate::check::tests::told(&library, &findings);
            assert_eq!(findings.len(), 1, "{target}: {told}");
            assert_eq!((findings[0].code, findings[0].suggestion.as_deref()), ("FB0207", wanted), "{target}");
        }
    }
}
