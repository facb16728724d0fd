//! `fieldbook bundle`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::build::placeholder_remark;
use super::{Failure, Verdict, World, say, stderr_is_terminal};
use crate::check;
use crate::check::recipes::{logo_at, point_to_recipes};
use crate::diag::{self, Counts, Finding, Severity, plural, shown, suggest};
use crate::edition::{self, Bundle, Choices, Edition, Volume};
use crate::fault::{Place, ThemeFault};
use crate::index::{self, chosen_by};
use crate::link::Library;
use crate::model::language::Language;
use crate::model::slug::{PRACTICE_LENGTH, slug_words};
use crate::parse::fields::List;
use crate::parse::front::Texts;
use crate::parse::layout::{Seat, seat_of};
use crate::parse::recipe::{ChosenRecord, Ink, Paper, RecipeRecord, TextSize};
use crate::render::{self, Planned, characters_without_font, name_of, unprinted_pictures};
use crate::shelf::cache_of;
use crate::source::{SourceId, Span, Spanned, Text};

/// Name of a bundle that stands in no recipe, and of its files where nothing else gives one.
const PICKED: &str = "bundle";

/// Arguments of `bundle`.
#[derive(Debug, Args)]
pub(super) struct BundleArgs {
    /// Recipes in content/bundles/, without `.yaml`; without any, and without --pick and --where, all of them
    #[arg(value_name = "NAME", conflicts_with_all = ["pick", "query"])]
    names: Vec<String>,
    /// Practices to choose instead of a recipe's, by symbol or folder, with commas between: BP-7K3Q0,BP-EZDSK. The files
    /// have the name of --title; without it that of the symbols, or of the first and how many more there are
    #[arg(long, value_name = "SYMBOL", value_delimiter = ',')]
    pick: Vec<String>,
    /// Choose the practices that a query finds, as in `fieldbook search`; it is read in the languages of --lang, without
    /// them in the site's default language. The files have the name of --title; without it that of the query
    #[arg(long = "where", value_name = "QUERY")]
    query: Option<String>,
    /// Title on the cover, instead of the recipe's; with --pick and --where also the name of the files, for which its
    /// letters a-z and digits are taken
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    title: Option<String>,
    /// Languages, with commas between; without it those of the recipe, or the site's default language
    #[arg(long, value_name = "LANG", value_delimiter = ',', value_parser = super::parse_language)]
    lang: Vec<Language>,
    /// Set one book with two languages side by side, for example en,fr, instead of a book for each language; as PDF
    /// alone
    #[arg(long, value_name = "LANG,LANG", value_delimiter = ',', value_parser = super::parse_language, conflicts_with = "lang")]
    bilingual: Vec<Language>,
    /// Size of the paper, a4 or letter, instead of the recipe's
    #[arg(long, value_name = "SIZE", value_parser = parse_paper)]
    paper: Option<Paper>,
    /// What to write, with commas between: pdf, epub, html, zip
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', default_value = "pdf", ignore_case = true)]
    format: Vec<BookFormat>,
    /// Set the text in large letters
    #[arg(long)]
    large: bool,
    /// Leave out grey areas
    #[arg(long)]
    save_ink: bool,
    /// Also write each PDF two pages to a side, to be folded and stapled
    #[arg(long)]
    booklet: bool,
    /// Also write the edition with the facilitator's notes, as PDF; one is always written where the recipe's `parts` name
    /// `facilitator`
    #[arg(long)]
    facilitator: bool,
    /// Folder to write into, named from the current folder
    #[arg(long, value_name = "DIR", default_value = "out")]
    out: PathBuf,
    /// Address the site will be published at, instead of the site file's
    #[arg(long, value_name = "URL", value_parser = super::build::parse_address)]
    base_url: Option<String>,
    /// Also take drafts and practices in review
    #[arg(long)]
    drafts: bool,
    /// Set as of this day instead of today
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    as_of: Option<Date>,
}

/// What a bundle can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum BookFormat {
    /// To print
    Pdf,
    /// For e-book readers
    Epub,
    /// One file for any browser
    Html,
    /// The book, the EPUB, the HTML file and a site of the practices, to hand out; without the facilitator's notes and
    /// without a book in two languages
    Zip,
}

