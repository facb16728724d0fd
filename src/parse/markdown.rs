//! Markdown to our own tree, in which every block and inline has its place.
//!
//! pulldown-cmark's events are consumed once, here. Page, print and index read the tree. Nesting is
//! cut at `DEPTH_LIMIT`, so that every later pass may recurse without fear for the stack.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{
    Alignment, BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options,
    Parser, Tag,
};
use serde::{Deserialize, Serialize};

use crate::fault::FaultKind;
use crate::parse::fields::Faults;
use crate::source::{SourceId, Span};

/// Deepest nesting of quotes, lists, emphasis, links and pictures together.
pub(crate) const DEPTH_LIMIT: usize = 24;

/// Link target of a citation, while the parser is at work; no author can write it, because a link
/// with this target that was not made from `[n]` keeps its own link type.
const CITATION: &str = "citation:";

/// A text as a tree.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The blocks in order; footnote definitions are not among them.
    pub blocks: Vec<Block>,
    /// Footnotes in the order of their definitions.
    pub footnotes: Vec<Footnote>,
}

/// A footnote's definition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Footnote {
    /// The label between `[^` and `]`.
    pub label: String,
    /// The text.
    pub blocks: Vec<Block>,
    /// Where it is defined.
    pub span: Span,
}

/// A block and its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    #[serde(deserialize_with = "crate::parse::kept::nested")]
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// The text of a tight list item, which gets no paragraph of its own.
    Plain(Vec<Inline>),
    /// A heading.
    Heading {
        /// 1 to 6.
        #[serde(deserialize_with = "crate::parse::kept::level")]
        level: u8,
        /// The id written as `{#id}`.
        id: Option<String>,
        /// The text.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// First number of a numbered list.
        start: Option<u64>,
        /// The items.
        items: Vec<Item>,
    },
    /// A quotation, or an alert such as `> [!WARNING]`.
    Quote {
        /// Kind of alert.
        alert: Option<Alert>,
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Code, as written.
    Code {
        /// Language named after the fence.
        language: String,
        /// Whether it stands between fences; other code is told by four spaces or a tab.
        fenced: bool,
        /// The code.
        text: String,
    },
    /// A table.
    Table {
        /// Alignment of each column.
        columns: Vec<Align>,
        /// Cells of the head row.
        head: Vec<Vec<Inline>>,
        /// Cells of the other rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Terms and what they mean.
    Definitions(Vec<Definition>),
    /// A line across the page.
    Rule,
    /// HTML as written; never shown without sanitising.
    Html(String),
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Ticked or not, for a task.
    pub task: Option<bool>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A term or one of its meanings, in the order written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Definition {
    /// The term.
    Term(Vec<Inline>),
    /// A meaning of the term before it.
    Meaning(Vec<Block>),
}

/// GitHub's kinds of alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are GitHub's own and say all there is")]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// Alignment of a table column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// As the language reads.
    Natural,
    /// To the start of the line.
    Start,
    /// In the middle.
    Centre,
    /// To the end of the line.
    End,
}

/// A piece of a line and its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inline {
    /// What it is.
    #[serde(deserialize_with = "crate::parse::kept::nested")]
    pub kind: InlineKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of inline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum InlineKind {
    /// Text.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// A link.
    Link {
        /// Target as written.
        target: String,
        /// Title as written.
        title: String,
        /// What the reader sees.
        content: Vec<Inline>,
    },
    /// A picture.
    Image {
        /// Target as written.
        target: String,
        /// Title as written.
        title: String,
        /// Alternative text.
        alt: String,
    },
    /// LaTeX.
    Math {
        /// Whether it stands on a line of its own.
        display: bool,
        /// The LaTeX as written.
        latex: String,
    },
    /// HTML as written; never shown without sanitising.
    Html(String),
    /// A mark that leads to a footnote.
    FootnoteMark(String),
    /// `[n]`: the source with this number, counted from 1.
    Citation(usize),
    /// The end of a line in the file, a space on the page.
    SoftBreak,
    /// The end of a line on the page.
    HardBreak,
}

/// What texts can have beyond CommonMark.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// Parses Markdown that is the part of a source starting at byte `offset`.
pub(crate) fn parse_markdown(text: &str, source: SourceId, offset: usize, faults: &Faults) -> Document {
    let (plain, places) = with_plain_ends(text, source, offset);
    let options = options();
    let on_broken_link = |link: BrokenLink<'_>| {
        let label = link.reference.trim();
        // `[1][2]` reads as a link with the label 2 to Markdown, and as two citations to an author.
        if let Some(number) = citation_number(label) {
            return Some((CowStr::from(format!("{CITATION}{number}")), CowStr::from("")));
        }
        // A lone `[word]` is ordinary text; `[text][word]` and `[word][]` want a target.
        if !matches!(link.link_type, LinkType::Shortcut | LinkType::ShortcutUnknown) {
            let span = places.span(link.span);
            faults.at(span, FaultKind::UndefinedReference { label: label.to_owned(), footnote: false });
        }
        None
    };
    let events =
        Parser::new_with_broken_link_callback(&plain, options, Some(on_broken_link)).into_offset_iter();
    let mut builder = Builder {
        places: &places,
        faults,
        open: vec![Open::root()],
        passed_over: Vec::new(),
        depth: 0,
        reported: false,
    };
    for (event, range) in events {
        builder.event(event, range);
    }
    let document = builder.finish();
    report_undefined_notes(text, &document, offset, faults);
    document
}

