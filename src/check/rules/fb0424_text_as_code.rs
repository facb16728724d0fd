//! FB0424: a paragraph that four spaces turned into code.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::parse::markdown::BlockKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0424",
    name: "text-as-code",
    severity: Severity::Warning,
    title: "Four spaces or a tab turn a paragraph into code",
    explanation: "\
A line that begins with four spaces or a tab is code to Markdown, when an empty line stands above it. Readers see it in the
letters of a typewriter, on one long line that does not fit a telephone. Links and citations in it do not
work.

Take the spaces away. To set words apart, begin their line with `> `.",
    wrong: Example::Body("    Pay for the repair service first and for the sensors second, as the town did."),
    right: Example::Body("> Pay for the repair service first and for the sensors second, as the town did."),
    check,
};

/// Fewest words of prose.
const WORDS: usize = 9;
/// Fewest letters of scripts that write without spaces.
const LETTERS: usize = 16;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, block) in context.blocks() {
        let BlockKind::Code { fenced: false, text, .. } = &block.kind else { continue };
        if !is_prose(text) {
            continue;
        }
        report
            .at(context.first_line(block.span), "four spaces or a tab at its start turn this text into code")
            .label("shown as code")
            .help("take the spaces at the start of the line away");
    }
}

/// Whether code reads like sentences.
fn is_prose(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = words.iter().filter(|word| {
        let inner = word.trim_matches(|c: char| c.is_ascii_punctuation() || "“”‘’«»…،。，".contains(c));
        inner.chars().count() > 1
            && !word.starts_with('-')
            && inner.chars().all(|c| c.is_alphanumeric() || "-’'".contains(c))
            && inner.contains(char::is_alphabetic)
    });
    let wide = text.chars().filter(|c| ('\u{3040}'..='\u{9fff}').contains(c)).count();
    let code = text.chars().filter(|c| "{}=<>$|\\;_".contains(*c)).count();
    let ends = text.contains(['.', ',', '。', '，', '،', '!', '?']);
    (words.len() >= WORDS && plain.count() * 4 >= words.len() * 3 || wide >= LETTERS)
        && ends
        && code * 40 <= text.chars().count()
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    /// What is marked after some lines were added to the sample.
    fn marked(words: &str) -> Vec<String> {
        let site = Site::bare();
        let text = format!("{}\n\n{words}\n", site.text(SAMPLE));
        site.with(SAMPLE, text).found("FB0424").into_iter().map(|(place, _)| place).collect()
    }

    #[test]
    fn prose_is_marked_at_its_first_line() {
        for words in [
            "    The team went to each of the villages and asked the owners of the pumps.",
            "\tL’équipe est allée dans chaque village, et elle a interrogé les gens de la ville.",
            "    Команда побывала в каждой деревне, и она спросила всех жителей о воде.",
            "    团队走访了每一个村庄，并询问了水泵的主人和其他人。",
            "    ذهب الفريق إلى كل قرية، وسأل أصحاب المضخات عن المياه في كل بيت.",
        ] {
            assert_eq!(marked(words), [words.trim()], "{words}");
        }
    }

    #[test]
    fn code_is_left_alone() {
        for words in [
            "    let a = one(two, three); let b = four(five); let c = six; d();",
            "```\nThe team went to each of the villages and asked the owners of the pumps.\n```",
            "~~~\nThe team went to each of the villages and asked the owners of the pumps.\n~~~",
            "    fieldbook check content/practices",
            "    curl -X POST https://example.org/a -H x -d y -o z -v -k -s",
            "- a\n\n    The team went to each of the villages and asked the owners of the pumps.",
            "    <p>The team went to each of the villages</p> <p>and asked the owners.</p>",
        ] {
            assert_eq!(marked(words), [""; 0], "{words}");
        }
    }
}
