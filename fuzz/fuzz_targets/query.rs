//! Anything a reader may type, in any of the six languages: it is answered, and always in the same way.
#![no_main]

libfuzzer_sys::fuzz_target!(|typed: (u8, &str)| {
    let (language, text) = typed;
    fieldbook::trial::ask(language, text);
});
