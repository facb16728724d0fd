//! Planned files to a folder on disk.
//!
//! The only module that writes the site. Publishing has two halves. First every page is rendered, and
//! what is new or changed is written into a folder inside the published one, where it waits; a theme
//! that fails here costs nothing, because nothing of the site has been touched. Then the new files are
//! moved to their places, each whole, in an order in which no link of any page ever leads nowhere; what
//! is stale is removed and the list of files is written last. Between the two halves every place is
//! looked at: a file that fieldbook did not write is never replaced and never removed. It knows what it wrote
//! by the sums in the list of files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Deserialize;

use self::blank::blank;
use self::ground::{Ground, Names, Ours, Stale, is_link};
use self::lock::Lock;
use crate::disk::Changed;
use crate::fault::ThemeFault;
use crate::outputs::{EDITION_FILE, Plan, Record, SIGNATURE_FILE, SiteName, WAITING, folded, is_litter};

mod blank;
mod ground;
mod lock;
#[cfg(test)]
mod tests;

/// What `generator` says in the list of files while a build is moving files to their places.
pub(crate) const UNFINISHED: &str = "fieldbook (unfinished)";

/// Largest list of files that is read, in bytes: two million files.
const LIST_LIMIT: u64 = 256 * 1024 * 1024;

/// What publishing did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that were new or changed.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files of an earlier edition that were removed.
    pub removed: usize,
    /// Files of an earlier edition that somebody has changed since. They are no longer part of the site,
    /// and stay.
    pub kept: Vec<String>,
}

/// Why nothing, or not all, was published.
#[derive(Debug)]
pub enum PublishFailure {
    /// The search index could not be made. Nothing was touched.
    Index(String),
    /// Pages that the theme cannot render. Nothing was touched.
    Theme(Vec<ThemeFault>),
    /// The folder holds files that no build of fieldbook put there.
    NotOurs(PathBuf),
    /// Files that no build of fieldbook put into the folder stand where planned files belong. Nothing
    /// was touched.
    Occupied(PathBuf, Vec<String>),
    /// Files that a build of fieldbook wrote and somebody has changed since stand where planned files
    /// belong. Nothing was touched.
    Changed(PathBuf, Vec<String>),
    /// Something on the way to a file is a symbolic link, which could lead anywhere.
    Link(PathBuf),
    /// Another build has the folder.
    Busy(PathBuf),
    /// The system refused.
    Io(PathBuf, std::io::Error),
}

impl std::fmt::Display for PublishFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PublishFailure::Index(error) => {
                write!(f, "nothing was published: the search index cannot be made ({error})")
            }
            PublishFailure::Theme(_) => write!(f, "nothing was published: the theme cannot be used"),
            PublishFailure::NotOurs(path) => write!(
                f,
                "`{}` holds files that fieldbook did not make; give another folder with `--out`, or `--force` to build there all the same (no file that is already there is changed or removed)",
                path.display()
            ),
            PublishFailure::Occupied(folder, paths) => write!(
                f,
                "nothing was published: in `{}` the site needs places that are taken by files fieldbook did not make: {}; move them elsewhere, or give another folder with `--out`",
                folder.display(),
                named(paths)
            ),
            PublishFailure::Changed(folder, paths) => write!(
                f,
                "nothing was published: in `{}` somebody has changed files that fieldbook wrote: {}; what the site needs belongs into `content/` or the theme; with `--force` these files are replaced",
                folder.display(),
                named(paths)
            ),
            PublishFailure::Link(path) => {
                write!(f, "`{}` is a symbolic link; nothing is written through it", path.display())
            }
            PublishFailure::Busy(folder) => write!(
                f,
                "another build is writing to `{}`; wait until it is done, then build again",
                folder.display()
            ),
            PublishFailure::Io(path, error) => write!(f, "cannot write `{}`: {error}", path.display()),
        }
    }
}

/// Files that a failure names.
const SHOWN: usize = 5;

