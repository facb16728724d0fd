use std::collections::{BTreeMap, BTreeSet};

use tantivy::Term;
use tantivy::collector::TopDocs;
use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, MoreLikeThisQuery, Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::IndexRecordOption;

use super::{FacetNames, Found, facet_names, may_be_a_slip, one_slip_apart, search};
use crate::index::analysis::Analyser;
use crate::index::document::Document;
use crate::index::export::{Cut, Labels, cut_for, export};
use crate::index::query::{parse, parse_with};
use crate::index::related::Likeness;
use crate::index::store::{FIELDS, LanguageIndex, Snapshot, Updated};
use crate::index::terms::each_term;
use crate::model::language::Language;

/// A document with a title and a text; its symbol tells its number.
fn document(number: usize, title: &str, body: &str) -> Document {
    Document {
        symbol: format!("BP-{number:05}"),
        path: format!("en/practices/p{number}.html"),
        title: title.to_owned(),
        summary: String::new(),
        headings: String::new(),
        facts: String::new(),
        body: body.to_owned(),
        published: number as i64,
        changed: number as i64,
        facets: BTreeMap::from([(
            "domain".to_owned(),
            vec![["health", "water", "energy"][number % 3].to_owned()],
        )]),
        badges: Vec::new(),
    }
}

/// Texts of a few words in a fixed disorder.
fn corpus(count: usize) -> Vec<Document> {
    let words = "water pump sensor field cold chain vaccine meter river flood rice level alarm repair village network";
    let words: Vec<&str> = words.split(' ').collect();
    let mut seed = 7_u32;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    (0..count)
        .map(|number| {
            let title: Vec<&str> = (0..2 + next(3)).map(|_| words[next(words.len())]).collect();
            let length = 5 + next(120);
            let body: Vec<&str> = (0..length)
                .map(|_| {
                    let most = 1 + next(words.len());
                    words[next(most)]
                })
                .collect();
            document(number, &title.join(" "), &body.join(" "))
        })
        .collect()
}

fn index(language: Language, documents: &[Document]) -> LanguageIndex {
    let index = LanguageIndex::in_memory(language);
    index.update(documents).unwrap();
    index
}

fn ask(snapshot: &Snapshot, language: Language, text: &str) -> Found {
    search(snapshot, &parse(text, language, &snapshot.analyser), &FacetNames::new()).unwrap()
}

/// The numbers found, best first.
fn numbers(found: &Found) -> Vec<u32> {
    found.hits.iter().map(|(number, _)| *number).collect()
}

#[test]
fn the_sum_is_what_tantivy_finds_and_nearly_what_it_scores() {
    let documents = corpus(300);
    let index = index(Language::En, &documents);
    let snapshot = index.snapshot().unwrap();
    let term = |field, text: &str| -> Box<dyn Query> {
        Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
    };
    let over_fields = |make: &dyn Fn(tantivy::schema::Field) -> Box<dyn Query>| -> Box<dyn Query> {
        let fields = snapshot.fields.searched.into_iter().zip(FIELDS);
        let parts = fields.map(|(field, (_, weight))| -> (Occur, Box<dyn Query>) {
            (Occur::Should, Box::new(BoostQuery::new(make(field), weight)))
        });
        Box::new(BooleanQuery::new(parts.collect()))
    };
    let word = |text: &str| over_fields(&|field| term(field, text));
    let must = |parts: Vec<Box<dyn Query>>| -> Box<dyn Query> {
        Box::new(BooleanQuery::new(parts.into_iter().map(|part| (Occur::Must, part)).collect()))
    };
    let cold_chain = over_fields(&|field| {
        Box::new(PhraseQuery::new(vec![
            Term::from_field_text(field, "cold"),
            Term::from_field_text(field, "chain"),
        ]))
    });
    let without_rice = BooleanQuery::new(vec![(Occur::Must, word("river")), (Occur::MustNot, word("rice"))]);
    // `ri*` stands for the words that begin so, and the best of them counts.
    let begun: Box<dyn Query> = Box::new(DisjunctionMaxQuery::new(vec![word("river"), word("rice")]));
    let cases: Vec<(&str, Box<dyn Query>)> = vec![
        ("network", word("network")),
        ("water pumps", must(vec![word("water"), word("pump")])),
        ("alarm repair village", must(vec![word("alarm"), word("repair"), word("villag")])),
        ("\"cold chain\"", cold_chain),
        ("river -rice", Box::new(without_rice)),
        ("ri*", begun),
    ];
    for (text, theirs) in cases {
        let ours = ask(&snapshot, Language::En, text);
        assert!(!ours.partly && ours.hits.len() > 3, "{text}: {}", ours.hits.len());
        let top = TopDocs::with_limit(documents.len()).order_by_score();
        let theirs = snapshot.searcher.search_with_statistics_provider(&*theirs, &top, &snapshot).unwrap();
        let theirs: BTreeMap<u32, f32> = theirs
            .into_iter()
            .map(|(score, address)| {
                (snapshot.number(address.segment_ord as usize, address.doc_id).unwrap(), score)
            })
            .collect();
        assert_eq!(
            ours.hits.iter().map(|(number, _)| *number).collect::<BTreeSet<_>>(),
            theirs.keys().copied().collect()
        );
        for (number, score) in &ours.hits {
            let difference = (score - theirs[number]).abs() / score;
            assert!(difference < 1e-6, "{text} {number}: {score} {}", theirs[number]);
        }
        for pair in ours.hits.windows(2) {
            assert!(pair[0].1 > pair[1].1 || pair[0].1 == pair[1].1 && pair[0].0 > pair[1].0, "{pair:?}");
        }
    }
}

