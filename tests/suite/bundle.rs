//! Bundles as an organiser gets them: the program, and the PDF in real readers of PDF.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use fieldbook::edition::{Choices, Volume, select};
use fieldbook::model::language::Language;
use fieldbook::render::plan;

use crate::chromium::{Listening, browser};
use crate::fixture::{ADDRESS, Fixture, SAMPLE, available, files_below, run_in, skip};

/// What stands in a PDF file, as poppler reads it, one page after the other.
fn text_of(pdf: &[u8]) -> String {
    let output = piped(Command::new("pdftotext").args(["-", "-"]), pdf);
    String::from_utf8(output).unwrap()
}

fn piped(command: &mut Command, input: &[u8]) -> Vec<u8> {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    output.stdout
}

/// The words of a text, whatever lines they stand on.
fn words(text: &str) -> String {
    // A word that is divided at the end of a line ends there with a hyphen.
    text.replace("\u{ad}\n", "").replace("-\n", "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The starter with another text in its practice, set without asking the checks.
fn book_of(body: &str, recipe: &str) -> Vec<u8> {
    let fixture = Fixture::starter();
    let text = fixture.read(SAMPLE);
    let front = text.split_inclusive("---\n").take(2).collect::<String>();
    fixture.text(SAMPLE, &format!("{front}\n{body}\n"));
    fixture.text("content/bundles/all.yaml", recipe);
    set(&fixture, Language::En, Volume::Participants)
}

fn set(fixture: &Fixture, language: Language, volume: Volume) -> Vec<u8> {
    let library = fieldbook::load(&fixture.path("")).unwrap();
    let choices = Choices { base_url: Some(ADDRESS.to_owned()), ..Choices::default() };
    let today = "2026-11-23".parse().unwrap();
    let edition = select(&library, &[], &choices, today);
    let planned = plan(&edition, &library.themes);
    let bundle = edition.bundles.values().next().expect("the recipe makes a bundle");
    planned.print(bundle, language, volume).unwrap_or_else(|fault| panic!("{fault:?}")).pdf
}

const RECIPE: &str = "title: {en: All that a text can hold}\nlanguages: [en]\npractices: [BP-7K3Q0]\nparts: [contents, practices]\n";

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
fn the_command_writes_a_sound_file_and_says_so() {
    if !available("pdfinfo") {
        return;
    }
    let fixture = Fixture::starter();
    let ran = fixture
        .run(&["bundle", "--pick", "BP-7K3Q0-E", "--title", "For one day", "--base-url", ADDRESS])
        .exits(0);
    assert!(ran.stdout.is_empty());
    let pdf = std::fs::read(fixture.path("out/for-one-day-en.pdf")).unwrap();
    let pages: usize =
        ran.stderr.rsplit_once(" pages").unwrap().0.rsplit_once(' ').unwrap().1.parse().unwrap();
    assert!(ran.stderr.contains("`out/for-one-day-en.pdf`: "), "{}", ran.stderr);
    let told = String::from_utf8(piped(Command::new("pdfinfo").arg("-"), &pdf)).unwrap();
    let field = |name: &str| {
        let line =
            told.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {told}"));
        line.split_once(':').unwrap().1.trim().to_owned()
    };
    assert_eq!(field("Title"), "For one day");
    assert_eq!(field("Pages"), pages.to_string());
    assert_eq!(field("Tagged"), "yes");
    assert!(field("Page size").ends_with("(A4)"));
    let text = text_of(&pdf);
    for (number, page) in text.split('\u{c}').enumerate().take(pages).skip(1) {
        let is_empty = page.trim().is_empty();
        assert!(
            is_empty || page.contains(&format!("Page {} of {pages}", number + 1)),
            "page {}:\n{page}",
            number + 1
        );
    }
    // A second run gives the same bytes.
    run_in(
        &fixture.path(""),
        &["bundle", "--pick", "BP-7K3Q0", "--title", "For one day", "--base-url", ADDRESS, "--out", "again"],
        &[],
    )
    .exits(0);
    assert!(
        std::fs::read(fixture.path("again/for-one-day-en.pdf")).unwrap() == pdf,
        "the second run gave other bytes"
    );

    // A blank title is none, and small letters are a symbol's as well.
    fixture.run(&["bundle", "--pick", "bp-7k3q0", "--title", " ", "--out", "blank"]).exits(0);
    let blank = std::fs::read(fixture.path("blank/bp-7k3q0-en.pdf")).unwrap();
    let told = String::from_utf8(piped(Command::new("pdfinfo").arg("-"), &blank)).unwrap();
    assert!(told.contains("Chosen practices"), "{told}");

    fixture.run(&["bundle", "--pick", "BP-7K3Q0", "--paper", "letter", "--large", "--save-ink"]).exits(0);
    let letter = std::fs::read(fixture.path("out/bp-7k3q0-en.pdf")).unwrap();
    let told = String::from_utf8(piped(Command::new("pdfinfo").arg("-"), &letter)).unwrap();
    assert!(told.contains("(letter)"), "{told}");
}

#[test]
fn what_cannot_be_set_is_told() {
    let fixture = Fixture::starter();
    for (args, words) in [
        (&["bundle"][..], "there is no recipe in `content/bundles/`"),
        (&["bundle", "water"], "there is no recipe `water`, nor any other"),
        (&["bundle", "--pick", "BP-00000"], "no practice is called `BP-00000`"),
        (&["bundle", "--pick", ""], "--pick names no practice"),
        (&["bundle", "--pick", " , ", "--where", "domain:water"], "--pick names no practice"),
        (&["bundle", "--pick", "BP-7K3Q0", "--lang", "fr"], "the site is not built in `fr`"),
        (&["bundle", "--pick", "BP-7K3Q0", "--lang", "xx"], "the languages are"),
        (&["bundle", "--pick", "BP-7K3Q0", "--paper", "a5"], "the sizes are a4 and letter"),
        (&["bundle", "x", "--pick", "BP-7K3Q0"], "cannot be used with"),
    ] {
        let ran = fixture.run(args).exits(2);
        assert!(ran.stderr.contains(words), "{args:?}: {}", ran.stderr);
    }
    let ran = fixture.run(&["bundle", "--where", "xylophone"]).exits(1);
    assert!(
        ran.stderr.contains("nothing is written for `bundle`: `xylophone` finds no practice"),
        "{}",
        ran.stderr
    );
    assert!(!fixture.path("out").exists(), "nothing was written, and no folder is left");
}

/// Numbers of pages and links need it: a book without them is not printed as if nothing were wrong.
#[test]
fn a_theme_that_forgets_a_label_is_told() {
    let fixture = Fixture::starter();
    let own = "themes/default/print/sheet.typ";
    let theirs = String::from_utf8(fieldbook::embedded::theme()["print/sheet.typ"].to_vec()).unwrap();
    let without = theirs.replacen("title) #label(p.name)]", "title)]", 1);
    assert_ne!(without, theirs);
    fixture.text(own, &without);
    let ran = fixture.run(&["bundle", "--pick", "BP-7K3Q0"]).exits(1);
    assert!(ran.stderr.contains("label `label(\"p/BP-7K3Q0\")` does not exist"), "{}", ran.stderr);
}

#[test]
fn a_book_that_is_picked_has_a_name_of_its_own_and_takes_the_place_of_none_unsaid() {
    let fixture = Fixture::starter();
    let recipe = "title: {en: Repairs}\nlanguages: [en]\nparts: [practices]\npractices: [BP-7K3Q0]\n";
    fixture.text("content/bundles/repairs.yaml", recipe);
    let html = |args: &[&str]| {
        let args: Vec<&str> = ["bundle", "--format", "html"].iter().chain(args).copied().collect();
        let told = fixture.run(&args).exits(0).stderr;
        let name = told.split('`').find(|piece| piece.starts_with("out/")).unwrap().to_owned();
        assert!(fixture.path(&name).is_file(), "{told}");
        (name.strip_prefix("out/").unwrap().to_owned(), told.contains("in place of the file that was there"))
    };
    let pick = ["--pick", "BP-7K3Q0"];
    let titled = |title: &'static str| html(&[pick[0], pick[1], "--title", title]);
    let file = |name: &str, replaces: bool| (name.to_owned(), replaces);
    assert_eq!(titled("A day: pumps & more!"), file("a-day-pumps-more-en.html", false));
    // The same again is no other file; another one says so.
    assert_eq!(titled("A day: pumps & more!"), file("a-day-pumps-more-en.html", false));
    assert_eq!(titled("A day - Pumps, more"), file("a-day-pumps-more-en.html", true));
    // No Latin letter, no title, or that of a recipe's book.
    assert_eq!(titled("水泵"), file("bp-7k3q0-en.html", false));
    assert_eq!(html(&pick), file("bp-7k3q0-en.html", true));
    assert_eq!(html(&["--where", "domain:water"]), file("domain-water-en.html", false));
    assert_eq!(
        html(&["--pick", "BP-7K3Q0", "--where", "domain:water"]),
        file("bp-7k3q0-domain-water-en.html", false)
    );
    assert_eq!(titled("Repairs"), file("repairs-2-en.html", false));
    assert_eq!(titled("Repairs"), file("repairs-2-en.html", false));
    assert_eq!(html(&["repairs"]), file("repairs-en.html", false));
    std::fs::write(fixture.path("out/repairs-en.html"), "of somebody").unwrap();
    assert_eq!(html(&["repairs"]), file("repairs-en.html", true));
}

#[test]
fn the_same_practices_are_the_same_file_and_its_name_is_explained() {
    let fixture = Fixture::starter();
    let practice = "content/practices/tie-sensors-to-a-repair-service/en.md";
    let text = fixture.read(practice);
    for (symbol, things) in [("BP-EZDSK", "taps"), ("BP-5NMT7", "wells"), ("BP-8VDWV", "tanks")] {
        let other = text.replace("BP-7K3Q0", symbol).replacen("every hand-pump", &format!("all {things}"), 1);
        fixture.text(&format!("content/practices/tie-{things}/en.md"), &other);
    }
    let told = |args: &[&str]| {
        let args: Vec<&str> = ["bundle", "--format", "html"].iter().chain(args).copied().collect();
        fixture.run(&args).exits(0).stderr
    };
    let four = ["--pick", "BP-7K3Q0,BP-EZDSK,BP-5NMT7,BP-8VDWV"];
    let ran = told(&four);
    assert!(ran.contains("`out/bp-7k3q0-and-3-more-en.html`: ") && !ran.contains("that was there"), "{ran}");
    let file = fixture.path("out/bp-7k3q0-and-3-more-en.html");
    let written = || std::fs::metadata(&file).unwrap().modified().unwrap();
    let before = written();
    let ran = told(&four);
    assert!(ran.contains("kB, as it was there before\n"), "{ran}");
    assert_eq!(written(), before);
    let ran = told(&["--pick", "BP-7K3Q0,BP-5NMT7,BP-EZDSK,BP-8VDWV"]);
    let hint = ", in place of the file that was there; --title gives a book a name of its own\n";
    assert!(ran.contains(hint), "{ran}");
    assert_eq!(files_below(&fixture.path("out")).len(), 1);
    // Each language is set once, and a title that gives no name says so.
    let note = "note: the files are called `bp-7k3q0`: names of files have the letters a-z and digits, and `ورشة` has none\n";
    let ran = told(&["--pick", "BP-7K3Q0", "--lang", "en,en", "--title", "ورشة"]);
    assert!(ran.starts_with(note), "{ran}");
    assert_eq!(ran.matches("`out/bp-7k3q0-en.html`").count(), 1, "{ran}");
    let help = fixture.run(&["bundle", "--help"]).exits(0).stdout;
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "or of the first and how many more there are",
        "for which its letters a-z and digits are taken",
        "without the facilitator's notes and without a book in two languages",
    ] {
        assert!(help.contains(words), "{words}: {help}");
    }
}

/// A PNG file of 8 × 1 pixels.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x08\x00\x00\x00\x01\x01\x00\x00\x00\x00\xcb{\xd2\xee\x00\x00\x00\nIDATx\xdac`\x00\x00\x00\x02\x00\x01\xe5'\xde\xfc\x00\x00\x00\x00IEND\xaeB`\x82";

#[test]
fn what_check_says_of_a_recipe_is_said_before_its_book_is_set() {
    let fixture = Fixture::starter();
    let head = "title: {en: Repairs}\nlanguages: [en]\nparts: [practices]\npractices: [BP-7K3Q0]\n";
    let logo = "logos: [{file: seal.png, alt: {en: The ministry}}]\n";
    fixture.text("content/bundles/good.yaml", head);
    let path = "content/bundles/faulty.yaml";
    for (line, picture, code, is_error) in [
        (logo, None, "FB0507", true),
        (logo, Some(&PICTURE[..45]), "FB0522", true),
        (logo, Some(b"no picture"), "FB0212", true),
        (&logo.replace("The ministry", "Logo"), Some(PICTURE), "FB0507", false),
        ("where: domain:watre\n", None, "FB0505", true),
        ("where: '\"pump'\n", None, "FB0505", true),
        ("ink: much\n", None, "FB0312", true),
        ("title: {en: [\n", None, "FB0303", true),
        (logo, Some(PICTURE), "", false),
    ] {
        fixture.text(path, &format!("{head}{line}"));
        let seal = fixture.path("content/bundles/seal.png");
        let _ = std::fs::remove_file(&seal);
        let _ = std::fs::remove_dir_all(fixture.path("out"));
        if let Some(bytes) = picture {
            std::fs::write(&seal, bytes).unwrap();
        }
        let ran = fixture.run(&["bundle"]).exits(i32::from(is_error));
        let checked = fixture.run(&["check", "content/bundles", "-q"]);
        let told = checked.stdout.trim();
        assert!(told.contains(code) && told.is_empty() == code.is_empty(), "{line}: {told}");
        // Whoever asks for the recipe alone hears of its logos, too, with the line that names them.
        let alone = fixture.run(&["check", path, "-q"]);
        assert_eq!(alone.stdout.trim(), told, "{line}");
        if ["FB0212", "FB0522"].contains(&code) {
            assert!(told.contains("faulty.yaml:5:") && told.contains("a logo of this bundle"), "{told}");
            let good = fixture.run(&["check", "content/bundles/good.yaml", "-q"]);
            assert_eq!(good.stdout, "");
        }
        assert!(ran.stderr.contains(told), "{line}: {} is not {told}", ran.stderr);
        assert!(fixture.path("out/good-en.pdf").is_file(), "{line}: {}", ran.stderr);
        assert_eq!(fixture.path("out/faulty-en.pdf").exists(), !is_error, "{line}: {}", ran.stderr);
        assert_eq!(ran.stderr.contains("nothing is written for `faulty`: its recipe has errors"), is_error);
        // Of the other recipe nothing is to be told. What a query finds is asked only of those that are wanted.
        let elsewhere = is_error && code != "FB0505";
        let ran = fixture.run(&["bundle", "good"]).exits(i32::from(elsewhere));
        assert!(!ran.stderr.contains("[FB0"), "{line}: {}", ran.stderr);
        assert_eq!(ran.stderr.contains("note: the site has 1 error"), elsewhere, "{line}: {}", ran.stderr);
    }
}

#[test]
fn a_recipe_that_is_no_text_is_told_as_check_tells_it() {
    let fixture = Fixture::starter();
    let path = "content/bundles/cafe.yaml";
    std::fs::create_dir_all(fixture.path("content/bundles")).unwrap();
    let text = b"title: {en: Caf\xe9}\nlanguages: [en]\npractices: [BP-7K3Q0]\n";
    std::fs::write(fixture.path(path), text).unwrap();
    let told = fixture.run(&["check", path, "-q"]).exits(1).stdout;
    assert!(told.contains("FB0101") && told.contains("see line 1"), "{told}");
    for arguments in [&["bundle", "cafe"][..], &["bundle"]] {
        let ran = fixture.run(arguments).exits(1);
        assert!(ran.stderr.contains(told.trim()), "{}", ran.stderr);
        assert!(ran.stderr.contains("nothing is written for `cafe`"), "{}", ran.stderr);
    }
    // Its name is taken all the same.
    let ran = fixture.run(&["bundle", "--pick", "BP-7K3Q0", "--title", "Café", "--format", "html"]).exits(1);
    assert!(ran.stderr.contains("`out/cafe-2-en.html`"), "{}", ran.stderr);
}

#[test]
fn a_slip_in_a_query_of_the_command_is_told_and_nothing_is_set() {
    let fixture = Fixture::starter();
    for (query, words) in [
        ("domain:watre", "did you mean `domain:water`?"),
        ("domaine:eau", "did you mean `domain:water`?"),
        ("\"pump", "a quote is opened and never closed"),
        (
            "pump domain:zzzzzz",
            "error: the query `pump domain:zzzzzz` finds no practice\n  = help: no practice has",
        ),
    ] {
        let ran = fixture.run(&["bundle", "--where", query]).exits(1);
        assert!(ran.stderr.starts_with("error: ") && ran.stderr.contains(words), "{query}: {}", ran.stderr);
        assert!(!fixture.path("out").exists());
    }
}

/// The starter with a translation into Arabic of nothing but the interface: a book of two languages.
fn in_two_languages() -> Fixture {
    let fixture = Fixture::starter();
    fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [en, ar]");
    fixture.text(
        "content/bundles/pumps.yaml",
        "title: {en: Pumps & repair, ar: المضخات}\nlanguages: [en, ar]\nbilingual: [en, ar]\nparts: [how-to-use, contents, overview, practices, worksheets, glossary, standards, licences, feedback, attendance, facilitator]\npractices:\n  - heading: {en: Water, ar: المياه}\n    practices: [BP-7K3Q0]\n",
    );
    fixture
}

#[test]
fn a_recipe_is_set_in_each_of_its_languages_and_each_code_leads_to_its_address() {
    if !available("pdftoppm") || !available("zbarimg") || !available("qpdf") {
        return;
    }
    let fixture = in_two_languages();
    let ran = fixture.run(&["bundle", "pumps", "--base-url", ADDRESS]).exits(0);
    for name in [
        "pumps-en.pdf",
        "pumps-en-facilitator.pdf",
        "pumps-ar.pdf",
        "pumps-ar-facilitator.pdf",
        "pumps-en_ar.pdf",
    ] {
        assert!(ran.stderr.contains(name), "{}", ran.stderr);
        let checked =
            Command::new("qpdf").arg("--check").arg(fixture.path(&format!("out/{name}"))).output().unwrap();
        assert!(checked.status.success(), "{name}: {}", String::from_utf8_lossy(&checked.stderr));
    }
    for code in ["en", "ar"] {
        let pdf = fixture.path(&format!("out/pumps-{code}.pdf"));
        let text = words(&text_of(&std::fs::read(&pdf).unwrap()));
        let address = format!("iot-practices.int/{code}/practices/tie-sensors-to-a-repair-service.html");
        // The address is divided where a line ends, by a character that cannot be seen.
        let typed = text.replace(['\u{200b}', ' '], "");
        assert!(typed.contains(&address), "{text}");
        assert!(
            Command::new("pdftoppm")
                .args(["-r", "120", "-png"])
                .arg(&pdf)
                .arg(fixture.path(code))
                .status()
                .unwrap()
                .success()
        );
        let mut codes = Vec::new();
        for entry in std::fs::read_dir(fixture.path("")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if name.starts_with(&format!("{code}-")) {
                let read = Command::new("zbarimg").args(["-q", "--raw"]).arg(path).output().unwrap();
                codes.extend(String::from_utf8(read.stdout).unwrap().lines().map(str::to_owned));
            }
        }
        codes.sort();
        assert_eq!(codes, [format!("{ADDRESS}{code}/index.html"), format!("https://{address}")], "{code}");
    }
    // A practice without an Arabic version is marked, and its text is the original's.
    let arabic = words(&text_of(&std::fs::read(fixture.path("out/pumps-ar.pdf")).unwrap()));
    assert!(arabic.contains("BP-7K3Q0-E") && !arabic.contains("BP-7K3Q0-A"), "{arabic}");
    // Its columns follow one another as English is read: the first section is in the left one.
    let boxes =
        Command::new("pdftotext").arg("-bbox").arg(fixture.path("out/pumps-ar.pdf")).arg("-").output();
    let boxes = String::from_utf8(boxes.unwrap().stdout).unwrap();
    let left = |word: &str| {
        let line = boxes.lines().find(|line| line.ends_with(&format!(">{word}</word>"))).expect(word);
        let number = line.split("xMin=\"").nth(1).unwrap().split('"').next().unwrap();
        number.parse::<f64>().unwrap()
    };
    // Half of a page that is 210 mm wide.
    assert!(left("Problem") < 297.0, "{}", left("Problem"));
}

/// Puts other bytes in the place of all that lies on a shelf, so that what is taken from there shows it; gives the
/// paths.
fn exchanged(fixture: &Fixture, folder: &str, other: &[u8]) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(fixture.path(&format!(".fieldbook/{folder}"))).unwrap();
    let shelf: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    for path in &shelf {
        let bytes = std::fs::read(path).unwrap();
        let end = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        let line = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let (kept, _) = line.rsplit_once(' ').unwrap();
        let sum: String = <sha2::Sha256 as sha2::Digest>::digest(other)
            .iter()
            .map(|byte: &u8| format!("{byte:02x}"))
            .collect();
        let mut changed = format!("{kept} {sum}\n").into_bytes();
        changed.extend(other);
        std::fs::write(path, changed).unwrap();
    }
    shelf
}

