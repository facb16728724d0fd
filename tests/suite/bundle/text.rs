//! What a text may hold, and what it never becomes.

use super::{RECIPE, book_of, text_of, words};
use crate::fixture::available;

/// Words that would be code, were they ever read as code of Typst.
const CODE: [&str; 14] = [
    "#panic(\"hit\")",
    "#import \"@preview/evil:1.0.0\": hit",
    "#read(\"/etc/passwd\")",
    "#sys.inputs",
    "$ sum_(i=0)^n $",
    "*no* _emphasis_ here",
    "= No heading",
    "@nobody",
    "<no-label>",
    "[no content]",
    "\\u{48}\\#\\$",
    "/* no note */ // nor here",
    "```typ #hit```",
    "\"quoted\" 'single' -- --- ...",
];

#[test]
fn no_text_of_a_practice_becomes_code() {
    if !available("pdftotext") {
        return;
    }
    // Escaped for Markdown, so that the text itself holds the signs; then as code, in a table, a note, a link.
    let escape = |text: &str| {
        text.chars()
            .map(|c| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.to_string() })
            .collect::<String>()
    };
    let mut body = String::from("## Problem and context\n\n");
    for code in CODE {
        body.push_str(&format!("{}\n\n- {}\n\n> {}\n\n", escape(code), escape(code), escape(code)));
        body.push_str(&format!(
            "[{}](https://example.org/?q=%22%23panic) and `` {} ``\n\n",
            escape(code),
            code.replace('`', "'")
        ));
    }
    body.push_str(&format!(
        "| {} | b |\n|---|---|\n| {} | c[^1] |\n\n[^1]: {}\n",
        escape(CODE[0]),
        escape(CODE[1]),
        escape(CODE[2])
    ));
    let set = words(&text_of(&book_of(&body, RECIPE)));
    for code in CODE {
        // Once each in a paragraph, a list and a quotation, at least.
        let bare = words(code);
        assert!(set.matches(&bare).count() >= 3, "{bare} is not set as it stands:\n{set}");
    }
}

#[test]
fn every_construct_of_markdown_is_set() {
    if !available("pdftotext") {
        return;
    }
    let wide = (1..=12).map(|n| format!("| Head{n} ")).collect::<String>();
    let rule = "|---".repeat(12);
    let cells = (1..=12).map(|n| format!("| cell{n} ")).collect::<String>();
    let body = format!(
        "## Problem and context\n\nA *stressed* and **strong** word, ~~struck~~, `code`, a note[^a] and again[^A].\n\n\
         ### Below\n\n##### Two levels deeper\n\n1. one\n2. two\n   - inner\n     1. innermost\n\n- [x] done\n- [ ] open\n\n\
         5. five\n6. six\n\n> quoted words\n\n> [!WARNING]\n> Mind the gap.\n\nTerm\n: Meaning of it\n\n---\n\n\
         {wide}|\n{rule}|\n{cells}|\n\n\
         | Left | Middle | Right | Fourth |\n|:--|:-:|--:|---|\n| a | b | c | d |\n\n\
         Formula $E = mc^2$ and\n\n$$\\sum_{{i=1}}^{{n}} \\frac{{x_i}}{{\\sqrt{{2}}}} = \\begin{{pmatrix}} a & b \\\\ c & d \\end{{pmatrix}} \\overline{{x}} \\hat{{y}} \\binom{{n}}{{k}}$$\n\n\
         ```sh\nfieldbook build --out somewhere\n```\n\n\
         Water is H<sub>2</sub>O, <kbd>Ctrl</kbd>, <abbr title=\"x\">IoT</abbr>.\n\n\
         <details><summary>More words</summary>\n\nhidden words\n\n</details>\n\n\
         <table><caption>Raw table</caption><tr><th>rawhead</th><td colspan=\"2\">rawcell</td></tr><tr><td>r1<td>r2<td>r3</table>\n\n\
         https://example.org/{}\n\n[out](https://example.org/some/where) and [in](../tie-sensors-to-a-repair-service/en.md)\n\n\
         [^a]: The *note* itself.\n",
        "a-long-address/".repeat(12)
    );
    let pdf = book_of(&body, RECIPE);
    let set = words(&text_of(&pdf));
    for wanted in [
        "A stressed and strong word, struck, code, a note",
        "The note itself.",
        "Two levels deeper",
        "innermost",
        "done",
        "open",
        "quoted words",
        "Mind the gap.",
        "Meaning of it",
        "Head12",
        "cell12",
        "Fourth",
        "fieldbook build --out somewhere",
        "Ctrl",
        "IoT",
        "hidden words",
        "Raw table",
        "rawhead",
        "rawcell",
        "example.org/some/where",
    ] {
        assert!(set.contains(wanted), "`{wanted}` is missing:\n{set}");
    }
    // The number of a list that does not start with one.
    assert!(set.contains("5. five") || set.contains("5 . five"), "{set}");
    assert!(!set.contains('\u{fffd}'), "{set}");
}

