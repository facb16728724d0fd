//! The index of a language as files that a browser loads: only those that a query needs.
//!
//! `docs/search-format.md` describes the files. Everything is read from tantivy's own dictionaries and postings,
//! with documents under their numbers, so that the same documents give the same bytes however the index
//! came about.

use std::collections::BTreeMap;

use rayon::prelude::*;

use self::shown::{CHANGED, changes, facet, facet_keys, names, shown};
use self::terms::terms;
use self::words::words;
use crate::index::document::Document;
use crate::index::shard::{Bytes, FrontCoded, Shard};
use crate::index::store::Snapshot;
use crate::index::terms::Fields;

pub(super) mod shown;
pub(super) mod terms;
pub(super) mod words;

/// Version of the files' form.
pub const FORMAT: u32 = 2;

/// How many files of terms, or of a frequent term, have their places in one file: those are needed for phrases alone.
pub(super) const PLACES_TOGETHER: usize = 4;

/// The names of facet values in the language of the index: key and id to the name and other words for it.
pub type Labels = BTreeMap<(String, String), Vec<String>>;

/// How an index is cut into files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Bytes of a file of terms before it is compressed.
    pub terms: usize,
    /// Bytes of a file of whole words before it is compressed.
    pub words: usize,
    /// Documents whose titles and summaries stand in one file.
    pub documents: usize,
    /// A list of documents with more bytes than this has a file of its own: whoever looks for a rare word beside it
    /// need not load it.
    pub long: usize,
}

/// The kinds of files in the order in which the directory has them.
pub(super) const KINDS: [char; 9] = ['t', 'p', 'l', 'm', 'w', 'b', 'd', 'f', 'n'];

/// The bytes of the files of a kind, and the first word of each.
type Group<'a> = (&'a [Vec<u8>], Option<&'a Vec<Vec<u8>>>);

/// Files of a language by path from the site's root.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Writes the files of one language. `code` is the language's. `heed` is called with each term and its lists: reading
/// them is a good part of the work, and others may want them too.
///
/// # Errors
///
/// When the index cannot be read.
pub fn export(
    snapshot: &Snapshot,
    code: &str,
    labels: &Labels,
    cut: Cut,
    heed: impl FnMut(&[u8], &Fields),
) -> tantivy::Result<Files> {
    let terms = terms(snapshot, cut, heed)?;
    let (words, backwards) = words(snapshot, cut)?;
    let (mut documents, mut days) = (Vec::new(), Vec::new());
    for start in (0..snapshot.len()).step_by(cut.documents) {
        let numbers = start..(start + cut.documents).min(snapshot.len());
        let together: Vec<Document> =
            numbers.map(|number| snapshot.document(number)).collect::<tantivy::Result<_>>()?;
        days.extend(together.iter().map(|document| document.changed));
        documents.push(shown(&together));
    }
    let values = snapshot.facets()?;
    fn of_key<'a>(values: &'a [String], key: &str) -> Vec<&'a str> {
        values.iter().filter_map(|value| value.strip_prefix(key)?.strip_prefix(':')).collect()
    }
    let of_key = |key: &str| -> Vec<Vec<&str>> { values.iter().map(|values| of_key(values, key)).collect() };
    let is_here = |key: &str| of_key(key).iter().any(|values| !values.is_empty());
    let facet_keys = facet_keys(is_here, labels);
    let facets = facet_keys.iter().map(|key| match *key {
        CHANGED => changes(days.iter().copied()),
        key => facet(key, &of_key(key), labels),
    });
    let facets: Vec<Vec<u8>> = facets.collect();

    let mut files = Files::new();
    let mut directory = Bytes::default();
    begin_directory(&mut directory, snapshot, cut, &terms.frequencies, &facet_keys);
    let bytes_of = |files: Vec<Bytes>| files.into_iter().map(|bytes| bytes.0).collect::<Vec<_>>();
    let (places, long_places) = (bytes_of(terms.places), bytes_of(terms.long_places));
    let names: Vec<Vec<u8>> = names(&snapshot.analyser, labels).into_iter().collect();
    let groups: [Group<'_>; KINDS.len()] = [
        (&terms.lists, Some(&terms.firsts)),
        (&places, None),
        (&terms.long_lists, None),
        (&long_places, None),
        (&words.files, Some(&words.firsts)),
        (&backwards.files, Some(&backwards.firsts)),
        (&documents, None),
        (&facets, None),
        (&names, None),
    ];
    for (kind, (contents, firsts)) in KINDS.into_iter().zip(groups) {
        let shards: Vec<Shard> = contents
            .par_iter()
            .enumerate()
            .map(|(at, bytes)| Shard::pack(&format!("{code}/{kind}{at}"), bytes))
            .collect();
        let checks: Vec<u32> = shards.iter().map(|shard| shard.check).collect();
        write_kind(&mut directory, &checks, firsts.map(Vec::as_slice));
        for (at, shard) in shards.into_iter().enumerate() {
            files.insert(path_of(code, kind, at, shard.check), shard.script);
        }
    }
    let directory = Shard::pack_plain(&format!("{code}/directory"), &directory.0);
    files.insert(format!("search/{code}/directory.js"), directory.script);
    Ok(files)
}

