//! Running text in lines: the inlines of one paragraph, heading or cell as one string whose every
//! part leads back to its place in the file.

use std::ops::Range;

use crate::check::Context;
use crate::parse::markdown::{Block, BlockKind, Definition, Inline, InlineKind};
use crate::source::{Span, Text};

/// Stands in a line where a citation, a footnote mark or code was: no letter, no digit, no space.
pub(crate) const GAP: char = '\u{fffc}';

/// One line of running text.
#[derive(Debug, Default)]
pub(crate) struct Line<'a> {
    /// The words as a reader sees them; markup is gone, see [`GAP`] for what is no words.
    pub(crate) text: String,
    pieces: Vec<Piece<'a>>,
}

/// A part of the line that stands in one piece in the file.
#[derive(Debug)]
struct Piece<'a> {
    /// Where it begins in the line.
    at: usize,
    span: Span,
    /// As it is in the file, with escapes and entities.
    written: &'a str,
    /// Whether it reads as it is written, so that places can be counted instead of looked for.
    exact: bool,
}

impl<'a> Line<'a> {
    /// The line that some inlines make.
    pub(crate) fn new(context: &Context<'a>, inlines: &'a [Inline]) -> Self {
        let mut line = Line::default();
        line.add(context, inlines);
        line
    }

    fn add(&mut self, context: &Context<'a>, inlines: &'a [Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) => {
                    let written = context.written(inline.span);
                    let exact = written == words;
                    self.pieces.push(Piece { at: self.text.len(), span: inline.span, written, exact });
                    self.text.push_str(words);
                }
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner)
                | InlineKind::Link { content: inner, .. } => self.add(context, inner),
                InlineKind::SoftBreak | InlineKind::HardBreak => self.text.push(' '),
                InlineKind::Html(html) => {
                    // `PM<sub>2.5</sub>` is one word, `one<br>two` is two.
                    if html.starts_with("<br") {
                        self.text.push(' ');
                    }
                }
                InlineKind::Code(_)
                | InlineKind::Image { .. }
                | InlineKind::Math { .. }
                | InlineKind::FootnoteMark(_)
                | InlineKind::Citation(_) => self.text.push(GAP),
            }
        }
    }

    /// Where a part of the line stands in the file; `None` only for a part without any word.
    pub(crate) fn span(&self, range: Range<usize>) -> Option<Span> {
        let first = self.piece_at(range.start)?;
        let last = self.piece_at(range.end.saturating_sub(1).max(range.start))?;
        let start = first.place(&self.text, range.clone());
        let end = last.place(&self.text, range);
        Some(Span { source: start.source, start: start.start, end: end.end.max(start.start) })
    }

    fn piece_at(&self, at: usize) -> Option<&Piece<'a>> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(after.checked_sub(1)?)
    }
}

impl Piece<'_> {
    /// The place of that part of a range which lies in this piece.
    fn place(&self, text: &str, range: Range<usize>) -> Span {
        let until = range.end - self.at.min(range.end);
        let from = range.start.saturating_sub(self.at);
        let shift = |start: usize, len: usize| Span {
            start: self.span.start + start as u32,
            end: self.span.start + (start + len) as u32,
            ..self.span
        };
        if self.exact {
            let until = until.min(self.written.len());
            return shift(from.min(until), until - from.min(until));
        }
        // Escapes or entities: look for the words themselves, else take the whole piece.
        match text.get(range).and_then(|words| Some((self.written.find(words)?, words.len()))) {
            Some((start, len)) => shift(start, len),
            None => self.span,
        }
    }
}

/// Calls `visit` for the inlines of every paragraph, heading and cell, in reading order. Code and
/// HTML are passed over; so are quotations (but not alerts) unless `quotes` asks for them.
pub(crate) fn each_line<'a>(blocks: &'a [Block], quotes: bool, visit: &mut impl FnMut(&'a [Inline])) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => visit(inlines),
            BlockKind::Heading { content, .. } => visit(content),
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| each_line(&item.blocks, quotes, visit));
            }
            BlockKind::Quote { alert, blocks } => {
                if quotes || alert.is_some() {
                    each_line(blocks, quotes, visit);
                }
            }
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| visit(cell));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    match definition {
                        Definition::Term(inlines) => visit(inlines),
                        Definition::Meaning(blocks) => each_line(blocks, quotes, visit),
                    }
                }
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

/// Where a part of a front matter value stands in the file: exactly, when the value is written
/// there as it reads, else the whole value.
pub(crate) fn span_in_value(context: &Context<'_>, value: &Text, range: Range<usize>) -> Span {
    let written = context.written(value.span);
    let found = value.value.get(range).and_then(|words| Some((written.find(words)?, words.len())));
    match found {
        Some((start, len)) => Span {
            start: value.span.start + start as u32,
            end: value.span.start + (start + len) as u32,
            ..value.span
        },
        None => value.span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{Site, today};

    /// The words that the place of each occurrence of `needle` covers, over the lines of a page.
    fn places(body: &str, needle: &str) -> Vec<String> {
        let page = format!("---\ntitle: T\nsummary: S\n---\n{body}\n");
        let library = Site::starter().with("content/pages/about/en.md", page).library();
        let context = Context { library: &library, today: today() };
        let mut found = Vec::new();
        let document = &library.pages["about"].versions[&crate::model::language::Language::En].body.document;
        each_line(&document.blocks, true, &mut |inlines| {
            let line = Line::new(&context, inlines);
            for (at, _) in line.text.match_indices(needle) {
                let span = line.span(at..at + needle.len()).unwrap();
                found.push(context.written(span).to_owned());
            }
        });
        found
    }

    #[test]
    fn a_part_of_a_line_leads_back_to_its_place() {
        assert_eq!(places("one *two* three", "two"), ["two"]);
        assert_eq!(places("one *two* three", "two three"), ["two* three"]);
        assert_eq!(places("one\ntwo\n\n- a two\n\n| two |\n|---|\n| b |", "two"), ["two", "two", "two"]);
        assert_eq!(places("AT&amp;T has two", "two"), ["two"]);
        assert_eq!(places("> quoted two\n\n`two` <b>two</b>", "two"), ["two", "two"]);
        assert_eq!(places("PM<sub>2.5</sub>", "PM2.5"), ["PM<sub>2.5"]);
    }

    #[test]
    fn a_part_that_is_written_otherwise_is_its_whole_piece() {
        assert_eq!(places("x t&#119;o y", "two"), ["x t&#119;o y"]);
    }
}
