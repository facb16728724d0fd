//! What a build writes, and that it writes the same bytes every time.

use fieldbook::outputs::Plan;

use crate::fixture::{Fixture, SAMPLE, files_below, own_site, run_on_own_site};

#[test]
fn the_same_input_gives_the_same_bytes_with_any_number_of_threads() {
    let dir = tempfile::tempdir().unwrap();
    let mut first = None;
    for (at, threads) in ["1", "2", "8", "2"].into_iter().enumerate() {
        let out = dir.path().join(at.to_string());
        let args = ["build", "--out", out.to_str().unwrap()];
        run_on_own_site(&args, &[("RAYON_NUM_THREADS", threads)]).exits(0);
        let files = files_below(&out);
        let first = first.get_or_insert_with(|| files.clone());
        let different: Vec<_> =
            files.iter().filter(|(path, bytes)| first.get(*path) != Some(bytes)).map(|(p, _)| p).collect();
        assert!(different.is_empty() && files.len() == first.len(), "{threads} threads: {different:?}");
    }
}

/// How git on Windows writes the texts of a site is no part of them.
#[test]
fn a_site_whose_lines_end_as_on_windows_gives_the_same_bytes() {
    let fixture = Fixture::starter();
    let shapes = "## Lessons\n\n```text\na\n\n  b\n```\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n<div>\n\nc  \nd\n\n</div>\n\n$$\nx\n= y\n$$\n\n> e $p\n> + q$ `g\n> h` <abbr\n> title=\"i\n> j\">k</abbr>\n> f\n\n- [l\n  m](../../pages/about/en.md\n  \"n\n  o\")\n\n<p>q\nr</p>\n\ns `t\nu` v\n\n";
    fixture.edit(SAMPLE, "## Lessons\n", shapes);
    fixture.text("content/bundles/week.yaml", "title: {en: A week}\nlanguages: [en]\npractices: [tie-sensors-to-a-repair-service]\nsummary:\n  en: |\n    One.\n\n    Two.\n");
    let built = |fixture: &Fixture, out: &str| {
        fixture.run(&["build", "--out", out]).exits(0);
        fixture.run(&["pack", "--out", "site.zip"]).exits(0);
        let pack = std::fs::read(fixture.path("site.zip")).unwrap();
        (files_below(&fixture.path(out)), pack)
    };
    let (unix, unix_pack) = built(&fixture, "unix");
    for (path, bytes) in files_below(&fixture.path("content")) {
        let text = String::from_utf8(bytes).unwrap();
        fixture.text(&format!("content/{path}"), &text.replace('\n', "\r\n"));
    }
    let site = fixture.read("fieldbook.yaml");
    fixture.text("fieldbook.yaml", &site.replace('\n', "\r\n"));
    let (windows, windows_pack) = built(&fixture, "windows");
    let different: Vec<_> =
        unix.iter().filter(|(path, bytes)| windows.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert!(different.is_empty() && unix.len() == windows.len(), "{different:?}");
    assert!(unix.len() > 20 && unix_pack == windows_pack);
}

#[test]
fn a_practice_says_what_to_read_next_in_the_language_of_its_text() {
    let files = files_below(&own_site().join("public"));
    let next = |language: &str, slug: &str| -> Vec<String> {
        let page = &files[&format!("{language}/practices/{slug}.html")];
        let page = scraper::Html::parse_document(std::str::from_utf8(page).unwrap());
        let links = scraper::Selector::parse(".related h3 a").unwrap();
        page.select(&links).map(|link| link.attr("href").unwrap().to_owned()).collect()
    };
    // Those that the author names come first, then what is like it.
    let of_rice = next("en", "save-irrigation-water-in-rice");
    assert_eq!(of_rice[0], "schedule-desert-irrigation-from-sensors.html");
    assert_eq!(of_rice.len(), 4, "{of_rice:?}");
    let mut different = of_rice.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), 4, "{of_rice:?}");
    assert!(!of_rice.contains(&"save-irrigation-water-in-rice.html".to_owned()));
    // Also where the reader's language has no version of it.
    assert_eq!(next("zh", "payer-l-eau-par-petites-sommes"), next("fr", "payer-l-eau-par-petites-sommes"));
    assert!(!next("zh", "payer-l-eau-par-petites-sommes").is_empty());
}

