//! HTML in Markdown: what is allowed, how it is read, and how it is made safe.
//!
//! One list serves the checks, which tell an author, and the sanitiser, which the page relies on. HTML
//! is read by html5ever and cleaned by ammonia, as browsers read it; nothing here guesses with text
//! search what a browser would make of a tag.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::link::target::{SAFE_SCHEMES, scheme_of};

/// Elements that an author may write.
pub const ELEMENTS: [&str; 54] = [
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Attributes that an author may write on every allowed element.
pub const ATTRIBUTES: [&str; 3] = ["dir", "lang", "title"];

/// Attributes that an author may write on single elements.
pub const ELEMENT_ATTRIBUTES: [(&str, &[&str]); 10] = [
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("details", &["open"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start", "type"]),
    ("q", &["cite"]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("th", &["colspan", "headers", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

/// Elements that have no end tag.
pub const VOID_ELEMENTS: [&str; 5] = ["br", "col", "hr", "img", "wbr"];

/// Elements whose end tag HTML lets an author leave out.
pub const OPTIONAL_END: [&str; 15] = [
    "caption", "colgroup", "dd", "dt", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot",
    "th", "tr",
];

/// Most elements that may be open at once. With more, reading the HTML as browsers do would take
/// time that grows with the square of its length.
pub const DEPTH_LIMIT: usize = 64;

/// What the renderer writes and an author does not: elements, each with its attributes. Pictures, tick
/// boxes and formulas are not here: the renderer keeps those aside.
const RENDERED: [(&str, &[&str]); 27] = [
    ("a", &["class", "href", "id", "rel"]),
    ("aside", &["class", "id", "role"]),
    ("code", &["class"]),
    ("dd", &["class"]),
    ("div", &["class", "id", "role", "tabindex"]),
    ("dl", &["class"]),
    ("figure", &["class", "id"]),
    ("h2", &["class", "id"]),
    ("h3", &["class", "id"]),
    ("h4", &["class", "id"]),
    ("h5", &["class", "id"]),
    ("h6", &["class", "id"]),
    ("hr", &["class"]),
    ("li", &["class", "id"]),
    ("ol", &["class"]),
    ("p", &["class"]),
    ("pre", &["class", "tabindex"]),
    ("section", &["class", "id", "role"]),
    ("span", &["class"]),
    ("sup", &["class", "id"]),
    ("table", &["class"]),
    ("tbody", &["class"]),
    ("td", &["class"]),
    ("th", &["class"]),
    ("thead", &["class"]),
    ("tr", &["class"]),
    ("ul", &["class"]),
];

/// Names for screen readers, which the renderer may write on every element.
const RENDERED_EVERYWHERE: [&str; 4] = ["aria-describedby", "aria-hidden", "aria-label", "aria-labelledby"];

/// Elements that vanish with all that is in them: their content is no text of the page, or browsers
/// do not agree on how it is read.
const REMOVED_WHOLE: [&str; 15] = [
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "xmp",
];

/// Whether an author may write an element.
pub fn is_allowed_element(name: &str) -> bool {
    ELEMENTS.contains(&name)
}

/// Whether an author may write an attribute on an allowed element.
pub fn is_allowed_attribute(element: &str, attribute: &str) -> bool {
    ATTRIBUTES.contains(&attribute) || own_attributes(element).contains(&attribute)
}

/// The attributes that an element has beside [`ATTRIBUTES`].
pub fn own_attributes(element: &str) -> &'static [&'static str] {
    ELEMENT_ATTRIBUTES.iter().find(|(name, _)| *name == element).map_or(&[], |(_, attributes)| attributes)
}

/// Whether an address leads to a page of the web, as the `cite` of a quotation must.
pub fn is_web_address(address: &str) -> bool {
    scheme_of(address).is_some_and(|scheme| scheme == "http" || scheme == "https")
}

/// Takes out of a piece of an author's HTML every tag and attribute that an author may not write, also
/// those that only the renderer may write. Elements may still be open or closed without partner: the
/// piece is part of a page, which [`sanitise`] puts right as a whole.
pub(crate) fn keep_allowed(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut at = 0;
    for piece in pieces(html) {
        push_text(&mut kept, &html[at..piece.range.start]);
        at = piece.range.end;
        match piece.kind {
            PieceKind::Start { name, attributes, .. } if is_allowed_element(&name) => {
                kept.push('<');
                kept.push_str(&name);
                for (attribute, value) in attributes {
                    if is_allowed_attribute(&name, &attribute) {
                        kept.push(' ');
                        kept.push_str(&attribute);
                        kept.push_str("=\"");
                        push_escaped(&mut kept, &value);
                        kept.push('"');
                    }
                }
                kept.push('>');
            }
            // The sanitiser removes these with all that is in them, and has to see where they begin.
            PieceKind::Start { name, .. } if REMOVED_WHOLE.contains(&name.as_str()) => {
                kept.push_str(&format!("<{name}>"));
            }
            PieceKind::End { name }
                if is_allowed_element(&name) || REMOVED_WHOLE.contains(&name.as_str()) =>
            {
                kept.push_str(&format!("</{name}>"));
            }
            _ => {}
        }
    }
    push_text(&mut kept, &html[at..]);
    kept
}

/// Adds what stands between tags. A `<` there is none of a tag, and must not become one when what stood
/// beside it is taken out.
fn push_text(html: &mut String, text: &str) {
    html.push_str(&text.replace('<', "&lt;"));
}

fn push_escaped(html: &mut String, text: &str) {
    // Writing to a string does not fail.
    let _ = pulldown_cmark_escape::escape_html(html, text);
}

/// Makes the HTML of a text safe: what [`ELEMENTS`] allows and what the renderer writes itself stays,
/// all else goes. The same text always gives the same result.
///
/// MathML does not pass, because it is one of the ways in which browsers can be made to read a cleaned
/// text differently: the renderer puts formulas in afterwards. HTML that opens more elements at once
/// than [`DEPTH_LIMIT`] comes back as plain text.
pub(crate) fn sanitise(html: &str) -> String {
    static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);
    if deepest(pieces(html).iter().map(|piece| &piece.kind)) > DEPTH_LIMIT {
        let mut text = String::with_capacity(html.len());
        push_escaped(&mut text, html);
        return text;
    }
    CLEANER.clean(html).to_string()
}

fn cleaner() -> Builder<'static> {
    let rendered = RENDERED.iter().map(|(name, _)| *name);
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (name, list) in RENDERED.iter().chain(&ELEMENT_ATTRIBUTES) {
        attributes.entry(name).or_default().extend(list.iter());
    }
    let everywhere = ATTRIBUTES.into_iter().chain(RENDERED_EVERYWHERE);
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.into_iter().chain(rendered).collect())
        .clean_content_tags(REMOVED_WHOLE.into_iter().collect())
        .generic_attributes(everywhere.collect())
        .tag_attributes(attributes)
        .url_schemes(SAFE_SCHEMES.into_iter().collect())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|element, attribute, value| {
            keeps_value(element, attribute, value).then_some(Cow::Borrowed(value))
        });
    builder
}

/// What ammonia cannot tell from names alone.
fn keeps_value(element: &str, attribute: &str, value: &str) -> bool {
    match (element, attribute) {
        ("a", "href") => match scheme_of(value) {
            Some(scheme) => SAFE_SCHEMES.contains(&scheme.as_str()),
            None => is_relative(value),
        },
        (_, "cite") => is_web_address(value),
        (_, "dir") => ["ltr", "rtl", "auto"].contains(&value),
        (_, "tabindex") => value == "0",
        _ => true,
    }
}

/// Whether an address without a scheme stays within the site: `//host` and `\\host` do not.
fn is_relative(address: &str) -> bool {
    let first = address.chars().find(|c| !c.is_control() && !c.is_whitespace());
    !matches!(first, Some('/' | '\\'))
}

/// A piece of HTML that is not text, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) kind: PieceKind,
    pub(crate) range: Range<usize>,
}

/// The kinds of piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// `<b title="x">`; names in lower case, values without entities.
    Start { name: String, attributes: Vec<(String, String)>, closed: bool },
    /// `</b>`.
    End { name: String },
    /// `<!-- … -->`, `<? … ?>` and whatever else browsers take for a comment.
    Comment,
    /// `<!DOCTYPE …>`.
    Declaration,
    /// A tag that the text ends in the middle of.
    Unfinished,
}

