//! What of a document belongs where in a practice.

use std::collections::BTreeMap;

use super::head::{self, Head, Label};
use super::markdown::{Writer, address_in};
use super::sections::{Match, Names, without_number};
use super::{Block, ImportFailure, Picture, Piece, PieceKind, Remark, Word, one_line, plain, plain_lines};
use crate::check::sections::is_generated;
use crate::link::Library;
use crate::link::outline::folded;
use crate::model::language::Language;
use crate::model::template;
use crate::parse::records::EntryRecord;
use crate::read::MARKDOWN_LIMIT;

/// Longest line of bold words that may be a heading, in bytes.
const HEADING: usize = 120;
/// Most text that is laid out, in bytes. What the file may hold is less.
const TEXT: usize = 4 * MARKDOWN_LIMIT as usize;
/// What the head of the file may need of the limit of all.
const HEAD: usize = 16 * 1024;
/// Most letters of a quotation in a remark.
const QUOTED: usize = 60;
/// How many words a paragraph in front of all sections has that is taken for the summary.
const SUMMARY: std::ops::RangeInclusive<usize> = 30..=120;
/// Longest name of a publisher with a date, in bytes: what is longer is a text and no credit.
const CREDIT: usize = 300;
/// What our own pages say where a source has no date.
const UNDATED: [&str; 6] = ["no date", "sans date", "sin fecha", "без даты", "من دون تاريخ", "无日期"];

/// A practice as far as a document tells it.
#[derive(Debug)]
pub struct Draft {
    /// The language of the text.
    pub language: Language,
    /// How the language was found.
    pub reason: Reason,
    /// The title; empty where there is none.
    pub title: String,
    /// The summary in plain text; empty where there is none.
    pub summary: String,
    /// The organisation of the site that the document is from.
    pub origin: Option<String>,
    /// What the head of the document said, for the editor.
    pub comments: Vec<String>,
    /// The sources that the document names.
    pub sources: Vec<Source>,
    /// The text below the head of the file.
    pub body: String,
    /// The pictures of the text, with their names.
    pub pictures: Vec<(String, Picture)>,
    /// What to look at.
    pub remarks: Vec<Remark>,
}

/// How the language of a document was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It was asked for.
    Asked,
    /// The headings are sections in it.
    Headings,
    /// The letters are those of it.
    Letters,
    /// The document says so.
    Document,
    /// It is that of the site.
    Site,
}

/// A source as far as a document tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// Who published it, where that stands beside a linked title with a year.
    pub publisher: Option<String>,
    /// What else is said of it.
    pub said: String,
    /// Its address.
    pub url: Option<String>,
    /// The one year that is named.
    pub year: Option<u16>,
}

