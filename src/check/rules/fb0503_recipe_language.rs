//! FB0503: the languages of a recipe, and its texts in them.

use std::collections::{BTreeMap, BTreeSet};

use super::fb0110_misplaced::language_named;
use super::fb0801_unknown_value::tell_several;
use crate::check::recipes::{Told, languages_of, texts_of};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, plural, shown};
use crate::model::language::Language;
use crate::parse::Record;
use crate::parse::recipe::RecipeRecord;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0503",
    name: "recipe-language",
    severity: Severity::Error,
    title: "A bundle is made in no language of the site, or a text of its recipe is not there in one",
    explanation: "\
A book is made in each of the `languages` of its recipe. They are languages of the site, by their codes, each
once: `languages: [en, fr]`. What the recipe itself says, such as its title and the headings of its parts, is
wanted in each of them; a French book with an English title on its cover is none that people hand out.

Correct the code, or add the text in the language that the finding names: `title: {en: Repairs, fr: Réparations}`.

It is a warning where a smaller text lacks a language, for readers then get it in another one, and where a text
stands in a language that neither the bundle nor the site has.",
    wrong: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en, de]\npractices: [BP-7K3Q0]\n",
    ),
    right: Example::File(
        "content/bundles/repairs.yaml",
        "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q0]\n",
    ),
    check,
};

/// Most languages of a list that are looked at: six, and a few that are wrong.
const MOST: usize = 20;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let site = context.library.site.as_ref().map(|site| &site.data);
    // A list of the site that has a finding of its own says nothing about those of recipes.
    let built = site.and_then(|site| site.languages.as_ref()).filter(|list| {
        let known = |code: &str| Language::from_code(code).is_some();
        list.left_out == 0 && !list.items.is_empty() && list.items.iter().all(|code| known(&code.value))
    });
    let built: Option<Vec<&str>> =
        built.map(|list| list.items.iter().map(|code| code.value.as_str()).collect());
    for recipe in context.recipes() {
        if look_at_list(context, report, recipe, built.as_deref()) {
            let texts = texts_of(&recipe.data);
            let languages = languages_of(&recipe.data);
            tell_missing(report, &texts, &languages);
            // Lists and pages of the site tell of a bundle in the reader's language where they can. Where it is not known which
            // languages the site has, that is the one finding.
            let Some(built) = &built else { continue };
            let pages = built.iter().filter_map(|code| Language::from_code(code));
            tell_unused(report, &texts, &languages.iter().copied().chain(pages).collect::<Vec<_>>());
        }
    }
}

/// Tells what is wrong with the list of languages; whether all that it names is known.
fn look_at_list(
    context: &Context<'_>,
    report: &mut Report<'_>,
    recipe: &Record<RecipeRecord>,
    built: Option<&[&str]>,
) -> bool {
    let Some(list) = &recipe.data.languages else { return false };
    if list.items.is_empty() && list.left_out == 0 {
        report
            .at(list.key, "the bundle has no language")
            .label("empty list")
            .help("name at least one language of the site: `languages: [en]`");
        return false;
    }
    let mut known = list.left_out == 0;
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for code in list.items.iter().take(MOST) {
        let is_code = |code: &str| Language::from_code(code).is_some();
        if is_code(&code.value) {
            if let Some(first) = seen.get(code.as_str()) {
                report
                    .at(code.span, format!("`{}` stands twice in `languages`", code.value))
                    .label("again")
                    .related(*first, "named here first")
                    .help("delete one of the two");
                continue;
            }
            seen.insert(&code.value, code.span);
            if let Some(built) = built.filter(|built| !built.contains(&code.as_str())) {
                report
                    .at(
                        code.span,
                        format!("the site is not built in `{}`, so no book is made in it", code.value),
                    )
                    .label("not in `languages` of the site")
                    .help(format!(
                        "take one of {}, or add `{}` to `languages` in `fieldbook.yaml`",
                        any_of(&built[..built.len().min(Language::ALL.len())]),
                        code.value
                    ));
            }
            continue;
        }
        known = false;
        if tell_several(context, report, code, is_code, |name| language_named(name).is_some()) {
            continue;
        }
        let finding = report
            .at(code.span, format!("`{}` in `languages` is none of the six languages", shown(&code.value)));
        finding.label("unknown language");
        if let Some(language) = language_named(&code.value) {
            finding.help(format!("did you mean `{language}`?")).suggest(language.code());
        }
        finding.help(format!("the codes are {}", any_of(&Language::CODES).replace(" or ", " and ")));
    }
    known
}

