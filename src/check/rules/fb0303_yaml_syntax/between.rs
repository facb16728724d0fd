//! What is missing or too much between brackets: commas, colons, values.

use std::ops::Range;

use super::brackets::flow_end;
use super::lines::{LONGEST_LINE, Line, Slip, Yaml, is_key};
use super::lists::LINES_ABOVE;
use crate::check::rules::fb0308_missing_key::example;
use crate::model::language::Language;

/// `[a, , b]` and `after: -` between brackets.
pub(super) fn nothing_between(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    if line.text.contains(['"', '\'']) && !line.text.contains(": -,") {
        return None;
    }
    let value = line.value()?;
    let text = &yaml.text[value.clone()];
    if !text.contains(['[', '{']) && !line.text.contains('{') {
        return None;
    }
    if let Some(at) = line.text.find(", ,") {
        let place = line.start + at..line.start + at + 3;
        return Some(
            Slip::new(place, "nothing stands between two commas", "nothing here")
                .help("delete one comma")
                .better(","),
        );
    }
    let at = [": -,", ": -}"].iter().filter_map(|sign| line.text.find(sign)).min()? + 2;
    let place = line.start + at..line.start + at + 1;
    Some(
        Slip::new(place, "`-` alone is no value", "no value")
            .help("leave the key out if there is no value, or put the `-` in quotes")
            .better("\"-\""),
    )
}

/// Commas, colons and spaces that are missing between brackets: `{ask: "a" find: [b]}`,
/// `{ask: a, find [b]}`, `[a,, b]`.
pub(super) fn between_brackets(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    match walk(yaml, line)?.1 {
        Walked::Slip(slip) => Some(slip),
        _ => None,
    }
}

/// A line, and those above it whose brackets may go on to it.
pub(super) fn openers<'a>(yaml: &Yaml<'a>, line: Line<'a>) -> impl Iterator<Item = Line<'a>> {
    let goes_on = move |above: &Line<'a>| {
        let value = above.value().is_some_and(|value| yaml.text[value].starts_with(['[', '{']));
        above.start == line.start || value && flow_end(yaml, *above) >= line.start
    };
    std::iter::successors(Some(line), |line| yaml.line_before(*line)).take(LINES_ABOVE).filter(goes_on)
}

/// A list or group of keys in brackets, as far as it was walked through.
pub(super) struct Level<'a> {
    open: char,
    /// Where the item or key begins.
    start: usize,
    /// Where the value of the key begins.
    value: Option<usize>,
    /// Where a text in quotes, or brackets, ended.
    closed: Option<usize>,
    /// Whether nothing was written since the item, the key or the value began.
    empty: bool,
    first_key: Option<&'a str>,
}

/// What `walk` came to.
pub(super) enum Walked {
    Slip(Slip),
    /// Where the first bracket is closed.
    Closed(usize),
    /// Something that is told elsewhere, or not known.
    Lost,
}

