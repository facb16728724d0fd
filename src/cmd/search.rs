//! `fieldbook search`.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::ops::Range;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Args, CommandFactory};
use jiff::civil::Date;
use serde_json::json;

use super::{Failure, Verdict, World, print, say, stdout_is_terminal};
use crate::check;
use crate::diag::{plural, shown, suggest};
use crate::edition::{self, Choices, Edition};
use crate::index::analysis::Analyser;
use crate::index::document::{documents, facet_values, vocabulary_of};
use crate::index::export::Labels;
use crate::index::passage::passage;
use crate::index::query::{
    Clause, Named, Query, facet_value, goal_word, leaves_quote_open, operator_in, parse, parse_named,
    parse_with,
};
use crate::index::run::{Found, Unknown, facet_names, search};
use crate::index::store::Snapshot;
use crate::index::words::{divides_values, facet_keys, known_values, mistyped, no_facets, one_by_one};
use crate::index::{labels, snapshot};
use crate::model::language::Language;

/// Arguments of `search`.
#[derive(Debug, Args)]
pub(super) struct SearchArgs {
    /// What to look for: words, "words in this order", -word, word*, domain:health, SDG 6, BP-7K3Q0. Quote the whole query
    /// when it has signs that the shell or this command would take for its own: 'pump -solar'
    #[arg(required = true, num_args = 1..)]
    query: Vec<String>,
    /// Language of the query and of the practices; without it the site's default language
    #[arg(long, value_name = "LANG", value_parser = super::parse_language)]
    lang: Option<Language>,
    /// Only practices with this value, as in domain=health or, in French, domaine=santé; may be given several times:
    /// of the values of one key a practice has one or more, and of several keys a value of each
    #[arg(long, value_name = "KEY=VALUE")]
    facet: Vec<String>,
    /// Most results to show
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = parse_limit)]
    limit: usize,
    /// Then look in the other languages for practices that are not in this one
    #[arg(long)]
    others: bool,
    /// Show the results for other programs
    #[arg(long)]
    json: bool,
    /// Also look in drafts and practices in review
    #[arg(long)]
    drafts: bool,
    /// Search as of this day instead of today
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    as_of: Option<Date>,
}

fn parse_limit(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "a whole number of results is expected, as in 10".to_owned())
}

/// A query that begins with a hyphen and with the letter of an option, which would be read as that option: `-hot water`
/// asks for help, and `-Chile water` for a folder.
pub(super) fn query_as_option(arguments: &[OsString]) -> Option<clap::Error> {
    let command = super::Cli::command();
    let mut names = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    if names.find(|name| command.find_subcommand(name).is_some()) != Some("search") {
        return None;
    }
    let is_query = |argument: &&str| {
        let Some(rest) = argument.strip_prefix('-').filter(|rest| rest.chars().count() > 1) else {
            return false;
        };
        match rest.strip_prefix('C') {
            Some(folder) => {
                folder.starts_with(char::is_alphanumeric) && !std::path::Path::new(folder).exists()
            }
            None => rest.starts_with(['h', 'q', 'v']) && !rest.chars().all(|letter| "hqv".contains(letter)),
        }
    };
    let query = names.take_while(|argument| *argument != "--").find(is_query)?;
    let mut error = clap::Error::new(ErrorKind::UnknownArgument).with_cmd(command.find_subcommand("search")?);
    error.insert(ContextKind::InvalidArg, ContextValue::String(query.to_owned()));
    explain_hyphen(&mut error, arguments);
    Some(error)
}

