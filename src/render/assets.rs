//! Style sheets, scripts and pictures, named by their hash, so that a changed file is a new file and
//! an unchanged one never travels twice.

use std::collections::BTreeMap;

use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Features, Targets};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{CompressOptions, MangleOptions, ManglePropertiesOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;
use sha2::{Digest, Sha256};

use crate::fault::ThemeFault;
use crate::index::browser::{self, Site};
use crate::interface::{Syntax, TOO_DEEP, too_deep};
use crate::model::language::Language;
use crate::outputs::Outputs;
use crate::render::locale::separators;
use crate::render::theme::Theme;
use crate::render::words::Texts;

/// Folder of the published site that holds files named by hash.
pub(crate) const FOLDER: &str = "assets";

/// Published paths of the theme's static files, by their path below `static/`.
#[derive(Debug, Default, Clone)]
pub(crate) struct Assets {
    paths: BTreeMap<String, String>,
}

impl Assets {
    /// The published path of a static file of the theme.
    pub(crate) fn path(&self, name: &str) -> Option<&str> {
        self.paths.get(name).map(String::as_str)
    }

    /// A script of the program, minified.
    pub(crate) fn minified(name: &str, text: &str) -> Result<Vec<u8>, ThemeFault> {
        minify_js(text, None).map_err(|message| ThemeFault { path: name.to_owned(), message })
    }

    /// Plans a script of the program, for templates to name as they name those of the theme.
    pub(crate) fn add_script<P>(
        &mut self,
        name: &str,
        text: &str,
        from: &str,
        outputs: &mut Outputs<P>,
    ) -> Result<(), ThemeFault> {
        let bytes = Assets::minified(name, text)?;
        let published = hashed(name, &bytes);
        outputs.add_bytes(published.clone(), bytes, from);
        self.paths.insert(name.to_owned(), published);
        Ok(())
    }

    /// All published paths. Each holds a sum over its file.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.values().map(String::as_str)
    }
}

/// Minifies, names and plans the theme's static files. Files below the theme's `root/` are planned
/// under their own names at the top of the site.
pub(crate) fn plan_static<P>(
    theme: &Theme,
    languages: &[Language],
    outputs: &mut Outputs<P>,
) -> Result<Assets, Vec<ThemeFault>> {
    let mut assets = Assets::default();
    let mut faults = Vec::new();
    for (path, bytes) in theme.below("static") {
        let from = format!("themes/{}/static/{path}", theme.name);
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let minified = match ending {
            "css" => text(bytes).and_then(|text| shallow(text, Syntax::Css)).and_then(minify_css),
            "js" => text(bytes)
                .and_then(|text| shallow(text, Syntax::Script))
                .and_then(|text| minify_js(text, None)),
            _ => Ok(bytes.to_vec()),
        };
        match minified {
            Ok(bytes) => {
                let published = hashed(path, &bytes);
                outputs.add_bytes(published.clone(), bytes, from);
                assets.paths.insert(path.to_owned(), published);
            }
            Err(message) => faults.push(theme.fault(&format!("static/{path}"), message)),
        }
    }
    match search_scripts(theme, languages, Site::Apart) {
        Ok(scripts) => {
            for (path, bytes) in scripts {
                if path.starts_with(&format!("{FOLDER}/search.")) {
                    assets.paths.insert("search.js".to_owned(), path.clone());
                }
                outputs.add_bytes(path, bytes, "fieldbook's own search");
            }
        }
        Err(mut found) => faults.append(&mut found),
    }
    for (path, bytes) in theme.below("root") {
        outputs.add_bytes(path, bytes, format!("themes/{}/root/{path}", theme.name));
    }
    if faults.is_empty() { Ok(assets) } else { Err(faults) }
}

