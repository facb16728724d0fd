//! A bundle to hand out, on a stick or by mail: one archive with the book, the EPUB, the HTML file, and a site of
//! the bundle's practices that needs no network. Its first page leads to each of them.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use serde::Serialize;
use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::edition::{Bundle, Volume};
use crate::fault::ThemeFault;
use crate::index;
use crate::model::language::Language;
use crate::outputs::Plan;
use crate::render::book::book_path;
use crate::render::pages::{Kind, Maker, Page, Renderer, practice_path};
use crate::render::practice::{foreign_to, shown};
use crate::render::{Prepared, flowing, hex, plan_pages, views};

/// Folder of the archive in which the site stands.
const SITE: &str = "site";

/// A file of the archive, on its first page.
#[derive(Serialize)]
struct Entry {
    href: String,
    /// `PDF`, `EPUB`, `HTML`.
    format: &'static str,
    size: String,
}

/// Makes the archive of a bundle in a language, or takes it from the shelf; `name` is that of its folder and of the
/// books in it. Its files have the first day that a zip file knows, so that the same bundle gives the same bytes.
///
/// # Errors
///
/// When the theme cannot be used, or no index can be made.
pub(super) fn archive<'a>(
    renderer: &Renderer<'a>,
    bundle: &'a Bundle<'a>,
    language: Language,
    name: &str,
) -> Result<Vec<u8>, ThemeFault> {
    let path = book_path(language, bundle.slug, Volume::Participants);
    let page = Page { language, kind: Kind::HandOut(bundle), indexed: false };
    let maker = Maker::new(renderer, &path, &page);
    let chosen: Vec<_> =
        maker.practices_of(bundle).into_iter().flat_map(|(_, practices)| practices).collect();

    let slugs: BTreeSet<&str> = chosen.iter().map(|practice| practice.slug).collect();
    let (excerpt, of_site) = renderer.edition.excerpt(&slugs, language);

    let sum = sum_of(renderer, bundle, &of_site, language, name)?;
    if let Some(archive) = renderer.shelf.as_ref().and_then(|shelf| shelf.archive(&sum)) {
        return Ok(archive);
    }
    let files = [
        ("PDF", "pdf", renderer.book(bundle, language, Volume::Participants)?.into_owned().pdf),
        ("EPUB", "epub", flowing::epub(renderer, bundle, language)?),
        ("HTML", "html", flowing::one_file(renderer, bundle, language)?),
    ];
    let prepared = Prepared::new(&excerpt, &excerpt.library.themes, false);
    let unusable = |mut faults: Vec<ThemeFault>| {
        faults.pop().unwrap_or_else(|| fault(&path, "the theme cannot be used".to_owned()))
    };
    let mut site = plan_pages(&excerpt, &prepared.map_err(unusable)?);
    let first = Page { language, kind: Kind::Languages, indexed: false };
    site.outputs.add_page("index.html", first, "the first page");
    let search = index::build(&excerpt, None).map_err(|error| fault(&path, error.to_string()))?;
    site.add_files(search.files, "the search index");
    site.add_related(search.related);

    let entries: Vec<Entry> = files
        .iter()
        .map(|(format, ending, bytes)| Entry {
            href: format!("{name}.{ending}"),
            format,
            size: maker.size(bytes.len()),
        })
        .collect();
    let practices: Vec<views::Link> = chosen
        .iter()
        .map(|practice| {
            let shown = shown(practice, language);
            let mut link = views::Link::new(
                format!("{SITE}/{}", practice_path(language, practice.slug)),
                shown.title.to_owned(),
            );
            link.foreign = foreign_to(shown.language, language);
            link
        })
        .collect();
    let first = maker.first_page_of_archive(bundle, &entries, &practices)?;

    let mut archive = Archive::new(name);
    let packed = |result: Result<(), ZipError>| result.map_err(|error| fault(&path, error.to_string()));
    packed(archive.add("index.html", first.as_bytes()))?;
    for (_, ending, bytes) in &files {
        packed(archive.add(&format!("{name}.{ending}"), bytes))?;
    }
    for path in site.paths() {
        packed(archive.add(&format!("{SITE}/{path}"), &site.bytes(path)?))?;
    }
    let archive = archive.finish().map_err(|error| fault(&path, error.to_string()))?;
    if let Some(shelf) = &renderer.shelf {
        shelf.put_archive(&sum, &archive);
    }
    Ok(archive)
}

