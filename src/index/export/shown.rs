//! Files of what is known of documents: what results show, facets, and names.

use std::collections::{BTreeMap, BTreeSet};

use crate::index::analysis::Analyser;
use crate::index::document::{Document, FACETS};
use crate::index::export::Labels;
use crate::index::query::facet_value;
use crate::index::shard::{Bytes, FrontCoded};

/// What results show of some documents: symbol, page, title, summary, day of the last change, badges.
pub(in crate::index) fn shown<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Vec<u8> {
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
pub(in crate::index) fn changes(days: impl IntoIterator<Item = i64>) -> Vec<u8> {
    let mut bytes = Bytes::default();
    bytes.block(b"[]");
    for day in days {
        bytes.number(1);
        bytes.number(u32::try_from(day).unwrap_or_default());
    }
    bytes.0
}

/// The names that are known for themselves, folded: words in order, in one file if there are any.
pub(in crate::index) fn names(analyser: &Analyser, labels: &Labels) -> Option<Vec<u8>> {
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
pub(in crate::index) const CHANGED: &str = "changed";

/// The keys of facets in the order of their files: those of which any document here has a value, the days of the last change, and those of which only
/// documents in other languages have one.
pub(in crate::index) fn facet_keys(is_here: impl Fn(&str) -> bool, labels: &Labels) -> Vec<&'static str> {
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
pub(in crate::index) fn facet(key: &str, of_documents: &[Vec<&str>], labels: &Labels) -> Vec<u8> {
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
