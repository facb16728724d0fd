//! The page on which somebody proposes a practice without git: a form, and what its script has to know of the site.
//!
//! What the form asks comes from where the checks have it: the schema of the head ([`crate::schema`]), the vocabularies, and
//! the sections with their limits. Its scripts are the theme's `propose*.js`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::edition::Edition;
use crate::fault::ThemeFault;
use crate::model::language::Language;
use crate::model::limits;
use crate::parse::Form;
use crate::parse::records::EntryRecord;
use crate::render::assets::short_hash;
use crate::render::basket;
use crate::render::listings::id_of;
use crate::render::pages::Maker;
use crate::schema;

/// Lists of values that the form offers, and the vocabularies they come from.
const LISTS: [(&str, &str); 13] = [
    ("domains", "domains"),
    ("topics", "topics"),
    ("stages", "stages"),
    ("countries", "countries"),
    ("kinds", "kinds"),
    ("connectivity", "connectivity"),
    ("power", "power"),
    ("standards", "standards"),
    ("bands", "cost-bands"),
    ("efforts", "efforts"),
    ("supports", "supports"),
    ("sdgs", "sdgs"),
    ("wsis", "wsis-lines"),
];

/// Kinds of an organisation that only the owner of the site can be.
const OF_THE_SITE: &str = "editorial";

/// Licences under which a text can be given, beside the site's own. Others would keep it from being translated or sold with
/// the rest.
const LICENCES: [&str; 3] = ["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0"];

/// Languages that sources are often in, besides the six. The script shows their names.
const SOURCE_LANGUAGES: [&str; 38] = [
    "am", "az", "bn", "cs", "de", "el", "fa", "ha", "he", "hi", "hu", "id", "it", "ja", "kk", "km", "ko",
    "ky", "lo", "mn", "ms", "my", "ne", "nl", "pl", "pt", "rw", "si", "so", "sw", "ta", "tg", "th", "tr",
    "uk", "ur", "uz", "vi",
];

/// Interface texts that the shown page has.
const LABELS: [&str; 28] = [
    "colon",
    "comma",
    "evidence",
    "evidence-after",
    "evidence-before",
    "evidence-figure",
    "evidence-how",
    "evidence-what",
    "evidence-when",
    "fact-connectivity",
    "fact-cost",
    "fact-effort",
    "fact-origin",
    "fact-partners",
    "fact-period",
    "fact-places",
    "fact-power",
    "fact-scale",
    "fact-stage",
    "menu-domains",
    "menu-topics",
    "no-date",
    "place-global",
    "source-primary",
    "source-secondary",
    "sources",
    "stop",
    "workshop",
];

/// Page on which a practice is proposed.
pub(super) fn propose_path(language: Language) -> String {
    format!("{}/propose.html", language.code())
}

/// Whether a site has the page. What is handed out at a workshop is no site to which practices are sent.
pub(super) fn is_offered(edition: &Edition<'_>) -> bool {
    edition.site.excerpt.is_empty()
}

/// A value that can be chosen.
#[derive(Serialize)]
struct Choice {
    id: String,
    name: String,
    description: String,
}

/// A section of the text.
#[derive(Serialize)]
struct Section {
    id: String,
    name: String,
    description: String,
    need: bool,
    least: Option<i64>,
    most: Option<i64>,
}

/// An organisation that the site knows.
#[derive(Serialize)]
struct Known {
    id: String,
    name: String,
    /// Whether it is the editors' own, whose practice none is.
    editorial: bool,
}

/// How a new file is made on the host of the repository.
#[derive(Serialize)]
struct Host<'s> {
    kind: &'static str,
    repository: &'s str,
    branch: &'s str,
}

impl Maker<'_, '_> {
    /// The page with the form.
    pub(super) fn propose(&self) -> Result<String, ThemeFault> {
        let edition = self.edition();
        let vocabularies = &edition.library.vocabularies;
        let lists: BTreeMap<&str, Vec<Choice>> = LISTS
            .map(|(name, vocabulary)| (name, self.choices(name, vocabularies.entries(vocabulary))))
            .into();
        let sections: Vec<Section> =
            vocabularies.entries("sections").iter().map(|entry| self.section(entry)).collect();
        let mut organisations: Vec<Known> = edition
            .organisations
            .values()
            .map(|organisation| Known {
                id: organisation.slug.to_owned(),
                name: self.organisation_name(organisation.slug).text,
                editorial: id_of(organisation.kind) == OF_THE_SITE,
            })
            .collect();
        organisations
            .sort_by(|a, b| self.shell.locale.compare(&a.name, &b.name).then_with(|| a.id.cmp(&b.id)));
        let mut licences = vec![edition.site.licence.as_str()];
        licences.extend(LICENCES.into_iter().filter(|id| *id != edition.site.licence));
        let languages: Vec<basket::Named> =
            edition.site.languages.iter().map(|language| (*language).into()).collect();
        let codes = Language::CODES.into_iter().chain(SOURCE_LANGUAGES);
        let settings = self.proposal_settings();
        let page = self.frame(&self.text("propose"), &self.text("propose-intro"), "propose");
        self.render("propose.html", &page, |context| {
            context.insert("settings", &settings.to_string());
            context.insert("lists", &lists);
            context.insert("sections", &sections);
            context.insert("organisations", &organisations);
            context.insert("licences", &licences);
            context.insert("languages", &languages);
            context.insert("source_languages", &codes.collect::<Vec<_>>());
            context.insert("most_in_title", &limits::TITLE);
            context.insert("summary", &[limits::SUMMARY.0, limits::SUMMARY.1]);
        })
    }

