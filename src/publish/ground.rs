//! What stands in the folder before anything is touched: which files are ours, which places are free,
//! and what would have to give way.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::PublishFailure;
use super::blank::blank;
use crate::outputs::{EDITION_FILE, Record, SIGNATURE_FILE, WAITING, folded, folders_of, is_plain};

/// The files of the earlier edition, and what it wrote there.
#[derive(Debug, Default)]
pub(super) struct Ours {
    /// Whether there is an earlier edition.
    known: bool,
    /// Whether a file is ours by its name alone, whatever stands in it.
    by_name: bool,
    /// What may stand in each: one content, or several while a build moves files to their places.
    files: BTreeMap<String, Vec<Record>>,
    /// Path in lower case to path.
    folded: BTreeMap<String, String>,
}

impl Ours {
    /// Takes the paths that a list of files names, without those that no list of ours can name: a list
    /// may come with a folder from anybody. With `by_name` also those count as ours that somebody has
    /// changed.
    pub(super) fn of(earlier: Option<BTreeMap<String, Vec<Record>>>, by_name: bool) -> Ours {
        let known = earlier.is_some();
        let own_names = [EDITION_FILE, SIGNATURE_FILE, WAITING];
        let mut files = earlier.unwrap_or_default();
        files.retain(|path, _| {
            let top = folded(path.split('/').next().unwrap_or_default());
            is_plain(path) && !own_names.contains(&top.trim_end_matches(['.', ' ']))
        });
        let folded = files.keys().map(|path| (folded(path), path.clone())).collect();
        Ours { known, by_name, files, folded }
    }

    /// All of them, sorted, each with what may stand in it.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[Record])> {
        self.files.iter().map(|(path, records)| (path.as_str(), records.as_slice()))
    }

    /// The file of the earlier edition, as that spelled it, which is the one that stands at a path.
    fn at(&self, names: &Names<'_>, path: &str) -> Option<&str> {
        if let Some((path, _)) = self.files.get_key_value(path) {
            return Some(path);
        }
        // `plan.png` can be our `Plan.png`, on a disk that knows no difference. On others it is a file of
        // somebody else, and stands there under this very name.
        let other = self.folded.get(&folded(path))?;
        (names.stands(path) == Some(false)).then_some(other)
    }

    /// Whether what stands in a file of the earlier edition is still what a build wrote there. The file is
    /// read only when its length says nothing.
    fn wrote(&self, folder: &Path, path: &str) -> bool {
        if self.by_name {
            return true;
        }
        let place = folder.join(path);
        let Ok(size) = fs::metadata(&place).map(|meta| meta.len()) else { return false };
        let records = self.files.get(path).map_or(&[][..], Vec::as_slice);
        let known =
            |size: usize| records.iter().any(|record| record.size == size) || blank(path).len() == size;
        // There is nothing to lose in an empty file, and a disk that lost its power leaves such files.
        size == 0
            || usize::try_from(size).is_ok_and(known)
                && fs::read(place).is_ok_and(|bytes| {
                    bytes == blank(path).as_bytes() || records.contains(&Record::of(&bytes))
                })
    }

    /// What a build may do with the file at a path.
    fn whose(&self, names: &Names<'_>, path: &str) -> Whose<'_> {
        match self.at(names, path) {
            None => Whose::Others,
            Some(known) if self.wrote(names.folder, known) => Whose::Ours(known),
            Some(_) => Whose::Changed,
        }
    }
}

/// Whose file stands at a path.
enum Whose<'o> {
    /// A build wrote it; the path as that spelled it.
    Ours(&'o str),
    /// A build wrote a file there, and by now it is another.
    Changed,
    /// No build wrote a file there.
    Others,
}

/// The folder as a build finds it, when nothing stands against publishing there.
#[derive(Debug, Default)]
pub(super) struct Ground {
    /// Planned paths where nothing stands.
    pub(super) bare: BTreeSet<String>,
    /// Stale files of ours that stand where a folder is needed, or in a folder where a file is needed.
    pub(super) in_the_way: BTreeSet<String>,
    /// Planned paths of files where a folder stands that holds nothing but files of ours.
    pub(super) hollow: Vec<String>,
    /// All other files of ours that are no longer planned.
    pub(super) stale: Vec<String>,
    /// Files that are no longer planned and that somebody has changed: they stay.
    pub(super) kept: Vec<String>,
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Nothing,
    File,
    Folder,
    Link,
    /// A named pipe or the like.
    Other,
}

