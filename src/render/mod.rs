//! Edition and theme to a planned site.
//!
//! Every page of every language is planned here and nothing is written; a planned page is rendered
//! when it is asked for. The stage knows neither the disk nor the clock; the same edition and theme
//! give the same bytes, whatever the number of threads and the order in which pages are asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use fluent_bundle::FluentArgs;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use tera::Tera;

use crate::diag::Finding;
use crate::edition::{Bundle, Edition, Site, Volume};
use crate::fault::{ThemeFault, UnprintedPicture, UnsetBook, WhyNotPrinted};
use crate::index::{Chosen, Related};
use crate::link::Library;
use crate::model::language::Language;
use crate::outputs::{Clash, KnownFile, Outputs};
use crate::parse::layout::{Seat, seat_of};
use crate::print::{MOST_PIXELS, Press, Sheets};
use crate::read::Asset;
use crate::render::assets::Assets;
use crate::render::listings::{Memberships, Named};
use crate::render::locale::Locale;
use crate::render::pages::{Page, Renderer};
use crate::render::theme::{Settings, Theme};
use crate::render::words::{Texts, Translate};
use crate::shelf::Shelf;
use crate::source::Span;

pub(crate) use crate::render::book::name_of;
pub use crate::render::single::single_file;

pub(crate) mod assets;
mod basket;
mod book;
mod bundles;
mod flowing;
mod hand_out;
pub(crate) mod html;
mod kept;
mod links;
mod listings;
mod lists;
mod locale;
mod offline;
mod organisations;
mod overviews;
mod pages;
mod pictures;
mod places;
mod practice;
mod propose;
mod qr;
mod single;
mod standards;
pub mod theme;
mod top;
pub(crate) mod views;
pub(crate) mod words;
mod xhtml;

/// Folders whose texts are printed in bundles.
const PRINTED: [&str; 3] = ["content/bundles/", "content/organisations/", "content/practices/"];

/// The planned site, and what stood in the way of planning it.
#[derive(Debug, Default)]
pub struct Planned<'a> {
    outputs: Outputs<Page<'a>>,
    renderer: Option<Renderer<'a>>,
    /// Faults of the theme. With one, pages are missing and nothing should be published.
    pub theme_faults: Vec<ThemeFault>,
    /// Books that could not be set, and are left out.
    unset: Vec<UnsetBook>,
    /// Remarks for the user that are no fault: what was left out for want of an address.
    pub remarks: Vec<String>,
}

/// Plans the whole site. `own_theme_files` are the site's own, by path below `themes/`.
pub fn plan<'a>(edition: &'a Edition<'a>, own_theme_files: &Arc<BTreeMap<String, Vec<u8>>>) -> Planned<'a> {
    match Prepared::new(edition, own_theme_files, true) {
        Ok(prepared) => plan_with(edition, &prepared),
        Err(theme_faults) => Planned { theme_faults, ..Planned::default() },
    }
}

/// As [`plan`], with what was made ready for an edition of the same site.
pub fn plan_with<'a>(edition: &'a Edition<'a>, prepared: &Arc<Prepared>) -> Planned<'a> {
    let mut planned = plan_pages(edition, prepared);
    top::plan_top(edition, &mut planned.outputs, top::MOST_IN_SITEMAP);
    if edition.site.base_url.is_none() {
        planned.remarks.push("no `base_url`: the sitemap, the feed and QR codes are left out".to_owned());
    }
    planned
}

/// A page of a practice with its path and the folder that it is made from.
pub type PracticePage = (String, String, Result<Vec<u8>, ThemeFault>);

/// Renders the pages of some practices before anything is planned. They are as they would be rendered from the plan, if the edition has
/// all practices that they name, that name them as what they replaced, and that are like them.
pub fn practice_pages(
    edition: &Edition<'_>,
    prepared: &Arc<Prepared>,
    related: &Arc<Related>,
    wanted: &[(Language, &str)],
) -> Vec<PracticePage> {
    let mut outputs = Outputs::default();
    let mut renderer = renderer(edition, prepared, &mut outputs);
    renderer.related = Arc::clone(related);
    let wanted = wanted.iter().filter(|(language, _)| prepared.shells.contains_key(language));
    let rendered = wanted.filter_map(|(language, slug)| {
        let practice = edition.practices.get(slug)?;
        let path = pages::practice_path(*language, slug);
        let page = renderer.render(&path, &Page::of(practice, *language), &outputs);
        Some((path, pages::folder_of(practice), page))
    });
    rendered.collect()
}

