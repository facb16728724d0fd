//! The index of record: one tantivy index for each language, in memory or in a cache folder.
//!
//! Only documents that changed are indexed again. What a search finds, and what is exported, does not
//! depend on how the index came about: deleted documents and the division into segments are invisible
//! through [`Snapshot`], which numbers documents by their own order and counts only what is alive.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};
use tantivy::columnar::StrColumn;
use tantivy::directory::{Directory, RamDirectory};
use tantivy::index::SegmentId;
use tantivy::merge_policy::LogMergePolicy;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::{
    DocAddress, DocSet, Index, IndexWriter, ReloadPolicy, Searcher, SegmentReader, TantivyDocument, Term,
};

use crate::index::accents::AccentTokenizer;
use crate::index::analysis::{Analyser, SurfaceTokenizer, TermTokenizer};
use crate::index::document::Document;
use crate::index::seal;
use crate::model::language::Language;

/// Version of the schema and of the analysis. A cache of another version is made anew.
pub const VERSION: u32 = 2;

/// Fields that are searched, in the order in which their scores are added up, with their weights.
pub const FIELDS: [(&str, f32); 5] =
    [("title", 5.0), ("summary", 3.0), ("headings", 2.0), ("facts", 2.0), ("body", 1.0)];

/// Bytes that a writer collects before it writes a segment.
const WRITER_MEMORY: usize = 64_000_000;

/// The same where few documents come at a time; the least that tantivy takes.
const SMALL_WRITER_MEMORY: usize = 15_000_000;

/// So many documents at a time are few.
const FEW_DOCUMENTS: usize = 100;

/// Segments with fewer documents count as equally small while an index follows its documents.
const SMALL_SEGMENT: u32 = 100;

/// The share of a segment's documents that may have been replaced before it is written anew.
const MOST_REPLACED: f32 = 0.3;

/// The number of a deleted document.
const DELETED: u32 = u32::MAX;

/// The fields of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// [`FIELDS`] in their order.
    pub searched: [Field; FIELDS.len()],
    /// Whole words, folded.
    pub words: Field,
    /// Words typed without their accents, see [`crate::index::accents`].
    pub accents: Field,
    symbol: Field,
    sum: Field,
    published: Field,
    record: Field,
    facets: Field,
}

/// The index of one language.
pub struct LanguageIndex {
    index: Index,
    fields: Fields,
    /// The analysis of texts and queries.
    pub analyser: Analyser,
    /// Where it is kept, if it is.
    folder: Option<PathBuf>,
}

/// How many documents an update touched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Updated {
    /// New or changed.
    pub written: usize,
    /// No longer there, or of an older text.
    pub removed: usize,
}

impl LanguageIndex {
    /// An empty index in memory.
    pub fn in_memory(language: Language) -> LanguageIndex {
        let (schema, fields) = schema();
        Self::of(Index::create_in_ram(schema), fields, language)
    }

    /// The index in a folder, which is made when it is missing. A folder that holds anything else than an
    /// index of this version, or a damaged one, is emptied first.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read or written.
    pub fn open(folder: &Path, language: Language) -> tantivy::Result<LanguageIndex> {
        let (schema, fields) = schema();
        std::fs::create_dir_all(folder)?;
        let folder = folder.to_owned();
        if seal::is_whole(&folder)
            && let Ok(index) = Index::open_in_dir(&folder)
            && index.schema() == schema
        {
            return Ok(LanguageIndex { folder: Some(folder), ..Self::of(index, fields, language) });
        }
        std::fs::remove_dir_all(&folder)?;
        std::fs::create_dir_all(&folder)?;
        let index = Index::create_in_dir(&folder, schema)?;
        Ok(LanguageIndex { folder: Some(folder), ..Self::of(index, fields, language) })
    }

    fn of(index: Index, fields: Fields, language: Language) -> LanguageIndex {
        let analyser = Analyser::new(language);
        index.tokenizers().register("fieldbook", TermTokenizer(analyser));
        index.tokenizers().register("fieldbook-words", SurfaceTokenizer(analyser));
        index.tokenizers().register("fieldbook-accents", AccentTokenizer(analyser));
        LanguageIndex { index, fields, analyser, folder: None }
    }

