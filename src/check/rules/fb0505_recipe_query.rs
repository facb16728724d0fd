//! FB0505: a query of a recipe that finds no practice, or that has a slip.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, shown};
use crate::fault::{QueryMiss, QuerySlip};

pub(crate) const RULE: Rule = Rule {
    code: "FB0505",
    name: "recipe-query",
    severity: Severity::Error,
    title: "The query of a recipe finds no practice, or has a slip",
    explanation: "\
`where` of a recipe takes into the book what a search finds, in the languages of the bundle, as `fieldbook search`
does: words, `domain:water`, `place:KEN`, `\"words that stand together\"`, `-without`. On a page a search makes the
best of a slip, and shows what is like it. A book has nobody who notices, so it takes only practices that have
all of the query as it is written; and a slip is told also where something is found all the same. Nothing joins words
here: of several values of one key, as in `domain:water domain:health`, one is enough, and of all else a practice has
everything. What must not be there has a hyphen before it instead of a `NOT`, and brackets group nothing.

It is a warning where only an `AND` or an `OR` stands in it, which is looked for like any other word.

Correct the query, and try it: `fieldbook search 'domain:water pump'` shows what it finds. It is asked whenever the
whole site is checked or built, so it is noticed as well when a change leaves a book empty.",
    wrong: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en]\nwhere: domain:watre\n",
    ),
    right: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en]\nwhere: domain:water\n",
    ),
    check,
};

/// Only the index can tell; see [`report`].
fn check(_: &Context<'_>, _: &mut Report<'_>) {}

pub(crate) fn report(missed: &[QueryMiss], report: &mut Report<'_>) {
    for miss in missed {
        let query = shown(&miss.query);
        let (message, label) = if !miss.found {
            (format!("the query `{query}` finds no practice"), "nothing is found")
        } else if miss.slips.contains(&QuerySlip::SmallWords) {
            (format!("the query `{query}` has small words alone"), "nearly every practice has them")
        } else if miss.slips.iter().all(|slip| matches!(slip, QuerySlip::NoValue { .. })) {
            (format!("a key in the query `{query}` has no value"), "nothing behind the colon")
        } else if miss.slips.iter().all(is_read_otherwise) {
            (format!("the query `{query}` is read in another way than it may be meant"), "a slip in it")
        } else {
            (format!("a part of the query `{query}` finds nothing"), "a slip in it")
        };
        let finding = report.at(miss.place, message);
        finding.label(label);
        finding.helps.extend(miss.slips.iter().map(told));
        if miss.found && miss.slips.iter().all(QuerySlip::is_harmless) {
            finding.severity = Severity::Warning;
        }
        if !finding.helps.is_empty() {
            continue;
        }
        if miss.says_nothing {
            finding.help("write words, or a value such as `domain:water`; signs alone find nothing");
            continue;
        }
        for (typed, taken) in &miss.mended {
            let (typed, taken) = (shown(typed), shown(taken));
            finding.help(format!("`{typed}` stands in no practice; did you mean `{taken}`?"));
        }
        if !miss.elsewhere.is_empty() {
            let mut values: Vec<&str> = miss.elsewhere.iter().map(String::as_str).collect();
            values.sort_unstable();
            values.dedup();
            finding.help(format!(
                "practices with {} have no version in a language of the bundle: to print them in another language, name \
                 them under `practices`",
                any_of(&values).replace(" or ", " and ")
            ));
        } else if miss.partly {
            finding.help(
                "no practice has all of it: write fewer words, or name the practices under `practices`",
            );
        }
        finding.help("`fieldbook search` with the same words shows what is near");
    }
}

/// Whether it is found somewhere, but not as it was meant.
fn is_read_otherwise(slip: &QuerySlip) -> bool {
    matches!(slip, QuerySlip::Operator { .. } | QuerySlip::Refusal { .. } | QuerySlip::Brackets { .. })
}

