//! FB0418: a translation that is built differently from its original.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::citations::citation_in_another_form;
use crate::check::lines::each_line;
use crate::check::sections::{HeadingSlip, Meant, PracticeText, name_in};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural, shown};
use crate::link::outline::folded;
use crate::link::target::Target;
use crate::link::{Body, Original};
use crate::parse::front::{OriginalFront, TranslationFront};
use crate::parse::markdown::{Block, BlockKind, Inline, InlineKind, Visited, walk_blocks};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FB0418",
    name: "translation-structure",
    severity: Severity::Warning,
    title: "A translation is built differently from its original",
    explanation: "\
Each version of a practice says the same: the same sections, and in each of them the same steps, bullets,
tables, pictures, alerts, links to other pages and sources. When a step or a table is missing in one
language, its readers get less than the others, and nobody notices. Of the sources only their numbers are
compared, and not how often each is cited: a sentence may be divided, and `[4]` must not become `[5]`.

`results` are compared, too. They are matched by their place, so with one more or one less the words would
stand beside the figures of another result: that is an error.

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
results:
  - {what: Délai médian de réparation, unit: jours}
  - {what: Part moyenne des pompes en état de marche}
---
## Comment reproduire la pratique

1. Essayer le réseau à chaque pompe.
2. Décider qui agit.
3. Noter les délais sans capteurs.
4. Poser quelques capteurs.
5. Envoyer chaque alerte à un poste.
6. Publier deux chiffres par mois.

> [!TIP]
> Qui ira ?

## Qui a participé

L’université et ses partenaires [1] [2] [3].

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
results:
  - {what: Délai médian de réparation, unit: jours}
  - {what: Part moyenne des pompes en état de marche}
---
## Comment reproduire la pratique

1. Essayer le réseau à chaque pompe.
2. Décider qui agit.
3. Noter les délais sans capteurs.
4. Poser quelques capteurs.
5. Envoyer chaque alerte à un poste.
6. Publier deux chiffres par mois.
7. Étendre si les deux progressent.

> [!TIP]
> Qui ira ?

## Qui a participé

L’université et ses partenaires [1] [2] [3].

## Coût et ressources

Le coût est resté à peu près le même [1] [4].

## Enseignements

Payer d’abord la réparation [1].
",
    ),
    check,
};

/// What is counted and gathered in a section.
#[derive(Debug, Default)]
struct Shape<'a> {
    bullets: usize,
    steps: usize,
    tables: usize,
    rows: usize,
    pictures: usize,
    alerts: usize,
    /// The sources that are cited, each with its first place.
    citations: BTreeMap<usize, Span>,
    /// Where links to other parts of the site lead, each with its first place and its target as written.
    links: BTreeMap<(&'static str, &'a str), (Span, &'a str)>,
    /// Whether a link leads nowhere, which has a finding of its own.
    broken: bool,
}

