//! FB0703: a figure among the results that no source is given for.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::check::citations::citation_in_another_form;
use crate::check::figures::{figures, has_digit};
use crate::check::lines::Line;
use crate::check::numbers::{Numbers, numbers};
use crate::check::sections::PracticeText;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::parse::markdown::{
    Block, BlockKind, Definition, Document, Inline, InlineKind, Item, Visited, plain_text, walk_blocks,
};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0703",
    name: "figure-without-source",
    severity: Severity::Error,
    title: "A figure among the results has no source",
    explanation: "\
In *Results and evidence* every figure has a source, so that a reader can check it and see who says so.
A citation such as `[1]` in the same paragraph, the same list item or the same row of a table is
enough. One in the sentence before a list, in the heading of a table column, or right before or after
a table covers the whole list, column or table.

Add the number of the source in square brackets. If you cannot name a source, take the figure out, or
say in words what is known. A link is not enough: the list `sources` also keeps publisher, date and
kind, which a reader without a network needs.

Years, dates, names such as `5G` or `ISO 37120`, and the numbers of levels, tables and list items are
not counted as figures.",
    wrong: Example::Body(
        "## Results and evidence\n\nThe ambulance service repaired a pump in about 21 days in the middle \
         case. The usual service took about 152 days.\n\nThe study followed the pumps for seven months and \
         compared three services in three provinces [1]. It looked at the time until a successful repair, \
         and at the share of pumps that worked. Later work used readings from another country to forecast \
         failures [5]. We read only the abstracts of both.",
    ),
    right: Example::Body(
        "## Results and evidence\n\nThe ambulance service repaired a pump in about 21 days in the middle \
         case. The usual service took about 152 days [1].\n\nThe study followed the pumps for seven months and \
         compared three services in three provinces [1]. It looked at the time until a successful repair, \
         and at the share of pumps that worked. Later work used readings from another country to forecast \
         failures [5]. We read only the abstracts of both.",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        look_through(context, report, &text, None, |section| section == "results-and-evidence");
    }
}

/// Numbers with a source elsewhere, found when the first figure without one is met: nearly every text has none.
pub(super) type Carried<'c> = LazyCell<Numbers, Box<dyn FnOnce() -> Numbers + 'c>>;

/// Reports the figures without a source in some sections of a text. Where numbers are `carried` by a fact or a
/// source elsewhere, they are passed over, and so are those below ten.
pub(super) fn look_through<'a>(
    context: &Context<'a>,
    report: &mut Report<'_>,
    text: &PracticeText<'a>,
    carried: Option<Carried<'_>>,
    is_wanted: impl Fn(&str) -> bool,
) {
    // Citations in a form that is not right have a finding of their own, which is enough.
    let together = context.citations_together(text);
    let together = together.iter().map(|together| together.inline.span).collect();
    let notes = notes_with_citation(&text.body.document);
    let list = text.original.and_then(|original| original.front.sources.as_ref());
    let sources = list.map_or(0, |list| list.items.len() + list.left_out);
    let mut reader = Reader { context, notes, together, sources, carried, report };
    for section in context.meant_sections(text) {
        // The sentence of the template, which names how many words there should be, has a finding of its own.
        if is_wanted(section.id) && context.template_left(text, &section).is_none() {
            reader.blocks(section.blocks, false);
        }
    }
}

/// Labels of the footnotes that cite a source.
fn notes_with_citation(document: &Document) -> BTreeMap<&str, bool> {
    let cites = |blocks: &[Block]| {
        let mut found = false;
        walk_blocks(blocks, &mut |visited| found |= is_citation(visited));
        found
    };
    document.footnotes.iter().map(|note| (note.label.as_str(), cites(&note.blocks))).collect()
}

fn is_citation(visited: Visited<'_>) -> bool {
    matches!(visited, Visited::Inline(Inline { kind: InlineKind::Citation(_), .. }))
}

