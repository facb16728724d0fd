//! FB0803: an organisation that no practice names.

use std::collections::BTreeSet;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::Target;
use crate::source::{Span, Text};

pub(super) const RULE: Rule = Rule {
    code: "FB0803",
    name: "unused-organisation",
    severity: Severity::Warning,
    title: "An organisation is named nowhere",
    explanation: "\
The file of an organisation makes a page that lists its practices. If no practice names it, as origin,
contributor, reviewer or translator or by a link in the text, that page is empty, and readers who come
upon it learn nothing.

Name the organisation in a practice, or take its file away until it is needed.",
    wrong: Example::Front("origin: editorial"),
    right: Example::Front("origin: portland-state-university"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let library = context.library;
    // What an unreadable practice names is not known, so nothing can be called unused.
    if library.practices.values().any(|practice| !practice.unreadable.is_empty()) {
        return;
    }
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for practice in library.practices.values() {
        if let Some(original) = &practice.original {
            let front = &original.front;
            let by = front.review.as_ref().and_then(|review| review.by.as_ref());
            named.extend(
                [front.origin.as_ref(), front.contributor.as_ref(), by]
                    .into_iter()
                    .flatten()
                    .map(Text::as_str),
            );
        }
        for version in practice.translations.values() {
            let by = version.front.translation.as_ref().and_then(|state| state.by.as_ref());
            named.extend(by.map(Text::as_str));
        }
    }
    for version in library.pages.values().flat_map(|page| page.versions.values()) {
        let by = version.front.translation.as_ref().and_then(|state| state.by.as_ref());
        named.extend(by.map(Text::as_str));
    }
    for (_, body) in library.bodies() {
        named.extend(body.targets.values().filter_map(|target| match target {
            Target::Organisation(slug) => Some(slug.as_str()),
            _ => None,
        }));
    }
    for (slug, body) in &library.organisations {
        let editors = body.data.kind.as_ref().is_some_and(|kind| kind.value == "editorial");
        if editors || named.contains(slug.as_str()) {
            continue;
        }
        let name = body.data.name.as_ref().and_then(|name| Some(name.by_language.first()?.1.span));
        report
            .at(
                name.unwrap_or(Span::new(body.source, 0..0)),
                format!("the organisation `{}` is used nowhere", shown(slug)),
            )
            .label("no practice names it")
            .help("name it in a practice, or take the file away until it is needed");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn a_link_in_a_text_is_a_use() {
        let site = Site::starter()
            .with("content/organisations/itu.yaml", "name: {en: ITU}\nkind: intergovernmental\n");
        assert_eq!(site.marked("FB0803"), ["ITU"]);
        let site = site
            .edit("Pay for repair first", "The [ITU](../../organisations/itu.yaml). Pay for repair first");
        assert_eq!(site.marked("FB0803"), [""; 0]);
    }

    #[test]
    fn an_unreadable_practice_may_name_it() {
        let site = Site::starter()
            .with("content/organisations/itu.yaml", "name: {en: ITU}\nkind: intergovernmental\n")
            .with("content/practices/some-thing/en.md", "no front matter");
        assert_eq!(site.marked("FB0803"), [""; 0]);
    }
}
