//! FB0603: interface texts of a language that do not fit the pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::embedded::theme as embedded;
use crate::interface::{Interface, Message, plural_forms, read};
use crate::model::language::Language;
use crate::source::Span;

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

Each text is one line, `key = words`; a line that goes on is indented. `body-` and the `body` of a
standard, such as `body-etsi`, is the name of the organisation that made the standard.

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

/// For how many keys that no page uses a missing one is looked for that may be meant.
const GUESSES: usize = 100;

/// Most keys that one finding names.
const NAMED: usize = 6;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let site = context.library.site.as_ref().map(|site| &site.data);
    let theme = site.and_then(|site| site.theme.as_ref()).map_or("default", |theme| theme.as_str());
    let embedded = embedded();
    let text_of = |path: &str| embedded.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
    // The theme's own English is what its templates were written with.
    let Some(reference) = text_of("i18n/en.ftl").map(|text| read(text).messages) else { return };
    let bodies = bodies(context);
    // The names of the bodies are needed for those that there are.
    let needed: BTreeMap<&str, Option<&Message>> = reference
        .iter()
        .filter(|(key, _)| !key.starts_with(BODY))
        .map(|(key, message)| (key.as_str(), Some(message)))
        .chain(bodies.keys().map(|key| (key.as_str(), None)))
        .collect();
    let used = used_by_own_templates(context, theme);
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
        let file = Texts { path: format!("themes/{theme}/{path}"), language, own: own.is_some() };
        let Interface { messages, unreadable } = read(text);
        match unreadable {
            // What else is wrong may follow from it.
            Some((line, words)) => {
                report
                    .path(file.path, format!("line {line}: the texts cannot be read: {}", shown(&words)))
                    .help("write each text as `key = words`, and indent every line that goes on");
            }
            None => file.compare(&messages, &needed, &used, &bodies, report),
        }
    }
}

/// What the keys of the names of organisations that make standards begin with.
const BODY: &str = "body-";

/// The key of each body of the standards, with the place where one is first named.
fn bodies(context: &Context<'_>) -> BTreeMap<String, Span> {
    let mut bodies = BTreeMap::new();
    for entry in context.library.vocabularies.entries("standards") {
        if let Some(body) = &entry.body {
            bodies.entry(format!("{BODY}{}", body.value)).or_insert(body.span);
        }
    }
    bodies
}

