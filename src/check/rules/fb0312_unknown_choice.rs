//! FB0312: a word outside a short fixed list.

use super::fb0309_wrong_type::{ALL_PARTS, is_all};
use super::fb0801_unknown_value::tell_several;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, shown, suggest};
use crate::fault::{FaultKind, Place};
use crate::source::Spanned;

pub(super) const RULE: Rule = Rule {
    code: "FB0312",
    name: "unknown-choice",
    severity: Severity::Error,
    title: "A value is none of the few words that its key takes",
    explanation: "\
A few keys take one of some fixed words, written in small letters and always in English: `status` is
`draft`, `in-review`, `published` or `withdrawn`, the `kind` of a source is `primary` or `secondary`,
and so on. fieldbook acts on these words, so it must know them.

Take one of the words that the help names. Readers see it in their own language.",
    wrong: Example::Front("status: publishd"),
    right: Example::Front("status: published"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fault in context.faults() {
        let FaultKind::UnknownChoice { key, found, allowed } = &fault.kind else { continue };
        if let Place::Span(span) = fault.place
            && key == "parts"
            && tell_several(
                context,
                report,
                &Spanned::new(found.clone(), span),
                |word| allowed.contains(&word),
                |_| false,
            )
        {
            continue;
        }
        let finding = report
            .place(fault.place.clone(), format!("`{}` is not a value of `{}`", shown(found), shown(key)));
        finding.label("not known here");
        let near = suggest::nearest(found.trim(), allowed.iter().copied());
        match near.or_else(|| meant(found, allowed)) {
            Some(near) => finding.help(format!("did you mean `{near}`?")).suggest(near),
            None if key == "parts" && is_all(found) => finding.help(ALL_PARTS),
            None if allowed.len() == 1 => {
                finding.help(format!("the only value is {}; without it, leave the line out", any_of(allowed)))
            }
            None => finding.help(format!("write {}", any_of(allowed))),
        };
    }
}

/// Words that people use for one of the allowed ones.
fn meant(found: &str, allowed: &[&'static str]) -> Option<&'static str> {
    const WORDS: [(&str, &str); 26] = [
        ("review", "in-review"),
        ("reviewing", "in-review"),
        ("live", "published"),
        ("public", "published"),
        ("final", "published"),
        ("retracted", "withdrawn"),
        ("deleted", "withdrawn"),
        ("worldwide", "global"),
        ("world", "global"),
        ("international", "global"),
        ("automatic", "machine"),
        ("mt", "machine"),
        ("official", "authentic"),
        ("checked", "reviewed"),
        ("mandatory", "required"),
        ("optional", "recommended"),
        ("toc", "contents"),
        ("programme", "agenda"),
        ("schedule", "agenda"),
        ("timetable", "agenda"),
        ("evaluation", "feedback"),
        ("licenses", "licences"),
        ("terms", "glossary"),
        ("trainer", "facilitator"),
        ("big", "large"),
        ("small", "normal"),
    ];
    let word = found.trim().to_lowercase().replace(['_', ' '], "-");
    let same = allowed.iter().find(|known| **known == word).copied();
    let known = || WORDS.iter().find(|(said, _)| *said == word).map(|(_, known)| *known);
    same.or_else(|| known().filter(|known| allowed.contains(known)))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn words_of_a_recipe_are_offered() {
        for (lines, better) in [
            ("paper: A4", Some("a4")),
            ("paper: a5", None),
            ("text_size: big", Some("large")),
            ("ink: much", None),
            ("parts: [toc]", Some("contents")),
            ("parts: [glossery]", Some("glossary")),
            ("parts: [all]", None),
        ] {
            let found = Site::one("content/bundles/x.yaml", format!("{lines}\n")).found("FB0312");
            let [(_, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            assert_eq!(finding.suggestion.as_deref(), better, "{lines}");
            assert_eq!(finding.helps[0].starts_with("take the line out"), lines.contains("all"));
        }
    }

    #[test]
    fn several_words_that_are_read_as_one_are_told_as_several() {
        for (lines, better) in [
            ("parts: [contents; practices]", "contents, practices"),
            ("parts: [contents practices]", "contents, practices"),
            ("parts: [\"contents, practices\"]", "contents, practices"),
            ("parts:\n  - contents; practices", "contents\n  - practices"),
        ] {
            let found = Site::one("content/bundles/x.yaml", format!("{lines}\n")).found("FB0312");
            let [(_, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            assert_eq!(finding.suggestion.as_deref(), Some(better), "{lines}");
        }
    }

    #[test]
    fn near_words_and_other_words_for_the_same_are_offered() {
        for (lines, better) in [
            ("status: Published", Some("published")),
            ("status: in review", Some("in-review")),
            ("status: final", Some("published")),
            ("status: purple", None),
            ("scope: worldwide", Some("global")),
            ("scope: Rwanda", None),
        ] {
            let found = Site::bare().front(lines).found("FB0312");
            let [(place, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            assert!(lines.ends_with(place.as_str()));
            assert_eq!(finding.suggestion.as_deref(), better, "{lines}");
        }
    }
}
