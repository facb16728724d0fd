//! Which section of a practice a heading means.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::check::sections::has_id;
use crate::link::Vocabularies;
use crate::link::outline::folded;
use crate::model::language::Language;

/// Longest heading, in bytes, that is compared.
const LONGEST: usize = 200;
/// Most headings of a document that tell its language.
const HEADINGS: usize = 500;
/// Least letters of a name for which slips are looked for.
const SHORTEST: usize = 8;

/// Headings that people write where a practice has a section of another name, in the six languages.
const OTHER_NAMES: [(&str, &[&str]); 10] = [
    (
        "problem-and-context",
        &[
            "background",
            "introduction",
            "context",
            "problem",
            "the problem",
            "problem statement",
            "challenge",
            "the challenge",
            "context and problem",
            "background and context",
            "situation",
            "contexte",
            "problème",
            "problématique",
            "contexte et problème",
            "contexte et problématique",
            "défi",
            "contexto",
            "introducción",
            "antecedentes",
            "problema",
            "desafío",
            "contexto y problema",
            "введение",
            "контекст",
            "проблема",
            "предпосылки",
            "справочная информация",
            "общие сведения",
            "исходная информация",
            "背景",
            "引言",
            "问题",
            "简介",
            "概述",
            "背景与问题",
            "背景和问题",
            "مقدمة",
            "المقدمة",
            "خلفية",
            "الخلفية",
            "معلومات أساسية",
            "السياق",
            "المشكلة",
        ],
    ),
    (
        "what-was-done",
        &[
            "what we did",
            "activities",
            "implementation",
            "approach",
            "the practice",
            "description",
            "description of the practice",
            "solution",
            "the solution",
            "actions",
            "actions taken",
            "project description",
            "methodology",
            "method",
            "steps",
            "mise en œuvre",
            "mise en oeuvre",
            "activités",
            "description de la pratique",
            "approche",
            "démarche",
            "méthodologie",
            "étapes",
            "implementación",
            "descripción de la práctica",
            "actividades",
            "solución",
            "puesta en práctica",
            "enfoque",
            "metodología",
            "реализация",
            "внедрение",
            "описание практики",
            "деятельность",
            "решение",
            "что сделано",
            "подход",
            "методика",
            "实施",
            "做法",
            "实施情况",
            "解决方案",
            "活动",
            "方法",
            "具体做法",
            "项目介绍",
            "التنفيذ",
            "الأنشطة",
            "وصف الممارسة",
            "الحل",
            "النهج",
            "المنهجية",
            "ما تم تنفيذه",
        ],
    ),
    (
        "results-and-evidence",
        &[
            "results",
            "outcomes",
            "impact",
            "results and impact",
            "evidence",
            "findings",
            "achievements",
            "outcomes and impact",
            "key results",
            "résultats",
            "effets",
            "résultats et impact",
            "résultats obtenus",
            "resultados",
            "impacto",
            "resultados e impacto",
            "logros",
            "результаты",
            "воздействие",
            "результаты и воздействие",
            "достигнутые результаты",
            "эффект",
            "成果",
            "结果",
            "成效",
            "影响",
            "效果",
            "成果与影响",
            "النتائج",
            "الأثر",
            "النتائج والأثر",
            "الإنجازات",
        ],
    ),
    (
        "how-to-repeat-it",
        &[
            "replication",
            "replicability",
            "how to replicate",
            "how to replicate it",
            "scalability",
            "scaling up",
            "replicability and scalability",
            "transferability",
            "reproductibilité",
            "réplication",
            "comment reproduire",
            "passage à léchelle",
            "replicabilidad",
            "replicación",
            "cómo replicarlo",
            "cómo replicar",
            "escalabilidad",
            "тиражирование",
            "воспроизводимость",
            "масштабирование",
            "как воспроизвести",
            "可复制性",
            "推广",
            "复制推广",
            "可推广性",
            "推广应用",
            "قابلية التكرار",
            "التكرار",
            "إمكانية التكرار",
            "قابلية التوسع",
        ],
    ),
    (
        "what-helped-what-hindered",
        &[
            "success factors",
            "key success factors",
            "success factors and obstacles",
            "enablers and barriers",
            "what helped and what hindered",
            "barriers",
            "enablers",
            "difficulties",
            "obstacles",
            "challenges",
            "facilitators and barriers",
            "facteurs de succès",
            "facteurs de réussite",
            "difficultés",
            "difficultés rencontrées",
            "facteurs de succès et obstacles",
            "freins",
            "défis",
            "factores de éxito",
            "obstáculos",
            "dificultades",
            "factores de éxito y obstáculos",
            "barreras",
            "desafíos",
            "факторы успеха",
            "трудности",
            "препятствия",
            "барьеры",
            "成功因素",
            "困难",
            "障碍",
            "挑战",
            "成功因素与障碍",
            "困难与挑战",
            "عوامل النجاح",
            "الصعوبات",
            "العوائق",
            "المعوقات",
            "التحديات",
        ],
    ),
    (
        "risks-and-safeguards",
        &[
            "risks",
            "risk",
            "risk management",
            "safeguards",
            "security and privacy",
            "privacy and security",
            "risks and mitigation",
            "risques",
            "gestion des risques",
            "sécurité et vie privée",
            "riesgos",
            "gestión de riesgos",
            "seguridad y privacidad",
            "риски",
            "управление рисками",
            "безопасность и конфиденциальность",
            "风险",
            "风险管理",
            "安全与隐私",
            "المخاطر",
            "إدارة المخاطر",
            "الأمن والخصوصية",
        ],
    ),
    (
        "who-took-part",
        &[
            "partners",
            "stakeholders",
            "partnership",
            "partnerships",
            "participants",
            "actors",
            "partners and stakeholders",
            "roles and responsibilities",
            "partenaires",
            "parties prenantes",
            "acteurs",
            "socios",
            "partes interesadas",
            "participantes",
            "actores",
            "партнеры",
            "партнёры",
            "участники",
            "заинтересованные стороны",
            "合作伙伴",
            "参与者",
            "利益相关方",
            "合作方",
            "الشركاء",
            "أصحاب المصلحة",
            "المشاركون",
        ],
    ),
    (
        "cost-and-resources",
        &[
            "cost",
            "costs",
            "budget",
            "resources",
            "costs and resources",
            "funding",
            "financing",
            "resources needed",
            "coût",
            "coûts",
            "ressources",
            "financement",
            "coûts et ressources",
            "costo",
            "coste",
            "costos",
            "costes",
            "presupuesto",
            "recursos",
            "financiación",
            "costos y recursos",
            "затраты",
            "бюджет",
            "ресурсы",
            "финансирование",
            "стоимость",
            "费用",
            "成本",
            "预算",
            "资源",
            "资金",
            "成本与资源",
            "التكلفة",
            "الميزانية",
            "الموارد",
            "التمويل",
            "التكاليف والموارد",
        ],
    ),
    (
        "keeping-it-going",
        &[
            "sustainability",
            "maintenance",
            "next steps",
            "future plans",
            "durabilité",
            "pérennité",
            "viabilité",
            "prochaines étapes",
            "sostenibilidad",
            "próximos pasos",
            "mantenimiento",
            "устойчивость",
            "дальнейшие шаги",
            "следующие шаги",
            "可持续性",
            "下一步",
            "后续计划",
            "الاستدامة",
            "الخطوات التالية",
            "الخطوات المقبلة",
        ],
    ),
    (
        "lessons",
        &[
            "lessons learned",
            "lessons learnt",
            "conclusion",
            "conclusions",
            "recommendations",
            "conclusions and recommendations",
            "leçons apprises",
            "leçons tirées",
            "enseignements tirés",
            "recommandations",
            "lecciones aprendidas",
            "lecciones",
            "conclusión",
            "conclusiones",
            "recomendaciones",
            "выводы",
            "заключение",
            "рекомендации",
            "уроки",
            "结论",
            "经验",
            "教训",
            "建议",
            "总结",
            "الدروس",
            "خاتمة",
            "الخاتمة",
            "التوصيات",
            "الاستنتاجات",
        ],
    ),
];

