use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};

use super::folder::{Folder, Found};
use super::{Listening, Site, answer, code_for_terminal, is_local};
use crate::outputs::{Outputs, Record};
use crate::pack::shelf::Shelved;

/// A published folder with these files besides its list.
fn published(folder: &Path, files: &[(&str, &str)]) {
    let mut list = Vec::new();
    for (path, text) in files {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
        list.push((path, Record::of(text.as_bytes())));
    }
    let files: serde_json::Map<String, serde_json::Value> =
        list.into_iter().map(|(path, record)| ((*path).to_owned(), serde_json::json!(record))).collect();
    let list = serde_json::json!({
        "format": 1, "generator": "fieldbook 0.1.0", "edition": "2026-11-27-0123abcd", "date": "2026-11-27",
        "languages": ["en"], "files": files,
    });
    fs::write(folder.join("edition.json"), serde_json::to_string(&list).unwrap()).unwrap();
}

const FILES: [(&str, &str); 5] = [
    ("index.html", "first"),
    ("404.html", "no such page"),
    ("en/index.html", "english"),
    ("en/bundles/pumps/pumps.html", "a book"),
    ("assets/a.js", "0123456789"),
];

fn site() -> (tempfile::TempDir, Arc<Folder>) {
    let dir = tempfile::tempdir().unwrap();
    let public = dir.path().join("public");
    fs::create_dir(&public).unwrap();
    published(&public, &FILES);
    fs::create_dir(dir.path().join("packs")).unwrap();
    let folder = Folder::open(&public, Some(dir.path().join("packs"))).unwrap();
    (dir, Arc::new(folder))
}

#[test]
fn only_what_the_list_names_is_found() {
    let (dir, folder) = site();
    let public = dir.path().join("public").canonicalize().unwrap();
    fs::write(public.join("secret.txt"), "x").unwrap();
    fs::write(dir.path().join("outside.txt"), "x").unwrap();
    for (path, file) in [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/en/", "en/index.html"),
        ("/assets/a.js", "assets/a.js"),
        ("/edition.json", "edition.json"),
    ] {
        assert_eq!(folder.find(path), Found::File(public.join(file)), "{path}");
    }
    assert_eq!(folder.find("/en"), Found::Folder);
    for path in [
        "",
        "en/",
        "//",
        "//en/",
        "/secret.txt",
        "/../outside.txt",
        "/en/../../outside.txt",
        "/en//index.html",
        "/en/index.html/",
        "/assets",
        "/assets/",
        "/edition.json.minisig",
        "/EN/",
        "/en\\index.html",
        "/en/\0",
        "/.fieldbook-part/0",
        "/packs",
        "/packs/",
        "/packs/../index.html",
    ] {
        assert_eq!(folder.find(path), Found::Nothing, "{path}");
    }
    // A link in the place of a file of the list leads nowhere.
    #[cfg(unix)]
    {
        fs::remove_file(public.join("assets/a.js")).unwrap();
        std::os::unix::fs::symlink(dir.path().join("outside.txt"), public.join("assets/a.js")).unwrap();
        assert_eq!(folder.find("/assets/a.js"), Found::Nothing);
    }
}

#[test]
fn the_list_is_read_again_when_a_build_has_made_another() {
    let (dir, folder) = site();
    let public = dir.path().join("public").canonicalize().unwrap();
    assert_eq!(folder.find("/en/new.html"), Found::Nothing);
    // While a build is at work, the list before holds.
    fs::write(public.join("edition.json"), "{\"generator\":\"half\"}").unwrap();
    assert_eq!(folder.find("/"), Found::File(public.join("index.html")));
    published(&public, &[("en/new.html", "new")]);
    assert_eq!(folder.find("/en/new.html"), Found::File(public.join("en/new.html")));
    assert_eq!(folder.find("/"), Found::Nothing);
}