    /// Makes the index hold these documents and no others. Those that are in it already stay untouched.
    ///
    /// # Errors
    ///
    /// When the index cannot be written; another process may be writing it.
    pub fn update<D: Borrow<Document>>(&self, documents: &[D]) -> tantivy::Result<Updated> {
        let mut known = self.sums()?;
        let mut updated = Updated::default();
        let mut fresh: Vec<(&Document, String)> = Vec::new();
        for document in documents {
            let document = document.borrow();
            let sum = sum_of(document);
            match known.remove(&document.symbol) {
                Some(before) if before == sum => {}
                Some(_) => {
                    updated.removed += 1;
                    fresh.push((document, sum));
                }
                None => fresh.push((document, sum)),
            }
        }
        updated.removed += known.len();
        updated.written = fresh.len();
        if updated == Updated::default() {
            return Ok(updated);
        }
        let mut writer = self.index.writer_with_num_threads::<TantivyDocument>(2, 2 * WRITER_MEMORY)?;
        for symbol in known.keys() {
            writer.delete_term(Term::from_field_text(self.fields.symbol, symbol));
        }
        for (document, sum) in fresh {
            writer.delete_term(Term::from_field_text(self.fields.symbol, &document.symbol));
            writer.add_document(self.indexed(document, &sum))?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        if let Some(folder) = &self.folder {
            seal::seal(folder)?;
        }
        Ok(updated)
    }

    /// The files of an index that is kept, by their names.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn files(&self) -> std::io::Result<BTreeMap<String, Vec<u8>>> {
        let mut files = BTreeMap::new();
        for entry in
            self.folder.iter().map(std::fs::read_dir).collect::<Result<Vec<_>, _>>()?.into_iter().flatten()
        {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !seal::is_beside(&name) {
                files.insert(name, std::fs::read(entry.path())?);
            }
        }
        Ok(files)
    }

    /// A document with its fields.
    fn indexed(&self, document: &Document, sum: &str) -> TantivyDocument {
        let fields = &self.fields;
        let texts = [&document.title, &document.summary, &document.headings, &document.facts, &document.body];
        let mut indexed = TantivyDocument::default();
        for (field, text) in fields.searched.into_iter().zip(texts) {
            indexed.add_text(field, text);
            indexed.add_text(fields.words, text);
            indexed.add_text(fields.accents, text);
        }
        indexed.add_text(fields.symbol, &document.symbol);
        indexed.add_text(fields.sum, sum);
        indexed.add_i64(fields.published, document.published);
        for (key, values) in &document.facets {
            for value in values {
                indexed.add_text(fields.facets, format!("{key}:{value}"));
            }
        }
        indexed.add_text(fields.record, serde_json::to_string(document).unwrap_or_default());
        indexed
    }

    /// The sums of the documents that the index holds, by symbol.
    fn sums(&self) -> tantivy::Result<BTreeMap<String, String>> {
        let snapshot = self.snapshot()?;
        let mut sums = BTreeMap::new();
        for segment in snapshot.searcher.segment_readers() {
            let symbols = segment.fast_fields().str("symbol")?;
            let known = segment.fast_fields().str("sum")?;
            for doc in segment.doc_ids_alive() {
                sums.insert(value(symbols.as_ref(), doc)?, value(known.as_ref(), doc)?);
            }
        }
        Ok(sums)
    }

    /// The state of the index now.
    ///
    /// # Errors
    ///
    /// When the index cannot be read.
    pub fn snapshot(&self) -> tantivy::Result<Snapshot> {
        self.snapshot_with(&mut Orders::new())
    }

    fn snapshot_with(&self, known: &mut Orders) -> tantivy::Result<Snapshot> {
        let reader = self.index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let reader: tantivy::IndexReader = reader;
        Snapshot::of(reader.searcher(), self.fields, self.analyser, known)
    }
}

/// An index in memory that follows its documents from one state to the next: it knows them by their place in memory, and what it
/// needs for that stays open.
pub struct Following {
    index: LanguageIndex,
    /// There is none for a moment only: an index has but one.
    writer: Option<IndexWriter<TantivyDocument>>,
    /// Whether the writer is one for many documents.
    writes_many: bool,
    /// The documents that are in it, by symbol.
    documents: BTreeMap<String, Arc<Document>>,
    orders: Orders,
}