/// The first of some paths, each between backticks, and how many more there are.
pub(crate) fn named(paths: &[String]) -> String {
    let named = paths.iter().take(SHOWN).map(|path| format!("`{}`", crate::diag::shown_path(path)));
    let named = named.collect::<Vec<_>>().join(", ");
    match paths.len().saturating_sub(SHOWN) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

impl std::error::Error for PublishFailure {}

/// The part of [`EDITION_FILE`] that the next build needs.
#[derive(Deserialize)]
struct Earlier {
    generator: String,
    files: BTreeMap<String, Wrote>,
}

/// What a list of files says of one of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Wrote {
    /// What stands there.
    One(Record),
    /// What may stand there: a build was moving files to their places.
    OneOf(Vec<Record>),
    /// Nothing by which a file could be known.
    Other(serde::de::IgnoredAny),
}

/// Called before each single change of the site, so that tests can stop there.
type Step<'s> = &'s mut dyn FnMut() -> std::io::Result<()>;

/// Waits until what was changed is on the disk of the folder.
type Wait<'s> = &'s mut dyn FnMut(&Path, &Changed) -> std::io::Result<()>;

/// Tells whether a path is listed in exactly these letters, so that tests can show a disk that knows no
/// difference between capital and small ones.
type Spelling = fn(&Names<'_>, &str) -> Option<bool>;

/// What the disk itself says.
const AS_LISTED: Spelling = |names, path| names.stands(path);

/// Makes the folder hold the planned files and nothing of an earlier edition. A file that somebody has
/// changed since a build wrote it is not replaced, and stays when it is no longer planned. `force` allows a
/// folder that holds other files, which stay, and takes a file for ours by its name in the list of the
/// earlier edition, whoever changed it.
///
/// # Errors
///
/// When the theme cannot render a page, or the folder is not ours, in use by another build or cannot be
/// written. Up to the point where all pages are rendered and every place has been looked at a failure
/// leaves the site as it was. After that only the system itself can refuse; what has been done till then
/// stays, and the next build goes on from there.
pub fn publish(plan: &impl Plan, folder: &Path, force: bool) -> Result<Published, PublishFailure> {
    // Who builds has what the site is made from, and builds again when the power has gone: nobody waits for the disk at
    // each build, of which there are many in a day.
    publish_in_steps(plan, folder, force, lock::PATIENCE, AS_LISTED, &mut || Ok(()), &mut |_, _| Ok(()))
}

/// Does what [`publish`] does, and waits for the disk: before the first change until it has the list by which the next run
/// knows what is ours, then until it has all files before it gets the list of them, and at the end until it has that.
///
/// # Errors
///
/// As of [`publish`].
pub(crate) fn publish_to_last(
    plan: &impl Plan,
    folder: &Path,
    force: bool,
) -> Result<Published, PublishFailure> {
    let wait: Wait<'_> = &mut crate::disk::settle;
    publish_in_steps(plan, folder, force, lock::PATIENCE, AS_LISTED, &mut || Ok(()), wait)
}

fn publish_in_steps(
    plan: &impl Plan,
    folder: &Path,
    force: bool,
    patience: u32,
    spelling: Spelling,
    step: Step<'_>,
    wait: Wait<'_>,
) -> Result<Published, PublishFailure> {
    // Before anything is made: a folder of somebody else gets nothing, not even a lock.
    earlier_edition(folder, force)?;
    let was_there = folder.exists();
    fs::create_dir_all(folder).map_err(|error| PublishFailure::Io(folder.to_owned(), error))?;
    let outcome = Lock::take(folder, patience).and_then(|lock| {
        let outcome = publish_locked(plan, folder, force, spelling, Hands::new(folder, step, wait));
        // On errors, too: what waits is of no use to the next build.
        lock.give_back();
        outcome
    });
    if outcome.is_err() && !was_there {
        // Goes only when it is empty.
        let _ = fs::remove_dir(folder);
    }
    outcome
}

fn publish_locked(
    plan: &impl Plan,
    folder: &Path,
    force: bool,
    spelling: Spelling,
    mut hands: Hands<'_>,
) -> Result<Published, PublishFailure> {
    // Once more: another build may have had the folder until now.
    let ours = Ours::of(earlier_edition(folder, force)?, force);
    let paths = plan.paths();
    // Links are refused before anything is read through them. The rest is looked at after rendering:
    // only then can be told whether a file is as it is planned, and rendering gives time for somebody to
    // put a file there.
    Ground::survey(folder, &paths, &ours, None)?;
    let staged = stage(plan, folder)?;
    let same: BTreeSet<&str> =
        staged.iter().filter(|file| file.waits.is_none()).map(|file| file.path).collect();
    let ground = Ground::survey(folder, &paths, &ours, Some(&|path| same.contains(path)))?;
    settle(plan, &staged, &ours, &ground, spelling, &mut hands)
}

/// A planned file, and where its new bytes wait when it is new or changed.
struct Staged<'p> {
    path: &'p str,
    record: Record,
    waits: Option<PathBuf>,
}

