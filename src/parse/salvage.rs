//! Front matter with a slip in its YAML: what of it can be read all the same.
//!
//! A reader of YAML stops at the first slip. So the top-level entry that holds it is blanked out, byte
//! for byte, and the rest is read again; every place stays true. After a few slips, or where this does
//! not lead to a text that can be read, the first slip alone is reported, as its echoes would mislead.

use std::ops::Range;

use crate::fault::FaultKind;
use crate::parse::lines_of;
use crate::parse::yaml::{Node, Value, parse_yaml};
use crate::source::{SourceId, Span, Spanned, Text};

/// Most slips of one front matter that are reported at once.
const SLIPS: usize = 5;
/// Most keys that are remembered as lost; a front matter has about thirty.
const LOST: usize = 200;
/// Longest word at the start of a line, in bytes, that may be a key.
const LONGEST_KEY: usize = 40;

/// What could be read.
#[derive(Debug, Default)]
pub(crate) struct Salvaged {
    /// The tree without the entries that hold slips; `None` when nothing sure can be read.
    pub(crate) node: Option<Node>,
    /// The slips, in the order they were met.
    pub(crate) faults: Vec<(FaultKind, Span)>,
    /// Keys that stand in the entries left out, and words that may be keys.
    pub(crate) lost: Vec<Lost>,
}

/// A key that was left out together with a slip, or a word that may be one.
#[derive(Debug, Clone)]
pub(crate) struct Lost {
    /// The word.
    pub(crate) key: Text,
    /// Whether it surely is a key of the front matter itself: it stands in the first column, and a
    /// colon follows.
    pub(crate) sure: bool,
}

/// Reads the YAML of a front matter that is the part of a source starting at byte `offset`.
pub(crate) fn read_yaml(yaml: &str, source: SourceId, offset: usize) -> Salvaged {
    let first = match parse_yaml(yaml, source, offset) {
        Ok(node) => return Salvaged { node: Some(node), ..Salvaged::default() },
        Err(fault) => fault,
    };
    let mut faults = vec![first.clone()];
    let mut lost = Vec::new();
    let mut text = yaml.to_owned();
    while let Some((kind, span)) = faults.last()
        && matches!(kind, FaultKind::YamlSyntax(_) | FaultKind::YamlReference)
        && faults.len() <= SLIPS
    {
        let at = span.start as usize - offset;
        let Some((entry, tried, result)) = leave_out(&text, at, source, offset) else { break };
        lost.extend(keys_of(yaml, entry, source, offset));
        match result {
            Ok(node) => {
                lost.truncate(LOST);
                return Salvaged { node: Some(node), faults, lost };
            }
            Err(fault) => {
                faults.push(fault);
                text = tried;
            }
        }
    }
    Salvaged { node: None, faults: vec![first], lost: Vec::new() }
}

/// What came of leaving out one entry.
type Attempt = (Range<usize>, String, Result<Node, (FaultKind, Span)>);

/// Leaves out the entry whose loss lets the reader come furthest.
fn leave_out(text: &str, at: usize, source: SourceId, offset: usize) -> Option<Attempt> {
    let entry = entry_at(text, at);
    let before = entry.start.checked_sub(1).map(|end| entry_at(text, end));
    let opened = forgotten_quote(text, 0, at).map(|quote| entry_at(text, quote.start));
    let mut best: Option<(usize, Attempt)> = None;
    for entry in [opened, Some(entry), before].into_iter().flatten() {
        if text[entry.clone()].trim().is_empty() {
            continue;
        }
        let tried = blanked(text, &entry);
        let result = match parse_yaml(&tried, source, offset) {
            Ok(node) if matches!(node.value, Value::Map(_) | Value::Null) => {
                return Some((entry, tried, Ok(node)));
            }
            Ok(_) => continue,
            Err(fault) => Err(fault),
        };
        let reached = result.as_ref().err().map_or(0, |(_, span)| span.start as usize - offset);
        if reached != at && reached >= entry.end && best.as_ref().is_none_or(|(far, _)| reached > *far) {
            best = Some((reached, (entry, tried, result)));
        }
    }
    best.map(|(_, attempt)| attempt)
}

