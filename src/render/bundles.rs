//! The pages of workshop bundles: the list of them, and one for each with its books to download.

use fluent_bundle::FluentValue;
use serde::Serialize;

use crate::edition::{Bundle, Volume};
use crate::fault::ThemeFault;
use crate::model::language::Language;
use crate::parse::front::Texts;
use crate::render::book::book_path;
use crate::render::flowing::file_path;
use crate::render::pages::Maker;
use crate::render::practice::foreign_to;
use crate::render::views;

/// Most bundles that the home page names.
const ON_HOME: usize = 4;

/// Page of all bundles.
pub(super) fn bundles_path(language: Language) -> String {
    format!("{}/bundles/index.html", language.code())
}

/// Page of one bundle.
pub(super) fn bundle_path(language: Language, slug: &str) -> String {
    format!("{}/bundles/{slug}/index.html", language.code())
}

/// The language that a bundle is told in to readers of a language: their own, else the recipe's first.
pub(super) fn language_of(bundle: &Bundle<'_>, language: Language) -> Language {
    match bundle.languages.first() {
        Some(first) if !bundle.languages.contains(&language) => *first,
        _ => language,
    }
}

/// A bundle on its page.
#[derive(Serialize)]
struct View {
    title: views::Words,
    subtitle: Option<views::Words>,
    summary: Option<views::Words>,
    event: Option<Event>,
    groups: Vec<Group>,
    books: Vec<Download>,
    bilingual: Vec<Download>,
    facilitator: Vec<Download>,
    screen: Vec<Screen>,
    /// Archives, of languages whose book could be set.
    hand_out: Vec<Screen>,
}

/// A bundle in one language as a file for screens.
#[derive(Serialize)]
struct Screen {
    href: String,
    /// Name of the language in itself.
    language: views::Words,
    lang: &'static str,
    format: &'static str,
}

/// The workshop that it is made for.
#[derive(Serialize)]
struct Event {
    place: Option<views::Words>,
    dates: Option<String>,
    host: Option<views::Words>,
}

/// Some practices under a heading.
#[derive(Serialize)]
struct Group {
    heading: Option<views::Words>,
    cards: Vec<views::Card>,
}

/// A book in one language.
#[derive(Serialize)]
struct Download {
    href: String,
    /// Name of the language in itself.
    language: views::Words,
    lang: &'static str,
    pages: usize,
    size: String,
}

