//! The built site on a server, in a folder below its root, with the strictest policy a host can send.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::chromium::{Listening, browser};
use crate::fixture::{Fixture, files_below, own_site};

/// The policy that README gives to hosts.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'";

/// A host that publishes a folder below `/kb/` as static hosts do: `index.html` for a folder, `404.html`
/// for a wrong address. It serves until the tests end.
pub(crate) struct Host {
    listener: TcpListener,
}

/// How a host behaves, which a test may change while it serves, and what it was asked for.
#[derive(Default)]
pub(crate) struct Manners {
    /// Paths below `/kb/` with what stands behind `?`, in the order in which they were asked for.
    pub(crate) asked: Vec<String>,
    /// Whether every connection is cut.
    pub(crate) away: bool,
    /// Files that are answered with an error.
    pub(crate) refused: BTreeSet<String>,
    /// Files whose bytes come with one more.
    pub(crate) damaged: BTreeSet<String>,
    /// How long an answer waits.
    pub(crate) wait: Duration,
}

impl Host {
    pub(crate) fn new() -> Self {
        Host { listener: TcpListener::bind("127.0.0.1:0").unwrap() }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://{}/kb/", self.listener.local_addr().unwrap())
    }

    pub(crate) fn serve(self, folder: PathBuf) -> Arc<Mutex<Manners>> {
        let manners = Arc::new(Mutex::new(Manners::default()));
        let known = Arc::clone(&manners);
        std::thread::spawn(move || {
            for stream in self.listener.incoming().flatten() {
                let (folder, manners) = (folder.clone(), Arc::clone(&known));
                // A browser that closes a connection early is no fault of the site.
                std::thread::spawn(move || answer(stream, &folder, &manners).ok());
            }
        });
        manners
    }
}

fn answer(stream: TcpStream, folder: &Path, manners: &Mutex<Manners>) -> std::io::Result<()> {
    let mut lines = BufReader::new(&stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let address = request.split(' ').nth(1).unwrap_or("/").to_owned();
    let path = address.split('?').next().unwrap_or_default().to_owned();
    let own = path.strip_prefix("/kb/").unwrap_or_default();
    let (wait, refused, damaged) = {
        let mut manners = manners.lock().unwrap();
        if manners.away {
            return Ok(());
        }
        manners.asked.push(address.trim_start_matches("/kb/").to_owned());
        (manners.wait, manners.refused.contains(own), manners.damaged.contains(own))
    };
    std::thread::sleep(wait);
    let wanted = path.strip_prefix("/kb/").map(|inside| {
        let file = folder.join(inside);
        if file.is_dir() { file.join("index.html") } else { file }
    });
    let (status, file) = match wanted.filter(|file| file.is_file()) {
        Some(file) if refused => ("500 Internal Server Error", file),
        Some(file) => ("200 OK", file),
        None => ("404 Not Found", folder.join("404.html")),
    };
    let kind = match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    };
    let mut bytes = std::fs::read(file)?;
    if damaged {
        bytes.push(b' ');
    }
    let mut stream = &stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\nConnection: close\r\n\r\n",
        bytes.len()
    )?;
    stream.write_all(&bytes)
}

#[test]
fn readme_gives_the_policy_that_is_tested() {
    let readme = std::fs::read_to_string(crate::fixture::repository().join("README.md")).unwrap();
    assert!(readme.contains(POLICY));
}

#[test]
fn the_page_for_wrong_addresses_works_below_any_folder() {
    let Some(browser) = browser() else { return };
    let fixture = Fixture::starter();
    let host = Host::new();
    let address = host.address();
    fixture.run(&["build", "--base-url", &address]).exits(0);
    let folder = fixture.path("public");
    host.serve(folder.clone());
    let listening = Listening::new(&browser);
    for wrong in ["nothing.html", "en/practices/nothing/at/all.html", "xx/"] {
        listening.go(&format!("{address}{wrong}"));
        let title = listening.value("document.querySelector('h1').textContent");
        assert_eq!(title, "This page is not here", "{wrong}");
        let links = listening.value("JSON.stringify([...document.querySelectorAll('a:not(.skip), link[href], script[src]')].map(e => e.href || e.src))");
        let links: Vec<String> = serde_json::from_str(links.as_str().unwrap()).unwrap();
        let files = files_below(&folder);
        let inside: Vec<&str> = links.iter().filter_map(|link| link.strip_prefix(&address)).collect();
        for link in &inside {
            let link = link.split('#').next().unwrap();
            assert!(link.is_empty() || files.contains_key(link), "{wrong}: {link}");
        }
        assert!(inside.len() > 10, "{wrong}: {links:?}");
        // The style sheet has come, and not only its address.
        assert_ne!(listening.value("getComputedStyle(document.body).margin"), "8px", "{wrong}");
        assert_eq!(listening.value("document.querySelector('.scheme').hidden"), false, "{wrong}");
    }
}

