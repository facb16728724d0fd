//! The built site, most of it opened from `file://` in Chromium: no dead link, no message on the console, no
//! request that leaves the disk, nothing that axe objects to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fieldbook::model::language::Language;
use headless_chrome::protocol::cdp::Emulation;
use headless_chrome::types::PrintToPdfOptions;
use scraper::{Html, Selector};

use crate::chromium::{Listening, browser};
use crate::fixture::{Fixture, files_below, is_book, npm_file, own_site, skip};

/// The pages that are opened in the browser: all in English and in Arabic, and of the other languages one
/// of each kind and all that is translated, because there the rest differs in words alone. The page for
/// wrong addresses belongs to a server; see `http`.
fn pages(site: &Path) -> Vec<String> {
    let mut pages = Vec::new();
    for (path, bytes) in files_below(site) {
        let parts: Vec<&str> = path.split('/').collect();
        let whole = ["en", "ar"].contains(&parts[0]);
        let kind = parts.len() < 3 || parts[2] == "index.html" || parts[2] == "health.html";
        let translated = || {
            parts[1] == "practices" && !String::from_utf8_lossy(&bytes).contains("<div class=\"body\" lang=")
        };
        if path.ends_with(".html") && path != "404.html" && !is_book(&path) && (whole || kind || translated())
        {
            pages.push(path);
        }
    }
    assert!(pages.len() > 400, "{}", pages.len());
    pages
}

/// Two pages of each kind in each language: what all pages of a kind have from their template shows in them.
fn two_of_each_kind(site: &Path) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut pages = pages(site);
    pages.retain(|page| {
        let count = seen.entry(page.rsplit_once('/').unwrap_or_default().0.to_owned()).or_default();
        *count += 1;
        // Those that lie in no folder of their kind are each of another.
        *count <= 2 || page.matches('/').count() < 2
    });
    assert!(pages.len() > 150, "{}", pages.len());
    pages
}

/// In the files themselves, so that it is quick for all pages in all languages; what scripts add is looked at in the browser.
#[test]
fn every_link_leads_somewhere_and_every_page_is_led_to() {
    let site = own_site().join("public");
    let linking = Selector::parse("a[href], link[href], img[src], script[src]").unwrap();
    let mut links: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    let mut ids: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    // No page leads to the one for those who open the folder.
    let mut open: Vec<PathBuf> = vec![site.join("index.html"), site.join("START-HERE.html")];
    let mut seen: BTreeSet<PathBuf> = open.iter().cloned().collect();
    while let Some(path) = open.pop() {
        let page = Html::parse_document(&std::fs::read_to_string(&path).unwrap());
        let here = url::Url::from_file_path(&path).unwrap();
        let found = page.select(&linking).filter_map(|one| one.attr("href").or_else(|| one.attr("src")));
        // The page that leads on does so by itself.
        let leads_on = Selector::parse("meta[http-equiv=refresh]").unwrap();
        let leads_on = page.select(&leads_on).filter_map(|one| one.attr("content")?.split("url=").nth(1));
        let found: Vec<String> = found
            .chain(leads_on)
            .map(|link| here.join(link).unwrap_or_else(|_| panic!("{link}")).to_string())
            .collect();
        for link in &found {
            let Some(file) = file_of(link) else { continue };
            assert!(file.is_file(), "{} links to {link}", path.display());
            let is_page = file.extension().is_some_and(|ending| ending == "html");
            if is_page && !is_book(&name_of(&site, &file)) && seen.insert(file.clone()) {
                open.push(file);
            }
        }
        let with_id = Selector::parse("[id]").unwrap();
        ids.insert(
            path.clone(),
            page.select(&with_id).filter_map(|one| Some(one.attr("id")?.to_owned())).collect(),
        );
        links.insert(path, found);
    }
    // Anchors are looked at last, when all pages have been read.
    for (page, found) in &links {
        for link in found {
            let (Some(file), Ok(url)) = (file_of(link), url::Url::parse(link)) else { continue };
            let Some(anchor) = url.fragment() else { continue };
            let anchor = percent_encoding::percent_decode_str(anchor).decode_utf8().unwrap();
            let known = ids.get(&file).is_none_or(|ids| ids.contains(anchor.as_ref()));
            assert!(known, "{} links to {link}", page.display());
        }
    }
    let all = files_below(&site).into_keys().filter(|path| path.ends_with(".html") && !is_book(path));
    // The page for wrong addresses belongs to a server.
    let missed: Vec<String> =
        all.filter(|path| path != "404.html" && !links.contains_key(&site.join(path))).collect();
    assert!(missed.is_empty(), "no link leads to {missed:?}");
    assert!(links.len() > 1_000, "{}", links.len());
}

