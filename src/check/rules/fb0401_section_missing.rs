//! FB0401: a required section is missing.

use std::collections::BTreeSet;

use crate::check::sections::{HeadingSlip, about, name_in};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::model::language::Language;

pub(super) const RULE: Rule = Rule {
    code: "FB0401",
    name: "section-missing",
    severity: Severity::Error,
    title: "A required section is missing",
    explanation: "\
Readers compare practices with each other, and find the same questions answered under the same headings
in each: what was wrong, what was done, what came of it, how to repeat it, what helped and hindered, and
what the risks are.

Add the heading with two `#` before it, and the text. If something is not known, say so in the section:
\"The sources do not say what it cost.\" That is an answer, too.",
    wrong: Example::Edit("## Risks and safeguards", "### Dangers"),
    right: Example::Edit("## Risks and safeguards", "## Risks and safeguards"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        if text.is_withdrawn() {
            continue;
        }
        let headings = context.headings(&text);
        let meant = context.meant_sections(&text);
        let present: BTreeSet<usize> = headings.sections.iter().map(|(place, _)| *place).collect();
        for (place, entry) in context.section_entries().iter().enumerate() {
            let Some(name) = name_in(entry, text.language) else { continue };
            let guessed = headings.others.iter().filter_map(|(_, guess)| guess.as_ref());
            // A misspelt heading has a finding of its own.
            let misspelt = || guessed.clone().any(|guess| std::ptr::eq(guess.entry, entry));
            if entry.required != Some(true) || present.contains(&place) || misspelt() {
                continue;
            }
            // It is there, under words that are no heading of a section.
            if let Some(section) = meant.iter().find(|section| std::ptr::eq(section.entry, entry)) {
                let place = context.trimmed(context.first_line(section.span));
                let message = format!("the section `{}` needs a heading with two `#`", shown(name));
                let finding = report.at(place, message);
                let label = match section.slip {
                    Some(HeadingSlip::Line) => "this is no heading",
                    _ => "not two `#`",
                };
                finding
                    .label(label)
                    .help(format!("write `## {}`", shown(name)))
                    .suggest(format!("## {name}"));
                continue;
            }
            let message = format!("the section `{}` is missing", shown(name));
            let next = headings.sections.iter().find(|(other, _)| *other > place);
            let last = headings.sections.last();
            let (span, label) = match (next, last) {
                (Some((_, heading)), _) => {
                    (context.first_line(heading.span), "it belongs before this section")
                }
                (None, Some((_, heading))) => {
                    (context.first_line(heading.span), "it belongs after this section")
                }
                (None, None) => (text.body.head, "below the front matter"),
            };
            let finding = report.at(span, message);
            finding.label(label).help(format!("add the heading `## {}` and its text", shown(name)));
            // The message is English whatever the language of the file.
            if let Some(about) = about(entry, Language::En).or_else(|| about(entry, text.language)) {
                finding.help(format!("what belongs there: {about}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    fn messages(site: &Site) -> Vec<String> {
        site.findings_of("FB0401").into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn each_missing_section_is_named_at_its_place() {
        let site = Site::starter()
            .edit("## Problem and context\n", "## Problem and contxt\n")
            .edit("## Lessons\n", "### Lessons\n")
            .edit("## How to repeat it\n", "### How\n")
            .edit("## Risks and safeguards\n", "### Risks\n");
        // A misspelt heading has a finding of its own, and a recommended section need not be there.
        assert_eq!(
            messages(&site),
            ["the section `How to repeat it` is missing", "the section `Risks and safeguards` is missing"]
        );
        assert_eq!(site.marked("FB0401"), ["## What helped, what hindered", "## Who took part"]);
    }

    #[test]
    fn words_that_were_meant_as_the_heading_are_marked() {
        for (line, marked) in [
            ("### Results and evidence", "### Results and evidence"),
            ("# Results and evidence", "# Results and evidence"),
            ("### results and evidense ###", "### results and evidense ###"),
            ("Results and evidence\n===", "Results and evidence"),
            ("**Results and evidence**", "**Results and evidence**"),
            ("**Results and evidence:**", "**Results and evidence:**"),
            ("__Results and evidence__\nIt took 21 days.", "__Results and evidence__"),
            ("##Results and evidence", "##Results and evidence"),
            ("Results and evidence", "Results and evidence"),
        ] {
            let site = Site::starter().edit("## Results and evidence\n", &format!("{line}\n"));
            let codes: Vec<_> = site.findings().1.into_iter().map(|finding| finding.code).collect();
            assert!(codes.iter().all(|code| ["FB0401", "FB0703"].contains(code)), "{line}: {codes:?}");
            assert_eq!(site.marked("FB0401"), [marked], "{line}");
            let finding = site.findings_of("FB0401").remove(0);
            assert_eq!(finding.suggestion.as_deref(), Some("## Results and evidence"), "{line}");
        }
        // The same words elsewhere are no heading, and neither are near words on a line of their own.
        for line in ["The **Results and evidence** are few.", "Results and evidense", "**Results** and more"]
        {
            let site = Site::starter().edit("## Results and evidence\n", &format!("{line}\n"));
            assert_eq!(messages(&site), ["the section `Results and evidence` is missing"], "{line}");
        }
        let site = Site::starter()
            .edit("## Results and evidence\n", "## Results and evidence\n\n### Results and evidence\n");
        assert_eq!(site.findings().1.len(), 0);
    }

    #[test]
    fn a_text_without_headings_lacks_all_and_a_withdrawn_one_none() {
        let site = Site::starter();
        let front = site.text(SAMPLE).split("## Problem").next().unwrap().to_owned();
        let empty = site.with(SAMPLE, front.clone());
        assert_eq!(messages(&empty).len(), 6);
        let withdrawn = front.replace("status: published", "status: withdrawn\nreason: It was replaced.");
        assert!(messages(&empty.with(SAMPLE, withdrawn)).is_empty());
    }

    #[test]
    fn a_message_has_the_heading_in_the_language_of_the_file_and_all_else_in_english() {
        let front = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n";
        let path = SAMPLE.replace("en.md", "ru.md");
        let site = Site::starter().with(&path, format!("{front}\n## Извлеченные уроки\n\nДа.\n"));
        let found = site.findings_of("FB0401");
        let finding = found.iter().find(|finding| finding.message.contains("Проблема")).unwrap();
        assert_eq!(
            finding.helps,
            [
                "add the heading `## Проблема и контекст` and its text",
                "what belongs there: What was wrong, for whom, and where."
            ]
        );
    }

    #[test]
    fn a_version_in_a_language_without_names_is_not_judged() {
        let site = Site::starter();
        let path = "content/vocabularies/sections.yaml";
        let french = |line: &&str| !line.trim_start().starts_with("fr: ");
        let sections: String =
            site.text(path).lines().filter(french).map(|line| format!("{line}\n")).collect();
        let front = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n";
        let site = site.with(path, sections).with(
            "content/practices/tie-sensors-to-a-repair-service/fr.md",
            format!("{front}## Le problème\n\nTexte.\n"),
        );
        assert!(messages(&site).is_empty());
        assert!(site.findings_of("FB0403").is_empty());
    }
}
