//! A text's tree to the tree of nodes that the theme's templates set.
//!
//! A node is data: text goes into it as a string and is set as a string, so nothing that a practice
//! holds can become code of Typst. A string is a piece of text; everything else is an object whose `t`
//! says what it is. `docs/print-format.md` lists the nodes.
//!
//! Raw HTML is taken apart into its tags. Elements that an author may write become nodes of the same
//! names; what is never closed ends with the text around it, and all other tags go, so that the words
//! stay whatever the tags do.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::link::Body;
use crate::link::target::Target;
use crate::markup::{self, PieceKind};
use crate::math;
use crate::parse::markdown::{
    Alert, Align, Block, BlockKind, Definition, Footnote, Inline, InlineKind, Item, plain_blocks, plain_text,
};
use crate::print::formula;

/// Most nodes that stand one in the other: Typst ends with an error soon after. What is deeper is set without
/// the quotation, list or emphasis around it.
const DEPTH_LIMIT: usize = 9;

/// Most elements of MathML that stand one in the other.
const FORMULA_LIMIT: usize = 30;

/// What the tree has to know about the book around a text.
pub(crate) struct Around<'a> {
    /// Where a target leads in print; `None` for one that leads nowhere.
    pub(crate) way: &'a dyn Fn(&Target) -> Option<Way>,
    /// The picture behind a path.
    pub(crate) picture: &'a dyn Fn(&str) -> Option<Picture>,
    /// Titles of the five alerts.
    pub(crate) alerts: &'a [String; 5],
    /// How many sources the practice lists; a citation past the last is no link.
    pub(crate) sources: usize,
    /// Level of a heading that is written with `##`, 1 being the book's own parts.
    pub(crate) level: u8,
    /// Begins the names of all places that links of this text lead to; no other text of the book has it.
    pub(crate) name: &'a str,
    /// Begins the names of the places of its sources, which two texts of one practice may share.
    pub(crate) sources_of: &'a str,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Way {
    /// Out of the book.
    Address(String),
    /// To a place of the book.
    Place(String),
}

/// A picture as it is printed.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    /// Path among the files of the book.
    pub(crate) file: String,
    /// Width in pixels, where the file gives it.
    pub(crate) width: Option<usize>,
    /// Alternative text from front matter, which is used when Markdown gives none.
    pub(crate) alt: String,
    /// Credit and licence.
    pub(crate) credit: String,
}

/// Takes a whole text apart.
pub(crate) fn nodes_of(body: &Body, around: &Around<'_>) -> Vec<Value> {
    let mut notes: BTreeMap<String, &Footnote> = BTreeMap::new();
    for note in &body.document.footnotes {
        // Labels are the same whatever their case; the first of two wins.
        notes.entry(note.label.to_lowercase()).or_insert(note);
    }
    let mut tree = Tree {
        body,
        around,
        notes,
        placed: BTreeMap::new(),
        level: around.level,
        within: 0,
        depth: 0,
        in_heading: false,
    };
    let mut nest = Nest::new();
    for (at, block) in body.document.blocks.iter().enumerate() {
        if let BlockKind::Heading { level, content, .. } = &block.kind {
            nest.close_all();
            let id = body.outline.heading_at(at).map(|heading| heading.id.as_str());
            let level = tree.level_of(*level);
            let place = id.map(|id| place_of_heading(around.name, id));
            tree.in_heading = true;
            let content = tree.inlines(content);
            tree.in_heading = false;
            nest.push(json!({"t": "heading", "level": level, "place": place, "c": content}));
        } else {
            tree.block(block, &mut nest);
        }
    }
    nest.finish()
}

/// Name of the place of a heading.
pub(crate) fn place_of_heading(name: &str, id: &str) -> String {
    format!("{name}/h/{id}")
}

/// Name of the place of a source.
pub(crate) fn place_of_source(name: &str, number: usize) -> String {
    format!("{name}/s/{number}")
}

struct Tree<'a> {
    body: &'a Body,
    around: &'a Around<'a>,
    notes: BTreeMap<String, &'a Footnote>,
    /// Names of the notes that stand in the text already.
    placed: BTreeMap<String, String>,
    /// Level of the heading before.
    level: u8,
    /// How many footnotes the text that is read stands in; a note in a note is none.
    within: usize,
    /// How many nodes the text that is read stands in.
    depth: usize,
    /// Whether a heading is read, in which a note stands in brackets.
    in_heading: bool,
}

