//! FB0102: a byte order mark at the start of a file.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0102",
    name: "byte-order-mark",
    severity: Severity::Warning,
    title: "A file begins with a byte order mark",
    explanation: "\
Some editors on Windows write three bytes in front of the text that nobody sees, the byte order mark.
fieldbook ignores them, but other programs take them for a part of the first line.

In your editor choose the encoding \"UTF-8\", not \"UTF-8 with BOM\", and save the file again.",
    wrong: Example::File(
        "content/pages/about/en.md",
        "\u{feff}---\ntitle: About\nsummary: Who keeps this.\n---\n",
    ),
    right: Example::File("content/pages/about/en.md", "---\ntitle: About\nsummary: Who keeps this.\n---\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (id, source) in context.library.sources.iter() {
        if source.text.starts_with('\u{feff}') {
            report
                .at(
                    Span::new(id, 0..'\u{feff}'.len_utf8()),
                    "the file begins with a byte order mark (U+FEFF)",
                )
                .label("before this line")
                .help("save the file again as \"UTF-8\", not as \"UTF-8 with BOM\"")
                .suggest("");
        }
    }
}
