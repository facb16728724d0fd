//! Events of Markdown to text that reads back as the same words, whatever they are.
//!
//! pulldown-cmark-to-cmark knows what has to be escaped where, but refuses a block whose marks Markdown cannot hold,
//! and with it all others. Such a block is written with fewer marks.

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};
use pulldown_cmark_to_cmark::cmark_with_options;

use crate::parse::markdown::options;

/// Stand around the number of a source or a note until the text is written: the crate would escape brackets, and take
/// the block for damaged when they are none. Markdown takes them for punctuation as it does brackets.
pub(super) const OPEN: char = '⁅';
pub(super) const CLOSE: char = '⁆';

/// Stands before the number of a note until then.
pub(super) const NOTE: char = 'n';

/// Longest number of a source, or of a note with what stands before it, in characters.
const NUMBER: usize = 12;

/// How much of a block is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    All,
    /// Without bold, slanted and crossed out words.
    NoEmphasis,
    /// Words, pictures, lists and tables alone.
    Words,
}

/// The Markdown of events, and how many blocks of it have fewer marks than their events.
pub(super) fn write(events: Vec<Event<'static>>) -> (String, usize) {
    if let Some(text) = faithful(&events) {
        return (text, 0);
    }
    let mut poorer = 0;
    let blocks: Vec<Vec<Event<'static>>> = blocks_of(events)
        .into_iter()
        .map(|block| {
            let levels = [Marks::All, Marks::NoEmphasis, Marks::Words].into_iter();
            let found = levels
                .map(|marks| (marks, with_marks(&block, marks)))
                .find(|(_, events)| faithful(events).is_some());
            let (marks, events) = found.unwrap_or_else(|| (Marks::Words, with_marks(&block, Marks::Words)));
            poorer += usize::from(marks != Marks::All);
            events
        })
        .collect();
    // Together, so that two lists beside each other stay two.
    if let Some(text) = faithful(&blocks.concat()) {
        return (text, poorer);
    }
    let texts: Vec<String> =
        blocks.iter().map(|block| faithful(block).unwrap_or_else(|| escaped(block))).collect();
    (texts.join("\n\n"), poorer.max(1))
}

/// The Markdown of events, when it reads back as their words.
fn faithful(events: &[Event<'static>]) -> Option<String> {
    let style = pulldown_cmark_to_cmark::Options {
        list_token: '-',
        increment_ordered_list_bullets: true,
        ..pulldown_cmark_to_cmark::Options::default()
    };
    let mut text = String::new();
    cmark_with_options(events.iter(), &mut text, options(), style).ok()?;
    // An empty line within an item is written with the spaces of the item.
    let lines: Vec<&str> = text.lines().map(|line| if line.trim().is_empty() { "" } else { line }).collect();
    // An ampersand that stands alone can begin no letter.
    let text = lines.join("\n").replace("&amp; ", "& ");
    let text = with_brackets(text.trim_end());
    let meant = words(events.iter().cloned());
    let meant = bracketed(&meant, |before, number, _| before.push_str(&in_brackets(number)));
    (words(Parser::new_ext(&text, options())) == meant).then_some(text)
}

/// The letters of events, with what is no letter but must not be lost.
fn words<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let mut words = String::new();
    for event in events {
        match event {
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineHtml(text)
            | Event::Html(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => words.extend(text.chars().filter(|c| !c.is_whitespace())),
            // One without a definition in this part of the text is read as its letters.
            Event::FootnoteReference(label) => words.push_str(&format!("[^{label}]")),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                words.push_str(&dest_url)
            }
            _ => {}
        }
    }
    words
}

