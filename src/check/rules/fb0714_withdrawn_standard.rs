//! FB0714: a standard that has been withdrawn.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::parse::records::EntryRecord;

pub(super) const RULE: Rule = Rule {
    code: "FB0714",
    name: "withdrawn-standard",
    severity: Severity::Warning,
    title: "A standard has been withdrawn",
    explanation: "\
Somebody who repeats the practice will buy and build by the standards that it names. A withdrawn edition
may lack what was found to be unsafe or unclear since.

Name the edition in force, if the practice agrees with it. If the practice was truly built on the old
one, keep it, and say in the text that it has been withdrawn.",
    wrong: Example::Front("standards: [iso-iec-30141-2018]"),
    right: Example::Front("standards: [iso-iec-30141]"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let vocabularies = &context.library.vocabularies;
    for (_, original) in context.originals() {
        for id in original.front.standards.iter().flat_map(|list| &list.items) {
            let Some(entry) = vocabularies.entry("standards", &id.value) else { continue };
            if !is_withdrawn(entry) {
                continue;
            }
            let finding = report
                .at(id.span, format!("the standard `{}` has been withdrawn", shown(&id.value)))
                .label("withdrawn");
            match in_force(vocabularies.entries("standards"), entry) {
                Some(current) => {
                    finding.help(format!("the edition in force is `{current}`")).suggest(current);
                }
                None => {
                    finding.help("name what took its place, or say in the text that it has been withdrawn");
                }
            }
        }
    }
}

pub(super) fn is_withdrawn(entry: &EntryRecord) -> bool {
    entry.withdrawn.is_some_and(|withdrawn| withdrawn.value)
}

/// The id of the edition in force that has the number of a withdrawn one.
fn in_force<'a>(entries: &'a [EntryRecord], withdrawn: &EntryRecord) -> Option<&'a str> {
    let wanted = bare_number(&withdrawn.number.as_ref()?.value);
    entries
        .iter()
        .filter(|entry| !is_withdrawn(entry))
        .find(|entry| entry.number.as_ref().is_some_and(|number| bare_number(&number.value) == wanted))
        .and_then(|entry| entry.id.as_ref())
        .map(|id| id.value.as_str())
}

/// A number without the year of its edition: `ISO/IEC 30141:2018` is `ISO/IEC 30141`.
fn bare_number(number: &str) -> &str {
    let number = number.trim();
    match number.rsplit_once(':') {
        Some((bare, year)) if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) => {
            bare.trim()
        }
        _ => number,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::Site;

    #[test]
    fn the_edition_in_force_is_suggested_when_there_is_one() {
        let found = Site::starter()
            .lay(&Example::Front("standards: [iso-iec-30141-2018, ietf-rfc-2460]"))
            .findings_of("FB0714");
        let suggested: Vec<_> = found.iter().map(|finding| finding.suggestion.as_deref()).collect();
        assert_eq!(suggested, [Some("iso-iec-30141"), None]);
    }
}
