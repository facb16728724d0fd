//! Library to findings.
//!
//! Each rule is one file under `rules/`: what it says, why, a wrong and a right example, and the
//! check itself. [`RULES`] lists them, and everything that shows rules (`explain`, the tests, the
//! documentation) is made from that list. A rule reads the library and reports; it changes nothing.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diag::{self, Finding, RuleText, Severity};
use crate::fault::{
    Fault, FaultKind, Place, QueryMiss, Repeat, SearchMiss, ThemeFault, UnprintedPicture, UnsetBook,
    WordFault,
};
use crate::link::Library;
use crate::outputs::Clash;
use crate::source::Span;

mod citations;
mod figures;
pub(crate) mod html;
mod lines;
pub(crate) mod links;
mod numbers;
mod personal;
pub(crate) mod pictures;
pub(crate) mod places;
pub(crate) mod recipes;
pub mod rules;
pub(crate) mod sections;
mod sentences;
mod signs;
pub mod text;
mod unjudged;
mod unread;

pub use rules::RULES;

/// One rule of the checker.
#[derive(Debug)]
pub struct Rule {
    /// `FB` and four digits; never reused for another rule.
    pub code: &'static str,
    /// Short name in words with hyphens.
    pub name: &'static str,
    /// How much its findings weigh.
    pub severity: Severity,
    /// What the rule is about, one line.
    pub title: &'static str,
    /// Why the rule is there and how to mend a finding, in plain words. Paragraphs are divided by
    /// blank lines.
    pub explanation: &'static str,
    /// A piece of a site that the rule finds fault with.
    pub wrong: Example,
    /// The same piece, mended.
    pub right: Example,
    /// Looks at the whole library and reports.
    pub check: fn(&Context<'_>, &mut Report<'_>),
}

