//! [`EDITION_FILE`] of an edition, read back.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::{EDITION_FILE, SIGNATURE_FILE, UPDATE_FILE};
use crate::model::language::Language;
use crate::outputs::{Outputs, Record, SiteName, folded, is_portable};
use crate::publish::UNFINISHED;

/// The only shape of the list that is known.
const FORMAT: u32 = 1;

/// Longest list that is read, in bytes.
pub(super) const LONGEST: u64 = 64 * 1024 * 1024;

/// Most files of an edition.
const MOST_FILES: usize = 400_000;

/// Most bytes of one file, which is read as a whole.
const MOST_OF_FILE: usize = 512 * 1024 * 1024;

/// Most bytes that all files of an edition may have together. A stick of today holds more, and no edition does.
const MOST_BYTES: u64 = 64 * 1024 * 1024 * 1024;

/// What an edition says of itself.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// The text of the list, as it was read.
    pub text: String,
    /// Name of the edition.
    pub edition: String,
    /// Its day.
    pub date: Date,
    /// Which site it is of; an earlier fieldbook did not tell.
    pub site: Option<SiteName>,
    /// Codes of its languages.
    pub languages: Vec<String>,
    /// Every file but the list itself: path, and what stands there.
    pub files: BTreeMap<String, Record>,
}

#[derive(Deserialize)]
struct Shape {
    edition: String,
    date: String,
    site: Option<SiteName>,
    languages: Vec<String>,
    files: BTreeMap<String, Record>,
}

/// What is read first: a list of a later shape, or of a build that is at work, has other keys.
#[derive(Deserialize)]
struct Head {
    format: Option<u32>,
    generator: Option<String>,
}

impl Manifest {
    /// Reads a list. No path of it leads out of its folder or is the same as another one on a disk that knows no
    /// capital letters, and none is a name that the list itself or an update's has.
    ///
    /// # Errors
    ///
    /// In words that follow "is no edition of fieldbook: ".
    pub fn parse(bytes: Vec<u8>) -> Result<Manifest, String> {
        if bytes.len() as u64 > LONGEST {
            return Err(format!("its `{EDITION_FILE}` is longer than any list of files"));
        }
        let text = String::from_utf8(bytes).map_err(|_| format!("its `{EDITION_FILE}` is no text"))?;
        let told = |error: serde_json::Error| format!("its `{EDITION_FILE}` cannot be read ({error})");
        let head: Head = serde_json::from_str(&text).map_err(told)?;
        match head.generator.as_deref() {
            Some(UNFINISHED) => {
                return Err("a build or an update of it is at work, or was stopped; wait for it, or run the same `fieldbook build` or `fieldbook update` again, which makes it whole"
                    .to_owned());
            }
            Some(generator) if generator.starts_with("fieldbook ") => {}
            _ => return Err(format!("its `{EDITION_FILE}` was not made by fieldbook")),
        }
        if head.format != Some(FORMAT) {
            return Err("it was made by a later fieldbook; take that one to read it".to_owned());
        }
        let shape: Shape = serde_json::from_str(&text).map_err(told)?;
        if !is_name(&shape.edition) || !shape.languages.iter().all(|code| Language::from_code(code).is_some())
        {
            return Err(format!("its `{EDITION_FILE}` has a name or a language that no edition has"));
        }
        // The name of an edition begins with its day, by which an update tells the later one.
        let day = shape.edition.get(..10).filter(|day| day.parse::<Date>().is_ok());
        if day.is_some_and(|day| day != shape.date) {
            return Err(format!("its `{EDITION_FILE}` says another day than its name"));
        }
        if shape.files.len() > MOST_FILES {
            return Err("its list has more files than any edition".to_owned());
        }
        let mut paths: Outputs<()> = Outputs::default();
        let mut bytes: u64 = 0;
        for (path, record) in &shape.files {
            paths.add_page(path.as_str(), (), "a file");
            bytes = bytes.saturating_add(record.size as u64);
        }
        // Some disks cannot keep it, or take it for another; some programs would do what it says.
        let is_none = |path: &&String| {
            let first = folded(path.split('/').next().unwrap_or_default());
            !is_portable(path)
                || [UPDATE_FILE, SIGNATURE_FILE, ".git", "autorun.inf"].contains(&first.as_str())
        };
        let clash = paths.clashes().first().map(|clash| &clash.path);
        if let Some(path) = clash.or(shape.files.keys().find(is_none)) {
            return Err(format!("its list names a path that cannot be: `{}`", crate::diag::shown_path(path)));
        }
        if bytes > MOST_BYTES || shape.files.values().any(|record| record.size > MOST_OF_FILE) {
            return Err("its list has more bytes than any edition".to_owned());
        }
        let Shape { edition, date, site, languages, files } = shape;
        let date = date.parse().map_err(|_| format!("its `{EDITION_FILE}` has no day"))?;
        Ok(Manifest { text, edition, date, site, languages, files })
    }
}

