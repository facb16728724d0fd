//! FB0603: interface texts of a language that do not fit the pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, suggest};
use crate::embedded::theme as embedded;
use crate::interface::{Message, messages, plural_forms};
use crate::model::language::Language;

pub(super) const RULE: Rule = Rule {
    code: "FB0603",
    name: "interface-texts",
    severity: Severity::Error,
    title: "The texts of the buttons and menus of a language do not fit the pages",
    explanation: "\
The words of buttons, menus and headings stand in the theme, in one file for each language, such as
`i18n/fr.ftl`. A site can replace such a file by one of its own in `themes/`. The file must have every
text that the pages use, with the same names in braces (`{ $count }`), and a form for each kind of number
that the language has: Russian has `one`, `few`, `many` and `other`, Arabic six.

Add what is missing, or correct the key. You can also delete your file: the theme's own then takes its
place. A form that is missing and a text that no page uses are warnings: pages can be made without.",
    wrong: Example::Files(&[
        (
            "fieldbook.yaml",
            "title: {en: Our best practices, fr: Nos bonnes pratiques}\nlanguages: [en, fr]\ndefault_language: en\n",
        ),
        ("themes/default/i18n/fr.ftl", "menu-home = Accueil\n"),
    ]),
    right: Example::Files(&[(
        "fieldbook.yaml",
        "title: {en: Our best practices, fr: Nos bonnes pratiques}\nlanguages: [en, fr]\ndefault_language: en\n",
    )]),
    check,
};

/// Most keys that one finding names.
const NAMED: usize = 6;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let site = context.library.site.as_ref().map(|site| &site.data);
    let theme = site.and_then(|site| site.theme.as_ref()).map_or("default", |theme| theme.as_str());
    let embedded = embedded();
    let text_of = |path: &str| embedded.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
    // The theme's own English is what its templates were written with.
    let Some(reference) = text_of("i18n/en.ftl").map(messages) else { return };
    let languages = site.and_then(|site| site.languages.as_ref()).map_or(&[][..], |list| &list.items);
    for language in languages.iter().filter_map(|code| Language::from_code(&code.value)) {
        let path = format!("i18n/{}.ftl", language.code());
        let own = context.library.themes.get(&format!("{theme}/{path}"));
        let text = match own {
            // What is not UTF-8 has a finding of the build.
            Some(bytes) => std::str::from_utf8(bytes).ok(),
            None => text_of(&path),
        };
        let Some(text) = text else { continue };
        let file = Texts { path: format!("themes/{theme}/{path}"), language, messages: messages(text) };
        file.compare(context, &reference, report);
    }
}

/// The interface texts of one language.
struct Texts {
    path: String,
    language: Language,
    messages: BTreeMap<String, Message>,
}

impl Texts {
    fn compare(&self, context: &Context<'_>, reference: &BTreeMap<String, Message>, report: &mut Report<'_>) {
        let missing: Vec<&str> =
            reference.keys().map(String::as_str).filter(|key| !self.messages.contains_key(*key)).collect();
        if let Some(first) = missing.first() {
            let message = match missing.len() {
                1 => format!("the text `{first}` is missing"),
                count => format!("{count} texts are missing, the first is `{first}`"),
            };
            let some = missing[..missing.len().min(NAMED)].join(" = …`, `");
            report.path(self.path.clone(), message).help(format!("add `{some} = …`"));
        }
        for (key, message) in &self.messages {
            match reference.get(key) {
                Some(theirs) => self.compare_one(key, message, theirs, report),
                None if uses(context, key) => {}
                None => {
                    let words = format!("line {}: no page uses the text `{key}`", message.line);
                    let finding = report.path(self.path.clone(), words);
                    finding.severity = Severity::Warning;
                    match suggest::nearest(key, missing.iter().copied()) {
                        Some(near) => finding.help(format!("did you mean `{near}`?")),
                        None => finding.help("delete the line"),
                    };
                }
            }
        }
    }

