//! What narrows an answer, and its order.

use fieldbook::index::query::parse;
use fieldbook::index::run::search;
use fieldbook::model::language::Language;
use serde_json::json;

use super::{ask, moved_site, ours, state, told, type_in};
use crate::chromium::{Listening, browser};
use crate::fixture::own_site;

#[test]
fn an_answer_is_narrowed_and_widened_again() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    let press = |id: &str| {
        listening.until(&format!("!!document.getElementById('{id}')"));
        listening.value(&format!("document.getElementById('{id}').focus()"));
        listening.value(&format!("document.getElementById('{id}').click()"));
    };
    let open = "Array.from(document.querySelectorAll('.search-side details[open] > summary')).map((summary) => summary.id).join()";
    ask(&listening, &site, "en", "sensor");
    // A group that is opened stays open, and the focus stays where it was.
    press("f-place");
    listening.until("document.querySelectorAll('[id^=f-place-]').length > 0");
    assert_eq!(told(&listening, open), "f-narrow,f-place");
    assert_eq!(told(&listening, "document.activeElement.id"), "f-place");
    // Of many values the first twenty, and a button for all.
    let places = "document.querySelectorAll('[id^=f-place-]').length";
    assert_eq!(listening.value(places), 20);
    let all = told(&listening, "document.getElementById('f-all-place').textContent");
    press("f-all-place");
    let shown = listening.value(places).as_u64().unwrap();
    assert_eq!(all, format!("Show all {shown}"));
    assert_eq!(
        listening.value("document.activeElement === document.querySelectorAll('[id^=f-place-]')[20]"),
        true
    );
    // A box that is ticked keeps the focus, and the group is open after a query that finds nothing.
    press("f-place-0");
    listening.until("document.querySelectorAll('.search-chips button').length === 1");
    assert_eq!(told(&listening, "document.activeElement.id"), "f-place-0");
    assert_eq!(listening.value("document.activeElement.checked"), true);
    assert_eq!(told(&listening, open), "f-narrow,f-place");
    type_in(&listening, "xyzzyx");
    type_in(&listening, "sensor");
    assert_eq!(told(&listening, open), "f-narrow,f-place");

    // Each filter stands above the results, also an unwanted one and one of a closed group.
    let chips = "Array.from(document.querySelectorAll('.search-chips button')).map((button) => button.textContent).join('|')";
    ask(&listening, &site, "en", "water -domain:health place:NER origin:nowhere \"hand pump\"");
    assert_eq!(
        told(&listening, chips),
        "not Domain: Health × – remove|Country: Niger × – remove|Organisation: nowhere × – remove"
    );
    ask(&listening, &site, "en", "water -domain:health place:NER -domain:Health stage:pilot");
    listening.value("document.querySelector('.search-chips button').focus()");
    listening.tab.press_key("Enter").unwrap();
    listening.until("document.querySelectorAll('.search-chips button').length === 2");
    assert_eq!(
        told(&listening, "document.getElementById('search-query').value"),
        "water place:NER stage:pilot"
    );
    // The focus goes to the next, and after the last to what was found.
    assert_eq!(told(&listening, "document.activeElement.textContent"), "Country: Niger × – remove");
    for left in [1, 0] {
        listening.tab.press_key("Enter").unwrap();
        listening.until(&format!("document.querySelectorAll('.search-chips button').length === {left}"));
    }
    assert_eq!(told(&listening, "document.activeElement.className"), "search-status");
    assert_eq!(listening.value("location.search"), "?q=water");

    // A wanted value is another filter than the same unwanted.
    ask(&listening, &site, "en", "water domain:health -domain:health");
    listening.value("document.querySelectorAll('.search-chips button')[1].click()");
    listening.until("document.querySelectorAll('.search-chips button').length === 1");
    assert_eq!(told(&listening, "document.getElementById('search-query').value"), "water domain:health");

    // Without the file of a group the answer is there all the same, and what is missing is named.
    let lose = |key: &str| {
        let number = format!("(async () => (await fieldbookSearch.open('en')).facetKeys.indexOf('{key}'))()");
        let number = listening.value(&number);
        let missing = std::fs::read_dir(site.join("search/en"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(&format!("f{number}-")))
            .unwrap();
        std::fs::remove_file(&missing).unwrap();
        missing.file_name().unwrap().to_str().unwrap().to_owned()
    };
    let name = lose("stage");
    assert_eq!(ask(&listening, &site, "en", "water"), "done");
    assert!(listening.value("document.querySelectorAll('#search-results li').length").as_u64().unwrap() > 5);
    listening.until("!!document.querySelector('.search-side .search-failed')");
    let failure = told(&listening, "document.querySelector('.search-side .search-failed').textContent");
    assert!(failure.contains(&format!("search/en/{name}")), "{failure}");
    assert_eq!(listening.value("document.querySelectorAll('[id^=f-domain-]').length > 3"), true);
    // One that the answer depends on is a failure.
    assert_eq!(ask(&listening, &site, "en", "water stage:pilot"), "failed");
    assert_eq!(ask(&listening, &site, "en", "water -stage:pilot"), "failed");
    // Of two files each is named in a sentence of its own.
    let other = lose("region");
    assert_eq!(ask(&listening, &site, "en", "water"), "done");
    listening.until("document.querySelectorAll('.search-side .search-failed strong').length === 2");
    let failures = "Array.from(document.querySelectorAll('.search-side .search-failed strong'), (one) => one.textContent).sort().join('|')";
    let mut names = [name, other];
    names.sort();
    let failures = told(&listening, failures).replace(['\u{2066}', '\u{2069}'], "");
    let [one, two] = names.map(|name| format!("The file search/en/{name} cannot be read."));
    assert_eq!(failures, format!("{one}|{two}"));
}

