use super::again::Again;
use super::target::Broken;
use super::*;
use crate::check::tests::Written;
use crate::index::live::tests::{KINDS_OF_CHANGE, Words, changed, path, site};
use crate::source::Source;

const OWN: &str = "content/practices/some-thing/en.md";

fn library(files: &[(&str, &str)]) -> Library {
    let mut read = SiteFiles::default();
    for (path, text) in files {
        read.sources.add(Source::new(*path, *text));
    }
    read.assets.push(Asset {
        path: "content/practices/some-thing/plan 1.png".into(),
        size: 3,
        bytes: vec![1, 2, 3].into(),
    });
    let parsed = crate::parse::parse(&read.sources);
    link(read, parsed)
}

fn targets(body: &str) -> BTreeMap<String, Target> {
    let own = format!("---\nsymbol: BP-7K3Q0\n---\n{body}\n");
    let library = library(&[
        (OWN, &own),
        ("content/practices/other-thing/fr.md", "---\nsymbol: BP-FR23R\n---\n## Été {#ete}\n"),
        ("content/pages/about/en.md", "---\ntitle: A\nsummary: S\n---\n"),
        ("content/organisations/itu.yaml", "name: {en: ITU}\n"),
        ("content/vocabularies/topics.yaml", "title: {en: T}\nentries: []\n"),
    ]);
    Arc::unwrap_or_clone(library.practices["some-thing"].original.clone().unwrap().body.targets)
}

#[test]
fn links_mean_what_a_git_host_would_make_of_them() {
    let found = targets(
        "[a](../other-thing/fr.md#ete) [b](../../pages/about/en.md) [c](plan%201.png) [d](#head) \
         [e](https://example.org/a?b#c) [f](symbol:BP-FR23R) [g](../../organisations/itu.yaml) [h](mailto:a@b.org)\n\n## Head\n",
    );
    let practice = |language, anchor: Option<&str>| Target::Practice {
        slug: "other-thing".into(),
        language,
        anchor: anchor.map(Into::into),
    };
    assert_eq!(found["../other-thing/fr.md#ete"], practice(Some(Language::Fr), Some("ete")));
    assert_eq!(found["symbol:BP-FR23R"], practice(None, None));
    assert_eq!(
        found["../../pages/about/en.md"],
        Target::Page { slug: "about".into(), language: Some(Language::En), anchor: None }
    );
    assert_eq!(found["plan%201.png"], Target::Asset("content/practices/some-thing/plan 1.png".into()));
    assert_eq!(found["#head"], Target::Anchor("head".into()));
    assert_eq!(found["https://example.org/a?b#c"], Target::External("https://example.org/a?b#c".into()));
    assert_eq!(found["../../organisations/itu.yaml"], Target::Organisation("itu".into()));
    assert_eq!(found["mailto:a@b.org"], Target::External("mailto:a@b.org".into()));
}

