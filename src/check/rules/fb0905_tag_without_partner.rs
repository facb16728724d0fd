//! FB0905: an HTML tag without its partner.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::markup::{OPTIONAL_END, PieceKind, VOID_ELEMENTS, is_allowed_element};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0905",
    name: "tag-without-partner",
    severity: Severity::Error,
    title: "An HTML tag has no partner",
    explanation: "\
A tag such as `<b>` opens an element and needs its partner `</b>`, which closes it. If the partner is
missing, the rest of the paragraph or of the page turns bold or is hidden. Only you know where it should end, so the text is not published before that.

Write the end tag, `</b>` for `<b>`, in the same paragraph, or delete the tag that has no partner.",
    wrong: Example::Body("Pay for <b>repair first."),
    right: Example::Body("Pay for <b>repair</b> first."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for group in context.html() {
        // By name, because `<b><i></b></i>` is not what this is about.
        let mut open: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
        for tag in &group {
            let line = context.first_line(tag.span);
            match &tag.kind {
                PieceKind::Start { name, .. } => {
                    // What is not allowed is taken out and has a finding of its own.
                    let pair =
                        !VOID_ELEMENTS.contains(&name.as_str()) && !OPTIONAL_END.contains(&name.as_str());
                    if pair && is_allowed_element(name) {
                        open.entry(name).or_default().push(line);
                    }
                }
                PieceKind::End { name } => {
                    if open.get_mut(name.as_str()).and_then(Vec::pop).is_none()
                        && is_allowed_element(name)
                        && !OPTIONAL_END.contains(&name.as_str())
                    {
                        let finding = report.at(line, format!("`</{}>` closes nothing", shown(name)));
                        finding.help(if VOID_ELEMENTS.contains(&name.as_str()) {
                            "delete it: this element has no end tag"
                        } else {
                            "delete it, or write the tag that it closes before it, in the same paragraph"
                        });
                    }
                }
                PieceKind::Unfinished => {
                    report
                        .at(line, "the tag is not finished")
                        .help("write its `>`, or `&lt;` if no tag is meant");
                }
                PieceKind::Comment | PieceKind::Declaration => {}
            }
        }
        for (name, line) in
            open.into_iter().flat_map(|(name, lines)| lines.into_iter().map(move |line| (name, line)))
        {
            let finding = report.at(line, format!("`<{name}>` is not closed"));
            finding.help(format!("write `</{name}>` where it ends, in the same paragraph"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn partners_are_looked_for_where_they_can_be() {
        let site = Site::starter();
        let text = format!(
            "{}\n\n<details>\n<summary>More</summary>\n\nText *with <b>bold* words</b> and H<sub>2</sub>O<br>\n\n</details>\n\n\
             <ul><li>one<li>two</ul>\n\n<i>not closed\n\nand</i> again\n\n| <s>a | b</s> |\n|---|---|\n| 1 | 2 |\n\n<div>\n\n<font>x\n\n</br>\n\n<div title=\"x\n",
            site.text(SAMPLE)
        );
        assert_eq!(
            site.with(SAMPLE, text).marked("FB0905"),
            ["<i>", "</i>", "<s>", "</s>", "<div>", "</br>", "<div title=\"x"]
        );
    }

    #[test]
    fn thousands_of_open_tags_cost_no_time() {
        let site = Site::starter();
        let text = format!("{}\n\n{}\n", site.text(SAMPLE), "<b>x</i>".repeat(20_000));
        assert!(site.with(SAMPLE, text).marked("FB0905").len() == 100);
    }
}