/// Where what Markdown reads stands in the file.
struct Places {
    source: SourceId,
    offset: usize,
    /// Ends of lines in what is read that have one letter more in the file.
    wider: Vec<usize>,
}

impl Places {
    fn span(&self, range: Range<usize>) -> Span {
        let place = |at: usize| self.offset + at + self.wider.partition_point(|end| *end < at);
        Span::new(self.source, place(range.start)..place(range.end))
    }
}

/// A text for Markdown. pulldown-cmark gives the ends of lines of Windows on in formulas and HTML, and makes two blanks of one in code.
fn with_plain_ends(text: &str, source: SourceId, offset: usize) -> (Cow<'_, str>, Places) {
    let mut places = Places { source, offset, wider: Vec::new() };
    if !text.contains("\r\n") {
        return (Cow::Borrowed(text), places);
    }
    let mut plain = String::with_capacity(text.len());
    for (at, line) in text.split("\r\n").enumerate() {
        if at > 0 {
            places.wider.push(plain.len());
            plain.push('\n');
        }
        plain.push_str(line);
    }
    (Cow::Owned(plain), places)
}

/// Most characters of a footnote's label that are looked at.
const LONGEST_LABEL: usize = 100;

/// pulldown-cmark leaves `[^label]` as text when no definition has the label; for a reader that is
/// a note that got lost.
fn report_undefined_notes(text: &str, document: &Document, offset: usize, faults: &Faults) {
    document.walk(&mut |visited| {
        let Visited::Inline(Inline { kind: InlineKind::Text(_), span }) = visited else { return };
        let start = span.start as usize - offset;
        let written = text.get(start..span.end as usize - offset).unwrap_or_default();
        for (at, _) in written.match_indices("[^") {
            // Labels are short; looking to the end of the text for each `[^` could take for ever.
            let mut letters = written[at + 2..].char_indices().take(LONGEST_LABEL);
            let Some((len, _)) = letters.find(|(_, c)| matches!(c, '[' | ']')) else { continue };
            let label = &written[at + 2..at + 2 + len];
            if !written[at + 2 + len..].starts_with(']') {
                continue;
            }
            // The backslash of `\[^` stands before the span: pulldown-cmark cuts the text there.
            let escaped = ends_in_escape(&text[..start + at]);
            if !label.is_empty() && !label.contains(char::is_whitespace) && !escaped {
                let place = Span::new(span.source, offset + start + at..offset + start + at + len + 3);
                faults.at(place, FaultKind::UndefinedReference { label: label.to_owned(), footnote: true });
            }
        }
    });
}

