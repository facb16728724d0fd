//! How a language writes days, numbers and lists, and how it sorts: by CLDR, through ICU4X.

use std::cmp::Ordering;
use std::fmt;
use std::ops::RangeInclusive;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_list::{ListFormatter, parts};
use icu_locale_core::Locale as Tag;
use jiff::civil::Date;
use writeable::{Part, PartsWrite, Writeable};

use crate::model::language::Language;

/// The conventions of one language.
pub(crate) struct Locale {
    /// The language.
    pub(crate) language: Language,
    days: DateTimeFormatter<YMD>,
    months: DateTimeFormatter<YM>,
    years: DateTimeFormatter<Y>,
    numbers: DecimalFormatter,
    lists: ListFormatter,
    order: CollatorBorrowed<'static>,
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Locale").field(&self.language).finish()
    }
}

/// The tag by which CLDR knows a language's conventions, where the site's own tag leaves a choice:
/// documents of the United Nations write the day before the month in English and use the digits 0 to 9
/// in Arabic.
fn cldr_tag(language: Language) -> &'static str {
    match language {
        Language::Ar => "ar-u-nu-latn",
        Language::Zh => "zh-Hans",
        Language::En => "en-GB",
        Language::Fr => "fr",
        Language::Ru => "ru",
        Language::Es => "es",
    }
}

/// How a language writes numbers.
pub(crate) fn numbers(language: Language) -> DecimalFormatter {
    let tag: Tag = cldr_tag(language).parse().expect("the six tags are well-formed");
    DecimalFormatter::try_new((&tag).into(), Default::default())
        .expect("the data of the six languages is inside the program")
}

/// What stands before the last three digits of a count of four digits, and before each three of a larger one.
pub(crate) fn separators(language: Language) -> [String; 2] {
    let numbers = numbers(language);
    [1111, 11111].map(|count| {
        let written = numbers.format(&Decimal::from(count)).to_string();
        written.chars().filter(|letter| !letter.is_ascii_digit()).collect()
    })
}

/// The years that a number of four digits is taken for, where it may be a year or a count.
const YEARS: RangeInclusive<i64> = 1900..=2099;

impl Locale {
    /// Loads the conventions of a language from the data inside the program.
    pub(crate) fn new(language: Language) -> Self {
        const INSIDE: &str = "the data of the six languages is inside the program";
        let tag: Tag = cldr_tag(language).parse().expect("the six tags are well-formed");
        let wide = ListFormatterOptions::default().with_length(ListLength::Wide);
        Locale {
            language,
            days: DateTimeFormatter::try_new((&tag).into(), YMD::long()).expect(INSIDE),
            months: DateTimeFormatter::try_new((&tag).into(), YM::long()).expect(INSIDE),
            years: DateTimeFormatter::try_new((&tag).into(), Y::long()).expect(INSIDE),
            numbers: numbers(language),
            lists: ListFormatter::try_new_and((&tag).into(), wide).expect(INSIDE),
            order: Collator::try_new((&tag).into(), CollatorOptions::default()).expect(INSIDE),
        }
    }

    /// A day in words: `22 November 2026`.
    pub(crate) fn day(&self, date: Date) -> String {
        let text = self.without_abbreviation(self.days.format(&as_input(date)).to_string());
        match (self.language, text.strip_prefix("1 ")) {
            // French counts the first of a month and numbers the others, which CLDR leaves out.
            (Language::Fr, Some(after)) => format!("1er\u{a0}{after}"),
            _ => text,
        }
    }

    /// A year by itself: `2018`, and `2018年` in Chinese. A number that is hardly a year comes back as it is.
    pub(crate) fn year(&self, year: i64) -> String {
        let date = i16::try_from(year).ok().filter(|year| *year >= 1000);
        match date.and_then(|year| Date::new(year, 1, 1).ok()) {
            Some(date) => self.years.format(&as_input(date)).to_string(),
            None => year.to_string(),
        }
    }

