//! A bundle to the book that is printed, and to its page on the site.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::edition::{Bundle, Practice, Volume};
use crate::fault::ThemeFault;
use crate::index::analysis::{Analyser, WordKind};
use crate::link::target::Target;
use crate::model::language::Language;
use crate::parse::front::Texts;
use crate::parse::recipe::{EventRecord, Part};
use crate::parse::records::EntryRecord;
use crate::print::tree::{self, Around, Way};
use crate::print::{Book, Press, Sheets};
use crate::render::links::outside;
use crate::render::listings::id_of;
use crate::render::pages::{Kind, Maker, Page, Renderer, practice_path};
use crate::render::{qr, top, views};

/// Stand for what a text is filled with until a template fills it.
const GAPS: [char; 2] = ['\u{f8f0}', '\u{f8f1}'];

/// Name of the place of a practice in a book.
pub(super) fn place_of(practice: &Practice<'_>) -> String {
    format!("p/{}", practice.symbol)
}

impl<'a> Maker<'_, 'a> {
    /// The practices of a bundle: those that its recipe names, then those that its query finds.
    pub(super) fn practices_of(
        &self,
        bundle: &Bundle<'a>,
    ) -> Vec<(Option<&'a Texts>, Vec<&'a Practice<'a>>)> {
        let practices = &self.edition().practices;
        let named: BTreeSet<&str> =
            bundle.groups.iter().flat_map(|group| group.practices.iter().copied()).collect();
        let mut groups: Vec<_> = bundle
            .groups
            .iter()
            .map(|group| {
                (
                    group.heading,
                    group.practices.iter().filter_map(|slug| practices.get(slug)).collect::<Vec<_>>(),
                )
            })
            .collect();
        let found = self.renderer.chosen.get(bundle.slug).into_iter().flatten();
        let found: Vec<_> = found
            .filter(|slug| !named.contains(slug.as_str()))
            .filter_map(|slug| practices.get(slug.as_str()))
            .filter(|practice| practice.withdrawn.is_none())
            .collect();
        if !found.is_empty() {
            groups.push((None, found));
        }
        groups
    }

    /// A book of a bundle in the page's language.
    pub(super) fn book(&self, bundle: &'a Bundle<'a>, volume: Volume, press: &Press) -> Book {
        let mut pictures = Pictures::default();
        let facilitator = volume.has_notes();
        let mut data = self.data_of_book(bundle, facilitator, Role::First, &mut pictures);
        data["credits"] = json!(pictures.credits);
        if let Some(second) = volume.second() {
            let page = Page { language: second, kind: Kind::Book(bundle, volume), indexed: false };
            let second = Maker::new(self.renderer, self.path, &page).beside(Some(self.language()));
            let terms: Vec<String> = data["glossary"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|entry| entry["id"].as_str().map(str::to_owned))
                .collect();
            data["beside"] = second.data_of_book(bundle, facilitator, Role::Beside(&terms), &mut pictures);
        }
        let date = self.edition().date.to_string();
        data["id"] = json!(bundle_id(press, &data, &pictures.files, &date));
        Book { name: name_of(bundle.slug, self.language(), volume), data, pictures: pictures.files }
    }

    /// What the templates get of a bundle in the page's language.
    fn data_of_book(
        &self,
        bundle: &Bundle<'a>,
        facilitator: bool,
        role: Role<'_>,
        pictures: &mut Pictures,
    ) -> Value {
        let language = self.language();
        let groups = self.practices_of(bundle);
        let chosen: Vec<&Practice<'a>> =
            groups.iter().flat_map(|(_, practices)| practices.iter().copied()).collect();
        let inside: BTreeSet<&str> = chosen.iter().map(|practice| practice.slug).collect();
        let grouped = groups.iter().any(|(heading, _)| heading.is_some());
        let group_values: Vec<Value> = groups
            .iter()
            .enumerate()
            .map(|(at, (heading, practices))| {
                let level = if heading.is_some() { 2 } else { 1 };
                let sheet = |practice: &&'a Practice<'a>| self.sheet(practice, &inside, level, role, pictures);
                let sheets: Vec<Value> = practices.iter().map(sheet).collect();
                json!({"name": format!("g/{at}"), "heading": heading.map(|texts| self.own_or_other(texts)), "sheets": sheets})
            })
            .collect();

        let title = self.bundle_title(bundle);
        let record = bundle.record;
        let date = self.edition().date;
        let day = self.day(date);
        let site_address =
            self.edition().site.real_base_url().map(|base| top::address(base, &self.home_path()));
        let keywords: BTreeSet<String> = chosen
            .iter()
            .flat_map(|practice| practice.domains.iter().map(|entry| self.name(entry)))
            .collect();
        let mut parts: Vec<&str> = bundle.parts(facilitator).into_iter().map(Part::word).collect();
        let agenda = self.agenda(bundle, &chosen);
        let glossary = self.glossary(&chosen, role);
        let standards = self.standards_of(&chosen);
        // A part with nothing in it would be a heading over an empty page.
        let is_empty = |name: &str| match name {
            "agenda" => agenda.is_empty(),
            "glossary" => glossary.is_empty(),
            "standards" => standards.is_empty(),
            _ => false,
        };
        parts.retain(|name| !is_empty(name));
        json!({
            "lang": language.tag(),
            "paper": bundle.paper().word(),
            "large": bundle.large(),
            "save_ink": bundle.saves_ink(),
            "grouped": grouped,
            "title": title,
            "subtitle": record.subtitle.as_ref().map(|texts| self.own_or_other(texts)),
            "author": self.site_title(),
            "description": record.summary.as_ref().map(|texts| self.own_or_other(texts)).unwrap_or_default(),
            "keywords": keywords,
            "date": [date.year(), i16::from(date.month()), i16::from(date.day())],
            "site": self.site_title(),
            "edition": self.shell.text_with("print-as-of", [("date", day.text)]),
            "address": site_address,
            "qr": site_address.as_deref().and_then(|address| self.code(address)),
            "event": record.event.as_ref().map(|event| self.event(event)),
            "logos": self.logos(bundle, pictures),
            "parts": parts,
            "words": self.shell.texts.all(),
            "page_of": self.page_of(),
            "how": self.how_to_use(bundle),
            "zone": record.event.as_ref().and_then(|event| event.zone.as_ref()).map(|zone| zone.value.clone()),
            "agenda": agenda,
            "groups": group_values,
            "glossary": glossary,
            "standards": standards,
            "licence_lines": [self.text("print-licence-intro"), self.text("disclaimer")],
            "facilitator": facilitator.then(|| self.facilitator(&chosen)),
        })
    }

    /// The title of a bundle; one that was chosen without a title is called by what it is.
    pub(super) fn bundle_title(&self, bundle: &Bundle<'a>) -> String {
        self.words_in(bundle.title).map_or_else(|| self.text("bundle-chosen"), |words| words.text)
    }

    /// A text in the reader's language, else in another that it has.
    pub(super) fn own_or_other(&self, texts: &Texts) -> String {
        self.words_in(texts).map(|words| words.text).unwrap_or_default()
    }

    fn home_path(&self) -> String {
        format!("{}/index.html", self.language().code())
    }

    /// "Page 3 of 118", with gaps for the numbers.
    fn page_of(&self) -> Vec<Value> {
        let text = self
            .shell
            .text_with("print-page-of", [("page", GAPS[0].to_string()), ("pages", GAPS[1].to_string())]);
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(GAPS) {
            pieces.push(json!(&rest[..at]));
            let gap = rest[at..].chars().next().unwrap_or(GAPS[0]);
            pieces.push(json!({"gap": if gap == GAPS[0] { "page" } else { "pages" }}));
            rest = &rest[at + gap.len_utf8()..];
        }
        pieces.push(json!(rest));
        pieces
    }

    /// The days of an event in words.
    pub(super) fn dates_of(&self, event: &EventRecord) -> Option<String> {
        let start = event.start.as_ref().map(|day| day.value);
        let end = event.end.as_ref().map(|day| day.value);
        match (start, end) {
            (Some(start), Some(end)) if start != end => {
                let days = [("start", self.day(start).text), ("end", self.day(end).text)];
                Some(self.shell.text_with("print-days", days))
            }
            (Some(day), _) => Some(self.day(day).text),
            (None, _) => None,
        }
    }

    fn event(&self, event: &EventRecord) -> Value {
        let text = |texts: &Option<Texts>| texts.as_ref().map(|texts| self.own_or_other(texts));
        let dates = self.dates_of(event);
        json!({"place": text(&event.place), "host": text(&event.host), "dates": dates})
    }

    fn logos(&self, bundle: &Bundle<'a>, pictures: &mut Pictures) -> Vec<Value> {
        let logos = bundle.record.logos.iter().flat_map(|list| &list.items);
        logos
            .filter_map(|logo| {
                let file =
                    self.printed(&format!("content/bundles/{}", logo.file.as_ref()?.value), pictures)?;
                Some(json!({"file": file, "alt": self.own_or_other(logo.alt.as_ref()?)}))
            })
            .collect()
    }

    /// The name of a picture among the files of a book; `None` for one that cannot be printed.
    pub(super) fn file_of_picture(&self, path: &str) -> Option<String> {
        self.printed(path, &mut Pictures::default())
    }

    /// Takes a picture into the book; `None` for one that cannot be printed.
    fn printed(&self, path: &str, pictures: &mut Pictures) -> Option<String> {
        if self.edition().refused.contains(path) {
            return None;
        }
        let asset = self.edition().library.assets.iter().find(|asset| asset.path == path)?;
        if !pictures.files.values().any(|bytes| *bytes == *asset.bytes) && !Press::prints(&asset.bytes) {
            return None;
        }
        let sum: String =
            Sha256::digest(&*asset.bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let file = format!("pictures/{sum}.{}", ending.to_ascii_lowercase());
        pictures.files.entry(file.clone()).or_insert_with(|| asset.bytes.to_vec());
        Some(file)
    }

    /// A QR code with the words for those who cannot see it.
    fn code(&self, address: &str) -> Option<Value> {
        let code = qr::qr(address)?;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\"><path d=\"{1}\" stroke=\"#000\" stroke-width=\"1\" fill=\"none\"/></svg>",
            code.size, code.path
        );
        Some(json!({"svg": svg, "alt": format!("{} ({address})", self.text("qr-label"))}))
    }

    /// A practice as it is printed: what its page shows, and its text as nodes.
    fn sheet(
        &self,
        practice: &'a Practice<'a>,
        inside: &BTreeSet<&str>,
        level: u8,
        role: Role<'_>,
        pictures: &mut Pictures,
    ) -> Value {
        let view = self.practice(practice);
        let shown = self.shown(practice);
        let name = place_of(practice);
        let own = match role {
            Role::First => name.clone(),
            Role::Beside(_) => format!("beside/{name}"),
        };
        let way = |target: &Target| self.way_in_print(target, practice, &own, inside);
        let taken = std::cell::RefCell::new(&mut *pictures);
        let picture = |path: &str| {
            let mut pictures = taken.borrow_mut();
            let file = self.printed(path, &mut pictures)?;
            let published = self.renderer.pictures.get(path);
            let file_name = path.rsplit('/').next().unwrap_or(path);
            let (alt, credit) = self.words_of_picture(practice, file_name);
            let words = |words: Option<views::Words>| words.map(|words| words.text).unwrap_or_default();
            let credit = words(credit);
            if !credit.is_empty() {
                let line = format!("{}{}{credit}", practice.symbol, self.text("colon"));
                if !pictures.credits.contains(&line) {
                    pictures.credits.push(line);
                }
            }
            Some(tree::Picture {
                file,
                width: published.and_then(|published| published.size).map(|size| size.0),
                alt: words(alt),
                credit,
            })
        };
        let around = Around {
            way: &way,
            picture: &picture,
            alerts: &self.shell.in_text.alerts,
            sources: practice.sources.len(),
            level: level + 1,
            name: &own,
            sources_of: &name,
        };
        let nodes = tree::nodes_of(shown.body, &around);
        // Where the version that is printed stands on the site.
        let path = practice_path(self.reads(practice), practice.slug);
        let address = self.edition().site.real_base_url().map(|base| top::address(base, &path));
        let told: Vec<String> = practice.sources.iter().map(|source| self.told_of_source(source)).collect();

        let mut sheet = serde_json::to_value(&view).unwrap_or_default();
        // Practices like this one are a matter of the site: with them a book would be another one whenever a practice
        // that is not in it changes.
        sheet.as_object_mut().and_then(|fields| fields.remove("related"));
        sheet["name"] = json!(name);
        sheet["level"] = json!(level);
        sheet["body"] = json!(nodes);
        sheet["address"] = json!(address);
        sheet["qr"] = json!(address.as_deref().and_then(|address| self.code(address)));
        sheet["notices"] = json!(self.notices(&view));
        sheet["about"] = json!(self.about(&view));
        sheet["citation"] = json!(self.citation(&view));
        sheet["places_text"] = json!(self.card(practice).places);
        if let Some(workshop) = &view.workshop {
            sheet["workshop"]["time"] =
                json!(self.shell.text_with("workshop-minutes", [("count", workshop.minutes)]));
        }
        for (at, told) in told.into_iter().enumerate() {
            let source = &mut sheet["sources"][at];
            source["told"] = json!(told);
            let tag = source["language"].as_str().unwrap_or_default().to_owned();
            source["language"] = json!(tree::is_language(&tag).then_some(tag));
        }
        sheet
    }

    /// Where a link leads in print: to a practice of the same book, to the site where it has an address,
    /// or out into the web. `own` begins the names of the text's own places.
    fn way_in_print(
        &self,
        target: &Target,
        from: &Practice<'a>,
        own: &str,
        inside: &BTreeSet<&str>,
    ) -> Option<Way> {
        match target {
            Target::External(address) => outside(address).map(Way::Address),
            Target::Practice { slug, .. } if inside.contains(slug.as_str()) => {
                self.edition().practices.get(slug.as_str()).map(|practice| Way::Place(place_of(practice)))
            }
            Target::Anchor(id) => {
                let body = self.shown(from).body;
                body.outline
                    .ids()
                    .any(|known| known == id)
                    .then(|| Way::Place(tree::place_of_heading(own, id)))
            }
            Target::Practice { .. } | Target::Page { .. } | Target::Organisation(_) => {
                let base = self.edition().site.real_base_url()?;
                self.href(target)?;
                let path = self.path_of(target)?;
                Some(Way::Address(top::address(base, &path)))
            }
            Target::Asset(_) | Target::Broken(_) => None,
        }
    }

    pub(super) fn path_of(&self, target: &Target) -> Option<String> {
        let language = self.language();
        match target {
            Target::Practice { slug, .. } => Some(practice_path(language, slug)),
            Target::Page { slug, .. } => Some(super::pages::text_path(language, slug)),
            Target::Organisation(slug) => Some(super::pages::List::Organisations.page(language, slug)),
            _ => None,
        }
    }

    /// What a reader has to know before the text.
    fn notices(&self, view: &views::Practice) -> Vec<String> {
        let name_of = |code: &str| self.shell.text_with("language-name", [("code", code.to_owned())]);
        let mut notices = Vec::new();
        if view.status == "draft" || view.status == "in-review" {
            notices.push(self.text(&format!("notice-{}", view.status)));
        }
        if let Some(foreign) = &view.foreign {
            notices.push(self.shell.text_with("notice-foreign", [("language", name_of(foreign.code))]));
        }
        match view.translation.as_ref().map(|translation| translation.state) {
            Some(state @ ("machine" | "outdated")) => {
                let original = name_of(view.original_language);
                notices.push(self.shell.text_with(&format!("notice-{state}"), [("language", original)]));
            }
            Some("draft") => notices.push(self.text("notice-draft-translation")),
            _ => {}
        }
        if let Some(due) = &view.due {
            notices.push(self.shell.text_with("notice-due", [("date", due.text.clone())]));
        }
        if view.editorial {
            notices.push(self.shell.text_with("notice-editorial", [("origin", view.origin.text.clone())]));
        }
        if view.told_by_others {
            notices.push(self.text("notice-secondary"));
        }
        notices
    }

    fn about(&self, view: &views::Practice) -> Vec<String> {
        let space = self.text("space");
        let mut line =
            format!("{}{space}{}{}", self.text("attribution-by"), view.contributor.text, self.text("stop"));
        line.push_str(&self.shell.text_with("published-on", [("date", view.published.text.clone())]));
        if let Some(updated) = &view.updated {
            line.push_str(&space);
            line.push_str(&self.shell.text_with("updated-on", [("date", updated.text.clone())]));
        }
        if let Some(translation) = &view.translation {
            let original = self.shell.text_with("language-name", [("code", view.original_language)]);
            line.push_str(&space);
            line.push_str(&self.shell.text_with(
                "translated-by",
                [
                    ("by", translation.by.text.clone()),
                    ("date", translation.date.text.clone()),
                    ("language", original),
                ],
            ));
        }
        if let Some(review) = &view.review {
            line.push_str(&space);
            let next = ("next", review.next.text.clone());
            line.push_str(&if view.own_review {
                self.shell.text_with("reviewed-own", [next])
            } else {
                let by = ("by", review.by.text.clone());
                self.shell.text_with("reviewed-on", [by, ("date", review.date.text.clone()), next])
            });
        }
        vec![line]
    }

    fn citation(&self, view: &views::Practice) -> String {
        self.shell.text_with(
            "citation",
            [
                ("by", view.contributor.text.clone()),
                ("title", view.title.clone()),
                ("symbol", view.document.clone()),
                ("revision", view.revision.to_string()),
                ("date", view.changed.text.clone()),
            ],
        )
    }

    fn told_of_source(&self, source: &crate::edition::Source<'_>) -> String {
        let kind = match source.kind {
            crate::parse::front::SourceKind::Primary => "source-primary",
            crate::parse::front::SourceKind::Secondary => "source-secondary",
        };
        let accessed = self.shell.text_with("accessed", [("date", self.day_if_known(source.accessed).text)]);
        let licence = source
            .licence
            .map(|licence| format!("{}{licence}{}", self.text("space"), self.text("stop").trim_end()));
        format!("{}{}{accessed}{}", self.text(kind), self.text("space"), licence.unwrap_or_default())
    }

    fn agenda(&self, bundle: &Bundle<'a>, chosen: &[&Practice<'a>]) -> Vec<Value> {
        let days = bundle.record.agenda.iter().flat_map(|list| &list.items);
        days.map(|day| {
            let items = day.items.iter().flat_map(|list| &list.items);
            let items: Vec<Value> = items
                .map(|item| {
                    let names = item.practices.iter().flat_map(|list| &list.items);
                    let refs: Vec<Value> = names
                        .filter_map(|name| self.edition().library.practice(&name.value))
                        .filter_map(|found| chosen.iter().find(|practice| practice.slug == found.slug))
                        .map(|practice| self.named(practice))
                        .collect();
                    let time = |text: &Option<crate::source::Text>| {
                        text.as_ref().map(|text| text.value.clone()).unwrap_or_default()
                    };
                    json!({
                        "from": time(&item.from), "to": time(&item.to),
                        "what": item.what.as_ref().map(|texts| self.own_or_other(texts)).unwrap_or_default(),
                        "refs": refs,
                    })
                })
                .collect();
            let text = day.day.as_ref().map(|day| self.day(day.value).text).unwrap_or_default();
            json!({"day": text, "items": items})
        })
        .collect()
    }

    /// A practice as another part of the book names it.
    fn named(&self, practice: &Practice<'a>) -> Value {
        let shown = self.shown(practice);
        let foreign = super::practice::foreign_to(shown.language, self.language());
        json!({
            "place": place_of(practice),
            "document": format!("{}-{}", practice.symbol, shown.language.letter()),
            "title": shown.title,
            "foreign": foreign,
        })
    }

    fn how_to_use(&self, bundle: &Bundle<'a>) -> Vec<String> {
        let parts = bundle.parts(false);
        let mut how = vec![self.text("print-how-1"), self.text("print-how-2"), self.text("print-how-3")];
        if parts.contains(&Part::Worksheets) {
            how.push(self.text("print-how-worksheets"));
        }
        if parts.contains(&Part::Feedback) {
            how.push(self.text("print-how-feedback"));
        }
        how.push(self.text("print-how-copy"));
        how
    }

    /// The terms of the glossary that the texts of the book use and that have a definition.
    fn glossary(&self, chosen: &[&Practice<'a>], role: Role<'_>) -> Vec<Value> {
        let language = self.language();
        let mut entries: Vec<(&str, &str, views::Words)> = Vec::new();
        let mut labels = Vec::new();
        for entry in self.edition().library.vocabularies.entries("glossary") {
            let label = entry.label.as_ref().and_then(|texts| texts.get(language));
            // A definition that is missing in the language is told in another, and marked.
            let definition = entry.definition.as_ref().and_then(|texts| self.words_in(texts));
            if let Some((label, definition)) = label.zip(definition) {
                entries.push((id_of(entry), label, definition));
                labels.push(entry.label.as_ref());
            }
        }
        // A practice of a book in two languages may have a version in the second alone: its words are looked for there.
        let words_of: Vec<(Language, LookedFor)> = [Some(language), self.other]
            .into_iter()
            .flatten()
            .map(|language| {
                let of_entries = labels.iter().map(|texts| texts.and_then(|texts| texts.get(language)));
                (language, LookedFor::new(language, of_entries))
            })
            .collect();
        let mut used: BTreeSet<usize> = BTreeSet::new();
        if let Role::Beside(terms) = role {
            used.extend((0..entries.len()).filter(|at| terms.iter().any(|term| term == entries[*at].0)));
        }
        for practice in chosen.iter().filter(|_| role == Role::First) {
            let shown = self.shown(practice);
            let Some((_, words)) = words_of.iter().find(|(language, _)| *language == shown.language) else {
                continue;
            };
            for text in [shown.title, shown.summary, &shown.body.document.plain_text()] {
                used.extend(words.used_in(text));
            }
        }
        let mut entries: Vec<_> = used.into_iter().map(|entry| entries[entry].clone()).collect();
        entries.sort_by(|(_, a, _), (_, b, _)| self.shell.locale.compare(a, b));
        entries
            .into_iter()
            .map(|(id, term, definition)| {
                json!({"id": id, "term": views::Words::own(term), "definition": definition})
            })
            .collect()
    }

    /// The standards that the practices cite, each with those that cite it.
    fn standards_of(&self, chosen: &[&Practice<'a>]) -> Vec<Value> {
        let mut cited: BTreeMap<&str, (&EntryRecord, Vec<Value>)> = BTreeMap::new();
        for practice in chosen {
            for entry in &practice.standards {
                cited.entry(id_of(entry)).or_insert_with(|| (entry, Vec::new())).1.push(self.named(practice));
            }
        }
        let mut standards: Vec<(views::Standard, Vec<Value>)> =
            cited.into_values().map(|(entry, by)| (self.standard(entry), by)).collect();
        standards.sort_by(|(a, _), (b, _)| self.shell.locale.compare(&a.number, &b.number));
        standards
            .into_iter()
            .map(|(standard, by)| {
                let mut value = serde_json::to_value(&standard).unwrap_or_default();
                value["cited"] = json!(by);
                value
            })
            .collect()
    }

    fn facilitator(&self, chosen: &[&'a Practice<'a>]) -> Value {
        let mut minutes = 0;
        let mut items = Vec::new();
        for practice in chosen {
            let Some(workshop) = self.practice(practice).workshop else { continue };
            minutes += workshop.minutes;
            let mut item = self.named(practice);
            item["exercise"] = json!(workshop.exercise);
            item["needs"] = json!(workshop.needs);
            item["time"] = json!(self.shell.text_with("workshop-minutes", [("count", workshop.minutes)]));
            item["questions"] =
                json!([self.text("print-ask-1"), self.text("print-ask-2"), self.text("print-ask-3")]);
            items.push(item);
        }
        let total = self.shell.text_with("print-total-minutes", [("count", minutes)]);
        json!({"intro": [self.text("print-facilitator-intro"), total], "items": items})
    }
}

/// Whether a text is the first of a book, or stands beside it in another language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role<'t> {
    First,
    /// With the ids of the terms that the glossary has.
    Beside(&'t [String]),
}

/// Pictures that a book shows.
#[derive(Default)]
pub(super) struct Pictures {
    files: BTreeMap<String, Vec<u8>>,
    /// Who made them, a line each.
    credits: Vec<String>,
}

/// The name of a bundle in one state: the date of its edition, and a sum over all that it is made from.
fn bundle_id(press: &Press, data: &Value, pictures: &BTreeMap<String, Vec<u8>>, date: &str) -> String {
    let book = Book { name: String::new(), data: data.clone(), pictures: pictures.clone() };
    let sum = press.sum_of(&book);
    format!("{date}-{}", &sum[..8])
}

/// The forms in which a term may stand in a text: `International Telecommunication Union (ITU)` also by its
/// short name alone.
fn forms_of(label: &str) -> impl Iterator<Item = &str> {
    let (name, short) = match label.split_once(['(', '（']) {
        Some((name, rest)) => (name, rest.split([')', '）']).next()),
        None => (label, None),
    };
    std::iter::once(name).chain(short).map(str::trim).filter(|form| !form.is_empty())
}

/// Sets a bundle's book in a language.
pub(super) fn sheets<'a>(
    renderer: &Renderer<'a>,
    bundle: &'a Bundle<'a>,
    language: Language,
    volume: Volume,
) -> Result<Sheets, ThemeFault> {
    let press = renderer.prepared.press.as_ref().map_err(Clone::clone)?;
    let path = book_path(language, bundle.slug, volume);
    let page = Page { language, kind: Kind::Book(bundle, volume), indexed: false };
    let mut book = Maker::new(renderer, &path, &page).beside(volume.second()).book(bundle, volume, press);
    // Only here: a screen has fonts of its own.
    press.without_gaps(&mut book.data);
    let Some(shelf) = &renderer.shelf else { return press.set(&book) };
    let sum = press.sum_of(&book);
    if let Some((pages, pdf)) = shelf.book(&sum) {
        return Ok(Sheets { pdf, pages });
    }
    let sheets = press.set(&book)?;
    shelf.put_book(&sum, sheets.pages, &sheets.pdf);
    Ok(sheets)
}

