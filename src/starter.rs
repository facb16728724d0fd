//! The embedded starter: a small working site with the standard vocabularies.
//!
//! `init` writes it, and the tests of the rules lay their examples over it.

use include_dir::{Dir, include_dir};

static SITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter");
static VOCABULARIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content/vocabularies");

/// Every file of the starter: path from the site's root with `/`, and bytes; sorted by path.
pub fn files() -> Vec<(String, &'static [u8])> {
    let mut files = Vec::new();
    collect(&SITE, "", &mut files);
    collect(&VOCABULARIES, "content/vocabularies/", &mut files);
    files.sort();
    files
}

fn collect(dir: &'static Dir<'static>, prefix: &str, files: &mut Vec<(String, &'static [u8])>) {
    for file in dir.files() {
        let parts: Vec<_> = file.path().components().map(|part| part.as_os_str().to_string_lossy()).collect();
        files.push((format!("{prefix}{}", parts.join("/")), file.contents()));
    }
    for below in dir.dirs() {
        collect(below, prefix, files);
    }
}
