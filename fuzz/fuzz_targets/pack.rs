//! A file that says it is a pack, and a text that says it is its list of files: each is read or refused, whatever it holds, and
//! no path that a list may name leads out of its folder.
#![no_main]

use std::fs;

use fieldbook::pack::manifest::Manifest;
use fieldbook::pack::source::Source;
use fieldbook::pack::verify::verify;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(manifest) = Manifest::parse(bytes.to_vec()) {
        for path in manifest.files.keys() {
            let leads_out = path.split('/').any(|part| part.is_empty() || part == "." || part == "..");
            assert!(!leads_out && !path.contains(['\\', ':']), "{path:?}");
        }
    }
    let place = std::env::temp_dir().join(format!("fieldbook-fuzz-{}.zip", std::process::id()));
    fs::write(&place, bytes).expect("a file for the pack");
    if let Ok(source) = Source::open(&place) {
        // What cannot be read is told, and nothing else.
        let _ = verify(&source);
    }
    fs::remove_file(&place).expect("the file goes again");
});
