//! All terms of an index with the living documents that have them.

use std::ops::ControlFlow;
use std::sync::Arc;

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, TERMINATED, Term};

use crate::index::store::{FIELDS, Snapshot};

/// The documents of a term in each field.
pub type Fields = [List; FIELDS.len()];

/// The documents of a term in one field, in the order of their numbers.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// The documents.
    pub postings: Vec<Posting>,
    /// Where the term stands in them, in no order of documents.
    places: Vec<u32>,
}

/// One document of a list.
#[derive(Debug, Clone, Copy)]
pub struct Posting {
    /// Its number.
    pub document: u32,
    /// How often the term stands there.
    pub often: u32,
    /// tantivy's byte for the length of the field.
    pub norm: u8,
    /// Where its places begin.
    from: usize,
}

impl List {
    /// The places of the term in a document, counted in words from the start of the field.
    pub fn places_of(&self, posting: &Posting) -> &[u32] {
        &self.places[posting.from..posting.from + posting.often as usize]
    }
}

/// The living documents that have a term in one of these fields, which are places in [`FIELDS`], in the order of their
/// numbers; none is given where a field has it in more than `most`.
///
/// # Errors
///
/// When the index cannot be read.
pub fn documents_of(
    snapshot: &Snapshot,
    fields: &[usize],
    term: &str,
    most: usize,
) -> tantivy::Result<Option<Vec<u32>>> {
    let mut found: Vec<u32> = Vec::new();
    for at in fields {
        let term = Term::from_field_text(snapshot.fields.searched[*at], term);
        match snapshot.frequency(&term)? {
            0 => continue,
            frequency if frequency > most as u64 => return Ok(None),
            _ => {}
        }
        for (ordinal, segment) in snapshot.searcher.segment_readers().iter().enumerate() {
            let inverted = segment.inverted_index(term.field())?;
            let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? else {
                continue;
            };
            let mut doc = postings.doc();
            while doc != TERMINATED {
                found.extend(snapshot.number(ordinal, doc));
                doc = postings.advance();
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(Some(found))
}

/// Calls with every term in the order of its bytes, and with its living documents in each field.
///
/// # Errors
///
/// When the index cannot be read.
pub fn each_term(snapshot: &Snapshot, mut call: impl FnMut(&[u8], &Fields)) -> tantivy::Result<()> {
    each_term_between(snapshot, b"", None, |term, fields| {
        call(term, fields);
        ControlFlow::Continue(())
    })
}

/// As [`each_term`], from one term on and before another, as long as it goes on.
///
/// # Errors
///
/// When the index cannot be read.
pub fn each_term_between(
    snapshot: &Snapshot,
    from: &[u8],
    to: Option<&[u8]>,
    mut call: impl FnMut(&[u8], &Fields) -> ControlFlow<()>,
) -> tantivy::Result<()> {
    let mut inverted: Vec<(usize, usize, Arc<InvertedIndexReader>)> = Vec::new();
    let mut norms = Vec::new();
    for (ordinal, segment) in snapshot.searcher.segment_readers().iter().enumerate() {
        for (at, field) in snapshot.fields.searched.into_iter().enumerate() {
            inverted.push((ordinal, at, segment.inverted_index(field)?));
            norms.push(segment.get_fieldnorms_reader(field)?);
        }
    }
    let mut streams = Vec::new();
    for (_, _, index) in &inverted {
        let range = index.terms().range().ge(from);
        let range = if let Some(to) = to { range.lt(to) } else { range };
        let mut stream = range.into_stream()?;
        let more = stream.advance();
        streams.push((more, stream));
    }
    let mut places: Vec<u32> = Vec::new();
    let mut term: Vec<u8> = Vec::new();
    let mut fields = Fields::default();
    loop {
        let ahead = streams.iter().filter(|(more, _)| *more).map(|(_, stream)| stream.key());
        let Some(next) = ahead.min() else { return Ok(()) };
        term.clear();
        term.extend_from_slice(next);
        for list in &mut fields {
            list.postings.clear();
            list.places.clear();
        }
        for (at, (more, stream)) in streams.iter_mut().enumerate() {
            if !*more || stream.key() != term {
                continue;
            }
            let (ordinal, field, index) = &inverted[at];
            let list = &mut fields[*field];
            let info = stream.value().clone();
            let mut postings =
                index.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqsAndPositions)?;
            let mut doc = postings.doc();
            while doc != TERMINATED {
                if let Some(document) = snapshot.number(*ordinal, doc) {
                    postings.positions(&mut places);
                    let (often, from) = (places.len() as u32, list.places.len());
                    list.places.extend_from_slice(&places);
                    list.postings.push(Posting { document, often, norm: norms[at].fieldnorm_id(doc), from });
                }
                doc = postings.advance();
            }
            *more = stream.advance();
        }
        for list in &mut fields {
            list.postings.sort_unstable_by_key(|posting| posting.document);
        }
        if fields.iter().any(|list| !list.postings.is_empty()) && call(&term, &fields).is_break() {
            return Ok(());
        }
    }
}
