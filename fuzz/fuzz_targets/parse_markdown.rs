//! Any text below the front matter, to its tree: everything in it has its place.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &str| {
    fieldbook::trial::parse_markdown(body);
});
