//! WordprocessingML (ECMA-376 part 1, section 17) to blocks.
//!
//! An element that is not known is walked through like one that has no meaning of its own.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::package::{Package, Relations, Target, parse};
use super::styles::{ListPlace, Lists, Role, Styles};
use super::{
    Block, Cell, ImportFailure, ParagraphKind, Picture, Piece, PieceKind, Remark, Table, Word, one_line,
    plain,
};

mod inline;
mod picture;

/// Most columns of a table; Word has no more.
const COLUMNS: usize = 63;
/// Most paragraphs and cells of a document that are read.
const BLOCKS: usize = 50_000;

/// Most fields within each other.
const FIELDS: usize = 32;
/// Least indentation of what goes on with an item of a list, in twentieths of a point.
const INDENT: i32 = 300;

/// The vocabulary that an element belongs to. Strict documents have other addresses for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Word,
    Math,
    Compatibility,
    Other,
}

pub(super) fn space_of(node: Node<'_, '_>) -> Space {
    match node.tag_name().namespace() {
        Some(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ) => Space::Word,
        Some(
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math",
        ) => Space::Math,
        Some("http://schemas.openxmlformats.org/markup-compatibility/2006") => Space::Compatibility,
        _ => Space::Other,
    }
}

/// The address of a connection that an element names: `r:id`, `r:embed` or `r:link`.
fn connection<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let found = node.attributes().find(|found| {
        found.name() == name && found.namespace().is_some_and(|space| space.ends_with("/relationships"))
    });
    found.map(|found| found.value())
}

/// An attribute of an element by its name without prefix, but for names of connections.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let found = node.attributes().find(|found| {
        found.name() == name && !found.namespace().is_some_and(|space| space.ends_with("/relationships"))
    });
    found.map(|found| found.value())
}

pub(super) fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

/// Whether a property that is there says that it holds.
pub(super) fn is_on(node: Node<'_, '_>) -> bool {
    attribute(node, "val").is_none_or(is_word_for_on)
}

pub(super) fn is_word_for_on(word: &str) -> bool {
    !matches!(word, "0" | "false" | "off" | "none")
}

/// Reads the document of a package.
pub(super) fn read(mut package: Package<'_>) -> Result<Word, ImportFailure> {
    let styles = match package.part_of_kind("styles") {
        Some(path) => package.text(&path)?.map(|text| parse(&text).map(|document| Styles::read(&document))),
        None => None,
    };
    let styles = styles.transpose()?.unwrap_or_default();
    let lists = match package.part_of_kind("numbering") {
        Some(path) => {
            package.text(&path)?.map(|text| parse(&text).map(|document| Lists::read(&document, &styles)))
        }
        None => None,
    };
    let lists = lists.transpose()?.unwrap_or_default();
    let title = title_of(&mut package)?;
    let main = package.text(&package.main.clone())?.ok_or(ImportFailure::Unknown)?;
    let document = parse(&main)?;
    let body = child(document.root_element(), "body").ok_or(ImportFailure::Unknown)?;
    let mut reader = Reader::new(&mut package, styles, lists);
    reader.fields_are_whole = fields_are_whole(body);
    let mut blocks = Vec::new();
    reader.blocks(body, &mut blocks)?;
    reader.finish_paragraph(&mut blocks);
    let notes = reader.notes()?;
    reader.margins()?;
    reader.count_remarks();
    let Reader { styles, pictures, remarks, .. } = reader;
    let word = Word { title, language: styles.language, blocks, notes, pictures, remarks };
    let mut lines = Vec::new();
    super::plain_lines(&word.blocks, &mut lines);
    if lines.iter().all(|line| line.trim().is_empty()) {
        return Err(ImportFailure::NoText);
    }
    Ok(word)
}

/// The title among the properties of a document.
fn title_of(package: &mut Package<'_>) -> Result<Option<String>, ImportFailure> {
    let Some(text) = package.properties()? else { return Ok(None) };
    let document = parse(&text)?;
    let title = document.root_element().children().find(|node| node.tag_name().name() == "title");
    let title = title.and_then(|node| node.text()).map(one_line);
    Ok(title.filter(|title| !title.is_empty()))
}

