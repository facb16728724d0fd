//! Small places inside larger ones, so that a finding marks the word and not the paragraph.

use crate::check::Context;
use crate::link::Body;
use crate::parse::markdown::{Block, BlockKind};
use crate::source::Span;

impl Context<'_> {
    /// A place without the white space around it.
    pub(crate) fn trimmed(&self, span: Span) -> Span {
        let written = self.written(span);
        let start = written.len() - written.trim_start().len();
        part(span, start..start + written.trim().len())
    }

    /// The first line of a place.
    pub(crate) fn first_line(&self, span: Span) -> Span {
        let span = self.trimmed(span);
        let line = self.written(span).lines().next().map_or(0, str::len);
        self.trimmed(part(span, 0..line))
    }

    /// Where some text stands inside a place for the first time.
    pub(crate) fn place_of(&self, span: Span, text: &str) -> Option<Span> {
        let at = self.written(span).find(text)?;
        Some(part(span, at..at + text.len()))
    }

    /// The words of a heading without its marks, or its line when it has none.
    pub(crate) fn heading_words(&self, block: &Block) -> Span {
        if let BlockKind::Heading { content, .. } = &block.kind
            && let (Some(first), Some(last)) = (content.first(), content.last())
        {
            return self.trimmed(Span { end: last.span.end, ..first.span });
        }
        self.first_line(block.span)
    }

    /// The `##` of a heading; none for one that is underlined.
    pub(crate) fn heading_marks(&self, block: &Block) -> Option<Span> {
        let marks = self.written(block.span).bytes().take_while(|byte| *byte == b'#').count();
        (marks > 0).then(|| part(block.span, 0..marks))
    }

    /// The path of a text from the site's root.
    pub(crate) fn path_of(&self, body: &Body) -> &str {
        &self.library.sources.get(body.source).path
    }
}

/// A part of a place, counted from its start; never more than the place itself.
pub(crate) fn part(span: Span, range: std::ops::Range<usize>) -> Span {
    let len = span.range().len();
    let start = span.start as usize;
    Span::new(span.source, start + range.start.min(len)..start + range.end.min(len))
}