impl Draft {
    /// Lays out a document as a practice of a site, in the language that is asked for or found.
    ///
    /// # Errors
    ///
    /// When the text is longer than that of any practice.
    pub fn new(
        word: Word,
        library: &Library,
        asked: Option<Language>,
        site: Language,
    ) -> Result<Draft, ImportFailure> {
        let mut lines = Vec::new();
        plain_lines(&word.blocks, &mut lines);
        word.notes.iter().for_each(|note| plain_lines(note, &mut lines));
        if lines.iter().map(String::len).sum::<usize>() > TEXT {
            let language = language_of_letters(&lines).unwrap_or(Language::En);
            return Err(ImportFailure::TooLong(lines.iter().map(|line| language.count_words(line)).sum()));
        }
        let (language, reason) = language_of(&word, library, asked, site);
        let names = Names::new(&library.vocabularies, language);
        let Word { title, mut blocks, notes, pictures, mut remarks, .. } = word;
        raise_headings(&mut blocks, &names);
        let head = head::find(&blocks);
        if let Some(head) = &head {
            let mut at = 0;
            blocks.retain(|_| {
                at += 1;
                !head.blocks.contains(&(at - 1))
            });
        }
        let mut head = head.unwrap_or_default();
        let title = take_title(&mut blocks, &mut head, title, &names);
        let mut placing = Placing::new(library, language);
        for block in blocks {
            placing.block(block, &names);
        }
        if head.summary.is_empty() {
            placing.take_summary(language);
        }
        let placed = placing.finish(&mut remarks);
        if placed.summary.iter().any(|block| !matches!(block, Block::Heading { .. })) {
            let mut lines = Vec::new();
            plain_lines(&placed.summary, &mut lines);
            head.summary.extend(lines);
        }
        let (sources, are_numbered) = sources_of(&placed.references, &notes);
        let names: Vec<(String, String)> = pictures
            .iter()
            .enumerate()
            .map(|(at, picture)| (format!("picture-{}.{}", at + 1, picture.ending), picture.alt.clone()))
            .collect();
        let cited = if are_numbered { sources.len() } else { 0 };
        let mut writer = Writer::new(&names, &notes, cited);
        let body = body(library, language, &placed.sections, &mut writer);
        if body.len() + HEAD > MARKDOWN_LIMIT as usize {
            return Err(ImportFailure::TooLong(language.count_words(&body)));
        }
        remarks.extend(writer.remarks());
        let used = std::mem::take(&mut writer.used_pictures);
        if used.len() < pictures.len() {
            remarks.push(Remark::PictureOutside);
        }
        for (_, note) in notes.iter().enumerate().filter(|(at, _)| !writer.used_notes.contains(at)) {
            let mut lines = Vec::new();
            plain_lines(note, &mut lines);
            remarks
                .extend(Some(quoted(&lines.join(" "))).filter(|words| !words.is_empty()).map(Remark::Note));
        }
        let pictures = names.iter().map(|(name, _)| name.clone()).zip(pictures);
        let pictures =
            pictures.enumerate().filter(|(at, _)| used.contains(at)).map(|(_, picture)| picture).collect();
        let source = one_line(&head.source.join(", "));
        let origin = organisation(library, &head.source);
        if origin.is_none() && !source.is_empty() {
            remarks.push(Remark::Source(quoted(&source)));
        }
        if head.contact {
            remarks.push(Remark::Contact);
        }
        if !sources.is_empty() {
            remarks.push(Remark::Sources(sources.len()));
        }
        if title.is_empty() {
            remarks.push(Remark::NoTitle);
        }
        let mut comments = head.other;
        comments
            .extend(Some(source).filter(|source| !source.is_empty()).map(|source| format!("from: {source}")));
        comments.extend(placed.comments);
        remarks.sort();
        remarks.dedup();
        let summary = one_line(&head.summary.join(" "));
        Ok(Draft { language, reason, title, summary, origin, comments, sources, body, pictures, remarks })
    }
}

/// The language of a document, and how it is known.
fn language_of(
    word: &Word,
    library: &Library,
    asked: Option<Language>,
    site: Language,
) -> (Language, Reason) {
    if let Some(language) = asked {
        return (language, Reason::Asked);
    }
    let mut lines = Vec::new();
    let mut headings = Vec::new();
    for block in &word.blocks {
        let line = plain(block.pieces());
        if matches!(block, Block::Heading { .. }) || line.len() <= HEADING {
            headings.push(line);
        }
    }
    plain_lines(&word.blocks, &mut lines);
    let counts = Names::new(&library.vocabularies, site).counts(&headings);
    let most = counts.iter().map(|(count, _)| *count).max().unwrap_or_default();
    let mut best = counts.iter().filter(|(count, _)| *count == most);
    if most > 0
        && let (Some((_, language)), None) = (best.next(), best.next())
    {
        return (*language, Reason::Headings);
    }
    if let Some(language) = language_of_letters(&lines) {
        return (language, Reason::Letters);
    }
    let tag = word.language.as_deref().unwrap_or_default();
    let said = Language::from_code(tag.split(['-', '_']).next().unwrap_or_default());
    match said.filter(|language| language.tag().is_ascii()) {
        // Letters of the other three would have been seen.
        Some(language @ (Language::En | Language::Fr | Language::Es)) => (language, Reason::Document),
        _ => (site, Reason::Site),
    }
}

/// The language whose letters most of a text has, where no other has them.
fn language_of_letters(lines: &[String]) -> Option<Language> {
    let mut counts: BTreeMap<Option<Language>, usize> = BTreeMap::new();
    for c in lines.iter().flat_map(|line| line.chars()).filter(|c| c.is_alphabetic()) {
        let language = match u32::from(c) {
            0x0600..=0x06ff | 0x0750..=0x077f | 0xfb50..=0xfdff | 0xfe70..=0xfeff => Some(Language::Ar),
            0x0400..=0x04ff => Some(Language::Ru),
            // A sign of Chinese is more than a letter.
            0x3400..=0x9fff | 0xf900..=0xfaff => Some(Language::Zh),
            _ => None,
        };
        *counts.entry(language).or_default() += if language == Some(Language::Zh) { 3 } else { 1 };
    }
    counts.into_iter().max_by_key(|(_, count)| *count)?.0
}

