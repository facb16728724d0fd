//! One line a finding: `path:line:column: error[FB0000]: message`.

use std::fmt::Write;

use crate::diag::{Finding, shown_path};
use crate::source::Sources;

/// Draws all findings.
pub fn draw(findings: &[Finding], sources: &Sources) -> String {
    let mut text = String::new();
    for finding in findings {
        let (path, position) = finding.location(sources);
        let path = shown_path(path);
        let place = position.map_or_else(|| path.clone(), |at| format!("{path}:{}:{}", at.line, at.column));
        writeln!(text, "{place}: {}[{}]: {}", finding.severity.word(), finding.code, finding.message)
            .expect("writing to a string cannot fail");
    }
    text
}
