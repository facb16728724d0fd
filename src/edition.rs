//! Library and findings to an edition: what is published, complete and without errors.
//!
//! Rules look at practices as they were written; pages need them whole. Between the two stands this
//! stage: it leaves out what has errors and what is not yet to be published, and gives the rest with
//! every required value in its place, so that nothing after it has to ask whether a title exists.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::diag::{Finding, Severity};
use crate::link::{self, Body, Library, PageText};
use crate::model::language::Language;
use crate::model::symbol::Symbol;
use crate::parse::fields::List;
use crate::parse::front::{
    ImageFront, OriginalFront, ResultFront, SourceFront, SourceKind, Status, Texts, TranslationFront,
    TranslationStatus,
};
use crate::parse::layout::SEARCH_TESTS;
use crate::parse::recipe::{Ink, Paper, Part, RecipeRecord, TextSize};
use crate::parse::records::{EntryRecord, OrganisationRecord};
use crate::source::{Span, Text};

/// What a build may be asked to change.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Also take drafts and practices in review.
    pub drafts: bool,
    /// Address to publish at, instead of the site file's.
    pub base_url: Option<String>,
    /// The edition is only looked at while it is written: what a practice still lacks is filled with stand-ins, and the edition has
    /// no name of its own, which takes a sum over all texts. Never for what is published.
    pub preview: bool,
}

/// Everything one state of the site shows.
#[derive(Debug)]
pub struct Edition<'a> {
    /// The linked site that all parts are borrowed from.
    pub library: &'a Library,
    /// What the site file says, with defaults filled in.
    pub site: Site,
    /// The day the edition is dated.
    pub date: Date,
    /// The day of the build, against which reviews are due.
    pub today: Date,
    /// Name of the edition: its date and a hash of everything it is made from.
    pub id: String,
    /// Practices by slug, withdrawn ones included.
    pub practices: BTreeMap<&'a str, Practice<'a>>,
    /// Organisations by slug: those that a practice of the edition names.
    pub organisations: BTreeMap<&'a str, Organisation<'a>>,
    /// Pages by slug.
    pub pages: BTreeMap<&'a str, Page<'a>>,
    /// Workshop bundles by slug.
    pub bundles: BTreeMap<&'a str, Bundle<'a>>,
    /// Paths of files and folders with errors, pictures among them.
    pub refused: BTreeSet<String>,
    /// What was left out, for the user to be told.
    pub left_out: Vec<LeftOut>,
}

/// Something that is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its folder or file from the site's root.
    pub path: String,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why something is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyLeftOut {
    /// It has findings of severity error.
    Errors,
    /// An organisation it needs has errors or is missing.
    Organisation,
    /// It is a draft or in review.
    NotPublished,
}

/// What the site file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Title in the default language of the site file, by which its editions are known in every language.
    pub name: String,
    /// Title by language.
    pub title: Texts,
    /// Description by language.
    pub description: Texts,
    /// Words for what every practice is about, by language; none in a language where they do not matter.
    pub subject: Texts,
    /// Address the site is published at, with a slash at its end.
    pub base_url: Option<String>,
    /// Languages the site is built in, in the order of the site file.
    pub languages: Vec<Language>,
    /// Language that stands in for a missing one.
    pub default_language: Language,
    /// Name of the theme.
    pub theme: String,
    /// Address of the repository, without a slash at its end.
    pub repository: Option<String>,
    /// Branch that pages are edited on.
    pub branch: String,
    /// SPDX id of the texts' licence.
    pub licence: String,
    /// Of an excerpt, which practices it has; of a whole site, nothing.
    pub excerpt: String,
}