impl<'a> Tree<'a> {
    /// The level of a heading in the book. A level is never skipped on the way down, which readers by
    /// ear would take for something missing, and which PDF/UA forbids.
    fn level_of(&mut self, written: u8) -> u8 {
        let wanted = self.around.level + written.clamp(2, 6) - 2;
        let level = if wanted > self.level { self.level + 1 } else { wanted };
        let level = level.max(self.around.level).min(wanted);
        self.level = level;
        level
    }

    fn blocks(&mut self, blocks: &'a [Block]) -> Vec<Value> {
        let mut nest = Nest::new();
        self.depth += 1;
        blocks.iter().for_each(|block| self.block(block, &mut nest));
        self.depth -= 1;
        nest.finish()
    }

    /// Takes what stands in a list or a quotation that is too deep, without it.
    fn flat(&mut self, blocks: &'a [Block], nest: &mut Nest) {
        nest.close_all();
        blocks.iter().for_each(|block| self.block(block, nest));
    }

    fn block(&mut self, block: &'a Block, nest: &mut Nest) {
        if self.depth >= DEPTH_LIMIT {
            match &block.kind {
                BlockKind::List { items, .. } => {
                    return items.iter().for_each(|item| self.flat(&item.blocks, nest));
                }
                BlockKind::Quote { blocks, .. } => return self.flat(blocks, nest),
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        match definition {
                            Definition::Term(inlines) => {
                                let content = self.inlines(inlines);
                                nest.push(json!({"t": "par", "c": content}));
                            }
                            Definition::Meaning(blocks) => self.flat(blocks, nest),
                        }
                    }
                    return;
                }
                _ => {}
            }
        }
        match &block.kind {
            BlockKind::Paragraph(inlines) => {
                let node = self.paragraph(inlines);
                nest.push(node);
            }
            BlockKind::Plain(inlines) => {
                let content = self.inlines(inlines);
                nest.push(json!({"t": "plain", "c": content}));
            }
            // A heading inside a quotation or list is no part of the outline.
            BlockKind::Heading { content, .. } => {
                let content = self.inlines(content);
                nest.push(json!({"t": "par", "c": [{"t": "strong", "c": content}]}));
            }
            BlockKind::List { start, items } => {
                let items: Vec<Value> = items.iter().map(|item| self.item(item)).collect();
                nest.push(json!({"t": "list", "start": start.map(longest_number), "items": items}));
            }
            BlockKind::Quote { alert: None, blocks } => {
                let content = self.blocks(blocks);
                nest.push(json!({"t": "quote", "c": content}));
            }
            BlockKind::Quote { alert: Some(alert), blocks } => {
                let (kind, title) = self.alert(*alert);
                let content = self.blocks(blocks);
                nest.push(json!({"t": "alert", "kind": kind, "title": title, "c": content}));
            }
            BlockKind::Code { text, .. } => {
                nest.push(json!({"t": "code-block", "v": text.trim_end_matches('\n')}));
            }
            BlockKind::Table { columns, head, rows } => {
                let head: Vec<Value> = head.iter().map(|cell| json!(self.inlines(cell))).collect();
                let rows: Vec<Value> = rows
                    .iter()
                    .map(|row| row.iter().map(|cell| json!(self.inlines(cell))).collect())
                    .collect();
                let columns: Vec<&str> = columns.iter().map(|align| align_word(*align)).collect();
                nest.push(json!({"t": "table", "columns": columns, "head": head, "rows": rows}));
            }
            BlockKind::Definitions(definitions) => {
                let entries: Vec<Value> = definitions
                    .iter()
                    .map(|definition| match definition {
                        Definition::Term(inlines) => json!({"t": "term", "c": self.inlines(inlines)}),
                        Definition::Meaning(blocks) => json!({"t": "meaning", "c": self.blocks(blocks)}),
                    })
                    .collect();
                nest.push(json!({"t": "definitions", "c": entries}));
            }
            BlockKind::Rule => nest.push(json!({"t": "rule"})),
            BlockKind::Html(html) => nest.html(html),
        }
    }

    fn alert(&self, alert: Alert) -> (&'static str, &'a str) {
        let (kind, at) = match alert {
            Alert::Note => ("note", 0),
            Alert::Tip => ("tip", 1),
            Alert::Important => ("important", 2),
            Alert::Warning => ("warning", 3),
            Alert::Caution => ("caution", 4),
        };
        (kind, &self.around.alerts[at])
    }

    fn item(&mut self, item: &'a Item) -> Value {
        json!({"task": item.task, "c": self.blocks(&item.blocks)})
    }

    /// A paragraph; a picture or a formula that stands alone is a block of its own.
    fn paragraph(&mut self, inlines: &'a [Inline]) -> Value {
        if let [Inline { kind: InlineKind::Image { target, title, alt }, .. }] = inlines
            && let Some(picture) = self.picture(target)
        {
            let alt = if alt.is_empty() { &picture.alt } else { alt };
            return json!({
                "t": "figure", "file": picture.file, "width": picture.width, "alt": alt,
                "caption": title, "credit": picture.credit,
            });
        }
        json!({"t": "par", "c": self.inlines(inlines)})
    }

    fn picture(&self, target: &str) -> Option<Picture> {
        match self.body.targets.get(target)? {
            Target::Asset(path) => (self.around.picture)(path),
            _ => None,
        }
    }

    fn inlines(&mut self, inlines: &'a [Inline]) -> Vec<Value> {
        let mut nest = Nest::new();
        for (at, inline) in inlines.iter().enumerate() {
            let next = inlines.get(at + 1).map(|next| &next.kind);
            // A citation stands on the line of what it proves.
            let before_citation = matches!(next, Some(InlineKind::Citation(_)));
            match &inline.kind {
                InlineKind::Text(text) => match text.strip_suffix(' ') {
                    Some(text) if before_citation => nest.text(&format!("{text}\u{a0}")),
                    _ => nest.text(text),
                },
                InlineKind::SoftBreak => {
                    let before = nest.last_letter();
                    let after = next.and_then(first_letter);
                    if before.zip(after).is_some_and(|(a, b)| is_wide(a) && is_wide(b)) {
                        // Chinese has no space between words, nor between the lines of a file.
                    } else {
                        nest.text(if before_citation { "\u{a0}" } else { " " });
                    }
                }
                InlineKind::HardBreak => nest.push(json!({"t": "break"})),
                InlineKind::Code(code) => nest.push(json!({"t": "code", "v": code})),
                InlineKind::Emphasis(inner) => self.wrapped("em", inner, &mut nest),
                InlineKind::Strong(inner) => self.wrapped("strong", inner, &mut nest),
                InlineKind::Strikethrough(inner) => self.wrapped("del", inner, &mut nest),
                InlineKind::Link { target, content, .. } => {
                    let words = plain_text(content);
                    let content = self.inlines(content);
                    match self.body.targets.get(target).and_then(|target| (self.around.way)(target)) {
                        // What leads nowhere is shown as the words alone.
                        None => content.into_iter().for_each(|node| nest.push(node)),
                        Some(Way::Place(place)) => {
                            nest.push(json!({"t": "ref", "place": place, "c": content}));
                        }
                        Some(Way::Address(address)) => {
                            // On paper nobody can press a link: its address has to be read.
                            let shown = !is_address_of(&words, &address);
                            nest.push(json!({"t": "link", "href": address, "shown": shown, "c": content}));
                        }
                    }
                }
                InlineKind::Image { target, alt, .. } => match self.picture(target) {
                    Some(picture) => {
                        let alt = if alt.is_empty() { &picture.alt } else { alt };
                        nest.push(json!({"t": "image", "file": picture.file, "alt": alt}));
                    }
                    None => nest.text(alt),
                },
                InlineKind::Math { display, latex } => nest.push(math_node(*display, latex)),
                InlineKind::Html(html) => nest.html(html),
                InlineKind::FootnoteMark(label) => {
                    if let Some(node) = self.note(label) {
                        nest.push(node);
                    }
                }
                InlineKind::Citation(number) => {
                    let known = (1..=self.around.sources).contains(number);
                    let place = known.then(|| place_of_source(self.around.sources_of, *number));
                    nest.push(json!({"t": "cite", "n": number, "place": place}));
                }
            }
        }
        nest.finish()
    }

    /// A piece of a line in an element of its own, unless it is too deep for one.
    fn wrapped(&mut self, name: &str, inner: &'a [Inline], nest: &mut Nest) {
        let flat = self.depth >= DEPTH_LIMIT;
        self.depth += 1;
        let content = self.inlines(inner);
        self.depth -= 1;
        if flat {
            content.into_iter().for_each(|node| nest.push(node));
        } else {
            nest.push(json!({"t": name, "c": content}));
        }
    }

    /// A footnote where it is first marked, and a mark that leads to it after that.
    fn note(&mut self, label: &str) -> Option<Value> {
        let label = label.to_lowercase();
        let note: &'a Footnote = self.notes.get(&label).copied()?;
        if self.in_heading {
            return Some(json!(format!(" ({})", plain_blocks(&note.blocks))));
        }
        if let Some(place) = self.placed.get(&label) {
            return Some(json!({"t": "note-again", "place": place}));
        }
        if self.within > 0 {
            return None;
        }
        let place = format!("{}/n/{}", self.around.name, self.placed.len() + 1);
        self.placed.insert(label, place.clone());
        self.within += 1;
        let content = self.blocks(&note.blocks);
        self.within -= 1;
        Some(json!({"t": "note", "place": place, "c": content}))
    }
}

