//! FB0723: a new practice that says much the same as another.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, shown_path};
use crate::fault::{Repeat, Repeated};

pub(crate) const RULE: Rule = Rule {
    code: "FB0723",
    name: "said-already",
    severity: Severity::Warning,
    title: "A new practice says much the same as another",
    explanation: "\
Readers who look for help find two practices that tell of the same, and do not know which one to follow. Each
is read and kept up by half as many people. So every practice that is a draft or in review is compared with those that
are published in its language, and with the other new ones, by the words that tell most of it. The finding names at
most three, the most similar first.

If both tell of the same, extend the one that is there: add your place, your figures and your sources to it, and
delete the new one. If yours is different, say in its text how, and name the other one under `related`, or under
`supersedes` if yours takes its place. Then the finding is gone, whatever the words are.",
    wrong: Example::Together(&[
        Example::Second(
            "symbol: BP-FR23R\ntitle: Send the repair service where a hand-pump sensor calls\nstatus: draft",
        ),
        Example::SecondBody(DONE),
        Example::SecondBody(RESULTS),
        Example::SecondBody(REPEAT),
    ]),
    right: Example::Together(&[
        Example::Second(
            "symbol: BP-FR23R\ntitle: Send the repair service where a hand-pump sensor calls\nstatus: draft\nrelated: [BP-7K3Q0]",
        ),
        Example::SecondBody(DONE),
        Example::SecondBody(RESULTS),
        Example::SecondBody(REPEAT),
    ]),
    check,
};

const DONE: &str = "\
## What was done

1. A sensor was hidden in the head of each pump, and followed pressure and water flow [1].
2. Its SIM card sent the readings over the mobile network several times each day [1].
3. Three services ran side by side: usual maintenance, a circuit rider, and an ambulance that the data sent out [1].
4. The team compared repair times and the share of pumps that worked [1].";

const RESULTS: &str = "\
## Results and evidence

With the ambulance the median repair took about 21 days, and 91 per cent of the pumps worked [1]. In usual maintenance
it took about 152 days, and 68 per cent worked [1]. The yearly cost of each working pump was about equal in all three
service models [1].";

const REPEAT: &str = "\
## How to repeat it

1. List all pumps and test the mobile signal at each.
2. Agree who acts on an alert, and who pays for vehicle and spare parts.
3. Fit sensors to a small group of pumps, and log alert, visit and repair.
4. Publish repair time and share of working pumps each month.";

/// Only the index can tell; see [`report`].
fn check(_: &Context<'_>, _: &mut Report<'_>) {}

