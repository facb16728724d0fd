//! FB0431: an alert of a kind that there is not, or whose first line is not written as alerts are.

use crate::check::places::part;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::parse::markdown::{Block, BlockKind};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0431",
    name: "alert-kind",
    severity: Severity::Warning,
    title: "A quotation was meant as an alert and is none",
    explanation: "\
An alert is a quotation with one of five words on its first line: `> [!NOTE]`, `> [!TIP]`, `> [!IMPORTANT]`,
`> [!WARNING]` or `> [!CAUTION]`. The words stay English in every language; on the page readers see them in
their own. With another word, with brackets that are not the ordinary `[` and `]`, or with more words on
that line, it is a plain quotation, and readers see the brackets.

Write one of the five, and begin the text on the next line, with `> ` before it.",
    wrong: Example::Body("> [!WARNNG]\n> Close the valve first."),
    right: Example::Body("> [!WARNING]\n> Close the valve first."),
    check,
};

/// The kinds, and what people write for them in small letters, by language: Arabic, Chinese, English,
/// French, Russian, Spanish.
const KINDS: [(&str, &[&str]); 5] = [
    (
        "NOTE",
        &[
            "ملاحظة",
            "ملحوظة",
            "معلومة",
            "معلومات",
            "说明",
            "备注",
            "注",
            "注释",
            "附注",
            "信息",
            "說明",
            "備註",
            "note",
            "info",
            "information",
            "remark",
            "notes",
            "remarque",
            "nota",
            "примечание",
            "заметка",
            "информация",
            "замечание",
            "información",
            "observación",
        ],
    ),
    (
        "TIP",
        &[
            "نصيحة",
            "تلميح",
            "فكرة",
            "提示",
            "技巧",
            "建议",
            "小贴士",
            "建議",
            "tip",
            "tips",
            "hint",
            "advice",
            "conseil",
            "astuce",
            "совет",
            "подсказка",
            "consejo",
            "sugerencia",
            "truco",
        ],
    ),
    (
        "IMPORTANT",
        &[
            "هام",
            "مهم",
            "هامة",
            "重要",
            "关键",
            "關鍵",
            "important",
            "importante",
            "важно",
            "важное",
            "clave",
        ],
    ),
    (
        "WARNING",
        &[
            "تحذير",
            "تحذيرات",
            "警告",
            "警示",
            "warning",
            "warnings",
            "alert",
            "avertissement",
            "alerte",
            "предупреждение",
            "advertencia",
            "aviso",
            "alerta",
        ],
    ),
    (
        "CAUTION",
        &[
            "تنبيه",
            "انتباه",
            "احترس",
            "خطر",
            "注意",
            "小心",
            "当心",
            "谨慎",
            "危险",
            "危險",
            "caution",
            "attention",
            "danger",
            "prudence",
            "précaution",
            "осторожно",
            "внимание",
            "опасно",
            "опасность",
            "precaución",
            "atención",
            "cuidado",
            "peligro",
        ],
    ),
];

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, block) in context.blocks() {
        let (quoted, first) = match &block.kind {
            BlockKind::Quote { alert: None, blocks } => (true, blocks.first()),
            BlockKind::Paragraph(_) => (false, Some(block)),
            _ => continue,
        };
        let Some(Block { kind: BlockKind::Paragraph(_), span }) = first else { continue };
        let written = context.written(*span);
        let Some(mark) = Mark::of(written) else { continue };
        let kind = mark.kind();
        let place = part(*span, 0..mark.len);
        if quoted {
            tell(report, place, written, &mark, kind);
        } else if mark.exact() && kind == Some(mark.word.to_uppercase().as_str()) && mark.behind.is_empty() {
            // A quotation whose first block this is has its own finding.
            let before = context.before(*span);
            let line = before.rfind(['\n', '\r']).map_or(before, |end| &before[end + 1..]);
            if line.trim().is_empty() {
                report
                    .at(place, "this becomes no alert: `> ` is missing before it")
                    .label("readers see the brackets")
                    .help("write `> ` before this line and before each line of the alert");
            }
        }
    }
}

fn tell(report: &mut Report<'_>, place: Span, written: &str, mark: &Mark<'_>, kind: Option<&str>) {
    let marked = shown(&written[..mark.len]);
    let word = kind.filter(|kind| mark.word.to_uppercase() == **kind);
    let finding = match word {
        Some(_) if !mark.exact() => {
            report.at(place, format!("`{marked}` begins no alert: its signs are not those of the keyboard"))
        }
        Some(_) => report.at(place, format!("`{marked}` begins no alert: more words stand on its line")),
        None => report.at(place, format!("`{marked}` is no kind of alert")),
    };
    finding.label("readers see the brackets");
    match kind {
        Some(kind) if word.is_some() && mark.exact() => {
            finding.help(format!("leave `> [!{kind}]` alone on its line, and begin the text on the next"));
        }
        Some(kind) => {
            finding.help(format!("write `[!{kind}]`; readers see the word in their own language"));
            finding.suggest(format!("[!{kind}]"));
            if !mark.behind.is_empty() {
                finding.help("begin the text on the next line, with `> ` before it");
            }
        }
        None => {
            finding.help("the kinds are `NOTE`, `TIP`, `IMPORTANT`, `WARNING` and `CAUTION`");
        }
    }
}

