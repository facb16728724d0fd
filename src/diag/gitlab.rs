//! Findings as a report for GitLab Code Quality: a list of issues in JSON, which GitLab compares with the
//! list of the branch before, to show a merge request what it brings and what it mends.

use serde::Serialize;

use crate::diag::shared::{Range, Setting, sentences};
use crate::diag::{Finding, Severity};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// Draws all findings: always a list, because GitLab takes no other report.
pub fn draw(findings: &[Finding], setting: &Setting<'_>) -> String {
    let fingerprints = setting.fingerprints(findings);
    let issues: Vec<Issue> = findings
        .iter()
        .zip(fingerprints)
        .map(|(finding, fingerprint)| issue(finding, fingerprint, setting))
        .collect();
    let mut text = serde_json::to_string_pretty(&issues).expect("strings and numbers are always JSON");
    text.push('\n');
    text
}

fn issue(finding: &Finding, fingerprint: String, setting: &Setting<'_>) -> Issue {
    // A line must be named, also where a file or folder is meant as a whole.
    let begin = Range::of_finding(finding, setting.sources).map_or(1, |range| range.line);
    Issue {
        description: sentences(finding),
        check_name: finding.code,
        fingerprint,
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
        },
        location: Location { path: setting.path_of(finding), lines: Lines { begin } },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::shared::tests::{finding, found, setting};
    use crate::fault::Place;
    use crate::source::Sources;

    #[test]
    fn a_finding_is_an_issue() {
        let (sources, mut findings) = found("content/a/en.md", "---\ndomains: [helth]\n", "helth");
        findings[0].help("did you mean `health`?");
        findings.push(finding(Place::Path("content/b".to_owned()), "no `en.md`"));
        findings[1].severity = Severity::Warning;
        let setting = setting(&sources);
        let prints = setting.fingerprints(&findings);
        let drawn = draw(&findings, &setting).replace(&prints[0], "ONE").replace(&prints[1], "TWO");
        insta::assert_snapshot!(drawn, @r#"
        [
          {
            "description": "`helth` is not a value of `domains`. Did you mean `health`?",
            "check_name": "FB0801",
            "fingerprint": "ONE",
            "severity": "major",
            "location": {
              "path": "docs/site/content/a/en.md",
              "lines": {
                "begin": 2
              }
            }
          },
          {
            "description": "No `en.md`.",
            "check_name": "FB0801",
            "fingerprint": "TWO",
            "severity": "minor",
            "location": {
              "path": "docs/site/content/b",
              "lines": {
                "begin": 1
              }
            }
          }
        ]
        "#);
    }

    #[test]
    fn without_findings_there_is_an_empty_list() {
        assert_eq!(draw(&[], &setting(&Sources::default())), "[]\n");
    }

    #[test]
    fn any_name_and_any_text_is_json() {
        let hostile = "a\n\"}],\u{0}\\\u{1b}[2J\u{202e}%0A::error::x";
        let (sources, mut findings) = found(hostile, "helth\nhelth", "helth");
        for finding in &mut findings {
            hostile.clone_into(&mut finding.message);
        }
        let drawn = draw(&findings, &setting(&sources));
        let issues: serde_json::Value = serde_json::from_str(&drawn).unwrap();
        assert_eq!(issues.as_array().map(Vec::len), Some(2));
        // The path as it is, or the file would not be found.
        assert_eq!(issues[0]["location"]["path"], format!("docs/site/{hostile}"));
        let description = issues[0]["description"].as_str().unwrap();
        assert!(!description.contains(|c: char| c.is_control() || c == '\u{202e}'), "{description:?}");
        assert_ne!(issues[0]["fingerprint"], issues[1]["fingerprint"]);
    }
}
