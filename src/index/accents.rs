//! Words typed without their accents, and the terms of the words that they stand for.
//!
//! A stemmer reads accents: the French `achetée` has the stem of `acheter`, `achetee` has one of its own. In a text both
//! terms of `achetée` are kept, so `achetee` finds it where it stands, but not `acheté` or `acheter`. So a field of the
//! index has, for each word of a text, what a bare query makes of it: its bare term alone where the two are one, and else the bare
//! term, the term and the folded word, with blanks between. A query with `achetee` then looks for the terms of all words
//! that it may stand for.
//!
//! Where some text has the bare term as that of another word (`payés` is `pay` without its accent, as `pays` is), only
//! the words themselves lead on: `payes` to `payés`, and not `pays`.
//!
//! A form that no text has is known from no text: for one that stands nowhere [`accented`] tries an accent on each
//! vowel, and the terms that come of it and stand somewhere are looked for.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::Term;
use tantivy::tokenizer::{Token, Tokenizer};

use crate::index::analysis::{Analyser, Tokens, Word, WordKind};
use crate::index::store::Snapshot;
use crate::model::language::Language;

/// A term that a bare one may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The term.
    pub term: String,
    /// The folded words that lead to it; none where all with the bare term do.
    pub only: BTreeSet<String>,
}

/// What tantivy calls a tokenizer: for each word of a text what a bare query makes of it.
#[derive(Clone)]
pub struct AccentTokenizer(pub Analyser);

impl Tokenizer for AccentTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let mut tokens = Vec::new();
        for Word { start, end, position, kind } in self.0.words(text) {
            let WordKind::Letters { term, alternate, surface } = kind else { continue };
            let text = match alternate {
                Some(bare) => format!("{bare} {term} {surface}"),
                None => term,
            };
            tokens.push(Token { offset_from: start, offset_to: end, position, text, position_length: 1 });
        }
        Tokens::new(tokens)
    }
}

/// The vowels that have accents in the endings of a language, which its stemmer reads.
fn accents(language: Language) -> &'static [(char, char)] {
    match language {
        Language::Fr => &[('e', 'é'), ('e', 'è')],
        Language::Es => &[('a', 'á'), ('e', 'é'), ('i', 'í'), ('o', 'ó')],
        _ => &[],
    }
}

/// The terms that a folded word would have with an accent on one of its vowels, other than its own.
pub fn accented(analyser: &Analyser, surface: &str) -> BTreeSet<String> {
    let own = analyser.term_of_surface(surface);
    let mut terms = BTreeSet::new();
    for (plain, accent) in accents(analyser.language) {
        for (at, _) in surface.match_indices(*plain) {
            let word = format!("{}{accent}{}", &surface[..at], &surface[at + 1..]);
            terms.insert(analyser.term_of_surface(&word));
        }
    }
    terms.remove(&own);
    terms
}

/// What all bare terms may stand for, by them. Those that stand for nothing but themselves are left out.
///
/// # Errors
///
/// When the index cannot be read.
pub fn all_meant(snapshot: &Snapshot) -> tantivy::Result<BTreeMap<String, Vec<Meant>>> {
    meant_between(snapshot, b"", None)
}

/// As [`all_meant`], from one term on and before another.
///
/// # Errors
///
/// When the index cannot be read.
pub fn meant_between(
    snapshot: &Snapshot,
    from: &[u8],
    to: Option<&[u8]>,
) -> tantivy::Result<BTreeMap<String, Vec<Meant>>> {
    let mut plain: BTreeSet<String> = BTreeSet::new();
    let mut accented: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for segment in snapshot.searcher.segment_readers() {
        let inverted = segment.inverted_index(snapshot.fields.accents)?;
        let range = inverted.terms().range().ge(from);
        let range = if let Some(to) = to { range.lt(to) } else { range };
        let mut stream = range.into_stream()?;
        while stream.advance() {
            let key = String::from_utf8_lossy(stream.key()).into_owned();
            if snapshot.frequency(&Term::from_field_text(snapshot.fields.accents, &key))? == 0 {
                continue;
            }
            let mut parts = key.split(' ').map(str::to_owned);
            match (parts.next(), parts.next(), parts.next()) {
                (Some(bare), Some(term), Some(surface)) => {
                    accented.entry(bare).or_default().entry(term).or_default().insert(surface);
                }
                (Some(bare), ..) => {
                    plain.insert(bare);
                }
                _ => {}
            }
        }
    }
    let of_bare = accented.into_iter().map(|(bare, terms)| {
        let is_other = plain.contains(&bare);
        let meant = terms
            .into_iter()
            .map(|(term, only)| Meant { term, only: if is_other { only } else { BTreeSet::new() } });
        let meant = meant.collect();
        (bare, meant)
    });
    Ok(of_bare.collect())
}

/// The terms that a word may stand for beside its own. `bare` is its own term, `surface` the folded word.
///
/// # Errors
///
/// When the index cannot be read.
pub fn meant(snapshot: &Snapshot, bare: &str, surface: &str) -> tantivy::Result<Vec<String>> {
    // What follows a term follows a blank, and all letters come after the next sign.
    let found = meant_between(snapshot, bare.as_bytes(), Some(format!("{bare}!").as_bytes()))?
        .remove(bare)
        .unwrap_or_default();
    let leads = |meant: &Meant| meant.only.is_empty() || meant.only.contains(surface);
    Ok(found.into_iter().filter(leads).map(|meant| meant.term).collect())
}