/// Whether the sign behind a text is escaped: an odd number of backslashes stands before it, as each pair
/// of them is one backslash.
pub(crate) fn ends_in_escape(before: &str) -> bool {
    before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// The number of a citation `[12]`; zero is none, and four digits are a year.
fn citation_number(label: &str) -> Option<usize> {
    if label.len() > 2 || label.starts_with('0') || !label.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    label.parse().ok()
}

/// A node whose end has not come yet.
struct Open {
    what: Opened,
    span: Option<Span>,
    children: Children,
}

/// What was opened. `Flat` is a container beyond the depth limit: its children go to its parent.
enum Opened {
    Root,
    Flat,
    Paragraph,
    Heading { level: u8, id: Option<String> },
    Quote(Option<Alert>),
    Code { language: String, fenced: bool },
    Html,
    List(Option<u64>),
    Item,
    Footnote(String),
    Definitions,
    Term,
    Meaning,
    Table(Vec<Align>),
    Head,
    Row,
    Cell,
    Emphasis,
    Strong,
    Strikethrough,
    Link { target: String, title: String, citation: Option<usize>, shortcut: bool, picture: bool },
    Image { target: String, title: String },
}

/// What has been read inside an open node; which of these are used depends on the node.
#[derive(Default)]
struct Children {
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Item>,
    definitions: Vec<Definition>,
    head: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    cells: Vec<Vec<Inline>>,
    footnotes: Vec<Footnote>,
    text: String,
    task: Option<bool>,
}

impl Open {
    fn root() -> Self {
        Open { what: Opened::Root, span: None, children: Children::default() }
    }
}

impl Children {
    /// The blocks, with inlines that stand outside any block as a block of their own.
    fn into_blocks(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }

    /// Gives back the room that was kept for more. Most nodes have one or two children, and a library
    /// of ten thousand texts keeps them all.
    fn shrink(&mut self) {
        self.blocks.shrink_to_fit();
        self.items.shrink_to_fit();
        self.definitions.shrink_to_fit();
        self.head.shrink_to_fit();
        self.rows.shrink_to_fit();
        self.cells.shrink_to_fit();
        self.inlines.shrink_to_fit();
        for inline in &mut self.inlines {
            if let InlineKind::Text(text) = &mut inline.kind {
                text.shrink_to_fit();
            }
        }
    }

    /// Closes a run of inlines that stand directly in a block container.
    fn flush(&mut self) {
        if let (Some(first), Some(last)) = (self.inlines.first(), self.inlines.last()) {
            let span = Span { end: last.span.end, ..first.span };
            let inlines = std::mem::take(&mut self.inlines);
            self.blocks.push(Block { kind: BlockKind::Plain(inlines), span });
        }
    }
}

struct Builder<'a> {
    places: &'a Places,
    faults: &'a Faults,
    open: Vec<Open>,
    /// For each node whose end has not come, whether it was passed over: emphasis, links and pictures beyond
    /// the depth limit are never opened, so that their words go where they belong at once. Handing them up
    /// level by level would take time that grows with the square of the depth.
    passed_over: Vec<bool>,
    depth: usize,
    reported: bool,
}

