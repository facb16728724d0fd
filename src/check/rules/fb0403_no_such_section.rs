//! FB0403: a second-level heading that is no section.

use crate::check::sections::{is_generated, name_in};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0403",
    name: "no-such-section",
    severity: Severity::Error,
    title: "A heading with two `#` is no section",
    explanation: "\
In a practice the headings with two `#` are the sections, and these are the same in every practice, in
the language of the text. A heading of another name would have no place in the order, in the contents
of a workshop handout, and beside its translations.

Write the name of the section as it is in the list `content/vocabularies/sections.yaml`. For a heading of
your own within a section use three `#`.",
    wrong: Example::Edit("## Lessons", "## Leasons"),
    right: Example::Edit("## Lessons", "## Lessons"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        if !context.sections_are_named(text.language) {
            continue;
        }
        let headings = context.headings(&text);
        for (heading, guess) in headings.others {
            // A heading without words has a finding of its own.
            if !heading.text.contains(char::is_alphanumeric) {
                continue;
            }
            let block = &text.body.document.blocks[heading.block];
            let written = shown(&heading.text);
            // Words right above a line of `---`, which was meant to divide.
            if context.heading_marks(block).is_none() && guess.is_none_or(|guess| guess.by_place) {
                report
                    .at(context.first_line(block.span), "`---` right below makes these words a heading")
                    .label("a heading with two `#`")
                    .help("put an empty line between the words and the `---`, or delete the `---`");
                continue;
            }
            let finding =
                report.at(context.heading_words(block), format!("`{written}` is no section of a practice"));
            if let Some(guess) = guess
                && let Some(name) = name_in(guess.entry, text.language)
            {
                let entries = context.section_entries();
                let there =
                    headings.sections.iter().find(|(place, _)| std::ptr::eq(&entries[*place], guess.entry));
                if let Some((_, there)) = there {
                    finding.related(context.first_line(there.span), format!("`{name}` is here already"));
                    finding
                        .help("put the text there, or use `###` for a heading of your own within a section");
                    continue;
                }
                if let Some(other) = guess.other {
                    finding.label(format!("the name of a section in {}", other.english_name()));
                    finding.help(format!("in {} it is `{name}`", text.language.english_name()));
                } else if guess.by_place {
                    finding.help(format!("the section that is missing at this place is `{name}`"));
                    finding.help("for a heading of your own within a section use `###`");
                } else {
                    finding.help(format!("did you mean `{name}`?"));
                }
                finding.suggest(name);
            } else if is_generated(&heading.text) {
                finding.help("leave it out: the list of sources is made from `sources` in the front matter");
            } else {
                let entries = context.section_entries().iter();
                let names: Vec<&str> =
                    entries.filter_map(|entry| name_in(entry, text.language)).take(20).collect();
                finding.help("for a heading of your own within a section use `###`");
                finding.help(format!("the sections are {}", any_of(&names).replace(" or ", " and ")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    fn found(heading: &str) -> Option<(String, Option<String>)> {
        let site = Site::starter().edit("## Lessons\n", &format!("## {heading}\n"));
        let mut findings = site.findings_of("FB0403");
        assert!(findings.len() < 2);
        findings.pop().map(|finding| (finding.helps.join("; "), finding.suggestion))
    }

    #[test]
    fn a_slip_is_recognised_and_a_generated_section_is_explained() {
        for heading in ["Lessons", "lessons", "LESSONS:", "Lessons {#own}", "*Lessons*"] {
            assert_eq!(found(heading), None, "{heading}");
        }
        for heading in ["Lesson", "Lessons learned", "Leçons"] {
            assert_eq!(found(heading).unwrap().1.as_deref(), Some("Lessons"), "{heading}");
        }
        let site = Site::starter().edit("## Lessons\n", "## Lessons\n\nText.\n\n## Lessons learned\n");
        let finding = site.findings_of("FB0403").remove(0);
        assert_eq!((finding.suggestion.as_deref(), finding.related.len()), (None, 1));
        assert!(found("References").unwrap().0.contains("made from `sources`"));
        let (helps, near) = found("Quite another thing").unwrap();
        assert!(
            near.is_none() && helps.contains("`###`") && helps.contains("`Problem and context`"),
            "{helps}"
        );
    }

    #[test]
    fn the_one_section_that_is_missing_at_a_place_is_offered() {
        let site = Site::starter().edit("## Risks and safeguards\n", "## Dangers of it\n");
        let finding = site.findings_of("FB0403").remove(0);
        assert_eq!(finding.suggestion.as_deref(), Some("Risks and safeguards"));
        assert_eq!(finding.helps[0], "the section that is missing at this place is `Risks and safeguards`");
        assert!(site.findings_of("FB0401").is_empty());
        // Of two headings nobody can say which is meant.
        let site = site.edit("## Dangers of it\n", "## Dangers of it\n\nText.\n\n## Two\n");
        assert!(site.findings_of("FB0403").iter().all(|finding| finding.suggestion.is_none()));
        assert_eq!(site.findings_of("FB0401").len(), 1);
    }

    #[test]
    fn a_translation_is_shown_the_section_in_its_language() {
        for (language, heading, name) in [
            ("zh", "問題與背景", "问题与背景"),
            ("zh", "經驗教訓", "经验教训"),
            ("es", "Lecciones aprendidas", "Enseñanzas"),
        ] {
            let front = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n";
            let path = format!("content/practices/tie-sensors-to-a-repair-service/{language}.md");
            let site = Site::starter().with(&path, format!("{front}\n## {heading}\n\nText.\n"));
            let finding = site.findings_of("FB0403").remove(0);
            assert_eq!(finding.suggestion.as_deref(), Some(name), "{heading}");
            assert!(site.findings_of("FB0401").iter().all(|finding| !finding.message.contains(name)));
        }
    }

    #[test]
    fn a_name_in_another_language_is_told() {
        let site = Site::starter().edit("## Lessons\n", "## Извлеченные уроки\n");
        let finding = site.findings_of("FB0403").remove(0);
        assert_eq!(finding.label.as_deref(), Some("the name of a section in Russian"));
        assert_eq!(finding.helps, ["in English it is `Lessons`"]);
        assert_eq!(finding.suggestion.as_deref(), Some("Lessons"));
        assert_eq!(site.marked("FB0403"), ["Извлеченные уроки"]);
    }

    #[test]
    fn words_above_a_line_are_told_what_made_them_a_heading() {
        let site = Site::starter().edit(
            "Pay for repair first and for sensors second.",
            "Pay for repair first and for sensors second.\n\nThis is the last line.\n---\n",
        );
        let found = site.found("FB0403");
        let [(place, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(place, "This is the last line.");
        assert!(finding.message.starts_with("`---`"), "{finding:?}");
    }
}