/// How a heading was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// It has a slip.
    Near,
    /// It is another name for the section.
    OtherName,
    /// It is the name of the section.
    Name,
}

/// The names of the sections of a site.
pub(super) struct Names {
    language: Language,
    /// The names, those in the text's own language first, each with the place of its section.
    labels: Vec<(Language, usize, String)>,
    /// The ids and other names of sections.
    others: BTreeMap<String, (usize, Match)>,
}

impl Names {
    pub(super) fn new(vocabularies: &Vocabularies, language: Language) -> Self {
        // Documents in one language may have the headings of a form in another.
        let others = Language::ALL.into_iter().filter(|other| *other != language);
        let languages = [language].into_iter().chain(others);
        let labels = languages.flat_map(|language| {
            let entries = vocabularies.entries("sections").iter().enumerate();
            entries.filter_map(move |(at, entry)| {
                let label = entry.label.as_ref()?.get(language)?;
                Some((language, at, plain_letters(&folded(label))))
            })
        });
        let entries = vocabularies.entries("sections");
        let mut others = BTreeMap::new();
        for (id, names) in OTHER_NAMES {
            let Some(at) = entries.iter().position(|entry| has_id(entry, id)) else { continue };
            others.extend(names.iter().map(|name| (plain_letters(name), (at, Match::OtherName))));
        }
        for (at, entry) in entries.iter().enumerate() {
            others.extend(entry.id.as_ref().map(|id| (id.value.replace('-', " "), (at, Match::Name))));
        }
        Names { language, labels: labels.collect(), others }
    }

