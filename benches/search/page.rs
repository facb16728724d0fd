//! A page in Chromium that tells when its answer is painted. Nothing of this is in the product: the script below is
//! put into the page by the browser, before any script of the site.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::protocol::cdp::{Emulation, Input, Network, Page};
use headless_chrome::{Browser, Tab};
use serde::Deserialize;
use serde_json::Value;

/// What watches a search page.
///
/// - `drawn`: the list of results got another state than `loading`, in the same task in which it was filled; `first`:
///   it got its first results, or, where they are all of them, that state
/// - `painted`: the frame with it was made: styles, layout and painting of the main thread are done. A task that is
///   posted in the frame's `requestAnimationFrame` comes after them, and this one before all that the page has planned
/// - `loads`: the files of the search whose script elements have told that they were loaded and run
/// - `takes`: when each file of data began to run, which is before it is checked, unpacked and decoded
/// - `long`: begin and length of all tasks of more than 50 ms (`PerformanceObserver`, `longtask`)
///
/// When a file was asked for and when its last byte was there tells Chromium (`Network.requestWillBeSent` and
/// `Network.loadingFinished`); there is no `PerformanceResourceTiming` on `file://`. What Chromium tells of the last
/// byte comes late when the page is busy; where it comes after the file began to run, that is taken.
///
/// All in milliseconds since the navigation.
const WATCH: &str = r#"(() => {
  const watch = window.fieldbookWatch = { answers: [], long: [], keys: [], loads: [], takes: [] };
  document.addEventListener("load", (event) => {
    const file = event.target.src || "";
    if (/\/search[/.-][^?]*\.js$/.test(file)) watch.loads.push(file);
  }, true);
  let engine;
  Object.defineProperty(window, "fieldbookSearch", {
    get: () => engine,
    set: (made) => {
      engine = made;
      const take = made.take;
      made.take = (name, data) => {
        watch.takes.push(["/search/" + name, performance.now()]);
        take(name, data);
      };
    },
  });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) watch.long.push([task.startTime, task.duration]);
  }).observe({ type: "longtask", buffered: true });
  document.addEventListener("input", () => watch.keys.push(performance.now()), true);
  // Calls with the moment at which the frame is made that holds what was drawn now.
  const whenPainted = (call) => requestAnimationFrame(() => {
    scheduler.postTask(() => call(performance.now()), { priority: "user-blocking" });
  });
  let first, told = false;
  new MutationObserver(() => {
    const list = document.getElementById("search-results");
    if (!list || !list.dataset.query) return;
    const done = list.dataset.state !== "loading";
    const some = list.children.length && !list.classList.contains("before");
    if (!some && !done) first = null;
    else if (!first) {
      const begun = first = { results: list.children.length, drawn: performance.now() };
      whenPainted((now) => begun.painted = now);
    }
    if (!done) told = false;
    if (!done || told) return;
    told = true;
    const answer = { first, results: list.children.length, drawn: performance.now() };
    watch.answers.push(answer);
    whenPainted((now) => {
      answer.painted = now;
      // Long tasks are told a while after they ended.
      if (!watch.final || watch.final === list.dataset.query) setTimeout(() => {
        console.debug("fieldbook", JSON.stringify({ answer: watch.answers[watch.answers.length - 1], answers: watch.answers, long: watch.long, keys: watch.keys, loads: watch.loads, takes: watch.takes, origin: performance.timeOrigin }));
      }, 150);
    });
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state", "class"] });
})();"#;

/// Results that were painted.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Shown {
    pub(crate) results: usize,
    pub(crate) drawn: f64,
    #[serde(default)]
    pub(crate) painted: f64,
}

/// An answer that was painted.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Answer {
    /// The results that were there first.
    pub(crate) first: Shown,
    #[serde(flatten)]
    pub(crate) all: Shown,
}

