//! FB0316: Markdown or HTML in a text that is shown as it is.

use std::ops::Range;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0316",
    name: "markup-in-plain-text",
    severity: Severity::Error,
    title: "A plain text of front matter holds Markdown or HTML",
    explanation: "\
Titles, summaries and the other texts of front matter are shown exactly as they are written, also where
nothing can be bold or a link: in the tab of the browser, in search results, in the list of contents of
a printed book. A reader would see the stars, brackets and angle brackets themselves.

Write plain words. Bold words, links and code belong in the text below the front matter.",
    wrong: Example::Front("title: Tie **every** hand pump to a repair service"),
    right: Example::Front("title: Tie every hand pump to a repair service"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (key, text) in context.all_plain_values() {
        let Some(found) = markup(&text.value) else { continue };
        let marked = &text.value[found.place];
        // The value as read may differ from the file where a line was folded or a quote doubled.
        let written = context.written(text.span);
        let in_place = written.find(marked);
        let span = match in_place {
            Some(at) => {
                let start = text.span.start as usize + at;
                Span::new(text.span.source, start..start + marked.len())
            }
            None => text.span,
        };
        let finding = report.at(span, format!("`{key}` is plain text and holds {}", found.what));
        finding.label("shown as it is written").help("write plain words; markup belongs in the text below");
        if let (Some(plain), Some(_)) = (found.plain, in_place) {
            finding.suggest(plain);
        }
    }
}

/// A piece of markup: where, what, and the words without it.
struct Markup {
    place: Range<usize>,
    what: &'static str,
    plain: Option<String>,
}

/// No piece of markup is longer. Without a limit a text of a hundred thousand opening brackets would
/// be read as many times.
const LONGEST: usize = 600;

fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The first piece of markup in a text.
fn markup(text: &str) -> Option<Markup> {
    // Nothing below begins with another sign; most texts hold none of them.
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '*' | '[' | '<' | '`' | '&')) {
        let rest = beginning(&text[at..]);
        let before = text[..at].chars().next_back();
        let found = match sign {
            '*' => starred(rest, before),
            '`' => code(rest, before),
            '[' => link(rest),
            '<' => tag(rest),
            _ => reference(rest),
        };
        if let Some((length, what, plain)) = found {
            // The `!` of a picture belongs to it.
            let start = if sign == '[' && before == Some('!') { at - 1 } else { at };
            return Some(Markup { place: start..at + length, what, plain });
        }
    }
    None
}

