//! The page of the search, its results and what they lead to.

use fieldbook::index::browser::short_properties;
use fieldbook::model::language::Language;
use headless_chrome::protocol::cdp::{Emulation, Page};
use serde_json::json;

use super::{HOLD, ask, moved_site, ours, state, told, type_in};
use crate::chromium::{Listening, browser};
use crate::fixture::{npm_file, own_site, skip};

#[test]
fn a_reader_searches_on_the_page() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    let page = url::Url::from_file_path(site.join("fr/search.html")).unwrap();
    listening.go(page.as_str());
    assert_eq!(state(&listening, &["empty"]), "empty");
    assert_eq!(
        listening.value("getComputedStyle(document.querySelector('.search-browse')).display !== 'none'"),
        true
    );

    type_in(&listening, "irrigation rizières");
    assert_eq!(state(&listening, &["done"]), "done");
    assert_eq!(listening.value("document.querySelector('#search-results li').dataset.symbol"), "BP-EZDSK");
    let address = listening.value("location.search");
    assert_eq!(address, "?q=irrigation+rizi%C3%A8res");
    assert!(
        listening.value("document.querySelectorAll('#search-results mark').length").as_u64().unwrap() > 0
    );
    let said = listening.value("document.querySelector('.search-status').textContent");
    assert_eq!(said, "1 pratique trouvée.");

    // Without its accents the same is found.
    type_in(&listening, "rizieres");
    assert_eq!(listening.value("document.querySelector('#search-results li').dataset.symbol"), "BP-EZDSK");
    // Also what has another stem without them: `achetée` and `acheter` have one.
    let hits = "Array.from(document.querySelectorAll('#search-results li')).map((hit) => hit.dataset.symbol).sort().join()";
    type_in(&listening, "achetée");
    let accented = told(&listening, hits);
    assert!(accented.contains("BP-"), "{accented}");
    type_in(&listening, "achetee");
    assert_eq!(told(&listening, hits), accented);
    // And where the texts have neither.
    type_in(&listening, "réparées");
    let accented = told(&listening, hits);
    type_in(&listening, "reparees");
    assert_eq!(told(&listening, hits), accented);
    assert!(accented.contains("BP-"), "{accented}");

    // What is too long for a word is not looked for, and that is no silence.
    let silence = "document.querySelector('.search-status').textContent";
    type_in(&listening, &"eau".repeat(100));
    assert_eq!(
        (state(&listening, &["empty"]).as_str(), told(&listening, silence).as_str()),
        ("empty", "Aucun résultat.")
    );
    type_in(&listening, "?!");
    assert_eq!((state(&listening, &["empty"]).as_str(), told(&listening, silence).as_str()), ("empty", ""));

    // A box is ticked: the query says so.
    type_in(&listening, "domain:agriculture");
    assert_eq!(
        listening.value("document.querySelector('#f-domain-0, [id^=f-domain]').checked !== undefined"),
        true
    );
    let ticked = "Array.from(document.querySelectorAll('.search-side input:checked')).map((box) => box.nextElementSibling.firstChild.textContent).join()";
    assert_eq!(listening.value(ticked), "Agriculture");
    // What is ticked is asked for in the words of the page.
    type_in(&listening, "eau");
    listening.until("!!document.querySelector('[id^=f-domain-]')");
    let label =
        "document.querySelector('[id^=f-domain-]:not(:checked)').nextElementSibling.firstChild.textContent";
    let label = told(&listening, label);
    listening.value("document.querySelector('[id^=f-domain-]:not(:checked)').click()");
    let quotes = if label.contains(' ') { "\"" } else { "" };
    let query = format!("eau domaine:{quotes}{label}{quotes}");
    listening.until(&format!("document.getElementById('search-query').value === {}", json!(query)));
    listening.until("document.querySelectorAll('.search-side input:checked').length === 1");
    // The key may be the word of the page, and the value another word for it.
    for text in ["domaine:agriculture", "Domaines:rural"] {
        type_in(&listening, text);
        assert_eq!(listening.value(ticked), "Agriculture", "{text}");
    }
    listening.value("document.querySelector('.search-side input:checked').click()");
    assert_eq!(state(&listening, &["empty"]), "empty");
    assert_eq!(listening.value("document.getElementById('search-query').value"), "");
    // A symbol of a practice that is not in this language is found in the others.
    type_in(&listening, "BP-7K3Q0");
    assert_eq!(state(&listening, &["done"]), "done");
    assert_eq!(listening.value("document.querySelector('.search-extra li').dataset.symbol"), "BP-7K3Q0");

    // Nothing is found, and the page helps.
    type_in(&listening, "xyzzy irrigation");
    type_in(&listening, "xyzzyx");
    assert_eq!(state(&listening, &["empty"]), "empty");
    assert_eq!(
        listening.value("document.querySelector('.search-status').textContent"),
        "Aucun résultat. Rien de plus dans les autres langues."
    );
    assert_eq!(listening.value("document.querySelector('.search-browse').hidden"), false);

    // A query in the address is answered, and the page that opens has the words marked.
    listening.go(&format!("{page}?q=rizieres"));
    assert_eq!(state(&listening, &["done"]), "done");
    let href = listening.value("document.querySelector('#search-results a').href");
    listening.go(href.as_str().unwrap());
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while listening.value("document.querySelectorAll('article mark').length") == 0 {
        assert!(std::time::Instant::now() < deadline, "nothing is marked");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let marked = listening.value("document.querySelector('article mark').textContent.toLowerCase()");
    assert_eq!(marked, "rizières");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

#[test]
fn a_result_leads_to_its_places_and_back() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    ask(&listening, &site, "en", "the");
    listening.value("document.querySelector('.search-more').click()");
    listening.until("document.querySelectorAll('#search-results li').length > 12");
    listening.value("document.getElementById('f-topic').click()");
    listening.until("document.querySelectorAll('[id^=f-topic-]').length > 0");
    let shown = listening.value("document.querySelectorAll('#search-results li').length");
    listening
        .value("document.querySelectorAll('#search-results a')[12].scrollIntoView({ behavior: 'instant' })");
    // Where it is when the link is followed: until then a browser may still move it a little.
    let before = listening.value(
        "{ const before = scrollY; document.querySelectorAll('#search-results a')[12].click(); before }",
    );
    let before = before.as_f64().unwrap();
    assert!(before > 500.0, "{before}");
    listening.until("location.pathname.includes('/practices/') && document.readyState === 'complete'");
    listening.until("!!document.querySelector('.places')");
    listening.value("history.back()");
    listening.settles_at("/en/search.html");
    assert_eq!(state(&listening, &["done"]), "done");
    assert_eq!(listening.value("document.querySelectorAll('#search-results li').length"), shown);
    let after = listening.value("scrollY").as_f64().unwrap();
    assert!((after - before).abs() < 2.0, "{after} and not {before}");
    assert_eq!(listening.value("document.getElementById('f-topic').parentElement.open"), true);

    // The bar on the page: how many places, and the way from one to the next by keyboard.
    let page = url::Url::from_file_path(site.join("en/practices/measure-rivers-only-when-it-matters.html"));
    listening.go(&format!("{}?q=water", page.unwrap()));
    listening.until("!!document.querySelector('.places')");
    let marks = listening.value("document.querySelectorAll('article mark').length").as_u64().unwrap();
    assert!(marks > 2, "{marks}");
    let status = "document.querySelector('.places [role=status]').innerText";
    assert_eq!(told(&listening, status), format!("Your words stand in {marks} places."));
    let here = "Array.from(document.querySelectorAll('article mark')).findIndex((mark) => mark.className === 'here')";
    listening.value("document.querySelectorAll('.places button')[1].focus()");
    for at in [0, 1] {
        listening.tab.press_key("Enter").unwrap();
        listening.until(&format!("{here} === {at}"));
        assert_eq!(told(&listening, status), format!("{} / {marks}", at + 1));
    }
    listening.until(
        "(() => { const box = document.querySelector('mark.here').getBoundingClientRect(); return box.top > 0 && box.bottom < document.querySelector('.places').getBoundingClientRect().top; })()",
    );
    listening.value("document.querySelectorAll('.places button')[0].click(); document.querySelectorAll('.places button')[0].click()");
    assert_eq!(listening.value(here), marks - 1);
    // The switch of languages takes the words along; where nothing is found by them there is no bar.
    let switched = "(() => { const link = document.querySelector('.switch a[data-language=fr]'); link.addEventListener('click', (event) => event.preventDefault()); link.click(); return new URL(link.href).search; })()";
    assert_eq!(told(&listening, switched), "?q=water");
    let text = "document.querySelector('article').textContent";
    let with_marks = told(&listening, text);
    listening.value("document.querySelectorAll('.places button')[2].click()");
    assert_eq!(listening.value("document.querySelectorAll('mark, .places').length"), 0);
    assert_eq!(told(&listening, text), with_marks);
    assert_eq!(told(&listening, "location.search"), "");
    assert_eq!(told(&listening, "document.activeElement.id"), "main");
    assert_eq!(told(&listening, switched), "");
    let page = url::Url::from_file_path(site.join("fr/practices/measure-rivers-only-when-it-matters.html"));
    listening.go(&format!("{}?q=xyzzyxyz", page.unwrap()));
    listening.until("!!window.fieldbookSearch && !!fieldbookSearch.page");
    listening.value("fieldbookSearch.open('fr').then((index) => index.search('xyzzyxyz')).then(() => new Promise((done) => setTimeout(done, 50)))");
    assert_eq!(listening.value("document.querySelectorAll('.places').length"), 0);
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

#[test]
fn the_page_helps_and_does_not_jump() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    // What is shown in another way than it was typed is written as readers write it.
    let status = "document.querySelector('.search-status').textContent";
    ask(&listening, &site, "fr", "rizierse");
    let said = told(&listening, status);
    assert!(said.contains("\u{202f}rizière\u{202f}"), "{said}");
    // A goal has its name also where no practice has it; where there is no such goal, those that practices have are told.
    let chip = "(document.querySelector('.search-chips button span') || {}).textContent || ''";
    for (language, query, name) in
        [("en", "sdg:5", "Goal: Gender Equality"), ("fr", "odd:5", "Égalité entre les sexes")]
    {
        ask(&listening, &site, language, query);
        assert!(told(&listening, chip).ends_with(name), "{query}: {}", told(&listening, chip));
        assert!(told(&listening, status).contains(name), "{query}: {}", told(&listening, status));
    }
    ask(&listening, &site, "en", "sdg:99");
    assert!(told(&listening, status).starts_with("The goals go from 1 to 17."));
    assert!(listening.value("document.querySelectorAll('.search-try a').length").as_u64() > Some(3));
    // A symbol in small letters, also without what stands before it, and where other languages have the practice.
    for query in ["7k3qo", "bp-7k3qo", "7k3q0"] {
        ask(&listening, &site, "en", query);
        assert_eq!(
            told(&listening, "document.querySelector('#search-results li').dataset.symbol"),
            "BP-7K3Q0"
        );
        assert_eq!(told(&listening, status), "One practice found.", "{query}");
        ask(&listening, &site, "fr", query);
        assert_eq!(told(&listening, "document.querySelector('.search-extra li').dataset.symbol"), "BP-7K3Q0");
    }
    // What joins words in other searches is told to be none of it.
    for (language, query, operator) in
        [("en", "pump OR valve", "OR"), ("en", "pump or valve", "or"), ("ru", "насос И вода", "И")]
    {
        ask(&listening, &site, language, query);
        let said = told(&listening, status);
        let quoted = said.starts_with(&format!("“{operator}” joins nothing"))
            || said.starts_with(&format!("«{operator}» здесь не оператор"));
        assert!(quoted, "{query}: {said}");
    }
    ask(&listening, &site, "en", "\"pump or valve\" for water");
    assert!(!told(&listening, status).contains("joins"));
    // Words that are like one that stands nowhere.
    ask(&listening, &site, "en", "irrigtaoin");
    assert_eq!(told(&listening, status), "Nothing found. Nothing more in other languages.");
    listening.until("document.querySelectorAll('.search-try a').length > 0");
    assert!(
        told(&listening, "document.querySelector('.search-try a').textContent").starts_with("irrigation (")
    );
    let link = told(&listening, "document.querySelector('.search-try a').href");
    assert!(link.ends_with("?q=irrigation"), "{link}");
    // A small word is no answer, and a name is no slip.
    assert_eq!(ask(&listening, &site, "ru", "или xyzzyxyz"), "empty");
    listening.value("new Promise((done) => setTimeout(done, 300))");
    assert_eq!(listening.value("document.querySelectorAll('.search-try a').length"), 0);
    ask(&listening, &site, "en", "Costa Rica");
    let said = told(&listening, status);
    assert!(!said.contains("Showing"), "{said}");
    // The examples of each language find something in it, and the facet is one that is known.
    for language in Language::ALL {
        ask(&listening, &site, language.code(), "");
        let examples = told(
            &listening,
            "Array.from(document.querySelectorAll('.search-help code')).map((code) => code.textContent).join('\\n')",
        );
        let examples: Vec<&str> = examples.lines().collect();
        assert_eq!(examples.len(), 4, "{examples:?}");
        for example in &examples {
            assert_eq!(ask(&listening, &site, language.code(), example), "done", "{example}");
            let found = listening.value("document.querySelectorAll('#search-results > li').length");
            assert!(found.as_u64() > Some(0), "{}: {example}", language.code());
        }
        // The last one was the facet.
        let ticked = listening.value("document.querySelectorAll('[id^=f-domain-]:checked').length");
        assert_eq!(ticked, 1, "{}: {}", language.code(), examples[3]);
        let english = examples[3].is_ascii();
        assert_eq!(english, language == Language::En, "the key is a word of the language: {}", examples[3]);
    }
    // Nothing moves while the page is built, however late its scripts are.
    let watch = format!(
        "window.moved = 0;
         new PerformanceObserver((list) => list.getEntries().forEach((entry) => {{ moved += entry.hadRecentInput ? 0 : entry.value; }})).observe({{ type: 'layout-shift', buffered: true }});
         document.addEventListener('readystatechange', () => {{ if (!window.held) {{ {HOLD}; setTimeout(release, 300); }} }});"
    );
    listening
        .tab
        .call_method(Page::AddScriptToEvaluateOnNewDocument {
            source: watch,
            world_name: None,
            include_command_line_api: None,
            run_immediately: None,
        })
        .unwrap();
    for (width, height) in [(1280, 900), (360, 740)] {
        listening.size(width, height, false);
        for query in ["", "water", "xyzzyxyz", "domain:water -stage:pilot"] {
            ask(&listening, &site, "en", query);
            listening.value("new Promise((done) => setTimeout(done, 100))");
            assert_eq!(listening.value("held.length > 0"), true);
            let moved = listening.value("moved").as_f64().unwrap();
            assert!(moved < 0.1, "{width}: `{query}` moves by {moved}");
            let wide = listening.value("document.documentElement.scrollWidth").as_u64().unwrap();
            assert!(wide <= u64::from(width), "{wide}");
        }
    }
}

