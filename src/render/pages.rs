//! Which pages a site has, where they stand, and what each shows around its content.
//!
//! A [`Page`] says what is to be rendered and holds nothing of it: ten thousand of them are a small
//! table, and each can be rendered by itself, in any order and on any thread.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use tera::Context;

use crate::edition::{self, Bundle, Edition, Organisation, Practice, Volume};
use crate::fault::ThemeFault;
use crate::index::{Chosen, Related};
use crate::link::PageText;
use crate::model::language::Language;
use crate::outputs::{Content, Outputs, Plan, Record};
use crate::parse::records::EntryRecord;
use crate::render::basket::{self, basket_path};
use crate::render::bundles::{self, bundle_path, bundles_path};
use crate::render::kept::Kept;
use crate::render::links::{escape_path, relative, root_from};
use crate::render::listings::{Listings, Memberships, Named, id_of};
use crate::render::locale::Locale;
use crate::render::offline::{self, offline_path};
use crate::render::pictures::Pictures;
use crate::render::practice::{foreign_to, licence_link, shown, version_state};
use crate::render::propose::{self, propose_path};
use crate::render::{Planned, Prepared, Shell, book, flowing, hand_out, top, views};
use crate::shelf::Shelf;

/// Most characters of the description for search engines, which cut longer ones anyhow.
const MOST_IN_DESCRIPTION: usize = 160;

/// Most characters that are given up for the sake of cutting a text between two words.
const LONGEST_WORD: usize = 30;

/// A page of the site, to be rendered.
#[derive(Debug, Clone)]
pub(crate) struct Page<'a> {
    /// Language of the interface around it.
    pub(super) language: Language,
    /// What it is.
    pub(super) kind: Kind<'a>,
    /// Whether search engines may list it.
    pub(super) indexed: bool,
}

impl<'a> Page<'a> {
    /// The page of a practice.
    pub(super) fn of(practice: &'a Practice<'a>, language: Language) -> Page<'a> {
        let own = shown(practice, language).language == language;
        Page { language, kind: Kind::Practice(practice), indexed: own && practice.withdrawn.is_none() }
    }
}

/// What a page is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind<'a> {
    /// The first page of a language.
    Home,
    /// All practices with filters.
    AllPractices,
    /// One practice.
    Practice(&'a Practice<'a>),
    /// A page under a name that a practice had before.
    Alias(&'a Practice<'a>),
    /// The entries of a list.
    Index(List),
    /// One entry of a vocabulary with its practices.
    Entry(List, &'static str, &'a EntryRecord),
    /// Practices for the whole world.
    Everywhere,
    /// One organisation with its practices.
    Organisation(&'a Organisation<'a>),
    /// One standard with the practices that cite it.
    Standard(&'a EntryRecord),
    /// All bundles.
    Bundles,
    /// One bundle with its practices and its books.
    Bundle(&'a Bundle<'a>),
    /// The EPUB of a bundle.
    Epub(&'a Bundle<'a>),
    /// A bundle as one HTML file that needs nothing else.
    OneFile(&'a Bundle<'a>),
    /// The archive of a bundle to hand out.
    HandOut(&'a Bundle<'a>),
    /// A book of a bundle.
    Book(&'a Bundle<'a>, Volume),
    /// About, and other pages.
    Text(&'a edition::Page<'a>),
    /// Practices by their first letter.
    AToZ,
    /// What was published, revised and withdrawn.
    News,
    /// Which text has come how far in which language.
    Translations,
    /// Where practices are searched.
    Search,
    /// The practices that a reader has chosen.
    Basket,
    /// The form on which a practice is proposed.
    Propose,
    /// The offline edition.
    Offline,
    /// The names of practices for the basket: of those whose symbols go on with these letters.
    BasketNames(Letters),
    /// The text of a practice for the basket.
    BasketText(&'a Practice<'a>),
    /// The Atom feed.
    Feed,
    /// The first page of all, which lets a reader choose a language.
    Languages,
    /// The page for those who open the folder of the site.
    Start,
    /// The page for wrong addresses.
    NotFound,
    /// A map for search engines: the first of its pages among those that they may list, and how many.
    Sitemap(usize, usize),
    /// The list of several such maps, and how many.
    SitemapIndex(usize),
}

