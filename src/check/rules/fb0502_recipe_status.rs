//! FB0502: a recipe names a practice that was withdrawn, or that is not published yet.

use std::collections::BTreeSet;

use crate::check::recipes::{named_by_agenda, status_of};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, shown};
use crate::link::Practice;
use crate::parse::front::Status;
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0502",
    name: "recipe-status",
    severity: Severity::Error,
    title: "The recipe of a bundle names a practice that was withdrawn or is not published yet",
    explanation: "\
A book is kept for years, and nobody can call it back. So a practice that was withdrawn is in no bundle: its
reason stands on its page. Take it out of the recipe, or name the practice that took its place, which the
finding does where one says `supersedes`.

A draft, or a practice that waits for an editor, is only a warning: the book is made without it until its
`status` is `published`. `fieldbook bundle --drafts` makes one with it, to look at.",
    wrong: Example::Together(&[
        Example::Second(
            "symbol: BP-FR23R\ntitle: Tie every pump to a service\nstatus: withdrawn\nreason: It was wrong",
        ),
        Example::File(
            "content/bundles/repairs.yaml",
            "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q0, BP-FR23R]\n",
        ),
    ]),
    right: Example::Together(&[
        Example::Second(
            "symbol: BP-FR23R\ntitle: Tie every pump to a service\nstatus: withdrawn\nreason: It was wrong",
        ),
        Example::File(
            "content/bundles/repairs.yaml",
            "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q0]\n",
        ),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for recipe in context.recipes() {
        // What stands under `practices` need not be told again for the agenda.
        let mut told: BTreeSet<&str> = BTreeSet::new();
        let names = recipe.data.chosen().map(|(_, name)| name).chain(named_by_agenda(&recipe.data));
        for name in names {
            let Some(practice) = context.library.practice(&name.value) else { continue };
            if told.insert(&practice.slug) {
                look_at(context, report, practice, name);
            }
        }
    }
}

fn look_at(context: &Context<'_>, report: &mut Report<'_>, practice: &Practice, name: &Text) {
    let written = shown(&name.value);
    let (what, label) = match status_of(practice) {
        Some(Status::Withdrawn) => {
            let finding = report.at(name.span, format!("`{written}` was withdrawn, and is in no bundle"));
            finding.label("withdrawn");
            let next = replacing(context, practice);
            match next.as_slice() {
                [] => finding.help("take it out of the recipe"),
                [one] => finding.help(format!("`{one}` took its place: name it instead")).suggest(one),
                several => finding.help(format!("name {}, which took its place", any_of(several))),
            };
            return;
        }
        Some(Status::Draft) => ("a draft", "a draft"),
        Some(Status::InReview) => ("in review", "in review"),
        Some(Status::Published) | None => return,
    };
    let finding = report.at(name.span, format!("`{written}` is {what}, and left out until it is published"));
    finding.severity = Severity::Warning;
    finding.label(label).help(
        "it may stay, and is in the book as soon as its `status` is `published`; `fieldbook bundle --drafts` shows how \
         it will look",
    );
}

/// Symbols of the practices that took the place of one and may be read.
fn replacing(context: &Context<'_>, old: &Practice) -> Vec<String> {
    let mut found = Vec::new();
    for (practice, original) in context.originals() {
        let names = original.front.supersedes.iter().flat_map(|list| &list.items);
        let is_old = |name: &Text| {
            context.library.practice(&name.value).is_some_and(|practice| practice.slug == old.slug)
        };
        if status_of(practice) == Some(Status::Published) && names.into_iter().any(is_old) {
            let symbol = original.front.symbol.as_ref().map(|symbol| symbol.value.clone());
            found.push(symbol.unwrap_or_else(|| practice.slug.clone()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::Site;
    use crate::diag::Severity;

    fn site(status: &'static str, lines: &str) -> Site {
        let front: &'static str =
            format!("symbol: BP-FR23R\ntitle: Tie every pump to a service\n{status}").leak();
        let text = format!("title: {{en: T}}\nlanguages: [en]\n{lines}\n");
        Site::starter().lay(&Example::Second(front)).with("content/bundles/x.yaml", text)
    }

    #[test]
    fn only_what_is_published_is_in_a_book() {
        for (status, severity, words) in [
            ("status: draft", Some(Severity::Warning), "is a draft"),
            ("status: in-review", Some(Severity::Warning), "is in review"),
            ("status: withdrawn\nreason: Wrong", Some(Severity::Error), "was withdrawn"),
            ("status: published", None, ""),
        ] {
            for name in ["BP-FR23R", "the-second-practice"] {
                let found = site(status, &format!("practices: [BP-7K3Q0, {name}]")).found("FB0502");
                assert_eq!(found.iter().map(|found| found.1.severity).next(), severity, "{status}");
                assert!(found.len() < 2 && found.iter().all(|found| found.0 == name));
                assert!(found.iter().all(|found| found.1.message.contains(words)), "{found:?}");
            }
        }
    }

    #[test]
    fn the_practice_that_took_the_place_is_named() {
        let site = site("status: withdrawn\nreason: Wrong", "practices: [the-second-practice]");
        assert_eq!(site.found("FB0502")[0].1.helps, ["take it out of the recipe"]);
        let site = site.front("supersedes: [BP-FR23R]");
        let found = site.found("FB0502");
        assert_eq!(found[0].1.suggestion.as_deref(), Some("BP-7K3Q0"), "{found:?}");
    }

    #[test]
    fn a_practice_that_the_agenda_names_again_is_told_once() {
        let agenda = "agenda:\n  - day: 2027-03-15\n    items:\n      - {from: 09:00, to: 10:00, what: {en: W}, practices: [BP-FR23R]}";
        let told = |practices: &str| {
            let found = site("status: draft", &format!("{practices}\n{agenda}")).found("FB0502");
            found.len()
        };
        assert_eq!(told("practices: [BP-FR23R, BP-7K3Q0]"), 1);
        assert_eq!(told("practices: [BP-7K3Q0]"), 1);
    }
}
