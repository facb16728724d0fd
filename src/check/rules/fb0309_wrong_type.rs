//! FB0309: a value of another type than its key asks for.

use super::fb0304_unknown_key::is_practice_name;
use crate::check::recipes::languages_of;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};
use crate::model::language::Language;
use crate::parse::Record;
use crate::parse::layout::{Seat, seat_of};
use crate::parse::recipe::RecipeRecord;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0309",
    name: "wrong-type",
    severity: Severity::Error,
    title: "A value has another form than its key asks for",
    explanation: "\
Some keys take one text, some a list in brackets, some a number, some a group of keys. A list of one
thing is still a list: `domains: [water]`. A number has no quotes, no unit and no thousands separator:
`count: 3000`. A text that looks like a number, or like `true`, stands in quotes: `title: \"2030\"`.

Write the value in the form that the message asks for.",
    wrong: Example::Front("domains: water"),
    right: Example::Front("domains: [water]"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let told_as_cut = super::fb0337_cut_by_comma::lists_without_brackets(context);
    let mut nested_at = Vec::new();
    for fault in context.faults() {
        let (FaultKind::WrongType { key, expected, found }, Place::Span(span)) = (&fault.kind, &fault.place)
        else {
            continue;
        };
        if told_as_cut.contains(&(span.source, span.start)) {
            continue;
        }
        if let ("text", "a list") = (*expected, *found)
            && let Some((place, better)) = nested(context, *span)
        {
            // Each inner list of one line is a fault; together they are one slip.
            if !nested_at.contains(&place) {
                let message = format!("the list of `{}` has brackets inside its brackets", shown(key));
                let finding = report.at(place, message);
                finding.label("one list is enough");
                finding.help("take off the inner brackets").suggest(better);
                nested_at.push(place);
            }
            continue;
        }
        if let ("text" | "a list", "a group of keys") = (*expected, *found)
            && (key == "practices" || key.ends_with(".practices"))
            && let Some((place, better)) = practices_with_colons(context, *span, *expected == "a list")
        {
            let finding =
                report.at(place, format!("a practice in `{}` has a colon behind its name", shown(key)));
            finding.label("makes it a key").help("write the symbol alone behind `- `").suggest(better);
            continue;
        }
        // A whole file of the wrong form is named by what it is, not by a key.
        let name = if key.contains(' ') { shown(key) } else { format!("`{}`", shown(key)) };
        let digits = context.written(*span).trim_start_matches(['-', '+']);
        let found = match (*expected, *found) {
            ("a whole number", "a number") if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                "a number that is too large"
            }
            ("a whole number", "a number") => "a number with a fraction",
            (_, found) => found,
        };
        let finding = report.at(*span, format!("{name} takes {expected}, not {found}"));
        finding.label(found);
        let (help, better) = mend(context, *span, key, expected, found);
        match better {
            Some(better) => finding.help(format!("{help}: `{}`", shown(&better))).suggest(better),
            None => finding.help(help),
        };
    }
}

