//! FB0901: an HTML element that is not allowed.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::markup::is_allowed_element;

pub(super) const RULE: Rule = Rule {
    code: "FB0901",
    name: "element-not-allowed",
    severity: Severity::Error,
    title: "An HTML element is not allowed",
    explanation: "\
A text may hold a little HTML for what Markdown cannot say: `<sub>`, `<abbr>`, `<details>`, a table with
joined cells. Elements that run programs, load from elsewhere, or change how the site looks are taken out
when a page is made, so that no text can harm a reader.

Write it in Markdown where Markdown can: `[words](address)` for a link, `![words](file)` for a picture,
`##` for a heading. If you mean the characters themselves, write `&lt;` for `<`, or put them between
backticks.",
    wrong: Example::Body("<center>Pay for repair first.</center>"),
    right: Example::Body("**Pay for repair first.**"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for tag in context.tags() {
        let Some((name, _)) = tag.start() else { continue };
        if is_allowed_element(name) {
            continue;
        }
        let place = context.first_line(tag.span);
        let finding = report.at(place, format!("HTML element `<{}>` is not allowed", shown(name)));
        finding.help(instead(name));
    }
}

/// What an author can do instead.
fn instead(element: &str) -> &'static str {
    match element {
        "a" => "write a link in Markdown: `[words](address)`",
        "img" | "picture" | "source" => "write a picture in Markdown: `![what it shows](file.png)`",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write a heading in Markdown: `## Words`",
        "script" | "noscript" | "template" => "take it out: a text runs no programs",
        "style" | "link" | "font" | "center" | "big" | "marquee" | "blink" | "basefont" => {
            "take it out: how pages look is up to the theme"
        }
        "iframe" | "frame" | "frameset" | "object" | "embed" | "applet" | "portal" => {
            "link to the page instead: readers without a network see nothing here"
        }
        "video" | "audio" | "track" => "link to the recording and say in words what it shows",
        "form" | "input" | "button" | "select" | "textarea" | "option" | "label" | "fieldset" => {
            "take it out: pages have no forms; a list of tasks is written `- [ ] words`"
        }
        "svg" | "canvas" | "map" | "area" => "export the drawing as a PNG file and show that",
        "math" => "write the formula in LaTeX between two `$`",
        "html" | "head" | "body" | "meta" | "base" | "title" | "main" | "header" | "footer" | "nav" => {
            "take it out: fieldbook writes the page around the text"
        }
        "strike" => "write `~~words~~`",
        "tt" => "put the words between backticks",
        "acronym" => "write `<abbr>`",
        "section" | "article" | "aside" | "address" => "take it out, or write `<div>`",
        _ => "if you mean the characters, write `&lt;` for `<` or put them between backticks",
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn elements_are_found_wherever_they_stand() {
        let site = Site::starter();
        let text = format!(
            "{}\n\nA <b>bold</b> <BLINK>word</BLINK>, a `<script>` and Vec<T>.\n\n<script>\nif (a<b) {{ x(\"<i>\") }}\n</script>\n\n\
             > <div><iframe src=x></iframe></div>\n\n| <font>a</font> |\n|---|\n| <sub>2</sub> |\n\nNote[^n].\n\n[^n]: <object></object>\n",
            site.text(SAMPLE)
        );
        assert_eq!(
            site.with(SAMPLE, text).marked("FB0901"),
            ["<BLINK>", "<T>", "<script>", "<iframe src=x>", "<font>", "<object>"]
        );
    }
}
