//! Citations that are written in another way than `[1]`: `[1, 2]`, `[1-3]`, `【1】`, `[١]`, `]1[`.

use std::ops::Range;

use crate::check::Context;
use crate::check::places::part;
use crate::check::sections::PracticeText;
use crate::parse::markdown::{Inline, InlineKind, Visited, ends_in_escape};
use crate::source::Span;

/// Numbers of sources in brackets that make no citation: several in one pair, or one in brackets or
/// digits of another kind.
#[derive(Debug)]
pub(crate) struct Together<'a> {
    /// The text that it stands in.
    pub(crate) inline: &'a Inline,
    /// The brackets.
    pub(crate) span: Span,
    /// The sources that are meant; one where brackets or digits are of another kind.
    pub(crate) numbers: Vec<usize>,
    /// Whether something else may be meant, such as a range of values.
    pub(crate) doubtful: bool,
}

/// Longest text between the brackets, in bytes.
const LONGEST: usize = 30;
/// Most sources that one pair of brackets can mean.
const MOST: usize = 10;

impl<'a> Context<'a> {
    /// The citations of a version that are none for Markdown: those that stand together in one pair of
    /// brackets, and those in brackets or digits of another kind. Only numbers that sources have are
    /// citations: `[0, 1]` and `[5, 50]` are ranges of values.
    pub(crate) fn citations_together(&self, text: &PracticeText<'a>) -> Vec<Together<'a>> {
        let mut found = Vec::new();
        let sources = text.original.and_then(|original| original.front.sources.as_ref());
        let Some(count) = sources.map(|list| list.items.len() + list.left_out) else { return found };
        text.body.document.walk(&mut |visited| {
            let Visited::Inline(inline) = visited else { return };
            if !matches!(inline.kind, InlineKind::Text(_)) {
                return;
            }
            let written = self.written(inline.span);
            let before = || self.before(inline.span);
            let several = together(written).into_iter().map(|(range, numbers)| (range, numbers, true));
            let others = in_other_brackets(before, written);
            let others = others.into_iter().map(|(range, number, doubtful)| (range, vec![number], doubtful));
            for (range, numbers, doubtful) in several.chain(others) {
                let escaped = range.start == 0 && ends_in_escape(before());
                if !escaped && numbers.iter().all(|number| (1..=count).contains(number)) {
                    found.push(Together { inline, span: part(inline.span, range), numbers, doubtful });
                }
            }
        });
        found
    }

    /// The text of the file before a place.
    pub(crate) fn before(&self, span: Span) -> &'a str {
        self.library.sources.get(span.source).text.get(..span.start as usize).unwrap_or_default()
    }
}

/// A citation that is written in another form than `[1]`, for which the rule about a figure looks where
/// there is none: `(1)`, `¹`, `<sup>1</sup>`, `\\[1\\]`. It is one only if a source has the number. Gives its
/// place and the number.
pub(crate) fn citation_in_another_form(
    context: &Context<'_>,
    inlines: &[Inline],
    sources: usize,
) -> Option<(Span, usize)> {
    let (first, last) = (inlines.first()?, inlines.last()?);
    let whole = Span { end: last.span.end, ..first.span };
    let written = context.written(whole);
    let mut found = None;
    for (at, c) in written.char_indices() {
        let rest = &written[at..];
        let (inside, len) = match c {
            '(' | '（' | '[' | '［' | '【' => {
                let Some((len, close)) = rest
                    .char_indices()
                    .take(24)
                    .skip(1)
                    .find(|(_, c)| matches!(c, ')' | '）' | ']' | '］' | '】'))
                else {
                    continue;
                };
                (&rest[c.len_utf8()..len], len + close.len_utf8())
            }
            '<' if rest.starts_with("<sup>") => {
                let Some(end) = rest.get(..40.min(rest.len())).and_then(|rest| rest.find("</sup>")) else {
                    continue;
                };
                (&rest["<sup>".len()..end], end + "</sup>".len())
            }
            // A run of raised digits is looked at once.
            _ if superscript(c).is_some() && !written[..at].ends_with(|c| superscript(c).is_some()) => {
                let len = rest.find(|c| superscript(c).is_none()).unwrap_or(rest.len());
                // `m²` and `10⁶` are units and powers.
                let before = &written[..at];
                if before.ends_with(|c: char| c.is_ascii_digit())
                    || matches!(c, '²' | '³') && before.ends_with(char::is_alphabetic)
                {
                    continue;
                }
                (&rest[..len], len)
            }
            _ => continue,
        };
        let escaped = c == '[' && written[..at].ends_with('\\');
        let (start, inside) = if escaped { (at - 1, inside.trim_end_matches('\\')) } else { (at, inside) };
        // A list of steps `(1) …` begins a line or a sentence; a citation follows words.
        let words_before =
            written[..start].trim_end().ends_with(|c: char| c.is_alphanumeric() || "%٪．.,”\"»)".contains(c));
        let follows = rest.get(len..).unwrap_or_default();
        let ends = follows.is_empty()
            || follows.starts_with(|c: char| c.is_whitespace() || ".,;:!?。，；：、،؛)".contains(c));
        if let Some(number) = source_number(inside, c != '<' && c != '(' && c != '（')
            && (1..=sources).contains(&number)
            && words_before
            && (ends || !matches!(c, '(' | '（'))
        {
            // The last one stands behind what it is the source of.
            found = Some((part(whole, start..at + len), number));
        }
    }
    found
}