/// Says how a query that begins with a hyphen is asked: it was taken for an option, of which clap names the first
/// letter alone, with advice that leads nowhere.
pub(super) fn explain_hyphen(error: &mut clap::Error, arguments: &[OsString]) {
    let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg) else { return };
    let commands = super::Cli::command();
    let mut names = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    let is_search = names.find(|name| commands.find_subcommand(name).is_some()) == Some("search");
    // An option with a slip has a better tip.
    let is_a_slip = error.get(ContextKind::SuggestedArg).is_some();
    if error.kind() != ErrorKind::UnknownArgument || !is_search || is_a_slip {
        return;
    }
    let letter = option.strip_prefix('-').filter(|rest| rest.chars().count() == 1);
    let queries = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    let mut queries = queries.filter(|argument| match letter {
        Some(letter) => {
            argument.strip_prefix('-').is_some_and(|rest| !rest.starts_with('-') && rest.contains(letter))
        }
        None => argument == option,
    });
    let Some(query) = queries.next().map(str::to_owned) else { return };
    let (options, words) = options_and_words(arguments);
    let tip = if words.contains(&query) {
        let options: String = options.iter().map(|option| format!("{} ", quoted(option))).collect();
        let all = quoted(&words.join(" "));
        format!(
            "options stand before `--` and all that is looked for behind it: fieldbook search {options}-- {all}"
        )
    } else {
        "an option takes a value that begins with a hyphen only behind `=`, as in `--option=-1`".to_owned()
    };
    error.insert(ContextKind::InvalidArg, ContextValue::String(query));
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_=./:".contains(letter);
    let is_option = word.starts_with("--");
    if !word.is_empty() && word.chars().all(is_plain) && (is_option || !word.starts_with('-')) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// What stands behind `search`: options with their values, and all the rest.
fn options_and_words(arguments: &[OsString]) -> (Vec<String>, Vec<String>) {
    let mut command = super::Cli::command();
    command.build();
    let known: Vec<&Arg> =
        command.find_subcommand("search").into_iter().flat_map(|search| search.get_arguments()).collect();
    let option_of = |word: &str| {
        let name = word.split_once('=').map_or(word, |(name, _)| name);
        known.iter().find(|arg| {
            arg.get_long().is_some_and(|long| name.strip_prefix("--") == Some(long))
                || arg.get_short().is_some_and(|short| name.strip_prefix('-') == Some(&short.to_string()))
        })
    };
    let (mut options, mut words) = (Vec::new(), Vec::new());
    let mut rest = arguments.iter().skip(1).skip_while(|argument| *argument != "search").skip(1);
    while let Some(word) = rest.next() {
        let word = word.to_string_lossy().into_owned();
        match option_of(&word) {
            Some(arg) => {
                let has_more = arg.get_action().takes_values() && !word.contains('=');
                options.push(word);
                if has_more && let Some(value) = rest.next() {
                    options.push(value.to_string_lossy().into_owned());
                }
            }
            None => words.push(word),
        }
    }
    (options, words)
}

/// What was found in one language.
struct InLanguage {
    language: Language,
    snapshot: Snapshot,
    labels: Labels,
    query: Query,
    found: Found,
}

impl InLanguage {
    /// Whether something was found, and all of these words stand as they were typed.
    fn has_all(&self, typed: &[String]) -> bool {
        let stands = |word: &String| {
            self.query.wanted.iter().any(|clause| {
                matches!(clause, Clause::Word { surface, term, .. } if surface == word && self.found.terms.contains(term))
            })
        };
        !self.found.hits.is_empty() && typed.iter().all(stands)
    }
}

