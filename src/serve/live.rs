//! Answers of a site that is shown while somebody writes it: pages that are rendered when they are asked for, each with a
//! script that changes it in place or loads it again when it is another, and shows what was found.
//!
//! The site is for the browser of this computer alone. Drafts may be private: a page of another site on the internet, whose name
//! is made to lead here, gets nothing, because it asks for another host (DNS rebinding).

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri};
use pulldown_cmark_escape::escape_html;
use serde::Serialize;
use url::form_urlencoded;

use super::answer::{POLICY, decoded, moved, policy_of, text};
use crate::preview::{self, Page, Preview};

/// Addresses below this one are the preview's own, which no site has: names with a dot at their start are no part of it.
const OWN: &str = "/.fieldbook/";

const SCRIPT: &str = include_str!("live.js");

const STYLE: &str = include_str!("live.css");

/// Takes the place of the site's service worker, which a browser may have from a site that was served at this address before, and
/// which would answer with that site's pages.
const NO_WORKER: &str = "self.addEventListener(\"install\", () => self.skipWaiting());\nself.addEventListener(\"activate\", () => self.registration.unregister());\n";

/// How long a page waits for news before it asks again: what stands between may end a connection that is silent for long.
const PATIENCE: Duration = Duration::from_secs(25);

/// Milliseconds after which a page asks again for which there is no place to wait.
const PAUSE: u64 = 700;

/// Longest that the first question of a search waits until there is something to search: ten thousand practices take a minute.
const UNTIL_SEARCHED: Duration = Duration::from_secs(150);

/// What is told to a page that is open.
#[derive(Serialize)]
struct News {
    /// To be given with the next question.
    number: u64,
    /// Milliseconds until that.
    pause: u64,
    #[serde(flatten)]
    answer: preview::Answer,
}

/// Answers a request for something.
pub(super) async fn answer(preview: &Arc<Preview>, uri: &Uri, headers: &HeaderMap) -> Response<Body> {
    if !is_for_this_computer(headers) {
        return text(StatusCode::FORBIDDEN, "this site is shown to the browser of its own computer alone");
    }
    match uri.path().strip_prefix(OWN) {
        Some("live.js") => return own(SCRIPT, "text/javascript; charset=utf-8"),
        Some("live.css") => return own(STYLE, "text/css; charset=utf-8"),
        Some("now") => return news(preview, uri.query().unwrap_or_default()).await,
        Some(_) => return text(StatusCode::NOT_FOUND, "there is no such page"),
        None if uri.path() == "/sw.js" => return own(NO_WORKER, "text/javascript; charset=utf-8"),
        None => {}
    }
    let Some(path) = decoded(uri.path()) else {
        return text(StatusCode::NOT_FOUND, "there is no such page");
    };
    if is_directory(&path) {
        let mut changes = preview.changes();
        let _ = tokio::time::timeout(UNTIL_SEARCHED, changes.wait_for(|_| preview.is_searched())).await;
    }
    let shown = Arc::clone(preview);
    let (name, page) = (name_of(&path), path.clone());
    let rendered = tokio::task::spawn_blocking(move || found(&shown, &name, &page)).await;
    match rendered.unwrap_or(Found::Nothing) {
        Found::Page(status, bytes, kind) => {
            let mut response = Response::new(Body::from(bytes));
            *response.status_mut() = status;
            let headers = response.headers_mut();
            if let Ok(kind) = HeaderValue::try_from(kind) {
                headers.insert(CONTENT_TYPE, kind);
            }
            if policy_of(&path) {
                headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
            }
            if is_named_by_sum(&path) {
                headers.insert(CACHE_CONTROL, HeaderValue::from_static("max-age=31536000, immutable"));
            } else if is_directory(&path) {
                // A page asks for it again when it is another, and must not be given what it has already.
                headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            }
            response
        }
        Found::Folder => moved(&path, uri.query()),
        Found::Nothing => text(StatusCode::NOT_FOUND, "there is no such page"),
    }
}

/// Whether a file is what each question of a search begins with.
fn is_directory(path: &str) -> bool {
    path.starts_with("/search/") && path.ends_with("/directory.js")
}

/// What stands at an address.
enum Found {
    Page(StatusCode, Vec<u8>, String),
    Folder,
    Nothing,
}

fn found(preview: &Preview, name: &str, path: &str) -> Found {
    // The page asks for data only later, and so for none that are older than this number.
    let search = preview.searched_state();
    let page = preview.page(name);
    let sum = preview.sum(&page);
    match page {
        Page::Bytes(bytes, _) => {
            let kind = mime_guess::from_path(name).first_or_octet_stream();
            // The one file of a bundle says itself what it may load, and this script is nothing of it.
            let bytes = match kind == mime_guess::mime::TEXT_HTML && policy_of(path) {
                true => {
                    let page = with_script(&bytes, &sum, search);
                    preview.remember(name, sum, bytes);
                    page
                }
                false => bytes,
            };
            Found::Page(StatusCode::OK, bytes, kind.to_string())
        }
        Page::Nothing if matches!(preview.page(&format!("{name}/index.html")), Page::Bytes(..)) => {
            Found::Folder
        }
        Page::Nothing => {
            // A slip while writing takes a page away: it stays as it was, with what is wrong beside it.
            let (status, page) = match preview.as_it_was(name) {
                Some(page) => (StatusCode::OK, page),
                None => (StatusCode::NOT_FOUND, NOT_THERE.as_bytes().to_vec()),
            };
            Found::Page(status, with_script(&page, &sum, search), HTML.to_owned())
        }
        Page::Fault(template, why) => {
            let page = with_script(fault(&template, &why).as_bytes(), &sum, search);
            Found::Page(StatusCode::INTERNAL_SERVER_ERROR, page, HTML.to_owned())
        }
    }
}

