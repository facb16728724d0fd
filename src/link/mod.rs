//! Parsed versions to a linked library.
//!
//! Versions are gathered into practices and pages, headings get their ids, and every link in every
//! text is resolved to what it means. A library may still hold practices with errors: `check` finds
//! them and `edition` leaves them out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::fault::{Fault, FaultKind, Place};
use crate::link::outline::{Outline, outline_of};
use crate::link::target::{Files, Target, resolve};
use crate::model::language::Language;
use crate::model::progress::Translations;
use crate::model::symbol::Symbol;
use crate::parse::front::{OriginalFront, PageFront, TranslationFront, TranslationStatus};
use crate::parse::layout::seat_of;
use crate::parse::markdown::{Document, InlineKind, Visited};
use crate::parse::recipe::RecipeRecord;
use crate::parse::records::{
    EntryRecord, OrganisationRecord, SearchTestsRecord, SiteRecord, VocabularyRecord,
};
use crate::parse::{Front, Parsed, Record};
use crate::read::{Asset, SiteFiles};
use crate::source::{SourceId, Sources, Span};

pub mod again;
pub mod outline;
pub mod sums;
pub mod target;

/// The whole site, every part knowing the others it names.
#[derive(Debug, Default)]
pub struct Library {
    /// The texts, for excerpts in findings.
    pub sources: Sources,
    /// Pictures and other files below `content/`.
    pub assets: Vec<Asset>,
    /// Folders below `content/`.
    pub folders: Vec<String>,
    /// The site's own theme files.
    pub themes: Arc<BTreeMap<String, Vec<u8>>>,
    /// The site file, if it could be read.
    pub site: Option<Record<SiteRecord>>,
    /// Practices by slug.
    pub practices: BTreeMap<String, Arc<Practice>>,
    /// Pages by slug.
    pub pages: BTreeMap<String, Page>,
    /// Organisations by slug.
    pub organisations: BTreeMap<String, Record<OrganisationRecord>>,
    /// Vocabularies by name.
    pub vocabularies: Vocabularies,
    /// Recipes of bundles by slug.
    pub recipes: BTreeMap<String, Record<RecipeRecord>>,
    /// The test of the search, if there is one.
    pub search_tests: Option<Record<SearchTestsRecord>>,
    /// Slugs by symbol, as the originals give them; the first of two wins.
    pub symbols: Arc<BTreeMap<Symbol, String>>,
    /// What the stages could not make sense of.
    pub faults: Vec<Fault>,
}

/// One practice with all its versions.
#[derive(Debug, Clone)]
pub struct Practice {
    /// Name of its folder.
    pub slug: String,
    /// The version that carries the metadata.
    pub original: Option<Original>,
    /// The other versions by language.
    pub translations: BTreeMap<Language, Translation>,
    /// Texts whose front matter could not be read.
    pub unreadable: Vec<SourceId>,
}

/// The version a practice was first written in.
#[derive(Debug, Clone)]
pub struct Original {
    /// Its language.
    pub language: Language,
    /// Its front matter.
    pub front: Arc<OriginalFront>,
    /// Its text.
    pub body: Body,
}

/// Any other version.
#[derive(Debug, Clone)]
pub struct Translation {
    /// Its front matter.
    pub front: Arc<TranslationFront>,
    /// Its text.
    pub body: Body,
}

/// A text with its outline and with what its links mean.
#[derive(Debug, Clone)]
pub struct Body {
    /// The file.
    pub source: SourceId,
    /// Place of the line that opens the front matter.
    pub head: Span,
    /// The text as a tree.
    pub document: Arc<Document>,
    /// Headings, sections and ids.
    pub outline: Arc<Outline>,
    /// What each link and picture target means, by the target as written.
    pub targets: Arc<BTreeMap<String, Target>>,
}

/// One page with all its versions.
#[derive(Debug, Clone)]
pub struct Page {
    /// Name of its folder.
    pub slug: String,
    /// The versions by language.
    pub versions: BTreeMap<Language, PageText>,
}

/// One version of a page.
#[derive(Debug, Clone)]
pub struct PageText {
    /// Its front matter.
    pub front: Arc<PageFront>,
    /// Its text.
    pub body: Body,
}

/// The vocabularies that every site has.
pub const VOCABULARIES: [&str; 18] = [
    "cost-bands",
    "connectivity",
    "countries",
    "country-groups",
    "domains",
    "efforts",
    "glossary",
    "kinds",
    "memberships",
    "power",
    "regions",
    "sdgs",
    "sections",
    "stages",
    "standards",
    "supports",
    "topics",
    "wsis-lines",
];

