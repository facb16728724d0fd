//! The numbers of two texts in different languages compared with each other.
//!
//! Languages write numbers in their own ways: `24,000`, `24 000`, `2.4万`, `24 тыс.`, `24 mil`. A number
//! therefore has several readings, and two numbers agree when any of their readings do. What is doubtful
//! agrees, because a finding about a right translation is worse than none.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::figures::digit;
use crate::model::language::Language;

/// A decimal number: `digits × 10^power`, the last digit not 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Value {
    digits: u64,
    power: i16,
}

/// Most digits of a number; a longer one is the name of something.
const LONGEST: usize = 18;

impl Value {
    fn new(mut digits: u64, mut power: i16) -> Self {
        if digits == 0 {
            return Value { digits, power: 0 };
        }
        while digits.is_multiple_of(10) {
            digits /= 10;
            power += 1;
        }
        Value { digits, power }
    }

    /// The number of some digits and of the digits behind the decimal sign.
    fn of(whole: &str, fraction: &str) -> Option<Self> {
        if whole.len() + fraction.len() > LONGEST {
            return None;
        }
        let digits = format!("{whole}{fraction}").parse().ok()?;
        Some(Value::new(digits, -(fraction.len() as i16)))
    }

    fn times(self, power: i16) -> Self {
        Value::new(self.digits, self.power + power)
    }

    /// A whole number below 10, which languages write in words as often as not.
    fn is_small(self) -> bool {
        self.power == 0 && self.digits < 10
    }

    /// The number as a whole one of at most four digits.
    fn small_integer(self) -> Option<u64> {
        (0..4)
            .contains(&self.power)
            .then(|| self.digits * 10_u64.pow(self.power as u32))
            .filter(|n| *n < 10_000)
    }
}

/// A number as it is written, with all that it may mean.
#[derive(Debug, Clone)]
pub(crate) struct Number {
    /// Where it stands in its line.
    pub(crate) range: Range<usize>,
    /// The groups of its digits, in ASCII, and the sign behind each but the last.
    groups: Vec<String>,
    signs: Vec<char>,
    /// What it may be as one number, with the word behind it: `2.4万` is 24,000.
    whole: Vec<Value>,
    /// What it may be without that word, when there is one.
    bare: Vec<Value>,
    /// What it may be as several numbers: `16.01.2016`, or a list `12, 300` without its comma.
    parts: Vec<Value>,
    /// It is the number of a month, which another language writes as a name.
    month: bool,
}

impl Number {
    /// Whether it says something that a translation must say with the same number.
    pub(crate) fn counts(&self) -> bool {
        let values = if self.whole.is_empty() { &self.parts } else { &self.whole };
        !self.month && values.iter().any(|value| !value.is_small())
    }

    /// Whether another text has it.
    pub(crate) fn is_in(&self, numbers: &Numbers) -> bool {
        let has = |value: &Value| numbers.all.contains(value);
        self.whole.iter().any(has)
            || self.bare.iter().any(|value| numbers.plain.contains(value))
            || self.bare.is_empty() && self.whole.iter().any(|value| numbers.bare.contains(value))
            || !self.parts.is_empty() && self.parts.iter().all(|part| part.is_small() || has(part))
    }

    /// What it is where one sign divides thousands and another stands before decimals.
    pub(crate) fn read(&self, thousands: &[char], decimals: &[char]) -> Option<Value> {
        match (self.groups.as_slice(), self.signs.as_slice()) {
            ([only], []) => Value::of(only, ""),
            ([whole, fraction], [sign]) if decimals.contains(sign) => Value::of(whole, fraction),
            (groups, signs) if signs.iter().all(|sign| thousands.contains(sign)) => {
                is_grouped(groups).then(|| Value::of(&groups.concat(), "")).flatten()
            }
            _ => None,
        }
    }

    /// The sign between its two groups of digits, and the second group.
    pub(crate) fn one_sign(&self) -> Option<(&str, char, &str)> {
        match (self.groups.as_slice(), self.signs.as_slice()) {
            ([first, second], [sign]) => Some((first, *sign, second)),
            _ => None,
        }
    }
}

/// All that the numbers of a text may mean.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    all: BTreeSet<Value>,
    /// What those with a word such as `million` are without it.
    bare: BTreeSet<Value>,
    /// Those without such a word.
    plain: BTreeSet<Value>,
}

