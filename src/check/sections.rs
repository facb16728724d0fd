//! The sections of a practice against the vocabulary, in the language of each version.

use crate::check::Context;
use crate::diag::suggest;
use crate::link::outline::{Heading, folded};
use crate::link::{Body, Original, Practice};
use crate::model::language::Language;
use crate::parse::front::{Status, TranslationFront};
use crate::parse::markdown::{Block, BlockKind};
use crate::parse::records::EntryRecord;

/// Most headings of one text for which a near section is looked for.
const GUESSES: usize = 50;
/// Longest heading, in bytes, that is compared with the names of sections.
const LONGEST: usize = 200;

/// One version of a practice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PracticeText<'a> {
    /// The practice.
    pub(crate) practice: &'a Practice,
    /// Its original.
    pub(crate) original: Option<&'a Original>,
    /// Language of this version.
    pub(crate) language: Language,
    /// This version's text.
    pub(crate) body: &'a Body,
    /// This version's front matter, when it is a translation.
    pub(crate) translation: Option<&'a TranslationFront>,
}

impl PracticeText<'_> {
    /// Whether the practice was taken back: its page gives the reason, and its text may be gone.
    pub(crate) fn is_withdrawn(&self) -> bool {
        let status = self.original.and_then(|original| original.front.status);
        status.is_some_and(|status| status.value == Status::Withdrawn)
    }

    /// A limit in words as it holds for this version. Languages need more or fewer words to say the
    /// same, and a translator cannot change what is said: a quarter is allowed for that.
    pub(crate) fn words(&self, (least, most): (usize, usize)) -> (usize, usize) {
        match self.translation {
            Some(_) => (least - least / 4, most + most / 4),
            None => (least, most),
        }
    }
}

/// What a heading that is no section was most likely meant to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guess<'a> {
    /// The section.
    pub(crate) entry: &'a EntryRecord,
    /// The language that the heading is written in, when it is another than the text's.
    pub(crate) other: Option<Language>,
}

/// The second-level headings of one version.
#[derive(Debug, Default)]
pub(crate) struct Headings<'a> {
    /// Those that are sections, with their place in the vocabulary.
    pub(crate) sections: Vec<(usize, &'a Heading)>,
    /// Those that are not, with what they may have been meant to be.
    pub(crate) others: Vec<(&'a Heading, Option<Guess<'a>>)>,
}

impl<'a> Context<'a> {
    /// Every version of every practice: the original first, then the translations.
    pub(crate) fn practice_texts(&self) -> Vec<PracticeText<'a>> {
        let mut texts = Vec::new();
        for practice in self.library.practices.values() {
            let original = practice.original.as_ref();
            if let Some(original) = original {
                texts.push(PracticeText {
                    practice,
                    original: Some(original),
                    language: original.language,
                    body: &original.body,
                    translation: None,
                });
            }
            for (language, version) in &practice.translations {
                texts.push(PracticeText {
                    practice,
                    original,
                    language: *language,
                    body: &version.body,
                    translation: Some(&version.front),
                });
            }
        }
        texts
    }

    /// The vocabulary of sections, in order.
    pub(crate) fn section_entries(&self) -> &'a [EntryRecord] {
        self.library.vocabularies.entries("sections")
    }

    /// Whether every section has a name in a language. Where one has none, a heading of a version in
    /// that language cannot be judged, and the vocabulary has a finding of its own.
    pub(crate) fn sections_are_named(&self, language: Language) -> bool {
        let entries = self.section_entries();
        !entries.is_empty() && entries.iter().all(|entry| name_in(entry, language).is_some())
    }

    /// The second-level headings of a version.
    pub(crate) fn headings(&self, text: &PracticeText<'a>) -> Headings<'a> {
        let mut found = Headings::default();
        for heading in text.body.outline.headings.iter().filter(|heading| heading.level == 2) {
            let place = heading
                .section
                .as_ref()
                .and_then(|id| self.section_entries().iter().position(|entry| has_id(entry, id)));
            match place {
                Some(place) => found.sections.push((place, heading)),
                None => {
                    let guess = (found.others.len() < GUESSES).then(|| self.guess(heading, text.language));
                    found.others.push((heading, guess.flatten()));
                }
            }
        }
        found
    }

    fn guess(&self, heading: &Heading, language: Language) -> Option<Guess<'a>> {
        if heading.text.len() > LONGEST || heading.text.trim().is_empty() {
            return None;
        }
        let entries = self.section_entries();
        let wanted = folded(&heading.text);
        // The name in another language, the most likely one when a version was begun as a copy.
        for other in Language::ALL.into_iter().filter(|other| *other != language) {
            let named =
                |entry: &&EntryRecord| name_in(entry, other).is_some_and(|name| folded(name) == wanted);
            if let Some(entry) = entries.iter().find(named) {
                return Some(Guess { entry, other: Some(other) });
            }
        }
        if let Some(entry) = entries.iter().find(|entry| has_id(entry, &wanted.replace(' ', "-"))) {
            return Some(Guess { entry, other: None });
        }
        let names = entries.iter().filter_map(|entry| name_in(entry, language));
        let near = suggest::nearest(&heading.text, names)?;
        let entry = entries.iter().find(|entry| name_in(entry, language) == Some(near))?;
        Some(Guess { entry, other: None })
    }
}

/// Whether a section has an id.
pub(crate) fn has_id(entry: &EntryRecord, id: &str) -> bool {
    entry.id.as_ref().is_some_and(|found| found.value == id)
}

/// The name of a section in a language.
pub(crate) fn name_in(entry: &EntryRecord, language: Language) -> Option<&str> {
    entry.label.as_ref()?.get(language)
}

/// What belongs into a section, in a language, on one line.
pub(crate) fn about(entry: &EntryRecord, language: Language) -> Option<String> {
    let about = entry.description.as_ref()?.get(language)?;
    let words: Vec<&str> = about.split_whitespace().take(40).collect();
    Some(words.join(" "))
}

/// Whether a block shows a reader something; headings and comments do not.
pub(crate) fn is_content(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Heading { .. } | BlockKind::Rule => false,
        BlockKind::Html(html) => !html.trim_start().starts_with("<!--"),
        _ => true,
    }
}
