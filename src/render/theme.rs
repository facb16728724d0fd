//! The theme: embedded in the program, and overridden file by file by the site's own.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::embedded;
use crate::fault::{Fault, Place, ThemeFault};
use crate::interface::{self, Syntax};
use crate::link::Library;
use crate::model::language::Language;
use crate::parse::fields::{Faults, Fields};
use crate::parse::yaml::parse_yaml;
use crate::source::{Source, SourceId, Span};

/// Name of the embedded theme.
pub const DEFAULT_NAME: &str = "default";

/// All files of a theme by path inside it.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Name of the theme.
    pub name: String,
    files: BTreeMap<String, ThemeFile>,
}

#[derive(Debug, Clone)]
struct ThemeFile {
    bytes: Vec<u8>,
    /// Whether the site's own file stands here, not the embedded one.
    own: bool,
}

impl Theme {
    /// Lays the site's own theme files (by path below `themes/`) over the embedded theme. Every theme
    /// starts from the embedded one, so a site's theme holds only what it changes.
    pub fn load(name: &str, own: &BTreeMap<String, Vec<u8>>) -> Theme {
        let mut files: BTreeMap<String, ThemeFile> = embedded::theme()
            .into_iter()
            .map(|(path, bytes)| (path, ThemeFile { bytes: bytes.to_vec(), own: false }))
            .collect();
        let prefix = format!("{name}/");
        for (path, bytes) in own {
            if let Some(inside) = path.strip_prefix(&prefix) {
                files.insert(inside.to_owned(), ThemeFile { bytes: bytes.clone(), own: true });
            }
        }
        Theme { name: name.to_owned(), files }
    }

    /// Whether any file of the theme is the site's own.
    pub fn has_own_files(&self) -> bool {
        self.files.values().any(|file| file.own)
    }

    /// Files below a folder of the theme, with that folder taken off their paths.
    pub(crate) fn below(&self, folder: &str) -> impl Iterator<Item = (&str, &[u8])> {
        let prefix = format!("{folder}/");
        self.files
            .iter()
            .filter_map(move |(path, file)| Some((path.strip_prefix(&prefix)?, file.bytes.as_slice())))
    }

    /// A sum over all files.
    pub(crate) fn fingerprint(&self) -> [u8; 32] {
        let mut sum = Sha256::new();
        for (path, file) in &self.files {
            sum.update((path.len() as u64).to_le_bytes());
            sum.update(path);
            sum.update((file.bytes.len() as u64).to_le_bytes());
            sum.update(&file.bytes);
        }
        sum.finalize().into()
    }

    /// One file as text.
    pub(crate) fn text(&self, path: &str) -> Result<&str, ThemeFault> {
        let file = self.files.get(path).ok_or_else(|| self.fault(path, "the theme has no such file"))?;
        std::str::from_utf8(&file.bytes).map_err(|_| self.fault(path, "not UTF-8 text"))
    }

    /// The interface texts of a language.
    pub(crate) fn interface(&self, language: Language) -> Result<&str, ThemeFault> {
        let path = format!("i18n/{}.ftl", language.code());
        if !self.files.contains_key(&path) {
            let code = language.code();
            return Err(self.fault(
                &path,
                format!("there are no interface texts in `{code}` yet: take `{code}` out of `languages` in fieldbook.yaml"),
            ));
        }
        let text = self.text(&path)?;
        match interface::too_deep(text, Syntax::Fluent) {
            Some(line) => Err(self.fault(&path, format!("line {line}: {}", interface::TOO_DEEP))),
            None => Ok(text),
        }
    }

    /// A fault of one file of the theme.
    pub(crate) fn fault(&self, path: &str, message: impl Into<String>) -> ThemeFault {
        fault(&self.name, path, message)
    }

    /// Reads `theme.yaml`.
    pub(crate) fn settings(&self) -> Result<Settings, ThemeFault> {
        let path = "theme.yaml";
        let text = self.text(path)?;
        let source = SourceId::default();
        let faults = Faults::default();
        let node = parse_yaml(text, source, 0)
            .map_err(|(kind, span)| self.worded(path, text, Fault { kind, place: Place::Span(span) }))?;
        let place = Span::new(source, 0..0);
        let settings =
            Fields::open(&node, "the theme", String::new(), place, text, &faults).map(|mut fields| {
                let read = Settings {
                    title: fields.text("title").map(|text| text.value),
                    colours: fields.group("colour", "`colour`").and_then(|mut colour| {
                        let read = colour.text("light").zip(colour.text("dark"));
                        colour.finish(&["light", "dark"]);
                        read.map(|(light, dark)| [light.value, dark.value])
                    }),
                };
                fields.pass_over(&["licence"]);
                fields.finish(&["title", "colour"]);
                read
            });
        match (settings, faults.into_vec().into_iter().next()) {
            (Some(settings), None) => Ok(settings),
            (_, Some(fault)) => Err(self.worded(path, text, fault)),
            (None, None) => Err(self.fault(path, "the file is empty")),
        }
    }

    /// A fault of a YAML file of the theme, in the words of the rule that tells it of other files.
    fn worded(&self, path: &str, text: &str, fault: Fault) -> ThemeFault {
        let mut library = Library::default();
        let source = library.sources.add(Source::new(path, text));
        library.faults.push(fault);
        let findings = crate::check::check(&library, Date::default());
        let finding = findings.iter().find_map(|finding| match finding.place {
            Place::Span(span) if span.source == source => Some((span, finding)),
            _ => None,
        });
        let Some((span, finding)) = finding else { return self.fault(path, "the file cannot be read") };
        let line = library.sources.get(source).position(span.start).line;
        let helps: String = finding.helps.iter().map(|help| format!("; {help}")).collect();
        self.fault(path, format!("line {line}: {}{helps}", finding.message))
    }
}

/// A fault of one file of the theme with a name.
pub(super) fn fault(theme: &str, path: &str, message: impl Into<String>) -> ThemeFault {
    ThemeFault { path: format!("themes/{theme}/{path}"), message: message.into() }
}

/// What `theme.yaml` says.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// Title of the theme.
    #[expect(dead_code, reason = "read so that a wrong type is found; shown by a later command")]
    pub(crate) title: Option<String>,
    /// Colour of the browser's frame, light and dark.
    pub(crate) colours: Option<[String; 2]>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_cannot_be_read_are_told_in_words() {
        for (text, words) in [
            ("title: T\nfoo: 1\n", "line 2: unknown key `foo` in the theme; known keys here are"),
            (
                "title: T\ncolours: {light: x}\n",
                "line 2: unknown key `colours` in the theme; did you mean `colour`?",
            ),
            ("title: [a\n", "line 1: the bracket `[` is opened and not closed"),
            ("title: a: b\n", "line 1: a value with `: ` in it needs quotes"),
            ("title: {a: b}\n", "line 1: `title`"),
            ("title: \n", "line 1: `title` has no value"),
            ("", "line 1: the key `title` is missing"),
            ("- a\n", "line 1: the theme takes a group of keys"),
        ] {
            let own = BTreeMap::from([("default/theme.yaml".to_owned(), text.as_bytes().to_vec())]);
            let fault = Theme::load("default", &own).settings().unwrap_err();
            assert!(fault.message.starts_with(words), "{text:?}: {}", fault.message);
            for debug in ["Some(", " {", "None"] {
                assert!(!fault.message.contains(debug), "{text:?}: {}", fault.message);
            }
        }
    }
}
