//! FB0434: a question of the search test that does not lead to a practice.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{QuestionSlip, SearchMiss};

pub(crate) const RULE: Rule = Rule {
    code: "FB0434",
    name: "search-test",
    severity: Severity::Error,
    title: "A question of the search test does not lead to its practice",
    explanation: "\
`content/search-tests.yaml` holds questions as readers type them, and the practices that answer each. The
search asks them all whenever the whole site is checked or built: `find` must be among the first three
results, or among as many as `within` says, three or ten; of the practices that a question names, none
stands in the way of another. If
no practice has all of the question, it must be the very first. So it is noticed when a change makes something
hard to find.

Nothing is wrong with a practice that this finding names, nor with a new one that now stands before it. It
is mended in one of two ways, and the pull request is the place to agree on which. If the practice should
come first, use the words of the question where they read naturally: in its title or its summary, in the
language of the question, or in `also:` of its domain or topic. If those before it answer the question as
well, write `within: 10`, or name them in `find` too. `fieldbook search --lang fr 'the question'` shows
what readers get.

Where the question itself is at fault, the finding says that: a value that no practice has, as in `domain:helth`,
a slip in the name of a facet or in a symbol, as in `domian:health`, a quote that is not closed, a word behind a `-` that the practice has. Correct the question.",
    wrong: Example::File(
        "content/search-tests.yaml",
        "en:\n  - {ask: borehole lanterns, find: [BP-7K3Q0]}\n",
    ),
    right: Example::File(
        "content/search-tests.yaml",
        "en:\n  - {ask: repair a hand pump, find: [BP-7K3Q0]}\n",
    ),
    check,
};

/// Only the index can tell; see [`report`].
fn check(_: &Context<'_>, _: &mut Report<'_>) {}

pub(crate) fn report(missed: &[SearchMiss], report: &mut Report<'_>) {
    for miss in missed {
        let SearchMiss { ask, within, symbol, .. } = miss;
        let (ask, language) = (shown(ask), miss.language);
        let message =
            format!("`{ask}`, asked in {language}, does not find {symbol} among the first {within}");
        let finding = report.at(miss.place, message);
        finding.label(match miss.stands {
            Some(place) => format!("in place {place}"),
            None => "not found".to_owned(),
        });
        if !miss.slips.is_empty() {
            miss.slips.iter().for_each(|slip| finding.helps.push(told(slip)));
            continue;
        }
        if !miss.before.is_empty() {
            let named = miss.before.iter().map(|(symbol, title)| format!("{symbol} `{}`", shown(title)));
            let named = named.collect::<Vec<_>>().join(", ");
            let what = if miss.stands.is_some() { "before it" } else { "found instead" };
            finding.help(format!("{what}: {named}"));
        }
        for (typed, taken) in &miss.mended {
            finding.help(format!(
                "`{}` stands in no practice; `{}` was looked for",
                shown(typed),
                shown(taken)
            ));
        }
        if miss.partly {
            finding.help("no practice has all of the question; of those with a part of it this one should be the first");
        }
        finding.help(
            "use the words of the question in the practice's title or summary, where they read naturally",
        );
        if miss.stands.is_some_and(|place| place <= 10) {
            finding
                .help("or, if those before it answer as well, write `within: 10` or name them in `find` too");
        }
        finding.help(
            "if a new practice stands before it, that one may stay as it is: which way is better can be agreed in \
             its pull request",
        );
    }
}

