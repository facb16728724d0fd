//! FB0702: a citation `[n]` when there is no source n.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};
use crate::link::Body;
use crate::parse::markdown::{Inline, InlineKind, Visited};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0702",
    name: "no-such-source",
    severity: Severity::Error,
    title: "A citation has a number that no source has",
    explanation: "\
`[1]` in the text cites the first item of the list `sources` in the front matter, `[2]` the second,
and so on. On the page it becomes a link to that source. A number without a source leaves the reader
with nothing to check.

Correct the number, or add the source to the list. For several sources write `[1][2]`. If you mean the
brackets themselves, write a backslash before the first one: `\\[7]`.",
    wrong: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. The authors suggest that reliable \
         service may deserve more attention than new pumps [9]. Send each alarm to a person who must act, \
         and to nobody else.",
    ),
    right: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. The authors suggest that reliable \
         service may deserve more attention than new pumps [1]. Send each alarm to a person who must act, \
         and to nobody else.",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for practice in context.library.practices.values() {
        // A practice without a list of sources, or without an original, has that finding already.
        let Some(sources) = practice.original.as_ref().and_then(|original| original.front.sources.as_ref())
        else {
            continue;
        };
        let count = sources.items.len() + sources.left_out;
        let original = practice.original.iter().map(|original| &original.body);
        for body in original.chain(practice.translations.values().map(|version| &version.body)) {
            for (number, place) in citations(context, body) {
                if (1..=count).contains(&number) {
                    continue;
                }
                let finding =
                    report.at(place, format!("there is no source {number}")).label("leads to no source");
                finding.help(format!(
                    "the list `sources` has {}: correct the number, or add the source",
                    plural(count, "item", "items")
                ));
                if count == 1 {
                    finding.help("did you mean `[1]`?").suggest("[1]");
                } else if let Some(pair) = pair_of(number, count) {
                    finding.help(format!("did you mean `{pair}`?")).suggest(pair);
                }
            }
        }
    }
    for page in context.library.pages.values() {
        for version in page.versions.values() {
            for (number, place) in citations(context, &version.body) {
                report
                    .at(place, format!("a page has no list of sources, so `[{number}]` leads nowhere"))
                    .label("leads to no source")
                    .help("write a link to the source instead, or `\\[` if you mean the brackets");
            }
        }
    }
}

/// `[12]` may be meant as `[1][2]`.
fn pair_of(number: usize, count: usize) -> Option<String> {
    let (first, second) = (number / 10, number % 10);
    let both = first != second && (1..=count).contains(&first) && (1..=count).contains(&second);
    both.then(|| format!("[{first}][{second}]"))
}

fn citations(context: &Context<'_>, body: &Body) -> Vec<(usize, Span)> {
    let mut found = Vec::new();
    body.document.walk(&mut |visited| {
        if let Visited::Inline(inline) = visited
            && let InlineKind::Citation(number) = inline.kind
        {
            found.push((number, place_of(context, inline, number)));
        }
    });
    found
}

/// The brackets themselves: Markdown gives both citations of `[1][9]` the place of the pair.
fn place_of(context: &Context<'_>, inline: &Inline, number: usize) -> Span {
    let brackets = format!("[{number}]");
    match context.written(inline.span).rfind(&brackets) {
        Some(at) => {
            let start = inline.span.start + at as u32;
            Span { start, end: start + brackets.len() as u32, ..inline.span }
        }
        None => inline.span,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site, told};

    fn lessons(text: &str) -> Site {
        Site::starter().edit("Pay for repair first and for sensors second.", text)
    }

    #[test]
    fn each_wrong_number_is_marked_alone() {
        assert_eq!(lessons("So [1][9], [8][2] and [a word][7].").marked("FB0702"), ["[9]", "[8]", "[7]"]);
        assert_eq!(
            lessons("A year [2016], escaped \\[9] and a link [9](https://example.org).").marked("FB0702"),
            [""; 0]
        );
    }

    /// A source that lost its `- ` is there, and has a finding; no number is wrong because of it.
    #[test]
    fn a_source_that_is_read_as_a_part_of_another_is_counted() {
        let all = Site::starter().text(SAMPLE);
        let first = all.find("\n  - title: ").unwrap();
        let second = first + 1 + all[first + 1..].find("\n  - title: ").unwrap();
        let broken = format!("{}\n    title: {}", &all[..second], &all[second + "\n  - title: ".len()..]);
        let (library, findings) = Site::starter().with(SAMPLE, broken).findings();
        let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["FB0307"], "{}", told(&library, &findings));
    }

    #[test]
    fn two_numbers_run_together_are_taken_apart() {
        let found = lessons("So [12].").findings_of("FB0702");
        assert_eq!(found[0].suggestion.as_deref(), Some("[1][2]"));
        assert_eq!(lessons("So [19].").findings_of("FB0702")[0].suggestion, None);
        assert_eq!(lessons("So [11].").findings_of("FB0702")[0].suggestion, None);
    }

    #[test]
    fn translations_and_pages_are_read_too() {
        let site = Site::starter()
            .with(
                "content/practices/tie-sensors-to-a-repair-service/fr.md",
                "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n\n## Leçons\n\nOui [6], oui [5].\n",
            )
            .with("content/pages/about/en.md", "---\ntitle: About\nsummary: S\n---\nSee [1].\n");
        assert_eq!(site.marked("FB0702"), ["[1]", "[6]"]);
    }
}
