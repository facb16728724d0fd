//! How the theme looks in a real browser: on a phone, on paper, and where two languages meet.

use headless_chrome::protocol::cdp::Emulation;

use crate::chromium::{Listening, browser};
use crate::fixture::own_site;

/// A practice with all six versions, and one with its original alone.
const TRANSLATED: &str = "practices/measure-rivers-only-when-it-matters.html";
const ENGLISH_ONLY: &str = "practices/limit-and-log-bus-speed.html";

impl Listening {
    fn opens(&self, page: &str) {
        self.open(&own_site().join("public").join(page));
    }

    /// What a script gives, as words.
    fn words(&self, script: &str) -> String {
        self.value(&format!("String({script})")).as_str().unwrap().to_owned()
    }

    /// A style of the first element that fits a selector.
    fn style(&self, selector: &str, property: &str) -> String {
        self.words(&format!("getComputedStyle(document.querySelector('{selector}')).{property}"))
    }

    fn prints(&self) {
        let media = Emulation::SetEmulatedMedia { media: Some("print".into()), features: None };
        self.tab.call_method(media).unwrap();
    }

    /// A screen as wide as a phone's.
    fn narrow(&self, width: u32) {
        self.size(width, 800, true);
    }
}

#[test]
fn type_follows_the_language_of_the_text_and_not_of_the_page() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    for language in ["ar", "zh"] {
        listening.opens(&format!("{language}/{ENGLISH_ONLY}"));
        listening.value(
            "document.querySelector('.body').insertAdjacentHTML('afterbegin', \
             '<p><em id=\"a\">a</em><cite id=\"b\">b</cite></p><table><tr><td id=\"c\">c</td></tr></table>')",
        );
        assert_eq!(listening.style("#a", "fontStyle"), "italic", "{language}");
        assert_eq!(listening.style("#b", "fontStyle"), "italic", "{language}");
        assert_eq!(listening.style("#a", "textEmphasisStyle"), "none", "{language}");
        assert_eq!(listening.style("#a", "fontWeight"), "400", "{language}");
        // The last cell of a line has its space behind it.
        assert_eq!(listening.style("#c", "paddingLeft"), "0px", "{language}");
        let face = |selector: &str| listening.style(selector, "fontFamily");
        assert!(face("#a").starts_with("Charter"), "{language}: {}", face("#a"));
        assert!(!face("h2").starts_with("Charter"), "{language}: {}", face("h2"));
    }
    listening.opens(&format!("ar/{TRANSLATED}"));
    listening.value(
        "document.querySelector('.body').insertAdjacentHTML('afterbegin', \
         '<p><code id=\"d\">a(b)</code> <em id=\"e\">e</em></p><pre id=\"f\"><code>x</code></pre>')",
    );
    for selector in ["#d", "#f"] {
        assert_eq!(listening.style(selector, "direction"), "ltr");
        assert_eq!(listening.style(selector, "unicodeBidi"), "isolate");
    }
    assert_eq!(listening.style("#e", "fontWeight"), "600");
    // Which way the arrow points is left to the letters' own law.
    assert_eq!(listening.style(".way", "transform"), "none");
    assert_eq!(listening.style("cite", "unicodeBidi"), "isolate");
    assert!(listening.style(".symbol bdi", "fontFamily").contains("system-ui"));
    assert!(listening.style("cite[lang=ja]", "fontFamily").contains("Hiragino"));
    assert_eq!(listening.style("td.end", "textAlign"), "start");
    for selector in [".lead", ".notice"] {
        let of =
            |property| listening.style(selector, property).trim_end_matches("px").parse::<f64>().unwrap();
        assert!((of("lineHeight") / of("fontSize") - 1.75).abs() < 0.01, "{selector}");
    }
}

/// How many citations the page has.
const CITATIONS: &str = "document.querySelectorAll('a[href^=\"#fb-source-\"]').length";

