//! `content/bundles/<slug>.yaml`: what a workshop bundle is made of.

use jiff::civil::Date;

use crate::parse::fields::{Fields, List};
use crate::parse::front::{Texts, parse_texts};
use crate::source::{Span, Spanned, Text};

/// One file of `content/bundles/`.
#[derive(Debug, Clone, Default)]
pub struct RecipeRecord {
    /// Title by language.
    pub title: Option<Texts>,
    /// Second line of the cover by language.
    pub subtitle: Option<Texts>,
    /// One or two sentences for the bundle's page and for the lists of it, by language.
    pub summary: Option<Texts>,
    /// The workshop it is made for.
    pub event: Option<EventRecord>,
    /// Codes of the languages it is set in.
    pub languages: Option<List<Text>>,
    /// Codes of two of them that are set side by side in one more book.
    pub bilingual: Option<List<Text>>,
    /// Size of the paper.
    pub paper: Option<Spanned<Paper>>,
    /// Size of the letters.
    pub text_size: Option<Spanned<TextSize>>,
    /// How much ink may be used.
    pub ink: Option<Spanned<Ink>>,
    /// The practices, in their order.
    pub practices: Option<List<ChosenRecord>>,
    /// A query whose results are added.
    pub query: Option<Text>,
    /// The time plan.
    pub agenda: Option<List<DayRecord>>,
    /// What the book consists of; without it, of all but the facilitator's notes.
    pub parts: Option<List<Spanned<Part>>>,
    /// Signs of the host, for the cover.
    pub logos: Option<List<LogoRecord>>,
}

/// `event`.
#[derive(Debug, Clone)]
pub struct EventRecord {
    /// Where, by language.
    pub place: Option<Texts>,
    /// First day.
    pub start: Option<Spanned<Date>>,
    /// Last day, where it is another.
    pub end: Option<Spanned<Date>>,
    /// Who invites, by language.
    pub host: Option<Texts>,
    /// The zone that the times of the agenda are of, as people write it: `UTC+3`.
    pub zone: Option<Text>,
}

/// An item of `practices`.
#[derive(Debug, Clone)]
pub enum ChosenRecord {
    /// The symbol or slug of a practice.
    Practice(Text),
    /// Some practices under a heading.
    Part(PartRecord),
}

/// Some practices under a heading.
#[derive(Debug, Clone)]
pub struct PartRecord {
    /// Where it stands.
    pub place: Span,
    /// The heading by language.
    pub heading: Option<Texts>,
    /// Symbols or slugs.
    pub practices: Option<List<Text>>,
}

/// A day of the agenda.
#[derive(Debug, Clone)]
pub struct DayRecord {
    /// Which.
    pub day: Option<Spanned<Date>>,
    /// What is done, in its order.
    pub items: Option<List<AgendaRecord>>,
}

/// An item of the agenda.
#[derive(Debug, Clone)]
pub struct AgendaRecord {
    /// When it begins: `09:30`.
    pub from: Option<Text>,
    /// When it ends.
    pub to: Option<Text>,
    /// What it is, by language.
    pub what: Option<Texts>,
    /// Symbols or slugs of practices that it is about.
    pub practices: Option<List<Text>>,
}

/// A sign of the host.
#[derive(Debug, Clone)]
pub struct LogoRecord {
    /// Name of a picture in `content/bundles/`.
    pub file: Option<Text>,
    /// What it shows, by language.
    pub alt: Option<Texts>,
}

/// Sizes of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 210 mm × 297 mm (ISO 216).
    A4,
    /// 8.5 in × 11 in.
    Letter,
}

impl Paper {
    /// All sizes by the words a recipe and the command use.
    pub const WORDS: [(&'static str, Paper); 2] = [("a4", Paper::A4), ("letter", Paper::Letter)];

    /// Width and height in points (1/72 inch).
    pub fn size(self) -> (f64, f64) {
        match self {
            Paper::A4 => (595.276, 841.89),
            Paper::Letter => (612.0, 792.0),
        }
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Letter => "letter",
        }
    }
}

/// Sizes of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextSize {
    /// Ten points.
    Normal,
    /// Fifteen points, for readers who see badly.
    Large,
}

/// How much ink may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Grey behind the heads of tables.
    Full,
    /// No grey areas.
    Saving,
}

/// The parts of a book, in the order in which they stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// How to use the book.
    HowToUse,
    /// The time plan.
    Agenda,
    /// The contents with page numbers.
    Contents,
    /// One table of all practices.
    Overview,
    /// The practices.
    Practices,
    /// "Would it work here?", a page for each practice.
    Worksheets,
    /// Terms of the glossary that the practices use.
    Glossary,
    /// Standards that the practices cite.
    Standards,
    /// Licences, and who wrote what.
    Licences,
    /// A sheet of questions for those who took part.
    Feedback,
    /// A sheet to sign.
    Attendance,
    /// Notes for the one who leads the workshop, in an edition of their own.
    Facilitator,
}

