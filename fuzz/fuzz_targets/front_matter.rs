//! Any bytes between the `---` lines of a practice, through parsing, linking, every rule and drawing.
#![no_main]

libfuzzer_sys::fuzz_target!(|yaml: &str| {
    fieldbook::trial::check_practice(&format!("---\n{yaml}\n---\n## Problem and context\n\nWords [1].\n"));
});
