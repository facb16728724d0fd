//! FB1002: several sentences in a row that do not say who does something.

use rayon::prelude::*;

use crate::check::sections::PracticeText;
use crate::check::sentences::{paragraphs, sentences};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::model::language::Language;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB1002",
    name: "passive-chain",
    severity: Severity::Warning,
    title: "Sentence after sentence leaves out who did it",
    explanation: "\
Somebody who repeats a practice must know who did each thing. \"The sensors were fitted\" does not say; \"the team
fitted the sensors\" does, and is easier to read. One sentence in the passive voice is no fault, and where
nobody knows who did it there is no better one.

Told are three or more sentences in a row in one paragraph. A sentence counts in English when a form
of `be` stands before a participle (`was fitted`, `is often read`), in French when `été` does (`a été posé`),
and in Spanish when a form of `ser` in the past or future does (`fue instalado`), unless `by`, `par` or `por`
follows and names who did it. Other languages, headings, tables and quotations are not looked at. No paragraph in the practices of this collection has three.

Begin some of the sentences with who does it.",
    wrong: Example::Body(
        "## Lessons\n\nThe sensors were fitted before the rains. The readings were sent to the district every \
         morning. Each broken pump was repaired within three weeks. Pay for repair first and for sensors \
         second, because a sensor alone helps nobody.",
    ),
    right: Example::Body(
        "## Lessons\n\nThe team fitted the sensors before the rains. The readings were sent to the district every \
         morning. Two mechanics repaired each broken pump within three weeks. Pay for repair first and for sensors \
         second, because a sensor alone helps nobody.",
    ),
    check,
};

/// So many sentences in a row are told. Two in a row stand in the practices of this collection in two places, and
/// are no fault there.
const CHAIN: usize = 3;

/// Longest auxiliary, in bytes.
const LONGEST: usize = 10;

/// How a language forms its passive voice: a word of `auxiliaries`, at most two of `between`, and a participle.
struct Voice {
    /// Forms of `to be`.
    auxiliaries: &'static [&'static str],
    /// What may stand between one and the participle, such as `often`.
    between: fn(&str) -> bool,
    is_participle: fn(&str) -> bool,
    /// The word that names who did it, where it stands right behind.
    agent: &'static str,
}

impl Voice {
    /// Whether a word is an auxiliary, also with a capital.
    fn is_auxiliary(&self, word: &str) -> bool {
        self.auxiliaries.contains(&word)
            || word.starts_with(char::is_uppercase)
                && word.len() <= LONGEST
                && self.auxiliaries.contains(&word.to_lowercase().as_str())
    }
}

static ENGLISH: Voice = Voice {
    auxiliaries: &[
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "isn’t",
        "aren’t",
        "wasn’t",
        "weren’t",
    ],
    between: |word| {
        word.len() > 4 && word.ends_with("ly")
            || listed(
                "not also then often still now never always already only both all each usually first later \
                 once soon again even well best therefore thus just",
                word,
            )
    },
    is_participle: |word| {
        // Names of states end in the same way: what is `unused` or `limited` was done by nobody.
        let is_state = word.starts_with("un") && !word.starts_with("under")
            || listed(
                "need feed speed seed weed breed exceed proceed succeed indeed hundred red bed shed interested tired \
                 excited worried pleased limited supposed married concerned related advanced dedicated \
                 experienced retired mixed skilled aged crowded detailed complicated sophisticated satisfied \
                 convinced prepared outdated naked sacred wicked",
                word,
            );
        word.len() > 3 && word.ends_with("ed") && !is_state
            || listed(
                "built bought brought caught cut dealt done drawn driven felt fought found given held hidden hit \
                 kept known led left lent lost made meant met paid put read said seen sent set shown shut sold \
                 spent split spread stolen taken taught told thought thrown torn understood won worn written \
                 begun broken chosen eaten forgotten frozen shaken spoken withdrawn undertaken overseen rebuilt \
                 repaid rewritten",
                word,
            )
    },
    agent: "by",
};