/// Most numbers or links that one message names.
const NAMED: usize = 4;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let unjudged = context.unjudged();
    for text in context.practice_texts() {
        let (Some(front), Some(original)) = (text.translation, text.original) else { continue };
        if unjudged.has(original.body.source) {
            continue;
        }
        let of = front.translation.as_ref().and_then(|state| state.of_revision);
        let now = original.front.revision;
        // An outdated translation is the translation of another text. One whose revision cannot be told
        // has a finding of its own.
        if of.zip(now).is_none_or(|(of, now)| of.value != now.value) || text.is_withdrawn() {
            continue;
        }
        compare_results(context, report, &text, &original.front, front);
        compare_partners(report, original, front);
        let first =
            PracticeText { language: original.language, body: &original.body, translation: None, ..text };
        if context.sections_are_named(text.language) && context.sections_are_named(original.language) {
            compare_sections(context, report, &text, &first, original);
        } else {
            let pair = Pair { context, text: &text, original, ours: None, theirs: None };
            let blocks = (&original.body.document.blocks, &text.body.document.blocks);
            let shapes = (shape(context, &first, blocks.0), shape(context, &text, blocks.1));
            pair.compare(report, &shapes.0, &shapes.1, blocks.1);
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

fn compare_results(
    context: &Context<'_>,
    report: &mut Report<'_>,
    text: &PracticeText<'_>,
    original: &OriginalFront,
    front: &TranslationFront,
) {
    let Some(theirs) = &original.results else { return };
    let there = theirs.items.len() + theirs.left_out;
    let Some(ours) = &front.results else {
        // A list that cannot be read has a finding of its own.
        if there > 0 && !context.faulty().has(text.body.source, "results") {
            let results = plural(there, "result", "results");
            report
                .at(text.body.head, format!("the original has {results}, and no `results` stand here"))
                .label("no `results` below this line")
                .related(theirs.key, "in the original")
                .help("write `results:` and for each result, in the order of the original, its words: `what`, and `unit`, `when`, `where` and `method`");
        }
        return;
    };
    let here = ours.items.len() + ours.left_out;
    if there != here {
        let results = plural(there, "result", "results");
        let finding = report.at(ours.key, format!("the original has {results}, and {here} stand here"));
        finding.severity = Severity::Error;
        finding
            .label("another number of results")
            .related(theirs.key, "in the original")
            .help("translate each result, in the order of the original: they are matched by their place");
    }
}

fn compare_sections<'a>(
    context: &Context<'a>,
    report: &mut Report<'_>,
    text: &PracticeText<'a>,
    first: &PracticeText<'a>,
    original: &'a Original,
) {
    // Sections whose heading has a slip are there all the same, in either text.
    let ours = context.meant_sections(text);
    let theirs = context.meant_sections(first);
    let (ours_by_id, theirs_by_id) = (by_id(&ours), by_id(&theirs));
    let slips = Slips::of(context, text, &ours, &theirs);
    for (id, there) in &theirs_by_id {
        let section = there[0];
        match ours_by_id.get(id).map(Vec::as_slice) {
            None => missing(context, report, text, section, &slips),
            Some([own]) if there.len() == 1 => {
                let heading_is_right = own.slip.is_none() && section.slip.is_none();
                if heading_is_right && !slips.spoilt.contains(&own.block) {
                    let shapes = (shape(context, first, section.blocks), shape(context, text, own.blocks));
                    let (ours, theirs) = (Some(own.span), Some(section.span));
                    let pair = Pair { context, text, original, ours, theirs };
                    pair.compare(report, &shapes.0, &shapes.1, own.blocks);
                }
            }
            // It stands twice, which has a finding of its own.
            Some(_) => {}
        }
    }
    for (id, sections) in &ours_by_id {
        let section = sections[0];
        if section.slip.is_none() && !theirs_by_id.contains_key(id) {
            let name = name_in(section.entry, text.language).unwrap_or(id);
            let message = format!("the original has no section `{}`", shown(name));
            let finding = report.at(context.first_line(section.span), message);
            finding.help("write the section in the original first, or take it away here");
        }
    }
}

/// The sections by id; more than one where the same stands twice.
fn by_id<'s, 'a>(sections: &'s [Meant<'a>]) -> BTreeMap<&'a str, Vec<&'s Meant<'a>>> {
    let mut by_id: BTreeMap<&str, Vec<&Meant<'_>>> = BTreeMap::new();
    for section in sections {
        by_id.entry(section.id).or_default().push(section);
    }
    by_id
}

/// What is wrong with headings of a translation, so that what stands below them cannot be compared.
#[derive(Default)]
struct Slips<'a> {
    /// Ids of sections that have a finding about their heading.
    told: BTreeSet<&'a str>,
    /// Places in the vocabulary of sections between which a heading stands that is none of them.
    gaps: Vec<(Option<usize>, Option<usize>)>,
    /// Lines that are the name of a section and no heading with two `#`, by the section's id.
    lines: BTreeMap<&'a str, Span>,
    /// Blocks of the headings of sections that hold text of another, or lack text of their own.
    spoilt: BTreeSet<usize>,
}

