//! `fieldbook explain`.

use std::fmt::Write;

use clap::Args;

use super::{Failure, Verdict, print};
use crate::check::{self, Example, RULES, Rule, SAMPLE, SECOND};
use crate::diag::suggest;

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Code of the finding, such as FB0304, or name of the rule, such as unknown-key; without it all rules are listed
    code: Option<String>,
}

pub(super) fn run(args: &ExplainArgs) -> Result<Verdict, Failure> {
    match &args.code {
        None => print(&list())?,
        Some(code) => match check::rule(code) {
            Some(rule) => print(&page(rule))?,
            None => {
                let known: Vec<&str> = RULES.iter().flat_map(|rule| [rule.code, rule.name]).collect();
                let near = suggest::nearest(code, known.iter().copied());
                let hint = near.map_or_else(
                    || "`fieldbook explain` lists all rules".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                return Err(format!("there is no rule `{code}`; {hint}").into());
            }
        },
    }
    Ok(Verdict::Clean)
}

fn list() -> String {
    let mut text = String::new();
    for rule in RULES {
        writeln!(text, "{} {:7} {}", rule.code, rule.severity.word(), rule.title)
            .expect("writing to a string cannot fail");
    }
    text
}

/// Words that many explanations use and that not every reader knows.
const WORDS: [(&str, &str); 7] = [
    ("front matter", "the facts at the top of a file, between two lines `---`"),
    ("the original", "the version of a practice in the language it was first written in"),
    ("pull request", "the way in which you send your change to the editors"),
    ("repository", "the place where the files of the site and their history are kept"),
    ("screen reader", "a program that reads a page aloud, for people who do not see it"),
    ("vocabular", "vocabulary: a list of the values that are allowed, a file in `content/vocabularies/`"),
    ("YAML", "the form in which facts are written: a key, a colon and a value, such as `stage: good`"),
];

/// What the words of a text mean, where they need it.
fn meanings(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = text.to_lowercase();
    // `.yaml` is the ending of a file and no word to explain.
    let used =
        WORDS.iter().filter(|(word, _)| text.contains(word) || *word != "YAML" && lower.contains(word));
    used.map(
        |(word, meaning)| {
            if *word == "vocabular" { format!("- {meaning}\n") } else { format!("- {word}: {meaning}\n") }
        },
    )
    .collect()
}

/// The page of one rule as plain text.
fn page(rule: &Rule) -> String {
    let mut text = String::new();
    let heading = format!("{}: {}", rule.code, rule.title);
    writeln!(text, "{heading}\n{}\n", "=".repeat(heading.chars().count()))
        .expect("writing to a string cannot fail");
    writeln!(text, "Severity: {}. Name: {}.\n", rule.severity.word(), rule.name)
        .expect("writing to a string cannot fail");
    writeln!(text, "{}\n", rule.explanation.trim()).expect("writing to a string cannot fail");
    let meanings = meanings(rule.explanation);
    if !meanings.is_empty() {
        writeln!(text, "Words:\n\n{meanings}").expect("writing to a string cannot fail");
    }
    let (mut wrong, mut right) = (shown(&rule.wrong), shown(&rule.right));
    if mark_differences(&mut wrong, &mut right) {
        text.push_str("In the examples a `>` in front shows the lines that differ.\n\n");
    }
    writeln!(text, "Wrong:\n\n{}", drawn(&wrong)).expect("writing to a string cannot fail");
    writeln!(text, "Right:\n\n{}", drawn(&right)).expect("writing to a string cannot fail");
    text
}

/// A line of an example.
struct Line {
    /// Whether it names the file that the lines below it stand in.
    is_path: bool,
    text: String,
    marked: bool,
}

fn shown(example: &Example) -> Vec<Line> {
    let lines = |text: &str| -> Vec<Line> {
        let lines = text.lines().map(|line| Line { is_path: false, text: line.to_owned(), marked: false });
        lines.collect()
    };
    let file = |path: &str, text: &str| -> Vec<Line> {
        let path = Line { is_path: true, text: path.to_owned(), marked: false };
        std::iter::once(path).chain(lines(text)).collect()
    };
    match example {
        Example::Front(text) | Example::Body(text) | Example::Edit(_, text) => lines(&visible(text)),
        Example::Second(text) => file(SECOND, &visible(text)),
        Example::SecondBody(text) => file(SECOND, &visible(text)),
        Example::Without(keys) => {
            let keys: Vec<&str> = keys.lines().collect();
            lines(&format!("(the facts at the top without `{}`)", keys.join("` and `")))
        }
        Example::File(path, text) => file(path, &visible(text)),
        Example::Files(files) => files.iter().flat_map(|(path, text)| file(path, &visible(text))).collect(),
        Example::Bytes(path, bytes) => file(path, &visible(&String::from_utf8_lossy(bytes))),
        Example::Together(examples) => examples.iter().flat_map(shown_with_its_file).collect(),
        Example::Long { path, start, again, times } => {
            let size = (start.len() + again.len() * times).div_ceil(1024);
            let again = again.trim_end_matches('\n');
            let text = format!("{start}\n{again}\n… (the same {times} times in all, {size} kB)");
            file(path, visible(&text).trim_start_matches('\n'))
        }
        Example::Gone(path) => file(path, "(this file is not there)"),
        Example::Words(words) => lines(words),
    }
}

/// An example beside others, where it must be told which practice it stands in.
fn shown_with_its_file(example: &Example) -> Vec<Line> {
    let mut lines = shown(example);
    if lines.first().is_some_and(|line| !line.is_path) {
        lines.insert(0, Line { is_path: true, text: SAMPLE.to_owned(), marked: false });
    }
    lines
}

/// Marks the lines that only one of the examples has, where it also has others; says whether there are
/// any.
fn mark_differences(wrong: &mut [Line], right: &mut [Line]) -> bool {
    let texts = |lines: &[Line]| -> Vec<String> { lines.iter().map(|line| line.text.clone()).collect() };
    let (in_wrong, in_right) = (texts(wrong), texts(right));
    let mut any = false;
    for (lines, others) in [(wrong, in_right), (right, in_wrong)] {
        let differs: Vec<bool> =
            lines.iter().map(|line| !line.is_path && !others.contains(&line.text)).collect();
        if lines.iter().zip(&differs).all(|(line, differs)| line.is_path || *differs) {
            continue;
        }
        for (line, differs) in lines.iter_mut().zip(differs) {
            line.marked = differs;
            any |= differs;
        }
    }
    any
}

fn drawn(lines: &[Line]) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        if line.is_path && at > 0 {
            text.push('\n');
        }
        let margin = match line {
            Line { is_path: true, .. } => "  ",
            Line { marked: true, .. } => "  > ",
            _ => "    ",
        };
        text.push_str(format!("{margin}{}", line.text).trim_end());
        text.push('\n');
    }
    text
}