/// The first letters of a symbol behind `BP-`: none, one or two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters([u8; 2], usize);

impl Letters {
    /// The first two letters of a text at most.
    fn new(text: &str) -> Self {
        let mut letters = [0; 2];
        let taken = text.bytes().zip(&mut letters).map(|(byte, place)| *place = byte).count();
        Letters(letters, taken)
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0[..self.1]).unwrap_or_default()
    }
}

/// A list with a folder of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Domains,
    Topics,
    Places,
    Organisations,
    Stages,
    Standards,
    Sdgs,
}

impl List {
    /// All lists.
    const ALL: [List; 7] = [
        List::Domains,
        List::Topics,
        List::Places,
        List::Organisations,
        List::Stages,
        List::Standards,
        List::Sdgs,
    ];

    /// Name of the folder, and of the texts about the list.
    pub(super) fn name(self) -> &'static str {
        match self {
            List::Domains => "domains",
            List::Topics => "topics",
            List::Places => "places",
            List::Organisations => "organisations",
            List::Stages => "stages",
            List::Standards => "standards",
            List::Sdgs => "sdgs",
        }
    }

    /// Page of the list itself.
    pub(super) fn index(self, language: Language) -> String {
        format!("{}/{}/index.html", language.code(), self.name())
    }

    /// Page of one of its entries. Ids are in lower case in paths, because some file systems know no
    /// other.
    pub(super) fn page(self, language: Language, id: &str) -> String {
        format!("{}/{}/{}.html", language.code(), self.name(), id.to_lowercase())
    }
}

/// The folder that the page of a practice is made from.
pub(super) fn folder_of(practice: &Practice<'_>) -> String {
    format!("content/practices/{}", practice.slug)
}

/// Page of a practice.
pub(super) fn practice_path(language: Language, slug: &str) -> String {
    format!("{}/practices/{slug}.html", language.code())
}

/// Page where practices are searched.
pub(super) fn search_path(language: Language) -> String {
    format!("{}/search.html", language.code())
}

/// Page of all practices.
pub(super) fn practices_path(language: Language) -> String {
    format!("{}/practices/index.html", language.code())
}

/// Page such as About.
pub(super) fn text_path(language: Language, slug: &str) -> String {
    format!("{}/{slug}.html", language.code())
}

