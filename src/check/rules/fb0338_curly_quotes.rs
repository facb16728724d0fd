//! FB0338: curly quotes around a value.

use crate::check::rules::quoted;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::fault::{FaultKind, Place};

pub(super) const RULE: Rule = Rule {
    code: "FB0338",
    name: "curly-quotes",
    severity: Severity::Warning,
    title: "Curly quotes stand around a value",
    explanation: "\
Word and telephones turn the straight quote of the keyboard into curly ones. They are fine inside a text,
but YAML knows the straight quote `\"` only: curly quotes around a value are a part of it and are
shown to readers, and they do not guard a comma or a colon.

The same goes for `« »` around a value that is no name and no title.

Type the straight quote. In Word turn off \"Straight quotes with smart quotes\" in the AutoCorrect options.",
    wrong: Example::Front("title: “Tie every hand pump to a repair service”"),
    right: Example::Front("title: \"Tie every hand pump to a repair service\""),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fault in context.faults() {
        let (FaultKind::CurlyQuotes, Place::Span(span)) = (&fault.kind, &fault.place) else { continue };
        let written = context.written(*span);
        let angled = written.strip_prefix('«').and_then(|inner| inner.strip_suffix('»'));
        let (quotes, better) = match angled {
            Some(inner) => ("« »", quoted(inner.trim())),
            None => ("“ ”", quoted(written)),
        };
        report
            .at(*span, format!("`{quotes}` are not the quotes of YAML"))
            .label("quotes of printed text")
            .help("type the straight `\"` at both ends")
            .suggest(better);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{Site, told};

    #[test]
    fn the_value_is_read_without_them() {
        for (lines, better) in [
            (
                "title: “Tie every hand pump to a repair service”",
                "\"Tie every hand pump to a repair service\"",
            ),
            ("licence: “CC-BY-4.0”", "\"CC-BY-4.0\""),
            ("published: ”2026-11-22”", "\"2026-11-22\""),
            ("status: “published”", "\"published\""),
            ("revision: “1”", "\"1\""),
            ("contributor: „editorial“", "\"editorial\""),
            ("status: «published»", "\"published\""),
            ("published: « 2026-11-22 »", "\"2026-11-22\""),
        ] {
            let (library, findings) = Site::starter().front(lines).findings();
            let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
            assert!(
                codes.iter().all(|code| *code == "FB0338" || *code == "FB0803"),
                "{}",
                told(&library, &findings)
            );
            assert_eq!(
                Site::starter().front(lines).found("FB0338")[0].1.suggestion.as_deref(),
                Some(better),
                "{lines}"
            );
        }
    }

    #[test]
    fn a_unit_is_no_name() {
        let line = "scale: {count: 8484, unit: «домов», as_of: 2015}";
        let found = Site::starter().front(line).found("FB0338");
        let [(place, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((place.as_str(), finding.suggestion.as_deref()), ("«домов»", Some("\"домов\"")));
        let name = "partners:\n  - {name: «Ростелеком», support: funding}";
        assert_eq!(Site::starter().front(name).marked("FB0338"), [""; 0]);
    }

    #[test]
    fn quotes_inside_a_text_are_left_alone() {
        for lines in [
            "title: “Smart” meters need “smart” people",
            "title: Tie “smart” pumps to a repair service",
            "title: \"“Smart pumps”\"",
            "summary: >-\n  “All of it is quoted”",
            "title: «Relier les pompes»",
            "licence: CC «BY»",
            "summary: «Да» и «нет»",
            "title: 把“泵”接上“维修”",
        ] {
            assert_eq!(Site::starter().front(lines).marked("FB0338"), [""; 0], "{lines}");
        }
    }

    #[test]
    fn a_colon_between_them_has_one_finding_that_names_them() {
        let found = Site::starter().front("title: “Tie pumps: each one”").found("FB0303");
        let [(_, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(finding.message, "`“ ”` are not the quotes of YAML");
        assert_eq!(finding.suggestion.as_deref(), Some("\"Tie pumps: each one\""));
    }
}