/// A practice, whole.
#[derive(Debug, Clone)]
pub struct Practice<'a> {
    /// Name of its folder and of its page.
    pub slug: &'a str,
    /// The short code.
    pub symbol: Symbol,
    /// Language of the original.
    pub language: Language,
    /// The original's front matter, for all that is optional.
    pub front: &'a OriginalFront,
    /// The original's title.
    pub title: &'a str,
    /// The original's summary.
    pub summary: &'a str,
    /// Counts from 1.
    pub revision: i64,
    /// Day of first publication.
    pub published: Date,
    /// Whether its content was withdrawn, and why.
    pub withdrawn: Option<&'a str>,
    /// Domains, the main one first.
    pub domains: Vec<&'a EntryRecord>,
    /// Topics.
    pub topics: Vec<&'a EntryRecord>,
    /// Stage.
    pub stage: &'a EntryRecord,
    /// Slug of the organisation whose practice it is.
    pub origin: &'a str,
    /// Slug of the organisation that wrote the text.
    pub contributor: &'a str,
    /// Countries and territories; none means the whole world.
    pub places: Vec<&'a EntryRecord>,
    /// First year.
    pub start: i64,
    /// Last year; `None` while it goes on.
    pub end: Option<i64>,
    /// Sources in their order.
    pub sources: Vec<Source<'a>>,
    /// SPDX id of the text's licence.
    pub licence: &'a str,
    /// Standards.
    pub standards: Vec<&'a EntryRecord>,
    /// Sustainable Development Goals.
    pub sdgs: Vec<&'a EntryRecord>,
    /// WSIS action lines.
    pub wsis: Vec<&'a EntryRecord>,
    /// Measured results.
    pub results: &'a [ResultFront],
    /// Pictures.
    pub images: &'a [ImageFront],
    /// The original's text.
    pub body: &'a Body,
    /// Translations that can be published, by language.
    pub translations: BTreeMap<Language, Translation<'a>>,
}

/// A translation, whole.
#[derive(Debug, Clone)]
pub struct Translation<'a> {
    /// Title.
    pub title: &'a str,
    /// Summary.
    pub summary: &'a str,
    /// Slug of the organisation that translated it.
    pub by: &'a str,
    /// How far it can be trusted.
    pub status: TranslationStatus,
    /// Revision of the original that it follows.
    pub of_revision: i64,
    /// Day of the translation.
    pub date: Date,
    /// Its front matter, for all that is optional.
    pub front: &'a TranslationFront,
    /// Its text.
    pub body: &'a Body,
}

/// One source, whole.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// Title as printed.
    pub title: &'a str,
    /// Who published it.
    pub publisher: &'a str,
    /// Year, for a document that gives one.
    pub year: Option<i64>,
    /// Web address.
    pub url: &'a str,
    /// Day it was read; only a preview may have none.
    pub accessed: Option<Date>,
    /// How near it is to what it tells.
    pub kind: SourceKind,
    /// BCP 47 tag.
    pub language: &'a str,
    /// Licence, in words or as SPDX id.
    pub licence: Option<&'a str>,
    /// Address of an archived copy.
    pub archived: Option<&'a str>,
}

/// An organisation, whole.
#[derive(Debug, Clone)]
pub struct Organisation<'a> {
    /// File name without its ending.
    pub slug: &'a str,
    /// Its record.
    pub record: &'a OrganisationRecord,
    /// Kind.
    pub kind: &'a EntryRecord,
    /// Country, for a body of one country.
    pub country: Option<&'a EntryRecord>,
}

/// A page with the versions that can be published.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// Name of its folder.
    pub slug: &'a str,
    /// Versions by language.
    pub versions: BTreeMap<Language, &'a PageText>,
}

/// A workshop bundle: which practices, in which languages, for which event.
#[derive(Debug, Clone)]
pub struct Bundle<'a> {
    /// Name of its recipe and of its files.
    pub slug: &'a str,
    /// Its recipe, for all that is optional.
    pub record: &'a RecipeRecord,
    /// Title by language.
    pub title: &'a Texts,
    /// Languages of the site that it is set in, in the recipe's order; at least one.
    pub languages: Vec<Language>,
    /// Two languages that are set side by side in a book of their own.
    pub bilingual: Option<(Language, Language)>,
    /// The practices that the recipe names and that are published, in its order, none twice. What a query
    /// finds comes after them.
    pub groups: Vec<Group<'a>>,
}

/// Which of the books of a bundle in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Volume {
    /// For those who take part.
    Participants,
    /// With notes for the one who leads the workshop.
    Facilitator,
    /// With another language beside the first, section by section.
    Beside(Language),
    /// Both: notes for the one who leads the workshop, and another language beside the first.
    FacilitatorBeside(Language),
}

impl Volume {
    /// The language that stands beside the first.
    pub fn second(self) -> Option<Language> {
        match self {
            Volume::Participants | Volume::Facilitator => None,
            Volume::Beside(second) | Volume::FacilitatorBeside(second) => Some(second),
        }
    }

    /// Whether it has notes for the one who leads the workshop.
    pub fn has_notes(self) -> bool {
        matches!(self, Volume::Facilitator | Volume::FacilitatorBeside(_))
    }
}

/// Some practices of a bundle, under a heading where they have one.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// The heading by language.
    pub heading: Option<&'a Texts>,
    /// Slugs.
    pub practices: Vec<&'a str>,
}

