//! The site's folder to texts and pictures in memory.
//!
//! The only module that reads content and themes. It follows no symbolic link, opens nothing but
//! regular files, and never reads more of a file than its limit, so that no file of a pull request
//! can make it hang, leave the site's folder or fill the memory. What it leaves out is a fault.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::fault::{Fault, FaultKind};
use crate::model::SITE_FILE;
use crate::source::{Source, Sources};

pub(crate) mod encoding;

/// Largest Markdown file, in bytes. The longest practice allowed, in the script that needs most
/// bytes for a word, is a third of this.
pub const MARKDOWN_LIMIT: u64 = 64 * 1024;
/// Largest YAML file, in bytes.
pub const YAML_LIMIT: u64 = 4 * 1024 * 1024;
/// Largest picture that is read at all, in bytes. The rule about picture size is far stricter.
pub const PICTURE_LIMIT: u64 = 4 * 1024 * 1024;
/// Largest file of a theme, in bytes. Whole fonts of Chinese are almost as large.
pub const THEME_LIMIT: u64 = 32 * 1024 * 1024;
/// Deepest folder below the site's root.
const DEPTH_LIMIT: usize = 12;

/// All that a site's folder holds.
#[derive(Debug, Default)]
pub struct SiteFiles {
    /// The site file and all Markdown and YAML below `content/`, sorted by path.
    pub sources: Sources,
    /// Every other file below `content/`, sorted by path.
    pub assets: Vec<Asset>,
    /// Every folder below `content/`, from the site's root, sorted.
    pub folders: Vec<String>,
    /// The site's own theme files by path below `themes/`.
    pub themes: Arc<BTreeMap<String, Vec<u8>>>,
    /// What was left out and why.
    pub faults: Vec<Fault>,
}

/// A file that is not text.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Path from the site's root, with `/`.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// The bytes; empty when the file is larger than [`PICTURE_LIMIT`].
    pub bytes: Arc<Vec<u8>>,
}

/// A failure of the tool: the site's folder itself cannot be used.
#[derive(Debug)]
pub struct ReadFailure {
    /// The path, as the user gave it or as found below.
    pub path: String,
    /// The system's own words.
    pub why: String,
}

impl std::fmt::Display for ReadFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "cannot read `{}`: {}; a site's folder holds this file: name the folder with `-C`, or make a site with \
             `fieldbook init`",
            self.path, self.why
        )
    }
}

impl std::error::Error for ReadFailure {}

/// Reads the site in a folder. A folder that is missing or has no site file is a failure; anything
/// wrong below it is a fault.
///
/// # Errors
///
/// When the folder has no site file.
pub fn read_site(root: &Path) -> Result<SiteFiles, ReadFailure> {
    Reader::new(root).read(&Changes::Any)
}

/// What may be another since a folder was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// Anything.
    Any,
    /// Files at these paths from the site's root, with `/`.
    Files(BTreeSet<String>),
}

/// A site's folder that is read again and again while somebody writes. A file that is as it was before is the same in memory.
#[derive(Debug)]
pub struct Reader {
    root: PathBuf,
    /// Folders, with a `/` at the end, of which alone pictures are read; without it, those of all.
    pictures_of: Option<Vec<String>>,
    /// Names that are no part of the site.
    passes_over: fn(&str) -> bool,
    listed: Listed,
    /// What was loaded of each listed file, in the order of the list, those of themes at the end.
    loaded: Vec<(Stamp, Loaded)>,
    themes: Themes,
}

/// The files of themes: as they were read, and by path below `themes/`.
#[derive(Debug, Default)]
struct Themes {
    files: Vec<(String, Arc<Vec<u8>>)>,
    by_path: Arc<BTreeMap<String, Vec<u8>>>,
}

/// The names of a folder.
#[derive(Debug, Clone, Default)]
struct Listed {
    files: Vec<Found>,
    theme_files: Vec<Found>,
    folders: Vec<String>,
    faults: Vec<Fault>,
}

/// By what a file is known to be as it was, without reading it.
type Stamp = (Option<SystemTime>, u64);

#[derive(Debug, Clone)]
struct Found {
    path: String,
    stamp: Stamp,
}