/// On the smallest telephones who has asked sees how much was found, and the first of it.
#[test]
fn on_a_small_screen_the_first_result_is_seen_without_scrolling() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    listening.size(320, 568, true);
    let is_seen = "(() => {
        const status = document.querySelector('.search-status').getBoundingClientRect(), title = document.querySelector('#search-results h2').getBoundingClientRect();
        return status.top >= 0 && status.bottom < title.top && title.bottom <= 568 && document.documentElement.scrollWidth <= 320;
    })()";
    for (language, word) in
        [("en", "water"), ("ar", "المياه"), ("fr", "eau"), ("ru", "вода"), ("es", "agua"), ("zh", "水")]
    {
        assert_eq!(ask(&listening, &site, language, word), "done");
        listening.until(is_seen);
        // Sent from the top of an empty page, too, but not while somebody types.
        ask(&listening, &site, language, "");
        type_in(&listening, word);
        assert_eq!(listening.value("scrollY"), 0, "{language}");
        listening.value("document.querySelector('form.search').requestSubmit()");
        listening.until(is_seen);
    }
    // A wide window stays where it is.
    listening.size(1280, 900, false);
    ask(&listening, &site, "en", "water");
    assert_eq!(listening.value("scrollY"), 0);
}

#[test]
fn axe_finds_nothing_while_somebody_searches() {
    let Some(browser) = browser() else { return };
    let Some(axe) = npm_file("axe-core/axe.min.js") else { return skip("axe-core (npm ci in tests/tools)") };
    let axe = std::fs::read_to_string(axe).unwrap();
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let check = |what: &str| {
        listening.tab.evaluate(&axe, false).unwrap();
        for scheme in ["light", "dark"] {
            let features =
                vec![Emulation::MediaFeature { name: "prefers-color-scheme".into(), value: scheme.into() }];
            let media = Emulation::SetEmulatedMedia { media: None, features: Some(features) };
            listening.tab.call_method(media).unwrap();
            let found = listening.value(
                "axe.run(document, { resultTypes: ['violations'] }).then((run) => run.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')).join('\\n'))",
            );
            assert_eq!(found, "", "{what}, {scheme}");
        }
    };
    listening.size(360, 740, false);
    for (language, word) in [("en", "water"), ("ar", "المياه")] {
        assert_eq!(ask(&listening, &site, language, &format!("{word} -domain:health")), "done");
        // The choices come after the answer.
        listening.until("!!document.getElementById('f-place')");
        listening.value("document.querySelector('.search-help').open = true; document.querySelector('.search-narrow').open = true; document.getElementById('f-place').click()");
        listening.until("document.querySelectorAll('[id^=f-place-]').length > 0");
        check("results");
        assert_eq!(ask(&listening, &site, language, "irrigtaoin"), "empty");
        check("no results");
        let page = site.join(language).join("practices/measure-rivers-only-when-it-matters.html");
        let query = url::form_urlencoded::byte_serialize(word.as_bytes()).collect::<String>();
        listening.go(&format!("{}?q={query}", url::Url::from_file_path(page).unwrap()));
        listening.until("!!document.querySelector('.places')");
        listening.value("document.querySelectorAll('.places button')[1].click()");
        check("places");
        listening.value("document.querySelector('.find-open').click()");
        listening.value(&format!("{{ const input = document.getElementById('find-query'); input.value = '{word}'; input.dispatchEvent(new Event('input', {{ bubbles: true }})); }}"));
        listening.until("document.querySelectorAll('#find-options [role=option]').length > 0");
        listening.tab.press_key("ArrowDown").unwrap();
        check("dialog");
    }
}

