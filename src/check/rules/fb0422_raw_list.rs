//! FB0422: lines that were meant as a list and are none.

use crate::check::signs::{TextLine, and_more, in_company, is_bullet, misnumbered};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0422",
    name: "raw-list",
    severity: Severity::Warning,
    title: "Lines that were meant as a list run together in one paragraph",
    explanation: "\
Each point of a list begins with a hyphen and a space: `- first point`. The bullets of Word (`•`, `·`, `o`), a dash
(`—`, `–`), a hyphen without a space, or one with a space that does not break make no list. Then the points
run together in one paragraph, and readers see the signs.

A numbered list begins with `1. `: an ordinary number, an ordinary point and a space. `1．`, `1、`, `（1）` and `١.` make
none. An empty line stands above the list. `2. ` right below other words is only a part of them.",
    wrong: Example::Body("• Choose a sensor.\n• Fit it."),
    right: Example::Body("- Choose a sensor.\n- Fit it."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, body) in context.library.bodies() {
        let lines = context.text_lines(body);
        let points = points(&lines);
        if let Some(first) = points.first() {
            let sign = first.words.split(|c: char| c.is_alphanumeric()).next().unwrap_or_default();
            let sign = if first.words.starts_with('o') { "o" } else { sign.trim() };
            let message = match sign {
                "-" | "*" => format!("this becomes no list: no space of the keyboard follows the `{sign}`"),
                _ => format!("this becomes no list: `{}` begins no point", shown(sign)),
            };
            let finding = report.at(first.span, message);
            and_more(finding, points.len());
            finding.help("begin each line with a hyphen and a space: `- first point`");
        }
        let steps = misnumbered(&lines);
        if let Some((first, sign)) = steps.first() {
            let message = format!("this becomes no list: `{}` begins no step", shown(sign));
            let finding = report.at(first.span, message);
            and_more(finding, steps.len());
            finding.help("write `1. `, with an ordinary number, an ordinary point and a space");
        }
        let numbered: Vec<TextLine<'_>> = lines
            .windows(2)
            .filter(|pair| {
                pair[0].paragraph == pair[1].paragraph && goes_on_as_a_number(pair[0].words, pair[1].words)
            })
            .map(|pair| pair[1])
            .collect();
        if let Some(first) = numbered.first() {
            let finding =
                report.at(first.span, "this becomes no point of a list: it stands right below other words");
            and_more(finding, numbered.len());
            finding.help(
                "put an empty line above it; a list that goes on has its text indented by three spaces",
            );
        }
    }
}

/// The lines that begin with the mark of a point, beside another one or in a paragraph that begins so.
fn points<'a>(lines: &[TextLine<'a>]) -> Vec<TextLine<'a>> {
    let mut found = in_company(lines, is_bullet);
    if found.is_empty() {
        for paragraph in lines.chunk_by(|line, next| line.paragraph == next.paragraph) {
            let points = || paragraph.iter().filter(|line| is_bullet(line.words)).copied();
            if is_bullet(paragraph[0].words) && points().count() > 1 {
                found.extend(points());
            }
        }
    }
    found
}

/// Whether a line is a point of a numbered list that the sentence above it swallowed.
fn goes_on_as_a_number(before: &str, words: &str) -> bool {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = words[..digits.min(3)].parse().unwrap_or_default();
    let rest = &words[digits..];
    (2..=30).contains(&number)
        && digits <= 2
        && (rest.starts_with(". ") || rest.starts_with(") "))
        // A number may also end a sentence that was begun on the line above.
        && before.ends_with(['.', ':', ';', '!', '?', '。', '：', '；', '؛', '؟', ']'])
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    /// What is marked after some lines were added to the sample.
    fn marked(words: &str) -> Vec<String> {
        let site = Site::bare();
        let text = format!("{}\n\n{words}\n", site.text(SAMPLE));
        site.with(SAMPLE, text).found("FB0422").into_iter().map(|(place, _)| place).collect()
    }

    #[test]
    fn points_that_make_no_list_have_one_finding() {
        for (words, place) in [
            ("• one\n• two", "• one"),
            ("·\tone\n\n·\ttwo", "·\tone"),
            ("o\tone\no\ttwo", "o\tone"),
            ("-one\n-two", "-one"),
            ("*three\n*four", "*three"),
            ("-\u{a0}one\n-\u{a0}two", "-\u{a0}one"),
            ("• 第一\n• 第二", "• 第一"),
            ("-первый\n-второй", "-первый"),
            ("• أول\n• ثان", "• أول"),
            ("— premier\n— deuxième", "— premier"),
            ("– первый,\nчто дальше\n– второй", "– первый,"),
            ("―\u{a0}one\n―\u{a0}two", "―\u{a0}one"),
            ("——第一\n——第二", "——第一"),
            ("1．先选\n2．后装", "1．先选"),
            ("1、先选\n\n说明。\n\n2、后装", "1、先选"),
            ("1.先选\n2.后装", "1.先选"),
            ("（1）先选\n（2）后装", "（1）先选"),
            ("１.先选\n２.后装", "１.先选"),
            ("١. أول\n٢. ثان", "١. أول"),
            ("1- أول\n2- ثان", "1- أول"),
            ("1)Choose\n2)Fit", "1)Choose"),
            ("Do this first.\n2. second", "2. second"),
            ("Faites ceci :\n2) ensuite", "2) ensuite"),
        ] {
            assert_eq!(marked(words), [place], "{words}");
        }
    }

    #[test]
    fn lists_and_signs_of_a_text_are_left_alone() {
        for words in [
            "- one\n- two",
            "* one\n* two",
            "1. one\n2. two\n3. three",
            "One • two\nand three • four",
            "• one alone",
            "*three* words\n*four* words",
            "-5 °C in May\n-7 °C in June",
            "The pump\n— an old one — failed",
            "—Hola, dijo.\n—Adiós.",
            "1.5 m high\n2.5 m wide",
            "1、2级\n2、3级",
            "（1）先做",
            "2016、2017年\n2018年",
            "The well (1) and\nthe pump (2)",
            "1) one\n2) two",
            "$1.x$\n$2.y$",
            "1．2米\n2．5米",
            "They met in zone\n12. The next day they left.",
            "It was 2013.\n2014. was better",
            "`-one`\n`-two`",
            "\\-one\n\\-two",
            "See [1]: 2. and more",
        ] {
            assert_eq!(marked(words), [""; 0], "{words}");
        }
        marked(&"•\n".repeat(15_000));
        marked(&"-a\n".repeat(15_000));
        marked(&"1、a\n2、b\n".repeat(5_000));
        marked(&"1".repeat(60_000));
    }
}