/// The scripts of the search, by published path. That of the search itself is `assets/search.<hash>.js`.
pub(super) fn search_scripts(
    theme: &Theme,
    languages: &[Language],
    site: Site,
) -> Result<BTreeMap<String, Vec<u8>>, Vec<ThemeFault>> {
    let short = short_properties();
    let mut scripts = BTreeMap::new();
    let mut faults = Vec::new();
    let mut script = |name: &str, text: &str| -> Result<String, ThemeFault> {
        let bytes = minify_js(text, Some(short.clone()))
            .map_err(|message| theme.fault(&format!("static/{name}"), message))?;
        let hash = short_hash(&bytes);
        scripts.insert(hashed(name, &bytes), bytes);
        Ok(hash)
    };
    let mut of_languages = Vec::new();
    for language in languages {
        let ftl = format!("i18n/{}.ftl", language.code());
        let texts = theme.interface(*language).and_then(|text| {
            let texts = Texts::new(*language, text).and_then(|texts| texts.for_search());
            texts.map_err(|message| theme.fault(&ftl, message))
        });
        let code = language.code();
        let published = texts.and_then(|[of_all, of_parts]| {
            let own = browser::of_language(*language, &of_all, &separators(*language));
            let own = script(&format!("search-{code}.js"), &own)?;
            let more = browser::more_of_language(*language, &of_parts);
            Ok([own, script(&format!("search-more-{code}.js"), &more)?])
        });
        match published {
            Ok(hashes) => of_languages.push((*language, hashes)),
            Err(fault) => faults.push(fault),
        }
    }
    let mut parts = Vec::new();
    for (name, text) in browser::SEEN {
        match script(&format!("search-{name}.js"), &browser::seen(name, text, site)) {
            Ok(hash) => parts.push((name, hash)),
            Err(fault) => faults.push(fault),
        }
    }
    if let Err(fault) = script("search.js", &browser::core(&of_languages, &parts, site)) {
        faults.push(fault);
    }
    if faults.is_empty() { Ok(scripts) } else { Err(faults) }
}

/// `Style.css` to `assets/style.0123abcd.css`. Names are in lower case: some disks know no difference
/// between `Plan.png` and `plan.png`, and a picture whose name changes only in this keeps its path.
pub(crate) fn hashed(name: &str, bytes: &[u8]) -> String {
    let name = name.to_lowercase();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let stem = stem.replace('/', "-");
    let hash = short_hash(bytes);
    if ending.is_empty() {
        format!("{FOLDER}/{stem}.{hash}")
    } else {
        format!("{FOLDER}/{stem}.{hash}.{ending}")
    }
}

/// The first 40 bits of a SHA-256 in hexadecimal digits.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

fn text(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|_| "not UTF-8 text".to_owned())
}

/// A text whose brackets do not stand deeper in each other than its parser can go down.
fn shallow(text: &str, syntax: Syntax) -> Result<&str, String> {
    match too_deep(text, syntax) {
        Some(line) => Err(format!("line {line}: {TOO_DEEP}")),
        None => Ok(text),
    }
}

/// The browsers that the style sheet is written for: those of 2021 and later, which is what an old
/// laptop or a cheap phone can still run. Newer syntax is translated where that is possible. Logical
/// properties stay: every one of these browsers knows them, and the translation of a single
/// `margin-inline-start` is a list of all right-to-left languages of the world. Two colours in one value are
/// written nowhere, and the variables for them would stand beside every `color-scheme`.
fn browsers() -> Targets {
    let version = |major: u32| Some(major << 16);
    Targets {
        browsers: Some(Browsers {
            chrome: version(88),
            firefox: version(85),
            // 14.1 and 14.5, which came in April 2021 with the logical properties in short, `padding-inline`.
            safari: Some(14 << 16 | 1 << 8),
            ios_saf: Some(14 << 16 | 5 << 8),
            edge: version(88),
            samsung: version(15),
            ..Browsers::default()
        }),
        exclude: Features::LogicalProperties
            | Features::DirSelector
            | Features::LangSelectorList
            | Features::LightDark,
        ..Targets::default()
    }
}

fn minify_css(css: &str) -> Result<Vec<u8>, String> {
    let mut sheet = StyleSheet::parse(css, ParserOptions::default()).map_err(|error| error.to_string())?;
    let targets = browsers();
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| error.to_string())?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|error| error.to_string())?;
    Ok(printed.code.into_bytes())
}

/// The names of one letter for [`browser::OWN_PROPERTIES`], the same in all scripts of the search.
fn short_properties() -> ManglePropertiesOptions {
    let names = browser::OWN_PROPERTIES;
    let mut options = ManglePropertiesOptions::from_pattern(&format!("^(?:{})$", names.join("|")))
        .expect("names are a regular expression");
    for (name, letter) in browser::short_properties() {
        options.cache.insert(name.into(), Some(letter.to_string().into())).expect("a letter is a name");
    }
    options
}