impl<'a> Slips<'a> {
    fn of(context: &Context<'a>, text: &PracticeText<'a>, ours: &[Meant<'a>], theirs: &[Meant<'a>]) -> Self {
        let mut slips = Slips::default();
        let headings = context.headings(text);
        let blocks: Vec<usize> = ours.iter().map(|section| section.block).collect();
        let before = |block: usize| blocks[..blocks.partition_point(|other| *other < block)].last().copied();
        for heading in text.body.outline.headings.iter().filter(|heading| heading.level <= 2) {
            if blocks.binary_search(&heading.block).is_err() {
                slips.spoilt.extend(before(heading.block));
            }
        }
        for (heading, guess) in &headings.others {
            if let Some(guess) = guess {
                slips.told.extend(guess.entry.id.as_ref().map(|id| id.value.as_str()));
            } else {
                let at = headings.sections.partition_point(|(_, other)| other.block < heading.block);
                let place = |at: usize| headings.sections.get(at).map(|(place, _)| *place);
                slips.gaps.push((at.checked_sub(1).and_then(place), place(at)));
            }
        }
        let mut wanted: Vec<(&'a str, String)> = Vec::new();
        let there: BTreeSet<&str> = ours.iter().map(|section| section.id).collect();
        for section in theirs.iter().filter(|section| !there.contains(section.id)) {
            if wanted.iter().any(|(id, _)| *id == section.id) {
                continue;
            }
            wanted.extend(name_in(section.entry, text.language).map(|name| (section.id, folded(name))));
        }
        if wanted.is_empty() {
            return slips;
        }
        for (block, found) in text.body.document.blocks.iter().enumerate() {
            let Some((words, span, slip)) = context.line_as_heading(found) else { continue };
            let words = folded(&words);
            let Some((id, _)) = wanted.iter().find(|(_, name)| *name == words) else { continue };
            slips.spoilt.extend(before(block));
            // Words in bold, and `##` without a space, have a finding of their own.
            let written = context.written(span);
            if slip == HeadingSlip::Line && written.starts_with(['#', '＃', '*', '_']) {
                slips.told.insert(id);
            } else {
                slips.lines.entry(id).or_insert(span);
            }
        }
        slips
    }
}

/// Tells that a section of the original is not in the translation, where it belongs.
fn missing(
    context: &Context<'_>,
    report: &mut Report<'_>,
    text: &PracticeText<'_>,
    section: &Meant<'_>,
    slips: &Slips<'_>,
) {
    // A required section that is missing, and a misspelt one, have findings of their own.
    if section.entry.required == Some(true) || slips.told.contains(section.id) {
        return;
    }
    let Some(name) = name_in(section.entry, text.language) else { return };
    if let Some(line) = slips.lines.get(section.id) {
        let place = context.trimmed(context.first_line(*line));
        report
            .at(place, format!("the section `{}` needs a heading with two `#`", shown(name)))
            .label("not two `#`")
            .related(context.first_line(section.span), "in the original")
            .help(format!("write `## {}`", shown(name)))
            .suggest(format!("## {name}"));
        return;
    }
    let entries = context.section_entries();
    let Some(place) = entries.iter().position(|entry| std::ptr::eq(entry, section.entry)) else { return };
    // It may be the one whose heading has quite other words.
    let stands_between = |(from, to): &(Option<usize>, Option<usize>)| {
        from.is_none_or(|from| from < place) && to.is_none_or(|to| place < to)
    };
    if slips.gaps.iter().any(stands_between) {
        return;
    }
    let headings = context.headings(text);
    let next = headings.sections.iter().find(|(other, _)| *other > place);
    let (span, label) = match (next, headings.sections.last()) {
        (Some((_, next)), _) => (context.first_line(next.span), "it belongs before this section"),
        (None, Some((_, last))) => (context.first_line(last.span), "it belongs after this section"),
        (None, None) => (text.body.head, "below the front matter"),
    };
    report
        .at(span, format!("the section `{}` of the original is missing here", shown(name)))
        .label(label)
        .related(context.first_line(section.span), "in the original")
        .help(format!("translate it under the heading `## {}`", shown(name)));
}

/// A section in both texts, or both texts as a whole.
struct Pair<'a, 'c> {
    context: &'c Context<'a>,
    text: &'c PracticeText<'a>,
    original: &'a Original,
    /// Places of the headings.
    ours: Option<Span>,
    theirs: Option<Span>,
}

impl<'a> Pair<'a, '_> {
    fn compare(&self, report: &mut Report<'_>, theirs: &Shape<'a>, ours: &Shape<'a>, blocks: &'a [Block]) {
        let whole = if self.ours.is_some() { "the section" } else { "the text" };
        let same_tables = ours.tables == theirs.tables;
        for (here, there, one, many) in [
            (ours.steps, theirs.steps, "numbered step", "numbered steps"),
            (ours.bullets, theirs.bullets, "bullet", "bullets"),
            (ours.tables, theirs.tables, "table", "tables"),
            // Without a table its rows are missing, too, which goes without saying.
            (if same_tables { ours.rows } else { theirs.rows }, theirs.rows, "table row", "table rows"),
            (ours.pictures, theirs.pictures, "picture", "pictures"),
            (ours.alerts, theirs.alerts, "alert such as `> [!NOTE]`", "alerts such as `> [!NOTE]`"),
        ] {
            if here != there {
                let count = plural(here, one, many);
                self.tell(report, None, format!("{whole} has {count}, in the original it has {there}"))
                    .help("look at both texts side by side and bring them together");
            }
        }
        self.citations(report, theirs, ours, blocks);
        self.links(report, theirs, ours);
    }