/// The text with spaces instead of a part; ends of lines stay, so that lines keep their numbers.
fn blanked(text: &str, part: &Range<usize>) -> String {
    let mut blank = String::with_capacity(text.len());
    blank.push_str(&text[..part.start]);
    blank.extend(text[part.clone()].bytes().map(|byte| match byte {
        b'\n' | b'\r' => char::from(byte),
        _ => ' ',
    }));
    blank.push_str(&text[part.end..]);
    blank
}

/// The top-level entry around a place: from a key in the first column up to the next one. Lines in
/// the first column that are no key go with the key above, whose text they most likely are.
fn entry_at(text: &str, at: usize) -> Range<usize> {
    let (mut start, mut end) = (0, 0);
    for line in lines_of(text) {
        if begins_entry(line) {
            if end > at {
                break;
            }
            start = end;
        }
        end += line.len();
    }
    start..end
}

fn begins_entry(line: &str) -> bool {
    key_len(line).is_some_and(|len| line[len..].trim_start_matches([' ', '\t']).starts_with([':', '：']))
}

/// Length of the word at the start of a line, when it is shaped like a key.
fn key_len(line: &str) -> Option<usize> {
    let len =
        line.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(line.len());
    (len > 0 && len <= LONGEST_KEY && !line.starts_with('-')).then_some(len)
}

/// The keys in a part of the text, and what may have been meant as one: the first word of each line
/// that begins in the first column.
fn keys_of(yaml: &str, part: Range<usize>, source: SourceId, offset: usize) -> Vec<Lost> {
    let mut keys = Vec::new();
    let mut at = part.start;
    for line in lines_of(&yaml[part]) {
        let words = line.trim_start_matches([' ', '\t', '-', '\u{a0}']);
        let indent = line.len() - words.len();
        if let Some(len) = key_len(words)
            && (indent == 0 || begins_entry(words))
        {
            let start = offset + at + indent;
            let key = Spanned::new(words[..len].to_owned(), Span::new(source, start..start + len));
            keys.push(Lost { key, sure: indent == 0 && begins_entry(words) });
        }
        at += line.len();
    }
    keys
}

/// A quote that was opened and not closed before the reader stopped at `at`: from the quote to the
/// end of the text that it was most likely meant to hold.
///
/// Such a text swallows the keys after it up to the next quote, which then seems to close it. So a
/// quoted text that holds a line with a key in the column of its own key, or a text in brackets that
/// ends with a key, was meant to end before.
pub(crate) fn forgotten_quote(text: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let quote = quotes(text, from, at).into_iter().rev().find(|quote| quote.open < at)?;
    let end = quote.close.unwrap_or(text.len());
    let inside = &text[quote.open + 1..end];
    let line_end = text[quote.open..].find(['\n', '\r']).map_or(text.len(), |len| quote.open + len);
    if end > line_end {
        let swallowed = lines_of(&text[line_end..end]).skip(1).any(|line| {
            let column = column_of(line);
            column <= quote.column && begins_entry(&line[column..])
        });
        // The first line begins behind the end of the line that opens the quote.
        if swallowed {
            let written = text[quote.open..line_end].trim_end();
            return Some(quote.open..quote.open + written.len());
        }
        return None;
    }
    // `{what: "Days, before: "152"}`
    let inside_ends = inside.trim_end_matches(' ');
    let key = inside_ends.strip_suffix(':')?;
    let comma = key.rfind(',')?;
    let name = key[comma + 1..].trim();
    (quote.in_brackets && inside_ends.len() < inside.len() && key_len(name) == Some(name.len()))
        .then(|| quote.open..quote.open + 1 + key[..comma].trim_end().len())
}

/// A text in quotes, as the reader sees it.
struct Quote {
    open: usize,
    close: Option<usize>,
    /// Column in which the key of its line begins.
    column: usize,
    in_brackets: bool,
}

