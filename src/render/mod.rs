//! Edition and theme to planned outputs.
//!
//! Every page of every language is planned here and nothing is written. The stage knows neither the
//! disk nor the clock; the same edition and theme give the same bytes, whatever the number of threads.

use fluent_bundle::FluentArgs;
use tera::Tera;

use crate::diag::Finding;
use crate::edition::Edition;
use crate::model::language::Language;
use crate::outputs::Outputs;
use crate::render::assets::Assets;
use crate::render::theme::{Theme, ThemeFault};
use crate::render::words::{Texts, Translate};

pub(crate) mod assets;
mod html;
mod links;
mod pages;
mod practice;
mod qr;
pub mod theme;
mod views;
mod words;

/// The planned site, and what stood in the way of planning it.
#[derive(Debug, Default)]
pub struct Planned {
    /// Every file.
    pub outputs: Outputs,
    /// Faults of the theme. With one, pages are missing and nothing should be published.
    pub theme_faults: Vec<ThemeFault>,
    /// Pages that search engines should not list.
    pub unlisted: std::collections::BTreeSet<String>,
    /// Remarks for the user that are no fault: what was left out for want of an address.
    pub remarks: Vec<String>,
}

/// Plans the whole site.
pub fn plan(edition: &Edition<'_>, own_theme_files: &std::collections::BTreeMap<String, Vec<u8>>) -> Planned {
    let mut planned = Planned::default();
    let theme = Theme::load(&edition.site.theme, own_theme_files);
    if edition.site.theme != theme::DEFAULT_NAME && !theme.has_own_files() {
        planned.theme_faults.push(theme.fault("theme.yaml", "the theme has no files"));
        return planned;
    }
    let settings = match theme.settings() {
        Ok(settings) => settings,
        Err(fault) => {
            planned.theme_faults.push(fault);
            return planned;
        }
    };
    let assets = match assets::plan_static(&theme, &mut planned.outputs) {
        Ok(assets) => assets,
        Err(faults) => {
            planned.theme_faults.extend(faults);
            return planned;
        }
    };
    let pictures = pages::plan_pictures(edition, &mut planned.outputs);
    for language in &edition.site.languages {
        let shell = match Shell::new(&theme, *language, &assets) {
            Ok(shell) => shell,
            Err(fault) => {
                planned.theme_faults.push(fault);
                return planned;
            }
        };
        pages::plan_language(edition, &settings, &shell, &pictures, &mut planned);
        if !planned.theme_faults.is_empty() {
            return planned;
        }
    }
    if let Ok(shell) = Shell::new(&theme, edition.site.default_language, &assets) {
        pages::plan_top(edition, &settings, &shell, &mut planned);
    }
    if edition.site.base_url.is_none() {
        planned.remarks.push("no `base_url`: the sitemap, the feed and QR codes are left out".to_owned());
    }
    planned
}

/// The texts of all practices as HTML without the page around them, for fuzzing.
pub(crate) fn practice_pages(edition: &Edition<'_>) -> Vec<String> {
    use crate::render::theme::DEFAULT_NAME;
    static SHELL: std::sync::OnceLock<(Theme, Texts)> = std::sync::OnceLock::new();
    let (_, texts) = SHELL.get_or_init(|| {
        let theme = Theme::load(DEFAULT_NAME, &std::collections::BTreeMap::new());
        let texts = theme
            .interface(Language::En)
            .map_err(|fault| fault.message)
            .and_then(|ftl| Texts::new(Language::En, ftl));
        let texts = texts.expect("the embedded theme is sound, which the tests show");
        (theme, texts)
    });
    let words = texts.in_text().expect("the embedded theme is sound, which the tests show");
    let around = html::Surroundings {
        href: &|_| Some("x.html".to_owned()),
        picture: &|_| None,
        words: &words,
        sources: 3,
    };
    edition.practices.values().map(|practice| html::render_body(practice.body, &around)).collect()
}

/// Templates and interface texts of one language.
struct Shell<'a> {
    theme: &'a Theme,
    language: Language,
    tera: Tera,
    texts: Texts,
    in_text: html::Words,
}

impl<'a> Shell<'a> {
    fn new(theme: &'a Theme, language: Language, assets: &Assets) -> Result<Self, ThemeFault> {
        let ftl_path = format!("i18n/{}.ftl", language.code());
        let texts = Texts::new(language, theme.interface(language)?)
            .map_err(|message| theme.fault(&ftl_path, message))?;
        let in_text = texts.in_text().map_err(|message| theme.fault(&ftl_path, message))?;
        let mut tera = Tera::new();
        tera.register_function("t", Translate(texts.clone()));
        let known = assets.clone();
        tera.register_function("asset", move |kwargs: tera::Kwargs, _: &tera::State<'_>| {
            let name: String = kwargs.must_get("name")?;
            known
                .path(&name)
                .map(str::to_owned)
                .ok_or_else(|| tera::Error::message(format!("the theme has no `static/{name}`")))
        });
        let mut templates = Vec::new();
        for (path, _) in theme.below("templates") {
            templates.push((path.to_owned(), theme.text(&format!("templates/{path}"))?.to_owned()));
        }
        tera.add_raw_templates(templates).map_err(|error| theme.fault("templates", chain(&error)))?;
        Ok(Shell { theme, language, tera, texts, in_text })
    }

    /// An interface text; one that is missing shows its key, and the template that needs it fails.
    fn text(&self, key: &str) -> String {
        self.texts.plain(key).unwrap_or_else(|_| key.to_owned())
    }

    fn text_with(
        &self,
        key: &str,
        name: &str,
        value: impl Into<fluent_bundle::FluentValue<'static>>,
    ) -> String {
        let mut args = FluentArgs::new();
        args.set(name.to_owned(), value);
        self.texts.get(key, &args).unwrap_or_else(|_| key.to_owned())
    }

    fn render(&self, template: &str, context: &tera::Context) -> Result<String, ThemeFault> {
        self.tera
            .render(template, context)
            .map_err(|error| self.theme.fault(&format!("templates/{template}"), chain(&error)))
    }
}

/// An error with its causes, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let inner_words = inner.to_string();
        if !words.contains(&inner_words) {
            words = format!("{words}: {inner_words}");
        }
        cause = inner.source();
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Planned {
    /// The findings about themes and outputs, in the words of their rules.
    pub fn findings(&self) -> Vec<Finding> {
        crate::check::output_findings(&self.theme_faults, self.outputs.clashes())
    }
}
