//! The rules, one file each, in the order of their codes.
//!
//! Families: 01 files, 02 links, 03 front matter, 04 structure, 05 bundles, 06 themes and outputs,
//! 07 evidence and honesty, 08 vocabularies and organisations, 09 markup. A code is never given to
//! another rule, also after its rule is gone.

use crate::check::Rule;

mod fb0101_not_utf8;
mod fb0201_link_to_no_file;
mod fb0202_no_such_heading;
mod fb0203_no_such_symbol;
mod fb0204_path_out_of_the_site;
mod fb0205_scheme_not_allowed;
mod fb0206_malformed_address;
mod fb0207_link_to_no_page;
mod fb0208_empty_target;
mod fb0209_no_such_picture;
mod fb0210_no_alternative_text;
mod fb0211_empty_alternative_text;
mod fb0212_picture_type;
mod fb0213_picture_too_large;
mod fb0214_picture_not_declared;
mod fb0215_declared_picture_missing;
mod fb0216_picture_not_used;
mod fb0217_link_says_nothing;
mod fb0218_undefined_reference;
mod fb0219_footnote_never_shown;
mod fb0220_picture_from_outside;
mod fb0221_no_such_practice;
mod fb0222_practice_named_twice;
mod fb0223_alias;
mod fb0224_related_withdrawn;
mod fb0225_picture_not_shown;
mod fb0304_unknown_key;
mod fb0801_unknown_value;

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &fb0101_not_utf8::RULE,
    &fb0201_link_to_no_file::RULE,
    &fb0202_no_such_heading::RULE,
    &fb0203_no_such_symbol::RULE,
    &fb0204_path_out_of_the_site::RULE,
    &fb0205_scheme_not_allowed::RULE,
    &fb0206_malformed_address::RULE,
    &fb0207_link_to_no_page::RULE,
    &fb0208_empty_target::RULE,
    &fb0209_no_such_picture::RULE,
    &fb0210_no_alternative_text::RULE,
    &fb0211_empty_alternative_text::RULE,
    &fb0212_picture_type::RULE,
    &fb0213_picture_too_large::RULE,
    &fb0214_picture_not_declared::RULE,
    &fb0215_declared_picture_missing::RULE,
    &fb0216_picture_not_used::RULE,
    &fb0217_link_says_nothing::RULE,
    &fb0218_undefined_reference::RULE,
    &fb0219_footnote_never_shown::RULE,
    &fb0220_picture_from_outside::RULE,
    &fb0221_no_such_practice::RULE,
    &fb0222_practice_named_twice::RULE,
    &fb0223_alias::RULE,
    &fb0224_related_withdrawn::RULE,
    &fb0225_picture_not_shown::RULE,
    &fb0304_unknown_key::RULE,
    &fb0801_unknown_value::RULE,
];
