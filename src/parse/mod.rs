//! Source texts to parsed versions.
//!
//! Takes the texts that `read` found, gives every practice version, page, organisation and
//! vocabulary as typed data with places, and the faults met on the way. Nothing is looked up across
//! files here: whether a slug exists is for `link`, whether a value is good is for `check`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::fault::{Fault, FaultKind, Misplacement};
use crate::model::language::Language;
use crate::parse::fields::{Faults, Fields, shape_of};
use crate::parse::front::{OriginalFront, PageFront, TranslationFront};
use crate::parse::layout::{Seat, seat_of};
use crate::parse::markdown::{Document, parse_markdown};
use crate::parse::recipe::RecipeRecord;
use crate::parse::records::{OrganisationRecord, SearchTestsRecord, SiteRecord, VocabularyRecord};
use crate::parse::salvage::{Lost, Salvaged, read_yaml};
use crate::parse::shape::Shape;
use crate::parse::yaml::parse_yaml;
use crate::shelf::{Shelf, cache_of};
use crate::source::{Source, SourceId, Sources, Span};

pub mod fields;
pub mod front;
mod kept;
pub mod layout;
pub mod markdown;
pub mod recipe;
pub mod records;
pub(crate) mod salvage;
pub mod shape;
pub(crate) mod yaml;

/// The forms of files that people write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The site file.
    Site,
    /// Front matter of the original of a practice.
    Practice,
    /// Front matter of a translation of a practice.
    Translation,
    /// Front matter of a page.
    Page,
    /// An organisation.
    Organisation,
    /// The recipe of a bundle.
    Bundle,
}

impl Form {
    /// All forms.
    pub const ALL: [Form; 6] =
        [Form::Site, Form::Practice, Form::Translation, Form::Page, Form::Organisation, Form::Bundle];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Form::Site => "site",
            Form::Practice => "practice",
            Form::Translation => "translation",
            Form::Page => "page",
            Form::Organisation => "organisation",
            Form::Bundle => "bundle",
        }
    }

    /// The keys that it may have.
    pub fn shape(self) -> Shape {
        match self {
            Form::Site => shape_of(records::parse_site),
            Form::Practice => shape_of(front::parse_original),
            Form::Translation => shape_of(front::parse_translation),
            Form::Page => shape_of(front::parse_page),
            Form::Organisation => shape_of(records::parse_organisation),
            Form::Bundle => shape_of(recipe::parse_recipe),
        }
    }
}

/// Everything that was parsed, in the order of the sources.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The site file.
    pub site: Option<Record<SiteRecord>>,
    /// Versions of practices.
    pub versions: Vec<Version>,
    /// Versions of pages.
    pub pages: Vec<PageVersion>,
    /// Organisations.
    pub organisations: Vec<Record<OrganisationRecord>>,
    /// Vocabularies.
    pub vocabularies: Vec<Record<VocabularyRecord>>,
    /// Recipes of bundles.
    pub recipes: Vec<Record<RecipeRecord>>,
    /// The test of the search.
    pub search_tests: Option<Record<SearchTestsRecord>>,
    /// What could not be made sense of.
    pub faults: Vec<Fault>,
}

/// A file that is data from head to foot.
#[derive(Debug)]
pub struct Record<T> {
    /// File name without its ending.
    pub slug: String,
    /// The text it was read from.
    pub source: SourceId,
    /// What it says.
    pub data: Arc<T>,
}

impl<T> Clone for Record<T> {
    fn clone(&self) -> Self {
        Record { slug: self.slug.clone(), source: self.source, data: Arc::clone(&self.data) }
    }
}

/// One version of a practice.
#[derive(Debug, Clone)]
pub struct Version {
    /// Name of the practice's folder.
    pub slug: String,
    /// Language of the version, from the file name.
    pub language: Language,
    /// The text it was read from.
    pub source: SourceId,
    /// The front matter.
    pub front: Front,
    /// Place of the line that opens the front matter.
    pub head: Span,
    /// The text below the front matter.
    pub document: Arc<Document>,
}

/// The two kinds of front matter a practice version can have.
#[derive(Debug, Clone)]
pub enum Front {
    /// The version that carries the metadata.
    Original(Arc<OriginalFront>),
    /// Any other version.
    Translation(Arc<TranslationFront>),
    /// There is none, or it cannot be read; the faults say why.
    Unreadable,
}

