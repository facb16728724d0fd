//! One language of a site as one HTML file: its practices and lists, its pages, and the search. It needs no file beside it,
//! for telephones that open a file alone.
//!
//! Each page is a section whose id is its path without language and ending, `practices/a`; an id in it is
//! `practices/a/fb-sources`. So links work also where no script does, and all pages then stand one after the other. With its
//! script one is shown at a time (`single/pages.js`). Scripts and data of the search stand in the file as text, under the names
//! that their files have in a site (`docs/search-format.md`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use scraper::{Html, Node, Selector};
use serde::Serialize;
use url::Url;

use crate::edition::Edition;
use crate::fault::ThemeFault;
use crate::index;
use crate::index::browser::Site;
use crate::model::language::Language;
use crate::outputs::{Content, Outputs, Plan};
use crate::render::assets::{self, Assets};
use crate::render::links::escape_path;
use crate::render::pages::{Kind, Maker, Page, practice_path};
use crate::render::theme::Theme;
use crate::render::{Prepared, Renderer, plan_pages, theme, top};

/// The template of the file.
const TEMPLATE: &str = "single-file.html";

/// Style sheets of the theme that its pages need.
const STYLES: [&str; 3] = ["style.css", "lists.css", "search.css"];

/// Where links are resolved against: no address of the web, and no file that anybody has.
const ROOT: &str = "site:///";

/// Elements of pages that do nothing without scripts that are not in the file.
const LEFT_OUT: &str = "form.filters, script";

/// Attributes that hold ids.
const IDS: [&str; 5] = ["id", "for", "aria-labelledby", "aria-describedby", "headers"];

/// A page in the file.
#[derive(Debug, Serialize)]
struct Section {
    /// Its path without language and ending.
    id: String,
    /// What the browser's window is called.
    title: String,
    html: String,
}

/// A script or a file of data, as text.
#[derive(Debug, Serialize)]
struct Inside {
    path: String,
    text: String,
}

/// Makes the file of an edition in one language (see [`Edition::of_language`]), without its bundles. `own_theme_files`
/// are the site's own, by path below `themes/`.
///
/// # Errors
///
/// When the theme cannot be used, or no index can be made.
pub fn single_file(
    edition: &Edition<'_>,
    own_theme_files: &Arc<BTreeMap<String, Vec<u8>>>,
) -> Result<Vec<u8>, ThemeFault> {
    let language = edition.site.default_language;
    let missing = || theme::fault(&edition.site.theme, TEMPLATE, "the theme cannot be used");
    let prepared = Prepared::new(edition, own_theme_files, false);
    let prepared = prepared.map_err(|mut faults| faults.pop().unwrap_or_else(missing))?;
    let mut site = plan_pages(edition, &prepared);
    let search = index::build(edition, None).map_err(|error| {
        theme::fault(&edition.site.theme, TEMPLATE, format!("no index can be made: {error}"))
    })?;
    site.add_related(search.related);
    let renderer = site.renderer.as_ref().ok_or_else(missing)?;
    let whole = Whole::new(renderer, &site.outputs, language);

    let mut sections = Vec::new();
    for (path, page) in whole.pages() {
        let html = renderer.render(path, page, &site.outputs)?;
        sections.push(whole.section(path, &String::from_utf8_lossy(&html)));
    }
    // The first page is the one that a browser shows first.
    let home = format!("{}/index.html", language.code());
    sections.sort_by_key(|section| section.id != id_of(&home));

    let theme = Theme::load(&edition.site.theme, own_theme_files);
    let scripts = assets::search_scripts(&theme, &edition.site.languages, Site::Inside)
        .map_err(|mut faults| faults.pop().unwrap_or_else(missing))?;
    let mut inside = Vec::new();
    let of_parts = scripts.iter().filter(|(path, _)| !path.contains("/search-dialog."));
    for (path, bytes) in of_parts.chain(&search.files) {
        // That of the search itself is begun with.
        let path = if path.starts_with("assets/search.") { "assets/search.js" } else { path };
        inside.push(Inside { path: path.to_owned(), text: in_script(&text_of(bytes)) });
    }
    let bytes_of = |name: &str| -> Result<String, ThemeFault> {
        let fault = || theme::fault(&edition.site.theme, &format!("static/{name}"), "it is missing");
        let path = renderer.prepared.assets.path(name).ok_or_else(fault)?;
        Ok(text_of(&site.bytes(path)?))
    };
    let mut style = String::new();
    for name in STYLES {
        style.push_str(&bytes_of(name)?.replace("</", "<\\/"));
    }
    let pages = Assets::minified("single/pages.js", include_str!("single/pages.js"))?;

    let page = Page { language, kind: Kind::Home, indexed: false };
    let maker = Maker::new(renderer, &home, &page);
    let title = maker.site_title();
    let mut frame = maker.frame(&title, &maker.site_description(), "");
    let way = |href: &str| whole.way(&home, href);
    frame.home = way(&frame.home).unwrap_or_default();
    frame.search = way(&frame.search).unwrap_or_default();
    frame.menu.retain_mut(|item| way(&item.href).map(|href| item.href = href).is_some());
    for links in [&mut frame.pages, &mut frame.lists] {
        links.retain_mut(|link| way(&link.href).map(|href| link.href = href).is_some());
    }
    let html = maker.render(TEMPLATE, &frame, |context| {
        context.insert("style", &style);
        context.insert("sections", &sections);
        context.insert("inside", &inside);
        context.insert("site_script", &in_script(&bytes_of("site.js").unwrap_or_default()));
        context.insert("pages_script", &in_script(&text_of(&pages)));
    })?;
    Ok(html.into_bytes())
}

