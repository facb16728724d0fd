//! The six languages of a site.

use std::fmt;

/// One of the six official languages of the United Nations and the ITU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Arabic.
    Ar,
    /// Chinese, in simplified characters.
    Zh,
    /// English.
    En,
    /// French.
    Fr,
    /// Russian.
    Ru,
    /// Spanish.
    Es,
}

impl Language {
    /// All six, in the alphabetical order of their English names.
    pub const ALL: [Language; 6] =
        [Language::Ar, Language::Zh, Language::En, Language::Fr, Language::Ru, Language::Es];

    /// The codes that stand in file names and paths, in the order of [`Language::ALL`].
    pub const CODES: [&'static str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

    /// The short code of file names and paths.
    pub fn code(self) -> &'static str {
        match self {
            Language::Ar => "ar",
            Language::Zh => "zh",
            Language::En => "en",
            Language::Fr => "fr",
            Language::Ru => "ru",
            Language::Es => "es",
        }
    }

    /// The language of a short code.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The BCP 47 tag for the HTML `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Zh => "zh-Hans",
            other => other.code(),
        }
    }

    /// The HTML `dir` attribute.
    pub fn direction(self) -> &'static str {
        match self {
            Language::Ar => "rtl",
            _ => "ltr",
        }
    }

    /// The letter after a document symbol in United Nations style: `BP-7K3Q0-F`.
    pub fn letter(self) -> char {
        match self {
            Language::Ar => 'A',
            Language::Zh => 'C',
            Language::En => 'E',
            Language::Fr => 'F',
            Language::Ru => 'R',
            Language::Es => 'S',
        }
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Ar => "العربية",
            Language::Zh => "中文",
            Language::En => "English",
            Language::Fr => "Français",
            Language::Ru => "Русский",
            Language::Es => "Español",
        }
    }

    /// The language's name in English, as messages have it.
    pub fn english_name(self) -> &'static str {
        match self {
            Language::Ar => "Arabic",
            Language::Zh => "Chinese",
            Language::En => "English",
            Language::Fr => "French",
            Language::Ru => "Russian",
            Language::Es => "Spanish",
        }
    }

    /// How many words a text has, in the way word limits count: runs between spaces, and for
    /// Chinese the characters of Han script divided by 1.7.
    pub fn count_words(self, text: &str) -> usize {
        if self == Language::Zh {
            let han = text
                .chars()
                .filter(|c| matches!(u32::from(*c), 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF))
                .count();
            // `7,000` and `2.4` are one word each, as between spaces.
            let mut before = ' ';
            let mut chars = text.chars().peekable();
            let mut other = 0;
            let mut inside = false;
            while let Some(c) = chars.next() {
                let sign = matches!(c, '.' | ',')
                    && before.is_ascii_digit()
                    && chars.peek().is_some_and(char::is_ascii_digit);
                let word = c.is_ascii_alphanumeric() || sign;
                other += usize::from(word && !inside);
                (inside, before) = (word, c);
            }
            // 17 characters are 10 words.
            (han * 10).div_ceil(17) + other
        } else {
            text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_between_spaces_and_dashes_do_not_count() {
        assert_eq!(Language::En.count_words("one, two — three  4 %"), 4);
        assert_eq!(Language::Ar.count_words("إنترنت الأشياء"), 2);
    }

    #[test]
    fn chinese_counts_characters() {
        assert_eq!(Language::Zh.count_words(&"水".repeat(17)), 10);
        assert_eq!(Language::Zh.count_words("物联网 IoT"), 3);
        assert_eq!(Language::Zh.count_words("7,000 2.4 IEC 62056-21, 3."), 6);
    }

    #[test]
    fn codes_agree_with_the_languages() {
        let codes: Vec<_> = Language::ALL.iter().map(|language| language.code()).collect();
        assert_eq!(codes, Language::CODES);
        assert!(Language::CODES.iter().all(|code| Language::from_code(code).is_some()));
    }
}
