//! One text through the whole pipeline or through one stage of it, in memory, for fuzzing.
//!
//! Where the whole pipeline is tried, the site around it is the embedded starter without its longest
//! vocabularies, which would take most of the time; the text takes the place of its practice, and a
//! picture stands beside it, and a translation that ends as the text does. The clock stands still.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::{Date, date};

use crate::diag::{Setting, github, gitlab, human, json, sarif, short};
use crate::edition::{Choices, select};
use crate::fault::Place;
use crate::index::document::Document;
use crate::index::export::Labels;
use crate::index::query::{goal_word, parse as parse_query};
use crate::index::run::{FacetNames, facet_names, search};
use crate::index::store::{LanguageIndex, Snapshot};
use crate::link::target::Target;
use crate::link::{Body, Library};
use crate::model::language::Language;
use crate::parse::markdown::Visited;
use crate::read::{Asset, SiteFiles};
use crate::render::html::{self, Picture, Surroundings, render_body as render_text};
use crate::render::theme::{DEFAULT_NAME, Theme};
use crate::render::views::Words;
use crate::render::words::Texts;
use crate::source::{Source, Sources, Span};
use crate::{check, embedded, link, markup, math, parse};

const PRACTICE: &str = "content/practices/tie-sensors-to-a-repair-service/en.md";

/// The translation of the practice.
const TRANSLATION: &str = "content/practices/tie-sensors-to-a-repair-service/fr.md";

/// The head and the first section of the translation, with the sum of a section that was another one when it
/// was translated.
const TRANSLATION_HEAD: &str = "\
---
title: Relier chaque capteur à un service
summary: Un résumé.
translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22, sections: {lessons: 00000000}}
---

## Enseignements

1. Payer d’abord la réparation [1].

";

/// The picture beside the practice.
const PICTURE: &str = "content/practices/tie-sensors-to-a-repair-service/a.gif";
/// A picture of one point.
const PICTURE_BYTES: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0;";

/// The one address of a picture in what [`render_body`] gives.
pub const PICTURE_ADDRESS: &str = "a.gif";

/// The elements of formulas in what [`render_body`] gives.
pub const FORMULA_ELEMENTS: &[&str] = &math::ELEMENTS;

fn today() -> Date {
    date(2026, 11, 23)
}

/// Vocabularies that a trial does without.
const LEFT_OUT: [&str; 5] = ["countries", "country-groups", "glossary", "regions", "standards"];

fn site_with(practice: &str) -> Library {
    let mut files = SiteFiles::default();
    for (path, bytes) in embedded::starter() {
        if path == PRACTICE {
            files.sources.add(Source::new(path, practice));
            files
                .sources
                .add(Source::new(TRANSLATION, format!("{TRANSLATION_HEAD}{}", second_half(practice))));
        } else if LEFT_OUT.iter().any(|name| path.ends_with(&format!("/{name}.yaml"))) {
            continue;
        } else if path.ends_with(".md") || path.ends_with(".yaml") {
            files.sources.add(Source::new(path, String::from_utf8_lossy(bytes)));
        }
    }
    files.folders.extend(["content/practices", PICTURE.trim_end_matches("/a.gif")].map(str::to_owned));
    files.assets.push(Asset {
        path: PICTURE.to_owned(),
        size: PICTURE_BYTES.len() as u64,
        bytes: PICTURE_BYTES.to_vec().into(),
    });
    let parsed = parse::parse(&files.sources);
    link::link(files, parsed)
}

/// The second half of the text below a head, which rules can compare with the whole.
fn second_half(practice: &str) -> &str {
    let body = practice.split_once("\n---\n").map_or(practice, |(_, body)| body);
    let mut middle = body.len() / 2;
    while !body.is_char_boundary(middle) {
        middle += 1;
    }
    &body[middle..]
}

/// Checks the starter with another practice in it and draws the findings in every form.
pub fn check_practice(practice: &str) {
    let library = site_with(practice);
    let findings = check::check(&library, today());
    let _ = human::draw(&findings, &library.sources, human::Style { colour: true, width: 80 });
    let _ = short::draw(&findings, &library.sources);
    let _ = json::draw(&findings, &library.sources, &[]);
    let setting = Setting { sources: &library.sources, prefix: "docs/site", rule: check::rule_text };
    let _ = sarif::draw(&findings, &setting);
    let _ = github::draw(&findings, &setting);
    let _ = gitlab::draw(&findings, &setting);
}

