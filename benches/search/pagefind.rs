//! Pagefind on the pages of a site, for comparison.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use headless_chrome::Browser;

use crate::fixture::repository;
use crate::page::Watched;
use crate::site::{Ran, Site, run};

/// What a first query of Pagefind loaded.
pub(crate) struct Loaded {
    pub(crate) files: usize,
    pub(crate) bytes: usize,
    pub(crate) results: usize,
}

/// Its index of a site, on a server.
pub(crate) struct Pagefind {
    pub(crate) index: Ran,
    pub(crate) folder: PathBuf,
    host: Host,
    language: String,
}

impl Pagefind {
    /// Indexes the pages of practices of a site in one language. None when Pagefind is not there.
    pub(crate) fn make(site: &Site) -> Option<Self> {
        let Some(program) = program() else {
            eprintln!("Pagefind was not found, and is left out: npm ci --prefix benches/tools");
            return None;
        };
        let code = site.languages[0].code();
        let folder = site.public().with_file_name("pagefind");
        let mut command = Command::new(program);
        // Only the pages of practices, and of these what is between header and footer: what fieldbook has in its index.
        command.args([
            "--site".as_ref(),
            site.public().as_os_str(),
            "--output-path".as_ref(),
            folder.as_os_str(),
        ]);
        command.args(["--glob", &format!("{code}/practices/*.html"), "--root-selector", "main"]);
        let index = run(&mut command);
        let host = Host::serve(&folder);
        let language = if code == "zh" { "zh-Hans" } else { code }.to_owned();
        Some(Pagefind { index, folder, host, language })
    }

    /// Asks from a page that was never open before, and takes the data of ten results.
    pub(crate) fn ask(&self, browser: &Browser, query: &str) -> Loaded {
        let page = Watched::new(browser, 1.0);
        let address = &self.host.address;
        page.go(&format!("{address}page/{}", self.language));
        while page.tab.evaluate("document.title === 'page'", false).ok().and_then(|is| is.value)
            != Some(true.into())
        {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        self.host.files.store(0, Ordering::SeqCst);
        self.host.bytes.store(0, Ordering::SeqCst);
        let results = page.value(&format!(
            "(async () => {{
                const pagefind = await import('{address}pagefind.js'), found = await pagefind.search({});
                await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
                return found.results.length;
            }})()",
            serde_json::to_string(query).unwrap()
        ));
        Loaded {
            files: self.host.files.load(Ordering::SeqCst),
            bytes: self.host.bytes.load(Ordering::SeqCst),
            results: results.as_u64().unwrap() as usize,
        }
    }
}

/// The program itself, without the script that starts it.
fn program() -> Option<PathBuf> {
    let packages = std::fs::read_dir(repository().join("benches/tools/node_modules/@pagefind")).ok()?;
    packages
        .flatten()
        .flat_map(|package| {
            ["pagefind_extended", "pagefind"].map(|name| package.path().join("bin").join(name))
        })
        .find(|path| path.is_file())
}

/// A host of the files of a folder that counts what it sends.
struct Host {
    address: String,
    files: Arc<AtomicUsize>,
    bytes: Arc<AtomicUsize>,
}

impl Host {
    /// Serves until the program ends.
    fn serve(folder: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let host = Host { address, files: Arc::default(), bytes: Arc::default() };
        let (folder, files, bytes) = (folder.to_owned(), Arc::clone(&host.files), Arc::clone(&host.bytes));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, files, bytes) = (folder.clone(), Arc::clone(&files), Arc::clone(&bytes));
                // A browser that closes a connection early is no fault of the site.
                std::thread::spawn(move || answer(&stream, &folder, &files, &bytes).ok());
            }
        });
        host
    }
}

fn answer(
    mut stream: &TcpStream,
    folder: &Path,
    files: &AtomicUsize,
    bytes: &AtomicUsize,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = request.split(' ').nth(1).unwrap_or("/").split('?').next().unwrap_or_default();
    let (kind, body) = if let Some(language) = path.strip_prefix("/page/") {
        let page = format!(
            "<!DOCTYPE html><html lang=\"{language}\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>page</title>"
        );
        ("text/html", page.into_bytes())
    } else {
        let body = std::fs::read(folder.join(&path[1..])).unwrap_or_default();
        files.fetch_add(1, Ordering::SeqCst);
        bytes.fetch_add(body.len(), Ordering::SeqCst);
        (if path.ends_with(".js") { "text/javascript" } else { "application/octet-stream" }, body)
    };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}
