//! Looking at the same things in every text: practices, translations and pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Context;
use crate::check::recipes::texts_of;
use crate::check::rules::nearest_key;
use crate::fault::{FaultKind, Place};
use crate::link::{Body, Original, Practice};
use crate::model::language::Language;
use crate::parse::fields::List;
use crate::parse::front::{ImageFront, OriginalFront, PageFront, TranslationFront};
use crate::parse::markdown::{Block, BlockKind, Inline, Visited};
use crate::source::{SourceId, Text};

/// A text value of front matter and the key that holds it.
pub type Named<'a> = (&'static str, &'a Text);

impl<'a> Context<'a> {
    /// Every practice that has an original, in the order of slugs.
    pub fn originals(&self) -> impl Iterator<Item = (&'a Practice, &'a Original)> + use<'a> {
        let practices = self.library.practices.values().map(|practice| &**practice);
        practices.filter_map(|practice| Some((practice, practice.original.as_ref()?)))
    }

    /// Every text of a practice: the original first, then the translations.
    pub fn practice_bodies(&self) -> impl Iterator<Item = (Language, &'a Body)> + use<'a> {
        self.library.practices.values().flat_map(|practice| {
            let original = practice.original.iter().map(|original| (original.language, &original.body));
            original.chain(practice.translations.iter().map(|(language, version)| (*language, &version.body)))
        })
    }

    /// Path of every file and folder below `content/` that is there to be read, sorted.
    pub fn paths(&self) -> Vec<&'a str> {
        let library = self.library;
        let texts = library.sources.iter().map(|(_, source)| source.path.as_str());
        let others = library.assets.iter().map(|asset| asset.path.as_str());
        let folders = library.folders.iter().map(String::as_str);
        let mut paths: Vec<&str> =
            texts.chain(others).chain(folders).filter(|path| path.starts_with("content/")).collect();
        paths.sort_unstable();
        paths
    }

    /// Every title of a translation of a practice or page.
    pub(crate) fn translated_titles(&self) -> impl Iterator<Item = &'a Text> + use<'a> {
        let practices = self.library.practices.values().flat_map(|practice| practice.translations.values());
        let pages = self.library.pages.values().flat_map(|page| page.versions.values());
        let pages = pages.filter(|version| version.front.translation.is_some());
        let practices = practices.filter_map(|version| version.front.title.as_ref());
        practices.chain(pages.filter_map(|version| version.front.title.as_ref()))
    }

    /// Every title of a practice or page, originals before their translations.
    pub fn titles(&self) -> impl Iterator<Item = &'a Text> + use<'a> {
        let practices = self.library.practices.values().flat_map(|practice| {
            let original = practice.original.iter().filter_map(|original| original.front.title.as_ref());
            original.chain(practice.translations.values().filter_map(|version| version.front.title.as_ref()))
        });
        let pages = self.library.pages.values().flat_map(|page| page.versions.values());
        practices.chain(pages.filter_map(|version| version.front.title.as_ref()))
    }

    /// Every text of any front matter or recipe that a reader sees as plain text, with its key.
    pub fn all_plain_values(&self) -> Vec<Named<'a>> {
        let mut values = Vec::new();
        for practice in self.library.practices.values() {
            values.extend(practice.original.iter().flat_map(|original| plain_values(&original.front)));
            let translations = practice.translations.values();
            values.extend(translations.flat_map(|version| translated_values(&version.front)));
        }
        for page in self.library.pages.values() {
            values.extend(page.versions.values().flat_map(|version| page_values(&version.front)));
        }
        for told in self.recipes().flat_map(|recipe| texts_of(&recipe.data)) {
            values.extend(told.texts.by_language.iter().map(|(_, text)| (told.key, text)));
        }
        values
    }

    /// The keys whose value has a finding already, so that no other rule calls them missing.
    pub fn faulty(&self) -> Faulty {
        let mut keys = BTreeSet::new();
        for fault in self.faults() {
            let Place::Span(span) = fault.place else { continue };
            let key = match &fault.kind {
                FaultKind::EmptyValue { key, .. }
                | FaultKind::WrongType { key, .. }
                | FaultKind::BadDate { key, .. }
                | FaultKind::UnknownChoice { key, .. }
                | FaultKind::CutByComma { key, .. }
                | FaultKind::LostKey { key } => key.clone(),
                FaultKind::UnknownKey { key, of, known } => {
                    let Some(near) = nearest_key(key, of, known) else { continue };
                    match of.strip_prefix('`').and_then(|of| of.strip_suffix('`')) {
                        Some(group) => format!("{group}.{near}"),
                        None => near.to_owned(),
                    }
                }
                _ => continue,
            };
            keys.insert((span.source, key));
        }
        Faulty(keys)
    }

    /// Every inline of every text of practices and pages.
    pub fn inlines(&self) -> Vec<(&'a Body, &'a Inline)> {
        let mut found = Vec::new();
        for (_, body) in self.library.bodies() {
            body.document.walk(&mut |visited| {
                if let Visited::Inline(inline) = visited {
                    found.push((body, inline));
                }
            });
        }
        found
    }

    /// Every block of every text of practices and pages.
    pub fn blocks(&self) -> Vec<(&'a Body, &'a Block)> {
        let mut found = Vec::new();
        for (_, body) in self.library.bodies() {
            body.document.walk(&mut |visited| {
                if let Visited::Block(block) = visited {
                    found.push((body, block));
                }
            });
        }
        found
    }
}

