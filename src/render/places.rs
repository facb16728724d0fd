//! The pages of places: countries by region, country groups and the whole world.

use std::collections::BTreeSet;

use crate::fault::ThemeFault;
use crate::parse::records::EntryRecord;
use crate::render::listings::id_of;
use crate::render::pages::{List, Maker};
use crate::render::views;

impl<'a> Maker<'_, 'a> {
    /// The regions and groups of a country, by name.
    pub(super) fn about_country(&self, country: &EntryRecord) -> String {
        let vocabularies = &self.edition().library.vocabularies;
        let mut names = Vec::new();
        for vocabulary in ["regions", "country-groups"] {
            let ids = self.renderer.memberships.of_country(vocabulary, id_of(country));
            names.extend(
                ids.iter().filter_map(|id| vocabularies.entry(vocabulary, id)).map(|entry| self.name(entry)),
            );
        }
        names.join(" · ")
    }

    /// Practices for the whole world.
    pub(super) fn everywhere(&self) -> Result<String, ThemeFault> {
        let intro = self.text("intro-place-global");
        self.entry_page(List::Places, &self.text("place-global"), &intro, &self.listings().everywhere)
    }

    /// The page of all places.
    pub(super) fn places(&self) -> Result<String, ThemeFault> {
        let vocabularies = &self.edition().library.vocabularies;
        let listings = self.listings();
        let countries: Vec<(&'a EntryRecord, views::Entry)> = vocabularies
            .entries("countries")
            .iter()
            .filter_map(|entry| {
                let count = listings.with("countries", entry).len();
                let shown = || views::Entry {
                    description: views::Words::default(),
                    ..self.list_entry(List::Places, entry, count)
                };
                (count > 0).then(|| (entry, shown()))
            })
            .collect();
        let by_name = |keep: &dyn Fn(&str) -> bool| -> Vec<views::Entry> {
            let kept = countries.iter().filter(|(country, _)| keep(id_of(country)));
            let mut entries: Vec<views::Entry> = kept.map(|(_, entry)| entry.clone()).collect();
            entries.sort_by(|a, b| self.shell.locale.compare(&a.text, &b.text));
            entries
        };
        let mut groups = Vec::new();
        let mut placed: BTreeSet<&str> = BTreeSet::new();
        for vocabulary in ["regions", "country-groups"] {
            for entry in vocabularies.entries(vocabulary).iter().filter(|entry| entry.id.is_some()) {
                let is_in = |country: &str| {
                    self.renderer.memberships.of_country(vocabulary, country).contains(&id_of(entry))
                };
                if vocabulary == "regions" {
                    placed.extend(countries.iter().map(|(country, _)| id_of(country)).filter(|id| is_in(id)));
                }
                let href = self.way(&List::Places.page(self.language(), id_of(entry)));
                groups.push(views::Group {
                    id: id_of(entry).to_lowercase(),
                    title: Some(views::Link::new(href, self.name(entry))),
                    description: self.description(entry),
                    count: listings.with(vocabulary, entry).len(),
                    entries: by_name(&is_in),
                });
            }
        }
        // Territories that are in no region of the ITU.
        let others = by_name(&|country| !placed.contains(country));
        if !others.is_empty() {
            groups.push(views::Group {
                id: "other".to_owned(),
                title: Some(views::Link::new("", self.text("place-other"))),
                description: String::new(),
                count: others.iter().map(|entry| entry.count).sum(),
                entries: others,
            });
        }
        let href = self.way(&List::Places.page(self.language(), "global"));
        groups.push(views::Group {
            id: "global".to_owned(),
            title: Some(views::Link::new(href, self.text("place-global"))),
            description: self.text("intro-place-global"),
            count: listings.everywhere.len(),
            entries: Vec::new(),
        });
        self.index_page(List::Places, &groups, &["regions", "country-groups", "countries"])
    }
}
