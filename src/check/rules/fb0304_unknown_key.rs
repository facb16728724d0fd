//! FB0304: a key that the place does not have.

use super::fb0110_misplaced::language_named;
use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::{Severity, any_of, shown, suggest};
use crate::fault::FaultKind;
use crate::model::language::Language;
use crate::model::slug::is_practice_slug;

pub(super) const RULE: Rule = Rule {
    code: "FB0304",
    name: "unknown-key",
    severity: Severity::Error,
    title: "A key has a name that fieldbook does not know",
    explanation: "\
Front matter and the other YAML files have fixed keys. An unknown key is nearly always a slip of the
keyboard, and what stands behind it would be lost without a word.

Correct the name. If you want to keep something of your own for a theme, put it under `extra:`, where
every key is allowed.",
    wrong: Example::Front("topcs: [maintenance]"),
    right: Example::Front("topics: [maintenance]"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        let FaultKind::UnknownKey { key, of, known } = kind else { return None };
        let worded = Worded::new(format!("unknown key `{}` in {of}", shown(key))).label("not known here");
        if let Some((slip, better)) = without_a_space(key, known) {
            let help = format!("{slip}: `{}`", shown(&better));
            return Some(worded.help(help).suggest(better));
        }
        if *of == PART && is_practice_name(key) {
            return Some(worded.help(format!(
                "a practice is named by its symbol or folder alone: write `- {}`, with no colon and nothing behind it",
                shown(key)
            )));
        }
        let mut sorted = known.clone();
        sorted.sort_unstable();
        let all = format!("known keys here are {}", any_of(&sorted).replace(" or ", " and "));
        if Language::CODES.iter().all(|code| known.contains(code))
            && let Some(language) = language_named(key)
        {
            let near = language.code();
            return Some(worded.help(format!("did you mean `{near}`?")).help(all).suggest(near));
        }
        Some(match nearest_key(key, of, known) {
            Some(near) => worded.help(format!("did you mean `{near}`?")).suggest(near),
            None => worded.help(all),
        })
    });
}

/// What a group of keys under `practices` of a recipe is.
pub(super) const PART: &str = "a part of the bundle";

/// Whether a key is the name of a practice, written with a colon behind it: `- BP-7K3Q0:`.
pub(super) fn is_practice_name(key: &str) -> bool {
    key.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("BP-")) || is_practice_slug(key)
}

/// Words that people write for a key of a recipe, by what the key stands in.
const MEANT: [(&str, &str, &str); 36] = [
    ("the recipe of a bundle", "query", "where"),
    ("the recipe of a bundle", "search", "where"),
    ("the recipe of a bundle", "find", "where"),
    ("the recipe of a bundle", "filter", "where"),
    ("the recipe of a bundle", "langs", "languages"),
    ("the recipe of a bundle", "lng", "languages"),
    ("the recipe of a bundle", "name", "title"),
    ("the recipe of a bundle", "description", "summary"),
    ("the recipe of a bundle", "programme", "agenda"),
    ("the recipe of a bundle", "program", "agenda"),
    ("the recipe of a bundle", "schedule", "agenda"),
    ("the recipe of a bundle", "timetable", "agenda"),
    ("the recipe of a bundle", "include", "parts"),
    ("the recipe of a bundle", "font_size", "text_size"),
    ("the recipe of a bundle", "images", "logos"),
    ("`event`", "venue", "place"),
    ("`event`", "location", "place"),
    ("`event`", "city", "place"),
    ("`event`", "date", "start"),
    ("`event`", "from", "start"),
    ("`event`", "to", "end"),
    ("`event`", "organiser", "host"),
    ("`event`", "timezone", "zone"),
    ("`event`", "time_zone", "zone"),
    ("a part of the bundle", "title", "heading"),
    ("a part of the bundle", "name", "heading"),
    ("a day of the agenda", "date", "day"),
    ("a day of the agenda", "agenda", "items"),
    ("a day of the agenda", "sessions", "items"),
    ("an item of the agenda", "start", "from"),
    ("an item of the agenda", "end", "to"),
    ("an item of the agenda", "until", "to"),
    ("an item of the agenda", "title", "what"),
    ("a logo", "picture", "file"),
    ("a logo", "image", "file"),
    ("a logo", "name", "alt"),
];

