//! Which practices of a language are like one another: more-like-this, for all documents at once.
//!
//! The method is that of Lucene's and tantivy's [`MoreLikeThis`]: of the words of a document those are taken that tell
//! most of it, by `tf · idf`; together they are a query whose words weigh as much as they tell, and the documents that
//! BM25 puts first are like it. tantivy's own asks for one document at a time, analyses its text again, counts
//! deleted documents and lets a hash map break ties; this takes everything from one pass over the index that is made
//! for the export anyway, and gives the same whatever the index went through. A test holds the two together.
//!
//! [`MoreLikeThis`]: tantivy::query::MoreLikeThisQuery

use rayon::prelude::*;
use tantivy::fieldnorm::FieldNormReader;

use crate::index::store::{FIELDS, Snapshot};
use crate::index::terms::Fields;

/// How many words of a document are asked for: tantivy's default.
pub(super) const WORDS: usize = 25;

/// How often a word must stand in a document to tell of it, its fields weighed: tantivy's default.
const LEAST_OFTEN: f32 = 2.0;

/// How many documents are told as like another, and practices to read next unless the author names more.
pub const MOST: usize = 4;

/// What a document must have of the score that the other one has for its own words.
const LEAST_SHARE: f32 = 0.08;

/// In more documents than this a word tells of none, and asking for it would take long.
pub(super) const MOST_DOCUMENTS: usize = 2_000;

/// `k1` and `b` of tantivy's BM25.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// Collects words and tells what is alike.
#[derive(Debug)]
pub struct Likeness {
    documents: usize,
    /// For each field the part of BM25 that follows from a field's norm, for a word that stands there once.
    once: [Vec<f32>; FIELDS.len()],
    /// The words that tell most of each document: how much, and the number of the word.
    telling: Vec<Vec<(f32, u32)>>,
    /// For each word where its documents begin in `found`.
    starts: Vec<usize>,
    found: Vec<(u32, f32)>,
}

impl Likeness {
    /// For the documents of an index.
    pub fn new(snapshot: &Snapshot) -> Likeness {
        let documents = snapshot.len();
        let once = snapshot.tokens().map(|tokens| {
            let average = tokens as f32 / documents as f32;
            let factor = |norm: u8| {
                let length = FieldNormReader::id_to_fieldnorm(norm) as f32;
                1.0 / (1.0 + K1 * (1.0 - B + B * length / average))
            };
            (0..=u8::MAX).map(factor).collect()
        });
        Likeness { documents, once, telling: vec![Vec::new(); documents], starts: vec![0], found: Vec::new() }
    }

    /// Takes a word with its documents in each field.
    pub fn add(&mut self, term: &[u8], fields: &Fields) {
        let most = most_documents(self.documents);
        if fields.iter().any(|list| list.postings.len() > most) {
            return;
        }
        if !tells(&String::from_utf8_lossy(term)) {
            return;
        }
        let mut all: Vec<(u32, f32, f32)> = Vec::new();
        for (at, list) in fields.iter().enumerate() {
            let rarity = rarity(self.documents, list.postings.len()) * (1.0 + K1) * FIELDS[at].1;
            for one in &list.postings {
                let often = one.often as f32 * FIELDS[at].1;
                all.push((one.document, often, rarity * self.once[at][usize::from(one.norm)]));
            }
        }
        // The sort keeps the order of fields, in which their scores are added up.
        all.sort_by_key(|(document, ..)| *document);
        all.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
                kept.2 += next.2;
            }
            same
        });
        if all.len() < 2 || all.len() > most {
            return;
        }
        let rarity = rarity(self.documents, all.len());
        let word = self.starts.len() as u32 - 1;
        for (document, often, score) in all {
            self.found.push((document, score));
            if often >= LEAST_OFTEN {
                let telling = &mut self.telling[document as usize];
                telling.push((often * rarity, word));
                if telling.len() >= 4 * WORDS {
                    keep_best(telling, WORDS);
                }
            }
        }
        self.starts.push(self.found.len());
    }

    /// For each document those that are most like it, the best first.
    pub fn alike(mut self) -> Vec<Vec<u32>> {
        let telling = std::mem::take(&mut self.telling);
        let scores = || vec![0.0_f32; self.documents];
        telling
            .into_par_iter()
            .enumerate()
            .map_init(scores, |scores, (document, mut words)| {
                keep_best(&mut words, WORDS);
                self.like(document, &words, scores)
            })
            .collect()
    }

    /// Those most like a document that these words tell of. `scores` has a nought for each document, before and after.
    fn like(&self, document: usize, words: &[(f32, u32)], scores: &mut [f32]) -> Vec<u32> {
        let best = words.first().map_or(1.0, |(weight, _)| *weight);
        let mut touched: Vec<(f32, u32)> = Vec::new();
        for (weight, word) in words {
            let word = *word as usize;
            for (other, score) in &self.found[self.starts[word]..self.starts[word + 1]] {
                let total = &mut scores[*other as usize];
                if *total == 0.0 {
                    touched.push((0.0, *other));
                }
                *total += weight / best * score;
            }
        }
        let own = scores[document];
        for (score, other) in &mut touched {
            *score = std::mem::take(&mut scores[*other as usize]);
        }
        touched.retain(|(score, other)| *other as usize != document && *score >= own * LEAST_SHARE);
        // Of equals the newer one, as in a search.
        touched.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)));
        touched.truncate(MOST);
        touched.into_iter().map(|(_, other)| other).collect()
    }
}

/// How rare a word is that so many of all documents have, as tantivy's BM25 has it.
pub(super) fn rarity(all: usize, documents: usize) -> f32 {
    let rest = (all - documents) as f32 + 0.5;
    (1.0 + rest / (documents as f32 + 0.5)).ln()
}

/// In how many of all documents a word may stand that tells of some.
pub(super) fn most_documents(all: usize) -> usize {
    (all / 3).clamp(4, MOST_DOCUMENTS)
}

/// Whether a term can tell of a document: a number says nothing about the matter, and a single Chinese character little.
pub(super) fn tells(term: &str) -> bool {
    term.chars().any(char::is_alphabetic) && term.chars().nth(1).is_some()
}

/// Keeps the largest weights, the largest first; of equal ones the word that comes first.
pub(super) fn keep_best(words: &mut Vec<(f32, u32)>, count: usize) {
    words.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    words.truncate(count);
}
