//! `fieldbook new`.

use std::fmt::Write;
use std::path::Path;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::init::write_new;
use super::{Failure, Verdict, World};
use crate::diag::suggest;
use crate::link::{Library, Original, Practice};
use crate::model::language::Language;
use crate::model::slug::{INDEX, PRACTICE_LENGTH, PRACTICE_WORDS, TAKEN, is_device, slug_words};
use crate::model::symbol::{Symbol, SymbolError};
use crate::model::template;
use crate::parse::Form;
use crate::parse::fields::List;
use crate::parse::front::OriginalFront;
use crate::parse::markdown::{BlockKind, plain_text};
use crate::parse::recipe::Part;
use crate::preview::address_of;
use crate::source::Text;

/// Arguments of `new`.
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// What to start
    kind: Kind,
    /// Its title, or the name of the organisation; for a translation the translated title, which may be
    /// left out
    title: Option<String>,
    /// Language of the text; without it the site's default language
    #[arg(long, value_name = "LANG", value_parser = parse_language)]
    lang: Option<Language>,
    /// Start a translation of this practice, named by its symbol or its folder, into the language of
    /// --lang
    #[arg(long, value_name = "SYMBOL", requires = "lang")]
    from: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Practice,
    Organisation,
    Page,
    Bundle,
}

fn parse_language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| format!("the languages are {}", Language::CODES.join(", ")))
}

pub(super) fn run(world: &World, args: &NewArgs) -> Result<Verdict, Failure> {
    let library = crate::load(&world.globals.root)?;
    let today = world.today(None)?;
    let title = args.title.as_deref().map(str::trim);
    if title.is_some_and(|title| title.is_empty() || title.chars().any(char::is_control)) {
        return Err("a title is one line of text".into());
    }
    let language = args.lang.unwrap_or_else(|| site_language(&library));
    if args.kind != Kind::Organisation {
        built(&library, language)?;
    }
    let from = match (args.kind, &args.from) {
        (Kind::Practice, from) => from.as_deref(),
        (_, None) => None,
        (_, Some(_)) => {
            return Err("`--from` starts the translation of a practice: `fieldbook new practice`".into());
        }
    };
    if let Some(name) = from {
        return start_translation(world, &library, name, language, title);
    }
    let title = title.ok_or_else(|| {
        let (kind, example) = match args.kind {
            Kind::Practice => ("practice", "Warn farmers of frost"),
            Kind::Organisation => ("organisation", "Ministry of ICT, Kenya"),
            Kind::Page => ("page", "About this site"),
            Kind::Bundle => ("bundle", "Water practices for district engineers"),
        };
        format!("write its title behind it: `fieldbook new {kind} \"{example}\"`")
    })?;
    let root = world.globals.root.as_path();
    let (path, text) = match args.kind {
        Kind::Practice => practice(&library, language, title, today)?,
        Kind::Organisation => {
            let slug = free(slug_of(title, 1)?, &[INDEX], &format!("{title} organisation"), "name")?;
            (
                format!("content/organisations/{slug}.yaml"),
                with_schema(root, Form::Organisation, organisation(title, language)),
            )
        }
        Kind::Page => {
            let slug = free(slug_of(title, 1)?, &TAKEN, &format!("About {title}"), "title")?;
            (format!("content/pages/{slug}/{language}.md"), page(title, today))
        }
        Kind::Bundle => {
            let slug = free(slug_of(title, 1)?, &[], &format!("{title} bundle"), "title")?;
            (
                format!("content/bundles/{slug}.yaml"),
                with_schema(root, Form::Bundle, bundle(title, language, today)),
            )
        }
    };
    write_new(&world.globals.root.join(&path), text.as_bytes())?;
    super::print(&format!("{path}\n"))?;
    world.remark(&next(args.kind, &path));
    Ok(Verdict::Clean)
}

