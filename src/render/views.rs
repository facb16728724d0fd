//! All that a template can see. Adding a field for a theme touches this file and the one that fills it.

use serde::Serialize;

use crate::render::qr::Qr;

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Link {
    /// Relative address, or an outside one.
    pub(crate) href: String,
    /// The words.
    pub(crate) text: String,
    /// What stands after it where links are strung together in a sentence: a comma, an "and", nothing.
    pub(crate) after: String,
    /// Language of the words, where it is not the page's.
    pub(crate) foreign: Option<Foreign>,
}

impl Link {
    /// A link that stands by itself.
    pub(crate) fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Link { href: href.into(), text: text.into(), after: String::new(), foreign: None }
    }
}

/// Words of an author, marked with their language where it is not the page's.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) foreign: Option<Foreign>,
}

impl Words {
    /// Words in the page's language.
    pub(crate) fn own(text: impl Into<String>) -> Self {
        Words { text: text.into(), foreign: None }
    }
}

/// A number with its unit, which are read as one.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Figure {
    pub(crate) text: String,
    /// Language of both, where it is not the page's.
    pub(crate) foreign: Option<Foreign>,
    /// Direction of a range without a letter, which is read as the page is: `13–20`.
    pub(crate) dir: Option<&'static str>,
}

/// A day in words and for machines.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Day {
    /// `2026-11-22`.
    pub(crate) iso: String,
    /// `22 November 2026`.
    pub(crate) text: String,
}

/// The site as every page knows it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Site {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) licence: Link,
    pub(crate) repository: Option<String>,
    /// Colour of the browser's frame, light and dark.
    pub(crate) colours: Option<[String; 2]>,
    /// Path of the web app manifest, where the site can be installed.
    pub(crate) manifest: Option<&'static str>,
    /// Version of the program, for the foot of the page.
    pub(crate) generator: &'static str,
}

/// The page itself.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Page {
    /// BCP 47 tag of the interface.
    pub(crate) lang: &'static str,
    pub(crate) dir: &'static str,
    pub(crate) title: String,
    pub(crate) description: String,
    /// Way to the site's root, empty or ending in a slash.
    pub(crate) root: String,
    /// Way to the home page of the language.
    pub(crate) home: String,
    /// Way to the search page of the language.
    pub(crate) search: String,
    /// Way to the basket of the language.
    pub(crate) basket: String,
    /// The name under which a browser keeps the basket of this site.
    pub(crate) basket_key: String,
    /// Short code of the language.
    pub(crate) code: &'static str,
    /// Full address of the page, or of the one whose text it repeats, where the site has an address.
    pub(crate) canonical: Option<String>,
    /// The same page in every language of the site, none where there is only one.
    pub(crate) languages: Vec<LanguageLink>,
    /// Addresses of the page's versions for search engines.
    pub(crate) alternates: Vec<Alternate>,
    /// Way to the feed, where the site has one.
    pub(crate) feed: Option<String>,
    /// Which entry of the menu the page belongs to.
    pub(crate) section: &'static str,
    /// Main menu.
    pub(crate) menu: Vec<MenuItem>,
    /// Pages such as About.
    pub(crate) pages: Vec<Link>,
    /// Lists that are not in the main menu.
    pub(crate) lists: Vec<Link>,
    /// Whether search engines should leave it out. A page that repeats another names that one instead.
    pub(crate) noindex: bool,
}

/// A page in another language.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LanguageLink {
    pub(crate) code: &'static str,
    pub(crate) lang: &'static str,
    pub(crate) dir: &'static str,
    /// Name of the language in itself.
    pub(crate) name: &'static str,
    pub(crate) href: String,
    pub(crate) current: bool,
    /// How far the text has come there, `original`, `authentic`, `reviewed`, `draft`,
    /// `machine`, `outdated` or `missing`; nothing for pages that are made whole in
    /// every language.
    pub(crate) state: Option<&'static str>,
}