    /// The place of the section that a heading means, in the vocabulary's order.
    pub(super) fn place(&self, heading: &str) -> Option<(usize, Match)> {
        let words = words_of(heading)?;
        if let Some((_, at, _)) = self.labels.iter().find(|(_, _, label)| *label == words) {
            return Some((*at, Match::Name));
        }
        if let Some(found) = self.others.get(&words) {
            return Some(*found);
        }
        let mut own = self.labels.iter().filter(|(language, _, _)| *language == self.language);
        own.find(|(_, _, label)| is_near(&words, label)).map(|(_, at, _)| (*at, Match::Near))
    }

    /// How many of some headings are names of sections in each language.
    pub(super) fn counts(&self, headings: &[String]) -> [(usize, Language); 6] {
        let headings: Vec<String> =
            headings.iter().take(HEADINGS).filter_map(|heading| words_of(heading)).collect();
        Language::ALL.map(|language| {
            let own = || self.labels.iter().filter(|(other, _, _)| *other == language);
            let is_label =
                |words: &&String| own().any(|(_, _, label)| label == *words || is_near(words, label));
            (headings.iter().filter(is_label).count(), language)
        })
    }
}

fn is_near(words: &str, label: &str) -> bool {
    let (a, b) = (words.chars().count(), label.chars().count());
    b >= SHORTEST && a.abs_diff(b) <= 2 && strsim::damerau_levenshtein(words, label) <= 2
}

/// The words of a heading: without its number, and without case, signs and accents.
fn words_of(heading: &str) -> Option<String> {
    if heading.len() > LONGEST {
        return None;
    }
    let words = plain_letters(&folded(without_number(heading)));
    (!words.is_empty()).then_some(words)
}

/// Letters without their accents; those of Arabic without their vowels.
fn plain_letters(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect()
}