impl Numbers {
    /// Adds a number.
    pub(crate) fn add(&mut self, number: &Number) {
        self.all.extend(number.whole.iter().chain(&number.parts));
        if number.bare.is_empty() {
            self.plain.extend(&number.whole);
        }
        self.bare.extend(&number.bare);
    }

    /// Adds the numbers that a line has in words, which takes longer than those in digits.
    pub(crate) fn add_words(&mut self, line: &str, language: Language) {
        let words = in_words(line, language);
        self.plain.extend(&words);
        self.all.extend(words);
    }
}

/// The spaces that may stand in a number.
pub(crate) const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

fn is_sign(c: char) -> bool {
    SPACES.contains(&c) || ".,'’٫٬，".contains(c)
}

/// Whether digits are in groups as thousands are: three each, or two as in India, the last three.
fn is_grouped(groups: &[String]) -> bool {
    let Some(([first, middle @ ..], last)) = groups.split_last().map(|(last, rest)| (rest, last)) else {
        return false;
    };
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && last.len() == 3
        && middle.iter().all(|group| group.len() == 3 || group.len() == 2)
}

/// The numbers of a line.
pub(crate) fn numbers(line: &str) -> Vec<Number> {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let byte = |at: usize| chars.get(at).map_or(line.len(), |(byte, _)| *byte);
    let digits_from = |mut at: usize| {
        let mut digits = String::new();
        while let Some(value) = chars.get(at).and_then(|(_, c)| digit(*c)) {
            digits.extend(char::from_digit(value, 10));
            at += 1;
        }
        (digits, at)
    };
    let mut found: Vec<Number> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        let (first, mut end) = digits_from(at);
        if first.is_empty() {
            at += 1;
            continue;
        }
        let mut groups = vec![first];
        let mut signs = Vec::new();
        while let Some((_, sign)) = chars.get(end).filter(|(_, c)| is_sign(*c)) {
            let (group, after) = digits_from(end + 1);
            // A space divides groups of three digits, and otherwise numbers.
            let spaced = SPACES.contains(sign);
            let chain = signs.iter().all(|sign| SPACES.contains(sign))
                && groups[0].len() <= 3
                && !groups[0].starts_with('0');
            if group.is_empty() || spaced && !(group.len() == 3 && chain) {
                break;
            }
            groups.push(group);
            signs.push(*sign);
            end = after;
        }
        let range = byte(start)..byte(end);
        found.push(number(range, groups, signs, &line[byte(end)..]));
        at = end;
    }
    dates_and_ranges(line, &mut found);
    found
}

fn number(range: Range<usize>, groups: Vec<String>, signs: Vec<char>, after: &str) -> Number {
    let mut whole: Vec<Value> = Vec::new();
    let mut parts: Vec<Value> = Vec::new();
    let mut month = false;
    let each = || groups.iter().filter_map(|group| Value::of(group, ""));
    match (groups.as_slice(), signs.as_slice()) {
        ([only], _) => {
            whole.extend(Value::of(only, ""));
            month = after.starts_with('月') && only.len() <= 2 && only.parse().is_ok_and(|n: u8| n <= 12);
        }
        ([first, second], [sign]) => {
            if ".,٫，".contains(*sign) {
                whole.extend(Value::of(first, second));
            }
            if *sign != '٫' && is_grouped(&groups) {
                whole.extend(Value::of(&groups.concat(), ""));
            }
            let short = |text: &String| text.len() <= 2;
            // `5.10` may be a time of day, `12,13` two numbers.
            let time = first.parse().is_ok_and(|hour: u8| hour < 24)
                && second.len() == 2
                && second.parse().is_ok_and(|minute: u8| minute < 60);
            if SPACES.contains(sign)
                || whole.is_empty()
                || matches!(sign, ',' | '，') && second.len() != 3 && second.len() > 1
                || *sign == '.' && time && short(first)
            {
                parts.extend(each());
            }
        }
        (groups, signs) => {
            let (last, before) = (signs.len() - 1, groups.len() - 1);
            let alike = |signs: &[char]| {
                signs
                    .iter()
                    .all(|sign| *sign == signs[0] || SPACES.contains(sign) && SPACES.contains(&signs[0]))
            };
            if alike(signs) && is_grouped(groups) {
                whole.extend(Value::of(&groups.concat(), ""));
            } else if alike(&signs[..last])
                && signs[last] != signs[0]
                && ".,٫".contains(signs[last])
                && is_grouped(&groups[..before])
            {
                whole.extend(Value::of(&groups[..before].concat(), &groups[before]));
            }
            if whole.is_empty() || signs.iter().all(|sign| SPACES.contains(sign)) {
                parts.extend(each());
            }
            // A date: the middle is the month, and another language names it.
            if whole.is_empty()
                && groups.len() == 3
                && groups[1].parse().is_ok_and(|n: u8| (1..=12).contains(&n))
            {
                parts =
                    [&groups[0], &groups[2]].into_iter().filter_map(|group| Value::of(group, "")).collect();
            }
        }
    }
    let mut number = Number { range, groups, signs, whole, bare: Vec::new(), parts, month };
    if let Some((powers, sure)) = factor(after) {
        number.scale(&powers, sure);
    }
    if let Some(hour) = number.whole.first().and_then(|value| value.small_integer())
        && hour < 12
        && is_afternoon(after)
    {
        number.whole.push(Value::new(hour + 12, 0));
    }
    number
}

