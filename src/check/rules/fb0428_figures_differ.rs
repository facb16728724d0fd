//! FB0428: a figure of a translation that the original does not have.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::figures::figures;
use crate::check::lines::{Line, each_line, span_in_value};
use crate::check::numbers::{Number, Numbers, SPACES, Value, numbers};
use crate::check::sections::{Meant, PracticeText};
use crate::check::text::translated_pairs;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::model::language::Language;
use crate::parse::markdown::Block;
use crate::source::{Span, Text};

pub(super) const RULE: Rule = Rule {
    code: "FB0428",
    name: "figures-differ",
    severity: Severity::Warning,
    title: "A figure of a translation is another than in the original",
    explanation: "\
A wrong figure is the worst fault of a translation: it reads as well as the right one, and nobody sees it.
So the figures of each section, of the summary and of the other translated texts are compared with those
of the original. Told is a text in which a figure of the original is missing and which has one that the
original has not.

Every way of writing a number is known: `24,000` may be `24 000`, `24.000`, `2.4万`, `24 тыс.` or
`٢٤٬٠٠٠`, a day may be `16.01.2016`, and a number may stand in words. Single digits are not compared.

A figure that is written with the signs of the original's language is told where it reads as another
number: in French, Russian and Spanish `5,430` is less than six, and `5 430` is meant.

Compare the two texts, and write the original's figure. If the original is wrong, mend it there.",
    wrong: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé 181 capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 125 jours dans le service habituel.
translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}
---
",
    ),
    right: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé 181 capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}
---
",
    ),
    check,
};

/// Most figures that are told with the first.
const MORE: usize = 5;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        let (Some(front), Some(original)) = (text.translation, text.original) else { continue };
        let of = front.translation.as_ref().and_then(|state| state.of_revision);
        let now = original.front.revision;
        // An outdated translation is the translation of another text.
        if of.zip(now).is_none_or(|(of, now)| of.value != now.value)
            || text.is_withdrawn()
            || text.language == original.language
        {
            continue;
        }
        let first =
            PracticeText { language: original.language, body: &original.body, translation: None, ..text };
        let sides = || (Side::new(original.language), Side::new(text.language));
        let mut groups: BTreeMap<usize, (&str, Side<'_>, Side<'_>)> = BTreeMap::new();
        for pair in translated_pairs(&original.front, front) {
            let (_, theirs, ours) = groups.entry(pair.group).or_insert_with(|| {
                let (theirs, ours) = sides();
                (if pair.key == "summary" { "summary" } else { "text" }, theirs, ours)
            });
            let Some(there) = pair.theirs else {
                ours.lines.extend(pair.ours.map(Piece::Value));
                continue;
            };
            match pair.ours {
                Some(here) => {
                    theirs.lines.push(Piece::Value(there));
                    ours.lines.push(Piece::Value(here));
                }
                // What a translation leaves out is taken from the original.
                None => {
                    theirs.taken_over.push(&there.value);
                    ours.taken_over.push(&there.value);
                }
            }
        }
        for (of, mut theirs, mut ours) in groups.into_values() {
            compare(context, report, of, &mut theirs, &mut ours);
        }
        let mut section = |of: &str, there: &[Block], here: &[Block]| {
            let (mut theirs, mut ours) = sides();
            theirs.read(context, there);
            ours.read(context, here);
            compare(context, report, of, &mut theirs, &mut ours);
        };
        if context.sections_are_named(text.language) && context.sections_are_named(original.language) {
            let (there, here) = (context.meant_sections(&first), context.meant_sections(&text));
            let (there, here) = (by_id(&there), by_id(&here));
            for (id, there) in &there {
                // What stands under a heading that is there twice cannot be told apart.
                if let (Some(there), Some(Some(here))) = (there, here.get(id)) {
                    section("section", there.blocks, here.blocks);
                }
            }
        } else {
            section("text", &original.body.document.blocks, &text.body.document.blocks);
        }
    }
}

/// The sections by id; none for one that stands twice.
fn by_id<'s, 'a>(sections: &'s [Meant<'a>]) -> BTreeMap<&'a str, Option<&'s Meant<'a>>> {
    let mut by_id: BTreeMap<&str, Option<&Meant<'_>>> = BTreeMap::new();
    for section in sections {
        by_id.entry(section.id).and_modify(|known| *known = None).or_insert(Some(section));
    }
    by_id
}

