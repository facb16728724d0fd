//! The front matter of practices and pages as written: every value with its place, every field
//! optional, because what is missing is reported and not fatal.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::language::Language;
use crate::parse::fields::{Fields, List};
use crate::source::{Span, Spanned, Text};

/// Where a practice stands between idea and page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Being written; built only with `--drafts`.
    Draft,
    /// Waiting for an editor; built only with `--drafts`.
    InReview,
    /// Part of the edition.
    Published,
    /// Taken back; its page stays and gives the reason.
    Withdrawn,
}

/// The words of `status:`.
pub(crate) const STATUSES: [(&str, Status); 4] = [
    ("draft", Status::Draft),
    ("in-review", Status::InReview),
    ("published", Status::Published),
    ("withdrawn", Status::Withdrawn),
];

/// How near a source is to what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SourceKind {
    /// By the body itself, a law, a standard, or a study of the practice.
    Primary,
    /// Told by others, the press included.
    Secondary,
}

const SOURCE_KINDS: [(&str, SourceKind); 2] =
    [("primary", SourceKind::Primary), ("secondary", SourceKind::Secondary)];

/// How far a translation can be trusted, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TranslationStatus {
    /// By a machine, read by nobody.
    Machine,
    /// By a person, not yet read by another.
    Draft,
    /// Read and mended by a second person.
    Reviewed,
    /// Equal in standing to the original.
    Authentic,
}

impl TranslationStatus {
    /// The word of front matter.
    pub fn word(self) -> &'static str {
        match self {
            TranslationStatus::Machine => "machine",
            TranslationStatus::Draft => "draft",
            TranslationStatus::Reviewed => "reviewed",
            TranslationStatus::Authentic => "authentic",
        }
    }
}

const TRANSLATION_STATUSES: [(&str, TranslationStatus); 4] = [
    ("machine", TranslationStatus::Machine),
    ("draft", TranslationStatus::Draft),
    ("reviewed", TranslationStatus::Reviewed),
    ("authentic", TranslationStatus::Authentic),
];

/// Front matter of the version a practice was first written in.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct OriginalFront {
    /// The short code.
    pub symbol: Option<Text>,
    /// The title, an instruction.
    pub title: Option<Text>,
    /// Plain text of 40 to 100 words.
    pub summary: Option<Text>,
    /// Counts from 1.
    pub revision: Option<Spanned<i64>>,
    /// Date of first publication.
    pub published: Option<Spanned<Date>>,
    /// Date of the last change a reader should know of.
    pub updated: Option<Spanned<Date>>,
    /// See [`Status`].
    pub status: Option<Spanned<Status>>,
    /// Why it was withdrawn.
    pub reason: Option<Text>,
    /// Ids of the vocabulary `domains`; the first is the main one.
    pub domains: Option<List<Text>>,
    /// Ids of the vocabulary `topics`.
    pub topics: Option<List<Text>>,
    /// Id of the vocabulary `stages`.
    pub stage: Option<Text>,
    /// Slug of the organisation whose practice it is.
    pub origin: Option<Text>,
    /// Slug of the organisation that wrote the text.
    pub contributor: Option<Text>,
    /// ISO 3166-1 alpha-3 codes.
    pub places: Option<List<Text>>,
    /// `global`, instead of places.
    pub scope: Option<Spanned<()>>,
    /// When the practice was carried out.
    pub period: Option<PeriodFront>,
    /// Where the facts come from.
    pub sources: Option<List<SourceFront>>,
    /// SPDX id of the text's licence.
    pub licence: Option<Text>,
    /// Who read it last, and when it is to be read again.
    pub review: Option<ReviewFront>,
    /// Numbers of Sustainable Development Goals.
    pub sdgs: Option<List<Text>>,
    /// Ids of WSIS action lines.
    pub wsis: Option<List<Text>>,
    /// Ids of the vocabulary `standards`.
    pub standards: Option<List<Text>>,
    /// Measured results.
    pub results: Option<List<ResultFront>>,
    /// How large it was.
    pub scale: Option<ScaleFront>,
    /// What it cost.
    pub cost: Option<CostFront>,
    /// Ids of the vocabulary `connectivity`.
    pub connectivity: Option<List<Text>>,
    /// Ids of the vocabulary `power`.
    pub power: Option<List<Text>>,
    /// Who helped, and how.
    pub partners: Option<List<PartnerFront>>,
    /// How much work it is to repeat.
    pub effort: Option<EffortFront>,
    /// How to use it in a workshop.
    pub workshop: Option<WorkshopFront>,
    /// Pictures that the text shows.
    pub images: Option<List<ImageFront>>,
    /// Slugs or symbols of practices to read next.
    pub related: Option<List<Text>>,
    /// Slugs or symbols of practices that this one replaces.
    pub supersedes: Option<List<Text>>,
    /// Slugs it had before.
    pub aliases: Option<List<Text>>,
    /// The free map, for templates.
    #[serde(with = "crate::parse::kept::json")]
    pub extra: Option<serde_json::Value>,
}

