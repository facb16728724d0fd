//! Citations that are written in another way than `[1]`: `[1, 2]`, `[1-3]`.

use std::ops::Range;

use crate::check::Context;
use crate::check::places::part;
use crate::check::sections::PracticeText;
use crate::parse::markdown::{Inline, InlineKind, Visited, ends_in_escape};
use crate::source::Span;

/// Several numbers in one pair of brackets.
#[derive(Debug)]
pub(crate) struct Together<'a> {
    /// The text that it stands in.
    pub(crate) inline: &'a Inline,
    /// The brackets.
    pub(crate) span: Span,
    /// The sources that are meant.
    pub(crate) numbers: Vec<usize>,
}

/// Longest text between the brackets, in bytes.
const LONGEST: usize = 30;
/// Most sources that one pair of brackets can mean.
const MOST: usize = 10;

impl<'a> Context<'a> {
    /// The citations of a version that stand together in one pair of brackets. Only numbers that
    /// sources have are citations: `[0, 1]` and `[5, 50]` are ranges of values.
    pub(crate) fn citations_together(&self, text: &PracticeText<'a>) -> Vec<Together<'a>> {
        let mut found = Vec::new();
        let sources = text.original.and_then(|original| original.front.sources.as_ref());
        let Some(count) = sources.map(|list| list.items.len() + list.left_out) else { return found };
        text.body.document.walk(&mut |visited| {
            let Visited::Inline(inline) = visited else { return };
            if !matches!(inline.kind, InlineKind::Text(_)) {
                return;
            }
            let written = self.written(inline.span);
            for (range, numbers) in together(written) {
                let escaped = range.start == 0 && ends_in_escape(self.before(inline.span));
                if !escaped && numbers.iter().all(|number| *number <= count) {
                    found.push(Together { inline, span: part(inline.span, range), numbers });
                }
            }
        });
        found
    }

    /// The text of the file before a place.
    pub(crate) fn before(&self, span: Span) -> &'a str {
        self.library.sources.get(span.source).text.get(..span.start as usize).unwrap_or_default()
    }
}

/// The brackets of a text that hold several small numbers, and the numbers.
fn together(text: &str) -> Vec<(Range<usize>, Vec<usize>)> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('[') {
        let inside = &text[open + 1..];
        let Some(len) = inside.bytes().take(LONGEST).position(|byte| byte == b']') else { continue };
        // An index such as `list[1, 2]` is none, and an address may follow.
        let grown = text[..open].ends_with(|c: char| c == '_' || c.is_ascii_digit());
        if let Some(numbers) = numbers(&inside[..len])
            && !grown
            && !inside[len + 1..].starts_with(['(', '[', ':'])
        {
            found.push((open..open + len + 2, numbers));
        }
    }
    found
}

fn numbers(inside: &str) -> Option<Vec<usize>> {
    let number = |text: &str| {
        let text = text.trim();
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<usize>().ok().filter(|number| digits && *number > 0)
    };
    let mut numbers = Vec::new();
    for piece in inside.split([',', ';', '،', '、', '，', '&']) {
        match piece.split_once(['-', '–', '—', '‑']) {
            Some((from, to)) => {
                let (from, to) = (number(from)?, number(to)?);
                if from >= to {
                    return None;
                }
                numbers.extend((from..=to).take(MOST + 1));
            }
            None => numbers.push(number(piece)?),
        }
        if numbers.len() > MOST {
            return None;
        }
    }
    (numbers.len() > 1).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_numbers_are_told_from_other_brackets() {
        for (text, wanted) in [
            ("so [1, 2].", "[1, 2] 1 2"),
            ("[1,2]", "[1,2] 1 2"),
            ("[1-3]", "[1-3] 1 2 3"),
            ("[1–3, 5]", "[1–3, 5] 1 2 3 5"),
            ("[2;1] [1، 3]", "[2;1] 2 1 [1، 3] 1 3"),
            (
                "[1] [12] [0, 1] [2014-2015] [1, a] [3-1] [1.5, 2] [-1, 1] [] [,] [1,] [1-] [a_1, 2] x_[1, 2]",
                "",
            ),
            ("[1, 2](x.md) [1, 2][x] [1-99]", ""),
        ] {
            let told: Vec<String> = together(text)
                .into_iter()
                .map(|(range, numbers)| {
                    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
                    format!("{} {}", &text[range], numbers.join(" "))
                })
                .collect();
            assert_eq!(told.join(" "), wanted, "{text}");
        }
    }
}