#[test]
fn packs_are_found_when_they_are_told_of() {
    let (dir, folder) = site();
    let name = "fieldbook-2026-11-27-0123abcd-fr.zip";
    fs::write(dir.path().join("packs").join(name), "zip").unwrap();
    assert_eq!(folder.find(&format!("/packs/{name}")), Found::Nothing);
    assert_eq!(folder.find("/packs/packs.js"), Found::Script("fieldbookPacks([]);\n".to_owned()));
    folder.shelve(Shelved { file: name.to_owned(), bytes: 3, language: Some("fr".to_owned()) });
    assert_eq!(folder.find(&format!("/packs/{name}")), Found::File(dir.path().join("packs").join(name)));
    let Found::Script(script) = folder.find("/packs/packs.js") else { panic!("no script") };
    assert!(script.contains(name), "{script}");
    // One of another edition is not given out.
    for old in ["fieldbook-2026-11-26-0123abcd-fr.zip", "fieldbook-2026-11-27-0123abcde.zip"] {
        folder.shelve(Shelved { file: old.to_owned(), bytes: 3, language: None });
        assert_eq!(folder.find(&format!("/packs/{old}")), Found::Nothing);
    }
    assert_eq!(folder.find("/packs/packs.js"), Found::Script(script));
    folder.clear();
    assert_eq!(folder.find(&format!("/packs/{name}")), Found::Nothing);
    assert!(!dir.path().join("packs").join(name).exists());
    // No site has files where packs are.
    let mut outputs = Outputs::<()>::default();
    outputs.add_bytes("Packs/x.html", "x", "a page");
    assert_eq!(outputs.clashes().len(), 1);
}

#[test]
fn a_folder_without_a_whole_edition_is_not_served() {
    let dir = tempfile::tempdir().unwrap();
    let told = |path: &Path| Folder::open(path, None).unwrap_err().to_string();
    assert!(told(dir.path()).contains("is no edition of fieldbook"));
    assert!(told(&dir.path().join("gone")).contains("gone"));
    fs::write(dir.path().join("x.zip"), "PK").unwrap();
    assert!(told(&dir.path().join("x.zip")).contains("unpack it first"));
    published(dir.path(), &FILES);
    fs::write(
        dir.path().join("update.json"),
        "{\"since\":\"2026-11-26-0123abcd\",\"files\":[\"index.html\"]}",
    )
    .unwrap();
    for (path, _) in &FILES[1..] {
        fs::remove_file(dir.path().join(path)).unwrap();
    }
    assert!(told(dir.path()).contains("it is an update"), "{}", told(dir.path()));
}

/// The answer to a request with these lines of its head.
fn ask(folder: &Arc<Folder>, method: &str, uri: &str, headers: &[(&str, &str)]) -> (Response<Body>, Vec<u8>) {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let Ok(response) = answer::answer(Site::Published(Arc::clone(folder)), request).await;
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 1 << 20).await.unwrap().to_vec();
        (Response::from_parts(parts, Body::empty()), bytes)
    })
}