/// Checks a text below a sound front matter, then renders it as if there were no findings; gives the
/// HTML without the page around it.
pub fn render_body(body: &str) -> String {
    static FRONT: OnceLock<String> = OnceLock::new();
    let front = FRONT.get_or_init(|| {
        let sample = embedded::starter().get(PRACTICE).copied().unwrap_or_default();
        let sample = String::from_utf8_lossy(sample).into_owned();
        sample.split("\n---\n").next().unwrap_or_default().to_owned()
    });
    let practice = format!("{front}\n---\n{body}");
    check_practice(&practice);
    let library = site_with(&practice);
    let edition = select(&library, &[], &Choices::default(), today());
    edition.practices.values().map(|practice| text_of(practice.body)).collect()
}

/// The text of a practice as HTML.
fn text_of(body: &Body) -> String {
    static WORDS: OnceLock<html::Words> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let theme = Theme::load(DEFAULT_NAME, &BTreeMap::new());
        let texts = theme.interface(Language::En).map_err(|fault| fault.message);
        let words = texts.and_then(|texts| Texts::new(Language::En, texts)).and_then(|texts| texts.in_text());
        words.expect("the embedded theme is sound, which the tests show")
    });
    let around = Surroundings {
        href: &|target| match target {
            Target::External(address) => Some(address.clone()),
            _ => Some("x.html".to_owned()),
        },
        picture: &|path| {
            (path == PICTURE).then(|| Picture {
                src: PICTURE_ADDRESS.to_owned(),
                size: Some((1, 1)),
                alt: Some(Words::own("A \"pump\" <b>")),
                credit: Some(Words::own("Ministry of Water & <i>Land</i>")),
            })
        },
        words,
        sources: 3,
        deeper: 0,
    };
    render_text(body, &around)
}

/// Reads a text as the front matter of a practice, or of a translation when it says that it is one.
///
/// # Panics
///
/// When a fault points outside of the text, which is a mistake of the parser.
pub fn parse_front(yaml: &str) {
    let mut sources = Sources::default();
    sources.add(Source::new("content/practices/a-b/en.md", format!("---\n{yaml}\n---\n")));
    for fault in parse::parse_in_turn(&sources).faults {
        if let Place::Span(span) = fault.place {
            stands_in_its_text(&sources, span);
        }
    }
}

/// Reads a text as Markdown.
///
/// # Panics
///
/// When a part of the tree or a fault has a place outside of the text, which is a mistake of the parser.
pub fn parse_markdown(body: &str) {
    let mut sources = Sources::default();
    sources.add(Source::new("content/pages/a/en.md", format!("---\n---\n{body}")));
    let parsed = parse::parse_in_turn(&sources);
    for fault in parsed.faults {
        if let Place::Span(span) = fault.place {
            stands_in_its_text(&sources, span);
        }
    }
    for page in parsed.pages {
        page.document.walk(&mut |visited| match visited {
            Visited::Block(block) => stands_in_its_text(&sources, block.span),
            Visited::Inline(inline) => stands_in_its_text(&sources, inline.span),
        });
        let _ = page.document.plain_text();
    }
}

fn stands_in_its_text(sources: &Sources, span: Span) {
    let text = &sources.get(span.source).text;
    assert!(text.get(span.range()).is_some(), "{span:?} is no piece of {text:?}");
}

/// Makes HTML safe as it is done for every page: what an author may write is kept, and the whole is
/// cleaned.
pub fn sanitise(html: &str) -> String {
    markup::sanitise(&markup::keep_allowed(html))
}

/// Words of each language that documents are made of in [`ask`].
fn words_of(language: Language) -> &'static str {
    match language {
        Language::Ar => "المياه مضخة المياه إنذار مستشعر القرية 6",
        Language::En => "water pump pre-paid sensor cold chain BP-7K3Q0 village 6",
        Language::Es => "bomba de agua riego cadena de frío niño 6",
        Language::Fr => "pompe à eau réparée chaîne du froid l’œuvre 6",
        Language::Ru => "насос вода ёмкость датчик тревога река 6",
        Language::Zh => "水泵 传感器网络 冷链 水位 NB-IoT 6",
    }
}

/// A small index of a language, in memory.
///
/// # Errors
///
/// When the index cannot be made.
fn small_index(language: Language) -> tantivy::Result<(Snapshot, FacetNames)> {
    let words: Vec<&str> = words_of(language).split(' ').collect();
    let documents: Vec<Document> = (0..words.len())
        .map(|number| Document {
            symbol: format!("BP-{number:05}"),
            path: format!("{}/practices/p{number}.html", language.code()),
            title: words[number..].join(" "),
            summary: words[..number].join(" "),
            headings: String::new(),
            facts: goal_word("6"),
            body: words_of(language).repeat(1 + number % 3),
            published: number as i64,
            changed: number as i64,
            facets: BTreeMap::from([("domain".to_owned(), vec![["health", "water"][number % 2].to_owned()])]),
            badges: Vec::new(),
        })
        .collect();
    let index = LanguageIndex::in_memory(language);
    index.update(&documents)?;
    let snapshot = index.snapshot()?;
    let labels = Labels::from([(("domain".to_owned(), "water".to_owned()), vec![words[0].to_owned()])]);
    let names = facet_names(&snapshot.analyser, &labels);
    Ok((snapshot, names))
}