/// A heading without the number in front of it: `1.`, `2.1 `, `IV.`, `a)`, `第一章`, `一、`.
pub(super) fn without_number(heading: &str) -> &str {
    let heading = heading.trim();
    let first = heading.split_whitespace().next().unwrap_or_default();
    let marked = first.trim_end_matches(['.', ')', ':', '-', '–', '．', '）']);
    let is_number = !marked.is_empty() && marked.chars().all(|c| c.is_numeric() || "().-".contains(c));
    let is_roman =
        marked.len() < first.len() && marked.chars().all(|c| "IVXivx".contains(c)) && !marked.is_empty();
    let is_letter = marked.len() < first.len() && marked.chars().count() == 1;
    if first.len() < heading.len() && (is_number || is_roman || is_letter) {
        return heading[first.len()..].trim_start();
    }
    let is_chinese_number = |c: char| "〇一二三四五六七八九十百0123456789１２３４５６７８９".contains(c);
    let rest = heading.trim_start_matches(['第', '（', '(']);
    let after = rest.trim_start_matches(is_chinese_number);
    let sign = ['章', '节', '節', '、', '．', '）', ')', '.', ' '];
    if after.len() < rest.len() && after.starts_with(sign) {
        return after.trim_start_matches(sign).trim_start();
    }
    // Numbers without a space behind them: `1.Background`.
    let after = heading.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if after.len() < heading.len() && heading[..heading.len() - after.len()].ends_with('.') {
        return after.trim_start();
    }
    heading
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::tests::library;

    #[test]
    fn numbers_in_front_of_headings_do_not_count() {
        for heading in [
            "1. Background",
            "2.1 Background",
            "IV. Background",
            "a) Background",
            "1.Background",
            "(3) Background:",
        ] {
            assert_eq!(words_of(heading).as_deref(), Some("background"), "{heading}");
        }
        assert_eq!(without_number("第一章 背景"), "背景");
        assert_eq!(without_number("一、背景"), "背景");
        assert_eq!(without_number("2016 results"), "results");
        assert_eq!(without_number("I did it"), "I did it");
    }

    #[test]
    fn headings_are_known_in_six_languages_with_slips_and_by_other_names() {
        let library = library();
        let ids: Vec<String> = library
            .vocabularies
            .entries("sections")
            .iter()
            .map(|entry| entry.id.as_ref().unwrap().value.clone())
            .collect();
        for (language, heading, id, how) in [
            (Language::En, "PROBLEM AND CONTEXT", "problem-and-context", Match::Name),
            (Language::En, "3. Resuls and evidence", "results-and-evidence", Match::Near),
            (Language::En, "Background", "problem-and-context", Match::OtherName),
            (Language::En, "Lessons learnt:", "lessons", Match::OtherName),
            (Language::Fr, "Problème et contexte", "problem-and-context", Match::Name),
            (Language::Fr, "PROBLEME ET CONTEXTE", "problem-and-context", Match::Name),
            (Language::Fr, "Problem and context", "problem-and-context", Match::Name),
            (Language::Es, "Riesgos y salvaguardias", "risks-and-safeguards", Match::Name),
            (Language::Ru, "1. Результаты", "results-and-evidence", Match::OtherName),
            (Language::Ar, "النَّتائج", "results-and-evidence", Match::OtherName),
            (Language::Zh, "第三章 成果与证据", "results-and-evidence", Match::Name),
        ] {
            let found = Names::new(&library.vocabularies, language).place(heading);
            assert_eq!(found.map(|(at, how)| (ids[at].as_str(), how)), Some((id, how)), "{heading}");
        }
        let names = Names::new(&library.vocabularies, Language::En);
        for heading in ["Phase one", "", "Annex", &"long ".repeat(100)] {
            assert_eq!(names.place(heading), None, "{heading}");
        }
        // Each other name is of a section that is there, and of one alone.
        let mut seen = std::collections::BTreeSet::new();
        for (id, others) in OTHER_NAMES {
            assert!(ids.iter().any(|known| known == id), "{id}");
            for name in others {
                assert_eq!(folded(name), **name);
                assert!(seen.insert(*name), "{name}");
            }
        }
    }
}
