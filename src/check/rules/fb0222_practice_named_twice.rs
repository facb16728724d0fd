//! FB0222: a practice that names itself, or another one twice.

use std::collections::BTreeMap;

use super::fb0221_no_such_practice::lists;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0222",
    name: "practice-named-twice",
    severity: Severity::Warning,
    title: "A practice names itself, or another practice twice",
    explanation: "\
`related` and `supersedes` lead to other practices. A practice that names itself sends readers in a
circle, and one that is named twice, perhaps once by its folder and once by its symbol, is shown once.

Delete the entry.",
    wrong: Example::Together(&[
        Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic when the pump reports a fault"),
        Example::Front("related: [BP-7K3Q0]"),
    ]),
    right: Example::Together(&[
        Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic when the pump reports a fault"),
        Example::Front("related: [BP-FR23R]"),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (practice, original) in context.originals() {
        for (key, names) in lists(&original.front) {
            let mut first = BTreeMap::new();
            for name in names {
                // A name of no practice has a finding of its own.
                let Some(found) = context.library.practice(&name.value) else { continue };
                let written = shown(&name.value);
                if found.slug == practice.slug {
                    let finding =
                        report.at(name.span, format!("`{written}` in `{key}` is this practice itself"));
                    finding.help("delete it");
                } else if let Some(before) = first.get(&found.slug) {
                    let finding = report.at(name.span, format!("`{key}` names `{written}` twice"));
                    finding.related(*before, "named here first").help("delete one of the two");
                } else {
                    first.insert(&found.slug, name.span);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn folder_and_symbol_are_the_same_practice() {
        let site = Site::starter();
        let other = site.text(SAMPLE).replace("BP-7K3Q0", "BP-FR23R").replacen(
            "\nlicence:",
            "\nrelated: [tie-sensors-to-a-repair-service, BP-7K3Q0, BP-FR23R]\nlicence:",
            1,
        );
        let (_, findings) = site.with("content/practices/another-thing/en.md", other).findings();
        let told: Vec<_> =
            findings.iter().filter(|f| f.code == "FB0222").map(|f| f.message.as_str()).collect();
        assert_eq!(
            told,
            ["`related` names `BP-7K3Q0` twice", "`BP-FR23R` in `related` is this practice itself"]
        );
    }
}