pub(super) fn run(world: &World, args: &SearchArgs) -> Result<Verdict, Failure> {
    let today = world.today(args.as_of)?;
    let root = &world.globals.root;
    let library = crate::load_kept(root)?;
    let findings = check::check(&library, today);
    let choices = Choices { drafts: args.drafts, ..Choices::default() };
    let edition = edition::select(&library, &findings, &choices, today);
    let own = args.lang.unwrap_or(edition.site.default_language);
    if !edition.site.languages.contains(&own) {
        let languages: Vec<&str> = edition.site.languages.iter().map(|language| language.code()).collect();
        return Err(
            format!("the site is not built in `{}`; it is in {}", own.code(), languages.join(", ")).into()
        );
    }
    let text = args.query.join(" ");
    let asked_facets =
        args.facet.iter().map(|facet| known_facet(&edition, own, facet)).collect::<Result<Vec<_>, _>>()?;
    // Facets and goals have one name in all languages.
    let in_any_language = in_any_language(&edition, own, &text);
    let ask = |language: Language, plain: bool| -> Result<InLanguage, Failure> {
        let text = if language == own { &text } else { &in_any_language };
        let documents = documents(&edition, language);
        let mut remarks = Vec::new();
        let snapshot = snapshot(Some(root), language, &documents, &mut remarks)?;
        remarks.iter().for_each(|remark| world.remark(&format!("note: {remark}")));
        let labels = labels(&edition, language);
        let names = facet_names(&snapshot.analyser, &labels);
        let mut query = parse_with(text, language, &snapshot.analyser, &names);
        query.plain = plain;
        for (key, id) in &asked_facets {
            query.facets.push((key.clone(), facet_value(&snapshot.analyser, id), false));
        }
        let mut found = search(&snapshot, &query, &names)?;
        // A part of it may be a single small word, which is another word in another language.
        if language != own && found.partly {
            found.hits.clear();
            found.partly = false;
        }
        Ok(InLanguage { language, snapshot, labels, query, found })
    };
    let mut asked = vec![ask(own, false)?];
    let mended: Vec<String> = asked[0].found.mended.iter().map(|(typed, _)| typed.clone()).collect();
    // A word of one language is no slip of another: where it stands as it was typed, that is told, and nothing is mended.
    let mut abroad = Vec::new();
    if args.others || !mended.is_empty() {
        for language in edition.site.languages.iter().filter(|language| **language != own) {
            abroad.push(ask(*language, true)?);
        }
    }
    let standing = abroad.iter().filter(|other| !mended.is_empty() && other.has_all(&mended));
    let standing: Vec<Language> = standing.map(|other| other.language).collect();
    if !standing.is_empty() {
        asked = vec![ask(own, true)?];
        let names: Vec<&str> = standing.iter().map(|language| language.english_name()).collect();
        let words: Vec<String> = mended.iter().map(|word| format!("`{word}`")).collect();
        let (words, names) = (words.join(", "), names.join(", "));
        world.remark(&format!("{words}: nowhere in {}, but in {names}", own.english_name()));
    }
    if args.others {
        asked.extend(abroad);
    }
    let hits = hits(&asked)?;
    let shown = &hits[..hits.len().min(args.limit)];
    remark_on(world, &edition, &text, &asked);
    remark_on_query(world, &edition, args, &text, &asked)?;
    if args.json {
        let list: Vec<_> = shown.iter().map(|hit| hit.json()).collect();
        let all = json!({"query": text, "lang": own.code(), "total": hits.len(), "hits": list});
        print(&format!("{}\n", serde_json::to_string_pretty(&all)?))?;
        return Ok(Verdict::Clean);
    }
    let bold = world.colour_for(stdout_is_terminal());
    for hit in shown {
        print(&hit.draw(bold))?;
    }
    match (hits.len(), shown.len()) {
        (0, _) => say("nothing found"),
        (all, some) if some < all => world.remark(&format!("{some} of {all} shown; `--limit` shows more")),
        (all, _) => world.remark(&format!("{all} found")),
    }
    // Whoever wants to hear nothing more need not wait for other indexes.
    if (hits.is_empty() || !standing.is_empty()) && !args.others && !world.globals.quiet {
        let mut others = BTreeSet::new();
        for language in edition.site.languages.iter().filter(|language| **language != own) {
            let InLanguage { snapshot, found, .. } = ask(*language, true)?;
            for (number, _) in &found.hits {
                others.insert(snapshot.document(*number as usize)?.symbol);
            }
        }
        if !others.is_empty() {
            let practices = plural(others.len(), "practice", "practices");
            say(&format!("found in other languages: {practices}; `--others` shows them"));
        }
    }
    Ok(Verdict::Clean)
}

