//! FB0330: a translation of another revision than the original's.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Finding, Severity, shown};
use crate::link::Original;
use crate::link::sums::PARTS;
use crate::model::language::Language;
use crate::parse::front::TranslationState;

pub(super) const RULE: Rule = Rule {
    code: "FB0330",
    name: "translation-state",
    severity: Severity::Error,
    title: "A translation is out of date, or of a revision that does not exist",
    explanation: "\
A translation says which revision of the original it was made from: `of_revision: 1`. When the original
has moved on, the page of the translation tells its readers that it is out of date, and this finding
tells the translators; it is a warning and stops nothing. A number larger than the original's is an
error: such a revision does not exist.

Compare the two texts, bring the translation up to date, and write the original's `revision` as
`of_revision`, with the new date.

`fieldbook new practice --from` also notes under `sections:` a short sum (a hash) of each section of the
original, and of its `title`, `summary`, `facts` (the words of `results`, `scale`, `cost`, `effort`,
`workshop` and `images`) and `notes` (what stands before the first section, and footnotes). With these, the
finding names the parts that have changed since, and you need not look at the others. They are also told when
the original has changed and its `revision` has not been raised.

The finding shows the new sums. Write them when the translation is up to date, with their quotes: without
them YAML takes some for numbers.",
    wrong: Example::File(
        "content/practices/tie-sensors-to-a-repair-service/fr.md",
        "\
---
title: Relier chaque capteur à un service de réparation
summary: >-
  En 2014 et 2015, des chercheurs ont posé des capteurs sur des pompes à main au Rwanda et comparé trois
  façons de réparer. Une seule se servait des données pour envoyer des techniciens. La réparation y prenait
  environ 21 jours, au lieu d’environ 152 jours dans le service habituel.
translation: {of_revision: 2, status: draft, by: editorial, date: 2026-11-22}
---
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
",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let unjudged = context.unjudged();
    for (practice, original) in context.originals().filter(|(_, first)| !unjudged.has(first.body.source)) {
        let Some(revision) = original.front.revision.as_ref().filter(|revision| revision.value >= 1) else {
            continue;
        };
        for version in practice.translations.values() {
            let state = version.front.translation.as_ref();
            let of = state.and_then(|state| state.of_revision.as_ref()).filter(|of| of.value >= 1);
            let moved = state.map(|state| moved_sections(context, original, state));
            let Some(of) = of else { continue };
            if of.value == revision.value {
                let Some(moved) = moved.filter(|moved| !moved.is_empty()) else { continue };
                let sections = names(context, &moved, original.language);
                let message = format!("the original has changed since this was translated: {sections}");
                let finding = report.at(of.span, message);
                finding.severity = Severity::Warning;
                finding.label("the same revision").related(revision.span, "not raised");
                finding.help("raise `revision` of the original when the change matters to a translator");
                help_with_sums(context, finding, original, &moved);
                continue;
            }
            let (now, made_from) = (revision.value, of.value);
            if made_from > now {
                report
                    .at(of.span, format!("the original has no revision {made_from}, it is at revision {now}"))
                    .label("does not exist")
                    .related(revision.span, "the original")
                    .help(format!("write the revision that was translated, at most {now}"));
            } else {
                let finding = report.at(
                    of.span,
                    format!("translated from revision {made_from}, and the original is at revision {now}"),
                );
                finding.severity = Severity::Warning;
                finding.label("out of date").related(revision.span, "the original");
                if let Some(moved) = moved.as_ref().filter(|moved| !moved.is_empty()) {
                    let sections = names(context, moved, original.language);
                    finding.help(format!("changed since then: {sections}"));
                }
                finding.help(format!("bring the translation up to date, then write `of_revision: {now}`"));
                if let Some(moved) = moved.filter(|moved| !moved.is_empty()) {
                    help_with_sums(context, finding, original, &moved);
                }
            }
        }
    }
}

/// Ids of the parts of the original that are no longer what was translated: changed, new, or gone. Without
/// sums in the translation nothing can be told, and of title, summary, facts and notes nothing without
/// theirs.
fn moved_sections<'a>(
    context: &Context<'a>,
    original: &'a Original,
    state: &'a TranslationState,
) -> Vec<&'a str> {
    if state.sections.is_empty() {
        return Vec::new();
    }
    let now = context.sums(original);
    let then: BTreeMap<&str, &str> =
        state.sections.iter().map(|(name, sum)| (name.as_str(), sum.as_str())).collect();
    let is_same = |id: &str, sum: &str| match then.get(id) {
        Some(then) => *then == sum,
        None => PARTS.contains(&id),
    };
    let mut moved: Vec<&str> = now.iter().filter(|(id, sum)| !is_same(id, sum)).map(|(id, _)| *id).collect();
    moved.extend(then.keys().filter(|id| is_gone(context, original, &now, id)));
    moved
}

