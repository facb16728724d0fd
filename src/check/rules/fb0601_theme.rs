//! FB0601: a theme file that cannot be used.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::fault::ThemeFault;

pub(crate) const RULE: Rule = Rule {
    code: "FB0601",
    name: "theme",
    severity: Severity::Error,
    title: "A file of the theme cannot be used",
    explanation: "\
The theme decides how the pages look. A site can replace each file of the theme by a file of its own in
`themes/`. This file has a mistake: a page (`.html`) asks for a value that does not exist, a style sheet or
a script cannot be read, or a text of the buttons and menus is missing. Pages would be missing or broken,
so nothing is published.

Correct what the message names. You can also delete the file: the theme's own file then takes its place.",
    wrong: Example::File("themes/default/templates/home.html", "<h1>{{ no_such_value }}</h1>\n"),
    right: Example::File("themes/default/templates/home.html", "<h1>Best practices</h1>\n"),
    check,
};

/// Only a build renders templates; see [`report`].
fn check(_: &Context<'_>, _: &mut Report<'_>) {}

pub(crate) fn report(faults: &[ThemeFault], report: &mut Report<'_>) {
    for fault in faults {
        report
            .place(
                fault.place(),
                format!("theme file cannot be used: {}", crate::diag::shown(&fault.message)),
            )
            .help(format!("in full: {}", in_full(&fault.message)))
            .help(
                "mend what it says; a file of your own can also be deleted, and the theme's takes its place",
            );
    }
}

/// Most signs of a parser's words that are told, which may show a line of any length.
const MOST_WORDS: usize = 800;

fn in_full(message: &str) -> String {
    match message.char_indices().nth(MOST_WORDS) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message.to_owned(),
    }
}
