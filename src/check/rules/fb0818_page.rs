//! FB0818: two pages with the same title, or a page without words.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::outline::folded;
use crate::model::language::Language;
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0818",
    name: "page",
    severity: Severity::Warning,
    title: "Two pages have the same title, or a page has no words",
    explanation: "\
Pages stand in the menu and in search results by their titles; two with the same title cannot be told
apart. And a page without a word helps nobody who opens it.

Give each page a title of its own, and write something on it, or take the page away for now.",
    wrong: Example::File(
        "content/pages/contribute/en.md",
        "---\ntitle: About\nsummary: How to add a practice of your own.\n---\nWrite to the editors.\n",
    ),
    right: Example::File(
        "content/pages/contribute/en.md",
        "---\ntitle: Contribute\nsummary: How to add a practice of your own.\n---\nWrite to the editors.\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let mut seen: BTreeMap<(Language, String), &Text> = BTreeMap::new();
    for page in context.library.pages.values() {
        for (language, version) in &page.versions {
            if let Some(title) = &version.front.title {
                let key = (*language, folded(&title.value));
                match seen.get(&key) {
                    None => {
                        seen.insert(key, title);
                    }
                    Some(first) => {
                        report
                            .at(title.span, format!("another page has the title `{}`", shown(&title.value)))
                            .label("the same title")
                            .related(first.span, "the other one")
                            .help("give each page a title of its own");
                    }
                }
            }
            if !version.body.document.plain_text().contains(char::is_alphanumeric) {
                report
                    .at(version.body.head, "this page has no words below its front matter")
                    .help("write something below the second `---` line, or take the page away");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn languages_do_not_clash_and_an_empty_page_is_found() {
        let site = Site::starter()
            .with("content/pages/contribute/fr.md", "---\ntitle: About\nsummary: S\n---\nTexte\n")
            .with("content/pages/offline/en.md", "---\ntitle: Offline\nsummary: S\n---\n\n---\n");
        assert_eq!(site.marked("FB0818"), ["---"]);
    }
}
