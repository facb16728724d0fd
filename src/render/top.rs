//! The files at the top of the site, which belong to no language.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use tera::Context;

use crate::edition::{self, Edition};
use crate::fault::ThemeFault;
use crate::model::language::Language;
use crate::outputs::{Content, Outputs, Record, SiteName};
use crate::render::links::escape_path;
use crate::render::pages::{Kind, Maker, Page, canonical_path};
use crate::render::views;

/// Version of the shape of `edition.json`.
const EDITION_FORMAT: u32 = 1;

/// The page that somebody sees first who opens the folder of a site: its name says what to do, and in capital letters it
/// stands out in every list of files.
const START: &str = "START-HERE.html";

/// Most addresses that a sitemap may hold (<https://www.sitemaps.org/protocol.html>).
pub(super) const MOST_IN_SITEMAP: usize = 50_000;

/// Plans the files at the top of the site, when all others are planned. A sitemap of more than
/// `most_in_sitemap` addresses is several, and a list of them.
pub(super) fn plan_top<'a>(edition: &Edition<'a>, outputs: &mut Outputs<Page<'a>>, most_in_sitemap: usize) {
    let language = edition.site.default_language;
    let page = |kind, indexed| Page { language, kind, indexed };
    outputs.add_page("index.html", page(Kind::Languages, true), "the first page");
    outputs.add_page(START, page(Kind::Start, false), "the page for those who open a folder");
    outputs.add_page("404.html", page(Kind::NotFound, false), "the page for wrong addresses");
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &edition.site.base_url {
        let count = mapped(outputs).count();
        if count <= most_in_sitemap {
            outputs.add_page("sitemap.xml", page(Kind::Sitemap(0, count), false), "the sitemap");
        } else {
            let parts = count.div_ceil(most_in_sitemap);
            outputs.add_page("sitemap.xml", page(Kind::SitemapIndex(parts), false), "the list of sitemaps");
            for part in 0..parts {
                let kind = Kind::Sitemap(part * most_in_sitemap, most_in_sitemap);
                outputs.add_page(sitemap_path(part), page(kind, false), "the sitemap");
            }
        }
        robots.push_str(&format!("Sitemap: {base}sitemap.xml\n"));
    }
    outputs.add_bytes("robots.txt", robots, "the file for search engines");
    // Without it GitHub Pages would leave out files that begin with an underscore.
    outputs.add_bytes(".nojekyll", "", "the mark for GitHub Pages");
}

/// The pages that search engines may list, with their paths.
fn mapped<'o, 'a>(outputs: &'o Outputs<Page<'a>>) -> impl Iterator<Item = (&'o str, &'o Page<'a>)> {
    outputs.iter().filter_map(|(path, output)| match &output.content {
        Content::Page(page) if page.indexed && path.contains('/') => Some((path, page)),
        _ => None,
    })
}

/// Path of one of several sitemaps.
fn sitemap_path(part: usize) -> String {
    format!("sitemap-{}.xml", part + 1)
}

/// What a language has on the page for those who open a folder.
#[derive(Serialize)]
struct StartPart {
    lang: &'static str,
    dir: &'static str,
    title: String,
    href: String,
    open: String,
    whole: String,
    copy: String,
    edition: String,
}

/// A language to choose on the first page of all.
#[derive(Serialize)]
struct LanguageChoice<'a> {
    link: views::LanguageLink,
    /// Title of the site in that language.
    title: &'a str,
}

