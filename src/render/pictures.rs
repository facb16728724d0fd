//! The pictures that published texts show.

use std::collections::{BTreeMap, BTreeSet};

use crate::edition::Edition;
use crate::link::target::Target;
use crate::outputs::Outputs;
use crate::render::assets::hashed;

/// Published pictures by their path in the site's folder.
pub(super) type Pictures = BTreeMap<String, PublishedPicture>;

/// A picture as it is published.
#[derive(Debug)]
pub(super) struct PublishedPicture {
    /// Path in the published site.
    pub(super) path: String,
    /// Width and height in pixels, where the file gives them.
    pub(super) size: Option<(usize, usize)>,
}

/// Plans the pictures that published texts show.
pub(super) fn plan_pictures<P>(edition: &Edition<'_>, outputs: &mut Outputs<P>) -> Pictures {
    let mut shown = BTreeSet::new();
    let bodies = edition.practices.values().flat_map(|practice| {
        std::iter::once(practice.body).chain(practice.translations.values().map(|version| version.body))
    });
    let pages = edition.pages.values().flat_map(|page| page.versions.values().map(|text| &text.body));
    for body in bodies.chain(pages) {
        for target in body.targets.values() {
            if let Target::Asset(path) = target {
                shown.insert(path.as_str());
            }
        }
    }
    let mut pictures = Pictures::new();
    for asset in edition.library.assets.iter().filter(|asset| shown.contains(asset.path.as_str())) {
        // A picture with errors is not published, an SVG never: it can hold script. Of a file over the
        // limit there are no bytes.
        let whole = asset.bytes.len() as u64 == asset.size && !asset.bytes.is_empty();
        let ending = asset.path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if edition.refused.contains(&asset.path) || !whole || ending.as_deref() == Some("svg") {
            continue;
        }
        let parts: Vec<&str> = asset.path.rsplit('/').take(2).collect();
        let name = parts.into_iter().rev().collect::<Vec<_>>().join("-");
        let path = hashed(&name, &asset.bytes);
        let size = imagesize::blob_size(&asset.bytes).ok().map(|size| (size.width, size.height));
        // The same picture in two folders of one name is one file, and no clash.
        if outputs.get(&path).is_none() {
            outputs.add_bytes(path.clone(), asset.bytes.to_vec(), asset.path.clone());
        }
        pictures.insert(asset.path.clone(), PublishedPicture { path, size });
    }
    pictures
}