/// Keys with a finding of their own, by file. A slip in a key's name counts for the key it is near.
#[derive(Debug)]
pub struct Faulty(BTreeSet<(SourceId, String)>);

impl Faulty {
    /// Whether a key, written as a path (`review.next`), has a finding in a file.
    pub fn has(&self, source: SourceId, key: &str) -> bool {
        self.0.contains(&(source, key.to_owned()))
    }
}

/// Whether a block is a heading of a level.
pub fn is_heading(block: &Block, wanted: u8) -> bool {
    matches!(block.kind, BlockKind::Heading { level, .. } if level == wanted)
}

/// Every text of a translation's front matter that a reader sees as plain text, with its key.
pub fn translated_values(front: &TranslationFront) -> Vec<Named<'_>> {
    let mut values = vec![("title", front.title.as_ref()), ("summary", front.summary.as_ref())];
    for result in front.results.iter().flat_map(|list| &list.items) {
        values.push(("results.what", result.what.as_ref()));
        values.push(("results.before", result.before.as_ref()));
        values.push(("results.after", result.after.as_ref()));
        values.push(("results.unit", result.unit.as_ref()));
        values.push(("results.when", result.when.as_ref()));
        values.push(("results.where", result.location.as_ref()));
        values.push(("results.method", result.method.as_ref()));
    }
    for image in front.images.iter().flat_map(|list| &list.items) {
        values.push(("images.alt", image.alt.as_ref()));
        values.push(("images.credit", image.credit.as_ref()));
    }
    values.push(("reason", front.reason.as_ref()));
    if let Some(scale) = &front.scale {
        values.push(("scale.unit", scale.unit.as_ref()));
        values.push(("scale.as_of", scale.as_of.as_ref()));
    }
    values.push(("cost.covers", front.cost_covers.as_ref()));
    let skills = front.skills.iter().flat_map(|list| &list.items);
    values.extend(skills.map(|skill| ("effort.skills", Some(skill))));
    if let Some(workshop) = &front.workshop {
        values.push(("workshop.exercise", workshop.exercise.as_ref()));
        let needs = workshop.needs.iter().flat_map(|list| &list.items);
        values.extend(needs.map(|need| ("workshop.needs", Some(need))));
    }
    values.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
}

/// A text of an original's front matter and the same one of a translation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair<'a> {
    /// Its key, as a path.
    pub(crate) key: &'static str,
    /// Texts of one result, or of one picture, have one number.
    pub(crate) group: usize,
    /// The text of the original.
    pub(crate) theirs: Option<&'a Text>,
    /// The text of the translation.
    pub(crate) ours: Option<&'a Text>,
}

/// The texts that an original's front matter and a translation's have in common. Lists are matched by
/// place, where both have as many items and all can be read; pictures by their file.
pub(crate) fn translated_pairs<'a>(
    original: &'a OriginalFront,
    translation: &'a TranslationFront,
) -> Vec<Pair<'a>> {
    let mut pairs = Pairs::default();
    pairs.one("title", &original.title, &translation.title);
    pairs.one("summary", &original.summary, &translation.summary);
    pairs.one("reason", &original.reason, &translation.reason);
    for (theirs, ours) in matched(original.results.as_ref(), translation.results.as_ref()) {
        pairs.group += 1;
        pairs.add("results.what", &theirs.what, &ours.what);
        pairs.add("results.before", &theirs.before, &ours.before);
        pairs.add("results.after", &theirs.after, &ours.after);
        pairs.add("results.unit", &theirs.unit, &ours.unit);
        pairs.add("results.when", &theirs.when, &ours.when);
        pairs.add("results.where", &theirs.location, &ours.location);
        pairs.add("results.method", &theirs.method, &ours.method);
    }
    if let (Some(theirs), Some(ours)) = (&original.scale, &translation.scale) {
        pairs.one("scale.unit", &theirs.unit, &ours.unit);
        pairs.add("scale.as_of", &theirs.as_of, &ours.as_of);
    }
    if let Some(theirs) = &original.cost {
        pairs.one("cost.covers", &theirs.covers, &translation.cost_covers);
    }
    if let Some(theirs) = &original.effort {
        for (theirs, ours) in matched(theirs.skills.as_ref(), translation.skills.as_ref()) {
            pairs.both("effort.skills", theirs, ours);
        }
    }
    if let (Some(theirs), Some(ours)) = (&original.workshop, &translation.workshop) {
        pairs.one("workshop.exercise", &theirs.exercise, &ours.exercise);
        for (theirs, ours) in matched(theirs.needs.as_ref(), ours.needs.as_ref()) {
            pairs.both("workshop.needs", theirs, ours);
        }
    }
    let images: BTreeMap<&str, &ImageFront> = original
        .images
        .iter()
        .flat_map(|list| &list.items)
        .filter_map(|image| Some((image.file.as_ref()?.as_str(), image)))
        .collect();
    for ours in translation.images.iter().flat_map(|list| &list.items) {
        let theirs = ours.file.as_ref().and_then(|file| images.get(file.as_str()));
        if let Some(theirs) = theirs {
            pairs.one("images.alt", &theirs.alt, &ours.alt);
            pairs.add("images.credit", &theirs.credit, &ours.credit);
        }
    }
    pairs.found
}

