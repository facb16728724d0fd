//! Words before a number that make it a name.

use super::listed;

/// Words before a number that make it a name: `Level 1`, `article 7`, `рис. 3`. In lower case.
const LABELS: &str = "\
    act agenda annex annexe annexes appendix article articles box chapter class clause decree directive edition figure \
    figures fig goal goals grade group industry item law layer level levels line lot model n.o n.º no nos nº nr option options \
    number numbers page pages part phase phases pilot point question regulation release resolution route rule \
    scenario sdg sdgs section sections society source sources stage stages step steps table tables \
    target targets tier type version versions web zone cadre couche décret chapitre chapitres classe édition encadré \
    étape étapes groupe industrie loi modèle niveau niveaux numéro numéros objectif objectifs odd partie règle \
    résolution scénario tableau tableaux volet anexo anexos capa decreto directiva edición apartado apartados \
    artículo artículos capítulo capítulos clase cuadro cuadros escenario etapa etapas fase fases figura figuras \
    fuente fuentes grupo industria ley meta modelo nivel niveles núm número números objetivo objetivos ods opción opciones \
    página páginas parte paso pasos regla resolución sección secciones tabla tablas tipo versión п пп ст стр рис \
    табл цур цель цели целью тип типа шаг шага шаге шаги шагам шагах шагов шагом закон указ класс класса глава главе \
    главы часть части пункт пункта пункте пункты пунктам пунктах номер номера издание редакция выпуск источник \
    источника источнике источники رقم الرقم مستوى مستويات المستويان المستويين مرحلة مراحل المرحلتان المرحلتين جدول \
    جداول الجدولان الجدولين شكل أشكال الشكلان الشكلين نوع إصدار نسخة ملحق ملاحق مرفق مرفقات مادة مواد قسم أقسام قرار \
    قرارات قانون جزء فئة فئات فصل فصول خطوة خطوات الخطوتان الخطوتين هدف أهداف الهدفان الهدفين صفحة صفحات بند بنود فقرة \
    فقرات مصدر مصادر سيناريو خيار نموذج توصية \
    android bluetooth ipv pi pm python tls ubuntu usb wi-fi wifi windows zigbee";

/// Words that make a number a name only where nothing is counted: `case 3`, but not `in that case 3 pumps`.
const WEAK_LABELS: &str = "\
    case cases example variant cas exemple exemples caso casos ejemplo ejemplos variante пример \
    примера примере примеры случай случая случае задача задачи задаче вопрос вопроса вопросы مثال حالة";

/// Beginnings of Russian words before a number that make it a name, with all their endings.
const LABEL_STEMS: &str = "\
    уровн уровень фаз таблиц рисун верси приложени стать раздел резолюци модел групп этап вариант сценари страниц \
    рекомендаци";

/// Words before a number that make it the number of a standard, as they are written.
pub(super) const BODIES: &str = "\
    ANSI BS CEN CISPR DIN EIA EN ETSI FIPS GB GB/T GR GS IEC IEEE IETF IR ISO ISO/IEC ISO/TS ITU ITU-D \
    ITU-R ITU-T JIS MQTT NF NIST NISTIR OASIS RFC RFCs SAE SP TR TS UIT UIT-R UIT-T UL UNE W3C YD/T МСЭ \
    МСЭ-T МСЭ-R МСЭ-Т ГОСТ Р СТ МЭК ИСО";

/// Whether a word in lower case makes the number behind it a name; `after` is what follows the number.
pub(super) fn is_label(word: &str, after: &str) -> bool {
    let counts = || after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with(char::is_alphabetic);
    forms(word).any(|form| {
        listed(LABELS, form)
            || LABEL_STEMS.split(' ').any(|stem| form.starts_with(stem))
            || listed(WEAK_LABELS, form) && !counts()
    })
}

/// A word, and an Arabic word without the small words and the article that are written as one with
/// it: `بالمرحلة`, `والجدول`, `للقسم`.
pub(super) fn forms(word: &str) -> impl Iterator<Item = &str> {
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let bare_again = bare.strip_prefix(['ب', 'ك', 'ل']).unwrap_or(bare);
    let [first, second, third] = [word, bare, bare_again]
        .map(|form| form.strip_prefix("ال").or(form.strip_prefix("لل")).unwrap_or(form));
    // The article of `لل` has lost its first letter.
    let fourth = bare_again.strip_prefix('ل').unwrap_or(bare_again);
    [word, bare, bare_again, first, second, third, fourth].into_iter()
}
