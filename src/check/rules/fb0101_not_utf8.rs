//! FB0101: a text file that is not UTF-8.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::Severity;
use crate::fault::FaultKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0101",
    name: "not-utf8",
    severity: Severity::Error,
    title: "A text file is not saved as UTF-8",
    explanation: "\
fieldbook reads text as UTF-8, the encoding that holds every script of the world. A file saved in an
older encoding (Windows-1252, KOI8-R, GB 18030 …) looks right in your editor and wrong everywhere else.

In your editor choose \"Save with encoding\" or \"Encoding\" and take UTF-8, then save the file again.",
    wrong: Example::Bytes("content/pages/about/en.md", b"---\ntitle: About\nsummary: Caf\xe9\n---\n"),
    right: Example::File("content/pages/about/en.md", "---\ntitle: About\nsummary: Café\n---\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        let FaultKind::NotUtf8 { at, line } = kind else { return None };
        Some(
            Worded::new(format!(
                "not UTF-8 text: line {line} has a byte that does not fit (byte {at} of the file)"
            ))
            .help("save the file again with the encoding UTF-8"),
        )
    });
}
