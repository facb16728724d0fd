//! What the target of a link or picture means.

use std::collections::{BTreeMap, BTreeSet};

use crate::link::outline::Outline;
use crate::model::language::Language;
use crate::model::symbol::{Symbol, SymbolError};
use crate::parse::layout::{Seat, seat_of};
use crate::read::Asset;
use crate::source::Sources;

/// Schemes that a link to the outside may have.
pub const SAFE_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The meaning of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address outside the site.
    External(String),
    /// A practice, in a given language or in the reader's.
    Practice {
        /// Its slug.
        slug: String,
        /// The language of the file that the link names.
        language: Option<Language>,
        /// Id of a heading.
        anchor: Option<String>,
    },
    /// A page.
    Page {
        /// Its slug.
        slug: String,
        /// The language of the file that the link names.
        language: Option<Language>,
        /// Id of a heading.
        anchor: Option<String>,
    },
    /// An organisation.
    Organisation(String),
    /// A picture; the path from the site's root.
    Asset(String),
    /// A heading of the same text.
    Anchor(String),
    /// It leads nowhere.
    Broken(Broken),
}

/// Why a target leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// Nothing stands between the brackets.
    Empty,
    /// A scheme that could run code or that an offline reader cannot follow.
    Scheme(String),
    /// An address of the outside that is no address.
    BadAddress,
    /// It begins with `/`, `\` or the letter of a drive, which means another place on every machine.
    Absolute,
    /// It climbs out of the site.
    Outside,
    /// No file has the path; the path from the site's root.
    NoSuchFile(String),
    /// The file is there, but readers have no page for it; the path from the site's root.
    NoPage(String),
    /// The file has no heading with the id.
    NoSuchAnchor {
        /// Path of the file, from the site's root; for `symbol:` the folder of the practice.
        file: String,
        /// The id.
        anchor: String,
    },
    /// `symbol:` and something that is no symbol; the right one when only its check character is off.
    BadSymbol(Option<Symbol>),
    /// No practice has the symbol.
    NoSuchSymbol(Symbol),
}

/// What links can lead to.
pub struct Files<'a> {
    paths: BTreeSet<&'a str>,
    outlines: BTreeMap<&'a str, &'a Outline>,
    symbols: &'a BTreeMap<Symbol, String>,
}

impl<'a> Files<'a> {
    /// Gathers the paths of all texts and pictures. `outlines` has those of the texts by path.
    pub fn new(
        sources: &'a Sources,
        assets: &'a [Asset],
        outlines: BTreeMap<&'a str, &'a Outline>,
        symbols: &'a BTreeMap<Symbol, String>,
    ) -> Self {
        let texts = sources.iter().map(|(_, source)| source.path.as_str());
        let paths = texts.chain(assets.iter().map(|asset| asset.path.as_str())).collect();
        Files { paths, outlines, symbols }
    }

    /// Whether any version of a practice has a heading with the id. A `symbol:` link names no
    /// version, and the ids that an author writes may differ between languages.
    fn practice_has(&self, slug: &str, anchor: &str) -> bool {
        let folder = practice_folder(slug) + "/";
        let mut versions =
            self.outlines.range(folder.as_str()..).take_while(|(path, _)| path.starts_with(&folder));
        versions.any(|(_, outline)| outline.ids().any(|id| id == anchor))
    }
}

