//! FB0223: an old name of a practice that cannot lead to it.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::model::slug::{is_practice_slug, slug_words};

pub(super) const RULE: Rule = Rule {
    code: "FB0223",
    name: "alias",
    severity: Severity::Error,
    title: "An alias is no name of a folder, or is taken",
    explanation: "\
`aliases` lists names that the folder of a practice had before, so that old links and printed pages still
lead to it. An alias that is the name of another practice, or an alias of one, would lead to two places.

An alias looks like the name of a folder: two to eight words of small letters and digits, with hyphens
between them, at most 60 characters. Delete an alias that is taken.",
    wrong: Example::Front("aliases: [tie-sensors-to-a-repair-service]"),
    right: Example::Front("aliases: [tie-sensors-to-repairs]"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let mut first = BTreeMap::new();
    for (_, original) in context.originals() {
        for alias in original.front.aliases.iter().flat_map(|list| &list.items) {
            let written = shown(&alias.value);
            if !is_practice_slug(&alias.value) {
                let finding = report.at(alias.span, format!("the alias `{written}` is no name of a folder"));
                let better = made_of(&alias.value);
                if is_practice_slug(&better) {
                    finding.help(format!("did you mean `{better}`?")).suggest(better);
                } else {
                    finding.help("write 2 to 8 words of small letters and digits with hyphens between them");
                }
            } else if context.library.practices.contains_key(&alias.value) {
                let finding =
                    report.at(alias.span, format!("the alias `{written}` is the name of a practice"));
                finding.help("delete it: a name in use cannot lead elsewhere");
            } else if let Some(before) = first.get(&alias.value) {
                let finding = report.at(alias.span, format!("the alias `{written}` is there twice"));
                finding.related(*before, "it is here already").help("delete one of the two");
            } else {
                first.insert(&alias.value, alias.span);
            }
        }
    }
}

/// The slug that a text was most likely meant to be; not always one.
fn made_of(text: &str) -> String {
    let name = text.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let name = name.trim_end_matches(".html").trim_end_matches(".md");
    slug_words(name).join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_made_a_slug() {
        for (text, slug) in [
            ("Tie Sensors to Repairs", "tie-sensors-to-repairs"),
            ("../practices/Été_à-Paris.html", "ete-a-paris"),
            ("日本", ""),
        ] {
            assert_eq!(made_of(text), slug);
        }
    }

    #[test]
    fn an_alias_belongs_to_one_practice() {
        use crate::check::tests::{SAMPLE, Site};
        let site = Site::starter();
        let aliased = |text: String, alias: &str| {
            text.replacen("\nlicence:", &format!("\naliases: [{alias}]\nlicence:"), 1)
        };
        let one = aliased(site.text(SAMPLE), "an-old-name");
        let two = aliased(site.text(SAMPLE).replace("BP-7K3Q0", "BP-FR23R"), "an-old-name");
        let site = site.with(SAMPLE, one).with("content/practices/another-thing/en.md", two);
        let (_, findings) = site.findings();
        let found: Vec<_> = findings.iter().filter(|finding| finding.code == "FB0223").collect();
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].message.as_str(), found[0].related.len()),
            ("the alias `an-old-name` is there twice", 1)
        );
    }
}