impl Builder<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        self.places.span(range)
    }

    fn top(&mut self) -> &mut Children {
        &mut self.open.last_mut().expect("the root is never closed before the end").children
    }

    fn inline(&mut self, kind: InlineKind, span: Span) {
        let inlines = &mut self.top().inlines;
        // pulldown-cmark cuts text at every possible delimiter; one run is easier to work with.
        if let InlineKind::Text(more) = &kind
            && let Some(Inline { kind: InlineKind::Text(text), span: last }) = inlines.last_mut()
            && last.end == span.start
        {
            text.push_str(more);
            last.end = span.end;
            return;
        }
        inlines.push(Inline { kind, span });
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = self.span(range);
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(_) => self.end(),
            Event::Text(text) => match self.open.last().map(|open| &open.what) {
                Some(Opened::Code { .. } | Opened::Html) => self.top().text.push_str(&text),
                _ => self.inline(InlineKind::Text(text.into_string()), span),
            },
            Event::Code(code) => self.inline(InlineKind::Code(code.into_string()), span),
            Event::InlineMath(latex) => {
                self.inline(InlineKind::Math { display: false, latex: latex.into_string() }, span);
            }
            Event::DisplayMath(latex) => {
                self.inline(InlineKind::Math { display: true, latex: latex.into_string() }, span);
            }
            Event::Html(html) => match self.open.last().map(|open| &open.what) {
                Some(Opened::Html) => self.top().text.push_str(&html),
                _ => {
                    self.top().flush();
                    let block = Block { kind: BlockKind::Html(html.into_string()), span };
                    self.top().blocks.push(block);
                }
            },
            Event::InlineHtml(html) => self.inline(InlineKind::Html(html.into_string()), span),
            Event::FootnoteReference(label) => {
                self.inline(InlineKind::FootnoteMark(label.into_string()), span)
            }
            Event::SoftBreak => self.inline(InlineKind::SoftBreak, span),
            Event::HardBreak => self.inline(InlineKind::HardBreak, span),
            Event::Rule => {
                self.top().flush();
                self.top().blocks.push(Block { kind: BlockKind::Rule, span });
            }
            Event::TaskListMarker(done) => self.top().task = Some(done),
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        let nests = matches!(
            tag,
            Tag::BlockQuote(_)
                | Tag::List(_)
                | Tag::Item
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Image { .. }
                | Tag::DefinitionList
                | Tag::DefinitionListDefinition
        );
        let in_a_line = matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        );
        self.depth += 1;
        let too_deep = nests && self.depth > DEPTH_LIMIT;
        if too_deep && !self.reported {
            self.reported = true;
            self.faults.at(span.head(), FaultKind::MarkdownTooDeep { limit: DEPTH_LIMIT });
        }
        self.passed_over.push(too_deep && in_a_line);
        if too_deep && in_a_line {
            return;
        }
        let what = if too_deep { Opened::Flat } else { opened(tag) };
        if let Opened::Link { citation: Some(number), picture: true, .. } = what {
            self.faults.at(span, FaultKind::PictureCitation { number });
        }
        self.open.push(Open { what, span: Some(span), children: Children::default() });
    }

    fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.passed_over.pop() == Some(true) {
            return;
        }
        let Some(Open { what, span, mut children }) = self.open.pop() else { return };
        let span = span.expect("only the root has no span, and it is not closed here");
        let task = children.task;
        children.shrink();
        let notes = std::mem::take(&mut children.footnotes);
        self.top().footnotes.extend(notes);
        let block = match what {
            Opened::Root => return,
            Opened::Flat => {
                let parent = self.top();
                parent.flush_if(!children.blocks.is_empty());
                parent.blocks.append(&mut children.blocks);
                parent.inlines.append(&mut children.inlines);
                parent.items.append(&mut children.items);
                parent.definitions.append(&mut children.definitions);
                // Items of a list that was cut off have no list: their text stays.
                if !matches!(self.open.last().map(|open| &open.what), Some(Opened::List(_) | Opened::Flat)) {
                    let parent = self.top();
                    let items = std::mem::take(&mut parent.items);
                    parent.blocks.extend(items.into_iter().flat_map(|item| item.blocks));
                }
                return;
            }
            Opened::Paragraph => BlockKind::Paragraph(children.inlines),
            Opened::Heading { level, id } => BlockKind::Heading { level, id, content: children.inlines },
            Opened::Quote(alert) => BlockKind::Quote { alert, blocks: children.into_blocks() },
            Opened::Code { language, fenced } => BlockKind::Code { language, fenced, text: children.text },
            Opened::Html => BlockKind::Html(children.text),
            Opened::List(start) => BlockKind::List { start, items: children.items },
            Opened::Item => {
                // The marker of a task in a loose list stands inside the item's paragraph.
                let item = Item { task, blocks: children.into_blocks() };
                self.top().items.push(item);
                return;
            }
            Opened::Footnote(label) => {
                let footnote = Footnote { label, blocks: children.into_blocks(), span };
                self.top().footnotes.push(footnote);
                return;
            }
            Opened::Definitions => BlockKind::Definitions(children.definitions),
            Opened::Term => {
                self.top().definitions.push(Definition::Term(children.inlines));
                return;
            }
            Opened::Meaning => {
                let meaning = Definition::Meaning(children.into_blocks());
                self.top().definitions.push(meaning);
                return;
            }
            Opened::Table(columns) => BlockKind::Table { columns, head: children.head, rows: children.rows },
            Opened::Head => {
                self.top().head = children.cells;
                return;
            }
            Opened::Row => {
                self.top().rows.push(children.cells);
                return;
            }
            Opened::Cell => {
                self.top().cells.push(children.inlines);
                return;
            }
            Opened::Emphasis => return self.inline(InlineKind::Emphasis(children.inlines), span),
            Opened::Strong => return self.inline(InlineKind::Strong(children.inlines), span),
            Opened::Strikethrough => return self.inline(InlineKind::Strikethrough(children.inlines), span),
            Opened::Link { citation: Some(number), shortcut, .. } => {
                if !shortcut {
                    match citation_number(&plain_text(&children.inlines)) {
                        Some(before) => self.inline(InlineKind::Citation(before), span),
                        None => self.top().inlines.append(&mut children.inlines),
                    }
                }
                return self.inline(InlineKind::Citation(number), span);
            }
            Opened::Link { target, title, citation: None, .. } => {
                return self.inline(InlineKind::Link { target, title, content: children.inlines }, span);
            }
            Opened::Image { target, title } => {
                let alt = plain_text(&children.inlines);
                return self.inline(InlineKind::Image { target, title, alt }, span);
            }
        };
        let parent = self.top();
        if task.is_some() {
            parent.task = task;
        }
        parent.flush();
        parent.blocks.push(Block { kind: block, span });
    }

    fn finish(mut self) -> Document {
        // Every Start has its End, so only the root is left; closing the rest costs nothing.
        while self.open.len() > 1 {
            self.end();
        }
        let mut root = self.open.pop().map(|open| open.children).unwrap_or_default();
        let footnotes = std::mem::take(&mut root.footnotes);
        Document { blocks: root.into_blocks(), footnotes }
    }
}

