//! The dialog of every page.

use fieldbook::model::language::Language;
use headless_chrome::protocol::cdp::Emulation;

use super::{HOLD, ask, state, told};
use crate::chromium::{Listening, browser};
use crate::fixture::own_site;

#[test]
fn the_dialog_opens_by_key_and_goes_to_a_result() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    listening.open(&site.join("en/practices/limit-and-log-bus-speed.html"));
    // Nothing of the search is loaded before somebody wants to search.
    assert_eq!(listening.value("typeof fieldbookSearch"), "undefined");
    listening.tab.press_key("/").unwrap();
    let wait = |script: &str| listening.until(script);
    wait("!!document.querySelector('dialog.find[open]') && document.activeElement.id === 'find-query'");
    listening.tab.type_str("vaccine").unwrap();
    wait("document.querySelectorAll('#find-options [role=option]').length > 0");
    assert_eq!(
        listening.value("document.getElementById('find-query').getAttribute('aria-expanded')"),
        "true"
    );
    listening.tab.press_key("ArrowDown").unwrap();
    wait("document.getElementById('find-query').getAttribute('aria-activedescendant') === 'find-option-0'");
    assert_eq!(listening.value("document.getElementById('find-option-0').dataset.symbol"), "BP-JN8S8");
    listening.tab.press_key("Enter").unwrap();
    listening.settles_at("/en/practices/join-vaccine-stock-and-fridge-alarms.html");
    // Nothing is chosen unless an arrow key chose it: Enter asks for all results.
    listening.open(&site.join("en/practices/limit-and-log-bus-speed.html"));
    listening.tab.press_key("/").unwrap();
    wait("!!document.querySelector('dialog.find[open]')");
    listening.tab.type_str("water").unwrap();
    wait("document.querySelectorAll('#find-options [role=option]').length > 3");
    assert_eq!(
        listening.value("document.getElementById('find-query').hasAttribute('aria-activedescendant')"),
        false
    );
    listening.tab.press_key("Enter").unwrap();
    listening.settles_at("/en/search.html");
    assert_eq!(listening.value("location.search"), "?q=water");
    // Escape empties, then closes.
    listening.open(&site.join("en/practices/limit-and-log-bus-speed.html"));
    listening.tab.press_key("/").unwrap();
    wait("!!document.querySelector('dialog.find[open]')");
    listening.tab.type_str("pump").unwrap();
    listening.tab.press_key("Escape").unwrap();
    wait(
        "document.getElementById('find-query').value === '' && !!document.querySelector('dialog.find[open]')",
    );
    listening.tab.press_key("Escape").unwrap();
    wait("!document.querySelector('dialog.find[open]')");
}

#[test]
fn what_is_typed_before_the_search_has_come_is_kept() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let page = site.join("en/practices/limit-and-log-bus-speed.html");
    listening.open(&page);
    listening.value(HOLD);
    listening.tab.press_key("/").unwrap();
    listening.tab.type_str("vaccine").unwrap();
    assert_eq!(told(&listening, "document.querySelector('dialog.find[open] input').value"), "vaccine");
    // The dialog has its looks before the style of the search has come.
    assert_eq!(
        told(&listening, "getComputedStyle(document.querySelector('dialog.find')).flexDirection"),
        "column"
    );
    assert_eq!(listening.value("held.length >= 1 && !document.getElementById('find-options')"), true);
    listening.value("release()");
    listening.until("document.querySelectorAll('#find-options [role=option]').length > 0");
    assert_eq!(told(&listening, "document.querySelector('dialog.find input').value"), "vaccine");
    assert_eq!(told(&listening, "document.activeElement.id"), "find-query");
    listening.tab.type_str("s fridge").unwrap();
    listening.until("document.querySelector('.find-all').href.endsWith('?q=vaccines%20fridge')");
    // Closed and opened again it is the same dialog, and what was typed is replaced by what is typed next.
    listening.value("document.querySelector('dialog.find button').click()");
    assert_eq!(listening.value("document.querySelector('dialog.find').open"), false);
    listening.tab.press_key("/").unwrap();
    listening.tab.type_str("water").unwrap();
    listening.until("document.getElementById('find-options').children.length > 3");
    assert_eq!(listening.value("document.querySelectorAll('dialog, [role=listbox]').length"), 2);
    // Enter does not wait either.
    listening.open(&page);
    listening.value(HOLD);
    listening.tab.press_key("/").unwrap();
    listening.tab.type_str("hand pump").unwrap();
    listening.tab.press_key("Enter").unwrap();
    listening.settles_at("/en/search.html");
    assert_eq!(listening.value("location.search"), "?q=hand%20pump");
    assert_eq!(state(&listening, &["done"]), "done");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

