//! The index of a language as files that a browser loads: only those that a query needs.
//!
//! `docs/search-format.md` describes the files. Everything is read from tantivy's own dictionaries and postings,
//! with documents under their numbers, so that the same documents give the same bytes however the index
//! came about.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use tantivy::DocSet;
use tantivy::TERMINATED;
use tantivy::schema::IndexRecordOption;

use crate::index::accents::{Meant, all_meant};
use crate::index::document::FACETS;
use crate::index::query::facet_value;
use crate::index::shard::{Bytes, FrontCoded, Shard};
use crate::index::store::{FIELDS, Snapshot};
use crate::index::terms::{Fields, each_term};

/// Version of the files' form.
pub const FORMAT: u32 = 2;

/// How many files of terms, or of a frequent term, have their places in one file: those are needed for phrases alone.
const PLACES_TOGETHER: usize = 4;

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

/// A kind of files, their bytes, and the first word of each.
type Group<'a> = (&'a str, &'a [Vec<u8>], Option<&'a FrontCoded>);

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
    let documents = documents(snapshot, cut)?;
    let (mut facets, of_others) = facets(snapshot, labels)?;
    facets.push(("changed", changes(snapshot)?));
    facets.extend(of_others);

    let mut files = Files::new();
    let mut directory = Bytes::default();
    directory.number(FORMAT);
    directory.number(snapshot.len() as u32);
    directory.number(cut.documents as u32);
    for tokens in snapshot.tokens() {
        directory.number(u32::try_from(tokens).unwrap_or(u32::MAX));
    }
    write_exceptions(&mut directory, snapshot.len() as u64, &terms.frequencies);
    let facet_keys: Vec<&str> = facets.iter().map(|(key, _)| *key).collect();
    directory.block(facet_keys.join(" ").as_bytes());
    let facets: Vec<Vec<u8>> = facets.into_iter().map(|(_, bytes)| bytes).collect();
    directory.number(PLACES_TOGETHER as u32);
    let bytes_of = |files: Vec<Bytes>| files.into_iter().map(|bytes| bytes.0).collect::<Vec<_>>();
    let (places, long_places) = (bytes_of(terms.places), bytes_of(terms.long_places));
    let names = names(snapshot, labels);
    let groups: [Group<'_>; 9] = [
        ("t", &terms.lists, Some(&terms.firsts)),
        ("p", &places, None),
        ("l", &terms.long_lists, None),
        ("m", &long_places, None),
        ("w", &words.files, Some(&words.firsts)),
        ("b", &backwards.files, Some(&backwards.firsts)),
        ("d", &documents, None),
        ("f", &facets, None),
        ("n", &names, None),
    ];
    for (kind, contents, firsts) in groups {
        let shards: Vec<Shard> = contents
            .par_iter()
            .enumerate()
            .map(|(at, bytes)| Shard::pack(&format!("{code}/{kind}{at}"), bytes))
            .collect();
        directory.number(shards.len() as u32);
        for shard in &shards {
            directory.0.extend_from_slice(&shard.check.to_be_bytes()[1..]);
        }
        if let Some(firsts) = firsts {
            firsts.write(&mut directory);
        }
        for (at, shard) in shards.into_iter().enumerate() {
            files.insert(format!("search/{code}/{kind}{at}-{:06x}.js", shard.check), shard.script);
        }
    }
    let directory = Shard::pack_plain(&format!("{code}/directory"), &directory.0);
    files.insert(format!("search/{code}/directory.js"), directory.script);
    Ok(files)
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
fn write_exceptions(directory: &mut Bytes, documents: u64, frequencies: &BTreeSet<u32>) {
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
    firsts: FrontCoded,
    lists: Vec<Vec<u8>>,
    places: Vec<Bytes>,
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

/// The bit of a term's mask that says its lists stand in a file of their own.
const IS_LONG: u8 = 1 << FIELDS.len();

/// The bit that says a line tells which other terms it may stand for.
const HAS_MEANT: u8 = IS_LONG << 1;

fn terms(snapshot: &Snapshot, cut: Cut, mut heed: impl FnMut(&[u8], &Fields)) -> tantivy::Result<Terms> {
    let mut all = Terms::default();
    let mut file = TermFile::default();
    let meant = all_meant(snapshot)?;
    each_term(snapshot, |term, fields| {
        heed(term, fields);
        let mut mask = 0;
        let (mut lists, mut places) = (Lists::default(), Bytes::default());
        let mut frequencies: Vec<u32> = Vec::new();
        for (at, list) in fields.iter().enumerate().filter(|(_, list)| !list.postings.is_empty()) {
            mask |= 1 << at;
            frequencies.push(list.postings.len() as u32);
            let mut last = 0;
            for posting in &list.postings {
                lists.gaps.number(posting.document - last);
                last = posting.document + 1;
                lists.counts.number(posting.often);
                lists.norms.push(posting.norm);
                let mut before = 0;
                for place in list.places_of(posting) {
                    places.number(place - before);
                    before = *place;
                }
            }
        }
        let length = lists.len();
        if !file.masks.is_empty() && file.len() + length.min(cut.long) > cut.terms {
            all.close(std::mem::take(&mut file));
        }
        if file.masks.is_empty() {
            all.firsts.push(term);
        }
        file.terms.push(term);
        if length > cut.long {
            mask |= IS_LONG;
        }
        let text = String::from_utf8_lossy(term);
        if let Some(meant) = meant.get(text.as_ref()) {
            mask |= HAS_MEANT;
            file.meant.push(line_of(&text, meant));
        }
        file.masks.push(mask);
        for frequency in &frequencies {
            file.frequencies.number(*frequency);
        }
        all.frequencies.extend(frequencies);
        if length > cut.long {
            file.frequencies.number(all.long_lists.len() as u32);
            let mut bytes = Bytes::default();
            lists.write(&mut bytes);
            add_places(&mut all.long_places, all.long_lists.len(), &places);
            all.long_lists.push(bytes.0);
        } else {
            file.lists.append(&lists);
            file.places.0.extend_from_slice(&places.0);
        }
    })?;
    if !file.masks.is_empty() {
        all.close(file);
    }
    Ok(all)
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
    fn len(&self) -> usize {
        self.terms.size() + self.masks.len() + self.frequencies.0.len() + self.lists.len()
    }
}

impl Terms {
    fn close(&mut self, file: TermFile) {
        let mut bytes = Bytes::default();
        file.terms.write(&mut bytes);
        bytes.block(&file.masks);
        bytes.block(&file.frequencies.0);
        file.lists.write(&mut bytes);
        bytes.block(file.meant.join("\n").as_bytes());
        add_places(&mut self.places, self.lists.len(), &file.places);
        self.lists.push(bytes.0);
    }
}

/// Whole words, cut into files.
#[derive(Default)]
struct Words {
    firsts: FrontCoded,
    files: Vec<Vec<u8>>,
}

/// Whole words with their frequencies, in the order of the alphabet and in that of their ends.
fn words(snapshot: &Snapshot, cut: Cut) -> tantivy::Result<(Words, Words)> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for (ordinal, segment) in snapshot.searcher.segment_readers().iter().enumerate() {
        let inverted = segment.inverted_index(snapshot.fields.words)?;
        let mut stream = inverted.terms().stream()?;
        while stream.advance() {
            let info = stream.value().clone();
            let mut postings = inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            let mut count = 0;
            let mut doc = postings.doc();
            while doc != TERMINATED {
                count += u32::from(snapshot.number(ordinal, doc).is_some());
                doc = postings.advance();
            }
            if count > 0 {
                *counts.entry(String::from_utf8_lossy(stream.key()).into_owned()).or_default() += count;
            }
        }
    }
    let backwards = counts.iter().map(|(word, count)| (word.chars().rev().collect::<String>(), *count));
    let backwards: BTreeMap<String, u32> = backwards.collect();
    Ok((cut_words(&counts, cut), cut_words(&backwards, cut)))
}

