//! The practices of a made-up site. The benchmark in `benches/search` uses it too.
//!
//! They mean nothing, but they have the shape of real ones: all sections with
//! about 570 words, ten in a hundred with a table, links to each other, and a vocabulary that grows with
//! the number of texts as that of real collections does. Words are drawn by Zipf's law (rank r with a
//! weight of 1 / (r + 2.7)) from an endless list, so that the number of different words follows Heaps'
//! law; they are put together from syllables in the letters of the language, Chinese from characters. Some of the less
//! frequent ones are the words of real questions, so that these find something. With several
//! languages each practice is first written in one of them, in turn, and every fourth is translated into the next
//! one. The same arguments always give the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fieldbook::model::language::Language;
use fieldbook::model::symbol::Symbol;

use self::questions::questions;

#[path = "questions.rs"]
pub(crate) mod questions;

/// Where the practice of the starter stands, whose front matter is taken over.
const SAMPLE: &str = "content/practices/tie-sensors-to-a-repair-service/en.md";

/// Words of each section, all within the limits of the vocabulary.
const SECTIONS: [(&str, usize); 6] = [
    ("problem-and-context", 80),
    ("what-was-done", 150),
    ("results-and-evidence", 80),
    ("how-to-repeat-it", 110),
    ("what-helped-what-hindered", 75),
    ("risks-and-safeguards", 75),
];

const DOMAINS: [&str; 8] = [
    "energy",
    "transportation",
    "health",
    "agriculture",
    "disaster-management",
    "public-safety",
    "home-networks",
    "water",
];
const TOPICS: [&str; 6] =
    ["security", "privacy", "maintenance", "interoperability", "procurement", "capacity-building"];
const STAGES: [&str; 2] = ["pilot", "promising"];
const PLACES: [&str; 12] =
    ["RWA", "KEN", "IND", "URY", "FJI", "KAZ", "JPN", "VNM", "EGY", "CHL", "SEN", "FRA"];

/// Writes a site of `count` practices into a folder.
pub(crate) fn write_site(dir: &Path, count: u32, languages: &[Language]) -> std::io::Result<()> {
    let mut sample = String::new();
    for (path, bytes) in fieldbook::embedded::starter() {
        if path == SAMPLE {
            sample = String::from_utf8_lossy(bytes).into_owned();
            continue;
        }
        let target = dir.join(&path);
        fs::create_dir_all(target.parent().unwrap_or(dir))?;
        if path == "fieldbook.yaml" {
            let mut codes: Vec<&str> = languages.iter().map(|language| language.code()).collect();
            // The starter has the names of all its organisations and values in English only.
            if !codes.contains(&"en") {
                codes.push("en");
            }
            let site = String::from_utf8_lossy(bytes)
                .replace("languages: [en]", &format!("languages: [{}]", codes.join(", ")));
            fs::write(target, site)?;
        } else {
            fs::write(target, bytes)?;
        }
    }
    let library = fieldbook::load(dir).map_err(|error| std::io::Error::other(error.to_string()))?;
    let name = |id: &str, language: Language| {
        library.vocabularies.entry("sections", id).map_or(id, |entry| entry.name(language)).to_owned()
    };
    let front = sample.split("\n---\n").next().unwrap_or_default();
    let asked: BTreeMap<Language, Vec<String>> =
        languages.iter().map(|language| (*language, asked_words(*language))).collect();
    for number in 0..count {
        let folder = dir.join("content/practices").join(slug(number));
        fs::create_dir_all(&folder)?;
        let language = languages[number as usize % languages.len()];
        let mut words = Words { dice: Dice(u64::from(number) + 1), language, asked: &asked[&language] };
        let text = original(front, number, &mut words) + &body(number, count, languages, &mut words, &name);
        fs::write(folder.join(format!("{}.md", language.code())), text)?;
        if languages.len() > 1 && number % 4 == 0 {
            let language = languages[(number as usize + 1) % languages.len()];
            // Another start, or Chinese would have the ranks of Arabic.
            let dice = Dice(u64::from(number) + 1_000_003);
            let mut words = Words { dice, language, asked: &asked[&language] };
            let text = translation(&mut words) + &body(number, count, languages, &mut words, &name);
            fs::write(folder.join(format!("{}.md", language.code())), text)?;
        }
    }
    Ok(())
}

fn slug(number: u32) -> String {
    format!("practice-number-{number}")
}