/// On a small phone, because none may be wider than that: all pages in English and some of each kind in the others.
#[test]
fn nothing_leaves_the_disk_and_no_page_is_wider_than_a_small_phone() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    listening.size(320, 640, true);
    let some = two_of_each_kind(&site);
    for page in pages(&site).iter().filter(|page| page.starts_with("en/") || some.contains(page)) {
        listening.open(&site.join(page));
        // A page that leads to another has no width for a moment.
        listening.until(&format!("document.documentElement.scrollWidth <= 320 /* {page} */"));
        let found = listening.value("JSON.stringify([...document.querySelectorAll('a[href], link[href], img[src], script[src]')].map(e => e.href || e.src))");
        let found: Vec<String> = serde_json::from_str(found.as_str().unwrap()).unwrap();
        for link in &found {
            assert!(file_of(link).is_none_or(|file| file.is_file()), "{page} links to {link}");
        }
    }
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "on the console: {:?}", heard.console);
    let outside: Vec<_> =
        heard.requests.iter().filter(|url| !url.starts_with("file:") && !url.starts_with("data:")).collect();
    assert!(outside.is_empty(), "requests: {outside:?}");
    assert!(heard.requests.len() > 100);
}

/// A host may send a Content-Security-Policy that allows nothing but the site's own files.
#[test]
fn a_strict_content_security_policy_holds() {
    let Some(browser) = browser() else { return };
    let copy = tempfile::tempdir().unwrap();
    let policy = "default-src 'none'; script-src file:; style-src file:; img-src file:; form-action 'none'; base-uri 'none'";
    for (path, bytes) in files_below(&own_site().join("public")) {
        let target = copy.path().join(&path);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        if path.ends_with(".html") {
            let html = String::from_utf8(bytes).unwrap();
            let meta = format!(
                "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
            );
            std::fs::write(target, html.replacen("<meta charset=\"utf-8\">", &meta, 1)).unwrap();
        } else {
            std::fs::write(target, bytes).unwrap();
        }
    }
    let listening = Listening::new(&browser);
    for page in two_of_each_kind(&own_site().join("public")) {
        listening.open(&copy.path().join(page));
    }
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", &heard.console[..heard.console.len().min(5)]);
}

/// The path of a file from the site's root.
fn name_of(site: &Path, file: &Path) -> String {
    file.strip_prefix(site).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

fn file_of(link: &str) -> Option<PathBuf> {
    url::Url::parse(link).ok().filter(|url| url.scheme() == "file")?.to_file_path().ok()
}

#[test]
fn axe_finds_nothing_in_light_and_dark() {
    let Some(browser) = browser() else { return };
    let Some(axe) = npm_file("axe-core/axe.min.js") else { return skip("axe-core (npm ci in tests/tools)") };
    let axe = std::fs::read_to_string(axe).unwrap();
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    let mut violations = Vec::new();
    let some = two_of_each_kind(&site);
    // Of the others, texts can have faults of their own: all in one language from the left and in the one from the right.
    for page in pages(&site).iter().filter(|page| *page != "index.html") {
        // Colours differ in no language.
        let is_whole = ["en/", "ar/"].iter().any(|code| page.starts_with(code));
        let schemes: &[&str] = match some.contains(page) {
            true if is_whole => &["light", "dark"],
            true => &["light"],
            false if page.contains("/practices/") || page.contains("/organisations/") => &["light"],
            false => continue,
        };
        listening.open(&site.join(page));
        listening.tab.evaluate(&axe, false).unwrap();
        for scheme in schemes {
            let features = vec![Emulation::MediaFeature {
                name: "prefers-color-scheme".into(),
                value: (*scheme).into(),
            }];
            let media = Emulation::SetEmulatedMedia { media: None, features: Some(features) };
            listening.tab.call_method(media).unwrap();
            // In dark only colours differ, so only the rules about colours can.
            let rules = if *scheme == "light" { "" } else { ", runOnly: ['cat.color']" };
            let found = listening.value(&format!(
                "axe.run(document, {{resultTypes: ['violations']{rules}}}).then(r => JSON.stringify(
                    r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | '))))"
            ));
            let found: Vec<String> = serde_json::from_str(found.as_str().unwrap()).unwrap();
            violations.extend(found.into_iter().map(|words| format!("{page} ({scheme}): {words}")));
        }
    }
    assert!(
        violations.is_empty(),
        "{} violations:\n{}",
        violations.len(),
        violations[..violations.len().min(20)].join("\n")
    );
}

#[test]
fn filters_choose_practices_and_stand_in_the_address() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    listening.open(&site.join("en/practices/index.html"));
    let shown = "document.querySelectorAll('.card:not([hidden])').length";
    let all = listening.value(shown).as_u64().unwrap();
    assert!(all >= 16);
    listening.value(
        "(s => { s.value = 'agriculture'; s.dispatchEvent(new Event('change')); })(document.querySelector('[data-filter=domains]'))",
    );
    let some = listening.value(shown).as_u64().unwrap();
    assert!(some >= 2 && some < all, "{some} of {all}");
    assert_eq!(listening.value("location.search"), "?domains=agriculture");
    let said = listening.value("document.querySelector('.shown').textContent");
    assert!(said.as_str().unwrap().contains(&some.to_string()), "{said}");
    listening.value("window.fbOld = true; location.reload()");
    listening.settle();
    assert_eq!(listening.value(shown).as_u64().unwrap(), some);
}