#[test]
fn how_the_index_came_about_cannot_be_seen() {
    let documents = corpus(120);
    let fresh = index(Language::En, &documents);
    let grown = LanguageIndex::in_memory(Language::En);
    let mut wrong = documents.clone();
    for document in wrong.iter_mut().step_by(3) {
        document.body.push_str(" water water something else");
    }
    wrong.push(document(900, "gone tomorrow", "water pump sensor"));
    grown.update(&wrong[..50]).unwrap();
    grown.update(&wrong).unwrap();
    assert_eq!(grown.update(&documents).unwrap(), Updated { written: 40, removed: 41 });
    assert_eq!(grown.update(&documents).unwrap(), Updated::default());
    let (fresh, grown) = (fresh.snapshot().unwrap(), grown.snapshot().unwrap());
    assert_eq!(fresh.len(), 120);
    for text in [
        "water",
        "water pump",
        "\"water pump\"",
        "wate",
        "senosr",
        "cold -chain",
        "domain:health",
        "tomorrow",
    ] {
        let (one, other) = (ask(&fresh, Language::En, text), ask(&grown, Language::En, text));
        assert_eq!(one, other, "{text}");
        assert_eq!(fresh.document(3).unwrap(), grown.document(3).unwrap());
    }
    assert!(ask(&grown, Language::En, "tomorrow").hits.is_empty());
    // Nor in the files for browsers, however finely they are cut.
    assert_eq!(cut_for(&fresh, 20), cut_for(&grown, 20));
    let cut = Cut { terms: 600, words: 60, documents: 7, long: 40 };
    let [one, other] =
        [&fresh, &grown].map(|snapshot| export(snapshot, "en", &Labels::new(), cut, |_, _| {}).unwrap());
    assert!(one.len() > 30, "{}", one.len());
    assert_eq!(one, other);
}

/// Texts with a vocabulary of some hundred words: a few in most texts, most in a few.
fn texts_with_subjects(count: usize) -> Vec<Document> {
    let mut seed = 11_u32;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let word = |mut number: usize| {
        let mut word = String::new();
        for _ in 0..3 {
            word.push_str(["ka", "lo", "mi", "tu", "ve", "zo", "ru", "po"][number % 8]);
            number /= 8;
        }
        word
    };
    let text = |number: usize, next: &mut dyn FnMut(usize) -> usize| {
        // A subject has words of its own beside those of all.
        let subject = 40 + 12 * (number % 9);
        // A length below forty is kept as it is.
        let length = 25 + number * 7 % 15;
        let words = (0..length).map(|_| {
            let most = next(40) + 1;
            if next(2) == 0 { subject + next(6) } else { next(most) }
        });
        words.map(word).collect::<Vec<_>>().join(" ")
    };
    (0..count).map(|number| document(number, "", &text(number, &mut next))).collect()
}

fn alike(snapshot: &Snapshot) -> Vec<Vec<u32>> {
    let mut likeness = Likeness::new(snapshot);
    each_term(snapshot, |term, fields| likeness.add(term, fields)).unwrap();
    likeness.alike()
}