fn translation(words: &mut Words<'_>) -> String {
    format!(
        "---\ntitle: {}\nsummary: {}\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\n---\n",
        capital(&words.run(7)),
        words.sentence(60)
    )
}

fn original(front: &str, number: u32, words: &mut Words<'_>) -> String {
    let mut text = String::new();
    let mut skipping = false;
    for line in front.lines() {
        // The lines of a value that is replaced go with its key.
        skipping = skipping && line.starts_with(' ');
        let Some((key, _)) = line.split_once(':').filter(|_| !line.starts_with(' ')) else {
            if !skipping {
                text.push_str(line);
                text.push('\n');
            }
            continue;
        };
        let pick = |list: &[&str], salt: u32| {
            list[(number.wrapping_mul(salt) as usize >> 3) % list.len()].to_owned()
        };
        let value = match key {
            "symbol" => Symbol::from_bits(number).to_string(),
            "title" => capital(&words.run(7)),
            "summary" => words.sentence(60),
            "domains" => format!("[{}]", pick(&DOMAINS, 2_654_435_761)),
            "topics" => format!("[{}]", pick(&TOPICS, 40_503)),
            "stage" => pick(&STAGES, 97),
            "places" => format!("[{}]", pick(&PLACES, 7_919)),
            _ => {
                text.push_str(line);
                text.push('\n');
                continue;
            }
        };
        skipping = true;
        text.push_str(&format!("{key}: {value}\n"));
    }
    text + "---\n"
}

fn body(
    number: u32,
    count: u32,
    languages: &[Language],
    words: &mut Words<'_>,
    name: &impl Fn(&str, Language) -> String,
) -> String {
    let mut text = String::new();
    for (at, (section, length)) in SECTIONS.into_iter().enumerate() {
        text.push_str(&format!("## {}\n\n", name(section, words.language)));
        match at {
            1 => {
                for step in 1..=5 {
                    text.push_str(&format!("{step}. {}\n", words.sentence(length / 5)));
                }
                text.push('\n');
            }
            2 if number.is_multiple_of(10) => {
                text.push_str("| Measure | Source |\n|---|---|\n| Repairs | [1] |\n\n");
                text.push_str(&words.paragraphs(length));
            }
            3 => {
                let next = (number + 1) % count;
                let (other, code) = (slug(next), languages[next as usize % languages.len()].code());
                let to = words.run(2);
                text.push_str(&format!("[{to}](../{other}/{code}.md). "));
                text.push_str(&words.paragraphs(length));
            }
            4 => {
                let (helped, hindered) = match words.language {
                    Language::Ar => ("المساعد", "العوائق"),
                    Language::En => ("Helped", "Hindered"),
                    Language::Es => ("Ayudó", "Obstáculos"),
                    Language::Fr => ("A aidé", "Obstacles"),
                    Language::Ru => ("Помогло", "Помешало"),
                    Language::Zh => ("有利", "阻碍"),
                };
                text.push_str(&format!(
                    "**{helped}:** {}\n\n**{hindered}:** {}\n\n",
                    words.sentence(35),
                    words.sentence(38)
                ));
            }
            _ => {
                text.push_str(&words.paragraphs(length - 20));
                let first = capital(&words.run(2));
                text.push_str(&format!("**{first}:** {} [1] [2] [3] [4] [5].\n\n", words.run(18)));
            }
        }
    }
    text
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// Numbers by chance, the same in every run: SplitMix64 (Steele, Lea and Flood, 2014), which needs one number
/// of state.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// The words of the questions that people ask, each once: the longest first, because small words stand in every text.
/// A Chinese word has two characters here.
fn asked_words(language: Language) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for question in questions(language) {
        let letters: Vec<char> = question.chars().collect();
        let parts: Vec<String> = match language {
            Language::Zh => letters.chunks(2).map(|pair| pair.iter().collect()).collect(),
            _ => question.split_whitespace().map(str::to_lowercase).collect(),
        };
        for part in parts {
            if !words.contains(&part) {
                words.push(part);
            }
        }
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words
}

/// The rank of the first word of the questions, which stands in about every seventh text, and how far the next one
/// is from it: the hundredth stands in one of a hundred.
const FIRST_ASKED: u64 = 300;
const BETWEEN_ASKED: u64 = 40;

/// Draws words.
struct Words<'a> {
    dice: Dice,
    language: Language,
    asked: &'a [String],
}