/// A script in fewer bytes. `properties` are those that may have shorter names.
fn minify_js(script: &str, properties: Option<ManglePropertiesOptions>) -> Result<Vec<u8>, String> {
    let allocator = Allocator::default();
    // A classic script, never a module: modules do not load from `file://`.
    let parsed = Parser::new(&allocator, script, SourceType::script()).parse();
    if let Some(error) = parsed.diagnostics.first() {
        return Err(error.to_string());
    }
    let mut program = parsed.program;
    // The parser alone lets some mistakes pass, `import` in a classic script among them, on which the
    // minifier would stop with a panic.
    let checked = SemanticBuilder::new().with_check_syntax_error(true).build(&program);
    if let Some(error) = checked.diagnostics.first() {
        return Err(error.to_string());
    }
    let options = MinifierOptions {
        mangle: Some(MangleOptions::default()),
        mangle_properties: properties,
        compress: Some(CompressOptions::smallest()),
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let printed = Codegen::new()
        .with_options(CodegenOptions {
            minify: true,
            comments: CommentOptions::disabled(),
            ..CodegenOptions::default()
        })
        .with_scoping(minified.scoping)
        .build(&program);
    Ok(printed.code.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_scripts_lose_comments_and_keep_meaning() {
        let css = minify_css("/* a */ .a { margin-inline-start: 1rem; color: #ff0000 }").unwrap();
        assert!(!css.is_empty() && !String::from_utf8(css).unwrap().contains("/*"));
        let js = minify_js(
            "(function () { // note\n  var element = document.body; element.hidden = true; })();",
            None,
        )
        .unwrap();
        let js = String::from_utf8(js).unwrap();
        assert!(js.contains("document.body") && !js.contains("note") && !js.contains("element"), "{js}");
    }

    #[test]
    fn what_is_said_twice_for_older_browsers_stays_twice() {
        let css = minify_css(".paper { float: right; float: inline-end; }").unwrap();
        assert_eq!(String::from_utf8(css).unwrap(), ".paper{float:right;float:inline-end}");
    }

    #[test]
    fn a_broken_file_is_an_error_with_words() {
        assert!(minify_css("a { color: ").is_ok(), "style sheets heal by their own rules");
        assert!(minify_js("var = ;", None).unwrap_err().len() > 5);
        assert!(minify_js("import x from 'y'", None).is_err());
    }

    #[test]
    fn scripts_of_the_search_agree_on_short_names() {
        let core = browser::core(&[], &[], Site::Apart);
        let published = |text: &str| {
            // None has such a name from the beginning.
            let one_letter = |part: &str| {
                part.starts_with(|c: char| browser::short_properties().any(|(_, letter)| letter == c))
                    && !part[1..].starts_with(|c: char| c == '_' || c.is_ascii_alphanumeric())
            };
            assert_eq!(text.split('.').skip(1).find(|part| one_letter(part)), None);
            String::from_utf8(minify_js(text, Some(short_properties())).unwrap()).unwrap()
        };
        let core = published(&core);
        let parts = browser::SEEN.map(|(name, text)| (name, published(text)));
        for script in parts.iter().map(|(_, script)| script).chain([&core]) {
            let of_name = |c: char| c == '_' || c.is_ascii_alphanumeric();
            let asked =
                script.split('.').skip(1).map(|part| part.split(|c| !of_name(c)).next().unwrap_or_default());
            let given = script.split(':').map(|part| part.rsplit(|c| !of_name(c)).next().unwrap_or_default());
            assert_eq!(asked.chain(given).find(|name| browser::OWN_PROPERTIES.contains(name)), None);
        }
        // `unwanted`, of the parts of a query, is asked for by the page.
        let letter = browser::short_properties().find(|(name, _)| *name == "unwanted").unwrap().1;
        assert!(core.contains(&format!("{letter}:")) && parts[0].1.contains(&format!("{letter}:")));
    }

    #[test]
    fn names_carry_the_hash_of_the_bytes() {
        assert_eq!(hashed("a/b.css", b""), "assets/a-b.e3b0c44298.css");
        assert_ne!(hashed("x.js", b"1"), hashed("x.js", b"2"));
        assert_eq!(hashed("a/Plan.PNG", b""), "assets/a-plan.e3b0c44298.png");
    }
}
