//! Styles and lists of a document: what a paragraph is called, and how it is numbered.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::word::{attribute, child, is_on, is_word_for_on};

/// Longest chain of styles that are based on each other.
const CHAIN: usize = 16;
/// Longest id of a list, in bytes; Word counts them.
const LONGEST_ID: usize = 100;
/// Levels of a list.
const LEVELS: usize = 9;

/// The styles of a document by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// The language of text by default.
    pub(super) language: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<ListPlace>,
    look: Look,
}

/// Where a paragraph stands among lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// Id of the list; zero is none.
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

/// How letters look, as far as it is said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) bold: Option<bool>,
    /// Bold of letters from right to left.
    pub(super) bold_complex: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) italic_complex: Option<bool>,
    pub(super) strike: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) from_right: Option<bool>,
    /// Above the line, below it, or neither.
    pub(super) height: Option<Height>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Height {
    Raised,
    Lowered,
    Line,
}

/// What the style of a paragraph says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    Title,
    Heading(u8),
    /// A line of a table of contents.
    Contents,
    Quote,
    /// It goes on with an item of a list.
    Continued,
    /// An item of a list whose sign is typed, as templates of the ITU have it: its level from 0.
    Typed(usize),
}

/// The word for a heading in names of styles, in languages of word processors; the names of Word itself are always
/// English.
const HEADINGS: [&str; 12] = [
    "heading",
    "titre",
    "título",
    "titulo",
    "заголовок",
    "标题",
    "標題",
    "العنوان",
    "عنوان",
    "überschrift",
    "rubrik",
    "titolo",
];

/// Names of styles for the title of a document.
const TITLES: [&str; 13] = [
    "title",
    "title1",
    "title 1",
    "doctitle",
    "titre",
    "titre principal",
    "título",
    "titulo",
    "название",
    "标题",
    "標題",
    "العنوان",
    "titel",
];

impl Styles {
    pub(super) fn read(document: &Document<'_>) -> Styles {
        let mut styles = Styles::default();
        for node in document.root_element().children().filter(Node::is_element) {
            match node.tag_name().name() {
                "docDefaults" => styles.language = language_of(node),
                "style" => {
                    let Some(id) = attribute(node, "styleId") else { continue };
                    let is_default = attribute(node, "default").is_some_and(is_word_for_on);
                    if is_default && attribute(node, "type") == Some("paragraph") {
                        styles.default = Some(id.to_owned());
                    }
                    styles.styles.insert(id.to_owned(), Style::read(node));
                }
                _ => {}
            }
        }
        styles
    }

    /// A style and those that it is based on.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = id.and_then(|id| self.styles.get(id));
        let based_on = |style: &&'a Style| self.styles.get(style.based_on.as_deref()?);
        std::iter::successors(first, based_on).take(CHAIN)
    }

    /// What a style of paragraphs says of one.
    pub(super) fn role(&self, id: Option<&str>) -> Role {
        let id = id.filter(|id| self.styles.contains_key(*id)).or(self.default.as_deref());
        for style in self.chain(id) {
            if let Some(role) = role_of_name(&style.name) {
                return role;
            }
            if let Some(level) = style.outline {
                return if level < 9 { Role::Heading(level + 1) } else { Role::Plain };
            }
        }
        Role::Plain
    }

    pub(super) fn list(&self, id: Option<&str>) -> ListPlace {
        let mut place = ListPlace::default();
        for style in self.chain(id) {
            let Some(list) = &style.list else { continue };
            place.list = place.list.or_else(|| list.list.clone());
            place.level = place.level.or(list.level);
        }
        place
    }

    /// The level that the name of a style for lists gives, such as `List Bullet 2`.
    pub(super) fn level_by_name(&self, id: Option<&str>) -> Option<usize> {
        self.chain(id).find_map(|style| {
            let rest = style
                .name
                .strip_prefix("list bullet ")
                .or_else(|| style.name.strip_prefix("list number "))?;
            Some(rest.trim().parse::<usize>().ok()?.clamp(1, LEVELS) - 1)
        })
    }

    /// How letters look with a style and those that it is based on.
    pub(super) fn look(&self, id: Option<&str>) -> Look {
        self.chain(id).fold(Look::default(), |look, style| look.or(style.look))
    }
}