/// `period`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PeriodFront {
    /// Place of the key.
    pub key: Span,
    /// First year.
    pub start: Option<Spanned<i64>>,
    /// Last year or `ongoing`.
    pub end: Option<Text>,
}

/// One item of `sources`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SourceFront {
    /// Title as printed.
    pub title: Option<Text>,
    /// Who published it.
    pub publisher: Option<Text>,
    /// Year of publication; missing for a document that does not give one.
    pub year: Option<Spanned<i64>>,
    /// Web address.
    pub url: Option<Text>,
    /// Day it was read.
    pub accessed: Option<Spanned<Date>>,
    /// See [`SourceKind`].
    pub kind: Option<Spanned<SourceKind>>,
    /// BCP 47 tag of its language.
    pub language: Option<Text>,
    /// SPDX id or a few words.
    pub licence: Option<Text>,
    /// Address of an archived copy.
    pub archived: Option<Text>,
}

/// `review`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReviewFront {
    /// Slug of the organisation that reviewed it.
    pub by: Option<Text>,
    /// Day of the review.
    pub date: Option<Spanned<Date>>,
    /// Day by which it is to be reviewed again.
    pub next: Option<Spanned<Date>>,
}

/// One item of `results`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResultFront {
    /// Place of the item.
    pub place: Span,
    /// What was measured.
    pub what: Option<Text>,
    /// Value before, as written.
    pub before: Option<Text>,
    /// Value after, as written.
    pub after: Option<Text>,
    /// Unit of both.
    pub unit: Option<Text>,
    /// When it was measured.
    pub when: Option<Text>,
    /// Where it was measured.
    pub location: Option<Text>,
    /// How it was measured.
    pub method: Option<Text>,
    /// Number of the source, counted from 1.
    pub source: Option<Spanned<i64>>,
    /// Place of the key `source`, where it is written; a value that cannot be read is a fault.
    pub source_key: Option<Span>,
}

/// `scale`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ScaleFront {
    /// How many.
    pub count: Option<Spanned<i64>>,
    /// Of what.
    pub unit: Option<Text>,
    /// Year or date of the count.
    pub as_of: Option<Text>,
}

/// `cost`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CostFront {
    /// Place of the key.
    pub key: Span,
    /// An exact amount, as written.
    pub amount: Option<Text>,
    /// Id of the vocabulary `cost-bands`, instead of an amount.
    pub band: Option<Text>,
    /// ISO 4217 code.
    pub currency: Option<Text>,
    /// Year of the amount.
    pub year: Option<Spanned<i64>>,
    /// What it pays for.
    pub covers: Option<Text>,
}

/// One item of `partners`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PartnerFront {
    /// Name as the partner writes it.
    pub name: Option<Text>,
    /// Id of the vocabulary `supports`.
    pub support: Option<Text>,
}

/// `effort`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EffortFront {
    /// Id of the vocabulary `efforts`.
    pub level: Option<Text>,
    /// Skills a team needs.
    pub skills: Option<List<Text>>,
}

/// `workshop`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WorkshopFront {
    /// How long the exercise takes, in minutes.
    pub minutes: Option<Spanned<i64>>,
    /// What has to be in the room.
    pub needs: Option<List<Text>>,
    /// What participants do.
    pub exercise: Option<Text>,
}

/// One item of `images`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImageFront {
    /// File name in the practice's folder.
    pub file: Option<Text>,
    /// What the picture shows, for those who do not see it.
    pub alt: Option<Text>,
    /// Who made it.
    pub credit: Option<Text>,
    /// SPDX id or a few words.
    pub licence: Option<Text>,
}

/// Front matter of any other version of a practice or page.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TranslationFront {
    /// The title in this language.
    pub title: Option<Text>,
    /// The summary in this language.
    pub summary: Option<Text>,
    /// State of the translation.
    pub translation: Option<TranslationState>,
    /// Translated texts of `results`, in the original's order.
    pub results: Option<List<ResultTexts>>,
    /// Translated names of `partners`, in the original's order.
    pub partners: Option<List<PartnerTexts>>,
    /// Translated alternative texts of `images`, by file.
    pub images: Option<List<ImageTexts>>,
    /// Why it was withdrawn.
    pub reason: Option<Text>,
    /// Translated words of `scale`.
    pub scale: Option<ScaleTexts>,
    /// Translated words of `cost`: what it covers.
    pub cost_covers: Option<Text>,
    /// Translated `skills` of `effort`, in the original's order.
    pub skills: Option<List<Text>>,
    /// Translated words of `workshop`.
    pub workshop: Option<WorkshopTexts>,
    /// Keys that belong to the original alone.
    pub repeated: Vec<Text>,
}

