//! FB0336: a text that a ` #` cut off.

use crate::check::rules::quoted;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};

pub(super) const RULE: Rule = Rule {
    code: "FB0336",
    name: "cut-by-note",
    severity: Severity::Warning,
    title: "A text ends at a ` #`",
    explanation: "\
In YAML a space and `#` begin a note for those who read the file. Nothing behind it is published. So
`title: Meter #5 in the town` becomes the title \"Meter\".

Put the whole text in quotes: `title: \"Meter #5 in the town\"`. If it is a note, write it on a line of its
own, beginning with `# `.",
    wrong: Example::Front("title: Tie pump #5 and every other one to a repair service"),
    right: Example::Front("title: \"Tie pump #5 and every other one to a repair service\""),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fault in context.faults() {
        let (FaultKind::CutByNote { key, note, kept }, Place::Span(span)) = (&fault.kind, &fault.place)
        else {
            continue;
        };
        let better = quoted(context.written(*span));
        report
            .at(
                *span,
                format!(
                    "`{}` ends at the ` #`: everything from `{}` on is read as a note",
                    shown(key),
                    shown(note)
                ),
            )
            .label(format!("only `{}` is kept", shown(kept)))
            .help("put the whole value in quotes; a note stands on a line of its own")
            .suggest(better);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn a_text_that_goes_on_behind_the_sign_is_marked() {
        for (lines, marked) in [
            ("title: Meter #5 in the town", "Meter #5 in the town"),
            ("title: Compteur nº # 5", "Compteur nº # 5"),
            ("title: Meter  #5", "Meter  #5"),
            ("summary: Le compteur #5 de la ville", "Le compteur #5 de la ville"),
            ("title: 水表 #5", "水表 #5"),
            ("effort:\n  level: low\n  skills:\n    - tool #5", "tool #5"),
            (
                "workshop:\n  minutes: 60\n  needs: [x]\n  exercise: Разделить #группы на две",
                "Разделить #группы на две",
            ),
        ] {
            let found = Site::bare().front(lines).found("FB0336");
            let [(place, finding)] = found.as_slice() else { panic!("{lines}: {found:?}") };
            assert_eq!(place, marked);
            assert_eq!(finding.suggestion.as_deref(), Some(format!("\"{marked}\"").as_str()));
        }
    }

    #[test]
    fn a_question_that_is_cut_off_is_marked() {
        for question in ["pump #5 in the town", "pump # 5"] {
            let questions = format!("en:\n  - ask: {question}\n    find: [BP-7K3Q0]\n");
            let found = Site::starter().with("content/search-tests.yaml", questions).found("FB0336");
            let [(place, finding)] = found.as_slice() else { panic!("{question}: {found:?}") };
            assert_eq!((place.as_str(), finding.label.as_deref()), (question, Some("only `pump` is kept")));
        }
        let questions = "en:\n  # 5\n  - ask: \"pump #5\" # a\n    find: [BP-7K3Q0] # b\n";
        assert!(Site::starter().with("content/search-tests.yaml", questions).found("FB0336").is_empty());
    }

    #[test]
    fn notes_and_quoted_texts_are_left_alone() {
        for lines in [
            "title: \"Meter #5\"",
            "title: 'Meter #5' # the fifth",
            "title: C#5 and F#",
            "status: draft #for now",
            "stage: promising # for now",
            "domains: [water] #5",
            "revision: 1 #5",
            "summary: >-\n  Meter #5 in the town",
            "title: Meter #",
            "places: [RWA] # Rwanda",
            "scale:\n  count: 5\n  unit: pumps # all kinds\n  as_of: 2015",
            "# title: Meter #5",
        ] {
            assert_eq!(Site::bare().front(lines).marked("FB0336"), [""; 0], "{lines}");
        }
    }
}
