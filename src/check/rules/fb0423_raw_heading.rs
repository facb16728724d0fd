//! FB0423: a line that was meant as a heading and is none.

use std::collections::{BTreeMap, BTreeSet};

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
        let told: BTreeSet<u32> = practice.map_or_else(BTreeSet::new, |text| {
            let meant = context.meant_sections(text).into_iter();
            meant.filter(|section| section.slip.is_some()).map(|section| section.span.start).collect()
        });
        let names: BTreeMap<String, &str> = practice.map_or_else(BTreeMap::new, |text| {
            let there: BTreeSet<String> =
                body.outline.headings.iter().map(|heading| folded(&heading.text)).collect();
            let names = context.section_entries().iter().filter_map(|entry| name_in(entry, text.language));
            // Of two sections of one name the first is meant.
            names.rev().map(|name| (folded(name), name)).filter(|(name, _)| !there.contains(name)).collect()
        });
        for line in context.text_lines(body) {
            if line.words.len() > LONGEST || told.contains(&line.span.start) {
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
fn bold_name<'n>(line: &TextLine<'_>, names: &BTreeMap<String, &'n str>) -> Option<&'n str> {
    let bold = ["**", "__"].iter().find_map(|mark| line.words.strip_prefix(mark)?.strip_suffix(mark))?;
    let words = folded(bold.trim().trim_end_matches([':', '：']));
    if line.first { names.get(&words).copied() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
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
    }

    #[test]
    fn many_headings_and_many_sections_take_no_time() {
        let text = format!("{}\n{}", Site::bare().text(SAMPLE), "##a\n".repeat(9_000));
        assert_eq!(Site::bare().with(SAMPLE, text).marked("FB0423").len(), 100);
        const MANY: usize = 5_000;
        let entry = |number: usize| format!("  - id: own-{number}\n    label: {{en: Own {number}}}\n");
        let path = "content/vocabularies/sections.yaml";
        let site = Site::starter();
        let sections = format!("{}{}", site.text(path), (0..MANY).map(entry).collect::<String>());
        let lines = |start: usize, line: &str| -> String {
            (start..MANY).map(|number| format!("{}\n\n", line.replace('N', &number.to_string()))).collect()
        };
        let mut text = site.text(SAMPLE);
        text.push_str(&lines(100, "\n## Own N"));
        text.push_str(&lines(MANY - 200, "**Own N**").replace(&format!("Own {}", MANY - 1), "Own 7"));
        let library = site.with(path, sections).with(SAMPLE, text).library();
        let context = Context { library: &library, today: crate::check::tests::today() };
        let mut report = Report { rule: &RULE, findings: Vec::new() };
        check(&context, &mut report);
        // Only the one that has no heading of its own.
        let marked: Vec<_> = report.findings.into_iter().map(|finding| finding.message).collect();
        assert_eq!(marked, ["`Own 7` in bold is no heading of a section"]);
    }
}
