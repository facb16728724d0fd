//! FB0407: a first-level heading in the text.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::outline::folded;
use crate::parse::markdown::{BlockKind, plain_text};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0407",
    name: "title-in-text",
    severity: Severity::Error,
    title: "A heading with one `#` stands in the text",
    explanation: "\
The title of a page comes from `title` in the front matter, and fieldbook writes it at the top. A heading
with one `#` would be a second title; screen readers and the contents of a handout would take it for the
beginning of another page.

Delete it if it is the title. Otherwise give it two `#` or more.",
    wrong: Example::File(
        "content/pages/about/en.md",
        "---\ntitle: About\nsummary: What this is.\n---\n# About\n\nThis is a collection.\n",
    ),
    right: Example::File(
        "content/pages/about/en.md",
        "---\ntitle: About\nsummary: What this is.\n---\nThis is a collection.\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let titles: std::collections::BTreeSet<String> =
        context.titles().filter(|title| title.value.len() <= 500).map(|title| folded(&title.value)).collect();
    let mut sections: std::collections::BTreeSet<Span> = std::collections::BTreeSet::new();
    for text in context.practice_texts() {
        // Nearly every text has no heading of the first level.
        if text.body.outline.headings.iter().any(|heading| heading.level == 1) {
            let meant = context.meant_sections(&text).into_iter();
            sections.extend(meant.filter(|section| section.slip.is_some()).map(|section| section.span));
        }
    }
    for (_, block) in context.blocks() {
        let BlockKind::Heading { level: 1, content, .. } = &block.kind else { continue };
        // The heading of a section with one `#` has a finding that says so.
        if sections.contains(&block.span) {
            continue;
        }
        let text = plain_text(content);
        let marks = context.heading_marks(block);
        let place = marks.unwrap_or_else(|| context.first_line(block.span));
        let finding = report.at(place, format!("`{}` is a heading of the first level", shown(&text)));
        if text.len() <= 500 && titles.contains(&folded(&text)) {
            finding.help("delete the line: the title is taken from the front matter");
        } else {
            finding.help("write `##` before it");
            if marks.is_some() {
                finding.suggest("##");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn underlined_headings_and_those_in_quotations_are_seen() {
        let page = "---\ntitle: About\nsummary: S\n---\nAbout\n=====\n\n> # Quoted\n\n# Other #\n\n## Fine\n";
        let site = Site::starter().with("content/pages/about/en.md", page);
        assert_eq!(site.marked("FB0407"), ["About", "#", "#"]);
        let findings = site.findings_of("FB0407");
        let suggested: Vec<_> = findings.iter().map(|finding| finding.suggestion.as_deref()).collect();
        assert_eq!(suggested, [None, Some("##"), Some("##")]);
        assert!(findings[0].helps[0].contains("front matter"));
    }
}
