//! The planned site: every path it will have, complete before the first byte is written.
//!
//! A plan holds paths and what is to stand there, not the bytes of ten thousand pages: those are made
//! one by one when the site is published.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::fault::ThemeFault;
use crate::model::slug::is_device;

/// The file by which a published folder is known.
pub const EDITION_FILE: &str = "edition.json";

/// The signature of [`EDITION_FILE`], where there is one.
pub const SIGNATURE_FILE: &str = "edition.json.minisig";

/// Folder inside the published one where new files wait for their places.
pub(crate) const WAITING: &str = ".fieldbook-part";

/// Folder of a published site on a server that holds packs of it, and is no part of the edition.
pub const SHELF: &str = "packs";

/// Relative paths and what stands there. `P` tells a page that is still to be rendered.
#[derive(Debug, Clone)]
pub struct Outputs<P> {
    files: BTreeMap<String, Output<P>>,
    /// Path in lower case to the path it was first used for, where the two differ: a stick formatted
    /// with FAT knows no difference between them.
    folded: BTreeMap<String, String>,
    /// Every folder that some file needs, in lower case, and what the first of these files is made from.
    folders: BTreeMap<String, String>,
    clashes: Vec<Clash>,
    /// The folder of the file that was planned last, in lower case: nothing stands in its way, and most files follow one another
    /// in one folder.
    last_folder: Option<String>,
}

/// One file of the planned site.
#[derive(Debug, Clone)]
pub struct Output<P> {
    /// What stands in it.
    pub content: Content<P>,
    /// What it was made from, for the words of a finding: a path or a few words.
    pub from: String,
}

/// What stands in a planned file.
#[derive(Debug, Clone)]
pub enum Content<P> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A page, rendered when it is asked for.
    Page(P),
}

impl<P> Default for Outputs<P> {
    fn default() -> Self {
        Outputs {
            files: BTreeMap::new(),
            folded: BTreeMap::new(),
            folders: BTreeMap::new(),
            clashes: Vec::new(),
            last_folder: None,
        }
    }
}

/// A file whose bytes are known: its path, its bytes, and what it is made from.
pub type KnownFile = (String, Vec<u8>, String);

/// Two outputs that want one path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clash {
    /// The path as the second wants it.
    pub path: String,
    /// What the first is made from; it stays.
    pub first: String,
    /// What the second is made from; it is left out.
    pub second: String,
}

impl<P> Outputs<P> {
    /// Plans a file whose bytes are known. A path that is taken, also in other case, is a clash and
    /// changes nothing.
    pub fn add_bytes(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>, from: impl Into<String>) {
        self.add(path.into(), Content::Bytes(bytes.into()), from.into());
    }

    /// Plans a page. A path that is taken, also in other case, is a clash and changes nothing.
    pub fn add_page(&mut self, path: impl Into<String>, page: P, from: impl Into<String>) {
        self.add(path.into(), Content::Page(page), from.into());
    }

    fn add(&mut self, path: String, content: Content<P>, from: String) {
        // A path made from content must never leave the folder, whatever a check may have missed.
        if !is_plain(&path) {
            self.clashes.push(Clash { path, first: "no file of a site".to_owned(), second: from });
            return;
        }
        let folded = folded(&path);
        if let Some(first) = self.taken(&folded) {
            self.clashes.push(Clash { path, first, second: from });
            return;
        }
        let folder = folder_of(&folded);
        if self.last_folder.as_deref() != Some(folder) {
            self.last_folder = Some(folder.to_owned());
            for folder in folders_of(&folded) {
                if !self.folders.contains_key(folder) {
                    self.folders.insert(folder.to_owned(), from.clone());
                }
            }
        }
        if folded != path {
            self.folded.insert(folded, path.clone());
        }
        self.files.insert(path, Output { content, from });
    }

    /// What a path in lower case is taken by: a file of the same path, one that needs a folder of this
    /// name, one that stands where this needs a folder, or fieldbook itself.
    fn taken(&self, folded: &str) -> Option<String> {
        let file = |folded: &str| {
            let path = self.folded.get(folded).map_or(folded, String::as_str);
            self.files.get(path).map(|file| file.from.clone())
        };
        let folder = folder_of(folded);
        if !folder.is_empty() && self.last_folder.as_deref() == Some(folder) {
            return file(folded).or_else(|| self.folders.get(folded).cloned());
        }
        // Windows knows no difference between `edition.json` and `edition.json.`.
        let top = folded.split('/').next().unwrap_or_default().trim_end_matches(['.', ' ']);
        if top == EDITION_FILE {
            return Some("fieldbook's own list of files".to_owned());
        }
        if top == SIGNATURE_FILE {
            return Some("the signature of fieldbook's own list of files".to_owned());
        }
        if top == WAITING {
            return Some("the folder where fieldbook keeps files while it builds".to_owned());
        }
        if top == SHELF {
            return Some("the folder for packs of the site".to_owned());
        }
        file(folded)
            .or_else(|| self.folders.get(folded).cloned())
            .or_else(|| folders_of(folded).find_map(file))
    }