#[test]
fn marks_and_results_of_other_languages_are_what_a_reader_means() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let open = |path: &str, query: &str| {
        let page = url::Url::from_file_path(site.join(path)).unwrap();
        let query = url::form_urlencoded::byte_serialize(query.as_bytes()).collect::<String>();
        listening.go(&format!("{page}?q={query}"));
        listening.until("!!document.querySelector('.places')");
        let marks = told(
            &listening,
            "JSON.stringify(Array.from(document.querySelectorAll('article mark'), (mark) => mark.textContent))",
        );
        serde_json::from_str::<Vec<String>>(&marks).unwrap()
    };
    // A phrase is marked as one, and its small words nowhere else.
    let marks = open("fr/practices/join-vaccine-stock-and-fridge-alarms.html", "\"chaîne du froid\"");
    assert!(marks.len() > 2, "{marks:?}");
    assert!(marks.iter().all(|mark| mark.to_lowercase().starts_with("chaîne")), "{marks:?}");
    let marks = open("fr/practices/payer-l-eau-par-petites-sommes.html", "l'eau");
    assert!(marks.len() > 2, "{marks:?}");
    assert!(marks.iter().all(|mark| ["eau", "eaux"].contains(&mark.to_lowercase().as_str())), "{marks:?}");
    // Nor is what is elided marked where nothing else is asked.
    for query in ["l’", "d'", "jusqu’à"] {
        assert_eq!(ask(&listening, &site, "fr", query), "done", "{query}");
        assert_eq!(listening.value("document.querySelectorAll('mark').length"), 0, "{query}");
    }
    let page = site.join("fr/practices/payer-l-eau-par-petites-sommes.html");
    listening.go(&format!("{}?q=jusqu%E2%80%99%C3%A0", url::Url::from_file_path(page).unwrap()));
    listening.until("!!window.fieldbookSearch && !!fieldbookSearch.page");
    listening.value("fieldbookSearch.open('fr').then((index) => index.search('jusqu’à')).then(() => new Promise((done) => setTimeout(done, 50)))");
    assert_eq!(listening.value("document.querySelectorAll('mark, .places').length"), 0);
    let marks = open("zh/practices/measure-rivers-only-when-it-matters.html", "\"水位计\" 河流");
    assert!(marks.contains(&"水位计".to_owned()) && marks.contains(&"河流".to_owned()), "{marks:?}");
    assert!(marks.iter().all(|mark| mark.contains("水位计") || mark.contains("河流")), "{marks:?}");
    // A text that nobody has translated is marked in its own language.
    let marks = open("fr/practices/limit-and-log-bus-speed.html", "speeding");
    assert!(marks.iter().any(|mark| mark == "speed"), "{marks:?}");

    // What other languages have is counted, can be seen whole, and opens where its words stand.
    assert_eq!(ask(&listening, &site, "fr", "water"), "done");
    let english = ours(Language::En).answer(Language::En, "water")["total"].as_u64().unwrap();
    let status = told(&listening, "document.querySelector('.search-status').textContent");
    assert!(status.ends_with(&format!("English\u{2069}: {english}.")) && english > 5, "{status}");
    let section = "document.querySelector('.search-extra section')";
    assert_eq!(told(&listening, &format!("{section}.querySelector('h2').lang")), "en");
    assert_eq!(told(&listening, &format!("{section}.querySelector('.meta').lang")), "en");
    assert_eq!(listening.value(&format!("{section}.querySelectorAll('li').length")), 5);
    let all = told(&listening, &format!("{section}.querySelector('h2 a').href"));
    assert!(all.ends_with("/en/search.html?q=water"), "{all}");
    let first = told(&listening, &format!("{section}.querySelector('li a').href"));
    assert!(first.contains("/en/practices/"), "{first}");
    assert_eq!(listening.value("!!document.getElementById('search-others')"), false);
    let others = |query: &str| {
        assert_eq!(ask(&listening, &site, "fr", query), "done");
        listening.value("document.getElementById('search-others').click()");
        listening.until("document.getElementById('search-others').getAttribute('aria-pressed') === 'true'");
        assert_eq!(state(&listening, &["done"]), "done");
        told(&listening, "document.querySelector('.search-status').textContent")
    };
    // `EAU` stands in Spanish texts that are shown in French already, for the Emirates. A name of values is more than that.
    let status = others("eau");
    assert!(status.contains("English\u{2069}: ") && !status.contains("Rien de plus"), "{status}");
    // The page of that language has them marked, also where its own language has a version without them, and what was
    // asked for as a facet of this language is asked for in that one.
    for query in ["sensor", "fridge domaine:santé"] {
        ask(&listening, &site, "fr", query);
        let link = "document.querySelector('.search-extra section li a')";
        listening.until(&format!("!!{link}"));
        listening.value(&format!("{link}.click()"));
        listening
            .until("location.pathname.includes('/en/practices/') && !!document.querySelector('.places')");
        let words = told(&listening, "document.querySelector('article mark').textContent").to_lowercase();
        assert!(query.starts_with(words.trim_end_matches('s')), "{query}: {words}");
        assert!(!told(&listening, "location.search").contains("domaine"), "{query}");
    }
    // A word that is told is told as it was typed.
    assert_eq!(ask(&listening, &site, "fr", "Vaccinz"), "done");
    let status = told(&listening, "document.querySelector('.search-status').textContent");
    assert!(status.contains("«\u{202f}Vaccinz\u{202f}»"), "{status}");

    // The key has another name where the keyboard has other letters.
    listening.open(&site.join("ru/index.html"));
    listening.value(
        "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true }))",
    );
    listening.until("!!document.querySelector('dialog.find[open]')");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

