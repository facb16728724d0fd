//! The sections of a practice against the vocabulary, in the language of each version.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Context;
use crate::check::lines::{Line, each_line};
use crate::diag::suggest;
use crate::link::outline::{Heading, folded};
use crate::link::{Body, Original, Practice};
use crate::model::language::Language;
use crate::model::template;
use crate::parse::front::{Status, TranslationFront};
use crate::parse::markdown::{Block, BlockKind, Inline, InlineKind, plain_text};
use crate::parse::records::EntryRecord;
use crate::source::Span;

/// Most headings of one text for which a near section is looked for, and most missing sections of which the
/// heading is looked for.
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
    /// Whether only its place says so: it is the one free heading where one section is absent.
    pub(crate) by_place: bool,
}

/// The second-level headings of one version.
#[derive(Debug, Default)]
pub(crate) struct Headings<'a> {
    /// Those that are sections, with their place in the vocabulary.
    pub(crate) sections: Vec<(usize, &'a Heading)>,
    /// Those that are not, with what they may have been meant to be.
    pub(crate) others: Vec<(&'a Heading, Option<Guess<'a>>)>,
}

/// A section as its author meant it: its heading may have a slip.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meant<'a> {
    /// The section.
    pub(crate) entry: &'a EntryRecord,
    /// Its id.
    pub(crate) id: &'a str,
    /// Position of its heading among the document's blocks.
    pub(crate) block: usize,
    /// Where its heading stands; for a line of bold words that line.
    pub(crate) span: Span,
    /// What is wrong with the heading.
    pub(crate) slip: Option<HeadingSlip>,
    /// The blocks below it.
    pub(crate) blocks: &'a [Block],
}

/// What can be wrong with the heading of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeadingSlip {
    /// Its name is near to that of the section.
    Name,
    /// It is a heading of another level.
    Level,
    /// It is no heading, but words on a line of their own.
    Line,
}

impl<'a> Context<'a> {
    /// The sections of a version in the order of the text, also those whose heading has a slip. A
    /// section that is there needs no second one, and only for a required section that is missing a
    /// line or a heading of another level is taken to be its heading.
    pub(crate) fn meant_sections(&self, text: &PracticeText<'a>) -> Vec<Meant<'a>> {
        let entries = self.section_entries();
        let blocks: &'a [Block] = &text.body.document.blocks;
        let headings = self.headings(text);
        let mut starts: BTreeMap<usize, Option<Start>> = BTreeMap::new();
        for heading in text.body.outline.headings.iter().filter(|heading| heading.level <= 2) {
            starts.insert(heading.block, None);
        }
        let mut there: BTreeSet<usize> = BTreeSet::new();
        for (place, heading) in &headings.sections {
            there.insert(*place);
            starts.insert(
                heading.block,
                Some(Start { place: *place, span: heading.span, slip: None, whole: true }),
            );
        }
        for (heading, guess) in &headings.others {
            let Some(Guess { entry, other: None, .. }) = guess else { continue };
            let Some(place) = entries.iter().position(|known| std::ptr::eq(known, *entry)) else { continue };
            if there.insert(place) {
                let slip = Some(HeadingSlip::Name);
                starts.insert(heading.block, Some(Start { place, span: heading.span, slip, whole: true }));
            }
        }
        let mut missing: Vec<(usize, String)> = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            if missing.len() < GUESSES
                && entry.required == Some(true)
                && !there.contains(&place)
                && let Some(name) = name_in(entry, text.language)
            {
                missing.push((place, folded(name)));
            }
        }
        for (block, found) in blocks.iter().enumerate() {
            if missing.is_empty() {
                break;
            }
            let Some((words, span, slip, whole)) = line_that_may_be_a_heading(found) else { continue };
            if words.len() > LONGEST {
                continue;
            }
            let words = folded(&words);
            let Some(at) = missing.iter().position(|(_, name)| is_meant(&words, name, slip)) else {
                continue;
            };
            let (place, _) = missing.swap_remove(at);
            starts.insert(block, Some(Start { place, span, slip: Some(slip), whole }));
        }
        let ends: Vec<usize> = starts.keys().copied().skip(1).chain([blocks.len()]).collect();
        let sections = starts.into_iter().zip(ends).filter_map(|((block, start), end)| {
            let start = start?;
            let entry = &entries[start.place];
            let from = if start.whole { block + 1 } else { block };
            Some(Meant {
                entry,
                id: entry.id.as_ref()?.as_str(),
                block,
                span: start.span,
                slip: start.slip,
                blocks: &blocks[from..end.max(from)],
            })
        });
        sections.collect()
    }

