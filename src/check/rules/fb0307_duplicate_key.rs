//! FB0307: the same key twice.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::{Severity, shown};
use crate::fault::FaultKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0307",
    name: "duplicate-key",
    severity: Severity::Error,
    title: "The same key stands twice",
    explanation: "\
Each key can have one value. When it stands twice, nobody can know which value is meant, and one of
the two would be lost.

Keep the right one and delete the other. Where a key takes a list, write all values into one list:
`domains: [water, health]`.",
    wrong: Example::Front("stage: good\nstage: pilot"),
    right: Example::Front("stage: good"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        let FaultKind::DuplicateKey { key, first } = kind else { return None };
        Some(
            Worded::new(format!("the key `{}` stands twice", shown(key)))
                .label("again")
                .related(*first, "first")
                .help("keep one of them and delete the other"),
        )
    });
}
