//! Brackets that are missing, not closed or closed by another sign, and what stands behind them.

use std::ops::Range;

use super::between::{Walked, walk};
use super::lines::{LONGEST_LINE, Line, Slip, Yaml, is_key};
use super::lists::takes_a_list;
use super::quotes::quoted;
use crate::check::rules::fb0308_missing_key::example;
use crate::diag::shown;

/// `[a, b],` and `[a] [b]`: what follows on the line of a value that its bracket has closed.
pub(super) fn behind_brackets(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    let (start, Walked::Closed(close)) = walk(yaml, line)? else { return None };
    let last = yaml.line(close);
    let rest = &yaml.text[close..last.start + last.text.len()];
    let rest = rest.split(" #").next().unwrap_or_default().trim_end();
    let key = line.colon().and_then(|colon| line.text.get(line.column()..colon));
    let is_list = yaml.text[start..].starts_with('[');
    // A title may begin with a word in brackets; that it needs quotes is told elsewhere.
    let takes_text = |key: &str| example(key).is_some() && !takes_a_list(yaml, key);
    if rest.trim().is_empty()
        || is_list && key.is_some_and(takes_text)
        || open_bracket(yaml.text, yaml.after..line.start).is_some()
    {
        return None;
    }
    let signs = |c: char| c.is_whitespace() || ",;.،，、；؛。".contains(c);
    let next = rest.trim_start_matches(signs);
    let blank = rest.len() - rest.trim_start().len();
    if next.is_empty() {
        let message = format!("`{}` stands behind the closing bracket", shown(rest.trim()));
        return Some(
            Slip::new(close + blank..close + rest.len(), message, "too much").help("delete it").better(""),
        );
    }
    let takes_a_list = key.is_some_and(|key| takes_a_list(yaml, key));
    let gap = close..close + rest.len() - next.len();
    let end = close + rest.len();
    if is_list && takes_a_list && next.starts_with('[') && next.trim_end_matches(signs).ends_with(']') {
        return Some(
            Slip::new(close - 1..gap.end + 1, "one list stands in several pairs of brackets", "two pairs")
                .help("put all values in one pair of brackets, with commas between them")
                .better(", "),
        );
    }
    if is_list || !next.starts_with('{') || !next.ends_with('}') {
        return None;
    }
    let is_item = key.is_none() && line.text.trim_start().starts_with("- ");
    if is_item {
        return Some(
            Slip::new(gap.start..gap.end + 1, "two items of a list stand on one line", "the next item")
                .help("begin each on a line of its own with `- `, all in the same column")
                .better(format!("\n{}- {{", line.indent())),
        );
    }
    let better = format!("[{}, {next}]", &yaml.text[start..close]);
    takes_a_list.then(|| {
        Slip::new(start..end, "several values of a list need brackets around them", "no brackets")
            .help("put `[` before the first, a comma between them and `]` behind the last")
            .better(better)
    })
}

/// `- ask: pump, find: [a]}`: the keys of an item on one line, without `{` or without both braces.
pub(super) fn keys_without_braces(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    let value = line.value().filter(|_| line.colon().is_some())?;
    next_key(&yaml.text[value.clone()])?;
    let start = line.start + line.column();
    let words = &yaml.text[start..value.end];
    let bare = words.strip_suffix('}').filter(|bare| !bare.contains('{'));
    let closes = bare.is_some();
    let message =
        if closes { "the bracket `}` closes nothing" } else { "several keys on one line need braces" };
    Some(
        Slip::new(start..value.end, message, if closes { "`{` is missing" } else { "no braces" })
            .help(if closes {
                "write `{` before the first key"
            } else {
                "write `{` before the first key and `}` behind the last value"
            })
            .better(format!("{{{}}}", bare.unwrap_or(words))),
    )
}

/// Where in a text between braces, or meant to be, the comma stands that is followed by a key.
pub(super) fn next_key(text: &str) -> Option<usize> {
    if text.len() > LONGEST_LINE {
        return None;
    }
    text.match_indices(", ").map(|(at, _)| at).find(|at| {
        let key = text[at + 2..].split_once(':').filter(|(_, rest)| rest.starts_with([' ', '\t']));
        key.is_some_and(|(key, _)| is_key(key.trim()) && example(key.trim()).is_some())
    })
}

