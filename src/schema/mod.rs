//! JSON Schemas of the files that people write, for completion and for findings in an editor.
//!
//! Keys, their kinds and which of them must be there come from the functions that read the files ([`crate::parse::shape`]). What the rules ask of a value
//! beyond that is added here where a schema can say it: values of the site's vocabularies, the length of a title or a list, forms of dates, symbols and
//! addresses. What compares two places, such as dates in their order or links, only `check` tells.
//!
//! The schemas are in draft 7 (<https://json-schema.org/draft-07>), which the language servers of editors know best.

use serde_json::{Map, Value, json};

use crate::link::Library;
use crate::model::language::Language;
use crate::model::limits;
use crate::parse::Form;
use crate::parse::shape::{Kind, Shape};

mod about;

/// Where a form takes its values from a vocabulary: path of the key and name of the vocabulary.
const OF_PRACTICES: [(&str, &str); 12] = [
    ("domains", "domains"),
    ("topics", "topics"),
    ("places", "countries"),
    ("sdgs", "sdgs"),
    ("wsis", "wsis-lines"),
    ("standards", "standards"),
    ("connectivity", "connectivity"),
    ("power", "power"),
    ("stage", "stages"),
    ("cost.band", "cost-bands"),
    ("effort.level", "efforts"),
    ("partners.support", "supports"),
];

const OF_ORGANISATIONS: [(&str, &str); 3] =
    [("kind", "kinds"), ("country", "countries"), ("membership.category", "memberships")];

/// Keys that name an organisation.
const ORGANISATIONS: [&str; 4] = ["origin", "contributor", "review.by", "translation.by"];

/// Lists with the least and the most of their items.
const LENGTHS: [(&str, usize, usize); 9] = [
    ("domains", 1, 3),
    ("topics", 0, 6),
    ("places", 1, 60),
    ("sdgs", 0, 5),
    ("wsis", 0, 5),
    ("standards", 0, 12),
    ("related", 0, 8),
    ("sources", 1, 10),
    ("images", 0, 12),
];

/// Numbers with the smallest and the largest that are allowed.
const NUMBERS: [(&[Form], &str, i64, i64); 8] = [
    (&[Form::Practice], "results.source", 1, 10),
    (&[Form::Practice], "revision", 1, i64::MAX),
    (&[Form::Practice], "workshop.minutes", 5, 480),
    (&[Form::Practice], "scale.count", 1, i64::MAX),
    (&[Form::Practice], "sources.year", 1800, 2100),
    (&[Form::Practice], "cost.year", 1800, 2100),
    (&[Form::Practice], "cost.amount", 0, i64::MAX),
    (&[Form::Translation, Form::Page], "translation.of_revision", 1, i64::MAX),
];

/// Most characters of a text of a recipe, by the begin of its path.
const TEXTS_OF_BUNDLES: [(&str, usize); 8] = [
    ("title.", 100),
    ("subtitle.", 100),
    ("practices.heading.", 100),
    ("summary.", 600),
    ("event.place.", 200),
    ("event.host.", 200),
    ("agenda.items.what.", 200),
    ("logos.alt.", 200),
];

/// Lists in which nothing stands twice.
const WITHOUT_REPEATS: [&str; 15] = [
    "sources",
    "partners",
    "domains",
    "topics",
    "places",
    "sdgs",
    "wsis",
    "standards",
    "connectivity",
    "power",
    "related",
    "supersedes",
    "aliases",
    "effort.skills",
    "workshop.needs",
];

/// Keys that a rule of its own asks for.
const ALSO_REQUIRED: [(Form, &str, &[&str]); 2] =
    [(Form::Practice, "results", &["source"]), (Form::Organisation, "membership", &["checked", "source"])];

/// The schema of a form, with the values of a site.
pub fn schema(form: Form, library: &Library) -> Value {
    let writer = Writer { form, library };
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(about::title(form)));
    schema.extend(writer.mapping(&form.shape(), ""));
    schema.extend(conditions(form));
    Value::Object(schema)
}

/// The text of a schema file.
pub fn text(form: Form, library: &Library) -> String {
    let mut text = serde_json::to_string_pretty(&schema(form, library)).expect("strings are always JSON");
    text.push('\n');
    text
}

