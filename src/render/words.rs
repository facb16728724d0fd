//! Interface texts: Fluent files of the theme.
//!
//! A text is filled with names, symbols and titles of any language. Where these could run together with
//! the words around them, each is isolated: with `<bdi>` in HTML, with the characters of Unicode where
//! only text can stand.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_plurals::{PluralRules, PluralRulesOptions};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use pulldown_cmark_escape::escape_html;
use tera::{Error as TeraError, Function, Kwargs, State, TeraResult, Value};
use unic_langid::LanguageIdentifier;
use unicode_bidi::{BidiClass, bidi_class};

use crate::index::document::FACETS;
use crate::interface::plural_name;
use crate::model::language::Language;
use crate::render::html;
use crate::render::locale::numbers;

/// Stand around what a text is filled with until it is known whether HTML or plain text is wanted: the
/// language and direction of the words, the words, and the end.
const WORDS: [char; 3] = ['\u{e000}', '\u{e001}', '\u{e002}'];

/// Stand around HTML that a text is filled with: another text.
const HTML: [char; 2] = ['\u{e003}', '\u{e004}'];

/// The texts of one language.
#[derive(Clone)]
pub(crate) struct Texts {
    language: Language,
    bundle: Arc<FluentBundle<FluentResource>>,
    keys: Arc<Vec<String>>,
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
        let keys = resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        let keys = Arc::new(keys.collect());
        let tag = language.tag().parse().expect("the six tags are well-formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Fluent would isolate numbers and whole choices, too, and knows no elements.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(marked));
        bundle
            .add_resource(resource)
            .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
        Ok(Texts { language, bundle: Arc::new(bundle), keys })
    }

