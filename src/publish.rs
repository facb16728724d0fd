//! Planned outputs to files on disk.
//!
//! The only module that writes the site. It writes what changed and nothing else, each file whole or
//! not at all, pages after the files they need; it removes what an earlier edition left behind, and
//! it touches no folder that it did not make.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::outputs::{Outputs, is_plain};

/// The file by which a published folder is known.
pub const EDITION_FILE: &str = "edition.json";

/// Ending of a file that is being written.
const UNFINISHED: &str = ".fieldbook-part";

/// What publishing did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that were new or changed.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files of an earlier edition that were removed.
    pub removed: usize,
}

/// A failure of the tool: the folder cannot be written.
#[derive(Debug)]
pub enum PublishFailure {
    /// The folder holds files that no build of fieldbook put there.
    NotOurs(PathBuf),
    /// Something on the way to a file is a symbolic link, which could lead anywhere.
    Link(PathBuf),
    /// The system refused.
    Io(PathBuf, std::io::Error),
}

impl std::fmt::Display for PublishFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PublishFailure::NotOurs(path) => write!(
                f,
                "`{}` holds files that fieldbook did not make; give another folder with `--out`, or `--force` to build there all the same (no file that is already there is removed)",
                path.display()
            ),
            PublishFailure::Link(path) => {
                write!(f, "`{}` is a symbolic link; nothing is written through it", path.display())
            }
            PublishFailure::Io(path, error) => write!(f, "cannot write `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for PublishFailure {}

/// The part of `edition.json` that the next build needs.
#[derive(Deserialize)]
struct Earlier {
    generator: String,
    files: BTreeMap<String, serde::de::IgnoredAny>,
}

/// Makes the folder hold the outputs and nothing of an earlier edition. `force` allows a folder that
/// holds other files; those stay.
pub fn publish(outputs: &Outputs, folder: &Path, force: bool) -> Result<Published, PublishFailure> {
    let earlier = earlier_files(folder);
    if earlier.is_none() && !force && !is_empty(folder)? {
        return Err(PublishFailure::NotOurs(folder.to_owned()));
    }
    let mut done = Published::default();
    let mut made = BTreeSet::new();
    make_folder(folder, folder, &mut made)?;
    if earlier.is_none() {
        // A first build that is killed must not leave a folder that the next one takes for a stranger's.
        let files: BTreeMap<&str, u8> = outputs.iter().map(|(path, _)| (path, 0)).collect();
        let mark = serde_json::json!({ "generator": "fieldbook (unfinished)", "files": files });
        write_whole(&folder.join(EDITION_FILE), mark.to_string().as_bytes())?;
    }
    // Pages last, and the list of files after them: at every moment each page finds what it needs.
    let mut order: Vec<_> = outputs.iter().collect();
    order.sort_by_key(|(path, _)| (rank(path), *path));
    for (path, output) in order {
        let target = folder.join(path);
        if let Some(parent) = target.parent() {
            make_folder(folder, parent, &mut made)?;
        }
        if fs::symlink_metadata(&target).is_ok_and(|meta| meta.file_type().is_symlink()) {
            return Err(PublishFailure::Link(target));
        }
        if fs::read(&target).is_ok_and(|bytes| bytes == output.bytes) {
            done.unchanged += 1;
        } else {
            write_whole(&target, &output.bytes)?;
            done.written += 1;
        }
    }
    for path in earlier.into_iter().flatten() {
        if outputs.get(&path).is_none() && is_plain(&path) {
            let target = folder.join(&path);
            if let Some(link) = link_on_the_way(folder, &target) {
                return Err(PublishFailure::Link(link));
            }
            match fs::remove_file(&target) {
                Ok(()) => done.removed += 1,
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(PublishFailure::Io(target, error)),
            }
            remove_empty_parents(folder, &target);
        }
    }
    Ok(done)
}

fn rank(path: &str) -> u8 {
    match path {
        EDITION_FILE => 2,
        path if path.ends_with(".html") || path.ends_with(".xml") => 1,
        _ => 0,
    }
}

/// Files of the edition that stands in the folder; `None` when fieldbook did not make it.
fn earlier_files(folder: &Path) -> Option<Vec<String>> {
    let text = fs::read_to_string(folder.join(EDITION_FILE)).ok()?;
    let earlier: Earlier = serde_json::from_str(&text).ok()?;
    earlier.generator.starts_with("fieldbook ").then(|| earlier.files.into_keys().collect())
}

fn is_empty(folder: &Path) -> Result<bool, PublishFailure> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(PublishFailure::Io(folder.to_owned(), error)),
    }
}

/// Makes a folder and those above it, up to the published folder itself.
fn make_folder(top: &Path, folder: &Path, made: &mut BTreeSet<PathBuf>) -> Result<(), PublishFailure> {
    if made.contains(folder) {
        return Ok(());
    }
    if folder == top {
        fs::create_dir_all(folder).map_err(|error| PublishFailure::Io(folder.to_owned(), error))?;
    } else {
        if let Some(parent) = folder.parent() {
            make_folder(top, parent, made)?;
        }
        match fs::symlink_metadata(folder) {
            Ok(meta) if meta.file_type().is_symlink() => return Err(PublishFailure::Link(folder.to_owned())),
            Ok(_) => {}
            Err(_) => fs::create_dir(folder).map_err(|error| PublishFailure::Io(folder.to_owned(), error))?,
        }
    }
    made.insert(folder.to_owned());
    Ok(())
}

