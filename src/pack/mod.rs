//! Editions on their way: packs, what came of them, and bringing a folder up to date.
//!
//! A *pack* is a zip archive of a published site, in one folder. An *update* is a pack of those files alone that
//! are not in an earlier edition. Neither has a list of its own besides [`EDITION_FILE`], which names every file
//! of the site with its SHA-256, and an update's [`UPDATE_FILE`], which tells what it was made against. The format
//! is in `docs/pack-format.md`.
//!
//! A pack can come from anybody: nothing in it is believed that its list does not name, no path of the list may
//! leave the folder or be two files on some disk, and no more bytes of a file are read than the list says.

use std::io;
use std::path::PathBuf;

use crate::model::language::Language;
use crate::outputs::{EDITION_FILE, MOST_CHARACTERS, SIGNATURE_FILE, SiteName};
use crate::publish::{PublishFailure, named};

pub mod manifest;
pub mod shelf;
pub mod sign;
pub mod source;
#[cfg(test)]
mod tests;
pub mod update;
pub mod verify;
pub mod write;

/// What an update was made against, beside its list of files.
pub const UPDATE_FILE: &str = "update.json";

/// Why an edition cannot be packed, read or brought up to date. Nothing was changed, except where the system
/// refused in the middle of an update, which the next one finishes.
#[derive(Debug)]
pub enum PackFailure {
    /// The system refused to read or write.
    Io(PathBuf, io::Error),
    /// It is no edition of fieldbook, and why not.
    NotAnEdition(PathBuf, String),
    /// Files that are missing in an edition, or that are not as its list says.
    Damaged(PathBuf, Vec<String>),
    /// An update that needs files which the folder does not have: it was made against another edition.
    OtherEdition {
        /// The edition that the update was made against.
        since: String,
        /// The edition of the folder, if there is one.
        here: Option<String>,
        /// Files that neither has.
        missing: Vec<String>,
    },
    /// The folder has an edition of another site.
    OtherSite {
        /// The site of the folder.
        here: SiteName,
        /// The site whose edition was to take its place.
        there: SiteName,
    },
    /// The folder has a newer edition: this day, where the other has that one.
    Older {
        /// Date of the edition in the folder.
        here: String,
        /// Date of the edition that was to take its place.
        there: String,
    },
    /// A key that cannot be used, and why.
    Key(PathBuf, String),
    /// The edition is not signed as it was asked for, and why.
    Unsigned(PathBuf, String),
    /// The archive cannot be written.
    Write(io::Error),
    /// The edition to come is not in these languages, which the folder has.
    FewerLanguages(Vec<String>),
    /// The site is not in this language; it is in those.
    Language(Language, Vec<Language>),
    /// Paths that some disks cannot keep.
    Unportable(Vec<String>),
    /// A page cannot be rendered.
    Page(String),
    /// The folder cannot be written as a site.
    Publish(PublishFailure),
}

impl std::fmt::Display for PackFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PackFailure::Io(path, error) => write!(f, "`{}`: {error}", path.display()),
            PackFailure::NotAnEdition(path, why) => {
                write!(f, "`{}` is no edition of fieldbook: {why}", path.display())
            }
            PackFailure::Damaged(path, files) => write!(
                f,
                "nothing was changed: `{}` is damaged, these files are missing or not as its list says: {}; copy it once more from where you have it",
                path.display(),
                named(files)
            ),
            PackFailure::OtherEdition { since, here, missing } => {
                let here = match here {
                    Some(here) => format!("this folder has the edition {here}"),
                    None => "this folder has no edition".to_owned(),
                };
                write!(
                    f,
                    "nothing was changed: the update was made for the edition {since}, and {here}; it lacks {}. Take the whole pack, or an update since the edition of the folder",
                    named(missing)
                )
            }
            // Each on a line of its own: a title of whatever script and direction turns nothing around it.
            PackFailure::OtherSite { here, there } => write!(
                f,
                "nothing was changed: the folder has another site; give another folder, or `--other-site` to let this one take its place\n  the folder: {here}\n  this edition: {there}"
            ),
            PackFailure::Older { here, there } => write!(
                f,
                "nothing was changed: the folder has the edition of {here}, and this one of {there} is older; with `--older` it takes its place all the same"
            ),
            PackFailure::Key(path, why) => write!(f, "the key `{}` cannot be used: {why}", path.display()),
            PackFailure::Unsigned(path, why) => {
                write!(f, "nothing was changed: `{}`: the signature {why}", path.display())
            }
            PackFailure::Write(error) => {
                write!(f, "the archive cannot be written, and none was made: {error}")
            }
            PackFailure::FewerLanguages(lost) => write!(
                f,
                "nothing was changed: the folder has the site in {}, which this edition does not have; with `--fewer-languages` they are removed",
                lost.join(", ")
            ),
            PackFailure::Language(language, languages) => write!(
                f,
                "the site is not in `{}`; its languages are {}",
                language.code(),
                languages.iter().map(|language| language.code()).collect::<Vec<_>>().join(", ")
            ),
            PackFailure::Unportable(paths) => write!(
                f,
                "these paths cannot be kept on every disk, because of a character, a name that Windows takes, or more than {} characters: {}",
                MOST_CHARACTERS,
                named(paths)
            ),
            PackFailure::Page(message) => write!(f, "{message}"),
            PackFailure::Publish(PublishFailure::Theme(_)) => {
                write!(f, "nothing was packed: the theme cannot be used")
            }
            PackFailure::Publish(PublishFailure::Changed(folder, paths)) => write!(
                f,
                "nothing was changed: in `{}` somebody has changed files of the site: {}; with `--force` they are replaced",
                folder.display(),
                named(paths)
            ),
            PackFailure::Publish(PublishFailure::Occupied(folder, paths)) => write!(
                f,
                "nothing was changed: in `{}` the edition needs places that are taken by other files: {}; move them elsewhere",
                folder.display(),
                named(paths)
            ),
            PackFailure::Publish(PublishFailure::NotOurs(folder)) => write!(
                f,
                "nothing was changed: `{}` holds files and is no site of fieldbook; give the folder of a site, or a new one (with `--force` the edition is put beside the files that are there)",
                folder.display()
            ),
            PackFailure::Publish(failure) => failure.fmt(f),
        }
    }
}

impl std::error::Error for PackFailure {}