/// What no rule forbids, and what no template knows by itself.
#[test]
fn nothing_that_a_text_may_hold_stops_its_book() {
    if !available("pdftotext") {
        return;
    }
    let head = "## Problem and context\n\n";
    let fractions = |levels: usize| format!("${}x{}$", "\\frac{1}{1+".repeat(levels), "}".repeat(levels));
    for (body, words_there) in [
        ("### A heading[^x]\n\nText[^x] again[^X].\n\n[^x]: The noted words.".to_owned(), "noted words"),
        ("Note[^x].\n\n[^x]: Outer[^y] [^x].\n\n[^y]: Inner noted words.".to_owned(), "Outer"),
        ("<ruby>a<rp>([^x]</rp><rt>b</rt></ruby> z[^x].\n\n[^x]: The noted words.".to_owned(), "z"),
        ("<span lang=\"\">one</span> <span lang=\"english\">two</span> <span lang=\"tlhx-klingon\">three</span> <span lang=\"EN-us\">four</span>".to_owned(), "one two three four"),
        (format!("{}deep words", "> ".repeat(22)), "deep words"),
        (format!("{}deep words", "- ".repeat(22)), "deep words"),
        (format!("{}deep words{}", "*a **b ".repeat(10), "** *".repeat(10)), "deep words"),
        (format!("{}deep words{}", "<b><i>".repeat(30), "</i></b>".repeat(30)), "deep words"),
        (format!("{} and {} end", fractions(22), fractions(12)), "end"),
        ("| a[^x] | b [1] |\n|---|---|\n| c[^x] | d |\n\n[^x]: The noted words.".to_owned(), "noted words"),
        ("| $x$ | b |\n|---|---|\n| $\\frac{1}{2}$ | d[^x] end |\n\n[^x]: The $x$.".to_owned(), "end"),
        ("<dl><dt>One</dt><dd>the meaning</dd></dl>".to_owned(), "the meaning"),
        (format!("|{}\n|{}\n|{}\n", "h|".repeat(60), "---|".repeat(60), "wide|".repeat(60)), "wide"),
    ] {
        let set = words(&text_of(&book_of(&format!("{head}{body}"), RECIPE)));
        assert!(set.contains(words_there), "{body}:\n{set}");
    }
    // Any choice of parts makes a book.
    for parts in ["[]", "[overview, facilitator]", "[worksheets]", "[agenda]", "[standards, glossary]"] {
        let recipe = RECIPE.replace("[contents, practices]", parts);
        assert!(words(&text_of(&book_of(head, &recipe))).contains("Problem and context"), "{parts}");
    }
}

#[test]
fn nothing_stands_between_the_mark_of_a_note_and_what_follows() {
    if !available("pdftotext") {
        return;
    }
    let book = book_of("## Alpha\n\nA word[^n], and more.\n\n[^n]: A note.\n", RECIPE);
    let text = words(&text_of(&book));
    assert!(text.contains("A word1, and more."), "{text}");
}