/// The tags and comments of some HTML, in order, as a browser reads them.
pub(crate) fn pieces(html: &str) -> Vec<Piece> {
    let sink = Sink { html, at: Cell::new(0), last: Cell::new(0), pieces: RefCell::default() };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    // One character at a time, because the tokenizer does not tell where a token stands: it stands
    // before the character that completed it.
    for (at, c) in html.char_indices() {
        tokenizer.sink.at.set(at + c.len_utf8());
        input.push_back(StrTendril::from_char(c));
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let Sink { last, pieces, .. } = tokenizer.sink;
    let mut pieces = pieces.into_inner();
    let rest = &html[last.get()..];
    let begun = rest.match_indices('<').find(|(at, _)| {
        rest[at + 1..].trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic())
    });
    // Within `script` and the like a `<` is text, and the text may end anywhere.
    let raw = pieces.last().is_some_and(|piece| {
        matches!(&piece.kind, PieceKind::Start { name, .. } if raw_kind(name).is_some() || name == "plaintext")
    });
    if let Some((at, _)) = begun
        && !raw
    {
        pieces.push(Piece { kind: PieceKind::Unfinished, range: last.get() + at..html.len() });
    }
    pieces
}

/// The words of a piece of HTML without tags, its character references resolved.
pub(crate) fn text_of(html: &str) -> String {
    let tokenizer = Tokenizer::new(Words::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    // A `<` between tags is one of the text.
    input.push_back(StrTendril::from(html.replace('<', "&lt;")));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// Gathers the words of some HTML.
#[derive(Default)]
struct Words(RefCell<String>);

impl TokenSink for Words {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::CharacterTokens(text) = token {
            self.0.borrow_mut().push_str(&text);
        }
        TokenSinkResult::Continue
    }
}

/// Elements through which HTML does not see an open `ruby`.
const BARRIERS: [&str; 7] = ["applet", "marquee", "math", "object", "svg", "table", "template"];

/// The most elements that are open at once, as far as tags alone can tell. Elements whose end tag may
/// be left out do not count, where the next of their kind closes them: `rt` and `rp` only within `ruby`.
pub(crate) fn deepest<'a>(pieces: impl Iterator<Item = &'a PieceKind>) -> usize {
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut depth, mut deepest) = (0, 0);
    let mut barriers = 0_usize;
    // For each open `ruby`, the number of barriers around it.
    let mut rubies: Vec<usize> = Vec::new();
    for piece in pieces {
        match piece {
            PieceKind::Start { name, .. } if !VOID_ELEMENTS.contains(&name.as_str()) => {
                let closed_by_the_next = match name.as_str() {
                    "rt" | "rp" => rubies.last() == Some(&barriers),
                    "optgroup" => false,
                    name => OPTIONAL_END.contains(&name),
                };
                if closed_by_the_next {
                    continue;
                }
                if name == "ruby" {
                    rubies.push(barriers);
                }
                barriers += usize::from(BARRIERS.contains(&name.as_str()));
                *open.entry(name).or_default() += 1;
                depth += 1;
                deepest = deepest.max(depth);
            }
            PieceKind::End { name } => {
                if name == "ruby" {
                    rubies.pop();
                }
                if BARRIERS.contains(&name.as_str()) {
                    barriers = barriers.saturating_sub(1);
                }
                if let Some(count) = open.get_mut(name.as_str())
                    && *count > 0
                {
                    *count -= 1;
                    depth -= 1;
                }
            }
            _ => {}
        }
    }
    deepest
}

