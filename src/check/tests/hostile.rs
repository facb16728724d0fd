//! Texts that nobody would write, against every rule.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{SAMPLE, Site};
use crate::diag::human::{Style, draw};
use crate::fault::Place;
use crate::source::Span;

/// Pieces of Markdown with two sides, cut where nobody would cut them; `§` divides them.
const PIECES: &str = "# §## §### §#### §\n§\n\n§Lessons§What was done§Leçons§日本§é§\u{301}§\u{202e}§\u{feff}§ §{#a}§{#A b}\
    §{#日§[§]§(§)§](§![§](en.md)§](#§](symbol:BP-§7K3Q0§](../§](javascript:§](https://§<https://§>§<§</§<b>§</b>\
    §<i title=\"§\"§<!--§-->§<script>§<div>\n§$§$$§\\frac§{§}§^§_§*§**§~~§`§```\n§> §- §1. §| a | b |\n|---|---|\n§|§\\|\
    §[^1]§[^1]: §[x]: §[1]§: §---\n§===\n§&#106;§\r\n§\t§\\§![a](a.gif)§here§صورة";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn no_text_makes_a_rule_panic_or_point_nowhere(
        parts in prop::collection::vec(prop::sample::select(PIECES.split('§').collect::<Vec<_>>()), 0..40)
    ) {
        let starter = Site::starter();
        let body = parts.concat();
        let front = starter.text(SAMPLE).split("## Problem").next().unwrap().to_owned();
        let translation =
            "title: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}";
        let mut site = Site(BTreeMap::new());
        for path in ["fieldbook.yaml", "content/vocabularies/sections.yaml"] {
            site = site.with(path, starter.text(path));
        }
        let folder = SAMPLE.trim_end_matches("en.md");
        let site = site
            .with(SAMPLE, format!("{front}{body}"))
            .with(&format!("{folder}fr.md"), format!("---\n{translation}\n---\n{body}"))
            .with(&format!("{folder}a.gif"), "GIF89a")
            .with("content/pages/about/en.md", format!("---\ntitle: T\nsummary: S\n---\n{body}"));
        let (library, findings) = site.findings();
        for finding in &findings {
            let mut spans: Vec<Span> = finding.related.iter().map(|(span, _)| *span).collect();
            if let Place::Span(span) = finding.place {
                spans.push(span);
            }
            for span in spans {
                let text = &library.sources.get(span.source).text;
                prop_assert!(text.get(span.range()).is_some(), "{} {span:?} in {body:?}", finding.code);
            }
            prop_assert!(finding.message.chars().count() <= 140, "{}", finding.message);
        }
        draw(&findings, &library.sources, Style { colour: false, width: 80 });
    }
}

/// As many different words as needed.
fn word(number: usize) -> String {
    format!("{number:04}").bytes().map(|digit| char::from(b'a' + digit - b'0')).chain(['x'; 2]).collect()
}

/// A text as long as a Markdown file may be, from pieces that differ by their number.
fn long(piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        let next = piece(number);
        if text.len() + next.len() > 56 * 1024 {
            break;
        }
        text.push_str(&next);
    }
    text
}

/// Bodies that were slow, or that would be if a rule compared everything in them with everything else.
fn long_bodies() -> Vec<String> {
    let mut bodies: Vec<String> = [
        "<rt>x",
        "<q><p></q></p>",
        "<q cite=\"javascript:x\">a</q>",
        "[abc](symbol:BP-7K3Q1) ",
        "[abc](../tie-sensor/en.md) ",
        "![Photo](a.png) ",
        "## Lessons\n",
        "### a {#a}\n",
        "[^a]: x\n\n",
        "- a\n",
        "> a\n\n",
        "[9] ",
        "[1]",
        "$\\foo$ ",
        "&#1;",
        "a\u{202e}",
        "endorsed by the ITU ",
        "الأشياء ",
        "物联网",
    ]
    .iter()
    .map(|piece| long(|_| (*piece).to_owned()))
    .collect();
    bodies.extend([
        long(|n| format!("[a](symbol:BP-{}) ", word(n)[..5].to_uppercase())),
        long(|n| format!("[a](../{}/en.md) ", word(n))),
        long(|n| format!("[a](#{0})\n\n### h{0}\n\n", word(n))),
        long(|n| format!("![a]({}.png) ", word(n))),
        long(|n| format!("## {}\n", word(n))),
        long(|n| format!("[^{0}] \n\n[^{0}z]: x\n\n", word(n))),
        long(|n| format!("[a][{}] ", word(n))),
        format!("<i {}>x</i>", long(|n| format!("{}=1 ", word(n)))),
        format!("|{}\n|{}\n|{}", "a|".repeat(9_000), "-|".repeat(9_000), "1|".repeat(9_000)),
        format!("| |\n|-|\n{}", long(|_| "|1|2|\n".to_owned())),
        format!("## Results and evidence\n\n{}", long(|_| "1 ".to_owned())),
        format!("## Results and evidence\n\n|a|b|\n|-|-|\n{}", long(|_| "|1|2|\n".to_owned())),
        "*a ".repeat(9_000) + &"a* ".repeat(9_000),
        "~~a ".repeat(7_000) + &"a~~ ".repeat(7_000),
        "![".repeat(8_500) + "x" + &"][1]".repeat(8_500),
        "![".repeat(5_000) + "x" + &"](a.png)".repeat(5_000),
        "[![".repeat(4_000) + "x" + &"](a.png)](b.md)".repeat(3_000),
    ]);
    bodies
}

/// Front matter lines of the same kind.
fn long_fronts() -> Vec<String> {
    vec![
        format!("topics: [{}]", long(|n| word(n) + ", ")),
        format!("standards: [{}]", long(|n| format!("ietf-rfc-the-application-protocol-{n}, "))),
        format!("places: [{}]", long(|n| word(n)[..3].to_uppercase() + ", ")),
        format!("related: [{}]", long(|n| format!("{}-a, ", word(n)))),
        format!("aliases: [{}]", long(|n| format!("{}-a, ", word(n)))),
        format!("images:\n{}", long(|n| format!("  - {{file: {}.png}}\n", word(n)))),
        format!("results:\n{}", long(|n| format!("  - {{what: {}}}\n", word(n)))),
        format!("sources:\n{}", long(|_| "  - {title: a, url: \"https://example.org/\"}\n".to_owned())),
        long(|n| format!("{}: x\n", word(n))),
        long(|_| "stage: x\n".to_owned()),
    ]
}

/// A test that takes for ever is one that fails.
#[test]
fn long_texts_are_checked_to_their_end() {
    let starter = Site::starter();
    let front = starter.text(SAMPLE).split("## Problem").next().unwrap().to_owned();
    let bodies = long_bodies().into_iter().map(|body| starter.clone().with(SAMPLE, format!("{front}{body}")));
    let fronts = long_fronts().into_iter().map(|lines| starter.clone().front(&lines));
    for site in bodies.chain(fronts) {
        let (library, findings) = site.findings();
        draw(&findings, &library.sources, Style { colour: false, width: 80 });
    }
}