#[derive(Debug, Clone)]
enum Loaded {
    Text(Arc<Source>),
    Bytes(Arc<Vec<u8>>),
    Fault(FaultKind),
}

impl Reader {
    /// A reader of the site in a folder.
    pub fn new(root: &Path) -> Reader {
        Reader {
            root: root.to_owned(),
            pictures_of: None,
            passes_over: passed_over,
            listed: Listed::default(),
            loaded: Vec::new(),
            themes: Themes::default(),
        }
    }

    /// A reader for a site that somebody writes at this moment: what editors put beside a file for that time is no part of it.
    pub(crate) fn of_preview(root: &Path) -> Reader {
        Reader { passes_over: is_of_editor, ..Reader::new(root) }
    }

    /// Reads of practices and pages only the pictures in some folders, named with a `/` at the end. Of the others it is known that
    /// they are there, as of pictures that are too large.
    pub(crate) fn with_pictures_of(mut self, folders: Vec<String>) -> Reader {
        self.pictures_of = Some(folders);
        self
    }

    /// Reads all that the folder holds.
    ///
    /// # Errors
    ///
    /// When the folder has no site file.
    pub(crate) fn read_all(mut self) -> Result<SiteFiles, ReadFailure> {
        self.read(&Changes::Any)
    }

    fn load(&self, file: &Found) -> (Stamp, Loaded) {
        let is_text = file.path.ends_with(".md") || file.path.ends_with(".yaml");
        let is_passed_over = self.pictures_of.as_ref().is_some_and(|folders| {
            let below = |folder: &str| file.path.starts_with(folder);
            (below("content/practices/") || below("content/pages/"))
                && !folders.iter().any(|folder| below(folder))
        });
        match is_passed_over && !is_text {
            true => (file.stamp, Loaded::Bytes(Arc::default())),
            false => load(&self.root, file),
        }
    }

    /// Reads what may have changed, and gives all that the folder holds now.
    ///
    /// # Errors
    ///
    /// When the folder has no site file.
    pub fn read(&mut self, changes: &Changes) -> Result<SiteFiles, ReadFailure> {
        // The site file is opened first: without it the folder is no site, and saying so is kinder than
        // a list of missing things.
        let site_file = self.root.join(SITE_FILE);
        let failure = |error: std::io::Error| ReadFailure {
            path: site_file.display().to_string(),
            why: error.to_string(),
        };
        fs::symlink_metadata(&site_file).map_err(failure)?;
        match changes {
            Changes::Files(paths) if paths.iter().all(|path| self.is_no_news(path)) => {
                for at in paths.iter().filter_map(|path| self.listed.position(path)) {
                    self.loaded[at] = self.load(self.listed.file(at));
                }
            }
            // Of a file that was named not even the day of its last change is believed.
            Changes::Files(paths) => self.list(|path| paths.contains(path)),
            Changes::Any => self.list(|_| false),
        }
        let (of_content, of_themes) = self.loaded.split_at(self.listed.files.len());
        let mut site = gathered(&self.listed, of_content, of_themes);
        self.themes = Themes::of(&self.listed.theme_files, of_themes, std::mem::take(&mut self.themes));
        site.themes = Arc::clone(&self.themes.by_path);
        Ok(site)
    }

    /// Looks at all names, and loads each file that is new, that has another day or length than before, or that `is_named`.
    fn list(&mut self, is_named: impl Fn(&str) -> bool + Sync) {
        let listed = list(&self.root, self.passes_over);
        let before = std::mem::take(&mut self.listed);
        let before: BTreeMap<String, (Stamp, Loaded)> = before
            .files
            .into_iter()
            .chain(before.theme_files)
            .map(|file| file.path)
            .zip(std::mem::take(&mut self.loaded))
            .collect();
        let all: Vec<&Found> = listed.files.iter().chain(&listed.theme_files).collect();
        let load = |file: &&Found| match before.get(&file.path) {
            Some((stamp, loaded)) if *stamp == file.stamp && !is_named(&file.path) => {
                (*stamp, loaded.clone())
            }
            _ => self.load(file),
        };
        self.loaded = all.par_iter().map(load).collect();
        self.listed = listed;
    }

