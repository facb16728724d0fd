use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Known, few, pages, place_of};
use crate::check::tests::{Written, today};
use crate::edition::{self, Choices};
use crate::index::Related;
use crate::index::live::tests::{KINDS_OF_CHANGE, Words, changed, path, site};
use crate::model::language::Language;
use crate::outputs::Plan;
use crate::preview::Page;
use crate::render::{Prepared, plan_with};

/// Each page that comes first is the one that comes from the plan of all.
#[test]
fn a_page_that_comes_first_is_the_one_that_stays() {
    let mut words = Words(53);
    let mut site = site(9, &mut words);
    // An organisation that one practice names and another one links to.
    let (named_by, linked_by) = (path(8, "en"), path(3, "en"));
    let organisation = site.text("content/organisations/portland-state-university.yaml");
    site = site.with("content/organisations/another-one.yaml", organisation);
    let text = site.text(&named_by);
    let contributor = text.lines().find(|line| line.starts_with("contributor: ")).unwrap().to_owned();
    site = site.with(&named_by, text.replace(&contributor, "contributor: another-one"));
    let text = format!("{}\n[Who helped](../../organisations/another-one.yaml)\n", site.text(&linked_by));
    site = site.with(&linked_by, text);
    // And one that a practice names alone, links to, and gives up in between.
    let alone = path(6, "en");
    let text = site.text(&alone).replace(&contributor, "contributor: third-one");
    let organisation = site.text("content/organisations/another-one.yaml");
    site = site.with("content/organisations/third-one.yaml", organisation);
    site = site.with(&alone, format!("{text}\n[Who wrote](../../organisations/third-one.yaml)\n"));
    let mut written = Written::default();
    let choices = Choices { drafts: true, preview: true, ..Choices::default() };
    let mut known = Known::default();
    let mut prepared: Option<Arc<Prepared>> = None;
    let (mut first, mut named) = (0, BTreeSet::new());
    for step in 0..KINDS_OF_CHANGE * 4 {
        // Links, and what practices say of one another, most often.
        let kind = match step % 3 {
            0 => [23, 24, 27, 28][words.below(4)],
            1 => [0, 1, 7, 8][words.below(4)],
            _ => words.below(KINDS_OF_CHANGE),
        };
        site = match step % 11 {
            // It is gone from the site in some orders.
            5 if site.0.contains_key(&alone) => {
                let text = site.text(&alone);
                let (one, other) = (contributor.as_str(), "contributor: third-one");
                let text =
                    if text.contains(other) { text.replace(other, one) } else { text.replace(one, other) };
                site.with(&alone, text)
            }
            _ => changed(site, kind, words.below(9), &mut words),
        };
        let now = written.now(&site);
        let slugs: Vec<&str> = now.library.practices.keys().map(String::as_str).collect();
        // Any two may be alike.
        let of_language = |_: &Language| -> BTreeMap<String, Vec<String>> {
            let alike =
                |at: usize| vec![slugs[(at * 5 + step) % slugs.len()].to_owned(), slugs[at / 2].to_owned()];
            slugs.iter().enumerate().map(|(at, slug)| ((*slug).to_owned(), alike(at))).collect()
        };
        let related: Related =
            [Language::En, Language::Fr].iter().map(|one| (*one, of_language(one))).collect();
        let related = Arc::new(related);
        let edition = edition::select(&now.library, &[], &choices, today());
        let themes = &now.library.themes;
        if prepared.as_ref().is_none_or(|known| !known.is_for(&edition, themes)) {
            prepared = Some(Prepared::new(&edition, themes, false).unwrap());
        }
        let prepared = prepared.as_ref().unwrap();
        let mut planned = plan_with(&edition, prepared);
        planned.add_related(Arc::clone(&related));
        let looked_at: BTreeSet<String> =
            planned.paths().into_iter().filter(|path| place_of(path).is_some()).map(str::to_owned).collect();
        if let Some(saved) = &now.alone
            && let Some(few) = few(&now.library, saved, &known, &related, &choices, today())
        {
            assert!(few.practices.len() < edition.practices.len() || edition.practices.len() < 8);
            let found = pages(&few, saved, &looked_at, prepared, &related);
            assert_eq!(found.len(), saved.len() * edition.site.languages.len(), "step {step}, {kind}");
            for (path, page) in found {
                let wanted = planned.bytes(&path).unwrap().into_owned();
                let text = String::from_utf8_lossy(&wanted).into_owned();
                let from = planned.source_of(&path).unwrap().to_owned();
                assert!(page == Page::Bytes(wanted, from), "step {step}, {kind}: {path}");
                first += 1;
                for word in ["fb-replaced", "fb-replaces", "fb-related", "another-one.html", "third-one.html"]
                {
                    named.extend(text.contains(word).then_some(word));
                }
            }
            // Nobody looks at these.
            assert!(pages(&few, saved, &BTreeSet::new(), prepared, &related).is_empty());
        }
        known = Known::of(&edition, &planned);
    }
    assert!(first > 50 && named.len() == 5, "{first} {named:?}");
}

#[test]
fn a_place_is_that_of_a_practice() {
    assert_eq!(place_of("fr/practices/a-b.html"), Some((Language::Fr, "a-b")));
    for other in [
        "practices/a.html",
        "xx/practices/a.html",
        "en/a.html",
        "en/practices/a.htm",
        "assets/en/practices/a.html",
    ] {
        assert_eq!(place_of(other), None, "{other}");
    }
}
