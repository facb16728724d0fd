//! Books that were set before, kept beside the site's content so that a book that has not changed is not
//! set again.
//!
//! A book lies under the sum over all that decides what its file will be. A file begins with a line of its
//! own: a version, how many pages the book has, and a sum over the PDF that follows, by which a damaged
//! file is known. The folder can be removed at any time.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::Sheets;

/// First word of every file; another format has another.
const FORMAT: &str = "fieldbook-book-1";

/// Most books that are kept. What was used last stays.
const MOST: usize = 200;

/// A folder of books.
#[derive(Debug, Clone)]
pub(crate) struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// The shelf of a site, in its folder of things that can be made again.
    pub(crate) fn new(cache: &Path) -> Shelf {
        Shelf { folder: cache.join("books") }
    }

    fn path(&self, sum: &str) -> PathBuf {
        self.folder.join(format!("{sum}.book"))
    }

    /// A book that was set before; none where it is missing or damaged.
    pub(crate) fn get(&self, sum: &str) -> Option<Sheets> {
        let path = self.path(sum);
        let bytes = fs::read(&path).ok()?;
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&bytes[..end]).ok()?;
        let [format, pages, wanted] = line.split(' ').collect::<Vec<_>>().try_into().ok()?;
        let pdf = &bytes[end + 1..];
        if format != FORMAT || wanted != sum_of(pdf) {
            return None;
        }
        // So that it counts as used; a folder that cannot be written serves all the same.
        #[expect(
            clippy::disallowed_methods,
            reason = "when it was used decides which goes first, never what is made"
        )]
        let now = SystemTime::now();
        let _ = File::options().append(true).open(&path).and_then(|file| file.set_modified(now));
        Some(Sheets { pdf: pdf.to_vec(), pages: pages.parse().ok()? })
    }

    /// Keeps a book. What cannot be kept is set again the next time, which is no fault.
    pub(crate) fn put(&self, sum: &str, sheets: &Sheets) {
        let _ = self.try_put(sum, sheets);
    }

    fn try_put(&self, sum: &str, sheets: &Sheets) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        // Other threads and processes put books here, too.
        let part = self.folder.join(format!("{sum}.{}.part", std::process::id()));
        let mut file = File::create(&part)?;
        writeln!(file, "{FORMAT} {} {}", sheets.pages, sum_of(&sheets.pdf))?;
        file.write_all(&sheets.pdf)?;
        drop(file);
        fs::rename(&part, self.path(sum))?;
        self.remove_oldest()
    }

    fn remove_oldest(&self) -> std::io::Result<()> {
        let mut books: Vec<(SystemTime, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            books.push((entry.metadata()?.modified()?, entry.path()));
        }
        books.sort_unstable_by(|a, b| b.cmp(a));
        for (_, path) in books.into_iter().skip(MOST) {
            fs::remove_file(path)?;
        }
        Ok(())
    }
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
        let sheets = Sheets { pdf: b"%PDF-1.7\n\xff\n".to_vec(), pages: 12 };
        assert_eq!(shelf.get("a"), None);
        shelf.put("a", &sheets);
        assert_eq!(shelf.get("a"), Some(sheets.clone()));
        assert_eq!(shelf.get("b"), None);
        let path = shelf.path("a");
        let whole = fs::read(&path).unwrap();
        for damaged in
            [&whole[..whole.len() - 1], b"", b"x", b"fieldbook-book-0 12 aa\nx", b"fieldbook-book-1 12\n"]
        {
            fs::write(&path, damaged).unwrap();
            assert_eq!(shelf.get("a"), None, "{damaged:?}");
        }
        shelf.put("a", &sheets);
        assert_eq!(shelf.get("a"), Some(sheets));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "what is tested goes by the clock")]
    fn the_books_that_were_used_last_stay() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(dir.path());
        let sheets = Sheets { pdf: b"x".to_vec(), pages: 1 };
        let before = SystemTime::now() - std::time::Duration::from_secs(1_000);
        for number in 0..MOST {
            shelf.put(&number.to_string(), &sheets);
            File::options()
                .append(true)
                .open(shelf.path(&number.to_string()))
                .unwrap()
                .set_modified(before)
                .unwrap();
        }
        assert!(shelf.get("7").is_some());
        for number in 0..MOST - 1 {
            shelf.put(&format!("new-{number}"), &sheets);
        }
        assert!(shelf.get("7").is_some(), "it was used");
        assert_eq!(fs::read_dir(dir.path().join("books")).unwrap().count(), MOST);
    }
}