/// What to do next with a new file.
fn next(kind: Kind, path: &str) -> String {
    match kind {
        Kind::Practice | Kind::Page => format!("fill it in.{}", seen_at(path)),
        Kind::Organisation => {
            "fill it in, and name it in a practice; `fieldbook check` tells what is still missing".to_owned()
        }
        Kind::Bundle => "choose its practices; `fieldbook check` tells what is still missing, and `fieldbook bundle` makes the book".to_owned(),
    }
}

/// Where the page of a text is seen while it is written.
fn seen_at(path: &str) -> String {
    let page = address_of(path).unwrap_or_default();
    format!(
        " `fieldbook serve` shows it while you write, at {page}, with what is still missing;\n`fieldbook check {path}` tells the same here"
    )
}

/// The site's default language.
pub(super) fn site_language(library: &Library) -> Language {
    let site = library.site.as_ref();
    site.and_then(|site| Language::from_code(&site.data.default_language.as_ref()?.value))
        .unwrap_or(Language::En)
}

/// Refuses a language that the site is not built in.
pub(super) fn built(library: &Library, language: Language) -> Result<(), Failure> {
    let codes: Vec<&str> = library
        .site
        .iter()
        .flat_map(|site| site.data.languages.iter().flat_map(|list| &list.items))
        .map(|code| code.as_str())
        .collect();
    if codes.is_empty() || codes.contains(&language.code()) {
        return Ok(());
    }
    Err(format!(
        "the site is not built in `{language}`; its languages are {}. To add one, write it into `languages` in \
         `fieldbook.yaml`",
        codes.join(", ")
    )
    .into())
}

/// Starts the translation of a practice.
fn start_translation(
    world: &World,
    library: &Library,
    name: &str,
    language: Language,
    title: Option<&str>,
) -> Result<Verdict, Failure> {
    let practice = named(library, name)?;
    let original =
        practice.original.as_ref().ok_or_else(|| format!("the original of `{name}` cannot be read"))?;
    if original.language == language {
        return Err(
            format!("`{name}` was first written in `{language}`; it needs no translation into it").into()
        );
    }
    let path = format!("content/practices/{}/{language}.md", practice.slug);
    let full = world.globals.root.join(&path);
    if full.exists() {
        return Err(format!("`{path}` is there already; nothing was changed").into());
    }
    let theirs = original.front.title.as_ref().map_or("", |title| title.as_str());
    let text = translation(library, original, language, title.unwrap_or(theirs), world.today(None)?)?;
    write_new(&full, text.as_bytes())?;
    super::print(&format!("{path}\n"))?;
    if title.is_none() {
        world.remark("its title is that of the original: translate it, too");
    }
    world.remark(&format!("put the translator's organisation behind `by:`.{}", seen_at(&path)));
    Ok(Verdict::Clean)
}

/// The practice that a symbol or a folder's name means: also in small letters, with the letter of a
/// language behind it, or as a path.
fn named<'a>(library: &'a Library, name: &str) -> Result<&'a Practice, Failure> {
    let written = name.trim().trim_end_matches(['/', '\\']);
    let last = written.rsplit(['/', '\\']).next().unwrap_or(written);
    let upper = last.to_uppercase();
    let bare = Language::ALL
        .into_iter()
        .find_map(|language| upper.strip_suffix(language.letter())?.strip_suffix('-'))
        .unwrap_or(&upper);
    if let Some(practice) =
        [last, &last.to_lowercase(), &upper, bare].into_iter().find_map(|name| library.practice(name))
    {
        return Ok(practice);
    }
    let near = match Symbol::parse(bare) {
        Err(SymbolError::Check(right)) => library.symbols.get(&right).map(|_| right.to_string()),
        _ => None,
    };
    let symbols: Vec<String> = library.symbols.keys().map(Symbol::to_string).collect();
    let near = near.or_else(|| {
        // Any two symbols share their first letters, so only one wrong letter makes them near.
        let near = |symbol: &&String| strsim::damerau_levenshtein(symbol, bare) == 1;
        let short = bare.len() <= 20;
        symbols.iter().find(|symbol| short && near(symbol)).cloned()
    });
    let near = near.or_else(|| {
        let slugs = library.practices.keys().map(String::as_str);
        suggest::nearest(&last.to_lowercase(), slugs).map(str::to_owned)
    });
    let meant = near.map_or(String::new(), |near| format!(" Did you mean `{near}`?"));
    Err(format!(
        "there is no practice `{name}`.{meant} The symbol stands behind `symbol:` in the original's file, and at the \
         top of the practice's page"
    )
    .into())
}

