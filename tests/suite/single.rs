//! A site as one HTML file, opened from a disk in Chromium with nothing beside it.

use std::collections::BTreeSet;

use scraper::{Html, Selector};

use crate::chromium::{Listening, browser};
use crate::fixture::{ADDRESS, Fixture, run_on_own_site};

/// Asks the search of the page that is shown, and waits for the answer.
fn ask(page: &Listening, query: &str) {
    page.value(&format!(
        "{{ const field = document.querySelector('#search-query'); field.value = {query:?}; field.form.requestSubmit() }}"
    ));
    page.until(&format!(
        "['done', 'empty'].includes(document.querySelector('#search-results').dataset.state) && document.querySelector('#search-results').dataset.query === {query:?}"
    ));
}

/// The page that is shown, and what follows the `#` in its address.
fn shown(page: &Listening) -> (String, String) {
    let page = page.value("document.querySelector('.page.here').id + '\\n' + location.hash");
    let (id, hash) = page.as_str().unwrap().split_once('\n').unwrap();
    (id.to_owned(), hash.to_owned())
}

fn text(page: &Listening, script: &str) -> String {
    page.value(script).as_str().unwrap_or_default().to_owned()
}

#[test]
fn one_file_holds_a_language_and_its_search() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    // Nothing else stands where it is opened.
    let file = folder.path().join("практика 1.html");
    run_on_own_site(&["pack", "--single-file", "--lang", "en", "--out", file.to_str().unwrap()], &[])
        .exits(0);
    let page = Listening::new(&browser);
    page.open(&file);
    page.until("document.querySelector('.page.here') !== null");
    assert_eq!(shown(&page).0, "index");
    let visible =
        "[...document.querySelectorAll('.page')].filter((page) => page.getClientRects().length).length";
    assert_eq!(page.value(visible), 1);

    // The menu, and a place on a page.
    page.value("document.querySelector('.menu a').click()");
    page.until("document.querySelector('.page.here').id === 'practices/index'");
    assert_eq!(
        text(&page, "document.querySelector('.menu [aria-current]').getAttribute('aria-current')"),
        "page"
    );
    page.value("document.querySelector('.page.here .card a').click()");
    page.until("document.querySelector('.page.here').id.startsWith('practices/') && document.querySelector('.page.here .toc') !== null");
    assert_eq!(
        text(&page, "document.querySelector('.menu [aria-current]').getAttribute('aria-current')"),
        "true"
    );
    let practice = shown(&page).0;
    page.value("document.querySelector('.page.here .toc li:last-child a').click()");
    page.until("scrollY > 500");
    assert!(shown(&page).1.starts_with(&format!("#{practice}/")), "{:?}", shown(&page));

    // The search, its results, and the words on the page that one leads to.
    page.value("document.querySelector('.find-open').click()");
    page.until("document.querySelector('.page.here').id === 'search' && document.querySelector('form.usable') !== null");
    ask(&page, "pump");
    let status = "document.querySelector('.search-status').textContent";
    let found = text(&page, status);
    assert!(found.contains("practices found"), "{found}");
    let titles =
        "[...document.querySelectorAll('#search-results h2')].map((title) => title.textContent).join()";
    let answer = text(&page, titles);
    page.until("document.querySelector('#search-results a') !== null && document.querySelector('.search-side input') !== null");
    page.value("document.querySelector('#search-results a').click()");
    page.until(
        "document.querySelector('.page.here mark') !== null && document.querySelector('.places') !== null",
    );
    let (id, hash) = shown(&page);
    assert_eq!(hash, format!("#{id}?q=pump"));
    // An anchor and the way back mark nothing twice, and lead back to where the page was.
    let marks = page.value("document.querySelectorAll('.page.here mark').length");
    // Nothing glides: Chromium adds what is left of a ride to the place that the way back leads to.
    assert_eq!(text(&page, "getComputedStyle(document.documentElement).scrollBehavior"), "auto");
    // A reader who goes back is quicker than the page, which keeps the place of a click.
    page.value("addEventListener('popstate', function () { document.body.click(); })");
    page.value("document.querySelector('.page.here .toc li:last-child a').click()");
    page.until("scrollY > 500");
    page.value("history.back()");
    page.until("location.hash.endsWith('?q=pump') && scrollY === 0");
    assert_eq!(page.value("document.querySelectorAll('.page.here mark').length"), marks);
    assert_eq!(page.value("document.querySelectorAll('.places').length"), 1);
    // A page that is left by a link from far below leaves the next one at its top.
    page.value("scrollTo({ top: 900, behavior: 'instant' })");
    page.until("scrollY === 900");
    page.value("document.querySelector('.page.here .crumbs a').click()");
    page.until("document.querySelector('.page.here').id === 'index' && scrollY === 0");
    page.value("history.back()");
    page.until("document.querySelector('.page.here mark') !== null && scrollY === 900");
    // The way back leads to the same answer, and the marks are gone.
    page.value("history.back()");
    page.until("document.querySelector('.page.here').id === 'search' && document.querySelector('.page:not(#search) mark') === null");
    assert_eq!((shown(&page).1.as_str(), text(&page, titles)), ("#search?q=pump", answer));
    // A choice is a step of its own.
    page.value("document.querySelector('.search-side fieldset input').click()");
    page.until("location.hash.includes('domain') && document.querySelector('.search-chips li') !== null");
    page.value("history.back()");
    page.until("location.hash === '#search?q=pump' && document.querySelector('.search-chips').hidden");

    // So is the next question, from its first letter on, and not each of its letters.
    for letters in ["ri", "rice"] {
        page.value(&format!(
            "{{ const field = document.querySelector('#search-query'); field.focus(); field.value = {letters:?}; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})) }}"
        ));
    }
    ask(&page, "rice");
    assert_eq!(shown(&page).1, "#search?q=rice");
    page.value("history.back()");
    page.until("location.hash === '#search?q=pump' && document.querySelector('#search-results').dataset.query === 'pump'");
    assert_eq!(text(&page, "document.querySelector('#search-query').value"), "pump");
    page.value("history.forward()");
    page.until("location.hash === '#search?q=rice' && document.querySelector('#search-results').dataset.query === 'rice'");

    // What is mistyped is mended, and of what is nowhere something is said.
    ask(&page, "pmup");
    assert!(text(&page, status).contains("“pump”"));
    ask(&page, "qqqqqq");
    assert!(text(&page, status).contains("Nothing"), "{}", text(&page, status));

    // Opened at a question, as a bookmark does.
    let other = Listening::new(&browser);
    other.go(&format!("{}#search?q=pump", text(&page, "location.href.split('#')[0]")));
    other.until("document.querySelectorAll('#search-results li').length > 1");
    let heard = page.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
    let asked =
        heard.requests.iter().find(|address| !address.contains("1.html") && !address.starts_with("data:"));
    assert_eq!(asked, None);
}

