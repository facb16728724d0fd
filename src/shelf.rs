//! Books that were set before, archives that were packed before and search data that were exported before, kept beside the
//! site's content so that what has not changed is not made again.
//!
//! Each lies under the sum over all that decides what its file will be. A file begins with a line of its
//! own: a version with [`PROGRAM`], how many pages a book has, and a sum over the bytes that follow, by which a damaged
//! file is known. The folders can be removed at any time.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

/// Tells this program from one that was built from other sources, which might make something else of the same.
pub(crate) const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("FIELDBOOK_SOURCES"));

/// What is kept.
#[derive(Debug)]
struct Kind {
    /// Name of the folder.
    folder: &'static str,
    /// Ending of the files.
    ending: &'static str,
    /// Begins the first word of every file; another format has another.
    format: &'static str,
    /// Most files that are kept. What was used last stays.
    most: usize,
}

impl Kind {
    /// What another build of the program has kept may be another thing than this one would make.
    fn first_word(&self) -> String {
        format!("{}-{PROGRAM}", self.format)
    }
}

const BOOKS: Kind = Kind { folder: "books", ending: "book", format: "fieldbook-book-1", most: 200 };

const ARCHIVES: Kind =
    Kind { folder: "archives", ending: "archive", format: "fieldbook-archive-1", most: 200 };

/// Of each of six languages the state before this one, too; the data of ten thousand practices have 22 MB.
const SEARCH: Kind =
    Kind { folder: "search-files", ending: "search", format: "fieldbook-search-1", most: 12 };

/// Folders of what was made before.
#[derive(Debug, Clone)]
pub(crate) struct Shelf {
    cache: PathBuf,
}

impl Shelf {
    /// The shelf of a site, in its folder of things that can be made again.
    pub(crate) fn new(cache: &Path) -> Shelf {
        Shelf { cache: cache.to_owned() }
    }

    /// A book that was set before, as the number of its pages and its PDF file; none where it is missing or damaged.
    pub(crate) fn book(&self, sum: &str) -> Option<(usize, Vec<u8>)> {
        self.take(&BOOKS, sum)
    }

    /// Keeps a book. What cannot be kept is set again the next time, which is no fault.
    pub(crate) fn put_book(&self, sum: &str, pages: usize, pdf: &[u8]) {
        let _ = self.try_put(&BOOKS, sum, pages, pdf);
    }

    /// An archive that was packed before; none where it is missing or damaged.
    pub(crate) fn archive(&self, sum: &str) -> Option<Vec<u8>> {
        self.take(&ARCHIVES, sum).map(|(_, bytes)| bytes)
    }

    /// Keeps an archive. What cannot be kept is packed again the next time, which is no fault.
    pub(crate) fn put_archive(&self, sum: &str, bytes: &[u8]) {
        let _ = self.try_put(&ARCHIVES, sum, 0, bytes);
    }

    /// Search data that were exported before; none where they are missing or damaged.
    pub(crate) fn search(&self, sum: &str) -> Option<Vec<u8>> {
        self.take(&SEARCH, sum).map(|(_, bytes)| bytes)
    }

    /// Keeps search data. What cannot be kept is exported again the next time, which is no fault.
    pub(crate) fn put_search(&self, sum: &str, bytes: &[u8]) {
        let _ = self.try_put(&SEARCH, sum, 0, bytes);
    }

    fn path(&self, kind: &Kind, sum: &str) -> PathBuf {
        self.cache.join(kind.folder).join(format!("{sum}.{}", kind.ending))
    }

