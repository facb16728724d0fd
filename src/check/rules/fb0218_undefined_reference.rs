//! FB0218: a reference or footnote without a definition.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::fault::{FaultKind, Place};
use crate::parse::markdown::Footnote;
use crate::source::SourceId;

pub(super) const RULE: Rule = Rule {
    code: "FB0218",
    name: "undefined-reference",
    severity: Severity::Error,
    title: "A reference or footnote has no definition",
    explanation: "\
`[^pump]` is the mark of a footnote, and `[the law][law]` is a link whose address stands elsewhere in the
text. Both need a line that says what they mean; without it readers see the brackets.

Add the line, for example at the end of the text: `[^pump]: By the count of 2015.` or
`[law]: https://example.org/law`. If you mean the brackets themselves, write `\\[`.",
    wrong: Example::Body("The count is old[^count]."),
    right: Example::Body("The count is old[^count].\n\n[^count]: It was made in 2015."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let faults = context.faults().filter_map(|fault| match (&fault.kind, &fault.place) {
        (FaultKind::UndefinedReference { label, footnote }, Place::Span(span)) => {
            Some((label, *footnote, *span))
        }
        _ => None,
    });
    let mut faults = faults.peekable();
    if faults.peek().is_none() {
        return;
    }
    let footnotes: BTreeMap<SourceId, &[Footnote]> = context
        .library
        .bodies()
        .into_iter()
        .map(|(_, body)| (body.source, body.document.footnotes.as_slice()))
        .collect();
    for (label, footnote, span) in faults {
        if !footnote {
            let finding = report.at(span, format!("no line says where `[{}]` leads", shown(label)));
            finding.help(format!(
                "add a line `[{}]: https://…`, or put the address into round brackets",
                shown(label)
            ));
            continue;
        }
        let known = footnotes.get(&span.source).copied().unwrap_or_default();
        // A text with hundreds of notes is none that a person wrote.
        let labels = known.iter().take(100).map(|note| note.label.as_str());
        let near = if label.len() <= 100 { suggest::nearest(label, labels) } else { None };
        let finding = report.at(span, format!("the footnote `[^{}]` has no text", shown(label)));
        match near {
            Some(near) => {
                finding.help(format!("did you mean `[^{}]`?", shown(near))).suggest(format!("[^{near}]"));
            }
            None => {
                finding.help(format!("add a line that begins with `[^{}]:`", shown(label)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn a_near_footnote_is_offered() {
        let site = Site::starter();
        let text =
            format!("{}\n\nOne[^cout] two[^count] [three][x].\n\n[^count]: In 2015.\n", site.text(SAMPLE));
        let (_, findings) = site.with(SAMPLE, text).findings();
        let found: Vec<_> = findings.iter().filter(|finding| finding.code == "FB0218").collect();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].suggestion.as_deref(), Some("[^count]"));
        assert!(found[1].helps[0].contains("`[x]: https://…`"));
    }
}
