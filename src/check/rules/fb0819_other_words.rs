//! FB0819: other words for the search that cannot serve as that.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{WordFault, WordFaultKind};
use crate::link::WITH_OTHER_WORDS;
use crate::parse::front::Texts;
use crate::parse::records::{WORD_ENDS, words_between_commas};

pub(crate) const RULE: Rule = Rule {
    code: "FB0819",
    name: "other-words",
    severity: Severity::Warning,
    title: "Other words for the search cannot serve as that",
    explanation: "\
`also` of a domain, topic or country, and `subject` in `fieldbook.yaml`, have other words that readers type, with commas
between: `also: {en: \"smart home, house\"}`. Every practice with the entry is found by each of them. So they are few and
short: at most 20 for an entry and 10 for the subject in each language, of at most 60 characters each. A word has letters
or digits, for signs are not searched. And within a vocabulary a word stands for one entry alone, as capital letters and
accents do not matter: who filters by it gets only one of the two.

Between the words stands a comma or a semicolon, of any script, and no other sign: `house / home` is read as one word, and so
are the last word of a line and the first of the next if no comma stands between. Words like `the` and `and` alone find nothing.

Shorten the list, correct the word, or leave it with the entry that it fits best.",
    wrong: Example::File(
        "fieldbook.yaml",
        "title: {en: T}\nlanguages: [en]\ndefault_language: en\nsubject: {en: \"Internet of Things, ???\"}\n",
    ),
    right: Example::File(
        "fieldbook.yaml",
        "title: {en: T}\nlanguages: [en]\ndefault_language: en\nsubject: {en: \"Internet of Things, IoT\"}\n",
    ),
    check,
};

/// Most words of an entry in a language.
const MOST_OF_ENTRY: usize = 20;

/// Most words of the subject in a language.
const MOST_OF_SUBJECT: usize = 10;

/// Most characters of a word.
const MOST_LETTERS: usize = 60;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for vocabulary in WITH_OTHER_WORDS {
        for also in
            context.library.vocabularies.entries(vocabulary).iter().filter_map(|entry| entry.also.as_ref())
        {
            measure(report, "also", also, MOST_OF_ENTRY);
            look_at_ends(context, report, also);
        }
    }
    if let Some(subject) = context.library.site.as_ref().and_then(|site| site.data.subject.as_ref()) {
        measure(report, "subject", subject, MOST_OF_SUBJECT);
        look_at_ends(context, report, subject);
    }
}

fn measure(report: &mut Report<'_>, key: &str, texts: &Texts, most: usize) {
    for (_, text) in &texts.by_language {
        let count = words_between_commas(&text.value).count();
        if count > most {
            report
                .at(text.span, format!("`{key}` has {count} words, where {most} are the most"))
                .label("too many")
                .help("keep those that readers type most");
        }
        let is_long = |word: &&str| word.chars().nth(MOST_LETTERS).is_some();
        if let Some(word) = words_between_commas(&text.value).find(is_long) {
            let begin: String = word.chars().take(20).collect();
            report
                .at(
                    text.span,
                    format!(
                        "a word of `{key}` has more than {MOST_LETTERS} characters: `{}…`",
                        shown(&begin)
                    ),
                )
                .label("too long")
                .help("write the words as readers type them, with commas between");
        }
    }
}

/// Words that were meant as several: with another sign between them than a comma, or on lines of their own.
fn look_at_ends(context: &Context<'_>, report: &mut Report<'_>, texts: &Texts) {
    for (_, text) in &texts.by_language {
        if let Some(word) = words_between_commas(&text.value).find(|word| has_slash(word)) {
            report
                .at(text.span, format!("`{}` is read as one word", shown(word)))
                .label("no comma")
                .help("write commas between the words, as in `smart home, house`");
        }
        // A text below `|` keeps its lines, and they divide the words.
        if text.value.trim().contains('\n') {
            continue;
        }
        let written = context.written(text.span);
        let mut lines = written.lines().map(str::trim).filter(|line| !line.is_empty());
        // What stands behind the key of a folded text is no word: `>-`.
        let ends = |line: &&str| line.ends_with(WORD_ENDS) || line.starts_with('>');
        let whole = lines.clone().count().saturating_sub(1);
        if let Some(line) = lines.by_ref().take(whole).find(|line| !ends(line)) {
            let end: String = line.chars().skip(line.chars().count().saturating_sub(20)).collect();
            report
                .at(text.span, format!("the line that ends with `{}` has no comma at its end", shown(&end)))
                .label("two lines are one word here")
                .help("write a comma behind the last word of each line, or all words on one line");
        }
    }
}