pub(crate) fn report(repeats: &[Repeat], report: &mut Report<'_>) {
    for Repeat { place, others } in repeats {
        let names: Vec<String> = others.iter().map(|other| shown(&other.name)).collect();
        let message = format!("this new practice says much the same as {}", names.join(", "));
        let finding = report.place(place.clone(), message);
        finding.label("said already");
        for Repeated { name, title, path, is_new } in others {
            let (name, title, path) = (shown(name), shown(title), shown_path(path));
            let state = if *is_new { ", which is new, too" } else { "" };
            finding.help(format!("{name} is `{title}`, in `{path}`{state}"));
        }
        let that = if others.len() == 1 { "that one" } else { "one of them" };
        finding.help(format!("if it tells of the same, extend {that} instead of adding this one"));
        finding.help(format!(
            "or say in the text what is different here, and name {} under `related`",
            if others.len() == 1 { "it" } else { "them" }
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::{SAMPLE, SECOND, Site, repeated};
    use crate::diag::Finding;
    use crate::fault::Place;
    use crate::model::language::Language;
    use crate::model::template;

    /// What is told of new practices, whatever else is wrong.
    fn told(site: &Site) -> Vec<Finding> {
        repeated(&site.library(), &[])
    }

    fn messages(site: &Site) -> Vec<String> {
        told(site).into_iter().map(|finding| finding.message).collect()
    }

    /// The sample practice once more, with these lines of front matter.
    fn copy(site: Site, slug: &str, lines: &str) -> Site {
        let text = Site::starter().lay(&Example::Front(lines.to_owned().leak())).text(SAMPLE);
        site.with(&path(slug), text)
    }

    fn path(slug: &str) -> String {
        format!("content/practices/{slug}/en.md")
    }

    const SAME: [&str; 1] = ["this new practice says much the same as BP-7K3Q0"];

    #[test]
    fn a_copy_of_the_only_practice_is_found_while_it_is_new() {
        for (status, expected) in [("draft", &SAME[..]), ("in-review", &SAME), ("published", &[])] {
            let lines = format!("symbol: BP-FR23R\ntitle: Answer the pump\nstatus: {status}");
            let site = copy(Site::starter(), "answer-the-pump", &lines);
            assert_eq!(messages(&site), expected, "{status}");
        }
        let other = include_str!("../../../content/practices/limit-and-log-bus-speed/en.md");
        let draft = other.replace("status: published", "status: draft");
        assert_ne!(draft, other);
        assert_eq!(messages(&Site::starter().with(SECOND, draft)), [""; 0]);
    }

    #[test]
    fn it_is_told_at_the_title_and_says_what_can_be_done() {
        let draft = "symbol: BP-FR23R\ntitle: Answer the pump\nstatus: draft";
        let site = copy(Site::starter(), "answer-the-pump", draft);
        let library = site.library();
        let found = repeated(&library, &[]);
        let Place::Span(title) = found[0].place else { panic!("{found:?}") };
        assert_eq!(library.sources.get(title.source).slice(title), "Answer the pump");
        assert_eq!(library.sources.get(title.source).path, path("answer-the-pump"));
        assert_eq!(
            found[0].helps,
            [
                format!("BP-7K3Q0 is `Tie every hand-pump sensor to a repair service`, in `{SAMPLE}`"),
                "if it tells of the same, extend that one instead of adding this one".to_owned(),
                "or say in the text what is different here, and name it under `related`".to_owned(),
            ]
        );
        let text = site.text(&path("answer-the-pump")).replace("title: Answer the pump\n", "");
        let untitled = told(&site.with(&path("answer-the-pump"), text));
        assert_eq!(untitled[0].place, Place::Path(path("answer-the-pump")));
    }

    #[test]
    fn one_that_is_named_is_known_already() {
        for line in
            ["related: [BP-7K3Q0]", "related: [tie-sensors-to-a-repair-service]", "supersedes: [BP-7K3Q0]"]
        {
            let lines = format!("symbol: BP-FR23R\ntitle: Answer the pump\nstatus: draft\n{line}");
            assert_eq!(messages(&copy(Site::starter(), "answer-the-pump", &lines)), [""; 0], "{line}");
        }
        let site = Site::starter().front("related: [answer-the-pump]");
        let draft = "symbol: BP-FR23R\ntitle: Answer the pump\nstatus: draft";
        assert_eq!(messages(&copy(site, "answer-the-pump", draft)), [""; 0]);
        let other = "symbol: BP-FR23R\ntitle: Answer the pump\nstatus: draft\nrelated: [BP-FR23R]";
        assert_eq!(messages(&copy(Site::starter(), "answer-the-pump", other)), SAME);
    }

    /// Of two that are both new the later one is told, by the day and then by the folder.
    #[test]
    fn two_new_ones_are_told_once() {
        let draft = |symbol: &str, day: &str| {
            format!("symbol: {symbol}\ntitle: Answer {symbol}\nstatus: draft\npublished: {day}")
        };
        for (day, other_day, name, place) in
            [("2026-11-22", "2026-11-22", "BP-FR23R", "b"), ("2026-11-23", "2026-11-22", "BP-R1AV5", "a")]
        {
            let site = Site::starter().without(SAMPLE);
            let site = copy(site, "a", &draft("BP-FR23R", day));
            let site = copy(site, "b", &draft("BP-R1AV5", other_day));
            let library = site.library();
            let found = repeated(&library, &[]);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(found[0].message, format!("this new practice says much the same as {name}"));
            assert_eq!(found[0].path(&library.sources), path(place));
            assert!(found[0].helps[0].ends_with(", which is new, too"), "{:?}", found[0].helps);
        }
    }

    #[test]
    fn three_are_named_and_the_most_similar_first() {
        let mut site = Site::starter();
        // The last six sections of the first are in other words, and the last two of the third.
        for (number, symbol) in ["BP-FR23R", "BP-R1AV5", "BP-EZDSK"].into_iter().enumerate() {
            let slug = format!("copy-{number}");
            site = copy(site, &slug, &format!("symbol: {symbol}\ntitle: Repair by sensor {number}"));
            let text = site.text(&path(&slug));
            let mut sections: Vec<String> = text.split("\n## ").map(str::to_owned).collect();
            for section in sections.iter_mut().rev().take(2 * (3 - number)) {
                *section = section.replace('e', "a");
            }
            site = site.with(&path(&slug), sections.join("\n## "));
        }
        let draft = "symbol: BP-JN8S8\ntitle: Answer the pump\nstatus: draft";
        let found = messages(&copy(site, "answer-the-pump", draft));
        assert_eq!(found, ["this new practice says much the same as BP-7K3Q0, BP-EZDSK, BP-R1AV5"]);
    }

    #[test]
    fn two_that_nobody_has_filled_in_are_not_alike() {
        let library = Site::starter().library();
        let sections = library.vocabularies.entries("sections").iter().map(|entry| {
            let about = entry.description.as_ref().and_then(|about| about.get(Language::En));
            let below = template::section(about.unwrap(), entry.words, entry.required == Some(true));
            format!("\n## {}\n\n{below}\n", entry.name(Language::En))
        });
        let sections = sections.collect::<String>();
        assert!(sections.split_whitespace().count() > 200, "{sections}");
        let new = |symbol: &str| {
            let summary = template::SUMMARY;
            format!("---\nsymbol: {symbol}\ntitle: A\nsummary: {summary}\nstatus: draft\n---\n{sections}")
        };
        let site = Site::starter().with(&path("a"), new("BP-FR23R")).with(&path("b"), new("BP-R1AV5"));
        assert_eq!(messages(&site), [""; 0]);
    }

    #[test]
    fn hostile_drafts_take_no_time() {
        let draft = |text: String| format!("---\ntitle: [x\nstatus: draft\n---\n{text}");
        let names =
            |letter: char| (0..6_000).map(|number| format!("{letter}{number}q, ")).collect::<String>();
        let named = |text: String| {
            let related = "related: [".to_owned() + &names('r') + "x]";
            format!("---\ntitle: x\nstatus: draft\n{related}\n---\n{text}")
        };
        let site = Site::starter()
            .with(&path("a"), draft("word ".repeat(13_000)))
            .with(&path("b"), format!("---\nstatus: draft\n---\n{}", "word ".repeat(13_000)))
            .with(&path("c"), named(names('w')))
            .with(&path("d"), format!("---\nstatus: in-review\n---\n{}", names('w')));
        let found = told(&site);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].message, "this new practice says much the same as c");
    }
}
