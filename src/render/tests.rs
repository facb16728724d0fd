//! Pages of a small site in memory: that each word stands there in the right language, and marked.

use scraper::{ElementRef, Html, Selector};

use super::*;
use crate::check::tests::{SAMPLE, Site, today};
use crate::edition::{Choices, Volume, select};
use crate::outputs::Plan;

const PAGE: &str = "practices/tie-sensors-to-a-repair-service.html";
const ADDRESS: &str = "https://iot-practices.int/";

/// The starter in some languages.
fn starter(languages: &str) -> Site {
    let file = format!(
        "title: {{en: Our practices}}\nlanguages: [{languages}]\ndefault_language: en\nbase_url: {ADDRESS}\n"
    );
    Site::starter().with("fieldbook.yaml", file)
}

/// The starter with a translation of its practice, which has some more lines in its front matter.
fn translated(code: &str, of_revision: u32, lines: &str) -> Site {
    let text = format!(
        "---\ntitle: Titre\nsummary: Résumé\ntranslation: {{of_revision: {of_revision}, status: draft, by: editorial, date: 2026-11-22}}\n{lines}\n---\n## Texte\n\n![](pump.png)\n"
    );
    starter(&format!("en, {code}")).with(&SAMPLE.replace("en.md", &format!("{code}.md")), text)
}

/// Renders one file of a site, without asking the checks.
fn text_of(site: &Site, path: &str) -> String {
    let library = site.library();
    let edition = select(&library, &[], &Choices::default(), today());
    let planned = plan(&edition, &library.themes);
    assert!(planned.theme_faults.is_empty(), "{:?}", planned.theme_faults);
    String::from_utf8(planned.bytes(path).unwrap().into_owned()).unwrap()
}

