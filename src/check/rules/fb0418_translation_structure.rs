//! FB0418: a translation that is built differently from its original.

use std::collections::BTreeMap;

use crate::check::sections::PracticeText;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural, shown};
use crate::link::outline::{Heading, Section};
use crate::link::{Body, Original};
use crate::parse::front::TranslationFront;
use crate::parse::markdown::{Block, BlockKind, InlineKind, Visited, walk_blocks};

pub(super) const RULE: Rule = Rule {
    code: "FB0418",
    name: "translation-structure",
    severity: Severity::Warning,
    title: "A translation is built differently from its original",
    explanation: "\
Each version of a practice says the same: the same sections, the same steps, tables and pictures. When a
step or a table is missing in one language, its readers get less than the others, and nobody notices.

Look at both texts side by side and add what is missing. If the original has changed since, translate the
changes and raise `of_revision`: an outdated translation is not compared.",
    wrong: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé des capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}
---
## Ce qui a été fait

1. Choisir un capteur.
2. Utiliser le réseau mobile.
3. Poser les capteurs.
4. Organiser trois services.
5. Comparer.

| Service | Données |
| --- | --- |
| Ambulance | oui [1] [1] [1] [3] [4] |

## Résultats et preuves

| Service | Jours |
| --- | --- |
| Ambulance | 21 [1] [1] [1] [1] [1] [1] [5] [5] |

## Comment reproduire la pratique

1. Essayer le réseau à chaque pompe.
2. Décider qui agit.
3. Noter les délais sans capteurs.
4. Poser quelques capteurs.
5. Envoyer chaque alerte à un poste.
6. Publier deux chiffres par mois.

## Qui a participé

L’université et ses partenaires [1] [1] [3].

## Coût et ressources

Le coût est resté à peu près le même [1] [4].

## Enseignements

Payer d’abord la réparation [1].
",
    ),
    right: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé des capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}
---
## Ce qui a été fait

1. Choisir un capteur.
2. Utiliser le réseau mobile.
3. Poser les capteurs.
4. Organiser trois services.
5. Comparer.

| Service | Données |
| --- | --- |
| Ambulance | oui [1] [1] [1] [3] [4] |

## Résultats et preuves

| Service | Jours |
| --- | --- |
| Ambulance | 21 [1] [1] [1] [1] [1] [1] [5] [5] |

## Comment reproduire la pratique

1. Essayer le réseau à chaque pompe.
2. Décider qui agit.
3. Noter les délais sans capteurs.
4. Poser quelques capteurs.
5. Envoyer chaque alerte à un poste.
6. Publier deux chiffres par mois.
7. Étendre si les deux progressent.

## Qui a participé

L’université et ses partenaires [1] [1] [3].

## Coût et ressources

Le coût est resté à peu près le même [1] [4].

## Enseignements

Payer d’abord la réparation [1].
",
    ),
    check,
};

/// What is counted in a section.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Shape {
    tables: usize,
    steps: usize,
    pictures: usize,
    citations: usize,
}

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        let (Some(front), Some(original)) = (text.translation, text.original) else { continue };
        let of = front.translation.as_ref().and_then(|state| state.of_revision);
        let now = original.front.revision;
        // An outdated translation is the translation of another text. One whose revision cannot be told
        // has a finding of its own.
        if of.zip(now).is_none_or(|(of, now)| of.value != now.value) || text.is_withdrawn() {
            continue;
        }
        let results = (original.front.results.as_ref(), front.results.as_ref());
        if let (Some(theirs), Some(ours)) = results {
            let (there, here) = (theirs.items.len() + theirs.left_out, ours.items.len() + ours.left_out);
            if there != here {
                report
                    .at(ours.key, format!("the original has {}, and {here} stand here", plural(there, "result", "results")))
                    .label("another number of results")
                    .related(theirs.key, "in the original")
                    .help("translate each result, in the order of the original: they are matched by their place");
            }
        }
        compare_partners(report, original, front);
        if context.sections_are_named(text.language) && context.sections_are_named(original.language) {
            compare_sections(context, report, &text, original);
        } else {
            let shapes = (shape(&original.body.document.blocks), shape(&text.body.document.blocks));
            compare(context, report, None, None, &text, shapes);
        }
    }
}

