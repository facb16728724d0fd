use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Index, Searched, State};
use crate::check::tests::{SAMPLE, Site, today};
use crate::edition::{self, Choices, Edition};
use crate::index::shard::tests::unpacked;
use crate::index::store::LanguageIndex;
use crate::link::Library;
use crate::model::language::Language;

const WORDS: &str =
    "water pump sensor field cold chain vaccine meter river flood rice level alarm repair village network";

/// Words in a fixed disorder.
struct Words(u32);

impl Words {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % below
    }

    fn some(&mut self, count: usize) -> String {
        let words: Vec<&str> = WORDS.split(' ').collect();
        let some: Vec<String> = (0..count)
            .map(|_| {
                // Many words stand in a few texts alone.
                let rare = self.below(4_000);
                let word = words[self.below(words.len())];
                if rare < 1_500 {
                    format!("{word}{}", char::from(b'a' + (rare % 26) as u8)) + &"xyz"[..rare % 4]
                } else {
                    word.to_owned()
                }
            })
            .collect();
        some.join(" ")
    }
}

fn path(number: usize, language: &str) -> String {
    format!("content/practices/practice-number-{number}/{language}.md")
}

/// A site of practices made from the sample, in two languages.
fn site(count: usize, words: &mut Words) -> Site {
    let mut site = Site::starter();
    let languages = site.text("fieldbook.yaml").replace("languages: [en]", "languages: [en, fr]");
    site = site.with("fieldbook.yaml", languages);
    for number in 0..count {
        site = add(site, number, words);
    }
    site
}

fn add(site: Site, number: usize, words: &mut Words) -> Site {
    let sample = Site::starter().text(SAMPLE);
    let symbol = crate::model::symbol::Symbol::from_bits(number as u32).to_string();
    let text = sample
        .replace("BP-7K3Q0", &symbol)
        .replace("title: Tie every", &format!("title: {} every", words.some(2)))
        .replace("published: 2026-", &format!("published: 20{:02}-", 10 + number % 15));
    let text = format!("{text}\n{}\n", words.some(60));
    let french = format!(
        "---\ntranslation: {{of_revision: 1, by: fieldbook-editors, date: 2026-11-01, status: draft}}\ntitle: Été {}\nsummary: {}\n---\n\n## Problème\n\nIls ont acheté et acheté, payés, {}.\n",
        words.some(2),
        words.some(4),
        words.some(40)
    );
    let site = site.with(&path(number, "en"), text);
    if number.is_multiple_of(3) { site } else { site.with(&path(number, "fr"), french) }
}

