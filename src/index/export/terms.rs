//! Files of terms: the lists of documents in which each stands, and its places in them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::index::accents::{Meant, all_meant, meant_between};
use crate::index::export::{Bounds, Cut, PLACES_TOGETHER, range_of};
use crate::index::shard::{Bytes, FrontCoded};
use crate::index::store::{FIELDS, Snapshot};
use crate::index::terms::{Fields, each_term, each_term_between};

/// Terms with their documents, cut into files.
#[derive(Default)]
pub(super) struct Terms {
    pub(super) firsts: Vec<Vec<u8>>,
    pub(super) lists: Vec<Vec<u8>>,
    pub(super) places: Vec<Bytes>,
    /// Terms whose lists stand in files of their own.
    pub(super) long: Vec<Vec<u8>>,
    pub(super) long_lists: Vec<Vec<u8>>,
    pub(super) long_places: Vec<Bytes>,
    pub(super) frequencies: BTreeSet<u32>,
}

/// The file of terms that is being filled.
#[derive(Default)]
struct TermFile {
    terms: FrontCoded,
    masks: Vec<u8>,
    frequencies: Bytes,
    lists: Lists,
    places: Bytes,
    meant: Vec<String>,
}

/// Gaps, frequencies and norms, each in a column of its own.
#[derive(Default)]
struct Lists {
    gaps: Bytes,
    counts: Bytes,
    norms: Vec<u8>,
}

impl Lists {
    fn len(&self) -> usize {
        self.gaps.0.len() + self.counts.0.len() + self.norms.len()
    }

    fn append(&mut self, other: &Lists) {
        self.gaps.0.extend_from_slice(&other.gaps.0);
        self.counts.0.extend_from_slice(&other.counts.0);
        self.norms.extend_from_slice(&other.norms);
    }

    fn write(&self, bytes: &mut Bytes) {
        bytes.block(&self.gaps.0);
        bytes.block(&self.counts.0);
        bytes.block(&self.norms);
    }
}

/// What is written of one term.
#[derive(Default)]
struct OfTerm {
    /// A bit for each field that it stands in.
    mask: u8,
    /// In how many documents it stands in each of these.
    frequencies: Vec<u32>,
    lists: Lists,
    places: Bytes,
}

impl OfTerm {
    fn new(fields: &Fields) -> OfTerm {
        let mut term = OfTerm::default();
        for (at, list) in fields.iter().enumerate().filter(|(_, list)| !list.postings.is_empty()) {
            term.mask |= 1 << at;
            term.frequencies.push(list.postings.len() as u32);
            let mut last = 0;
            for posting in &list.postings {
                term.lists.gaps.number(posting.document - last);
                last = posting.document + 1;
                term.lists.counts.number(posting.often);
                term.lists.norms.push(posting.norm);
                let mut before = 0;
                for place in list.places_of(posting) {
                    term.places.number(place - before);
                    before = *place;
                }
            }
        }
        term
    }
}

/// The bit of a term's mask that says its lists stand in a file of their own.
const IS_LONG: u8 = 1 << FIELDS.len();

/// The bit that says a line tells which other terms it may stand for.
const HAS_MEANT: u8 = IS_LONG << 1;

/// All terms of an index; `heed` is called with each.
///
/// # Errors
///
/// When the index cannot be read.
pub(super) fn terms(
    snapshot: &Snapshot,
    cut: Cut,
    mut heed: impl FnMut(&[u8], &Fields),
) -> tantivy::Result<Terms> {
    let mut all = Terms::default();
    let mut file = TermFile::default();
    let meant = all_meant(snapshot)?;
    each_term(snapshot, |text, fields| {
        heed(text, fields);
        let term = OfTerm::new(fields);
        let length = term.lists.len();
        if !file.masks.is_empty() && file.len() + length.min(cut.long) > cut.terms {
            all.close(std::mem::take(&mut file));
        }
        if file.masks.is_empty() {
            all.firsts.push(text.to_vec());
        }
        all.frequencies.extend(&term.frequencies);
        let number = all.long.len();
        let is_long = length > cut.long;
        file.add(text, &term, is_long.then_some(number), &meant);
        if is_long {
            let mut bytes = Bytes::default();
            term.lists.write(&mut bytes);
            add_places(&mut all.long_places, number, &term.places);
            all.long.push(text.to_vec());
            all.long_lists.push(bytes.0);
        }
    })?;
    if !file.masks.is_empty() {
        all.close(file);
    }
    Ok(all)
}