/// The path of a file of data from the site's root.
pub(super) fn path_of(code: &str, kind: char, at: usize, check: u32) -> String {
    format!("search/{code}/{kind}{at}-{check:06x}.js")
}

/// Begins a directory, up to the files of each kind. `frequencies` has at least those that terms have.
pub(super) fn begin_directory<'a>(
    directory: &mut Bytes,
    snapshot: &Snapshot,
    cut: Cut,
    frequencies: impl IntoIterator<Item = &'a u32>,
    facet_keys: &[&str],
) {
    directory.number(FORMAT);
    directory.number(snapshot.len() as u32);
    directory.number(cut.documents as u32);
    for tokens in snapshot.tokens() {
        directory.number(u32::try_from(tokens).unwrap_or(u32::MAX));
    }
    write_exceptions(directory, snapshot.len() as u64, frequencies);
    directory.block(facet_keys.join(" ").as_bytes());
    directory.number(PLACES_TOGETHER as u32);
}

/// Adds the files of a kind to a directory: their checks, and the first word of each.
pub(super) fn write_kind(directory: &mut Bytes, checks: &[u32], firsts: Option<&[Vec<u8>]>) {
    directory.number(checks.len() as u32);
    for check in checks {
        directory.0.extend_from_slice(&check.to_be_bytes()[1..]);
    }
    if let Some(firsts) = firsts {
        let mut words = FrontCoded::default();
        firsts.iter().for_each(|first| words.push(first));
        words.write(directory);
    }
}

/// How to cut an index so that all its files are at most about this many. Small files make small queries. It follows
/// from the texts alone, not from how the index came about.
pub fn cut_for(snapshot: &Snapshot, files: usize) -> Cut {
    // A token takes about two and a half bytes: most stand in a document several times and are written once.
    let tokens: u64 = snapshot.tokens().iter().sum();
    let bytes = usize::try_from(tokens * 5 / 2).unwrap_or(usize::MAX);
    // Of a hundred files about 48 hold what results show, 38 terms, 10 the places of terms, 9 frequent terms and their
    // places, and a few whole words, which only few queries need and which may be larger for that.
    let documents = snapshot.len().div_ceil((files * 48 / 100).max(1)).clamp(4, 256);
    let terms = (bytes / (files * 31 / 100).max(1)).max(5_000);
    Cut { terms, words: (terms * 2).min(65_000), documents, long: 12_000 }
}

/// The logarithm of tantivy's BM25 is taken in 32 bits, the browser's in 64. Where the two are not rounded to the
/// same number, the directory says so: for each such document frequency how far it is from the one
/// before, and whether tantivy's number is the larger one.
fn write_exceptions<'a>(
    directory: &mut Bytes,
    documents: u64,
    frequencies: impl IntoIterator<Item = &'a u32>,
) {
    let mut exceptions: Vec<(u32, bool)> = Vec::new();
    for frequency in frequencies {
        let rest = (documents - u64::from(*frequency)) as f32 + 0.5;
        let argument = 1.0 + rest / (*frequency as f32 + 0.5);
        let (theirs, browsers) = (argument.ln(), f64::from(argument).ln() as f32);
        if theirs != browsers {
            exceptions.push((*frequency, theirs > browsers));
        }
    }
    directory.number(exceptions.len() as u32);
    let mut last = 0;
    for (frequency, larger) in exceptions {
        directory.number((frequency - last) * 2 + u32::from(larger));
        last = frequency;
    }
}

/// Where an index was cut.
#[derive(Debug)]
pub(super) struct Bounds {
    pub(super) cut: Cut,
    /// The first term of each file of terms.
    pub(super) terms: Vec<Vec<u8>>,
    /// The terms whose lists stand in files of their own.
    pub(super) long: Vec<Vec<u8>>,
    /// The first word of each file of words.
    pub(super) words: Vec<Vec<u8>>,
    /// The first word of each file of words that are read backwards.
    pub(super) backwards: Vec<Vec<u8>>,
}

impl Bounds {
    /// Those of an index without documents.
    pub(super) fn nothing() -> Bounds {
        let cut = Cut { terms: 0, words: 0, documents: 1, long: 0 };
        Bounds { cut, terms: Vec::new(), long: Vec::new(), words: Vec::new(), backwards: Vec::new() }
    }

    /// Where an export would cut an index.
    ///
    /// # Errors
    ///
    /// When the index cannot be read.
    pub(super) fn of(snapshot: &Snapshot, cut: Cut) -> tantivy::Result<Bounds> {
        let terms = terms(snapshot, cut, |_, _| {})?;
        let (words, backwards) = words(snapshot, cut)?;
        Ok(Bounds {
            cut,
            terms: terms.firsts,
            long: terms.long,
            words: words.firsts,
            backwards: backwards.firsts,
        })
    }
}

/// The range that begins with one of the first words; what comes before all of them belongs to the first range.
fn range_of(firsts: &[Vec<u8>], at: usize) -> Option<(&[u8], Option<&[u8]>)> {
    let first = firsts.get(at)?;
    let from = if at == 0 { &[][..] } else { first };
    Some((from, firsts.get(at + 1).map(Vec::as_slice)))
}