/// The digit that a raised digit means.
fn superscript(c: char) -> Option<char> {
    let at = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c)?;
    char::from_digit(at as u32, 10)
}

/// The number between the brackets of a citation, which may have a word before it.
fn source_number(inside: &str, may_have_a_word: bool) -> Option<usize> {
    const WORDS: [&str; 18] = [
        "source",
        "sources",
        "src",
        "ref",
        "réf",
        "reference",
        "référence",
        "no",
        "nº",
        "n°",
        "fuente",
        "источник",
        "ист",
        "来源",
        "资料",
        "المصدر",
        "مصدر",
        "см",
    ];
    let digits: String =
        inside.trim().chars().map(|c| superscript(c).or_else(|| plain_digit(c)).unwrap_or(c)).collect();
    let number = digits.trim_start_matches(|c: char| !c.is_ascii_digit());
    let word =
        digits[..digits.len() - number.len()].trim().trim_end_matches(['.', ':', '#', ' ']).to_lowercase();
    let plain = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let known = word.is_empty() || WORDS.contains(&word.as_str());
    (plain && known && (word.is_empty() || may_have_a_word || WORDS.contains(&word.as_str())))
        .then(|| number.parse().ok())
        .flatten()
}

/// The ASCII digit of a digit in another script.
fn plain_digit(c: char) -> Option<char> {
    let from = |zero: char| {
        let at = u32::from(c).checked_sub(u32::from(zero)).filter(|at| *at < 10)?;
        char::from_digit(at, 10)
    };
    ['٠', '۰', '０', '०'].into_iter().find_map(from)
}

/// The brackets of a text that hold one small number and are no citation for what they are: wide ones,
/// reversed ones, or ordinary ones around digits of another script or with a word before them. With
/// each stand its number, and whether something else may be meant.
fn in_other_brackets<'a>(before: impl Fn() -> &'a str, text: &str) -> Vec<(Range<usize>, usize, bool)> {
    let mut found = Vec::new();
    for (open, bracket) in text.match_indices(['［', '【', '〔', '（', '[', ']']) {
        let inside = &text[open + bracket.len()..];
        let close = inside.char_indices().take(LONGEST).find(|(_, c)| "］】〕）]".contains(*c) || *c == '[');
        let Some((len, close)) = close else { continue };
        let fits = match bracket {
            "[" => close != '[' && close != '）',
            "]" => close == '[',
            "（" => close == '）',
            _ => close != '[' && close != '）',
        };
        let Some(number) = source_number(&inside[..len], bracket != "（").filter(|_| fits) else { continue };
        let end = open + bracket.len() + len + close.len_utf8();
        let after = &text[end..];
        // `[1]` is a citation, and what is no longer one was made so by what stands around it.
        if bracket == "[" && close == ']' && inside[..len].bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let lead = if open == 0 { before() } else { &text[..open] };
        let lead = lead.trim_end_matches([' ', '\u{a0}', '*', '_']);
        let follows_words =
            lead.ends_with(|c: char| c.is_alphanumeric() || "%٪％．.,،。，；”»\"')）]］】".contains(c));
        let clause_ends = after.is_empty()
            || after.starts_with(|c: char| c.is_whitespace() || "。，；、：！？".contains(c));
        let wanted = match bracket {
            // A list of points `（1）` goes on with words, and a table may be meant by `表（1）`.
            "（" => clause_ends && lead.ends_with(|c: char| is_chinese(c) || "%％。”".contains(c)),
            "]" => !after.starts_with(char::is_alphanumeric),
            _ => !after.starts_with(['(', '[', ':']),
        };
        if follows_words && wanted {
            found.push((open..end, number, bracket == "（"));
        }
    }
    found
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}') && !"表图圖第".contains(c)
}

