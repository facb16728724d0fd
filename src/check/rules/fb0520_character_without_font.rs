//! FB0520: a character that no font of the theme has.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    code: "FB0520",
    name: "character-without-font",
    severity: Severity::Warning,
    title: "A character cannot be printed",
    explanation: "\
Workshop bundles are set with the fonts in the theme's folder `print/fonts`, which travel with the site, so that a
book looks the same everywhere. None of them has this character: in print its number stands in its place, as
`[U+1F980]`.

Write the word instead of a picture sign. If the character belongs to a name or to a language that the site is
written in, a font that has it can be added to `themes/<theme>/print/fonts`; `make.sh` there shows how the
present ones were made.",
    wrong: Example::Body("The pump reports a fault 🦀 within a day."),
    right: Example::Body("The pump reports a fault (crab) within a day."),
    check,
};

/// Only the fonts can tell; see [`report`].
fn check(_: &Context<'_>, _: &mut Report<'_>) {}

/// Most characters of one file that are told one by one.
const MOST: usize = 5;

/// Most of the others that are named.
const MOST_NAMED: usize = 30;

pub(crate) fn report(gaps: &[(char, Span)], report: &mut Report<'_>) {
    let mut of_file = 0;
    let mut file = None;
    for (character, span) in gaps {
        if file.replace(span.source) != Some(span.source) {
            of_file = 0;
        }
        of_file += 1;
        if of_file > MOST + 1 {
            continue;
        }
        if of_file > MOST {
            let others: Vec<char> = gaps
                .iter()
                .filter(|(_, other)| other.source == span.source)
                .map(|(character, _)| *character)
                .skip(MOST)
                .collect();
            let named: String = others.iter().take(MOST_NAMED).collect();
            let count = plural(others.len(), "more character", "more characters");
            report
                .at(*span, format!("no font has {count} of this file, too: `{named}`"))
                .label("not printed")
                .help("a whole language needs a font of its own in `print/fonts` of the theme");
            continue;
        }
        let number = format!("U+{:04X}", u32::from(*character));
        report
            .at(*span, format!("no font has the character `{character}` ({number})"))
            .label("not printed")
            .help(format!("write it in words; in print `[{number}]` stands in its place"))
            .help("or add a font that has it to `print/fonts` of the theme");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::character_findings;
    use crate::check::tests::{SAMPLE, Site};
    use crate::render::characters_without_font;

    fn told(text: &str) -> Vec<String> {
        let site = Site::starter();
        let body = format!("{}\n{text}\n", site.text(SAMPLE));
        let library = site.with(SAMPLE, body).library();
        let gaps = characters_without_font(&library, "default");
        character_findings(&gaps).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn what_the_fonts_have_is_no_finding() {
        // Letters of the six languages, of their neighbours, and the signs that texts of this kind use.
        let fine = "Ñandú œuvre ça Здравствуйте ёЁ ўї مياه مَاءٌ پچ 水务局 € ₦ £ – — … « » “ ” ° ² ³ ½ × ÷ ≤ ≥ ≠ ≈ ± µ Ω → ← ↑ ↓ ✓ ☐ ★ ● ■ é\u{301} \u{2068}\u{2069}\u{200b}\u{200f}";
        assert_eq!(told(fine), Vec::<String>::new());
    }

    #[test]
    fn what_no_font_has_is_told_once_a_file() {
        assert_eq!(told("🦀 and 🦀"), ["no font has the character `🦀` (U+1F980)"]);
        let told = told("ก ข ค ง จ ฉ ช");
        assert_eq!(told.len(), 6);
        assert_eq!(told[5], "no font has 2 more characters of this file, too: `ฉช`");
    }
}
