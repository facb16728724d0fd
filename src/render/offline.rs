//! The offline edition: its page in each language, and what makes the site an app that a reader can install from a
//! server. From `file://` nothing of this is asked for.
//!
//! The two scripts are the program's own and no part of a theme: they must agree with each other and with
//! `edition.json` about what a kept edition is.

use std::collections::BTreeMap;

use serde_json::json;

use crate::edition::Edition;
use crate::fault::ThemeFault;
use crate::model::language::Language;
use crate::outputs::Outputs;
use crate::render::assets::Assets;
use crate::render::pages::Maker;
use crate::render::theme::Settings;

/// The service worker. Its name stays the same: browsers ask for a newer one under the name of the old one.
const WORKER: &str = include_str!("offline/sw.js");

/// Path of the service worker, at the top, because it answers for what stands below its own folder.
const WORKER_PATH: &str = "sw.js";

/// The script of the page.
const KEEP: &str = include_str!("offline/keep.js");

/// Path of the web app manifest, which browsers ask for again under the same name.
pub(super) const MANIFEST_PATH: &str = "manifest.webmanifest";

/// The icons of the app: file of the theme, size, purpose.
const ICONS: [(&str, &str, &str); 4] = [
    ("icon.svg", "any", "any"),
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable.png", "512x512", "maskable"),
];

/// Page of the offline edition.
pub(super) fn offline_path(language: Language) -> String {
    format!("{}/offline.html", language.code())
}

/// Whether a site has an offline edition of its own: the excerpt in an archive is one already.
pub(super) fn is_offered(edition: &Edition<'_>) -> bool {
    edition.site.excerpt.is_empty()
}

/// Plans the files of the app.
pub(super) fn plan_app<P>(
    edition: &Edition<'_>,
    settings: &Settings,
    assets: &mut Assets,
    outputs: &mut Outputs<P>,
) -> Result<(), ThemeFault> {
    if !is_offered(edition) {
        return Ok(());
    }
    let from = "the offline edition";
    assets.add_script("keep.js", KEEP, from, outputs)?;
    outputs.add_bytes(WORKER_PATH, Assets::minified(WORKER_PATH, WORKER)?, from);
    outputs.add_bytes(MANIFEST_PATH, manifest(edition, settings, assets), from);
    Ok(())
}

/// The web app manifest (<https://www.w3.org/TR/appmanifest/>). Its addresses are relative, so that the site can stand
/// in any folder of a host.
fn manifest(edition: &Edition<'_>, settings: &Settings, assets: &Assets) -> String {
    let site = &edition.site;
    let language = site.default_language;
    let icons: Vec<_> = ICONS
        .iter()
        .filter_map(|(name, sizes, purpose)| {
            let kind = if name.ends_with(".svg") { "image/svg+xml" } else { "image/png" };
            Some(json!({ "src": assets.path(name)?, "sizes": sizes, "type": kind, "purpose": purpose }))
        })
        .collect();
    let mut manifest = json!({
        "name": site.title.get(language).unwrap_or_default(),
        "description": site.description.get(language).unwrap_or_default(),
        "lang": language.tag(),
        "dir": language.direction(),
        "start_url": ".",
        "scope": ".",
        "display": "standalone",
        "display_override": ["minimal-ui"],
        "icons": icons,
    });
    if let Some([light, _]) = &settings.colours {
        manifest["theme_color"] = json!(light);
        manifest["background_color"] = json!(light);
    }
    let mut text = serde_json::to_string_pretty(&manifest).expect("strings are always JSON");
    text.push('\n');
    text
}

impl Maker<'_, '_> {
    /// The page of the offline edition.
    pub(super) fn offline(&self) -> Result<String, ThemeFault> {
        let edition = self.edition();
        let languages: BTreeMap<&str, &str> =
            edition.site.languages.iter().map(|language| (language.code(), language.own_name())).collect();
        let sizes =
            ["size-kilobytes", "size-megabytes"].map(|key| self.shell.text_with(key, [("size", "%")]));
        let settings = json!({
            "language": self.language().code(),
            "tag": self.language().tag(),
            "root": "../",
            "languages": languages,
            "sizes": sizes,
            "texts": self.shell.texts.below("device-"),
        });
        let page = self.frame(&self.text("offline"), &self.text("offline-intro"), "offline");
        self.render("offline.html", &page, |context| {
            context.insert("settings", &settings.to_string());
            context.insert("edition", &json!({ "id": edition.id, "date": self.day(edition.date) }));
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_agree_on_the_name_of_the_store() {
        for script in [WORKER, KEEP] {
            assert!(script.contains("STORE = \"fieldbook-1 \" + "));
            assert!(script.contains(".kept/\" + entry"));
        }
    }
}
