//! FB0421: lines that were meant as a table and are none.

use crate::check::places::part;
use crate::check::signs::{TextLine, and_more, in_company, is_bullet};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::link::Body;
use crate::parse::markdown::{BlockKind, Visited};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0421",
    name: "raw-table",
    severity: Severity::Warning,
    title: "Lines that were meant as a table are shown as they are written",
    explanation: "\
A table begins with a row for its head. Right below stands a line with `---` for each column, and then come the
rows. All rows have as many cells as the head. An empty line stands above the table, none between its
rows. Without the second line readers see the signs `|`.

Only the ordinary bar `|` divides cells, not the wide one of Chinese typing, `｜`.

A table copied from Word or Excel has tabs between its cells. Tabs make no table: put a `|` in place of
each, and add the second line.",
    wrong: Example::Body("| Model | Days |\n| Ambulance | 21 [1] |"),
    right: Example::Body("| Model | Days |\n| --- | --- |\n| Ambulance | 21 [1] |"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, body) in context.library.bodies() {
        let text = context.library.sources.get(body.source).text.as_str();
        if !text.contains(['|', WIDE_BAR, '\t']) {
            continue;
        }
        let lines = context.text_lines(body);
        let wide = if text.contains(WIDE_BAR) { wide_rows(context, body, &lines) } else { Vec::new() };
        if let Some((first, written)) = wide.first() {
            let finding = report.at(*first, format!("`{WIDE_BAR}` is not the bar that divides cells"));
            and_more(finding, wide.len());
            finding.help("write the ordinary `|`").suggest(written.replace(WIDE_BAR, "|"));
        }
        let rows = if wide.is_empty() { rows(&lines) } else { Vec::new() };
        if let Some(first) = rows.first() {
            let ruled = rows.iter().find(|row| is_rule(row.words));
            let message = match ruled {
                Some(ruled) if ruled.span == first.span => "this becomes no table: its head is missing",
                Some(_) => {
                    "this becomes no table: the line of `---` has another number of cells than its head"
                }
                None => "this becomes no table: the line of `---` below its head is missing",
            };
            let finding = report.at(first.span, message);
            and_more(finding, rows.len());
            let cells = cells(first.words).max(1);
            finding.help(match ruled {
                Some(ruled) if ruled.span == first.span => {
                    "put a row above that says what each column holds, and an empty line above it".to_owned()
                }
                _ => format!(
                    "write `|{}` right below the head, and an empty line above the head",
                    " --- |".repeat(cells.min(8))
                ),
            });
        }
        let tabbed = in_company(&lines, is_tabbed);
        if let Some(first) = tabbed.first() {
            let finding = report.at(first.span, "this becomes no table: tabs stand between its cells");
            and_more(finding, tabbed.len());
            finding.help("write `| cell | cell |` on each line, and `| --- | --- |` below the first");
        }
    }
}

/// The bar of Chinese typing, which divides no cells.
const WIDE_BAR: char = '｜';

/// The rows that have wide bars, in tables and in what was meant as one, with what is written there.
fn wide_rows<'a>(context: &Context<'a>, body: &'a Body, lines: &[TextLine<'a>]) -> Vec<(Span, &'a str)> {
    let is_row = |words: &str| {
        words.starts_with(['|', WIDE_BAR])
            && words.matches(['|', WIDE_BAR]).count() > 1
            && !words.contains('`')
    };
    let mut found: Vec<(Span, &str)> = Vec::new();
    for paragraph in lines.chunk_by(|line, next| line.paragraph == next.paragraph) {
        let rows = paragraph.iter().filter(|line| is_row(line.words));
        if rows.clone().count() > 1 {
            found.extend(rows.filter(|row| row.words.contains(WIDE_BAR)).map(|row| (row.span, row.words)));
        }
    }
    body.document.walk(&mut |visited| {
        let Visited::Block(block) = visited else { return };
        let BlockKind::Table { columns, .. } = &block.kind else { return };
        let mut at = 0;
        for line in context.written(block.span).split_inclusive('\n') {
            let words = line.trim_start_matches([' ', '\t', '>']).trim_end();
            let start = at + (line.len() - line.trim_start_matches([' ', '\t', '>']).len());
            at += line.len();
            // A cell may hold one; a row that lacks cells for it has it in place of a bar.
            let ordinary = words.trim_matches('|').matches('|').count() + 1;
            if words.contains(WIDE_BAR) && ordinary < columns.len() && !words.contains('`') {
                found.push((part(block.span, start..start + words.len()), words));
            }
        }
    });
    found.sort_unstable_by_key(|(span, _)| span.start);
    found
}