fn mend(
    context: &Context<'_>,
    span: Span,
    key: &str,
    expected: &str,
    found: &str,
) -> (String, Option<String>) {
    let written = context.written(span);
    let last = key.rsplit('.').next().unwrap_or(key);
    let questions_of = language_of_questions(context, span, key);
    let as_example = || match (questions_of, example_for(context, span, key)) {
        (Some(code), _) => format!(
            "write it like this: `{code}:` and below it `  - {{ask: repair a hand pump, find: [BP-7K3Q0]}}`"
        ),
        (None, Some(example)) => format!("write it like this: `{example}`"),
        (None, None) => format!("write {expected}"),
    };
    let holds_groups = ["sources", "results", "partners", "images", "entries", "agenda", "items", "logos"]
        .contains(&last)
        || questions_of.is_some();
    // Those of a recipe are texts or groups.
    let has_groups = holds_groups || key == "practices";
    let recipe = context.library.recipes.values().find(|recipe| recipe.source == span.source);
    match (expected, found) {
        ("a list", "text") if recipe.is_some() && key == "parts" && is_all(unquoted(written)) => {
            (ALL_PARTS.to_owned(), None)
        }
        ("a list", "text") if last == "languages" && is_all(unquoted(written)) => {
            // A recipe has the languages of the site, and the site any of the six.
            let site = context.library.site.as_ref().filter(|_| recipe.is_some());
            let list = site.and_then(|site| site.data.languages.as_ref()).map(|list| &list.items);
            let codes: Vec<&str> = match list.filter(|list| !list.is_empty()) {
                Some(list) => list.iter().take(Language::ALL.len()).map(|code| code.as_str()).collect(),
                None => Language::CODES.to_vec(),
            };
            ("name each language, in the order in which they are shown".to_owned(), as_list(&codes.join(", ")))
        }
        ("a list", "text") if !holds_groups && lines_of(written).count() > 1 => (
            "write each value on a line of its own behind `- `, or all in brackets".to_owned(),
            as_list(&lines_of(written).collect::<Vec<_>>().join(", ")),
        ),
        ("a list", "a group of keys") if has_groups && begins_with_hyphen(context, span) => {
            ("put a space behind the hyphen: each item of a list begins with `- `".to_owned(), None)
        }
        ("a list", "a group of keys") if has_groups => {
            let sign = written.starts_with('{');
            let help = if sign {
                "put `[` before the `{` and `]` behind the `}`: one thing is a list, too"
            } else {
                "write `- ` before the first of these keys and two spaces more before each of the others; so does \
                 each item of the list begin"
            };
            (help.to_owned(), None)
        }
        ("a list", "text" | "a number") if !holds_groups => {
            let bare = written.trim_matches(['［', '］', '【', '】']);
            let better = as_list(bare);
            if bare.len() < written.len() {
                return ("write the ordinary brackets `[` and `]`".to_owned(), better);
            }
            ("put the values in brackets, with commas between them".to_owned(), better)
        }
        ("text", "a number" | "a number with a fraction" | "true or false") => {
            ("put it in quotes, so that it is read as text".to_owned(), Some(format!("\"{written}\"")))
        }
        ("text", "a list") => {
            ("write one text without brackets; a text that begins with `[` needs quotes".to_owned(), None)
        }
        ("text", "a group of keys") if key == "practices.practices" && recipe.is_some() => (
            "a part holds the symbols of practices, and no other part: write each part behind a `- ` of its own, in the \
             column of the part above"
                .to_owned(),
            None,
        ),
        ("text", "a group of keys") => {
            ("write one text; if it holds `: ` or begins with `{`, put it in quotes".to_owned(), None)
        }
        ("a whole number", "text")
            if key == "sources.year" && !written.contains(|c: char| c.is_numeric()) =>
        {
            ("write the year, or leave the line out where the document gives none".to_owned(), None)
        }
        ("a whole number", _) if last == "within" => (
            "write 10 for the first page of results; leave it out for 3, those that a reader sees first"
                .to_owned(),
            as_number(written, true).filter(|number| ["3", "10"].contains(&number.as_str())),
        ),
        ("a whole number" | "a number", _) => (
            "write digits alone: no quotes, no unit, no sign between thousands".to_owned(),
            as_number(written, expected == "a whole number"),
        ),
        ("a group of keys", "text") if BY_LANGUAGE.contains(&last) => (
            "write it with the code of its language before it".to_owned(),
            Some(format!("{{{}: {}}}", language_of(recipe), super::quoted(unquoted(written)))),
        ),
        ("a group of keys", _) if key.contains(' ') => {
            ("write a key, a colon, a space and a value on each line".to_owned(), None)
        }
        _ => (as_example(), None),
    }
}