    /// The words of a block that may have been meant as the heading of a section, and where they stand.
    pub(crate) fn line_as_heading(&self, block: &Block) -> Option<(String, Span, HeadingSlip)> {
        let (words, span, slip, _) = line_that_may_be_a_heading(block)?;
        (words.len() <= LONGEST).then_some((words, span, slip))
    }

    /// The first sentences of the template that `fieldbook new` writes and that still stand in a
    /// section.
    pub(crate) fn template_left(&self, text: &PracticeText<'a>, section: &Meant<'a>) -> Option<Span> {
        let entry = section.entry;
        let about = entry.description.as_ref();
        let about = about
            .and_then(|about| about.get(text.language).or_else(|| about.get(Language::En)))
            .unwrap_or_default();
        let length = entry.words.map(template::length);
        let paragraphs = || {
            section.blocks.iter().filter_map(|block| match &block.kind {
                BlockKind::Paragraph(inlines) => Some(inlines.as_slice()),
                _ => None,
            })
        };
        let mut found = None;
        each_line(section.blocks, true, &mut |inlines| {
            if found.is_some() {
                return;
            }
            let line = Line::new(self, inlines);
            let words = line.text.as_str();
            let ends_with = |until: usize, sentence: &str| {
                let before = words[..until].trim_end();
                (!sentence.is_empty() && before.ends_with(sentence)).then(|| before.len() - sentence.len())
            };
            // The sentences about the section and about its length could be an author's own; as a paragraph,
            // or one behind the other, they are not.
            let alone = words.trim();
            let is_length = |words: &str| length.as_deref() == Some(words);
            let whole = !alone.is_empty() && alone == about
                || is_length(alone) && paragraphs().any(|paragraph| std::ptr::eq(paragraph, inlines));
            let start = if whole {
                Some(words.len() - words.trim_start().len())
            } else {
                let behind_about = length
                    .iter()
                    .flat_map(|length| begin_sentence(words, length))
                    .find(|at| ends_with(*at, about).is_some());
                behind_about.into_iter().chain(begin_sentence(words, template::OPTIONAL).next()).min()
            };
            let Some(mut start) = start else { return };
            for sentence in [length.as_deref(), Some(about)].into_iter().flatten() {
                start = ends_with(start, sentence).unwrap_or(start);
            }
            // As much of the template as stands there in one piece.
            let rest = &words[start..];
            let pieces = [Some(about), length.as_deref(), Some(template::OPTIONAL)];
            let mut end = 0;
            for piece in pieces.into_iter().flatten().filter(|piece| !piece.is_empty()) {
                let gap = rest[end..].len() - rest[end..].trim_start().len();
                if rest[end + gap..].starts_with(piece) {
                    end += gap + piece.len();
                }
            }
            found = line.span(start..start + end);
        });
        found
    }

