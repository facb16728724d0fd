//! A text and the places in it.
//!
//! Every later stage points into a [`Source`] with a [`Span`]; only [`Lines`] turns a span into the
//! line and column a person reads. Nothing here reads the disk.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Names one text of a run; the index into [`Sources`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A range of bytes in one source text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The text the range lies in.
    pub source: SourceId,
    /// First byte, counted from 0 in the file as written (a byte order mark included).
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span; positions past 4 GiB cannot occur, because `read` limits the size of a text.
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { source, start: clamp(range.start), end: clamp(range.end.max(range.start)) }
    }

    /// The range as `usize`, ready to index the text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The empty span at the start of this one.
    pub fn head(self) -> Self {
        Span { end: self.start, ..self }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}..{}", self.source.0, self.start, self.end)
    }
}

/// A value and the place it was written at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where the value stands in its file.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

/// A text value with its place, the most common case in front matter.
pub type Text = Spanned<String>;

impl Spanned<String> {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

/// One file of the site, as written.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path from the site's root, with `/` between the parts.
    pub path: String,
    /// The whole text, with a byte order mark and line endings as they are in the file.
    pub text: String,
    lines: Lines,
}

impl Source {
    /// Takes a text and remembers where its lines begin.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = Lines::new(&text);
        Source { path: path.into(), text, lines }
    }

    /// Line and column of a byte position.
    pub fn position(&self, at: u32) -> Position {
        self.lines.position(&self.text, at as usize)
    }

    /// The bytes of the line that a byte position lies in, without its end.
    pub fn line(&self, at: u32) -> Range<usize> {
        self.lines.line(&self.text, at as usize)
    }

    /// The text of a span, empty when the span is not of this text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

/// All texts of a run, in the order they were read.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    files: Vec<Arc<Source>>,
}

impl Sources {
    /// Adds a text and names it.
    pub fn add(&mut self, source: impl Into<Arc<Source>>) -> SourceId {
        let id = SourceId(u32::try_from(self.files.len()).expect("fewer than 2^32 files"));
        self.files.push(source.into());
        id
    }

    /// The text that an id of these sources names.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// Every id with its text, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.files.iter().enumerate().map(|(at, file)| (SourceId(at as u32), &**file))
    }

    /// Every text in order, to be kept: the same text in the next run is known by its address in memory.
    pub fn shared(&self) -> &[Arc<Source>] {
        &self.files
    }

    /// Looks a text up by its path.
    pub fn find(&self, path: &str) -> Option<SourceId> {
        self.iter().find(|(_, file)| file.path == path).map(|(id, _)| id)
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// A place as a person reads it: both numbers count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line number from 1.
    pub line: u32,
    /// Column from 1, in Unicode scalar values.
    pub column: u32,
}

/// Where the lines of a text begin. `\n`, `\r\n` and a lone `\r` each end a line.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Finds the line starts of a text.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                starts.push((at + 1) as u32);
            }
        }
        Lines { starts }
    }

    /// Line and column of a byte position; a position past the end is the end, one inside a
    /// character is that character.
    pub fn position(&self, text: &str, at: usize) -> Position {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let line = self.number(at);
        let start = self.starts[line - 1] as usize;
        // A byte order mark is no column of its own: editors do not show it.
        let shown = text[start..at].trim_start_matches('\u{feff}');
        Position { line: line as u32, column: shown.chars().count() as u32 + 1 }
    }

    /// The bytes of the line that a byte position lies in, without its end; a position past the end is the
    /// end.
    pub fn line(&self, text: &str, at: usize) -> Range<usize> {
        let number = self.number(at.min(text.len()));
        let start = self.starts[number - 1] as usize;
        let next = self.starts.get(number).map_or(text.len(), |start| *start as usize);
        start..start + text[start..next].trim_end_matches(['\r', '\n']).len()
    }

    /// Number of the line that a byte position lies in, from 1.
    fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str, byte: usize) -> (u32, u32) {
        let position = Lines::new(text).position(text, byte);
        (position.line, position.column)
    }

    #[test]
    fn counts_lines_and_columns_from_one() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("ab\ncd", 4), (2, 2));
        assert_eq!(at("ab\r\ncd", 4), (2, 1));
        assert_eq!(at("ab\rcd", 3), (2, 1));
    }

    #[test]
    fn columns_are_characters_and_ignore_a_byte_order_mark() {
        assert_eq!(at("日本x", 6), (1, 3));
        assert_eq!(at("日本x", 7), (1, 4));
        assert_eq!(at("\u{feff}ab", 4), (1, 2));
        assert_eq!(at("日", 1), (1, 1));
    }

    #[test]
    fn a_line_has_no_end() {
        let line = |text: &str, byte| text[Lines::new(text).line(text, byte)].to_owned();
        assert_eq!(line("", 0), "");
        assert_eq!(line("ab\r\ncd", 0), "ab");
        assert_eq!(line("ab\r\ncd", 2), "ab");
        assert_eq!(line("ab\r\ncd", 3), "ab");
        assert_eq!(line("ab\r\ncd", 4), "cd");
        assert_eq!(line("ab\rcd\n", 3), "cd");
        assert_eq!(line("ab\n", 3), "");
        assert_eq!(line("日本\n", 1), "日本");
        assert_eq!(line("ab", 99), "ab");
    }

    proptest! {
        #[test]
        fn agrees_with_a_naive_count(text in "[a\u{e9}日\n]{0,40}", pick in 0usize..200) {
            let byte = text.char_indices().map(|(i, _)| i).chain([text.len()]).nth(pick % (text.chars().count() + 1)).unwrap();
            let before = &text[..byte];
            let line = before.matches('\n').count() as u32 + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() as u32 + 1;
            prop_assert_eq!(at(&text, byte), (line, column));
        }
    }
}
