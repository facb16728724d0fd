//! FB0303: YAML that cannot be read.
//!
//! The reader's own words are about the grammar of YAML and its place is often one line too late. So
//! the lines around the place are looked at for the slips that people make, and the finding speaks
//! of the slip. What is not recognised keeps the reader's words.

use std::ops::Range;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};
use crate::model::language::Language;
use crate::parse::salvage::forgotten_quote;
use crate::source::{SourceId, Span};

pub(super) const RULE: Rule = Rule {
    code: "FB0303",
    name: "yaml-syntax",
    severity: Severity::Error,
    title: "The YAML cannot be read",
    explanation: "\
Front matter and the `.yaml` files are written in YAML: a key, a colon, a space and a value on each
line. A few signs have a meaning there. A text must stand in quotes when it holds a colon and a space
(`title: \"Water: a study\"`), or when it begins with one of @ ` % & * ! | > [ ] { } , # ? or a quote.

Lines of one group begin in the same column, and what belongs to a key is indented by two spaces,
never by tabs. Each item of a list begins with a hyphen and a space, all in the same column. Brackets and
quotes that are opened are closed again.

A long text on several lines begins with `>-` behind the key, and every line of it is indented. Then
nothing in it needs quotes.",
    wrong: Example::Front("title: Hand pumps: tie each one to a repair service"),
    right: Example::Front("title: \"Hand pumps: tie each one to a repair service\""),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // Where the line of the slip before ends: what was opened there is told already.
    let mut told = Span::new(SourceId::default(), 0..0);
    for fault in context.faults() {
        let (FaultKind::YamlSyntax(words), Place::Span(span)) = (&fault.kind, &fault.place) else { continue };
        let mut yaml = Yaml::of(context, *span);
        if told.source == span.source && told.end <= span.start {
            yaml.after = yaml.after.max(told.end as usize);
        }
        let slip = recognise(&yaml, span.start as usize, words).unwrap_or_else(|| {
            let place = visible_place(yaml.text, span.range());
            Slip::new(place, format!("YAML cannot be read here: {}", shown(words)), "here")
                .help("compare the line with a file that works; put texts with special signs in quotes")
        });
        let line = yaml.line(slip.place.end);
        told = Span::new(span.source, 0..line.start + line.text.len());
        let finding = report.at(Span::new(span.source, slip.place), slip.message);
        finding.label(slip.label).help(slip.help);
        finding.suggestion = slip.better;
    }
}

/// The value on the line of a place that is `wanted`, and the same value in quotes.
pub(super) fn quoted_value(
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

/// A slip that was recognised: what to mark and what to say.
struct Slip {
    place: Range<usize>,
    message: String,
    label: &'static str,
    help: String,
    better: Option<String>,
}

impl Slip {
    fn new(place: Range<usize>, message: impl Into<String>, label: &'static str) -> Self {
        Slip { place, message: message.into(), label, help: String::new(), better: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    fn better(mut self, better: impl Into<String>) -> Self {
        self.better = Some(better.into());
        self
    }

    fn needs_quotes(yaml: &Yaml<'_>, value: Range<usize>, message: impl Into<String>) -> Self {
        let written = &yaml.text[value.clone()];
        let better = quoted(written);
        if written.starts_with(CURLY) && !better.contains(CURLY) {
            return Slip::new(value, "`“ ”` are not the quotes of YAML", "curly quotes")
                .help("type the straight `\"` at both ends")
                .better(better);
        }
        Slip::new(value, message, "needs quotes").help("put the whole value in quotes").better(better)
    }
}

/// A file and the place where its YAML begins.
struct Yaml<'a> {
    text: &'a str,
    from: usize,
    /// Where quotes and brackets are looked for that were not closed.
    after: usize,
    /// The languages at the top of the file hold lists of questions.
    has_questions: bool,
}