/// The vocabularies whose entries may have other words that readers search with, under `also`.
pub const WITH_OTHER_WORDS: [&str; 3] = ["countries", "domains", "topics"];

/// All vocabularies by name, with their entries by id.
#[derive(Debug, Clone, Default)]
pub struct Vocabularies {
    lists: Arc<BTreeMap<String, Vocabulary>>,
}

/// One vocabulary.
#[derive(Debug)]
pub struct Vocabulary {
    /// The file it was read from.
    pub source: SourceId,
    /// What the file says.
    pub record: Arc<VocabularyRecord>,
    by_id: BTreeMap<String, usize>,
}

impl Vocabularies {
    /// A vocabulary by name; a missing one is a fault of its own, and is empty to everybody else.
    pub fn get(&self, name: &str) -> Option<&Vocabulary> {
        self.lists.get(name)
    }

    /// Every vocabulary with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Vocabulary)> {
        self.lists.iter().map(|(name, list)| (name.as_str(), list))
    }

    /// The entries of a vocabulary in their order; none when it is missing.
    pub fn entries(&self, name: &str) -> &[EntryRecord] {
        self.get(name).map_or(&[], |list| &list.record.entries.items)
    }

    /// One entry by the vocabulary's name and the entry's id.
    pub fn entry(&self, name: &str, id: &str) -> Option<&EntryRecord> {
        self.get(name)?.entry(id)
    }
}

impl Vocabulary {
    fn new(record: Record<VocabularyRecord>) -> Self {
        let mut by_id = BTreeMap::new();
        for (at, entry) in record.data.entries.items.iter().enumerate() {
            if let Some(id) = &entry.id {
                by_id.entry(id.value.clone()).or_insert(at);
            }
        }
        Vocabulary { source: record.source, record: record.data, by_id }
    }

    /// The entry with an id, the first where an id stands twice.
    pub fn entry(&self, id: &str) -> Option<&EntryRecord> {
        self.by_id.get(id).map(|at| &self.record.entries.items[*at])
    }
}

/// Links what was parsed. `files` gives up its texts and pictures to the library.
pub fn link(files: SiteFiles, parsed: Parsed) -> Library {
    Linked::default().link(files, parsed)
}

/// How the texts of a site were linked, so that only what changed is linked again while somebody writes.
#[derive(Debug, Default)]
pub struct Linked {
    /// The vocabulary that headings are known by.
    sections: Option<Arc<VocabularyRecord>>,
    paths: Vec<String>,
    symbols: Arc<BTreeMap<Symbol, String>>,
    texts: BTreeMap<SourceId, LinkedText>,
    /// What could not be read.
    unread: Vec<Fault>,
}

#[derive(Debug)]
struct LinkedText {
    language: Language,
    has_sections: bool,
    document: Arc<Document>,
    outline: Arc<Outline>,
    targets: Arc<BTreeMap<String, Target>>,
}