#[test]
fn links_of_one_file_lead_to_its_pages_or_into_the_web() {
    let folder = tempfile::tempdir().unwrap();
    let fixture = Fixture::starter();
    fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [en, fr]");
    fixture.edit(crate::fixture::SAMPLE, "status: published\n", "status: published\naliases: [old-name]\nimages: [{file: pump.png, alt: A pump, credit: A painter, licence: CC0-1.0}]\n");
    fixture.edit(
        crate::fixture::SAMPLE,
        "## Lessons\n",
        "![A pump](pump.png)\n\n## Lessons\n\n[again](en.md#lessons)\n",
    );
    fixture.bytes(&crate::fixture::SAMPLE.replace("en.md", "pump.png"), super::bundle::PICTURE);
    let run = |args: &[&str]| {
        let file = folder.path().join("a.html");
        fixture.run(&[&["pack", "--single-file", "--out", file.to_str().unwrap()], args].concat());
        std::fs::read_to_string(file).unwrap()
    };
    for (args, lang) in [(&[][..], "en"), (&["--lang", "fr"], "fr"), (&["--base-url", ADDRESS], "en")] {
        let html = run(args);
        let parsed = Html::parse_document(&html);
        let all = |selector: &str| -> Vec<scraper::ElementRef<'_>> {
            parsed.select(&Selector::parse(selector).unwrap()).collect()
        };
        assert_eq!(all("html")[0].attr("lang"), Some(lang));
        let ids: Vec<&str> = all("[id]").into_iter().filter_map(|element| element.attr("id")).collect();
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(distinct.len(), ids.len(), "an id stands twice");
        for link in all("[href]") {
            let href = link.attr("href").unwrap();
            match href.strip_prefix('#') {
                Some(place) => {
                    let place = percent_encoding::percent_decode_str(place.split('?').next().unwrap());
                    let place = place.decode_utf8().unwrap();
                    assert!(distinct.contains(&*place), "{href}");
                }
                None => assert!(href.starts_with("https://") || href.starts_with("mailto:"), "{href}"),
            }
        }
        for picture in all("[src]") {
            assert!(
                picture.attr("src").unwrap().starts_with("data:image/png;base64,"),
                "{:?}",
                picture.value()
            );
        }
        assert_eq!(all("[src]").len(), 1, "{lang}");
        // What is not inside can be read where the site has an address.
        assert_eq!(html.contains(&format!("{ADDRESS}en/")), args.contains(&ADDRESS));
        assert!(
            all("#practices\\/tie-sensors-to-a-repair-service article").len() == 1
                && !html.contains("basket.html")
        );
    }
    // The same bytes every time.
    assert_eq!(run(&[]), run(&[]));
}

