//! FB0408: a heading that skips a level.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::parse::layout::{Seat, seat_of};

pub(super) const RULE: Rule = Rule {
    code: "FB0408",
    name: "heading-level-skips",
    severity: Severity::Warning,
    title: "A heading skips a level",
    explanation: "\
Screen readers tell the level of each heading, and readers who move through a page by headings take a
gap for something they have missed.

Below a heading with two `#` comes one with three, below that one with four. The size of the letters is
no reason for a level: that is up to the theme.",
    wrong: Example::Body("## Lessons\n\n#### For towns\n\nPay for repair first."),
    right: Example::Body("## Lessons\n\n### For towns\n\nPay for repair first."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, body) in context.library.bodies() {
        // In a practice, what stands before the first section has a finding of its own.
        let practice = matches!(seat_of(context.path_of(body)), Ok(Seat::Practice { .. }));
        let headings = &body.outline.headings;
        let skip = if practice { headings.iter().take_while(|heading| heading.level > 2).count() } else { 0 };
        let mut above: u8 = 1;
        for heading in &headings[skip..] {
            if heading.level > above + 1 {
                let block = &body.document.blocks[heading.block];
                let marks = context.heading_marks(block);
                let right = "#".repeat(usize::from(above) + 1);
                let place = marks.unwrap_or_else(|| context.first_line(block.span));
                let message = format!("the heading `{}` skips a level", shown(&heading.text));
                let finding = report.at(place, message);
                finding.help(format!("write `{right}` before it")).suggest(right);
            }
            above = heading.level;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn only_the_way_down_has_to_be_step_by_step() {
        let page = "---\ntitle: A\nsummary: S\n---\n### a\n\n## b\n\n### c\n\n#### d\n\n## e\n\n##### f\n";
        let site = Site::starter().with("content/pages/about/en.md", page);
        assert_eq!(site.marked("FB0408"), ["###", "#####"]);
        let suggested: Vec<_> =
            site.findings_of("FB0408").into_iter().filter_map(|finding| finding.suggestion).collect();
        assert_eq!(suggested, ["##", "###"]);
    }
}