/// Plans the pages of all languages and what they load.
fn plan_pages<'a>(edition: &'a Edition<'a>, prepared: &Arc<Prepared>) -> Planned<'a> {
    let mut planned = Planned::default();
    for (path, bytes, from) in &prepared.files {
        planned.outputs.add_bytes(path.clone(), bytes.clone(), from.clone());
    }
    planned.outputs.add_clashes(&prepared.clashes);
    let renderer = renderer(edition, prepared, &mut planned.outputs);
    let named = Named::of(edition, &renderer.memberships);
    for language in prepared.shells.keys() {
        pages::plan_language(edition, &named, *language, &mut planned.outputs);
    }
    planned.renderer = Some(renderer);
    planned
}

/// Theme and interface of a site, made ready to render pages. To make it takes longer than to plan a small site, and it is
/// the same while neither the theme nor the site file changes.
#[derive(Debug)]
pub struct Prepared {
    site: Site,
    own_theme_files: Arc<BTreeMap<String, Vec<u8>>>,
    settings: Settings,
    shells: BTreeMap<Language, Shell>,
    /// The conventions of all languages: a text may be in one that the site is not built in.
    locales: BTreeMap<Language, Locale>,
    /// Templates and fonts for what is printed.
    press: Result<Press, ThemeFault>,
    /// The theme's static files.
    assets: Assets,
    /// Files of theme and program.
    files: Vec<KnownFile>,
    /// Files of theme and program that want a path which is taken.
    clashes: Vec<Clash>,
    /// A sum over the theme, and over what the program itself brings to a site.
    made_with: String,
}

impl Prepared {
    /// Makes ready what the pages of an edition need. `prints` says whether books are set, too.
    ///
    /// # Errors
    ///
    /// When the theme cannot be used.
    pub fn new(
        edition: &Edition<'_>,
        own_theme_files: &Arc<BTreeMap<String, Vec<u8>>>,
        prints: bool,
    ) -> Result<Arc<Prepared>, Vec<ThemeFault>> {
        let theme = Theme::load(&edition.site.theme, own_theme_files);
        if edition.site.theme != theme::DEFAULT_NAME && !theme.has_own_files() {
            return Err(vec![theme.fault("theme.yaml", "the theme has no files")]);
        }
        let settings = theme.settings().map_err(|fault| vec![fault])?;
        let mut outputs: Outputs<()> = Outputs::default();
        let mut assets = assets::plan_static(&theme, &edition.site.languages, &mut outputs)?;
        offline::plan_app(edition, &settings, &mut assets, &mut outputs).map_err(|fault| vec![fault])?;
        let mut shells = BTreeMap::new();
        for language in &edition.site.languages {
            let shell = Shell::new(&theme, *language, &assets).map_err(|fault| vec![fault])?;
            shells.insert(*language, shell);
        }
        let (files, clashes) = outputs.into_bytes();
        Ok(Arc::new(Prepared {
            site: edition.site.clone(),
            own_theme_files: Arc::clone(own_theme_files),
            settings,
            shells,
            locales: Language::ALL.map(|language| (language, Locale::new(language))).into(),
            press: match prints {
                true => Press::new(&theme.name, theme.below("print")),
                false => Err(theme.fault("print", "this part of the site has no books")),
            },
            made_with: made_with(&theme, &assets),
            assets,
            files,
            clashes,
        }))
    }

    /// Whether it is what would be made ready for an edition of a site with these theme files, which must be the same in memory.
    pub fn is_for(&self, edition: &Edition<'_>, own_theme_files: &Arc<BTreeMap<String, Vec<u8>>>) -> bool {
        self.site == edition.site && Arc::ptr_eq(&self.own_theme_files, own_theme_files)
    }
}

