//! FB0211: an alternative text that says nothing.

use crate::check::pictures::alt_says_nothing;
use crate::check::places::part;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::parse::markdown::InlineKind;
use crate::source::{Span, Text};

pub(super) const RULE: Rule = Rule {
    code: "FB0211",
    name: "empty-alternative-text",
    severity: Severity::Warning,
    title: "An alternative text says nothing",
    explanation: "\
Somebody who cannot see the picture hears \"photo\", or the name of a file, and knows no more than
before.

Say in one sentence what the picture tells: not \"photo\" but \"A technician fits the sensor under the
cap of a pump\". For a chart, say what it shows: \"Repairs took 152 days before and 21 after\".",
    wrong: Example::Files(&[
        ("content/pages/about/plan.gif", "GIF89a"),
        ("content/pages/about/en.md", "---\ntitle: About\nsummary: What this is.\n---\n![Photo](plan.gif)\n"),
    ]),
    right: Example::Files(&[
        ("content/pages/about/plan.gif", "GIF89a"),
        (
            "content/pages/about/en.md",
            "---\ntitle: About\nsummary: What this is.\n---\n![Plan of a pump](plan.gif)\n",
        ),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for pointer in context.pointers(|_| true).iter().filter(|pointer| pointer.image) {
        let InlineKind::Image { alt, .. } = &pointer.inline.kind else { continue };
        if alt_says_nothing(alt, pointer.target) {
            let span = pointer.inline.span;
            let written = context.written(span);
            let end = written.find(']').unwrap_or(written.len());
            let start = written.find('[').map_or(0, |at| at + 1).min(end);
            tell(report, context.trimmed(part(span, start..end)), alt);
        }
    }
    for text in context.practice_texts() {
        let tell_value = |report: &mut Report<'_>, file: &Option<Text>, alt: &Option<Text>| {
            if let Some(alt) = alt
                && alt_says_nothing(&alt.value, file.as_ref().map_or("", Text::as_str))
            {
                tell(report, alt.span, &alt.value);
            }
        };
        match (text.translation, text.original) {
            (Some(front), _) => {
                for image in front.images.iter().flat_map(|list| &list.items) {
                    tell_value(report, &image.file, &image.alt);
                }
            }
            (None, Some(original)) => {
                for image in original.front.images.iter().flat_map(|list| &list.items) {
                    tell_value(report, &image.file, &image.alt);
                }
            }
            (None, None) => {}
        }
    }
}

fn tell(report: &mut Report<'_>, span: Span, alt: &str) {
    let finding = report.at(span, format!("the alternative text `{}` says nothing", shown(alt)));
    finding.help("say in one sentence what the picture shows");
}
