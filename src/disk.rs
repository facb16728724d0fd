//! That what was written is on the disk, and not in the memory of the computer alone: a stick is pulled out, or the power
//! goes, soon after a program says that it is done.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What was changed since it was last waited for.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Changed {
    /// A file was put into its place.
    pub(crate) fn file(&mut self, place: &Path) {
        self.files.insert(place.to_owned());
        self.names(place);
    }

    /// A file or a folder has come, gone or got another name.
    pub(crate) fn names(&mut self, place: &Path) {
        self.folders.extend(place.parent().map(Path::to_owned));
    }
}

/// Waits until all that was changed below a folder is on its disk.
pub(crate) fn settle(folder: &Path, changed: &Changed) -> io::Result<()> {
    // For a site of a thousand files this is many times as quick as one after the other.
    if settle_disk(folder)? {
        return Ok(());
    }
    settle_each(changed)
}

/// Waits for the whole disk that a folder is on, where the system can do that.
#[cfg(target_os = "linux")]
fn settle_disk(folder: &Path) -> io::Result<bool> {
    unless_unknown(rustix::fs::syncfs(File::open(folder)?).map_err(io::Error::from))
        .map(|done| done.is_some())
}

/// Waits for the whole disk that a folder is on, where the system can do that.
#[cfg(not(target_os = "linux"))]
fn settle_disk(_: &Path) -> io::Result<bool> {
    Ok(false)
}

fn settle_each(changed: &Changed) -> io::Result<()> {
    for place in &changed.files {
        // Windows wants the right to write for this.
        match OpenOptions::new().write(true).open(place) {
            Ok(file) => settle_file(&file)?,
            // A blank page that stood there for a moment.
            Err(error) if is_gone(&error) => {}
            Err(error) => return Err(error),
        }
    }
    changed.folders.iter().try_for_each(|folder| settle_names(folder))
}

/// Waits until the bytes of a file are on its disk.
pub(crate) fn settle_file(file: &File) -> io::Result<()> {
    unless_unknown(file.sync_all()).map(drop)
}

/// Waits until the names in a folder are on its disk.
pub(crate) fn settle_names(folder: &Path) -> io::Result<()> {
    // Windows opens no folder, and keeps names itself.
    if !cfg!(unix) {
        return Ok(());
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match File::open(folder) {
        Ok(folder) => settle_file(&folder),
        // It went together with the last file in it.
        Err(error) if is_gone(&error) => Ok(()),
        Err(error) => Err(error),
    }
}

fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// `None` where a disk, of a network for example, does not know how to wait.
fn unless_unknown<T>(outcome: io::Result<T>) -> io::Result<Option<T>> {
    match outcome {
        Ok(done) => Ok(Some(done)),
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_waited_for_and_what_is_gone_is_none_of_it() {
        let dir = tempfile::tempdir().unwrap();
        let mut changed = Changed::default();
        std::fs::write(dir.path().join("a"), "a").unwrap();
        for place in ["a", "gone", "no/folder/b", "a/c"] {
            changed.file(&dir.path().join(place));
        }
        assert_eq!((changed.files.len(), changed.folders.len()), (4, 3));
        settle_each(&changed).unwrap();
        settle(dir.path(), &changed).unwrap();
        // The current folder has no name.
        settle_names(Path::new("")).unwrap();
        // Some systems for containers know only how to wait for each.
        assert!(cfg!(target_os = "linux") || !settle_disk(dir.path()).unwrap());
    }

    #[test]
    fn a_disk_that_knows_no_waiting_is_none_that_has_failed() {
        for kind in [ErrorKind::InvalidInput, ErrorKind::Unsupported] {
            assert!(matches!(unless_unknown::<()>(Err(kind.into())), Ok(None)));
        }
        let failed = unless_unknown::<()>(Err(ErrorKind::StorageFull.into()));
        assert_eq!(failed.unwrap_err().kind(), ErrorKind::StorageFull);
    }
}
