//! Files that are missing, damaged or long in coming.

use std::path::PathBuf;

use headless_chrome::protocol::cdp::Page;

use super::{ask, moved_site, state, told};
use crate::chromium::{Listening, browser};
use crate::fixture::{Fixture, own_site};

#[test]
fn a_missing_or_damaged_file_is_named_and_never_an_empty_answer() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    let folder = site.join("en/../search/en");
    let page = format!("{}?q=water", url::Url::from_file_path(site.join("en/search.html")).unwrap());
    // The file of terms in which the word stands is the one that is loaded.
    listening.go(&page);
    assert_eq!(state(&listening, &["done"]), "done");
    let loaded = listening.heard.lock().unwrap().requests.clone();
    let name = loaded.iter().find_map(|address| address.rsplit_once("/search/en/t")).unwrap().1;
    let terms = &folder.join(format!("t{name}"));
    let whole = std::fs::read(terms).unwrap();
    // A bit is another: in the byte order mark, in the name, near the beginning of the data, where it tells how the rest is
    // packed, and further on.
    let start = whole.windows(6).position(|bytes| bytes == b"\"\0,\0\"\0").unwrap() + 6;
    let places = [0, start - 10].into_iter().chain([0, 1, 2, 5, 9, 16, 40, 200, 2_000].map(|at| start + at));
    let damaged = places.map(|at| {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        damaged
    });
    let mut contents: Vec<Option<Vec<u8>>> = damaged.map(Some).collect();
    contents.extend([None, Some(Vec::new()), Some(whole[..whole.len() / 2].to_owned())]);
    for (number, content) in contents.iter().enumerate() {
        match content {
            None => std::fs::remove_file(terms).unwrap(),
            Some(content) => std::fs::write(terms, content).unwrap(),
        }
        listening.go(&page);
        assert_eq!(state(&listening, &["failed", "done", "empty"]), "failed", "content {number}");
        let told = listening.value("document.querySelector('.search-failed').textContent");
        let name = terms.file_name().unwrap().to_string_lossy().into_owned();
        assert!(told.as_str().unwrap().contains(&format!("search/en/{name}")), "{told}");
        assert_eq!(listening.value("document.querySelector('.search-browse').hidden"), false);
    }
    // Once the file is whole again, one press is enough.
    std::fs::write(terms, &whole).unwrap();
    listening.value("document.querySelector('.search-failed button').click()");
    assert_eq!(state(&listening, &["done"]), "done");
}

/// A page that was opened before knows the names of files that are gone.
#[test]
fn a_site_that_is_made_again_while_a_page_is_open_is_found_by_the_next_question() {
    let Some(browser) = browser() else { return };
    let fixture = Fixture::starter();
    fixture.run(&["build"]).exits(0);
    let listening = Listening::new(&browser);
    assert_eq!(ask(&listening, &fixture.path("public"), "en", "domain:water"), "done");
    fixture.edit(
        "content/practices/tie-sensors-to-a-repair-service/en.md",
        "## Problem and context\n",
        "## Problem and context\n\nA heron stood at the pump.\n",
    );
    fixture.run(&["build"]).exits(0);
    let question = "document.querySelector('main input[type=search]')";
    listening.value(&format!(
        "{question}.value = 'heron'; {question}.dispatchEvent(new Event('input', {{bubbles: true}}))"
    ));
    listening.until("document.getElementById('search-results').dataset.state === 'failed'");
    listening.value("document.querySelector('.search-failed button').click()");
    assert_eq!(state(&listening, &["done", "empty"]), "done");
    assert_eq!(listening.value("document.querySelectorAll('#search-results > li[data-symbol]').length"), 1);
}

