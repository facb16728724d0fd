//! FB0501: a recipe names no practice, or one that its bundle does not hold.

use std::collections::BTreeSet;

use super::fb0801_unknown_value::tell_several;
use crate::check::links::{nearest_practice, tell_document};
use crate::check::recipes::named_by_agenda;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0501",
    name: "recipe-practice",
    severity: Severity::Error,
    title: "The recipe of a bundle names a practice that there is not",
    explanation: "\
A recipe in `content/bundles/` names the practices of its book under `practices`, also in parts, and the agenda
names those that an hour is about. Each name is the symbol of a practice, as in `BP-7K3Q0`, or the name of its
folder. This one belongs to no practice, so it would be missing in the book.

Correct the name, or take it out. `fieldbook search` finds symbols.

It is a warning where the agenda names a practice that is there and that the bundle does not hold: the book
cannot lead to its page. Add it to `practices`, too.",
    wrong: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q1]\n",
    ),
    right: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q0]\n",
    ),
    check,
};

/// Most wrong names of a recipe that are looked at; more of them are not told.
const MOST: usize = 100;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let (unread, faulty) = (context.unread(), context.faulty());
    let mut nearby = None;
    for recipe in context.recipes() {
        let wrong = recipe.data.names().filter(|name| context.library.practice(&name.value).is_none());
        for name in wrong.take(MOST) {
            let known = |piece: &str| context.library.practice(piece).is_some();
            if tell_several(context, report, name, known, |piece| unread.may_be(piece))
                || tell_document(context.library, report, name, &format!("`{}`", shown(&name.value)))
                || unread.may_be(&name.value)
            {
                continue;
            }
            let finding = report.at(name.span, format!("`{}` is no practice", shown(&name.value)));
            finding.label("in no folder, and no symbol");
            if let Some(path) = unread.without_symbol(&name.value) {
                finding.severity = Severity::Warning;
                finding.help(format!(
                    "`{path}` has no symbol: if this is meant to be its symbol, write it there"
                ));
            }
            match nearest_practice(context, &mut nearby, &name.value) {
                Some(near) => finding.help(format!("did you mean `{near}`?")).suggest(near),
                None => finding.help("write the name of a folder in `content/practices/`, or a symbol"),
            };
        }
        // What a query adds, and a list that cannot be read in full, may hold any practice.
        let whole = |left_out: usize| left_out == 0;
        let parts = || recipe.data.parts_of_practices().filter_map(|(part, _)| part.practices.as_ref());
        let known = recipe.data.practices.as_ref().is_some_and(|list| whole(list.left_out))
            && parts().all(|list| whole(list.left_out))
            && recipe.data.query.is_none()
            && !faulty.has(recipe.source, "where");
        if !known {
            continue;
        }
        let slug = |name: &str| Some(context.library.practice(name)?.slug.as_str());
        let held: BTreeSet<&str> = recipe.data.chosen().filter_map(|(_, name)| slug(&name.value)).collect();
        // A name that may be one of those that cannot be told here may be this one.
        if held.is_empty() || recipe.data.chosen().any(|(_, name)| slug(&name.value).is_none()) {
            continue;
        }
        for name in named_by_agenda(&recipe.data) {
            if slug(&name.value).is_some_and(|slug| !held.contains(slug)) {
                let message =
                    format!("the agenda names `{}`, which the bundle does not hold", shown(&name.value));
                let finding = report.at(name.span, message);
                finding.severity = Severity::Warning;
                finding.label("not under `practices`").help("add it to `practices`, or take it out here");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::{SECOND, Site};
    use crate::diag::Severity;

    fn found(lines: &str) -> Vec<(String, Option<String>)> {
        let text = format!("title: {{en: T}}\nlanguages: [en]\n{lines}\n");
        let found = Site::starter().with("content/bundles/x.yaml", text).found("FB0501");
        found.into_iter().map(|(place, finding)| (place, finding.suggestion)).collect()
    }

    #[test]
    fn near_names_are_offered_wherever_a_practice_is_named() {
        for (name, better) in [
            ("BP-7K3Q1", Some("BP-7K3Q0")),
            ("bp-7k3qo", Some("BP-7K3Q0")),
            ("BP-7K3Q0-E", Some("BP-7K3Q0")),
            ("tie-sensors-to-a-repair-servise", Some("tie-sensors-to-a-repair-service")),
            ("BP-FR23R", None),
            ("quite-another-thing", None),
        ] {
            for lines in [
                format!("practices: [{name}]"),
                format!("practices:\n  - {{heading: {{en: H}}, practices: [{name}]}}"),
                format!(
                    "practices: [BP-7K3Q0]\nagenda: [{{day: 2027-03-15, items: [{{from: 09:00, to: 10:00, what: {{en: W}}, practices: [{name}]}}]}}]"
                ),
            ] {
                assert_eq!(found(&lines), [(name.to_owned(), better.map(str::to_owned))], "{lines}");
            }
        }
        for (name, told) in [
            ("BP-7K3Q0-E", Some("`-E` is for English")),
            ("bp-7k3q0-f", Some("`-F` is for French")),
            // With another slip, too.
            ("BP-7K3Q1-E", None),
            ("BP-7K3Q0-X", None),
        ] {
            let text = format!("title: {{en: T}}\nlanguages: [en]\npractices: [{name}]\n");
            let found = Site::starter().with("content/bundles/x.yaml", text).found("FB0501");
            let [(_, finding)] = found.as_slice() else { panic!("{name}: {found:?}") };
            assert_eq!(finding.suggestion.as_deref(), Some("BP-7K3Q0"), "{name}");
            assert_eq!(
                finding.message.contains("ends with the letter of a language"),
                told.is_some(),
                "{name}"
            );
            assert!(told.is_none_or(|told| finding.label.as_deref() == Some(told)), "{finding:?}");
        }
        // Of a practice that there is not, the letter is not what is wrong.
        let text = "title: {en: T}\nlanguages: [en]\npractices: [BP-FR23R-E]\n";
        let told = Site::starter().with("content/bundles/x.yaml", text).found("FB0501");
        assert_eq!((told.len(), told[0].1.message.as_str()), (1, "`BP-FR23R-E` is no practice"), "{told:?}");
        for name in ["BP-7K3Q0", "tie-sensors-to-a-repair-service"] {
            assert!(found(&format!("practices: [{name}]")).is_empty());
        }
        let several = "BP-7K3Q0; tie-sensors-to-a-repair-service";
        let better = "BP-7K3Q0, tie-sensors-to-a-repair-service".to_owned();
        assert_eq!(found(&format!("practices: [{several}]")), [(several.to_owned(), Some(better))]);
    }

    #[test]
    fn a_symbol_that_a_practice_may_still_get_is_a_warning() {
        let nameless = Site::starter()
            .lay(&Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic at once"))
            .with("content/bundles/x.yaml", "title: {en: T}\nlanguages: [en]\npractices: [BP-FR23R]\n");
        let text = nameless.text(SECOND).replace("symbol: BP-FR23R\n", "");
        let told = nameless.with(SECOND, text).found("FB0501");
        let [(place, finding)] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!((place.as_str(), finding.severity), ("BP-FR23R", Severity::Warning));
        assert!(finding.helps[0].starts_with(&format!("`{SECOND}` has no symbol")), "{finding:?}");
    }

    #[test]
    fn what_the_agenda_names_is_in_the_book() {
        let site = |lines: &str| {
            let agenda = "agenda:\n  - day: 2027-03-15\n    items:\n      - {from: 09:00, to: 10:00, what: {en: W}, practices: [BP-FR23R]}";
            let text = format!("title: {{en: T}}\nlanguages: [en]\n{lines}\n{agenda}\n");
            Site::starter()
                .lay(&Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic at once"))
                .with("content/bundles/x.yaml", text)
        };
        let told = site("practices: [BP-7K3Q0]").found("FB0501");
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!((told[0].0.as_str(), told[0].1.severity), ("BP-FR23R", Severity::Warning));
        for lines in [
            "practices: [BP-7K3Q0, BP-FR23R]",
            "practices: [BP-7K3Q0, the-second-practice]",
            "practices: [BP-7K3Q0]\nwhere: pump",
            "practices: [BP-7K3Q0]\nwhere: 1",
            "practices: [BP-7K3Q0, 1]",
            "where: pump",
        ] {
            assert!(site(lines).found("FB0501").is_empty(), "{lines}");
        }
        // A part that cannot be read in full may hold it, too.
        let part = "practices: [{heading: {en: H}, practices: [BP-7K3Q0, 1]}]";
        assert!(site(part).found("FB0501").is_empty());
        let part = "practices: [{heading: {en: H}, practices: [BP-7K3Q0]}]";
        assert_eq!(site(part).marked("FB0501"), ["BP-FR23R"]);
        assert!(site("practices: []").found("FB0501").is_empty());
        // A wrong name may be this one, and is told alone.
        for names in ["[BP-FR23Q]", "[BP-7K3Q0, BP-FR23Q]"] {
            assert_eq!(site(&format!("practices: {names}")).marked("FB0501"), ["BP-FR23Q"], "{names}");
        }
        let unread = site("practices: [BP-FR23R]").with(SECOND, "no front matter");
        assert!(unread.found("FB0501").is_empty());
    }
}