/// The value of a line, which begins with a bracket, and what is found on the way to its end.
pub(super) fn walk<'a>(yaml: &Yaml<'a>, line: Line<'a>) -> Option<(usize, Walked)> {
    let base = line.value()?.start;
    let text = yaml.text.get(base..flow_end(yaml, line))?;
    if !text.starts_with(['[', '{']) || text.len() > LONGEST_LINE {
        return None;
    }
    let mut levels: Vec<Level<'a>> = Vec::new();
    let mut pass = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        if at < pass {
            continue;
        }
        let slip = |place: Range<usize>, message: String, label| {
            Walked::Slip(Slip::new(base + place.start..base + place.end, message, label))
        };
        let Some(level) = levels.last_mut() else {
            levels.push(Level::new(c, at + 1));
            continue;
        };
        let end = at + c.len_utf8();
        // Above a key a comment may stand.
        let from = level.start;
        let key = || {
            let words = text[from..at].trim_end();
            words.rsplit(['\n', '\r']).next().unwrap_or_default().trim_start()
        };
        let begins_key = level.open == '{' && level.value.is_none();
        match c {
            '"' | '\'' if level.empty => {
                let Some(close) = end_of_quotes(text, at) else { return Some((base, Walked::Lost)) };
                (pass, level.closed, level.empty) = (close, Some(close), false);
            }
            '[' | '{' if level.empty => levels.push(Level::new(c, end)),
            '"' | '\'' | '[' | '{' if level.open == '[' && level.closed.is_some() => {
                let from = level.closed.unwrap_or(at);
                return Some((base, comma_missing(text, base, from..at, end, "this item")));
            }
            '[' | '{' if begins_key && is_key_here(yaml, level, key()) => {
                let key = key();
                let from = at - text[..at].len() + text[..at].trim_end().len();
                let start = from - key.len();
                let message = format!("a colon is missing after `{key}`");
                let told = Slip::new(base + start..base + from, message, "no colon follows")
                    .help("put a colon and a space between the key and the value")
                    .better(if from < at { format!("{key}:") } else { format!("{key}: ") });
                return Some((base, Walked::Slip(told)));
            }
            '[' | '{'
                if level.open == '{'
                    && key_before(key()).is_some_and(|word| is_key_here(yaml, level, word)) =>
            {
                let told = slip(at - 1..at, "a space is missing after the colon".into(), "no space follows");
                return Some((base, told.mend("put a space between the colon and the value", ": ")));
            }
            '：' if begins_key && is_key_here(yaml, level, key()) => {
                let told = slip(at..end, "`：` is not the colon that ends a key".into(), "wide colon");
                let better = if text[end..].starts_with(' ') { ":" } else { ": " };
                return Some((base, told.mend("write an ordinary colon and a space", better)));
            }
            ']' | '}' => {
                let open = if c == ']' { '[' } else { '{' };
                if level.open != open {
                    return Some((base, Walked::Lost));
                }
                levels.pop();
                match levels.last_mut() {
                    Some(outer) => (outer.closed, outer.empty) = (Some(end), false),
                    None => return Some((base, Walked::Closed(base + end))),
                }
            }
            ',' if level.empty && level.value.is_none() => {
                let after_comma = text[..level.start].ends_with(',');
                let told = if after_comma {
                    let place = level.start - 1..end;
                    slip(place, "nothing stands between two commas".into(), "nothing here")
                        .mend("delete one comma", ",")
                } else {
                    let message = format!("nothing stands between `{}` and this comma", level.open);
                    let behind = text[end..].len() - text[end..].trim_start().len();
                    slip(at..end + behind, message, "nothing here").mend("delete the comma", "")
                };
                return Some((base, told));
            }
            ',' => {
                (level.start, level.value, level.closed, level.empty) = (end, None, None, true);
            }
            ':' if level.open == '{'
                && (text[end..].is_empty() || text[end..].starts_with(char::is_whitespace)) =>
            {
                let Some(value) = level.value else {
                    level.first_key = level.first_key.or_else(|| Some(key()));
                    (level.value, level.closed, level.empty) = (Some(end), None, true);
                    continue;
                };
                let from = level.closed.unwrap_or(value);
                let written = &text[from..at];
                let word = written.rsplit(divides).next().unwrap_or_default();
                let between = &written[..written.len() - word.len()];
                let between = between[..note_in(between).unwrap_or(between.len())].trim_end();
                let fits = match level.closed {
                    Some(_) => is_key(word) && [";", ""].contains(&between.trim()),
                    None => is_key_here(yaml, level, word) && !between.trim().is_empty(),
                };
                if !fits {
                    return Some((base, Walked::Lost));
                }
                let from = from + between.trim_end_matches(divides).len();
                return Some((base, comma_missing(text, base, from..at - word.len(), at, word)));
            }
            '#' if text[..at].ends_with(char::is_whitespace) => {
                pass = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
            }
            // A quote behind one that was closed: where the text ends is not known.
            '"' | '\'' if level.closed.is_some() => return Some((base, Walked::Lost)),
            _ => level.empty = false,
        }
    }
    Some((base, Walked::Lost))
}

impl Level<'_> {
    fn new(open: char, start: usize) -> Self {
        Level { open, start, value: None, closed: None, empty: true, first_key: None }
    }
}

