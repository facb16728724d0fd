//! Pages that follow what is written without being loaded again.

use headless_chrome::Browser;
use serde_json::Value;

use super::Served;
use crate::bundle::PICTURE;
use crate::chromium::{Listening, browser};
use crate::fixture::{Fixture, SAMPLE};

const PAGE: &str = "en/practices/tie-sensors-to-a-repair-service.html";

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

    /// Waits until the window shows what the server has there now, which has these words. An answer says so by its sum.
    fn follows(&self, path: &str, words: &str) {
        for _ in 0..600 {
            let text = String::from_utf8(self.served.get(path).1).unwrap();
            if let Some((_, sum)) = text.split_once("data-sum=\"").filter(|_| text.contains(words)) {
                let sum = sum.split('"').next().unwrap();
                return self
                    .page
                    .until(&format!("document.querySelector('script[data-sum=\"{sum}\"]') !== null"));
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("{path} never has `{words}`");
    }

    /// The text of the page, with all that scripts have made of it.
    fn main(&self) -> String {
        self.page.value("document.querySelector('main').outerHTML").as_str().unwrap().to_owned()
    }
}

/// What a browser is told is the page that it was sent and the page that it would be sent, without the script of the preview.
#[test]
fn a_page_is_told_what_has_changed_in_it() {
    let fixture = Fixture::starter();
    let served = Served::new(&fixture, &["serve"]);
    let page = || String::from_utf8(served.get(PAGE).1).unwrap();
    let sum_of = |page: &str| page.split("data-sum=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let plain = |page: &str| {
        let (start, script) = page.split_once("<script src=\"/.fieldbook/live.js\"").unwrap();
        format!("{start}{}", script.split_once("</script>").unwrap().1)
    };
    let news = |sum: &str| -> Value {
        serde_json::from_slice(&served.get(&format!(".fieldbook/now?after=&sum={sum}&path=/{PAGE}")).1)
            .unwrap()
    };
    let before = page();
    let same = news(&sum_of(&before));
    assert!(same["reload"] == false && same.get("patch").is_none(), "{same}");
    fixture.edit(SAMPLE, "title: Tie every", "title: Bind every");
    let mut told = same;
    while told["reload"] == false {
        told = news(&sum_of(&before));
    }
    let after = page();
    assert_eq!(told["patch"]["before"], plain(&before));
    assert_eq!(told["patch"]["after"], plain(&after));
    assert_eq!(told["patch"]["sum"], sum_of(&after));
    assert!(after.contains("Bind every") && !plain(&after).contains("live.js"));
    let unknown = news("0123456789abcdef");
    assert!(unknown["reload"] == true && unknown.get("patch").is_none(), "{unknown}");
    // Each page and each answer has the number of what is searched, which comes a little later.
    let is_told = || {
        let page = page();
        page.contains(&format!("data-search=\"{}\"", news(&sum_of(&page))["search"]))
    };
    assert!((0..600).any(|_| is_told()), "{}", page());
    // The directory is never one of before.
    assert!(served.get("search/en/directory.js").0.contains("no-store"));
    assert!(!served.get("en/search.html").0.contains("no-store"));
}

/// The reader keeps the place, the focus and the selection.
#[test]
fn a_page_changes_where_it_is_written() {
    let Some(written) = Written::new(PAGE) else { return };
    let page = &written.page;
    page.value(
        "const place = [...document.querySelectorAll('.body h2')].find((one) => one.textContent === 'Who took part');
         place.scrollIntoView({ behavior: 'instant' });
         const height = place.getBoundingClientRect().top;
         window.isSeen = () => Math.abs(place.getBoundingClientRect().top - height) <= 1;
         const text = [...document.querySelectorAll('.body p')].find((one) => one.textContent.includes('hand pumps')).firstChild;
         const at = text.data.indexOf('hand pumps');
         getSelection().setBaseAndExtent(text, at, text, at + 10);
         document.querySelector('.toc a').focus({ preventScroll: true });
         window.focused = document.activeElement;
         window.stays = () => isSeen() && document.activeElement === focused && focused.matches('.toc a') && String(getSelection()) === 'hand pumps'",
    );
    page.until("stays() && scrollY > 1000");
    let text = "document.querySelector('.body').textContent";
    let removed = {
        let text = written.fixture.read(SAMPLE);
        let start = text.find("## Cost and resources").unwrap();
        text[start..text.find("## Lessons").unwrap()].to_owned()
    };
    for (from, to, shown) in [
        (
            "title: Tie every",
            "title: Bind every",
            "document.querySelector('h1').textContent.startsWith('Bind every') && document.title.startsWith('Bind every') \
             && document.querySelector('.basket-add').getAttribute('aria-label').includes('Bind every')"
                .to_owned(),
        ),
        ("many people draw", "most people draw", format!("{text}.includes('Africa, most people')")),
        (
            "| Circuit rider | about 57 |",
            "| Circuit rider | about 58 |",
            "[...document.querySelectorAll('.body td')].some((cell) => cell.textContent === 'about 58')".to_owned(),
        ),
        (
            "By a rough analysis",
            "This was not there before.\n\nBy a rough analysis",
            "[...document.querySelectorAll('.body p')].some((one) => one.textContent === 'This was not there before.')"
                .to_owned(),
        ),
        (
            removed.as_str(),
            "",
            "!document.querySelector('main').textContent.includes('Cost and resources')".to_owned(),
        ),
    ] {
        written.edit(from, to);
        page.until(&shown);
        assert!(written.is_marked(), "loaded again: {from}");
        page.until("stays()");
    }
    let console = page.heard.lock().unwrap().console.clone();
    assert!(console.is_empty(), "{console:?}");
}

/// What comes of many changes is what a reload would show.
#[test]
fn a_page_that_has_changed_often_is_the_one_that_would_be_loaded() {
    let Some(written) = Written::new(PAGE) else { return };
    let edits = [
        ("title: Tie every", "title: <b>Tie</b> & “bind” every"),
        ("In 2014 and 2015, researchers", "In 2014, and in 2015, researchers"),
        ("revision: 1", "revision: 2"),
        (
            "- Living Water International had worked",
            "- A *new* item [2].\n- Living Water International had worked",
        ),
        ("3. **Fit the sensors.** In 2014, 181 were installed in three provinces [1].\n", ""),
        ("| Ambulance | Yes, and", "| Another model | No |\n| Ambulance | Yes, and"),
        ("## Lessons\n", "## Keeping it going\n\nThe $x^2$ of it.[^1]\n\n[^1]: A note.\n\n## Lessons\n"),
        ("> [!TIP]", "> [!NOTE]"),
        ("Pay for repair first", "[Pay](https://pay.example/) `for`\nrepair **first**"),
        ("status: published", "status: draft"),
        ("domains: [water, health]", "domains: [health]"),
        ("publisher: GSMA", "publisher: The GSMA"),
        ("A *new* item [2].", "An <em onclick=\"hit()\">old</em> one."),
        ("The $x^2$ of it.[^1]\n\n[^1]: A note.", "Nothing."),
    ];
    for (from, to) in edits {
        let before = String::from_utf8(written.served.get(PAGE).1).unwrap();
        written.edit(from, to);
        let now = || String::from_utf8(written.served.get(PAGE).1).unwrap();
        for _ in 0..600 {
            if now() != before {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        assert_ne!(now(), before, "{to}");
        written.follows(PAGE, "");
        assert!(written.is_marked(), "loaded again: {to}");
        let changed = written.main();
        // Another window shows it as it is loaded.
        let loaded = Listening::new(&written._browser);
        loaded.go(&format!("{}{PAGE}", written.served.address));
        loaded.until("document.querySelector('.basket-add') !== null");
        let anew = loaded.value("document.querySelector('main').outerHTML");
        assert_eq!(changed, anew.as_str().unwrap(), "{to}");
        loaded.tab.close(false).unwrap();
    }
}

/// What scripts or readers have made of a page stays where nothing is written, and where something is the page is loaded again.
#[test]
fn what_is_not_as_it_was_sent_is_loaded_again() {
    let Some(written) = Written::new(PAGE) else { return };
    let page = &written.page;
    page.value("document.querySelector('.lead').append(' Made by a script.')");
    page.value("document.querySelector('.toc a').textContent = 'Made by a script'");
    written.edit("many people draw", "most people draw");
    page.until("document.querySelector('.body').textContent.includes('most people draw')");
    assert!(written.is_marked());
    assert_eq!(page.value("document.querySelector('.toc a').textContent"), "Made by a script");
    written.edit("In 2014 and 2015, researchers", "In 2014, researchers");
    page.until("window.mark !== 1 && document.querySelector('.lead')?.textContent.startsWith('In 2014, researchers')");
    let shown = page.value("document.querySelector('main').textContent");
    assert!(!shown.as_str().unwrap().contains("Made by a script"), "{shown}");
    // A link that a script has led elsewhere.
    written.mark();
    written.edit("Pay for repair first", "[Pay](https://pay.example/) for repair first");
    let link = "[...document.querySelectorAll('.body a')].find((one) => one.textContent === 'Pay')";
    page.until(&format!("{link}?.href === 'https://pay.example/'"));
    assert!(written.is_marked());
    page.value(&format!("{link}.href = 'https://other.example/'"));
    written.edit("https://pay.example/", "https://paid.example/");
    page.until(&format!("window.mark !== 1 && {link}?.href === 'https://paid.example/'"));

    // Words that a search has marked, and a reader who is among them.
    written.go(&format!("{PAGE}?q=sensors"));
    page.until(
        "document.querySelectorAll('.body mark').length > 5 && document.querySelector('.places') !== null",
    );
    written.edit("title: Tie every", "title: Bind every");
    page.until("window.mark !== 1 && document.querySelector('h1')?.textContent.startsWith('Bind every')");
    page.until("document.querySelectorAll('.body mark').length > 5");
    written.mark();
    // They are marked in a part that is new, too.
    written.edit("most people draw", "few people with sensors draw");
    page.until("window.mark !== 1 && [...document.querySelectorAll('.body mark')].some((one) => one.nextSibling?.data.startsWith(' draw'))");
}

/// A page that has to be loaded again comes back to the line at which its reader was, not to a height.
#[test]
fn a_page_that_is_loaded_again_keeps_its_line() {
    let Some(written) = Written::new(PAGE) else { return };
    let page = &written.page;
    let place =
        "[...document.querySelectorAll('.body h2')].find((one) => one.textContent === 'Who took part')";
    page.value(&format!("{place}.scrollIntoView({{ behavior: 'instant' }})"));
    let top = page.value(&format!("{place}.getBoundingClientRect().top")).as_f64().unwrap();
    // Code can be scrolled by keyboard, which scripts may have a hand in.
    let code = "```\n1\n2\n3\n4\n5\n6\n7\n```\n\n";
    written.edit("By a rough analysis", &format!("{code}By a rough analysis"));
    page.until("window.mark !== 1 && document.querySelector('.body pre') !== null");
    page.until(&format!("Math.abs({place}.getBoundingClientRect().top - {top}) <= 2"));
    written.mark();
    written.edit(code, "");
    page.until("window.mark !== 1 && document.querySelector('.body pre') === null");
    page.until(&format!("Math.abs({place}.getBoundingClientRect().top - {top}) <= 2"));
}

/// A theme may have no blank at the end of its pages, and a table may need to be scrolled from now on.
#[test]
fn what_stands_around_a_text_is_no_hindrance() {
    let fixture = Fixture::starter();
    let base = Fixture::theme_file("templates/base.html");
    let (start, end) = base.rsplit_once("</body>").unwrap();
    fixture.text(
        "themes/default/templates/base.html",
        &format!("{}</body>{}", start.trim_end(), end.trim_start()),
    );
    let served = Served::new(&fixture, &["serve"]);
    let Some(browser) = browser() else { return };
    let page = Listening::new(&browser);
    page.size(400, 800, false);
    let written = Written { fixture, served, page, _browser: browser };
    written.go(PAGE);
    let page = &written.page;
    let table = "document.querySelector('.body .table')";
    page.until(&format!("{table}.tabIndex === -1"));
    let cell = page.value(&format!("{table}.querySelector('tbody td').textContent"));
    let cell = cell.as_str().unwrap();
    let wide = "W".repeat(200);
    written.edit(&format!("| {cell} "), &format!("| {wide} "));
    page.until(&format!("{table}.textContent.includes('WWWW') && {table}.tabIndex === 0"));
    assert!(written.is_marked());
}

/// A browser has six connections to a server. Pages that are open leave some of them to those that are opened.
#[test]
fn pages_that_wait_leave_room_for_others() {
    let fixture = Fixture::starter();
    let served = std::sync::Arc::new(Served::new(&fixture, &["serve"]));
    // The first question of a search waits until there is something to search.
    assert!(served.get("search/en/directory.js").0.starts_with("HTTP/1.1 200"));
    let news = |served: &Served, after: &str| -> Value {
        let path = format!(".fieldbook/now?after={after}&sum=&path=/{PAGE}");
        serde_json::from_slice(&served.get(&path).1).unwrap()
    };
    // Until nothing comes any more.
    let mut number = Value::Null;
    loop {
        let told = news(&served, "");
        if told["checking"] == false && told["number"] == number {
            break;
        }
        number = told["number"].clone();
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
    let number = number.to_string();
    let (sender, answers) = std::sync::mpsc::channel();
    let ask = || {
        let (served, number, sender) = (served.clone(), number.clone(), sender.clone());
        std::thread::spawn(move || sender.send(news(&served, &number)["pause"].as_u64().unwrap()))
    };
    let threads: Vec<_> = (0..4).map(|_| ask()).collect();
    let one = |answers: &std::sync::mpsc::Receiver<u64>| {
        answers.recv_timeout(std::time::Duration::from_secs(60)).unwrap()
    };
    // Those who come when all places are taken are answered at once, and are to come again a little later.
    std::thread::sleep(std::time::Duration::from_secs(3));
    assert!(news(&served, &number)["pause"].as_u64().unwrap() > 0);
    assert!(answers.try_recv().is_err(), "the others wait");
    fixture.edit(SAMPLE, "title: Tie every", "title: Bind every");
    for thread in threads {
        assert_eq!(one(&answers), 0);
        let _ = thread.join();
    }
}

/// What does something by itself comes as in a page that is loaded, never by a change in place.
#[test]
fn nothing_that_does_something_comes_by_a_change_in_place() {
    let Some(written) = Written::new(PAGE) else { return };
    let page = &written.page;
    page.value("window.addEventListener('hit', () => {})");
    // A picture is looked at only.
    written.fixture.bytes("content/practices/tie-sensors-to-a-repair-service/plan.png", PICTURE);
    written.edit("By a rough analysis", "![A plan](plan.png)\n\nBy a rough analysis");
    page.until("document.querySelector('.body img') !== null");
    page.value("document.querySelector('.body img').scrollIntoView()");
    page.until("document.querySelector('.body img').naturalWidth === 8");
    assert!(written.is_marked());
    // What a text cannot hold is no part of the page.
    written.edit(
        "By a rough analysis",
        "<img src=\"none\" onerror=\"document.title = 'hit'\"><script>document.title = 'hit'</script><button>No</button>\n\nBy a rough estimate",
    );
    page.until("document.querySelector('.body').textContent.includes('By a rough estimate')");
    assert!(written.is_marked());
    let has = |selector: &str| {
        page.value(&format!("document.querySelector('main').querySelector(\"{selector}\") !== null"))
    };
    for selector in ["script", "[onerror]", ".body button"] {
        assert_eq!(has(selector), false, "{selector}");
    }

    // A theme may have what it likes, and its page is loaded.
    let template = "themes/default/templates/practice-article.html";
    let theirs = Fixture::theme_file("templates/practice-article.html");
    for (at, (own, selector)) in [
        ("<button class=\"own-0\" type=\"button\">Own</button>", "button.own-0"),
        ("<p class=\"own-1\" onclick=\"document.title = 'hit'\">Own</p>", "p.own-1"),
        ("<script class=\"own-2\">document.title = 'hit'</script>", "script.own-2"),
        ("<div><details class=\"own-3\"><p tabindex=\"0\">Own</p></details></div>", "details.own-3"),
        ("<p class=\"own-4\" data-symbol=\"BP-EZDSK\"><a>Own</a></p>", "p.own-4 .basket-add"),
        ("<form class=\"own-5\"></form>", "form.own-5"),
        ("", "h1"),
    ]
    .into_iter()
    .enumerate()
    {
        written.mark();
        written.fixture.text(
            template,
            &theirs.replacen("<div class=\"text\">", &format!("{own}<div class=\"text\">"), 1),
        );
        page.until(&format!(
            "window.mark !== 1 && document.querySelector(\"main {selector}\") !== null && document.querySelectorAll('[class^=own-]').length === {}",
            usize::from(at < 6)
        ));
        assert_ne!(page.value("document.title"), "hit", "{own}");
    }
    // In a part that is otherwise as it was, an attribute may be what is new.
    for own in [
        "<p class=\"own\">Own</p>",
        "<p class=\"own\" data-own=\"1\">Own</p>",
        "<p class=\"own\" onclick=\"x\">Own</p>",
    ] {
        written.mark();
        let is_first = !own.contains('=') || own == "<p class=\"own\">Own</p>";
        written.fixture.text(
            template,
            &theirs.replacen("<div class=\"text\">", &format!("{own}<div class=\"text\">"), 1),
        );
        page.until(&format!("document.querySelector('.own')?.outerHTML === '{own}'"));
        assert_eq!(written.is_marked(), is_first, "{own}");
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
    // What is made anew has the focus again.
    written.edit("title: Tie zyzzogeton every", "title: Bind zyzzogeton every");
    page.until("document.querySelector('#search-results h2').textContent.startsWith('Bind') && document.activeElement !== link && document.activeElement.href === link.href");
    // A word that is gone is found no more.
    written.edit("title: Bind zyzzogeton every", "title: Tie every");
    page.until(&format!(
        "{state} === 'done' && !document.querySelector('#search-results').textContent.includes('zyzzogeton')"
    ));
    assert_eq!(page.value("document.querySelector('form.search input').value"), "zyzzogeton pumps");
    assert!(written.is_marked());
    let console = page.heard.lock().unwrap().console.clone();
    assert!(console.is_empty(), "{console:?}");
}

/// So does the dialog, on a page that is changed under it.
#[test]
fn a_dialog_that_is_open_finds_what_was_written_a_moment_ago() {
    let Some(written) = Written::new(PAGE) else { return };
    let page = &written.page;
    page.value("document.querySelector('.find-open').click()");
    page.until("document.querySelector('dialog.find [role=combobox]') !== null");
    page.tab.type_str("zyzzogeton").unwrap();
    page.until("document.querySelector('dialog.find .search-status').textContent !== ''");
    assert_eq!(page.value("document.querySelectorAll('dialog.find [role=option]').length"), 0);
    written.edit("title: Tie every", "title: Tie zyzzogeton every");
    page.until(
        "document.querySelector('dialog.find [role=option]')?.textContent.includes('zyzzogeton') === true",
    );
    page.until("document.querySelector('h1').textContent.includes('zyzzogeton')");
    assert!(written.is_marked());
    let kept = "document.querySelector('dialog.find').open && document.activeElement === document.querySelector('dialog.find input') \
                && document.activeElement.value === 'zyzzogeton'";
    assert_eq!(page.value(kept), true);
    // What is chosen with the arrow keys stays chosen.
    page.tab.press_key("ArrowDown").unwrap();
    page.until("document.activeElement.getAttribute('aria-activedescendant') === 'find-option-0'");
    page.value("window.option = document.querySelector('dialog.find [role=option]')");
    written.edit("title: Tie zyzzogeton every", "title: Bind zyzzogeton every");
    page.until("!option.isConnected && document.querySelector('dialog.find [role=option][aria-selected=true]')?.textContent.startsWith('Bind') === true");
    assert_eq!(page.value("document.activeElement.getAttribute('aria-activedescendant')"), "find-option-0");
}

/// A reader of the findings stays where they are read.
#[test]
fn the_findings_keep_the_focus() {
    let fixture = Fixture::starter();
    fixture.edit(SAMPLE, "domains: [water, health]", "domains: [water, helth]");
    let served = Served::new(&fixture, &["serve"]);
    let Some(browser) = browser() else { return };
    let page = Listening::new(&browser);
    page.go(&format!("{}{PAGE}", served.address));
    let root = "document.querySelector('fieldbook-live').shadowRoot";
    page.until(&format!("{root}.querySelector('article a') !== null"));
    page.value(&format!("window.mark = 1; window.link = {root}.querySelector('article a'); link.focus()"));
    fixture.edit(SAMPLE, "title: Tie every", "title: Bind every");
    page.until("document.querySelector('h1').textContent.startsWith('Bind')");
    page.until(&format!("{root}.querySelector('.checking').hidden"));
    assert_eq!(
        page.value(&format!("window.mark === 1 && {root}.activeElement === link && link.isConnected")),
        true
    );
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
