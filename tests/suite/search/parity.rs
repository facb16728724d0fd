//! The answers of the browser and the words it makes, against those of tantivy.

use fieldbook::index::analysis::{Analyser, WordKind, fold};
use fieldbook::index::browser::{OWN_PROPERTIES, SEEN, Site, short_properties};
use fieldbook::index::document::Document;
use fieldbook::index::export::{Cut, export};
use fieldbook::index::shard::Shard;
use fieldbook::model::language::Language;
use serde_json::{Value, json};
use std::path::Path;

use super::{COUNTED, moved_site, ours};
use crate::chromium::{Listening, browser};
use crate::fixture::own_site;

/// A small pseudo-random sequence (SplitMix64): the same queries in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) as usize % most
    }
}

/// Queries of every kind, made from the words of the documents.
fn queries(documents: &[Document], count: usize) -> Vec<String> {
    let texts: Vec<&str> = documents
        .iter()
        .flat_map(|document| [&document.title, &document.summary, &document.facts, &document.body])
        .flat_map(|text| text.split_whitespace())
        .collect();
    let mut dice = Dice(documents.len() as u64);
    let letters: Vec<char> = "aeéstиоё水器اةق'-".chars().collect();
    (0..count)
        .map(|number| {
            let at = dice.below(texts.len() - 4);
            let other = dice.below(texts.len());
            let word: Vec<char> = texts[at].chars().collect();
            let begun: String = word[..1 + dice.below(word.len())].iter().collect();
            let mut slipped = word.clone();
            slipped.insert(dice.below(word.len() + 1), letters[dice.below(letters.len())]);
            match number % 10 {
                0 => texts[at].to_owned(),
                1 => format!("{} {}", texts[at], texts[other]),
                2 => format!("\"{}\"", texts[at..at + 2 + dice.below(2)].join(" ")),
                3 => begun,
                4 => format!("{} -{}", texts[at], texts[other]),
                5 => format!("{} domain:{}", texts[at], ["health", "water", "энергетика"][dice.below(3)]),
                6 => slipped.into_iter().collect(),
                7 => format!("{}{}", texts[at], ["s", "ing", "ement", "ами", "ات", "*"][dice.below(6)]),
                8 => format!("{} -{}", fold(texts[at]), fold(texts[other])),
                _ => texts[at..at + 3].join(" "),
            }
        })
        .collect()
}

/// A script with the names that properties have in those of a site.
fn published(script: String) -> String {
    short_properties().fold(script, |script, (name, letter)| {
        let asked = script.replace(&format!("word.{name}"), &format!("word.{letter}"));
        let asked = asked.replace(&format!("few[at].{name}"), &format!("few[at].{letter}"));
        asked.replace(&format!(" {name}: "), &format!(" {letter}: "))
    })
}

/// What the browser answers, in the form of [`Ours::answer`].
fn answers(listening: &Listening, page: &Path, code: &str, asked: &[String]) -> Vec<Value> {
    listening.open(page);
    let script = format!(
        "(async () => {{
            while (!window.fieldbookSearch || !fieldbookSearch.page) await new Promise((done) => setTimeout(done, 5));
            const index = await fieldbookSearch.open('{code}'), answers = [], keys = {};
            for (const query of {}) {{
                const found = await index.search(query), {{ counts: of }} = await found.count(keys), top = found.hits.slice(0, 10);
                const shown = await index.shown(top.map((hit) => hit.document));
                const counts = keys.map((key) => Object.fromEntries((of[key] || []).filter((value) => value.count)
                    .map((value) => [value.id, value.count])));
                const unknown = found.query.facets.filter((facet) => facet.meant).map(({{ key, value, meant }}) => [key, value, meant.slice(0, 20).map(([id]) => id), Math.max(0, meant.length - 20)]);
                const elsewhere = found.query.facets.filter((facet) => facet.elsewhere).map(({{ key, id }}) => [key, id]);
                answers.push({{ total: found.hits.length, partly: found.partly, mended: found.mended, unknown, elsewhere,
                    hits: top.map((hit, at) => [shown[at].symbol, new Int32Array(new Float32Array([hit.score]).buffer)[0]]), counts }});
            }}
            return JSON.stringify(answers);
        }})()",
        json!(COUNTED),
        json!(asked)
    );
    let answers = listening.value(&script);
    let answers: Vec<Value> = serde_json::from_str(answers.as_str().expect("answers")).unwrap();
    assert_eq!(answers.len(), asked.len());
    answers
}

