//! What stands in the folder before anything is touched: which files are ours, which places are free,
//! and what would have to give way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::PublishFailure;
use crate::outputs::{EDITION_FILE, WAITING, folded, folders_of, is_plain};

/// The files of the earlier edition.
#[derive(Debug, Default)]
pub(super) struct Ours {
    /// Whether there is an earlier edition.
    known: bool,
    files: BTreeSet<String>,
    /// Path in lower case to path.
    folded: BTreeMap<String, String>,
}

impl Ours {
    /// Takes the paths that a list of files names, without those that no list of ours can name: a list
    /// may come with a folder from anybody.
    pub(super) fn of(earlier: Option<BTreeSet<String>>) -> Ours {
        let known = earlier.is_some();
        let own_names = [EDITION_FILE, WAITING];
        let mut files = earlier.unwrap_or_default();
        files.retain(|path| {
            let top = folded(path.split('/').next().unwrap_or_default());
            is_plain(path) && !own_names.contains(&top.trim_end_matches(['.', ' ']))
        });
        let folded = files.iter().map(|path| (folded(path), path.clone())).collect();
        Ours { known, files, folded }
    }

    /// All of them, sorted.
    pub(super) fn files(&self) -> impl Iterator<Item = &String> {
        self.files.iter()
    }

    /// The file of the earlier edition, as that spelled it, which is the one that stands at a path.
    fn at(&self, folder: &Path, path: &str) -> Option<&str> {
        if let Some(path) = self.files.get(path) {
            return Some(path);
        }
        // `plan.png` can be our `Plan.png`, on a disk that knows no difference. On others it is a file of
        // somebody else, and stands there under this very name.
        let other = self.folded.get(&folded(path))?;
        (stands_exactly(folder, path) == Some(false)).then_some(other)
    }
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
    /// Looks at every place that will be written to or removed.
    pub(super) fn survey(folder: &Path, planned: &[&str], ours: &Ours) -> Result<Ground, PublishFailure> {
        let mut ground = Ground::default();
        let mut occupied = BTreeSet::new();
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
                    Stands::File if let Some(stale) = ours.at(folder, above) => {
                        ground.in_the_way.insert(stale.to_owned());
                    }
                    Stands::File | Stands::Other => {
                        occupied.insert(above.to_owned());
                    }
                }
                stands = Some(Stands::Nothing);
                break;
            }
            let stands = stands.map_or_else(|| look(&folder.join(path)), Ok)?;
            match stands {
                Stands::Nothing => {
                    ground.bare.insert((*path).to_owned());
                }
                Stands::File if ours.at(folder, path).is_some() => {}
                Stands::File | Stands::Other => {
                    occupied.insert((*path).to_owned());
                }
                Stands::Link => return Err(PublishFailure::Link(folder.join(path))),
                Stands::Folder => {
                    ground.bare.insert((*path).to_owned());
                    ground.hollow.push((*path).to_owned());
                    clear_out(folder, path, ours, &mut ground.in_the_way, &mut occupied)?;
                }
            }
        }
        match look(&folder.join(EDITION_FILE))? {
            Stands::Nothing => {}
            Stands::File if ours.known => {}
            Stands::Link => return Err(PublishFailure::Link(folder.join(EDITION_FILE))),
            Stands::File | Stands::Folder | Stands::Other => {
                occupied.insert(EDITION_FILE.to_owned());
            }
        }
        if !occupied.is_empty() {
            return Err(PublishFailure::Occupied(folder.to_owned(), occupied.into_iter().collect()));
        }
        let planned: BTreeSet<&str> = planned.iter().copied().collect();
        for path in ours.files.iter().filter(|path| !planned.contains(path.as_str())) {
            if let Some(link) = folders_of(path).map(|above| folder.join(above)).find(|above| is_link(above))
            {
                return Err(PublishFailure::Link(link));
            }
            // Where something else than a file stands by now, it is not ours and stays.
            if !ground.in_the_way.contains(path) && look(&folder.join(path))? == Stands::File {
                ground.stale.push(path.clone());
            }
        }
        Ok(ground)
    }
}

/// Sorts what is in a folder where a file is needed: ours has to give way, anything else stays.
fn clear_out(
    folder: &Path,
    path: &str,
    ours: &Ours,
    in_the_way: &mut BTreeSet<String>,
    occupied: &mut BTreeSet<String>,
) -> Result<(), PublishFailure> {
    let place = folder.join(path);
    let failed = |error| PublishFailure::Io(place.clone(), error);
    for entry in fs::read_dir(&place).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let inside = format!("{path}/{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            clear_out(folder, &inside, ours, in_the_way, occupied)?;
        } else if let Some(stale) = ours.at(folder, &inside).filter(|_| kind.is_file()) {
            in_the_way.insert(stale.to_owned());
        } else {
            occupied.insert(inside);
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

/// Whether the folder lists a path in exactly these letters, whatever the disk thinks of capital
/// letters; `None` when that cannot be read.
pub(super) fn stands_exactly(folder: &Path, path: &str) -> Option<bool> {
    let mut here = folder.to_owned();
    for part in path.split('/') {
        let mut found = false;
        match fs::read_dir(&here) {
            Ok(entries) => {
                for entry in entries {
                    found |= entry.ok()?.file_name() == part;
                }
            }
            Err(error) if is_absent(&error) => {}
            Err(_) => return None,
        }
        if !found {
            return Some(false);
        }
        here.push(part);
    }
    Some(true)
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