impl Children {
    fn flush_if(&mut self, wanted: bool) {
        if wanted {
            self.flush();
        }
    }
}

fn opened(tag: Tag<'_>) -> Opened {
    match tag {
        Tag::Paragraph => Opened::Paragraph,
        Tag::Heading { level, id, .. } => {
            Opened::Heading { level: level_number(level), id: id.map(CowStr::into_string) }
        }
        Tag::BlockQuote(kind) => Opened::Quote(kind.map(|kind| match kind {
            BlockQuoteKind::Note => Alert::Note,
            BlockQuoteKind::Tip => Alert::Tip,
            BlockQuoteKind::Important => Alert::Important,
            BlockQuoteKind::Warning => Alert::Warning,
            BlockQuoteKind::Caution => Alert::Caution,
        })),
        Tag::CodeBlock(CodeBlockKind::Fenced(language)) => {
            Opened::Code { language: language.into_string(), fenced: true }
        }
        Tag::CodeBlock(CodeBlockKind::Indented) => Opened::Code { language: String::new(), fenced: false },
        Tag::HtmlBlock => Opened::Html,
        Tag::List(start) => Opened::List(start),
        Tag::Item => Opened::Item,
        Tag::FootnoteDefinition(label) => Opened::Footnote(label.into_string()),
        Tag::DefinitionList => Opened::Definitions,
        Tag::DefinitionListTitle => Opened::Term,
        Tag::DefinitionListDefinition => Opened::Meaning,
        Tag::Table(columns) => Opened::Table(
            columns
                .into_iter()
                .map(|column| match column {
                    Alignment::None => Align::Natural,
                    Alignment::Left => Align::Start,
                    Alignment::Center => Align::Centre,
                    Alignment::Right => Align::End,
                })
                .collect(),
        ),
        Tag::TableHead => Opened::Head,
        Tag::TableRow => Opened::Row,
        Tag::TableCell => Opened::Cell,
        Tag::Emphasis => Opened::Emphasis,
        Tag::Strong => Opened::Strong,
        Tag::Strikethrough => Opened::Strikethrough,
        Tag::Link { link_type, dest_url, title, .. } => {
            let (citation, shortcut) = cited(link_type, &dest_url);
            // `<name@example.org>` is an address to write to, as every Markdown reader takes it.
            let target = match link_type {
                LinkType::Email => format!("mailto:{dest_url}"),
                _ => dest_url.into_string(),
            };
            Opened::Link { target, title: title.into_string(), citation, shortcut, picture: false }
        }
        Tag::Image { link_type, dest_url, title, .. } => {
            let (target, title) = (dest_url.to_string(), title.into_string());
            match cited(link_type, &dest_url) {
                (None, _) => Opened::Image { target, title },
                // Read as the citation that it holds, so that nothing else is said of it.
                (citation, shortcut) => Opened::Link { target, title, citation, shortcut, picture: true },
            }
        }
        // Not asked for in the options, so never seen; their content is kept as it stands.
        Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => Opened::Flat,
    }
}