struct Sink<'a> {
    html: &'a str,
    /// End of what has been fed.
    at: Cell<usize>,
    /// End of the last piece.
    last: Cell<usize>,
    pieces: RefCell<Vec<Piece>>,
}

impl Sink<'_> {
    fn push(&self, kind: PieceKind, begins: &[&str]) {
        let (last, at) = (self.last.get(), self.at.get());
        let before = &self.html.as_bytes()[last..at];
        let start = begins.iter().filter_map(|begin| find_ignoring_case(before, begin.as_bytes())).min();
        self.pieces.borrow_mut().push(Piece { kind, range: last + start.unwrap_or(0)..at });
        self.last.set(at);
    }
}

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let name = tag.name.to_string();
                let attributes = tag
                    .attrs
                    .iter()
                    .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
                    .collect();
                let begin = format!("<{name}");
                let raw = raw_kind(&name);
                let plaintext = name == "plaintext";
                self.push(PieceKind::Start { name, attributes, closed: tag.self_closing }, &[&begin]);
                match raw {
                    Some(kind) => TokenSinkResult::RawData(kind),
                    None if plaintext => TokenSinkResult::Plaintext,
                    None => TokenSinkResult::Continue,
                }
            }
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                let begin = format!("</{name}");
                self.push(PieceKind::End { name }, &[&begin]);
                TokenSinkResult::Continue
            }
            Token::CommentToken(_) => {
                self.push(PieceKind::Comment, &["<!", "<?", "</"]);
                TokenSinkResult::Continue
            }
            Token::DoctypeToken(_) => {
                self.push(PieceKind::Declaration, &["<!"]);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// How a browser reads what follows the start of an element, when it is not read as HTML.
fn raw_kind(element: &str) -> Option<RawKind> {
    match element {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

fn find_ignoring_case(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests;