/// Gathers all that rendering the pages of an edition needs, and plans its pictures.
fn renderer<'a>(
    edition: &'a Edition<'a>,
    prepared: &Arc<Prepared>,
    outputs: &mut Outputs<Page<'a>>,
) -> Renderer<'a> {
    let pictures = pictures::plan_pictures(edition, outputs);
    let memberships = Memberships::of(edition);
    let listings = prepared.shells.keys().map(|language| (*language, OnceLock::new())).collect();
    let mut replaced_by: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for practice in edition.practices.values() {
        for name in practice.front.supersedes.iter().flat_map(|list| &list.items) {
            if let Some(older) = edition.library.practice(&name.value) {
                replaced_by.entry(older.slug.as_str()).or_default().push(practice.slug);
            }
        }
    }
    Renderer {
        edition,
        prepared: Arc::clone(prepared),
        pictures,
        listings,
        memberships,
        replaced_by,
        related: Arc::default(),
        chosen: Chosen::new(),
        books: book::Books::new(),
        shelf: None,
        kept: None,
    }
}

/// A sum over the theme, and over what the program itself brings to a site.
fn made_with(theme: &Theme, assets: &Assets) -> String {
    let mut sum = Sha256::new();
    sum.update(env!("CARGO_PKG_VERSION"));
    sum.update(theme.fingerprint());
    // The program's own scripts, too.
    assets.paths().for_each(|path| sum.update(path));
    hex(&sum.finalize())
}

/// Bytes in hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Templates and interface texts of one language.
#[derive(Debug)]
struct Shell {
    /// Name of the theme, for faults.
    theme: String,
    language: Language,
    tera: Tera,
    texts: Texts,
    in_text: html::Words,
    locale: Locale,
}

impl Shell {
    fn new(theme: &Theme, language: Language, assets: &Assets) -> Result<Self, ThemeFault> {
        let ftl_path = format!("i18n/{}.ftl", language.code());
        let texts = Texts::new(language, theme.interface(language)?)
            .map_err(|message| theme.fault(&ftl_path, message))?;
        let in_text = texts.in_text().map_err(|message| theme.fault(&ftl_path, message))?;
        let mut tera = Tera::new();
        tera.register_function("t", Translate { texts: texts.clone(), html: true });
        tera.register_function("plain", Translate { texts: texts.clone(), html: false });
        let known = assets.clone();
        tera.register_function("asset", move |kwargs: tera::Kwargs, _: &tera::State<'_>| {
            let name: String = kwargs.must_get("name")?;
            known
                .path(&name)
                .map(str::to_owned)
                .ok_or_else(|| tera::Error::message(format!("the theme has no `static/{name}`")))
        });
        let mut templates = Vec::new();
        for (path, _) in theme.below("templates") {
            templates.push((path.to_owned(), theme.text(&format!("templates/{path}"))?.to_owned()));
        }
        tera.add_raw_templates(templates).map_err(|error| theme.fault("templates", chain(&error)))?;
        Ok(Shell { theme: theme.name.clone(), language, tera, texts, in_text, locale: Locale::new(language) })
    }

    /// An interface text; one that is missing shows its key, and the template that needs it fails.
    fn text(&self, key: &str) -> String {
        self.texts.plain(key).unwrap_or_else(|_| key.to_owned())
    }

    /// An interface text with its placeholders filled.
    fn text_with<const N: usize>(
        &self,
        key: &str,
        values: [(&'static str, impl Into<fluent_bundle::FluentValue<'static>>); N],
    ) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(name, value);
        }
        self.texts.get(key, &args).unwrap_or_else(|_| key.to_owned())
    }

    fn render(&self, template: &str, context: &tera::Context) -> Result<String, ThemeFault> {
        self.tera
            .render(template, context)
            .map_err(|error| theme::fault(&self.theme, &format!("templates/{template}"), chain(&error)))
    }
}

/// An error with its causes, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let inner_words = inner.to_string();
        if !words.contains(&inner_words) {
            words = format!("{words}: {inner_words}");
        }
        cause = inner.source();
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The places of characters in a site's texts that no font of a theme has, each character once a file. A theme
/// that cannot be used has a finding of its own.
pub fn characters_without_font(library: &Library, theme: &str) -> Vec<(char, Span)> {
    let theme = Theme::load(theme, &library.themes);
    let Ok(press) = Press::new(&theme.name, theme.below("print")) else { return Vec::new() };
    let mut found = Vec::new();
    let printed = |path: &str| PRINTED.iter().any(|folder| path.starts_with(folder));
    for (id, source) in library.sources.iter().filter(|(_, source)| printed(&source.path)) {
        let mut seen = BTreeSet::new();
        for (at, character) in source.text.char_indices().filter(|(_, character)| !character.is_ascii()) {
            if press.lacks(character) && seen.insert(character) {
                found.push((character, Span::new(id, at..at + character.len_utf8())));
            }
        }
    }
    found
}

