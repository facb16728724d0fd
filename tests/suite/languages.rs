//! The site in six languages: every page in each, and each the same thing.

use std::collections::{BTreeMap, BTreeSet};

use fieldbook::edition::{Choices, select as select_edition};
use fieldbook::model::symbol::Symbol;
use fieldbook::outputs::Plan;
use scraper::{Html, Selector};

use crate::fixture::{ADDRESS, Fixture, SAMPLE, files_below, is_book, own_site};

const LANGUAGES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

/// A practice with all six versions, and one with its original alone.
const TRANSLATED: &str = "practices/measure-rivers-only-when-it-matters.html";
const ENGLISH_ONLY: &str = "practices/limit-and-log-bus-speed.html";

fn site() -> BTreeMap<String, String> {
    let files = files_below(&own_site().join("public")).into_iter();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    files
        .filter(|(path, _)| path.ends_with(".html") && !is_book(path))
        .map(|(path, bytes)| (path, text(bytes)))
        .collect()
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// The address a relative link leads to from a page.
fn address(from: &str, href: &str) -> url::Url {
    url::Url::parse("file:///").unwrap().join(from).unwrap().join(href).unwrap()
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

/// Follows a relative link from a page.
fn follow(from: &str, href: &str) -> String {
    decoded(address(from, href).path().trim_start_matches('/'))
}

/// What the switch of a page offers: the language of each link, and the page it leads to.
fn switch(path: &str, page: &Html) -> BTreeMap<String, String> {
    let attribute = |link: &scraper::ElementRef<'_>, name: &str| link.value().attr(name).unwrap().to_owned();
    let links = select(page, "nav.switch a");
    let offered: BTreeMap<String, String> = links
        .iter()
        .map(|link| (attribute(link, "hreflang"), follow(path, &attribute(link, "href"))))
        .collect();
    assert_eq!(offered.len(), links.len(), "{path} offers a language twice");
    for link in links {
        let (lang, code) = (attribute(&link, "lang"), attribute(&link, "data-language"));
        assert_eq!((attribute(&link, "hreflang"), tag(&code)), (lang.clone(), lang.as_str()), "{path}");
        // Where it is that of the page, it need not be said.
        let own = link.value().attr("dir").or(page.root_element().value().attr("dir"));
        assert_eq!(own, Some(direction(&code)), "{path}");
    }
    offered
}

fn tag(code: &str) -> &str {
    if code == "zh" { "zh-Hans" } else { code }
}

fn direction(code: &str) -> &'static str {
    if code == "ar" { "rtl" } else { "ltr" }
}

#[test]
fn the_switch_leads_to_the_same_thing_in_each_language_and_back() {
    struct Seen {
        lang: String,
        offered: BTreeMap<String, String>,
        symbol: Option<String>,
    }
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for (path, html) in site() {
        let Some((language, _)) = path.split_once('/') else { continue };
        let page = Html::parse_document(&html);
        let root = select(&page, "html")[0].value();
        let lang = root.attr("lang").unwrap().to_owned();
        assert_eq!(
            (lang.as_str(), root.attr("dir").unwrap()),
            (tag(language), direction(language)),
            "{path}"
        );
        let here = select(&page, "nav.switch [aria-current]");
        assert_eq!(here.len(), 1, "{path}");
        assert_eq!(here[0].value().attr("lang"), Some(lang.as_str()), "{path}");
        // The letter at the end is that of the text's language.
        let symbol = select(&page, "header .symbol bdi").first().map(|symbol| {
            let text: String = symbol.text().collect();
            text[..text.len() - 2].to_owned()
        });
        let offered = switch(&path, &page);
        seen.insert(path, Seen { lang, offered, symbol });
    }
    assert!(seen.len() > 900, "{}", seen.len());
    let mut with_symbol = 0;
    for (path, page) in &seen {
        assert_eq!(page.offered.len(), LANGUAGES.len() - 1, "{path}");
        for (language, to) in &page.offered {
            let there = seen.get(to).unwrap_or_else(|| panic!("{path} leads to {to}, which is not there"));
            assert_eq!(&there.lang, language, "{path} says that {to} is in {language}");
            assert_eq!(there.offered.get(&page.lang), Some(path), "{to} does not lead back to {path}");
            assert_eq!(there.symbol, page.symbol, "{path} and {to}");
        }
        with_symbol += usize::from(page.symbol.is_some());
    }
    assert!(with_symbol >= 16 * LANGUAGES.len(), "{with_symbol}");
}

/// In a browser not every page of every language is opened; here every link of every page is followed.
#[test]
fn every_link_of_every_page_leads_to_a_file_and_to_a_place_in_it() {
    let public = own_site().join("public");
    let files: BTreeSet<String> = files_below(&public).into_keys().collect();
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut anchors: Vec<(String, String, String)> = Vec::new();
    let mut followed = 0;
    for (path, html) in site().iter().filter(|(path, _)| *path != "404.html") {
        let page = Html::parse_document(html);
        let own = select(&page, "[id]");
        let own = own.iter().map(|element| element.value().attr("id").unwrap().to_owned());
        ids.insert(path.clone(), own.collect());
        for element in select(&page, "a[href], link[href], script[src], img[src]") {
            let value = element.value();
            let link = value.attr("href").or(value.attr("src")).unwrap();
            if link.contains("://") {
                continue;
            }
            let target = follow(path, link);
            assert!(files.contains(&target), "{path} links to {link}");
            if let Some(anchor) = address(path, link).fragment() {
                anchors.push((path.clone(), target, decoded(anchor)));
            }
            followed += 1;
        }
    }
    assert!(followed > 30_000, "{followed}");
    for (path, target, anchor) in &anchors {
        assert!(ids[target].contains(anchor), "{path} links to {target}#{anchor}");
    }
    assert!(anchors.len() > 5_000, "{}", anchors.len());
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
fn the_sitemap_has_every_page_once_by_the_address_that_it_goes_by() {
    let files = files_below(&own_site().join("public"));
    let map = String::from_utf8_lossy(&files["sitemap.xml"]).into_owned();
    let listed: Vec<&str> =
        map.split("<loc>").skip(1).map(|rest| rest.split_once("</loc>").unwrap().0).collect();
    let once: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(once.len(), listed.len());
    let mut listed_pages = 0;
    for (path, html) in site() {
        let page = Html::parse_document(&html);
        let own = format!("{ADDRESS}{}", path.strip_suffix("index.html").unwrap_or(&path));
        let goes_by = select(&page, "link[rel=canonical]").first().and_then(|link| link.value().attr("href"));
        if once.contains(own.as_str()) {
            assert_eq!(goes_by, Some(own.as_str()), "{path}");
            listed_pages += 1;
        } else if goes_by == Some(own.as_str()) {
            // A list in which nothing stands yet is nothing to find.
            assert!(select(&page, ".card").is_empty(), "{path} is not in the sitemap");
        }
    }
    assert_eq!(listed_pages, listed.len(), "the sitemap has an address without a page");
    assert!(map.contains(&format!("<loc>{ADDRESS}ru/{TRANSLATED}</loc>")));
    assert!(!map.contains(&format!("<loc>{ADDRESS}ru/{ENGLISH_ONLY}</loc>")));
}

/// The starter in six languages with practices of our own.
struct Six(Fixture);

impl Six {
    fn new() -> Self {
        let fixture = Fixture::starter();
        fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [ar, zh, en, fr, ru, es]").edit(
            "fieldbook.yaml",
            "title: {en: Our best practices}",
            "title: {en: Our best practices, zh: 做法}",
        );
        std::fs::remove_dir_all(fixture.path("content/practices")).unwrap();
        Six(fixture)
    }

    /// A practice with the sample's text.
    fn practice(&self, slug: &str, changes: &[(&str, &str)]) -> &Self {
        let number = u32::try_from(self.0.path("content/practices").read_dir().map_or(0, Iterator::count));
        let mut text = Fixture::starter().read(SAMPLE);
        let symbol = Symbol::from_bits(number.unwrap()).to_string();
        for (from, to) in [("BP-7K3Q0", symbol.as_str())].iter().chain(changes) {
            assert!(text.contains(from), "the sample has no `{from}`");
            text = text.replace(from, to);
        }
        self.0.text(&format!("content/practices/{slug}/en.md"), &text);
        self
    }

    /// A translation of a practice.
    fn translation(&self, slug: &str, language: &str, of_revision: u32, status: &str, front: &str) -> &Self {
        let text = format!(
            "---\ntitle: {slug} {language}\nsummary: {language}\ntranslation: {{of_revision: {of_revision}, \
             status: {status}, by: editorial, date: 2026-11-22}}\n{front}---\n\n## A\n\nB.\n"
        );
        self.0.text(&format!("content/practices/{slug}/{language}.md"), &text);
        self
    }

    /// Pages of the site, made without looking at findings.
    fn pages(&self, paths: &[&str]) -> Vec<Html> {
        let library = fieldbook::load(&self.0.path("")).unwrap();
        let edition = select_edition(&library, &[], &Choices::default(), jiff::civil::date(2026, 11, 23));
        let planned = fieldbook::render::plan(&edition, &library.themes);
        assert!(planned.theme_faults.is_empty(), "{:?}", planned.theme_faults);
        let page = |path: &&str| String::from_utf8(planned.bytes(path).unwrap().into_owned()).unwrap();
        paths.iter().map(|path| Html::parse_document(&page(path))).collect()
    }

    /// The text of one page. A space that does not break is a space to a reader, and the marks that keep
    /// two directions apart are nothing.
    fn text(&self, path: &str) -> String {
        plain(&self.pages(&[path])[0].root_element())
    }
}

/// The cells of a row behind its heading.
fn cells<'a>(row: &scraper::ElementRef<'a>) -> Vec<scraper::ElementRef<'a>> {
    row.child_elements().skip(1).collect()
}