impl Ground {
    /// Looks at every place that will be written to or removed. `holds` tells whether the file at a path
    /// is as it is planned, whoever wrote it; it is `None` before anything is rendered, when nobody can
    /// know, and then only what is never written through is refused.
    pub(super) fn survey(
        folder: &Path,
        planned: &[&str],
        ours: &Ours,
        holds: Option<&dyn Fn(&str) -> bool>,
    ) -> Result<Ground, PublishFailure> {
        let mut ground = Ground::default();
        let mut barred = Barred::default();
        let names = Names::of(folder);
        let mut folders: BTreeMap<&str, Stands> = BTreeMap::new();
        for path in planned {
            let mut stands = None;
            for above in folders_of(path) {
                let there = match folders.get(above) {
                    Some(there) => *there,
                    None => *folders.entry(above).or_insert(look(&folder.join(above))?),
                };
                match there {
                    Stands::Folder => continue,
                    Stands::Link => return Err(PublishFailure::Link(folder.join(above))),
                    Stands::Nothing => {}
                    // No planned file has the path of a folder, so a file of ours here is stale.
                    Stands::File => barred.unless_ours(&names, above, ours, &mut ground.in_the_way),
                    Stands::Other => barred.by_others(above),
                }
                stands = Some(Stands::Nothing);
                break;
            }
            let stands = stands.map_or_else(|| look(&folder.join(path)), Ok)?;
            match stands {
                Stands::Nothing => {
                    ground.bare.insert((*path).to_owned());
                }
                Stands::File if holds.is_none_or(|holds| holds(path)) => {}
                Stands::File => match ours.whose(&names, path) {
                    Whose::Ours(_) => {}
                    Whose::Changed => barred.by_changes(path),
                    Whose::Others => barred.by_others(path),
                },
                Stands::Other => barred.by_others(path),
                Stands::Link => return Err(PublishFailure::Link(folder.join(path))),
                Stands::Folder => {
                    ground.bare.insert((*path).to_owned());
                    ground.hollow.push((*path).to_owned());
                    clear_out(&names, path, ours, &mut ground.in_the_way, &mut barred)?;
                }
            }
        }
        match look(&folder.join(EDITION_FILE))? {
            Stands::Nothing => {}
            Stands::File if ours.known => {}
            Stands::Link => return Err(PublishFailure::Link(folder.join(EDITION_FILE))),
            Stands::File | Stands::Folder | Stands::Other => barred.by_others(EDITION_FILE),
        }
        match look(&folder.join(SIGNATURE_FILE))? {
            Stands::Nothing | Stands::File => {}
            Stands::Link => return Err(PublishFailure::Link(folder.join(SIGNATURE_FILE))),
            Stands::Folder | Stands::Other => barred.by_others(SIGNATURE_FILE),
        }
        // All that bars the way is told at once, and part of it can be known only later.
        if holds.is_none() {
            return Ok(ground);
        }
        barred.failure(folder)?;
        let planned: BTreeSet<&str> = planned.iter().copied().collect();
        for path in ours.files.keys().filter(|path| !planned.contains(path.as_str())) {
            if let Some(link) = folders_of(path).map(|above| folder.join(above)).find(|above| is_link(above))
            {
                return Err(PublishFailure::Link(link));
            }
            // Where something else than a file stands by now, it is not ours and stays.
            if !ground.in_the_way.contains(path) && look(&folder.join(path))? == Stands::File {
                let list = if ours.wrote(folder, path) { &mut ground.stale } else { &mut ground.kept };
                list.push(path.clone());
            }
        }
        Ok(ground)
    }
}

/// What stands against publishing.
#[derive(Debug, Default)]
struct Barred {
    /// Places taken by what no build wrote.
    others: BTreeSet<String>,
    /// Files that a build wrote and somebody has changed since.
    changed: BTreeSet<String>,
}

impl Barred {
    fn by_others(&mut self, path: &str) {
        self.others.insert(path.to_owned());
    }

    fn by_changes(&mut self, path: &str) {
        self.changed.insert(path.to_owned());
    }

    /// Notes a file that has to give way: one that a build wrote does.
    fn unless_ours(&mut self, names: &Names<'_>, path: &str, ours: &Ours, in_the_way: &mut BTreeSet<String>) {
        match ours.whose(names, path) {
            Whose::Ours(known) => drop(in_the_way.insert(known.to_owned())),
            Whose::Changed => self.by_changes(path),
            Whose::Others => self.by_others(path),
        }
    }