/// Asks a small index what a reader may type, in the language that a number chooses.
///
/// # Panics
///
/// When the index cannot be asked, the answer is another the second time, or it is none that can be shown, which are
/// mistakes of the search.
pub fn ask(choice: u8, text: &str) {
    static INDEXES: OnceLock<Vec<(Snapshot, FacetNames)>> = OnceLock::new();
    let indexes = INDEXES.get_or_init(|| {
        let made: tantivy::Result<Vec<_>> = Language::ALL.into_iter().map(small_index).collect();
        made.expect("a small index can be made in memory, which the tests show")
    });
    let at = usize::from(choice) % Language::ALL.len();
    let (snapshot, names) = &indexes[at];
    let answer = || {
        let query = parse_query(text, Language::ALL[at], &snapshot.analyser);
        let found = search(snapshot, &query, names).expect("an index in memory can be asked");
        (query, found)
    };
    let (query, found) = answer();
    assert_eq!((&query, &found), (&answer().0, &answer().1), "{text:?} is answered in two ways");
    assert!(found.hits.len() <= snapshot.len(), "{text:?} finds more than there is");
    let in_order = found.hits.windows(2).all(|pair| pair[0].1 >= pair[1].1);
    assert!(in_order && found.hits.iter().all(|(_, score)| score.is_finite()), "{text:?}: {:?}", found.hits);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_answered_and_always_in_the_same_way(choice in any::<u8>(), text in "\\PC{0,60}|(?s).{0,60}") {
            ask(choice, &text);
        }

        /// The signs of the query language around words that are there, with slips.
        #[test]
        fn any_query_is_answered_and_always_in_the_same_way(
            choice in any::<u8>(),
            parts in prop::collection::vec(
                (prop::sample::select(vec![" ", "-", "\"", "“", "»", "*", ":", "domain:", "-stage:", "SDG ", "\u{301}", "ـ"]), 0..9_usize, 0..9_usize),
                0..60,
            ),
        ) {
            let words: Vec<&str> = Language::ALL.into_iter().flat_map(|language| words_of(language).split(' ')).collect();
            let mut text = String::new();
            for (sign, word, dropped) in parts {
                text.push_str(sign);
                let at = (word + usize::from(choice)) % words.len();
                text.extend(words[at].chars().enumerate().filter(|(at, _)| *at + 1 != dropped).map(|(_, letter)| letter));
            }
            ask(choice, &text);
        }
    }

    /// Otherwise the laws would hold for want of anything found.
    #[test]
    fn the_small_indexes_find_something() {
        for language in Language::ALL {
            let (snapshot, names) = small_index(language).unwrap();
            for text in words_of(language).split(' ').chain(["domain:water", "sdg6"]) {
                let query = parse_query(text, language, &snapshot.analyser);
                assert!(!search(&snapshot, &query, &names).unwrap().hits.is_empty(), "{text}");
            }
        }
    }

    #[test]
    fn a_body_becomes_its_html_with_all_that_the_renderer_writes() {
        let html = render_body(
            "![](a.gif) and ![x](b.gif)\n\n![](a.gif)\n\n- [x] $a^2$ [1] [l](https://example.org/?a&b)\n\n<b onclick=x>b</b>\n",
        );
        for piece in [
            "<img src=\"a.gif\"",
            "<figure><img",
            "Ministry of Water &amp; &lt;i&gt;",
            "<input type=\"checkbox\"",
            "<math",
            "fb-source-1",
            "href=\"https://example.org/?a&amp;b\"",
            "<b>b</b>",
        ] {
            assert!(html.contains(piece), "{piece} is missing in {html}");
        }
        assert!(!html.contains("b.gif"), "{html}");
    }

    #[test]
    fn rules_that_compare_a_translation_with_its_original_meet_the_text() {
        let sample = String::from_utf8_lossy(embedded::starter()[PRACTICE]).into_owned();
        let codes = |practice: &str| -> Vec<&str> {
            check::check(&site_with(practice), today()).into_iter().map(|finding| finding.code).collect()
        };
        for code in ["FB0330", "FB0418", "FB0420"] {
            assert!(codes(&sample).contains(&code), "{code}: {:?}", codes(&sample));
        }
        for odd in ["", "é", "---\n---\né", "物联网"] {
            check_practice(odd);
            assert!(second_half(odd).len() <= odd.len());
        }
    }

    #[test]
    fn html_goes_the_whole_way_of_a_page() {
        assert_eq!(sanitise("<a href=\"x\">y</a> <b>z</b>"), "y <b>z</b>");
    }
}
