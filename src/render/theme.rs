//! The theme: embedded in the program, and overridden file by file by the site's own.

use std::collections::BTreeMap;

use crate::embedded;
use crate::fault::ThemeFault;
use crate::model::language::Language;
use crate::parse::fields::{Faults, Fields};
use crate::parse::yaml::parse_yaml;
use crate::source::{SourceId, Span};

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
        self.text(&path)
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
        let node = parse_yaml(text, source, 0).map_err(|(kind, _)| self.fault(path, format!("{kind:?}")))?;
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
        match (settings, faults.into_vec().first()) {
            (Some(settings), None) => Ok(settings),
            (_, fault) => Err(self.fault(path, format!("{:?}", fault.map(|fault| &fault.kind)))),
        }
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
