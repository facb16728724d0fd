//! The typed reading of YAML: one mapping at a time, every fault collected, never stopping at the first.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::fault::{Fault, FaultKind, Place};
use crate::model::hidden::find_hidden;
use crate::parse::shape::{Kind, Record, Shape, taken};
use crate::parse::yaml::{Node, Value};
use crate::source::{Span, Spanned, Text};

/// Keys whose value is a text that people read.
const TEXTS: [&str; 28] = [
    "ask",
    "title",
    "summary",
    "reason",
    "publisher",
    "url",
    "archived",
    "what",
    "before",
    "after",
    "unit",
    "when",
    "where",
    "method",
    "name",
    "credit",
    "alt",
    "covers",
    "exercise",
    "skills",
    "needs",
    "end",
    "ar",
    "zh",
    "en",
    "fr",
    "ru",
    "es",
];
/// Those of them beside which nobody writes a note.
const TITLES: [&str; 6] = ["ask", "title", "summary", "publisher", "url", "archived"];
/// Quotes of printed text.
const CURLY: [char; 3] = ['“', '”', '„'];
/// Keys whose value may be a name or a title, around which Russian and French write `« »`.
const NAMES: [&str; 9] = ["title", "publisher", "name", "credit", "ar", "fr", "ru", "en", "es"];
/// The commas of Chinese and Arabic.
const COMMAS: [char; 3] = ['，', '、', '،'];
/// Longest piece of a value, in letters, that may be one of several.
const LONGEST_PIECE: usize = 40;
/// Most faults that are looked through for one of the same mapping.
const RECENT: usize = 100;
/// Most pieces of one value that are looked at.
const PIECES: usize = 50;

/// Collects faults while several readers are open at once.
#[derive(Debug, Default)]
pub(crate) struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    pub(crate) fn at(&self, span: Span, kind: FaultKind) {
        self.0.borrow_mut().push(Fault { place: Place::Span(span), kind });
    }

    /// Remembers that the key at a place, which has no value, must have one. The fault is among the last.
    fn require(&self, span: Span) {
        let mut faults = self.0.borrow_mut();
        let is_it = |fault: &&mut Fault| fault.place == Place::Span(span);
        if let Some(fault) = faults.iter_mut().rev().take(RECENT).find(is_it)
            && let FaultKind::EmptyValue { required, .. } = &mut fault.kind
        {
            *required = true;
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Fault> {
        self.0.into_inner()
    }
}

/// The items of a list and the place of the key that holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct List<T> {
    /// Place of the list's key, where a finding about the list as a whole points.
    pub key: Span,
    /// The items in the order written; those that could not be read are left out.
    pub items: Vec<T>,
    /// How many could not be read, or are read as a part of another. Unless it is 0, an item's position says nothing
    /// about its number.
    pub left_out: usize,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List { key: Span::new(crate::source::SourceId::default(), 0..0), items: Vec::new(), left_out: 0 }
    }
}

/// Reads the keys of one mapping. Every key that is asked for is known; [`Fields::finish`] reports
/// the others and the missing ones.
pub(crate) struct Fields<'a> {
    /// What the mapping is, in the words of a finding: `a source`.
    of: &'static str,
    /// Dotted path of the keys above, with a dot at the end unless empty.
    path: String,
    /// Where a missing key is reported.
    place: Span,
    text: &'a str,
    entries: &'a [(Spanned<String>, Node)],
    asked: Vec<&'static str>,
    faults: &'a Faults,
    /// Where there is no file, what is asked for is taken down.
    record: Option<Record>,
}