fn header<'r>(response: &'r Response<Body>, name: &str) -> &'r str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[test]
fn answers_have_types_parts_and_the_policy() {
    let (_dir, folder) = site();
    let (response, body) = ask(&folder, "GET", "/assets/a.js?x=1", &[]);
    assert_eq!((response.status(), body.as_slice()), (StatusCode::OK, b"0123456789".as_slice()));
    assert_eq!(header(&response, "content-type"), "text/javascript");
    assert_eq!(header(&response, "x-content-type-options"), "nosniff");
    assert_eq!(header(&response, "cache-control"), "no-cache");
    assert_eq!(header(&response, "content-security-policy"), answer::POLICY);
    let day = header(&response, "last-modified").to_owned();
    let (response, body) = ask(&folder, "GET", "/assets/a.js", &[("if-modified-since", &day)]);
    assert_eq!((response.status(), body.len()), (StatusCode::NOT_MODIFIED, 0));
    for (range, status, part) in [
        ("bytes=2-4", StatusCode::PARTIAL_CONTENT, "234"),
        ("bytes=7-", StatusCode::PARTIAL_CONTENT, "789"),
        ("bytes=-2", StatusCode::PARTIAL_CONTENT, "89"),
        ("bytes=20-", StatusCode::RANGE_NOT_SATISFIABLE, ""),
        // What is no range of bytes, or several, is not divided.
        ("bananas", StatusCode::OK, "0123456789"),
        ("items=0-5", StatusCode::OK, "0123456789"),
        ("bytes=5-2", StatusCode::OK, "0123456789"),
        ("bytes=-", StatusCode::OK, "0123456789"),
        ("bytes=a-b", StatusCode::OK, "0123456789"),
        ("bytes=0-1,3-4", StatusCode::OK, "0123456789"),
    ] {
        let (response, body) = ask(&folder, "GET", "/assets/a.js", &[("range", range)]);
        assert_eq!((response.status(), String::from_utf8(body).unwrap().as_str()), (status, part), "{range}");
    }
    // A part of the state that was begun, or the whole of another.
    for (of, status, part) in [
        (day.as_str(), StatusCode::PARTIAL_CONTENT, "234"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", StatusCode::OK, "0123456789"),
        ("\"nope\"", StatusCode::OK, "0123456789"),
    ] {
        let headers = [("range", "bytes=2-4"), ("if-range", of)];
        let (response, body) = ask(&folder, "GET", "/assets/a.js", &headers);
        assert_eq!((response.status(), String::from_utf8(body).unwrap().as_str()), (status, part), "{of}");
    }
    let (response, body) = ask(&folder, "HEAD", "/assets/a.js", &[]);
    assert_eq!(
        (response.status(), header(&response, "content-length"), body.len()),
        (StatusCode::OK, "10", 0)
    );
    // Bundles in one file have their style inside.
    let (response, _) = ask(&folder, "GET", "/en/bundles/pumps/pumps.html", &[]);
    assert_eq!(header(&response, "content-security-policy"), "");
}

#[test]
fn what_is_not_there_and_what_may_not_be_done_is_told() {
    let (_dir, folder) = site();
    let (response, body) = ask(&folder, "GET", "/nothing", &[("range", "bytes=1-2")]);
    assert_eq!((response.status(), body.as_slice()), (StatusCode::NOT_FOUND, b"no such page".as_slice()));
    assert_eq!(header(&response, "content-security-policy"), answer::POLICY);
    let (response, _) = ask(&folder, "GET", "/en?q=a%20b", &[]);
    assert_eq!(
        (response.status(), header(&response, "location")),
        (StatusCode::MOVED_PERMANENTLY, "/en/?q=a%20b")
    );
    // Two slashes at the beginning would be another host.
    assert_eq!(ask(&folder, "GET", "//en", &[]).0.status(), StatusCode::NOT_FOUND);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"] {
        let (response, _) = ask(&folder, method, "/", &[]);
        assert_eq!(
            (response.status(), header(&response, "allow")),
            (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD")
        );
    }
    for path in
        ["/%ff", "/%2e%2e/outside.txt", "/en%2findex.html%00", "/%", &format!("/{}", "a".repeat(9_000))]
    {
        assert_eq!(ask(&folder, "GET", path, &[]).0.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

/// A server of a folder that ends with the tests, and its address.
fn serving(folder: Arc<Folder>) -> SocketAddr {
    let listening = Listening::at(&[Ipv4Addr::LOCALHOST], Some(0)).unwrap();
    let address = listening.addresses[0];
    std::thread::spawn(move || listening.serve(&Site::Published(folder)));
    address
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream
}

/// What comes back for these bytes.
fn exchange(address: SocketAddr, request: &[u8]) -> String {
    let mut stream = connect(address);
    // Who is told that all is wrong may find the line closed.
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

const PLAIN: &[u8] = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

#[test]
fn requests_that_are_none_harm_nobody() {
    let (_dir, folder) = site();
    let address = serving(folder);
    // Open and silent all the while, and some that stop in the middle of a line.
    let silent: Vec<TcpStream> = (0..40).map(|_| connect(address)).collect();
    for stream in &silent[..20] {
        (&mut &*stream).write_all(b"GET / HTT").unwrap();
    }
    let long = [b"GET / HTTP/1.1\r\nX: ".as_slice(), &vec![b'a'; 2_000_000], b"\r\n\r\n"].concat();
    let many = [b"GET / HTTP/1.1\r\n".as_slice(), &b"A: b\r\n".repeat(20_000), b"\r\n"].concat();
    for wrong in [
        b"\r\n\r\n\r\n\r\n".as_slice(),
        b"GET\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET http://[::1 HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\n\r\n",
        &long,
        &many,
    ] {
        let mut stream = connect(address);
        let _ = stream.write_all(wrong);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
        assert!(exchange(address, PLAIN).ends_with("\r\n\r\nfirst"));
    }
    drop(silent);
}

#[test]
fn two_hundred_clients_at_once_are_answered() {
    let (dir, _) = site();
    let big = "x".repeat(300_000);
    let public = dir.path().join("public");
    let files: Vec<(&str, &str)> = FILES.into_iter().chain([("en/big.html", big.as_str())]).collect();
    published(&public, &files);
    let address = serving(Arc::new(Folder::open(&public, None).unwrap()));
    // All are there before the first asks, and each keeps its connection for three answers.
    let together = std::sync::Barrier::new(200);
    let answers: BTreeSet<(usize, bool)> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..200)
            .map(|_| {
                scope.spawn(|| {
                    let mut stream = connect(address);
                    together.wait();
                    for path in ["/en/big.html", "/assets/a.js"] {
                        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
                    }
                    stream.write_all(PLAIN).unwrap();
                    let mut answer = String::new();
                    stream.read_to_string(&mut answer).unwrap();
                    (
                        answer.matches("HTTP/1.1 200 OK").count(),
                        answer.contains(&big) && answer.ends_with("first"),
                    )
                })
            })
            .collect();
        clients.into_iter().map(|client| client.join().unwrap()).collect()
    });
    assert_eq!(answers, BTreeSet::from([(3, true)]));
}

#[test]
fn a_port_that_is_taken_is_told() {
    let first = Listening::at(&[Ipv4Addr::LOCALHOST], Some(0)).unwrap();
    let port = first.addresses[0].port();
    let told = Listening::open(Some(port), false).unwrap_err().to_string();
    assert_eq!(told, format!("another program listens at port {port}; give another one with `--port`"));
    // Without a port the next free one is taken.
    let (one, other) = (Listening::open(None, false).unwrap(), Listening::open(None, false).unwrap());
    assert_ne!(one.addresses, other.addresses);
    assert!(one.addresses.iter().all(|address| address.ip().is_loopback()));
    assert_eq!(one.addresses().next().unwrap(), format!("http://{}/", one.addresses[0]));
}

#[test]
fn only_local_networks_are_shared_with() {
    for (address, local) in [
        ("192.168.1.7", true),
        ("10.0.0.1", true),
        ("172.16.0.1", true),
        ("172.32.0.1", false),
        ("169.254.9.9", true),
        ("127.0.0.1", false),
        ("8.8.8.8", false),
        ("192.0.2.2", false),
        ("0.0.0.0", false),
    ] {
        assert_eq!(is_local(address.parse().unwrap()), local, "{address}");
    }
}

#[test]
fn a_code_for_a_terminal_has_its_quiet_zone() {
    let code = code_for_terminal("http://192.168.1.7:8000/").unwrap();
    let lines: Vec<&str> = code.lines().collect();
    let width = lines[0].chars().count();
    // 25 modules and four at each side.
    assert_eq!((width, lines.len()), (33, 17));
    assert!(lines[0].chars().all(|c| c == '█') && lines.iter().all(|line| line.chars().count() == width));
}
