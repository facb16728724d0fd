//! FB0720: the e-mail address of a person.

use crate::check::personal::personal_addresses;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0720",
    name: "personal-address",
    severity: Severity::Warning,
    title: "A text gives the e-mail address of a person",
    explanation: "\
What is published here is copied, printed and carried on USB sticks, and cannot be taken back. The
address of a person is personal data: it draws unwanted mail, it may put somebody in danger, and people
change their posts.

Name the organisation and its office instead, with an address such as `info@` or `contact@`, or a link
to its page. An address such as `name@example.org` is good for an example.",
    wrong: Example::Body("The editors read `jane.doe@water-ministry.rw` every week."),
    right: Example::Body("The editors read `info@water-ministry.rw` every week."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (id, text) in context.written_texts() {
        for span in context.once_each(id, text, personal_addresses(text)) {
            let address = context.written(span);
            report
                .at(span, format!("`{}` looks like the e-mail address of a person", shown(address)))
                .label("personal data")
                .help("write the address of the office, such as `info@…`, or a link to its page");
        }
    }
}