#[test]
fn a_build_publishes_the_books_and_sets_none_twice() {
    let fixture = in_two_languages();
    let ran = fixture.run(&["build", "--base-url", ADDRESS]);
    let book = "public/ar/bundles/pumps/pumps.pdf";
    assert!(
        fixture.path(book).is_file()
            && fixture.path("public/en/bundles/pumps/pumps-facilitator.pdf").is_file(),
        "{}",
        ran.stderr
    );
    let set = std::fs::read(fixture.path(book)).unwrap();
    let shelf = exchanged(&fixture, "books", b"%PDF-1.7 from the shelf\n");
    assert_eq!(shelf.len(), 5);
    // A change that is in no book sets none.
    fixture.text("content/pages/more/en.md", "---\ntitle: More\nsummary: More words.\n---\nWords.\n");
    fixture.run(&["build", "--base-url", ADDRESS]);
    assert!(std::fs::read(fixture.path(book)).unwrap().starts_with(b"%PDF-1.7 from the shelf"));
    // A damaged one is set again, and so is one with a change in it.
    for path in &shelf {
        std::fs::write(path, b"damaged").unwrap();
    }
    fixture.run(&["build", "--base-url", ADDRESS]);
    assert!(std::fs::read(fixture.path(book)).unwrap() == set);
    fixture.edit(SAMPLE, "## Lessons\n", "## Lessons\n\nOne more.\n");
    fixture.run(&["build", "--base-url", ADDRESS]);
    assert!(std::fs::read(fixture.path(book)).unwrap() != set);
}

