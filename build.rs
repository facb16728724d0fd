//! Gives the program a sum over its sources, by which it knows what another build of it has kept in a site's cache.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let mut files = BTreeMap::new();
    for place in ["Cargo.toml", "Cargo.lock", "src"] {
        println!("cargo::rerun-if-changed={place}");
        read(Path::new(place), &mut files)?;
    }
    let mut sum = DefaultHasher::new();
    files.hash(&mut sum);
    println!("cargo::rustc-env=FIELDBOOK_SOURCES={:016x}", sum.finish());
    Ok(())
}

fn read(place: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> io::Result<()> {
    if !place.is_dir() {
        files.insert(place.to_owned(), fs::read(place)?);
        return Ok(());
    }
    for entry in fs::read_dir(place)? {
        read(&entry?.path(), files)?;
    }
    Ok(())
}
