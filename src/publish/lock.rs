//! One build at a time in a folder.
//!
//! The lock is the system's, on a file in the folder where new files wait: it ends with the process that
//! holds it, however that ends, so that a killed build never bars the next one. The file goes with its
//! folder when a build is done, and no trace of it is published. A file kept beside the site could not
//! be lost in this way, but it would be published, or left behind beside somebody's folder.
//!
//! A build that waits has opened a file that the build before it removes, and the lock on a removed file
//! keeps nobody away. So the file is marked as given back before it is removed, by a length that is not
//! zero, and who gets the lock on such a file begins anew.
//!
//! Some disks know no locks, or those of a network forget them. There a build goes on without: better
//! one that can be disturbed by another than none.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::PublishFailure;
use crate::outputs::WAITING;

/// Name of the file inside the folder where new files wait.
pub(super) const LOCK_FILE: &str = "lock";

/// How long a build waits before it looks again.
const PAUSE: Duration = Duration::from_millis(50);

/// How often a build looks again: five seconds, in which most builds are done.
pub(super) const PATIENCE: u32 = 100;

/// The right to write to a folder, and an empty folder inside it for files that wait.
#[derive(Debug)]
pub(super) struct Lock {
    waiting: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock of a folder that is there, looking again a number of times while another build
    /// holds it.
    pub(super) fn take(folder: &Path, patience: u32) -> Result<Lock, PublishFailure> {
        let waiting = folder.join(WAITING);
        let failed = |error| PublishFailure::Io(waiting.clone(), error);
        for turn in 0..=patience {
            if turn > 0 {
                thread::sleep(PAUSE);
            }
            let lock = open(&waiting).and_then(|file| match file {
                Some(file) => Lock::of(file, &waiting),
                None => Ok(None),
            });
            if let Some(lock) = lock.map_err(failed)? {
                return Ok(lock);
            }
        }
        Err(PublishFailure::Busy(folder.to_owned()))
    }

    /// Takes the lock on an opened file; `None` when another build holds it or has given the file back.
    pub(super) fn of(file: File, waiting: &Path) -> io::Result<Option<Lock>> {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(None),
            // Anything else means that this disk has no locks.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        if file.metadata()?.len() == 0 {
            // What a killed build left is of no use.
            clear(waiting)?;
            return Ok(Some(Lock { waiting: waiting.to_owned(), file }));
        }
        // Given back, and still there if the build before was killed at this very moment.
        let place = waiting.join(LOCK_FILE);
        if fs::symlink_metadata(&place).is_ok_and(|meta| meta.len() > 0) {
            let _ = fs::remove_file(place);
        }
        Ok(None)
    }

    /// Removes the folder where files waited, and lets the next build begin. What cannot be removed is
    /// removed by that one.
    pub(super) fn give_back(self) {
        let _ = clear(&self.waiting);
        let _ = self.file.set_len(1);
        let _ = fs::remove_file(self.waiting.join(LOCK_FILE));
        // Not with all that is in it: the next build may be there already.
        let _ = fs::remove_dir(&self.waiting);
    }
}

/// Opens the file to lock, with the folder it is in. `None` when the build before has just removed them.
/// Whatever else stands in their places is a trap or of no use, and goes.
pub(super) fn open(waiting: &Path) -> io::Result<Option<File>> {
    match fs::symlink_metadata(waiting) {
        Ok(meta) if meta.is_dir() => {}
        Ok(_) => fs::remove_file(waiting)?,
        Err(_) => {}
    }
    if let Err(error) = fs::create_dir(waiting)
        && error.kind() != ErrorKind::AlreadyExists
    {
        return Err(error);
    }
    let place = waiting.join(LOCK_FILE);
    if let Ok(meta) = fs::symlink_metadata(&place)
        && !meta.is_file()
    {
        remove(&place, meta.is_dir())?;
    }
    match OpenOptions::new().read(true).write(true).create(true).truncate(false).open(place) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Removes everything but the file to lock.
fn clear(waiting: &Path) -> io::Result<()> {
    for entry in fs::read_dir(waiting)? {
        let entry = entry?;
        if entry.file_name() != LOCK_FILE {
            remove(&entry.path(), entry.file_type()?.is_dir())?;
        }
    }
    Ok(())
}

fn remove(place: &Path, is_folder: bool) -> io::Result<()> {
    if is_folder { fs::remove_dir_all(place) } else { fs::remove_file(place) }
}
