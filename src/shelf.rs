//! Texts that were parsed before, books that were set before, archives that were packed before and search data that were
//! exported before, kept beside the site's content so that what has not changed is not made again.
//!
//! Each lies under the sum over all that decides what its file will be. A file begins with a line of its
//! own: a version with [`PROGRAM`], how many pages a book has, and a sum over its name, that number and the bytes that follow, by
//! which a damaged file is known, and one under the name of another. The folders can be removed at any time.
//!
//! Whoever can put files here can put anything into the site. A pull request brings files, and their sums could be right:
//! so nothing is taken from a folder that was not made on the spot ([`cache_of`]).

use std::fs::{self, File, FileTimes};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

/// Tells this program from one that was built from other sources, which might make something else of the same.
pub(crate) const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("FIELDBOOK_SOURCES"));

/// Folder of a site in which is kept what can be made again.
pub(crate) const CACHE: &str = ".fieldbook";

/// Tells by its own time that its folder was made on the spot.
const SEAL: &str = "made-here";

/// The folder of a site in which is kept what can be made again. One that was brought from elsewhere is removed first. It is known by a file that holds the time at which it was itself
/// written last, in nanoseconds: to copy a folder, or to check it out of a repository, gives its files another time, which
/// nobody knows beforehand. Programs that keep the times, as those do that store a cache between two runs of a server,
/// keep the folder's worth.
///
/// # Errors
///
/// When it cannot be made, as on a disk that is read-only.
pub(crate) fn cache_of(root: &Path) -> std::io::Result<PathBuf> {
    let cache = root.join(CACHE);
    if !is_sealed(&cache) {
        make(root, &cache)?;
    }
    Ok(cache)
}

/// The time at which a file was written last, in nanoseconds since 1970.
fn written_at(path: &Path) -> Option<u128> {
    let time = fs::symlink_metadata(path).ok()?.modified().ok()?;
    Some(time.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_nanos())
}

fn is_sealed(cache: &Path) -> bool {
    // A link could lead to a folder that another site has made.
    if !fs::symlink_metadata(cache).is_ok_and(|found| found.is_dir()) {
        return false;
    }
    let seal = cache.join(SEAL);
    let said = fs::read_to_string(&seal).ok().and_then(|text| text.trim_end().parse().ok());
    said.is_some() && said == written_at(&seal)
}

