//! FB0426: the marks that git leaves where two versions could not be joined.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;

pub(super) const RULE: Rule = Rule {
    code: "FB0426",
    name: "conflict-marks",
    severity: Severity::Error,
    title: "Two versions of a file were not joined",
    explanation: "\
When two people changed the same lines, git writes both versions into the file, between `<<<<<<<`, `=======` and
`>>>>>>>`. Somebody has to choose.

Keep the lines that are right, from one version or from both, and delete the three marks. Nothing else is
said about the file until then. Between two lines of ```` ``` ```` the marks are an example, and may stand.",
    wrong: Example::Edit(
        "## Lessons\n",
        "<<<<<<< HEAD\n## Lessons\n=======\n## Lessons\n>>>>>>> branch\n",
    ),
    right: Example::Edit("## Lessons\n", "##  Lessons\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for two in context.not_joined() {
        let finding = report.at(two.first, "two versions of these lines were not joined");
        finding.label("git left this mark");
        finding
            .help("keep the lines that are right, and delete the marks `<<<<<<<`, `=======` and `>>>>>>>`");
        if two.places > 1 {
            finding.help(format!("there are {} such places in the file", two.places));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site, told};

    #[test]
    fn head_and_text_have_this_finding_alone() {
        for line in [
            "revision: 1\n",
            "symbol: BP-7K3Q0\n",
            "## Lessons\n",
            "Pay for repair first and for sensors second.",
        ] {
            let both = format!("<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> branch\n");
            let (library, findings) = Site::starter().edit(line, &both).findings();
            let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, ["FB0426"], "{line}: {}", told(&library, &findings));
        }
    }

    #[test]
    fn marks_in_a_piece_of_code_are_an_example() {
        let marks = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> branch\n";
        let site = |words: &str| {
            let site = Site::bare();
            let text = format!("{}\n\n{words}\n", site.text(SAMPLE));
            site.with(SAMPLE, text)
        };
        for words in [format!("```\n{marks}```"), format!("~~~ text\n{marks}~~~\n\n```\n{marks}```")] {
            assert_eq!(site(&words).marked("FB0426"), [""; 0], "{words}");
        }
        // The one example says nothing about other marks, and two versions of a fence are no example.
        for (words, marked) in [
            (format!("```\n{marks}```\n\n<<<<<<< ours\na\n=======\nb\n>>>>>>> branch"), "<<<<<<< ours"),
            ("<<<<<<< ours\n```\na\n=======\n```\nb\n>>>>>>> branch\n```".to_owned(), "<<<<<<< ours"),
            ("```\n<<<<<<< ours\na\n```\n=======\nb\n>>>>>>> branch".to_owned(), "<<<<<<< ours"),
        ] {
            let found = site(&words).found("FB0426");
            let [(place, finding)] = found.as_slice() else { panic!("{words}: {found:?}") };
            assert_eq!((place.as_str(), finding.helps.len()), (marked, 1), "{words}");
        }
    }

    #[test]
    fn arrows_and_underlined_headings_are_left_alone() {
        let site = Site::bare();
        let text = format!(
            "{}\nA title\n=======\n\nIn git `<<<<<<< HEAD` and `>>>>>>> branch` are marks.\n",
            site.text(SAMPLE)
        );
        assert_eq!(site.with(SAMPLE, text).marked("FB0426"), [""; 0]);
    }
}
