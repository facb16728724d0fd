//! An edition on its way: packed, carried, verified, brought up to date.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::chromium::{Listening, browser};
use crate::fixture::{Fixture, SAMPLE, files_below, run_on_own_site};

/// Links of the pages of a folder that lead to no file of it.
fn dead_links(site: &Path) -> BTreeSet<String> {
    let mut dead = BTreeSet::new();
    let files: BTreeMap<String, Vec<u8>> = files_below(site);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let here = url::Url::parse(&format!("file:///{path}")).unwrap();
        let html = scraper::Html::parse_document(&String::from_utf8_lossy(bytes));
        let linking = scraper::Selector::parse("a[href], link[href], img[src], script[src]").unwrap();
        for element in html.select(&linking) {
            let link = element.attr("href").or(element.attr("src")).unwrap();
            let Ok(url) = here.join(link) else { continue };
            let place = percent_encoding::percent_decode_str(url.path()).decode_utf8().unwrap();
            if url.scheme() == "file" && !files.contains_key(place.trim_start_matches('/')) {
                dead.insert(format!("{path} -> {link}"));
            }
        }
    }
    dead
}

#[test]
fn a_pack_is_carried_opened_and_brought_up_to_date() {
    let fixture = Fixture::starter();
    let packed = fixture.run(&["pack"]).exits(0);
    let name = packed.stderr.split('`').nth(1).unwrap().to_owned();
    assert!(name.starts_with("fieldbook-2026-11-23-") && name.ends_with(".zip"), "{name}");
    let first = std::fs::read(fixture.path(&name)).unwrap();
    fixture.run(&["pack", "--out", "again.zip"]).exits(0);
    assert!(std::fs::read(fixture.path("again.zip")).unwrap() == first);
    assert!(
        std::fs::read_dir(fixture.path("")).unwrap().all(|entry| !entry
            .unwrap()
            .path()
            .to_string_lossy()
            .ends_with(".part"))
    );
    let verified = fixture.run(&["verify", &name]).exits(0);
    assert_eq!(verified.stdout, "");
    assert!(verified.stderr.contains("each as it was made"), "{}", verified.stderr);

    // On a stick it is the site that a build makes.
    let stick = "stick/Полевая книга 1";
    fixture.run(&["update", stick, "--from", &name]).exits(0);
    fixture.run(&["build"]).exits(0);
    assert!(files_below(&fixture.path(stick)) == files_below(&fixture.path("public")));
    assert_eq!(dead_links(&fixture.path(stick)), BTreeSet::new());
    fixture.run(&["verify", stick]).exits(0);

    // The next edition: one practice is another.
    std::fs::rename(fixture.path("public"), fixture.path("before")).unwrap();
    fixture.edit(SAMPLE, "sensor", "gauge");
    fixture.run(&["build"]).exits(0);
    for since in [name.as_str(), "before", "before/edition.json"] {
        fixture.run(&["pack", "--since", since, "--out", "next.zip"]).exits(0);
        fixture.run(&["verify", "next.zip"]).exits(0);
        let target = format!("stick {}", since.len());
        fixture.run(&["update", &target, "--from", &name]).exits(0);
        let updated = fixture.run(&["update", &target, "--from", "next.zip"]).exits(0);
        assert!(files_below(&fixture.path(&target)) == files_below(&fixture.path("public")), "{since}");
        assert!(updated.stderr.contains(" unchanged"), "{}", updated.stderr);
    }
    let next = std::fs::metadata(fixture.path("next.zip")).unwrap().len();
    assert!(next < first.len() as u64 / 2, "{next} of {}", first.len());
    // Not for another edition, and the folder stays as it is.
    fixture.run(&["update", "public", "--from", "next.zip"]).exits(0);
    fixture.text(&format!("{stick}/en/a-z.html"), "own words");
    std::fs::remove_file(fixture.path(&format!("{stick}/en/new.html"))).unwrap();
    fixture.text(&format!("{stick}/notes.txt"), "mine");
    let verified = fixture.run(&["verify", stick]).exits(1);
    assert_eq!(verified.stdout, "missing: en/new.html\naltered: en/a-z.html\nextra: notes.txt\n");
    let refused = fixture.run(&["update", stick, "--from", "next.zip"]).exits(2);
    assert!(refused.stderr.contains("nothing was changed"), "{}", refused.stderr);
    assert_eq!(fixture.read(&format!("{stick}/en/a-z.html")), "own words");
}

#[test]
fn a_pack_of_one_language_is_a_whole_site() {
    let fixture = Fixture::starter();
    let refused = fixture.run(&["pack", "--lang", "fr"]).exits(2);
    assert!(refused.stderr.contains("the site is not in `fr`; its languages are en"), "{}", refused.stderr);
    for language in ["fr", "ar"] {
        let folder = format!("site {language}");
        let file = fixture.path(&format!("{language}.zip"));
        run_on_own_site(&["pack", "--lang", language, "--out", file.to_str().unwrap()], &[]).exits(0);
        fixture.run(&["update", &folder, "--from", file.to_str().unwrap()]).exits(0);
        let site = fixture.path(&folder);
        assert_eq!(dead_links(&site), BTreeSet::new(), "{language}");
        let list: serde_json::Value =
            serde_json::from_str(&fixture.read(&format!("{folder}/edition.json"))).unwrap();
        assert_eq!(list["languages"][0], language);
        let Some(browser) = browser() else { continue };
        let listening = Listening::new(&browser);
        listening.open(&site.join("START-HERE.html"));
        listening.value("document.querySelector('main section a').click()");
        listening.settles_at(&format!("/{language}/index.html"));
        listening.open(&site.join(language).join("search.html"));
        listening.until(
            "window.fieldbookSearch && document.getElementById('search-results').dataset.state === 'empty'",
        );
        listening.value(
            "const input = document.getElementById('search-query'); input.value = 'BP'; input.form.requestSubmit();",
        );
        listening.until("document.getElementById('search-results').dataset.state === 'done'");
        let heard = listening.heard.lock().unwrap();
        assert!(heard.console.is_empty(), "{:?}", heard.console);
    }
}

#[test]
fn what_is_no_edition_is_told_in_words() {
    let fixture = Fixture::empty();
    fixture.text("notes.txt", "no zip").text("folder/a.txt", "a").text("list.json", "{}");
    for (args, word) in [
        (&["verify", "notes.txt"][..], "no whole zip file"),
        (&["verify", "folder"], "no file `edition.json`"),
        (&["verify", "nothing"], "`nothing`: "),
        (&["update", "folder", "--from", "notes.txt"], "no whole zip file"),
        (&["pack", "--since", "list.json"], "not made by fieldbook"),
        (&["pack", "--since", "nothing"], "`nothing`: "),
    ] {
        let ran = fixture.run(args).exits(2);
        assert!(ran.stderr.contains(word), "{args:?}: {}", ran.stderr);
    }
}
