//! Figures in running text: numbers that tell a measure and so need a source.
//!
//! A digit alone does not make a figure. Years, dates, times of day, standards, products, laws and
//! the numbers of levels, tables or list points name things and measure nothing. What is doubtful is
//! no figure here, because a finding about a figure keeps a practice from being published.

use std::ops::Range;

use crate::model::months;

mod labels;
mod named;

use labels::{BODIES, is_label};

/// The first digit of each script in which the six languages write numbers, and of two scripts of
/// countries whose names and quotations often stand in such texts.
const ZEROS: [u32; 6] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xFF10];

/// The value of a decimal digit of any of these scripts. Superscripts (m³, CO₂) are none.
pub(crate) fn digit(c: char) -> Option<u32> {
    ZEROS.into_iter().find_map(|zero| (u32::from(c)).checked_sub(zero).filter(|value| *value < 10))
}

/// Whether a text holds a decimal digit.
pub(crate) fn has_digit(text: &str) -> bool {
    text.chars().any(|c| digit(c).is_some())
}

/// English months that are other words when they have no capital.
const CAPITAL_MONTHS: &[&str] = &["march", "may", "mar", "jan", "dec", "sep"];

/// Words between a day and its month, or between two days.
const SMALL_WORDS: &[&str] = &[
    "of", "de", "del", "du", "to", "and", "or", "et", "ou", "au", "à", "y", "o", "al", "a", "и", "по", "до",
    "إلى", "من", "و",
];

/// Endings that make a number an ordinal: `21st`, `1er`, `5-го`.
const ORDINALS: &[&str] = &[
    "st", "nd", "rd", "th", "er", "re", "e", "ème", "eme", "º", "ª", ".º", ".ª", "-й", "-я", "-е", "-х",
    "-го", "-му", "-м", "-ый", "-ая", "-ой",
];

/// Names that begin with a digit, in lower case.
const NAMES: &[&str] = &["2d", "2g", "3d", "3g", "3gpp", "4g", "4k", "5g", "6g", "6lowpan", "6tisch", "8k"];

/// Places of the figures of a line.
pub(crate) fn figures(text: &str) -> Vec<Range<usize>> {
    let words = words_of(text);
    let enumerated = text.contains("(1)");
    let mut found = Vec::new();
    let mut named_before = false;
    for (at, word) in words.iter().enumerate() {
        let Some(number) = Number::of(&word.text) else {
            named_before &= SMALL_WORDS.contains(&word.text.as_str());
            continue;
        };
        let line = Around { text, words: &words, at, enumerated };
        let named = line.is_named(&number) || named_before && line.goes_on();
        named_before = named;
        if line.is_measure()
            || !(number.is_name() || named || line.is_date(&number, 0) || line.is_point(&number))
        {
            // A name such as `5G` stays a name before a per cent sign.
            if !number.named_by_letters() {
                let written = text[word.range.clone()].chars().take(number.digits.chars().count());
                let len: usize = written.map(char::len_utf8).sum();
                found.push(word.range.start..word.range.start + len);
            }
        }
    }
    found
}

/// A run of letters and digits.
struct Word {
    range: Range<usize>,
    /// With digits of every script as ASCII digits.
    text: String,
}

/// Cuts a line into words. Letters that digits grow together with (Latin, Greek, Cyrillic) make one
/// word with them; Arabic letters make words of their own, because `و181` is `and 181`; other
/// scripts, which write no spaces, make none. Addresses are left out.
fn words_of(text: &str) -> Vec<Word> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at].1;
        if c.is_ascii_graphic() && (at == 0 || !chars[at - 1].1.is_ascii_graphic()) {
            let end = (at..chars.len()).find(|end| !chars[*end].1.is_ascii_graphic()).unwrap_or(chars.len());
            if is_address(&text[byte(at)..byte(end)]) {
                at = end;
                continue;
            }
        }
        let start = at;
        if is_arabic(c) {
            while at < chars.len() && is_arabic(chars[at].1) {
                at += 1;
            }
        } else if is_joined(c) {
            at = word_end(&chars, at);
        } else {
            at += 1;
            continue;
        }
        let range = byte(start)..byte(at);
        let word = text[range.clone()].chars().map(|c| match digit(c) {
            Some(value) => char::from_digit(value, 10).unwrap_or(c),
            None => c,
        });
        words.push(Word { text: word.collect(), range });
    }
    words
}