#[test]
fn targets_that_lead_nowhere_say_why() {
    for (written, why) in [
        ("../none/en.md", Broken::NoSuchFile("content/practices/none/en.md".into())),
        ("../../../../x.md", Broken::Outside),
        ("/etc/passwd", Broken::Absolute),
        ("\\\\host\\x", Broken::Absolute),
        ("javascript:alert(1)", Broken::Scheme("javascript".into())),
        ("data:text/html,x", Broken::Scheme("data".into())),
        ("https://", Broken::BadAddress),
        ("https://www.itu.int@example.org/", Broken::BadAddress),
        ("mailto:", Broken::BadAddress),
        ("tel:none", Broken::BadAddress),
        ("C:\\\\Users\\\\plan.png", Broken::Absolute),
        ("../../vocabularies/topics.yaml", Broken::NoPage("content/vocabularies/topics.yaml".into())),
        ("symbol:BP-FR23X", Broken::BadSymbol(Some(Symbol::parse("BP-FR23R").unwrap()))),
        ("symbol:nonsense", Broken::BadSymbol(None)),
        ("symbol:BP-R1AV5", Broken::NoSuchSymbol(Symbol::parse("BP-R1AV5").unwrap())),
    ] {
        let found = targets(&format!("[x](<{written}>)"));
        // Markdown undoes backslashes before punctuation, so take what it made of the target.
        assert_eq!(found.values().next(), Some(&Target::Broken(why)), "{written}");
    }
    let found = targets("[x](#nowhere)\n\n## Head\n");
    let nowhere = |file: &str, anchor: &str| {
        Target::Broken(Broken::NoSuchAnchor { file: file.into(), anchor: anchor.into() })
    };
    assert_eq!(found["#nowhere"], nowhere(OWN, "nowhere"));
    let found = targets("[x](symbol:BP-FR23R#ete) [y](symbol:BP-FR23R#hiver)");
    assert!(matches!(&found["symbol:BP-FR23R#ete"], Target::Practice { anchor: Some(_), .. }));
    assert_eq!(found["symbol:BP-FR23R#hiver"], nowhere("content/practices/other-thing", "hiver"));
}

#[test]
fn of_two_originals_the_one_with_a_symbol_stays() {
    let library = library(&[
        ("content/practices/some-thing/ar.md", "---\ntitle: T\n---\n"),
        ("content/practices/some-thing/en.md", "---\nsymbol: BP-7K3Q0\n---\n"),
        ("content/practices/some-thing/fr.md", "---\ntitle: T\n---\n"),
    ]);
    assert_eq!(library.practices["some-thing"].original.as_ref().unwrap().language, Language::En);
    let placed: Vec<_> = library
        .faults
        .iter()
        .filter_map(|fault| match (&fault.kind, &fault.place) {
            (FaultKind::SecondOriginal { first }, Place::Span(span)) => {
                Some((library.sources.get(span.source).path.as_str(), first.as_str()))
            }
            _ => None,
        })
        .collect();
    let original = "content/practices/some-thing/en.md";
    assert_eq!(
        placed,
        [("content/practices/some-thing/ar.md", original), ("content/practices/some-thing/fr.md", original)]
    );
}

#[test]
fn files_without_a_seat_are_faults() {
    let mut read = SiteFiles::default();
    for path in ["content/practices/some-thing/data.xlsx", "content/vocabularies/x.LICENSE.txt"] {
        read.assets.push(Asset { path: path.into(), size: 0, bytes: Vec::new().into() });
    }
    let library = link(read, Parsed::default());
    let placed: Vec<_> = library
        .faults
        .iter()
        .filter(|fault| matches!(fault.kind, FaultKind::Misplaced { .. }))
        .map(|fault| &fault.place)
        .collect();
    assert_eq!(placed, [&Place::Path("content/practices/some-thing/data.xlsx".into())]);
}

#[test]
fn schemes_hidden_from_the_eye_are_seen() {
    for written in [
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:x",
        "java\u{0}script:x",
        "\u{1}javascript:x",
    ] {
        assert_eq!(target::scheme_of(written).as_deref(), Some("javascript"), "{written:?}");
    }
    assert_eq!(target::scheme_of("a/b:c"), None);
}

