//! FB0411: "What was done" without numbered steps.

use crate::check::sections::is_content;
use crate::check::signs::misnumbered;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::parse::markdown::{BlockKind, Visited, walk_blocks};

/// Id of the section that tells the steps.
const STEPS: &str = "what-was-done";

pub(super) const RULE: Rule = Rule {
    code: "FB0411",
    name: "no-steps",
    severity: Severity::Warning,
    title: "\"What was done\" has no numbered steps",
    explanation: "\
Somebody who wants to do the same needs to know what comes first. Numbered steps show the order, can be
ticked off, and can be talked about in a workshop: \"in step 3 we had no vehicle\".

Write one step in each item: `1.`, `2.`, `3.` at the start of the line.",
    wrong: Example::Body(
        "## What was done\n\nThe team chose a sensor, fitted it, and compared three services.",
    ),
    right: Example::Body("## What was done\n\n1. Choose a sensor.\n2. Fit it.\n3. Compare three services."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // A translation follows its original, which has the finding.
    for text in context.practice_texts().iter().filter(|text| text.translation.is_none()) {
        let Some(section) = context.meant_section(text, STEPS) else { continue };
        let mut numbered = false;
        walk_blocks(section.blocks, &mut |visited| {
            if let Visited::Block(block) = visited {
                numbered |= matches!(block.kind, BlockKind::List { start: Some(_), .. });
            }
        });
        // The sentence of the template has a finding of its own.
        let untouched = || context.template_left(text, &section).is_some();
        // So have numbers that make no list.
        let misnumbered = || {
            let (Some(first), Some(last)) = (section.blocks.first(), section.blocks.last()) else {
                return false;
            };
            let inside = first.span.start..last.span.end;
            let lines = context.text_lines(text.body);
            misnumbered(&lines).iter().any(|(line, _)| inside.contains(&line.span.start))
        };
        if !numbered && section.blocks.iter().any(is_content) && !untouched() && !misnumbered() {
            let finding = report.at(context.first_line(section.span), "the steps are not numbered");
            finding.help("write one step in each item of a numbered list: `1.`, `2.`, `3.`");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::Site;

    #[test]
    fn numbers_that_make_no_list_are_told_once() {
        let site = Site::starter().lay(&Example::Body("## What was done\n\n1、Choose a sensor.\n2、Fit it."));
        assert_eq!((site.marked("FB0411").len(), site.marked("FB0422").len()), (0, 1));
    }
}
