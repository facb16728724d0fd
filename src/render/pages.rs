//! Every page of the site: which there are, where they stand and what they show.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tera::Context;

use crate::edition::{Edition, Practice};
use crate::model::language::Language;
use crate::outputs::Outputs;
use crate::parse::records::EntryRecord;
use crate::render::assets::hashed;
use crate::render::links::{escape_path, outside, relative, root_from};
use crate::render::practice::{Showing, day, licence_link, shown};
use crate::render::theme::{Settings, ThemeFault};
use crate::render::{Planned, Shell, views};
use crate::source::Text;

/// How many practices the home page and the feed show.
const NEWEST: usize = 6;
const IN_FEED: usize = 30;

/// Most characters of the description for search engines, which cut longer ones anyhow.
const MOST_IN_DESCRIPTION: usize = 160;

/// Version of the shape of `edition.json`.
const EDITION_FORMAT: u32 = 1;

/// Published pictures by their path in the site's folder.
pub(super) type Pictures = BTreeMap<String, PublishedPicture>;

/// A picture as it is published.
pub(super) struct PublishedPicture {
    pub(super) path: String,
    pub(super) size: Option<(usize, usize)>,
}

/// Page of a practice.
pub(super) fn practice_path(language: Language, slug: &str) -> String {
    format!("{}/practices/{slug}.html", language.code())
}

/// Page of one entry of a list. Ids are in lower case in paths, because some file systems know no
/// other.
pub(super) fn list_path(language: Language, list: &str, id: &str) -> String {
    format!("{}/{list}/{}.html", language.code(), id.to_lowercase())
}

fn list_index(language: Language, list: &str) -> String {
    format!("{}/{list}/index.html", language.code())
}

/// Plans the pictures that published texts show.
pub(super) fn plan_pictures(edition: &Edition<'_>, outputs: &mut Outputs) -> Pictures {
    let mut shown = BTreeSet::new();
    let bodies = edition.practices.values().flat_map(|practice| {
        std::iter::once(practice.body).chain(practice.translations.values().map(|version| version.body))
    });
    let pages = edition.pages.values().flat_map(|page| page.versions.values().map(|text| &text.body));
    for body in bodies.chain(pages) {
        for target in body.targets.values() {
            if let crate::link::target::Target::Asset(path) = target {
                shown.insert(path.as_str());
            }
        }
    }
    let mut pictures = Pictures::new();
    for asset in edition.library.assets.iter().filter(|asset| shown.contains(asset.path.as_str())) {
        // A picture with errors is not published, an SVG never: it can hold script. Of a file over the
        // limit there are no bytes.
        let whole = asset.bytes.len() as u64 == asset.size && !asset.bytes.is_empty();
        let ending = asset.path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if edition.refused.contains(&asset.path) || !whole || ending.as_deref() == Some("svg") {
            continue;
        }
        let parts: Vec<&str> = asset.path.rsplit('/').take(2).collect();
        let name = parts.into_iter().rev().collect::<Vec<_>>().join("-");
        let path = hashed(&name, &asset.bytes);
        let size = imagesize::blob_size(&asset.bytes).ok().map(|size| (size.width, size.height));
        // The same picture in two folders of one name is one file, and no clash.
        if outputs.get(&path).is_none() {
            outputs.add(path.clone(), asset.bytes.clone(), asset.path.clone());
        }
        pictures.insert(asset.path.clone(), PublishedPicture { path, size });
    }
    pictures
}

/// Regions and country groups by country.
fn memberships<'a>(edition: &Edition<'a>, vocabulary: &str) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut by_country: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entry in edition.library.vocabularies.entries(vocabulary) {
        let Some(id) = &entry.id else { continue };
        for member in entry.members.iter().flat_map(|list| &list.items) {
            by_country.entry(member.as_str()).or_default().push(id.as_str());
        }
    }
    by_country
}

/// Which practices replace which, by the slug of the replaced one.
fn replaced_by<'a>(edition: &Edition<'a>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut replaced: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for practice in edition.practices.values() {
        for name in practice.front.supersedes.iter().flat_map(|list| &list.items) {
            if let Some(older) = edition.library.practice(&name.value) {
                replaced.entry(older.slug.as_str()).or_default().push(practice.slug);
            }
        }
    }
    replaced
}

/// A page that is to be rendered.
struct Job {
    path: String,
    /// Whether search engines may list it.
    indexed: bool,
    template: &'static str,
    context: Context,
    from: String,
}

/// A page that has been rendered.
struct Rendered {
    path: String,
    indexed: bool,
    html: Result<String, ThemeFault>,
    from: String,
}

struct Planner<'e, 'a> {
    edition: &'e Edition<'a>,
    settings: &'e Settings,
    shell: &'e Shell<'e>,
    showing: Showing<'e, 'a>,
}

