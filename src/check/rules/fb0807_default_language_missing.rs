//! FB0807: a name that is not given in the default language of the site.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural, shown};
use crate::model::language::Language;
use crate::parse::fields::List;
use crate::parse::front::Texts;
use crate::source::{Span, Text};

pub(super) const RULE: Rule = Rule {
    code: "FB0807",
    name: "default-language-missing",
    severity: Severity::Error,
    title: "A name is not given in the default language",
    explanation: "\
Where a name has not been translated, readers see it in the default language of the site, the
`default_language` of `fieldbook.yaml`. A name without that language would be missing for all others.

Add the name in the default language: `label: {en: Energy, fr: Énergie}`. A name that is the same in all
languages is given once, in the default language.",
    wrong: Example::File(
        "content/organisations/portland-state-university.yaml",
        "name: {fr: Université d’État de Portland}\nkind: academia\n",
    ),
    right: Example::File(
        "content/organisations/portland-state-university.yaml",
        "name: {en: Portland State University, fr: Université d’État de Portland}\nkind: academia\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let library = context.library;
    // A default language that is missing or unknown has a finding of its own.
    let site = library.site.as_ref().map(|site| &site.data);
    let Some(language) = site.and_then(|site| Language::from_code(site.default_language.as_ref()?.as_str()))
    else {
        return;
    };
    // Nor is one that the site's languages do not hold asked of every list.
    let listed = |list: &List<Text>| list.items.iter().any(|code| code.value == language.code());
    let languages = site.and_then(|site| site.languages.as_ref());
    if languages.is_some_and(|list| !list.items.is_empty() && !listed(list)) {
        return;
    }
    let lacking = |texts: &Option<Texts>| -> Option<Span> {
        // A text that is there and cannot be read has a finding of its own.
        let texts = texts.as_ref()?;
        if texts.keys.iter().any(|key| key.value == language.code()) { None } else { texts.key }
    };
    let mut one = |span: Option<Span>, what: &str| {
        if let Some(span) = span {
            report
                .at(span, format!("{what} has no text in `{language}`, the default language"))
                .label(format!("no `{language}`"))
                .help(format!("add it: `{language}: …`"));
        }
    };
    one(site.and_then(|site| lacking(&site.title)), "the title of the site");
    one(site.and_then(|site| lacking(&site.subject)), "the subject of the site");
    for organisation in library.organisations.values() {
        one(lacking(&organisation.data.name), "the name of this organisation");
    }
    for (_, vocabulary) in library.vocabularies.iter() {
        one(lacking(&vocabulary.record.title), "the title of this vocabulary");
    }
    for (_, vocabulary) in library.vocabularies.iter() {
        // A list in another language lacks them all: one finding tells as much as two hundred.
        let lacking: Vec<(Span, &str)> = vocabulary
            .record
            .entries
            .items
            .iter()
            .filter_map(|entry| {
                Some((lacking(&entry.label)?, entry.id.as_ref().map_or("", |id| id.as_str())))
            })
            .collect();
        let Some(((span, id), more)) = lacking.split_first() else { continue };
        let message = if more.is_empty() {
            format!("the label of `{}` has no text in `{language}`, the default language", shown(id))
        } else {
            let more = plural(more.len(), "other label", "other labels");
            format!("the label of `{}` and {more} have no text in `{language}`", shown(id))
        };
        report.at(*span, message).label(format!("no `{language}`")).help(format!("add it: `{language}: …`"));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn a_list_in_another_language_is_one_finding() {
        let found = Site::starter()
            .with(
                "content/vocabularies/power.yaml",
                "title: {fr: Énergie}\nentries:\n  - {id: battery, label: {fr: Pile}}\n  - {id: solar, label: {fr: Solaire}}\n  - {id: mains, label: {en: Mains}}\n",
            )
            .findings_of("FB0807");
        let messages: Vec<_> = found.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "the title of this vocabulary has no text in `en`, the default language",
                "the label of `battery` and 1 other label have no text in `en`"
            ]
        );
    }

    #[test]
    fn the_site_file_says_which_language_counts() {
        let site = Site::starter()
            .with("fieldbook.yaml", "title: {en: Practices}\nlanguages: [fr, en]\ndefault_language: fr\n")
            .with(
                "content/vocabularies/power.yaml",
                "title: {en: Power}\nentries:\n  - {id: battery, label: {en: Battery, fr: Batterie}}\n",
            );
        let marked = site.marked("FB0807");
        assert_eq!(marked.iter().filter(|key| *key == "title").count(), 2, "{marked:?}");
        let site = site.with(
            "fieldbook.yaml",
            "title: {fr: P}\nsubject: {en: IoT}\nlanguages: [fr, en]\ndefault_language: fr\n",
        );
        assert!(site.marked("FB0807").contains(&"subject".to_owned()));
        assert_eq!(marked.iter().filter(|key| *key == "name").count(), 2, "{marked:?}");
        let unknown =
            Site::starter().with("fieldbook.yaml", "title: {en: A}\nlanguages: [en]\ndefault_language: xx\n");
        assert_eq!(unknown.marked("FB0807"), [""; 0]);
    }
}
