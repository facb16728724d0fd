//! Pages of practices that stand in the published folder already.
//!
//! To render them takes most of a build. What such a page shows is decided by what all pages share, by its own practice
//! and by the practices that it names. A sum over all of these is kept for each page, with the sum of the file that was made of them:
//! while the first is the same, and the file that stands in the folder has the second, that file is taken.
//!
//! The list of sums has a line for each page: both sums and the path. A line that is damaged belongs to no page, or to a file
//! that is made again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::hex;
use crate::edition::{Edition, Practice};
use crate::link::target::Target;
use crate::render::pages::{Kind, Maker, Page, Renderer};
use crate::shelf::PROGRAM;

/// Name of the list in the folder of what is kept.
const LIST: &str = "pages";

/// Folder of the texts of practices.
const PRACTICES: &str = "content/practices/";

/// A sum over parts, each with its length, so that no two lists of parts have one sum by chance of where they are divided.
#[derive(Debug, Default)]
struct Sum(Sha256);

impl Sum {
    fn add(&mut self, part: impl AsRef<[u8]>) -> &mut Self {
        let part = part.as_ref();
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
        self
    }

    fn end(self) -> String {
        hex(&self.0.finalize())
    }
}

/// What was kept of the build before, and what is kept of this one.
#[derive(Debug)]
pub(super) struct Kept {
    /// Where the site is published.
    folder: PathBuf,
    list: PathBuf,
    /// What every page shows, or may show.
    shared: String,
    /// A sum over the texts of each practice, by slug.
    texts: BTreeMap<String, String>,
    before: BTreeMap<String, (String, String)>,
    now: Mutex<BTreeMap<String, (String, String)>>,
}

impl Kept {
    /// Reads what the build before has kept in `cache` of the pages that it published in `folder`.
    pub(super) fn open(renderer: &Renderer<'_>, cache: &Path, folder: &Path) -> Kept {
        let list = cache.join(LIST);
        let text = fs::read_to_string(&list).unwrap_or_default();
        let before = text.lines().filter_map(|line| {
            let mut words = line.splitn(3, ' ');
            let (key, file, path) = (words.next()?, words.next()?, words.next()?);
            Some((path.to_owned(), (key.to_owned(), file.to_owned())))
        });
        Kept {
            folder: folder.to_owned(),
            list,
            shared: shared(renderer),
            texts: texts(renderer.edition),
            before: before.collect(),
            now: Mutex::default(),
        }
    }

    /// The page as it stands in the folder, if it is what rendering would give; else renders and remembers it. Other pages
    /// than those of practices are rendered.
    pub(super) fn page<'a, E>(
        &self,
        renderer: &Renderer<'a>,
        path: &str,
        page: &Page<'a>,
        render: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let (Kind::Practice(practice) | Kind::BasketText(practice)) = page.kind else { return render() };
        let key = self.key(renderer, path, page, practice);
        let before = self.before.get(path).filter(|(of, _)| *of == key);
        let stands = before.and_then(|(_, file)| {
            let bytes = fs::read(self.folder.join(path)).ok()?;
            (sum_of(&bytes) == *file).then_some(bytes)
        });
        let bytes = match stands {
            Some(bytes) => bytes,
            None => render()?,
        };
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.insert(path.to_owned(), (key, sum_of(&bytes)));
        Ok(bytes)
    }

    /// Writes what the next build may take. What cannot be kept is made again, which is no fault.
    pub(super) fn write(&self) {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let lines: String = now.iter().map(|(path, (key, file))| format!("{key} {file} {path}\n")).collect();
        let part = self.list.with_extension(format!("{}.part", std::process::id()));
        if fs::write(&part, lines).and_then(|()| fs::rename(&part, &self.list)).is_err() {
            let _ = fs::remove_file(part);
        }
    }

    /// A sum over all that decides what a page of a practice shows.
    fn key<'a>(
        &self,
        renderer: &Renderer<'a>,
        path: &str,
        page: &Page<'a>,
        practice: &Practice<'a>,
    ) -> String {
        let edition = renderer.edition;
        let maker = Maker::new(renderer, path, page);
        let mut sum = Sum::default();
        sum.add(&self.shared).add(path).add([u8::from(page.indexed)]);
        let is_due = practice.review_due().is_some_and(|due| due < edition.today);
        sum.add([u8::from(is_due)]);
        // Each kind in a list of its own: a practice may become a named one that was only like this one.
        let linked = maker.shown(practice).body.targets.values().filter_map(|target| match target {
            Target::Practice { slug, .. } => Some(slug.as_str()),
            _ => None,
        });
        let replaced_by = renderer.replaced_by.get(practice.slug).into_iter().flatten().copied();
        let named = [
            vec![practice.slug],
            maker.related_slugs(practice),
            maker.named_slugs(practice.front.supersedes.as_ref()),
            replaced_by.collect(),
            linked.collect(),
        ];
        for slugs in &named {
            sum.add((slugs.len() as u64).to_le_bytes());
            for slug in slugs {
                sum.add(slug).add(self.texts.get(*slug).map_or("", String::as_str));
            }
        }
        sum.end()
    }
}

/// A sum over what is the same for all pages: the program, the theme, and all texts that belong to no practice.
fn shared(renderer: &Renderer<'_>) -> String {
    let edition = renderer.edition;
    let site = &edition.site;
    let mut sum = Sum::default();
    sum.add(PROGRAM).add(&renderer.prepared.made_with);
    sum.add(site.base_url.as_deref().unwrap_or_default()).add(&site.excerpt);
    for (_, source) in edition.library.sources.iter() {
        if !source.path.starts_with(PRACTICES) {
            sum.add(&source.path).add(&source.text);
        }
    }
    // What has errors is left out, and links to it are none.
    for slug in edition.organisations.keys().chain(edition.bundles.keys()) {
        sum.add(slug);
    }
    for (slug, page) in &edition.pages {
        sum.add(slug).add(page.versions.keys().map(|language| language.code()).collect::<Vec<_>>().join(" "));
    }
    sum.add(format!("{:?}", renderer.pictures));
    sum.end()
}

/// A sum over the texts of each practice of an edition, and over which of them are published.
fn texts(edition: &Edition<'_>) -> BTreeMap<String, String> {
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    for (_, source) in edition.library.sources.iter() {
        let slug = source.path.strip_prefix(PRACTICES).and_then(|path| path.split('/').next());
        if let Some(slug) = slug {
            sums.entry(slug).or_default().add(&source.path).add(&source.text);
        }
    }
    let published = edition.practices.iter().filter_map(|(slug, practice)| {
        let mut sum = sums.remove(slug)?;
        sum.add(practice.language.code());
        for language in practice.translations.keys() {
            sum.add(language.code());
        }
        Some(((*slug).to_owned(), sum.end()))
    });
    published.collect()
}

fn sum_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