/// The items of two lists that belong together by their place.
fn matched<'a, T, U>(
    theirs: Option<&'a List<T>>,
    ours: Option<&'a List<U>>,
) -> impl Iterator<Item = (&'a T, &'a U)> {
    let whole = theirs.zip(ours).filter(|(theirs, ours)| {
        theirs.left_out == 0 && ours.left_out == 0 && theirs.items.len() == ours.items.len()
    });
    whole.into_iter().flat_map(|(theirs, ours)| theirs.items.iter().zip(&ours.items))
}

#[derive(Default)]
struct Pairs<'a> {
    found: Vec<Pair<'a>>,
    group: usize,
}

impl<'a> Pairs<'a> {
    /// A text that belongs to no other.
    fn one(&mut self, key: &'static str, theirs: &'a Option<Text>, ours: &'a Option<Text>) {
        self.group += 1;
        self.add(key, theirs, ours);
    }

    fn both(&mut self, key: &'static str, theirs: &'a Text, ours: &'a Text) {
        self.group += 1;
        self.found.push(Pair { key, group: self.group, theirs: Some(theirs), ours: Some(ours) });
    }

    fn add(&mut self, key: &'static str, theirs: &'a Option<Text>, ours: &'a Option<Text>) {
        if theirs.is_some() || ours.is_some() {
            let (theirs, ours) = (theirs.as_ref(), ours.as_ref());
            self.found.push(Pair { key, group: self.group, theirs, ours });
        }
    }
}

/// Every text of a page's front matter that a reader sees as plain text, with its key.
pub fn page_values(front: &PageFront) -> Vec<Named<'_>> {
    let values = [("title", front.title.as_ref()), ("summary", front.summary.as_ref())];
    values.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
}

/// Every text of an original's front matter that a reader sees as plain text, with its key.
pub fn plain_values(front: &OriginalFront) -> Vec<Named<'_>> {
    let mut values: Vec<(&'static str, Option<&Text>)> = vec![
        ("title", front.title.as_ref()),
        ("summary", front.summary.as_ref()),
        ("reason", front.reason.as_ref()),
    ];
    for source in front.sources.iter().flat_map(|list| &list.items) {
        values.push(("sources.title", source.title.as_ref()));
        values.push(("sources.publisher", source.publisher.as_ref()));
    }
    for result in front.results.iter().flat_map(|list| &list.items) {
        values.push(("results.what", result.what.as_ref()));
        values.push(("results.before", result.before.as_ref()));
        values.push(("results.after", result.after.as_ref()));
        values.push(("results.unit", result.unit.as_ref()));
        values.push(("results.when", result.when.as_ref()));
        values.push(("results.where", result.location.as_ref()));
        values.push(("results.method", result.method.as_ref()));
    }
    for partner in front.partners.iter().flat_map(|list| &list.items) {
        values.push(("partners.name", partner.name.as_ref()));
    }
    for image in front.images.iter().flat_map(|list| &list.items) {
        values.push(("images.alt", image.alt.as_ref()));
        values.push(("images.credit", image.credit.as_ref()));
    }
    if let Some(scale) = &front.scale {
        values.push(("scale.unit", scale.unit.as_ref()));
    }
    if let Some(cost) = &front.cost {
        values.push(("cost.covers", cost.covers.as_ref()));
    }
    if let Some(effort) = &front.effort {
        values.extend(
            effort.skills.iter().flat_map(|list| &list.items).map(|skill| ("effort.skills", Some(skill))),
        );
    }
    if let Some(workshop) = &front.workshop {
        values.push(("workshop.exercise", workshop.exercise.as_ref()));
        values.extend(
            workshop.needs.iter().flat_map(|list| &list.items).map(|need| ("workshop.needs", Some(need))),
        );
    }
    values.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
}
