//! A site while somebody writes it: pages are rendered when a browser asks for them, and nothing is written.
//!
//! Each change of the folder makes a new state: what changed is read, parsed and linked, everything is planned again, and from
//! then on pages come from the new plan. All of this is the same as in a build, but for four things. Practices with errors are shown as far as they can
//! be, and drafts too, because somebody is writing them. Books are set when they are asked for. The pages of a few saved practices, and what is found in
//! them, come before the plan (`first`). And the rules and what only the whole index tells, which take longest, are worked out afterwards: until they are done,
//! they are those of the state before.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::civil::Date;
use sha2::{Digest, Sha256};
use thread_priority::{ThreadPriority, ThreadPriorityValue, set_current_thread_priority};
use tokio::sync::{Semaphore, SemaphorePermit, watch};

use self::folder::Watch;
use self::told::Told;
use crate::check::output_findings;
use crate::diag::{self, Finding};
use crate::edition::{self, Choices, Edition};
use crate::examine::examine;
use crate::fault::ThemeFault;
use crate::index::live::{Index, Searched};
use crate::index::{Chosen, Related};
use crate::link::Library;
use crate::link::again::{self, Again};
use crate::outputs::Plan;
use crate::read::{Changes, ReadFailure, Reader};
use crate::render::{Planned, Prepared, plan_with};
use crate::shelf::cache_of;

mod first;
mod folder;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use self::told::address_of;
pub use self::told::{Answer, Patch};

/// Threads that render pages: a browser asks for several files at a time.
const ANSWERERS: usize = 4;

/// Priority of rules and search, of 100, where 50 is that of pages (on Linux a niceness of 5). With the least one findings would come
/// too late wherever another program has much to do.
const BEHIND: u8 = 35;

/// Pages that are kept as they were shown.
const MOST_KEPT: usize = 50;

/// Bytes of them: a list of a thousand practices has about one megabyte.
const MOST_BYTES: usize = 64 << 20;

/// Pages that wait for a change at one time.
const MOST_WAITING: usize = 4;

/// How often it is seen whether a site that cannot be read has come back.
const LOOKED_AT: Duration = Duration::from_secs(1);

/// What is previewed, and how.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The site's folder.
    pub root: PathBuf,
    /// What is chosen; drafts are always shown.
    pub choices: Choices,
    /// The day.
    pub today: Date,
}

/// A site that is shown while it is written.
#[derive(Debug)]
pub struct Preview {
    settings: Settings,
    now: Mutex<Now>,
    memory: Mutex<Memory>,
    /// What is searched, to be brought up to date.
    index: Mutex<Index>,
    /// Paths of the pages of practices that somebody looks at.
    looked_at: Mutex<BTreeSet<String>>,
    /// Pages as they were shown, the last of them at the end: for the time when they cannot be made, and to tell what has changed in them.
    shown: Mutex<Vec<Shown>>,
    /// Changes whenever a page or a finding may be another.
    changed: watch::Sender<u64>,
    /// Pages that wait for a change at one time: a browser keeps six connections to one server, and needs some to load pages.
    waiting: Semaphore,
    /// The rules and the search, so that they do not keep pages waiting.
    background: rayon::ThreadPool,
}

/// What is shown now.
#[derive(Debug, Default)]
struct Now {
    /// Counts the states of the folder.
    state: u64,
    /// Where pages are asked for.
    pages: Option<Sender<Ask>>,
    /// Pages of this state that are there before the others can be asked for.
    first: BTreeMap<String, Page>,
    search: Arc<Searched>,
    told: Arc<Told>,
    /// The state that this was told of.
    told_of: u64,
}

/// A page as it was shown.
#[derive(Debug)]
struct Shown {
    path: String,
    /// That of [`Preview::sum`].
    sum: String,
    bytes: Vec<u8>,
}

/// What one state leaves to the next.
#[derive(Debug, Default)]
struct Memory {
    prepared: Option<Arc<Prepared>>,
    related: Arc<Related>,
    chosen: Chosen,
    known: Arc<first::Known>,
}

/// Somebody asks for a file.
#[derive(Debug)]
struct Ask {
    path: String,
    answer: Sender<Page>,
}

