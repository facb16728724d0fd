//! FB0425: a code fence or a comment that is opened and never closed.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::link::Body;
use crate::parse::markdown::{BlockKind, Visited};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0425",
    name: "never-closed",
    severity: Severity::Error,
    title: "A code fence or a comment is opened and never closed",
    explanation: "\
Three backticks (```` ``` ````) or `~~~` open a piece of code, `<!--` opens a comment. All that follows belongs to it, up to the
line that closes it. Without that line it is the rest of the text, with all its headings.

Write the same sign again below the code, on a line of its own, or `-->` behind the comment; or delete the
sign. Until then the sections below it are not looked at.",
    wrong: Example::Edit("## Lessons\n", "## Lessons\n\n```\n"),
    right: Example::Edit("## Lessons\n", "## Lessons\n\n```\nfieldbook check\n```\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, body) in context.library.bodies() {
        let Some((span, sign, close)) = never_closed(context, body) else { continue };
        let what = if sign == "<!--" { "a comment" } else { "a piece of code" };
        report
            .at(span, format!("{what} is opened here and never closed"))
            .label("all below belongs to it")
            .help(format!("write {close} where it ends, or delete this sign"));
    }
}

/// The line that opens what is never closed, its sign and the sign that closes it.
fn never_closed<'a>(context: &Context<'a>, body: &'a Body) -> Option<(Span, &'a str, &'a str)> {
    let text = context.library.sources.get(body.source).text.as_str();
    let mut found = None;
    body.document.walk(&mut |visited| {
        let Visited::Block(block) = visited else { return };
        let line = || context.first_line(block.span);
        match &block.kind {
            BlockKind::Code { .. } => {
                let written = context.written(block.span).trim();
                let Some(mark) = written.chars().next().filter(|c| matches!(c, '`' | '~')) else { return };
                let len = written.chars().take_while(|c| *c == mark).count();
                let last = written.lines().skip(1).last().unwrap_or_default();
                let last = last.trim_start_matches([' ', '\t', '>']);
                let closed = last.chars().all(|c| c == mark) && last.chars().count() >= len;
                // In a list or a quotation a fence also ends with these.
                let to_the_end =
                    text.get(block.span.end as usize..).is_none_or(|rest| rest.trim().is_empty());
                if len >= 3 && to_the_end && (!closed || last.is_empty()) {
                    let sign = &written[..len];
                    found = Some((line(), sign, sign));
                }
            }
            BlockKind::Html(html) if html.trim_start().starts_with("<!--") && !html.contains("-->") => {
                found = Some((line(), "<!--", "-->"));
            }
            _ => {}
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site, told};

    #[test]
    fn it_is_the_only_finding_of_the_text() {
        for (sign, marked) in [
            ("```", "```"),
            ("~~~~ text", "~~~~ text"),
            ("<!-- ask the mayor", "<!-- ask the mayor"),
            ("````\n```", "````"),
        ] {
            for heading in ["## Problem and context\n", "## Results and evidence\n", "## Lessons\n"] {
                let site = Site::starter().edit(heading, &format!("{sign}\n\n{heading}"));
                let (library, findings) = site.findings();
                let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
                assert_eq!(codes, ["FB0425"], "{sign} {heading}: {}", told(&library, &findings));
                assert_eq!(site.marked("FB0425"), [marked], "{sign}");
            }
        }
    }

    #[test]
    fn what_is_closed_is_left_alone() {
        for words in [
            "```\na\n```",
            "```rust\na\n``````",
            "~~~\n```\n~~~",
            "> ```\n> a\n> ```",
            "- ```\n  a\n  ```",
            "```\n```",
            "    indented code",
            "`a` and ``` b ``` here",
        ] {
            let site = Site::bare();
            let text = format!("{}\n\n{words}\n", site.text(SAMPLE));
            assert_eq!(site.with(SAMPLE, text).marked("FB0425"), [""; 0], "{words}");
        }
    }
}
