//! FB0324: the language of a source that is not given as a language tag.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0324",
    name: "language-tag",
    severity: Severity::Error,
    title: "The language of a source is not a language tag",
    explanation: "\
A reader wants to know before the click whether a source is in a language that he or she reads, and a
screen reader needs to know how to speak its title. The language is given as a short tag (BCP 47):
`en`, `ar`, `pt-BR`, `zh-Hans`. Sources may be in any language, not only in the six of the site.

Write the tag: two or three small letters, and, where needed, a script or country after a hyphen.",
    wrong: Example::Edit("language: en\nlicence: CC-BY-4.0", "language: English\nlicence: CC-BY-4.0"),
    right: Example::Edit("language: en\nlicence: CC-BY-4.0", "language: en-US\nlicence: CC-BY-4.0"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        for source in original.front.sources.iter().flat_map(|list| &list.items) {
            let Some(language) = source.language.as_ref().filter(|tag| !is_tag(&tag.value)) else { continue };
            let finding =
                report.at(language.span, format!("`{}` is not a language tag", shown(&language.value)));
            finding.label("not a tag");
            match meant(&language.value) {
                Some(tag) => finding.help(format!("did you mean `{tag}`?")).suggest(tag),
                None => {
                    finding.help("write the short tag of one language, such as `en`, `pt-BR` or `zh-Hans`")
                }
            };
        }
    }
}

/// Language, script, region, variants, extensions: their shapes, as BCP 47 gives them. Languages of
/// four to eight letters are reserved there and would let every word pass.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let letters = |part: &str, least: usize, most: usize| {
        (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    if !parts.next().is_some_and(|language| letters(language, 2, 3)) {
        return false;
    }
    parts.next_if(|part| letters(part, 3, 3));
    parts.next_if(|script| letters(script, 4, 4));
    let region = |part: &str| {
        letters(part, 2, 2) || (part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    parts.next_if(|part| region(part));
    let plain =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut extended = false;
    for part in parts {
        let variant = part.len() >= 5 || (part.len() == 4 && part.starts_with(|c: char| c.is_ascii_digit()));
        extended |= part.len() == 1;
        if !plain(part) || !(variant || extended) {
            return false;
        }
    }
    !text.ends_with('-')
}

fn meant(written: &str) -> Option<String> {
    const NAMES: [(&str, &str); 44] = [
        ("arabic", "ar"),
        ("العربية", "ar"),
        ("bengali", "bn"),
        ("chinese", "zh"),
        ("mandarin", "zh"),
        ("中文", "zh"),
        ("czech", "cs"),
        ("danish", "da"),
        ("deutsch", "de"),
        ("dutch", "nl"),
        ("english", "en"),
        ("anglais", "en"),
        ("inglés", "en"),
        ("английский", "en"),
        ("espagnol", "es"),
        ("español", "es"),
        ("spanish", "es"),
        ("finnish", "fi"),
        ("french", "fr"),
        ("français", "fr"),
        ("german", "de"),
        ("greek", "el"),
        ("hindi", "hi"),
        ("hungarian", "hu"),
        ("indonesian", "id"),
        ("italian", "it"),
        ("japanese", "ja"),
        ("日本語", "ja"),
        ("kazakh", "kk"),
        ("korean", "ko"),
        ("norwegian", "no"),
        ("persian", "fa"),
        ("farsi", "fa"),
        ("polish", "pl"),
        ("portuguese", "pt"),
        ("português", "pt"),
        ("russian", "ru"),
        ("русский", "ru"),
        ("swahili", "sw"),
        ("swedish", "sv"),
        ("thai", "th"),
        ("turkish", "tr"),
        ("urdu", "ur"),
        ("vietnamese", "vi"),
    ];
    if written.len() > 40 {
        return None;
    }
    let lower = written.trim().to_lowercase();
    let hyphened = written.trim().replace(['_', ' '], "-");
    let by_name = NAMES.iter().find(|(name, _)| *name == lower).map(|(_, tag)| (*tag).to_owned());
    by_name.or_else(|| (hyphened != written && is_tag(&hyphened)).then_some(hyphened))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_names_are_told_apart() {
        for tag in [
            "en",
            "EN",
            "pt-BR",
            "zh-Hans",
            "zh-Hans-CN",
            "es-419",
            "sr-Latn",
            "de-CH-1996",
            "sl-rozaj-biske",
            "gsw",
            "zh-yue",
            "en-x-private",
            "en-a-bbb",
        ] {
            assert!(is_tag(tag), "{tag}");
        }
        for (text, better) in [
            ("English", Some("en")),
            ("français", Some("fr")),
            ("en_US", Some("en-US")),
            ("e", None),
            ("en-", None),
            ("en, fr", None),
            ("en-a-é", None),
            ("", None),
            ("-", None),
            ("Klingon", None),
        ] {
            assert!(!is_tag(text), "{text}");
            assert_eq!(meant(text).as_deref(), better, "{text}");
        }
    }
}
