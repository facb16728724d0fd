//! Blocks of a document to Markdown that reads back as the same words.
//!
//! The blocks become events of pulldown-cmark, and pulldown-cmark-to-cmark writes these: it knows what has to be
//! escaped where.

use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};
use unicode_normalization::char::is_combining_mark;

use super::events::{self, CLOSE, NOTE, OPEN};
use super::{Block, Cell, Marks, ParagraphKind, Piece, PieceKind, Remark, Table, one_line, plain};

/// Longest text of a merged cell that is written into each of its places.
const REPEATED: usize = 200;
/// Most columns of a table.
const COLUMNS: usize = 63;

/// Writes blocks of one document.
#[derive(Debug, Default)]
pub(crate) struct Writer<'a> {
    /// The name and the alternative text of each picture.
    pictures: &'a [(String, String)],
    /// The notes.
    notes: &'a [Vec<Block>],
    /// How many sources there are: `[1]` to their number are citations.
    sources: usize,
    /// Notes and pictures whose marks were written.
    pub(crate) used_notes: Vec<usize>,
    pub(crate) used_pictures: Vec<usize>,
    merged: usize,
    flat: usize,
    empty_heads: usize,
    poorer: usize,
    events: Vec<Event<'static>>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(pictures: &'a [(String, String)], notes: &'a [Vec<Block>], sources: usize) -> Self {
        Writer { pictures, notes, sources, ..Writer::default() }
    }

    /// The Markdown of blocks.
    pub(crate) fn blocks(&mut self, blocks: &[Block]) -> String {
        self.push_blocks(blocks);
        self.write()
    }

    /// The Markdown of the events that are there.
    fn write(&mut self) -> String {
        let (text, poorer) = events::write(std::mem::take(&mut self.events));
        self.poorer += poorer;
        text
    }

    /// The Markdown of the notes whose marks were written.
    pub(crate) fn notes(&mut self) -> String {
        let mut at = 0;
        // A note may hold a mark of another.
        while let Some(note) = self.used_notes.get(at).copied() {
            at += 1;
            let label = CowStr::from((note + 1).to_string());
            self.events.push(Event::Start(Tag::FootnoteDefinition(label)));
            let blocks = self.notes.get(note).map_or(&[][..], Vec::as_slice);
            self.push_blocks(blocks);
            self.events.push(Event::End(TagEnd::FootnoteDefinition));
        }
        self.write()
    }

    /// What was changed on the way.
    pub(crate) fn remarks(&self) -> Vec<Remark> {
        let counted = [
            (self.merged, Remark::MergedCells(self.merged)),
            (self.flat, Remark::FlatCells(self.flat)),
            (self.empty_heads, Remark::EmptyHeads(self.empty_heads)),
            (self.poorer, Remark::FewerMarks(self.poorer)),
        ];
        counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, remark)| remark).collect()
    }

    fn push_blocks(&mut self, blocks: &[Block]) {
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
            match block {
                Block::Heading { level, pieces } => {
                    let level = HeadingLevel::try_from(usize::from(*level)).unwrap_or(HeadingLevel::H6);
                    let tag = Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() };
                    self.within(tag, |writer| writer.line(pieces, Place::Heading));
                }
                Block::Paragraph { pieces, kind: ParagraphKind::Quote } => {
                    let quote = Tag::BlockQuote(None::<BlockQuoteKind>);
                    self.within(quote, |writer| writer.paragraph(pieces));
                }
                Block::Paragraph { pieces, .. } => self.paragraph(pieces),
                Block::Item { .. } => {
                    let length = blocks[at..].iter().take_while(|block| block.is_in_list()).count();
                    self.lists(&blocks[at - 1..at + length]);
                    at += length;
                }
                Block::Table(table) => self.table(table),
            }
        }
    }

    fn within(&mut self, tag: Tag<'static>, write: impl FnOnce(&mut Self)) {
        let end = tag.to_end();
        self.events.push(Event::Start(tag));
        write(self);
        self.events.push(Event::End(end));
    }

    fn paragraph(&mut self, pieces: &[Piece]) {
        if trimmed(pieces, Place::Text).is_empty() {
            return;
        }
        self.within(Tag::Paragraph, |writer| writer.line(pieces, Place::Text));
    }

    /// Items of Word, which stand beside each other, as lists in lists.
    fn lists(&mut self, blocks: &[Block]) {
        let mut at = 0;
        while at < blocks.len() {
            let Block::Item { level, number, .. } = &blocks[at] else {
                self.push_blocks(&blocks[at..=at]);
                at += 1;
                continue;
            };
            let end = at + length_of_list(&blocks[at..], *level, *number);
            let list = &blocks[at..end];
            at = end;
            let start = *number;
            self.within(Tag::List(start), |writer| writer.items(list));
        }
    }

    fn items(&mut self, list: &[Block]) {
        let base = level_of(&list[0]);
        let is_item = |block: &Block| level_of(block) == base;
        // With a paragraph of its own in one item, each has one.
        let loose = list.iter().any(|block| matches!(block, Block::Paragraph { .. })) || begins_late(list);
        let mut at = 0;
        while at < list.len() {
            let length = 1 + list[at + 1..].iter().take_while(|block| !is_item(block)).count();
            let (first, rest) = (&list[at], &list[at + 1..at + length]);
            at += length;
            self.within(Tag::Item, |writer| {
                if loose {
                    writer.paragraph(first.pieces());
                } else {
                    writer.line(first.pieces(), Place::Text);
                }
                writer.push_blocks(rest);
            });
        }
    }

    fn table(&mut self, table: &Table) {
        let rows: Vec<&Vec<Cell>> = table.rows.iter().filter(|row| !row.is_empty()).collect();
        let columns =
            rows.iter().map(|row| row.iter().map(|cell| cell.span).sum()).max().unwrap_or(0).min(COLUMNS);
        // A frame around text, and no table.
        if columns <= 1 || rows.len() == 1 {
            rows.into_iter().flatten().for_each(|cell| self.push_blocks(&cell.blocks));
            return;
        }
        let mut grid = self.grid(&rows, columns);
        let heads = table.heads.clamp(1, grid.len() - 1);
        let mut head = joined(grid.drain(..heads), columns);
        let mut is_empty = false;
        for (at, cell) in head.iter_mut().enumerate() {
            if one_line(&plain(cell)).is_empty()
                && !cell.iter().any(|piece| matches!(piece.kind, PieceKind::Picture(_)))
            {
                is_empty = true;
                *cell = vec![Piece::text((at + 1).to_string())];
            }
        }
        self.empty_heads += usize::from(is_empty);
        self.within(Tag::Table(vec![Alignment::None; columns]), |writer| {
            writer.within(Tag::TableHead, |writer| writer.row(&head));
            for row in &grid {
                writer.within(Tag::TableRow, |writer| writer.row(row));
            }
        });
    }

    fn row(&mut self, cells: &[Vec<Piece>]) {
        for cell in cells {
            self.within(Tag::TableCell, |writer| writer.line(cell, Place::Cell));
        }
    }

    /// The lines of each place of a table, with merged cells in each of theirs.
    fn grid(&mut self, rows: &[&Vec<Cell>], columns: usize) -> Vec<Vec<Vec<Piece>>> {
        let (mut merged, mut flat) = (false, false);
        let mut grid: Vec<Vec<Vec<Piece>>> = Vec::new();
        for cells in rows {
            let mut row: Vec<Vec<Piece>> = Vec::new();
            for cell in cells.iter() {
                let is_flat =
                    cell.blocks.iter().any(|block| matches!(block, Block::Table(_) | Block::Item { .. }));
                flat |= is_flat;
                merged |= cell.continues || cell.span > 1 && !cell.blocks.is_empty();
                let above = || grid.last().and_then(|above: &Vec<Vec<Piece>>| above.get(row.len()));
                let mut line = match above() {
                    Some(above) if cell.continues && cell.blocks.is_empty() => above.clone(),
                    _ => line_of(&cell.blocks),
                };
                if cell.continues && plain(&line).len() > REPEATED {
                    line.clear();
                }
                for place in 0..cell.span {
                    let repeats = place == 0 || plain(&line).len() <= REPEATED;
                    // A mark of a note stands once.
                    row.push(if repeats {
                        without_notes(&line, place > 0 || cell.continues)
                    } else {
                        Vec::new()
                    });
                }
            }
            row.truncate(columns);
            row.resize(columns, Vec::new());
            grid.push(row);
        }
        self.merged += usize::from(merged);
        self.flat += usize::from(flat);
        grid
    }

    /// Writes what stands in a line.
    fn line(&mut self, pieces: &[Piece], place: Place) {
        let pieces = trimmed(pieces, place);
        self.grouped(&pieces, &GROUPS, place);
    }

    /// Writes pieces within what they have in common: a link, or how they look.
    fn grouped(&mut self, pieces: &[Piece], groups: &[Group], place: Place) {
        let Some((group, rest)) = groups.split_first() else {
            pieces.iter().for_each(|piece| self.piece(piece, place));
            return;
        };
        let mut at = 0;
        while let Some(first) = pieces.get(at) {
            let length = pieces[at..].iter().take_while(|piece| group.same(first, piece)).count();
            let same = &pieces[at..at + length];
            at += length;
            match group.around(first, same) {
                Around::Nothing => self.grouped(same, rest, place),
                Around::Tag(tag) => self.within(tag, |writer| writer.grouped(same, rest, place)),
                Around::Html(name) => {
                    self.html(&format!("<{name}>"));
                    self.grouped(same, rest, place);
                    self.html(&format!("</{name}>"));
                }
            }
        }
    }

    fn html(&mut self, html: &str) {
        self.events.push(Event::InlineHtml(CowStr::from(html.to_owned())));
    }

    fn piece(&mut self, piece: &Piece, place: Place) {
        match &piece.kind {
            PieceKind::Text(text) if piece.link.is_none() => self.text_with_addresses(text),
            PieceKind::Text(text) => self.push_text(text),
            PieceKind::Break => match place {
                Place::Text => self.events.push(Event::HardBreak),
                Place::Cell => self.html("<br>"),
                Place::Heading => self.push_text(" "),
            },
            PieceKind::Note(note) => {
                if !self.used_notes.contains(note) {
                    self.used_notes.push(*note);
                }
                self.push_text(&format!("{OPEN}{NOTE}{}{CLOSE}", note + 1));
            }
            PieceKind::Picture(at) => {
                let Some((name, alt)) = self.pictures.get(*at).cloned() else { return };
                if !self.used_pictures.contains(at) {
                    self.used_pictures.push(*at);
                }
                let tag = Tag::Image {
                    link_type: LinkType::Inline,
                    dest_url: CowStr::from(name),
                    title: CowStr::from(""),
                    id: CowStr::from(""),
                };
                self.within(tag, |writer| writer.push_text(&alt));
            }
            PieceKind::Formula { latex, display } => {
                let latex = CowStr::from(latex.clone());
                let is_display = *display && place == Place::Text;
                self.events.push(if is_display {
                    Event::DisplayMath(latex)
                } else {
                    Event::InlineMath(latex)
                });
            }
        }
    }

    fn push_text(&mut self, text: &str) {
        if !text.is_empty() {
            self.events.push(Event::Text(CowStr::from(text.to_owned())));
        }
    }

    /// Writes text, and the addresses of the web in it as links.
    fn text_with_addresses(&mut self, text: &str) {
        let mut rest = text;
        while let Some(address) = address_in(rest) {
            let at = rest.find(address).unwrap_or_default();
            self.text(&rest[..at]);
            let tag = Tag::Link {
                link_type: LinkType::Autolink,
                dest_url: CowStr::from(address.to_owned()),
                title: CowStr::from(""),
                id: CowStr::from(""),
            };
            self.within(tag, |writer| writer.push_text(address));
            rest = &rest[at + address.len()..];
        }
        self.text(rest);
    }

    /// Writes text, and the numbers of sources in it as citations.
    fn text(&mut self, text: &str) {
        let mut done = 0;
        for (at, _) in text.match_indices('[') {
            let Some(length) = text[at..].char_indices().take(4).find(|(_, c)| *c == ']').map(|(at, _)| at)
            else {
                continue;
            };
            let number = &text[at + 1..at + length];
            let is_source = number.parse::<usize>().is_ok_and(|number| (1..=self.sources).contains(&number));
            // Beside these signs it would be a link, a picture or a definition.
            let is_apart = !text[..at].ends_with('!')
                && !text[at + length + 1..].starts_with(['(', ':', '['])
                && !number.starts_with(['0', '+']);
            if is_source && is_apart && at >= done {
                self.push_text(&text[done..at]);
                self.push_text(&format!("{OPEN}{number}{CLOSE}"));
                done = at + length + 1;
            }
        }
        self.push_text(&text[done..]);
    }
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Cell,
    Heading,
}

