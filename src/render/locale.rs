//! How a language writes days, numbers and lists, and how it sorts: by CLDR, through ICU4X.

use std::cmp::Ordering;
use std::fmt;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD};
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
            numbers: DecimalFormatter::try_new((&tag).into(), Default::default()).expect(INSIDE),
            lists: ListFormatter::try_new_and((&tag).into(), wide).expect(INSIDE),
            order: Collator::try_new((&tag).into(), CollatorOptions::default()).expect(INSIDE),
        }
    }

    /// A day in words: `22 November 2026`.
    pub(crate) fn day(&self, date: Date) -> String {
        self.without_abbreviation(self.days.format(&as_input(date)).to_string())
    }

    /// A moment as front matter gives it: `2021-06` becomes `June 2021` and `2021-06-05` a day in words;
    /// anything else is words already.
    pub(crate) fn moment(&self, text: &str) -> String {
        let shaped = |len: usize| {
            let dashes = [4, 7];
            text.len() == len
                && text.bytes().enumerate().all(|(at, byte)| match dashes.contains(&at) {
                    true => byte == b'-',
                    false => byte.is_ascii_digit(),
                })
        };
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
    /// number comes back as it is.
    pub(crate) fn number(&self, number: &str) -> String {
        let plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
        match number.parse::<Decimal>() {
            Ok(decimal) if plain => self.numbers.format(&decimal).to_string(),
            _ => number.to_owned(),
        }
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
        self.order.compare(a, b).then_with(|| a.cmp(b))
    }

    /// The letter under which a name stands in an index: for Chinese, the first letter of the first
    /// character's sound in pinyin.
    pub(crate) fn initial(&self, name: &str) -> String {
        use unicode_normalization::UnicodeNormalization;
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
    }

    #[test]
    fn moments_of_results_are_read_as_far_as_they_are_dates() {
        let moments = |language| {
            let locale = Locale::new(language);
            ["2021-06", "2021-06-05", "2014-2015", "2021-13", "mid-2026"].map(|text| locale.moment(text))
        };
        assert_eq!(moments(Language::En), ["June 2021", "5 June 2021", "2014-2015", "2021-13", "mid-2026"]);
        assert_eq!(moments(Language::Ru)[..2], ["июнь 2021\u{a0}года", "5 июня 2021\u{a0}года"]);
        assert_eq!(moments(Language::Zh)[..2], ["2021年6月", "2021年6月5日"]);
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
        assert_eq!(sorted(Language::Fr, &["eau", "Zambie", "Égypte"]), ["eau", "Égypte", "Zambie"]);
        for (language, name, initial) in [
            (Language::Zh, "中国", "Z"),
            (Language::Zh, "阿根廷", "A"),
            (Language::Zh, "为每只动物建立电子身份", "W"),
            (Language::Zh, "将疫苗库存", "J"),
            (Language::Zh, "Wi-Fi", "W"),
            (Language::Ar, "«إنترنت»", "ا"),
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
