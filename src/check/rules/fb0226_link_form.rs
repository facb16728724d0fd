//! FB0226: a link or picture whose brackets are swapped, apart, or hold a space.

use std::ops::Range;

use crate::check::places::part;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::parse::layout::IMAGE_ENDINGS;
use crate::parse::markdown::{InlineKind, ends_in_escape};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0226",
    name: "link-form",
    severity: Severity::Error,
    title: "A link or picture is not written as Markdown reads it",
    explanation: "\
A link is written with its words in square brackets and its address in round ones, nothing between the
two and no space in the address: `[the law](https://example.org/law)`. A picture has an exclamation
mark right before it: `![a pump](pump.png)`. Written in any other way it stays text: readers see the
brackets, and cannot follow the link.

Write it in this order. A file whose name has a space is best renamed with a hyphen; in an address a
space is written `%20`. Words in square brackets before a file in round ones may be meant as they stand,
and are only a warning.",
    wrong: Example::Body("By law (of 2014)[https://example.org/law] each pump has an owner."),
    right: Example::Body("By law [of 2014](https://example.org/law) each pump has an owner."),
    check,
};

/// Longest words of a link that are looked at, in bytes.
const LONGEST_WORDS: usize = 300;
/// Longest address that is looked at, in bytes.
const LONGEST_ADDRESS: usize = 500;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, inline) in context.inlines() {
        match &inline.kind {
            InlineKind::Text(_) => {
                let written = context.written(inline.span);
                let mut from = 0;
                while let Some(slip) = next_slip(written, from) {
                    from = slip.range.end;
                    let escaped = slip.range.start == 0 && ends_in_escape(context.before(inline.span));
                    if !escaped {
                        tell(report, part(inline.span, slip.range.clone()), &slip);
                    }
                }
            }
            // `! [a pump](pump.png)`
            InlineKind::Link { target, .. } if is_picture(target) => {
                let before = context.before(inline.span);
                let bare = before.trim_end_matches(' ');
                let Some(lead) = bare.strip_suffix('!') else { continue };
                let apart = bare.len() < before.len();
                // The exclamation mark of a sentence stands right behind its last word.
                if apart && (lead.is_empty() || lead.ends_with([' ', '\n', '\r', '\t'])) {
                    let span = Span { start: lead.len() as u32, ..inline.span };
                    let better = format!("!{}", context.written(inline.span));
                    report
                        .at(span, "this becomes no picture: a space stands behind the `!`")
                        .label("only a link")
                        .help(format!("write `{}`", shown(&better)))
                        .suggest(better);
                }
            }
            _ => {}
        }
    }
}

/// What was meant as a link or picture.
struct Slip {
    range: Range<usize>,
    why: Why,
    better: Option<String>,
    picture: bool,
    /// Whether the address is a heading of the same text.
    heading: bool,
    /// Whether it may be meant as it stands: `the array [i] (readme.md)`.
    doubtful: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Swapped,
    Apart,
    Wide,
    Space,
}

fn tell(report: &mut Report<'_>, span: Span, slip: &Slip) {
    let thing = if slip.picture { "picture" } else { "link" };
    let why = match slip.why {
        Why::Swapped => "the two kinds of brackets are swapped",
        Why::Apart => "a space stands between the brackets",
        Why::Wide => "the round brackets are not the ordinary ones",
        Why::Space => "there is a space in the address",
    };
    let finding = report.at(span, format!("this becomes no {thing}: {why}"));
    finding.label("readers see the brackets");
    if slip.doubtful {
        finding.severity = Severity::Warning;
        finding.help("if no link is meant, write a backslash before the first bracket: `\\[`");
    }
    if slip.why == Why::Space {
        finding.help(if slip.heading {
            "write the id of the heading: small letters, and a hyphen for each space"
        } else {
            "take the space out, rename the file with a hyphen, or write `%20` for the space"
        });
    }
    if let Some(better) = &slip.better {
        finding.help(format!("write `{}`", shown(better))).suggest(better.clone());
    }
}

