//! FB0706: a practice above stage `pilot` whose sources are all secondary.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;

use super::fb0705_institutionalised_needs_primary::all_secondary;

pub(super) const RULE: Rule = Rule {
    code: "FB0706",
    name: "only-secondary-sources",
    severity: Severity::Warning,
    title: "Every source of a practice is secondary",
    explanation: "\
A primary source is near to what it tells: a report by the organisation itself, a law, a standard, a study of
the practice. A secondary one tells what others said, as the press does. When all are secondary, the
page shows a note that says so.

Look for a primary source, often one that a secondary source names. If there is none, `stage: pilot`
says openly how little is known, and this warning goes away. The note stays.",
    wrong: Example::Front(
        "stage: promising\nsources:\n\
         \x20 - {title: A report, publisher: The Times, url: \"https://example.org/1\", accessed: 2026-11-22, kind: secondary, language: en}\n\
         \x20 - {title: A talk, publisher: The Sun, url: \"https://example.org/2\", accessed: 2026-11-22, kind: secondary, language: en}\n\
         \x20 - {title: A note, publisher: The Star, url: \"https://example.org/3\", accessed: 2026-11-22, kind: secondary, language: en}\n\
         \x20 - {title: A letter, publisher: The Post, url: \"https://example.org/4\", accessed: 2026-11-22, kind: secondary, language: en}\n\
         \x20 - {title: A view, publisher: The Globe, url: \"https://example.org/5\", accessed: 2026-11-22, kind: secondary, language: en}",
    ),
    right: Example::Front(
        "stage: promising\nsources:\n\
         \x20 - {title: The study itself, publisher: ACS, url: \"https://example.org/1\", accessed: 2026-11-22, kind: primary, language: en}\n\
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
        // A pilot may rest on the press; for `institutionalised` FB0705 asks for more.
        let Some(stage) = &front.stage else { continue };
        if !["promising", "good"].contains(&stage.value.as_str()) {
            continue;
        }
        if let Some(sources) = front.sources.as_ref().filter(|sources| all_secondary(sources)) {
            report
                .at(sources.key, "every source is secondary, so the page will show a note")
                .label("no primary source")
                .help("add a primary source, such as a report by the organisation itself, or choose `stage: pilot`");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::Site;

    #[test]
    fn a_pilot_may_rest_on_the_press() {
        for (stage, count) in [("pilot", 0), ("promising", 1), ("good", 1), ("institutionalised", 0)] {
            let lines = format!(
                "stage: {stage}\nsources: [{{title: A, publisher: B, url: \"https://example.org\", accessed: 2026-11-22, kind: secondary, language: en}}]"
            );
            let site = Site::starter().lay(&Example::Front(Box::leak(lines.into_boxed_str())));
            assert_eq!(site.marked("FB0706").len(), count, "{stage}");
        }
    }
}