fn cut_words(counts: &BTreeMap<String, u32>, cut: Cut) -> Words {
    let mut words = Words::default();
    let (mut file, mut frequencies) = (FrontCoded::default(), Bytes::default());
    let close = |words: &mut Words, file: &FrontCoded, frequencies: &Bytes| {
        let mut bytes = Bytes::default();
        file.write(&mut bytes);
        bytes.block(&frequencies.0);
        words.files.push(bytes.0);
    };
    for (word, count) in counts {
        if file.count > 0 && file.size() + frequencies.0.len() > cut.words {
            close(&mut words, &file, &frequencies);
            (file, frequencies) = (FrontCoded::default(), Bytes::default());
        }
        if file.count == 0 {
            words.firsts.push(word.as_bytes());
        }
        file.push(word.as_bytes());
        frequencies.number(*count);
    }
    if file.count > 0 {
        close(&mut words, &file, &frequencies);
    }
    words
}

/// What a result shows of each document: symbol, page, title, summary, day of the last change, badges.
fn documents(snapshot: &Snapshot, cut: Cut) -> tantivy::Result<Vec<Vec<u8>>> {
    let mut files = Vec::new();
    for start in (0..snapshot.len()).step_by(cut.documents) {
        let mut shown = Vec::new();
        for number in start..(start + cut.documents).min(snapshot.len()) {
            let document = snapshot.document(number)?;
            shown.push(serde_json::json!([
                document.symbol,
                document.slug(),
                document.title,
                document.summary,
                document.changed,
                document.badges
            ]));
        }
        files.push(serde_json::Value::Array(shown).to_string().into_bytes());
    }
    Ok(files)
}

