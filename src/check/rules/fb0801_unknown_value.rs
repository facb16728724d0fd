//! FB0801: a value that is not in its vocabulary.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0801",
    name: "unknown-value",
    severity: Severity::Error,
    title: "A value is not in its vocabulary",
    explanation: "\
Domains, topics, stages, places, standards and other values come from closed lists, the vocabularies
in `content/vocabularies/`. They make listings, filters and translations possible: a value outside
its list would have no name in any language.

Take a value from the list. If the list truly lacks something, propose it in a pull request of its
own that changes the vocabulary.",
    wrong: Example::Front("domains: [helth, water]"),
    right: Example::Front("domains: [health, water]"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let front = &original.front;
        let listed = [
            ("domains", "domains", &front.domains),
            ("topics", "topics", &front.topics),
            ("places", "countries", &front.places),
            ("sdgs", "sdgs", &front.sdgs),
            ("wsis", "wsis-lines", &front.wsis),
            ("standards", "standards", &front.standards),
            ("connectivity", "connectivity", &front.connectivity),
            ("power", "power", &front.power),
        ];
        for (key, vocabulary, list) in listed {
            for text in list.iter().flat_map(|list| &list.items) {
                check_value(context, report, key, vocabulary, text);
            }
        }
        let single = [
            ("stage", "stages", front.stage.as_ref()),
            ("cost.band", "cost-bands", front.cost.as_ref().and_then(|cost| cost.band.as_ref())),
            ("effort.level", "efforts", front.effort.as_ref().and_then(|effort| effort.level.as_ref())),
        ];
        for (key, vocabulary, text) in single {
            if let Some(text) = text {
                check_value(context, report, key, vocabulary, text);
            }
        }
        for partner in front.partners.iter().flat_map(|list| &list.items) {
            if let Some(text) = &partner.support {
                check_value(context, report, "partners.support", "supports", text);
            }
        }
    }
    for organisation in context.library.organisations.values() {
        let data = &organisation.data;
        let membership = data.membership.as_ref().and_then(|membership| membership.category.as_ref());
        for (key, vocabulary, text) in [
            ("kind", "kinds", data.kind.as_ref()),
            ("country", "countries", data.country.as_ref()),
            ("membership.category", "memberships", membership),
        ] {
            if let Some(text) = text {
                check_value(context, report, key, vocabulary, text);
            }
        }
    }
}

fn check_value(context: &Context<'_>, report: &mut Report<'_>, key: &str, vocabulary: &str, text: &Text) {
    // A vocabulary that is missing has a finding of its own; without it nothing can be said here.
    let Some(list) = context.library.vocabularies.get(vocabulary) else { return };
    if list.entry(&text.value).is_some() {
        return;
    }
    let entries = &list.record.entries.items;
    let ids = list.record.ids();
    // Many people write the name where the id is wanted: Rwanda for RWA.
    let labels = entries.iter().filter_map(|entry| {
        let label = entry.label.as_ref()?.get(crate::model::language::Language::En)?;
        Some((label, entry.id.as_ref()?.as_str()))
    });
    let by_label = {
        let labels: Vec<(&str, &str)> = labels.collect();
        suggest::nearest(&text.value, labels.iter().map(|(label, _)| *label))
            .and_then(|near| labels.iter().find(|(label, _)| *label == near).map(|(_, id)| *id))
    };
    let near = suggest::nearest(&text.value, ids).or(by_label).map(str::to_owned);
    let count = entries.len();
    let finding = report.at(text.span, format!("`{}` is not a value of `{key}`", shown(&text.value)));
    match near {
        Some(near) => {
            finding.help(format!("did you mean `{near}`?")).suggest(near);
        }
        None if count <= 20 => {
            let ids: Vec<&str> = list.record.ids().collect();
            finding.help(format!("the values are {}", crate::diag::any_of(&ids).replace(" or ", " and ")));
        }
        None => {
            finding.help(format!("the {count} values stand in `content/vocabularies/{vocabulary}.yaml`"));
        }
    }
}
