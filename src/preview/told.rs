//! What was found, as it is shown beside a page.

use serde::Serialize;

use super::Page;
use crate::diag::{Finding, Severity, shown, shown_path};
use crate::fault::Place;
use crate::model::language::Language;
use crate::source::{Sources, Span};

/// Most findings about other files than the page's that are shown beside it.
const MOST_ELSEWHERE: usize = 30;

/// Most characters of a line that are shown before and after what a finding is about.
const MOST_AROUND: usize = 80;

/// What was found in a state of a site.
#[derive(Debug, Default)]
pub(super) struct Told {
    items: Vec<Item>,
    failure: Option<String>,
}

/// One finding. All of it is text: nothing in it is markup.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Item {
    /// `FB` and four digits.
    code: &'static str,
    severity: &'static str,
    message: String,
    path: String,
    /// The address of the page that is made from the file, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    /// The line: what stands before the place, in it and after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<[String; 3]>,
    help: Vec<String>,
}

/// What a page that is open in a browser is told.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Answer {
    /// Whether the page would be another now.
    pub reload: bool,
    /// The page as the browser has it and as it is now, both whole, if they are known; else it is loaded again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patch: Option<Patch>,
    /// The number of what is searched.
    pub search: u32,
    /// Whether the rules are still at work: what was found is that of a state before.
    pub checking: bool,
    /// Whether what is shown is older than its file, which cannot be read now.
    pub is_older: bool,
    /// Why the site or the page cannot be shown as it is now, if it cannot.
    pub failure: Option<String>,
    /// Errors in the whole site.
    pub errors: usize,
    /// Warnings in the whole site.
    pub warnings: usize,
    /// Findings about what the page is made from, errors first.
    pub here: Vec<Item>,
    /// Findings about other files, errors first, not more than can be read.
    pub elsewhere: Vec<Item>,
    /// How many more there are.
    pub more: usize,
}

/// A page as it was shown and as it is now, both in HTML and without the script of the preview.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Patch {
    /// As the browser has it.
    pub before: String,
    /// As it is now.
    pub after: String,
    /// The sum of the page as it is now.
    pub sum: String,
}

impl Told {
    pub(super) fn new(findings: &[Finding], sources: &Sources) -> Told {
        let mut items: Vec<Item> = findings.iter().map(|finding| Item::new(finding, sources)).collect();
        // What stands first is what has to be mended first; inside each kind the order stays that of files and lines.
        items.sort_by_key(|item| item.severity != Severity::Error.word());
        Told { items, failure: None }
    }

    /// What was found stays as it was: nothing could be looked at.
    pub(super) fn failure(why: &str) -> Told {
        Told { items: Vec::new(), failure: Some(why.to_owned()) }
    }