impl Linked {
    /// As [`link`], with what was linked the time before. A text that is the same in memory has the outline that it had, and its links
    /// lead where they led, unless there are other files, symbols or headings.
    pub fn link(&mut self, files: SiteFiles, parsed: Parsed) -> Library {
        let unread = files.faults;
        let mut faults = unread.clone();
        faults.extend(parsed.faults);
        let lists = parsed.vocabularies.into_iter();
        let lists = lists.map(|record| (record.slug.clone(), Vocabulary::new(record)));
        let vocabularies = Vocabularies { lists: Arc::new(lists.collect()) };
        for name in VOCABULARIES {
            if vocabularies.get(name).is_none() {
                faults.push(Fault::of_path(
                    format!("content/vocabularies/{name}.yaml"),
                    FaultKind::MissingVocabulary { name },
                ));
            }
        }

        // Texts without a seat were met by `parse`; the other files have no text to be parsed.
        for asset in &files.assets {
            if let Err(reason) = seat_of(&asset.path) {
                faults.push(Fault::of_path(asset.path.clone(), FaultKind::Misplaced { reason }));
            }
        }

        let mut drafts: Vec<Draft> = Vec::new();
        for version in parsed.versions {
            let kind = match version.front {
                Front::Original(front) => Kind::Original(front),
                Front::Translation(front) => Kind::Translation(front),
                Front::Unreadable => Kind::Unreadable,
            };
            drafts.push(Draft {
                slug: version.slug,
                language: version.language,
                source: version.source,
                head: version.head,
                document: version.document,
                kind,
            });
        }
        for page in parsed.pages {
            drafts.push(Draft {
                slug: page.slug,
                language: page.language,
                source: page.source,
                head: page.head,
                document: page.document,
                kind: page.front.map_or(Kind::Unreadable, Kind::Page),
            });
        }

        let symbols = Arc::new(symbols_of(&drafts));
        let before = std::mem::take(self);
        let sections = vocabularies.get("sections").map(|list| Arc::clone(&list.record));
        let is_named_alike = match (&before.sections, &sections) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (before, now) => before.is_none() && now.is_none(),
        };
        let known = |draft: &Draft| {
            before.texts.get(&draft.source).filter(|text| {
                Arc::ptr_eq(&text.document, &draft.document)
                    && (text.language, text.has_sections) == (draft.language, draft.has_sections())
            })
        };
        // Ids of headings first, because a link may point at a heading of any other text.
        let outline = |draft: &Draft| match known(draft).filter(|_| is_named_alike) {
            Some(text) => Arc::clone(&text.outline),
            None => {
                Arc::new(outline_of(&draft.document, &vocabularies, draft.language, draft.has_sections()))
            }
        };
        let outlines: Vec<Arc<Outline>> = drafts.par_iter().map(outline).collect();
        let paths = files.sources.iter().map(|(_, source)| source.path.as_str());
        let paths: Vec<String> =
            paths.chain(files.assets.iter().map(|asset| asset.path.as_str())).map(str::to_owned).collect();
        let has_ids_of_before = |(draft, outline): (&Draft, &Arc<Outline>)| {
            before.texts.get(&draft.source).is_some_and(|text| {
                Arc::ptr_eq(&text.outline, outline) || text.outline.ids().eq(outline.ids())
            })
        };
        let leads_alike = before.paths == paths && before.symbols == symbols;
        let has_ids_of_before = leads_alike
            && before.texts.len() == drafts.len()
            && drafts.iter().zip(&outlines).all(has_ids_of_before);
        // Only what names a heading asks for one.
        let needs_no_id =
            |text: &LinkedText| has_ids_of_before || !text.targets.keys().any(|target| target.contains('#'));
        let by_path = drafts.iter().zip(&outlines);
        let by_path = by_path
            .map(|(draft, outline)| (files.sources.get(draft.source).path.as_str(), &**outline))
            .collect();
        let all = Files::new(&files.sources, &files.assets, by_path, &symbols);
        let targets = |draft: &Draft| match known(draft).filter(|text| leads_alike && needs_no_id(text)) {
            Some(text) => Arc::clone(&text.targets),
            None => {
                let from = &files.sources.get(draft.source).path;
                Arc::new(targets_of(&draft.document, |target| resolve(from, target, &all)))
            }
        };
        let targets: Vec<Arc<BTreeMap<String, Target>>> = drafts.par_iter().map(targets).collect();
        let texts = drafts.iter().zip(&outlines).zip(&targets).map(|((draft, outline), targets)| {
            let text = LinkedText {
                language: draft.language,
                has_sections: draft.has_sections(),
                document: Arc::clone(&draft.document),
                outline: Arc::clone(outline),
                targets: Arc::clone(targets),
            };
            (draft.source, text)
        });
        *self = Linked { sections, paths, symbols: Arc::clone(&symbols), texts: texts.collect(), unread };

