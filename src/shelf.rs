//! Texts that were parsed before, books that were set before, archives that were packed before and search data that were
//! exported before, kept beside the site's content so that what has not changed is not made again.
//!
//! Each lies under the sum over all that decides what its file will be. A file begins with a line of its
//! own: a version with [`PROGRAM`], how many pages a book has, and a sum over its name, that number and the bytes that follow, by
//! which a damaged file is known, and one under the name of another. The folders can be removed at any time.
//!
//! Whoever can put files here can put anything into the site. A pull request brings files, and their sums could be right:
//! so nothing is taken from a folder that was not made on the spot, and in that one the files lie where nobody else can know
//! ([`cache_of`]).

use std::fs::{self, File, FileTimes};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

/// Tells this program from one that was built from other sources, which might make something else of the same.
pub(crate) const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("FIELDBOOK_SOURCES"));

/// Folder of a site in which is kept what can be made again.
pub(crate) const CACHE: &str = ".fieldbook";

/// Tells by its own time that its folder was made on the spot, and names the folder inside in which everything lies.
const SEAL: &str = "made-here";

/// A seal has fewer bytes.
const SEAL_LIMIT: u64 = 128;

/// No file that is kept is nearly as large: the data of ten thousand practices have 22 MB.
const FILE_LIMIT: u64 = 1 << 29;

/// After how long a folder that was being made belongs to a process that was killed.
const FORGOTTEN: Duration = Duration::from_secs(24 * 60 * 60);

/// The folder of a site in which is kept what can be made again. One that was brought from elsewhere is removed first; what
/// fieldbook did not make stays, and nothing is kept then. The folder is known by a file that holds the time at which it was itself written last, in nanoseconds: to copy a folder, or to check it
/// out of a repository, gives its files another time, which nobody knows beforehand. Programs that keep the times, as those do that
/// store a cache between two runs of a server, keep the folder's worth.
///
/// git also puts single files into a folder that is there already, and where it is told to ignore them it does so without a word.
/// So everything lies one folder deeper, under a name that was drawn by lot: what somebody puts elsewhere is not looked at.
///
/// # Errors
///
/// When it cannot be made, as on a disk that is read-only.
pub(crate) fn cache_of(root: &Path) -> std::io::Result<PathBuf> {
    let outer = root.join(CACHE);
    match sealed(&outer) {
        Some(cache) => Ok(cache),
        None => make(root, &outer),
    }
}

/// The time at which a file was written last, in nanoseconds since 1970.
fn written_at(path: &Path) -> Option<u128> {
    let time = fs::symlink_metadata(path).ok()?.modified().ok()?;
    Some(time.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_nanos())
}

/// Whether it is a folder itself: a link could lead to one that another site has made, or to one of somebody's own.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// The bytes of a file that has at most so many; a link or a pipe could have no end.
fn read_file(path: &Path, most: u64) -> Option<Vec<u8>> {
    let found = fs::symlink_metadata(path).ok()?;
    if !found.is_file() || found.len() > most {
        return None;
    }
    let mut bytes = Vec::with_capacity(found.len() as usize);
    File::open(path).ok()?.take(most + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= most).then_some(bytes)
}

/// The folder inside in which everything lies, if the seal is whole.
fn sealed(outer: &Path) -> Option<PathBuf> {
    let seal = outer.join(SEAL);
    if !is_folder(outer) {
        return None;
    }
    let text = String::from_utf8(read_file(&seal, SEAL_LIMIT)?).ok()?;
    let (time, name) = text.strip_suffix('\n')?.split_once('\n')?;
    let is_name = name.len() == 32 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !is_name || time.parse().ok() != Some(written_at(&seal)?) {
        return None;
    }
    let cache = outer.join(name);
    is_folder(&cache).then_some(cache)
}

