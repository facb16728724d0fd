//! FB0217: words of a link that say nothing.

use crate::check::pictures::link_says_nothing;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::parse::markdown::{InlineKind, plain_text};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0217",
    name: "link-says-nothing",
    severity: Severity::Warning,
    title: "The words of a link do not say where it leads",
    explanation: "\
Readers who use a screen reader jump from link to link and hear only the words of each: \"here, here,
more\". In print the words are all that is left of a link. And an address read out letter by letter
helps nobody.

Put the link on the words that name its target: not `the law is [here](…)` but `[the law of 2014](…)`.",
    wrong: Example::Body("For the law, click [here](https://example.org/law)."),
    right: Example::Body("See [the law of 2014](https://example.org/law)."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for pointer in context.pointers(|_| true).iter().filter(|pointer| !pointer.image) {
        let InlineKind::Link { content, .. } = &pointer.inline.kind else { continue };
        let words = plain_text(content);
        let words = words.trim();
        let place = match (content.first(), content.last()) {
            (Some(first), Some(last)) => context.trimmed(Span { end: last.span.end, ..first.span }),
            _ => context.first_line(pointer.inline.span),
        };
        if words.is_empty() {
            // A picture without alternative text has a finding of its own.
            if !content.iter().any(|inline| matches!(inline.kind, InlineKind::Image { .. })) {
                report
                    .at(place, "the link has no words")
                    .help("write between the square brackets what readers find there");
            }
        } else if is_address(words) {
            let message = format!("the words of the link are an address: `{}`", shown(words));
            report.at(place, message).help("name what readers find there: `[the law of 2014](https://…)`");
        } else if link_says_nothing(words, pointer.language) {
            let finding = report.at(place, format!("`{}` does not say where the link leads", shown(words)));
            finding.help("put the link on the words that name what readers find there");
        }
    }
}

/// Whether words are an address of the web; one of e-mail is what readers need.
fn is_address(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    !words.contains(char::is_whitespace)
        && (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www."))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site, told};

    #[test]
    fn only_words_that_say_nothing_are_found() {
        for (link, count) in [
            ("[here](en.md)", 1),
            ("[**Read more**](en.md)", 1),
            ("[](en.md)", 1),
            ("<https://example.org/law>", 1),
            ("[www.itu.int](https://www.itu.int)", 1),
            ("<name@example.org>", 0),
            ("[itu.int](https://www.itu.int)", 0),
            ("[here is the law](en.md)", 0),
            ("[1]", 0),
            ("[`x`](en.md)", 0),
        ] {
            let site = Site::starter();
            let text = format!("{}\n\n{link}\n", site.text(SAMPLE));
            let (library, findings) = site.with(SAMPLE, text).findings();
            let found = findings.iter().filter(|finding| finding.code == "FB0217").count();
            assert_eq!(found, count, "{link}: {}", told(&library, &findings));
        }
    }
}
