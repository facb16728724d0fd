//! FB0335: values of the site file that no site can be built from.

use super::fb0110_misplaced::language_named;
use super::fb0801_unknown_value::tell_several;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, shown};
use crate::embedded;
use crate::model::address;
use crate::model::language::Language;
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0335",
    name: "site-file",
    severity: Severity::Error,
    title: "The site file names an unknown language or theme, or a base address with too much in it",
    explanation: "\
`fieldbook.yaml` says in which languages the site is built. They are some or all of the six official
languages of the United Nations, by their codes: `languages: [ar, zh, en, fr, ru, es]`. The
`default_language` is one of them. `theme` is the name of a folder below `themes/`, and `base_url` the
address the site is published at, without a `?` or `#`, and with one `/` after the host.

Correct the marked value.",
    wrong: Example::File("fieldbook.yaml", "title: {en: T}\nlanguages: [en, de]\ndefault_language: en\n"),
    right: Example::File("fieldbook.yaml", "title: {en: T}\nlanguages: [en]\ndefault_language: en\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let Some(site) = &context.library.site else { return };
    let data = &site.data;
    if let Some(languages) = &data.languages {
        // What is missing in the list may stand in a text that holds several.
        let mut has_several = false;
        for code in &languages.items {
            let known = |code: &str| Language::from_code(code).is_some();
            if tell_several(context, report, code, known, |name| language_named(name).is_some()) {
                has_several = true;
            } else {
                check_language(report, "languages", code);
            }
        }
        let theme = data.theme.as_ref().map_or("default", |theme| theme.value.as_str());
        for code in languages.items.iter().filter(|code| Language::from_code(&code.value).is_some()) {
            let texts = format!("i18n/{}.ftl", code.value);
            let own = context.library.themes.contains_key(&format!("{theme}/{texts}"));
            if !own && !embedded::theme().contains_key(&texts) {
                report
                    .at(code.span, format!("the interface does not speak `{}` yet", code.value))
                    .label("no interface texts")
                    .help(format!(
                        "take `{}` out of `languages`; its translations are kept all the same",
                        code.value
                    ));
            }
        }
        let unread = context.faulty().has(site.source, "languages");
        if languages.items.is_empty() && !unread {
            report
                .at(languages.key, "the site has no language")
                .label("empty list")
                .help("name at least one of the six: `languages: [en]`");
        }
        let default = data.default_language.as_ref();
        let listed = |code: &Text| languages.items.iter().any(|other| other.value == code.value);
        if let Some(code) = default.filter(|code| Language::from_code(&code.value).is_some() && !listed(code))
            && !unread
            && !has_several
            && !languages.items.is_empty()
        {
            report
                .at(code.span, format!("`{}` is not one of the site's `languages`", shown(&code.value)))
                .label("not in the list")
                .related(languages.key, "the list")
                .help("add it to `languages`, or take one of those that are there");
        }
    }
    data.default_language.iter().for_each(|code| check_language(report, "default_language", code));
    if let Some(theme) = data.theme.as_ref().filter(|theme| !is_folder_name(&theme.value)) {
        report
            .at(theme.span, format!("`{}` is no name of a folder", shown(&theme.value)))
            .label("not a name")
            .help(
                "write the name of a folder below `themes/`, with letters, digits and hyphens, or `default`",
            );
    }
    if let Some(theme) = data.theme.as_ref().filter(|theme| is_folder_name(&theme.value)) {
        let folders = context.library.themes.keys().filter_map(|path| Some(path.split_once('/')?.0));
        let mut themes: Vec<&str> = folders.chain(["default"]).collect();
        themes.sort_unstable();
        themes.dedup();
        if !themes.contains(&theme.value.as_str()) {
            report
                .at(theme.span, format!("there is no theme `{}`", shown(&theme.value)))
                .label("no such folder below `themes/`")
                .help(format!("write {}, or add the folder", any_of(&themes[..themes.len().min(10)])));
        }
    }
    if let Some(url) = &data.base_url
        && let Some(much) = address::too_much(&url.value)
    {
        report
            .at(url.span, format!("`base_url` {}", much.what))
            .label("too much")
            .help(format!("write only `{}`", shown(&much.better)))
            .suggest(much.better);
    }
}

