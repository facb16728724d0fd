//! Makes a site of any number of practices, for measurements: `cargo run --release --example corpus --
//! DIR COUNT`.
//!
//! The practices are made up and mean nothing, but they have the shape of real ones: all sections with
//! about 570 words, ten in a hundred with a table, links to each other, and a vocabulary that grows with
//! the number of texts as that of real collections does. Words are drawn by Zipf's law (rank r with a
//! weight of 1 / (r + 2.7)) from an endless list, so that the number of different words follows Heaps'
//! law. The same count always gives the same bytes.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use fieldbook::model::symbol::Symbol;

/// Where the practice of the starter stands, whose front matter is taken over.
const SAMPLE: &str = "content/practices/tie-sensors-to-a-repair-service/en.md";

/// Words of each section, all within the limits of the vocabulary.
const SECTIONS: [(&str, usize); 6] = [
    ("Problem and context", 80),
    ("What was done", 150),
    ("Results and evidence", 80),
    ("How to repeat it", 110),
    ("What helped, what hindered", 75),
    ("Risks and safeguards", 75),
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

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (Some(dir), Some(count)) = (args.first(), args.get(1).and_then(|count| count.parse().ok())) else {
        eprintln_usage();
        return ExitCode::from(2);
    };
    match write_site(Path::new(dir), count) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("{dir}: {error}\n").as_bytes());
            ExitCode::FAILURE
        }
    }
}

fn eprintln_usage() {
    let _ = std::io::Write::write_all(&mut std::io::stderr(), b"usage: corpus DIR COUNT\n");
}

fn write_site(dir: &Path, count: u32) -> std::io::Result<()> {
    let mut sample = String::new();
    for (path, bytes) in fieldbook::embedded::starter() {
        if path == SAMPLE {
            sample = String::from_utf8_lossy(bytes).into_owned();
        } else {
            let target = dir.join(&path);
            fs::create_dir_all(target.parent().unwrap_or(dir))?;
            fs::write(target, bytes)?;
        }
    }
    let front = sample.split("\n---\n").next().unwrap_or_default();
    for number in 0..count {
        let folder = dir.join("content/practices").join(slug(number));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("en.md"), practice(front, number, count))?;
    }
    Ok(())
}

fn slug(number: u32) -> String {
    format!("practice-number-{number}")
}

fn practice(front: &str, number: u32, count: u32) -> String {
    let mut words = Words { state: u64::from(number) + 1 };
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
            "summary" => format!("{}.", capital(&words.run(60))),
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
    text.push_str("---\n");
    for (at, (heading, length)) in SECTIONS.into_iter().enumerate() {
        text.push_str(&format!("## {heading}\n\n"));
        match at {
            1 => {
                for step in 1..=5 {
                    text.push_str(&format!("{step}. {}.\n", capital(&words.run(length / 5))));
                }
                text.push('\n');
            }
            2 if number.is_multiple_of(10) => {
                text.push_str("| Measure | Source |\n|---|---|\n| Repairs | [1] |\n\n");
                text.push_str(&words.paragraphs(length));
            }
            3 => {
                let other = slug((number + 1) % count);
                let to = words.run(2);
                text.push_str(&format!("See [{to}](../{other}/en.md) first. "));
                text.push_str(&words.paragraphs(length));
            }
            4 => {
                text.push_str(&format!(
                    "**Helped:** {}.\n\n**Hindered:** {}.\n\n",
                    words.run(35),
                    words.run(38)
                ));
            }
            _ => {
                text.push_str(&words.paragraphs(length - 20));
                text.push_str(&format!(
                    "**{}.** {} [1] [2] [3] [4] [5].\n\n",
                    capital(&words.run(2)),
                    capital(&words.run(18))
                ));
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

/// Draws words.
struct Words {
    state: u64,
}

impl Words {
    /// SplitMix64 (Steele, Lea and Flood, 2014), which needs one number of state.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A rank by Zipf's law over the first million words: the inverse of its distribution, which for a
    /// weight of 1 / (r + 2.7) is an exponential.
    fn rank(&mut self) -> u64 {
        const MOST: f64 = 1_000_000.0;
        const SHIFT: f64 = 2.7;
        let uniform = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        (SHIFT * ((MOST + SHIFT) / SHIFT).powf(uniform) - SHIFT) as u64
    }

    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 32] = [
            "ta", "re", "mo", "li", "su", "ne", "pa", "co", "di", "va", "so", "ri", "me", "lo", "tu", "na",
            "per", "con", "tal", "mer", "sin", "dor", "van", "kel", "bri", "sta", "pro", "tri", "gle", "cho",
            "fur", "win",
        ];
        let mut rank = self.rank();
        let mut word = String::new();
        loop {
            word.push_str(SYLLABLES[(rank % 32) as usize]);
            rank /= 32;
            if rank == 0 {
                return word;
            }
        }
    }

    fn run(&mut self, length: usize) -> String {
        (0..length).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn paragraphs(&mut self, length: usize) -> String {
        let mut text = String::new();
        let mut left = length;
        while left > 0 {
            let sentence = left.min(12);
            text.push_str(&capital(&self.run(sentence)));
            text.push_str(if left.is_multiple_of(3) { ".\n\n" } else { ". " });
            left -= sentence;
        }
        text.trim_end().to_owned() + "\n\n"
    }
}