impl<'a> Fields<'a> {
    /// Opens a mapping; another kind of value is a fault. `place` is where missing keys are reported.
    pub(crate) fn open(
        node: &'a Node,
        of: &'static str,
        path: String,
        place: Span,
        text: &'a str,
        faults: &'a Faults,
    ) -> Option<Self> {
        let entries: &[_] = match &node.value {
            Value::Map(entries) => entries,
            // An empty file or block: everything required is reported as missing.
            Value::Null => &[],
            _ => {
                let key = if path.is_empty() { of.to_owned() } else { path };
                faults.at(
                    node.span,
                    FaultKind::WrongType { key, expected: "a group of keys", found: node.kind() },
                );
                return None;
            }
        };
        // A map, because a file may hold a hundred thousand keys to make comparing all pairs slow.
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for (key, node) in entries {
            // The `000` of `1,000` and `2,000`, which have a fault of their own.
            if is_bare(key, node, text) {
                continue;
            }
            match seen.get(key.value.as_str()) {
                Some(first) => {
                    faults.at(key.span, FaultKind::DuplicateKey { key: key.value.clone(), first: *first });
                }
                None => {
                    seen.insert(&key.value, key.span);
                }
            }
        }
        let path = if path.is_empty() { path } else { format!("{path}.") };
        Some(Fields { of, path, place, text, entries, asked: Vec::new(), faults, record: None })
    }

    /// A mapping that is not there, of which is taken down what is asked for.
    fn nowhere(faults: &'a Faults, record: &Record) -> Self {
        let place = Span::new(crate::source::SourceId::default(), 0..0);
        Fields {
            of: "",
            path: String::new(),
            place,
            text: "",
            entries: &[],
            asked: Vec::new(),
            faults,
            record: Some(Record::clone(record)),
        }
    }

    /// Takes down that a key is asked for; not where there is a file.
    fn note(&self, key: &'static str, kind: impl FnOnce() -> Kind) {
        if let Some(record) = &self.record {
            record.borrow_mut().key(key, kind());
        }
    }

    /// Takes down that a key is asked for whose value is one or several mappings, and gives such a mapping to be asked.
    fn note_group(
        &self,
        key: &'static str,
        kind: impl FnOnce(Shape) -> Kind,
        read: impl FnOnce(Fields<'a>),
    ) -> bool {
        let Some(record) = &self.record else { return false };
        let inner = Record::default();
        read(Fields::nowhere(self.faults, &inner));
        record.borrow_mut().key(key, kind(taken(&inner)));
        true
    }

    /// Whether the mapping has the key, without asking for it.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.value == key)
    }

    /// Place of a key, where the mapping has it.
    pub(crate) fn key_span(&self, key: &str) -> Option<Span> {
        if self.record.is_some() {
            return Some(self.place);
        }
        self.entries.iter().find(|(name, _)| name.value == key).map(|(name, _)| name.span)
    }

    /// Every key as written, in order.
    pub(crate) fn keys(&self) -> Vec<Text> {
        self.entries.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The keys that are not asked for, left to the caller.
    pub(crate) fn rest(&self) -> impl Iterator<Item = (&'a Spanned<String>, &'a Node)> + '_ {
        self.entries
            .iter()
            .filter(|(key, _)| !self.asked.contains(&key.value.as_str()))
            .map(|(key, node)| (key, node))
    }

    /// The value of a key; nothing there is a fault.
    pub(crate) fn node(&mut self, key: &'static str) -> Option<(&'a Spanned<String>, &'a Node)> {
        self.asked.push(key);
        let (name, node) =
            self.entries.iter().find(|(name, _)| name.value == key).map(|(name, node)| (name, node))?;
        let empty = match &node.value {
            Value::Null => true,
            Value::Text(text) => text.trim().is_empty(),
            // `[]` says that there are none; whether there may be none is for `check`.
            _ => false,
        };
        if empty {
            self.faults.at(name.span, FaultKind::EmptyValue { key: self.full(key), required: false });
            return None;
        }
        Some((name, node))
    }

    fn full(&self, key: &str) -> String {
        format!("{}{key}", self.path)
    }

    fn wrong(&self, key: &str, expected: &'static str, node: &Node) {
        self.faults.at(node.span, FaultKind::WrongType { key: self.full(key), expected, found: node.kind() });
    }

    fn as_text(&self, key: &str, node: &Node) -> Option<Text> {
        match &node.value {
            Value::Text(text) => {
                let written = self.text.get(node.span.range()).unwrap_or_default();
                // What stands in the file itself is found there, whatever it belongs to.
                if written.contains('\\')
                    && let Some((_, hidden)) = find_hidden(text).find(|(_, c)| !written.contains(*c))
                {
                    self.faults.at(node.span, FaultKind::EscapedHidden(hidden));
                }
                if let Some((inner, span)) = self.in_curly_quotes(key, node) {
                    return Some(Spanned::new(inner.to_owned(), span));
                }
                self.look_for_a_note(key, node);
                Some(Spanned::new(text.trim_end().to_owned(), node.span))
            }
            _ => {
                self.wrong(key, "text", node);
                None
            }
        }
    }