/// One version of a page.
#[derive(Debug, Clone)]
pub struct PageVersion {
    /// Name of the page's folder.
    pub slug: String,
    /// Language of the version, from the file name.
    pub language: Language,
    /// The text it was read from.
    pub source: SourceId,
    /// The front matter; `None` when it cannot be read.
    pub front: Option<Arc<PageFront>>,
    /// Place of the line that opens the front matter.
    pub head: Span,
    /// The text below the front matter.
    pub document: Arc<Document>,
}

/// What one file gave. To copy it costs little: what is large in it is shared.
#[derive(Debug, Clone)]
enum Piece {
    Site(Record<SiteRecord>),
    Version(Version),
    Page(PageVersion),
    Organisation(Record<OrganisationRecord>),
    Vocabulary(Record<VocabularyRecord>),
    Recipe(Record<RecipeRecord>),
    SearchTests(Record<SearchTestsRecord>),
    Nothing,
}

/// Parses every text. Files are independent of each other, so they are parsed in parallel; the
/// result is in the order of the sources whatever the number of threads.
pub fn parse(sources: &Sources) -> Parsed {
    Known::default().parse(sources)
}

/// So many changed texts at most are parsed one after the other.
const MOST_CHANGED: usize = 20;

/// What texts gave when they were parsed, so that a text which is still the same need not be parsed again: for a site that is
/// looked at again and again while somebody writes, and for one that an earlier command has looked at.
#[derive(Debug, Default)]
pub struct Known {
    files: Vec<(Arc<Source>, ParsedFile)>,
    /// The folder of a site that keeps what an earlier command has parsed; none when that has been read.
    root: Option<PathBuf>,
    taken: usize,
}

/// What one file gave, and what could not be made sense of.
type ParsedFile = (Piece, Vec<Fault>);

impl Known {
    /// What the folder of a site keeps. It is read and brought up to date by the first parsing. Where nothing can be kept, all texts
    /// are parsed, which is no fault.
    pub fn of_site(root: &Path) -> Known {
        Known { root: Some(root.to_owned()), ..Known::default() }
    }

    /// As [`parse`], but a text that was there under the same id the time before, the same in memory, is not parsed again. The first
    /// time this is so for the texts of which the site's folder keeps what they gave.
    pub fn parse(&mut self, sources: &Sources) -> Parsed {
        let files: Vec<(SourceId, &Arc<Source>)> =
            sources.iter().map(|(id, _)| id).zip(sources.shared()).collect();
        let shelf = self.root.take().and_then(|root| Some(Shelf::new(&cache_of(&root).ok()?)));
        let pieces = match shelf {
            Some(shelf) => {
                let kept::Pieces { files, taken } = kept::parse_kept(&shelf, &files);
                self.taken = taken;
                files
            }
            None => self.parse_new(&files),
        };
        self.files = sources.shared().iter().cloned().zip(pieces.iter().cloned()).collect();
        gathered(pieces)
    }

    fn parse_new(&self, files: &[(SourceId, &Arc<Source>)]) -> Vec<ParsedFile> {
        // Places in a text hold its id, and so an id that names another text now makes all of it new.
        let piece = |(at, (id, source)): (usize, &(SourceId, &Arc<Source>))| match self.files.get(at) {
            Some((text, piece)) if Arc::ptr_eq(text, source) => piece.clone(),
            _ => parse_alone(*id, source),
        };
        files.par_iter().enumerate().map(piece).collect()
    }

    /// What those texts give alone that are no longer the same in memory, when they are few and all texts have the paths that they had the
    /// time before; else none, and all of them are to be parsed.
    pub(crate) fn parse_changed(&mut self, sources: &Sources) -> Option<Parsed> {
        let pairs = || self.files.iter().zip(sources.shared());
        let is_named_alike = |((before, _), now): (&(Arc<Source>, ParsedFile), &Arc<Source>)| {
            Arc::ptr_eq(before, now) || before.path == now.path
        };
        let is_first = self.root.is_some();
        if is_first || self.files.len() != sources.len() || !pairs().all(is_named_alike) {
            return None;
        }
        // Many, as after a checkout, are parsed side by side.
        let others = pairs().filter(|((before, _), now)| !Arc::ptr_eq(before, now));
        if others.take(MOST_CHANGED + 1).count() > MOST_CHANGED {
            return None;
        }
        let mut pieces = Vec::new();
        for (known, (id, now)) in
            self.files.iter_mut().zip(sources.iter().map(|(id, _)| id).zip(sources.shared()))
        {
            if !Arc::ptr_eq(&known.0, now) {
                let piece = parse_alone(id, now);
                pieces.push(piece.clone());
                *known = (Arc::clone(now), piece);
            }
        }
        // What gives nothing has no place among the rest.
        let is_there = |(piece, _): &ParsedFile| !matches!(piece, Piece::Nothing);
        pieces.iter().all(is_there).then(|| gathered(pieces))
    }

