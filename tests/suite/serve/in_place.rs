//! Pages that follow what is written without being loaded again.

use headless_chrome::Browser;
use serde_json::Value;

use super::Served;
use crate::chromium::{Listening, browser};
use crate::fixture::{Fixture, SAMPLE};

/// The starter site, shown while it is written, and a page of it in a browser.
struct Written {
    fixture: Fixture,
    served: Served,
    page: Listening,
    /// It ends with this.
    _browser: Browser,
}

impl Written {
    /// None without a browser.
    fn new(path: &str) -> Option<Written> {
        let fixture = Fixture::starter();
        let served = Served::new(&fixture, &["serve"]);
        let browser = browser()?;
        let page = Listening::new(&browser);
        let written = Written { fixture, served, page, _browser: browser };
        written.go(path);
        Some(written)
    }

    /// Opens a page, and marks its window, which a page that is loaded again has not.
    fn go(&self, path: &str) {
        self.page.go(&format!("{}{path}", self.served.address));
        self.page.until(
            "document.querySelector('fieldbook-live').shadowRoot.querySelector('[role=status]').textContent === 'no findings'",
        );
        self.mark();
    }

    fn mark(&self) {
        self.page.value("window.mark = 1");
    }

    /// Whether the page was not loaded again since it was marked.
    fn is_marked(&self) -> bool {
        self.page.value("window.mark === 1") == Value::Bool(true)
    }

    fn edit(&self, from: &str, to: &str) {
        self.fixture.edit(SAMPLE, from, to);
    }
}

/// The page of the search answers anew, and what did not change in its answer stays.
#[test]
fn a_search_that_is_shown_finds_what_was_written_a_moment_ago() {
    let Some(written) = Written::new("en/search.html") else { return };
    let page = &written.page;
    page.until("window.fieldbookSearch !== undefined && document.querySelector('#search-results').dataset.state === 'empty'");
    page.value("document.querySelector('form.search input').focus()");
    page.tab.type_str("zyzzogeton pumps").unwrap();
    let state = "document.querySelector('#search-results').dataset.state";
    let results = "document.querySelectorAll('#search-results li').length";
    page.until(&format!("{state} !== 'loading' && document.querySelector('#search-results').dataset.query === 'zyzzogeton pumps'"));
    let partly = page.value("document.querySelector('.search-status').textContent");
    written.edit("title: Tie every", "title: Tie zyzzogeton every");
    page.until(&format!(
        "{state} === 'done' && {results} === 1 && document.querySelector('#search-results h2').textContent.includes('zyzzogeton')"
    ));
    assert_ne!(page.value("document.querySelector('.search-status').textContent"), partly);
    page.until("document.querySelector('.search-narrow') !== null");
    assert_eq!(page.value("document.querySelector('form.search input').value"), "zyzzogeton pumps");
    assert_eq!(page.value("document.activeElement === document.querySelector('form.search input')"), true);

    // What is the same stays with its focus, and what a reader has opened is open.
    page.value(
        "document.querySelector('.search-narrow').open = true;
         window.link = document.querySelector('#search-results a'); link.focus();
         window.number = document.querySelector('script[data-sum]').dataset.search",
    );
    written.edit("Many are never repaired", "Most are never repaired");
    page.until(&format!(
        "document.querySelector('script[data-sum]').dataset.search !== number && {state} === 'done' && document.querySelector('.search-side').firstChild !== null"
    ));
    page.until("document.activeElement === link && link.isConnected && document.querySelector('.search-narrow').open");
    // A word that is gone is found no more.
    written.edit("title: Tie zyzzogeton every", "title: Tie every");
    page.until(&format!(
        "{state} === 'done' && !document.querySelector('#search-results').textContent.includes('zyzzogeton')"
    ));
    assert_eq!(page.value("document.querySelector('form.search input').value"), "zyzzogeton pumps");
    assert!(written.is_marked());
    let console = page.heard.lock().unwrap().console.clone();
    assert!(console.is_empty(), "{console:?}");
}

/// Many saves one upon the other, with questions in between: the last answer is that of the last save, and nothing is told to have failed.
#[test]
fn many_saves_leave_the_search_with_the_last_one() {
    let Some(written) = Written::new("en/search.html?q=sensors") else { return };
    let page = &written.page;
    page.value(
        "window.failures = 0;
         new MutationObserver(() => { if (document.querySelector('.search-failed')) failures++; }).observe(document.body, { childList: true, subtree: true })",
    );
    let text = written.fixture.read(SAMPLE);
    for number in 0..30 {
        written
            .fixture
            .text(SAMPLE, &text.replace("title: Tie every", &format!("title: Number {number} of")));
        std::thread::sleep(std::time::Duration::from_millis(40 + 20 * (number % 7)));
    }
    page.until(
        "document.querySelector('#search-results h2')?.textContent.startsWith('Number 29 of') === true",
    );
    std::thread::sleep(std::time::Duration::from_millis(500));
    page.until(
        "document.querySelector('#search-results h2')?.textContent.startsWith('Number 29 of') === true",
    );
    assert_eq!(page.value("failures"), 0);
    assert!(written.is_marked());
}
