use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Index, KINDS, STATES, Searched, State, known};
use crate::check::tests::{SAMPLE, Site, Written, today};
use crate::edition::{self, Choices, Edition};
use crate::index::shard::tests::unpacked;
use crate::index::store::LanguageIndex;
use crate::link::Library;
use crate::model::language::Language;

const WORDS: &str =
    "water pump sensor field cold chain vaccine meter river flood rice level alarm repair village network";

/// Words in a fixed disorder.
pub(crate) struct Words(pub(crate) u32);

impl Words {
    pub(crate) fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % below
    }

    pub(crate) fn some(&mut self, count: usize) -> String {
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

pub(crate) fn path(number: usize, language: &str) -> String {
    format!("content/practices/practice-number-{number}/{language}.md")
}

/// A site of practices made from the sample, in two languages.
pub(crate) fn site(count: usize, words: &mut Words) -> Site {
    let mut site = Site::starter();
    let languages = site.text("fieldbook.yaml").replace("languages: [en]", "languages: [en, fr]");
    site = site.with("fieldbook.yaml", languages);
    for number in 0..count {
        site = add(site, number, words);
    }
    // By a facet, which has no ranking, by words, and by a word or another.
    for (name, query) in
        [("by-domain", "domain:water"), ("by-words", "water pump"), ("by-word", "rivera OR cold")]
    {
        let recipe = format!(
            "title: {{en: Some practices}}\nsummary: {{en: What a query finds}}\nlanguages: [en, fr]\nwhere: \"{query}\"\n"
        );
        site = site.with(&format!("content/bundles/{name}.yaml"), recipe);
    }
    site
}

pub(crate) fn symbol(number: usize) -> String {
    crate::model::symbol::Symbol::from_bits(number as u32).to_string()
}

pub(crate) fn add(site: Site, number: usize, words: &mut Words) -> Site {
    let sample = Site::starter().text(SAMPLE);
    let text = sample
        .replace("BP-7K3Q0", &symbol(number))
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

/// One thing that somebody may do to a site, by a number. Some do nothing, where what they need is not there.
pub(crate) fn changed(mut site: Site, kind: usize, at: usize, words: &mut Words) -> Site {
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
        23 => edit(
            site,
            &english,
            "\n## Results and evidence\n",
            &format!("\n[Another](symbol:{}) {word}\n\n## Results and evidence\n", symbol(at + 3)),
        ),
        24 => edit(
            site,
            &english,
            "\n## Results and evidence\n",
            &format!(
                "\n[A part](../practice-number-{}/en.md#lessons) [none](../x/en.md#y)\n\n## Results and evidence\n",
                at / 2
            ),
        ),
        25 => edit(site, &english, "title: ", "title: [ "),
        26 => edit(site, &english, "title: [ ", "title: "),
        27 => edit(site, &english, "revision: 1\n", &format!("revision: 1\nrelated: [{}]\n", symbol(at / 3))),
        28 => edit(
            site,
            &english,
            "revision: 1\n",
            &format!("revision: 1\nsupersedes: [{}]\n", symbol(at / 3 + 1)),
        ),
        29 => edit(site, &english, "related: [", "partners: ["),
        // A page, which is no practice.
        _ => edit(site, "content/pages/about/en.md", "##", &format!("{word}\n\n##")),
    }
}

pub(crate) const KINDS_OF_CHANGE: usize = 31;

pub(crate) fn with_edition<T>(library: &Library, then: impl FnOnce(&Edition<'_>) -> T) -> T {
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
        facets: super::Facets { number: state.facets.number, keys: Default::default() },
    }
}

/// What a directory says.
#[derive(Debug, PartialEq)]
struct Directory {
    /// Form, documents, documents in a file, and tokens of each field.
    begins: Vec<u32>,
    /// Frequencies whose logarithms a browser rounds to another number, and whether tantivy's is the larger one.
    exceptions: BTreeSet<(u32, bool)>,
    facet_keys: String,
    together: u32,
    /// For each kind how many files there are, and the first words of those but for the first one.
    kinds: Vec<(u32, Vec<Vec<u8>>)>,
}

impl Directory {
    /// Reads one as `docs/search-format.md` tells its form.
    fn of(bytes: &[u8]) -> Directory {
        let mut rest = bytes;
        fn number(rest: &mut &[u8]) -> u32 {
            let end = rest.iter().position(|byte| *byte < 0x80).unwrap() + 1;
            let (bytes, after) = rest.split_at(end);
            *rest = after;
            bytes.iter().rev().fold(0, |number, byte| number << 7 | u32::from(byte & 0x7f))
        }
        fn block<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
            let length = number(rest) as usize;
            let (bytes, after) = rest.split_at(length);
            *rest = after;
            bytes
        }
        let begins = (0..3 + crate::index::store::FIELDS.len()).map(|_| number(&mut rest)).collect();
        let mut last = 0;
        let exceptions = (0..number(&mut rest)).map(|_| {
            let step = number(&mut rest);
            last += step >> 1;
            (last, step & 1 == 1)
        });
        let exceptions = exceptions.collect();
        let facet_keys = String::from_utf8(block(&mut rest).to_vec()).unwrap();
        let together = number(&mut rest);
        let kinds = KINDS.map(|kind| {
            let count = number(&mut rest);
            rest = &rest[3 * count as usize..];
            if !matches!(kind, 't' | 'w' | 'b') {
                return (count, Vec::new());
            }
            let words = number(&mut rest);
            assert_eq!(words, count, "{kind}");
            let (mut shared, mut lengths, mut letters) =
                (block(&mut rest), block(&mut rest), block(&mut rest));
            let mut word: Vec<u8> = Vec::new();
            let firsts = (0..words).map(|_| {
                word.truncate(number(&mut shared) as usize);
                let (more, after) = letters.split_at(number(&mut lengths) as usize);
                letters = after;
                word.extend(more);
                word.clone()
            });
            (count, firsts.collect::<Vec<_>>().split_off(1.min(words as usize)))
        });
        assert!(rest.is_empty());
        Directory { begins, exceptions, facet_keys, together, kinds: kinds.into() }
    }
}