/// Turns lines of bold words, and lines that are the name of a section, into headings.
fn raise_headings(blocks: &mut [Block], names: &Names) {
    for block in blocks {
        let Block::Paragraph { pieces, .. } = block else { continue };
        let words = one_line(&plain(pieces));
        if words.is_empty() || words.len() > HEADING || words.ends_with(['.', '。']) {
            continue;
        }
        let is_letters =
            |piece: &&Piece| matches!(&piece.kind, PieceKind::Text(text) if !text.trim().is_empty());
        let is_bold = pieces.iter().filter(is_letters).all(|piece| piece.marks.bold);
        let found = names.place(&words).map(|(_, how)| how);
        let is_heading = match found {
            Some(Match::Name) => true,
            Some(_) => is_bold,
            None => is_bold && (is_generated(without_number(&words)) || is_summary(&words)),
        };
        if is_heading {
            *block = Block::Heading { level: 2, pieces: std::mem::take(pieces) };
        }
    }
}

/// Whether a heading is that of a summary.
fn is_summary(words: &str) -> bool {
    head::label_of(without_number(words)) == Some(Label::Abstract)
}

/// Takes the title out of the text: that of the head, of its own style, or the first heading that is no section.
fn take_title(blocks: &mut Vec<Block>, head: &mut Head, property: Option<String>, names: &Names) -> String {
    let words = |block: &Block| one_line(&plain(block.pieces()));
    let is_section =
        |block: &Block| names.place(&words(block)).is_some() || is_generated(without_number(&words(block)));
    let is_title = |block: &Block| matches!(block, Block::Heading { level: 0, .. });
    let first = blocks.iter().position(|block| matches!(block, Block::Heading { .. }) && !is_title(block));
    let styled = blocks.iter().position(is_title);
    let labelled = one_line(&head.title.join(" "));
    if !labelled.is_empty() {
        // The same words again above the text.
        if let Some(at) = styled.or(first).filter(|at| folded(&words(&blocks[*at])) == folded(&labelled)) {
            blocks.remove(at);
        }
        return labelled;
    }
    if let Some(at) = styled {
        return words(&blocks.remove(at));
    }
    let is_top = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
    // Beside sections of the same level it is one of them, where the document says its title elsewhere.
    let is_alone = !blocks.iter().any(|block| is_top(block) && is_section(block));
    if let Some(at) = first
        && is_top(&blocks[at])
        && (is_alone || property.is_none())
        && !is_section(&blocks[at])
        && !is_summary(&words(&blocks[at]))
    {
        return words(&blocks.remove(at));
    }
    property.unwrap_or_default()
}

/// The parts of a document by where they belong.
#[derive(Debug, Default)]
struct Placed {
    /// One for each section of the vocabulary.
    sections: Vec<Vec<Block>>,
    references: Vec<Block>,
    summary: Vec<Block>,
    comments: Vec<String>,
}

/// Where the text is that is being placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Start,
    Section(usize),
    References,
    Summary,
}

/// Places the blocks of a document one after the other.
struct Placing<'a> {
    labels: Vec<&'a str>,
    placed: Placed,
    start: Vec<Block>,
    part: Part,
    /// Level of the heading that began the part.
    level: u8,
    /// Whether a heading of that level that is no section stands in the part.
    within: bool,
    /// The sections in the order of the document.
    order: Vec<usize>,
    remarks: Vec<Remark>,
}

impl<'a> Placing<'a> {
    fn new(library: &'a Library, language: Language) -> Self {
        let entries = library.vocabularies.entries("sections");
        let labels: Vec<&str> = entries.iter().map(|entry| entry.name(language)).collect();
        let placed = Placed { sections: vec![Vec::new(); labels.len()], ..Placed::default() };
        Placing {
            labels,
            placed,
            start: Vec::new(),
            part: Part::Start,
            level: 0,
            within: false,
            order: Vec::new(),
            remarks: Vec::new(),
        }
    }