/// A file as it is rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// Its bytes, and the path that it is made from, or a few words.
    Bytes(Vec<u8>, String),
    /// There is none at this path.
    Nothing,
    /// The theme cannot render it: path of the template and what is wrong there.
    Fault(String, String),
}

/// What is told of a state when it has been examined.
#[derive(Debug)]
pub struct Examined<'a> {
    /// The site.
    pub library: &'a Library,
    /// All that was found, sorted.
    pub findings: &'a [Finding],
    /// What had changed.
    pub changes: &'a Changes,
}

/// Takes what is told.
pub trait Listener: Send + Sync {
    /// A state has been examined.
    fn examined(&self, examined: &Examined<'_>);
    /// The site cannot be shown as it is, and what was shown last stays.
    fn failed(&self, why: &str);
    /// The theme cannot render a page. The same fault is told once a state, though other pages may have it, too.
    fn not_rendered(&self, page: &str, template: &str, why: &str);
}

impl Preview {
    /// Reads the site and shows it; then watches its folder and shows each state of it, in a thread of its own that ends with the
    /// process. Gives also whether the folder has to be looked at again and again, because the system tells of no changes.
    ///
    /// # Errors
    ///
    /// When the folder holds no site, or cannot be watched.
    pub fn open(
        settings: Settings,
        listener: Arc<dyn Listener>,
    ) -> Result<(Arc<Preview>, bool), OpenFailure> {
        // Before anything is read, so that no change is missed.
        let watch =
            Watch::new(&settings.root).map_err(|error| match crate::read::read_site(&settings.root) {
                Err(failure) => OpenFailure::Read(failure),
                Ok(_) => OpenFailure::Watch(error),
            })?;
        let polls = watch.polls;
        let mut folder = Folder::new(&settings.root);
        let site = folder.now(&Changes::Any).map_err(OpenFailure::Read)?;
        let background = rayon::ThreadPoolBuilder::new()
            .thread_name(|number| format!("examine-{number}"))
            // Where they cannot stand back, pages come a little later.
            .start_handler(|_| {
                if let Ok(behind) = ThreadPriorityValue::try_from(BEHIND) {
                    let _ = set_current_thread_priority(ThreadPriority::Crossplatform(behind));
                }
            })
            .build()
            .map_err(|error| OpenFailure::Threads(error.to_string()))?;
        let mut first = [0; 4];
        // Without chance, a page that is open since another run may ask for files of that one.
        let _ = getrandom::fill(&mut first);
        let index = Index::beginning_at(u32::from_le_bytes(first)).kept_in(&settings.root);
        let preview = Arc::new(Preview {
            index: Mutex::new(index),
            settings,
            now: Mutex::default(),
            memory: Mutex::default(),
            looked_at: Mutex::default(),
            shown: Mutex::default(),
            changed: watch::Sender::new(0),
            waiting: Semaphore::new(MOST_WAITING),
            background,
        });
        preview.show(site, Changes::Any, &listener);
        let shown = Arc::clone(&preview);
        std::thread::spawn(move || shown.follow(watch, folder, &listener));
        Ok((preview, polls))
    }

    /// Shows each state of the folder.
    fn follow(self: Arc<Self>, mut watch: Watch, mut folder: Folder, listener: &Arc<dyn Listener>) {
        let mut is_lost = false;
        loop {
            let changes = watch.next(is_lost.then_some(LOOKED_AT)).unwrap_or_else(|| {
                watch.begin_again();
                Changes::Any
            });
            match folder.now(&changes) {
                Ok(site) => {
                    is_lost = false;
                    self.show(site, changes, listener);
                }
                Err(_) if is_lost => {}
                Err(failure) => {
                    is_lost = true;
                    self.fail(&failure.to_string(), listener);
                }
            }
        }
    }

    /// Begins to show a state of the site, in a thread that ends when another one is shown and its own work is done. Returns when the pages of the state can be
    /// asked for.
    fn show(self: &Arc<Self>, site: again::Now, changes: Changes, listener: &Arc<dyn Listener>) {
        let (ready, is_ready) = channel();
        let (preview, listener) = (Arc::clone(self), Arc::clone(listener));
        std::thread::spawn(move || preview.state(&site, &changes, &*listener, &ready));
        // It is dropped, too, when there is nothing to show.
        let _ = is_ready.recv();
    }

