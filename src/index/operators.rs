//! What other searches read as an operator, and this one as words: `AND`, `OR`, `NOT`, brackets. A page makes the best of
//! it; in the query of a recipe it is told, with how to write what was meant.

use std::ops::Range;

use crate::fault::QuerySlip;
use crate::index::analysis::Analyser;
use crate::index::query::{
    Clause, MOST_LETTERS, Named, Query, closes_quote, facet_value, is_colon, is_operator, is_refusal,
    is_space, opens_quote, refuses,
};
use crate::index::run::FacetNames;
use crate::index::words::divides_values;
use crate::model::language::Language;

/// What in a query looks like an operator. `named` are its facets in their order, `names` those that the site knows.
pub(super) fn operators(
    text: &str,
    language: Language,
    analyser: &Analyser,
    named: &[Named],
    names: &FacetNames,
) -> Vec<QuerySlip> {
    let letters: Vec<char> = text.chars().take(MOST_LETTERS).collect();
    let typed = Typed { letters: &letters, language, analyser, named, names };
    let brackets = typed.brackets();
    let parts = typed.parts();
    let mut found = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        // What stands in brackets is told with them.
        if brackets.iter().any(|(place, _)| place.contains(&part.start)) {
            continue;
        }
        let word = typed.text(part);
        let Some(next) = parts.get(at + 1).filter(|_| is_operator(&word, language)) else { continue };
        if is_refusal(&word) {
            found.push(QuerySlip::Refusal { typed: word, meant: typed.refused(next) });
        } else if at > 0 {
            let meant = typed.around(&parts[at - 1], next);
            found.push(QuerySlip::Operator { typed: word, meant });
        }
    }
    found.extend(brackets.into_iter().map(|(_, slip)| slip));
    found
}

/// Whether a query has nothing but small words, so that nearly every practice is found.
pub(super) fn has_small_words_alone(query: &Query) -> bool {
    let is_small = |clause: &Clause| matches!(clause, Clause::Word { small: true, .. });
    !query.wanted.is_empty()
        && query.wanted.iter().all(is_small)
        && query.facets.is_empty()
        && query.unwanted.is_empty()
}

/// What was typed, and what it is read with.
struct Typed<'a> {
    letters: &'a [char],
    language: Language,
    analyser: &'a Analyser,
    named: &'a [Named],
    names: &'a FacetNames,
}

impl Typed<'_> {
    fn text(&self, place: &Range<usize>) -> String {
        self.letters[place.clone()].iter().collect()
    }

    /// For each letter, whether it stands in quotes or is one.
    fn quoted(&self) -> Vec<bool> {
        let mut open = false;
        let is_quoted = |letter: &char| {
            let closes = open && closes_quote(*letter);
            open = if open { !closes } else { opens_quote(*letter) };
            open || closes
        };
        self.letters.iter().map(is_quoted).collect()
    }

    /// What stands between blanks that are not in quotes.
    fn parts(&self) -> Vec<Range<usize>> {
        let quoted = self.quoted();
        let mut parts: Vec<Range<usize>> = Vec::new();
        for (at, letter) in self.letters.iter().enumerate() {
            if is_space(*letter) && !quoted[at] {
                continue;
            }
            match parts.last_mut().filter(|part| part.end == at) {
                Some(part) => part.end = at + 1,
                None => parts.push(at..at + 1),
            }
        }
        parts
    }

    /// How a part is refused: with a hyphen before it.
    fn refused(&self, part: &Range<usize>) -> String {
        let facet = self.named.iter().find(|facet| facet.place.contains(&part.start));
        let text = self.text(facet.map_or(part, |facet| &facet.place));
        format!("-{}", text.trim_start_matches(|letter| refuses(letter) || is_bracket(letter)))
    }

    /// The values around an operator, where they are of one key: one of them is enough.
    fn around(&self, before: &Range<usize>, next: &Range<usize>) -> Vec<String> {
        let facet_at = |at: usize| self.named.iter().find(|facet| facet.place.contains(&at));
        // The value of the first may have been read on into the operator, and is none then.
        let (Some(first), Some(second)) = (facet_at(before.start), facet_at(next.start)) else {
            return Vec::new();
        };
        if first.key.is_none() || first.key != second.key || first.unwanted || second.unwanted {
            return Vec::new();
        }
        [first, second].map(|facet| self.text(&facet.place)).to_vec()
    }

    /// Brackets that are opened where a part or a value begins, each up to where it is closed, and what is told of it.
    fn brackets(&self) -> Vec<(Range<usize>, QuerySlip)> {
        let quoted = self.quoted();
        let mut found: Vec<(Range<usize>, QuerySlip)> = Vec::new();
        for at in 0..self.letters.len() {
            let before = at.checked_sub(1).and_then(|before| self.letters.get(before)).copied();
            let begins = before
                .is_none_or(|sign| is_space(sign) || is_colon(sign) || refuses(sign) || is_bracket(sign));
            let told = found.last().is_some_and(|(place, _)| place.contains(&at));
            if !is_bracket(self.letters[at]) || quoted[at] || !begins || told {
                continue;
            }
            let closes = |place: &usize| matches!(self.letters[*place], ')' | '）' | ']' | '}');
            let end = (at..self.letters.len())
                .find(|place| closes(place) && !quoted[*place])
                .unwrap_or(self.letters.len());
            // A name may have some: `place:Saint Martin (French part)`; and those around one value change nothing.
            let is_in_name = |facet: &&Named| {
                facet.place.start <= at
                    && end < facet.place.end
                    && facet.key.is_some_and(|key| self.names.id(key, &facet.value).is_some())
            };
            if self.named.iter().any(|facet| is_in_name(&facet)) {
                continue;
            }
            // The key belongs to what is told.
            let facet = self.named.iter().find(|facet| facet.place.contains(&at));
            let start = facet.map_or(at, |facet| facet.place.start);
            let meant = facet.map_or_else(Vec::new, |facet| self.each_of(facet, at + 1..end));
            let typed = self.text(&(start..(end + 1).min(self.letters.len())));
            let has_values = typed.contains(is_colon);
            found.push((start..end + 1, QuerySlip::Brackets { typed, meant, has_values }));
        }
        found
    }

    /// The values of a key in brackets, each as it is to be written; none where one of them is not known.
    fn each_of(&self, facet: &Named, inner: Range<usize>) -> Vec<String> {
        let Some(key) = facet.key else { return Vec::new() };
        let sign = if facet.unwanted { "-" } else { "" };
        let inner = self.text(&inner);
        let words = inner.split(|letter| is_space(letter) || divides_values(letter));
        let words = words.filter(|word| !word.is_empty() && !is_operator(word, self.language));
        let id_of = |word: &str| {
            let id = self.names.id(key, &facet_value(self.analyser, word))?;
            Some(format!("{sign}{key}:{id}"))
        };
        words.map(id_of).collect::<Option<_>>().unwrap_or_default()
    }
}

fn is_bracket(letter: char) -> bool {
    matches!(letter, '(' | '（' | '[' | '{')
}
