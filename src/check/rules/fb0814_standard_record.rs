//! FB0814: a record of a standard that lacks something, or shares its number with another.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, shown};
use crate::source::Span;

use super::fb0714_withdrawn_standard::is_withdrawn;

pub(super) const RULE: Rule = Rule {
    code: "FB0814",
    name: "standard-record",
    severity: Severity::Error,
    title: "The record of a standard is not complete, or its number is taken",
    explanation: "\
A practice cites a standard by its id; the number, the date and the address that readers see come from
the record in `content/vocabularies/standards.yaml`. So each record has `body`, `number`, `date` and
`url`. A number, or a second name under `aliases`, belongs to one record in force: with two, a reader
would not know which is meant.

Add what is missing. If two records are of the same standard, keep one. If one of them is an older
edition, give it `status: withdrawn`; such records may share a number.",
    wrong: Example::File(
        "content/vocabularies/standards.yaml",
        "title: {en: Standards}\nentries:\n  - {id: ietf-rfc-7252, label: {en: The Constrained Application \
         Protocol}, body: ietf, number: IETF RFC 7252, status: published}\n",
    ),
    right: Example::File(
        "content/vocabularies/standards.yaml",
        "title: {en: Standards}\nentries:\n  - {id: ietf-rfc-7252, label: {en: The Constrained Application \
         Protocol}, body: ietf, number: IETF RFC 7252, date: \"2014-06\", status: published, url: \
         \"https://www.rfc-editor.org/info/rfc7252\"}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // Each number and second name in force, with the id of its record.
    let mut owners: BTreeMap<String, (usize, &str, Span)> = BTreeMap::new();
    for (at, entry) in context.library.vocabularies.entries("standards").iter().enumerate() {
        let Some(id) = &entry.id else { continue };
        let missing: Vec<&str> =
            ["body", "number", "date", "url"].into_iter().filter(|key| entry.key(key).is_none()).collect();
        if !missing.is_empty() {
            report
                .at(id.span, format!("the standard `{}` has no {}", shown(&id.value), any_of(&missing)))
                .label("not complete")
                .help("copy it from the web page of the organisation that wrote the standard");
        }
        if is_withdrawn(entry) {
            continue;
        }
        for name in entry.number.iter().chain(entry.aliases.iter().flat_map(|list| &list.items)) {
            let key = name.value.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            match owners.get(&key) {
                None => {
                    owners.insert(key, (at, id.as_str(), name.span));
                }
                // A record that names its own number again does no harm.
                Some((first, _, _)) if *first == at => {}
                Some((_, other, place)) => {
                    report
                        .at(
                            name.span,
                            format!("the number `{}` belongs to two standards", shown(&name.value)),
                        )
                        .label("used twice")
                        .related(*place, format!("also the number of `{}`", shown(other)))
                        .help("keep one record, or give the older edition `status: withdrawn`");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    fn messages(entries: &str) -> Vec<String> {
        let text = format!("title: {{en: S}}\nentries:\n{entries}");
        let found = Site::starter().with("content/vocabularies/standards.yaml", text).findings_of("FB0814");
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn editions_may_share_a_number_when_one_is_withdrawn() {
        let rest = "label: {en: L}, body: b, date: \"2014\", url: \"https://example.org\"";
        let old = format!("  - {{id: a-2010, {rest}, number: A 1, status: withdrawn}}\n");
        let new = format!("  - {{id: a, {rest}, number: A  1, aliases: [B 2, a 1]}}\n");
        let other = format!("  - {{id: c, {rest}, number: C 3, aliases: [b 2]}}\n");
        assert_eq!(messages(&format!("{old}{new}")), [""; 0]);
        assert_eq!(messages(&format!("{new}{old}{other}")), ["the number `b 2` belongs to two standards"]);
    }

    #[test]
    fn what_is_there_and_cannot_be_read_is_not_missing() {
        assert_eq!(
            messages("  - {id: a, label: {en: L}, body: , number: [1], date: 2014}\n"),
            ["the standard `a` has no `url`"]
        );
    }
}