/// Whether each field that begins also ends: else words would be taken for the inside of one.
fn fields_are_whole(root: Node<'_, '_>) -> bool {
    let mut open = 0_usize;
    for node in root.descendants().filter(|node| node.tag_name().name() == "fldChar") {
        match attribute(node, "fldCharType") {
            Some("begin") => {
                open += 1;
                if open > FIELDS {
                    return false;
                }
            }
            Some("end") if open == 0 => return false,
            Some("end") => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// A field of Word that is open.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// What follows is what the field shows.
    shows: bool,
    /// What it shows is made anew from the document and no text of it.
    dropped: bool,
    link: Option<String>,
}

struct Reader<'p, 'a> {
    package: &'p mut Package<'a>,
    styles: Styles,
    lists: Lists,
    relations: Relations,
    pictures: Vec<Picture>,
    /// Pictures by path in the archive; `None` for those that cannot be taken.
    known: BTreeMap<String, Option<usize>>,
    /// Places of notes in the order of their first marks, by whether it is an endnote, and by its id.
    marks: BTreeMap<(bool, String), usize>,
    remarks: Vec<Remark>,
    counts: Counts,
    fields: Vec<Field>,
    fields_are_whole: bool,
    /// Text boxes of the paragraph that is read.
    boxes: Vec<Block>,
    /// Words of a paragraph whose end was deleted: the next one goes on with them.
    pending: Vec<Piece>,
    /// The last heading, to tell where something was.
    heading: String,
    read: usize,
}

#[derive(Debug, Default)]
struct Counts {
    changed: bool,
    comments: usize,
    hidden: usize,
    characters: usize,
    formulas: usize,
    signs: usize,
    links: usize,
    first_link: String,
}

impl<'p, 'a> Reader<'p, 'a> {
    /// One for each part of a document that is text.
    fn new(package: &'p mut Package<'a>, styles: Styles, lists: Lists) -> Self {
        Reader {
            relations: package.relations.clone(),
            package,
            styles,
            lists,
            pictures: Vec::new(),
            known: BTreeMap::new(),
            marks: BTreeMap::new(),
            remarks: Vec::new(),
            counts: Counts::default(),
            fields: Vec::new(),
            fields_are_whole: true,
            boxes: Vec::new(),
            pending: Vec::new(),
            heading: String::new(),
            read: 0,
        }
    }

    /// Counts what is read, up to what a document can need.
    fn count(&mut self, more: usize) -> Result<(), ImportFailure> {
        self.read += more;
        if self.read > BLOCKS { Err(ImportFailure::Bomb) } else { Ok(()) }
    }

    /// Reads the blocks of an element.
    fn blocks(&mut self, node: Node<'_, '_>, blocks: &mut Vec<Block>) -> Result<(), ImportFailure> {
        for node in node.children().filter(Node::is_element) {
            self.count(1)?;
            match (space_of(node), node.tag_name().name()) {
                (Space::Word, "p") => self.paragraph(node, blocks)?,
                (Space::Word, "tbl") => self.table(node, blocks)?,
                (Space::Word, "sdt") if is_contents(node) => {}
                (Space::Word, "sdt") if is_placeholder(node) => {}
                (Space::Word, "del" | "moveFrom") => self.counts.changed = true,
                (Space::Word, "altChunk") => self.remarks.push(Remark::OtherDocument),
                (Space::Word, name) if name.ends_with("Pr") => {}
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = chosen(node) {
                        self.blocks(chosen, blocks)?;
                    }
                }
                // A formula between paragraphs.
                (Space::Math, "oMath" | "oMathPara") => {
                    let mut pieces = Vec::new();
                    self.formula(node, &mut pieces);
                    blocks.push(Block::Paragraph { pieces, kind: ParagraphKind::Plain });
                }
                // Letters that stand where paragraphs should.
                (Space::Word, "r" | "hyperlink" | "fldSimple") => {
                    let mut pieces = Vec::new();
                    self.inline(node, &mut pieces, &Run::default())?;
                    blocks.push(Block::Paragraph { pieces, kind: ParagraphKind::Plain });
                }
                _ => self.blocks(node, blocks)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, node: Node<'_, '_>, blocks: &mut Vec<Block>) -> Result<(), ImportFailure> {
        let properties = child(node, "pPr");
        let style = properties.and_then(|node| child(node, "pStyle")).and_then(|node| attribute(node, "val"));
        let role = self.role(properties, style);
        // A paragraph in a text box within this one has boxes of its own.
        let outer = std::mem::take(&mut self.boxes);
        let mut pieces = std::mem::take(&mut self.pending);
        let hidden = self.styles.look(style).hidden == Some(true);
        for child in node.children().filter(Node::is_element) {
            self.inline(child, &mut pieces, &Run { link: None, hidden })?;
        }
        let boxes = std::mem::replace(&mut self.boxes, outer);
        if properties.is_some_and(|properties| is_end_deleted(properties)) {
            self.counts.changed = true;
            self.pending = pieces;
        } else {
            let place = properties.and_then(ListPlace::read).unwrap_or_default().or(self.styles.list(style));
            let by_name = self.styles.level_by_name(style);
            let is_inner = matches!(blocks.last(), Some(block) if block.is_in_list());
            let role = match role {
                Role::Plain if is_inner && properties.is_some_and(is_indented) => Role::Continued,
                role => role,
            };
            self.push(role, &place, pieces, blocks);
            if let (Some(Block::Item { level: level @ 0, .. }), Some(by_name)) = (blocks.last_mut(), by_name)
            {
                *level = by_name;
            }
        }
        blocks.extend(boxes);
        Ok(())
    }

    /// What a paragraph is: its own words about it come before those of its style.
    fn role(&self, properties: Option<Node<'_, '_>>, style: Option<&str>) -> Role {
        let role = self.styles.role(style);
        let outline = properties.and_then(|node| child(node, "outlineLvl"));
        let outline = outline.and_then(|node| attribute(node, "val")?.parse::<u8>().ok());
        match (role, outline) {
            (Role::Plain | Role::Heading(_), Some(level @ 0..=8)) => Role::Heading(level + 1),
            (Role::Heading(_), Some(9)) => Role::Plain,
            _ => role,
        }
    }

    /// Adds a paragraph as what it is.
    fn push(&mut self, role: Role, place: &ListPlace, pieces: Vec<Piece>, blocks: &mut Vec<Block>) {
        let words = one_line(&plain(&pieces));
        let is_empty = words.is_empty() && !pieces.iter().any(|piece| piece.kind_is_shown());
        // Also what is empty counts on in a list.
        let item = self.lists.item(place);
        if is_empty || role == Role::Contents {
            return;
        }
        let block = match (role, item) {
            (Role::Title, _) => Block::Heading { level: 0, pieces },
            (Role::Heading(level), _) if !words.is_empty() => {
                self.heading = shortened(&words);
                Block::Heading { level, pieces }
            }
            (_, Some(item)) => Block::Item { level: item.level, number: item.number, pieces },
            (Role::Typed(level), _) => typed_item(level, pieces),
            (Role::Quote, _) => Block::Paragraph { pieces, kind: ParagraphKind::Quote },
            (Role::Continued, _) => Block::Paragraph { pieces, kind: ParagraphKind::Continued },
            _ if typed_sign(&words).is_some() && plain(&pieces).contains('\t') => typed_item(0, pieces),
            _ => Block::Paragraph { pieces, kind: ParagraphKind::Plain },
        };
        blocks.push(block);
    }

    /// Adds the words of a paragraph whose end was deleted and that nothing follows.
    fn finish_paragraph(&mut self, blocks: &mut Vec<Block>) {
        let pieces = std::mem::take(&mut self.pending);
        self.push(Role::Plain, &ListPlace::default(), pieces, blocks);
    }

    fn table(&mut self, node: Node<'_, '_>, blocks: &mut Vec<Block>) -> Result<(), ImportFailure> {
        let mut table = Table { heads: 0, rows: Vec::new() };
        self.rows(node, &mut table)?;
        if !table.rows.is_empty() {
            blocks.push(Block::Table(table));
        }
        Ok(())
    }

    fn rows(&mut self, node: Node<'_, '_>, table: &mut Table) -> Result<(), ImportFailure> {
        for row in node.children().filter(Node::is_element) {
            match row.tag_name().name() {
                "tr" => {}
                name if name.ends_with("Pr") || name == "tblGrid" => continue,
                "del" => continue,
                // Rows may stand in a content control.
                _ => {
                    self.rows(row, table)?;
                    continue;
                }
            }
            self.count(1)?;
            let properties = child(row, "trPr");
            if properties.is_some_and(|node| child(node, "del").is_some()) {
                self.counts.changed = true;
                continue;
            }
            let value = |name| {
                let found = properties.and_then(|node| child(node, name));
                found.and_then(|node| attribute(node, "val")).and_then(|value| value.parse::<usize>().ok())
            };
            let mut cells = Vec::new();
            let gap = |span: usize| Cell { blocks: Vec::new(), span, continues: false };
            cells.extend(value("gridBefore").filter(|span| *span > 0).map(|span| gap(span.min(COLUMNS))));
            self.cells(row, &mut cells)?;
            let is_head = properties.and_then(|node| child(node, "tblHeader")).is_some_and(is_on);
            if is_head && table.heads == table.rows.len() {
                table.heads += 1;
            }
            table.rows.push(cells);
        }
        Ok(())
    }

    fn cells(&mut self, row: Node<'_, '_>, cells: &mut Vec<Cell>) -> Result<(), ImportFailure> {
        for cell in row.children().filter(Node::is_element) {
            let name = cell.tag_name().name();
            if name.ends_with("Pr") || name == "tblPrEx" {
                continue;
            }
            if name != "tc" {
                self.cells(cell, cells)?;
                continue;
            }
            if cells.len() >= COLUMNS {
                return Err(ImportFailure::Damaged("a table has more columns than Word allows".to_owned()));
            }
            let properties = child(cell, "tcPr");
            let property = |name| properties.and_then(|node| child(node, name));
            let span = property("gridSpan").and_then(|node| attribute(node, "val")?.parse::<usize>().ok());
            self.count(span.unwrap_or(1).clamp(1, COLUMNS))?;
            let merge = property("vMerge").map(|node| attribute(node, "val") == Some("restart"));
            let mut blocks = Vec::new();
            self.blocks(cell, &mut blocks)?;
            self.finish_paragraph(&mut blocks);
            cells.push(Cell {
                blocks,
                span: span.unwrap_or(1).clamp(1, COLUMNS),
                continues: merge == Some(false),
            });
        }
        Ok(())
    }

    /// Reads the notes whose marks were met, in their order; notes in notes do not exist.
    fn notes(&mut self) -> Result<Vec<Vec<Block>>, ImportFailure> {
        let marks = std::mem::take(&mut self.marks);
        let mut notes = vec![Vec::new(); marks.len()];
        for (kind, name, is_end) in [("footnotes", "footnote", false), ("endnotes", "endnote", true)] {
            if marks.keys().all(|(end, _)| *end != is_end) {
                continue;
            }
            let Some(path) = self.package.part_of_kind(kind) else { continue };
            let Some(text) = self.package.text(&path)? else { continue };
            self.relations = self.package.relations_of(&path)?;
            let document = parse(&text)?;
            let by_id: BTreeMap<&str, Node<'_, '_>> = document
                .root_element()
                .children()
                .filter(|node| node.tag_name().name() == name)
                .filter_map(|node| Some((attribute(node, "id")?, node)))
                .collect();
            for ((end, id), at) in &marks {
                let Some(node) = by_id.get(id.as_str()).filter(|_| *end == is_end) else { continue };
                self.fields.clear();
                self.fields_are_whole = fields_are_whole(*node);
                self.blocks(*node, &mut notes[*at])?;
                self.finish_paragraph(&mut notes[*at]);
            }
        }
        Ok(notes)
    }

    /// Whether there is text in headers and footers, of which a practice has none.
    fn margins(&mut self) -> Result<(), ImportFailure> {
        let paths: Vec<String> = self
            .package
            .relations
            .values()
            .filter(|relation| matches!(relation.kind.as_str(), "header" | "footer"))
            .filter_map(|relation| match &relation.target {
                Target::Part(path) => Some(path.clone()),
                Target::Address(_) => None,
            })
            .collect();
        for path in paths {
            let Some(text) = self.package.text(&path)? else { continue };
            let document = parse(&text)?;
            let texts = document.descendants().filter(|node| node.tag_name().name() == "t");
            let letters =
                texts.filter_map(|node| node.text()).flat_map(str::chars).filter(|c| c.is_alphabetic());
            if letters.count() > 0 {
                self.remarks.push(Remark::Margins);
                break;
            }
        }
        Ok(())
    }

    /// Adds remarks about what was counted.
    fn count_remarks(&mut self) {
        let counts = std::mem::take(&mut self.counts);
        let counted = [
            (usize::from(counts.changed), Remark::TrackedChanges),
            (counts.comments, Remark::Comments(counts.comments)),
            (counts.hidden, Remark::HiddenText(counts.hidden)),
            (counts.characters, Remark::HiddenCharacters(counts.characters)),
            (counts.formulas, Remark::Formulas(counts.formulas)),
            (counts.signs, Remark::Signs(counts.signs)),
            (counts.links, Remark::Links(counts.links, counts.first_link)),
            (usize::from(!self.fields_are_whole), Remark::Fields),
        ];
        self.remarks.extend(counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, remark)| remark));
    }
}

/// What holds for a run because of what is around it.
#[derive(Debug, Clone, Default)]
struct Run {
    link: Option<String>,
    hidden: bool,
}

impl Piece {
    /// Whether it shows something without a letter.
    fn kind_is_shown(&self) -> bool {
        matches!(self.kind, PieceKind::Picture(_) | PieceKind::Note(_) | PieceKind::Formula { .. })
    }
}

/// The part of several forms of the same that is read: the first, which is the newest.
fn chosen<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}