/// Plans every page of one language.
pub(super) fn plan_language<'a>(
    edition: &'a Edition<'a>,
    named: &Named<'a>,
    language: Language,
    outputs: &mut Outputs<Page<'a>>,
) {
    let code = language.code();
    let mut add = |path: String, kind: Kind<'a>, indexed: bool, from: String| {
        outputs.add_page(path, Page { language, kind, indexed }, from);
    };
    for practice in edition.practices.values() {
        let from = folder_of(practice);
        let Page { kind, indexed, .. } = Page::of(practice, language);
        add(practice_path(language, practice.slug), kind, indexed, from.clone());
        for alias in practice.front.aliases.iter().flat_map(|list| &list.items) {
            let path = practice_path(language, &alias.value);
            add(path, Kind::Alias(practice), false, format!("{from} (alias)"));
        }
    }
    let vocabularies = &edition.library.vocabularies;
    for list in List::ALL {
        let from = || format!("the list `{}`", list.name());
        add(list.index(language), Kind::Index(list), true, from());
        let mut entries = |vocabulary: &'static str, keep: &dyn Fn(&EntryRecord) -> bool| {
            for entry in vocabularies.entries(vocabulary).iter().filter(|entry| entry.id.is_some()) {
                if keep(entry) {
                    let indexed = named.has(vocabulary, entry);
                    let kind = match list {
                        List::Standards => Kind::Standard(entry),
                        _ => Kind::Entry(list, vocabulary, entry),
                    };
                    add(list.page(language, id_of(entry)), kind, indexed, from());
                }
            }
        };
        match list {
            List::Domains | List::Topics | List::Stages | List::Sdgs => entries(list.name(), &|_| true),
            List::Places => {
                // Most countries have no practice, and a page that says so helps nobody.
                entries("countries", &|entry| named.has("countries", entry));
                entries("regions", &|_| true);
                entries("country-groups", &|_| true);
                add(list.page(language, "global"), Kind::Everywhere, named.everywhere, from());
            }
            List::Standards => {
                // A withdrawn practice has a page, too, and its standards link somewhere.
                let cited: BTreeSet<&str> = edition
                    .practices
                    .values()
                    .flat_map(|practice| practice.standards.iter().map(|entry| id_of(entry)))
                    .collect();
                entries("standards", &|entry| cited.contains(id_of(entry)));
            }
            List::Organisations => {
                for organisation in edition.organisations.values() {
                    let slug = organisation.slug;
                    let from = format!("content/organisations/{slug}.yaml");
                    add(list.page(language, slug), Kind::Organisation(organisation), true, from);
                }
            }
        }
    }
    for page in edition.pages.values() {
        let Some((found, text)) = version_of(page, language, edition.site.default_language) else { continue };
        let from = edition.library.sources.get(text.body.source).path.clone();
        add(text_path(language, page.slug), Kind::Text(page), found == language, from);
    }
    add(practices_path(language), Kind::AllPractices, true, "the list `practices`".to_owned());
    add(format!("{code}/index.html"), Kind::Home, true, "the home page".to_owned());
    add(format!("{code}/a-z.html"), Kind::AToZ, true, "the list A–Z".to_owned());
    add(format!("{code}/new.html"), Kind::News, true, "the list of what is new".to_owned());
    add(
        format!("{code}/translations.html"),
        Kind::Translations,
        true,
        "the table of translations".to_owned(),
    );
    let has_bundles = !edition.bundles.is_empty();
    add(bundles_path(language), Kind::Bundles, has_bundles, "the list of bundles".to_owned());
    for bundle in edition.bundles.values() {
        let from = || edition.library.sources.get(edition.library.recipes[bundle.slug].source).path.clone();
        let own = bundle.languages.contains(&language);
        add(bundle_path(language, bundle.slug), Kind::Bundle(bundle), own, from());
        if !own {
            continue;
        }
        add(flowing::file_path(language, bundle.slug, "epub"), Kind::Epub(bundle), false, from());
        add(flowing::file_path(language, bundle.slug, "html"), Kind::OneFile(bundle), false, from());
        add(flowing::file_path(language, bundle.slug, "zip"), Kind::HandOut(bundle), false, from());
        for (_, volume) in bundle.volumes().into_iter().filter(|(of, _)| *of == language) {
            add(book::book_path(language, bundle.slug, volume), Kind::Book(bundle, volume), false, from());
        }
    }
    // Nothing stands on these that search engines could list.
    add(search_path(language), Kind::Search, false, "the search page".to_owned());
    add(basket_path(language), Kind::Basket, false, "the basket".to_owned());
    if propose::is_offered(edition) {
        add(propose_path(language), Kind::Propose, false, "the form for a new practice".to_owned());
    }
    if offline::is_offered(edition) {
        add(offline_path(language), Kind::Offline, false, "the offline edition".to_owned());
    }
    for letters in basket::shards(edition) {
        let kind = Kind::BasketNames(Letters::new(&letters));
        add(basket::names_path(language, &letters), kind, false, "the basket".to_owned());
    }
    for practice in edition.practices.values().filter(|practice| practice.withdrawn.is_none()) {
        // A text is there once for all languages that show it.
        if basket::folder_of(edition, practice, language) == language {
            let from = folder_of(practice);
            add(basket::text_path(language, practice), Kind::BasketText(practice), false, from);
        }
    }
    if edition.site.base_url.is_some() {
        add(format!("{code}/atom.xml"), Kind::Feed, false, "the feed".to_owned());
    }
}

/// The version of a page for readers of a language: their own, else the original, which is the one that no
/// other was translated from; else the site's, else any.
pub(super) fn version_of<'p>(
    page: &'p edition::Page<'_>,
    language: Language,
    default: Language,
) -> Option<(Language, &'p PageText)> {
    let version = |language: Language| Some((language, *page.versions.get(&language)?));
    version(language)
        .or_else(|| page.original())
        .or_else(|| version(default))
        .or_else(|| page.versions.iter().next().map(|(language, text)| (*language, *text)))
}

