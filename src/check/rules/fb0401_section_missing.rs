//! FB0401: a required section is missing.

use std::collections::BTreeSet;

use crate::check::sections::{about, name_in};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

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
        let present: BTreeSet<usize> = headings.sections.iter().map(|(place, _)| *place).collect();
        for (place, entry) in context.section_entries().iter().enumerate() {
            let Some(name) = name_in(entry, text.language) else { continue };
            let guessed = headings.others.iter().filter_map(|(_, guess)| guess.as_ref());
            // A misspelt heading has a finding of its own.
            let misspelt = || guessed.clone().any(|guess| std::ptr::eq(guess.entry, entry));
            if entry.required != Some(true) || present.contains(&place) || misspelt() {
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
            if let Some(about) = about(entry, text.language) {
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
    fn a_text_without_headings_lacks_all_and_a_withdrawn_one_none() {
        let site = Site::starter();
        let front = site.text(SAMPLE).split("## Problem").next().unwrap().to_owned();
        let empty = site.with(SAMPLE, front.clone());
        assert_eq!(messages(&empty).len(), 6);
        let withdrawn = front.replace("status: published", "status: withdrawn\nreason: It was replaced.");
        assert!(messages(&empty.with(SAMPLE, withdrawn)).is_empty());
    }

    #[test]
    fn a_version_in_a_language_without_names_is_not_judged() {
        let site = Site::starter();
        let sections = site.text("content/vocabularies/sections.yaml").replace(", fr: ", ", xx: ");
        let front = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n";
        let site = site.with("content/vocabularies/sections.yaml", sections).with(
            "content/practices/tie-sensors-to-a-repair-service/fr.md",
            format!("{front}## Le problème\n\nTexte.\n"),
        );
        assert!(messages(&site).is_empty());
        assert!(site.findings_of("FB0403").is_empty());
    }
}