/// Makes the folder with its seal aside and moves it to its place, so that it is never there without one.
fn make(root: &Path, outer: &Path) -> std::io::Result<PathBuf> {
    if !may_be_replaced(outer)? {
        let why = format!("`{CACHE}` is there and fieldbook did not make it; move it away");
        return Err(std::io::Error::new(std::io::ErrorKind::AlreadyExists, why));
    }
    remove_forgotten(root);
    // Other threads and processes do the same, and one that was killed may have had our number.
    let aside = root.join(format!("{CACHE}-{}-{}", std::process::id(), next_number()));
    let old = aside.with_extension("old");
    let _ = fs::remove_dir_all(&aside);
    fs::create_dir(&aside)?;
    let made = seal(&aside).and_then(|()| {
        // Moved, and not removed where it is: another process may put its own there meanwhile, and be using it.
        if outer.exists() {
            match fs::rename(outer, &old) {
                // A disk of its own, as a container has one for what it keeps, cannot be moved. Any other failure may mean that another
                // process has just put its folder there, which must not be emptied.
                Err(error) if error.kind() == std::io::ErrorKind::ResourceBusy => {
                    return seal_in_place(outer);
                }
                moved => moved?,
            }
            if sealed(&old).is_some() {
                return fs::rename(&old, outer);
            }
        }
        fs::rename(&aside, outer)
    });
    for left in [&aside, &old] {
        let _ = fs::remove_dir_all(left);
    }
    // Where that failed, another process may have made it.
    match (sealed(outer), made) {
        (Some(cache), _) => Ok(cache),
        (None, Err(error)) => Err(error),
        (None, Ok(())) => Err(std::io::Error::other("this disk does not keep the time of a file")),
    }
}

/// Whether nothing is there, or a folder that is empty or has a seal, a true one or not: a file, a link and any other folder are somebody's own.
fn may_be_replaced(outer: &Path) -> std::io::Result<bool> {
    match fs::symlink_metadata(outer) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error),
        Ok(found) if !found.is_dir() => return Ok(false),
        Ok(_) => {}
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(outer)? {
        names.push(entry?.file_name());
    }
    Ok(names.iter().any(|name| name == SEAL) || names.iter().all(|name| name == ".gitignore"))
}

fn seal_in_place(outer: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(outer)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => fs::remove_dir_all(entry.path())?,
            false => fs::remove_file(entry.path())?,
        }
    }
    seal(outer)
}

/// A number that no other thread of this process has.
fn next_number() -> u64 {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// Removes what processes have left that were killed while they made a folder.
fn remove_forgotten(root: &Path) {
    #[expect(clippy::disallowed_methods, reason = "what is old is removed, and never decides what is made")]
    let now = SystemTime::now();
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix(CACHE)?.strip_prefix('-'));
        let number = number.map(|number| number.strip_suffix(".old").unwrap_or(number));
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let parts = number.and_then(|number| number.split_once('-'));
        let is_ours = parts.is_some_and(|(process, number)| is_number(process) && is_number(number));
        let age = entry.metadata().and_then(|found| found.modified()).ok();
        let age = age.and_then(|written| now.duration_since(written).ok());
        if is_ours && age.is_some_and(|age| age > FORGOTTEN) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn seal(folder: &Path) -> std::io::Result<()> {
    // Not to be sent with a pull request by mistake.
    fs::write(folder.join(".gitignore"), "*\n")?;
    let mut lot = [0; 16];
    getrandom::fill(&mut lot).map_err(std::io::Error::other)?;
    let name: String = lot.iter().map(|byte| format!("{byte:02x}")).collect();
    fs::create_dir(folder.join(&name))?;
    let seal = folder.join(SEAL);
    fs::write(&seal, "")?;
    // A time that the disk knows: some count in tenths of microseconds, some in seconds.
    let time = fs::metadata(&seal)?.modified()?;
    let since = time.duration_since(SystemTime::UNIX_EPOCH).map_err(std::io::Error::other)?;
    fs::write(&seal, format!("{}\n{name}\n", since.as_nanos()))?;
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
        if is_folder(&self.cache.join(PARSED.folder)) {
            let _ = fs::remove_file(self.path(&PARSED, name));
        }
    }

    fn path(&self, kind: &Kind, sum: &str) -> PathBuf {
        self.cache.join(kind.folder).join(format!("{sum}.{}", kind.ending))
    }

    fn take(&self, kind: &Kind, sum: &str) -> Option<(usize, Vec<u8>)> {
        let path = self.path(kind, sum);
        let mut bytes = read_file(&path, FILE_LIMIT).filter(|_| is_folder(&self.cache.join(kind.folder)))?;
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
        if !is_folder(&folder) {
            return Err(std::io::ErrorKind::NotADirectory.into());
        }
        // Other threads and processes put files here, too.
        let part = folder.join(format!("{sum}.{}-{}.part", std::process::id(), next_number()));
        let first = format!("{} {pages} {}\n", kind.first_word(), sum_of(sum, pages, bytes));
        let put = write_all(&part, &[first.as_bytes(), bytes])
            .and_then(|()| fs::rename(&part, self.path(kind, sum)));
        if put.is_err() {
            // A disk that is full must not become fuller by what could not be kept.
            let _ = fs::remove_file(&part);
        }
        remove_oldest(&folder, kind);
        put
    }
}

