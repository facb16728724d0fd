//! A planned site to a pack.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Seek, SeekFrom, Write};

use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::manifest::Manifest;
use super::sign::{Signer, comment_of};
use super::source::Since;
use super::{EDITION_FILE, PackFailure, SIGNATURE_FILE, UPDATE_FILE};
use crate::fault::ThemeFault;
use crate::outputs::{Plan, Record, is_portable};

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
/// edition, with `signer` the signature of its list, or else with the one that it has already. The same site gives the same bytes, but for a signature: files are in the order of their paths, and have the first day that a
/// zip file knows.
///
/// # Errors
///
/// When a page cannot be rendered, a path cannot be kept on every disk, or the archive cannot be written.
pub fn write(
    plan: &impl Plan,
    folder: &str,
    since: Option<&Manifest>,
    signer: Option<&Signer>,
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
    let mut to = Steady { to, failed: None };
    let outcome = write_to(plan, &paths, folder, since, signer, &mut to);
    match to.failed {
        Some(error) => Err(PackFailure::Write(error)),
        None => outcome,
    }
}

fn write_to(
    plan: &impl Plan,
    paths: &[&str],
    folder: &str,
    since: Option<&Manifest>,
    signer: Option<&Signer>,
    to: impl Write + Seek,
) -> Result<Packed, PackFailure> {
    let mut zip = ZipWriter::new(to);
    let mut add = |path: &str, bytes: &[u8]| -> Result<(), PackFailure> {
        let is_small = COMPRESSED.iter().any(|ending| path.ends_with(ending));
        let method = if is_small { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .system(System::Unix);
        zip.start_file(format!("{folder}/{path}"), options)?;
        zip.write_all(bytes)
            .map_err(|error| PackFailure::Page(format!("the archive cannot be written: {error}")))
    };
    let told = |fault: ThemeFault| PackFailure::Page(format!("`{}`: {}", fault.path, fault.message));
    let mut records: BTreeMap<&str, Record> = BTreeMap::new();
    let mut packed = Packed::default();
    let mut held = BTreeSet::new();
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
                held.insert(path.to_owned());
            }
            records.insert(path, record);
        }
    }
    let list = plan.edition_file(&records);
    add(EDITION_FILE, list.as_bytes())?;
    let mut update = None;
    if let Some(since) = since {
        packed.removed = since.files.keys().filter(|path| !records.contains_key(path.as_str())).count();
        let told = Since { since: since.edition.clone(), files: held };
        let mut text = serde_json::to_string_pretty(&told).unwrap_or_default();
        text.push('\n');
        add(UPDATE_FILE, text.as_bytes())?;
        update = Some(Record::of(text.as_bytes()));
    }
    if let Some(signer) = signer {
        let manifest = Manifest::parse(list.clone().into_bytes()).map_err(PackFailure::Page)?;
        let comment = comment_of(&manifest.edition, update.as_ref());
        add(SIGNATURE_FILE, signer.sign(&list, &comment)?.as_bytes())?;
    } else if let (Some(signature), None) = (plan.signature(), since) {
        add(SIGNATURE_FILE, signature.as_bytes())?;
    }
    zip.finish()?;
    Ok(packed)
}

/// Where an archive is written to. After a first failure it takes all that comes, as if there was room: the writer of
/// archives would say a second time, and in its own words, that it cannot be finished.
struct Steady<W> {
    to: W,
    failed: Option<io::Error>,
}

impl<W> Steady<W> {
    fn unless_failed<T>(&mut self, after: T, act: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        if self.failed.is_none() {
            match act(&mut self.to) {
                Ok(done) => return Ok(done),
                Err(error) => self.failed = Some(error),
            }
        }
        Ok(after)
    }
}

impl<W: Write> Write for Steady<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_failed(bytes.len(), |to| to.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_failed((), W::flush)
    }
}

impl<W: Seek> Seek for Steady<W> {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.unless_failed(0, |to| to.seek(place))
    }
}