#[test]
fn an_epub_passes_its_checker_and_one_file_needs_nothing_else() {
    let Some(checker) = ["/usr/bin/epubcheck", "/usr/share/java/epubcheck.jar"]
        .map(Path::new)
        .into_iter()
        .find(|path| path.is_file())
    else {
        return skip("epubcheck");
    };
    let fixture = in_two_languages();
    let body = "\n\nA note[^n], $x^2$, <br> and <kbd>K</kbd>.\n\n| a | b |\n|---|---|\n| [1] | c |\n\n- [x] done\n\n<details><summary>s</summary>\n\nt\n\n</details>\n\n```sh\nx < y && z\n```\n\n[^n]: Text.\n";
    let text = fixture.read(SAMPLE);
    fixture.text(SAMPLE, &format!("{text}{body}"));
    fixture.run(&["bundle", "pumps", "--format", "epub,html", "--base-url", ADDRESS]).exits(0);
    assert!(!fixture.path("out/pumps-en.pdf").exists());
    for code in ["en", "ar"] {
        // Debian's is a program of Java that starts by itself only where the system is told how.
        let checked = Command::new("java")
            .arg("-jar")
            .arg(checker)
            .arg(fixture.path(&format!("out/pumps-{code}.epub")))
            .output()
            .unwrap();
        let told = format!(
            "{}{}",
            String::from_utf8_lossy(&checked.stdout),
            String::from_utf8_lossy(&checked.stderr)
        );
        assert!(told.contains("0 fatals / 0 errors / 0 warnings"), "{told}");
        let html = fixture.read(&format!("out/pumps-{code}.html"));
        let page = scraper::Html::parse_document(&html);
        for element in page.tree.nodes().filter_map(|node| node.value().as_element().cloned()) {
            assert!(!["script", "link", "iframe", "object"].contains(&element.name()), "{}", element.name());
            for (name, value) in element.attrs() {
                let fine = match name {
                    "src" => value.starts_with("data:"),
                    "href" => {
                        value.starts_with("https://")
                            || page
                                .select(
                                    &scraper::Selector::parse(&format!(
                                        "[id='{}']",
                                        value.trim_start_matches('#')
                                    ))
                                    .unwrap(),
                                )
                                .count()
                                == 1
                    }
                    name => !name.starts_with("on"),
                };
                assert!(fine, "{name}={value}");
            }
        }
        let ids: Vec<&str> =
            page.tree.nodes().filter_map(|node| node.value().as_element()?.attr("id")).collect();
        let distinct: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len(), "an id stands twice");
        // The contents lead to the practice and to what stands behind it.
        let links = scraper::Selector::parse("nav.contents a").unwrap();
        let leads: Vec<&str> = page.select(&links).filter_map(|link| link.attr("href")).collect();
        let sections = scraper::Selector::parse("section[id]").unwrap();
        let sections = page
            .select(&sections)
            .filter_map(|one| one.attr("id"))
            .filter(|id| !id.starts_with("BP-") && *id != "cover");
        let sections: Vec<String> = sections.map(|id| format!("#{id}")).collect();
        assert_eq!(leads, [&["#BP-7K3Q0-sheet".to_owned()][..], &sections].concat());
        assert_eq!(sections.contains(&"#glossary".to_owned()), code == "en", "{sections:?}");
        let epub = std::fs::File::open(fixture.path(&format!("out/pumps-{code}.epub"))).unwrap();
        let mut contents = String::new();
        let mut zip = zip::ZipArchive::new(epub).unwrap();
        std::io::Read::read_to_string(&mut zip.by_name("EPUB/contents.xhtml").unwrap(), &mut contents)
            .unwrap();
        for place in ["BP-7K3Q0.xhtml", "back.xhtml#licences"] {
            assert!(contents.contains(&format!("href=\"{place}\"")), "{place}: {contents}");
        }
    }
    assert!(fixture.read("out/pumps-ar.html").contains("<html lang=\"ar\" dir=\"rtl\">"));
}

