//! A published folder brought to another edition.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::sign::Key;
use super::source::{Since, Source, read_file};
use super::{PackFailure, UPDATE_FILE};
use crate::fault::ThemeFault;
use crate::outputs::{EDITION_FILE, Plan, Record};
use crate::publish::{self, PublishFailure, Published};

/// The files of an edition that is to come, from where it is read and from the folder that it comes to.
struct Coming<'s> {
    source: &'s Source,
    folder: &'s Path,
}

impl Coming<'_> {
    /// The bytes of a file, exactly as the list says.
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let record = self.source.manifest.files.get(path)?;
        let here = || read_file(self.folder, path, record).filter(|bytes| Record::of(bytes) == *record);
        self.source.read(path).or_else(here)
    }
}

impl Plan for Coming<'_> {
    fn paths(&self) -> Vec<&str> {
        self.source.manifest.files.keys().map(String::as_str).collect()
    }

    fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, ThemeFault> {
        // All were there before; a stick may be pulled out at any time.
        let gone = || ThemeFault { path: path.to_owned(), message: "it cannot be read any more".to_owned() };
        self.read(path).map(Cow::Owned).ok_or_else(gone)
    }

    fn edition_file(&self, _: &BTreeMap<&str, Record>) -> String {
        self.source.manifest.text.clone()
    }

    fn signature(&self) -> Option<&str> {
        self.source.signature.as_deref()
    }
}

/// How a folder is brought up to date.
#[derive(Debug, Clone, Copy, Default)]
pub struct How<'k> {
    /// The edition has to be signed by this key.
    pub key: Option<&'k Key>,
    /// An edition of another site may take the place of this one.
    pub other_site: bool,
    /// An older edition may take the place of a newer one.
    pub older: bool,
    /// The edition may lack languages that the folder has.
    pub fewer_languages: bool,
    /// Files that somebody has changed since are replaced, and a folder with files of others is no hindrance.
    pub force: bool,
}

/// Makes a folder hold the edition of a pack or of another folder. What is needed and not in the source is taken from
/// the folder itself. Every file is read and its sum compared before anything is changed; then the files are moved to
/// their places in the order of a build ([`crate::publish`]), so that the site is whole at every moment, and an update
/// that was stopped is finished by the next one.
///
/// # Errors
///
/// When a file is missing or damaged, the folder is not ours, in use or cannot be written, or has a newer edition or one of
/// another site.
pub fn update(folder: &Path, source: &Source, how: How<'_>) -> Result<Published, PackFailure> {
    let same = same_file::is_same_file(folder, source.path()).unwrap_or(false);
    if same {
        return Err(PackFailure::NotAnEdition(
            source.path().to_owned(),
            "it is the folder itself; name a pack or another folder".to_owned(),
        ));
    }
    if let Some(key) = how.key {
        source.signed_by(key).map_err(|why| PackFailure::Unsigned(source.path().to_owned(), why))?;
    }
    let here = if folder.join(EDITION_FILE).exists() { Source::open(folder).ok() } else { None };
    // Of a list that is not understood, or of an update that was stopped, this is known all the same.
    let told = publish::told_by(folder);
    let is_other = publish::is_other(&told.site, &source.manifest.site);
    if is_other && !how.other_site {
        let there = source.manifest.site.clone().unwrap_or_default();
        return Err(PackFailure::OtherSite { here: told.site.unwrap_or_default(), there });
    }
    // Days and languages of two sites have nothing to do with one another.
    let there = source.manifest.date.to_string();
    if let Some(here) = told.date
        && here > there
        && !how.older
        && !is_other
    {
        return Err(PackFailure::Older { here, there });
    }
    if let Some(here) = &here
        && !how.fewer_languages
        && !is_other
    {
        let mut lost = here.manifest.languages.clone();
        lost.retain(|language| !source.manifest.languages.contains(language));
        if !lost.is_empty() {
            return Err(PackFailure::FewerLanguages(lost));
        }
    }
    let coming = Coming { source, folder };
    let missing: Vec<String> = coming
        .paths()
        .into_par_iter()
        .filter(|path| coming.read(path).is_none())
        .map(str::to_owned)
        .collect();
    if !missing.is_empty() {
        // A file that the source has is damaged; of others it tells which edition has them.
        let damaged: Vec<String> = missing.iter().filter(|path| source.has(path)).cloned().collect();
        return Err(match &source.since {
            Some(since) if damaged.is_empty() => PackFailure::OtherEdition {
                since: since.since.clone(),
                here: here.map(|here| here.manifest.edition),
                missing,
            },
            Some(_) => PackFailure::Damaged(source.path().to_owned(), damaged),
            None => PackFailure::Damaged(source.path().to_owned(), missing),
        });
    }
    let done = publish::publish_to_last(&coming, folder, how.force).map_err(|failure| match failure {
        PublishFailure::Theme(faults) => PackFailure::Damaged(
            source.path().to_owned(),
            faults.into_iter().map(|fault| fault.path).collect(),
        ),
        failure => PackFailure::Publish(failure),
    })?;
    // Of an update that somebody copied over the site by hand.
    let left = folder.join(UPDATE_FILE);
    if fs::read(&left).is_ok_and(|text| serde_json::from_slice::<Since>(&text).is_ok()) {
        // What cannot be removed does no harm.
        let _ = fs::remove_file(left);
    }
    Ok(done)
}