/// The state of a page's version in a language, in one word.
pub(super) fn text_state(page: &edition::Page<'_>, language: Language) -> &'static str {
    let Some(text) = page.versions.get(&language) else { return "missing" };
    let Some(state) = &text.front.translation else { return "original" };
    let now = page.original().map(|(_, original)| revision_of(original));
    if state.of_revision.as_ref().zip(now).is_some_and(|(of, now)| of.value < now) {
        return "outdated";
    }
    state.status.as_ref().map_or("draft", |status| status.value.word())
}

/// The revision of a page's original.
fn revision_of(text: &PageText) -> i64 {
    text.front.revision.as_ref().map_or(1, |revision| revision.value)
}

/// Everything that rendering a page needs.
#[derive(Debug)]
pub(super) struct Renderer<'a> {
    pub(super) edition: &'a Edition<'a>,
    /// Theme and interface.
    pub(super) prepared: Arc<Prepared>,
    pub(super) pictures: Pictures,
    pub(super) listings: BTreeMap<Language, OnceLock<Listings<'a>>>,
    pub(super) memberships: Memberships<'a>,
    /// Practices that replace a practice, by the slug of the replaced one.
    pub(super) replaced_by: BTreeMap<&'a str, Vec<&'a str>>,
    /// Practices that are like a practice.
    pub(super) related: Arc<Related>,
    /// What the queries of bundles find.
    pub(super) chosen: Chosen,
    /// The books of all bundles, once they are set.
    pub(super) books: book::Books<'a>,
    /// Where books and archives are kept between two runs.
    pub(super) shelf: Option<Shelf>,
    /// Pages that were published before.
    pub(super) kept: Option<Kept>,
}

impl<'a> Renderer<'a> {
    /// The conventions of a language.
    pub(super) fn locale(&self, language: Language) -> &Locale {
        &self.prepared.locales[&language]
    }

    /// Renders one page.
    pub(super) fn render(
        &self,
        path: &str,
        page: &Page<'a>,
        outputs: &Outputs<Page<'a>>,
    ) -> Result<Vec<u8>, ThemeFault> {
        let maker = Maker::new(self, path, page);
        let text = match page.kind {
            Kind::Book(bundle, volume) => {
                return Ok(self.book(bundle, page.language, volume)?.pdf.clone());
            }
            Kind::Epub(bundle) => return flowing::epub(self, bundle, page.language),
            Kind::OneFile(bundle) => return flowing::one_file(self, bundle, page.language),
            Kind::HandOut(bundle) => {
                let name = book::name_of(bundle.slug, page.language, Volume::Participants);
                return hand_out::archive(self, bundle, page.language, &name);
            }
            Kind::Home => maker.home(),
            Kind::AllPractices => maker.all_practices(),
            Kind::Practice(practice) => maker.practice_page(practice),
            Kind::Alias(practice) => maker.alias(practice),
            Kind::Index(List::Places) => maker.places(),
            Kind::Index(List::Organisations) => maker.organisations(),
            Kind::Index(List::Standards) => maker.standards(),
            Kind::Index(list) => maker.index(list),
            Kind::Entry(list, vocabulary, entry) => maker.entry(list, vocabulary, entry),
            Kind::Everywhere => maker.everywhere(),
            Kind::Organisation(organisation) => maker.organisation(organisation),
            Kind::Standard(entry) => maker.standard_page(entry),
            Kind::Bundles => maker.bundles(),
            Kind::Bundle(bundle) => maker.bundle(bundle),
            Kind::Text(page) => maker.text_page(page),
            Kind::AToZ => maker.a_to_z(),
            Kind::News => maker.news(),
            Kind::Translations => maker.translations(),
            Kind::Search => maker.search(),
            Kind::Basket => maker.basket(),
            Kind::Propose => maker.propose(),
            Kind::Offline => maker.offline(),
            Kind::BasketNames(letters) => Ok(maker.basket_names(letters.as_str())),
            Kind::BasketText(practice) => maker.basket_text(practice),
            Kind::Feed => maker.feed(),
            Kind::Languages => maker.languages(),
            Kind::Start => maker.start_here(),
            Kind::NotFound => maker.not_found(),
            Kind::Sitemap(first, count) => maker.sitemap(outputs, first, count),
            Kind::SitemapIndex(parts) => maker.sitemap_index(parts),
        };
        text.map(String::into_bytes)
    }
}