    fn block(&mut self, block: Block, names: &Names) {
        let Block::Heading { level, pieces } = block else {
            self.push(block);
            return;
        };
        let words = one_line(&plain(&pieces));
        let level = level.max(1);
        if is_generated(without_number(&words)) {
            self.begin(Part::References, level);
            return;
        }
        if is_summary(&words) && self.order.is_empty() {
            self.begin(Part::Summary, level);
            return;
        }
        match names.place(&words) {
            // Within a section, a smaller heading that has another name of one is no section.
            Some((place, how)) if how == Match::Name || !self.is_within_section(level) => {
                let label = self.labels[place].to_owned();
                if how != Match::Name {
                    self.remarks.push(Remark::Guess(quoted(&words), label.clone()));
                }
                if !self.placed.sections[place].is_empty() {
                    self.remarks.push(Remark::Twice(label));
                }
                self.order.push(place);
                self.begin(Part::Section(place), level);
            }
            _ => self.smaller(level, pieces, &words),
        }
    }

    fn is_within_section(&self, level: u8) -> bool {
        matches!(self.part, Part::Section(_)) && level > self.level
    }

    fn begin(&mut self, part: Part, level: u8) {
        self.part = part;
        self.level = level;
        self.within = false;
    }

    /// Adds a heading that is no section.
    fn smaller(&mut self, level: u8, pieces: Vec<Piece>, words: &str) {
        let is_smaller = level > self.level;
        if !is_smaller && matches!(self.part, Part::References | Part::Summary) {
            // Back to the section before.
            let part = self.order.last().map_or(Part::Start, |place| Part::Section(*place));
            self.begin(part, level);
        }
        if let Part::Section(place) = self.part
            && !is_smaller
        {
            self.within = true;
            self.remarks.push(Remark::Heading(quoted(words), self.labels[place].to_owned()));
        }
        let below = level.saturating_sub(self.level.max(1));
        let level =
            if is_smaller && self.part != Part::Start { 2 + below + u8::from(self.within) } else { 3 };
        self.push(Block::Heading { level: level.clamp(3, 6), pieces: pieces_without_number(pieces) });
    }

    fn push(&mut self, block: Block) {
        match self.part {
            Part::Start => self.start.push(block),
            Part::Section(place) => self.placed.sections[place].push(block),
            Part::References => self.placed.references.push(block),
            Part::Summary => self.placed.summary.push(block),
        }
    }

    /// Takes the one paragraph in front of all sections for the summary, when it is as long as one and plain text.
    fn take_summary(&mut self, language: Language) {
        let [Block::Paragraph { pieces, .. }] = self.start.as_slice() else { return };
        let is_plain = |piece: &Piece| {
            piece.link.is_none() && matches!(piece.kind, PieceKind::Text(_) | PieceKind::Break)
        };
        let words = one_line(&plain(pieces));
        let is_summary = pieces.iter().all(is_plain)
            && !words.contains('[')
            && SUMMARY.contains(&language.count_words(&words));
        if is_summary && self.placed.summary.is_empty() && !self.order.is_empty() {
            self.remarks.push(Remark::Unplaced(quoted(&words), "summary".to_owned()));
            self.placed.summary = std::mem::take(&mut self.start);
        }
    }

    fn finish(mut self, remarks: &mut Vec<Remark>) -> Placed {
        if !self.start.is_empty() && !self.labels.is_empty() {
            let mut lines = Vec::new();
            plain_lines(&self.start, &mut lines);
            let words = quoted(&lines.join(" "));
            self.remarks.push(Remark::Unplaced(words, self.labels[0].to_owned()));
            let first = &mut self.placed.sections[0];
            first.splice(0..0, self.start);
        }
        if !self.order.is_sorted() {
            self.remarks.push(Remark::Order);
        }
        // What is no line of a list of sources has its place in the text.
        for block in std::mem::take(&mut self.placed.references) {
            match block {
                Block::Heading { pieces, .. } => {
                    self.placed.comments.push(format!("among the sources: {}", one_line(&plain(&pieces))));
                }
                other => self.placed.references.push(other),
            }
        }
        for section in &mut self.placed.sections {
            no_skipped_levels(section);
        }
        remarks.extend(self.remarks);
        self.placed
    }
}

/// A heading without the number in front of it, which the site does not have.
fn pieces_without_number(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let number = pieces.first().and_then(|piece| match &piece.kind {
        PieceKind::Text(text) => Some(text.trim_start().len() - without_number(text).trim_start().len()),
        _ => None,
    });
    if let (Some(1..), Some(PieceKind::Text(text))) =
        (number, pieces.first_mut().map(|piece| &mut piece.kind))
    {
        *text = without_number(text).to_owned();
    }
    pieces
}