#[test]
fn a_word_of_another_language_is_told_before_it_is_taken_for_a_slip() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let status = "document.querySelector('.search-status').textContent";
    let offered = "Array.from(document.querySelectorAll('.search-extra .search-try a'), (link) => link.textContent).join('|')";
    assert_eq!(ask(&listening, &site, "es", "rice"), "done");
    assert_eq!(told(&listening, status), "No se encontró nada. \u{2068}English\u{2069}: 2.");
    // What it may be a slip of is offered behind.
    listening.until("document.querySelectorAll('.search-extra section ~ div .search-try a').length > 0");
    assert!(told(&listening, offered).split('|').any(|word| word.starts_with("dice (")));
    // A slip that stands nowhere is mended, and nothing is said of other languages.
    assert_eq!(ask(&listening, &site, "es", "sesnor"), "done");
    let said = told(&listening, status);
    assert!(said.contains("Se muestra «sensor»") && !said.contains('\u{2069}'), "{said}");
    // For that no names of values are looked up: only the choices beside the results are loaded.
    listening.until("!!document.querySelector('.search-side input')");
    let facets = "performance.getEntriesByType('resource').map((one) => one.name).concat(Array.from(document.scripts, (one) => one.src)).filter((name) => name.includes('/search/es/f')).length";
    assert!(listening.value(facets).as_u64().is_some_and(|count| count <= 6), "{}", listening.value(facets));
    // A second word, or an accent that the stemmer of that language heeds, changes nothing.
    for (language, query) in [
        ("es", "hubs iot"),
        ("en", "routeurs iot"),
        ("en", "prépayé"),
        ("en", "sécurité"),
        ("en", "categorías"),
    ] {
        ask(&listening, &site, language, query);
        let said = told(&listening, status);
        let name = if language == "es" { "English" } else { "\u{2068}" };
        assert!(said.contains(name) && !said.contains("Showing “"), "{query}: {said}");
    }
    // Where the word is mended, a practice stands once.
    for query in ["classiq", "republiq", "prece"] {
        ask(&listening, &site, "en", query);
        listening.value("document.getElementById('search-others').click()");
        listening.until("document.querySelector('#search-others[aria-pressed=true]') && document.getElementById('search-results').dataset.state === 'done'");
        let symbols = "Array.from(document.querySelectorAll('#search-results [data-symbol], .search-extra [data-symbol]'), (one) => one.dataset.symbol)";
        assert_eq!(
            listening.value(&format!("{symbols}.length")),
            listening.value(&format!("new Set({symbols}).size")),
            "{query}"
        );
    }
    // The beginning of a word of another language is none of its words.
    assert_eq!(ask(&listening, &site, "en", "kazakstan"), "done");
    assert!(told(&listening, status).contains("Showing “Kazakhstan”"));
    // The dialog does the same.
    listening.open(&site.join("es/index.html"));
    listening.tab.press_key("/").unwrap();
    listening.until("!!document.querySelector('dialog.find[open]')");
    listening.tab.type_str("rice").unwrap();
    listening.until("document.querySelectorAll('#find-options [lang=en]').length === 2 && document.querySelectorAll('.find .search-try a').length > 0");
    assert_eq!(listening.value("document.getElementById('find-options').children.length"), 2);
    // Two slips in the first half of a long word.
    assert_eq!(ask(&listening, &site, "en", "irrgaton"), "empty");
    listening.until(&format!("{offered}.startsWith('irrigation (')"));
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

