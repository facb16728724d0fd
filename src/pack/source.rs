//! Where an edition is read from: a folder, or a pack.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;
use zip::ZipArchive;
use zip::result::ZipError;

use super::manifest::{LONGEST, Manifest, is_name};
use super::sign::{self, Key, Signed};
use super::{EDITION_FILE, PackFailure, SIGNATURE_FILE, UPDATE_FILE};
use crate::fault::ThemeFault;
use crate::outputs::{Plan, Record, SHELF, WAITING, is_litter};

/// What [`UPDATE_FILE`] says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Since {
    /// Name of the edition that the update was made against.
    pub since: String,
    /// The files that it holds, but for [`EDITION_FILE`] and this one.
    pub files: BTreeSet<String>,
}

impl Since {
    fn parse(bytes: &[u8]) -> Result<Since, String> {
        let since: Since = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if is_name(&since.since) { Ok(since) } else { Err("it names no edition".to_owned()) }
    }
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
    /// The signature of its list, which nobody has checked.
    pub signature: Option<String>,
    /// What [`UPDATE_FILE`] is, if it is an update.
    update: Option<Record>,
}

#[derive(Debug)]
enum Place {
    Folder,
    /// The archive, the folder in it with a slash at its end, the names of the files below that, and of those elsewhere.
    Pack {
        archive: Mutex<ZipArchive<BufReader<File>>>,
        folder: String,
        names: BTreeSet<String>,
        elsewhere: BTreeSet<String>,
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
        let meta = fs::metadata(path).map_err(io)?;
        if meta.is_dir() {
            Source::folder(path)
        } else if meta.is_file() {
            Source::pack(path)
        } else {
            // A named pipe would keep us waiting for ever.
            Err(PackFailure::NotAnEdition(path.to_owned(), "it is neither a folder nor a file".to_owned()))
        }
    }