/// What a page told when its answer was painted.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Report {
    pub(crate) answer: Answer,
    /// All answers that were painted on the way to that one.
    pub(crate) answers: Vec<Answer>,
    pub(crate) long: Vec<(f64, f64)>,
    pub(crate) keys: Vec<f64>,
    /// Addresses of the files of the search that the page has loaded and run.
    pub(crate) loads: Vec<String>,
    takes: Vec<(String, f64)>,
    /// The wall clock at the navigation.
    origin: f64,
    /// When the first file of the search was asked for.
    #[serde(default)]
    pub(crate) first: f64,
    /// When the last byte of the last one was there that the first results needed, and all of them.
    #[serde(default)]
    pub(crate) last_of_first: f64,
    #[serde(default)]
    pub(crate) last: f64,
}

/// A file that a page asks for, as Chromium tells it, in seconds.
struct Request {
    id: String,
    address: String,
    start: f64,
    end: Option<f64>,
    /// From Chromium's clock to the wall clock.
    to_wall: f64,
}

/// A tab of its own, and with it a process of its own in which no code is warm.
pub(crate) struct Watched {
    pub(crate) tab: Arc<Tab>,
    requests: Arc<Mutex<Vec<Request>>>,
    reports: Receiver<String>,
}

impl Watched {
    /// A new tab. With `slower` 4 its main thread gets a quarter of the processor.
    pub(crate) fn new(browser: &Browser, slower: f64) -> Self {
        let tab = browser.new_tab().unwrap();
        tab.set_default_timeout(Duration::from_secs(60));
        tab.enable_runtime().unwrap();
        tab.call_method(Network::Enable {
            max_total_buffer_size: None,
            max_resource_buffer_size: None,
            max_post_data_size: None,
            report_direct_socket_traffic: None,
            enable_durable_messages: None,
        })
        .unwrap();
        tab.call_method(Page::Enable { enable_file_chooser_opened_event: None }).unwrap();
        tab.call_method(Page::AddScriptToEvaluateOnNewDocument {
            source: WATCH.to_owned(),
            world_name: None,
            include_command_line_api: None,
            run_immediately: None,
        })
        .unwrap();
        let (told, reports) = channel();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let ear = Arc::clone(&requests);
        let told = Mutex::new(told);
        let listener = move |event: &Event| match event {
            Event::NetworkRequestWillBeSent(request) => {
                let request = &request.params;
                ear.lock().unwrap().push(Request {
                    id: request.request_id.clone(),
                    address: request.request.url.clone(),
                    start: request.timestamp,
                    end: None,
                    to_wall: request.wall_time - request.timestamp,
                });
            }
            Event::NetworkLoadingFinished(finished) => {
                let mut requests = ear.lock().unwrap();
                let known = requests.iter_mut().find(|request| request.id == finished.params.request_id);
                if let Some(request) = known {
                    request.end = Some(finished.params.timestamp);
                }
            }
            Event::RuntimeConsoleAPICalled(call) => {
                let text = |at: usize| call.params.args.get(at)?.value.as_ref()?.as_str();
                if let (Some("fieldbook"), Some(report)) = (text(0), text(1)) {
                    told.lock().unwrap().send(report.to_owned()).ok();
                }
            }
            _ => {}
        };
        tab.add_event_listener(Arc::new(listener)).unwrap();
        let watched = Watched { tab, requests, reports };
        watched.slow_down(slower);
        watched
    }

    /// Gives the main thread a part of the processor from now on.
    pub(crate) fn slow_down(&self, slower: f64) {
        self.tab.call_method(Emulation::SetCPUThrottlingRate { rate: slower }).unwrap();
    }

    /// Opens an address, and waits for nothing.
    pub(crate) fn go(&self, address: &str) {
        self.requests.lock().unwrap().clear();
        while self.reports.try_recv().is_ok() {}
        self.tab
            .call_method(Page::Navigate {
                url: address.to_owned(),
                referrer: None,
                transition_Type: None,
                frame_id: None,
                referrer_policy: None,
            })
            .unwrap();
    }