impl Following {
    /// An empty index.
    ///
    /// # Errors
    ///
    /// When there is not enough memory.
    pub fn new(language: Language) -> tantivy::Result<Following> {
        let index = LanguageIndex::in_memory(language);
        Ok(Following {
            index,
            writer: None,
            writes_many: false,
            documents: BTreeMap::new(),
            orders: Orders::new(),
        })
    }

    /// An index with the files of one that was kept and holds these documents.
    ///
    /// # Errors
    ///
    /// When the files make no index.
    pub fn of_files(
        language: Language,
        files: BTreeMap<String, Vec<u8>>,
        documents: &[Arc<Document>],
    ) -> tantivy::Result<Following> {
        let directory = RamDirectory::create();
        for (name, bytes) in files {
            directory.atomic_write(Path::new(&name), &bytes)?;
        }
        let index = LanguageIndex::of(Index::open(directory)?, schema().1, language);
        let known = documents.iter().map(|document| (document.symbol.clone(), Arc::clone(document)));
        Ok(Following {
            index,
            writer: None,
            writes_many: false,
            documents: known.collect(),
            orders: Orders::new(),
        })
    }

    /// A writer for so many documents. One that takes many at once has tables that take longer to be made, at each commit, than
    /// the document that somebody saves.
    fn writer(&mut self, count: usize) -> tantivy::Result<&mut IndexWriter<TantivyDocument>> {
        let is_for_many = count > FEW_DOCUMENTS;
        if let Some(writer) = self.writer.take_if(|_| self.writes_many != is_for_many) {
            writer.wait_merging_threads()?;
        }
        self.writes_many = is_for_many;
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => {
                let (threads, memory) =
                    if is_for_many { (2, WRITER_MEMORY) } else { (1, SMALL_WRITER_MEMORY) };
                let writer = self.index.index.writer_with_num_threads(threads, threads * memory)?;
                // Each save makes a small segment. They are merged with one another, and not each time with the one that holds nearly
                // everything, until a good part of that has been replaced.
                let mut policy = LogMergePolicy::default();
                policy.set_min_layer_size(SMALL_SEGMENT);
                policy.set_del_docs_ratio_before_merge(MOST_REPLACED);
                writer.set_merge_policy(Box::new(policy));
                writer
            }
        };
        Ok(self.writer.insert(writer))
    }

    /// Makes the index hold these documents and no others, of which no two have one symbol; tells whether it holds others than before.
    ///
    /// # Errors
    ///
    /// When there is not enough memory.
    pub fn update(&mut self, documents: &[Arc<Document>]) -> tantivy::Result<bool> {
        let others: Vec<&Arc<Document>> =
            documents.iter().filter(|document| self.is_other(document)).collect();
        let is_new = |document: &&&Arc<Document>| !self.documents.contains_key(&document.symbol);
        let known = documents.len() - others.iter().filter(is_new).count();
        // No symbol is there twice, and so what is more than these is gone.
        let mut gone = Vec::new();
        if self.documents.len() > known {
            let symbols: BTreeSet<&str> = documents.iter().map(|document| document.symbol.as_str()).collect();
            gone.extend(
                self.documents.keys().filter(|symbol| !symbols.contains(String::as_str(symbol))).cloned(),
            );
        }
        self.write(&others, &gone)
    }

    /// Puts documents in the place of those with their symbols, while all others stay; tells whether it holds others than before.
    ///
    /// # Errors
    ///
    /// When there is not enough memory.
    pub fn replace<'d>(
        &mut self,
        documents: impl Iterator<Item = &'d Arc<Document>>,
    ) -> tantivy::Result<bool> {
        let others: Vec<&Arc<Document>> = documents.filter(|document| self.is_other(document)).collect();
        self.write(&others, &[])
    }

    /// Whether a document is not the one that is in it under its symbol.
    fn is_other(&self, document: &Arc<Document>) -> bool {
        let is_same = |known: &Arc<Document>| Arc::ptr_eq(known, document) || known == document;
        !self.documents.get(&document.symbol).is_some_and(is_same)
    }

    /// Takes documents in and removes those with some symbols; tells whether there was anything to do.
    fn write(&mut self, others: &[&Arc<Document>], gone: &[String]) -> tantivy::Result<bool> {
        if others.is_empty() && gone.is_empty() {
            return Ok(false);
        }
        let symbol = self.index.fields.symbol;
        let is_known = |document: &&&Arc<Document>| self.documents.contains_key(&document.symbol);
        let replaced = others.iter().filter(is_known).map(|document| &document.symbol);
        let removed: Vec<Term> =
            replaced.chain(gone).map(|text| Term::from_field_text(symbol, text)).collect();
        let added: Vec<TantivyDocument> =
            others.iter().map(|document| self.index.indexed(document, "")).collect();
        let writer = self.writer(others.len())?;
        for term in removed {
            writer.delete_term(term);
        }
        for document in added {
            writer.add_document(document)?;
        }
        writer.commit()?;
        for symbol in gone {
            self.documents.remove(symbol);
        }
        self.documents.extend(others.iter().map(|document| (document.symbol.clone(), Arc::clone(document))));
        Ok(true)
    }

    /// The state of the index now.
    ///
    /// # Errors
    ///
    /// When the index cannot be read.
    pub fn snapshot(&mut self) -> tantivy::Result<Snapshot> {
        self.index.snapshot_with(&mut self.orders)
    }
}