#[test]
fn the_files_are_those_of_a_build() {
    let english_first = site(90, &mut Words(7));
    let languages =
        english_first.text("fieldbook.yaml").replace("languages: [en, fr]", "languages: [fr, en]");
    let french_first = english_first.clone().with("fieldbook.yaml", languages);
    let mut orders = Vec::new();
    for site in [english_first, french_first] {
        let library = site.library();
        with_edition(&library, |edition| {
            let mut index = Index::beginning_at(u32::MAX - 1);
            let searched = index.update(edition).unwrap();
            let built = crate::index::build(edition, None).unwrap();
            let (mut ours, mut theirs) = (all_of(&searched), held(built.files));
            assert!(theirs.len() > 60, "{}", theirs.len());
            for kind in ["t1", "p0", "w0", "b0", "d1", "f0", "n0"] {
                assert!(theirs.contains_key(&format!("search/en/{kind}")), "{kind}: {:?}", theirs.keys());
            }
            for language in ["en", "fr"] {
                let name = format!("search/{language}/directory.js");
                let (mut our, their) = (Directory::of(&ours[&name]), Directory::of(&theirs[&name]));
                // One that is told before there are terms tells of all frequencies that a term could have.
                assert!(our.exceptions.is_superset(&their.exceptions));
                our.exceptions = their.exceptions.clone();
                assert_eq!(our, their, "{language}");
                ours.remove(&name);
                theirs.remove(&name);
            }
            assert!(ours == theirs, "{:?} {:?}", ours.keys(), theirs.keys());
            let (related, chosen) = searched.told(edition, &|| true).unwrap().unwrap();
            assert!(chosen.len() == 3 && chosen.values().all(|found| found.len() > 2), "{chosen:?}");
            orders.push(chosen["by-domain"].clone());
            assert_eq!((related, chosen), (built.related, built.chosen));
            assert_eq!(
                searched.told(edition, &|| false).unwrap().map(|_| ()),
                Some(()),
                "it is known already"
            );
            // Nothing has changed, and so nothing is another.
            assert!(Arc::ptr_eq(&searched, &index.update(edition).unwrap()));
        });
    }
    assert_ne!(orders[0], orders[1], "what is found in the language that is named first comes first");
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
        for (kind, count) in KINDS.into_iter().zip(state.counts()) {
            assert_eq!(state.bytes(kind, count).unwrap(), None, "{kind}");
        }
    });
}

