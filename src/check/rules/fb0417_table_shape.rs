//! FB0417: a table that loses cells, or has no head.

use crate::check::places::part;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};
use crate::parse::markdown::{BlockKind, InlineKind, plain_text};

pub(super) const RULE: Rule = Rule {
    code: "FB0417",
    name: "table-shape",
    severity: Severity::Warning,
    title: "A table has more cells than columns, or an empty head",
    explanation: "\
A row with more cells than the head of the table loses the last ones: Markdown leaves them out without a
word. Most often a `|` that belongs to the text divides a cell; write it `\\|`, also within code.

The head says what each column holds. Screen readers read it aloud with every cell. With an
empty head, those who listen do not know what a cell means.",
    wrong: Example::Body("| Model | Days |\n| --- | --- |\n| Ambulance | 21 | [1] |"),
    right: Example::Body("| Model | Days | Source |\n| --- | --- | --- |\n| Ambulance | 21 | [1] |"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, block) in context.blocks() {
        let BlockKind::Table { columns, head, .. } = &block.kind else { continue };
        let empty = head.iter().all(|cell| {
            plain_text(cell).trim().is_empty()
                && !cell
                    .iter()
                    .any(|inline| matches!(inline.kind, InlineKind::Image { .. } | InlineKind::Html(_)))
        });
        if empty {
            let finding = report.at(context.first_line(block.span), "the head of the table is empty");
            finding.help("say in each cell of the first row what its column holds");
        }
        for (line, cells) in rows(context.written(block.span)) {
            if cells > columns.len() {
                let lost = plural(cells - columns.len(), "cell is", "cells are");
                let span = part(block.span, line);
                let finding = report.at(
                    context.trimmed(span),
                    format!(
                        "the row has {cells} cells, the table {}",
                        plural(columns.len(), "column", "columns")
                    ),
                );
                finding.label(format!("{lost} lost"));
                finding.help("add a column to the head, or write a `|` of the text as `\\|`");
            }
        }
    }
}

/// The rows below the head of a table as written: bytes of the line, and how many cells it has. A row
/// is cut at each `|` that has no backslash before it, also within code: so Markdown does it.
fn rows(written: &str) -> impl Iterator<Item = (std::ops::Range<usize>, usize)> {
    let mut at = 0;
    let lines = written.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len()..at, line)
    });
    lines.skip(2).map(|(range, line)| {
        // The marks of a quotation around the table.
        let row = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let row = row.strip_prefix('|').unwrap_or(row);
        let bytes = row.as_bytes();
        let bars = (0..bytes.len()).filter(|at| bytes[*at] == b'|' && (*at == 0 || bytes[*at - 1] != b'\\'));
        let bars: Vec<usize> = bars.collect();
        let closed = bars.last().is_some_and(|last| last + 1 == bytes.len());
        (range, if row.is_empty() { 0 } else { bars.len() + usize::from(!closed) })
    })
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    fn marked(table: &str) -> Vec<String> {
        let site = Site::starter();
        let text = format!("{}\n\n{table}\n", site.text(SAMPLE));
        site.with(SAMPLE, text).marked("FB0417")
    }

    #[test]
    fn cells_are_counted_as_markdown_counts_them() {
        let head = "| a | b |\n|---|---|\n";
        for row in ["| 1 | 2 |", "1 | 2", "| 1 |", "|", "| \\| | `x\\|y` |", "| 1 | 2 |   ", "| 1 | 2"] {
            assert!(marked(&format!("{head}{row}")).is_empty(), "{row}");
        }
        for row in ["| 1 | 2 | 3 |", "1 | 2 | 3", "| `x|y` | z |", "| 1 | 2 | |"] {
            assert_eq!(marked(&format!("{head}{row}")), [row], "{row}");
        }
        assert_eq!(marked("> | a | b |\n> |---|---|\n> | 1 | 2 | 3 |"), ["> | 1 | 2 | 3 |"]);
        assert_eq!(marked("- | a | b |\n  |---|---|\n  | 1 | 2 |\n  | 1 | 2 | 3 |"), ["| 1 | 2 | 3 |"]);
    }

    #[test]
    fn an_empty_head_is_found_and_an_empty_corner_is_not() {
        assert_eq!(marked("| | |\n|---|---|\n| 1 | 2 |").len(), 1);
        assert!(marked("| | days |\n|---|---|\n| 1 | 2 |").is_empty());
    }
}
