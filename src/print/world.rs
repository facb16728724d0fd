//! What Typst sees of the world: the theme's templates and fonts, one book, and nothing else.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::{Book, DATA, Press};

/// The world of one book.
pub(super) struct BookWorld<'p> {
    press: &'p Press,
    main: FileId,
    data: Bytes,
    pictures: BTreeMap<String, Bytes>,
}

impl<'p> BookWorld<'p> {
    /// `None` when the theme has no template `main`.
    pub(super) fn new(press: &'p Press, main: &str, book: &Book, data: Bytes) -> Option<BookWorld<'p>> {
        let main = press.templates.get(main)?.id();
        let pictures =
            book.pictures.iter().map(|(path, bytes)| (path.clone(), Bytes::new(bytes.clone()))).collect();
        Some(BookWorld { press, main, data, pictures })
    }
}

/// The id of a file by its path below `print/`.
pub(super) fn id_of(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// The path below `print/` of a file; `None` for one of a package, of which there are none here.
pub(super) fn path_of(id: FileId) -> Option<String> {
    matches!(id.root(), VirtualRoot::Project).then(|| id.vpath().get_without_slash().to_owned())
}

/// The same, with a fault for one of a package.
fn path_in_print(id: FileId) -> FileResult<String> {
    match id.root() {
        VirtualRoot::Project => Ok(id.vpath().get_without_slash().to_owned()),
        VirtualRoot::Package(package) => Err(told(format!(
            "`{package}` is a package, and a template has none: copy what you need of it into the theme's `print/`"
        ))),
    }
}

fn not_there(path: &str) -> FileError {
    told(match path.split_once(":/") {
        Some(("http" | "https", _)) => {
            "nothing comes from the network: put the file into the theme's `print/`".to_owned()
        }
        _ => format!(
            "there is no file `{path}` in the theme's `print/`, and a template can read nothing outside of it"
        ),
    })
}

/// A fault in our own words, which [`own_words`] finds again in Typst's.
fn told(words: String) -> FileError {
    FileError::Other(Some(words.into()))
}

/// What Typst tells, in words that fit a theme: it has no packages, and its root is the folder `print/`.
pub(super) fn own_words(message: &str, hints: &[&str]) -> String {
    let inside = message.strip_prefix("failed to load file (").and_then(|words| words.strip_suffix(')'));
    if let Some(words) = inside {
        return words.to_owned();
    }
    let path = message.strip_suffix("\"` would escape the project root");
    if let Some(path) = path.and_then(|path| path.strip_prefix("path `\"")) {
        return format!(
            "`{path}` leads out of the theme's `print/`, and a template can read nothing outside of it: put the file there"
        );
    }
    if let Some(name) = message.strip_prefix("unknown font family: ") {
        return format!(
            "no font is called `{name}`: those of a theme are the `.ttf` and `.otf` files below `print/`, and the fonts of \
             the computer are not used"
        );
    }
    let hints: String = hints.iter().map(|hint| format!("; {hint}")).collect();
    format!("{message}{hints}")
}

impl World for BookWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.font_book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = path_in_print(id)?;
        let why = || match self.press.files.contains_key(&path) {
            true => told(format!("`{path}` is no template: the name of one ends with `.typ`")),
            false => not_there(&path),
        };
        self.press.templates.get(&path).cloned().ok_or_else(why)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = path_in_print(id)?;
        if path == DATA {
            return Ok(self.data.clone());
        }
        if let Some(template) = self.press.templates.get(&path) {
            return Ok(Bytes::from_string(template.text().to_owned()));
        }
        let found = self.pictures.get(&path).or_else(|| self.press.files.get(&path));
        found.cloned().ok_or_else(|| not_there(&path))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// A book has the date of its edition, never that of the day it is set.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
