//! Whether the browser answers what tantivy answers.
//!
//! Queries of every kind ([`crate::queries::of_every_kind`]) are asked of the index in this process, as
//! `fieldbook search` asks it, and of the files of the site in Chromium on `file://`, by the functions that the search
//! page calls. Compared are the symbols of the first ten results in their order, the 32 bits of each score, the
//! number of all results, what was mended, whether only a part was found, and the counts of the three
//! facets that the search page shows first. Each difference is printed with both answers.

use std::time::Instant;

use fieldbook::index::query::parse_with;
use fieldbook::index::run::search;
use fieldbook::model::language::Language;
use headless_chrome::Browser;
use serde_json::{Value, json};

use crate::chromium::browser;
use crate::page::Watched;
use crate::site::{Index, Site};
use crate::{Sites, queries, thousands};

/// How many queries the browser is asked at a time.
const AT_A_TIME: usize = 100;

/// How many differences are printed.
const SHOWN: usize = 20;

pub(crate) fn measure(sites: &mut Sites, count: usize) {
    let Some(browser) = browser() else { return };
    let mut rows = Vec::new();
    let mut differences = Vec::new();
    let languages = sites.of_six();
    compare(&browser, sites.six(), &languages, count, &mut rows, &mut differences);
    // Only large sites have files of frequent terms.
    let largest = sites.sizes().into_iter().max().unwrap_or_default();
    for language in sites.single() {
        let site = sites.get(largest, &[language]);
        compare(&browser, site, &[language], count / 4, &mut rows, &mut differences);
    }
    println!("### Parity\n");
    println!(
        "Queries of twelve kinds in equal parts, made from the texts of the site, and twenty written ones.\n"
    );
    println!(
        "| site | language | documents | queries | of these found something | first ten the same, in order | also scores to the bit, totals, mended words, counts of facets |"
    );
    println!("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
    println!("{}\n", rows.join("\n"));
    for difference in differences.iter().take(SHOWN) {
        println!("```text\n{difference}\n```");
    }
    if differences.len() > SHOWN {
        println!("… and {} more\n", differences.len() - SHOWN);
    }
}

/// Compares the answers of some languages of a site.
fn compare(
    browser: &Browser,
    site: &Site,
    languages: &[Language],
    count: usize,
    rows: &mut Vec<String>,
    differences: &mut Vec<String>,
) {
    for (language, index) in site.indexes(languages) {
        let start = Instant::now();
        let code = language.code();
        let asked = queries::of_every_kind(language, &index, count);
        let page = Watched::new(browser, 1.0);
        page.go(&site.search_page(language, None));
        let (mut found, mut same_order, mut same) = (0, 0, 0);
        for some in asked.chunks(AT_A_TIME) {
            let theirs = answers(&page, language, some);
            assert_eq!(theirs.len(), some.len());
            for (query, theirs) in some.iter().zip(theirs) {
                let ours = answer(&index, language, query);
                found += usize::from(ours["total"] != 0);
                same_order += usize::from(symbols(&ours) == symbols(&theirs));
                if ours == theirs {
                    same += 1;
                } else {
                    differences.push(format!("{code} `{query}`\n  index    {ours}\n  browser  {theirs}"));
                }
            }
        }
        let seconds = start.elapsed().as_secs_f64();
        eprintln!("parity: {}, {code}: {} queries in {seconds:.0} s", site.label(), asked.len());
        rows.push(format!(
            "| {} | {code} | {} | {} | {} | {} | {} |",
            site.label(),
            thousands(index.documents.len()),
            thousands(asked.len()),
            thousands(found),
            percent(same_order, asked.len()),
            percent(same, asked.len()),
        ));
    }
}

/// Of all, rounded down, so that 100 % are all.
fn percent(part: usize, all: usize) -> String {
    if part == all {
        return "100 %".to_owned();
    }
    format!("{:.2} % ({} differ)", (part as f64 / all as f64 * 10_000.0).floor() / 100.0, all - part)
}

fn symbols(answer: &Value) -> Vec<&Value> {
    answer["hits"].as_array().into_iter().flatten().map(|hit| &hit[0]).collect()
}

/// What the index answers.
fn answer(index: &Index, language: Language, text: &str) -> Value {
    let query = parse_with(text, language, &index.snapshot.analyser, &index.names);
    let found = search(&index.snapshot, &query, &index.names).unwrap();
    let hits: Vec<Value> = found
        .hits
        .iter()
        .take(10)
        .map(|(number, score)| json!([index.documents[*number as usize].symbol, score.to_bits()]))
        .collect();
    let counts: Vec<Value> = ["domain", "stage", "region"]
        .iter()
        .map(|key| json!(found.counts.get(key).cloned().unwrap_or_default()))
        .collect();
    json!({"total": found.hits.len(), "partly": found.partly, "mended": found.mended, "hits": hits, "counts": counts})
}

/// What the browser answers.
fn answers(page: &Watched, language: Language, queries: &[String]) -> Vec<Value> {
    let script = format!(
        "(async () => {{
            while (!window.fieldbookSearch || !fieldbookSearch.page) await new Promise((done) => setTimeout(done, 5));
            const index = await fieldbookSearch.open('{}'), answers = [], keys = ['domain', 'stage', 'region'];
            for (const query of {}) {{
                const found = await index.search(query), {{ counts: of }} = await found.count(keys), top = found.hits.slice(0, 10);
                const shown = await index.shown(top.map((hit) => hit.document));
                const counts = keys.map((key) => Object.fromEntries((of[key] || []).filter((value) => value.count)
                    .map((value) => [value.id, value.count]).sort((one, other) => one[0] < other[0] ? -1 : 1)));
                answers.push({{ total: found.hits.length, partly: found.partly, mended: found.mended,
                    hits: top.map((hit, at) => [shown[at].symbol, new Uint32Array(new Float32Array([hit.score]).buffer)[0]]), counts }});
            }}
            return JSON.stringify(answers);
        }})()",
        language.code(),
        serde_json::to_string(queries).unwrap()
    );
    let answers = page.value(&script);
    serde_json::from_str(answers.as_str().expect("answers")).unwrap()
}
