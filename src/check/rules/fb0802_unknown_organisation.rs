//! FB0802: an organisation that has no file.

use std::collections::BTreeSet;

use crate::check::unread::Unread;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::suggest::{self, Suggestions};
use crate::diag::{Severity, shown};
use crate::link::outline::folded;
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0802",
    name: "unknown-organisation",
    severity: Severity::Error,
    title: "No organisation has this name",
    explanation: "\
`origin`, `contributor`, `review.by` and `translation.by` name an organisation by the name of its file in
`content/organisations/`, without `.yaml`. From that file the page takes the full name, the kind and
the country; without it nobody could tell who speaks.

Take the name of an existing file, or add a file for the organisation: at least its `name` and `kind`.
`fieldbook new organisation \"Full name\"` makes one.",
    wrong: Example::Front("origin: portland-state"),
    right: Example::Front("origin: portland-state-university"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let files = context.library.sources.iter().map(|(_, source)| source.path.as_str());
    let files = files.filter_map(|path| path.strip_prefix("content/organisations/")).collect();
    let unread = context.unread();
    let mut checker = Checker { context, report, files, unread, suggestions: Suggestions::default() };
    for practice in context.library.practices.values() {
        if let Some(original) = &practice.original {
            let front = &original.front;
            checker.value("origin", front.origin.as_ref());
            checker.value("contributor", front.contributor.as_ref());
            checker.value("review.by", front.review.as_ref().and_then(|review| review.by.as_ref()));
        }
        for version in practice.translations.values() {
            checker.value(
                "translation.by",
                version.front.translation.as_ref().and_then(|state| state.by.as_ref()),
            );
        }
    }
    for version in context.library.pages.values().flat_map(|page| page.versions.values()) {
        checker
            .value("translation.by", version.front.translation.as_ref().and_then(|state| state.by.as_ref()));
    }
}

struct Checker<'a, 'r, 'f> {
    context: &'a Context<'a>,
    report: &'r mut Report<'f>,
    /// Files of organisations, also those whose YAML could not be read.
    files: BTreeSet<&'a str>,
    unread: Unread<'a>,
    suggestions: Suggestions,
}

impl Checker<'_, '_, '_> {
    fn value(&mut self, key: &str, slug: Option<&Text>) {
        let library = self.context.library;
        let Some(slug) = slug.filter(|slug| !library.organisations.contains_key(&slug.value)) else { return };
        // A file that cannot be read has a finding of its own.
        let file = format!("{}.yaml", slug.value);
        let unread = || self.unread.has(&format!("content/organisations/{file}"));
        if self.files.contains(file.as_str()) || unread() {
            return;
        }
        let near = self.suggestions.of("", &slug.value, || near_slug(self.context, &slug.value));
        let finding = self
            .report
            .at(
                slug.span,
                format!("`{key}`: no organisation has a file called `{}.yaml`", shown(&slug.value)),
            )
            .label("no such file");
        match near {
            Some(near) => {
                finding.help(format!("did you mean `{near}`?")).suggest(near);
            }
            None => {
                finding.help("correct the name, or add a file for it in `content/organisations/`");
            }
        }
    }
}

/// The slug that is very likely meant; many people write the name itself.
fn near_slug(context: &Context<'_>, written: &str) -> Option<String> {
    let organisations = &context.library.organisations;
    let names: Vec<(&str, &str)> = organisations
        .iter()
        .flat_map(|(slug, body)| {
            let texts = [&body.data.name, &body.data.short].into_iter().flatten();
            texts.flat_map(|texts| &texts.by_language).map(move |(_, name)| (name.as_str(), slug.as_str()))
        })
        .collect();
    let wanted = folded(written);
    let exact =
        names.iter().find(|(name, _)| !wanted.is_empty() && folded(name) == wanted).map(|(_, slug)| *slug);
    exact
        .or_else(|| suggest::nearest(written, organisations.keys().map(String::as_str)))
        .or_else(|| {
            let near = suggest::nearest(written, names.iter().map(|(name, _)| *name))?;
            names.iter().find(|(name, _)| *name == near).map(|(_, slug)| *slug)
        })
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::Site;

    #[test]
    fn names_lead_to_the_slug() {
        for (line, slug) in [
            ("origin: PSU", Some("portland-state-university")),
            ("contributor: Portland State University", Some("portland-state-university")),
            ("origin: portland-state-univeristy", Some("portland-state-university")),
            ("review: {by: editors, date: 2026-11-22, next: 2028-11-22}", Some("editorial")),
            ("origin: ministry-of-water", None),
        ] {
            let found = Site::starter().lay(&Example::Front(line)).findings_of("FB0802");
            assert_eq!(found.len(), 1, "{line}");
            assert_eq!(found[0].suggestion.as_deref(), slug, "{line}");
        }
    }

    #[test]
    fn translators_of_practices_and_pages_are_looked_up() {
        let state = "translation: {of_revision: 1, status: draft, by: nobody, date: 2026-11-22}";
        let text = format!("---\ntitle: T\nsummary: S\n{state}\n---\n");
        let site = Site::starter()
            .with("content/practices/tie-sensors-to-a-repair-service/fr.md", text.clone())
            .with("content/pages/about/fr.md", text);
        assert_eq!(site.marked("FB0802"), ["nobody", "nobody"]);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_not_missing() {
        let site = Site::starter().with("content/organisations/portland-state-university.yaml", "name: [\n");
        assert_eq!(site.marked("FB0802"), [""; 0]);
    }
}