/// What holds between keys of a form.
fn conditions(form: Form) -> Map<String, Value> {
    let status = |word: &str| json!({"properties": {"status": {"const": word}}, "required": ["status"]});
    let conditions = match form {
        Form::Practice => json!({
            "allOf": [
                {"if": status("published"), "then": {"required": ["published", "review"]}},
                {"if": status("withdrawn"), "then": {"required": ["reason"]}, "else": {"not": {"required": ["reason"]}}},
                {"oneOf": [{"required": ["places"]}, {"required": ["scope"]}]},
            ]
        }),
        _ => json!({}),
    };
    match conditions {
        Value::Object(conditions) => conditions,
        _ => Map::new(),
    }
}

/// Writes the schema of a form.
struct Writer<'a> {
    form: Form,
    library: &'a Library,
}

impl Writer<'_> {
    fn mapping(&self, shape: &Shape, path: &str) -> Map<String, Value> {
        let mut properties = Map::new();
        for (key, kind) in &shape.keys {
            let below = if path.is_empty() { (*key).to_owned() } else { format!("{path}.{key}") };
            properties.insert((*key).to_owned(), Value::Object(self.described(kind, &below)));
        }
        let mut required = shape.required.clone();
        let more = ALSO_REQUIRED.iter().filter(|(form, of, _)| *form == self.form && *of == path);
        required.extend(more.flat_map(|(.., keys)| *keys));
        let mut mapping = Map::new();
        mapping.insert("type".to_owned(), json!("object"));
        mapping.insert("properties".to_owned(), Value::Object(properties));
        if !required.is_empty() {
            mapping.insert("required".to_owned(), json!(required));
        }
        let others = if shape.is_open { json!({"type": ["string", "number"]}) } else { json!(false) };
        mapping.insert("additionalProperties".to_owned(), others);
        if path == "cost" && self.form == Form::Practice {
            mapping.insert("oneOf".to_owned(), json!([{"required": ["amount"]}, {"required": ["band"]}]));
        }
        mapping
    }

    fn described(&self, kind: &Kind, path: &str) -> Map<String, Value> {
        let mut schema = Map::new();
        if let Some(about) = about::key(self.form, path) {
            schema.insert("description".to_owned(), json!(about));
        }
        schema.extend(self.value(kind, path));
        schema
    }

    fn value(&self, kind: &Kind, path: &str) -> Map<String, Value> {
        let value = match kind {
            Kind::Text | Kind::TextOrNumber => self.text(kind, path),
            Kind::Integer => self.number("integer", path),
            Kind::Number => self.number("number", path),
            Kind::Date => {
                json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
            }
            Kind::Choice(words) => json!({"enum": words}),
            Kind::Group(shape) => Value::Object(self.mapping(shape, path)),
            Kind::Free => json!({"type": "object"}),
            Kind::List(item) => self.list(Value::Object(self.value(item, path)), path),
            Kind::TextsOrGroups(shape) => {
                let group = Value::Object(self.mapping(shape, path));
                self.list(json!({"anyOf": [{"type": "string", "pattern": NOT_BLANK}, group]}), path)
            }
        };
        match value {
            Value::Object(schema) => schema,
            _ => Map::new(),
        }
    }

    fn number(&self, kind: &str, path: &str) -> Value {
        let mut number = json!({"type": kind});
        let limits = NUMBERS.iter().find(|(forms, of, ..)| forms.contains(&self.form) && *of == path);
        if let Some((.., least, most)) = limits {
            number["minimum"] = json!(least);
            if *most < i64::MAX {
                number["maximum"] = json!(most);
            }
        }
        number
    }

    fn list(&self, items: Value, path: &str) -> Value {
        let mut list = json!({"type": "array", "items": items});
        if self.form == Form::Practice {
            if let Some((_, least, most)) = LENGTHS.iter().find(|(key, ..)| *key == path) {
                list["minItems"] = json!(least);
                list["maxItems"] = json!(most);
            }
            if WITHOUT_REPEATS.contains(&path) {
                list["uniqueItems"] = json!(true);
            }
        }
        if path == "languages" {
            list["minItems"] = json!(1);
            list["uniqueItems"] = json!(true);
        }
        list
    }

    fn text(&self, kind: &Kind, path: &str) -> Value {
        let vocabulary = match self.form {
            Form::Practice => OF_PRACTICES.iter().find(|(key, _)| *key == path),
            Form::Organisation => OF_ORGANISATIONS.iter().find(|(key, _)| *key == path),
            _ => None,
        };
        if let Some((_, vocabulary)) = vocabulary {
            return self.of_vocabulary(vocabulary, *kind == Kind::TextOrNumber);
        }
        let own = match (self.form, path) {
            (Form::Practice, "symbol") => json!({"pattern": "^BP-[0-9A-HJKMNP-TV-Z]{5}$"}),
            (Form::Practice, "title") => json!({"pattern": NOT_BLANK, "maxLength": limits::TITLE}),
            (Form::Translation | Form::Page, "title") => json!({"pattern": NOT_BLANK, "maxLength": 100}),
            (Form::Practice, "sources.url" | "sources.archived")
            | (Form::Organisation, "url" | "membership.source") => {
                json!({"pattern": "^https?://[^\\s]+$"})
            }
            (Form::Practice, "cost.currency") => json!({"pattern": "^[A-Z]{3}$"}),
            (Form::Site, "languages" | "default_language") | (Form::Bundle, "languages" | "bilingual") => {
                return json!({"enum": Language::CODES});
            }
            (Form::Bundle, path) => {
                match TEXTS_OF_BUNDLES.iter().find(|(begin, _)| path.starts_with(begin)) {
                    Some((_, most)) => json!({"pattern": NOT_BLANK, "maxLength": most}),
                    None => json!({"pattern": NOT_BLANK}),
                }
            }
            _ => json!({"pattern": NOT_BLANK}),
        };
        let kinds = if *kind == Kind::TextOrNumber { json!(["string", "number"]) } else { json!("string") };
        let mut text = json!({"type": kinds});
        if let (Value::Object(text), Value::Object(own)) = (&mut text, own) {
            text.extend(own);
        }
        if ORGANISATIONS.contains(&path)
            && matches!(self.form, Form::Practice | Form::Translation | Form::Page)
        {
            // Editors offer them; one that comes with the same change is none of them yet.
            let known: Vec<&String> = self.library.organisations.keys().collect();
            return json!({"anyOf": [{"enum": known}, text]});
        }
        text
    }

    /// The ids of a vocabulary, with their English names for editors that show them.
    fn of_vocabulary(&self, vocabulary: &str, as_number: bool) -> Value {
        let (mut ids, mut names) = (Vec::new(), Vec::new());
        for entry in self.library.vocabularies.entries(vocabulary) {
            let Some(id) = &entry.id else { continue };
            let name = entry.name(Language::En);
            ids.push(json!(id.value));
            names.push(name);
            if let Some(number) = id.value.parse::<i64>().ok().filter(|_| as_number) {
                ids.push(json!(number));
                names.push(name);
            }
        }
        json!({"enum": ids, "enumDescriptions": names})
    }
}

