//! Where the time of a cold query goes, for those who make it shorter.
//!
//! The engine of the largest site is replaced by its source before it was made small, so that functions have their
//! names, and each query is asked as for [`crate::latency`], cold and slowed down, while V8 takes samples of its
//! main thread (`Profiler`). A page of the same site is opened first, because a profile ends with its process. Told is
//! the time in each function itself, without what it calls.

use std::collections::BTreeMap;
use std::time::Duration;

use fieldbook::model::language::Language;
use headless_chrome::protocol::cdp::Profiler;
use headless_chrome::protocol::cdp::types::Method;
use serde::{Deserialize, Serialize};

use crate::chromium::browser;
use crate::latency::SLOWER;
use crate::page::Watched;
use crate::site::Site;
use crate::{Sites, queries};

/// `Profiler.stop`. The library's own cannot read the line -1, on which V8 sets what is in no file.
#[derive(Debug, Serialize)]
struct Stop {}

impl Method for Stop {
    const NAME: &'static str = "Profiler.stop";
    type ReturnObject = Stopped;
}

#[derive(Debug, Deserialize)]
struct Stopped {
    profile: Profile,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Profile {
    nodes: Vec<Node>,
    samples: Vec<u32>,
    /// Microseconds before each sample; some are negative, because processors have clocks of their own.
    time_deltas: Vec<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    id: u32,
    call_frame: Frame,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Frame {
    function_name: String,
    url: String,
    line_number: i64,
}

/// Microseconds between two samples.
const INTERVAL: u32 = 200;

/// How many functions are shown.
const SHOWN: usize = 30;

pub(crate) fn measure(sites: &mut Sites, count: usize) {
    let Some(browser) = browser() else { return };
    let practices = sites.sizes().into_iter().max().unwrap_or(10_000);
    for language in sites.single() {
        let site = sites.get(practices, &[language]);
        let (engine, small) = write_readable_engine(site);
        let (_, index) = site.indexes(&[language]).remove(0);
        let queries = queries::of_readers(language, &index.documents, count);
        let mut times: BTreeMap<String, f64> = BTreeMap::new();
        for query in &queries {
            let page = Watched::new(&browser, 1.0);
            page.go(url::Url::from_file_path(site.public().join("404.html")).unwrap().as_str());
            std::thread::sleep(Duration::from_millis(300));
            page.slow_down(SLOWER);
            page.tab.call_method(Profiler::Enable(None)).unwrap();
            page.tab.call_method(Profiler::SetSamplingInterval { interval: INTERVAL }).unwrap();
            page.tab.call_method(Profiler::Start(None)).unwrap();
            page.go(&site.search_page(language, Some(query)));
            page.report(query);
            let profile = page.tab.call_method(Stop {}).unwrap().profile;
            let names: BTreeMap<u32, String> =
                profile.nodes.iter().map(|node| (node.id, name(node))).collect();
            for (sample, delta) in profile.samples.iter().zip(&profile.time_deltas) {
                *times.entry(names[sample].clone()).or_default() += *delta as f64 / 1000.0;
            }
        }
        std::fs::write(engine, small).unwrap();
        println!("### Profile: {}, {} cold queries, {SLOWER} times slower\n", site.label(), queries.len());
        println!("| function | ms for a query |\n| --- | ---: |");
        let mut times: Vec<(String, f64)> = times.into_iter().collect();
        times.sort_by(|one, other| other.1.total_cmp(&one.1));
        for (name, time) in times.iter().take(SHOWN) {
            println!("| {name} | {:.1} |", time / queries.len() as f64);
        }
        println!();
    }
}

/// Puts the source of the engine in its place, and gives the path and what stood there.
fn write_readable_engine(site: &Site) -> (std::path::PathBuf, Vec<u8>) {
    let assets = site.public().join("assets");
    let names: Vec<String> = std::fs::read_dir(&assets)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".js"))
        .collect();
    let with = |start: &str| names.iter().find(|name| name.starts_with(start)).cloned();
    let hash_of = |name: &str| {
        let start = format!("search-{name}.");
        Some(with(&start)?.strip_prefix(&start)?.strip_suffix(".js")?.to_owned())
    };
    let languages: Vec<(Language, [String; 2])> = Language::ALL
        .into_iter()
        .filter_map(|language| {
            let code = language.code();
            Some((language, [hash_of(code)?, hash_of(&format!("more-{code}"))?]))
        })
        .collect();
    let parts: Vec<(&str, String)> = fieldbook::index::browser::SEEN
        .into_iter()
        .filter_map(|(name, _)| Some((name, hash_of(name)?)))
        .collect();
    let engine = assets.join(with("search.").expect("the engine"));
    let small = std::fs::read(&engine).unwrap();
    std::fs::write(
        &engine,
        fieldbook::index::browser::core(&languages, &parts, fieldbook::index::browser::Site::Apart),
    )
    .unwrap();
    (engine, small)
}

fn name(node: &Node) -> String {
    let frame = &node.call_frame;
    if frame.url.is_empty() {
        return frame.function_name.clone();
    }
    let file = frame.url.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    // All files of data are one: what runs in them itself is the call of `take`.
    let file = if frame.url.contains("/search/") && file.ends_with(".js") { "data" } else { file };
    let function = if frame.function_name.is_empty() { "(anonymous)" } else { &frame.function_name };
    if file == "data" {
        format!("data: {function}")
    } else {
        format!("{file}:{} {function}", frame.line_number + 1)
    }
}
