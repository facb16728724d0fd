//! The site as `fieldbook serve` shows it, and its packs on the page of the offline edition.

mod in_place;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::chromium::{Listening, browser};
use crate::fixture::{DAY, Fixture, SAMPLE, files_below, program};

/// `fieldbook serve` at work on a fixture, until it is dropped.
struct Served {
    child: Child,
    /// `http://127.0.0.1:8000/`
    address: String,
    /// Where it keeps what is gone when it ends.
    temporary: PathBuf,
}

impl Served {
    fn new(fixture: &Fixture, args: &[&str]) -> Self {
        let temporary = fixture.path("temporary");
        std::fs::create_dir_all(&temporary).unwrap();
        let mut child = Command::new(program())
            .args(args)
            .current_dir(fixture.path(""))
            .env_clear()
            .envs([("SOURCE_DATE_EPOCH", DAY), ("TMPDIR", temporary.to_str().unwrap())])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Served { child, address: line.trim().to_owned(), temporary }
    }

    /// The head and the bytes of an answer.
    fn get(&self, path: &str) -> (String, Vec<u8>) {
        let host = self.address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        (String::from_utf8_lossy(&answer[..end]).into_owned(), answer.split_off(end + 4))
    }

    /// The packs, when there are as many as that.
    fn packs(&self, count: usize) -> Vec<Value> {
        for _ in 0..600 {
            let script = String::from_utf8(self.get("packs/packs.js").1).unwrap();
            let list = script.trim_end().strip_prefix("fieldbookPacks(").unwrap().strip_suffix(");").unwrap();
            let packs: Vec<Value> = serde_json::from_str(list).unwrap();
            if packs.len() == count {
                return packs;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("there are not {count} packs");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The site is built, read in a browser, and fetched as packs, which are whole editions; what the command made for itself is gone when it ends.
#[test]
fn a_site_is_served_with_its_packs() {
    let fixture = Fixture::starter();
    let mut served = Served::new(&fixture, &["serve", "--out", "public"]);
    assert!(served.address.starts_with("http://127.0.0.1:80"), "{}", served.address);
    let (head, body) = served.get("en/");
    assert!(head.starts_with("HTTP/1.1 200 OK") && head.contains("script-src 'self'"), "{head}");
    assert_eq!(body, std::fs::read(fixture.path("public/en/index.html")).unwrap());
    assert!(served.get("../fieldbook.yaml").0.starts_with("HTTP/1.1 404"));
    let languages = std::fs::read_dir(fixture.path("public/search")).unwrap().count();
    let packs = served.packs(1 + languages);
    assert_eq!(packs[0]["language"], Value::Null);
    for pack in &packs {
        let name = pack["file"].as_str().unwrap();
        let (head, bytes) = served.get(&format!("packs/{name}"));
        assert!(head.contains("application/zip"), "{head}");
        assert_eq!(json!(bytes.len()), pack["bytes"]);
        fixture.bytes(name, &bytes);
        fixture.run(&["verify", name]).exits(0);
    }
    if let Some(browser) = browser() {
        let page = Listening::new(&browser);
        page.go(&format!("{}en/offline.html", served.address));
        page.until("document.querySelectorAll('.device-packs tbody tr').length > 0");
        let rows = page.value(
            "JSON.stringify([...document.querySelectorAll('.device-packs tbody tr')].map((row) => [row.querySelector('a').getAttribute('href'), ...[...row.cells].map((cell) => cell.innerText)]))",
        );
        let rows: Vec<Vec<String>> = serde_json::from_str(rows.as_str().unwrap()).unwrap();
        assert_eq!(rows.len(), packs.len());
        // The language of the page first, then all of them.
        assert_eq!([rows[0][1].as_str(), rows[1][1].as_str()], ["English", "All languages"]);
        let whole = &packs[0];
        let bytes = whole["bytes"].as_u64().unwrap();
        assert_eq!(rows[1][0], format!("../packs/{}", whole["file"].as_str().unwrap()));
        let [slow, fast] = [64_000, 2_000_000].map(|speed| (bytes * 8).div_ceil(speed * 60));
        let minutes = |count: u64| format!("{count} minute{}", if count == 1 { "" } else { "s" });
        assert_eq!(rows[1][3..], [minutes(slow), minutes(fast)]);
        let digits: String =
            rows[1][2].lines().nth(1).unwrap().chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits, bytes.to_string());
        assert_eq!(page.value("document.querySelector('.device-packs').hidden"), false);
        // Without packs nothing is said of them.
        page.open(&fixture.path("public/en/offline.html"));
        assert_eq!(page.value("document.querySelector('.device-packs').hidden"), true);
    }
    // Another edition has packs of its own, and none of the one before.
    fixture.edit(SAMPLE, "title: Tie every", "title: Tie each");
    fixture.run(&["build"]).exits(0);
    let list = String::from_utf8(served.get("packs/packs.js").1).unwrap();
    let is_old = |list: &str| packs.iter().any(|pack| list.contains(pack["file"].as_str().unwrap()));
    assert!(!is_old(&list), "{list}");
    let (head, _) = served.get(&format!("packs/{}", packs[0]["file"].as_str().unwrap()));
    assert!(head.starts_with("HTTP/1.1 404"), "{head}");
    let now = served.packs(1 + languages);
    assert!(now.len() == packs.len() && now.iter().all(|pack| !packs.contains(pack)), "{now:?}");
    #[cfg(unix)]
    {
        assert_eq!(std::fs::read_dir(&served.temporary).unwrap().count(), 1);
        let kill = Command::new("kill").arg(served.child.id().to_string()).status().unwrap();
        assert!(kill.success());
        assert_eq!(served.child.wait().unwrap().code(), Some(0));
        assert_eq!(std::fs::read_dir(&served.temporary).unwrap().count(), 0);
    }
}

/// A folder from a stick is served as it is, without a project around it, and the pack of it is the folder again.
#[test]
fn a_folder_is_served_as_it_is() {
    let fixture = Fixture::starter();
    fixture.run(&["build", "--out", "stick/site"]).exits(0);
    for part in ["content", "themes", "fieldbook.yaml"] {
        let path = fixture.path(part);
        let _ = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    }
    let before = files_below(&fixture.path("stick/site"));
    let served = Served::new(&fixture, &["serve", "stick/site"]);
    assert_eq!(served.get("index.html").1, before["index.html"]);
    let packs = served.packs(1);
    let name = packs[0]["file"].as_str().unwrap();
    fixture.bytes("fetched.zip", &served.get(&format!("packs/{name}")).1);
    fixture.run(&["update", "copy", "--from", "fetched.zip"]).exits(0);
    assert!(files_below(&fixture.path("copy")) == before);
    assert!(files_below(&fixture.path("stick/site")) == before);
    let missing = fixture.run(&["serve", "nowhere"]).exits(2);
    assert!(missing.stderr.contains("nowhere"), "{}", missing.stderr);
}

/// Somebody writes, and the page in the browser follows: it keeps its place, and what is wrong is shown beside it, as text.
#[test]
fn a_page_follows_who_writes_it() {
    let fixture = Fixture::starter();
    fixture.edit(SAMPLE, "status: published", "status: draft");
    let served = Served::new(&fixture, &["serve"]);
    let address = format!("{}en/practices/tie-sensors-to-a-repair-service.html", served.address);
    let Some(browser) = browser() else { return };
    let page = Listening::new(&browser);
    page.go(&address);
    let panel = "document.querySelector('fieldbook-live').shadowRoot";
    let told = |page: &Listening| page.value(&format!("{panel}.querySelector('[role=status]').textContent"));
    page.until(&format!("{panel}.querySelector('[role=status]').textContent === 'no findings'"));
    page.value("window.scrollTo(0, 700)");
    page.until("scrollY === 700");

    fixture.edit(SAMPLE, "title: Tie every", "title: Bind every");
    page.until("document.querySelector('h1').textContent.includes('Bind every') && document.readyState === 'complete'");
    page.until("scrollY === 700");
    // As editors save.
    let text = fixture.read(SAMPLE).replace("title: Bind every", "title: Chain every");
    fixture.text(&format!("{SAMPLE}.part"), &text);
    std::fs::rename(fixture.path(&format!("{SAMPLE}.part")), fixture.path(SAMPLE)).unwrap();
    page.until("document.querySelector('h1').textContent.includes('Chain every')");

    // A wrong value: the page is shown, and the panel opens by itself.
    fixture.edit(SAMPLE, "domains: [water, health]", "domains: [water, \"<img src=x onerror=alert(1)>\"]");
    page.until(&format!("{panel}.querySelectorAll('article.error').length === 1"));
    assert_eq!(told(&page), "1 error on this page");
    assert_eq!(page.value(&format!("{panel}.querySelectorAll('img').length")), 0);
    let shown = page.value(&format!("{panel}.querySelector('.list').innerText"));
    let shown = shown.as_str().unwrap().to_owned();
    for words in ["FB0801", "en.md:15", "<img src=x onerror=alert(1)>"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    // A slip takes the whole practice away, and the page stays as it was.
    fixture.edit(SAMPLE, "---\n", "--\n");
    page.until(&format!("{panel}.querySelector('.list')?.innerText.includes('FB0301')"));
    page.until("document.querySelector('h1').textContent.includes('Chain every')");
    page.until(&format!("{panel}.querySelector('.list').innerText.includes('older than its file')"));
    // What the reader closes stays closed on the next page.
    page.value(&format!("{panel}.querySelector('button').click()"));
    fixture.edit(SAMPLE, "--\n", "---\n");
    fixture.edit(SAMPLE, "title: Chain", "title: Tie");
    page.until("document.querySelector('h1').textContent.startsWith('Tie every')");
    page.until(&format!("{panel}.querySelectorAll('article.error').length === 1"));
    assert_eq!(page.value(&format!("{panel}.querySelector('.list').hidden")), true);
    fixture.edit(SAMPLE, "\"<img src=x onerror=alert(1)>\"", "health");
    page.until(&format!("{panel}.querySelector('[role=status]').textContent === 'no findings'"));

    // Elsewhere a finding leads to its page.
    fixture.edit(SAMPLE, "domains: [water, health]", "domains: [water, helth]");
    page.go(&format!("{}en/", served.address));
    let link = format!("{panel}.querySelector('article a')?.getAttribute('href')");
    page.until(&format!("{link} === '/en/practices/tie-sensors-to-a-repair-service.html'"));
    fixture.edit(SAMPLE, "domains: [water, helth]", "domains: [water, health]");

    // The search finds what was written a moment ago.
    page.go(&format!("{}en/search.html?q=zyzzogeton", served.address));
    page.until("document.querySelector('#search-results')?.dataset.state === 'empty'");
    fixture.edit(SAMPLE, "title: Tie every", "title: Tie zyzzogeton every");
    page.until("document.querySelectorAll('#search-results li').length === 1");

    // The book of a bundle is set when it is asked for; nothing is published, and a name that leads here gets nothing.
    assert!(!fixture.path("public").exists());
    assert_eq!(served.get("en/practices").0.split(' ').nth(1), Some("301"));
    assert!(served.get("nowhere.html").0.starts_with("HTTP/1.1 404"));
    assert!(String::from_utf8_lossy(&served.get("sw.js").1).contains("unregister"));
    let console = page.heard.lock().unwrap().console.clone();
    assert!(console.is_empty(), "{console:?}");
    drop(served);
    page.until(&format!("{panel}.querySelector('[role=status]').textContent.includes('has ended')"));
}

/// What `new` makes has a page from the first minute, with findings beside it.
#[test]
fn what_was_begun_a_moment_ago_has_a_page() {
    let fixture = Fixture::starter();
    let served = Served::new(&fixture, &["serve"]);
    let made = fixture.run(&["new", "practice", "Measure every well"]).exits(0);
    assert_eq!(made.stdout, "content/practices/measure-every-well/en.md\n");
    for words in
        ["`fieldbook serve`", "/en/practices/measure-every-well.html", "`fieldbook check content/practices/"]
    {
        assert!(made.stderr.contains(words), "{}", made.stderr);
    }
    let until = |path: &str, words: &[&str]| {
        for _ in 0..600 {
            let text = String::from_utf8(served.get(path).1).unwrap();
            if words.iter().all(|words| text.contains(words)) {
                return text;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{path} does not show {words:?}");
    };
    let page = "en/practices/measure-every-well.html";
    let text = until(page, &["<h1>Measure every well</h1>", "still missing"]);
    assert!(text.contains("What was wrong, for whom, and where."), "{text}");
    until("en/practices/", &["Measure every well"]);
    fixture.edit("content/practices/measure-every-well/en.md", "domains: []", "domains: [water]");
    until(page, &["domains/water.html"]);
    // It is for no reader yet.
    fixture.run(&["build", "--drafts"]);
    assert!(fixture.path("public/en/index.html").exists());
    assert!(!fixture.path(&format!("public/{page}")).exists());
}

#[test]
fn who_asks_for_another_host_gets_nothing_of_a_draft() {
    let fixture = Fixture::starter();
    let served = Served::new(&fixture, &["serve"]);
    let host = served.address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /en/ HTTP/1.1\r\nHost: evil.example:8000\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
}