#[test]
fn what_can_be_shown_is_shown_without_some_files() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    let files = |start: &str| -> Vec<PathBuf> {
        let all = std::fs::read_dir(site.join("search/en")).unwrap().map(|entry| entry.unwrap().path());
        all.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(start)).collect()
    };
    // One file of titles and summaries is not there: its practices are told by it.
    let missing = files("d0-").remove(0);
    std::fs::rename(&missing, missing.with_extension("kept")).unwrap();
    assert_eq!(ask(&listening, &site, "en", "sensor"), "done");
    let name = missing.file_name().unwrap().to_string_lossy().into_owned();
    let rows = told(
        &listening,
        "Array.from(document.querySelectorAll('#search-results > li:not([data-symbol])'), (item) => item.textContent).join('|')",
    );
    assert!(rows.contains(&name), "{rows}");
    assert!(
        listening.value("document.querySelectorAll('#search-results > li[data-symbol]').length").as_u64()
            > Some(0)
    );
    std::fs::rename(missing.with_extension("kept"), &missing).unwrap();
    listening.value("document.querySelector('.search-failed button').click()");
    listening.until("!document.querySelector('#search-results > li:not([data-symbol])') && document.getElementById('search-results').dataset.state === 'done'");
    // The days of the last change are not there: the answer is, in another order, and the file is named.
    let days = files("f").into_iter().max_by_key(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name[1..].split('-').next().unwrap().parse::<u32>().unwrap()
    });
    let days = days.unwrap();
    std::fs::rename(&days, days.with_extension("kept")).unwrap();
    let page = url::Url::from_file_path(site.join("en/search.html")).unwrap();
    listening.go(&format!("{page}?q=water&order=date"));
    assert_eq!(state(&listening, &["done", "failed"]), "done");
    let name = days.file_name().unwrap().to_string_lossy().into_owned();
    assert!(
        told(&listening, "document.querySelector('.search-extra .search-failed').textContent")
            .contains(&name)
    );
    listening.until("!!document.querySelector('#f-order:checked')");
    std::fs::rename(days.with_extension("kept"), &days).unwrap();
    // Nor is what helps where a value is not known.
    let help = std::fs::read_dir(site.join("assets")).unwrap().map(|entry| entry.unwrap().path());
    let mut help =
        help.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("search-help."));
    let help = help.next().unwrap();
    std::fs::rename(&help, help.with_extension("kept")).unwrap();
    assert_eq!(ask(&listening, &site, "en", "domain:health domain:helth"), "done");
    assert!(
        told(&listening, "document.querySelector('.search-extra .search-failed').textContent")
            .contains("search-help.")
    );
    std::fs::rename(help.with_extension("kept"), &help).unwrap();
    // Nor are its texts, of which an answer to all that was asked has no need.
    let texts = std::fs::read_dir(site.join("assets")).unwrap().map(|entry| entry.unwrap().path());
    let mut texts =
        texts.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("search-more-en."));
    let texts = texts.next().unwrap();
    std::fs::rename(&texts, texts.with_extension("kept")).unwrap();
    assert_eq!(ask(&listening, &site, "en", "sensor"), "done");
    assert_eq!(listening.value("Object.keys(fieldbookSearch.scripts).sort().join(' ')"), "en page");
    assert_eq!(listening.value("document.querySelector('.search-failed') === null"), true);
    assert_eq!(ask(&listening, &site, "en", "sensor domain:helth"), "empty");
    let failed = told(&listening, "document.querySelector('.search-extra .search-failed').textContent");
    assert!(failed.contains("search-more-en."), "{failed}");
    std::fs::rename(texts.with_extension("kept"), &texts).unwrap();
    // Asked again, it is there.
    listening.value("document.querySelector('.search-extra .search-failed button').click()");
    listening.until(
        "document.querySelector('.search-status').textContent.includes('No practice has “Domain: helth”')",
    );
    // Nor is what mends slips: what other languages have is shown, and filters can be taken away.
    let slips = std::fs::read_dir(site.join("assets")).unwrap().map(|entry| entry.unwrap().path());
    let mut slips =
        slips.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("search-slips."));
    let slips = slips.next().unwrap();
    std::fs::rename(&slips, slips.with_extension("kept")).unwrap();
    let failures =
        "Array.from(document.querySelectorAll('.search-failed'), (one) => one.textContent).join('|')";
    let named_once = |told: &str| told.matches("search-slips.").count() == 1 && !told.contains('|');
    assert_eq!(ask(&listening, &site, "es", "rice"), "done");
    assert_eq!(
        told(&listening, "document.querySelector('.search-status').textContent"),
        "\u{2068}English\u{2069}: 2."
    );
    let failed = told(&listening, failures);
    assert!(named_once(&failed), "{failed}");
    assert_eq!(ask(&listening, &site, "ar", "الصحة country:zzzz"), "empty");
    assert_eq!(listening.value("document.querySelectorAll('.search-chips button').length"), 1);
    let failed = told(&listening, failures);
    assert!(named_once(&failed), "{failed}");
    // In a text from right to left the name of a file is read from left to right.
    assert!(failed.contains("\u{2066}") && failed.contains(".js\u{2069}"), "{failed:?}");
    listening.open(&site.join("es/index.html"));
    listening.tab.press_key("/").unwrap();
    listening.until("!!document.querySelector('dialog.find[open]')");
    listening.tab.type_str("rice").unwrap();
    listening.until("document.querySelectorAll('#find-options [lang=en]').length === 2");
    let failed = told(&listening, failures);
    assert!(named_once(&failed), "{failed}");
    std::fs::rename(slips.with_extension("kept"), &slips).unwrap();
    // A language that cannot be asked is told, also where the word was mended.
    let french = std::fs::read_dir(site.join("search/fr")).unwrap().map(|entry| entry.unwrap().path());
    let mut french =
        french.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("directory"));
    let french = french.next().unwrap();
    std::fs::rename(&french, french.with_extension("kept")).unwrap();
    assert_eq!(ask(&listening, &site, "es", "sesnor"), "done");
    let failed = told(&listening, failures);
    assert!(failed.contains("search/fr/directory"), "{failed}");
    std::fs::rename(french.with_extension("kept"), &french).unwrap();
    // In the dialog, too, where what is said is said in one way.
    let terms: Vec<PathBuf> = files("t");
    for file in &terms {
        std::fs::rename(file, file.with_extension("kept")).unwrap();
    }
    listening.open(&site.join("en/index.html"));
    listening.tab.press_key("/").unwrap();
    listening.until("!!document.querySelector('dialog.find[open]')");
    listening.tab.type_str("water").unwrap();
    listening.until("!!document.querySelector('.find .search-failed')");
    let behind =
        "getComputedStyle(document.querySelector('.find .search-failed[role=alert]'), '::after').content";
    assert_eq!(told(&listening, behind), "none");
    for file in &terms {
        std::fs::rename(file.with_extension("kept"), file).unwrap();
    }
    // None is there: nothing can be shown.
    for file in files("d") {
        std::fs::remove_file(file).unwrap();
    }
    assert_eq!(ask(&listening, &site, "en", "sensor"), "failed");

    // Without the script of the page what was typed is in its address, and in the field again.
    let part = |name: &str| {
        let all = std::fs::read_dir(site.join("assets")).unwrap().map(|entry| entry.unwrap().path());
        all.into_iter().find(|path| path.file_name().unwrap().to_string_lossy().starts_with(name)).unwrap()
    };
    std::fs::remove_file(part("search-page.")).unwrap();
    std::fs::remove_file(part("search-dialog.")).unwrap();
    listening.open(&site.join("fr/search.html"));
    listening.until("!document.querySelector('.search-broken').hidden");
    let broken = told(&listening, "document.querySelector('.search-broken').textContent");
    assert!(broken.contains("assets/search-page.") && broken.contains("Réessayer"), "{broken}");
    listening.value("document.getElementById('search-query').focus()");
    listening.tab.type_str("eau potable").unwrap();
    listening.tab.press_key("Enter").unwrap();
    listening.until("new URLSearchParams(location.search).get('q') === 'eau potable' && document.readyState === 'complete'");
    listening.until("document.getElementById('search-query').value === 'eau potable'");
    // Without that of the dialog it leads to the page.
    listening.open(&site.join("fr/index.html"));
    listening.tab.press_key("/").unwrap();
    listening.until("!!document.querySelector('dialog.find[open] [type=submit]')");
    let lost = "[document.querySelector('dialog.find[open] [role=alert]')].map((alert) => alert.textContent + getComputedStyle(alert, '::after').content.slice(1, -1))[0]";
    listening.until(&format!("{lost}.includes(': ')"));
    let said = told(&listening, lost);
    assert!(
        said.starts_with("assets/search-dialog.")
            && said.ends_with(": Ce fichier est illisible. Copiez de nouveau le dossier entier."),
        "{said}"
    );
    // It is said once.
    listening
        .value("document.querySelector('dialog.find').close(); document.querySelector('.find-open').click()");
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(listening.value("document.querySelectorAll('dialog.find [role=alert]').length"), 1);
    listening.tab.type_str("pompe").unwrap();
    listening.value("document.querySelector('dialog.find [type=submit]').click()");
    listening.settles_at("/fr/search.html");
    assert_eq!(listening.value("location.search"), "?q=pompe");
    // Nor is the search itself there, missing or damaged: each language says so.
    let all = std::fs::read_dir(site.join("assets")).unwrap().map(|entry| entry.unwrap().path());
    let is_engine = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with("search.") && name.ends_with(".js")
    };
    let engine = all.into_iter().find(is_engine).unwrap();
    for (at, code) in ["ar", "en", "es", "fr", "ru", "zh"].into_iter().enumerate() {
        match at {
            0 => std::fs::write(&engine, "window.fieldbookSearch = ;").unwrap(),
            1 => std::fs::remove_file(&engine).unwrap(),
            _ => {}
        }
        listening.open(&site.join(code).join("index.html"));
        listening.tab.press_key("/").unwrap();
        listening.until("!!document.querySelector('dialog.find[open] [role=alert]')");
        listening.until(&format!("{lost}.includes(': ')"));
        let said = told(&listening, lost);
        let name = engine.file_name().unwrap().to_string_lossy().into_owned();
        // Also in a text from right to left the name of the file is read from left to right.
        let mark =
            "getComputedStyle(document.querySelector('dialog.find > [role=alert]'), '::before').content";
        assert_eq!(told(&listening, mark), "\"\u{200e}\"");
        let (file, help) = said.split_once(": ").unwrap();
        assert!(file.ends_with(&format!("assets/{name}")) && help.chars().count() > 15, "{said}");
    }
}

