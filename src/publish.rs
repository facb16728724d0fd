//! Planned files to a folder on disk.
//!
//! The only module that writes the site. Publishing has two halves. First every page is rendered, and
//! what is new or changed is written into a folder of its own beside the site; a theme that fails here
//! costs nothing, because nothing has been touched. Then the new files are moved to their places, each
//! whole, what pages need before the pages; what is stale is removed and the list of files is written
//! last. It touches no folder that it did not make.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Deserialize;

use crate::fault::ThemeFault;
use crate::outputs::{EDITION_FILE, Plan, Record, is_plain};

/// Folder inside the published one where new files wait for their places.
const WAITING: &str = ".fieldbook-part";

/// What `generator` says in the list of files while a build is moving files to their places.
const UNFINISHED: &str = "fieldbook (unfinished)";

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

/// Why nothing, or not all, was published.
#[derive(Debug)]
pub enum PublishFailure {
    /// Pages that the theme cannot render. Nothing was touched.
    Theme(Vec<ThemeFault>),
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
            PublishFailure::Theme(_) => write!(f, "nothing was published: the theme cannot be used"),
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

/// The part of [`EDITION_FILE`] that the next build needs.
#[derive(Deserialize)]
struct Earlier {
    generator: String,
    files: BTreeMap<String, serde::de::IgnoredAny>,
}

/// Makes the folder hold the planned files and nothing of an earlier edition. `force` allows a folder
/// that holds other files; those stay.
///
/// # Errors
///
/// When the theme cannot render a page, or the folder is not ours or cannot be written. Up to the point
/// where all pages are rendered a failure leaves the folder as it was.
pub fn publish(plan: &impl Plan, folder: &Path, force: bool) -> Result<Published, PublishFailure> {
    let earlier = earlier_files(folder);
    if earlier.is_none() && !force && !is_empty(folder)? {
        return Err(PublishFailure::NotOurs(folder.to_owned()));
    }
    let was_there = folder.exists();
    let waiting = folder.join(WAITING);
    let staged = stage(plan, folder, &waiting);
    if staged.is_err() {
        // Nothing has been touched yet, and nothing of the attempt should stay.
        let _ = fs::remove_dir_all(&waiting);
        if !was_there {
            let _ = fs::remove_dir(folder);
        }
    }
    let staged = staged?;
    let done = settle(plan, folder, &staged, earlier.unwrap_or_default())?;
    let _ = fs::remove_dir_all(&waiting);
    Ok(done)
}

/// A planned file, and where its new bytes wait when it is new or changed.
struct Staged<'p> {
    path: &'p str,
    record: Record,
    waits: Option<PathBuf>,
}

/// Renders everything, and writes what is new or changed where it waits.
fn stage<'p>(plan: &'p impl Plan, folder: &Path, waiting: &Path) -> Result<Vec<Staged<'p>>, PublishFailure> {
    make_folder(folder, folder, &mut BTreeSet::new())?;
    clear(waiting)?;
    fs::create_dir(waiting).map_err(|error| PublishFailure::Io(waiting.to_owned(), error))?;
    let outcomes: Vec<Result<Staged<'p>, PublishFailure>> = plan
        .paths()
        .into_par_iter()
        .enumerate()
        .map(|(at, path)| {
            let bytes = plan.bytes(path).map_err(|fault| PublishFailure::Theme(vec![fault]))?;
            let waits = if holds(&folder.join(path), &bytes) {
                None
            } else {
                let place = waiting.join(at.to_string());
                write_new(&place, &bytes).map_err(|error| PublishFailure::Io(folder.join(path), error))?;
                Some(place)
            };
            Ok(Staged { path, record: Record::of(&bytes), waits })
        })
        .collect();
    let mut staged = Vec::with_capacity(outcomes.len());
    let mut faults: Vec<ThemeFault> = Vec::new();
    let mut other = None;
    for outcome in outcomes {
        match outcome {
            Ok(file) => staged.push(file),
            // A template that fails does so on every page it renders: once is enough.
            Err(PublishFailure::Theme(more)) => {
                let new = more.into_iter().filter(|fault| !faults.contains(fault)).collect::<Vec<_>>();
                faults.extend(new);
            }
            Err(failure) => other = other.or(Some(failure)),
        }
    }
    match other {
        _ if !faults.is_empty() => Err(PublishFailure::Theme(faults)),
        Some(failure) => Err(failure),
        None => Ok(staged),
    }
}

