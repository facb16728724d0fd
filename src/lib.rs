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
//! render    Edition, theme    -> Planned     every file of the site, in memory
//! publish   Outputs           -> public/     written, whole or not at all
//! ```
//!
//! A module imports only from those above it in the list below. `read` alone reads content, `publish`
//! alone writes the site; the clock and the environment come in as arguments.

// The vocabulary: what every stage talks about.
pub mod diag;
pub mod fault;
pub mod model;
pub mod source;

// The stages.
pub mod read;

pub mod parse;

pub mod link;

pub mod markup;
mod math;

pub mod check;

pub mod edition;

pub mod outputs;
pub mod render;

pub mod publish;

// The surface.
pub mod cmd;
pub mod starter;
pub mod trial;

use std::path::Path;

use jiff::civil::Date;

use crate::diag::Finding;
use crate::edition::{Choices, LeftOut};
use crate::link::Library;
use crate::outputs::Outputs;
use crate::read::ReadFailure;

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

/// A site that is ready to be published.
#[derive(Debug)]
pub struct Built {
    /// Every file.
    pub outputs: Outputs,
    /// Findings about content, theme and outputs, sorted.
    pub findings: Vec<Finding>,
    /// What is not part of the edition, and why.
    pub left_out: Vec<LeftOut>,
    /// Name of the edition.
    pub edition: String,
    /// Remarks that are no findings.
    pub remarks: Vec<String>,
    /// Whether the theme could be used. Without it pages are missing and nothing should be published.
    pub whole: bool,
}

/// Checks a library and plans its site as of a day.
pub fn build(library: &Library, choices: &Choices, today: Date) -> Built {
    let mut findings = check::check(library, today);
    let edition = edition::select(library, &findings, choices, today);
    let planned = render::plan(&edition, &library.themes);
    findings.extend(planned.findings());
    diag::sort(&mut findings, &library.sources);
    Built {
        whole: planned.theme_faults.is_empty(),
        outputs: planned.outputs,
        findings,
        left_out: edition.left_out,
        edition: edition.id,
        remarks: planned.remarks,
    }
}