#[test]
fn every_page_of_the_product_is_there() {
    let files = files_below(&own_site().join("public"));
    for path in [
        "index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "edition.json",
        ".nojekyll",
        "en/index.html",
        "en/a-z.html",
        "en/new.html",
        "en/atom.xml",
        "en/about.html",
        "en/practices/index.html",
        "en/practices/tie-sensors-to-a-repair-service.html",
        "en/domains/health.html",
        "en/topics/index.html",
        "en/places/afr.html",
        "en/places/rwa.html",
        "en/places/ldc.html",
        "en/organisations/index.html",
        "en/stages/promising.html",
        "en/standards/index.html",
        "en/sdgs/6.html",
    ] {
        assert!(files.contains_key(path), "{path}");
    }
    // Nothing in the name of a file may fail on a stick formatted with FAT.
    for path in files.keys() {
        assert!(
            path.len() < 160 && path.is_ascii() && !path.contains(['<', '>', ':', '"', '|', '?', '*', '\\']),
            "{path}"
        );
    }
}

#[test]
fn edition_json_names_every_file_with_its_hash() {
    use sha2::{Digest, Sha256};
    let files = files_below(&own_site().join("public"));
    let edition: serde_json::Value = serde_json::from_slice(&files["edition.json"]).unwrap();
    let listed = edition["files"].as_object().unwrap();
    assert_eq!(listed.len() + 1, files.len());
    for (path, bytes) in files.iter().filter(|(path, _)| *path != "edition.json") {
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(listed[path]["sha256"], hash, "{path}");
    }
    assert!(edition["edition"].as_str().unwrap().starts_with(edition["date"].as_str().unwrap()));
}

#[test]
fn a_practice_page_shows_all_that_its_front_matter_says() {
    let html = String::from_utf8(
        files_below(&own_site().join("public"))["en/practices/tie-sensors-to-a-repair-service.html"].clone(),
    )
    .unwrap();
    let page = scraper::Html::parse_document(&html);
    let text = page.root_element().text().collect::<Vec<_>>().join(" ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "BP-7K3Q0-E",
        "Promising",
        "Portland State University",
        "Rwanda",
        "2014–2015",
        "Water",
        "Health",
        "Maintenance",
        "181 sensors",
        "USD 500",
        "2G mobile",
        "Battery",
        "Living Water International",
        "Medium",
        "hand-pump repair",
        "Median time to a successful repair",
        "152",
        "Sustainable Development Goal",
        "60 minutes",
        "flip chart",
        "American Chemical Society",
        "Primary source",
        "Secondary source",
        "CC-BY-4.0",
        "next review by 22 November 2028",
        "The editors wrote this page from public documents",
        "Revision",
    ] {
        assert!(text.contains(words), "`{words}` is not on the page");
    }
    assert!(html.contains("<svg class=\"qr\""));
}

#[test]
fn a_practice_with_errors_is_left_out_and_the_rest_is_built() {
    let fixture = Fixture::starter();
    let good = fixture.read(SAMPLE);
    let bad = good
        .replace("BP-7K3Q0", "BP-FR23R")
        .replace("stage: promising", "stage: nonsense")
        .replace("Tie every", "Bind every");
    fixture.text("content/practices/bind-sensors-to-nothing/en.md", &bad);
    let ran = fixture.run(&["build"]).exits(1);
    assert!(
        ran.stderr.contains("error[FB0801]")
            && ran.stderr.contains("left out: `content/practices/bind-sensors-to-nothing`"),
        "{}",
        ran.stderr
    );
    let files = files_below(&fixture.path("public"));
    assert!(files.contains_key("en/practices/tie-sensors-to-a-repair-service.html"));
    assert!(!files.contains_key("en/practices/bind-sensors-to-nothing.html"));
    let all: Vec<u8> = files.values().flatten().copied().collect();
    assert!(!String::from_utf8_lossy(&all).contains("Bind every"));
}