    fn take(&self, kind: &Kind, sum: &str) -> Option<(usize, Vec<u8>)> {
        let path = self.path(kind, sum);
        let mut bytes = fs::read(&path).ok()?;
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&bytes[..end]).ok()?;
        let [format, pages, wanted] = line.split(' ').collect::<Vec<_>>().try_into().ok()?;
        if format != kind.first_word() || wanted != sum_of(&bytes[end + 1..]) {
            return None;
        }
        let pages = pages.parse().ok()?;
        bytes.drain(..=end);
        // So that it counts as used; a folder that cannot be written serves all the same.
        #[expect(
            clippy::disallowed_methods,
            reason = "when it was used decides which goes first, never what is made"
        )]
        let now = SystemTime::now();
        let _ = File::options().append(true).open(&path).and_then(|file| file.set_modified(now));
        Some((pages, bytes))
    }

    fn try_put(&self, kind: &Kind, sum: &str, pages: usize, bytes: &[u8]) -> std::io::Result<()> {
        let folder = self.cache.join(kind.folder);
        fs::create_dir_all(&folder)?;
        // Other threads and processes put files here, too.
        let part = folder.join(format!("{sum}.{}.part", std::process::id()));
        let mut file = File::create(&part)?;
        writeln!(file, "{} {pages} {}", kind.first_word(), sum_of(bytes))?;
        file.write_all(bytes)?;
        drop(file);
        fs::rename(&part, self.path(kind, sum))?;
        remove_oldest(&folder, kind.most)
    }
}

fn remove_oldest(folder: &Path, most: usize) -> std::io::Result<()> {
    let mut files: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        files.push((entry.metadata()?.modified()?, entry.path()));
    }
    files.sort_unstable_by(|a, b| b.cmp(a));
    for (_, path) in files.into_iter().skip(most) {
        fs::remove_file(path)?;
    }
    Ok(())
}

fn sum_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_comes_back_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(dir.path());
        let pdf = b"%PDF-1.7\n\xff\n".to_vec();
        assert_eq!(shelf.book("a"), None);
        shelf.put_book("a", 12, &pdf);
        assert_eq!(shelf.book("a"), Some((12, pdf.clone())));
        assert_eq!(shelf.book("b"), None);
        let path = shelf.path(&BOOKS, "a");
        let whole = fs::read(&path).unwrap();
        for damaged in
            [&whole[..whole.len() - 1], b"", b"x", b"fieldbook-book-0 12 aa\nx", b"fieldbook-book-1 12\n"]
        {
            fs::write(&path, damaged).unwrap();
            assert_eq!(shelf.book("a"), None, "{damaged:?}");
        }
        shelf.put_book("a", 12, &pdf);
        assert_eq!(shelf.book("a"), Some((12, pdf)));
    }

    #[test]
    fn an_archive_is_no_book() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(dir.path());
        let archive = b"PK\x03\x04\n\n".to_vec();
        shelf.put_archive("a", &archive);
        assert_eq!(shelf.archive("a"), Some(archive));
        assert_eq!((shelf.archive("b"), shelf.book("a")), (None, None));
        fs::create_dir_all(dir.path().join("books")).unwrap();
        fs::copy(shelf.path(&ARCHIVES, "a"), shelf.path(&BOOKS, "a")).unwrap();
        assert_eq!(shelf.book("a"), None);
    }

    #[test]
    fn of_search_data_few_states_stay() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(dir.path());
        for number in 0..20 {
            shelf.put_search(&number.to_string(), b"data");
        }
        assert_eq!(shelf.search("19").as_deref(), Some(&b"data"[..]));
        assert_eq!(fs::read_dir(dir.path().join(SEARCH.folder)).unwrap().count(), SEARCH.most);
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "what is tested goes by the clock")]
    fn the_books_that_were_used_last_stay() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(dir.path());
        let before = SystemTime::now() - std::time::Duration::from_secs(1_000);
        for number in 0..BOOKS.most {
            shelf.put_book(&number.to_string(), 1, b"x");
            File::options()
                .append(true)
                .open(shelf.path(&BOOKS, &number.to_string()))
                .unwrap()
                .set_modified(before)
                .unwrap();
        }
        assert!(shelf.book("7").is_some());
        for number in 0..BOOKS.most - 1 {
            shelf.put_book(&format!("new-{number}"), 1, b"x");
        }
        assert!(shelf.book("7").is_some(), "it was used");
        assert_eq!(fs::read_dir(dir.path().join("books")).unwrap().count(), BOOKS.most);
    }
}