/// A formula, or its LaTeX where it cannot be set, which a rule has found.
fn math_node(display: bool, latex: &str) -> Value {
    let set =
        math::to_mathml(latex, display).ok().and_then(|mathml| formula::node_of(&mathml, FORMULA_LIMIT));
    match set {
        Some(formula) => json!({"t": "math", "block": display, "alt": latex.trim(), "c": formula}),
        None => json!({"t": "code", "v": latex}),
    }
}

/// Whether the words of a link are its address, which then need not be told once more.
fn is_address_of(words: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim().trim_end_matches('/');
        let text = ["https://", "http://", "mailto:"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .unwrap_or(text);
        text.strip_prefix("www.").unwrap_or(text).to_lowercase()
    };
    bare(words) == bare(address)
}

/// The longest number that a list may start with; one more is a slip.
fn longest_number(number: u64) -> u64 {
    number.min(i32::MAX as u64)
}

fn align_word(align: Align) -> &'static str {
    match align {
        Align::Natural | Align::Start => "start",
        Align::Centre => "center",
        Align::End => "end",
    }
}

/// Whether a letter is of a script that sets no space between words.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

fn first_letter(kind: &InlineKind) -> Option<char> {
    match kind {
        InlineKind::Text(text) => text.chars().next(),
        InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
            first_letter(&inner.first()?.kind)
        }
        InlineKind::Link { content, .. } => first_letter(&content.first()?.kind),
        _ => None,
    }
}

