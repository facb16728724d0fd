//! A file that says it is a document of Word: it is read or refused, whatever it holds.
#![no_main]

use fieldbook::import::Word;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = Word::read(bytes);
});
