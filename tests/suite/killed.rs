//! Builds that are killed: whatever a reader then opens is a whole site.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use scraper::{Html, Selector};

use crate::chromium::{Listening, browser};
use crate::fixture::{DAY, Fixture, SAMPLE, files_below, program};
use crate::incremental::generator::Dice;

/// How often a build is killed.
const KILLS: u64 = 200;

/// What a page links to and loads, as paths of the site.
fn links_of(path: &str, page: &str) -> BTreeSet<String> {
    let here = url::Url::parse("file:///").unwrap().join(path).unwrap();
    let linking = Selector::parse("a[href], link[href], img[src], script[src]").unwrap();
    let page = Html::parse_document(page);
    let found = page.select(&linking).filter_map(|one| one.attr("href").or_else(|| one.attr("src")));
    let found = found.map(|link| here.join(link).unwrap()).filter(|link| link.scheme() == "file");
    found.map(|link| link.path().trim_start_matches('/').to_owned()).collect()
}

/// Two states of one site: texts, a practice, its address and the look of all pages are others.
fn turn(fixture: &Fixture, second: bool) {
    let text = Fixture::starter().read(SAMPLE);
    let style = "themes/default/static/style.css";
    if second {
        fixture.text(SAMPLE, &text.replace("hand-pump sensor to", "meter to"));
        let copy = text.replace("BP-7K3Q0", "BP-EZDSK").replace("hand-pump sensor to", "well to");
        fixture.text("content/practices/another-well/en.md", &copy);
        fixture.text(style, &(Fixture::theme_file("static/style.css") + "\nbody { color: black; }\n"));
    } else {
        fixture.text(SAMPLE, &text);
        let _ = std::fs::remove_dir_all(fixture.path("content/practices/another-well"));
        let _ = std::fs::remove_dir_all(fixture.path("themes"));
    }
}

/// Each file is of one of the two states, and what a page names is there. A page that one state alone has may say that it is being
/// published: others lead to it before it comes and until they go.
fn assert_whole(
    site: &Path,
    states: &[BTreeMap<String, Vec<u8>>; 2],
    links: &BTreeMap<(String, usize), BTreeSet<String>>,
    when: &str,
) {
    let mut files = files_below(site);
    // What waits for its turn is no part of the site.
    files.retain(|path, _| !path.starts_with(".fieldbook-part"));
    for (path, bytes) in &files {
        // The list of files says itself that it is not finished.
        let of = states.iter().position(|state| state.get(path) == Some(bytes));
        let Some(state) = of else {
            let is_blank =
                bytes.starts_with(b"<!doctype html>") && bytes.ends_with(b"has to be done again.\n");
            if is_blank && states.iter().filter(|state| state.contains_key(path)).count() == 1 {
                continue;
            }
            assert_eq!(path, "edition.json", "{when}: {path} is of no state");
            assert!(String::from_utf8_lossy(bytes).contains("unfinished"), "{when}: {path}");
            continue;
        };
        for link in links.get(&(path.clone(), state)).into_iter().flatten() {
            assert!(files.contains_key(link), "{when}: {path} names {link}");
        }
    }
}

#[test]
fn a_site_is_whole_wherever_its_build_is_killed() {
    let fixture = Fixture::starter();
    let states = [false, true].map(|second| {
        turn(&fixture, second);
        fixture.run(&["build"]).exits(0);
        files_below(&fixture.path("public"))
    });
    let changed = states[1].iter().filter(|(path, bytes)| states[0].get(*path) != Some(bytes)).count();
    assert!(changed > 20 && states[0].keys().any(|path| !states[1].contains_key(path)));
    let mut links = BTreeMap::new();
    for (at, state) in states.iter().enumerate() {
        for (path, bytes) in state.iter().filter(|(path, _)| path.ends_with(".html")) {
            links.insert((path.clone(), at), links_of(path, std::str::from_utf8(bytes).unwrap()));
        }
    }
    let build = || {
        Command::new(program())
            .arg("build")
            .current_dir(fixture.path(""))
            .env_clear()
            .env("SOURCE_DATE_EPOCH", DAY)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    // How long the way back takes, with what is kept.
    turn(&fixture, false);
    let begun = Instant::now();
    assert!(build().wait().unwrap().success());
    let mut whole = begun.elapsed();

    let browser = browser();
    let page = browser.as_ref().map(Listening::new);
    let (mut dice, mut killed, mut unfinished) = (Dice(whole.subsec_nanos().into()), 0, 0);
    for number in 0..KILLS {
        turn(&fixture, number / 2 % 2 == 0);
        let mut rest = whole.mul_f64((dice.next() % 1_000) as f64 / 1_000.0);
        let mut child = build();
        // To move files to their places takes a moment at the end, in which half of all are killed.
        if number % 2 == 1 {
            let list = fixture.path("public/edition.json");
            let is_at_it = || std::fs::read_to_string(&list).is_ok_and(|list| list.contains("unfinished"));
            while child.try_wait().unwrap().is_none() && !is_at_it() {
                std::hint::spin_loop();
            }
            rest /= 100;
        }
        std::thread::sleep(rest);
        child.kill().unwrap();
        if child.wait().unwrap().success() {
            // It was done before: this computer has less to do than when it was measured.
            whole = whole.mul_f64(0.9);
        } else {
            killed += 1;
        }
        let when = format!("kill {number}, after {rest:?} of {whole:?}");
        let site = fixture.path("public");
        assert_whole(&site, &states, &links, &when);
        let list = std::fs::read_to_string(site.join("edition.json")).unwrap();
        unfinished += u64::from(list.contains("unfinished"));
        if let Some(page) =
            page.as_ref().filter(|_| number % 20 == 19 || list.contains("unfinished") && unfinished < 8)
        {
            page.go(&format!("{}?q=repair", url::Url::from_file_path(site.join("en/search.html")).unwrap()));
            page.until("document.querySelectorAll('#search-results h2 a').length > 0");
            page.value("document.querySelector('#search-results h2 a').click()");
            page.until("document.querySelector('article h1') !== null || document.title === 'Not finished'");
        }
        // The next build finishes, whatever it finds.
        if number % 10 == 9 {
            let end = usize::from(number % 20 >= 10);
            turn(&fixture, end == 1);
            fixture.run(&["build"]).exits(0);
            assert!(files_below(&site) == states[end], "{when}, and built again");
        }
    }
    // Many are killed at work, and some while files go to their places.
    assert!(killed > KILLS / 4 && unfinished > 10, "{killed} killed, {unfinished} of them at the last step");
    let heard = page.map(|page| page.heard.lock().unwrap().console.clone()).unwrap_or_default();
    assert!(heard.is_empty(), "{heard:?}");
}