/// Tells what a target means that stands in the file `from`.
pub fn resolve(from: &str, target: &str, files: &Files<'_>) -> Target {
    let target = target.trim();
    if target.is_empty() {
        return Target::Broken(Broken::Empty);
    }
    if let Some(text) = target.strip_prefix("symbol:") {
        return resolve_symbol(text, files);
    }
    if let Some(scheme) = scheme_of(target) {
        // One letter is a drive of Windows: `C:\plan.png`.
        return match scheme.len() {
            1 => Target::Broken(Broken::Absolute),
            _ => resolve_external(&scheme, target),
        };
    }
    if target.starts_with(['/', '\\']) {
        return Target::Broken(Broken::Absolute);
    }
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(decode(anchor))),
        None => (target, None),
    };
    if path.is_empty() {
        let anchor = anchor.unwrap_or_default();
        return match check_anchor(from, &anchor, files) {
            Ok(()) => Target::Anchor(anchor),
            Err(broken) => Target::Broken(broken),
        };
    }
    let Some(path) = join(from, &decode(path)) else { return Target::Broken(Broken::Outside) };
    if !files.paths.contains(path.as_str()) {
        return Target::Broken(Broken::NoSuchFile(path));
    }
    if let Some(anchor) = &anchor
        && files.outlines.contains_key(path.as_str())
        && let Err(broken) = check_anchor(&path, anchor, files)
    {
        return Target::Broken(broken);
    }
    match seat_of(&path) {
        Ok(Seat::Practice { slug, language }) => Target::Practice { slug, language: Some(language), anchor },
        Ok(Seat::Page { slug, language }) => Target::Page { slug, language: Some(language), anchor },
        Ok(Seat::Organisation { slug }) => Target::Organisation(slug),
        Ok(Seat::Image { .. }) => Target::Asset(path),
        _ => Target::Broken(Broken::NoPage(path)),
    }
}

/// The scheme of an address in lower case. What a browser throws away before it looks for the
/// scheme (spaces and control characters) is thrown away here, too.
pub fn scheme_of(target: &str) -> Option<String> {
    let seen: String = target.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let (scheme, _) = seen.split_once(':')?;
    let mut letters = scheme.chars();
    let is_scheme = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

fn resolve_external(scheme: &str, target: &str) -> Target {
    if !SAFE_SCHEMES.contains(&scheme) {
        return Target::Broken(Broken::Scheme(scheme.to_owned()));
    }
    match url::Url::parse(target) {
        Ok(address) if is_whole(scheme, &address) => Target::External(address.to_string()),
        _ => Target::Broken(Broken::BadAddress),
    }
}

/// Whether an address has all that its scheme needs, and nothing that hides where it leads: in
/// `https://www.itu.int@example.org/` the host is the last part, not the first.
fn is_whole(scheme: &str, address: &url::Url) -> bool {
    match scheme {
        "mailto" => {
            address.path().split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
        }
        "tel" => address.path().bytes().any(|byte| byte.is_ascii_digit()),
        _ => address.has_host() && address.username().is_empty() && address.password().is_none(),
    }
}

fn resolve_symbol(text: &str, files: &Files<'_>) -> Target {
    let (text, anchor) = match text.split_once('#') {
        Some((text, anchor)) => (text, Some(decode(anchor))),
        None => (text, None),
    };
    match Symbol::parse(text) {
        Ok(symbol) => match files.symbols.get(&symbol) {
            Some(slug) => match anchor {
                Some(anchor) if !files.practice_has(slug, &anchor) => {
                    let file = practice_folder(slug);
                    Target::Broken(Broken::NoSuchAnchor { file, anchor })
                }
                anchor => Target::Practice { slug: slug.clone(), language: None, anchor },
            },
            None => Target::Broken(Broken::NoSuchSymbol(symbol)),
        },
        Err(SymbolError::Check(right)) => Target::Broken(Broken::BadSymbol(Some(right))),
        Err(SymbolError::Shape) => Target::Broken(Broken::BadSymbol(None)),
    }
}

fn check_anchor(file: &str, anchor: &str, files: &Files<'_>) -> Result<(), Broken> {
    if files.outlines.get(file).is_some_and(|outline| outline.ids().any(|id| id == anchor)) {
        return Ok(());
    }
    Err(Broken::NoSuchAnchor { file: file.to_owned(), anchor: anchor.to_owned() })
}

fn practice_folder(slug: &str) -> String {
    format!("content/practices/{slug}")
}

/// Undoes `%20` and the like; text that is not UTF-8 after that stays as it was written.
fn decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Into::into)
}

/// The way from one file to another, both given from the same root: the reverse of [`join`].
pub(crate) fn way_to(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let (from_folders, to_folders) = (&from[..from.len() - 1], &to[..to.len() - 1]);
    let shared = from_folders.iter().zip(to_folders).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; from_folders.len() - shared];
    parts.extend(&to[shared..]);
    parts.join("/")
}

/// The path that `target` names beside the file `from`; `None` when it leaves the site.
pub(crate) fn join(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}