/// A folder or file name out of a title: Latin letters and digits only, because such names are safe
/// on every disk.
pub(super) fn slug_of(title: &str, least_words: usize) -> Result<String, Failure> {
    let mut words = slug_words(title);
    words.truncate(*PRACTICE_WORDS.end());
    let mut slug = words.join("-");
    slug.truncate(PRACTICE_LENGTH);
    let slug = slug.trim_end_matches('-').to_owned();
    if slug.is_empty() || slug.split('-').count() < least_words {
        let words = if least_words > 1 { "at least two words" } else { "a word" };
        return Err(format!("the name of the folder or file is made from the title and needs {words} in Latin letters; give an English title here and change `title:` in the file").into());
    }
    Ok(slug)
}

/// The name, unless the check would refuse it: the site has a page of its own there, or Windows a device.
/// `other` is a title whose name is free, and `key` the key of the file that may say something else.
pub(super) fn free(slug: String, taken: &[&str], other: &str, key: &str) -> Result<String, Failure> {
    let why = if taken.contains(&slug.as_str()) {
        "is taken by a part of the site"
    } else if is_device(&slug) {
        "is kept by Windows for a device"
    } else {
        return Ok(slug);
    };
    let other = other.replace('"', "");
    Err(format!("the name `{slug}` {why}; give a longer one here, such as \"{other}\", and change `{key}:` in the file").into())
}

/// A text as a YAML value that always reads back as the same text.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

pub(super) fn fresh_symbol(library: &Library) -> Result<Symbol, Failure> {
    loop {
        let mut bytes = [0; 4];
        getrandom::fill(&mut bytes)
            .map_err(|error| format!("the system gives no random numbers: {error}"))?;
        let symbol = Symbol::from_bits(u32::from_le_bytes(bytes));
        if !library.symbols.contains_key(&symbol) {
            return Ok(symbol);
        }
    }
}

/// What is known of a practice when its file is begun; what is not stays for the author to write.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    /// The title.
    pub(super) title: &'a str,
    /// The summary; empty where there is none.
    pub(super) summary: &'a str,
    /// The file of the organisation whose practice it is.
    pub(super) origin: Option<&'a str>,
    /// The lines of `sources`.
    pub(super) sources: Option<String>,
    /// The lines of `images`.
    pub(super) images: Option<String>,
    /// Notes for the author and the editors.
    pub(super) notes: Vec<String>,
}

/// The head of a practice's file.
pub(super) fn practice_head(symbol: Symbol, language: Language, today: Date, known: &Known<'_>) -> String {
    let next = today.saturating_add(jiff::Span::new().months(24));
    let year = today.year();
    let language = language.code();
    let sources = known.sources.clone().unwrap_or_else(|| {
        format!(
            "  - title:
    publisher:
    year: {year}
    url:
    accessed: {today}
    kind: primary          # primary: by the body itself, a law, a standard, a study; else secondary
    language: {language}
"
        )
    });
    let notes: String = known.notes.iter().map(|note| format!("# {note}\n")).collect();
    let origin = known.origin.map_or_else(|| "origin:".to_owned(), |origin| format!("origin: {origin}"));
    format!(
        "---
symbol: {symbol}
title: {title}
{notes}# 40 to 100 words, plain text: what was done, where, by whom, and what came of it.
summary: >-
{summary}
revision: 1
published: {today}
status: draft              # draft, in-review, published or withdrawn
domains: []                # 1 to 3 of content/vocabularies/domains.yaml, the main one first
# topics: []               # up to 6 of content/vocabularies/topics.yaml
stage: pilot               # pilot, promising, good or institutionalised
{origin:<26} # whose practice it is: the name of a file in content/organisations
contributor:               # who wrote this text: another such name, or the same
places: []                 # countries as three letters, such as RWA; or instead: scope: global
period: {{start: {year}, end: ongoing}}
sources:                   # 1 to 10; in the text [1] points at the first
{sources}licence: CC-BY-4.0
review: {{by: editorial, date: {today}, next: {next}}}
{images}# Optional; CONTRIBUTING.md explains each:
# results:
#   - {{what: , before: , after: , unit: , when: , where: , method: , source: 1}}
# scale: {{count: , unit: , as_of: }}
# cost: {{band: 10-100k, currency: USD, year: , covers: }}
# connectivity: []
# power: []
# partners: []
# effort: {{level: medium, skills: []}}
# workshop: {{minutes: 60, needs: [], exercise: }}
# standards: []
# sdgs: []
# wsis: []
# related: []
---
",
        title = quoted(known.title),
        summary = indented(if known.summary.is_empty() { template::SUMMARY } else { known.summary }),
        images = known.images.as_deref().unwrap_or_default(),
    )
}

