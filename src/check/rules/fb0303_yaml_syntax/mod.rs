//! FB0303: YAML that cannot be read.
//!
//! The reader's own words are about the grammar of YAML and its place is often one line too late. So
//! the lines around the place are looked at for the slips that people make, and the finding speaks
//! of the slip. What is not recognised keeps the reader's words.
//!
//! Here stands what is tried and in which order; the slips are in the files beside, by what they are of.

mod between;
mod brackets;
mod keys;
mod lines;
mod lists;
mod quotes;
mod signs;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};
use crate::parse::salvage::forgotten_quote;
use crate::source::{SourceId, Span};
use between::{between_brackets, nothing_between, openers};
use brackets::{behind_brackets, bracket, other_bracket};
use keys::{bracket_without_space, list_or_bold_key, no_colon, second_colon};
use lines::{Slip, Yaml, fence, visible_place};
use lists::{list_on_the_line_of_its_key, wrong_column};
use quotes::{after_quote, backslash, first_sign, not_closed, open_quote};
use signs::{odd_space, wide_sign};

pub(super) use quotes::{quoted, quoted_value};

pub(super) const RULE: Rule = Rule {
    code: "FB0303",
    name: "yaml-syntax",
    severity: Severity::Error,
    title: "The YAML cannot be read",
    explanation: "\
Front matter and the `.yaml` files are written in YAML: a key, a colon, a space and a value on each
line. A few signs have a meaning there. A text must stand in quotes when it holds a colon and a space
(`title: \"Water: a study\"`), or when it begins with one of @ ` % & * ! | > [ ] { } , # ? or a quote.

Lines of one group begin in the same column, and what belongs to a key is indented by two spaces,
never by tabs. Each item of a list begins with a hyphen and a space, all in the same column. Brackets and
quotes that are opened are closed again.

A long text on several lines begins with `>-` behind the key, and every line of it is indented. Then
nothing in it needs quotes.",
    wrong: Example::Front("title: Hand pumps: tie each one to a repair service"),
    right: Example::Front("title: \"Hand pumps: tie each one to a repair service\""),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // Where the line of the slip before ends: what was opened there is told already.
    let mut told = Span::new(SourceId::default(), 0..0);
    for fault in context.faults() {
        let (FaultKind::YamlSyntax(words), Place::Span(span)) = (&fault.kind, &fault.place) else { continue };
        let mut yaml = Yaml::of(context, *span);
        // The signs of a code block are told once, at its first line.
        if told.end > 0 && told.source == span.source && fence(&yaml).is_some() {
            continue;
        }
        if told.source == span.source && told.end <= span.start {
            yaml.after = yaml.after.max(told.end as usize);
        }
        let slip = recognise(&yaml, span.start as usize, words).unwrap_or_else(|| {
            let place = visible_place(yaml.text, span.range());
            Slip::new(place, format!("YAML cannot be read here: {}", shown(words)), "here")
                .help("compare the line with a file that works; put texts with special signs in quotes")
        });
        let line = yaml.line(slip.place.end);
        told = Span::new(span.source, 0..line.start + line.text.len());
        let finding = report.at(Span::new(span.source, slip.place), slip.message);
        finding.label(slip.label).help(slip.help);
        finding.suggestion = slip.better;
    }
}

fn recognise(yaml: &Yaml<'_>, at: usize, words: &str) -> Option<Slip> {
    if let Some(slip) = fence(yaml) {
        return Some(slip);
    }
    let line = yaml.line(at);
    if let Some(slip) = wide_sign(yaml, line).or_else(|| wide_sign(yaml, yaml.line_before(line)?)) {
        return Some(slip);
    }
    if let Some(slip) = bracket_without_space(line).or_else(|| bracket_without_space(yaml.line_before(line)?))
    {
        return Some(slip);
    }
    if let Some(text) = forgotten_quote(yaml.text, yaml.after, at) {
        return Some(not_closed(yaml, text));
    }
    if let Some(slip) = odd_space(yaml, line, words) {
        return Some(slip);
    }
    if let Some(slip) = openers(yaml, line)
        .find_map(|line| between_brackets(yaml, line).or_else(|| behind_brackets(yaml, line)))
    {
        return Some(slip);
    }
    if let Some(slip) = list_or_bold_key(yaml, line).or_else(|| nothing_between(yaml, line)) {
        return Some(slip);
    }
    let says = |part: &str| words.contains(part);
    if says("second `---`") {
        let place = line.start..line.start + line.text.trim_end().len();
        return Some(
            Slip::new(place, "a second `---` begins another document", "here")
                .help("a file holds one document; delete this line or what stands below it"),
        );
    }
    if says("unclosed quote") {
        return open_quote(yaml, line, at);
    }
    if says("invalid trailing content") {
        return after_quote(yaml, line, at, says("single"));
    }
    if says("escape") || says("hexadecimal") {
        return backslash(yaml, line, at);
    }
    if says("mismatched bracket") {
        return other_bracket(yaml, line, at);
    }
    if says("only valid inside a block") {
        return bracket(yaml, line, at, false);
    }
    if says("mapping values are not allowed") {
        return second_colon(yaml, line, at);
    }
    if says("simple key expected") {
        return no_colon(yaml, line);
    }
    if says("did not find expected key") || says("expected '-' indicator") {
        return wrong_column(yaml, line, at);
    }
    if says("bracket") || says("illegal placement of ':'") || says("expected ',' or") {
        return bracket(yaml, line, at, says("unclosed"));
    }
    if says("block sequence entries") {
        return list_on_the_line_of_its_key(yaml, line);
    }
    if says("comments must be separated") {
        let hash = yaml.text[at..].find('#').map(|found| at + found)?;
        return Some(
            Slip::new(hash..hash + 1, "a space is missing before `#`", "begins a comment")
                .help("put a space before a comment; a `#` in a text needs quotes around the whole text")
                .better(" #"),
        );
    }
    first_sign(yaml, line, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{Site, today};

    /// The marked text, the message and the text after the suggestion was followed.
    pub(super) fn told(yaml: &str) -> (String, String, Option<String>) {
        let text = format!("---\n{yaml}\n---\n");
        let path = "content/pages/about/en.md";
        let mut found = Site::one(path, text.clone()).found("FB0303");
        assert_eq!(found.len(), 1, "{yaml}: {found:?}");
        let (marked, finding) = found.remove(0);
        let Place::Span(span) = finding.place else { panic!("no place") };
        let followed = finding.suggestion.map(|better| {
            let mut mended = text.clone();
            mended.replace_range(span.range(), &better);
            mended.trim_start_matches("---\n").trim_end_matches("\n---\n").to_owned()
        });
        (marked, finding.message, followed)
    }

    /// Follows the advice to its end: line and message of each finding on the way, and what comes of it.
    pub(super) fn follow(path: &str, mut text: String) -> (Vec<(usize, String)>, String) {
        let mut told = Vec::new();
        while let Some((_, finding)) = Site::one(path, text.clone()).found("FB0303").into_iter().next() {
            let Place::Span(span) = finding.place else { panic!("no place") };
            told.push((text[..span.end as usize].lines().count(), finding.message.clone()));
            assert!(told.len() < 9, "{told:?} goes on as {text}");
            let better = finding.suggestion.unwrap_or_else(|| panic!("{told:?} in {text}"));
            text.replace_range(span.range(), &better);
        }
        (told, text)
    }

    /// That each front matter has its one slip marked, told and mended by the suggestion: what is
    /// written, what is marked, how the message begins, what is right.
    pub(super) fn is_mended(slips: &[(&str, &str, &str, &str)]) {
        for (yaml, marked, message, mended) in slips {
            let (place, said, followed) = told(yaml);
            assert!(said.starts_with(message), "{yaml:?}: {said}");
            assert_eq!(place, *marked, "{yaml:?}");
            assert_eq!(followed.as_deref(), Some(*mended), "{yaml:?}");
            let text = format!("---\n{mended}\n---\n");
            let left = Site::one("content/pages/about/en.md", text).found("FB0303");
            assert!(left.is_empty(), "{mended}: {left:?}");
        }
    }

    #[test]
    fn every_slip_of_a_front_matter_is_told_at_its_own_place() {
        for (yaml, places) in [
            (
                "title: a: b\nsummary: [c, d\nmenu: {e: f\nupdated: \"2026\nx: \"1\"",
                ["a: b", "[c, d", "{e: f", "\"2026"],
            ),
            ("a: [b\nc: [d\ne: [f\ng: [h", ["[b", "[d", "[f", "[h"]),
            ("a: \"b\nc: \"d\ne: \"f\ng: 'h", ["\"b", "\"d", "\"f", "'h"]),
        ] {
            let site = Site::one("content/pages/about/en.md", format!("---\n{yaml}\n---\n"));
            let found = site.found("FB0303");
            let marked: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
            assert_eq!(marked, places, "{yaml}");
        }
    }

    /// Without the space the first part of the bracket is read as a part of the key; what follows is no slip of its own.
    #[test]
    fn a_bracket_right_behind_its_colon_is_mended_in_one_step() {
        let path = "content/bundles/x.yaml";
        for value in [
            "{en: \"A book\"}",
            "{en: A book, fr: Un livre}",
            "{en: \"A book\", fr: \"Un livre\"}",
            "{en: {a: b}, fr: c}",
            "[\"a\", b]",
            "[a: b, c: d]",
        ] {
            for (before, behind) in [("", ""), ("languages: [en]\n", "paper: a4\n")] {
                let (told, text) = follow(path, format!("{before}title:{value}\n{behind}"));
                assert!(told.len() <= 1, "{value}: {told:?}");
                // What YAML can read, but with another key, FB0304 tells.
                if let [(_, message)] = told.as_slice() {
                    assert_eq!(message, "a space is missing after the colon");
                    assert_eq!(text, format!("{before}title: {value}\n{behind}"));
                }
            }
        }
    }

    #[test]
    fn slips_without_one_sure_mend_are_told_and_no_more() {
        for (yaml, message) in [
            ("summary: One line\n  and so on: a second", "a text on several lines with `: ` in it"),
            ("a: [\"b\" pump \"c\"]", "a comma is missing before this item"),
            ("a: [\n  \"b\" # d\n  pump\n  \"c\"\n]", "a comma is missing before this item"),
            ("title: a\nand so on\nx: 1", "this line is no key with a value"),
            ("a:\n  b: 1\n c: 2", "this line does not begin in the same column"),
            ("a:\n  - {what: x, b: c\n  - {what: y}", "the bracket `{` is opened"),
            ("a: {what: 'It's good', b: c}", "the text goes on after the closing `'`"),
        ] {
            let (_, said, followed) = told(yaml);
            assert!(said.starts_with(message), "{yaml:?}: {said}");
            if !yaml.contains("{what: x, b: c") {
                assert_eq!(followed, None, "{yaml:?}");
            }
        }
    }

    #[test]
    fn the_signs_of_a_code_block_are_told_once() {
        let body = "title: {en: T}\nlanguages: [en]\npractices: [BP-7K3Q0]\n";
        for (first, last, help) in [
            ("```yaml", "```\n", "delete this line and the last one"),
            ("~~~", "~~~", "delete this line and the last one"),
            ("\n``` yml", "\n", "delete this line"),
        ] {
            for path in ["content/bundles/x.yaml", "content/organisations/x.yaml", "fieldbook.yaml"] {
                let (_, findings) = Site::bare().with(path, format!("{first}\n{body}{last}")).findings();
                let found: Vec<_> = findings.iter().filter(|finding| finding.code == "FB0303").collect();
                assert_eq!(found.len(), 1, "{first} {path}: {found:?}");
                assert!(found[0].message.starts_with("a code block of Markdown begins here"), "{found:?}");
                let marked = first.trim();
                let Place::Span(span) = found[0].place else { panic!("no place") };
                assert_eq!(span.range().len(), marked.len());
                assert!(found[0].helps[0].starts_with(help), "{found:?}");
            }
        }
    }

    /// What is wrong stands on the line of the key, and all lines below it are right.
    #[test]
    fn a_word_between_a_key_and_its_own_keys_is_told_where_it_stands() {
        let recipe = "content/bundles/x.yaml";
        let rest = "  start: 2027-03-15\n  host: {en: H}\n";
        for (path, wrong, right, marked) in [
            (
                recipe,
                format!("event: Kigali\n  place: {{en: Kigali}}\n{rest}"),
                format!("event:\n  place: {{en: Kigali}}\n{rest}"),
                " Kigali",
            ),
            (
                recipe,
                "title: Repairs\n  en: Repairs\n".to_owned(),
                "title:\n  en: Repairs\n".to_owned(),
                " Repairs",
            ),
            (
                "content/pages/about/en.md",
                "---\nreview: done\n  by: x\n---\n".to_owned(),
                "---\nreview:\n  by: x\n---\n".to_owned(),
                " done",
            ),
        ] {
            let found = Site::one(path, wrong.clone()).found("FB0303");
            assert_eq!((found.len(), found[0].0.as_str()), (1, marked), "{found:?}");
            let (told, mended) = follow(path, wrong);
            assert_eq!((told.len(), mended), (1, right), "{told:?}");
        }
        // A key of the same group that stands too far in has its own advice.
        let found =
            Site::one("content/pages/about/en.md", "---\ntitle: a\n  status: draft\n---\n").found("FB0303");
        assert!(found[0].1.message.starts_with("this line is indented too far"), "{found:?}");
    }

    #[test]
    fn a_second_document_is_told_in_a_yaml_file() {
        let text = "name: {en: A}\nkind: academia\n---\nname: {en: B}\n";
        let found = Site::bare().with("content/organisations/a.yaml", text).found("FB0303");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "---");
    }

    #[test]
    fn any_broken_text_gets_a_finding_with_a_place() {
        // Every cut of a good file, and every cut with something odd behind it.
        let good = "title: \"a: 'b'\"\nlist: [x, {y: 'z', w: \"é\"}]\ntext: >-\n  one\n  two: 3\nb:\n  - c: 日本\n    d: e\n";
        for end in (0..=good.len()).filter(|end| good.is_char_boundary(*end)) {
            for odd in [
                "", "\t", "]", "}", "'", "\"", ": ", "\n x", "@", "\u{a0}", "\\", "- ", "&a *b", "！",
                "\n  : ",
            ] {
                let text = format!("---\n{}{odd}\n---\n", &good[..end]);
                // The file alone: a whole site for each of a thousand texts would be slow.
                let library = Site::one("content/pages/about/en.md", text).library();
                let context = Context { library: &library, today: today() };
                for rule in [&RULE, &crate::check::rules::fb0305_yaml_reference::RULE] {
                    let mut report = Report { rule, findings: Vec::new() };
                    (rule.check)(&context, &mut report);
                    for finding in &report.findings {
                        let Place::Span(span) = finding.place else { panic!("no place") };
                        assert!(library.sources.get(span.source).text.get(span.range()).is_some());
                    }
                }
            }
        }
    }
}