fn parse_paper(text: &str) -> Result<Paper, String> {
    let found = Paper::WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
    found.map(|(_, paper)| *paper).ok_or_else(|| "the sizes are a4 and letter".to_owned())
}

pub(super) fn run(world: &World, args: &BundleArgs) -> Result<Verdict, Failure> {
    if (args.booklet || args.facilitator) && !args.format.contains(&BookFormat::Pdf) {
        return Err("--booklet and --facilitator are for PDF alone: add `pdf` to --format".into());
    }
    let pair = match args.bilingual[..] {
        [] => None,
        [first, second] if first != second => Some((first, second)),
        _ => {
            return Err(
                "--bilingual takes two languages with a comma between, as in `--bilingual en,fr`".into()
            );
        }
    };
    if pair.is_some() && args.format != [BookFormat::Pdf] {
        return Err("a book with two languages side by side is a PDF: leave out --format".into());
    }
    if !args.pick.is_empty() && picks(args).next().is_none() {
        return Err(
            "--pick names no practice: write symbols with commas between, as in `--pick BP-7K3Q0,BP-EZDSK`"
                .into(),
        );
    }
    let today = world.today(args.as_of)?;
    let root = &world.globals.root;
    let library = crate::load_kept(root)?;
    let mut findings = check::check_all(&library, today);
    findings.extend(check::picture_findings(&unprinted_pictures(&library)));
    let choices = Choices { drafts: args.drafts, base_url: args.base_url.clone(), ..Choices::default() };
    let mut edition = edition::select(&library, &findings, &choices, today);
    for language in args.lang.iter().chain(&args.bilingual) {
        if !edition.site.languages.contains(language) {
            let built: Vec<&str> = edition.site.languages.iter().map(|language| language.code()).collect();
            return Err(format!(
                "the site is not built in `{}`; it is in {}",
                language.code(),
                built.join(", ")
            )
            .into());
        }
    }

    let is_picked = is_picked(args);
    let wanted = if is_picked { Vec::new() } else { named(&library, &args.names)? };
    let picked = if is_picked { record_of(&edition, args)? } else { RecipeRecord::default() };
    let mut remarks = Vec::new();
    let mut errors = 0;
    // What is wrong with a query that stands in no file: nothing can be shown of one.
    let mut of_query = Vec::new();
    if args.query.is_some() {
        let bundle = edition.bundle(PICKED, &picked);
        let others = std::mem::replace(
            &mut edition.bundles,
            bundle.map(|bundle| (PICKED, bundle)).into_iter().collect(),
        );
        let queries = index::missed(&edition, Some(root), &mut remarks)?.queries;
        edition.bundles = others;
        of_query = check::search_findings(&[], &queries, &findings, &library);
        // One without a slip may still find something in other languages than those that are wanted.
        let mut slips = queries.iter().flat_map(|miss| &miss.slips);
        if slips.any(|slip| !slip.is_harmless()) {
            of_query.iter().for_each(|finding| say(&in_words(finding)));
            return Ok(Verdict::Findings);
        }
        let (warnings, errors) = of_query.into_iter().partition(|found| found.severity == Severity::Warning);
        of_query = errors;
        let warnings: Vec<Finding> = warnings;
        warnings.iter().for_each(|finding| say(&in_words(finding)));
    } else if wanted.iter().any(|slug| library.recipes.get(slug).is_some_and(|of| of.data.query.is_some())) {
        let queries = index::missed(&edition, Some(root), &mut remarks)?.queries;
        findings.extend(check::search_findings(&[], &queries, &findings, &library));
    }
    // A book has nobody who notices what is not in it: what `check` says of the recipes is said here, too.
    findings.extend(check::character_findings(&characters_without_font(&library, &edition.site.theme)));
    let (mut of_recipes, findings): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(|finding| wanted.iter().any(|slug| is_about(finding, slug, &library)));
    point_to_recipes(&mut of_recipes, &library);
    diag::sort(&mut of_recipes, &library.sources);
    if !of_recipes.is_empty() {
        say(world.draw(&of_recipes, &library, stderr_is_terminal()).trim_end());
    }
    let elsewhere = Counts::of(&findings).errors;
    if elsewhere > 0 {
        let shown = of_recipes.iter().any(|finding| finding.severity == Severity::Error);
        let elsewhere = match shown {
            true => plural(elsewhere, "other error", "other errors"),
            false => plural(elsewhere, "error", "errors"),
        };
        world.remark(&format!(
            "note: the site has {elsewhere}; what has errors is in no book: `fieldbook check` tells which"
        ));
        errors += 1;
    }
    let mut records: Vec<(&str, RecipeRecord)> = Vec::new();
    for slug in &wanted {
        let is_wrong =
            |finding: &Finding| finding.severity == Severity::Error && is_about(finding, slug, &library);
        match edition.bundles.get(slug.as_str()).filter(|_| !of_recipes.iter().any(is_wrong)) {
            Some(bundle) => records.push((bundle.slug, with_options(bundle.record.clone(), args))),
            None => {
                say(&format!("nothing is written for `{slug}`: its recipe has errors"));
                errors += 1;
            }
        }
    }
    if is_picked {
        records.push((PICKED, with_options(picked.clone(), args)));
    }
    // What a recipe's query finds depends on the recipe's languages, not on those that are wanted now.
    let mut bundles: Vec<Bundle<'_>> =
        records.iter().filter_map(|(slug, record)| edition.bundle(slug, record)).collect();
    for bundle in &mut bundles {
        if let Some(pair) = pair {
            bundle.languages.clear();
            bundle.bilingual = Some(pair);
        } else if !args.lang.is_empty() {
            bundle.languages = languages_of(args);
            bundle.bilingual = None;
        }
    }
    if bundles.is_empty() {
        if errors > 0 {
            return Ok(Verdict::Findings);
        }
        return Err("there is no recipe in `content/bundles/`; choose practices with --pick or --where, or write a recipe with `fieldbook new bundle`".into());
    }

    let mut planned = render::plan(&edition, &library.themes);
    if !planned.theme_faults.is_empty() {
        let faults = check::output_findings(&planned.theme_faults, &[]);
        say(world.draw(&faults, &library, stderr_is_terminal()).trim_end());
        return Err("nothing was set: the theme cannot be used".into());
    }
    match placeholder_remark(&library, &choices) {
        Some(remark) => world.remark(&remark),
        None if edition.site.base_url.is_none() => world.remark(
            "note: the site has no address, so the books have no QR codes: give it with `--base-url`",
        ),
        None => {}
    }
    let mut chosen = index::Chosen::new();
    for bundle in &bundles {
        chosen.insert(bundle.slug.to_owned(), chosen_by(&edition, bundle, Some(root), &mut remarks)?);
    }
    remarks.iter().for_each(|remark| world.remark(&format!("note: {remark}")));
    planned.add_chosen(chosen);
    if let Ok(cache) = cache_of(root) {
        planned.keep_books(&cache);
    }

    for bundle in &bundles {
        if planned.is_empty_bundle(bundle) {
            of_query.iter().for_each(|finding| say(&in_words(finding)));
            say(&match &bundle.record.query {
                // The reason has been told.
                Some(_) if !of_query.is_empty() => format!("nothing is written for `{}`", bundle.slug),
                Some(query) => format!(
                    "nothing is written for `{}`: `{}` finds no practice; `fieldbook search` tells why, and in which languages there are some",
                    bundle.slug,
                    shown(&query.value)
                ),
                None => format!("nothing is written for `{}`: it has no practice", bundle.slug),
            });
            errors += 1;
            continue;
        }
        let stem = if is_picked { stem_of(args, &edition, bundle) } else { bundle.slug.to_owned() };
        let title = title_of(args).filter(|title| is_picked && slug_words(title).is_empty());
        if let Some(title) = title {
            world.remark(&format!(
                "note: the files are called `{stem}`: names of files have the letters a-z and digits, and `{}` has none",
                shown(title)
            ));
        }
        fs::create_dir_all(&args.out)
            .map_err(|error| format!("cannot make `{}`: {error}", args.out.display()))?;
        let has_notes = args.facilitator || bundle.has_facilitator();
        let with_notes = |plain, noted| std::iter::once(plain).chain(has_notes.then_some(noted));
        for language in &bundle.languages {
            let name = format!("{stem}-{}", language.code());
            if args.format.contains(&BookFormat::Pdf) {
                for volume in with_notes(Volume::Participants, Volume::Facilitator) {
                    errors += usize::from(!set(world, args, &planned, bundle, &stem, *language, volume)?);
                }
            }
            // One that cannot be made does not keep others from being made.
            type Make<'m> = &'m dyn Fn() -> Result<Vec<u8>, ThemeFault>;
            let files: [(BookFormat, &str, &str, Make<'_>); 3] = [
                (BookFormat::Epub, "epub", "EPUB", &|| planned.epub(bundle, *language)),
                (BookFormat::Html, "html", "one file", &|| planned.one_file(bundle, *language)),
                (BookFormat::Zip, "zip", "to hand out", &|| planned.hand_out(bundle, *language, &name)),
            ];
            for (format, ending, what, make) in files {
                if !args.format.contains(&format) {
                    continue;
                }
                match make() {
                    Ok(bytes) => {
                        write(world, args, &args.out.join(format!("{name}.{ending}")), &bytes, what)?
                    }
                    Err(fault) => {
                        say(&format!("error: `{name}.{ending}` cannot be made: {}", told(fault)));
                        errors += 1;
                    }
                }
            }
        }
        if let Some((first, second)) = bundle.bilingual.filter(|_| args.format.contains(&BookFormat::Pdf)) {
            for volume in with_notes(Volume::Beside(second), Volume::FacilitatorBeside(second)) {
                errors += usize::from(!set(world, args, &planned, bundle, &stem, first, volume)?);
            }
        }
    }
    Ok(if errors > 0 { Verdict::Findings } else { Verdict::Clean })
}

/// Sets a book and writes it, and its booklet where one is wanted. One that cannot be set is told, and does not keep
/// others from being made.
fn set<'a>(
    world: &World,
    args: &BundleArgs,
    planned: &Planned<'a>,
    bundle: &'a Bundle<'a>,
    stem: &str,
    language: Language,
    volume: Volume,
) -> Result<bool, Failure> {
    let name = name_of(stem, language, volume);
    let sheets = match planned.print(bundle, language, volume) {
        Ok(sheets) => sheets,
        Err(fault) => {
            say(&format!("error: `{name}` cannot be set: {}", told(fault)));
            return Ok(false);
        }
    };
    let pages = plural(sheets.pages, "page", "pages");
    write(world, args, &args.out.join(format!("{name}.pdf")), &sheets.pdf, &pages)?;
    if args.booklet {
        let booklet = planned.booklet(bundle, language, &sheets).map_err(told)?;
        let sides = plural(booklet.pages, "side", "sides");
        write(world, args, &args.out.join(format!("{name}-booklet.pdf")), &booklet.pdf, &sides)?;
    }
    Ok(true)
}