/// Unpacks an archive into a folder and gives the paths of its files in their order.
fn unpack(archive: &Path, into: &Path) -> Vec<String> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(archive).unwrap()).unwrap();
    zip.extract(into).unwrap();
    (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned()).collect()
}

#[test]
fn an_archive_to_hand_out_has_the_books_and_a_site_that_needs_nothing_else() {
    let fixture = in_two_languages();
    let other = "content/practices/tie-sensors-to-a-repair-service";
    let copy = fixture.read(SAMPLE).replace("BP-7K3Q0", "BP-EZDSK").replace("Tie every", "Tie no");
    fixture.text(&SAMPLE.replace("tie-sensors-to-a-repair-service", "another-practice"), &copy);
    assert!(SAMPLE.starts_with(other));
    fixture.run(&["bundle", "pumps", "--format", "zip", "--base-url", ADDRESS]).exits(0);
    let made = std::fs::read(fixture.path("out/pumps-ar.zip")).unwrap();
    fixture.run(&["bundle", "pumps", "--format", "zip,pdf", "--base-url", ADDRESS]).exits(0);
    assert!(std::fs::read(fixture.path("out/pumps-ar.zip")).unwrap() == made, "two runs differ");

    // Unpacked below a name that is no easy one, as sticks have them.
    let folder = fixture.path("Флешка – U 盘");
    let names = unpack(&fixture.path("out/pumps-ar.zip"), &folder);
    assert!(names.iter().all(|name| name.starts_with("pumps-ar/")), "{names:?}");
    let at = |path: &str| folder.join("pumps-ar").join(path);
    assert!(
        std::fs::read(at("pumps-ar.pdf")).unwrap()
            == std::fs::read(fixture.path("out/pumps-ar.pdf")).unwrap()
    );
    assert!(at("pumps-ar.epub").is_file() && at("pumps-ar.html").is_file());
    assert!(!names.iter().any(|name| name.contains("another-practice")), "only what was chosen");
    // A practice without an Arabic version is found in its own language.
    assert!(at("site/en/search.html").is_file() && !at("site/fr").exists());
    // The site is one by itself, too.
    assert!(at("site/index.html").is_file() && at("site/ar/about.html").is_file());
    let first = std::fs::read_to_string(at("index.html")).unwrap();
    for there in [
        "<html lang=\"ar\" dir=\"rtl\">",
        "<a href=\"pumps-ar.pdf\">",
        "<a href=\"pumps-ar.epub\">",
        "<a href=\"pumps-ar.html\">",
        "<a href=\"site/ar/index.html\">",
        // The title of a practice that has no Arabic version.
        "lang=\"en\"",
        "body {",
    ] {
        assert!(first.contains(there), "{there}: {first}");
    }
    assert!(!first.contains("<bdi>0 "), "{first}");
    // Nothing is in it that a server would have to keep on a device.
    for file in ["sw.js", "manifest.webmanifest", "en/offline.html"] {
        assert!(!at("site").join(file).exists(), "{file}");
    }

    let mut led = 0;
    for name in names.iter().filter(|name| name.ends_with(".html")) {
        let page = folder.join(name);
        let html = scraper::Html::parse_document(&std::fs::read_to_string(&page).unwrap());
        for element in html.tree.nodes().filter_map(|node| node.value().as_element()) {
            for to in ["href", "src"].into_iter().filter_map(|name| element.attr(name)) {
                if to.starts_with('#') || to.contains(':') {
                    continue;
                }
                let address = url::Url::from_file_path(&page).unwrap().join(to).unwrap();
                assert!(address.to_file_path().unwrap().exists(), "{name}: {to}");
                led += 1;
            }
        }
    }
    assert!(led > 500, "{led}");

    let Some(browser) = browser() else { return };
    let listening = Listening::new(&browser);
    listening.open(&at("index.html"));
    assert_eq!(listening.value("document.documentElement.dir"), "rtl");
    assert_eq!(listening.value("document.querySelectorAll('h2 + ul a').length"), 1);
    listening.value("document.querySelector('h2 + ul a').click()");
    listening.settles_at("site/ar/practices/tie-sensors-to-a-repair-service.html");
    let address = url::Url::from_file_path(at("site/en/search.html")).unwrap();
    listening.go(&format!("{address}?q=hand-pump"));
    listening
        .until("document.querySelectorAll('#search-results .result a, #search-results li a').length > 0");
    let heard = listening.heard.lock().unwrap();
    let requests = &heard.requests;
    assert!(requests.iter().all(|request| request.starts_with("file:")), "{requests:?}");
}

