//! Headings, sections and ids of one text.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::link::Vocabularies;
use crate::model::language::Language;
use crate::parse::markdown::{BlockKind, Document, plain_text};
use crate::source::{Source, Span};

/// What the ids of the page around a text begin with, so that no heading can take one of them.
pub const RESERVED_PREFIX: &str = "fb-";

/// The headings of a text, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    /// One for each top-level heading block.
    pub headings: Vec<Heading>,
}

/// A heading and what it begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// Position among the document's blocks.
    pub block: usize,
    /// 1 to 6.
    pub level: u8,
    /// The words.
    pub text: String,
    /// The id that a link can point at, unique in the text.
    pub id: String,
    /// Whether the author wrote the id.
    pub own_id: bool,
    /// Id of the vocabulary section, for the second-level headings of a practice that have one.
    pub section: Option<String>,
    /// Where it stands.
    pub span: Span,
}

impl Outline {
    /// The ids of all headings.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.headings.iter().map(|heading| heading.id.as_str())
    }

    /// The heading that a block of the document is.
    pub fn heading_at(&self, block: usize) -> Option<&Heading> {
        let at = self.headings.binary_search_by_key(&block, |heading| heading.block).ok()?;
        self.headings.get(at)
    }

    /// Second-level headings, each with the range of blocks that belong to it.
    pub fn sections<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = Section<'a>> {
        let tops: Vec<&Heading> = self.headings.iter().filter(|heading| heading.level <= 2).collect();
        let ends: Vec<usize> =
            tops.iter().skip(1).map(|heading| heading.block).chain([document.blocks.len()]).collect();
        tops.into_iter()
            .zip(ends)
            .filter(|(heading, _)| heading.level == 2)
            .map(|(heading, end)| Section { heading, blocks: &document.blocks[heading.block + 1..end] })
    }

    /// The section with a vocabulary id.
    pub fn section<'a>(&'a self, document: &'a Document, id: &str) -> Option<Section<'a>> {
        self.sections(document).find(|section| section.heading.section.as_deref() == Some(id))
    }
}

/// A hash of a section's text as written, by which a translator sees whether it has moved: the first 32
/// bits of a SHA-256 in hexadecimal digits. Spaces, line ends and where lines are broken do not count.
pub fn section_hash(written: &str) -> String {
    let mut hash = Sha256::new();
    for word in written.split_whitespace() {
        hash.update(word);
        hash.update(" ");
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The hashes of all sections of a text, by section id, in the order of the text.
pub fn section_hashes<'a>(
    outline: &'a Outline,
    document: &'a Document,
    source: &Source,
) -> Vec<(&'a str, String)> {
    let sections = outline.sections(document);
    sections
        .filter_map(|section| {
            let id = section.heading.section.as_deref()?;
            let first = section.blocks.first().map_or(section.heading.span.end, |block| block.span.start);
            let last = section.blocks.last().map_or(first, |block| block.span.end);
            Some((id, section_hash(source.text.get(first as usize..last as usize).unwrap_or_default())))
        })
        .collect()
}

/// A second-level heading and the blocks below it.
#[derive(Debug, Clone, Copy)]
pub struct Section<'a> {
    /// The heading.
    pub heading: &'a Heading,
    /// The blocks up to the next heading of its level.
    pub blocks: &'a [crate::parse::markdown::Block],
}

/// Finds the headings of a text and names them. With `sections`, second-level headings are matched
/// with the vocabulary in the text's language, and such a heading gets the section's id: the same in
/// every language, whatever other headings say.
pub fn outline_of(
    document: &Document,
    vocabularies: &Vocabularies,
    language: Language,
    sections: bool,
) -> Outline {
    let names = if sections { sections_by_name(vocabularies, language) } else { BTreeMap::new() };
    let mut headings = Vec::new();
    for (block, found) in document.blocks.iter().enumerate() {
        let BlockKind::Heading { level, id, content } = &found.kind else { continue };
        let text = plain_text(content).trim().to_owned();
        let named = if *level == 2 { names.get(&folded(&text)).copied().flatten() } else { None };
        let section = named.map(str::to_owned);
        headings.push(Heading {
            block,
            level: *level,
            text,
            id: id.as_deref().map(slugify).unwrap_or_default(),
            own_id: id.is_some(),
            section,
            span: found.span,
        });
    }
    // The first heading of each section has its id before any other heading can take it: links from other
    // languages lead there. An id that an author wrote stands above that.
    let mut taken = Taken::default();
    let written: BTreeSet<String> =
        headings.iter().filter(|heading| heading.own_id).map(|heading| heading.id.clone()).collect();
    for heading in headings.iter_mut().filter(|heading| !heading.own_id) {
        if let Some(section) = &heading.section
            && !written.contains(section)
            && taken.ids.insert(section.clone())
        {
            heading.id.clone_from(section);
        }
    }
    for heading in headings.iter_mut().filter(|heading| heading.own_id || heading.id.is_empty()) {
        let wanted = match &heading.section {
            _ if heading.own_id => std::mem::take(&mut heading.id),
            Some(section) => section.clone(),
            None => slugify(&heading.text),
        };
        heading.id = taken.take(&wanted);
    }
    Outline { headings }
}