/// A practice is found under the names of its goals in its language, all of them under each.
#[test]
fn goals_are_found_by_their_names() {
    for language in Language::ALL {
        let ours = ours(language);
        let goals = ours.labels.iter().filter(|((key, _), _)| key == "sdg");
        let here =
            |id| ours.documents.iter().any(|one| one.facets.get("sdg").is_some_and(|all| all.contains(id)));
        let mut asked = 0;
        for ((_, id), names) in goals.filter(|((_, id), _)| here(id)) {
            let name = &names[0];
            let query = parse(name, language, &ours.snapshot.analyser);
            let found = search(&ours.snapshot, &query, &ours.names).unwrap();
            assert!(!found.partly, "{name}");
            for (number, document) in (0..).zip(&ours.documents) {
                if document.facets.get("sdg").is_some_and(|goals| goals.contains(id)) {
                    assert!(found.hits.iter().any(|(hit, _)| *hit == number), "{name}: {}", document.symbol);
                    asked += 1;
                }
            }
        }
        assert!(asked > 3, "{}: {asked}", language.code());
    }
}

#[test]
fn a_facet_is_read_with_blanks_and_one_that_is_not_known_is_told() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let status = "document.querySelector('.search-status').textContent";
    assert_eq!(ask(&listening, &site, "fr", "vaccins Domaine : Santé"), "done");
    // The choices come after the results.
    listening.until(
        "Array.from(document.querySelectorAll('.search-side input:checked'), (one) => one.nextSibling.firstChild.textContent).join() === 'Santé'",
    );
    listening.value("document.querySelector('.search-chips button').click()");
    listening.until("document.getElementById('search-query').value === 'vaccins'");

    assert_eq!(ask(&listening, &site, "en", "fridge domain:Helth"), "empty");
    assert_eq!(
        told(&listening, status),
        "No practice has “Domain: Helth”. Nothing found. Nothing more in other languages."
    );
    let link = "document.querySelector('.search-extra .search-try a')";
    assert_eq!(told(&listening, &format!("{link}.textContent")), "Health");
    listening.value(&format!("{link}.click()"));
    listening.until("new URLSearchParams(location.search).get('q') === 'fridge domain:Health'");
    assert_eq!(state(&listening, &["done"]), "done");
    // What only practices of other languages have is known here, by its name and by the English one.
    for query in ["страна : Руанда", "country:Rwanda", "place:rwa"] {
        assert_eq!(ask(&listening, &site, "ru", query), "done");
        let said = "На русском языке нет практик со значением «Страна: Руанда». Ничего не найдено. \u{2068}English\u{2069}: 2.";
        assert_eq!(told(&listening, status), said, "{query}");
    }
    // A country is known by its common name, and a filter whose value is to come asks for nothing: all values are offered.
    let chips = "document.querySelector('.search-chips').innerText";
    for (language, query, chip) in [
        ("en", "country:netherlands", "Country: Netherlands (Kingdom of the)"),
        ("en", "country:great britain", "United Kingdom of Great Britain and Northern Ireland"),
        ("en", "country:vietnam", "Country: Viet Nam"),
        ("fr", "pays:vietnam", "Viet Nam"),
        ("fr", "pays:Royaume-Uni", "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord"),
        ("fr", "pays:pays-bas", "Pays-Bas (Royaume des)"),
        ("ru", "страна:Нидерланды", "Нидерланды (Королевство)"),
        ("zh", "国家:荷兰", "荷兰王国"),
        ("ar", "البلد:هولندا", "هولندا (مملكة -)"),
    ] {
        ask(&listening, &site, language, query);
        let shown = told(&listening, chips);
        assert!(shown.contains(chip), "{query}: {shown}");
        assert!(listening.value("document.querySelector('.search-try')").is_null(), "{query}");
    }
    assert_eq!(ask(&listening, &site, "en", "water"), "done");
    let count = told(&listening, status);
    for query in ["water domain:", "water -country: "] {
        assert_eq!(ask(&listening, &site, "en", query), "done");
        assert_eq!(told(&listening, status), count, "{query}");
        assert_eq!(told(&listening, chips), "", "{query}");
    }
    assert_eq!(ask(&listening, &site, "en", "domain:"), "done");
    let all = listening.value("document.querySelector('.search-extra .search-try').children.length");
    let words = "Array.from(document.querySelectorAll('.search-extra .search-try a'), (link) => new URLSearchParams(link.search).get('q')).join('|')";
    // What a link asks for is written in the words of the reader, and a name with blanks in quotes.
    assert_eq!(ask(&listening, &site, "fr", "eau pays:nigr domaine:santee"), "empty");
    let asked = told(&listening, words);
    for query in ["eau domaine:santee pays:Niger", "eau pays:nigr domaine:Santé"] {
        assert!(asked.split('|').any(|one| one == query), "{asked}");
    }
    // Of many the first twenty by their names, and all in their place by a button, which hands the focus on.
    assert_eq!(ask(&listening, &site, "en", "water country:zzzz"), "empty");
    let names = "Array.from(document.querySelector('.search-extra .search-try').querySelectorAll('a'), (link) => link.textContent)";
    let sorted =
        format!("{names}.every((name, at, all) => !at || all[at - 1].localeCompare(name, 'en') < 0)");
    let count = format!("{names}.length");
    assert_eq!(listening.value(&count), 20);
    assert_eq!(listening.value(&sorted), true);
    let button = "document.querySelector('.search-extra .search-try button')";
    let label = told(&listening, &format!("{button}.textContent"));
    listening.value(&format!("{button}.focus()"));
    listening.tab.press_key("Enter").unwrap();
    listening.until(&format!("!{button}"));
    let shown = listening.value(&count).as_u64().unwrap();
    assert!(shown > 20 && label == format!("Show all {shown}"), "{label}: {shown}");
    assert_eq!(listening.value(&sorted), true);
    let focused = "document.activeElement === document.querySelectorAll('.search-extra .search-try a')[20]";
    assert_eq!(listening.value(focused), true);
    // The name of a facet with a slip.
    for (language, query, expected) in [
        ("en", "domian:health", "domain:health"),
        ("en", "pump Domian : health -solar", "pump domain : health -solar"),
        ("fr", "domiane : santé", "domaine : santé"),
        ("ru", "стрна:Япония", "страна:Япония"),
        ("fr", "domaien:santé", "domaine:santé"),
        ("en", "domian:health domian:energy", "domain:health domain:energy"),
        ("en", "\"see domian: x\" domian:health", "\"see domian: x\" domain:health"),
        ("en", "https://example.org", ""),
        ("en", "https://domian:80", ""),
    ] {
        ask(&listening, &site, language, query);
        let asked = told(&listening, words);
        assert_eq!(asked.split('|').next(), Some(expected), "{query}: {asked}");
    }
    // Each is told once, and one way to mend all of them.
    assert_eq!(ask(&listening, &site, "en", &"domain:helth domian:energy ".repeat(3)), "empty");
    let lists = "document.querySelectorAll('.search-extra .search-try').length";
    assert_eq!(listening.value(lists), 2);
    assert_eq!(ask(&listening, &site, "en", &"domian:xqzw ".repeat(3_000)), "empty");
    assert_eq!(listening.value("document.querySelectorAll('.search-extra .search-try a').length"), 1);
    // No part of a name is taken for a slip of another word.
    assert_eq!(ask(&listening, &site, "en", "Costa Rica qqqqqq pump"), "done");
    assert!(!told(&listening, "document.querySelector('.search-extra').textContent").contains("Costa"));
    assert_eq!(ask(&listening, &site, "en", "Costa Rica qqqqqq"), "empty");
    assert!(!told(&listening, "document.querySelector('.search-extra').textContent").contains("Costa"));
    // A chip takes out its value, whatever it was called.
    assert_eq!(ask(&listening, &site, "fr", "eau region:\"Afrique\" region:\"Africa\""), "done");
    assert_eq!(listening.value("document.querySelectorAll('.search-chips button').length"), 1);
    listening.value("document.querySelector('.search-chips button').click()");
    listening.until("document.getElementById('search-query').value === 'eau'");
    assert_eq!(ask(&listening, &site, "ru", "цель:99"), "empty");
    assert!(told(&listening, status).starts_with("Цели имеют номера от 1 до 17. Ничего"));
    assert!(all.as_u64() > Some(5), "{all}");
    // Signs alone are as if nothing had been typed.
    for text in ["€", "-", "???", "\""] {
        assert_eq!(ask(&listening, &site, "en", text), "empty");
        assert_eq!(told(&listening, status), "", "{text}");
        assert_eq!(listening.value("document.querySelectorAll('#search-results li').length"), 0);
    }
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

