//! The rules, one file or folder each, in the order of their codes.
//!
//! Families: 01 files, 02 links, 03 front matter, 04 structure and the test of the search, 05 bundles, 06 themes and outputs,
//! 07 evidence and honesty, 08 vocabularies and organisations, 09 markup, 10 how easy a text is to read. A code is
//! never given to another rule, also after its rule is gone.

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
mod fb0117_name_taken;
mod fb0118_lost_letter;
mod fb0119_wrong_letters;
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
mod fb0226_link_form;
mod fb0227_bare_address;
mod fb0301_no_front_matter;
mod fb0302_front_matter_not_closed;
mod fb0303_yaml_syntax;
mod fb0304_unknown_key;
mod fb0305_yaml_reference;
mod fb0306_yaml_too_complex;
mod fb0307_duplicate_key;
mod fb0308_missing_key;
mod fb0309_wrong_type;
mod fb0310_empty_value;
mod fb0311_bad_date;
mod fb0312_unknown_choice;
mod fb0313_title_too_long;
mod fb0314_title_form;
mod fb0315_summary_length;
mod fb0316_markup_in_plain_text;
mod fb0317_symbol;
mod fb0318_revision;
mod fb0319_period;
mod fb0320_list_length;
mod fb0321_repeated_item;
mod fb0322_web_address;
mod fb0323_licence;
mod fb0324_language_tag;
mod fb0325_cost;
mod fb0326_withdrawn;
mod fb0327_places_or_scope;
mod fb0328_published;
mod fb0329_repeated_key;
mod fb0330_translation_state;
mod fb0331_date_order;
mod fb0332_review_overdue;
mod fb0333_review_interval;
mod fb0334_out_of_range;
mod fb0335_site_file;
mod fb0336_cut_by_note;
mod fb0337_cut_by_comma;
mod fb0338_curly_quotes;
mod fb0339_machine_translation;
mod fb0340_language_not_built;
mod fb0341_sums_of_sections;
mod fb0401_section_missing;
mod fb0402_section_order;
mod fb0403_no_such_section;
mod fb0404_section_twice;
mod fb0405_section_length;
mod fb0406_text_too_long;
mod fb0407_title_in_text;
mod fb0408_heading_level_skips;
mod fb0409_empty_section;
mod fb0410_text_before_sections;
mod fb0411_no_steps;
mod fb0412_heading_without_words;
mod fb0413_own_id;
mod fb0414_nested_too_deep;
mod fb0415_math;
mod fb0417_table_shape;
mod fb0418_translation_structure;
mod fb0419_template_text;
mod fb0420_not_translated;
mod fb0421_raw_table;
mod fb0422_raw_list;
mod fb0423_raw_heading;
mod fb0424_text_as_code;
mod fb0425_never_closed;
mod fb0426_conflict_marks;
mod fb0427_left_by_word;
mod fb0428_figures_differ;
mod fb0431_alert_kind;
mod fb0432_arabic_letters;
mod fb0433_wide_comma;
mod fb0434_search_test;
mod fb0435_search_question;
mod fb0436_search_test_repeats;
mod fb0501_recipe_practice;
mod fb0502_recipe_status;
mod fb0503_recipe_language;
mod fb0504_recipe_choice;
mod fb0505_recipe_query;
mod fb0506_agenda;
mod fb0507_logo;
mod fb0509_bilingual;
mod fb0520_character_without_font;
mod fb0522_picture_not_printed;
mod fb0601_theme;
mod fb0602_path_clash;
mod fb0603_interface_texts;
mod fb0605_theme_name;
mod fb0606_book_not_set;
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
mod fb0719_citation_form;
mod fb0720_personal_address;
mod fb0721_telephone_number;
mod fb0722_figure_elsewhere;
mod fb0723_said_already;
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
mod fb0819_other_words;
mod fb0901_element_not_allowed;
mod fb0902_attribute_not_allowed;
mod fb0903_dangerous_attribute;
mod fb0904_comment;
mod fb0905_tag_without_partner;
mod fb0906_html_too_deep;
mod fb1001_long_sentence;
mod fb1002_passive_chain;
mod fb1003_abbreviation;

pub(super) use fb0110_misplaced::language_named;
pub(super) use fb0304_unknown_key::nearest_key;
/// Codes of the rules that tell of texts of which nothing more can be said.
pub(super) const NOT_JOINED: &str = fb0426_conflict_marks::RULE.code;
pub(super) const NEVER_CLOSED: &str = fb0425_never_closed::RULE.code;

