//! fieldbook: best practices as Markdown, checked, and published as a site that needs no network.
//!
//! The pipeline, each stage a module with one way in and one type out:
//!
//! ```text
//! read      folder            -> SiteFiles   the texts and pictures, and what could not be read
//! parse     SiteFiles.sources -> Parsed      every file as typed data with places
//! link      SiteFiles, Parsed -> Library     practices with their versions, links resolved
//! check     Library           -> findings    what a contributor should know
//! edition   Library, findings -> Edition     what is published, whole and without errors
//! index     Edition           -> SearchFiles what is searched: tantivy's index, and files for browsers
//! print     Book              -> Sheets      a bundle's PDF, set by Typst
//! render    Edition, theme    -> Planned     every path of the site, and how its bytes are made
//! examine   Library           -> findings    those of the rules, and those that only the index and the theme tell
//! fix       Library, findings -> texts       what can be mended in one way, mended
//! import    a .docx           -> Draft       a document of Word as the text of a practice
//! preview   folder            -> pages       rendered when they are asked for, while somebody writes
//! publish   Planned           -> public/     rendered, then moved to its place
//! pack      Planned           -> a zip       rendered, to carry; read back, verified, and published elsewhere
//! serve     public/           -> a browser   what is published, over HTTP, to this computer or the room
//! ```
//!
//! A module imports only from those above it in the list below. `read` alone reads content, `publish`
//! alone writes the site; the clock and the environment come in as arguments.

// The vocabulary: what every stage talks about.
pub mod source;

pub mod fault;

pub mod model;

pub mod diag;
pub mod outputs;

pub mod interface;

// What the program carries with it, and what it keeps.
mod disk;
pub mod embedded;
mod shelf;

// The stages.
pub mod read;

pub mod parse;

pub mod link;

pub mod schema;

pub mod markup;
mod math;

pub mod check;

pub mod edition;

pub mod index;

pub mod print;

pub mod render;

pub mod examine;
mod focus;

pub mod fix;

pub mod import;

pub mod preview;

pub mod publish;

pub mod pack;

pub mod serve;

// The surface.
pub mod cmd;
pub mod trial;

use std::path::Path;

use jiff::civil::Date;

use crate::diag::Finding;
use crate::edition::{Choices, Edition, LeftOut};
use crate::index::Missed;
use crate::link::Library;
use crate::model::language::Language;
use crate::pack::PackFailure;
use crate::publish::{PublishFailure, Published};
use crate::read::ReadFailure;
use crate::render::Planned;

/// Reads, parses and links the site in a folder.
///
/// # Errors
///
/// When the folder has no site file or cannot be read at all; anything wrong with the content is in
/// the library's faults.
pub fn load(root: &Path) -> Result<Library, ReadFailure> {
    let files = read::read_site(root)?;
    let parsed = parse::parse(&files.sources);
    Ok(link::link(files, parsed))
}

/// As [`load`], but of texts that an earlier command has parsed, what they gave is taken from the site's folder, and kept there for
/// the next one.
///
/// # Errors
///
/// When the folder has no site file or cannot be read at all.
pub fn load_kept(root: &Path) -> Result<Library, ReadFailure> {
    let files = read::read_site(root)?;
    let parsed = parse::Known::of_site(root).parse(&files.sources);
    Ok(link::link(files, parsed))
}

/// What a build did.
#[derive(Debug)]
pub struct Built {
    /// Findings about content, theme and outputs, sorted.
    pub findings: Vec<Finding>,
    /// What is not part of the edition, and why.
    pub left_out: Vec<LeftOut>,
    /// Name of the edition.
    pub edition: String,
    /// Remarks that are no findings.
    pub remarks: Vec<String>,
    /// What was written; `None` when the theme cannot be used, and nothing was.
    pub published: Option<Published>,
}

/// Checks a library and publishes what can be published of it into a folder.
///
/// # Errors
///
/// When the folder is not ours or cannot be written; the findings come with the failure, because they
/// are true all the same.
pub fn build(
    library: &Library,
    choices: &Choices,
    today: Date,
    target: &Target<'_>,
) -> Result<Built, (PublishFailure, Vec<Finding>)> {
    let mut findings = Vec::new();
    let edition = chosen(library, choices, today, &mut findings);
    let mut planned = match planned(library, &edition, target.cache, target.cache, &mut findings) {
        Ok(planned) => planned,
        Err(failure) => return Err((failure, findings)),
    };
    if let Some(cache) = target.cache.and_then(|root| shelf::cache_of(root).ok()) {
        planned.keep_pages(&cache, target.folder);
    }
    let published = if planned.theme_faults.is_empty() {
        match publish::publish(&planned, target.folder, target.force) {
            Ok(done) => {
                planned.remember_pages();
                Some(done)
            }
            Err(PublishFailure::Theme(faults)) => {
                planned.theme_faults = faults;
                None
            }
            Err(failure) => {
                diag::sort(&mut findings, &library.sources);
                return Err((failure, findings));
            }
        }
    } else {
        None
    };
    findings.extend(planned.findings());
    diag::sort(&mut findings, &library.sources);
    let remarks = std::mem::take(&mut planned.remarks);
    drop(planned);
    Ok(Built { findings, left_out: edition.left_out, edition: edition.id, remarks, published })
}