fn with_edition<T>(library: &Library, then: impl FnOnce(&Edition<'_>) -> T) -> T {
    let choices = Choices { drafts: true, preview: true, ..Choices::default() };
    then(&edition::select(library, &[], &choices, today()))
}

/// What files hold, by their paths without their checks.
fn held(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> BTreeMap<String, Vec<u8>> {
    let name = |path: &str| path.rsplit_once('-').map_or(path, |(name, _)| name).to_owned();
    files.into_iter().map(|(path, script)| (name(&path), unpacked(&script))).collect()
}

fn all_of(searched: &Searched) -> BTreeMap<String, Vec<u8>> {
    let file = |path: String| {
        let bytes = searched.file(&path).unwrap().unwrap_or_else(|| panic!("{path}"));
        (path, bytes)
    };
    held(searched.paths().into_iter().map(file))
}

/// What a state would hold whose index was made of its documents at once.
fn afresh(state: &State) -> State {
    let index = LanguageIndex::in_memory(state.language);
    let documents: Vec<_> = state.documents.iter().map(|document| (**document).clone()).collect();
    index.update(&documents).unwrap();
    State {
        language: state.language,
        number: state.number,
        snapshot: index.snapshot().unwrap(),
        documents: state.documents.clone(),
        labels: Arc::clone(&state.labels),
        bounds: Arc::clone(&state.bounds),
        made: Default::default(),
        related: Default::default(),
    }
}

#[test]
fn the_files_are_those_of_a_build() {
    let site = site(90, &mut Words(7));
    let library = site.library();
    with_edition(&library, |edition| {
        let mut index = Index::beginning_at(u32::MAX - 1);
        let searched = index.update(edition).unwrap();
        let built = crate::index::build(edition, None).unwrap();
        let (ours, mut theirs) = (all_of(&searched), held(built.files));
        assert!(theirs.len() > 60, "{}", theirs.len());
        for kind in ["t1", "p0", "w0", "b0", "d1", "f0", "n0"] {
            assert!(theirs.contains_key(&format!("search/en/{kind}")), "{kind}: {:?}", theirs.keys());
        }
        for language in ["en", "fr"] {
            theirs.remove(&format!("search/{language}/directory.js"));
        }
        for (name, bytes) in &theirs {
            assert!(ours.get(name) == Some(bytes), "{name}");
        }
        assert_eq!(ours.len(), theirs.len() + 2);
        let (related, chosen) = searched.told(edition, &|| true).unwrap().unwrap();
        assert_eq!((related, chosen), (built.related, built.chosen));
        assert_eq!(searched.told(edition, &|| false).unwrap().map(|_| ()), Some(()), "it is known already");
        // Nothing has changed, and so nothing is another.
        assert!(Arc::ptr_eq(&searched, &index.update(edition).unwrap()));
    });
}

/// A long list has a file of its own, with its places, and is the same in both.
#[test]
fn frequent_terms_have_their_files() {
    let site = site(60, &mut Words(11));
    let library = site.library();
    with_edition(&library, |edition| {
        let searched = Index::default().update(edition).unwrap();
        let state = &searched.languages[&Language::En];
        let cut = crate::index::export::Cut { terms: 900, words: 90, documents: 7, long: 60 };
        let cut = super::Bounds::of(&state.snapshot, cut).unwrap();
        let state = State { bounds: Arc::new(cut), ..afresh(state) };
        let built =
            crate::index::export::export(&state.snapshot, "en", &state.labels, state.bounds.cut, |_, _| {});
        let mut built = held(built.unwrap());
        built.remove("search/en/directory.js");
        assert!(built.keys().filter(|name| name.contains("/l")).count() > 5);
        assert!(built.contains_key("search/en/m1") && built.contains_key("search/en/t10"));
        for (name, bytes) in built {
            let name = name.strip_prefix("search/en/").unwrap();
            let made = state.bytes(name.chars().next().unwrap(), name[1..].parse().unwrap()).unwrap();
            assert!(made == Some(bytes), "{name}");
        }
        for (kind, count) in super::KINDS.into_iter().zip(state.counts()) {
            assert_eq!(state.bytes(kind, count).unwrap(), None, "{kind}");
        }
    });
}

/// Whatever was written before, the files are those of an index of the same documents.
#[test]
fn how_a_state_came_about_cannot_be_seen() {
    let mut words = Words(3);
    let mut site = site(20, &mut words);
    let mut index = Index::default();
    let mut numbers = Vec::new();
    let mut next = 20;
    for step in 0..8 {
        match step % 7 {
            // Of one practice the text, of one the head, of one the translation.
            0 | 4 => {
                let at = path(words.below(20), "en");
                let text = site.text(&at);
                site = site.with(&at, format!("{text}\n{} zebra{step}.\n", words.some(9)));
            }
            1 => {
                let at = path(words.below(20), "en");
                let text = site.text(&at).replace("domains: [water, health]", "domains: [energy]");
                site = site.with(&at, text.replace("title: ", "title: Other "));
            }
            2 => {
                let at = path(1 + 3 * words.below(6), "fr");
                let text = site.text(&at).replace("acheté", "achetee");
                site = site.with(&at, text);
            }
            3 => {
                (0..3).for_each(|_| {
                    site = add(site.clone(), next, &mut words);
                    next += 1;
                });
            }
            5 => site.0.retain(|known, _| *known != path(5 + step, "en") && *known != path(5 + step, "fr")),
            _ => {
                let at = "content/vocabularies/domains.yaml";
                let text = site.text(at).replace("Health", &format!("Health {step}"));
                site = site.with(at, text);
            }
        }
        let library = site.library();
        with_edition(&library, |edition| {
            let searched = index.update(edition).unwrap();
            numbers.push(searched.number());
            let fresh = Searched {
                number: searched.number(),
                languages: searched
                    .languages
                    .iter()
                    .map(|(language, state)| (*language, Arc::new(afresh(state))))
                    .collect(),
                before: Vec::new(),
            };
            let (ours, theirs) = (all_of(&searched), all_of(&fresh));
            assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>(), "step {step}");
            for (name, bytes) in theirs {
                assert!(ours[&name] == bytes, "step {step}: {name}");
            }
            let documents = crate::index::document::documents(edition, Language::En);
            let known = searched.languages[&Language::En].documents.iter();
            assert!(known.map(|document| &**document).eq(documents.iter()), "step {step}");
            let labels = crate::index::labels(edition, Language::Fr);
            assert_eq!(*searched.languages[&Language::Fr].labels, labels, "step {step}");
            if step < 7 {
                return;
            }
            let (related, _) = searched.told(edition, &|| true).unwrap().unwrap();
            assert_eq!(related, crate::index::build(edition, None).unwrap().related, "step {step}");
        });
    }
    numbers.dedup();
    assert_eq!(numbers.len(), 8, "each state has its number");
}

/// A page that is open goes on with the directory that it has, for a while.
#[test]
fn files_of_states_before_are_there() {
    let mut words = Words(5);
    let mut site = site(6, &mut words);
    let mut index = Index::beginning_at(0xff_fffe);
    let mut paths = Vec::new();
    for step in 0..12 {
        let at = path(2, "en");
        let text = site.text(&at);
        site = site.with(&at, format!("{text}\nword{step}\n"));
        let library = site.library();
        with_edition(&library, |edition| {
            let searched = index.update(edition).unwrap();
            paths.push(searched.paths().into_iter().find(|path| path.starts_with("search/en/t0-")).unwrap());
            for (age, path) in paths.iter().rev().enumerate() {
                let found = searched.file(path).unwrap();
                assert_eq!(found.is_some(), age <= 8, "{step} {age}");
                let Some(bytes) = found else { continue };
                let text = String::from_utf8_lossy(&unpacked(&bytes)).into_owned();
                // The last word shares its beginning with those before it, and the step before has none of it.
                assert!(!text.is_empty());
            }
        });
    }
    let before: std::collections::BTreeSet<_> = paths.iter().collect();
    assert_eq!(before.len(), 12);
}

/// What no state has is no file, whatever somebody asks for.
#[test]
fn what_is_no_file_is_none() {
    let library = site(3, &mut Words(1)).library();
    with_edition(&library, |edition| {
        let searched = Index::default().update(edition).unwrap();
        let check = "000001";
        assert!(searched.file(&format!("search/en/t0-{check}.js")).unwrap().is_some());
        assert!(searched.file("search/fr/directory.js").unwrap().is_some());
        for path in [
            "search/en/t0.js",
            "search/en/t0-000002.js",
            "search/ru/directory.js",
            "search/en/",
            "search/en/-000001.js",
            "search/en/é0-000001.js",
            "search/en/x0-000001.js",
            "search/en/t-000001.js",
            "search/en/t99999999999999999999-000001.js",
            "search/en/t999-000001.js",
            "search/en/p999999999999999999-000001.js",
            "search/en/d18446744073709551615-000001.js",
            "en/index.html",
            "",
        ] {
            assert!(searched.file(path).unwrap().is_none(), "{path}");
        }
        assert_eq!(Index::default().update(edition).unwrap().paths(), searched.paths());
    });
}

/// Two practices of one symbol, as while somebody copies a folder, are one document, and the numbers stay those of the index.
#[test]
fn of_two_practices_with_one_symbol_one_is_found() {
    let site = site(5, &mut Words(9));
    let copy = site.text(&path(2, "en"));
    let library = site.with("content/practices/a-copy-of-one/en.md", copy).library();
    with_edition(&library, |edition| {
        let searched = Index::default().update(edition).unwrap();
        let state = &searched.languages[&Language::En];
        assert_eq!((state.documents.len(), state.snapshot.len()), (6, 6));
        for (number, document) in state.documents.iter().enumerate() {
            assert_eq!(state.snapshot.document(number).unwrap(), **document);
        }
    });
}
