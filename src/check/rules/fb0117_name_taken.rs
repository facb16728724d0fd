//! FB0117: a name whose page would stand where the site has a page of its own.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::model::slug::{INDEX, TAKEN};

pub(super) const RULE: Rule = Rule {
    code: "FB0117",
    name: "name-taken",
    severity: Severity::Error,
    title: "A name is taken by a page that fieldbook makes",
    explanation: "\
The name of a folder or file, and the id of an entry, become part of an address on the published site:
`content/pages/about` becomes `about.html`. Some addresses are taken: `index` is the first page of each
list, and `practices`, `search`, `new` and a few more are parts of the site itself. Two pages cannot
have one address.

Take a more telling name, as in `how-to-search`. The title may stay as it is.",
    wrong: Example::File(
        "content/pages/search/en.md",
        "---\ntitle: How to search\nsummary: Ways to find a practice.\n---\nStart with the list A–Z.\n",
    ),
    right: Example::File(
        "content/pages/how-to-search/en.md",
        "---\ntitle: How to search\nsummary: Ways to find a practice.\n---\nStart with the list A–Z.\n",
    ),
    check,
};

/// Vocabularies whose entries have pages.
const LISTS: [&str; 7] = ["domains", "topics", "stages", "sdgs", "regions", "country-groups", "standards"];
/// Those whose entries have their pages among the places.
const PLACES: [&str; 2] = ["regions", "country-groups"];
/// The page of practices that are for the whole world.
const GLOBAL: &str = "global";

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let library = context.library;
    // Folders without a text make no page; names of other letters have a finding of their own.
    for slug in library.pages.keys() {
        if TAKEN.contains(&slug.as_str()) {
            let message = format!("a page cannot have the name `{}`", shown(slug));
            let finding = report.path(format!("content/pages/{slug}"), message);
            finding.help(format!(
                "rename the folder, for example to `about-{slug}`: the site has a part of its own with this name"
            ));
        }
    }
    if let Some(record) = library.organisations.get(INDEX) {
        let path = &library.sources.get(record.source).path;
        report
            .path(path, format!("an organisation cannot have the name `{INDEX}`"))
            .help("name the file by the organisation: `index` is the list of all organisations");
    }
    for (_, original) in context.originals() {
        for alias in original.front.aliases.iter().flat_map(|list| &list.items) {
            if alias.value.eq_ignore_ascii_case(INDEX) {
                report
                    .at(alias.span, format!("no practice had the name `{INDEX}`"))
                    .label("taken")
                    .help("take it out: `index` is the list of all practices");
            }
        }
    }
    for list in LISTS {
        for entry in library.vocabularies.entries(list) {
            let Some(id) = &entry.id else { continue };
            let taken = id.value.eq_ignore_ascii_case(INDEX)
                || PLACES.contains(&list) && id.value.eq_ignore_ascii_case(GLOBAL);
            if taken {
                report
                    .at(id.span, format!("an entry of `{list}` cannot have the id `{}`", shown(&id.value)))
                    .label("taken")
                    .help("take another id: the site has a page of its own at this address");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{Site, today};
    use crate::edition::Choices;
    use crate::model::SITE_FILE;
    use crate::outputs::Plan;

    #[test]
    fn all_that_a_build_cannot_place_is_found() {
        let organisation = "name: {en: Index}\nkind: academia\n";
        assert_eq!(
            Site::starter().with("content/organisations/index.yaml", organisation).marked("FB0117"),
            ["content/organisations/index.yaml"]
        );
        for name in ["index", "practices", "translations", "new", "a-z", "atom"] {
            let page = format!("content/pages/{name}/en.md");
            let site = Site::starter().with(&page, "---\ntitle: T\nsummary: S\n---\nText.\n");
            assert_eq!(site.marked("FB0117"), [format!("content/pages/{name}")]);
        }
        for (list, id, taken) in [
            ("topics", "index", true),
            ("domains", "Index", true),
            ("stages", "index", true),
            ("topics", "global", false),
            ("regions", "global", true),
            ("efforts", "index", false),
            ("topics", "indexes", false),
        ] {
            let path = format!("content/vocabularies/{list}.yaml");
            let site = Site::starter();
            let text = site.text(&path);
            let first = text.split("- id: ").nth(1).unwrap().lines().next().unwrap().to_owned();
            let text = text.replacen(&format!("- id: {first}"), &format!("- id: {id}"), 1);
            let marked = site.with(&path, text).marked("FB0117");
            assert_eq!(marked.len(), usize::from(taken), "{list}: {id}");
        }
        assert_eq!(Site::starter().front("aliases: [index]").marked("FB0117"), ["index"]);
    }

    /// Whatever the site itself has in the folder of a language, the list must know.
    #[test]
    fn the_names_are_those_of_a_built_site() {
        // With all that is made only for a site with an address.
        let site = Site::starter();
        let text = site.text(SITE_FILE) + "base_url: https://example.org/\n";
        let library = site.with(SITE_FILE, text).library();
        let edition = crate::edition::select(&library, &[], &Choices::default(), today());
        let planned = crate::render::plan(&edition, &library.themes);
        assert!(planned.paths().len() > 30);
        assert!(planned.paths().iter().any(|path| path.contains("atom")));
        for path in planned.paths() {
            let Some(rest) = path.strip_prefix("en/") else { continue };
            let name = rest.split(['/', '.']).next().unwrap();
            assert!(TAKEN.contains(&name) || library.pages.contains_key(name), "{path}");
            if let Some((list, _)) = rest.split_once('/') {
                assert!(
                    LISTS.contains(&list)
                        || ["basket", "bundles", "practices", "organisations", "places"].contains(&list),
                    "{path}"
                );
            }
        }
    }
}
