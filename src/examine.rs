//! Library to all findings: those of the rules, and those that only pictures, fonts and the index tell.
//!
//! What `check` prints and what is shown while somebody writes come from here. A build has the same findings, but
//! makes the index and the theme for more than that.

use std::path::Path;

use jiff::civil::Date;

use crate::check::{self, recipes::point_to_recipes};
use crate::diag::{self, Finding};
use crate::edition::{self, Choices};
use crate::index::{self, Missed, words};
use crate::link::Library;
use crate::render::theme::DEFAULT_NAME;
use crate::render::{characters_without_font, unprinted_pictures};

/// All findings about a library, sorted. `root` is the site's folder, for the cache of the index; `remarks` takes what the user is to
/// be told of it. When `go_on` no longer says so, what is given has gaps, and is for nobody.
///
/// # Errors
///
/// When an index can neither be kept nor be made in memory.
pub fn examine(
    library: &Library,
    today: Date,
    root: Option<&Path>,
    remarks: &mut Vec<String>,
    go_on: &(dyn Fn() -> bool + Sync),
) -> tantivy::Result<Vec<Finding>> {
    let mut findings = check::check_while(library, today, go_on);
    if !go_on() {
        return Ok(findings);
    }
    findings.extend(check::picture_findings(&unprinted_pictures(library)));
    findings.extend(check::word_findings(&words::faults(library)));
    if library.search_tests.is_some() || !library.recipes.is_empty() || index::has_new(library) {
        let edition = edition::select(library, &findings, &Choices::default(), today);
        let (Missed { questions, queries }, repeats) = index::missed_and_repeated(&edition, root, remarks)?;
        findings.extend(check::search_findings(&questions, &queries, &findings, library));
        findings.extend(check::repeat_findings(&repeats));
    }
    let theme = library.site.as_ref().and_then(|site| site.data.theme.as_ref());
    let theme = theme.map_or(DEFAULT_NAME, |theme| theme.as_str());
    findings.extend(check::character_findings(&characters_without_font(library, theme)));
    point_to_recipes(&mut findings, library);
    diag::sort(&mut findings, &library.sources);
    Ok(findings)
}
