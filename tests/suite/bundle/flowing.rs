//! EPUB, one HTML file, and the archive to hand out.

use std::path::Path;
use std::process::Command;

use super::in_two_languages;
use crate::chromium::{Listening, browser};
use crate::fixture::{ADDRESS, SAMPLE, skip};

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