#[test]
fn results_are_shown_one_after_another_where_their_files_are_long_in_coming() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    assert_eq!(ask(&listening, &site, "en", "ecall"), "done");
    let shown = "[document.getElementById('search-results')].map((list) => list.dataset.state + (list.classList.contains('before') ? ' before ' : ' ') + Array.from(list.children, (one) => one.dataset.symbol).join(' '))[0]";
    let around = "document.querySelector('.search-status').textContent + document.querySelector('.search-extra').textContent + document.querySelector('.search-side').inert";
    assert!(told(&listening, around).len() > "false".len());
    let before = told(&listening, shown);
    let before = before.strip_prefix("done ").unwrap();
    listening.value(
        "window.held = []; const { insert } = fieldbookSearch;
         fieldbookSearch.insert = (address, failed) => /\\/d\\d+-/.test(address) ? held.push(() => insert(address, failed)) : insert(address, failed);
         const input = document.getElementById('search-query');
         input.value = 'sensors';
         input.form.requestSubmit();",
    );
    // Of the answer before, all that is shown stays, and is seen to be of before.
    listening.until("held.length > 1");
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(told(&listening, shown), format!("loading before {before}"));
    let mut seen = Vec::new();
    while listening.value("held.length") != 0 {
        listening.value("held.shift()()");
        std::thread::sleep(std::time::Duration::from_millis(300));
        seen.push(told(&listening, shown));
        // What was told of the answer before is gone with it.
        if seen.last().is_some_and(|part| part.starts_with("loading")) {
            let around = told(&listening, around);
            assert!(around == "true" || around == "12 practices found.true", "{around}");
        }
    }
    assert!(told(&listening, around).ends_with("false"));
    let all = seen.pop().unwrap();
    let all = all.strip_prefix("done ").unwrap();
    assert_eq!(all.split(' ').count(), 10);
    let mut length = 0;
    for part in &seen {
        let part = part.strip_prefix("loading ").unwrap();
        assert!(all.starts_with(part) && part.len() > length, "`{part}` of `{all}`");
        length = part.len();
    }
    assert!(!seen.is_empty() && !seen[0].ends_with(' '), "{seen:?}");
}