/// Each block of the top with what is in it.
fn blocks_of(events: Vec<Event<'static>>) -> Vec<Vec<Event<'static>>> {
    let mut blocks: Vec<Vec<Event<'static>>> = Vec::new();
    let mut depth = 0_usize;
    for event in events {
        if depth == 0 {
            blocks.push(Vec::new());
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let Some(block) = blocks.last_mut() {
            block.push(event);
        }
    }
    blocks
}

/// Events with some of their marks.
fn with_marks(events: &[Event<'static>], marks: Marks) -> Vec<Event<'static>> {
    events.iter().filter_map(|event| with_fewer(event, marks)).collect()
}

fn with_fewer(event: &Event<'static>, marks: Marks) -> Option<Event<'static>> {
    match event {
        _ if marks == Marks::All => Some(event.clone()),
        Event::Start(Tag::Strong | Tag::Emphasis | Tag::Strikethrough)
        | Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough) => None,
        _ if marks == Marks::NoEmphasis => Some(event.clone()),
        Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link) => None,
        Event::InlineHtml(html) if html.as_ref() == "<br>" => Some(Event::Text(CowStr::from(" "))),
        Event::InlineHtml(_) => None,
        Event::InlineMath(latex) | Event::DisplayMath(latex) => Some(Event::Text(latex.clone())),
        other => Some(other.clone()),
    }
}

/// The letters of a block as one paragraph in which each sign is escaped.
fn escaped(block: &[Event<'static>]) -> String {
    let mut text = String::new();
    for event in block {
        match event {
            Event::Text(words) => {
                words.chars().for_each(|c| {
                    text.extend(c.is_ascii_punctuation().then_some('\\'));
                    text.push(c);
                });
            }
            Event::HardBreak | Event::SoftBreak | Event::End(_) => text.push(' '),
            _ => {}
        }
    }
    with_brackets(&super::one_line(&text))
}

/// A text of Markdown in which the numbers of sources and notes have their brackets.
fn with_brackets(text: &str) -> String {
    bracketed(text, |before, number, after| {
        // With `!` before it, it would be a picture.
        if before.ends_with('!') && !is_escaped(&before[..before.len() - 1]) {
            before.insert(before.len() - 1, '\\');
        }
        // With one of these behind it, it would be a link or a definition.
        let end = if after.starts_with(['(', ':']) { "\\" } else { "" };
        before.push_str(&in_brackets(number));
        before.push_str(end);
    })
}

fn in_brackets(number: &str) -> String {
    format!("[{}]", number.replace(NOTE, "^"))
}

/// A text in which `add` has put the numbers of sources and notes behind what is before them.
fn bracketed(text: &str, add: impl Fn(&mut String, &str, &str)) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        done.push_str(before);
        rest = after;
        match number_before_close(after) {
            Some(number) => {
                rest = &after[number.len() + CLOSE.len_utf8()..];
                add(&mut done, number, rest);
            }
            None => done.push(OPEN),
        }
    }
    done.push_str(rest);
    done
}

/// The number of a source, or that of a note behind [`NOTE`], which a text begins with.
fn number_before_close(text: &str) -> Option<&str> {
    let (at, _) = text.char_indices().take(NUMBER).find(|(_, c)| *c == CLOSE)?;
    let digits = text[..at].strip_prefix(NOTE).unwrap_or(&text[..at]);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(&text[..at])
}

/// Whether the sign behind a text has a backslash that counts.
fn is_escaped(before: &str) -> bool {
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Event<'static> {
        Event::Text(CowStr::from(words.to_owned()))
    }

    fn within(tag: Tag<'static>, inner: &[Event<'static>]) -> Vec<Event<'static>> {
        let end = tag.to_end();
        [&[Event::Start(tag)], inner, &[Event::End(end)]].concat()
    }

    #[test]
    fn numbers_get_their_brackets_and_nothing_else_does() {
        for (with, meant) in [
            ("a ⁅1⁆⁅n2⁆ b", "a [1][^2] b"),
            ("so!⁅1⁆(x) ⁅n1⁆: y", "so\\![1]\\(x) [^1]\\: y"),
            ("so\\!⁅1⁆", "so\\![1]"),
            ("⁅⁆ ⁅a⁆ ⁅n⁆ ⁅ ⁆ ⁅1", "⁅⁆ ⁅a⁆ ⁅n⁆ ⁅ ⁆ ⁅1"),
        ] {
            assert_eq!(with_brackets(with), meant);
        }
        assert_eq!(with_brackets(&"⁅".repeat(100_000)).len(), 300_000);
    }

    #[test]
    fn marks_that_markdown_cannot_hold_cost_the_marks_of_their_block_alone() {
        // Letters as HTML are no HTML when they are read.
        let html = Event::InlineHtml(CowStr::from("[a]"));
        let good = within(Tag::Paragraph, &within(Tag::Strong, &[text("kept")]));
        let bad = within(Tag::Paragraph, &within(Tag::Strong, &[html]));
        let (written, poorer) = write([good.clone(), bad, good].concat());
        assert_eq!((written.as_str(), poorer), ("**kept**\n\n[a]\n\n**kept**", 1));
    }

    #[test]
    fn what_is_escaped_reads_back_as_its_words() {
        let words = "*a* [b](c) <i> \\ `d` # e & f | $g$ ~h~";
        let written = escaped(&within(Tag::Paragraph, &[text(words), text(" ⁅1⁆")]));
        let read: String = Parser::new_ext(&written, options())
            .filter_map(|event| if let Event::Text(text) = event { Some(text.to_string()) } else { None })
            .collect();
        assert_eq!(read, format!("{words} [1]"));
    }
}