    /// Whether the names are the same with the change of a file at this path: it was listed and is there, or it is
    /// neither. What happened inside a folder that was named, nobody knows.
    fn is_no_news(&self, path: &str) -> bool {
        if path.split('/').any(self.passes_over) {
            return true;
        }
        if ["content", "themes"].contains(&path) {
            return false;
        }
        let is_listed = self.listed.position(path).is_some();
        match fs::symlink_metadata(self.root.join(path)) {
            Ok(meta) => is_listed && meta.file_type().is_file(),
            Err(_) => !is_listed && !self.listed.folders.iter().any(|folder| folder == path),
        }
    }
}

impl Listed {
    /// Where a file stands among all.
    fn position(&self, path: &str) -> Option<usize> {
        self.files.iter().chain(&self.theme_files).position(|file| file.path == path)
    }

    fn file(&self, at: usize) -> &Found {
        self.files.get(at).unwrap_or_else(|| &self.theme_files[at - self.files.len()])
    }
}

/// The names of all that a site's folder holds.
fn list(root: &Path, passes_over: fn(&str) -> bool) -> Listed {
    let mut listed = Listed::default();
    let site_file = root.join(SITE_FILE);
    if regular(&site_file) {
        listed.files.push(Found { path: SITE_FILE.to_owned(), stamp: stamp_of(&site_file) });
    } else {
        listed.faults.push(Fault::of_path(SITE_FILE, FaultKind::NotARegularFile));
    }
    walk(root, "content", passes_over, &mut listed.files, &mut listed.folders, &mut listed.faults);
    walk(root, "themes", passes_over, &mut listed.theme_files, &mut Vec::new(), &mut listed.faults);
    listed
}

impl Themes {
    /// Takes what was loaded; where all of it is as before, so are the files.
    fn of(listed: &[Found], loaded: &[(Stamp, Loaded)], before: Themes) -> Themes {
        let files: Vec<(String, Arc<Vec<u8>>)> = listed
            .iter()
            .zip(loaded)
            .filter_map(|(file, (_, loaded))| match loaded {
                Loaded::Bytes(bytes) => Some((file.path.clone(), Arc::clone(bytes))),
                Loaded::Text(_) | Loaded::Fault(_) => None,
            })
            .collect();
        let mut pairs = files.iter().zip(&before.files);
        if files.len() == before.files.len()
            && pairs.all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1))
        {
            return before;
        }
        let below = |path: &str| path.strip_prefix("themes/").unwrap_or(path).to_owned();
        let by_path = files.iter().map(|(path, bytes)| (below(path), bytes.to_vec())).collect();
        Themes { files, by_path: Arc::new(by_path) }
    }
}

/// The files of content with what was loaded of each, and what cannot be read of all.
fn gathered(listed: &Listed, of_content: &[(Stamp, Loaded)], of_themes: &[(Stamp, Loaded)]) -> SiteFiles {
    let mut site =
        SiteFiles { folders: listed.folders.clone(), faults: listed.faults.clone(), ..SiteFiles::default() };
    for (file, (stamp, loaded)) in listed.files.iter().zip(of_content) {
        match loaded {
            Loaded::Text(text) => {
                site.sources.add(Arc::clone(text));
            }
            Loaded::Bytes(bytes) => {
                let (path, bytes) = (file.path.clone(), Arc::clone(bytes));
                site.assets.push(Asset { path, size: stamp.1, bytes });
            }
            Loaded::Fault(kind) => site.faults.push(Fault::of_path(file.path.clone(), kind.clone())),
        }
    }
    for (file, (_, loaded)) in listed.theme_files.iter().zip(of_themes) {
        if let Loaded::Fault(kind) = loaded {
            site.faults.push(Fault::of_path(file.path.clone(), kind.clone()));
        }
    }
    site
}

fn stamp_of(path: &Path) -> Stamp {
    match fs::symlink_metadata(path) {
        Ok(meta) => (meta.modified().ok(), meta.len()),
        Err(_) => (None, 0),
    }
}

fn regular(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.file_type().is_file())
}

