//! FB0701: a result without a source, or with a number that no source has.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};

pub(super) const RULE: Rule = Rule {
    code: "FB0701",
    name: "result-without-source",
    severity: Severity::Error,
    title: "A result does not say where its figures come from",
    explanation: "\
A reader who wants to repeat a practice must be able to check its results. So every item of `results`
has a `source`: the number of an item in the list `sources`, counted from 1.

Add `source: 1` (or another number) to the result. If no source bears the figure out, take the result
away: a figure that nobody can check does more harm than no figure.",
    wrong: Example::Front(
        "results:\n  - {what: Median repair time, before: \"152\", after: \"21\", unit: days, when: \"2015\", \
         where: Rwanda, method: Comparison of three services}",
    ),
    right: Example::Front(
        "results:\n  - {what: Median repair time, before: \"152\", after: \"21\", unit: days, when: \"2015\", \
         where: Rwanda, method: Comparison of three services, source: 1}",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        // Without a list of sources there is a finding already.
        let Some(sources) = &original.front.sources else { continue };
        let count = sources.items.len() + sources.left_out;
        for result in original.front.results.iter().flat_map(|list| &list.items) {
            let Some(source) = result.source else {
                if result.source_key.is_none() {
                    let place = result.what.as_ref().map_or(result.place, |what| what.span);
                    report
                        .at(place, "this result has no `source`")
                        .label("from which source?")
                        .help("add `source: 1`, or the number of another item of `sources`");
                }
                continue;
            };
            if usize::try_from(source.value).is_ok_and(|number| (1..=count).contains(&number)) {
                continue;
            }
            let finding = report
                .at(source.span, format!("there is no source {}", source.value))
                .label("no source has this number");
            if count == 1 {
                finding.help("the list `sources` has one item: its number is 1").suggest("1");
            } else {
                finding.help(format!(
                    "the list `sources` has {}: take a number from 1 to {count}",
                    plural(count, "item", "items")
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn numbers_outside_the_list_are_marked() {
        for number in ["0", "6", "-1"] {
            let site = Site::starter().edit(
                "source: 1}\n  - {what: \"Mean share",
                &format!("source: {number}}}\n  - {{what: \"Mean share"),
            );
            assert_eq!(site.marked("FB0701"), [number]);
        }
    }

    #[test]
    fn a_source_that_cannot_be_read_has_a_finding_of_its_own() {
        let site = Site::starter()
            .edit("source: 1}\n  - {what: \"Mean share", "source: one}\n  - {what: \"Mean share");
        assert!(site.marked("FB0701").is_empty());
    }
}