/// Lets no heading be more than one level below the one before it.
fn no_skipped_levels(section: &mut [Block]) {
    let mut before = 2;
    for block in section {
        if let Block::Heading { level, .. } = block {
            *level = (*level).min(before + 1);
            before = *level;
        }
    }
}

/// The sections that have text, and the template of those that are required and have none.
fn body(library: &Library, language: Language, sections: &[Vec<Block>], writer: &mut Writer<'_>) -> String {
    let mut text = String::new();
    for (entry, blocks) in library.vocabularies.entries("sections").iter().zip(sections) {
        let written = writer.blocks(blocks);
        let below = if written.is_empty() { template_of(entry, language) } else { Some(written) };
        if let Some(below) = below {
            text.push_str(&format!("## {}\n\n{below}\n\n", entry.name(language)));
        }
    }
    let notes = writer.notes();
    if !notes.is_empty() {
        text.push_str(&notes);
        text.push('\n');
    }
    text.trim_end().to_owned() + "\n"
}

/// What `fieldbook new` writes into a section that a practice must have.
fn template_of(entry: &EntryRecord, language: Language) -> Option<String> {
    if entry.required != Some(true) {
        return None;
    }
    let about = entry.description.as_ref();
    let about = about.and_then(|about| about.get(language).or_else(|| about.get(Language::En)));
    Some(template::section(about.unwrap_or_default(), entry.words, true))
}

/// The sources that a list of them names, or else the notes; and whether their numbers are those of the text.
fn sources_of(references: &[Block], notes: &[Vec<Block>]) -> (Vec<Source>, bool) {
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for block in references {
        match block {
            Block::Table(table) => {
                for row in &table.rows {
                    let blocks = row.iter().flat_map(|cell| &cell.blocks);
                    lines.push(
                        blocks.flat_map(|block| [block.pieces(), &[Piece::text(" ")]].concat()).collect(),
                    );
                }
            }
            other => lines.push(other.pieces().to_vec()),
        }
    }
    lines.retain(|line| !one_line(&plain(line)).is_empty());
    if !lines.is_empty() {
        let numbers: Vec<Option<usize>> = lines.iter().map(|line| typed_number(&plain(line)).0).collect();
        let is_counted = numbers.iter().enumerate().all(|(at, number)| *number == Some(at + 1));
        let is_list = references.iter().all(|block| matches!(block, Block::Item { number: Some(_), .. }));
        return (lines.iter().map(|line| source_of(line)).collect(), is_counted || is_list);
    }
    let of_notes = notes.iter().map(|note| {
        let line: Vec<Piece> = note.iter().flat_map(|block| block.pieces().to_vec()).collect();
        source_of(&line)
    });
    (of_notes.filter(|source| source.url.is_some()).collect(), false)
}

/// A number in brackets in front of a source, and what follows it.
fn typed_number(line: &str) -> (Option<usize>, &str) {
    let line = line.trim();
    let number = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    match number.and_then(|(number, rest)| Some((number.trim().parse().ok()?, rest))) {
        Some((number, rest)) => (Some(number), rest.trim_start()),
        None => (None, line),
    }
}

/// What a line says of a source.
fn source_of(line: &[Piece]) -> Source {
    let text = one_line(&plain(line));
    let (_, text) = typed_number(&text);
    let linked = line.iter().find_map(|piece| piece.link.clone()).filter(|link| link.starts_with("http"));
    let written = address_in(text);
    let url = linked.or_else(|| written.map(str::to_owned));
    if let Some(credited) = credited(line) {
        return Source { url, ..credited };
    }
    let title = match written {
        Some(written) => {
            text.replacen(written, "", 1).trim_end_matches([' ', '.', ',', ';', ':', '<', '>']).to_owned()
        }
        None => text.to_owned(),
    };
    let title = one_line(title.trim_matches(|c: char| c.is_whitespace() || ",;:<>".contains(c)));
    let mut years: Vec<u16> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1900..=2100).contains(year))
        .collect();
    years.dedup();
    let year = if let [year] = years.as_slice() { Some(*year) } else { None };
    Source { title, url, year, ..Source::default() }
}

