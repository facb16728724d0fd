//! FB0304: a key that the place does not have.

use super::fb0110_misplaced::language_named;
use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::{Severity, any_of, shown, suggest};
use crate::fault::FaultKind;
use crate::model::language::Language;

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
        let mut sorted = known.clone();
        sorted.sort_unstable();
        let all = format!("known keys here are {}", any_of(&sorted).replace(" or ", " and "));
        if Language::CODES.iter().all(|code| known.contains(code))
            && let Some(language) = language_named(key)
        {
            let near = language.code();
            return Some(worded.help(format!("did you mean `{near}`?")).help(all).suggest(near));
        }
        Some(match suggest::nearest(key, known.iter().copied()) {
            Some(near) => worded.help(format!("did you mean `{near}`?")).suggest(near),
            None => worded.help(all),
        })
    });
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