/// The full address of a version of a page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Alternate {
    pub(crate) lang: &'static str,
    pub(crate) href: String,
}

/// An entry of the main menu.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MenuItem {
    pub(crate) href: String,
    pub(crate) text: String,
    /// Whether the page belongs to the entry.
    pub(crate) current: bool,
    /// Whether it is the page itself.
    pub(crate) exact: bool,
}

/// A practice in a listing.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Card {
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) symbol: String,
    /// Whether its content was withdrawn, so that nobody should choose it.
    pub(crate) withdrawn: bool,
    /// Language and direction of title and summary, where they are not the page's.
    pub(crate) foreign: Option<Foreign>,
    pub(crate) domain: String,
    pub(crate) stage: Stage,
    pub(crate) places: String,
    pub(crate) changed: Day,
    /// Ids for filters: domains, stage, regions, each with a space between.
    pub(crate) domains_ids: String,
    pub(crate) regions_ids: String,
}

/// Language of text that is not in the page's language.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Foreign {
    pub(crate) lang: &'static str,
    pub(crate) dir: &'static str,
    /// Its short code.
    pub(crate) code: &'static str,
}

/// A stage with its rank.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Stage {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) description: String,
    pub(crate) href: String,
    /// 1 for the first stage of the vocabulary.
    pub(crate) rank: usize,
    pub(crate) of: usize,
}

/// A practice on its own page.
#[derive(Debug, Serialize)]
pub(crate) struct Practice {
    pub(crate) symbol: String,
    /// Symbol with the letter of the language shown: `BP-7K3Q0-E`.
    pub(crate) document: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) foreign: Option<Foreign>,
    /// Code of the language the practice was first written in.
    pub(crate) original_language: &'static str,
    pub(crate) revision: i64,
    pub(crate) published: Day,
    pub(crate) updated: Option<Day>,
    /// The later of the two.
    pub(crate) changed: Day,
    pub(crate) status: &'static str,
    pub(crate) withdrawn: Option<Words>,
    pub(crate) domains: Vec<Link>,
    pub(crate) topics: Vec<Link>,
    pub(crate) stage: Stage,
    pub(crate) origin: Link,
    pub(crate) origin_kind: String,
    pub(crate) contributor: Link,
    /// Whether the editors wrote it from public documents.
    pub(crate) editorial: bool,
    /// Whether no source is primary.
    pub(crate) told_by_others: bool,
    pub(crate) places: Vec<Link>,
    /// When it was carried out, in words.
    pub(crate) period: String,
    pub(crate) start: i64,
    pub(crate) end: Option<i64>,
    pub(crate) scale: Option<Scale>,
    pub(crate) cost: Option<Cost>,
    pub(crate) connectivity: String,
    pub(crate) power: String,
    pub(crate) partners: Vec<Partner>,
    pub(crate) effort: Option<Effort>,
    pub(crate) workshop: Option<Workshop>,
    pub(crate) results: Vec<Measured>,
    pub(crate) standards: Vec<Standard>,
    pub(crate) sdgs: Vec<Link>,
    pub(crate) wsis: Vec<String>,
    pub(crate) sources: Vec<Source>,
    pub(crate) licence: Link,
    pub(crate) review: Option<Review>,
    /// Whether those who wrote the text are also those who reviewed it.
    pub(crate) own_review: bool,
    /// Whether any result has a value before.
    pub(crate) has_before: bool,
    pub(crate) related: Vec<Card>,
    pub(crate) supersedes: Vec<Card>,
    pub(crate) replaced_by: Vec<Card>,
    pub(crate) sections: Vec<Link>,
    pub(crate) body: String,
    pub(crate) qr: Option<Qr>,
    pub(crate) address: Option<String>,
    pub(crate) edit: Option<String>,
    pub(crate) report: Option<String>,
    /// Day by which it should have been reviewed, when that is past.
    pub(crate) due: Option<Day>,
    /// State of the translation that is shown, where it is one.
    pub(crate) translation: Option<Translation>,
    /// The free map of the front matter; an empty map without one.
    pub(crate) extra: serde_json::Value,
}

