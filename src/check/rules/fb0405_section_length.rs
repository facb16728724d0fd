//! FB0405: a section that is shorter or longer than it should be.

use crate::check::sections::{is_content, name_in};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural, shown};
use crate::parse::markdown::plain_blocks;

pub(super) const RULE: Rule = Rule {
    code: "FB0405",
    name: "section-length",
    severity: Severity::Warning,
    title: "A section is shorter or longer than it should be",
    explanation: "\
A practice is printed on two pages and read in a few minutes. Each section has a length that leaves room
for the others: long enough to be of use, short enough to be read.

Too short: say what a reader would ask next, with a figure, a place and a source. Too long: leave out
what a reader does not need to do the same, or move it to the section it belongs to.",
    wrong: Example::Body("## Lessons\n\nPay for repair first."),
    right: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. The authors themselves suggest that a service \
         that people can rely on may deserve more attention than new devices. The same idea serves other alarms: \
         send each one to a person who must act [1].",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        for section in context.meant_sections(&text) {
            let Some((least, most)) = section.entry.words else { continue };
            let (Ok(least), Ok(most)) = (usize::try_from(least), usize::try_from(most)) else { continue };
            // An empty section has a finding of its own.
            if !section.blocks.iter().any(is_content) {
                continue;
            }
            let (least, most) = text.words((least, most));
            let words = text.language.count_words(&plain_blocks(section.blocks));
            if (least..=most).contains(&words) {
                continue;
            }
            // The sentence of the template has a finding of its own.
            if context.template_left(&text, &section).is_some() {
                continue;
            }
            let message = format!(
                "the section `{}` has {}; it should have {least} to {most}",
                shown(name_in(section.entry, text.language).unwrap_or(section.id)),
                plural(words, "word", "words"),
            );
            let finding = report.at(context.first_line(section.span), message);
            if words < least {
                finding.label("too short").help("say what a reader who wants to do the same would ask next");
            } else {
                finding.label("too long").help("leave out what a reader does not need to do the same");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn the_limits_themselves_are_allowed() {
        for (words, found) in [(29, 1), (30, 0), (200, 0), (201, 1)] {
            let section = format!("## Lessons\n\n{}\n", "word ".repeat(words));
            let site = Site::starter();
            let text = site.text(crate::check::tests::SAMPLE);
            let (before, _) = text.split_once("## Lessons").unwrap();
            let site = site.with(crate::check::tests::SAMPLE, format!("{before}{section}"));
            assert_eq!(site.findings_of("FB0405").len(), found, "{words}");
        }
    }
}
