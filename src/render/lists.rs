//! The pages of lists: their entries, and the practices of one entry.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::edition::Practice;
use crate::fault::ThemeFault;
use crate::parse::records::EntryRecord;
use crate::render::links::outside;
use crate::render::listings::id_of;
use crate::render::pages::{List, Maker};
use crate::render::views;
use crate::source::Text;

#[derive(Serialize)]
struct Choice {
    id: String,
    text: String,
}

impl<'a> Maker<'_, 'a> {
    /// Practices as they stand in a list.
    pub(super) fn cards(&self, practices: &[&'a Practice<'a>]) -> Vec<views::Card> {
        practices.iter().map(|practice| self.card(practice)).collect()
    }

    /// Name of an entry; one without an id stands in for one that is not named yet.
    pub(super) fn name(&self, entry: &EntryRecord) -> String {
        match id_of(entry) {
            "" => self.text("still-missing"),
            _ => entry.name(self.language()).to_owned(),
        }
    }

    pub(super) fn description(&self, entry: &EntryRecord) -> String {
        let text = entry.description.as_ref().and_then(|texts| texts.get(self.language()));
        text.unwrap_or_default().to_owned()
    }

    /// Name of an entry as the heading of its page.
    fn title_of(&self, list: List, entry: &EntryRecord) -> String {
        match list {
            List::Sdgs => format!("{}. {}", id_of(entry), self.name(entry)),
            _ => self.name(entry),
        }
    }

    /// An entry of a list on the page of the list.
    pub(super) fn list_entry(&self, list: List, entry: &EntryRecord, count: usize) -> views::Entry {
        views::Entry {
            href: self.way(&list.page(self.language(), id_of(entry))),
            text: self.title_of(list, entry),
            description: views::Words::own(self.description(entry)),
            count,
            outward: false,
            detail: String::new(),
            foreign: None,
        }
    }

    /// The page of a list whose entries are those of the vocabulary of the same name.
    pub(super) fn index(&self, list: List) -> Result<String, ThemeFault> {
        let entries: Vec<views::Entry> = self
            .edition()
            .library
            .vocabularies
            .entries(list.name())
            .iter()
            .filter(|entry| entry.id.is_some())
            .map(|entry| self.list_entry(list, entry, self.listings().with(list.name(), entry).len()))
            .collect();
        let count = entries.len();
        let group =
            views::Group { id: String::new(), title: None, description: String::new(), count, entries };
        self.index_page(list, &[group], &[list.name()])
    }

    /// The page of a list. `vocabularies` are those whose origin the page tells.
    pub(super) fn index_page(
        &self,
        list: List,
        groups: &[views::Group],
        vocabularies: &[&str],
    ) -> Result<String, ThemeFault> {
        let title = self.text(&format!("menu-{}", list.name()));
        let intro = self.text(&format!("intro-{}", list.name()));
        let page = self.frame(&title, &intro, list.name());
        let provenance: Vec<views::Provenance> =
            vocabularies.iter().filter_map(|name| self.provenance(name)).collect();
        self.render("index-of-list.html", &page, |context| {
            context.insert("heading", &title);
            context.insert("intro", &intro);
            context.insert("groups", groups);
            context.insert("provenance", &provenance);
        })
    }

    /// Where a vocabulary comes from and when it was true.
    fn provenance(&self, vocabulary: &str) -> Option<views::Provenance> {
        let record = &self.edition().library.vocabularies.get(vocabulary)?.record;
        let source = record.source.as_ref();
        let text = |text: Option<&Text>| text.map(|text| text.value.clone());
        let note = record.note.as_ref().and_then(|note| note.get(self.language())).map(str::to_owned);
        let provenance = views::Provenance {
            title: text(source.and_then(|source| source.title.as_ref())),
            publisher: text(source.and_then(|source| source.publisher.as_ref())),
            url: source.and_then(|source| outside(&source.url.as_ref()?.value)),
            as_of: record.as_of.as_ref().map(|date| self.day(date.value)),
            note,
        };
        (provenance.title.is_some() || provenance.note.is_some() || provenance.as_of.is_some())
            .then_some(provenance)
    }

    /// The page of one entry of a vocabulary.
    pub(super) fn entry(
        &self,
        list: List,
        vocabulary: &'static str,
        entry: &'a EntryRecord,
    ) -> Result<String, ThemeFault> {
        let practices = self.listings().with(vocabulary, entry);
        let intro = match vocabulary {
            "countries" => self.about_country(entry),
            _ => self.description(entry),
        };
        self.entry_page(list, &self.title_of(list, entry), &intro, practices)
    }

    /// A page that lists practices under a heading.
    pub(super) fn entry_page(
        &self,
        list: List,
        title: &str,
        intro: &str,
        practices: &[&'a Practice<'a>],
    ) -> Result<String, ThemeFault> {
        let count = self.shell.text_with("count-practices", [("count", practices.len())]);
        let told = format!("{title}{}{count}{}{intro}", self.text("colon"), self.text("stop"));
        let page = self.frame(title, told.trim_end(), list.name());
        let up = self.list_link(list);
        let cards = self.cards(practices);
        self.render("list.html", &page, |context| {
            context.insert("heading", title);
            context.insert("intro", intro);
            context.insert("up", &up);
            context.insert("cards", &cards);
        })
    }

    /// All practices with filters.
    pub(super) fn all_practices(&self) -> Result<String, ThemeFault> {
        let cards = self.cards(&self.listings().all);
        let used = |ids: fn(&views::Card) -> &str| -> BTreeSet<&str> {
            cards.iter().flat_map(|card| ids(card).split(' ')).filter(|id| !id.is_empty()).collect()
        };
        let choices = |vocabulary: &str, used: &BTreeSet<&str>| -> Vec<Choice> {
            let entries = self.edition().library.vocabularies.entries(vocabulary).iter();
            entries
                .filter(|entry| used.contains(id_of(entry)))
                .map(|entry| Choice { id: id_of(entry).to_owned(), text: self.name(entry) })
                .collect()
        };
        let domains = choices("domains", &used(|card| &card.domains_ids));
        let stages = choices("stages", &used(|card| &card.stage.id));
        let regions = choices("regions", &used(|card| &card.regions_ids));
        let title = self.text("menu-practices");
        let intro = self.shell.text_with("intro-practices", [("count", cards.len())]);
        let page = self.frame(&title, &intro, "practices");
        self.render("practices.html", &page, |context| {
            context.insert("heading", &title);
            context.insert("intro", &intro);
            context.insert("cards", &cards);
            context.insert("domains", &domains);
            context.insert("stages", &stages);
            context.insert("regions", &regions);
        })
    }
}
