//! Where an edition is read from: a folder, or a pack.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;
use zip::ZipArchive;
use zip::result::ZipError;

use super::manifest::Manifest;
use super::{EDITION_FILE, PackFailure, UPDATE_FILE};
use crate::outputs::{Record, WAITING};
use crate::publish::LIST_LIMIT;

/// What [`UPDATE_FILE`] says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Since {
    /// Name of the edition that the update was made against.
    pub since: String,
    /// How many files it holds, [`EDITION_FILE`] and this one not counted.
    pub files: usize,
}

/// An edition that can be read.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    place: Place,
    /// Its list of files.
    pub manifest: Manifest,
    /// What it was made against, if it is an update.
    pub since: Option<Since>,
}

#[derive(Debug)]
enum Place {
    Folder,
    /// The archive, the folder in it with a slash at its end, and the names of the files below that.
    Pack {
        archive: Mutex<ZipArchive<BufReader<File>>>,
        folder: String,
        names: BTreeSet<String>,
    },
}

impl Source {
    /// Opens a published folder or a pack, and reads its list of files.
    ///
    /// # Errors
    ///
    /// When it cannot be read or is neither.
    pub fn open(path: &Path) -> Result<Source, PackFailure> {
        let io = |error| PackFailure::Io(path.to_owned(), error);
        if fs::metadata(path).map_err(io)?.is_dir() { Source::folder(path) } else { Source::pack(path) }
    }

    fn folder(path: &Path) -> Result<Source, PackFailure> {
        let no = |why: String| PackFailure::NotAnEdition(path.to_owned(), why);
        let list = path.join(EDITION_FILE);
        // Nothing but a regular file is opened: a named pipe would keep us waiting for ever.
        if !fs::symlink_metadata(&list).is_ok_and(|meta| meta.is_file()) {
            return Err(no(format!("it has no file `{EDITION_FILE}`")));
        }
        let file = File::open(&list).map_err(|error| PackFailure::Io(list.clone(), error))?;
        let bytes = read_at_most(file, LIST_LIMIT).map_err(|error| PackFailure::Io(list, error))?;
        let manifest = Manifest::parse(bytes).map_err(no)?;
        Ok(Source { path: path.to_owned(), place: Place::Folder, manifest, since: None })
    }

    fn pack(path: &Path) -> Result<Source, PackFailure> {
        let no = |why: String| PackFailure::NotAnEdition(path.to_owned(), why);
        let file = File::open(path).map_err(|error| PackFailure::Io(path.to_owned(), error))?;
        let mut archive = ZipArchive::new(BufReader::new(file))
            .map_err(|error| no(format!("it is no whole zip file ({error})")))?;
        // A pack has all its files in one folder; who packed a site by hand may have none.
        // A name that is no text is none of ours.
        let all: Vec<String> =
            archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
        let lists: Vec<&String> = all
            .iter()
            .filter(|name| match name.strip_suffix(EDITION_FILE) {
                Some("") => true,
                Some(folder) => folder.ends_with('/') && folder.matches('/').count() == 1,
                None => false,
            })
            .collect();
        let [list] = lists.as_slice() else {
            return Err(no(match lists.len() {
                0 => format!("there is no `{EDITION_FILE}` in it"),
                _ => format!("there are several `{EDITION_FILE}` in it"),
            }));
        };
        let folder = list.strip_suffix(EDITION_FILE).unwrap_or_default().to_owned();
        let mut read = |name: &str, most: u64| -> Result<Vec<u8>, String> {
            let entry = archive.by_name(name).map_err(|error| error.to_string())?;
            read_at_most(entry, most).map_err(|error| error.to_string())
        };
        let text = read(list, LIST_LIMIT)
            .map_err(|error| no(format!("its `{EDITION_FILE}` cannot be read ({error})")))?;
        let manifest = Manifest::parse(text).map_err(no)?;
        let since = match read(&format!("{folder}{UPDATE_FILE}"), 64 * 1024) {
            Ok(text) => Some(
                serde_json::from_slice(&text)
                    .map_err(|error| no(format!("its `{UPDATE_FILE}` cannot be read ({error})")))?,
            ),
            Err(_) => None,
        };
        let names = all
            .iter()
            .filter_map(|name| name.strip_prefix(folder.as_str()))
            .filter(|name| !name.is_empty() && !name.ends_with('/'))
            .map(str::to_owned)
            .collect();
        let place = Place::Pack { archive: Mutex::new(archive), folder, names };
        Ok(Source { path: path.to_owned(), place, manifest, since })
    }

