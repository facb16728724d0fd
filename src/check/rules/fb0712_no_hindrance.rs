//! FB0712: what helped and what hindered, with nothing that hindered.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::model::language::Language;
use crate::parse::markdown::plain_blocks;

pub(super) const RULE: Rule = Rule {
    code: "FB0712",
    name: "no-hindrance",
    severity: Severity::Warning,
    title: "The section on what helped and hindered names no hindrance",
    explanation: "\
Whoever repeats a practice will meet what stood in its way. So this section names at least one thing
that hindered: missing parts, late deliveries, people who did not trust the readings, a law that had
to change first.

Add what hindered, and how it was met. If the sources name nothing, write that they do not say.",
    wrong: Example::Body(
        "## What helped, what hindered\n\nThe data went to the people who could repair a pump, and they went \
         out the same day. Living Water International had worked on water in Rwanda for years [3]. Local \
         staff knew every village and every pump. The mobile network reached nearly all of them, and the \
         grant paid for the first sensors and for their installation.",
    ),
    right: Example::Body(
        "## What helped, what hindered\n\nThe data went to the people who could repair a pump, and they went \
         out the same day. Living Water International had worked on water in Rwanda for years [3]. Local \
         staff knew every village and every pump. The sensor was still a prototype, though, and the first \
         ones failed in the rain; this delayed the start.",
    ),
    check,
};

/// Beginnings of words that tell of something that was not easy. English only: in other languages
/// no short list would be fair.
const STEMS: [&str; 57] = [
    "absen",
    "although",
    "bad",
    "barrier",
    "breach",
    "break",
    "broke",
    "burden",
    "but",
    "cannot",
    "challeng",
    "complain",
    "complicat",
    "conflict",
    "costl",
    "damag",
    "delay",
    "despite",
    "difficult",
    "disappoint",
    "distrust",
    "doubt",
    "error",
    "expens",
    "fail",
    "fault",
    "fear",
    "hamper",
    "hard",
    "hinder",
    "hindr",
    "however",
    "insufficien",
    "interrupt",
    "lack",
    "late",
    "limit",
    "lost",
    "miss",
    "never",
    "not",
    "obstacle",
    "oppos",
    "outage",
    "poor",
    "problem",
    "refus",
    "resist",
    "restrict",
    "scarc",
    "setback",
    "short",
    "slow",
    "though",
    "unable",
    "weak",
    "without",
];

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        let language = text.language;
        if language != Language::En {
            continue;
        }
        let Some(section) = context.meant_section(&text, "what-helped-what-hindered") else { continue };
        let text = plain_blocks(section.blocks).to_lowercase();
        // An empty section is another rule's.
        if language.count_words(&text) == 0 || names_hindrance(&text) {
            continue;
        }
        report
            .at(context.first_line(section.span), "this section names nothing that hindered")
            .label("only what helped")
            .help("add at least one thing that stood in the way, or say that the sources name none");
    }
}

fn names_hindrance(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        STEMS.iter().any(|stem| word.starts_with(stem))
            || ["no", "none", "too", "yet", "only"].contains(&word)
    })
}