/// A text on lines of a length that is easy to read, below a key.
fn indented(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < 80 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("  {word}")),
        }
    }
    lines.join("\n")
}

fn practice(
    library: &Library,
    language: Language,
    title: &str,
    today: Date,
) -> Result<(String, String), Failure> {
    let slug = slug_of(title, 2)?;
    let symbol = fresh_symbol(library)?;
    let mut text = practice_head(symbol, language, today, &Known { title, ..Known::default() });
    for entry in library.vocabularies.entries("sections") {
        let required = entry.required == Some(true);
        let about = entry
            .description
            .as_ref()
            .and_then(|texts| texts.get(language).or_else(|| texts.get(Language::En)));
        let below = template::section(about.unwrap_or_default(), entry.words, required);
        write!(text, "\n## {}\n\n{below}\n", entry.name(language))?;
    }
    Ok((format!("content/practices/{slug}/{language}.md"), text))
}

/// The file of a translation: what a translator replaces.
fn translation(
    library: &Library,
    original: &Original,
    language: Language,
    title: &str,
    today: Date,
) -> Result<String, Failure> {
    let revision = original.front.revision.as_ref().map_or(1, |revision| revision.value);
    let source = library.sources.get(original.body.source);
    let sums = original.sums(source);
    let sections = sums.iter().map(|(id, sum)| format!("{id}: \"{sum}\"")).collect::<Vec<_>>().join(", ");
    let mut text = format!(
        "---
title: {}
summary: >-
{}
translation:
  of_revision: {revision}
  status: draft             # machine, draft, reviewed or authentic
  by:                       # the translator's organisation: the name of a file in content/organisations; `editorial` only for the editors
  date: {today}
  # Sums of the sections that are translated here; when one changes, `check` names it. Leave them as they are.
  sections: {{{sections}}}
",
        quoted(title),
        summary_lines(library, original),
    );
    if let Some(reason) = &original.front.reason {
        writeln!(text, "reason: {}", quoted(reason.as_str()))?;
    }
    let results = original.front.results.iter().flat_map(|list| &list.items);
    let mut first = true;
    for result in results {
        if first {
            text.push_str("results:\n");
            first = false;
        }
        // A number alone needs no translation.
        let words =
            |text: &Option<Text>| text.clone().filter(|text| text.value.contains(char::is_alphabetic));
        let values: Vec<String> = [
            ("what", result.what.clone()),
            ("before", words(&result.before)),
            ("after", words(&result.after)),
            ("unit", result.unit.clone()),
            ("when", result.when.clone()),
            ("where", result.location.clone()),
            ("method", result.method.clone()),
        ]
        .into_iter()
        .filter_map(|(key, text)| Some(format!("{key}: {}", quoted(text?.as_str()))))
        .collect();
        writeln!(text, "  - {{{}}}", values.join(", "))?;
    }
    text.push_str(&words_to_translate(&original.front));
    let mut images = original.front.images.iter().flat_map(|list| &list.items).peekable();
    if images.peek().is_some() {
        text.push_str("images:\n");
    }
    for image in images {
        let value = |text: &Option<Text>| quoted(text.as_ref().map_or("", |text| text.as_str()));
        writeln!(text, "  - {{file: {}, alt: {}}}", value(&image.file), value(&image.alt))?;
    }
    text.push_str("---\n\n");
    text.push_str(&body_to_translate(library, original, language));
    Ok(text)
}

