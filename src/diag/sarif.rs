//! Findings as SARIF 2.1.0, the common format of tools that look at source texts: code hosts and editors
//! read it, show findings beside their lines, and offer suggestions as fixes.
//!
//! The standard: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. In its plain texts
//! `[words](target)` is a link. No text of ours has one, and what a contributor writes must not become
//! one, so the brackets of such a piece are escaped.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::diag::Finding;
use crate::diag::shared::{Range, Setting, on_one_line, sentences};
use crate::fault::Place;
use crate::source::{Source, Span};

/// Where the schema of this version is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What stands for the root of the repository; every reader has it somewhere else.
const ROOT: &str = "%SRCROOT%";

/// Most characters of a short text of a rule that code hosts take.
const MOST_OF_A_DESCRIPTION: usize = 1_000;

/// What does not stand for itself in an address: all but the unreserved signs of RFC 3986 and `/`.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

#[derive(Serialize)]
struct Log<'a> {
    version: &'static str,
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    newline_sequences: [&'static str; 3],
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    #[serde(flatten)]
    words: Option<Words>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Words {
    name: String,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<[Fix<'a>; 1]>,
    partial_fingerprints: Fingerprints,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "fieldbookFinding/v1")]
    finding: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Text,
    artifact_changes: [Change<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: ArtifactLocation,
    replacements: [Replacement<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Content<'a>,
}

#[derive(Serialize)]
struct Content<'a> {
    text: &'a str,
}

/// Draws all findings, and what their rules say.
pub fn draw(findings: &[Finding], setting: &Setting<'_>) -> String {
    let mut index: BTreeMap<&'static str, usize> = findings.iter().map(|finding| (finding.code, 0)).collect();
    index.values_mut().enumerate().for_each(|(at, index)| *index = at);
    let rules = index.keys().map(|code| Descriptor { id: code, words: words(code, setting) }).collect();
    let results = findings
        .iter()
        .zip(setting.fingerprints(findings))
        .map(|(finding, print)| outcome(finding, index[finding.code], print, setting))
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    let driver = Driver { name: "fieldbook", semantic_version: version, version, rules };
    let run = Run {
        tool: Tool { driver },
        column_kind: "unicodeCodePoints",
        // By default a lone `\r` would end no line.
        newline_sequences: ["\r\n", "\n", "\r"],
        results,
    };
    let log = Log { version: "2.1.0", schema: SCHEMA, runs: [run] };
    let mut text = serde_json::to_string_pretty(&log).expect("strings and numbers are always JSON");
    text.push('\n');
    text
}

fn words(code: &str, setting: &Setting<'_>) -> Option<Words> {
    let rule = (setting.rule)(code)?;
    // The lines of a paragraph end where the source code of a rule has room no more.
    let paragraphs: Vec<String> = rule.explanation.trim().split("\n\n").map(on_one_line).collect();
    let first = paragraphs.first().map_or("", String::as_str);
    let explanation = paragraphs.join("\n\n");
    Some(Words {
        name: in_one_word(rule.name),
        short_description: Text { text: plain(rule.title) },
        full_description: Text { text: escape_links(&shortened(first)) },
        help: Help { text: escape_links(&explanation), markdown: explanation },
        default_configuration: Configuration { level: rule.severity.word() },
    })
}

/// `unknown-value` as `UnknownValue`.
fn in_one_word(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        format!("{first}{}", letters.as_str())
    };
    name.split('-').map(word).collect()
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST_OF_A_DESCRIPTION) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

fn outcome<'a>(finding: &'a Finding, rule_index: usize, print: String, setting: &Setting<'_>) -> Outcome<'a> {
    let related = finding.related.iter().zip(1..);
    Outcome {
        rule_id: finding.code,
        rule_index,
        level: finding.severity.word(),
        message: Text { text: escape_links(&sentences(finding)) },
        locations: [own_location(finding, setting)],
        related_locations: related
            .map(|((span, words), id)| related_location(*span, words, id, setting))
            .collect(),
        fixes: fix(finding, setting).map(|fix| [fix]),
        partial_fingerprints: Fingerprints { finding: print },
    }
}

fn own_location(finding: &Finding, setting: &Setting<'_>) -> Location {
    Location {
        id: None,
        physical_location: PhysicalLocation {
            artifact_location: artifact(&setting.path_of(finding)),
            region: Range::of_finding(finding, setting.sources).map(Region::from),
        },
        message: finding.label.as_deref().map(|label| Text { text: plain(label) }),
    }
}

fn related_location(span: Span, words: &str, id: usize, setting: &Setting<'_>) -> Location {
    Location {
        id: Some(id),
        physical_location: PhysicalLocation {
            artifact_location: artifact(&setting.path(&setting.sources.get(span.source).path)),
            region: Some(Range::of(span, setting.sources).into()),
        },
        message: Some(Text { text: plain(words) }),
    }
}

impl From<Range> for Region {
    fn from(range: Range) -> Self {
        Region {
            start_line: range.line,
            start_column: range.column,
            end_line: range.end_line,
            end_column: range.end_column,
        }
    }
}