    fn state(&self, site: &again::Now, changes: &Changes, listener: &dyn Listener, ready: &Sender<()>) {
        let library = &*site.library;
        let choices = Choices { drafts: true, preview: true, ..self.settings.choices.clone() };
        let number = self.now().state + 1;
        if let Some(saved) = &site.alone {
            self.show_first(number, library, saved, &choices, listener);
        }
        let edition = edition::select(library, &[], &choices, self.settings.today);
        let prepared = match self.prepared(&edition, library) {
            Ok(prepared) => prepared,
            Err(faults) => {
                let mut findings = output_findings(&faults, &[]);
                diag::sort(&mut findings, &library.sources);
                self.begin(number, None);
                self.tell(number, library, &findings);
                listener.examined(&Examined { library, findings: &findings, changes });
                return;
            }
        };
        let mut planned = plan_with(&edition, &prepared);
        if let Ok(cache) = cache_of(&self.settings.root) {
            planned.keep_books(&cache);
        }
        {
            let memory = self.memory();
            planned.add_related(Arc::clone(&memory.related));
            planned.add_chosen(memory.chosen.clone());
        }
        let (sender, asks) = channel();
        self.begin(number, Some(sender));
        self.memory().known = Arc::new(first::Known::of(&edition, &planned));
        let _ = ready.send(());
        let faults = Faults { listener, told: Mutex::default() };
        let found = answering(&planned, &faults, asks, || {
            let found = self.examined(number, library, &edition, changes, listener);
            let (sender, asks) = channel();
            // Whoever waits for the first ones to end waits for nothing when another state is shown already.
            (self.goes_on(number, sender).then_some(asks), found)
        });
        let (Some(asks), found) = found else { return };
        if let Some(found) = found {
            let (related, chosen) = found;
            let mut memory = self.memory();
            let is_other = *memory.related != related || memory.chosen != chosen;
            (memory.related, memory.chosen) = (Arc::new(related), chosen);
            planned.add_related(Arc::clone(&memory.related));
            planned.add_chosen(memory.chosen.clone());
            drop(memory);
            if is_other {
                self.changed.send_modify(|changed| *changed += 1);
            }
        }
        answering(&planned, &faults, asks, || ());
    }

    /// Shows what can be shown before all is chosen and planned: the pages of saved practices, and what is found in them.
    fn show_first(
        &self,
        number: u64,
        library: &Library,
        saved: &BTreeSet<String>,
        choices: &Choices,
        listener: &dyn Listener,
    ) {
        let (prepared, known, related) = {
            let memory = self.memory();
            (memory.prepared.clone(), Arc::clone(&memory.known), Arc::clone(&memory.related))
        };
        let few = first::few(library, saved, &known, &related, choices, self.settings.today);
        let (Some(few), Some(prepared)) = (few, prepared) else { return };
        if !prepared.is_for(&few, &library.themes) {
            return;
        }
        let looked_at = self.looked_at.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let pages = first::pages(&few, saved, &looked_at, &prepared, &related);
        let has_pages = !pages.is_empty();
        {
            let mut now = self.now();
            // The rules of the state before are of no use any more.
            now.state = number;
            now.first = pages;
        }
        if has_pages {
            self.changed.send_modify(|changed| *changed += 1);
        }
        // Where it is busy with a state before, this one waits for its turn with all of it.
        let Ok(mut index) = self.index.try_lock() else { return };
        match index.update_few(&few, saved) {
            Ok(Some(search)) => self.search_in(search),
            Ok(None) => {}
            Err(error) => listener.failed(&format!("the search index cannot be made: {error}")),
        }
    }

    /// Lets a state be searched.
    fn search_in(&self, search: Arc<Searched>) {
        let mut now = self.now();
        let is_other = !Arc::ptr_eq(&now.search, &search);
        now.search = search;
        drop(now);
        if is_other {
            self.changed.send_modify(|changed| *changed += 1);
        }
    }

