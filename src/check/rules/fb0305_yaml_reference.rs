//! FB0305: an anchor, alias or merge key.

use super::fb0303_yaml_syntax::quoted_value;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::fault::{FaultKind, Place};

pub(super) const RULE: Rule = Rule {
    code: "FB0305",
    name: "yaml-reference",
    severity: Severity::Error,
    title: "A value begins with `&` or `*`, or a key is `<<`",
    explanation: "\
In YAML `&name` gives a value a name and `*name` uses it again; `<<` merges groups of keys. No file of
a site needs them, and a few lines of them can be made to grow until the memory is full, so fieldbook
does not accept them.

Nearly always a text was meant that begins with `*` or `&`, as in bold Markdown. Titles and summaries
are plain text without such signs; where the sign belongs to the text, put the text in quotes.",
    wrong: Example::File("content/pages/about/en.md", "---\ntitle: *About*\nsummary: Who keeps this.\n---\n"),
    right: Example::File("content/pages/about/en.md", "---\ntitle: About\nsummary: Who keeps this.\n---\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fault in context.faults() {
        let (FaultKind::YamlReference, Place::Span(span)) = (&fault.kind, &fault.place) else { continue };
        match quoted_value(context, *span, |value| value.starts_with(['&', '*'])) {
            Some((place, better)) => {
                let sign = if context.written(place).starts_with('*') { '*' } else { '&' };
                report
                    .at(
                        place,
                        format!("a value cannot begin with `{sign}`, which has a meaning of its own in YAML"),
                    )
                    .label("needs quotes")
                    .help("put the text in quotes, or leave the sign out")
                    .suggest(better);
            }
            None => {
                report
                    .at(*span, "anchors, aliases and merge keys (`&`, `*`, `<<`) are not accepted")
                    .label("used here")
                    .help(
                        "write the value out at each place; put a text that begins with `&` or `*` in quotes",
                    );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn a_text_that_begins_with_a_sign_is_offered_in_quotes() {
        for (line, marked, better) in [
            ("title: **Bold** title", "**Bold** title", Some("\"**Bold** title\"")),
            ("title: &tea and coffee # drinks", "&tea and coffee", Some("\"&tea and coffee\"")),
            ("title: *About \"us\"", "*About \"us\"", Some("'*About \"us\"'")),
            ("<<: {title: T}", "<<", None),
        ] {
            let text = format!("---\n{line}\nsummary: S\n---\n");
            let found = Site::one("content/pages/about/en.md", text).found("FB0305");
            let [(place, finding)] = found.as_slice() else { panic!("{line}: {found:?}") };
            assert_eq!((place.as_str(), finding.suggestion.as_deref()), (marked, better), "{line}");
        }
    }
}