/// Reads a section; `covered` is true where a citation further out already stands for what follows.
struct Reader<'a, 'r, 'f, 'c> {
    context: &'a Context<'a>,
    notes: BTreeMap<&'a str, bool>,
    /// Places of texts that hold a citation such as `[1, 2]`.
    together: BTreeSet<Span>,
    /// How many sources there are.
    sources: usize,
    /// Numbers that have a source elsewhere; where there are such, those below ten need none either.
    carried: Option<Carried<'c>>,
    report: &'r mut Report<'f>,
}

impl<'a> Reader<'a, '_, '_, '_> {
    fn blocks(&mut self, blocks: &'a [Block], covered: bool) {
        for (at, block) in blocks.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| blocks.get(at));
            let after = blocks.get(at + 1);
            let introduced = covered || before.is_some_and(|block| self.is_citing_paragraph(block));
            match &block.kind {
                BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => {
                    let sourced = after.is_some_and(|block| self.is_source_line(block));
                    if !(covered || sourced || self.cites(inlines)) {
                        self.look(&[inlines], "paragraph");
                    }
                }
                BlockKind::List { items, .. } => {
                    let sourced = introduced || after.is_some_and(|block| self.is_source_line(block));
                    items.iter().for_each(|item| self.item(item, sourced));
                }
                BlockKind::Quote { blocks, .. } => {
                    let sourced = introduced || self.any_cites(blocks);
                    self.blocks(blocks, sourced);
                }
                BlockKind::Table { head, rows, .. } => {
                    if !(introduced || after.is_some_and(|block| self.is_citing_paragraph(block))) {
                        self.table(head, rows);
                    }
                }
                BlockKind::Definitions(definitions) => self.definitions(definitions, introduced),
                // Sub-headings name what follows; code and HTML are no prose.
                BlockKind::Heading { .. } | BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {
                }
            }
        }
    }

    fn item(&mut self, item: &'a Item, covered: bool) {
        let anywhere = covered || self.any_cites(&item.blocks);
        let own_lines: Vec<&'a [Inline]> = item.blocks.iter().filter_map(line_of).collect();
        if !anywhere {
            self.look(&own_lines, "list item");
        }
        // What a citation in the item's own words covers, it covers for the list below it, too.
        let below = covered || own_lines.iter().any(|inlines| self.cites(inlines));
        for block in item.blocks.iter().filter(|block| line_of(block).is_none()) {
            self.blocks(std::slice::from_ref(block), below);
        }
    }

    fn table(&mut self, head: &'a [Vec<Inline>], rows: &'a [Vec<Vec<Inline>>]) {
        let columns: Vec<bool> = head.iter().map(|cell| self.cites(cell)).collect();
        let mut any = columns.contains(&true);
        for (number, row) in rows.iter().enumerate() {
            if row.iter().any(|cell| self.cites(cell)) {
                any = true;
                continue;
            }
            let cells = row.iter().enumerate().filter(|(column, cell)| {
                let covered = columns.get(*column).is_some_and(|covered| *covered);
                // The rows themselves may be numbered.
                let ordinal = *column == 0 && plain_text(cell).trim() == (number + 1).to_string();
                !covered && !ordinal
            });
            let cells: Vec<&'a [Inline]> = cells.map(|(_, cell)| cell.as_slice()).collect();
            self.look(&cells, "table row");
        }
        if !any {
            let cells: Vec<&'a [Inline]> = head.iter().map(Vec::as_slice).collect();
            self.look(&cells, "table heading");
        }
    }

    fn definitions(&mut self, definitions: &'a [Definition], covered: bool) {
        for (at, definition) in definitions.iter().enumerate() {
            match definition {
                Definition::Term(inlines) => {
                    let meanings = definitions[at + 1..].iter().map_while(|definition| match definition {
                        Definition::Meaning(blocks) => Some(blocks),
                        Definition::Term(_) => None,
                    });
                    let sourced = covered
                        || self.cites(inlines)
                        || meanings.into_iter().any(|blocks| self.any_cites(blocks));
                    if !sourced {
                        self.look(&[inlines], "paragraph");
                    }
                }
                Definition::Meaning(blocks) => {
                    let term = definitions[..at].iter().rev().find_map(|definition| match definition {
                        Definition::Term(inlines) => Some(inlines),
                        Definition::Meaning(_) => None,
                    });
                    let sourced = covered || term.is_some_and(|inlines| self.cites(inlines));
                    self.blocks(blocks, sourced);
                }
            }
        }
    }

    /// Whether a line cites a source, itself or in a footnote.
    fn cites(&self, inlines: &[Inline]) -> bool {
        inlines.iter().any(|inline| match &inline.kind {
            InlineKind::Citation(_) => true,
            InlineKind::Text(_) => self.together.contains(&inline.span),
            InlineKind::FootnoteMark(label) => self.notes.get(label.as_str()).is_some_and(|cites| *cites),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Link { content: inner, .. } => self.cites(inner),
            _ => false,
        })
    }

    fn any_cites(&self, blocks: &'a [Block]) -> bool {
        let mut found = false;
        walk_blocks(blocks, &mut |visited| {
            found |= is_citation(visited);
            if let Visited::Inline(inline) = visited {
                found |= self.together.contains(&inline.span);
            }
            if let Visited::Inline(Inline { kind: InlineKind::FootnoteMark(label), .. }) = visited {
                found |= self.notes.get(label.as_str()).is_some_and(|cites| *cites);
            }
        });
        found
    }

    fn is_citing_paragraph(&self, block: &Block) -> bool {
        line_of(block).is_some_and(|inlines| self.cites(inlines))
    }

    /// A short line below that says where all above it comes from: `Source: [2]`.
    fn is_source_line(&self, block: &Block) -> bool {
        let Some(inlines) = line_of(block).filter(|inlines| self.cites(inlines)) else { return false };
        let text = plain_text(inlines);
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        words == 0 || words <= 5 && text.contains([':', '：']) && !has_digit(&text)
    }

    /// Reports the figures of lines that belong together, as one finding.
    fn look(&mut self, lines: &[&'a [Inline]], of: &str) {
        let (mut first, mut count) = (None, 0);
        for inlines in lines {
            let line = Line::new(self.context, inlines);
            let mut found = figures(&line.text);
            if let Some(carried) = self.carried.as_ref().filter(|_| !found.is_empty()) {
                let written = numbers(&line.text);
                let known = written.iter().filter(|number| number.is_in(carried) || !number.counts());
                let known: BTreeSet<usize> = known.map(|number| number.range.start).collect();
                found.retain(|figure| !known.contains(&figure.start));
            }
            count += found.len();
            if let (None, Some(range)) = (&first, found.first()) {
                first = line.span(range.clone()).map(|span| (span, shown(&line.text[range.clone()])));
            }
        }
        let Some((span, figure)) = first else { return };
        let slip =
            lines.iter().find_map(|inlines| citation_in_another_form(self.context, inlines, self.sources));
        if let Some((place, number)) = slip {
            let written = shown(self.context.written(place));
            self.report
                .at(place, format!("`{written}` is no citation, so the figure `{figure}` has no source"))
                .label("no link to a source")
                .help(format!("write `[{number}]`"))
                .suggest(format!("[{number}]"));
            return;
        }
        let message = match count - 1 {
            0 => format!("the figure `{figure}` has no source"),
            1 => format!("the figure `{figure}` and one more in this {of} have no source"),
            more => format!("the figure `{figure}` and {more} more in this {of} have no source"),
        };
        let finding = self
            .report
            .at(span, message)
            .label("no citation")
            .help(format!("add the number of the source in this {of}, for example `[1]`"));
        if of == "table row" || of == "table heading" {
            finding.help("one source for the whole table can stand in the line before or after it");
        }
    }
}

