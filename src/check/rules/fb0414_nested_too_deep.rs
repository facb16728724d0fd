//! FB0414: quotes and lists that nest too deep.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::Severity;
use crate::fault::FaultKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0414",
    name: "nested-too-deep",
    severity: Severity::Error,
    title: "Quotes and lists nest too deep",
    explanation: "\
Each list inside a list, and each quotation inside a quotation, moves the text further from the edge. On a
telephone and on paper there is no room left for it, and nobody can follow it.

Use fewer levels: end the list, and begin a new one under a heading of its own. Bold and italic words
and pictures inside each other count, too.",
    wrong: Example::Body("> > > > > > > > > > > > > > > > > > > > > > > > > > Deep down."),
    right: Example::Body("> > Not so deep."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        let FaultKind::MarkdownTooDeep { limit } = kind else { return None };
        let message = format!("quotes, lists, emphasis and pictures nest deeper than {limit} levels");
        Some(
            Worded::new(message)
                .label("too deep from here on")
                .help("end the list or quotation and begin a new one"),
        )
    });
}
