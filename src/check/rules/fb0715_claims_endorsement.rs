//! FB0715: a text that reads as if the ITU stood behind it.

use std::ops::Range;

use crate::check::lines::{Line, each_line, span_in_value};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::Body;
use crate::model::language::Language;
use crate::source::{Span, Text};

pub(super) const RULE: Rule = Rule {
    code: "FB0715",
    name: "claims-endorsement",
    severity: Severity::Warning,
    title: "A text claims that the ITU stands behind it",
    explanation: "\
This collection was made in the spirit of an ITU resolution, but it is not an ITU document, and the ITU
has not looked at its practices. Words such as \"ITU-approved\" or \"endorsed by the ITU\" would promise
a reader more than is true, and readers would no longer trust the rest.

Say what is so: which Recommendation was followed, which project the ITU took part in, with a source. If
the words are about a Recommendation or another thing that the ITU truly approved, name that thing in
the same sentence.",
    wrong: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. This ITU-approved method shows that a \
         reliable service may deserve more attention than new pumps [1]. Send each alarm to a person who \
         must act, and to nobody else.",
    ),
    right: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. The study suggests that a reliable \
         service may deserve more attention than new pumps [1]. Send each alarm to a person who must act, \
         and to nobody else.",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for practice in context.library.practices.values() {
        if let Some(original) =
            practice.original.as_ref().filter(|original| original.language == Language::En)
        {
            check_values(context, report, [&original.front.title, &original.front.summary]);
            check_body(context, report, &original.body);
        }
        if let Some(version) = practice.translations.get(&Language::En) {
            check_values(context, report, [&version.front.title, &version.front.summary]);
            check_body(context, report, &version.body);
        }
    }
    for page in context.library.pages.values() {
        if let Some(version) = page.versions.get(&Language::En) {
            check_values(context, report, [&version.front.title, &version.front.summary]);
            check_body(context, report, &version.body);
        }
    }
}

fn check_values(context: &Context<'_>, report: &mut Report<'_>, values: [&Option<Text>; 2]) {
    for value in values.into_iter().flatten() {
        for range in claims(&value.value) {
            let claim = value.value[range.clone()].to_owned();
            tell(report, span_in_value(context, value, range), &claim);
        }
    }
}

fn check_body(context: &Context<'_>, report: &mut Report<'_>, body: &Body) {
    let notes = body.document.footnotes.iter().map(|note| &note.blocks);
    for blocks in std::iter::once(&body.document.blocks).chain(notes) {
        each_line(blocks, false, &mut |inlines| {
            let line = Line::new(context, inlines);
            for range in claims(&line.text) {
                if let Some(span) = line.span(range.clone()) {
                    tell(report, span, &line.text[range]);
                }
            }
        });
    }
}

fn tell(report: &mut Report<'_>, span: Span, claim: &str) {
    report
        .at(span, format!("`{}` reads as if the ITU stood behind this text", shown(claim)))
        .label("claims support by the ITU")
        .help("say what is so: which Recommendation was followed, or what part the ITU took, with a source");
}

/// What the ITU would do to a text that it stands behind.
const ENDORSED: [&str; 8] =
    ["accredited", "approved", "authorised", "authorized", "backed", "certified", "endorsed", "sanctioned"];
/// What somebody might call a text to make it the ITU's own.
const DOCUMENTS: [&str; 9] = [
    "document",
    "documents",
    "guide",
    "guidance",
    "guideline",
    "guidelines",
    "practice",
    "publication",
    "text",
];
/// Words that turn a claim into its opposite, or into a question.
const DENIALS: [&str; 12] =
    ["not", "no", "nor", "never", "neither", "none", "without", "cannot", "isn", "aren", "doesn", "whether"];
/// Things that the ITU does approve.
const APPROVED_THINGS: [&str; 8] = [
    "recommendation",
    "recommendations",
    "standard",
    "standards",
    "resolution",
    "resolutions",
    "supplement",
    "supplements",
];

/// Places of the claims in a line of English.
fn claims(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Nearly every line ends here.
    if !names_itu(text) {
        return found;
    }
    for sentence in sentences(text) {
        let words = words_of(&text[sentence.clone()]);
        let lower: Vec<String> = words
            .iter()
            .map(|word| text[sentence.start + word.start..sentence.start + word.end].to_ascii_lowercase())
            .collect();
        if lower.iter().any(|word| APPROVED_THINGS.contains(&word.as_str())) {
            continue;
        }
        for at in 0..lower.len() {
            let Some((first, last)) = claim_at(&lower, at) else { continue };
            if lower[..first].iter().any(|word| DENIALS.contains(&word.as_str())) {
                continue;
            }
            found.push(sentence.start + words[first].start..sentence.start + words[last].end);
        }
    }
    found
}