#[test]
fn versions_are_gathered_and_a_second_original_is_a_fault() {
    let library = library(&[
        ("content/practices/some-thing/en.md", "---\nsymbol: BP-7K3Q0\n---\n"),
        ("content/practices/some-thing/es.md", "---\ntitle: T\n---\n"),
        ("content/practices/some-thing/fr.md", "---\ntitle: T\ntranslation: {of_revision: 1}\n---\n"),
        ("content/practices/lonely-one/fr.md", "---\ntitle: T\ntranslation: {of_revision: 1}\n---\n"),
    ]);
    let practice = &library.practices["some-thing"];
    assert_eq!(practice.original.as_ref().unwrap().language, Language::En);
    assert_eq!(practice.translations.keys().collect::<Vec<_>>(), [&Language::Fr]);
    let kinds: Vec<_> = library.faults.iter().map(|fault| format!("{:?}", fault.kind)).collect();
    assert!(
        kinds.iter().any(|kind| kind.contains("SecondOriginal") && kind.contains("some-thing/en.md")),
        "{kinds:?}"
    );
    assert!(kinds.iter().any(|kind| kind == "NoOriginal"), "{kinds:?}");
    assert!(kinds.iter().all(|kind| !kind.contains("Misplaced")), "{kinds:?}");
    assert!(library.practice("BP-7K3Q0").is_some() && library.practice("some-thing").is_some());
}

#[test]
fn a_section_has_its_id_whatever_stands_before_it() {
    let sections = "title: {en: S}\nentries:\n  - {id: lessons, label: {en: Lessons, fr: Enseignements}}\n";
    let ids = |path: &str, body: &str| {
        let own = format!("---\nsymbol: BP-7K3Q0\n---\n{body}\n");
        let library = library(&[(path, &own), ("content/vocabularies/sections.yaml", sections)]);
        let body = library.practices["some-thing"].original.clone().unwrap().body;
        body.outline.ids().map(str::to_owned).collect::<Vec<_>>()
    };
    let french = "content/practices/some-thing/fr.md";
    assert_eq!(ids(OWN, "## A\n\n### Lessons\n\n## Lessons"), ["a", "lessons-2", "lessons"]);
    assert_eq!(ids(french, "## A\n\n### Lessons\n\n## Enseignements"), ["a", "lessons-2", "lessons"]);
    assert_eq!(ids(OWN, "## Lessons\n\n## Lessons"), ["lessons", "lessons-2"]);
    // What an author wrote stands.
    assert_eq!(ids(OWN, "### A {#lessons}\n\n## Lessons"), ["lessons", "lessons-2"]);
    assert_eq!(ids(OWN, "## Lessons {#own}\n\n### Lessons"), ["own", "lessons"]);
}

#[test]
fn what_is_linked_again_is_what_is_linked_anew() {
    let mut texts: BTreeMap<&str, Arc<Source>> = BTreeMap::new();
    let text = |path: &str, text: &str| Arc::new(Source::new(path, text));
    let sections = "- {id: lessons, name: {en: Lessons, fr: Enseignements}}\n";
    let other = "content/practices/other-thing/en.md";
    let practice =
        |symbol: &str, body: &str| format!("---\nsymbol: {symbol}\nstatus: published\n---\n{body}");
    texts.insert(
        OWN,
        text(
            OWN,
            &practice(
                "BP-7K3Q0",
                "## Lessons\n\n[a](../other-thing/en.md#there) [b](symbol:BP-EZDSK#lessons)\n",
            ),
        ),
    );
    texts.insert(other, text(other, &practice("BP-EZDSK", "## Lessons\n\n### There\n")));
    texts.insert("content/vocabularies/sections.yaml", text("content/vocabularies/sections.yaml", sections));
    let mut known = crate::parse::Known::default();
    let mut linked = Linked::default();
    let mut again = |texts: &BTreeMap<&str, Arc<Source>>, when: &str| {
        let files = || {
            let mut files = SiteFiles::default();
            for text in texts.values() {
                files.sources.add(Arc::clone(text));
            }
            files
        };
        let parsed = known.parse(&files().sources);
        let now = linked.link(files(), parsed);
        let anew = link(files(), crate::parse::parse(&files().sources));
        assert_eq!(format!("{now:?}"), format!("{anew:?}"), "{when}");
        now
    };
    let outline = |library: &Library, slug: &str| {
        let body = &library.practices[slug].original.as_ref().unwrap().body;
        (Arc::clone(&body.outline), Arc::clone(&body.targets))
    };
    let first = again(&texts, "at first");
    texts.insert(other, text(other, &practice("BP-EZDSK", "## Lessons\n\n### There\n\nMore.\n")));
    let second = again(&texts, "a text with the same headings");
    let (one, two) = (outline(&first, "some-thing"), outline(&second, "some-thing"));
    assert!(Arc::ptr_eq(&one.0, &two.0) && Arc::ptr_eq(&one.1, &two.1), "linked once");
    texts.insert(other, text(other, &practice("BP-EZDSK", "## Lessons\n\n### Elsewhere\n")));
    again(&texts, "another heading");
    texts.insert(other, text(other, &practice("BP-YM5H9", "## Lessons\n\n### There\n")));
    again(&texts, "another symbol");
    texts.insert(
        "content/vocabularies/sections.yaml",
        text("content/vocabularies/sections.yaml", &sections.replace("id: lessons", "id: learnt")),
    );
    again(&texts, "another vocabulary");
    texts.remove("content/vocabularies/sections.yaml");
    again(&texts, "no vocabulary");
    let moved = texts.remove(other).unwrap();
    again(&texts, "a file less");
    texts.insert("content/practices/a-new-one/en.md", text("content/practices/a-new-one/en.md", &moved.text));
    again(&texts, "another name");
}

