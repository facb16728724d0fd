//! YAML 1.2 text to a tree in which every key and value has its place.
//!
//! The only module that knows the YAML reader. Anchors, aliases and merge keys are refused: no file
//! of a site needs them, and without them no small file can become a large tree.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy};

use crate::fault::FaultKind;
use crate::source::{SourceId, Span, Spanned};

/// Deepest nesting of lists and mappings; the deepest file of a site has four.
const DEPTH_LIMIT: usize = 32;
/// Most values in one file; the largest vocabulary has about two thousand.
const NODE_LIMIT: usize = 200_000;

/// A YAML value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// Where it stands. For a list or mapping this is the place of its first character only.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) value: Value,
}

/// The kinds of value that YAML's core schema knows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// Anything else that is not a collection.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order written, duplicates included.
    Map(Vec<(Spanned<String>, Node)>),
}

impl Node {
    /// What the value is, in the words of a finding.
    pub(crate) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Integer(_) | Value::Float(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of keys",
        }
    }
}

/// Reads one YAML document that is the part of a source starting at byte `offset`.
///
/// An empty document is `Null`. On a syntax error the fault kind and its place are returned.
pub(crate) fn parse_yaml(yaml: &str, source: SourceId, offset: usize) -> Result<Node, (FaultKind, Span)> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_documents: 1,
            max_depth: DEPTH_LIMIT,
            flow_nesting_limit: DEPTH_LIMIT,
            max_nodes: NODE_LIMIT,
            max_events: NODE_LIMIT * 2,
            max_anchors: 0,
            max_aliases: 0,
            max_merge_keys: 0,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::Error,
        // A tag is nearly always a text that begins with `!`; ignoring it would drop the word.
        reject_unsupported_tags: true,
        strict_booleans: true,
        with_snippet: false,
    };
    match serde_saphyr::from_str_with_options::<Raw>(yaml, options) {
        Ok(raw) => Ok(raw.place(&Frame { yaml, source, offset })),
        Err(error) => Err(fault_of(&error, &Frame { yaml, source, offset })),
    }
}

/// What is needed to turn the reader's locations into spans of the file.
struct Frame<'a> {
    yaml: &'a str,
    source: SourceId,
    offset: usize,
}

impl Frame<'_> {
    fn span(&self, location: serde_saphyr::Location) -> Span {
        let span = location.span();
        let (start, len) = match (span.byte_offset(), span.byte_len()) {
            (Some(start), Some(len)) => (start as usize, len as usize),
            // No byte offsets: fall back on line and column, which count characters.
            _ => (self.byte_of(location.line() as usize, location.column() as usize), 0),
        };
        let mut start = start.min(self.yaml.len());
        let mut end = (start + len).min(self.yaml.len());
        while !self.yaml.is_char_boundary(start) {
            start -= 1;
        }
        while !self.yaml.is_char_boundary(end) {
            end += 1;
        }
        // Block texts run to the next key; the finding should end where the words end.
        end = start + self.yaml[start..end].trim_end().len();
        Span::new(self.source, self.offset + start..self.offset + end)
    }

    fn byte_of(&self, line: usize, column: usize) -> usize {
        let start = self.yaml.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
        self.yaml[start..]
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(self.yaml.len(), |(at, _)| start + at)
    }
}

fn fault_of(error: &serde_saphyr::Error, frame: &Frame<'_>) -> (FaultKind, Span) {
    use serde_saphyr::Error as E;
    let mut error = error;
    while let E::WithSnippet { error: inner, .. } = error {
        error = inner;
    }
    let place = error
        .location()
        .map_or_else(|| Span::new(frame.source, frame.offset..frame.offset), |location| frame.span(location));
    let kind = match error {
        E::UnknownAnchor { .. } | E::MergeKeyNotAllowed { .. } => FaultKind::YamlReference,
        E::Budget { breach, .. } => match breach {
            serde_saphyr::budget::BudgetBreach::Anchors { .. }
            | serde_saphyr::budget::BudgetBreach::Aliases { .. }
            | serde_saphyr::budget::BudgetBreach::MergeKeys { .. } => FaultKind::YamlReference,
            serde_saphyr::budget::BudgetBreach::Documents { .. } => second_document(),
            _ => FaultKind::YamlTooComplex,
        },
        E::MultipleDocuments { .. } => second_document(),
        other => {
            let words = plain_words(other);
            // Nesting of `[` and `{` is cut off by the scanner, before the budget can speak.
            if words.contains("recursion limit") {
                FaultKind::YamlTooComplex
            } else {
                FaultKind::YamlSyntax(words)
            }
        }
    };
    (kind, place)
}