#[test]
fn results_are_put_in_the_order_of_their_last_change() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let page = url::Url::from_file_path(site.join("en/search.html")).unwrap();
    listening.go(&format!("{page}?q=water&order=date"));
    assert_eq!(state(&listening, &["done"]), "done");
    let shown = told(
        &listening,
        "JSON.stringify(Array.from(document.querySelectorAll('#search-results > li'), (item) => [item.dataset.symbol, item.querySelector('.meta span:last-child').textContent]))",
    );
    let shown: Vec<(String, String)> = serde_json::from_str(&shown).unwrap();
    assert!(shown.len() > 5, "{shown:?}");
    let documents = ours(Language::En).documents;
    let days: Vec<i64> = shown
        .iter()
        .map(|(symbol, day)| {
            let document = documents.iter().find(|document| document.symbol == *symbol).unwrap();
            let date = jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(document.changed));
            assert!(
                day.contains(&date.day().to_string()) && day.contains(&date.year().to_string()),
                "{day} {date}"
            );
            document.changed
        })
        .collect();
    assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");
}

#[test]
fn a_facet_is_taken_out_as_it_was_read() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    for (query, rest) in [
        ("water domain: health:x", "water"),
        ("domain:health\"cold chain\"", "\"cold chain\""),
        ("pump domain : \"public  safety\" -solar", "pump -solar"),
        ("domain:health vaccines -domain:energy", "vaccines -domain:energy"),
        ("domain:\u{1d561}\u{1d561} pump", "pump"),
        ("pump country : viet nam -solar", "pump -solar"),
        ("country:Costa Rica pump", "pump"),
        ("water Kind of organisation : x pump", "water pump"),
    ] {
        let state = ask(&listening, &site, "en", query);
        assert_ne!(
            state,
            "failed",
            "{query}: {}",
            told(&listening, "document.querySelector('.search-failed').textContent")
        );
        listening.until("document.querySelector('.search-chips button') !== null");
        listening.value("document.querySelector('.search-chips button').click()");
        listening.until(&format!("document.getElementById('search-query').value === {}", json!(rest)));
    }
    // A query that takes long to be divided by careless means.
    let hostile = format!("zzzzqqx{}-", ":".repeat(4_000));
    assert_eq!(ask(&listening, &site, "en", &hostile), "empty");
    let took = listening.value(
        "(async () => { const { hints } = await fieldbookSearch.help(), from = performance.now(); for (const query of ['zzzzqqx' + ':'.repeat(4000) + '-', 'x'.repeat(40000), '\"a'.repeat(9000)]) {
            await hints(query); fieldbookSearch.without(query, () => true); } return performance.now() - from < 2000; })()",
    );
    assert_eq!(took, true);
    // Taking the other languages away where nothing is found breaks nothing.
    let page = url::Url::from_file_path(site.join("en/search.html")).unwrap();
    listening.go(&format!("{page}?q=zzzzqqq&others=1"));
    listening.until("!!document.getElementById('search-others')");
    listening.value(
        "document.getElementById('search-others').focus(), document.getElementById('search-others').click()",
    );
    listening.until("!document.getElementById('search-others')");
    assert_eq!(state(&listening, &["empty", "failed"]), "empty");
    assert_eq!(told(&listening, "document.activeElement.className"), "search-status");
    // Facets and goals are asked in other languages by their names there, and nothing is made of the rest of a value.
    for (language, query, expected) in [
        // The one that was typed holds, and a small word of this language is none of another.
        ("fr", "domaine:santé eau", None),
        ("en", "the zebra", None),
        ("en", "malaria in zebra", None),
        ("en", "the caudal", Some("Español\u{2069}: 1")),
        ("fr", "ODD 7", Some("English\u{2069}: 3")),
        ("fr", "pays : viet nax", None),
        ("fr", "pays : afrique du sud", Some("English\u{2069}: 1")),
        ("ru", "-ЦУР 6 ЦУР 7", Some("English\u{2069}: 3")),
    ] {
        ask(&listening, &site, language, query);
        let status = told(&listening, "document.querySelector('.search-status').textContent");
        match expected {
            Some(expected) => assert!(status.contains(expected), "{query}: {status}"),
            None => assert!(!status.contains('\u{2069}'), "{query}: {status}"),
        }
    }
    // Nothing is asked any more, and the title says so.
    assert_eq!(ask(&listening, &site, "en", "pump"), "done");
    listening.until("document.title.startsWith('pump – ')");
    type_in(&listening, "");
    listening.until("!document.title.includes('pump')");
}
