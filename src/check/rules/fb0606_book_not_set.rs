//! FB0606: a bundle's book that the theme's templates cannot set.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::UnsetBook;

pub(crate) const RULE: Rule = Rule {
    code: "FB0606",
    name: "book-not-set",
    severity: Severity::Error,
    title: "The book of a bundle cannot be set",
    explanation: "\
The templates in the theme's `print/` could not set this bundle in this language. The rest of the site is
published without this book.

Where your site has templates of its own, the line that the finding names is most likely at fault. With the
default theme it is a text that the templates do not know how to set: take practices out of the bundle one by one
until it can be set, look at what is unusual in the last one, such as raw HTML or a long formula, and report it.",
    wrong: Example::Files(&[
        ("content/bundles/pumps.yaml", "title: {en: Pumps}\nlanguages: [en]\npractices: [BP-7K3Q0]\n"),
        ("themes/default/print/book.typ", "#panic(\"not yet\")\n"),
    ]),
    right: Example::Files(&[
        ("content/bundles/pumps.yaml", "title: {en: Pumps}\nlanguages: [en]\npractices: [BP-7K3Q0]\n"),
        ("themes/default/print/book.typ", "#set document(title: [Pumps])\nPumps\n"),
    ]),
    check,
};

/// Only a build sets books; see [`report`].
fn check(_: &Context<'_>, _: &mut Report<'_>) {}

pub(crate) fn report(unset: &[UnsetBook], report: &mut Report<'_>) {
    for book in unset {
        report
            .path(book.recipe.clone(), format!("the book in {} cannot be set", book.language))
            .help(format!("`{}`: {}", shown(&book.fault.path), shown(&book.fault.message)))
            .help("it is left out, and the rest of the site is published");
    }
}
