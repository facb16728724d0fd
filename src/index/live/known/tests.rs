use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Documents, Known};
use crate::check::tests::{Site, Written};
use crate::index::document::{Document, documents};
use crate::index::labels;
use crate::index::live::tests::{Words, add, path, site, with_edition};
use crate::model::language::Language;

/// One thing that somebody may do to a site, by a number. Some do nothing, where what they need is not there.
fn changed(mut site: Site, kind: usize, at: usize, words: &mut Words) -> Site {
    let (english, french) = (path(at, "en"), path(at, "fr"));
    let edit = |site: Site, path: &str, from: &str, to: &str| match site.0.contains_key(path) {
        true => {
            let text = site.text(path).replacen(from, to, 1);
            site.with(path, text)
        }
        false => site,
    };
    let word = words.some(1);
    match kind {
        0 => {
            edit(site, &english, "## Problem and context\n", &format!("## Problem and context\n\n{word}.\n"))
        }
        1 => edit(site, &english, "title: ", &format!("title: {word} ")),
        2 => edit(site, &english, "domains: [water, health]", "domains: [energy]"),
        3 => edit(site, &english, "domains: [energy]", "domains: [water, health]"),
        4 => edit(site, &english, "places: [RWA]", "places: [KEN, RWA]"),
        5 => edit(site, &english, "places: [KEN, RWA]", "places: [TUN]"),
        6 => edit(site, &english, "\n| Service", &format!("\n### A heading of {word}\n\n| Service")),
        7 => edit(site, &french, "## Problème\n", &format!("## Problème\n\n{word}.\n")),
        8 => edit(site, &french, "title: ", &format!("title: {word} ")),
        9 => edit(site, &english, "status: published", "status: withdrawn\nreason: \"It is wrong.\""),
        10 => edit(site, &english, "status: withdrawn\nreason: \"It is wrong.\"", "status: published"),
        11 => edit(site, &english, "published: 2026-", "published: 2025-"),
        12 => {
            site.0.remove(&french);
            site
        }
        13 => {
            site.0.remove(&english);
            site.0.remove(&french);
            site
        }
        14 => add(site, at, words),
        15 => edit(site, "content/vocabularies/domains.yaml", "\"Health\"", &format!("\"Health {word}\"")),
        16 => edit(
            site,
            "content/organisations/portland-state-university.yaml",
            "{en: PSU}",
            &format!("{{en: PSU, fr: {word}}}"),
        ),
        17 => edit(
            site,
            "content/organisations/portland-state-university.yaml",
            "Portland",
            &format!("{word} Portland"),
        ),
        18 => edit(
            site,
            "content/organisations/portland-state-university.yaml",
            "kind: academia",
            "kind: sector-member",
        ),
        19 => edit(site, "fieldbook.yaml", "languages: [en, fr]", "languages: [fr, en]"),
        20 => edit(site, "fieldbook.yaml", "languages: [fr, en]", "languages: [en]"),
        21 => edit(site, "fieldbook.yaml", "languages: [en]", "languages: [en, fr]"),
        22 => edit(site, "content/vocabularies/regions.yaml", "RWA, ", ""),
        // A page, which is no practice.
        _ => edit(site, "content/pages/about/en.md", "##", &format!("{word}\n\n##")),
    }
}

const KINDS: usize = 24;

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
    let kinds = (0..KINDS).chain((0..160).map(|_| usize::MAX));
    let (mut taken, mut all) = (0, 0);
    for (step, kind) in kinds.enumerate() {
        let kind = if kind == usize::MAX { words.below(KINDS) } else { kind };
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
