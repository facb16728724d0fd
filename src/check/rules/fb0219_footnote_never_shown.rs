//! FB0219: a footnote that no reader gets to see.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::parse::markdown::{InlineKind, Visited};

pub(super) const RULE: Rule = Rule {
    code: "FB0219",
    name: "footnote-never-shown",
    severity: Severity::Warning,
    title: "A footnote is never used, or there are two of the same name",
    explanation: "\
A footnote is shown where its mark stands in the text. One without a mark is lost, and of two with the
same name only the first is shown.

Set the mark `[^name]` where the note belongs, give the second note a name of its own, or delete it.",
    wrong: Example::Body("The count is old.\n\n[^count]: It was made in 2015."),
    right: Example::Body("The count is old[^count].\n\n[^count]: It was made in 2015."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, body) in context.library.bodies() {
        let notes = &body.document.footnotes;
        if notes.is_empty() {
            continue;
        }
        let mut used: BTreeSet<String> = BTreeSet::new();
        body.document.walk(&mut |visited| {
            if let Visited::Inline(inline) = visited
                && let InlineKind::FootnoteMark(label) = &inline.kind
            {
                used.insert(name(label));
            }
        });
        let mut first = BTreeMap::new();
        for note in notes {
            let label = name(&note.label);
            let line = context.first_line(note.span);
            let place = context.place_of(line, &format!("[^{}]", note.label)).unwrap_or(line);
            if let Some(before) = first.get(&label) {
                let finding =
                    report.at(place, format!("a second footnote has the name `{}`", shown(&note.label)));
                finding.related(*before, "the first one");
                finding.help("give it a name of its own and set its mark in the text");
                continue;
            }
            first.insert(label.clone(), place);
            if !used.contains(&label) {
                let finding =
                    report.at(place, format!("the text never uses the footnote `{}`", shown(&note.label)));
                finding.help(format!(
                    "set the mark `[^{}]` where it belongs, or delete the note",
                    shown(&note.label)
                ));
            }
        }
    }
}

/// A label as Markdown compares it.
fn name(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn names_are_compared_without_case_and_the_second_of_two_is_lost() {
        let site = Site::starter();
        let text =
            format!("{}\n\nOne[^A].\n\n[^a]: First.\n\n[^a]: Second.\n\n[^b]: Lost.\n", site.text(SAMPLE));
        let (_, findings) = site.with(SAMPLE, text).findings();
        let told: Vec<_> =
            findings.iter().filter(|f| f.code == "FB0219").map(|f| f.message.as_str()).collect();
        assert_eq!(told, ["a second footnote has the name `a`", "the text never uses the footnote `b`"]);
    }
}
