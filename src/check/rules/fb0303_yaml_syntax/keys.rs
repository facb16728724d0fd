//! Keys without their colon or space, with signs around them, or with one colon too many.

use super::brackets::keys_without_braces;
use super::lines::{Line, Slip, Yaml, is_key};
use super::lists::lost_hyphen;
use crate::check::rules::fb0308_missing_key::example;
use crate::diag::shown;
use crate::model::language::Language;

/// `- status: published` and `**status**: published` among the keys of a head.
pub(super) fn list_or_bold_key(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    let known = |word: &str| example(word).is_some();
    let text = line.text;
    let key_above = |line| {
        yaml.line_before(line).is_some_and(|above| above.indent().is_empty() && above.value().is_some())
    };
    if let Some(rest) = text.strip_prefix("- ")
        && rest.split_once(':').is_some_and(|(word, _)| is_key(word) && known(word))
        && key_above(line)
    {
        let place = line.start..line.start + text.len() - rest.trim_start().len();
        return Some(
            Slip::new(place, "a hyphen begins a list, and this key is in none", "hyphen")
                .help("delete the hyphen")
                .better(""),
        );
    }
    let bare = text.trim_start_matches('*');
    let (word, rest) = bare.split_once(':')?;
    let word = word.trim_end_matches('*');
    let starred = text.len() > bare.len() || rest.starts_with('*');
    let end = line.start + text.len() - rest.trim_start_matches('*').len();
    (starred && is_key(word) && known(word)).then(|| {
        Slip::new(line.start..end, "a key has no stars around it", "no key")
            .help(format!("write `{word}:`"))
            .better(format!("{word}:"))
    })
}

/// `mapping values are not allowed`: a colon where the reader expects none.
pub(super) fn second_colon(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
    if line.text.trim_start().starts_with('-')
        && let Some(slip) = lost_hyphen(yaml, line).or_else(|| keys_without_braces(yaml, line))
    {
        return Some(slip);
    }
    if let Some(colon) = line.colon()
        && line.start + colon < at
    {
        return Some(Slip::needs_quotes(yaml, line.value()?, "a value with `: ` in it needs quotes"));
    }
    let before = yaml.line_before(line)?;
    if before.text.trim_start().starts_with('-')
        && let Some(slip) = lost_hyphen(yaml, before)
    {
        return Some(slip);
    }
    if let Some(slip) = no_space_or_colon(before) {
        return Some(slip);
    }
    let (indent, column) = (line.indent().len(), before.column());
    if indent <= before.indent().len() {
        return None;
    }
    let word = line.text.get(line.column()..line.colon()?)?;
    if let Some(slip) = word_before_keys(yaml, before, word) {
        return Some(slip);
    }
    let has_value = before.colon().is_some() && before.value().is_some();
    if !has_value || example(word).is_some() {
        return Some(
            Slip::new(line.start..line.start + indent, "this line is indented too far", "too far")
                .help("begin it in the same column as the key above")
                .better(" ".repeat(column)),
        );
    }
    let place = line.start + indent..line.start + line.text.trim_end().len();
    Some(
        Slip::new(
            place,
            "a text on several lines with `: ` in it needs `>-` behind its key",
            "the text goes on",
        )
        .help("write `>-` behind the key above and begin the text on the next line, indented by two spaces"),
    )
}

/// A word behind the colon of a key that has keys of its own below it: `event: Kigali`.
fn word_before_keys(yaml: &Yaml<'_>, line: Line<'_>, below: &str) -> Option<Slip> {
    let key = line.text.get(line.column()..line.colon()?)?;
    // Of all files the keys are known, and which of them belong to another one.
    let takes = |name: &str| example(&format!("{name}{key}")).filter(|example| example.starts_with(key));
    let has_below = |example: &str| {
        let mut parts = example.split(['{', ',']).skip(1).map(str::trim_start);
        example.starts_with(&format!("{key}: {{")) && parts.any(|part| part.split(':').next() == Some(below))
    };
    let is_language = Language::from_code(below).is_some() && !yaml.has_questions;
    if !is_language
        && !["recipe.", "organisation.", "vocabulary.", "site.", ""]
            .into_iter()
            .filter_map(takes)
            .any(has_below)
    {
        return None;
    }
    let place = line.value()?;
    let word = yaml.text.get(place.clone())?;
    if word.starts_with(['{', '[', '|', '>', '&', '*', '!']) {
        return None;
    }
    let from = line.start + line.colon()? + 1;
    Some(
        Slip::new(
            from..place.end,
            format!("`{}` stands between `{key}:` and its keys", shown(word)),
            "not here",
        )
        .help("delete it, or write it behind one of the keys below")
        .better(""),
    )
}

