//! A site that is linked again and again while somebody writes.
//!
//! Who saves a practice changes one text of ten thousand, and nearly always only what stands in that text: no name, no symbol and no
//! heading that another text could lead to. Then all that was linked before is taken over, and the one text is put in its place. In all
//! other cases everything is linked again, with what is known of the time before.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::fault::{Fault, Place};
use crate::link::outline::{Outline, outline_of};
use crate::link::target::Files;
use crate::link::{Body, Library, Linked, LinkedText, targets_of};
use crate::model::language::Language;
use crate::parse::front::OriginalFront;
use crate::parse::markdown::Document;
use crate::parse::{Front, Known, PageVersion, Parsed, Version};
use crate::read::SiteFiles;
use crate::source::{SourceId, Span};

/// A site as it is now.
#[derive(Debug, Clone)]
pub struct Now {
    /// All of it.
    pub library: Arc<Library>,
    /// Of the texts of the site those of these practices alone, by slug, are others than the time before, and in them no symbol and no heading
    /// that another text could lead to. What pictures and themes hold may be another, too. None where any text may be another.
    pub alone: Option<BTreeSet<String>>,
}

/// What is known of a site from one time to the next.
#[derive(Debug, Default)]
pub struct Again {
    known: Known,
    linked: Linked,
    last: Option<Arc<Library>>,
}

impl Again {
    /// What is known at first, with what the folder of the site keeps.
    pub fn of_site(root: &Path) -> Again {
        Again { known: Known::of_site(root), ..Again::default() }
    }

    /// How many texts were not parsed, because the site's folder kept what they give.
    pub fn taken(&self) -> usize {
        self.known.taken()
    }

    /// The site that these files make. What is the same in memory as the time before is not looked at again.
    pub fn now(&mut self, files: SiteFiles) -> Now {
        let before = self.last.take();
        let changed = before.as_ref().and_then(|_| self.known.parse_changed(&files.sources));
        let linked = match (before, changed) {
            (Some(before), Some(changed)) => {
                let slugs = changed.versions.iter().map(|version| version.slug.clone()).collect();
                let has_pages = !changed.pages.is_empty();
                let linked = self.linked.relink(&before, files, changed);
                linked.map(|library| (library, (!has_pages).then_some(slugs)))
            }
            (_, _) => Err(files),
        };
        let (library, alone) = linked.unwrap_or_else(|files| {
            let parsed = self.known.parse(&files.sources);
            (self.linked.link(files, parsed), None)
        });
        let library = Arc::new(library);
        self.last = Some(Arc::clone(&library));
        Now { library, alone }
    }
}

/// A text that took the place of another.
struct Text<'a> {
    slug: &'a str,
    language: Language,
    body: Body,
}

impl Linked {
    /// The site with some texts that are new, while all others are those of `before`. Gives the files back where more than these texts has to
    /// be linked again.
    fn relink(&mut self, before: &Library, files: SiteFiles, changed: Parsed) -> Result<Library, SiteFiles> {
        if !self.has_names_of(before, &files) || !are_alone(before, &files, &changed) {
            return Err(files);
        }
        let Some((versions, pages)) = self.texts_of(before, &files, &changed) else { return Err(files) };
        let mut practices = before.practices.clone();
        for (text, version) in versions.into_iter().zip(&changed.versions) {
            self.remember(&text, true);
            let Some(practice) = practices.get_mut(text.slug).map(Arc::make_mut) else { continue };
            match &version.front {
                Front::Original(front) => {
                    if let Some(original) = &mut practice.original {
                        (original.front, original.body) = (Arc::clone(front), text.body);
                    }
                }
                Front::Translation(front) => {
                    if let Some(translation) = practice.translations.get_mut(&text.language) {
                        (translation.front, translation.body) = (Arc::clone(front), text.body);
                    }
                }
                Front::Unreadable => {}
            }
        }
        let mut all_pages = before.pages.clone();
        for (text, page) in pages.into_iter().zip(&changed.pages) {
            self.remember(&text, false);
            let versions = all_pages.get_mut(text.slug).map(|page| &mut page.versions);
            if let (Some(version), Some(front)) =
                (versions.and_then(|versions| versions.get_mut(&text.language)), &page.front)
            {
                (version.front, version.body) = (Arc::clone(front), text.body);
            }
        }
        Ok(Library {
            sources: files.sources,
            assets: files.assets,
            folders: files.folders,
            themes: files.themes,
            site: before.site.clone(),
            practices,
            pages: all_pages,
            organisations: before.organisations.clone(),
            vocabularies: before.vocabularies.clone(),
            recipes: before.recipes.clone(),
            search_tests: before.search_tests.clone(),
            symbols: Arc::clone(&before.symbols),
            faults: before.faults.clone(),
        })
    }