/// How many citations of the page stand on another line than the character before them.
const TORN: &str = "[...document.querySelectorAll('a[href^=\"#fb-source-\"]')].filter(cite => {
    const before = cite.previousSibling;
    if (!before || before.nodeType !== 3 || !before.data.trim()) return false;
    const range = document.createRange();
    const end = before.data.trimEnd().length;
    range.setStart(before, end - 1);
    range.setEnd(before, end);
    const words = range.getBoundingClientRect(), mark = cite.getClientRects()[0];
    return mark.top >= words.bottom || mark.bottom <= words.top;
}).length";

#[test]
fn a_citation_stands_on_the_line_of_what_it_proves() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    for language in ["zh", "en", "ar"] {
        listening.opens(&format!("{language}/{TRANSLATED}"));
        assert!(listening.value(CITATIONS).as_u64().unwrap() > 20);
        for width in (300..500).step_by(20) {
            listening.narrow(width);
            assert_eq!(listening.value(TORN), 0, "{language} at {width}");
        }
    }
}

#[test]
fn what_belongs_to_a_fact_has_a_line_of_its_own_on_a_phone_and_on_paper() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    listening.narrow(390);
    for language in ["fr", "ar"] {
        listening.opens(&format!("{language}/{TRANSLATED}"));
        assert_eq!(listening.style(".factbox .detail", "display"), "block");
    }
    listening.prints();
    let running = "[...document.querySelectorAll('.factbox .detail')].filter(detail => {
        const mark = detail.previousElementSibling, shown = element => getComputedStyle(element).display;
        return shown(detail) !== 'block' && !(mark && mark.className === 'comma' && shown(mark) === 'inline');
    }).length";
    assert_eq!(listening.value(running), 0, "facts run together");
    assert_eq!(listening.style(".factbox dl > div", "breakInside"), "avoid");
    assert_eq!(listening.style(".paper", "cssFloat"), "inline-end");
    // The columns of an English text follow each other from its left, also on an Arabic page.
    listening.opens(&format!("ar/{ENGLISH_ONLY}"));
    assert_eq!(listening.style(".text", "direction"), "ltr");
    assert_eq!(listening.style(".text > .sources", "direction"), "rtl");
    listening.opens(&format!("ar/{TRANSLATED}"));
    assert_eq!(listening.style(".text", "direction"), "rtl");
}

#[test]
fn the_switch_keeps_the_place_on_the_page_and_the_choice_of_the_filters() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    listening.opens("en/practices/index.html");
    let choose = "(s => { s.value = 'water'; s.dispatchEvent(new Event('change')); })(document.querySelector('[data-filter=domains]'))";
    listening.value(choose);
    listening.value("document.querySelector('.switch a[data-language=fr]').click()");
    listening.settles_at("/fr/practices/index.html");
    assert_eq!(listening.words("location.search"), "?domains=water");
    assert_eq!(listening.words("document.querySelector('[data-filter=domains]').value"), "water");
    listening.opens(&format!("fr/{TRANSLATED}"));
    listening.value(
        "location.hash = '#what-was-done'; document.querySelector('.versions a[data-language=zh]').click()",
    );
    listening.settles_at(&format!("/zh/{TRANSLATED}"));
    assert_eq!(listening.words("location.hash"), "#what-was-done");
    assert!(listening.value("!!document.getElementById('what-was-done')").as_bool().unwrap());
}

#[test]
fn a_table_that_can_be_scrolled_by_keyboard_has_a_role_and_a_name() {
    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    listening.narrow(320);
    for page in ["ru/translations.html".to_owned(), format!("en/{ENGLISH_ONLY}")] {
        listening.opens(&page);
        let nameless = "[...document.querySelectorAll('.table')].filter(table => {
            const by = table.getAttribute('aria-labelledby');
            const name = by ? document.getElementById(by).textContent : table.getAttribute('aria-label');
            return table.getAttribute('role') !== 'group' || !name;
        }).length";
        assert_eq!(listening.value(nameless), 0, "{page}");
        assert!(listening.value("document.querySelectorAll('.table').length").as_u64().unwrap() >= 2);
    }
}
