//! Texts of which nothing more can be said: one whose rest is swallowed by what is never closed, and one
//! that holds two versions of some lines. What another text, file or link has in common with them says
//! nothing about that one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::Context;
use crate::link::Body;
use crate::parse::markdown::{BlockKind, Visited};
use crate::source::{SourceId, Span};

/// The texts that cannot be judged.
#[derive(Debug, Default)]
pub(crate) struct Unjudged<'a> {
    /// Texts whose rest is swallowed.
    swallowed: BTreeSet<SourceId>,
    /// Texts with marks of git.
    not_joined: BTreeSet<SourceId>,
    /// Paths of both.
    paths: BTreeSet<&'a str>,
}

impl Unjudged<'_> {
    /// Whether a text cannot be judged.
    pub(crate) fn has(&self, source: SourceId) -> bool {
        self.is_swallowed(source) || self.is_not_joined(source)
    }

    /// Whether the rest of a text is swallowed by what is never closed.
    pub(crate) fn is_swallowed(&self, source: SourceId) -> bool {
        self.swallowed.contains(&source)
    }

    /// Whether a text holds two versions of some lines.
    pub(crate) fn is_not_joined(&self, source: SourceId) -> bool {
        self.not_joined.contains(&source)
    }

    /// Whether a path is that of such a text, or of a folder that such a text stands in.
    pub(crate) fn has_path(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        let inside = self.paths.range(folder.as_str()..).next();
        self.paths.contains(path) || inside.is_some_and(|inside| inside.starts_with(&folder))
    }
}

/// What is opened in a text and never closed.
#[derive(Debug)]
pub(crate) struct NeverClosed<'a> {
    /// The line that opens it.
    pub(crate) line: Span,
    /// The sign as it is written there.
    pub(crate) sign: &'a str,
    /// What would close it.
    pub(crate) close: String,
    /// What it is.
    pub(crate) what: Swallows,
}

/// What can swallow the rest of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Swallows {
    /// A fence of backticks or tildes.
    Code,
    /// `<!--`.
    Comment,
    /// An element whose content is not Markdown: `<pre>`, `<script>`, `<style>`, `<textarea>`.
    Element(&'static str),
}

/// Elements whose content CommonMark takes as it stands, up to their end tag and over blank lines.
const VERBATIM: [&str; 4] = ["pre", "script", "style", "textarea"];