impl Words<'_> {
    /// A rank by Zipf's law over the first million words: the inverse of its distribution, which for a
    /// weight of 1 / (r + 2.7) is an exponential.
    fn rank(&mut self) -> u64 {
        const MOST: f64 = 1_000_000.0;
        const SHIFT: f64 = 2.7;
        let uniform = (self.dice.next() >> 11) as f64 / (1u64 << 53) as f64;
        (SHIFT * ((MOST + SHIFT) / SHIFT).powf(uniform) - SHIFT) as u64
    }

    fn word(&mut self) -> String {
        const LATIN: [&str; 32] = [
            "ta", "re", "mo", "li", "su", "ne", "pa", "co", "di", "va", "so", "ri", "me", "lo", "tu", "na",
            "per", "con", "tal", "mer", "sin", "dor", "van", "kel", "bri", "sta", "pro", "tri", "gle", "cho",
            "fur", "win",
        ];
        const FRENCH: [&str; 32] = [
            "ta", "ré", "mo", "li", "su", "né", "pa", "co", "di", "va", "eau", "ri", "mê", "lo", "tou",
            "ment", "per", "con", "tal", "mer", "sin", "dor", "van", "quel", "bri", "sta", "pro", "tri",
            "gle", "ché", "œu", "tion",
        ];
        const SPANISH: [&str; 32] = [
            "ta", "re", "mo", "li", "su", "ñe", "pa", "co", "di", "va", "so", "rí", "me", "lo", "tú", "na",
            "per", "ción", "tal", "mer", "sin", "dor", "van", "que", "bri", "sta", "pro", "tri", "gue",
            "cho", "ario", "mente",
        ];
        const CYRILLIC: [&str; 32] = [
            "та", "ре", "мо", "ли", "су", "не", "па", "ко", "ди", "ва", "со", "ри", "ме", "ло", "ту", "на",
            "пер", "кон", "таль", "мер", "син", "дор", "ван", "кел", "бры", "ста", "про", "три", "ость",
            "ение", "щу", "вин",
        ];
        const ARABIC: [&str; 32] = [
            "تا", "ري", "مو", "لي", "سو", "ني", "با", "كو", "دي", "وا", "صا", "حر", "مي", "لو", "طو", "نا",
            "عر", "قن", "تل", "مر", "سن", "در", "فن", "كل", "بر", "ست", "غو", "شر", "جل", "خو", "ضر", "ون",
        ];
        let mut rank = self.rank();
        if let Some(after) = rank.checked_sub(FIRST_ASKED).filter(|after| after.is_multiple_of(BETWEEN_ASKED))
            && let Some(word) = self.asked.get((after / BETWEEN_ASKED) as usize)
        {
            return word.clone();
        }
        if self.language == Language::Zh {
            // Two characters, the frequent ones in frequent words.
            let letter = |at: u64| char::from_u32(0x4e00 + (at * 7 % 6_000) as u32).unwrap_or('水');
            return [letter(rank % 600), letter(rank / 600 + rank % 7)].iter().collect();
        }
        let syllables = match self.language {
            Language::Fr => FRENCH,
            Language::Es => SPANISH,
            Language::Ru => CYRILLIC,
            Language::Ar => ARABIC,
            Language::En | Language::Zh => LATIN,
        };
        let mut word = String::new();
        loop {
            word.push_str(syllables[(rank % 32) as usize]);
            rank /= 32;
            if rank == 0 {
                return word;
            }
        }
    }

    /// About this many words. Chinese has none between which to put a blank, and counts 1.7 characters for one.
    fn run(&mut self, length: usize) -> String {
        match self.language {
            Language::Zh => (0..(length * 17).div_ceil(20)).map(|_| self.word()).collect(),
            _ => (0..length).map(|_| self.word()).collect::<Vec<_>>().join(" "),
        }
    }

    fn sentence(&mut self, length: usize) -> String {
        capital(&self.run(length)) + if self.language == Language::Zh { "。" } else { "." }
    }

    fn paragraphs(&mut self, length: usize) -> String {
        let mut text = String::new();
        let mut left = length;
        while left > 0 {
            let sentence = left.min(12);
            text.push_str(&self.sentence(sentence));
            text.push_str(if left.is_multiple_of(3) { "\n\n" } else { " " });
            left -= sentence;
        }
        text.trim_end().to_owned() + "\n\n"
    }
}