/// Of what pages alone are needed.
#[derive(Debug, Clone)]
pub struct Few<'f> {
    /// Practices, by slug.
    pub practices: &'f BTreeSet<&'f str>,
    /// Organisations that other practices name, too.
    pub organisations: &'f BTreeSet<&'f str>,
}

/// Takes from the library what is published.
pub fn select<'a>(library: &'a Library, findings: &[Finding], choices: &Choices, today: Date) -> Edition<'a> {
    chosen(library, findings, None, choices, today)
}

/// Takes from the library what a few pages need, for a preview: some practices, and besides them all that is no practice.
pub fn select_few<'a>(library: &'a Library, few: &Few<'_>, choices: &Choices, today: Date) -> Edition<'a> {
    chosen(library, &[], Some(few), choices, today)
}

fn chosen<'a>(
    library: &'a Library,
    findings: &[Finding],
    few: Option<&Few<'_>>,
    choices: &Choices,
    today: Date,
) -> Edition<'a> {
    let faulty = faulty_paths(library, findings);
    let site = site_of(library, choices);
    let mut left_out = Vec::new();

    let mut organisations = BTreeMap::new();
    for (slug, record) in &library.organisations {
        let path = &library.sources.get(record.source).path;
        let whole = organisation_of(library, slug, &record.data);
        match whole {
            Some(whole) if !faulty.contains(path.as_str()) => {
                organisations.insert(slug.as_str(), whole);
            }
            _ => left_out.push(LeftOut { path: path.clone(), why: WhyLeftOut::Errors }),
        }
    }

    let chosen = |practice: &'a Arc<link::Practice>| {
        let mut left_out = Vec::new();
        let whole =
            chosen_practice(library, practice, &faulty, &organisations, choices, today, &mut left_out);
        (whole, left_out)
    };
    let chosen: Vec<(Option<Practice<'a>>, Vec<LeftOut>)> = match few {
        Some(few) => {
            few.practices.iter().filter_map(|slug| library.practices.get(*slug)).map(chosen).collect()
        }
        // Each by itself, so that ten thousand of them do not wait for one another.
        None => library.practices.par_iter().map(|(_, practice)| chosen(practice)).collect(),
    };
    let mut practices = BTreeMap::new();
    for (whole, mut why) in chosen {
        left_out.append(&mut why);
        practices.extend(whole.map(|whole| (whole.slug, whole)));
    }

    // An organisation without a practice has no page: nothing could be read there.
    let named = organisations_named(&practices);
    let is_named = |slug: &str| few.is_some_and(|few| few.organisations.contains(slug));
    organisations.retain(|slug, _| named.contains(slug) || is_named(slug));

    let mut pages = BTreeMap::new();
    for (slug, page) in &library.pages {
        let mut versions = BTreeMap::new();
        for (language, text) in &page.versions {
            let path = &library.sources.get(text.body.source).path;
            let folder = format!("content/pages/{slug}");
            if faulty.contains(path.as_str())
                || faulty.contains(folder.as_str())
                || text.front.title.is_none()
                || text.front.summary.is_none()
            {
                left_out.push(LeftOut { path: path.clone(), why: WhyLeftOut::Errors });
            } else {
                versions.insert(*language, text);
            }
        }
        if !versions.is_empty() {
            pages.insert(slug.as_str(), Page { slug, versions });
        }
    }
    let mut bundles = BTreeMap::new();
    for (slug, record) in &library.recipes {
        let path = &library.sources.get(record.source).path;
        let whole = bundle_of(library, &site, &practices, slug, &record.data);
        match whole {
            Some(whole) if !faulty.contains(path.as_str()) => {
                bundles.insert(slug.as_str(), whole);
            }
            _ => left_out.push(LeftOut { path: path.clone(), why: WhyLeftOut::Errors }),
        }
    }
    let refused = faulty.iter().map(|path| (*path).to_owned()).collect();
    let date = library
        .site
        .as_ref()
        .and_then(|site| site.data.edition.as_ref()?.date.as_ref())
        .map_or(today, |date| date.value);
    let id = match choices.preview {
        true => format!("{date}-preview"),
        false => format!("{date}-{}", hash_of_inputs(library, choices)),
    };
    Edition { library, site, date, today, id, practices, organisations, pages, bundles, refused, left_out }
}