impl Plan for Planned<'_> {
    fn paths(&self) -> Vec<&str> {
        self.outputs.iter().map(|(path, _)| path).collect()
    }

    fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, ThemeFault> {
        let missing = || ThemeFault { path: path.to_owned(), message: "no such page is planned".to_owned() };
        match &self.outputs.get(path).ok_or_else(missing)?.content {
            Content::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::Page(page) => {
                let renderer = self.renderer.as_ref().ok_or_else(missing)?;
                let render = || renderer.render(path, page, &self.outputs);
                let bytes = match &renderer.kept {
                    Some(kept) => kept.page(renderer, path, page, render)?,
                    None => render()?,
                };
                Ok(Cow::Owned(bytes))
            }
        }
    }

    fn edition_file(&self, files: &BTreeMap<&str, Record>) -> String {
        self.renderer.as_ref().map_or_else(String::new, |renderer| top::edition_file(renderer.edition, files))
    }
}

/// A page in the making: where it stands, in which language, and the site around it.
pub(super) struct Maker<'r, 'a> {
    pub(super) renderer: &'r Renderer<'a>,
    pub(super) shell: &'r Shell,
    pub(super) path: &'r str,
    page: Page<'a>,
    /// Path of the site's root on its host, for the one page that a host shows under any address.
    anywhere: Option<String>,
    /// The other language of a book with two side by side.
    pub(super) other: Option<Language>,
}

impl<'r, 'a> Maker<'r, 'a> {
    pub(super) fn new(renderer: &'r Renderer<'a>, path: &'r str, page: &Page<'a>) -> Self {
        let anywhere = match page.kind {
            Kind::NotFound => renderer.edition.site.real_base_url().and_then(path_of_address),
            _ => None,
        };
        Maker {
            renderer,
            shell: &renderer.prepared.shells[&page.language],
            path,
            page: page.clone(),
            anywhere,
            other: None,
        }
    }

    /// The same for readers of another language, too, in a book with two languages side by side.
    pub(super) fn beside(self, other: Option<Language>) -> Self {
        Maker { other, ..self }
    }

    pub(super) fn language(&self) -> Language {
        self.shell.language
    }

