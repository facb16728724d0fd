//! Versions of practices and pages as they were parsed before, kept on disk, so that a text which is still the same is not parsed
//! again by the next command.
//!
//! An entry lies under a sum over a text and what the text is, practice or page. Where the text stood is no part of it: slug and
//! language come from the path, and a [`Span`] is written without its source, which is another one as soon as a file comes or
//! goes. So texts that are moved need not be parsed, and equal texts have one entry. A text in which anything was found that
//! cannot be made sense of has none, and neither has a vocabulary, an organisation or a recipe: they are few.
//!
//! The entries lie in [`FILES`] files, by the first byte of their sums. A file is read, made use of and given back by one thread,
//! so that no more of them are in memory than there are threads. It holds what the site has: it is written again when a
//! text has come or is gone.
//!
//! The file's own sum tells a damaged one ([`Shelf`]). Behind it, nothing is trusted that could stop the program: an entry that
//! cannot be read to its end, a place that is not in the text, and nesting without end are no entry.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::parse::front::{OriginalFront, PageFront, TranslationFront};
use crate::parse::layout::{Seat, seat_of};
use crate::parse::markdown::{DEPTH_LIMIT, Document};
use crate::parse::{Front, PageVersion, ParsedFile, Piece, Version, parse_alone};
use crate::shelf::Shelf;
use crate::source::{Source, SourceId, Span};

/// Over how many files the entries are spread.
const FILES: u8 = 64;

/// Deepest nesting that is read. What the parser gives is about half as deep.
const DEEPEST: usize = 2 * DEPTH_LIMIT;

/// Most bytes of an entry for each byte of its text, and for each text besides. What the parser gives takes not half of them; without a
/// limit, the entry of a short text could hold more than memory has room for.
const MOST_PER_BYTE: usize = 16;
const MOST_BESIDES: usize = 4_096;

/// A sum over a text and what it is.
type Key = [u8; 32];

/// A text that may have been parsed before.
struct Wanted<'a> {
    /// Where it stands among all texts.
    at: usize,
    text: &'a Text<'a>,
    seat: Seat,
    key: Key,
}

/// A text and its name in this run.
type Text<'a> = (SourceId, &'a Arc<Source>);

/// What texts gave.
pub(super) struct Pieces {
    /// For each text, in their order.
    pub(super) files: Vec<ParsedFile>,
    /// How many were not parsed, but taken from the shelf.
    pub(super) taken: usize,
}

/// What each text gives. What lies on the shelf is taken from there, and what does not is parsed and put there.
pub(super) fn parse_kept(shelf: &Shelf, texts: &[Text<'_>]) -> Pieces {
    let wanted: Vec<Option<Wanted<'_>>> =
        texts.par_iter().enumerate().map(|(at, text)| Wanted::of(at, text)).collect();
    let mut of_files: Vec<Vec<Wanted<'_>>> = Vec::new();
    of_files.resize_with(usize::from(FILES), Vec::new);
    let mut others = Vec::new();
    for (at, wanted) in wanted.into_iter().enumerate() {
        match wanted {
            Some(wanted) => of_files[usize::from(wanted.key[0] % FILES)].push(wanted),
            None => others.push(at),
        }
    }
    let (mut pieces, others) = rayon::join(
        || -> Vec<(usize, ParsedFile, bool)> {
            let files = of_files.par_iter().enumerate().with_max_len(1);
            files.flat_map_iter(|(number, wanted)| parse_file(shelf, number, wanted)).collect()
        },
        || -> Vec<(usize, ParsedFile, bool)> {
            others.par_iter().map(|at| (*at, parse_alone(texts[*at].0, texts[*at].1), false)).collect()
        },
    );
    pieces.extend(others);
    pieces.sort_unstable_by_key(|(at, ..)| *at);
    let taken = pieces.iter().filter(|(.., is_taken)| *is_taken).count();
    Pieces { files: pieces.into_iter().map(|(_, piece, _)| piece).collect(), taken }
}

impl<'a> Wanted<'a> {
    /// `None` for what is never kept.
    fn of(at: usize, text: &'a Text<'a>) -> Option<Wanted<'a>> {
        let seat = seat_of(&text.1.path).ok()?;
        let key = key_of(&seat, &text.1.text)?;
        Some(Wanted { at, text, seat, key })
    }
}

