//! FB0321: the same thing twice in a list.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::parse::fields::List;
use crate::source::{Span, Text};

pub(super) const RULE: Rule = Rule {
    code: "FB0321",
    name: "repeated-item",
    severity: Severity::Error,
    title: "The same item stands twice in a list",
    explanation: "\
A practice that names a domain or a country twice would be counted twice, and a source that stands
twice would be cited under two numbers.

Delete one of the two. If you delete a source, change the numbers of the sources after it in the text
and in `results`.",
    wrong: Example::Front("topics: [maintenance, security, maintenance]"),
    right: Example::Front("topics: [maintenance, security]"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let front = &original.front;
        let effort = front.effort.as_ref().and_then(|effort| effort.skills.as_ref());
        let workshop = front.workshop.as_ref().and_then(|workshop| workshop.needs.as_ref());
        let lists = [
            ("domains", front.domains.as_ref()),
            ("topics", front.topics.as_ref()),
            ("places", front.places.as_ref()),
            ("sdgs", front.sdgs.as_ref()),
            ("wsis", front.wsis.as_ref()),
            ("standards", front.standards.as_ref()),
            ("connectivity", front.connectivity.as_ref()),
            ("power", front.power.as_ref()),
            ("aliases", front.aliases.as_ref()),
            ("skills", effort),
            ("needs", workshop),
        ];
        for (key, list) in lists {
            check_list(report, key, list, |text| text.value.clone());
        }
        // A practice can be named by its slug or by its symbol.
        for (key, list) in [("related", front.related.as_ref()), ("supersedes", front.supersedes.as_ref())] {
            check_list(report, key, list, |text| {
                context
                    .library
                    .practice(&text.value)
                    .map_or_else(|| text.value.clone(), |found| found.slug.clone())
            });
        }
        check_items(report, "sources", front.sources.as_ref(), |source| {
            let (title, url) = (source.title.as_ref()?, source.url.as_ref()?);
            Some((format!("{}\n{}", title.value, url.value), title))
        });
        check_items(report, "images", front.images.as_ref(), |image| {
            image.file.as_ref().map(|file| (file.value.clone(), file))
        });
        check_items(report, "partners", front.partners.as_ref(), |partner| {
            let (name, support) = (partner.name.as_ref()?, partner.support.as_ref()?);
            Some((format!("{}\n{}", name.value, support.value), name))
        });
    }
    if let Some(site) = &context.library.site {
        check_list(report, "languages", site.data.languages.as_ref(), |text| text.value.clone());
    }
}

fn check_list(report: &mut Report<'_>, key: &str, list: Option<&List<Text>>, same: impl Fn(&Text) -> String) {
    check_items(report, key, list, |text| Some((same(text), text)));
}

/// Reports each item that is the same as one before; `same` gives what is compared and what is shown.
fn check_items<'a, T>(
    report: &mut Report<'_>,
    key: &str,
    list: Option<&'a List<T>>,
    same: impl Fn(&'a T) -> Option<(String, &'a Text)>,
) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for (what, text) in list.iter().flat_map(|list| &list.items).filter_map(same) {
        match seen.get(&what) {
            Some(first) => {
                report
                    .at(text.span, format!("`{}` stands twice in `{key}`", shown(&text.value)))
                    .label("again")
                    .related(*first, "first")
                    .help("delete one of the two");
            }
            None => {
                seen.insert(what, text.span);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn slug_and_symbol_of_one_practice_are_the_same() {
        let found =
            Site::bare().front("related: [BP-7K3Q0, tie-sensors-to-a-repair-service]").found("FB0321");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "tie-sensors-to-a-repair-service");
    }

    #[test]
    fn one_partner_may_give_two_kinds_of_support() {
        let partner = |support: &str| format!("  - {{name: GSMA, support: {support}}}\n");
        let lines = format!("partners:\n{}{}", partner("financial"), partner("technical"));
        assert!(Site::bare().front(&lines).found("FB0321").is_empty());
        let lines = format!("partners:\n{}{}", partner("financial"), partner("financial"));
        assert_eq!(Site::bare().front(&lines).found("FB0321").len(), 1);
    }
}
