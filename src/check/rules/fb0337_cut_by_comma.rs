//! FB0337: a value between brackets that a comma cut in pieces.

use std::collections::BTreeSet;

use crate::check::rules::fb0309_wrong_type::as_list;
use crate::check::rules::quoted;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};
use crate::source::SourceId;

pub(super) const RULE: Rule = Rule {
    code: "FB0337",
    name: "cut-by-comma",
    severity: Severity::Error,
    title: "A comma cuts a value between brackets in pieces",
    explanation: "\
Between `{` and `}` a comma ends a value, and what follows is read as the next key. So a text with a comma
needs quotes there: `{en: \"The ministry for ICT, Kenya\"}`. On a line of its own it needs none.

Several values of one key need brackets: `{level: low, skills: [reading, counting]}`.

A number has no comma between its thousands: `count: 8484`.",
    wrong: Example::Front("scale: {count: 8,484, unit: pumps, as_of: 2015}"),
    right: Example::Front("scale: {count: 8484, unit: pumps, as_of: 2015}"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let lists = lists_without_brackets(context);
    for fault in context.faults() {
        let (FaultKind::CutByComma { key, number }, Place::Span(span)) = (&fault.kind, &fault.place) else {
            continue;
        };
        if lists.contains(&(span.source, span.start)) {
            let better = as_list(context.written(*span));
            let finding =
                report.at(*span, format!("the values of `{}` are a list, and need brackets", shown(key)));
            finding.label("no brackets");
            match better {
                Some(better) => {
                    finding.help(format!("put brackets around them: `{}`", shown(&better))).suggest(better)
                }
                None => finding.help("write `[` before the first value and `]` behind the last"),
            };
            continue;
        }
        let better = number.clone().unwrap_or_else(|| quoted(context.written(*span)));
        let finding = report.at(*span, format!("a comma ends the value of `{}` here", shown(key)));
        finding.label("cut in pieces");
        match number {
            Some(number) => finding.help(format!("write `{number}`")),
            None => finding.help(format!("put it in quotes: `{}`", shown(&better))),
        };
        finding.suggest(better);
    }
}

/// Where values begin that stand without brackets where a list is wanted, and are cut by a comma.
pub(super) fn lists_without_brackets(context: &Context<'_>) -> BTreeSet<(SourceId, u32)> {
    let places = |wanted: fn(&FaultKind) -> bool| -> BTreeSet<(SourceId, u32)> {
        let faults = context.faults().filter(|fault| wanted(&fault.kind));
        faults
            .filter_map(|fault| match fault.place {
                Place::Span(span) => Some((span.source, span.start)),
                Place::Path(_) => None,
            })
            .collect()
    };
    let cut = places(|kind| matches!(kind, FaultKind::CutByComma { .. }));
    let lists = places(|kind| matches!(kind, FaultKind::WrongType { expected: "a list", .. }));
    cut.intersection(&lists).copied().collect()
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{Site, told};

    #[test]
    fn the_whole_value_is_marked_and_put_in_quotes() {
        let result = |values: &str| {
            format!("results:\n  - {{what: Pumps, {values}, unit: days, when: May, where: Here, source: 1}}")
        };
        for (lines, marked, better) in [
            ("scale: {count: 8,484, unit: pumps, as_of: 2015}".to_owned(), "8,484", "8484"),
            (
                "cost: {amount: 1,250,000, currency: USD, year: 2014, covers: all}".to_owned(),
                "1,250,000",
                "1250000",
            ),
            (
                result("method: police figure, from the notice, after: \"5\""),
                "police figure, from the notice",
                "\"police figure, from the notice\"",
            ),
            (result("method: x, after: 1,200"), "1,200", "1200"),
            (result("method: 调查, 记录, after: \"5\""), "调查, 记录", "\"调查, 记录\""),
            (
                "workshop: {minutes: 60, needs: [x], exercise: Tracer, puis comparer , et noter}".to_owned(),
                "Tracer, puis comparer , et noter",
                "\"Tracer, puis comparer , et noter\"",
            ),
        ] {
            let site = Site::starter().front(&lines);
            let found = site.found("FB0337");
            let [(place, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            assert_eq!((place.as_str(), finding.suggestion.as_deref()), (marked, Some(better)), "{lines}");
            assert!(site.found("FB0304").is_empty() && site.found("FB0307").is_empty(), "{lines}");
        }
    }

    /// One finding, and the list that is meant.
    #[test]
    fn a_list_without_brackets_is_put_in_brackets() {
        let questions = "content/search-tests.yaml";
        for (site, marked, better) in [
            (
                Site::starter().with(questions, "en:\n  - {ask: pump, find: BP-7K3Q0, BP-FR23R}\n"),
                "BP-7K3Q0, BP-FR23R",
                Some("[BP-7K3Q0, BP-FR23R]"),
            ),
            (
                Site::starter().front("effort: {level: low, skills: reading, counting}"),
                "reading, counting",
                Some("[reading, counting]"),
            ),
            (Site::starter().front("effort: {level: low, skills: C#, counting}"), "C#, counting", None),
        ] {
            let found = site.found("FB0337");
            let [(place, finding)] = found.as_slice() else { panic!("{marked}: {found:?}") };
            assert_eq!((place.as_str(), finding.suggestion.as_deref()), (marked, better));
            assert!(finding.message.ends_with("are a list, and need brackets"), "{finding:?}");
            assert!(site.found("FB0309").is_empty(), "{marked}");
        }
        // A key that is not known has that finding alone.
        let site = Site::starter().with(questions, "en:\n  - {ask: pump, find: [BP-7K3Q0], top3: a, b}\n");
        assert!(site.found("FB0337").is_empty());
        assert_eq!(site.found("FB0304").len(), 1);
    }

    #[test]
    fn both_numbers_of_a_result_are_told_and_nothing_is_called_twice() {
        let line = "results:\n  - {what: Pumps, before: 2,200, after: 1,200, unit: days, when: May, where: Here, method: x, source: 1}";
        assert_eq!(Site::starter().front(line).marked("FB0337"), ["2,200", "1,200"]);
        assert_eq!(Site::starter().front(line).marked("FB0307"), [""; 0]);
    }

    #[test]
    fn an_organisation_has_this_finding_alone() {
        let path = "content/organisations/editorial.yaml";
        let text = "name: {en: Ministry for ICT, Kenya}\nkind: editorial\n";
        let (library, findings) = Site::starter().with(path, text).findings();
        let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["FB0337"], "{}", told(&library, &findings));
    }

    #[test]
    fn keys_without_a_value_are_no_pieces() {
        for lines in [
            "scale: {count: 8484, unit: pumps, as_of: }",
            "scale: {count: 8484, unit: \"pumps, all\", colour}",
            "scale: {colour, count: 8484, unit: pumps, as_of: 2015}",
            "scale:\n  colour:\n  count: 8484",
            "effort: {level: low, skills: [a, b, c]}",
            "period: {start: 2014, end}",
        ] {
            assert_eq!(Site::starter().front(lines).marked("FB0337"), [""; 0], "{lines}");
        }
        let many = format!("scale: {{unit: a{}}}", ", b".repeat(20_000));
        assert_eq!(Site::bare().front(&many).marked("FB0337").len(), 1);
    }
}