fn check_language(report: &mut Report<'_>, key: &str, code: &Text) {
    if Language::from_code(&code.value).is_some() {
        return;
    }
    let finding =
        report.at(code.span, format!("`{}` in `{key}` is none of the six languages", shown(&code.value)));
    finding.label("unknown language");
    if let Some(language) = language_named(&code.value) {
        finding.help(format!("did you mean `{language}`?")).suggest(language.code());
    }
    finding.help(format!("the codes are {}", any_of(&Language::CODES).replace(" or ", " and ")));
}

fn is_folder_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !name.is_empty()
        && name.len() <= 64
        && name.chars().all(plain)
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    /// What it leads to elsewhere would only hide it.
    #[test]
    fn a_language_that_is_none_is_told_alone() {
        let text = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n";
        let site = Site::starter()
            .with("fieldbook.yaml", "title: {en: T}\nlanguages: [en, sp]\ndefault_language: en\n")
            .with("content/pages/about/es.md", text)
            .with(
                "content/search-tests.yaml",
                "en: [{ask: pump, find: [BP-7K3Q0]}]\nes: [{ask: bomba, find: []}]\n",
            );
        let told = site.findings().1;
        let told: Vec<_> =
            told.iter().filter(|finding| ["FB0335", "FB0340"].contains(&finding.code)).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(
            told[0].helps,
            ["did you mean `es`?", "the codes are `ar`, `zh`, `en`, `fr`, `ru` and `es`"]
        );
        let asked = site.findings_of("FB0435");
        assert!(!asked.iter().any(|finding| finding.message.contains("not built")), "{asked:?}");
    }

    fn marked(lines: &str) -> Vec<(String, Option<String>)> {
        let text = format!("title: {{en: T}}\n{lines}\n");
        let found = Site::bare().with("fieldbook.yaml", text).found("FB0335");
        found.into_iter().map(|(place, finding)| (place, finding.suggestion)).collect()
    }

    #[test]
    fn each_value_is_checked_once() {
        for (lines, place, better) in [
            ("languages: [EN]\ndefault_language: fr", "EN", Some("en")),
            ("languages: [ar zh en]\ndefault_language: en", "ar zh en", Some("ar, zh, en")),
            ("languages: [\"ar, en\"]\ndefault_language: en", "\"ar, en\"", Some("ar, en")),
            ("languages: [en, zh-Hans]\ndefault_language: en", "zh-Hans", Some("zh")),
            ("languages: [en, de]\ndefault_language: en", "de", None),
            ("languages: []\ndefault_language: en", "languages", None),
            ("languages: [en]\ndefault_language: english", "english", Some("en")),
            ("languages: [en]\ndefault_language: fr", "fr", None),
            ("languages: [en]\ndefault_language: en\ntheme: ../x", "../x", None),
            ("languages: [en]\ndefault_language: en\ntheme: my theme", "my theme", None),
            (
                "languages: [en]\ndefault_language: en\nbase_url: https://example.org/?a=b",
                "https://example.org/?a=b",
                Some("https://example.org/"),
            ),
            (
                "languages: [en]\ndefault_language: en\nbase_url: https://example.org//iot/",
                "https://example.org//iot/",
                Some("https://example.org/iot/"),
            ),
        ] {
            let found = marked(lines);
            assert!(found.contains(&(place.to_owned(), better.map(str::to_owned))), "{lines}: {found:?}");
            assert!(found.len() == 1 || lines.contains("[EN]"), "{lines}: {found:?}");
        }
        assert!(marked("languages: en\ndefault_language: en").is_empty());
        assert!(marked("languages: [en]\ndefault_language: en\ntheme: default").is_empty());
    }

    #[test]
    fn a_theme_is_there_or_is_named() {
        let site = Site::bare()
            .with("fieldbook.yaml", "title: {en: T}\nlanguages: [en]\ndefault_language: en\ntheme: blue\n");
        let found = site.found("FB0335");
        assert_eq!(found[0].1.helps, ["write `default`, or add the folder"]);
        assert!(site.with("themes/blue/page.css", "a {}").found("FB0335").is_empty());
    }

    #[test]
    fn a_default_language_that_is_not_listed_is_told_once() {
        let text = Site::starter().text("fieldbook.yaml");
        let text = text.replace("default_language: en", "default_language: fr");
        let codes: Vec<_> = Site::starter()
            .with("fieldbook.yaml", text)
            .findings()
            .1
            .into_iter()
            .map(|finding| finding.code)
            .collect();
        assert_eq!(codes, ["FB0335"]);
    }
}
