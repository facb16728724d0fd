//! Bundles as an organiser gets them: the program, and the PDF in real readers of PDF.

mod build;
mod command;
mod flowing;
mod languages;
mod pages;
mod text;

use std::io::Write;
use std::process::{Command, Stdio};

use fieldbook::edition::{Choices, Volume, select};
use fieldbook::model::language::Language;
use fieldbook::render::plan;

use crate::fixture::{ADDRESS, Fixture, SAMPLE};

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

/// A PNG file of 8 × 1 pixels.
pub(crate) const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x08\x00\x00\x00\x01\x01\x00\x00\x00\x00\xcb{\xd2\xee\x00\x00\x00\nIDATx\xdac`\x00\x00\x00\x02\x00\x01\xe5'\xde\xfc\x00\x00\x00\x00IEND\xaeB`\x82";

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