/// The names of all recipes. One that cannot be read at all is one all the same.
fn recipes_in(library: &Library) -> BTreeSet<String> {
    let read = library.sources.iter().map(|(_, source)| &source.path);
    // What is not even a text is no source, and has a finding about the whole file.
    let unread = library.faults.iter().filter_map(|fault| match &fault.place {
        Place::Path(path) => Some(path),
        Place::Span(_) => None,
    });
    let slug = |path: &String| match seat_of(path) {
        Ok(Seat::Recipe { slug }) => Some(slug),
        _ => None,
    };
    read.chain(unread).filter_map(slug).collect()
}

/// The recipes with some names; all, where none is named.
fn named(library: &Library, names: &[String]) -> Result<Vec<String>, Failure> {
    let known = recipes_in(library);
    let mut wanted: Vec<String> = Vec::new();
    if names.is_empty() {
        wanted.extend(known.iter().cloned());
    }
    for name in names {
        let slug = name.strip_suffix(".yaml").unwrap_or(name).rsplit(['/', '\\']).next().unwrap_or(name);
        if !known.contains(slug) {
            return Err(match suggest::nearest(slug, known.iter().map(String::as_str)) {
                Some(near) => format!("there is no recipe `{}`; did you mean `{near}`?", shown(slug)),
                None if known.is_empty() => format!("there is no recipe `{}`, nor any other", shown(slug)),
                None => {
                    let known: Vec<String> = known.into_iter().collect();
                    format!("there is no recipe `{}`; there are `{}`", shown(slug), known.join("`, `"))
                }
            }
            .into());
        }
        if !wanted.iter().any(|known| known == slug) {
            wanted.push(slug.to_owned());
        }
    }
    Ok(wanted)
}