type Found = Option<(usize, &'static str, Option<String>)>;

/// `**bold**` and `*emphasis*`, where the stars touch words inside and none outside. A star alone, a
/// product (`2*3*4`) and a mark behind a word are none.
fn starred(rest: &str, before: Option<char>) -> Found {
    let stars = rest.len() - rest.trim_start_matches('*').len();
    // Two stars are no sign of arithmetic, also between letters.
    let inside_word = |c: char| stars == 1 && joins_words(c);
    if stars > 3 || before.is_some_and(|c| c == '*' || inside_word(c)) {
        return None;
    }
    let inner = &rest[stars..];
    let end = inner.find('*').filter(|end| *end > 0)?;
    let closing = inner.len() - end - inner[end..].trim_start_matches('*').len();
    let words = &inner[..end];
    let after = inner[end + closing..].chars().next();
    let touches = !words.starts_with(char::is_whitespace) && !words.ends_with(char::is_whitespace);
    let word = words.chars().any(char::is_alphabetic);
    (touches && word && closing == stars && !after.is_some_and(inside_word)).then(|| {
        let what = if stars == 1 { "Markdown emphasis" } else { "Markdown bold" };
        (stars * 2 + words.len(), what, Some(words.to_owned()))
    })
}

/// Letters of scripts with spaces between words. In Chinese a word may begin anywhere.
fn joins_words(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{2e80}'
}

/// `code`, but not the turned comma of Hawaiian inside words.
fn code(rest: &str, before: Option<char>) -> Found {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    if before.is_some_and(|c| c == '`' || joins_words(c)) {
        return None;
    }
    let inner = &rest[ticks..];
    let end = inner.find(&rest[..ticks]).filter(|end| *end > 0)?;
    let after = inner[end + ticks..].chars().next();
    (!after.is_some_and(joins_words))
        .then(|| (ticks * 2 + end, "Markdown code", Some(inner[..end].trim().to_owned())))
}

/// `[words](target)`
fn link(rest: &str) -> Found {
    let close = rest.find(']')?;
    let target = rest[close + 1..].strip_prefix('(')?;
    let end = target.find(')')?;
    let is_target = !target[..end].is_empty() && !target[..end].starts_with(char::is_whitespace);
    let path = target[..end].contains(['/', '#', '.', ':']);
    (is_target && path).then(|| (close + 3 + end, "a Markdown link", Some(rest[1..close].to_owned())))
}

/// An HTML tag or comment, or an address in angle brackets. `<1k` and `5 < 6` are none.
fn tag(rest: &str) -> Found {
    const TAGS: [&str; 58] = [
        "a",
        "abbr",
        "article",
        "audio",
        "b",
        "big",
        "blockquote",
        "br",
        "button",
        "center",
        "cite",
        "code",
        "div",
        "em",
        "embed",
        "font",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "header",
        "hr",
        "html",
        "i",
        "iframe",
        "img",
        "input",
        "li",
        "link",
        "main",
        "mark",
        "math",
        "meta",
        "nav",
        "object",
        "ol",
        "p",
        "pre",
        "s",
        "script",
        "section",
        "small",
        "span",
        "strong",
        "style",
        "sub",
        "sup",
        "svg",
        "table",
        "td",
        "th",
        "tr",
        "u",
        "ul",
        "video",
        "wbr",
    ];
    if rest.starts_with("<!--") {
        return Some((rest.find("-->").map_or(4, |end| end + 3), "an HTML comment", Some(String::new())));
    }
    let inner = rest.get(1..rest.find('>')?)?;
    if inner.starts_with("http://") || inner.starts_with("https://") {
        return Some((inner.len() + 2, "an address in angle brackets", Some(inner.to_owned())));
    }
    let name = inner.trim_start_matches('/').trim_end_matches('/');
    let (name, more) = name.split_once(char::is_whitespace).unwrap_or((name, ""));
    let known = TAGS.contains(&name.to_ascii_lowercase().as_str());
    // Behind the name stands nothing or an attribute with a value: `<b and c>` is no tag.
    (known && (more.trim().is_empty() || more.contains('=')))
        .then(|| (inner.len() + 2, "an HTML tag", Some(String::new())))
}

/// `&amp;`, `&#233;` and the like.
fn reference(rest: &str) -> Found {
    let name = rest.get(1..rest.find(';')?)?;
    let plain = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        "ndash" => "–",
        "mdash" => "—",
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            let c = char::from_u32(code).filter(|c| !c.is_control());
            return Some((name.len() + 2, "an HTML character reference", c.map(String::from)));
        }
    };
    Some((name.len() + 2, "an HTML character reference", Some(plain.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;
    use super::*;

    fn found(text: &str) -> Option<(&str, Option<String>)> {
        markup(text).map(|found| (&text[found.place], found.plain))
    }

    #[test]
    fn markup_is_found_and_the_plain_words_are_offered() {
        for (text, marked, plain) in [
            ("Tie **every** pump", "**every**", "every"),
            ("Tie *every pump*.", "*every pump*", "every pump"),
            ("***very***", "***very***", "very"),
            ("请**务必**检查", "**务必**", "务必"),
            ("使用*传感器*。", "*传感器*", "传感器"),
            ("See [the study](https://x.org/a).", "[the study](https://x.org/a)", "the study"),
            ("![plan](plan.png)", "![plan](plan.png)", "plan"),
            ("A <b>bold</b> word", "<b>", ""),
            ("one<br/>two", "<br/>", ""),
            ("<a href=\"x\">y</a>", "<a href=\"x\">", ""),
            ("</script>", "</script>", ""),
            ("<!-- no --> yes", "<!-- no -->", ""),
            ("at <https://x.org>", "<https://x.org>", "https://x.org"),
            ("run `make` now", "`make`", "make"),
            ("water &amp; health", "&amp;", "&"),
            ("caf&#233;", "&#233;", "é"),
            ("caf&#xE9;", "&#xE9;", "é"),
        ] {
            assert_eq!(found(text), Some((marked, Some(plain.to_owned()))), "{text}");
        }
    }

    #[test]
    fn signs_that_are_no_markup_are_left_alone() {
        for text in [
            "<1k",
            ">1M",
            "5 < 6 and 7 > 6",
            "a <b and c> d",
            "<3",
            "< b >",
            "*",
            "* note",
            "2*3*4",
            "a * b * c",
            "value* of *this",
            "5* hotel and 3* hotel",
            "**",
            "****",
            "AT&T; R&D",
            "Tom & Jerry;",
            "&unknown;",
            "[1]",
            "[1] (2014)",
            "array[0](x)",
            "Hawai`i and Kaua`i",
            "it`s",
            "``",
            "snake_case_name",
            "__init__",
            "$5 and $6",
            "~~",
            "#5",
            "<",
            "&#;",
            "&#x110000;x",
            "1 &lt 2",
            "f(x)[y]",
            "<ünï>",
            "<\u{1f600}>",
        ] {
            // A number that is no character is a reference all the same.
            if text == "&#x110000;x" {
                assert_eq!(found(text), Some(("&#x110000;", None)));
                continue;
            }
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn every_plain_value_is_looked_at_and_only_the_markup_is_marked() {
        for (lines, marked) in [
            ("title: \"It is **so**: yes\"", "**so**"),
            ("summary: >-\n  one *two\n  three* four", "one *two\n  three* four"),
            ("partners:\n  - {name: \"<i>X</i>\", support: technical}", "<i>"),
            ("effort: {level: low, skills: [\"`sed`\"]}", "`sed`"),
        ] {
            let found = Site::bare().front(lines).found("FB0316");
            assert_eq!(found.len(), 1, "{lines}: {found:?}");
            assert_eq!(found[0].0, marked, "{lines}");
        }
        let page = "---\ntitle: <b>About</b>\nsummary: S\n---\n";
        assert_eq!(Site::bare().with("content/pages/about/en.md", page).found("FB0316").len(), 1);
    }
}