/// The books of the site that have been set, or why one could not be, by bundle, language and volume.
pub(super) type Books<'a> = BTreeMap<(&'a str, Language, Volume), Result<Sheets, ThemeFault>>;

/// Sets every book of the site.
///
/// Before any page is rendered: a page that tells how many pages a book has must not wait for another thread
/// that sets it, which might itself be waiting for a page.
pub(super) fn set_all<'a>(renderer: &Renderer<'a>) -> Books<'a> {
    let bundles = renderer.edition.bundles.values();
    let volumes: Vec<(&'a Bundle<'a>, Language, Volume)> = bundles
        .flat_map(|bundle| {
            bundle.volumes().into_iter().map(move |(language, volume)| (bundle, language, volume))
        })
        .collect();
    volumes
        .into_par_iter()
        .map(|(bundle, language, volume)| {
            ((bundle.slug, language, volume), sheets(renderer, bundle, language, volume))
        })
        .collect()
}

impl<'a> Renderer<'a> {
    /// The book of a bundle of the site; one that is not set yet is set now.
    pub(super) fn book(
        &self,
        bundle: &'a Bundle<'a>,
        language: Language,
        volume: Volume,
    ) -> Result<Cow<'_, Sheets>, ThemeFault> {
        match self.books.get(&(bundle.slug, language, volume)) {
            Some(Ok(set)) => Ok(Cow::Borrowed(set)),
            Some(Err(fault)) => Err(fault.clone()),
            None => sheets(self, bundle, language, volume).map(Cow::Owned),
        }
    }
}

