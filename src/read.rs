//! The site's folder to texts and pictures in memory.
//!
//! The only module that reads content and themes. It follows no symbolic link, opens nothing but
//! regular files, and never reads more of a file than its limit, so that no file of a pull request
//! can make it hang, leave the site's folder or fill the memory. What it leaves out is a fault.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

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
    pub themes: BTreeMap<String, Vec<u8>>,
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
    pub bytes: Vec<u8>,
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
pub fn read_site(root: &Path) -> Result<SiteFiles, ReadFailure> {
    let site_file = root.join(SITE_FILE);
    // The site file is opened first: without it the folder is no site, and saying so is kinder than
    // a list of missing things.
    if let Err(error) = fs::symlink_metadata(&site_file) {
        return Err(ReadFailure { path: site_file.display().to_string(), why: error.to_string() });
    }
    let mut found = vec![Found {
        path: SITE_FILE.to_owned(),
        size: fs::symlink_metadata(&site_file).map_or(0, |m| m.len()),
    }];
    let mut site = SiteFiles::default();
    if !regular(&site_file) {
        site.faults.push(Fault::of_path(SITE_FILE, FaultKind::NotARegularFile));
        found.clear();
    }
    walk(root, "content", &mut found, &mut site.folders, &mut site.faults);
    let mut theme_files = Vec::new();
    walk(root, "themes", &mut theme_files, &mut Vec::new(), &mut site.faults);

    let loaded: Vec<Loaded> = found.par_iter().map(|file| load(root, file)).collect();
    for (file, loaded) in found.into_iter().zip(loaded) {
        match loaded {
            Loaded::Text(text) => {
                site.sources.add(Source::new(file.path, text));
            }
            Loaded::Asset(bytes) => site.assets.push(Asset { path: file.path, size: file.size, bytes }),
            Loaded::Fault(kind) => site.faults.push(Fault::of_path(file.path, kind)),
        }
    }
    for file in theme_files {
        match read_limited(&root.join(&file.path), THEME_LIMIT) {
            Ok(bytes) => {
                let below = file.path.strip_prefix("themes/").unwrap_or(&file.path);
                site.themes.insert(below.to_owned(), bytes);
            }
            Err(kind) => site.faults.push(Fault::of_path(file.path, kind)),
        }
    }
    Ok(site)
}

struct Found {
    path: String,
    size: u64,
}

enum Loaded {
    Text(String),
    Asset(Vec<u8>),
    Fault(FaultKind),
}

fn regular(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.file_type().is_file())
}

/// Lists the regular files below a folder, sorted by path.
fn walk(
    root: &Path,
    folder: &str,
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
        .filter_entry(|entry| entry.depth() == 0 || !passed_over(&entry.file_name().to_string_lossy()))
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
            let size = entry.metadata().map_or(0, |meta| meta.len());
            files.push(Found { path, size });
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

/// A path below the root with `/` between its parts.
fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn load(root: &Path, file: &Found) -> Loaded {
    let path = root.join(&file.path);
    let is_text = |ending: &str| file.path.ends_with(ending);
    let licence = file.path.ends_with(".LICENSE.txt");
    let limit = if is_text(".md") {
        MARKDOWN_LIMIT
    } else if is_text(".yaml") {
        YAML_LIMIT
    } else {
        if file.size > PICTURE_LIMIT {
            return Loaded::Asset(Vec::new());
        }
        return match read_limited(&path, PICTURE_LIMIT) {
            Ok(bytes) => Loaded::Asset(if licence { Vec::new() } else { bytes }),
            Err(kind) => Loaded::Fault(kind),
        };
    };
    if file.size > limit {
        return Loaded::Fault(FaultKind::TextTooLarge { size: file.size, limit });
    }
    match read_limited(&path, limit) {
        Ok(bytes) => match String::from_utf8(bytes) {
            // UTF-16 of English words is UTF-8, too, with a NUL behind each letter.
            Ok(text) if encoding::has_half_nul(text.as_bytes()) => {
                Loaded::Fault(encoding::not_utf8(text.as_bytes(), 0))
            }
            Ok(text) => Loaded::Text(text),
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
}
