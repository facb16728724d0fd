//! Findings to mended texts, for `check --fix`.
//!
//! Only what can be mended in one way is: a day in another form, a link, a citation or quotes in another spelling, the order of sections, the ends of lines.
//! Nothing is mended that says something else afterwards, or that might: a day that can be two days, a word that is near another one. A text
//! that is mended has nothing of this kind left, so that doing it again changes nothing.

use std::collections::BTreeMap;

use crate::diag::{Finding, Severity};
use crate::fault::Place;
use crate::link::{Body, Library};
use crate::parse::markdown::BlockKind;
use crate::source::{SourceId, Span};

/// Rules whose suggestion is put in the place of what it is about: a byte order mark, a link, a day, quotes, a citation.
const BY_SUGGESTION: [&str; 5] = ["FB0102", "FB0226", "FB0311", "FB0338", "FB0719"];

/// Those of them that are in doubt where they only warn: the author may have meant what stands there.
const DOUBTFUL: [&str; 2] = ["FB0226", "FB0719"];

/// The rule about the ends of lines.
const LINE_ENDS: &str = "FB0103";

/// The rule about the order of sections.
const ORDER: &str = "FB0402";

/// A file that can be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Its path from the site's root.
    pub path: String,
    /// The whole text, mended.
    pub text: String,
    /// The codes of the findings that are mended, each once, sorted.
    pub codes: Vec<&'static str>,
}

/// The files that can be mended of these findings, by path.
pub fn mended(library: &Library, findings: &[Finding]) -> Vec<Mended> {
    let mut by_source: BTreeMap<SourceId, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        if let Place::Span(span) = &finding.place {
            by_source.entry(span.source).or_default().push(finding);
        }
    }
    let mended = |(source, findings): (&SourceId, &Vec<&Finding>)| mended_text(library, *source, findings);
    by_source.iter().filter_map(mended).collect()
}

fn mended_text(library: &Library, source: SourceId, findings: &[&Finding]) -> Option<Mended> {
    let file = library.sources.get(source);
    let mut codes = Vec::new();
    let mut text = replaced(&file.text, findings, &mut codes);
    // What moves is told by places in the text as it is: only one that nothing else has changed is put in order.
    if codes.is_empty()
        && findings.iter().any(|finding| finding.code == ORDER)
        && let Some(body) = body_of(library, source)
        && let Some(in_order) = in_order(library, &file.text, body)
    {
        text = in_order;
        codes.push(ORDER);
    }
    if findings.iter().any(|finding| finding.code == LINE_ENDS) {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
        codes.push(LINE_ENDS);
    }
    codes.sort_unstable();
    codes.dedup();
    (text != file.text).then(|| Mended { path: file.path.clone(), text, codes })
}

