//! One request and its answer.

use std::convert::Infallible;
use std::path::Path;

use axum::body::Body;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_RANGE, LAST_MODIFIED, LOCATION,
    RANGE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use percent_encoding::percent_decode_str;
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::folder::{Folder, Found};
use super::{Site, live};

/// What a page may load, as README gives it to hosts.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'";

/// Longest address that is looked at, in bytes. A query of the search may be long, but no path.
const LONGEST_PATH: usize = 2_000;

/// Answers a request. There is an answer to each.
pub(super) async fn answer<B>(site: Site, request: Request<B>) -> Result<Response<Body>, Infallible>
where
    B: Send + 'static,
{
    let (parts, _) = request.into_parts();
    let mut response = if parts.method != Method::GET && parts.method != Method::HEAD {
        let mut response = text(StatusCode::METHOD_NOT_ALLOWED, "this site can only be read");
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        response
    } else {
        match site {
            Site::Published(folder) => of_folder(&folder, parts).await,
            Site::Preview(preview) => live::answer(&preview, &parts.uri, &parts.headers).await,
        }
    };
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    // Asked for again each time, with the day of what is there: a site may be built anew meanwhile.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    Ok(response)
}

/// Answers with a file of a published folder.
async fn of_folder(folder: &Folder, parts: Parts) -> Response<Body> {
    let path = parts.uri.path().to_owned();
    match decoded(&path).map_or(Found::Nothing, |path| folder.find(&path)) {
        Found::File(file) => send(&file, Request::from_parts(parts, Body::empty()), policy_of(&path)).await,
        Found::Script(script) => {
            let mut response = Response::new(Body::from(script));
            let kind = HeaderValue::from_static("text/javascript; charset=utf-8");
            response.headers_mut().insert(CONTENT_TYPE, kind);
            response
        }
        Found::Folder => moved(&path, parts.uri.query()),
        Found::Nothing => match folder.not_found() {
            Some(page) => {
                // Of this page no part is asked for, and it is never the same as before.
                let mut whole = Request::new(Body::empty());
                *whole.method_mut() = parts.method;
                let mut response = send(&page, whole, true).await;
                *response.status_mut() = StatusCode::NOT_FOUND;
                response
            }
            None => text(StatusCode::NOT_FOUND, "there is no such page"),
        },
    }
}

/// A path without its escapes; `None` where they stand for no text, or it is too long.
pub(super) fn decoded(path: &str) -> Option<String> {
    if path.len() > LONGEST_PATH {
        return None;
    }
    percent_decode_str(path).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// Whether a file is sent with the policy of pages. The book of a bundle has its style and its pictures inside, and says itself what it
/// may load: `en/bundles/pumps/pumps.html`.
pub(super) fn policy_of(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    !matches!(parts.as_slice(), [.., "bundles", slug, file] if file.strip_suffix(".html") == Some(slug))
}

/// A file or the part of it that was asked for.
async fn send(file: &Path, mut request: Request<Body>, policy: bool) -> Response<Body> {
    if !may_be_divided(file, request.headers()).await {
        request.headers_mut().remove(RANGE);
    }
    let Ok(response) = ServeFile::new(file).oneshot(request).await;
    let mut response = response.map(Body::new);
    if policy {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    response
}

/// Whether a part of a file is sent (RFC 9110, section 14.2): one range is asked for, in a form that is known, and of the file
/// as it is now. Else who has the beginning of another state of it would put the two together (section 13.1.5).
async fn may_be_divided(file: &Path, headers: &HeaderMap) -> bool {
    let Some(range) = headers.get(RANGE).and_then(|range| range.to_str().ok()) else { return false };
    let is_empty = std::fs::metadata(file).is_ok_and(|meta| meta.len() == 0);
    if is_empty || !is_one_range(range) {
        return false;
    }
    let Some(wanted) = headers.get(IF_RANGE) else { return true };
    let mut whole = Request::new(Body::empty());
    *whole.method_mut() = Method::HEAD;
    let Ok(now) = ServeFile::new(file).oneshot(whole).await;
    [ETAG, LAST_MODIFIED].iter().any(|name| now.headers().get(name) == Some(wanted))
}

/// Whether a range of bytes is written as `bytes=2-4`, `bytes=2-` or `bytes=-2`.
fn is_one_range(range: &str) -> bool {
    let Some((unit, (from, to))) =
        range.split_once('=').and_then(|(unit, at)| Some((unit, at.split_once('-')?)))
    else {
        return false;
    };
    let number = |digits: &str| digits.is_empty() || digits.bytes().all(|digit| digit.is_ascii_digit());
    let is_turned =
        || from.parse::<u64>().ok().zip(to.parse::<u64>().ok()).is_some_and(|(from, to)| from > to);
    unit.eq_ignore_ascii_case("bytes")
        && number(from)
        && number(to)
        && !(from.is_empty() && to.is_empty())
        && !is_turned()
}

/// The way to a folder, at whose address its page finds what it links to. The path comes from the list of files, and
/// begins with one slash: two would be another host.
pub(super) fn moved(path: &str, query: Option<&str>) -> Response<Body> {
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    let mut response = text(StatusCode::MOVED_PERMANENTLY, "this page is a folder");
    match HeaderValue::try_from(format!("/{}/{query}", path.trim_matches('/'))) {
        Ok(place) => {
            response.headers_mut().insert(LOCATION, place);
            response
        }
        Err(_) => text(StatusCode::NOT_FOUND, "there is no such page"),
    }
}

pub(super) fn text(status: StatusCode, words: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(words));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}