/// By what the documents of each segment are put in order: the day, and the symbol from behind. A segment never changes, but for documents
/// that are deleted from it.
type Orders = BTreeMap<SegmentId, Arc<Vec<Order>>>;

type Order = (i64, std::cmp::Reverse<String>);

/// The order of the documents of a segment, those that are deleted too.
fn orders_of(segment: &SegmentReader) -> tantivy::Result<Arc<Vec<Order>>> {
    let symbols = segment.fast_fields().str("symbol")?;
    let published = segment.fast_fields().i64("published")?;
    let order = |doc| {
        let symbol = value(symbols.as_ref(), doc)?;
        Ok((published.first(doc).unwrap_or_default(), std::cmp::Reverse(symbol)))
    };
    let all: tantivy::Result<Vec<Order>> = (0..segment.max_doc()).map(order).collect();
    Ok(Arc::new(all?))
}

/// The sum by which a changed document is known.
fn sum_of(document: &Document) -> String {
    let mut hasher = Sha256::new();
    hasher.update(serde_json::to_vec(document).unwrap_or_default());
    hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The text of a document in a column.
fn value(column: Option<&StrColumn>, doc: u32) -> tantivy::Result<String> {
    let mut text = String::new();
    if let Some(column) = column
        && let Some(ordinal) = column.term_ords(doc).next()
    {
        column.ord_to_str(ordinal, &mut text)?;
    }
    Ok(text)
}

/// The schema. Facets are fast fields: what a result's values are is read by document.
fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let text = |tokenizer: &str, option, norms| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(option)
            .set_fieldnorms(norms);
        TextOptions::default().set_indexing_options(indexing)
    };
    let searched = FIELDS.map(|(name, _)| {
        builder.add_text_field(name, text("fieldbook", IndexRecordOption::WithFreqsAndPositions, true))
    });
    let of_words = |tokenizer| text(tokenizer, IndexRecordOption::Basic, false);
    let fields = Fields {
        searched,
        words: builder.add_text_field("words", of_words("fieldbook-words")),
        accents: builder.add_text_field("accents", of_words("fieldbook-accents")),
        symbol: builder.add_text_field("symbol", STRING | FAST),
        sum: builder.add_text_field("sum", STRING | FAST),
        published: builder.add_i64_field("published", INDEXED | FAST),
        record: builder.add_text_field("record", STORED),
        facets: builder.add_text_field("facets", STRING | FAST),
    };
    // The version is part of the schema, so that an index of another one is not taken for ours.
    builder.add_bool_field(&format!("version-{VERSION}"), STORED);
    (builder.build(), fields)
}

/// One state of the index of a language, with documents numbered by their own order.
pub struct Snapshot {
    /// tantivy's view.
    pub searcher: Searcher,
    /// The fields.
    pub fields: Fields,
    /// The analysis of texts and queries.
    pub analyser: Analyser,
    /// Where each document stands, by its number.
    addresses: Vec<DocAddress>,
    /// Number of each document of each segment; [`DELETED`] for one that is gone.
    numbers: Vec<Vec<u32>>,
    /// Tokens of each searched field over all documents, each document's count rounded as tantivy keeps it.
    tokens: [u64; FIELDS.len()],
    /// Whether some segment holds deleted documents.
    deletes: bool,
}