/// The role that the name of a style gives.
fn role_of_name(name: &str) -> Option<Role> {
    if let Some(digits) = HEADINGS.iter().find_map(|word| name.strip_prefix(word))
        && let Ok(level @ 1..=9) = digits.trim().parse()
    {
        return Some(Role::Heading(level));
    }
    if let Some(level) = name.strip_prefix("enumlev").and_then(|level| level.trim().parse::<usize>().ok()) {
        return Some(Role::Typed(level.clamp(1, LEVELS) - 1));
    }
    Some(match name {
        _ if TITLES.contains(&name) => Role::Title,
        // Headings within sections of the ITU's templates.
        "headingb" | "heading_b" | "headingi" | "heading_i" => Role::Heading(3),
        "toc heading" | "contents heading" => Role::Contents,
        _ if is_line_of_contents(name) => Role::Contents,
        "quote" | "intense quote" | "quotations" | "block text" => Role::Quote,
        _ if name.starts_with("list continue") || name.starts_with("list contents") => Role::Continued,
        _ => return None,
    })
}

/// Whether a style is that of a line in a table of contents.
fn is_line_of_contents(name: &str) -> bool {
    let level = name.strip_prefix("toc ").or_else(|| name.strip_prefix("contents "));
    level.is_some_and(|level| level.trim().parse::<u8>().is_ok())
}

impl Style {
    fn read(node: Node<'_, '_>) -> Style {
        let value = |name| child(node, name).and_then(|node| attribute(node, "val"));
        let paragraph = child(node, "pPr");
        let outline = paragraph.and_then(|node| child(node, "outlineLvl"));
        Style {
            name: value("name").unwrap_or_default().trim().to_lowercase(),
            based_on: value("basedOn").map(str::to_owned),
            outline: outline.and_then(|node| attribute(node, "val")?.parse().ok()),
            list: paragraph.and_then(ListPlace::read),
            look: child(node, "rPr").map(Look::read).unwrap_or_default(),
        }
    }
}

impl ListPlace {
    /// Reads the properties of a paragraph.
    pub(super) fn read(properties: Node<'_, '_>) -> Option<ListPlace> {
        let numbering = child(properties, "numPr")?;
        let value = |name| child(numbering, name).and_then(|node| attribute(node, "val"));
        let level = value("ilvl").and_then(|level| level.parse::<usize>().ok());
        Some(ListPlace {
            list: value("numId").filter(|id| id.len() <= LONGEST_ID).map(str::to_owned),
            level: level.map(|level| level.min(LEVELS - 1)),
        })
    }