/// Whether a part with a sum is no longer in the original. A section whose heading has a slip is there all
/// the same, and a name that no part has is told by another rule.
fn is_gone(context: &Context<'_>, original: &Original, now: &[(&str, String)], id: &str) -> bool {
    let named = PARTS.contains(&id) || context.library.vocabularies.entry("sections", id).is_some();
    let in_words = || {
        original.body.outline.headings.iter().all(|heading| heading.level != 2 || heading.section.is_some())
    };
    named && now.iter().all(|(name, _)| *name != id) && in_words()
}

/// Shows the sums to be written, and those to be taken out.
fn help_with_sums(context: &Context<'_>, finding: &mut Finding, original: &Original, ids: &[&str]) {
    let all = context.sums(original);
    // With their quotes, because YAML takes a sum such as 49e02903 for a number.
    let new: Vec<String> =
        all.iter().filter(|(id, _)| ids.contains(id)).map(|(id, sum)| format!("`{id}: \"{sum}\"`")).collect();
    if !new.is_empty() {
        finding.help(format!("when it is translated, write under `sections`: {}", new.join(", ")));
    }
    let gone: Vec<String> = ids
        .iter()
        .filter(|id| all.iter().all(|(name, _)| name != *id))
        .map(|id| format!("`{}`", shown(id)))
        .collect();
    if !gone.is_empty() {
        let gone = gone.join(", ");
        finding.help(format!("the original no longer has {gone}: take it out of the text and of `sections`"));
    }
}