impl<'a> Context<'a> {
    /// Gathers what cannot be judged.
    pub(crate) fn unjudged(&self) -> Unjudged<'a> {
        let mut unjudged = Unjudged::default();
        for (_, body) in self.library.bodies() {
            if self.never_closed(body).is_some() {
                unjudged.swallowed.insert(body.source);
            }
        }
        unjudged.not_joined = self.not_joined().into_iter().map(|two| two.first.source).collect();
        let both = unjudged.swallowed.union(&unjudged.not_joined);
        unjudged.paths = both.map(|source| self.library.sources.get(*source).path.as_str()).collect();
        unjudged
    }

    /// What is opened in a text and never closed; the last where there are several, which is the outermost
    /// of those that reach to its end.
    pub(crate) fn never_closed(&self, body: &'a Body) -> Option<NeverClosed<'a>> {
        let mut found = None;
        body.document.walk(&mut |visited| {
            let Visited::Block(block) = visited else { return };
            let (what, sign, close) = match &block.kind {
                BlockKind::Code { fenced: true, .. } => match self.open_fence(block.span) {
                    Some(sign) => (Swallows::Code, sign, sign.to_owned()),
                    None => return,
                },
                BlockKind::Html(html) => match self.open_html(block.span, html) {
                    Some(open) => open,
                    None => return,
                },
                _ => return,
            };
            found = Some(NeverClosed { line: self.first_line(block.span), sign, close, what });
        });
        found
    }

    /// The fence of a piece of code that has no other and reaches to the end of the text.
    fn open_fence(&self, span: Span) -> Option<&'a str> {
        let written = self.written(span).trim();
        let mark = written.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let len = written.chars().take_while(|c| *c == mark).count();
        let last = written.lines().skip(1).last().unwrap_or_default();
        let last = last.trim_start_matches([' ', '\t', '>']);
        let closed = !last.is_empty() && last.chars().all(|c| c == mark) && last.chars().count() >= len;
        // In a list or a quotation a fence also ends with these.
        (self.is_last(span) && !closed).then(|| &written[..len])
    }

    /// The begin of HTML that goes on to its end sign, over blank lines, when that is missing.
    fn open_html(&self, span: Span, html: &str) -> Option<(Swallows, &'a str, String)> {
        let html = html.trim_start();
        let written = self.written(span).trim_start();
        if html.starts_with("<!--") {
            return (!html.contains("-->"))
                .then(|| (Swallows::Comment, written.get(..4).unwrap_or(written), "-->".to_owned()));
        }
        let name = VERBATIM.into_iter().find(|name| {
            let begin = html.strip_prefix('<').and_then(|rest| rest.get(..name.len()));
            let after = html.get(1 + name.len()..).and_then(|rest| rest.chars().next());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(name))
                && after.is_none_or(|c| c == '>' || c.is_ascii_whitespace())
        })?;
        let close = format!("</{name}>");
        let closed = html.to_ascii_lowercase().contains(&close);
        let sign = written.find('>').map_or(written, |end| &written[..=end]);
        let sign = sign.lines().next().unwrap_or(sign);
        (self.is_last(span) && !closed).then_some((Swallows::Element(name), sign, close))
    }

    /// Whether nothing but blanks follows in the text.
    fn is_last(&self, span: Span) -> bool {
        let text = self.library.sources.get(span.source).text.as_str();
        text.get(span.end as usize..).is_none_or(|rest| rest.trim().is_empty())
    }

    /// The files with lines of which git left two versions.
    pub(crate) fn not_joined(&self) -> Vec<NotJoined> {
        let mut bodies = None;
        let marked = self.library.sources.iter().filter_map(|(id, source)| Some((id, marks(&source.text)?)));
        let real = marked.filter_map(|(id, mut places)| {
            let bodies: &BTreeMap<SourceId, &Body> = bodies.get_or_insert_with(|| {
                self.library.bodies().into_iter().map(|(_, body)| (body.source, body)).collect()
            });
            // Marks in a piece of code tell what git writes.
            let examples = bodies.get(&id).map_or_else(Vec::new, |body| fenced_code(body));
            let is_example = |place: &Range<usize>| {
                let before = examples.partition_point(|code| code.start <= place.start);
                before.checked_sub(1).is_some_and(|last| place.end <= examples[last].end)
            };
            places.retain(|place| !is_example(place));
            let first = places.first()?;
            let line = self.library.sources.get(id).text.get(first.start..)?.split(['\n', '\r']).next()?;
            let end = first.start + line.trim_end().len();
            Some(NotJoined { first: Span::new(id, first.start..end), places: places.len() })
        });
        real.collect()
    }
}

/// Lines of which git left two versions in a file.
#[derive(Debug)]
pub(crate) struct NotJoined {
    /// The line of the first mark.
    pub(crate) first: Span,
    /// How many such places there are.
    pub(crate) places: usize,
}

/// The places with two versions, each from its first mark to the begin of its last one. A place that is
/// not closed reaches to the end of the text; when none is closed there are none.
fn marks(text: &str) -> Option<Vec<Range<usize>>> {
    if !text.contains("<<<<<<< ") || !text.contains(">>>>>>> ") {
        return None;
    }
    let (mut at, mut places, mut closed) = (0, Vec::<Range<usize>>::new(), false);
    for line in text.split_inclusive(['\n', '\r']) {
        if line.starts_with("<<<<<<< ") {
            places.push(at..text.len());
        }
        if let Some(last) = places.last_mut()
            && line.starts_with(">>>>>>> ")
        {
            closed = true;
            last.end = last.end.min(at);
        }
        at += line.len();
    }
    closed.then_some(places)
}