    /// A text with its placeholders filled and what fills them still marked; an unknown key or
    /// placeholder is an error.
    fn filled(&self, key: &str, args: &FluentArgs<'_>) -> Result<String, String> {
        let message = self.bundle.get_message(key).ok_or_else(|| format!("no interface text `{key}`"))?;
        let pattern = message.value().ok_or_else(|| format!("interface text `{key}` is empty"))?;
        let mut errors = Vec::new();
        let mut text = String::new();
        // Not `format_pattern`, which would take the whole for one more value.
        self.bundle
            .write_pattern(&mut text, pattern, Some(args), &mut errors)
            .expect("writing to a string cannot fail");
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(format!("interface text `{key}`: {error}")),
        }
    }

    /// A text with its placeholders filled, as plain text.
    pub(crate) fn get(&self, key: &str, args: &FluentArgs<'_>) -> Result<String, String> {
        let filled = self.filled(key, args)?;
        let mut text = String::with_capacity(filled.len());
        for piece in pieces(&filled) {
            match piece {
                Piece::Text(own) | Piece::Html(own) => text.push_str(own),
                Piece::Words { words, .. } if self.runs_together(words) => {
                    text.extend(['\u{2068}']);
                    text.push_str(words);
                    text.push('\u{2069}');
                }
                Piece::Words { words, .. } => text.push_str(words),
            }
        }
        Ok(text)
    }

    /// A text with its placeholders filled, as HTML.
    fn html(&self, key: &str, args: &FluentArgs<'_>) -> Result<String, String> {
        let filled = self.filled(key, args)?;
        let mut html = String::with_capacity(filled.len());
        let escape = |html: &mut String, text: &str| {
            escape_html(html, text).expect("writing to a string cannot fail");
        };
        for piece in pieces(&filled) {
            match piece {
                Piece::Text(text) => escape(&mut html, text),
                Piece::Html(own) => html.push_str(own),
                Piece::Words { language, words } => {
                    let whole = is_code(words);
                    if language.is_empty() && !whole && !self.runs_together(words) {
                        escape(&mut html, words);
                        continue;
                    }
                    html.push_str("<bdi");
                    if let Some((lang, dir)) = language.split_once(' ') {
                        for (name, value) in [("lang", lang), ("dir", dir)] {
                            html.push_str(&format!(" {name}=\""));
                            escape(&mut html, value);
                            html.push('"');
                        }
                    }
                    html.push_str(if whole { " class=\"whole\">" } else { ">" });
                    escape(&mut html, words);
                    html.push_str("</bdi>");
                }
            }
        }
        Ok(html)
    }

    /// Whether words could be drawn in another order where a text of this language stands around them.
    fn runs_together(&self, words: &str) -> bool {
        match self.language.direction() {
            // A number keeps its order by itself.
            "rtl" => words.chars().any(|c| !c.is_ascii_digit() && !".,\u{a0}\u{202f}".contains(c)),
            _ => words.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)),
        }
    }

    /// A text without placeholders.
    pub(crate) fn plain(&self, key: &str) -> Result<String, String> {
        self.get(key, &FluentArgs::new())
    }

    /// The texts that the search writes in the browser, by key: those that its page needs with any answer, and those of
    /// its other parts. A text with a count has one for each plural form; what is filled in there stands between braces: `{count}`.
    pub(crate) fn for_search(&self) -> Result<[serde_json::Value; 2], String> {
        const OF_ALL: [&str; 14] = [
            "colon",
            "search-nothing",
            "search-partly",
            "search-more",
            "search-others",
            "search-narrow",
            "search-newest",
            "search-failed",
            "search-failed-help",
            "search-again",
            "search-filters",
            "search-not",
            "search-remove",
            "search-show-all",
        ];
        const OF_PARTS: [&str; 15] = [
            "search-mended",
            "search-operator",
            "search-unknown",
            "search-elsewhere",
            "search-goals",
            "search-meant",
            "search-no-others",
            "search-values",
            "search-try",
            "search-all",
            "search-keys",
            "search-near",
            "search-previous",
            "search-next",
            "search-unmark",
        ];
        let mut args = FluentArgs::new();
        for name in ["typed", "taken", "file", "filter", "count"] {
            args.set(name, FluentValue::from(format!("{{{name}}}")));
        }
        let written = |keys: &[&str], counted: &str| -> Result<serde_json::Map<_, _>, String> {
            let mut texts = serde_json::Map::new();
            for key in keys {
                texts.insert((*key).to_owned(), self.get(key, &args)?.into());
            }
            texts.insert(counted.to_owned(), self.forms(counted)?);
            Ok(texts)
        };
        let mut of_all = written(&OF_ALL, "search-count")?;
        for facet in FACETS {
            let key = format!("facet-{facet}");
            of_all.insert(key.clone(), self.plain(&key)?.into());
        }
        Ok([of_all.into(), written(&OF_PARTS, "search-places")?.into()])
    }

    /// A text with a count in all its plural forms, by the name of the form.
    fn forms(&self, key: &str) -> Result<serde_json::Value, String> {
        // A number for each form of the six languages.
        const SAMPLES: [u32; 8] = [0, 1, 2, 3, 5, 11, 100, 1_000_000];
        let tag: icu_locale_core::Locale = self.language.tag().parse().expect("the six tags are well-formed");
        let rules = PluralRules::try_new((&tag).into(), PluralRulesOptions::default())
            .expect("the data of the six languages is compiled in");
        let written = numbers(self.language);
        let mut forms = serde_json::Map::new();
        for sample in SAMPLES {
            let name = plural_name(rules.category_for(sample));
            let mut args = FluentArgs::new();
            args.set("count", FluentValue::from(sample));
            let text = self.get(key, &args)?.replace(&written.format(&sample.into()).to_string(), "{count}");
            forms.insert(name.to_owned(), text.into());
        }
        Ok(forms.into())
    }

    /// All texts that need nothing filled in, by key, for the templates of what is printed.
    pub(crate) fn all(&self) -> serde_json::Value {
        let text = |key: &String| Some((key.clone(), self.plain(key).ok()?.into()));
        self.keys.iter().filter_map(text).collect::<serde_json::Map<_, _>>().into()
    }

    /// The texts whose keys begin with some words, by the rest of the key.
    pub(crate) fn below(&self, start: &str) -> serde_json::Value {
        let text = |key: &String| {
            let rest = key.strip_prefix(start)?;
            Some((rest.to_owned(), self.plain(key).ok()?.into()))
        };
        self.keys.iter().filter_map(text).collect::<serde_json::Map<_, _>>().into()
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

/// Marks what stands in a text: words with the marks that tell where they begin and end, numbers with
/// the separators of the language.
fn marked(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::String(words) if words.starts_with([WORDS[0], HTML[0]]) => None,
        FluentValue::String(words) => {
            let [begin, middle, end] = WORDS;
            Some(format!("{begin}{middle}{words}{end}"))
        }
        FluentValue::Number(number) => {
            let written = number.as_string();
            let decimal: Decimal = written.parse().ok()?;
            memoizer.with_try_get::<Numbers, _, _>((), |numbers| numbers.0.format(&decimal).to_string()).ok()
        }
        _ => None,
    }
}