/// The inlines of a paragraph or of a list item that is one line.
fn line_of(block: &Block) -> Option<&[Inline]> {
    match &block.kind {
        BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => Some(inlines),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::Site;

    fn marked(results: &'static str) -> Vec<String> {
        let body: &'static str = Box::leak(format!("## Results and evidence\n\n{results}").into_boxed_str());
        Site::starter().lay(&Example::Body(body)).marked("FB0703")
    }

    #[test]
    fn one_finding_for_each_paragraph_item_or_row() {
        assert_eq!(marked("It took 21 days, then **152**.\n\nOthers took 30 [1]."), ["21"]);
        assert_eq!(marked("- 21 days\n- 152 days [1]\n- none"), ["21"]);
        assert_eq!(marked("| a | b |\n|---|---|\n| x | 21 |\n| y | 152 [1] |\n| z | 7 |"), ["21", "7"]);
        assert_eq!(marked("> 21 days\n\nText."), ["21"]);
        assert_eq!(marked("Time\n: 21 days"), ["21"]);
    }

    #[test]
    fn a_citation_nearby_covers() {
        for text in [
            "It took 21 days,\nas the study says [1].",
            "It took 21 days[^1].\n\n[^1]: The study [1] says so.",
            "The study says [1]:\n\n- 21 days\n- 152 days",
            "- 21 days\n- 152 days\n\nSource: [1]",
            "It took 21 days.\n\n[1]",
            "它用了21天。\n\n来源：世界银行 [1]",
            "- The study [1] says:\n  - 21 days\n  - 152 days",
            "- 21 days, in detail:\n  - the study [1]",
            "- 21 days\n\n  So says the study [1].",
            "| a | b [1] |\n|---|---|\n| x | 21 |",
            "| a | after 6 months |\n|---|---|\n| x | 21 [1] |",
            "All from the study [1].\n\n| a | b |\n|---|---|\n| x | 21 |",
            "| a | b |\n|---|---|\n| x | 21 |\n\nThe study took place in one country and says so itself [1].",
            "| # | b |\n|---|---|\n| 1 | many |\n| 2 | few |",
            "> 21 days\n>\n> The study [1]",
            "Time\n: 21 days [1]",
            "Days to repair (of 7)\n: 21 days [1]",
            "### Phase 1 took 3 months\n\nNothing.",
            "`21` and $21$ and <b>none</b>",
            "In 2014 and on 5 March 2015, with EN 303 645.",
        ] {
            assert_eq!(marked(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_does_not_cover() {
        assert_eq!(marked("It took 21 days[^1].\n\n[^1]: Our guess."), ["21"]);
        assert_eq!(marked("It took 21 days ([study](https://example.org/9))."), ["21"]);
        assert_eq!(marked("The study [1].\n\nIt took 21 days."), ["21"]);
        assert_eq!(marked("| a | b [1] |\n|---|---|\n| 7 | 21 |"), ["7"]);
        assert_eq!(marked("- 21 days\n  - 30 days [1]\n  - 5 days"), ["5"]);
    }

    #[test]
    fn a_slip_in_the_heading_hides_no_figure() {
        for heading in ["## Results and evidense", "### Results and evidence", "**Results and evidence**"] {
            let site = Site::starter()
                .edit("## Results and evidence\n", &format!("{heading}\n"))
                .edit("A later paper, with", "It took 21 days.\n\nA later paper, with")
                .edit("## Lessons\n", "## Lessons\n\nIn 21 days.\n");
            assert_eq!(site.marked("FB0703"), ["21"], "{heading}");
        }
    }

    #[test]
    fn other_sections_and_pages_may_have_figures() {
        let site = Site::starter().lay(&Example::Body("## Lessons\n\nIt took 21 days."));
        assert_eq!(site.marked("FB0703"), [""; 0]);
    }

    #[test]
    fn the_message_counts() {
        let site = Site::starter().lay(&Example::Body("## Results and evidence\n\n1 or 2 or 3 days."));
        assert_eq!(
            site.findings_of("FB0703")[0].message,
            "the figure `1` and 2 more in this paragraph have no source"
        );
    }

    #[test]
    fn translations_are_read_in_their_own_language() {
        let site = Site::starter().with(
            "content/practices/tie-sensors-to-a-repair-service/fr.md",
            "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n\n## Results and evidence\n\n181 capteurs.\n",
        );
        // The heading of another language is no section of this one, which is another finding.
        assert_eq!(site.marked("FB0703"), [""; 0]);
    }
}
