//! The files at the top of the site, which belong to no language.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use crate::edition::Edition;
use crate::fault::ThemeFault;
use crate::outputs::{Content, Outputs, Record};
use crate::render::links::escape_path;
use crate::render::pages::{Kind, Maker, Page, canonical_path};
use crate::render::views;

/// Version of the shape of `edition.json`.
const EDITION_FORMAT: u32 = 1;

/// Plans the files at the top of the site.
pub(super) fn plan_top<'a>(edition: &Edition<'a>, outputs: &mut Outputs<Page<'a>>) {
    let language = edition.site.default_language;
    let page = |kind, indexed| Page { language, kind, indexed };
    outputs.add_page("index.html", page(Kind::Languages, true), "the first page");
    outputs.add_page("404.html", page(Kind::NotFound, false), "the page for wrong addresses");
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &edition.site.base_url {
        outputs.add_page("sitemap.xml", page(Kind::Sitemap, false), "the sitemap");
        robots.push_str(&format!("Sitemap: {base}sitemap.xml\n"));
    }
    outputs.add_bytes("robots.txt", robots, "the file for search engines");
    // Without it GitHub Pages would leave out files that begin with an underscore.
    outputs.add_bytes(".nojekyll", "", "the mark for GitHub Pages");
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

    /// The page for wrong addresses.
    pub(super) fn not_found(&self) -> Result<String, ThemeFault> {
        let page = self.frame(&self.text("not-found"), &self.site_description(), "home");
        let address = self.edition().site.real_base_url();
        self.render("404.html", &page, |context| context.insert("address", &address))
    }

    /// Addresses for search engines: every page that they may list.
    pub(super) fn sitemap(&self, outputs: &Outputs<Page<'a>>) -> Result<String, ThemeFault> {
        let base = self.edition().site.base_url.as_deref().unwrap_or_default();
        let mapped: Vec<views::Mapped> = outputs
            .iter()
            .filter_map(|(path, output)| match &output.content {
                Content::Page(page) if page.indexed && path.contains('/') => Some((path, page)),
                _ => None,
            })
            .map(|(path, page)| views::Mapped {
                url: format!("{base}{}", canonical_path(path)),
                changed: match page.kind {
                    Kind::Practice(practice) => Some(practice.changed().to_string()),
                    _ => None,
                },
            })
            .collect();
        let mut context = Context::new();
        context.insert("urls", &mapped);
        self.shell.render("sitemap.xml", &context)
    }
}

/// `edition.json`: what the edition is and every file with its SHA-256.
pub(super) fn edition_file(edition: &Edition<'_>, files: &BTreeMap<&str, Record>) -> String {
    #[derive(Serialize)]
    struct EditionFile<'a> {
        format: u32,
        generator: &'a str,
        edition: &'a str,
        date: String,
        languages: Vec<&'a str>,
        files: &'a BTreeMap<&'a str, Record>,
    }
    let file = EditionFile {
        format: EDITION_FORMAT,
        generator: concat!("fieldbook ", env!("CARGO_PKG_VERSION")),
        edition: &edition.id,
        date: edition.date.to_string(),
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