/// Renders everything, and writes what is new or changed where it waits.
fn stage<'p>(plan: &'p impl Plan, folder: &Path) -> Result<Vec<Staged<'p>>, PublishFailure> {
    let waiting = folder.join(WAITING);
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
///
/// A build can be killed between any two steps, and at each of these moments every link of every page
/// leads to a file, and the list of files names all that fieldbook wrote and nothing else:
///
/// 1. The mark: a list of the earlier files and of those to come.
/// 2. What stands in the way: a stale file where a folder is needed, or the other way round. Here alone
///    a link can break, in the rare edition that makes a folder of a page's path.
/// 3. Assets. Nothing refers to them yet, and their names change with their bytes; a file of the theme's
///    `root/` has a new content already for old pages.
/// 4. A blank page at the place of every new page. New pages refer to each other, so that no order of
///    their own could do; from now on every place that a page of either edition refers to is taken.
/// 5. The directories of searches, which lead to assets and to pages; new feeds, then new pages, then changed feeds and pages. Readers meet pages of both editions, and
///    blank ones where a new page is not there yet.
/// 6. Blank pages in the place of stale ones, which may refer to each other, too; then stale pages and
///    feeds go, then stale assets, to which no page refers any more.
/// 7. The list of files.
fn settle(
    plan: &impl Plan,
    staged: &[Staged<'_>],
    ours: &Ours,
    ground: &Ground,
    spelling: Spelling,
    hands: &mut Hands<'_>,
) -> Result<Published, PublishFailure> {
    let folder = hands.folder;
    let records: BTreeMap<&str, Record> =
        staged.iter().map(|file| (file.path, file.record.clone())).collect();
    let edition = plan.edition_file(&records);
    let same_edition = holds(&folder.join(EDITION_FILE), edition.as_bytes());
    let mut done = Published { kept: ground.kept.clone(), ..Published::default() };
    if !same_edition {
        // A build that is killed from here on must leave a folder that the next one knows as ours, with
        // a list of all that may have to be removed, and with all that a build may have written there: a
        // file that somebody puts at a planned path afterwards is none of ours.
        let mut files: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
        let kept: BTreeSet<&str> = ground.kept.iter().map(String::as_str).collect();
        for (path, wrote) in ours.files().filter(|(path, _)| !kept.contains(path)) {
            files.entry(path).or_default().extend(wrote);
        }
        for (path, record) in &records {
            let wrote = files.entry(path).or_default();
            if !wrote.contains(&record) {
                wrote.push(record);
            }
        }
        // The later of the two days: an update that takes over from here is not to bring back an older edition.
        // Of two sites it is that of the one to come.
        let (before, coming) = (told_by(folder), Told::of(&edition));
        let date = before
            .date
            .filter(|_| !is_other(&before.site, &coming.site))
            .into_iter()
            .chain(coming.date)
            .max();
        let mark = serde_json::json!({
            "generator": UNFINISHED, "date": date, "site": coming.site, "files": files,
        });
        hands.replace(EDITION_FILE, mark.to_string().as_bytes())?;
        // It belongs to the list that has just gone.
        hands.remove(SIGNATURE_FILE)?;
        hands.wait()?;
    }
    for path in &ground.in_the_way {
        done.removed += usize::from(hands.remove(path)?);
    }
    for path in &ground.hollow {
        hands.remove_hollow(path)?;
    }

    let new = |file: &Staged<'_>| ground.bare.contains(file.path);
    let moves: Vec<&Staged<'_>> = staged.iter().filter(|file| file.waits.is_some()).collect();
    let pages = || moves.iter().filter(|file| Sort::of(file.path) == Sort::Page && new(file));
    for file in moves.iter().filter(|file| Sort::of(file.path) == Sort::Asset) {
        hands.move_in(file)?;
    }
    for file in pages() {
        hands.replace(file.path, blank(file.path).as_bytes())?;
    }
    for file in moves.iter().filter(|file| Sort::of(file.path) == Sort::Directory) {
        hands.move_in(file)?;
    }
    for file in moves.iter().filter(|file| Sort::of(file.path) == Sort::Feed && new(file)) {
        hands.move_in(file)?;
    }
    for file in pages() {
        hands.move_in(file)?;
    }
    for file in moves.iter().filter(|file| Sort::of(file.path) > Sort::Directory && !new(file)) {
        hands.move_in(file)?;
    }
    done.written += moves.len();
    done.unchanged += staged.len() - moves.len();

    let by_folded: BTreeMap<String, &str> = records.keys().map(|path| (folded(path), *path)).collect();
    let mut stale = Vec::new();
    // As they stand before the first is respelled, which may respell the folder of others, too.
    let names = Names::of(folder);
    for path in &ground.stale {
        let planned = by_folded.get(&folded(path)).copied();
        match ground::fate(path, planned, |path| spelling(&names, path)) {
            Stale::Remove => stale.push(path),
            Stale::Respell(new) => hands.respell(path, new)?,
            Stale::Leave => {}
        }
    }
    for path in stale.iter().filter(|path| Sort::of(path) == Sort::Page) {
        hands.replace(path, blank(path).as_bytes())?;
    }
    stale.sort_by_key(|path| std::cmp::Reverse(Sort::of(path)));
    for path in stale {
        done.removed += usize::from(hands.remove(path)?);
    }
    if same_edition {
        done.unchanged += 1;
    } else {
        hands.wait()?;
        hands.replace(EDITION_FILE, edition.as_bytes())?;
        done.written += 1;
    }
    if let Some(signature) = plan.signature()
        && !holds(&folder.join(SIGNATURE_FILE), signature.as_bytes())
    {
        hands.replace(SIGNATURE_FILE, signature.as_bytes())?;
    }
    hands.wait()?;
    Ok(done)
}

/// What a file is for the order of moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// What pages need.
    Asset,
    /// What names assets and pages and keeps its own name: it comes when they are there, and they go when it is another.
    Directory,
    /// What refers to pages and cannot stand blank: feeds and maps of the site.
    Feed,
    /// What a reader opens.
    Page,
}

