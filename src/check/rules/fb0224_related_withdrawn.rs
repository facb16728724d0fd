//! FB0224: a related practice that was withdrawn.

use super::fb0221_no_such_practice::lists;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::parse::front::Status;

/// A practice that was taken back.
const OLD: &str = "\
symbol: BP-FR23R
title: Tie every pump to a service of the district
status: withdrawn
reason: Another practice replaced it.";

pub(super) const RULE: Rule = Rule {
    code: "FB0224",
    name: "related-withdrawn",
    severity: Severity::Warning,
    title: "A related practice was withdrawn",
    explanation: "\
`related` tells readers what to read next. A practice that was withdrawn only tells why it was taken
back, which is seldom what they look for.

Name the practice that replaced it, or delete the entry. `supersedes` may name a practice that was
withdrawn: that is what it is for.",
    wrong: Example::Together(&[Example::Second(OLD), Example::Front("related: [the-second-practice]")]),
    right: Example::Together(&[Example::Second(OLD), Example::Front("supersedes: [the-second-practice]")]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (practice, original) in context.originals() {
        for (_, names) in lists(&original.front).into_iter().filter(|(key, _)| *key == "related") {
            for name in names {
                let Some(found) = context.library.practice(&name.value) else { continue };
                let status = found.original.as_ref().and_then(|original| original.front.status);
                if status.is_some_and(|status| status.value == Status::Withdrawn)
                    && found.slug != practice.slug
                {
                    let message = format!("the related practice `{}` was withdrawn", shown(&name.value));
                    report
                        .at(name.span, message)
                        .help("name the practice that replaced it, or delete the entry");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn supersedes_may_name_what_was_withdrawn_and_related_may_not() {
        let site = Site::starter();
        let old = site.text(SAMPLE).replace("BP-7K3Q0", "BP-FR23R").replacen(
            "status: published",
            "status: withdrawn\nreason: It was replaced.",
            1,
        );
        let site = site.with("content/practices/an-old-thing/en.md", old);
        for (key, count) in [("related", 1), ("supersedes", 0)] {
            let text = site.text(SAMPLE).replacen("\nlicence:", &format!("\n{key}: [BP-FR23R]\nlicence:"), 1);
            let (_, findings) = site.clone().with(SAMPLE, text).findings();
            assert_eq!(findings.iter().filter(|finding| finding.code == "FB0224").count(), count, "{key}");
        }
    }
}