/// Says what in a query will surprise: slips, and parts that leave each other nothing.
fn remark_on_query(
    world: &World,
    edition: &Edition<'_>,
    args: &SearchArgs,
    text: &str,
    asked: &[InLanguage],
) -> Result<(), Failure> {
    let [InLanguage { language, snapshot, labels, found, .. }, ..] = asked else { return Ok(()) };
    let (analyser, names) = (&snapshot.analyser, facet_names(&snapshot.analyser, labels));
    if let Some(day) = args.as_of.filter(|_| edition.practices.is_empty()) {
        world.remark(&format!("no practice was published on {day} or before"));
    }
    if leaves_quote_open(text) {
        world.remark("a quote is opened and not closed: all behind it is looked for as words side by side");
    }
    if let Some(operator) = operator_in(text, *language) {
        world.remark(&format!("`{operator}` joins nothing here: all words are looked for"));
    }
    let mistyped = mistyped(text, *language, analyser, edition.library);
    let mut remark = once(world);
    for (typed, meant) in &mistyped {
        remark(format!("`{}`: did you mean `{meant}`?", shown(typed)));
    }
    explain_parts(&mut remark, text, *language, &mistyped, !args.facet.is_empty());
    let mut query = parse_with(text, *language, analyser, &names);
    for clause in &query.unwanted {
        let of_both = |other: &Clause| match (term_of(other), term_of(clause)) {
            (Some(one), Some(other)) => one == other,
            _ => other == clause,
        };
        if query.wanted.iter().any(of_both) {
            let word = match clause {
                Clause::Word { surface, .. } => format!("`{surface}`"),
                _ => "the same".to_owned(),
            };
            remark(format!("{word} is wanted and not wanted, which nothing can be"));
        }
    }
    let options = args.facet.iter().filter_map(|facet| known_facet(edition, *language, facet).ok());
    query.facets.extend(options.map(|(key, id)| (key, facet_value(analyser, &id), false)));
    if found.hits.is_empty()
        && query.facets.len() > 1
        && found.unknown.is_empty()
        && found.elsewhere.is_empty()
    {
        let facets = Query { facets: query.facets, ..Query::default() };
        if search(snapshot, &facets, &names)?.hits.is_empty() {
            world.remark("the facets leave each other nothing: no practice has all that is asked of them");
        }
    }
    Ok(())
}

/// The term of a single word.
fn term_of(clause: &Clause) -> Option<&str> {
    match clause {
        Clause::Word { term, open: false, .. } => Some(term),
        Clause::Phrase(terms) => match terms.as_slice() {
            [(_, term)] => Some(term),
            _ => None,
        },
        _ => None,
    }
}

/// Tells remarks, each once: a query may have its parts twice.
fn once(world: &World) -> impl FnMut(String) {
    let mut told = BTreeSet::new();
    move |words: String| {
        if !told.contains(&words) {
            world.remark(&words);
            told.insert(words);
        }
    }
}

/// Says of a query that it has no word to look for, or of its parts which look like a facet and are none. With `facets`
/// at options, these choose.
fn explain_parts(
    remark: &mut dyn FnMut(String),
    text: &str,
    language: Language,
    mistyped: &[(String, String)],
    facets: bool,
) {
    let analyser = Analyser::new(language);
    let query = parse(text, language, &analyser);
    if query.wanted.is_empty() && query.unwanted.is_empty() && query.facets.is_empty() {
        if !facets {
            remark("there is no word to look for in it: signs alone find nothing".to_owned());
        } else if !text.trim().is_empty() {
            remark("there is no word to look for in it: only `--facet` chooses".to_owned());
        }
        return;
    }
    for part in no_facets(text, language, &analyser) {
        if mistyped.iter().any(|(typed, _)| typed.starts_with(part.key)) {
            continue;
        }
        let narrows = match part.symbol() {
            Some(symbol) => format!("a symbol stands alone: `{}`", shown(symbol)),
            None => format!("what does is {}", facet_keys(language).join(", ")),
        };
        remark(format!("`{}:` narrows nothing; {narrows}", shown(part.key)));
    }
}

