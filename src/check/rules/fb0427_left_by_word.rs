//! FB0427: fields of Word that became text.

use crate::check::places::part;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural, shown};
use crate::parse::markdown::{Inline, InlineKind, Visited};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0427",
    name: "left-by-word",
    severity: Severity::Warning,
    title: "A field of Word became text",
    explanation: "\
Word keeps links and references to figures in fields. Copied as text, a field leaves its inner words, such as
`HYPERLINK \"https://…\"`, or the notice that it lost what it pointed at: `Error! Reference source not found.`

Delete it, and write the link as `[words](https://…)` or name the figure in words.",
    wrong: Example::Body("The map shows it, see Error! Reference source not found."),
    right: Example::Body("The map shows it."),
    check,
};

/// Words that fields of Word leave behind, in the languages of the site.
const FIELDS: [&str; 21] = [
    "Error! Reference source not found",
    "Error! Bookmark not defined",
    "Error! Hyperlink reference not valid",
    "Erreur ! Source du renvoi introuvable",
    "Erreur\u{a0}! Source du renvoi introuvable",
    "Erreur\u{202f}! Source du renvoi introuvable",
    "Erreur ! Signet non défini",
    "Erreur\u{a0}! Signet non défini",
    "Erreur\u{202f}! Signet non défini",
    "Error! No se encuentra el origen de la referencia",
    "Error! Marcador no definido",
    "Ошибка! Источник ссылки не найден",
    "Ошибка! Закладка не определена",
    "错误!未找到引用源",
    "错误！未找到引用源",
    "错误!未定义书签",
    "错误！未定义书签",
    "خطأ! الإشارة المرجعية غير معرّفة",
    "خطأ! لم يتم العثور على مصدر المرجع",
    "HYPERLINK \"",
    "HYPERLINK \\l",
];

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, body) in context.library.bodies() {
        let text = context.library.sources.get(body.source).text.as_str();
        if !FIELDS.iter().any(|field| text.contains(field)) {
            continue;
        }
        let mut found: Vec<(Span, &str)> = Vec::new();
        body.document.walk(&mut |visited| {
            let Visited::Inline(Inline { kind: InlineKind::Text(_), span }) = visited else { return };
            let written = context.written(*span);
            for field in FIELDS {
                found.extend(
                    written.match_indices(field).map(|(at, _)| (part(*span, at..at + field.len()), field)),
                );
            }
        });
        let Some((span, field)) = found.iter().min_by_key(|(span, _)| *span) else { continue };
        let finding = report.at(*span, format!("left by Word: `{}`", shown(field)));
        finding
            .label("readers see this")
            .help("delete it, and write the link or the name of the figure itself");
        if found.len() > 1 {
            finding.help(format!("there is more like this: {}", plural(found.len() - 1, "place", "places")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn fields_are_found_in_every_language_and_in_text_alone() {
        let site = Site::bare();
        let marked = |words: &str| {
            let text = format!("{}\n\n{words}\n", site.text(SAMPLE));
            site.clone()
                .with(SAMPLE, text)
                .found("FB0427")
                .into_iter()
                .map(|(place, _)| place)
                .collect::<Vec<_>>()
        };
        for (words, place) in [
            (
                "See [Error! Reference source not found.] and Error! Bookmark not defined.",
                "Error! Reference source not found",
            ),
            ("HYPERLINK \"http://example.org\" Click", "HYPERLINK \""),
            (
                "Voir Erreur\u{a0}! Source du renvoi introuvable.",
                "Erreur\u{a0}! Source du renvoi introuvable",
            ),
            (
                "¡Error! No se encuentra el origen de la referencia.",
                "Error! No se encuentra el origen de la referencia",
            ),
            ("见错误!未找到引用源。", "错误!未找到引用源"),
            ("См. Ошибка! Источник ссылки не найден.", "Ошибка! Источник ссылки не найден"),
            ("¡Error! Marcador no definido.", "Error! Marcador no definido"),
            ("Ошибка! Закладка не определена.", "Ошибка! Закладка не определена"),
            ("错误!未定义书签。", "错误!未定义书签"),
            ("错误！未定义书签。", "错误！未定义书签"),
            ("خطأ! الإشارة المرجعية غير معرّفة.", "خطأ! الإشارة المرجعية غير معرّفة"),
            ("Erreur\u{202f}! Signet non défini.", "Erreur\u{202f}! Signet non défini"),
            ("Erreur\u{202f}! Source du renvoi introuvable.", "Erreur\u{202f}! Source du renvoi introuvable"),
        ] {
            assert_eq!(marked(words), [place], "{words}");
        }
        for words in ["`HYPERLINK \"a\"`", "An error! The source was not found.", "A hyperlink \"here\""] {
            assert_eq!(marked(words), [""; 0], "{words}");
        }
    }
}
