//! What changes in a site's folder while somebody writes.
//!
//! The system tells of each step that a program takes when it saves a file: that it opened a file beside the old one, wrote to it
//! and put it in the old one's place. The names that such steps touch are gathered until nothing more comes for a moment.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{EventKind, Flag};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::model::SITE_FILE;
use crate::read::{Changes, is_of_editor};

/// How long nothing more must come before what was gathered is given out. Programs that save a file take their steps within
/// a millisecond.
const QUIET: Duration = Duration::from_millis(8);

/// How long names are gathered at most: a checkout of another branch touches files for seconds.
const LONGEST: Duration = Duration::from_millis(200);

/// How often a folder is looked at where the system tells nothing.
const LOOKED_AT: Duration = Duration::from_secs(1);

/// More names than this are not looked at one by one.
const MOST_NAMED: usize = 200;

/// The folders that a site is made of.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// A site's folder that is watched.
pub(super) struct Watch {
    root: PathBuf,
    sender: Sender<notify::Result<Event>>,
    events: Receiver<notify::Result<Event>>,
    watcher: Box<dyn Watcher + Send>,
    /// Whether the folders are looked at again and again, because the system tells nothing.
    pub(super) polls: bool,
}

impl Watch {
    /// Begins to watch.
    ///
    /// # Errors
    ///
    /// When the folder cannot be watched in any way.
    pub(super) fn new(root: &Path) -> notify::Result<Watch> {
        // Names come with the path that was given; one without links is the same for all of them.
        let root = root.canonicalize()?;
        let (sender, events) = channel();
        let (watcher, polls) = watcher(&root, &sender)?;
        Ok(Watch { root, sender, events, watcher, polls })
    }

    /// Waits until something has changed that the site is made of; with `patience`, no longer than that.
    pub(super) fn next(&mut self, patience: Option<Duration>) -> Option<Changes> {
        loop {
            // It is disconnected when the last sender is gone, and one is here.
            let first = self.events.recv_timeout(patience.unwrap_or(Duration::MAX)).ok()?;
            let mut gathered = Gathered::default();
            let began = Instant::now();
            gathered.add(&self.root, first);
            while began.elapsed() < LONGEST {
                match self.events.recv_timeout(QUIET) {
                    Ok(event) => gathered.add(&self.root, event),
                    Err(_) => break,
                }
            }
            if gathered.folders {
                self.begin_again();
                return Some(Changes::Any);
            }
            match gathered.changes() {
                Changes::Files(paths) if paths.is_empty() => {}
                changes => return Some(changes),
            }
        }
    }

    /// Watches the folders that are there now: one that was removed is no longer watched, whatever took its place.
    pub(super) fn begin_again(&mut self) {
        if let Ok((watcher, polls)) = watcher(&self.root, &self.sender) {
            (self.watcher, self.polls) = (watcher, polls);
        }
    }
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("root", &self.root).field("polls", &self.polls).finish_non_exhaustive()
    }
}

/// A watcher of the site's folders, and whether it has to look by itself. A system can watch only so many folders, and tells
/// nothing of what other computers change on a shared disk.
fn watcher(
    root: &Path,
    sender: &Sender<notify::Result<Event>>,
) -> notify::Result<(Box<dyn Watcher + Send>, bool)> {
    let told = RecommendedWatcher::new(sender.clone(), Config::default()).and_then(|mut watcher| {
        begin(&mut watcher, root)?;
        Ok(watcher)
    });
    if let Ok(watcher) = told {
        return Ok((Box::new(watcher), false));
    }
    let mut watcher = PollWatcher::new(sender.clone(), Config::default().with_poll_interval(LOOKED_AT))?;
    begin(&mut watcher, root)?;
    Ok((Box::new(watcher), true))
}

