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
        let path = path_of(id).unwrap_or_default();
        self.press.templates.get(&path).cloned().ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = path_of(id).unwrap_or_default();
        if path == DATA {
            return Ok(self.data.clone());
        }
        let found = self.pictures.get(&path).or_else(|| self.press.files.get(&path));
        found.cloned().ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// A book has the date of its edition, never that of the day it is set.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