/// The quoted texts that are opened in a part of the text, in order.
fn quotes(text: &str, from: usize, until: usize) -> Vec<Quote> {
    let bytes = text.as_bytes();
    let mut found: Vec<Quote> = Vec::new();
    let mut at = from;
    // The column of the key whose text on several lines (`>-`) is passed over.
    let mut folded: Option<usize> = None;
    while at < until.min(text.len()) {
        let end = bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let end = end.map_or(text.len(), |len| at + len);
        let next = (end + 1).min(text.len()).max(at + 1);
        let line = &text[at..end];
        let indent = line.len() - line.trim_start_matches(' ').len();
        if line.trim().is_empty() || folded.is_some_and(|column| indent > column) {
            at = next;
            continue;
        }
        folded = None;
        let column = column_of(line);
        let value = column + value_start(&line[column..]);
        let rest = &line[value..];
        match rest.bytes().next() {
            Some(mark @ (b'"' | b'\'')) => {
                let close = close_of(bytes, at + value, mark);
                found.push(Quote { open: at + value, close, column, in_brackets: false });
                at = close.map_or(text.len(), |close| line_after(bytes, close));
            }
            Some(b'[' | b'{') => at = flow(text, at + value, column, &mut found),
            Some(b'|' | b'>') => {
                folded = Some(indent);
                at = next;
            }
            _ => at = next,
        }
    }
    found
}

/// Reads a value in brackets; gives the start of the line behind it.
fn flow(text: &str, from: usize, column: usize, found: &mut Vec<Quote>) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut before) = (from, 0_usize, b' ');
    while at < bytes.len() {
        match bytes[at] {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            mark @ (b'"' | b'\'') if matches!(before, b'[' | b'{' | b',' | b':') => {
                let close = close_of(bytes, at, mark);
                found.push(Quote { open: at, close, column, in_brackets: true });
                let Some(close) = close else { return text.len() };
                at = close;
            }
            b'\n' | b'\r' if depth == 0 || begins_entry(&text[at + 1..]) => return at + 1,
            _ => {}
        }
        if !matches!(bytes[at], b' ' | b'\n' | b'\r') {
            before = bytes[at];
        }
        at += 1;
    }
    at
}

