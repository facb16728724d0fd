//! What stands in a line: letters and how they look, links, fields, and signs.

use roxmltree::Node;

use super::super::package::Target;
use super::super::styles::{Height, Look};
use super::super::{ImportFailure, Marks, Piece, PieceKind, formula, plain};
use super::{
    Field, Reader, Run, Space, attribute, child, chosen, connection, is_placeholder, shortened, space_of,
};
use crate::link::target::{SAFE_SCHEMES, scheme_of};
use crate::model::hidden::find_hidden;

/// Longest address that is linked, in bytes.
const ADDRESS: usize = 2_000;

impl Reader<'_, '_> {
    /// Reads what stands in a line.
    pub(super) fn inline(
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

    pub(super) fn inlines(
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
                        self.count(1)?;
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
    pub(super) fn is_shown(&self, run: &Run) -> bool {
        !run.hidden
            && (!self.fields_are_whole || self.fields.iter().all(|field| field.shows && !field.dropped))
    }

    pub(super) fn text(&mut self, text: &str, pieces: &mut Vec<Piece>, run: &Run, marks: Marks) {
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
    pub(super) fn seen(&mut self, text: &str) -> String {
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

    pub(super) fn push_piece(&mut self, kind: PieceKind, pieces: &mut Vec<Piece>, run: &Run, marks: Marks) {
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

    pub(super) fn formula(&mut self, node: Node<'_, '_>, pieces: &mut Vec<Piece>) {
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
}