/// What is wrong with the query, and how to mend it.
fn told(slip: &QuerySlip) -> String {
    match slip {
        QuerySlip::Mistyped { typed, meant } => {
            format!("`{}` is nothing that the search knows; did you mean `{}`?", shown(typed), shown(meant))
        }
        QuerySlip::QuoteLeftOpen => {
            "a quote is opened and never closed, so all behind it must stand side by side: close it behind the last of \
             these words, or take it out"
                .to_owned()
        }
        QuerySlip::UnknownValue { typed, key, meant } if meant.is_empty() => {
            format!("no practice has `{}`, nor a `{key}` like it: correct it, or take it out", shown(typed))
        }
        QuerySlip::UnknownValue { typed, meant, .. } => match meant.as_slice() {
            [one] => format!("no practice has `{}`; did you mean `{}`?", shown(typed), shown(one)),
            several => format!("no practice has `{}`; write {}", shown(typed), any_of(several)),
        },
        QuerySlip::NoValue { typed, known, .. } if known.is_empty() => {
            format!("`{}` has no value, and no practice has one: take it out", shown(typed))
        }
        QuerySlip::NoValue { typed, known, more } => {
            let more = if *more > 0 { format!(" … and {more} more") } else { String::new() };
            format!("`{}` has no value and is left out; it may be {}{more}", shown(typed), any_of(known))
        }
        QuerySlip::SeveralValues { typed, meant } => {
            format!("`{}` is no value; several are given {}", shown(typed), each(meant))
        }
        QuerySlip::NoFacet { symbol: Some(symbol), typed, .. } => {
            format!("a symbol stands alone: `{}` instead of `{}`", shown(symbol), shown(typed))
        }
        QuerySlip::NoFacet { key, keys, .. } => {
            format!("`{}:` narrows nothing; what does is {}", shown(key), keys.join(", "))
        }
        QuerySlip::Operator { typed, meant } if meant.is_empty() => format!(
            "`{}` joins nothing here: only practices that have all of the query are taken; take the word out, or name \
             the practices under `practices`",
            shown(typed)
        ),
        QuerySlip::Operator { typed, meant } => {
            format!("`{}` joins nothing here: several values are given {}", shown(typed), each(meant))
        }
        QuerySlip::Refusal { typed, meant } => format!(
            "`{}` refuses nothing here; what must not be there has a hyphen before it: `{}`",
            shown(typed),
            shown(meant)
        ),
        QuerySlip::Brackets { typed, has_values: false, .. } => format!(
            "the brackets of `{}` group nothing here: only practices that have all of the words are taken; take the \
             brackets out and leave the words that all practices have, or name the practices under `practices`",
            shown(typed)
        ),
        QuerySlip::Brackets { typed, meant, .. } if meant.is_empty() => format!(
            "the brackets of `{}` group nothing here: take them out; several values of one key are given one by one, \
             and one of them is enough",
            shown(typed)
        ),
        QuerySlip::Brackets { typed, meant, .. } => {
            format!("the brackets of `{}` group nothing here: several values are given {}", shown(typed), each(meant))
        }
        QuerySlip::SmallWords => "write words that tell what the practices are about, or a value such as `domain:water`".to_owned(),
    }
}