/// The text of a script or a style sheet. Data of the search are in UTF-16.
fn text_of(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xff\xfe") {
        Some(pairs) => {
            let units = pairs.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// A script as it may stand between tags. What must not stand there stands in strings alone.
fn in_script(text: &str) -> String {
    let text = text.replace("</", "<\\/").replace("<!--", "<\\!--");
    let mut whole = String::with_capacity(text.len());
    for letter in text.chars() {
        match u32::from(letter) & 0xfffe == 0xfffe {
            // No character at all, which HTML forbids.
            true => whole.extend(letter.escape_unicode()),
            false => whole.push(letter),
        }
    }
    whole
}

/// Elements in `noscript` are text to a parser that follows scripts, and are written as one. They come from templates.
fn with_noscript(html: &str) -> String {
    let mut whole = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, (inner, behind))) = rest
        .split_once("<noscript>")
        .and_then(|(before, rest)| Some((before, rest.split_once("</noscript>")?)))
    {
        let inner =
            inner.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&");
        whole.push_str(&format!("{before}<noscript>{inner}</noscript>"));
        rest = behind;
    }
    whole + rest
}

/// The id of a page: its path without language and ending.
fn id_of(path: &str) -> String {
    let path = path.split_once('/').map_or(path, |(_, rest)| rest);
    path.strip_suffix(".html").unwrap_or(path).to_owned()
}

/// Which pages are in the file, and where links lead.
struct Whole<'r, 'a> {
    outputs: &'r Outputs<Page<'a>>,
    language: Language,
    /// Ids of the pages that are inside.
    ids: BTreeSet<String>,
    /// Ids of pages under the names that practices had before.
    aliases: BTreeMap<String, String>,
    base: Option<&'a str>,
}

impl<'r, 'a> Whole<'r, 'a> {
    fn new(renderer: &Renderer<'a>, outputs: &'r Outputs<Page<'a>>, language: Language) -> Self {
        let mut whole = Whole {
            outputs,
            language,
            ids: BTreeSet::new(),
            aliases: BTreeMap::new(),
            base: renderer.edition.site.real_base_url(),
        };
        whole.ids = whole.pages().map(|(path, _)| id_of(path)).collect();
        for (path, output) in outputs.iter() {
            if let Content::Page(Page { kind: Kind::Alias(practice), .. }) = &output.content {
                whole.aliases.insert(id_of(path), id_of(&practice_path(language, practice.slug)));
            }
        }
        whole
    }

