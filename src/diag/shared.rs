//! What the formats for other programs share: ranges, and what platforms need that show findings beside
//! the lines of a change.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::diag::{Finding, Severity, is_bidi_control};
use crate::fault::Place;
use crate::source::{Sources, Span};

/// Lines and columns from 1, columns in characters, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Range {
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) end_line: u32,
    pub(super) end_column: u32,
}

impl Range {
    /// The range of a span.
    pub(super) fn of(span: Span, sources: &Sources) -> Self {
        let source = sources.get(span.source);
        let (start, end) = (source.position(span.start), source.position(span.end));
        Range { line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }

    /// The range of a finding, where it has one.
    pub(super) fn of_finding(finding: &Finding, sources: &Sources) -> Option<Self> {
        match &finding.place {
            Place::Span(span) => Some(Range::of(*span, sources)),
            Place::Path(_) => None,
        }
    }
}

/// What a rule says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleText {
    /// Short name in words with hyphens.
    pub name: &'static str,
    /// How much its findings weigh.
    pub severity: Severity,
    /// What the rule is about, one line.
    pub title: &'static str,
    /// Why the rule is there and how to mend a finding, in paragraphs.
    pub explanation: &'static str,
}

/// What a platform has to know besides the findings.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The texts that the findings are about.
    pub sources: &'a Sources,
    /// Folder of the site in its repository, with `/` between the parts; empty where the two are the same.
    pub prefix: &'a str,
    /// What the rule with a code says of itself. Findings know only codes: rules come after them in the pipeline.
    pub rule: fn(&str) -> Option<RuleText>,
}

impl Setting<'_> {
    /// A path of the site as one from the repository's root, where platforms look for it.
    pub(super) fn path(&self, path: &str) -> String {
        match (self.prefix, path) {
            ("", "") => ".".to_owned(),
            ("", path) | (path, "") => path.to_owned(),
            (prefix, path) => format!("{prefix}/{path}"),
        }
    }

    /// The path of a finding from the repository's root.
    pub(super) fn path_of(&self, finding: &Finding) -> String {
        self.path(finding.path(self.sources))
    }

    /// A fingerprint for each finding, by which a platform knows it again. It does not change when lines
    /// are added above, and no two findings have the same.
    pub(super) fn fingerprints(&self, findings: &[Finding]) -> Vec<String> {
        let mut equal: BTreeMap<[u8; 32], u32> = BTreeMap::new();
        let fingerprint = |finding: &Finding| {
            let sum = self.sum(finding);
            let count = equal.entry(sum).and_modify(|count| *count += 1).or_insert(0);
            hex(&Sha256::new().chain_update(sum).chain_update(count.to_le_bytes()).finalize())
        };
        findings.iter().map(fingerprint).collect()
    }

    /// The sum of all that tells a finding from others, but for its position.
    fn sum(&self, finding: &Finding) -> [u8; 32] {
        let mut sum = Sha256::new();
        for part in [finding.code, &self.path_of(finding), &finding.message, self.line_of(finding)] {
            // With its length: no part can be taken for the end of the one before it.
            sum.update((part.len() as u64).to_le_bytes());
            sum.update(part);
        }
        sum.finalize().into()
    }

    /// The line that a finding begins in, without what is around it: a list may be indented anew.
    fn line_of(&self, finding: &Finding) -> &str {
        let Place::Span(span) = finding.place else { return "" };
        let source = self.sources.get(span.source);
        let line = source.text[source.line(span.start)].trim();
        // A hostile file may have a hundred findings in a line of a megabyte.
        line.char_indices().nth(MOST_OF_A_LINE).map_or(line, |(end, _)| &line[..end])
    }
}

/// Characters of a line that go into a fingerprint.
const MOST_OF_A_LINE: usize = 1_000;