/// How the language of a bundle writes numbers.
struct Numbers(DecimalFormatter);

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(tag: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Language::from_code(tag.language.as_str()).map(|language| Numbers(numbers(language))).ok_or(())
    }
}

/// A piece of a filled text.
enum Piece<'t> {
    /// The theme's own words.
    Text(&'t str),
    /// HTML that came from another text.
    Html(&'t str),
    /// Words of somebody else: language and direction with a space between, where they are known.
    Words { language: &'t str, words: &'t str },
}

/// Takes a filled text apart.
fn pieces(filled: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = filled;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let at = rest.find([WORDS[0], HTML[0]]).unwrap_or(rest.len());
        if at > 0 {
            let (text, after) = rest.split_at(at);
            rest = after;
            return Some(Piece::Text(text));
        }
        let is_html = rest.starts_with(HTML[0]);
        let inside = rest.trim_start_matches([WORDS[0], HTML[0]]);
        let (piece, after) =
            inside.split_once(if is_html { HTML[1] } else { WORDS[2] }).unwrap_or((inside, ""));
        rest = after;
        Some(match is_html {
            true => Piece::Html(piece),
            false => {
                let (language, words) = piece.split_once(WORDS[1]).unwrap_or(("", piece));
                Piece::Words { language, words }
            }
        })
    })
}

/// Whether words are a symbol or a number of a document, which no line should break.
fn is_code(words: &str) -> bool {
    words.contains('-') && words.bytes().all(|byte| byte.is_ascii_graphic())
}

/// `t(k="key", name=value)` in templates, which gives HTML. A value is a number, a text, another text from
/// `t`, or a map with `text` and `foreign`, as views have for words of another language. Where HTML cannot
/// stand, as in an attribute, `plain` gives the same as plain text.
pub(crate) struct Translate {
    /// The texts.
    pub(crate) texts: Texts,
    /// Whether HTML is wanted.
    pub(crate) html: bool,
}

impl Function<TeraResult<String>> for Translate {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<String> {
        let key: String = kwargs.must_get("k")?;
        let mut args = FluentArgs::new();
        for (name, value) in kwargs.iter() {
            let name = name.to_string();
            if name != "k" {
                args.set(name, fluent_value(value));
            }
        }
        let text = if self.html { self.texts.html(&key, &args) } else { self.texts.get(&key, &args) };
        text.map_err(TeraError::message)
    }