fn key_of(seat: &Seat, text: &str) -> Option<Key> {
    let kind = match seat {
        Seat::Practice { .. } => b"practice\0".as_slice(),
        Seat::Page { .. } => b"page\0",
        _ => return None,
    };
    Some(Sha256::new().chain_update(kind).chain_update(text).finalize().into())
}

/// What the texts of one file give, each with its place among all and whether it was taken.
fn parse_file(shelf: &Shelf, number: usize, wanted: &[Wanted<'_>]) -> Vec<(usize, ParsedFile, bool)> {
    let name = format!("{number:02}");
    let bytes = shelf.parsed(&name).unwrap_or_default();
    let before = entries(&bytes).unwrap_or_default();
    let mut now: BTreeMap<Key, Cow<'_, [u8]>> = BTreeMap::new();
    let mut pieces = Vec::with_capacity(wanted.len());
    for Wanted { at, text: (id, source), seat, key } in wanted {
        let kept = before.get(key).copied();
        if let Some((entry, piece)) = kept.and_then(|entry| Some((entry, read(entry, seat, *id, source)?))) {
            now.insert(*key, Cow::Borrowed(entry));
            pieces.push((*at, (piece, Vec::new()), true));
            continue;
        }
        let parsed = parse_alone(*id, source);
        if let Some(entry) = written(&parsed, *id, source) {
            now.insert(*key, Cow::Owned(entry));
        }
        pieces.push((*at, parsed, false));
    }
    let is_as_before =
        now.len() == before.len() && now.values().all(|entry| matches!(entry, Cow::Borrowed(_)));
    if now.is_empty() {
        shelf.remove_parsed(&name);
    } else if !is_as_before {
        shelf.put_parsed(&name, &file_of(&now));
    }
    pieces
}

/// The bytes of a file: of each entry the sum, the length in four bytes, low ones first, and what it is.
fn file_of(entries: &BTreeMap<Key, Cow<'_, [u8]>>) -> Vec<u8> {
    let mut bytes =
        Vec::with_capacity(entries.values().map(|entry| size_of::<Key>() + 4 + entry.len()).sum());
    for (key, entry) in entries {
        bytes.extend(key);
        bytes.extend((entry.len() as u32).to_le_bytes());
        bytes.extend(&**entry);
    }
    bytes
}

/// The entries of a file that [`file_of`] made.
fn entries(mut bytes: &[u8]) -> Option<BTreeMap<Key, &[u8]>> {
    let mut entries = BTreeMap::new();
    while !bytes.is_empty() {
        let (key, rest) = bytes.split_first_chunk::<32>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (entry, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        entries.insert(*key, entry);
        bytes = rest;
    }
    Some(entries)
}

/// The two kinds of front matter of a practice, as they are written and as they are read.
#[derive(Serialize, Deserialize)]
enum OfPractice<O, T> {
    Original(O),
    Translation(T),
}

/// What a text gave, in bytes; `None` for what is not kept.
fn written((piece, faults): &ParsedFile, id: SourceId, source: &Arc<Source>) -> Option<Vec<u8>> {
    if !faults.is_empty() {
        return None;
    }
    let _open = Open::new(id, source);
    let bytes = match piece {
        Piece::Version(Version { front, head, document, .. }) => {
            let front: OfPractice<&OriginalFront, &TranslationFront> = match front {
                Front::Original(front) => OfPractice::Original(front),
                Front::Translation(front) => OfPractice::Translation(front),
                Front::Unreadable => return None,
            };
            postcard::to_stdvec(&(front, head, &**document))
        }
        Piece::Page(PageVersion { front: Some(front), head, document, .. }) => {
            postcard::to_stdvec(&(&**front, head, &**document))
        }
        _ => return None,
    };
    bytes.ok().filter(|bytes| has_a_size_for(bytes, source))
}

fn has_a_size_for(bytes: &[u8], source: &Source) -> bool {
    bytes.len() <= MOST_PER_BYTE * source.text.len() + MOST_BESIDES
}

/// What [`written`] made, of the same text, which may stand at another path and have another id.
fn read(bytes: &[u8], seat: &Seat, id: SourceId, source: &Arc<Source>) -> Option<Piece> {
    if !has_a_size_for(bytes, source) {
        return None;
    }
    match seat {
        Seat::Practice { slug, language } => {
            let (front, head, document) = whole(bytes, id, source)?;
            let front = match front {
                OfPractice::Original(front) => Front::Original(Arc::new(front)),
                OfPractice::Translation(front) => Front::Translation(Arc::new(front)),
            };
            let (slug, document) = (slug.clone(), Arc::new(document));
            Some(Piece::Version(Version { slug, language: *language, source: id, front, head, document }))
        }
        Seat::Page { slug, language } => {
            let (front, head, document): (PageFront, Span, Document) = whole(bytes, id, source)?;
            let (front, document) = (Some(Arc::new(front)), Arc::new(document));
            let slug = slug.clone();
            Some(Piece::Page(PageVersion { slug, language: *language, source: id, front, head, document }))
        }
        _ => None,
    }
}

/// A value that takes up all the bytes.
fn whole<T: DeserializeOwned>(bytes: &[u8], id: SourceId, source: &Arc<Source>) -> Option<T> {
    let _open = Open::new(id, source);
    let (value, rest) = postcard::take_from_bytes(bytes).ok()?;
    rest.is_empty().then_some(value)
}

/// The text whose entry this thread is reading or writing. A [`Span`] is written as its start and its length, and whoever
/// reads one has to know of which text it is; serde has no way to tell a single value something about the whole.
struct Reading {
    id: SourceId,
    source: Arc<Source>,
    depth: usize,
}

thread_local! {
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

/// A text is being read or written as long as this lives.
struct Open;

impl Open {
    fn new(id: SourceId, source: &Arc<Source>) -> Open {
        READING.set(Some(Reading { id, source: Arc::clone(source), depth: 0 }));
        Open
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        READING.set(None);
    }
}

impl Reading {
    /// The place that begins at a byte, if the text has it.
    fn span(&self, start: u32, length: u32) -> Option<Span> {
        let end = start.checked_add(length)?;
        let is_between = |at: u32| self.source.text.is_char_boundary(at as usize);
        (is_between(start) && is_between(end)).then_some(Span { source: self.id, start, end })
    }
}

/// The place that begins at a byte of the text that is being read.
fn span_of(start: u32, length: u32) -> Option<Span> {
    READING.with_borrow(|reading| reading.as_ref()?.span(start, length))
}

const NO_PLACE: &str = "no place of the text that is read";

/// Only as a part of what is kept of a text.
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let length = self.end.wrapping_sub(self.start);
        // One of another text, or inside of a letter, would not come back as it is.
        if span_of(self.start, length) != Some(*self) {
            return Err(S::Error::custom(NO_PLACE));
        }
        (self.start, length).serialize(serializer)
    }
}

/// Only as a part of what was kept of a text.
impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
        let (start, length) = Deserialize::deserialize(deserializer)?;
        span_of(start, length).ok_or_else(|| D::Error::custom(NO_PLACE))
    }
}

