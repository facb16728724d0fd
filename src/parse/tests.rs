use super::*;
use crate::fault::Place;
use crate::parse::markdown::{BlockKind, Inline, InlineKind, Visited, plain_text};

/// Parses one file and gives it back with its faults.
pub(crate) fn parse_one(path: &str, text: &str) -> (Sources, Parsed) {
    let mut sources = Sources::default();
    sources.add(Source::new(path, text));
    let parsed = parse(&sources);
    (sources, parsed)
}

fn document(body: &str) -> (Sources, Document, Vec<Fault>) {
    let text = format!("---\ntitle: T\nsummary: S\n---\n{body}");
    let (sources, mut parsed) = parse_one("content/pages/about/en.md", &text);
    let page = parsed.pages.pop().unwrap();
    (sources, std::sync::Arc::unwrap_or_clone(page.document), parsed.faults)
}

fn kinds(faults: &[Fault]) -> Vec<&FaultKind> {
    faults.iter().map(|fault| &fault.kind).collect()
}

#[test]
fn front_matter_needs_both_its_lines() {
    for (text, kind) in [
        ("# Title\n", FaultKind::NoFrontMatter),
        ("", FaultKind::NoFrontMatter),
        ("---\ntitle: x\n", FaultKind::FrontMatterNotClosed),
        (" ---\ntitle: x\n---\n", FaultKind::FrontMatterNotClosed),
    ] {
        let (_, parsed) = parse_one("content/pages/about/en.md", text);
        assert_eq!(kinds(&parsed.faults), [&kind], "{text:?}");
    }
}

#[test]
fn crlf_and_a_byte_order_mark_change_no_place() {
    let text = "\u{feff}---\r\ntitle: Title\r\nsummary: S\r\nmenü: 1\r\n---\r\nBody *x*\r\n";
    let (sources, parsed) = parse_one("content/pages/about/en.md", text);
    let page = &parsed.pages[0];
    let title = page.front.as_ref().unwrap().title.as_ref().unwrap();
    let (_, source) = sources.iter().next().unwrap();
    assert_eq!(source.slice(title.span), "Title");
    assert!(matches!(&parsed.faults[0].kind, FaultKind::UnknownKey { key, .. } if key == "menü"));
    assert_eq!(source.slice(page.document.blocks[0].span).trim_end(), "Body *x*");
}

#[test]
fn a_text_whose_lines_end_as_on_windows_is_the_same_tree_in_the_same_places() {
    let text = "---\ntitle: Title\nsummary: S\n---\na `b\nc` $d\ne$ [f\ng](about.md)\n\n> h `i\n> j` <b\n> title=\"k\">l</b>\n\n```text\nm\n\nn\n```\n\n<div>\n\no[^p]\n</div>\n\n| q | r |\n| - | - |\n| s | `t` |\n";
    let told =
        |text: &str| -> Vec<(String, String)> {
            let (sources, parsed) = parse_one("content/pages/about/en.md", text);
            let (_, source) = sources.iter().next().unwrap();
            let slice = |span| source.slice(span).replace("\r\n", "\n");
            let mut all = Vec::new();
            parsed.pages[0].document.walk(&mut |visited| match visited {
                Visited::Block(block) => all.push((String::new(), slice(block.span))),
                Visited::Inline(inline) => {
                    let words = match &inline.kind {
                        InlineKind::Code(words) | InlineKind::Text(words) | InlineKind::Html(words) => {
                            words.clone()
                        }
                        InlineKind::Math { latex, .. } => latex.clone(),
                        _ => String::new(),
                    };
                    all.push((words, slice(inline.span)));
                }
            });
            assert!(parsed.faults.iter().any(
                |fault| matches!(&fault.kind, FaultKind::UndefinedReference { label, .. } if label == "p")
            ));
            all
        };
    let unix = told(text);
    assert!(unix.contains(&("b c".to_owned(), "`b\nc`".to_owned())), "{unix:?}");
    assert_eq!(told(&text.replace('\n', "\r\n")), unix);
}