/// Texts that are not there in a language of the bundle: those of one kind in one finding.
fn tell_missing(report: &mut Report<'_>, texts: &[Told<'_>], languages: &[Language]) {
    let mut kinds: Vec<&str> = Vec::new();
    texts.iter().for_each(|text| {
        if !kinds.contains(&text.key) {
            kinds.push(text.key)
        }
    });
    for kind in kinds {
        for language in languages {
            // A text that is there and cannot be read has a finding of its own; so has one with none at all.
            let lacks = |text: &&Told<'_>| {
                text.key == kind && !text.texts.keys.iter().any(|key| key.value == language.code())
            };
            let mut lacking = texts.iter().filter(lacks).filter_map(|text| Some((text, text.texts.key?)));
            let Some((first, place)) = lacking.next() else { continue };
            let message = match lacking.count() {
                0 => format!("{} has no text in `{language}`, a language of the bundle", first.what),
                more => {
                    let more = plural(more, "other one", "others");
                    format!(
                        "{} and {more} have no text in `{language}`, a language of the bundle",
                        first.what
                    )
                }
            };
            let finding = report.at(place, message);
            finding.label(format!("no `{language}`"));
            if first.needed {
                finding.help(format!("add it: `{language}: …`"));
            } else {
                finding.severity = Severity::Warning;
                finding.help(format!(
                    "add it: `{language}: …`; as it is, readers of that language get it in another one"
                ));
            }
        }
    }
}

