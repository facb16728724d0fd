//! FB0906: HTML that opens too many elements at once.

use crate::check::html::Found;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::markup::{DEPTH_LIMIT, deepest};

pub(super) const RULE: Rule = Rule {
    code: "FB0906",
    name: "html-too-deep",
    severity: Severity::Error,
    title: "Too many HTML elements are open at once",
    explanation: "\
A tag such as `<b>` opens an element, and `</b>` closes it. Here very many are open at the same time. No
text needs that, and browsers take very long to read it. So the tags of this text are shown as they are
written, like words.

Write the end tag of each element where it ends. Most often one was forgotten in something that was
copied.",
    wrong: Example::Body(
        "<b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b>\
         <b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b>word",
    ),
    right: Example::Body("<b>word</b>"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for groups in context.html_by_text() {
        let mut tags: Vec<&Found> = groups.iter().flatten().collect();
        tags.sort_by_key(|tag| tag.span);
        // The rest is left to the elements that the renderer writes.
        let most = DEPTH_LIMIT / 2;
        if let Some(first) = tags.first()
            && deepest(tags.iter().map(|tag| &tag.kind)) > most
        {
            let place = context.first_line(first.span);
            let finding = report.at(place, format!("more than {most} HTML elements are open at once"));
            finding.label("from here on").help("write the end tags where the elements end");
        }
    }
}
