//! FB0205: an address of a kind that is not allowed.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, shown};
use crate::link::target::{Broken, SAFE_SCHEMES, Target};

pub(super) const RULE: Rule = Rule {
    code: "FB0205",
    name: "scheme-not-allowed",
    severity: Severity::Error,
    title: "A link or picture has an address of a kind that is not allowed",
    explanation: "\
Some addresses run a program in the reader's browser (`javascript:`, `vbscript:`), hide a whole file in
a link (`data:`) or point at a disk that only the author has (`file:`). None of them helps a reader, and
some can do harm.

Links to the outside begin with `https://`, `http://`, `mailto:` or `tel:`. A file that readers need
goes into the folder of the practice.",
    wrong: Example::Body("Open [the list](file:///C:/list.html)."),
    right: Example::Body("Open [the list](https://example.org/list.html)."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let broken = context
        .pointers(|target| matches!(target, Target::Broken(Broken::Scheme(scheme)) if scheme != "symbol"));
    for pointer in &broken {
        let Target::Broken(Broken::Scheme(scheme)) = pointer.meaning else { continue };
        let place = context.target_place(pointer);
        let thing = if pointer.image { "picture" } else { "link" };
        let finding = report.at(place.span, format!("a {thing} may not begin with `{}:`", shown(scheme)));
        let help = match scheme.as_str() {
            "javascript" | "vbscript" | "livescript" => {
                "take the address out: it would run a program".to_owned()
            }
            "data" if pointer.image => {
                "save the picture as a file beside the text and name the file".to_owned()
            }
            "data" => "save the content as a page of its own and link to that".to_owned(),
            "file" => "readers do not have this disk: link to a page of the site or of the web".to_owned(),
            _ => format!(
                "links to the outside begin with {}",
                any_of(&SAFE_SCHEMES.map(|safe| format!("{safe}:")))
            ),
        };
        finding.help(help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn addresses_that_run_are_found_however_they_are_written() {
        for link in [
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](<java\tscript:alert(1)>)",
            "[x](javascript&colon;alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](java\\script:alert(1))",
            "[x][y]\n\n[y]: vbscript:x",
            "<javascript:alert(1)>",
            "<vbscript:x>",
            "![A pump](data:image/png;base64,AAAA)",
            "[x](DATA:text/html,x)",
            "[x](<\u{1}javascript:x>)",
            "[x](ftp://example.org/x)",
            "[![A pump](file:///x.png)](en.md)",
        ] {
            let site = Site::starter();
            let text = format!("{}\n\n{link}\n", site.text(SAMPLE));
            let (library, findings) = site.with(SAMPLE, text).findings();
            let told = crate::check::tests::told(&library, &findings);
            let found = findings.iter().filter(|f| ["FB0205", "FB0201"].contains(&f.code)).count();
            assert_eq!(found, 1, "{link}: {told}");
        }
    }
}