    /// Theme and interface for an edition, as they were for the state before if they still are.
    fn prepared(&self, edition: &Edition<'_>, library: &Library) -> Result<Arc<Prepared>, Vec<ThemeFault>> {
        let before = self.memory().prepared.take();
        let prepared = match before.filter(|before| before.is_for(edition, &library.themes)) {
            Some(before) => before,
            None => Prepared::new(edition, &library.themes, true)?,
        };
        self.memory().prepared = Some(Arc::clone(&prepared));
        Ok(prepared)
    }

    /// Brings the search up to date, runs the rules over a state and finds out what only the whole index tells; none when another state is
    /// shown meanwhile.
    fn examined(
        &self,
        number: u64,
        library: &Library,
        edition: &Edition<'_>,
        changes: &Changes,
        listener: &dyn Listener,
    ) -> Option<(Related, Chosen)> {
        let is_shown = || self.now().state == number;
        let search = self.searched(number, edition, listener);
        let rules = || {
            let root = Some(self.settings.root.as_path());
            let found = examine(library, self.settings.today, root, &mut Vec::new(), &is_shown);
            match found {
                Ok(findings) if is_shown() => {
                    self.tell(number, library, &findings);
                    listener.examined(&Examined { library, findings: &findings, changes });
                }
                Ok(_) => {}
                Err(error) => listener.failed(&format!("the search index cannot be made: {error}")),
            }
        };
        std::thread::scope(|scope| {
            scope.spawn(|| self.background.install(rules));
            let search = search?;
            let told = self.background.install(|| search.told(edition, &is_shown));
            told.ok().flatten().filter(|_| is_shown())
        })
    }

    /// Brings the search up to date with a state; none when another state is shown meanwhile.
    fn searched(&self, number: u64, edition: &Edition<'_>, listener: &dyn Listener) -> Option<Arc<Searched>> {
        debug_assert!(
            rayon::current_thread_index().is_none(),
            "a thread of the pool must not wait for the index"
        );
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        // Who waited for another state's turn may come too late.
        if self.now().state != number {
            return None;
        }
        let all = &mut *index;
        // To make an index takes long and stands behind the pages; to bring one up to date does not, and must not wait for the rules of the
        // state before. No thread of the pool ever waits for the index: while one waits for a part of its work, it is given other work, which
        // would wait for what that thread itself holds.
        let updated = match all.is_empty() {
            true => self.background.install(|| all.update(edition)),
            false => all.update(edition),
        };
        let search = match updated {
            Ok(search) => search,
            Err(error) => {
                listener.failed(&format!("the search index cannot be made: {error}"));
                return None;
            }
        };
        // Also when another state is shown by now, which may have no index because its theme cannot be used: the search is then that of
        // the last state that has one. Whoever comes later has to wait for the index, so that none is put in the place of a newer one.
        self.search_in(Arc::clone(&search));
        drop(index);
        (self.now().state == number).then_some(search)
    }

    /// Lets pages come from a state; from the one before where it has none.
    fn begin(&self, number: u64, pages: Option<Sender<Ask>>) {
        let mut now = self.now();
        now.state = number;
        // Where no page can be made, those that came first would be of another state than the rest.
        now.first.clear();
        if pages.is_some() {
            now.pages = pages;
        }
        drop(now);
        self.changed.send_modify(|changed| *changed += 1);
    }

    /// Lets those who ask for pages of a state ask somewhere else; not when another state is shown.
    fn goes_on(&self, number: u64, pages: Sender<Ask>) -> bool {
        let mut now = self.now();
        let is_shown = now.state == number;
        if is_shown {
            now.pages = Some(pages);
        }
        is_shown
    }

    fn tell(&self, number: u64, library: &Library, findings: &[Finding]) {
        let told = Arc::new(Told::new(findings, &library.sources));
        let mut now = self.now();
        if now.state == number {
            (now.told, now.told_of) = (told, number);
            drop(now);
            self.changed.send_modify(|changed| *changed += 1);
        }
    }

