//! FB0721: a telephone number.

use crate::check::personal::telephone_numbers;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0721",
    name: "telephone-number",
    severity: Severity::Warning,
    title: "A text gives a telephone number",
    explanation: "\
What is published here is copied, printed and carried on USB sticks, and cannot be taken back. A
telephone number is nearly always that of a person, and numbers change hands: in a few years somebody
else answers.

Leave the number out, and name the organisation and its office, or give a link to its page. Emergency
numbers and other short numbers may stand.",
    wrong: Example::Body("The repair team answers at +250 788 123 456."),
    right: Example::Body("The repair team answers at the number that stands on each pump."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (id, text) in context.written_texts() {
        for span in context.once_each(id, text, telephone_numbers(text)) {
            let number = context.written(span);
            report
                .at(span, format!("`{}` looks like a telephone number", shown(number)))
                .label("personal data")
                .help("leave it out; name the office, or give a link to its page");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn practices_pages_and_organisations_are_read() {
        let site = Site::starter()
            .edit(
                "Pay for repair first",
                "Call +250 788 123 456 or jane@water.rw, +250 788 123 456. Pay for repair first",
            )
            .with(
                "content/pages/about/en.md",
                "---\ntitle: A\nsummary: Ask joe.bloggs@pump.org.\n---\nTel.: 022 730 51 11\n",
            )
            .with(
                "content/organisations/portland-state-university.yaml",
                "name: {en: P}\nkind: academia\ndescription: {en: \"Ask mary@pump.org, +41 22 730 51 11\"}\n",
            );
        assert_eq!(site.marked("FB0721"), ["+41 22 730 51 11", "022 730 51 11", "+250 788 123 456"]);
        assert_eq!(site.marked("FB0720"), ["mary@pump.org", "joe.bloggs@pump.org", "jane@water.rw"]);
    }
}
