//! The planned site: every file it will have, complete before the first byte is written.

use std::collections::BTreeMap;

/// Relative paths and what stands there.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Outputs {
    files: BTreeMap<String, Output>,
    /// Path in lower case to the path it was first used for: a stick formatted with FAT knows no
    /// difference between them.
    folded: BTreeMap<String, String>,
    clashes: Vec<Clash>,
}

/// One file of the planned site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it was made from, for the words of a finding: a path or a few words.
    pub from: String,
}

/// Two outputs that want one path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clash {
    /// The path as the second wants it.
    pub path: String,
    /// What the first is made from; it stays.
    pub first: String,
    /// What the second is made from; it is left out.
    pub second: String,
}

impl Outputs {
    /// Plans a file. A path that is taken, also in other case, is a clash and changes nothing.
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>, from: impl Into<String>) {
        let (path, bytes, from) = (path.into(), bytes.into(), from.into());
        // A path made from content must never leave the folder, whatever a check may have missed.
        if !is_plain(&path) {
            self.clashes.push(Clash { path, first: "no file of a site".to_owned(), second: from });
            return;
        }
        let folded = path.to_lowercase();
        if let Some(taken) = self.folded.get(&folded) {
            let first = self.files[taken].from.clone();
            self.clashes.push(Clash { path, first, second: from });
            return;
        }
        self.folded.insert(folded, path.clone());
        self.files.insert(path, Output { bytes, from });
    }

    /// Every file, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Output)> {
        self.files.iter().map(|(path, output)| (path.as_str(), output))
    }

    /// One file.
    pub fn get(&self, path: &str) -> Option<&Output> {
        self.files.get(path)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The clashes, in the order they were met.
    pub fn clashes(&self) -> &[Clash] {
        &self.clashes
    }
}

/// Whether a path stays inside the folder it is joined to.
pub fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':'])
        && !path.contains(char::is_control)
        && path.split('/').all(|part| !["", ".", ".."].contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leaves_the_folder() {
        let mut outputs = Outputs::default();
        for path in ["../a.html", "en/../../a", "/a", "", "a//b", "c:\\x", "a\u{7}"] {
            outputs.add(path, "x", "test");
        }
        assert!(outputs.is_empty());
        assert_eq!(outputs.clashes().len(), 7);
    }

    #[test]
    fn a_path_is_used_once_whatever_its_case() {
        let mut outputs = Outputs::default();
        outputs.add("en/a.html", "1", "first");
        outputs.add("en/A.html", "2", "second");
        assert_eq!(outputs.get("en/a.html").unwrap().bytes, b"1");
        assert_eq!(outputs.len(), 1);
        let clash = Clash { path: "en/A.html".into(), first: "first".into(), second: "second".into() };
        assert_eq!(outputs.clashes(), [clash]);
    }
}
