//! FB0808: members of a region or group that are no country, or stand twice.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::suggest::Suggestions;
use crate::diag::{Severity, shown};
use crate::source::Span;

use super::fb0801_unknown_value::near_id;

pub(super) const RULE: Rule = Rule {
    code: "FB0808",
    name: "members",
    severity: Severity::Error,
    title: "A member of a region or group is no country, or stands twice",
    explanation: "\
The `members` of regions and country groups are country codes of the vocabulary `countries`. Listings and
the annual report count practices by them: an unknown code counts nothing, and a country in two
regions would be counted twice. A country may be in several groups, but in one region only.

Correct the code, or take the country out of one of the two lists.",
    wrong: Example::File(
        "content/vocabularies/regions.yaml",
        "title: {en: ITU regions}\nentries:\n  - {id: AFR, label: {en: Africa}, members: [RWA, KEN]}\n  - {id: ARB, \
         label: {en: Arab States}, members: [EGY, KEN]}\n",
    ),
    right: Example::File(
        "content/vocabularies/regions.yaml",
        "title: {en: ITU regions}\nentries:\n  - {id: AFR, label: {en: Africa}, members: [RWA, KEN]}\n  - {id: ARB, \
         label: {en: Arab States}, members: [EGY]}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let vocabularies = &context.library.vocabularies;
    let countries = vocabularies.get("countries");
    let mut suggestions = Suggestions::default();
    for vocabulary in ["regions", "country-groups"] {
        // Where each country stood first, and in which entry.
        let mut seen: BTreeMap<&str, (usize, Span)> = BTreeMap::new();
        for (at, entry) in vocabularies.entries(vocabulary).iter().enumerate() {
            for member in entry.members.iter().flat_map(|list| &list.items) {
                if let Some(countries) = countries.filter(|list| list.entry(&member.value).is_none()) {
                    let near =
                        suggestions.of("", &member.value, || near_id(&countries.record, &member.value));
                    let finding = report
                        .at(member.span, format!("`{}` is no code of a country", shown(&member.value)))
                        .label("not in `countries`");
                    match near {
                        Some(near) => finding.help(format!("did you mean `{near}`?")).suggest(near),
                        None => finding.help("write the three capital letters of ISO 3166-1, such as `RWA`"),
                    };
                    continue;
                }
                match seen.get(member.as_str()) {
                    Some((first, place)) if *first == at => {
                        report
                            .at(member.span, format!("`{}` stands twice in this list", shown(&member.value)))
                            .label("again")
                            .related(*place, "here for the first time")
                            .help("take one of the two out");
                    }
                    Some((_, place)) if vocabulary == "regions" => {
                        report
                            .at(member.span, format!("`{}` is in two regions", shown(&member.value)))
                            .label("also in another region")
                            .related(*place, "here for the first time")
                            .help("a country is in one region only: take it out of the other");
                    }
                    _ => {
                        seen.insert(member.as_str(), (at, member.span));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn groups_may_share_a_country_and_lists_may_not_repeat_one() {
        let text = "title: {en: T}\nentries:\n  - {id: LDC, label: {en: L}, members: [RWA, NPL, RWA]}\n  - {id: LLDC, label: {en: M}, members: [RWA, Nepal, ZZZ]}\n";
        let found =
            Site::starter().with("content/vocabularies/country-groups.yaml", text).findings_of("FB0808");
        let messages: Vec<_> = found.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "`RWA` stands twice in this list",
                "`Nepal` is no code of a country",
                "`ZZZ` is no code of a country"
            ]
        );
        assert_eq!(found[1].suggestion.as_deref(), Some("NPL"));
    }
}
