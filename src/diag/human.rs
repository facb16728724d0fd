//! Findings for people: the line, the place in it, what is wrong and how to mend it.
//!
//! Drawing is annotate-snippets' work, which knows about tabs and the width of letters. Two things
//! are added here. A line of many thousand letters is cut before it is drawn, which keeps hostile files
//! from costing time; the library itself fits lines to the terminal. And where right-to-left letters stand before or in the place, no caret under
//! the line can be right, because some terminals reorder such a line and others do not; there the
//! place is marked inside the line with ⟦ and ⟧, which move with the text.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use unicode_bidi::BidiClass;

use crate::diag::{Finding, Severity};
use crate::fault::Place;
use crate::source::{Source, Sources, Span};

/// How findings are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// With colours, for a terminal.
    pub colour: bool,
    /// Width of the terminal in columns.
    pub width: usize,
}

/// Characters kept on each side of the place when a line is far too long. The column shown is right for
/// every line shorter than twice this.
const AROUND: usize = 3_000;

/// Draws all findings, a blank line after each.
pub fn draw(findings: &[Finding], sources: &Sources, style: Style) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(style.width.max(40));
    let mut text = String::new();
    for finding in findings {
        text.push_str(&draw_one(finding, sources, &renderer));
        text.push_str("\n\n");
    }
    text
}

