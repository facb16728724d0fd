//! The pages that come first: those of practices that were saved and that somebody looks at.
//!
//! To choose and plan ten thousand practices takes longer than to render one page. What that page shows of other practices is known
//! before: those that its texts and front matter name, those that it was replaced by, and those that are like it. So the edition of these few is
//! enough for it. When all is planned, the page comes from the plan, and nobody sees a difference; were there one, it would be mended then.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::Page;
use crate::edition::{Choices, Edition, Few, select_few};
use crate::fault::ThemeFault;
use crate::index::Related;
use crate::link::target::Target;
use crate::link::{Library, Practice};
use crate::model::language::Language;
use crate::render::{Planned, Prepared, practice_pages};

/// With more practices than these at once, as after a checkout, nobody waits for one of them.
const MOST: usize = 4;

/// What a state tells of practices that are not among the few.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Organisations, each with some of the practices that name it: one more than are saved at once.
    organisations: BTreeMap<String, Vec<String>>,
    replaced_by: BTreeMap<String, Vec<String>>,
}

impl Known {
    pub(super) fn of(edition: &Edition<'_>, planned: &Planned<'_>) -> Known {
        let mut organisations: BTreeMap<String, Vec<String>> =
            edition.organisations.keys().map(|slug| ((*slug).to_owned(), Vec::new())).collect();
        for practice in edition.practices.values() {
            for name in [practice.origin, practice.contributor] {
                let by = organisations.get_mut(name).filter(|by| by.len() <= MOST);
                if let Some(by) = by.filter(|by| by.last().is_none_or(|last| last != practice.slug)) {
                    by.push(practice.slug.to_owned());
                }
            }
        }
        Known { organisations, replaced_by: planned.replaced_by() }
    }
}

/// The practices that were saved, with those that their pages show something of.
pub(super) fn few<'a>(
    library: &'a Library,
    saved: &BTreeSet<String>,
    known: &Known,
    related: &Related,
    choices: &Choices,
    today: Date,
) -> Option<Edition<'a>> {
    if saved.is_empty() || saved.len() > MOST {
        return None;
    }
    let mut slugs: BTreeSet<&str> = BTreeSet::new();
    for slug in saved {
        let practice = library.practices.get(slug)?;
        slugs.insert(slug);
        slugs.extend(named_by(library, practice));
        slugs.extend(known.replaced_by.get(slug).into_iter().flatten().map(String::as_str));
        let alike = related.values().filter_map(|of_language| of_language.get(slug));
        slugs.extend(alike.flatten().map(String::as_str));
    }
    // One that a saved practice alone has named may have no page any more.
    let is_named_by_others = |by: &[String]| by.iter().any(|slug| !saved.contains(slug));
    let organisations = known.organisations.iter().filter(|(_, by)| is_named_by_others(by));
    let organisations = organisations.map(|(slug, _)| slug.as_str()).collect();
    let few = Few { practices: &slugs, organisations: &organisations };
    Some(select_few(library, &few, choices, today))
}

/// The practices that a practice names, in its texts and in its front matter.
fn named_by<'a>(library: &'a Library, practice: &'a Practice) -> impl Iterator<Item = &'a str> {
    let original = practice.original.as_ref();
    let bodies = original.map(|original| &original.body).into_iter();
    let bodies = bodies.chain(practice.translations.values().map(|version| &version.body));
    let linked = bodies.flat_map(|body| body.targets.values()).filter_map(|target| match target {
        Target::Practice { slug, .. } => Some(slug.as_str()),
        _ => None,
    });
    let lists =
        original.into_iter().flat_map(|original| [&original.front.related, &original.front.supersedes]);
    let names = lists.flatten().flat_map(|list| &list.items);
    linked.chain(names.filter_map(|name| Some(library.practice(&name.value)?.slug.as_str())))
}

/// The pages of saved practices that somebody looks at; `looked_at` are paths.
pub(super) fn pages(
    few: &Edition<'_>,
    saved: &BTreeSet<String>,
    looked_at: &BTreeSet<String>,
    prepared: &Arc<Prepared>,
    related: &Arc<Related>,
) -> BTreeMap<String, Page> {
    let wanted: Vec<(Language, &str)> = looked_at.iter().filter_map(|path| place_of(path)).collect();
    let wanted: Vec<(Language, &str)> =
        wanted.into_iter().filter(|(_, slug)| saved.contains(*slug)).collect();
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    let pages = practice_pages(few, prepared, related, &wanted).into_iter();
    let pages = pages.map(|(path, from, page)| match page {
        Ok(bytes) => (path, Page::Bytes(bytes, from)),
        Err(ThemeFault { path: template, message }) => (path, Page::Fault(template, message)),
    });
    pages.collect()
}

/// The language and the slug of the page of a practice.
pub(super) fn place_of(path: &str) -> Option<(Language, &str)> {
    let (code, rest) = path.split_once("/practices/")?;
    Some((Language::from_code(code)?, rest.strip_suffix(".html")?))
}

#[cfg(test)]
mod tests;