    /// Whether files have the names that they had, and the same of them cannot be read.
    fn has_names_of(&self, before: &Library, files: &SiteFiles) -> bool {
        let (then, now) = (&before.assets, &files.assets);
        self.unread == files.faults
            && then.len() == now.len()
            && then.iter().zip(now).all(|(then, now)| then.path == now.path)
    }

    /// The changed texts, linked; none where one of them is not what it was, or where it changes what others lead to.
    fn texts_of<'a>(
        &self,
        before: &Library,
        files: &SiteFiles,
        changed: &'a Parsed,
    ) -> Option<(Vec<Text<'a>>, Vec<Text<'a>>)> {
        let mut all = None;
        let mut linked = |source: SourceId,
                          head: Span,
                          language: Language,
                          slug: &'a str,
                          document: &Arc<Document>,
                          has_sections: bool| {
            let known = self.texts.get(&source)?;
            let outline = outline_of(document, &before.vocabularies, language, has_sections);
            if !outline.ids().eq(known.outline.ids()) {
                return None;
            }
            // A link that was there leads where it led; where a new one leads, all names decide.
            let from = &files.sources.get(source).path;
            let targets = targets_of(document, |target| match known.targets.get(target) {
                Some(known) => known.clone(),
                None => {
                    let all = all.get_or_insert_with(|| self.files(before, files));
                    crate::link::target::resolve(from, target, all)
                }
            });
            let (outline, targets) = (Arc::new(outline), Arc::new(targets));
            let body = Body { source, head, document: Arc::clone(document), outline, targets };
            Some(Text { slug, language, body })
        };
        let mut versions = Vec::new();
        for version in &changed.versions {
            let Version { slug, language, source, front, head, document } = version;
            let practice = before.practices.get(slug)?;
            let is_there = match front {
                Front::Original(front) => {
                    let original = practice.original.as_ref()?;
                    // Of two originals another one has the place.
                    original.body.source == *source && claims_alike(&original.front, front)
                }
                Front::Translation(_) => practice.translations.contains_key(language),
                Front::Unreadable => false,
            };
            versions.push(linked(*source, *head, *language, slug, document, true).filter(|_| is_there)?);
        }
        let mut pages = Vec::new();
        for page in &changed.pages {
            let PageVersion { slug, language, source, front, head, document } = page;
            front.as_ref()?;
            let is_there = before.pages.get(slug)?.versions.contains_key(language);
            pages.push(linked(*source, *head, *language, slug, document, false).filter(|_| is_there)?);
        }
        Some((versions, pages))
    }

    /// What links can lead to, where the ids of headings are those of `before`.
    fn files<'a>(&'a self, before: &'a Library, files: &'a SiteFiles) -> Files<'a> {
        let outlines = self.texts.iter();
        let outlines =
            outlines.map(|(source, text)| (files.sources.get(*source).path.as_str(), &*text.outline));
        Files::new(&files.sources, &files.assets, outlines.collect(), &before.symbols)
    }

    fn remember(&mut self, text: &Text<'_>, has_sections: bool) {
        let Body { source, document, outline, targets, .. } = &text.body;
        let text = LinkedText {
            language: text.language,
            has_sections,
            document: Arc::clone(document),
            outline: Arc::<Outline>::clone(outline),
            targets: Arc::clone(targets),
        };
        self.texts.insert(*source, text);
    }
}

/// Whether nothing but whole texts of practices and pages has changed, and nothing was or is wrong with them.
fn are_alone(before: &Library, files: &SiteFiles, changed: &Parsed) -> bool {
    let Parsed { site, versions, pages, organisations, vocabularies, recipes, search_tests, faults } =
        changed;
    let is_more = site.is_some()
        || search_tests.is_some()
        || !organisations.is_empty()
        || !vocabularies.is_empty()
        || !recipes.is_empty()
        || !faults.is_empty();
    let sources: BTreeSet<SourceId> =
        versions.iter().map(|version| version.source).chain(pages.iter().map(|page| page.source)).collect();
    let paths: BTreeSet<&str> = sources.iter().map(|id| files.sources.get(*id).path.as_str()).collect();
    let is_about = |fault: &Fault| match &fault.place {
        Place::Span(span) => sources.contains(&span.source),
        Place::Path(path) => paths.contains(path.as_str()),
    };
    !is_more && !before.faults.iter().any(is_about)
}

/// Whether two originals have the same right to the same symbol.
fn claims_alike(one: &OriginalFront, other: &OriginalFront) -> bool {
    let claim = |front: &OriginalFront| {
        let symbol = front.symbol.as_ref().map(|symbol| symbol.value.clone());
        (symbol, front.published.as_ref().map(|date| date.value))
    };
    claim(one) == claim(other)
}