/// Writes beside the target and renames, so that a reader or a power cut never meets half a file.
fn write_whole(target: &Path, bytes: &[u8]) -> Result<(), PublishFailure> {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(UNFINISHED);
    let part = target.with_file_name(name);
    let write = || -> std::io::Result<()> {
        // What stands there is left over from a build that was killed, or a trap: a link to follow.
        match fs::remove_file(&part) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = File::create_new(&part)?;
        file.write_all(bytes)?;
        drop(file);
        fs::rename(&part, target)
    };
    write().map_err(|error| {
        // What is left of a failed attempt is of no use to anybody.
        let _ = fs::remove_file(&part);
        PublishFailure::Io(target.to_owned(), error)
    })
}

/// The first folder between the published folder and a file that is a symbolic link.
fn link_on_the_way(top: &Path, file: &Path) -> Option<PathBuf> {
    let is_link =
        |folder: &Path| fs::symlink_metadata(folder).is_ok_and(|meta| meta.file_type().is_symlink());
    file.ancestors()
        .skip(1)
        .take_while(|folder| *folder != top)
        .find(|folder| is_link(folder))
        .map(Path::to_owned)
}

fn remove_empty_parents(top: &Path, file: &Path) {
    let mut folder = file.parent();
    while let Some(here) = folder {
        // Fails, and ends, at the first folder that is not empty.
        if here == top || fs::remove_dir(here).is_err() {
            return;
        }
        folder = here.parent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outputs(files: &[(&str, &str)]) -> Outputs {
        let mut outputs = Outputs::default();
        let mut list = BTreeMap::new();
        for (path, text) in files {
            outputs.add(*path, *text, "test");
            list.insert(*path, 1);
        }
        let edition = serde_json::json!({"generator": "fieldbook test", "files": list});
        outputs.add(EDITION_FILE, edition.to_string(), "test");
        outputs
    }

    #[test]
    fn the_second_build_writes_only_what_changed_and_removes_what_is_gone() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("public");
        let first = outputs(&[("en/a.html", "a"), ("en/b.html", "b"), ("old/c.html", "c")]);
        assert_eq!(
            publish(&first, &folder, false).unwrap(),
            Published { written: 4, unchanged: 0, removed: 0 }
        );
        assert_eq!(
            publish(&first, &folder, false).unwrap(),
            Published { written: 0, unchanged: 4, removed: 0 }
        );
        let second = outputs(&[("en/a.html", "a"), ("en/b.html", "B")]);
        assert_eq!(
            publish(&second, &folder, false).unwrap(),
            Published { written: 2, unchanged: 1, removed: 1 }
        );
        assert!(!folder.join("old").exists());
        assert_eq!(fs::read_to_string(folder.join("en/b.html")).unwrap(), "B");
    }

    #[test]
    fn a_folder_of_somebody_else_is_not_touched() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("thesis.doc"), "years of work").unwrap();
        let failure = publish(&outputs(&[("thesis.doc", "x")]), dir.path(), false).unwrap_err();
        assert!(failure.to_string().contains("did not make"), "{failure}");
        assert_eq!(fs::read_to_string(dir.path().join("thesis.doc")).unwrap(), "years of work");
        publish(&outputs(&[("a.html", "x")]), dir.path(), true).unwrap();
        assert!(dir.path().join("thesis.doc").exists());
    }

    #[test]
    fn a_list_of_files_cannot_remove_anything_outside() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("public");
        fs::create_dir(&folder).unwrap();
        fs::write(dir.path().join("precious"), "x").unwrap();
        let list = r#"{"generator": "fieldbook 0", "files": {"../precious": {}, "/etc/hosts": {}}}"#;
        fs::write(folder.join(EDITION_FILE), list).unwrap();
        publish(&outputs(&[("a.html", "x")]), &folder, false).unwrap();
        assert!(dir.path().join("precious").exists());
    }

    #[test]
    fn a_killed_first_build_is_taken_up_again() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("en")).unwrap();
        // `en` stands where a file has to be: the build fails after it has begun.
        publish(&outputs(&[("a.html", "x"), ("en", "x")]), dir.path(), true).unwrap_err();
        fs::remove_dir_all(dir.path().join("en")).unwrap();
        publish(&outputs(&[("a.html", "x"), ("en", "x")]), dir.path(), false).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn traps_on_the_way_are_not_followed() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        let (folder, home) = (dir.path().join("public"), dir.path().join("home"));
        fs::create_dir(&home).unwrap();
        fs::write(home.join("precious"), "x").unwrap();
        publish(&outputs(&[("a.html", "x")]), &folder, false).unwrap();
        symlink(home.join("precious"), folder.join(format!("b.html{UNFINISHED}"))).unwrap();
        publish(&outputs(&[("a.html", "x"), ("b.html", "y")]), &folder, false).unwrap();
        symlink(&home, folder.join("h")).unwrap();
        let list = r#"{"generator": "fieldbook 0", "files": {"h/precious": {}}}"#;
        fs::write(folder.join(EDITION_FILE), list).unwrap();
        assert!(publish(&outputs(&[("a.html", "x")]), &folder, false).is_err());
        assert_eq!(fs::read_to_string(home.join("precious")).unwrap(), "x");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_symbolic_link() {
        let dir = tempfile::tempdir().unwrap();
        let (folder, elsewhere) = (dir.path().join("public"), dir.path().join("elsewhere"));
        fs::create_dir(&elsewhere).unwrap();
        publish(&outputs(&[("a.html", "x")]), &folder, false).unwrap();
        std::os::unix::fs::symlink(&elsewhere, folder.join("en")).unwrap();
        let failure = publish(&outputs(&[("en/b.html", "x")]), &folder, false).unwrap_err();
        assert!(matches!(failure, PublishFailure::Link(_)), "{failure}");
        assert!(!elsewhere.join("b.html").exists());
    }
}