#[test]
fn drafts_are_built_only_when_asked_for() {
    let fixture = Fixture::starter();
    fixture.edit(SAMPLE, "status: published", "status: draft");
    let page = "public/en/practices/tie-sensors-to-a-repair-service.html";
    fixture.run(&["build"]).exits(0);
    assert!(!fixture.path(page).exists());
    fixture.run(&["build", "--drafts"]).exits(0);
    assert!(fixture.read(page).contains("This is a draft"));
}

#[test]
fn a_withdrawn_practice_keeps_a_page_with_the_reason_and_leaves_the_lists() {
    let fixture = Fixture::starter();
    fixture.edit(SAMPLE, "status: published", "status: withdrawn\nreason: The maker stopped the service.");
    fixture.run(&["build", "--base-url", "https://example.org/"]).exits(0);
    assert!(
        fixture
            .read("public/en/practices/tie-sensors-to-a-repair-service.html")
            .contains("The maker stopped the service.")
    );
    for list in ["practices/index.html", "domains/water.html", "a-z.html", "index.html"] {
        assert!(!fixture.read(&format!("public/en/{list}")).contains("tie-sensors"), "{list}");
    }
    assert!(fixture.read("public/en/new.html").contains("withdrawn"));
    assert!(!fixture.read("public/sitemap.xml").contains("tie-sensors"));
}

#[test]
fn an_alias_leads_on() {
    let fixture = Fixture::starter();
    fixture.edit(SAMPLE, "stage: promising", "stage: promising\naliases: [old-hand-pumps]");
    fixture.run(&["build"]).exits(0);
    let page = fixture.read("public/en/practices/old-hand-pumps.html");
    assert!(page.contains("0; url=tie-sensors-to-a-repair-service.html"), "{page}");
}

#[test]
fn without_an_address_there_is_no_sitemap_and_no_feed() {
    let fixture = Fixture::starter();
    let ran = fixture.run(&["build"]).exits(0);
    assert!(ran.stderr.contains("no `base_url`"), "{}", ran.stderr);
    assert!(!fixture.path("public/sitemap.xml").exists() && !fixture.path("public/en/atom.xml").exists());
    fixture.run(&["build", "--base-url", "https://iot.gov.example/kb"]).exits(0);
    let map = fixture.read("public/sitemap.xml");
    assert!(
        map.contains(
            "<loc>https://iot.gov.example/kb/en/practices/tie-sensors-to-a-repair-service.html</loc>"
        ),
        "{map}"
    );
    assert!(fixture.read("public/robots.txt").contains("Sitemap: https://iot.gov.example/kb/sitemap.xml"));
}

#[test]
fn a_site_replaces_theme_files_one_by_one() {
    let fixture = Fixture::starter();
    fixture.text("themes/default/templates/404.html", "<title>ours</title>");
    fixture.run(&["build"]).exits(0);
    assert_eq!(fixture.read("public/404.html"), "<title>ours</title>");
    assert!(fixture.read("public/en/index.html").contains("<main"));
}

#[test]
fn a_placeholder_address_makes_no_qr_code() {
    let fixture = Fixture::starter();
    let page = "public/en/practices/tie-sensors-to-a-repair-service.html";
    for (address, shown) in [
        ("https://fieldbook.example/", false),
        ("https://www.example.org/kb", false),
        ("https://iot-practices.int/", true),
    ] {
        let ran = fixture.run(&["build", "--base-url", address]).exits(0);
        assert_eq!(fixture.read(page).contains("<svg class=\"qr\""), shown, "{address}");
        assert_eq!(fixture.read(page).contains("class=\"address\""), shown, "{address}");
        assert_eq!(ran.stderr.contains("is a placeholder"), !shown, "{address}: {}", ran.stderr);
    }
}

