//! Looking at the same things in every text: practices, translations and pages.

use crate::check::Context;
use crate::link::{Body, Original, Practice};
use crate::model::language::Language;
use crate::parse::front::OriginalFront;
use crate::parse::markdown::{Block, BlockKind, Inline, Visited};
use crate::source::Text;

/// A text value of front matter and the key that holds it.
pub type Named<'a> = (&'static str, &'a Text);

impl<'a> Context<'a> {
    /// Every practice that has an original, in the order of slugs.
    pub fn originals(&self) -> impl Iterator<Item = (&'a Practice, &'a Original)> + use<'a> {
        self.library.practices.values().filter_map(|practice| Some((practice, practice.original.as_ref()?)))
    }

    /// Every text of a practice: the original first, then the translations.
    pub fn practice_bodies(&self) -> impl Iterator<Item = (Language, &'a Body)> + use<'a> {
        self.library.practices.values().flat_map(|practice| {
            let original = practice.original.iter().map(|original| (original.language, &original.body));
            original.chain(practice.translations.iter().map(|(language, version)| (*language, &version.body)))
        })
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

/// Whether a block is a heading of a level.
pub fn is_heading(block: &Block, wanted: u8) -> bool {
    matches!(block.kind, BlockKind::Heading { level, .. } if level == wanted)
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