/// Opens the dialog, types into it and waits for the answer.
fn find(listening: &Listening, text: &str) {
    listening.value("document.querySelector('.find-open').click()");
    listening.until("!!document.querySelector('dialog.find[open]')");
    listening.value(&format!(
        "{{ const input = document.getElementById('find-query'); input.value = {}; input.dispatchEvent(new Event('input', {{ bubbles: true }})); }}",
        serde_json::to_string(text).unwrap()
    ));
}

#[test]
fn the_dialog_helps_as_the_page_does() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    // A country, in a language in which the practice is not written.
    assert_eq!(ask(&listening, &site, "ru", "Руанда"), "done");
    let status = told(&listening, "document.querySelector('.search-status').textContent");
    assert!(status.starts_with("Ничего не найдено. ") && status.contains("English\u{2069}: 2."), "{status}");
    // A region and a domain, whose names stand in no text of another language.
    for (language, query, named) in [
        ("ru", "Арабские государства", "region%3A%22arb%22"),
        (
            "ru",
            "Сельское хозяйство и Арабские государства",
            "domain%3A%22agriculture%22%20region%3A%22arb%22",
        ),
        ("fr", "États arabes", "region%3A%22arb%22"),
        ("es", "Estados árabes", "region%3A%22arb%22"),
        ("ar", "الدول العربية", "region%3A%22arb%22"),
        ("zh", "阿拉伯国家", "region%3A%22arb%22"),
    ] {
        ask(&listening, &site, language, query);
        if listening.value("!!document.getElementById('search-others')") == true {
            listening.value("document.getElementById('search-others').click()");
        }
        listening.until("!!document.querySelector('.search-extra section')");
        let status = told(&listening, "document.querySelector('.search-status').textContent");
        assert!(status.contains("English\u{2069}: 1."), "{query}: {status}");
        let all = told(&listening, "document.querySelector('.search-extra section h2 a').search");
        assert_eq!(all, format!("?q={named}"), "{query}");
    }
    listening.open(&site.join("ru/practices/limit-and-log-bus-speed.html"));
    find(&listening, "Руанда");
    listening.until("document.querySelectorAll('#find-options [lang=en]').length === 2");
    assert_eq!(told(&listening, "document.querySelector('.find .search-status').textContent"), status);
    let address = told(&listening, "document.getElementById('find-option-1').address");
    assert!(address.contains("en/practices/"), "{address}");

    listening.open(&site.join("en/practices/limit-and-log-bus-speed.html"));
    find(&listening, "irrigtaoin");
    listening.until("document.querySelectorAll('.find .search-try a').length > 0");
    let near = "document.querySelector('.find .search-try a')";
    assert!(told(&listening, &format!("{near}.textContent")).starts_with("irrigation ("));
    // However long the list of values is, the foot of the dialog is seen.
    listening.size(360, 500, true);
    find(&listening, "place:");
    listening.until("document.querySelectorAll('.find .search-try a').length === 20");
    let inside = "document.querySelector('.find-foot').getBoundingClientRect().bottom <= document.querySelector('dialog.find').getBoundingClientRect().bottom";
    assert_eq!(listening.value(inside), true);
    find(&listening, "domain:helth");
    listening.until(&format!("{near}.textContent === 'Health'"));
    listening.value(&format!("{near}.click()"));
    listening.settles_at("/en/search.html");
    assert_eq!(listening.value("location.search"), "?q=domain%3AHealth");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

/// What is offered is reached as results are: by the arrow keys, around and back to the field.
#[test]
fn the_arrow_keys_reach_what_is_offered() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let page = site.join("en/practices/limit-and-log-bus-speed.html");
    listening.open(&page);
    find(&listening, "irrigtaoin");
    listening.until("document.querySelectorAll('.find .search-try a').length > 0");
    listening.value("document.getElementById('find-query').focus()");
    // There is nothing of which these would be all.
    assert_eq!(listening.value("document.querySelector('.find-all').hidden"), true);
    let links = "Array.from(document.querySelectorAll('.find .search-try a'))";
    let at = format!("{links}.indexOf(document.activeElement)");
    let count = listening.value(&format!("{links}.length")).as_i64().unwrap();
    for (key, place) in
        [("ArrowDown", 0), ("ArrowUp", -1), ("ArrowUp", count - 1), ("ArrowDown", -1), ("ArrowDown", 0)]
    {
        listening.tab.press_key(key).unwrap();
        assert_eq!(listening.value(&at), place, "{key}");
        assert_eq!(listening.value("document.activeElement.id === 'find-query'"), place < 0, "{key}");
    }
    listening.tab.press_key("Enter").unwrap();
    listening.settles_at("/en/search.html");
    // Behind results they follow the last of these.
    listening.open(&site.join("es/index.html"));
    find(&listening, "rice");
    listening.until("document.querySelectorAll('#find-options li').length === 2 && document.querySelectorAll('.find .search-try a').length > 0");
    listening.value("document.getElementById('find-query').focus()");
    assert_eq!(listening.value("document.querySelector('.find-all').hidden"), false);
    let chosen = "document.getElementById('find-query').getAttribute('aria-activedescendant') || ''";
    for (key, option, place) in [
        ("ArrowDown", "find-option-0", -1),
        ("ArrowDown", "find-option-1", -1),
        ("ArrowDown", "", 0),
        ("ArrowUp", "find-option-1", -1),
    ] {
        listening.tab.press_key(key).unwrap();
        assert_eq!(told(&listening, chosen), option, "{key}");
        assert_eq!(listening.value(&at), place, "{key}");
    }
    assert!(listening.heard.lock().unwrap().console.is_empty());
}

