//! FB0504: a recipe chooses nothing, or a practice twice.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::source::{Span, Text};

pub(super) const RULE: Rule = Rule {
    code: "FB0504",
    name: "recipe-choice",
    severity: Severity::Error,
    title: "The recipe of a bundle chooses no practice, or one twice",
    explanation: "\
A book is made of practices. A recipe names them under `practices`, in the order of the book, or says under
`where` which ones a search finds, as `fieldbook search` does; or both. This one does neither, or a list in it is
empty.

Write the symbols of the practices: `practices: [BP-7K3Q0, BP-EZDSK]`; or a query: `where: domain:water`. Take
out a part that has none.

It is a warning where a practice is named twice, perhaps once by its folder and once by its symbol: it stands
in the book once, where it is named first.",
    wrong: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en]\npractices: []\n",
    ),
    right: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q0]\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let faulty = context.faulty();
    for recipe in context.recipes() {
        let data = &recipe.data;
        let unread = |key: &str| faulty.has(recipe.source, key);
        let asks = data.query.is_some() || unread("where");
        match &data.practices {
            None if asks || unread("practices") => {}
            None => {
                report
                    .at(Span::new(recipe.source, 0..0), "the recipe chooses no practice")
                    .label("neither `practices` nor `where`")
                    .help(
                        "name practices: `practices: [BP-7K3Q0, BP-EZDSK]`; `fieldbook search` finds symbols",
                    )
                    .help("or write a query whose results are taken: `where: domain:water`");
            }
            Some(list) if list.items.is_empty() && list.left_out == 0 => {
                let finding = report.at(list.key, "`practices` names no practice");
                finding.label("empty list");
                if asks {
                    finding.help("take the line out: `where` chooses the practices");
                } else {
                    finding
                        .help("write their symbols: `practices: [BP-7K3Q0, BP-EZDSK]`; `fieldbook search` finds them")
                        .help("or write a query whose results are taken, instead: `where: domain:water`");
                }
            }
            Some(_) => {}
        }
        for (part, _) in data.parts_of_practices() {
            if let Some(list) =
                part.practices.as_ref().filter(|list| list.items.is_empty() && list.left_out == 0)
            {
                report
                    .at(list.key, "this part of the bundle has no practice")
                    .label("empty list")
                    .help("write the symbols of its practices, or take the part out");
            }
        }
        tell_twice(context, report, "the bundle", data.chosen().map(|(_, name)| name));
        for item in crate::check::recipes::agenda_items(data) {
            let names = item.practices.iter().flat_map(|list| &list.items);
            tell_twice(context, report, "this item of the agenda", names);
        }
    }
}

/// Most names of one list that are told one by one.
const MOST: usize = 5;

fn tell_twice<'a>(
    context: &Context<'_>,
    report: &mut Report<'_>,
    whose: &str,
    names: impl Iterator<Item = &'a Text>,
) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut again = 0;
    for name in names {
        let slug = context.library.practice(&name.value).map_or(name.as_str(), |practice| &practice.slug);
        match seen.get(slug) {
            Some(_) if again >= MOST => again += 1,
            Some(first) => {
                again += 1;
                let finding = report.at(name.span, format!("{whose} names `{}` twice", shown(&name.value)));
                finding.severity = Severity::Warning;
                finding.label("again").related(*first, "named here first").help("delete one of the two");
            }
            None => drop(seen.insert(slug, name.span)),
        }
    }
    if again > MOST
        && let Some(last) = report.findings.last_mut()
    {
        last.helps.push(format!("so do {} more names of {whose}", again - MOST));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;
    use crate::diag::{Finding, Severity};

    fn found(lines: &str) -> Vec<(String, Finding)> {
        let text = format!("title: {{en: T}}\nlanguages: [en]\n{lines}\n");
        Site::starter().with("content/bundles/x.yaml", text).found("FB0504")
    }

    #[test]
    fn something_is_chosen() {
        for (lines, place, help) in [
            ("", "", "name practices"),
            ("parts: [agenda]", "", "name practices"),
            ("practices: []", "practices", "write their symbols"),
            ("practices: []\nwhere: pump", "practices", "take the line out"),
            ("practices: [BP-7K3Q0, {heading: {en: H}, practices: []}]", "practices", "write the symbols"),
        ] {
            let found = found(lines);
            let [(marked, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            assert_eq!((marked.as_str(), finding.severity), (place, Severity::Error), "{lines}");
            assert!(finding.helps[0].starts_with(help), "{finding:?}");
        }
        // What cannot be read has a finding of its own.
        for lines in [
            "where: pump",
            "practices: [BP-7K3Q0]",
            "practices: BP-7K3Q0",
            "practices:",
            "practices: [1]",
            "where:",
            "where: 1",
            "practice: [BP-7K3Q0]",
            "query: pump",
            "practices: [{heading: {en: H}}]",
        ] {
            assert!(found(lines).is_empty(), "{lines}: {:?}", found(lines));
        }
    }

    #[test]
    fn of_many_names_that_stand_twice_a_few_are_told_and_the_rest_is_counted() {
        for (times, told, last) in [(6, 5, None), (7, 5, Some(1)), (10_000, 5, Some(9_994))] {
            let found = found(&format!("practices: [{}]", "BP-7K3Q0, ".repeat(times)));
            assert_eq!(found.len(), told, "{times}");
            let more = last.map(|more| format!("so do {more} more names of the bundle"));
            assert_eq!(found[told - 1].1.helps.get(1), more.as_ref(), "{times}");
            assert!(found[..told - 1].iter().all(|(_, finding)| finding.helps.len() == 1));
        }
    }

    #[test]
    fn a_practice_that_stands_twice_is_told_where_it_stands_again() {
        let slug = "tie-sensors-to-a-repair-service";
        let agenda = format!(
            "where: pump\nagenda: [{{day: 2027-03-15, items: [{{from: 09:00, to: 10:00, what: {{en: W}}, practices: [{slug}, BP-7K3Q0]}}]}}]"
        );
        for (lines, place) in [
            (format!("practices: [{slug}, BP-7K3Q0]"), "BP-7K3Q0"),
            (format!("practices: [BP-7K3Q0, {{heading: {{en: H}}, practices: [{slug}]}}]"), slug),
            ("practices: [BP-ZZZZZ, BP-ZZZZZ]".to_owned(), "BP-ZZZZZ"),
            (agenda, "BP-7K3Q0"),
        ] {
            let found = found(&lines);
            let [(marked, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            assert_eq!((marked.as_str(), finding.severity), (place, Severity::Warning), "{lines}");
            assert_eq!(finding.related.len(), 1);
        }
    }
}
