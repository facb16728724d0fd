//! FB0103: lines that end in the way of Windows or of old Macs.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0103",
    name: "line-endings",
    severity: Severity::Warning,
    title: "Lines do not end with a line feed alone",
    explanation: "\
Windows ends a line with two characters (CR and LF), everything else with one (LF). fieldbook reads
both, but in a pull request a file with the other ending shows every line as changed, and nobody can
see what really changed.

In your editor look for \"LF\" or \"CRLF\", often at the bottom of the window, choose LF, and save the
file again. With git, `git config core.autocrlf input` keeps such endings out.",
    wrong: Example::File(
        "content/pages/about/en.md",
        "---\r\ntitle: About\r\nsummary: Who keeps this.\r\n---\r\n",
    ),
    right: Example::File("content/pages/about/en.md", "---\ntitle: About\nsummary: Who keeps this.\n---\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (id, source) in context.library.sources.iter() {
        let text = source.text.as_str();
        let Some(at) = text.find('\r') else { continue };
        let windows = text.matches("\r\n").count();
        let lone = text.matches('\r').count() - windows;
        let (name, count) = if text[at..].starts_with("\r\n") {
            ("CR and LF, as on Windows", windows)
        } else {
            ("CR alone, as on very old Macs", lone)
        };
        let width = if text[at..].starts_with("\r\n") { 2 } else { 1 };
        let more = plural(count, "line ends", "lines end");
        let finding = report.at(Span::new(id, at..at + width), format!("{more} with {name}"));
        finding
            .label("the first one")
            .help("choose the line ending LF in your editor and save the file again");
        if windows > 0 && lone > 0 {
            finding.help("the file mixes several line endings; all lines should have the same");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    fn messages(text: &str) -> Vec<String> {
        let found = Site::one("content/pages/about/en.md", text).found("FB0103");
        found.into_iter().map(|(_, finding)| finding.message).collect()
    }

    #[test]
    fn a_file_is_named_once_whatever_its_length() {
        assert_eq!(
            messages("---\r\ntitle: A\r\nsummary: S\r\n---\r\n"),
            ["4 lines end with CR and LF, as on Windows"]
        );
        assert_eq!(
            messages("---\rtitle: A\rsummary: S\r---\r"),
            ["4 lines end with CR alone, as on very old Macs"]
        );
        assert_eq!(
            messages("---\ntitle: A\nsummary: S\n---\nlast\r\n"),
            ["1 line ends with CR and LF, as on Windows"]
        );
    }
}