impl Number {
    /// Reads it together with a word such as `million`. Unless the word is sure, it may also be another.
    fn scale(&mut self, powers: &[i16], sure: bool) {
        let plain = std::mem::take(&mut self.whole);
        self.whole = powers.iter().flat_map(|power| plain.iter().map(|value| value.times(*power))).collect();
        if !sure {
            self.whole.extend(&plain);
        }
        if let Some(last) = self.parts.last_mut() {
            *last = last.times(powers[0]);
        }
        self.bare = plain;
    }
}

/// Whether `p.m.` follows, also behind minutes.
fn is_afternoon(after: &str) -> bool {
    let after = after.trim_start_matches(|c: char| c == ':' || c == '.' || c.is_ascii_digit());
    let after = after.trim_start_matches(SPACES);
    ["pm", "p.m", "PM", "P.M", "p. m"].iter().any(|mark| after.starts_with(mark))
}

/// Words between two numbers that share the word behind the second: `20 to 30 million`.
const RANGES: [&str; 22] = [
    "-", "–", "—", "‑", "~", "〜", "to", "and", "or", "à", "et", "ou", "a", "y", "o", "до", "и", "или",
    "إلى", "至", "到", "和",
];

/// Looks at numbers beside each other: days with their months and years, years of two digits, and
/// numbers that share a word such as `million`.
fn dates_and_ranges(line: &str, found: &mut [Number]) {
    let year = |number: &Number| matches!(number.groups.as_slice(), [only] if only.len() == 4 && (only.starts_with("19") || only.starts_with("20")));
    let two = |number: &Number| matches!(number.groups.as_slice(), [only] if only.len() <= 2);
    for at in 0..found.len() {
        let gap_after = |at: usize| {
            let (this, next) = (found.get(at)?, found.get(at + 1)?);
            line.get(this.range.end..next.range.start)
        };
        let (before, after) = (at.checked_sub(1).and_then(gap_after), gap_after(at));
        let dash = |gap: Option<&str>| gap.is_some_and(|gap| matches!(gap, "-" | "/" | "–" | "‑"));
        let previous_year = at > 0 && year(&found[at - 1]) && dash(before);
        let written = &line[found[at].range.end..];
        let decade = ["-е", "-х", "-м", "-ые", "-ых", "s ", "s,", "s.", "年代"]
            .iter()
            .any(|mark| written.starts_with(mark))
            || ["années ", "años ", "’", "'"]
                .iter()
                .any(|word| line[..found[at].range.start].ends_with(word));
        let month = |number: &Number| {
            two(number) && number.whole.iter().all(|value| value.small_integer().is_some_and(|n| n <= 12))
        };
        if two(&found[at]) {
            let two_before = at > 0 && two(&found[at - 1]) && dash(before);
            let day_month_year = dash(after) && at + 1 < found.len() && year(&found[at + 1]) && two_before;
            let first_of_date = dash(after)
                && at + 2 < found.len()
                && two(&found[at + 1])
                && year(&found[at + 2])
                && dash(gap_after(at + 1));
            if month(&found[at]) && (previous_year || day_month_year || first_of_date) {
                found[at].month = true;
            }
            if (previous_year || decade)
                && let Some(short) = found[at].whole.first().and_then(|value| value.small_integer())
            {
                found[at].whole.extend([1900, 2000].map(|century| Value::new(century + short, 0)));
            }
        }
        let shares = after.is_some_and(|gap| RANGES.contains(&gap.trim()));
        if shares && found[at].bare.is_empty() && !found[at + 1].bare.is_empty() {
            let next = &found[at + 1];
            let powers: Vec<i16> = next
                .whole
                .iter()
                .zip(&next.bare)
                .map(|(whole, bare)| whole.power - bare.power)
                .take(1)
                .collect();
            if !powers.is_empty() {
                found[at].scale(&powers, false);
            }
        }
    }
}

