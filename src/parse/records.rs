//! The YAML files that are data from head to foot: the site file, organisations, vocabularies and the test of the search.

use jiff::civil::Date;

use crate::model::language::Language;
use crate::parse::fields::{Fields, List};
use crate::parse::front::{Texts, parse_texts};
use crate::source::{Span, Spanned, Text};

/// `fieldbook.yaml`.
#[derive(Debug, Clone, Default)]
pub struct SiteRecord {
    /// Title of the site by language.
    pub title: Option<Texts>,
    /// One or two sentences about the site by language.
    pub description: Option<Texts>,
    /// Words for what every practice is about, by language, as readers may search for it.
    pub subject: Option<Texts>,
    /// Address under which the site is published, without which there is no sitemap and no QR code.
    pub base_url: Option<Text>,
    /// Codes of the languages the site is built in.
    pub languages: Option<List<Text>>,
    /// Code of the language that stands in for a missing one.
    pub default_language: Option<Text>,
    /// Name of the folder under `themes/`.
    pub theme: Option<Text>,
    /// Address of the repository, for "edit this page" and "report a problem".
    pub repository: Option<Text>,
    /// Branch that pages are edited on.
    pub branch: Option<Text>,
    /// Licence of the texts, an SPDX id.
    pub licence: Option<Text>,
    /// How editions are named.
    pub edition: Option<EditionRecord>,
}

/// `edition` in the site file: what an edition is dated by.
#[derive(Debug, Clone)]
pub struct EditionRecord {
    /// A fixed date; without it the date of the build is the edition's.
    pub date: Option<Spanned<Date>>,
}

/// One file of `content/organisations/`.
#[derive(Debug, Clone, Default)]
pub struct OrganisationRecord {
    /// Full name by language.
    pub name: Option<Texts>,
    /// Short name in use by language.
    pub short: Option<Texts>,
    /// Id of the vocabulary `kinds`.
    pub kind: Option<Text>,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<Text>,
    /// Official web site.
    pub url: Option<Text>,
    /// What the body is, by language.
    pub description: Option<Texts>,
    /// Membership of the ITU, shown only when it was checked.
    pub membership: Option<MembershipRecord>,
}

/// `membership` of an organisation.
#[derive(Debug, Clone)]
pub struct MembershipRecord {
    /// Place of the key.
    pub key: Span,
    /// Id of the vocabulary `memberships`.
    pub category: Option<Text>,
    /// Day the directory was looked at.
    pub checked: Option<Spanned<Date>>,
    /// Address of the directory entry.
    pub source: Option<Text>,
    /// The keys as written; a value that cannot be read is a fault.
    pub keys: Vec<Text>,
}

/// One file of `content/vocabularies/`.
#[derive(Debug, Clone, Default)]
pub struct VocabularyRecord {
    /// Title of the list by language.
    pub title: Option<Texts>,
    /// Day on which the list was true.
    pub as_of: Option<Spanned<Date>>,
    /// Where the list comes from.
    pub source: Option<ReferenceRecord>,
    /// What a reader should know of the list.
    pub note: Option<Texts>,
    /// The entries in their order.
    pub entries: List<EntryRecord>,
}

/// Where a list comes from.
#[derive(Debug, Clone)]
pub struct ReferenceRecord {
    /// Title of the document.
    pub title: Option<Text>,
    /// Who published it.
    pub publisher: Option<Text>,
    /// Its address.
    pub url: Option<Text>,
}

