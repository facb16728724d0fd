//! FB0811: two organisations with the same name.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::outline::folded;
use crate::model::language::Language;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0811",
    name: "organisation-twice",
    severity: Severity::Warning,
    title: "Two organisations have the same name",
    explanation: "\
Two files for one organisation divide its practices between two pages, and each page shows only a part.
Most often somebody did not find the first file and made a second one.

Keep one file, and use its name in all practices. If they are truly two organisations, add to the name what
sets them apart, such as the country.",
    wrong: Example::File(
        "content/organisations/portland-state.yaml",
        "name: {en: \"Portland state university.\"}\nkind: academia\n",
    ),
    right: Example::File(
        "content/organisations/portland-state.yaml",
        "name: {en: Portland State Foundation}\nkind: civil-society\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let mut seen: BTreeMap<(Language, String), (&str, Span)> = BTreeMap::new();
    for (slug, organisation) in &context.library.organisations {
        // Two that share a name in several languages share one mistake.
        let mut told = false;
        for (language, name) in organisation.data.name.iter().flat_map(|name| &name.by_language) {
            let key = (*language, folded(&name.value));
            if key.1.is_empty() {
                continue;
            }
            match seen.get(&key) {
                None => {
                    seen.insert(key, (slug, name.span));
                }
                Some((first, place)) if !told && *first != slug => {
                    told = true;
                    report
                        .at(name.span, format!("the organisation `{}` has the same name", shown(first)))
                        .label("the name of two organisations")
                        .related(*place, "the other one")
                        .help("keep one of the two files, or say in the name what sets them apart");
                }
                Some(_) => {}
            }
        }
    }
}
