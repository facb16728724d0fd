//! How long texts of a practice may be, and which years make sense: asked by the checks, written into schemas, and told to
//! those who fill in the form.

use std::ops::RangeInclusive;

/// Most characters of a title.
pub const TITLE: usize = 80;

/// Fewest and most words of a summary.
pub const SUMMARY: (usize, usize) = (40, 100);

/// Most words of the whole text.
pub const TEXT: usize = 1_500;

/// A section on risks of this many words may say more than that there is nothing to say.
pub const RISKS: usize = 15;

/// Years in which a practice can have been tried.
pub const YEARS: RangeInclusive<i64> = 1900..=2100;