impl<'a> Maker<'_, 'a> {
    /// A text in the language that the bundle is told in, else in another that it has.
    fn told(&self, bundle: &Bundle<'a>, texts: &Texts) -> Option<views::Words> {
        // The books may be in other languages only; what they are about is told in the reader's where it is there.
        let own = texts.get(self.language()).map(|_| self.language());
        let language = own.unwrap_or_else(|| language_of(bundle, self.language()));
        match texts.get(language) {
            Some(text) => {
                let foreign = foreign_to(language, self.language());
                Some(views::Words { text: text.to_owned(), foreign })
            }
            None => self.words_in(texts),
        }
    }

    /// Bundles with a page, as entries of a list.
    fn bundle_entries(&self, most: usize) -> Vec<views::Entry> {
        let bundles = self.edition().bundles.values().take(most);
        bundles
            .map(|bundle| {
                let title = self.title_words(bundle);
                let about = bundle.record.summary.as_ref().or(bundle.record.subtitle.as_ref());
                views::Entry {
                    href: self.way(&bundle_path(self.language(), bundle.slug)),
                    text: title.text,
                    description: about.and_then(|texts| self.told(bundle, texts)).unwrap_or_default(),
                    count: self.practices_of(bundle).iter().map(|(_, practices)| practices.len()).sum(),
                    outward: false,
                    detail: String::new(),
                    foreign: title.foreign,
                }
            })
            .collect()
    }

    fn title_words(&self, bundle: &Bundle<'a>) -> views::Words {
        self.told(bundle, bundle.title).unwrap_or_else(|| views::Words::own(self.text("bundle-chosen")))
    }

    /// Some bundles for the home page.
    pub(super) fn bundles_on_home(&self) -> Vec<views::Entry> {
        self.bundle_entries(ON_HOME)
    }

    /// The list of all bundles.
    pub(super) fn bundles(&self) -> Result<String, ThemeFault> {
        let title = self.text("menu-bundles");
        let intro = self.text("intro-bundles");
        let page = self.frame(&title, &intro, "bundles");
        let entries = self.bundle_entries(usize::MAX);
        self.render("bundles.html", &page, |context| {
            context.insert("heading", &title);
            context.insert("intro", &intro);
            context.insert("entries", &entries);
        })
    }

    /// One bundle: what it is for, its practices, and its books.
    pub(super) fn bundle(&self, bundle: &'a Bundle<'a>) -> Result<String, ThemeFault> {
        let record = bundle.record;
        let told = |texts: &Option<Texts>| texts.as_ref().and_then(|texts| self.told(bundle, texts));
        let groups = self
            .practices_of(bundle)
            .into_iter()
            .map(|(heading, practices)| Group {
                heading: heading.and_then(|texts| self.told(bundle, texts)),
                cards: self.cards(&practices),
            })
            .collect();
        let view = View {
            title: self.title_words(bundle),
            subtitle: told(&record.subtitle),
            summary: told(&record.summary),
            event: record.event.as_ref().map(|event| Event {
                place: told(&event.place),
                dates: self.dates_of(event),
                host: told(&event.host),
            }),
            groups,
            books: self.downloads(bundle, |volume| volume == Volume::Participants),
            bilingual: self.downloads(bundle, |volume| matches!(volume, Volume::Beside(_))),
            facilitator: self.downloads(bundle, Volume::has_notes),
            screen: self.screens(bundle, &[("EPUB", "epub"), ("HTML", "html")]),
            hand_out: self.screens(bundle, &[("ZIP", "zip")]),
        };
        let about = view.summary.as_ref().or(view.subtitle.as_ref()).map(|words| words.text.clone());
        let about = about.unwrap_or_else(|| self.text("intro-bundles"));
        let page = self.frame(&view.title.text, &about, "bundles");
        self.render("bundle.html", &page, |context| context.insert("bundle", &view))
    }

    /// Some of the books of a bundle, that in the reader's language first.
    fn downloads(&self, bundle: &'a Bundle<'a>, wanted: impl Fn(Volume) -> bool) -> Vec<Download> {
        let mut volumes = bundle.volumes();
        volumes.retain(|(_, volume)| wanted(*volume));
        volumes.sort_by_key(|(language, _)| *language != self.language());
        let download = |(language, volume): (Language, Volume)| {
            // A book that cannot be set is told in a finding.
            let sheets = self.renderer.book(bundle, language, volume).ok()?;
            let foreign = foreign_to(language, self.language());
            let mut name = language.own_name().to_owned();
            if let Some(second) = volume.second() {
                name = format!("{name} + {}", second.own_name());
            }
            Some(Download {
                href: self.way(&book_path(language, bundle.slug, volume)),
                language: views::Words { text: name, foreign },
                lang: language.tag(),
                pages: sheets.pages,
                size: self.size(sheets.pdf.len()),
            })
        };
        volumes.into_iter().filter_map(download).collect()
    }

    /// Files of a bundle in some formats, each with its ending, those in the reader's language first.
    fn screens(&self, bundle: &'a Bundle<'a>, formats: &[(&'static str, &str)]) -> Vec<Screen> {
        let mut languages = bundle.languages.clone();
        languages.sort_by_key(|language| *language != self.language());
        let file = |(language, (format, ending)): (Language, (&'static str, &str))| Screen {
            href: self.way(&file_path(language, bundle.slug, ending)),
            language: views::Words {
                text: language.own_name().to_owned(),
                foreign: foreign_to(language, self.language()),
            },
            lang: language.tag(),
            format,
        };
        languages
            .into_iter()
            .flat_map(|language| formats.iter().map(move |format| (language, *format)))
            // An archive without its book would be none.
            .filter(|(language, (_, ending))| {
                *ending != "zip" || self.renderer.book(bundle, *language, Volume::Participants).is_ok()
            })
            .map(file)
            .collect()
    }

    /// `451 kB` in the words of the language.
    pub(super) fn size(&self, bytes: usize) -> String {
        if bytes < 1_000_000 {
            return self.shell.text_with("size-kilobytes", [("size", bytes.div_ceil(1000))]);
        }
        let tenths = (bytes as f64 / 100_000.0).round() / 10.0;
        self.shell.text_with("size-megabytes", [("size", FluentValue::from(tenths))])
    }
}