/// Characters that cannot be seen are shown by their number.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => "\n".to_owned(),
            '\t' => "⇥".to_owned(),
            '\r' => "␍".to_owned(),
            c if c.is_control()
                || crate::diag::is_bidi_control(c)
                || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}') =>
            {
                format!("<U+{:04X}>", u32::from(c))
            }
            c => c.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_that_differ_are_marked() {
        let text = page(check::rule("FB0219").unwrap());
        assert!(text.contains("\n  > The count is old.\n\n    [^count]: It was"), "{text}");
        assert!(text.contains("\n  > The count is old[^count].\n\n    [^count]: It was"), "{text}");
        // With one line in each there is nothing to point out.
        assert!(!page(check::rule("FB0401").unwrap()).contains("  > "));
    }

    #[test]
    fn of_two_practices_each_is_named() {
        let text = page(check::rule("FB0718").unwrap());
        assert_eq!(text.matches(SAMPLE).count(), 2, "{text}");
    }

    #[test]
    fn words_that_need_it_are_told() {
        let text = page(check::rule("FB0113").unwrap());
        assert!(text.contains("\nWords:\n\n- front matter: the facts at the top"), "{text}");
        assert!(!page(check::rule("FB0104").unwrap()).contains("Words:"));
    }

    #[test]
    fn every_page_shows_two_examples_that_differ() {
        for rule in RULES {
            let (wrong, right) = (drawn(&shown(&rule.wrong)), drawn(&shown(&rule.right)));
            assert!(wrong != right && !wrong.trim().is_empty() && !right.trim().is_empty(), "{}", rule.code);
            assert!(page(rule).lines().count() < 140, "{}", rule.code);
        }
    }
}