/// Reads what can hold more of its own kind: bytes that somebody has made could nest without end.
pub(super) fn nested<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    let deeper = READING.with_borrow_mut(|reading| {
        let reading = reading.as_mut()?;
        reading.depth += 1;
        (reading.depth <= DEEPEST).then_some(())
    });
    deeper.ok_or_else(|| D::Error::custom("nested too deeply"))?;
    let value = T::deserialize(deserializer);
    READING.with_borrow_mut(|reading| {
        if let Some(reading) = reading {
            reading.depth -= 1;
        }
    });
    value
}

/// The level of a heading, 1 to 6: other parts count on it.
pub(super) fn level<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let level = u8::deserialize(deserializer)?;
    if (1..=6).contains(&level) { Ok(level) } else { Err(D::Error::custom("no level of a heading")) }
}

/// The free map of a front matter as JSON text: what it is only shows when it is read, which a format that does not tell the
/// types of its values cannot give.
pub(super) mod json {
    use serde::de::Error as _;
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::Value;

    pub(in crate::parse) fn serialize<S: Serializer>(
        value: &Option<Value>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let text = value.as_ref().map(serde_json::to_string).transpose().map_err(S::Error::custom)?;
        // Of some fractions serde_json reads the neighbour.
        let read = text.as_deref().map(serde_json::from_str).transpose().map_err(S::Error::custom)?;
        if read != *value {
            return Err(S::Error::custom("JSON that does not come back as it is"));
        }
        text.serialize(serializer)
    }

    pub(in crate::parse) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Value>, D::Error> {
        let text: Option<String> = Deserialize::deserialize(deserializer)?;
        text.as_deref().map(serde_json::from_str).transpose().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests;
