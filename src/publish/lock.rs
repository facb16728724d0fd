//! One build at a time in a folder.
//!
//! The lock is the system's, on a file in the folder where new files wait: it ends with the process that
//! holds it, however that ends, so that a killed build never bars the next one. The file goes with its
//! folder when a build is done, and no trace of it is published. A file kept beside the site could not
//! be lost in this way, but it would be published, or left behind beside somebody's folder.
//!
//! A build that waits has opened a file that the build before it removes, and the lock on a removed file
//! keeps nobody away. So who gets a lock looks whether the file that it holds is still the one in its
//! place, and begins anew when it is not. Only who holds the file in the place ever removes it.
//!
//! Some disks know no locks, or those of a network forget them. There a build goes on without: better
//! one that can be disturbed by another than none.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use same_file::Handle;

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

    /// Takes the lock on an opened file; `None` when another build holds it, or has removed the file.
    pub(super) fn of(file: File, waiting: &Path) -> io::Result<Option<Lock>> {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(None),
            // Anything else means that this disk has no locks.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        let lock = Lock { waiting: waiting.to_owned(), file };
        if !lock.is_in_place()? {
            return Ok(None);
        }
        // What a killed build left is of no use.
        clear(waiting)?;
        Ok(Some(lock))
    }

    /// Whether the file that is held is the one that others find.
    fn is_in_place(&self) -> io::Result<bool> {
        let place = self.waiting.join(LOCK_FILE);
        match fs::symlink_metadata(&place) {
            Ok(meta) if meta.is_file() => {}
            Ok(_) => return Ok(false),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error),
        }
        match Handle::from_path(place) {
            Ok(found) => Ok(found == Handle::from_file(self.file.try_clone()?)?),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Removes the folder where files waited, and lets the next build begin. What cannot be removed is
    /// removed by that one. Where the file is no longer in its place the folder is another build's.
    pub(super) fn give_back(self) {
        if !self.is_in_place().unwrap_or(false) {
            return;
        }
        let _ = clear(&self.waiting);
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

/// Removes everything but the file to lock. What somebody else removes at the same time is gone, too.
fn clear(waiting: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(waiting) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_name() == LOCK_FILE {
            continue;
        }
        match entry.file_type().and_then(|kind| remove(&entry.path(), kind.is_dir())) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn remove(place: &Path, is_folder: bool) -> io::Result<()> {
    if is_folder { fs::remove_dir_all(place) } else { fs::remove_file(place) }
}