/// One line, without its end.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Yaml<'a> {
    fn of(context: &Context<'a>, span: Span) -> Self {
        let source = context.library.sources.get(span.source);
        let text = source.text.as_str();
        let from =
            if source.path.ends_with(".md") { text.find(['\n', '\r']).map_or(0, |end| end + 1) } else { 0 };
        Yaml { text, from, after: from, has_questions: source.path == "content/search-tests.yaml" }
    }

    fn line(&self, at: usize) -> Line<'a> {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let start = self.text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let end = self.text[at..].find(['\n', '\r']).map_or(self.text.len(), |end| at + end);
        Line { start, text: &self.text[start..end] }
    }

    /// The line before that is neither empty nor a comment.
    fn line_before(&self, line: Line<'a>) -> Option<Line<'a>> {
        let mut start = line.start;
        while start > self.from {
            let before = self.line(start - 1);
            let words = before.text.trim_start();
            if !words.is_empty() && !words.starts_with('#') {
                return Some(before);
            }
            start = before.start;
        }
        None
    }

    fn line_after(&self, line: Line<'a>) -> Option<Line<'a>> {
        let end = line.start + line.text.len();
        let rest = &self.text[end..];
        let ending = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        (ending > 0).then(|| self.line(end + ending))
    }
}

impl Line<'_> {
    fn indent(&self) -> &str {
        &self.text[..self.text.len() - self.text.trim_start().len()]
    }

    /// Where the words begin, counted from the start of the line: behind spaces and list hyphens.
    fn column(&self) -> usize {
        let mut column = self.indent().len();
        while let Some(rest) = self.text[column..].strip_prefix("- ") {
            column += 2 + (rest.len() - rest.trim_start().len());
        }
        column
    }

    /// The colon that divides key and value, counted from the start of the line.
    fn colon(&self) -> Option<usize> {
        let from = self.column();
        let rest = &self.text[from..];
        if rest.starts_with(['"', '\'', '[', '{']) {
            return None;
        }
        let ends_key = |at: usize| rest[at + 1..].is_empty() || rest[at + 1..].starts_with([' ', '\t']);
        rest.match_indices(':').map(|(at, _)| at).find(|at| ends_key(*at)).map(|at| from + at)
    }

    /// The value behind the colon or, without one, behind the list hyphens; places are of the file.
    fn value(&self) -> Option<Range<usize>> {
        let from = self.colon().map_or_else(|| self.column(), |colon| colon + 1);
        let rest = &self.text[from..];
        let start = from + (rest.len() - rest.trim_start().len());
        let mut value = self.text[start..].trim_end();
        if !value.starts_with(['"', '\''])
            && let Some(comment) = value.find(" #")
        {
            value = value[..comment].trim_end();
        }
        (!value.is_empty()).then(|| self.start + start..self.start + start + value.len())
    }
}

/// Quotes of printed text, which mean nothing to YAML.
const CURLY: [char; 3] = ['“', '”', '„'];

/// A key as all keys of a site are written.
fn is_key(word: &str) -> bool {
    !word.is_empty()
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit())
}