        let mut practices: BTreeMap<String, Practice> = BTreeMap::new();
        let mut pages: BTreeMap<String, Page> = BTreeMap::new();
        for ((draft, outline), targets) in drafts.into_iter().zip(outlines).zip(targets) {
            let body =
                Body { source: draft.source, head: draft.head, document: draft.document, outline, targets };
            let path = &files.sources.get(draft.source).path;
            match draft.kind {
                Kind::Page(front) => {
                    let page = pages
                        .entry(draft.slug.clone())
                        .or_insert_with(|| Page { slug: draft.slug, versions: BTreeMap::new() });
                    page.versions.insert(draft.language, PageText { front, body });
                }
                // A page that cannot be read has its fault; there is nothing to gather.
                Kind::Unreadable if path.starts_with("content/pages/") => {}
                kind => {
                    let practice = practices.entry(draft.slug.clone()).or_insert_with(|| Practice {
                        slug: draft.slug,
                        original: None,
                        translations: BTreeMap::new(),
                        unreadable: Vec::new(),
                    });
                    match kind {
                        Kind::Original(front) => {
                            let found = Original { language: draft.language, front, body };
                            if let Some(second) = second_original(practice, found) {
                                let first =
                                    practice.original.as_ref().map_or(second.body.source, |o| o.body.source);
                                let first = files.sources.get(first).path.clone();
                                let place = Place::Span(second.body.head);
                                faults.push(Fault { place, kind: FaultKind::SecondOriginal { first } });
                            }
                        }
                        Kind::Translation(front) => {
                            practice.translations.insert(draft.language, Translation { front, body });
                        }
                        Kind::Unreadable | Kind::Page(_) => practice.unreadable.push(draft.source),
                    }
                }
            }
        }
        for practice in practices.values() {
            if practice.original.is_none() && practice.unreadable.is_empty() {
                faults.push(Fault::of_path(
                    format!("content/practices/{}", practice.slug),
                    FaultKind::NoOriginal,
                ));
            }
        }
        Library {
            sources: files.sources,
            assets: files.assets,
            folders: files.folders,
            themes: files.themes,
            site: parsed.site,
            practices: practices.into_iter().map(|(slug, practice)| (slug, Arc::new(practice))).collect(),
            pages,
            organisations: parsed
                .organisations
                .into_iter()
                .map(|record| (record.slug.clone(), record))
                .collect(),
            vocabularies,
            recipes: parsed.recipes.into_iter().map(|record| (record.slug.clone(), record)).collect(),
            search_tests: parsed.search_tests,
            symbols,
            faults,
        }
    }
}

/// Makes a version the original of its practice; gives back the one of two that must not be. A
/// translation whose `translation:` was forgotten has no symbol, so the one with a symbol stays.
fn second_original(practice: &mut Practice, found: Original) -> Option<Original> {
    match &practice.original {
        Some(first) if first.front.symbol.is_some() || found.front.symbol.is_none() => Some(found),
        _ => practice.original.replace(found),
    }
}

/// A version on its way into the library.
struct Draft {
    slug: String,
    language: Language,
    source: SourceId,
    head: Span,
    document: Arc<Document>,
    kind: Kind,
}

enum Kind {
    Original(Arc<OriginalFront>),
    Translation(Arc<TranslationFront>),
    Page(Arc<PageFront>),
    Unreadable,
}

impl Draft {
    fn has_sections(&self) -> bool {
        matches!(self.kind, Kind::Original(_) | Kind::Translation(_))
    }
}

/// Who has each symbol. Of two practices with one symbol it is the one that was published first, so
/// that a copied folder cannot take a symbol away.
fn symbols_of(drafts: &[Draft]) -> BTreeMap<Symbol, String> {
    let mut owners: BTreeMap<Symbol, (bool, Option<jiff::civil::Date>, &str)> = BTreeMap::new();
    for draft in drafts {
        if let Kind::Original(front) = &draft.kind
            && let Some(text) = &front.symbol
            && let Ok(symbol) = Symbol::parse(&text.value)
        {
            let published = front.published.as_ref().map(|date| date.value);
            let claim = (published.is_none(), published, draft.slug.as_str());
            owners.entry(symbol).and_modify(|owner| *owner = claim.min(*owner)).or_insert(claim);
        }
    }
    owners.into_iter().map(|(symbol, (_, _, slug))| (symbol, slug.to_owned())).collect()
}

/// What each target of a text means, as it is found out from what is written.
fn targets_of(document: &Document, mut resolve: impl FnMut(&str) -> Target) -> BTreeMap<String, Target> {
    let mut targets = BTreeMap::new();
    document.walk(&mut |visited| {
        if let Visited::Inline(inline) = visited
            && let InlineKind::Link { target, .. } | InlineKind::Image { target, .. } = &inline.kind
            && !targets.contains_key(target)
        {
            targets.insert(target.clone(), resolve(target));
        }
    });
    targets
}

impl Library {
    /// A practice by slug or symbol, as `related:` and `supersedes:` name them.
    pub fn practice(&self, name: &str) -> Option<&Practice> {
        let slug = match Symbol::parse(name) {
            Ok(symbol) => self.symbols.get(&symbol)?,
            Err(_) => name,
        };
        self.practices.get(slug).map(|practice| &**practice)
    }