    /// What is told to a page that is made from this file or folder.
    pub(super) fn answer(&self, reload: bool, search: u32, from: &str) -> Answer {
        let is_here = |item: &Item| {
            let rest = item.path.strip_prefix(from).filter(|_| !from.is_empty());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let (here, mut elsewhere): (Vec<Item>, Vec<Item>) = self.items.iter().cloned().partition(is_here);
        let errors = self.items.iter().filter(|item| item.severity == Severity::Error.word()).count();
        let more = elsewhere.len().saturating_sub(MOST_ELSEWHERE);
        elsewhere.truncate(MOST_ELSEWHERE);
        let warnings = self.items.len() - errors;
        Answer {
            reload,
            patch: None,
            search,
            checking: false,
            is_older: false,
            failure: self.failure.clone(),
            errors,
            warnings,
            here,
            elsewhere,
            more,
        }
    }
}

impl Item {
    fn new(finding: &Finding, sources: &Sources) -> Item {
        let (path, position) = finding.location(sources);
        let mut help = finding.helps.clone();
        if let Some(suggestion) = finding.suggestion.as_deref() {
            // A help that names it may have it cut short, as it is shown here.
            let cut = shown(suggestion);
            if !help.iter().any(|help| help.contains(suggestion) || help.contains(&cut)) {
                help.push(format!("write `{cut}`"));
            }
        }
        Item {
            code: finding.code,
            severity: finding.severity.word(),
            message: finding.message.clone(),
            path: shown_path(path),
            page: address_of(path),
            line: position.map(|position| position.line),
            excerpt: match finding.place {
                Place::Span(span) => excerpt(span, sources),
                Place::Path(_) => None,
            },
            help,
        }
    }
}

/// The address of the page of a file: `content/practices/a/fr.md` is shown at `/fr/practices/a.html`.
pub(crate) fn address_of(path: &str) -> Option<String> {
    let (folder, file) = path.strip_prefix("content/")?.rsplit_once('/')?;
    let language = Language::from_code(file.strip_suffix(".md")?)?;
    let slug = |slug: &str| slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    match folder.split('/').collect::<Vec<_>>().as_slice() {
        ["practices", name] if slug(name) => Some(format!("/{language}/practices/{name}.html")),
        ["pages", name] if slug(name) => Some(format!("/{language}/{name}.html")),
        _ => None,
    }
}

/// The line of a place, cut to what is near it; of a place in several lines, the first one. None of a line in which nothing
/// stands, or only the signs that begin front matter: what is missing in a text is told there.
fn excerpt(span: Span, sources: &Sources) -> Option<[String; 3]> {
    let text = &sources.get(span.source).text;
    let range = span.range();
    let (before, rest) = (text.get(..range.start)?, text.get(range.start..)?);
    let ends = ['\n', '\r'];
    let before = before.rsplit(ends).next().unwrap_or_default();
    let line = rest.split(ends).next().unwrap_or_default();
    let marked = line.get(..range.len().min(line.len())).unwrap_or(line);
    let after = &line[marked.len()..];
    if before.is_empty() && line.trim_end() == "---" {
        return None;
    }
    let skipped = before.chars().count().saturating_sub(MOST_AROUND);
    let cut = |text: &str| text.chars().take(MOST_AROUND).collect::<String>();
    let before: String = before.chars().skip(skipped).collect();
    let seen = [clean(before.trim_start()), clean(&cut(marked)), clean(&cut(after))];
    seen.iter().any(|part| !part.trim().is_empty()).then_some(seen)
}

/// Without characters that cannot be seen, and could turn what stands around them.
fn clean(text: &str) -> String {
    shown_path(text)
}

/// The folder or file of content that a page is made from; for a page that is not there, the one that would make it.
pub(super) fn folder_of(page: &Page, path: &str) -> String {
    let from = match page {
        Page::Bytes(_, from) => from.clone(),
        Page::Nothing | Page::Fault(..) => {
            let name = path.strip_suffix(".html").unwrap_or(path);
            match name.split('/').collect::<Vec<_>>().as_slice() {
                [_, "practices", slug] => format!("content/practices/{slug}"),
                [_, "organisations", slug] => format!("content/organisations/{slug}.yaml"),
                [_, "bundles", slug, ..] => format!("content/bundles/{slug}.yaml"),
                [_, slug] => format!("content/pages/{slug}"),
                _ => String::new(),
            }
        }
    };
    // Of a page in one language the other versions matter, too.
    match from.strip_prefix("content/pages/").and_then(|inside| inside.split('/').next()) {
        Some(slug) => format!("content/pages/{slug}"),
        None if from.starts_with("content/") => from,
        None => String::new(),
    }
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn the_line_of_a_finding_is_shown_around_its_place() {
        let mut sources = Sources::default();
        let id = sources.add(Source::new(
            "a",
            format!("x\n  domains: [helth]\r\n{}é{}\n\n", "a".repeat(100), "b".repeat(100)),
        ));
        let at = |start: usize, end: usize| excerpt(Span::new(id, start..end), &sources);
        let parts =
            |before: &str, marked: &str, after: &str| Some([before, marked, after].map(str::to_owned));
        assert_eq!(at(14, 19), parts("domains: [", "helth", "]"));
        assert_eq!(at(4, 40), parts("", "domains: [helth]", ""));
        assert_eq!(at(122, 124), parts(&"a".repeat(80), "é", &"b".repeat(80)));
        assert_eq!(at(0, 0), parts("", "", "x"));
        assert_eq!(at(225, 225), None, "an empty line says nothing");
        assert_eq!(at(500, 500), None);
        let (sources, id) = sources_of("---\ntitle: a\n--- \n");
        for start in [0, 13] {
            assert_eq!(excerpt(Span::new(id, start..start + 3), &sources), None, "{start}");
        }
        let turned = sources_of("a\u{202e}b");
        assert_eq!(excerpt(Span::new(turned.1, 0..1), &turned.0), parts("", "a", "\u{fffd}b"));
    }

    fn sources_of(text: &str) -> (Sources, crate::source::SourceId) {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a", text));
        (sources, id)
    }

    #[test]
    fn a_suggestion_is_told_once() {
        let (sources, id) = sources_of("title: Answer: the pump");
        let helps = |helps: &[&str], suggestion: &str| {
            let finding = Finding {
                code: "FB0303",
                severity: Severity::Error,
                message: String::new(),
                place: Place::Span(Span::new(id, 0..5)),
                label: None,
                related: Vec::new(),
                helps: helps.iter().map(|help| (*help).to_owned()).collect(),
                suggestion: Some(suggestion.to_owned()),
            };
            Item::new(&finding, &sources).help
        };
        let long = "\"Answer: the pump, the well and all that the village has to pump water with\"";
        let cut = format!("write `{}`", shown(long));
        assert_eq!(helps(&[&cut], long), [cut.as_str()]);
        assert_eq!(helps(&[], long), [cut.as_str()]);
        assert_eq!(helps(&["write `en`"], "en"), ["write `en`"]);
        assert_eq!(helps(&["see the list"], "en"), ["see the list", "write `en`"]);
    }

    #[test]
    fn a_page_knows_what_it_is_made_from() {
        let bytes = |from: &str| Page::Bytes(Vec::new(), from.to_owned());
        assert_eq!(folder_of(&bytes("content/practices/a"), "fr/practices/a.html"), "content/practices/a");
        assert_eq!(folder_of(&bytes("content/pages/about/en.md"), "fr/about.html"), "content/pages/about");
        assert_eq!(folder_of(&bytes("the list `topics`"), "en/topics/index.html"), "");
        let missing = [
            ("en/practices/a.html", "content/practices/a"),
            ("en/about.html", "content/pages/about"),
            ("ar/bundles/x/index.html", "content/bundles/x.yaml"),
            ("en/organisations/x.html", "content/organisations/x.yaml"),
            ("x", ""),
        ];
        for (path, from) in missing {
            assert_eq!(folder_of(&Page::Nothing, path), from, "{path}");
        }
    }

    #[test]
    fn a_finding_leads_to_the_page_of_its_file() {
        let page = |path: &str| address_of(path);
        assert_eq!(page("content/practices/a-b/fr.md").as_deref(), Some("/fr/practices/a-b.html"));
        assert_eq!(page("content/pages/about/zh.md").as_deref(), Some("/zh/about.html"));
        for path in [
            "content/practices/a/xx.md",
            "content/practices/a\"b/fr.md",
            "fieldbook.yaml",
            "content/practices/a",
        ] {
            assert_eq!(page(path), None, "{path}");
        }
    }

    #[test]
    fn findings_about_the_page_come_first_and_the_others_are_counted() {
        let item = |path: &str, severity| Item {
            code: "FB0000",
            severity,
            message: String::new(),
            path: path.to_owned(),
            page: None,
            line: None,
            excerpt: None,
            help: Vec::new(),
        };
        let mut items =
            vec![item("content/practices/a/en.md", "error"), item("content/practices/ab/en.md", "error")];
        items.extend(vec![item("fieldbook.yaml", "warning"); 40]);
        let told = Told { items, failure: None };
        let answer = told.answer(true, 7, "content/practices/a");
        assert_eq!((answer.here.len(), answer.elsewhere.len(), answer.more), (1, 30, 11));
        assert_eq!((answer.errors, answer.warnings, answer.reload), (2, 40, true));
        assert_eq!(told.answer(false, 7, "").here, []);
    }
}