/// The next slip of a text at or after a place.
fn next_slip(text: &str, mut from: usize) -> Option<Slip> {
    while let Some(at) = text.get(from..)?.find([']', ')']).map(|found| from + found) {
        from = at + 1;
        let rest = &text[at + 1..];
        let found = if text[at..].starts_with(')') {
            if !rest.starts_with('[') {
                continue;
            }
            words_before(text, at, '(').and_then(|open| {
                let address = inside(rest, '[', ']')?;
                is_address(address).then_some((open, address, at + 1 + address.len() + 2, Why::Swapped))
            })
        } else {
            let gap = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let (wide, address) = match rest[gap..].chars().next() {
                Some('(') => (false, inside(&rest[gap..], '(', ')')),
                Some('（') => (true, inside(&rest[gap..], '（', '）')),
                _ => continue,
            };
            address.and_then(|address| {
                let open = words_before(text, at, '[')?;
                let brackets = if wide { 6 } else { 2 };
                let end = at + 1 + gap + address.len() + brackets;
                // An address in brackets may follow `[…]` or a number in a sentence, too.
                if (wide || gap > 0) && is_remark(&text[open + 1..at]) && !text[..open].ends_with('!') {
                    return None;
                }
                let why = match (wide, gap > 0) {
                    (true, _) => Why::Wide,
                    (_, true) => Why::Apart,
                    _ if address.trim().contains([' ', '\u{a0}']) => Why::Space,
                    _ => return None,
                };
                let near = why == Why::Space && is_near_address(address);
                let titled = address.contains(['"', '\'', '<']);
                (!titled && (near || is_address(address)) && (why == Why::Space || !address.contains(' ')))
                    .then_some((open, address, end, why))
            })
        };
        if let Some((open, address, end, why)) = found {
            let words = &text[open + 1..at];
            let picture = text[..open].ends_with('!');
            let better = (why != Why::Space)
                .then(|| format!("{}[{words}]({address})", if picture { "!" } else { "" }));
            return Some(Slip {
                range: open - usize::from(picture)..end,
                why,
                better,
                picture,
                heading: address.trim().starts_with('#'),
                doubtful: why == Why::Apart && !picture && !begins_as_address(address),
            });
        }
    }
    None
}

/// Where the words begin that a closing bracket ends: the place of their opening bracket.
fn words_before(text: &str, close: usize, open: char) -> Option<usize> {
    let mut least = close.saturating_sub(LONGEST_WORDS);
    while !text.is_char_boundary(least) {
        least += 1;
    }
    let found = text[least..close].rfind(['(', ')', '[', ']']).map(|at| least + at)?;
    (text[found..].starts_with(open) && !text[found + 1..close].trim().is_empty()).then_some(found)
}

/// Whether words in square brackets are a writer's sign in a quotation or a number, and so no words of
/// a link: `[…]`, `[sic]`, `[1]`.
fn is_remark(words: &str) -> bool {
    let letters = words.trim_matches(|c: char| !c.is_alphabetic());
    letters.is_empty() || letters.eq_ignore_ascii_case("sic")
}

/// What stands between a bracket at the start of a text and the next closing one.
fn inside(text: &str, open: char, close: char) -> Option<&str> {
    let rest = text.strip_prefix(open)?;
    let (len, found) = rest
        .char_indices()
        .take_while(|(at, _)| *at <= LONGEST_ADDRESS)
        .find(|(_, c)| matches!(*c, '(' | ')' | '[' | ']' | '（' | '）' | '\n' | '\r'))?;
    (found == close && len > 0).then(|| &rest[..len])
}

/// Whether a text can only be meant as an address or the way to a file of the site.
fn is_address(text: &str) -> bool {
    let lower = text.trim().to_ascii_lowercase();
    // Words of a sentence may name a file at their end: `(see the file en.md)`.
    let few = text.split_whitespace().count() <= 4;
    begins_as_address(text)
        || few && (lower.ends_with(".md") || lower.ends_with(".yaml") || is_picture(&lower))
}

/// Whether a text begins as nothing but an address does.
fn begins_as_address(text: &str) -> bool {
    let begins = ["http://", "https://", "www.", "mailto:", "symbol:", "../", "./"];
    let text = text.trim();
    begins.iter().any(|begin| text.get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin)))
}

/// Whether a text right behind square brackets is meant as a heading or a document.
fn is_near_address(text: &str) -> bool {
    const DOCUMENTS: [&str; 8] = ["doc", "docx", "pdf", "xls", "xlsx", "ppt", "pptx", "odt"];
    let text = text.trim();
    let ending = text.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let few = text.split_whitespace().count() <= 8;
    few && (text.strip_prefix('#').is_some_and(|id| id.starts_with(char::is_alphabetic))
        || ending.is_some_and(|ending| DOCUMENTS.contains(&ending.as_str())))
}

