//! FB0419: a sentence of the template that nobody replaced.

use crate::check::lines::span_in_value;
use crate::check::sections::name_in;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::model::template;

pub(super) const RULE: Rule = Rule {
    code: "FB0419",
    name: "template-text",
    severity: Severity::Error,
    title: "A sentence of the template was not replaced",
    explanation: "\
`fieldbook new` starts a practice with a sentence below each heading that says what belongs there. It is
meant for the author; readers of the published page would wonder.

Write your own text in its place, and delete the sentence.",
    wrong: Example::Edit(
        "Pay for repair first and for sensors second.",
        "What those who did it would tell the next. 30 to 200 words.",
    ),
    right: Example::Edit(
        "Pay for repair first and for sensors second.",
        "Pay for repair first, for sensors second.",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        let summary = match text.translation {
            Some(front) => front.summary.as_ref(),
            None => text.original.and_then(|original| original.front.summary.as_ref()),
        };
        if let Some(summary) = summary
            && let Some(at) = summary.value.find(template::SUMMARY)
        {
            let span = span_in_value(context, summary, at..at + template::SUMMARY.len());
            report
                .at(span, "the summary still has the sentence of the template")
                .label("not replaced")
                .help("write in 40 to 100 words what was done, where, by whom, and what came of it");
        }
        for section in context.meant_sections(&text) {
            let Some(span) = context.template_left(&text, &section) else { continue };
            let name = name_in(section.entry, text.language).unwrap_or(section.id);
            report
                .at(span, format!("the section `{}` still has the sentence of the template", shown(name)))
                .label("not replaced")
                .help(match section.entry.required {
                    Some(true) => "write your own text, and delete this sentence",
                    _ => "write your own text and delete this sentence, or delete the section",
                });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn each_sentence_is_found_wherever_it_was_left() {
        for (text, marked) in [
            (
                "What those who did it would tell the next. 30 to 200 words. Optional: delete the heading if there is nothing to say.",
                "What those who did it would tell the next. 30 to 200 words. Optional: delete the heading if there is nothing to say.",
            ),
            (
                "What those who did it would tell the next.\n30 to 200 words.",
                "What those who did it would tell the next.\n30 to 200 words.",
            ),
            (
                "Pay first. What those who did it would tell the next. 30 to 200 words. Pay last.",
                "What those who did it would tell the next. 30 to 200 words.",
            ),
            ("Pay first.\n\n30 to 200 words.\n\nPay last.", "30 to 200 words."),
            (
                "Pay first. Optional: delete the heading if there is nothing to say.",
                "Optional: delete the heading if there is nothing to say.",
            ),
            (
                "Pay first. 30 to 200 words. Optional: delete the heading if there is nothing to say.",
                "30 to 200 words. Optional: delete the heading if there is nothing to say.",
            ),
            (
                "What those who did it would tell the next.\n\nPay first.",
                "What those who did it would tell the next.",
            ),
        ] {
            let site = Site::starter().edit("Pay for repair first and for sensors second.", text);
            assert_eq!(site.marked("FB0419"), [marked], "{text}");
        }
        let site = Site::starter().front("summary: Write the summary here. In 2014, sensors were fitted.");
        assert_eq!(site.marked("FB0419"), ["Write the summary here."]);
    }

    #[test]
    fn the_same_words_in_a_sentence_of_ones_own_are_none() {
        for text in [
            "Each message has 30 to 200 words.",
            "Each message must be short: 30 to 200 words.",
            "We set a rule for messages. 30 to 200 words. No more.",
            "Each message must have:\n\n- a name;\n\n- 30 to 200 words.",
            "Ask what those who did it would tell the next.",
            "What those who did it would tell the next team is simple.",
        ] {
            let site = Site::starter().edit("Pay for repair first and for sensors second.", text);
            assert_eq!(site.marked("FB0419"), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_section_that_the_vocabulary_does_not_describe_has_the_other_sentences() {
        let path = "content/vocabularies/sections.yaml";
        let site = Site::starter();
        let about = "      en: \"What those who did it would tell the next.\"\n";
        let sections = site.text(path);
        assert_eq!(sections.matches(about).count(), 1);
        let site = site.with(path, sections.replace(about, ""));
        for (text, marked) in [
            ("Pay first.   30 to 200 words.", &[][..]),
            ("Pay first.\n\n30 to 200 words.\n\nPay last.", &["30 to 200 words."]),
            (
                "Pay first.   Optional: delete the heading if there is nothing to say.",
                &["Optional: delete the heading if there is nothing to say."],
            ),
        ] {
            let site = site.clone().edit("Pay for repair first and for sensors second.", text);
            assert_eq!(site.marked("FB0419"), marked, "{text}");
        }
    }

    #[test]
    fn an_untouched_section_has_one_finding() {
        let site = Site::starter();
        let text = site.text(SAMPLE);
        let (before, rest) = text.split_once("## What was done\n").unwrap();
        let (_, after) = rest.split_once("\n## ").unwrap();
        let sentence = "The steps, numbered, in the order in which they were taken. 100 to 450 words.";
        let site = site.with(SAMPLE, format!("{before}## What was done\n\n{sentence}\n\n## {after}"));
        let codes: Vec<_> = site.findings().1.into_iter().map(|finding| finding.code).collect();
        assert!(
            codes.contains(&"FB0419") && !codes.contains(&"FB0405") && !codes.contains(&"FB0411"),
            "{codes:?}"
        );
    }
}
