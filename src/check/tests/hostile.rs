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