    /// The languages that the site is built in; all six where the site file does not say.
    pub fn languages(&self) -> Vec<Language> {
        let list = self.site.as_ref().and_then(|site| site.data.languages.as_ref());
        let listed = |language: &Language| {
            list.is_some_and(|list| list.items.iter().any(|code| code.value == language.code()))
        };
        let named: Vec<Language> = Language::ALL.into_iter().filter(listed).collect();
        if named.is_empty() { Language::ALL.to_vec() } else { named }
    }

    /// How far each practice and each page has come in each language of the site, in the order of their
    /// names. `with_errors` are the paths that have errors.
    pub fn translations(&self, with_errors: &BTreeSet<&str>) -> Vec<Translations> {
        let languages = self.languages();
        let path = |source: SourceId| self.sources.get(source).path.as_str();
        let faulty = |folder: &str| -> Vec<&'static str> {
            let codes = languages.iter().map(|language| language.code());
            codes.filter(|code| with_errors.contains(format!("{folder}/{code}.md").as_str())).collect()
        };
        let practices = self.practices.values().map(|practice| {
            let original = practice.original.as_ref();
            let sums = original
                .map(|original| original.sums(self.sources.get(original.body.source)))
                .unwrap_or_default();
            let unreadable = |language: Language| {
                let file = format!("content/practices/{}/{language}.md", practice.slug);
                practice.unreadable.iter().any(|source| path(*source) == file)
            };
            let state = |language: Language| match practice.state_in(language) {
                "missing" if unreadable(language) => "unreadable",
                state => state,
            };
            Translations {
                practice: Some(practice.slug.clone()),
                page: None,
                symbol: original.and_then(|original| Some(original.front.symbol.as_ref()?.value.clone())),
                original: original.map(|original| original.language.code()),
                versions: languages.iter().map(|language| (language.code(), state(*language))).collect(),
                with_errors: faulty(&format!("content/practices/{}", practice.slug)),
                sections: sums.into_iter().map(|(id, sum)| (id.to_owned(), sum)).collect(),
            }
        });
        let pages = self.pages.values().map(|page| {
            let original = page.versions.iter().find(|(_, version)| version.front.translation.is_none());
            Translations {
                practice: None,
                page: Some(page.slug.clone()),
                symbol: None,
                original: original.map(|(language, _)| language.code()),
                versions: languages
                    .iter()
                    .map(|language| (language.code(), page.state_in(*language)))
                    .collect(),
                with_errors: faulty(&format!("content/pages/{}", page.slug)),
                sections: BTreeMap::new(),
            }
        });
        practices.chain(pages).collect()
    }

    /// Every text of a practice or page, in the order of the sources.
    pub fn bodies(&self) -> Vec<(Language, &Body)> {
        let mut bodies: Vec<(Language, &Body)> = Vec::new();
        for practice in self.practices.values() {
            bodies.extend(practice.original.iter().map(|original| (original.language, &original.body)));
            bodies.extend(practice.translations.iter().map(|(language, version)| (*language, &version.body)));
        }
        for page in self.pages.values() {
            bodies.extend(page.versions.iter().map(|(language, version)| (*language, &version.body)));
        }
        bodies.sort_by_key(|(_, body)| body.source);
        bodies
    }
}

impl Practice {
    /// The state of the version in a language, in one word.
    fn state_in(&self, language: Language) -> &'static str {
        let original = self.original.as_ref();
        if original.is_some_and(|original| original.language == language) {
            return "original";
        }
        let Some(version) = self.translations.get(&language) else { return "missing" };
        let state = version.front.translation.as_ref();
        let of = state.and_then(|state| state.of_revision.as_ref()).map(|of| of.value);
        let now = original.and_then(|original| original.front.revision.as_ref()).map(|now| now.value);
        let status = state.and_then(|state| state.status.as_ref()).map(|status| status.value);
        translation_state(of, now, status.unwrap_or(TranslationStatus::Draft))
    }
}

impl Page {
    /// The state of the version in a language, in one word.
    fn state_in(&self, language: Language) -> &'static str {
        let Some(version) = self.versions.get(&language) else { return "missing" };
        let Some(state) = &version.front.translation else { return "original" };
        let status = state.status.as_ref().map_or(TranslationStatus::Draft, |status| status.value);
        translation_state(None, None, status)
    }
}

/// The state of a translation in one word, by the revision that was translated and the one there is now.
pub fn translation_state(of: Option<i64>, now: Option<i64>, status: TranslationStatus) -> &'static str {
    if of.zip(now).is_some_and(|(of, now)| of < now) { "outdated" } else { status.word() }
}

#[cfg(test)]
mod tests;