    /// The page as another kind of page of the same language.
    pub(super) fn page_as(&self, kind: Kind<'a>) -> Page<'a> {
        Page { kind, ..self.page.clone() }
    }

    pub(super) fn edition(&self) -> &'a Edition<'a> {
        self.renderer.edition
    }

    pub(super) fn listings(&self) -> &'r Listings<'a> {
        self.renderer.listings[&self.language()]
            .get_or_init(|| Listings::of(self.edition(), &self.renderer.memberships, &self.shell.locale))
    }

    /// An interface text.
    pub(super) fn text(&self, key: &str) -> String {
        self.shell.text(key)
    }

    /// A day in words and for machines.
    pub(super) fn day(&self, date: Date) -> views::Day {
        views::Day { iso: date.to_string(), text: self.shell.locale.day(date) }
    }

    pub(super) fn day_if_known(&self, date: Option<Date>) -> views::Day {
        let missing = || views::Day { iso: String::new(), text: self.text("still-missing") };
        date.map_or_else(missing, |date| self.day(date))
    }

    /// A text that only a preview may lack, or words that say so.
    pub(super) fn or_missing(&self, text: &str) -> String {
        match text {
            "" => self.text("still-missing"),
            _ => text.to_owned(),
        }
    }

    /// The address of another file of the site as seen from this page.
    pub(super) fn way(&self, to: &str) -> String {
        match &self.anywhere {
            Some(root) => format!("{root}{}", escape_path(to)),
            None => relative(self.path, to),
        }
    }

    /// A link to a list.
    pub(super) fn list_link(&self, list: List) -> views::Link {
        let text = self.text(&format!("menu-{}", list.name()));
        views::Link::new(self.way(&list.index(self.language())), text)
    }

    pub(super) fn site_title(&self) -> String {
        let site = &self.edition().site;
        let title = site.title.get(self.language()).or_else(|| site.title.get(site.default_language));
        title.unwrap_or_default().to_owned()
    }

    pub(super) fn site_description(&self) -> String {
        let site = &self.edition().site;
        let text =
            site.description.get(self.language()).or_else(|| site.description.get(site.default_language));
        text.unwrap_or_default().to_owned()
    }

    pub(super) fn site(&self) -> views::Site {
        views::Site {
            title: self.site_title(),
            description: self.site_description(),
            licence: licence_link(&self.edition().site.licence),
            repository: self.edition().site.repository.clone(),
            colours: self.renderer.prepared.settings.colours.clone(),
            manifest: offline::is_offered(self.edition()).then_some(offline::MANIFEST_PATH),
            generator: concat!("fieldbook ", env!("CARGO_PKG_VERSION")),
        }
    }

    /// What every page shows around its content.
    pub(super) fn frame(&self, title: &str, description: &str, section: &'static str) -> views::Page {
        let language = self.language();
        let code = language.code();
        let menu = [
            ("practices", practices_path(language)),
            ("domains", List::Domains.index(language)),
            ("places", List::Places.index(language)),
            ("organisations", List::Organisations.index(language)),
            ("a-z", format!("{code}/a-z.html")),
            ("new", format!("{code}/new.html")),
        ];
        let base = self.edition().site.base_url.as_ref();
        views::Page {
            lang: language.tag(),
            dir: language.direction(),
            title: title.to_owned(),
            description: cut(description, MOST_IN_DESCRIPTION),
            root: self.anywhere.clone().unwrap_or_else(|| root_from(self.path)),
            home: self.way(&format!("{code}/index.html")),
            search: self.way(&search_path(language)),
            basket: self.way(&basket_path(language)),
            basket_key: basket::key_of(self.edition()),
            code,
            canonical: self.canonical(),
            languages: self.language_links(),
            alternates: self.alternates(),
            feed: base.map(|_| self.way(&format!("{code}/atom.xml"))),
            section,
            menu: menu
                .into_iter()
                .map(|(id, to)| views::MenuItem {
                    href: self.way(&to),
                    text: self.text(&format!("menu-{id}")),
                    current: id == section,
                    exact: to == self.path,
                })
                .collect(),
            pages: self.page_links(),
            lists: self.list_links(),
            noindex: !self.page.indexed
                && self.canonical().is_none_or(|of| self.address().is_some_and(|own| own == of)),
        }
    }

    /// Lists that are not in the main menu.
    fn list_links(&self) -> Vec<views::Link> {
        let lists = [List::Topics, List::Stages, List::Standards, List::Sdgs];
        let mut links: Vec<views::Link> = lists.into_iter().map(|list| self.list_link(list)).collect();
        if !self.edition().bundles.is_empty() {
            let path = bundles_path(self.language());
            links.insert(0, views::Link::new(self.way(&path), self.text("menu-bundles")));
        }
        if self.edition().site.languages.len() > 1 {
            let path = format!("{}/translations.html", self.language().code());
            links.push(views::Link::new(self.way(&path), self.text("menu-translations")));
        }
        if propose::is_offered(self.edition()) {
            links.push(views::Link::new(self.way(&propose_path(self.language())), self.text("propose")));
        }
        if offline::is_offered(self.edition()) {
            let path = offline_path(self.language());
            links.push(views::Link::new(self.way(&path), self.text("offline")));
        }
        links
    }

    /// The path of the same page in another language; the files at the top have none.
    fn path_in(&self, language: Language) -> Option<String> {
        let (_, rest) = self.path.split_once('/')?;
        Some(format!("{}/{rest}", language.code()))
    }

    /// The language that the text of the page is written in, which may not be the interface's.
    fn text_language(&self) -> Language {
        let language = self.language();
        match self.page.kind {
            Kind::Practice(practice) => shown(practice, language).language,
            Kind::Bundle(bundle) => bundles::language_of(bundle, language),
            Kind::Text(page) => version_of(page, language, self.edition().site.default_language)
                .map_or(language, |(found, _)| found),
            _ => language,
        }
    }

    /// How far the page's text has come in a language; nothing for pages that are made whole in each.
    fn state_in(&self, language: Language) -> Option<&'static str> {
        match self.page.kind {
            Kind::Practice(practice) => Some(version_state(practice, language)),
            Kind::Bundle(bundle) => {
                Some(if bundle.languages.contains(&language) { "original" } else { "missing" })
            }
            Kind::Text(page) => Some(text_state(page, language)),
            _ => None,
        }
    }

