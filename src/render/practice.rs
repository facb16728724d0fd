//! One practice to what its page and its cards show.

use crate::edition::{Practice, Translation};
use crate::index::related;
use crate::link::target::Target;
use crate::link::{Body, translation_state};
use crate::model::language::Language;
use crate::parse::fields::List as Listed;
use crate::parse::front::{SourceKind, Status, Texts};
use crate::parse::records::EntryRecord;
use crate::render::links::{escape_path, outside, with_anchor};
use crate::render::listings::id_of;
use crate::render::locale::Locale;
use crate::render::pages::{List, Maker, practice_path, text_path, version_of};
use crate::render::{html, qr, top, views};
use crate::source::Text;

/// Most countries that a card names; of more it gives the number.
const MOST_PLACES: usize = 5;

/// The version of a practice that a reader of a language is shown.
pub(super) struct Shown<'a> {
    pub(super) title: &'a str,
    pub(super) summary: &'a str,
    pub(super) language: Language,
    pub(super) body: &'a Body,
}

/// The translation into the language where there is one, else the original.
pub(super) fn shown<'a>(practice: &'a Practice<'_>, language: Language) -> Shown<'a> {
    match practice.translations.get(&language) {
        Some(translation) => {
            Shown { title: translation.title, summary: translation.summary, language, body: translation.body }
        }
        None => Shown {
            title: practice.title,
            summary: practice.summary,
            language: practice.language,
            body: practice.body,
        },
    }
}

/// Marks text of another language than the page's.
pub(super) fn foreign_to(text: Language, page: Language) -> Option<views::Foreign> {
    (text != page).then(|| views::Foreign { lang: text.tag(), dir: text.direction(), code: text.code() })
}