impl Sort {
    fn of(path: &str) -> Sort {
        if path.ends_with(".html") {
            Sort::Page
        } else if path.ends_with(".xml") {
            Sort::Feed
        } else if path.starts_with("search/") && path.ends_with("/directory.js") {
            Sort::Directory
        } else {
            Sort::Asset
        }
    }
}

/// What changes the site, one step after another.
struct Hands<'s> {
    folder: &'s Path,
    /// Folders that are known to be there.
    made: BTreeSet<PathBuf>,
    /// What the disk may not have yet.
    changed: Changed,
    step: Step<'s>,
    wait: Wait<'s>,
}

impl<'s> Hands<'s> {
    fn new(folder: &'s Path, step: Step<'s>, wait: Wait<'s>) -> Self {
        Hands { folder, made: BTreeSet::from([folder.to_owned()]), changed: Changed::default(), step, wait }
    }

    /// Waits for the disk, if anybody wants to.
    fn wait(&mut self) -> Result<(), PublishFailure> {
        let changed = std::mem::take(&mut self.changed);
        (self.wait)(self.folder, &changed).map_err(|error| PublishFailure::Io(self.folder.to_owned(), error))
    }

    /// The place of a path, before something is done there.
    fn reach(&mut self, path: &str) -> Result<PathBuf, PublishFailure> {
        let target = self.folder.join(path);
        if let Some(parent) = target.parent() {
            make_folder(self.folder, parent, &mut self.made)?;
            self.changed.names(parent);
        }
        if is_link(&target) {
            return Err(PublishFailure::Link(target));
        }
        self.step(&target)?;
        Ok(target)
    }