fn page_of(site: &Site, path: &str) -> Html {
    Html::parse_document(&text_of(site, path))
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of each element, with its language where it is marked with one.
fn marked(page: &Html, selector: &str) -> Vec<(String, Option<String>)> {
    let found = all(page, selector).into_iter();
    found.map(|element| (words(element), element.attr("lang").map(str::to_owned))).collect()
}

fn own(text: &str) -> (String, Option<String>) {
    (text.to_owned(), None)
}

fn english(text: &str) -> (String, Option<String>) {
    (text.to_owned(), Some("en".to_owned()))
}

/// Two results in French.
const RESULTS: &str = "results:\n  - {what: Délai, unit: jours}\n  - {what: Part}";

#[test]
fn words_of_results_are_never_paired_with_figures_of_others() {
    let path = format!("fr/{PAGE}");
    let whats = |site: &Site| marked(&page_of(site, &path), ".evidence th[scope=row]");
    let first = "Median time to a successful repair, usual service against ambulance service";
    let site = translated("fr", 1, RESULTS);
    assert_eq!(whats(&site), [own("Délai"), own("Part")]);
    // A result more at the head of the original, which has a new revision.
    let inserted = site
        .clone()
        .edit("revision: 1", "revision: 2")
        .edit("results:\n", "results:\n  - {what: Pumps, after: \"181\", unit: pumps, when: \"2014\", where: Rwanda, method: count, source: 1}\n");
    let page = page_of(&inserted, &path);
    let foreign = marked(&page, ".evidence th[scope=row] [lang]");
    assert_eq!(foreign[..2], [english("Pumps"), english(first)]);
    assert_eq!(foreign.len(), 3);
    assert_eq!(marked(&page, ".evidence td.end bdi")[0], english("181 pumps"));
    // The same revision with another number of results, and another revision with the same number.
    assert_eq!(whats(&translated("fr", 1, "results:\n  - {what: Délai}"))[0].0, first);
    assert_eq!(whats(&site.edit("revision: 1", "revision: 2"))[0].0, first);
}

#[test]
fn words_beside_a_figure_are_of_its_revision() {
    let lines = "scale: {unit: capteurs, as_of: fin 2015}\ncost: {covers: un capteur}";
    let facts = |site: &Site| {
        let page = page_of(site, &format!("fr/{PAGE}"));
        all(&page, ".factbox dd").into_iter().map(words).collect::<Vec<_>>().join("\n")
    };
    let current = facts(&translated("fr", 1, lines));
    assert!(current.contains("181 capteurs") && current.contains("fin 2015"), "{current}");
    assert!(current.contains("un capteur") && current.contains("500 USD"), "{current}");
    let outdated = facts(&translated("fr", 1, lines).edit("revision: 1", "revision: 2"));
    assert!(outdated.contains("181 sensors") && outdated.contains("prototype"), "{outdated}");
    assert!(!outdated.contains("capteur"), "{outdated}");
}

#[test]
fn a_figure_and_its_unit_are_one_run() {
    let site = |after: &str, unit: &str| {
        starter("en, ar, es")
            .edit("before: \"152\", after: \"21\", unit: days", &format!("after: \"{after}\", unit: {unit}"))
    };
    let figure = |site: &Site, language: &str| {
        let page = page_of(site, &format!("{language}/{PAGE}"));
        let figure = all(&page, ".evidence td.end bdi")[0];
        (
            words(figure),
            figure.attr("lang").unwrap_or("").to_owned(),
            figure.attr("dir").unwrap_or("").to_owned(),
        )
    };
    let text = |words: &str, lang: &str, dir: &str| (words.to_owned(), lang.to_owned(), dir.to_owned());
    let people = site("24000.5", "people");
    assert_eq!(figure(&people, "en"), text("24,000.5 people", "", ""));
    assert_eq!(figure(&people, "ar"), text("24,000.5 people", "en", "ltr"));
    // The number is written as the language of the unit does.
    assert_eq!(figure(&people, "es"), text("24,000.5 people", "en", "ltr"));
    assert_eq!(figure(&site("24000.5", "\"%\""), "es"), text("24.000,5 %", "", ""));
    // A range without letters is read as the page is, a minus is no dash.
    assert_eq!(figure(&site("13–20", "\"%\""), "ar"), text("13–20 %", "", "rtl"));
    assert_eq!(figure(&site("13–20", "\"%\""), "es"), text("13–20 %", "", ""));
    assert_eq!(figure(&site("-13", "\"%\""), "ar"), text("\u{200e}-13 %", "", ""));
    let scale = page_of(&people, &format!("ar/{PAGE}"));
    assert!(marked(&scale, ".factbox bdi").contains(&english("181 sensors")));
    // Translated words around the original's number, and words of the original as a whole.
    let arabic = translated("ar", 1, "results:\n  - {what: أ, unit: يوماً}\n  - {what: ب}");
    assert_eq!(figure(&arabic, "ar"), text("152 يوماً", "", ""));
    let worded = arabic.edit("before: \"152\"", "before: about 152");
    assert_eq!(figure(&worded, "ar"), text("about 152 days", "en", "ltr"));
}

#[test]
fn a_picture_has_the_words_of_the_translation() {
    let images = "images:\n  - {file: pump.png, alt: A pump, credit: The ministry, licence: CC0-1.0}\n";
    let site = |lines: &str| {
        translated("fr", 1, lines)
            .edit("\nworkshop:", &format!("\n{images}workshop:"))
            .with(&SAMPLE.replace("en.md", "pump.png"), PICTURE)
    };
    let path = format!("fr/{PAGE}");
    let page = page_of(&site("images:\n  - {file: pump.png, alt: Une pompe, credit: Le ministère}"), &path);
    let image = all(&page, ".body img")[0];
    assert_eq!((image.attr("alt"), image.attr("lang")), (Some("Une pompe"), None));
    assert_eq!(marked(&page, "figcaption small"), [own("Le ministère, CC0-1.0")]);
    let page = page_of(&site(""), &path);
    let image = all(&page, ".body img")[0];
    assert_eq!((image.attr("alt"), image.attr("lang")), (Some("A pump"), Some("en")));
    assert_eq!(marked(&page, "figcaption small"), [english("The ministry, CC0-1.0")]);
}

/// A picture of one point.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

#[test]
fn names_of_partners_are_translated_by_their_place() {
    let names = |site: &Site| marked(&page_of(site, &format!("fr/{PAGE}")), ".factbox li bdi");
    let three = "partners:\n  - {name: Eau vive}\n  - {name: Université}\n  - {name: GSMA}";
    assert_eq!(names(&translated("fr", 1, three)), [own("Eau vive"), own("Université"), own("GSMA")]);
    for site in [
        translated("fr", 1, ""),
        translated("fr", 1, "partners:\n  - {name: Eau vive}"),
        translated("fr", 1, three).edit("revision: 1", "revision: 2"),
    ] {
        assert_eq!(names(&site)[0], english("Living Water International"));
    }
}

/// A page in some languages, whose original is French.
fn about(english_state: &str) -> Site {
    let version = |title: &str, more: &str| {
        format!("---\ntitle: {title}\nsummary: S\n{more}---\n## {title}\n\nText.\n")
    };
    let english = format!(
        "translation: {{of_revision: 1, status: {english_state}, by: editorial, date: 2026-11-22}}\n"
    );
    starter("en, fr, ru")
        .with("content/pages/about/en.md", version("About", &english))
        .with("content/pages/about/fr.md", version("À propos", "revision: 1\n"))
}

#[test]
fn a_page_that_is_missing_shows_its_original() {
    let site = about("machine");
    let page = page_of(&site, "ru/about.html");
    assert_eq!(marked(&page, "article"), [("À propos S À propos Text.".to_owned(), Some("fr".to_owned()))]);
    let notices = |site: &Site, path: &str| {
        all(&page_of(site, path), ".notice").into_iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!(notices(&site, "ru/about.html").len(), 1);
    assert!(notices(&site, "fr/about.html").is_empty());
    assert_eq!(
        notices(&site, "en/about.html"),
        ["This text was translated from French by a machine. Nobody has checked it yet."]
    );
    assert!(notices(&about("draft"), "en/about.html")[0].starts_with("This translation is a draft"));
    assert!(notices(&about("reviewed"), "en/about.html").is_empty());
    let newer = about("reviewed");
    let text = newer.text("content/pages/about/fr.md").replace("revision: 1", "revision: 2");
    let newer = newer.with("content/pages/about/fr.md", text);
    assert_eq!(
        notices(&newer, "en/about.html"),
        ["The original in French has changed since this text was translated."]
    );
    assert!(text_of(&newer, "fr/translations.html").contains("state-outdated"));
}

#[test]
fn links_lead_to_headings_of_the_version_that_is_shown() {
    let site = about("draft").with(
        "content/pages/use/en.md",
        "---\ntitle: U\nsummary: S\n---\n[a](../about/en.md#about) [b](../about/fr.md#à-propos)\n",
    );
    let hrefs = |path: &str| {
        let page = page_of(&site, path);
        let links = all(&page, "article a").into_iter();
        links.map(|link| link.attr("href").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(hrefs("en/use.html"), ["about.html#about", "about.html"]);
    assert_eq!(hrefs("ru/use.html")[0], "about.html");
}

#[test]
fn an_organisation_without_a_name_in_the_language_is_marked() {
    let site = starter("en, ar");
    let page = page_of(&site, &format!("ar/{PAGE}"));
    assert!(marked(&page, ".factbox a").contains(&english("Portland State University")));
    assert!(marked(&page, ".notice bdi").contains(&english("Portland State University")));
    let citation = marked(&page, ".citation bdi");
    assert_eq!(
        citation[..2],
        [english("fieldbook editors"), english("Tie every hand-pump sensor to a repair service")]
    );
    assert_eq!(all(&page, ".citation bdi.whole").len(), 1);
    assert!(marked(&page, ".about > p > a").contains(&english("fieldbook editors")));
    let page = page_of(&site, "ar/organisations/portland-state-university.html");
    assert_eq!(marked(&page, "h1")[0].1.as_deref(), Some("en"));
    let lead = marked(&page, ".lead");
    assert!(lead[0].0.starts_with("A public university") && lead[0].1.as_deref() == Some("en"));
    let page = page_of(&site, "ar/organisations/index.html");
    assert!(marked(&page, ".entries a").contains(&english("Portland State University")));
    // In its own language nothing is marked.
    let page = page_of(&site, &format!("en/{PAGE}"));
    assert!(all(&page, "main [lang]:not(.versions *, cite)").is_empty());
}

#[test]
fn organisations_stand_in_the_order_of_the_names_that_are_shown() {
    let organisation = |name: &str| format!("name: {name}\nkind: academia\n");
    let second = "content/practices/other-thing/en.md";
    let text = starter("en, es").text(SAMPLE);
    let text =
        text.replace("BP-7K3Q0", "BP-FR23R").replace("origin: portland-state-university", "origin: a-school");
    let site = starter("en, es")
        .with(second, text)
        .with("content/organisations/a-school.yaml", organisation("{en: A school, es: Una escuela}"))
        .with("content/organisations/portland-state-university.yaml", organisation("{en: Port, es: Ñandú}"));
    let names = |language: &str| {
        let page = page_of(&site, &format!("{language}/organisations/index.html"));
        all(&page, "#fb-group-academia ~ .entries a").into_iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!(
        (names("en"), names("es")),
        (vec!["A school".to_owned(), "Port".to_owned()], vec!["Ñandú".to_owned(), "Una escuela".to_owned()])
    );
}

#[test]
fn labels_have_commas_between_them_and_places_an_and() {
    let site = starter("en, fr")
        .edit(
            "topics: [maintenance, business-model]",
            "topics: [energy-efficiency, testing-certification, maintenance]",
        )
        .edit("connectivity: [2g]", "connectivity: [2g, lorawan]")
        .edit("places: [RWA]", "places: [JOR, OMN, TUN, ARE]");
    let page = page_of(&site, &format!("fr/{PAGE}"));
    let facts: Vec<String> = all(&page, ".factbox dd").into_iter().map(words).collect();
    for expected in [
        "Efficacité énergétique, Essais et certification, Maintenance",
        "Émirats arabes unis, Jordanie, Oman et Tunisie",
    ] {
        assert!(facts.iter().any(|fact| fact == expected), "{expected}: {facts:?}");
    }
    assert!(
        facts.iter().any(|fact| fact.contains("2G") && fact.contains(", ") && !fact.contains(" et ")),
        "{facts:?}"
    );
    let card = page_of(&site, "fr/practices/index.html");
    assert_eq!(words(all(&card, ".card .place")[0]), "Émirats arabes unis, Jordanie, Oman et Tunisie");
}

#[test]
fn money_periods_and_days_are_written_as_the_language_does() {
    let site = starter("ar, zh, en, fr, ru, es")
        .edit("cost: {amount: 500", "cost: {amount: 7.5")
        .edit("revision: 1\npublished: 2026-11-22", "revision: 1\npublished: 2026-10-01");
    for (language, money, period) in [
        ("en", "USD 7.50", "2014–2015"),
        ("zh", "USD 7.50", "2014–2015年"),
        ("fr", "7,50 USD", "2014–2015"),
        ("es", "7,50 USD", "2014-2015"),
        ("ru", "7,50 USD", "2014–2015"),
        ("ar", "\u{200f}7.50 \u{2068}USD\u{2069}", "2014–2015"),
    ] {
        let page = page_of(&site, &format!("{language}/{PAGE}"));
        let facts = all(&page, ".factbox dd").into_iter().map(words).collect::<Vec<_>>().join("\n");
        assert!(facts.contains(money) && facts.contains(period), "{language}: {facts}");
    }
    let chinese = text_of(&site, &format!("zh/{PAGE}"));
    assert!(chinese.contains("<span class=\"detail\">2014年"), "{chinese}");
    let french = words(all(&page_of(&site, &format!("fr/{PAGE}")), ".about")[0]);
    assert!(french.contains("1er octobre 2026"), "{french}");
    let one_year = site.edit("end: 2015", "end: 2014");
    assert!(text_of(&one_year, &format!("zh/{PAGE}")).contains("<dd>2014年</dd>"));
}

#[test]
fn a_title_in_brackets_is_in_the_language_of_those_who_wrote_it() {
    let site = starter("en, fr")
        .edit("title: \"MECS On Site: Mobile opportunities abound in Rwanda\"", "title: \"[News report]\"");
    let text = site.text(SAMPLE).replacen(
        "kind: secondary\n    language: en",
        "kind: secondary\n    language: ja",
        2,
    );
    let page = page_of(&site.with(SAMPLE, text), &format!("fr/{PAGE}"));
    let sources: Vec<_> = all(&page, "cite").iter().map(|cite| cite.attr("lang").unwrap()).collect();
    assert_eq!(sources[..3], ["en", "en", "ja"]);
}

#[test]
fn numbers_of_the_itu_have_the_name_of_the_itu() {
    let site = starter("ar, zh, en, fr, ru, es")
        .edit("\nworkshop:", "\nstandards: [itu-t-y-4000, etsi-en-303-645]\nworkshop:");
    for (language, number) in [
        ("en", "ITU-T Y.4000"),
        ("fr", "UIT-T Y.4000"),
        ("es", "UIT-T Y.4000"),
        ("ru", "МСЭ-T Y.4000"),
        ("zh", "ITU-T Y.4000"),
    ] {
        let page = page_of(&site, &format!("{language}/{PAGE}"));
        let numbers: Vec<String> = all(&page, "#fb-standards ~ ul a").into_iter().map(words).collect();
        assert_eq!(numbers.len(), 2, "{language}");
        assert!(numbers[0].starts_with(number) && numbers[1].starts_with("ETSI EN"), "{numbers:?}");
    }
    let page = page_of(&site, "ru/standards/index.html");
    assert!(all(&page, "h2").into_iter().map(words).any(|heading| heading == "МСЭ-T"));
    assert!(all(&page, ".entries a bdi, .entries .detail bdi").len() > 20);
}

#[test]
fn a_card_is_marked_as_blocks() {
    let page = page_of(&starter("en, ar"), "ar/practices/index.html");
    for block in [".card h3", ".card .summary"] {
        let block = all(&page, block)[0];
        assert_eq!((block.attr("lang"), block.attr("dir")), (Some("en"), Some("ltr")));
    }
    assert!(all(&page, ".card a[lang]").is_empty());
    let page = page_of(&starter("en, ar"), &format!("ar/{PAGE}"));
    assert_eq!(all(&page, ".workshop > p")[0].attr("dir"), Some("ltr"));
}

/// Whether a page tells search engines to leave it out.
fn is_hidden(site: &Site, path: &str) -> bool {
    !all(&page_of(site, path), "meta[name=robots]").is_empty()
}

#[test]
fn what_search_engines_leave_out_says_so() {
    let site = starter("en, fr").edit("revision: 1\n", "revision: 1\naliases: [old-name]\n");
    assert!(!is_hidden(&site, &format!("en/{PAGE}")));
    // These name another page instead.
    assert!(!is_hidden(&site, &format!("fr/{PAGE}")));
    assert!(!is_hidden(&site, "fr/practices/old-name.html"));
    assert!(is_hidden(&site, "404.html"));
    assert!(is_hidden(&site, "en/domains/energy.html"), "a list of nothing");
    assert!(!is_hidden(&site, "en/domains/water.html"));
    let withdrawn = site.edit("status: published", "status: withdrawn\nreason: Wrong.");
    assert!(is_hidden(&withdrawn, &format!("en/{PAGE}")));
}

#[test]
fn home_pages_name_the_page_where_a_language_is_chosen() {
    let site = starter("en, fr");
    let versions = |path: &str| {
        let page = page_of(&site, path);
        let links = all(&page, "link[hreflang]").into_iter();
        links
            .map(|link| {
                format!(
                    "{} {}",
                    link.attr("hreflang").unwrap(),
                    link.attr("href").unwrap().replace(ADDRESS, "/")
                )
            })
            .collect::<Vec<_>>()
    };
    let homes = ["en /en/", "fr /fr/", "x-default /"];
    assert_eq!(versions("en/index.html"), homes);
    assert_eq!(versions("index.html"), homes);
    assert_eq!(versions("fr/a-z.html"), ["en /en/a-z.html", "fr /fr/a-z.html"]);
}

#[test]
fn a_later_translation_is_a_change_in_its_language() {
    let state = "translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}";
    let path = SAMPLE.replace("en.md", "fr.md");
    let site = translated("fr", 1, "");
    let text = site.text(&path).replace(state, &state.replace("11-22}", "11-23}"));
    let site = site.with(&path, text);
    let map = text_of(&site, "sitemap.xml");
    for (language, day) in [("en", "2026-11-22"), ("fr", "2026-11-23")] {
        assert!(map.contains(&format!("{ADDRESS}{language}/{PAGE}</loc><lastmod>{day}<")), "{map}");
        let feed = text_of(&site, &format!("{language}/atom.xml"));
        assert_eq!(feed.matches(&format!("<updated>{day}T")).count(), 2, "{feed}");
    }
}

#[test]
fn a_large_sitemap_is_several() {
    let library = starter("en").library();
    let edition = select(&library, &[], &Choices::default(), today());
    let paths = |most: usize| {
        let mut outputs = Outputs::default();
        let prepared = Prepared::new(&edition, &library.themes, true).unwrap();
        let renderer = renderer(&edition, &prepared, &mut outputs);
        let named = Named::of(&edition, &renderer.memberships);
        pages::plan_language(&edition, &named, Language::En, &mut outputs);
        top::plan_top(&edition, &mut outputs, most);
        let planned = Planned { outputs, renderer: Some(renderer), ..Planned::default() };
        let maps = planned.paths().into_iter().filter(|path| path.starts_with("sitemap"));
        maps.map(|path| String::from_utf8(planned.bytes(path).unwrap().into_owned()).unwrap())
            .collect::<Vec<_>>()
    };
    let whole = paths(top::MOST_IN_SITEMAP);
    let addresses = |text: &str| text.matches("<url>").count();
    let [one] = whole.as_slice() else { panic!("{whole:?}") };
    let count = addresses(one);
    assert!(count > 20 && count < 30, "{count}");
    assert_eq!(paths(count), whole);
    let [first, second, index] = paths(count - 1).try_into().unwrap();
    assert_eq!((addresses(&first), addresses(&second)), (count - 1, 1));
    assert!(
        index.contains("<sitemapindex") && index.contains(&format!("<loc>{ADDRESS}sitemap-2.xml</loc>")),
        "{index}"
    );
}

#[test]
fn no_attribute_holds_an_element() {
    let site = translated("ar", 1, "");
    for path in ["ar/index.html".to_owned(), "ar/practices/index.html".to_owned(), format!("ar/{PAGE}")] {
        let page = page_of(&site, &path);
        for element in all(&page, "*") {
            for (name, value) in element.value().attrs() {
                assert!(!value.contains("<bdi") && !value.contains("\u{e000}"), "{path}: {name}={value}");
            }
        }
        assert!(!words(all(&page, "title")[0]).contains("<bdi"), "{path}");
    }
}

const RECIPE: &str = "title: {en: A day on pumps, fr: Une journée}\nsubtitle: {en: For operators}\nsummary: {en: What keeps them going.}\nevent:\n  place: {en: Nakuru}\n  start: 2027-03-02\n  end: 2027-03-04\n  host: {en: Ministry of Water}\nlanguages: [en]\npractices:\n  - heading: {en: Repair}\n    practices: [tie-sensors-to-a-repair-service]\nparts: [practices, facilitator]\n";

#[test]
fn a_bundle_has_its_page_in_every_language_and_its_books_to_download() {
    let site = starter("en, fr").with("content/bundles/pumps.yaml", RECIPE);
    let own_page = page_of(&site, "en/bundles/pumps/index.html");
    assert_eq!(marked(&own_page, "h1"), [own("A day on pumps")]);
    assert_eq!(marked(&own_page, ".lead"), [own("For operators")]);
    assert_eq!(marked(&own_page, ".about-bundle"), [own("What keeps them going.")]);
    let event = [own("Ministry of Water"), own("Nakuru"), own("2 March 2027 – 4 March 2027")];
    assert_eq!(marked(&own_page, ".event li"), event);
    assert_eq!(marked(&own_page, "h3.part"), [own("Repair")]);
    assert_eq!(all(&own_page, "h4 a").len(), 1);
    let books = all(&own_page, ".download a");
    let ways: Vec<&str> = books.iter().map(|link| link.attr("href").unwrap()).collect();
    assert_eq!(ways, ["pumps.pdf", "pumps-facilitator.pdf", "pumps.epub", "pumps.html", "pumps.zip"]);
    let ways = ways.into_iter().filter(|way| way.ends_with(".pdf"));
    for (link, way) in books.iter().zip(ways) {
        // What the page tells of the file is true.
        let library = site.library();
        let edition = select(&library, &[], &Choices::default(), today());
        let planned = plan(&edition, &library.themes);
        let pdf = planned.bytes(&format!("en/bundles/pumps/{way}")).unwrap();
        let facilitator = way.contains("facilitator");
        let volume = if facilitator { Volume::Facilitator } else { Volume::Participants };
        let sheets = planned.print(&edition.bundles["pumps"], Language::En, volume).unwrap();
        let told = words(*link);
        let size = pdf.len().div_ceil(1000);
        assert_eq!(told, format!("English, PDF, {} pages, {size} kB", sheets.pages));
    }
    // What has no French words is told in English to readers of French, whose search engines are led to the
    // English page.
    let french = page_of(&site, "fr/bundles/pumps/index.html");
    assert_eq!(marked(&french, "h1"), [own("Une journée")]);
    assert_eq!(marked(&french, "h3.part"), [english("Repair")]);
    let canonical = all(&french, "link[rel=canonical]")[0].attr("href").unwrap();
    assert_eq!(canonical, format!("{ADDRESS}en/bundles/pumps/"));
    assert_eq!(all(&french, ".download a")[0].attr("href"), Some("../../../en/bundles/pumps/pumps.pdf"));
    assert_eq!(all(&french, ".switch .state .quiet").len(), 1, "there is no French version");
    let map = text_of(&site, "sitemap.xml");
    assert!(map.contains("/en/bundles/pumps/<") && !map.contains("/fr/bundles/pumps/<"), "{map}");
    // The list, the foot of every page, and the home page lead to it.
    let list = page_of(&site, "fr/bundles/index.html");
    assert_eq!(all(&list, ".entries a")[0].attr("href"), Some("pumps/index.html"));
    assert_eq!(all(&page_of(&site, "en/a-z.html"), ".foot a[href='bundles/index.html']").len(), 1);
    assert_eq!(all(&page_of(&site, "en/index.html"), ".entries a[href='bundles/pumps/index.html']").len(), 1);
}

#[test]
fn a_site_without_bundles_says_so_and_its_home_page_is_silent() {
    let site = starter("en");
    assert_eq!(marked(&page_of(&site, "en/bundles/index.html"), ".none"), [own("There is no bundle yet.")]);
    assert_eq!(all(&page_of(&site, "en/index.html"), "#fb-bundles").len(), 0);
    assert!(!text_of(&site, "sitemap.xml").contains("bundles"));
}

#[test]
fn books_that_were_set_before_are_those_that_are_set_when_they_are_asked_for() {
    let site = starter("en").with("content/bundles/pumps.yaml", RECIPE);
    let library = site.library();
    let edition = select(&library, &[], &Choices::default(), today());
    let mut planned = plan(&edition, &library.themes);
    let path = "en/bundles/pumps/pumps.pdf";
    let late = planned.bytes(path).unwrap().into_owned();
    planned.set_books();
    assert!(planned.renderer.as_ref().unwrap().books.len() == 2);
    assert_eq!(planned.bytes(path).unwrap().as_ref(), late);
}

#[test]
fn a_photo_is_cut_off_where_its_scan_has_no_end() {
    // The second segment holds a small picture with an end of its own.
    let whole = b"\xff\xd8\xff\xe1\x00\x06\xff\xda\xff\xd9\xff\xda\x00\x02scan\xff\xd9".to_vec();
    assert!(!is_cut_off(&whole));
    // What cameras put behind the end may look like another scan.
    assert!(!is_cut_off(&[&whole[..], b"film \xff\xda\x00"].concat()));
    assert!(is_cut_off(&whole[..whole.len() - 2]) && is_cut_off(&whole[..7]));
    assert!(!is_cut_off(b"\x89PNG\r\n\x1a\n"));
}

#[test]
fn an_excerpt_has_a_state_of_its_own() {
    const SLUG: &str = "tie-sensors-to-a-repair-service";
    const OTHER: &str = "content/practices/another/en.md";
    let copy = || starter("en, fr").text(SAMPLE).replace("BP-7K3Q0", "BP-EZDSK");
    let site = || starter("en, fr").with(OTHER, copy());
    let sum = |site: &Site, day: &str| {
        let library = site.library();
        let edition = select(&library, &[], &Choices::default(), day.parse().unwrap());
        let (excerpt, sum) = edition.excerpt(&[SLUG].into(), Language::En);
        (sum, excerpt.id)
    };
    let today = today().to_string();
    let before = sum(&site(), &today);
    assert!(before.1.ends_with(&before.0[..8]), "{before:?}");
    // What it does not show.
    for site in [
        starter("en, fr"),
        site().with(OTHER, copy().replace("## Lessons\n", "## Lessons\n\nOne more.\n")),
        site().with("content/practices/another/a.png", b"x"),
        site().with("content/bundles/all.yaml", "title: {en: All}\nlanguages: [en]\npractices: [BP-7K3Q0]\n"),
        site().with("content/search-tests.yaml", "en: []\n"),
    ] {
        assert_eq!(sum(&site, &today), before);
    }
    // What it shows.
    let folder = format!("content/practices/{SLUG}");
    let note = "\nMore.\n";
    for (at, site) in [
        starter("fr, en").with(OTHER, copy()).edit("## Lessons\n", "## Lessons\n\nOne more.\n"),
        site().with(&format!("{folder}/a.png"), b"x"),
        site().with(&format!("{folder}/fr.md"), "---\ntitle: T\n---\n"),
        site().with("content/pages/about/fr.md", note),
        site().with("content/organisations/editorial.yaml", "name: {en: Us}\nkind: other\n"),
        site().with("content/vocabularies/glossary.yaml", "[]\n"),
        site().with("fieldbook.yaml", "title: {en: Others}\nlanguages: [en, fr]\n"),
    ]
    .iter()
    .enumerate()
    {
        assert_ne!(sum(site, &today), before, "{at}");
    }
    // A review that is due has a notice; the day alone has none.
    let dated = || {
        let file = site().text("fieldbook.yaml");
        site().with("fieldbook.yaml", format!("{file}edition: {{date: 2026-11-22}}\n"))
    };
    assert_eq!(sum(&dated(), "2026-11-23"), sum(&dated(), "2028-11-22"));
    assert_ne!(sum(&dated(), "2026-11-23").0, sum(&dated(), "2028-11-23").0);
}
