//! An edition that a reader keeps on a device, in Chromium, from a host and without it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use headless_chrome::Browser;
use headless_chrome::protocol::cdp::{Page, Storage};

use crate::chromium::{Listening, browser};
use crate::fixture::{Fixture, SAMPLE, files_below};
use crate::http::{Host, Manners};

const PRACTICE: &str = "en/practices/tie-sensors-to-a-repair-service.html";

/// A site on a host, and a browser that looks at it.
struct Kept {
    fixture: Fixture,
    address: String,
    manners: Arc<Mutex<Manners>>,
    _browser: Browser,
    page: Listening,
}

impl Kept {
    /// The starter on a host, with its page of the offline edition open; nothing without Chromium.
    fn new(change: impl FnOnce(&Fixture)) -> Option<Self> {
        let browser = browser()?;
        let fixture = Fixture::starter();
        change(&fixture);
        let host = Host::new();
        let address = host.address();
        fixture.run(&["build"]).exits(0);
        // What the page asks for without need: a browser tells of each file that a host does not have.
        fixture.text("public/packs/packs.js", "fieldbookPacks([]);\n");
        let manners = host.serve(fixture.path("public"));
        let page = Listening::new(&browser);
        let kept = Kept { fixture, address, manners, _browser: browser, page };
        kept.go("en/offline.html");
        Some(kept)
    }

    fn go(&self, path: &str) {
        self.page.go(&format!("{}{path}", self.address));
    }

    fn manners(&self) -> MutexGuard<'_, Manners> {
        self.manners.lock().unwrap()
    }

    /// Waits until these and no other buttons are there, and nothing is looked for any more.
    fn offers(&self, buttons: &[&str]) {
        let buttons = serde_json::to_string(buttons).unwrap();
        self.page.until(&format!(
            "JSON.stringify([...document.querySelectorAll('.device .acts button')].map(b => b.dataset.do)) === '{buttons}' \
             && !document.querySelector('.device-said').textContent.includes('…')"
        ));
    }

    fn press(&self, button: &str) {
        self.page.value(&format!("document.querySelector('.device [data-do={button}]').click()"));
    }

    /// What the page says, without the marks of direction.
    fn said(&self) -> String {
        let said = self.page.value("document.querySelector('.device-said').textContent");
        said.as_str().unwrap().replace(['\u{2068}', '\u{2069}'], "")
    }

    fn says(&self, words: &str) {
        let said = self.said();
        assert!(said.contains(words), "`{words}` is not in: {said}");
    }

    fn keep(&self) {
        self.offers(&["keep"]);
        self.press("keep");
        self.offers(&["remove"]);
        self.says("This is the newest edition.");
    }

    fn text(&self, selector: &str) -> String {
        let text = self.page.value(&format!("document.querySelector('{selector}').textContent"));
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Which files were asked for in order to be kept, since the last time.
    fn loaded(&self) -> Vec<String> {
        let asked = std::mem::take(&mut self.manners().asked);
        let keep = |address: &String| Some(address.split_once("?keep=")?.0.to_owned());
        asked.iter().filter_map(keep).collect()
    }

    /// The files of the site that belong to the English edition, each with its sum.
    fn files(&self) -> BTreeMap<String, String> {
        let edition: serde_json::Value =
            serde_json::from_str(&self.fixture.read("public/edition.json")).unwrap();
        let files = edition["files"].as_object().unwrap().iter();
        let own = |path: &str| {
            ["en/", "assets/", "search/en/"].iter().any(|folder| path.starts_with(folder))
                || ["index.html", "manifest.webmanifest"].contains(&path)
        };
        files
            .filter(|(path, _)| own(path))
            .map(|(path, record)| (path.clone(), record["sha256"].as_str().unwrap().to_owned()))
            .collect()
    }
}

const RECIPE: &str = "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q0]\n";

