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
mod fb0601_theme;
mod fb0602_path_clash;
mod fb0701_result_without_source;
mod fb0702_no_such_source;
mod fb0703_figure_without_source;
mod fb0704_good_needs_two;
mod fb0705_institutionalised_needs_primary;
mod fb0706_only_secondary_sources;
mod fb0707_membership_unchecked;
mod fb0708_editors_as_origin;
mod fb0710_source_not_cited;
mod fb0711_no_risks;
mod fb0712_no_hindrance;
mod fb0713_source_twice;
mod fb0714_withdrawn_standard;
mod fb0715_claims_endorsement;
mod fb0716_result_without_figure;
mod fb0718_copied_passage;
mod fb0801_unknown_value;
mod fb0802_unknown_organisation;
mod fb0803_unused_organisation;
mod fb0804_missing_vocabulary;
mod fb0805_id_twice;
mod fb0806_id_shape;
mod fb0807_default_language_missing;
mod fb0808_members;
mod fb0809_symbol_twice;
mod fb0810_title_twice;
mod fb0811_organisation_twice;
mod fb0812_unknown_vocabulary;
mod fb0813_section_limits;
mod fb0814_standard_record;
mod fb0815_standard_topics;
mod fb0816_foreign_key;
mod fb0818_page;

pub(super) use fb0601_theme::{RULE as THEME, report as report_theme};
pub(super) use fb0602_path_clash::{RULE as PATH_CLASH, report as report_clashes};

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
    &fb0601_theme::RULE,
    &fb0602_path_clash::RULE,
    &fb0701_result_without_source::RULE,
    &fb0702_no_such_source::RULE,
    &fb0703_figure_without_source::RULE,
    &fb0704_good_needs_two::RULE,
    &fb0705_institutionalised_needs_primary::RULE,
    &fb0706_only_secondary_sources::RULE,
    &fb0707_membership_unchecked::RULE,
    &fb0708_editors_as_origin::RULE,
    &fb0710_source_not_cited::RULE,
    &fb0711_no_risks::RULE,
    &fb0712_no_hindrance::RULE,
    &fb0713_source_twice::RULE,
    &fb0714_withdrawn_standard::RULE,
    &fb0715_claims_endorsement::RULE,
    &fb0716_result_without_figure::RULE,
    &fb0718_copied_passage::RULE,
    &fb0801_unknown_value::RULE,
    &fb0802_unknown_organisation::RULE,
    &fb0803_unused_organisation::RULE,
    &fb0804_missing_vocabulary::RULE,
    &fb0805_id_twice::RULE,
    &fb0806_id_shape::RULE,
    &fb0807_default_language_missing::RULE,
    &fb0808_members::RULE,
    &fb0809_symbol_twice::RULE,
    &fb0810_title_twice::RULE,
    &fb0811_organisation_twice::RULE,
    &fb0812_unknown_vocabulary::RULE,
    &fb0813_section_limits::RULE,
    &fb0814_standard_record::RULE,
    &fb0815_standard_topics::RULE,
    &fb0816_foreign_key::RULE,
    &fb0818_page::RULE,
];