    fn compare_one(&self, key: &str, ours: &Message, theirs: &Message, report: &mut Report<'_>) {
        let named = |names: Vec<&String>| {
            names.iter().map(|name| format!("`{{ ${name} }}`")).collect::<Vec<_>>().join(", ")
        };
        let line = ours.line;
        let extra: Vec<&String> = ours.variables.difference(&theirs.variables).collect();
        if !extra.is_empty() {
            let message = format!("line {line}: the text `{key}` is never given {}", named(extra));
            let finding = report.path(self.path.clone(), message);
            match theirs.variables.is_empty() {
                true => finding.help("take it out"),
                false => finding.help(format!("it is given {}", named(theirs.variables.iter().collect()))),
            };
        }
        let lost: Vec<&String> = theirs.variables.difference(&ours.variables).collect();
        if !lost.is_empty() {
            let message = format!("line {line}: the text `{key}` does not show {}", named(lost));
            let finding = report.path(self.path.clone(), message);
            finding.severity = Severity::Warning;
            finding.help("write it where the value belongs");
        }
        let forms = plural_forms(self.language);
        for plural in &ours.plurals {
            let missing: BTreeSet<&str> =
                forms.iter().copied().filter(|form| !plural.contains(*form)).collect();
            if !missing.is_empty() {
                let missing: Vec<String> = missing.iter().map(|form| format!("`[{form}]`")).collect();
                let message = format!("line {line}: the text `{key}` has no form {}", missing.join(", "));
                let finding = report.path(self.path.clone(), message);
                finding.severity = Severity::Warning;
                finding.help("add the form; it may have the same words as another");
            }
        }
    }
}

/// Whether a template of the site's own asks for a text.
fn uses(context: &Context<'_>, key: &str) -> bool {
    let wanted = format!("k=\"{key}\"");
    context.library.themes.iter().any(|(path, bytes)| {
        path.contains("/templates/") && bytes.windows(wanted.len()).any(|window| window == wanted.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{Site, today};

    fn found(language: &str, change: impl Fn(&str) -> String) -> Vec<String> {
        let site = format!("title: {{en: T}}\nlanguages: [en, {language}]\ndefault_language: en\n");
        let mut library = Site::starter().with("fieldbook.yaml", site).library();
        let text = String::from_utf8_lossy(embedded()[&format!("i18n/{language}.ftl")]).into_owned();
        library.themes.insert(format!("default/i18n/{language}.ftl"), change(&text).into_bytes());
        let findings = crate::check::check(&library, today());
        let ours = findings.into_iter().filter(|finding| finding.code == "FB0603");
        ours.map(|finding| {
            format!("{}: {} ({})", finding.severity.word(), finding.message, finding.helps.join("; "))
        })
        .collect()
    }

    #[test]
    fn the_themes_own_six_languages_fit() {
        for language in Language::ALL {
            assert_eq!(found(language.code(), str::to_owned), [""; 0]);
        }
    }

    #[test]
    fn what_does_not_fit_is_told_with_its_line() {
        let slip = found("fr", |text| text.replace("menu-home = ", "menu-hom = "));
        assert!(slip.contains(&"error: the text `menu-home` is missing (add `menu-home = …`)".to_owned()));
        let unused = "no page uses the text `menu-hom` (did you mean `menu-home`?)";
        assert!(slip.iter().any(|told| told.ends_with(unused)), "{slip:?}");
        let placeholder = found("es", |text| text.replace("accessed = ", "accessed = { $dat } "));
        assert!(
            placeholder[0].contains("is never given `{ $dat }` (it is given `{ $date }`)"),
            "{placeholder:?}"
        );
        let lost = found("ru", |text| {
            let line = text.lines().find(|line| line.starts_with("accessed = ")).unwrap();
            text.replace(line, "accessed = Прочитано")
        });
        assert!(lost[0].starts_with("warning") && lost[0].contains("does not show `{ $date }`"), "{lost:?}");
        let plural = found("ru", |text| text.replacen("    [few]", "    [two]", 1));
        assert!(plural[0].contains("has no form `[few]`"), "{plural:?}");
    }

    #[test]
    fn a_template_of_the_site_may_ask_for_texts_of_its_own() {
        let site = "title: {en: T}\nlanguages: [en]\ndefault_language: en\n";
        let mut library = Site::starter().with("fieldbook.yaml", site).library();
        let text = String::from_utf8_lossy(embedded()["i18n/en.ftl"]).into_owned() + "\nmy-own = Mine\n";
        library.themes.insert("default/i18n/en.ftl".to_owned(), text.into_bytes());
        let count = |library: &crate::link::Library| {
            let findings = crate::check::check(library, today());
            findings.into_iter().filter(|finding| finding.code == "FB0603").count()
        };
        assert_eq!(count(&library), 1);
        library.themes.insert("default/templates/home.html".to_owned(), b"{{ t(k=\"my-own\") }}".to_vec());
        assert_eq!(count(&library), 0);
    }
}