/// The brackets of a text that hold several small numbers, and the numbers.
fn together(text: &str) -> Vec<(Range<usize>, Vec<usize>)> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('[') {
        let inside = &text[open + 1..];
        let Some(len) = inside.bytes().take(LONGEST).position(|byte| byte == b']') else { continue };
        // An index such as `list[1, 2]` is none, and an address may follow.
        let grown = text[..open].ends_with(|c: char| c == '_' || c.is_ascii_digit());
        if let Some(numbers) = numbers(&inside[..len])
            && !grown
            && !inside[len + 1..].starts_with(['(', '[', ':'])
        {
            found.push((open..open + len + 2, numbers));
        }
    }
    found
}

fn numbers(inside: &str) -> Option<Vec<usize>> {
    let number = |text: &str| {
        let text = text.trim();
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<usize>().ok().filter(|number| digits && *number > 0)
    };
    let mut numbers = Vec::new();
    for piece in inside.split([',', ';', '،', '、', '，', '&']) {
        match piece.split_once(['-', '–', '—', '‑']) {
            Some((from, to)) => {
                let (from, to) = (number(from)?, number(to)?);
                if from >= to {
                    return None;
                }
                numbers.extend((from..=to).take(MOST + 1));
            }
            None => numbers.push(number(piece)?),
        }
        if numbers.len() > MOST {
            return None;
        }
    }
    (numbers.len() > 1).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::Site;

    fn told(result: &str) -> Vec<(String, Option<String>)> {
        let text = format!("## Results and evidence\n\n{result}");
        let site = Site::starter().edit("## Results and evidence\n", &format!("{text}\n"));
        let found = site.found("FB0703");
        found.into_iter().map(|(place, finding)| (place, finding.suggestion)).collect()
    }

    #[test]
    fn a_citation_in_another_form_is_shown_the_right_one() {
        for (result, place, better) in [
            ("Accidents fell by 45 % (1).", "(1)", "[1]"),
            ("Accidents fell by 45 % ¹.", "¹", "[1]"),
            ("Accidents fell by 45 %¹, more than 30.", "¹", "[1]"),
            ("Accidents fell by 45 %<sup>2</sup>.", "<sup>2</sup>", "[2]"),
            ("Accidents fell by 45 % \\[1\\].", "\\[1\\]", "[1]"),
        ] {
            assert_eq!(told(result), [(place.to_owned(), Some(better.to_owned()))], "{result}");
        }
    }

    #[test]
    fn other_numbers_in_brackets_are_no_citations() {
        for result in [
            "Accidents fell by 45 % (2).",
            "In 45 buses (37) it was 12 m².",
            "(1) Accidents fell by 45 %.",
            "It covers 45 km².",
            "45 pumps (see table 2).",
            "45 pumps [a note].",
        ] {
            let expected = result.contains("(2)");
            assert_eq!(told(result).iter().any(|(_, better)| better.is_some()), expected, "{result}");
        }
    }

    #[test]
    fn several_numbers_are_told_from_other_brackets() {
        for (text, wanted) in [
            ("so [1, 2].", "[1, 2] 1 2"),
            ("[1,2]", "[1,2] 1 2"),
            ("[1-3]", "[1-3] 1 2 3"),
            ("[1–3, 5]", "[1–3, 5] 1 2 3 5"),
            ("[2;1] [1، 3]", "[2;1] 2 1 [1، 3] 1 3"),
            (
                "[1] [12] [0, 1] [2014-2015] [1, a] [3-1] [1.5, 2] [-1, 1] [] [,] [1,] [1-] [a_1, 2] x_[1, 2]",
                "",
            ),
            ("[1, 2](x.md) [1, 2][x] [1-99]", ""),
        ] {
            let told: Vec<String> = together(text)
                .into_iter()
                .map(|(range, numbers)| {
                    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
                    format!("{} {}", &text[range], numbers.join(" "))
                })
                .collect();
            assert_eq!(told.join(" "), wanted, "{text}");
        }
    }
}