/// Whether a finding is about a recipe or one of its logos.
fn is_about(finding: &Finding, slug: &str, library: &Library) -> bool {
    let path = finding.path(&library.sources);
    path == format!("content/bundles/{slug}.yaml")
        || library.recipes.get(slug).is_some_and(|recipe| logo_at(&recipe.data, path).is_some())
}

/// A finding about what stands on the command line.
fn in_words(finding: &Finding) -> String {
    let helps = finding
        .helps
        .iter()
        .map(|help| format!("\n  = help: {}", help.replace("under `practices`", "with `--pick`")));
    format!("{}: {}{}", finding.severity.word(), finding.message, helps.collect::<String>())
}

/// What is written in no file has no place.
fn nowhere() -> Span {
    Span::new(SourceId::default(), 0..0)
}

fn text(value: &str) -> Text {
    Spanned::new(value.to_owned(), nowhere())
}

fn list<T>(items: Vec<T>) -> List<T> {
    List { key: nowhere(), items, left_out: 0 }
}

/// A practice by its symbol, in letters of any case and with the letter of a language or without, or by its folder.
fn practice_named<'l>(library: &'l Library, name: &str) -> Option<&'l crate::link::Practice> {
    let capital = name.to_ascii_uppercase();
    // A document's symbol ends with the letter of its language.
    let bare = capital.rsplit_once('-').filter(|(_, letter)| letter.len() == 1).map(|(symbol, _)| symbol);
    library.practice(name).or_else(|| library.practice(&capital)).or_else(|| library.practice(bare?))
}