#[test]
fn a_practice_of_another_language_is_found_in_one_file() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("fr.html");
    let fixture = Fixture::starter();
    fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [en, fr]");
    fixture.run(&["pack", "--single-file", "--lang", "fr", "--out", file.to_str().unwrap()]);
    let page = Listening::new(&browser);
    page.open(&file);
    page.until("document.querySelector('.page.here') !== null");
    page.value("location.hash = '#search'");
    page.until("document.querySelector('form.usable') !== null");
    ask(&page, "technicians");
    page.until("document.querySelector('.search-extra .card a, .search-extra li a') !== null");
    // It is shown among this language's pages, and no link leads to a page of another.
    let links = "[...document.querySelectorAll('#search a[href]')].map((link) => link.getAttribute('href')).filter((href) => !href.startsWith('#')).join()";
    assert_eq!(text(&page, links), "");
    page.value("document.querySelector('.search-extra li a').click()");
    page.until("document.querySelector('.page.here').id === 'practices/tie-sensors-to-a-repair-service' && document.querySelector('.page.here mark') !== null");
}

#[test]
fn without_scripts_all_pages_stand_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.html");
    let fixture = Fixture::starter();
    fixture.run(&["pack", "--single-file", "--out", file.to_str().unwrap()]).exits(0);
    let html = std::fs::read_to_string(file).unwrap();
    // Only a script hides them.
    assert!(
        html.contains(".single .page:not(.here)") && !html.contains("<html lang=\"en\" dir=\"ltr\" class")
    );
    let first = html.find("<section class=\"page\"").unwrap();
    assert!(html[first..].starts_with("<section class=\"page\" id=\"index\""), "the home page is the first");
    // What only they show is told.
    assert!(html.contains("<noscript><p class=\"notice strong\">"));
    // Nothing is asked for, and no script but those inside can act.
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn what_one_file_cannot_be_is_told() {
    let fixture = Fixture::starter();
    for (args, words) in [
        (&["--lang", "fr"][..], "the site is not in `fr`; its languages are en"),
        (&["--since", "x.zip"], "cannot be used with"),
        (&["--each", "packs"], "cannot be used with"),
        (&["--out", "content"], "`content` is a folder; name a file, such as `content/site.html`"),
    ] {
        let ran = fixture.run(&[&["pack", "--single-file"], args].concat()).exits(2);
        assert!(ran.stderr.contains(words), "{args:?}: {}", ran.stderr);
    }
}
