//! Interface texts as the checks see them: what keys a Fluent file has, with which placeholders and
//! plural forms (<https://projectfluent.org/fluent/guide/>).
//!
//! Pages are made by `render`, which formats the texts; here they are only looked at. Here also stands
//! what a file of a theme may not do to its parser: see [`too_deep`].

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, VariantKey,
};
use fluent_syntax::parser;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

use crate::model::language::Language;

/// What one interface text is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// Line of its key, from 1.
    pub line: usize,
    /// Placeholders without the `$`.
    pub variables: BTreeSet<String>,
    /// Plural forms of each choice by number, in the order of the text.
    pub plurals: Vec<BTreeSet<String>>,
}

/// What a Fluent file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Interface {
    /// The texts by key.
    pub messages: BTreeMap<String, Message>,
    /// The first line that cannot be read, from 1, and what is wrong with it.
    pub unreadable: Option<(usize, String)>,
}

/// Reads the texts of a Fluent file.
pub fn read(ftl: &str) -> Interface {
    if let Some(line) = too_deep(ftl, Syntax::Fluent) {
        return Interface { unreadable: Some((line, TOO_DEEP.to_owned())), ..Interface::default() };
    }
    let mut lines = LineCount { text: ftl, at: 0, line: 1 };
    let (resource, unreadable): (Resource<&str>, _) = match parser::parse(ftl) {
        Ok(resource) => (resource, None),
        Err((resource, errors)) => {
            let first = errors.iter().min_by_key(|error| error.pos.start);
            let told = first.map(|error| {
                let words = error.kind.to_string();
                let mut letters = words.chars();
                let first = letters.next().map(|first| first.to_lowercase().to_string());
                let words = first.unwrap_or_default() + letters.as_str();
                // What is missing at the end of a line is found only on the next one.
                let before = ftl.get(..error.pos.start).unwrap_or(ftl).trim_end();
                (lines.clone().line_of(before.len()), words.replace('"', "`"))
            });
            (resource, told)
        }
    };
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        // The name is a piece of the text: where it begins is the way from the beginning of the text.
        let at = (message.id.name.as_ptr() as usize).saturating_sub(ftl.as_ptr() as usize);
        let mut found = Message { line: lines.line_of(at), ..Message::default() };
        if let Some(value) = &message.value {
            read_pattern(value, &mut found);
        }
        messages.insert(message.id.name.to_owned(), found);
    }
    Interface { messages, unreadable }
}

/// Counts lines on the way through a text.
#[derive(Clone)]
struct LineCount<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl LineCount<'_> {
    /// The line of a place that does not stand before the one asked for last.
    fn line_of(&mut self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let between = self.text.as_bytes().get(self.at..at).unwrap_or_default();
        self.line += between.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(at);
        self.line
    }
}

fn read_pattern(pattern: &Pattern<&str>, message: &mut Message) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            read_expression(expression, message);
        }
    }
}

fn read_expression(expression: &Expression<&str>, message: &mut Message) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, message),
        Expression::Select { selector, variants } => {
            read_inline(selector, message);
            let names: BTreeSet<String> = variants
                .iter()
                .filter_map(|variant| match &variant.key {
                    VariantKey::Identifier { name } => Some((*name).to_owned()),
                    VariantKey::NumberLiteral { .. } => None,
                })
                .collect();
            // A choice between other words, such as codes of languages, is no plural.
            if names.iter().all(|name| CATEGORIES.contains(&name.as_str())) {
                message.plurals.push(names);
            }
            variants.iter().for_each(|variant| read_pattern(&variant.value, message));
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, message: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            message.variables.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| read_inline(argument, message));
            arguments.named.iter().for_each(|argument| read_inline(&argument.value, message));
        }
        InlineExpression::Placeable { expression } => read_expression(expression, message),
        _ => {}
    }
}

/// The plural forms of CLDR.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The plural forms that a language has for whole numbers and fractions, by CLDR.
pub fn plural_forms(language: Language) -> BTreeSet<&'static str> {
    let tag: icu_locale_core::Locale = language.tag().parse().expect("the six tags are well-formed");
    let rules = PluralRules::try_new((&tag).into(), PluralRulesOptions::default())
        .expect("the data of the six languages is inside the program");
    rules.categories().map(plural_name).collect()
}