/// Words behind a number that multiply it by a power of ten, in lower case; those with `*` have endings.
const FACTORS: &str = "thousand:3 thousands:3 million:6 millions:6 billion:9 billions:9 bn:9 trillion:12 \
    trillions:12 lakh:5 crore:7 mille:3 millier:3 milliers:3 milliard:9 milliards:9 md:9 mds:9 mil:3 miles:3 \
    millón:6 millones:6 billón:12 billones:12 тыс:3 тысяч*:3 млн:6 миллион*:6 млрд:9 миллиард*:9 трлн:12 \
    триллион*:12 ألف:3 ألفا:3 ألفاً:3 ألفًا:3 آلاف:3 الف:3 مليون:6 مليونا:6 مليوناً:6 مليونًا:6 ملايين:6 مليار:9 \
    مليارا:9 ملياراً:9 مليارًا:9 مليارات:9 بليون:9 بلايين:9 تريليون:12";

/// The same in Chinese, the longest first.
const HAN_FACTORS: [(&str, i16); 13] = [
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("万", 4),
    ("億", 8),
    ("萬", 4),
    ("千", 3),
    ("百", 2),
];

/// Single letters that may be such a word, or a unit.
const LETTERS: [(&str, i16); 5] = [("k", 3), ("K", 3), ("M", 6), ("m", 6), ("B", 9)];

/// The powers of ten by which the word behind a number may multiply it, and whether it can be nothing
/// else.
fn factor(after: &str) -> Option<(Vec<i16>, bool)> {
    let rest = after.trim_start_matches(SPACES);
    let han = rest.trim_start_matches(['多', '余', '几', '餘']);
    if let Some((word, power)) = HAN_FACTORS.iter().find(|(word, _)| han.starts_with(word)) {
        // 3千米 is three kilometres, and 5百 is as rare.
        return Some((vec![*power], !matches!(*word, "千" | "百")));
    }
    let end = |text: &str| text.find(|c: char| !c.is_alphabetic() && !is_mark(c)).unwrap_or(text.len());
    let word = &rest[..end(rest).min(60)];
    if let Some((_, power)) = LETTERS.iter().find(|(letter, _)| *letter == word) {
        return Some((vec![*power], false));
    }
    let power = power_of(&word.to_lowercase())?;
    // mil millones, тысяч миллионов, thousand million
    let next = rest[word.len()..].trim_start_matches(SPACES);
    let second = &next[..end(next).min(60)];
    match power_of(&second.to_lowercase()) {
        Some(second) if power == 3 && second >= 6 => Some((vec![power + second], true)),
        _ => Some((vec![power], true)),
    }
}

fn power_of(word: &str) -> Option<i16> {
    listed(FACTORS, word).and_then(|power| power.parse().ok())
}

/// What a table of `word:number` has for a word; a `*` stands for any ending, and the longest name wins.
fn listed<'t>(table: &'t str, word: &str) -> Option<&'t str> {
    let fits = |(name, _): &(&str, &str)| match name.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => *name == word,
    };
    let entries = table.split_whitespace().filter_map(|entry| entry.split_once(':'));
    entries.filter(fits).max_by_key(|(name, _)| name.len()).map(|(_, number)| number)
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Words for numbers; those with `*` have endings. They are added up, and multiplied before `100` and
/// above.
const ENGLISH: &str = "one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 \
    twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 \
    thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 hundred:100 hundreds:100 \
    thousand:1000 million:1000000 billion:1000000000 dozen:12 dozens:12 half:50 quarter:25 third:33";