/// The texts that the site's own templates ask for.
fn used_by_own_templates(context: &Context<'_>, theme: &str) -> BTreeSet<String> {
    let folder = format!("{theme}/templates/");
    let templates = context.library.themes.iter().filter(|(path, _)| path.starts_with(&folder));
    let mut used = BTreeSet::new();
    for (_, bytes) in templates {
        let text = String::from_utf8_lossy(bytes);
        let asked = text.split("k=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
        used.extend(asked);
    }
    used
}

/// The interface texts of one language.
struct Texts {
    path: String,
    language: Language,
    /// Whether the site has a file of its own.
    own: bool,
}

impl Texts {
    fn compare(
        &self,
        messages: &BTreeMap<String, Message>,
        needed: &BTreeMap<&str, Option<&Message>>,
        used: &BTreeSet<String>,
        bodies: &BTreeMap<String, Span>,
        report: &mut Report<'_>,
    ) {
        let missing: Vec<&str> = needed.keys().copied().filter(|key| !messages.contains_key(*key)).collect();
        let (nameless, missing): (Vec<&str>, Vec<&str>) =
            missing.into_iter().partition(|key| bodies.contains_key(*key) && !self.own);
        // The theme does not know the organisation: what is to be mended stands in the vocabulary.
        for key in nameless {
            let body = shown(key.trim_start_matches(BODY));
            report
                .at(
                    bodies[key],
                    format!("the organisation `{body}` has no name in `{}`", self.language.code()),
                )
                .label("not known to the theme")
                .help(format!("copy the theme's texts to {} and add `{} = …`", self.path, shown(key)));
        }
        if let Some(first) = missing.first() {
            let message = match missing.len() {
                1 => format!("the text `{}` is missing", shown(first)),
                count => format!("{count} texts are missing, the first is `{}`", shown(first)),
            };
            let some = missing[..missing.len().min(NAMED)].join(" = …`, `");
            report.path(self.path.clone(), message).help(format!("add `{some} = …`"));
        }
        let mut guesses = 0;
        for (key, message) in messages {
            match needed.get(key.as_str()) {
                Some(Some(theirs)) => self.compare_one(key, message, theirs, report),
                Some(None) => self.compare_one(key, message, &Message::default(), report),
                // Names of organisations that the theme knows and the site does not need.
                None if used.contains(key) || key.starts_with(BODY) => {}
                None => {
                    let words = format!("line {}: no page uses the text `{key}`", message.line);
                    let finding = report.path(self.path.clone(), words);
                    finding.severity = Severity::Warning;
                    guesses += 1;
                    let near = (guesses <= GUESSES).then(|| suggest::nearest(key, missing.iter().copied()));
                    match near.flatten() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{Site, today};

    fn found(language: &str, change: impl Fn(&str) -> String) -> Vec<String> {
        let site = format!("title: {{en: T}}\nlanguages: [en, {language}]\ndefault_language: en\n");
        let mut library = Site::starter().with("fieldbook.yaml", site).library();
        let text = String::from_utf8_lossy(embedded()[&format!("i18n/{language}.ftl")]).into_owned();
        std::sync::Arc::make_mut(&mut library.themes)
            .insert(format!("default/i18n/{language}.ftl"), change(&text).into_bytes());
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
    fn lines_that_are_no_fluent_are_told_and_nothing_that_follows_from_them() {
        let told = found("fr", |_| "# Textes\nthis is no fluent\n".to_owned());
        let help = "write each text as `key = words`, and indent every line that goes on";
        let words = "line 2: the texts cannot be read: expected a token starting with `=`";
        assert_eq!(told, [format!("error: {words} ({help})")]);
        let deep = found("fr", |text| format!("{text}xx = {}", "{".repeat(4_000)));
        assert!(deep.len() == 1 && deep[0].contains(": brackets stand more than 100 deep"), "{deep:?}");
    }

    #[test]
    fn names_of_organisations_are_needed_for_those_that_there_are() {
        let path = "content/vocabularies/standards.yaml";
        let record = |body: &str| {
            format!(
                "title: {{en: Standards}}\nentries:\n  - {{id: x-1, label: {{en: X}}, body: {body}, number: X 1, \
                 date: \"2014-06\", status: published, url: \"https://www.rfc-editor.org/info/rfc1\"}}\n"
            )
        };
        let site = "title: {en: T}\nlanguages: [en]\ndefault_language: en\n";
        let told = |body: &str, own: Option<&str>| -> Vec<(String, bool)> {
            let site = Site::starter().with("fieldbook.yaml", site).with(path, record(body));
            let mut library = site.library();
            let text = String::from_utf8_lossy(embedded()["i18n/en.ftl"]).into_owned();
            if let Some(own) = own {
                let without: String =
                    text.lines().filter(|line| !line.starts_with(BODY)).collect::<Vec<_>>().join("\n");
                std::sync::Arc::make_mut(&mut library.themes)
                    .insert("default/i18n/en.ftl".to_owned(), format!("{without}\n{own}\n").into_bytes());
            }
            let findings = crate::check::check(&library, today());
            let ours = findings.into_iter().filter(|finding| finding.code == "FB0603");
            ours.map(|finding| (finding.message, matches!(finding.place, crate::fault::Place::Span(_))))
                .collect()
        };
        assert_eq!(told("ietf", None), []);
        assert_eq!(told("oma", None), [("the organisation `oma` has no name in `en`".to_owned(), true)]);
        // With a file of the site's own, the text is missing there; those of other bodies are not missed.
        assert_eq!(told("oma", Some("")), [("the text `body-oma` is missing".to_owned(), false)]);
        assert_eq!(told("oma", Some("body-oma = OMA SpecWorks\nbody-etsi = ETSI")), []);
    }

    #[test]
    fn thousands_of_texts_are_looked_up_once_each() {
        let many: String = (0..20_000).map(|n| format!("own-{n} = x\n")).collect();
        let told = found("fr", |text| format!("{text}{many}"));
        assert_eq!(told.len(), 20_000);
        // As many that are missing are not compared with each of them.
        found("fr", |_| many.clone());
        let line = String::from_utf8_lossy(embedded()["i18n/fr.ftl"]).lines().count() + 20_000;
        assert!(
            told.iter().any(|told| told.contains(&format!("line {line}: no page uses the text `own-19999`")))
        );
    }

    #[test]
    fn a_template_of_the_site_may_ask_for_texts_of_its_own() {
        let site = "title: {en: T}\nlanguages: [en]\ndefault_language: en\n";
        let mut library = Site::starter().with("fieldbook.yaml", site).library();
        let text = String::from_utf8_lossy(embedded()["i18n/en.ftl"]).into_owned() + "\nmy-own = Mine\n";
        std::sync::Arc::make_mut(&mut library.themes)
            .insert("default/i18n/en.ftl".to_owned(), text.into_bytes());
        let count = |library: &crate::link::Library| {
            let findings = crate::check::check(library, today());
            findings.into_iter().filter(|finding| finding.code == "FB0603").count()
        };
        assert_eq!(count(&library), 1);
        std::sync::Arc::make_mut(&mut library.themes)
            .insert("default/templates/home.html".to_owned(), b"{{ t(k=\"my-own\") }}".to_vec());
        assert_eq!(count(&library), 0);
    }
}
