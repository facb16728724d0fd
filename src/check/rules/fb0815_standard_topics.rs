//! FB0815: topics of a standard that are neither domain nor topic.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::suggest::Suggestions;
use crate::diag::{Severity, shown};

use super::fb0801_unknown_value::near_id;

pub(super) const RULE: Rule = Rule {
    code: "FB0815",
    name: "standard-topics",
    severity: Severity::Error,
    title: "A topic of a standard is neither a domain nor a topic",
    explanation: "\
The `topics` of a standard say for which domains and topics it matters. They are ids of the vocabularies
`domains` and `topics`, so that a reader who looks for health finds the standards for it as well.

Correct the id, or take it out.",
    wrong: Example::File(
        "content/vocabularies/standards.yaml",
        "title: {en: Standards}\nentries:\n  - {id: ietf-rfc-7252, label: {en: The Constrained Application \
         Protocol}, body: ietf, number: IETF RFC 7252, date: \"2014-06\", status: published, url: \
         \"https://www.rfc-editor.org/info/rfc7252\", topics: [interoperabilty]}\n",
    ),
    right: Example::File(
        "content/vocabularies/standards.yaml",
        "title: {en: Standards}\nentries:\n  - {id: ietf-rfc-7252, label: {en: The Constrained Application \
         Protocol}, body: ietf, number: IETF RFC 7252, date: \"2014-06\", status: published, url: \
         \"https://www.rfc-editor.org/info/rfc7252\", topics: [interoperability]}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let vocabularies = &context.library.vocabularies;
    let (Some(domains), Some(topics)) = (vocabularies.get("domains"), vocabularies.get("topics")) else {
        return;
    };
    let mut suggestions = Suggestions::default();
    for entry in vocabularies.entries("standards") {
        for topic in entry.topics.iter().flat_map(|list| &list.items) {
            if domains.entry(&topic.value).is_some() || topics.entry(&topic.value).is_some() {
                continue;
            }
            let near = suggestions.of("", &topic.value, || {
                near_id(&topics.record, &topic.value).or_else(|| near_id(&domains.record, &topic.value))
            });
            let finding = report
                .at(topic.span, format!("`{}` is neither a domain nor a topic", shown(&topic.value)))
                .label("in neither list");
            match near {
                Some(near) => finding.help(format!("did you mean `{near}`?")).suggest(near),
                None => {
                    finding.help("take an id from `domains.yaml` or `topics.yaml` in `content/vocabularies/`")
                }
            };
        }
    }
}