    /// What is said here, and what is said elsewhere where it is not said here.
    pub(super) fn or(self, other: ListPlace) -> ListPlace {
        ListPlace { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

impl Look {
    /// Reads the properties of a run.
    pub(super) fn read(properties: Node<'_, '_>) -> Look {
        let mut look = Look::default();
        for node in properties.children().filter(Node::is_element) {
            let on = Some(is_on(node));
            match node.tag_name().name() {
                "b" => look.bold = on,
                "bCs" => look.bold_complex = on,
                "i" => look.italic = on,
                "iCs" => look.italic_complex = on,
                "strike" | "dstrike" => look.strike = on,
                "vanish" => look.hidden = on,
                "rtl" => look.from_right = on,
                // How LibreOffice writes letters above and below the line; a little of it only adjusts letters.
                "position" => {
                    let half_points = attribute(node, "val").and_then(|val| val.parse::<i32>().ok());
                    look.height = look.height.or(match half_points {
                        Some(4..) => Some(Height::Raised),
                        Some(..=-4) => Some(Height::Lowered),
                        _ => None,
                    });
                }
                "vertAlign" => {
                    look.height = Some(match attribute(node, "val") {
                        Some("superscript") => Height::Raised,
                        Some("subscript") => Height::Lowered,
                        _ => Height::Line,
                    });
                }
                _ => {}
            }
        }
        look
    }

    /// What is said here, and what is said elsewhere where it is not said here.
    pub(super) fn or(self, other: Look) -> Look {
        Look {
            bold: self.bold.or(other.bold),
            bold_complex: self.bold_complex.or(other.bold_complex),
            italic: self.italic.or(other.italic),
            italic_complex: self.italic_complex.or(other.italic_complex),
            strike: self.strike.or(other.strike),
            hidden: self.hidden.or(other.hidden),
            from_right: self.from_right.or(other.from_right),
            height: self.height.or(other.height),
        }
    }
}

/// The language that a part of the styles gives to text.
fn language_of(node: Node<'_, '_>) -> Option<String> {
    let language = node.descendants().find(|node| node.is_element() && node.tag_name().name() == "lang")?;
    attribute(language, "val").map(str::to_owned)
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The kind of each list, with the number with which levels of it begin anew.
    lists: BTreeMap<String, (String, BTreeMap<usize, u64>)>,
    kinds: BTreeMap<String, Vec<Level>>,
    counters: BTreeMap<String, [Option<u64>; LEVELS]>,
    begun: BTreeSet<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Bullet,
    Number,
    None,
}

#[derive(Debug, Clone, Copy)]
struct Level {
    sign: Sign,
    start: u64,
}

impl Default for Level {
    fn default() -> Self {
        Level { sign: Sign::Bullet, start: 1 }
    }
}

impl Level {
    fn read(node: Node<'_, '_>) -> Level {
        let value = |name| child(node, name).and_then(|node| attribute(node, "val"));
        let sign = match value("numFmt") {
            Some("bullet") => Sign::Bullet,
            Some("none") => Sign::None,
            _ if value("lvlText") == Some("") => Sign::None,
            _ => Sign::Number,
        };
        Level { sign, start: start_of(node, "start").unwrap_or(1) }
    }
}

/// A number with which a list begins; what CommonMark can write of it.
fn start_of(node: Node<'_, '_>, name: &str) -> Option<u64> {
    let start = attribute(child(node, name)?, "val")?.parse::<u64>().ok()?;
    Some(start.min(99_999_999))
}

/// An item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListItem {
    pub(super) level: usize,
    pub(super) number: Option<u64>,
}

impl Lists {
    pub(super) fn read(document: &Document<'_>, styles: &Styles) -> Lists {
        let mut lists = Lists::default();
        let mut by_style: Vec<(String, String)> = Vec::new();
        for node in document.root_element().children().filter(Node::is_element) {
            match node.tag_name().name() {
                "abstractNum" => {
                    let Some(id) = attribute(node, "abstractNumId") else { continue };
                    let mut levels = vec![Level::default(); LEVELS];
                    for level in node.children().filter(|node| node.tag_name().name() == "lvl") {
                        let at = attribute(level, "ilvl").and_then(|at| at.parse::<usize>().ok());
                        if let Some(slot) = at.and_then(|at| levels.get_mut(at)) {
                            *slot = Level::read(level);
                        }
                    }
                    lists.kinds.insert(id.to_owned(), levels);
                    let style = child(node, "numStyleLink").and_then(|node| attribute(node, "val"));
                    by_style.extend(style.map(|style| (id.to_owned(), style.to_owned())));
                }
                "num" => {
                    let kind = child(node, "abstractNumId").and_then(|node| attribute(node, "val"));
                    let kind = kind.filter(|kind| kind.len() <= LONGEST_ID);
                    let (Some(id), Some(kind)) = (attribute(node, "numId"), kind) else { continue };
                    let anew = node.children().filter_map(|node| {
                        let at = attribute(node, "ilvl")?.parse().ok()?;
                        Some((at, start_of(node, "startOverride")?))
                    });
                    lists.lists.insert(id.to_owned(), (kind.to_owned(), anew.collect()));
                }
                _ => {}
            }
        }
        // A kind of list may be that of a style, which names another list.
        for (kind, style) in by_style {
            let levels = styles.list(Some(&style)).list.and_then(|list| lists.lists.get(&list));
            if let Some(levels) = levels.and_then(|(other, _)| lists.kinds.get(other)).cloned() {
                lists.kinds.insert(kind, levels);
            }
        }
        lists
    }

    /// The item that a paragraph is, counted on; `None` when it is none.
    pub(super) fn item(&mut self, place: &ListPlace) -> Option<ListItem> {
        let id = place.list.as_deref().filter(|id| *id != "0")?;
        let level = place.level.unwrap_or(0).min(LEVELS - 1);
        let Some((kind, anew)) = self.lists.get(id) else { return Some(ListItem { level, number: None }) };
        let levels = self.kinds.get(kind);
        let how = levels.and_then(|levels| levels.get(level)).copied().unwrap_or_default();
        let counters = self.counters.entry(kind.clone()).or_default();
        if self.begun.insert(id.to_owned()) {
            for (at, start) in anew {
                if let Some(counter) = counters.get_mut(*at) {
                    *counter = start.checked_sub(1);
                }
            }
        }
        let number = counters[level].map_or(how.start, |before| before + 1);
        counters[level] = Some(number);
        counters[level + 1..].fill(None);
        match how.sign {
            Sign::None => None,
            Sign::Bullet => Some(ListItem { level, number: None }),
            Sign::Number => Some(ListItem { level, number: Some(number) }),
        }
    }
}