/// What pieces can have in common, from the outside to the inside.
#[derive(Debug, Clone, Copy)]
enum Group {
    Link,
    Bold,
    Italic,
    Strike,
    Height,
}

const GROUPS: [Group; 5] = [Group::Link, Group::Bold, Group::Italic, Group::Strike, Group::Height];

enum Around {
    Nothing,
    Tag(Tag<'static>),
    Html(&'static str),
}

impl Group {
    fn same(self, a: &Piece, b: &Piece) -> bool {
        match self {
            // A note in a link would be a link in a link.
            Group::Link => a.link == b.link && is_note(a) == is_note(b),
            Group::Bold => a.marks.bold == b.marks.bold,
            Group::Italic => a.marks.italic == b.marks.italic,
            Group::Strike => a.marks.strike == b.marks.strike,
            Group::Height => (a.marks.raised, a.marks.lowered) == (b.marks.raised, b.marks.lowered),
        }
    }

    fn around(self, piece: &Piece, same: &[Piece]) -> Around {
        match self {
            Group::Link => match &piece.link {
                Some(link) if !is_note(piece) => {
                    // Where the words are the address, Markdown has a short form.
                    let kind = if plain(same) == *link && link.starts_with("http") {
                        LinkType::Autolink
                    } else {
                        LinkType::Inline
                    };
                    Around::Tag(Tag::Link {
                        link_type: kind,
                        dest_url: CowStr::from(link.clone()),
                        title: CowStr::from(""),
                        id: CowStr::from(""),
                    })
                }
                _ => Around::Nothing,
            },
            Group::Bold if piece.marks.bold => Around::Tag(Tag::Strong),
            Group::Italic if piece.marks.italic => Around::Tag(Tag::Emphasis),
            Group::Strike if piece.marks.strike => Around::Tag(Tag::Strikethrough),
            Group::Height if piece.marks.raised => Around::Html("sup"),
            Group::Height if piece.marks.lowered => Around::Html("sub"),
            _ => Around::Nothing,
        }
    }
}

fn is_note(piece: &Piece) -> bool {
    matches!(piece.kind, PieceKind::Note(_))
}

/// The pieces of a line as Markdown can have them: without space and breaks at the ends, and with marks that begin
/// and end at letters.
fn trimmed(pieces: &[Piece], place: Place) -> Vec<Piece> {
    let mut line: Vec<Piece> = Vec::new();
    for piece in pieces {
        let mut piece = piece.clone();
        if place == Place::Heading {
            piece.marks.bold = false;
        }
        match &mut piece.kind {
            PieceKind::Text(text) => {
                let text = text.replace('\t', " ");
                push_apart(&mut line, &piece, &text);
            }
            PieceKind::Break => {
                trim_end(&mut line);
                if !line.is_empty() && !matches!(line.last(), Some(Piece { kind: PieceKind::Break, .. })) {
                    piece.marks = Marks::default();
                    piece.link = None;
                    line.push(piece);
                }
            }
            PieceKind::Note(_) | PieceKind::Picture(_) | PieceKind::Formula { .. } => {
                piece.marks = Marks::default();
                line.push(piece);
            }
        }
    }
    while trim_end(&mut line) || line.pop_if(|piece| piece.kind == PieceKind::Break).is_some() {}
    spread_punctuation(line)
}

/// Adds a text, with the space around it outside of its marks and its link.
fn push_apart(line: &mut Vec<Piece>, piece: &Piece, text: &str) {
    let starts = line.last().is_none_or(|last| last.kind == PieceKind::Break);
    let inner = text.trim();
    if !starts && text.starts_with(char::is_whitespace) {
        push_space(line);
    }
    if inner.is_empty() {
        return;
    }
    let inner = inner.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    push_merged(line, Piece { kind: PieceKind::Text(inner), ..piece.clone() });
    if text.ends_with(char::is_whitespace) {
        push_space(line);
    }
}

/// Adds a space, which is a part of what is around it when both sides are the same.
fn push_space(line: &mut Vec<Piece>) {
    let ends = |piece: &Piece| matches!(&piece.kind, PieceKind::Text(text) if text.ends_with(' '));
    if line.last().is_some_and(|last| !ends(last)) {
        line.push(Piece::text(" "));
    }
}

/// Adds a piece, to the last one when they look the same.
fn push_merged(line: &mut Vec<Piece>, piece: Piece) {
    let same = |a: &Piece, b: &Piece| a.marks == b.marks && a.link == b.link;
    let PieceKind::Text(text) = &piece.kind else {
        line.push(piece);
        return;
    };
    // Two words of one look with a plain space between them.
    if let [.., before, space] = line.as_mut_slice()
        && space.kind == PieceKind::Text(" ".to_owned())
        && same(before, &piece)
        && let PieceKind::Text(words) = &mut before.kind
    {
        words.push(' ');
        words.push_str(text);
        line.pop();
        return;
    }
    match line.last_mut() {
        Some(last) if same(last, &piece) && matches!(last.kind, PieceKind::Text(_)) => {
            if let PieceKind::Text(words) = &mut last.kind {
                words.push_str(text);
            }
        }
        _ => line.push(piece),
    }
}

/// Takes away space at the end; tells whether there was a piece of nothing else.
fn trim_end(line: &mut Vec<Piece>) -> bool {
    if let Some(Piece { kind: PieceKind::Text(text), .. }) = line.last_mut() {
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            line.pop();
            return true;
        }
    }
    false
}

/// Lets marks begin behind and end before punctuation that a letter outside of them touches: there Markdown would
/// not see them.
fn spread_punctuation(line: Vec<Piece>) -> Vec<Piece> {
    let mut spread: Vec<Piece> = Vec::with_capacity(line.len());
    let mut pieces = line.into_iter().peekable();
    while let Some(mut piece) = pieces.next() {
        let is_marked = piece.marks.bold || piece.marks.italic || piece.marks.strike;
        let outside = |text: &str| Piece { link: piece.link.clone(), ..Piece::text(text) };
        let touches_before = spread
            .last()
            .is_some_and(|before| before.marks != piece.marks && letters(Some(before)).ends_with(is_letter));
        let touches_after = letters(pieces.peek()).starts_with(is_letter);
        let (mut before, mut after) = (None, None);
        if let PieceKind::Text(text) = &piece.kind
            && is_marked
            && text.contains(is_letter)
        {
            let start = if touches_before { text.len() - text.trim_start_matches(is_sign).len() } else { 0 };
            let end = if touches_after { text.trim_end_matches(is_sign).len() } else { text.len() };
            before = Some(outside(&text[..start]));
            after = Some(outside(&text[end..]));
            piece.kind = PieceKind::Text(text[start..end].to_owned());
        }
        let is_full = |piece: &Piece| piece.kind != PieceKind::Text(String::new());
        spread.extend([before, Some(piece), after].into_iter().flatten().filter(is_full));
    }
    spread
}

/// The letters of a piece that is text.
fn letters(piece: Option<&Piece>) -> &str {
    match piece {
        Some(Piece { kind: PieceKind::Text(text), .. }) => text,
        _ => "",
    }
}

/// Whether a character is a part of a word: the vowels and accents that stand on a letter are.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_sign(c: char) -> bool {
    !is_letter(c)
}