    fn failure(self, folder: &Path) -> Result<(), PublishFailure> {
        if !self.others.is_empty() {
            Err(PublishFailure::Occupied(folder.to_owned(), self.others.into_iter().collect()))
        } else if !self.changed.is_empty() {
            Err(PublishFailure::Changed(folder.to_owned(), self.changed.into_iter().collect()))
        } else {
            Ok(())
        }
    }
}

/// Sorts what is in a folder where a file is needed: ours has to give way, anything else stays.
fn clear_out(
    names: &Names<'_>,
    path: &str,
    ours: &Ours,
    in_the_way: &mut BTreeSet<String>,
    barred: &mut Barred,
) -> Result<(), PublishFailure> {
    let place = names.folder.join(path);
    let failed = |error| PublishFailure::Io(place.clone(), error);
    for entry in fs::read_dir(&place).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let inside = format!("{path}/{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            clear_out(names, &inside, ours, in_the_way, barred)?;
        } else if kind.is_file() {
            barred.unless_ours(names, &inside, ours, in_the_way);
        } else {
            barred.by_others(&inside);
        }
    }
    Ok(())
}

/// What becomes of a file of the earlier edition that is no longer planned.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stale<'p> {
    /// It goes.
    Remove,
    /// It is the planned file of this path under its old name.
    Respell(&'p str),
    /// It is the planned file itself.
    Leave,
}

/// Decides about a file that is no longer planned, once all planned files are in their places. `planned`
/// is a planned path that differs only in capital letters; `stands` tells whether a name is there in
/// exactly these letters. A disk that knows the difference then shows both, others one of the two.
pub(super) fn fate<'p>(
    old: &str,
    planned: Option<&'p str>,
    stands: impl Fn(&str) -> Option<bool>,
) -> Stale<'p> {
    let Some(new) = planned else { return Stale::Remove };
    match (stands(old), stands(new)) {
        (Some(true), Some(true)) => Stale::Remove,
        (Some(true), Some(false)) => Stale::Respell(new),
        _ => Stale::Leave,
    }
}

/// The names that a folder and those in it list, each read once.
pub(super) struct Names<'f> {
    folder: &'f Path,
    /// Path of a folder, and the names in it; `None` when it cannot be read.
    listed: RefCell<BTreeMap<String, Option<BTreeSet<OsString>>>>,
}

impl<'f> Names<'f> {
    /// Of a folder as it stands from now on.
    pub(super) fn of(folder: &'f Path) -> Self {
        Names { folder, listed: RefCell::default() }
    }

    /// Whether a path is listed in exactly these letters, whatever the disk thinks of capital letters;
    /// `None` when that cannot be read.
    pub(super) fn stands(&self, path: &str) -> Option<bool> {
        let mut listed = self.listed.borrow_mut();
        for (above, name) in
            folders_of(path).chain([path]).map(|part| part.rsplit_once('/').unwrap_or(("", part)))
        {
            if !listed.contains_key(above) {
                listed.insert(above.to_owned(), list(&self.folder.join(above)));
            }
            if !listed.get(above)?.as_ref()?.contains(OsStr::new(name)) {
                return Some(false);
            }
        }
        Some(true)
    }
}

/// The names in a folder, none when it is no folder; `None` when it cannot be read.
fn list(folder: &Path) -> Option<BTreeSet<OsString>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Some(entry.ok()?.file_name())).collect(),
        Err(error) if is_absent(&error) => Some(BTreeSet::new()),
        Err(_) => None,
    }
}

/// Whether a symbolic link stands at a place.
pub(super) fn is_link(place: &Path) -> bool {
    fs::symlink_metadata(place).is_ok_and(|meta| meta.file_type().is_symlink())
}

fn look(place: &PathBuf) -> Result<Stands, PublishFailure> {
    match fs::symlink_metadata(place) {
        Ok(meta) if meta.is_file() => Ok(Stands::File),
        Ok(meta) if meta.is_dir() => Ok(Stands::Folder),
        Ok(meta) if meta.file_type().is_symlink() => Ok(Stands::Link),
        Ok(_) => Ok(Stands::Other),
        Err(error) if is_absent(&error) => Ok(Stands::Nothing),
        Err(error) => Err(PublishFailure::Io(place.clone(), error)),
    }
}

/// Whether an error says that nothing stands at a place, or that what is above it is no folder.
fn is_absent(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
