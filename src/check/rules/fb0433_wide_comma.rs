//! FB0433: commas of another kind between the values of a list.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};

pub(super) const RULE: Rule = Rule {
    code: "FB0433",
    name: "wide-comma",
    severity: Severity::Error,
    title: "A comma of Chinese or Arabic stands between the values of a list",
    explanation: "\
In `[a, b]` the ordinary comma `,` divides the values. The commas `，`, `、` and `،` are letters for YAML: the list
has one long value.

Write the ordinary comma. Where the comma belongs to the text of one value, put that value in quotes.",
    wrong: Example::Front("effort: {level: low, skills: [社区组织，无线电测试，消防演练]}"),
    right: Example::Front("effort: {level: low, skills: [社区组织, 无线电测试, 消防演练]}"),
    check,
};

/// Most bytes of a value that are shown with its commas mended.
const LONGEST: usize = 1000;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fault in context.faults() {
        let (FaultKind::WideComma { key, comma }, Place::Span(span)) = (&fault.kind, &fault.place) else {
            continue;
        };
        let written = context.written(*span);
        let finding = report.at(*span, format!("`{comma}` is not the comma that divides values"));
        finding.label("this is one value");
        let pieces: Vec<&str> = written.split(['，', '、', '،']).map(str::trim).collect();
        let better = pieces.join(", ");
        finding.help(format!("write `,` between the values of `{}`", shown(key)));
        if written.len() <= LONGEST {
            finding.suggest(better);
        }
        // Words may hold such a comma, names of a list may not.
        if ["effort.skills", "workshop.needs"].contains(&key.as_str()) {
            finding.severity = Severity::Warning;
            finding.help("if it is one value, put it in quotes");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::Site;

    #[test]
    fn the_ordinary_comma_is_offered() {
        for (list, better, severity) in [
            ("effort: {level: low, skills: [社区组织，无线电]}", "社区组织, 无线电", Severity::Warning),
            ("effort: {level: low, skills: [社区组织、无线电]}", "社区组织, 无线电", Severity::Warning),
            ("effort: {level: low, skills: [المشتريات، القياس]}", "المشتريات, القياس", Severity::Warning),
            ("domains: [water，health]", "water, health", Severity::Error),
            ("places: [RWA、KEN]", "RWA, KEN", Severity::Error),
        ] {
            let site = Site::starter().front(list);
            let found = site.found("FB0433");
            let [(_, finding)] = found.as_slice() else { panic!("{list}: {found:?}") };
            assert_eq!((finding.suggestion.as_deref(), finding.severity), (Some(better), severity), "{list}");
            assert_eq!(site.marked("FB0801"), [""; 0], "{list}");
        }
    }

    #[test]
    fn what_may_be_one_value_is_left_alone() {
        for list in [
            "effort: {level: low, skills: [\"社区，组织\"]}",
            "effort: {level: low, skills: [社区，组织, 无线电]}",
            "effort:\n  level: low\n  skills:\n    - 社区，组织",
            "effort: {level: low, skills: [社区组织]}",
        ] {
            assert_eq!(Site::starter().front(list).marked("FB0433"), [""; 0], "{list}");
        }
        Site::starter().front(&format!("topics: [{}]", "，".repeat(15_000))).marked("FB0433");
    }
}