/// A screen that is touched: nothing hovers over it.
fn touched(listening: &Listening) {
    listening.size(320, 640, true);
    let features = vec![Emulation::MediaFeature { name: "hover".into(), value: "none".into() }];
    listening.tab.call_method(Emulation::SetEmulatedMedia { media: None, features: Some(features) }).unwrap();
}

#[test]
fn on_a_telephone_the_way_back_closes_the_dialog() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    touched(&listening);
    listening.open(&site.join("en/index.html"));
    listening.open(&site.join("en/practices/limit-and-log-bus-speed.html"));
    let steps = listening.value("history.length").as_u64().unwrap();
    find(&listening, "vaccine");
    listening.until("document.querySelectorAll('#find-options [role=option]').length > 0");
    assert_eq!(
        told(&listening, "getComputedStyle(document.querySelector('.find-foot .detail')).display"),
        "none"
    );
    listening.value("history.back()");
    listening.until("!document.querySelector('dialog.find').open && !history.state");
    assert_eq!(listening.value("location.pathname.endsWith('/limit-and-log-bus-speed.html')"), true);
    // Closed in another way it leaves no step behind.
    find(&listening, "vaccine");
    listening.value("document.querySelector('dialog.find button').click()");
    listening.until("!history.state");
    assert_eq!(listening.value("history.length"), steps + 1);
    // The page of a result takes the place of the step: one way back leads to the page before.
    find(&listening, "vaccine fridge");
    listening.until("document.querySelectorAll('#find-options [role=option]').length > 0 && document.getElementById('find-option-0').dataset.symbol === 'BP-JN8S8'");
    listening.value("document.getElementById('find-option-0').click()");
    listening.settles_at("/en/practices/join-vaccine-stock-and-fridge-alarms.html");
    assert_eq!(listening.value("history.length"), steps + 1);
    // The bar of places is one row.
    for language in Language::ALL {
        let page = site.join(language.code()).join("practices/measure-rivers-only-when-it-matters.html");
        let word =
            [("ar", "المياه"), ("ru", "вода"), ("zh", "水"), ("fr", "eau"), ("es", "agua"), ("en", "water")];
        let word = word.into_iter().find(|(code, _)| *code == language.code()).unwrap().1;
        let query = url::form_urlencoded::byte_serialize(word.as_bytes()).collect::<String>();
        listening.go(&format!("{}?q={query}", url::Url::from_file_path(page).unwrap()));
        listening.until("!!document.querySelector('.places')");
        let told = "document.querySelector('.places [role=status]').offsetHeight <= document.querySelector('.places button').offsetHeight";
        assert_eq!(listening.value(told), true, "{}", language.code());
        let wide = listening.value("document.documentElement.scrollWidth").as_u64().unwrap();
        assert!(wide <= 320, "{}: {wide}", language.code());
        let rows = "new Set(Array.from(document.querySelectorAll('.places button'), (button) => button.offsetTop)).size";
        assert_eq!(listening.value(rows), 1, "{}", language.code());
    }
    // What stands first is reached first.
    for (width, order) in [(320, true), (1280, false)] {
        listening.size(width, 740, width == 320);
        ask(&listening, &site, "en", "water");
        let first = "!!(document.querySelector('.search-side').compareDocumentPosition(document.querySelector('.search-main')) & 4)";
        assert_eq!(listening.value(first), order, "{width}");
        let above = "document.querySelector('.search-side').getBoundingClientRect().top < document.querySelector('.search-main').getBoundingClientRect().top";
        assert_eq!(listening.value(above), order, "{width}");
    }
}
