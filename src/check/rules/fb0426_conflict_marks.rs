//! FB0426: the marks that git leaves where two versions could not be joined.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0426",
    name: "conflict-marks",
    severity: Severity::Error,
    title: "Two versions of a file were not joined",
    explanation: "\
When two people changed the same lines, git writes both versions into the file, between `<<<<<<<`, `=======` and
`>>>>>>>`. Somebody has to choose.

Keep the lines that are right, from one version or from both, and delete the three marks. Nothing else is
said about the file until then.",
    wrong: Example::Edit(
        "## Lessons\n",
        "<<<<<<< HEAD\n## Lessons\n=======\n## Lessons\n>>>>>>> branch\n",
    ),
    right: Example::Edit("## Lessons\n", "##  Lessons\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (id, source) in context.library.sources.iter() {
        let Some((first, lines)) = marks(&source.text) else { continue };
        let finding = report.at(Span::new(id, first), "two versions of these lines were not joined");
        finding.label("git left this mark");
        finding
            .help("keep the lines that are right, and delete the marks `<<<<<<<`, `=======` and `>>>>>>>`");
        if lines > 1 {
            finding.help(format!("there are {lines} such places in the file"));
        }
    }
}

/// The first line with a mark, and how many places there are.
fn marks(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    if !text.contains("<<<<<<< ") || !text.contains(">>>>>>> ") {
        return None;
    }
    let (mut at, mut first, mut places, mut closed) = (0, None, 0, false);
    for line in text.split_inclusive(['\n', '\r']) {
        if line.starts_with("<<<<<<< ") {
            first.get_or_insert(at..at + line.trim_end().len());
            places += 1;
        }
        closed |= places > 0 && line.starts_with(">>>>>>> ");
        at += line.len();
    }
    first.filter(|_| closed).map(|first| (first, places))
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
    fn arrows_and_underlined_headings_are_left_alone() {
        let site = Site::bare();
        let text = format!(
            "{}\nA title\n=======\n\nIn git `<<<<<<< HEAD` and `>>>>>>> branch` are marks.\n",
            site.text(SAMPLE)
        );
        assert_eq!(site.with(SAMPLE, text).marked("FB0426"), [""; 0]);
    }
}