    /// The pages that are inside.
    fn pages(&self) -> impl Iterator<Item = (&'r str, &'r Page<'a>)> {
        let language = self.language;
        self.outputs.iter().filter_map(move |(path, output)| match &output.content {
            Content::Page(page) if page.language == language => matches!(
                page.kind,
                Kind::Home
                    | Kind::AllPractices
                    | Kind::Practice(_)
                    | Kind::Index(_)
                    | Kind::Entry(..)
                    | Kind::Everywhere
                    | Kind::Organisation(_)
                    | Kind::Standard(_)
                    | Kind::Text(_)
                    | Kind::AToZ
                    | Kind::News
                    | Kind::Search
            )
            .then_some((path, page)),
            _ => None,
        })
    }

    /// Where a link of a page leads to: to a page that is inside, into the web, or nowhere.
    fn way(&self, from: &str, href: &str) -> Option<String> {
        let base = Url::parse(ROOT).and_then(|root| root.join(&escape_path(from))).ok()?;
        let to = base.join(href).ok()?;
        if to.scheme() != base.scheme() {
            return Some(href.to_owned());
        }
        let path = percent_encoding::percent_decode_str(to.path()).decode_utf8().ok()?;
        let path = path.trim_start_matches('/');
        let id = id_of(path);
        let id = self.aliases.get(&id).unwrap_or(&id);
        if !path.ends_with(".html") || !self.ids.contains(id) {
            // With an address of the site it can be read there.
            return self.base.map(|base| top::address(base, path));
        }
        let mut way = format!("#{}", escape_path(id));
        if let Some(query) = to.query() {
            way.push_str(&format!("?{query}"));
        } else if let Some(anchor) = to.fragment().filter(|anchor| !anchor.is_empty()) {
            way.push_str(&format!("/{anchor}"));
        }
        Some(way)
    }

    /// What stands between the head and the foot of a page, with ids and links for the whole.
    fn section(&self, path: &str, html: &str) -> Section {
        let mut page = Html::parse_document(html);
        let found = |page: &Html, selector: &str| -> Vec<ego_tree::NodeId> {
            let selector = Selector::parse(selector).ok();
            selector.iter().flat_map(|selector| page.select(selector)).map(|element| element.id()).collect()
        };
        let title =
            found(&page, "title").first().and_then(|id| scraper::ElementRef::wrap(page.tree.get(*id)?));
        let title = title.map(|title| title.text().collect()).unwrap_or_default();
        for id in found(&page, LEFT_OUT) {
            if let Some(mut node) = page.tree.get_mut(id) {
                node.detach();
            }
        }
        let id = id_of(path);
        // The search finds its parts by their ids.
        let own_ids = id != "search";
        for node in found(&page, "main *") {
            let Some(mut node) = page.tree.get_mut(node) else { continue };
            let Node::Element(element) = node.value() else { continue };
            element.attrs.retain_mut(|(name, value)| {
                let name = &*name.local;
                if IDS.contains(&name) && own_ids {
                    let ids = value.split_whitespace().map(|own| format!("{id}/{own}"));
                    *value = ids.collect::<Vec<_>>().join(" ").into();
                    return true;
                }
                let changed = match name {
                    "href" => self.way(path, value),
                    "src" => self.data(path, value),
                    "action" | "srcset" | "loading" => None,
                    _ => return true,
                };
                if let Some(changed) = &changed {
                    *value = changed.as_str().into();
                }
                changed.is_some()
            });
        }
        let main = found(&page, "main").first().and_then(|id| scraper::ElementRef::wrap(page.tree.get(*id)?));
        let html = main.map(|main| main.inner_html()).unwrap_or_default();
        Section { id, title, html: with_noscript(&html) }
    }

    /// A picture of the site as an address that holds it.
    fn data(&self, from: &str, src: &str) -> Option<String> {
        let base = Url::parse(ROOT).and_then(|root| root.join(&escape_path(from))).ok()?;
        let to = base.join(src).ok()?;
        let path = percent_encoding::percent_decode_str(to.path()).decode_utf8().ok()?;
        let output = self.outputs.get(path.trim_start_matches('/'))?;
        let Content::Bytes(bytes) = &output.content else { return None };
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let media = match ending {
            "svg" => "image/svg+xml",
            ending => super::flowing::media_type(ending),
        };
        Some(format!("data:{media};base64,{}", STANDARD.encode(bytes)))
    }
}
