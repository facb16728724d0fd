//! Any text below the front matter, through parsing, every rule, and the page it makes.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &str| {
    fieldbook::trial::render_body(body);
});