#[test]
fn those_alike_are_what_the_more_like_this_of_tantivy_finds() {
    let documents = texts_with_subjects(90);
    let index = index(Language::En, &documents);
    let snapshot = index.snapshot().unwrap();
    let body = snapshot.fields.searched[4];
    let alike = alike(&snapshot);
    for (number, document) in documents.iter().enumerate() {
        let value = tantivy::schema::OwnedValue::Str(document.body.clone());
        let query = MoreLikeThisQuery::builder()
            .with_min_doc_frequency(2)
            .with_max_doc_frequency(30)
            .with_min_term_frequency(2)
            .with_max_query_terms(1_000)
            .with_boost_factor(1.0)
            .with_document_fields(vec![(body, vec![value])]);
        let top = TopDocs::with_limit(90).order_by_score();
        let found = snapshot.searcher.search(&query, &top).unwrap();
        let found: Vec<(u32, f32)> = found
            .into_iter()
            .map(|(score, at)| (snapshot.number(at.segment_ord as usize, at.doc_id).unwrap(), score))
            .filter(|(found, _)| *found as usize != number)
            .collect();
        assert_eq!(alike[number].len(), 4);
        // Among equals tantivy's order is that of its segments: what must be equal is the score of each place.
        for (ours, (_, theirs)) in alike[number].iter().zip(&found) {
            let score = found.iter().find(|(found, _)| found == ours).unwrap().1;
            assert!((score - theirs).abs() < 1e-4 * theirs, "{number}: {:?} but {found:?}", alike[number]);
        }
    }
    let of_its_subject =
        |number: usize| alike[number].iter().filter(move |other| **other as usize % 9 == number % 9);
    let right: usize = (0..90).map(|number| of_its_subject(number).count()).sum();
    assert!(right > 340, "{right} of 360");
}

#[test]
fn what_is_alike_does_not_depend_on_how_the_index_came_about() {
    let documents = texts_with_subjects(60);
    let fresh = index(Language::En, &documents);
    let grown = LanguageIndex::in_memory(Language::En);
    let mut wrong = texts_with_subjects(70);
    for document in wrong.iter_mut().step_by(3) {
        document.body.push_str(" kalomi kalomi tuveka");
    }
    grown.update(&wrong[..30]).unwrap();
    grown.update(&wrong).unwrap();
    grown.update(&documents).unwrap();
    let [one, other] = [&fresh, &grown].map(|index| alike(&index.snapshot().unwrap()));
    assert_eq!(one, other);
    assert_eq!(one.len(), 60);
}

#[test]
fn nothing_is_like_a_practice_that_is_alone() {
    for count in 0..2 {
        let index = index(Language::Zh, &texts_with_subjects(9)[..count]);
        let alike = alike(&index.snapshot().unwrap());
        assert_eq!(alike, vec![Vec::<u32>::new(); count]);
    }
}

#[test]
fn an_id_is_meant_before_a_name() {
    let index = index(Language::En, &corpus(9));
    let snapshot = index.snapshot().unwrap();
    let labels = [
        (("domain", "energy"), vec!["Water", "Good health", "wellbeing"]),
        (("domain", "health"), vec!["Good health", "energy", "medicine"]),
        (("domain", "water"), vec!["Good health", "med icine"]),
    ];
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    let labels: Labels = labels
        .into_iter()
        .map(|((key, id), names)| ((key.to_owned(), id.to_owned()), owned(names)))
        .collect();
    let names = facet_names(&snapshot.analyser, &labels);
    let asked = |text: &str| {
        let found = search(&snapshot, &parse(text, Language::En, &snapshot.analyser), &names).unwrap();
        numbers(&found)
    };
    assert_eq!(asked("domain:water"), [7, 4, 1]);
    assert_eq!(asked("domain:\"good health\""), [6, 3, 0]);
    assert_eq!(asked("domain:energy"), [8, 5, 2]);
    // Then other words for it.
    assert_eq!(asked("domain:medicine"), [6, 3, 0]);
    assert_eq!(asked("domain:Wellbeing"), [8, 5, 2]);
    // Words may be divided in another way, but of two values with one name neither is meant.
    assert_eq!(asked("domain:well-being"), [8, 5, 2]);
    assert_eq!(asked("domain:medi-cine"), Vec::<u32>::new());
    // A value that is still to come asks for nothing.
    assert_eq!(asked("domain:health domain: -domain:"), [6, 3, 0]);
}

#[test]
fn numbers_are_not_read_together() {
    let place = |id: &str| (("sdg".to_owned(), id.to_owned()), vec![id.to_owned()]);
    let names = facet_names(&Analyser::new(Language::En), &Labels::from([place("1"), place("16")]));
    assert_eq!([names.id("sdg", "16"), names.id("sdg", "1-6")], [Some("16"), None]);
}

