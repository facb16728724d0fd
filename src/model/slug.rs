//! Names that become addresses: the folders of practices and pages, the files of organisations, the ids
//! of vocabularies.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

/// Most characters of a practice's name.
pub const PRACTICE_LENGTH: usize = 60;

/// How many words a practice's name may have.
pub const PRACTICE_WORDS: RangeInclusive<usize> = 2..=8;

/// Whether a text is made of small Latin letters, digits, and single hyphens between them.
pub fn is_slug(text: &str) -> bool {
    text.split('-').all(|word| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// Whether a text can be the name of a practice's folder.
pub fn is_practice_slug(text: &str) -> bool {
    is_slug(text) && text.len() <= PRACTICE_LENGTH && PRACTICE_WORDS.contains(&text.split('-').count())
}

/// The words of a slug that a text could have: its Latin letters without accents, and its digits. Of a
/// long text only the beginning is read.
pub fn slug_words(text: &str) -> Vec<String> {
    let letters: String = text.nfkd().filter(char::is_ascii).take(300).collect();
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect()
}

/// The name of the first page of every list.
pub const INDEX: &str = "index";

/// Names in the folder of a language that the site itself has, or keeps for later. No page can have one.
pub const TAKEN: [&str; 18] = [
    INDEX,
    "a-z",
    "atom",
    "basket",
    "bundles",
    "domains",
    "new",
    "offline",
    "organisations",
    "places",
    "practices",
    "propose",
    "sdgs",
    "search",
    "stages",
    "standards",
    "topics",
    "translations",
];

/// Whether Windows keeps a name for a device, which it does with any ending and in any case of letters.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_uppercase();
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str()) {
        return true;
    }
    let number = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let mut digits = number.unwrap_or_default().chars();
    matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_told_from_other_names() {
        for text in ["a-b", "tie-sensors-to-repairs", "5g-in-2-towns"] {
            assert!(is_practice_slug(text), "{text}");
        }
        for text in ["", "a--b", "-a-b", "a-b-", "A-b", "a_b", "é-a", "a b"] {
            assert!(!is_slug(text) && !is_practice_slug(text), "{text}");
        }
        for text in ["con", "a-b-c-d-e-f-g-h-i", &format!("a-{}", "b".repeat(60))] {
            assert!(!is_practice_slug(text), "{text}");
        }
        assert!(is_slug("con"));
    }

    #[test]
    fn words_are_what_latin_letters_are_left() {
        assert_eq!(slug_words("Économiser l’énergie, à l’école!"), ["economiser", "lenergie", "a", "lecole"]);
        assert_eq!(slug_words("إنترنت الأشياء"), [""; 0]);
        assert!(slug_words(&"a ".repeat(1_000_000)).len() <= 300);
    }
}