/// The name of a plural form.
pub fn plural_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// How deep brackets may stand in each other in a file of a theme. The parsers go down one call for
/// each, and no file that somebody wrote comes near.
pub const MOST_NESTED: usize = 100;

/// What is said of a file whose brackets stand deeper.
pub const TOO_DEEP: &str = "brackets stand more than 100 deep in each other";

/// How a kind of file writes strings and comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Interface texts.
    Fluent,
    /// Style sheets.
    Css,
    /// Scripts.
    Script,
}

/// The line, from 1, on which brackets come to stand deeper in each other than [`MOST_NESTED`].
pub fn too_deep(text: &str, syntax: Syntax) -> Option<usize> {
    let at = match syntax {
        Syntax::Fluent => deep_fluent(text.as_bytes()),
        Syntax::Css | Syntax::Script => deep_code(text.as_bytes(), syntax),
    };
    at.map(|at| LineCount { text, at: 0, line: 1 }.line_of(at))
}

/// Where brackets of a Fluent file stand too deep. Whether a quote begins a string depends on all before
/// it, but no string goes past the end of its line: behind a quote brackets are only opened. What was left
/// open is forgotten at the next key, which no text goes past.
fn deep_fluent(bytes: &[u8]) -> Option<usize> {
    let mut open: Vec<u8> = Vec::new();
    let mut quoted = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'{' | b'(' => {
                open.push(*byte);
                if open.len() > MOST_NESTED {
                    return Some(at);
                }
            }
            b'"' => quoted = true,
            b'}' if !quoted && open.last() == Some(&b'{') => drop(open.pop()),
            b')' if !quoted && open.last() == Some(&b'(') => drop(open.pop()),
            b'\n' => {
                quoted = false;
                if begins_a_text(&bytes[at + 1..]) {
                    open.clear();
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether a line of Fluent begins with a key.
fn begins_a_text(line: &[u8]) -> bool {
    let of_key = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let key = line.iter().take_while(of_key).count();
    key > 0 && line[key..].iter().find(|byte| **byte != b' ') == Some(&b'=')
}

/// Where brackets of a style sheet or a script stand too deep. A bracket that closes also closes those
/// that were left open inside it: one that is no bracket to the parser, as in a regular expression, is
/// forgotten at the next that is one.
fn deep_code(bytes: &[u8], syntax: Syntax) -> Option<usize> {
    let mut open: Vec<u8> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let opening = match byte {
            b'(' | b'[' | b'{' => {
                open.push(*byte);
                if open.len() > MOST_NESTED {
                    return Some(at);
                }
                None
            }
            b')' => Some(b'('),
            b']' => Some(b'['),
            b'}' => Some(b'{'),
            _ => None,
        };
        if let Some(from) = opening.and_then(|opening| open.iter().rposition(|open| *open == opening)) {
            open.truncate(from);
        }
        at = after_code(bytes, at, syntax);
    }
    None
}

/// Where the next sign of a style sheet or a script stands that may be a bracket.
fn after_code(bytes: &[u8], at: usize, syntax: Syntax) -> usize {
    let rest = &bytes[at..];
    let past = |end: &[u8]| {
        let found = rest[2..].windows(end.len()).position(|window| window == end);
        found.map_or(bytes.len(), |length| at + 2 + length + end.len())
    };
    match rest {
        [b'\\', ..] => at + 2,
        [b'/', b'*', ..] => past(b"*/"),
        [b'/', b'/', ..] if syntax == Syntax::Script => past(b"\n"),
        [quote @ (b'"' | b'\''), ..] => after_string(bytes, at, *quote),
        _ => at + 1,
    }
}

/// Where a string ends: behind its quote, or at the end of its line.
fn after_string(bytes: &[u8], at: usize, quote: u8) -> usize {
    let mut end = at + 1;
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'\\' => end += 1,
            b'\n' => break,
            byte if *byte == quote => return end + 1,
            _ => {}
        }
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_lines_placeholders_and_plural_forms() {
        let ftl = "# Texts\nhome = Home\n\ncount = { $count ->\n    [0] None\n    [one] One of { $all }\n   *[other] { NUMBER($count) }\n}\n\
                   language = { $code ->\n    [ar] Arabic\n   *[en] English\n}\nbroken = {\n";
        let interface = read(ftl);
        let messages = &interface.messages;
        assert_eq!(messages["home"], Message { line: 2, ..Message::default() });
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(messages["count"].variables, set(&["all", "count"]));
        assert_eq!((messages["count"].line, &messages["count"].plurals), (4, &vec![set(&["one", "other"])]));
        assert!(messages["language"].plurals.is_empty());
        assert!(!messages.contains_key("broken"));
        assert_eq!(interface.unreadable.as_ref().map(|(line, _)| *line), Some(13));
    }

    #[test]
    fn lines_that_cannot_be_read_are_told() {
        let told = |ftl: &str| read(ftl).unreadable;
        assert_eq!(
            told("# x\n\nthis is no fluent\n"),
            Some((3, "expected a token starting with `=`".to_owned()))
        );
        assert_eq!(told("a = b\n\nc = { $d\ne = f\n").map(|(line, _)| line), Some(3));
        assert_eq!(told("a = b\n"), None);
    }

    #[test]
    fn brackets_too_deep_are_found_before_a_parser_sees_them() {
        let line = |text: String, syntax| too_deep(&text, syntax);
        for syntax in [Syntax::Fluent, Syntax::Css, Syntax::Script] {
            for bracket in ["{", "(", "{("] {
                let nested = |count: usize| format!("\nx = {}", bracket.repeat(count / bracket.len()));
                assert_eq!(line(nested(100), syntax), None, "{syntax:?}");
                assert_eq!(line(nested(102), syntax), Some(2), "{syntax:?}");
            }
        }
        // As no file that anybody wrote.
        for level in
            ["{ $a ->\n *[b] \"{\"}}\"}", "{ F({ $a ->\n *[b] ) ) ", "{ $a ->\n *[b] {\"(}}\"}", "{\n{\n"]
        {
            assert!(line(format!("x = {}", level.repeat(2_000)), Syntax::Fluent).is_some(), "{level}");
        }
        for level in ["(/*)*/", "(\")\",", "{a:')';", "(//)\n"] {
            assert!(line(level.repeat(2_000), Syntax::Script).is_some(), "{level}");
        }
        assert!(line("a:not(/*)*/".repeat(2_000), Syntax::Css).is_some());
    }

    #[test]
    fn brackets_that_are_none_are_forgotten() {
        let many = |text: &str| text.repeat(2_000);
        assert_eq!(
            too_deep(&many("a = {\" (\"}\nb = \"{ $c }\" (\n    { $d } ) :-(\n"), Syntax::Fluent),
            None
        );
        assert_eq!(
            too_deep(&many("function f() { return /[(\\[{]/.test(\"((\") || '{'; } // ((\n"), Syntax::Script),
            None
        );
        assert_eq!(too_deep(&many("a::before { content: \"(\" } /* { */ b { c: \\( }\n"), Syntax::Css), None);
        let unclosed =
            [many("\""), many("'"), many("/*"), many("\\"), many("/"), "\\".to_owned(), "é\\".to_owned()];
        for text in unclosed {
            for syntax in [Syntax::Fluent, Syntax::Css, Syntax::Script] {
                assert_eq!(too_deep(&text, syntax), None);
            }
        }
        for (path, bytes) in crate::embedded::theme() {
            let syntax = match path.rsplit_once('.') {
                Some((_, "css")) => Syntax::Css,
                Some((_, "js")) => Syntax::Script,
                Some((_, "ftl")) => Syntax::Fluent,
                _ => continue,
            };
            assert_eq!(too_deep(std::str::from_utf8(bytes).unwrap(), syntax), None, "{path}");
        }
    }

    #[test]
    fn each_language_has_the_plural_forms_of_cldr() {
        let count = |language| plural_forms(language).len();
        assert_eq!(Language::ALL.map(count), [6, 1, 2, 3, 4, 3]);
        assert!(plural_forms(Language::Ru).contains("few"));
    }
}