    /// Waits until an answer is painted.
    pub(crate) fn report(&self, wanted: &str) -> Report {
        let text = self.reports.recv_timeout(Duration::from_secs(60));
        let text = text.unwrap_or_else(|error| panic!("no answer to `{wanted}`: {error}"));
        let mut report: Report = serde_json::from_str(&text).unwrap();
        let requests = self.requests.lock().unwrap();
        let since = |seconds: f64, request: &Request| (seconds + request.to_wall) * 1000.0 - report.origin;
        let files = requests.iter().filter(|request| report.loads.contains(&request.address));
        report.first = files.map(|request| since(request.start, request)).fold(f64::INFINITY, f64::min);
        let last_before = |drawn: f64| {
            let takes = report.takes.iter().filter(|(_, run)| *run <= drawn);
            let last = takes.map(|(name, run)| {
                // In the address the check follows the name.
                let is = |address: &str| {
                    address.rsplit_once(name.as_str()).is_some_and(|(_, rest)| rest.starts_with(['-', '.']))
                };
                let request = requests.iter().find(|request| is(&request.address));
                let end = request.and_then(|request| Some(since(request.end?, request)));
                end.map_or(*run, |end| end.min(*run))
            });
            last.fold(0.0, f64::max)
        };
        let answer = &report.answer;
        (report.last_of_first, report.last) =
            (last_before(answer.first.drawn), last_before(answer.all.drawn));
        report
    }

    /// Asks something else in a search page that has answered, and waits until that is painted.
    pub(crate) fn ask(&self, query: &str) -> Report {
        self.requests.lock().unwrap().clear();
        let wanted = serde_json::to_string(query).unwrap();
        self.value(&format!(
            "Object.assign(fieldbookWatch, {{ final: {wanted}, answers: [], long: [], loads: [], takes: [] }}), \
             document.getElementById('search-query').value = {wanted}, \
             document.getElementById('search-query').form.requestSubmit()"
        ));
        self.report(query)
    }

    /// Types a text letter by letter into the field of a search page that is open, with some time between two, and
    /// waits until the answer to all of it is painted.
    pub(crate) fn type_in(&self, text: &str, between: Duration) -> Report {
        let wanted = serde_json::to_string(text.trim()).unwrap();
        self.value(&format!(
            "fieldbookWatch.final = {wanted}, fieldbookWatch.long = [], document.getElementById('search-query').focus()"
        ));
        for letter in text.chars() {
            self.tab.call_method(Input::InsertText { text: letter.to_string() }).unwrap();
            std::thread::sleep(between);
        }
        self.report(text)
    }

    /// What a script gives, in the page.
    pub(crate) fn value(&self, script: &str) -> Value {
        self.tab.evaluate(script, true).unwrap().value.unwrap_or(Value::Null)
    }

    /// The addresses that the page has asked for, one for each request.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().iter().map(|request| request.address.clone()).collect()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // A tab that is gone already is closed well enough.
        self.tab.close(false).ok();
    }
}

/// The bytes that lie on the disk for some addresses of the search of a site, by the kind of the file:
/// `engine`, `language`, `directory`, and the letters of `docs/search-format.md`.
pub(crate) fn bytes_by_kind(public: &Path, addresses: &[String]) -> BTreeMap<&'static str, (usize, usize)> {
    let mut kinds: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    for address in addresses {
        let path = url::Url::parse(address).unwrap().to_file_path().unwrap();
        let Ok(path) = path.strip_prefix(public) else { panic!("{address} is no file of the site") };
        let text = path.to_string_lossy().replace('\\', "/");
        let Some(kind) = kind_of(&text) else { continue };
        let entry = kinds.entry(kind).or_default();
        entry.0 += 1;
        entry.1 += std::fs::metadata(public.join(path)).unwrap().len() as usize;
    }
    kinds
}

/// The kind of a file of the search; none for other files of a page.
fn kind_of(path: &str) -> Option<&'static str> {
    let of_engine =
        ["search.", "search-page.", "search-dialog.", "search-highlight.", "search-help.", "search-slips."];
    if of_engine.iter().any(|name| path.strip_prefix("assets/").is_some_and(|path| path.starts_with(name)))
        && path.ends_with(".js")
    {
        return Some("engine");
    }
    if path.starts_with("assets/search-") && path.ends_with(".js") {
        return Some("language");
    }
    let (_, name) = path.strip_prefix("search/")?.split_once('/')?;
    let kinds = ["directory", "t", "p", "l", "m", "w", "b", "d", "f"];
    Some(kinds.into_iter().find(|kind| name.starts_with(kind)).unwrap_or("other"))
}
