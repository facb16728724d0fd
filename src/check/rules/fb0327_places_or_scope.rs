//! FB0327: neither places nor scope, or both.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;

pub(super) const RULE: Rule = Rule {
    code: "FB0327",
    name: "places-or-scope",
    severity: Severity::Error,
    title: "A practice names no place and no scope, or both",
    explanation: "\
Readers look for practices from their own country and region, so each practice says where it was
carried out: `places: [RWA]`, with the codes of countries. A practice that belongs to no country, such
as a rule that holds everywhere, says `scope: global` instead. With both, listings would contradict
the page.

Name the countries, or write `scope: global`, and delete the other line. A practice of several
countries names each of them.",
    wrong: Example::Without("places"),
    right: Example::Front("places: [RWA]"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let faulty = context.faulty();
    for (_, original) in context.originals() {
        let source = original.body.source;
        if faulty.has(source, "places") || faulty.has(source, "scope") {
            continue;
        }
        let front = &original.front;
        let places = front.places.as_ref().filter(|places| !places.items.is_empty());
        match (places, &front.scope) {
            (None, None) => {
                // With an empty list the key is the better place than the head of the file.
                let (span, label) = match &front.places {
                    Some(places) => (places.key, "no country"),
                    None => (original.body.head, "without `places` or `scope`"),
                };
                report
                    .at(span, "the practice names neither a place nor a scope")
                    .label(label)
                    .help("add the codes of countries, `places: [RWA]`, or `scope: global` if there is none");
            }
            (Some(places), Some(scope)) => {
                report
                    .at(scope.span, "the practice names both places and a scope")
                    .label("not with places")
                    .related(places.key, "places")
                    .help("keep the places and delete `scope`, or delete the places if it is truly global");
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};

    #[test]
    fn exactly_one_of_the_two_is_wanted_and_found_once() {
        for (lines, marked) in [
            ("places: []", Some("places")),
            ("places: []\nscope: global", None),
            ("places: [RWA]\nscope: global", Some("global")),
            ("places:", None),
            ("places: RWA", None),
            ("places: [1]", None),
            ("places: [RWA]\nscope: world", None),
        ] {
            let found = Site::bare().front(lines).found("FB0327");
            assert_eq!(found.first().map(|(place, _)| place.as_str()), marked, "{lines}");
        }
        let text = Site::bare().text(SAMPLE);
        let found = Site::bare().with(SAMPLE, text.replace("places: [RWA]\n", "")).found("FB0327");
        assert_eq!(found[0].0, "---");
        // A slip in the name of the key has a finding of its own.
        assert!(Site::bare().with(SAMPLE, text.replace("places:", "plces:")).found("FB0327").is_empty());
    }
}