    /// What the scripts of the form have to know.
    fn proposal_settings(&self) -> Value {
        let edition = self.edition();
        let names: BTreeMap<&str, basket::Named> =
            Language::ALL.map(|language| (language.code(), language.into())).into();
        let sections: Vec<Value> = edition
            .library
            .vocabularies
            .entries("sections")
            .iter()
            .map(|entry| {
                let label: BTreeMap<&str, &str> =
                    Language::ALL.map(|language| (language.code(), entry.name(language))).into();
                json!({
                    "id": id_of(entry),
                    "label": label,
                    "need": entry.required == Some(true),
                    "words": entry.words.map(|(least, most)| [least, most]),
                })
            })
            .collect();
        let labels: BTreeMap<&str, String> = LABELS.map(|key| (key, self.text(key))).into();
        let host = edition.site.repository.as_deref().map(|repository| Host {
            kind: host_of(repository),
            repository,
            branch: &edition.site.branch,
        });
        json!({
            "language": self.language().code(),
            "default": edition.site.default_language.code(),
            "languages": names,
            "edition": edition.id,
            "key": format!("fb-proposal-{}", short_hash(basket::key_of(edition).as_bytes())),
            "limits": {
                "summary": [limits::SUMMARY.0, limits::SUMMARY.1],
                "text": limits::TEXT,
                "risks": limits::RISKS,
                "years": [limits::YEARS.start(), limits::YEARS.end()],
            },
            "shards": basket::shards(edition),
            "schema": brief(schema::schema(Form::Practice, edition.library)),
            "organisation": brief(schema::schema(Form::Organisation, edition.library)),
            "organisations": edition.library.organisations.keys().collect::<Vec<_>>(),
            "sections": sections,
            "labels": labels,
            "texts": self.shell.texts.below("proposal-"),
            "host": host,
        })
    }

    /// The entries of a vocabulary in the order in which a reader looks for them: those of long lists by name.
    fn choices(&self, list: &str, entries: &[EntryRecord]) -> Vec<Choice> {
        let mut choices: Vec<Choice> = entries
            .iter()
            .filter(|entry| entry.id.is_some() && !(list == "kinds" && id_of(entry) == OF_THE_SITE))
            // A new practice cites none that was withdrawn.
            .filter(|entry| !entry.withdrawn.is_some_and(|withdrawn| withdrawn.value))
            .map(|entry| Choice {
                id: id_of(entry).to_owned(),
                name: match list {
                    "standards" => {
                        let standard = self.standard(entry);
                        format!("{}{}{}", standard.number, self.text("colon"), standard.title)
                    }
                    _ => self.name(entry),
                },
                description: self.description(entry),
            })
            .collect();
        if list == "countries" {
            choices.sort_by(|a, b| self.shell.locale.compare(&a.name, &b.name));
        }
        choices
    }

    fn section(&self, entry: &EntryRecord) -> Section {
        Section {
            id: id_of(entry).to_owned(),
            name: self.name(entry),
            description: self.description(entry),
            need: entry.required == Some(true),
            least: entry.words.map(|(least, _)| least),
            most: entry.words.map(|(_, most)| most),
        }
    }
}

/// How the host of a repository takes new files; `other` where it is not known.
fn host_of(repository: &str) -> &'static str {
    match repository {
        _ if repository.contains("gitlab") => "gitlab",
        _ if repository.contains("github") => "github",
        _ => "other",
    }
}

/// A schema without what the form does not need: descriptions, and the values of vocabularies, of which it offers no others.
fn brief(schema: Value) -> Value {
    match schema {
        Value::Object(keys) => {
            let is_told = |key: &str, value: &Value| match key {
                "description" | "title" => value.is_string(),
                "enumDescriptions" | "$schema" => true,
                "enum" => value.as_array().is_some_and(|values| values.len() > 12),
                _ => false,
            };
            let kept = keys.into_iter().filter(|(key, value)| !is_told(key, value));
            Value::Object(kept.map(|(key, value)| (key, brief(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(brief).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_key_is_called_stays_and_what_is_said_about_it_goes() {
        let full =
            json!({"title": "Practice", "properties": {"title": {"description": "What", "type": "string"}}});
        assert_eq!(brief(full), json!({"properties": {"title": {"type": "string"}}}));
    }

    #[test]
    fn hosts_are_known_by_their_address() {
        for (address, kind) in [
            ("https://github.com/a/b", "github"),
            ("https://gitlab.example.org/a/b", "gitlab"),
            ("https://git.example.org/a/b", "other"),
        ] {
            assert_eq!(host_of(address), kind);
        }
    }
}