static FRENCH: Voice = Voice {
    auxiliaries: &["été"],
    between: |word| {
        word.len() > 5 && word.ends_with("ment")
            || listed("aussi bien déjà encore enfin ensuite mal souvent toujours", word)
    },
    is_participle: |word| {
        ["é", "ée", "és", "ées"].iter().any(|ending| word.ends_with(ending))
            || with_ending(
                "conçu construit écrit fait inclus mis ouvert pris produit reçu rendu vendu",
                &["e", "s", "es"],
                word,
            )
    },
    agent: "par",
};

static SPANISH: Voice = Voice {
    auxiliaries: &["fue", "fueron", "sido", "será", "serán", "fuera", "fueran"],
    between: |word| {
        word.len() > 5 && word.ends_with("mente")
            || listed("también ya luego después siempre nunca bien mal", word)
    },
    is_participle: |word| {
        // Participles have no accent (`rápido` is none), but for `leído` and its like.
        let stem = word.trim_end_matches('s').trim_end_matches(['o', 'a']);
        let regular = ["ad", "id", "íd"].iter().any(|ending| stem.ends_with(ending))
            && stem.len() > 3
            && !stem.trim_end_matches("íd").contains(['á', 'é', 'í', 'ó', 'ú'])
            && stem != "demasiad";
        regular || listed("hech puest vist escrit abiert devuelt", stem)
    },
    agent: "por",
};

/// Whether a word is one of a list.
fn listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// Whether a word is one of a list, as it stands there or with one of some endings.
fn with_ending(list: &str, endings: &[&str], word: &str) -> bool {
    list.split_whitespace()
        .filter_map(|known| word.strip_prefix(known))
        .any(|rest| rest.is_empty() || endings.contains(&rest))
}

fn voice_of(language: Language) -> Option<&'static Voice> {
    match language {
        Language::En => Some(&ENGLISH),
        Language::Fr => Some(&FRENCH),
        Language::Es => Some(&SPANISH),
        // No form of a word is enough to tell it there.
        Language::Ar | Language::Ru | Language::Zh => None,
    }
}

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let texts = context.practice_texts();
    let found: Vec<(Span, usize)> = texts
        .par_iter()
        .filter(|text| !text.is_withdrawn())
        .flat_map_iter(|text| chains(context, text))
        .collect();
    for (span, count) in found {
        report
            .at(span, format!("{count} sentences in a row do not say who did it"))
            .label("passive voice")
            .help("begin some of them with who does it: `the team fitted the sensors`");
    }
}

/// The first chain of each paragraph, and how many sentences it has.
fn chains(context: &Context<'_>, text: &PracticeText<'_>) -> Vec<(Span, usize)> {
    let Some(voice) = voice_of(text.language) else { return Vec::new() };
    let of_paragraphs = paragraphs(context, text).into_iter().filter_map(|paragraph| {
        let words = paragraph.text();
        let sentences = sentences(words);
        if sentences.len() < CHAIN {
            return None;
        }
        let passive: Vec<bool> =
            sentences.iter().map(|range| is_passive(&words[range.clone()], voice)).collect();
        let mut start = 0;
        for row in passive.chunk_by(|a, b| a == b) {
            if row[0] && row.len() >= CHAIN {
                let range = sentences[start].start..sentences[start + row.len() - 1].end;
                return Some((paragraph.span(context, range)?, row.len()));
            }
            start += row.len();
        }
        None
    });
    of_paragraphs.collect()
}

