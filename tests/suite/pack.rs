//! An edition on its way: packed, carried, verified, brought up to date.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::chromium::{Listening, browser};
use crate::fixture::{ADDRESS, Fixture, SAMPLE, available, files_below, program, run_on_own_site};

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

/// Two sites of one starter: the folder of one is not made the other one by mistake.
#[test]
fn a_pack_of_another_site_is_told_by_its_title() {
    let fixture = Fixture::starter();
    let title = "Our best practices";
    fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [en, fr]");
    fixture.edit("fieldbook.yaml", "{en: Our best practices}", "{en: Our best practices, fr: Nos pratiques}");
    fixture.edit(
        "fieldbook.yaml",
        "to carry into the field.\"}",
        "to carry into the field.\", fr: Des pratiques.}",
    );
    fixture.run(&["pack", "--out", "one.zip"]).exits(0);
    fixture.run(&["pack", "--lang", "fr", "--out", "fr.zip"]).exits(0);
    let verified = fixture.run(&["verify", "one.zip"]).exits(0).stderr;
    assert!(verified.starts_with(&format!("site: {title}\n")), "{verified}");
    let updated = fixture.run(&["update", "stick", "--from", "one.zip"]).exits(0).stderr;
    assert!(updated.contains(&format!("site: {title}\n")), "{updated}");
    // A pack of one language is of the same site, and names it in the same language.
    let list = |folder: &str| -> serde_json::Value {
        serde_json::from_str(&fixture.read(&format!("{folder}/edition.json"))).unwrap()
    };
    fixture.run(&["update", "fr", "--from", "fr.zip"]).exits(0);
    assert_eq!(list("fr")["site"], list("stick")["site"]);
    fixture.run(&["update", "fr", "--from", "one.zip"]).exits(0);
    // Its address is no address that anybody has.
    assert_eq!(list("stick")["site"], serde_json::json!({ "title": title }));
    fixture.run(&["pack", "--base-url", ADDRESS, "--out", "web.zip"]).exits(0);
    fixture.run(&["update", "web", "--from", "web.zip"]).exits(0);
    assert_eq!(list("web")["site"], serde_json::json!({ "title": title, "base_url": ADDRESS }));

    fixture.edit("fieldbook.yaml", title, "Roads and bridges");
    fixture.run(&["pack", "--out", "two.zip"]).exits(0);
    let refused = fixture.run(&["update", "stick", "--from", "two.zip"]).exits(2).stderr;
    for words in ["nothing was changed", "`--other-site`", title, "Roads and bridges"] {
        assert!(refused.contains(words), "{refused}");
    }
    fixture.run(&["verify", "stick"]).exits(0);
    fixture.run(&["update", "stick", "--from", "two.zip", "--other-site"]).exits(0);
    assert_eq!(list("stick")["site"]["title"], "Roads and bridges");
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

/// Runs a program in a folder with a text on its standard input, and gives what it says when it succeeds.
fn with_input(folder: &Path, program: &str, args: &[&str], input: &str) -> Result<String, String> {
    let mut child = Command::new(program)
        .args(args)
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that reads nothing of it has closed it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    if output.status.success() { Ok(said) } else { Err(said) }
}

#[test]
fn minisign_and_fieldbook_read_the_signatures_of_one_another() {
    if !available("minisign") {
        return;
    }
    let fixture = Fixture::starter();
    let desk = fixture.path("");
    let minisign = |args: &[&str], input: &str| with_input(&desk, "minisign", args, input);
    minisign(&["-G", "-W", "-p", "own.pub", "-s", "own.key"], "").unwrap();
    minisign(&["-G", "-p", "locked.pub", "-s", "locked.key"], "a word\na word\n").unwrap();
    // Without a password, and with one from standard input.
    fixture.run(&["pack", "--sign", "own.key", "--out", "own.zip"]).exits(0);
    let program = program();
    let program = program.to_str().unwrap();
    let pack = ["pack", "--sign", "locked.key", "--out", "locked.zip"];
    let told = with_input(&desk, program, &pack, "another word\n").unwrap_err();
    assert!(told.contains("the password is not that of the key"), "{told}");
    assert!(!desk.join("locked.zip").exists());
    with_input(&desk, program, &pack, "a word\n").unwrap();
    for name in ["own", "locked"] {
        let (zip, key) = (format!("{name}.zip"), format!("{name}.pub"));
        let verified = fixture.run(&["verify", &zip, "--key", &key]).exits(0);
        assert!(verified.stderr.contains("signed with the key "), "{}", verified.stderr);
        assert!(verified.stderr.contains("fieldbook edition 2026-"), "{}", verified.stderr);
        fixture.run(&["update", name, "--from", &zip, "--key", &key]).exits(0);
        let list = format!("{name}/edition.json");
        let said = minisign(&["-V", "-m", &list, "-p", &key], "").unwrap();
        assert!(said.contains("fieldbook edition 2026-"), "{said}");
    }
    let other = fixture.run(&["verify", "own.zip", "--key", "locked.pub"]).exits(1);
    assert!(
        other.stdout.starts_with("not signed with this key: the signature was made by the key "),
        "{}",
        other.stdout
    );
    let other = fixture.run(&["update", "own", "--from", "locked.zip", "--key", "own.pub"]).exits(2);
    assert!(other.stderr.contains("nothing was changed"), "{}", other.stderr);
    // An edition without a signature can take its place where no key is asked for, and this is told.
    fixture.edit(crate::fixture::SAMPLE, "title: Tie every", "title: Tie each");
    let bare = ["pack", "--out", "bare.zip"];
    assert!(!fixture.run(&bare).exits(0).stderr.contains("in place of"));
    assert!(fixture.run(&bare).exits(0).stderr.contains(", in place of the file that was there"));
    let unsigned = fixture.run(&["update", "own", "--from", "bare.zip"]).exits(0);
    assert!(
        unsigned.stderr.contains("the edition before was signed, and this one is not"),
        "{}",
        unsigned.stderr
    );
    let again = fixture.run(&["update", "own", "--from", "bare.zip"]).exits(0);
    assert!(!again.stderr.contains("was signed"), "{}", again.stderr);

    // A file that has the name of the key, as a stick may bring it, is not taken for it.
    let public = std::fs::read_to_string(fixture.path("own.pub")).unwrap();
    let other = std::fs::read_to_string(fixture.path("locked.pub")).unwrap();
    let bare = public.lines().nth(1).unwrap();
    if !bare.contains('/') {
        fixture.text(bare, &other);
    }
    fixture.run(&["verify", "own.zip", "--key", bare]).exits(0);
    fixture.run(&["verify", "locked.zip", "--key", bare]).exits(1);

    // What the program has signed, and what it finds in what was changed.
    fixture.run(&["build"]).exits(0);
    let bare = fixture.run(&["verify", "public", "--key", "own.pub"]).exits(1);
    assert!(bare.stdout.contains("is not there"), "{}", bare.stdout);
    minisign(&["-S", "-s", "own.key", "-m", "public/edition.json", "-t", "our site"], "").unwrap();
    let verified = fixture.run(&["verify", "public", "--key", "own.pub"]).exits(0);
    assert!(verified.stderr.contains(": our site"), "{}", verified.stderr);
    let unread = fixture.run(&["verify", "public"]).exits(0);
    assert!(unread.stderr.contains("with `--key`"), "{}", unread.stderr);
    let list = std::fs::read_to_string(fixture.path("public/edition.json")).unwrap();
    fixture.text("public/edition.json", &list.replacen("\"size\"", " \"size\"", 1));
    let changed = fixture.run(&["verify", "public", "--key", "own.pub"]).exits(1);
    assert!(changed.stdout.contains("is not that of this"), "{}", changed.stdout);
    minisign(&["-V", "-m", "public/edition.json", "-p", "own.pub"], "").unwrap_err();
    // The next build has another list, which nobody has signed.
    fixture.edit(SAMPLE, "sensor", "gauge");
    fixture.run(&["build"]).exits(0);
    assert!(!fixture.path("public/edition.json.minisig").exists());
}

/// The folder `packs` of a site on a server: a pack of all and one of each language, with the list that the page of the offline edition shows.
#[test]
fn the_packs_of_a_site_stand_beside_it() {
    let fixture = Fixture::starter();
    fixture.run(&["build"]).exits(0);
    fixture.run(&["pack", "--each", "public/packs"]).exits(0);
    let names = |fixture: &Fixture| -> BTreeSet<String> {
        files_below(&fixture.path("public/packs")).into_keys().collect()
    };
    let first = names(&fixture);
    let list = fixture.read("public/packs/packs.js");
    let languages = std::fs::read_dir(fixture.path("public/search")).unwrap().count();
    assert_eq!(first.len(), 1 + languages + 1, "{first:?}");
    for name in first.iter().filter(|name| *name != "packs.js") {
        assert!(list.contains(&format!("\"file\":\"{name}\"")), "{list}");
        fixture.run(&["verify", &format!("public/packs/{name}")]).exits(0);
    }
    // They are no part of the edition, and a build leaves them where they are.
    fixture.run(&["verify", "public"]).exits(0);
    fixture.text("public/packs/of-somebody.zip", "x").edit(SAMPLE, "Tie", "Do tie");
    fixture.run(&["build"]).exits(0);
    fixture.run(&["verify", "public"]).exits(0);
    assert!(names(&fixture).is_superset(&first));
    // Those of the next edition take the place of those of this one, and of nothing else.
    let told = fixture.run(&["pack", "--each", "public/packs"]).exits(0).stderr;
    let second = names(&fixture);
    assert_eq!(second.len(), first.len() + 1);
    assert!(second.contains("of-somebody.zip") && told.contains("of an earlier edition"), "{told}");
    assert_eq!(first.intersection(&second).collect::<Vec<_>>(), ["packs.js"]);
    // Pages that lead to packs of another edition are told.
    assert!(!told.contains("are of edition"), "{told}");
    fixture.edit(SAMPLE, "Do tie", "Always tie");
    let told = fixture.run(&["pack", "--each", "public/packs"]).exits(0).stderr;
    let pages: serde_json::Value = serde_json::from_str(&fixture.read("public/edition.json")).unwrap();
    assert!(told.contains(&format!("are of edition {}", pages["edition"].as_str().unwrap())), "{told}");
    // A list that leads elsewhere removes nothing.
    fixture.text(
        "public/packs/packs.js",
        "fieldbookPacks([{\"file\":\"../index.html\",\"bytes\":1,\"language\":null}]);\n",
    );
    fixture.run(&["pack", "--each", "public/packs"]).exits(0);
    assert!(fixture.path("public/index.html").exists());
    let refused = fixture.run(&["pack", "--each", "p", "--lang", "en"]).exits(2).stderr;
    assert!(refused.contains("cannot be used with"), "{refused}");
}