impl<'a> Maker<'_, 'a> {
    /// The first page of all.
    pub(super) fn languages(&self) -> Result<String, ThemeFault> {
        let site = &self.edition().site;
        let languages: Vec<LanguageChoice<'_>> = site
            .languages
            .iter()
            .map(|language| LanguageChoice {
                link: self.language_link(*language, &format!("{}/index.html", language.code()), None),
                title: site.title.get(*language).unwrap_or_default(),
            })
            .collect();
        let page = self.frame(&self.site_title(), &self.site_description(), "home");
        self.render("languages.html", &page, |context| context.insert("languages", &languages))
    }

    /// The page for those who open the folder: in each language where the site begins, and how it is kept whole.
    pub(super) fn start_here(&self) -> Result<String, ThemeFault> {
        let site = &self.edition().site;
        let parts: Vec<StartPart> = site
            .languages
            .iter()
            .filter_map(|language| {
                let shell = self.renderer.prepared.shells.get(language)?;
                Some(StartPart {
                    lang: language.tag(),
                    dir: language.direction(),
                    title: site.title.get(*language).unwrap_or(language.own_name()).to_owned(),
                    href: self.way(&format!("{}/index.html", language.code())),
                    open: shell.text("start-open"),
                    whole: shell.text("start-whole"),
                    copy: shell.text("start-copy"),
                    edition: shell.text_with(
                        "edition-line",
                        [("id", self.edition().id.clone()), ("date", shell.locale.day(self.edition().date))],
                    ),
                })
            })
            .collect();
        let page = self.frame(&self.site_title(), &self.site_description(), "home");
        self.render("start-here.html", &page, |context| context.insert("parts", &parts))
    }

    /// The page for wrong addresses.
    pub(super) fn not_found(&self) -> Result<String, ThemeFault> {
        let page = self.frame(&self.text("not-found"), &self.site_description(), "home");
        let address = self.edition().site.real_base_url();
        self.render("404.html", &page, |context| context.insert("address", &address))
    }

    /// Addresses for search engines: some of the pages that they may list.
    pub(super) fn sitemap(
        &self,
        outputs: &Outputs<Page<'a>>,
        first: usize,
        count: usize,
    ) -> Result<String, ThemeFault> {
        let base = self.edition().site.base_url.as_deref().unwrap_or_default();
        let urls: Vec<views::Mapped> = mapped(outputs)
            .skip(first)
            .take(count)
            .map(|(path, page)| views::Mapped {
                url: format!("{base}{}", canonical_path(path)),
                changed: match page.kind {
                    Kind::Practice(practice) => Some(practice.changed_in(page.language).to_string()),
                    Kind::Text(text) => text_changed(text, page.language).map(|date| date.to_string()),
                    _ => None,
                },
            })
            .collect();
        let mut context = Context::new();
        context.insert("urls", &urls);
        self.shell.render("sitemap.xml", &context)
    }

    /// The addresses of several sitemaps.
    pub(super) fn sitemap_index(&self, parts: usize) -> Result<String, ThemeFault> {
        let base = self.edition().site.base_url.as_deref().unwrap_or_default();
        let maps: Vec<String> = (0..parts).map(|part| address(base, &sitemap_path(part))).collect();
        let mut context = Context::new();
        context.insert("maps", &maps);
        self.shell.render("sitemap.xml", &context)
    }
}

/// Day on which the version of a page in a language last changed, where it tells.
fn text_changed(page: &edition::Page<'_>, language: Language) -> Option<Date> {
    let front = &page.versions.get(&language)?.front;
    let updated = front.updated.as_ref().or(page.original()?.1.front.updated.as_ref());
    let translated = front.translation.as_ref().and_then(|state| state.date.as_ref());
    [updated, translated].into_iter().flatten().map(|date| date.value).max()
}

/// `edition.json`: what the edition is and every file with its SHA-256.
pub(super) fn edition_file(edition: &Edition<'_>, files: &BTreeMap<&str, Record>) -> String {
    #[derive(Serialize)]
    struct EditionFile<'a> {
        format: u32,
        generator: &'a str,
        edition: &'a str,
        date: String,
        site: SiteName,
        languages: Vec<&'a str>,
        files: &'a BTreeMap<&'a str, Record>,
    }
    let file = EditionFile {
        format: EDITION_FORMAT,
        generator: concat!("fieldbook ", env!("CARGO_PKG_VERSION")),
        edition: &edition.id,
        date: edition.date.to_string(),
        site: SiteName {
            title: edition.site.name.clone(),
            base_url: edition.site.real_base_url().map(str::to_owned),
        },
        languages: edition.site.languages.iter().map(|language| language.code()).collect(),
        files,
    };
    let mut text = serde_json::to_string_pretty(&file).expect("strings and numbers are always JSON");
    text.push('\n');
    text
}

/// The full address of a page.
pub(super) fn address(base: &str, path: &str) -> String {
    format!("{base}{}", escape_path(path))
}
