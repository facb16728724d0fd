//! FB0227: a web address in the text that is no link.

use crate::check::lines::each_line;
use crate::check::places::part;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural, shown};
use crate::parse::markdown::{Block, Inline, InlineKind};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0227",
    name: "bare-address",
    severity: Severity::Warning,
    title: "A web address in the text is no link",
    explanation: "\
An address alone is only text: readers see it and cannot follow it.

Write `[words](https://…)`, where the words say what is found there, or put the address between `<` and `>`.
An address that begins with `www.` needs `https://` before it.",
    wrong: Example::Body("The law is at https://example.org/law of the ministry."),
    right: Example::Body("The law is at <https://example.org/law> of the ministry."),
    check,
};

/// Longest address that is marked, in bytes.
const LONGEST: usize = 300;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, body) in context.library.bodies() {
        let text = context.library.sources.get(body.source).text.as_str();
        if !["http://", "https://", "www."].iter().any(|begin| text.contains(begin)) {
            continue;
        }
        let mut found: Vec<Span> = Vec::new();
        let notes = body.document.footnotes.iter().map(|note| note.blocks.as_slice());
        for blocks in std::iter::once(body.document.blocks.as_slice()).chain(notes) {
            look(context, blocks, &mut found);
        }
        let Some(first) = found.first() else { continue };
        let written = context.written(*first);
        let address =
            if written.starts_with("www.") { format!("https://{written}") } else { written.to_owned() };
        let finding = report.at(*first, "this address is no link");
        finding.label("only text").suggest(format!("<{address}>"));
        finding.help(format!("write `<{}>`, or `[words]({})`", shown(&address), "https://…"));
        if found.len() > 1 {
            finding.help(format!(
                "there is more like this: {}",
                plural(found.len() - 1, "address", "addresses")
            ));
        }
    }
}

fn look(context: &Context<'_>, blocks: &[Block], found: &mut Vec<Span>) {
    each_line(blocks, true, &mut |inlines| look_in_line(context, inlines, found));
}

fn look_in_line(context: &Context<'_>, inlines: &[Inline], found: &mut Vec<Span>) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(_) => {
                let written = context.written(inline.span);
                let before = context.before(inline.span);
                for (at, len) in addresses(written) {
                    let lead = if at > 0 { &written[..at] } else { before };
                    // What was meant as a link has a rule of its own.
                    let bare = lead.trim_end_matches(['(', '[', '（']);
                    let brackets = bare.len() < lead.len();
                    if !(brackets && bare.trim_end().ends_with([']', ')'])) {
                        found.push(part(inline.span, at..at + len));
                    }
                }
            }
            // The words of a link may be its address.
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                look_in_line(context, inner, found);
            }
            _ => {}
        }
    }
}

/// The addresses of a text: where each begins, and its length.
fn addresses(text: &str) -> Vec<(usize, usize)> {
    let begins = ["http://", "https://", "www."];
    let mut starts: Vec<(usize, usize)> =
        begins.iter().flat_map(|begin| text.match_indices(begin).map(|(at, _)| (at, begin.len()))).collect();
    starts.sort_unstable();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, begin) in starts {
        if found.last().is_some_and(|(before, len)| at < before + len) {
            continue;
        }
        let inside_a_word =
            text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '"' | '='));
        let ends = |c: char| c.is_whitespace() || "<>\"“”‘’«»（）【】，。、；：、！？؛،…|`{}[]".contains(c);
        let mut letters = text[at..].char_indices().take_while(|(len, _)| *len <= LONGEST);
        let len = letters.find(|(_, c)| ends(*c)).map_or(text.len() - at, |(len, _)| len);
        if inside_a_word || len > LONGEST {
            continue;
        }
        let address = text[at..at + len].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        let address = without_outer_brackets(address).trim_end_matches(['.', ',', ';']);
        // A host has a dot inside; `https://` alone or before `…` is a name of the scheme.
        let host = address.get(begin..).unwrap_or_default();
        let host = host.split(['/', '?', '#']).next().unwrap_or_default();
        let dotted = begin == "www.".len() || host.trim_matches('.').contains('.');
        if dotted && host.contains(char::is_alphanumeric) {
            found.push((at, address.len()));
        }
    }
    found
}

/// An address without the closing brackets at its end that belong to the sentence: those that it does not
/// open itself.
fn without_outer_brackets(mut address: &str) -> &str {
    let count = |text: &str, sign: char| text.matches(sign).count();
    let mut outer = count(address, ')').saturating_sub(count(address, '('));
    while let Some(inner) = address.strip_suffix(')').filter(|_| outer > 0) {
        address = inner;
        outer -= 1;
    }
    address
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    fn marked(words: &str) -> Vec<(String, Option<String>)> {
        let site = Site::bare();
        let text = format!("{}\n\n{words}\n", site.text(SAMPLE));
        let found = site.with(SAMPLE, text).found("FB0227");
        found.into_iter().map(|(place, finding)| (place, finding.suggestion)).collect()
    }

    #[test]
    fn the_address_alone_is_marked() {
        for (words, address) in [
            ("See https://example.org/law.", "https://example.org/law"),
            ("See www.example.org/x, and https://example.org/y.", "www.example.org/x"),
            ("(http://example.org/a_(b))", "http://example.org/a_(b)"),
            ("(see (https://example.org/a)).", "https://example.org/a"),
            ("See https://example.org/a_(b).", "https://example.org/a_(b)"),
            ("(see https://example.org/a)", "https://example.org/a"),
            ("Voir **https://example.org/été** !", "https://example.org/été"),
            ("见https://example.org/a。", "https://example.org/a"),
            ("- انظر https://example.org/a، ثم", "https://example.org/a"),
            ("| a |\n|---|\n| www.example.org |", "www.example.org"),
        ] {
            let whole = if address.starts_with("www") {
                format!("<https://{address}>")
            } else {
                format!("<{address}>")
            };
            assert_eq!(marked(words), [(address.to_owned(), Some(whole))], "{words}");
        }
    }

    #[test]
    fn links_code_and_names_of_schemes_are_left_alone() {
        for words in [
            "<https://example.org> [a](https://example.org) [https://a.org](https://a.org) [www.a.org](https://a.org)",
            "`https://example.org` and ``www.a.org``",
            "[a]: https://example.org\n\n[a]",
            "It begins with https:// or http://, as in https://… and www. too",
            "(a)[https://a.org], [b] (https://b.org), [c](https:// c.org)",
            "![a](https://example.org/a.png)",
        ] {
            assert_eq!(marked(words), [], "{words}");
        }
        assert_eq!(marked(&"www.".repeat(15_000)), []);
        assert_eq!(marked(&"https://a.b ".repeat(5_000)).len(), 1);
        assert_eq!(marked(&format!("https://a.b/{}", ")".repeat(20_000))), []);
    }
}