fn draw_one(finding: &Finding, sources: &Sources, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    // Everything in a message may come from a pull request: nothing in it may steer the terminal.
    let title = clean(&finding.message);
    let label = finding.label.as_deref().map(clean);
    let helps: Vec<String> = finding.helps.iter().map(|help| clean(help)).collect();
    let own = match &finding.place {
        Place::Span(span) => Some(excerpt(*span, label.as_deref(), sources, AnnotationKind::Primary)),
        Place::Path(_) => None,
    };
    let related = finding.related.iter();
    let related =
        related.map(|(span, words)| excerpt(*span, Some(&clean(words)), sources, AnnotationKind::Context));
    let excerpts: Vec<Excerpt> = own.into_iter().chain(related).collect();

    let mut group = level
        .primary_title(title.as_str())
        .id(finding.code)
        .elements(Vec::<Snippet<'_, annotate_snippets::Annotation<'_>>>::new());
    if let Place::Path(path) = &finding.place {
        group = group.element(annotate_snippets::Origin::path(crate::diag::shown_path(path)));
    }
    for excerpt in &excerpts {
        group = group.element(excerpt.snippet());
        if let Some(note) = &excerpt.note {
            group = group.element(Level::NOTE.message(note.as_str()));
        }
    }
    for help in &helps {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let groups: &[Group<'_>] = &[group];
    renderer.render(groups)
}

/// The part of a file that is shown for one place.
struct Excerpt {
    path: String,
    line: usize,
    text: String,
    marked: Range<usize>,
    kind: AnnotationKind,
    label: Option<String>,
    /// What would stand beside the carets, where there are none.
    note: Option<String>,
}

impl Excerpt {
    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let mut annotation = self.kind.span(self.marked.clone());
        if let Some(label) = &self.label {
            annotation = annotation.label(label.as_str());
        }
        Snippet::source(self.text.as_str())
            .line_start(self.line)
            .path(self.path.as_str())
            .annotation(annotation)
    }
}

fn excerpt(span: Span, label: Option<&str>, sources: &Sources, kind: AnnotationKind) -> Excerpt {
    let source = sources.get(span.source);
    let (line_range, line) = line_of(source, span);
    // A place that runs over several lines is shown by its first.
    let start = span.start as usize;
    let end = (span.end as usize).min(line_range.end).max(start);
    let window = window(&source.text, line_range.clone(), start..end);
    let text = &source.text[window.clone()];
    let marked = start - window.start..end.min(window.end) - window.start;

    let mut shown = String::new();
    let mut shown_mark = 0..0;
    if window.start > line_range.start {
        shown.push('…');
    }
    let turned = text[..marked.end].chars().any(right_to_left);
    for (at, c) in text.char_indices() {
        if at == marked.start {
            shown_mark.start = shown.len();
            if turned {
                shown.push('⟦');
            }
        }
        shown.push(visible(c));
        if at + c.len_utf8() == marked.end && marked.end > marked.start {
            if turned {
                shown.push('⟧');
            }
            shown_mark.end = shown.len();
        }
    }
    if marked.start == text.len() {
        shown_mark.start = shown.len();
        if turned {
            shown.push_str("⟦⟧");
        }
    }
    if marked.is_empty() {
        shown_mark.end = shown_mark.start;
    }
    if window.end < line_range.end {
        shown.push('…');
    }
    let label = label.map(str::to_owned);
    let mut path = crate::diag::shown_path(&source.path);
    if turned {
        // Without carets the library knows no line and column to write behind the path.
        let position = source.position(span.start);
        path = format!("{path}:{}:{}", position.line, position.column);
    }
    let (kind, label, note) =
        if turned { (AnnotationKind::Visible, None, label) } else { (kind, label, None) };
    Excerpt { path, line, text: shown, marked: shown_mark, kind, label, note }
}

/// The line a span begins on, without its end, and its number.
fn line_of(source: &Source, span: Span) -> (Range<usize>, usize) {
    let text = &source.text;
    let at = (span.start as usize).min(text.len());
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let start = if text[start..at].starts_with('\u{feff}') { start + 3 } else { start };
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
    (start.min(end)..end, source.position(span.start).line as usize)
}

/// The part of a line that is shown: all of it, or some characters around the place.
fn window(text: &str, line: Range<usize>, place: Range<usize>) -> Range<usize> {
    if text[line.clone()].chars().count() <= 2 * AROUND {
        return line;
    }
    let before = &text[line.start..place.start.max(line.start)];
    let start = before.char_indices().rev().nth(AROUND - 1).map_or(line.start, |(at, _)| line.start + at);
    // A very long place is cut, too: its beginning is what matters.
    let mut end = line.end;
    let from = place.start.max(line.start);
    if let Some((at, _)) = text[from..line.end].char_indices().nth(2 * AROUND) {
        end = from + at;
    }
    start..end
}

fn right_to_left(c: char) -> bool {
    matches!(
        unicode_bidi::bidi_class(c),
        BidiClass::R | BidiClass::AL | BidiClass::AN | BidiClass::RLE | BidiClass::RLO | BidiClass::RLI
    )
}

/// Control characters and direction marks are shown as what they are: something odd. Tabs stay, for
/// the drawing library counts them.
fn visible(c: char) -> char {
    if (c.is_control() && c != '\t') || crate::diag::is_bidi_control(c) { '\u{fffd}' } else { c }
}

fn clean(text: &str) -> String {
    text.chars().map(visible).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, marked: &str) -> String {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("content/practices/a/en.md", text));
        let start = text.find(marked).unwrap();
        let finding = Finding {
            code: "FB0801",
            severity: Severity::Error,
            message: "not a domain".into(),
            place: Place::Span(Span::new(id, start..start + marked.len())),
            label: Some("here".into()),
            related: Vec::new(),
            helps: vec!["write `health`".into()],
            suggestion: None,
        };
        draw(&[finding], &sources, Style { colour: false, width: 100 })
    }

    /// The text above the carets, by display column.
    fn over_the_carets(drawing: &str) -> String {
        use unicode_width::UnicodeWidthChar;
        let lines: Vec<&str> = drawing.lines().collect();
        let carets = lines.iter().position(|line| line.contains('^')).expect("carets");
        let (first, last) = (lines[carets].find('^').unwrap(), lines[carets].rfind('^').unwrap());
        let mut column = 0;
        let mut found = String::new();
        for c in lines[carets - 1].chars() {
            let width = c.width().unwrap_or(0);
            if (column >= first && column <= last) || (width == 0 && !found.is_empty() && column <= last + 1)
            {
                found.push(c);
            }
            column += width;
        }
        found
    }

    #[test]
    fn a_finding_shows_line_place_and_mend() {
        insta::assert_snapshot!(drawn("---\ndomains: [helth]\n", "helth"), @r"
        error[FB0801]: not a domain
         --> content/practices/a/en.md:2:11
          |
        2 | domains: [helth]
          |           ^^^^^ here
          |
          = help: write `health`
        ");
    }

    #[test]
    fn carets_stand_under_the_place_after_tabs_wide_and_combining_letters() {
        for before in ["\t", "日本語 ", "e\u{301}e\u{301} ", "👩‍👩‍👧 ", "ｆｕｌｌ ", "\t日e\u{301} "]
        {
            let drawing = drawn(&format!("{before}helth after"), "helth");
            assert_eq!(over_the_carets(&drawing), "helth", "{before:?}\n{drawing}");
        }
        let drawing = drawn("a 日本e\u{301} b", "日本e\u{301}");
        assert_eq!(over_the_carets(&drawing), "日本e\u{301}", "{drawing}");
    }

    #[test]
    fn a_place_in_right_to_left_text_is_marked_inside_the_line() {
        let drawing = drawn("title: إنترنت الأشياء هنا", "الأشياء");
        assert!(drawing.contains("إنترنت ⟦الأشياء⟧ هنا"), "{drawing}");
        assert!(!drawing.contains('^') && drawing.contains("here"), "{drawing}");
        assert!(drawing.contains("--> content/practices/a/en.md:1:15\n"), "{drawing}");
        // Before the first right-to-left letter carets are right on every terminal.
        let drawing = drawn("titel: إنترنت", "titel");
        assert_eq!(over_the_carets(&drawing), "titel");
    }

    #[test]
    fn nothing_in_a_line_can_steer_the_terminal() {
        let drawing = drawn("a \u{1b}[31m \u{202e}x helth", "helth");
        assert!(!drawing.contains('\u{1b}') && !drawing.contains('\u{202e}'), "{drawing:?}");
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_place() {
        let text = format!("{} helth {}", "word ".repeat(400), "more ".repeat(400));
        let drawing = drawn(&text, "helth");
        assert!(drawing.lines().all(|line| line.chars().count() < 220), "{drawing}");
        assert_eq!(over_the_carets(&drawing), "helth");
    }

    #[test]
    fn a_very_long_place_is_cut_as_well() {
        let text = format!("title: {}", "word ".repeat(400));
        let drawing = drawn(&text, text.trim_end());
        assert!(drawing.lines().all(|line| line.chars().count() < 220), "{drawing}");
        assert!(over_the_carets(&drawing).starts_with("title: word"), "{drawing}");
    }

    #[test]
    fn every_place_in_odd_texts_can_be_drawn() {
        let text = "\u{feff}a\r\nb\rc\n\u{200f}\u{5d0}\t日\u{301}\n\n";
        let mut sources = Sources::default();
        let id = sources.add(Source::new("x.md", text));
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for start in &bounds {
            for end in bounds.iter().filter(|end| *end >= start) {
                let finding = Finding {
                    code: "FB0000",
                    severity: Severity::Warning,
                    message: "m".into(),
                    place: Place::Span(Span::new(id, *start..*end)),
                    label: Some("l".into()),
                    related: Vec::new(),
                    helps: Vec::new(),
                    suggestion: None,
                };
                assert!(draw(&[finding], &sources, Style { colour: true, width: 80 }).contains("FB0000"));
            }
        }
    }
}
