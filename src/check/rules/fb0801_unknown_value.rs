//! FB0801: a value that is not in its vocabulary.

use std::collections::BTreeSet;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::suggest::{self, Suggestions};
use crate::diag::{Severity, any_of, shown};
use crate::fault::{FaultKind, Place};
use crate::parse::records::{EntryRecord, VocabularyRecord};
use crate::source::{Span, Text};

pub(super) const RULE: Rule = Rule {
    code: "FB0801",
    name: "unknown-value",
    severity: Severity::Error,
    title: "A value is not in its vocabulary",
    explanation: "\
Domains, topics, stages, places, standards and other values come from closed lists, the vocabularies
in `content/vocabularies/`. They make listings, filters and translations possible: a value outside
its list would have no name in any language.

Take a value from the list. It is the `id` of an entry, not its name: `RWA` and not `Rwanda`. If the
list truly lacks something, propose it in a pull request of its own that changes the vocabulary.",
    wrong: Example::Front("domains: [helth, water]"),
    right: Example::Front("domains: [health, water]"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let wide: BTreeSet<Span> = context
        .faults()
        .filter_map(|fault| match (&fault.kind, &fault.place) {
            (FaultKind::WideComma { .. }, Place::Span(span)) => Some(*span),
            _ => None,
        })
        .collect();
    let mut checker = Checker { context, report, suggestions: Suggestions::default() };
    for (_, original) in context.originals() {
        let front = &original.front;
        let listed = [
            ("domains", "domains", &front.domains),
            ("topics", "topics", &front.topics),
            ("places", "countries", &front.places),
            ("sdgs", "sdgs", &front.sdgs),
            ("wsis", "wsis-lines", &front.wsis),
            ("standards", "standards", &front.standards),
            ("connectivity", "connectivity", &front.connectivity),
            ("power", "power", &front.power),
        ];
        for (key, vocabulary, list) in listed {
            let items = list.iter().flat_map(|list| &list.items);
            // Values that a wide comma made one have a finding of their own.
            for text in items.filter(|text| !wide.contains(&text.span)) {
                checker.value(key, vocabulary, text);
            }
        }
        let single = [
            ("stage", "stages", front.stage.as_ref()),
            ("cost.band", "cost-bands", front.cost.as_ref().and_then(|cost| cost.band.as_ref())),
            ("effort.level", "efforts", front.effort.as_ref().and_then(|effort| effort.level.as_ref())),
        ];
        for (key, vocabulary, text) in single {
            if let Some(text) = text {
                checker.value(key, vocabulary, text);
            }
        }
        for partner in front.partners.iter().flat_map(|list| &list.items) {
            if let Some(text) = &partner.support {
                checker.value("partners.support", "supports", text);
            }
        }
    }
    for organisation in context.library.organisations.values() {
        let data = &organisation.data;
        let membership = data.membership.as_ref().and_then(|membership| membership.category.as_ref());
        for (key, vocabulary, text) in [
            ("kind", "kinds", data.kind.as_ref()),
            ("country", "countries", data.country.as_ref()),
            ("membership.category", "memberships", membership),
        ] {
            if let Some(text) = text {
                checker.value(key, vocabulary, text);
            }
        }
    }
}

struct Checker<'a, 'r, 'f> {
    context: &'a Context<'a>,
    report: &'r mut Report<'f>,
    suggestions: Suggestions,
}