/// Texts in languages in which neither the bundle nor the site is made, of each language in one finding.
fn tell_unused(report: &mut Report<'_>, texts: &[Told<'_>], languages: &[Language]) {
    let mut told: BTreeSet<Language> = BTreeSet::new();
    let keys = || texts.iter().flat_map(|text| text.texts.keys.iter().map(move |key| (text, key)));
    for (text, key) in keys() {
        let Some(language) = Language::from_code(&key.value) else { continue };
        if languages.contains(&language) || !told.insert(language) {
            continue;
        }
        let others = keys().filter(|(_, other)| other.value == key.value).count() - 1;
        let message = match others {
            0 => format!(
                "{} has a text in `{language}`, and neither the bundle nor the site is made in it",
                text.what
            ),
            _ => {
                let others = plural(others, "other text", "other texts");
                format!(
                    "{} and {others} stand in `{language}`, and neither the bundle nor the site is made in it",
                    text.what
                )
            }
        };
        let finding = report.at(key.span, message);
        finding.severity = Severity::Warning;
        finding
            .label("not in `languages`")
            .help(format!("take the text out, or add `{language}` to `languages` in `fieldbook.yaml`"));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;
    use crate::diag::{Finding, Severity};

    fn found(recipe: &str) -> Vec<(String, Finding)> {
        let text = format!("practices: [BP-7K3Q0]\n{recipe}\n");
        Site::starter()
            .with("fieldbook.yaml", "title: {en: T}\nlanguages: [en, fr]\ndefault_language: en\n")
            .with("content/bundles/x.yaml", text)
            .found("FB0503")
    }

    #[test]
    fn each_slip_in_the_list_is_told_once() {
        for (list, place, better) in [
            ("[EN]", "EN", Some("en")),
            ("[english]", "english", Some("en")),
            ("[en, de]", "de", None),
            ("[en fr]", "en fr", Some("en, fr")),
            ("[\"en, fr\"]", "\"en, fr\"", Some("en, fr")),
            ("[en, en]", "en", None),
            ("[]", "languages", None),
        ] {
            let found = found(&format!("title: {{en: T}}\nlanguages: {list}"));
            assert_eq!(found.len(), 1, "{list}: {found:?}");
            let (marked, finding) = &found[0];
            assert_eq!((marked.as_str(), finding.suggestion.as_deref()), (place, better), "{list}");
            assert_eq!(finding.severity, Severity::Error);
        }
        for list in ["languages: en", "languages: [en, 1]", "languages:", "", "languages: [en]"] {
            assert!(found(&format!("title: {{en: T}}\n{list}")).is_empty(), "{list}");
        }
    }

    #[test]
    fn a_book_is_made_in_languages_of_the_site() {
        let told = found("title: {en: T, ru: T}\nlanguages: [en, ru]");
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].0, "ru");
        assert!(told[0].1.helps[0].starts_with("take one of `en` or `fr`"), "{told:?}");
        // What is wrong with the list of the site is told there.
        let site = Site::starter()
            .with("fieldbook.yaml", "title: {en: T}\nlanguages: [en, rus]\ndefault_language: en\n")
            .with("content/bundles/x.yaml", "title: {en: T, ru: T}\nlanguages: [en, ru]\nwhere: pump\n");
        assert!(site.found("FB0503").is_empty());
        for lines in [
            "languages: \"en",
            "languages: {a: b}",
            "languages: [en, xx]",
            "languagez: [en, fr]",
            "default_language: [",
            "",
        ] {
            let site = Site::starter().with("fieldbook.yaml", format!("title: {{en: T}}\n{lines}\n")).with(
                "content/bundles/x.yaml",
                "title: {en: T, ru: T}\nlanguages: [en]\npractices: [BP-7K3Q0]\n",
            );
            assert!(site.found("FB0503").is_empty(), "{lines}");
        }
    }

    #[test]
    fn texts_are_wanted_in_each_language() {
        let head = "title: {en: T, fr: T}\nlanguages: [en, fr]";
        let (error, warning) = (Severity::Error, Severity::Warning);
        let day = |items: &str| {
            format!(
                "{head}\nagenda: [{{day: 2027-03-15, items: [{items}]}}]\nevent: {{place: {{en: P, fr: P}}, start: 2027-03-15, host: {{en: H, fr: H}}, zone: UTC}}"
            )
        };
        let item = "{from: 09:00, to: 10:00, what: {en: W}}";
        for (recipe, place, severity, words) in [
            (
                "title: {en: T}\nlanguages: [en, fr]".to_owned(),
                "title",
                error,
                "the title has no text in `fr`",
            ),
            (format!("{head}\nsubtitle: {{en: S}}"), "subtitle", warning, "the subtitle has"),
            (format!("{head}\nsummary: {{fr: S}}"), "summary", warning, "the summary has no text in `en`"),
            (
                format!("{head}\nevent: {{place: {{en: P}}, start: 2027-03-15, host: {{en: H, fr: H}}}}"),
                "place",
                warning,
                "the place of the event has",
            ),
            (
                format!("{head}\nevent: {{place: {{en: P, fr: P}}, start: 2027-03-15, host: {{en: H}}}}"),
                "host",
                warning,
                "the host of the event has",
            ),
            (day(item), "what", warning, "this item of the agenda has"),
            (
                day(&[item, item, item].join(", ")),
                "what",
                warning,
                "this item of the agenda and 2 others have no text in `fr`",
            ),
            (
                format!("{head}\nlogos: [{{file: x.png, alt: {{en: A}}}}]"),
                "alt",
                warning,
                "the alternative text of this logo has",
            ),
        ] {
            let found = found(&recipe);
            let [(marked, finding)] = found.as_slice() else { panic!("{recipe}: {found:?}") };
            assert_eq!((marked.as_str(), finding.severity), (place, severity), "{recipe}");
            assert!(finding.message.starts_with(words), "{finding:?}");
        }
        let parts = "title: {en: T, fr: T}\nlanguages: [en, fr]\npractices: [{heading: {en: H}, practices: [BP-7K3Q0]}]\n";
        let site = Site::starter()
            .with("fieldbook.yaml", "title: {en: T}\nlanguages: [en, fr]\ndefault_language: en\n")
            .with("content/bundles/x.yaml", parts);
        let told = site.found("FB0503");
        assert_eq!((told.len(), told[0].0.as_str(), told[0].1.severity), (1, "heading", error));
    }

    #[test]
    fn a_text_in_a_language_of_no_book_is_told_once() {
        let told =
            found("title: {en: T, fr: T, ru: T, es: T}\nsubtitle: {en: S, fr: S, ru: S}\nlanguages: [en]");
        let told: Vec<_> = told
            .iter()
            .map(|(place, finding)| (place.as_str(), finding.severity, finding.message.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (
                    "ru",
                    Severity::Warning,
                    "the title and 1 other text stand in `ru`, and neither the bundle nor the site is made in it"
                ),
                (
                    "es",
                    Severity::Warning,
                    "the title has a text in `es`, and neither the bundle nor the site is made in it"
                ),
            ]
        );
    }
}
