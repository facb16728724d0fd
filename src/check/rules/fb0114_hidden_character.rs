//! FB0114: characters that nobody sees.

use rayon::prelude::*;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};
use crate::fault::{FaultKind, Place};
use crate::model::hidden::{find_hidden, is_isolate, name_of};
use crate::parse::markdown::{Inline, InlineKind, Visited};
use crate::source::{Source, SourceId, Span};

pub(super) const RULE: Rule = Rule {
    code: "FB0114",
    name: "hidden-character",
    severity: Severity::Error,
    title: "The text holds a character that nobody sees",
    explanation: "\
Text copied from a web page, a PDF or a chat often brings characters along that are not shown: spaces
without width, marks that turn the direction of the text, control characters. A word with one of them
inside is not found by the search, a link with one leads nowhere, and a text that is turned around can
say something else than what was reviewed.

Delete the character: put the cursor behind it and press the backspace key until the letter before it
is gone, then type that letter again. Characters that a script needs, such as the joiners of Persian
and Hindi and the direction marks in Arabic text, are left alone; so are direction isolates in Arabic text
that are closed on their line.",
    wrong: Example::File(
        "content/pages/about/en.md",
        "---\ntitle: About\nsummary: Who keeps this.\n---\nA sen\u{200b}sor.\n",
    ),
    right: Example::File(
        "content/pages/about/en.md",
        "---\ntitle: About\nsummary: Who keeps this.\n---\nA sensor.\n",
    ),
    check,
};

/// Most findings for one file; a file with more was damaged as a whole.
const MOST: usize = 20;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let files: Vec<(SourceId, &Source)> = context.library.sources.iter().collect();
    let found: Vec<Vec<Hidden>> = files.par_iter().map(|(_, source)| runs(&source.text)).collect();
    for ((id, _), hidden) in files.iter().zip(found) {
        let total = hidden.len();
        for (number, run) in hidden.into_iter().take(MOST).enumerate() {
            let message = if run.count == 1 {
                format!("hidden character {}", described(run.first))
            } else {
                let count = plural(run.count, "hidden character", "hidden characters");
                format!("{count}, the first {}", described(run.first))
            };
            let finding = report.at(Span::new(*id, run.start..run.end), message);
            finding.label("here").suggest(if breaks(run.first) { " " } else { "" });
            finding.help(if breaks(run.first) {
                "put a space or a new line in its place"
            } else {
                "delete it; if you do not see it, type the word again"
            });
            if is_isolate(run.first) {
                finding.help(
                    "nothing closes it, or it closes nothing, on this line: use U+200E or U+200F instead",
                );
            }
            if number + 1 == MOST && total > MOST {
                let more = plural(total - MOST, "place", "places");
                finding.help(format!("there are hidden characters in {more} more of this file"));
            }
        }
    }
    for fault in context.faults() {
        let (FaultKind::EscapedHidden(hidden), Place::Span(span)) = (&fault.kind, &fault.place) else {
            continue;
        };
        written_out(report, *span, *hidden);
    }
    for (_, body) in context.library.bodies() {
        // Few texts hold a character reference at all.
        if !context.library.sources.get(body.source).text.contains('&') {
            continue;
        }
        body.document.walk(&mut |visited| {
            let Visited::Inline(Inline { kind: InlineKind::Text(text), span }) = visited else { return };
            let written = context.written(*span);
            if written.contains('&')
                && let Some((_, hidden)) = find_hidden(text).find(|(_, c)| !written.contains(*c))
            {
                written_out(report, *span, hidden);
            }
        });
    }
}

fn written_out(report: &mut Report<'_>, span: Span, hidden: char) {
    report
        .at(span, format!("an escape here stands for the hidden character {}", described(hidden)))
        .help("take the escape out of the text");
}

fn described(c: char) -> String {
    format!("U+{:04X} ({})", u32::from(c), name_of(c).unwrap_or("not shown"))
}

/// Characters that stood for the end of a line or page and would join two words when deleted.
fn breaks(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Hidden characters without anything between them.
struct Hidden {
    start: usize,
    end: usize,
    first: char,
    count: usize,
}

fn runs(text: &str) -> Vec<Hidden> {
    // Most texts are plain ASCII and hold none; a look at the bytes is quick.
    if text.bytes().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~')) {
        return Vec::new();
    }
    let mut runs: Vec<Hidden> = Vec::new();
    for (at, c) in find_hidden(text) {
        match runs.last_mut() {
            Some(run) if run.end == at => {
                run.end += c.len_utf8();
                run.count += 1;
            }
            _ => runs.push(Hidden { start: at, end: at + c.len_utf8(), first: c, count: 1 }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    fn about(front: &str, body: &str) -> Vec<(String, String)> {
        let text = format!("---\ntitle: About\nsummary: {front}\n---\n{body}\n");
        let found = Site::one("content/pages/about/en.md", text).found("FB0114");
        found.into_iter().map(|(marked, finding)| (marked, finding.message)).collect()
    }

    #[test]
    fn an_isolate_that_nothing_closes_is_told_with_what_to_use() {
        let text = "---\ntitle: عن\nsummary: S\n---\nإنترنت \u{2066}IoT\u{2069} هنا \u{2066}IoT\n";
        let found = Site::one("content/pages/about/ar.md", text).found("FB0114");
        let [(_, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert!(finding.helps.iter().any(|help| help.contains("U+200E")), "{finding:?}");
    }

    #[test]
    fn the_character_is_marked_and_named() {
        assert_eq!(
            about("S", "a\u{202e}b"),
            [("\u{202e}".into(), "hidden character U+202E (direction override)".into())]
        );
        assert_eq!(
            about("S", "a\0\0b"),
            [("\0\0".into(), "2 hidden characters, the first U+0000 (NUL)".into())]
        );
    }

    #[test]
    fn escapes_do_not_hide_it() {
        assert_eq!(
            about("\"a\\u202Eb\"", ""),
            [(
                "\"a\\u202Eb\"".into(),
                "an escape here stands for the hidden character U+202E (direction override)".into()
            )]
        );
        let found = about("S", "a &#x202e; b");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(about("\"a\\u00e9 \\n b\"", "&amp; &eacute; `&#x202e;` AT&T").is_empty());
    }

    #[test]
    fn a_damaged_file_does_not_flood_the_list() {
        let found = about("S", &"a\u{200b}".repeat(5000));
        assert_eq!(found.len(), 20);
    }

    #[test]
    fn persian_hindi_arabic_and_emoji_need_theirs() {
        assert!(about("S", "می\u{200c}خواهم क्\u{200d}ष \u{200f}إنترنت 👩\u{200d}🌾").is_empty());
    }
}