/// Says that a practice is not there, and what may have been meant.
fn unknown_practice(library: &Library, name: &str) -> String {
    let pieces: Vec<&str> = name.split_whitespace().collect();
    if pieces.len() > 1 && pieces.iter().all(|piece| practice_named(library, piece).is_some()) {
        return format!(
            "`{}` are several practices: put a comma between them, as in `{}`",
            shown(name),
            pieces.join(",")
        );
    }
    let near = check::links::symbol_near(library, name).map(|symbol| symbol.to_string());
    let near = near
        .or_else(|| suggest::nearest(name, library.practices.keys().map(String::as_str)).map(str::to_owned));
    match near {
        Some(near) => format!("no practice is called `{}`; did you mean `{near}`?", shown(name)),
        None => format!("no practice is called `{}`; `fieldbook search` finds symbols", shown(name)),
    }
}

/// A recipe of what is chosen on the command line.
fn record_of(edition: &Edition<'_>, args: &BundleArgs) -> Result<RecipeRecord, Failure> {
    let mut practices = Vec::new();
    for name in picks(args) {
        let Some(practice) = practice_named(edition.library, name) else {
            return Err(unknown_practice(edition.library, name).into());
        };
        match edition.practices.get(practice.slug.as_str()) {
            Some(published) if published.withdrawn.is_some() => {
                return Err(format!("`{}` was withdrawn and is in no bundle", shown(name)).into());
            }
            Some(_) => practices.push(ChosenRecord::Practice(text(&practice.slug))),
            None => {
                return Err(format!(
                    "`{}` is not published: it has errors, or it is a draft or in review, which --drafts takes",
                    shown(name)
                )
                .into());
            }
        }
    }
    let languages: Vec<Language> = if !args.bilingual.is_empty() {
        args.bilingual.clone()
    } else if args.lang.is_empty() {
        vec![edition.site.default_language]
    } else {
        languages_of(args)
    };
    Ok(RecipeRecord {
        title: Some(Texts::default()),
        languages: Some(list(languages.iter().map(|language| text(language.code())).collect())),
        practices: Some(list(practices)),
        query: args.query.as_deref().map(text),
        ..RecipeRecord::default()
    })
}

/// Whether the practices are chosen on the command line.
fn is_picked(args: &BundleArgs) -> bool {
    !args.pick.is_empty() || args.query.is_some()
}

/// What `--pick` names.
fn picks(args: &BundleArgs) -> impl Iterator<Item = &str> {
    args.pick.iter().map(|name| name.trim()).filter(|name| !name.is_empty())
}

/// The languages of `--lang`, each once.
fn languages_of(args: &BundleArgs) -> Vec<Language> {
    let mut languages = Vec::new();
    for language in &args.lang {
        if !languages.contains(language) {
            languages.push(*language);
        }
    }
    languages
}