    fn fail(&self, why: &str, listener: &Arc<dyn Listener>) {
        let mut now = self.now();
        // What is still being found out about the state before is no longer told.
        now.state += 1;
        (now.told, now.told_of) = (Arc::new(Told::failure(why)), now.state);
        drop(now);
        self.changed.send_modify(|changed| *changed += 1);
        listener.failed(why);
    }

    /// A file of the site as it is now.
    pub fn page(&self, path: &str) -> Page {
        // The state may change between the two steps, and then the next one has the answer.
        for _ in 0..100 {
            let (pages, search) = {
                let now = self.now();
                if let Some(page) = now.first.get(path) {
                    return page.clone();
                }
                (now.pages.clone(), Arc::clone(&now.search))
            };
            match search.file(path) {
                Ok(Some(bytes)) => return Page::Bytes(bytes, "the search".to_owned()),
                Ok(None) => {}
                Err(error) => return Page::Fault("the search".to_owned(), error.to_string()),
            }
            let Some(pages) = pages else { return Page::Nothing };
            let (answer, answers) = channel();
            if pages.send(Ask { path: path.to_owned(), answer }).is_ok()
                && let Ok(page) = answers.recv()
            {
                self.look_at(path, &page);
                return page;
            }
        }
        Page::Nothing
    }

    /// Remembers the page of a practice that somebody looks at.
    fn look_at(&self, path: &str, page: &Page) {
        let is_of = |slug: &str| match page {
            Page::Bytes(_, from) => from.strip_prefix("content/practices/") == Some(slug),
            Page::Nothing | Page::Fault(..) => false,
        };
        if first::place_of(path).is_none_or(|(_, slug)| !is_of(slug)) {
            return;
        }
        let mut looked_at = self.looked_at.lock().unwrap_or_else(PoisonError::into_inner);
        if looked_at.len() >= MOST_KEPT && !looked_at.contains(path) {
            // Those that are still open are asked for again.
            looked_at.clear();
        }
        looked_at.insert(path.to_owned());
    }

    /// What a page that is open in a browser has to know: whether it would be another now, and what was found.
    /// `sum` is the one that it came with. Where the page with that sum is still known, the answer has both pages, and
    /// the browser is taken to show the new one.
    pub fn answer(&self, path: &str, sum: &str) -> Answer {
        let (told, is_of_before) = {
            let now = self.now();
            (Arc::clone(&now.told), now.told_of != now.state)
        };
        let page = self.page(path);
        let now = self.sum(&page);
        let mut answer = told.answer(now != sum, self.searched_state(), &told::folder_of(&page, path));
        answer.checking = is_of_before;
        answer.is_older = page == Page::Nothing && self.as_it_was(path).is_some();
        match page {
            Page::Bytes(bytes, _) if answer.reload => answer.patch = self.patch(path, sum, now, bytes),
            Page::Fault(template, why) => {
                let why = || format!("the theme cannot render this page: `{template}`: {why}");
                answer.failure.get_or_insert_with(why);
            }
            Page::Bytes(..) | Page::Nothing => {}
        }
        answer
    }

    /// What makes the page that was shown with a sum the one that it is now.
    fn patch(&self, path: &str, before: &str, now: String, bytes: Vec<u8>) -> Option<Patch> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let before = {
            let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
            shown.iter().find(|page| page.path == path && page.sum == before).map(|page| text(&page.bytes))?
        };
        let patch = Patch { before, after: text(&bytes), sum: now.clone() };
        self.remember(path, now, bytes);
        Some(patch)
    }

    /// A sum over what a page shows.
    pub fn sum(&self, page: &Page) -> String {
        let mut sum = Sha256::new();
        match page {
            Page::Bytes(bytes, _) => sum.update(bytes),
            Page::Nothing => sum.update("nothing"),
            Page::Fault(template, why) => sum.update(format!("{template}: {why}")),
        }
        told::hex(&sum.finalize()[..8])
    }

    /// The number of what is searched, which is another where anything is found in another way.
    pub fn searched_state(&self) -> u32 {
        self.now().search.number()
    }

