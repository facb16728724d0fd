//! FB0340: a version in a language that the site is not built in.

use std::collections::BTreeSet;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::model::language::Language;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0340",
    name: "language-not-built",
    severity: Severity::Warning,
    title: "A translation is in a language that the site is not built in",
    explanation: "\
The site is built in the `languages` of `fieldbook.yaml`. A translation into another language is read and
checked, and never published: nobody can find it.

Add the language to `languages`. If the site is to have fewer languages for now, the file may stay; it is
published as soon as its language is one of them again.",
    wrong: Example::Files(&[
        ("fieldbook.yaml", "title: {en: T}\nlanguages: [en]\ndefault_language: en\n"),
        (
            "content/pages/about/fr.md",
            "---\ntitle: À propos\nsummary: Ce qu’est ce site.\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n",
        ),
    ]),
    right: Example::Files(&[
        ("fieldbook.yaml", "title: {en: T}\nlanguages: [en, fr]\ndefault_language: en\n"),
        (
            "content/pages/about/fr.md",
            "---\ntitle: À propos\nsummary: Ce qu’est ce site.\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n",
        ),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let library = context.library;
    // A list that is missing or cannot be read has a finding of its own.
    let Some(site) = &library.site else { return };
    let Some(list) = site.data.languages.as_ref().filter(|list| list.left_out == 0) else { return };
    // So has a code that is none: it may be the one that is missing.
    if list.items.iter().any(|code| Language::from_code(&code.value).is_none()) {
        return;
    }
    let built: BTreeSet<Language> = library.languages().into_iter().collect();
    let practices = library.practices.values().flat_map(|practice| &practice.translations);
    let practices = practices.map(|(language, version)| (*language, version.body.head));
    let pages = library.pages.values().flat_map(|page| &page.versions);
    // The original is shown to readers of the other languages.
    let pages = pages.filter(|(_, version)| version.front.translation.is_some());
    let versions: Vec<(Language, Span)> =
        practices.chain(pages.map(|(language, version)| (*language, version.body.head))).collect();
    for (language, head) in versions.into_iter().filter(|(language, _)| !built.contains(language)) {
        report
            .at(
                head,
                format!(
                    "this translation is never published: `{language}` is not one of the site's languages"
                ),
            )
            .label(format!("in {}", language.english_name()))
            .related(list.key, "the languages of the site")
            .help(format!("add `{language}` to `languages` in `fieldbook.yaml`"));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn translations_of_practices_and_pages_are_told_and_originals_are_not() {
        let text = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n";
        let site = |languages: &str| {
            Site::bare()
                .with("fieldbook.yaml", format!("title: {{en: T}}\n{languages}\ndefault_language: en\n"))
                .with(&SAMPLE.replace("en.md", "fr.md"), text)
                .with("content/pages/about/ru.md", text)
                .with("content/pages/other/fr.md", "---\ntitle: T\nsummary: S\n---\n")
                .found("FB0340")
                .len()
        };
        assert_eq!(site("languages: [en]"), 2);
        assert_eq!(site("languages: [en, fr]"), 1);
        assert_eq!(site("languages: [ru, en, fr]"), 0);
        for unread in ["languages: []", "languages: [de]", "languages: en", ""] {
            assert_eq!(site(unread), 0, "{unread}");
        }
    }
}