/// `translation`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TranslationState {
    /// Revision of the original that was translated.
    pub of_revision: Option<Spanned<i64>>,
    /// See [`TranslationStatus`].
    pub status: Option<Spanned<TranslationStatus>>,
    /// For each part of the original, by name, the hash of the text that was translated; see
    /// [`Original::sums`](crate::link::Original::sums).
    pub sections: Vec<(Text, Text)>,
    /// Slug of the organisation that translated it.
    pub by: Option<Text>,
    /// Day of the translation.
    pub date: Option<Spanned<Date>>,
}

/// The words of one result in another language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResultTexts {
    /// What was measured.
    pub what: Option<Text>,
    /// Value before, where it is more than a number: `about 7,000`.
    pub before: Option<Text>,
    /// Value after, where it is more than a number.
    pub after: Option<Text>,
    /// Unit, where it is a word.
    pub unit: Option<Text>,
    /// When.
    pub when: Option<Text>,
    /// Where.
    pub location: Option<Text>,
    /// How.
    pub method: Option<Text>,
}

/// The words of one partner in another language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PartnerTexts {
    /// Its name.
    pub name: Option<Text>,
}

/// The words of `scale` in another language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ScaleTexts {
    /// What is counted.
    pub unit: Option<Text>,
    /// The time of the count, where it has words.
    pub as_of: Option<Text>,
}

/// The words of `workshop` in another language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WorkshopTexts {
    /// What is needed, in the original's order.
    pub needs: Option<List<Text>>,
    /// What the participants do.
    pub exercise: Option<Text>,
}

/// The words of one image in another language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImageTexts {
    /// File name, as in the original.
    pub file: Option<Text>,
    /// Alternative text.
    pub alt: Option<Text>,
    /// Credit, where it has words.
    pub credit: Option<Text>,
}

/// Front matter of a page such as *About*.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct PageFront {
    /// The title.
    pub title: Option<Text>,
    /// One or two sentences for listings and search engines.
    pub summary: Option<Text>,
    /// Place in the menu, smallest first; without it the page is not in the menu.
    pub menu: Option<Spanned<i64>>,
    /// Day of the last change.
    pub updated: Option<Spanned<Date>>,
    /// In the original: counts from 1, which it is when nothing is written.
    pub revision: Option<Spanned<i64>>,
    /// State of the translation, in every version but the original.
    pub translation: Option<TranslationState>,
}

/// Keys that a translation must leave to the original.
const ORIGINAL_ONLY: [&str; 27] = [
    "symbol",
    "revision",
    "published",
    "updated",
    "status",
    "domains",
    "topics",
    "stage",
    "origin",
    "contributor",
    "places",
    "scope",
    "period",
    "sources",
    "licence",
    "review",
    "sdgs",
    "wsis",
    "standards",
    "connectivity",
    "power",
    "related",
    "supersedes",
    "aliases",
    "extra",
    "lang",
    "id",
];