    /// Keeps a page that is shown, with its sum: for the time when it cannot be made, and to tell what has changed in it. Only pages
    /// in HTML that have the script of the preview are to be kept.
    pub fn remember(&self, path: &str, sum: String, bytes: Vec<u8>) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.retain(|page| page.path != path || page.sum != sum);
        shown.push(Shown { path: path.to_owned(), sum, bytes });
        let is_too_much = |shown: &[Shown]| {
            let bytes: usize = shown.iter().map(|page| page.bytes.len()).sum();
            shown.len() > MOST_KEPT || bytes > MOST_BYTES && shown.len() > 1
        };
        while is_too_much(&shown) {
            // What another state of the same page has followed is missed least.
            let is_followed = |at: &usize| shown[at + 1..].iter().any(|newer| newer.path == shown[*at].path);
            let least = (0..shown.len()).find(is_followed).unwrap_or_default();
            shown.remove(least);
        }
    }

    /// A page as it was shown last, while what it is made from is still there.
    pub fn as_it_was(&self, path: &str) -> Option<Vec<u8>> {
        let from = told::folder_of(&Page::Nothing, path);
        if from.is_empty() || !self.settings.root.join(from).exists() {
            return None;
        }
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.iter().rev().find(|page| page.path == path).map(|page| page.bytes.clone())
    }

    /// A place among those that wait for a change, while there is one.
    pub fn wait(&self) -> Option<SemaphorePermit<'_>> {
        self.waiting.try_acquire().ok()
    }

    /// Whether the search has been made for the first time.
    pub fn is_searched(&self) -> bool {
        !self.now().search.is_empty()
    }

    /// Tells when something may be another: its number changes.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers those who ask, while `work` is done and until nobody can ask any more.
fn answering<T>(
    planned: &Planned<'_>,
    faults: &Faults<'_>,
    asks: Receiver<Ask>,
    work: impl FnOnce() -> T,
) -> T {
    let asks = Mutex::new(asks);
    let next = || asks.lock().unwrap_or_else(PoisonError::into_inner).recv();
    std::thread::scope(|scope| {
        for _ in 0..ANSWERERS {
            scope.spawn(|| {
                while let Ok(Ask { path, answer }) = next() {
                    let page = page_of(planned, &path);
                    faults.tell(&path, &page);
                    // Who asked may have gone.
                    let _ = answer.send(page);
                }
            });
        }
        work()
    })
}

/// What the theme could not render in a state.
struct Faults<'a> {
    listener: &'a dyn Listener,
    /// Templates, each with what is wrong there.
    told: Mutex<BTreeSet<(String, String)>>,
}

impl Faults<'_> {
    /// Tells a fault, once.
    fn tell(&self, path: &str, page: &Page) {
        if let Page::Fault(template, why) = page {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            if told.insert((template.clone(), why.clone())) {
                self.listener.not_rendered(path, template, why);
            }
        }
    }
}

fn page_of(planned: &Planned<'_>, path: &str) -> Page {
    let Some(from) = planned.source_of(path) else { return Page::Nothing };
    match planned.bytes(path) {
        Ok(bytes) => Page::Bytes(bytes.into_owned(), from.to_owned()),
        Err(ThemeFault { path, message }) => Page::Fault(path, message),
    }
}

/// The site's folder, with what was read and parsed of it before.
#[derive(Debug)]
struct Folder {
    reader: Reader,
    linked: Again,
}

impl Folder {
    fn new(root: &Path) -> Folder {
        Folder { reader: Reader::of_preview(root), linked: Again::of_site(root) }
    }

    fn now(&mut self, changes: &Changes) -> Result<again::Now, ReadFailure> {
        Ok(self.linked.now(self.reader.read(changes)?))
    }
}

/// Why a site cannot be shown.
#[derive(Debug)]
pub enum OpenFailure {
    /// There is none.
    Read(ReadFailure),
    /// Its folder cannot be watched.
    Watch(notify::Error),
    /// The system gives no threads.
    Threads(String),
}

impl std::fmt::Display for OpenFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            OpenFailure::Read(failure) => write!(f, "{failure}"),
            OpenFailure::Watch(error) => write!(f, "the folder of the site cannot be watched: {error}"),
            OpenFailure::Threads(why) => write!(f, "no threads can be started: {why}"),
        }
    }
}

impl std::error::Error for OpenFailure {}
