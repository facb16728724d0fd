//! Any text between the `---` lines of a practice, to typed data: every fault has its place.
#![no_main]

libfuzzer_sys::fuzz_target!(|yaml: &str| {
    fieldbook::trial::parse_front(yaml);
});
