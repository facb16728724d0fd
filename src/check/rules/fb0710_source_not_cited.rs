//! FB0710: a source that nothing cites.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::link::Body;
use crate::parse::markdown::{Inline, InlineKind, Visited};

pub(super) const RULE: Rule = Rule {
    code: "FB0710",
    name: "source-not-cited",
    severity: Severity::Warning,
    title: "A source is cited nowhere",
    explanation: "\
A source that neither the text nor a result cites does not tell a reader what it proves. Often a
sentence has lost its citation, or the source is left over from an earlier version.

Cite it where you used it, by its number in square brackets, or take it out of the list. Then the
numbers of the sources after it change: correct them in the text and in `results`.",
    wrong: Example::Body(
        "## Results and evidence\n\nThe ambulance service repaired a pump in about 21 days in the middle \
         case. The usual service took about 152 days [1].\n\nThe study followed the pumps for seven months and \
         compared three services in three provinces [1]. It looked at the time until a successful repair, \
         and at the share of pumps that worked. Later work used readings from another country to forecast \
         failures. We read only the abstracts of both.",
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
    // Those in a form that is not right have a finding of their own, and mean the source all the same.
    let mut together: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for text in context.practice_texts() {
        let numbers = context.citations_together(&text).into_iter().flat_map(|together| together.numbers);
        together.entry(text.practice.slug.as_str()).or_default().extend(numbers);
    }
    for (practice, original) in context.originals() {
        let Some(sources) = original.front.sources.as_ref().filter(|sources| sources.left_out == 0) else {
            continue;
        };
        let mut cited = together.remove(practice.slug.as_str()).unwrap_or_default();
        add_citations(&original.body, &mut cited);
        practice.translations.values().for_each(|version| add_citations(&version.body, &mut cited));
        let results = original.front.results.iter().flat_map(|list| &list.items);
        cited.extend(results.filter_map(|result| usize::try_from(result.source?.value).ok()));
        for (at, source) in sources.items.iter().enumerate() {
            let number = at + 1;
            if cited.contains(&number) {
                continue;
            }
            let place = [&source.title, &source.publisher, &source.url]
                .into_iter()
                .flatten()
                .map(|text| text.span)
                .next()
                .unwrap_or(sources.key);
            report
                .at(place, format!("source {number} is not cited in the text or in a result"))
                .label("not cited")
                .help(format!("cite it as `[{number}]` where you used it, or take it out of the list"));
        }
    }
}

fn add_citations(body: &Body, cited: &mut BTreeSet<usize>) {
    body.document.walk(&mut |visited| {
        if let Visited::Inline(Inline { kind: InlineKind::Citation(number), .. }) = visited {
            cited.insert(*number);
        }
    });
}
