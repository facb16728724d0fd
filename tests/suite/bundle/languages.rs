//! Languages of a book: one for each, two side by side, and words of others.

use std::process::Command;

use fieldbook::edition::Volume;
use fieldbook::model::language::Language;

use super::{PICTURE, in_two_languages, piped, set, text_of, words};
use crate::fixture::{ADDRESS, Fixture, SAMPLE, available};

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

/// Where the words of a file stand: page, left and right side, top and bottom in points, and the word.
pub(super) fn boxes_of(pdf: &[u8]) -> Vec<(usize, [f64; 4], String)> {
    let boxes = String::from_utf8(piped(Command::new("pdftotext").args(["-bbox", "-", "-"]), pdf)).unwrap();
    let mut page = 0;
    let mut found = Vec::new();
    for line in boxes.lines() {
        page += usize::from(line.trim_start().starts_with("<page "));
        let Some((place, word)) = line.split_once('>').filter(|_| line.trim_start().starts_with("<word "))
        else {
            continue;
        };
        let side = |name: &str| {
            let number = place.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap();
            number.parse::<f64>().unwrap()
        };
        let word = word.strip_suffix("</word>").unwrap().to_owned();
        found.push((page, ["xMin", "xMax", "yMin", "yMax"].map(side), word));
    }
    found
}

/// Among lines from right to left nothing is hyphenated, and letters may be large.
#[test]
fn a_word_that_is_wider_than_a_share_of_its_table_lies_on_no_other() {
    if !available("pdftotext") {
        return;
    }
    let fixture = in_two_languages();
    fixture.edit(SAMPLE, "unit: days", "unit: interconnections");
    fixture.edit(
        SAMPLE,
        "## Lessons\n",
        "## Lessons\n\n| a | b | c |\n|---|---|---|\n| one two three four five six seven eight | telecommunications | one two three four five six seven eight |\n",
    );
    for large in [&[][..], &["--large"]] {
        let args = [&["bundle", "--pick", "BP-7K3Q0", "--lang", "ar", "--title", "wide"][..], large].concat();
        fixture.run(&args).exits(0);
        let boxes = boxes_of(&std::fs::read(fixture.path("out/wide-ar.pdf")).unwrap());
        for wide in ["interconnections", "telecommunications"] {
            let mut seen = 0;
            for (page, [left, right, top, bottom], _) in boxes.iter().filter(|(_, _, word)| word == wide) {
                seen += 1;
                let over = boxes.iter().find(|(other, [l, r, t, b], word)| {
                    // A line's box reaches into the next one's.
                    other == page
                        && word != wide
                        && l + 1.0 < *right
                        && left + 1.0 < *r
                        && t + 8.0 < *bottom
                        && top + 8.0 < *b
                });
                assert_eq!(over, None, "{wide} {large:?}: {left} {right} {top} {bottom}");
            }
            assert!(seen > 0, "{wide} is divided");
        }
    }
}

/// What has no place to break stays on the page: units, names of partners, cells, code.
#[test]
fn nothing_runs_out_of_the_page() {
    if !available("pdftotext") {
        return;
    }
    let long = "Kilowattstundenverbrauchsmessung".repeat(3);
    let fixture = in_two_languages();
    fixture.edit(SAMPLE, "unit: days", &format!("unit: {long}"));
    fixture.edit(SAMPLE, "name: Living Water International", &format!("name: {long}"));
    fixture.edit(
        SAMPLE,
        "## Lessons\n",
        &format!("## Lessons\n\n| Key | Value |\n|---|---|\n| {long} | {long} |\n\n```\n{long}{long}\n```\n\n{long}\n"),
    );
    for args in
        [&["--lang", "en"][..], &["--lang", "ar"], &["--lang", "en", "--large"], &["--bilingual", "en,ar"]]
    {
        fixture
            .run(&[&["bundle", "--pick", "BP-7K3Q0", "--title", "wide", "--out", "o"], args].concat())
            .exits(0);
        let file = std::fs::read_dir(fixture.path("o")).unwrap().next().unwrap().unwrap().path();
        let boxes = boxes_of(&std::fs::read(&file).unwrap());
        // 210 mm, less some of the margins.
        let is_piece = |word: &str| {
            let word = word.replace(['\u{200b}', '\u{ad}', '-'], "");
            word.len() > 5 && long.contains(&word)
        };
        let pieces: Vec<_> = boxes.iter().filter(|(_, _, word)| is_piece(word)).collect();
        assert!(pieces.len() > 20, "{args:?}: {}", pieces.len());
        let out = pieces.iter().find(|(_, [left, right, ..], _)| *left < 40.0 || *right > 555.0);
        assert_eq!(out, None, "{args:?}");
        std::fs::remove_file(file).unwrap();
    }
}