/// A practice with all its versions that are published, if it is; `left_out` takes what is not, and why.
fn chosen_practice<'a>(
    library: &'a Library,
    practice: &'a link::Practice,
    faulty: &BTreeSet<&str>,
    organisations: &BTreeMap<&str, Organisation<'_>>,
    choices: &Choices,
    today: Date,
    left_out: &mut Vec<LeftOut>,
) -> Option<Practice<'a>> {
    let folder = format!("content/practices/{}", practice.slug);
    let mut without = |path: String, why: WhyLeftOut| left_out.push(LeftOut { path, why });
    let Some(original) = &practice.original else {
        without(folder, WhyLeftOut::Errors);
        return None;
    };
    let path = &library.sources.get(original.body.source).path;
    if faulty.contains(path.as_str()) || faulty.contains(folder.as_str()) {
        without(folder, WhyLeftOut::Errors);
        return None;
    }
    let status = original.front.status.as_ref().map(|status| status.value);
    if matches!(status, Some(Status::Draft | Status::InReview)) && !choices.drafts {
        without(folder, WhyLeftOut::NotPublished);
        return None;
    }
    let gaps = Gaps { are_filled: choices.preview, today };
    let Some(mut whole) = practice_of(library, practice, original, gaps) else {
        without(folder, WhyLeftOut::Errors);
        return None;
    };
    let has = |slug: &str| gaps.are_filled || organisations.contains_key(slug);
    if !has(whole.origin) || !has(whole.contributor) {
        without(folder, WhyLeftOut::Organisation);
        return None;
    }
    for (language, version) in &practice.translations {
        let path = &library.sources.get(version.body.source).path;
        match translation_of(version, &whole, gaps) {
            Some(translation) if !faulty.contains(path.as_str()) => {
                whole.translations.insert(*language, translation);
            }
            _ => without(path.clone(), WhyLeftOut::Errors),
        }
    }
    Some(whole)
}

impl<'a> Edition<'a> {
    /// A smaller edition for readers of a language: some practices with their organisations, and no bundles. Its
    /// languages are theirs and those of the practices that have no version in it, which would not be found in it. With
    /// it comes a sum, in hexadecimal digits, over all that its pages are made from, but for program and theme.
    pub fn excerpt(&self, practices: &BTreeSet<&str>, language: Language) -> (Edition<'a>, String) {
        let practices: BTreeMap<&'a str, Practice<'a>> = self
            .practices
            .iter()
            .filter(|(slug, _)| practices.contains(*slug))
            .map(|(slug, practice)| (*slug, practice.clone()))
            .collect();
        let named = organisations_named(&practices);
        let organisations = self.organisations.iter().filter(|(slug, _)| named.contains(*slug));
        let excerpt = practices.keys().copied().collect::<Vec<_>>().join(",");
        let languages = self.languages_of(&practices, language);
        let mut excerpt = Edition {
            library: self.library,
            site: Site { languages, default_language: language, excerpt, ..self.site.clone() },
            date: self.date,
            today: self.today,
            id: String::new(),
            organisations: organisations.map(|(slug, whole)| (*slug, whole.clone())).collect(),
            practices,
            pages: self.pages.clone(),
            bundles: BTreeMap::new(),
            refused: self.refused.clone(),
            left_out: Vec::new(),
        };
        // Its own name: a change elsewhere makes no other state of it.
        let sum = excerpt.sum_of_excerpt();
        excerpt.id = format!("{}-{}", self.date, &sum[..8]);
        (excerpt, sum)
    }