/// What a line says of a source that begins with its linked title: `Title. Publisher, 2019. And so on`, as the pages
/// of a site have it.
fn credited(line: &[Piece]) -> Option<Source> {
    let is_space = |piece: &Piece| plain(std::slice::from_ref(piece)).trim().is_empty();
    let start = line.iter().position(|piece| !is_space(piece))?;
    let link = line[start].link.as_ref()?;
    let length = line[start..].iter().take_while(|piece| piece.link.as_ref() == Some(link)).count();
    let title = one_line(&plain(&line[start..start + length]));
    let rest = one_line(&plain(&line[start + length..]));
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ".。,،，:".contains(c));
    // A point can also belong to a name: the credit ends at the first one behind a date.
    let ends = rest.match_indices(['.', '。']).map(|(at, _)| at).chain([rest.len()]);
    let ends = ends.take_while(|at| *at <= CREDIT);
    let (credit, publisher, date) = ends.map(|at| &rest[..at]).find_map(|credit| {
        let (publisher, date) = credit.rsplit_once([',', '،', '，'])?;
        let date = date.trim();
        let is_year = date.len() == 4 && date.bytes().all(|byte| byte.is_ascii_digit());
        (is_year || UNDATED.contains(&date)).then_some((credit, publisher.trim(), date))
    })?;
    let is_title = address_in(&title).is_none() && !publisher.is_empty();
    let said = rest[credit.len()..].trim_start_matches(['.', '。', ' ']).to_owned();
    is_title.then(|| Source {
        title,
        publisher: Some(publisher.to_owned()),
        said,
        url: None,
        year: date.parse().ok(),
    })
}

/// The organisation of the site that one of some lines names.
fn organisation(library: &Library, lines: &[String]) -> Option<String> {
    let lines: Vec<String> = lines.iter().map(|line| folded(line)).collect();
    let is_named = |record: &crate::parse::records::OrganisationRecord| {
        let names = [&record.name, &record.short].into_iter().flatten();
        let mut all =
            names.flat_map(|texts| Language::ALL.into_iter().filter_map(|language| texts.get(language)));
        all.any(|name| lines.contains(&folded(name)))
    };
    let found = library.organisations.iter().find(|(_, record)| is_named(&record.data));
    found.map(|(slug, _)| slug.clone())
}

/// The beginning of some words, to be shown.
fn quoted(words: &str) -> String {
    let words = one_line(words);
    if words.chars().count() <= QUOTED {
        return words;
    }
    let start: String = words.chars().take(QUOTED).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_what_its_line_says() {
        let line = |text: &str| source_of(&[Piece::text(text)]);
        assert_eq!(
            line("[2] Example report, 2019, https://example.org/a."),
            Source {
                title: "Example report, 2019".to_owned(),
                url: Some("https://example.org/a".to_owned()),
                year: Some(2019),
                ..Source::default()
            }
        );
        assert_eq!(line("From 2014 to 2016").year, None);
        let mut linked = Piece::text("A law");
        linked.link = Some("https://example.org/law".to_owned());
        assert_eq!(source_of(&[linked]).url.as_deref(), Some("https://example.org/law"));
    }

    #[test]
    fn a_linked_title_is_told_from_its_publisher_and_year() {
        let of = |rest: &str| {
            let title =
                Piece { link: Some("https://example.org/a".to_owned()), ..Piece::text("A title. Of two") };
            let source = source_of(&[Piece::text(" "), title, Piece::text(rest)]);
            (source.title, source.publisher.unwrap_or_default(), source.year, source.said)
        };
        let told = |publisher: &str, year: Option<u16>, said: &str| {
            ("A title. Of two".to_owned(), publisher.to_owned(), year, said.to_owned())
        };
        assert_eq!(
            of(". A. B. Example, Inc., 2019. Read on 22 November 2026."),
            told("A. B. Example, Inc.", Some(2019), "Read on 22 November 2026.")
        );
        assert_eq!(of(". Example, no date. Read in 2026."), told("Example", None, "Read in 2026."));
        assert_eq!(of("。示例，2019。一手来源。"), told("示例", Some(2019), "一手来源。"));
        assert_eq!(of(". مثال، من دون تاريخ. مصدر"), told("مثال", None, "مصدر"));
        // Without such a form, nothing is guessed.
        assert_eq!(of(", a text of 2019").0, "A title. Of two, a text of 2019");
        assert_eq!(of(&"a.".repeat(200_000)).1, "");
    }

    #[test]
    fn letters_tell_a_language() {
        let of = |text: &str| language_of_letters(&[text.to_owned()]);
        assert_eq!(of("إنترنت الأشياء IoT"), Some(Language::Ar));
        assert_eq!(of("Интернет вещей"), Some(Language::Ru));
        assert_eq!(of("物联网传感器 IoT"), Some(Language::Zh));
        assert_eq!(of("sensors at the équipe"), None);
    }
}