const HTML: &str = "text/html; charset=utf-8";

/// The site's own page for this leads to files beside it, and a wrong address may be in any folder.
const NOT_THERE: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>There is no such page now</title>\n<body>\n<h1>There is no such page now</h1>\n<p>Where there is a file for it, what was found in it is shown below, and the page comes as soon as it can be made.</p>\n<p><a href=\"/\">All languages</a></p>\n</body>\n</html>\n";

/// Whether a file has a sum over its bytes in its name, as `assets/style.30cd5df58f.css`: under this name it is always the same.
fn is_named_by_sum(path: &str) -> bool {
    let name = path.strip_prefix("/assets/").unwrap_or_default();
    let mut parts = name.rsplit('.').skip(1);
    parts.next().is_some_and(|sum| sum.len() == 10 && sum.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// A page that says what is wrong with the theme.
fn fault(template: &str, why: &str) -> String {
    let escaped = |text: &str| {
        let mut html = String::new();
        // A string takes all that is written.
        let _ = escape_html(&mut html, text);
        html
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>The theme has a fault</title>\n<body>\n<h1>The theme has a fault</h1>\n<p><code>{}</code></p>\n<p>{}</p>\n</body>\n</html>\n",
        escaped(template),
        escaped(why)
    )
}

/// A page with the script at its end, which is told the sum of the page and the number of what is searched.
fn with_script(bytes: &[u8], sum: &str, search: u32) -> Vec<u8> {
    let html = String::from_utf8_lossy(bytes);
    let at = html.rfind("</body>").unwrap_or(html.len());
    let (start, end) = html.split_at(at);
    format!("{start}<script src=\"{OWN}live.js\" data-sum=\"{sum}\" data-search=\"{search}\"></script>{end}")
        .into_bytes()
}

/// The file of an address without its escapes: `/en/` is `en/index.html`.
fn name_of(path: &str) -> String {
    let path = path.trim_start_matches('/');
    match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    }
}

/// Waits until something may be another than when the page asked last, and tells what is now.
async fn news(preview: &Arc<Preview>, query: &str) -> Response<Body> {
    let value = |name: &str| -> Cow<'_, str> {
        form_urlencoded::parse(query.as_bytes())
            .find(|(key, _)| key == name)
            .map_or(Cow::default(), |(_, value)| value)
    };
    let after: Option<u64> = value("after").parse().ok();
    let Some(path) = decoded(&value("path")) else {
        return text(StatusCode::NOT_FOUND, "there is no such page");
    };
    let (name, sum) = (name_of(&path), value("sum").into_owned());
    let mut changes = preview.changes();
    let place = preview.wait();
    let patience = if place.is_some() { PATIENCE } else { Duration::ZERO };
    // When nothing has come, the answer is the one from before.
    let _ = tokio::time::timeout(patience, changes.wait_for(|number| Some(*number) != after)).await;
    let pause = if place.is_some() { 0 } else { PAUSE };
    drop(place);
    let number = *changes.borrow();
    let shown = Arc::clone(preview);
    let answer = tokio::task::spawn_blocking(move || shown.answer(&name, &sum)).await;
    match answer.ok().and_then(|answer| serde_json::to_string(&News { number, pause, answer }).ok()) {
        Some(json) => {
            let mut response = Response::new(Body::from(json));
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response
        }
        None => text(StatusCode::INTERNAL_SERVER_ERROR, "the page cannot be looked at"),
    }
}

fn own(text: &'static str, kind: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// Whether a browser asks for this computer by a name or address that nobody else can give it.
fn is_for_this_computer(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    let name = name.map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_computer_are_answered() {
        let asked = |host: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_str(host).unwrap());
            is_for_this_computer(&headers)
        };
        for host in ["127.0.0.1:8000", "localhost:8000", "localhost", "[::1]:8000"] {
            assert!(asked(host), "{host}");
        }
        for host in
            ["example.org:8000", "127.0.0.1.example.org", "localhost.example.org:80", "", "192.168.1.2:8000"]
        {
            assert!(!asked(host), "{host}");
        }
        assert!(!is_for_this_computer(&HeaderMap::new()));
    }

    #[test]
    fn the_script_stands_at_the_end_of_a_page_and_what_a_theme_says_is_text() {
        assert_eq!(
            String::from_utf8(with_script(b"<p></body></body>\n</html>", "ab", 7)).unwrap(),
            "<p></body><script src=\"/.fieldbook/live.js\" data-sum=\"ab\" data-search=\"7\"></script></body>\n</html>"
        );
        assert!(with_script(b"<p>", "ab", 7).ends_with(b"</script>"));
        assert!(fault("a", "<script>x</script>").contains("&lt;script&gt;x"));
        for (path, name) in
            [("/", "index.html"), ("/en/", "en/index.html"), ("/en/a.html", "en/a.html"), ("//x", "x")]
        {
            assert_eq!(name_of(path), name, "{path}");
        }
    }
}
