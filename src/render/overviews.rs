//! Home, A–Z, What's new, the feed, and pages such as About.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::edition;
use crate::fault::ThemeFault;
use crate::render::listings::{id_of, initial, sort_key};
use crate::render::pages::{List, Maker, practice_path, version_of};
use crate::render::practice::{day, foreign, shown};
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
    symbol: String,
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
        let edition = EditionName { id: &self.edition().id, date: day(self.edition().date) };
        let page = self.frame(&self.site_title(), &self.site_description(), "home");
        self.render("home.html", &page, |context| {
            context.insert("domains", &domains);
            context.insert("numbers", &numbers);
            context.insert("newest", &newest);
            context.insert("edition", &edition);
        })
    }

    /// Practices by their first letter.
    pub(super) fn a_to_z(&self) -> Result<String, ThemeFault> {
        let mut letters: Vec<views::Letter> = Vec::new();
        for practice in &self.listings().all {
            let card = self.card(practice);
            let letter = initial(&card.title);
            match letters.last_mut() {
                Some(last) if last.letter == letter => last.cards.push(card),
                _ => letters.push(views::Letter { letter, cards: vec![card] }),
            }
        }
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
                views::News { day: day(practice.changed()), what, card: self.card(practice) }
            })
            .collect();
        news.sort_by(|a, b| {
            (&b.day.iso, sort_key(&a.card.title)).cmp(&(&a.day.iso, sort_key(&b.card.title)))
        });
        let page = self.frame(&self.text("menu-new"), &self.text("intro-new"), "new");
        self.render("new.html", &page, |context| context.insert("news", &news))
    }

    /// The Atom feed of the practices that changed last.
    pub(super) fn feed(&self) -> Result<String, ThemeFault> {
        let base = self.edition().site.base_url.as_deref().unwrap_or_default();
        let newest = &self.listings().newest;
        let entries: Vec<FeedEntry> = newest[..newest.len().min(IN_FEED)]
            .iter()
            .map(|practice| {
                let shown = shown(practice, self.language());
                FeedEntry {
                    url: top::address(base, &practice_path(self.language(), practice.slug)),
                    title: shown.title.to_owned(),
                    summary: shown.summary.to_owned(),
                    lang: shown.language.tag(),
                    published: practice.published.to_string(),
                    updated: practice.changed().to_string(),
                    author: self.organisation_name(practice.contributor),
                    symbol: practice.symbol.to_string(),
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
        let updated = text.front.updated.as_ref().map(|date| day(date.value));
        let foreign = foreign(language, self.language());
        let frame = self.frame(title, summary, "pages");
        self.render("page.html", &frame, |context| {
            context.insert("lead", summary);
            context.insert("body", &body);
            context.insert("updated", &updated);
            context.insert("foreign", &foreign);
        })
    }
}