/// The first half of a sum, which is enough to tell findings apart.
fn hex(sum: &[u8]) -> String {
    sum.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// What is wrong and how to mend it, as sentences: all that a reader of an annotation may ever see.
pub(super) fn sentences(finding: &Finding) -> String {
    let texts = std::iter::once(&finding.message).chain(&finding.helps);
    texts.map(|text| sentence(text)).collect::<Vec<_>>().join(" ")
}

/// A text with a capital and a full stop, where it has neither.
fn sentence(text: &str) -> String {
    let text = on_one_line(text);
    let text = text.trim();
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let stop = if text.ends_with(['.', '!', '?', '…', '。', '؟']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// A text on one line, without characters that could steer or forge what stands around it.
pub(super) fn on_one_line(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() || is_bidi_control(c) => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::source::Source;

    /// A finding of FB0801 at a place.
    pub(in crate::diag) fn finding(place: Place, message: &str) -> Finding {
        Finding {
            code: "FB0801",
            severity: Severity::Error,
            message: message.to_owned(),
            place,
            label: None,
            related: Vec::new(),
            helps: Vec::new(),
            suggestion: None,
        }
    }

    /// One text, and a finding at each place where a word stands in it.
    pub(in crate::diag) fn found(path: &str, text: &str, word: &str) -> (Sources, Vec<Finding>) {
        let mut sources = Sources::default();
        let id = sources.add(Source::new(path, text));
        let at = |(start, word): (usize, &str)| {
            let place = Place::Span(Span::new(id, start..start + word.len()));
            finding(place, "`helth` is not a value of `domains`")
        };
        let findings = text.match_indices(word).map(at).collect();
        (sources, findings)
    }

    /// The setting of a site in the folder `docs/site`.
    pub(in crate::diag) fn setting(sources: &Sources) -> Setting<'_> {
        Setting { sources, prefix: "docs/site", rule }
    }

    fn rule(code: &str) -> Option<RuleText> {
        (code == "FB0801").then_some(RuleText {
            name: "unknown-value",
            severity: Severity::Error,
            title: "A value is not in its vocabulary",
            explanation: "Values come\nfrom closed lists.\n\nTake one from the list.",
        })
    }

    fn fingerprints(path: &str, text: &str) -> Vec<String> {
        let (sources, findings) = found(path, text, "helth");
        setting(&sources).fingerprints(&findings)
    }

    #[test]
    fn a_fingerprint_stays_when_lines_move() {
        let before = fingerprints("en.md", "domains: [helth]\n");
        assert_eq!(before[0].len(), 32);
        assert_eq!(fingerprints("en.md", "title: T\n\ndomains: [helth]\n"), before);
        assert_eq!(fingerprints("en.md", "  domains: [helth]\r\n"), before);
        assert_ne!(fingerprints("fr.md", "domains: [helth]\n"), before);
        assert_ne!(fingerprints("en.md", "domains: [water, helth]\n"), before);
    }

    #[test]
    fn equal_findings_have_different_fingerprints() {
        let twice = fingerprints("en.md", "- helth\n- helth\n- helth\n");
        assert!(twice[0] != twice[1] && twice[1] != twice[2] && twice[0] != twice[2], "{twice:?}");
        assert_eq!(fingerprints("en.md", "- helth\n"), twice[..1]);
    }

    #[test]
    fn the_parts_of_a_fingerprint_do_not_run_together() {
        let sources = Sources::default();
        let at = |path: &str, message| finding(Place::Path(path.to_owned()), message);
        let all = setting(&sources).fingerprints(&[at("ab", "c"), at("a", "bc")]);
        assert_ne!(all[0], all[1]);
    }

    #[test]
    fn a_finding_in_a_very_long_line_has_a_fingerprint() {
        let long = format!("helth {}", "日".repeat(MOST_OF_A_LINE));
        assert_eq!(fingerprints("en.md", &long), fingerprints("en.md", &format!("{long} and more")));
    }

    #[test]
    fn paths_are_from_the_root_of_the_repository() {
        let sources = Sources::default();
        let inside = setting(&sources);
        assert_eq!(inside.path("content/a"), "docs/site/content/a");
        assert_eq!(inside.path(""), "docs/site");
        let same = Setting { prefix: "", ..inside };
        assert_eq!(same.path("content/a"), "content/a");
        assert_eq!(same.path(""), ".");
    }

    #[test]
    fn message_and_helps_become_sentences() {
        let mut one = finding(Place::Path("a".to_owned()), "`x` is no value");
        one.help("did you mean `y`?").help("écris-le").help("the file\n\u{1b}[31mhas more.");
        assert_eq!(
            sentences(&one),
            "`x` is no value. Did you mean `y`? Écris-le. The file \u{fffd}[31mhas more."
        );
    }
}