/// Whatever was written before, the files are those of an index of the same documents.
#[test]
fn how_a_state_came_about_cannot_be_seen() {
    let mut words = Words(3);
    let mut site = site(20, &mut words);
    let (mut index, mut written) = (Index::default(), Written::default());
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
        let library = written.library(&site);
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
                before: BTreeMap::new(),
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

/// Each file of a state is what it would be if its index had been made of its documents at once.
fn is_as_made_afresh(state: &State, step: usize) {
    let fresh = afresh(state);
    for (kind, count) in KINDS.into_iter().zip(state.counts()) {
        for at in 0..count {
            assert!(
                state.bytes(kind, at).unwrap() == fresh.bytes(kind, at).unwrap(),
                "step {step}: {kind}{at}"
            );
        }
    }
}

/// The first file of terms of a language.
fn first_file(searched: &Searched, code: &str) -> String {
    let begin = format!("search/{code}/t0-");
    searched.paths().into_iter().find(|path| path.starts_with(&begin)).unwrap()
}

/// A page that is open goes on with the directory that it has, for a while: as long for one language as for another. Meanwhile, segments of
/// the index are merged, and files of a state before can still be made.
#[test]
fn files_of_states_before_are_there() {
    let mut words = Words(5);
    let mut site = site(6, &mut words);
    let (mut index, mut written) = (Index::beginning_at(0xff_fffe), Written::default());
    let mut paths = Vec::new();
    for step in 0..12 {
        let at = path(2, "en");
        let text = site.text(&at);
        site = site.with(&at, format!("{text}\nword{step}\n"));
        // The other language changes once only, and so its first state stays.
        if step == 1 {
            let at = path(1, "fr");
            let text = site.text(&at);
            site = site.with(&at, format!("{text}\nautre\n"));
        }
        let library = written.library(&site);
        with_edition(&library, |edition| {
            let searched = index.update(edition).unwrap();
            for code in ["en", "fr"] {
                assert!(searched.file(&format!("search/{code}/directory.js")).unwrap().is_some());
            }
            paths.push((first_file(&searched, "en"), first_file(&searched, "fr")));
            for (age, (english, french)) in paths.iter().rev().enumerate() {
                assert_eq!(searched.file(english).unwrap().is_some(), age <= STATES, "{step} {age}");
                assert!(searched.file(french).unwrap().is_some(), "{step} {age}");
            }
            searched.before.values().flatten().for_each(|state| is_as_made_afresh(state, step));
        });
    }
    assert_eq!(paths.iter().map(|(english, _)| english).collect::<BTreeSet<_>>().len(), 12);
    assert_eq!(paths.iter().map(|(_, french)| french).collect::<BTreeSet<_>>().len(), 2);
}

/// Nobody can ask for a state whose directory nobody has, but the last one: somebody may be asking for it.
#[test]
fn states_that_nobody_asked_for_are_not_kept() {
    let mut words = Words(6);
    let mut site = site(4, &mut words);
    let (mut index, mut written) = (Index::default(), Written::default());
    let mut asked = Vec::new();
    for step in 0..30 {
        let at = path(2, "en");
        let text = site.text(&at);
        site = site.with(&at, format!("{text}\nword{step}\n"));
        let library = written.library(&site);
        with_edition(&library, |edition| {
            let searched = index.update(edition).unwrap();
            assert!(searched.before.values().all(|states| states.len() <= asked.len() + 1));
            if step % 10 == 0 {
                searched.file("search/en/directory.js").unwrap().unwrap();
                asked.push(first_file(&searched, "en"));
            }
            for file in &asked {
                assert!(searched.file(file).unwrap().is_some(), "step {step}");
            }
        });
    }
}

/// Languages and practices come and go, down to none, and the files are cut anew where there are many more or fewer words.
#[test]
fn a_site_can_begin_and_end_empty() {
    let mut words = Words(8);
    let full = site(30, &mut words);
    let without = |site: &Site, is_gone: &dyn Fn(&str) -> bool| {
        let mut site = site.clone();
        site.0.retain(|path, _| !path.starts_with("content/practices/") || !is_gone(path));
        site
    };
    let in_english = full.text("fieldbook.yaml").replace("languages: [en, fr]", "languages: [en]");
    let empty = without(&full, &|_| true);
    let few = without(&full, &|path| path.contains("-number-2"));
    let english = full.clone().with("fieldbook.yaml", in_english);
    let mut long = full.clone();
    for number in 0..30 {
        let at = path(number, "en");
        let text = long.text(&at);
        long = long.with(&at, format!("{text}\n{}\n", words.some(900)));
    }
    let (mut index, mut written) = (Index::default(), Written::default());
    let mut cuts = Vec::new();
    for (step, site) in [&empty, &full, &english, &full, &long, &few, &empty, &few].into_iter().enumerate() {
        let library = written.library(site);
        with_edition(&library, |edition| {
            let searched = index.update(edition).unwrap();
            let languages: Vec<Language> = searched.languages.keys().copied().collect();
            assert_eq!(languages.len(), edition.site.languages.len(), "step {step}");
            assert!(searched.before.keys().all(|language| languages.contains(language)));
            let fresh = Index::beginning_at(searched.number() - 1).update(edition).unwrap();
            for (language, state) in &searched.languages {
                assert_eq!(state.snapshot.len(), state.documents.len(), "step {step} {language:?}");
                assert_eq!(state.documents, fresh.languages[language].documents, "step {step}");
                is_as_made_afresh(state, step);
            }
            let english = &searched.languages[&Language::En];
            cuts.push((english.bounds.terms.len(), english.bounds.long.len()));
            // Cut as at the beginning, because much has come or gone.
            assert_eq!(english.bounds.terms, fresh.languages[&Language::En].bounds.terms, "step {step}");
        });
    }
    assert!(cuts[0] == (0, 0) && cuts[6] == (0, 0) && cuts[4].0 > cuts[3].0, "{cuts:?}");
}

/// What changes in one language leaves the others as they are, also where files have other places among all.
#[test]
fn a_language_in_which_nothing_changes_keeps_its_state() {
    let mut words = Words(13);
    let first = site(9, &mut words);
    let (mut index, mut written) = (Index::default(), Written::default());
    // A new practice in English alone, which comes before all that the vocabularies have.
    let added = add(first.clone(), 30, &mut words);
    let glossary = "content/vocabularies/glossary.yaml";
    let mut of_french = Vec::new();
    for site in [first.clone(), added, first.clone().with(glossary, format!("{}\n", first.text(glossary)))] {
        let library = written.library(&site);
        let searched = with_edition(&library, |edition| index.update(edition).unwrap());
        of_french.push(Arc::clone(&searched.languages[&Language::Fr]));
    }
    assert!(of_french.iter().all(|state| Arc::ptr_eq(state, &of_french[0])));
}

/// When a state could not be made to its end, the index of a language may be ahead of it.
#[test]
fn what_was_left_in_the_middle_is_made_anew() {
    let mut words = Words(19);
    let first = site(6, &mut words);
    let (mut index, mut written) = (Index::default(), Written::default());
    let library = written.library(&first);
    let before = with_edition(&library, |edition| {
        let searched = index.update(edition).unwrap();
        searched.file("search/en/directory.js").unwrap();
        first_file(&searched, "en")
    });
    // As far as a panic or an error lets it come: documents are known and indexed, and there is no state of them.
    let text = first.text(&path(2, "en"));
    let changed = first.clone().with(&path(2, "en"), format!("{text}\nzebra\n"));
    let library = written.library(&changed);
    with_edition(&library, |edition| {
        let known::Documents { by_language, .. } = index.known.documents(edition);
        for (language, documents) in &by_language {
            index.languages.get_mut(language).unwrap().following.update(documents).unwrap();
        }
        index.is_whole = false;
        let searched = index.update(edition).unwrap();
        let state = &searched.languages[&Language::En];
        assert!(state.documents.iter().any(|document| document.body.contains("zebra")));
        let fresh = Index::default().update(edition).unwrap();
        assert_eq!(state.documents, fresh.languages[&Language::En].documents);
        assert!(searched.file(&before).unwrap().is_some(), "a page that is open goes on");
        assert_ne!(first_file(&searched, "en"), before);
    });
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

/// Where practices alone are others, the state is found from these; it is then the one that would be found from all of them.
#[test]
fn a_few_practices_are_enough_where_no_other_has_changed() {
    let mut words = Words(29);
    let mut site = site(10, &mut words);
    let (mut index, mut written) = (Index::default(), Written::default());
    let mut times = BTreeMap::new();
    for step in 0..KINDS_OF_CHANGE * 3 {
        // Texts and titles most often, as in life.
        let kind = match step % 2 {
            0 => [0, 1, 7, 8, 23][words.below(5)],
            _ => step / 2 % KINDS_OF_CHANGE,
        };
        site = changed(site, kind, words.below(12), &mut words);
        let now = written.now(&site);
        let library = &*now.library;
        let before = Arc::clone(&index.last);
        let few = now.alone.and_then(|slugs| {
            let named = slugs.iter().map(String::as_str).collect();
            let few = edition::Few { practices: &named, organisations: &BTreeSet::new() };
            let choices = Choices { drafts: true, preview: true, ..Choices::default() };
            let few = edition::select_few(library, &few, &choices, today());
            index.update_few(&few, &slugs).unwrap()
        });
        with_edition(library, |edition| {
            let all = index.update(edition).unwrap();
            let way = match &few {
                Some(few) => {
                    assert!(Arc::ptr_eq(few, &all), "step {step}, {kind}");
                    if Arc::ptr_eq(few, &before) { "same" } else { "few" }
                }
                None => "all",
            };
            *times.entry((kind, way)).or_insert(0) += 1;
            for (language, state) in &all.languages {
                let documents = crate::index::document::documents(edition, *language);
                assert!(state.documents.iter().map(|known| &**known).eq(&documents), "step {step}, {kind}");
                assert_eq!(*state.labels, crate::index::labels(edition, *language), "step {step}, {kind}");
                if way == "few" {
                    is_as_made_afresh(state, step);
                }
            }
        });
    }
    let count = |kinds: &[usize], way: &str| -> usize {
        kinds.iter().filter_map(|kind| times.get(&(*kind, way))).sum()
    };
    // A text or a title is enough; another value, day or practice is not.
    assert!([0, 1, 7, 8, 23].iter().all(|kind| count(&[*kind], "few") > 0), "{times:?}");
    assert!(count(&[0, 1, 7, 8, 23], "few") > 12, "{times:?}");
    assert_eq!(count(&[2, 3, 4, 5, 9, 10, 11, 12, 13, 15, 16], "few"), 0, "{times:?}");
}

/// Facets keep the names of their files while nobody has another value.
#[test]
fn files_of_values_are_asked_for_once() {
    let mut words = Words(31);
    let first = site(6, &mut words);
    let (mut index, mut written) = (Index::default(), Written::default());
    let mut files = |site: &Site| {
        let now = written.now(site);
        with_edition(&now.library, |edition| {
            if let Some(slugs) = &now.alone {
                index.update_few(edition, slugs).unwrap();
            }
            let searched = index.update(edition).unwrap();
            all_of(&searched);
            let paths = searched.paths().into_iter().filter(|path| path.starts_with("search/en/"));
            paths.collect::<BTreeSet<_>>()
        })
    };
    let of = |paths: &BTreeSet<String>, kinds: &str| -> BTreeSet<String> {
        let is_of = |path: &&String| kinds.contains(&path["search/en/".len()..][..1]);
        paths.iter().filter(is_of).cloned().collect()
    };
    let english = path(2, "en");
    let text = first.text(&english);
    let one = files(&first);
    let two = files(&first.clone().with(&english, format!("{text}\nMore.\n")));
    // Another are the days of the last changes alone.
    assert_eq!(of(&two, "f").difference(&of(&one, "f")).count(), 1);
    assert!(of(&one, "f").len() > 5);
    assert_eq!(of(&one, "n"), of(&two, "n"));
    assert!(of(&one, "twb").is_disjoint(&of(&two, "twb")));
    let energy = text.replace("domains: [water, health]", "domains: [energy]");
    let three = files(&first.clone().with(&english, energy));
    assert!(of(&two, "fn").is_disjoint(&of(&three, "fn")));
}

/// Who begins to write the next day does not wait for the index of all again.
#[test]
fn an_index_begins_with_what_the_cache_keeps() {
    let dir = tempfile::tempdir().unwrap();
    let site = site(12, &mut Words(37));
    let segments = |state: &State| -> Vec<String> {
        let segments = state.snapshot.searcher.segment_readers().iter();
        segments.map(|segment| segment.segment_id().uuid_string()).collect()
    };
    let begin = |site: &Site, after: &Site| {
        let mut index = Index::beginning_at(7).kept_in(dir.path());
        let mut written = Written::default();
        let began = with_edition(&written.library(site), |edition| {
            let searched = index.update(edition).unwrap();
            searched.languages.values().for_each(|state| is_as_made_afresh(state, 0));
            segments(&searched.languages[&Language::En])
        });
        with_edition(&written.library(after), |edition| {
            let searched = index.update(edition).unwrap();
            searched.languages.values().for_each(|state| is_as_made_afresh(state, 1));
        });
        began
    };
    let english = path(2, "en");
    let text = site.text(&english);
    let after = site.clone().with(&english, format!("{text}\nMore of it.\n"));
    let first = begin(&site, &after);
    // What was written meanwhile went into memory alone.
    assert_eq!(begin(&site, &after), first);
    let later = begin(&after, &site);
    assert!(
        later.iter().any(|segment| first.contains(segment)),
        "most of it is the same: {later:?} {first:?}"
    );
    // Where it is damaged, or another process has it, it is made anew.
    let cache = crate::shelf::cache_of(dir.path()).unwrap();
    let folder = crate::index::folder(&cache, Language::En);
    let lock = std::fs::File::open(folder.parent().unwrap().join("en.lock")).unwrap();
    lock.try_lock().unwrap();
    let busy = begin(&site, &after);
    assert!(busy.iter().all(|segment| !first.contains(segment) && !later.contains(segment)));
    drop(lock);
    std::fs::write(folder.join("meta.json"), "{").unwrap();
    let damaged = begin(&site, &after);
    assert!(damaged.iter().all(|segment| !first.contains(segment) && !later.contains(segment)));
    // A folder that cannot be made is no trouble either.
    std::fs::remove_dir_all(dir.path().join(".fieldbook")).unwrap();
    std::fs::write(dir.path().join(".fieldbook"), "").unwrap();
    begin(&site, &after);
}