    fn step(&mut self, target: &Path) -> Result<(), PublishFailure> {
        (self.step)().map_err(|error| PublishFailure::Io(target.to_owned(), error))
    }

    /// Moves a file that waits to its place.
    fn move_in(&mut self, file: &Staged<'_>) -> Result<(), PublishFailure> {
        let Some(place) = &file.waits else { return Ok(()) };
        let target = self.reach(file.path)?;
        self.changed.file(&target);
        fs::rename(place, &target).map_err(|error| PublishFailure::Io(target, error))
    }

    /// Puts a file into its place, whole.
    fn replace(&mut self, path: &str, bytes: &[u8]) -> Result<(), PublishFailure> {
        let target = self.reach(path)?;
        self.changed.file(&target);
        let place = self.folder.join(WAITING).join("next");
        write_new(&place, bytes)
            .and_then(|()| fs::rename(&place, &target))
            .map_err(|error| PublishFailure::Io(target, error))
    }

    /// Removes a file of the earlier edition, and the folders that are empty without it. Tells whether
    /// it was there.
    fn remove(&mut self, path: &str) -> Result<bool, PublishFailure> {
        let target = self.folder.join(path);
        self.step(&target)?;
        let was_there = match fs::remove_file(&target) {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(PublishFailure::Io(target, error)),
        };
        remove_empty_parents(self.folder, &target, &mut self.changed);
        Ok(was_there)
    }

    /// Removes a folder in which there are only folders.
    fn remove_hollow(&mut self, path: &str) -> Result<(), PublishFailure> {
        let target = self.folder.join(path);
        self.step(&target)?;
        self.changed.names(&target);
        remove_folders(&target).map_err(|error| PublishFailure::Io(target, error))
    }

    /// Gives a file its new name on a disk that knows no difference between capital and small letters.
    fn respell(&mut self, old: &str, new: &str) -> Result<(), PublishFailure> {
        let mut place = self.folder.to_owned();
        for (was, is) in old.split('/').zip(new.split('/')) {
            let target = place.join(is);
            if was != is {
                self.step(&target)?;
                self.changed.names(&target);
                fs::rename(place.join(was), &target)
                    .map_err(|error| PublishFailure::Io(target.clone(), error))?;
            }
            place = target;
        }
        Ok(())
    }
}

/// Whether a file has exactly these bytes. Sizes are compared first: most changed files have another.
/// Only regular files are opened: a named pipe would keep the build waiting for ever.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|found| found == bytes)
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)
}

/// Files of the edition that stands in the folder; `None` when fieldbook did not make it, which `force`
/// allows.
fn earlier_edition(
    folder: &Path,
    force: bool,
) -> Result<Option<BTreeMap<String, Vec<Record>>>, PublishFailure> {
    // In this order: another build may be at work, which lists its files before it puts the first into its place.
    let has_files = !is_empty(folder)?;
    let earlier = earlier_files(folder);
    if earlier.is_none() && !force && has_files {
        return Err(PublishFailure::NotOurs(folder.to_owned()));
    }
    Ok(earlier)
}

