//! FB0423: a line that was meant as a heading and is none.

use std::collections::BTreeMap;

use crate::check::sections::name_in;
use crate::check::signs::TextLine;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::outline::folded;

pub(super) const RULE: Rule = Rule {
    code: "FB0423",
    name: "raw-heading",
    severity: Severity::Warning,
    title: "A line that was meant as a heading is none",
    explanation: "\
A heading begins with `#` signs of the keyboard and a space: `## Lessons`. Without the space, or with the wide
`＃` of Chinese typing, it stays text, and readers see the signs. The name of a section in bold looks like a
heading and is none: the section does not appear in the contents, and its text counts to the one above.

Write `## ` and the name, with an empty line above.",
    wrong: Example::Edit("## Lessons", "##Lessons"),
    right: Example::Edit("## Lessons", "##  Lessons"),
    check,
};

/// Longest line, in bytes, that may be a heading.
const LONGEST: usize = 200;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let practices: BTreeMap<_, _> =
        context.practice_texts().into_iter().map(|text| (text.body.source, text)).collect();
    for (_, body) in context.library.bodies() {
        let practice = practices.get(&body.source);
        // A required section that is missing has a finding that marks its line.
        let told: Vec<_> = practice.map_or_else(Vec::new, |text| {
            context.meant_sections(text).into_iter().filter(|section| section.slip.is_some()).collect()
        });
        let names: Vec<(&str, String)> = practice.map_or_else(Vec::new, |text| {
            let names = context.section_entries().iter().filter_map(|entry| name_in(entry, text.language));
            let there = |name: &str| {
                body.outline.headings.iter().any(|heading| folded(&heading.text) == folded(name))
            };
            names.filter(|name| !there(name)).map(|name| (name, folded(name))).collect()
        });
        for line in context.text_lines(body) {
            if line.words.len() > LONGEST || told.iter().any(|section| section.span.start == line.span.start)
            {
                continue;
            }
            if let Some((marks, words)) = unread_marks(line.words) {
                let better = format!("{} {words}", "#".repeat(marks));
                let finding = report.at(line.span, "this becomes no heading");
                finding.label("no space behind `#`, or not the `#` of the keyboard");
                finding.help(format!("write `{}`", shown(&better))).suggest(better);
            } else if let Some(name) = bold_name(&line, &names) {
                let finding =
                    report.at(line.span, format!("`{}` in bold is no heading of a section", shown(name)));
                finding.help(format!("write `## {}`", shown(name))).suggest(format!("## {name}"));
            }
        }
    }
}

/// The number of `#` and the words of `##Lessons` or `＃＃ Lessons`. A single `#` may be a hashtag.
fn unread_marks(words: &str) -> Option<(usize, &str)> {
    let rest = words.trim_start_matches(['#', '＃']);
    let marks = words[..words.len() - rest.len()].chars().count();
    let wide = words.starts_with('＃');
    let rest = rest.trim();
    (((marks >= 2) || wide && marks >= 1) && marks <= 6 && rest.starts_with(char::is_alphabetic))
        .then_some((marks, rest))
}

/// The name of a section that stands alone on a line, in bold.
fn bold_name<'n>(line: &TextLine<'_>, names: &[(&'n str, String)]) -> Option<&'n str> {
    let bold = ["**", "__"].iter().find_map(|mark| line.words.strip_prefix(mark)?.strip_suffix(mark))?;
    let words = folded(bold.trim().trim_end_matches([':', '：']));
    (line.first).then(|| names.iter().find(|(_, name)| *name == words).map(|(name, _)| *name)).flatten()
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    fn marked(lessons: &str) -> Vec<(String, Option<String>)> {
        let found = Site::starter().edit("## Lessons\n", &format!("{lessons}\n")).found("FB0423");
        found.into_iter().map(|(place, finding)| (place, finding.suggestion)).collect()
    }

    #[test]
    fn the_line_is_marked_and_the_heading_offered() {
        for line in [
            "##Lessons",
            "＃＃ Lessons",
            "＃＃Lessons",
            "##\u{a0}Lessons",
            "**Lessons**",
            "**Lessons:**",
            "__lessons__",
        ] {
            assert_eq!(marked(line), [(line.to_owned(), Some("## Lessons".to_owned()))], "{line}");
        }
        assert_eq!(marked("### Lessons\n\n###Об итогах")[0].1.as_deref(), Some("### Об итогах"));
    }

    #[test]
    fn other_lines_are_left_alone() {
        for line in [
            "## Lessons",
            "### Lessons",
            "**Lessons** are few.",
            "**What came of it**",
            "#hashtag and more",
            "### Lessons\n\n`##Lessons`",
            "### Lessons\n\n\\##Lessons",
            "## Lessons\n\n**Lessons**",
            "### Lessons\n\n## 5",
        ] {
            assert_eq!(marked(line), [], "{line}");
        }
        // A required section has its finding in another rule.
        let site = Site::starter().edit("## Results and evidence\n", "##Results and evidence\n");
        assert_eq!(site.marked("FB0423"), [""; 0]);
        let text = format!("{}\n{}", Site::bare().text(SAMPLE), "##a\n".repeat(9_000));
        Site::bare().with(SAMPLE, text).marked("FB0423");
    }
}