/// The pictures of practices, pages and recipes that no book can hold. What is no picture at all has another finding.
pub fn unprinted_pictures(library: &Library) -> Vec<UnprintedPicture> {
    let is_picture = |asset: &&Asset| {
        matches!(seat_of(&asset.path), Ok(Seat::Image { .. } | Seat::Logo { .. }))
            && imagesize::image_type(&asset.bytes).is_ok()
    };
    let assets: Vec<&Asset> = library.assets.iter().filter(is_picture).collect();
    let why = |asset: &Asset| {
        let size = imagesize::blob_size(&asset.bytes).ok();
        let large = size.filter(|size| size.width.saturating_mul(size.height) > MOST_PIXELS);
        if let Some(size) = large {
            let (width, height) = (size.width, size.height);
            return Some(WhyNotPrinted::TooManyPixels { width, height, most: MOST_PIXELS });
        }
        let is_whole = !is_cut_off(&asset.bytes) && Press::prints(&asset.bytes);
        (!is_whole).then_some(WhyNotPrinted::NotWhole)
    };
    let unprinted = |asset: &&Asset| Some(UnprintedPicture { path: asset.path.clone(), why: why(asset)? });
    assets.par_iter().filter_map(unprinted).collect()
}

/// Whether a JPEG file (ITU-T T.81, annex B) has no end behind its first scan. Those who read it fill up what is missing
/// with grey. A small picture inside the segments before the scan has an end of its own, which is passed over.
fn is_cut_off(bytes: &[u8]) -> bool {
    if !bytes.starts_with(&[0xff, 0xd8]) {
        return false;
    }
    let mut at = 2;
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4) {
        match marker {
            // Bytes that fill.
            0xff => at += 1,
            0xda => return !bytes[at..].windows(2).any(|pair| pair == [0xff, 0xd9]),
            _ => at += 2 + usize::from(u16::from_be_bytes([high, low])),
        }
    }
    true
}

impl<'a> Planned<'a> {
    /// Sets a book of a bundle in a language of the site.
    ///
    /// # Errors
    ///
    /// When the theme cannot set it.
    pub fn print(
        &self,
        bundle: &'a Bundle<'a>,
        language: Language,
        volume: Volume,
    ) -> Result<Sheets, ThemeFault> {
        let missing = || theme::fault("", "print", "the theme cannot be used");
        book::sheets(self.renderer.as_ref().ok_or_else(missing)?, bundle, language, volume)
    }

    /// Puts the pages of a book that was set in the order of a booklet, two to a side.
    ///
    /// # Errors
    ///
    /// When the theme's template has a fault.
    pub fn booklet(
        &self,
        bundle: &Bundle<'_>,
        language: Language,
        sheets: &Sheets,
    ) -> Result<Sheets, ThemeFault> {
        let missing = || theme::fault("", "print", "the theme cannot be used");
        let press =
            self.renderer.as_ref().ok_or_else(missing)?.prepared.press.as_ref().map_err(Clone::clone)?;
        let title = bundle.title.get(language).unwrap_or(bundle.slug);
        press.booklet(bundle.slug, title, sheets, bundle.paper().size(), language.direction() == "rtl")
    }

    /// Makes of a bundle one HTML file that needs nothing else.
    ///
    /// # Errors
    ///
    /// When the theme cannot be used.
    pub fn one_file(&self, bundle: &'a Bundle<'a>, language: Language) -> Result<Vec<u8>, ThemeFault> {
        let missing = || theme::fault("", "print", "the theme cannot be used");
        flowing::one_file(self.renderer.as_ref().ok_or_else(missing)?, bundle, language)
    }

    /// Makes the EPUB of a bundle.
    ///
    /// # Errors
    ///
    /// When the theme cannot be used.
    pub fn epub(&self, bundle: &'a Bundle<'a>, language: Language) -> Result<Vec<u8>, ThemeFault> {
        let missing = || theme::fault("", "print", "the theme cannot be used");
        flowing::epub(self.renderer.as_ref().ok_or_else(missing)?, bundle, language)
    }