#[test]
fn a_translation_says_where_it_comes_from() {
    let fixture = Fixture::starter();
    let sample = fixture.read(SAMPLE);
    let (_, body) = sample.split_once("\n---\n").unwrap();
    // The same practice as if it had first been written in French.
    fixture.text(&SAMPLE.replace("en.md", "fr.md"), &sample);
    for (revision, status, words) in [
        (1, "machine", "translated from French by a machine"),
        (0, "reviewed", "has changed since this text was translated"),
    ] {
        let front = format!(
            "---\ntitle: Tie sensors to repair\nsummary: Short.\ntranslation: {{of_revision: {revision}, status: {status}, by: editorial, date: 2026-11-20}}\n---\n"
        );
        fixture.text(SAMPLE, &format!("{front}{body}"));
        let library = fieldbook::load(&fixture.path("")).unwrap();
        let day = jiff::civil::date(2026, 11, 23);
        let edition = fieldbook::edition::select(&library, &[], &fieldbook::edition::Choices::default(), day);
        let planned = fieldbook::render::plan(&edition, &library.themes);
        let page = planned.bytes("en/practices/tie-sensors-to-a-repair-service.html").unwrap();
        let page = String::from_utf8(page.into_owned()).unwrap();
        assert!(page.contains(words), "{words}");
        assert!(
            page.contains("Translated from French by fieldbook editors on 20 November 2026."),
            "{status}"
        );
    }
}

#[test]
fn a_page_says_that_its_review_is_due() {
    let fixture = Fixture::starter();
    let page = "public/en/practices/tie-sensors-to-a-repair-service.html";
    fixture.run(&["build", "--as-of", "2028-11-22"]).exits(0);
    assert!(!fixture.read(page).contains("was due for review"));
    fixture.run(&["build", "--as-of", "2028-11-23"]).exits(0);
    assert!(fixture.read(page).contains("was due for review by 22 November 2028"));
}

#[test]
fn the_free_map_reaches_the_templates() {
    let fixture = Fixture::starter();
    fixture.edit(
        SAMPLE,
        "stage: promising",
        "stage: promising\nextra: {hotline: \"+250 <112>\", list: [a, 1]}",
    );
    fixture.text(
        "themes/default/templates/practice.html",
        "{{ practice.extra.hotline }} {{ practice.extra.list[1] }}",
    );
    fixture.run(&["build"]).exits(0);
    let page = fixture.read("public/en/practices/tie-sensors-to-a-repair-service.html");
    assert_eq!(page, "+250 &lt;112&gt; 1");
}

#[test]
fn a_theme_that_cannot_be_used_publishes_nothing() {
    let fixture = Fixture::starter();
    for (path, text) in [
        ("themes/default/templates/home.html", "{{ no_such_value }}"),
        ("themes/default/templates/page.html", "{% if %}"),
        ("themes/default/static/site.js", "var = ;"),
        ("themes/default/i18n/en.ftl", "menu-home = { $"),
        ("themes/default/theme.yaml", "titel: x"),
    ] {
        fixture.text(path, text);
        let ran = fixture.run(&["build"]).exits(2);
        assert!(
            ran.stderr.contains("error[FB0601]") && ran.stderr.contains(path.rsplit_once('/').unwrap().0),
            "{path}: {}",
            ran.stderr
        );
        assert!(!fixture.path("public").exists());
        std::fs::remove_file(fixture.path(path)).unwrap();
    }
}

#[test]
fn two_outputs_for_one_path_are_a_finding() {
    let fixture = Fixture::starter();
    fixture.text(concat!("themes/default/", "root/EN/index.html"), "mine");
    let ran = fixture.run(&["build"]).exits(1);
    assert!(ran.stderr.contains("error[FB0602]"), "{}", ran.stderr);
}

#[test]
fn a_theme_cannot_take_the_names_of_fieldbook_itself() {
    let fixture = Fixture::starter();
    fixture.text(concat!("themes/default/", "root/edition.json"), "mine");
    fixture.text(concat!("themes/default/", "root/.fieldbook-part/lock"), "mine");
    let ran = fixture.run(&["build"]).exits(1);
    assert!(ran.stderr.contains(concat!("themes/default/", "root/edition.json")), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("`edition.json` is taken by fieldbook's own list of files"),
        "{}",
        ran.stderr
    );
    assert!(fixture.read("public/edition.json").contains("\"generator\": \"fieldbook "));
    assert!(!fixture.path("public/.fieldbook-part").exists());
}

