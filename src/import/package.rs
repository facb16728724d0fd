//! The archive that a document is: its parts, and how they are connected (ECMA-376 part 2).
//!
//! Nothing is unpacked to the disk, so that no name in the archive can lead anywhere, and no part is read further
//! than its limit, whatever the archive says of its size.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;
use zip::result::ZipError;

use super::ImportFailure;

/// Largest file of a document.
pub const FILE_LIMIT: u64 = 64 << 20;
/// Most files in the archive.
const ENTRY_LIMIT: usize = 10_000;
/// Largest part that is text. A practice is a hundredth of this.
const TEXT_LIMIT: u64 = 24 << 20;
/// Largest sum of all parts that are read.
const SUM_LIMIT: u64 = 128 << 20;
/// Most elements and texts of a part.
const NODE_LIMIT: u32 = 2_000_000;
/// Most declarations of namespaces in a part. Each picture has two.
const NAMESPACE_LIMIT: usize = 5_000;
/// Longest path or address that a part is connected to, in bytes.
const LONGEST_TARGET: usize = 4_000;
/// Most attributes of an element.
const ATTRIBUTE_LIMIT: usize = 1_000;
/// Deepest nesting of elements. A table in a table in a frame needs 40.
pub(super) const DEPTH_LIMIT: usize = 300;

/// The parts of a document.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How much may still be read.
    left: u64,
    /// The path of the part that holds the text.
    pub(super) main: String,
    /// What the main part is connected to.
    pub(super) relations: Relations,
}

/// What a part is connected to, by id.
pub(super) type Relations = BTreeMap<String, Relation>;

/// A connection of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// The last word of its type, such as `image`.
    pub(super) kind: String,
    pub(super) target: Target,
}

/// Where a connection leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// To a path in the archive.
    Part(String),
    /// To an address outside.
    Address(String),
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, ImportFailure> {
        if bytes.len() as u64 > FILE_LIMIT {
            return Err(ImportFailure::TooLarge);
        }
        if let Some(failure) = other_kind(bytes) {
            return Err(failure);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > ENTRY_LIMIT {
            return Err(ImportFailure::Bomb);
        }
        let mut package =
            Package { archive, left: SUM_LIMIT, main: String::new(), relations: Relations::default() };
        let has = |name: &str| package.archive.index_for_name(name).is_some();
        if has("xl/workbook.xml") {
            return Err(ImportFailure::Other("an Excel workbook"));
        }
        if has("ppt/presentation.xml") {
            return Err(ImportFailure::Other("a PowerPoint presentation"));
        }
        if has("mimetype") && has("content.xml") {
            return Err(ImportFailure::Other("an OpenDocument file (.odt or a relative of it)"));
        }
        let roots = package.relations_of("")?;
        let main = roots.values().find(|relation| relation.kind == "officeDocument");
        package.main = match main.map(|relation| &relation.target) {
            Some(Target::Part(path)) => path.clone(),
            _ => "word/document.xml".to_owned(),
        };
        if package.archive.index_for_name(&package.main).is_none() {
            return Err(ImportFailure::Unknown);
        }
        let main = package.main.clone();
        package.relations = package.relations_of(&main)?;
        Ok(package)
    }

    /// The bytes of a part that may have so many; `None` when there is no such part.
    pub(super) fn bytes(&mut self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, ImportFailure> {
        let file = match self.archive.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error)),
        };
        let limit = limit.min(self.left);
        let mut bytes = Vec::new();
        file.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ImportFailure::Damaged(error.to_string()))?;
        let read = bytes.len() as u64;
        if read > limit {
            return Err(ImportFailure::Bomb);
        }
        self.left -= read;
        Ok(Some(bytes))
    }

    /// The text of a part.
    pub(super) fn text(&mut self, path: &str) -> Result<Option<String>, ImportFailure> {
        let Some(bytes) = self.bytes(path, TEXT_LIMIT)? else { return Ok(None) };
        text_of(&bytes).map(Some)
    }

    /// What a part is connected to, or with an empty path the document as a whole.
    pub(super) fn relations_of(&mut self, path: &str) -> Result<Relations, ImportFailure> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(text) = self.text(&format!("{folder}{slash}_rels/{name}.rels"))? else {
            return Ok(Relations::default());
        };
        let document = parse(&text)?;
        let relations = document.root_element().children().filter_map(|node| {
            let target = node.attribute("Target").filter(|target| target.len() <= LONGEST_TARGET)?;
            let target = match node.attribute("TargetMode") {
                Some("External") => Target::Address(target.to_owned()),
                _ => Target::Part(join(folder, target)?),
            };
            let kind = node.attribute("Type")?.rsplit('/').next()?.to_owned();
            Some((node.attribute("Id")?.to_owned(), Relation { kind, target }))
        });
        Ok(relations.collect())
    }

    /// The path of the first part of a kind that the main part is connected to.
    pub(super) fn part_of_kind(&self, kind: &str) -> Option<String> {
        self.relations.values().find_map(|relation| match &relation.target {
            Target::Part(path) if relation.kind == kind => Some(path.clone()),
            _ => None,
        })
    }

    /// The path of the properties of the document as a whole.
    pub(super) fn properties(&mut self) -> Result<Option<String>, ImportFailure> {
        let roots = self.relations_of("")?;
        let path = roots.into_values().find(|relation| relation.kind == "core-properties");
        match path.map(|relation| relation.target) {
            Some(Target::Part(path)) => self.text(&path),
            _ => Ok(None),
        }
    }
}