/// Whether a content control is a table of contents, which the site makes itself.
fn is_contents(node: Node<'_, '_>) -> bool {
    let part = child(node, "sdtPr").and_then(|node| child(node, "docPartObj"));
    let gallery = part.and_then(|node| child(node, "docPartGallery")).and_then(|node| attribute(node, "val"));
    gallery == Some("Table of Contents")
}

/// Whether a content control still shows what to write there.
fn is_placeholder(node: Node<'_, '_>) -> bool {
    child(node, "sdtPr").and_then(|node| child(node, "showingPlcHdr")).is_some_and(is_on)
}

/// Whether the end of a paragraph was deleted, so that the next one goes on with it.
fn is_end_deleted(properties: Node<'_, '_>) -> bool {
    child(properties, "rPr").is_some_and(|node| child(node, "del").is_some())
}

/// Whether a paragraph stands to the side of others, as what goes on with an item does.
fn is_indented(properties: Node<'_, '_>) -> bool {
    let indent = child(properties, "ind");
    let start = indent.and_then(|node| attribute(node, "start").or_else(|| attribute(node, "left")));
    start.and_then(|start| start.parse::<i32>().ok()).is_some_and(|twips| twips >= INDENT)
}

/// A sign that was typed in front of an item: a bullet, or a number with its mark.
fn typed_sign(words: &str) -> Option<(usize, Option<u64>)> {
    let first = words.split_whitespace().next()?;
    if first.len() < words.len()
        && ["•", "–", "—", "-", "·", "▪", "◦", "*", "●", "○", "□", "■"].contains(&first)
    {
        return Some((first.len(), None));
    }
    let digits = first.trim_start_matches('(').trim_end_matches([')', '.']);
    let is_marked = first.len() > digits.len() && first.len() < words.len();
    let number = digits.parse::<u64>().ok().filter(|number| is_marked && (1..1000).contains(number))?;
    Some((first.len(), Some(number)))
}