    /// The edition for readers of one language: all practices, and the bundles in that language. Its languages are that
    /// one and those of the practices that have no version in it, which would not be found in it.
    pub fn of_language(&self, language: Language) -> Edition<'a> {
        let languages = self.languages_of(&self.practices, language);
        let bundles = self.bundles.values().filter(|bundle| bundle.languages.contains(&language));
        let bundles = bundles.map(|bundle| {
            let mut bundle = bundle.clone();
            bundle.languages.retain(|other| *other == language);
            bundle.bilingual = None;
            (bundle.slug, bundle)
        });
        Edition {
            library: self.library,
            site: Site { languages, default_language: language, ..self.site.clone() },
            date: self.date,
            today: self.today,
            id: format!("{}-{}", self.id, language.code()),
            organisations: self.organisations.clone(),
            practices: self.practices.clone(),
            pages: self.pages.clone(),
            bundles: bundles.collect(),
            refused: self.refused.clone(),
            left_out: Vec::new(),
        }
    }

    /// A language, and those of the practices that have no version in it.
    fn languages_of(&self, practices: &BTreeMap<&str, Practice<'_>>, language: Language) -> Vec<Language> {
        let mut languages = vec![language];
        for practice in practices.values().filter(|practice| !practice.translations.contains_key(&language)) {
            if self.site.languages.contains(&practice.language) && !languages.contains(&practice.language) {
                languages.push(practice.language);
            }
        }
        languages
    }

    /// What stands in other practices and in recipes decides nothing in an excerpt.
    fn sum_of_excerpt(&self) -> String {
        let decides = |path: &str| match path.strip_prefix("content/practices/") {
            Some(inside) => inside.split('/').next().is_some_and(|slug| self.practices.contains_key(slug)),
            None => !path.starts_with("content/bundles/") && path != SEARCH_TESTS,
        };
        let mut hash = Sha256::new();
        let mut add = |name: &str, bytes: &[u8]| add_to(&mut hash, name, bytes);
        add("base_url", self.site.base_url.as_deref().unwrap_or_default().as_bytes());
        add("date", self.date.to_string().as_bytes());
        for language in &self.site.languages {
            add("language", language.code().as_bytes());
        }
        for (slug, practice) in &self.practices {
            let due = practice.review_due().filter(|due| *due < self.today);
            // A draft without a day has that of the build.
            add(slug, format!("{} {due:?}", practice.published).as_bytes());
        }
        for (_, source) in self.library.sources.iter().filter(|(_, source)| decides(&source.path)) {
            add(&source.path, with_plain_ends(&source.text).as_bytes());
        }
        for asset in self.library.assets.iter().filter(|asset| decides(&asset.path)) {
            add(&asset.path, &asset.bytes);
        }
        for path in self.refused.iter().filter(|path| decides(path)) {
            add("refused", path.as_bytes());
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn add_to(hash: &mut Sha256, name: &str, bytes: &[u8]) {
    hash.update((name.len() as u64).to_le_bytes());
    hash.update(name);
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

/// A text whose lines end as fieldbook writes them. Nothing that is published tells how they end in the file, which on
/// Windows depends on how git is set.
fn with_plain_ends(text: &str) -> Cow<'_, str> {
    if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

/// The organisations that some practices name.
fn organisations_named<'a>(practices: &BTreeMap<&str, Practice<'a>>) -> BTreeSet<&'a str> {
    practices.values().flat_map(|practice| [practice.origin, practice.contributor]).collect()
}

/// The first 32 bits of a SHA-256 over all that an edition is made from, in hexadecimal digits. It is
/// taken over the inputs, so that a page can name the edition it belongs to.
fn hash_of_inputs(library: &Library, choices: &Choices) -> String {
    let mut hash = Sha256::new();
    let mut add = |name: &str, bytes: &[u8]| add_to(&mut hash, name, bytes);
    add("version", env!("CARGO_PKG_VERSION").as_bytes());
    add("drafts", &[u8::from(choices.drafts)]);
    add("base_url", choices.base_url.as_deref().unwrap_or_default().as_bytes());
    for (_, source) in library.sources.iter() {
        add(&source.path, with_plain_ends(&source.text).as_bytes());
    }
    for asset in &library.assets {
        add(&asset.path, &asset.bytes);
    }
    for (path, bytes) in library.themes.iter() {
        add(path, bytes);
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Paths of files and folders with a finding of severity error.
fn faulty_paths<'a>(library: &'a Library, findings: &'a [Finding]) -> BTreeSet<&'a str> {
    findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.path(&library.sources))
        .collect()
}

fn site_of(library: &Library, choices: &Choices) -> Site {
    let record = library.site.as_ref().map(|site| &site.data);
    let text = |text: Option<&Text>| text.map(|text| text.value.clone());
    let base_url = choices.base_url.clone().or_else(|| text(record.and_then(|site| site.base_url.as_ref())));
    let mut languages: Vec<Language> = record
        .and_then(|site| site.languages.as_ref())
        .iter()
        .flat_map(|list| &list.items)
        .filter_map(|code| Language::from_code(&code.value))
        .collect();
    let default_language = record
        .and_then(|site| site.default_language.as_ref())
        .and_then(|code| Language::from_code(&code.value))
        .or(languages.first().copied())
        .unwrap_or(Language::En);
    if !languages.contains(&default_language) {
        languages.insert(0, default_language);
    }
    let mut seen = BTreeSet::new();
    languages.retain(|language| seen.insert(*language));
    let title = record.and_then(|site| site.title.clone()).unwrap_or_default();
    let first = title.by_language.first().map(|(_, title)| title.as_str());
    Site {
        name: title.get(default_language).or(first).unwrap_or_default().to_owned(),
        title,
        description: record.and_then(|site| site.description.clone()).unwrap_or_default(),
        subject: record.and_then(|site| site.subject.clone()).unwrap_or_default(),
        base_url: base_url.map(|url| if url.ends_with('/') { url } else { format!("{url}/") }),
        languages,
        default_language,
        theme: text(record.and_then(|site| site.theme.as_ref())).unwrap_or_else(|| "default".to_owned()),
        repository: text(record.and_then(|site| site.repository.as_ref()))
            .map(|url| url.trim_end_matches('/').to_owned()),
        branch: text(record.and_then(|site| site.branch.as_ref())).unwrap_or_else(|| "main".to_owned()),
        licence: text(record.and_then(|site| site.licence.as_ref()))
            .unwrap_or_else(|| "CC-BY-4.0".to_owned()),
        excerpt: String::new(),
    }
}

fn organisation_of<'a>(
    library: &'a Library,
    slug: &'a str,
    record: &'a OrganisationRecord,
) -> Option<Organisation<'a>> {
    record.name.as_ref()?;
    Some(Organisation {
        slug,
        record,
        kind: library.vocabularies.entry("kinds", &record.kind.as_ref()?.value)?,
        country: record
            .country
            .as_ref()
            .and_then(|country| library.vocabularies.entry("countries", &country.value)),
    })
}

