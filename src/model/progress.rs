//! How far the translations have come.

use std::collections::BTreeMap;

use serde::Serialize;

/// How far a practice or a page has come in each language of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Translations {
    /// Name of the practice's folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub practice: Option<String>,
    /// Name of the page's folder, when it is a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The practice's symbol as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// Language of the original, unless that cannot be read.
    pub original: Option<&'static str>,
    /// State by language: `original`, `authentic`, `reviewed`, `draft`, `machine`, `outdated`, `missing` or
    /// `unreadable`.
    pub versions: BTreeMap<&'static str, &'static str>,
    /// Languages whose version has errors and is not published.
    pub with_errors: Vec<&'static str>,
    /// Sums of the original's parts, as a translation notes them.
    pub sections: BTreeMap<String, String>,
}

impl Translations {
    /// The folder that the versions are in.
    pub fn folder(&self) -> String {
        match (&self.practice, &self.page) {
            (Some(slug), _) => format!("content/practices/{slug}"),
            (None, page) => format!("content/pages/{}", page.as_deref().unwrap_or_default()),
        }
    }
}
