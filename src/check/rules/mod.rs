//! The rules, one file each, in the order of their codes.
//!
//! Families: 01 files, 02 links, 03 front matter, 04 structure, 05 bundles, 06 themes and outputs,
//! 07 evidence and honesty, 08 vocabularies and organisations, 09 markup. A code is never given to
//! another rule, also after its rule is gone.

use crate::check::Rule;

mod fb0101_not_utf8;
mod fb0102_byte_order_mark;
mod fb0103_line_endings;
mod fb0104_text_too_large;
mod fb0105_unreadable;
mod fb0106_symbolic_link;
mod fb0107_not_a_file;
mod fb0108_unsafe_name;
mod fb0109_same_path;
mod fb0110_misplaced;
mod fb0111_slug_shape;
mod fb0112_no_original;
mod fb0113_second_original;
mod fb0114_hidden_character;
mod fb0115_no_practices;
mod fb0116_name_not_usable;
mod fb0304_unknown_key;
mod fb0801_unknown_value;

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &fb0101_not_utf8::RULE,
    &fb0102_byte_order_mark::RULE,
    &fb0103_line_endings::RULE,
    &fb0104_text_too_large::RULE,
    &fb0105_unreadable::RULE,
    &fb0106_symbolic_link::RULE,
    &fb0107_not_a_file::RULE,
    &fb0108_unsafe_name::RULE,
    &fb0109_same_path::RULE,
    &fb0110_misplaced::RULE,
    &fb0111_slug_shape::RULE,
    &fb0112_no_original::RULE,
    &fb0113_second_original::RULE,
    &fb0114_hidden_character::RULE,
    &fb0115_no_practices::RULE,
    &fb0116_name_not_usable::RULE,
    &fb0304_unknown_key::RULE,
    &fb0801_unknown_value::RULE,
];