/// The path of a bundle's book.
pub(super) fn book_path(language: Language, slug: &str, volume: Volume) -> String {
    let code = language.code();
    let name = match volume {
        Volume::Participants => slug.to_owned(),
        Volume::Facilitator => format!("{slug}-facilitator"),
        Volume::Beside(_) | Volume::FacilitatorBeside(_) => name_of(slug, language, volume),
    };
    format!("{code}/bundles/{slug}/{name}.pdf")
}

/// The name of a book with its languages: `pumps-en`, `pumps-en-facilitator`, `pumps-en_ar`. The sign between two languages
/// stands in the name of no recipe: the book of `pumps-en` in Arabic is `pumps-en-ar`.
pub(crate) fn name_of(slug: &str, language: Language, volume: Volume) -> String {
    let code = language.code();
    match volume {
        Volume::Participants => format!("{slug}-{code}"),
        Volume::Facilitator => format!("{slug}-{code}-facilitator"),
        Volume::Beside(second) => format!("{slug}-{code}_{}", second.code()),
        Volume::FacilitatorBeside(second) => format!("{slug}-{code}_{}-facilitator", second.code()),
    }
}

/// Entries of the glossary by the first word of each of their forms, each with the whole form, as a language's search
/// reads words.
struct LookedFor {
    analyser: Analyser,
    forms: BTreeMap<String, Vec<(usize, Vec<String>)>>,
}