#[test]
fn a_build_publishes_the_archives_beside_the_books() {
    let fixture = in_two_languages();
    fixture.run(&["build", "--base-url", ADDRESS]).exits(0);
    fixture.run(&["bundle", "pumps", "--format", "zip", "--base-url", ADDRESS]).exits(0);
    for code in ["en", "ar"] {
        let published =
            std::fs::read(fixture.path(&format!("public/{code}/bundles/pumps/pumps.zip"))).unwrap();
        assert!(published == std::fs::read(fixture.path(&format!("out/pumps-{code}.zip"))).unwrap());
        let page = fixture.read(&format!("public/{code}/bundles/pumps/index.html"));
        assert!(page.contains("href=\"pumps.zip\"") && page.contains("href=\"../../../"), "{page}");
        // The book with both languages stands in the folder of the first.
        let folder = if code == "en" { "" } else { "../../../en/bundles/pumps/" };
        assert!(page.contains(&format!("href=\"{folder}pumps-en_ar.pdf\"")), "{page}");
        assert!(fixture.path("public/en/bundles/pumps/pumps-en_ar.pdf").is_file());
    }
}

#[test]
fn a_build_packs_no_archive_twice() {
    const OTHER: &[u8] = b"PK from the shelf\n";
    let fixture = Fixture::starter();
    fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [en, ar]\nedition: {date: 2026-11-23}");
    let second = SAMPLE.replace("tie-sensors-to-a-repair-service", "another-practice");
    let copy = fixture.read(SAMPLE).replace("BP-7K3Q0", "BP-EZDSK").replace("Tie every", "Tie no");
    fixture.text(&second, &copy);
    let recipe = |name: &str, languages: &str, practice: &str| {
        let path = format!("content/bundles/{name}.yaml");
        fixture.text(
            &path,
            &format!(
                "title: {{en: {name}, ar: المضخات}}\nlanguages: [{languages}]\npractices: [{practice}]\n"
            ),
        );
    };
    recipe("pumps", "en, ar", "BP-7K3Q0");
    recipe("others", "en", "BP-EZDSK");
    let archives = || {
        ["en/bundles/pumps/pumps", "ar/bundles/pumps/pumps", "en/bundles/others/others"]
            .map(|path| std::fs::read(fixture.path(&format!("public/{path}.zip"))).unwrap())
    };
    let build = || {
        // A build that fails leaves the archives of the one before.
        fixture.run(&["build", "--base-url", ADDRESS]).exits(0);
        archives()
    };
    let packed = build();
    assert!(packed.iter().all(|archive| archive.starts_with(b"PK\x03\x04")));
    assert_eq!(exchanged(&fixture, "archives", OTHER).len(), 3);
    assert!(build().iter().all(|archive| archive == OTHER), "with nothing changed, all come from the shelf");
    // A change in one practice packs the archive that holds it, and no other.
    fixture.edit(&second, "## Lessons\n", "## Lessons\n\nOne more.\n");
    let [english, arabic, other] = build();
    assert!(english == OTHER && arabic == OTHER);
    assert!(other.starts_with(b"PK\x03\x04") && other != packed[2]);
    // What is damaged is packed again, and is what it was; so is what was changed and changed back.
    fixture.text(&second, &copy);
    for entry in std::fs::read_dir(fixture.path(".fieldbook/archives")).unwrap() {
        std::fs::write(entry.unwrap().path(), b"damaged").unwrap();
    }
    assert!(build() == packed);
    std::fs::remove_dir_all(fixture.path(".fieldbook/archives")).unwrap();
    assert!(build() == packed, "without the shelf");
    // What the book alone has, such as the title of its recipe, packs its own archive; a page is in all of them.
    exchanged(&fixture, "archives", OTHER);
    fixture.edit("content/bundles/others.yaml", "{en: others", "{en: The others");
    let [english, arabic, other] = build();
    assert!(english == OTHER && arabic == OTHER);
    assert!(other.starts_with(b"PK\x03\x04") && other != packed[2]);
    fixture.edit("content/bundles/others.yaml", "{en: The others", "{en: others");
    fixture.text("content/pages/more/en.md", "---\ntitle: More\nsummary: More words.\n---\nWords.\n");
    assert!(build().iter().all(|archive| archive.starts_with(b"PK\x03\x04")));
    // The theme decides, too.
    exchanged(&fixture, "archives", OTHER);
    let of_theme = Fixture::theme_file("templates/home.html");
    fixture.text(
        "themes/default/templates/home.html",
        &of_theme.replace("{% endblock main %}", "<!-- own -->{% endblock main %}"),
    );
    assert!(build().iter().all(|archive| archive.starts_with(b"PK\x03\x04")));
}