/// A piece of a site, laid over the starter site by the tests and shown by `explain`.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// Front matter lines of the sample practice: its keys of the same name are replaced.
    Front(&'static str),
    /// Front matter lines without which the sample practice must do; its keys of these names are
    /// taken out. The text is a list of key names, one a line.
    Without(&'static str),
    /// Markdown that replaces the section of the sample practice with the same `##` heading; text
    /// without a heading is added to the end of the practice.
    Body(&'static str),
    /// A piece of the sample practice, which stands there once, and what stands in its place.
    Edit(&'static str, &'static str),
    /// Several examples, one laid over the other.
    Together(&'static [Example]),
    /// One whole text file, by path from the site's root. `\u{0}` in a path cannot occur.
    File(&'static str, &'static str),
    /// A second practice beside the sample one, at `SECOND`: with its front matter, but for these lines
    /// instead of its keys of the same name, and with a text of the same kind in other words.
    Second(&'static str),
    /// Several whole text files.
    Files(&'static [(&'static str, &'static str)]),
    /// Markdown for the practice of [`Example::Second`], as [`Example::Body`] for the sample one.
    SecondBody(&'static str),
    /// A file that is not text, by path and bytes.
    Bytes(&'static str, &'static [u8]),
    /// A file that is longer than it should be. Where the file is there already, this is added to it.
    Long {
        /// Path from the site's root.
        path: &'static str,
        /// Begin of the file.
        start: &'static str,
        /// What follows.
        again: &'static str,
        /// How many times it follows.
        times: usize,
    },
    /// A file of the sample site that is taken out, by path.
    Gone(&'static str),
    /// A state of a disk that text cannot show; the words say what it is, and a test of the rule's
    /// own shows it.
    Words(&'static str),
}

/// The practice of the starter site that examples change.
pub(crate) const SAMPLE: &str = "content/practices/tie-sensors-to-a-repair-service/en.md";

/// The practice that [`Example::Second`] adds.
pub(crate) const SECOND: &str = "content/practices/the-second-practice/en.md";

/// What rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The site.
    pub library: &'a Library,
    /// The day on which the check is made.
    pub today: Date,
}

/// Takes the findings of one rule.
#[derive(Debug)]
pub struct Report<'a> {
    rule: &'a Rule,
    findings: Vec<Finding>,
}

impl Report<'_> {
    /// Reports something at a place in a text. The finding is returned to be added to.
    pub fn at(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        self.place(Place::Span(span), message)
    }

    /// Reports something about a file or folder as a whole.
    pub fn path(&mut self, path: impl Into<String>, message: impl Into<String>) -> &mut Finding {
        self.place(Place::Path(path.into()), message)
    }

    /// Reports something at any place.
    pub fn place(&mut self, place: Place, message: impl Into<String>) -> &mut Finding {
        self.findings.push(Finding {
            code: self.rule.code,
            severity: self.rule.severity,
            message: message.into(),
            place,
            label: None,
            related: Vec::new(),
            helps: Vec::new(),
            suggestion: None,
        });
        self.findings.last_mut().expect("just pushed")
    }
}

impl<'a> Context<'a> {
    /// The faults that a rule words.
    pub fn faults(&self) -> impl Iterator<Item = &'a Fault> + use<'a> {
        self.library.faults.iter()
    }

    /// The text at a place as it was written.
    pub fn written(&self, span: Span) -> &'a str {
        self.library.sources.get(span.source).slice(span)
    }
}

/// Runs every rule over the library, for people to read: the findings are sorted, the same whatever the
/// number of threads, and not more than can be read.
pub fn check(library: &Library, today: Date) -> Vec<Finding> {
    let mut findings = check_all(library, today);
    diag::sort(&mut findings, &library.sources);
    findings
}

/// Runs every rule over the library. All findings are there, so that what is published can be chosen by
/// them.
pub fn check_all(library: &Library, today: Date) -> Vec<Finding> {
    check_while(library, today, &|| true)
}

/// As [`check_all`], while `go_on` says so before each rule: what is given after that has gaps, and is for nobody.
pub fn check_while(library: &Library, today: Date, go_on: &(dyn Fn() -> bool + Sync)) -> Vec<Finding> {
    let context = Context { library, today };
    let mut findings: Vec<Finding> = RULES
        .par_iter()
        .filter(|_| go_on())
        .flat_map_iter(|rule| {
            let mut report = Report { rule, findings: Vec::new() };
            (rule.check)(&context, &mut report);
            report.findings
        })
        .collect();
    drop_effects(&context, &mut findings);
    findings
}

/// Drops what is only the effect of another finding in the same file: a text that was not joined with
/// another version, or that a code fence swallowed, cannot be judged. Rules that compare such a text with
/// another one ask for themselves.
fn drop_effects(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let unjudged = context.unjudged();
    findings.retain(|finding| {
        let Place::Span(Span { source, .. }) = finding.place else { return true };
        let about_the_text =
            ["FB04", "FB07", "FB09", "FB10"].iter().any(|family| finding.code.starts_with(family))
                || ["FB0202", "FB0214", "FB0216", "FB0218", "FB0219"].contains(&finding.code);
        // Where both are true, one of the two versions may well be what is swallowed.
        if unjudged.is_not_joined(source) {
            return finding.code == rules::NOT_JOINED;
        }
        !(unjudged.is_swallowed(source) && about_the_text && finding.code != rules::NEVER_CLOSED)
    });
}

/// Findings of a build about its theme and its outputs.
pub(crate) fn output_findings(theme: &[ThemeFault], clashes: &[Clash]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut run = |rule: &'static Rule, words: &dyn Fn(&mut Report<'_>)| {
        let mut report = Report { rule, findings: Vec::new() };
        words(&mut report);
        findings.append(&mut report.findings);
    };
    run(&rules::THEME, &|report| rules::report_theme(theme, report));
    run(&rules::PATH_CLASH, &|report| rules::report_clashes(clashes, report));
    findings
}

/// Findings about practices that a question of the search test does not lead to, and about queries of recipes, which
/// only the index can tell. There are none while `others` has errors in the site's own file or in a vocabulary: what
/// all practices are found by is not whole then.
pub fn search_findings(
    questions: &[SearchMiss],
    queries: &[QueryMiss],
    others: &[Finding],
    library: &Library,
) -> Vec<Finding> {
    let is_shared = |finding: &&Finding| {
        let (path, _) = finding.location(&library.sources);
        finding.severity == Severity::Error
            && (path == "fieldbook.yaml" || path.starts_with("content/vocabularies/"))
    };
    if others.iter().any(|finding| is_shared(&finding)) {
        return Vec::new();
    }
    let mut of_questions = Report { rule: &rules::SEARCH_TEST, findings: Vec::new() };
    rules::report_missed(questions, &mut of_questions);
    let mut of_queries = Report { rule: &rules::RECIPE_QUERY, findings: Vec::new() };
    rules::report_queries(queries, &mut of_queries);
    of_questions.findings.append(&mut of_queries.findings);
    of_questions.findings
}

/// Findings about new practices that say what others say already, which only the index can tell.
pub fn repeat_findings(repeats: &[Repeat]) -> Vec<Finding> {
    let mut report = Report { rule: &rules::SAID_ALREADY, findings: Vec::new() };
    rules::report_repeats(repeats, &mut report);
    report.findings
}

/// Findings about books that could not be set, which only a build can tell.
pub fn book_findings(unset: &[UnsetBook]) -> Vec<Finding> {
    let mut report = Report { rule: &rules::BOOK_NOT_SET, findings: Vec::new() };
    rules::report_books(unset, &mut report);
    report.findings
}

/// Findings about characters that no font for print has, which only the theme can tell.
pub fn character_findings(gaps: &[(char, Span)]) -> Vec<Finding> {
    let mut report = Report { rule: &rules::CHARACTER_WITHOUT_FONT, findings: Vec::new() };
    rules::report_characters(gaps, &mut report);
    report.findings
}

/// Findings about pictures that no book can hold, which only what reads them for print can tell.
pub fn picture_findings(pictures: &[UnprintedPicture]) -> Vec<Finding> {
    let mut report = Report { rule: &rules::PICTURE_NOT_PRINTED, findings: Vec::new() };
    rules::report_pictures(pictures, &mut report);
    report.findings
}

/// Puts those faults of words into a report that a rule is about.
type Words = fn(&WordFault, &mut Report<'_>);

/// Findings about the words of a site for its search, which only their analysis can tell.
pub fn word_findings(faults: &[WordFault]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let reports: [(&'static Rule, Words); 3] = [
        (&rules::SEARCH_QUESTION, rules::report_question),
        (&rules::SEARCH_TEST_REPEATS, rules::report_repeated),
        (&rules::OTHER_WORDS, rules::report_other_words),
    ];
    for (rule, words) in reports {
        let mut report = Report { rule, findings: Vec::new() };
        faults.iter().for_each(|fault| words(fault, &mut report));
        findings.append(&mut report.findings);
    }
    findings
}

/// The rule with a code, in any case of letters, with or without `FB`.
pub fn rule(code: &str) -> Option<&'static Rule> {
    let wanted = code.trim().to_ascii_uppercase();
    RULES
        .iter()
        .copied()
        .find(|rule| rule.code == wanted || rule.code.trim_start_matches("FB") == wanted || rule.name == code)
}

/// What the rule with a code says of itself, for the formats that show more than findings.
pub fn rule_text(code: &str) -> Option<RuleText> {
    let text = |rule: &Rule| RuleText {
        name: rule.name,
        severity: rule.severity,
        title: rule.title,
        explanation: rule.explanation,
    };
    rule(code).map(text)
}

/// Reports every fault of one kind: `words` gives the message, or `None` for faults of other kinds,
/// and may add to the finding.
pub(crate) fn report_faults(
    context: &Context<'_>,
    report: &mut Report<'_>,
    words: impl Fn(&FaultKind) -> Option<Worded>,
) {
    for fault in context.faults() {
        if let Some(worded) = words(&fault.kind) {
            let finding = report.place(fault.place.clone(), worded.message);
            finding.helps.extend(worded.helps);
            finding.label = worded.label;
            finding.suggestion = worded.suggestion;
        }
    }
}

/// A fault put into words.
#[derive(Debug, Default)]
pub(crate) struct Worded {
    pub(crate) message: String,
    pub(crate) label: Option<String>,
    pub(crate) helps: Vec<String>,
    pub(crate) suggestion: Option<String>,
}

impl Worded {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Worded { message: message.into(), ..Worded::default() }
    }

    pub(crate) fn label(mut self, text: impl Into<String>) -> Self {
        self.label = Some(text.into());
        self
    }

    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.helps.push(text.into());
        self
    }

    pub(crate) fn suggest(mut self, text: impl Into<String>) -> Self {
        self.suggestion = Some(text.into());
        self
    }
}

#[cfg(test)]
pub(crate) mod tests;