/// Names of partners are matched by their place, too.
fn compare_partners(report: &mut Report<'_>, original: &Original, front: &TranslationFront) {
    let Some(ours) = &front.partners else { return };
    let (here, there) = (
        ours.items.len() + ours.left_out,
        original.front.partners.as_ref().map_or(0, |theirs| theirs.items.len() + theirs.left_out),
    );
    if here != there {
        let there = plural(there, "partner", "partners");
        let finding = report.at(ours.key, format!("the original has {there}, and {here} stand here"));
        finding.label("another number of partners");
        if let Some(theirs) = &original.front.partners {
            finding.related(theirs.key, "in the original");
        }
        finding.help("name each partner, in the order of the original: they are matched by their place");
    }
}

fn compare_sections(
    context: &Context<'_>,
    report: &mut Report<'_>,
    text: &PracticeText<'_>,
    original: &Original,
) {
    let ours = by_id(text.body);
    let theirs = by_id(&original.body);
    // A section of the original whose heading has a slip is there all the same.
    let first =
        PracticeText { language: original.language, body: &original.body, translation: None, ..*text };
    let meant: Vec<&str> = context.meant_sections(&first).iter().map(|section| section.id).collect();
    let guessed: Vec<&str> = context
        .headings(text)
        .others
        .into_iter()
        .filter_map(|(_, guess)| guess?.entry.id.as_ref().map(|id| id.value.as_str()))
        .collect();
    for (id, section) in &theirs {
        if let Some(own) = ours.get(id) {
            let shapes = (shape(section.blocks), shape(own.blocks));
            compare(context, report, Some(section.heading), Some(own.heading), text, shapes);
            continue;
        }
        // A required section that is missing, and a misspelt one, have findings of their own.
        let required = context.library.vocabularies.entry("sections", id).and_then(|entry| entry.required);
        if required != Some(true) && !guessed.contains(id) {
            let message =
                format!("the section `{}` of the original is missing here", shown(&section.heading.text));
            let finding = report.at(text.body.head, message);
            finding.related(context.first_line(section.heading.span), "in the original");
            finding.help("translate the section, too");
        }
    }
    for (id, section) in &ours {
        if !theirs.contains_key(id) && !meant.contains(id) {
            let message = format!("the original has no section `{}`", shown(&section.heading.text));
            let finding = report.at(context.first_line(section.heading.span), message);
            finding.help("write the section in the original first, or take it away here");
        }
    }
}

/// The sections by id, the first where one stands twice.
fn by_id(body: &Body) -> BTreeMap<&str, Section<'_>> {
    let mut sections = BTreeMap::new();
    for section in body.outline.sections(&body.document) {
        if let Some(id) = &section.heading.section {
            sections.entry(id.as_str()).or_insert(section);
        }
    }
    sections
}

fn compare(
    context: &Context<'_>,
    report: &mut Report<'_>,
    theirs: Option<&Heading>,
    ours: Option<&Heading>,
    text: &PracticeText<'_>,
    (original, own): (Shape, Shape),
) {
    for (ours_has, theirs_has, one, many) in [
        (own.steps, original.steps, "numbered step", "numbered steps"),
        (own.tables, original.tables, "table", "tables"),
        (own.pictures, original.pictures, "picture", "pictures"),
        (own.citations, original.citations, "citation `[n]`", "citations `[n]`"),
    ] {
        if ours_has == theirs_has {
            continue;
        }
        let place = ours.map_or(text.body.head, |heading| context.first_line(heading.span));
        let whole = if ours.is_some() { "the section" } else { "the text" };
        let message =
            format!("{whole} has {}, in the original it has {theirs_has}", plural(ours_has, one, many));
        let finding = report.at(place, message);
        if let Some(heading) = theirs {
            finding.related(context.first_line(heading.span), "in the original");
        }
        finding.help("look at both texts side by side and bring them together");
    }
}

