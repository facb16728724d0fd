//! The site in six languages: every page in each, and each the same thing.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{Html, Selector};

use crate::fixture::{ADDRESS, files_below, own_site};

const LANGUAGES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

/// A practice with all six versions, and one with its original alone.
const TRANSLATED: &str = "practices/measure-rivers-only-when-it-matters.html";
const ENGLISH_ONLY: &str = "practices/limit-and-log-bus-speed.html";

fn site() -> BTreeMap<String, String> {
    let files = files_below(&own_site().join("public")).into_iter();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    files.filter(|(path, _)| path.ends_with(".html")).map(|(path, bytes)| (path, text(bytes))).collect()
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// Follows a relative link from a page.
fn follow(from: &str, href: &str) -> String {
    let base = url::Url::parse("file:///").unwrap().join(from).unwrap();
    let path = base.join(href).unwrap().path().trim_start_matches('/').to_owned();
    percent_encoding::percent_decode_str(&path).decode_utf8().unwrap().into_owned()
}

#[test]
fn the_switch_leads_to_the_same_thing_in_each_language_and_back() {
    let site = site();
    let mut looked_at = 0;
    for (path, html) in &site {
        let Some((language, rest)) = path.split_once('/') else { continue };
        let page = Html::parse_document(html);
        let links: BTreeSet<String> = select(&page, "nav.switch a")
            .iter()
            .map(|link| follow(path, link.value().attr("href").unwrap()))
            .collect();
        let others: BTreeSet<String> = LANGUAGES
            .iter()
            .filter(|other| **other != language)
            .map(|other| format!("{other}/{rest}"))
            .collect();
        // The same path in every other language is there, and its own switch leads back by the same law.
        assert_eq!(links, others, "{path}");
        assert!(others.iter().all(|other| site.contains_key(other)), "{path}");
        let here = select(&page, "nav.switch [aria-current]");
        assert_eq!(here.len(), 1, "{path}");
        looked_at += 1;
    }
    assert!(looked_at > 900, "{looked_at}");
}

/// In a browser not every page of every language is opened; here every link of every page is followed.
#[test]
fn every_link_of_every_page_leads_to_a_file() {
    let public = own_site().join("public");
    let files: BTreeSet<String> = files_below(&public).into_keys().collect();
    let mut followed = 0;
    for (path, html) in site().iter().filter(|(path, _)| *path != "404.html") {
        let page = Html::parse_document(html);
        for element in select(&page, "a[href], link[href], script[src], img[src]") {
            let value = element.value();
            let address = value.attr("href").or(value.attr("src")).unwrap();
            if address.starts_with('#') || address.contains("://") {
                continue;
            }
            let target = follow(path, address);
            assert!(files.contains(&target), "{path} links to {address}");
            followed += 1;
        }
    }
    assert!(followed > 30_000, "{followed}");
}

#[test]
fn a_text_without_a_translation_is_marked_as_what_it_is() {
    let site = site();
    for language in LANGUAGES {
        let html = &site[&format!("{language}/{ENGLISH_ONLY}")];
        let page = Html::parse_document(html);
        let tag = if language == "zh" { "zh-Hans" } else { language };
        let root = select(&page, "html")[0].value();
        assert_eq!(root.attr("lang"), Some(tag));
        assert_eq!(root.attr("dir"), Some(if language == "ar" { "rtl" } else { "ltr" }));
        let own = language == "en";
        for part in ["h1", ".lead", ".body"] {
            let part = select(&page, part)[0].value();
            let expected = if own { (None, None) } else { (Some("en"), Some("ltr")) };
            assert_eq!((part.attr("lang"), part.attr("dir")), expected, "{language}");
        }
        let canonical = select(&page, "link[rel=canonical]")[0].value().attr("href").unwrap();
        assert_eq!(canonical, format!("{ADDRESS}en/{ENGLISH_ONLY}"), "{language}");
        assert!(select(&page, "meta[name=robots]").is_empty());
        assert!(select(&page, "link[hreflang]").is_empty(), "one version has no others");
    }
}

#[test]
fn a_translated_practice_names_its_versions_and_keeps_its_anchors() {
    let site = site();
    let anchors = |language: &str| -> Vec<String> {
        let page = Html::parse_document(&site[&format!("{language}/{TRANSLATED}")]);
        select(&page, ".body h2")
            .iter()
            .map(|heading| heading.value().attr("id").unwrap().to_owned())
            .collect()
    };
    let english = anchors("en");
    assert!(english.len() >= 6 && english.contains(&"what-was-done".to_owned()));
    for (language, letter) in LANGUAGES.into_iter().zip("ACEFRS".chars()) {
        assert_eq!(anchors(language), english, "{language}");
        let html = &site[&format!("{language}/{TRANSLATED}")];
        let page = Html::parse_document(html);
        assert_eq!(select(&page, "link[hreflang]").len(), 6, "{language}");
        assert_eq!(
            select(&page, "link[rel=canonical]")[0].value().attr("href").unwrap(),
            format!("{ADDRESS}{language}/{TRANSLATED}")
        );
        assert!(html.contains(&format!("BP-KSGBM-{letter}")), "{language}");
        assert_eq!(
            select(&page, ".factbox [lang]:not([href*='/organisations/'])").len(),
            0,
            "{language}: words of the original in the fact box"
        );
    }
}

#[test]
fn the_sitemap_has_no_page_that_repeats_another() {
    let files = files_below(&own_site().join("public"));
    let map = String::from_utf8_lossy(&files["sitemap.xml"]).into_owned();
    assert!(map.contains(&format!("<loc>{ADDRESS}ru/{TRANSLATED}</loc>")));
    assert!(map.contains(&format!("<loc>{ADDRESS}en/{ENGLISH_ONLY}</loc>")));
    assert!(!map.contains(&format!("<loc>{ADDRESS}ru/{ENGLISH_ONLY}</loc>")));
}

#[test]
fn plurals_days_and_numbers_are_those_of_the_language() {
    let site = site();
    let text = |path: &str| {
        let text = Html::parse_document(&site[path]).root_element().text().collect::<String>();
        // A space that does not break is a space to a reader.
        text.replace('\u{a0}', " ")
    };
    for (path, words) in [
        ("ru/domains/index.html", "4 практики"),
        ("ru/domains/index.html", "7 практик"),
        ("ar/domains/index.html", "ممارستان"),
        ("ar/domains/index.html", "4 ممارسات"),
        ("fr/practices/measure-rivers-only-when-it-matters.html", "25 novembre 2026"),
        ("es/practices/measure-rivers-only-when-it-matters.html", "25 de noviembre de 2026"),
        ("zh/practices/measure-rivers-only-when-it-matters.html", "2026年11月25日"),
        ("fr/practices/measure-rivers-only-when-it-matters.html", "1\u{202f}000\u{202f}000"),
        ("ru/practices/measure-rivers-only-when-it-matters.html", "июнь 2021"),
        ("fr/practices/limit-and-log-bus-speed.html", "Original : anglais"),
        ("ar/practices/limit-and-log-bus-speed.html", "الأصل: بالإنكليزية"),
        ("zh/practices/limit-and-log-bus-speed.html", "原文：英文"),
    ] {
        assert!(text(path).contains(words), "`{words}` is not on {path}");
    }
}

#[test]
fn the_table_of_translations_tells_every_state() {
    let page = Html::parse_document(&site()["en/translations.html"]);
    let rows = select(&page, "tbody tr");
    assert!(rows.len() >= 22);
    for state in ["state-original", "state-draft", "state-missing"] {
        assert!(!select(&page, &format!("td.{state}")).is_empty(), "{state}");
    }
}