/// However texts change, the site is the one that is linked for the first time; and where practices alone are told to have changed, all
/// others are the same in memory.
#[test]
fn a_site_that_is_linked_again_is_the_same_as_one_that_is_linked_anew() {
    let mut words = Words(41);
    let mut site = site(9, &mut words);
    let mut written = Written::default();
    let mut before = written.now(&site).library;
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    // Beside all that may happen to a site: what takes a place in it, or gives one up.
    let more = [
        ("fr", "translation: {of_revision: 1, by: fieldbook-editors, date: 2026-11-01, status: draft}\n", ""),
        (
            "fr",
            "---\ntitle",
            "---\ntranslation: {of_revision: 1, by: fieldbook-editors, date: 2026-11-01, status: draft}\ntitle",
        ),
        ("en", "---\n", "--\n"),
        ("en", "--\n", "---\n"),
        ("en", "symbol: BP-", "symbol: BQ-"),
        ("en", "symbol: BQ-", "symbol: BP-"),
        ("en", "## Lessons\n", "## What was learnt\n"),
        ("en", "## What was learnt\n", "## Lessons {#lessons}\n"),
    ];
    let kinds = KINDS_OF_CHANGE + more.len();
    for step in 0..kinds * 3 {
        let kind = if step < kinds { step } else { words.below(kinds) };
        let at = words.below(10);
        site = match kind.checked_sub(KINDS_OF_CHANGE) {
            None => changed(site, kind, at, &mut words),
            Some(own) => {
                let (code, from, to) = more[own];
                let path = path(at, code);
                match site.0.contains_key(&path) {
                    true => {
                        let text = site.text(&path).replacen(from, to, 1);
                        site.with(&path, text)
                    }
                    false => site,
                }
            }
        };
        let now = written.now(&site);
        let (ours, theirs) = (format!("{:?}", now.library), format!("{:?}", site.library()));
        assert!(ours == theirs, "step {step}, {kind} of {at}");
        if let Some(slugs) = &now.alone {
            assert_eq!(before.practices.len(), now.library.practices.len());
            for (slug, practice) in &now.library.practices {
                let is_same = Arc::ptr_eq(practice, &before.practices[slug]);
                assert_eq!(is_same, !slugs.contains(slug), "step {step}, {kind} of {at}: {slug}");
            }
        }
        if let Some(slugs) = now.alone.as_ref().filter(|slugs| !slugs.is_empty()) {
            *times.entry(kind).or_default() += slugs.len();
        }
        before = now.library;
    }
    let alone: usize = [0, 1, 7, 8, 23, 24, 27, 28].iter().filter_map(|kind| times.get(kind)).sum();
    assert!(alone > 9, "{times:?}");
    // Another heading, another day, files that come or go, and what is no practice.
    assert!(
        [6, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22].iter().all(|kind| !times.contains_key(kind)),
        "{times:?}"
    );
}

