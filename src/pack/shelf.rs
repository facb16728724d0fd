//! The packs of an edition in one folder, and the script that tells the page of the offline edition about them.
//!
//! They stand in the folder [`crate::outputs::SHELF`] beside the pages of a site on a server, and are no part of the edition: a page
//! cannot tell the size of a pack that it is in.

use std::path::Path;

use serde::{Deserialize, Serialize};

/// The script in that folder which tells which there are.
pub const LIST: &str = "packs.js";

/// A pack that can be fetched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelved {
    /// Its name in the folder.
    pub file: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The code of its language; `None` where it has all of the site.
    pub language: Option<String>,
}

/// The script: it hands over the list of packs.
pub fn list(packs: &[Shelved]) -> String {
    // Names have none of the signs that end a script or a line of it.
    format!("fieldbookPacks({});\n", serde_json::to_string(packs).unwrap_or_else(|_| "[]".to_owned()))
}

/// The packs that a script of this kind names; none where it is another.
pub fn read(script: &str) -> Vec<Shelved> {
    let list = script.trim_end().strip_prefix("fieldbookPacks(").and_then(|rest| rest.strip_suffix(");"));
    list.and_then(|list| serde_json::from_str(list).ok()).unwrap_or_default()
}

/// Whether a name is that of a pack: `fieldbook-2026-11-27-71ce626b-fr.zip`.
pub fn is_pack(name: &str) -> bool {
    let path = Path::new(name);
    name.starts_with("fieldbook-")
        && path.extension().is_some_and(|ending| ending == "zip")
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_a_call_with_the_list() {
        let packs = [
            Shelved { file: "fieldbook-x.zip".to_owned(), bytes: 40_000_123, language: None },
            Shelved { file: "fieldbook-x-fr.zip".to_owned(), bytes: 7, language: Some("fr".to_owned()) },
        ];
        assert_eq!(
            list(&packs),
            "fieldbookPacks([{\"file\":\"fieldbook-x.zip\",\"bytes\":40000123,\"language\":null},\
             {\"file\":\"fieldbook-x-fr.zip\",\"bytes\":7,\"language\":\"fr\"}]);\n"
        );
        assert_eq!(list(&[]), "fieldbookPacks([]);\n");
        assert_eq!(read(&list(&packs)), packs);
        for other in ["", "[]", "fieldbookPacks(", "fieldbookPacks([{}]);", "fieldbookPacks([]); alert(1)"] {
            assert_eq!(read(other), [], "{other}");
        }
    }

    #[test]
    fn names_of_packs_are_known() {
        assert!(is_pack("fieldbook-2026-11-27-71ce626b-fr.zip"));
        for name in
            ["site.zip", "fieldbook-x.zip.part", "fieldbook-../x.zip", "fieldbook-a/b.zip", "fieldbook-x", ""]
        {
            assert!(!is_pack(name), "{name}");
        }
    }
}