/// A line of a section, or a value of front matter.
enum Piece<'a> {
    Line(Line<'a>),
    Value(&'a Text),
}

impl Piece<'_> {
    fn text(&self) -> &str {
        match self {
            Piece::Line(line) => &line.text,
            Piece::Value(value) => &value.value,
        }
    }

    fn span(&self, context: &Context<'_>, range: Range<usize>) -> Option<Span> {
        match self {
            Piece::Line(line) => line.span(range),
            Piece::Value(value) => Some(span_in_value(context, value, range)),
        }
    }
}

/// One of the two texts that are compared.
struct Side<'a> {
    language: Language,
    lines: Vec<Piece<'a>>,
    /// Texts that both sides have, because one takes them from the other.
    taken_over: Vec<&'a str>,
    /// What the numbers of all of them may mean.
    values: Numbers,
    /// The numbers of the lines, each with its line.
    found: Vec<(usize, Number)>,
}

impl<'a> Side<'a> {
    fn new(language: Language) -> Self {
        Side {
            language,
            lines: Vec::new(),
            taken_over: Vec::new(),
            values: Numbers::default(),
            found: Vec::new(),
        }
    }

    fn read(&mut self, context: &Context<'a>, blocks: &'a [Block]) {
        each_line(blocks, true, &mut |inlines| self.lines.push(Piece::Line(Line::new(context, inlines))));
    }

    fn find_numbers(&mut self) {
        for (at, line) in self.lines.iter().enumerate() {
            for number in numbers(line.text()) {
                self.values.add(&number);
                self.found.push((at, number));
            }
        }
        for number in self.taken_over.iter().flat_map(|text| numbers(text)) {
            self.values.add(&number);
        }
    }

    fn add_words(&mut self) {
        for line in &self.lines {
            self.values.add_words(line.text(), self.language);
        }
    }

    /// The numbers that the other text does not have.
    fn not_in(&self, other: &Side<'_>) -> Vec<&(usize, Number)> {
        self.found.iter().filter(|(_, number)| number.counts() && !number.is_in(&other.values)).collect()
    }

    fn written(&self, (line, number): &(usize, Number)) -> String {
        shown(&self.lines[*line].text()[number.range.clone()])
    }

    fn span(&self, context: &Context<'_>, (line, number): &(usize, Number)) -> Option<Span> {
        self.lines[*line].span(context, number.range.clone())
    }
}

fn compare(
    context: &Context<'_>,
    report: &mut Report<'_>,
    of: &str,
    theirs: &mut Side<'_>,
    ours: &mut Side<'_>,
) {
    theirs.find_numbers();
    ours.find_numbers();
    tell_misread(context, report, theirs, ours);
    if theirs.not_in(ours).is_empty() || ours.not_in(theirs).is_empty() {
        return;
    }
    theirs.add_words();
    ours.add_words();
    let (missing, odd) = (theirs.not_in(ours), ours.not_in(theirs));
    let (Some(first), Some(_)) = (odd.first(), missing.first()) else { return };
    let here = ours.written(first);
    // The likeliest one to have been meant.
    let meant =
        missing.iter().take(20).min_by_key(|missing| strsim::levenshtein(&theirs.written(missing), &here));
    let (Some(meant), Some(span)) = (meant, ours.span(context, first)) else { return };
    let there = theirs.written(meant);
    let finding = report.at(
        span,
        format!("`{there}` of the original is not in this {of}, and `{here}` is not in the original"),
    );
    finding.label("not in the original");
    if let Some(place) = theirs.span(context, meant) {
        finding.related(place, "in the original");
    }
    for more in odd.iter().skip(1).take(MORE) {
        if let Some(place) = ours.span(context, more) {
            finding.related(place, "nor is this one");
        }
    }
    finding.help("compare the two texts, and write the figure of the original");
}

/// The signs that divide thousands, and those that stand before decimals; Spanish has two of each, and
/// Arabic is written with those of either neighbour.
fn signs(language: Language) -> Option<Signs> {
    let spaces = || SPACES.to_vec();
    Some(match language {
        Language::En | Language::Zh => ([spaces(), vec![',', '，']].concat(), vec!['.']),
        Language::Fr | Language::Ru => (spaces(), vec![',']),
        Language::Es => ([spaces(), vec!['.']].concat(), vec![',', '.']),
        Language::Ar => return None,
    })
}

