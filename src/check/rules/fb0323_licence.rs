//! FB0323: a licence that no list knows.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0323",
    name: "licence",
    severity: Severity::Error,
    title: "A licence is not named by its SPDX identifier",
    explanation: "\
The licence tells a reader what may be done with the text: copy it, translate it, print it for a
workshop. It is named by a short code from the SPDX list (https://spdx.org/licenses/), which programs
and people in every language understand: `CC-BY-4.0` is Creative Commons Attribution 4.0.

Take the code from the list. For your own text `CC-BY-4.0` is the usual one here. For a source or a
picture of somebody else a few words are accepted, such as `all rights reserved`.",
    wrong: Example::Front("licence: CC BY 4.0"),
    right: Example::Front("licence: CC-BY-4.0"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let front = &original.front;
        front.licence.iter().for_each(|licence| check_licence(report, licence, false));
        let sources =
            front.sources.iter().flat_map(|list| &list.items).filter_map(|source| source.licence.as_ref());
        let images =
            front.images.iter().flat_map(|list| &list.items).filter_map(|image| image.licence.as_ref());
        sources.chain(images).for_each(|licence| check_licence(report, licence, true));
    }
    if let Some(licence) = context.library.site.as_ref().and_then(|site| site.data.licence.as_ref()) {
        check_licence(report, licence, false);
    }
}

fn check_licence(report: &mut Report<'_>, licence: &Text, words: bool) {
    let written = licence.value.trim();
    if is_known(written) {
        return;
    }
    let near = nearest(written);
    // With a few words allowed, only a slip in a code can be told from words.
    let is_code =
        !written.contains(char::is_whitespace) && written.contains(['-', '.', '0', '1', '2', '3', '4']);
    if words && !(is_code && near.is_some()) {
        return;
    }
    let finding =
        report.at(licence.span, format!("`{}` is not in the SPDX list of licences", shown(written)));
    finding.label("unknown licence");
    match near {
        Some(near) => finding.help(format!("did you mean `{near}`?")).suggest(near),
        None => finding.help("take the code from https://spdx.org/licenses/, for your own text `CC-BY-4.0`"),
    };
}

fn is_known(id: &str) -> bool {
    spdx::license_id(id).is_some_and(|licence| licence.name == id)
}

/// The licence that was meant: its full name, its address, another way to write its code.
fn nearest(written: &str) -> Option<&'static str> {
    // The longest full name has about a hundred letters; what is longer is no name.
    if written.len() > 200 {
        return None;
    }
    let lower = written.to_lowercase();
    let path = lower.split_once("creativecommons.org/licenses/").map(|(_, path)| format!("cc {path}"));
    let words: Vec<&str> = path
        .as_deref()
        .unwrap_or(&lower)
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '/' | ',' | '(' | ')'))
        .filter(|word| {
            !word.is_empty() && !["licence", "license", "the", "international", "deed"].contains(word)
        })
        .collect();
    let code = words.join("-");
    let ids = || spdx::identifiers::LICENSES.iter();
    let same = |wanted: &str| {
        ids().find(|licence| licence.name.eq_ignore_ascii_case(wanted)).map(|licence| licence.name)
    };
    let is_code = code.len() >= 4 && code.contains(|c: char| c == '-' || c == '.' || c.is_ascii_digit());
    let newest = format!("{code}-4.0");
    let versioned = code.replace("-v", "-");
    same(&code)
        .or_else(|| same(&versioned))
        .or_else(|| code.starts_with("cc-by").then(|| same(&newest)).flatten())
        .or_else(|| {
            ids().find(|licence| licence.full_name.to_lowercase() == lower).map(|licence| licence.name)
        })
        .or_else(|| {
            let (licence, length) = spdx::imprecise_license_id(&lower)?;
            // The list of the crate takes `gnu gpl v2` for version 3.
            let versions =
                lower.chars().filter(char::is_ascii_digit).all(|digit| licence.name.contains(digit));
            (length == lower.len() && versions).then_some(licence.name)
        })
        .or_else(|| suggest::nearest(&code, ids().map(|licence| licence.name)).filter(|_| is_code))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;
    use super::*;

    #[test]
    fn other_ways_to_write_a_licence_are_understood() {
        for (written, meant) in [
            ("CC BY 4.0", Some("CC-BY-4.0")),
            ("cc-by-4.0", Some("CC-BY-4.0")),
            ("CC-BY", Some("CC-BY-4.0")),
            ("CC BY-SA 4.0 International", Some("CC-BY-SA-4.0")),
            ("Creative Commons Attribution 4.0 International", Some("CC-BY-4.0")),
            ("https://creativecommons.org/licenses/by/4.0/", Some("CC-BY-4.0")),
            ("CC0", Some("CC0-1.0")),
            ("Apache 2.0", Some("Apache-2.0")),
            ("MIT License", Some("MIT")),
            ("CC-BY-4,0", Some("CC-BY-4.0")),
            ("free", None),
            ("GNU GPL v2", None),
            ("GPL v2", Some("GPL-2.0-only")),
            ("Creative Commons", None),
            ("", None),
        ] {
            assert_eq!(nearest(written), meant, "{written}");
        }
    }

    #[test]
    fn a_few_words_are_enough_for_what_belongs_to_others() {
        let image = |licence: &str| {
            format!("images:\n  - {{file: a.png, alt: A, credit: C, licence: \"{licence}\"}}\n")
        };
        for (lines, found) in [
            (image("all rights reserved"), 0),
            (image("public domain"), 0),
            (image("copyright"), 0),
            (image("with permission of ICBA, 2024"), 0),
            (image("CC-BY-4.0"), 0),
            (image("CC-BY4.0"), 1),
            ("licence: all rights reserved".to_owned(), 1),
            ("licence: ODbL-1.0".to_owned(), 0),
        ] {
            assert_eq!(Site::bare().front(&lines).found("FB0323").len(), found, "{lines}");
        }
    }
}
