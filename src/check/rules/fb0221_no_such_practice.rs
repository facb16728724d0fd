//! FB0221: `related` or `supersedes` names no practice.

use crate::check::links::{nearest_practice, tell_document};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::parse::fields::List;
use crate::parse::front::OriginalFront;
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0221",
    name: "no-such-practice",
    severity: Severity::Error,
    title: "`related` or `supersedes` names no practice",
    explanation: "\
`related` and `supersedes` lead readers to other practices. Each name is the name of a practice's folder
or its symbol; this one belongs to no practice, so the page could not be made.

Correct the name, or take it away if the practice does not exist yet. While some practice has no symbol, a
symbol may be meant to be its, and is only a warning.",
    wrong: Example::Together(&[
        Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic when the pump reports a fault"),
        Example::Front("related: [BP-FR23Q]"),
    ]),
    right: Example::Together(&[
        Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic when the pump reports a fault"),
        Example::Front("related: [BP-FR23R]"),
    ]),
    check,
};

/// The lists that name other practices, each with its key.
pub(super) fn lists(front: &OriginalFront) -> [(&'static str, &[Text]); 2] {
    [("related", items(&front.related)), ("supersedes", items(&front.supersedes))]
}

fn items(list: &Option<List<Text>>) -> &[Text] {
    list.as_ref().map_or(&[], |list| &list.items)
}

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let mut nearby = None;
    let unread = context.unread();
    for (_, original) in context.originals() {
        for (key, names) in lists(&original.front) {
            for name in names.iter().filter(|name| context.library.practice(&name.value).is_none()) {
                if unread.may_be(&name.value) {
                    continue;
                }
                let named = format!("`{}` in `{key}`", shown(&name.value));
                if tell_document(context.library, report, name, &named) {
                    continue;
                }
                let message = format!("{named} is no practice");
                let finding = report.at(name.span, message);
                if let Some(path) = unread.without_symbol(&name.value) {
                    finding.severity = Severity::Warning;
                    finding.help(format!(
                        "`{path}` has no symbol: if this is meant to be its symbol, write it there"
                    ));
                }
                match nearest_practice(context, &mut nearby, &name.value) {
                    Some(near) => {
                        finding.help(format!("did you mean `{near}`?")).suggest(near);
                    }
                    None => {
                        finding.help("write the name of a folder in `content/practices/`, or a symbol");
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::{SECOND, Site};
    use crate::diag::Severity;

    #[test]
    fn near_slugs_and_symbols_are_offered() {
        for (name, wanted) in [
            ("tie-sensors-to-a-repair-servise", Some("tie-sensors-to-a-repair-service")),
            ("bp-7k3q0", Some("BP-7K3Q0")),
            ("BP-FR23R", None),
            ("quite-another-thing", None),
        ] {
            let lines: &'static str = format!("supersedes: [{name}]").leak();
            let (_, findings) = Site::starter().lay(&Example::Front(lines)).findings();
            let found: Vec<_> = findings.iter().filter(|finding| finding.code == "FB0221").collect();
            assert_eq!(found.len(), 1, "{name}");
            assert_eq!(found[0].suggestion.as_deref(), wanted, "{name}");
        }
        let (_, findings) = Site::starter().lay(&Example::Front("supersedes: [BP-7K3Q0-E]")).findings();
        let found: Vec<_> = findings.iter().filter(|finding| finding.code == "FB0221").collect();
        let [finding] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(finding.suggestion.as_deref(), Some("BP-7K3Q0"));
        assert!(finding.message.contains("ends with the letter of a language"), "{finding:?}");
    }

    #[test]
    fn what_cannot_be_read_may_be_what_is_named() {
        let site = Site::starter()
            .lay(&Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic at once"))
            .lay(&Example::Front("related: [BP-FR23R]"));
        assert!(site.found("FB0221").is_empty());
        assert!(site.clone().with(SECOND, "no front matter").found("FB0221").is_empty());
        let text = site.text(SECOND).replace("symbol: BP-FR23R\n", "");
        let told = site.with(SECOND, text).found("FB0221");
        assert_eq!((told.len(), told[0].1.severity), (1, Severity::Warning), "{told:?}");
        assert!(told[0].1.helps[0].starts_with(&format!("`{SECOND}` has no symbol")), "{told:?}");
    }
}
