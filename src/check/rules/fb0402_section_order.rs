//! FB0402: a section that stands in the wrong place.

use std::collections::BTreeSet;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::outline::Heading;

pub(super) const RULE: Rule = Rule {
    code: "FB0402",
    name: "section-order",
    severity: Severity::Error,
    title: "A section stands in the wrong place",
    explanation: "\
The sections of all practices stand in one order, the same in every language, so that a reader finds an
answer in the same place in each, and two versions can be read side by side.

Move the section with its text. The order is that of `content/vocabularies/sections.yaml`.",
    wrong: Example::Body("## Lessons\n\nPay for repair first.\n\n## Keeping it going\n\nThe district pays."),
    right: Example::Body("## Keeping it going\n\nThe district pays.\n\n## Lessons\n\nPay for repair first."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        // The second of two equal sections has a finding of its own.
        let mut seen = BTreeSet::new();
        let sections: Vec<(usize, &Heading)> =
            context.headings(&text).sections.into_iter().filter(|(place, _)| seen.insert(*place)).collect();
        let kept = longest_in_order(&sections.iter().map(|(place, _)| *place).collect::<Vec<_>>());
        for (at, (place, heading)) in sections.iter().enumerate() {
            if kept.contains(&at) {
                continue;
            }
            let name = shown(&heading.text);
            let finding = report.at(
                context.first_line(heading.span),
                format!("the section `{name}` stands in the wrong place"),
            );
            let in_order = || kept.iter().map(|at| sections[*at]);
            if let Some((_, next)) = in_order().find(|(other, _)| other > place) {
                finding.related(context.first_line(next.span), "it belongs before this section");
                finding.help(format!("move it with its text before `{}`", shown(&next.text)));
            } else if let Some((_, last)) = in_order().next_back() {
                finding.related(context.first_line(last.span), "it belongs after this section");
                finding.help(format!("move it with its text behind `{}`", shown(&last.text)));
            }
        }
    }
}

/// Positions of the most numbers that stand in rising order, so that the fewest have to move.
fn longest_in_order(numbers: &[usize]) -> BTreeSet<usize> {
    // Length of the longest run that ends at each position, and the position before it.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let before =
            (0..at).filter(|other| numbers[*other] < *number).max_by_key(|other| (runs[*other].0, *other));
        runs.push((before.map_or(1, |other| runs[other].0 + 1), before));
    }
    let mut at = (0..numbers.len()).max_by_key(|at| runs[*at].0);
    let mut kept = BTreeSet::new();
    while let Some(here) = at {
        kept.insert(here);
        at = runs[here].1;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn the_fewest_sections_have_to_move() {
        let kept = |numbers: &[usize]| longest_in_order(numbers).into_iter().collect::<Vec<_>>();
        assert_eq!(kept(&[]), [] as [usize; 0]);
        assert_eq!(kept(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(kept(&[5, 0, 1, 2]), [1, 2, 3]);
        assert_eq!(kept(&[0, 3, 1, 2]), [0, 2, 3]);
        assert_eq!(kept(&[1, 0]).len(), 1);
    }

    #[test]
    fn the_moved_section_is_marked_and_its_place_is_shown() {
        let site = Site::starter();
        let text = site.text(SAMPLE);
        let (start, rest) = text.split_once("## Problem and context").unwrap();
        let (problem, rest) = rest.split_once("## What was done").unwrap();
        let text = format!("{start}## What was done{rest}\n\n## Problem and context{problem}");
        let site = site.with(SAMPLE, text);
        assert_eq!(site.marked("FB0402"), ["## Problem and context"]);
        let finding = site.findings_of("FB0402").remove(0);
        assert_eq!(finding.helps, ["move it with its text before `What was done`"]);
        assert_eq!(finding.related.len(), 1);
    }
}
