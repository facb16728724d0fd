//! FB0202: a link to a heading that is not there.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::link::outline::{Heading, slugify};
use crate::link::target::{Broken, Target};

pub(super) const RULE: Rule = Rule {
    code: "FB0202",
    name: "no-such-heading",
    severity: Severity::Error,
    title: "A link points at a heading that is not there",
    explanation: "\
What stands behind the `#` of a link is the id of a heading. When no heading has it, the reader lands
at the top of the page and has to search.

The id of a heading is its words in small letters with hyphens: `## Keep spare parts` has the id
`keep-spare-parts`. The sections of a practice have the same id in every language: `what-was-done`,
`risks-and-safeguards`. You can also give a heading an id of your own: `## Keep spare parts {#parts}`.",
    wrong: Example::Body("As told in [the steps](#what-was-don)."),
    right: Example::Body("As told in [the steps](#what-was-done)."),
    check,
};

/// Most wrong ids that are compared with the headings of their text, and most headings.
const SEARCHES: usize = 200;
const HEADINGS: usize = 500;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let broken = context.pointers(|target| matches!(target, Target::Broken(Broken::NoSuchAnchor { .. })));
    if broken.is_empty() {
        return;
    }
    let headings: BTreeMap<&str, &[Heading]> = context
        .library
        .bodies()
        .into_iter()
        .map(|(_, body)| (context.path_of(body), body.outline.headings.as_slice()))
        .collect();
    let mut searches = SEARCHES;
    let (unread, unjudged) = (context.unread(), context.unjudged());
    for pointer in broken.iter().filter(|pointer| !pointer.image) {
        let Target::Broken(Broken::NoSuchAnchor { file, anchor }) = pointer.meaning else { continue };
        // A text without a head, or one that is swallowed, has no headings that could be known.
        if unread.has(file) || unjudged.has_path(file) {
            continue;
        }
        let place = context.anchor_place(pointer);
        if anchor.is_empty() {
            let finding = report.at(place.span, "no heading is named behind the `#`");
            finding.help("write the id of a heading behind the `#`, or leave the `#` out");
            continue;
        }
        let finding = report.at(place.span, format!("no heading has the id `{}`", shown(anchor)));
        finding.label("no such heading");
        // `symbol:` names a practice, and any of its versions may have the heading.
        let folder = format!("{file}/");
        let of_file = headings
            .range(file.as_str()..)
            .take_while(|(path, _)| path.starts_with(file.as_str()))
            .filter(|(path, _)| **path == file.as_str() || path.starts_with(&folder))
            .flat_map(|(_, headings)| headings.iter())
            .take(HEADINGS);
        searches = searches.saturating_sub(1);
        let near = if searches > 0 { nearest(anchor, &of_file.collect::<Vec<_>>()) } else { None };
        match near {
            Some(near) => {
                finding.help(format!("did you mean `#{near}`?"));
                if place.exact {
                    finding.suggest(near);
                }
            }
            None => {
                finding.help("give the heading an id: `## The heading {#its-id}`");
            }
        }
    }
}

fn nearest<'a>(anchor: &str, headings: &[&'a Heading]) -> Option<&'a str> {
    if anchor.len() > 200 {
        return None;
    }
    // Written as other programs make ids: from the words of a heading that has another id here.
    let wanted = slugify(anchor);
    let same = headings.iter().find(|heading| heading.id == wanted || slugify(&heading.text) == wanted);
    let ids = headings.iter().map(|heading| heading.id.as_str());
    same.map(|heading| heading.id.as_str()).or_else(|| suggest::nearest(anchor, ids))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    fn found(link: &str) -> Vec<(String, Option<String>)> {
        let site = Site::starter();
        let text = format!("{}\n\n### Own words {{#own}}\n\n{link}\n", site.text(SAMPLE));
        let (library, findings) = site.with(SAMPLE, text).findings();
        let context = crate::check::Context { library: &library, today: crate::check::tests::today() };
        let found = findings.iter().filter(|finding| finding.code == "FB0202");
        found
            .map(|finding| {
                let crate::fault::Place::Span(span) = finding.place else { panic!("no span") };
                (context.written(span).to_owned(), finding.suggestion.clone())
            })
            .collect()
    }

    #[test]
    fn the_id_alone_is_marked_and_a_near_one_offered() {
        let own = |marked: &str, near: Option<&str>| vec![(marked.to_owned(), near.map(str::to_owned))];
        assert_eq!(found("[x](#Own-Words)"), own("Own-Words", Some("own")));
        assert_eq!(
            found("[x](en.md#risks-and-safegards)"),
            own("risks-and-safegards", Some("risks-and-safeguards"))
        );
        assert_eq!(found("[x](symbol:BP-7K3Q0#leson)"), own("leson", Some("lessons")));
        assert_eq!(found("[x](../../pages/about/en.md#zzz)"), own("zzz", None));
        assert_eq!(found("[x](#)"), own("#", None));
        assert_eq!(found("[x][y]\n\n[y]: #lesson"), own("[x][y]", None));
        assert_eq!(found("[x](symbol:BP-7K3Q0#lessons) [y](#own) [z](../../pages/about/en.md#add-one)"), []);
    }
}
