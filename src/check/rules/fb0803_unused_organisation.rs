//! FB0803: an organisation that no practice names.

use std::collections::BTreeSet;

use crate::check::links::nearest_name;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::{Broken, Target};
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
    if context.unread().practice() {
        return;
    }
    // Neither is what a key names that could not be read or has a slip in its name.
    let faulty = context.faulty();
    let unread = |source, keys: &[&str]| keys.iter().any(|key| faulty.has(source, key));
    if context.practice_texts().iter().any(|text| match text.translation {
        None => unread(text.body.source, &["origin", "contributor", "review", "review.by"]),
        Some(_) => unread(text.body.source, &["translation", "translation.by"]),
    }) {
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
            Target::Broken(Broken::NoSuchFile(path)) => {
                path.strip_prefix("content/organisations/").and_then(|file| file.strip_suffix(".yaml"))
            }
            _ => None,
        }));
    }
    // A name with a slip has a finding of its own, and stands for the organisation it is near to.
    let paths: BTreeSet<&str> = library.sources.iter().map(|(_, source)| source.path.as_str()).collect();
    let mut searches = 20;
    let strange = named.iter().filter(|slug| {
        !library.organisations.contains_key(**slug)
            && !paths.contains(format!("content/organisations/{slug}.yaml").as_str())
    });
    let strange: Vec<&str> = strange.copied().collect();
    for slug in strange {
        match nearest_name(slug, library.organisations.keys().map(String::as_str), &mut searches) {
            Some(near) => named.insert(near),
            None => return,
        };
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
    fn a_slip_in_the_name_is_not_told_twice() {
        for lines in [
            "orgin: portland-state-university",
            "origin: portland-state-univercity",
            "origin: portland",
            "origin: [portland-state-university]",
            "origin: quite-another",
            "origin: \"portland-state-university\" x",
        ] {
            let site = Site::starter().front(lines);
            let site = if lines.starts_with("orgin") {
                site.edit("origin: portland-state-university\n", "")
            } else {
                site
            };
            let codes: Vec<_> = site.findings().1.into_iter().map(|finding| finding.code).collect();
            assert_eq!(codes.len(), 1, "{lines}: {codes:?}");
        }
        // A name that is near to one organisation says nothing of the others.
        let site = Site::starter()
            .with("content/organisations/itu.yaml", "name: {en: ITU}\nkind: intergovernmental\n")
            .front("origin: portland-state-univercity");
        assert_eq!(site.marked("FB0803"), ["ITU"]);
    }

    #[test]
    fn an_unreadable_practice_may_name_it() {
        let site = Site::starter()
            .with("content/organisations/itu.yaml", "name: {en: ITU}\nkind: intergovernmental\n")
            .with("content/practices/some-thing/en.md", "no front matter");
        assert_eq!(site.marked("FB0803"), [""; 0]);
    }
}