/// What is done where something is missing that every practice needs.
#[derive(Debug, Clone, Copy)]
struct Gaps {
    /// Whether stand-ins are taken: while somebody writes, a page with gaps is better than none.
    are_filled: bool,
    today: Date,
}

impl Gaps {
    fn fill<T>(self, value: Option<T>, stand_in: T) -> Option<T> {
        value.or_else(|| self.are_filled.then_some(stand_in))
    }

    /// A text; the stand-in is an empty one, for which pages have words.
    fn text(self, text: Option<&Text>) -> Option<&str> {
        self.fill(text.map(Text::as_str), "")
    }
}

/// Stands in for an entry of a vocabulary that a practice does not name yet. It has no id, and so pages have words for it.
static NO_ENTRY: LazyLock<EntryRecord> = LazyLock::new(EntryRecord::default);

fn practice_of<'a>(
    library: &'a Library,
    practice: &'a crate::link::Practice,
    original: &'a crate::link::Original,
    gaps: Gaps,
) -> Option<Practice<'a>> {
    let front = &original.front;
    let period = front.period.as_ref();
    let entries = |vocabulary: &str, list: &'a Option<List<Text>>| -> Vec<&'a EntryRecord> {
        let texts = list.iter().flat_map(|list| &list.items);
        texts.filter_map(|text| library.vocabularies.entry(vocabulary, &text.value)).collect()
    };
    let mut domains = entries("domains", &front.domains);
    if domains.is_empty() {
        domains.push(gaps.fill(None, &*NO_ENTRY)?);
    }
    let stage = front.stage.as_ref().and_then(|stage| library.vocabularies.entry("stages", &stage.value));
    let withdrawn = match gaps.fill(front.status.as_ref().map(|status| status.value), Status::Draft)? {
        Status::Withdrawn => Some(gaps.text(front.reason.as_ref())?),
        _ => None,
    };
    let symbol = front.symbol.as_ref().and_then(|symbol| Symbol::parse(&symbol.value).ok());
    let sources = gaps.fill(front.sources.as_ref().map(|list| list.items.as_slice()), &[])?;
    let start = period.and_then(|period| period.start.as_ref()).map(|start| start.value);
    let end = period.and_then(|period| period.end.as_ref()).map(|end| end.value.parse().ok());
    Some(Practice {
        slug: &practice.slug,
        symbol: gaps.fill(symbol, Symbol::from_bits(0))?,
        language: original.language,
        front,
        // Lists are of titles: there, the name of the folder tells more than that there is none.
        title: gaps.fill(front.title.as_ref().map(Text::as_str), &practice.slug)?,
        summary: gaps.text(front.summary.as_ref())?,
        revision: gaps.fill(front.revision.as_ref().map(|revision| revision.value), 1)?,
        // A draft need not have a day yet.
        published: front.published.as_ref().map_or(gaps.today, |published| published.value),
        withdrawn,
        domains,
        topics: entries("topics", &front.topics),
        stage: gaps.fill(stage, &NO_ENTRY)?,
        origin: gaps.text(front.origin.as_ref())?,
        contributor: gaps.text(front.contributor.as_ref())?,
        places: entries("countries", &front.places),
        start: gaps.fill(start, i64::from(gaps.today.year()))?,
        end: gaps.fill(end, None)?,
        sources: sources.iter().map(|source| source_of(source, gaps)).collect::<Option<_>>()?,
        licence: gaps.text(front.licence.as_ref())?,
        standards: entries("standards", &front.standards),
        sdgs: entries("sdgs", &front.sdgs),
        wsis: entries("wsis-lines", &front.wsis),
        results: front.results.as_ref().map_or(&[], |list| &list.items),
        images: front.images.as_ref().map_or(&[], |list| &list.items),
        body: &original.body,
        translations: BTreeMap::new(),
    })
}