/// While somebody types, results are drawn in several frames. Until the last, the list is seen to be of before, and what is
/// typed meanwhile stops those that still wait.
#[test]
fn results_that_wait_for_their_frame_are_never_seen_as_those_of_another_question() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    assert_eq!(ask(&listening, &site, "en", "ecall"), "done");
    // Each state of the list that a reader could see, frame by frame: one frame at a time is let go.
    listening.value(
        "window.frames = []; const next = window.requestAnimationFrame.bind(window);
         window.requestAnimationFrame = (call) => (frames.push(call), 0);
         window.go = () => frames.splice(0).forEach((call) => next(call));
         window.typed = (text) => { const input = document.getElementById('search-query'); input.value = text;
             input.dispatchEvent(new Event('input', { bubbles: true })); };",
    );
    let all_of = |text: &str| {
        let script = format!(
            "(async () => {{ const {{ shown }} = await fieldbookSearch.answer('en', {}, 10, '', {{}}); return shown.map((one) => one.symbol).join(' '); }})()",
            serde_json::to_string(text).unwrap()
        );
        told(&listening, &script)
    };
    let shown = "[document.getElementById('search-results')].map((list) => list.dataset.state + '|' + list.dataset.query + '|' + list.classList.contains('before') + '|' + Array.from(list.children, (one) => one.dataset.symbol).join(' '))[0]";
    let (sensors, water) = (all_of("sensors"), all_of("water"));
    assert!(sensors.split(' ').count() == 10 && water.split(' ').count() == 10 && sensors != water);
    let first = |all: &str, count: usize| all.split(' ').take(count).collect::<Vec<_>>().join(" ");
    listening.value("typed('sensors')");
    listening.until("frames.length === 1");
    // The first two are of the new question: the list is still one of before.
    let two = told(&listening, shown);
    assert!(two.starts_with("loading|sensors|true|"), "{two}");
    assert!(two.contains(&format!("|{}", first(&sensors, 2))), "{two}");
    listening.value("go()");
    listening.until("frames.length === 1");
    let four = told(&listening, shown);
    assert!(four.starts_with(&format!("loading|sensors|true|{}", first(&sensors, 4))), "{four}");
    // Something else is typed while the others wait: they never come, and what stands is of before.
    // At once: on a slow computer the new question may else be asked before the frame is let go.
    listening.value("typed('water'); go()");
    listening.until("frames.length === 1");
    let next = told(&listening, shown);
    let rest: Vec<&str> = sensors.split(' ').skip(2).take(2).collect();
    let wanted = format!("loading|water|true|{} {}", first(&water, 2), rest.join(" "));
    assert!(next.starts_with(&wanted), "{next}");
    for several in [4, 6, 8, 9] {
        listening.value("go()");
        listening.until("frames.length === 1");
        let next = told(&listening, shown);
        assert!(next.starts_with(&format!("loading|water|true|{}", first(&water, several))), "{next}");
    }
    // With the last the list is one of the question, and no other is in it.
    listening.value("go()");
    listening.until("document.getElementById('search-results').dataset.state === 'done'");
    assert_eq!(told(&listening, shown), format!("done|water|false|{water}"));
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

