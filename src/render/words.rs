//! Interface texts: Fluent files of the theme.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use tera::{Error as TeraError, Function, Kwargs, State, TeraResult, Value};

use crate::model::language::Language;
use crate::render::html;

/// The texts of one language.
#[derive(Clone)]
pub(crate) struct Texts {
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl Texts {
    /// Reads a Fluent file; the error names the line.
    pub(crate) fn new(language: Language, ftl: &str) -> Result<Texts, String> {
        let resource = FluentResource::try_new(ftl.to_owned()).map_err(|(_, errors)| {
            let first = errors.first();
            let line =
                first.map_or(1, |error| ftl[..error.pos.start.min(ftl.len())].matches('\n').count() + 1);
            format!("line {line}: {}", first.map_or_else(|| "not Fluent".to_owned(), ToString::to_string))
        })?;
        let tag = language.tag().parse().expect("the six tags are well-formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Templates isolate foreign text with elements, which also work where a mark would be shown.
        bundle.set_use_isolating(false);
        bundle
            .add_resource(resource)
            .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
        Ok(Texts { bundle: Arc::new(bundle) })
    }

    /// A text with its placeholders filled; an unknown key or placeholder is an error.
    pub(crate) fn get(&self, key: &str, args: &FluentArgs<'_>) -> Result<String, String> {
        let message = self.bundle.get_message(key).ok_or_else(|| format!("no interface text `{key}`"))?;
        let pattern = message.value().ok_or_else(|| format!("interface text `{key}` is empty"))?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(format!("interface text `{key}`: {error}")),
        }
    }

    /// A text without placeholders.
    pub(crate) fn plain(&self, key: &str) -> Result<String, String> {
        self.get(key, &FluentArgs::new())
    }

    /// The words that stand inside a text.
    pub(crate) fn in_text(&self) -> Result<html::Words, String> {
        Ok(html::Words {
            alerts: [
                self.plain("alert-note")?,
                self.plain("alert-tip")?,
                self.plain("alert-important")?,
                self.plain("alert-warning")?,
                self.plain("alert-caution")?,
            ],
            notes: self.plain("notes")?,
            back: self.plain("notes-back")?,
            tasks: [self.plain("task-done")?, self.plain("task-open")?],
            source: self.plain("source-label")?,
        })
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("locales", &self.bundle.locales).finish_non_exhaustive()
    }
}

/// `t(k="key", name=value)` in templates.
pub(crate) struct Translate(pub(crate) Texts);

impl Function<TeraResult<String>> for Translate {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<String> {
        let key: String = kwargs.must_get("k")?;
        let mut given: BTreeMap<String, FluentValue<'static>> = BTreeMap::new();
        for (name, value) in kwargs.iter() {
            let name = name.to_string();
            if name != "k" {
                given.insert(name, fluent_value(value));
            }
        }
        let mut args = FluentArgs::new();
        for (name, value) in given {
            args.set(name, value);
        }
        self.0.get(&key, &args).map_err(TeraError::message)
    }
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    match (value.as_i64(), value.as_u64()) {
        (Some(number), _) => FluentValue::from(number),
        (_, Some(number)) => FluentValue::from(number),
        _ => FluentValue::from(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
    }
}