fn artifact(path: &str) -> ArtifactLocation {
    ArtifactLocation { uri: utf8_percent_encode(path, ESCAPED).to_string(), uri_base_id: ROOT }
}

/// The suggestion of a finding, where a reader of the file is sure to replace the same characters.
fn fix<'a>(finding: &'a Finding, setting: &Setting<'_>) -> Option<Fix<'a>> {
    let (Place::Span(span), Some(better)) = (&finding.place, &finding.suggestion) else { return None };
    if !counts_all(setting.sources.get(span.source), *span) {
        return None;
    }
    let mend = finding.helps.first().map_or("replace the marked text", String::as_str);
    let replacement = Replacement {
        deleted_region: Range::of(*span, setting.sources).into(),
        inserted_content: Content { text: better },
    };
    let change =
        Change { artifact_location: artifact(&setting.path_of(finding)), replacements: [replacement] };
    Some(Fix { description: Text { text: plain(mend) }, artifact_changes: [change] })
}

/// Whether the columns of a span count every character before it. They pass over byte order marks, of which
/// a reader knows only the one that begins the file.
fn counts_all(source: &Source, span: Span) -> bool {
    const MARK: char = '\u{feff}';
    let start = source.line(span.start).start;
    let start = if start == 0 && source.text.starts_with(MARK) { MARK.len_utf8() } else { start };
    let counted = source.text.get(start..span.end as usize);
    span.start as usize >= start && counted.is_some_and(|text| !text.contains(MARK))
}

/// A text on one line, as a plain text of the standard.
fn plain(text: &str) -> String {
    escape_links(&on_one_line(text))
}