/// Files that are long in coming may come all at once: while somebody types, no frame has more than two of their results.
#[test]
fn results_that_come_together_are_drawn_in_several_frames() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    listening.open(&site.join("en/search.html"));
    listening.until(
        "window.fieldbookSearch && document.getElementById('search-results').dataset.state === 'empty'",
    );
    let typed = "window.held = []; const { insert } = fieldbookSearch;
         fieldbookSearch.insert = (address, failed) => /\\/d\\d+-/.test(address) ? held.push((lost) => lost ? failed() : insert(address, failed)) : insert(address, failed);
         window.frames = []; const next = window.requestAnimationFrame.bind(window);
         window.requestAnimationFrame = (call) => (frames.push(call), 0);
         window.go = () => frames.splice(0).forEach((call) => next(call));
         const input = document.getElementById('search-query'); input.value = 'sensors';
         input.dispatchEvent(new Event('input', { bubbles: true }));";
    let shown = "[document.getElementById('search-results')].map((list) => list.dataset.state + ' ' + list.children.length)[0]";
    // The file of the first result alone comes in time.
    listening.value(typed);
    listening.until("held.length > 1");
    listening.value("held.shift()()");
    listening.until("frames.length === 1");
    let begun = told(&listening, shown);
    assert!(["loading 1", "loading 2"].contains(&begun.as_str()), "{begun}");
    listening.value("held.splice(0).forEach((one) => one())");
    let mut seen = Vec::new();
    for _ in 0..10 {
        std::thread::sleep(std::time::Duration::from_millis(300));
        seen.push(told(&listening, shown));
        if seen.last().is_some_and(|state| state == "done 10") {
            break;
        }
        listening.value("go()");
    }
    let counts: Vec<u32> =
        seen.iter().map(|state| state.rsplit_once(' ').unwrap().1.parse().unwrap()).collect();
    assert_eq!(seen.last().map(String::as_str), Some("done 10"), "{seen:?}");
    assert!(counts.windows(2).all(|pair| pair[1] - pair[0] <= 2), "{seen:?}");
    // Where all are lost after the first results were to be drawn, none of them comes later.
    listening.open(&site.join("en/search.html"));
    listening.until(
        "window.fieldbookSearch && document.getElementById('search-results').dataset.state === 'empty'",
    );
    listening.value(typed);
    listening.until("held.length > 1");
    listening.value("held.shift()(true)");
    listening.until("frames.length === 1");
    listening.value("held.splice(0).forEach((one) => one(true))");
    listening.until("document.getElementById('search-results').dataset.state === 'failed'");
    listening.value("go()");
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(told(&listening, shown), "failed 0");
}

/// So are the results of a word that was mended, and those of other languages: none of them is told of before the whole
/// answer is there.
#[test]
fn mended_results_and_those_of_other_languages_are_drawn_in_several_frames() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let shown = "['#search-results', '.search-extra .results'].map((all) => document.querySelectorAll(all + ' li').length).concat(document.getElementById('search-results').dataset.state).join(' ')";
    for query in ["sensrs", "sécurité"] {
        listening.open(&site.join("en/search.html"));
        listening.until(
            "window.fieldbookSearch && document.getElementById('search-results').dataset.state === 'empty'",
        );
        listening.value(
            "window.frames = []; const next = window.requestAnimationFrame.bind(window);
             window.requestAnimationFrame = (call) => (frames.push(call), 0);
             window.go = () => frames.splice(0).forEach((call) => next(call));",
        );
        listening.value(&format!(
            "const input = document.getElementById('search-query'); input.value = '{query}';
             input.dispatchEvent(new Event('input', {{ bubbles: true }}));"
        ));
        let mut counts = vec![0];
        loop {
            listening.until("frames.length === 1");
            let now = told(&listening, shown);
            let parts: Vec<&str> = now.split(' ').collect();
            counts.push(parts[0].parse::<u32>().unwrap() + parts[1].parse::<u32>().unwrap());
            if parts[2] != "loading" {
                break;
            }
            listening.value("go()");
        }
        assert!(counts.last().is_some_and(|all| *all >= 4), "{query}: {counts:?}");
        assert!(counts.windows(2).all(|pair| pair[1] - pair[0] <= 2), "{query}: {counts:?}");
    }
    // What tells of the answer before is seen to be of before as soon as others come, and goes with it.
    let dimmed = "['#search-results', '.search-status', '.search-extra'].map((part) => document.querySelector(part).classList.contains('before')).join(' ')";
    let typed = |query: &str| {
        listening.value(&format!(
            "input.value = '{query}'; input.dispatchEvent(new Event('input', {{ bubbles: true }}));"
        ));
    };
    let settled = "document.getElementById('search-results').dataset.state === 'done'";
    listening.until("frames.length === 1");
    listening.value("go()");
    listening.value("window.input = document.getElementById('search-query')");
    typed("water");
    listening
        .until("document.getElementById('search-results').dataset.query === 'water' && frames.length === 1");
    assert_eq!(told(&listening, dimmed), "true true true");
    assert!(told(&listening, shown).ends_with(" 5 loading"), "{}", told(&listening, shown));
    listening.value("window.going = setInterval(go, 20)");
    listening.until(settled);
    assert_eq!(told(&listening, dimmed), "false false false");
    // A question that is dropped while results of other languages still wait leaves none of them behind.
    listening.value("clearInterval(going)");
    typed("sécurité");
    // The frame before the first of them.
    listening.until("document.querySelectorAll('.search-extra section').length === 1 && frames.length === 1");
    listening.value("go()");
    listening
        .until("document.querySelectorAll('.search-extra .results li').length === 2 && frames.length === 1");
    typed("pumps");
    listening.until("document.getElementById('search-results').dataset.query === 'pumps'");
    listening.value("go()");
    listening.until("frames.length === 1");
    assert_eq!(told(&listening, dimmed), "true true true");
    listening.value("window.going = setInterval(go, 20)");
    listening.until(settled);
    assert_eq!(told(&listening, dimmed), "false false false");
    assert!(told(&listening, shown).ends_with(" 0 done"), "{}", told(&listening, shown));
}

