//! Pages: where a practice begins, heads, addresses, tables.

use std::process::Command;

use fieldbook::edition::Volume;
use fieldbook::model::language::Language;

use super::languages::boxes_of;
use super::{RECIPE, book_of, piped, set, text_of};
use crate::fixture::{Fixture, SAMPLE, available};
use crate::incremental::generator::write_site;

/// A book of practices of about 570 words, each with its facts, figures and five sources.
#[test]
fn a_practice_takes_the_two_pages_of_a_leaf() {
    if !available("pdftotext") {
        return;
    }
    let fixture = Fixture::empty();
    write_site(&fixture.path(""), 6, &[Language::En]).unwrap();
    let mut practices: Vec<String> = std::fs::read_dir(fixture.path("content/practices"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    practices.sort();
    let list = practices.join(", ");
    let pages_on = |paper: &str| {
        fixture.text(
            "content/bundles/all.yaml",
            &format!("title: {{en: All}}\nlanguages: [en]\npaper: {paper}\nparts: [practices]\npractices: [{list}]\n"),
        );
        let text = text_of(&set(&fixture, Language::En, Volume::Participants));
        text.split('\u{c}').map(str::to_owned).collect::<Vec<_>>()
    };
    let pages = pages_on("a4");
    // The cover and its other side, and the leaves; the last is what follows the last page.
    let has = |page: &str, words: &str| page.lines().any(|line| line.trim() == words);
    for leaf in pages[2..pages.len() - 1].chunks(2) {
        assert!(has(&leaf[0], "Stage") && has(&leaf[1], "Sources"), "{leaf:?}");
        assert!(leaf[1].contains("Text under the licence"), "{leaf:?}");
    }
    assert_eq!(pages.len(), 2 + 2 * practices.len() + 1);
    // A page of Letter is lower, and the longest of these practices goes on on another leaf.
    assert!(pages_on("letter").len() <= 2 + 2 * (practices.len() + 1) + 1);
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
        wide("uno"),
        wide("duo")
    );
    let book = book_of(&body, RECIPE);
    let text = text_of(&book);
    for name in ["Table 1", "Table 2"] {
        assert_eq!(text.replace('\u{a0}', " ").matches(name).count(), 2, "{text}");
    }
    // One stands where the table was written, the other right over the table.
    let boxes = boxes_of(&book);
    for (number, head) in [("1", "uno"), ("2", "duo")] {
        let top = boxes.iter().find(|(_, _, word)| word == head).unwrap().1[2];
        let over = boxes.windows(2).filter(|two| two[0].2 == "Table" && two[1].2 == number);
        let gaps: Vec<f64> = over.map(|two| top - two[0].1[2]).collect();
        assert!(gaps.iter().filter(|gap| (5.0..25.0).contains(*gap)).count() == 1, "{head}: {gaps:?}");
    }
    let lines: Vec<String> =
        text.lines().filter(|line| !line.is_empty()).map(|line| line.replace('\u{a0}', " ")).collect();
    let at =
        |word: &str| lines.iter().position(|line| line == word).unwrap_or_else(|| panic!("{word}: {text}"));
    let written = ["before", "Table 1", "between", "Table 2", "after"].map(at);
    assert!(written.is_sorted(), "{written:?}: {text}");
    // In large letters there is one column, and the table stands where it was written.
    let fixture = Fixture::starter();
    fixture.text(SAMPLE, &format!("{}\n\n{}\n", fixture.read(SAMPLE), wide("uno")));
    fixture.run(&["bundle", "--pick", "BP-7K3Q0", "--large", "--title", "Large"]).exits(0);
    assert!(!text_of(&std::fs::read(fixture.path("out/large-en.pdf")).unwrap()).contains("Table"));
}