impl<'a> Maker<'_, 'a> {
    /// The language of the version that is looked for: that of the page; in a book with two languages side by side, the
    /// other one where it alone has a translation.
    pub(super) fn reads(&self, practice: &Practice<'_>) -> Language {
        let page = self.language();
        let has = |language: Language| {
            language == practice.language || practice.translations.contains_key(&language)
        };
        self.other.filter(|other| !has(page) && has(*other)).unwrap_or(page)
    }

    /// The version of a practice that the page shows.
    pub(super) fn shown<'p>(&self, practice: &'p Practice<'_>) -> Shown<'p> {
        shown(practice, self.reads(practice))
    }

    /// The page of an entry; where none is named yet, that of the list, which tells which there are.
    fn page_of_entry(&self, list: List, entry: &EntryRecord) -> String {
        match id_of(entry) {
            "" => list.index(self.language()),
            id => list.page(self.language(), id),
        }
    }

    /// Links to the listing pages of some entries, with commas between them. Labels hold an "and" of their
    /// own: one more before the last would be read as part of it.
    fn entry_links(&self, list: List, entries: &[&EntryRecord]) -> Vec<views::Link> {
        let last = entries.len().saturating_sub(1);
        let comma = |at: usize| if at < last { self.text("comma") } else { String::new() };
        let link = |entry: &EntryRecord| {
            views::Link::new(self.way(&self.page_of_entry(list, entry)), self.name(entry))
        };
        entries
            .iter()
            .enumerate()
            .map(|(at, entry)| views::Link { after: comma(at), ..link(entry) })
            .collect()
    }

    /// Links to the pages of places, as in a sentence and in the reader's order.
    fn place_links(&self, places: &[&EntryRecord]) -> Vec<views::Link> {
        let places = self.in_order(places);
        let names: Vec<String> = places.iter().map(|(_, name)| name.clone()).collect();
        let link = |(place, name): (&EntryRecord, String)| {
            views::Link::new(self.way(&List::Places.page(self.language(), id_of(place))), name)
        };
        let separators = self.shell.locale.separators(&names).into_iter();
        places
            .into_iter()
            .zip(separators)
            .map(|(place, after)| views::Link { after, ..link(place) })
            .collect()
    }

    /// Entries with their names, in the reader's order of these.
    fn in_order<'e>(&self, entries: &[&'e EntryRecord]) -> Vec<(&'e EntryRecord, String)> {
        let mut named: Vec<_> = entries.iter().map(|entry| (*entry, self.name(entry))).collect();
        named.sort_by(|(_, a), (_, b)| self.shell.locale.compare(a, b));
        named
    }

    fn stage(&self, stage: &EntryRecord) -> views::Stage {
        let id = id_of(stage);
        let stages = self.edition().library.vocabularies.entries("stages");
        let rank = stages.iter().position(|entry| id_of(entry) == id);
        views::Stage {
            id: id.to_owned(),
            text: self.name(stage),
            description: self.description(stage),
            href: self.way(&self.page_of_entry(List::Stages, stage)),
            rank: rank.map_or(0, |rank| rank + 1),
            of: stages.len(),
        }
    }

    fn places_text(&self, practice: &Practice<'_>) -> String {
        if practice.places.is_empty() {
            return self.text(if practice.is_everywhere() { "place-global" } else { "still-missing" });
        }
        if practice.places.len() > MOST_PLACES {
            return self.shell.text_with("place-count", [("count", practice.places.len())]);
        }
        let names: Vec<String> = self.in_order(&practice.places).into_iter().map(|(_, name)| name).collect();
        self.shell.locale.list(&names)
    }

    /// A practice as it stands in a listing.
    pub(super) fn card(&self, practice: &Practice<'a>) -> views::Card {
        let shown = self.shown(practice);
        let regions = self.renderer.memberships.of_practice("regions", practice);
        views::Card {
            href: self.way(&practice_path(self.language(), practice.slug)),
            title: shown.title.to_owned(),
            summary: self.or_missing(shown.summary),
            symbol: practice.symbol.to_string(),
            withdrawn: practice.withdrawn.is_some(),
            foreign: foreign_to(shown.language, self.language()),
            domain: practice.domains.first().map(|domain| self.name(domain)).unwrap_or_default(),
            stage: self.stage(practice.stage),
            places: self.places_text(practice),
            changed: self.day(practice.changed()),
            domains_ids: practice.domains.iter().map(|domain| id_of(domain)).collect::<Vec<_>>().join(" "),
            regions_ids: regions.into_iter().collect::<Vec<_>>().join(" "),
        }
    }

    /// Renders a text.
    pub(super) fn body(&self, body: &Body, practice: Option<&Practice<'_>>) -> String {
        let href = |target: &Target| self.href(target);
        let picture = |path: &str| {
            let published = self.renderer.pictures.get(path)?;
            let file = path.rsplit('/').next().unwrap_or(path);
            let (alt, credit) =
                practice.map(|practice| self.words_of_picture(practice, file)).unwrap_or_default();
            Some(html::Picture { src: self.way(&published.path), size: published.size, alt, credit })
        };
        html::render_body(
            body,
            &html::Surroundings {
                href: &href,
                picture: &picture,
                words: &self.shell.in_text,
                sources: practice.map_or(0, |practice| practice.sources.len()),
                deeper: 0,
            },
        )
    }

    /// The alternative text of a picture, and its credit with the licence. The text around is in the
    /// language of the version that is shown, and words of another are marked.
    pub(super) fn words_of_picture(
        &self,
        practice: &Practice<'_>,
        file: &str,
    ) -> (Option<views::Words>, Option<views::Words>) {
        let is_it = |name: &Option<Text>| name.as_ref().is_some_and(|name| name.value == file);
        let Some(declared) = practice.images.iter().find(|image| is_it(&image.file)) else {
            return (None, None);
        };
        let translation =
            practice.translations.get(&self.reads(practice)).map(|translation| translation.front);
        let own =
            translation.and_then(|own| own.images.as_ref()?.items.iter().find(|image| is_it(&image.file)));
        let around = self.shown(practice).language;
        let words = |own: Option<&Text>, original: Option<&Text>| {
            let text = own.or(original)?.value.clone();
            let language = if own.is_some() { around } else { practice.language };
            let foreign = text.contains(char::is_alphabetic).then(|| foreign_to(language, around)).flatten();
            Some(views::Words { text, foreign })
        };
        let alt = words(own.and_then(|own| own.alt.as_ref()), declared.alt.as_ref());
        let credit = words(own.and_then(|own| own.credit.as_ref()), declared.credit.as_ref());
        let credit = match (credit, declared.licence.as_ref()) {
            (Some(credit), Some(licence)) => {
                Some(views::Words { text: format!("{}, {}", credit.text, licence.value), ..credit })
            }
            (None, Some(licence)) => Some(views::Words::own(licence.as_str())),
            (credit, None) => credit,
        };
        (alt, credit)
    }

    /// Address of what a link means. A reader stays in the language of the interface: a link to
    /// another language's file leads to the same thing in this one.
    pub(super) fn href(&self, target: &Target) -> Option<String> {
        let language = self.language();
        let edition = self.edition();
        match target {
            Target::External(address) => Some(address.clone()),
            Target::Practice { slug, anchor, .. } => {
                let practice = edition.practices.get(slug.as_str())?;
                let shown = shown(practice, language);
                let anchor =
                    anchor.as_deref().filter(|anchor| shown.body.outline.ids().any(|id| id == *anchor));
                Some(with_anchor(self.way(&practice_path(language, slug)), anchor))
            }
            Target::Page { slug, anchor, .. } => {
                let page = edition.pages.get(slug.as_str())?;
                let (_, text) = version_of(page, language, edition.site.default_language)?;
                let anchor =
                    anchor.as_deref().filter(|anchor| text.body.outline.ids().any(|id| id == *anchor));
                Some(with_anchor(self.way(&text_path(language, slug)), anchor))
            }
            Target::Organisation(slug) => {
                edition.organisations.get(slug.as_str())?;
                Some(self.way(&List::Organisations.page(language, slug)))
            }
            Target::Asset(path) => self.renderer.pictures.get(path).map(|picture| self.way(&picture.path)),
            Target::Anchor(id) => Some(format!("#{}", escape_path(id))),
            Target::Broken(_) => None,
        }
    }

    /// The whole view of a practice's page.
    pub(super) fn practice(&self, practice: &Practice<'a>) -> views::Practice {
        let language = self.language();
        let front = practice.front;
        let shown = self.shown(practice);
        let edition = self.edition();
        let vocabularies = &edition.library.vocabularies;
        let names = |vocabulary: &str, list: &Option<Listed<Text>>| -> String {
            let texts = list.iter().flat_map(|list| &list.items);
            let names: Vec<String> = texts
                .filter_map(|text| vocabularies.entry(vocabulary, &text.value))
                .map(|entry| self.name(entry))
                .collect();
            names.join(&self.text("comma"))
        };
        let translation = practice.translations.get(&self.reads(practice));
        let own = translation.map(|translation| translation.front);
        // Words beside a figure are those of the revision that the figure is of.
        let current = translation
            .filter(|own| own.of_revision == practice.revision)
            .map(|translation| translation.front);
        // As results, partners are matched by their place.
        let partners = current.and_then(|own| own.partners.as_ref()).map(|list| &list.items);
        let partners =
            partners.filter(|own| front.partners.as_ref().is_some_and(|list| list.items.len() == own.len()));
        let words =
            |own: Option<&Text>, original: &Option<Text>| self.words(own, original.as_ref(), practice);
        let listed = |own: Option<&Listed<Text>>, original: &Option<Listed<Text>>| {
            self.listed_words(own, original.as_ref(), practice)
        };
        let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone()).unwrap_or_default();
        let contributor = edition.organisations.get(practice.contributor);
        let origin = edition.organisations.get(practice.origin);
        let organisation = |slug: &str| {
            // Only a preview has practices of organisations that are not there.
            let page = edition.organisations.contains_key(slug);
            let href = page.then(|| self.way(&List::Organisations.page(language, slug)));
            let name = self.organisation_name(slug);
            views::Link { foreign: name.foreign, ..views::Link::new(href.unwrap_or_default(), name.text) }
        };
        let site = &edition.site;
        // An address that leads nowhere is worse on paper than none.
        let address = site.real_base_url().map(|base| top::address(base, self.path));
        let path_in_repository = &edition.library.sources.get(shown.body.source).path;

        views::Practice {
            symbol: practice.symbol.to_string(),
            document: format!("{}-{}", practice.symbol, shown.language.letter()),
            title: shown.title.to_owned(),
            summary: self.or_missing(shown.summary),
            foreign: foreign_to(shown.language, language),
            original_language: practice.language.code(),
            revision: practice.revision,
            published: self.day(practice.published),
            updated: front.updated.as_ref().map(|date| self.day(date.value)),
            changed: self.day(practice.changed()),
            status: match front.status.as_ref().map(|status| status.value) {
                Some(Status::Draft) | None => "draft",
                Some(Status::InReview) => "in-review",
                Some(Status::Withdrawn) => "withdrawn",
                Some(Status::Published) => "published",
            },
            withdrawn: practice
                .withdrawn
                .map(|_| words(own.and_then(|own| own.reason.as_ref()), &front.reason)),
            domains: self.entry_links(List::Domains, &practice.domains),
            topics: self.entry_links(List::Topics, &practice.topics),
            stage: self.stage(practice.stage),
            origin: organisation(practice.origin),
            origin_kind: origin.map_or_else(|| self.text("still-missing"), |origin| self.name(origin.kind)),
            contributor: organisation(practice.contributor),
            editorial: contributor.is_some_and(|contributor| id_of(contributor.kind) == "editorial"),
            told_by_others: practice.told_by_others(),
            places: match practice.places.is_empty() && !practice.is_everywhere() {
                true => vec![views::Link::new("", self.text("still-missing"))],
                false => self.place_links(&practice.places),
            },
            period: self.period(practice),
            start: practice.start,
            end: practice.end,
            scale: front.scale.as_ref().map(|scale| views::Scale {
                figure: {
                    let count =
                        scale.count.as_ref().map(|count| Text::new(count.value.to_string(), count.span));
                    let unit = current.and_then(|own| own.scale.as_ref()?.unit.as_ref());
                    let unit = (unit, scale.unit.as_ref());
                    self.figure((None, count.as_ref()), unit, practice, Locale::count)
                },
                as_of: {
                    let own = current.and_then(|own| own.scale.as_ref()?.as_of.as_ref());
                    let as_of = words(own, &scale.as_of);
                    views::Words { text: self.shell.locale.moment(&as_of.text), ..as_of }
                },
            }),
            cost: front.cost.as_ref().map(|cost| {
                let band = cost.band.as_ref().and_then(|band| vocabularies.entry("cost-bands", &band.value));
                views::Cost {
                    text: match (band, &cost.amount) {
                        (Some(band), _) => self.name(band),
                        (None, Some(amount)) => self.shell.text_with(
                            "money",
                            [
                                ("amount", self.shell.locale.amount(&amount.value)),
                                ("code", value(&cost.currency)),
                            ],
                        ),
                        (None, None) => String::new(),
                    },
                    year: cost
                        .year
                        .as_ref()
                        .map(|year| self.shell.locale.year(year.value))
                        .unwrap_or_default(),
                    covers: words(current.and_then(|own| own.cost_covers.as_ref()), &cost.covers),
                }
            }),
            connectivity: names("connectivity", &front.connectivity),
            power: names("power", &front.power),
            partners: front
                .partners
                .iter()
                .flat_map(|list| &list.items)
                .enumerate()
                .map(|(at, partner)| views::Partner {
                    name: words(partners.and_then(|own| own.get(at)?.name.as_ref()), &partner.name),
                    support: partner
                        .support
                        .as_ref()
                        .and_then(|support| vocabularies.entry("supports", &support.value))
                        .map(|entry| self.name(entry))
                        .unwrap_or_default(),
                })
                .collect(),
            effort: front.effort.as_ref().and_then(|effort| {
                let level = vocabularies.entry("efforts", &effort.level.as_ref()?.value)?;
                Some(views::Effort {
                    text: self.name(level),
                    description: self.description(level),
                    skills: listed(own.and_then(|own| own.skills.as_ref()), &effort.skills),
                })
            }),
            workshop: front.workshop.as_ref().map(|workshop| views::Workshop {
                minutes: workshop.minutes.as_ref().map_or(0, |minutes| minutes.value),
                needs: listed(own.and_then(|own| own.workshop.as_ref()?.needs.as_ref()), &workshop.needs),
                exercise: words(
                    own.and_then(|own| own.workshop.as_ref()?.exercise.as_ref()),
                    &workshop.exercise,
                ),
            }),
            results: self.results(practice),
            has_before: practice.results.iter().any(|result| result.before.is_some()),
            standards: practice.standards.iter().map(|entry| self.standard(entry)).collect(),
            sdgs: practice
                .sdgs
                .iter()
                .map(|entry| {
                    let href = self.way(&List::Sdgs.page(language, id_of(entry)));
                    views::Link::new(href, format!("{}. {}", id_of(entry), self.name(entry)))
                })
                .collect(),
            wsis: practice
                .wsis
                .iter()
                .map(|entry| {
                    let id = id_of(entry);
                    format!(
                        "{}{}{}",
                        id.split('-').next().unwrap_or(id),
                        self.text("colon"),
                        self.name(entry)
                    )
                })
                .collect(),
            sources: practice
                .sources
                .iter()
                .enumerate()
                .map(|(at, source)| views::Source {
                    number: at + 1,
                    title: self.or_missing(source.title),
                    publisher: self.or_missing(source.publisher),
                    year: source.year,
                    url: outside(source.url),
                    accessed: self.day_if_known(source.accessed),
                    primary: source.kind == SourceKind::Primary,
                    language: if is_described(source.title) {
                        practice.language.tag().to_owned()
                    } else {
                        source.language.to_owned()
                    },
                    licence: source.licence.map(str::to_owned),
                    archived: source.archived.and_then(outside),
                })
                .collect(),
            licence: match practice.licence {
                "" => views::Link::new("https://spdx.org/licenses/", self.text("still-missing")),
                id => licence_link(id),
            },
            review: front.review.as_ref().and_then(|review| {
                let by = review.by.as_ref()?;
                Some(views::Review {
                    by: self.organisation_name(&by.value),
                    date: self.day(review.date.as_ref()?.value),
                    next: self.day(review.next.as_ref()?.value),
                })
            }),
            related: self.cards_of(&self.related_slugs(practice)),
            supersedes: self.cards_of(&self.named_slugs(front.supersedes.as_ref())),
            replaced_by: self
                .renderer
                .replaced_by
                .get(practice.slug)
                .into_iter()
                .flatten()
                .map(|slug| self.card(&edition.practices[slug]))
                .collect(),
            sections: shown
                .body
                .outline
                .sections(&shown.body.document)
                .map(|section| {
                    let href = format!("#{}", escape_path(&section.heading.id));
                    views::Link::new(href, section.heading.text.clone())
                })
                .collect(),
            body: self.body(shown.body, Some(practice)),
            qr: address.as_deref().and_then(qr::qr),
            own_review: front
                .review
                .as_ref()
                .and_then(|review| review.by.as_ref())
                .is_some_and(|by| by.value == practice.contributor),
            address,
            edit: site
                .repository
                .as_ref()
                .map(|repository| edit_url(repository, &site.branch, path_in_repository)),
            report: site
                .repository
                .as_ref()
                .map(|repository| report_url(repository, &practice.symbol.to_string())),
            due: practice.review_due().filter(|due| *due < edition.today).map(|due| self.day(due)),
            translation: translation.map(|translation| views::Translation {
                by: self.organisation_name(translation.by),
                date: self.day(translation.date),
                state: state_of(translation, practice),
            }),
            extra: front.extra.clone().unwrap_or_else(|| serde_json::json!({})),
        }
    }

    /// When a practice was carried out.
    fn period(&self, practice: &Practice<'_>) -> String {
        let year = |year: i64| self.shell.locale.year(year);
        if practice.front.period.as_ref().is_none_or(|period| period.start.is_none()) {
            return self.text("still-missing");
        }
        match practice.end {
            // The text about the time until today has words of its own around a bare year.
            None => self.shell.text_with("since", [("year", practice.start.to_string())]),
            Some(end) if end == practice.start => year(end),
            Some(end) => {
                let years = [("start", practice.start.to_string()), ("end", end.to_string())];
                self.shell.text_with("period", years)
            }
        }
    }

    fn results(&self, practice: &Practice<'_>) -> Vec<views::Measured> {
        // Results are matched by their place, which says nothing once the original has others.
        let own = practice.translations.get(&self.reads(practice)).and_then(|own| {
            let results = own.front.results.as_ref()?;
            let same = own.of_revision == practice.revision && results.items.len() == practice.results.len();
            same.then_some(&results.items)
        });
        let measured = practice.results.iter().enumerate().map(|(at, result)| {
            let own = own.and_then(|results| results.get(at));
            let words =
                |own: Option<&Text>, original: &Option<Text>| self.words(own, original.as_ref(), practice);
            let figure = |own_number: Option<&Text>, number: &Option<Text>| {
                let unit = (own.and_then(|own| own.unit.as_ref()), result.unit.as_ref());
                self.figure((own_number, number.as_ref()), unit, practice, Locale::number)
            };
            let when = words(own.and_then(|own| own.when.as_ref()), &result.when);
            views::Measured {
                what: words(own.and_then(|own| own.what.as_ref()), &result.what),
                before: result
                    .before
                    .as_ref()
                    .map(|_| figure(own.and_then(|own| own.before.as_ref()), &result.before)),
                after: figure(own.and_then(|own| own.after.as_ref()), &result.after),
                when: views::Words { text: self.shell.locale.moment(&when.text), ..when },
                location: words(own.and_then(|own| own.location.as_ref()), &result.location),
                method: words(own.and_then(|own| own.method.as_ref()), &result.method),
                source: result.source.as_ref().map(|source| source.value),
            }
        });
        measured.collect()
    }

    /// A number and its unit, each of a translation and of the original. What the translation does not give whole is
    /// shown as the original has it: the two are read as one.
    fn figure(
        &self,
        (own_number, number): (Option<&Text>, Option<&Text>),
        (own_unit, unit): (Option<&Text>, Option<&Text>),
        practice: &Practice<'_>,
        write: fn(&Locale, &str) -> String,
    ) -> views::Figure {
        let page = self.language();
        let reads = self.reads(practice);
        let is_missing = |own: Option<&Text>, original: Option<&Text>| {
            // Figures and years belong to every language.
            own.is_none() && original.is_some_and(|text| text.value.contains(char::is_alphabetic))
        };
        if practice.language != reads && (is_missing(own_number, number) || is_missing(own_unit, unit)) {
            let locale = self.renderer.locale(practice.language);
            let value = |text: Option<&Text>| text.map_or("", Text::as_str).to_owned();
            let text = locale.with_unit(&write(locale, &value(number)), &value(unit));
            return views::Figure { text, foreign: foreign_to(practice.language, page), dir: None };
        }
        let locale = self.renderer.locale(reads);
        let value = |own: Option<&Text>, original: Option<&Text>| {
            own.or(original).map_or("", Text::as_str).to_owned()
        };
        let text = locale.with_unit(&write(locale, &value(own_number, number)), &value(own_unit, unit));
        if reads != page && text.contains(char::is_alphabetic) {
            return views::Figure { text, foreign: foreign_to(reads, page), dir: None };
        }
        // A range of bare numbers has no letter that would tell a browser how it is read. The minus before a
        // number is no dash.
        let after_digit = text.trim_start_matches(|c: char| !c.is_numeric());
        let is_range = !text.contains(char::is_alphabetic) && after_digit.contains(is_dash);
        let dir = (page.direction() == "rtl" && is_range).then_some("rtl");
        views::Figure { text, foreign: None, dir }
    }

    /// The words of the version that is shown, else those of the original, each with their language.
    fn words(&self, own: Option<&Text>, original: Option<&Text>, practice: &Practice<'_>) -> views::Words {
        let (text, language) = match (own, original) {
            (Some(own), _) => (own, self.reads(practice)),
            (None, Some(original)) => (original, practice.language),
            (None, None) => return views::Words::default(),
        };
        // Figures and years belong to every language.
        let foreign = text.value.contains(char::is_alphabetic);
        let foreign = foreign.then(|| foreign_to(language, self.language())).flatten();
        views::Words { text: text.value.clone(), foreign }
    }

    /// The items of a list as words in one sentence, of the version that is shown or else of the original.
    fn listed_words(
        &self,
        own: Option<&Listed<Text>>,
        original: Option<&Listed<Text>>,
        practice: &Practice<'_>,
    ) -> views::Words {
        let (list, language) = match (own.filter(|own| !own.items.is_empty()), original) {
            (Some(own), _) => (own, self.reads(practice)),
            (None, Some(original)) => (original, practice.language),
            (None, None) => return views::Words::default(),
        };
        let texts: Vec<String> = list.items.iter().map(|text| text.value.clone()).collect();
        // Strung together as in their own language, which the whole is marked with.
        let text = self.renderer.locale(language).list(&texts);
        views::Words { text, foreign: foreign_to(language, self.language()) }
    }

    /// The name of an organisation, marked with its language where it has none in the reader's.
    pub(super) fn organisation_name(&self, slug: &str) -> views::Words {
        let record = self.edition().library.organisations.get(slug);
        let name = record.and_then(|record| record.data.name.as_ref());
        name.and_then(|name| self.words_in(name)).unwrap_or_else(|| views::Words::own(self.or_missing(slug)))
    }

    /// A text in the reader's language, else in the site's, else in the first that it has.
    pub(super) fn words_in(&self, texts: &Texts) -> Option<views::Words> {
        let has = |language: Language| Some((language, texts.get(language)?));
        let (language, text) = has(self.language())
            .or_else(|| has(self.edition().site.default_language))
            .or_else(|| texts.by_language.first().map(|(language, text)| (*language, text.as_str())))?;
        Some(views::Words { text: text.to_owned(), foreign: foreign_to(language, self.language()) })
    }

    /// What to read next: what the author names, then what is like it in the language of the text.
    /// The practices that a page shows as like its own: first those that the author names.
    pub(super) fn related_slugs(&self, practice: &Practice<'a>) -> Vec<&'a str> {
        // A draft that is named takes no place.
        let mut slugs = self.named_slugs(practice.front.related.as_ref());
        let language = self.shown(practice).language;
        let alike = self.renderer.related.get(&language).and_then(|of| of.get(practice.slug));
        for slug in alike.into_iter().flatten() {
            let Some((slug, _)) = self.edition().practices.get_key_value(slug.as_str()) else { continue };
            if slugs.len() < related::MOST && !slugs.contains(slug) {
                slugs.push(slug);
            }
        }
        slugs
    }

    /// The practices of the edition that a list of names means, by slug.
    pub(super) fn named_slugs(&self, names: Option<&Listed<Text>>) -> Vec<&'a str> {
        let edition = self.edition();
        names
            .iter()
            .flat_map(|list| &list.items)
            .filter_map(|name| edition.library.practice(&name.value))
            .filter_map(|practice| edition.practices.get_key_value(practice.slug.as_str()))
            .map(|(slug, _)| *slug)
            .collect()
    }

    fn cards_of(&self, slugs: &[&str]) -> Vec<views::Card> {
        slugs.iter().map(|slug| self.card(&self.edition().practices[slug])).collect()
    }
}

