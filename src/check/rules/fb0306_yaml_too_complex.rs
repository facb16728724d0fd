//! FB0306: YAML that nests deeper or holds more than any file of a site needs.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::Severity;
use crate::fault::FaultKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0306",
    name: "yaml-too-complex",
    severity: Severity::Error,
    title: "The YAML nests too deep or holds too much",
    explanation: "\
The facts of a practice are a few dozen values, at most four levels deep. A file with more than 32
levels of lists and groups, or with hundreds of thousands of values, is not read, because such a file
is made by a slip or to do harm.

Look for brackets `[` or `{` that are opened again and again, and for text that was pasted into the
front matter by mistake.",
    wrong: Example::Front(
        "domains: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[water]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    ),
    right: Example::Front("domains: [water]"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        matches!(kind, FaultKind::YamlTooComplex).then(|| {
            Worded::new("the YAML nests too deep or holds too much to be read")
                .label("up to here")
                .help("look for brackets that are opened too often and for text pasted by mistake")
        })
    });
}
