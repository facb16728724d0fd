//! FB0410: text before the first section of a practice.

use crate::check::sections::is_content;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::parse::markdown::BlockKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0410",
    name: "text-before-sections",
    severity: Severity::Error,
    title: "Text stands before the first section of a practice",
    explanation: "\
A practice is its sections. What stands before the first of them has no name, so it is in no list of
contents, and it says what the summary says already.

Move it into the section it belongs to, or into `summary` in the front matter.",
    wrong: Example::Edit("## Problem and context", "This practice is about pumps.\n\n## Problem and context"),
    right: Example::Edit("## Problem and context", "## Problem and context\n\nThis practice is about pumps."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        let headings = &text.body.outline.headings;
        // Without any section, that the sections are missing says it all.
        let Some(first) = headings.iter().find(|heading| heading.level == 2) else { continue };
        let (mut block, mut span) = (first.block, first.span);
        if block > 0
            && let Some(meant) = context.meant_sections(&text).first()
            && meant.block < block
        {
            (block, span) = (meant.block, meant.span);
        }
        let before = text.body.document.blocks[..block].iter();
        let stray = before.filter(|block| {
            // A heading of the first level has a finding of its own.
            is_content(block) || matches!(block.kind, BlockKind::Heading { level: 3.., .. })
        });
        // One finding for all that is there.
        if let Some(block) = stray.into_iter().next() {
            let finding = report.at(context.first_line(block.span), "text stands before the first section");
            finding.related(context.first_line(span), "the first section begins here");
            finding.help("move it into a section, or into `summary` in the front matter");
        }
    }
}