#[test]
fn values_that_may_have_been_meant_stand_in_the_order_of_their_names() {
    let numbers = 0..23;
    let mut documents: Vec<Document> = numbers.map(|number| document(number, "water", "")).collect();
    // The order of the ids is none of the names, and the letter with an accent is none after the last.
    let name_of = |number: usize| match number {
        3 => "Écosse".to_owned(),
        number => format!("{}and", char::from(b'Z' - number as u8)),
    };
    let mut labels = Labels::new();
    for (number, document) in documents.iter_mut().enumerate() {
        let id = format!("c{number:02}");
        document.facets.insert("place".to_owned(), vec![id.clone()]);
        labels.insert(("place".to_owned(), id), vec![name_of(number)]);
    }
    let index = index(Language::Fr, &documents);
    let snapshot = index.snapshot().unwrap();
    let names = facet_names(&snapshot.analyser, &labels);
    let asked = |text: &str| {
        let found = search(&snapshot, &parse(text, Language::Fr, &snapshot.analyser), &names).unwrap();
        let [unknown] = <[_; 1]>::try_from(found.unknown).unwrap();
        let shown = |id: &String| labels[&("place".to_owned(), id.clone())][0].clone();
        (unknown.meant.iter().map(shown).collect::<Vec<_>>(), unknown.more)
    };
    let (shown, more) = asked("place:zzzzzzzz");
    assert_eq!((shown.len(), more), (20, 3));
    assert_eq!(shown[..4], ["Dand", "Eand", "Écosse", "Fand"]);
    assert!(shown[3..].is_sorted(), "{shown:?}");
    // Of those that are equally like it, too.
    let (shown, more) = asked("place:1and");
    assert_eq!((shown, more), (["Dand", "Eand", "Fand", "Gand", "Hand"].map(str::to_owned).to_vec(), 17));
}

#[test]
fn of_words_that_are_one_slip_away_those_of_the_language_go_first() {
    let mut documents = vec![
        document(0, "", "kazakhstan light light"),
        document(1, "", "night night"),
        document(2, "", "night lights"),
        document(3, "", "sight"),
    ];
    // Names in other languages stand in the facts alone.
    for document in &mut documents {
        document.facts = "kazajstan perú guyane".to_owned();
    }
    let index = index(Language::En, &documents);
    let snapshot = index.snapshot().unwrap();
    let mended = |text: &str, names: &FacetNames| {
        let found = search(&snapshot, &parse(text, Language::En, &snapshot.analyser), names).unwrap();
        found.mended.into_iter().map(|(_, taken)| taken).collect::<Vec<_>>()
    };
    let none = FacetNames::new();
    // However many have the other.
    assert_eq!(mended("kazakstan", &none), ["kazakhstan"]);
    // The first letter is hardly ever wrong; of the rest the one that more have.
    assert_eq!(mended("ligth", &none), ["light"]);
    assert_eq!(mended("lghts", &none), ["lights"]);
    assert_eq!(mended("nihgt", &none), ["night"]);
    assert_eq!(mended("dight", &none), ["night"]);
    // What only the facts have is taken where nothing else is near, or where it is a name in this language.
    assert_eq!(mended("gyane", &none), ["guyane"]);
    documents[0].facts.push_str(" kazaxstan");
    index.update(&documents).unwrap();
    let snapshot = index.snapshot().unwrap();
    let mut names = FacetNames::new();
    names.insert((String::new(), "kazaxstan".to_owned()), String::new());
    let text = "kaza1stan";
    let found = search(&snapshot, &parse(text, Language::En, &snapshot.analyser), &names).unwrap();
    assert_eq!(found.mended, [(text.to_owned(), "kazaxstan".to_owned())]);
}

