//! Files of whole words, for completing and for slips.

use std::collections::BTreeMap;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use crate::index::export::{Bounds, Cut, range_of};
use crate::index::shard::{Bytes, FrontCoded};
use crate::index::store::Snapshot;

/// Whole words, cut into files.
#[derive(Default)]
pub(super) struct Words {
    pub(super) firsts: Vec<Vec<u8>>,
    pub(super) files: Vec<Vec<u8>>,
}

/// Words in order, and in how many documents each stands.
type Counts = BTreeMap<String, u32>;

/// Whole words with their frequencies, in the order of the alphabet and in that of their ends.
pub(super) fn words(snapshot: &Snapshot, cut: Cut) -> tantivy::Result<(Words, Words)> {
    let counts = counts(snapshot, b"", None, |_| true)?;
    let backwards = backwards(&counts);
    Ok((cut_words(&counts, cut), cut_words(&backwards, cut)))
}

/// The words from one on and before another that are wanted.
fn counts(
    snapshot: &Snapshot,
    from: &[u8],
    to: Option<&[u8]>,
    is_wanted: impl Fn(&str) -> bool,
) -> tantivy::Result<Counts> {
    let mut counts = Counts::new();
    for (ordinal, segment) in snapshot.searcher.segment_readers().iter().enumerate() {
        let inverted = segment.inverted_index(snapshot.fields.words)?;
        let range = inverted.terms().range().ge(from);
        let range = if let Some(to) = to { range.lt(to) } else { range };
        let mut stream = range.into_stream()?;
        while stream.advance() {
            let word = String::from_utf8_lossy(stream.key());
            if !is_wanted(&word) {
                continue;
            }
            let info = stream.value().clone();
            let mut postings = inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            let mut count = 0;
            let mut doc = postings.doc();
            while doc != TERMINATED {
                count += u32::from(snapshot.number(ordinal, doc).is_some());
                doc = postings.advance();
            }
            if count > 0 {
                *counts.entry(word.into_owned()).or_default() += count;
            }
        }
    }
    Ok(counts)
}

fn backwards(counts: &Counts) -> Counts {
    counts.iter().map(|(word, count)| (read_backwards(word), *count)).collect()
}

fn read_backwards(word: &str) -> String {
    word.chars().rev().collect()
}

/// One file of words as an export makes it that cuts the index there.
///
/// # Errors
///
/// When the index cannot be read.
pub(in crate::index) fn word_file(
    snapshot: &Snapshot,
    bounds: &Bounds,
    at: usize,
) -> tantivy::Result<Option<Vec<u8>>> {
    let Some((from, to)) = range_of(&bounds.words, at) else { return Ok(None) };
    Ok(Some(words_written(&counts(snapshot, from, to, |_| true)?)))
}

/// As [`word_file`], of words that are read backwards.
///
/// # Errors
///
/// When the index cannot be read.
pub(in crate::index) fn backward_file(
    snapshot: &Snapshot,
    bounds: &Bounds,
    at: usize,
) -> tantivy::Result<Option<Vec<u8>>> {
    let Some((from, to)) = range_of(&bounds.backwards, at) else { return Ok(None) };
    let (from, to) = (String::from_utf8_lossy(from), to.map(String::from_utf8_lossy));
    // Characters are in the order of their bytes. All words are looked at, and none is written down for that.
    let is_in = |word: &str| {
        word.chars().rev().ge(from.chars()) && to.as_ref().is_none_or(|to| word.chars().rev().lt(to.chars()))
    };
    Ok(Some(words_written(&backwards(&counts(snapshot, b"", None, is_in)?))))
}

/// A file of words.
#[derive(Default)]
struct WordFile {
    words: FrontCoded,
    frequencies: Bytes,
}

impl WordFile {
    fn push(&mut self, word: &str, count: u32) {
        self.words.push(word.as_bytes());
        self.frequencies.number(count);
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Bytes::default();
        self.words.write(&mut bytes);
        bytes.block(&self.frequencies.0);
        bytes.0
    }

    fn len(&self) -> usize {
        self.words.size() + self.frequencies.0.len()
    }
}

fn words_written(counts: &Counts) -> Vec<u8> {
    let mut file = WordFile::default();
    counts.iter().for_each(|(word, count)| file.push(word, *count));
    file.bytes()
}

fn cut_words(counts: &Counts, cut: Cut) -> Words {
    let mut words = Words::default();
    let mut file = WordFile::default();
    for (word, count) in counts {
        if file.words.count > 0 && file.len() > cut.words {
            words.files.push(std::mem::take(&mut file).bytes());
        }
        if file.words.count == 0 {
            words.firsts.push(word.as_bytes().to_vec());
        }
        file.push(word, *count);
    }
    if file.words.count > 0 {
        words.files.push(file.bytes());
    }
    words
}
