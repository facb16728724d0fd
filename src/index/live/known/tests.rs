use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Documents, Known};
use crate::check::tests::{Site, Written};
use crate::index::document::{Document, documents};
use crate::index::labels;
use crate::index::live::tests::{KINDS_OF_CHANGE, Words, changed, path, site, with_edition};
use crate::model::language::Language;

/// How many documents are the same in memory as some before.
fn shared(
    now: &BTreeMap<Language, Vec<Arc<Document>>>,
    before: &BTreeMap<Language, Vec<Arc<Document>>>,
) -> usize {
    let of_language = |(language, documents): (&Language, &Vec<Arc<Document>>)| {
        let before = before.get(language).map_or(&[][..], Vec::as_slice);
        documents.iter().filter(|one| before.iter().any(|known| Arc::ptr_eq(known, one))).count()
    };
    now.iter().map(of_language).sum()
}

/// Whatever somebody does, documents and names are those of a site that is looked at for the first time.
#[test]
fn documents_of_the_state_before_are_taken_where_they_would_be_the_same() {
    let mut words = Words(17);
    let mut site = site(10, &mut words);
    let mut written = Written::default();
    let mut known = Known::default();
    let mut before = BTreeMap::new();
    // Each kind of change first, then any in disorder.
    let kinds = (0..KINDS_OF_CHANGE).chain((0..160).map(|_| usize::MAX));
    let (mut taken, mut all) = (0, 0);
    for (step, kind) in kinds.enumerate() {
        let kind = if kind == usize::MAX { words.below(KINDS_OF_CHANGE) } else { kind };
        let at = words.below(12);
        let old = site.clone();
        site = changed(site, kind, at, &mut words);
        let library = written.library(&site);
        with_edition(&library, |edition| {
            let Documents { by_language, labels: names } = known.documents(edition);
            let languages: Vec<Language> = by_language.keys().copied().collect();
            let mut wanted = edition.site.languages.clone();
            wanted.sort();
            assert_eq!(languages, wanted, "step {step}, {kind}");
            for (language, found) in &by_language {
                let fresh = documents(edition, *language);
                assert!(
                    found.iter().map(|document| &**document).eq(fresh.iter()),
                    "step {step}, {kind} of {at}"
                );
                assert!(
                    *names[language] == labels(edition, *language),
                    "names at step {step}, {kind} of {at}"
                );
            }
            let count: usize = by_language.values().map(Vec::len).sum();
            if site.0 == old.0 && step > 0 {
                assert_eq!(shared(&by_language, &before), count, "nothing has changed at step {step}");
            }
            // The text of one practice changes its own documents alone.
            if matches!(kind, 0..=8 | 11) && step > 0 {
                assert!(shared(&by_language, &before) + 2 >= count, "step {step}, {kind} of {at}");
            }
            taken += shared(&by_language, &before);
            all += count;
            before = by_language;
        });
    }
    assert!(taken * 2 > all, "{taken} of {all}");
}

/// Names are made anew only where practices have other values.
#[test]
fn names_are_the_same_in_memory_until_a_value_comes_or_goes() {
    let mut words = Words(23);
    let first = site(6, &mut words);
    let (mut written, mut known) = (Written::default(), Known::default());
    let mut names = |site: &Site| {
        let library = written.library(site);
        with_edition(&library, |edition| Arc::clone(&known.documents(edition).labels[&Language::En]))
    };
    let of_first = names(&first);
    let english = path(2, "en");
    let text = first.text(&english);
    let other_text = first.clone().with(&english, format!("{text}\nMore.\n"));
    assert!(Arc::ptr_eq(&of_first, &names(&other_text)));
    // All others have these domains still; the new value has a name that was not there.
    let energy = first.clone().with(&english, text.replace("domains: [water, health]", "domains: [energy]"));
    let of_energy = names(&energy);
    assert!(*of_energy != *of_first);
    assert!(of_energy.keys().any(|(key, id)| key == "domain" && id == "energy"));
    assert!(*names(&first) == *of_first, "the value is gone again");
}