/// To begin with a file takes a slow computer some milliseconds: who types is not kept waiting by many of them, who has
/// asked gets them at once.
#[test]
fn few_files_begin_to_be_loaded_in_a_task_while_somebody_types() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    for (now, few) in [(false, true), (true, false)] {
        listening.open(&site.join("en/search.html"));
        listening.until(
            "window.fieldbookSearch && document.getElementById('search-results').dataset.state === 'empty'",
        );
        // Each timer and each file that has come is a task; scripts are counted in theirs.
        let asked = format!(
            "(async () => {{
                 let task = 0;
                 const timer = window.setTimeout, tasks = {{}}, append = document.head.append;
                 window.setTimeout = (call, time, ...rest) => timer((...given) => {{ task++; call(...given); }}, time, ...rest);
                 document.addEventListener('load', () => task++, true);
                 document.head.append = function (script) {{ tasks[task] = (tasks[task] || 0) + 1; return append.call(this, script); }};
                 const input = document.getElementById('search-query'), list = document.getElementById('search-results');
                 input.value = 'xqzvw';
                 if ({now}) input.form.requestSubmit();
                 else input.dispatchEvent(new Event('input', {{ bubbles: true }}));
                 while (list.dataset.query !== 'xqzvw' || list.dataset.state === 'loading') await new Promise((done) => timer(done, 20));
                 await new Promise((done) => timer(done, 500));
                 return String(Math.max(...Object.values(tasks)));
             }})()"
        );
        let most: u32 = told(&listening, &asked).parse().unwrap();
        assert_eq!(most <= 4, few, "{most} files in a task, sent: {now}");
    }
}

/// A reader who has just asked sees the first results, how many there are, and that the others are to come, in a frame of
/// their own.
#[test]
fn the_first_results_are_seen_before_the_others_are_made() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    // It shows three.
    listening.size(1200, 900, false);
    listening.open(&site.join("en/search.html"));
    listening.until(
        "window.fieldbookSearch && document.getElementById('search-results').dataset.state === 'empty'",
    );
    listening.value(
        "window.state = () => { const list = document.getElementById('search-results'); return [list.dataset.state, list.getAttribute('aria-busy'),
             list.classList.contains('before'), list.children.length, document.querySelector('.search-status').textContent].join('|'); };
         // What each frame is to show.
         window.frames = []; const next = window.requestAnimationFrame.bind(window);
         window.requestAnimationFrame = (call) => { frames.push(state()); return next(call); };
         // What a reader hears, and how many results are there.
         window.heard = 0; new MutationObserver((all) => { heard += all.length; }).observe(document.querySelector('.search-status'), { childList: true });
         window.counts = new Set(); new MutationObserver(() => { counts.add(document.getElementById('search-results').children.length); })
             .observe(document.getElementById('search-results'), { childList: true });
         const input = document.getElementById('search-query'); input.value = 'sensors'; input.form.requestSubmit();",
    );
    listening.until("document.getElementById('search-results').dataset.state === 'done'");
    let first = told(&listening, "frames[0]");
    let (state, said) = first.rsplit_once('|').unwrap();
    assert_eq!(state, "loading|true|false|3");
    assert!(said.ends_with(" practices found."), "{said}");
    assert_eq!(told(&listening, "state()"), format!("done|false|false|10|{said}"));
    assert_eq!(told(&listening, "[heard, ...counts].join(' ')"), "1 3 10");
    // Of another question, too: what waits for its frame is seen to be of before.
    listening.value(
        "window.dim = new Set(); new MutationObserver(() => { dim.add(document.querySelectorAll('#search-results > .before').length); })
             .observe(document.getElementById('search-results'), { childList: true, subtree: true, attributes: true });
         frames.length = 0;
         const field = document.getElementById('search-query'); field.value = 'water'; field.form.requestSubmit();",
    );
    listening.until("document.getElementById('search-results').dataset.state === 'done' && document.getElementById('search-results').dataset.query === 'water'");
    let first = told(&listening, "frames[0]");
    assert!(first.starts_with("loading|true|false|10|"), "{first}");
    assert_eq!(told(&listening, "Array.from(dim).sort().join(' ')"), "0 7");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