fn earlier_files(folder: &Path) -> Option<BTreeMap<String, Vec<Record>>> {
    let place = folder.join(EDITION_FILE);
    // As in `holds`: nothing but a regular file is opened.
    if !fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_file()) {
        return None;
    }
    let mut text = String::new();
    File::open(place).ok()?.take(LIST_LIMIT).read_to_string(&mut text).ok()?;
    let earlier: Earlier = serde_json::from_str(&text).ok()?;
    let records = |wrote| match wrote {
        Wrote::One(record) => vec![record],
        Wrote::OneOf(records) => records,
        Wrote::Other(_) => Vec::new(),
    };
    let files = earlier.files.into_iter().map(|(path, wrote)| (path, records(wrote)));
    earlier.generator.starts_with("fieldbook ").then(|| files.collect())
}

/// What a list of files says of its edition, also one that is not understood otherwise or of a build that was stopped.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// The day, YYYY-MM-DD.
    pub(crate) date: Option<String>,
    /// Which site it is of.
    pub(crate) site: Option<SiteName>,
}

impl Told {
    fn of(list: &str) -> Told {
        #[derive(Deserialize)]
        struct Shape {
            date: Option<serde_json::Value>,
            site: Option<serde_json::Value>,
        }
        let Ok(Shape { date, site }) = serde_json::from_str(list) else { return Told::default() };
        let date = date.and_then(|date| date.as_str()?.parse::<jiff::civil::Date>().ok());
        Told {
            date: date.map(|date| date.to_string()),
            site: site.and_then(|site| serde_json::from_value(site).ok()),
        }
    }
}

/// Whether two editions are known to be of different sites. That of an earlier fieldbook does not tell.
pub(crate) fn is_other(one: &Option<SiteName>, other: &Option<SiteName>) -> bool {
    one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| one.is_other(other))
}

/// What is told of the edition that stands in a folder.
pub(crate) fn told_by(folder: &Path) -> Told {
    let place = folder.join(EDITION_FILE);
    let mut text = String::new();
    if fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_file())
        && File::open(place).and_then(|file| file.take(LIST_LIMIT).read_to_string(&mut text)).is_ok()
    {
        return Told::of(&text);
    }
    Told::default()
}

fn is_empty(folder: &Path) -> Result<bool, PublishFailure> {
    match fs::read_dir(folder) {
        // Files that wait may be left of a first build that was killed.
        // Nor is a stick full that has only what a system puts onto every stick.
        Ok(mut entries) => Ok(entries.all(|entry| {
            entry.is_ok_and(|entry| {
                let name = entry.file_name();
                name == WAITING || is_litter(&name.to_string_lossy())
            })
        })),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(PublishFailure::Io(folder.to_owned(), error)),
    }
}

/// Makes a folder and those above it, up to the published folder itself.
fn make_folder(top: &Path, folder: &Path, made: &mut BTreeSet<PathBuf>) -> Result<(), PublishFailure> {
    if made.contains(folder) || folder == top {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        make_folder(top, parent, made)?;
    }
    if is_link(folder) {
        return Err(PublishFailure::Link(folder.to_owned()));
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return Err(PublishFailure::Io(folder.to_owned(), error));
        }
        _ => made.insert(folder.to_owned()),
    };
    Ok(())
}

fn remove_empty_parents(top: &Path, file: &Path, changed: &mut Changed) {
    changed.names(file);
    let mut folder = file.parent();
    while let Some(here) = folder {
        // Fails, and ends, at the first folder that is not empty.
        if here == top || fs::remove_dir(here).is_err() {
            return;
        }
        changed.names(here);
        folder = here.parent();
    }
}

/// Removes a folder and the folders in it; fails at the first file.
fn remove_folders(folder: &Path) -> std::io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        // It went together with the last file in it.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            remove_folders(&entry.path())?;
        }
    }
    fs::remove_dir(folder)
}