    /// The section with an id, also when its heading has a slip; the first of several.
    pub(crate) fn meant_section(&self, text: &PracticeText<'a>, id: &str) -> Option<Meant<'a>> {
        // Nearly every text has it under its own name.
        if text.body.outline.headings.iter().all(|heading| heading.level > 2 || heading.section.is_some()) {
            let section = text.body.outline.section(&text.body.document, id);
            let entry = self.section_entries().iter().find(|entry| has_id(entry, id))?;
            if let Some(section) = section {
                let (block, span) = (section.heading.block, section.heading.span);
                let id = entry.id.as_ref()?.as_str();
                return Some(Meant { entry, id, block, span, slip: None, blocks: section.blocks });
            }
        }
        self.meant_sections(text).into_iter().find(|section| section.id == id)
    }

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

    /// The sums of the parts of an original, by section id and name of part.
    pub(crate) fn sums(&self, original: &'a Original) -> Vec<(&'a str, String)> {
        let source = self.library.sources.get(original.body.source);
        original.sums(source)
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
        self.guess_by_place(&mut found, text.language);
        found
    }

    /// Gives a free heading the section that is absent where it stands, when there is one of each.
    fn guess_by_place(&self, found: &mut Headings<'a>, language: Language) {
        let entries = self.section_entries();
        if found.others.is_empty() || found.others.len() > GUESSES || entries.len() > GUESSES {
            return;
        }
        // The vocabulary's place of each heading that is known, in the order of the text.
        let mut known: Vec<(usize, usize)> =
            found.sections.iter().map(|(place, heading)| (heading.block, *place)).collect();
        for (heading, guess) in &found.others {
            let place =
                guess.and_then(|guess| entries.iter().position(|entry| std::ptr::eq(entry, guess.entry)));
            known.extend(place.map(|place| (heading.block, place)));
        }
        known.sort_unstable();
        let mut free: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, (heading, guess)) in found.others.iter().enumerate() {
            if guess.is_none() && heading.text.contains(char::is_alphanumeric) && !is_generated(&heading.text)
            {
                free.entry(known.partition_point(|(block, _)| *block < heading.block)).or_default().push(at);
            }
        }
        for (gap, others) in free {
            let after =
                gap.checked_sub(1).and_then(|before| known.get(before)).map_or(0, |(_, place)| place + 1);
            let before = known.get(gap).map_or(entries.len(), |(_, place)| *place);
            let mut absent = (after..before).filter(|place| known.iter().all(|(_, there)| there != place));
            if let (&[only], Some(place), None) = (others.as_slice(), absent.next(), absent.next())
                && let Some(entry) = entries.get(place)
                && name_in(entry, language).is_some()
            {
                found.others[only].1 = Some(Guess { entry, other: None, by_place: true });
            }
        }
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
                return Some(Guess { entry, other: Some(other), by_place: false });
            }
        }
        if let Some(entry) = entries.iter().find(|entry| has_id(entry, &wanted.replace(' ', "-"))) {
            return Some(Guess { entry, other: None, by_place: false });
        }
        if let Some((id, _)) = OTHER_NAMES.iter().find(|(_, names)| names.contains(&wanted.as_str()))
            && let Some(entry) = entries.iter().find(|entry| has_id(entry, id))
        {
            return Some(Guess { entry, other: None, by_place: false });
        }
        // A text in traditional characters has the same name in other signs.
        let simple: String = wanted.chars().map(simplified).collect();
        let same = |entry: &&EntryRecord| name_in(entry, language).is_some_and(|name| folded(name) == simple);
        if simple != wanted
            && let Some(entry) = entries.iter().find(same)
        {
            return Some(Guess { entry, other: None, by_place: false });
        }
        let names = entries.iter().filter_map(|entry| name_in(entry, language));
        let near = suggest::nearest(&heading.text, names)?;
        let entry = entries.iter().find(|entry| name_in(entry, language) == Some(near))?;
        Some(Guess { entry, other: None, by_place: false })
    }
}

/// Headings that people write for a section and whose letters are not near to its name, folded.
const OTHER_NAMES: &[(&str, &[&str])] = &[(
    "lessons",
    &[
        "lecciones aprendidas",
        "lecciones",
        "leçons apprises",
        "leçons tirées",
        "уроки",
        "выводы",
        "教训",
        "经验",
    ],
)];

/// The simplified form of a character in the traditional names of the sections.
fn simplified(c: char) -> char {
    const PAIRS: [(char, char); 21] = [
        ('問', '问'),
        ('題', '题'),
        ('與', '与'),
        ('實', '实'),
        ('過', '过'),
        ('證', '证'),
        ('據', '据'),
        ('複', '复'),
        ('製', '制'),
        ('風', '风'),
        ('險', '险'),
        ('範', '范'),
        ('參', '参'),
        ('費', '费'),
        ('資', '资'),
        ('續', '续'),
        ('運', '运'),
        ('經', '经'),
        ('驗', '验'),
        ('訓', '训'),
        ('礙', '碍'),
    ];
    PAIRS.iter().find(|(traditional, _)| *traditional == c).map_or(c, |(_, simple)| *simple)
}

/// Headings that authors are used to write and that fieldbook writes itself, folded.
const GENERATED: [&str; 28] = [
    "sources",
    "source",
    "references",
    "reference",
    "bibliography",
    "sources and attribution",
    "attribution",
    "licence",
    "license",
    "literature",
    "citations",
    "références",
    "bibliographie",
    "sources et attribution",
    "fuentes",
    "referencias",
    "bibliografía",
    "источники",
    "литература",
    "ссылки",
    "список литературы",
    "المصادر",
    "المراجع",
    "مصادر",
    "来源",
    "参考文献",
    "资料来源",
    "参考资料",
];

/// Whether a heading is one that fieldbook writes itself.
pub(crate) fn is_generated(heading: &str) -> bool {
    heading.len() <= 100 && GENERATED.contains(&folded(heading).as_str())
}

/// Where a text holds a sentence that begins there, and is no part of another.
fn begin_sentence<'a>(text: &'a str, sentence: &'a str) -> impl Iterator<Item = usize> {
    text.match_indices(sentence).map(|(at, _)| at).filter(|at| {
        let before = text[..*at].trim_end();
        before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric() && c != ',')
    })
}

