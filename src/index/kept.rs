//! Search data that were exported before: what the next build takes, when nothing of a language has changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::index::document::Document;
use crate::index::export::Labels;
use crate::model::language::Language;

/// What is made of the index of a language.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Exported {
    /// Scripts by path from the site's root.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// For each practice, by slug, the slugs of those that are most like it.
    pub(super) related: BTreeMap<String, Vec<String>>,
}

/// The head of what is kept; the files follow one another behind it.
#[derive(Serialize, Deserialize)]
struct Head {
    files: Vec<(String, usize)>,
    related: BTreeMap<String, Vec<String>>,
}

/// A sum over all that decides what is exported, but for the program itself. `share` is the number of files that the language has at
/// most.
pub(super) fn sum_of(language: Language, documents: &[Document], labels: &Labels, share: usize) -> String {
    let mut sum = Sha256::new();
    let mut add = |bytes: &[u8]| {
        sum.update((bytes.len() as u64).to_le_bytes());
        sum.update(bytes);
    };
    add(language.code().as_bytes());
    add(&(share as u64).to_le_bytes());
    for document in documents {
        add(&serde_json::to_vec(document).unwrap_or_default());
    }
    for ((key, id), names) in labels {
        for text in [key, id].into_iter().chain(names) {
            add(text.as_bytes());
        }
        add(b"");
    }
    sum.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes in which search data are kept: the length of the head in eight bytes, low ones first; the head in JSON; the files.
pub(super) fn written(exported: &Exported) -> Vec<u8> {
    let files = exported.files.iter().map(|(path, bytes)| (path.clone(), bytes.len())).collect();
    let head = Head { files, related: exported.related.clone() };
    let head = serde_json::to_vec(&head).unwrap_or_default();
    let mut bytes = (head.len() as u64).to_le_bytes().to_vec();
    bytes.extend(head);
    exported.files.values().for_each(|file| bytes.extend(file));
    bytes
}

/// Reads what [`written`] made; nothing of what it did not make.
pub(super) fn read(bytes: &[u8]) -> Option<Exported> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    let (head, mut rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    let head: Head = serde_json::from_slice(head).ok()?;
    let mut files = BTreeMap::new();
    for (path, length) in head.files {
        let (file, behind) = rest.split_at_checked(length)?;
        files.insert(path, file.to_vec());
        rest = behind;
    }
    rest.is_empty().then_some(Exported { files, related: head.related })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_exported_comes_back_whole_or_not_at_all() {
        let exported = Exported {
            files: BTreeMap::from([
                ("search/en/a.js".to_owned(), b"\xff\xfea\0".to_vec()),
                ("search/en/b.js".to_owned(), Vec::new()),
            ]),
            related: BTreeMap::from([("a".to_owned(), vec!["b".to_owned()])]),
        };
        let bytes = written(&exported);
        assert_eq!(read(&bytes), Some(exported));
        for damaged in
            [&bytes[..bytes.len() - 1], &bytes[..20], &bytes[..7], &[0xff; 30], &[&bytes[..], b"x"].concat()]
        {
            assert_eq!(read(damaged), None);
        }
    }

    #[test]
    fn all_that_decides_what_is_exported_is_in_the_sum() {
        let labels = |names: &[&str]| {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            Labels::from([(("domain".to_owned(), "water".to_owned()), names)])
        };
        let sums = [
            sum_of(Language::En, &[], &labels(&["Water"]), 10),
            sum_of(Language::Fr, &[], &labels(&["Water"]), 10),
            sum_of(Language::En, &[], &labels(&["Water"]), 11),
            sum_of(Language::En, &[], &labels(&["Wells"]), 10),
            sum_of(Language::En, &[], &labels(&["Water", "Wells"]), 10),
            sum_of(Language::En, &[], &Labels::new(), 10),
        ];
        let distinct: std::collections::BTreeSet<&String> = sums.iter().collect();
        assert_eq!(distinct.len(), sums.len());
    }
}