/// The quote that closes the one at `open`.
fn close_of(bytes: &[u8], open: usize, mark: u8) -> Option<usize> {
    let mut at = open + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if mark == b'"' => at += 1,
            found if found == mark => {
                if mark == b'"' || bytes.get(at + 1) != Some(&mark) {
                    return Some(at);
                }
                at += 1;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

fn line_after(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(bytes.len(), |len| at + len + 1)
}

/// Where the words of a line begin: behind spaces and list hyphens.
fn column_of(line: &str) -> usize {
    let mut rest = line.trim_start_matches(' ');
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start_matches(' ');
    }
    line.len() - rest.len()
}

/// Where the value of a line begins, counted from its key; the start, when it has no key.
fn value_start(words: &str) -> usize {
    if words.starts_with(['"', '\'', '[', '{', '#']) {
        return 0;
    }
    match words.find(": ") {
        Some(colon) => {
            colon + 1 + (words[colon + 1..].len() - words[colon + 1..].trim_start_matches(' ').len())
        }
        None => words.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    /// How many slips there are, the keys that can be read, and those that are lost.
    fn read(yaml: &str) -> (usize, Option<Vec<String>>, Vec<String>) {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("t.yaml", yaml));
        let salvaged = read_yaml(yaml, id, 0);
        for Lost { key, .. } in &salvaged.lost {
            assert_eq!(&yaml[key.span.range()], key.value);
        }
        let keys = salvaged.node.map(|node| match node.value {
            Value::Map(entries) => entries
                .iter()
                .map(|(key, value)| format!("{}={}", &yaml[key.span.range()], &yaml[value.span.range()]))
                .collect(),
            _ => Vec::new(),
        });
        (salvaged.faults.len(), keys, salvaged.lost.into_iter().map(|lost| lost.key.value).collect())
    }

    fn all(words: &str) -> Vec<String> {
        words.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn the_rest_is_read_and_keeps_its_places() {
        for (yaml, slips, kept, lost) in [
            ("a: 1\nb: 2\n", 0, "a=1 b=2", ""),
            ("a: é: é\nb: 2\nc: ж\n", 1, "b=2 c=ж", "a"),
            ("a: \"x\nb: \"y\"\nc: 3\n", 1, "b=\"y\" c=3", "a"),
            ("a: 'x\nb: 'y'\nc: 3\n", 1, "b='y' c=3", "a"),
            ("a: \"x\nb: 1\nc: \"y\"\nd: 4\n", 1, "b=1 c=\"y\" d=4", "a"),
            ("a: 1\nb: \"x\nc: 3\n", 1, "a=1 c=3", "b"),
            ("a: [x, y\nb: 2\nc: 3\n", 1, "b=2 c=3", "a"),
            ("a: [x, y\r\nb: 2\r\nc: é\r\n", 1, "b=2 c=é", "a"),
            ("a:1\nb: 2\nc: 3\n", 1, "b=2 c=3", "a"),
            ("z: 0\na 1\nb: 2\n", 1, "b=2", "z a"),
            ("a: *x*\nb: 2\n", 1, "b=2", "a"),
            ("a: x: y\nb: @z\nc: 3\nd: [\ne: 5\n", 3, "c=3 e=5", "a b d"),
            ("a: >-\nwords and so on\nb: 2\n", 1, "b=2", "a words"),
            ("a:\n  - x: 1\n   y: 2\nb: 2\n", 1, "b=2", "a x y"),
            ("a: 1\n  b: 2\nc: 3\n", 1, "c=3", "a b"),
            (" a: 1\nb: 2\nc: 3\n", 1, "b=2 c=3", "a"),
        ] {
            assert_eq!(read(yaml), (slips, Some(all(kept)), all(lost)), "{yaml:?}");
        }
    }

    #[test]
    fn only_a_key_in_the_first_column_is_surely_one_of_the_front_matter() {
        let yaml = "a: >-\nwords and so on\n  b: x\n- c: y\nd ： @z\ne: 1\n";
        let mut sources = Sources::default();
        let id = sources.add(Source::new("t.yaml", yaml));
        let lost = keys_of(yaml, 0..yaml.len(), id, 0);
        let told: Vec<_> = lost.iter().map(|lost| (lost.key.as_str(), lost.sure)).collect();
        assert_eq!(
            told,
            [("a", true), ("words", false), ("b", false), ("c", false), ("d", true), ("e", true)]
        );
    }

    #[test]
    fn where_nothing_sure_can_be_read_the_first_slip_stands_alone() {
        let many: String = (0..20).map(|n| format!("k{n}: a: b\n")).collect();
        assert_eq!(read(&many), (1, None, Vec::new()));
    }

    #[test]
    fn a_quote_that_was_not_closed_is_found_where_it_opens() {
        for (yaml, wanted) in [
            ("a: \"x y\nb: \"z\"", Some("\"x y")),
            ("a: \"x\nb: 1\n\nc:\n  - d: \"z\"", Some("\"x")),
            ("l:\n  - a: 'x\n    b: 1\n  - a: 'z'", Some("'x")),
            ("l:\n  - a: \"x\n  - a: \"z\"", Some("\"x")),
            ("l:\n  - {a: \"x y, b: \"z, c: w}", Some("\"x y")),
            // These are closed where they were meant to be.
            ("a: \"x \"y\" z\"", None),
            ("a: \"x\n  b: y\" z", None),
            ("a: \"x\"\nb: \"y\" z", None),
            ("a: >-\n  b: \"x\n  c: \"y\nd: \"e\" f", None),
            ("a: {b: \"x, y\" z}", None),
        ] {
            // The reader stops behind the quote that seems to close.
            let at = yaml.rfind(['"', '\'']).unwrap();
            let found = forgotten_quote(yaml, 0, at);
            assert_eq!(found.map(|range| &yaml[range]), wanted, "{yaml:?}");
        }
    }

    #[test]
    fn large_and_odd_texts_take_no_time() {
        for piece in ["a: \"\n", "\"", "[", "a: [\"", "- ", "a: b: c\n", "é：\n", "'\n"] {
            read(&piece.repeat(60_000 / piece.len()));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd(yaml in "[ab:\"'\\[\\]{},#>\\-\\n\\r é：&*\\\\]{0,60}") {
            read(&yaml);
        }
    }
}