/// Plans all pages of one language.
pub(super) fn plan_language(
    edition: &Edition<'_>,
    settings: &Settings,
    shell: &Shell<'_>,
    pictures: &Pictures,
    planned: &mut Planned,
) {
    let regions = memberships(edition, "regions");
    let groups = memberships(edition, "country-groups");
    let showing = Showing { edition, shell, pictures, regions: &regions, replaced_by: replaced_by(edition) };
    let planner = Planner { edition, settings, shell, showing };

    // Practices are by far the most pages: each is prepared and rendered in one go, so that only its
    // bytes stay in memory.
    let render = |job: Job| Rendered {
        html: shell.render(job.template, &job.context),
        indexed: job.indexed,
        path: job.path,
        from: job.from,
    };
    let practices: Vec<&Practice<'_>> = edition.practices.values().collect();
    let mut rendered: Vec<Rendered> =
        practices.par_iter().map(|practice| render(planner.practice_job(practice))).collect();
    let mut jobs = planner.alias_jobs();
    jobs.extend(planner.list_jobs(&regions, &groups));
    jobs.extend(planner.other_jobs());
    rendered.par_extend(jobs.into_par_iter().map(render));
    for Rendered { path, indexed, html, from } in rendered {
        if !indexed {
            planned.unlisted.insert(path.clone());
        }
        match html {
            Ok(html) => planned.outputs.add(path, html, from),
            Err(fault) => {
                if !planned.theme_faults.contains(&fault) {
                    planned.theme_faults.push(fault);
                }
            }
        }
    }
}

impl Planner<'_, '_> {
    fn language(&self) -> Language {
        self.shell.language
    }

    fn site_title(&self) -> String {
        let site = &self.edition.site;
        let title = site.title.get(self.language()).or_else(|| site.title.get(site.default_language));
        title.unwrap_or_default().to_owned()
    }

    fn site_description(&self) -> String {
        let site = &self.edition.site;
        let text =
            site.description.get(self.language()).or_else(|| site.description.get(site.default_language));
        text.unwrap_or_default().to_owned()
    }

    fn site(&self) -> views::Site {
        views::Site {
            title: self.site_title(),
            description: self.site_description(),
            licence: licence_link(&self.edition.site.licence),
            repository: self.edition.site.repository.clone(),
            colours: self.settings.colours.clone(),
            generator: concat!("fieldbook ", env!("CARGO_PKG_VERSION")),
        }
    }

    /// What every page shows around its content.
    fn page(&self, path: &str, title: &str, description: &str, section: &'static str) -> views::Page {
        let code = self.language().code();
        let menu = [
            ("practices", "menu-practices", list_index(self.language(), "practices")),
            ("domains", "menu-domains", list_index(self.language(), "domains")),
            ("places", "menu-places", list_index(self.language(), "places")),
            ("organisations", "menu-organisations", list_index(self.language(), "organisations")),
            ("a-z", "menu-a-z", format!("{code}/a-z.html")),
            ("new", "menu-new", format!("{code}/new.html")),
        ];
        let lists = ["topics", "stages", "standards", "sdgs"];
        let base = self.edition.site.base_url.as_ref();
        views::Page {
            lang: self.language().tag(),
            dir: self.language().direction(),
            title: title.to_owned(),
            description: cut(description, MOST_IN_DESCRIPTION),
            root: root_from(path),
            home: relative(path, &format!("{code}/index.html")),
            canonical: base.map(|base| format!("{base}{}", canonical_path(path))),
            feed: base.map(|_| relative(path, &format!("{code}/atom.xml"))),
            section,
            menu: menu
                .into_iter()
                .map(|(id, key, to)| views::MenuItem {
                    href: relative(path, &to),
                    text: self.shell.text(key),
                    current: id == section,
                })
                .collect(),
            pages: self.page_links(path),
            lists: lists
                .into_iter()
                .map(|list| views::Link {
                    href: relative(path, &list_index(self.language(), list)),
                    text: self.shell.text(&format!("menu-{list}")),
                })
                .collect(),
            indexed: true,
        }
    }

    /// Pages in the order of their `menu:` numbers; those without one are not in the menu.
    fn page_links(&self, from: &str) -> Vec<views::Link> {
        let mut pages: Vec<(i64, &str, String)> = self
            .edition
            .pages
            .values()
            .filter_map(|page| {
                let text = self.page_version(page)?.1;
                // The number stands in the original; a translation need not repeat it.
                let menu = page.versions.values().find_map(|version| version.front.menu.as_ref())?.value;
                Some((menu, page.slug, text.front.title.as_ref()?.value.clone()))
            })
            .collect();
        pages.sort();
        pages
            .into_iter()
            .map(|(_, slug, text)| views::Link {
                href: relative(from, &format!("{}/{slug}.html", self.language().code())),
                text,
            })
            .collect()
    }