#[test]
fn a_name_is_meant_before_a_word_of_the_texts() {
    let texts = ["tenia tenia", "tenia mali", "malt malt"];
    let documents: Vec<_> = texts.iter().enumerate().map(|(at, text)| document(at, text, text)).collect();
    let index = index(Language::Es, &documents);
    let snapshot = index.snapshot().unwrap();
    let value = |key: &str, id: &str| (key.to_owned(), id.to_owned());
    let labels: Labels = [
        (value("", "Kenya"), Vec::new()),
        (value("", "Mali"), Vec::new()),
        (value("place", "ken"), vec!["Kenya".to_owned()]),
        (value("place", "cri"), vec!["Costa Rica".to_owned()]),
        (value("place", "mli"), vec!["Mali".to_owned()]),
    ]
    .into();
    let names = facet_names(&snapshot.analyser, &labels);
    let asked = |text: &str, names: &FacetNames| {
        let query = parse_with(text, Language::Es, &snapshot.analyser, names);
        let found = search(&snapshot, &query, names).unwrap();
        let near = found.nowhere.iter().flat_map(|word| names.values_near(&query, word));
        let near: BTreeSet<String> = near.map(|(key, id)| format!("{key}:{id}")).collect();
        let near: Vec<String> = near.into_iter().collect();
        (found.mended.into_iter().map(|(_, taken)| taken).collect::<Vec<_>>().join(" "), near.join(" "))
    };
    let told = |mended: &str, near: &str| (mended.to_owned(), near.to_owned());
    // Without names the nearest word is taken; a name that stands nowhere is offered and not taken.
    assert_eq!(asked("kenia", &FacetNames::new()), told("tenia", ""));
    assert_eq!(asked("kenia", &names), told("", "place:ken"));
    assert_eq!(asked("malu", &names), told("mali", ""));
    assert_eq!(asked("tenja", &names), told("tenia", ""));
    assert_eq!(asked("tenia costa rika", &names), told("", "place:cri"));
    assert_eq!(asked("zzzzzz kxnxa", &names), told("", ""));
}

/// The stemmers read accents: `achetée` is `achet` as `acheter` is, `achetee` is `achete`.
#[test]
fn a_word_without_its_accents_finds_the_other_forms_too() {
    let texts = [
        (Language::Fr, vec!["achetée", "acheter des pompes", "pays", "payés", "payer"]),
        (Language::Es, vec!["tecnología", "tecnologías", "cambió", "cambios", "mayorías"]),
        (Language::Ar, vec!["ثابتة", "ثابت", "مشتركة", "المشتركون", "ماء"]),
    ];
    let found = |language: Language, asked: &str| {
        let texts = texts.iter().find(|(of, _)| *of == language).unwrap().1.iter().enumerate();
        let documents: Vec<_> = texts.map(|(at, text)| document(at, text, "")).collect();
        let index = index(language, &documents);
        let snapshot = index.snapshot().unwrap();
        let found = ask(&snapshot, language, asked);
        let hits: BTreeSet<u32> = numbers(&found).into_iter().collect();
        (hits.into_iter().collect::<Vec<_>>(), found.terms.into_iter().collect::<Vec<_>>().join(" "))
    };
    for (language, asked, hits, terms) in [
        (Language::Fr, "achetée", vec![0, 1], "achet"),
        (Language::Fr, "achetee", vec![0, 1], "achet achete"),
        (Language::Fr, "achetees", vec![0, 1], "achet achete"),
        (Language::Fr, "achetee*", vec![0, 1], "achet achete"),
        // One slip, and no accent.
        (Language::Fr, "achzetee", vec![0, 1], "achet achete"),
        // No text has this form, with or without its accent.
        (Language::Fr, "pompees", vec![1], "pomp"),
        (Language::Fr, "acheter -pompees", vec![0], "achet"),
        (Language::Es, "cambiaria", vec![2, 3], "cambi"),
        (Language::Fr, "pompes -achetee", vec![], "pomp"),
        // `payés` is as `pays` is without its accent; only who types `payes` may mean it.
        (Language::Fr, "pays", vec![2, 3], "pay"),
        (Language::Fr, "payes", vec![2, 3, 4], "pai pay"),
        (Language::Fr, "payés", vec![3, 4], "pai"),
        (Language::Es, "tecnologia", vec![0, 1], "tecnolog tecnologi"),
        (Language::Es, "cambios", vec![2, 3], "cambi"),
        (Language::Es, "cambio", vec![2, 3], "camb cambi"),
        (Language::Es, "mayoria", vec![4], "mayor mayori"),
        (Language::Ar, "ثابته", vec![0, 1], "ثاب ثابت"),
    ] {
        assert_eq!(found(language, asked), (hits, terms.to_owned()), "{asked}");
    }
    // Words that no living document has any more lead nowhere.
    let mut documents: Vec<_> = (0..40).map(|at| document(at, "acheter", "")).collect();
    documents[7] = document(7, "achetée", "");
    let index = index(Language::Fr, &documents);
    documents[7] = document(7, "achetees", "");
    index.update(&documents).unwrap();
    let snapshot = index.snapshot().unwrap();
    // The one that was removed is still in the index.
    assert!(snapshot.searcher.segment_readers().iter().any(|segment| segment.has_deletes()));
    let found = ask(&snapshot, Language::Fr, "achetee");
    assert_eq!((numbers(&found), found.terms), (vec![7], BTreeSet::from(["achete".to_owned()])));
}

