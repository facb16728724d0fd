//! `fieldbook explain`.

use std::fmt::Write;

use clap::Args;

use super::{Failure, Verdict, print};
use crate::check::{self, Example, RULES, Rule};
use crate::diag::suggest;

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Code of the finding, such as FB0304; without it all rules are listed
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

/// The page of one rule as plain text.
fn page(rule: &Rule) -> String {
    let mut text = String::new();
    let heading = format!("{}: {}", rule.code, rule.title);
    writeln!(text, "{heading}\n{}\n", "=".repeat(heading.chars().count()))
        .expect("writing to a string cannot fail");
    writeln!(text, "Severity: {}. Name: {}.\n", rule.severity.word(), rule.name)
        .expect("writing to a string cannot fail");
    writeln!(text, "{}\n", rule.explanation.trim()).expect("writing to a string cannot fail");
    writeln!(text, "Wrong:\n\n{}", example(&rule.wrong)).expect("writing to a string cannot fail");
    writeln!(text, "Right:\n\n{}", example(&rule.right)).expect("writing to a string cannot fail");
    text
}

fn example(example: &Example) -> String {
    let indented = |text: &str| -> String {
        text.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect()
    };
    match example {
        Example::Front(text) | Example::Body(text) | Example::Edit(_, text) => indented(&visible(text)),
        Example::Second(text) => format!("  a second practice\n{}", indented(&visible(text))),
        Example::Without(keys) => {
            let keys: Vec<&str> = keys.lines().collect();
            indented(&format!("(front matter without `{}`)", keys.join("` and `")))
        }
        Example::File(path, text) => format!("  {path}\n{}", indented(&visible(text))),
        Example::Files(files) => files
            .iter()
            .map(|(path, text)| format!("  {path}\n{}", indented(&visible(text))))
            .collect::<Vec<_>>()
            .join("\n"),
        Example::Bytes(path, bytes) => {
            format!("  {path}\n{}", indented(&visible(&String::from_utf8_lossy(bytes))))
        }
        Example::Together(examples) => examples.iter().map(self::example).collect::<Vec<_>>().join("\n"),
        Example::Sample => indented("(a site without it)"),
        Example::Words(words) => indented(words),
    }
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