    /// A moment as front matter gives it: `2021-06` becomes `June 2021`, `2021-06-05` a day in words and
    /// `2021` a year; anything else is words already.
    pub(crate) fn moment(&self, text: &str) -> String {
        let shaped = |len: usize| {
            let dashes = [4, 7];
            text.len() == len
                && text.bytes().enumerate().all(|(at, byte)| match dashes.contains(&at) {
                    true => byte == b'-',
                    false => byte.is_ascii_digit(),
                })
        };
        if shaped(4) {
            return text.parse().map_or_else(|_| text.to_owned(), |year| self.year(year));
        }
        if shaped(10) {
            return text.parse().map_or_else(|_| text.to_owned(), |date| self.day(date));
        }
        match format!("{text}-01").parse() {
            Ok(date) if shaped(7) => {
                self.without_abbreviation(self.months.format(&as_input(date)).to_string())
            }
            _ => text.to_owned(),
        }
    }

    /// CLDR abbreviates the Russian word for year, and its full stop would end every sentence twice.
    fn without_abbreviation(&self, text: String) -> String {
        match self.language {
            Language::Ru => match text.strip_suffix("г.") {
                Some(before) => format!("{}\u{a0}года", before.trim_end()),
                None => text,
            },
            _ => text,
        }
    }

    /// A number with the language's separators: `2500000.5` to `2,500,000.5`. What is no plain decimal
    /// number comes back as it is, and so does what may be a year or a code: `2018`, `0042`.
    pub(crate) fn number(&self, number: &str) -> String {
        let year = number.len() == 4 && number.parse().is_ok_and(|year| YEARS.contains(&year));
        let code = number.len() > 1 && number.starts_with('0') && !number.starts_with("0.");
        if year || code { number.to_owned() } else { self.count(number) }
    }

    /// As [`Locale::number`], for what is a number and no year.
    pub(crate) fn count(&self, number: &str) -> String {
        let plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
        match number.parse::<Decimal>() {
            Ok(decimal) if plain => self.numbers.format(&decimal).to_string(),
            _ => number.to_owned(),
        }
    }

    /// An amount of money without its currency: with two decimals where it has a fraction.
    pub(crate) fn amount(&self, number: &str) -> String {
        match number.split_once('.') {
            Some((whole, fraction)) if fraction.len() < 2 => self.count(&format!("{whole}.{fraction:0<2}")),
            _ => self.count(number),
        }
    }

    /// A number with its unit, which a line does not break between when the unit is a sign; Chinese sets
    /// no space before a unit of its own.
    pub(crate) fn with_unit(&self, number: &str, unit: &str) -> String {
        let first = unit.chars().next();
        let space = match self.language {
            _ if number.is_empty() || unit.is_empty() => "",
            Language::Zh if first.is_some_and(is_han) => "",
            _ if !unit.contains(char::is_alphabetic) => "\u{a0}",
            _ => " ",
        };
        format!("{number}{space}{unit}")
    }

    /// Some words as a list in one sentence: `a, b and c`.
    pub(crate) fn list(&self, items: &[String]) -> String {
        self.lists.format(items.iter()).to_string()
    }

    /// What stands after each item of such a list, for items that are links.
    pub(crate) fn separators(&self, items: &[String]) -> Vec<String> {
        let mut pieces = Pieces::default();
        self.lists.format(items.iter()).write_to_parts(&mut pieces).expect("writing to a string cannot fail");
        pieces.after.resize(items.len(), String::new());
        pieces.after
    }

    /// The order in which a reader expects two names.
    pub(crate) fn compare(&self, a: &str, b: &str) -> Ordering {
        // Names that are equal to a reader still have one order.
        self.order.compare(self.sorted_by(a), self.sorted_by(b)).then_with(|| a.cmp(b))
    }