/// Whether a BCP 47 tag begins with a language that Typst can be told.
pub(crate) fn is_language(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Nodes in the making, with the elements of raw HTML that are open around them.
struct Nest {
    open: Vec<Element>,
}

/// An element of raw HTML.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    content: Vec<Value>,
}

impl Nest {
    fn new() -> Self {
        Nest { open: vec![Element { name: String::new(), attributes: Vec::new(), content: Vec::new() }] }
    }

    fn content(&mut self) -> &mut Vec<Value> {
        // The outermost is never closed.
        let last = self.open.len() - 1;
        &mut self.open[last].content
    }

    fn push(&mut self, node: Value) {
        self.content().push(node);
    }

    /// Adds text to the text before it.
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.content().last_mut() {
            Some(Value::String(before)) => before.push_str(text),
            _ => self.push(Value::String(text.to_owned())),
        }
    }

    /// The letter at the end of what is there.
    fn last_letter(&self) -> Option<char> {
        fn last_of(nodes: &[Value]) -> Option<char> {
            match nodes.last()? {
                Value::String(text) => text.chars().last(),
                Value::Object(node) => last_of(node.get("c")?.as_array()?),
                _ => None,
            }
        }
        last_of(&self.open.last()?.content)
    }

    /// Takes a piece of raw HTML: its elements open and close, its text is text.
    fn html(&mut self, html: &str) {
        let mut at = 0;
        // How many elements are open that vanish with what is in them.
        for piece in markup::pieces(html) {
            self.text_of_html(&html[at..piece.range.start]);
            at = piece.range.end;
            match piece.kind {
                PieceKind::Start { name, attributes, .. } if markup::is_allowed_element(&name) => {
                    match name.as_str() {
                        "br" => self.push(json!({"t": "break"})),
                        "hr" => self.push(json!({"t": "rule"})),
                        "wbr" => self.text("\u{200b}"),
                        name if markup::VOID_ELEMENTS.contains(&name) => {}
                        _ if self.open.len() < DEPTH_LIMIT => {
                            self.close_before(&name);
                            self.open.push(Element { name, attributes, content: Vec::new() });
                        }
                        _ => {}
                    }
                }
                PieceKind::End { name } => self.close(&name),
                _ => {}
            }
        }
        self.text_of_html(&html[at..]);
    }

    fn text_of_html(&mut self, html: &str) {
        let text = markup::text_of(html);
        // The line breaks between tags are none of the text.
        if text.trim().is_empty() && text.contains('\n') {
            return;
        }
        self.text(&text.split('\n').collect::<Vec<_>>().join(" "));
    }

    /// Closes elements whose end tag HTML lets an author leave out before the next of their kind.
    fn close_before(&mut self, next: &str) {
        let ends: &[&str] = match next {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "td" | "th" => &["td", "th"],
            "tr" => &["td", "th", "tr"],
            "thead" | "tbody" | "tfoot" => &["td", "th", "tr", "thead", "tbody", "tfoot"],
            "p" => &["p"],
            "rt" | "rp" => &["rt", "rp"],
            _ => return,
        };
        while self.open.len() > 1 && self.open.last().is_some_and(|open| ends.contains(&open.name.as_str())) {
            self.close_last();
        }
    }

    /// Closes the innermost element of a name and all in it; an end without a start is nothing.
    fn close(&mut self, name: &str) {
        if self.open.iter().skip(1).any(|open| open.name == name) {
            while self.open.last().is_some_and(|open| open.name != name) {
                self.close_last();
            }
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        if self.open.len() > 1
            && let Some(element) = self.open.pop()
        {
            self.push(element.node());
        }
    }

    fn close_all(&mut self) {
        while self.open.len() > 1 {
            self.close_last();
        }
    }

    fn finish(mut self) -> Vec<Value> {
        self.close_all();
        self.open.pop().map(|root| root.content).unwrap_or_default()
    }
}

