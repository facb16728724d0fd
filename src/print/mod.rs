//! A book of practices to a PDF file, set by Typst.
//!
//! The theme's folder `print/` holds the templates and the fonts; a [`Book`] holds what is to be set, as
//! data. Nothing of a book is ever read as code: the templates get it from a file `book.json`, and
//! `tree` makes the data of a text. A [`Press`] reads no disk, no network and no clock, so that the
//! same book gives the same bytes everywhere.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use typst::diag::{Severity, SourceDiagnostic};
use typst::foundations::{Bytes, Smart};
use typst::syntax::{DiagSpan, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::visualize::{ExchangeFormat, RasterImage};
use typst::{Library, LibraryExt, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::fault::ThemeFault;

pub(crate) mod formula;
pub(crate) mod tree;
mod world;

/// The template that sets a book.
const MAIN: &str = "book.typ";

/// The template that puts the pages of a book two to a side.
const BOOKLET: &str = "booklet.typ";

/// The file in which the templates find the book.
const DATA: &str = "book.json";

/// Endings of font files.
const FONT_ENDINGS: [&str; 2] = [".ttf", ".otf"];

/// Most pixels of a picture that is printed: about an A4 page at 600 dots an inch.
pub(crate) const MOST_PIXELS: usize = 40_000_000;

/// Templates and fonts, ready to set books.
pub struct Press {
    theme: String,
    templates: BTreeMap<String, Source>,
    /// Other files that templates may show, such as a pattern.
    files: BTreeMap<String, Bytes>,
    fonts: Vec<Font>,
    font_book: LazyHash<FontBook>,
    library: LazyHash<Library>,
    covered: BTreeSet<u32>,
    fingerprint: [u8; 32],
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Press")
            .field("theme", &self.theme)
            .field("fonts", &self.fonts.len())
            .finish_non_exhaustive()
    }
}

/// What is to be set.
#[derive(Debug, Clone)]
pub struct Book {
    /// Name by which the document is known whatever edition it is of: the slug and the languages.
    pub name: String,
    /// All that the templates see.
    pub data: Value,
    /// Pictures by the path under which the data names them.
    pub pictures: BTreeMap<String, Vec<u8>>,
}

/// A book that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// The PDF file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

impl Press {
    /// Makes templates and fonts ready. `files` are those of the theme's `print/`, by path below it.
    ///
    /// # Errors
    ///
    /// When a file is no template that is text, or no font.
    pub(crate) fn new<'f>(
        theme: &str,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> Result<Press, ThemeFault> {
        let mut press = Press {
            theme: theme.to_owned(),
            templates: BTreeMap::new(),
            files: BTreeMap::new(),
            fonts: Vec::new(),
            font_book: LazyHash::new(FontBook::new()),
            library: LazyHash::new(Library::default()),
            covered: BTreeSet::new(),
            fingerprint: [0; 32],
        };
        let mut sum = Sha256::new();
        sum.update(env!("CARGO_PKG_VERSION"));
        for (path, bytes) in files {
            sum.update((path.len() as u64).to_le_bytes());
            sum.update(path);
            sum.update((bytes.len() as u64).to_le_bytes());
            sum.update(bytes);
            if path.ends_with(".typ") {
                let text = std::str::from_utf8(bytes).map_err(|_| press.fault(path, "not UTF-8 text"))?;
                let id = world::id_of(path).ok_or_else(|| press.fault(path, "the name cannot be used"))?;
                press.templates.insert(path.to_owned(), Source::new(id, text.to_owned()));
            } else if FONT_ENDINGS.iter().any(|ending| path.ends_with(ending)) {
                let before = press.fonts.len();
                press.fonts.extend(Font::iter(Bytes::new(bytes.to_vec())));
                if press.fonts.len() == before {
                    return Err(press
                        .fault(path, "this is no font that can be used: give a TrueType or OpenType font"));
                }
            } else {
                press.files.insert(path.to_owned(), Bytes::new(bytes.to_vec()));
            }
        }
        press.fingerprint = sum.finalize().into();
        press.font_book = LazyHash::new(FontBook::from_fonts(&press.fonts));
        press.covered = press.fonts.iter().flat_map(|font| font.info().coverage.iter()).collect();
        Ok(press)
    }

    /// A file of the theme that is neither template nor font, as text; nothing where there is none.
    pub(crate) fn file(&self, path: &str) -> &str {
        self.files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Whether no font of the theme has a character that has to be seen.
    pub(crate) fn lacks(&self, character: char) -> bool {
        // Controls, spaces and marks of direction have no shape of their own.
        let unseen = character.is_control()
            || character.is_whitespace()
            || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
        !unseen && !self.covered.contains(&u32::from(character))
    }

    /// Whether a picture can be printed.
    pub(crate) fn prints(bytes: &[u8]) -> bool {
        // A small file can hold a picture that no memory does.
        let fits = imagesize::blob_size(bytes)
            .is_ok_and(|size| size.width.saturating_mul(size.height) <= MOST_PIXELS);
        if !fits {
            return false;
        }
        let bytes = Bytes::new(bytes.to_vec());
        ExchangeFormat::detect(&bytes)
            .is_some_and(|format| RasterImage::new(bytes, format, Smart::Auto).is_ok())
    }

    /// A sum over all that decides what the file of a book will be.
    pub(crate) fn sum_of(&self, book: &Book) -> String {
        let mut sum = Sha256::new();
        sum.update(self.fingerprint);
        sum.update(&book.name);
        sum.update(book.data.to_string());
        for (path, bytes) in &book.pictures {
            sum.update(path);
            sum.update(Sha256::digest(bytes));
        }
        sum.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Puts what can be read in the place of characters that no font has, which would be empty boxes.
    pub(crate) fn without_gaps(&self, data: &mut Value) {
        match data {
            Value::String(text) if text.chars().any(|character| self.lacks(character)) => {
                let shown = |character: char| match self.lacks(character) {
                    true => format!("[U+{:04X}]", u32::from(character)),
                    false => character.to_string(),
                };
                *text = text.chars().map(shown).collect();
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.without_gaps(item)),
            Value::Object(fields) => fields.values_mut().for_each(|field| self.without_gaps(field)),
            _ => {}
        }
    }

    /// Sets a book.
    ///
    /// # Errors
    ///
    /// When a template has a fault, or makes of the book what PDF/UA forbids.
    pub(crate) fn set(&self, book: &Book) -> Result<Sheets, ThemeFault> {
        self.compile(MAIN, book, &[PdfStandard::Ua_1])
    }

    /// Puts the pages of a book in the order of a booklet, two to a side. `size` is that of a page, width and
    /// height in points. What is read by ear is the book itself: a booklet has no tags.
    ///
    /// # Errors
    ///
    /// When the theme's template has a fault.
    pub(crate) fn booklet(
        &self,
        name: &str,
        title: &str,
        sheets: &Sheets,
        size: (f64, f64),
        right_to_left: bool,
    ) -> Result<Sheets, ThemeFault> {
        let (width, height) = size;
        let data = json!({"title": title, "pages": sheets.pages, "width": width, "height": height, "rtl": right_to_left});
        let pictures = BTreeMap::from([("book.pdf".to_owned(), sheets.pdf.clone())]);
        self.compile(BOOKLET, &Book { name: format!("{name}-booklet"), data, pictures }, &[])
    }

    fn compile(&self, main: &str, book: &Book, standards: &[PdfStandard]) -> Result<Sheets, ThemeFault> {
        let data = Bytes::new(book.data.to_string().into_bytes());
        let Some(world) = world::BookWorld::new(self, main, book, data) else {
            return Err(self.fault(main, "the theme has no such file"));
        };
        let set = guarded(|| self.pages(&world, main, book, standards));
        // What Typst keeps of this book helps no other.
        comemo::evict(0);
        set.unwrap_or_else(|| {
            Err(self.fault(
                main,
                "the program that sets the pages stopped at something in this book, which it should not",
            ))
        })
    }

    fn pages(
        &self,
        world: &world::BookWorld<'_>,
        main: &str,
        book: &Book,
        standards: &[PdfStandard],
    ) -> Result<Sheets, ThemeFault> {
        let warned = typst::compile::<PagedDocument>(world);
        let told = |diagnostics: &[SourceDiagnostic]| self.told(world, main, diagnostics);
        warned.output.map_err(|errors| told(&errors)).and_then(|document| {
            // A warning is a fault of a template: a font that is missing, a layout that does not settle.
            if let Some(warning) = warned.warnings.first() {
                return Err(told(std::slice::from_ref(warning)));
            }
            let tagged = !standards.is_empty();
            let standards = PdfStandards::new(standards)
                .map_err(|error| self.fault(main, error.message().to_string()))?;
            let options = PdfOptions {
                ident: Smart::Custom(book.name.clone()),
                creator: Smart::Custom(Some(concat!("fieldbook ", env!("CARGO_PKG_VERSION")).to_owned())),
                standards,
                tagged,
                ..PdfOptions::default()
            };
            let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| told(&errors))?;
            Ok(Sheets { pdf, pages: document.pages().len() })
        })
    }

    fn fault(&self, path: &str, message: impl Into<String>) -> ThemeFault {
        ThemeFault { path: format!("themes/{}/print/{path}", self.theme), message: message.into() }
    }

    /// The first fault that Typst found, with the template's file and line.
    fn told(&self, world: &world::BookWorld<'_>, main: &str, diagnostics: &[SourceDiagnostic]) -> ThemeFault {
        let worst = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            // A label that is missing most often follows from another error, which says more.
            .min_by_key(|diagnostic| diagnostic.message.contains("does not exist in the document"))
            .or(diagnostics.first());
        let Some(found) = worst else { return self.fault(main, "the book cannot be set") };
        // Where it was called from says more than a place inside a book's data.
        let trace = found.trace.iter().map(|point| DiagSpan::from(point.span));
        let place = std::iter::once(found.span).chain(trace).find_map(|span| {
            let path = world::path_of(span.id()?)?;
            let source = self.templates.get(&path)?;
            let line = source.lines().byte_to_line(world.range(span)?.start)? + 1;
            Some((path, line))
        });
        let hints: Vec<&str> = found.hints.iter().map(|hint| hint.v.as_str()).collect();
        let words = world::own_words(&found.message, &hints);
        match place {
            Some((path, line)) => self.fault(&path, format!("line {line}: {words}")),
            None => self.fault(main, words),
        }
    }
}

/// Runs what a library does with the texts of others. A fault of the library must not take the site with it: nothing
/// comes of the work then.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    // What the work has touched is thrown away with it.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_template_cannot_read_is_told_in_words_that_fit_a_theme() {
        let message = |main: &str, more: &str| {
            let files = [("book.typ", main), ("sub/more.typ", more), ("a.txt", "x")];
            let files = files.map(|(path, text)| (path, text.as_bytes()));
            let press = Press::new("ours", files).unwrap();
            let book = Book { name: String::new(), data: json!({}), pictures: BTreeMap::new() };
            press.set(&book).unwrap_err()
        };
        let alone = "in the theme's `print/`, and a template can read nothing outside of it";
        for (text, words) in [
            ("#import \"@preview/cetz:0.3.0\": canvas", "`@preview/cetz:0.3.0` is a package".to_owned()),
            ("#import \"@local/own:0.3.0\": canvas", "`@local/own:0.3.0` is a package".to_owned()),
            ("#import \"../x.typ\": a", "`../x.typ` leads out of the theme's `print/`, and".to_owned()),
            ("#image(\"../../a.png\")", "`../../a.png` leads out of the theme's `print/`, and".to_owned()),
            ("#image(\"/etc/passwd\")", format!("there is no file `etc/passwd` {alone}")),
            ("#include \"more.typ\"", format!("there is no file `more.typ` {alone}")),
            ("#import \"a.txt\": x", "`a.txt` is no template: the name of one ends with `.typ`".to_owned()),
            ("#image(\"https://e.org/a.png\")", "nothing comes from the network: put the file".to_owned()),
            ("#set text(font: \"Arial\")\nx", "no font is called `arial`".to_owned()),
            ("#panic(\"own\")", "panicked with: own".to_owned()),
            // What helps to mend it stands behind it.
            ("#let a = 1; #a-b", "unknown variable: a-b; ".to_owned()),
            // The line of the template, and not a place in what it has read.
            ("#toml(\"a.txt\")", "failed to parse TOML".to_owned()),
        ] {
            let fault = message(text, "");
            assert_eq!(fault.path, "themes/ours/print/book.typ");
            assert!(fault.message.starts_with(&format!("line 1: {words}")), "{text}: {}", fault.message);
            for foreign in ["--root", "searched", "failed to load"] {
                assert!(!fault.message.contains(foreign), "{text}: {}", fault.message);
            }
        }
        let fault = message("#include \"sub/more.typ\"", "\n#include \"x.typ\"");
        assert_eq!(fault.path, "themes/ours/print/sub/more.typ");
        assert!(fault.message.starts_with("line 2: there is no file `sub/x.typ`"), "{}", fault.message);
        // What there is can be read, templates as well.
        let fault = message("#panic(read(\"sub/more.typ\") + read(\"a.txt\"))", "own ");
        assert_eq!(fault.message, "line 1: panicked with: own x");
    }

    #[test]
    fn what_a_missing_label_follows_from_is_told() {
        let press = Press::new("ours", [("book.typ", &b"@nobody\n#context panic(\"own\")"[..])]).unwrap();
        let book = Book { name: String::new(), data: json!({}), pictures: BTreeMap::new() };
        assert_eq!(press.set(&book).unwrap_err().message, "line 2: panicked with: own");
    }

    #[test]
    fn all_that_decides_what_a_book_will_be_is_in_its_sum() {
        let press = |text: &'static str| Press::new("ours", [("book.typ", text.as_bytes())]).unwrap();
        let book = |name: &str, title: &str, picture: &[u8]| Book {
            name: name.to_owned(),
            data: json!({"title": title}),
            pictures: BTreeMap::from([("a.png".to_owned(), picture.to_vec())]),
        };
        let sums = [
            press("x").sum_of(&book("a", "b", b"c")),
            press("y").sum_of(&book("a", "b", b"c")),
            press("x").sum_of(&book("A", "b", b"c")),
            press("x").sum_of(&book("a", "B", b"c")),
            press("x").sum_of(&book("a", "b", b"C")),
        ];
        let distinct: BTreeSet<&String> = sums.iter().collect();
        assert_eq!(distinct.len(), sums.len(), "{sums:?}");
        assert_eq!(press("x").sum_of(&book("a", "b", b"c")), sums[0]);
    }

    #[test]
    fn characters_that_no_font_has_are_named_wherever_they_stand() {
        let press = Press::new("ours", []).unwrap();
        let mut data = json!({"a": ["x", {"b": "y z\u{200f}"}], "c": 1});
        press.without_gaps(&mut data);
        assert_eq!(data, json!({"a": ["[U+0078]", {"b": "[U+0079] [U+007A]\u{200f}"}], "c": 1}));
    }

    #[test]
    fn a_file_that_is_no_font_is_told() {
        let fault = Press::new("ours", [("fonts/a.ttf", &b"no font"[..])]).unwrap_err();
        assert_eq!(fault.path, "themes/ours/print/fonts/a.ttf");
        assert!(fault.message.starts_with("this is no font that can be used"), "{}", fault.message);
    }

    #[test]
    fn a_fault_of_a_library_takes_nothing_with_it() {
        assert_eq!(guarded(|| 7), Some(7));
        let stops = |text: &str| text.parse::<u8>().map_err(|_| panic!("a fault")).unwrap_or_default();
        assert_eq!(guarded(|| stops("300")), None);
    }
}