const FRENCH: &str = "un:1 une:1 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 \
    douze:12 treize:13 quatorze:14 quinze:15 seize:16 vingt:20 vingts:20 trente:30 quarante:40 \
    cinquante:50 soixante:60 septante:70 huitante:80 nonante:90 cent:100 cents:100 mille:1000 \
    million:1000000 millions:1000000 milliard:1000000000 milliards:1000000000 dizaine:10 dizaines:10 \
    douzaine:12 quinzaine:15 vingtaine:20 trentaine:30 quarantaine:40 cinquantaine:50 soixantaine:60 \
    centaine:100 centaines:100 millier:1000 milliers:1000 moitié:50 quart:25 tiers:33";
const SPANISH: &str = "un:1 uno:1 una:1 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 \
    once:11 doce:12 trece:13 catorce:14 quince:15 dieciséis:16 diecisiete:17 dieciocho:18 diecinueve:19 \
    veinte:20 veintiún:21 veintiuno:21 veintiuna:21 veintidós:22 veintitrés:23 veinticuatro:24 \
    veinticinco:25 veintiséis:26 veintisiete:27 veintiocho:28 veintinueve:29 treinta:30 cuarenta:40 \
    cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 cien:100 ciento:100 cientos:100 \
    doscientos:200 doscientas:200 trescientos:300 trescientas:300 cuatrocientos:400 quinientos:500 \
    quinientas:500 mil:1000 miles:1000 millón:1000000 millones:1000000 decena:10 decenas:10 docena:12 \
    quincena:15 veintena:20 centenar:100 centenares:100 millar:1000 mitad:50 cuarto:25 tercio:33";
const RUSSIAN: &str = "од*:1 дв*:2 тр*:3 четыр*:4 пят*:5 шест*:6 сем*:7 восем*:8 восьм*:8 девят*:9 десят*:10 \
    одиннадцат*:11 двенадцат*:12 тринадцат*:13 четырнадцат*:14 пятнадцат*:15 шестнадцат*:16 \
    семнадцат*:17 восемнадцат*:18 девятнадцат*:19 двадцат*:20 тридцат*:30 сорок*:40 пятьдесят*:50 \
    пятидесят*:50 шестьдесят*:60 шестидесят*:60 семьдесят*:70 семидесят*:70 восемьдесят*:80 \
    восьмидесят*:80 девяност*:90 сто:100 ста:100 сотн*:100 двести:200 двухсот:200 триста:300 трехсот:300 \
    трёхсот:300 пятьсот:500 пятисот:500 тысяч*:1000 миллион*:1000000 миллиард*:1000000000 дюжин*:12 \
    половин*:50 четверт*:25 трет*:33";
const ARABIC: &str = "واحد:1 واحدة:1 اثنان:2 اثنين:2 اثنا:2 اثني:2 اثنتا:2 اثنتي:2 ثلاث:3 ثلاثة:3 أربع:4 أربعة:4 \
    خمس:5 خمسة:5 ست:6 ستة:6 سبع:7 سبعة:7 ثماني:8 ثمانية:8 ثمان:8 تسع:9 تسعة:9 عشر:10 عشرة:10 أحد:1 \
    إحدى:1 عشرون:20 عشرين:20 ثلاثون:30 ثلاثين:30 أربعون:40 أربعين:40 خمسون:50 خمسين:50 ستون:60 \
    ستين:60 سبعون:70 سبعين:70 ثمانون:80 ثمانين:80 تسعون:90 تسعين:90 مائة:100 مئة:100 مائتان:200 \
    مئتان:200 مائتين:200 مئتين:200 ألف:1000 ألفا:1000 ألفان:2000 ألفين:2000 آلاف:1000 مليون:1000000 \
    مليونا:1000000 ملايين:1000000 مليار:1000000000 نصف:50 ربع:25 ثلث:33";