/// Whether a title of a source is not its own but a description by those who wrote the practice, which
/// stands in brackets.
fn is_described(title: &str) -> bool {
    let inside = title.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inside.is_some_and(|inside| !inside.contains(['[', ']']))
}

/// Whether a sign stands between two numbers of a range.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The state of a practice's version in a language, in one word.
pub(super) fn version_state(practice: &Practice<'_>, language: Language) -> &'static str {
    match practice.translations.get(&language) {
        _ if language == practice.language => "original",
        None => "missing",
        Some(translation) => state_of(translation, practice),
    }
}

/// The state of a translation in one word.
fn state_of(translation: &Translation<'_>, practice: &Practice<'_>) -> &'static str {
    translation_state(Some(translation.of_revision), Some(practice.revision), translation.status)
}

/// A licence with the page of the SPDX list that explains it.
pub(super) fn licence_link(id: &str) -> views::Link {
    views::Link::new(format!("https://spdx.org/licenses/{}.html", escape_path(id)), id)
}

fn edit_url(repository: &str, branch: &str, path: &str) -> String {
    // GitLab puts its own pages below `/-/`; GitHub, Gitea and Forgejo do not.
    let middle = if repository.contains("gitlab") { "/-/edit" } else { "/edit" };
    format!("{repository}{middle}/{}/{}", escape_path(branch), escape_path(path))
}

fn report_url(repository: &str, symbol: &str) -> String {
    let (middle, key) =
        if repository.contains("gitlab") { ("/-/issues", "issue[title]") } else { ("/issues", "title") };
    format!("{repository}{middle}/new?{key}={symbol}")
}