/// A number that is written with the signs of the original's language and so reads as another.
struct Misread {
    /// How it is written in the language of the translation.
    right: String,
    /// Whether its sign stands before decimals, and not between thousands.
    decimal: bool,
    /// Whether it is another number in that language, and not only an unusual sight.
    other: bool,
}

/// Reports the first number that is misread, and shows where others are.
fn tell_misread(context: &Context<'_>, report: &mut Report<'_>, theirs: &Side<'_>, ours: &Side<'_>) {
    let Some(signs) = signs(theirs.language).zip(signs(ours.language)) else { return };
    // A line that nobody has translated yet has a finding of its own.
    let kept: BTreeSet<&str> = theirs.lines.iter().map(Piece::text).collect();
    let values = theirs.found.iter().filter_map(|(_, number)| number.read(&signs.0.0, &signs.0.1)).collect();
    // With no other reading a number is only unusual, and may be that of a version.
    let mut measures: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut found = ours.found.iter().filter_map(|found| {
        let (line, number) = found;
        let text = ours.lines[*line].text();
        let misread = misread(&signs, &values, number)?;
        let mut is_measure = || {
            let figures =
                || -> BTreeSet<usize> { figures(text).into_iter().map(|figure| figure.start).collect() };
            is_unit(&text[number.range.end..])
                && measures.entry(*line).or_insert_with(figures).contains(&number.range.start)
        };
        (!kept.contains(text) && (misread.other || is_measure())).then_some((found, misread))
    });
    let Some((first, misread)) = found.next() else { return };
    let Some(span) = ours.span(context, first) else { return };
    let (name, written) = (ours.language.english_name(), ours.written(first));
    let message = if misread.other {
        format!("`{written}` is read as another number in {name}")
    } else {
        format!("`{written}` has the decimal sign of another language than {name}")
    };
    let label = if misread.decimal { "not the decimal sign" } else { "not the sign between thousands" };
    let finding = report.at(span, message);
    for (more, misread) in found.take(MORE) {
        if let Some(place) = ours.span(context, more) {
            finding.related(place, format!("here `{}`", misread.right));
        }
    }
    finding.label(label).help(format!("write `{}`", misread.right)).suggest(misread.right);
}

type Signs = (Vec<char>, Vec<char>);

fn misread((there, here): &(Signs, Signs), values: &BTreeSet<Value>, number: &Number) -> Option<Misread> {
    let (whole, sign @ ('.' | ','), rest) = number.one_sign()? else { return None };
    let meant = number.read(&there.0, &there.1)?;
    let reads = number.read(&here.0, &here.1);
    if reads == Some(meant) || !values.contains(&meant) || reads.is_some_and(|reads| values.contains(&reads))
    {
        return None;
    }
    let decimal = there.1.contains(&sign);
    let between = if here.0.contains(&',') { ',' } else { '\u{a0}' };
    let right = match here.1.first() {
        Some(sign) if decimal => format!("{whole}{sign}{rest}"),
        _ => format!("{whole}{between}{rest}"),
    };
    Some(Misread { right, decimal, other: reads.is_some() })
}