/// The end of the word that begins at `start`.
fn word_end(chars: &[(usize, char)], start: usize) -> usize {
    let char_at = |at: usize| chars.get(at).map(|(_, c)| *c);
    let is_digit = |at: usize| char_at(at).is_some_and(|c| digit(c).is_some());
    let joined = |at: usize| char_at(at).is_some_and(is_joined);
    let mut at = start;
    // Whether there are only digits so far, and whether spaces have divided them into groups.
    let (mut plain, mut grouped) = (true, false);
    loop {
        while joined(at) {
            plain &= is_digit(at);
            at += 1;
        }
        let Some(c) = char_at(at) else { return at };
        let between_digits = at > start && is_digit(at - 1) && is_digit(at + 1);
        let goes_on = match c {
            '.' | '-' | '_' | ':' | '\u{2011}' => joined(at + 1),
            ',' | '\'' | '\u{2019}' | '\u{66b}' | '\u{66c}' => between_digits,
            '/' => between_digits || joined(at + 1) && !is_digit(at - 1) && !is_digit(at + 1),
            // A space between groups of three digits: 5 307 346.
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {
                let fits = plain
                    && (grouped || at - start <= 3)
                    && (at + 1..=at + 3).all(is_digit)
                    && !joined(at + 4);
                grouped |= fits;
                fits
            }
            _ => false,
        };
        if !goes_on {
            return at;
        }
        plain &= c.is_whitespace();
        at += 1;
    }
}

/// Letters that grow together with digits, and the digits.
fn is_joined(c: char) -> bool {
    let letter = matches!(u32::from(c), 0x41..=0x5A | 0x61..=0x7A | 0xAA..=0x52F | 0x1E00..=0x1FFF);
    letter && c.is_alphabetic() || digit(c).is_some()
}

fn is_arabic(c: char) -> bool {
    c.is_alphabetic() && matches!(u32::from(c), 0x600..=0x6FF | 0x750..=0x77F)
}

fn is_address(chunk: &str) -> bool {
    let chunk = chunk.trim_start_matches(['(', '<', '"']);
    chunk.contains("://")
        || chunk.starts_with("www.")
        || chunk.contains('@')
        || chunk.starts_with("10.") && chunk.contains('/')
}

/// A word that begins with a digit.
struct Number {
    /// The digits and the separators between them, in ASCII.
    digits: String,
    /// What follows them in the word.
    rest: String,
    /// The word in lower case.
    lower: String,
    /// The value, for one to four plain digits.
    value: Option<u32>,
}

impl Number {
    /// `None` for a word without a digit and for one that begins with a letter, which is a name:
    /// `COVID-19`, `Y.4482`, `PM2.5`, `mid-2022`.
    fn of(word: &str) -> Option<Number> {
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let mut end = 0;
        for (at, c) in word.char_indices() {
            if c.is_ascii_digit() {
                end = at + 1;
            } else if c.is_alphabetic() {
                break;
            }
        }
        let digits = word[..end].to_owned();
        let value = if digits.len() <= 4 { digits.parse().ok() } else { None };
        let rest = word[end..].to_owned();
        Some(Number { lower: word.to_lowercase(), digits, rest, value })
    }

    fn parts(&self, separators: &[char]) -> Vec<&str> {
        self.digits.split(separators).collect()
    }

    fn is_year(text: &str) -> bool {
        text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && all_digits(text)
    }