fn second_document() -> FaultKind {
    FaultKind::YamlSyntax("a second `---` begins another document".into())
}

/// The reader's message on one line, without its own "line 3 column 4", which the finding shows.
fn plain_words(error: &serde_saphyr::Error) -> String {
    let text = error.to_string();
    let first = text.lines().next().unwrap_or_default();
    let words = first.split(" at line ").next().unwrap_or(first);
    let words = words.split(": line ").next().unwrap_or(words);
    words.trim().trim_end_matches([':', '.']).to_owned()
}

/// The tree as serde builds it, with the reader's own locations.
struct Raw(serde_saphyr::Spanned<RawValue>);

enum RawValue {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<Raw>),
    Map(Vec<(Raw, Raw)>),
}

impl Raw {
    fn place(self, frame: &Frame<'_>) -> Node {
        let span = frame.span(self.0.referenced);
        let value = match self.0.value {
            RawValue::Null => Value::Null,
            RawValue::Bool(value) => Value::Bool(value),
            RawValue::Integer(value) => Value::Integer(value),
            RawValue::Float(value) => Value::Float(value),
            RawValue::Text(value) => Value::Text(value),
            RawValue::List(items) => Value::List(items.into_iter().map(|item| item.place(frame)).collect()),
            RawValue::Map(entries) => Value::Map(
                entries.into_iter().map(|(key, value)| (key.place_key(frame), value.place(frame))).collect(),
            ),
        };
        let span = match value {
            // A collection's own extent is not known to the reader; point at its first character.
            Value::List(_) | Value::Map(_) => {
                Span { end: (span.start + 1).min(span.end.max(span.start)), ..span }
            }
            _ => span,
        };
        Node { span, value }
    }

