//! FB0415: a formula that cannot be set.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::math::to_mathml;
use crate::parse::markdown::{InlineKind, Visited};

pub(super) const RULE: Rule = Rule {
    code: "FB0415",
    name: "math",
    severity: Severity::Error,
    title: "A formula cannot be shown",
    explanation: "\
What stands between two `$` is a formula. It is written in LaTeX, as many scientists write formulas, and
fieldbook turns it into a form that browsers show and screen readers read. This formula has a command that
fieldbook does not know, or something in it is missing.

Correct the formula. You cannot define commands of your own, set colours or use `\\char`. If you mean a
dollar sign and no formula, write `\\$`.",
    wrong: Example::Body("The share is $\\fract{1}{2}$."),
    right: Example::Body("The share is $\\frac{1}{2}$."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, body) in context.library.bodies() {
        // Without a dollar sign there is no formula, and most texts have none.
        if !context.library.sources.get(body.source).text.contains('$') {
            continue;
        }
        body.document.walk(&mut |visited| {
            if let Visited::Inline(inline) = visited
                && let InlineKind::Math { display, latex } = &inline.kind
                && let Err(why) = to_mathml(latex, *display)
            {
                let why: String = why.chars().take(90).collect();
                let finding =
                    report.at(context.first_line(inline.span), format!("the formula cannot be set: {why}"));
                finding.help("correct the formula; a dollar sign that begins none is written `\\$`");
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn each_formula_is_tried_and_prices_are_none() {
        let site = Site::starter();
        let text = format!(
            "{}\n\nFrom 5$ to 6$, or $5 and $6. $x^2$ and $\\nope$.\n\n$$\n\\begin{{cases}} x\n$$\n\n> quoted $y_{{1}}$ ${}$\n",
            site.text(SAMPLE),
            "x".repeat(3_000)
        );
        let site = site.with(SAMPLE, text);
        let messages: Vec<_> =
            site.findings_of("FB0415").into_iter().map(|finding| finding.message).collect();
        assert_eq!(messages.len(), 3, "{messages:?}");
        assert!(messages[0].contains("`\\nope` is not known"), "{messages:?}");
        assert!(messages[2].contains("longer than 2000"), "{messages:?}");
    }
}