/// Says what was not looked for as it was typed: each word once and, where several languages were asked, of
/// which it is true.
fn remark_on(world: &World, edition: &Edition<'_>, text: &str, asked: &[InLanguage]) {
    let mut remark = once(world);
    let where_from = |languages: &[Language]| {
        let names: Vec<&str> = languages.iter().map(|language| language.english_name()).collect();
        if asked.len() > 1 { format!(" in {}", names.join(", ")) } else { String::new() }
    };
    let mut mended: Vec<(&(String, String), Vec<Language>)> = Vec::new();
    for InLanguage { language, found, .. } in asked {
        for pair in &found.mended {
            match mended.iter_mut().find(|(known, _)| *known == pair) {
                Some((_, languages)) if languages.contains(language) => {}
                Some((_, languages)) => languages.push(*language),
                None => mended.push((pair, vec![*language])),
            }
        }
    }
    for ((typed, taken), languages) in mended {
        remark(format!("`{typed}` stands nowhere{}; looked for `{taken}`", where_from(&languages)));
    }
    for InLanguage { language, snapshot, labels, query, found } in asked.iter().take(1) {
        let names = facet_names(&snapshot.analyser, labels);
        let mut told = BTreeSet::new();
        for typed in &found.nowhere {
            // Both words of `costa rika` may stand nowhere.
            let near = names.values_near(query, typed).into_iter().filter(|place| told.insert(*place));
            let near = near.map(|(key, id)| {
                let name = labels.get(&(key.to_owned(), id.to_owned())).and_then(|names| names.first());
                format!("`{key}:{id}` ({})", name.map_or(id, String::as_str))
            });
            let near: Vec<String> = near.collect();
            if !near.is_empty() {
                let place = where_from(&[*language]);
                remark(format!("`{typed}` stands nowhere{place}; did you mean {}?", near.join(" or ")));
            }
        }
    }
    // Another language has other names for the values.
    for InLanguage { found, labels, language, snapshot, .. } in asked.iter().take(1) {
        let own_names = facet_names(&snapshot.analyser, labels);
        let named = parse_named(text, *language, &snapshot.analyser, &own_names).1;
        for Unknown { key, value, meant, more } in &found.unknown {
            let all = known_values(edition.library, *language, key);
            let known = facet_names(&snapshot.analyser, &all);
            let id_of = |value: &str| known.id(key, value).map(str::to_owned);
            if let Some(id) = id_of(value) {
                let name = all.get(&(key.clone(), id.clone())).and_then(|names| names.first());
                remark(format!(
                    "`{key}:{id}` ({}) is known, but no practice has it",
                    name.map_or(id.as_str(), String::as_str)
                ));
                continue;
            }
            // The vocabulary of goals is not the site's to change.
            if key == "sdg" && value.chars().all(|letter| letter.is_ascii_digit()) {
                let ids = meant.join(", ");
                let here =
                    if meant.is_empty() { String::new() } else { format!("; practices here have {ids}") };
                remark(format!("`sdg:{value}` is no goal: they go from 1 to 17{here}"));
                continue;
            }
            let several = named.iter().filter(|named| named.key == Some(key) && named.value == *value);
            let several = several.filter_map(|named| {
                Some((named.unwanted, one_by_one(text, named, &known, &snapshot.analyser)?))
            });
            if let Some((unwanted, each)) = several.into_iter().next() {
                let enough = if unwanted { "" } else { ", and one of them is enough" };
                remark(format!(
                    "`{key}:{value}` is no value; several are given one by one{enough}: `{}`",
                    each.join(" ")
                ));
                continue;
            }
            let meant_names = meant.iter().map(|id| match labels.get(&(key.clone(), id.clone())) {
                Some(names) => format!("{id} ({})", names.first().map_or("", String::as_str)),
                None => id.clone(),
            });
            let known =
                if meant.is_empty() { "none".to_owned() } else { meant_names.collect::<Vec<_>>().join(", ") };
            let known = if *more > 0 { format!("{known} … and {more} more") } else { known };
            remark(if value.is_empty() {
                format!("`{key}:` has no value and is left out; it may be: {known}")
            } else {
                format!(
                    "no practice{} has `{key}:{value}`; `{key}` may be: {known}",
                    where_from(&[*language])
                )
            });
        }
    }
    for InLanguage { found, labels, language, .. } in asked.iter().take(1) {
        for (key, id) in &found.elsewhere {
            let name = labels.get(&(key.clone(), id.clone())).and_then(|names| names.first());
            if !facet_values(edition).get(key).is_some_and(|ids| ids.contains(id)) {
                let name = name.map_or(id.as_str(), String::as_str);
                remark(format!("`{key}:{id}` ({name}) is known, but no practice has it"));
                continue;
            }
            remark(format!(
                "no practice in {} has `{key}:{id}` ({})",
                language.english_name(),
                name.map_or(id.as_str(), String::as_str)
            ));
        }
    }
    let partly = asked.iter().filter(|asked| asked.found.partly).map(|asked| asked.language);
    let partly: Vec<Language> = partly.collect();
    if !partly.is_empty() {
        world.remark(&format!("no practice{} has all of this; these have a part of it", where_from(&partly)));
    }
}