#[test]
fn what_is_elided_in_french_is_not_marked() {
    let index = index(Language::Fr, &[document(0, "l'eau jusqu'à la fin", "d'eau à l'est")]);
    let snapshot = index.snapshot().unwrap();
    for (text, marked) in [
        ("l'", ""),
        ("d’", ""),
        ("jusqu'à", ""),
        ("jusqu’à l’eau", "eau"),
        ("\"l'eau\"", "eau"),
        ("eau", "eau"),
    ] {
        let found = ask(&snapshot, Language::Fr, text);
        assert_eq!(found.hits.len(), 1, "{text}");
        assert_eq!(found.terms.into_iter().collect::<Vec<_>>().join(" "), marked, "{text}");
    }
}

#[test]
fn a_very_long_query_is_cut() {
    let analyser = crate::index::analysis::Analyser::new(Language::En);
    for text in [
        "w* ".repeat(20_000),
        "zzzzy ".repeat(9_000),
        format!("\"{}\"", "water pump ".repeat(5_000)),
        "水".repeat(9_000),
    ] {
        let query = parse(&text, Language::En, &analyser);
        assert!(query.wanted.len() <= 32);
        for clause in query.wanted {
            match clause {
                crate::index::query::Clause::Phrase(terms) => assert_eq!(terms.len(), 32),
                crate::index::query::Clause::Run(pairs) => assert_eq!(pairs.len(), 32),
                crate::index::query::Clause::Word { .. } | crate::index::query::Clause::Joined { .. } => {}
            }
        }
    }
}

#[test]
fn a_word_that_stands_nowhere_is_completed_then_mended() {
    let texts = ["irrigation of rice", "irrigated fields", "a sensor", "many sensors of sensors", "nothing"];
    let documents: Vec<_> = texts.iter().enumerate().map(|(at, text)| document(at, text, "")).collect();
    let index = index(Language::En, &documents);
    let snapshot = index.snapshot().unwrap();
    let asked = |text: &str| {
        let found = ask(&snapshot, Language::En, text);
        (numbers(&found).into_iter().collect::<BTreeSet<_>>(), found.mended)
    };
    let mended = |from: &str, to: &str| vec![(from.to_owned(), to.to_owned())];
    assert_eq!(asked("irriga"), (BTreeSet::from([0, 1]), vec![]));
    assert_eq!(asked("irri*"), (BTreeSet::from([0, 1]), vec![]));
    assert_eq!(asked("sesnor"), (BTreeSet::from([2, 3]), mended("sesnor", "sensor")));
    assert_eq!(asked("sesnors"), (BTreeSet::from([2, 3]), mended("sesnors", "sensors")));
    assert_eq!(asked("zzzz"), (BTreeSet::new(), vec![]));
    // Too short to guess.
    assert_eq!(asked("rce"), (BTreeSet::new(), vec![]));
    // All words, else some of them.
    let found = ask(&snapshot, Language::En, "rice sensor");
    assert!(found.partly);
    assert_eq!(numbers(&found).len(), 3);
    // What must not be found is taken as it stands.
    assert_eq!(asked("sensor -sensr").0, BTreeSet::from([2, 3]));
}

#[test]
fn a_word_with_a_hyphen_is_found_as_one_and_as_two() {
    let texts =
        ["pre-paid meters", "prepaid cards", "paid before, pre", "the e-call", "rain water", "a paid pre"];
    let documents: Vec<_> = texts.iter().enumerate().map(|(at, text)| document(at, text, "")).collect();
    let whole = index(Language::En, &documents);
    let snapshot = whole.snapshot().unwrap();
    let asked = |snapshot: &Snapshot, text: &str| {
        let found = ask(snapshot, Language::En, text);
        assert!(found.mended.is_empty(), "{text}: {:?}", found.mended);
        numbers(&found).into_iter().collect::<BTreeSet<_>>()
    };
    assert_eq!(asked(&snapshot, "pre-paid"), BTreeSet::from([0, 1]));
    assert_eq!(asked(&snapshot, "pre‑paid -meters"), BTreeSet::from([1]));
    assert_eq!(asked(&snapshot, "paid -pre-paid"), BTreeSet::from([2, 5]));
    assert_eq!(asked(&snapshot, "\"pre-paid\""), BTreeSet::from([0]));
    assert_eq!(asked(&snapshot, "ecall"), BTreeSet::from([3]));
    assert_eq!(asked(&snapshot, "Rainwater"), BTreeSet::from([4]));
    // One that stands somewhere is taken as it stands; two that never follow each other are not it.
    assert_eq!(asked(&snapshot, "prepaid"), BTreeSet::from([1]));
    assert_eq!(asked(&snapshot, "waterrain"), BTreeSet::new());
}