/// One entry of a vocabulary. The keys below `label` belong to single vocabularies.
#[derive(Debug, Clone, Default)]
pub struct EntryRecord {
    /// The id that practices use.
    pub id: Option<Text>,
    /// Name by language.
    pub label: Option<Texts>,
    /// `domains`, `topics`, `countries`: other words that readers search with, by language, with commas between.
    pub also: Option<Texts>,
    /// One or two sentences by language.
    pub description: Option<Texts>,
    /// What a reader should know of the entry.
    pub note: Option<Texts>,
    /// `sections`: whether a practice must have it.
    pub required: Option<bool>,
    /// `sections`: fewest and most words.
    pub words: Option<(i64, i64)>,
    /// `regions`, `country-groups`: alpha-3 codes.
    pub members: Option<List<Text>>,
    /// `country-groups`: day on which the members were true.
    pub as_of: Option<Spanned<Date>>,
    /// `country-groups`: where the members come from.
    pub source: Option<ReferenceRecord>,
    /// `standards`: id of the body.
    pub body: Option<Text>,
    /// `standards`: the number as cited.
    pub number: Option<Text>,
    /// `standards`: edition as the body writes it.
    pub edition: Option<Text>,
    /// `standards`: year or year and month.
    pub date: Option<Text>,
    /// `standards`: whether it was withdrawn.
    pub withdrawn: Option<Spanned<bool>>,
    /// `standards`: its address.
    pub url: Option<Text>,
    /// `standards`: other numbers of the same text.
    pub aliases: Option<List<Text>>,
    /// `standards`: domains and topics it serves.
    pub topics: Option<List<Text>>,
    /// `countries`: ISO 3166-1 alpha-2 code.
    pub alpha2: Option<Text>,
    /// `countries`: the name in the Unicode CLDR, where it differs.
    pub cldr: Option<Texts>,
    /// `glossary`: what the term means, by language.
    pub definition: Option<Texts>,
    /// `glossary`: group of terms.
    pub kind: Option<Text>,
    /// Languages in which the label was checked against a source.
    pub checked: Option<List<Text>>,
    /// The keys as written; a value that cannot be read is a fault.
    pub keys: Vec<Text>,
}

/// Reads the site file.
pub(crate) fn parse_site(mut fields: Fields<'_>) -> SiteRecord {
    let site = SiteRecord {
        title: parse_texts(&mut fields, "title"),
        description: parse_texts(&mut fields, "description"),
        subject: parse_texts(&mut fields, "subject"),
        base_url: fields.text("base_url"),
        languages: fields.texts("languages"),
        default_language: fields.text("default_language"),
        theme: fields.text("theme"),
        repository: fields.text("repository"),
        branch: fields.text("branch"),
        licence: fields.text("licence"),
        edition: fields.group("edition", "`edition`").map(|mut edition| {
            let read = EditionRecord { date: edition.date("date") };
            edition.finish(&[]);
            read
        }),
    };
    fields.finish(&["title", "languages", "default_language"]);
    site
}

/// Reads an organisation.
pub(crate) fn parse_organisation(mut fields: Fields<'_>) -> OrganisationRecord {
    let organisation = OrganisationRecord {
        name: parse_texts(&mut fields, "name"),
        short: parse_texts(&mut fields, "short"),
        kind: fields.text("kind"),
        country: fields.text("country"),
        url: fields.text("url"),
        description: parse_texts(&mut fields, "description"),
        membership: parse_membership(&mut fields),
    };
    fields.finish(&["name", "kind"]);
    organisation
}

fn parse_membership(fields: &mut Fields<'_>) -> Option<MembershipRecord> {
    let key = fields.key_span("membership");
    let mut membership = fields.group("membership", "`membership`")?;
    let read = MembershipRecord {
        key: key?,
        category: membership.text("category"),
        checked: membership.date("checked"),
        source: membership.text("source"),
        keys: membership.keys(),
    };
    // `checked` and `source` are asked for by a rule of its own, which can say why they matter.
    membership.finish(&["category"]);
    Some(read)
}

/// Reads a vocabulary.
pub(crate) fn parse_vocabulary(mut fields: Fields<'_>) -> VocabularyRecord {
    let vocabulary = VocabularyRecord {
        title: parse_texts(&mut fields, "title"),
        as_of: fields.date("as_of"),
        source: parse_reference(&mut fields, "source"),
        note: parse_texts(&mut fields, "note"),
        entries: fields.groups("entries", "an entry", parse_entry).unwrap_or_default(),
    };
    fields.finish(&["title", "entries"]);
    vocabulary
}

fn parse_reference(fields: &mut Fields<'_>, key: &'static str) -> Option<ReferenceRecord> {
    let mut source = fields.group(key, "a source of a list")?;
    let read = ReferenceRecord {
        title: source.text("title"),
        publisher: source.text("publisher"),
        url: source.text("url"),
    };
    source.finish(&["title", "publisher"]);
    Some(read)
}

