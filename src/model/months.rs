//! Names of months, as people write them in the six languages.

/// The names of each month in lower case, January first; where Arabic has two words, see [`HALVES`].
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janvier", "enero", "ene", "января", "يناير", "جانفي"],
    &["february", "feb", "février", "febrero", "февраля", "فبراير", "شباط", "فيفري"],
    &["march", "mar", "mars", "marzo", "марта", "مارس", "آذار"],
    &["april", "apr", "avril", "abril", "апреля", "أبريل", "إبريل", "نيسان", "أفريل"],
    &["may", "mai", "mayo", "мая", "مايو", "أيار", "ماي"],
    &["june", "jun", "juin", "junio", "июня", "يونيو", "حزيران", "جوان"],
    &["july", "jul", "juillet", "julio", "июля", "يوليو", "تموز", "جويلية", "يوليوز"],
    &["august", "aug", "août", "agosto", "августа", "أغسطس", "آب", "أوت", "غشت"],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "setiembre",
        "сентября",
        "سبتمبر",
        "أيلول",
        "شتنبر",
    ],
    &["october", "oct", "octobre", "octubre", "октября", "أكتوبر"],
    &["november", "nov", "novembre", "noviembre", "ноября", "نوفمبر", "نونبر"],
    &["december", "dec", "décembre", "diciembre", "декабря", "ديسمبر", "دجنبر"],
];

/// First words of Arabic names of two words, which two months share.
const HALVES: [&str; 2] = ["كانون", "تشرين"];

/// The number of the month that a word in lower case names, from 1.
pub fn month_of(word: &str) -> Option<i8> {
    MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&word)).map(|(_, number)| number)
}

/// Whether a word in lower case is the name of a month or begins one.
pub fn is_month(word: &str) -> bool {
    month_of(word).is_some() || HALVES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_each_name() {
        for (word, month) in
            [("january", Some(1)), ("août", Some(8)), ("марта", Some(3)), ("نوفمبر", Some(11)), ("day", None)]
        {
            assert_eq!(month_of(word), month, "{word}");
        }
        assert!(is_month("تشرين") && month_of("تشرين").is_none() && !is_month(""));
    }
}