/// The first address of the web in a text.
pub(super) fn address_in(text: &str) -> Option<&str> {
    let scheme_at =
        |at: usize| ["https://", "http://"].into_iter().find(|scheme| text[at..].starts_with(scheme));
    let mut starts = text.match_indices("http").filter_map(|(at, _)| Some((at, scheme_at(at)?.len())));
    let (start, scheme) = starts.next()?;
    let rest = &text[start..];
    let is_end = |c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c) || !c.is_ascii();
    let end = rest.find(is_end).unwrap_or(rest.len());
    let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*', '_']);
    (address.len() > scheme).then_some(address)
}

/// The blocks of a cell as one line.
fn line_of(blocks: &[Block]) -> Vec<Piece> {
    let mut line: Vec<Piece> = Vec::new();
    let mut add = |before: Option<String>, pieces: &[Piece]| {
        if !line.is_empty() {
            line.push(Piece { kind: PieceKind::Break, ..Piece::text("") });
        }
        line.extend(before.map(Piece::text));
        line.extend_from_slice(pieces);
    };
    for block in blocks {
        match block {
            Block::Item { number: Some(number), pieces, .. } => add(Some(format!("{number}. ")), pieces),
            Block::Item { pieces, .. } => add(Some("– ".to_owned()), pieces),
            Block::Table(table) => {
                for row in &table.rows {
                    let mut inner: Vec<Piece> = Vec::new();
                    for cell in row {
                        if !inner.is_empty() {
                            inner.push(Piece::text("; "));
                        }
                        inner.extend(line_of(&cell.blocks));
                    }
                    add(None, &inner);
                }
            }
            other => add(None, other.pieces()),
        }
    }
    line
}