    /// The part of a name by which it is sorted: in Arabic, lists of the United Nations pass over the
    /// article.
    fn sorted_by<'n>(&self, name: &'n str) -> &'n str {
        match self.language {
            Language::Ar => without_article(name),
            _ => name,
        }
    }

    /// The letter under which a name stands in an index: for Chinese, the first letter of the first
    /// character's sound in pinyin.
    pub(crate) fn initial(&self, name: &str) -> String {
        use unicode_normalization::UnicodeNormalization;
        let name = self.sorted_by(name);
        let Some(first) = name.chars().find(|c| c.is_alphanumeric()) else { return "#".to_owned() };
        if self.language == Language::Zh && is_han(first) {
            let text = first.to_string();
            let before = |(_, begins): &&(char, char)| {
                self.order.compare(&begins.to_string(), &text) != Ordering::Greater
            };
            return PINYIN.iter().rev().find(before).unwrap_or(&PINYIN[0]).0.to_string();
        }
        // The seats of hamza stand for one letter in an index, as in a dictionary.
        let plain = match first {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ё' | 'Ё' => 'Е',
            'ñ' | 'Ñ' if self.language == Language::Es => 'Ñ',
            // Marks on Latin letters are passed over; those on others make another letter, as in й.
            other => other.nfd().next().filter(char::is_ascii_alphabetic).unwrap_or(other),
        };
        plain.to_uppercase().collect()
    }
}

/// Arabic words that begin with the letters of the article and have none: nouns of the eighth form whose
/// root begins with ل, and the name of God.
const NO_ARTICLE: [&str; 17] = [
    "التئام",
    "التباس",
    "التجاء",
    "التحاق",
    "التحام",
    "التزام",
    "التصاق",
    "التفات",
    "التفاف",
    "التقاء",
    "التقاط",
    "التماس",
    "التهاب",
    "التهام",
    "التواء",
    "الله",
    "اللهم",
];

/// An Arabic name without the article at its start, and without the marks before it. Words such as ألمانيا
/// begin with another letter.
fn without_article(name: &str) -> &str {
    let bare = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    match bare.strip_prefix("ال") {
        Some(after)
            if after.chars().take_while(|c| c.is_alphabetic()).count() >= 2
                && !NO_ARTICLE.iter().any(|word| is_form_of(bare, word)) =>
        {
            after
        }
        _ => name,
    }
}

/// Whether a text begins with a word, alone or with the ending of a plural or of an adjective.
fn is_form_of(text: &str, word: &str) -> bool {
    const ENDINGS: [&str; 8] = ["", "ا", "ات", "ه", "ها", "هم", "ي", "ية"];
    let first = text.split(|c: char| !c.is_alphabetic() && !is_tashkil(c)).next().unwrap_or_default();
    let plain: String = first.chars().filter(|c| !is_tashkil(*c)).collect();
    plain.strip_prefix(word).is_some_and(|ending| ENDINGS.contains(&ending))
}

/// The marks of short vowels.
fn is_tashkil(c: char) -> bool {
    ('\u{64b}'..='\u{652}').contains(&c)
}

fn as_input(date: Date) -> icu_datetime::input::Date<icu_calendar::Iso> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    icu_datetime::input::Date::try_new_iso(i32::from(date.year()), month, day)
        .expect("a day of one calendar is a day of the other")
}

fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// The first character of each letter in the pinyin order of CLDR.
const PINYIN: [(char, char); 23] = [
    ('A', '阿'),
    ('B', '八'),
    ('C', '嚓'),
    ('D', '咑'),
    ('E', '妸'),
    ('F', '发'),
    ('G', '旮'),
    ('H', '哈'),
    ('J', '丌'),
    ('K', '咔'),
    ('L', '垃'),
    ('M', '妈'),
    ('N', '拏'),
    ('O', '噢'),
    ('P', '妑'),
    ('Q', '七'),
    ('R', '呥'),
    ('S', '仨'),
    ('T', '他'),
    ('W', '屲'),
    ('X', '夕'),
    ('Y', '丫'),
    ('Z', '帀'),
];