/// A text with each suggestion in its place. Of two that overlap the first one is taken.
fn replaced(text: &str, findings: &[&Finding], codes: &mut Vec<&'static str>) -> String {
    let is_sure = |finding: &&&Finding| {
        BY_SUGGESTION.contains(&finding.code)
            && (finding.severity == Severity::Error || !DOUBTFUL.contains(&finding.code))
    };
    let edit = |finding: &&Finding| match (&finding.place, &finding.suggestion) {
        (Place::Span(span), Some(better)) => Some((*span, better.clone(), finding.code)),
        _ => None,
    };
    let mut edits: Vec<(Span, String, &'static str)> =
        findings.iter().filter(is_sure).filter_map(edit).collect();
    edits.sort();
    let (mut mended, mut at) = (String::with_capacity(text.len()), 0);
    for (span, better, code) in edits {
        let range = span.range();
        let Some(before) = text.get(at..range.start).filter(|_| range.start >= at) else { continue };
        if text.get(range.clone()).is_none() {
            continue;
        }
        mended.push_str(before);
        mended.push_str(&better);
        at = range.end;
        codes.push(code);
    }
    mended.push_str(text.get(at..).unwrap_or_default());
    mended
}

fn body_of(library: &Library, source: SourceId) -> Option<&Body> {
    library.bodies().into_iter().map(|(_, body)| body).find(|body| body.source == source)
}

/// A text with its sections in the order of the vocabulary. None where a heading is no section, where one stands twice, or where HTML could
/// begin in one section and end in another.
fn in_order(library: &Library, text: &str, body: &Body) -> Option<String> {
    let is_html = |kind: &BlockKind| matches!(kind, BlockKind::Html(_));
    if body.document.blocks.iter().any(|block| is_html(&block.kind)) {
        return None;
    }
    let order = library.vocabularies.entries("sections");
    let place_of =
        |id: &str| order.iter().position(|entry| entry.id.as_ref().is_some_and(|found| found.value == id));
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for heading in body.outline.headings.iter().filter(|heading| heading.level <= 2) {
        let place = place_of(heading.section.as_deref()?)?;
        if heading.level != 2 || starts.iter().any(|(other, _)| *other == place) {
            return None;
        }
        starts.push((place, heading.span.start as usize));
    }
    let (_, first) = *starts.first()?;
    let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([text.len()]);
    let mut sections: Vec<(usize, &str)> = Vec::new();
    for ((place, start), end) in starts.iter().zip(ends) {
        sections.push((*place, text.get(*start..end)?.trim_end()));
    }
    sections.sort_by_key(|(place, _)| *place);
    let parts: Vec<&str> = sections.into_iter().map(|(_, section)| section).collect();
    Some(format!("{}{}\n", text.get(..first)?, parts.join("\n\n")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{SAMPLE, Site, today};

    /// The sample practice with all that can be mended mended, and the codes of what was.
    fn mend(site: &Site, path: &str) -> Option<(String, Vec<&'static str>)> {
        let library = site.library();
        let findings = crate::check::check(&library, today());
        let found = mended(&library, &findings).into_iter().find(|mended| mended.path == path)?;
        Some((found.text, found.codes))
    }

    #[test]
    fn what_has_one_mend_is_mended_and_once_is_enough() {
        let broken = |text: &str| {
            text.replace("published: 2026-11-22", "published: 22.11.2026")
                .replace("Pay for repair first", "Pay [1-2] for [repair] (https://example.org/) first ［1］")
                .replace("title: Tie", "title: “Tie")
        };
        let site = Site::starter().with(SAMPLE, broken(&Site::starter().text(SAMPLE)));
        let (text, codes) = mend(&site, SAMPLE).unwrap();
        assert!(text.contains("published: 2026-11-22") && text.contains("first [1]"), "{text}");
        assert!(codes.contains(&"FB0311") && codes.contains(&"FB0719"), "{codes:?}");
        // In doubt nothing is done.
        assert!(text.contains("Pay [1-2] for"), "{text}");
        assert_eq!(mend(&site.with(SAMPLE, text), SAMPLE), None);
    }

    #[test]
    fn what_can_mean_two_things_stays() {
        for (from, to) in [
            ("published: 2026-11-22", "published: 03/04/2026"),
            ("domains: [water, health]", "domains: [water, helth]"),
            ("licence: CC-BY-4.0", "licence: CC BY 4"),
            ("stage: promising", "stagee: promising"),
        ] {
            let site = Site::starter().edit(from, to);
            assert!(!site.findings().1.is_empty(), "{to}");
            assert_eq!(mend(&site, SAMPLE), None, "{to}");
        }
    }

    #[test]
    fn sections_come_into_their_order_with_all_that_is_in_them() {
        let site = Site::starter();
        let text = site.text(SAMPLE);
        let (start, rest) = text.split_once("## Problem and context").unwrap();
        let (problem, rest) = rest.split_once("## What was done").unwrap();
        let moved = format!(
            "{start}## What was done{}\n\n## Problem and context{}\n",
            rest.trim_end(),
            problem.trim_end()
        );
        let site = Site::starter().with(SAMPLE, moved.clone());
        let (mended, codes) = mend(&site, SAMPLE).unwrap();
        assert_eq!(codes, ["FB0402"]);
        assert_eq!(mended, text);
        // What could be torn apart is left alone.
        for other in [
            moved.replace("## Problem and context", "<div>\n\n## Problem and context"),
            moved.replace("## Problem and context", "## Something else\n\nText.\n\n## Problem and context"),
            format!("{moved}\n## Problem and context\n\nAgain.\n"),
        ] {
            let site = Site::starter().with(SAMPLE, other);
            assert_eq!(mend(&site, SAMPLE).map(|(_, codes)| codes), None);
        }
    }

    #[test]
    fn lines_end_alike() {
        let text = Site::starter().text(SAMPLE);
        let (mended, codes) =
            mend(&Site::starter().with(SAMPLE, text.replace('\n', "\r\n")), SAMPLE).unwrap();
        assert_eq!((mended, codes), (text, vec!["FB0103"]));
    }
}