/// Whether a sign or word of measure follows.
fn is_unit(after: &str) -> bool {
    const UNITS: &str = "a mm cm m km kg g t l s ms h ha kw kwh mw mwh gwh w wh v mhz ghz khz hz mbit kbit mo go \
        million millions milliard milliards millón millones mil milliers pour por per dollars euros francs yen \
        млн млрд тыс процент процента процентов долл км м кг см мм ч га руб";
    let rest = after.trim_start_matches(SPACES);
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    rest.starts_with(['%', '‰', '€', '$', '£', '¥', '°']) || UNITS.split_whitespace().any(|unit| unit == word)
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    /// What is told of a version with this front matter and text, when the original has these lessons.
    fn told(lessons: &str, language: &str, front: &str, body: &str) -> Vec<(String, String)> {
        let text = format!(
            "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\n{front}---\n\n{body}\n"
        );
        let site = Site::starter()
            .edit("Pay for repair first and for sensors second.", lessons)
            .with(&SAMPLE.replace("en.md", &format!("{language}.md")), text);
        site.found("FB0428").into_iter().map(|(place, finding)| (place, finding.message)).collect()
    }

    fn french(lessons: &str, body: &str) -> Vec<(String, String)> {
        told(lessons, "fr", "", &format!("## Enseignements\n\n{body}"))
    }

    #[test]
    fn both_figures_are_named_and_the_odd_one_is_marked() {
        let message = "`60` of the original is not in this section, and `600` is not in the original";
        let wanted = vec![("600".to_owned(), message.to_owned())];
        assert_eq!(french("In 2014, 60 of 181.", "En 2014, **600** sur 181 [1]."), wanted);
        assert_eq!(french("Of 181, 60.", "- 181\n- 600"), wanted);
        // Missing, added and small ones, and words for numbers, say nothing by themselves.
        for body in [
            "Rien.",
            "En 2014, 60 sur 181, soit 33 %.",
            "60 et 7.",
            "En 2014, soixante sur 181 et 12 autres.",
        ] {
            assert_eq!(french("In 2014, 60 of 181.", body), [], "{body}");
        }
        assert_eq!(french("Of twelve pumps, 60.", "Sur 12 pompes, soixante."), []);
        assert_eq!(french("For twelve months, 60.", "Pendant 1 an, 60."), []);
    }

    #[test]
    fn the_summary_and_each_result_are_compared_by_themselves() {
        let summary = "summary: En 2014 et 2015, 181 capteurs, 21 et 125 jours.\n";
        let text = format!(
            "---\ntitle: T\n{summary}translation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\n---\n"
        );
        let path = SAMPLE.replace("en.md", "fr.md");
        let found = Site::starter().with(&path, text).found("FB0428");
        let [(place, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(place, "125");
        assert_eq!(
            finding.message,
            "`152` of the original is not in this summary, and `125` is not in the original"
        );
        let results = |first: &str| format!("results: [{{what: Délai, {first}}}, {{what: Part}}]\n");
        assert_eq!(
            told("x", "fr", &results("when: 2014-2016"), ""),
            [(
                "2016".to_owned(),
                "`2015` of the original is not in this text, and `2016` is not in the original".to_owned()
            )]
        );
        // What is left out is taken from the original, and other results are other texts.
        assert_eq!(told("x", "fr", &results("when: en 2014 et 2015"), ""), []);
        assert_eq!(told("x", "fr", &results("when: \"en 2014, contre 152 jours\""), ""), []);
        assert_eq!(told("x", "fr", &results("where: 68 pompes"), ""), []);
    }

    #[test]
    fn signs_of_the_original_that_make_another_number_are_told() {
        let told = |lessons: &str, language: &str, heading: &str, body: &str| {
            told(lessons, language, "", &format!("## {heading}\n\n{body}"))
        };
        for (lessons, body, other) in [
            ("5,430 pumps", "5,430 pompes", "`5,430` is read as another number in French"),
            ("68.5 %", "68.5 % et", "`68.5` has the decimal sign of another language than French"),
        ] {
            let found = told(lessons, "fr", "Enseignements", body);
            assert_eq!(found.first().map(|(_, message)| message.as_str()), Some(other), "{body}");
        }
        assert_eq!(told("5,430 pumps", "es", "Enseñanzas", "5,430 bombas").len(), 1);
        assert_eq!(told("5,430 pumps", "ru", "Извлеченные уроки", "5,430 насоса").len(), 1);
        for (lessons, language, heading, body) in [
            ("5,430 and 68.5 %", "fr", "Enseignements", "5\u{202f}430 et 68,5 %"),
            ("5,430 and 68.5 %", "es", "Enseñanzas", "5.430 y 68.5 %, 5 430 y 68,5 %"),
            ("5,430 and 68.5 %", "zh", "经验教训", "5,430和68.5%"),
            ("5,430 and 68.5 %", "ar", "الدروس المستفادة", "5,430 و68.5%"),
            // Nobody has translated it yet, which another rule tells.
            ("\n\n5,430 pumps\n\n", "fr", "Enseignements", "5,430 pumps"),
            // Versions and standards are written with a point in every language.
            ("LoRaWAN 1.1, IEEE 802.15, SDG 6.4", "fr", "Enseignements", "LoRaWAN 1.1, IEEE 802.15, ODD 6.4"),
            ("1.125 m", "fr", "Enseignements", "1,125 m"),
        ] {
            assert_eq!(told(lessons, language, heading, body), [], "{body}");
        }
    }

    #[test]
    fn long_texts_take_no_time() {
        let body = "1,5 12 300 16.01.2016 million mille 68.5 ".repeat(1_500);
        assert_eq!(
            french(&"In 2014, 68.5 % ".repeat(1_500), &format!("{body}\n\n{}", "77 ".repeat(500))).len(),
            1
        );
    }
}
