//! FB0708: the editors shown as those whose practice it is.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0708",
    name: "editors-as-origin",
    severity: Severity::Error,
    title: "The editors are named as the origin of a practice",
    explanation: "\
`origin` is the organisation whose practice it is; `contributor` is who wrote the text. The editors write from
public documents about what others did. With the editors as origin, the page would hide who did the
work.

Write the organisation that did the work under `origin`, and add a file for it in `content/organisations/`
if there is none yet. The editors stay under `contributor`.",
    wrong: Example::Front("origin: editorial\ncontributor: editorial"),
    right: Example::Front("origin: portland-state-university\ncontributor: editorial"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let Some(origin) = &original.front.origin else { continue };
        let kind = context.library.organisations.get(&origin.value).and_then(|body| body.data.kind.as_ref());
        if kind.is_some_and(|kind| kind.value == "editorial") {
            report
                .at(
                    origin.span,
                    format!("`{}` are the editors, who only wrote the text", shown(&origin.value)),
                )
                .label("who did the work?")
                .help("write the organisation that did the work; the editors stay under `contributor`");
        }
    }
}