/// Reads XML that declares no entities and does not nest too deep.
pub(super) fn parse(text: &str) -> Result<Document<'_>, ImportFailure> {
    // Names of attributes are compared with each other, and namespaces go from element to element.
    if text.matches("xmlns").count() > NAMESPACE_LIMIT || has_long_tag(text) {
        return Err(ImportFailure::Bomb);
    }
    // A document type is refused, and with it entities that grow.
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODE_LIMIT, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => ImportFailure::Bomb,
        other => ImportFailure::Damaged(other.to_string()),
    })?;
    // Whoever walks through the tree descends for each element.
    if depth_of(&document) > DEPTH_LIMIT { Err(ImportFailure::TooDeep) } else { Ok(document) }
}

/// Whether a tag has more attributes than any of Word.
fn has_long_tag(text: &str) -> bool {
    let mut tags = text.split('<').map(|tag| tag.split('>').next().unwrap_or(tag));
    tags.any(|tag| tag.bytes().filter(|byte| *byte == b'=').count() > ATTRIBUTE_LIMIT)
}

/// How deep the elements of a document nest.
fn depth_of(document: &Document<'_>) -> usize {
    let mut open = Vec::new();
    let mut deepest = 0;
    for node in document.descendants().filter(Node::is_element) {
        let parent = node.parent_element().map(|parent| parent.id());
        while open.last().is_some_and(|last| Some(*last) != parent) {
            open.pop();
        }
        open.push(node.id());
        deepest = deepest.max(open.len());
    }
    deepest
}

/// A part that is XML in UTF-8, or in UTF-16 with a mark.
fn text_of(bytes: &[u8]) -> Result<String, ImportFailure> {
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| -> Option<String> {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    };
    text.ok_or_else(|| ImportFailure::Damaged("a part of it is not UTF-8".to_owned()))
}

fn damaged(error: ZipError) -> ImportFailure {
    ImportFailure::Damaged(error.to_string())
}

/// What the first bytes say when they are not those of an archive.
fn other_kind(bytes: &[u8]) -> Option<ImportFailure> {
    let start = &bytes[..bytes.len().min(1024)];
    let words = String::from_utf8_lossy(start).to_lowercase();
    let is = |kind| Some(ImportFailure::Other(kind));
    if bytes.is_empty() {
        Some(ImportFailure::Empty)
    } else if start.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        // The old container of Office, in which Word also keeps documents with a password.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(name.len()).any(|window| window == name);
        if encrypted { Some(ImportFailure::Encrypted) } else { is("a document of an old Word (.doc)") }
    } else if start.starts_with(b"%PDF") {
        is("a PDF")
    } else if start.starts_with(b"{\\rtf") {
        is("a document in RTF")
    } else if start.starts_with(b"PK") {
        None
    } else if words.contains("progid=\"word.document\"") {
        is("a document of Word as plain XML")
    } else if words.contains("<html") {
        is("a web page")
    } else {
        Some(ImportFailure::Unknown)
    }
}

/// A path that a part names, from the root of the archive; `None` when it leads out of it.
fn join(folder: &str, target: &str) -> Option<String> {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in from.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_archive() {
        assert_eq!(join("word", "media/a.png").as_deref(), Some("word/media/a.png"));
        assert_eq!(join("word", "/media/a.png").as_deref(), Some("media/a.png"));
        assert_eq!(join("word", "../media/./a.png").as_deref(), Some("media/a.png"));
        assert_eq!(join("word", "../../etc/passwd"), None);
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = |times: usize| format!("{}{}", "<a>".repeat(times), "</a>".repeat(times));
        assert_eq!(depth_of(&Document::parse("<a><b/><c><d/></c><e/></a>").unwrap()), 3);
        assert!(parse(&deep(DEPTH_LIMIT)).is_ok());
        for times in [DEPTH_LIMIT + 1, 200_000] {
            assert_eq!(parse(&deep(times)).unwrap_err(), ImportFailure::TooDeep);
        }
    }

    #[test]
    fn tags_that_take_long_to_read_are_refused() {
        let many = |count: usize| (0..count).map(|at| format!(" a{at}=''")).collect::<String>();
        assert!(parse(&format!("<a{}/>", many(900))).is_ok());
        assert_eq!(parse(&format!("<a{}/>", many(200_000))).unwrap_err(), ImportFailure::Bomb);
        let spaces = "<a xmlns:b='c'/>".repeat(NAMESPACE_LIMIT + 1);
        assert_eq!(parse(&format!("<a>{spaces}</a>")).unwrap_err(), ImportFailure::Bomb);
    }

    #[test]
    fn other_files_are_named() {
        for (bytes, name) in [
            (&b"%PDF-1.7"[..], "a PDF"),
            (b"{\\rtf1", "RTF"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
            (b"<!DOCTYPE html><html>", "web page"),
        ] {
            let told = other_kind(bytes).unwrap().to_string();
            assert!(told.contains(name) && told.contains("save it as .docx"), "{told}");
        }
        let mut locked = b"\xd0\xcf\x11\xe0".to_vec();
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(other_kind(&locked), Some(ImportFailure::Encrypted));
        assert_eq!(other_kind(b""), Some(ImportFailure::Empty));
        assert_eq!(other_kind(b"hello"), Some(ImportFailure::Unknown));
    }
}
