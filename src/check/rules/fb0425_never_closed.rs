//! FB0425: a code fence, a comment or HTML that is opened and never closed.

use crate::check::unjudged::Swallows;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::markup::is_allowed_element;

pub(super) const RULE: Rule = Rule {
    code: "FB0425",
    name: "never-closed",
    severity: Severity::Error,
    title: "A code fence, a comment or HTML is opened and never closed",
    explanation: "\
Three backticks (```` ``` ````) or `~~~` open a piece of code, `<!--` opens a comment, `<pre>` a text that is shown as it
stands. All that follows belongs to it, up to the line that closes it. Without that line it is the rest of the text, with
all its headings.

Write the same sign again below the code, on a line of its own, or `-->` behind the comment, or `</pre>`; or delete the
sign. Until then the sections below it are not looked at, and translations are not compared with them.",
    wrong: Example::Edit("## Lessons\n", "## Lessons\n\n```\n"),
    right: Example::Edit("## Lessons\n", "## Lessons\n\n```\nfieldbook check\n```\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, body) in context.library.bodies() {
        let Some(open) = context.never_closed(body) else { continue };
        let what = match open.what {
            Swallows::Code => "a piece of code".to_owned(),
            Swallows::Comment => "a comment".to_owned(),
            Swallows::Element(name) => format!("the HTML element `{name}`"),
        };
        let finding = report
            .at(open.line, format!("{what} is opened here and never closed"))
            .label("all below belongs to it");
        match open.what {
            // FB0901 would say so as soon as it is closed.
            Swallows::Element(name) if !is_allowed_element(name) => {
                finding.help(format!("delete `{}`: it is not allowed in a text", shown(open.sign)));
            }
            _ => {
                let close = shown(&open.close);
                finding.help(format!("write `{close}` where it ends, or delete this sign"));
            }
        }
    }
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
            ("<pre>", "<pre>"),
            ("<PRE class=x> words", "<PRE class=x> words"),
            ("<script src=x>", "<script src=x>"),
            ("<style>\np {}\n", "<style>"),
            ("<textarea", "<textarea"),
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
    fn an_element_that_is_not_allowed_is_to_go() {
        for (sign, help) in [
            ("<pre>", "write `</pre>` where it ends, or delete this sign"),
            ("<script>", "delete `<script>`: it is not allowed in a text"),
        ] {
            let found =
                Site::starter().edit("## Lessons\n", &format!("{sign}\n\n## Lessons\n")).found("FB0425");
            let [(_, finding)] = found.as_slice() else { panic!("{sign}: {found:?}") };
            assert_eq!(finding.helps, [help], "{sign}");
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
            "    ```\n    a",
            "- a\n\n      ~~~ of the list",
            "<pre>\na\n\nb\n</pre>",
            "<pre>a</PRE>",
            "<presence>",
            "Words and <pre> in a line",
            "> <pre>\n> a\n\nMore.",
        ] {
            let site = Site::bare();
            let text = format!("{}\n\n{words}\n", site.text(SAMPLE));
            assert_eq!(site.with(SAMPLE, text).marked("FB0425"), [""; 0], "{words}");
        }
    }
}