    /// Reports a plain text that ends at ` #`, where that is hardly meant as a note.
    fn look_for_a_note(&self, key: &str, node: &Node) {
        let written = self.text.get(node.span.range()).unwrap_or_default();
        if written.starts_with(['"', '\'', '|', '>']) {
            return;
        }
        let behind = self.text.get(node.span.end as usize..).unwrap_or_default();
        // The line is looked at only where a note begins: a hostile one holds thousands of values.
        let gap = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        if !behind[gap..].starts_with('#') {
            return;
        }
        let behind = &behind[..behind.find(['\n', '\r']).unwrap_or(behind.len())];
        let note = &behind[gap + 1..];
        let touches = note.starts_with(|c: char| !c.is_whitespace() && c != '#');
        if (touches && TEXTS.contains(&key)) || TITLES.contains(&key) && !note.trim().is_empty() {
            let end = node.span.end as usize + behind.trim_end().len();
            let place = Span::new(node.span.source, node.span.start as usize..end);
            let note = format!("#{}", note.split_inclusive(' ').next().unwrap_or_default().trim_end());
            let note = if touches { note } else { "#".to_owned() };
            self.faults
                .at(place, FaultKind::CutByNote { key: self.full(key), note, kept: written.to_owned() });
        }
    }

    /// The text between curly quotes around a plain value; they are reported.
    fn in_curly_quotes(&self, key: &str, node: &Node) -> Option<(&'a str, Span)> {
        let text: &'a str = self.text;
        let written = text.get(node.span.range())?;
        let angled = || written.strip_prefix('«')?.strip_suffix('»').filter(|_| !NAMES.contains(&key));
        let curly = written.strip_prefix(CURLY).and_then(|inner| inner.strip_suffix(CURLY));
        let inner = curly.or_else(angled)?.trim();
        // A text on several lines begins on a line of its own, and needs no quotes.
        let before = text[..node.span.start as usize].trim_end_matches([' ', '\t']);
        let own_line = before.ends_with(['\n', '\r']);
        if own_line || inner.is_empty() || inner.contains(CURLY) || inner.contains(['«', '»', '\n', '\r']) {
            return None;
        }
        self.faults.at(node.span, FaultKind::CurlyQuotes);
        let start = node.span.start as usize + written.find(inner)?;
        Some((inner, Span::new(node.span.source, start..start + inner.len())))
    }