    /// Makes the archive of a bundle to hand out: its book, its EPUB, its HTML file, and a site of its practices, in
    /// a folder called `name`.
    ///
    /// # Errors
    ///
    /// When the theme cannot be used, or no index can be made.
    pub fn hand_out(
        &self,
        bundle: &'a Bundle<'a>,
        language: Language,
        name: &str,
    ) -> Result<Vec<u8>, ThemeFault> {
        let missing = || theme::fault("", "print", "the theme cannot be used");
        hand_out::archive(self.renderer.as_ref().ok_or_else(missing)?, bundle, language, name)
    }
}

impl Planned<'_> {
    /// Plans files that are made already. `from` says what they are made from.
    pub fn add_files(&mut self, files: BTreeMap<String, Vec<u8>>, from: &str) {
        for (path, bytes) in files {
            self.outputs.add_bytes(path, bytes, from);
        }
    }

    /// Tells which practices are like one another, for the pages that show it.
    pub fn add_related(&mut self, related: impl Into<Arc<Related>>) {
        if let Some(renderer) = &mut self.renderer {
            renderer.related = related.into();
        }
    }

    /// Which practices replace which, by slug.
    pub fn replaced_by(&self) -> BTreeMap<String, Vec<String>> {
        let replaced = self.renderer.iter().flat_map(|renderer| &renderer.replaced_by);
        let owned = |slugs: &Vec<&str>| slugs.iter().map(|slug| (*slug).to_owned()).collect();
        replaced.map(|(slug, by)| ((*slug).to_owned(), owned(by))).collect()
    }

    /// Tells where books and archives are kept between two runs: a folder that can be removed at any time.
    pub fn keep_books(&mut self, cache: &Path) {
        if let Some(renderer) = &mut self.renderer {
            renderer.shelf = Some(Shelf::new(cache));
        }
    }

    /// Tells where the site is published, and where sums of its pages are kept between two builds: pages of practices that stand
    /// there as they would be rendered are not rendered again. What practices are alike must be known by then.
    pub fn keep_pages(&mut self, cache: &Path, folder: &Path) {
        if let Some(renderer) = &mut self.renderer {
            renderer.kept = Some(kept::Kept::open(renderer, cache, folder));
        }
    }

    /// Keeps the sums of the pages that were published, for the next build.
    pub fn remember_pages(&self) {
        if let Some(kept) = self.renderer.as_ref().and_then(|renderer| renderer.kept.as_ref()) {
            kept.write();
        }
    }

    /// Tells what the queries of bundles found.
    pub fn add_chosen(&mut self, chosen: Chosen) {
        if let Some(renderer) = &mut self.renderer {
            renderer.chosen = chosen;
        }
    }

    /// Sets the books of all bundles, so that pages can tell how long they are. What the queries of bundles
    /// found must be known by then.
    pub fn set_books(&mut self) {
        if let Some(renderer) = &mut self.renderer {
            renderer.books = book::set_all(renderer);
            for ((slug, language, volume), set) in &renderer.books {
                let Err(fault) = set else { continue };
                // One book that cannot be set takes nothing else with it but the archive that it belongs in.
                self.outputs.remove(&book::book_path(*language, slug, *volume));
                if *volume == Volume::Participants {
                    self.outputs.remove(&flowing::file_path(*language, slug, "zip"));
                }
                let library = renderer.edition.library;
                let recipe = library.sources.get(library.recipes[*slug].source).path.clone();
                self.unset.push(UnsetBook { recipe, language: language.to_string(), fault: fault.clone() });
            }
            self.unset.dedup();
        }
    }

    /// Whether a bundle has no practice at all.
    pub fn is_empty_bundle(&self, bundle: &Bundle<'_>) -> bool {
        let found = self.renderer.as_ref().and_then(|renderer| renderer.chosen.get(bundle.slug));
        bundle.groups.is_empty() && found.is_none_or(Vec::is_empty)
    }

    /// What a planned file is made from: a path, or a few words; `None` when no such file is planned.
    pub fn source_of(&self, path: &str) -> Option<&str> {
        self.outputs.get(path).map(|output| output.from.as_str())
    }

    /// The planned files.
    pub fn len(&self) -> usize {
        self.outputs.len()
    }

    /// Whether nothing is planned.
    pub fn is_empty(&self) -> bool {
        self.outputs.is_empty()
    }

    /// The findings about themes and outputs, in the words of their rules.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = crate::check::output_findings(&self.theme_faults, self.outputs.clashes());
        findings.extend(crate::check::book_findings(&self.unset));
        findings
    }
}

#[cfg(test)]
mod tests;