#[test]
fn no_symbol_is_mended_into_another() {
    let mut documents = corpus(3);
    documents[0].facts = "BP-7K3Q0-E".to_owned();
    let index = index(Language::En, &documents);
    let snapshot = index.snapshot().unwrap();
    assert_eq!(numbers(&ask(&snapshot, Language::En, "bp-7k3qo")), [0]);
    let found = ask(&snapshot, Language::En, "7k3qo");
    assert_eq!((numbers(&found), found.mended), (vec![0], vec![]));
    let found = ask(&snapshot, Language::En, "BP-7K3Q1");
    assert!(found.hits.is_empty() && found.mended.is_empty(), "{found:?}");
}

#[test]
fn facets_filter_and_are_counted_as_if_their_own_key_were_open() {
    let mut documents = corpus(30);
    for document in &mut documents {
        document
            .facets
            .insert("stage".to_owned(), vec![["good", "pilot"][document.published as usize % 2].to_owned()]);
    }
    let index = index(Language::En, &documents);
    let snapshot = index.snapshot().unwrap();
    let found = ask(&snapshot, Language::En, "domain:health stage:pilot");
    assert_eq!(numbers(&found), [27, 21, 15, 9, 3]);
    assert_eq!(
        found.counts["domain"],
        BTreeMap::from([("energy".to_owned(), 5), ("health".to_owned(), 5), ("water".to_owned(), 5)])
    );
    assert_eq!(found.counts["stage"], BTreeMap::from([("good".to_owned(), 5), ("pilot".to_owned(), 5)]));
    let two = ask(&snapshot, Language::En, "domain:health domain:water -stage:good");
    assert_eq!(two.hits.len(), 10);
    assert!(ask(&snapshot, Language::En, "domain:nothing").hits.is_empty());
}

#[test]
fn words_typed_without_their_accents_are_found() {
    let documents = [
        document(0, "Les pompes réparées", ""),
        document(1, "Réparer l’équipement", ""),
        document(2, "Autre chose", ""),
    ];
    let index = index(Language::Fr, &documents);
    let snapshot = index.snapshot().unwrap();
    for (text, expected) in [
        ("réparées", vec![0, 1]),
        ("reparees", vec![0, 1]),
        ("reparer", vec![1, 0]),
        ("equipement", vec![1]),
        ("EQUIPEMENTS", vec![1]),
        ("l'équipement", vec![1]),
    ] {
        let found = ask(&snapshot, Language::Fr, text);
        assert_eq!(
            numbers(&found).into_iter().collect::<BTreeSet<_>>(),
            expected.into_iter().collect::<BTreeSet<_>>(),
            "{text}"
        );
    }
}

#[test]
fn a_slip_is_one_letter() {
    let letters = |text: &str| text.chars().collect::<Vec<_>>();
    for (one, other, apart) in [
        ("sensor", "sensor", false),
        ("sensor", "sesnor", true),
        ("sensor", "senso", true),
        ("sensor", "sensors", true),
        ("sensor", "tensor", true),
        ("sensor", "sensro", true),
        ("sensor", "tenzor", false),
        ("sensor", "snesro", false),
        ("ab", "ba", true),
        ("a", "", true),
        ("", "", false),
        ("abc", "cab", false),
        ("𠮷𠮶", "𠮶𠮷", true),
        ("水𠮷", "水a", true),
        ("вода", "вдоа", true),
        ("aab", "aaab", true),
    ] {
        assert!(!apart || may_be_a_slip(one.as_bytes(), other.as_bytes()), "{one} {other}");
        assert!(!apart || may_be_a_slip(other.as_bytes(), one.as_bytes()), "{other} {one}");
        assert_eq!(one_slip_apart(&letters(one), &letters(other)), apart, "{one} {other}");
        assert_eq!(one_slip_apart(&letters(other), &letters(one)), apart, "{other} {one}");
    }
}

