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
Each level of a list or quotation moves the text further from the edge. On a telephone and on paper the
text has no room left long before this level, and nobody can follow it.

Make it flat: end the list, and begin a new one under a heading of its own.",
    wrong: Example::Body("> > > > > > > > > > > > > > > > > > > > > > > > > > Deep down."),
    right: Example::Body("> > Not so deep."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        let FaultKind::MarkdownTooDeep { limit } = kind else { return None };
        let message = format!("quotes, lists and emphasis nest deeper than {limit} levels");
        Some(
            Worded::new(message)
                .label("too deep from here on")
                .help("end the list or quotation and begin a new one"),
        )
    });
}
