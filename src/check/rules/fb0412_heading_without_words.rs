//! FB0412: a heading without words.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::parse::markdown::{BlockKind, plain_text};

pub(super) const RULE: Rule = Rule {
    code: "FB0412",
    name: "heading-without-words",
    severity: Severity::Error,
    title: "A heading has no words",
    explanation: "\
A heading without words cannot be read aloud, linked to or listed. Most often a line was left unfinished,
or `#` stands where a list or a line was meant.

Write the words behind the `#`, or take the line away. A picture needs an alternative text to be a
heading.",
    wrong: Example::Body("##\n\nPay for repair first."),
    right: Example::Body("### Lesson\n\nPay for repair first."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, block) in context.blocks() {
        if let BlockKind::Heading { content, .. } = &block.kind
            && !plain_text(content).contains(char::is_alphanumeric)
        {
            let finding = report.at(context.first_line(block.span), "the heading has no words");
            finding.help("write its words behind the `#`, or take the line away");
        }
    }
}