/// Lists the regular files below a folder, sorted by path.
fn walk(
    root: &Path,
    folder: &str,
    passes_over: fn(&str) -> bool,
    files: &mut Vec<Found>,
    folders: &mut Vec<String>,
    faults: &mut Vec<Fault>,
) {
    let top = root.join(folder);
    if let Ok(meta) = fs::symlink_metadata(&top) {
        if meta.file_type().is_symlink() {
            faults.push(Fault::of_path(folder, FaultKind::SymbolicLink));
            return;
        }
    } else {
        return;
    }
    let entries = WalkDir::new(&top).follow_links(false).max_depth(DEPTH_LIMIT).sort_by_file_name();
    for entry in entries
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !passes_over(&entry.file_name().to_string_lossy()))
    {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().map_or_else(|| folder.to_owned(), |path| relative(root, path));
                let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                faults.push(Fault::of_path(path, FaultKind::Unreadable(why)));
                continue;
            }
        };
        let path = relative(root, entry.path());
        if entry.path().to_str().is_none() {
            faults.push(Fault::of_path(path, FaultKind::NameNotUnicode));
            continue;
        }
        let kind = entry.file_type();
        if kind.is_dir() {
            if entry.depth() == DEPTH_LIMIT {
                faults.push(Fault::of_path(path, FaultKind::TooDeep));
            } else if entry.depth() > 0 {
                folders.push(path);
            }
        } else if kind.is_symlink() {
            faults.push(Fault::of_path(path, FaultKind::SymbolicLink));
        } else if kind.is_file() {
            let stamp = entry.metadata().map_or((None, 0), |meta| (meta.modified().ok(), meta.len()));
            files.push(Found { path, stamp });
        } else {
            faults.push(Fault::of_path(path, FaultKind::NotARegularFile));
        }
    }
}

/// Files that editors and systems leave behind, which are no part of a site.
fn passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || ["Thumbs.db", "desktop.ini", "Desktop.ini"].contains(&name)
}

/// As [`passed_over`], and files that well-known editors put beside the one that is written, for a moment or while it is open: vim
/// (`4913`, `.swp`), Word and LibreOffice (`~$plan.docx`, `.tmp`), those of JetBrains, and copies that were kept (`.bak`, `.orig`).
/// A check tells of them: what still lies there then would be committed.
pub(crate) fn is_of_editor(name: &str) -> bool {
    const ENDINGS: [&str; 7] = [".tmp", ".temp", ".bak", ".orig", ".swp", "___jb_tmp___", "___jb_old___"];
    let small = name.to_ascii_lowercase();
    passed_over(name)
        || name.starts_with("~$")
        || name == "4913"
        || ENDINGS.iter().any(|ending| small.ends_with(ending))
}

/// A path below the root with `/` between its parts.
fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Loads a file, with the day and length that it had just before.
fn load(root: &Path, file: &Found) -> (Stamp, Loaded) {
    let stamp = stamp_of(&root.join(&file.path));
    (stamp, loaded(root, file, stamp.1))
}

fn loaded(root: &Path, file: &Found, size: u64) -> Loaded {
    let path = root.join(&file.path);
    let is_text = |ending: &str| file.path.ends_with(ending);
    if file.path.starts_with("themes/") {
        return read_limited(&path, THEME_LIMIT)
            .map_or_else(Loaded::Fault, |bytes| Loaded::Bytes(Arc::new(bytes)));
    }
    let licence = file.path.ends_with(".LICENSE.txt");
    let limit = if is_text(".md") {
        MARKDOWN_LIMIT
    } else if is_text(".yaml") {
        YAML_LIMIT
    } else {
        if size > PICTURE_LIMIT {
            return Loaded::Bytes(Arc::default());
        }
        return match read_limited(&path, PICTURE_LIMIT) {
            Ok(bytes) => Loaded::Bytes(Arc::new(if licence { Vec::new() } else { bytes })),
            Err(kind) => Loaded::Fault(kind),
        };
    };
    if size > limit {
        return Loaded::Fault(FaultKind::TextTooLarge { size, limit });
    }
    match read_limited(&path, limit) {
        Ok(bytes) => match String::from_utf8(bytes) {
            // UTF-16 of English words is UTF-8, too, with a NUL behind each letter.
            Ok(text) if encoding::has_half_nul(text.as_bytes()) => {
                Loaded::Fault(encoding::not_utf8(text.as_bytes(), 0))
            }
            Ok(text) => Loaded::Text(Arc::new(Source::new(file.path.clone(), text))),
            Err(error) => {
                Loaded::Fault(encoding::not_utf8(error.as_bytes(), error.utf8_error().valid_up_to()))
            }
        },
        Err(kind) => Loaded::Fault(kind),
    }
}

