//! What a build publishes, and does not make twice.

use super::in_two_languages;
use crate::fixture::{ADDRESS, Fixture, SAMPLE};

/// Puts other bytes in the place of all that lies on a shelf, so that what is taken from there shows it; gives the
/// paths.
fn exchanged(fixture: &Fixture, folder: &str, other: &[u8]) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(fixture.kept(folder)).unwrap();
    let shelf: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    for path in &shelf {
        let bytes = std::fs::read(path).unwrap();
        let end = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        let line = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let (kept, _) = line.rsplit_once(' ').unwrap();
        // Over the name under which it is kept and the number of pages, too.
        let (name, pages) = (path.file_stem().unwrap().to_str().unwrap(), kept.rsplit_once(' ').unwrap().1);
        let head = format!("{name} {pages}\n");
        let sum: String = <sha2::Sha256 as sha2::Digest>::digest([head.as_bytes(), other].concat())
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
    // The command, which asks for no practices like those of a book, sets the same.
    fixture.run(&["bundle", "pumps", "--lang", "ar", "--base-url", ADDRESS]);
    assert!(std::fs::read(fixture.path("out/pumps-ar.pdf")).unwrap() == set);
    let shelf = exchanged(&fixture, "books", b"%PDF-1.7 from the shelf\n");
    assert_eq!(shelf.len(), 6);
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
    for entry in std::fs::read_dir(fixture.kept("archives")).unwrap() {
        std::fs::write(entry.unwrap().path(), b"damaged").unwrap();
    }
    assert!(build() == packed);
    std::fs::remove_dir_all(fixture.kept("archives")).unwrap();
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
