//! Signs and spaces of other keyboards in place of those that YAML knows.

use super::brackets::open_bracket;
use super::lines::{LONGEST_LINE, Line, Slip, Yaml, is_key};
use crate::check::rules::fb0308_missing_key::example;

/// Tabs, spaces that only look like spaces, and the colon of Chinese typing.
pub(super) fn odd_space(yaml: &Yaml<'_>, line: Line<'_>, words: &str) -> Option<Slip> {
    for near in [Some(line), yaml.line_after(line), yaml.line_before(line)].into_iter().flatten() {
        let indent = near.indent();
        if let Some(tab) = indent.find('\t')
            && (words.contains("tab") || near.start == line.start)
        {
            let start = near.start + tab;
            let count = indent[tab..].chars().take_while(|c| *c == '\t').count();
            return Some(
                Slip::new(start..start + count, "a tab stands where spaces are needed", "tab")
                    .help("indent with spaces, two for each level; most editors can do this by themselves")
                    .better("  ".repeat(count)),
            );
        }
        let wide = |c: char| c.is_whitespace() && !c.is_ascii();
        let behind = near.text.find(':').map(|colon| colon + 1);
        for from in [Some(indent.find(wide).unwrap_or(indent.len())), behind].into_iter().flatten() {
            if let Some(c) = near.text[from..].chars().next().filter(|c| wide(*c)) {
                let start = near.start + from;
                let message = format!(
                    "a space of another kind (U+{:04X}) stands where a space is needed",
                    u32::from(c)
                );
                return Some(
                    Slip::new(start..start + c.len_utf8(), message, "not an ordinary space")
                        .help("delete it and press the space bar")
                        .better(" "),
                );
            }
        }
        if let Some(colon) = near.text.find('：')
            && near.colon().is_none()
            && is_key(near.text[..colon].trim_start_matches(['-', ' ']))
        {
            let start = near.start + colon;
            let end = start + '：'.len_utf8();
            let spaced = yaml.text[end..].starts_with(' ');
            return Some(
                Slip::new(start..end, "`：` is not the colon that ends a key", "wide colon")
                    .help("write an ordinary colon and a space")
                    .better(if spaced { ":" } else { ": " }),
            );
        }
    }
    None
}

/// The commas and brackets of Chinese and Arabic in place of YAML's own: `{unit: 户，when: 2016}`,
/// `["a"، "b"]`, `｛what: a｝`.
pub(super) fn wide_sign(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    let known = |word: &str| example(word).is_some();
    let end = line.start + line.text.len();
    let value_starts = [Some(line.column()), line.colon().map(|colon| colon + 1)];
    for from in value_starts.into_iter().flatten() {
        let rest = line.text[from..].trim_start();
        let start = end - rest.len();
        let (open, close, name) = match rest.chars().next() {
            Some('｛') => ("{", "}", "brace"),
            Some('［') => ("[", "]", "bracket"),
            _ => continue,
        };
        let sign = if open == "{" { '｛' } else { '［' };
        let slip = |place| {
            Slip::new(place, format!("`{sign}` is not the {name} of YAML"), "another sign")
                .help(format!("write the ordinary `{open}` and `{close}`"))
        };
        let last = rest.trim_end();
        let closed = last.strip_suffix(['｝', '］', '}', ']']).and_then(|whole| whole.strip_prefix(sign));
        return Some(match closed {
            Some(inner) => slip(start..start + last.len()).better(format!("{open}{inner}{close}")),
            None => slip(start..start + sign.len_utf8()).better(open),
        });
    }
    // Longer lines are no lists that a person wrote, and each comma would be looked at.
    if line.text.len() > LONGEST_LINE {
        return None;
    }
    line.text.match_indices(['，', '、', '،', '；', '؛']).find_map(|(at, comma)| {
        let behind = &line.text[at + comma.len()..];
        let next = behind.trim_start();
        let key = next.split([':', '：']).next().filter(|key| key.len() < next.len()).unwrap_or_default();
        let after_quote = line.text[..at].trim_end().ends_with(['"', '\'']) && next.starts_with(['"', '\'']);
        let start = line.start + at;
        if !(is_key(key) && known(key) || after_quote) || open_bracket(yaml.text, yaml.after..start).is_none()
        {
            return None;
        }
        let arabic = matches!(comma, "،" | "؛");
        let space = if behind.starts_with(' ') { "," } else { ", " };
        Some(
            Slip::new(
                start..start + comma.len(),
                format!("`{comma}` is not the comma that divides values"),
                if arabic { "Arabic comma" } else { "wide comma" },
            )
            .help("write `,` between the values, as in `[\"a\", \"b\"]` and `{start: 2014, end: 2016}`")
            .better(space),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::is_mended;

    #[test]
    fn a_sign_of_another_keyboard_is_mended_by_the_advice() {
        is_mended(&[
            ("a:\n  b: 1\n\tc: 2", "\t", "a tab stands", "a:\n  b: 1\n  c: 2"),
            ("a:\n\t- b", "\t", "a tab stands", "a:\n  - b"),
            ("title:\u{a0}abc\nx: 1", "\u{a0}", "a space of another kind (U+00A0)", "title: abc\nx: 1"),
            ("title：abc\nx: 1", "：", "`：` is not the colon", "title: abc\nx: 1"),
            (
                "a: {what: x, unit: 户，when: y, b: c}",
                "，",
                "`，` is not the comma",
                "a: {what: x, unit: 户, when: y, b: c}",
            ),
            ("a: [\"ب\"، \"ج\"]", "،", "`،` is not the comma", "a: [\"ب\", \"ج\"]"),
            ("a: ['b'、'c']", "、", "`、` is not the comma", "a: ['b', 'c']"),
            (
                "a:\n  - ｛what: x, unit: y｝",
                "｛what: x, unit: y｝",
                "`｛` is not the brace",
                "a:\n  - {what: x, unit: y}",
            ),
            ("a: ｛b: x, c: y｝", "｛b: x, c: y｝", "`｛` is not the brace", "a: {b: x, c: y}"),
            ("a: ［b: x, c: y］", "［b: x, c: y］", "`［` is not the bracket", "a: [b: x, c: y]"),
            ("a: \u{7}b", "\u{7}", "the hidden character U+0007", "a: b"),
        ]);
    }
}