/// Names of sections in a language, each between backticks.
fn names(context: &Context<'_>, ids: &[&str], language: Language) -> String {
    let name = |id: &&str| {
        let entry = context.library.vocabularies.entry("sections", id);
        format!("`{}`", entry.map_or(*id, |entry| entry.name(language)))
    };
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{SAMPLE, Site};
    use crate::diag::Severity;

    #[test]
    fn newer_is_an_error_and_older_is_a_warning() {
        let french = |of: &str| {
            format!(
                "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: {of}, status: draft, by: editorial, date: 2026-11-22}}\n---\n"
            )
        };
        for (of, severity) in [
            ("3", Some(Severity::Error)),
            ("2", None),
            ("1", Some(Severity::Warning)),
            ("0", None),
            ("x", None),
        ] {
            let site = Site::bare().front("revision: 2").with(&SAMPLE.replace("en.md", "fr.md"), french(of));
            let found = site.found("FB0330");
            assert_eq!(found.first().map(|(_, finding)| finding.severity), severity, "{of}");
        }
        let site = Site::bare().front("revision: 0").with(&SAMPLE.replace("en.md", "fr.md"), french("1"));
        assert!(site.found("FB0330").is_empty());
    }

    #[test]
    fn sections_that_moved_are_named() {
        let front = |of: u32, sums: &str| {
            format!(
                "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: {of}, status: draft, by: editorial, date: 2026-11-22, sections: {{{sums}}}}}\n---\n"
            )
        };
        let path = SAMPLE.replace("en.md", "fr.md");
        let site = Site::starter();
        let library = site.library();
        let original = library.practices["tie-sensors-to-a-repair-service"].original.as_ref().unwrap();
        let context = crate::check::Context { library: &library, today: crate::check::tests::today() };
        let sums: Vec<String> =
            context.sums(original).iter().map(|(id, sum)| format!("{id}: \"{sum}\"")).collect();
        assert!(sums.len() > 6);
        let site = site.with(&path, front(1, &sums.join(", ")));
        assert!(site.findings_of("FB0330").is_empty());
        let changed =
            site.clone().edit("Pay for repair first and for sensors second.", "Pay for repair first.");
        let finding = changed.findings_of("FB0330").remove(0);
        assert_eq!(finding.message, "the original has changed since this was translated: `Lessons`");
        assert_eq!(finding.severity, Severity::Warning);
        let raised = changed.edit("revision: 1", "revision: 2");
        let finding = raised.findings_of("FB0330").remove(0);
        assert!(finding.helps.contains(&"changed since then: `Lessons`".to_owned()), "{finding:?}");
        let sum = finding.helps.last().unwrap();
        assert!(
            sum.starts_with("when it is translated, write under `sections`: `lessons: \""),
            "{finding:?}"
        );
    }

    #[test]
    fn the_other_parts_have_sums_too() {
        let path = SAMPLE.replace("en.md", "fr.md");
        let site = Site::starter().edit("Pay for repair", "It[^1] is so.\n\n[^1]: A note.\n\nPay for repair");
        let sums = |site: &Site| {
            let library = site.library();
            let original = library.practices["tie-sensors-to-a-repair-service"].original.as_ref().unwrap();
            let source = library.sources.get(original.body.source);
            original.sums(source).iter().map(|(id, sum)| format!("{id}: \"{sum}\"")).collect::<Vec<_>>()
        };
        let then = sums(&site);
        let told = |site: &Site, sums: &[String]| {
            let front = format!(
                "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22, sections: {{{}}}}}\n---\n",
                sums.join(", ")
            );
            let found = site.clone().with(&path, front).findings_of("FB0330");
            found.into_iter().map(|finding| (finding.message, finding.helps)).collect::<Vec<_>>()
        };
        assert!(told(&site, &then).is_empty());
        for (from, to, part) in [
            ("title: Tie every", "title: Tie each", "title"),
            ("A sensor helps when", "Sensors help when", "summary"),
            ("unit: days,", "unit: weeks,", "facts"),
            ("flip chart, a local", "a local", "facts"),
        ] {
            let message = format!("the original has changed since this was translated: `{part}`");
            assert_eq!(told(&site.clone().edit(from, to), &then)[0].0, message, "{to}");
            // Older translations have no sums of these parts.
            let sections: Vec<String> = then.iter().filter(|sum| !sum.starts_with(part)).cloned().collect();
            assert!(told(&site.clone().edit(from, to), &sections).is_empty(), "{to}");
        }
        let message = "the original has changed since this was translated: `Lessons`, `notes`";
        assert_eq!(told(&site.clone().edit("A note.", "No note."), &then)[0].0, message);
        let mut more = then.clone();
        more.push("keeping-it-going: \"0123abcd\"".to_owned());
        let found = told(&site, &more);
        assert_eq!(found[0].0, "the original has changed since this was translated: `Keeping it going`");
        assert_eq!(
            found[0].1.last().map(String::as_str),
            Some("the original no longer has `keeping-it-going`: take it out of the text and of `sections`")
        );
        // A slip in a heading, and names that are none, have findings of their own.
        assert!(told(&site.clone().edit("## Lessons\n", "## Lesons\n"), &then).is_empty());
        more[then.len()] = "keping-it-going: \"0123abcd\"".to_owned();
        assert!(told(&site, &more).is_empty());
    }
}