/// A text in which nothing is a link: its brackets are escaped where one could be taken for it.
fn escape_links(text: &str) -> String {
    if text.contains("](") {
        text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::diag::Severity;
    use crate::diag::shared::tests::{finding, found, setting};
    use crate::source::Sources;

    /// The one run of what is drawn.
    fn run(findings: &[Finding], sources: &Sources) -> Value {
        let log: Value = serde_json::from_str(&draw(findings, &setting(sources))).unwrap();
        log["runs"][0].clone()
    }

    #[test]
    fn a_finding_is_a_result_with_its_rule() {
        let (sources, mut findings) = found("content/a/en.md", "---\ndomains: [helth]\n", "helth");
        findings[0].label("not in the list").help("did you mean `health`?").suggest("health");
        let Place::Span(span) = findings[0].place else { panic!("no place") };
        findings[0].related(Span { start: 0, end: 3, ..span }, "it begins here");
        let print = setting(&sources).fingerprints(&findings).remove(0);
        let drawn = draw(&findings, &setting(&sources));
        let drawn = drawn.replace(env!("CARGO_PKG_VERSION"), "VERSION").replace(&print, "PRINT");
        insta::assert_snapshot!(drawn, @r##"
        {
          "version": "2.1.0",
          "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
          "runs": [
            {
              "tool": {
                "driver": {
                  "name": "fieldbook",
                  "semanticVersion": "VERSION",
                  "version": "VERSION",
                  "rules": [
                    {
                      "id": "FB0801",
                      "name": "UnknownValue",
                      "shortDescription": {
                        "text": "A value is not in its vocabulary"
                      },
                      "fullDescription": {
                        "text": "Values come from closed lists."
                      },
                      "help": {
                        "text": "Values come from closed lists.\n\nTake one from the list.",
                        "markdown": "Values come from closed lists.\n\nTake one from the list."
                      },
                      "defaultConfiguration": {
                        "level": "error"
                      }
                    }
                  ]
                }
              },
              "columnKind": "unicodeCodePoints",
              "newlineSequences": [
                "\r\n",
                "\n",
                "\r"
              ],
              "results": [
                {
                  "ruleId": "FB0801",
                  "ruleIndex": 0,
                  "level": "error",
                  "message": {
                    "text": "`helth` is not a value of `domains`. Did you mean `health`?"
                  },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "docs/site/content/a/en.md",
                          "uriBaseId": "%SRCROOT%"
                        },
                        "region": {
                          "startLine": 2,
                          "startColumn": 11,
                          "endLine": 2,
                          "endColumn": 16
                        }
                      },
                      "message": {
                        "text": "not in the list"
                      }
                    }
                  ],
                  "relatedLocations": [
                    {
                      "id": 1,
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "docs/site/content/a/en.md",
                          "uriBaseId": "%SRCROOT%"
                        },
                        "region": {
                          "startLine": 1,
                          "startColumn": 1,
                          "endLine": 1,
                          "endColumn": 4
                        }
                      },
                      "message": {
                        "text": "it begins here"
                      }
                    }
                  ],
                  "fixes": [
                    {
                      "description": {
                        "text": "did you mean `health`?"
                      },
                      "artifactChanges": [
                        {
                          "artifactLocation": {
                            "uri": "docs/site/content/a/en.md",
                            "uriBaseId": "%SRCROOT%"
                          },
                          "replacements": [
                            {
                              "deletedRegion": {
                                "startLine": 2,
                                "startColumn": 11,
                                "endLine": 2,
                                "endColumn": 16
                              },
                              "insertedContent": {
                                "text": "health"
                              }
                            }
                          ]
                        }
                      ]
                    }
                  ],
                  "partialFingerprints": {
                    "fieldbookFinding/v1": "PRINT"
                  }
                }
              ]
            }
          ]
        }
        "##);
    }

    #[test]
    fn without_findings_there_are_no_results_and_no_rules() {
        let run = run(&[], &Sources::default());
        assert_eq!((&run["results"], &run["tool"]["driver"]["rules"]), (&json!([]), &json!([])));
    }

    #[test]
    fn only_rules_with_findings_are_told_each_once() {
        let at = |code, path: &str| Finding { code, ..finding(Place::Path(path.to_owned()), "no") };
        let findings = [at("FB0801", "a"), at("FB0102", "a"), at("FB0801", "b")];
        let run = run(&findings, &Sources::default());
        let rules = &run["tool"]["driver"]["rules"];
        assert_eq!((&rules[0], &rules[1]["id"]), (&json!({"id": "FB0102"}), &json!("FB0801")));
        assert_eq!(rules.as_array().map(Vec::len), Some(2));
        let results = run["results"].as_array().unwrap();
        let indices: Vec<_> = results.iter().map(|result| &result["ruleIndex"]).collect();
        assert_eq!(indices, [1, 0, 1]);
    }

    #[test]
    fn a_folder_has_an_address_and_no_region() {
        let mut one = finding(Place::Path("content/two words".to_owned()), "no text");
        one.severity = Severity::Warning;
        one.suggest("a");
        let result = &run(&[one], &Sources::default())["results"][0];
        let place = json!({"uri": "docs/site/content/two%20words", "uriBaseId": "%SRCROOT%"});
        assert_eq!(result["locations"], json!([{"physicalLocation": {"artifactLocation": place}}]));
        assert_eq!((&result["level"], &result["fixes"]), (&json!("warning"), &Value::Null));
    }

    #[test]
    fn columns_are_characters_and_lines_end_as_in_the_file() {
        let (sources, findings) = found("a", "\u{feff}one\r日本😀 helth\nhelth\r\n", "helth\nhelth");
        let region = &run(&findings, &sources)["results"][0]["locations"][0]["physicalLocation"]["region"];
        assert_eq!(*region, json!({"startLine": 2, "startColumn": 5, "endLine": 3, "endColumn": 6}));
    }

    #[test]
    fn a_fix_replaces_the_marked_characters_or_there_is_none() {
        let fix = |text: &str, word: &str| {
            let (sources, mut findings) = found("a", text, word);
            findings[0].suggest("");
            run(&findings, &sources)["results"][0]["fixes"][0].clone()
        };
        let region = |fix: Value| fix["artifactChanges"][0]["replacements"][0]["deletedRegion"].clone();
        let one = json!({"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2});
        assert_eq!(region(fix("xy", "x")), one);
        assert_eq!(region(fix("\u{feff}xy", "x")), one);
        assert!(fix("\u{feff}xy", "\u{feff}").is_null());
        assert!(fix("a\n\u{feff}x", "x").is_null());
        assert!(fix("a\u{feff}x", "x").is_null());
        assert!(!fix("a\u{feff}\nx", "x").is_null());
    }

    #[test]
    fn no_name_and_no_text_becomes_a_link_or_an_address_of_its_own() {
        let hostile = "https://x.example/\"%0A?#\n\\\u{202e}[click](https://x.example)";
        let (sources, mut findings) = found(hostile, "helth", "helth");
        hostile.clone_into(&mut findings[0].message);
        findings[0].label(hostile).help(hostile).suggest(hostile);
        let result = &run(&findings, &sources)["results"][0];
        let place = &result["locations"][0];
        assert_eq!(
            place["physicalLocation"]["artifactLocation"]["uri"],
            "docs/site/https%3A//x.example/%22%250A%3F%23%0A%5C%E2%80%AE%5Bclick%5D%28https%3A//x.example%29"
        );
        for text in [&result["message"]["text"], &place["message"]["text"]] {
            let text = text.as_str().unwrap();
            assert!(text.contains("\\[click\\](https") && !text.contains(['\n', '\u{202e}']), "{text:?}");
        }
        // What is put into a file is put there as it is.
        let change = &result["fixes"][0]["artifactChanges"][0];
        assert_eq!(change["replacements"][0]["insertedContent"]["text"], hostile);
    }

    #[test]
    fn brackets_that_are_no_link_stay_as_they_are() {
        assert_eq!(plain("write `[1] [2]` in C:\\a"), "write `[1] [2]` in C:\\a");
        assert_eq!(plain("write `[a](b)` in C:\\a"), "write `\\[a\\](b)` in C:\\\\a");
    }

    #[test]
    fn a_long_description_is_shortened() {
        assert_eq!(shortened("a b"), "a b");
        assert_eq!(shortened(&"é".repeat(2_000)).chars().count(), MOST_OF_A_DESCRIPTION + 1);
    }
}