/// Where a translated text comes from.
#[derive(Debug, Serialize)]
pub(crate) struct Translation {
    pub(crate) by: Words,
    pub(crate) date: Day,
    /// `authentic`, `reviewed`, `draft`, `machine` or `outdated`.
    pub(crate) state: &'static str,
}

#[derive(Debug, Serialize)]
pub(crate) struct Scale {
    pub(crate) figure: Figure,
    pub(crate) as_of: Words,
}

#[derive(Debug, Serialize)]
pub(crate) struct Cost {
    pub(crate) text: String,
    pub(crate) year: String,
    pub(crate) covers: Words,
}

#[derive(Debug, Serialize)]
pub(crate) struct Partner {
    pub(crate) name: Words,
    pub(crate) support: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Effort {
    pub(crate) text: String,
    pub(crate) description: String,
    pub(crate) skills: Words,
}

#[derive(Debug, Serialize)]
pub(crate) struct Workshop {
    pub(crate) minutes: i64,
    pub(crate) needs: Words,
    pub(crate) exercise: Words,
}

/// One measured result.
#[derive(Debug, Serialize)]
pub(crate) struct Measured {
    pub(crate) what: Words,
    pub(crate) before: Option<Figure>,
    pub(crate) after: Figure,
    pub(crate) when: Words,
    pub(crate) location: Words,
    pub(crate) method: Words,
    /// Number of the source, from 1.
    pub(crate) source: Option<i64>,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Standard {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) edition: Option<String>,
    pub(crate) withdrawn: bool,
    pub(crate) href: String,
    pub(crate) url: Option<String>,
    /// Language of the title, where it is not the page's.
    pub(crate) foreign: Option<Foreign>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Source {
    pub(crate) number: usize,
    pub(crate) title: String,
    pub(crate) publisher: String,
    pub(crate) year: Option<i64>,
    pub(crate) url: Option<String>,
    pub(crate) accessed: Day,
    pub(crate) primary: bool,
    pub(crate) language: String,
    pub(crate) licence: Option<String>,
    pub(crate) archived: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Review {
    pub(crate) by: Words,
    pub(crate) date: Day,
    pub(crate) next: Day,
}

/// An entry of a listing: a domain, a country, an organisation.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Entry {
    pub(crate) href: String,
    pub(crate) text: String,
    pub(crate) description: Words,
    pub(crate) count: usize,
    /// Whether the link leads out of the site.
    pub(crate) outward: bool,
    /// A few words beside the name: a number, a kind.
    pub(crate) detail: String,
    /// Language of the name, where it is not the page's.
    pub(crate) foreign: Option<Foreign>,
}

/// Some entries under a heading.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) title: Option<Link>,
    pub(crate) description: String,
    pub(crate) count: usize,
    pub(crate) entries: Vec<Entry>,
}

/// Where a list comes from and when it was true.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Provenance {
    pub(crate) title: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) as_of: Option<Day>,
    pub(crate) note: Option<String>,
}

/// One entry of What's new.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct News {
    pub(crate) day: Day,
    /// `new`, `revised` or `withdrawn`.
    pub(crate) what: &'static str,
    pub(crate) card: Card,
}

/// Practices under one letter.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Letter {
    pub(crate) letter: String,
    pub(crate) cards: Vec<Card>,
}

/// A practice or a page in the table of translations.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Translated {
    pub(crate) title: String,
    pub(crate) foreign: Option<Foreign>,
    pub(crate) detail: String,
    /// One for each language of the table, in its order.
    pub(crate) states: Vec<LanguageLink>,
}

/// One address of the sitemap.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Mapped {
    pub(crate) url: String,
    pub(crate) changed: Option<String>,
}