/// A sum over all that decides what an archive will be: the program and the theme, the data of the book, which is that
/// of the EPUB and the HTML file, too, and `of_site`, the sum over what the site in the archive is made from.
fn sum_of<'a>(
    renderer: &Renderer<'a>,
    bundle: &'a Bundle<'a>,
    of_site: &str,
    language: Language,
    name: &str,
) -> Result<String, ThemeFault> {
    let press = renderer.prepared.press.as_ref().map_err(Clone::clone)?;
    let path = book_path(language, bundle.slug, Volume::Participants);
    let page = Page { language, kind: Kind::Book(bundle, Volume::Participants), indexed: false };
    let book = Maker::new(renderer, &path, &page).book(bundle, Volume::Participants, press);
    let mut sum = Sha256::new();
    for part in [&renderer.prepared.made_with, &press.sum_of(&book), of_site, name, language.code()] {
        sum.update((part.len() as u64).to_le_bytes());
        sum.update(part);
    }
    Ok(hex(&sum.finalize()[..16]))
}

fn fault(path: &str, message: String) -> ThemeFault {
    ThemeFault { path: path.to_owned(), message: format!("the archive cannot be made: {message}") }
}

impl<'a> Maker<'_, 'a> {
    fn first_page_of_archive(
        &self,
        bundle: &'a Bundle<'a>,
        entries: &[Entry],
        practices: &[views::Link],
    ) -> Result<String, ThemeFault> {
        let press = self.renderer.prepared.press.as_ref().map_err(Clone::clone)?;
        let language = self.language();
        let record = bundle.record;
        let mut context = tera::Context::new();
        context.insert("lang", language.tag());
        context.insert("dir", language.direction());
        context.insert("title", &self.bundle_title(bundle));
        context.insert("subtitle", &record.subtitle.as_ref().map(|texts| self.own_or_other(texts)));
        context.insert("site", &self.site_title());
        context.insert("style", &press.file("flowing.css").replace('<', ""));
        context.insert("entries", entries);
        context.insert("practices", practices);
        context.insert("home", &format!("{SITE}/{}/index.html", language.code()));
        self.shell.render("hand-out.html", &context)
    }
}

/// A zip archive in the making, all in one folder, so that unpacking it strews nothing.
struct Archive {
    folder: String,
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Archive {
    fn new(folder: &str) -> Self {
        Archive { folder: folder.to_owned(), zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    fn add(&mut self, path: &str, bytes: &[u8]) -> Result<(), ZipError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.zip.start_file(format!("{}/{path}", self.folder), options)?;
        Ok(self.zip.write_all(bytes)?)
    }

    fn finish(self) -> Result<Vec<u8>, ZipError> {
        Ok(self.zip.finish()?.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::tests::{Site, today};
    use crate::edition::{Choices, select};
    use crate::outputs::Outputs;
    use crate::render::renderer;

    #[test]
    fn all_that_decides_what_an_archive_will_be_is_in_its_sum() {
        const RECIPE: &str = "title: {en: Pumps}\nlanguages: [en]\npractices: [BP-7K3Q0]\n";
        const TEMPLATE: &str = "themes/default/templates/home.html";
        let sum = |site: Site, made_with: Option<&str>, of_site: &str, name: &str| {
            let library = site.library();
            let edition = select(&library, &[], &Choices::default(), today());
            let mut outputs = Outputs::default();
            let mut prepared = Prepared::new(&edition, &library.themes, true).unwrap();
            if let Some(made_with) = made_with {
                Arc::get_mut(&mut prepared).unwrap().made_with = made_with.to_owned();
            }
            let renderer = renderer(&edition, &prepared, &mut outputs);
            sum_of(&renderer, &edition.bundles["pumps"], of_site, Language::En, name).unwrap()
        };
        let site = || Site::starter().with("content/bundles/pumps.yaml", RECIPE);
        let other = || site().with("content/bundles/pumps.yaml", RECIPE.replace("Pumps", "Wells"));
        let theirs = String::from_utf8(crate::embedded::theme()["templates/home.html"].to_vec()).unwrap();
        let themed = || {
            site().with(TEMPLATE, theirs.replace("{% endblock main %}", "<!-- own -->{% endblock main %}"))
        };
        let sums = [
            sum(site(), None, "a", "pumps-en"),
            // Another program or theme, another recipe, another site, another name.
            sum(site(), Some("x"), "a", "pumps-en"),
            sum(themed(), None, "a", "pumps-en"),
            sum(other(), None, "a", "pumps-en"),
            sum(site(), None, "b", "pumps-en"),
            sum(site(), None, "a", "wells-en"),
        ];
        let distinct: BTreeSet<&String> = sums.iter().collect();
        assert_eq!(distinct.len(), sums.len(), "{sums:?}");
        assert_eq!(sum(site(), None, "a", "pumps-en"), sums[0]);
    }
}