/// The number of a citation that was made a link by the parser's callback, and whether it stands alone
/// and not behind another pair of brackets.
fn cited(link_type: LinkType, target: &str) -> (Option<usize>, bool) {
    let shortcut = link_type == LinkType::ShortcutUnknown;
    let made_here = shortcut || matches!(link_type, LinkType::ReferenceUnknown | LinkType::CollapsedUnknown);
    let citation = made_here.then(|| target.strip_prefix(CITATION).and_then(citation_number)).flatten();
    // `[1][]` is one citation, too.
    (citation, shortcut || link_type == LinkType::CollapsedUnknown)
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The words of a line without any markup; breaks are spaces, pictures their alternative text.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(inlines, &mut text);
    text
}

fn push_plain(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(words),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                push_plain(inner, text);
            }
            InlineKind::Link { content, .. } => push_plain(content, text),
            InlineKind::Image { alt, .. } => text.push_str(alt),
            InlineKind::Math { latex, .. } => text.push_str(latex),
            InlineKind::SoftBreak | InlineKind::HardBreak => text.push(' '),
            InlineKind::Html(_) | InlineKind::FootnoteMark(_) | InlineKind::Citation(_) => {}
        }
    }
}

/// Something met while walking over a document.
#[derive(Debug, Clone, Copy)]
pub enum Visited<'a> {
    /// A block, before what is in it.
    Block(&'a Block),
    /// An inline, before what is in it.
    Inline(&'a Inline),
}

impl Document {
    /// Calls `visit` for every block and inline in reading order, footnotes last.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(Visited<'a>)) {
        walk_blocks(&self.blocks, visit);
        for footnote in &self.footnotes {
            walk_blocks(&footnote.blocks, visit);
        }
    }

    /// The words of the whole document.
    pub fn plain_text(&self) -> String {
        plain_blocks(&self.blocks)
    }
}

/// The words of some blocks, a space between blocks and cells. Headings count, footnotes do not.
pub fn plain_blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    push_blocks(blocks, &mut text);
    text
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => push_apart(inlines, text),
            BlockKind::Heading { content, .. } => push_apart(content, text),
            BlockKind::List { items, .. } => items.iter().for_each(|item| push_blocks(&item.blocks, text)),
            BlockKind::Quote { blocks, .. } => push_blocks(blocks, text),
            BlockKind::Code { text: code, .. } => {
                separate(text);
                text.push_str(code);
            }
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| push_apart(cell, text));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    match definition {
                        Definition::Term(inlines) => push_apart(inlines, text),
                        Definition::Meaning(blocks) => push_blocks(blocks, text),
                    }
                }
            }
            BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

/// Adds the words of a line after a space, so that they do not grow together with what stands before.
fn push_apart(inlines: &[Inline], text: &mut String) {
    separate(text);
    push_plain(inlines, text);
}

fn separate(text: &mut String) {
    if !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
}

/// Calls `visit` for some blocks and all that is in them.
pub fn walk_blocks<'a>(blocks: &'a [Block], visit: &mut impl FnMut(Visited<'a>)) {
    for block in blocks {
        visit(Visited::Block(block));
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => walk_inlines(inlines, visit),
            BlockKind::Heading { content, .. } => walk_inlines(content, visit),
            BlockKind::List { items, .. } => items.iter().for_each(|item| walk_blocks(&item.blocks, visit)),
            BlockKind::Quote { blocks, .. } => walk_blocks(blocks, visit),
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| walk_inlines(cell, visit));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    match definition {
                        Definition::Term(inlines) => walk_inlines(inlines, visit),
                        Definition::Meaning(blocks) => walk_blocks(blocks, visit),
                    }
                }
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

fn walk_inlines<'a>(inlines: &'a [Inline], visit: &mut impl FnMut(Visited<'a>)) {
    for inline in inlines {
        visit(Visited::Inline(inline));
        match &inline.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                walk_inlines(inner, visit);
            }
            InlineKind::Link { content, .. } => walk_inlines(content, visit),
            _ => {}
        }
    }
}
