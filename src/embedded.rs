//! The files that the program carries with it: the default theme, and the starter, a small working site
//! with the standard vocabularies.
//!
//! `render` lays a site's own theme over the one here. `init` writes the starter, and the tests of the
//! rules lay their examples over it.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

static THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");
static SITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter");
static VOCABULARIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content/vocabularies");

/// Every file of the default theme: path inside the theme with `/`, and bytes.
pub fn theme() -> BTreeMap<String, &'static [u8]> {
    let mut files = BTreeMap::new();
    collect(&THEME, "", &mut files);
    files
}

/// Every file of the starter: path from the site's root with `/`, and bytes.
pub fn starter() -> BTreeMap<String, &'static [u8]> {
    let mut files = BTreeMap::new();
    collect(&SITE, "", &mut files);
    collect(&VOCABULARIES, "content/vocabularies/", &mut files);
    files
}

fn collect(dir: &'static Dir<'static>, prefix: &str, files: &mut BTreeMap<String, &'static [u8]>) {
    for file in dir.files() {
        let parts: Vec<_> = file.path().components().map(|part| part.as_os_str().to_string_lossy()).collect();
        files.insert(format!("{prefix}{}", parts.join("/")), file.contents());
    }
    dir.dirs().for_each(|below| collect(below, prefix, files));
}