    /// Every file, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Output<P>)> {
        self.files.iter().map(|(path, output)| (path.as_str(), output))
    }

    /// One file.
    pub fn get(&self, path: &str) -> Option<&Output<P>> {
        self.files.get(path)
    }

    /// The files whose bytes are known, each with its path and what it is made from, sorted by path, and the clashes.
    pub fn into_bytes(self) -> (Vec<KnownFile>, Vec<Clash>) {
        let known = |(path, output): (String, Output<P>)| match output.content {
            Content::Bytes(bytes) => Some((path, bytes, output.from)),
            Content::Page(_) => None,
        };
        (self.files.into_iter().filter_map(known).collect(), self.clashes)
    }

    /// Takes over what clashed in another plan, from which files are taken over.
    pub fn add_clashes(&mut self, clashes: &[Clash]) {
        self.clashes.extend_from_slice(clashes);
    }

    /// Takes a file out of the plan.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The clashes, in the order they were met.
    pub fn clashes(&self) -> &[Clash] {
        &self.clashes
    }
}

/// A site that can be published: its paths are known before its bytes are made.
pub trait Plan: Sync {
    /// Every path but [`EDITION_FILE`], sorted.
    fn paths(&self) -> Vec<&str>;

    /// The bytes of one path, made when they are asked for.
    ///
    /// # Errors
    ///
    /// When a template cannot render the page.
    fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, ThemeFault>;

    /// The text of [`EDITION_FILE`], which names every file.
    fn edition_file(&self, files: &BTreeMap<&str, Record>) -> String;

    /// The text of [`SIGNATURE_FILE`], which belongs to exactly that list.
    fn signature(&self) -> Option<&str> {
        None
    }
}

/// Which site an edition is of, in [`EDITION_FILE`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteName {
    /// Title in the default language of the site file, in a pack of another language, too.
    #[serde(default)]
    pub title: String,
    /// Address that it is published at, unless it has none or one that is set aside for examples.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
}

impl SiteName {
    /// Whether two editions are of different sites. In the years of a site its title is mended once and its address
    /// changes another time: one of the two that is the same is enough.
    pub fn is_other(&self, other: &SiteName) -> bool {
        let same_address = self.base_url.is_some() && self.base_url == other.base_url;
        let has_title = !self.title.is_empty() && !other.title.is_empty();
        has_title && self.title != other.title && !same_address
    }
}

/// Its title as it may be shown on a screen, whoever wrote it, and its address where it has one.
impl std::fmt::Display for SiteName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", crate::diag::shown(&self.title))?;
        match &self.base_url {
            Some(address) => write!(f, " ({})", crate::diag::shown(address)),
            None => Ok(()),
        }
    }
}

/// One file in [`EDITION_FILE`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// Size in bytes.
    pub size: usize,
}

impl Record {
    /// The record of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Record { sha256, size: bytes.len() }
    }
}

/// Whether a path stays inside the folder it is joined to.
pub fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':'])
        && !path.contains(char::is_control)
        && path.split('/').all(|part| !["", ".", ".."].contains(&part))
}

/// Longest path of an edition with the folder that it is packed in. Windows allows 260 characters, of which the folder
/// that it is unpacked in needs some.
pub(crate) const MOST_CHARACTERS: usize = 199;

/// Whether a path can be kept on every disk, also one of FAT, exFAT or NTFS, and looks on a screen as it is.
pub(crate) fn is_portable(path: &str) -> bool {
    let turns =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let name = |name: &str| {
        !name.contains(|c: char| c.is_control() || "<>:\"|?*\\".contains(c) || turns(c))
            && !name.ends_with(['.', ' '])
            && !is_device(name)
    };
    path.chars().count() <= MOST_CHARACTERS && path.split('/').all(name)
}

