//! FB0409: a section with nothing in it.

use crate::check::sections::is_content;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0409",
    name: "empty-section",
    severity: Severity::Error,
    title: "A section has nothing in it",
    explanation: "\
A heading promises something. Readers who jump to it, from a list of contents or with a screen reader,
find nothing and do not know whether something is missing.

Write the text. If something is not known, say so: \"The sources do not say what it cost.\" A section that
a practice does not need can be left out together with its heading, if it is not one of the required ones.",
    wrong: Example::Body("## Lessons\n\n"),
    right: Example::Body("## Lessons\n\nPay for repair first and for sensors second."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, body) in context.library.bodies() {
        for section in body.outline.sections(&body.document) {
            // A heading without words has a finding of its own.
            let named = section.heading.text.contains(char::is_alphanumeric);
            if named && !section.blocks.iter().any(is_content) {
                let message = format!("nothing stands below `{}`", shown(&section.heading.text));
                let finding = report.at(context.first_line(section.heading.span), message);
                finding.help("write the text, or leave the heading out");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn comments_and_headings_are_no_content_and_pictures_are() {
        let page = "---\ntitle: A\nsummary: S\n---\n## a\n\n<!-- later -->\n\n### b\n\n---\n\n## c\n\n![x](y.png)\n\n## d\n\n$$x$$\n\n## e\n";
        let site = Site::starter().with("content/pages/about/en.md", page);
        assert_eq!(site.marked("FB0409"), ["## a", "## e"]);
    }
}