fn plain(element: &scraper::ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.replace('\u{a0}', " ").replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

#[test]
fn plurals_days_and_numbers_are_those_of_the_language() {
    let site = Six::new();
    for (domain, count) in [("energy", 1), ("transportation", 2), ("agriculture", 4), ("cities", 7)] {
        for number in 1..=count {
            let changes = [("[water, health]", &*format!("[{domain}]"))];
            site.practice(&format!("{domain}-{number}"), &changes);
        }
    }
    let amount = ("amount: 500, currency: USD, year: 2014", "amount: 1000000, currency: JPY, year: 2014");
    site.practice("one", &[amount, ("when: \"2014-2015\"", "when: 2021-06")]);
    let counts: [(&str, [&str; 4]); 6] = [
        ("ar", ["ممارسة واحدة", "ممارستان", "4 ممارسات", "7 ممارسات"]),
        ("zh", ["1项做法", "2项做法", "4项做法", "7项做法"]),
        ("en", ["One practice", "2 practices", "4 practices", "7 practices"]),
        ("fr", ["1 pratique", "2 pratiques", "4 pratiques", "7 pratiques"]),
        ("ru", ["1 практика", "2 практики", "4 практики", "7 практик"]),
        ("es", ["Una práctica", "2 prácticas", "4 prácticas", "7 prácticas"]),
    ];
    let in_domains = counts.iter().flat_map(|(language, counts)| {
        let domains = ["energy", "transportation", "agriculture", "cities"].into_iter();
        domains.zip(*counts).map(move |(domain, count)| (format!("{language}/domains/{domain}.html"), count))
    });
    let (paths, counts): (Vec<String>, Vec<&str>) = in_domains.unzip();
    let practices = LANGUAGES.map(|language| format!("{language}/practices/one.html"));
    let paths: Vec<&str> = paths.iter().chain(&practices).map(String::as_str).collect();
    let pages = site.pages(&paths);
    for ((path, page), count) in paths.iter().zip(&pages).zip(counts) {
        assert_eq!(plain(&select(page, "main .count")[0]), count, "{path}");
    }
    let practices = &pages[pages.len() - LANGUAGES.len()..];
    for (language, day, number, month, original) in [
        ("ar", "22 نوفمبر 2026", "1,000,000", "يونيو 2021", "الأصل: بالإنكليزية"),
        ("zh", "2026年11月22日", "1,000,000", "2021年6月", "原文：英文"),
        ("en", "22 November 2026", "1,000,000", "June 2021", "Original: English"),
        ("fr", "22 novembre 2026", "1\u{202f}000\u{202f}000", "juin 2021", "Original : anglais"),
        ("ru", "22 ноября 2026 года", "1 000 000", "июнь 2021 года", "Оригинал: английский"),
        ("es", "22 de noviembre de 2026", "1.000.000", "junio de 2021", "Original: inglés"),
    ] {
        let at = LANGUAGES.iter().position(|other| *other == language).unwrap();
        let text = plain(&practices[at].root_element());
        for words in [day, number, month, original] {
            assert!(text.contains(words), "`{words}` is not on the page in `{language}`:\n{text}");
        }
    }
}

#[test]
fn the_table_of_translations_tells_every_state() {
    let site = Six::new();
    site.practice("first", &[("revision: 1", "revision: 2")])
        .practice("second", &[("title: Tie", "title: Untie")]);
    for (language, revision, status) in [
        ("ar", 2, "authentic"),
        ("zh", 2, "reviewed"),
        ("fr", 2, "draft"),
        ("ru", 2, "machine"),
        ("es", 1, "reviewed"),
    ] {
        site.translation("first", language, revision, status, "");
    }
    let state = |practice: &str, language: &str| match (practice, language) {
        (_, "en") => "original",
        ("first", "ar") => "authentic",
        ("first", "zh") => "reviewed",
        ("first", "fr") => "draft",
        ("first", "ru") => "machine",
        ("first", "es") => "outdated",
        _ => "missing",
    };
    for own in LANGUAGES {
        let page = &site.pages(&[&format!("{own}/translations.html")])[0];
        let table = select(page, "table.matrix")[0];
        let rows: Vec<_> = table.select(&Selector::parse("tr").unwrap()).collect();
        let [head, bodies @ .., foot] = rows.as_slice() else { panic!("no rows") };
        let columns: Vec<String> = cells(head)
            .iter()
            .map(|cell| cell.child_elements().next().unwrap().value().attr("lang").unwrap().to_owned())
            .collect();
        // The reader's own language stands first, the others in the order of the site.
        let others = LANGUAGES.into_iter().filter(|language| *language != own);
        let expected: Vec<&str> = std::iter::once(own).chain(others).collect();
        assert_eq!(columns, expected.iter().map(|code| tag(code)).collect::<Vec<_>>(), "{own}");
        assert_eq!(bodies.len(), 2);
        for row in bodies {
            let practice =
                if plain(row).contains(&Symbol::from_bits(0).to_string()) { "first" } else { "second" };
            for (language, cell) in expected.iter().zip(cells(row)) {
                let state = state(practice, language);
                assert_eq!(
                    cell.value().attr("class"),
                    Some(format!("state-{state}").as_str()),
                    "{own} {language}"
                );
                let link = cell.child_elements().next().unwrap().value();
                let leads = format!("../{language}/practices/{practice}.html");
                let leads = leads.replace(&format!("../{own}/"), "");
                let leads = (state != "missing").then_some(leads);
                assert_eq!(link.attr("href").map(str::to_owned), leads, "{own} {language}");
            }
        }
        let counts: Vec<String> = cells(foot).iter().map(plain).collect();
        let between = if own == "ar" { "من" } else { "/" };
        let expected: Vec<String> = expected
            .iter()
            .map(|language| format!("{} {between} 2", 1 + usize::from(*language == "en")))
            .collect();
        assert_eq!(counts, expected, "{own}");
    }
}

#[test]
fn marks_and_spaces_are_those_of_the_language() {
    // Chinese marks bring their own space, and no mark of another script stands between its letters.
    let han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    for (path, html) in site().iter().filter(|(path, _)| path.starts_with("zh/")) {
        let page = Html::parse_document(html);
        let mut text = String::new();
        let blocks = "p, li, dt, dd, h1, h2, h3, th, td";
        for block in select(&page, blocks).into_iter().filter(|block| {
            !block.ancestors().any(|above| {
                above.value().as_element().is_some_and(|above| above.attr("class") == Some("body"))
            })
        }) {
            text.push_str(&block.text().collect::<String>());
            text.push('\n');
        }
        for element in select(&page, "[data-label], meta[name=description]") {
            let value = element.value();
            text.push_str(value.attr("data-label").or(value.attr("content")).unwrap());
            text.push('\n');
        }
        let signs: Vec<char> = text.chars().collect();
        for three in signs.windows(3) {
            let [before, sign, after] = three else { continue };
            let told: String = three.iter().collect();
            assert!(!(matches!(sign, '：' | '。') && *after == ' '), "{path}: `{told}`");
            assert!(!(han(*before) && han(*after) && ",.:;()".contains(*sign)), "{path}: `{told}`");
        }
    }
    let site = Six::new();
    let unit = ("unit: days", "unit: sites");
    site.practice("one", &[unit, ("unit: \"%\"", "unit: kg")]).translation(
        "one",
        "zh",
        1,
        "draft",
        "results: [{what: 甲, unit: 处}, {what: 乙, unit: kg}]\nscale: {unit: 个传感器}\n",
    );
    let label = |page: &Html| select(page, "td")[0].value().attr("data-label").unwrap().to_owned();
    let pages = site.pages(&["zh/practices/one.html", "fr/practices/one.html", "en/practices/one.html"]);
    assert_eq!(label(&pages[0]), "之前或未采用：");
    assert_eq!(label(&pages[1]), "Avant, ou sans\u{a0}: ");
    assert_eq!(label(&pages[2]), "Before, or without: ");
    let figures = |page: &Html| {
        select(page, "td.end").iter().map(|cell| cell.text().collect()).collect::<Vec<String>>()
    };
    assert_eq!(figures(&pages[0]), ["152处", "21处", "68 kg", "91 kg"]);
    assert_eq!(figures(&pages[2]), ["152 sites", "21 sites", "68 kg", "91 kg"]);
    assert!(site.text("zh/practices/one.html").contains("181个传感器"));
}

#[test]
fn a_row_without_a_value_before_has_an_empty_cell() {
    let site = Six::new();
    site.practice("one", &[("before: \"152\", ", "")]);
    let page = &site.pages(&["en/practices/one.html"])[0];
    let cells = select(page, "td.end");
    assert_eq!(cells[0].inner_html(), "");
    assert_eq!(plain(&cells[2]), "68 %");
}

#[test]
fn the_cost_is_told_without_a_mark_that_parts_nothing() {
    let site = Six::new();
    let covers = ", covers: \"About the price of one prototype sensor, as reported by the press\"";
    site.practice("with", &[]).practice("without", &[(covers, "")]);
    let cost = |slug: &str| {
        let page = &site.pages(&[&format!("en/practices/{slug}.html")])[0];
        let facts = select(page, ".factbox dl > div");
        plain(facts.iter().find(|fact| plain(fact).starts_with("Cost")).unwrap())
    };
    assert_eq!(
        cost("with"),
        "CostUSD 500, 2014, About the price of one prototype sensor, as reported by the press"
    );
    assert_eq!(cost("without"), "CostUSD 500, 2014");
}

#[test]
fn a_reader_sees_in_which_language_an_untranslated_text_is() {
    let site = site();
    for (path, words) in [
        ("fr/practices/index.html", " (anglais)"),
        ("fr/a-z.html", " (anglais)"),
        ("fr/new.html", " (anglais)"),
        ("zh/practices/index.html", "（英文）"),
    ] {
        let page = Html::parse_document(&site[path]);
        let link = format!("a[href$='{}']", ENGLISH_ONLY.rsplit('/').next().unwrap());
        let links = select(&page, &link);
        let beside = links.iter().find_map(|link| {
            let next = link.next_sibling().and_then(scraper::ElementRef::wrap)?;
            (next.value().attr("class") == Some("language")).then(|| next.text().collect::<String>())
        });
        assert_eq!(beside.as_deref(), Some(words), "{path}");
        let translated = TRANSLATED.rsplit('/').next().unwrap();
        let own = select(&page, &format!("a[href$='{translated}'] + .language"));
        assert!(own.is_empty(), "{path}");
    }
    // The name of the list of sections is in the language of the reader, the sections are not.
    let page = Html::parse_document(&site[&format!("fr/{ENGLISH_ONLY}")]);
    let toc = select(&page, "nav.toc")[0];
    assert_eq!((toc.value().attr("lang"), toc.value().attr("aria-label")), (None, Some("Sur cette page")));
    assert_eq!(toc.child_elements().next().unwrap().value().attr("lang"), Some("en"));
}