    /// Letters make it a name: `5G`, `7K3Q0`.
    fn named_by_letters(&self) -> bool {
        let unit =
            ["m2", "m3", "km2", "km3", "cm2", "cm3", "mm2"].contains(&self.rest.to_lowercase().as_str());
        let lower = self.lower.split('-').next().unwrap_or_default();
        NAMES.contains(&lower) || !unit && self.rest.chars().any(|c| c.is_ascii_digit())
    }

    /// Whether the number by itself names something: a year, a date, a time, a version, a law.
    fn is_name(&self) -> bool {
        let rest = self.rest.to_lowercase();
        if self.named_by_letters() || ORDINALS.contains(&rest.as_str()) {
            return true;
        }
        if Self::is_year(&self.digits) && (rest.is_empty() || rest == "s") || self.lower == "24/7" {
            return true;
        }
        let short = |part: &&str| part.len() <= 2 && all_digits(part);
        let dates = self.parts(&['-', '/', '.', '\u{2011}']);
        match dates.as_slice() {
            // 2014-2015, 2014/15, 2026-11, 2014/53 (a directive)
            [year, other] if Self::is_year(year) && !self.digits.contains('.') => {
                return other.len() <= 4 && all_digits(other) || self.digits.contains('/');
            }
            // 09/2016, 585/2014 (a decision)
            [other, year] if Self::is_year(year) && self.digits.contains('/') => return all_digits(other),
            [year, month, day] if Self::is_year(year) && short(month) && short(day) => return true,
            [day, month, year] if short(day) && short(month) && (Self::is_year(year) || short(year)) => {
                return true;
            }
            _ => {}
        }
        let times = self.parts(&[':']);
        if times.len() > 1 {
            // 05:10, and 27400:2022 (a standard of a year)
            let time = times[0].len() <= 2 && times[1..].iter().all(|part| part.len() == 2);
            return time || times.last().is_some_and(|part| Self::is_year(part));
        }
        let dots = self.parts(&['.']);
        // 802.15.4 and 1.2.3, but not 1.234.567
        dots.len() > 2
            && dots[1..].iter().any(|part| part.len() != 3)
            && dots.iter().all(|part| all_digits(part))
    }
}

/// Whether a word is one of a list in which words are divided by spaces.
fn listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number and the line around it.
struct Around<'a> {
    text: &'a str,
    words: &'a [Word],
    at: usize,
    enumerated: bool,
}