    fn citations(&self, report: &mut Report<'_>, theirs: &Shape<'a>, ours: &Shape<'a>, blocks: &'a [Block]) {
        let list = self.original.front.sources.as_ref();
        let sources = list.map_or(0, |list| list.items.len() + list.left_out);
        let mut lacking: Vec<usize> =
            theirs.citations.keys().copied().filter(|number| !ours.citations.contains_key(number)).collect();
        // A number that no source has is told by another rule.
        let odd: Vec<(usize, Span)> = ours
            .citations
            .iter()
            .filter(|(number, _)| !theirs.citations.contains_key(number) && **number <= sources)
            .map(|(number, span)| (*number, *span))
            .collect();
        if !lacking.is_empty() {
            // `(1)` has a finding of its own, and will be a citation.
            each_line(blocks, true, &mut |inlines| {
                if let Some((_, number)) = citation_in_another_form(self.context, inlines, sources) {
                    lacking.retain(|lacking| *lacking != number);
                }
            });
        }
        let names = |numbers: &[usize]| named(numbers.iter().map(|number| format!("[{number}]")));
        let is = |numbers: &[usize]| if numbers.len() == 1 { "is" } else { "are" };
        let numbers: Vec<usize> = odd.iter().map(|(number, _)| *number).collect();
        let whole = if self.ours.is_some() { "section" } else { "text" };
        match (odd.first(), lacking.as_slice()) {
            (Some((_, place)), lacking) => {
                let mut message =
                    format!("{} {} not in the original's {whole}", names(&numbers), is(&numbers));
                if !lacking.is_empty() {
                    message.push_str(&format!(", and {} of it {} not here", names(lacking), is(lacking)));
                }
                let finding = self.tell(report, Some(*place), message);
                for (_, more) in odd.iter().skip(1).take(NAMED - 1) {
                    finding.related(*more, "nor is this one");
                }
                finding.help("cite the source that the original cites for the same words");
            }
            (None, []) => {}
            (None, lacking) => {
                let message =
                    format!("{} {} in the original's {whole} and not here", names(lacking), is(lacking));
                self.tell(report, None, message)
                    .help("put the number behind the same words as in the original");
            }
        }
    }

