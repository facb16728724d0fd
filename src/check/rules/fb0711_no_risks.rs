//! FB0711: a section on risks that says there are none.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::link::outline::folded;
use crate::model::language::Language;
use crate::model::limits::RISKS;
use crate::parse::markdown::plain_blocks;

pub(super) const RULE: Rule = Rule {
    code: "FB0711",
    name: "no-risks",
    severity: Severity::Error,
    title: "The section on risks says that there are none",
    explanation: "\
Everything that measures, sends or switches can fail or be misused. A practice that says \"none found\"
has not looked, and whoever repeats it will meet the risks without a warning.

Think of security, of privacy, of people who are left out, and of the environment: what could go wrong,
and what was done or should be done about it? If the sources say nothing, write so, and give your own
advice, marked as yours.",
    wrong: Example::Body("## Risks and safeguards\n\nNone found."),
    right: Example::Body(
        "## Risks and safeguards\n\nThe sources do not say how the project handled risks. Our advice:\n\n\
         - **Inclusion.** Pumps without signal must not drop off the list. Keep a phone number for reports.\n\
         - **Privacy.** Pump use shows the habits of a village. Share totals only.\n\
         - **Security.** Use a separate key for each sensor.\n\
         - **Environment.** Collect old batteries and sensors when they are replaced.",
    ),
    check,
};

/// A text up to this long is all about the word that it begins with.
const BARE_WORDS: usize = 4;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        let language = text.language;
        let Some(section) = context.meant_section(&text, "risks-and-safeguards") else { continue };
        let text = plain_blocks(section.blocks);
        let words = language.count_words(&text);
        if words == 0 || words >= RISKS || !denies(language, &folded(&text), words) {
            continue;
        }
        // The section has few words, so it is marked from its first to its last block.
        let (Some(first), Some(last)) = (section.blocks.first(), section.blocks.last()) else { continue };
        let mut span = first.span;
        span.end = last.span.end.max(span.end);
        let written = context.written(span);
        span.end = span.start + written.trim_end().len() as u32;
        report.at(span, "the section on risks says that there are none").label("no risk named").help(
            "think of security, privacy, people left out and the environment, and say what to do about each",
        );
    }
}

/// Whether a short text says that there is no risk. `text` is folded: lower case, no punctuation.
fn denies(language: Language, text: &str, words: usize) -> bool {
    // Words that deny when they begin a text of very few words, and turns of phrase that deny
    // anywhere. A mere "no" is not among them: `no data leave the village` is a safeguard.
    let (bare, phrases): (&[&str], &[&str]) = match language {
        Language::En => (
            &["none", "no", "nothing", "na", "nil", "not", "unknown", "tbd"],
            &[
                "none found",
                "none known",
                "none identified",
                "no risk",
                "no risks",
                "no known risk",
                "no known risks",
                "no significant risk",
                "no significant risks",
                "no major risk",
                "no major risks",
                "no safeguards",
                "not applicable",
                "not relevant",
                "does not apply",
                "there are none",
                "without risk",
                "risk free",
                "riskfree",
                "no issues",
                "no problems",
            ],
        ),
        Language::Fr => (
            &["aucun", "aucune", "néant", "rien", "non", "so", "inconnu"],
            &[
                "aucun risque",
                "pas de risque",
                "pas de risques",
                "sans risque",
                "sans risques",
                "sans objet",
                "non applicable",
                "ne sapplique pas",
                "rien à signaler",
                "aucun danger",
            ],
        ),
        Language::Es => (
            &["ninguno", "ninguna", "nada", "no", "na", "desconocido"],
            &[
                "ningún riesgo",
                "sin riesgo",
                "sin riesgos",
                "no hay riesgo",
                "no hay riesgos",
                "no aplica",
                "no se aplica",
                "no procede",
                "no existen riesgos",
                "no se encontraron",
                "no se han encontrado",
                "no se identificaron",
                "no se conocen",
            ],
        ),
        Language::Ru => (
            &["нет", "отсутствуют", "отсутствует", "никаких", "неизвестно", "не"],
            &[
                "рисков нет",
                "нет рисков",
                "риски отсутствуют",
                "риск отсутствует",
                "без риска",
                "без рисков",
                "не выявлено",
                "не выявлены",
                "не обнаружено",
                "не обнаружены",
                "не применимо",
                "неприменимо",
                "не имеется",
                "никаких рисков",
            ],
        ),
        Language::Ar => (
            &["لا", "لايوجد", "ليس", "بدون", "غير", "ليست"],
            &[
                "لا مخاطر",
                "لا توجد مخاطر",
                "لا يوجد مخاطر",
                "لا توجد أي مخاطر",
                "ليست هناك مخاطر",
                "لا يوجد خطر",
                "لا ينطبق",
                "غير منطبق",
                "بدون مخاطر",
                "لم يتم العثور",
                "لم توجد",
            ],
        ),
        Language::Zh => (
            &["无", "没有", "暂无", "不适用", "未发现", "未知"],
            &[
                "无风险",
                "没有风险",
                "暂无风险",
                "没有任何风险",
                "无任何风险",
                "不存在风险",
                "不适用",
                "未发现风险",
                "没有发现风险",
            ],
        ),
    };
    if language == Language::Zh {
        return words <= BARE_WORDS && bare.iter().any(|word| text.starts_with(word))
            || phrases.iter().any(|phrase| text.contains(phrase));
    }
    let first = text.split(' ').next().unwrap_or_default();
    let padded = format!(" {text} ");
    words <= BARE_WORDS && bare.contains(&first)
        || phrases.iter().any(|phrase| padded.contains(&format!(" {phrase} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says_none(language: Language, text: &str) -> bool {
        let words = language.count_words(text);
        words < RISKS && denies(language, &folded(text), words)
    }

    #[test]
    fn the_usual_words_of_six_languages_are_known() {
        use Language::{Ar, En, Es, Fr, Ru, Zh};
        for (language, text) in [
            (En, "None found."),
            (En, "N/A"),
            (En, "There are no known risks in this practice."),
            (En, "Not applicable"),
            (Fr, "Aucun."),
            (Fr, "Aucun risque n’a été relevé."),
            (Fr, "Sans objet"),
            (Es, "Ninguno"),
            (Es, "No se encontraron riesgos."),
            (Ru, "Нет."),
            (Ru, "Риски не выявлены"),
            (Ar, "لا توجد مخاطر"),
            (Ar, "لا يوجد"),
            (Zh, "无。"),
            (Zh, "本做法没有风险。"),
        ] {
            assert!(says_none(language, text), "{text}");
        }
    }

    #[test]
    fn safeguards_that_begin_with_no_are_not_denials() {
        use Language::{Ar, En, Es, Fr, Ru, Zh};
        for (language, text) in [
            (En, "No personal data leave the village. Keys are changed each year."),
            (En, "The risk is theft. Hide the sensor."),
            (Fr, "Aucune donnée personnelle n’est collectée ni transmise."),
            (Es, "No guarde datos personales y cambie las claves cada año."),
            (Ru, "Не храните личные данные и меняйте ключи каждый год."),
            (Ar, "لا تحفظ البيانات الشخصية وغيّر المفاتيح كل عام"),
            (Zh, "不保存个人数据，每年更换密钥，保护电池。"),
        ] {
            assert!(!says_none(language, text), "{text}");
        }
    }
}