impl LookedFor {
    fn new<'l>(language: Language, labels: impl Iterator<Item = Option<&'l str>>) -> Self {
        let mut looked_for = LookedFor { analyser: Analyser::new(language), forms: BTreeMap::new() };
        for (entry, label) in labels.enumerate() {
            for form in label.into_iter().flat_map(forms_of) {
                let terms = looked_for.terms_of(form);
                if let Some(first) = terms.first().cloned() {
                    looked_for.forms.entry(first).or_default().push((entry, terms));
                }
            }
        }
        looked_for
    }

    fn terms_of(&self, text: &str) -> Vec<String> {
        let words = self.analyser.words(text).into_iter();
        words
            .map(|word| match word.kind {
                WordKind::Letters { term, .. } => term,
                WordKind::Han { single, .. } => single,
            })
            .collect()
    }

    /// The numbers of the entries that a text uses.
    fn used_in(&self, text: &str) -> BTreeSet<usize> {
        let words = self.terms_of(text);
        let at = |at: usize| {
            let forms = self.forms.get(&words[at]).into_iter().flatten();
            let rest = &words[at..];
            forms.filter(move |(_, terms)| rest.starts_with(terms)).map(|(entry, _)| *entry)
        };
        (0..words.len()).flat_map(at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{SAMPLE, Site, today};
    use crate::edition::{Choices, select};
    use crate::outputs::Outputs;
    use crate::render::{Prepared, renderer};

    #[test]
    fn a_practice_that_is_in_no_book_changes_none() {
        let site = Site::starter().with(
            "content/bundles/pumps.yaml",
            "title: {en: Pumps}\nlanguages: [en]\npractices: [BP-7K3Q0]\n",
        );
        let alike = site.text(SAMPLE).replace("BP-7K3Q0", "BP-EZDSK");
        let site = site.with("content/practices/alike/en.md", alike);
        let library = site.library();
        let edition = select(&library, &[], &Choices::default(), today());
        let mut outputs = Outputs::default();
        let prepared = Prepared::new(&edition, &library.themes, true).unwrap();
        let mut renderer = renderer(&edition, &prepared, &mut outputs);
        let book = |renderer: &Renderer<'_>| {
            let bundle = &renderer.edition.bundles["pumps"];
            let kind = Kind::Book(bundle, Volume::Participants);
            let page = Page { language: Language::En, kind, indexed: false };
            let press = renderer.prepared.press.as_ref().unwrap();
            Maker::new(renderer, "en/bundles/pumps/pumps.pdf", &page)
                .book(bundle, Volume::Participants, press)
                .data
        };
        let alone = book(&renderer);
        let slug = "tie-sensors-to-a-repair-service";
        let related = BTreeMap::from([(slug.to_owned(), vec!["alike".to_owned()])]);
        renderer.related = BTreeMap::from([(Language::En, related)]).into();
        assert_eq!(book(&renderer), alone);
    }
}