impl Walked {
    fn mend(self, help: &str, better: &str) -> Self {
        match self {
            Walked::Slip(slip) => Walked::Slip(slip.help(help).better(better)),
            other => other,
        }
    }
}

/// A comma that is missing at `gap`, before what begins there and is marked up to `end`.
pub(super) fn comma_missing(text: &str, base: usize, gap: Range<usize>, end: usize, what: &str) -> Walked {
    let next = &text[gap.end..end];
    let (message, help) = match is_key(what) {
        true => (
            format!("a comma is missing before `{what}`"),
            format!(
                "put a comma before `{what}`; if the word belongs to the text, put the whole text in quotes"
            ),
        ),
        false => (
            format!("a comma is missing before {what}"),
            "put a comma between the items of a list".to_owned(),
        ),
    };
    let place = base + gap.start..base + end;
    let slip = Slip::new(place, message, "no comma before it").help(help);
    Walked::Slip(match with_comma(&text[gap]) {
        Some(comma) => slip.better(format!("{comma}{next}")),
        None => slip,
    })
}

/// What stands between two values with a comma in it: what stands on a line of its own stays there, and so do comments.
/// Where words stand between, it is not known to which value they belong.
fn with_comma(gap: &str) -> Option<String> {
    let (first, rest) = gap.split_at(gap.find(['\n', '\r']).unwrap_or(gap.len()));
    let (signs, note) = first.split_at(note_in(first).unwrap_or(first.len()));
    let is_blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let blank = if note.is_empty() == rest.is_empty() { " " } else { "" };
    let is_clear = signs.chars().all(divides) && rest.split(['\n', '\r']).all(is_blank);
    is_clear.then(|| format!(",{blank}{note}{rest}"))
}

/// Where a comment begins in a text.
fn note_in(text: &str) -> Option<usize> {
    text.match_indices('#').map(|(at, _)| at).find(|at| text[..*at].ends_with(char::is_whitespace))
}

/// Whether a sign stands before a key whose comma is missing.
fn divides(c: char) -> bool {
    c == ';' || c.is_whitespace()
}

/// The word at the end of a text whose colon is the last sign.
pub(super) fn key_before(text: &str) -> Option<&str> {
    text.strip_suffix(':')?.rsplit(divides).next()
}

/// Whether a word may be a key between these braces: texts hold words that are keys elsewhere.
pub(super) fn is_key_here(yaml: &Yaml<'_>, level: &Level<'_>, word: &str) -> bool {
    if yaml.has_questions {
        return ["ask", "find", "within"].contains(&word);
    }
    match level.first_key.filter(|key| Language::from_code(key).is_some()) {
        Some(_) => Language::from_code(word).is_some(),
        None => is_key(word) && example(word).is_some(),
    }
}

