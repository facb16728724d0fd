//! Recipes of bundles: their texts by language, and the practices that they name.

use crate::check::Context;
use crate::diag::Finding;
use crate::fault::Place;
use crate::link::{Library, Practice};
use crate::model::language::Language;
use crate::parse::Record;
use crate::parse::front::{Status, Texts};
use crate::parse::recipe::{AgendaRecord, RecipeRecord};
use crate::source::{Span, Text};

/// A text of a recipe in several languages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'a> {
    /// Its key, as a path.
    pub(crate) key: &'static str,
    /// What it is, in words.
    pub(crate) what: &'static str,
    /// Whether a book without it in its language is not fit for readers.
    pub(crate) needed: bool,
    /// The text.
    pub(crate) texts: &'a Texts,
}

impl<'a> Context<'a> {
    /// Every recipe that could be read, in the order of slugs.
    pub(crate) fn recipes(&self) -> impl Iterator<Item = &'a Record<RecipeRecord>> + use<'a> {
        self.library.recipes.values()
    }
}

/// The languages that a recipe names and that there are, each once.
pub(crate) fn languages_of(recipe: &RecipeRecord) -> Vec<Language> {
    let codes = recipe.languages.iter().flat_map(|list| &list.items);
    let mut languages = Vec::new();
    for language in codes.filter_map(|code| Language::from_code(&code.value)) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    languages
}

/// Every text of a recipe that stands there by language.
pub(crate) fn texts_of(recipe: &RecipeRecord) -> Vec<Told<'_>> {
    let mut found = Vec::new();
    let mut add = |key, what, needed, texts| {
        if let Some(texts) = texts {
            found.push(Told { key, what, needed, texts });
        }
    };
    add("title", "the title", true, recipe.title.as_ref());
    add("subtitle", "the subtitle", false, recipe.subtitle.as_ref());
    add("summary", "the summary", false, recipe.summary.as_ref());
    if let Some(event) = &recipe.event {
        add("event.place", "the place of the event", false, event.place.as_ref());
        add("event.host", "the host of the event", false, event.host.as_ref());
    }
    for (part, _) in recipe.parts_of_practices() {
        add("practices.heading", "the heading of this part", true, part.heading.as_ref());
    }
    for item in agenda_items(recipe) {
        add("agenda.items.what", "this item of the agenda", false, item.what.as_ref());
    }
    for logo in recipe.logos.iter().flat_map(|list| &list.items) {
        add("logos.alt", "the alternative text of this logo", false, logo.alt.as_ref());
    }
    found
}

/// Every item of the agenda of a recipe.
pub(crate) fn agenda_items(recipe: &RecipeRecord) -> impl Iterator<Item = &AgendaRecord> {
    let days = recipe.agenda.iter().flat_map(|list| &list.items);
    days.flat_map(|day| &day.items).flat_map(|list| &list.items)
}

/// Where a recipe names a file as one of its logos.
pub(crate) fn logo_at(recipe: &RecipeRecord, path: &str) -> Option<Span> {
    let name = path.strip_prefix("content/bundles/")?;
    let mut files = recipe.logos.iter().flat_map(|list| &list.items).filter_map(|logo| logo.file.as_ref());
    files.find(|file| file.value == name).map(|file| file.span)
}

/// Adds to each finding about the picture of a logo where a recipe names it.
pub(crate) fn point_to_recipes(findings: &mut [Finding], library: &Library) {
    /// Most recipes that are named: one logo may stand in all of them.
    const MOST: usize = 3;
    for finding in findings {
        let Place::Path(path) = &finding.place else { continue };
        let places: Vec<Span> =
            library.recipes.values().filter_map(|recipe| logo_at(&recipe.data, path)).take(MOST).collect();
        for place in places {
            finding.related(place, "a logo of this bundle");
        }
    }
}

/// The practices that the agenda of a recipe names.
pub(crate) fn named_by_agenda(recipe: &RecipeRecord) -> impl Iterator<Item = &Text> {
    agenda_items(recipe).flat_map(|item| &item.practices).flat_map(|list| &list.items)
}

/// The status of a practice whose original could be read.
pub(crate) fn status_of(practice: &Practice) -> Option<Status> {
    Some(practice.original.as_ref()?.front.status?.value)
}