#[test]
fn the_browser_answers_what_tantivy_answers() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    for language in Language::ALL {
        let code = language.code();
        let ours = ours(language);
        let mut asked = queries(&ours.documents, 300);
        for fixed in [
            "",
            "\"",
            "-",
            "\"\"",
            "bp-7k3qo",
            "7k3qo",
            "sdg:5",
            "sdg:99 -goal:17",
            "BP-7K3Q0-F",
            "domain:health stage:good",
            "-domain:health",
            "domain:\"public safety\"",
            "how do I keep vaccines cold",
            "the farmer's pump’s -s",
            "-farmer’s water",
            "comment garder les vaccins au froid",
            "как хранить вакцины",
            "كيف نحفظ اللقاحات",
            "如何保存疫苗",
            "\u{1f600}",
            "e\u{301}",
            "Ⅷ ﬁeld ½ m²",
            "İstanbul",
            "ΣΊΣΥΦΟΣ",
            "\u{d55c}\u{ae00}",
            "𠀀𠀁",
            "a\u{200d}b",
            "١٢٣",
            "prepaid",
            "pre-paid",
            "pre‑paid -ecall",
            "e-call",
            "ecall",
            "offgrid",
            "realtime -handpumps",
            "rain-water rainwater",
            "SDG 6",
            "sdg6 -SDG-13",
            "ODD 6",
            "ODS 6",
            "ЦУР 6",
            "可持续发展目标6",
            "الهدف ٦",
            "SDG 4",
            "goal \"6\"",
            "domaine:santé",
            "Domaine : santé",
            "Domaine\u{a0}: « santé » eau",
            "Область : здравоохранение",
            "المجال : الصحة",
            "领域 ： 卫生",
            "domain: health",
            "domain:",
            "domain: -pump",
            "domain: stage:good",
            "-domain: health",
            "domain : : health",
            "domain:helth",
            "topic:repair place:keny -domain:nothing-like-it",
            "kazakstan",
            "kenia",
            "Кеня насос",
            "côte rice",
            "place:x",
            "place:zzzzqqqq",
            "origin:zzzzqqqq",
            "topic:zzzzqqqq -standard:zzzzqqqq",
            "standard:etsi",
            "water : pump",
            ":",
            "€",
            "???",
            "- -",
            "« »",
            "país:Kenia",
            "область:здоровье",
            "领域：卫生",
            "المجال:الصحة",
            "country:Japan",
            "country:Япония",
            "страна:Japan pump",
            "страна:Кения",
            "pays : viet nam",
            "pays : côte d'ivoire eau",
            "country:united republic of tanzania pump",
            "region:arab states -country:united kingdom",
            "Область применения : водоснабжение насос",
            "water –pump",
            "country:costa rica pump",
            "place:guinea bissau water -country:sri  lanka",
            "Côte d'Ivoire",
            "cote of ivoire",
            "Gender Equality sesnor",
            "égalité entre les sexes",
            "Кот-д’Ивуар Мали",
            "wiht thier senosr",
            "qualité de l'eau",
            "achetee -payes pays",
            "reparees testees*",
            "capteur -reparees",
            "comprobaria ahorraria -pedirian",
            "comida parar sobres",
            "مائة الهيئة -هيئة",
            "cambio cambió instalacion",
            "مشتركه -ثابته",
            "jusqu’à d‘irrigation",
            "\"l'eau\" l'",
            "-d'eau l'ODD 6 d'irrig*",
            "вода −насос",
            "place:keni",
            "country:Netherlands",
            "water country:great britain",
            "country:vietnam sensor",
            "pays:Royaume-Uni -country:unitedkingdom",
            "pays:pays-bas",
            "страна:Нидерланды",
            "país:Países Bajos",
            "国家:荷兰",
            "country:costarica pump",
            "country:south",
            "water country:",
            "water -domain: ",
            "domaien:santé",
            "BP-7K3Q1",
            "BP-7K3Q0",
            "IoT",
            "IoT water",
            "物联网",
            "internet des objets",
            "интернет вещей",
            "إنترنت الأشياء",
            "internet de las cosas",
        ] {
            asked.push(fixed.to_owned());
        }
        let page = site.join(code).join("search.html");
        let mut found = 0;
        for (query, theirs) in asked.iter().zip(answers(&listening, &page, code, &asked)) {
            let ours = ours.answer(language, query);
            assert_eq!(theirs, ours, "{code}: {query}");
            found += usize::from(ours["total"] != 0);
        }
        assert!(found > asked.len() / 2, "{code}: only {found} of {} found anything", asked.len());
        // The same where all files are small, as those of a large site are for their words: there a frequent term has a
        // file of its own, and what one query needs comes from many.
        let folder = site.join("search").join(code);
        std::fs::remove_dir_all(&folder).unwrap();
        std::fs::create_dir(&folder).unwrap();
        let cut = Cut { terms: 700, words: 300, documents: 1, long: 14 };
        let files = export(&ours.snapshot, code, &ours.labels, cut, |_, _| {}).unwrap();
        for kind in ["l", "m", "p", "t", "w", "b"] {
            let kind = format!("search/{code}/{kind}");
            assert!(files.keys().filter(|path| path.starts_with(&kind)).count() > 2, "{kind}");
        }
        for (path, bytes) in files {
            std::fs::write(site.join(path), bytes).unwrap();
        }
        for (query, theirs) in asked.iter().zip(answers(&listening, &page, code, &asked)) {
            assert_eq!(theirs, ours.answer(language, query), "{code}: {query}, small files");
        }
    }
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
    assert!(heard.requests.iter().all(|request| request.starts_with("file://")), "{:?}", heard.requests);
}