    /// The folder or the pack.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is a file, whatever stands in it.
    pub fn has(&self, path: &str) -> bool {
        match &self.place {
            Place::Folder => fs::symlink_metadata(self.path.join(path)).is_ok_and(|meta| meta.is_file()),
            Place::Pack { names, .. } => names.contains(path),
        }
    }

    /// The bytes of a file of the list. `None` when it is not there, is not what the list says, or cannot be read: of
    /// a damaged stick or archive nobody knows which.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        let record = self.manifest.files.get(path)?;
        let bytes = match &self.place {
            Place::Folder => read_file(&self.path, path, record)?,
            Place::Pack { archive, folder, .. } => {
                // Who panicked while it read has left nothing half done in it.
                let mut archive = archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                let entry = archive.by_name(&format!("{folder}{path}")).ok()?;
                read_at_most(entry, record.size as u64).ok()?
            }
        };
        (Record::of(&bytes) == *record).then_some(bytes)
    }

    /// Files that are in the place and not in the list, sorted, but for those that systems leave on every disk.
    ///
    /// # Errors
    ///
    /// When a folder cannot be read.
    pub fn extra(&self) -> Result<Vec<String>, PackFailure> {
        let listed = |path: &str| path == EDITION_FILE || self.manifest.files.contains_key(path);
        if let Place::Pack { names, .. } = &self.place {
            let own = |path: &str| listed(path) || self.since.is_some() && path == UPDATE_FILE;
            return Ok(names.iter().filter(|path| !own(path)).cloned().collect());
        }
        let mut extra = Vec::new();
        let walk = WalkDir::new(&self.path).min_depth(1).sort_by_file_name().into_iter();
        for entry in
            walk.filter_entry(|entry| entry.depth() > 1 || !is_litter(&entry.file_name().to_string_lossy()))
        {
            let entry = entry.map_err(|error| {
                let place = error.path().unwrap_or(&self.path).to_owned();
                PackFailure::Io(place, error.into())
            })?;
            if entry.file_type().is_dir() {
                continue;
            }
            let path = entry.path().strip_prefix(&self.path).unwrap_or(entry.path());
            let path: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            let path = path.join("/");
            if !listed(&path) && !is_litter(&entry.file_name().to_string_lossy()) {
                extra.push(path);
            }
        }
        Ok(extra)
    }
}

/// A file below a folder, when it is a regular one of the right size and no link leads to it.
pub(super) fn read_file(folder: &Path, path: &str, record: &Record) -> Option<Vec<u8>> {
    let mut place = folder.to_owned();
    for part in path.split('/') {
        place.push(part);
        if fs::symlink_metadata(&place).ok()?.is_symlink() {
            return None;
        }
    }
    let meta = fs::symlink_metadata(&place).ok()?;
    (meta.is_file() && meta.len() == record.size as u64).then(|| fs::read(place).ok())?
}

/// What Windows, macOS, Android and Linux put onto sticks, and the folder where files of an update wait.
fn is_litter(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        ".DS_Store",
        ".Spotlight-V100",
        ".Trashes",
        ".fseventsd",
        "$RECYCLE.BIN",
        "LOST.DIR",
        "RECYCLER",
        "System Volume Information",
        "Thumbs.db",
        "desktop.ini",
        "lost+found",
        WAITING,
    ];
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
        || name.starts_with("._")
        || name.starts_with(".Trash-")
}

/// All bytes, and an error when there are more than that.
fn read_at_most(from: impl Read, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(std::io::Error::other("it is longer than it says"));
    }
    Ok(bytes)
}

impl From<ZipError> for PackFailure {
    fn from(error: ZipError) -> Self {
        PackFailure::Page(format!("the archive cannot be made: {error}"))
    }
}