fn write_all(path: &Path, pieces: &[&[u8]]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    pieces.iter().try_for_each(|piece| file.write_all(piece))
}

/// Removes what was used longest ago, but nothing that is not kept here.
fn remove_oldest(folder: &Path, kind: &Kind) {
    let mut files: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        let is_file = entry.file_type().is_ok_and(|of| of.is_file());
        if is_file && ending.is_some_and(|ending| ending == kind.ending || ending == "part") {
            files.extend(entry.metadata().and_then(|found| found.modified()).ok().map(|time| (time, path)));
        }
    }
    files.sort_unstable_by(|a, b| b.cmp(a));
    for (_, path) in files.into_iter().skip(kind.most) {
        let _ = fs::remove_file(path);
    }
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

    /// Whether a cache has the book `a`.
    fn has_book(cache: &Path) -> bool {
        Shelf::new(cache).book("a").is_some()
    }

    /// The names in a folder.
    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn a_folder_that_was_made_elsewhere_is_not_taken() {
        let dir = tempfile::tempdir().unwrap();
        let outer = dir.path().join(CACHE);
        let cache = cache_of(dir.path()).unwrap();
        Shelf::new(&cache).put_book("a", 1, b"x");
        assert_eq!(cache_of(dir.path()).unwrap(), cache);
        assert!(has_book(&cache), "it stays while nobody touches it");

        // As a checkout does: all bytes are the same.
        let seal = fs::read(outer.join(SEAL)).unwrap();
        let brought = || {
            let now = sealed(&outer).unwrap_or_else(|| outer.join("0".repeat(32)));
            Shelf::new(&now).put_book("a", 1, b"x");
        };
        let is_gone = |why: &str| {
            let now = cache_of(dir.path()).unwrap();
            assert!(!has_book(&now) && names(&outer).len() == 3 && now.starts_with(&outer), "{why}");
            now
        };
        fs::write(outer.join(SEAL), &seal).unwrap();
        assert_ne!(is_gone("written again"), cache, "each has a name of its own");
        for text in [&b""[..], b"\xff", b"0\n", b"340282366920938463463374607431768211456\n", &seal] {
            brought();
            fs::write(outer.join(SEAL), text).unwrap();
            is_gone(&format!("{text:?}"));
        }
        // Whoever could say the time would still have to say a name, and none that leads elsewhere.
        for name in ["", ".", "..", "../x", &"0".repeat(33), &"A".repeat(32)] {
            let path = outer.join(SEAL);
            let time = fs::metadata(&path).unwrap().modified().unwrap();
            fs::write(&path, format!("{}\n{name}\n", written_at(&path).unwrap())).unwrap();
            File::options().append(true).open(&path).unwrap().set_modified(time).unwrap();
            is_gone(name);
        }
        // In the place where it is, as where it is a disk of its own.
        let now = sealed(&outer).unwrap();
        Shelf::new(&now).put_book("a", 1, b"x");
        seal_in_place(&outer).unwrap();
        let in_place = cache_of(dir.path()).unwrap();
        assert!(in_place != now && !has_book(&in_place) && names(&outer).len() == 3);
        assert_eq!(names(dir.path()), [CACHE]);
    }

    #[test]
    fn what_is_somebody_elses_stays() {
        let dir = tempfile::tempdir().unwrap();
        let outer = dir.path().join(CACHE);
        let is_left = || {
            let error = cache_of(dir.path()).unwrap_err();
            assert!(error.to_string().contains("fieldbook did not make it"), "{error}");
            assert_eq!(names(dir.path()), [CACHE]);
        };
        fs::write(&outer, "a file").unwrap();
        is_left();
        assert_eq!(fs::read(&outer).unwrap(), b"a file");
        fs::remove_file(&outer).unwrap();
        // Also what came with a pull request, without a seal.
        let other = outer.join("0".repeat(32));
        Shelf::new(&other).put_book("a", 1, b"x");
        is_left();
        assert!(has_book(&other));
        fs::remove_dir_all(&other).unwrap();
        assert!(cache_of(dir.path()).unwrap().is_dir(), "an empty folder is nobody's");
        #[cfg(unix)]
        {
            fs::remove_dir_all(&outer).unwrap();
            std::os::unix::fs::symlink("nowhere", &outer).unwrap();
            is_left();
            let elsewhere = tempfile::tempdir().unwrap();
            cache_of(elsewhere.path()).unwrap();
            fs::remove_file(&outer).unwrap();
            std::os::unix::fs::symlink(elsewhere.path().join(CACHE), &outer).unwrap();
            is_left();
            assert!(sealed(&elsewhere.path().join(CACHE)).is_some());
        }
    }

    /// As git puts them into a folder that is there already.
    #[test]
    fn a_file_that_was_brought_into_the_folder_is_not_looked_at() {
        let dir = tempfile::tempdir().unwrap();
        let outer = dir.path().join(CACHE);
        let cache = cache_of(dir.path()).unwrap();
        for place in [outer.clone(), outer.join("0".repeat(32))] {
            Shelf::new(&place).put_book("a", 1, b"x");
            assert!(has_book(&place));
        }
        assert_eq!(cache_of(dir.path()).unwrap(), cache);
        assert!(!has_book(&cache));
    }

    /// Of folders and files that are links nothing is read, and nothing is removed where they lead.
    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        let outer = dir.path().join(CACHE);
        let other = tempfile::tempdir().unwrap();
        let of_other = cache_of(other.path()).unwrap();
        Shelf::new(&of_other).put_book("a", 1, b"x");
        let cache = cache_of(dir.path()).unwrap();
        // The folder inside.
        fs::remove_dir(&cache).unwrap();
        symlink(&of_other, &cache).unwrap();
        let cache = cache_of(dir.path()).unwrap();
        assert!(is_folder(&cache) && !has_book(&cache) && has_book(&of_other));
        // A seal without end.
        fs::remove_file(outer.join(SEAL)).unwrap();
        symlink("/dev/zero", outer.join(SEAL)).unwrap();
        let cache = cache_of(dir.path()).unwrap();
        let shelf = Shelf::new(&cache);
        // A file without end, and a folder of somebody's own.
        shelf.put_book("b", 1, b"x");
        symlink("/dev/zero", shelf.path(&BOOKS, "a")).unwrap();
        assert!(!has_book(&cache));
        let own = tempfile::tempdir().unwrap();
        for number in 0..PARSED.most + 9 {
            fs::write(own.path().join(format!("{number}.parsed")), "own").unwrap();
        }
        symlink(own.path(), cache.join(PARSED.folder)).unwrap();
        shelf.put_parsed("00", b"x");
        shelf.remove_parsed("1");
        assert_eq!(shelf.parsed("00"), None);
        assert_eq!(names(own.path()).len(), PARSED.most + 9);
    }

    #[test]
    fn what_cannot_be_kept_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(dir.path());
        let place = shelf.path(&PARSED, "07");
        fs::create_dir_all(place.join("inside")).unwrap();
        for _ in 0..3 {
            shelf.put_parsed("07", b"x");
        }
        assert_eq!(names(&dir.path().join("parsed")), ["07.parsed"]);
        // What is no file of the shelf stays, however old, and does not keep others from going.
        let books = dir.path().join("books");
        fs::create_dir_all(books.join("a.book")).unwrap();
        fs::write(books.join("mine.txt"), "mine").unwrap();
        for number in 0..BOOKS.most + 5 {
            shelf.put_book(&format!("new-{number}"), 1, b"x");
        }
        assert_eq!(names(&books).len(), BOOKS.most + 2);
        assert!(books.join("mine.txt").exists() && books.join("a.book").is_dir());
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "what is tested goes by the clock")]
    fn what_killed_processes_left_is_removed() {
        let dir = tempfile::tempdir().unwrap();
        let now = SystemTime::now();
        for (name, age) in [("-1-0", 2), ("-12-34.old", 2), ("-3-0", 0), ("-part", 2), ("-7", 2), ("-", 2)] {
            let folder = dir.path().join(format!("{CACHE}{name}"));
            fs::create_dir(&folder).unwrap();
            let Ok(file) = File::open(&folder) else { return };
            if file.set_modified(now - age * FORGOTTEN).is_err() {
                return;
            }
        }
        cache_of(dir.path()).unwrap();
        let mut left = names(dir.path());
        left.sort();
        assert_eq!(left, [".fieldbook", ".fieldbook-", ".fieldbook-3-0", ".fieldbook-7", ".fieldbook-part"]);
    }

    /// Many at once find one folder in the end, and what each keeps is read by all.
    #[test]
    fn a_folder_that_several_make_at_once_is_one() {
        for _ in 0..20 {
            let dir = tempfile::tempdir().unwrap();
            let caches: Vec<PathBuf> = std::thread::scope(|scope| {
                let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| cache_of(dir.path()))).collect();
                threads.into_iter().filter_map(|thread| thread.join().unwrap().ok()).collect()
            });
            let last = cache_of(dir.path()).unwrap();
            assert!(caches.len() <= 4 && is_folder(&last));
            assert_eq!(names(dir.path()), [CACHE]);
        }
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