    /// How many texts were not parsed, because the site's folder kept what they give.
    pub fn taken(&self) -> usize {
        self.taken
    }
}

/// As [`parse`], but as if there were only some of the texts.
pub(crate) fn parse_those(sources: &Sources, are_there: impl Fn(&Source) -> bool + Sync) -> Parsed {
    let files: Vec<(SourceId, &Source)> = sources.iter().filter(|(_, source)| are_there(source)).collect();
    gathered(files.par_iter().map(|(id, source)| parse_alone(*id, source)).collect())
}

/// As [`parse`], one file after the other: for a single small file, which is sooner parsed than handed
/// to another thread.
pub(crate) fn parse_in_turn(sources: &Sources) -> Parsed {
    gathered(sources.iter().map(|(id, source)| parse_alone(id, source)).collect())
}

fn parse_alone(id: SourceId, source: &Source) -> ParsedFile {
    let faults = Faults::default();
    let piece = parse_file(id, source, &faults);
    (piece, faults.into_vec())
}

fn gathered(pieces: Vec<ParsedFile>) -> Parsed {
    let mut parsed = Parsed::default();
    for (piece, faults) in pieces {
        parsed.faults.extend(faults);
        match piece {
            Piece::Site(site) => parsed.site = Some(site),
            Piece::Version(version) => parsed.versions.push(version),
            Piece::Page(page) => parsed.pages.push(page),
            Piece::Organisation(organisation) => parsed.organisations.push(organisation),
            Piece::Vocabulary(vocabulary) => parsed.vocabularies.push(vocabulary),
            Piece::Recipe(recipe) => parsed.recipes.push(recipe),
            Piece::SearchTests(tests) => parsed.search_tests = Some(tests),
            Piece::Nothing => {}
        }
    }
    parsed
}

fn parse_file(id: SourceId, source: &Source, faults: &Faults) -> Piece {
    match seat_of(&source.path) {
        Ok(Seat::Site) => {
            let data = read_record(id, source, "the site file", faults, records::parse_site);
            data.map_or(Piece::Nothing, |data| Piece::Site(Record { slug: String::new(), source: id, data }))
        }
        Ok(Seat::Organisation { slug }) => {
            let data = read_record(id, source, "an organisation", faults, records::parse_organisation);
            data.map_or(Piece::Nothing, |data| Piece::Organisation(Record { slug, source: id, data }))
        }
        Ok(Seat::Vocabulary { name }) => {
            let data = read_record(id, source, "a vocabulary", faults, records::parse_vocabulary);
            data.map_or(Piece::Nothing, |data| Piece::Vocabulary(Record { slug: name, source: id, data }))
        }
        Ok(Seat::Recipe { slug }) => {
            let data = read_record(id, source, "the recipe of a bundle", faults, recipe::parse_recipe);
            data.map_or(Piece::Nothing, |data| Piece::Recipe(Record { slug, source: id, data }))
        }
        Ok(Seat::SearchTests) => {
            let data = read_record(id, source, "the test of the search", faults, records::parse_search_tests);
            data.map_or(Piece::Nothing, |data| {
                Piece::SearchTests(Record { slug: String::new(), source: id, data })
            })
        }
        Ok(Seat::Practice { slug, language }) => {
            let (head, front, document) = read_version(id, source, faults, |fields, lost| {
                if is_translation(&fields, lost) {
                    Front::Translation(Arc::new(front::parse_translation(fields)))
                } else {
                    Front::Original(Arc::new(front::parse_original(fields)))
                }
            });
            let front = front.unwrap_or(Front::Unreadable);
            Piece::Version(Version { slug, language, source: id, front, head, document: Arc::new(document) })
        }
        Ok(Seat::Page { slug, language }) => {
            let (head, front, document) =
                read_version(id, source, faults, |fields, _| Arc::new(front::parse_page(fields)));
            Piece::Page(PageVersion { slug, language, source: id, front, head, document: Arc::new(document) })
        }
        Ok(Seat::Image { .. } | Seat::Logo { .. } | Seat::Licence) => Piece::Nothing,
        Err(reason) => {
            misplaced(id, reason, faults);
            Piece::Nothing
        }
    }
}