impl Snapshot {
    /// The state that a searcher sees; `known` are the orders of segments that were seen before.
    fn of(
        searcher: Searcher,
        fields: Fields,
        analyser: Analyser,
        known: &mut Orders,
    ) -> tantivy::Result<Snapshot> {
        let mut before = std::mem::take(known);
        let mut tokens = [0; FIELDS.len()];
        for segment in searcher.segment_readers() {
            let orders = match before.remove(&segment.segment_id()) {
                Some(orders) => orders,
                None => orders_of(segment)?,
            };
            known.insert(segment.segment_id(), orders);
            for (field, total) in fields.searched.into_iter().zip(&mut tokens) {
                let norms = segment.get_fieldnorms_reader(field)?;
                *total += segment.doc_ids_alive().map(|doc| u64::from(norms.fieldnorm(doc))).sum::<u64>();
            }
        }
        let mut order: Vec<(&Order, DocAddress)> = Vec::new();
        for (ordinal, segment) in searcher.segment_readers().iter().enumerate() {
            let orders = &known[&segment.segment_id()];
            let place = |doc| (&orders[doc as usize], DocAddress::new(ordinal as u32, doc));
            order.extend(segment.doc_ids_alive().map(place));
        }
        order.sort();
        let addresses: Vec<DocAddress> = order.into_iter().map(|(_, address)| address).collect();
        let mut numbers: Vec<Vec<u32>> = searcher
            .segment_readers()
            .iter()
            .map(|segment| vec![DELETED; segment.max_doc() as usize])
            .collect();
        for (number, address) in addresses.iter().enumerate() {
            numbers[address.segment_ord as usize][address.doc_id as usize] = number as u32;
        }
        let deletes = searcher.segment_readers().iter().any(|segment| segment.has_deletes());
        Ok(Snapshot { searcher, fields, analyser, addresses, numbers, tokens, deletes })
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.addresses.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.addresses.is_empty()
    }

    /// Tokens of each searched field over all documents.
    pub fn tokens(&self) -> [u64; FIELDS.len()] {
        self.tokens
    }

    /// The number of a document of a segment, if it is alive.
    pub fn number(&self, segment: usize, doc: u32) -> Option<u32> {
        let number = *self.numbers.get(segment)?.get(doc as usize)?;
        (number != DELETED).then_some(number)
    }

    /// A document as it was indexed.
    ///
    /// # Errors
    ///
    /// When the index cannot be read.
    pub fn document(&self, number: usize) -> tantivy::Result<Document> {
        let found: TantivyDocument = self.searcher.doc(self.addresses[number])?;
        let record = found.get_first(self.fields.record).and_then(|value| value.as_str().map(str::to_owned));
        serde_json::from_str(&record.unwrap_or_default())
            .map_err(|error| tantivy::TantivyError::SystemError(format!("a record of the index: {error}")))
    }

    /// The facet values of every document, `domain:health`, by number.
    ///
    /// # Errors
    ///
    /// When the index cannot be read.
    pub fn facets(&self) -> tantivy::Result<Vec<Vec<String>>> {
        let mut facets = vec![Vec::new(); self.len()];
        for (ordinal, segment) in self.searcher.segment_readers().iter().enumerate() {
            let Some(column) = segment.fast_fields().str("facets")? else { continue };
            for doc in segment.doc_ids_alive() {
                let Some(number) = self.number(ordinal, doc) else { continue };
                for value in column.term_ords(doc) {
                    let mut text = String::new();
                    column.ord_to_str(value, &mut text)?;
                    facets[number as usize].push(text);
                }
            }
        }
        Ok(facets)
    }

    /// In how many living documents a term stands.
    ///
    /// # Errors
    ///
    /// When the index cannot be read.
    pub fn frequency(&self, term: &Term) -> tantivy::Result<u64> {
        if !self.deletes {
            return self.searcher.doc_freq(term);
        }
        let mut count = 0;
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(term.field())?;
            let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? else {
                continue;
            };
            let mut doc = postings.doc();
            while doc != tantivy::TERMINATED {
                count += u64::from(!segment.is_deleted(doc));
                doc = postings.advance();
            }
        }
        Ok(count)
    }
}

/// tantivy's BM25 with the numbers of living documents, whatever segments still hold.
impl Bm25StatisticsProvider for Snapshot {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let at = self.fields.searched.iter().position(|known| *known == field);
        Ok(at.map_or(0, |at| self.tokens[at]))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.len() as u64)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.frequency(term)
    }
}