impl Checker<'_, '_, '_> {
    fn value(&mut self, key: &str, vocabulary: &str, text: &Text) {
        // A vocabulary that is missing has a finding of its own; without it nothing can be said here.
        let Some(list) = self.context.library.vocabularies.get(vocabulary) else { return };
        if list.entry(&text.value).is_some() {
            return;
        }
        let called = |written: &str| list.record.entries.items.iter().any(|entry| is_called(entry, written));
        if !called(&text.value)
            && tell_several(self.context, self.report, text, |id| list.entry(id).is_some(), called)
        {
            return;
        }
        if let Some(several) = of_this_name(&list.record, &text.value) {
            self.report
                .at(text.span, format!("`{}` is not a value of `{key}`", shown(&text.value)))
                .label("part of several names")
                .help(format!("several have this name, or it is a part of theirs: {several}"));
            return;
        }
        let near = self.suggestions.of(vocabulary, &text.value, || near_id(&list.record, &text.value));
        let count = list.record.entries.items.len();
        let finding =
            self.report.at(text.span, format!("`{}` is not a value of `{key}`", shown(&text.value)));
        finding.label("not in the list");
        match near {
            Some(near) => {
                finding.help(format!("did you mean `{near}`?")).suggest(near);
            }
            None if (1..=20).contains(&count) => {
                let ids: Vec<&str> = list.record.ids().collect();
                finding.help(format!("write {}", any_of(&ids)));
            }
            None => {
                finding.help(format!("the values stand in `content/vocabularies/{vocabulary}.yaml`"));
            }
        }
    }
}

/// Signs that people write between the values of a list.
const DIVIDERS: [char; 13] = [',', ';', '/', '|', '&', '+', '،', '、', '，', '；', '؛', '\n', '·'];

/// Words that people write between the last two values of a list.
const ANDS: [&str; 11] = ["and", "or", "et", "ou", "y", "o", "и", "или", "و", "أو", "和"];

/// Most values that are looked for in one text.
const MOST: usize = 60;

/// The values of a list that were written as one text: `water; health`, `water and health`.
///
/// Where they are divided by a sign, one that is known is enough, so that a slip in another does not
/// hide that they are several. `called` knows other names, too, which may hold blanks.
pub(super) fn several(
    written: &str,
    known: impl Fn(&str) -> bool,
    called: impl Fn(&str) -> bool,
) -> Option<Vec<String>> {
    // The longest list of values that a person writes on a line is shorter.
    if written.len() > 2000 {
        return None;
    }
    let no_values = |piece: &str| piece.is_empty() || piece == "-" || ANDS.contains(&piece);
    let words: Vec<&str> = written
        .split(|c: char| c.is_whitespace() || DIVIDERS.contains(&c))
        .filter(|word| !no_values(word))
        .collect();
    let is_many = |count: usize| (2..MOST).contains(&count);
    if is_many(words.len()) && words.iter().all(|word| known(word)) {
        return Some(words.into_iter().map(str::to_owned).collect());
    }
    let mut pieces = Vec::new();
    for piece in written.split(DIVIDERS) {
        let mut open = String::new();
        for word in piece.split_whitespace() {
            if ANDS.contains(&word) {
                pieces.push(std::mem::take(&mut open));
            } else {
                if !open.is_empty() {
                    open.push(' ');
                }
                open.push_str(word);
            }
        }
        pieces.push(open);
    }
    pieces.retain(|piece| !piece.is_empty());
    let divided = written.contains([',', ';']);
    let fits = pieces.iter().all(|piece| known(piece) || called(piece))
        || divided && pieces.iter().any(|piece| known(piece));
    // What needs quotes would not be the same value without them.
    let plain = |piece: &String| {
        piece.chars().all(|c| c.is_alphanumeric() || " -_.'’()".contains(c))
            && piece.starts_with(char::is_alphanumeric)
    };
    (is_many(pieces.len()) && fits && pieces.iter().all(plain)).then_some(pieces)
}

/// Tells that a text is several values of a list, if it is, and how they are written.
pub(super) fn tell_several(
    context: &Context<'_>,
    report: &mut Report<'_>,
    text: &Text,
    known: impl Fn(&str) -> bool,
    called: impl Fn(&str) -> bool,
) -> bool {
    let source = &context.library.sources.get(text.span.source).text;
    let before = source[..text.span.start as usize].rsplit(['\n', '\r']).next().unwrap_or_default();
    let is_item = before.trim() == "-";
    if !is_item && !before.contains('[') {
        return false;
    }
    let Some(values) = several(&text.value, known, called) else { return false };
    let message = format!("`{}` is {} values, read as one", shown(&text.value), values.len());
    let finding = report.at(text.span, message);
    finding.label("not divided");
    if is_item {
        finding
            .help("begin each on a line of its own with `- `, all in the same column")
            .suggest(values.join(&format!("\n{before}")));
    } else {
        let better = values.join(", ");
        finding
            .help(format!("put a comma between them, and no quotes around them all: `[{}]`", shown(&better)))
            .suggest(better);
    }
    true
}

