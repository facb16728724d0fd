//! Any text below the front matter, through parsing, every rule, and the page it makes: html5ever, which
//! reads as browsers do, must find nothing in it that can run.
#![no_main]

mod browser;

libfuzzer_sys::fuzz_target!(|body: &str| {
    let html = fieldbook::trial::render_body(body);
    browser::finds_nothing_that_runs(&html, body);
});
