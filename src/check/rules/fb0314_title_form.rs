//! FB0314: a title with a full stop or all in capital letters.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0314",
    name: "title-form",
    severity: Severity::Warning,
    title: "A title ends with a full stop or is all in capital letters",
    explanation: "\
A title is an instruction, such as \"Tie every hand pump to a repair service\": it begins with a verb
and needs no full stop. Words all in capital letters are harder to read, screen readers may spell them
out, and nobody can see which of them are abbreviations.

Take the full stop away, and write capital letters only where the language asks for them.",
    wrong: Example::Front("title: Tie every hand pump to a repair service."),
    right: Example::Front("title: Tie every hand pump to a repair service"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for title in context.titles() {
        if let Some(stop) = full_stop(&title.value) {
            // In the file a quote may follow.
            let written = context.written(title.span);
            let end = written.trim_end_matches(['"', '\'']).len();
            let in_place = written[..end].ends_with(stop);
            let place = if in_place {
                let end = title.span.start as usize + end;
                Span::new(title.span.source, end - stop.len_utf8()..end)
            } else {
                title.span
            };
            let finding = report.at(place, "the title ends with a full stop");
            finding.label("not needed").help("take it away; a title is no sentence");
            if in_place {
                finding.suggest("");
            }
        }
        if is_shouted(&title.value) {
            report
                .at(title.span, "the title is all in capital letters")
                .label("hard to read")
                .help("write small letters, and capitals only where the language asks for them");
        }
    }
}

/// The full stop at the end, unless it belongs to an abbreviation (`U.S.`, `etc.`).
fn full_stop(title: &str) -> Option<char> {
    let last = title.chars().next_back().filter(|c| matches!(c, '.' | '。' | '．' | '｡' | '۔' | '।'))?;
    let word = title.split_whitespace().next_back()?;
    let before = &word[..word.len() - last.len_utf8()];
    const SHORT: [&str; 9] = ["etc", "др", "пр", "г", "д", "UU", "Inc", "Ltd", "Co"];
    let abbreviation =
        last == '.' && ((before.contains('.') && !before.ends_with('.')) || SHORT.contains(&before));
    (!abbreviation).then_some(last)
}

/// Several words, none of them with a small letter. A few letters may be abbreviations only, and
/// scripts without capitals never shout.
fn is_shouted(title: &str) -> bool {
    let letters = title.chars().filter(|c| c.is_alphabetic());
    let (mut capitals, mut others) = (0, 0);
    for letter in letters {
        if letter.is_uppercase() {
            capitals += 1;
        } else {
            others += 1;
        }
    }
    let long_words =
        title.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 4);
    others == 0 && capitals >= 10 && long_words.count() >= 2
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;
    use super::*;

    #[test]
    fn only_the_full_stop_is_marked() {
        for (title, marked) in [
            ("Tie pumps to a service.", "."),
            ("\"Tie pumps: to a service.\"", "."),
            ("'Tie pumps.'", "."),
            ("连接水泵。", "。"),
            ("Tie pumps...", "."),
        ] {
            let found = Site::bare().front(&format!("title: {title}")).found("FB0314");
            assert_eq!(found.len(), 1, "{title}: {found:?}");
            assert_eq!(
                (found[0].0.as_str(), found[0].1.suggestion.as_deref()),
                (marked, Some("")),
                "{title}"
            );
        }
    }

    #[test]
    fn abbreviations_are_no_sentences_and_no_shouting() {
        for title in [
            "Sensors in the U.S.",
            "Pumps, wells etc.",
            "Насосы и др.",
            "Sensores en EE. UU.",
            "Use MQTT",
            "IPv6 FAQ",
            "Why?",
            "物联网 IPV6 MQTT SCHC",
            "إنترنت الأشياء",
            "",
        ] {
            assert_eq!(full_stop(title), None, "{title}");
            assert!(!is_shouted(title), "{title}");
        }
        for title in ["TIE EVERY PUMP TO A REPAIR SERVICE", "СВЯЖИТЕ НАСОСЫ С РЕМОНТОМ"]
        {
            assert!(is_shouted(title), "{title}");
        }
    }
}
