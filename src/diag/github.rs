//! Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request:
//! `::error file=path,line=1,col=2::message`.
//!
//! A command is a line of the output that begins with `::`. Nothing that a contributor writes may begin
//! one or end one early, so control characters are replaced and the signs of the syntax are escaped.
//! GitHub shows 10 errors and 10 warnings of a step and drops the others without a word; all of them
//! stand in the log.

use std::fmt::Write;

use crate::diag::shared::{Range, Setting, on_one_line};
use crate::diag::{Finding, shown_path};

/// Draws all findings.
pub fn draw(findings: &[Finding], setting: &Setting<'_>) -> String {
    let mut text = String::new();
    for finding in findings {
        let properties: Vec<String> = properties(finding, setting)
            .into_iter()
            .map(|(name, value)| format!("{name}={}", escape_property(&value)))
            .collect();
        let word = finding.severity.word();
        writeln!(text, "::{word} {}::{}", properties.join(","), escape(&message(finding)))
            .expect("writing to a string cannot fail");
    }
    text
}

/// Where a finding is, and its title.
fn properties(finding: &Finding, setting: &Setting<'_>) -> Vec<(&'static str, String)> {
    let mut properties = vec![("file", shown_path(&setting.path_of(finding)))];
    if let Some(range) = Range::of_finding(finding, setting.sources) {
        properties.extend(lines(range));
    }
    properties.push(("title", title(finding, setting)));
    properties
}

/// Lines, and columns where the place lies in one line: with several lines GitHub takes none.
fn lines(range: Range) -> Vec<(&'static str, String)> {
    // The end of a line is the beginning of the next one, which is not marked.
    let ends_before = range.end_column == 1 && range.end_line > range.line;
    let last = if ends_before { range.end_line - 1 } else { range.end_line };
    let mut lines = vec![("line", range.line.to_string())];
    if range.line == range.end_line {
        lines.push(("col", range.column.to_string()));
    }
    lines.push(("endLine", last.to_string()));
    if range.line == range.end_line {
        lines.push(("endColumn", range.end_column.to_string()));
    }
    lines
}

/// `FB0801 unknown value`.
fn title(finding: &Finding, setting: &Setting<'_>) -> String {
    match (setting.rule)(finding.code) {
        Some(rule) => format!("{} {}", finding.code, rule.name.replace('-', " ")),
        None => finding.code.to_owned(),
    }
}

/// What is wrong, and how to mend it on further lines.
fn message(finding: &Finding) -> String {
    let texts = std::iter::once(&finding.message).chain(&finding.helps);
    texts.map(|text| on_one_line(text)).collect::<Vec<_>>().join("\n")
}

/// Text as it may stand behind the second `::`. The percent sign goes first: what it begins later is ours.
fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text as it may stand in a property, where `:` could end the properties and `,` ends one.
fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;
    use crate::diag::shared::tests::{finding, found, setting};
    use crate::fault::Place;

    #[test]
    fn a_finding_is_a_command() {
        let (sources, mut findings) = found("content/a/en.md", "---\ndomains: [helth]\n", "helth");
        findings[0].help("did you mean `health`?").help("100% sure: look, there");
        findings.push(finding(Place::Path("content/b".to_owned()), "no `en.md`"));
        findings[1].severity = Severity::Warning;
        findings[1].code = "FB0000";
        insta::assert_snapshot!(draw(&findings, &setting(&sources)), @r"
        ::error file=docs/site/content/a/en.md,line=2,col=11,endLine=2,endColumn=16,title=FB0801 unknown value::`helth` is not a value of `domains`%0Adid you mean `health`?%0A100%25 sure: look, there
        ::warning file=docs/site/content/b,title=FB0000::no `en.md`
        ");
    }

    #[test]
    fn several_lines_have_no_columns() {
        let place = |word| {
            let (sources, findings) = found("a", "one\ntwo\nthree\n", word);
            let drawn = draw(&findings, &setting(&sources));
            drawn.split(',').filter(|part| part.contains("ine=") || part.contains("ol")).collect::<String>()
        };
        assert_eq!(place("ne\ntw"), "line=1endLine=2");
        // The line alone, with its end.
        assert_eq!(place("two\n"), "line=2endLine=2");
        assert_eq!(place("wo"), "line=2col=2endLine=2endColumn=4");
    }

    #[test]
    fn no_name_and_no_text_makes_a_command_of_its_own() {
        for hostile in [
            "a\n::error file=b::forged",
            "a\r\n::error::forged",
            "a\u{85}::error::forged\u{2028}::warning::forged",
            "a,line=7,title=x::forged",
            "a%0A::error::forged%2525",
            "::stop-commands::x",
            "##[error]forged\u{202e}\u{1b}[2J",
        ] {
            let (sources, mut findings) = found(hostile, "helth", "helth");
            hostile.clone_into(&mut findings[0].message);
            findings[0].help(hostile);
            let drawn = draw(&findings, &setting(&sources));
            assert_eq!(drawn.lines().count(), 1, "{drawn}");
            let line = drawn.trim_end_matches('\n');
            assert!(!line.contains(|c: char| c.is_control() || c == '\u{202e}'), "{line}");
            // As the runner reads it: up to the second `::` there are the properties.
            let (properties, message) =
                line.strip_prefix("::error ").and_then(|rest| rest.split_once("::")).expect("a command");
            let names: Vec<&str> =
                properties.split(',').filter_map(|part| Some(part.split_once('=')?.0)).collect();
            assert_eq!(names, ["file", "line", "col", "endLine", "endColumn", "title"], "{line}");
            // The one break that is ours stands between message and help.
            assert_eq!(message.matches("%0A").count(), 1, "{line}");
            assert_eq!(message.matches('%').count(), 1 + message.matches("%25").count(), "{line}");
        }
    }

    #[test]
    fn without_findings_nothing_is_said() {
        let sources = crate::source::Sources::default();
        assert_eq!(draw(&[], &setting(&sources)), "");
    }
}