fn shape(blocks: &[Block]) -> Shape {
    let mut shape = Shape::default();
    walk_blocks(blocks, &mut |visited| match visited {
        Visited::Block(block) => match &block.kind {
            BlockKind::Table { .. } => shape.tables += 1,
            BlockKind::List { start: Some(_), items } => shape.steps += items.len(),
            _ => {}
        },
        Visited::Inline(inline) => {
            shape.pictures += usize::from(matches!(inline.kind, InlineKind::Image { .. }));
            shape.citations += usize::from(matches!(inline.kind, InlineKind::Citation(_)));
        }
    });
    shape
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    /// The sample with a version that is its copy, in a site where the sections have the same names
    /// in both languages.
    fn translated(revision: u32, change: impl Fn(&str) -> String) -> Vec<String> {
        let path = "content/vocabularies/sections.yaml";
        let site = Site::starter();
        let mut sections = String::new();
        let mut english = String::new();
        for line in site.text(path).lines() {
            if let Some(name) = line.strip_prefix("      en: ") {
                english = name.to_owned();
            }
            let line =
                if line.starts_with("      fr: ") { format!("      fr: {english}") } else { line.to_owned() };
            sections.push_str(&line);
            sections.push('\n');
        }
        let (_, body) =
            site.text(SAMPLE).split_once("\n---\n").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        let text = format!(
            "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: {revision}, status: draft, by: editorial, date: 2026-11-22}}\n---\n{}",
            change(&body)
        );
        let site =
            site.with(path, sections).with("content/practices/tie-sensors-to-a-repair-service/fr.md", text);
        site.findings_of("FB0418").into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn what_is_missing_is_told_by_section() {
        assert!(translated(1, str::to_owned).is_empty());
        assert_eq!(
            translated(1, |body| body.replace("5. **Compare.**", "**Compare.**")),
            ["the section has 4 numbered steps, in the original it has 5"]
        );
        assert_eq!(
            translated(1, |body| body.replace("## Lessons", "### Lessons")),
            [
                "the section `Lessons` of the original is missing here",
                "the section has 3 citations `[n]`, in the original it has 2"
            ]
        );
        assert_eq!(
            translated(1, |body| body.replace("## Lessons", "## Keeping it going\n\nText.\n\n## Lessons")),
            ["the original has no section `Keeping it going`"]
        );
    }

    #[test]
    fn another_revision_is_another_text() {
        assert!(translated(2, |body| body.replace("## Lessons", "### Lessons")).is_empty());
    }

    #[test]
    fn partners_are_counted() {
        let path = crate::check::tests::SAMPLE.replace("en.md", "fr.md");
        let told = |here: usize| {
            let partners = "  - {name: Nom}\n".repeat(here);
            let front = format!(
                "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\npartners:\n{partners}---\n"
            );
            let found = Site::starter().with(&path, front).found("FB0418");
            found.into_iter().filter(|(place, _)| place == "partners").count()
        };
        assert_eq!((told(3), told(2), told(4)), (0, 1, 1));
    }

    #[test]
    fn results_are_counted() {
        let path = crate::check::tests::SAMPLE.replace("en.md", "fr.md");
        let there = Site::starter().library();
        let practice = there.practices.values().next().unwrap();
        let count = practice.original.as_ref().unwrap().front.results.as_ref().unwrap().items.len();
        let told = |here: usize| {
            let results = "  - {what: Délai}\n".repeat(here);
            let front = format!(
                "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\nresults:\n{results}---\n"
            );
            let found = Site::starter().with(&path, front).found("FB0418");
            found.into_iter().filter(|(place, _)| place == "results").count()
        };
        assert_eq!((told(count), told(count + 1), told(count - 1)), (0, 1, usize::from(count > 1)));
    }
}