/// How several values of one key are given.
fn each(values: &[String]) -> String {
    let enough =
        if values.iter().any(|value| value.starts_with('-')) { "" } else { ", and one of them is enough" };
    format!("one by one{enough}: `{}`", shown(&values.join(" ")))
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::{SAMPLE, Site, searched};
    use crate::diag::{Finding, Severity};

    fn of(site: &Site) -> Vec<Finding> {
        let (library, findings) = site.findings();
        searched(&library, &findings)
    }

    fn site(recipe: &str) -> Site {
        Site::starter()
            .lay(&Example::Second("symbol: BP-FR23R\ntitle: Repair a hand pump when it reports a fault"))
            .with("fieldbook.yaml", "title: {en: T}\nlanguages: [en, fr]\ndefault_language: en\n")
            .with("content/bundles/x.yaml", format!("title: {{en: T, fr: T}}\n{recipe}\n"))
    }

    fn asked(query: &str) -> Vec<Finding> {
        of(&site(&format!("languages: [en]\nwhere: '{query}'")))
    }

    #[test]
    fn what_finds_nothing_says_why() {
        for (query, help) in [
            ("domain:watre", "no practice has `domain:watre`; did you mean `domain:water`?"),
            ("domian:water", "`domian:water` is nothing that the search knows; did you mean `domain:water`?"),
            (
                "topic:qqqqq",
                "no practice has `topic:qqqqq`; write `topic:business-model` or `topic:maintenance`",
            ),
            ("BP-FR23S", "`BP-FR23S` is nothing that the search knows; did you mean `BP-FR23R`?"),
            ("\"pump a repair hand", "a quote is opened and never closed"),
            ("sesnor", "`sesnor` stands in no practice; did you mean `sensor`?"),
            ("pump xylophone", "no practice has all of it"),
            ("xylophone", "`fieldbook search` with the same words"),
            ("???", "write words, or a value"),
        ] {
            let found = asked(query);
            let [finding] = found.as_slice() else { panic!("{query}: {found:?}") };
            assert_eq!((finding.code, finding.severity), ("FB0505", Severity::Error));
            assert!(finding.message.ends_with("finds no practice"), "{finding:?}");
            assert!(finding.helps[0].starts_with(help), "{query}: {finding:?}");
        }
        for query in
            ["pump", "domain:water", "domain:water -fault", "\"hand pump\"", "-domain:energy", "bp7k3qo"]
        {
            assert!(asked(query).is_empty(), "{query}: {:?}", asked(query));
        }
    }

    #[test]
    fn a_slip_is_told_also_where_something_is_found() {
        for (query, help) in [
            ("domain:water domain:helth", "no practice has `domain:helth`"),
            (
                "pump -domain:helth",
                "`-domain:helth` is nothing that the search knows; did you mean `-domain:health`?",
            ),
            ("pump -domain:zzzzzz", "no practice has `-domain:zzzzzz`"),
            ("pump \"repair", "a quote is opened"),
        ] {
            let found = asked(query);
            let [finding] = found.as_slice() else { panic!("{query}: {found:?}") };
            assert_eq!(finding.severity, Severity::Error);
            assert!(finding.message.starts_with("a part of the query"), "{finding:?}");
            assert!(finding.helps[0].starts_with(help), "{query}: {finding:?}");
        }
    }

    #[test]
    fn of_very_many_slips_the_first_are_told() {
        let slips: Vec<String> = (0..25).map(|number| format!("domain:zzzz{number}")).collect();
        let found = asked(&format!("pump {}", slips.join(" ")));
        let [finding] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(finding.helps.len(), 20, "{finding:?}");
        assert!(finding.helps[19].contains("domain:zzzz19"), "{finding:?}");
    }

    #[test]
    fn a_key_without_a_value_is_told_as_such() {
        let help = "`domain:` has no value and is left out; it may be `domain:health` or `domain:water`";
        for query in ["pump domain:", "domain:"] {
            let found = asked(query);
            let [finding] = found.as_slice() else { panic!("{query}: {found:?}") };
            assert_eq!(finding.severity, Severity::Error);
            assert_eq!(finding.message, format!("a key in the query `{query}` has no value"));
            assert_eq!(finding.helps, [help], "{query}");
        }
        let found = asked("pump domain: -domain:helth");
        assert!(found[0].message.starts_with("a part of the query"), "{found:?}");
    }

    /// `fieldbook search` says the same of them.
    #[test]
    fn what_narrows_nothing_says_what_does() {
        for (query, help) in [
            (
                "domain:water,health",
                "`domain:water,health` is no value; several are given one by one, and one of them is enough: \
                 `domain:water domain:health`",
            ),
            (
                "pump -domain:energy,health",
                "`-domain:energy,health` is no value; several are given one by one: `-domain:energy -domain:health`",
            ),
            (
                "domain:water symbol:BP-7K3Q0",
                "a symbol stands alone: `BP-7K3Q0` instead of `symbol:BP-7K3Q0`",
            ),
            ("domain:water status:draft", "`status:` narrows nothing; what does is "),
            ("domain:water lang:fr", "`lang:` narrows nothing; what does is "),
        ] {
            let found = asked(query);
            let [finding] = found.as_slice() else { panic!("{query}: {found:?}") };
            assert_eq!(finding.severity, Severity::Error);
            assert!(finding.helps[0].starts_with(help), "{query}: {finding:?}");
        }
    }

    /// They are looked for like other words, so that a book would silently have other practices than were meant.
    #[test]
    fn what_joins_words_elsewhere_is_told() {
        for (query, severity, help) in [
            ("domain:water NOT domain:health", Severity::Error, "has a hyphen before it: `-domain:health`"),
            ("NOT domain:health", Severity::Error, "`-domain:health`"),
            ("pump AND NOT \"hand pump\"", Severity::Error, "`-\"hand pump\"`"),
            (
                "domain:(water OR health)",
                Severity::Error,
                "several values are given one by one, and one of them is enough: `domain:water domain:health`",
            ),
            ("-domain:(energy,health)", Severity::Error, "one by one: `-domain:energy -domain:health`"),
            (
                "(pump OR valve) domain:water",
                Severity::Error,
                "the brackets of `(pump OR valve)` group nothing here: only practices that have all of the words",
            ),
            (
                "(domain:water OR domain:health)",
                Severity::Warning,
                "several values of one key are given one by one",
            ),
            ("(domain:water pump)", Severity::Warning, "several values of one key are given one by one"),
            ("OR", Severity::Error, "write words that tell"),
            ("how and the", Severity::Error, "write words that tell"),
            (
                "domain:water OR domain:health",
                Severity::Warning,
                "`OR` joins nothing here: several values are given one by one, and one of them is enough: \
                 `domain:water domain:health`",
            ),
            ("pump AND repair", Severity::Warning, "`AND` joins nothing here: only practices that have all"),
            ("pump AND xylophone", Severity::Error, "`AND` joins nothing here: only practices that have all"),
        ] {
            let found = asked(query);
            let [finding] = found.as_slice() else { panic!("{query}: {found:?}") };
            let helps = finding.helps.join("\n");
            assert!(helps.contains(help), "{query}: {finding:?}");
            // What finds nothing is an error whatever the reason.
            let is_empty = finding.message.ends_with("finds no practice");
            assert_eq!(finding.severity, if is_empty { Severity::Error } else { severity }, "{finding:?}");
        }
        // What stands in brackets is told with them, and once.
        let told = asked("-domain:(energy,health)");
        assert_eq!(told[0].helps.len(), 1, "{told:?}");
        let message = "the query `(pump repair)` is read in another way than it may be meant";
        assert_eq!(asked("(pump repair)")[0].message, message);
        for query in
            ["pump(s)", "\"pump OR (valve)\" -x", "domain:(water)", "pump -not", "domain:water domain:health"]
        {
            let told = asked(query);
            let joins = |help: &String| help.contains("here");
            assert!(!told.iter().any(|finding| finding.helps.iter().any(joins)), "{query}: {told:?}");
        }
    }

    #[test]
    fn one_language_that_knows_a_word_is_enough() {
        let state = "translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}";
        let french = SAMPLE.replace("en.md", "fr.md");
        let asked = |languages: &str, query: &str| {
            let text = format!("---\ntitle: Pompe\nsummary: Une pompe.\n{state}\n---\n");
            let site = site(&format!("languages: {languages}\nwhere: {query}")).with(&french, text);
            let library = site.library();
            // What is missing in the version is not asked here.
            searched(&library, &[])
        };
        for languages in ["[en, fr]", "[fr, en]"] {
            for query in ["domaine:water", "domaine:eau", "domain:water", "pump", "pompe"] {
                let found = asked(languages, query);
                assert!(found.is_empty(), "{query}: {found:?}");
            }
            let found = asked(languages, "domian:water");
            assert_eq!(found.len(), 1, "{found:?}");
        }
        assert_eq!(asked("[en]", "domaine:water").len(), 1);
        // No practice has a French version.
        let found = of(&site("languages: [fr]\nwhere: domain:water"));
        assert!(found[0].helps[0].starts_with("practices with `domain:water` have no version"), "{found:?}");
        let found = of(&site("languages: [fr]\nwhere: domain:water domain:health"));
        let help = "practices with `domain:health` and `domain:water` have no version";
        assert!(found[0].helps[0].starts_with(help), "{found:?}");
    }

    /// Whoever does what is advised has a query that is read in every language.
    #[test]
    fn keys_and_values_in_the_words_of_other_languages_are_told_as_all_know_them() {
        for (typed, better) in [
            ("domaine:eau", "domain:water"),
            ("domain:eau", "domain:water"),
            ("domaine:water", "domain:water"),
            ("ámbito:agua", "domain:water"),
            ("область:вода", "domain:water"),
            ("المجال:المياه", "domain:water"),
            ("领域：水", "domain:water"),
            ("domaine:\"santé\"", "domain:health"),
            ("-domaine:santé", "-domain:health"),
            ("ODD 6", "sdg:6"),
            ("ЦУР 6", "sdg:6"),
            ("目标6", "sdg:6"),
        ] {
            let found = asked(&format!("pump {typed}"));
            let [finding] = found.as_slice() else { panic!("{typed}: {found:?}") };
            let help = format!("`{typed}` is nothing that the search knows; did you mean `{better}`?");
            assert_eq!(finding.helps, [help], "{typed}");
        }
        for query in ["pump domain:water", "pump -domain:energy"] {
            assert!(asked(query).is_empty(), "{query}");
        }
    }

    /// A facet is the same in all languages, whichever of them has its words.
    #[test]
    fn facets_alone_find_the_same_in_the_words_of_each_language_of_the_recipe() {
        let chosen = |languages: &str, query: &str| {
            let site = site(&format!("languages: {languages}\nwhere: '{query}'"));
            let (library, findings) = site.findings();
            let edition = crate::edition::select(
                &library,
                &findings,
                &Default::default(),
                crate::check::tests::today(),
            );
            let found = crate::index::build(&edition, None).unwrap();
            let bundle = &edition.bundles["x"];
            let alone = crate::index::chosen_by(&edition, bundle, None, &mut Vec::new()).unwrap();
            assert_eq!(found.chosen["x"], alone, "{query}");
            (alone, found.missed.queries.len())
        };
        // No practice has a French version.
        let water = chosen("[en, fr]", "domain:water");
        assert_eq!((water.0.len(), water.1), (2, 0));
        for query in [
            "domaine:eau",
            "domaine:water",
            "domain:eau",
            "Domaine : eau",
            "domaine:\"eau\"",
            "domaine:eau -domain:energy",
        ] {
            for languages in ["[en, fr]", "[fr, en]"] {
                assert_eq!(chosen(languages, query), water, "{query} {languages}");
            }
        }
        // Words are looked for in the language that has them, and who sets a book in English reads English.
        assert!(chosen("[en, fr]", "domaine:eau pompe").0.is_empty());
        // A goal in words is a facet, too, also where no practice has a version in that language.
        let goal = chosen("[fr]", "sdg:6");
        assert_eq!(goal.0.len(), 2, "{goal:?}");
        for query in ["ODD 6", "odd6", "SDG 6", "objectif 6"] {
            assert_eq!(chosen("[fr]", query).0, goal.0, "{query}");
            assert_eq!(chosen("[en, fr]", query), chosen("[en, fr]", "sdg:6"), "{query}");
        }
        assert_eq!(chosen("[en, fr]", "-ODD 6 domain:water"), chosen("[en, fr]", "-sdg:6 domain:water"));
        assert!(chosen("[en]", "domaine:eau").0.is_empty());
    }

    #[test]
    fn what_is_not_whole_is_not_asked() {
        // The practice that is looked for may be the one with an error.
        let site = site("languages: [en]\nwhere: xylophone");
        assert_eq!(of(&site).len(), 1);
        let sample = site.text(SAMPLE).replace("stage: promising", "stage: promisingg");
        assert!(of(&site.clone().with(SAMPLE, sample)).is_empty());
        // A recipe with an error has that to mend first, and so has the site.
        assert!(of(&self::site("languages: [en]\nwhere: xylophone\nink: much")).is_empty());
        assert!(of(&site.with("content/vocabularies/domains.yaml", "title: 1")).is_empty());
        assert!(of(&self::site("languages: [en]\npractices: [BP-7K3Q0]")).is_empty());
    }
}