impl Element {
    fn node(self) -> Value {
        let mut node = Map::new();
        let attribute = |name: &str| {
            self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
        };
        if let Some(dir) = attribute("dir") {
            node.insert("dir".to_owned(), json!(dir));
        }
        let lang = attribute("lang").map(str::to_ascii_lowercase).filter(|lang| is_language(lang));
        if let Some(lang) = lang {
            node.insert("lang".to_owned(), json!(lang));
        }
        for (name, short) in [("colspan", "columns"), ("rowspan", "rows")] {
            // Zero means all the rest in HTML; on paper one is what can be relied on.
            let number = attribute(name).and_then(|value| value.trim().parse::<u32>().ok());
            if let Some(number) = number.filter(|number| (2..=100).contains(number)) {
                node.insert(short.to_owned(), json!(number));
            }
        }
        if let Some(start) =
            attribute("start").or(attribute("value")).and_then(|value| value.trim().parse::<i32>().ok())
        {
            node.insert("start".to_owned(), json!(start.max(0)));
        }
        node.insert("t".to_owned(), json!("html"));
        node.insert("name".to_owned(), json!(self.name));
        node.insert("c".to_owned(), Value::Array(self.content));
        Value::Object(node)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{SAMPLE, Site};

    /// The nodes of a text in the starter's practice, of whose sources two count.
    fn nodes(text: &str) -> Vec<Value> {
        let site = Site::bare();
        let front: String = site.text(SAMPLE).split_inclusive("---\n").take(2).collect();
        let folder = SAMPLE.replace("en.md", "a.png");
        let library = site.with(SAMPLE, format!("{front}\n{text}\n")).with(&folder, b"x").library();
        let practice = library.practice("BP-7K3Q0").unwrap();
        let picture = |_: &str| {
            let alt = "From the head".to_owned();
            Some(Picture { file: "a".to_owned(), width: None, alt, credit: String::new() })
        };
        let way = |target: &Target| match target {
            Target::External(_) => Some(Way::Address("https://www.example.org/".to_owned())),
            _ => None,
        };
        let around = Around {
            way: &way,
            picture: &picture,
            alerts: &Default::default(),
            sources: 2,
            level: 2,
            name: "p",
            sources_of: "s",
        };
        nodes_of(&practice.original.as_ref().unwrap().body, &around)
    }

    #[test]
    fn each_construct_becomes_its_nodes() {
        let par = |content: Value| json!({"t": "par", "c": content});
        let html = |name: &str, content: Value| json!({"t": "html", "name": name, "c": content});
        for (text, wanted) in [
            // A citation stands on the line of what it proves, and leads to a source that there is.
            ("Water [2].", par(json!(["Water\u{a0}", {"t": "cite", "n": 2, "place": "s/s/2"}, "."]))),
            ("Water\n[3]", par(json!(["Water\u{a0}", {"t": "cite", "n": 3, "place": null}]))),
            ("one\ntwo", par(json!(["one two"]))),
            ("水\n泵", par(json!(["水泵"]))),
            // The words of a link are told once, and its address where it is not among them.
            (
                "[example.org](https://www.example.org/)",
                par(
                    json!([{"t": "link", "href": "https://www.example.org/", "shown": false, "c": ["example.org"]}]),
                ),
            ),
            (
                "[here](https://www.example.org/)",
                par(json!([{"t": "link", "href": "https://www.example.org/", "shown": true, "c": ["here"]}])),
            ),
            ("[there](nowhere.md)", par(json!(["there"]))),
            // A picture alone is a block; words of its own stand before those of the head.
            (
                "![](a.png)",
                json!({"t": "figure", "file": "a", "width": null, "alt": "From the head", "caption": "", "credit": ""}),
            ),
            (
                "x ![](a.png) ![Own](a.png)",
                par(
                    json!(["x ", {"t": "image", "file": "a", "alt": "From the head"}, " ", {"t": "image", "file": "a", "alt": "Own"}]),
                ),
            ),
            // A note stands where it is first marked; one in a note is none.
            (
                "a[^x] b[^X]\n\n[^x]: N[^y]\n\n[^y]: M",
                par(json!([
                    "a",
                    {"t": "note", "place": "p/n/1", "c": [par(json!(["N"]))]},
                    " b",
                    {"t": "note-again", "place": "p/n/1"},
                ])),
            ),
            (
                "a[^x]\n\n[^x]: N\n\n[^X]: M",
                par(json!(["a", {"t": "note", "place": "p/n/1", "c": [par(json!(["N"]))]}])),
            ),
            // What HTML lets an author leave open ends where the next of its kind begins.
            ("<ul><li>a<li>b</ul>", html("ul", json!([html("li", json!(["a"])), html("li", json!(["b"]))]))),
            (
                "<table><tr><td>a<td>b</table>",
                html(
                    "table",
                    json!([html("tr", json!([html("td", json!(["a"])), html("td", json!(["b"]))]))]),
                ),
            ),
            (
                "<div>\n<p lang=\"EN-us\" dir=\"ltr\">a</p>\n<p lang=\"english\">b</p>\n</div>",
                html(
                    "div",
                    json!([{"t": "html", "name": "p", "lang": "en-us", "dir": "ltr", "c": ["a"]}, html("p", json!(["b"]))]),
                ),
            ),
            (
                "<table><tr><td colspan=\"2\" rowspan=\"0\">a</td><td colspan=\"1000\">b</td></tr></table>",
                html(
                    "table",
                    json!([html(
                        "tr",
                        json!([{"t": "html", "name": "td", "columns": 2, "c": ["a"]}, html("td", json!(["b"]))])
                    )]),
                ),
            ),
            (
                "<ol start=\"-4\"><li>a</li></ol>",
                json!({"t": "html", "name": "ol", "start": 0, "c": [html("li", json!(["a"]))]}),
            ),
        ] {
            assert_eq!(nodes(text), [wanted], "{text}");
        }
        // No level is skipped on the way down.
        let levels: Vec<Value> =
            nodes("## A\n\n##### B\n\n## C\n\n### D\n").iter().map(|node| node["level"].clone()).collect();
        assert_eq!(levels, [2, 3, 2, 3]);
    }
}
