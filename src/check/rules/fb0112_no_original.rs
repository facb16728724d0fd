//! FB0112: the folder of a practice without its text.

use std::collections::BTreeSet;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};

pub(super) const RULE: Rule = Rule {
    code: "FB0112",
    name: "no-original",
    severity: Severity::Error,
    title: "The folder of a practice has no text, or only translations",
    explanation: "\
Each folder below `content/practices/` is one practice. Its text stands in a file named after its
language, such as `en.md`. One version, in the language the practice was first written in, carries
the facts: symbol, places, sources, licence and so on. Translations take them from there, so without
that version there is nothing to publish.

Add the first version (`fieldbook new practice \"Title\"` makes one), or delete the folder. If all
versions have `translation:`, take it out of the one that was written first and give it the facts.",
    wrong: Example::File(
        "content/practices/the-second-practice/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé des capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}
---
",
    ),
    right: Example::Together(&[
        Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic when the pump reports a fault"),
        Example::File(
            "content/practices/the-second-practice/fr.md",
            "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé des capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}
---
",
        ),
    ]),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let library = context.library;
    let faulty = library.faults.iter().filter_map(|fault| match &fault.place {
        Place::Path(path) => Some(path.as_str()),
        Place::Span(_) => None,
    });
    // A text that could not be read has a finding of its own and may well be the original.
    let unread: BTreeSet<&str> = faulty.filter_map(practice_of_text).collect();
    let texts = library.sources.iter().filter_map(|(_, source)| practice_of_text(&source.path));
    let with_text: BTreeSet<&str> = texts.chain(unread.iter().copied()).collect();
    let unreadable = context.unread();
    for folder in &library.folders {
        let Some(slug) = folder.strip_prefix("content/practices/") else { continue };
        if !slug.contains('/') && !with_text.contains(slug) && !unreadable.slug(slug) {
            report
                .path(folder, format!("`{}` has no text", shown(slug)))
                .help("add the text, for example as `en.md`, or delete the folder");
        }
    }
    for fault in context.faults() {
        let (FaultKind::NoOriginal, Place::Path(path)) = (&fault.kind, &fault.place) else { continue };
        let slug = path.rsplit('/').next().unwrap_or(path);
        if !unread.contains(slug) {
            report.path(path, format!("`{}` has translations and no original", shown(slug))).help(
                "add the version that was written first, with all its facts and without `translation:`",
            );
        }
    }
}

/// The practice that a path is a Markdown file of, whatever its name.
fn practice_of_text(path: &str) -> Option<&str> {
    let (slug, file) = path.strip_prefix("content/practices/")?.split_once('/')?;
    file.ends_with(".md").then_some(slug)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};

    const TRANSLATION: &str = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}\n---\n";

    fn messages(site: &Site) -> Vec<String> {
        site.found("FB0112").into_iter().map(|(_, finding)| finding.message).collect()
    }

    #[test]
    fn translations_alone_are_no_practice() {
        let site = Site::bare().with("content/practices/other-thing/fr.md", TRANSLATION);
        assert_eq!(messages(&site), ["`other-thing` has translations and no original"]);
    }

    #[test]
    fn a_text_that_has_another_finding_is_not_called_missing() {
        let french = SAMPLE.replace("en.md", "fr.md");
        for site in [
            Site::bare().with(SAMPLE, b"\xff".to_vec()).with(&french, TRANSLATION),
            Site::bare().with(SAMPLE, "no front matter").with(&french, TRANSLATION),
            Site::bare().with("content/practices/other-thing/english.md", TRANSLATION),
        ] {
            assert_eq!(messages(&site), [""; 0]);
        }
    }
}