/// So many as are seen without scrolling: a low window shows two, a high one no more than four at once.
#[test]
fn the_first_frame_has_as_many_results_as_the_window_shows() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    for (height, shown) in [(300, 2), (900, 3), (3_000, 4)] {
        listening.size(1200, height, false);
        listening.open(&site.join("en/search.html"));
        listening.until(
            "window.fieldbookSearch && document.getElementById('search-results').dataset.state === 'empty'",
        );
        listening.value(
            "window.counts = []; const list = document.getElementById('search-results');
             new MutationObserver(() => { counts.push(list.children.length); }).observe(list, { childList: true });
             const input = document.getElementById('search-query'); input.value = 'sensors'; input.form.requestSubmit();",
        );
        listening.until("document.getElementById('search-results').dataset.state === 'done'");
        let counts = told(&listening, "counts.filter(Boolean).join(' ')");
        // The result that nobody sees may be laid out only now.
        assert_eq!(counts.trim_start_matches("1 "), format!("{shown} 10"), "{height}");
    }
}

/// While the first files are on their way a result is laid out that nobody sees, whatever the query is.
#[test]
fn a_result_that_nobody_sees_is_laid_out_and_gone_again() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    let source = "window.rehearsed = []; const measure = Element.prototype.getBoundingClientRect;
        Element.prototype.getBoundingClientRect = function () {
            if (this.matches('#search-results > .card')) rehearsed.push(this.querySelector('h2').textContent);
            return measure.call(this);
        };";
    let method = Page::AddScriptToEvaluateOnNewDocument {
        source: source.to_owned(),
        world_name: None,
        include_command_line_api: None,
        run_immediately: None,
    };
    listening.tab.call_method(method).unwrap();
    // The hundredth character is two halves to a script, and a half of one has no address.
    let whole = format!("{}😀", "q".repeat(99));
    assert_eq!(ask(&listening, &site, "en", &format!("{whole}zqzq")), "empty");
    listening.until("rehearsed.length > 0");
    assert_eq!(told(&listening, "JSON.stringify(rehearsed)"), serde_json::json!([whole]).to_string());
    assert_eq!(listening.value("document.getElementById('search-results').children.length"), 0);
    // On the page without a query it is the title.
    listening.open(&site.join("en/search.html"));
    listening.until("rehearsed.length > 0");
    assert_eq!(told(&listening, "rehearsed.join()"), told(&listening, "document.title"));
    assert_eq!(listening.value("document.getElementById('search-results').children.length"), 0);
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

/// Where a box is pressed that leads from nothing to results, the choices wait for their counts. The focus comes back to them.
#[test]
fn a_box_that_was_pressed_has_the_focus_when_the_choices_are_there_again() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    assert_eq!(ask(&listening, &site, "en", "sensors stage:promising domain:transportation"), "empty");
    let pressed = "document.querySelector('.search-side [id^=f-domain-]:checked')";
    listening.until(&format!("!!{pressed}"));
    listening.value(&format!(
        "const {{ insert }} = fieldbookSearch; let held = 0;
         // The first results are there, and others are long in coming.
         fieldbookSearch.insert = (address, failed) => /\\/d\\d+-/.test(address) && held++ ? setTimeout(() => insert(address, failed), 300) : insert(address, failed);
         window.lost = false; document.addEventListener('focusout', () => {{ lost = true; }});
         const side = document.querySelector('.search-side'); window.inert = new Set();
         new MutationObserver(() => {{ inert.add(side.inert); }}).observe(side, {{ attributes: true }});
         const box = {pressed}; box.focus(); box.click();"
    ));
    listening.until("document.getElementById('search-results').dataset.state === 'done'");
    listening.until("document.activeElement.id.startsWith('f-domain-')");
    assert_eq!(told(&listening, "lost + ' ' + document.querySelector('.search-side').inert"), "true false");
    assert_eq!(told(&listening, "[...inert].join(' ')"), "true false", "meanwhile they take no press");
    // Once, and not after the next question.
    listening.value(
        "document.activeElement.blur(); window.fieldbookSearch.settings.drawn = document.querySelector('.search-narrow');
         const input = document.getElementById('search-query'); input.value = 'water'; input.form.requestSubmit();",
    );
    listening.until("document.querySelector('.search-narrow') !== window.fieldbookSearch.settings.drawn && !!document.querySelector('.search-side fieldset')");
    assert_eq!(listening.value("document.activeElement === document.body"), true);
}

