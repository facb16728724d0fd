//! Quotes that are not closed or close too early, and values that need them.

use std::ops::Range;

use super::between::end_of_quotes;
use super::brackets::{flow_pieces, keys_without_braces, next_key};
use super::lines::{Line, Slip, Yaml, visible_place};
use super::lists::lost_hyphen;
use crate::check::Context;
use crate::source::Span;

/// Quotes of printed text, which mean nothing to YAML.
pub(super) const CURLY: [char; 3] = ['“', '”', '„'];

/// A text in the quotes that it needs.
pub(in crate::check::rules) fn quoted(value: &str) -> String {
    let bare = value.trim_matches(CURLY);
    let value = if value.starts_with(CURLY) && !bare.contains(CURLY) { bare } else { value };
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

/// The value on the line of a place that is `wanted`, and the same value in quotes.
pub(in crate::check::rules) fn quoted_value(
    context: &Context<'_>,
    span: Span,
    wanted: impl Fn(&str) -> bool,
) -> Option<(Span, String)> {
    let yaml = Yaml::of(context, span);
    let line = yaml.line(span.start as usize);
    let place = line.value().filter(|value| wanted(&yaml.text[value.clone()])).or_else(|| {
        let pieces = flow_pieces(yaml.text, line.start..line.start + line.text.len());
        pieces.into_iter().find(|piece| wanted(&yaml.text[piece.clone()]))
    })?;
    let better = quoted(&yaml.text[place.clone()]);
    Some((Span::new(span.source, place), better))
}

/// A quoted text that ran on into the keys after it.
pub(super) fn not_closed(yaml: &Yaml<'_>, text: Range<usize>) -> Slip {
    let written = &yaml.text[text.clone()];
    let quote = if written.starts_with('"') { '"' } else { '\'' };
    let better = format!("{}{quote}", written.trim_end_matches(['”', '“', '’', '»', ' ']));
    Slip::new(text, format!("the quote `{quote}` is opened and not closed"), "opened here")
        .help(format!("write `{quote}` at the end of this text, too"))
        .better(better)
}

pub(super) fn open_quote(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
    let quote = yaml.text[at..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let message = format!("the quote `{quote}` is opened and not closed");
    let slip =
        |place| Slip::new(place, message.clone(), "opened here").help("close it at the end of the text");
    Some(match line.value() {
        // Only where the value has the line for itself is its end known.
        Some(value) if value.start == at && value.len() > 1 => {
            let text = yaml.text[value.clone()].trim_end_matches(['”', '“', '’', '»']);
            slip(value.clone()).better(format!("{text}{quote}"))
        }
        _ => slip(at..at + 1),
    })
}

pub(super) fn after_quote(yaml: &Yaml<'_>, line: Line<'_>, at: usize, single: bool) -> Option<Slip> {
    let quote = if single { '\'' } else { '"' };
    let message = format!("the text goes on after the closing `{quote}`");
    let help = if single {
        "an apostrophe closes single quotes; put the text in double quotes instead"
    } else {
        "a quote inside double quotes closes them; put the text in single quotes instead"
    };
    let Some(value) =
        line.value().filter(|value| yaml.text[value.clone()].starts_with(quote) && value.contains(&at))
    else {
        return Some(Slip::new(visible_place(yaml.text, at..at), message, "after the quote").help(help));
    };
    // A comment is no part of the value.
    let text = &yaml.text[value.clone()];
    let note = end_of_quotes(text, 0).and_then(|close| Some(close + text[close..].find(" #")?));
    let text = text[..note.unwrap_or(text.len())].trim_end();
    let value = value.start..value.start + text.len();
    if let Some(close) = end_of_quotes(text, 0) {
        let rest = text[close..].trim_start();
        if line.text.trim_start().starts_with('-')
            && next_key(rest) == Some(0)
            && let Some(slip) = keys_without_braces(yaml, line)
        {
            return Some(slip);
        }
        if !rest.is_empty() && rest.chars().all(|c| ",;.".contains(c)) {
            let message = format!("`{rest}` stands behind the closing quote");
            let place = value.end - rest.len()..value.end;
            return Some(Slip::new(place, message, "too much").help("delete it").better(""));
        }
    }
    let slip = Slip::new(value.clone(), message, "closed too early").help(help);
    let inner =
        text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)).filter(|rest| !rest.is_empty());
    Some(match inner {
        // With escapes inside, changing the quotes would change the text.
        Some(inner) if !inner.contains('\\') => {
            slip.better(quoted(&if single { inner.replace("''", "'") } else { inner.to_owned() }))
        }
        None if !text.contains('\\') => slip.better(quoted(text)),
        _ => slip,
    })
}

pub(super) fn backslash(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
    let help = "put the text in single quotes, or write each backslash twice";
    let message = "a backslash in double quotes has a meaning of its own";
    let inner = |value: &Range<usize>| {
        yaml.text[value.clone()].strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(str::to_owned)
    };
    Some(match line.value().and_then(|value| Some((value.clone(), inner(&value)?))) {
        Some((value, inner)) if !inner.contains("\\\"") => Slip::new(value, message, "holds a backslash")
            .help(help)
            .better(format!("'{}'", inner.replace('\'', "''"))),
        _ => Slip::new(visible_place(yaml.text, at..at), message, "holds a backslash").help(help),
    })
}