/// The numbers that a line has in words.
fn in_words(line: &str, language: Language) -> Vec<Value> {
    let table = match language {
        Language::Zh => return in_han(line),
        Language::Ar => ARABIC,
        Language::En => ENGLISH,
        Language::Fr => FRENCH,
        Language::Ru => RUSSIAN,
        Language::Es => SPANISH,
    };
    let known = |word: &str| listed(table, word)?.parse::<u64>().ok();
    let joining = ["and", "et", "y", "و", "of"];
    let mut found = Vec::new();
    let mut sum = Sum::default();
    for word in line.split(|c: char| !c.is_alphabetic() && !is_mark(c)).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        let value = if word.len() > 40 { None } else { known(&word) };
        let value = value.or_else(|| match language {
            Language::Ar => {
                ["و", "ب", "ل", "ال", "وال", "لل"].iter().find_map(|start| known(word.strip_prefix(start)?))
            }
            _ => None,
        });
        match value {
            Some(value) => {
                found.push(Value::new(value, 0));
                sum.add(value);
                found.push(Value::new(sum.value(), 0));
            }
            None if joining.contains(&word.as_str()) => {}
            None => sum = Sum::default(),
        }
    }
    found
}

/// A number in words on its way.
#[derive(Default)]
struct Sum {
    done: u64,
    current: u64,
}

impl Sum {
    fn add(&mut self, value: u64) {
        match value {
            1_000.. => {
                self.done = self.done.saturating_add(self.current.max(1).saturating_mul(value));
                self.current = 0;
            }
            // quatre-vingts
            20 if self.current == 4 => self.current = 80,
            100 => self.current = self.current.max(1).saturating_mul(100),
            _ => self.current = self.current.saturating_add(value),
        }
        // Words of numbers without end are none.
        if self.done > 1_000_000_000_000 || self.current > 1_000_000 {
            *self = Sum::default();
        }
    }

    fn value(&self) -> u64 {
        self.done + self.current
    }
}