#[test]
fn a_kept_edition_is_read_searched_and_collected_without_a_network() {
    let Some(kept) = Kept::new(|fixture| {
        fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [en, fr]");
        fixture.text("content/bundles/repairs.yaml", RECIPE);
    }) else {
        return;
    };
    kept.offers(&["keep"]);
    kept.says("Not kept on this device. To load:");
    let nothing = "caches.keys().then(async keys => keys.length + (await navigator.serviceWorker.getRegistrations()).length)";
    assert_eq!(kept.page.value(nothing), 0, "nothing is kept before somebody asks for it");
    kept.loaded();
    kept.keep();
    // All files of the edition and no other, each once.
    let mut loaded = kept.loaded();
    loaded.sort();
    let mut once = BTreeMap::new();
    for (path, sum) in kept.files() {
        let ending = path.rsplit('.').next().unwrap().to_owned();
        once.entry((sum, ending)).or_insert(path);
    }
    let mut wanted: Vec<String> = once.into_values().collect();
    wanted.sort();
    assert_eq!(loaded, wanted);
    assert!(kept.page.heard.lock().unwrap().console.is_empty());

    kept.manners().away = true;
    kept.go(PRACTICE);
    assert!(kept.text("h1").contains("repair"), "{}", kept.text("h1"));
    assert_ne!(kept.page.value("getComputedStyle(document.body).margin"), "8px");
    kept.page.value("document.querySelector('.basket-add').click()");
    kept.go("en/basket.html");
    kept.page.until("document.querySelectorAll('.basket-list a').length === 1");
    kept.page.value("window.print = () => {}; document.querySelector('[data-do=print]').click()");
    kept.page.until("!!document.querySelector('.printing .basket-practice h1')");
    kept.go("en/search.html?q=repair");
    kept.page.until("document.querySelectorAll('#search-results li').length > 0");
    kept.go("en/bundles/repairs/");
    assert_eq!(kept.text("h1"), "Repairs");
    let book = "fetch(document.querySelector('a[href$=\".pdf\"]').href).then(answer => answer.text()).then(text => text.slice(0, 5))";
    assert_eq!(kept.page.value(book), "%PDF-");
    // The first page of all leads on to the language that is kept.
    kept.go("");
    kept.page.settles_at("/kb/en/index.html");
    // What is not kept is told in a language that is.
    kept.go("fr/practices/index.html");
    kept.page.settles_at("/kb/en/offline.html");
    let missing = kept.text(".device-missing");
    assert!(
        missing.contains("This page is not kept") && missing.contains("fr/practices/index.html"),
        "{missing}"
    );
    let link = kept.page.value("document.querySelector('.device-missing a').href");
    assert_eq!(link, format!("{}fr/practices/index.html", kept.address));
    kept.offers(&["remove"]);
    kept.says("The site cannot be reached now.");
    // With a network, what is not kept comes from the host.
    kept.manners().away = false;
    kept.go("fr/practices/index.html");
    assert_eq!(kept.page.value("document.documentElement.lang"), "fr");
    // Nothing is left of an edition that is removed.
    kept.go("en/offline.html");
    kept.offers(&["remove"]);
    kept.press("remove");
    kept.offers(&["keep"]);
    kept.says("Removed from this device.");
    assert_eq!(kept.page.value(nothing), 0);

    // A practice that has no text in the language of the edition has its text in the folder of another one.
    kept.go("fr/offline.html");
    kept.offers(&["keep"]);
    kept.press("keep");
    kept.offers(&["remove"]);
    kept.manners().away = true;
    kept.go("fr/basket.html");
    kept.page.until("document.querySelectorAll('.basket-list a').length === 1");
    kept.page.value("window.print = () => {}; document.querySelector('[data-do=print]').click()");
    kept.page.until("!!document.querySelector('.printing .basket-practice h1')");
}

#[test]
fn of_a_newer_edition_only_what_changed_is_loaded_and_the_older_one_stays_till_all_is_there() {
    let Some(kept) = Kept::new(|_| {}) else { return };
    kept.keep();
    kept.loaded();
    let before = kept.files();
    let old = kept.text("footer");
    kept.fixture.edit(SAMPLE, "title: ", "title: Newly ");
    kept.fixture.run(&["build"]).exits(0);
    let known: BTreeSet<&String> = before.values().collect();
    let after = kept.files();
    let changed: BTreeSet<String> =
        after.iter().filter(|(_, sum)| !known.contains(sum)).map(|(path, _)| path.clone()).collect();
    assert!(changed.contains(PRACTICE) && changed.len() < after.len() / 2, "{changed:?}");

    kept.go("en/offline.html");
    kept.offers(&["update", "remove"]);
    kept.says("To load: ");
    kept.says(&format!(" in {} files.", changed.len()));
    let is_old = || {
        kept.go(PRACTICE);
        assert!(!kept.text("h1").contains("Newly"), "pages come from the kept edition, network or not");
        assert_eq!(kept.text("footer"), old);
    };
    is_old();

    // One file that the host refuses.
    kept.manners().refused.insert(PRACTICE.to_owned());
    kept.go("en/offline.html");
    kept.offers(&["update", "remove"]);
    kept.loaded();
    kept.press("update");
    kept.offers(&["resume", "discard", "remove"]);
    kept.says(&format!("The server did not give the file {PRACTICE} (answer 500)."));
    is_old();
    kept.manners().refused.clear();

    // A page that is left while it loads.
    kept.go("en/offline.html");
    kept.offers(&["resume", "discard", "remove"]);
    kept.manners().wait = Duration::from_millis(60);
    kept.press("resume");
    kept.page.until("document.querySelector('progress').value > 0");
    is_old();
    kept.manners().wait = Duration::ZERO;

    kept.go("en/offline.html");
    kept.offers(&["resume", "discard", "remove"]);
    kept.press("resume");
    kept.offers(&["remove"]);
    kept.says("This is the newest edition.");
    let loaded = kept.loaded();
    assert_eq!(BTreeSet::from_iter(loaded.iter().cloned()), changed);
    // What was on its way when loading stopped is asked for again: four files at most, each time.
    assert!(loaded.len() <= changed.len() + 8, "{loaded:?}");
    kept.manners().away = true;
    kept.go(PRACTICE);
    assert!(kept.text("h1").contains("Newly"));
    // Nothing of the older edition lies about.
    let count = "caches.keys().then(keys => caches.open(keys[0])).then(store => store.keys()).then(keys => keys.filter(key => key.url.includes('/file/')).length)";
    let sums: BTreeSet<(&String, &str)> =
        after.iter().map(|(path, sum)| (sum, path.rsplit('.').next().unwrap())).collect();
    assert_eq!(kept.page.value(count), sums.len());
}

