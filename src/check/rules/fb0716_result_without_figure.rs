//! FB0716: a measured result without a digit.

use crate::check::figures::has_digit;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0716",
    name: "result-without-figure",
    severity: Severity::Warning,
    title: "A result has no figure",
    explanation: "\
`results` are shown as a table of what was measured, before and after, with its unit. Words such as
\"better\" or \"fewer\" cannot be compared, and the annual report counts each result as a figure.

Write the figure in digits: `after: \"21\"`, with words beside it if needed: `after: \"about 21\"`. If nothing
was measured, tell it in the section *Results and evidence* and take the result out of the list. If
only the value before is not known, leave out `before`.",
    wrong: Example::Front(
        "results:\n  - {what: Median repair time, after: much shorter, unit: days, when: \"2015\", where: Rwanda, \
         method: Comparison of three services, source: 1}",
    ),
    right: Example::Front(
        "results:\n  - {what: Median repair time, after: \"21\", unit: days, when: \"2015\", where: Rwanda, method: \
         Comparison of three services, source: 1}",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        for result in original.front.results.iter().flat_map(|list| &list.items) {
            for (key, value) in [("before", &result.before), ("after", &result.after)] {
                let Some(value) = value else { continue };
                if has_digit(&value.value) || has_chinese_number(&value.value) {
                    continue;
                }
                let help = match key {
                    "before" => "write the figure in digits, or leave out `before` if it is not known",
                    _ => "write the figure in digits, or take out a result that was not measured",
                };
                report
                    .at(value.span, format!("`{key}` has no figure: `{}`", shown(&value.value)))
                    .label("no digit")
                    .help(help);
            }
        }
    }
}

/// Chinese also writes quantities in its own characters: 三成 is thirty per cent.
fn has_chinese_number(text: &str) -> bool {
    text.contains([
        '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两',
        '半',
    ])
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::Site;

    #[test]
    fn digits_of_every_script_count() {
        let lines = "results:\n\
            \x20 - {what: A, before: none, after: ٢١, unit: days, when: \"2015\", where: R, method: M, source: 1}\n\
            \x20 - {what: A, before: about 3, after: 三成, unit: days, when: \"2015\", where: R, method: M, source: 1}\n\
            \x20 - {what: A, after: 21, unit: days, when: \"2015\", where: R, method: M, source: 1}";
        assert_eq!(Site::starter().lay(&Example::Front(lines)).marked("FB0716"), ["none"]);
    }
}