/// Reads the front matter of an original.
pub(crate) fn parse_original(mut fields: Fields<'_>) -> OriginalFront {
    let front = OriginalFront {
        symbol: fields.text("symbol"),
        title: fields.text("title"),
        summary: fields.text("summary"),
        revision: fields.integer("revision"),
        published: fields.date("published"),
        updated: fields.date("updated"),
        status: fields.choice("status", &STATUSES),
        reason: fields.text("reason"),
        domains: fields.texts("domains"),
        topics: fields.texts("topics"),
        stage: fields.text("stage"),
        origin: fields.text("origin"),
        contributor: fields.text("contributor"),
        places: fields.texts("places"),
        scope: fields.choice("scope", &[("global", ())]),
        period: {
            let key = fields.key_span("period");
            fields.group("period", "`period`").zip(key).map(|(mut period, key)| {
                let read = PeriodFront { key, start: period.integer("start"), end: period.loose_text("end") };
                period.finish(&["start", "end"]);
                read
            })
        },
        sources: fields.groups("sources", "a source", parse_source),
        licence: fields.text("licence"),
        review: fields.group("review", "`review`").map(|mut review| {
            let read =
                ReviewFront { by: review.text("by"), date: review.date("date"), next: review.date("next") };
            review.finish(&["by", "date", "next"]);
            read
        }),
        sdgs: fields.loose_texts("sdgs"),
        wsis: fields.texts("wsis"),
        standards: fields.texts("standards"),
        results: fields.groups("results", "a result", parse_result),
        scale: fields.group("scale", "`scale`").map(|mut scale| {
            let read = ScaleFront {
                count: scale.integer("count"),
                unit: scale.text("unit"),
                as_of: scale.loose_text("as_of"),
            };
            scale.finish(&["count", "unit", "as_of"]);
            read
        }),
        cost: parse_cost(&mut fields),
        connectivity: fields.loose_texts("connectivity"),
        power: fields.texts("power"),
        partners: fields.groups("partners", "a partner", |mut partner| {
            let read = PartnerFront { name: partner.text("name"), support: partner.text("support") };
            partner.finish(&["name", "support"]);
            read
        }),
        effort: fields.group("effort", "`effort`").map(|mut effort| {
            let read = EffortFront { level: effort.text("level"), skills: effort.texts("skills") };
            effort.finish(&["level"]);
            read
        }),
        workshop: fields.group("workshop", "`workshop`").map(|mut workshop| {
            let read = WorkshopFront {
                minutes: workshop.integer("minutes"),
                needs: workshop.texts("needs"),
                exercise: workshop.text("exercise"),
            };
            workshop.finish(&["minutes", "exercise"]);
            read
        }),
        images: fields.groups("images", "an image", |mut image| {
            let read = ImageFront {
                file: image.text("file"),
                alt: image.text("alt"),
                credit: image.text("credit"),
                licence: image.text("licence"),
            };
            image.finish(&["file", "alt", "credit", "licence"]);
            read
        }),
        related: fields.texts("related"),
        supersedes: fields.texts("supersedes"),
        aliases: fields.texts("aliases"),
        extra: fields.free("extra"),
    };
    // `published` and `review` are asked for by a rule of its own, which knows the status.
    fields.finish(&[
        "symbol",
        "title",
        "summary",
        "revision",
        "status",
        "domains",
        "stage",
        "origin",
        "contributor",
        "period",
        "sources",
        "licence",
    ]);
    front
}

fn parse_source(mut source: Fields<'_>) -> SourceFront {
    let read = SourceFront {
        title: source.loose_text("title"),
        publisher: source.text("publisher"),
        year: source.integer("year"),
        url: source.text("url"),
        accessed: source.date("accessed"),
        kind: source.choice("kind", &SOURCE_KINDS),
        language: source.text("language"),
        licence: source.text("licence"),
        archived: source.text("archived"),
    };
    source.finish(&["title", "publisher", "url", "accessed", "kind", "language"]);
    read
}

fn parse_result(mut result: Fields<'_>) -> ResultFront {
    let read = ResultFront {
        place: result.place(),
        what: result.text("what"),
        before: result.loose_text("before"),
        after: result.loose_text("after"),
        unit: result.loose_text("unit"),
        when: result.loose_text("when"),
        location: result.text("where"),
        method: result.text("method"),
        source: result.integer("source"),
        source_key: result.key_span("source"),
    };
    // `source` is asked for by a rule of its own, which can say why it matters.
    result.finish(&["what", "after", "unit", "when", "where", "method"]);
    read
}

fn parse_cost(fields: &mut Fields<'_>) -> Option<CostFront> {
    let key = fields.key_span("cost");
    let mut cost = fields.group("cost", "`cost`")?;
    let read = CostFront {
        key: key?,
        amount: cost.number("amount"),
        band: cost.text("band"),
        currency: cost.text("currency"),
        year: cost.integer("year"),
        covers: cost.text("covers"),
    };
    cost.finish(&["currency", "year", "covers"]);
    Some(read)
}

/// What a translated partner must leave to the original.
const SUPPORT: &str = "partners.support";

