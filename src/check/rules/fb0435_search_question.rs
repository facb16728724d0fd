//! FB0435: a question of the search test that cannot be asked.

use super::fb0801_unknown_value::tell_several;
use crate::check::links::{nearest_practice, tell_document};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{WordFault, WordFaultKind};
use crate::link::Practice;
use crate::model::language::Language;
use crate::parse::front::Status;
use crate::source::Text;

pub(crate) const RULE: Rule = Rule {
    code: "FB0435",
    name: "search-question",
    severity: Severity::Error,
    title: "A question of the search test cannot be asked",
    explanation: "\
Each question in `content/search-tests.yaml` stands under the language in which readers ask it, and names
practices that exist in that language: a search in French finds only what is written in French. This one
names a practice that there is not, that was withdrawn, or that has no version in the language; or it stands
under a language that the site is not built in; or `within` is neither 3 nor 10; or it names no practice or more than
10; or it has no word to look for; or a slip in the name of a facet, in the value of one that is not wanted or in
a symbol, as in `domian:health`, `-domain:helth` or `BP-7K3Q1`; or it does not want a value that is not there. At most 200 questions of a language are asked, each of at most 150 characters.

Correct the name, or take the question out. A practice is named by its symbol or by its folder. A draft may be
named before it is published: its questions wait for it.",
    wrong: Example::File(
        "content/search-tests.yaml",
        "en:\n  - {ask: repair a hand pump, find: [tie-sensors-to-a-repair-servise]}\n",
    ),
    right: Example::File(
        "content/search-tests.yaml",
        "en:\n  - {ask: repair a hand pump, find: [tie-sensors-to-a-repair-service]}\n",
    ),
    check,
};

/// Most practices of a question: those of the first page of results.
const MOST: usize = 10;

/// Most questions of a language.
const MOST_QUESTIONS: usize = 200;

/// Most characters of a question.
const MOST_LETTERS: usize = 150;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let Some(tests) = &context.library.search_tests else { return };
    let site = context.library.site.as_ref().map(|site| &site.data);
    // A list of languages with a finding of its own says nothing about the questions.
    let built = site.and_then(|site| site.languages.as_ref()).filter(|list| list.left_out == 0);
    let is_built = |language: Language| {
        // A code that is none may be the one that is missing.
        built.is_none_or(|list| {
            list.items
                .iter()
                .any(|code| Language::from_code(&code.value).is_none_or(|built| built == language))
        })
    };
    let mut nearby = None;
    for (language, questions) in &tests.data.languages {
        if !is_built(*language) {
            report
                .at(questions.key, format!("the site is not built in `{language}`, so nobody asks there"))
                .label("not in `languages`")
                .help(format!(
                    "take these questions out, or add `{language}` to `languages` in `fieldbook.yaml`"
                ));
            continue;
        }
        if let Some(question) = questions.items.get(MOST_QUESTIONS) {
            let place = question.ask.as_ref().map_or(questions.key, |ask| ask.span);
            report
                .at(place, format!("more than {MOST_QUESTIONS} questions, of which only the first are asked"))
                .help("keep those that readers ask most");
        }
        for question in questions.items.iter().take(MOST_QUESTIONS) {
            if let Some(ask) =
                question.ask.as_ref().filter(|ask| ask.value.chars().nth(MOST_LETTERS).is_some())
            {
                report
                    .at(ask.span, format!("the question has more than {MOST_LETTERS} characters"))
                    .help("write it as short as readers type it");
            }
            if let Some(within) = question.within.as_ref().filter(|within| ![3, 10].contains(&within.value)) {
                report.at(within.span, format!("`within` is {}, and should be 3 or 10", within.value)).help(
                    "leave it out for 3, the results that a reader sees first; write 10 for the first page",
                );
            }
            let Some(find) = &question.find else { continue };
            if find.items.is_empty() && find.left_out == 0 {
                report
                    .at(find.key, "the question names no practice")
                    .help("write the symbol of the practice that answers it, as in `find: [BP-7K3Q0]`");
            }
            if let Some(named) = find.items.get(MOST) {
                report
                    .at(named.span, format!("the question names more than {MOST} practices"))
                    .help(format!("name those that answer it best; {MOST} stand on the first page"));
            }
            for named in find.items.iter().take(MOST) {
                match context.library.practice(&named.value) {
                    Some(practice) => look_at(practice, *language, named, report),
                    None if tell_several(
                        context,
                        report,
                        named,
                        |piece| context.library.practice(piece).is_some(),
                        |piece| context.unread().may_be(piece),
                    ) => {}
                    None if tell_document(
                        context.library,
                        report,
                        named,
                        &format!("`{}`", shown(&named.value)),
                    ) => {}
                    None if context.unread().may_be(&named.value) => {}
                    None => {
                        let finding =
                            report.at(named.span, format!("`{}` is no practice", shown(&named.value)));
                        match nearest_practice(context, &mut nearby, &named.value) {
                            Some(near) => finding.help(format!("did you mean `{near}`?")).suggest(near),
                            None => finding
                                .help("write the name of a folder in `content/practices/`, or a symbol"),
                        };
                    }
                }
            }
        }
    }
}

