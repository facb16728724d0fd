//! What the command writes and says.

use std::process::Command;

use super::{PICTURE, in_two_languages, piped, text_of, words};
use crate::fixture::{ADDRESS, Fixture, available, files_below, run_in};

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
    assert_eq!(ran.stderr.matches("`xylophone` finds no practice").count(), 1, "{}", ran.stderr);
    assert!(ran.stderr.ends_with("nothing is written for `bundle`\n"), "{}", ran.stderr);
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
        let args: Vec<&str> = ["bundle", "--format", "HTML"].iter().chain(args).copied().collect();
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
    assert!(ran.contains(note), "{ran}");
    // Without an address of the site nobody would miss the codes.
    assert!(ran.contains("the books have no QR codes: give it with `--base-url`"), "{ran}");
    assert!(!told(&["--pick", "BP-7K3Q0", "--base-url", ADDRESS]).contains("QR"));
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
    // The notes for the one who leads the workshop are in both languages, too.
    run(&["--pick", "BP-7K3Q0", "--bilingual", "en,ar", "--facilitator"]).exits(0);
    let notes = std::fs::read(fixture.path("out/bp-7k3q0-en_ar-facilitator.pdf")).unwrap();
    let text = words(&text_of(&notes));
    for note in [
        "Notes for the facilitator",
        "Which fact about this practice surprised you?",
        "ما الذي فاجأكم في هذه الممارسة؟",
    ] {
        assert!(text.contains(note), "no `{note}` in {text}");
    }
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