/// What is wrong with the question, and how to mend it: no words of the practice would help.
fn told(slip: &QuestionSlip) -> String {
    let list =
        |values: &[String]| values.iter().map(|value| format!("`{}`", shown(value))).collect::<Vec<_>>();
    match slip {
        QuestionSlip::Mistyped { typed, meant } => format!(
            "`{}` in the question is nothing that the search knows; did you mean `{}`?",
            shown(typed),
            shown(meant)
        ),
        QuestionSlip::QuoteLeftOpen => {
            "a quote is opened in the question and never closed, so all behind it must stand \
             side by side: close it behind the last of these words, or take it out"
                .to_owned()
        }
        QuestionSlip::UnknownValue { typed, key, meant } => {
            let typed = shown(typed);
            match meant.as_slice() {
                [] => {
                    format!("no practice has `{typed}`, nor any other `{key}`: take it out of the question")
                }
                [one] => format!("no practice has `{typed}` in the question; did you mean `{}`?", shown(one)),
                several => {
                    format!(
                        "no practice has `{typed}` in the question; write one of {}",
                        list(several).join(", ")
                    )
                }
            }
        }
        QuestionSlip::OtherValue { typed, has } => {
            let has = match has.as_slice() {
                [] => "none of that kind".to_owned(),
                some => list(some).join(", "),
            };
            format!(
                "`{}` in the question leaves this practice out, which has {has}: correct the one or the other",
                shown(typed)
            )
        }
        QuestionSlip::Unwanted { typed: Some(typed) } => {
            let typed = shown(typed.trim_start_matches(['-', '–', '−']));
            format!(
                "the question does not want `{typed}`, which this practice has: take `-{typed}` out of the question"
            )
        }
        QuestionSlip::Unwanted { typed: None } => {
            "the question does not want words that this practice has: take out what \
             stands behind the `-`"
                .to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::{SECOND, Site, searched};
    use crate::diag::Finding;

    fn asked(site: &Site) -> Vec<Finding> {
        let (library, findings) = site.findings();
        searched(&library, &findings)
    }

    fn questions(questions: &str) -> Site {
        Site::starter()
            .lay(&Example::Second("symbol: BP-FR23R\ntitle: Repair a hand pump when it reports a fault"))
            .with("content/search-tests.yaml", format!("en:\n  - {questions}\n"))
    }

    #[test]
    fn a_practice_that_moved_down_is_told_with_those_before_it() {
        let found =
            asked(&questions("{ask: repair a hand pump, find: [BP-FR23R, tie-sensors-to-a-repair-service]}"));
        assert!(found.is_empty(), "{found:?}");
        // Only a part of it is found: chance has a hand in what is not the first.
        assert!(asked(&questions("{ask: sensor xylophone, find: [BP-7K3Q0]}")).is_empty());
        let found = asked(&questions("{ask: sensor xylophone, find: [BP-FR23R]}"));
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "`sensor xylophone`, asked in English, does not find BP-FR23R among the first 3"
        );
        assert_eq!(found[0].label.as_deref(), Some("in place 2"));
        assert_eq!(found[0].helps[0], "before it: BP-7K3Q0 `Tie every hand-pump sensor to a repair service`");
        let partly = "no practice has all of the question";
        assert!(found[0].helps.iter().any(|help| help.starts_with(partly)), "{:?}", found[0].helps);
        assert!(found[0].helps.iter().any(|help| help.contains("within: 10")));
        // What cannot be is told elsewhere.
        assert!(asked(&questions("{ask: nothing of the kind, find: [BP-FR23R], within: 5}")).is_empty());
    }

    #[test]
    fn what_is_not_found_says_what_was_found_instead() {
        let found = asked(&questions("{ask: sesnor tie, find: [BP-FR23R]}"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].label.as_deref(), Some("not found"));
        assert!(found[0].helps[0].starts_with("found instead: BP-7K3Q0"), "{:?}", found[0].helps);
        assert!(found[0].helps[1].starts_with("`sesnor` stands in no practice"), "{:?}", found[0].helps);
    }

    /// More words in the practice would not help.
    #[test]
    fn what_is_wrong_with_the_question_itself_is_told_alone() {
        for (ask, helps) in [
            (
                "pump domain:watre",
                &["no practice has `domain:watre` in the question; did you mean `domain:water`?"][..],
            ),
            ("pump topic:qqqqq", &["no practice has `topic:qqqqq` in the question; write one of `topic:"]),
            (
                "xylophone domian:water",
                &[
                    "`domian:water` in the question is nothing that the search knows; did you mean `domain:water`?",
                ],
            ),
            (
                "BP-FR23S",
                &["`BP-FR23S` in the question is nothing that the search knows; did you mean `BP-FR23R`?"],
            ),
            ("\"repair a pump", &["a quote is opened in the question and never closed"]),
            (
                "pump -fault",
                &["the question does not want `fault`, which this practice has: take `-fault` out"],
            ),
            ("pump -faul*", &["the question does not want `faul*`, which this practice has"]),
            ("pump -\"reports a fault\"", &["the question does not want words that this practice has"]),
            ("pump −Domain:Water", &["the question does not want `Domain:Water`, which this practice has"]),
            (
                "\"repair -fault\" -pump -domain:water stage:promisin",
                &[
                    "the question does not want `domain:water`",
                    "no practice has `stage:promisin`",
                    "the question does not want `pump`",
                ],
            ),
        ] {
            let found = asked(&questions(&format!("{{ask: '{ask}', find: [BP-FR23R]}}")));
            assert_eq!(found.len(), 1, "{ask}: {found:?}");
            assert_eq!(found[0].label.as_deref(), Some("not found"));
            assert_eq!(found[0].helps.len(), helps.len(), "{ask}: {found:?}");
            for (help, told) in helps.iter().zip(&found[0].helps) {
                assert!(told.starts_with(help), "{ask}: {told}");
            }
        }
        // One of two values is enough; what is missing then is something else.
        let found =
            asked(&questions("{ask: \"xylophone domain:water domain:watre -nothing\", find: [BP-FR23R]}"));
        assert!(found[0].helps.iter().any(|help| help.starts_with("use the words")), "{found:?}");
    }

    #[test]
    fn practices_that_are_not_published_are_not_asked_for() {
        let site = questions("{ask: nothing of the kind, find: [BP-FR23R]}");
        assert_eq!(asked(&site).len(), 1);
        let draft = site.text(SECOND).replace("status: published", "status: draft");
        assert!(asked(&site.with(SECOND, draft)).is_empty());
        assert!(asked(&questions("{ask: nothing of the kind, find: [BP-FR23Q]}")).is_empty());
    }
}