/// Collects what stands after each item of a list.
#[derive(Default)]
struct Pieces {
    after: Vec<String>,
    in_item: bool,
}

impl fmt::Write for Pieces {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !self.in_item
            && let Some(after) = self.after.last_mut()
        {
            after.push_str(text);
        }
        Ok(())
    }
}

impl PartsWrite for Pieces {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self::SubPartsWrite) -> fmt::Result,
    ) -> fmt::Result {
        if part == parts::ELEMENT {
            self.after.push(String::new());
            self.in_item = true;
            write(self)?;
            self.in_item = false;
            return Ok(());
        }
        write(self)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn items(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn thousands_have_the_separators_of_each_language() {
        let expected = [",", ",", ",", "\u{202f}", "\u{a0}", "."];
        for (language, expected) in Language::ALL.into_iter().zip(expected) {
            // Spanish writes 1111 and 11.111.
            let of_four = if language == Language::Es { "" } else { expected };
            assert_eq!(separators(language), [of_four, expected], "{language:?}");
        }
    }

    #[test]
    fn days_and_numbers_are_written_as_each_language_does() {
        let written = Language::ALL.map(|language| {
            let locale = Locale::new(language);
            (locale.day(date(2026, 11, 5)), locale.number("2500000"), locale.number("30.4"))
        });
        let expected = [
            ("5 نوفمبر 2026", "2,500,000", "30.4"),
            ("2026年11月5日", "2,500,000", "30.4"),
            ("5 November 2026", "2,500,000", "30.4"),
            ("5 novembre 2026", "2\u{202f}500\u{202f}000", "30,4"),
            ("5 ноября 2026\u{a0}года", "2\u{a0}500\u{a0}000", "30,4"),
            ("5 de noviembre de 2026", "2.500.000", "30,4"),
        ];
        for (written, expected) in written.iter().zip(expected) {
            assert_eq!((written.0.as_str(), written.1.as_str(), written.2.as_str()), expected);
        }
        let english = Locale::new(Language::En);
        for other in ["about 7,000", "2014-2015", "1e9", "", "over 2", "7.5.1"] {
            assert_eq!(english.number(other), other);
        }
        assert_eq!((english.number("0.50"), english.number("-3")), ("0.50".into(), "-3".into()));
        let french = Locale::new(Language::Fr);
        assert_eq!(french.day(date(2026, 10, 1)), "1er\u{a0}octobre 2026");
        assert_eq!(french.day(date(2026, 10, 11)), "11 octobre 2026");
    }

    #[test]
    fn years_and_codes_are_no_numbers() {
        let french = Locale::new(Language::Fr);
        assert_eq!(
            ["2018", "0042", "1518", "0.5", "0"].map(|text| french.number(text)),
            ["2018", "0042", "1\u{202f}518", "0,5", "0"]
        );
        assert_eq!(french.count("2018"), "2\u{202f}018");
        let years = Language::ALL.map(|language| Locale::new(language).year(2018));
        assert_eq!(years, ["2018", "2018年", "2018", "2018", "2018", "2018"]);
        for odd in [0, 99, -5, 12_345, i64::MAX] {
            assert_eq!(french.year(odd), odd.to_string());
        }
    }

    #[test]
    fn money_has_no_single_decimal_and_a_unit_its_own_space() {
        let (english, chinese) = (Locale::new(Language::En), Locale::new(Language::Zh));
        assert_eq!(
            ["7.5", "7", "1234.567", "1200.25"].map(|text| english.amount(text)),
            ["7.50", "7", "1,234.567", "1,200.25"]
        );
        assert_eq!(english.with_unit("24", "people"), "24 people");
        assert_eq!(english.with_unit("24", "%"), "24\u{a0}%");
        assert_eq!(chinese.with_unit("24", "人"), "24人");
        assert_eq!(chinese.with_unit("24", "kWh"), "24 kWh");
        assert_eq!(chinese.with_unit("24", ""), "24");
    }

    #[test]
    fn moments_of_results_are_read_as_far_as_they_are_dates() {
        let moments = |language| {
            let locale = Locale::new(language);
            ["2021-06", "2021-06-05", "2021", "2014-2015", "2021-13", "mid-2026"]
                .map(|text| locale.moment(text))
        };
        let english = ["June 2021", "5 June 2021", "2021", "2014-2015", "2021-13", "mid-2026"];
        assert_eq!(moments(Language::En), english);
        assert_eq!(moments(Language::Ru)[..3], ["июнь 2021\u{a0}года", "5 июня 2021\u{a0}года", "2021"]);
        assert_eq!(moments(Language::Zh)[..3], ["2021年6月", "2021年6月5日", "2021年"]);
    }

    #[test]
    fn lists_read_as_in_a_sentence_and_links_can_stand_in_them() {
        for (language, list) in [
            (Language::Ar, "a وb وc"),
            (Language::Zh, "a、b和c"),
            (Language::En, "a, b and c"),
            (Language::Fr, "a, b et c"),
            (Language::Ru, "a, b и c"),
            (Language::Es, "a, b y c"),
        ] {
            let locale = Locale::new(language);
            let words = items(&["a", "b", "c"]);
            assert_eq!(locale.list(&words), list);
            let after = locale.separators(&words);
            let joined: String =
                words.iter().zip(&after).map(|(word, after)| format!("{word}{after}")).collect();
            assert_eq!(joined, list);
        }
        let spanish = Locale::new(Language::Es);
        assert_eq!(spanish.list(&items(&["Perú", "Italia"])), "Perú e Italia");
        assert_eq!(spanish.separators(&items(&["Perú", "Italia"])), [" e ", ""]);
        assert!(spanish.separators(&[]).is_empty());
    }

    #[test]
    fn each_language_has_its_own_order_and_initials() {
        let sorted = |language: Language, names: &[&'static str]| {
            let locale = Locale::new(language);
            let mut names = names.to_vec();
            names.sort_by(|a, b| locale.compare(a, b));
            names
        };
        assert_eq!(sorted(Language::Es, &["oso", "ñandú", "nube"]), ["nube", "ñandú", "oso"]);
        assert_eq!(sorted(Language::Zh, &["中国", "水", "阿根廷"]), ["阿根廷", "水", "中国"]);
        assert_eq!(
            sorted(Language::Ar, &["ليبيا", "اليمن", "ألمانيا", "الصين", "تونس"]),
            ["ألمانيا", "تونس", "الصين", "ليبيا", "اليمن"]
        );
        assert_eq!(sorted(Language::Fr, &["eau", "Zambie", "Égypte"]), ["eau", "Égypte", "Zambie"]);
        for (language, name, initial) in [
            (Language::Zh, "中国", "Z"),
            (Language::Zh, "阿根廷", "A"),
            (Language::Zh, "为每只动物建立电子身份", "W"),
            (Language::Zh, "将疫苗库存", "J"),
            (Language::Zh, "Wi-Fi", "W"),
            (Language::Ar, "«إنترنت»", "ا"),
            (Language::Ar, "الأردن", "ا"),
            (Language::Ar, "المغرب", "م"),
            (Language::Ar, "«السلفادور»", "س"),
            (Language::Ar, "ألمانيا", "ا"),
            (Language::Ar, "التزام الموردين", "ا"),
            (Language::Ar, "الالتزام بالمواعيد", "ا"),
            (Language::Ar, "التقطير", "ت"),
            (Language::Ar, "ال", "ا"),
            (Language::Fr, "Égypte", "E"),
            (Language::Es, "ñandú", "Ñ"),
            (Language::Ru, "ёлка", "Е"),
            (Language::Ru, "йод", "Й"),
            (Language::En, "…", "#"),
        ] {
            assert_eq!(Locale::new(language).initial(name), initial, "{name}");
        }
    }
}
