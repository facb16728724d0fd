//! Whether an edition is as its list says.

use rayon::prelude::*;

use super::PackFailure;
use super::source::Source;

/// What is not as it should be, each list sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many files of the list were read.
    pub checked: usize,
    /// Files of the list that are not there. In an update, files that the earlier edition has are none of these.
    pub missing: Vec<String>,
    /// Files that are not as the list says, or cannot be read.
    pub altered: Vec<String>,
    /// Files that are not in the list.
    pub extra: Vec<String>,
    /// What other programs may find in a pack, in words.
    pub hidden: Option<String>,
}

impl Report {
    /// Whether everything is as it should be.
    pub fn is_clean(&self) -> bool {
        self.missing.is_empty() && self.altered.is_empty() && self.extra.is_empty() && self.hidden.is_none()
    }
}

/// Reads every file of an edition.
///
/// # Errors
///
/// When a folder cannot be read.
pub fn verify(source: &Source) -> Result<Report, PackFailure> {
    let paths: Vec<&String> = source.manifest.files.keys().collect();
    let (there, missing): (Vec<&String>, Vec<&String>) = paths.into_iter().partition(|path| source.has(path));
    let altered: Vec<String> =
        there.par_iter().filter(|path| source.read(path).is_none()).map(|path| (*path).clone()).collect();
    // What an update does not hold is in the edition that it was made against.
    let held = |path: &String| source.since.as_ref().is_none_or(|since| since.files.contains(path));
    let missing = missing.into_iter().filter(|path| held(path)).cloned().collect();
    Ok(Report { checked: there.len(), missing, altered, extra: source.extra()?, hidden: source.hidden() })
}
