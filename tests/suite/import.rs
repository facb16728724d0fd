//! Documents of Word, made by LibreOffice, as practices of a site.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::fixture::{Fixture, Ran, repository};

/// The starter with a document beside it, in a site of all six languages.
fn with_document(name: &str) -> Fixture {
    let fixture = Fixture::starter();
    fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [ar, zh, en, fr, ru, es]");
    let path = repository().join("tests/documents").join(name);
    fixture.bytes(name, &std::fs::read(path).unwrap());
    fixture
}

/// The codes of the findings that a run printed, each once.
fn codes(ran: &Ran) -> Vec<String> {
    let lines = ran.stderr.lines().filter_map(|line| {
        let rest = line.strip_prefix("error[").or_else(|| line.strip_prefix("warning["))?;
        Some(rest.split(']').next().unwrap_or_default().to_owned())
    });
    let mut codes: Vec<String> = lines.collect();
    codes.sort();
    codes.dedup();
    codes
}

fn names_in(fixture: &Fixture, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(fixture.path(folder)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_whole_document_lacks_only_what_it_cannot_say() {
    let fixture = with_document("practice-en.docx");
    let ran = fixture.run(&["import", "practice-en.docx", "--slug", "water-dry-gardens"]).exits(0);
    assert_eq!(ran.stdout, "content/practices/water-dry-gardens/en.md\n");
    assert_eq!(names_in(&fixture, "content/practices/water-dry-gardens"), ["en.md", "picture-1.png"]);
    assert!(ran.stderr.contains("language: English (as its headings are)"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("“1. Background” was taken for the section “Problem and context”"),
        "{}",
        ran.stderr
    );
    // Domain, organisations, place, and what belongs to the source and to the picture.
    assert_eq!(codes(&ran), ["FB0310", "FB0320", "FB0327"], "{}", ran.stderr);
    let text = fixture.read("content/practices/water-dry-gardens/en.md");
    for words in [
        "title: \"Water the example gardens only when the soil is dry\"\n",
        "summary: >-\n  This is an example practice for tests, and nothing in it happened.",
        "    url: \"https://example.org/count\"\n",
        "[as an example domain may say](https://www.iana.org/help/example-domains)",
        "in dry weeks.[^1]\n\n![](picture-1.png)\n",
        "2. Two gardeners put a sensor into each place, **20 cm** deep, and wrote its number on the plan.\n   - Each",
        "|North|40|30|\n",
        "fewer plants rotted [1].",
        "\n[^1]: The invented weeks without rain were in the summer.\n",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    // The same list as that of the check, and the page can be built.
    let check = fixture.run(&["check", "--format", "short", "content/practices/water-dry-gardens"]).exits(1);
    assert_eq!(
        check.stdout.lines().count(),
        ran.stderr.lines().filter(|line| line.starts_with("error[")).count()
    );
}

#[test]
fn other_languages_are_found_and_their_letters_kept() {
    let fixture = with_document("practice-fr.docx");
    let ran = fixture.run(&["import", "practice-fr.docx", "--slug", "fermer-les-robinets"]).exits(0);
    assert!(ran.stderr.contains("language: French"), "{}", ran.stderr);
    let text = fixture.read("content/practices/fermer-les-robinets/fr.md");
    for words in [
        "## Ce qui a été fait\n\n1. Choisir les endroits.\n",
        "*chaque soir*",
        "### Un sujet à part\n\nAutre texte.",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }

    let fixture = with_document("practice-ar.docx");
    let ran = fixture.run(&["import", "practice-ar.docx", "--slug", "close-taps-after-rain"]).exits(0);
    assert!(ran.stderr.contains("language: Arabic"), "{}", ran.stderr);
    let text = fixture.read("content/practices/close-taps-after-rain/ar.md");
    for words in ["## المشكلة والسياق\n", "**خيالية**", "1. اختيار الأماكن.\n"]
    {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn citations_beside_bold_words_and_sources_of_a_page_are_kept() {
    let fixture = with_document("citations-zh.docx");
    let ran = fixture.run(&["import", "citations-zh.docx", "--slug", "count-example-flowers"]).exits(0);
    assert!(!ran.stderr.contains("plain text now"), "{}", ran.stderr);
    let text = fixture.read("content/practices/count-example-flowers/zh.md");
    for words in [
        "summary: >-\n  这是为测试编写的示例文字",
        "没有人知道花园里有多少花 [1]。**注意**：这是虚构的 [2]，园丁说“**不知道**”两次。\n",
        "1. **选择花园**。两个园丁选了三个花园 [1]。\n2. **数花 & 写下。** *每天*一次 [2]。\n",
        "|花园|**花 [1]**|\n",
        "|*北*|12 [2]|\n",
        "  - title: \"Example count of flowers\"\n    publisher: \"Example Office\"\n    year: 2019\n    url: \
         \"https://example.org/count\"\n    # The document says: 一手来源。2026年11月22日查阅。\n",
        "  - title: \"示例花园\"\n    publisher: \"Example Garden\"\n    url: \"https://example.org/garden\"\n",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn a_contribution_gives_its_head_without_its_persons() {
    let fixture = with_document("contribution-en.docx");
    let ran = fixture.run(&["import", "contribution-en.docx"]).exits(0);
    let path = "content/practices/count-the-visitors-of-example-parks-without-names/en.md";
    assert_eq!(ran.stdout, format!("{path}\n"));
    assert!(ran.stderr.contains("e-mail addresses of persons"), "{}", ran.stderr);
    let text = fixture.read(path);
    for words in [
        "title: \"Count the visitors of example parks without names\"\n",
        "origin: portland-state-university",
        "  This text for tests tells of an invented count of visitors.",
        "# The document says: from: Portland State University\n",
        "### The counters\n",
        "## Lessons\n\nCount before you build.\n",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    for words in ["Person", "555 0100", "a.person@example.org"] {
        assert!(!text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn what_a_word_processor_writes_is_kept_or_told() {
    let fixture = with_document("features-en.docx");
    let ran = fixture.run(&["import", "features-en.docx"]).exits(0);
    for words in
        ["has tracked changes", "1 comment was left out", "hidden text was left out", "javascript:alert(1)"]
    {
        assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
    }
    let text = fixture.read("content/practices/example-title-of-a-test/en.md");
    for words in [
        "title: \"Example title of a test\"\n",
        "H<sub>2</sub>O INSERTED and end. Softhyphen.\n",
        "Note[^1] and end[^2].\n",
        "Anchor text. bad inner\n\nIN A FRAME\n",
        "$$\\frac{a}{b}={c}^{2}$$\n",
        "![A described plan of gardens](picture-1.png)\n",
        "alt: \"A described plan of gardens\"",
        "- bullet one\n\n  more of one\n\n  - sub\n",
        "\n[^1]: A foot [link](https://example.org/).\n\n[^2]: An end.\n",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    for words in ["DELETED", "COMMENT", "HIDDEN"] {
        assert!(!text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn the_template_has_each_section_and_none_is_filled() {
    let fixture = Fixture::starter();
    let template = std::fs::read(repository().join("docs/practice-template.docx")).unwrap();
    assert!(template.len() < 30_000, "{}", template.len());
    fixture.bytes("a.docx", &template);
    let ran = fixture.run(&["import", "a.docx", "--slug", "from-the-template"]).exits(0);
    assert!(!ran.stderr.contains("was taken for") && !ran.stderr.contains("is no section"), "{}", ran.stderr);
    assert!(codes(&ran).contains(&"FB0419".to_owned()), "{}", ran.stderr);
    let text = fixture.read("content/practices/from-the-template/en.md");
    fixture.run(&["new", "practice", "Start as the program does"]).exits(0);
    let new = fixture.read("content/practices/start-as-the-program-does/en.md");
    let sections = |text: &str| -> Vec<String> {
        text.lines().skip_while(|line| !line.starts_with("## ")).map(str::to_owned).collect()
    };
    assert_eq!(sections(&text), sections(&new));
}

#[test]
fn nothing_is_written_when_it_fails_or_is_there() {
    let fixture = with_document("practice-ar.docx");
    let before = names_in(&fixture, "content/practices");
    let ran = fixture.run(&["import", "practice-ar.docx"]);
    // The name of the file has two words in Latin letters.
    assert_eq!(ran.stdout, "content/practices/practice-ar/ar.md\n");
    let again = fixture.run(&["import", "practice-ar.docx"]).exits(2);
    assert!(again.stderr.contains("is there already") && again.stderr.contains("--slug"), "{}", again.stderr);
    std::fs::remove_dir_all(fixture.path("content/practices/practice-ar")).unwrap();
    std::fs::rename(fixture.path("practice-ar.docx"), fixture.path("نص.docx")).unwrap();
    let ran = fixture.run(&["import", "نص.docx"]).exits(2);
    assert!(ran.stderr.contains("say it with `--slug`"), "{}", ran.stderr);
    let ran = fixture.run(&["import", "نص.docx", "--slug", "../../out-of-here"]).exits(2);
    assert!(ran.stderr.contains("small Latin letters"), "{}", ran.stderr);
    assert_eq!(names_in(&fixture, "content/practices"), before);
}

#[test]
fn a_language_without_a_site_is_told() {
    let fixture = Fixture::starter();
    let document = std::fs::read(repository().join("tests/documents/practice-fr.docx")).unwrap();
    let ran = fixture.bytes("a.docx", &document).run(&["import", "a.docx"]).exits(2);
    assert!(ran.stderr.contains("not built in `fr`"), "{}", ran.stderr);
}

/// An archive with some files.
fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn other_files_are_refused_with_what_to_do() {
    let fixture = Fixture::starter();
    let before = names_in(&fixture, "content/practices");
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let bomb = vec![b' '; 60 << 20];
    for (bytes, words) in [
        (Vec::new(), "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on".to_vec(), "old Word (.doc)"),
        (locked, "password"),
        (b"%PDF-1.7\n".to_vec(), "a PDF"),
        (b"{\\rtf1 words}".to_vec(), "RTF"),
        (b"PK\x03\x04 cut".to_vec(), "damaged"),
        (zip_of(&[("a.txt", b"a")]), "not a Word document"),
        (zip_of(&[("mimetype", b"application/vnd.oasis"), ("content.xml", b"<a/>")]), "OpenDocument"),
        (zip_of(&[("xl/workbook.xml", b"<a/>")]), "Excel"),
        (zip_of(&[("word/document.xml", b"<a>")]), "damaged"),
        (zip_of(&[("word/document.xml", &bomb)]), "unpacks to more"),
        (zip_of(&[("word/document.xml", &b"<a>".repeat(1_000_000))]), "cannot import"),
    ] {
        fixture.bytes("a.docx", &bytes);
        let ran = fixture.run(&["import", "a.docx"]).exits(2);
        assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
        assert!(ran.stdout.is_empty());
    }
    let ran = fixture.run(&["import", "content"]).exits(2);
    assert!(ran.stderr.contains("is no file"), "{}", ran.stderr);
    let ran = fixture.run(&["import", "none.docx"]).exits(2);
    assert!(ran.stderr.contains("cannot read"), "{}", ran.stderr);
    assert_eq!(names_in(&fixture, "content/practices"), before);
}
