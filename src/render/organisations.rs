//! The pages of organisations.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::edition::Organisation;
use crate::fault::ThemeFault;
use crate::parse::front::Texts;
use crate::render::links::outside;
use crate::render::listings::id_of;
use crate::render::pages::{List, Maker};
use crate::render::views;

#[derive(Serialize)]
struct Membership {
    text: String,
    checked: views::Day,
    source: String,
}

#[derive(Serialize)]
struct OrganisationView {
    name: views::Words,
    short: Option<views::Words>,
    kind: String,
    country: Option<views::Link>,
    url: Option<String>,
    description: Option<views::Words>,
    membership: Option<Membership>,
    /// Practices of its own.
    own: Vec<views::Card>,
    /// Practices of others that it wrote down.
    written: Vec<views::Card>,
}

impl<'a> Maker<'_, 'a> {
    /// The page of an organisation.
    pub(super) fn organisation(&self, organisation: &'a Organisation<'a>) -> Result<String, ThemeFault> {
        let record = organisation.record;
        let text = |texts: &Option<Texts>| texts.as_ref().and_then(|texts| self.words_in(texts));
        let membership = record.membership.as_ref().and_then(|membership| {
            let vocabularies = &self.edition().library.vocabularies;
            let category = vocabularies.entry("memberships", &membership.category.as_ref()?.value)?;
            Some(Membership {
                text: self.name(category),
                checked: self.day(membership.checked.as_ref()?.value),
                source: outside(&membership.source.as_ref()?.value)?,
            })
        });
        let view = OrganisationView {
            name: self.organisation_name(organisation.slug),
            short: text(&record.short),
            kind: self.name(organisation.kind),
            country: organisation.country.map(|country| {
                // A country without practices has no page.
                let has_page = !self.listings().with("countries", country).is_empty();
                let href = || self.way(&List::Places.page(self.language(), id_of(country)));
                views::Link::new(if has_page { href() } else { String::new() }, self.name(country))
            }),
            url: record.url.as_ref().and_then(|url| outside(&url.value)),
            description: text(&record.description),
            membership,
            own: self.cards(self.listings().of_origin(organisation.slug)),
            written: self.cards(self.listings().written_by(organisation.slug)),
        };
        let told = view.description.as_ref().map_or_else(|| self.site_description(), |own| own.text.clone());
        let page = self.frame(&view.name.text, &told, "organisations");
        self.render("organisation.html", &page, |context| context.insert("organisation", &view))
    }

    /// The page of all organisations, by kind.
    pub(super) fn organisations(&self) -> Result<String, ThemeFault> {
        let kinds = self.edition().library.vocabularies.entries("kinds");
        let mut by_kind: BTreeMap<usize, Vec<views::Entry>> = BTreeMap::new();
        for organisation in self.edition().organisations.values() {
            let slug = organisation.slug;
            let rank = kinds.iter().position(|kind| kind.id == organisation.kind.id).unwrap_or(kinds.len());
            let listings = self.listings();
            let name = self.organisation_name(slug);
            by_kind.entry(rank).or_default().push(views::Entry {
                href: self.way(&List::Organisations.page(self.language(), slug)),
                text: name.text,
                description: views::Words::default(),
                count: listings.of_origin(slug).len() + listings.written_by(slug).len(),
                outward: false,
                detail: organisation.country.map(|country| self.name(country)).unwrap_or_default(),
                foreign: name.foreign,
            });
        }
        let groups: Vec<views::Group> = by_kind
            .into_iter()
            .map(|(rank, mut entries)| {
                entries.sort_by(|a, b| self.shell.locale.compare(&a.text, &b.text));
                let kind = kinds.get(rank);
                views::Group {
                    id: kind.map(|kind| id_of(kind).to_owned()).unwrap_or_default(),
                    title: kind.map(|kind| views::Link::new("", self.name(kind))),
                    description: kind.map(|kind| self.description(kind)).unwrap_or_default(),
                    count: entries.len(),
                    entries,
                }
            })
            .collect();
        self.index_page(List::Organisations, &groups, &[List::Organisations.name()])
    }
}
