//! FB0705: stage `institutionalised` without a primary source.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::parse::fields::List;
use crate::parse::front::{SourceFront, SourceKind};

pub(super) const RULE: Rule = Rule {
    code: "FB0705",
    name: "institutionalised-needs-primary",
    severity: Severity::Error,
    title: "Stage `institutionalised` needs a primary source",
    explanation: "\
`institutionalised` says that a practice has become a law, a standard or a line in a budget. Such a
thing is written down somewhere: that text is the primary source, and readers will want it to write
their own.

Add the law, the standard or the budget to `sources`, with `kind: primary`. If you cannot find it,
choose a lower stage.",
    wrong: Example::Front(
        "stage: institutionalised\nsources:\n\
         \x20 - {title: A report, publisher: The Times, url: \"https://example.org/1\", accessed: 2026-11-22, kind: secondary, language: en}\n\
         \x20 - {title: A talk, publisher: The Sun, url: \"https://example.org/2\", accessed: 2026-11-22, kind: secondary, language: en}\n\
         \x20 - {title: A note, publisher: The Star, url: \"https://example.org/3\", accessed: 2026-11-22, kind: secondary, language: en}\n\
         \x20 - {title: A letter, publisher: The Post, url: \"https://example.org/4\", accessed: 2026-11-22, kind: secondary, language: en}\n\
         \x20 - {title: A view, publisher: The Globe, url: \"https://example.org/5\", accessed: 2026-11-22, kind: secondary, language: en}",
    ),
    right: Example::Front(
        "stage: institutionalised\nsources:\n\
         \x20 - {title: The Water Act, publisher: Government, url: \"https://example.org/1\", accessed: 2026-11-22, kind: primary, language: en}\n\
         \x20 - {title: A talk, publisher: The Sun, url: \"https://example.org/2\", accessed: 2026-11-22, kind: secondary, language: en}\n\
         \x20 - {title: A note, publisher: The Star, url: \"https://example.org/3\", accessed: 2026-11-22, kind: secondary, language: en}\n\
         \x20 - {title: A letter, publisher: The Post, url: \"https://example.org/4\", accessed: 2026-11-22, kind: secondary, language: en}\n\
         \x20 - {title: A view, publisher: The Globe, url: \"https://example.org/5\", accessed: 2026-11-22, kind: secondary, language: en}",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let front = &original.front;
        let Some(stage) = front.stage.as_ref().filter(|stage| stage.value == "institutionalised") else {
            continue;
        };
        if front.sources.as_ref().is_some_and(all_secondary) {
            report
                .at(stage.span, "stage `institutionalised` needs a primary source")
                .label("every source is secondary")
                .help("add the law, the standard or the budget itself with `kind: primary`, or choose a lower stage");
        }
    }
}

/// Whether each source is known to be secondary. A kind that cannot be read has its own finding, and
/// may well be meant as primary.
pub(super) fn all_secondary(sources: &List<SourceFront>) -> bool {
    sources.left_out == 0
        && !sources.items.is_empty()
        && sources
            .items
            .iter()
            .all(|source| source.kind.as_ref().is_some_and(|kind| kind.value == SourceKind::Secondary))
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::Site;

    #[test]
    fn a_kind_that_cannot_be_read_may_be_meant_as_primary() {
        let lines = "stage: institutionalised\nsources: [{title: A, publisher: B, url: \"https://example.org\", accessed: 2026-11-22, kind: first, language: en}]";
        assert!(Site::starter().lay(&Example::Front(lines)).marked("FB0705").is_empty());
    }
}