/// An item whose sign is typed, without it.
fn typed_item(level: usize, mut pieces: Vec<Piece>) -> Block {
    let words = one_line(&plain(&pieces));
    let Some((length, number)) = typed_sign(&words) else {
        return Block::Item { level, number: None, pieces };
    };
    // The sign may stand in several pieces; letters are taken off until it is gone.
    let mut left = length;
    for piece in &mut pieces {
        let PieceKind::Text(text) = &mut piece.kind else { continue };
        if left == 0 {
            break;
        }
        let start = text.len() - text.trim_start().len();
        let cut = left.min(text.len() - start);
        if text.is_char_boundary(start + cut) {
            left -= cut;
            *text = text[start + cut..].to_owned();
        }
    }
    Block::Item { level, number, pieces }
}

/// The beginning of an address, to be shown.
fn shortened(address: &str) -> String {
    let seen: String = address.chars().filter(|c| !c.is_control()).take(80).collect();
    if seen.len() < address.len() { format!("{seen}…") } else { seen }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_signs_are_told_from_words() {
        assert_eq!(typed_sign("• one"), Some(("•".len(), None)));
        assert_eq!(typed_sign("2) two"), Some((2, Some(2))));
        assert_eq!(typed_sign("(3) three"), Some((3, Some(3))));
        for words in ["2016 was dry", "-", "12", "a) letter", ""] {
            assert_eq!(typed_sign(words), None, "{words}");
        }
    }
}