/// The summary of an original, on lines as it is written there.
fn summary_lines(library: &Library, original: &Original) -> String {
    let Some(summary) = &original.front.summary else { return "  ".to_owned() };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let written = library.sources.get(original.body.source).slice(summary.span);
    let lines: Vec<&str> = written.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let lines = match lines.as_slice() {
        [mark, rest @ ..] if mark.starts_with(['>', '|']) && mark.len() <= 3 => rest,
        all => all,
    };
    let same = words(&lines.join(" ")) == words(&summary.value);
    let whole = [words(&summary.value)];
    let lines: Vec<&str> = if same { lines.to_vec() } else { whole.iter().map(String::as_str).collect() };
    lines.iter().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

/// The words of `scale`, `cost`, `effort` and `workshop`, for the translator to replace.
fn words_to_translate(front: &OriginalFront) -> String {
    let value = |text: &Option<Text>| text.as_ref().map(|text| quoted(text.as_str()));
    let list = |list: &Option<List<Text>>| {
        let items: Vec<String> =
            list.iter().flat_map(|list| &list.items).map(|text| quoted(text.as_str())).collect();
        (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
    };
    let mut text = String::new();
    let mut group = |key: &str, words: Vec<(&str, Option<String>)>| {
        let words: Vec<String> =
            words.into_iter().filter_map(|(name, words)| Some(format!("{name}: {}", words?))).collect();
        if !words.is_empty() {
            text.push_str(&format!("{key}: {{{}}}\n", words.join(", ")));
        }
    };
    if let Some(scale) = &front.scale {
        // A year needs no translation.
        let as_of = scale.as_of.as_ref().filter(|text| text.value.chars().any(char::is_alphabetic));
        group("scale", vec![("unit", value(&scale.unit)), ("as_of", value(&as_of.cloned()))]);
    }
    if let Some(cost) = &front.cost {
        group("cost", vec![("covers", value(&cost.covers))]);
    }
    if let Some(effort) = &front.effort {
        group("effort", vec![("skills", list(&effort.skills))]);
    }
    if let Some(workshop) = &front.workshop {
        group("workshop", vec![("needs", list(&workshop.needs)), ("exercise", value(&workshop.exercise))]);
    }
    text
}

/// The original's text with the headings of the sections in the new language.
fn body_to_translate(library: &Library, original: &Original, language: Language) -> String {
    let source = library.sources.get(original.body.source);
    let document = &original.body.document;
    let mut text = String::new();
    // What stands above the first block makes none and is needed all the same: where links lead.
    let mut at = below_the_head(&source.text, original.body.head.end as usize);
    for heading in &original.body.outline.headings {
        let Some(section) = &heading.section else { continue };
        let Some(entry) = library.vocabularies.entry("sections", section) else { continue };
        let range = heading.span.range();
        text.push_str(source.text.get(at..range.start).unwrap_or_default());
        let BlockKind::Heading { content, id, .. } = &document.blocks[heading.block].kind else { continue };
        let own = entry.label.as_ref().and_then(|label| label.get(language)).map(str::to_owned);
        let id = id.as_ref().map_or(String::new(), |id| format!(" {{#{id}}}"));
        let _ = writeln!(text, "## {}{id}", own.unwrap_or_else(|| plain_text(content)));
        at = range.end;
    }
    text.push_str(source.text.get(at..).unwrap_or_default());
    text
}

/// Where the text begins that follows the front matter: behind the line that closes it, and behind empty
/// lines. `at` is the end of the line that opens it.
fn below_the_head(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut closed = false;
    for line in text.get(at..).unwrap_or_default().split_inclusive('\n') {
        if closed && !line.trim().is_empty() {
            break;
        }
        end += line.len();
        closed |= line.trim_end() == "---";
    }
    end
}

/// A file with the line by which an editor finds its schema, where the site has schemas.
fn with_schema(root: &Path, form: Form, text: String) -> String {
    let path = format!("schema/{}.json", form.name());
    match root.join(&path).is_file() {
        true => format!("# yaml-language-server: $schema=../../{path}\n{text}"),
        false => text,
    }
}

fn organisation(name: &str, language: Language) -> String {
    format!(
        "name: {{{language}: {}}}
# short: {{{language}: }}               # a short name in real use
kind:                      # government, intergovernmental, company, small-company, academia, sdo-or-forum or civil-society
# country:                 # three letters, such as RWA; leave it out for a body of many countries
# url:                     # its own web site
description: {{{language}: }}
# Only after a look into the ITU's directory, with the day and the address of the entry:
# membership: {{category: academia, checked: 2026-01-31, source: https://…}}
",
        quoted(name)
    )
}

/// The recipe of a bundle: what it needs, and as comments what it may have.
fn bundle(title: &str, language: Language, today: Date) -> String {
    format!(
        "title: {{{language}: {title}}}
# subtitle: {{{language}: }}           # a second line on the cover
# summary: {{{language}: }}            # one or two sentences for the page of the bundle
languages: [{language}]              # languages of the site; texts here are wanted in each of them
practices: []                # symbols or folders in the order of the book; `fieldbook search` finds symbols
# practices:                 # or in parts:
#   - heading: {{{language}: }}
#     practices: []
# where: domain:water        # or what a search finds, behind those that are named
# event:
#   place: {{{language}: }}
#   start: {today}
#   end: {today}
#   host: {{{language}: }}
#   zone: UTC
# agenda:                    # times with two digits, 00:00 to 23:59
#   - day: {today}
#     items:
#       - {{from: 09:00, to: 09:30, what: {{{language}: }}}}
#       - {{from: 09:30, to: 10:30, what: {{{language}: }}, practices: []}}
# logos:                     # PNG, JPEG, GIF or WebP in content/bundles, beside this file
#   - {{file: , alt: {{{language}: }}}}
# parts: [{parts}]
# paper: letter              # a4 is the rule
# bilingual: [en, fr]        # one more book with two of the languages side by side
# text_size: large           # for readers who see badly
# ink: saving                # no grey areas
",
        title = quoted(title),
        parts = Part::WORDS.map(|(word, _)| word).join(", "),
    )
}

fn page(title: &str, today: Date) -> String {
    format!("---\ntitle: {}\nsummary: \nupdated: {today}\n---\n", quoted(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_folders_are_plain_and_short() {
        assert_eq!(slug_of("Tie sensors to a repair service", 2).unwrap(), "tie-sensors-to-a-repair-service");
        assert_eq!(slug_of("Économiser l’énergie à l’école", 2).unwrap(), "economiser-lenergie-a-lecole");
        assert!(slug_of(&"long ".repeat(30), 2).unwrap().len() <= 60);
        assert!(slug_of("إنترنت الأشياء", 2).is_err());
        assert!(slug_of("Water", 2).is_err());
    }

    #[test]
    fn a_name_that_the_check_refuses_is_not_given_and_another_is_proposed() {
        for name in TAKEN.into_iter().chain(["con", "nul", "com1", "lpt9"]) {
            let refused = free(name.to_owned(), &TAKEN, &format!("About {name}"), "title").unwrap_err();
            let told = refused.to_string();
            let other = slug_of(told.split('"').nth(1).unwrap(), 1).unwrap();
            assert!(free(other, &TAKEN, "", "title").is_ok(), "{told}");
        }
        assert_eq!(free("search".to_owned(), &[INDEX], "", "name").unwrap(), "search");
        assert_eq!(free("console".to_owned(), &TAKEN, "", "title").unwrap(), "console");
    }
}