#[test]
fn the_site_works_in_a_folder_of_a_host_with_a_strict_policy() {
    let Some(browser) = browser() else { return };
    let fixture = Fixture::starter();
    let host = Host::new();
    let address = host.address();
    fixture.run(&["build", "--base-url", &address]).exits(0);
    // The page of the offline edition asks whether there are packs, and a browser tells of each file that a host does not have.
    fixture.text("public/packs/packs.js", "fieldbookPacks([]);\n");
    let folder = fixture.path("public");
    host.serve(folder.clone());
    let listening = Listening::new(&browser);
    let mut opened = 0;
    for path in files_below(&folder).into_keys().filter(|path| path.ends_with(".html") && path != "404.html")
    {
        listening.go(&format!("{address}{path}"));
        opened += 1;
    }
    assert!(opened > 30, "{opened}");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", &heard.console[..heard.console.len().min(5)]);
    let outside: Vec<_> = heard.requests.iter().filter(|url| !url.starts_with(&address)).collect();
    assert!(outside.is_empty(), "{outside:?}");
}

#[test]
fn the_search_works_in_a_folder_of_a_host_with_a_strict_policy() {
    let Some(browser) = browser() else { return };
    let host = Host::new();
    let address = host.address();
    host.serve(own_site().join("public"));
    let listening = Listening::new(&browser);
    listening.go(&format!("{address}es/search.html?q=sensor"));
    listening.until("document.querySelectorAll('#search-results li').length > 0");
    // In the other languages, in the order of days, narrowed.
    listening.value("document.getElementById('search-others').click()");
    listening.until("document.querySelectorAll('.search-extra section li').length > 2");
    listening.value("document.getElementById('f-place').click()");
    listening.until("document.querySelectorAll('[id^=f-place-]').length > 0");
    listening.value("document.querySelector('[id^=f-place-]').click()");
    listening.until("document.querySelectorAll('.search-chips button').length === 1 && document.querySelectorAll('#search-results li').length > 0");
    listening.value("document.querySelector('#search-results a').click()");
    listening
        .until("!!document.querySelector('.places') && document.querySelectorAll('article mark').length > 0");
    // The dialog has its style, and leads to the page also before the search has come.
    listening.tab.press_key("/").unwrap();
    listening.tab.type_str("BP-").unwrap();
    listening.until("document.querySelector('dialog.find input').value === 'BP-' && getComputedStyle(document.querySelector('.find ul')).listStyleType === 'none'");
    listening.go(&format!("{address}en/index.html"));
    listening.value("document.head.appendChild = (element) => element");
    listening.tab.press_key("/").unwrap();
    listening.tab.type_str("water").unwrap();
    listening.tab.press_key("Enter").unwrap();
    listening.settles_at("/kb/en/search.html");
    listening.until("document.querySelectorAll('#search-results li').length > 5");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", &heard.console[..heard.console.len().min(5)]);
    let outside: Vec<_> = heard.requests.iter().filter(|url| !url.starts_with(&address)).collect();
    assert!(outside.is_empty(), "{outside:?}");
    let searched = heard.requests.iter().filter(|url| url.contains("/kb/search/")).count();
    assert!(searched > 5, "{searched}");
}

#[test]
fn the_basket_works_in_a_folder_of_a_host_with_a_strict_policy() {
    let Some(browser) = browser() else { return };
    let host = Host::new();
    let address = host.address();
    host.serve(own_site().join("public"));
    let listening = Listening::new(&browser);
    listening.go(&format!("{address}en/practices/index.html"));
    listening.value("document.querySelectorAll('.card .basket-add')[1].click()");
    listening.go(&format!("{address}zh/basket.html"));
    listening.until("document.querySelectorAll('.basket-list a').length === 1");
    let shared = listening.value("document.querySelector('#basket-address').value");
    assert!(shared.as_str().unwrap().starts_with(&format!("{address}zh/basket.html#BP-")), "{shared}");
    listening.value("window.print = () => {}; document.querySelector('[data-do=print]').click()");
    listening.until("!!document.querySelector('.printing .basket-practice h1')");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", &heard.console[..heard.console.len().min(5)]);
    // The field for a day has a sign of the browser's own.
    let inside = |url: &&String| url.starts_with(&address) || url.starts_with("data:");
    let outside: Vec<_> = heard.requests.iter().filter(|url| !inside(url)).collect();
    assert!(outside.is_empty(), "{outside:?}");
}