#[test]
fn a_table_of_many_columns_stays_on_its_page() {
    if !available("pdftotext") {
        return;
    }
    let row = |word: &str| format!("|{}\n", format!("{word}|").repeat(12));
    let table = format!("{}{}{}", row("Head"), row("---"), row("incomprehensibility"));
    for (language, large) in [("en", &[][..]), ("en", &["--large"]), ("ar", &[])] {
        let fixture = in_two_languages();
        fixture.edit(SAMPLE, "## Lessons\n", &format!("## Lessons\n\n{table}\n"));
        let args = ["bundle", "--pick", "BP-7K3Q0", "--lang", language, "--title", "many"];
        fixture.run(&[&args[..], large].concat()).exits(0);
        let boxes = boxes_of(&std::fs::read(fixture.path(&format!("out/many-{language}.pdf"))).unwrap());
        let heads: Vec<_> = boxes.iter().filter(|(_, _, word)| word == "Head").collect();
        assert_eq!(heads.len(), 12, "{language} {large:?}");
        // It stands on a page turned sideways, which is 297 mm wide.
        let page = heads[0].0;
        let out =
            boxes.iter().find(|(at, [left, right, ..], _)| *at == page && (*left < 40.0 || *right > 802.0));
        assert_eq!(out, None, "{language} {large:?}");
    }
}

/// A running head is one line, as wide as the page at most, and says that it is cut.
#[test]
fn a_long_running_head_ends_between_words() {
    if !available("pdftotext") {
        return;
    }
    let fixture = Fixture::starter();
    fixture.edit(
        SAMPLE,
        "Tie every hand-pump sensor to a repair service",
        "Tie every single hand-pump sensor of a whole country to one repair service",
    );
    fixture.run(&["bundle", "--pick", "BP-7K3Q0", "--large", "--title", "heads"]).exits(0);
    let text = text_of(&std::fs::read(fixture.path("out/heads-en.pdf")).unwrap());
    let heads: Vec<&str> = text.split('\u{c}').filter_map(|page| page.lines().next()).collect();
    let cut = heads.iter().filter(|head| head.ends_with('…')).count();
    assert!(cut > 1, "{heads:?}");
    for head in heads.iter().filter_map(|head| head.strip_suffix('…')) {
        assert!(
            "Tie every single hand-pump sensor of a whole country to one repair service "
                .starts_with(&format!("{head} ")),
            "{head}"
        );
    }
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

/// Notes in two directions stand at the foot of one page.
#[test]
fn a_note_begins_at_the_side_of_its_language() {
    if !available("pdftotext") {
        return;
    }
    let fixture = in_two_languages();
    fixture.text(SAMPLE, &format!("{}\n\nRead this.[^n]\n\n[^n]: Aside.\n", fixture.read(SAMPLE)));
    let left = |pdf: &[u8], note: &str| {
        let boxes = boxes_of(pdf);
        boxes.iter().find(|(_, _, word)| word.ends_with(note)).unwrap_or_else(|| panic!("{note}")).1[0]
    };
    // A page is 595 points wide; in one language a sheet has two columns, of which each begins at its left.
    let book = set(&fixture, Language::Ar, Volume::Participants);
    let note = left(&book, "Aside.");
    assert!(note < 120.0 || (300.0..370.0).contains(&note), "{note}");
    // Beside one another, each keeps its own.
    let state = "{of_revision: 1, status: machine, by: editorial, date: 2026-11-22}";
    fixture.text(
        &SAMPLE.replace("en.md", "ar.md"),
        &format!(
            "---\ntitle: مضخة\nsummary: ملخص\ntranslation: {state}\n---\n\n## درس\n\nنص.[^n]\n\n[^n]: حاشية\n"
        ),
    );
    let recipe = fixture.read("content/bundles/pumps.yaml");
    for (first, second) in [(Language::Ar, Language::En), (Language::En, Language::Ar)] {
        let pair = format!("bilingual: [{}, {}]", first.code(), second.code());
        fixture.text("content/bundles/pumps.yaml", &recipe.replace("bilingual: [en, ar]", &pair));
        let book = set(&fixture, first, Volume::Beside(second));
        assert!(left(&book, "Aside.") < 120.0, "{first}: {}", left(&book, "Aside."));
        // Its letters are written from right to left, so that the file holds them the other way round.
        let arabic = boxes_of(&book);
        let note =
            arabic.iter().filter(|(_, _, word)| word.contains('ش') && word.contains('ة')).collect::<Vec<_>>();
        assert!(note.iter().any(|(_, place, _)| place[0] > 450.0), "{first}: {note:?}");
    }
}