/// The key that a wrong one was most likely meant to be; `of` says where it stands.
pub(in crate::check) fn nearest_key(key: &str, of: &str, known: &[&'static str]) -> Option<&'static str> {
    let meant = || {
        let word = key.trim().to_lowercase();
        MEANT.iter().find(|(place, said, _)| *place == of && *said == word).map(|(.., meant)| *meant)
    };
    meant().or_else(|| suggest::nearest(key, known.iter().copied()))
}

/// `{amount:500}`, `{amount： 500}` and `-title: x` are keys to YAML: a space was forgotten, or the colon is none.
fn without_a_space(key: &str, known: &[&'static str]) -> Option<(&'static str, String)> {
    if let Some((name, value)) = key.split_once([':', '：']) {
        let slip = match key[name.len()..].starts_with(':') {
            true => "a space is missing after the colon",
            false => "`：` is not the colon that ends a key",
        };
        return known.contains(&name).then(|| (slip, format!("{name}: {}", value.trim_start())));
    }
    let name = key.strip_prefix('-')?;
    known.contains(&name).then(|| ("a space is missing after the hyphen", format!("- {name}")))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn another_name_of_a_language_is_known() {
        for (path, text) in [
            ("content/search-tests.yaml", "sp: [{ask: bomba, find: [BP-7K3Q0]}]\n"),
            ("fieldbook.yaml", "title: {en: T, sp: T}\nlanguages: [en]\ndefault_language: en\n"),
        ] {
            let found = Site::bare().with(path, text).found("FB0304");
            let [(place, finding)] = found.as_slice() else { panic!("{path}: {found:?}") };
            assert_eq!((place.as_str(), finding.suggestion.as_deref()), ("sp", Some("es")));
            let all = "known keys here are `ar`, `en`, `es`, `fr`, `ru` and `zh`";
            assert_eq!(finding.helps, ["did you mean `es`?", all]);
        }
    }

    #[test]
    fn a_practice_with_a_colon_behind_it_is_no_part() {
        for written in ["BP-7K3Q0:", "bp-7k3q0: Tie sensors", "tie-sensors-to-a-repair-service:"] {
            let name = written.split(':').next().unwrap();
            let recipe = |item: &str| format!("title: {{en: T}}\nlanguages: [en]\npractices:\n  - {item}\n");
            let site = Site::starter().with("content/bundles/x.yaml", recipe(written));
            let found: Vec<_> = site.findings().1;
            let [finding] = found.as_slice() else { panic!("{written}: {found:?}") };
            assert_eq!(finding.code, "FB0304");
            assert!(finding.helps[0].contains(&format!("write `- {name}`, with no colon")), "{finding:?}");
            let mended =
                Site::starter().with("content/bundles/x.yaml", recipe(&name.replace("bp-7k3q0", "BP-7K3Q0")));
            assert!(mended.findings().1.is_empty(), "{:?}", mended.findings().1);
        }
    }

    /// Whoever takes the word that is offered has a key that is known, and is not told that it is missing.
    #[test]
    fn other_words_for_a_key_of_a_recipe_are_known() {
        let recipe = |of: &str, key: &str| {
            let line = format!("{key}: x");
            let head = "title: {en: T}\nlanguages: [en]\n";
            match of {
                "`event`" => format!("{head}event: {{{line}}}\n"),
                "a part of the bundle" => format!("{head}practices: [{{{line}}}]\n"),
                "a day of the agenda" => format!("{head}agenda: [{{{line}}}]\n"),
                "an item of the agenda" => {
                    format!("{head}agenda: [{{day: 2027-03-15, items: [{{{line}}}]}}]\n")
                }
                "a logo" => format!("{head}logos: [{{{line}}}]\n"),
                _ => format!("{line}\n"),
            }
        };
        let others = [
            ("the recipe of a bundle", "practice", "practices"),
            ("the recipe of a bundle", "lang", "languages"),
            ("the recipe of a bundle", "language", "languages"),
            ("the recipe of a bundle", "logo", "logos"),
        ];
        for (of, key, better) in super::MEANT.into_iter().chain(others) {
            let site = Site::one("content/bundles/x.yaml", recipe(of, key));
            let found = site.found("FB0304");
            let [(place, finding)] = found.as_slice() else { panic!("{of}, {key}: {found:?}") };
            assert_eq!((place.as_str(), finding.suggestion.as_deref()), (key, Some(better)), "{of}");
            let missing = site.found("FB0308");
            let missing = missing.iter().any(|(_, finding)| finding.message.contains(&format!("`{better}`")));
            assert!(!missing, "{of}, {key}");
            assert!(site.text("content/bundles/x.yaml").contains(key));
        }
    }

    #[test]
    fn a_forgotten_space_and_a_colon_of_another_script_are_told() {
        for (lines, better) in [
            ("cost: {amount:500, currency: USD, year: 2014, covers: x}", Some("amount: 500")),
            ("period:\n  -start: 2014", Some("- start")),
            ("cost: {amount： 500, currency: USD, year: 2014, covers: x}", Some("amount: 500")),
            ("cost: {amount：500, currency: USD, year: 2014, covers: x}", Some("amount: 500")),
            ("staeg: good", Some("stage")),
            ("colour: blue", None),
        ] {
            let found = Site::bare().front(lines).found("FB0304");
            assert_eq!(
                found.first().and_then(|(_, finding)| finding.suggestion.as_deref()),
                better,
                "{lines}"
            );
            assert_eq!(found.len(), 1, "{lines}");
        }
    }
}
