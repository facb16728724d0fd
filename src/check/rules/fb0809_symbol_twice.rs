//! FB0809: two practices with the same symbol.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::model::symbol::Symbol;

pub(super) const RULE: Rule = Rule {
    code: "FB0809",
    name: "symbol-twice",
    severity: Severity::Error,
    title: "Two practices have the same symbol",
    explanation: "\
The symbol is how a practice is found on paper, in a search and in links, in every language. It must
lead to one practice only. Most often a file was copied to start a new practice, and the symbol came
with it.

The practice that had the symbol first keeps it, because it may be printed already. Give the other one
a new symbol: `fieldbook new practice \"Title\"` makes one.",
    wrong: Example::Second("title: Send a mechanic when the pump reports a fault"),
    right: Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic when the pump reports a fault"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let mut owners = BTreeMap::new();
    // The one that was published first keeps the symbol; of two on the same day, the first by name.
    let mut originals: Vec<_> = context.originals().map(|(_, original)| original).collect();
    originals.sort_by_key(|original| {
        let published = original.front.published.map(|date| date.value);
        (published.is_none(), published, original.body.source)
    });
    for original in originals {
        let Some(text) = &original.front.symbol else { continue };
        // A symbol of another shape has a finding of its own.
        let Ok(symbol) = Symbol::parse(&text.value) else { continue };
        match owners.get(&symbol) {
            None => {
                owners.insert(symbol, text.span);
            }
            Some(first) => {
                report
                    .at(text.span, format!("the symbol `{symbol}` belongs to another practice"))
                    .label("used twice")
                    .related(*first, "used here first")
                    .help("give this practice a new symbol, made by `fieldbook new practice`");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::{SECOND, Site};

    #[test]
    fn the_practice_published_first_keeps_its_symbol() {
        let site = Site::starter().lay(&Example::Second("title: T\npublished: 2025-01-01"));
        let found = site.findings().1.into_iter().find(|finding| finding.code == "FB0809").unwrap();
        let library = site.library();
        assert_eq!(found.location(&library.sources).0, crate::check::tests::SAMPLE);
        assert_eq!(library.sources.get(found.related[0].0.source).path, SECOND);
    }
}