    fn folder(path: &Path) -> Result<Source, PackFailure> {
        let no = |why: String| PackFailure::NotAnEdition(path.to_owned(), why);
        let list = path.join(EDITION_FILE);
        // Nothing but a regular file is opened: a named pipe would keep us waiting for ever.
        if !fs::symlink_metadata(&list).is_ok_and(|meta| meta.is_file()) {
            return Err(no(format!("it has no file `{EDITION_FILE}`")));
        }
        let file = File::open(&list).map_err(|error| PackFailure::Io(list.clone(), error))?;
        let bytes = read_at_most(file, LONGEST).map_err(|error| PackFailure::Io(list, error))?;
        let manifest = Manifest::parse(bytes).map_err(no)?;
        let signature = path.join(SIGNATURE_FILE);
        let signature = fs::symlink_metadata(&signature)
            .is_ok_and(|meta| meta.is_file())
            .then(|| File::open(signature).and_then(|file| read_at_most(file, sign::LONGEST)).ok());
        let signature = signature.flatten().and_then(|bytes| String::from_utf8(bytes).ok());
        let mut source = Source {
            path: path.to_owned(),
            place: Place::Folder,
            manifest,
            since: None,
            signature,
            update: None,
        };
        // An update that was unpacked. Where its files were copied over those of a site, this is the site.
        let place = path.join(UPDATE_FILE);
        if fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_file())
            && let Ok(bytes) = File::open(place).and_then(|file| read_at_most(file, LONGEST))
            && let Ok(since) = Since::parse(&bytes)
            && !source.manifest.files.keys().any(|path| !since.files.contains(path) && source.has(path))
        {
            source.since = Some(since);
            source.update = Some(Record::of(&bytes));
        }
        Ok(source)
    }

    fn pack(path: &Path) -> Result<Source, PackFailure> {
        let no = |why: String| PackFailure::NotAnEdition(path.to_owned(), why);
        let file = File::open(path).map_err(|error| PackFailure::Io(path.to_owned(), error))?;
        let mut archive = ZipArchive::new(BufReader::new(file))
            .map_err(|_| no("it is no whole zip file; copy it again, or fetch it again".to_owned()))?;
        if entries_of(path).map_err(|error| PackFailure::Io(path.to_owned(), error))?
            != Some(archive.len() as u64 & 0xffff)
        {
            // One program would unpack the first of them, and another the last.
            return Err(no("there are several files of one name in it".to_owned()));
        }
        let all: Vec<String> = archive
            .file_names()
            .map(|name| name.map_or_else(|_| "a name that is no text".to_owned(), Cow::into_owned))
            .collect();
        // A pack has all its files in one folder; who packed a site by hand may have none.
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
        let text = read(list, LONGEST)
            .map_err(|error| no(format!("its `{EDITION_FILE}` cannot be read ({error})")))?;
        let manifest = Manifest::parse(text).map_err(no)?;
        let update = read(&format!("{folder}{UPDATE_FILE}"), LONGEST).ok();
        let since = update.as_deref().map(Since::parse).transpose();
        let since = since.map_err(|error| no(format!("its `{UPDATE_FILE}` cannot be read ({error})")))?;
        let update = update.map(|text| Record::of(&text));
        let signature = read(&format!("{folder}{SIGNATURE_FILE}"), sign::LONGEST).ok();
        let signature = signature.and_then(|bytes| String::from_utf8(bytes).ok());
        let (inside, outside): (Vec<&String>, Vec<&String>) =
            all.iter().filter(|name| !name.ends_with('/')).partition(|name| name.starts_with(&folder));
        let names = inside.into_iter().map(|name| name[folder.len()..].to_owned()).collect();
        let elsewhere = outside.into_iter().cloned().collect();
        let place = Place::Pack { archive: Mutex::new(archive), folder, names, elsewhere };
        Ok(Source { path: path.to_owned(), place, manifest, since, signature, update })
    }

    /// Whether its list was signed by a key, and what the signature says.
    ///
    /// # Errors
    ///
    /// Why it was not, in words that follow "the signature ".
    pub fn signed_by(&self, key: &Key) -> Result<Signed, String> {
        let missing = || format!("is not there: there is no file `{SIGNATURE_FILE}`, or it cannot be read");
        let signed = key.check(&self.manifest.text, self.signature.as_deref().ok_or_else(missing)?)?;
        // What says which files need not be there is signed, too.
        if self.update.is_some()
            && signed.comment != sign::comment_of(&self.manifest.edition, self.update.as_ref())
        {
            return Err(format!("is not that of this `{UPDATE_FILE}`, which says what the update holds"));
        }
        Ok(signed)
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
                if entry.size() != record.size as u64 {
                    return None;
                }
                read_at_most(entry, record.size as u64).ok()?
            }
        };
        (Record::of(&bytes) == *record).then_some(bytes)
    }

    /// What other programs may find in a pack that its directory does not tell: bytes between its files, or files that have another
    /// head than in the directory, or that are links. Of a folder, nothing.
    pub fn hidden(&self) -> Option<String> {
        let Place::Pack { archive, .. } = &self.place else { return None };
        let mut archive = archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        File::open(&self.path)
            .and_then(|mut file| hidden_in(&mut archive, &mut file))
            .unwrap_or_else(|error| Some(format!("it cannot be read ({error})")))
    }

    /// Files that are in the place and not in the list, sorted, but for those that systems leave on every disk.
    ///
    /// # Errors
    ///
    /// When a folder cannot be read.
    pub fn extra(&self) -> Result<Vec<String>, PackFailure> {
        let own = [EDITION_FILE, SIGNATURE_FILE, UPDATE_FILE];
        let listed = |path: &str| own.contains(&path) || self.manifest.files.contains_key(path);
        if let Place::Pack { names, elsewhere, .. } = &self.place {
            let mut extra: Vec<String> =
                names.iter().filter(|path| !listed(path)).chain(elsewhere).cloned().collect();
            extra.sort();
            return Ok(extra);
        }
        let mut extra = Vec::new();
        let walk = WalkDir::new(&self.path).min_depth(1).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| {
            entry.depth() > 1 || {
                let name = entry.file_name().to_string_lossy();
                !is_litter(&name) && name != WAITING && name != SHELF
            }
        }) {
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

/// A whole edition, to be packed once more as it is.
impl Plan for Source {
    fn paths(&self) -> Vec<&str> {
        self.manifest.files.keys().map(String::as_str).collect()
    }

    fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, ThemeFault> {
        let message = "it is missing, or not as the list of files says".to_owned();
        self.read(path).map(Cow::Owned).ok_or_else(|| ThemeFault { path: path.to_owned(), message })
    }

    fn edition_file(&self, _: &BTreeMap<&str, Record>) -> String {
        self.manifest.text.clone()
    }

    fn signature(&self) -> Option<&str> {
        self.signature.as_deref()
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

/// All bytes, and an error when there are more than that.
pub(super) fn read_at_most(from: impl Read, most: u64) -> std::io::Result<Vec<u8>> {
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

/// What [`Source::hidden`] tells. In the file (APPNOTE.TXT, 4.3.6) each entry begins with a head of its own, which says the same as its
/// record in the directory behind them: a program that reads from the beginning must see what one sees that reads from the end.
fn hidden_in(archive: &mut ZipArchive<BufReader<File>>, file: &mut File) -> std::io::Result<Option<String>> {
    let mut entries = Vec::with_capacity(archive.len());
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at)?;
        if entry.is_symlink() || entry.is_dir() != entry.name_raw().ends_with(b"/") {
            return Ok(Some(format!("`{}` is no file", String::from_utf8_lossy(entry.name_raw()))));
        }
        entries.push((entry.header_start(), entry.central_header_start(), entry.compressed_size()));
    }
    entries.sort_unstable();
    let directory = archive.central_directory_start();
    let mut part = |from: u64, length: usize| -> std::io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        file.seek(SeekFrom::Start(from))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    };
    let number = |bytes: &[u8], at: usize| u64::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let (mut expected, mut latest) = (0, directory);
    for (start, record, size) in entries {
        let (own, listed) = (part(start, 30)?, part(record, 46)?);
        let name = part(record + 46, number(&listed, 28) as usize)?;
        // With this flag the sums and sizes stand behind the content, in up to 24 bytes.
        let is_open = number(&listed, 8) & 8 != 0;
        let same = if is_open { own[6..10] == listed[8..12] } else { own[6..26] == listed[8..28] };
        let own_name = part(start + 30, number(&own, 26) as usize)?;
        if !same || own_name != name || !own.starts_with(b"PK\x03\x04") {
            return Ok(Some(format!(
                "`{}` has another head than the directory of the archive says",
                String::from_utf8_lossy(&name)
            )));
        }
        if start != expected {
            break;
        }
        let end = start + 30 + number(&own, 26) + number(&own, 28) + size;
        expected = end;
        if is_open {
            let behind = part(end, 4).unwrap_or_default();
            let signed = behind == *b"PK\x07\x08";
            expected += if signed { 16 } else { 12 };
        }
        latest = latest.max(record + 46 + number(&listed, 28) + number(&listed, 30) + number(&listed, 32));
    }
    let length = file.metadata()?.len();
    // A record of more than 65,535 files has another one before it.
    let ends = [latest + 22, latest + 22 + 76];
    Ok((expected != directory || !ends.contains(&length))
        .then(|| "it has bytes that belong to none of its files".to_owned()))
}

/// How many files a zip archive says that it has, of which it tells the low 16 bits: in the record at its end
/// (APPNOTE.TXT, 4.3.16), behind which there may be a comment. `None` without such a record.
fn entries_of(path: &Path) -> std::io::Result<Option<u64>> {
    const MOST: u64 = 22 + 65_535;
    let mut file = File::open(path)?;
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(MOST)))?;
    let mut end = Vec::new();
    file.take(MOST).read_to_end(&mut end)?;
    let at = end.windows(4).rposition(|bytes| bytes == b"PK\x05\x06");
    let count = at.and_then(|at| end.get(at + 10..at + 12));
    Ok(count.map(|count| u64::from(u16::from_le_bytes([count[0], count[1]]))))
}