fn bundle_of<'a>(
    library: &'a Library,
    site: &Site,
    practices: &BTreeMap<&'a str, Practice<'a>>,
    slug: &'a str,
    record: &'a RecipeRecord,
) -> Option<Bundle<'a>> {
    let languages: Vec<Language> = record
        .languages
        .iter()
        .flat_map(|list| &list.items)
        .filter_map(|code| Language::from_code(&code.value))
        .filter(|language| site.languages.contains(language))
        .collect();
    let title = record.title.as_ref()?;
    if languages.is_empty() {
        return None;
    }
    let pair = record.bilingual.iter().flat_map(|list| &list.items);
    let pair: Vec<Language> = pair.filter_map(|code| Language::from_code(&code.value)).collect();
    let bilingual = match pair[..] {
        [first, second] if first != second && [first, second].iter().all(|one| languages.contains(one)) => {
            Some((first, second))
        }
        _ => None,
    };
    let mut seen = BTreeSet::new();
    let mut groups: Vec<(Option<Span>, Group<'a>)> = Vec::new();
    for (part, name) in record.chosen() {
        let Some(practice) = library.practice(&name.value) else { continue };
        let published = practices.get(practice.slug.as_str()).filter(|practice| practice.withdrawn.is_none());
        let Some(published) = published.filter(|practice| seen.insert(practice.slug)) else { continue };
        let place = part.map(|part| part.place);
        match groups.last_mut() {
            Some((last, group)) if *last == place => group.practices.push(published.slug),
            _ => {
                let heading = part.and_then(|part| part.heading.as_ref());
                groups.push((place, Group { heading, practices: vec![published.slug] }));
            }
        }
    }
    Some(Bundle {
        slug,
        record,
        title,
        languages,
        bilingual,
        groups: groups.into_iter().map(|(_, group)| group).collect(),
    })
}

fn source_of(source: &SourceFront, gaps: Gaps) -> Option<Source<'_>> {
    Some(Source {
        title: gaps.text(source.title.as_ref())?,
        publisher: gaps.text(source.publisher.as_ref())?,
        year: source.year.as_ref().map(|year| year.value),
        url: gaps.text(source.url.as_ref())?,
        accessed: gaps.fill(source.accessed.as_ref().map(|accessed| Some(accessed.value)), None)?,
        kind: gaps.fill(source.kind.as_ref().map(|kind| kind.value), SourceKind::Secondary)?,
        language: gaps.text(source.language.as_ref())?,
        licence: source.licence.as_ref().map(Text::as_str),
        archived: source.archived.as_ref().map(Text::as_str),
    })
}

fn translation_of<'a>(
    version: &'a link::Translation,
    original: &Practice<'a>,
    gaps: Gaps,
) -> Option<Translation<'a>> {
    let state = version.front.translation.as_ref();
    let status = state.and_then(|state| state.status.as_ref()).map(|status| status.value);
    let of_revision = state.and_then(|state| state.of_revision.as_ref()).map(|revision| revision.value);
    let date = state.and_then(|state| state.date.as_ref()).map(|date| date.value);
    Some(Translation {
        title: gaps.fill(version.front.title.as_ref().map(Text::as_str), original.title)?,
        summary: gaps.text(version.front.summary.as_ref())?,
        by: gaps.text(state.and_then(|state| state.by.as_ref()))?,
        status: gaps.fill(status, TranslationStatus::Draft)?,
        of_revision: gaps.fill(of_revision, original.revision)?,
        date: gaps.fill(date, gaps.today)?,
        front: &version.front,
        body: &version.body,
    })
}