    fn links(&self, report: &mut Report<'_>, theirs: &Shape<'a>, ours: &Shape<'a>) {
        let whole = if self.ours.is_some() { "section" } else { "text" };
        let only = |these: &Shape<'a>, those: &Shape<'a>| -> Vec<(Span, &'a str)> {
            let own = these.links.iter().filter(|(to, _)| !those.links.contains_key(*to));
            own.map(|(_, link)| *link).collect()
        };
        let targets = |links: &[(Span, &'a str)]| named(links.iter().map(|(_, target)| shown(target)));
        let odd = only(ours, theirs);
        if let Some((place, _)) = odd.first() {
            let message = format!("the original's {whole} has no link to {}", targets(&odd));
            self.tell(report, Some(*place), message).help("link to what the original links to");
        }
        let lacking = only(theirs, ours);
        if !lacking.is_empty() && !ours.broken {
            let message =
                format!("the original's {whole} links to {}, and this one does not", targets(&lacking));
            self.tell(report, None, message).help("put the link behind the same words as in the original");
        }
    }

    /// Reports something at a place of the translation, or at the heading of its section.
    fn tell<'r>(
        &self,
        report: &'r mut Report<'_>,
        place: Option<Span>,
        message: String,
    ) -> &'r mut crate::diag::Finding {
        let heading = || self.ours.map_or(self.text.body.head, |heading| self.context.first_line(heading));
        let finding = report.at(place.unwrap_or_else(heading), message);
        if let Some(heading) = self.theirs {
            finding.related(self.context.first_line(heading), "in the original");
        }
        finding
    }
}

/// Some names between backticks, not too many for a message.
fn named(names: impl ExactSizeIterator<Item = String>) -> String {
    let more = names.len() > NAMED;
    let mut text = names.take(NAMED).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if more {
        text.push('…');
    }
    text
}

fn shape<'a>(context: &Context<'a>, text: &PracticeText<'a>, blocks: &'a [Block]) -> Shape<'a> {
    let mut shape = Shape::default();
    let mut notes: BTreeSet<&str> = BTreeSet::new();
    walk_blocks(blocks, &mut |visited| match visited {
        Visited::Block(block) => match &block.kind {
            BlockKind::Table { rows, .. } => {
                shape.tables += 1;
                shape.rows += rows.len();
            }
            BlockKind::List { start: Some(_), items } => shape.steps += items.len(),
            BlockKind::List { start: None, items } => shape.bullets += items.len(),
            BlockKind::Quote { alert: Some(_), .. } => shape.alerts += 1,
            _ => {}
        },
        Visited::Inline(inline) => {
            if let InlineKind::FootnoteMark(label) = &inline.kind {
                notes.insert(label);
            }
            shape.add(text.body, inline);
        }
    });
    // What a footnote cites is cited where its mark stands.
    for note in text.body.document.footnotes.iter().filter(|note| notes.contains(note.label.as_str())) {
        walk_blocks(&note.blocks, &mut |visited| {
            if let Visited::Inline(inline) = visited {
                shape.add(text.body, inline);
            }
        });
    }
    // `[1, 2]` has a finding of its own, and stands for what it means.
    let (start, end) = (blocks.first(), blocks.last());
    if let (Some(start), Some(end)) = (start, end) {
        for together in context.citations_together(text) {
            if (start.span.start..end.span.end).contains(&together.span.start) {
                for number in together.numbers {
                    shape.citations.entry(number).or_insert(together.span);
                }
            }
        }
    }
    shape
}

