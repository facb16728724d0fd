//! Findings for other programs: one JSON document with a stable shape.

use serde::Serialize;

use crate::diag::shared::Range;
use crate::diag::{Counts, Finding};
use crate::model::progress::Translations;
use crate::source::Sources;

/// Version of the shape; it changes when a reader of the old one could be misled.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    errors: usize,
    warnings: usize,
    findings: Vec<Item<'a>>,
    /// How far each practice and page has come in each language, where the caller knows.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    translations: &'a [Translations],
}

#[derive(Serialize)]
struct Item<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    path: &'a str,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    related: Vec<Related<'a>>,
    help: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
}

#[derive(Serialize)]
struct Related<'a> {
    path: &'a str,
    #[serde(flatten)]
    range: Range,
    message: &'a str,
}

/// Draws all findings, and how far the translations have come.
pub fn draw(findings: &[Finding], sources: &Sources, translations: &[Translations]) -> String {
    let counts = Counts::of(findings);
    let items = findings
        .iter()
        .map(|finding| Item {
            code: finding.code,
            severity: finding.severity.word(),
            message: &finding.message,
            path: finding.location(sources).0,
            range: Range::of_finding(finding, sources),
            label: finding.label.as_deref(),
            related: finding
                .related
                .iter()
                .map(|(span, message)| Related {
                    path: &sources.get(span.source).path,
                    range: Range::of(*span, sources),
                    message,
                })
                .collect(),
            help: &finding.helps,
            suggestion: finding.suggestion.as_deref(),
        })
        .collect();
    let report = Report {
        version: VERSION,
        errors: counts.errors,
        warnings: counts.warnings,
        findings: items,
        translations,
    };
    let mut text = serde_json::to_string_pretty(&report).expect("strings and numbers are always JSON");
    text.push('\n');
    text
}
