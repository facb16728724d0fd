//! A sum over all files of an index in the cache, by which it is known that nobody has changed any: tantivy stops with a panic at
//! some damaged ones, also where their own sums are right.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

/// The file with the sums, beside those of the index.
const SEAL: &str = "fieldbook-seal.json";

/// Says what the files of a folder are now.
///
/// # Errors
///
/// When the folder cannot be read or written.
pub(super) fn seal(folder: &Path) -> io::Result<()> {
    let part = folder.join(format!("{SEAL}.part"));
    fs::write(&part, serde_json::to_vec(&sums(folder)?)?)?;
    fs::rename(part, folder.join(SEAL))
}

/// Whether the files of a folder are what they were when it was sealed.
pub(super) fn is_whole(folder: &Path) -> bool {
    let sealed = fs::read(folder.join(SEAL)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    sealed.is_some_and(|sealed: BTreeMap<String, String>| sums(folder).is_ok_and(|sums| sums == sealed))
}

/// Whether a file is no part of the index: locks are made and removed by those who read.
pub(super) fn is_beside(name: &str) -> bool {
    name.starts_with(SEAL) || name.ends_with(".lock")
}

fn sums(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut sums = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_beside(&name) {
            continue;
        }
        let sum = match entry.file_type()?.is_file() {
            true => {
                Sha256::digest(fs::read(entry.path())?).iter().map(|byte| format!("{byte:02x}")).collect()
            }
            false => "no file".to_owned(),
        };
        sums.insert(name, sum);
    }
    Ok(sums)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_of_a_sealed_folder_is_seen() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::write(at("a"), "one").unwrap();
        fs::write(at("b"), "two").unwrap();
        assert!(!is_whole(dir.path()));
        seal(dir.path()).unwrap();
        fs::write(at("x.lock"), "").unwrap();
        assert!(is_whole(dir.path()));
        fs::write(at("a"), "onE").unwrap();
        assert!(!is_whole(dir.path()));
        fs::write(at("a"), "one").unwrap();
        assert!(is_whole(dir.path()));
        fs::write(at("c"), "").unwrap();
        assert!(!is_whole(dir.path()));
        fs::remove_file(at("c")).unwrap();
        fs::remove_file(at("b")).unwrap();
        assert!(!is_whole(dir.path()));
        fs::write(at("b"), "two").unwrap();
        fs::write(at(SEAL), "{}").unwrap();
        assert!(!is_whole(dir.path()));
    }
}
