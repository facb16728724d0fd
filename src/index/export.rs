//! The index of a language as files that a browser loads: only those that a query needs.
//!
//! `docs/search-format.md` describes the files. Everything is read from tantivy's own dictionaries and postings,
//! with documents under their numbers, so that the same documents give the same bytes however the index
//! came about.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use rayon::prelude::*;
use tantivy::DocSet;
use tantivy::TERMINATED;
use tantivy::schema::IndexRecordOption;

use crate::index::accents::{Meant, all_meant, meant_between};
use crate::index::analysis::Analyser;
use crate::index::document::{Document, FACETS};
use crate::index::query::facet_value;
use crate::index::shard::{Bytes, FrontCoded, Shard};
use crate::index::store::{FIELDS, Snapshot};
use crate::index::terms::{Fields, each_term, each_term_between};

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

/// Terms with their documents, cut into files.
#[derive(Default)]
struct Terms {
    firsts: Vec<Vec<u8>>,
    lists: Vec<Vec<u8>>,
    places: Vec<Bytes>,
    /// Terms whose lists stand in files of their own.
    long: Vec<Vec<u8>>,
    long_lists: Vec<Vec<u8>>,
    long_places: Vec<Bytes>,
    frequencies: BTreeSet<u32>,
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

fn terms(snapshot: &Snapshot, cut: Cut, mut heed: impl FnMut(&[u8], &Fields)) -> tantivy::Result<Terms> {
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

/// One file of terms as an export makes it that cuts the index there, and the places of its terms.
///
/// # Errors
///
/// When the index cannot be read.
pub(super) fn term_file(
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
pub(super) fn long_file(
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

/// Whole words, cut into files.
#[derive(Default)]
struct Words {
    firsts: Vec<Vec<u8>>,
    files: Vec<Vec<u8>>,
}

/// Words in order, and in how many documents each stands.
type Counts = BTreeMap<String, u32>;

/// Whole words with their frequencies, in the order of the alphabet and in that of their ends.
fn words(snapshot: &Snapshot, cut: Cut) -> tantivy::Result<(Words, Words)> {
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
pub(super) fn word_file(snapshot: &Snapshot, bounds: &Bounds, at: usize) -> tantivy::Result<Option<Vec<u8>>> {
    let Some((from, to)) = range_of(&bounds.words, at) else { return Ok(None) };
    Ok(Some(words_written(&counts(snapshot, from, to, |_| true)?)))
}

/// As [`word_file`], of words that are read backwards.
///
/// # Errors
///
/// When the index cannot be read.
pub(super) fn backward_file(
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

/// What results show of some documents: symbol, page, title, summary, day of the last change, badges.
pub(super) fn shown<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Vec<u8> {
    let shown = |document: &Document| {
        serde_json::json!([
            document.symbol,
            document.slug(),
            document.title,
            document.summary,
            document.changed,
            document.badges
        ])
    };
    let all = documents.into_iter().map(shown).collect();
    serde_json::Value::Array(all).to_string().into_bytes()
}

/// The days of the last change of all documents, in the form of a facet without names: what results are put in order by.
pub(super) fn changes(days: impl IntoIterator<Item = i64>) -> Vec<u8> {
    let mut bytes = Bytes::default();
    bytes.block(b"[]");
    for day in days {
        bytes.number(1);
        bytes.number(u32::try_from(day).unwrap_or_default());
    }
    bytes.0
}

/// The names that are known for themselves, folded: words in order, in one file if there are any.
pub(super) fn names(analyser: &Analyser, labels: &Labels) -> Option<Vec<u8>> {
    let names = labels.keys().filter(|(key, _)| key.is_empty());
    let folded: BTreeSet<String> = names.map(|(_, name)| facet_value(analyser, name)).collect();
    if folded.is_empty() {
        return None;
    }
    let mut words = FrontCoded::default();
    folded.iter().for_each(|name| words.push(name.as_bytes()));
    let mut bytes = Bytes::default();
    words.write(&mut bytes);
    Some(bytes.0)
}

/// What stands among the facets and is none: the days of the last change.
pub(super) const CHANGED: &str = "changed";

/// The keys of facets in the order of their files: those of which any document here has a value, the days of the last change, and those of which only
/// documents in other languages have one.
pub(super) fn facet_keys(is_here: impl Fn(&str) -> bool, labels: &Labels) -> Vec<&'static str> {
    let has_names = |key: &str| {
        let first = (key.to_owned(), String::new());
        labels.range(first..).next().is_some_and(|((of, _), _)| of == key)
    };
    let (mut keys, mut others) = (Vec::new(), Vec::new());
    for key in FACETS {
        if is_here(key) {
            keys.push(key);
        } else if has_names(key) {
            others.push(key);
        }
    }
    keys.push(CHANGED);
    keys.extend(others);
    keys
}

/// A facet: the ids and names of its values, also of those that only other languages have, and the values of every document.
pub(super) fn facet(key: &str, of_documents: &[Vec<&str>], labels: &Labels) -> Vec<u8> {
    let mut ids: BTreeSet<&str> = of_documents.iter().flatten().copied().collect();
    ids.extend(labels.keys().filter(|(of, _)| of == key).map(|(_, id)| id.as_str()));
    let named = ids.iter().map(|id| {
        let names = labels.get(&(key.to_owned(), (*id).to_owned()));
        let names = names.map_or_else(|| vec![*id], |names| names.iter().map(String::as_str).collect());
        serde_json::json!(std::iter::once(*id).chain(names).collect::<Vec<_>>())
    });
    let mut bytes = Bytes::default();
    bytes.block(serde_json::Value::Array(named.collect()).to_string().as_bytes());
    let places: BTreeMap<&str, u32> = ids.iter().copied().zip(0..).collect();
    for values in of_documents {
        let mut values: Vec<u32> = values.iter().map(|value| places[value]).collect();
        values.sort_unstable();
        bytes.number(values.len() as u32);
        values.into_iter().for_each(|value| bytes.number(value));
    }
    bytes.0
}