/// Whether a text can be the name of an edition: it stands in names of files, and on the screen.
pub(super) fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(files: &str) -> Vec<u8> {
        format!(
            r#"{{"format": 1, "generator": "fieldbook 0.1.0", "edition": "e", "date": "2026-11-26", "languages": ["en"], "files": {files}}}"#
        )
        .into_bytes()
    }

    #[test]
    fn a_list_is_read() {
        let manifest = Manifest::parse(list(r#"{"en/a.html": {"sha256": "00", "size": 3}}"#)).unwrap();
        assert_eq!(manifest.edition, "e");
        assert_eq!(manifest.date.to_string(), "2026-11-26");
        assert_eq!(manifest.files["en/a.html"].size, 3);
    }

    #[test]
    fn the_site_of_a_list_is_read_when_it_is_there() {
        let of = |site: &str| {
            let text = String::from_utf8(list("{}")).unwrap();
            let text = text.replace("\"languages\"", &format!("{site}\"languages\""));
            Manifest::parse(text.into_bytes()).map(|manifest| manifest.site)
        };
        assert_eq!(of(""), Ok(None));
        let site = of(r#""site": {"title": "A", "base_url": "https://a.int/"}, "#).unwrap().unwrap();
        assert_eq!(site.to_string(), "A (https://a.int/)");
        assert_eq!(of(r#""site": {"title": "A"}, "#).unwrap().unwrap().to_string(), "A");
        assert!(of(r#""site": 1, "#).unwrap_err().contains("cannot be read"));
    }

    #[test]
    fn a_list_that_nobody_of_us_wrote_is_refused() {
        let record = r#"{"sha256": "00", "size": 3}"#;
        for path in [
            "../a",
            "/a",
            "a//b",
            "a/./b",
            "c:a",
            "a\\\\b",
            "",
            "edition.json",
            "Edition.json",
            "edition.json/a",
            ".fieldbook-part/0",
            "update.json",
            "Update.json",
            "edition.json.minisig",
            "con.html",
            "a?b",
            "en./a",
            "a\\u202eb",
            ".git/config",
            "autorun.inf",
        ] {
            let told = Manifest::parse(list(&format!(r#"{{"{path}": {record}}}"#))).unwrap_err();
            assert!(told.starts_with("its list names"), "{path}: {told}");
        }
        for (one, other) in [("a", "A"), ("a", "a/b"), ("é", "e\u{301}")] {
            let told =
                Manifest::parse(list(&format!(r#"{{"{one}": {record}, "{other}": {record}}}"#))).unwrap_err();
            assert!(told.starts_with("its list names"), "{one}, {other}: {told}");
        }
        let large =
            r#"{"a": {"sha256": "00", "size": 60000000000}, "b": {"sha256": "00", "size": 60000000000}}"#;
        assert!(Manifest::parse(list(large)).unwrap_err().contains("more bytes"));
        for (text, word) in [
            ("", "cannot be read"),
            ("[]", "cannot be read"),
            ("{}", "not made by fieldbook"),
            (r#"{"generator": "hugo 1", "format": 1}"#, "not made by fieldbook"),
            (r#"{"generator": "fieldbook (unfinished)", "files": {}}"#, "at work"),
            (r#"{"generator": "fieldbook 9.0.0", "format": 2}"#, "later fieldbook"),
            (r#"{"generator": "fieldbook 0.1.0", "format": 1}"#, "cannot be read"),
        ] {
            let told = Manifest::parse(text.as_bytes().to_vec()).unwrap_err();
            assert!(told.contains(word), "{text}: {told}");
        }
        let named = |edition: &str, languages: &str| {
            format!(
                r#"{{"format": 1, "generator": "fieldbook 0.1.0", "edition": "{edition}", "date": "2026-11-26", "languages": [{languages}], "files": {{}}}}"#
            )
        };
        assert!(Manifest::parse(named("2026-11-26-0a", r#""en""#).into_bytes()).is_ok());
        for (edition, languages) in [("", ""), ("../a", ""), ("a\\u001b[2J", ""), ("A", ""), ("a", r#""xx""#)]
        {
            let told = Manifest::parse(named(edition, languages).into_bytes()).unwrap_err();
            assert!(told.contains("no edition has"), "{edition}: {told}");
        }
        assert!(Manifest::parse(vec![0xff]).unwrap_err().contains("no text"));
    }
}