#[test]
fn a_lone_carriage_return_ends_a_line_of_front_matter() {
    let (sources, parsed) =
        parse_one("content/pages/about/en.md", "---\rtitle: Title\rsummary: S\r---\rBody *x*\r");
    assert!(parsed.faults.is_empty(), "{:?}", parsed.faults);
    let (_, source) = sources.iter().next().unwrap();
    assert_eq!(source.slice(parsed.pages[0].front.as_ref().unwrap().title.as_ref().unwrap().span), "Title");
    assert_eq!(source.slice(parsed.pages[0].document.blocks[0].span).trim_end(), "Body *x*");
}

#[test]
fn every_fault_of_a_front_matter_is_reported_at_once() {
    let text = "---\nsymbol: 12\ntitle: [a]\nsummary:\nrevision: one\npublished: 2026-02-30\nstatus: publishd\n\
                domains: water\nreview: {by: x, nxt: 2026-01-01}\nsources:\n  - {title: A}\n---\n";
    let (sources, parsed) = parse_one("content/practices/some-thing/en.md", text);
    let told: Vec<String> = parsed
        .faults
        .iter()
        .map(|fault| {
            let Place::Span(span) = &fault.place else { panic!("no place") };
            let source = sources.get(span.source);
            format!("{}:{:?}", source.position(span.start).line, fault.kind)
        })
        .collect();
    for (line, words) in [
        (2, "WrongType { key: \"symbol\""),
        (3, "WrongType { key: \"title\""),
        (4, "EmptyValue { key: \"summary\""),
        (5, "WrongType { key: \"revision\""),
        (6, "BadDate"),
        (7, "UnknownChoice"),
        (8, "WrongType { key: \"domains\""),
        (9, "UnknownKey { key: \"nxt\""),
        (9, "MissingKey { key: \"date\""),
        (11, "MissingKey { key: \"publisher\""),
        (1, "MissingKey { key: \"stage\""),
    ] {
        assert!(
            told.iter().any(|fault| fault.starts_with(&format!("{line}:{words}"))),
            "{line} {words} in {told:#?}"
        );
    }
}