/// Where a section begins.
struct Start {
    place: usize,
    span: Span,
    slip: Option<HeadingSlip>,
    /// Whether the block is the heading and no more.
    whole: bool,
}

/// The words of a block that may have been meant as a heading, where they stand, and whether they are
/// all of the block.
fn line_that_may_be_a_heading(block: &Block) -> Option<(String, Span, HeadingSlip, bool)> {
    match &block.kind {
        BlockKind::Heading { level, content, .. } if *level != 2 => {
            Some((plain_text(content), block.span, HeadingSlip::Level, true))
        }
        BlockKind::Paragraph(inlines) => {
            let is_break =
                |inline: &Inline| matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak);
            let end = inlines.iter().position(is_break).unwrap_or(inlines.len());
            let (first, last) = (inlines.first()?, inlines[..end].last()?);
            let span = Span { end: last.span.end, ..first.span };
            let whole = end == inlines.len();
            // Words that are not bold are a heading only when they stand alone.
            let bold = matches!(first.kind, InlineKind::Strong(_));
            (bold || whole).then(|| (plain_text(&inlines[..end]), span, HeadingSlip::Line, whole))
        }
        _ => None,
    }
}

/// Whether words are the name of a section. Both are folded.
fn is_meant(words: &str, name: &str, slip: HeadingSlip) -> bool {
    // A heading of another level may have a slip in its letters, too; a line of text must be exact.
    words == name
        || slip == HeadingSlip::Level
            && name.chars().count() >= 8
            && words.chars().count().abs_diff(name.chars().count()) <= 2
            && strsim::damerau_levenshtein(words, name) <= 2
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

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn a_slip_in_a_heading_hides_no_rule_about_its_section() {
        for (heading, body, code) in [
            ("What was done", "The team chose a sensor, fitted it, and compared three services.", "FB0411"),
            ("Risks and safeguards", "No risks.", "FB0711"),
            ("What helped, what hindered", "The mayor helped.", "FB0712"),
            ("Lessons", "Pay first.", "FB0405"),
        ] {
            let section: &'static str = Box::leak(format!("## {heading}\n\n{body}\n").into_boxed_str());
            let site = Site::starter().lay(&Example::Body(section));
            assert_eq!(site.findings_of(code).len(), 1, "{heading}");
            let site = site.edit(&format!("## {heading}\n"), &format!("## {heading}x\n"));
            assert_eq!(site.findings_of(code).len(), 1, "{heading}x");
            assert_eq!(site.findings_of("FB0403").len(), 1, "{heading}x");
        }
    }

    #[test]
    fn the_last_of_many_sections_is_looked_for_too() {
        let path = "content/vocabularies/sections.yaml";
        let site = Site::starter();
        let entry = |id: &str, need: &str| {
            format!(
                "  - id: {id}\n    label: {{en: {id}}}\n    need: {need}\n    words: {{min: 1, max: 9}}\n"
            )
        };
        let optional: String = (0..60).map(|number| entry(&format!("own-{number}"), "optional")).collect();
        let sections = format!("{}{optional}{}", site.text(path), entry("epilogue", "required"));
        let text = format!("{}\n### Epilogue\n\nWords.\n", site.text(SAMPLE));
        assert_eq!(site.with(path, sections).with(SAMPLE, text).marked("FB0401"), ["### Epilogue"]);
    }

    #[test]
    fn text_below_a_first_section_with_a_slip_is_not_before_the_sections() {
        for heading in ["# Problem and context", "**Problem and context**"] {
            let site = Site::starter().edit("## Problem and context", heading);
            let codes: Vec<_> = site.findings().1.into_iter().map(|finding| finding.code).collect();
            assert_eq!(codes, ["FB0401"], "{heading}");
        }
    }

    #[test]
    fn a_translation_is_not_blamed_for_a_slip_in_the_original() {
        let front = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n";
        let french = format!("{front}\n## Enseignements\n\nOui.\n");
        let site = Site::starter().with(&SAMPLE.replace("en.md", "fr.md"), french);
        let blamed = |site: &Site| {
            let found = site.findings_of("FB0418").into_iter().map(|finding| finding.message);
            found.filter(|message| message.contains("the original has no section")).count()
        };
        assert_eq!(blamed(&site.clone().edit("## Lessons\n", "## Lesons\n")), 0);
        assert_eq!(blamed(&site.edit("## Lessons\n", "### Lessons\n")), 1);
    }
}