/// Reads the front matter of a translation of a practice.
pub(crate) fn parse_translation(mut fields: Fields<'_>) -> TranslationFront {
    let mut repeated: Vec<Text> = fields
        .rest()
        .filter(|(key, _)| ORIGINAL_ONLY.contains(&key.value.as_str()))
        .map(|(key, _)| key.clone())
        .collect();
    let mut front = TranslationFront {
        title: fields.text("title"),
        summary: fields.text("summary"),
        translation: parse_translation_state(&mut fields),
        results: fields.groups("results", "a translated result", |mut result| {
            let read = ResultTexts {
                what: result.text("what"),
                before: result.loose_text("before"),
                after: result.loose_text("after"),
                unit: result.loose_text("unit"),
                when: result.loose_text("when"),
                location: result.text("where"),
                method: result.text("method"),
            };
            result.finish(&["what"]);
            read
        }),
        partners: fields.groups("partners", "a translated partner", |mut partner| {
            // Once is enough: a copied front matter repeats it with every partner.
            let kept =
                partner.key_span("support").filter(|_| !repeated.iter().any(|key| key.value == SUPPORT));
            repeated.extend(kept.map(|span| Text::new(SUPPORT.to_owned(), span)));
            let read = PartnerTexts { name: partner.text("name") };
            partner.pass_over(&["support"]);
            partner.finish(&["name"]);
            read
        }),
        images: fields.groups("images", "a translated image", |mut image| {
            let read =
                ImageTexts { file: image.text("file"), alt: image.text("alt"), credit: image.text("credit") };
            image.finish(&["file", "alt"]);
            read
        }),
        reason: fields.text("reason"),
        scale: words_of(&mut fields, "scale", &["count"], &mut repeated, |scale| ScaleTexts {
            unit: scale.text("unit"),
            as_of: scale.loose_text("as_of"),
        }),
        cost_covers: words_of(
            &mut fields,
            "cost",
            &["amount", "band", "currency", "year"],
            &mut repeated,
            |cost| cost.text("covers"),
        )
        .flatten(),
        skills: words_of(&mut fields, "effort", &["level"], &mut repeated, |effort| effort.texts("skills"))
            .flatten(),
        workshop: words_of(&mut fields, "workshop", &["minutes"], &mut repeated, |workshop| WorkshopTexts {
            needs: workshop.texts("needs"),
            exercise: workshop.text("exercise"),
        }),
        repeated: Vec::new(),
    };
    repeated.sort_by_key(|key| key.span);
    front.repeated = repeated;
    fields.pass_over(&ORIGINAL_ONLY);
    fields.finish(&["title", "summary", "translation"]);
    front
}

/// Reads the words of a group in a translation. Keys that belong to the original alone are put with the
/// others of their kind, under the path `scale.count`.
fn words_of<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    originals: &[&'static str],
    repeated: &mut Vec<Text>,
    read: impl FnOnce(&mut Fields<'_>) -> T,
) -> Option<T> {
    let mut group = fields.group(key, "the translated words")?;
    let found = group.keys().into_iter().filter(|name| originals.contains(&name.value.as_str()));
    repeated.extend(found.map(|name| Text::new(format!("{key}.{}", name.value), name.span)));
    let words = read(&mut group);
    group.pass_over(originals);
    group.finish(&[]);
    Some(words)
}

fn parse_translation_state(fields: &mut Fields<'_>) -> Option<TranslationState> {
    fields.group("translation", "`translation`").map(|mut state| {
        let read = TranslationState {
            of_revision: state.integer("of_revision"),
            status: state.choice("status", &TRANSLATION_STATUSES),
            by: state.text("by"),
            date: state.date("date"),
            sections: state
                .group("sections", "the hashes of sections")
                .map(|sections| sections.loose_map("a hash"))
                .unwrap_or_default(),
        };
        state.finish(&["of_revision", "status", "by", "date"]);
        read
    })
}

/// Reads the front matter of a page.
pub(crate) fn parse_page(mut fields: Fields<'_>) -> PageFront {
    let front = PageFront {
        title: fields.text("title"),
        summary: fields.text("summary"),
        menu: fields.integer("menu"),
        updated: fields.date("updated"),
        revision: fields.integer("revision"),
        translation: parse_translation_state(&mut fields),
    };
    fields.finish(&["title", "summary"]);
    front
}

/// A text in several languages: `{en: Energy, fr: Énergie}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// Place of the key, where a finding about a missing language points.
    pub key: Option<Span>,
    /// The texts, in the order written.
    pub by_language: Vec<(Language, Text)>,
    /// The keys as written; a value that cannot be read is a fault.
    pub keys: Vec<Text>,
}

impl Texts {
    /// The text in a language, if it is there.
    pub fn get(&self, language: Language) -> Option<&str> {
        self.by_language.iter().find(|(found, _)| *found == language).map(|(_, text)| text.as_str())
    }
}

/// Reads a text in several languages.
pub(crate) fn parse_texts(fields: &mut Fields<'_>, key: &'static str) -> Option<Texts> {
    let span = fields.key_span(key);
    let mut group = fields.group(key, "a text by language")?;
    let (keys, mut by_language) = (group.keys(), Vec::new());
    for language in Language::ALL {
        if let Some(text) = group.text(language.code()) {
            by_language.push((language, text));
        }
    }
    group.finish(&[]);
    Some(Texts { key: span, by_language, keys })
}