impl Part {
    /// All parts by the words of a recipe, in their order.
    pub const WORDS: [(&'static str, Part); 12] = [
        ("how-to-use", Part::HowToUse),
        ("agenda", Part::Agenda),
        ("contents", Part::Contents),
        ("overview", Part::Overview),
        ("practices", Part::Practices),
        ("worksheets", Part::Worksheets),
        ("glossary", Part::Glossary),
        ("standards", Part::Standards),
        ("licences", Part::Licences),
        ("feedback", Part::Feedback),
        ("attendance", Part::Attendance),
        ("facilitator", Part::Facilitator),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Part::WORDS[self as usize].0
    }
}

/// Reads a recipe.
pub(crate) fn parse_recipe(mut fields: Fields<'_>) -> RecipeRecord {
    let recipe = RecipeRecord {
        title: parse_texts(&mut fields, "title"),
        subtitle: parse_texts(&mut fields, "subtitle"),
        summary: parse_texts(&mut fields, "summary"),
        event: parse_event(&mut fields),
        languages: fields.texts("languages"),
        bilingual: fields.texts("bilingual"),
        paper: fields.choice("paper", &Paper::WORDS),
        text_size: fields.choice("text_size", &[("normal", TextSize::Normal), ("large", TextSize::Large)]),
        ink: fields.choice("ink", &[("full", Ink::Full), ("saving", Ink::Saving)]),
        practices: fields.texts_or_groups(
            "practices",
            "a part of the bundle",
            ChosenRecord::Practice,
            |mut part| {
                let read = PartRecord {
                    place: part.place(),
                    heading: parse_texts(&mut part, "heading"),
                    practices: part.texts("practices"),
                };
                part.finish(&["heading", "practices"]);
                ChosenRecord::Part(read)
            },
        ),
        query: fields.text("where"),
        agenda: fields.groups("agenda", "a day of the agenda", parse_day),
        parts: fields.choices("parts", &Part::WORDS),
        logos: fields.groups("logos", "a logo", |mut logo| {
            let read = LogoRecord { file: logo.text("file"), alt: parse_texts(&mut logo, "alt") };
            logo.finish(&["file", "alt"]);
            read
        }),
    };
    fields.finish(&["title", "languages"]);
    recipe
}

fn parse_event(fields: &mut Fields<'_>) -> Option<EventRecord> {
    let mut event = fields.group("event", "`event`")?;
    let read = EventRecord {
        place: parse_texts(&mut event, "place"),
        start: event.date("start"),
        end: event.date("end"),
        host: parse_texts(&mut event, "host"),
        zone: event.loose_text("zone"),
    };
    event.finish(&["place", "start", "host"]);
    Some(read)
}

fn parse_day(mut day: Fields<'_>) -> DayRecord {
    let read = DayRecord {
        day: day.date("day"),
        items: day.groups("items", "an item of the agenda", |mut item| {
            let read = AgendaRecord {
                from: item.loose_text("from"),
                to: item.loose_text("to"),
                what: parse_texts(&mut item, "what"),
                practices: item.texts("practices"),
            };
            item.finish(&["from", "to", "what"]);
            read
        }),
    };
    day.finish(&["day", "items"]);
    read
}

impl RecipeRecord {
    /// Every practice that it names, in order, those of the agenda last.
    pub fn names(&self) -> impl Iterator<Item = &Text> {
        let chosen = self.chosen().map(|(_, name)| name);
        let days = self.agenda.iter().flat_map(|list| &list.items);
        let items = days.flat_map(|day| &day.items).flat_map(|list| &list.items);
        chosen.chain(items.flat_map(|item| &item.practices).flat_map(|list| &list.items))
    }

    /// The parts that it divides the practices into, each with the names in it.
    pub fn parts_of_practices(&self) -> impl Iterator<Item = (&PartRecord, &[Text])> {
        self.practices.iter().flat_map(|list| &list.items).filter_map(|item| match item {
            ChosenRecord::Practice(_) => None,
            ChosenRecord::Part(part) => {
                Some((part, part.practices.as_ref().map_or(&[][..], |list| &list.items)))
            }
        })
    }

    /// The practices that it chooses, each with the heading that it stands under.
    pub fn chosen(&self) -> impl Iterator<Item = (Option<&PartRecord>, &Text)> {
        self.practices.iter().flat_map(|list| &list.items).flat_map(|item| {
            let (part, alone, several) = match item {
                ChosenRecord::Practice(name) => (None, Some(name), None),
                ChosenRecord::Part(part) => (Some(part), None, part.practices.as_ref()),
            };
            let names = alone.into_iter().chain(several.into_iter().flat_map(|list| &list.items));
            names.map(move |name| (part, name))
        })
    }
}
