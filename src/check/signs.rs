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

/// The steps that begin with their numbers in a way that makes no list, such as `1．`, `2、` or `（1）`:
/// the first line of each, with the number and its sign as they are written.
pub(crate) fn misnumbered<'a>(lines: &[TextLine<'a>]) -> Vec<(TextLine<'a>, &'a str)> {
    let numbered: Vec<(usize, u32, &'a str)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| number_in_another_form(line.words).map(|(number, sign)| (at, number, sign)))
        .collect();
    let mut found = Vec::new();
    let mut rest = numbered.as_slice();
    while let Some((first, after)) = rest.split_first() {
        // Only numbers that go on from 1 are steps. One alone may be a part of a sentence.
        let run = after.iter().zip(rest).zip(2..).take_while(|(((at, number, _), (before, ..)), wanted)| {
            number == wanted && at - before <= LONGEST_STEP
        });
        let len = if first.1 == 1 { 1 + run.count() } else { 1 };
        if len > 1 {
            found.extend(rest[..len].iter().map(|(at, _, sign)| (lines[*at], *sign)));
        }
        rest = &rest[len..];
    }
    found
}

/// Most lines of one step.
const LONGEST_STEP: usize = 12;

/// The number that a line begins with and its sign, when Markdown takes it for no point of a list.
fn number_in_another_form(words: &str) -> Option<(u32, &str)> {
    let (open, inner) = match words.strip_prefix(['(', '（']) {
        Some(inner) => (true, inner),
        None => (false, words),
    };
    let digits = inner.char_indices().take(3).find(|(_, c)| decimal(*c).is_none()).map(|(at, _)| at)?;
    let number = inner[..digits].chars().try_fold(0, |sum, c| Some(sum * 10 + decimal(c)?))?;
    let rest = &inner[digits..];
    let sign = rest.chars().next()?;
    let behind = &rest[sign.len_utf8()..];
    let words_follow = || behind.trim_start().starts_with(|c: char| !c.is_numeric() && c != ',' && c != '.');
    let other = match sign {
        ')' | '）' if open => true,
        _ if open => return None,
        '．' | '、' | '。' | '）' | '﹒' => true,
        // An ordinary sign with an ordinary number needs a space to make a list.
        '.' | ')' if inner.is_char_boundary(1) && inner.starts_with(|c: char| c.is_ascii_digit()) => {
            behind.starts_with(char::is_alphabetic)
        }
        '.' | ')' => true,
        '-' | '–' | '—' => behind.starts_with([' ', '\u{a0}']),
        _ => false,
    };
    (digits > 0 && number > 0 && other && words_follow())
        .then(|| (number, &words[..words.len() - behind.len()]))
}

/// The value of a digit in the scripts that number steps.
fn decimal(c: char) -> Option<u32> {
    ['0', '٠', '۰', '０']
        .into_iter()
        .find_map(|zero| u32::from(c).checked_sub(u32::from(zero)).filter(|value| *value < 10))
}

/// Adds to a finding about the first of some lines that there are more.
pub(crate) fn and_more(finding: &mut Finding, found: usize) {
    if found > 1 {
        finding.label(format!("and {}", plural(found - 1, "more line", "more lines")));
    }
}

/// Whether a line begins as people begin a point of a list, and Markdown does not.
pub(crate) fn is_bullet(words: &str) -> bool {
    let mut letters = words.chars();
    let (Some(first), Some(second)) = (letters.next(), letters.next()) else { return false };
    match first {
        '•' | '·' | '●' | '▪' | '◦' | '‣' | '○' | '■' | '□' | '➢' | '∙' | '\u{f0b7}' | '\u{f0a7}' => {
            true
        }
        'o' => second == '\t',
        // The usual marks of Russian and French lists. Chinese writes two of them.
        '—' | '–' | '―' => second.is_whitespace() || first == '—' && second == '—',
        '-' => second.is_alphabetic() || is_odd_space(second),
        '*' => (second.is_alphabetic() || is_odd_space(second)) && words.matches('*').count() == 1,
        _ => false,
    }
}

fn is_odd_space(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii()
}
