//! FB0509: two languages side by side that are no two languages of the recipe.

use super::fb0110_misplaced::language_named;
use super::fb0801_unknown_value::tell_several;
use crate::check::recipes::languages_of;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, shown};
use crate::model::language::Language;

pub(super) const RULE: Rule = Rule {
    code: "FB0509",
    name: "bilingual",
    severity: Severity::Error,
    title: "A book in two languages does not name two languages of its recipe",
    explanation: "\
`bilingual: [en, fr]` makes one more book, in which each section stands in two languages side by side. It takes two
languages, both of them in `languages` of the recipe, because the book needs all texts of the recipe in both. The first
is the language of the book; the second stands beside it.

Name two of the languages, or take the line out.",
    wrong: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en]\nbilingual: [en, en]\npractices: [BP-7K3Q0]\n",
    ),
    right: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q0]\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for recipe in context.recipes() {
        let Some(pair) = &recipe.data.bilingual else { continue };
        let languages = languages_of(&recipe.data);
        let codes: Vec<&str> = languages.iter().map(|language| language.code()).collect();
        let example = match codes[..] {
            [first, second, ..] => format!("write two of them, for example `bilingual: [{first}, {second}]`"),
            _ => "name two languages in `languages` first, or take the line out".to_owned(),
        };
        let unread = pair.left_out > 0 || recipe.data.languages.as_ref().is_none_or(|list| list.left_out > 0);
        let [first, second] = &pair.items[..] else {
            let is_code = |code: &str| Language::from_code(code).is_some();
            let told = pair.items.first().is_some_and(|text| {
                pair.items.len() == 1
                    && tell_several(context, report, text, is_code, |name| language_named(name).is_some())
            });
            if !unread && !told {
                report
                    .at(
                        pair.key,
                        format!("`bilingual` takes two languages, and {} stand here", pair.items.len()),
                    )
                    .label("not two")
                    .help(example);
            }
            continue;
        };
        if first.value == second.value {
            report
                .at(second.span, format!("`{}` cannot stand beside itself", shown(&second.value)))
                .label("the same language")
                .related(first.span, "here first")
                .help(example);
            continue;
        }
        for code in [first, second].into_iter().filter(|_| !unread) {
            if Language::from_code(&code.value).is_none_or(|language| !languages.contains(&language)) {
                let finding = report.at(
                    code.span,
                    format!("`{}` is none of the `languages` of this recipe", shown(&code.value)),
                );
                finding.label("not in `languages`");
                let meant = language_named(&code.value).filter(|language| languages.contains(language));
                if let Some(language) = meant {
                    finding.help(format!("did you mean `{language}`?")).suggest(language.code());
                    continue;
                }
                match codes[..] {
                    // One alone is no choice for two.
                    [] | [_] => finding
                        .help("name both languages in `languages` of the recipe, too, or take the line out"),
                    _ => finding.help(format!(
                        "take one of {}, or name it in `languages` of the recipe, too",
                        any_of(&codes)
                    )),
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    fn marked(lines: &str) -> Vec<(String, String)> {
        Site::starter()
            .with("content/bundles/x.yaml", format!("title: {{en: T}}\n{lines}\npractices: [BP-7K3Q0]\n"))
            .found("FB0509")
            .into_iter()
            .map(|(place, finding)| (place, finding.message))
            .collect()
    }

    #[test]
    fn a_book_has_two_languages_of_its_recipe() {
        for (lines, place, words) in [
            (
                "languages: [en, fr]\nbilingual: [en]",
                "bilingual",
                "`bilingual` takes two languages, and 1 stand here",
            ),
            (
                "languages: [en, fr]\nbilingual: []",
                "bilingual",
                "`bilingual` takes two languages, and 0 stand here",
            ),
            (
                "languages: [en, fr]\nbilingual: [en, fr, ar]",
                "bilingual",
                "`bilingual` takes two languages, and 3 stand here",
            ),
            ("languages: [en, fr]\nbilingual: [fr, fr]", "fr", "`fr` cannot stand beside itself"),
            (
                "languages: [en, fr]\nbilingual: [en, ru]",
                "ru",
                "`ru` is none of the `languages` of this recipe",
            ),
            (
                "languages: [en, fr]\nbilingual: [english, fr]",
                "english",
                "`english` is none of the `languages` of this recipe",
            ),
        ] {
            assert_eq!(marked(lines), [(place.to_owned(), words.to_owned())], "{lines}");
        }
        for (pair, better) in [
            ("[en fr]", vec!["en, fr"]),
            ("[\"en, fr\"]", vec!["en, fr"]),
            ("[EN, FR]", vec!["en", "fr"]),
            ("[English, fr]", vec!["en"]),
        ] {
            let recipe =
                format!("title: {{en: T}}\nlanguages: [en, fr]\nbilingual: {pair}\npractices: [BP-7K3Q0]\n");
            let found = Site::starter().with("content/bundles/x.yaml", recipe).found("FB0509");
            let offered: Vec<&str> =
                found.iter().filter_map(|(_, finding)| finding.suggestion.as_deref()).collect();
            assert_eq!((found.len(), offered), (better.len(), better), "{pair}: {found:?}");
        }
        for lines in [
            "languages: [en, fr]\nbilingual: [fr, en]",
            "languages: [en]",
            "languages: [en, 1]\nbilingual: [en, ru]",
        ] {
            assert_eq!(marked(lines), [], "{lines}");
        }
    }
    #[test]
    fn one_language_of_a_recipe_is_no_choice_for_two() {
        for (languages, pair, help) in [
            (
                "[en]",
                "[ar, ru]",
                "name both languages in `languages` of the recipe, too, or take the line out",
            ),
            (
                "[en]",
                "[en, ru]",
                "name both languages in `languages` of the recipe, too, or take the line out",
            ),
            (
                "[en, fr]",
                "[en, ru]",
                "take one of `en` or `fr`, or name it in `languages` of the recipe, too",
            ),
        ] {
            let lines = format!(
                "title: {{en: T}}\nlanguages: {languages}\nbilingual: {pair}\npractices: [BP-7K3Q0]\n"
            );
            let told = Site::starter().with("content/bundles/x.yaml", lines).found("FB0509");
            assert!(!told.is_empty() && told.iter().all(|(_, finding)| finding.helps == [help]), "{told:?}");
        }
    }
}
