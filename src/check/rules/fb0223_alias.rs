//! FB0223: an old name of a practice that cannot lead to it.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

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
            if !is_slug(&alias.value) {
                let finding = report.at(alias.span, format!("the alias `{written}` is no name of a folder"));
                let better = made_of(&alias.value);
                if is_slug(&better) {
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

/// Two to eight words of small letters and digits with hyphens between them, at most 60 characters.
fn is_slug(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.len() <= 60 && (2..=8).contains(&text.split('-').count()) && text.split('-').all(is_word)
}

/// The slug that a text was most likely meant to be; not always one.
fn made_of(text: &str) -> String {
    let name = text.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let name = name.trim_end_matches(".html").trim_end_matches(".md");
    let letters: String = name.nfkd().filter(char::is_ascii).take(100).collect();
    let words: Vec<&str> =
        letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_told_from_other_names() {
        for text in ["a-b", "tie-sensors-to-repairs", "5g-in-2-towns"] {
            assert!(is_slug(text), "{text}");
        }
        for text in
            ["", "con", "a--b", "-a-b", "a-b-", "A-b", "a_b", "é-a", "a-b-c-d-e-f-g-h-i", &"ab-".repeat(30)]
        {
            assert!(!is_slug(text), "{text}");
        }
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