/// `{a: [b}`: a bracket that is closed by one of another kind. The reader's place is where it is opened.
pub(super) fn other_bracket(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
    let (open, close) = match yaml.text.get(at..)?.chars().next()? {
        '[' => ('[', ']'),
        '{' => ('{', '}'),
        _ => return None,
    };
    let end = closing(yaml.text, at..flow_end(yaml, line));
    let slip = Slip::new(
        at..end.unwrap_or(at + 1),
        format!("the bracket `{open}` is opened and not closed"),
        "opened here",
    )
    .help(format!("close it with `{close}` behind the last value"));
    Some(match end {
        Some(end) => slip.better(format!("{}{close}", yaml.text[at..end].trim_end())),
        None => slip,
    })
}

pub(super) fn bracket(yaml: &Yaml<'_>, line: Line<'_>, at: usize, unclosed: bool) -> Option<Slip> {
    let next = yaml.text[at..].chars().next();
    let open = open_bracket(yaml.text, yaml.after..at + usize::from(unclosed));
    let Some(open) = open else {
        let c = next.filter(|c| matches!(c, ']' | '}'))?;
        return Some(
            Slip::new(at..at + 1, format!("the bracket `{c}` closes nothing"), "not opened")
                .help("delete it, or put the whole value in quotes if the bracket belongs to the text")
                .better(""),
        );
    };
    let sign = if yaml.text[open..].starts_with('[') { '[' } else { '{' };
    let close = if sign == '[' { ']' } else { '}' };
    if unclosed || open < line.start {
        let opened = yaml.line(open);
        let slip = |place| {
            Slip::new(place, format!("the bracket `{sign}` is opened and not closed"), "opened here")
                .help(format!("close it with `{close}` behind the last value"))
        };
        let end = opened.start + opened.text.trim_end().len();
        // `{en: Meter #5 in the town}`: the bracket that closes is a part of the note.
        if let Some(hash) = yaml.text[open..end].find(" #").map(|at| open + at + 1)
            && let Some(behind) = yaml.text[hash..end].rfind(close)
        {
            let start = piece_start(yaml.text, open, hash);
            // What follows may hold keys that belong to no note.
            let next = next_key(&yaml.text[start..hash + behind]).map(|len| start + len);
            let value = start..next.unwrap_or(hash + behind);
            let value = value.start..value.start + yaml.text[value].trim_end().len();
            return Some(
                Slip::new(value.clone(), "everything from ` #` on is read as a note", "ends at the ` #`")
                    .help("put the whole value in quotes")
                    .better(quoted(&yaml.text[value])),
            );
        }
        let whole = opened.value().filter(|value| value.start == open).map(|_| open..flow_end(yaml, opened));
        return Some(match whole {
            Some(value)
                if open_bracket(yaml.text, open + 1..value.end).is_none()
                    && closing(yaml.text, value.clone()).is_none() =>
            {
                let text = yaml.text[value.clone()].trim_end_matches([',', ' ']);
                slip(value).better(format!("{text}{close}"))
            }
            _ => slip(open..open + 1),
        });
    }
    if next == Some(':') {
        // `{b: c: d}`: from the last sign that begins a value to the next that ends one.
        let start = piece_start(yaml.text, open, at);
        let rest = &yaml.text[at..line.start + line.text.len()];
        let end = at + rest.find([',', ']', '}']).unwrap_or(rest.len());
        let value = start..start + yaml.text[start..end].trim_end().len();
        return Some(Slip::needs_quotes(yaml, value, "a value with `: ` in it needs quotes"));
    }
    None
}

/// Where the text ends that the brackets opened on a line may hold: that line, and those below which
/// are further in or begin with a bracket that closes.
pub(super) fn flow_end(yaml: &Yaml<'_>, line: Line<'_>) -> usize {
    let own = line.indent().len();
    let least = if line.text.trim_start().starts_with(['[', '{']) { own } else { own + 1 };
    let mut last = line;
    let mut next_line = yaml.line_after(line);
    while let Some(next) = next_line.filter(|next| next.start <= line.start + LONGEST_LINE) {
        next_line = yaml.line_after(next);
        let words = next.text.trim_start();
        let closes = words.starts_with([']', '}']);
        // An empty line and a comment end nothing, if what follows belongs to it.
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        if !closes && next.indent().len() < least {
            break;
        }
        last = next;
        if closes && next.indent().len() <= own {
            break;
        }
    }
    last.start + last.text.trim_end().len()
}

