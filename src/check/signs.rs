//! Lines of running text as they are written, for rules about signs that were meant as markup and are
//! none, so that readers see them.

use crate::check::Context;
use crate::check::places::part;
use crate::diag::{Finding, plural};
use crate::link::Body;
use crate::parse::markdown::{BlockKind, Visited};
use crate::source::Span;

/// One line of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextLine<'a> {
    /// Where it stands, without the spaces around it.
    pub(crate) span: Span,
    /// What is written there.
    pub(crate) words: &'a str,
    /// Number of the paragraph in the text.
    pub(crate) paragraph: usize,
    /// Whether it is the first line of its paragraph.
    pub(crate) first: bool,
}

impl<'a> Context<'a> {
    /// The lines of all paragraphs of a text, in order. Formulas are passed over.
    pub(crate) fn text_lines(&self, body: &'a Body) -> Vec<TextLine<'a>> {
        let source = self.library.sources.get(body.source);
        let mut lines = Vec::new();
        let mut paragraph = 0;
        body.document.walk(&mut |visited| {
            let Visited::Block(block) = visited else { return };
            if !matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::Plain(_)) {
                return;
            }
            paragraph += 1;
            let written = source.slice(block.span);
            if written.contains("$$") {
                return;
            }
            let mut at = 0;
            for line in written.split_inclusive(['\n', '\r']) {
                // The marks of a quotation stand before each of its lines.
                let words = line.trim_start_matches([' ', '\t', '>']).trim_end();
                let start = at + (line.len() - line.trim_start_matches([' ', '\t', '>']).len());
                if !words.is_empty() {
                    let span = part(block.span, start..start + words.len());
                    lines.push(TextLine { span, words, paragraph, first: at == 0 });
                }
                at += line.len();
            }
        });
        lines
    }
}

/// The lines that `wanted` takes and that stand beside another of them.
pub(crate) fn in_company<'a>(lines: &[TextLine<'a>], wanted: impl Fn(&str) -> bool) -> Vec<TextLine<'a>> {
    let is: Vec<bool> = lines.iter().map(|line| wanted(line.words)).collect();
    let beside = |at: usize| at > 0 && is[at - 1] || is.get(at + 1).copied().unwrap_or(false);
    lines.iter().enumerate().filter(|(at, _)| is[*at] && beside(*at)).map(|(_, line)| *line).collect()
}

/// Adds to a finding about the first of some lines that there are more.
pub(crate) fn and_more(finding: &mut Finding, found: usize) {
    if found > 1 {
        finding.label(format!("and {}", plural(found - 1, "more line", "more lines")));
    }
}