/// A country with a slip is no word of the texts, and is offered as the choice it is, here and in the dialog.
#[test]
fn the_name_of_a_country_with_a_slip_leads_to_the_country() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let first = "document.querySelector('.search-try a')";
    for (language, query, name, meant) in [
        ("es", "kenia", "Kenya", "país:Kenya"),
        ("ru", "Кеня", "Кения", "страна:Кения"),
        ("fr", "kazakstan", "Kazakhstan", "pays:Kazakhstan"),
        ("ru", "казахтан", "Казахстан", "страна:Казахстан"),
        // Where other words are found, too.
        ("es", "sensor kenia", "Kenya", "sensor país:Kenya"),
        ("fr", "vietnem", "Viet Nam", "pays:\"Viet Nam\""),
    ] {
        ask(&listening, &site, language, query);
        listening.until(&format!("!!{first}"));
        assert_eq!(told(&listening, &format!("{first}.textContent")), name, "{query}");
        assert_eq!(
            told(&listening, &format!("new URLSearchParams({first}.search).get('q')")),
            meant,
            "{query}"
        );
    }
    ask(&listening, &site, "ru", "страна:Казахстан");
    assert!(listening.value("document.querySelectorAll('.search-extra li[data-symbol]').length") != 0);
    listening.open(&site.join("es/index.html"));
    listening.tab.press_key("/").unwrap();
    listening.until("!!document.querySelector('dialog.find[open]')");
    listening.tab.type_str("kenia").unwrap();
    listening.until(&format!("!!{first} && {first}.textContent === 'Kenya'"));
    assert!(listening.heard.lock().unwrap().console.is_empty());
}