#[test]
fn the_choice_of_dark_is_kept() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    listening.open(&site.join("en/index.html"));
    let before = listening.value("getComputedStyle(document.body).backgroundColor");
    listening.value("document.querySelector('.scheme').click()");
    let after = listening.value("getComputedStyle(document.body).backgroundColor");
    assert_ne!(before, after);
    listening.open(&site.join("en/practices/index.html"));
    assert_eq!(listening.value("getComputedStyle(document.body).backgroundColor"), after);
}

#[test]
fn a_page_with_its_styles_and_scripts_is_small() {
    let site = own_site().join("public");
    let files = files_below(&site);
    let loads = scraper::Selector::parse("link[rel=stylesheet], link[rel=icon], script[src]").unwrap();
    let code = scraper::Selector::parse("svg.qr").unwrap();
    let practices = files.iter().filter(|(path, _)| path.contains("/practices/") && path.ends_with(".html"));
    let mut seen = 0;
    for (path, bytes) in practices.filter(|(path, _)| !path.ends_with("/index.html")) {
        let html = scraper::Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let loaded = html.select(&loads).filter_map(|element| element.attr("href").or(element.attr("src")));
        let loaded: usize = loaded.map(|address| files[address.trim_start_matches("../")].len()).sum();
        assert!(loaded > 20_000, "{path} loads {loaded} bytes");
        // The QR code is a picture.
        let code: usize = html.select(&code).map(|code| code.html().len()).sum();
        let page = bytes.len() - code + loaded;
        // A Cyrillic letter has two bytes, and Russian words are long.
        let most = if path.starts_with("ru/") { 64_000 } else { 60_000 };
        assert!(page <= most, "{path}: {page} bytes");
        seen += 1;
    }
    assert!(seen >= 6 * 16, "{seen} pages");
}

#[test]
fn the_first_page_leads_to_the_language_chosen_last() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    let first = site.join("index.html");
    // The browser of the tests speaks English.
    listening.open(&first);
    listening.settles_at("/en/index.html");
    listening.value("document.querySelector('.switch a[data-language=fr]').click()");
    listening.settles_at("/fr/index.html");
    listening.open(&first);
    listening.settles_at("/fr/index.html");
    listening.go(&format!("{}#choose", url::Url::from_file_path(&first).unwrap()));
    assert_eq!(listening.value("document.querySelectorAll('[data-choose] a').length"), 6);
}

#[test]
fn a_practice_prints_with_its_code_and_without_furniture() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    listening.open(&site.join("en/practices/tie-sensors-to-a-repair-service.html"));
    let shown = |selector: &str| {
        listening
            .value(&format!("getComputedStyle(document.querySelector('{selector}')).display"))
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(shown(".paper"), "none");
    listening
        .tab
        .call_method(Emulation::SetEmulatedMedia { media: Some("print".into()), features: None })
        .unwrap();
    assert_eq!(
        (shown(".paper").as_str(), shown(".foot nav").as_str(), shown(".toc").as_str()),
        ("block", "none", "none")
    );
}