use fb0303_yaml_syntax::quoted;
pub(crate) use fb0434_search_test::RULE as SEARCH_TEST;
pub(super) use fb0434_search_test::report as report_missed;
pub(super) use fb0435_search_question::{RULE as SEARCH_QUESTION, report as report_question};
pub(super) use fb0436_search_test_repeats::{RULE as SEARCH_TEST_REPEATS, report as report_repeated};
pub(super) use fb0505_recipe_query::{RULE as RECIPE_QUERY, report as report_queries};
pub(super) use fb0520_character_without_font::{RULE as CHARACTER_WITHOUT_FONT, report as report_characters};
pub(super) use fb0522_picture_not_printed::{RULE as PICTURE_NOT_PRINTED, report as report_pictures};
pub(super) use fb0601_theme::{RULE as THEME, report as report_theme};
pub(super) use fb0602_path_clash::{RULE as PATH_CLASH, report as report_clashes};
pub(super) use fb0606_book_not_set::{RULE as BOOK_NOT_SET, report as report_books};
pub(crate) use fb0718_copied_passage::Shared;
pub(super) use fb0723_said_already::{RULE as SAID_ALREADY, report as report_repeats};
pub(super) use fb0819_other_words::{RULE as OTHER_WORDS, report as report_other_words};

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
    &fb0117_name_taken::RULE,
    &fb0118_lost_letter::RULE,
    &fb0119_wrong_letters::RULE,
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
    &fb0226_link_form::RULE,
    &fb0227_bare_address::RULE,
    &fb0301_no_front_matter::RULE,
    &fb0302_front_matter_not_closed::RULE,
    &fb0303_yaml_syntax::RULE,
    &fb0304_unknown_key::RULE,
    &fb0305_yaml_reference::RULE,
    &fb0306_yaml_too_complex::RULE,
    &fb0307_duplicate_key::RULE,
    &fb0308_missing_key::RULE,
    &fb0309_wrong_type::RULE,
    &fb0310_empty_value::RULE,
    &fb0311_bad_date::RULE,
    &fb0312_unknown_choice::RULE,
    &fb0313_title_too_long::RULE,
    &fb0314_title_form::RULE,
    &fb0315_summary_length::RULE,
    &fb0316_markup_in_plain_text::RULE,
    &fb0317_symbol::RULE,
    &fb0318_revision::RULE,
    &fb0319_period::RULE,
    &fb0320_list_length::RULE,
    &fb0321_repeated_item::RULE,
    &fb0322_web_address::RULE,
    &fb0323_licence::RULE,
    &fb0324_language_tag::RULE,
    &fb0325_cost::RULE,
    &fb0326_withdrawn::RULE,
    &fb0327_places_or_scope::RULE,
    &fb0328_published::RULE,
    &fb0329_repeated_key::RULE,
    &fb0330_translation_state::RULE,
    &fb0331_date_order::RULE,
    &fb0332_review_overdue::RULE,
    &fb0333_review_interval::RULE,
    &fb0334_out_of_range::RULE,
    &fb0335_site_file::RULE,
    &fb0336_cut_by_note::RULE,
    &fb0337_cut_by_comma::RULE,
    &fb0338_curly_quotes::RULE,
    &fb0339_machine_translation::RULE,
    &fb0340_language_not_built::RULE,
    &fb0341_sums_of_sections::RULE,
    &fb0401_section_missing::RULE,
    &fb0402_section_order::RULE,
    &fb0403_no_such_section::RULE,
    &fb0404_section_twice::RULE,
    &fb0405_section_length::RULE,
    &fb0406_text_too_long::RULE,
    &fb0407_title_in_text::RULE,
    &fb0408_heading_level_skips::RULE,
    &fb0409_empty_section::RULE,
    &fb0410_text_before_sections::RULE,
    &fb0411_no_steps::RULE,
    &fb0412_heading_without_words::RULE,
    &fb0413_own_id::RULE,
    &fb0414_nested_too_deep::RULE,
    &fb0415_math::RULE,
    &fb0417_table_shape::RULE,
    &fb0418_translation_structure::RULE,
    &fb0419_template_text::RULE,
    &fb0420_not_translated::RULE,
    &fb0421_raw_table::RULE,
    &fb0422_raw_list::RULE,
    &fb0423_raw_heading::RULE,
    &fb0424_text_as_code::RULE,
    &fb0425_never_closed::RULE,
    &fb0426_conflict_marks::RULE,
    &fb0427_left_by_word::RULE,
    &fb0428_figures_differ::RULE,
    &fb0431_alert_kind::RULE,
    &fb0432_arabic_letters::RULE,
    &fb0433_wide_comma::RULE,
    &fb0434_search_test::RULE,
    &fb0435_search_question::RULE,
    &fb0436_search_test_repeats::RULE,
    &fb0501_recipe_practice::RULE,
    &fb0502_recipe_status::RULE,
    &fb0503_recipe_language::RULE,
    &fb0504_recipe_choice::RULE,
    &fb0505_recipe_query::RULE,
    &fb0506_agenda::RULE,
    &fb0507_logo::RULE,
    &fb0509_bilingual::RULE,
    &fb0520_character_without_font::RULE,
    &fb0522_picture_not_printed::RULE,
    &fb0601_theme::RULE,
    &fb0602_path_clash::RULE,
    &fb0603_interface_texts::RULE,
    &fb0605_theme_name::RULE,
    &fb0606_book_not_set::RULE,
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
    &fb0719_citation_form::RULE,
    &fb0720_personal_address::RULE,
    &fb0721_telephone_number::RULE,
    &fb0722_figure_elsewhere::RULE,
    &fb0723_said_already::RULE,
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
    &fb0819_other_words::RULE,
    &fb0901_element_not_allowed::RULE,
    &fb0902_attribute_not_allowed::RULE,
    &fb0903_dangerous_attribute::RULE,
    &fb0904_comment::RULE,
    &fb0905_tag_without_partner::RULE,
    &fb0906_html_too_deep::RULE,
    &fb1001_long_sentence::RULE,
    &fb1002_passive_chain::RULE,
    &fb1003_abbreviation::RULE,
];