/// A picture of one pixel.
const PIXEL: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\x54\x78\x9c\x63\x38\x21\x27\x07\x00\x02\xb6\x01\x05\x34\xa6\x75\xaa\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// The sample in two languages, set side by side; each line of the page as it stands there.
fn lines_of_two(own: &str, other: &str) -> Vec<String> {
    let fixture = Fixture::starter();
    fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [en, fr]");
    let front = fixture.read(SAMPLE).split_inclusive("---\n").take(2).collect::<String>();
    fixture.text(SAMPLE, &format!("{front}\n{own}\n"));
    let state = "{of_revision: 1, status: reviewed, by: editorial, date: 2026-11-22}";
    let front = format!("---\ntitle: Une réparation\nsummary: Résumé.\ntranslation: {state}\n---\n");
    fixture.text(&SAMPLE.replace("en.md", "fr.md"), &format!("{front}\n{other}\n"));
    fixture.text(
        "content/bundles/two.yaml",
        "title: {en: Two, fr: Deux}\nlanguages: [en, fr]\nbilingual: [en, fr]\npractices: [BP-7K3Q0]\n",
    );
    for (name, bytes) in [("pixel.png", PIXEL), ("other.png", PICTURE)] {
        fixture.bytes(&SAMPLE.replace("en.md", name), bytes);
    }
    let pdf = set(&fixture, Language::En, Volume::Beside(Language::Fr));
    let text = String::from_utf8(piped(Command::new("pdftotext").args(["-layout", "-", "-"]), &pdf)).unwrap();
    text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn two_languages_stand_side_by_side_by_section() {
    if !available("pdftotext") {
        return;
    }
    let note = "\n\n[^n]: N.";
    let lines = lines_of_two(
        &format!(
            "## Alpha\n\nLeft one[^n] [1].\n\n{}\n\n## Beta\n\nLeft two.\n\n| a | b | c | wide |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n\nLeft three. [Up](#alpha){note}",
            "Long words here. ".repeat(80)
        ),
        &format!(
            "## Un\n\nDroite un[^n] [1].\n\n## Deux\n\nDroite deux.\n\n| a | b | c | large |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n\nDroite trois. [Haut](#un){note}"
        ),
    );
    let at = |text: &str| {
        lines.iter().position(|line| line == text).unwrap_or_else(|| panic!("no line `{text}` in {lines:#?}"))
    };
    // Each section begins beside its own, however long the one before was in the other language.
    for line in ["Alpha Un", "Beta Deux", "Left two. Droite deux.", "Left three. Up Droite trois. Haut"] {
        at(line);
    }
    assert!(lines.iter().any(|line| line.contains("Left one") && line.contains("Droite un")), "{lines:#?}");
    // A wide table goes over both.
    assert!(
        at("a b c wide") < at("a b c large") && at("a b c large") < at("Left three. Up Droite trois. Haut")
    );
    assert!(
        lines.iter().any(|line| line.contains("Tie every") && line.contains("Une réparation")),
        "{lines:#?}"
    );
    // A term stands in both languages, and a definition that only one of them has stands once.
    let lines = lines_of_two("## Alpha\n\nA sensor.", "## Un\n\nRien.");
    let of_term: Vec<&String> = lines.iter().filter(|line| line.contains("A part that measures")).collect();
    assert!(of_term.len() == 1 && of_term[0].starts_with("sensor / capteur: "), "{lines:#?}");
    // Where pieces of a section are not of one kind, they stand as they are.
    let table = "| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | wide |";
    let lines =
        lines_of_two("## Alpha\n\nLeft one.\n\n![P](pixel.png)", &format!("## Un\n\nDroite un.\n\n{table}"));
    for text in ["Left one.", "wide", "Droite un."] {
        assert!(lines.iter().any(|line| line.contains(text)), "{text}: {lines:#?}");
    }
    // Where sections are not the same, nothing is lost.
    let lines = lines_of_two("## Alpha\n\nLeft one.\n\n## Beta\n\nLeft two.", "## Un\n\nDroite un.");
    for text in ["Left one.", "Left two.", "Droite un."] {
        assert!(lines.iter().any(|line| line.contains(text)), "{text}: {lines:#?}");
    }
}

#[test]
fn a_picture_stands_once_over_two_languages_with_the_words_of_both() {
    if !available("pdftotext") {
        return;
    }
    let text = |first: &str, picture: &str, cell: &str, last: &str| {
        let table = format!("| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | {cell} |");
        format!("## Alpha\n\n{first}\n\n![P]({picture})\n\n{table}\n\n{last}")
    };
    let of = |left: &str, right: &str| {
        lines_of_two(
            &text("Left one.", left, "wide", "Left two."),
            &text("Droite un.", right, "large", "Droite deux."),
        )
    };
    let place = |lines: &[String], text: &str| {
        lines.iter().position(|line| line == text).unwrap_or_else(|| panic!("no line `{text}` in {lines:#?}"))
    };
    let lines = of("pixel.png \"Left words\"", "pixel.png \"Légende\"");
    let places = ["Left one. Droite un.", "Left words", "Légende", "1 2 3 wide", "1 2 3 large"];
    let places = places.map(|text| place(&lines, text));
    assert!(places.is_sorted() && places[4] < place(&lines, "Left two. Droite deux."), "{lines:#?}");
    // Words that are the same stand once; below a picture of its own they stand with it.
    for (right, times) in [("pixel.png \"Same words\"", 1), ("other.png \"Same words\"", 2), ("pixel.png", 1)]
    {
        let lines = of("pixel.png \"Same words\"", right);
        assert_eq!(lines.iter().filter(|line| *line == "Same words").count(), times, "{right}: {lines:#?}");
        place(&lines, "Left two. Droite deux.");
    }
    // What stands behind it in one language alone is not lost.
    let lines = lines_of_two("## Alpha\n\n![P](pixel.png)\n\nLeft two.", "## Un\n\n![P](pixel.png)");
    place(&lines, "Left two.");
    let lines = lines_of_two("## Alpha\n\n![P](pixel.png)", "## Un\n\n![P](pixel.png)\n\nDroite deux.");
    place(&lines, "Droite deux.");
}

#[test]
fn a_practice_with_a_version_in_one_of_two_languages_is_set_in_that_one() {
    if !available("pdftotext") {
        return;
    }
    let fixture = Fixture::starter();
    fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [en, fr, es]");
    let text = fixture.read(SAMPLE);
    let front = text.split_inclusive("---\n").take(2).collect::<String>();
    let front =
        front.replace("title: Tie every hand-pump sensor to a repair service", "title: Una reparación");
    let spanish = SAMPLE.replace("en.md", "es.md");
    fixture.text(&spanish, &format!("{front}\n## Uno\n\nTexto español.\n"));
    std::fs::remove_file(fixture.path(SAMPLE)).unwrap();
    let state = "{of_revision: 1, status: machine, by: editorial, date: 2026-11-22}";
    fixture.text(
        &SAMPLE.replace("en.md", "fr.md"),
        &format!("---\ntitle: Une réparation\nsummary: Résumé.\ntranslation: {state}\nresults:\n  - {{what: Temps, before: \"1520\", after: \"21\", unit: jours}}\n  - {{what: Part}}\n---\n\n## Un\n\nTexte français. [Haut](#un)\n"),
    );
    fixture.text(
        "content/bundles/two.yaml",
        "title: {en: Two, fr: Deux}\nlanguages: [en, fr]\npractices: [BP-7K3Q0]\n",
    );
    // A term of the version that is set is in the glossary, in both languages.
    fixture.text(
        "content/vocabularies/glossary.yaml",
        "entries:\n  - id: wording\n    label: {en: Wording, fr: Texte}\n    definition: {en: What stands in a book., fr: Ce qu’un livre dit.}\n",
    );
    for (first, second) in [(Language::En, Language::Fr), (Language::Fr, Language::En)] {
        let pair = format!("bilingual: [{}, {}]\n", first.code(), second.code());
        let recipe = fixture.read("content/bundles/two.yaml");
        let recipe =
            recipe.lines().filter(|line| !line.starts_with("bilingual")).collect::<Vec<_>>().join("\n");
        fixture.text("content/bundles/two.yaml", &format!("{recipe}\n{pair}"));
        let text = words(&text_of(&set(&fixture, first, Volume::Beside(second))));
        for there in [
            "Texte français. Haut",
            // Of the one who does not read it, with what is known of the version.
            "The text below is in French.",
            "translated from Spanish by a machine",
            "Not yet available in your language",
            "BP-7K3Q0-F",
            "1 520 jours",
            "What stands in a book.",
            "Ce qu’un livre dit.",
        ] {
            assert!(text.contains(there), "{first} {there}: {text}");
        }
        for not_there in ["español", "Una reparación", "in Spanish. ", "BP-7K3Q0-S"] {
            assert!(!text.contains(not_there), "{first} {not_there}: {text}");
        }
        // On its sheet, and in contents, overview and worksheets.
        assert!(text.matches("Une réparation").count() >= 4, "{text}");
    }
    // A version in neither is told by the original, and so is a book in one language.
    let text = words(&text_of(&set(&fixture, Language::En, Volume::Participants)));
    assert!(text.contains("Texto español.") && text.contains("The text below is in Spanish."), "{text}");
}

#[test]
fn options_of_the_command_decide_what_is_written() {
    let fixture = in_two_languages();
    let written = |args: &[&str], status: i32| {
        let _ = std::fs::remove_dir_all(fixture.path("out"));
        let ran = fixture.run(&[&["bundle", "--base-url", ADDRESS][..], args].concat()).exits(status);
        if !fixture.path("out").exists() {
            return (Vec::new(), ran.stderr);
        }
        (files_below(&fixture.path("out")).into_keys().collect::<Vec<_>>(), ran.stderr)
    };
    let short = "title: {en: Pumps, ar: المضخات}\nlanguages: [en, ar]\nbilingual: [en, ar]\nparts: [practices]\npractices: [BP-7K3Q0]\n";
    fixture.text("content/bundles/pumps.yaml", short);
    // The languages of the command take the place of the recipe's, with the book that has two of them.
    assert_eq!(written(&["--lang", "ar"], 0).0, ["pumps-ar.pdf"]);
    // A book in two languages is a PDF alone. A recipe is named by its file, too, and once.
    let html = ["pumps-ar.html", "pumps-en.html"];
    assert_eq!(written(&["--format", "html"], 0).0, html);
    for names in [&["pumps.yaml", "pumps"][..], &["content/bundles/pumps.yaml"], &["content\\bundles\\pumps"]]
    {
        let (files, told) = written(&[names, &["--format", "html"]].concat(), 0);
        assert_eq!((files, told.matches("out/").count()), (html.map(str::to_owned).to_vec(), 2), "{told}");
    }
    for (option, name) in
        [("--facilitator", "pumps-en-facilitator.pdf"), ("--booklet", "pumps-en-booklet.pdf")]
    {
        let files = written(&["--lang", "en", option], 0).0;
        assert_eq!(files, [name, "pumps-en.pdf"], "{option}");
        let (files, told) = written(&["--format", "epub", option], 2);
        assert!(files.is_empty() && told.contains("--booklet and --facilitator are for PDF alone"), "{told}");
    }
    // Large letters take more pages, and without grey the file is another one.
    let set = |option: &[&str]| {
        written(&[&["--lang", "en"][..], option].concat(), 0);
        std::fs::read(fixture.path("out/pumps-en.pdf")).unwrap()
    };
    let plain = set(&[]);
    for option in ["--large", "--save-ink"] {
        assert!(set(&[option]) != plain, "{option}");
    }
    // What is only warned of in a query does not keep it from being set.
    let (files, told) = written(&["--where", "pump AND repair", "--format", "html"], 0);
    assert_eq!(files, ["pump-and-repair-en.html"]);
    assert!(told.contains("warning: ") && told.contains("with `--pick`"), "{told}");
    for (name, words) in [("pums", "did you mean `pumps`?"), ("water", "there are `pumps`")] {
        let told = written(&[name], 2).1;
        assert!(told.contains(&format!("there is no recipe `{name}`; {words}")), "{told}");
    }
}

#[test]
fn the_command_sets_two_languages_side_by_side() {
    let fixture = in_two_languages();
    let run = |args: &[&str]| fixture.run(&[&["bundle", "--base-url", ADDRESS][..], args].concat());
    let ran = run(&["--pick", "BP-7K3Q0", "--bilingual", "ar,en"]).exits(0);
    assert!(ran.stderr.contains("bp-7k3q0-ar_en.pdf"), "{}", ran.stderr);
    assert_eq!(std::fs::read_dir(fixture.path("out")).unwrap().count(), 1, "it is the only book");
    // The book of another recipe, whose name ends with a language, is another file.
    let recipe = "title: {en: Repairs, ar: المضخات}\nlanguages: [en, ar]\nbilingual: [en, ar]\nparts: [practices]\npractices: [BP-7K3Q0]\n";
    fixture.text("content/bundles/pumps.yaml", recipe);
    fixture.text("content/bundles/pumps-en.yaml", &recipe.replace("bilingual: [en, ar]\n", ""));
    let ran = run(&[]).exits(0);
    let mut written: Vec<&str> = ran.stderr.lines().filter_map(|line| line.split('`').nth(1)).collect();
    written.sort_unstable();
    let files = ["pumps-ar", "pumps-en-ar", "pumps-en-en", "pumps-en", "pumps-en_ar"];
    assert_eq!(written, files.map(|name| format!("out/{name}.pdf")), "{}", ran.stderr);
    for (args, words) in [
        (&["--bilingual", "en"][..], "--bilingual takes two languages"),
        (&["--bilingual", "en,en"], "--bilingual takes two languages"),
        (&["--bilingual", "en,fr"], "the site is not built in `fr`"),
        (&["--bilingual", "en,ar", "--format", "epub"], "is a PDF"),
    ] {
        let ran = run(args);
        assert!(ran.status != 0 && ran.stderr.contains(words), "{args:?}: {}", ran.stderr);
    }
}

#[test]
fn each_practice_begins_on_the_right_and_what_is_left_empty_is_quite_empty() {
    if !available("pdftotext") {
        return;
    }
    let fixture = Fixture::starter();
    let text = fixture.read(SAMPLE);
    for (slug, symbol) in [("two", "BP-EZDSK"), ("three", "BP-KSGBM")] {
        let copy = text.replace("BP-7K3Q0", symbol).replace("Tie every", &format!("{slug} every"));
        fixture.text(&format!("content/practices/{slug}/en.md"), &copy);
    }
    // With one part, with some, which have a page of their own, and with a practice before the first of these.
    for practices in [
        "[BP-7K3Q0, BP-EZDSK, BP-KSGBM]",
        "[{heading: {en: Some}, practices: [BP-7K3Q0, BP-EZDSK]}, {heading: {en: More}, practices: [BP-KSGBM]}]",
        "[BP-7K3Q0, {heading: {en: More}, practices: [BP-EZDSK]}, BP-KSGBM]",
    ] {
        fixture.text(
            "content/bundles/all.yaml",
            &format!("title: {{en: The head}}\nlanguages: [en]\npractices: {practices}\nparts: [contents, practices, glossary]\n"),
        );
        let text = text_of(&set(&fixture, Language::En, Volume::Participants));
        let pages: Vec<&str> = text.split('\u{c}').collect();
        let begins: Vec<usize> = (0..pages.len())
            .filter(|at| pages[*at].lines().any(|line| line.trim() == "Stage"))
            .map(|at| at + 1)
            .collect();
        assert!(begins.len() == 3 && begins.iter().all(|number| number % 2 == 1), "{begins:?}");
        // The last is what follows the last page.
        let empty: Vec<usize> =
            (1..pages.len()).filter(|number| pages[number - 1].trim().is_empty()).collect();
        assert!(!empty.is_empty() && empty.iter().all(|number| number % 2 == 0), "{empty:?}");
        for (at, page) in pages.iter().enumerate().take(pages.len() - 1) {
            let number = at + 1;
            let is_empty = empty.contains(&number);
            assert_eq!(
                page.contains(&format!("Page {number} of {}", pages.len() - 1)),
                !is_empty && number > 1,
                "{number}"
            );
            // The head names the book, or the practice on its second page and after it.
            let of_book = page.trim_start().starts_with("The head");
            assert!(!of_book || !begins.contains(&number), "{number}: {page}");
        }
        assert!(pages[1].trim_start().starts_with("The head"), "{}", pages[1]);
        let second = pages[begins[0]].trim_start();
        assert!(second.starts_with("Tie every") && second.contains("BP-7K3Q0-E"), "{second}");
        // Its sections are no entries of the contents.
        assert!(pages[1].contains("BP-7K3Q0-E") && !pages[1].contains("Problem and context"), "{}", pages[1]);
    }
    // The first heading of a book is one of the highest level, whatever its first part is.
    for parts in ["practices", "glossary", "worksheets"] {
        fixture.text(
            "content/bundles/all.yaml",
            &format!("title: {{en: T}}\nlanguages: [en]\npractices: [BP-7K3Q0, {{heading: {{en: More}}, practices: [BP-EZDSK]}}]\nparts: [{parts}]\n"),
        );
        set(&fixture, Language::En, Volume::Participants);
    }
}

/// What a reader types from paper is whole on it, and a running head does not grow into the edge of the page.
#[test]
fn addresses_are_not_hyphenated_and_a_head_keeps_to_its_line() {
    if !available("pdftotext") {
        return;
    }
    let fixture = Fixture::starter();
    let title = "Tie every sensor in the country to a repair service that comes within a week";
    let text = fixture.read(SAMPLE);
    let line = text.lines().find(|line| line.starts_with("title:")).unwrap().to_owned();
    let hosts: Vec<String> = (0..12)
        .map(|number| format!("www.{}kumamotoprefecturalwaterinstallation.example", "ab".repeat(number)))
        .collect();
    let links: Vec<String> = hosts.iter().map(|host| format!("[See](https://{host}/maintenance).")).collect();
    fixture.text(
        SAMPLE,
        &format!("{}\n\n{}\n", text.replacen(&line, &format!("title: {title}"), 1), links.join(" ")),
    );
    fixture
        .run(&["bundle", "--pick", "BP-7K3Q0", "--large", "--title", "Large", "--format", "pdf,html"])
        .exits(0);
    let pdf = std::fs::read(fixture.path("out/large-en.pdf")).unwrap();
    let whole: String = text_of(&pdf).chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect();
    for host in &hosts {
        assert!(whole.contains(&format!("{host}/maintenance")), "{host}");
    }
    let boxes = String::from_utf8(piped(Command::new("pdftotext").args(["-bbox", "-", "-"]), &pdf)).unwrap();
    let tops =
        boxes.split("yMin=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse::<f64>().unwrap());
    let highest = tops.fold(f64::MAX, f64::min);
    assert!(highest > 12.0, "{highest}");
    // A sheet of some pages has a head on all but the first, which begins as the title does.
    let heads = boxes.split("<page ").skip(1).filter(|page| {
        let mut words = page.lines().filter(|line| line.contains("<word"));
        words.next().is_some_and(|word| word.ends_with(">Tie</word>"))
    });
    assert!(heads.count() > 1);

    // In one file, what stands in a practice is below its title, and of its licence no table tells.
    let html = fixture.read("out/large-en.html");
    assert!(html.contains("<h3 id=") && !html.contains("<h2 id=\"problem"), "levels");
    assert!(
        html.contains("Each practice names its licence at its end.") && !html.contains("The table gives")
    );
}

/// A wide table goes over both columns, to where there is room, and its number tells where it belongs.
#[test]
fn a_table_that_stands_elsewhere_is_found_by_its_number() {
    if !available("pdftotext") {
        return;
    }
    let wide = |word: &str| format!("| {word} | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n\n");
    let body = format!(
        "before\n\n{}\nbetween\n\n| narrow | b |\n|---|---|\n| 1 | 2 |\n\n{}\nafter\n",
        wide("first"),
        wide("second")
    );
    let text = text_of(&book_of(&body, RECIPE));
    for name in ["Table 1", "Table 2"] {
        assert_eq!(text.replace('\u{a0}', " ").matches(name).count(), 2, "{text}");
    }
    // One stands where the table was written, the other over the table.
    let lines: Vec<String> =
        text.lines().filter(|line| !line.is_empty()).map(|line| line.replace('\u{a0}', " ")).collect();
    let follows = |one: &str, other: &str| {
        lines.windows(2).any(|two| two[0].ends_with(one) && two[1].starts_with(other))
    };
    assert!(
        follows("Table 1", "first") && follows("Table 2", "after") && follows("Table 2", "second"),
        "{text}"
    );
    // In large letters there is one column, and the table stands where it was written.
    let fixture = Fixture::starter();
    fixture.text(SAMPLE, &format!("{}\n\n{}\n", fixture.read(SAMPLE), wide("first")));
    fixture.run(&["bundle", "--pick", "BP-7K3Q0", "--large", "--title", "Large"]).exits(0);
    assert!(!text_of(&std::fs::read(fixture.path("out/large-en.pdf")).unwrap()).contains("Table"));
}

/// Letters and signs of one language in a book of another.
#[test]
fn words_of_another_language_keep_their_own_signs() {
    if !available("pdftohtml") {
        return;
    }
    let fixture = Fixture::starter();
    fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [en, ar, zh]");
    fixture.text(SAMPLE, &format!("{}\n\n**The pump’s repair** comes first.\n", fixture.read(SAMPLE)));
    fixture.run(&["bundle", "--pick", "BP-7K3Q0", "--lang", "ar,zh", "--title", "Other"]).exits(0);
    // What is bold in Chinese has wide apostrophes, of another family: the words would fall apart.
    let xml = Command::new("pdftohtml")
        .args(["-xml", "-stdout", "-i"])
        .arg(fixture.path("out/other-zh.pdf"))
        .output()
        .unwrap();
    let xml = String::from_utf8(xml.stdout).unwrap();
    assert!(xml.contains("<b>The pump’s repair</b>"), "{xml}");
    // A hyphen at the end of an Arabic line would stand on its wrong side; the titles of the sources are in English. Lines of
    // one direction alone have theirs.
    let text = text_of(&std::fs::read(fixture.path("out/other-ar.pdf")).unwrap());
    let divided: Vec<&str> = text.lines().filter(|line| line.contains('\u{ad}')).collect();
    let is_turned = |line: &&&str| line.contains(['\u{202a}', '\u{202b}']) || line.contains("]5[");
    assert_eq!(divided.iter().find(is_turned), None);
    assert!(divided.len() > 5, "{divided:?}");
}