    fn page_version<'p>(
        &self,
        page: &'p crate::edition::Page<'_>,
    ) -> Option<(Language, &'p crate::link::PageText)> {
        let wanted = [self.language(), self.edition.site.default_language];
        wanted
            .into_iter()
            .find_map(|language| Some((language, *page.versions.get(&language)?)))
            .or_else(|| page.versions.iter().next().map(|(language, text)| (*language, *text)))
    }

    fn context(&self, page: views::Page) -> Context {
        let mut context = Context::new();
        context.insert("site", &self.site());
        context.insert("page", &page);
        context
    }

    fn job(
        &self,
        path: String,
        template: &'static str,
        page: views::Page,
        fill: impl FnOnce(&mut Context),
        from: impl Into<String>,
    ) -> Job {
        let indexed = page.indexed;
        let mut context = self.context(page);
        fill(&mut context);
        Job { path, indexed, template, context, from: from.into() }
    }

    fn practice_job(&self, practice: &Practice<'_>) -> Job {
        let path = practice_path(self.language(), practice.slug);
        let view = self.showing.practice(&path, practice);
        let mut page = self.page(&path, &view.title, &view.summary, "practices");
        page.indexed = view.foreign.is_none() && view.withdrawn.is_none();
        let from = format!("content/practices/{}", practice.slug);
        self.job(path, "practice.html", page, |context| context.insert("practice", &view), from)
    }

    /// Pages under the names that practices had before.
    fn alias_jobs(&self) -> Vec<Job> {
        let mut jobs = Vec::new();
        for practice in self.edition.practices.values() {
            for alias in practice.front.aliases.iter().flat_map(|list| &list.items) {
                let path = practice_path(self.language(), &alias.value);
                let to = relative(&path, &practice_path(self.language(), practice.slug));
                let mut page = self.page(&path, shown(practice, self.language()).title, "", "practices");
                page.indexed = false;
                let from = format!("content/practices/{} (alias)", practice.slug);
                jobs.push(self.job(path, "redirect.html", page, |context| context.insert("to", &to), from));
            }
        }
        jobs
    }

    /// Practices that are listed: those that were not withdrawn, by title.
    fn listed(&self) -> Vec<&Practice<'_>> {
        let mut practices: Vec<&Practice<'_>> =
            self.edition.practices.values().filter(|practice| practice.withdrawn.is_none()).collect();
        practices.sort_by_cached_key(|practice| sort_key(shown(practice, self.language()).title));
        practices
    }

    fn cards(&self, from: &str, practices: &[&Practice<'_>]) -> Vec<views::Card> {
        practices.iter().map(|practice| self.showing.card(from, practice)).collect()
    }

    fn description(&self, entry: &EntryRecord) -> String {
        let text = entry.description.as_ref().and_then(|texts| texts.get(self.language()));
        text.unwrap_or_default().to_owned()
    }

    fn provenance(&self, list: &str) -> Option<views::Provenance> {
        let record = &self.edition.library.vocabularies.get(list)?.record;
        let source = record.source.as_ref();
        let text = |text: Option<&Text>| text.map(|text| text.value.clone());
        let note = record.note.as_ref().and_then(|note| note.get(self.language())).map(str::to_owned);
        let provenance = views::Provenance {
            title: text(source.and_then(|source| source.title.as_ref())),
            publisher: text(source.and_then(|source| source.publisher.as_ref())),
            url: source.and_then(|source| outside(&source.url.as_ref()?.value)),
            as_of: record.as_of.as_ref().map(|date| day(date.value)),
            note,
        };
        (provenance.title.is_some() || provenance.note.is_some() || provenance.as_of.is_some())
            .then_some(provenance)
    }

    /// Pages of the lists and of their entries.
    fn list_jobs(&self, regions: &BTreeMap<&str, Vec<&str>>, groups: &BTreeMap<&str, Vec<&str>>) -> Vec<Job> {
        let listed = self.listed();
        let mut jobs = Vec::new();
        type Entries<'p> = fn(&'p Practice<'p>) -> Vec<&'p EntryRecord>;
        let simple: [(&'static str, Entries<'_>); 4] = [
            ("domains", |practice| practice.domains.clone()),
            ("topics", |practice| practice.topics.clone()),
            ("stages", |practice| vec![practice.stage]),
            ("sdgs", |practice| practice.sdgs.clone()),
        ];
        for (list, entries_of) in simple {
            let mut by_id: BTreeMap<&str, Vec<&Practice<'_>>> = BTreeMap::new();
            for practice in &listed {
                for entry in entries_of(practice) {
                    by_id.entry(entry.id.as_ref().map_or("", Text::as_str)).or_default().push(practice);
                }
            }
            let index = list_index(self.language(), list);
            let mut entries = Vec::new();
            for entry in self.edition.library.vocabularies.entries(list) {
                let Some(id) = &entry.id else { continue };
                let practices = by_id.remove(id.as_str()).unwrap_or_default();
                let path = list_path(self.language(), list, id.as_str());
                let name = entry.name(self.language()).to_owned();
                let title = if list == "sdgs" { format!("{}. {name}", id.value) } else { name };
                entries.push(views::Entry {
                    href: relative(&index, &path),
                    text: title.clone(),
                    description: self.description(entry),
                    count: practices.len(),
                    detail: String::new(),
                    foreign: None,
                });
                jobs.push(self.entry_job(path, list, title, self.description(entry), &practices));
            }
            let groups = vec![plain_group(entries)];
            jobs.push(self.index_job(list, groups));
        }
        jobs.extend(self.place_jobs(&listed, regions, groups));
        jobs.extend(self.organisation_jobs());
        jobs.extend(self.standard_jobs(&listed));
        jobs.push(self.all_practices_job(&listed));
        jobs
    }

    fn entry_job(
        &self,
        path: String,
        list: &'static str,
        title: String,
        description: String,
        practices: &[&Practice<'_>],
    ) -> Job {
        let cards = self.cards(&path, practices);
        let told = self.text_of_list(&title, practices.len(), &description);
        let mut page = self.page(&path, &title, &told, list);
        page.indexed = !practices.is_empty();
        let up = views::Link {
            href: relative(&path, &list_index(self.language(), list)),
            text: self.shell.text(&format!("menu-{list}")),
        };
        self.job(
            path,
            "list.html",
            page,
            |context| {
                context.insert("heading", &title);
                context.insert("intro", &description);
                context.insert("up", &up);
                context.insert("cards", &cards);
            },
            format!("the list `{list}`"),
        )
    }

    /// What a search engine is told of a list: its name, how long it is, what it is about.
    fn text_of_list(&self, title: &str, count: usize, description: &str) -> String {
        let count = self.shell.text_with("count-practices", "count", count);
        format!("{title}: {count}. {description}").trim_end().to_owned()
    }

    fn index_job(&self, list: &'static str, groups: Vec<views::Group>) -> Job {
        let path = list_index(self.language(), list);
        let title = self.shell.text(&format!("menu-{list}"));
        let intro = self.shell.text(&format!("intro-{list}"));
        let page = self.page(&path, &title, &intro, list);
        let provenance = match list {
            "places" => ["regions", "country-groups", "countries"]
                .iter()
                .filter_map(|name| self.provenance(name))
                .collect(),
            other => self.provenance(other).into_iter().collect::<Vec<_>>(),
        };
        self.job(
            path,
            "index-of-list.html",
            page,
            |context| {
                context.insert("heading", &title);
                context.insert("intro", &intro);
                context.insert("groups", &groups);
                context.insert("provenance", &provenance);
            },
            format!("the list `{list}`"),
        )
    }

    /// Countries by region, country groups, and the whole world.
    fn place_jobs(
        &self,
        listed: &[&Practice<'_>],
        regions: &BTreeMap<&str, Vec<&str>>,
        groups: &BTreeMap<&str, Vec<&str>>,
    ) -> Vec<Job> {
        let index = list_index(self.language(), "places");
        let vocabularies = &self.edition.library.vocabularies;
        let mut jobs = Vec::new();
        let mut by_country: BTreeMap<&str, Vec<&Practice<'_>>> = BTreeMap::new();
        for practice in listed {
            for place in &practice.places {
                by_country.entry(place.id.as_ref().map_or("", Text::as_str)).or_default().push(practice);
            }
        }
        let mut entries: BTreeMap<&str, views::Entry> = BTreeMap::new();
        for (country, practices) in &by_country {
            let Some(entry) = vocabularies.entry("countries", country) else { continue };
            let path = list_path(self.language(), "places", country);
            let title = entry.name(self.language()).to_owned();
            let named = |list: &str, ids: Option<&Vec<&str>>| -> Vec<String> {
                let ids = ids.into_iter().flatten();
                ids.filter_map(|id| vocabularies.entry(list, id))
                    .map(|entry| entry.name(self.language()).to_owned())
                    .collect()
            };
            let mut about = named("regions", regions.get(country));
            about.extend(named("country-groups", groups.get(country)));
            entries.insert(
                country,
                views::Entry {
                    href: relative(&index, &path),
                    text: title.clone(),
                    description: String::new(),
                    count: practices.len(),
                    detail: String::new(),
                    foreign: None,
                },
            );
            jobs.push(self.entry_job(path, "places", title, about.join(" · "), practices));
        }
        let mut sections = Vec::new();
        let mut placed: BTreeSet<&str> = BTreeSet::new();
        for (list, members) in [("regions", regions), ("country-groups", groups)] {
            for entry in vocabularies.entries(list) {
                let Some(id) = &entry.id else { continue };
                let countries: Vec<&str> = by_country
                    .keys()
                    .copied()
                    .filter(|country| members.get(country).is_some_and(|ids| ids.contains(&id.as_str())))
                    .collect();
                let practices: Vec<&Practice<'_>> = listed
                    .iter()
                    .copied()
                    .filter(|practice| {
                        let mut places = practice.places.iter().filter_map(|place| place.id.as_ref());
                        places.any(|place| countries.contains(&place.as_str()))
                    })
                    .collect();
                let path = list_path(self.language(), "places", id.as_str());
                let title = entry.name(self.language()).to_owned();
                let mut shown: Vec<views::Entry> =
                    countries.iter().filter_map(|country| entries.get(country)).cloned().collect();
                shown.sort_by_cached_key(|entry| sort_key(&entry.text));
                if list == "regions" {
                    placed.extend(&countries);
                }
                sections.push(views::Group {
                    id: id.value.to_lowercase(),
                    title: Some(views::Link { href: relative(&index, &path), text: title.clone() }),
                    description: self.description(entry),
                    count: practices.len(),
                    entries: shown,
                });
                jobs.push(self.entry_job(path, "places", title, self.description(entry), &practices));
            }
        }
        // Territories that are in no region of the ITU.
        let others: Vec<views::Entry> = entries
            .iter()
            .filter(|(country, _)| !placed.contains(*country))
            .map(|(_, entry)| entry.clone())
            .collect();
        if !others.is_empty() {
            let count = others.iter().map(|entry| entry.count).sum();
            let title = Some(views::Link { href: String::new(), text: self.shell.text("place-other") });
            let group = views::Group {
                id: "other".to_owned(),
                title,
                description: String::new(),
                count,
                entries: others,
            };
            sections.push(group);
        }
        let everywhere: Vec<&Practice<'_>> =
            listed.iter().copied().filter(|practice| practice.places.is_empty()).collect();
        let path = list_path(self.language(), "places", "global");
        let title = self.shell.text("place-global");
        let about = self.shell.text("intro-place-global");
        sections.push(views::Group {
            id: "global".to_owned(),
            title: Some(views::Link { href: relative(&index, &path), text: title.clone() }),
            description: about.clone(),
            count: everywhere.len(),
            entries: Vec::new(),
        });
        jobs.push(self.entry_job(path, "places", title, about, &everywhere));
        jobs.push(self.index_job("places", sections));
        jobs
    }

    fn organisation_jobs(&self) -> Vec<Job> {
        let index = list_index(self.language(), "organisations");
        let mut jobs = Vec::new();
        let mut by_kind: BTreeMap<usize, Vec<views::Entry>> = BTreeMap::new();
        let kinds = self.edition.library.vocabularies.entries("kinds");
        let listed = self.listed();
        for organisation in self.edition.organisations.values() {
            let slug = organisation.slug;
            let path = list_path(self.language(), "organisations", slug);
            let name = self.showing.organisation_name(slug);
            let record = organisation.record;
            let text = |texts: &Option<crate::parse::front::Texts>| {
                texts.as_ref().and_then(|texts| texts.get(self.language())).unwrap_or_default().to_owned()
            };
            let own: Vec<&Practice<'_>> =
                listed.iter().copied().filter(|practice| practice.origin == slug).collect();
            let written: Vec<&Practice<'_>> = listed
                .iter()
                .copied()
                .filter(|practice| practice.contributor == slug && practice.origin != slug)
                .collect();
            let membership = record.membership.as_ref().and_then(|membership| {
                let category = self
                    .edition
                    .library
                    .vocabularies
                    .entry("memberships", &membership.category.as_ref()?.value)?;
                Some(Membership {
                    text: category.name(self.language()).to_owned(),
                    checked: day(membership.checked.as_ref()?.value),
                    source: outside(&membership.source.as_ref()?.value)?,
                })
            });
            let view = Organisation {
                name: name.clone(),
                short: text(&record.short),
                kind: organisation.kind.name(self.language()).to_owned(),
                country: organisation.country.map(|country| {
                    let id = country.id.as_ref().map_or("", Text::as_str);
                    let has_page = listed.iter().any(|practice| {
                        practice
                            .places
                            .iter()
                            .any(|place| place.id.as_ref().is_some_and(|place| place.value == id))
                    });
                    views::Link {
                        href: if has_page {
                            relative(&path, &list_path(self.language(), "places", id))
                        } else {
                            String::new()
                        },
                        text: country.name(self.language()).to_owned(),
                    }
                }),
                url: record.url.as_ref().and_then(|url| outside(&url.value)),
                description: text(&record.description),
                membership,
                own: self.cards(&path, &own),
                written: self.cards(&path, &written),
            };
            let rank = kinds.iter().position(|kind| kind.id == organisation.kind.id).unwrap_or(kinds.len());
            by_kind.entry(rank).or_default().push(views::Entry {
                href: relative(&index, &path),
                text: name.clone(),
                description: String::new(),
                count: own.len() + written.len(),
                detail: organisation
                    .country
                    .map(|country| country.name(self.language()).to_owned())
                    .unwrap_or_default(),
                foreign: None,
            });
            let told =
                if view.description.is_empty() { self.site_description() } else { view.description.clone() };
            let page = self.page(&path, &name, &told, "organisations");
            let from = format!("content/organisations/{slug}.yaml");
            jobs.push(self.job(
                path,
                "organisation.html",
                page,
                |context| context.insert("organisation", &view),
                from,
            ));
        }
        let groups = by_kind
            .into_iter()
            .map(|(rank, mut entries)| {
                entries.sort_by_cached_key(|entry| sort_key(&entry.text));
                let kind = kinds.get(rank);
                views::Group {
                    id: kind.and_then(|kind| kind.id.as_ref()).map_or(String::new(), |id| id.value.clone()),
                    title: kind.map(|kind| views::Link {
                        href: String::new(),
                        text: kind.name(self.language()).to_owned(),
                    }),
                    description: kind.map(|kind| self.description(kind)).unwrap_or_default(),
                    count: entries.len(),
                    entries,
                }
            })
            .collect();
        jobs.push(self.index_job("organisations", groups));
        jobs
    }

    /// A page for each standard that a practice cites, and an index of all.
    fn standard_jobs(&self, listed: &[&Practice<'_>]) -> Vec<Job> {
        let index = list_index(self.language(), "standards");
        let mut by_id: BTreeMap<&str, Vec<&Practice<'_>>> = BTreeMap::new();
        // A withdrawn practice has a page, too, and its standards link somewhere.
        for practice in self.edition.practices.values() {
            for entry in &practice.standards {
                by_id.entry(entry.id.as_ref().map_or("", Text::as_str)).or_default();
            }
        }
        for practice in listed {
            for entry in &practice.standards {
                by_id.entry(entry.id.as_ref().map_or("", Text::as_str)).or_default().push(practice);
            }
        }
        let mut jobs = Vec::new();
        let mut first: Vec<views::Entry> = Vec::new();
        let mut groups: BTreeMap<&str, Vec<views::Entry>> = BTreeMap::new();
        for entry in self.edition.library.vocabularies.entries("standards") {
            let Some(id) = &entry.id else { continue };
            let path = list_path(self.language(), "standards", id.as_str());
            let cited = by_id.get(id.as_str());
            let standard = self.showing.standard(&index, entry);
            // Some bodies write the edition into the number: once is enough.
            let mut detail = standard
                .edition
                .clone()
                .filter(|edition| !standard.number.ends_with(edition))
                .unwrap_or_default();
            if standard.withdrawn {
                detail = format!("{detail} ({})", self.shell.text("standard-withdrawn")).trim().to_owned();
            }
            let shown = views::Entry {
                href: match cited {
                    Some(_) => relative(&index, &path),
                    None => String::new(),
                },
                text: standard.number.clone(),
                description: standard.title.clone(),
                count: cited.map_or(0, Vec::len),
                detail,
                foreign: standard.foreign.clone(),
            };
            match cited {
                Some(_) => first.push(shown),
                None => groups.entry(entry.body.as_ref().map_or("", Text::as_str)).or_default().push(shown),
            }
            let Some(practices) = cited else { continue };
            let title = standard.number.clone();
            let told = format!("{}: {}", standard.number, standard.title);
            let page = self.page(&path, &title, &told, "standards");
            let cards = self.cards(&path, practices);
            let view = self.showing.standard(&path, entry);
            let up = views::Link { href: relative(&path, &index), text: self.shell.text("menu-standards") };
            let aliases: Vec<&str> =
                entry.aliases.iter().flat_map(|list| &list.items).map(Text::as_str).collect();
            jobs.push(self.job(
                path,
                "standard.html",
                page,
                |context| {
                    context.insert("standard", &view);
                    context.insert("aliases", &aliases);
                    context.insert("up", &up);
                    context.insert("cards", &cards);
                },
                "the list `standards`",
            ));
        }
        let cited = views::Group {
            id: "cited".to_owned(),
            title: Some(views::Link { href: String::new(), text: self.shell.text("standards-cited") }),
            description: String::new(),
            count: first.len(),
            entries: first,
        };
        let others = groups.into_iter().map(|(body, entries)| views::Group {
            id: body.to_owned(),
            title: Some(views::Link { href: String::new(), text: self.shell.text(&format!("body-{body}")) }),
            description: String::new(),
            count: entries.len(),
            entries,
        });
        let groups = std::iter::once(cited).filter(|group| group.count > 0).chain(others).collect();
        jobs.push(self.index_job("standards", groups));
        jobs
    }

    /// All practices with filters.
    fn all_practices_job(&self, listed: &[&Practice<'_>]) -> Job {
        let path = list_index(self.language(), "practices");
        let cards = self.cards(&path, listed);
        let used = |ids: fn(&views::Card) -> &str| -> BTreeSet<&str> {
            cards.iter().flat_map(|card| ids(card).split(' ')).filter(|id| !id.is_empty()).collect()
        };
        let choices = |list: &str, used: &BTreeSet<&str>| -> Vec<Choice> {
            let entries = self.edition.library.vocabularies.entries(list).iter();
            entries
                .filter_map(|entry| Some((entry.id.as_ref()?.as_str(), entry)))
                .filter(|(id, _)| used.contains(id))
                .map(|(id, entry)| Choice { id: id.to_owned(), text: entry.name(self.language()).to_owned() })
                .collect()
        };
        let domains = choices("domains", &used(|card| &card.domains_ids));
        let stages = choices("stages", &used(|card| &card.stage.id));
        let regions = choices("regions", &used(|card| &card.regions_ids));
        let title = self.shell.text("menu-practices");
        let intro = self.shell.text_with("intro-practices", "count", cards.len());
        let page = self.page(&path, &title, &intro, "practices");
        self.job(
            path,
            "practices.html",
            page,
            |context| {
                context.insert("heading", &title);
                context.insert("intro", &intro);
                context.insert("cards", &cards);
                context.insert("domains", &domains);
                context.insert("stages", &stages);
                context.insert("regions", &regions);
            },
            "the list `practices`",
        )
    }

    /// Home, A–Z, What's new, pages and the feed.
    fn other_jobs(&self) -> Vec<Job> {
        let listed = self.listed();
        let mut jobs = vec![self.home_job(&listed), self.a_to_z_job(&listed), self.news_job()];
        for page in self.edition.pages.values() {
            let Some((language, text)) = self.page_version(page) else { continue };
            let path = format!("{}/{}.html", self.language().code(), page.slug);
            let title = text.front.title.as_ref().map_or("", Text::as_str);
            let summary = text.front.summary.as_ref().map_or("", Text::as_str);
            let body = self.showing.body(&path, &text.body, None);
            let updated = text.front.updated.as_ref().map(|date| day(date.value));
            let foreign = crate::render::practice::foreign(language, self.language());
            let mut view = self.page(&path, title, summary, "pages");
            view.indexed = foreign.is_none();
            let from = self.edition.library.sources.get(text.body.source).path.clone();
            jobs.push(self.job(
                path,
                "page.html",
                view,
                |context| {
                    context.insert("lead", &summary);
                    context.insert("body", &body);
                    context.insert("updated", &updated);
                    context.insert("foreign", &foreign);
                },
                from,
            ));
        }
        if self.edition.site.base_url.is_some() {
            jobs.push(self.feed_job(&listed));
        }
        jobs
    }

    fn home_job(&self, listed: &[&Practice<'_>]) -> Job {
        let path = format!("{}/index.html", self.language().code());
        let mut newest: Vec<&Practice<'_>> = listed.to_vec();
        newest.sort_by(|a, b| b.changed().cmp(&a.changed()).then(a.slug.cmp(b.slug)));
        newest.truncate(NEWEST);
        let domains: Vec<views::Entry> = self
            .edition
            .library
            .vocabularies
            .entries("domains")
            .iter()
            .filter_map(|entry| {
                let id = entry.id.as_ref()?;
                let count = listed
                    .iter()
                    .filter(|practice| practice.domains.iter().any(|domain| domain.id.as_ref() == Some(id)))
                    .count();
                (count > 0).then(|| views::Entry {
                    href: relative(&path, &list_path(self.language(), "domains", id.as_str())),
                    text: entry.name(self.language()).to_owned(),
                    description: self.description(entry),
                    count,
                    detail: String::new(),
                    foreign: None,
                })
            })
            .collect();
        let places: BTreeSet<&str> = listed
            .iter()
            .flat_map(|practice| &practice.places)
            .filter_map(|place| Some(place.id.as_ref()?.as_str()))
            .collect();
        let origins: BTreeSet<&str> = listed.iter().map(|practice| practice.origin).collect();
        let numbers = Numbers { practices: listed.len(), places: places.len(), organisations: origins.len() };
        let cards = self.cards(&path, &newest);
        let edition = EditionName { id: self.edition.id.clone(), date: day(self.edition.date) };
        let page = self.page(&path, &self.site_title(), &self.site_description(), "home");
        self.job(
            path,
            "home.html",
            page,
            |context| {
                context.insert("domains", &domains);
                context.insert("numbers", &numbers);
                context.insert("newest", &cards);
                context.insert("edition", &edition);
            },
            "the home page",
        )
    }

    fn a_to_z_job(&self, listed: &[&Practice<'_>]) -> Job {
        let path = format!("{}/a-z.html", self.language().code());
        let mut letters: Vec<views::Letter> = Vec::new();
        for practice in listed {
            let card = self.showing.card(&path, practice);
            let letter = initial(&card.title);
            match letters.last_mut() {
                Some(last) if last.letter == letter => last.cards.push(card),
                _ => letters.push(views::Letter { letter, cards: vec![card] }),
            }
        }
        let title = self.shell.text("menu-a-z");
        let page = self.page(&path, &title, &self.shell.text("intro-a-z"), "a-z");
        self.job(path, "a-z.html", page, |context| context.insert("letters", &letters), "the list A–Z")
    }

    fn news_job(&self) -> Job {
        let path = format!("{}/new.html", self.language().code());
        let mut news: Vec<views::News> = self
            .edition
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
                views::News { day: day(practice.changed()), what, card: self.showing.card(&path, practice) }
            })
            .collect();
        news.sort_by(|a, b| {
            (&b.day.iso, sort_key(&a.card.title)).cmp(&(&a.day.iso, sort_key(&b.card.title)))
        });
        let title = self.shell.text("menu-new");
        let page = self.page(&path, &title, &self.shell.text("intro-new"), "new");
        self.job(path, "new.html", page, |context| context.insert("news", &news), "the list of what is new")
    }

    fn feed_job(&self, listed: &[&Practice<'_>]) -> Job {
        let path = format!("{}/atom.xml", self.language().code());
        let base = self.edition.site.base_url.clone().unwrap_or_default();
        let mut newest: Vec<&Practice<'_>> = listed.to_vec();
        newest.sort_by(|a, b| b.changed().cmp(&a.changed()).then(a.slug.cmp(b.slug)));
        newest.truncate(IN_FEED);
        let entries: Vec<FeedEntry> = newest
            .iter()
            .map(|practice| {
                let shown = shown(practice, self.language());
                FeedEntry {
                    url: format!("{base}{}", escape_path(&practice_path(self.language(), practice.slug))),
                    title: shown.title.to_owned(),
                    summary: shown.summary.to_owned(),
                    lang: shown.language.tag(),
                    published: practice.published.to_string(),
                    updated: practice.changed().to_string(),
                    author: self.showing.organisation_name(practice.contributor),
                    symbol: practice.symbol.to_string(),
                }
            })
            .collect();
        let updated = entries.iter().map(|entry| entry.updated.clone()).max();
        let feed = Feed {
            own: format!("{base}{path}"),
            home: format!("{base}{}/", self.language().code()),
            updated: updated.unwrap_or_else(|| self.edition.date.to_string()),
            entries,
        };
        let page = self.page(&path, &self.site_title(), &self.site_description(), "home");
        self.job(path, "atom.xml", page, |context| context.insert("feed", &feed), "the feed")
    }
}

/// The files at the top of the site, which belong to no language.
pub(super) fn plan_top(edition: &Edition<'_>, settings: &Settings, shell: &Shell<'_>, planned: &mut Planned) {
    let pictures = Pictures::new();
    let regions = BTreeMap::new();
    let showing =
        Showing { edition, shell, pictures: &pictures, regions: &regions, replaced_by: BTreeMap::new() };
    let planner = Planner { edition, settings, shell, showing };
    let languages: Vec<LanguageChoice> = edition
        .site
        .languages
        .iter()
        .map(|language| LanguageChoice {
            lang: language.tag(),
            dir: language.direction(),
            name: language.own_name(),
            href: format!("{}/index.html", language.code()),
        })
        .collect();
    let mut pages = Vec::new();
    let mut page = planner.page("index.html", &planner.site_title(), &planner.site_description(), "home");
    // The first page of all only leads on; search engines should show where it leads.
    page.canonical = None;
    pages.push(planner.job(
        "index.html".into(),
        "languages.html",
        page,
        |context| context.insert("languages", &languages),
        "the first page",
    ));
    let mut page = planner.page("404.html", &shell.text("not-found"), &planner.site_description(), "home");
    page.indexed = false;
    page.canonical = None;
    pages.push(planner.job(
        "404.html".into(),
        "404.html",
        page,
        |context| context.insert("address", &edition.site.real_base_url()),
        "the page for wrong addresses",
    ));
    for job in pages {
        match shell.render(job.template, &job.context) {
            Ok(html) => planned.outputs.add(job.path, html, job.from),
            Err(fault) => planned.theme_faults.push(fault),
        }
    }
    if let Some(base) = &edition.site.base_url {
        let mapped = mapped(edition, planned, base);
        let mut context = Context::new();
        context.insert("urls", &mapped);
        match shell.render("sitemap.xml", &context) {
            Ok(xml) => planned.outputs.add("sitemap.xml", xml, "the sitemap"),
            Err(fault) => planned.theme_faults.push(fault),
        }
    }
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &edition.site.base_url {
        robots.push_str(&format!("Sitemap: {base}sitemap.xml\n"));
    }
    planned.outputs.add("robots.txt", robots, "the file for search engines");
    // Without it GitHub Pages would leave out files that begin with an underscore.
    planned.outputs.add(".nojekyll", "", "the mark for GitHub Pages");
    let edition_json = edition_file(edition, &planned.outputs);
    planned.outputs.add("edition.json", edition_json, "the list of all files");
}

/// Addresses for the sitemap: every page that search engines may list.
fn mapped(edition: &Edition<'_>, planned: &Planned, base: &str) -> Vec<views::Mapped> {
    let changed: BTreeMap<String, String> = edition
        .practices
        .values()
        .flat_map(|practice| {
            edition
                .site
                .languages
                .iter()
                .map(|language| (practice_path(*language, practice.slug), practice.changed().to_string()))
        })
        .collect();
    planned
        .outputs
        .iter()
        .map(|(path, _)| path)
        .filter(|path| path.ends_with(".html") && path.contains('/') && !planned.unlisted.contains(*path))
        .map(|path| views::Mapped {
            url: format!("{base}{}", canonical_path(path)),
            changed: changed.get(path).cloned(),
        })
        .collect()
}

/// The path of a page in its full address: an index page goes by the name of its folder.
fn canonical_path(path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    escape_path(path)
}

/// `edition.json`: what the edition is and every file with its SHA-256.
fn edition_file(edition: &Edition<'_>, outputs: &Outputs) -> String {
    #[derive(Serialize)]
    struct File {
        sha256: String,
        size: usize,
    }
    #[derive(Serialize)]
    struct EditionFile<'a> {
        format: u32,
        generator: &'a str,
        edition: &'a str,
        date: String,
        languages: Vec<&'a str>,
        files: BTreeMap<&'a str, File>,
    }
    let listed: Vec<(&str, &[u8])> =
        outputs.iter().map(|(path, output)| (path, output.bytes.as_slice())).collect();
    let files = listed
        .par_iter()
        .map(|(path, bytes)| {
            let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            (*path, File { sha256, size: bytes.len() })
        })
        .collect();
    let file = EditionFile {
        format: EDITION_FORMAT,
        generator: concat!("fieldbook ", env!("CARGO_PKG_VERSION")),
        edition: &edition.id,
        date: edition.date.to_string(),
        languages: edition.site.languages.iter().map(|language| language.code()).collect(),
        files,
    };
    let mut text = serde_json::to_string_pretty(&file).expect("strings and numbers are always JSON");
    text.push('\n');
    text
}

fn plain_group(entries: Vec<views::Entry>) -> views::Group {
    views::Group { id: String::new(), title: None, description: String::new(), count: entries.len(), entries }
}

/// Order of titles: without case, and without marks on letters.
fn sort_key(title: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = |c: &char| !unicode_normalization::char::is_combining_mark(*c);
    let mut key: String = title.nfkd().filter(plain).flat_map(char::to_lowercase).collect();
    // Titles that differ only in case or marks still have one order.
    key.push('\u{0}');
    key.push_str(title);
    key
}

/// A text cut at a word, with an ellipsis where something is missing.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most - 1).collect();
    let start = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{}…", start.trim_end_matches([',', ';', ':', ' ']))
}

/// The letter under which a title stands in the A–Z.
fn initial(title: &str) -> String {
    let key = sort_key(title);
    key.chars().find(|c| c.is_alphanumeric()).map_or_else(|| "#".to_owned(), |c| c.to_uppercase().collect())
}

#[derive(Serialize)]
struct Choice {
    id: String,
    text: String,
}

#[derive(Serialize)]
struct Numbers {
    practices: usize,
    places: usize,
    organisations: usize,
}

#[derive(Serialize)]
struct EditionName {
    id: String,
    date: views::Day,
}

#[derive(Serialize)]
struct LanguageChoice {
    lang: &'static str,
    dir: &'static str,
    name: &'static str,
    href: String,
}

#[derive(Serialize)]
struct Membership {
    text: String,
    checked: views::Day,
    source: String,
}

#[derive(Serialize)]
struct Organisation {
    name: String,
    short: String,
    kind: String,
    country: Option<views::Link>,
    url: Option<String>,
    description: String,
    membership: Option<Membership>,
    /// Practices of its own.
    own: Vec<views::Card>,
    /// Practices of others that it wrote down.
    written: Vec<views::Card>,
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