/// Whether a practice can be found in a language. What cannot be read has findings of its own.
fn look_at(practice: &Practice, language: Language, named: &Text, report: &mut Report<'_>) {
    let Some(original) = &practice.original else { return };
    let withdrawn = original.front.status.as_ref().is_some_and(|status| status.value == Status::Withdrawn);
    let there = original.language == language || practice.translations.contains_key(&language);
    if withdrawn {
        report
            .at(named.span, format!("`{}` was withdrawn, and is not found", shown(&named.value)))
            .help("take it out of the question, or name the practice that took its place");
    } else if !there && practice.unreadable.is_empty() {
        report
            .at(named.span, format!("`{}` has no version in `{language}`", shown(&named.value)))
            .label("not found there")
            .help(format!(
                "name a practice that has `{language}.md`, or move the question to another language"
            ));
    }
}

/// Puts into words that a question says nothing.
pub(crate) fn report(fault: &WordFault, report: &mut Report<'_>) {
    if let WordFaultKind::Mistyped { typed, meant } = &fault.kind {
        let message = format!("`{}` in the question is nothing that the search knows", shown(typed));
        let help = format!("did you mean `{}`?", shown(meant));
        report.at(fault.place, message).label("a slip in it").help(help);
        return;
    }
    if let WordFaultKind::UnknownUnwanted { typed, key, vocabulary } = &fault.kind {
        let message = format!("`{}` in the question leaves nothing out", shown(typed));
        let values = match vocabulary {
            Some(vocabulary) => format!("the values stand in `content/vocabularies/{vocabulary}.yaml`"),
            None => "the values are the names of the files in `content/organisations/`".to_owned(),
        };
        report.at(fault.place, message).label("no such value").help(format!(
            "`{key}` has no such value, nor one like it: correct it, or take it out; {values}"
        ));
        return;
    }
    let WordFaultKind::NothingToFind { unwanted } = fault.kind else { return };
    let (message, help) = if unwanted {
        (
            "the question says only what must not be found",
            "write what is looked for, too, as in `pump -solar`",
        )
    } else {
        (
            "the question has no word to look for",
            "write it in the words that readers type; signs alone find nothing, nor do words of more than 64 letters",
        )
    };
    report.at(fault.place, message).label("nothing to look for").help(help);
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, SECOND, Site};
    use crate::index::questions;

    fn found(questions: &str) -> Vec<(String, String)> {
        let found = Site::starter().with("content/search-tests.yaml", questions).found("FB0435");
        found.into_iter().map(|(place, finding)| (place, finding.helps[0].clone())).collect()
    }

    #[test]
    fn each_kind_of_slip_is_told_where_it_stands() {
        for (questions, place, help) in [
            ("en: [{ask: pump, find: [BP-7K3Q1]}]", "BP-7K3Q1", "did you mean `BP-7K3Q0`?"),
            (
                "en: [{ask: pump, find: [BP-7K3Q0-E]}]",
                "BP-7K3Q0-E",
                "leave the letter out: `BP-7K3Q0` is the practice in all its languages",
            ),
            ("en: [{ask: pump, find: [quite-another-thing]}]", "quite-another-thing", "write the name"),
            (
                "en: [{ask: pump, find: [\"BP-7K3Q0, tie-sensors-to-a-repair-service\"]}]",
                "\"BP-7K3Q0, tie-sensors-to-a-repair-service\"",
                "put a comma between them, and no quotes around them all: `[BP-7K3Q0, tie-",
            ),
            (
                "en: [{ask: pump, find: [BP-7K3Q0; BP-7K3Q1]}]",
                "BP-7K3Q0; BP-7K3Q1",
                "put a comma between them, and no quotes around them all: `[BP-7K3Q0, BP-7K3Q1]`",
            ),
            ("en: [{ask: pump, find: [BP-7K3Q0], within: 5}]", "5", "leave it out for 3"),
            ("en: [{ask: pump, find: []}]", "find", "write the symbol"),
            ("fr: [{ask: pompe, find: [BP-7K3Q0]}]", "fr", "take these questions out"),
        ] {
            let found = found(questions);
            assert_eq!(found.len(), 1, "{questions}: {found:?}");
            assert_eq!(found[0].0, place);
            assert!(found[0].1.starts_with(help), "{found:?}");
        }
        assert!(
            found("en: [{ask: 2014, find: [BP-7K3Q0, tie-sensors-to-a-repair-service], within: 10}]")
                .is_empty()
        );
        assert!(found("en: []").is_empty());
    }

    #[test]
    fn a_slip_is_told_whatever_is_found() {
        let helps = |ask: &str| {
            let site = Site::starter()
                .with("content/search-tests.yaml", format!("en:\n  - {{ask: '{ask}', find: [BP-7K3Q0]}}\n"));
            let faults = crate::index::words::faults(&site.library());
            let found = crate::check::word_findings(&faults);
            found.into_iter().flat_map(|finding| finding.helps).collect::<Vec<String>>()
        };
        for (ask, meant) in [
            ("pump domian:water", "domain:water"),
            ("pump BP-7K3Q1", "BP-7K3Q0"),
            ("pump -domain:helth", "-domain:health"),
        ] {
            assert_eq!(helps(ask), [format!("did you mean `{meant}`?")], "{ask}");
        }
        let none = "has no such value, nor one like it: correct it, or take it out; the values";
        for (ask, key, values) in [
            ("pump -domain:zzzzzz", "domain", "stand in `content/vocabularies/domains.yaml`"),
            ("pump −Domain:\"zzzzzz zz\"", "domain", "stand in `content/vocabularies/domains.yaml`"),
            ("pump -origin:zzzzzz", "origin", "are the names of the files in `content/organisations/`"),
        ] {
            assert_eq!(helps(ask), [format!("`{key}` {none} {values}")], "{ask}");
        }
        for ask in
            ["pump domain:water", "pump bp7k3qo", "pump -domain:health", "pump BP-ZZZZZ", "see https://x.org"]
        {
            assert!(helps(ask).is_empty(), "{ask}");
        }
    }

    #[test]
    fn there_are_not_more_than_can_be_asked() {
        assert_eq!(
            (super::MOST, super::MOST_QUESTIONS, super::MOST_LETTERS),
            (questions::MOST, questions::MOST_QUESTIONS, questions::MOST_LETTERS)
        );
        let many = |ask: usize, find: usize| {
            let find = vec!["BP-7K3Q0"; find].join(", ");
            format!("en:\n{}", format!("  - {{ask: pump, find: [{find}]}}\n").repeat(ask))
        };
        let asked = |ask: &str| found(&format!("en:\n  - {{ask: {ask}, find: [BP-7K3Q0]}}\n"));
        assert!(asked(&"é".repeat(150)).is_empty());
        let told = "write it as short as readers type it".to_owned();
        assert_eq!(asked(&"é".repeat(151)), [("é".repeat(151), told)]);
        assert!(found(&many(200, 1)).is_empty() && found(&many(1, 10)).is_empty());
        assert_eq!(
            found(&many(201, 1)),
            [("pump".to_owned(), "keep those that readers ask most".to_owned())]
        );
        assert_eq!(found(&many(1, 5_000)).len(), 1);
    }

    #[test]
    fn a_practice_must_be_there_in_the_language_of_the_question() {
        let site = Site::starter()
            .with("fieldbook.yaml", "title: {en: T}\nlanguages: [en, fr]\ndefault_language: en\n")
            .with("content/search-tests.yaml", "fr: [{ask: pompe, find: [BP-7K3Q0]}]\n");
        let told = site.found("FB0435");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].1.message, "`BP-7K3Q0` has no version in `fr`");
        let path = SAMPLE.replace("en.md", "fr.md");
        let state = "translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}";
        let site = site.with(&path, format!("---\ntitle: T\nsummary: S\n{state}\n---\n"));
        assert!(site.found("FB0435").is_empty());
        // What cannot be read may be what is asked for: a version, a language of the site, the practice itself.
        let unread = site.clone().with(&path, "no front matter");
        assert!(unread.found("FB0435").is_empty());
        let question = "fr: [{ask: pompe, find: [BP-FR23R]}]\n";
        let of_second = site.clone().with("content/search-tests.yaml", question);
        assert_eq!(of_second.marked("FB0435"), ["BP-FR23R"]);
        assert!(of_second.with(SECOND, "no front matter").found("FB0435").is_empty());
        for languages in ["[en, xx]", "[en, 1]"] {
            let file = format!("title: {{en: T}}\nlanguages: {languages}\ndefault_language: en\n");
            assert!(site.clone().with("fieldbook.yaml", file).found("FB0435").is_empty(), "{languages}");
        }
        let withdrawn = site.edit("status: published", "status: withdrawn\nreason: It was wrong");
        let told = withdrawn.found("FB0435");
        assert_eq!(told[0].1.message, "`BP-7K3Q0` was withdrawn, and is not found");
    }

    #[test]
    fn other_keys_and_languages_are_told_by_their_own_rules() {
        let site = Site::starter().with(
            "content/search-tests.yaml",
            "en: [{ask: pump, fnd: [BP-7K3Q0], find: [BP-7K3Q0]}]\nde: []\n",
        );
        assert_eq!(site.marked("FB0304"), ["fnd", "de"]);
    }
}