/// Of the words that are offered the nearest stand first, whatever language they are of.
#[test]
fn words_that_are_offered_stand_by_their_slips() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    listening.open(&site.join("en/search.html"));
    listening.until("!!window.fieldbookSearch && !!fieldbookSearch.page");
    listening.value(
        "(async () => {
            const { near } = await (await fieldbookSearch.open('en')).slips(), all = [];
            for (const word of ['japonn', 'kenyia', 'moniter']) all.push((await near(word, word)).join(' '));
            window.nearby = all.join('|');
        })()",
    );
    listening.until("!!window.nearby");
    let all = told(&listening, "window.nearby");
    // Of words with one stem one is offered.
    let script = "(async () => {
            const { near } = await (await fieldbookSearch.open('en')).slips();
            for (const word of ['moniter', 'irrigtaoin', 'measurd', 'vacine', 'instaled']) {
                const terms = (await near(word, word)).map((word) => fieldbookSearch.termOf(word, 'en'));
                if (!terms.length || new Set(terms).size < terms.length) return word + ': ' + terms;
            }
            return '';
        })()";
    // In a published script it has a short name.
    let (_, short) = short_properties().find(|(name, _)| *name == "termOf").unwrap();
    let families = listening.value(&script.replace(".termOf(", &format!(".{short}(")));
    assert_eq!(families, "");
    // A name of another language that is one letter away, then that of this one, which is two.
    assert!(all.starts_with("japon japan|kenya"), "{all}");
    assert!(listening.heard.lock().unwrap().console.is_empty());
}

/// On a telephone the choices stand over the results: whether they were open decides where everything is.
#[test]
fn the_way_back_finds_the_choices_as_they_were() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    listening.size(320, 640, true);
    assert_eq!(ask(&listening, &own_site().join("public"), "en", "the"), "done");
    listening.until("!!document.querySelector('.search-narrow fieldset')");
    listening.value("document.getElementById('f-narrow').click()");
    listening.until("document.querySelector('.search-narrow').open");
    listening
        .value("document.querySelectorAll('#search-results a')[5].scrollIntoView({ behavior: 'instant' })");
    let place = "document.querySelectorAll('#search-results a')[5].getBoundingClientRect().top";
    let before = listening.value(&format!(
        "{{ const before = {place}; document.querySelectorAll('#search-results a')[5].click(); before }}"
    ));
    listening.until("location.pathname.includes('/practices/') && document.readyState === 'complete'");
    listening.value("history.back()");
    listening.settles_at("/en/search.html");
    listening.until("!!document.querySelector('.search-narrow[open]')");
    listening.until(&format!("Math.abs({place} - {before}) < 3"));
}