    /// A key as text: numbers and `true` are legal YAML keys, and are shown as they were written.
    fn place_key(self, frame: &Frame<'_>) -> Spanned<String> {
        let node = self.place(frame);
        let text = match node.value {
            Value::Text(text) => text,
            _ => {
                let range = node.span.start as usize - frame.offset..node.span.end as usize - frame.offset;
                frame.yaml.get(range).unwrap_or_default().to_owned()
            }
        };
        Spanned::new(text, node.span)
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_saphyr::Spanned::deserialize(deserializer).map(Raw)
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_none<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawValue, D::Error> {
        RawValue::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<RawValue, E> {
        Ok(RawValue::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<RawValue, E> {
        Ok(i64::try_from(value).map_or(RawValue::Float(value as f64), RawValue::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<RawValue, E> {
        Ok(RawValue::Float(value))
    }

    fn visit_i128<E>(self, value: i128) -> Result<RawValue, E> {
        Ok(RawValue::Float(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<RawValue, E> {
        Ok(RawValue::Float(value as f64))
    }

    fn visit_str<E>(self, value: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<RawValue, E> {
        Ok(RawValue::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(RawValue::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(RawValue::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    fn parse(yaml: &str) -> Result<Node, (FaultKind, String)> {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("t.yaml", yaml));
        parse_yaml(yaml, id, 0).map_err(|(kind, span)| (kind, sources.get(id).slice(span).to_owned()))
    }

    /// Every key and value with the text its span covers.
    fn places(yaml: &str) -> Vec<(String, String)> {
        fn walk(node: &Node, yaml: &str, found: &mut Vec<(String, String)>) {
            match &node.value {
                Value::Map(entries) => {
                    for (key, value) in entries {
                        found.push((key.value.clone(), yaml[key.span.range()].to_owned()));
                        walk(value, yaml, found);
                    }
                }
                Value::List(items) => items.iter().for_each(|item| walk(item, yaml, found)),
                Value::Text(text) => found.push((text.clone(), yaml[node.span.range()].to_owned())),
                other => found.push((format!("{other:?}"), yaml[node.span.range()].to_owned())),
            }
        }
        let mut found = Vec::new();
        walk(&parse(yaml).unwrap(), yaml, &mut found);
        found
    }

    #[test]
    fn keys_and_values_keep_their_places_in_every_style() {
        let yaml = "título: 日本 語\nb: \"x: y\"\nlist: [aa, 'b b']\nfold: >-\n  one\n  two\nmap: {k: 12, z: 1.5, t: true, d: 2026-11-22}\nnone:\n";
        let found = places(yaml);
        let expected = [
            ("título", "título"),
            ("日本 語", "日本 語"),
            ("b", "b"),
            ("x: y", "\"x: y\""),
            ("list", "list"),
            ("aa", "aa"),
            ("b b", "'b b'"),
            ("fold", "fold"),
        ];
        for (pair, want) in found.iter().zip(expected) {
            assert_eq!((pair.0.as_str(), pair.1.as_str()), want);
        }
        assert!(
            found
                .iter()
                .any(|(value, place)| value == "one two" && place.contains("one") && !place.contains("map"))
        );
        assert!(found.contains(&("Integer(12)".into(), "12".into())));
        assert!(found.contains(&("2026-11-22".into(), "2026-11-22".into())));
    }

    #[test]
    fn yes_and_no_are_text_as_in_yaml_1_2() {
        assert!(places("a: yes\nb: NO\n").contains(&("yes".into(), "yes".into())));
    }

    #[test]
    fn duplicate_keys_are_both_kept() {
        let node = parse("a: 1\na: 2\n").unwrap();
        assert!(matches!(node.value, Value::Map(entries) if entries.len() == 2));
    }

    #[test]
    fn anchors_aliases_and_merge_keys_are_refused() {
        for yaml in ["a: &x 1\nb: 2\n", "a: *x\n", "a: &x {b: 1}\nc: {<<: *x}\n", "<<: {a: 1}\n"] {
            assert_eq!(parse(yaml).unwrap_err().0, FaultKind::YamlReference, "{yaml}");
        }
    }

    #[test]
    fn a_second_document_and_a_tag_are_faults_of_syntax() {
        for yaml in ["a: 1\n---\nb: 2\n", "title: !important\n", "title: !Note this\n", "a: [!x y]\n"] {
            let (kind, _) = parse(yaml).unwrap_err();
            assert!(matches!(kind, FaultKind::YamlSyntax(_)), "{yaml}: {kind:?}");
        }
        assert!(parse("---\na: 1\n").is_ok());
    }

    #[test]
    fn a_bomb_is_refused_at_once() {
        let deep = format!("a: {}1{}", "[".repeat(10_000), "]".repeat(10_000));
        assert_eq!(parse(&deep).unwrap_err().0, FaultKind::YamlTooComplex);
        let deep = (0..10_000).map(|i| format!("{}a:\n", " ".repeat(i))).take(200).collect::<String>();
        assert_eq!(parse(&deep).unwrap_err().0, FaultKind::YamlTooComplex);
    }

    #[test]
    fn an_error_points_at_its_line() {
        let (kind, _) = parse("a: 1\nb: [1, 2\nc: 3\n").unwrap_err();
        assert!(matches!(kind, FaultKind::YamlSyntax(_)), "{kind:?}");
        let (kind, _) = parse("a: one: two\n").unwrap_err();
        assert!(matches!(kind, FaultKind::YamlSyntax(_)), "{kind:?}");
        let (kind, _) = parse("a: 1\n\tb: 2\n").unwrap_err();
        assert!(matches!(kind, FaultKind::YamlSyntax(_)), "{kind:?}");
    }
}