/// The key and the id of a facet, which may be written in the words of the language.
fn known_facet(edition: &Edition<'_>, language: Language, text: &str) -> Result<(String, String), Failure> {
    let pair = text.split_once(['=', ':', '：']).filter(|(key, value)| !key.is_empty() && !value.is_empty());
    let Some((written, value)) = pair else {
        return Err(format!(
            "`--facet {}` needs a key and a value, as in domain=health; the keys are {}",
            shown(text),
            facet_keys(language).join(", ")
        )
        .into());
    };
    let analyser = Analyser::new(language);
    // A key is what the query language takes for one.
    let query = parse(&format!("{}:x", written.trim()), language, &analyser);
    let is_alone = query.wanted.is_empty() && query.unwanted.is_empty();
    let ([(key, _, false)], true) = (query.facets.as_slice(), is_alone) else {
        let keys = facet_keys(language);
        let near = suggest::nearest(written, keys.iter().copied());
        let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
        return Err(format!(
            "`{}` is no key of `--facet`; {near}the keys are {}",
            shown(written),
            keys.join(", ")
        )
        .into());
    };
    let labels = known_values(edition.library, language, key);
    let wanted = (key.clone(), facet_value(&analyser, value));
    let names = facet_names(&analyser, &labels);
    let several: Vec<&str> =
        value.split(divides_values).map(str::trim).filter(|value| !value.is_empty()).collect();
    if let Some(id) = names.id(key, &wanted.1) {
        return Ok((wanted.0, id.to_owned()));
    }
    let is_known = |value: &&str| names.id(key, &facet_value(&analyser, value)).is_some();
    if several.len() > 1 && several.iter().any(is_known) {
        let each: Vec<String> = several
            .iter()
            .map(|value| format!("--facet {}", quoted(&format!("{written}={value}"))))
            .collect();
        return Err(format!(
            "`--facet` takes one value and is given several times: {}; one of these values is enough",
            each.join(" ")
        )
        .into());
    }
    const FEW: usize = 20;
    let ids: Vec<&str> = labels.keys().map(|(_, id)| id.as_str()).collect();
    let names = labels.values().flatten().map(String::as_str);
    let near = suggest::nearest(value, ids.iter().copied().chain(names));
    let help = match near {
        Some(near) => format!("did you mean `{key}={near}`?"),
        None if ids.len() <= FEW => format!("the values are {}", ids.join(", ")),
        None => match vocabulary_of(key) {
            Some(vocabulary) => format!("the values stand in `content/vocabularies/{vocabulary}.yaml`"),
            None => "the values are the names of the files in `content/organisations/`".to_owned(),
        },
    };
    Err(format!("`{}` is no value of `{key}`; {help}", shown(value)).into())
}

