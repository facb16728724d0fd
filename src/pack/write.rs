//! A planned site to a pack.

use std::collections::BTreeMap;
use std::io::{Seek, Write};

use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::manifest::Manifest;
use super::source::Since;
use super::{EDITION_FILE, PackFailure, UPDATE_FILE};
use crate::fault::ThemeFault;
use crate::model::slug::is_device;
use crate::outputs::{Plan, Record};

/// Longest path in a pack, its folder counted. Windows allows 260 characters, of which the folder that it is unpacked in
/// needs some.
pub const MOST_CHARACTERS: usize = 199;

/// So many files are rendered before they are written: all of them would not have room in the memory of a small computer.
const AT_ONCE: usize = 256;

/// Endings of what is compressed already: it is stored as it is.
const COMPRESSED: [&str; 9] = [".pdf", ".epub", ".zip", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".woff2"];

/// What a pack holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Packed {
    /// Files, the lists not counted.
    pub files: usize,
    /// Files of the earlier edition that are no more.
    pub removed: usize,
}

/// Writes a pack of a planned site, all in one folder; with `since` an update of those files alone that are not in that
/// edition. The same site gives the same bytes: files are in the order of their paths, and have the first day that a
/// zip file knows.
///
/// # Errors
///
/// When a page cannot be rendered, a path cannot be kept on every disk, or the archive cannot be written.
pub fn write(
    plan: &impl Plan,
    folder: &str,
    since: Option<&Manifest>,
    to: impl Write + Seek,
) -> Result<Packed, PackFailure> {
    let paths = plan.paths();
    let unportable: Vec<String> = paths
        .iter()
        .filter(|path| !is_portable(&format!("{folder}/{path}")))
        .map(|path| (*path).to_owned())
        .collect();
    if !unportable.is_empty() {
        return Err(PackFailure::Unportable(unportable));
    }
    let mut zip = ZipWriter::new(to);
    let mut add = |path: &str, bytes: &[u8]| -> Result<(), PackFailure> {
        let is_small = COMPRESSED.iter().any(|ending| path.ends_with(ending));
        let method = if is_small { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options =
            SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        zip.start_file(format!("{folder}/{path}"), options)?;
        zip.write_all(bytes)
            .map_err(|error| PackFailure::Page(format!("the archive cannot be written: {error}")))
    };
    let told = |fault: ThemeFault| PackFailure::Page(format!("`{}`: {}", fault.path, fault.message));
    let mut records: BTreeMap<&str, Record> = BTreeMap::new();
    let mut packed = Packed::default();
    for part in paths.chunks(AT_ONCE) {
        let rendered: Result<Vec<_>, ThemeFault> = part
            .par_iter()
            .map(|path| {
                let bytes = plan.bytes(path)?;
                let record = Record::of(&bytes);
                Ok((*path, bytes, record))
            })
            .collect();
        for (path, bytes, record) in rendered.map_err(told)? {
            if since.is_none_or(|since| since.files.get(path) != Some(&record)) {
                add(path, &bytes)?;
                packed.files += 1;
            }
            records.insert(path, record);
        }
    }
    add(EDITION_FILE, plan.edition_file(&records).as_bytes())?;
    if let Some(since) = since {
        packed.removed = since.files.keys().filter(|path| !records.contains_key(path.as_str())).count();
        let told = Since { since: since.edition.clone(), files: packed.files };
        let mut text = serde_json::to_string_pretty(&told).unwrap_or_default();
        text.push('\n');
        add(UPDATE_FILE, text.as_bytes())?;
    }
    zip.finish()?;
    Ok(packed)
}

/// Whether a path can be kept on every disk, also one of FAT, exFAT or NTFS.
fn is_portable(path: &str) -> bool {
    let name = |name: &str| {
        !name.contains(|c: char| c.is_control() || "<>:\"|?*\\".contains(c))
            && !name.ends_with(['.', ' '])
            && !is_device(name)
    };
    path.chars().count() <= MOST_CHARACTERS && path.split('/').all(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_kept_on_every_disk() {
        for path in ["en/a.html", ".nojekyll", "a/b c.txt", "é.html", &"x".repeat(199)] {
            assert!(is_portable(path), "{path}");
        }
        for path in ["a?b", "a:b", "en/con.html", "NUL", "a./b", "a ", "a\u{7}", "a\"b", &"x".repeat(200)] {
            assert!(!is_portable(path), "{path}");
        }
    }
}