/// A value that begins with a sign which has a meaning in YAML.
pub(super) fn first_sign(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
    const SIGNS: [char; 12] = ['@', '`', '%', '|', '>', '!', ',', '?', ']', '}', '&', '*'];
    let end = line.start + line.text.len();
    let found = yaml.text.get(at..end).and_then(|rest| rest.chars().next());
    if let Some(c) = found.filter(|c| c.is_control() && *c != '\t') {
        let place = at..at + c.len_utf8();
        let message = format!("the hidden character U+{:04X} cannot stand in YAML", u32::from(c));
        return Some(Slip::new(place, message, "here").help("delete it").better(""));
    }
    if line.text.trim_start().starts_with("* ")
        && let Some(slip) = lost_hyphen(yaml, line)
    {
        return Some(slip);
    }
    let begins = |place: &Range<usize>| yaml.text[place.clone()].starts_with(SIGNS);
    let value = line.value().filter(begins).or_else(|| {
        let pieces = flow_pieces(yaml.text, line.start..end);
        pieces.into_iter().find(|piece| begins(piece) && piece.end >= at)
    });
    if let Some(value) = value {
        let sign = yaml.text[value.clone()].chars().next()?;
        let message = format!("a value that begins with `{sign}` needs quotes");
        let slip = Slip::needs_quotes(yaml, value, message);
        return Some(if matches!(sign, '|' | '>') {
            slip.help("put the value in quotes; a text on several lines begins on the line below the key")
        } else {
            slip
        });
    }
    // `.inf` and `.nan` are numbers to the reader and nothing to a person.
    let word = line.value().filter(|value| yaml.text[value.clone()].starts_with(['.', '+', '-']))?;
    Some(Slip::needs_quotes(yaml, word, "a value of this form is read as a number"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{follow, is_mended};

    #[test]
    fn quotes_are_mended_by_the_advice() {
        is_mended(&[
            ("title: a: b", "a: b", "a value with `: ` in it needs quotes", "title: \"a: b\""),
            ("title: a \"b\": c # d", "a \"b\": c", "a value with `: `", "title: 'a \"b\": c' # d"),
            ("title: \"a\", # b", ",", "`,` stands behind the closing quote", "title: \"a\" # b"),
            ("title: “a: b”", "“a: b”", "`“ ”` are not the quotes", "title: \"a: b\""),
            ("title: “a” and: b", "“a” and: b", "a value with `: `", "title: \"“a” and: b\""),
            ("title: {en: a #5 b}", "a #5 b", "everything from ` #` on", "title: {en: \"a #5 b\"}"),
            ("title: \"abc\nmenu: 1", "\"abc", "the quote `\"` is opened", "title: \"abc\"\nmenu: 1"),
            ("title: \"abc”\nmenu: 1", "\"abc”", "the quote `\"` is opened", "title: \"abc\"\nmenu: 1"),
            (
                "title: 'It's good'",
                "'It's good'",
                "the text goes on after the closing `'`",
                "title: \"It's good\"",
            ),
            ("title: \"A \"b\" c\"", "\"A \"b\" c\"", "the text goes on after", "title: 'A \"b\" c'"),
            ("title: \"a\" b", "\"a\" b", "the text goes on after", "title: '\"a\" b'"),
            ("title: \"C:\\Users\"", "\"C:\\Users\"", "a backslash", "title: 'C:\\Users'"),
            ("a: {b: c: d}", "c: d", "a value with `: `", "a: {b: \"c: d\"}"),
            ("a: {b: x, e: c: d, f: 1}", "c: d", "a value with `: `", "a: {b: x, e: \"c: d\", f: 1}"),
            ("title: @home", "@home", "a value that begins with `@`", "title: \"@home\""),
            ("title: `code` x", "`code` x", "a value that begins with ``", "title: \"`code` x\""),
            ("a: {unit: %}", "%", "a value that begins with `%`", "a: {unit: \"%\"}"),
            ("a: [x, % of b]", "% of b", "a value that begins with `%`", "a: [x, \"% of b\"]"),
            ("band: >1M\nmenu: 1", ">1M", "a value that begins with `>`", "band: \">1M\"\nmenu: 1"),
            ("title: | abc", "| abc", "a value that begins with `|`", "title: \"| abc\""),
            ("title: !Note this", "!Note this", "a value that begins with `!`", "title: \"!Note this\""),
            ("title: , b", ", b", "a value that begins with `,`", "title: \", b\""),
            ("title: & more", "& more", "a value that begins with `&`", "title: \"& more\""),
            ("title: ? b", "? b", "a value that begins with `?`", "title: \"? b\""),
            ("a: \"b\"#c", "#", "a space is missing before `#`", "a: \"b\" #c"),
            ("a: .inf", ".inf", "a value of this form is read as a number", "a: \".inf\""),
        ]);
    }

    #[test]
    fn keys_behind_a_closing_quote_need_braces_and_signs_there_go() {
        for (wrong, right, message) in [
            (
                "ask: \"x, y\", find: [a]",
                "{ask: \"x, y\", find: [a]}",
                "several keys on one line need braces",
            ),
            (
                "ask: 'x', find: [a], within: 3",
                "{ask: 'x', find: [a], within: 3}",
                "several keys on one line",
            ),
            ("ask: \"x\", find: [a]}", "{ask: \"x\", find: [a]}", "the bracket `}` closes nothing"),
            (
                "ask: \"x\",\n    find: [a]",
                "ask: \"x\"\n    find: [a]",
                "`,` stands behind the closing quote",
            ),
            (
                "ask: \"x, find: a\" or b\n    find: [a]",
                "ask: '\"x, find: a\" or b'\n    find: [a]",
                "the text goes on after the closing `\"`",
            ),
        ] {
            let (told, text) = follow("content/search-tests.yaml", format!("en:\n  - {wrong}\n"));
            assert!(told.first().is_some_and(|(_, first)| first.starts_with(message)), "{wrong}: {told:?}");
            assert_eq!(text, format!("en:\n  - {right}\n"), "{wrong}");
        }
    }
}