/// What the names of the files of a bundle that stands in no recipe begin with: its title; else the symbols of a few
/// practices, or the first of many and how many more there are, and the words of its query. The same command gives the
/// same name, so that who makes a book again has one book and not two. No book of a recipe has such a name.
fn stem_of(args: &BundleArgs, edition: &Edition<'_>, bundle: &Bundle<'_>) -> String {
    /// Most practices after which a file is named.
    const FEW: usize = 3;
    let mut named = title_of(args).map(slug_words).unwrap_or_default();
    if named.is_empty() {
        let slugs = bundle.groups.iter().flat_map(|group| &group.practices);
        let symbols: Vec<String> =
            slugs.filter_map(|slug| Some(edition.practices.get(slug)?.symbol.to_string())).collect();
        let practices = match &symbols[..] {
            [first, others @ ..] if symbols.len() > FEW => format!("{first} and {} more", others.len()),
            few => few.join(" "),
        };
        named = slug_words(&practices);
        named.extend(args.query.iter().flat_map(|query| slug_words(query)));
    }
    let mut stem = named.join("-");
    stem.truncate(PRACTICE_LENGTH);
    let stem = match stem.trim_end_matches('-') {
        "" => PICKED,
        stem => stem,
    };
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut names = std::iter::once(stem.to_owned()).chain(numbered);
    let recipes = recipes_in(edition.library);
    names.find(|name| !recipes.contains(name)).unwrap_or_else(|| stem.to_owned())
}

/// The title that is wanted; an empty one is none.
fn title_of(args: &BundleArgs) -> Option<&str> {
    args.title.as_deref().filter(|title| !title.trim().is_empty())
}

/// A recipe with what the command line says otherwise.
fn with_options(mut record: RecipeRecord, args: &BundleArgs) -> RecipeRecord {
    if let Some(title) = title_of(args) {
        // One text stands for all languages: a book takes another language's where its own is not there.
        let by_language = vec![(
            args.lang.first().or(args.bilingual.first()).copied().unwrap_or(Language::En),
            text(title),
        )];
        record.title = Some(Texts { key: None, by_language, keys: Vec::new() });
    }
    if let Some(paper) = args.paper {
        record.paper = Some(Spanned::new(paper, nowhere()));
    }
    if args.large {
        record.text_size = Some(Spanned::new(TextSize::Large, nowhere()));
    }
    if args.save_ink {
        record.ink = Some(Spanned::new(Ink::Saving, nowhere()));
    }
    record
}

/// A fault of the theme, in words for the user.
fn told(fault: ThemeFault) -> String {
    format!("`{}`: {}", fault.path, fault.message)
}

/// Writes a file whole or not at all, and says so, also where another file was there. One that is there already stays.
fn write(world: &World, args: &BundleArgs, path: &Path, bytes: &[u8], what: &str) -> Result<(), Failure> {
    // A name of its own beside the file, which another program will hardly have.
    let part = path.with_extension("fieldbook-part");
    let told = |error: std::io::Error| format!("cannot write `{}`: {error}", path.display());
    let there = fs::read(path).ok();
    let is_same = there.as_deref() == Some(bytes);
    if !is_same {
        fs::write(&part, bytes).map_err(told)?;
        fs::rename(&part, path).map_err(told)?;
    }
    let before = match there {
        None => "",
        Some(_) if is_same => ", as it was there before",
        Some(_) if is_picked(args) && title_of(args).is_none() => {
            ", in place of the file that was there; --title gives a book a name of its own"
        }
        Some(_) => ", in place of the file that was there",
    };
    world.remark(&format!("`{}`: {what}, {}{before}", path.display(), size_of(bytes.len())));
    Ok(())
}