fn without_notes(line: &[Piece], is_again: bool) -> Vec<Piece> {
    line.iter().filter(|piece| !is_again || !is_note(piece)).cloned().collect()
}

/// Several rows of a head as one.
fn joined(rows: impl Iterator<Item = Vec<Vec<Piece>>>, columns: usize) -> Vec<Vec<Piece>> {
    let mut head: Vec<Vec<Piece>> = vec![Vec::new(); columns];
    for row in rows {
        for (cell, line) in head.iter_mut().zip(row) {
            let (before, after) = (one_line(&plain(cell)), one_line(&plain(&line)));
            if before.is_empty() {
                *cell = line;
            } else if !after.is_empty() && before != after {
                cell.push(Piece::text(", "));
                cell.extend(line);
            }
        }
    }
    head
}

/// The level of an item; what goes on with one is deeper than any.
fn level_of(block: &Block) -> usize {
    match block {
        Block::Item { level, .. } => *level,
        _ => usize::MAX,
    }
}

/// Whether a numbered list in a list begins with another number than 1: right below a line it would be text.
fn begins_late(list: &[Block]) -> bool {
    let base = level_of(&list[0]);
    list.windows(2).any(|pair| match (&pair[0], &pair[1]) {
        (before, Block::Item { level, number: Some(2..), .. }) if *level > base => {
            let number = |block: &Block| if let Block::Item { number, .. } = block { *number } else { None };
            level_of(before) != *level || number(before).map(|number| number + 1) != number(&pair[1])
        }
        _ => false,
    })
}