/// Makes the folder with its seal aside and moves it to its place, so that it is never there without one.
fn make(root: &Path, cache: &Path) -> std::io::Result<()> {
    let aside = root.join(format!("{CACHE}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&aside);
    fs::create_dir(&aside)?;
    let made = seal(&aside).and_then(|()| {
        if is_sealed(cache) {
            // Another process has made it in the meantime, and may be using it.
            return fs::remove_dir_all(&aside);
        }
        if fs::symlink_metadata(cache).is_ok() {
            fs::remove_dir_all(cache).or_else(|_| fs::remove_file(cache))?;
        }
        fs::rename(&aside, cache)
    });
    if made.is_err() {
        let _ = fs::remove_dir_all(&aside);
        // Another process may have made it in the meantime.
        return if is_sealed(cache) { Ok(()) } else { made };
    }
    Ok(())
}

fn seal(folder: &Path) -> std::io::Result<()> {
    // Not to be sent with a pull request by mistake.
    fs::write(folder.join(".gitignore"), "*\n")?;
    let seal = folder.join(SEAL);
    fs::write(&seal, "")?;
    // A time that the disk knows: some count in tenths of microseconds, some in seconds.
    let time = fs::metadata(&seal)?.modified()?;
    let since = time.duration_since(SystemTime::UNIX_EPOCH).map_err(std::io::Error::other)?;
    fs::write(&seal, format!("{}\n", since.as_nanos()))?;
    File::options().append(true).open(&seal)?.set_times(FileTimes::new().set_modified(time))
}

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

/// They are always the same 64 files; others are left behind by a process that was killed while it wrote.
const PARSED: Kind = Kind { folder: "parsed", ending: "parsed", format: "fieldbook-parsed-1", most: 128 };

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

    /// Texts that were parsed before; none where they are missing or damaged.
    pub(crate) fn parsed(&self, name: &str) -> Option<Vec<u8>> {
        self.take(&PARSED, name).map(|(_, bytes)| bytes)
    }

    /// Keeps texts that were parsed. What cannot be kept is parsed again the next time, which is no fault.
    pub(crate) fn put_parsed(&self, name: &str, bytes: &[u8]) {
        let _ = self.try_put(&PARSED, name, 0, bytes);
    }

    /// Removes texts that no site has any more.
    pub(crate) fn remove_parsed(&self, name: &str) {
        let _ = fs::remove_file(self.path(&PARSED, name));
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
        let pages = pages.parse().ok()?;
        if format != kind.first_word() || wanted != sum_of(sum, pages, &bytes[end + 1..]) {
            return None;
        }
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
        writeln!(file, "{} {pages} {}", kind.first_word(), sum_of(sum, pages, bytes))?;
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

/// A sum over a file and what it is kept as: one that stands under the name of another is not taken.
fn sum_of(name: &str, pages: usize, bytes: &[u8]) -> String {
    let sum = Sha256::new().chain_update(format!("{name} {pages}\n")).chain_update(bytes);
    sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
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
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(&path, &damaged).unwrap();
            assert_eq!(shelf.book("a"), None, "byte {at}");
        }
        shelf.put_book("a", 12, &pdf);
        assert_eq!(shelf.book("a"), Some((12, pdf)));
        fs::copy(&path, shelf.path(&BOOKS, "b")).unwrap();
        assert_eq!(shelf.book("b"), None, "another book");
    }

    #[test]
    fn a_folder_that_was_made_elsewhere_is_not_taken() {
        let dir = tempfile::tempdir().unwrap();
        let cache = cache_of(dir.path()).unwrap();
        Shelf::new(&cache).put_book("a", 1, b"x");
        assert_eq!(cache_of(dir.path()).unwrap(), cache);
        assert!(Shelf::new(&cache).book("a").is_some(), "it stays while nobody touches it");

        // As a checkout does: all bytes are the same.
        let seal = fs::read(cache.join(SEAL)).unwrap();
        let brought = || {
            fs::create_dir_all(cache.join("books")).unwrap();
            fs::write(cache.join("books/b.book"), "x").unwrap();
            fs::write(cache.join(SEAL), &seal).unwrap();
        };
        brought();
        assert_eq!(cache_of(dir.path()).unwrap(), cache);
        assert!(!cache.join("books").exists());
        assert!(is_sealed(&cache));
        for text in [&b""[..], b"\xff", b"0\n", b"340282366920938463463374607431768211456"] {
            brought();
            fs::write(cache.join(SEAL), text).unwrap();
            cache_of(dir.path()).unwrap();
            assert!(!cache.join("books").exists(), "{text:?}");
        }
        fs::remove_dir_all(&cache).unwrap();
        fs::create_dir_all(cache.join("books")).unwrap();
        cache_of(dir.path()).unwrap();
        assert!(!cache.join("books").exists(), "without a seal");
        fs::remove_dir_all(&cache).unwrap();
        fs::write(&cache, "a file").unwrap();
        assert!(cache_of(dir.path()).unwrap().is_dir());
        // A link is removed, and what it leads to stays.
        #[cfg(unix)]
        {
            let other = tempfile::tempdir().unwrap();
            let of_other = cache_of(other.path()).unwrap();
            fs::remove_dir_all(&cache).unwrap();
            std::os::unix::fs::symlink(&of_other, &cache).unwrap();
            cache_of(dir.path()).unwrap();
            assert!(fs::symlink_metadata(&cache).unwrap().is_dir() && is_sealed(&of_other));
        }
        let left: Vec<_> = fs::read_dir(dir.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
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