/// `title:{en: a, fr: b}`: a bracket right behind the colon of its key.
pub(super) fn bracket_without_space(line: Line<'_>) -> Option<Slip> {
    let words = line.text.trim_start().trim_start_matches("- ").trim_start();
    let (key, rest) = words.split_once(':')?;
    if !is_key(key) || !rest.starts_with(['{', '[']) {
        return None;
    }
    let colon = line.start + line.text.len() - words.len() + key.len();
    Some(
        Slip::new(colon..colon + 1, "a space is missing after the colon", "no space follows")
            .help("put a space between the colon and the value")
            .better(": "),
    )
}

/// A line that was meant as `key: value`.
pub(super) fn no_space_or_colon(line: Line<'_>) -> Option<Slip> {
    if line.colon().is_some() {
        return None;
    }
    let column = line.column();
    let words = &line.text[column..];
    if let Some((key, rest)) = words.split_once(':')
        && is_key(key)
        && !rest.is_empty()
        && !rest.starts_with("//")
    {
        let colon = line.start + column + key.len();
        return Some(
            Slip::new(colon..colon + 1, "a space is missing after the colon", "no space follows")
                .help("put a space between the colon and the value")
                .better(": "),
        );
    }
    let key = words.split_whitespace().next().unwrap_or_default();
    example(key)?;
    let start = line.start + column;
    Some(
        Slip::new(start..start + key.len(), format!("a colon is missing after `{key}`"), "no colon follows")
            .help("put a colon and a space between the key and the value")
            .better(format!("{key}:")),
    )
}

/// `simple key expected ':'`: a line that is no `key: value`.
pub(super) fn no_colon(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    if let Some(slip) = lost_hyphen(yaml, line) {
        return Some(slip);
    }
    if let Some(slip) = no_space_or_colon(line) {
        return Some(slip);
    }
    let words = line.text.trim_end();
    let place = line.start + line.indent().len()..line.start + words.len();
    let before = yaml.line_before(line)?;
    let value = before.value().map(|value| &yaml.text[value]);
    if before.colon().is_some()
        && value.is_some_and(|value| value.starts_with(['>', '|']) && value.len() <= 3)
    {
        let better = format!("  {}", &yaml.text[place.clone()]);
        return Some(
            Slip::new(place, "the text below a key must be indented", "not indented")
                .help("begin each line of the text with two spaces")
                .better(better),
        );
    }
    Some(
        Slip::new(place, "this line is no key with a value, and no part of the text above", "no key").help(
            "write a key and a colon in front, or indent the line by two spaces if the text above goes on",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::is_mended;

    #[test]
    fn keys_are_mended_by_the_advice() {
        is_mended(&[
            ("menu: 1\n- title: A", "- ", "a hyphen begins a list", "menu: 1\ntitle: A"),
            ("menu: 1\n**title**: A", "**title**:", "a key has no stars", "menu: 1\ntitle: A"),
            ("title:abc\nmenu: 1", ":", "a space is missing after the colon", "title: abc\nmenu: 1"),
            (
                "menu: 1\ntitle:abc\nx: 1",
                ":",
                "a space is missing after the colon",
                "menu: 1\ntitle: abc\nx: 1",
            ),
            (
                "menu: 1\ntitle abc\nx: 1",
                "title",
                "a colon is missing after `title`",
                "menu: 1\ntitle: abc\nx: 1",
            ),
            ("title: a\n  summary: 1", "  ", "this line is indented too far", "title: a\nsummary: 1"),
            (
                "title: >-\nabc def\nx: 1",
                "abc def",
                "the text below a key must",
                "title: >-\n  abc def\nx: 1",
            ),
        ]);
    }
}
