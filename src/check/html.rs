//! Raw HTML in the texts, tag by tag with places.

use std::ops::Range;

use crate::check::Context;
use crate::check::places::part;
use crate::markup::{Piece, PieceKind, pieces};
use crate::parse::markdown::{Block, BlockKind, Definition, Inline, InlineKind};
use crate::source::Span;

/// A tag or comment in a text.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// What it is.
    pub(crate) kind: PieceKind,
    /// Where it stands; the line it begins on, when that is all that can be told.
    pub(crate) span: Span,
}

impl Found {
    /// Name and attributes of a start tag.
    pub(crate) fn start(&self) -> Option<(&str, &[(String, String)])> {
        match &self.kind {
            PieceKind::Start { name, attributes, .. } => Some((name, attributes)),
            _ => None,
        }
    }
}

impl<'a> Context<'a> {
    /// The raw HTML of each text that has some, in groups: the tags of one group can open and close
    /// each other. A group is a line of text, or the HTML blocks of one container with all that is
    /// between them.
    pub(crate) fn html_by_text(&self) -> impl Iterator<Item = Vec<Vec<Found>>> {
        self.library.bodies().into_iter().filter_map(|(_, body)| {
            // Nearly every text has none, and need not be walked over.
            if !self.library.sources.get(body.source).text.contains('<') {
                return None;
            }
            let mut groups = Vec::new();
            self.collect(&body.document.blocks, &mut groups);
            for footnote in &body.document.footnotes {
                self.collect(&footnote.blocks, &mut groups);
            }
            groups.retain(|group| !group.is_empty());
            (!groups.is_empty()).then_some(groups)
        })
    }

    /// The groups of all texts.
    pub(crate) fn html(&self) -> impl Iterator<Item = Vec<Found>> {
        self.html_by_text().flatten()
    }

    /// Every tag and comment by itself.
    pub(crate) fn tags(&self) -> impl Iterator<Item = Found> {
        self.html().flatten()
    }

    /// Where an attribute stands in its tag, else the tag's first line.
    pub(crate) fn attribute_place(&self, tag: &Found, attribute: &str) -> Span {
        /// Most bytes of a tag that are searched: a tag with thousands of attributes is searched for each.
        const SEARCHED: usize = 4_000;
        let written = self.written(tag.span);
        let written = written[..written.floor_char_boundary(SEARCHED)].to_ascii_lowercase();
        let begins = |at: usize| written[..at].ends_with(|c: char| c.is_whitespace() || "/\"'".contains(c));
        let ends =
            |end: usize| !written[end..].starts_with(|c: char| c.is_alphanumeric() || "-:_.".contains(c));
        written
            .match_indices(attribute)
            .find(|(at, name)| begins(*at) && ends(at + name.len()))
            .map_or_else(|| self.first_line(tag.span), |(at, name)| part(tag.span, at..at + name.len()))
    }

    fn collect(&self, blocks: &'a [Block], groups: &mut Vec<Vec<Found>>) {
        let mut own = Vec::new();
        for block in blocks {
            match &block.kind {
                BlockKind::Html(html) => self.read(html, block.span, &mut own),
                BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => self.line(inlines, groups),
                BlockKind::Heading { content, .. } => self.line(content, groups),
                BlockKind::List { items, .. } => {
                    items.iter().for_each(|item| self.collect(&item.blocks, groups));
                }
                BlockKind::Quote { blocks, .. } => self.collect(blocks, groups),
                BlockKind::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.line(cell, groups));
                }
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        match definition {
                            Definition::Term(inlines) => self.line(inlines, groups),
                            Definition::Meaning(blocks) => self.collect(blocks, groups),
                        }
                    }
                }
                BlockKind::Code { .. } | BlockKind::Rule => {}
            }
        }
        groups.push(own);
    }

    fn line(&self, inlines: &'a [Inline], groups: &mut Vec<Vec<Found>>) {
        let mut group = Vec::new();
        self.line_into(inlines, &mut group);
        if !group.is_empty() {
            groups.push(group);
        }
    }

    fn line_into(&self, inlines: &'a [Inline], group: &mut Vec<Found>) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Html(html) => self.read(html, inline.span, group),
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner) => {
                    self.line_into(inner, group);
                }
                InlineKind::Link { content, .. } => self.line_into(content, group),
                _ => {}
            }
        }
    }

    fn read(&self, html: &str, span: Span, group: &mut Vec<Found>) {
        let written = self.written(span);
        let same = written.trim_end().starts_with(html.trim_end());
        // In a quotation the text lacks the marks of its lines: each piece is looked for by itself.
        let mut from = 0;
        for Piece { kind, range } in pieces(html) {
            let place = if same { Some(range) } else { look_for(written, &html[range], &mut from) };
            let span = place.map_or_else(|| self.first_line(span), |range| part(span, range));
            group.push(Found { kind, span });
        }
    }
}

fn look_for(written: &str, piece: &str, from: &mut usize) -> Option<Range<usize>> {
    let first = piece.lines().next()?;
    let at = *from + written.get(*from..)?.find(first)?;
    *from = at + first.len();
    Some(at..at + first.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{Site, today};

    #[test]
    fn tags_are_grouped_by_what_can_close_them_and_keep_their_places() {
        let text = "---\ntitle: A\nsummary: S\n---\n<details>\n<summary>x</summary>\n\ntext <b>bold</b>\n\n</details>\n\n\
                    > <div\n> title=\"t\">\n> y</div>\n\n| <i>a | b</i> |\n|---|---|\n| 1 | 2 |\n";
        let library = Site::starter().with("content/pages/about/en.md", text).library();
        let context = Context { library: &library, today: today() };
        let told: Vec<Vec<&str>> =
            context.html().map(|group| group.iter().map(|tag| context.written(tag.span)).collect()).collect();
        assert_eq!(
            told,
            [
                vec!["<b>", "</b>"],
                vec!["<div", "</div>"],
                vec!["<i>"],
                vec!["</i>"],
                vec!["<details>", "<summary>", "</summary>", "</details>"],
            ]
        );
    }
}
