//! FB0413: an id of the author's that fieldbook has to change.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::outline::slugify;
use crate::parse::markdown::BlockKind;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0413",
    name: "own-id",
    severity: Severity::Warning,
    title: "An id is there twice, or cannot stay as it is written",
    explanation: "\
`{#parts}` behind a heading gives it an id to which links can lead. Two headings of one text cannot have
the same id, and an id has only small letters, digits and single hyphens; ids that begin with `fb-`
belong to fieldbook. Where it has to, fieldbook makes another id, and links to yours lead nowhere.

Give each heading an id of its own, or leave the ids out: every heading gets one from its words.",
    wrong: Example::Body("### Parts {#parts}\n\nOne.\n\n### More parts {#parts}\n\nTwo."),
    right: Example::Body("### Parts {#parts}\n\nOne.\n\n### More parts {#more-parts}\n\nTwo."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, body) in context.library.bodies() {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for heading in &body.outline.headings {
            let line = context.first_line(heading.span);
            if let BlockKind::Heading { id: Some(own), .. } = &body.document.blocks[heading.block].kind
                && *own != heading.id
            {
                let marked = format!("#{own}");
                let place = context.place_of(heading.span, &marked);
                let place = place.map_or(line, |span| Span { start: span.start + 1, ..span });
                let better = slugify(own);
                let finding = if better == *own {
                    report.at(place, format!("the id `{}` is there twice", shown(own)))
                } else {
                    report.at(place, format!("the id `{}` cannot stay as it is written", shown(own)))
                };
                if let Some(before) = first.get(better.as_str()) {
                    finding.related(*before, "this heading has the id").help("give this heading another id");
                } else {
                    finding.help(format!("write `{{#{better}}}`"));
                    if place != line {
                        finding.suggest(better);
                    }
                }
            }
            first.entry(&heading.id).or_insert(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn what_is_changed_and_why_is_told() {
        let page = "---\ntitle: A\nsummary: S\n---\n## A {#One-Two}\n\n## B {#fb-x}\n\n## Risks\n\n## C {#risks}\n\n## D {#fine}\n";
        let site = Site::starter().with("content/pages/about/en.md", page);
        assert_eq!(site.marked("FB0413"), ["One-Two", "fb-x", "risks"]);
        let findings = site.findings_of("FB0413");
        let suggested: Vec<_> = findings.iter().map(|finding| finding.suggestion.as_deref()).collect();
        assert_eq!(suggested, [Some("one-two"), Some("x"), None]);
        assert_eq!(findings[2].related.len(), 1);
    }
}
