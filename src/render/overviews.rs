//! Home, A–Z, What's new, the feed, and pages such as About.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::edition;
use crate::fault::ThemeFault;
use crate::model::language::Language;
use crate::render::listings::id_of;
use crate::render::pages::{List, Maker, practice_path, text_path, text_state, version_of};
use crate::render::practice::{foreign_to, shown, version_state};
use crate::render::{top, views};
use crate::source::Text;

/// How many practices the home page and the feed show.
const NEWEST: usize = 6;
const IN_FEED: usize = 30;

#[derive(Serialize)]
struct Numbers {
    practices: usize,
    places: usize,
    organisations: usize,
}

#[derive(Serialize)]
struct EditionName<'a> {
    id: &'a str,
    date: views::Day,
}

#[derive(Serialize)]
struct FeedEntry {
    url: String,
    title: String,
    summary: String,
    lang: &'static str,
    published: String,
    updated: String,
    author: String,
    /// Stays the same when the practice gets another name.
    id: String,
    domains: Vec<String>,
    rights: String,
}

#[derive(Serialize)]
struct Feed {
    own: String,
    home: String,
    updated: String,
    entries: Vec<FeedEntry>,
}

impl<'a> Maker<'_, 'a> {
    /// The first page of a language.
    pub(super) fn home(&self) -> Result<String, ThemeFault> {
        let listings = self.listings();
        let domains: Vec<views::Entry> = self
            .edition()
            .library
            .vocabularies
            .entries("domains")
            .iter()
            .map(|entry| (entry, listings.with("domains", entry).len()))
            .filter(|(_, count)| *count > 0)
            .map(|(entry, count)| self.list_entry(List::Domains, entry, count))
            .collect();
        let places =
            listings.all.iter().flat_map(|practice| practice.places.iter().map(|place| id_of(place)));
        let origins = listings.all.iter().map(|practice| practice.origin);
        let numbers = Numbers {
            practices: listings.all.len(),
            places: places.collect::<BTreeSet<_>>().len(),
            organisations: origins.collect::<BTreeSet<_>>().len(),
        };
        let newest = self.cards(&listings.newest[..listings.newest.len().min(NEWEST)]);
        let edition = EditionName { id: &self.edition().id, date: self.day(self.edition().date) };
        let page = self.frame(&self.site_title(), &self.site_description(), "home");
        self.render("home.html", &page, |context| {
            context.insert("domains", &domains);
            context.insert("numbers", &numbers);
            context.insert("newest", &newest);
            context.insert("bundles", &self.bundles_on_home());
            context.insert("edition", &edition);
        })
    }

    /// Practices by their first letter.
    pub(super) fn a_to_z(&self) -> Result<String, ThemeFault> {
        let mut letters: Vec<views::Letter> = Vec::new();
        for practice in &self.listings().all {
            let card = self.card(practice);
            let letter = self.shell.locale.initial(&card.title);
            match letters.iter_mut().find(|found| found.letter == letter) {
                Some(found) => found.cards.push(card),
                None => letters.push(views::Letter { letter, cards: vec![card] }),
            }
        }
        // Titles may begin with a sign, or in another script: letters have an order of their own.
        letters.sort_by(|a, b| self.shell.locale.compare(&a.letter, &b.letter));
        let page = self.frame(&self.text("menu-a-z"), &self.text("intro-a-z"), "a-z");
        self.render("a-z.html", &page, |context| context.insert("letters", &letters))
    }

    /// What was published, revised and withdrawn.
    pub(super) fn news(&self) -> Result<String, ThemeFault> {
        let mut news: Vec<views::News> = self
            .edition()
            .practices
            .values()
            .map(|practice| {
                let what = if practice.withdrawn.is_some() {
                    "withdrawn"
                } else if practice.changed() > practice.published {
                    "revised"
                } else {
                    "new"
                };
                views::News { day: self.day(practice.changed()), what, card: self.card(practice) }
            })
            .collect();
        news.sort_by(|a, b| {
            let by_title = || self.shell.locale.compare(&a.card.title, &b.card.title);
            b.day.iso.cmp(&a.day.iso).then_with(by_title)
        });
        let page = self.frame(&self.text("menu-new"), &self.text("intro-new"), "new");
        self.render("new.html", &page, |context| context.insert("news", &news))
    }

    /// Where practices are searched: a form and places for what is found, and the lists for those who can not.
    pub(super) fn search(&self) -> Result<String, ThemeFault> {
        let page = self.frame(&self.text("search"), &self.text("search-label"), "search");
        self.render("search.html", &page, |_| {})
    }

    /// Which practice and which page has come how far in which language.
    pub(super) fn translations(&self) -> Result<String, ThemeFault> {
        let edition = self.edition();
        let languages: Vec<views::LanguageLink> = edition
            .site
            .languages
            .iter()
            .map(|language| {
                self.language_link(*language, &format!("{}/translations.html", language.code()), None)
            })
            .collect();
        let states = |path: &dyn Fn(Language) -> String, state: &dyn Fn(Language) -> &'static str| {
            let languages = edition.site.languages.iter();
            languages
                .map(|language| self.language_link(*language, &path(*language), Some(state(*language))))
                .collect::<Vec<_>>()
        };
        let practices: Vec<views::Translated> = self
            .listings()
            .all
            .iter()
            .map(|practice| {
                let shown = shown(practice, self.language());
                views::Translated {
                    title: shown.title.to_owned(),
                    foreign: foreign_to(shown.language, self.language()),
                    detail: practice.symbol.to_string(),
                    states: states(&|language| practice_path(language, practice.slug), &|language| {
                        version_state(practice, language)
                    }),
                }
            })
            .collect();
        let pages: Vec<views::Translated> = edition
            .pages
            .values()
            .filter_map(|page| {
                let (language, text) = version_of(page, self.language(), edition.site.default_language)?;
                Some(views::Translated {
                    title: text.front.title.as_ref()?.value.clone(),
                    foreign: foreign_to(language, self.language()),
                    detail: String::new(),
                    states: states(&|language| text_path(language, page.slug), &|language| {
                        text_state(page, language)
                    }),
                })
            })
            .collect();
        let counts: Vec<usize> = (0..languages.len())
            .map(|at| practices.iter().filter(|row| row.states[at].state != Some("missing")).count())
            .collect();
        let page =
            self.frame(&self.text("menu-translations"), &self.text("intro-translations"), "translations");
        self.render("translations.html", &page, |context| {
            context.insert("languages", &languages);
            context.insert("practices", &practices);
            context.insert("pages", &pages);
            context.insert("counts", &counts);
        })
    }

    /// The Atom feed of the practices that changed last.
    pub(super) fn feed(&self) -> Result<String, ThemeFault> {
        let base = self.edition().site.base_url.as_deref().unwrap_or_default();
        // A tag URI (RFC 4151) is made of a host and a day on which it was ours.
        let host = url::Url::parse(base).ok().and_then(|url| url.host_str().map(str::to_owned));
        let host = host.unwrap_or_default();
        let language = self.language();
        let mut newest = self.listings().all.clone();
        newest.sort_by(|a, b| b.changed_in(language).cmp(&a.changed_in(language)).then(a.slug.cmp(b.slug)));
        let entries: Vec<FeedEntry> = newest
            .iter()
            .take(IN_FEED)
            .map(|practice| {
                let shown = shown(practice, self.language());
                FeedEntry {
                    url: top::address(base, &practice_path(self.language(), practice.slug)),
                    title: shown.title.to_owned(),
                    summary: shown.summary.to_owned(),
                    lang: shown.language.tag(),
                    published: practice.published.to_string(),
                    updated: practice.changed_in(language).to_string(),
                    author: self.organisation_name(practice.contributor).text,
                    id: format!(
                        "tag:{host},{}:{}-{}",
                        practice.published,
                        practice.symbol,
                        shown.language.letter()
                    ),
                    domains: practice.domains.iter().map(|domain| self.name(domain)).collect(),
                    rights: practice.licence.to_owned(),
                }
            })
            .collect();
        let updated = entries.iter().map(|entry| entry.updated.clone()).max();
        let feed = Feed {
            own: format!("{base}{}", self.path),
            home: format!("{base}{}/", self.language().code()),
            updated: updated.unwrap_or_else(|| self.edition().date.to_string()),
            entries,
        };
        let page = self.frame(&self.site_title(), &self.site_description(), "home");
        self.render("atom.xml", &page, |context| context.insert("feed", &feed))
    }

    /// About, and other pages.
    pub(super) fn text_page(&self, page: &'a edition::Page<'a>) -> Result<String, ThemeFault> {
        let site = &self.edition().site;
        let (language, text) = version_of(page, self.language(), site.default_language)
            .expect("a page without a version is not in the edition");
        let title = text.front.title.as_ref().map_or("", Text::as_str);
        let summary = text.front.summary.as_ref().map_or("", Text::as_str);
        let body = self.body(&text.body, None);
        let updated = text.front.updated.as_ref().map(|date| self.day(date.value));
        let foreign = foreign_to(language, self.language());
        let original = page.original().map(|(language, _)| language.code());
        let state = text_state(page, language);
        let frame = self.frame(title, summary, "pages");
        self.render("page.html", &frame, |context| {
            context.insert("lead", summary);
            context.insert("body", &body);
            context.insert("updated", &updated);
            context.insert("foreign", &foreign);
            context.insert("state", state);
            context.insert("original_language", &original);
        })
    }
}
