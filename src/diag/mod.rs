//! Findings: what a check reports, as data; the files beside this one draw them.
//!
//! A finding is about content and is collected; a failure is about the tool and is an `Err`. The two
//! never mix: no content problem ends a run early, and no broken disk looks like a mistake of the
//! contributor's.

use crate::fault::Place;
use crate::source::{Position, Sources, Span};

pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
pub mod sarif;
mod shared;
pub mod short;
pub mod suggest;

pub use shared::{RuleText, Setting};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The practice or page is not published until it is mended.
    Error,
    /// It is published; somebody should look.
    Warning,
}

impl Severity {
    /// The word used in every output.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One thing that a contributor should know.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// `FB` and four digits.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, one short sentence in lower case without a full stop.
    pub message: String,
    /// Where.
    pub place: Place,
    /// A few words beside the marked text.
    pub label: Option<String>,
    /// Other places that matter, each with a few words.
    pub related: Vec<(Span, String)>,
    /// How to mend it.
    pub helps: Vec<String>,
    /// A replacement of the marked text that would very likely be right.
    pub suggestion: Option<String>,
}

impl Finding {
    /// Adds a few words beside the marked text.
    pub fn label(&mut self, text: impl Into<String>) -> &mut Self {
        self.label = Some(text.into());
        self
    }

    /// Adds another place that matters.
    pub fn related(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.related.push((span, text.into()));
        self
    }

    /// Adds a sentence on how to mend it.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.helps.push(text.into());
        self
    }

    /// Offers a replacement for the marked text.
    pub fn suggest(&mut self, text: impl Into<String>) -> &mut Self {
        self.suggestion = Some(text.into());
        self
    }

    /// Path of the file or folder.
    pub fn path<'a>(&'a self, sources: &'a Sources) -> &'a str {
        match &self.place {
            Place::Span(span) => &sources.get(span.source).path,
            Place::Path(path) => path,
        }
    }

    /// Path of the file or folder, and the position where there is one.
    pub fn location<'a>(&'a self, sources: &'a Sources) -> (&'a str, Option<Position>) {
        let position = match &self.place {
            Place::Span(span) => Some(sources.get(span.source).position(span.start)),
            Place::Path(_) => None,
        };
        (self.path(sources), position)
    }
}

/// Sorts findings by file, position and code for people to read, and drops those that say the same twice
/// and those of one rule in one file that are too many.
pub fn sort(findings: &mut Vec<Finding>, sources: &Sources) {
    // Lines and columns are counted once for each finding, and not for more of them than can be read.
    cap(findings);
    findings.sort_by_cached_key(|finding| {
        let (path, position) = finding.location(sources);
        (path.to_owned(), position, finding.code, finding.message.clone())
    });
    findings.dedup();
}

/// Most findings of one rule in one file. Somebody who has mended so many runs the check again, and a
/// hostile file costs no more time than a careless one.
const MOST_OF_ONE_RULE: usize = 100;

/// What the last finding says of a rule that has more in its file.
const THERE_IS_MORE: &str = "there may be more like this in the file: mend these, then check again";

/// Keeps the first findings of each rule in each file, errors before warnings: a file with an error must
/// never look like one without.
fn cap(findings: &mut Vec<Finding>) {
    let file = |finding: &Finding| match &finding.place {
        Place::Span(span) => Some(span.source),
        Place::Path(_) => None,
    };
    findings.sort_by(|a, b| {
        let group = (a.code, file(a), a.severity).cmp(&(b.code, file(b), b.severity));
        group.then_with(|| (&a.place, &a.message).cmp(&(&b.place, &b.message)))
    });
    let mut kept: Vec<Finding> = Vec::new();
    let mut run = 0;
    for finding in findings.drain(..) {
        let same = kept.last().is_some_and(|last| {
            last.code == finding.code && file(last).is_some() && file(last) == file(&finding)
        });
        run = if same { run + 1 } else { 1 };
        if run < MOST_OF_ONE_RULE {
            kept.push(finding);
        } else if run == MOST_OF_ONE_RULE {
            kept.push(finding);
            if let Some(last) = kept.last_mut() {
                last.helps.push(THERE_IS_MORE.to_owned());
            }
        }
    }
    *findings = kept;
}

/// How many findings of each severity there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        Counts { errors, warnings: findings.len() - errors }
    }
}

/// `1 error`, `2 errors`.
pub fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Joins words for a sentence: `a`, `a or b`, `a, b or c`.
pub fn any_of<S: AsRef<str>>(words: &[S]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} or {last}", start.join(", ")),
    }
}

/// A path made safe for a terminal: no control characters, which could steer it or forge a line.
pub fn shown_path(path: &str) -> String {
    path.chars().map(|c| if c.is_control() || is_bidi_control(c) { '\u{fffd}' } else { c }).collect()
}

/// Text of a contributor made safe for a message: on one line, no control characters, not too long.
pub fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let clean: String =
        text.chars().map(|c| if c.is_control() || is_bidi_control(c) { ' ' } else { c }).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    if clean.chars().count() > MOST {
        format!("{}…", clean.chars().take(MOST - 1).collect::<String>().trim_end())
    } else {
        clean
    }
}

/// Characters that turn the direction of the text around them without being seen.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn finding(span: Span, severity: Severity) -> Finding {
        Finding {
            code: "FB0000",
            severity,
            message: "no".to_owned(),
            place: Place::Span(span),
            label: None,
            related: Vec::new(),
            helps: Vec::new(),
            suggestion: None,
        }
    }

    #[test]
    fn no_number_of_warnings_hides_an_error() {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a", "x\n".repeat(300)));
        let at = |line: usize, severity| finding(Span::new(id, 2 * line..2 * line + 1), severity);
        let mut findings: Vec<Finding> = (0..150).map(|line| at(line, Severity::Warning)).collect();
        findings.extend([at(200, Severity::Error), at(201, Severity::Error)]);
        sort(&mut findings, &sources);
        assert_eq!(findings.len(), MOST_OF_ONE_RULE);
        assert_eq!(Counts::of(&findings), Counts { errors: 2, warnings: 98 });
        // In the order of the file again, and the last warning alone says that there is more.
        let lines: Vec<usize> =
            findings.iter().filter_map(|f| Some(f.location(&sources).1?.line as usize)).collect();
        assert_eq!(lines, (1..=98).chain([201, 202]).collect::<Vec<_>>());
        let says_so: Vec<usize> = (0..findings.len()).filter(|at| !findings[*at].helps.is_empty()).collect();
        assert_eq!(says_so, [97]);
    }
}