/// The lines that look like rows of a table.
fn rows<'a>(lines: &[TextLine<'a>]) -> Vec<TextLine<'a>> {
    let mut found = Vec::new();
    let mut rest = lines;
    while let Some(first) = rest.first() {
        let len = rest.iter().take_while(|line| line.paragraph == first.paragraph).count();
        let (paragraph, after) = rest.split_at(len);
        rest = after;
        let closed: Vec<&TextLine<'_>> = paragraph.iter().filter(|line| is_row(line.words)).collect();
        if closed.len() > 1 || closed.len() == 1 && cells(closed[0].words) > 1 {
            found.extend(closed.into_iter().copied());
            continue;
        }
        // `a | b` above `1 | 2`
        let bars = |words: &str| if words.contains('`') { 0 } else { words.matches(" | ").count() };
        let wanted = bars(first.words);
        if wanted > 0 && len > 1 && paragraph.iter().all(|line| bars(line.words) == wanted) {
            found.extend_from_slice(paragraph);
        }
    }
    found
}

fn is_row(words: &str) -> bool {
    words.len() > 2 && words.starts_with('|') && words.ends_with('|') && !words.ends_with("\\|")
}

fn cells(words: &str) -> usize {
    words.matches('|').count().saturating_sub(1)
}

fn is_rule(words: &str) -> bool {
    words.contains("--") && words.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// Whether a tab stands between words.
fn is_tabbed(words: &str) -> bool {
    !is_bullet(words) && words.split('\t').filter(|cell| !cell.trim().is_empty()).count() > 1
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    /// What is marked after some lines were added to the sample.
    fn marked(words: &str) -> Vec<String> {
        let site = Site::bare();
        let text = format!("{}\n\n{words}\n", site.text(SAMPLE));
        site.with(SAMPLE, text).found("FB0421").into_iter().map(|(place, _)| place).collect()
    }

    #[test]
    fn rows_that_make_no_table_have_one_finding() {
        for (words, place) in [
            ("| a | b |\n| 1 | 2 |", "| a | b |"),
            ("|---|---|\n| 1 | 2 |", "|---|---|"),
            ("text\n| a | b |\n|---|\n| 1 | 2 |", "| a | b |"),
            ("| a | b |\n\n| 1 | 2 |", "| a | b |"),
            ("a | b\n1 | 2", "a | b"),
            ("District\tBuses\tShare\nGasabo\t120\t45 %", "District\tBuses\tShare"),
            ("> | 地区 | 公交 |\n> | 甲 | 2 |", "| 地区 | 公交 |"),
            ("｜ 地区 ｜ 数 ｜\n｜---｜---｜\n｜ 甲 ｜ 2 ｜", "｜ 地区 ｜ 数 ｜"),
            ("｜ 地区 ｜ 数 ｜\n|---|---|\n| 甲 | 2 |", "｜ 地区 ｜ 数 ｜"),
            ("| 地区 | 数 |\n|---|---|\n| 甲 ｜ 2 |", "| 甲 ｜ 2 |"),
            ("> | 地区 | 数 |\n> |---|---|\n> ｜ 甲 ｜ 2 ｜", "｜ 甲 ｜ 2 ｜"),
            ("- الحي\tالعدد\n  ألف\t٢", "الحي\tالعدد"),
        ] {
            assert_eq!(marked(words), [place], "{words}");
        }
    }

    #[test]
    fn a_row_with_wide_bars_is_shown_with_ordinary_ones() {
        let site = Site::bare();
        let text = format!("{}\n\n| 地区 | 数 |\n|---|---|\n｜ 甲 ｜ 2 ｜\n", site.text(SAMPLE));
        let found = site.with(SAMPLE, text).found("FB0421");
        assert_eq!(found[0].1.suggestion.as_deref(), Some("| 甲 | 2 |"));
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn tables_and_bars_of_a_text_are_left_alone() {
        for words in [
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "a | b\n--- | ---\n1 | 2",
            "The value |x| is small,\nand |y| too.",
            "Énergie | eau\net santé",
            "`| a | b |`\n`| 1 | 2 |`",
            "```\n| a | b |\n| 1 | 2 |\n```",
            "one\ttab only\nand words",
            "首页｜关于｜帮助\n目录｜附录",
            "| 地区 | 数 |\n|---|---|\n| 甲｜乙 | 2 |",
            "a line\t\nand another\t",
            "$$\n|x| = |y|\n|a| = |b|\n$$",
        ] {
            assert_eq!(marked(words), [""; 0], "{words}");
        }
        assert_eq!(marked(&"| a |\n".repeat(9_000)), ["| a |"]);
        assert_eq!(marked(&"a\tb\n".repeat(9_000)), ["a\tb"]);
    }
}