#[test]
fn a_second_build_at_the_same_time_says_so() {
    let fixture = Fixture::starter();
    fixture.run(&["build"]).exits(0);
    let before = files_below(&fixture.path("public"));
    fixture.text("public/.fieldbook-part/lock", "");
    let held =
        std::fs::File::options().write(true).open(fixture.path("public/.fieldbook-part/lock")).unwrap();
    held.lock().unwrap();
    let ran = fixture.run(&["build"]).exits(2);
    assert!(ran.stderr.contains("another build is writing to `./public`"), "{}", ran.stderr);
    drop(held);
    fixture.run(&["build"]).exits(0);
    assert_eq!(files_below(&fixture.path("public")), before);
}

#[test]
fn by_force_a_file_of_somebody_else_is_still_not_replaced() {
    let fixture = Fixture::starter();
    fixture.text("public/404.html", "years of work");
    let ran = fixture.run(&["build", "--force"]).exits(2);
    assert!(ran.stderr.contains("`404.html`"), "{}", ran.stderr);
    assert_eq!(files_below(&fixture.path("public")).len(), 1);
    assert_eq!(fixture.read("public/404.html"), "years of work");
}

#[test]
fn a_file_that_was_changed_in_the_built_site_is_not_lost() {
    let fixture = Fixture::starter();
    fixture.run(&["build"]).exits(0);
    let page = "public/en/practices/tie-sensors-to-a-repair-service.html";
    let before = fixture.read("public/404.html");
    fixture.text("public/404.html", "own words");
    let ran = fixture.run(&["build"]).exits(2);
    assert!(ran.stderr.contains("`404.html`;"), "{}", ran.stderr);
    assert_eq!(fixture.read("public/404.html"), "own words");
    fixture.run(&["build", "--force"]).exits(0);
    assert_eq!(fixture.read("public/404.html"), before);
    fixture.text(page, "notes of the editor");
    let practice = "content/practices/tie-sensors-to-a-repair-service/en.md";
    fixture.edit(practice, "status: published", "status: draft");
    let ran = fixture.run(&["build"]).exits(0);
    assert!(ran.stderr.contains("kept: `en/practices/tie-sensors"), "{}", ran.stderr);
    assert_eq!(fixture.read(page), "notes of the editor");
    // Without its list of files the folder can be taken up again.
    std::fs::remove_file(fixture.path("public/edition.json")).unwrap();
    let ran = fixture.run(&["build", "--force"]).exits(0);
    assert!(ran.stderr.contains("(1 written,"), "{}", ran.stderr);
}

#[test]
fn the_sources_are_not_built_into() {
    let fixture = Fixture::starter();
    let before = files_below(&fixture.path(""));
    for folder in [".", "content", "content/practices/new", "themes"] {
        let out = fixture.path(folder);
        let ran = fixture.run(&["build", "--force", "--out", out.to_str().unwrap()]).exits(2);
        assert!(ran.stderr.contains("from which the site is made"), "{folder}: {}", ran.stderr);
    }
    assert_eq!(files_below(&fixture.path("")), before);
}

#[test]
fn a_folder_with_other_files_is_not_touched() {
    let fixture = Fixture::starter();
    fixture.text("public/thesis.doc", "years of work");
    let ran = fixture.run(&["build"]).exits(2);
    assert!(ran.stderr.contains("did not make"), "{}", ran.stderr);
    assert_eq!(files_below(&fixture.path("public")).len(), 1);
    fixture.run(&["build", "--force"]).exits(0);
    assert_eq!(fixture.read("public/thesis.doc"), "years of work");
}

#[test]
fn a_second_build_writes_nothing_new() {
    let fixture = Fixture::starter();
    fixture.run(&["build"]).exits(0);
    let ran = fixture.run(&["build"]).exits(0);
    assert!(ran.stderr.contains("(0 written,"), "{}", ran.stderr);
}