fn parse_entry(mut entry: Fields<'_>) -> EntryRecord {
    let read = EntryRecord {
        id: entry.loose_text("id"),
        label: parse_texts(&mut entry, "label"),
        also: parse_texts(&mut entry, "also"),
        description: parse_texts(&mut entry, "description"),
        note: parse_texts(&mut entry, "note"),
        required: entry.choice("need", &[("required", true), ("recommended", false)]).map(|need| need.value),
        words: entry.group("words", "`words`").and_then(|mut words| {
            let range = words.integer("min").zip(words.integer("max"));
            words.finish(&["min", "max"]);
            range.map(|(min, max)| (min.value, max.value))
        }),
        members: entry.texts("members"),
        as_of: entry.date("as_of"),
        source: parse_reference(&mut entry, "source"),
        body: entry.text("body"),
        number: entry.loose_text("number"),
        edition: entry.loose_text("edition"),
        date: entry.loose_text("date"),
        withdrawn: entry.choice("status", &[("published", false), ("withdrawn", true)]),
        url: entry.text("url"),
        aliases: entry.texts("aliases"),
        topics: entry.texts("topics"),
        alpha2: entry.text("alpha2"),
        cldr: parse_texts(&mut entry, "cldr"),
        definition: parse_texts(&mut entry, "definition"),
        kind: entry.text("kind"),
        checked: entry.texts("checked"),
        keys: entry.keys(),
    };
    entry.finish(&["id", "label"]);
    read
}

impl VocabularyRecord {
    /// The entry with an id.
    pub fn entry(&self, id: &str) -> Option<&EntryRecord> {
        self.entries.items.iter().find(|entry| entry.id.as_ref().is_some_and(|found| found.value == id))
    }

    /// Ids of all entries, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.items.iter().filter_map(|entry| entry.id.as_ref().map(Text::as_str))
    }
}

impl EntryRecord {
    /// Place of a key, where the entry has it.
    pub fn key(&self, name: &str) -> Option<Span> {
        self.keys.iter().find(|key| key.value == name).map(|key| key.span)
    }

    /// The name in a language, else in English, else the id.
    pub fn name(&self, language: Language) -> &str {
        let label = self.label.as_ref();
        label
            .and_then(|label| label.get(language).or_else(|| label.get(Language::En)))
            .or(self.id.as_ref().map(Text::as_str))
            .unwrap_or_default()
    }

    /// Its common names in a language and in English, where they differ from its own.
    pub fn common(&self, language: Language) -> impl Iterator<Item = &str> {
        let mut languages = vec![language, Language::En];
        languages.dedup();
        languages.into_iter().filter_map(|language| self.cldr.as_ref()?.get(language))
    }

    /// Other words for it in a language.
    pub fn also(&self, language: Language) -> impl Iterator<Item = &str> {
        words_between_commas(self.also.as_ref().and_then(|also| also.get(language)).unwrap_or_default())
    }
}

/// What divides the words of `also` and `subject`: the commas and semicolons of any script, which stand in no word.
pub const WORD_ENDS: [char; 7] = [',', '،', '，', '、', ';', '؛', '；'];

/// The words of `also` and `subject`: what stands between the commas of any script.
pub fn words_between_commas(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter| WORD_ENDS.contains(&letter) || letter == '\n')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// `content/search-tests.yaml`: questions of readers, and the practices that must answer them.
#[derive(Debug, Clone, Default)]
pub struct SearchTestsRecord {
    /// The file has no key at all.
    pub is_empty: bool,
    /// The questions of each language.
    pub languages: Vec<(Language, List<QuestionRecord>)>,
}

/// One question.
#[derive(Debug, Clone)]
pub struct QuestionRecord {
    /// What a reader types.
    pub ask: Option<Text>,
    /// Symbols or slugs of the practices that must be found.
    pub find: Option<List<Text>>,
    /// Among how many of the first.
    pub within: Option<Spanned<i64>>,
}

/// Reads the questions.
pub(crate) fn parse_search_tests(mut fields: Fields<'_>) -> SearchTestsRecord {
    let mut tests = SearchTestsRecord { is_empty: fields.keys().is_empty(), ..Default::default() };
    for language in Language::ALL {
        let questions = fields.groups(language.code(), "a question", |mut question| {
            let read = QuestionRecord {
                ask: question.loose_text("ask"),
                find: question.texts("find"),
                within: question.integer("within"),
            };
            question.finish(&["ask", "find"]);
            read
        });
        tests.languages.extend(questions.map(|questions| (language, questions)));
    }
    fields.finish(&[]);
    tests
}