/// The day of the last change of every document, in the form of a facet without names: what results are put in order by.
fn changes(snapshot: &Snapshot) -> tantivy::Result<Vec<u8>> {
    let mut bytes = Bytes::default();
    bytes.block(b"[]");
    for number in 0..snapshot.len() {
        bytes.number(1);
        bytes.number(u32::try_from(snapshot.document(number)?.changed).unwrap_or_default());
    }
    Ok(bytes.0)
}

/// The names that are known for themselves, folded: words in order, in one file if there are any.
fn names(snapshot: &Snapshot, labels: &Labels) -> Vec<Vec<u8>> {
    let names = labels.keys().filter(|(key, _)| key.is_empty());
    let folded: BTreeSet<String> = names.map(|(_, name)| facet_value(&snapshot.analyser, name)).collect();
    if folded.is_empty() {
        return Vec::new();
    }
    let mut words = FrontCoded::default();
    folded.iter().for_each(|name| words.push(name.as_bytes()));
    let mut bytes = Bytes::default();
    words.write(&mut bytes);
    vec![bytes.0]
}

/// Facets, each with the bytes of its file.
type FacetFiles = Vec<(&'static str, Vec<u8>)>;

/// For each facet that any document has: the ids and names of its values, also of those that only other languages have,
/// and the values of every document. Then the same for facets that only other languages have.
fn facets(snapshot: &Snapshot, labels: &Labels) -> tantivy::Result<(FacetFiles, FacetFiles)> {
    let of_documents = snapshot.facets()?;
    let (mut files, mut of_others) = (FacetFiles::new(), FacetFiles::new());
    for key in FACETS {
        let prefix = format!("{key}:");
        let of_key = |values: &Vec<String>| -> Vec<String> {
            values.iter().filter_map(|value| value.strip_prefix(&prefix)).map(str::to_owned).collect()
        };
        let mut ids: BTreeSet<String> = of_documents.iter().flat_map(of_key).collect();
        let list = if ids.is_empty() { &mut of_others } else { &mut files };
        ids.extend(labels.keys().filter(|(of, _)| of == key).map(|(_, id)| id.clone()));
        if ids.is_empty() {
            continue;
        }
        let named = ids.iter().map(|id| {
            let names = labels.get(&(key.to_owned(), id.clone()));
            let names = names.map_or(std::slice::from_ref(id), Vec::as_slice);
            serde_json::json!(std::iter::once(id).chain(names).collect::<Vec<_>>())
        });
        let mut bytes = Bytes::default();
        bytes.block(serde_json::Value::Array(named.collect()).to_string().as_bytes());
        let at = |id: &String| ids.iter().position(|known| known == id).unwrap_or_default() as u32;
        for values in &of_documents {
            let mut values: Vec<u32> = of_key(values).iter().map(at).collect();
            values.sort_unstable();
            bytes.number(values.len() as u32);
            values.into_iter().for_each(|value| bytes.number(value));
        }
        list.push((key, bytes.0));
    }
    Ok((files, of_others))
}