/// `451 kB`.
fn size_of(bytes: usize) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::check::Example;
    use crate::check::tests::{SAMPLE, Site, today};
    use crate::cmd::{Cli, Command};

    fn args(line: &[&str]) -> BundleArgs {
        let line = [&["fieldbook", "bundle"], line].concat();
        match Cli::try_parse_from(line).unwrap().command {
            Command::Bundle(args) => args,
            other => panic!("{other:?}"),
        }
    }

    fn edition_of(library: &Library) -> Edition<'_> {
        edition::select(library, &[], &Choices::default(), today())
    }

    #[test]
    fn the_files_of_what_is_picked_have_names_of_a_fair_length() {
        let mut site = Site::starter();
        let text = site.text(SAMPLE);
        for symbol in ["BP-EZDSK", "BP-5NMT7", "BP-8VDWV"] {
            let path = SAMPLE.replace("tie-sensors-to-a-repair-service", &symbol.to_lowercase());
            site = site.with(&path, text.replace("BP-7K3Q0", symbol));
        }
        let library = site.library();
        let edition = edition_of(&library);
        let stem = |line: &[&str]| {
            let args = args(line);
            let record = record_of(&edition, &args).unwrap();
            stem_of(&args, &edition, &edition.bundle(PICKED, &record).unwrap())
        };
        let three = "BP-7K3Q0,BP-EZDSK,BP-5NMT7";
        assert_eq!(stem(&["--pick", three]), "bp-7k3q0-bp-ezdsk-bp-5nmt7");
        assert_eq!(stem(&["--pick", &format!("{three},BP-8VDWV")]), "bp-7k3q0-and-3-more");
        assert_eq!(stem(&["--pick", "BP-7K3Q0", "--where", "pump"]), "bp-7k3q0-pump");
        assert_eq!(stem(&["--where", "水泵"]), PICKED);
        // Where a long name is cut off, it ends with no hyphen.
        let long = format!("{} day of repairs", "a".repeat(PRACTICE_LENGTH - 1));
        assert_eq!(stem(&["--pick", "BP-7K3Q0", "--title", &long]), "a".repeat(PRACTICE_LENGTH - 1));
        let long = "b".repeat(PRACTICE_LENGTH + 9);
        assert_eq!(stem(&["--pick", "BP-7K3Q0", "--title", &long]), "b".repeat(PRACTICE_LENGTH));
    }

    #[test]
    fn a_practice_that_cannot_be_picked_says_why() {
        let site = Site::starter()
            .lay(&Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic at once"))
            .edit("status: published", "status: withdrawn\nreason: It was wrong");
        let library = site.library();
        let told = |pick: &str| {
            let edition = edition_of(&library);
            record_of(&edition, &args(&["--pick", pick])).unwrap_err().to_string()
        };
        assert_eq!(told("BP-7K3Q0"), "`BP-7K3Q0` was withdrawn and is in no bundle");
        assert_eq!(
            told("BP-7K3Q0 the-second-practice"),
            "`BP-7K3Q0 the-second-practice` are several practices: put a comma between them, as in `BP-7K3Q0,the-second-practice`"
        );
        assert_eq!(told("BP-7K3Q1"), "no practice is called `BP-7K3Q1`; did you mean `BP-7K3Q0`?");
        assert_eq!(
            told("the-secnd-practice"),
            "no practice is called `the-secnd-practice`; did you mean `the-second-practice`?"
        );
        assert_eq!(told("xylophone"), "no practice is called `xylophone`; `fieldbook search` finds symbols");
        for name in ["bp-fr23r", "BP-FR23R-F", "the-second-practice"] {
            assert!(practice_named(&library, name).is_some(), "{name}");
        }
        let draft = Site::starter().edit("status: published", "status: draft").library();
        let edition = edition_of(&draft);
        let told = record_of(&edition, &args(&["--pick", "BP-7K3Q0"])).unwrap_err().to_string();
        assert!(told.starts_with("`BP-7K3Q0` is not published"), "{told}");
    }

    #[test]
    fn a_title_is_in_the_first_language_of_the_book() {
        for (line, language) in [
            (&["--title", "T", "--lang", "ar,en"][..], Language::Ar),
            (&["--title", "T", "--bilingual", "fr,en"], Language::Fr),
            (&["--title", "T"], Language::En),
        ] {
            let record = with_options(RecipeRecord::default(), &args(line));
            let title = record.title.unwrap().by_language;
            assert_eq!((title.len(), title[0].0), (1, language), "{line:?}");
        }
        assert!(with_options(RecipeRecord::default(), &args(&["--title", " "])).title.is_none());
    }

    #[test]
    fn sizes_are_told_as_people_read_them() {
        for (bytes, words) in
            [(1, "1 kB"), (451_001, "452 kB"), (1_000_000, "1.0 MB"), (12_990_000, "12.9 MB")]
        {
            assert_eq!(size_of(bytes), words);
        }
    }
}