/// Where the value between brackets begins that a place belongs to.
pub(super) fn piece_start(text: &str, open: usize, at: usize) -> usize {
    let inside = &text[open..at];
    let begin = inside.rfind([',', '[', '{']).map_or(0, |found| found + 1);
    let begin = inside.rfind(": ").map_or(begin, |found| begin.max(found + 2));
    open + begin + (inside[begin..].len() - inside[begin..].trim_start().len())
}

/// The innermost bracket that is opened in a range of the text and not closed in it.
pub(super) fn open_bracket(text: &str, range: Range<usize>) -> Option<usize> {
    brackets(text, range).0.pop()
}

/// The bracket, of any kind, that stands where the one should be closed that a range begins with.
fn closing(text: &str, range: Range<usize>) -> Option<usize> {
    brackets(text, range).1
}

/// The brackets that are opened in a range of the text and not closed in it, and where the first that
/// is opened is closed. Quotes and comments are passed over.
fn brackets(text: &str, range: Range<usize>) -> (Vec<usize>, Option<usize>) {
    let mut open = Vec::new();
    let mut closed = None;
    let mut quote: Option<char> = None;
    let mut comment = false;
    let mut before = ' ';
    for (at, c) in text.get(range.clone()).unwrap_or_default().char_indices() {
        match (quote, c) {
            (_, '\n' | '\r') => comment = false,
            _ if comment => {}
            (Some(mark), _) if c == mark && !(mark == '"' && before == '\\') => quote = None,
            (Some(_), _) => {}
            // An apostrophe inside a word opens nothing.
            (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',' | ':') => quote = Some(c),
            (None, '#') if before.is_whitespace() => comment = true,
            (None, '[' | '{') => open.push(range.start + at),
            (None, ']' | '}') => {
                open.pop();
                if open.is_empty() {
                    closed = closed.or(Some(range.start + at));
                }
            }
            _ => {}
        }
        before = c;
    }
    (open, closed)
}

/// The keys and values between the brackets of a line.
pub(super) fn flow_pieces(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = line.start;
    let mut depth = 0_usize;
    let cut = |start: usize, end: usize| {
        let piece = &text[start..end];
        let from = start + (piece.len() - piece.trim_start().len());
        (from, from + piece.trim().len())
    };
    for (at, c) in text[line.clone()].char_indices() {
        let at = line.start + at;
        let divides = match c {
            '[' | '{' => {
                depth += 1;
                true
            }
            ']' | '}' | ',' => depth > 0,
            ':' => depth > 0 && text[at + 1..].starts_with(' '),
            _ => false,
        };
        if matches!(c, ']' | '}') {
            depth = depth.saturating_sub(1);
        }
        if divides {
            let (from, to) = cut(start, at);
            if from < to {
                pieces.push(from..to);
            }
            start = at + 1;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::tests::is_mended;

    #[test]
    fn brackets_are_mended_by_the_advice() {
        is_mended(&[
            ("a: [b, c\nd: 1", "[b, c", "the bracket `[` is opened", "a: [b, c]\nd: 1"),
            ("a: {b: 1,\nd: 1", "{b: 1,", "the bracket `{` is opened", "a: {b: 1}\nd: 1"),
            ("a: [b, c]]", "]", "the bracket `]` closes nothing", "a: [b, c]"),
            ("a: {b: [\"c } d\"}", "[\"c } d\"", "the bracket `[` is opened", "a: {b: [\"c } d\"]}"),
            ("a: {b: ['c } d', e}", "['c } d', e", "the bracket `[` is opened", "a: {b: ['c } d', e]}"),
            ("title: [Draft] Pump", "[Draft] Pump", "the value goes on", "title: \"[Draft] Pump\""),
        ]);
    }
}