fn is_picture(target: &str) -> bool {
    let ending = target.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| IMAGE_ENDINGS.contains(&ending.as_str())) && !target.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::Site;

    fn lessons(text: &str) -> Site {
        Site::starter().edit("Pay for repair first and for sensors second.", text)
    }

    #[test]
    fn each_slip_is_marked_from_bracket_to_bracket() {
        for (text, marked, better) in [
            (
                "See (the law)[https://a.org/b].",
                "(the law)[https://a.org/b]",
                Some("[the law](https://a.org/b)"),
            ),
            (
                "See [the law] (https://a.org/b_c_d).",
                "[the law] (https://a.org/b_c_d)",
                Some("[the law](https://a.org/b_c_d)"),
            ),
            ("看[法律]（https://a.org/b）。", "[法律]（https://a.org/b）", Some("[法律](https://a.org/b)")),
            ("See [the plan](my plan.md).", "[the plan](my plan.md)", None),
            ("See [the cost](#Cost and resources).", "[the cost](#Cost and resources)", None),
            ("Voir [le plan](mon plan.docx).", "[le plan](mon plan.docx)", None),
            ("See (x)[../y/en.md].", "(x)[../y/en.md]", Some("[x](../y/en.md)")),
            ("! [A pump](x.gif)", "! [A pump](x.gif)", Some("![A pump](x.gif)")),
            ("![A pump] (x.png)", "![A pump] (x.png)", Some("![A pump](x.png)")),
            ("![A pump](my pump.png)", "![A pump](my pump.png)", None),
            ("!(A pump)[x.png]", "!(A pump)[x.png]", Some("![A pump](x.png)")),
            ("[l](https:// a.org)", "[l](https:// a.org)", None),
            ("(2014)[https://a.org]", "(2014)[https://a.org]", Some("[2014](https://a.org)")),
            ("[…](my plan.md)", "[…](my plan.md)", None),
            ("![…] (x.png)", "![…] (x.png)", Some("![…](x.png)")),
        ] {
            let found = lessons(text).found("FB0226");
            let [(place, finding)] = found.as_slice() else { panic!("{text}: {found:?}") };
            assert_eq!((place.as_str(), finding.suggestion.as_deref()), (marked, better), "{text}");
        }
        assert_eq!(lessons("(a)[www.a.org] and [b] (www.b.org)").marked("FB0226").len(), 2);
    }

    #[test]
    fn what_may_be_meant_as_it_stands_is_a_warning() {
        for (text, severity) in [
            ("the array [i] (readme.md)", Severity::Warning),
            ("the plan [b] (pump.png)", Severity::Warning),
            ("the law [of 2014] (HTTPS://a.org/b)", Severity::Error),
            ("the law [of 2014] (../a/en.md)", Severity::Error),
            ("![A pump] (x.png)", Severity::Error),
            ("(a)[readme.md]", Severity::Error),
        ] {
            let found = lessons(text).found("FB0226");
            let [(_, finding)] = found.as_slice() else { panic!("{text}: {found:?}") };
            assert_eq!(finding.severity, severity, "{text}");
            let backslash = finding.helps.iter().any(|help| help.contains("backslash"));
            assert_eq!(backslash, severity == Severity::Warning, "{text}");
        }
        assert_eq!(lessons("the array \\[i] (readme.md)").marked("FB0226"), [""; 0]);
    }

    #[test]
    fn brackets_of_a_sentence_are_none() {
        for text in [
            "[a](https://a.org) [b](<my plan.md>) [c](my%20plan.md) [d](en.md \"A title\")",
            "\\[a] (https://a.org), `(a)[https://a.org]`, \\(a)[https://a.org]",
            "the report [1] (https://a.org) and (see below)[1] and (a)[^n]\n\n[^n]: x [1]",
            "a value [in mm] (see the table) and [in mm](see the table)",
            "look! [The map](map.gif) (more) [more] (less)",
            "“repair first […] (https://example.org/report)”, a [...] (https://a.org), [sic] (https://a.org/b)",
            "[Sic!] (https://a.org), [1] (https://a.org/b), 水泵[1]（https://a.org/b），[……]（https://a.org）",
            "L’eau [sic] (voir plus haut), 水（见下文）[1]，[注]（见下文）",
            "](](](](][)[)[)(",
        ] {
            assert_eq!(lessons(text).marked("FB0226"), [""; 0], "{text}");
        }
    }

    #[test]
    fn many_brackets_take_no_time() {
        for (piece, each) in [
            ("](", 0),
            (")[", 0),
            ("] (", 0),
            ("[a](b c ", 0),
            ("(a)[www.b] ", 1),
            ("[a] (www.b) ", 1),
            ("é]（", 0),
        ] {
            let times = 60_000 / piece.len();
            let text = piece.repeat(times);
            let slips = std::iter::successors(next_slip(&text, 0), |slip| next_slip(&text, slip.range.end));
            assert_eq!(slips.count(), each * times, "{piece}");
            // More findings of one rule are not kept.
            assert_eq!(lessons(&text).marked("FB0226").len(), (each * times).min(100), "{piece}");
        }
    }
}
