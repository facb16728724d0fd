//! The pages of standards.

use std::collections::BTreeMap;

use crate::fault::ThemeFault;
use crate::parse::records::EntryRecord;
use crate::render::links::outside;
use crate::render::listings::id_of;
use crate::render::pages::{List, Maker};
use crate::render::practice::foreign_to;
use crate::render::views;
use crate::source::Text;

impl<'a> Maker<'_, 'a> {
    /// A standard as practices and lists show it.
    pub(super) fn standard(&self, entry: &EntryRecord) -> views::Standard {
        let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        let title_language = entry.label.as_ref().and_then(|label| {
            let own = label.by_language.iter().find(|(language, _)| *language == self.language());
            own.or(label.by_language.first()).map(|(language, _)| *language)
        });
        let id = id_of(entry).to_owned();
        views::Standard {
            number: entry.number.as_ref().map_or_else(|| id.clone(), |number| self.number(entry, number)),
            title: self.name(entry),
            edition: value(&entry.edition),
            withdrawn: entry.withdrawn.is_some_and(|withdrawn| withdrawn.value),
            href: self.way(&List::Standards.page(self.language(), &id)),
            url: value(&entry.url).as_deref().and_then(outside),
            foreign: title_language.and_then(|title| foreign_to(title, self.language())),
            id,
        }
    }

    /// A number as the reader's language writes it: `UIT-T Y.4000` in French.
    fn number(&self, entry: &EntryRecord, number: &Text) -> String {
        let body = entry.body.as_ref().map_or("", Text::as_str);
        let prefix = self.shell.texts.plain(&format!("prefix-{body}"));
        match (number.value.split_once(' '), prefix) {
            // Only the name of the body itself has another form.
            (Some((first, rest)), Ok(prefix)) if first.eq_ignore_ascii_case(body) => {
                format!("{prefix} {rest}")
            }
            _ => number.value.clone(),
        }
    }

    /// The page of a standard that a practice cites.
    pub(super) fn standard_page(&self, entry: &'a EntryRecord) -> Result<String, ThemeFault> {
        let view = self.standard(entry);
        let told = format!("{}{}{}", view.number, self.text("colon"), view.title);
        let page = self.frame(&view.number, &told, "standards");
        let cards = self.cards(self.listings().with("standards", entry));
        let up = self.list_link(List::Standards);
        let aliases = entry.aliases.iter().flat_map(|list| &list.items);
        let aliases: Vec<String> = aliases.map(|alias| self.number(entry, alias)).collect();
        self.render("standard.html", &page, |context| {
            context.insert("standard", &view);
            context.insert("aliases", &aliases);
            context.insert("up", &up);
            context.insert("cards", &cards);
        })
    }

    /// The page of all standards: those that practices cite first, then the others by body.
    pub(super) fn standards(&self) -> Result<String, ThemeFault> {
        let mut cited: Vec<views::Entry> = Vec::new();
        let mut others: BTreeMap<&str, Vec<views::Entry>> = BTreeMap::new();
        for entry in self.edition().library.vocabularies.entries("standards") {
            if entry.id.is_none() {
                continue;
            }
            let practices = self.listings().with("standards", entry);
            let standard = self.standard(entry);
            // Some bodies write the edition into the number: once is enough.
            let edition = standard.edition.filter(|edition| !standard.number.ends_with(edition));
            let mut detail = edition.unwrap_or_default();
            if standard.withdrawn {
                let [open, withdrawn, close] =
                    ["bracket-open", "standard-withdrawn", "bracket-close"].map(|key| self.text(key));
                detail = format!("{detail}{open}{withdrawn}{close}").trim().to_owned();
            }
            let list = if practices.is_empty() {
                others.entry(entry.body.as_ref().map_or("", Text::as_str)).or_default()
            } else {
                &mut cited
            };
            list.push(views::Entry {
                // Only a standard that is cited has a page; the others lead to the body that made them.
                href: if practices.is_empty() { standard.url.unwrap_or_default() } else { standard.href },
                outward: practices.is_empty(),
                text: standard.number,
                description: views::Words { text: standard.title, foreign: standard.foreign },
                count: practices.len(),
                detail,
                foreign: None,
            });
        }
        let group = |id: &str, title: String, entries: Vec<views::Entry>| views::Group {
            id: id.to_owned(),
            title: Some(views::Link::new("", title)),
            description: String::new(),
            count: entries.len(),
            entries,
        };
        let mut groups = Vec::new();
        if !cited.is_empty() {
            groups.push(group("cited", self.text("standards-cited"), cited));
        }
        for (body, entries) in others {
            groups.push(group(body, self.text(&format!("body-{body}")), entries));
        }
        self.index_page(List::Standards, &groups, &[List::Standards.name()])
    }
}
