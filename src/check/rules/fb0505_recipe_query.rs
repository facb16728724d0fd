//! FB0505: a query of a recipe that finds no practice, or that has a slip.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, shown};
use crate::fault::{QueryMiss, QuestionSlip};

pub(crate) const RULE: Rule = Rule {
    code: "FB0505",
    name: "recipe-query",
    severity: Severity::Error,
    title: "The query of a recipe finds no practice, or has a slip",
    explanation: "\
`where` of a recipe takes into the book what a search finds, in the languages of the bundle, as `fieldbook search`
does: words, `domain:water`, `place:KEN`, `\"words that stand together\"`, `-without`. On a page a search makes the
best of a slip, and shows what is like it. A book has nobody who notices, so it takes only practices that have
all of the query as it is written; and a slip is told also where something is found all the same.

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
        let (message, label) = if miss.found {
            (format!("a part of the query `{query}` finds nothing"), "a slip in it")
        } else {
            (format!("the query `{query}` finds no practice"), "nothing is found")
        };
        let finding = report.at(miss.place, message);
        finding.label(label);
        finding.helps.extend(miss.slips.iter().filter_map(told));
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

/// What is wrong with the query, and how to mend it.
fn told(slip: &QuestionSlip) -> Option<String> {
    Some(match slip {
        QuestionSlip::Mistyped { typed, meant } => {
            format!("`{}` is nothing that the search knows; did you mean `{}`?", shown(typed), shown(meant))
        }
        QuestionSlip::QuoteLeftOpen => {
            "a quote is opened and never closed, so all behind it must stand side by side: close it behind the last of \
             these words, or take it out"
                .to_owned()
        }
        QuestionSlip::UnknownValue { typed, key, meant } if meant.is_empty() => {
            format!("no practice has `{}`, nor a `{key}` like it: correct it, or take it out", shown(typed))
        }
        QuestionSlip::UnknownValue { typed, meant, .. } => match meant.as_slice() {
            [one] => format!("no practice has `{}`; did you mean `{}`?", shown(typed), shown(one)),
            several => format!("no practice has `{}`; write {}", shown(typed), any_of(several)),
        },
        QuestionSlip::OtherValue { .. } | QuestionSlip::Unwanted { .. } => return None,
    })
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
            assert!(finding.message.starts_with("a part of the query"), "{finding:?}");
            assert!(finding.helps[0].starts_with(help), "{query}: {finding:?}");
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
        ] {
            let found = asked(&format!("pump {typed}"));
            let [finding] = found.as_slice() else { panic!("{typed}: {found:?}") };
            let help = format!("`{typed}` is nothing that the search knows; did you mean `{better}`?");
            assert_eq!(finding.helps, [help], "{typed}");
        }
        for query in ["pump domain:water", "pump -domain:energy"] {
            assert!(asked(query).is_empty(), "{query}");
        }
        // French reads it and has no practice here, so that English is to be told as well.
        let both = of(&site("languages: [en, fr]\nwhere: domaine:eau"));
        let [finding] = both.as_slice() else { panic!("{both:?}") };
        assert!(finding.helps[0].ends_with("did you mean `domain:water`?"), "{finding:?}");
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
