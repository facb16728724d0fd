//! WordprocessingML (ECMA-376 part 1, section 17) to blocks.
//!
//! An element that is not known is walked through like one that has no meaning of its own.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::package::{Package, Relations, Target, parse};
use super::remark::PictureFault;
use super::styles::{Height, ListPlace, Lists, Look, Role, Styles};
use super::{
    Block, Cell, ImportFailure, Marks, ParagraphKind, Picture, Piece, PieceKind, Remark, Table, Word,
    formula, one_line, plain,
};
use crate::link::target::{SAFE_SCHEMES, scheme_of};
use crate::model::hidden::find_hidden;
use crate::read::PICTURE_LIMIT;

/// Most pictures of a document that are read.
const PICTURES: usize = 200;
/// Most columns of a table; Word has no more.
const COLUMNS: usize = 63;
/// Most paragraphs and cells of a document that are read.
const BLOCKS: usize = 50_000;

/// Most fields within each other.
const FIELDS: usize = 32;
/// Longest alternative text, in characters.
const ALT: usize = 1_000;
/// Longest address that is linked, in bytes.
const ADDRESS: usize = 2_000;
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

    /// Reads what stands in a line.
    fn inline(
        &mut self,
        node: Node<'_, '_>,
        pieces: &mut Vec<Piece>,
        run: &Run,
    ) -> Result<(), ImportFailure> {
        match (space_of(node), node.tag_name().name()) {
            (Space::Word, "r") => return self.run(node, pieces, run),
            (Space::Word, "hyperlink") => {
                let link =
                    connection(node, "id").and_then(|id| self.address(id)).or_else(|| run.link.clone());
                return self.inlines(node, pieces, &Run { link, ..run.clone() });
            }
            (Space::Word, "fldSimple") => {
                let instruction = attribute(node, "instr").unwrap_or_default().to_owned();
                let mut field = Field { instruction, ..Field::default() };
                self.show_field(&mut field);
                self.fields.push(field);
                let read = self.inlines(node, pieces, run);
                self.fields.pop();
                return read;
            }
            (Space::Word, "del" | "moveFrom") => self.counts.changed = true,
            (Space::Word, "ins" | "moveTo") => {
                self.counts.changed = true;
                return self.inlines(node, pieces, run);
            }
            (Space::Word, "sdt") if is_placeholder(node) => {}
            (Space::Word, name) if name.ends_with("Pr") => {}
            // A block within a line, as in some content controls.
            (Space::Word, "p" | "tbl") => {
                let mut blocks = Vec::new();
                match node.tag_name().name() {
                    "p" => self.paragraph(node, &mut blocks)?,
                    _ => self.table(node, &mut blocks)?,
                }
                self.boxes.extend(blocks);
            }
            (Space::Math, "oMath" | "oMathPara") => self.formula(node, pieces),
            (Space::Compatibility, "AlternateContent") => {
                if let Some(chosen) = chosen(node) {
                    return self.inlines(chosen, pieces, run);
                }
            }
            _ => return self.inlines(node, pieces, run),
        }
        Ok(())
    }

    fn inlines(
        &mut self,
        node: Node<'_, '_>,
        pieces: &mut Vec<Piece>,
        run: &Run,
    ) -> Result<(), ImportFailure> {
        node.children().filter(Node::is_element).try_for_each(|child| self.inline(child, pieces, run))
    }

    /// Reads letters that look the same.
    fn run(&mut self, node: Node<'_, '_>, pieces: &mut Vec<Piece>, run: &Run) -> Result<(), ImportFailure> {
        let properties = child(node, "rPr");
        let style = properties.and_then(|node| child(node, "rStyle")).and_then(|node| attribute(node, "val"));
        let look = properties.map(Look::read).unwrap_or_default().or(self.styles.look(style));
        let hidden = look.hidden.unwrap_or(run.hidden);
        let marks = marks_of(look);
        self.contents(node, pieces, &Run { hidden, ..run.clone() }, marks)
    }

    fn contents(
        &mut self,
        node: Node<'_, '_>,
        pieces: &mut Vec<Piece>,
        run: &Run,
        marks: Marks,
    ) -> Result<(), ImportFailure> {
        for node in node.children().filter(Node::is_element) {
            match (space_of(node), node.tag_name().name()) {
                (Space::Word, "t") => self.text(node.text().unwrap_or_default(), pieces, run, marks),
                (Space::Word, "tab" | "ptab") => self.text("\t", pieces, run, marks),
                (Space::Word, "noBreakHyphen") => self.text("-", pieces, run, marks),
                (Space::Word, "br") if matches!(attribute(node, "type"), Some("page" | "column")) => {
                    self.text(" ", pieces, run, marks);
                }
                (Space::Word, "br" | "cr") => self.push_piece(PieceKind::Break, pieces, run, marks),
                (Space::Word, "sym") => self.sign(node, pieces, run, marks),
                (Space::Word, "fldChar") => self.field(node),
                (Space::Word, "instrText") => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.shows) {
                        field.instruction.push_str(node.text().unwrap_or_default());
                    }
                }
                (Space::Word, name @ ("footnoteReference" | "endnoteReference")) => {
                    if let Some(id) = attribute(node, "id")
                        && self.is_shown(run)
                    {
                        let next = self.marks.len();
                        let at =
                            *self.marks.entry((name == "endnoteReference", id.to_owned())).or_insert(next);
                        self.push_piece(PieceKind::Note(at), pieces, run, Marks::default());
                    }
                }
                (Space::Word, "commentReference") => self.counts.comments += 1,
                (Space::Word, "delText") => self.counts.changed = true,
                (Space::Word, "drawing" | "pict" | "object") => self.graphic(node, pieces, run)?,
                (Space::Word, "ruby") => self.ruby(node, pieces, run)?,
                (Space::Word, "rPr" | "delInstrText" | "softHyphen") => {}
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = chosen(node) {
                        self.contents(chosen, pieces, run, marks)?;
                    }
                }
                (Space::Math, "oMath" | "oMathPara") => self.formula(node, pieces),
                (Space::Word, "r") => self.run(node, pieces, run)?,
                _ => self.contents(node, pieces, run, marks)?,
            }
        }
        Ok(())
    }

    /// Whether what is read is seen by a reader, as far as fields and hidden text go.
    fn is_shown(&self, run: &Run) -> bool {
        !run.hidden
            && (!self.fields_are_whole || self.fields.iter().all(|field| field.shows && !field.dropped))
    }

    fn text(&mut self, text: &str, pieces: &mut Vec<Piece>, run: &Run, marks: Marks) {
        if run.hidden {
            self.counts.hidden += text.chars().filter(|c| !c.is_whitespace()).count();
        }
        if !self.is_shown(run) {
            return;
        }
        let text = self.seen(text);
        // Letters that look the same are one piece, so that no word is cut.
        let link = self.link(run);
        if let Some(Piece { kind: PieceKind::Text(before), marks: same, link: to }) = pieces.last_mut()
            && *same == marks
            && *to == link
        {
            before.push_str(&text);
        } else if !text.is_empty() {
            pieces.push(Piece { kind: PieceKind::Text(text), marks, link });
        }
    }

    /// A text without soft hyphens and without characters that nobody sees.
    fn seen(&mut self, text: &str) -> String {
        let hidden: Vec<usize> = find_hidden(text).map(|(at, _)| at).collect();
        self.counts.characters += hidden.len();
        let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}');
        self.counts.signs += text.chars().filter(|c| is_private(*c)).count();
        let kept = text
            .char_indices()
            .filter(|(at, c)| hidden.binary_search(at).is_err() && *c != '\u{ad}' && !is_private(*c));
        kept.map(|(_, c)| if matches!(c, '\n' | '\r') { ' ' } else { c }).collect()
    }

    fn link(&self, run: &Run) -> Option<String> {
        let fields = self.fields.iter().rev().filter(|field| field.shows);
        run.link.clone().or_else(|| fields.filter_map(|field| field.link.clone()).next())
    }

    fn push_piece(&mut self, kind: PieceKind, pieces: &mut Vec<Piece>, run: &Run, marks: Marks) {
        if self.is_shown(run) {
            pieces.push(Piece { kind, marks, link: self.link(run) });
        }
    }

    /// A sign of a font that may have pictures for letters.
    fn sign(&mut self, node: Node<'_, '_>, pieces: &mut Vec<Piece>, run: &Run, marks: Marks) {
        let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let font = attribute(node, "font").unwrap_or_default().to_lowercase();
        let is_pictures = ["symbol", "dings"].iter().any(|name| font.contains(name));
        match code.and_then(char::from_u32) {
            // Word itself writes an arrow and marks this way.
            Some('\u{f0e0}') if font == "wingdings" => self.text("→", pieces, run, marks),
            Some('\u{f0fc}') if font == "wingdings" => self.text("✓", pieces, run, marks),
            Some('\u{f0b0}') if font == "symbol" => self.text("°", pieces, run, marks),
            Some('\u{f0b1}') if font == "symbol" => self.text("±", pieces, run, marks),
            Some('\u{f0a3}') if font == "symbol" => self.text("≤", pieces, run, marks),
            Some('\u{f0b3}') if font == "symbol" => self.text("≥", pieces, run, marks),
            Some('\u{f06d}') if font == "symbol" => self.text("µ", pieces, run, marks),
            Some(c) if !is_pictures => self.text(&c.to_string(), pieces, run, marks),
            _ => self.counts.signs += 1,
        }
    }

    /// Letters with their sound above them.
    fn ruby(&mut self, node: Node<'_, '_>, pieces: &mut Vec<Piece>, run: &Run) -> Result<(), ImportFailure> {
        if let Some(base) = child(node, "rubyBase") {
            self.inlines(base, pieces, run)?;
        }
        let mut sound = Vec::new();
        if let Some(above) = child(node, "rt") {
            self.inlines(above, &mut sound, run)?;
        }
        let sound = plain(&sound);
        if !sound.trim().is_empty() {
            self.text(&format!(" ({})", sound.trim()), pieces, run, Marks::default());
        }
        Ok(())
    }

    /// A sign that begins, divides or ends a field.
    fn field(&mut self, node: Node<'_, '_>) {
        if !self.fields_are_whole {
            return;
        }
        match attribute(node, "fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(mut field) = self.fields.pop() {
                    self.show_field(&mut field);
                    self.fields.push(field);
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// What follows is what a field shows: a link, words to be kept, or a list that is made from the document.
    fn show_field(&mut self, field: &mut Field) {
        field.shows = true;
        let words = words_of_instruction(&field.instruction);
        let Some((kind, rest)) = words.split_first() else { return };
        match kind.to_uppercase().as_str() {
            "TOC" | "TOA" | "INDEX" | "PAGE" | "NUMPAGES" | "SECTIONPAGES" => field.dropped = true,
            "HYPERLINK" => {
                let address = rest.first().filter(|word| !word.starts_with('\\'));
                field.link = address.and_then(|address| self.safe(address));
            }
            _ => {}
        }
    }

    /// The address that a connection leads to, when it may be linked.
    fn address(&mut self, id: &str) -> Option<String> {
        match self.relations.get(id)?.target.clone() {
            Target::Address(address) => self.safe(&address),
            Target::Part(_) => None,
        }
    }

    /// An address of the web or of e-mail.
    fn safe(&mut self, address: &str) -> Option<String> {
        let address = address.trim();
        let is_safe = scheme_of(address).is_some_and(|scheme| SAFE_SCHEMES.contains(&scheme.as_str()))
            && find_hidden(address).next().is_none()
            && address.len() <= ADDRESS
            && !address.contains(char::is_whitespace);
        if is_safe {
            return Some(address.to_owned());
        }
        self.counts.links += 1;
        if self.counts.first_link.is_empty() {
            self.counts.first_link = shortened(address);
        }
        None
    }

    fn formula(&mut self, node: Node<'_, '_>, pieces: &mut Vec<Piece>) {
        let display = node.tag_name().name() == "oMathPara";
        match formula::latex(node, display) {
            Some(latex) => {
                let kind = PieceKind::Formula { latex, display };
                self.push_piece(kind, pieces, &Run::default(), Marks::default());
            }
            None => {
                let letters = formula::letters(node);
                self.counts.formulas += usize::from(!letters.is_empty());
                self.text(&letters, pieces, &Run::default(), Marks::default());
            }
        }
    }

    /// Reads a drawing: its pictures, and the text in its frames.
    fn graphic(
        &mut self,
        node: Node<'_, '_>,
        pieces: &mut Vec<Piece>,
        run: &Run,
    ) -> Result<(), ImportFailure> {
        let mut found = Graphic::default();
        found.look(node);
        if !self.is_shown(run) {
            return Ok(());
        }
        let alt = one_line(found.alt.unwrap_or_default());
        for picture in found.pictures {
            if let Some(at) = self.picture(picture, &alt)? {
                self.push_piece(PieceKind::Picture(at), pieces, run, Marks::default());
            }
        }
        let heading = self.heading.clone();
        self.remarks.extend(found.drawn.map(|what| Remark::Drawn(what, heading)));
        // A frame is in a paragraph: the fields and lists around it are not its own.
        let fields = std::mem::take(&mut self.fields);
        let pending = std::mem::take(&mut self.pending);
        let mut blocks = Vec::new();
        for frame in found.frames {
            self.blocks(frame, &mut blocks)?;
            self.finish_paragraph(&mut blocks);
        }
        self.boxes.extend(blocks);
        self.fields = fields;
        self.pending = pending;
        Ok(())
    }

    /// The place of a picture among those of the document; `None` when it cannot be taken.
    fn picture(&mut self, node: Node<'_, '_>, alt: &str) -> Result<Option<usize>, ImportFailure> {
        let id = ["embed", "id", "link", "href"].iter().find_map(|name| connection(node, name));
        let Some(id) = id else { return Ok(None) };
        let fault = match self.relations.get(id).map(|relation| relation.target.clone()) {
            Some(Target::Address(address)) => PictureFault::Linked(shortened(&address)),
            None => PictureFault::Missing,
            Some(Target::Part(path)) => {
                if let Some(known) = self.known.get(&path) {
                    return Ok(*known);
                }
                self.known.insert(path.clone(), None);
                match self.load(&path)? {
                    Ok((bytes, ending)) => {
                        let at = self.pictures.len();
                        let alt: String = self.seen(alt).chars().take(ALT).collect();
                        self.pictures.push(Picture { bytes, ending, alt });
                        self.known.insert(path, Some(at));
                        return Ok(Some(at));
                    }
                    Err(fault) => fault,
                }
            }
        };
        self.remarks.push(Remark::Picture(fault, self.heading.clone()));
        Ok(None)
    }

    /// The bytes of a picture and the ending for its name.
    fn load(&mut self, path: &str) -> Result<Loaded, ImportFailure> {
        if self.pictures.len() >= PICTURES {
            return Ok(Err(PictureFault::TooLarge));
        }
        let bytes = match self.package.bytes(path, PICTURE_LIMIT) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(Err(PictureFault::Missing)),
            Err(ImportFailure::Bomb) => return Ok(Err(PictureFault::TooLarge)),
            Err(failure) => return Err(failure),
        };
        let ending = match imagesize::image_type(&bytes) {
            Ok(imagesize::ImageType::Png) => "png",
            Ok(imagesize::ImageType::Jpeg) => "jpg",
            Ok(imagesize::ImageType::Gif) => "gif",
            Ok(imagesize::ImageType::Webp) => "webp",
            _ => return Ok(Err(PictureFault::Kind(kind_of_picture(path)))),
        };
        Ok(Ok((bytes, ending)))
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

/// The bytes of a picture with the ending for its name, or why it cannot be taken.
type Loaded = Result<(Vec<u8>, &'static str), PictureFault>;

/// What holds for a run because of what is around it.
#[derive(Debug, Clone, Default)]
struct Run {
    link: Option<String>,
    hidden: bool,
}

/// What a drawing holds.
#[derive(Default)]
struct Graphic<'a, 'input> {
    alt: Option<&'a str>,
    pictures: Vec<Node<'a, 'input>>,
    frames: Vec<Node<'a, 'input>>,
    drawn: Option<&'static str>,
}

impl<'a, 'input> Graphic<'a, 'input> {
    fn look(&mut self, node: Node<'a, 'input>) {
        for node in node.children().filter(Node::is_element) {
            let name = node.tag_name().name();
            match name {
                "AlternateContent" => {
                    if let Some(chosen) = chosen(node) {
                        self.look(chosen);
                    }
                    continue;
                }
                "txbxContent" => {
                    self.frames.push(node);
                    continue;
                }
                "docPr" | "shape" => {
                    let said = ["descr", "alt", "title"].iter().find_map(|name| attribute(node, name));
                    self.alt = self.alt.or(said.filter(|said| !said.trim().is_empty()));
                }
                "blip" | "imagedata" => {
                    self.pictures.push(node);
                    // What is in it are effects and other forms of the same picture.
                    continue;
                }
                "chart" if connection(node, "id").is_some() => self.drawn = Some("a chart"),
                "relIds" => self.drawn = Some("a diagram (SmartArt)"),
                "contentPart" => self.drawn = Some("a drawing by hand"),
                _ => {}
            }
            self.look(node);
        }
    }
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

fn marks_of(look: Look) -> Marks {
    let from_right = look.from_right == Some(true);
    let of = |plain: Option<bool>, complex: Option<bool>| if from_right { complex.or(plain) } else { plain };
    Marks {
        bold: of(look.bold, look.bold_complex) == Some(true),
        italic: of(look.italic, look.italic_complex) == Some(true),
        strike: look.strike == Some(true),
        raised: look.height == Some(Height::Raised),
        lowered: look.height == Some(Height::Lowered),
    }
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

/// The words of a field's instruction; what stands between quotes is one.
fn words_of_instruction(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in text.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// What a picture is that no browser shows, by the ending of its name.
fn kind_of_picture(path: &str) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
    let is_plain = ending.len() <= 5 && ending.chars().all(|c| c.is_ascii_alphanumeric());
    if is_plain && !ending.is_empty() {
        format!("a picture of the type {ending}")
    } else {
        "its type".to_owned()
    }
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
    fn instructions_of_fields_are_words() {
        assert_eq!(
            words_of_instruction(" HYPERLINK \"https://a.example/b c\" \\o \"a tip\" "),
            ["HYPERLINK", "https://a.example/b c", "\\o", "a tip"]
        );
        assert_eq!(words_of_instruction("TOC \\o"), ["TOC", "\\o"]);
    }

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