    /// The full address that search engines should know the text by: a page that shows a text of another
    /// language repeats that language's page. The first page of all only leads on, and a wrong address has
    /// no page: they have none.
    fn canonical(&self) -> Option<String> {
        let base = self.edition().site.base_url.as_ref()?;
        let path = self.path_in(self.text_language())?;
        let built = self.edition().site.languages.contains(&self.text_language());
        built.then(|| format!("{base}{}", canonical_path(&path)))
    }

    /// The full address of the page itself, where the site has one.
    fn address(&self) -> Option<String> {
        let base = self.edition().site.base_url.as_ref()?;
        Some(format!("{base}{}", canonical_path(self.path)))
    }

    /// The page in every language of the site, this one included.
    fn language_links(&self) -> Vec<views::LanguageLink> {
        let languages = &self.edition().site.languages;
        if languages.len() < 2 {
            return Vec::new();
        }
        let home = |language: Language| format!("{}/index.html", language.code());
        languages
            .iter()
            .map(|language| {
                let to = self.path_in(*language).unwrap_or_else(|| home(*language));
                self.language_link(*language, &to, self.state_in(*language))
            })
            .collect()
    }

    /// A link to a page in another language.
    pub(super) fn language_link(
        &self,
        language: Language,
        to: &str,
        state: Option<&'static str>,
    ) -> views::LanguageLink {
        views::LanguageLink {
            code: language.code(),
            lang: language.tag(),
            dir: language.direction(),
            name: language.own_name(),
            href: self.way(to),
            current: language == self.language() && self.path.contains('/'),
            state,
        }
    }

    /// The full addresses of the versions, for search engines; none where there is only one.
    fn alternates(&self) -> Vec<views::Alternate> {
        let site = &self.edition().site;
        let Some(base) = site.base_url.as_ref() else { return Vec::new() };
        let written =
            site.languages.iter().copied().filter(|language| self.state_in(*language) != Some("missing"));
        let first = matches!(self.page.kind, Kind::Languages);
        let home = |language: Language| format!("{}/index.html", language.code());
        let mut alternates: Vec<views::Alternate> = written
            .filter_map(|language| {
                let path = if first { home(language) } else { self.path_in(language)? };
                Some(views::Alternate {
                    lang: language.tag(),
                    href: format!("{base}{}", canonical_path(&path)),
                })
            })
            .collect();
        if alternates.len() < 2 {
            return Vec::new();
        }
        // The first page of all lets a reader choose, whose language is none of these.
        if first || matches!(self.page.kind, Kind::Home) {
            alternates.push(views::Alternate { lang: "x-default", href: base.clone() });
        }
        alternates
    }

    /// Pages in the order of their `menu:` numbers; those without one are not in the menu.
    fn page_links(&self) -> Vec<views::Link> {
        let default = self.edition().site.default_language;
        let mut pages: Vec<(i64, &str, &str)> = self
            .edition()
            .pages
            .values()
            .filter_map(|page| {
                let (_, text) = version_of(page, self.language(), default)?;
                // The number stands in the original; a translation need not repeat it.
                let menu = page.versions.values().find_map(|version| version.front.menu.as_ref())?.value;
                Some((menu, page.slug, text.front.title.as_ref()?.as_str()))
            })
            .collect();
        pages.sort_unstable();
        pages
            .into_iter()
            .map(|(_, slug, text)| views::Link::new(self.way(&text_path(self.language(), slug)), text))
            .collect()
    }