/// The ids of several States that have a name, or have it in theirs: Congo, Korea, Guinea.
fn of_this_name(list: &VocabularyRecord, written: &str) -> Option<String> {
    let entries = &list.entries.items;
    let words = |text: &str| -> Vec<String> {
        let text = text.to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let wanted = words(written);
    // Longer names are no part of another.
    if !(1..=4).contains(&wanted.len()) || written.len() > 100 || written.trim().chars().count() < 4 {
        return None;
    }
    // The name that holds it is in the language in which it was written.
    let named = |entry: &EntryRecord| {
        let id = entry.alpha2.as_ref().and(entry.id.as_ref())?;
        let holds = |name: &&str| words(name).windows(wanted.len()).any(|part| part == wanted);
        let name = names_of(entry).find(holds)?;
        Some(format!("`{}` ({})", id.value, shown(name)))
    };
    let found: Vec<String> = entries.iter().filter_map(named).take(7).collect();
    (2..=6).contains(&found.len()).then(|| found.join(", "))
}

/// The id that is very likely meant. Many people write a name where the id is wanted: Rwanda for
/// RWA, Y.4450 for itu-t-y-4450.
pub(super) fn near_id(list: &VocabularyRecord, written: &str) -> Option<String> {
    let entries = &list.entries.items;
    let id_of = |entry: &EntryRecord| entry.id.as_ref().map(|id| id.value.clone());
    if let Some(entry) = entries.iter().find(|entry| is_called(entry, written)) {
        return id_of(entry);
    }
    // Two codes of three letters are always near each other, and so are names of countries: a wrong
    // guess there would name another State. Only a single letter of a long name may be wrong.
    if entries.iter().any(|entry| entry.alpha2.is_some()) {
        let wanted = written.trim().to_lowercase();
        let mut near = entries.iter().filter(|entry| {
            wanted.chars().count() >= 5
                && names_of(entry).any(|name| strsim::damerau_levenshtein(&name.to_lowercase(), &wanted) == 1)
        });
        return near.next().filter(|_| near.next().is_none()).and_then(id_of);
    }
    let by_id = suggest::nearest(written, list.ids()).map(str::to_owned);
    by_id.or_else(|| {
        let names: Vec<(&str, &EntryRecord)> =
            entries.iter().flat_map(|entry| names_of(entry).map(move |name| (name, entry))).collect();
        let near = suggest::nearest(written, names.iter().map(|(name, _)| *name))?;
        names.iter().find(|(name, _)| *name == near).and_then(|(_, entry)| id_of(entry))
    })
}

/// Every name of an entry: in all languages, by its number, by its other names.
fn names_of(entry: &EntryRecord) -> impl Iterator<Item = &str> {
    let labels = [&entry.label, &entry.cldr]
        .into_iter()
        .flatten()
        .flat_map(|texts| texts.by_language.iter().map(|(_, text)| text.as_str()));
    let numbers = entry.number.iter().chain(entry.aliases.iter().flat_map(|list| &list.items));
    labels.chain(numbers.map(|text| text.as_str()))
}

/// Whether a text is exactly a name of an entry, its two-letter code, or the end of its number.
fn is_called(entry: &EntryRecord, written: &str) -> bool {
    let wanted = written.trim().to_lowercase();
    if wanted.is_empty() {
        return false;
    }
    let codes = [&entry.id, &entry.alpha2].into_iter().flatten();
    codes.map(|code| code.value.to_lowercase()).any(|code| code == wanted)
        || names_of(entry).any(|name| {
            let name = name.to_lowercase();
            name == wanted || entry.number.is_some() && name.ends_with(&format!(" {wanted}"))
        })
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::Site;

    /// Whoever follows the advice has a list.
    #[test]
    fn values_that_are_not_divided_are_told_as_several() {
        for lines in [
            "topics: [maintenance security]",
            "topics:\n  - maintenance\n    - security",
            "topics:\n  - maintenance\n    security",
            "topics: [\"maintenance, security\"]",
            "topics: [maintenance; security]",
            "topics: [maintenance/security]",
            "topics: [maintenance and security]",
            "topics: ['maintenance security']",
            "topics:\n  - maintenance, security",
            "topics:\n  - \"maintenance; security\"",
        ] {
            let site = crate::check::tests::Site::starter().front(lines);
            let (library, findings) = site.findings();
            let [finding] = findings.as_slice() else { panic!("{lines}: {findings:?}") };
            assert_eq!(finding.code, "FB0801");
            assert!(finding.message.ends_with("is 2 values, read as one"), "{}", finding.message);
            let crate::fault::Place::Span(span) = finding.place else { panic!("no place") };
            let path = &library.sources.get(span.source).path;
            let mut text = site.text(path);
            text.replace_range(span.range(), finding.suggestion.as_deref().unwrap());
            let left = site.clone().with(path, text).findings().1;
            assert!(left.is_empty(), "{lines}: {left:?}");
        }
        // A key that takes one value has no list to divide.
        let stage = crate::check::tests::Site::starter().front("stage: good pilot").found("FB0801");
        assert!(stage[0].1.message.ends_with("is not a value of `stage`"), "{stage:?}");
    }

    #[test]
    fn a_value_with_a_slip_among_several_is_kept() {
        assert_eq!(suggested("topics: [\"maintenance, securty\"]").as_deref(), Some("maintenance, securty"));
        assert_eq!(suggested("places: [Rwanda and South Korea]").as_deref(), Some("Rwanda, South Korea"));
    }

    #[test]
    fn a_name_of_several_states_names_them_all() {
        for (written, ids) in
            [("Congo", &["`COG` (Congo)", "`COD` (Democratic "][..]), ("Korea", &["`KOR` (", "`PRK` ("])]
        {
            let line: &'static str = Box::leak(format!("places: [{written}]").into_boxed_str());
            let found = Site::starter().lay(&Example::Front(line)).findings_of("FB0801").remove(0);
            assert!(ids.iter().all(|id| found.helps[0].contains(id)), "{found:?}");
            assert_eq!(found.suggestion, None);
        }
    }

    #[test]
    fn no_country_is_guessed_from_another() {
        for written in ["UK", "GER", "CHI", "Holland", "Korea", "England", "Xx"] {
            let line = format!("places: [{written}]");
            assert_eq!(suggested(Box::leak(line.into_boxed_str())), None, "{written}");
        }
        assert_eq!(suggested("places: [Rwnda]").as_deref(), Some("RWA"));
        assert_eq!(suggested("places: [RW]").as_deref(), Some("RWA"));
    }

    fn suggested(line: &'static str) -> Option<String> {
        let found = Site::starter().lay(&Example::Front(line)).findings_of("FB0801");
        assert_eq!(found.len(), 1, "{line}");
        found[0].suggestion.clone()
    }

    #[test]
    fn names_and_codes_lead_to_the_id() {
        for (line, id) in [
            ("places: [Rwanda]", Some("RWA")),
            ("places: [RW]", Some("RWA")),
            ("places: [rwa]", Some("RWA")),
            ("places: [South Korea]", Some("KOR")),
            ("standards: [Y.4450]", Some("itu-t-y-4450")),
            ("standards: [RFC 7252]", Some("ietf-rfc-7252")),
            ("stage: institutionalized", Some("institutionalised")),
            ("topics: [Business model]", Some("business-model")),
            ("power: [nuclear]", None),
            ("sdgs: [18]", None),
        ] {
            assert_eq!(suggested(line).as_deref(), id, "{line}");
        }
    }

    #[test]
    fn a_very_long_value_takes_no_time() {
        let line = format!("topics: [{}]", "m".repeat(200_000));
        assert_eq!(suggested(Box::leak(line.into_boxed_str())), None);
    }
}