#[test]
fn the_browser_divides_and_stems_words_as_the_index_does() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let mut dice = Dice(3);
    for language in Language::ALL {
        let code = language.code();
        let mut texts: Vec<String> =
            ours(language).documents.into_iter().map(|document| document.body).collect();
        // Words that stand in no practice: parts of known words put together.
        let words: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
        let mut made = String::new();
        for _ in 0..4_000 {
            let (one, other) = (words[dice.below(words.len())], words[dice.below(words.len())]);
            let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
            made.extend(&one[..dice.below(one.len() + 1)]);
            made.extend(&other[dice.below(other.len())..]);
            made.push(' ');
        }
        texts.push(made);
        // Any characters of Unicode, mostly of the first plane.
        let mut any = String::new();
        for _ in 0..60_000 {
            let code = if dice.below(8) == 0 { dice.below(0x11_0000) } else { dice.below(0x3000) };
            any.extend(char::from_u32(code as u32));
            if dice.below(5) == 0 {
                any.push(' ');
            }
        }
        texts.push(any);
        listening.open(&site.join(code).join("search.html"));
        let analyser = Analyser::new(language);
        for text in texts {
            let script = format!(
                "(async () => {{
                    while (!window.fieldbookSearch || !fieldbookSearch.page) await new Promise((done) => setTimeout(done, 5));
                    await fieldbookSearch.open('{code}');
                    const text = {}, words = fieldbookSearch.wordsOf(text, '{code}');
                    // For marks only words are looked at that may be a term: none that is one may be left out.
                    for (let round = 0; round < 20; round++) {{
                        const word = words[Math.floor(words.length / 20) * round], set = new Set([word.term, word.otherTerm].filter(Boolean));
                        const terms = round % 2 ? {{ words: set, phraseTerms: [] }} : {{ words: new Set(), phraseTerms: [Array.from(set, (term) => ({{ at: 0, term }}))] }};
                        const isTerm = (word) => set.has(word.term) || set.has(word.otherTerm);
                        fieldbookSearch.wordsOf('', '{code}');
                        const few = fieldbookSearch.wordsOf(text, '{code}', terms), differ = words.findIndex((word, at) =>
                            word.start !== few[at].start || word.end !== few[at].end || word.ordinal !== few[at].ordinal || isTerm(word) !== isTerm(few[at]));
                        if (differ >= 0 || few.length !== words.length || few === words) return JSON.stringify([words[differ], few[differ], few.length]);
                    }}
                    return JSON.stringify(words.map((word) =>
                        word.single ? [word.ordinal, word.single, word.pair || null] : [word.ordinal, word.term, word.otherTerm, word.surface]));
                }})()",
                serde_json::to_string(&text).unwrap()
            );
            let theirs = listening.value(&published(script));
            let theirs: Vec<Value> = serde_json::from_str(theirs.as_str().unwrap()).unwrap();
            let ours: Vec<Value> = analyser
                .words(&text)
                .into_iter()
                .map(|word| match word.kind {
                    WordKind::Han { single, pair } => json!([word.position, single, pair]),
                    WordKind::Letters { term, alternate, surface } => {
                        let alternate = alternate.unwrap_or_else(|| term.clone());
                        json!([word.position, term, alternate, surface])
                    }
                })
                .collect();
            for (theirs, ours) in theirs.iter().zip(&ours) {
                assert_eq!(theirs, ours, "{code}");
            }
            assert_eq!(theirs.len(), ours.len());
        }
    }
}