#[test]
fn a_value_that_no_document_has_is_told_with_those_that_are_like_it() {
    let documents = corpus(6);
    let index = index(Language::En, &documents);
    let snapshot = index.snapshot().unwrap();
    let mut labels = Labels::new();
    for (id, name) in [("health", "Health"), ("water", "Clean water"), ("energy", "Energy")] {
        labels.insert(("domain".to_owned(), id.to_owned()), vec![name.to_owned()]);
    }
    let names = facet_names(&snapshot.analyser, &labels);
    let unknown = |text: &str| {
        let found = search(&snapshot, &parse(text, Language::En, &snapshot.analyser), &names).unwrap();
        found
            .unknown
            .iter()
            .map(|one| format!("{}={} {}", one.key, one.value, one.meant.join(",")))
            .collect::<Vec<_>>()
    };
    assert_eq!(unknown("domain:helth"), ["domain=helth health"]);
    assert_eq!(unknown("pump -domain:enrgy"), ["domain=enrgy energy"]);
    assert_eq!(unknown("domain:\"clean\""), ["domain=clean water"]);
    assert_eq!(unknown("domain: topic:x"), ["domain= water,energy,health", "topic=x "]);
    assert_eq!(unknown("domain:zzzzzz"), ["domain=zzzzzz water,energy,health"]);
    assert_eq!(unknown("domain:health"), Vec::<String>::new());
    // What only other languages have is known, and is none of those that one may choose from here.
    labels.insert(("domain".to_owned(), "fishery".to_owned()), vec!["Sea fishery".to_owned()]);
    labels.insert(("topic".to_owned(), "repair".to_owned()), vec!["Repair".to_owned()]);
    let names = facet_names(&snapshot.analyser, &labels);
    let asked = |text: &str| {
        search(&snapshot, &parse_with(text, Language::En, &snapshot.analyser, &names), &names).unwrap()
    };
    for text in ["domain:fishery", "domain:sea fishery"] {
        let found = asked(text);
        assert_eq!(found.elsewhere, [("domain".to_owned(), "fishery".to_owned())], "{text}");
        assert!(found.unknown.is_empty() && found.hits.is_empty(), "{text}");
    }
    assert!(asked("domain:health -domain:fishery").elsewhere.is_empty());
    assert_eq!(asked("domain:zzzzzz").unknown[0].meant, ["water", "energy", "health"]);
    assert_eq!(asked("domain:fisherx").unknown[0].meant, ["fishery"]);
    // Its key has a file too, behind those that narrow an answer here.
    let files = export(&snapshot, "en", &labels, cut_for(&snapshot, 10), |_, _| {}).unwrap();
    let facets = files.keys().filter(|path| path.starts_with("search/en/f")).count();
    assert_eq!(facets, 3, "domain, changed, topic");
}

#[test]
fn names_are_not_mended_nor_is_a_word_mended_to_a_small_one() {
    let texts = ["a note of engender equalities", "with hedges and wheat", "their theme"];
    let documents: Vec<_> = texts.iter().enumerate().map(|(at, text)| document(at, text, "")).collect();
    let index = index(Language::En, &documents);
    let snapshot = index.snapshot().unwrap();
    let names = ["Côte d’Ivoire", "Mali"];
    let labels: Labels = names.map(|name| ((String::new(), name.to_owned()), Vec::new())).into();
    let names = facet_names(&snapshot.analyser, &labels);
    let mended = |text: &str| {
        let query = parse_with(text, Language::En, &snapshot.analyser, &names);
        let mended = search(&snapshot, &query, &names).unwrap().mended;
        mended.into_iter().map(|(typed, taken)| format!("{typed}={taken}")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(mended("cote"), "cote=note");
    assert_eq!(mended("notes in cote d'ivoire"), "");
    assert_eq!(mended("in Côte, d’Ivoire: hegdes"), "hegdes=hedges");
    assert_eq!(mended("cote of ivoire"), "cote=note");
    assert_eq!(mended("hedgez wiht thier"), "hedgez=hedges");
    let files = export(&snapshot, "en", &labels, cut_for(&snapshot, 10), |_, _| {}).unwrap();
    assert_eq!(files.keys().filter(|path| path.starts_with("search/en/n")).count(), 1);
}

#[test]
fn signs_alone_ask_for_nothing() {
    let index = index(Language::En, &corpus(6));
    let snapshot = index.snapshot().unwrap();
    for text in ["", "-", "- -", "\"", "\"\"", "€", "???", ":", "\u{1f600}"] {
        let found = ask(&snapshot, Language::En, text);
        assert!(found.hits.is_empty() && found.counts.is_empty(), "{text}");
    }
    // What must not be there is asked for.
    assert!(!ask(&snapshot, Language::En, "-nowhere").hits.is_empty());
}