fn names_itu(text: &str) -> bool {
    text.as_bytes().windows(3).any(|letters| letters.eq_ignore_ascii_case(b"itu"))
        || text.contains("elecommunication")
}

/// The claim that the name of the ITU at a word makes: its first and last word.
fn claim_at(words: &[String], at: usize) -> Option<(usize, usize)> {
    let word = |at: usize| words.get(at).map(String::as_str);
    let end = match (word(at)?, word(at + 1), word(at + 2)) {
        ("itu", _, _) => at,
        ("international", Some("telecommunication" | "telecommunications"), Some("union")) => at + 2,
        (joined, _, _) => {
            // ITU-approved is one word.
            let claimed = joined.strip_prefix("itu-").is_some_and(|rest| ENDORSED.contains(&rest));
            return claimed.then_some((at, at));
        }
    };
    let back = |steps: usize| at.checked_sub(steps).and_then(word);
    let (near, steps) = if back(1) == Some("the") { (2, 1) } else { (1, 0) };
    // endorsed by the ITU, with the endorsement of the ITU
    if matches!(back(near), Some("by" | "of" | "from")) {
        let verb = back(near + 1);
        let by = back(near) == Some("by") && verb.is_some_and(|verb| ENDORSED.contains(&verb));
        let noun = matches!(verb, Some("endorsement" | "accreditation" | "behalf"));
        let document = back(near) != Some("by")
            && verb.is_some_and(|verb| DOCUMENTS.contains(&verb))
            && back(near + 2) == Some("official");
        if by || noun || document {
            return Some((at - near - if document { 2 } else { 1 }, end));
        }
    }
    // an official ITU document, an ITU official document
    if steps == 0
        && back(1) == Some("official")
        && word(end + 1).is_some_and(|word| DOCUMENTS.contains(&word))
    {
        return Some((at - 1, end + 1));
    }
    if word(end + 1) == Some("official") && word(end + 2).is_some_and(|word| DOCUMENTS.contains(&word)) {
        return Some((at, end + 2));
    }
    // an ITU approved practice; but `the ITU approved the plan` is a fact
    let described = matches!(back(1), Some("a" | "an" | "is" | "are" | "officially" | "fully"));
    (described && word(end + 1).is_some_and(|word| ENDORSED.contains(&word))).then_some((at, end + 1))
}

fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '!', '?', ';']) {
        if text[at + 1..].starts_with(char::is_whitespace) {
            found.push(start..at);
            start = at + 1;
        }
    }
    found.push(start..text.len());
    found
}

/// Words of letters, digits and hyphens. `ITU-T` is one word, and not the ITU.
fn words_of(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if !(c.is_alphanumeric() || c == '-') {
            continue;
        }
        match found.last_mut() {
            Some(word) if word.end == at => word.end += c.len_utf8(),
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Example;
    use crate::check::tests::Site;

    fn found(text: &str) -> Vec<&str> {
        claims(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn claims_are_found() {
        assert_eq!(found("An ITU-approved way. It is ITU-Certified."), ["ITU-approved", "ITU-Certified"]);
        assert_eq!(found("A method endorsed by the ITU in 2014"), ["endorsed by the ITU"]);
        assert_eq!(
            found("With the endorsement of the International Telecommunication Union"),
            ["endorsement of the International Telecommunication Union"]
        );
        assert_eq!(found("This is an official ITU document"), ["official ITU document"]);
        assert_eq!(found("This ITU official guide"), ["ITU official guide"]);
        assert_eq!(found("an official document of the ITU"), ["official document of the ITU"]);
        assert_eq!(found("written on behalf of ITU"), ["behalf of ITU"]);
        assert_eq!(found("an ITU approved practice"), ["ITU approved"]);
    }

    #[test]
    fn facts_and_denials_are_not_claims() {
        for text in [
            "This is not an official ITU document.",
            "No text here is endorsed by the ITU, nor is it an ITU-approved one.",
            "Recommendation ITU-T Y.4450 was approved by the ITU in 2015.",
            "The ITU approved the plan of action.",
            "The standard was approved by ITU-T Study Group 20.",
            "The ITU runs official visits; guides of the ITU exist.",
            "The device was certified by the ministry.",
            "It isn't endorsed by the ITU.",
            "situ-approved, ITU",
            "",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn titles_and_summaries_are_read_and_quotations_are_not() {
        let site = Site::starter().lay(&Example::Front("title: Use the ITU-endorsed pump sensor"));
        assert_eq!(site.marked("FB0715"), ["ITU-endorsed"]);
        let site =
            Site::starter().edit("Pay for repair first", "> An ITU-approved text.\n\nPay for repair first");
        assert_eq!(site.marked("FB0715"), [""; 0]);
    }
}