impl<'a> Around<'a> {
    fn before(&self) -> &'a str {
        &self.text[..self.words[self.at].range.start]
    }

    fn after(&self) -> &'a str {
        &self.text[self.words[self.at].range.end..]
    }

    fn next_word(&self, ahead: usize) -> Option<&'a str> {
        self.words.get(self.at + ahead).map(|word| word.text.as_str())
    }

    fn previous_word(&self) -> Option<&'a Word> {
        self.words.get(self.at.checked_sub(1)?)
    }

    /// A per cent sign or a currency sign stands beside it, so it cannot be a year or a name.
    fn is_measure(&self) -> bool {
        let spaces = [' ', '\u{a0}', '\u{202f}'];
        let currency = |c: char| "$€£¥₹₽₦₵".contains(c);
        self.after().trim_start_matches(spaces).starts_with(['%', '‰', '٪', '％'])
            || self.after().starts_with(currency)
            || self.before().ends_with(currency)
    }

    /// A word before it makes it a name: `Level 1`, `ISO 37120`, `第1`.
    fn is_named(&self, number: &Number) -> bool {
        let before = self.before().trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        if before.ends_with(['№', '#', '第', '表', '图', '圖', '§'])
            || self.is_named_in_chinese(number)
            || self.is_around_the_clock(number)
            || self.is_hour(number)
            || self.is_emergency_number(number)
            || self.is_decade_or_century(number)
        {
            return true;
        }
        let Some(previous) = self.previous_word() else { return false };
        let gap = &self.text[previous.range.end..self.words[self.at].range.start];
        if !gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | '°' | 'º')) {
            return false;
        }
        let lower = previous.text.to_lowercase();
        // `phase 1` has a small number; a number of five digits after `group` counts something.
        let small = number.value.is_some() || number.digits.contains(['.', '-', '/']);
        listed(BODIES, &previous.text)
            || small && is_label(&lower, self.after())
            || gap.contains(['°', 'º']) && lower == "n"
    }

    /// It goes on a list of names: `Levels 1 and 2`, `RFC 4944 and 6282`.
    fn goes_on(&self) -> bool {
        let Some(previous) = self.previous_word() else { return false };
        let gap = self.text[previous.range.end..self.words[self.at].range.start].trim();
        if SMALL_WORDS.contains(&previous.text.as_str()) {
            return gap.is_empty();
        }
        matches!(gap, "-" | "–" | "—" | "/" | "&" | "、" | "和" | "至" | "و")
    }

    /// It is the day of a month, or a month.
    fn is_date(&self, number: &Number, depth: usize) -> bool {
        let (before, after) = (self.before(), self.after());
        let Some(value) = self.day(number) else { return false };
        if after.starts_with('月') {
            return value <= 12;
        }
        if self.is_chinese_day() {
            return true;
        }
        if after.starts_with('日') && before.ends_with(['月', '至', '到', '-', '–', '—', '、', '和'])
        {
            return true;
        }
        let next = match self.next_word(1) {
            Some(word) if SMALL_WORDS.contains(&word) => self.next_word(2).map(|word| (word, 2)),
            Some(word) => Some((word, 1)),
            None => None,
        };
        if let Some((word, ahead)) = next {
            if is_month(word) {
                return true;
            }
            // 14–16 March: the second number tells what the first is.
            let later = Around { at: self.at + ahead, ..*self };
            let gap = &self.text[self.words[self.at].range.end..self.words[later.at].range.start];
            if depth < 2 && joins_days(gap.trim()) {
                return Number::of(word).is_some_and(|number| later.is_date(&number, depth + 1));
            }
        }
        // March 5, but not `in May. 12 pumps`.
        self.previous_word().is_some_and(|word| {
            is_month(&word.text)
                && self.text[word.range.end..self.words[self.at].range.start].trim().is_empty()
        })
    }

    fn day(&self, number: &Number) -> Option<u32> {
        let parts = number.parts(&['-', '\u{2011}']);
        let day = |part: &&str| part.len() <= 2 && part.parse().is_ok_and(|day: u32| (1..=31).contains(&day));
        if number.rest.is_empty() && parts.len() <= 2 && parts.iter().all(day) {
            parts.first()?.parse().ok()
        } else {
            None
        }
    }

    /// It numbers a point: `1) …` at the start of the line, `(2)` where `(1)` stands, too.
    fn is_point(&self, number: &Number) -> bool {
        let Some(_) = number.value.filter(|value| *value < 100) else { return false };
        let (before, after) = (self.before(), self.after());
        if before.trim().is_empty() && after.starts_with(['.', ')', '、', '）', '．']) {
            return after.chars().skip(1).any(|c| !c.is_whitespace());
        }
        self.enumerated && before.ends_with('(') && after.starts_with(')')
    }
}

/// What stands between two days of one month.
fn joins_days(gap: &str) -> bool {
    SMALL_WORDS.contains(&gap) || ["-", "–", "—", "~", "至", "到", "、", "和"].contains(&gap)
}