    /// Renders a template inside the frame; `fill` adds what the page itself shows.
    pub(super) fn render(
        &self,
        template: &str,
        page: &views::Page,
        fill: impl FnOnce(&mut Context),
    ) -> Result<String, ThemeFault> {
        let mut context = Context::new();
        context.insert("site", &self.site());
        context.insert("page", page);
        fill(&mut context);
        self.shell.render(template, &context)
    }

    fn practice_page(&self, practice: &'a Practice<'a>) -> Result<String, ThemeFault> {
        let view = self.practice(practice);
        let page = self.frame(&view.title, &view.summary, "practices");
        self.render("practice.html", &page, |context| context.insert("practice", &view))
    }

    fn alias(&self, practice: &'a Practice<'a>) -> Result<String, ThemeFault> {
        let to = self.way(&practice_path(self.language(), practice.slug));
        let mut page = self.frame(&self.text("moved"), "", "practices");
        let base = self.edition().site.base_url.as_ref();
        let path = practice_path(shown(practice, self.language()).language, practice.slug);
        page.canonical = base.map(|base| format!("{base}{}", canonical_path(&path)));
        page.noindex = base.is_none();
        page.alternates.clear();
        let shown = shown(practice, self.language());
        let foreign = foreign_to(shown.language, self.language());
        let title = views::Words { text: shown.title.to_owned(), foreign };
        self.render("redirect.html", &page, |context| {
            context.insert("to", &to);
            context.insert("title", &title);
        })
    }
}

/// The path of a page in its full address: an index page goes by the name of its folder.
pub(super) fn canonical_path(path: &str) -> String {
    match path.strip_suffix("index.html") {
        // `a-water-index.html` is no index.
        Some(folder) if folder.is_empty() || folder.ends_with('/') => escape_path(folder),
        _ => escape_path(path),
    }
}

/// `/kb/` of `https://example.org/kb/`. Two slashes at the start would name another host.
fn path_of_address(address: &str) -> Option<String> {
    url::Url::parse(address).ok().map(|url| format!("/{}", url.path().trim_start_matches('/')))
}

/// A text cut at a word, with an ellipsis where something is missing. Where the last space is far away, as
/// in Chinese, which sets none between words, it is cut between two letters.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most - 1).collect();
    let start = match start.rsplit_once(' ') {
        Some((words, rest)) if rest.chars().count() < LONGEST_WORD => words,
        _ => start.as_str(),
    };
    format!("{}…", start.trim_end_matches([',', ';', ':', ' ', '，', '、', '；', '：', '،', '؛']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_index_goes_by_the_name_of_its_folder() {
        assert_eq!(canonical_path("index.html"), "");
        assert_eq!(canonical_path("en/topics/index.html"), "en/topics/");
        assert_eq!(
            canonical_path("en/practices/build-a-water-index.html"),
            "en/practices/build-a-water-index.html"
        );
    }

    #[test]
    fn descriptions_are_cut_at_a_word() {
        assert_eq!(cut("One two three", 20), "One two three");
        assert_eq!(cut("One two, three", 10), "One two…");
        assert_eq!(cut(&"水".repeat(30), 10), format!("{}…", "水".repeat(9)));
        let chinese = format!("IoT {}", "水".repeat(200));
        assert_eq!(cut(&chinese, 160), format!("IoT {}…", "水".repeat(155)));
        assert_eq!(cut(&format!("{}，水水", "水".repeat(8)), 10), format!("{}…", "水".repeat(8)));
    }

    #[test]
    fn a_root_on_a_host_is_a_path_of_that_host() {
        assert_eq!(path_of_address("https://example.org/kb/").as_deref(), Some("/kb/"));
        assert_eq!(path_of_address("https://example.org//evil.example/").as_deref(), Some("/evil.example/"));
        assert_eq!(path_of_address("https://example.org").as_deref(), Some("/"));
    }
}