/// `house / home`, `house/home`, `car/bus`, `房/屋`, `a|b`; but not `TCP/IP`, `km/h` or `24/7`.
///
/// Names with a slash have one or two letters on a side, or capitals and figures alone, and so have short units with a
/// capital inside: `kWh/day`. In Han script a letter is
/// a word, and no name has a slash.
fn has_slash(word: &str) -> bool {
    let apart = [" /", "/ ", "|", "／", "｜"].iter().any(|sign| word.contains(sign));
    let pieces: Vec<&str> = word.split('/').collect();
    let beside_han = pieces.windows(2).any(|pair| pair[0].ends_with(is_han) || pair[1].starts_with(is_han));
    apart || beside_han || pieces.len() > 1 && pieces.iter().all(|piece| is_word(piece))
}

/// Whether a text beside a slash is a word and no abbreviation.
fn is_word(piece: &str) -> bool {
    const LONG: usize = 4;
    const SHORT: usize = 3;
    let letters = piece.chars().filter(|c| c.is_alphabetic());
    let is_small = letters.clone().any(|c| !c.is_uppercase());
    let is_unit = letters.clone().skip(1).any(char::is_uppercase);
    piece.chars().nth(LONG - 1).is_some() || is_small && !is_unit && letters.count() >= SHORT
}

fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// Puts into words that another word cannot be found, or stands for two things.
pub(crate) fn report(fault: &WordFault, report: &mut Report<'_>) {
    match &fault.kind {
        // One that is too long is told as that.
        WordFaultKind::NoLetters { word } if word.chars().nth(MOST_LETTERS).is_some() => {}
        WordFaultKind::NoLetters { word } => {
            report
                .at(fault.place, format!("`{}` has no letter or digit that could be searched", shown(word)))
                .label("signs alone")
                .help("write a word, or take it out");
        }
        WordFaultKind::SmallWords => {
            report
                .at(fault.place, "these words are in nearly every text, and are left out of what readers ask")
                .label("nothing is found by them")
                .help("write words that name the thing, or take the line out");
        }
        WordFaultKind::OfTwoEntries { word, first, other } => {
            report
                .at(fault.place, format!("`{}` stands for `{}`, too", shown(word), shown(other)))
                .label("for this entry")
                .related(*first, "for another one")
                .help("leave the word with the entry that it fits best, or make the two different")
                .help("the search knows no difference of capital letters and accents");
        }
        WordFaultKind::NothingToFind { .. }
        | WordFaultKind::Mistyped { .. }
        | WordFaultKind::UnknownUnwanted { .. }
        | WordFaultKind::AskedTwice { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;
    use crate::check::word_findings;
    use crate::index::words::faults;

    fn topics(entries: &[(&str, &str, &str)]) -> Site {
        let entry = |(id, label, also): &(&str, &str, &str)| {
            format!("  - {{id: {id}, label: {label}, also: {also}}}\n")
        };
        let entries: String = entries.iter().map(entry).collect();
        let text = format!("title: {{en: Topics}}\nentries:\n{entries}");
        Site::starter().with("content/vocabularies/topics.yaml", text)
    }

    fn told(site: &Site) -> Vec<String> {
        let library = site.library();
        let found = word_findings(&faults(&library));
        assert!(found.iter().all(|finding| finding.code == "FB0819" && !finding.helps.is_empty()));
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_word_stands_for_one_entry() {
        let two = |label: &str, one: &str, other: &str| {
            told(&topics(&[("maintenance", "{en: Maintenance}", one), ("security", label, other)]))
        };
        let label = "{en: Security, fr: Sécurité}";
        assert_eq!(two(label, "{en: repair}", "{en: Répair}"), ["`Répair` stands for `maintenance`, too"]);
        assert_eq!(two(label, "{fr: securite}", "{fr: vol}"), ["`securite` stands for `security`, too"]);
        assert_eq!(two(label, "{en: SECURITY}", "{en: theft}"), ["`SECURITY` stands for `security`, too"]);
        // One that is too long is not also one without letters.
        let long = format!("{{en: {}}}", "x".repeat(70));
        assert_eq!(two(label, &long, "{en: theft}"), Vec::<String>::new());
        // Twice for one entry, in two languages, or as a part of another word: nothing is doubtful.
        for (one, other) in [
            ("{en: \"repair, repair, maintenance\"}", "{en: theft}"),
            ("{en: repair}", "{fr: repair}"),
            ("{en: repair}", "{en: repair of locks}"),
        ] {
            assert_eq!(two(label, one, other), Vec::<String>::new());
        }
        let other_vocabulary = topics(&[("maintenance", "{en: Maintenance}", "{en: hospital}")]);
        assert_eq!(told(&other_vocabulary), Vec::<String>::new());
    }

    #[test]
    fn a_word_has_letters() {
        let site = topics(&[("maintenance", "{en: Maintenance}", "{en: \"repair, !!!\", zh: 修}")]);
        assert_eq!(told(&site), ["`!!!` has no letter or digit that could be searched"]);
        let file = "title: {en: T}\nsubject: {en: \"IoT, --\"}\nlanguages: [en]\ndefault_language: en\n";
        let site = Site::starter().with("fieldbook.yaml", file);
        assert_eq!(told(&site), ["`--` has no letter or digit that could be searched"]);
    }

    /// What can be meant in one way only is taken so, and the rest is told.
    #[test]
    fn words_have_a_comma_between_them() {
        use crate::parse::records::words_between_commas;
        for text in ["a, b", "a; b", "a、b", "a；b", "a؛ b", "a، b,", "a\nb\n"] {
            assert_eq!(words_between_commas(text).collect::<Vec<_>>(), ["a", "b"], "{text}");
        }
        let also = |text: &str| {
            let found =
                topics(&[("maintenance", "{en: Maintenance}", &format!("{{en: {text}}}"))]).found("FB0819");
            found.into_iter().map(|(_, finding)| finding.message).collect::<Vec<_>>()
        };
        for word in [
            "repair / mending",
            "repair/mending",
            "repair|mending",
            "car/bus",
            "сад/дом",
            "مياه/صحة",
            "修理／维护",
            "修理/维护",
            "房/屋",
            "物联网/IoT",
        ] {
            assert_eq!(also(&format!("\"theft, {word}\"")), [format!("`{word}` is read as one word")]);
        }
        for right in [
            "TCP/IP",
            "\"24/7, I/O, km/h, tcp/ip, AC/DC, IoT/M2M, kWh/day, GHz/MHz\"",
            "\"repair,\n      mending\"",
            "\"repair;\n      mending\"",
        ] {
            assert_eq!(also(right), Vec::<String>::new(), "{right}");
        }
        let lines = "the line that ends with `repair` has no comma at its end";
        assert_eq!(also("repair\n      mending"), [lines]);
        let file = |subject: &str| {
            let file = format!(
                "title: {{en: T}}\nsubject:\n  en: {subject}\nlanguages: [en]\ndefault_language: en\n"
            );
            Site::starter().with("fieldbook.yaml", file).found("FB0819").len()
        };
        assert_eq!(file(">-\n    IoT,\n    M2M"), 0);
        assert_eq!(file(">-\n    IoT\n    M2M"), 1);
        assert_eq!(file("|\n    IoT\n    M2M"), 0);
        assert_eq!(file("IoT / M2M"), 1);
    }

    #[test]
    fn words_say_something() {
        let small = "these words are in nearly every text, and are left out of what readers ask";
        for (also, found) in [
            ("{en: \"the, and\"}", &[small][..]),
            ("{fr: le, en: repair}", &[small]),
            // A small word may be a name, too.
            ("{en: \"US, repair\"}", &[]),
            ("{en: how to repair}", &[]),
        ] {
            assert_eq!(told(&topics(&[("maintenance", "{en: Maintenance}", also)])), found, "{also}");
        }
        let file = "title: {en: T}\nsubject: {en: \"the, and\"}\nlanguages: [en]\ndefault_language: en\n";
        assert_eq!(told(&Site::starter().with("fieldbook.yaml", file)), [small]);
    }

    #[test]
    fn words_are_few_and_short() {
        let words = |count: usize| (0..count).map(|at| format!("word{at}")).collect::<Vec<_>>().join(", ");
        let also = |words: &str| {
            let also = format!("{{en: \"{words}\"}}");
            topics(&[("maintenance", "{en: Maintenance}", &also)]).found("FB0819").len()
        };
        assert_eq!([also(&words(20)), also(&words(21))], [0, 1]);
        assert_eq!([also(&"é".repeat(60)), also(&"é".repeat(61))], [0, 1]);
        let subject = |words: &str| {
            let file = format!(
                "title: {{en: T}}\nsubject: {{en: \"{words}\"}}\nlanguages: [en]\ndefault_language: en\n"
            );
            Site::starter().with("fieldbook.yaml", file).found("FB0819").len()
        };
        assert_eq!([subject(&words(10)), subject(&words(11)), subject(&"a".repeat(61))], [0, 1, 1]);
    }
}