impl<'a> Shape<'a> {
    fn add(&mut self, body: &'a Body, inline: &'a Inline) {
        match &inline.kind {
            InlineKind::Image { .. } => self.pictures += 1,
            InlineKind::Citation(number) => {
                self.citations.entry(*number).or_insert(inline.span);
            }
            InlineKind::Link { target, .. } => {
                let to = match body.targets.get(target) {
                    Some(Target::Practice { slug, .. }) => ("practice", slug.as_str()),
                    Some(Target::Page { slug, .. }) => ("page", slug.as_str()),
                    Some(Target::Organisation(slug)) => ("organisation", slug.as_str()),
                    Some(Target::Broken(_)) => {
                        self.broken = true;
                        return;
                    }
                    _ => return,
                };
                self.links.entry(to).or_insert((inline.span, target));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};
    use crate::diag::Severity;

    /// The sample with a version that is its copy, in a site where the sections have the same names
    /// in both languages.
    fn translated(revision: u32, change: impl Fn(&str) -> String) -> Vec<String> {
        let found = site(revision, change).findings_of("FB0418");
        found.into_iter().map(|finding| finding.message).collect()
    }

    fn site(revision: u32, change: impl Fn(&str) -> String) -> Site {
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
            "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: {revision}, status: draft, by: editorial, date: 2026-11-22}}\nresults: [{{what: A}}, {{what: B}}]\n---\n{}",
            change(&body)
        );
        site.with(path, sections).with("content/practices/tie-sensors-to-a-repair-service/fr.md", text)
    }

    /// What is told, with the place, when one piece of the text is another in the translation.
    fn told(from: &str, to: &str) -> Vec<(String, String)> {
        let found = site(1, |body| {
            assert_eq!(body.matches(from).count(), 1, "`{from}` must stand once in the sample");
            body.replace(from, to)
        })
        .found("FB0418");
        found.into_iter().map(|(place, finding)| (place, finding.message)).collect()
    }

    fn is(place: &str, message: &str) -> Vec<(String, String)> {
        vec![(place.to_owned(), message.to_owned())]
    }

    #[test]
    fn what_is_missing_is_told_by_section() {
        assert!(translated(1, str::to_owned).is_empty());
        for (from, to, place, message) in [
            (
                "5. **Compare.**",
                "**Compare.**",
                "## What was done",
                "the section has 4 numbered steps, in the original it has 5",
            ),
            (
                "- **Inclusion.**",
                "**Inclusion.**",
                "## Risks and safeguards",
                "the section has 3 bullets, in the original it has 4",
            ),
            (
                "| Circuit rider | about 57 | about 73 % | [1] |\n",
                "",
                "## Results and evidence",
                "the section has 2 table rows, in the original it has 3",
            ),
            (
                "> [!TIP]\n",
                "",
                "## How to repeat it",
                "the section has 0 alerts such as `> [!NOTE]`, in the original it has 1",
            ),
            (
                "## Lessons",
                "## Keeping it going\n\nText.\n\n## Lessons",
                "## Keeping it going",
                "the original has no section `Keeping it going`",
            ),
        ] {
            assert_eq!(told(from, to), is(place, message), "{to}");
        }
    }

    #[test]
    fn the_numbers_of_sources_are_compared_and_not_how_often_they_stand() {
        let old = "new installations [1]";
        for same in [
            "new [1] installations [1]",
            "new installations [1][1]",
            "new installations (1)",
            "it[^1].\n\n[^1]: See [1]. It",
        ] {
            assert_eq!(told(old, same), [], "{same}");
        }
        let lessons = "## Lessons";
        assert_eq!(
            told(old, "new installations [5]"),
            is("[5]", "`[5]` is not in the original's section, and `[1]` of it is not here")
        );
        assert_eq!(
            told(old, "new installations [1] [5]"),
            is("[5]", "`[5]` is not in the original's section")
        );
        assert_eq!(told(old, "new"), is(lessons, "`[1]` is in the original's section and not here"));
        // No source has the number, which is told by another rule.
        assert_eq!(told(old, "new [1] [9]"), []);
        assert_eq!(told(old, "new [2, 3]").len(), 1);
        assert_eq!(told(old, "new [1, 2]")[0].0, "[1, 2]");
    }

    #[test]
    fn links_within_the_site_are_compared() {
        let link = "[more](../../pages/about/en.md)";
        assert_eq!(
            told("new installations [1]", &format!("new {link} installations [1]")),
            is(link, "the original's section has no link to `../../pages/about/en.md`")
        );
        let path = SAMPLE.replace("en.md", "fr.md");
        let pair = |there: &str, here: &str| {
            let site = site(1, |body| body.replace("Pay for", &format!("{here} Pay for")));
            let french = site.text(&path);
            let site = site.edit("Pay for repair", &format!("{there} Pay for repair")).with(&path, french);
            site.found("FB0418")
                .into_iter()
                .map(|(place, finding)| (place, finding.message))
                .collect::<Vec<_>>()
        };
        assert_eq!(pair(link, "[plus](../../pages/about/en.md)"), []);
        assert_eq!(pair(link, "[plus](../../pages/abot/en.md)"), []);
        assert_eq!(
            pair(link, ""),
            is(
                "## Lessons",
                "the original's section links to `../../pages/about/en.md`, and this one does not"
            )
        );
    }

    #[test]
    fn a_section_is_missed_where_it_belongs_and_named_in_the_language() {
        let site = Site::starter();
        let fr = |body: &str| {
            let text = format!(
                "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\nresults: [{{what: A}}, {{what: B}}]\n---\n{body}"
            );
            site.clone().with(&SAMPLE.replace("en.md", "fr.md"), text).found("FB0418")
        };
        let found = fr("## Qui a participé\n\n[1] [2] [3]\n\n## Enseignements\n\n[1]\n");
        let [(place, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(place, "## Enseignements");
        assert_eq!(finding.message, "the section `Coût et ressources` of the original is missing here");
        assert_eq!(finding.helps, ["translate it under the heading `## Coût et ressources`"]);
        // Under other words it is there all the same, and told by other rules.
        for heading in [
            "## Coûts et ressource",
            "## Ce que cela coûte",
            "**Coût et ressources**",
            "##Coût et ressources",
        ] {
            let found = fr(&format!(
                "## Qui a participé\n\n[1] [2] [3]\n\n{heading}\n\n- [1] [4]\n\n## Enseignements\n\n[1]\n"
            ));
            assert!(found.is_empty(), "{heading}: {found:?}");
        }
        for heading in ["### Coût et ressources", "Coût et ressources"] {
            let found = fr(&format!(
                "## Qui a participé\n\n[1] [2] [3]\n\n{heading}\n\n- [1] [4]\n\n## Enseignements\n\n[1]\n"
            ));
            let [(place, finding)] = found.as_slice() else { panic!("{found:?}") };
            assert_eq!(place, heading);
            assert_eq!(finding.message, "the section `Coût et ressources` needs a heading with two `#`");
            assert_eq!(finding.suggestion.as_deref(), Some("## Coût et ressources"));
        }
    }

    #[test]
    fn a_slip_in_a_heading_tells_nothing_about_its_neighbours() {
        for heading in
            ["### Risks and safeguards", "**Risks and safeguards**", "## Risk and safeguards", "## Dangers"]
        {
            assert_eq!(told("## Risks and safeguards", heading), [], "{heading}");
        }
        assert_eq!(
            told("## Lessons", "### Lessons"),
            is("### Lessons", "the section `Lessons` needs a heading with two `#`")
        );
        assert_eq!(told("## Lessons", "##Lessons"), []);
        assert_eq!(told("## Lessons", "## Lessons\n\nOne.\n\n## Lessons"), []);
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
        let path = SAMPLE.replace("en.md", "fr.md");
        let told = |results: &str| {
            let front = format!(
                "---\ntitle: T\nsummary: S\ntranslation: {{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}}\n{results}---\n"
            );
            let found = Site::starter().with(&path, front).found("FB0418");
            let about = |finding: &str| finding.contains("result");
            let found = found.into_iter().filter(|(_, finding)| about(&finding.message));
            found.map(|(place, finding)| (place, finding.severity)).collect::<Vec<_>>()
        };
        let results = |here: usize| told(&format!("results:\n{}", "  - {what: Délai}\n".repeat(here)));
        // The words would stand beside the figures of another result.
        let wrong = [("results".to_owned(), Severity::Error)];
        assert_eq!((results(1), results(2), results(3)), (wrong.to_vec(), vec![], wrong.to_vec()));
        assert_eq!(told(""), [("---".to_owned(), Severity::Warning)]);
        assert_eq!(told("results: none\n"), []);
    }

    #[test]
    fn many_sections_take_no_time() {
        let body = "## Lessons\n\n## x\n".repeat(4_000);
        translated(1, |_| body.clone());
    }
}