/// Whether a name is one of those that Windows, macOS, Android and Linux put onto sticks by themselves.
pub(crate) fn is_litter(name: &str) -> bool {
    const NAMES: [&str; 11] = [
        ".DS_Store",
        ".Spotlight-V100",
        ".Trashes",
        ".fseventsd",
        "$RECYCLE.BIN",
        "LOST.DIR",
        "RECYCLER",
        "System Volume Information",
        "Thumbs.db",
        "desktop.ini",
        "lost+found",
    ];
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
        || name.starts_with("._")
        || name.starts_with(".Trash-")
}

/// A path as disks see it that know no difference between capital and small letters, nor between a letter
/// with its accent and the two stored apart.
pub(crate) fn folded(path: &str) -> String {
    if path.is_ascii() {
        path.to_ascii_lowercase()
    } else {
        path.nfc().collect::<String>().to_lowercase().nfc().collect()
    }
}

/// The folder that a path leads to, without a slash at its end; nothing for one at the top.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folders that a path leads through, the outermost first.
pub(crate) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leaves_the_folder() {
        let mut outputs: Outputs<()> = Outputs::default();
        for path in ["../a.html", "en/../../a", "/a", "", "a//b", "c:\\x", "a\u{7}"] {
            outputs.add_bytes(path, "x", "test");
        }
        assert!(outputs.is_empty());
        assert_eq!(outputs.clashes().len(), 7);
    }

    #[test]
    fn a_path_is_used_once_whatever_its_case() {
        for (first, second) in [
            ("en/a.html", "en/A.html"),
            ("en/A.html", "en/a.html"),
            ("a/É", "a/é"),
            ("a/\u{e9}.txt", "a/e\u{301}.txt"),
            ("a/E\u{301}.txt", "a/\u{e9}.txt"),
        ] {
            let mut outputs = Outputs::default();
            outputs.add_bytes(first, "1", "first");
            outputs.add_page(second, (), "second");
            assert!(matches!(&outputs.get(first).unwrap().content, Content::Bytes(bytes) if bytes == b"1"));
            assert_eq!(outputs.len(), 1);
            let clash = Clash { path: second.into(), first: "first".into(), second: "second".into() };
            assert_eq!(outputs.clashes(), [clash]);
        }
    }

    /// What takes the second of two paths.
    fn taken_by(first: &str, second: &str) -> Option<String> {
        let mut outputs: Outputs<()> = Outputs::default();
        outputs.add_bytes(first, "1", "first");
        outputs.add_bytes(second, "2", "second");
        outputs.clashes().last().map(|clash| clash.first.clone())
    }

    #[test]
    fn no_file_is_the_folder_of_another() {
        for (file, inside) in
            [("en", "en/index.html"), ("EN", "en/index.html"), ("en/a", "En/A/b/c"), ("a/É", "a/é/x")]
        {
            assert_eq!(taken_by(file, inside).as_deref(), Some("first"), "{file}, then {inside}");
            assert_eq!(taken_by(inside, file).as_deref(), Some("first"), "{inside}, then {file}");
        }
        for (first, second) in [("en", "english/a"), ("en/a", "en/ab"), ("en/a/b", "en/b"), ("a.b", "a/b")] {
            assert_eq!(taken_by(first, second), None, "{first}, {second}");
            assert_eq!(taken_by(second, first), None, "{second}, {first}");
        }
    }

    #[test]
    fn paths_are_kept_on_every_disk() {
        for path in ["en/a.html", ".nojekyll", "a/b c.txt", "é.html", &"x".repeat(199)] {
            assert!(is_portable(path), "{path}");
        }
        for path in [
            "a?b",
            "a:b",
            "en/con.html",
            "NUL",
            "a./b",
            "a ",
            "a\u{7}",
            "a\"b",
            "a\u{202e}b",
            &"x".repeat(200),
        ] {
            assert!(!is_portable(path), "{path}");
        }
    }

    #[test]
    fn the_names_of_fieldbook_itself_are_taken() {
        for path in [
            "edition.json",
            "Edition.JSON",
            "edition.json.",
            "edition.json/x",
            "edition.json.minisig",
            ".fieldbook-part",
            ".fieldbook-part/lock",
            ".Fieldbook-Part/0",
            ".fieldbook-part ./0",
        ] {
            let words = taken_by("a", path).unwrap_or_else(|| panic!("{path}"));
            assert!(words.contains("fieldbook"), "{path}: {words}");
        }
        for path in ["en/edition.json", "edition.json5", "my-edition.json", "en/.fieldbook-part"] {
            assert_eq!(taken_by("a", path), None, "{path}");
        }
    }
}