#[test]
fn every_practice_prints_on_both_sides_of_one_sheet() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    let dir = tempfile::tempdir().unwrap();
    let practices: Vec<String> = pages(&site)
        .into_iter()
        .filter(|page| page.contains("/practices/") && !page.ends_with("/index.html"))
        // A page that shows the original in another language's shell prints as the original does.
        .filter(|page| {
            let html = std::fs::read_to_string(site.join(page)).unwrap();
            page.starts_with("en/") || html.contains(&format!("/{page}\">"))
        })
        .collect();
    assert!(practices.len() >= 16 + 4 * 5, "{}", practices.len());
    for page in practices {
        listening.open(&site.join(&page));
        // Margins are the style sheet's own; the size of A4 in inches.
        let options = PrintToPdfOptions {
            prefer_css_page_size: Some(true),
            paper_width: Some(8.27),
            paper_height: Some(11.69),
            ..PrintToPdfOptions::default()
        };
        let pdf = dir.path().join("page.pdf");
        std::fs::write(&pdf, listening.tab.print_to_pdf(Some(options)).unwrap()).unwrap();
        let mut reader = std::process::Command::new("pdftotext");
        let Ok(read) = reader.args(["-layout", "page.pdf", "-"]).current_dir(dir.path()).output() else {
            return skip("pdftotext (poppler-utils)");
        };
        let text = String::from_utf8_lossy(&read.stdout).into_owned();
        // A form feed ends each page.
        assert_eq!(text.matches('\u{c}').count(), 2, "{page}:\n{text}");
        let words: &[&str] = match page.starts_with("en/") {
            true => &["Sources", "Cite as", "BP-", "This is not an ITU document"],
            false => &["BP-"],
        };
        for words in words {
            assert!(text.contains(words), "{page} has no `{words}`");
        }
    }
}

#[test]
fn hostile_text_runs_no_script_in_a_real_browser() {
    let Some(browser) = browser() else { return };
    let fixture = Fixture::starter();
    let body =
        "<img src=x onerror=\"document.title='HIT'\"><script>document.title='HIT'</script><b onclick=x>b</b>";
    fixture.edit(crate::fixture::SAMPLE, "## Lessons", &format!("{body}\n\n## Lessons"));
    let library = fieldbook::load(&fixture.path("")).unwrap();
    let edition = fieldbook::edition::select(
        &library,
        &[],
        &fieldbook::edition::Choices::default(),
        jiff::civil::date(2026, 11, 23),
    );
    let planned = fieldbook::render::plan(&edition, &library.themes);
    let out = fixture.path("public");
    fieldbook::publish::publish(&planned, &out, false).unwrap();
    let listening = Listening::new(&browser);
    listening.open(&out.join("en/practices/tie-sensors-to-a-repair-service.html"));
    assert_ne!(listening.value("document.title"), "HIT");
    assert_eq!(
        listening.value("document.querySelectorAll('.body img, .body script, .body [onclick]').length"),
        0
    );
    assert_eq!(listening.value("document.querySelectorAll('.body b').length"), 1);
}

/// On a small telephone no button or link at the head of a page lies on another, whatever a language calls them.
#[test]
fn nothing_at_the_head_of_a_page_lies_on_another() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    listening.size(320, 640, true);
    for language in Language::ALL {
        listening.open(&own_site().join("public").join(language.code()).join("index.html"));
        listening.until(
            "!document.querySelector('.scheme').hidden && !document.querySelector('.basket-open').hidden",
        );
        let overlaps = listening.value(
            "(() => { const all = Array.from(document.querySelectorAll('header a, header button')).map((one) => [one.textContent, one.getBoundingClientRect()]);
                 return all.flatMap(([name, one], at) => all.slice(at + 1).filter(([, other]) => one.left < other.right - 1 && other.left < one.right - 1
                     && one.top < other.bottom - 1 && other.top < one.bottom - 1).map(([other]) => name + ' on ' + other)).join(', '); })()",
        );
        assert_eq!(overlaps, "", "{}", language.code());
    }
}