/// Reads a file up to a limit, which holds also for a file that grows or lies about its size.
fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, FaultKind> {
    let unreadable = |error: std::io::Error| FaultKind::Unreadable(error.to_string());
    let file = File::open(path).map_err(unreadable)?;
    if !file.metadata().map_err(unreadable)?.is_file() {
        return Err(FaultKind::NotARegularFile);
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    // Every text stays in memory, and reading had doubled the room for it again and again.
    bytes.shrink_to_fit();
    let size = bytes.len() as u64;
    if size > limit { Err(FaultKind::TextTooLarge { size, limit }) } else { Ok(bytes) }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn site() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("content/practices/some-thing")).unwrap();
        fs::write(dir.path().join(SITE_FILE), "title: {en: T}\n").unwrap();
        dir
    }

    fn faults(site: &SiteFiles) -> Vec<String> {
        site.faults.iter().map(|fault| format!("{:?}", fault)).collect()
    }

    #[test]
    fn a_folder_without_a_site_file_is_a_failure_that_names_the_path() {
        let dir = tempfile::tempdir().unwrap();
        let failure = read_site(dir.path()).unwrap_err().to_string();
        assert!(failure.contains("fieldbook.yaml"), "{failure}");
    }

    #[test]
    fn links_out_of_the_tree_and_loops_are_not_followed() {
        let dir = site();
        let folder = dir.path().join("content/practices/some-thing");
        symlink("/etc/passwd", folder.join("en.md")).unwrap();
        symlink(dir.path().join("content"), folder.join("loop")).unwrap();
        let read = read_site(dir.path()).unwrap();
        assert_eq!(read.sources.len(), 1);
        let told = faults(&read);
        assert_eq!(told.iter().filter(|fault| fault.contains("SymbolicLink")).count(), 2, "{told:?}");
    }

    #[test]
    fn a_named_pipe_does_not_hang_the_reader() {
        let dir = site();
        let pipe = dir.path().join("content/practices/some-thing/en.md");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let read = read_site(dir.path()).unwrap();
        assert!(faults(&read)[0].contains("NotARegularFile"));
    }

    #[test]
    fn a_file_over_the_limit_is_not_read() {
        let dir = site();
        let file = File::create(dir.path().join("content/practices/some-thing/en.md")).unwrap();
        file.set_len(50 * 1024 * 1024).unwrap();
        let read = read_site(dir.path()).unwrap();
        assert!(faults(&read)[0].contains("TextTooLarge"), "{:?}", faults(&read));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_placed_by_line() {
        let dir = site();
        fs::write(dir.path().join("content/practices/some-thing/en.md"), b"---\nok\n\xff\n").unwrap();
        let read = read_site(dir.path()).unwrap();
        assert!(faults(&read)[0].contains("NotUtf8 { line: 3"), "{:?}", faults(&read));
    }

    #[test]
    fn files_left_by_editors_are_passed_over_and_order_is_by_path() {
        let dir = site();
        let folder = dir.path().join("content/practices/some-thing");
        for name in ["fr.md", "en.md", ".en.md.swp", "en.md~", ".DS_Store"] {
            fs::write(folder.join(name), "x").unwrap();
        }
        let read = read_site(dir.path()).unwrap();
        let paths: Vec<_> = read.sources.iter().map(|(_, source)| source.path.clone()).collect();
        assert_eq!(
            paths,
            [SITE_FILE, "content/practices/some-thing/en.md", "content/practices/some-thing/fr.md"]
        );
        assert!(read.assets.is_empty() && read.faults.is_empty());
    }

    fn texts(site: &SiteFiles) -> Vec<(String, String)> {
        site.sources.iter().map(|(_, source)| (source.path.clone(), source.text.clone())).collect()
    }

    fn named(paths: &[&str]) -> Changes {
        Changes::Files(paths.iter().map(|path| (*path).to_owned()).collect())
    }

    /// What a reader that has read before gives, and what one that reads for the first time gives.
    fn again(reader: &mut Reader, changes: &Changes) -> SiteFiles {
        let again = reader.read(changes).unwrap();
        let fresh = read_site(&reader.root).unwrap();
        assert_eq!(texts(&again), texts(&fresh), "{changes:?}");
        assert_eq!(again.folders, fresh.folders, "{changes:?}");
        assert_eq!(faults(&again), faults(&fresh), "{changes:?}");
        let assets = |site: &SiteFiles| {
            site.assets.iter().map(|a| (a.path.clone(), a.size, a.bytes.clone())).collect::<Vec<_>>()
        };
        assert_eq!(assets(&again), assets(&fresh), "{changes:?}");
        assert_eq!(again.themes, fresh.themes, "{changes:?}");
        again
    }

    #[test]
    fn what_is_read_again_is_what_is_there() {
        let dir = site();
        let at = |path: &str| dir.path().join(path);
        let put = |path: &str, text: &str| fs::write(at(path), text).unwrap();
        let (one, two) = ("content/practices/some-thing/en.md", "content/practices/some-thing/fr.md");
        put(one, "one");
        put(two, "two");
        let mut reader = Reader::new(dir.path());
        let before = again(&mut reader, &Changes::Any);

        // The same length and, for all that can be known, the same moment.
        let time = fs::metadata(at(one)).unwrap().modified().unwrap();
        put(one, "ONE");
        File::options().append(true).open(at(one)).unwrap().set_modified(time).unwrap();
        let after = again(&mut reader, &named(&[one]));
        let is_same =
            |number: usize| Arc::ptr_eq(&before.sources.shared()[number], &after.sources.shared()[number]);
        assert_eq!([is_same(0), is_same(1), is_same(2)], [true, false, true]);

        // As editors save: another file takes the place, and what they leave beside it is nothing.
        put("content/practices/some-thing/en.md.part", "three");
        fs::rename(at("content/practices/some-thing/en.md.part"), at(one)).unwrap();
        put("content/practices/some-thing/.en.md.swp", "x");
        again(
            &mut reader,
            &named(&[
                one,
                "content/practices/some-thing/en.md.part",
                "content/practices/some-thing/.en.md.swp",
            ]),
        );

        // New, gone, no longer a file, a picture that grows, a theme, and a file with nothing in it that can be read.
        put("content/practices/some-thing/ru.md", "four");
        again(&mut reader, &named(&["content/practices/some-thing/ru.md"]));
        fs::remove_file(at(two)).unwrap();
        again(&mut reader, &named(&[two]));
        fs::create_dir(at(two)).unwrap();
        again(&mut reader, &named(&[two]));
        put("content/practices/some-thing/a.png", "1");
        again(&mut reader, &named(&["content/practices/some-thing/a.png"]));
        File::options()
            .append(true)
            .open(at("content/practices/some-thing/a.png"))
            .unwrap()
            .set_len(5 << 20)
            .unwrap();
        again(&mut reader, &named(&["content/practices/some-thing/a.png"]));
        fs::create_dir_all(at("themes/default/templates")).unwrap();
        put("themes/default/templates/x.html", "x");
        again(&mut reader, &named(&["themes/default/templates"]));
        put("themes/default/templates/x.html", "y");
        again(&mut reader, &named(&["themes/default/templates/x.html"]));
        fs::write(at(one), b"\xff").unwrap();
        again(&mut reader, &named(&[one]));

        // What nobody named is seen when everything is looked at, by its day and its length.
        put(one, "without a word");
        again(&mut reader, &Changes::Any);
        fs::remove_dir_all(at("content")).unwrap();
        again(&mut reader, &named(&["content"]));
        fs::remove_file(at(SITE_FILE)).unwrap();
        assert!(reader.read(&Changes::Any).is_err());
        put(SITE_FILE, "title: {en: T}\n");
        again(&mut reader, &named(&[SITE_FILE]));
    }
}