/// Whether a sentence has a passive form and does not say who did it. The words of such a form follow each other
/// without a mark between them.
fn is_passive(sentence: &str, voice: &Voice) -> bool {
    // How many words stand behind the auxiliary, where one was met.
    let mut behind: Option<usize> = None;
    let mut words = sentence.split_whitespace().peekable();
    while let Some(written) = words.next() {
        let word = written.trim_matches(|c: char| !c.is_alphanumeric());
        if !written.starts_with(char::is_alphanumeric) {
            behind = None;
        }
        if voice.is_auxiliary(word) {
            behind = Some(0);
        } else if let Some(count) = behind {
            let word = word.to_lowercase();
            if (voice.is_participle)(&word) && words.peek() != Some(&voice.agent) {
                return true;
            }
            behind = (count < 2 && (voice.between)(&word)).then_some(count + 1);
        }
        if !written.ends_with(char::is_alphanumeric) {
            behind = None;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{SAMPLE, Site};

    fn marked(text: &str) -> Vec<String> {
        Site::bare().edit("Pay for repair first and for sensors second.", text).marked("FB1002")
    }

    #[test]
    fn passive_sentences_are_known() {
        for (voice, texts) in [
            (
                &ENGLISH,
                &[
                    "The pump was repaired",
                    "Pumps are often quickly read.",
                    "It has been built, they say",
                    "The plan wasn’t published [1]",
                    "The team that was sent came home",
                ][..],
            ),
            (
                &FRENCH,
                &["Les pompes ont été réparées.", "Il a été souvent fait", "Il a été ensuite bien mis"][..],
            ),
            (&SPANISH, &["La bomba fue reparada.", "Han sido rápidamente leídos", "Será también hecho"][..]),
        ] {
            for text in texts {
                assert!(is_passive(text, voice), "{text}");
            }
        }
    }

    #[test]
    fn other_sentences_are_not() {
        for (voice, texts) in [
            (
                &ENGLISH,
                &[
                    "The team repaired the pump",
                    "The pump is old, repaired pumps are new",
                    "It is, related or not, red",
                    "There was need of a hundred",
                    "The budget is limited and the pump unused",
                    "They were the first who then went and paid",
                    "That is (updated daily) all",
                    "The pump was repaired by the team",
                    "Was",
                ][..],
            ),
            (
                &FRENCH,
                &[
                    "Il est allé à la pompe",
                    "Il a réparé cet été la pompe",
                    "Il a été maire",
                    "Il a été posé par eux",
                ][..],
            ),
            (
                &SPANISH,
                &[
                    "Fue rápido",
                    "Fue demasiado",
                    "El agua ha sido el problema",
                    "fue la unidad",
                    "fue hecho por ella",
                ][..],
            ),
        ] {
            for text in texts {
                assert!(!is_passive(text, voice), "{text}");
            }
        }
    }

    #[test]
    fn three_in_one_paragraph_are_told_and_two_are_not() {
        let chain = "It was sold. It was *then* cut; they were paid";
        assert_eq!(marked(&format!("We met. {chain}. We left. It was sold.")), [chain]);
        for text in [
            "It was sold. It was cut. We paid. It was read. It was told.",
            "It was sold. It was cut.\n\nIt was paid.\n\nEnd.",
            "- It was sold.\n- It was cut.\n- It was paid.\n\nEnd.",
            "> It was sold. It was cut. It was paid.\n\nEnd.",
        ] {
            assert_eq!(marked(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn translations_are_read_in_their_language() {
        let state = "translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}";
        for (name, sentence, count) in
            [("fr", "Il a été posé. ", 1), ("es", "Fue cortado. ", 1), ("ru", "Он был построен. ", 0)]
        {
            let text = format!("---\ntitle: T\nsummary: S\n{state}\n---\n{}\n", sentence.repeat(4));
            let site = Site::bare().with(&SAMPLE.replace("en.md", &format!("{name}.md")), text);
            assert_eq!(site.marked("FB1002").len(), count, "{sentence}");
        }
    }

    #[test]
    fn withdrawn_practices_are_passed_over_and_long_texts_are_read() {
        let chain = "It was sold. ".repeat(3_000);
        let site = Site::bare().edit("Pay for repair first and for sensors second.", &chain);
        assert_eq!(site.marked("FB1002").len(), 1);
        assert_eq!(site.front("status: withdrawn\nreason: None").marked("FB1002").len(), 0);
        assert!(!is_passive(&"was not ".repeat(100_000), &ENGLISH));
    }
}