/// How many of some items belong to the list that the first begins.
fn length_of_list(blocks: &[Block], base: usize, first: Option<u64>) -> usize {
    let mut next = first;
    let mut length = 0;
    for block in blocks {
        if let Block::Item { level, number, .. } = block {
            if *level < base {
                break;
            }
            if *level == base {
                if *number != next {
                    break;
                }
                next = next.map(|number| number + 1);
            }
        }
        length += 1;
    }
    length.max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::parse::fields::Faults;
    use crate::parse::markdown::{Document, parse_markdown, plain_blocks};
    use crate::source::{Source, Sources};

    fn paragraph(pieces: Vec<Piece>) -> Block {
        Block::Paragraph { pieces, kind: ParagraphKind::Plain }
    }

    fn bold(text: &str) -> Piece {
        Piece { marks: Marks { bold: true, ..Marks::default() }, ..Piece::text(text) }
    }

    fn item(level: usize, number: Option<u64>, text: &str) -> Block {
        Block::Item { level, number, pieces: vec![Piece::text(text)] }
    }

    fn write(blocks: &[Block]) -> String {
        Writer { sources: 2, ..Writer::default() }.blocks(blocks)
    }

    /// Markdown as the site reads it.
    fn read(markdown: &str) -> Document {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a.md", markdown.to_owned()));
        parse_markdown(markdown, id, 0, &Faults::default())
    }

    #[test]
    fn marks_stand_at_letters() {
        let line = |pieces: Vec<Piece>| write(&[paragraph(pieces)]);
        assert_eq!(
            line(vec![bold("one "), Piece::text("two"), bold(" "), bold(" three")]),
            "**one** two **three**"
        );
        assert_eq!(line(vec![bold("Note:"), Piece::text("text")]), "**Note**:text");
        assert_eq!(line(vec![bold("注意："), Piece::text("文字")]), "**注意**：文字");
        assert_eq!(
            line(vec![Piece::text("文字"), bold("“引用”"), Piece::text("文字")]),
            "文字“**引用**”文字"
        );
        assert_eq!(line(vec![Piece::text("قال"), bold("«نعم»،"), Piece::text("ثم")]), "قال«**نعم**»،ثم");
        // A vowel stays on its letter.
        assert_eq!(line(vec![bold("كتابٌ"), Piece::text("جديد")]), "**كتابٌ**جديد");
        assert_eq!(line(vec![bold("Note. "), Piece::text("text [1]")]), "**Note.** text [1]");
        assert_eq!(line(vec![bold("Whole line [1], "), bold("and (2).")]), "**Whole line [1], and (2).**");
        assert_eq!(line(vec![Piece::text("one"), bold(" "), Piece::text("two"), bold("")]), "one two");
        assert_eq!(line(vec![bold("a"), bold("b")]), "**ab**");
        assert_eq!(
            line(vec![Piece::text("a * b_c_ <b>x</b> $5$ & &amp;")]),
            "a \\* b_c\\_ \\<b>x\\</b> \\$5\\$ & &amp;amp;"
        );
    }

    #[test]
    fn addresses_in_text_are_links() {
        let line = |text: &str| write(&[paragraph(vec![Piece::text(text)])]);
        assert_eq!(
            line("See https://a.example/x_y_z, and http://b.example."),
            "See <https://a.example/x_y_z>, and <http://b.example>."
        );
        assert_eq!(line("见https://a.example/页"), "见<https://a.example/>页");
        assert_eq!(line("https:// alone"), "https:// alone");
    }

    #[test]
    fn numbers_of_sources_are_citations_and_others_are_text() {
        let line = |text: &str| write(&[paragraph(vec![Piece::text(text)])]);
        assert_eq!(line("So it is [1] [2]."), "So it is [1] [2].");
        for text in ["[3]", "[0]", "![1]", "[1](x)", "[1]: x", "[a]"] {
            assert!(line(text).contains("\\["), "{text}: {}", line(text));
        }
    }

    #[test]
    fn items_become_lists_in_lists() {
        let list = write(&[
            item(0, Some(1), "one"),
            item(1, None, "a"),
            item(1, None, "b"),
            item(0, Some(2), "two"),
            item(0, Some(1), "again"),
        ]);
        let document = read(&list);
        assert_eq!(document.blocks.len(), 2, "{list}");
        assert!(list.starts_with("1. one\n   - a\n   - b\n2. two\n"), "{list}");
    }

    /// A piece of any look.
    fn any_piece() -> impl Strategy<Value = Piece> {
        let text =
            "[a-c ]{0,3}[ a1.,:!?()*_~`$<>&#|“”：。、«»،ة\u{64c}水文\\[\\]\\\\-]{0,6}( ?\\[[123]\\][(:! ]?)?";
        let kind = prop_oneof![
            8 => text.prop_map(PieceKind::Text),
            1 => Just(PieceKind::Break),
            1 => (0..2_usize).prop_map(PieceKind::Note),
            1 => any::<bool>().prop_map(|display| PieceKind::Formula { latex: "a_{1}".to_owned(), display }),
        ];
        let marks = prop::array::uniform5(prop::bool::weighted(0.3)).prop_map(
            |[bold, italic, strike, raised, lowered]| Marks { bold, italic, strike, raised, lowered },
        );
        let link = prop::option::weighted(0.1, Just("https://a.example/(x)?a=1&b=_2_".to_owned()));
        (kind, marks, link).prop_map(|(kind, marks, link)| Piece { kind, marks, link })
    }

    fn any_block() -> impl Strategy<Value = Block> {
        let pieces = || prop::collection::vec(any_piece(), 0..6);
        let cell = pieces().prop_map(|pieces| {
            let pieces = [vec![Piece::text("c ")], pieces].concat();
            Cell { blocks: vec![paragraph(pieces)], span: 1, continues: false }
        });
        let kind = prop::sample::select(vec![
            ParagraphKind::Plain,
            ParagraphKind::Plain,
            ParagraphKind::Continued,
            ParagraphKind::Quote,
        ]);
        prop_oneof![
            (pieces(), kind).prop_map(|(pieces, kind)| Block::Paragraph { pieces, kind }),
            (1..5_u8, pieces()).prop_map(|(level, pieces)| Block::Heading { level, pieces }),
            (0..3_usize, prop::option::of(1..4_u64), pieces())
                .prop_map(|(level, number, pieces)| Block::Item { level, number, pieces }),
            prop::collection::vec(prop::collection::vec(cell, 2), 2..4)
                .prop_map(|rows| Block::Table(Table { heads: 1, rows })),
        ]
    }

    /// The letters that a document is to be read with, without space.
    fn meant(blocks: &[Block]) -> String {
        let of_pieces = |pieces: &[Piece]| {
            let letters = |piece: &Piece| match &piece.kind {
                PieceKind::Note(note) => format!("[^{}]", note + 1),
                _ => plain(std::slice::from_ref(piece)),
            };
            pieces.iter().map(letters).collect::<String>()
        };
        let of_block = |block: &Block| match block {
            Block::Table(table) => table.rows.iter().flatten().map(|cell| meant(&cell.blocks)).collect(),
            other => of_pieces(other.pieces()),
        };
        let letters: String = blocks.iter().map(of_block).collect();
        letters.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// The letters that Markdown is read with, without space and without signs of HTML.
    fn letters_of(markdown: &str) -> String {
        let parser = pulldown_cmark::Parser::new_ext(markdown, crate::parse::markdown::options());
        let letters = parser.filter_map(|event| match event {
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => Some(text.to_string()),
            Event::FootnoteReference(label) => Some(format!("[^{label}]")),
            Event::Code(_) | Event::Html(_) => panic!("{markdown}"),
            _ => None,
        });
        letters.flat_map(|text| text.chars().collect::<Vec<_>>()).filter(|c| !c.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn each_word_of_any_blocks_is_written(blocks in prop::collection::vec(any_block(), 1..6)) {
            let notes = [vec![paragraph(vec![Piece::text("one")])], Vec::new()];
            let mut writer = Writer::new(&[], &notes, 2);
            let written = writer.blocks(&blocks);
            prop_assert_eq!(letters_of(&written), meant(&blocks), "{}", written);
        }

        #[test]
        fn text_survives(text in "[a-z0-9 \\\\*_`\\[\\]()#+.!<>~^|$&;:=\"'{}@/é水م-]{0,40}", start in "(1\\. |# |- |> |=|\\+ |    )?") {
            let text = one_line(&format!("{start}{text}"));
            prop_assume!(!text.is_empty());
            let words = |markdown: &str| one_line(&plain_blocks(&read(markdown).blocks));
            let mut writer = Writer::default();
            let written = writer.blocks(&[paragraph(vec![Piece::text(text.clone())])]);
            prop_assert_eq!(words(&written), text.clone(), "{}", written);
            let written = writer.blocks(&[item(0, None, &text), item(1, Some(3), &text)]);
            prop_assert_eq!(words(&written), format!("{text} {text}"), "{}", written);
            let heading = Block::Heading { level: 3, pieces: vec![Piece::text(text.clone())] };
            prop_assert_eq!(words(&writer.blocks(&[heading])), text.clone());
            let cell = || Cell { blocks: vec![paragraph(vec![bold(&text)])], span: 1, continues: false };
            let table = Block::Table(Table { heads: 1, rows: vec![vec![cell(), cell()], vec![cell(), cell()]] });
            let written = writer.blocks(&[table]);
            prop_assert_eq!(words(&written), [text.as_str(); 4].join(" "), "{}", written);
        }
    }
}
