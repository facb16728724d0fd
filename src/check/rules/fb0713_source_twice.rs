//! FB0713: two sources with the same address.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;

pub(super) const RULE: Rule = Rule {
    code: "FB0713",
    name: "source-twice",
    severity: Severity::Warning,
    title: "Two sources have the same address",
    explanation: "\
The same document twice in the list makes the evidence look stronger than it is, and a reader opens it
twice. Sometimes the second address was pasted by mistake and another was meant.

Correct the address, or keep one of the two and change the citations to its number. For two parts of
one long document give each the address of its part, with `#` and the name of the part.",
    wrong: Example::Front(
        "sources:\n\
\x20  - {title: The study, publisher: ACS, url: \"https://example.org/study\", accessed: 2026-11-22, kind: primary, language: en}\n\
\x20  - {title: A note, publisher: GSMA, url: \"http://www.example.org/study/\", accessed: 2026-11-22, kind: secondary, language: en}\n\
\x20  - {title: A talk, publisher: PSU, url: \"https://example.org/talk\", accessed: 2026-11-22, kind: secondary, language: en}\n\
\x20  - {title: A letter, publisher: PSU, url: \"https://example.org/letter\", accessed: 2026-11-22, kind: secondary, language: en}\n\
\x20  - {title: A view, publisher: PLOS, url: \"https://example.org/view\", accessed: 2026-11-22, kind: primary, language: en}",
    ),
    right: Example::Front(
        "sources:\n\
\x20  - {title: The study, publisher: ACS, url: \"https://example.org/study\", accessed: 2026-11-22, kind: primary, language: en}\n\
\x20  - {title: A note, publisher: GSMA, url: \"https://example.org/note\", accessed: 2026-11-22, kind: secondary, language: en}\n\
\x20  - {title: A talk, publisher: PSU, url: \"https://example.org/talk\", accessed: 2026-11-22, kind: secondary, language: en}\n\
\x20  - {title: A letter, publisher: PSU, url: \"https://example.org/letter\", accessed: 2026-11-22, kind: secondary, language: en}\n\
\x20  - {title: A view, publisher: PLOS, url: \"https://example.org/view\", accessed: 2026-11-22, kind: primary, language: en}",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let mut seen = BTreeMap::new();
        for source in original.front.sources.iter().flat_map(|list| &list.items) {
            let Some(address) = &source.url else { continue };
            let Some(key) = key_of(&address.value) else { continue };
            match seen.get(&key) {
                None => {
                    seen.insert(key, address.span);
                }
                Some(first) => {
                    report
                        .at(address.span, "two sources have the same address")
                        .label("the same address again")
                        .related(*first, "here for the first time")
                        .help("correct the address, or keep one source and cite it by its number");
                }
            }
        }
    }
}

/// An address without what makes no difference: scheme, `www.`, a slash at the end. `None` for what
/// is no address, which another rule reports.
fn key_of(address: &str) -> Option<String> {
    let url = url::Url::parse(address.trim()).ok()?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = url.path().trim_end_matches('/');
    let query = url.query().unwrap_or_default();
    // A part of a document counts as a source of its own.
    Some(format!("{host}{path}?{query}#{}", url.fragment().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn only_what_makes_no_difference_is_left_out() {
        assert_eq!(key_of("http://Example.org/a/"), key_of("https://www.example.org/a"));
        assert_ne!(key_of("https://example.org/a?id=1"), key_of("https://example.org/a?id=2"));
        assert_ne!(key_of("https://example.org/a#art1"), key_of("https://example.org/a#art2"));
        assert_ne!(key_of("https://example.org/a"), key_of("https://example.org/A"));
        assert_eq!(key_of("no address"), None);
        assert_eq!(key_of(""), None);
    }
}