/// One file of terms as an export makes it that cuts the index there, and the places of its terms.
///
/// # Errors
///
/// When the index cannot be read.
pub(in crate::index) fn term_file(
    snapshot: &Snapshot,
    bounds: &Bounds,
    at: usize,
) -> tantivy::Result<Option<(Vec<u8>, Bytes)>> {
    let Some((from, to)) = range_of(&bounds.terms, at) else { return Ok(None) };
    let meant = meant_between(snapshot, from, to)?;
    let mut file = TermFile::default();
    each_term_between(snapshot, from, to, |text, fields| {
        let long = bounds.long.binary_search_by(|long| long.as_slice().cmp(text)).ok();
        file.add(text, &OfTerm::new(fields), long, &meant);
        ControlFlow::Continue(())
    })?;
    Ok(Some((file.bytes(), file.places)))
}

/// The lists of a term that have a file of their own, and its places.
///
/// # Errors
///
/// When the index cannot be read.
pub(in crate::index) fn long_file(
    snapshot: &Snapshot,
    bounds: &Bounds,
    number: usize,
) -> tantivy::Result<Option<(Vec<u8>, Bytes)>> {
    let Some(text) = bounds.long.get(number) else { return Ok(None) };
    let mut found = OfTerm::default();
    each_term_between(snapshot, text, None, |term, fields| {
        if term == text.as_slice() {
            found = OfTerm::new(fields);
        }
        ControlFlow::Break(())
    })?;
    let mut bytes = Bytes::default();
    found.lists.write(&mut bytes);
    Ok(Some((bytes.0, found.places)))
}

/// The terms that a bare one may stand for, with blanks between, each followed by the words that alone lead to it, with commas
/// before them. Of each stands what it does not share with the bare term, behind a character that tells how many
/// UTF-16 code units it shares: `0` for none, and those after it.
fn line_of(bare: &str, meant: &[Meant]) -> String {
    let rest = |word: &str| {
        let shared =
            bare.chars().zip(word.chars()).take_while(|(one, other)| one == other).map(|(one, _)| one);
        let (units, bytes) =
            shared.fold((0, 0), |(units, bytes), one| (units + one.len_utf16(), bytes + one.len_utf8()));
        let sign = char::from_u32(u32::from('0') + units as u32).unwrap_or('0');
        format!("{sign}{}", &word[bytes..])
    };
    let of_term = |meant: &Meant| {
        let words = std::iter::once(&meant.term).chain(&meant.only);
        words.map(|word| rest(word)).collect::<Vec<_>>().join(",")
    };
    meant.iter().map(of_term).collect::<Vec<_>>().join(" ")
}

/// Adds the places of the file of lists with this number to those of the files before it.
fn add_places(files: &mut Vec<Bytes>, number: usize, places: &Bytes) {
    if number.is_multiple_of(PLACES_TOGETHER) {
        files.push(Bytes::default());
    }
    if let Some(file) = files.last_mut() {
        file.block(&places.0);
    }
}

impl TermFile {
    /// Adds a term; `long` is the number of the file of its lists where these have one of their own.
    fn add(&mut self, text: &[u8], term: &OfTerm, long: Option<usize>, meant: &BTreeMap<String, Vec<Meant>>) {
        let mut mask = term.mask;
        let name = String::from_utf8_lossy(text);
        if let Some(meant) = meant.get(name.as_ref()) {
            mask |= HAS_MEANT;
            self.meant.push(line_of(&name, meant));
        }
        self.terms.push(text);
        for frequency in &term.frequencies {
            self.frequencies.number(*frequency);
        }
        if let Some(number) = long {
            mask |= IS_LONG;
            self.frequencies.number(number as u32);
        } else {
            self.lists.append(&term.lists);
            self.places.0.extend_from_slice(&term.places.0);
        }
        self.masks.push(mask);
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Bytes::default();
        self.terms.write(&mut bytes);
        bytes.block(&self.masks);
        bytes.block(&self.frequencies.0);
        self.lists.write(&mut bytes);
        bytes.block(self.meant.join("\n").as_bytes());
        bytes.0
    }

    fn len(&self) -> usize {
        self.terms.size() + self.masks.len() + self.frequencies.0.len() + self.lists.len()
    }
}

impl Terms {
    fn close(&mut self, file: TermFile) {
        add_places(&mut self.places, self.lists.len(), &file.places);
        self.lists.push(file.bytes());
    }
}
