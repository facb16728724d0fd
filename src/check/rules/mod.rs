//! The rules, one file each, in the order of their codes.
//!
//! Families: 01 files, 02 links, 03 front matter, 04 structure, 05 bundles, 06 themes and outputs,
//! 07 evidence and honesty, 08 vocabularies and organisations, 09 markup. A code is never given to
//! another rule, also after its rule is gone.

use crate::check::Rule;

mod fb0101_not_utf8;
mod fb0304_unknown_key;
mod fb0601_theme;
mod fb0602_path_clash;
mod fb0801_unknown_value;

pub(super) use fb0601_theme::{RULE as THEME, report as report_theme};
pub(super) use fb0602_path_clash::{RULE as PATH_CLASH, report as report_clashes};

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &fb0101_not_utf8::RULE,
    &fb0304_unknown_key::RULE,
    &fb0601_theme::RULE,
    &fb0602_path_clash::RULE,
    &fb0801_unknown_value::RULE,
];
