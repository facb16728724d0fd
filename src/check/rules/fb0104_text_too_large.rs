//! FB0104: a file larger than fieldbook reads.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::Severity;
use crate::fault::FaultKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0104",
    name: "text-too-large",
    severity: Severity::Error,
    title: "A file is larger than fieldbook reads",
    explanation: "\
A practice is a text of two printed pages, about 10 kB. A text (`.md`) may have 64 kB, a list (`.yaml`)
4 MB. A larger file is not read at all: the site would become slow for readers on a weak line.

Usually something got into the file that does not belong there: a picture as text (`data:image/...`),
or a whole report. Save the picture as a file of its own beside the text, and link to the report.",
    wrong: Example::Long {
        path: "content/pages/about/en.md",
        start: "",
        again: "All that the report says, with every picture as text.\n",
        times: 1_300,
    },
    right: Example::Long {
        path: "content/pages/about/en.md",
        start: "",
        again: "All that a reader needs to know.\n",
        times: 20,
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        let FaultKind::TextTooLarge { size, limit } = kind else { return None };
        Some(
            Worded::new(format!(
                "the file is too large: {} kB, where {} kB is the most",
                size.div_ceil(1024),
                limit / 1024
            ))
            .help("take out what is no text, such as pictures written as `data:`, or divide the text"),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};

    #[test]
    fn a_file_over_the_limit_is_named_with_both_sizes() {
        let found = Site::bare().found_on_disk("FB0104", |root| {
            std::fs::write(root.join(SAMPLE), "x".repeat(64 * 1024 + 1)).unwrap();
        });
        let [(path, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(path, SAMPLE);
        assert_eq!(finding.message, "the file is too large: 65 kB, where 64 kB is the most");
    }

    #[test]
    fn a_file_at_the_limit_is_read() {
        let found = Site::bare().found_on_disk("FB0104", |root| {
            std::fs::write(root.join(SAMPLE), "x".repeat(64 * 1024)).unwrap();
        });
        assert!(found.is_empty(), "{found:?}");
    }
}