/// Behind the closing quote of a text whose quote is opened at a place.
pub(super) fn end_of_quotes(text: &str, open: usize) -> Option<usize> {
    let quote = text[open..].chars().next()?;
    let mut escaped = false;
    let mut signs = text[open + 1..].char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        if escaped {
            escaped = false;
        } else if c == '\\' && quote == '"' {
            escaped = true;
        } else if c == quote {
            if quote == '\'' && signs.next_if(|(_, c)| *c == '\'').is_some() {
                continue;
            }
            return Some(open + 1 + at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::{follow, is_mended};
    use crate::check::tests::Site;

    /// Whoever does what is advised, again and again, comes to what can be read.
    #[test]
    fn a_slip_between_brackets_is_mended_by_following_the_advice() {
        let question = "{ask: alarm of \"x\", find: [BP-7K3Q0]}";
        let quoted = "{ask: \"an alarm\", find: [BP-7K3Q0]}";
        let plain = "{ask: an alarm, find: [BP-7K3Q0]}";
        let comma = "a comma is missing before `find`";
        let follow = |path: &str, before: &str, after: &str, wrong: &str, right: &str, message: &str| {
            let (told, text) = follow(path, format!("{before}{wrong}{after}"));
            let first = told.first().unwrap_or_else(|| panic!("{wrong} is not told"));
            assert!(first.1.starts_with(message), "{wrong}: {told:?}");
            assert_eq!(text, format!("{before}{right}{after}"), "{wrong}");
        };
        for (wrong, right, message) in [
            ("{ask: \"an alarm\" find: [BP-7K3Q0]}", quoted, comma),
            ("{ask: \"an alarm\"; find: [BP-7K3Q0]}", quoted, comma),
            ("{ask: an alarm find: [BP-7K3Q0]}", plain, comma),
            ("{ask: an alarm; find: [BP-7K3Q0]}", plain, comma),
            ("{ask: an alarm find:[BP-7K3Q0]}", plain, ""),
            ("{ask: an alarm, find:[BP-7K3Q0]}", plain, "a space is missing after the colon"),
            ("{ask: an alarm, find [BP-7K3Q0]}", plain, "a colon is missing after `find`"),
            ("{ask: an alarm, find[BP-7K3Q0]}", plain, "a colon is missing after `find`"),
            ("{ask: an alarm, find：[BP-7K3Q0]}", plain, "`：` is not the colon"),
            ("{ask: an alarm, find： [BP-7K3Q0]}", plain, "`：` is not the colon"),
            ("{ask: an alarm,, find: [BP-7K3Q0]}", plain, "nothing stands between two commas"),
            ("{ask: an alarm, find: [BP-7K3Q0]},", plain, "`,` stands behind the closing bracket"),
            ("{ask: an alarm, find: [BP-7K3Q0]} ;", "{ask: an alarm, find: [BP-7K3Q0]} ", "`;` stands"),
            (
                "{ask: an alarm, find: [BP-7K3Q0] within: 10}",
                "{ask: an alarm, find: [BP-7K3Q0], within: 10}",
                "a comma is missing before `within`",
            ),
            (
                "{ask: an alarm, find: [BP-7K3Q0]}, {ask: pump, find: [BP-7K3Q0]}",
                "{ask: an alarm, find: [BP-7K3Q0]}\n  - {ask: pump, find: [BP-7K3Q0]}",
                "two items of a list",
            ),
        ] {
            let after = format!("\n  - {question}\n");
            follow("content/search-tests.yaml", "en:\n  - ", &after, wrong, right, message);
        }
        for (wrong, right, message) in [
            ("domains: [water, health],", "domains: [water, health]", "`,` stands behind"),
            ("domains: [water, health]. # x", "domains: [water, health] # x", "`.` stands behind"),
            ("domains: [water] [health]", "domains: [water, health]", "one list stands in several pairs"),
            ("domains: [water], [health],", "domains: [water, health]", ""),
            ("domains: [water,, health]", "domains: [water, health]", "nothing stands between two commas"),
            ("domains: [, water]", "domains: [water]", "nothing stands between `[` and this comma"),
            ("domains: [\"water\" \"health\"]", "domains: [\"water\", \"health\"]", "a comma is missing"),
            (
                "partners: {name: A}, {name: B}",
                "partners: [{name: A}, {name: B}]",
                "several values of a list need brackets",
            ),
            (
                "review: {by: \"editorial\" date: 2026-11-22}",
                "review: {by: \"editorial\", date: 2026-11-22}",
                "a comma is missing before `date`",
            ),
            (
                "also: {en: electricity fr: courant ru: ток}",
                "also: {en: electricity, fr: courant, ru: ток}",
                "a comma is missing before `fr`",
            ),
        ] {
            follow("content/pages/about/en.md", "---\n", "\nmenu: 1\n---\n", wrong, right, message);
        }
        // A word of a question that is a key elsewhere is none here.
        let text = "en:\n  - {ask: at which scale: large, find: [BP-7K3Q0]}\n";
        let found = Site::one("content/search-tests.yaml", text).found("FB0303");
        assert!(found[0].1.message.starts_with("a value with `: ` in it"), "{found:?}");
    }

    #[test]
    fn a_slip_between_brackets_on_several_lines_is_mended_by_following_the_advice() {
        let comma = "a comma is missing before";
        for (wrong, right, message) in [
            ("a: [\"b\"\n  \"c\"]", "a: [\"b\",\n  \"c\"]", comma),
            ("a: [\n  \"b\"\n  \"c\"\n]", "a: [\n  \"b\",\n  \"c\"\n]", comma),
            ("a: [\n  {b: c}\n  {b: d}\n]", "a: [\n  {b: c},\n  {b: d}\n]", comma),
            ("a: [b,\n  , c]", "a: [b, c]", "nothing stands between two commas"),
            ("review: {by: x\n  date: y}", "review: {by: x,\n  date: y}", "a comma is missing before `date`"),
            (
                "review: {\n  by: x # who\n  date: y\n}",
                "review: {\n  by: x, # who\n  date: y\n}",
                "a comma is missing before `date`",
            ),
            (
                "review: {\n  # who: a person\n  by: \"x\" # who\n# and when\n\n  date: y\n}",
                "review: {\n  # who: a person\n  by: \"x\", # who\n# and when\n\n  date: y\n}",
                "a comma is missing before `date`",
            ),
            (
                "partners: [\n  # the first\n  {name: A}\n  {name: B}\n]",
                "partners: [\n  # the first\n  {name: A},\n  {name: B}\n]",
                comma,
            ),
            ("name: {en: \"A\"\n\n  fr: \"B\"}", "name: {en: \"A\",\n\n  fr: \"B\"}", comma),
            ("name: {\n  # y\n  en: A\n\n  fr: B\n}", "name: {\n  # y\n  en: A,\n\n  fr: B\n}", comma),
            ("a: [\n\n  b, # x]\n\n  c", "a: [\n\n  b, # x]\n\n  c]", "the bracket `[` is opened"),
            ("review: {\n  by: x;\n  date: y\n}", "review: {\n  by: x,\n  date: y\n}", ""),
            ("a: [\n  b,\n  c\n],", "a: [\n  b,\n  c\n]", "`,` stands behind the closing bracket"),
            ("a: [\n  b,\n  c", "a: [\n  b,\n  c]", "the bracket `[` is opened and not closed"),
            ("a: [b,\n  c,", "a: [b,\n  c]", "the bracket `[` is opened and not closed"),
            (
                "review: {\n  by: x,\n  date: y",
                "review: {\n  by: x,\n  date: y}",
                "the bracket `{` is opened",
            ),
        ] {
            let (told, text) = follow("content/pages/about/en.md", format!("---\n{wrong}\nmenu: 1\n---\n"));
            assert!(told.first().is_some_and(|(_, first)| first.starts_with(message)), "{wrong}: {told:?}");
            assert_eq!(text, format!("---\n{right}\nmenu: 1\n---\n"), "{wrong}");
        }
        for (wrong, right) in [
            ("{ask: pump,\n     find: [BP-7K3Q0]", "{ask: pump,\n     find: [BP-7K3Q0]}"),
            ("{ask: pump\n     find: [BP-7K3Q0]}", "{ask: pump,\n     find: [BP-7K3Q0]}"),
            ("{ask: pump,\n     find [BP-7K3Q0]}", "{ask: pump,\n     find: [BP-7K3Q0]}"),
            (
                "{ask: pump,\n     # x\n     find\n     [BP-7K3Q0]}",
                "{ask: pump,\n     # x\n     find:\n     [BP-7K3Q0]}",
            ),
            ("{ask: pump,\n     find:[BP-7K3Q0]}", "{ask: pump,\n     find: [BP-7K3Q0]}"),
            ("{ask: pump,\n     find： [BP-7K3Q0]}", "{ask: pump,\n     find: [BP-7K3Q0]}"),
        ] {
            let next = "  - {ask: hand, find: [BP-7K3Q0]}\n";
            let (told, text) = follow("content/search-tests.yaml", format!("en:\n  - {wrong}\n{next}"));
            assert_eq!((told.len(), text), (1, format!("en:\n  - {right}\n{next}")), "{wrong}: {told:?}");
        }
    }

    #[test]
    fn nothing_between_two_signs_is_mended_by_the_advice() {
        is_mended(&[
            ("a: [b, , c]", ", ,", "nothing stands between", "a: [b, c]"),
            ("a: {b: -, c: d}", "-", "`-` alone is no value", "a: {b: \"-\", c: d}"),
        ]);
    }
}
