//! FB0707: membership of the ITU that nobody says was checked.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;

pub(super) const RULE: Rule = Rule {
    code: "FB0707",
    name: "membership-unchecked",
    severity: Severity::Error,
    title: "A membership has no date or no source",
    explanation: "\
Whether an organisation is a member of the ITU, and in which category, is a fact that changes. It is shown only
when somebody looked it up in the ITU's own directory: `checked` is the day on which they did, and
`source` the address of what they saw. It never follows from what kind of organisation it is.

Look the organisation up and add both keys. If you cannot, delete `membership`: nobody is shown as less
without it.",
    wrong: Example::File(
        "content/organisations/portland-state-university.yaml",
        "name: {en: Portland State University}\nkind: academia\nmembership: {category: academia}\n",
    ),
    right: Example::File(
        "content/organisations/portland-state-university.yaml",
        "name: {en: Portland State University}\nkind: academia\nmembership: {category: academia, checked: \
         2026-11-20, source: \"https://www.itu.int/hub/membership/our-members/directory/\"}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for organisation in context.library.organisations.values() {
        let Some(membership) = &organisation.data.membership else { continue };
        let has = |name: &str| membership.keys.iter().any(|key| key.value == name);
        let missing = match (has("checked"), has("source")) {
            (true, true) => continue,
            (false, true) => "`checked`",
            (true, false) => "`source`",
            (false, false) => "`checked` and no `source`",
        };
        report
            .at(membership.key, format!("this membership has no {missing}"))
            .label("who checked it, and where?")
            .help(
                "look it up in the ITU's directory and add the day and the address, or delete `membership`",
            );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    fn found(membership: &str) -> Vec<String> {
        let site = Site::starter().with(
            "content/organisations/portland-state-university.yaml",
            format!("name: {{en: PSU}}\nkind: academia\nmembership: {membership}\n"),
        );
        site.findings_of("FB0707").into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn the_message_names_what_is_missing() {
        assert_eq!(
            found("{category: academia, source: \"https://example.org\"}"),
            ["this membership has no `checked`"]
        );
        assert_eq!(found("{category: academia, checked: 2026-11-20}"), ["this membership has no `source`"]);
        // What is there and cannot be read has a finding of its own.
        assert_eq!(found("{category: academia, checked: soon, source:}"), [""; 0]);
    }
}
