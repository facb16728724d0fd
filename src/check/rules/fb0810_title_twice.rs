//! FB0810: two practices with the same title in one language.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::outline::folded;
use crate::model::language::Language;
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0810",
    name: "title-twice",
    severity: Severity::Error,
    title: "Two practices have the same title",
    explanation: "\
In listings, in search results and in a printed table of contents, readers choose by the title alone.
Two practices with the same title cannot be told apart there. Small and capital letters and
punctuation are not counted as a difference.

Say in the title what sets this practice apart: the thing, the method or the place. If both files
tell of the same practice, keep one of them.",
    wrong: Example::Second("symbol: BP-FR23R\ntitle: Tie every hand-pump sensor to a repair service!"),
    right: Example::Second("symbol: BP-FR23R\ntitle: Tie every fridge sensor to a repair service"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let mut seen: BTreeMap<(Language, String), &Text> = BTreeMap::new();
    // The practice that was published first has its title by right; a draft has none yet.
    let mut practices: Vec<_> = context.library.practices.values().collect();
    practices.sort_by_key(|practice| {
        let published = practice
            .original
            .as_ref()
            .and_then(|original| original.front.published.as_ref())
            .map(|day| day.value);
        let draft =
            practice.original.as_ref().and_then(|original| original.front.status.as_ref()).is_none_or(
                |status| {
                    !matches!(
                        status.value,
                        crate::parse::front::Status::Published | crate::parse::front::Status::Withdrawn
                    )
                },
            );
        (draft, published.is_none(), published, &practice.slug)
    });
    let titles = practices.into_iter().flat_map(|practice| {
        let original =
            practice.original.iter().map(|original| (original.language, original.front.title.as_ref()));
        original.chain(
            practice.translations.iter().map(|(language, version)| (*language, version.front.title.as_ref())),
        )
    });
    for (language, title) in titles {
        let Some(title) = title else { continue };
        let key = (language, folded(&title.value));
        // A title without a letter says nothing, which is another rule's.
        if key.1.is_empty() {
            continue;
        }
        match seen.get(&key) {
            None => {
                seen.insert(key, title);
            }
            Some(first) => {
                report
                    .at(title.span, format!("another practice has the title `{}`", shown(&title.value)))
                    .label("the same title")
                    .related(first.span, "the other one")
                    .help(
                        "say in the title what sets this practice apart: the thing, the method or the place",
                    );
            }
        }
    }
}
