//! FB0304: a key that the place does not have.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::{Severity, any_of, shown, suggest};
use crate::fault::FaultKind;

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
        if let Some((sign, better)) = without_a_space(key, known) {
            let help = format!("a space is missing after the {sign}: `{}`", shown(&better));
            return Some(worded.help(help).suggest(better));
        }
        Some(match suggest::nearest(key, known.iter().copied()) {
            Some(near) => worded.help(format!("did you mean `{near}`?")).suggest(near),
            None => {
                let mut sorted = known.clone();
                sorted.sort_unstable();
                worded.help(format!("known keys here are {}", any_of(&sorted).replace(" or ", " and ")))
            }
        })
    });
}

/// `{amount:500}` and `-title: x` are keys to YAML, where a space was forgotten.
fn without_a_space(key: &str, known: &[&'static str]) -> Option<(&'static str, String)> {
    if let Some((name, value)) = key.split_once(':') {
        return known.contains(&name).then(|| ("colon", format!("{name}: {value}")));
    }
    let name = key.strip_prefix('-')?;
    known.contains(&name).then(|| ("hyphen", format!("- {name}")))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn a_forgotten_space_is_told() {
        for (lines, better) in [
            ("cost: {amount:500, currency: USD, year: 2014, covers: x}", Some("amount: 500")),
            ("period:\n  -start: 2014", Some("- start")),
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