fn begin(watcher: &mut impl Watcher, root: &Path) -> notify::Result<()> {
    // For the site file, and to see the folders come and go. What is built below need not be watched.
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.map(|folder| root.join(folder)) {
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

/// What several events touched.
#[derive(Debug, Default)]
struct Gathered {
    files: BTreeSet<String>,
    /// Whether one of the folders came or went.
    folders: bool,
    /// Whether some events were lost.
    lost: bool,
}

impl Gathered {
    fn add(&mut self, root: &Path, event: notify::Result<Event>) {
        let Ok(event) = event else {
            self.lost = true;
            return;
        };
        // That a file was opened or read says nothing, and fieldbook itself does it.
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        self.lost |= event.attrs.flag() == Some(Flag::Rescan);
        for path in &event.paths {
            let Ok(below) = path.strip_prefix(root) else { continue };
            let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let path = parts.join("/");
            if parts.iter().any(|part| is_of_editor(part)) {
                continue;
            }
            if FOLDERS.contains(&path.as_str()) {
                // What it is itself is changed by all that comes and goes in it.
                self.folders |=
                    !matches!(event.kind, EventKind::Modify(notify::event::ModifyKind::Metadata(_)));
            } else if path == SITE_FILE || parts.first().is_some_and(|top| FOLDERS.contains(&top.as_ref())) {
                self.files.insert(path);
            }
        }
    }

    fn changes(self) -> Changes {
        match self.lost || self.files.len() > MOST_NAMED {
            true => Changes::Any,
            false => Changes::Files(self.files),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn event(kind: EventKind, paths: &[&str]) -> notify::Result<Event> {
        Ok(paths.iter().fold(Event::new(kind), |event, path| event.add_path(PathBuf::from(path))))
    }

    fn gathered(events: Vec<notify::Result<Event>>) -> Gathered {
        let mut gathered = Gathered::default();
        events.into_iter().for_each(|event| gathered.add(Path::new("/site"), event));
        gathered
    }

    #[test]
    fn only_what_a_site_is_made_of_is_told() {
        let changed = EventKind::Modify(notify::event::ModifyKind::Any);
        let files = |paths: &[&str]| Changes::Files(paths.iter().map(|path| (*path).to_owned()).collect());
        let of = |path: &str| gathered(vec![event(changed, &[path])]).changes();
        assert_eq!(of("/site/content/practices/a/en.md"), files(&["content/practices/a/en.md"]));
        assert_eq!(of("/site/fieldbook.yaml"), files(&["fieldbook.yaml"]));
        for path in [
            "/site/public/index.html",
            "/site/.fieldbook/x",
            "/site/README.md",
            "/elsewhere/content/a",
            "/site/content/4913",
        ] {
            assert_eq!(of(path), files(&[]), "{path}");
        }
        let read = EventKind::Access(notify::event::AccessKind::Any);
        assert_eq!(gathered(vec![event(read, &["/site/content/a"])]).changes(), files(&[]));
        assert!(gathered(vec![event(changed, &["/site/content"])]).folders);
        assert_eq!(gathered(vec![Err(notify::Error::generic("full"))]).changes(), Changes::Any);
        let lost = Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan));
        assert_eq!(gathered(vec![lost]).changes(), Changes::Any);
        let many = (0..=MOST_NAMED).map(|number| event(changed, &[&format!("/site/content/{number}")]));
        assert_eq!(gathered(many.collect()).changes(), Changes::Any);
    }

    #[test]
    fn what_is_saved_is_told_also_where_folders_come_and_go() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("content/practices/a");
        fs::create_dir_all(&folder).unwrap();
        fs::write(dir.path().join(SITE_FILE), "").unwrap();
        let mut watch = Watch::new(dir.path()).unwrap();
        let is_told = |changes: &Changes, path: &str| match changes {
            Changes::Any => true,
            Changes::Files(paths) => paths.contains(path),
        };
        let path = "content/practices/a/en.md";
        let mut next = || watch.next(Some(Duration::from_secs(10))).expect("it is told");
        fs::write(folder.join("en.md"), "one").unwrap();
        assert!(is_told(&next(), path));
        // As editors do.
        fs::write(folder.join(".en.md.part"), "two").unwrap();
        fs::rename(folder.join(".en.md.part"), folder.join("en.md")).unwrap();
        assert!(is_told(&next(), path));
        fs::remove_dir_all(dir.path().join("content")).unwrap();
        while next() != Changes::Any {}
        fs::create_dir_all(&folder).unwrap();
        while next() != Changes::Any {}
        fs::write(folder.join("en.md"), "three").unwrap();
        while !is_told(&next(), path) {}
        fs::create_dir_all(dir.path().join("public")).unwrap();
        fs::write(dir.path().join("public/index.html"), "").unwrap();
        assert_eq!(watch.next(Some(Duration::from_millis(300))), None);
    }
}