/// The id of each section by its name in a language, without case and punctuation. Of two sections of one
/// name the first is meant.
fn sections_by_name(vocabularies: &Vocabularies, language: Language) -> BTreeMap<String, Option<&str>> {
    let named = vocabularies.entries("sections").iter().rev().filter_map(|entry| {
        let label = entry.label.as_ref()?.get(language)?;
        Some((folded(label), entry.id.as_ref().map(|id| id.value.as_str())))
    });
    named.collect()
}

/// A heading without case, punctuation and width of spaces, so that a full stop is no new section.
pub(crate) fn folded(text: &str) -> String {
    let mut words = String::new();
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            words.push(c);
        } else if !words.ends_with(' ') && c.is_whitespace() {
            words.push(' ');
        }
    }
    words.trim().to_owned()
}

/// An id that reads like its heading, in any script: lower-case letters and digits with single
/// hyphens between them.
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfkc().flat_map(char::to_lowercase).take(120) {
        // Marks belong to the letter before them: without them Hindi or Arabic would fall apart.
        if c.is_alphanumeric() || (is_mark(c) && !slug.is_empty() && !slug.ends_with('-')) {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches('-');
    let slug = slug.trim_start_matches(RESERVED_PREFIX);
    if slug.is_empty() { "section".to_owned() } else { slug.to_owned() }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// The ids given so far.
#[derive(Default)]
struct Taken {
    ids: BTreeSet<String>,
    /// For an id that was wanted again, the number to try next: a text of thousands of equal
    /// headings must not be counted through from 2 for each of them.
    next: BTreeMap<String, usize>,
}

impl Taken {
    /// The wanted id, or the first free one with a number behind it.
    fn take(&mut self, wanted: &str) -> String {
        if self.ids.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let next = self.next.entry(wanted.to_owned()).or_insert(2);
        loop {
            let id = format!("{wanted}-{next}");
            *next += 1;
            if self.ids.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ids_read_like_their_headings_in_every_script() {
        assert_eq!(slugify("What helped, what hindered?"), "what-helped-what-hindered");
        assert_eq!(slugify("Énergie & eau"), "énergie-eau");
        assert_eq!(slugify("إنترنت الأشياء"), "إنترنت-الأشياء");
        assert_eq!(slugify("物联网 的 风险"), "物联网-的-风险");
        assert_eq!(slugify("!!!"), "section");
        assert_eq!(slugify("fb-sources"), "sources");
    }

    #[test]
    fn a_section_that_only_breaks_its_lines_elsewhere_has_not_moved() {
        assert_eq!(section_hash("One two\nthree."), section_hash("One  two three.\r\n"));
        assert_ne!(section_hash("One two three."), section_hash("One two four."));
        assert_ne!(section_hash("ab c"), section_hash("a bc"));
    }

    #[test]
    fn ids_are_unique_and_quick_to_find() {
        let mut taken = Taken::default();
        assert_eq!(["a", "a", "a-2", "a"].map(|wanted| taken.take(wanted)), ["a", "a-2", "a-2-2", "a-3"]);
        for _ in 0..100_000 {
            taken.take("a");
        }
        assert_eq!(taken.take("a"), "a-100004");
    }

    proptest! {
        #[test]
        fn an_id_is_its_own_id_and_safe_in_an_attribute(text in "\\PC{0,60}") {
            let once = slugify(&text);
            prop_assert_eq!(slugify(&once), once.clone());
            prop_assert!(!once.contains(|c: char| c.is_whitespace() || "\"'<>&#".contains(c)), "{}", once);
            prop_assert!(!once.starts_with(RESERVED_PREFIX));
        }
    }
}