/// The list that holds the list which begins at a place, and how it is written without the inner one:
/// `[[water, health]]`, `- [water, health]`.
fn nested(context: &Context<'_>, span: Span) -> Option<(Span, String)> {
    let text = &context.library.sources.get(span.source).text;
    let at = span.start as usize;
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let before = &text[start..at];
    let is_item = before.trim() == "-";
    let open = if is_item { at } else { start + before.find('[')? };
    let line = text[open..].lines().next()?;
    let mut depth = 0_usize;
    let mut end = None;
    for (at, c) in line.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            // Other forms between the brackets are not taken apart.
            '{' | '}' | '"' | '\'' | '#' => return None,
            _ => {}
        }
        if depth == 0 {
            end = Some(at + 1);
            break;
        }
    }
    let end = open + end.filter(|end| open + end > at)?;
    let inner = text[open..end].replace(['[', ']'], "");
    let values: Vec<&str> = inner.split(',').map(str::trim).filter(|value| !value.is_empty()).collect();
    let better = match is_item {
        true if values.is_empty() => return None,
        true => values.join(&format!("\n{before}")),
        false => format!("[{}]", values.join(", ")),
    };
    Some((Span::new(span.source, open..end), better))
}

/// The lines of a group whose keys are names of practices with nothing behind them, and how they are written as items of a
/// list; behind a hyphen, the first alone.
fn practices_with_colons(context: &Context<'_>, span: Span, as_list: bool) -> Option<(Span, String)> {
    let text = &context.library.sources.get(span.source).text;
    let at = span.start as usize;
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let indent = &text[start..at];
    let name_of = |line: &str| {
        let name = line.trim_end().strip_suffix(':')?;
        is_practice_name(name).then(|| name.to_owned())
    };
    let mut names = Vec::new();
    let mut end = at;
    for line in text[at..].split_inclusive('\n') {
        let rest = if names.is_empty() { Some(line) } else { line.strip_prefix(indent) };
        let Some(name) = rest.and_then(name_of) else { break };
        names.push(name);
        end += line.trim_end().len();
        if !as_list || !indent.trim().is_empty() {
            break;
        }
        end += line.len() - line.trim_end().len();
    }
    let end = at + text[at..end].trim_end().len();
    if names.is_empty() {
        return None;
    }
    let sign = if as_list { "- " } else { "" };
    let items: Vec<String> = names.iter().map(|name| format!("{sign}{name}")).collect();
    Some((Span::new(span.source, at..end), items.join(&format!("\n{indent}"))))
}

/// `-ask: x` is a key to YAML. Of a group of keys the place has no more than the first character.
fn begins_with_hyphen(context: &Context<'_>, span: Span) -> bool {
    let text = &context.library.sources.get(span.source).text;
    text.get(span.start as usize..).is_some_and(|text| text.starts_with('-'))
}

/// The language whose questions a key of the search test holds.
fn language_of_questions(context: &Context<'_>, span: Span, key: &str) -> Option<Language> {
    let path = &context.library.sources.get(span.source).path;
    Language::from_code(key).filter(|_| path == "content/search-tests.yaml")
}