/// The mark at the start of an alert.
struct Mark<'a> {
    /// The word between the brackets.
    word: &'a str,
    /// Bytes of the whole.
    len: usize,
    /// What stands behind it on its line.
    behind: &'a str,
    /// What is written there.
    written: &'a str,
}

/// Longest word of an alert that is looked at, in letters.
const LONGEST: usize = 40;

impl<'a> Mark<'a> {
    fn of(text: &'a str) -> Option<Mark<'a>> {
        let inside = text.strip_prefix(['[', '［', '【'])?;
        let bare = inside.trim_start_matches([' ', '\u{a0}']).strip_prefix(['!', '！'])?;
        let (end, close) =
            bare.char_indices().take(LONGEST).find(|(_, c)| matches!(c, ']' | '］' | '】' | '\n' | '\r'))?;
        let word = bare[..end].trim();
        let is_word = !word.is_empty()
            && word.chars().all(|c| c.is_alphanumeric() || " -_'’".contains(c) || is_mark(c));
        let len = text.len() - bare.len() + end + close.len_utf8();
        let line = text[len..].lines().next().unwrap_or_default();
        (is_word && !matches!(close, '\n' | '\r')).then_some(Mark {
            word,
            len,
            behind: line.trim(),
            written: &text[..len],
        })
    }

    /// Whether only the word can be wrong.
    fn exact(&self) -> bool {
        self.written.len() == self.word.len() + 3
            && self.written.starts_with("[!")
            && self.written.ends_with(']')
    }

    fn kind(&self) -> Option<&'static str> {
        let lower: String = self.word.to_lowercase().chars().filter(|c| !is_mark(*c)).collect();
        let bare = lower.strip_prefix("ال").unwrap_or(&lower);
        let known =
            |wanted: &str| KINDS.iter().find(|(_, words)| words.contains(&wanted)).map(|(kind, _)| *kind);
        known(bare).or_else(|| {
            let words = KINDS.iter().flat_map(|(_, words)| words.iter().copied());
            // Two signs of Chinese are too few to be near another two.
            let near =
                suggest::nearest(bare, words.filter(|word| word.is_ascii() || word.chars().count() > 3))?;
            known(near)
        })
    }
}

/// The vowel signs of Arabic, which few people write.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{640}')
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    fn found(words: &str) -> Vec<(String, Option<String>)> {
        let site = Site::bare();
        let text = format!("{}\n\n{words}\n", site.text(SAMPLE));
        let found = site.with(SAMPLE, text).found("FB0431");
        found.into_iter().map(|(place, finding)| (place, finding.suggestion)).collect()
    }

    #[test]
    fn the_right_kind_is_offered() {
        for (mark, kind) in [
            ("[!ПРЕДУПРЕЖДЕНИЕ]", "WARNING"),
            ("[!AVERTISSEMENT]", "WARNING"),
            ("[!Attention]", "CAUTION"),
            ("[!CONSEJO]", "TIP"),
            ("[!警告]", "WARNING"),
            ("[！WARNING]", "WARNING"),
            ("［！WARNING］", "WARNING"),
            ("【!警告】", "WARNING"),
            ("[!WARNNG]", "WARNING"),
            ("[! NOTE]", "NOTE"),
            ("[!تحذير]", "WARNING"),
            ("[!ملاحظةٌ]", "NOTE"),
            ("[!Importante]", "IMPORTANT"),
            ("[!INFO]", "NOTE"),
            ("[!Предупреждени]", "WARNING"),
        ] {
            let wanted = [(mark.to_owned(), Some(format!("[!{kind}]")))];
            assert_eq!(found(&format!("> {mark}\n> Close the valve.")), wanted, "{mark}");
        }
        assert_eq!(
            found("- one\n\n  > [!NOTA]\n  > Dos."),
            [("[!NOTA]".to_owned(), Some("[!NOTE]".to_owned()))]
        );
    }

    #[test]
    fn what_cannot_be_guessed_has_the_list() {
        assert_eq!(found("> [!房子]\n> Words."), [("[!房子]".to_owned(), None)]);
        assert_eq!(found("> [!NOTE] Words."), [("[!NOTE]".to_owned(), None)]);
        assert_eq!(found("[!NOTE]\nWords."), [("[!NOTE]".to_owned(), None)]);
    }

    #[test]
    fn alerts_and_other_quotations_are_left_alone() {
        for words in [
            "> [!NOTE]\n> Words.",
            "> [!warning]\n> Words.",
            "> [1] says so.",
            "> [sic] so",
            "> [!](x.png)",
            "> \\[!NOTA]\n> Words.",
            "> `[!NOTA]`",
            "> Words.\n> [!NOTA]",
            "`[!NOTE]` begins a note.",
            "[!x] stands here",
        ] {
            assert_eq!(found(words), [], "{words}");
        }
        found(&"> [!x\n".repeat(8_000));
        found(&format!("> [!{}]", "x".repeat(60_000)));
    }
}
