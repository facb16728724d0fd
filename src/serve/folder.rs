//! What is served: the files of a published folder that its list names, and packs of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use crate::outputs::{EDITION_FILE, SHELF, SIGNATURE_FILE};
use crate::pack::PackFailure;
use crate::pack::manifest::Manifest;
use crate::pack::shelf::{self, LIST, Shelved};
use crate::pack::source::Source;

/// A published folder, and the packs of it.
#[derive(Debug)]
pub struct Folder {
    /// Without links: no file may lead out of it.
    root: PathBuf,
    /// Where packs are, if there are any.
    packs: Option<PathBuf>,
    shelf: Mutex<Vec<Shelved>>,
    list: Mutex<Listed>,
}

/// The list of files, and when it was written and how long it was: a build puts another in its place.
#[derive(Debug)]
struct Listed {
    manifest: Arc<Manifest>,
    state: Option<(SystemTime, u64)>,
}

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// A file.
    File(PathBuf),
    /// Text of a script.
    Script(String),
    /// A folder, whose address ends in a slash.
    Folder,
    /// Nothing.
    Nothing,
}

impl Folder {
    /// Opens a published folder. `packs` is where its packs will be.
    ///
    /// # Errors
    ///
    /// When it is no folder of a whole edition.
    pub fn open(path: &Path, packs: Option<PathBuf>) -> Result<Folder, PackFailure> {
        let root = path.canonicalize().map_err(|error| PackFailure::Io(path.to_owned(), error))?;
        let state = state_of(&root);
        if !root.is_dir() {
            let why = "it is no folder; unpack it first".to_owned();
            return Err(PackFailure::NotAnEdition(path.to_owned(), why));
        }
        let source = Source::open(&root)?;
        if source.since.is_some() {
            let why =
                "it is an update, which has only what is new; bring a site up to date with it".to_owned();
            return Err(PackFailure::NotAnEdition(path.to_owned(), why));
        }
        let manifest = Arc::new(source.manifest);
        Ok(Folder { root, packs, shelf: Mutex::default(), list: Mutex::new(Listed { manifest, state }) })
    }

    /// The edition that is served now.
    pub fn edition(&self) -> String {
        self.manifest().edition.clone()
    }

    /// Takes all packs away, and their files.
    pub fn clear(&self) {
        let old = std::mem::take(&mut *self.shelf.lock().unwrap_or_else(PoisonError::into_inner));
        for pack in old {
            if let Some(packs) = &self.packs {
                let _ = fs::remove_file(packs.join(pack.file));
            }
        }
    }

    /// The packs of the edition that is served now: one of an earlier edition would bring back what has been mended.
    fn packs(&self) -> Vec<Shelved> {
        let begin = format!("fieldbook-{}", self.edition());
        let shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        let is_of_now =
            |pack: &&Shelved| pack.file.strip_prefix(&begin).is_some_and(|rest| rest.starts_with(['.', '-']));
        shelf.iter().filter(is_of_now).cloned().collect()
    }

    /// Says that a pack can be fetched.
    pub fn shelve(&self, pack: Shelved) {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner).push(pack);
    }

    /// What stands at a path, which is one of an address without its escapes: `/en/practices/x.html`.
    pub fn find(&self, path: &str) -> Found {
        let Some(path) = path.strip_prefix('/') else { return Found::Nothing };
        if let Some(name) = path.strip_prefix(SHELF).and_then(|rest| rest.strip_prefix('/'))
            && let Some(packs) = &self.packs
        {
            let shelved = self.packs();
            if name == LIST {
                return Found::Script(shelf::list(&shelved));
            }
            if shelved.iter().any(|pack| pack.file == name) {
                return Found::File(packs.join(name));
            }
            return Found::Nothing;
        }
        let manifest = self.manifest();
        let own = [EDITION_FILE, SIGNATURE_FILE];
        let is_listed = |path: &str| own.contains(&path) || manifest.files.contains_key(path);
        let index = match path {
            "" => "index.html".to_owned(),
            path if path.ends_with('/') => format!("{path}index.html"),
            path if is_listed(path) => path.to_owned(),
            path if is_listed(&format!("{path}/index.html")) => return Found::Folder,
            _ => return Found::Nothing,
        };
        if is_listed(&index) {
            self.inside(&index).map_or(Found::Nothing, Found::File)
        } else {
            Found::Nothing
        }
    }

    /// The page for addresses at which nothing stands, if the site has one.
    pub(super) fn not_found(&self) -> Option<PathBuf> {
        self.manifest().files.contains_key("404.html").then(|| self.inside("404.html"))?
    }

    /// A file of the list, unless a link leads out of the folder with it.
    fn inside(&self, path: &str) -> Option<PathBuf> {
        let file = self.root.join(path).canonicalize().ok()?;
        (file.starts_with(&self.root) && file.is_file()).then_some(file)
    }

    /// The list as it is now. While a build is at work there is none, and the one before holds.
    fn manifest(&self) -> Arc<Manifest> {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        let state = state_of(&self.root);
        if state != list.state
            && let Ok(source) = Source::open(&self.root)
        {
            *list = Listed { manifest: Arc::new(source.manifest), state };
        }
        Arc::clone(&list.manifest)
    }
}

fn state_of(root: &Path) -> Option<(SystemTime, u64)> {
    let meta = fs::metadata(root.join(EDITION_FILE)).ok()?;
    Some((meta.modified().ok()?, meta.len()))
}