/// A text in the quotes that it needs.
pub(super) fn quoted(value: &str) -> String {
    let bare = value.trim_matches(CURLY);
    let value = if value.starts_with(CURLY) && !bare.contains(CURLY) { bare } else { value };
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

/// At least one character, so that something can be marked, and never the end of a line.
fn visible_place(text: &str, place: Range<usize>) -> Range<usize> {
    if !place.is_empty() {
        return place;
    }
    let next = text.get(place.start..).and_then(|rest| rest.chars().next());
    match next {
        Some(c) if c != '\n' && c != '\r' => place.start..place.start + c.len_utf8(),
        _ => place,
    }
}

fn recognise(yaml: &Yaml<'_>, at: usize, words: &str) -> Option<Slip> {
    let line = yaml.line(at);
    if let Some(slip) = wide_sign(yaml, line).or_else(|| wide_sign(yaml, yaml.line_before(line)?)) {
        return Some(slip);
    }
    if let Some(text) = forgotten_quote(yaml.text, yaml.after, at) {
        return Some(not_closed(yaml, text));
    }
    if let Some(slip) = odd_space(yaml, line, words) {
        return Some(slip);
    }
    if let Some(slip) = between_brackets(yaml, line).or_else(|| behind_brackets(yaml, line)) {
        return Some(slip);
    }
    if let Some(slip) = list_or_bold_key(yaml, line).or_else(|| nothing_between(yaml, line)) {
        return Some(slip);
    }
    let says = |part: &str| words.contains(part);
    if says("second `---`") {
        let place = line.start..line.start + line.text.trim_end().len();
        return Some(
            Slip::new(place, "a second `---` begins another document", "here")
                .help("a file holds one document; delete this line or what stands below it"),
        );
    }
    if says("unclosed quote") {
        return open_quote(yaml, line, at);
    }
    if says("invalid trailing content") {
        return after_quote(yaml, line, at, says("single"));
    }
    if says("escape") || says("hexadecimal") {
        return backslash(yaml, line, at);
    }
    if says("mismatched bracket") {
        return other_bracket(yaml, line, at);
    }
    if says("only valid inside a block") {
        return bracket(yaml, line, at, false);
    }
    if says("mapping values are not allowed") {
        return second_colon(yaml, line, at);
    }
    if says("simple key expected") {
        return no_colon(yaml, line);
    }
    if says("did not find expected key") || says("expected '-' indicator") {
        return wrong_column(yaml, line, at);
    }
    if says("bracket") || says("illegal placement of ':'") || says("expected ',' or") {
        return bracket(yaml, line, at, says("unclosed"));
    }
    if says("block sequence entries") {
        return list_on_the_line_of_its_key(yaml, line);
    }
    if says("comments must be separated") {
        let hash = yaml.text[at..].find('#').map(|found| at + found)?;
        return Some(
            Slip::new(hash..hash + 1, "a space is missing before `#`", "begins a comment")
                .help("put a space before a comment; a `#` in a text needs quotes around the whole text")
                .better(" #"),
        );
    }
    first_sign(yaml, line, at)
}

/// Tabs, spaces that only look like spaces, and the colon of Chinese typing.
fn odd_space(yaml: &Yaml<'_>, line: Line<'_>, words: &str) -> Option<Slip> {
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
fn wide_sign(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    let known = |word: &str| super::fb0308_missing_key::example(word).is_some();
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

/// Longest line, in bytes, in which commas are looked for.
const LONGEST_LINE: usize = 4000;

/// `- status: published` and `**status**: published` among the keys of a head.
fn list_or_bold_key(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    let known = |word: &str| super::fb0308_missing_key::example(word).is_some();
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

/// `[a, , b]` and `after: -` between brackets.
fn nothing_between(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
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

/// A list or group of keys in brackets, as far as it was walked through.
struct Level<'a> {
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
enum Walked {
    Slip(Slip),
    /// Where the first bracket is closed.
    Closed(usize),
    /// Something that is told elsewhere, or not known.
    Lost,
}

/// Commas, colons and spaces that are missing between brackets: `{ask: "a" find: [b]}`,
/// `{ask: a, find [b]}`, `[a,, b]`.
fn between_brackets(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    match walk(yaml, line)?.1 {
        Walked::Slip(slip) => Some(slip),
        _ => None,
    }
}

/// The value of a line, which begins with a bracket, and what is found on the way to its end.
fn walk<'a>(yaml: &Yaml<'a>, line: Line<'a>) -> Option<(usize, Walked)> {
    let base = line.value()?.start;
    let text = line.text.get(base - line.start..)?.trim_end();
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
        let key = text[level.start..at].trim();
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
            '[' | '{' if begins_key && is_key_here(yaml, level, key) => {
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
                    && key_before(key).is_some_and(|word| is_key_here(yaml, level, word)) =>
            {
                let told = slip(at - 1..at, "a space is missing after the colon".into(), "no space follows");
                return Some((base, told.mend("put a space between the colon and the value", ": ")));
            }
            '：' if begins_key && is_key_here(yaml, level, key) => {
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
            ':' if level.open == '{' && (text[end..].is_empty() || text[end..].starts_with(' ')) => {
                let Some(value) = level.value else {
                    level.first_key = level.first_key.or(Some(key));
                    (level.value, level.closed, level.empty) = (Some(end), None, true);
                    continue;
                };
                let from = level.closed.unwrap_or(value);
                let written = &text[from..at];
                let word = written.rsplit([' ', ';']).next().unwrap_or_default();
                let between = written[..written.len() - word.len()].trim_end();
                let fits = match level.closed {
                    Some(_) => is_key(word) && [";", ""].contains(&between.trim()),
                    None => is_key_here(yaml, level, word) && !between.trim().is_empty(),
                };
                if !fits {
                    return Some((base, Walked::Lost));
                }
                let from = from + between.trim_end_matches([';', ' ']).len();
                return Some((base, comma_missing(text, base, from..at - word.len(), at, word)));
            }
            '#' if text[..at].ends_with(' ') => return Some((base, Walked::Lost)),
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
fn comma_missing(text: &str, base: usize, gap: Range<usize>, end: usize, what: &str) -> Walked {
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
    Walked::Slip(Slip::new(place, message, "no comma before it").help(help).better(format!(", {next}")))
}

/// The word at the end of a text whose colon is the last sign.
fn key_before(text: &str) -> Option<&str> {
    text.strip_suffix(':')?.rsplit([' ', ';']).next()
}

/// Whether a word may be a key between these braces: texts hold words that are keys elsewhere.
fn is_key_here(yaml: &Yaml<'_>, level: &Level<'_>, word: &str) -> bool {
    if yaml.has_questions {
        return ["ask", "find", "within"].contains(&word);
    }
    match level.first_key.filter(|key| Language::from_code(key).is_some()) {
        Some(_) => Language::from_code(word).is_some(),
        None => is_key(word) && super::fb0308_missing_key::example(word).is_some(),
    }
}

/// Behind the closing quote of a text whose quote is opened at a place.
fn end_of_quotes(text: &str, open: usize) -> Option<usize> {
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

/// `[a, b],` and `[a] [b]`: what follows on the line of a value that its bracket has closed.
fn behind_brackets(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    let (start, Walked::Closed(close)) = walk(yaml, line)? else { return None };
    let end = line.start + line.text.len();
    let rest = &yaml.text[close..end];
    let rest = rest.split(" #").next().unwrap_or_default().trim_end();
    let key = line.colon().and_then(|colon| line.text.get(line.column()..colon));
    let is_list = yaml.text[start..].starts_with('[');
    // A title may begin with a word in brackets; that it needs quotes is told elsewhere.
    let takes_text =
        |key: &str| super::fb0308_missing_key::example(key).is_some() && !takes_a_list(yaml, key);
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

/// A quoted text that ran on into the keys after it.
fn not_closed(yaml: &Yaml<'_>, text: Range<usize>) -> Slip {
    let written = &yaml.text[text.clone()];
    let quote = if written.starts_with('"') { '"' } else { '\'' };
    let better = format!("{}{quote}", written.trim_end_matches(['”', '“', '’', '»', ' ']));
    Slip::new(text, format!("the quote `{quote}` is opened and not closed"), "opened here")
        .help(format!("write `{quote}` at the end of this text, too"))
        .better(better)
}

fn open_quote(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
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

fn after_quote(yaml: &Yaml<'_>, line: Line<'_>, at: usize, single: bool) -> Option<Slip> {
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
    let text = &yaml.text[value.clone()];
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

fn backslash(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
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

/// `mapping values are not allowed`: a colon where the reader expects none.
fn second_colon(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
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
    let has_value = before.colon().is_some() && before.value().is_some();
    if !has_value || super::fb0308_missing_key::example(word).is_some() {
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

/// `- ask: pump, find: [a]}`: the keys of an item on one line, without `{` or without both braces.
fn keys_without_braces(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
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
fn next_key(text: &str) -> Option<usize> {
    if text.len() > LONGEST_LINE {
        return None;
    }
    text.match_indices(", ").map(|(at, _)| at).find(|at| {
        let key = text[at + 2..].split_once(':').filter(|(_, rest)| rest.starts_with([' ', '\t']));
        key.is_some_and(|(key, _)| {
            is_key(key.trim()) && super::fb0308_missing_key::example(key.trim()).is_some()
        })
    })
}

/// `{a: [b}`: a bracket that is closed by one of another kind. The reader's place is where it is opened.
fn other_bracket(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
    let rest = yaml.text.get(at..line.start + line.text.len())?;
    let (open, close, other) = match rest.chars().next()? {
        '[' => ('[', ']', '}'),
        '{' => ('{', '}', ']'),
        _ => return None,
    };
    let end = rest.find(other).map(|len| at + len);
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

/// A line that was meant as `key: value`.
fn no_space_or_colon(line: Line<'_>) -> Option<Slip> {
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
    super::fb0308_missing_key::example(key)?;
    let start = line.start + column;
    Some(
        Slip::new(start..start + key.len(), format!("a colon is missing after `{key}`"), "no colon follows")
            .help("put a colon and a space between the key and the value")
            .better(format!("{key}:")),
    )
}

/// Most lines above one that are looked through for the list that it belongs to.
const LINES_ABOVE: usize = 100;

/// What a line may belong to that has the same indent, or none of its own.
enum Owner<'a> {
    /// The item of a list, by its first line.
    Item(Line<'a>),
    /// A key that takes a list, and has nothing behind it.
    Key,
}

fn owner<'a>(yaml: &Yaml<'a>, line: Line<'a>) -> Option<Owner<'a>> {
    let indent = line.indent().len();
    let mut above = line;
    for _ in 0..LINES_ABOVE {
        above = yaml.line_before(above)?;
        let words = above.text.trim();
        if above.indent().len() > indent {
            continue;
        }
        if above.indent().len() == indent && words.starts_with("- ") {
            return Some(Owner::Item(above));
        }
        return words.strip_suffix(':').filter(|key| takes_a_list(yaml, key)).map(|_| Owner::Key);
    }
    None
}

/// The first line below the key above that a line stands below, too.
fn first_of_list<'a>(yaml: &Yaml<'a>, line: Line<'a>) -> Option<Line<'a>> {
    let mut first = line;
    for _ in 0..LINES_ABOVE {
        let above = yaml.line_before(first)?;
        if above.indent().len() < line.indent().len() {
            return (first.start < line.start).then_some(first);
        }
        first = above;
    }
    None
}

fn takes_a_list(yaml: &Yaml<'_>, key: &str) -> bool {
    if yaml.has_questions {
        return key == "find" || Language::from_code(key).is_some();
    }
    super::fb0308_missing_key::example(key)
        .is_some_and(|example| example.contains(": [") || example.contains("`  - "))
}

/// The key that a line begins with, also behind `- ` and `{`.
fn first_key<'a>(line: Line<'a>) -> Option<&'a str> {
    let words = line.text.get(line.column()..)?.trim_start_matches(['{', ' ']);
    words.split_once(':').map(|(key, _)| key).filter(|key| is_key(key))
}

/// Whether the first line below a key stands below one that takes a list.
fn is_below_a_list(yaml: &Yaml<'_>, first: Line<'_>) -> bool {
    let above = yaml.line_before(first).map(|above| above.text.trim());
    above.and_then(|above| above.strip_suffix(':')).is_some_and(|key| takes_a_list(yaml, key))
}

/// A line that is an item of a list, and lacks its `- ` or a part of it.
fn lost_hyphen(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    let owner = owner(yaml, line)?;
    let words = line.text.trim();
    let start = line.start + line.indent().len();
    let help = "each item of a list begins with `- `, a hyphen and a space, all in the same column";
    let mark = ["-", "*", "•", "–", "—"].into_iter().find(|mark| words.starts_with(mark));
    if let Some(mark) = mark.filter(|mark| *mark != "-" || !words.starts_with("- ")) {
        let behind = &words[mark.len()..];
        let place = start..start + words.len() - behind.trim_start().len();
        let (message, label) = match mark {
            "-" => ("a space is missing after the hyphen of a list".to_owned(), "no space follows"),
            _ => (format!("`{mark}` does not begin an item of a list"), "not a hyphen"),
        };
        let is_word = behind.trim_start().starts_with(|c: char| c.is_alphanumeric() || "\"'{[".contains(c));
        return is_word.then(|| Slip::new(place, message, label).help(help).better("- "));
    }
    if mark.is_some() {
        return None;
    }
    // A key is that of a new item where it is the one that the item above begins with.
    let key = line.colon().and_then(|colon| line.text.get(line.column()..colon));
    let begins_an_item = match (key, &owner) {
        (None, _) => true,
        (Some(key), Owner::Item(item)) => {
            item.colon().and_then(|colon| item.text.get(item.column()..colon)) == Some(key)
        }
        (Some(_), Owner::Key) => false,
    };
    let place = start..start + words.len();
    let better = format!("- {words}");
    begins_an_item.then(|| {
        Slip::new(place, "a hyphen is missing before this item of a list", "no hyphen")
            .help(help)
            .better(better)
    })
}

/// `simple key expected ':'`: a line that is no `key: value`.
fn no_colon(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
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

/// `did not find expected key`: a line in a column of its own, or words behind a closed value.
fn wrong_column(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
    let indent = line.indent().len();
    if at > line.start + line.column() {
        let value = line.value().filter(|value| yaml.text[value.clone()].starts_with(['[', '{']));
        return Some(match value {
            Some(value) => Slip::needs_quotes(yaml, value, "the value goes on after its closing bracket"),
            None => Slip::new(visible_place(yaml.text, at..at), "the value ends before this", "too much")
                .help("put the whole value in quotes"),
        });
    }
    // Of two items in braces that lack their hyphens the first is where the list begins.
    let words = line.text.trim();
    if let Some(above) = yaml.line_before(line).filter(|above| above.indent() == line.indent())
        && [words, above.text.trim()].iter().all(|words| words.starts_with('{') && words.ends_with('}'))
        && let Some(slip) = lost_hyphen(yaml, above)
    {
        return Some(slip);
    }
    if let Some(slip) = lost_hyphen(yaml, line) {
        return Some(slip);
    }
    let slip = Slip::new(
        if indent > 0 { line.start..line.start + indent } else { visible_place(yaml.text, at..at) },
        "this line does not begin in the same column as the lines it belongs to",
        "another column",
    )
    .help("lines of one group begin in the same column; what belongs to a key is two spaces further in");
    let before = yaml.line_before(line)?;
    // Below `- title: …` the next key stands under `title`.
    let key = line.colon().and_then(|colon| line.text.get(line.column()..colon));
    let item = match owner(yaml, line) {
        Some(Owner::Item(item)) => Some(item),
        _ => Some(before).filter(|before| before.text.trim_start().starts_with("- ")),
    };
    let below_item = item.filter(|item| item.colon().is_some() && indent > 0 && key.is_some_and(is_key));
    if let Some(item) = below_item {
        return Some(slip.better(" ".repeat(item.column())));
    }
    if !words.starts_with("- ") || indent == 0 {
        return Some(slip);
    }
    // An item further out than what stands above it: that is an item too, or lacks its hyphen.
    let first = first_of_list(yaml, line)?;
    let inner = first.indent().len();
    if first.text.trim_start().starts_with("- ") {
        return Some(slip.better(" ".repeat(inner)));
    }
    // In the same column it is one where it has the key that the item begins with.
    let begins_alike = || {
        let key = first_key(first)?;
        (Some(key) == first_key(line)).then_some(key)
    };
    let is_item = match inner == indent {
        true => begins_alike().is_some() || first_key(first).is_some() && is_below_a_list(yaml, first),
        false => inner == indent + 2 && first.colon().is_some(),
    };
    if !is_item {
        return Some(slip);
    }
    let place = first.start + indent..first.start + first.text.trim_end().len();
    Some(
        Slip::new(place, "a hyphen is missing before this item of a list", "no hyphen")
            .help("each item of a list begins with `- `, a hyphen and a space, all in the same column")
            .better(format!("- {}", first.text.trim())),
    )
}

fn bracket(yaml: &Yaml<'_>, line: Line<'_>, at: usize, unclosed: bool) -> Option<Slip> {
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
        let whole = opened.value().filter(|value| value.start == open && value.end == end);
        let inner = open_bracket(yaml.text, open + 1..end);
        return Some(match whole {
            Some(value) if inner.is_none() => {
                let text = yaml.text[value.clone()].trim_end_matches([',', ' ']);
                slip(value.clone()).better(format!("{text}{close}"))
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

/// Where the value between brackets begins that a place belongs to.
fn piece_start(text: &str, open: usize, at: usize) -> usize {
    let inside = &text[open..at];
    let begin = inside.rfind([',', '[', '{']).map_or(0, |found| found + 1);
    let begin = inside.rfind(": ").map_or(begin, |found| begin.max(found + 2));
    open + begin + (inside[begin..].len() - inside[begin..].trim_start().len())
}

/// The innermost bracket that is opened in a range of the text and not closed in it. Quotes and
/// comments are passed over.
fn open_bracket(text: &str, range: Range<usize>) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote: Option<char> = None;
    let mut comment = false;
    let mut before = ' ';
    for (at, c) in text.get(range.clone())?.char_indices() {
        match (quote, c) {
            (_, '\n' | '\r') => comment = false,
            _ if comment => {}
            (Some(mark), _) if c == mark && !(mark == '"' && before == '\\') => quote = None,
            (Some(_), _) => {}
            // An apostrophe inside a word opens nothing.
            (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',' | ':') => quote = Some(c),
            (None, '#') if before == ' ' => comment = true,
            (None, '[' | '{') => open.push(range.start + at),
            (None, ']' | '}') => {
                open.pop();
            }
            _ => {}
        }
        before = c;
    }
    open.pop()
}

fn list_on_the_line_of_its_key(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    let value = line.value()?;
    let item = yaml.text[value.clone()].strip_prefix("- ")?.trim();
    let slip = Slip::new(value.clone(), "a list with hyphens cannot begin on the line of its key", "list")
        .help("begin it on the next line, indented by two spaces, or write it in brackets");
    // Where the list goes on below, its first item belongs there, too.
    if let Some(next) = yaml.line_after(line).filter(|next| next.text.trim_start().starts_with("- ")) {
        return Some(slip.better(format!("\n{}- {item}", next.indent())));
    }
    Some(if item.contains([',', ':', '[', ']', '{', '}', '"', '\'', '#']) {
        slip
    } else {
        slip.better(format!("[{item}]"))
    })
}

/// A value that begins with a sign which has a meaning in YAML.
fn first_sign(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
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

/// The keys and values between the brackets of a line.
fn flow_pieces(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
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
    use super::super::super::tests::{Site, today};
    use super::*;

    /// The marked text, the message and the text after the suggestion was followed.
    fn told(yaml: &str) -> (String, String, Option<String>) {
        let text = format!("---\n{yaml}\n---\n");
        let path = "content/pages/about/en.md";
        let mut found = Site::one(path, text.clone()).found("FB0303");
        assert_eq!(found.len(), 1, "{yaml}: {found:?}");
        let (marked, finding) = found.remove(0);
        let Place::Span(span) = finding.place else { panic!("no place") };
        let followed = finding.suggestion.map(|better| {
            let mut mended = text.clone();
            mended.replace_range(span.range(), &better);
            mended.trim_start_matches("---\n").trim_end_matches("\n---\n").to_owned()
        });
        (marked, finding.message, followed)
    }

    /// Whoever does what is advised, again and again, comes to a list that can be read.
    #[test]
    fn an_item_without_its_hyphen_is_mended_by_following_the_advice() {
        let source = |first: &str, rest: &str| format!("{first}title: A\n{rest}publisher: P\n");
        let sources = |items: &[String]| format!("sources:\n{}", items.concat());
        let right = sources(&[source("  - ", "    "), source("  - ", "    ")]);
        let topics = "topics:\n  - water\n  - health\n";
        for (yaml, mended) in [
            ("topics:\n- water\nhealth\n", "topics:\n- water\n- health\n"),
            ("topics:\nwater\nhealth\n", "topics:\n- water\n- health\n"),
            ("topics:\n  - water\n  health\n", topics),
            ("topics:\n  - water\n  -health\n", topics),
            ("topics:\n  * water\n  * health\n", topics),
            ("topics: - water\n  - health\n", "topics: \n  - water\n  - health\n"),
            ("topics:\n    - water\n  - health\n", "topics:\n    - water\n    - health\n"),
            ("partners:\n- {name: A}\n{name: B}\n", "partners:\n- {name: A}\n- {name: B}\n"),
            ("partners:\n  {name: A}\n  {name: B}\n", "partners:\n  - {name: A}\n  - {name: B}\n"),
            (&sources(&[source("  - ", "    "), source("  ", "    ")]), &right),
            (&sources(&[source("  - ", "    "), source("  ", "  ")]), &right),
            (&sources(&[source("  -", "   "), source("  -", "   ")]), "sources:\n  - title: A\n    "),
            (&sources(&[source("    ", "    "), source("  - ", "    ")]), &right),
        ] {
            let path = "content/pages/about/en.md";
            let mut text = format!("---\n{yaml}---\n");
            for turn in 0.. {
                assert!(turn < 9, "{yaml} goes on as {text}");
                let found = Site::one(path, text.clone()).found("FB0303");
                let Some((_, finding)) = found.into_iter().next() else { break };
                let Place::Span(span) = finding.place else { panic!("no place") };
                let better = finding.suggestion.unwrap_or_else(|| panic!("{yaml}: {}", finding.message));
                text.replace_range(span.range(), &better);
            }
            assert!(text.starts_with(&format!("---\n{mended}")), "{yaml} became {text}");
        }
        // What is no list is told as before.
        for yaml in ["title: A\nwater\n", "title:\nwater\n", "topics: [water]\nwater\n"] {
            let (_, message, _) = told(yaml.trim_end());
            assert!(message.starts_with("this line is no key"), "{yaml}: {message}");
        }
    }

    /// The questions of the search test are lists, too, and most have their keys between braces.
    #[test]
    fn a_slip_in_a_list_of_questions_is_mended_by_following_the_advice() {
        let braces = "en:\n  - {ask: pump, find: [BP-7K3Q0]}\n  - {ask: hand, find: [BP-7K3Q0]}\n";
        let lines = "en:\n  - ask: pump\n    find: [BP-7K3Q0]\n  - ask: hand\n    find: [BP-7K3Q0]\n";
        let one = "en:\n  - {ask: pump, find: [BP-7K3Q0]}\n";
        let hyphen = "a hyphen is missing";
        let space = "a space is missing after the hyphen";
        for (wrong, right, line, message) in [
            (braces.replacen("  - {", "  {", 1), braces, 2, hyphen),
            (braces.replace("  - {ask: hand", "  {ask: hand"), braces, 3, hyphen),
            (lines.replacen("- ask", "ask", 1).replacen("    find", "  find", 1), lines, 2, hyphen),
            (lines.replacen("  - ask", "    ask", 1), lines, 2, hyphen),
            (lines.replacen("- ask", "-ask", 1).replacen("    find", "   find", 1), lines, 2, space),
            (lines.replacen("- ask", "-ask", 1), lines, 2, space),
            (lines.replace("- ask: hand", "-ask: hand"), lines, 4, space),
            (one.replace("- {", "-{"), one, 2, space),
            (braces.replace("- {ask: hand", "-{ask: hand"), braces, 3, space),
            (braces.replacen("]}", "]", 1), braces, 2, "the bracket `{` is opened and not closed"),
            (one.replace("]}", "]"), one, 2, "the bracket `{` is opened and not closed"),
            (braces.replacen("]}", "}", 1), braces, 2, "the bracket `[` is opened and not closed"),
            (braces.replacen("{ask", "ask", 1), braces, 2, "the bracket `}` closes nothing"),
            (one.replace(['{', '}'], ""), one, 2, "several keys on one line need braces"),
            (
                braces.replacen("pump", "pump #5 x", 1),
                &braces.replacen("pump", "\"pump #5 x\"", 1),
                2,
                "everything from ` #` on",
            ),
        ] {
            let mut text = wrong.clone();
            for turn in 0.. {
                assert!(turn < 9, "{wrong} goes on as {text}");
                let found = Site::one("content/search-tests.yaml", text.clone()).found("FB0303");
                let Some((_, finding)) = found.into_iter().next() else { break };
                let Place::Span(span) = finding.place else { panic!("no place") };
                if turn == 0 {
                    assert_eq!(text[..span.end as usize].lines().count(), line, "{wrong}: {finding:?}");
                    assert!(finding.message.starts_with(message), "{wrong}: {finding:?}");
                }
                let better = finding.suggestion.unwrap_or_else(|| panic!("{wrong}: {}", finding.message));
                text.replace_range(span.range(), &better);
            }
            assert_eq!(text, right, "{wrong}");
        }
    }

    /// Whoever does what is advised, again and again, comes to what can be read.
    #[test]
    fn a_slip_between_brackets_is_mended_by_following_the_advice() {
        let question = "{ask: alarm of \"x\", find: [BP-7K3Q0]}";
        let quoted = "{ask: \"an alarm\", find: [BP-7K3Q0]}";
        let plain = "{ask: an alarm, find: [BP-7K3Q0]}";
        let comma = "a comma is missing before `find`";
        let follow = |path: &str, before: &str, after: &str, wrong: &str, right: &str, message: &str| {
            let mut text = format!("{before}{wrong}{after}");
            let mut turn = 0;
            while let Some((_, finding)) = Site::one(path, text.clone()).found("FB0303").into_iter().next() {
                assert!(turn > 0 || finding.message.starts_with(message), "{wrong}: {finding:?}");
                turn += 1;
                assert!(turn < 9, "{wrong} goes on as {text}");
                let Place::Span(span) = finding.place else { panic!("no place") };
                let better = finding.suggestion.unwrap_or_else(|| panic!("{wrong}: {}", finding.message));
                text.replace_range(span.range(), &better);
            }
            assert_eq!((turn > 0, text), (true, format!("{before}{right}{after}")), "{wrong}");
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
    fn slips_are_recognised_and_following_the_suggestion_mends_them() {
        for (yaml, marked, message, mended) in [
            ("title: a: b", "a: b", "a value with `: ` in it needs quotes", "title: \"a: b\""),
            ("title: a \"b\": c # d", "a \"b\": c", "a value with `: `", "title: 'a \"b\": c' # d"),
            ("title: “a: b”", "“a: b”", "`“ ”` are not the quotes", "title: \"a: b\""),
            ("title: “a” and: b", "“a” and: b", "a value with `: `", "title: \"“a” and: b\""),
            ("menu: 1\n- title: A", "- ", "a hyphen begins a list", "menu: 1\ntitle: A"),
            ("menu: 1\n**title**: A", "**title**:", "a key has no stars", "menu: 1\ntitle: A"),
            ("a: [b, , c]", ", ,", "nothing stands between", "a: [b, c]"),
            ("a: {b: -, c: d}", "-", "`-` alone is no value", "a: {b: \"-\", c: d}"),
            ("title: {en: a #5 b}", "a #5 b", "everything from ` #` on", "title: {en: \"a #5 b\"}"),
            ("a:\n  b: 1\n\tc: 2", "\t", "a tab stands", "a:\n  b: 1\n  c: 2"),
            ("a:\n\t- b", "\t", "a tab stands", "a:\n  - b"),
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
            ("a: [b, c\nd: 1", "[b, c", "the bracket `[` is opened", "a: [b, c]\nd: 1"),
            ("a: {b: 1,\nd: 1", "{b: 1,", "the bracket `{` is opened", "a: {b: 1}\nd: 1"),
            ("a: [b, c]]", "]", "the bracket `]` closes nothing", "a: [b, c]"),
            ("title: [Draft] Pump", "[Draft] Pump", "the value goes on", "title: \"[Draft] Pump\""),
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
                "a:\n  - title: x\n     url: y",
                "     ",
                "this line is indented too far",
                "a:\n  - title: x\n    url: y",
            ),
            (
                "a:\n  - title: x\n   url: y",
                "   ",
                "this line does not begin",
                "a:\n  - title: x\n    url: y",
            ),
            (
                "title: >-\nabc def\nx: 1",
                "abc def",
                "the text below a key must",
                "title: >-\n  abc def\nx: 1",
            ),
            ("a: - b", "- b", "a list with hyphens", "a: [b]"),
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
            ("a: \"b\"#c", "#", "a space is missing before `#`", "a: \"b\" #c"),
            ("a: .inf", ".inf", "a value of this form is read as a number", "a: \".inf\""),
        ] {
            let (place, said, followed) = told(yaml);
            assert!(said.starts_with(message), "{yaml:?}: {said}");
            assert_eq!(place, marked, "{yaml:?}");
            assert_eq!(followed.as_deref(), Some(mended), "{yaml:?}");
            let text = format!("---\n{mended}\n---\n");
            let left = Site::one("content/pages/about/en.md", text).found("FB0303");
            assert!(left.is_empty(), "{mended}: {left:?}");
        }
    }

    #[test]
    fn every_slip_of_a_front_matter_is_told_at_its_own_place() {
        for (yaml, places) in [
            (
                "title: a: b\nsummary: [c, d\nmenu: {e: f\nupdated: \"2026\nx: \"1\"",
                ["a: b", "[c, d", "{e: f", "\"2026"],
            ),
            ("a: [b\nc: [d\ne: [f\ng: [h", ["[b", "[d", "[f", "[h"]),
            ("a: \"b\nc: \"d\ne: \"f\ng: 'h", ["\"b", "\"d", "\"f", "'h"]),
        ] {
            let site = Site::one("content/pages/about/en.md", format!("---\n{yaml}\n---\n"));
            let found = site.found("FB0303");
            let marked: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
            assert_eq!(marked, places, "{yaml}");
        }
    }

    #[test]
    fn slips_without_one_sure_mend_are_told_and_no_more() {
        for (yaml, message) in [
            ("summary: One line\n  and so on: a second", "a text on several lines with `: ` in it"),
            ("title: a\nand so on\nx: 1", "this line is no key with a value"),
            ("a:\n  b: 1\n c: 2", "this line does not begin in the same column"),
            ("a:\n  - {what: x, b: c\n  - {what: y}", "the bracket `{` is opened"),
            ("a: {what: 'It's good', b: c}", "the text goes on after the closing `'`"),
        ] {
            let (_, said, followed) = told(yaml);
            assert!(said.starts_with(message), "{yaml:?}: {said}");
            if !yaml.contains("{what: x, b: c") {
                assert_eq!(followed, None, "{yaml:?}");
            }
        }
    }

    #[test]
    fn a_second_document_is_told_in_a_yaml_file() {
        let text = "name: {en: A}\nkind: academia\n---\nname: {en: B}\n";
        let found = Site::bare().with("content/organisations/a.yaml", text).found("FB0303");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "---");
    }

    #[test]
    fn any_broken_text_gets_a_finding_with_a_place() {
        // Every cut of a good file, and every cut with something odd behind it.
        let good = "title: \"a: 'b'\"\nlist: [x, {y: 'z', w: \"é\"}]\ntext: >-\n  one\n  two: 3\nb:\n  - c: 日本\n    d: e\n";
        for end in (0..=good.len()).filter(|end| good.is_char_boundary(*end)) {
            for odd in [
                "", "\t", "]", "}", "'", "\"", ": ", "\n x", "@", "\u{a0}", "\\", "- ", "&a *b", "！",
                "\n  : ",
            ] {
                let text = format!("---\n{}{odd}\n---\n", &good[..end]);
                // The file alone: a whole site for each of a thousand texts would be slow.
                let library = Site::one("content/pages/about/en.md", text).library();
                let context = Context { library: &library, today: today() };
                for rule in [&RULE, &super::super::fb0305_yaml_reference::RULE] {
                    let mut report = Report { rule, findings: Vec::new() };
                    (rule.check)(&context, &mut report);
                    for finding in &report.findings {
                        let Place::Span(span) = finding.place else { panic!("no place") };
                        assert!(library.sources.get(span.source).text.get(span.range()).is_some());
                    }
                }
            }
        }
    }
}
