//! The lines around a place in a file, and what is told of a slip.

use std::ops::Range;

use super::quotes::{CURLY, quoted};
use crate::check::Context;
use crate::source::Span;

/// A slip that was recognised: what to mark and what to say.
pub(super) struct Slip {
    pub(super) place: Range<usize>,
    pub(super) message: String,
    pub(super) label: &'static str,
    pub(super) help: String,
    pub(super) better: Option<String>,
}

impl Slip {
    pub(super) fn new(place: Range<usize>, message: impl Into<String>, label: &'static str) -> Self {
        Slip { place, message: message.into(), label, help: String::new(), better: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    pub(super) fn better(mut self, better: impl Into<String>) -> Self {
        self.better = Some(better.into());
        self
    }

    pub(super) fn needs_quotes(yaml: &Yaml<'_>, value: Range<usize>, message: impl Into<String>) -> Self {
        let written = &yaml.text[value.clone()];
        let better = quoted(written);
        if written.starts_with(CURLY) && !better.contains(CURLY) {
            return Slip::new(value, "`“ ”` are not the quotes of YAML", "curly quotes")
                .help("type the straight `\"` at both ends")
                .better(better);
        }
        Slip::new(value, message, "needs quotes").help("put the whole value in quotes").better(better)
    }
}

/// A file and the place where its YAML begins.
pub(super) struct Yaml<'a> {
    pub(super) text: &'a str,
    pub(super) from: usize,
    /// Where quotes and brackets are looked for that were not closed.
    pub(super) after: usize,
    /// The languages at the top of the file hold lists of questions.
    pub(super) has_questions: bool,
}

/// One line, without its end.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
}

/// A file that was copied out of a text together with the signs of the code block that it stood in there.
pub(super) fn fence(yaml: &Yaml<'_>) -> Option<Slip> {
    if yaml.from > 0 {
        return None;
    }
    let start = yaml.text.len() - yaml.text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).len();
    let first = yaml.line(start);
    let sign = ["```", "~~~"]
        .into_iter()
        .find(|sign| first.text.trim_start_matches('\u{feff}').trim_start().starts_with(sign))?;
    let line = first.text.trim_start_matches('\u{feff}').trim();
    let rest = &yaml.text[first.start + first.text.len()..];
    let last = rest.lines().rev().find(|line| !line.trim().is_empty());
    let is_closed = last.is_some_and(|last| last.trim_start().starts_with(sign));
    let help = if is_closed {
        "delete this line and the last one, which ends the block: what stands between them is the file"
    } else {
        "delete this line"
    };
    let message = "a code block of Markdown begins here, and this file is YAML alone";
    Some(Slip::new(start..start + line.len(), message, "from the text that it was copied from").help(help))
}

impl<'a> Yaml<'a> {
    pub(super) fn of(context: &Context<'a>, span: Span) -> Self {
        let source = context.library.sources.get(span.source);
        let text = source.text.as_str();
        let from =
            if source.path.ends_with(".md") { text.find(['\n', '\r']).map_or(0, |end| end + 1) } else { 0 };
        Yaml { text, from, after: from, has_questions: source.path == "content/search-tests.yaml" }
    }

    pub(super) fn line(&self, at: usize) -> Line<'a> {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let start = self.text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let end = self.text[at..].find(['\n', '\r']).map_or(self.text.len(), |end| at + end);
        Line { start, text: &self.text[start..end] }
    }

    /// The line before that is neither empty nor a comment.
    pub(super) fn line_before(&self, line: Line<'a>) -> Option<Line<'a>> {
        let mut start = line.start;
        while start > self.from {
            let before = self.line(start - 1);
            let words = before.text.trim_start();
            if !words.is_empty() && !words.starts_with('#') {
                return Some(before);
            }
            start = before.start;
        }
        None
    }

    pub(super) fn line_after(&self, line: Line<'a>) -> Option<Line<'a>> {
        let end = line.start + line.text.len();
        let rest = &self.text[end..];
        let ending = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        (ending > 0).then(|| self.line(end + ending))
    }
}

impl Line<'_> {
    pub(super) fn indent(&self) -> &str {
        &self.text[..self.text.len() - self.text.trim_start().len()]
    }

    /// Where the words begin, counted from the start of the line: behind spaces and list hyphens.
    pub(super) fn column(&self) -> usize {
        let mut column = self.indent().len();
        while let Some(rest) = self.text[column..].strip_prefix("- ") {
            column += 2 + (rest.len() - rest.trim_start().len());
        }
        column
    }

    /// The colon that divides key and value, counted from the start of the line.
    pub(super) fn colon(&self) -> Option<usize> {
        let from = self.column();
        let rest = &self.text[from..];
        if rest.starts_with(['"', '\'', '[', '{']) {
            return None;
        }
        let ends_key = |at: usize| rest[at + 1..].is_empty() || rest[at + 1..].starts_with([' ', '\t']);
        rest.match_indices(':').map(|(at, _)| at).find(|at| ends_key(*at)).map(|at| from + at)
    }

    /// The value behind the colon or, without one, behind the list hyphens; places are of the file.
    pub(super) fn value(&self) -> Option<Range<usize>> {
        let from = self.colon().map_or_else(|| self.column(), |colon| colon + 1);
        let rest = &self.text[from..];
        let start = from + (rest.len() - rest.trim_start().len());
        let mut value = self.text[start..].trim_end();
        if !value.starts_with(['"', '\''])
            && let Some(comment) = value.find(" #")
        {
            value = value[..comment].trim_end();
        }
        (!value.is_empty()).then(|| self.start + start..self.start + start + value.len())
    }
}

/// A key as all keys of a site are written.
pub(super) fn is_key(word: &str) -> bool {
    !word.is_empty()
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit())
}

/// At least one character, so that something can be marked, and never the end of a line.
pub(super) fn visible_place(text: &str, place: Range<usize>) -> Range<usize> {
    if !place.is_empty() {
        return place;
    }
    let next = text.get(place.start..).and_then(|rest| rest.chars().next());
    match next {
        Some(c) if c != '\n' && c != '\r' => place.start..place.start + c.len_utf8(),
        _ => place,
    }
}

/// Longest line, in bytes, in which commas are looked for.
pub(super) const LONGEST_LINE: usize = 4000;