    /// A text.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Text> {
        self.note(key, || Kind::Text);
        let (_, node) = self.node(key)?;
        self.as_text(key, node)
    }

    /// A text that may look like a number, kept as it was written: `after: 91`, `id: 3`.
    pub(crate) fn loose_text(&mut self, key: &'static str) -> Option<Text> {
        self.note(key, || Kind::TextOrNumber);
        let (_, node) = self.node(key)?;
        match &node.value {
            Value::Integer(_) | Value::Float(_) => {
                Some(Spanned::new(self.text.get(node.span.range())?.to_owned(), node.span))
            }
            _ => self.as_text(key, node),
        }
    }

    /// A whole number.
    pub(crate) fn integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        self.note(key, || Kind::Integer);
        let (_, node) = self.node(key)?;
        match node.value {
            Value::Integer(value) => Some(Spanned::new(value, node.span)),
            _ => {
                if let Some((inner, span)) = self.in_curly_quotes(key, node)
                    && let Ok(value) = inner.parse()
                {
                    return Some(Spanned::new(value, span));
                }
                self.wrong(key, "a whole number", node);
                None
            }
        }
    }

    /// A number, kept as it was written, so that `0.50` stays `0.50`.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<Text> {
        self.note(key, || Kind::Number);
        let (_, node) = self.node(key)?;
        match node.value {
            Value::Integer(_) | Value::Float(_) => {
                Some(Spanned::new(self.text.get(node.span.range())?.to_owned(), node.span))
            }
            _ => {
                self.wrong(key, "a number", node);
                None
            }
        }
    }

    /// A date written `YYYY-MM-DD`.
    pub(crate) fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        self.note(key, || Kind::Date);
        let (_, node) = self.node(key)?;
        let found = match &node.value {
            Value::Text(text) => {
                self.in_curly_quotes(key, node).map_or(text.as_str(), |(inner, _)| inner).to_owned()
            }
            Value::Integer(_) | Value::Float(_) => self.text.get(node.span.range())?.to_owned(),
            _ => {
                self.wrong(key, "a date", node);
                return None;
            }
        };
        match parse_date(&found) {
            Some(date) => Some(Spanned::new(date, node.span)),
            None => {
                self.faults.at(node.span, FaultKind::BadDate { key: self.full(key), found });
                None
            }
        }
    }

    /// One of a few fixed words.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        self.note(key, || Kind::Choice(choices.iter().map(|(word, _)| *word).collect()));
        let (_, node) = self.node(key)?;
        let found = self.as_text(key, node)?;
        self.chosen(key, found, choices)
    }

    /// A list whose items are each read by `item`.
    pub(crate) fn list<T>(
        &mut self,
        key: &'static str,
        mut item: impl FnMut(&Self, &'a Node) -> Option<T>,
    ) -> Option<List<T>> {
        let (name, node) = self.node(key)?;
        let Value::List(items) = &node.value else {
            self.wrong(key, "a list", node);
            return None;
        };
        self.look_for_wide_commas(key, node, items);
        let written = items.len();
        let mut items: Vec<T> = items.iter().filter_map(|node| item(self, node)).collect();
        items.shrink_to_fit();
        Some(List { key: name.span, left_out: written - items.len(), items })
    }

    /// Reports a list in brackets whose only value has commas of another kind between short pieces.
    fn look_for_wide_commas(&self, key: &str, list: &Node, items: &[Node]) {
        let [item] = items else { return };
        let Value::Text(text) = &item.value else { return };
        let written = self.text.get(item.span.range()).unwrap_or_default();
        let in_brackets = self.text.get(list.span.start as usize..).is_some_and(|text| text.starts_with('['));
        let short =
            |piece: &str| (1..=LONGEST_PIECE).contains(&piece.trim().chars().take(LONGEST_PIECE + 1).count());
        // Quotes say that it is one value.
        if in_brackets
            && !written.starts_with(['"', '\''])
            && text.split(COMMAS).take(PIECES).all(short)
            && let Some(comma) = text.chars().find(|c| COMMAS.contains(c))
        {
            self.faults.at(item.span, FaultKind::WideComma { key: self.full(key), comma });
        }
    }

    /// A list of texts.
    pub(crate) fn texts(&mut self, key: &'static str) -> Option<List<Text>> {
        self.note(key, || Kind::List(Box::new(Kind::Text)));
        self.list(key, |fields, node| fields.item(key, node))
    }

    /// A list of which each item is a text or a mapping.
    pub(crate) fn texts_or_groups<T>(
        &mut self,
        key: &'static str,
        of: &'static str,
        text: impl Fn(Text) -> T,
        mut read: impl FnMut(Fields<'a>) -> T,
    ) -> Option<List<T>> {
        if self.note_group(key, Kind::TextsOrGroups, |fields| drop(read(fields))) {
            return None;
        }
        self.list(key, |fields, node| match &node.value {
            Value::Map(_) => {
                Fields::open(node, of, fields.full(key), node.span, fields.text, fields.faults).map(&mut read)
            }
            _ => fields.item(key, node).map(&text),
        })
    }

    /// A list of some of a few fixed words.
    pub(crate) fn choices<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<List<Spanned<T>>> {
        self.note(key, || {
            Kind::List(Box::new(Kind::Choice(choices.iter().map(|(word, _)| *word).collect())))
        });
        self.list(key, |fields, node| {
            let found = fields.as_text(key, node)?;
            fields.chosen(key, found, choices)
        })
    }

    fn chosen<T: Copy>(&self, key: &str, found: Text, choices: &[(&'static str, T)]) -> Option<Spanned<T>> {
        match choices.iter().find(|(name, _)| *name == found.value) {
            Some((_, value)) => Some(Spanned::new(*value, found.span)),
            None => {
                let allowed = choices.iter().map(|(name, _)| *name).collect();
                let kind = FaultKind::UnknownChoice { key: self.full(key), found: found.value, allowed };
                self.faults.at(found.span, kind);
                None
            }
        }
    }

    /// A list of texts that may look like numbers.
    pub(crate) fn loose_texts(&mut self, key: &'static str) -> Option<List<Text>> {
        self.note(key, || Kind::List(Box::new(Kind::TextOrNumber)));
        self.list(key, |fields, node| match &node.value {
            Value::Integer(_) | Value::Float(_) => {
                Some(Spanned::new(fields.text.get(node.span.range())?.to_owned(), node.span))
            }
            _ => fields.item(key, node),
        })
    }

    /// An item of a list of texts; one in which nothing stands is a fault.
    fn item(&self, key: &str, node: &Node) -> Option<Text> {
        if matches!(&node.value, Value::Text(text) if text.trim().is_empty()) {
            self.faults.at(node.span, FaultKind::EmptyValue { key: self.full(key), required: false });
            return None;
        }
        self.as_text(key, node)
    }

    /// A mapping below this one.
    pub(crate) fn group(&mut self, key: &'static str, of: &'static str) -> Option<Fields<'a>> {
        if let Some(record) = &self.record {
            let inner = record.borrow_mut().group(key);
            return Some(Fields::nowhere(self.faults, &inner));
        }
        let (name, node) = self.node(key)?;
        Fields::open(node, of, self.full(key), name.span, self.text, self.faults)
    }

    /// Every key with its value as a text, in the order written, for a mapping whose keys are not fixed.
    pub(crate) fn loose_map(&self, expected: &'static str) -> Vec<(Text, Text)> {
        if let Some(record) = &self.record {
            record.borrow_mut().open();
        }
        let mut map = Vec::new();
        for (key, node) in self.entries {
            match &node.value {
                Value::Integer(_) | Value::Float(_) | Value::Text(_) => {
                    let written = self.text.get(node.span.range()).unwrap_or_default();
                    let text = match &node.value {
                        Value::Text(text) => text.clone(),
                        _ => written.to_owned(),
                    };
                    map.push((key.clone(), Spanned::new(text, node.span)));
                }
                _ => self.wrong(&key.value, expected, node),
            }
        }
        map
    }

    /// A list of mappings, each read by `read`.
    pub(crate) fn groups<T>(
        &mut self,
        key: &'static str,
        of: &'static str,
        mut read: impl FnMut(Fields<'a>) -> T,
    ) -> Option<List<T>> {
        if self.note_group(key, |shape| Kind::List(Box::new(Kind::Group(shape))), |fields| drop(read(fields)))
        {
            return None;
        }
        let mut swallowed = 0;
        let mut list = self.list(key, |fields, node| {
            swallowed += swallowed_items(node, fields.text);
            let path = fields.full(key);
            Fields::open(node, of, path, node.span, fields.text, fields.faults).map(&mut read)
        })?;
        list.left_out += swallowed;
        Some(list)
    }

    /// A free map, kept as it is; of two equal keys the last stands.
    pub(crate) fn free(&mut self, key: &'static str) -> Option<serde_json::Value> {
        self.note(key, || Kind::Free);
        let (_, node) = self.node(key)?;
        if !matches!(node.value, Value::Map(_)) {
            self.wrong(key, "a group of keys", node);
            return None;
        }
        Some(plain_value(node))
    }

    /// Where the mapping stands.
    pub(crate) fn place(&self) -> Span {
        self.place
    }

    /// Counts keys as known that another rule reports.
    pub(crate) fn pass_over(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
    }

    /// Reports keys that were not asked for and required keys that are not there.
    pub(crate) fn finish(self, required: &[&'static str]) {
        self.report_commas();
        for (at, (key, _)) in self.entries.iter().enumerate() {
            if self.asked.contains(&key.value.as_str()) || self.cut_before(at).is_some() {
                continue;
            }
            let kind =
                FaultKind::UnknownKey { key: key.value.clone(), of: self.of, known: self.asked.clone() };
            self.faults.at(key.span, kind);
        }
        self.finish_open(required);
    }

    /// For an entry that is no key but the rest of a plain value which a comma cut: the entry of that value.
    fn cut_before(&self, at: usize) -> Option<&'a (Spanned<String>, Node)> {
        let piece = |at: usize| {
            let (key, node) = &self.entries[at];
            !self.asked.contains(&key.value.as_str()) && is_bare(key, node, self.text)
        };
        if !piece(at) {
            return None;
        }
        let cut = (0..at).rev().take(PIECES).find(|before| !piece(*before)).map(|at| &self.entries[at])?;
        let written = self.text.get(cut.1.span.range())?;
        let plain = matches!(cut.1.value, Value::Text(_) | Value::Integer(_) | Value::Float(_));
        (plain && !written.starts_with(['"', '\''])).then_some(cut)
    }

    fn report_commas(&self) {
        let mut at = 0;
        while at < self.entries.len() {
            let Some((key, value)) = self.cut_before(at) else {
                at += 1;
                continue;
            };
            let first = at;
            while at < self.entries.len() && self.cut_before(at).is_some() {
                at += 1;
            }
            let pieces = &self.entries[first..at];
            let end = pieces.last().map_or(value.span.end, |(piece, _)| piece.span.end);
            let start = self.text.get(value.span.range()).unwrap_or_default();
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            let thousands = pieces.iter().all(|(piece, _)| piece.value.len() == 3 && digits(&piece.value));
            let number = (thousands && digits(start) && (1..=3).contains(&start.len()))
                .then(|| pieces.iter().fold(start.to_owned(), |number, (piece, _)| number + &piece.value));
            let kind = FaultKind::CutByComma { key: self.full(&key.value), number };
            // What is wrong with a key that is not known here is told of the key.
            if self.asked.contains(&key.value.as_str()) {
                self.faults.at(Span { end, ..value.span }, kind);
            }
        }
    }

    /// As [`Fields::finish`], for a mapping whose other keys have been read by the caller.
    pub(crate) fn finish_open(self, required: &[&'static str]) {
        if let Some(record) = &self.record {
            record.borrow_mut().require(required);
            return;
        }
        for key in required {
            match self.key_span(key) {
                Some(span) => self.faults.require(span),
                None => self.faults.at(self.place, FaultKind::MissingKey { key, of: self.of }),
            }
        }
    }
}

/// The keys that a function asks for.
pub(crate) fn shape_of<T>(read: impl FnOnce(Fields<'_>) -> T) -> Shape {
    let (faults, record) = (Faults::default(), Record::default());
    drop(read(Fields::nowhere(&faults, &record)));
    taken(&record)
}

/// Whether a key between brackets has neither a colon nor a value.
fn is_bare(key: &Spanned<String>, node: &Node, text: &str) -> bool {
    let behind = || text.get(key.span.end as usize..).unwrap_or_default().trim_start_matches([' ', '\t']);
    matches!(node.value, Value::Null) && behind().starts_with([',', '}', '\n', '\r'])
}

/// How many items of a list are read as a part of the one above because their `- ` is missing: the key that this
/// one begins with stands there again. They have a finding, and what counts the items must not be wrong by them.
fn swallowed_items(item: &Node, text: &str) -> usize {
    let Value::Map(entries) = &item.value else { return 0 };
    let Some((first, _)) = entries.first() else { return 0 };
    // Between braces nothing begins an item.
    if text.get(item.span.start as usize..).is_some_and(|text| text.starts_with('{')) {
        return 0;
    }
    entries[1..].iter().filter(|(key, _)| key.value == first.value).count()
}

/// A value without its place. Its depth is bounded, because the YAML's is.
fn plain_value(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Integer(value) => (*value).into(),
        Value::Float(value) => (*value).into(),
        Value::Text(text) => text.clone().into(),
        Value::List(items) => items.iter().map(plain_value).collect(),
        Value::Map(entries) => {
            entries.iter().map(|(key, value)| (key.value.clone(), plain_value(value))).collect()
        }
    }
}

/// A date written `YYYY-MM-DD`, nothing before or after.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    let shaped = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    if shaped { text.parse().ok() } else { None }
}