/// Checks a library, and chooses what is published of it.
fn chosen<'a>(
    library: &'a Library,
    choices: &Choices,
    today: Date,
    findings: &mut Vec<Finding>,
) -> Edition<'a> {
    // Sorted, and cut to what can be read, only when the edition has been chosen by all of them.
    findings.extend(check::check_all(library, today));
    findings.extend(check::picture_findings(&render::unprinted_pictures(library)));
    edition::select(library, findings, choices, today)
}

/// Plans the site of an edition, with its search and its books. `cache` is the site's folder, in which books are kept,
/// and `index_cache` the one in which the index is.
fn planned<'a>(
    library: &Library,
    edition: &'a Edition<'a>,
    cache: Option<&Path>,
    index_cache: Option<&Path>,
    findings: &mut Vec<Finding>,
) -> Result<Planned<'a>, PublishFailure> {
    let mut planned = render::plan(edition, &library.themes);
    let search =
        index::build(edition, index_cache).map_err(|error| PublishFailure::Index(error.to_string()))?;
    findings.extend(check::word_findings(&index::words::faults(library)));
    let Missed { questions, queries } = search.missed;
    findings.extend(check::search_findings(&questions, &queries, findings, library));
    findings.extend(check::repeat_findings(&search.repeats));
    findings
        .extend(check::character_findings(&render::characters_without_font(library, &edition.site.theme)));
    planned.remarks.extend(search.remarks);
    planned.add_files(search.files, "the search index");
    planned.add_related(search.related);
    planned.add_chosen(search.chosen);
    if let Some(cache) = cache.and_then(|root| shelf::cache_of(root).ok()) {
        planned.keep_books(&cache);
    }
    if planned.theme_faults.is_empty() {
        planned.set_books();
    }
    Ok(planned)
}

/// What was planned to be packed.
#[derive(Debug)]
pub struct ToPack {
    /// Findings about content, theme and outputs, sorted.
    pub findings: Vec<Finding>,
    /// What is not part of the edition, and why.
    pub left_out: Vec<LeftOut>,
}

/// Checks a library, plans what can be published of it, in one language or in all, and gives the plan and the name of
/// its edition to be packed. An edition in one language has also those of the practices that are not in it. `cache` is
/// the site's folder, in which books are kept.
///
/// # Errors
///
/// When the theme cannot be used, or packing fails; the findings come with the failure, because they are true all the
/// same.
pub fn pack<T>(
    library: &Library,
    choices: &Choices,
    today: Date,
    cache: Option<&Path>,
    language: Option<Language>,
    pack: impl FnOnce(&Planned<'_>, &str) -> Result<T, PackFailure>,
) -> Result<(ToPack, T), (PackFailure, Vec<Finding>)> {
    let mut findings = Vec::new();
    let mut edition = chosen(library, choices, today, &mut findings);
    let left_out = std::mem::take(&mut edition.left_out);
    if let Some(language) = language {
        if !edition.site.languages.contains(&language) {
            return Err((PackFailure::Language(language, edition.site.languages), findings));
        }
        edition = edition.of_language(language);
    }
    // The index of one language in an edition of its own is another, and not kept.
    let index_cache = cache.filter(|_| language.is_none());
    let planned = match planned(library, &edition, cache, index_cache, &mut findings) {
        Ok(planned) => planned,
        Err(failure) => return Err((PackFailure::Publish(failure), findings)),
    };
    let packed = if planned.theme_faults.is_empty() {
        pack(&planned, &edition.id)
    } else {
        Err(PackFailure::Publish(PublishFailure::Theme(planned.theme_faults.clone())))
    };
    findings.extend(planned.findings());
    diag::sort(&mut findings, &library.sources);
    match packed {
        Ok(packed) => Ok((ToPack { findings, left_out }, packed)),
        Err(failure) => Err((failure, findings)),
    }
}

/// A language of an edition as one file.
#[derive(Debug)]
pub struct SingleFile {
    /// Name of the edition.
    pub edition: String,
    /// The HTML file.
    pub bytes: Vec<u8>,
}

/// Checks a library, and makes one file of one language of what can be published of it, without its bundles; without `language`, of the
/// site's default one.
///
/// # Errors
///
/// When the theme cannot be used, or the site does not have the language; the findings come with the failure, because they
/// are true all the same.
pub fn single_file(
    library: &Library,
    choices: &Choices,
    today: Date,
    language: Option<Language>,
) -> Result<(ToPack, SingleFile), (PackFailure, Vec<Finding>)> {
    let mut findings = Vec::new();
    let mut edition = chosen(library, choices, today, &mut findings);
    diag::sort(&mut findings, &library.sources);
    let left_out = std::mem::take(&mut edition.left_out);
    let language = language.unwrap_or(edition.site.default_language);
    if !edition.site.languages.contains(&language) {
        return Err((PackFailure::Language(language, edition.site.languages), findings));
    }
    edition = edition.of_language(language);
    edition.bundles.clear();
    match render::single_file(&edition, &library.themes) {
        Ok(bytes) => Ok((ToPack { findings, left_out }, SingleFile { edition: edition.id, bytes })),
        Err(fault) => Err((PackFailure::Publish(PublishFailure::Theme(vec![fault])), findings)),
    }
}

/// Where a site is published.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The folder.
    pub folder: &'a Path,
    /// Publish also into a folder that holds files of others, and over files of an earlier build that
    /// somebody has changed.
    pub force: bool,
    /// The site's folder, in which the search index is kept for the next build; without it nothing is kept.
    pub cache: Option<&'a Path>,
}