/// Moves what waits to its place, removes what is stale and writes the list of files.
fn settle(
    plan: &impl Plan,
    folder: &Path,
    staged: &[Staged<'_>],
    earlier: BTreeSet<String>,
) -> Result<Published, PublishFailure> {
    let mut done = Published::default();
    let mut made = BTreeSet::from([folder.to_owned()]);
    let records: BTreeMap<&str, Record> =
        staged.iter().map(|file| (file.path, file.record.clone())).collect();
    let edition = plan.edition_file(&records);
    let same_edition = holds(&folder.join(EDITION_FILE), edition.as_bytes());
    if !same_edition {
        // A build that is killed from here on must leave a folder that the next one knows as ours, with
        // a list of all that may have to be removed.
        let all: BTreeSet<&str> = records.keys().copied().chain(earlier.iter().map(String::as_str)).collect();
        let files: BTreeMap<&str, u8> = all.into_iter().map(|path| (path, 0)).collect();
        let mark = serde_json::json!({ "generator": UNFINISHED, "files": files });
        write_whole(folder, EDITION_FILE, mark.to_string().as_bytes())?;
    }
    // Pages last: at every moment each page finds what it needs.
    let mut order: Vec<&Staged<'_>> = staged.iter().collect();
    order.sort_by_key(|file| (is_page(file.path), file.path));
    for file in order {
        let target = folder.join(file.path);
        if let Some(parent) = target.parent() {
            make_folder(folder, parent, &mut made)?;
        }
        if fs::symlink_metadata(&target).is_ok_and(|meta| meta.file_type().is_symlink()) {
            return Err(PublishFailure::Link(target));
        }
        match &file.waits {
            Some(place) => {
                fs::rename(place, &target).map_err(|error| PublishFailure::Io(target, error))?;
                done.written += 1;
            }
            None => done.unchanged += 1,
        }
    }
    for path in &earlier {
        if !records.contains_key(path.as_str()) && is_plain(path) && path != EDITION_FILE {
            let target = folder.join(path);
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
    if same_edition {
        done.unchanged += 1;
    } else {
        write_whole(folder, EDITION_FILE, edition.as_bytes())?;
        done.written += 1;
    }
    Ok(done)
}

/// Whether a path is what a reader opens, and not what a page needs.
fn is_page(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".xml")
}

/// Whether a file has exactly these bytes. Sizes are compared first: most changed files have another.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|found| found == bytes)
}

/// Removes what a killed build left where new files wait; a link there is a trap and goes, too.
fn clear(waiting: &Path) -> Result<(), PublishFailure> {
    let removed = match fs::symlink_metadata(waiting) {
        Ok(meta) if meta.is_dir() => fs::remove_dir_all(waiting),
        Ok(_) => fs::remove_file(waiting),
        Err(_) => Ok(()),
    };
    removed.map_err(|error| PublishFailure::Io(waiting.to_owned(), error))
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)
}

/// Writes a file of the folder where files wait, then moves it to its place.
fn write_whole(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), PublishFailure> {
    let place = folder.join(WAITING).join(path);
    let target = folder.join(path);
    if fs::symlink_metadata(&target).is_ok_and(|meta| meta.file_type().is_symlink()) {
        return Err(PublishFailure::Link(target));
    }
    write_new(&place, bytes)
        .and_then(|()| fs::rename(&place, &target))
        .map_err(|error| PublishFailure::Io(target, error))
}

/// Files of the edition that stands in the folder; `None` when fieldbook did not make it.
fn earlier_files(folder: &Path) -> Option<BTreeSet<String>> {
    let text = fs::read_to_string(folder.join(EDITION_FILE)).ok()?;
    let earlier: Earlier = serde_json::from_str(&text).ok()?;
    earlier.generator.starts_with("fieldbook ").then(|| earlier.files.into_keys().collect())
}

fn is_empty(folder: &Path) -> Result<bool, PublishFailure> {
    match fs::read_dir(folder) {
        // Files that wait may be left of a first build that was killed.
        Ok(mut entries) => Ok(entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == WAITING))),
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
    use std::borrow::Cow;

    use super::*;

    /// A plan of a few files; one whose text is `fault` cannot be rendered.
    struct Files(BTreeMap<String, String>);

    impl Plan for Files {
        fn paths(&self) -> Vec<&str> {
            self.0.keys().map(String::as_str).collect()
        }

        fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, ThemeFault> {
            match self.0[path].as_str() {
                "fault" => Err(ThemeFault { path: "themes/x".to_owned(), message: "no".to_owned() }),
                text => Ok(Cow::Borrowed(text.as_bytes())),
            }
        }

        fn edition_file(&self, files: &BTreeMap<&str, Record>) -> String {
            serde_json::json!({"generator": "fieldbook test", "files": files}).to_string()
        }
    }

    fn outputs(files: &[(&str, &str)]) -> Files {
        Files(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
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
        // Killed still earlier, nothing is there but files that wait.
        let early = tempfile::tempdir().unwrap();
        fs::create_dir(early.path().join(WAITING)).unwrap();
        fs::write(early.path().join(WAITING).join("0"), "half").unwrap();
        publish(&outputs(&[("a.html", "x")]), early.path(), false).unwrap();
        assert!(!early.path().join(WAITING).exists());
    }

    #[test]
    fn what_a_killed_build_had_moved_is_removed_when_it_is_no_longer_planned() {
        let dir = tempfile::tempdir().unwrap();
        publish(&outputs(&[("a.html", "1")]), dir.path(), false).unwrap();
        fs::create_dir(dir.path().join("zz.html")).unwrap();
        // `zz.html` stands in the way: the build stops after `b.html` has been moved to its place.
        publish(&outputs(&[("a.html", "2"), ("b.html", "2"), ("zz.html", "2")]), dir.path(), false)
            .unwrap_err();
        assert!(dir.path().join("b.html").exists());
        fs::remove_dir(dir.path().join("zz.html")).unwrap();
        publish(&outputs(&[("a.html", "3")]), dir.path(), false).unwrap();
        assert!(!dir.path().join("b.html").exists());
    }

    #[test]
    fn a_page_that_cannot_be_rendered_leaves_the_site_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("public");
        let broken = outputs(&[("a.html", "2"), ("b.html", "fault"), ("c.html", "fault")]);
        let failure = publish(&broken, &folder, false).unwrap_err();
        assert!(matches!(&failure, PublishFailure::Theme(faults) if faults.len() == 1), "{failure:?}");
        assert!(!folder.exists());
        publish(&outputs(&[("a.html", "1"), ("z.html", "1")]), &folder, false).unwrap();
        publish(&broken, &folder, false).unwrap_err();
        assert_eq!(fs::read_to_string(folder.join("a.html")).unwrap(), "1");
        assert!(folder.join("z.html").exists() && !folder.join(WAITING).exists());
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
        symlink(&home, folder.join(WAITING)).unwrap();
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