#[test]
fn a_citation_is_a_number_in_brackets_and_nothing_else() {
    let (_, document, faults) =
        document("One [1], two [12](x.md), year [2016], zero [0], [a] and [1][2].\n\n[3]: x.md\n\n[3]");
    let mut citations = Vec::new();
    document.walk(&mut |visited| {
        if let Visited::Inline(inline) = visited
            && let InlineKind::Citation(number) = inline.kind
        {
            citations.push(number);
        }
    });
    assert_eq!(citations, [1, 1, 2]);
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn references_without_a_definition_are_faults() {
    let (_, _, faults) = document("[text][nowhere] and [gone][] and a note[^9].");
    assert_eq!(faults.len(), 3, "{faults:?}");
    let (_, _, faults) = document(r"An escaped \[^1] or \\\[^1] and code `[^2]`.");
    assert!(faults.is_empty(), "{faults:?}");
    let (_, _, faults) = document(r"A backslash \\[^1] or two \\\\[^2].");
    assert_eq!(faults.len(), 2, "{faults:?}");
}

#[test]
fn an_address_in_angle_brackets_is_one_to_write_to() {
    let (_, document, _) = document("<name@example.org>");
    let mut found = Vec::new();
    document.walk(&mut |visited| {
        if let Visited::Inline(Inline { kind: InlineKind::Link { target, .. }, .. }) = visited {
            found.push(target.clone());
        }
    });
    assert_eq!(found, ["mailto:name@example.org"]);
}

#[test]
fn words_of_cells_and_terms_do_not_grow_together() {
    let (_, document, _) = document(
        "## Head\n\n| one | two |\n|---|---|\n| three | four |\n\nterm\n: meaning\n\n- x *y*z\n\n`a`\n",
    );
    assert_eq!(document.plain_text(), "Head one two three four term meaning x yz a");
}

#[test]
fn every_construct_of_the_product_has_a_node() {
    let body = "## Head {#own}\n\npara *e* **s** ~~x~~ `c` $a^2$ [l](b.md \"t\") ![alt *x*](i.png)  \nbreak<br>\n\n\
                1. one\n2. two\n\n- [x] done\n- [ ] open\n\n> [!WARNING]\n> careful\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n\
                Term\n: Meaning\n\n```rust\ncode\n```\n\n---\n\n<div>html</div>\n\n$$\nx\n$$\n\nNote[^n].\n\n[^n]: The note.\n";
    let (_, document, faults) = document(body);
    assert!(faults.is_empty(), "{faults:?}");
    insta::assert_snapshot!(outline(&document), @r#"
    Heading own
    Paragraph
    List Some(1)
    List None
    Quote Some(Warning)
    Table [Start, End]
    Definitions 2
    Code rust
    Rule
    Html
    Paragraph
    Paragraph
    note n
    "#);
    let BlockKind::List { items, .. } = &document.blocks[3].kind else { panic!("not a list") };
    assert_eq!(items.iter().map(|item| item.task).collect::<Vec<_>>(), [Some(true), Some(false)]);
    let BlockKind::Paragraph(inlines) = &document.blocks[1].kind else { panic!("not a paragraph") };
    assert_eq!(plain_text(inlines), "para e s x c a^2 l alt x break");
}

fn outline(document: &Document) -> String {
    let mut lines: Vec<String> = document
        .blocks
        .iter()
        .map(|block| match &block.kind {
            BlockKind::Heading { id, .. } => format!("Heading {}", id.as_deref().unwrap_or("-")),
            BlockKind::List { start, .. } => format!("List {start:?}"),
            BlockKind::Quote { alert, .. } => format!("Quote {alert:?}"),
            BlockKind::Table { columns, .. } => format!("Table {columns:?}"),
            BlockKind::Definitions(list) => format!("Definitions {}", list.len()),
            BlockKind::Code { language, .. } => format!("Code {language}"),
            other => format!("{other:?}").split(['(', ' ']).next().unwrap().to_owned(),
        })
        .collect();
    lines.extend(document.footnotes.iter().map(|note| format!("note {}", note.label)));
    lines.join("\n")
}

#[test]
fn nesting_is_cut_and_no_word_is_lost() {
    for (open, close) in [("> ", ""), ("- ", ""), ("*a ", ""), ("*b ", " b*"), ("~~b ", " b~~")] {
        let body = format!("{}deep word{}\n", open.repeat(10_000), close.repeat(10_000));
        let (_, document, faults) = document(&body);
        let text = document.plain_text();
        assert!(text.contains("deep word"), "{open}");
        assert_eq!(text.matches('b').count(), body.matches('b').count(), "{open}");
        if open != "*a " {
            assert!(
                kinds(&faults).contains(&&FaultKind::MarkdownTooDeep { limit: 24 }),
                "{open}: {faults:?}"
            );
        }
    }
    let (_, document, _) = document(&format!("{}x", "[".repeat(10_000)));
    assert!(document.plain_text().ends_with('x'));
}

#[test]
fn pictures_in_pictures_are_cut_too() {
    for close in ["](b.png)", "][1]"] {
        let body = format!("{}deep word{}\n", "![".repeat(8_000), close.repeat(8_000));
        let (_, document, faults) = document(&body);
        assert!(document.plain_text().contains("deep word"), "{close}");
        let told = kinds(&faults);
        assert!(told.contains(&&FaultKind::MarkdownTooDeep { limit: 24 }), "{close}");
        assert!(told.len() <= 25, "{close}: {}", told.len());
    }
}

#[test]
fn a_text_that_is_the_same_under_the_same_id_is_parsed_once() {
    let text = |title: &str| {
        Arc::new(Source::new("content/pages/a/en.md", format!("---\ntitle: {title}\nx: y\n---\n# A [1\n")))
    };
    let sources_of = |texts: &[&Arc<Source>]| {
        let mut sources = Sources::default();
        for text in texts {
            sources.add(Arc::clone(text));
        }
        sources
    };
    let (one, two) = (text("One"), text("Two"));
    let mut known = Known::default();
    let mut parse_known = |texts: &[&Arc<Source>]| {
        let sources = sources_of(texts);
        let parsed = known.parse(&sources);
        assert_eq!(format!("{parsed:?}"), format!("{:?}", parse(&sources)));
        parsed.pages.into_iter().map(|page| page.document).collect::<Vec<_>>()
    };
    let before = parse_known(&[&one, &two]);
    let after = parse_known(&[&one, &text("Three")]);
    assert!(Arc::ptr_eq(&before[0], &after[0]) && !Arc::ptr_eq(&before[1], &after[1]));
    // Its places name the file by its number.
    let moved = parse_known(&[&two, &one]);
    assert!(!Arc::ptr_eq(&before[0], &moved[1]));
    assert_eq!(parse_known(&[]).len(), 0);
}