/// A count is no answer where nothing of it can be read.
#[test]
fn where_no_result_can_be_read_no_count_is_said_before() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    let site = own_site().join("public");
    listening.open(&site.join("en/search.html"));
    listening.until(
        "window.fieldbookSearch && document.getElementById('search-results').dataset.state === 'empty'",
    );
    listening.value(
        "window.said = []; new MutationObserver(() => { said.push(document.querySelector('.search-status').textContent); })
             .observe(document.querySelector('.search-status'), { childList: true });
         const { insert } = fieldbookSearch;
         fieldbookSearch.insert = (address, failed) => /\\/d\\d+-/.test(address) ? setTimeout(failed) : insert(address, failed);
         const input = document.getElementById('search-query'); input.value = 'sensors'; input.form.requestSubmit();",
    );
    listening.until("document.getElementById('search-results').dataset.state === 'failed'");
    assert_eq!(told(&listening, "said.join('')"), "");
}

/// Whatever script is missing or damaged, the reader of the page of the search is told so.
#[test]
fn no_script_of_the_search_is_missed_in_silence() {
    let Some(browser) = browser() else { return };
    let (_dir, site) = moved_site();
    let listening = Listening::new(&browser);
    let script = |start: &str| -> PathBuf {
        let all = std::fs::read_dir(site.join("assets")).unwrap().map(|entry| entry.unwrap().path());
        let is_it = |path: &PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.strip_prefix(start).is_some_and(|rest| rest.len() == ".0123456789.js".len())
        };
        all.into_iter().find(is_it).unwrap()
    };
    let page =
        |query: &str| format!("{}?q={query}", url::Url::from_file_path(site.join("en/search.html")).unwrap());
    let without = |path: &PathBuf, look: &dyn Fn()| {
        let whole = std::fs::read(path).unwrap();
        std::fs::remove_file(path).unwrap();
        look();
        std::fs::write(path, whole).unwrap();
    };
    let broken = "[document.querySelector('.search-broken')].map((one) => getComputedStyle(one).visibility + ' ' + (one.offsetHeight > 15))[0]";
    // Nobody is there to tell it but the style sheet.
    without(&script("search-form"), &|| {
        listening.go(&page("water"));
        assert_ne!(told(&listening, broken), "visible true");
        std::thread::sleep(std::time::Duration::from_secs(5));
        listening.until(&format!("{broken} === 'visible true'"));
        assert_eq!(listening.value("document.querySelector('.search-broken button').offsetHeight"), 0);
    });
    without(&script("site"), &|| {
        listening.go(&page("water"));
        listening.until(&format!("{broken} === 'visible true'"));
        let said = told(&listening, "document.querySelector('.search-broken').textContent");
        assert!(said.contains("assets/site."), "{said}");
    });
    // Where nobody knows whether a slip was meant, nothing is said to stand nowhere.
    without(&script("search-slips"), &|| {
        listening.go(&page("handpump"));
        listening.until("document.querySelector('.search-extra .search-failed') !== null");
        let said = told(&listening, "document.querySelector('.search-failed').textContent");
        assert!(said.contains("assets/search-slips."), "{said}");
        let status = told(&listening, "document.querySelector('.search-status').textContent");
        assert!(!status.contains("Nothing"), "{status}");
    });
    // With all of them it stays away.
    listening.go(&page("handpump"));
    assert_eq!(state(&listening, &["done"]), "done");
    std::thread::sleep(std::time::Duration::from_secs(6));
    assert_eq!(listening.value("document.querySelector('.search-broken').offsetHeight"), 0);
    // One that fails before it is ready.
    let whole = std::fs::read_to_string(script("search")).unwrap();
    std::fs::write(script("search"), whole.replace(".createElement(", ".createElementq(")).unwrap();
    listening.go(&page("water"));
    listening.until(&format!("{broken} === 'visible true'"));
    let said = told(&listening, "document.querySelector('.search-broken').textContent");
    assert!(said.contains("assets/search.") && !said.contains("not a function"), "{said}");
    std::fs::write(script("search"), whole).unwrap();
    // A script that fails in words of its own, also before anything is looked for.
    let engine = script("search");
    let text = std::fs::read_to_string(&engine).unwrap();
    std::fs::write(&engine, text.replacen(".trimEnd()", ".trimEnt()", 1)).unwrap();
    listening.go(&page("domain:water"));
    assert_eq!(state(&listening, &["failed", "done"]), "failed");
    let said = told(&listening, "document.querySelector('.search-failed').textContent");
    assert!(said.contains("assets/search*.js") && !said.contains("not a function"), "{said}");
    // Where the places of words are read, which a phrase needs.
    let at = text.rfind(".more()").unwrap();
    let damaged = format!("{}.mora(){}", &text[..at], &text[at + ".more()".len()..]);
    std::fs::write(&engine, damaged).unwrap();
    listening.go(&page("%22hand%20pumps%22"));
    assert_eq!(state(&listening, &["failed", "done"]), "failed");
    let said = told(&listening, "document.querySelector('.search-failed').textContent");
    assert!(said.contains("assets/search*.js") && !said.contains("not a function"), "{said}");
}