/// Runs of every length that DEFLATE has, near and far; blocks as they are, with the fixed codes and with their own.
#[test]
fn what_is_packed_is_unpacked() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    listening.open(&own_site().join("public/en/search.html"));
    let mut dice = Dice(5);
    let noise: Vec<u8> = (0..70_000).map(|_| dice.below(256) as u8).collect();
    let mut runs = Vec::new();
    for length in 3..=600 {
        let from = dice.below(30_000);
        runs.extend(&noise[from..from + length]);
        runs.push(dice.below(256) as u8);
        let from = dice.below(runs.len());
        let part = runs[from..(from + length).min(runs.len())].to_vec();
        runs.extend(part);
        runs.extend(std::iter::repeat_n(length as u8, length));
    }
    let texts: String = ours(Language::En).documents.into_iter().map(|document| document.body).collect();
    let unpack = include_str!("../../../src/index/browser/unpack.js");
    for bytes in
        [noise, runs, texts.into_bytes(), b"one, one, one".to_vec(), vec![7; 100_000], vec![1], Vec::new()]
    {
        let Shard { check, script } = Shard::pack("x", &bytes);
        let script: Vec<u16> = script.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let script = String::from_utf16(&script).unwrap();
        let data = script.split('"').nth(3).unwrap();
        let theirs = listening.value(&format!(
            "(() => {{ {unpack}
                const bytes = unpacked({}, '{check:06x}');
                let text = '';
                for (let at = 0; at < bytes.length; at += 5000) text += String.fromCharCode(...bytes.subarray(at, at + 5000));
                return btoa(text); }})()",
            json!(data)
        ));
        use base64::Engine;
        let theirs =
            base64::engine::general_purpose::STANDARD.decode(theirs.as_str().expect("bytes")).unwrap();
        assert!(theirs == bytes, "{} bytes, of which {} came back", bytes.len(), theirs.len());
    }
}

/// A property of the browser with a name that published scripts shorten would be asked for in vain.
#[test]
fn properties_with_short_names_are_none_of_the_browsers() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    listening.open(&own_site().join("public/en/search.html"));
    let script = format!(
        "(() => {{
            const of = new Set();
            for (const name of Object.getOwnPropertyNames(window)) {{
                of.add(name);
                // Sound: a filter has a frequency, what is heard phrases. No script makes any.
                if (/^(BiquadFilterNode|OscillatorNode|SpeechRecognitionPhrase)$/.test(name)) continue;
                const {{ value }} = Object.getOwnPropertyDescriptor(window, name);
                for (const one of [value, value && value.prototype]) {{
                    if (one && one !== window) for (const name of Object.getOwnPropertyNames(Object(one))) of.add(name);
                }}
            }}
            return [of.size, ...{}.filter((name) => of.has(name))].join(' ');
        }})()",
        json!(OWN_PROPERTIES.as_slice())
    );
    let found = listening.value(&script);
    let known: usize =
        found.as_str().expect("names").parse().unwrap_or_else(|_| panic!("of the browser: {found}"));
    assert!(known > 3_000, "{known}");
    // A text with such a name would lead to a property that is no longer there.
    let core = fieldbook::index::browser::core(&[], &[], Site::Apart);
    for script in SEEN.iter().map(|(_, text)| *text).chain([core.as_str()]) {
        for name in OWN_PROPERTIES {
            for quote in ['"', '\'', '`'] {
                assert!(!script.contains(&format!("{quote}{name}{quote}")), "{name}");
            }
        }
    }
}
