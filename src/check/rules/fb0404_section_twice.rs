//! FB0404: the same section twice.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0404",
    name: "section-twice",
    severity: Severity::Error,
    title: "A section is there twice",
    explanation: "\
Links, contents and translations know a section by its name. With two of the same name readers find only
the first, and nobody knows which one a translation belongs to.

Put the two texts together under one heading. To divide a long section, use headings with three `#`.",
    wrong: Example::Body("## Lessons\n\nPay for repair first.\n\n## Lessons\n\nBuy sensors second."),
    right: Example::Body("## Lessons\n\nPay for repair first. Buy sensors second."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        let mut first = BTreeMap::new();
        for (place, heading) in context.headings(&text).sections {
            let line = context.first_line(heading.span);
            if let Some(before) = first.get(&place) {
                let finding =
                    report.at(line, format!("the section `{}` is there twice", shown(&heading.text)));
                finding.related(*before, "it is here already");
                finding.help("put the two together under the first heading");
            } else {
                first.insert(place, line);
            }
        }
    }
}