    fn is_safe(&self) -> bool {
        self.html
    }
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    let clean = |text: &str| text.replace([WORDS[0], WORDS[1], WORDS[2], HTML[0], HTML[1]], "");
    match (value.as_i64(), value.as_u64()) {
        (Some(number), _) => return FluentValue::from(number),
        (_, Some(number)) => return FluentValue::from(number),
        _ => {}
    }
    if value.is_map() {
        let part = |path: &str| clean(value.get_from_path(path).and_then(Value::as_str).unwrap_or_default());
        let language = match (part("foreign.lang"), part("foreign.dir")) {
            (lang, dir) if lang.is_empty() || dir.is_empty() => String::new(),
            (lang, dir) => format!("{lang} {dir}"),
        };
        return FluentValue::from(format!("{}{language}{}{}{}", WORDS[0], WORDS[1], part("text"), WORDS[2]));
    }
    match value.as_str() {
        Some(html) if value.is_safe() => FluentValue::from(format!("{}{}{}", HTML[0], clean(html), HTML[1])),
        Some(text) => FluentValue::from(clean(text)),
        None => FluentValue::from(value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FTL: &str = "by = By { $by } in { $year }: { $count }.\n\
        of = { $code ->\n    [fr] français\n   *[en] English\n}\n\
        count = { $count ->\n    [one] one\n   *[other] { $count } things\n}\n\
        quoted = A \"b\" & { $by }\n";

    fn shown(language: Language, template: &str) -> String {
        let texts = Texts::new(language, FTL).unwrap();
        let mut tera = tera::Tera::new();
        tera.register_function("t", Translate { texts: texts.clone(), html: true });
        tera.register_function("plain", Translate { texts, html: false });
        tera.add_raw_template("x.html", template).unwrap();
        let mut context = tera::Context::new();
        let foreign = serde_json::json!({"lang": "en", "dir": "ltr", "code": "en"});
        context.insert("foreign", &serde_json::json!({"text": "A & <b>", "foreign": foreign}));
        context.insert("own", &serde_json::json!({"text": "A & <b>", "foreign": null}));
        context.insert("arabic", "وزارة");
        context.insert("marked", "x\u{e003}<script>\u{e004}\u{e002}");
        tera.render("x.html", &context).unwrap()
    }

    #[test]
    fn words_of_others_are_isolated_where_they_could_run_together() {
        let by = |name: &str| format!("{{{{ t(k=\"by\", by={name}, year=\"2018\", count=1518) }}}}");
        assert_eq!(shown(Language::En, &by("own")), "By A &amp; &lt;b&gt; in 2018: 1,518.");
        assert_eq!(shown(Language::Fr, &by("own")), "By A &amp; &lt;b&gt; in 2018: 1\u{202f}518.");
        assert_eq!(shown(Language::Ar, &by("own")), "By <bdi>A &amp; &lt;b&gt;</bdi> in 2018: 1,518.");
        assert_eq!(
            shown(Language::Ar, &by("foreign")),
            "By <bdi lang=\"en\" dir=\"ltr\">A &amp; &lt;b&gt;</bdi> in 2018: 1,518."
        );
        assert_eq!(shown(Language::En, &by("arabic")), "By <bdi>وزارة</bdi> in 2018: 1,518.");
        assert_eq!(
            shown(Language::En, &by("\"BP-7K3Q0-E\"")),
            "By <bdi class=\"whole\">BP-7K3Q0-E</bdi> in 2018: 1,518."
        );
        // Marks that an author writes are no marks, and texts are escaped once.
        assert_eq!(shown(Language::En, &by("marked")), "By x&lt;script&gt; in 2018: 1,518.");
        assert_eq!(
            shown(Language::Ar, "{{ t(k=\"quoted\", by=t(k=\"of\", code=\"fr\")) }}"),
            "A &quot;b&quot; &amp; français"
        );
    }

    #[test]
    fn plain_text_is_isolated_by_characters() {
        let template = "{{ plain(k=\"quoted\", by=foreign) }}";
        assert_eq!(shown(Language::En, template), "A &quot;b&quot; &amp; A &amp; &lt;b&gt;");
        assert_eq!(shown(Language::Ar, template), "A &quot;b&quot; &amp; \u{2068}A &amp; &lt;b&gt;\u{2069}");
    }

    #[test]
    fn a_choice_knows_words_and_numbers() {
        let of = |code: &str| shown(Language::En, &format!("{{{{ t(k=\"of\", code=\"{code}\") }}}}"));
        assert_eq!((of("fr"), of("xx")), ("français".to_owned(), "English".to_owned()));
        let count = |count: u32| shown(Language::Ru, &format!("{{{{ t(k=\"count\", count={count}) }}}}"));
        assert_eq!((count(1), count(12_000)), ("one".to_owned(), "12\u{a0}000 things".to_owned()));
    }
}