#[test]
fn a_damaged_file_is_told_and_never_kept() {
    let Some(kept) = Kept::new(|_| {}) else { return };
    kept.offers(&["keep"]);
    kept.manners().damaged.insert(PRACTICE.to_owned());
    kept.loaded();
    kept.press("keep");
    kept.offers(&["resume", "discard"]);
    kept.says(&format!("The file {PRACTICE} did not come as the edition lists it."));
    assert_eq!(kept.loaded().iter().filter(|path| *path == PRACTICE).count(), 2, "it is asked for once more");
    // What is not whole is not used.
    kept.manners().away = true;
    kept.page.value("location.reload()");
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(kept.page.value("document.querySelector('.device') === null"), true);
    kept.manners().away = false;
    kept.manners().damaged.clear();
    kept.go("en/offline.html");
    kept.offers(&["resume", "discard"]);
    kept.press("discard");
    kept.keep();

    // A build is at work.
    let whole = kept.fixture.read("public/edition.json");
    kept.fixture.text("public/edition.json", "{\"generator\": \"fieldbook (unfinished)\", \"files\": {}}");
    kept.go("en/offline.html");
    kept.offers(&["remove"]);
    kept.says("A new edition is being put on the site at this moment.");
    kept.fixture.text("public/edition.json", &whole);

    // Files that the browser has lost.
    kept.page.value("caches.keys().then(keys => caches.open(keys[0])).then(async store => { for (const key of await store.keys()) if (key.url.endsWith('.css')) await store.delete(key); })");
    kept.go("en/offline.html");
    kept.offers(&["repair", "remove"]);
    kept.press("repair");
    kept.offers(&["remove"]);
    kept.says("This is the newest edition.");
}

#[test]
fn a_full_disk_is_told_and_leaves_the_kept_edition_whole() {
    let Some(kept) = Kept::new(|_| {}) else { return };
    kept.keep();
    kept.fixture.edit(SAMPLE, "title: ", "title: Newly ");
    kept.fixture.run(&["build"]).exits(0);
    let origin = kept.address.trim_end_matches("/kb/").to_owned();
    kept.page.tab.call_method(Storage::OverrideQuotaForOrigin { origin, quota_size: Some(1000.0) }).unwrap();
    // The browser tells how much room there is, or does not.
    for estimate in ["", "navigator.storage.estimate = async () => ({})"] {
        kept.go("en/offline.html");
        kept.page.value(estimate);
        kept.page.until("!!document.querySelector('[data-do=update], [data-do=resume]')");
        kept.page.value("document.querySelector('[data-do=update], [data-do=resume]').click()");
        kept.page.until("document.querySelector('.device-said').textContent.includes('not enough room')");
        kept.go(PRACTICE);
        assert!(!kept.text("h1").contains("Newly"));
    }
}

#[test]
fn from_a_folder_nothing_is_asked_for_and_the_page_says_that_all_is_there() {
    let Some(browser) = browser() else { return };
    let fixture = Fixture::starter();
    fixture.run(&["build"]).exits(0);
    let page = Listening::new(&browser);
    page.open(&fixture.path("public/en/offline.html"));
    let shown =
        "[...document.querySelectorAll('[data-for]')].filter(e => !e.hidden).map(e => e.dataset.for).join()";
    assert_eq!(page.value(shown), "file");
    assert_eq!(page.value("document.querySelectorAll('link[rel=manifest]').length"), 0);
    let heard = page.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
    let other: Vec<_> = heard
        .requests
        .iter()
        .filter(|url| ["edition.json", "sw.js", "manifest", ".png"].iter().any(|part| url.contains(part)))
        .collect();
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn the_site_is_an_app_that_can_be_installed() {
    let Some(kept) = Kept::new(|_| {}) else { return };
    kept.go(PRACTICE);
    let found = kept.page.tab.call_method(Page::GetAppManifest { manifest_id: None }).unwrap();
    assert_eq!(found.url, format!("{}manifest.webmanifest", kept.address));
    assert!(found.errors.is_empty(), "{:?}", found.errors);
    let manifest: serde_json::Value = serde_json::from_str(&found.data.unwrap()).unwrap();
    assert_eq!(manifest["start_url"], ".");
    let icons = manifest["icons"].as_array().unwrap();
    assert_eq!(icons.len(), 4);
    let public: PathBuf = kept.fixture.path("public");
    let files = files_below(&public);
    for icon in icons {
        let bytes = &files[icon["src"].as_str().unwrap()];
        if icon["type"] == "image/png" {
            // Width and height stand at the head of a PNG file.
            let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
            assert_eq!(icon["sizes"], format!("{}x{}", side(16), side(20)));
        }
    }
}