fn is_month(word: &str) -> bool {
    let lower = word.to_lowercase();
    months::is_month(&lower)
        && !(CAPITAL_MONTHS.contains(&lower.as_str()) && word.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<&str> {
        figures(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn measures_are_figures_in_every_script() {
        for (text, figures) in [
            ("In 2014, 181 were installed", vec!["181"]),
            ("about 7,000 homes and 13–20 % less", vec!["7,000", "13", "20"]),
            ("38.6 % of 5 307 346 customers", vec!["38.6", "5 307 346"]),
            ("un coût de 1\u{202f}234,5 euros, soit 20 %", vec!["1\u{202f}234,5", "20"]),
            ("в 2014 году 181 датчик, 5,5 км", vec!["181", "5,5"]),
            ("تم تركيب ١٨١ جهازا عام ٢٠١٤ و152 يوما", vec!["١٨١", "152"]),
            ("2014年安装了181个传感器，增长20%", vec!["181", "20"]),
            ("se instalaron 1.234.567 sensores", vec!["1.234.567"]),
            ("2000 % more, $2000, 20kg, 5km2, 3x", vec!["2000", "2000", "20", "5", "3"]),
            ("2,500 pumps over 14 months, -5 °C", vec!["2,500", "14", "5"]),
            ("In May. 12 pumps failed", vec!["12"]),
            ("They may 5 times fail", vec!["5"]),
            ("5年以来安装了3个月", vec!["5", "3"]),
            ("group 12,500 users", vec!["12,500"]),
            ("持续了2个世纪，下降2点", vec!["2", "2"]),
            ("目标6个，方案3套，步骤2项，案例 3 例", vec!["6", "3", "2", "3"]),
            ("举办了3期培训，共2期", vec!["3", "2"]),
            ("5小时10分，24小时内，每天8小时，用时5分钟", vec!["5", "10", "24", "8", "5"]),
            ("5日内修好，12部电话，105年以来", vec!["5", "12", "105"]),
            ("3个季度", vec!["3"]),
            ("через 5 часов, с 5 часов до 3, за 24 часа, 5 веков", vec!["5", "5", "3", "24", "5"]),
            ("in 24 hours, 20 hours a day, 5 days a week", vec!["24", "20", "5"]),
            ("en 5 heures, à 5 heures de route, en 24 heures", vec!["5", "5", "24"]),
            ("a las 5 familias, en las 24 horas siguientes", vec!["5", "24"]),
            ("خلال 24 ساعة و5 أيام", vec!["24", "5"]),
            ("112 emergency calls, 112 appels", vec!["112", "112"]),
            ("in that case 3 sensors failed", vec!["3"]),
            (
                "из 17 целей, примерно 5 домов, целых 5 домов, в таких случаях 5 раз",
                vec!["17", "5", "5", "5"],
            ),
            ("it waits 90s", vec!["90"]),
        ] {
            assert_eq!(found(text), figures, "{text}");
        }
    }

    #[test]
    fn names_years_and_dates_are_no_figures() {
        for text in [
            "from 2014 to 2015, 2014-2015, 2014/15, the 1990s, mid-2022, in 2019.",
            "on 16 January 2016, January 16, 2016, March 5, 14–16 March, 5 and 6 May, 2026-11-22, 22.11.2026, 22/11/2026",
            "le 1er juillet 2011, le 16 janvier, du 5 au 7 mai; el 16 de enero de 2016, el 1.º de julio",
            "16 января 2016 г., в 90-е годы, 5-го числа; في 16 يناير 2016 و 3 كانون الثاني ٢٠١٤",
            "2014年5月3日至7日，5月底，第1级，第2阶段，表1，图3，3号井",
            "at 05:10, 24/7, 3G/4G/5G, 5G-based, COVID-19, PM2.5, PM 2.5, CO2, IPv6, BP-7K3Q0, H.810, 6LoWPAN, 3D",
            "EN 303 645, ISO/IEC 27400:2022, IEEE 802.15.4, RFC 7252, RFC 4944 and 6282, ITU-T Y.4482, TS 103 701 V2.1.1",
            "UIT-T Y.4450, МСЭ-T Y.4450, ГОСТ Р 52931-2008, GB/T 33474, Y.4500.14, X.509, SP 800-213",
            "Directive 2014/53/EU, Regulation (EU) 2015/758, Decision No 585/2014/EU, Resolution 197, Law No. 09-08",
            "Level 1, Levels 1 and 2, phase 2, table 3, SDG 6, niveau 2, étape 3, artículo 5, nivel 1, n.º 4, n° 5, № 7",
            "на уровне 1, таблица 2, рис. 3; المستوى 1، الجدول ٢",
            "see https://doi.org/10.1021/acs.est.5b04077 or 10.1371/journal.pone.0188808 or www.x.org/181 or a1@b.org",
            "the 21st century, the 3rd visit, emergency number 112, Wi-Fi 6, Industry 4.0",
            "(1) first, (2) second",
            "1) first",
            "m³ CO₂ µg/m³",
            "",
            // Each of these is a line, because what stands beside it may be what makes it a name.
            "21世纪的问题",
            "20世纪90年代",
            "上世纪90年代",
            "90年代",
            "当天5时10分发出警报",
            "凌晨2点",
            "下午3点半至5点",
            "可持续发展目标6",
            "目标6",
            "目标6和13",
            "附件2",
            "步骤2",
            "步骤1至3",
            "阶段2",
            "等级2",
            "案例3",
            "方案1",
            "决议197",
            "2.0版",
            "版本2.0",
            "3期工程",
            "2期",
            "1级和2级",
            "1至3级",
            "1、2级",
            "5日和6日",
            "5日上午",
            "平成29年",
            "民国105年",
            "紧急号码112",
            "112紧急电话",
            "7×24小时",
            "全天24小时",
            "每天24小时",
            "3季度",
            "Смотрите шаги 1–3 в разделе «Что было сделано».",
            "См. раздел 4, рисунок 2, таблицу 3, приложение 2 и этап 2; цель 6, ЦУР 6 и 7, вариант 2",
            "See steps 1–3 in *What was done*, section 4, figure 2, table 3, annex 2, phase 2, goals 6 and 7, option 2",
            "Voir les étapes 1 à 3, la section 4, la figure 2, le tableau 3, l’annexe 2, la phase 2, les objectifs 6 et 7",
            "Véanse los pasos 1 a 3, la sección 4, la figura 2, el cuadro 3, el anexo 2, la fase 2, los objetivos 6 y 7",
            "انظر الخطوات 1–3 والقسم 4 والشكل 2 والجدول 3 والملحق 2 والمرحلة 2 والهدف 6",
            "انظر الخطوتين 1 و2، وفي المستويين ١ و٢، والأهداف 6 و7",
            "au 21e siècle, dans les années 90, en los años 90, siglo 21, в 21 веке, القرن 21، القرن الـ21",
            "at 5 am and 5 p.m., at 5pm, at 5 o’clock",
            "à 5 h 10, vers 17 h, à 5 heures du matin",
            "a las 5 de la mañana y a las 17 horas",
            "в 5 часов утра, в 17 ч 30 мин",
            "الساعة 5 صباحا، في 5 مساءً",
            "24 hours a day, 7 days a week",
            "24 heures sur 24 et 7 jours sur 7, 24h/24",
            "las 24 horas del día, los 7 días de la semana",
            "24 часа в сутки, 7 дней в неделю",
            "على مدار 24 ساعة، 7 أيام في الأسبوع، 24 ساعة في اليوم",
            "call 112, dial 911, the 112 emergency number, appelez le 112, llame al 112, служба 112, по телефону 112, الرقم 112",
            "version 2.0, release 2, edition 3, édition 3, edición 3, издание 3, النسخة 2.0",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn many_numbers_in_a_row_take_no_time_and_no_stack() {
        let text = "1 to ".repeat(5_000);
        assert!(figures(&text).len() > 1_000);
        assert_eq!(figures(&"1 ".repeat(5_000)).len(), 5_000);
        assert_eq!(figures(&"1".repeat(200_000)).len(), 1);
    }

    proptest! {
        #[test]
        fn every_place_is_in_the_text_and_holds_a_digit(text in "[0-9٠-٩a-zа-яا-ي年月日第 .,:/%()–-]{0,40}") {
            for range in figures(&text) {
                prop_assert!(has_digit(text.get(range).unwrap_or_default()), "{}", text);
            }
        }
    }
}