/// The numbers in Chinese characters.
fn in_han(line: &str) -> Vec<Value> {
    let value = |c: char| {
        Some(match c {
            '零' | '〇' => 0,
            '一' => 1,
            '二' | '两' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            '万' => 10_000,
            '亿' => 100_000_000_u64,
            _ => return None,
        })
    };
    let mut found = Vec::new();
    let (mut total, mut group, mut unit, mut any) = (0_u64, 0_u64, 0_u64, false);
    for c in line.chars().chain(['\n']) {
        match value(c) {
            Some(digit @ 0..=9) => {
                unit = digit;
                any = true;
            }
            Some(power @ 10..=1_000) => {
                group = group.saturating_add(unit.max(1).saturating_mul(power)).min(100_000);
                unit = 0;
                any = true;
            }
            Some(power) => {
                total =
                    total.saturating_add((group + unit).max(1).saturating_mul(power)).min(1_000_000_000_000);
                (group, unit, any) = (0, 0, true);
            }
            None if any => {
                found.push(Value::new(total + group + unit, 0));
                // 一半
                if c == '半' {
                    found.push(Value::new(50, 0));
                }
                (total, group, unit, any) = (0, 0, 0, false);
            }
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The numbers that one text has and the other has not, in digits.
    fn lacking(there: &str, (here, language): (&str, Language)) -> Vec<String> {
        let mut values = Numbers::default();
        numbers(here).iter().for_each(|number| values.add(number));
        values.add_words(here, language);
        let found = numbers(there).into_iter().filter(|number| number.counts() && !number.is_in(&values));
        found.map(|number| there[number.range].to_owned()).collect()
    }

    #[test]
    fn numbers_agree_in_all_ways_of_writing_them() {
        use Language::{Ar, En, Es, Fr, Ru, Zh};
        for (english, other, language) in [
            ("24,000 pumps", "24 000 pompes", Fr),
            ("24,000 pumps", "24\u{202f}000 pompes, 24\u{a0}000, 24\u{2009}000", Fr),
            ("24,000 pumps", "24.000 bombas, 24 mil bombas", Es),
            ("24,000 pumps", "24 тыс. насосов, 24 тысячи насосов", Ru),
            ("24,000 pumps", "2.4万台，24000台", Zh),
            ("24,000 pumps", "٢٤٬٠٠٠ مضخة و٢٤ ألف مضخة", Ar),
            ("about 1.5 million", "environ 1,5 million, 1 500 000", Fr),
            ("about 1.5 million", "около 1,5 млн, 1500 тыс.", Ru),
            ("about 1.5 million", "约150万，约1.5百万", Zh),
            ("about 1.5 million", "1,5 millones, 1.500.000", Es),
            ("about 1.5 million", "١٫٥ مليون، 1,5 مليون", Ar),
            ("120 million", "1.2亿", Zh),
            ("3 billion", "3 mil millones, 3.000 millones", Es),
            ("3 billion", "30亿, 3 milliards", Zh),
            ("20 to 30 million", "2000万至3000万", Zh),
            ("US$1.5bn", "1,5 milliard de dollars", Fr),
            ("5,307,346 customers", "5.307.346, 5 307 346, 53,07,346", Es),
            ("68.5 %", "68,5 %, ٦٨٫٥٪", Fr),
            ("1,234.5 m", "1 234,5 m, 1.234,5", Fr),
            ("on 16 January 2016 and 16 December 2016", "16.01.2016, 16.12.2016", Ru),
            ("on 16 December 2016", "2016年12月16日", Zh),
            ("2017-12", "décembre 2017", Fr),
            ("at 05:10 and 23:45", "à 5 h 10 et 23 h 45", Fr),
            ("at 05:10", "5时10分", Zh),
            ("at 05:10 and 23:45", "в 5.10 и 23.45", Ru),
            ("at 11:30 p.m.", "à 23 h 30", Fr),
            ("the 1990s", "90-е годы, années 90", Ru),
            ("the 1990s", "20世纪90年代".split_once("世纪").unwrap().1, Zh),
            ("2014/15", "2014-2015", Fr),
            ("twenty-five villages", "25 деревень", Ru),
            ("25 villages", "двадцать пять деревень", Ru),
            ("25 villages", "vingt-cinq villages, veinticinco", Fr),
            ("80 villages", "quatre-vingts villages", Fr),
            ("25 villages", "خمسة وعشرون قرية", Ar),
            ("12 months", "十二个月", Zh),
            ("250 sites", "二百五十个, 250", Zh),
            ("half of them", "50 %", Fr),
            ("a dozen", "12", Fr),
            ("COVID-19, PM2.5, EN 303 645", "COVID-19, PM2.5, EN 303 645", Fr),
        ] {
            assert_eq!(lacking(english, (other, language)), [""; 0], "{english} in {other}");
            let single = !other.contains(", ") || other.starts_with("16.");
            if single && !["the 1990s", "half of them"].contains(&english) {
                assert_eq!(lacking(other, (english, En)), [""; 0], "{other} in {english}");
            }
        }
    }

    #[test]
    fn other_numbers_do_not_agree() {
        use Language::{Es, Fr, Ru, Zh};
        for (english, other, language, wanted) in [
            ("60 pumps", "600 pompes", Fr, "60"),
            ("24,000", "24,500", Fr, "24,000"),
            ("24,000", "2.4亿", Zh, "24,000"),
            ("24 thousand", "24 millions", Fr, "24"),
            ("24 million", "24 тыс.", Ru, "24"),
            ("13–20 %", "13–25 %", Es, "20"),
            ("68.5", "6,85", Fr, "68.5"),
            ("in 2014", "en 2015", Fr, "2014"),
            ("16 January 2016", "18.01.2016", Ru, "16"),
            ("16 January 2016", "16.01.2017", Ru, "2016"),
            ("05:10 and 23:45", "5 h 10 et 23 h 54", Fr, "45"),
            ("1.25 m", "1,2 m et 5", Fr, "1.25"),
        ] {
            assert_eq!(lacking(english, (other, language)), [wanted], "{english} in {other}");
        }
    }

    #[test]
    fn single_digits_and_endless_numbers_do_not_count() {
        for text in ["5 pumps, 05, 3 steps", &"1".repeat(400), "12月"] {
            assert!(numbers(text).iter().all(|number| !number.counts()), "{text}");
        }
        let long = "1,".repeat(30_000);
        assert!(numbers(&long).len() < 3);
        let words = "million ".repeat(8_000);
        Numbers::default().add_words(&words, Language::En);
        Numbers::default().add_words(&"万亿".repeat(8_000), Language::Zh);
        assert_eq!(numbers(&"10 to ".repeat(9_000)).len(), 9_000);
    }

    proptest! {
        #[test]
        fn every_text_agrees_with_itself(text in "[0-9٠-٩a-zа-яا-ي年月日万亿百 .,:'’٫٬/%()–-]{0,40}") {
            prop_assert_eq!(lacking(&text, (&text, Language::En)), Vec::<String>::new(), "{}", text);
        }
    }
}