impl Site {
    /// The address the site is published at, unless its host is one of the names that RFC 2606 sets
    /// aside for examples.
    pub fn real_base_url(&self) -> Option<&str> {
        let address = self.base_url.as_deref()?;
        if is_placeholder(address) { None } else { Some(address) }
    }
}

/// Whether an address has a host that RFC 2606 sets aside and that never leads anywhere.
pub fn is_placeholder(address: &str) -> bool {
    const RESERVED: [&str; 7] =
        ["example", "invalid", "test", "localhost", "example.com", "example.org", "example.net"];
    let host = url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.is_some_and(|host| {
        RESERVED.iter().any(|name| {
            host.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
    })
}

impl<'a> Edition<'a> {
    /// The bundle of a recipe that stands in no file; `None` where it has no title or no language of the site.
    pub fn bundle(&self, slug: &'a str, record: &'a RecipeRecord) -> Option<Bundle<'a>> {
        bundle_of(self.library, &self.site, &self.practices, slug, record)
    }
}

impl Bundle<'_> {
    /// The parts of its book for readers, or for the one who leads the workshop, in the order of the book.
    pub fn parts(&self, facilitator: bool) -> Vec<Part> {
        let all = || Part::WORDS.iter().map(|(_, part)| *part);
        let wanted: BTreeSet<Part> = match &self.record.parts {
            Some(list) => list.items.iter().map(|part| part.value).collect(),
            None => all().filter(|part| *part != Part::Facilitator).collect(),
        };
        // A book without its practices would be a list of places that are not there.
        all()
            .filter(|part| {
                *part == Part::Practices || {
                    wanted.contains(part) && *part != Part::Facilitator
                        || facilitator && *part == Part::Facilitator
                }
            })
            .collect()
    }

    /// Whether the recipe asks for an edition for the one who leads the workshop.
    pub fn has_facilitator(&self) -> bool {
        self.record.parts.iter().flat_map(|list| &list.items).any(|part| part.value == Part::Facilitator)
    }

    /// Its books, each with its language.
    pub fn volumes(&self) -> Vec<(Language, Volume)> {
        let mut volumes = Vec::new();
        for language in &self.languages {
            volumes.push((*language, Volume::Participants));
            if self.has_facilitator() {
                volumes.push((*language, Volume::Facilitator));
            }
        }
        if let Some((first, second)) = self.bilingual {
            volumes.push((first, Volume::Beside(second)));
            if self.has_facilitator() {
                volumes.push((first, Volume::FacilitatorBeside(second)));
            }
        }
        volumes
    }

    /// The paper it is set for.
    pub fn paper(&self) -> Paper {
        self.record.paper.as_ref().map_or(Paper::A4, |paper| paper.value)
    }

    /// Whether it is set in large letters.
    pub fn large(&self) -> bool {
        self.record.text_size.as_ref().is_some_and(|size| size.value == TextSize::Large)
    }

    /// Whether grey areas are left out.
    pub fn saves_ink(&self) -> bool {
        self.record.ink.as_ref().is_some_and(|ink| ink.value == Ink::Saving)
    }
}

impl<'a> Page<'a> {
    /// The version that the others were translated from.
    pub fn original(&self) -> Option<(Language, &'a PageText)> {
        let mut versions = self.versions.iter();
        versions.find(|(_, text)| text.front.translation.is_none()).map(|(language, text)| (*language, *text))
    }
}

impl Practice<'_> {
    /// Day of the last change a reader should know of.
    pub fn changed(&self) -> Date {
        self.front.updated.as_ref().map_or(self.published, |updated| updated.value.max(self.published))
    }

    /// Day on which the version in a language last changed: of the practice, or of the translation when that
    /// is later.
    pub fn changed_in(&self, language: Language) -> Date {
        let translated = self.translations.get(&language).map(|translation| translation.date);
        translated.map_or(self.changed(), |date| date.max(self.changed()))
    }

    /// Day by which it should be reviewed again.
    pub fn review_due(&self) -> Option<Date> {
        self.front.review.as_ref().and_then(|review| review.next.as_ref()).map(|next| next.value)
    }

    /// Whether no source is primary.
    pub fn told_by_others(&self) -> bool {
        !self.sources.is_empty() && self.sources.iter().all(|source| source.kind == SourceKind::Secondary)
    }

    /// Whether it names no place because it is for the whole world; only in a preview it may also not name one yet.
    pub fn is_everywhere(&self) -> bool {
        self.places.is_empty() && self.front.scope.is_some()
    }
}