/// Where a text has changed together with something else, all of it is linked anew.
#[test]
fn what_changes_more_than_a_text_is_linked_anew() {
    type Files = (BTreeMap<&'static str, String>, Vec<&'static str>, Vec<Fault>);
    let (own, other, french) =
        (OWN, "content/practices/other-thing/en.md", "content/practices/some-thing/fr.md");
    let sample = crate::check::tests::Site::starter().text(crate::check::tests::SAMPLE);
    let practice = |symbol: &str, body: &str| format!("{}\n{body}\n", sample.replace("BP-7K3Q0", symbol));
    let picture = "content/practices/other-thing/plan.png";
    let first = || -> Files {
        let texts = BTreeMap::from([
            (own, practice("BP-7K3Q0", "One.")),
            (other, practice("BP-EZDSK", "![plan](plan.png) [a](symbol:BP-YM5H9)")),
        ]);
        (texts, Vec::new(), Vec::new())
    };
    let unread = Fault::of_path(picture, FaultKind::NotARegularFile);
    let two_originals = |body: &str| {
        let mut files = first();
        files.0.insert(french, format!("---\ntitle: Un\nstatus: published\n---\n{body}\n"));
        files
    };
    let with = |path: &'static str, text: String| {
        let mut files = first();
        files.0.insert(path, text);
        files
    };
    let cases: Vec<(&str, Files, Files, bool)> = vec![
        ("a text", first(), with(own, practice("BP-7K3Q0", "Two.")), true),
        (
            "a text that links",
            first(),
            with(own, practice("BP-7K3Q0", "[b](../other-thing/en.md) [c](no.md)")),
            true,
        ),
        (
            "a slip that is mended",
            with(own, practice("BP-7K3Q0", "One.").replace("status: p", "status: [p")),
            first(),
            false,
        ),
        (
            "a slip",
            first(),
            with(own, practice("BP-7K3Q0", "One.").replace("status: p", "status: [p")),
            false,
        ),
        (
            "a picture that comes",
            first(),
            {
                let mut files = with(own, practice("BP-7K3Q0", "Two."));
                files.1.push(picture);
                files
            },
            false,
        ),
        (
            "a picture that cannot be read",
            first(),
            {
                let mut files = with(own, practice("BP-7K3Q0", "Two."));
                files.2.push(unread);
                files
            },
            false,
        ),
        ("another symbol", first(), with(own, practice("BP-YM5H9", "One.")), false),
        ("the original of two that has no place", two_originals("Un."), two_originals("Deux."), false),
        (
            "a file that takes the place of another",
            first(),
            {
                let mut files = first();
                let text = files.0.remove(own).unwrap();
                files.0.insert("content/practices/some-thinh/en.md", text.replace("One", "Two"));
                files
            },
            false,
        ),
    ];
    for (name, before, after, is_alone) in cases {
        let mut again = Again::default();
        let files = |files: &Files| {
            let mut read = SiteFiles::default();
            for (path, text) in &files.0 {
                read.sources.add(Source::new(*path, text.as_str()));
            }
            let asset = |path: &&str| Asset { path: (*path).to_owned(), size: 1, bytes: vec![1].into() };
            read.assets.extend(files.1.iter().map(asset));
            read.faults.clone_from(&files.2);
            read
        };
        assert_eq!(again.now(files(&before)).alone, None, "{name}");
        let now = again.now(files(&after));
        let anew = link(files(&after), crate::parse::parse(&files(&after).sources));
        assert_eq!(format!("{:?}", now.library), format!("{anew:?}"), "{name}");
        assert_eq!(now.alone.is_some(), is_alone, "{name}: {:?}", now.library.faults);
    }
}
