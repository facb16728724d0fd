//! FB0813: a section of the vocabulary that does not say what it needs.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0813",
    name: "section-limits",
    severity: Severity::Error,
    title: "A section does not say what it needs",
    explanation: "\
The vocabulary `sections` says which sections a practice has, in which order. For each one, `need` says
whether it is `required` or `recommended`, and `words` how short and how long it may be. Without them a
text cannot be checked.

Add the missing key: `need: required` and `words: {min: 60, max: 200}`. `min` is at least 1 and not more
than `max`.",
    wrong: Example::File(
        "content/vocabularies/sections.yaml",
        "title: {en: Sections of a practice}\nentries:
  - {id: problem-and-context, label: {en: Problem and context}, need: required, words: {min: 200, max: 60}}
  - {id: what-was-done, label: {en: What was done}, need: required, words: {min: 100, max: 450}}
  - {id: results-and-evidence, label: {en: Results and evidence}, need: required, words: {min: 60, max: 300}}
  - {id: how-to-repeat-it, label: {en: How to repeat it}, need: required, words: {min: 80, max: 350}}
  - {id: what-helped-what-hindered, label: {en: \"What helped, what hindered\"}, need: required, words: {min: 50, max: 250}}
  - {id: risks-and-safeguards, label: {en: Risks and safeguards}, need: required, words: {min: 40, max: 250}}
  - {id: who-took-part, label: {en: Who took part}, need: recommended, words: {min: 30, max: 200}}
  - {id: cost-and-resources, label: {en: Cost and resources}, need: recommended, words: {min: 30, max: 200}}
  - {id: lessons, label: {en: Lessons}, need: recommended, words: {min: 30, max: 200}}
",
    ),
    right: Example::File(
        "content/vocabularies/sections.yaml",
        "title: {en: Sections of a practice}\nentries:
  - {id: problem-and-context, label: {en: Problem and context}, need: required, words: {min: 60, max: 200}}
  - {id: what-was-done, label: {en: What was done}, need: required, words: {min: 100, max: 450}}
  - {id: results-and-evidence, label: {en: Results and evidence}, need: required, words: {min: 60, max: 300}}
  - {id: how-to-repeat-it, label: {en: How to repeat it}, need: required, words: {min: 80, max: 350}}
  - {id: what-helped-what-hindered, label: {en: \"What helped, what hindered\"}, need: required, words: {min: 50, max: 250}}
  - {id: risks-and-safeguards, label: {en: Risks and safeguards}, need: required, words: {min: 40, max: 250}}
  - {id: who-took-part, label: {en: Who took part}, need: recommended, words: {min: 30, max: 200}}
  - {id: cost-and-resources, label: {en: Cost and resources}, need: recommended, words: {min: 30, max: 200}}
  - {id: lessons, label: {en: Lessons}, need: recommended, words: {min: 30, max: 200}}
",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for entry in context.library.vocabularies.entries("sections") {
        // A section without an id has that finding, and no place for another.
        let Some(id) = &entry.id else { continue };
        let missing = match (entry.key("need"), entry.key("words")) {
            (Some(_), Some(_)) => None,
            (None, Some(_)) => Some("`need`"),
            (Some(_), None) => Some("`words`"),
            (None, None) => Some("`need` and `words`"),
        };
        if let Some(missing) = missing {
            report
                .at(id.span, format!("the section `{}` has no {missing}", shown(&id.value)))
                .label("not complete")
                .help("add for example `need: recommended` and `words: {min: 30, max: 200}`");
        }
        // Values that cannot be read have findings of their own.
        let (Some((min, max)), Some(key)) = (entry.words, entry.key("words")) else { continue };
        if min > max {
            report
                .at(key, format!("`min` is {min} and `max` only {max}"))
                .label("no text can have this length")
                .help(format!("write the smaller number first: `words: {{min: {max}, max: {min}}}`"));
        } else if min < 1 {
            report
                .at(key, format!("`min` is {min}: a section has at least one word"))
                .label("too small")
                .help("write 1 or more for `min`");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;

    #[test]
    fn each_missing_key_is_named_once() {
        let text = "title: {en: S}\nentries:\n  - {id: a, label: {en: A}}\n  - {id: b, label: {en: B}, need: maybe, words: {min: 1}}\n  - {id: c, label: {en: C}, need: required, words: {min: 0, max: 3}}\n  - {id: d, label: {en: D}, words: {min: 1, max: 1}}\n";
        let found = Site::starter().with("content/vocabularies/sections.yaml", text).findings_of("FB0813");
        let messages: Vec<_> = found.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "the section `a` has no `need` and `words`",
                "`min` is 0: a section has at least one word",
                "the section `d` has no `need`"
            ]
        );
    }
}
