//! FB0436: something in the search test that stands there twice, or holds nothing.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{WordFault, WordFaultKind};
use crate::parse::layout::SEARCH_TESTS;
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    code: "FB0436",
    name: "search-test-repeats",
    severity: Severity::Warning,
    title: "The search test says something twice, or nothing",
    explanation: "\
To the search, `Réparer une pompe` and `reparer une pompe` are one question: capital letters and accents do not matter.
A question that stands twice in its language is asked twice and tells nothing new; where the two name different
practices, nobody sees all that one question should find. A practice that a question names twice, once by its symbol and
once by its folder perhaps, is one practice. And a language without questions, or a file without any, tests nothing.

Put the practices of two equal questions under one of them, and take out what stands there twice. Add a question to what
is empty, or take it out.",
    wrong: Example::File(
        "content/search-tests.yaml",
        "en:\n  - {ask: Repair a pump, find: [BP-7K3Q0]}\n  - {ask: repair a pump, find: [BP-7K3Q0]}\n",
    ),
    right: Example::File(
        "content/search-tests.yaml",
        "en:\n  - {ask: repair a pump, find: [BP-7K3Q0]}\n  - {ask: pump sensor, find: [BP-7K3Q0]}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let Some(tests) = &context.library.search_tests else { return };
    if tests.data.is_empty {
        report
            .path(SEARCH_TESTS, "the search test has no question")
            .help("write a language and a question below it, as in `en: [{ask: broken pumps, find: [BP-7K3Q0]}]`")
            .help("or delete the file");
    }
    for (language, questions) in &tests.data.languages {
        if questions.items.is_empty() && questions.left_out == 0 {
            report
                .at(questions.key, format!("`{language}` has no question"))
                .label("empty list")
                .help("write a question below it, as in `- {ask: broken pumps, find: [BP-7K3Q0]}`, or take the key out");
        }
        for find in questions.items.iter().filter_map(|question| question.find.as_ref()) {
            let mut named: BTreeMap<&str, Span> = BTreeMap::new();
            for name in &find.items {
                let practice = context.library.practice(&name.value);
                let slug = practice.map_or(name.as_str(), |practice| practice.slug.as_str());
                let Some(first) = named.get(slug) else {
                    named.insert(slug, name.span);
                    continue;
                };
                let message = format!("the question names `{}` twice", shown(&name.value));
                let finding = report.at(name.span, message);
                finding.label("again").related(*first, "first").help("delete one of the two");
                if context.written(*first).trim_matches(['"', '\'']) != name.value {
                    finding.help("a symbol and the name of its folder are one practice");
                }
            }
        }
    }
}

/// Puts into words that a question was asked before.
pub(crate) fn report(fault: &WordFault, report: &mut Report<'_>) {
    let WordFaultKind::AskedTwice { first } = fault.kind else { return };
    report
        .at(fault.place, "this question stands twice in its language")
        .label("again")
        .related(first, "first")
        .help("delete one of the two; what it should find can stand in one `find`")
        .help("the search knows no difference of capital letters and accents");
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};
    use crate::check::word_findings;
    use crate::diag::Finding;
    use crate::index::words::faults;

    fn site(questions: &str) -> Site {
        Site::starter().with("content/search-tests.yaml", questions)
    }

    /// The findings that need the analysis, each with its code, line and the line of what is shown beside it.
    fn told(questions: &str) -> Vec<(&'static str, u32, Option<u32>)> {
        let library = site(questions).library();
        let line = |span: crate::source::Span| {
            let text = &library.sources.get(span.source).text[..span.start as usize];
            text.matches('\n').count() as u32 + 1
        };
        let of = |finding: &Finding| {
            let crate::fault::Place::Span(place) = finding.place else { panic!("{finding:?}") };
            (finding.code, line(place), finding.related.first().map(|(span, _)| line(*span)))
        };
        word_findings(&faults(&library)).iter().map(of).collect()
    }

    #[test]
    fn equal_questions_are_told_with_both_lines() {
        let asked = |first: &str, second: &str| {
            let find = "find: [BP-7K3Q0]";
            told(&format!("en:\n  - ask: {first}\n    {find}\n  - ask: {second}\n    {find}\n"))
        };
        let twice = [("FB0436", 4, Some(2))];
        assert_eq!(asked("repair a pump", "repair a pump"), twice);
        assert_eq!(asked("Répair  a pump?", "repair a PUMP"), twice);
        assert_eq!(asked("2014", "\"2014\""), twice);
        // Signs make another question, and so do other words that mean the same.
        for second in
            ["pump repair a", "'\"repair a pump\"'", "repair a pump -solar", "repair pump", "repair a pumps"]
        {
            assert_eq!(asked("repair a pump", second), [], "{second}");
        }
        let find = "find: [BP-7K3Q0]";
        assert_eq!(told(&format!("en: [{{ask: eau, {find}}}]\nfr: [{{ask: eau, {find}}}]\n")), []);
    }

    #[test]
    fn questions_that_say_nothing_are_told() {
        for (ask, told_of) in [
            ("'???'", "has no word"),
            ("'-'", "has no word"),
            ("'\"\"'", "has no word"),
            ("'domain:'", "has no word"),
            ("'-solar'", "only what must not be found"),
            ("'-\"solar pump\" -domain:water'", "only what must not be found"),
        ] {
            let library = site(&format!("en: [{{ask: {ask}, find: [BP-7K3Q0]}}]\n")).library();
            let found = word_findings(&faults(&library));
            assert_eq!(found.len(), 1, "{ask}: {found:?}");
            assert_eq!(found[0].code, "FB0435");
            assert!(found[0].message.contains(told_of), "{ask}: {found:?}");
        }
        for ask in ["'domain:water'", "how to", "'水'", "pump -solar", "BP-7K3Q0", "SDG 6"] {
            assert_eq!(told(&format!("en: [{{ask: {ask}, find: [BP-7K3Q0]}}]\n")), [], "{ask}");
        }
    }

    #[test]
    fn a_practice_that_a_question_names_twice_is_told_with_both_places() {
        let find = |find: &str| site(&format!("en: [{{ask: pump, find: [{find}]}}]\n")).found("FB0436");
        let slug = SAMPLE.split('/').nth(2).unwrap();
        let both = find(&format!("BP-7K3Q0, {slug}"));
        assert_eq!((both.len(), both[0].0.as_str()), (1, slug));
        assert_eq!((both[0].1.related.len(), both[0].1.helps.len()), (1, 2));
        let same = find("BP-7K3Q0, BP-7K3Q0");
        assert_eq!((same.len(), same[0].1.helps.len()), (1, 1));
        assert!(find("BP-7K3Q0").is_empty());
    }

    #[test]
    fn what_is_empty_is_told() {
        for (text, place) in [
            ("", "content/search-tests.yaml"),
            ("# nothing yet\n", "content/search-tests.yaml"),
            ("{}\n", "content/search-tests.yaml"),
            ("en: []\n", "en"),
        ] {
            let found = site(text).found("FB0436");
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].0, place);
        }
        // What cannot be read has findings of its own.
        for (text, code) in [("en:\n", "FB0310"), ("en: [pump]\n", "FB0309"), ("de: []\n", "FB0304")] {
            assert!(site(text).found("FB0436").is_empty(), "{text}");
            assert_eq!(site(text).found(code).len(), 1, "{text}");
        }
    }
}