/// Pieces of code between fences, sorted by place.
fn fenced_code(body: &Body) -> Vec<Range<usize>> {
    let mut code = Vec::new();
    body.document.walk(&mut |visited| {
        if let Visited::Block(block) = visited
            && let BlockKind::Code { fenced: true, .. } = block.kind
        {
            code.push(block.span.range());
        }
    });
    code.sort_unstable_by_key(|code| code.start);
    code
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site, today, told};
    use crate::check::{Context, Example};

    /// The sample with a translation of all its sections, each with its sum, and with a second practice
    /// that links to a section of either.
    fn translated() -> Site {
        let site = Site::starter();
        let library = site.library();
        let original = library.practices["tie-sensors-to-a-repair-service"].original.as_ref().unwrap();
        let context = Context { library: &library, today: today() };
        let sums = context.sums(original);
        let sums: Vec<String> = sums.iter().map(|(id, sum)| format!("{id}: \"{sum}\"")).collect();
        let state = format!(
            "translation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22, sections: {{{}}}}}",
            sums.join(", ")
        );
        let mut text = site.text(SAMPLE).split_once("\n---\n").unwrap().1.to_owned();
        for entry in library.vocabularies.entries("sections") {
            let names = [crate::model::language::Language::En, crate::model::language::Language::Fr];
            let [english, french] = names.map(|language| format!("## {}\n", entry.name(language)));
            text = text.replace(&english, &french);
        }
        const LINKS: &str = "See [a](../tie-sensors-to-a-repair-service/en.md#risks-and-safeguards), \
             [b](symbol:BP-7K3Q0#lessons), [c](../tie-sensors-to-a-repair-service/en.md#lessons).";
        site.with(
            &SAMPLE.replace("en.md", "fr.md"),
            format!("---\ntitle: T\nsummary: S\n{state}\n---\n{text}"),
        )
        .lay(&Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic at once"))
        .lay(&Example::SecondBody(LINKS))
    }

    #[test]
    fn one_slip_in_an_original_is_told_once() {
        let site = translated();
        let codes = |site: &Site| {
            let (library, findings) = site.findings();
            let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
            (codes.join(" "), told(&library, &findings))
        };
        let before = codes(&site).0;
        let count = |codes: &str, code: &str| codes.split(' ').filter(|found| *found == code).count();
        // The translation has no `results`.
        for (code, told) in [("FB0202", 0), ("FB0330", 0), ("FB0418", 1)] {
            assert_eq!(count(&before, code), told, "{}", codes(&site).1);
        }
        let heading = "## Results and evidence\n";
        let marks = format!("<<<<<<< HEAD\n{heading}=======\n{heading}>>>>>>> other\n");
        for (sign, code) in [
            (format!("```\n\n{heading}"), "FB0425"),
            (format!("<!-- todo\n\n{heading}"), "FB0425"),
            (format!("<pre>\n\n{heading}"), "FB0425"),
            (marks.clone(), "FB0426"),
            (format!("{marks}\n```\n"), "FB0426"),
        ] {
            let (after, words) = codes(&site.clone().edit(heading, &sign));
            let mut new: Vec<&str> = after.split(' ').collect();
            for code in before.split(' ') {
                new.iter().position(|other| *other == code).map(|at| new.remove(at));
            }
            assert_eq!(new, [code], "{sign}: {words}");
        }
        // A section that has gone in truth is told, and so are links to it.
        let (after, words) = codes(&site.edit("## Lessons\n", "### Words\n"));
        for code in ["FB0202", "FB0330", "FB0418"] {
            assert!(count(&after, code) > count(&before, code), "{code}: {words}");
        }
    }
}