/// A query with its facets and goals as all languages know them, instead of the words of its own.
fn in_any_language(edition: &Edition<'_>, own: Language, text: &str) -> String {
    let analyser = Analyser::new(own);
    let names = facet_names(&analyser, &labels(edition, own));
    let mut letters: Vec<char> = text.chars().collect();
    let named = parse_named(text, own, &analyser, &names).1;
    for Named { place, key, value, unwanted } in named.into_iter().rev() {
        let name = match key {
            Some(key) => {
                let id = names.id(key, &value).map(str::to_owned).unwrap_or(value);
                format!("{key}:\"{id}\"")
            }
            None => goal_word(&value),
        };
        let sign = if unwanted { "-" } else { "" };
        letters.splice(place, format!(" {sign}{name} ").chars());
    }
    without_small(&letters.into_iter().collect::<String>(), own, &analyser)
}

/// A query without the small words of its language, which are other words in another; of small words alone all stay.
fn without_small(text: &str, language: Language, analyser: &Analyser) -> String {
    // What stands in quotes is meant as it stands, also the values of facets that were put there before.
    let mut quoted = false;
    let parts = text.split(|letter: char| {
        quoted = if quoted { !"\"”“»".contains(letter) } else { "\"“„«".contains(letter) };
        !quoted && letter.is_whitespace()
    });
    let is_small = |part: &&str| {
        let first = parse(part, language, analyser).wanted.into_iter().next();
        matches!(first, Some(Clause::Word { small: true, .. }))
    };
    let left: Vec<&str> = parts.filter(|part| !part.is_empty() && !is_small(part)).collect();
    if left.is_empty() { text.to_owned() } else { left.join(" ") }
}

/// One result.
struct Hit {
    symbol: String,
    language: Language,
    title: Shown,
    score: f32,
    path: String,
    badges: Vec<String>,
    passage: Option<Shown>,
}

/// A text with marks.
struct Shown {
    text: String,
    marks: Vec<Range<usize>>,
}

/// The results of all languages, the reader's own first; a practice stands there once.
fn hits(asked: &[InLanguage]) -> Result<Vec<Hit>, Failure> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut seen = BTreeSet::new();
    for InLanguage { language, snapshot, found, .. } in asked {
        for (number, score) in &found.hits {
            let document = snapshot.document(*number as usize)?;
            if !seen.insert(document.symbol.clone()) {
                continue;
            }
            let analyser = &snapshot.analyser;
            let marked = |text: &str| passage(analyser, text, &found.terms);
            let title = marked(&document.title).filter(|passage| !passage.text.contains('…'));
            let best = marked(&document.summary).into_iter().chain(marked(&document.body));
            let best =
                best.max_by_key(|passage| (passage.marks.len(), std::cmp::Reverse(passage.text.len())));
            hits.push(Hit {
                symbol: document.symbol,
                language: *language,
                title: Shown {
                    marks: title.map(|passage| passage.marks).unwrap_or_default(),
                    text: document.title,
                },
                score: *score,
                path: document.path,
                badges: document.badges,
                passage: best.map(|passage| Shown { text: passage.text, marks: passage.marks }),
            });
        }
    }
    Ok(hits)
}

impl Hit {
    fn json(&self) -> serde_json::Value {
        json!({
            "symbol": self.symbol,
            "lang": self.language.code(),
            "title": self.title.text,
            "score": self.score,
            "path": self.path,
        })
    }

    fn draw(&self, bold: bool) -> String {
        let badges: Vec<&str> =
            self.badges.iter().map(String::as_str).filter(|badge| !badge.is_empty()).collect();
        let mut drawn = format!("{}  {}\n", self.symbol, self.title.draw(bold));
        drawn.push_str(&format!("          {} ({})\n", badges.join(", "), self.path));
        if let Some(passage) = &self.passage {
            drawn.push_str(&format!("          {}\n", passage.draw(bold)));
        }
        drawn.push('\n');
        drawn
    }
}

impl Shown {
    /// The text, its marks bold on a terminal.
    fn draw(&self, bold: bool) -> String {
        let mut drawn = self.text.clone();
        if bold {
            for mark in self.marks.iter().rev() {
                drawn.insert_str(mark.end, "\u{1b}[0m");
                drawn.insert_str(mark.start, "\u{1b}[1m");
            }
        }
        drawn
    }
}