/// A text with something in it.
const NOT_BLANK: &str = "\\S";

#[cfg(test)]
mod tests {
    use super::*;

    /// Paths of all keys of a shape.
    fn paths(shape: &Shape, above: &str, found: &mut Vec<String>) {
        for (key, kind) in &shape.keys {
            let path = if above.is_empty() { (*key).to_owned() } else { format!("{above}.{key}") };
            let mut inner = kind;
            while let Kind::List(item) = inner {
                inner = item;
            }
            if let Kind::Group(shape) | Kind::TextsOrGroups(shape) = inner {
                paths(shape, &path, found);
            }
            found.push(path);
        }
    }

    #[test]
    fn each_key_is_told_about_and_nothing_else_is() {
        for form in Form::ALL {
            let mut keys = Vec::new();
            paths(&form.shape(), "", &mut keys);
            for path in &keys {
                let is_language =
                    path.rsplit('.').next().is_some_and(|key| Language::from_code(key).is_some());
                assert!(is_language || about::key(form, path).is_some(), "{}: `{path}`", form.name());
            }
            for path in about::paths(form) {
                assert!(keys.iter().any(|key| key == path), "{}: there is no `{path}`", form.name());
            }
        }
    }

    #[test]
    fn tables_of_this_file_name_keys_that_are_there() {
        let mut keys = Vec::new();
        paths(&Form::Practice.shape(), "", &mut keys);
        let named = OF_PRACTICES
            .iter()
            .map(|(key, _)| *key)
            .chain(WITHOUT_REPEATS)
            .chain(LENGTHS.iter().map(|(key, ..)| *key));
        for path in named {
            assert!(keys.iter().any(|key| key == path), "{path}");
        }
        paths(&Form::Organisation.shape(), "", &mut keys);
        paths(&Form::Translation.shape(), "", &mut keys);
        for (forms, path, ..) in NUMBERS {
            for form in forms {
                let mut keys = Vec::new();
                paths(&form.shape(), "", &mut keys);
                assert!(keys.iter().any(|key| key == path), "{path}");
            }
        }
        for path in OF_ORGANISATIONS.iter().map(|(key, _)| *key).chain(ORGANISATIONS) {
            assert!(keys.iter().any(|key| key == path), "{path}");
        }
    }
}
