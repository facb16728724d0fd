//! Any HTML, made safe: html5ever, which reads as browsers do, must find nothing in it that can run.
#![no_main]

mod browser;

libfuzzer_sys::fuzz_target!(|html: &str| {
    let clean = fieldbook::trial::sanitise(html);
    browser::finds_nothing_that_runs(&clean, html);
});
