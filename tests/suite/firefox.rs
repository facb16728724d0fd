//! The search and the basket in Firefox, from a disk. It is spoken to by WebDriver BiDi (W3C), which Firefox serves itself.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fieldbook::model::language::Language;
use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

use crate::fixture::skip;
use crate::search::{moved_site, ours};

/// A Firefox with one tab and no way to a network.
struct Firefox {
    process: Child,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    context: String,
    sent: u64,
    _profile: tempfile::TempDir,
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Firefox {
    /// Opens Firefox, or says that there is none.
    fn open() -> Option<Firefox> {
        let names = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
        let Some(program) = names.into_iter().find(|name| Path::new(name).is_file()) else {
            skip("Firefox");
            return None;
        };
        let profile = tempfile::tempdir().unwrap();
        // Whatever is not on the disk goes to a proxy that is not there.
        let settings = [
            "user_pref(\"network.proxy.type\", 1);",
            "user_pref(\"network.proxy.http\", \"127.0.0.1\");",
            "user_pref(\"network.proxy.http_port\", 9);",
            "user_pref(\"network.proxy.ssl\", \"127.0.0.1\");",
            "user_pref(\"network.proxy.ssl_port\", 9);",
        ];
        std::fs::write(profile.path().join("user.js"), settings.join("\n")).unwrap();
        let mut process = Command::new(program)
            .args(["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile"])
            .arg(profile.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stderr.take().unwrap());
        let mut line = String::new();
        let address = loop {
            line.clear();
            assert!(said.read_line(&mut line).unwrap() > 0, "Firefox did not start");
            if let Some((_, address)) = line.split_once("BiDi listening on ") {
                break format!("{}/session", address.trim());
            }
        };
        // What it says later must go somewhere, or it stops.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        let (socket, _) = tungstenite::connect(address).unwrap();
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        }
        let mut firefox = Firefox { process, socket, context: String::new(), sent: 0, _profile: profile };
        firefox.ask("session.new", json!({"capabilities": {}}));
        let tree = firefox.ask("browsingContext.getTree", json!({}));
        firefox.context = tree["contexts"][0]["context"].as_str().unwrap().to_owned();
        Some(firefox)
    }

    /// Sends a command and waits for its answer.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.sent += 1;
        let command = json!({"id": self.sent, "method": method, "params": params});
        self.socket.send(Message::text(command.to_string())).unwrap();
        loop {
            let Message::Text(text) = self.socket.read().unwrap() else { continue };
            let mut answer: Value = serde_json::from_str(&text).unwrap();
            if answer["id"] == self.sent {
                assert_eq!(answer["type"], "success", "{method}: {answer}");
                return answer["result"].take();
            }
        }
    }

    fn go(&mut self, address: &str) {
        let context = self.context.clone();
        self.ask("browsingContext.navigate", json!({"context": context, "url": address, "wait": "complete"}));
    }

    /// The text that a script gives.
    fn value(&mut self, script: &str) -> String {
        let target = json!({"context": self.context});
        let asked = json!({"expression": script, "target": target, "awaitPromise": true});
        let answer = self.ask("script.evaluate", asked);
        assert_eq!(answer["type"], "success", "{answer}");
        answer["result"]["value"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    /// Opens the search page with a query: its state and the symbols that it shows.
    fn search(&mut self, site: &Path, language: Language, query: &str) -> (String, Vec<String>) {
        let page = url::Url::from_file_path(site.join(language.code()).join("search.html")).unwrap();
        let query = url::form_urlencoded::byte_serialize(query.as_bytes()).collect::<String>();
        self.go(&format!("{page}?q={query}"));
        let started = Instant::now();
        loop {
            let told = self.value(
                "(() => { const list = document.getElementById('search-results'); return [list.dataset.state, \
                 ...Array.from(list.children, (item) => item.dataset.symbol)].join(' '); })()",
            );
            let mut told = told.split(' ').map(str::to_owned);
            let state = told.next().unwrap();
            if ["done", "empty", "failed"].contains(&state.as_str()) || started.elapsed().as_secs() > 30 {
                return (state, told.collect());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

#[test]
fn firefox_finds_what_tantivy_finds() {
    let Some(mut firefox) = Firefox::open() else { return };
    let (_dir, site) = moved_site();
    for (language, queries) in [
        (Language::Ar, ["الري", "رَيّ", "إجهاد", "\"مياه الري\"", "domain:water"]),
        (Language::En, ["water", "\"hand pump\"", "irigation", "meter -water", "bp-7k3qo"]),
        (Language::Es, ["telemetria", "pozos", "riego -arroz", "\"agua de riego\"", "riego*"]),
        (Language::Fr, ["securite", "sécurité", "l'eau", "capteurs niveau", "capt*"]),
        (Language::Ru, ["учет", "учёт", "вода -рис", "полив", "stage:good"]),
        (Language::Zh, ["水", "水位", "水位传感器", "传感", "水位 -洪水"]),
    ] {
        let ours = ours(language);
        for query in queries {
            let expected = ours.answer(language, query);
            let symbols: Vec<&str> =
                expected["hits"].as_array().unwrap().iter().map(|hit| hit[0].as_str().unwrap()).collect();
            let (state, shown) = firefox.search(&site, language, query);
            let told = firefox.value("document.querySelector('.search-extra').textContent");
            assert_eq!(shown, symbols, "{language:?} {query}: {state} {told}");
            assert!(state == "done" || symbols.is_empty() && state == "empty", "{query}: {state}");
        }
    }
    // One file less: its name is told.
    let folder = site.join("search/en");
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with('t') {
            std::fs::remove_file(path).unwrap();
        }
    }
    let (state, shown) = firefox.search(&site, Language::En, "water");
    assert_eq!((state.as_str(), shown.len()), ("failed", 0));
    let told = firefox.value("document.querySelector('.search-failed').textContent");
    assert!(told.contains("search/en/t"), "{told}");
}

#[test]
fn firefox_keeps_the_basket_from_page_to_page() {
    let Some(mut firefox) = Firefox::open() else { return };
    let site = crate::fixture::own_site().join("public");
    let address = |page: &str| url::Url::from_file_path(site.join(page)).unwrap().to_string();
    firefox.go(&address("en/practices/tie-sensors-to-a-repair-service.html"));
    let pressed = "(() => { document.querySelector('.basket-add').click(); return document.querySelector('.basket-add').getAttribute('aria-pressed'); })()";
    assert_eq!(firefox.value(pressed), "true");
    // Also where nothing is kept by the tab itself.
    for page in ["fr/practices/index.html", "ar/index.html", "en/basket.html"] {
        firefox.go(&address(page));
        let said = "window.name + document.querySelector('.basket-open b').textContent";
        assert_eq!(firefox.value(said), "1", "{page}");
    }
    let started = Instant::now();
    let shown = "document.querySelector('.basket-list').textContent";
    while !firefox.value(shown).contains("repair service") {
        assert!(started.elapsed().as_secs() < 10, "{}", firefox.value(shown));
        std::thread::sleep(Duration::from_millis(50));
    }
}
