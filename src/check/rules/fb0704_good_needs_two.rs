//! FB0704: stage `good` with one place and one publisher.

use std::collections::BTreeSet;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::link::outline::folded;

pub(super) const RULE: Rule = Rule {
    code: "FB0704",
    name: "good-needs-two",
    severity: Severity::Error,
    title: "Stage `good` needs a second place or a second publisher",
    explanation: "\
`good` tells readers that the practice works beyond its first case. That takes proof: it has worked in at
least two places, or at least two sources from different publishers bear it out.

Add the second place or source. If there is none yet, choose `stage: promising`: it is no shame, and
the practice can move up when the proof is there.",
    wrong: Example::Front(
        "stage: good\nplaces: [RWA]\nsources:\n\
         \x20 - {title: The study, publisher: ACS, url: \"https://example.org/1\", accessed: 2026-11-22, kind: primary, language: en}\n\
         \x20 - {title: A talk, publisher: ACS, url: \"https://example.org/2\", accessed: 2026-11-22, kind: primary, language: en}\n\
         \x20 - {title: A note, publisher: ACS, url: \"https://example.org/3\", accessed: 2026-11-22, kind: primary, language: en}\n\
         \x20 - {title: A letter, publisher: ACS, url: \"https://example.org/4\", accessed: 2026-11-22, kind: primary, language: en}\n\
         \x20 - {title: A review, publisher: ACS, url: \"https://example.org/5\", accessed: 2026-11-22, kind: primary, language: en}",
    ),
    right: Example::Front(
        "stage: good\nplaces: [RWA, KEN]\nsources:\n\
         \x20 - {title: The study, publisher: ACS, url: \"https://example.org/1\", accessed: 2026-11-22, kind: primary, language: en}\n\
         \x20 - {title: A talk, publisher: ACS, url: \"https://example.org/2\", accessed: 2026-11-22, kind: primary, language: en}\n\
         \x20 - {title: A note, publisher: ACS, url: \"https://example.org/3\", accessed: 2026-11-22, kind: primary, language: en}\n\
         \x20 - {title: A letter, publisher: ACS, url: \"https://example.org/4\", accessed: 2026-11-22, kind: primary, language: en}\n\
         \x20 - {title: A review, publisher: ACS, url: \"https://example.org/5\", accessed: 2026-11-22, kind: primary, language: en}",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let front = &original.front;
        let Some(stage) = front.stage.as_ref().filter(|stage| stage.value == "good") else { continue };
        let Some(sources) = &front.sources else { continue };
        let places: BTreeSet<&str> =
            front.places.iter().flat_map(|list| &list.items).map(|place| place.as_str()).collect();
        let publishers: BTreeSet<String> = sources
            .items
            .iter()
            .filter_map(|source| source.publisher.as_ref())
            .map(|name| folded(&name.value))
            .collect();
        // What cannot be read has its own finding, and may well be the second one.
        let unknown = sources.left_out > 0
            || sources.items.iter().any(|source| source.publisher.is_none())
            || front.places.as_ref().is_some_and(|places| places.left_out > 0);
        if front.scope.is_some() || places.len() >= 2 || publishers.len() >= 2 || unknown {
            continue;
        }
        report
            .at(stage.span, "stage `good` needs two places, or sources from two publishers")
            .label("one place, one publisher")
            .help("add the second place or source, or choose `promising`")
            .suggest("promising");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::Site;

    const ONE: &str = "sources: [{title: A, publisher: ACS, url: \"https://example.org/1\", accessed: 2026-11-22, kind: primary, language: en}, {title: B, publisher: \"acs.\", url: \"https://example.org/2\", accessed: 2026-11-22, kind: primary, language: en}]";

    fn marked(lines: String) -> usize {
        Site::starter().lay(&Example::Front(Box::leak(lines.into_boxed_str()))).marked("FB0704").len()
    }

    #[test]
    fn the_same_place_or_publisher_twice_is_one() {
        assert_eq!(marked(format!("stage: good\nplaces: [RWA, RWA]\n{ONE}")), 1);
        assert_eq!(marked(format!("stage: promising\n{ONE}")), 0);
        assert_eq!(marked("stage: good".into()), 0);
    }

    #[test]
    fn a_practice_for_everywhere_needs_no_second_place() {
        let site = Site::starter()
            .lay(&Example::Front(Box::leak(format!("stage: good\nscope: global\n{ONE}").into_boxed_str())))
            .edit("places: [RWA]\n", "");
        assert_eq!(site.marked("FB0704").len(), 0);
    }

    #[test]
    fn a_publisher_that_is_missing_has_its_own_finding() {
        assert_eq!(marked(format!("stage: good\n{}", ONE.replace("publisher: ACS, ", ""))), 0);
    }
}