/// Keys that only an original has, by which it is known where slips of YAML leave a doubt.
const OF_AN_ORIGINAL: [&str; 2] = ["symbol", "status"];

/// Whether a front matter is that of a translation. Where `translation` itself was lost to a slip, it
/// is one all the same; but the word may also stand in another text that was lost.
fn is_translation(fields: &Fields<'_>, lost: &[Lost]) -> bool {
    let was_lost = |name: &str| lost.iter().any(|lost| lost.sure && lost.key.value == name);
    fields.has("translation")
        || was_lost("translation") && !OF_AN_ORIGINAL.iter().any(|key| fields.has(key) || was_lost(key))
}

fn misplaced(id: SourceId, reason: Misplacement, faults: &Faults) {
    faults.at(Span::new(id, 0..0), FaultKind::Misplaced { reason });
}

/// Length of a byte order mark at the start of a text.
fn mark_len(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

fn read_record<'a, T>(
    id: SourceId,
    source: &'a Source,
    of: &'static str,
    faults: &'a Faults,
    read: impl FnOnce(Fields<'_>) -> T,
) -> Option<Arc<T>> {
    let start = mark_len(&source.text);
    match parse_yaml(&source.text[start..], id, start) {
        Ok(node) => {
            let fields =
                Fields::open(&node, of, String::new(), Span::new(id, start..start), &source.text, faults)?;
            Some(Arc::new(read(fields)))
        }
        Err((kind, span)) => {
            faults.at(span, kind);
            None
        }
    }
}

/// Reads front matter and body; `read` also gets the keys that were lost to slips of YAML. The place
/// returned is the opening `---`.
fn read_version<T>(
    id: SourceId,
    source: &Source,
    faults: &Faults,
    read: impl FnOnce(Fields<'_>, &[Lost]) -> T,
) -> (Span, Option<T>, Document) {
    let text = &source.text;
    let start = mark_len(text);
    let head = Span::new(id, start..(start + 3).min(text.len()));
    let Some(parts) = split_front_matter(text, start) else {
        let first_line =
            lines_of(&text[start..]).next().map_or(0, |line| line.trim_end_matches(['\n', '\r']).len());
        let place = Span::new(id, start..start + first_line);
        let opened = text[start..].trim_start().starts_with("---");
        faults.at(place, if opened { FaultKind::FrontMatterNotClosed } else { FaultKind::NoFrontMatter });
        return (place.head(), None, Document::default());
    };
    let document = parse_markdown(&text[parts.body..], id, parts.body, faults);
    let Salvaged { node, faults: slips, lost } = read_yaml(&text[parts.yaml.clone()], id, parts.yaml.start);
    for (kind, span) in slips {
        faults.at(span, kind);
    }
    for Lost { key, .. } in &lost {
        faults.at(key.span, FaultKind::LostKey { key: key.value.clone() });
    }
    let front = node.and_then(|node| {
        let fields = Fields::open(&node, "the front matter", String::new(), head, text, faults)?;
        Some(read(fields, &lost))
    });
    (head, front, document)
}

/// Where the text below the front matter begins; `None` where there is none, or no end of it.
pub(crate) fn body_start(text: &str) -> Option<usize> {
    split_front_matter(text, mark_len(text)).map(|parts| parts.body)
}

struct Parts {
    yaml: std::ops::Range<usize>,
    body: usize,
}

/// Finds the YAML between the opening `---` line and the next one.
fn split_front_matter(text: &str, start: usize) -> Option<Parts> {
    let mut lines = lines_of(&text[start..]);
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let yaml = start + first.len();
    let mut at = yaml;
    for line in lines {
        if line.trim_end() == "---" {
            return Some(Parts { yaml: yaml..at, body: at + line.len() });
        }
        at += line.len();
    }
    None
}

/// The lines of a text with their ends: `\n`, `\r\n` or a lone `\r`, as [`Source`] counts them.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = match rest.find(['\n', '\r']) {
            Some(at) if rest[at..].starts_with("\r\n") => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

#[cfg(test)]
pub(crate) mod tests;
