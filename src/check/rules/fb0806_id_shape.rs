//! FB0806: an id that has not the shape of its vocabulary.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::outline::slugify;
use crate::model::slug::is_slug;

pub(super) const RULE: Rule = Rule {
    code: "FB0806",
    name: "id-shape",
    severity: Severity::Error,
    title: "An id of a vocabulary has an odd shape",
    explanation: "\
Ids stand in addresses, in file names and in searches, so they are kept simple: small letters of the
Latin alphabet, digits, and single hyphens between them. They are the same in every language; what
people read is the `label`.

A few lists keep the codes that the world uses: countries three capital letters (`RWA`), regions and
country groups capital letters (`AFR`), WSIS lines `C1` or `C7-e-health`, cost bands such as `10-100k`.",
    wrong: Example::File(
        "content/vocabularies/power.yaml",
        "title: {en: Power}\nentries:\n  - {id: battery, label: {en: Battery}}\n  - {id: Solar panel, label: {en: \
         Solar panel}}\n",
    ),
    right: Example::File(
        "content/vocabularies/power.yaml",
        "title: {en: Power}\nentries:\n  - {id: battery, label: {en: Battery}}\n  - {id: solar-panel, label: {en: \
         Solar panel}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (name, vocabulary) in context.library.vocabularies.iter() {
        let shape = shape_of(name);
        for id in vocabulary.record.entries.items.iter().filter_map(|entry| entry.id.as_ref()) {
            if (shape.fits)(&id.value) {
                continue;
            }
            let finding = report
                .at(id.span, format!("the id `{}` is not {}", shown(&id.value), shape.words))
                .label("odd shape");
            let mended = [slugify(&id.value), id.value.trim().to_ascii_uppercase()];
            match mended.into_iter().find(|mended| (shape.fits)(mended)) {
                Some(mended) => finding.help(format!("write `{mended}`")).suggest(mended),
                None => finding.help(format!("an id of this list is {}", shape.words)),
            };
        }
    }
}

/// What the ids of a vocabulary look like.
struct Shape {
    words: &'static str,
    fits: fn(&str) -> bool,
}

fn shape_of(vocabulary: &str) -> Shape {
    match vocabulary {
        "countries" => Shape { words: "three capital letters", fits: |id| id.len() == 3 && capitals(id) },
        "regions" | "country-groups" => {
            Shape { words: "made of capital letters", fits: |id| id.len() <= 12 && capitals(id) }
        }
        "wsis-lines" => Shape { words: "a line such as `C1` or `C7-e-health`", fits: is_wsis_line },
        "cost-bands" => Shape { words: "a band such as `10-100k` or `<1k`", fits: is_cost_band },
        _ => Shape { words: "made of small letters, digits and single hyphens", fits: is_slug },
    }
}

fn capitals(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_wsis_line(id: &str) -> bool {
    let (line, part) = id.split_once('-').map_or((id, None), |(line, part)| (line, Some(part)));
    let number = line
        .strip_prefix('C')
        .filter(|number| !number.starts_with('0'))
        .and_then(|number| number.parse().ok());
    number.is_some_and(|number: u32| (1..=99).contains(&number)) && part.is_none_or(is_slug)
}

fn is_cost_band(id: &str) -> bool {
    let amount = |text: &str| {
        let digits = text.trim_end_matches(['k', 'M']);
        text.len() - digits.len() <= 1
            && !digits.is_empty()
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    match id.strip_prefix(['<', '>']) {
        Some(bound) => amount(bound),
        None => id.split_once('-').is_some_and(|(from, to)| amount(from) && amount(to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_vocabulary_has_its_shape() {
        for (vocabulary, right, wrong) in [
            (
                "topics",
                vec!["ipv6", "2g", "device-lifecycle", "6"],
                vec!["", "IPv6", "a--b", "-a", "a_b", "énergie", "a "],
            ),
            ("countries", vec!["RWA"], vec!["rwa", "RW", "R1A", "RWAN", "ÉÉÉ"]),
            ("regions", vec!["AFR", "CIS"], vec!["Afr", "", "A-B"]),
            (
                "wsis-lines",
                vec!["C1", "C11", "C7-e-health"],
                vec!["C", "c1", "C01", "C7-", "7", "C7-E-health"],
            ),
            (
                "cost-bands",
                vec!["<1k", "1-10k", "100k-1M", ">1M"],
                vec!["cheap", "1k", "<", "-", "10-", "1kk-2"],
            ),
        ] {
            let shape = shape_of(vocabulary);
            for id in right {
                assert!((shape.fits)(id), "{vocabulary}: {id}");
            }
            for id in wrong {
                assert!(!(shape.fits)(id), "{vocabulary}: {id}");
            }
        }
    }
}