/// How a key is written in the file of a place.
fn example_for(context: &Context<'_>, span: Span, key: &str) -> Option<&'static str> {
    let seat = seat_of(&context.library.sources.get(span.source).path);
    let list = "source: {title: …, publisher: …, url: …}";
    Some(match (seat, key) {
        (Ok(Seat::Vocabulary { .. }), "source" | "entries.source") => list,
        (Ok(Seat::Vocabulary { .. }), "as_of" | "entries.as_of") => "as_of: 2026-11-22",
        (Ok(Seat::Vocabulary { .. }), "entries.checked") => "checked: [en, fr]",
        (Ok(Seat::Vocabulary { .. }), "entries.words") => "words: {min: 40, max: 100}",
        (Ok(Seat::Vocabulary { .. }), "entries.members") => "members: [KEN, UGA]",
        (Ok(Seat::Vocabulary { .. }), "entries.cldr") => "cldr: {en: Türkiye}",
        (Ok(Seat::Vocabulary { .. }), "entries.also") => "also: {en: \"smart home, house\"}",
        (Ok(Seat::Vocabulary { .. }), "entries.definition") => "definition: {en: A device that measures}",
        (Ok(Seat::Vocabulary { .. }), "note" | "entries.note") => "note: {en: As the standard defines it}",
        (Ok(Seat::Vocabulary { .. }), "entries.description") => "description: {en: Care of what is in use}",
        (Ok(Seat::Organisation { .. }), "membership") => {
            "membership: {category: academia, checked: 2026-11-22, source: https://www.itu.int/}"
        }
        (Ok(Seat::Organisation { .. }), "membership.checked") => "checked: 2026-11-22",
        (Ok(Seat::Organisation { .. }), "short") => "short: {en: PSU}",
        (Ok(Seat::Organisation { .. }), "description") => "description: {en: A public university}",
        (Ok(Seat::Site), "description") => "description: {en: What works in the field}",
        (Ok(Seat::Site), "subject") => "subject: {en: \"Internet of Things, IoT\"}",
        (Ok(Seat::Site), "edition") => "edition: {date: 2026-11-22}",
        (_, "extra") => "extra: {colour: blue}",
        _ => return super::fb0308_missing_key::example_in(context, span, key),
    })
}

/// Keys of a text in several languages.
const BY_LANGUAGE: [&str; 16] = [
    "title",
    "description",
    "name",
    "short",
    "label",
    "also",
    "subject",
    "note",
    "definition",
    "subtitle",
    "summary",
    "heading",
    "place",
    "host",
    "what",
    "alt",
];

/// The language in which a text is offered: the first of the recipe that it stands in.
fn language_of(recipe: Option<&Record<RecipeRecord>>) -> Language {
    recipe.and_then(|recipe| languages_of(&recipe.data).first().copied()).unwrap_or(Language::En)
}

/// Words for all parts of a book.
pub(super) fn is_all(word: &str) -> bool {
    ["all", "everything", "*", "tous", "toutes", "todo", "todos", "все", "全部", "الكل"]
        .contains(&word.trim().to_lowercase().as_str())
}

/// How all parts of a book are asked for.
pub(super) const ALL_PARTS: &str =
    "take the line out: without it the book has all parts but the notes of the one who leads the workshop";

/// The lines of a text that was meant as a list, without the signs that people begin an item with.
fn lines_of(written: &str) -> impl Iterator<Item = &str> {
    let lines = written.lines().map(|line| line.trim().trim_start_matches(['-', '*', '•', '–', '—']));
    lines.map(|line| line.trim().trim_end_matches(',')).filter(|line| !line.is_empty())
}

fn unquoted(written: &str) -> &str {
    let text = written.trim();
    ['"', '\'']
        .iter()
        .find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(text)
        .trim()
}

pub(super) fn as_list(written: &str) -> Option<String> {
    let items: Vec<&str> = unquoted(written)
        .split([',', ';', '،', '、', '，'])
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect();
    let simple = |item: &&str| {
        item.chars().all(|c| c.is_alphanumeric() || " -_".contains(c)) && !item.starts_with('-')
    };
    (!items.is_empty() && items.len() <= 40 && items.iter().all(simple))
        .then(|| format!("[{}]", items.join(", ")))
}

fn as_number(written: &str, whole: bool) -> Option<String> {
    let text = unquoted(written);
    // `3.000` may be three or three thousand; only what is clear is offered.
    let groups: Vec<&str> = text.split([',', ' ', '\u{a0}', '\u{202f}', '\'', '’']).collect();
    let (first, rest) = groups.split_first()?;
    let digits =
        |text: &str| !text.is_empty() && text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit());
    if rest.len() > 4 || !rest.iter().all(|group| group.len() == 3 && digits(group)) {
        return None;
    }
    if digits(first) && (rest.is_empty() || first.len() <= 3) {
        return Some(groups.concat());
    }
    let (before, after) = first.split_once('.')?;
    let fraction = rest.is_empty() && digits(before) && digits(after);
    (fraction && !whole).then(|| (*first).to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site, today};
    use super::*;

    #[test]
    fn all_languages_are_named_one_by_one() {
        let site = Site::bare()
            .with("fieldbook.yaml", "title: {en: T}\nlanguages: [fr, en]\ndefault_language: en\n");
        for word in ["all", "\"*\"", "Todos"] {
            let recipe = format!("title: {{en: T}}\nlanguages: {word}\npractices: [BP-7K3Q0]\n");
            let found = site.clone().with("content/bundles/x.yaml", recipe).found("FB0309");
            let [(_, finding)] = found.as_slice() else { panic!("{word}: {found:?}") };
            assert_eq!(finding.suggestion.as_deref(), Some("[fr, en]"), "{word}");
        }
        let found = Site::bare().with("fieldbook.yaml", "title: {en: T}\nlanguages: all\n").found("FB0309");
        assert_eq!(found[0].1.suggestion.as_deref(), Some("[ar, zh, en, fr, ru, es]"), "{found:?}");
    }

    /// Whoever follows an example has the form that is wanted.
    #[test]
    fn each_example_fits_its_key() {
        let entry = "entries:\n  - id: x\n    ";
        let (site, topics) = ("fieldbook.yaml", "content/vocabularies/topics.yaml");
        let (organisation, recipe) = ("content/organisations/x.yaml", "content/bundles/x.yaml");
        for (path, before, keys) in [
            (
                SAMPLE,
                "",
                "title published period scale cost effort workshop review sources results partners images domains \
                 topics places sdgs wsis standards connectivity power related supersedes aliases extra",
            ),
            (site, "", "title description subject languages edition base_url default_language"),
            (organisation, "", "name short kind description membership"),
            (organisation, "membership:\n  ", "category checked source"),
            (topics, "", "title as_of source note entries"),
            (
                topics,
                entry,
                "label also description note need words members as_of source aliases topics cldr definition checked",
            ),
            (
                recipe,
                "",
                "title subtitle summary event languages paper text_size ink practices where agenda parts logos",
            ),
            (recipe, "event:\n  ", "place start end host zone"),
            (recipe, "practices:\n  - ", "heading practices"),
            (recipe, "agenda:\n  - ", "day items"),
            (recipe, "agenda:\n  - day: 2027-03-15\n    items:\n      - ", "from to what practices"),
            (recipe, "logos:\n  - ", "file alt"),
            ("content/search-tests.yaml", "", "en fr"),
            ("content/search-tests.yaml", "en:\n  - ", "ask find within"),
        ] {
            let told = |yaml: &str| {
                let text = if path == SAMPLE { format!("---\n{yaml}\n---\n") } else { format!("{yaml}\n") };
                let library = Site::one(path, text).library();
                let context = Context { library: &library, today: today() };
                let mut report = Report { rule: &RULE, findings: Vec::new() };
                check(&context, &mut report);
                report.findings
            };
            for (key, value) in
                keys.split(' ').flat_map(|key| ["x", "1", "[x]", "{x: y}"].map(|value| (key, value)))
            {
                for finding in told(&format!("{before}{key}: {value}")) {
                    let help = &finding.helps[0];
                    let vague = ["write a list", "write a group of keys", "write a date"];
                    assert!(!vague.contains(&help.as_str()), "{path}, {key}: {value}: {help}");
                    let Some(example) = help.strip_prefix("write it like this: `") else { continue };
                    let column = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
                    let below = format!("\n{}", " ".repeat(column));
                    let example = example.trim_end_matches('`').replace("` and below it `", &below);
                    assert!(example.starts_with(&format!("{key}:")), "{path}, {key}: {value}: {help}");
                    let left = told(&format!("{before}{example}"));
                    assert!(left.is_empty(), "{path}, {key}: {help}: {left:?}");
                }
            }
        }
    }

    /// An item is a question or an entry; what is told is how one looks.
    #[test]
    fn a_question_is_told_how_it_looks() {
        let told = |questions: &str| {
            let mut found = Site::one("content/search-tests.yaml", questions).found("FB0309");
            assert_eq!(found.len(), 1, "{questions}: {found:?}");
            found.remove(0).1.helps.remove(0)
        };
        let example =
            "write it like this: `es:` and below it `  - {ask: repair a hand pump, find: [BP-7K3Q0]}`";
        for questions in ["es: bomba", "es: [bomba]", "es:\n  - bomba", "es: 1"] {
            assert_eq!(told(questions), example, "{questions}");
        }
        assert!(told("es:\n  ask: bomba\n  find: [BP-7K3Q0]").starts_with("write `- ` before the first"));
        assert!(told("es: {ask: bomba, find: [BP-7K3Q0]}").starts_with("put `[` before the `{`"));
        assert_eq!(
            told("es:\n  -ask: bomba"),
            "put a space behind the hyphen: each item of a list begins with `- `"
        );
    }

    /// Whoever follows the advice has a list.
    #[test]
    fn brackets_inside_brackets_are_taken_off() {
        for lines in [
            "domains: [[water, health]]",
            "domains: [[water], [health]]",
            "domains: [water, [health]]",
            "domains: [[[water]], health]",
            "domains:\n  - [water, health]",
        ] {
            let site = Site::starter().front(lines);
            let (library, findings) = site.findings();
            let [finding] = findings.as_slice() else { panic!("{lines}: {findings:?}") };
            assert_eq!((finding.code, finding.helps[0].as_str()), ("FB0309", "take off the inner brackets"));
            let crate::fault::Place::Span(span) = finding.place else { panic!("no place") };
            let path = &library.sources.get(span.source).path;
            let mut text = site.text(path);
            text.replace_range(span.range(), finding.suggestion.as_deref().unwrap());
            let left = site.clone().with(path, text).findings().1;
            assert!(left.is_empty(), "{lines}: {left:?}");
        }
    }

    #[test]
    fn wide_brackets_are_named() {
        let finding = Site::starter().front("domains: ［water，health］").findings_of("FB0309").remove(0);
        assert_eq!(finding.helps, ["write the ordinary brackets `[` and `]`: `[water, health]`"]);
    }

    #[test]
    fn the_form_that_is_wanted_is_offered() {
        for (lines, marked, message, better) in [
            (
                "domains: water, health",
                "water, health",
                "`domains` takes a list, not text",
                Some("[water, health]"),
            ),
            (
                "domains: ［water，health］",
                "［water，health］",
                "`domains` takes a list, not text",
                Some("[water, health]"),
            ),
            ("domains: \"water\"", "\"water\"", "`domains` takes a list, not text", Some("[water]")),
            ("sdgs: 6", "6", "`sdgs` takes a list, not a number", Some("[6]")),
            ("sources: a book", "a book", "`sources` takes a list, not text", None),
            ("title: 2030", "2030", "`title` takes text, not a number", Some("\"2030\"")),
            ("title: true", "true", "`title` takes text, not true or false", Some("\"true\"")),
            ("title: [Draft]", "[", "`title` takes text, not a list", None),
            ("revision: \"1\"", "\"1\"", "`revision` takes a whole number, not text", Some("1")),
            ("revision: one", "one", "`revision` takes a whole number, not text", None),
            ("revision: 1.5", "1.5", "`revision` takes a whole number, not a number with a fraction", None),
            (
                "scale: {count: \"3,000\", unit: x, as_of: 2015}",
                "\"3,000\"",
                "`scale.count` takes a whole number, not text",
                Some("3000"),
            ),
            ("review: editorial", "editorial", "`review` takes a group of keys, not text", None),
        ] {
            let found = Site::bare().front(lines).found("FB0309");
            let [(place, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            assert_eq!(
                (place.as_str(), finding.message.as_str(), finding.suggestion.as_deref()),
                (marked, message, better),
                "{lines}"
            );
        }
    }

    /// Whoever does what is advised has a list.
    #[test]
    fn lines_without_hyphens_become_a_list() {
        for lines in [
            "topics:\n  maintenance\n  security",
            "topics:\n  -maintenance\n  -security",
            "topics:\n  • maintenance\n  • security",
            "topics: maintenance\n  - security",
            "topics:\n  maintenance,\n  security",
        ] {
            let site = Site::starter().front(lines);
            let (library, findings) = site.findings();
            let [finding] = findings.as_slice() else { panic!("{lines}: {findings:?}") };
            assert_eq!(finding.code, "FB0309");
            let Place::Span(span) = finding.place else { panic!("no place") };
            let path = &library.sources.get(span.source).path;
            let mut text = site.text(path);
            text.replace_range(span.range(), finding.suggestion.as_deref().unwrap());
            let left = site.clone().with(path, text).findings().1;
            assert!(left.is_empty(), "{lines}: {left:?}");
        }
        for (lines, help) in [
            ("partners:\n  name: GSMA\n  support: financial", "write `- ` before the first"),
            ("partners: {name: GSMA, support: financial}", "put `[` before the `{`"),
        ] {
            let found = Site::bare().front(lines).found("FB0309");
            assert!(found[0].1.helps[0].starts_with(help), "{found:?}");
        }
        for mended in [
            "partners:\n  - name: GSMA\n    support: financial",
            "partners: [{name: GSMA, support: financial}]",
        ] {
            assert!(Site::starter().front(mended).findings().1.is_empty(), "{mended}");
        }
    }

    #[test]
    fn within_says_which_numbers_it_takes() {
        let within = |value: &str, code: &str| {
            let questions = format!("en: [{{ask: pump, find: [BP-7K3Q0], within: {value}}}]\n");
            let mut found = Site::starter().with("content/search-tests.yaml", questions).found(code);
            assert_eq!(found.len(), 1, "{value}: {found:?}");
            found.remove(0).1
        };
        let huge = "99999999999999999999";
        for (value, kind, better) in [
            ("ten", "text", None),
            ("\"10\"", "text", Some("10")),
            ("2.5", "a number with a fraction", None),
            (huge, "a number that is too large", None),
            ("[10]", "a list", None),
        ] {
            let found = within(value, "FB0309");
            assert!(found.message.ends_with(&format!("takes a whole number, not {kind}")), "{found:?}");
            assert!(found.helps[0].contains("10") && found.helps[0].contains("for 3"), "{found:?}");
            assert_eq!(found.suggestion.as_deref(), better);
        }
        for value in ["-1", "0", "4", "11"] {
            assert!(within(value, "FB0435").message.ends_with("and should be 3 or 10"));
        }
    }

    #[test]
    fn a_year_that_is_not_known_is_left_out() {
        for (year, help) in
            [("unknown", "leave the line out"), ("n.d.", "leave the line out"), ("\"2015\"", "digits")]
        {
            let found =
                Site::bare().front(&format!("sources:\n  - {{title: A, year: {year}}}")).found("FB0309");
            assert!(found[0].1.helps[0].contains(help), "{found:?}");
        }
    }

    #[test]
    fn a_text_by_language_keeps_its_words() {
        for (path, text, better) in [
            ("fieldbook.yaml", "title: Best practices\n", "{en: \"Best practices\"}"),
            ("content/organisations/x.yaml", "name: \"X, Y\"\n", "{en: \"X, Y\"}"),
            ("content/bundles/x.yaml", "languages: [fr]\ntitle: Réparer\n", "{fr: \"Réparer\"}"),
            ("content/bundles/x.yaml", "title: Repairs\n", "{en: \"Repairs\"}"),
            ("content/bundles/x.yaml", "subtitle: Repairs\n", "{en: \"Repairs\"}"),
            ("content/bundles/x.yaml", "event: {host: Us}\n", "{en: \"Us\"}"),
            (
                "content/bundles/x.yaml",
                "practices: [{heading: Repairs, practices: []}]\n",
                "{en: \"Repairs\"}",
            ),
        ] {
            let found = Site::bare().with(path, text).found("FB0309");
            assert_eq!(found[0].1.suggestion.as_deref(), Some(better), "{found:?}");
        }
    }

    #[test]
    fn slips_in_the_lists_of_a_recipe_are_told_how_to_mend() {
        for (text, help, better) in [
            ("parts: all\n", "take the line out", None),
            ("parts: contents, practices\n", "put the values in brackets", Some("[contents, practices]")),
            ("practices: BP-7K3Q0\n", "put the values in brackets", Some("[BP-7K3Q0]")),
            ("languages: en\n", "put the values in brackets", Some("[en]")),
            ("practices: {heading: {en: H}, practices: [BP-7K3Q0]}\n", "put `[` before the `{`", None),
            (
                "practices:\n  heading: {en: H}\n  practices: [BP-7K3Q0]\n",
                "write `- ` before the first",
                None,
            ),
            ("logos: ministry.png\n", "write it like this: `logos:` and below it", None),
            ("agenda: 2027-03-15\n", "write it like this: `agenda:` and below it", None),
        ] {
            let found = Site::one("content/bundles/x.yaml", text).found("FB0309");
            let [(_, finding)] = found.as_slice() else { panic!("{text}: {found:?}") };
            assert!(finding.helps[0].starts_with(help), "{text}: {finding:?}");
            assert_eq!(finding.suggestion.as_deref(), better, "{text}");
        }
    }

    /// Whoever follows the advice has a recipe.
    #[test]
    fn names_of_practices_lose_their_colons() {
        let head = "title: {en: T}\nlanguages: [en]\n";
        let agenda = "event: {place: {en: P}, start: 2027-03-15, host: {en: H}, zone: UTC}\nwhere: pump\nagenda:\n  - day: 2027-03-15\n    items:\n      - from: 09:00\n        to: 10:00\n        what: {en: W}\n        practices:\n";
        for (lines, mended) in [
            ("practices:\n  BP-7K3Q0:\n".to_owned(), "practices:\n  - BP-7K3Q0\n".to_owned()),
            (
                "practices:\n  BP-7K3Q0:\n  tie-other-things:\nparts: [contents]\n".to_owned(),
                "practices:\n  - BP-7K3Q0\n  - tie-other-things\nparts: [contents]\n".to_owned(),
            ),
            (
                "practices:\n  - heading: {en: H}\n    practices:\n      - BP-7K3Q0:\n".to_owned(),
                "practices:\n  - heading: {en: H}\n    practices:\n      - BP-7K3Q0\n".to_owned(),
            ),
            (format!("{agenda}          - BP-7K3Q0:\n"), format!("{agenda}          - BP-7K3Q0\n")),
        ] {
            let path = "content/bundles/x.yaml";
            let mut text = format!("{head}{lines}");
            let found = Site::starter().with(path, text.clone()).found("FB0309");
            let [(_, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            let Place::Span(span) = finding.place else { panic!("no place") };
            text.replace_range(span.range(), finding.suggestion.as_deref().unwrap());
            assert_eq!(text, format!("{head}{mended}"));
            assert!(Site::starter().with(path, text).found("FB0309").is_empty(), "{mended}");
        }
    }

    #[test]
    fn a_part_in_a_part_is_told_where_it_goes() {
        for part in [
            "  - heading: {en: H}\n    practices:\n      - heading: {en: H}\n        practices: [BP-7K3Q0]\n",
            "  - {heading: {en: H}, practices: [{heading: {en: H}, practices: [BP-7K3Q0]}]}\n",
        ] {
            let text = format!("title: {{en: T}}\nlanguages: [en]\npractices:\n{part}");
            let found = Site::starter().with("content/bundles/x.yaml", text).found("FB0309");
            let [(_, finding)] = found.as_slice() else { panic!("{part}: {found:?}") };
            assert!(finding.helps[0].starts_with("a part holds the symbols of practices"), "{finding:?}");
        }
    }

    #[test]
    fn a_file_of_the_wrong_form_is_named() {
        let found = Site::bare().with("content/organisations/x.yaml", "- a\n- b\n").found("FB0309");
        assert_eq!(found[0].1.message, "an organisation takes a group of keys, not a list");
    }

    #[test]
    fn only_clear_numbers_are_offered() {
        for (written, whole, better) in [
            ("12 500", true, Some("12500")),
            ("1'000'000", false, Some("1000000")),
            ("\"0.5\"", false, Some("0.5")),
            ("0.5", true, None),
            ("181 sensors", true, None),
            ("1,5", true, None),
            ("12345,678", true, None),
            ("", true, None),
            ("٣", true, None),
        ] {
            assert_eq!(as_number(written, whole).as_deref(), better, "{written}");
        }
    }
}
