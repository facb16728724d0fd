//! Short sums of the parts of an original, by which a translator sees what has moved since.

use crate::link::Original;
use crate::link::outline::{section_hash, section_hashes};
use crate::parse::front::OriginalFront;
use crate::source::{Source, Text};

/// Names of the parts that are no sections, as a translation notes them beside its sections.
pub const PARTS: [&str; 4] = ["title", "summary", "facts", "notes"];

impl Original {
    /// The sums of all parts that a translation has words for: the sections by id in the order of the
    /// text, then the parts of [`PARTS`] that there are.
    pub fn sums(&self, source: &Source) -> Vec<(&str, String)> {
        let mut sums = section_hashes(&self.body.outline, &self.body.document, source);
        let texts = [&self.front.title, &self.front.summary].map(Option::as_ref);
        for (part, text) in PARTS.into_iter().zip(texts) {
            sums.extend(text.map(|text| (part, section_hash(&text.value))));
        }
        let words = facts(&self.front);
        if !words.is_empty() {
            sums.push((PARTS[2], section_hash(&words)));
        }
        let notes = self.notes(source);
        if !notes.trim().is_empty() {
            sums.push((PARTS[3], section_hash(&notes)));
        }
        sums
    }

    /// What is written before the first section and in footnotes.
    fn notes(&self, source: &Source) -> String {
        let first = self.body.outline.headings.iter().find(|heading| heading.level <= 2);
        let end = first.map_or(self.body.document.blocks.len(), |heading| heading.block);
        let blocks = self.body.document.blocks[..end].iter().map(|block| block.span);
        let notes = self.body.document.footnotes.iter().map(|note| note.span);
        let written = blocks.chain(notes).map(|span| source.slice(span));
        written.collect::<Vec<_>>().join("\n")
    }
}

/// The words of the front matter that are translated, each with its key.
fn facts(front: &OriginalFront) -> String {
    let mut words = String::new();
    let mut add = |key: &str, text: Option<&Text>| {
        if let Some(text) = text {
            words.push_str(&format!("{key}: {}\n", text.value));
        }
    };
    for result in front.results.iter().flat_map(|list| &list.items) {
        add("what", result.what.as_ref());
        add("before", result.before.as_ref());
        add("after", result.after.as_ref());
        add("unit", result.unit.as_ref());
        add("when", result.when.as_ref());
        add("where", result.location.as_ref());
        add("method", result.method.as_ref());
    }
    if let Some(scale) = &front.scale {
        add("scale-unit", scale.unit.as_ref());
        add("as_of", scale.as_of.as_ref());
    }
    add("covers", front.cost.as_ref().and_then(|cost| cost.covers.as_ref()));
    let skills = front.effort.iter().flat_map(|effort| &effort.skills).flat_map(|list| &list.items);
    skills.for_each(|skill| add("skill", Some(skill)));
    if let Some(workshop) = &front.workshop {
        workshop.needs.iter().flat_map(|list| &list.items).for_each(|need| add("need", Some(need)));
        add("exercise", workshop.exercise.as_ref());
    }
    for image in front.images.iter().flat_map(|list| &list.items) {
        add("alt", image.alt.as_ref());
        add("credit", image.credit.as_ref());
    }
    words
}
