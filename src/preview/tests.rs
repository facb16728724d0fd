use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::mpsc;

use jiff::civil::date;

use super::*;
use crate::embedded;
use crate::index::shard::tests::unpacked;
use crate::model::SITE_FILE;

const SAMPLE: &str = "content/practices/tie-sensors-to-a-repair-service/en.md";
const PAGE: &str = "en/practices/tie-sensors-to-a-repair-service.html";

/// What is told, in a few words.
struct Ears(Mutex<mpsc::Sender<String>>);

impl Listener for Ears {
    fn examined(&self, examined: &Examined<'_>) {
        let codes: Vec<&str> = examined.findings.iter().map(|finding| finding.code).collect();
        let _ = self.0.lock().unwrap().send(codes.join(" "));
    }

    fn failed(&self, why: &str) {
        let _ = self.0.lock().unwrap().send(format!("failed: {why}"));
    }

    fn not_rendered(&self, page: &str, template: &str, _: &str) {
        let _ = self.0.lock().unwrap().send(format!("{page} {template}"));
    }
}

/// The starter site in a folder, shown.
struct Shown {
    dir: tempfile::TempDir,
    preview: Arc<Preview>,
    told: mpsc::Receiver<String>,
}

impl Shown {
    fn new() -> Shown {
        let dir = tempfile::tempdir().unwrap();
        for (path, bytes) in embedded::starter() {
            let place = dir.path().join(&path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, bytes).unwrap();
        }
        let (sender, told) = mpsc::channel();
        let preview = Preview::open(settings(dir.path()), Arc::new(Ears(Mutex::new(sender)))).unwrap().0;
        let shown = Shown { dir, preview, told };
        assert_eq!(shown.hear(), "");
        shown
    }

    fn hear(&self) -> String {
        self.told.recv_timeout(Duration::from_secs(60)).expect("something is told")
    }

    fn at(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.at(path)).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(self.at(path), text.replacen(from, to, 1)).unwrap();
    }

    fn text(&self, path: &str) -> String {
        match self.preview.page(path) {
            Page::Bytes(bytes, _) => String::from_utf8(bytes).unwrap(),
            other => panic!("{path}: {other:?}"),
        }
    }
}

fn settings(root: &Path) -> Settings {
    Settings { root: root.to_owned(), choices: Choices::default(), today: date(2026, 11, 27) }
}

#[test]
fn pages_are_those_that_a_build_would_make_after_every_change() {
    let shown = Shown::new();
    let compare = |when: &str| {
        let library = crate::load(shown.dir.path()).unwrap();
        let choices = Choices { drafts: true, preview: true, ..Choices::default() };
        let edition = edition::select(&library, &[], &choices, date(2026, 11, 27));
        let mut planned = crate::render::plan(&edition, &library.themes);
        let search = crate::index::build(&edition, None).unwrap();
        planned.add_related(search.related);
        planned.add_chosen(search.chosen);
        planned.add_files(search.files, "the search index");
        let searched = Arc::clone(&shown.preview.now().search);
        let name = |path: &str| path.rsplit_once('-').map_or(path, |(name, _)| name).to_owned();
        let live: BTreeMap<String, String> =
            searched.paths().into_iter().map(|path| (name(&path), path)).collect();
        let mut seen = 0;
        for path in planned.paths() {
            let wanted = planned.bytes(path).unwrap();
            if path.starts_with("search/") {
                // They have other checks, and words may be cut elsewhere; that they are the right ones, `index::live` shows.
                let Page::Bytes(bytes, _) = shown.preview.page(&live[&name(path)]) else {
                    panic!("{when}: {path}")
                };
                let kind = path.split('/').nth(2).unwrap();
                if kind.starts_with(['f', 'n']) || kind.starts_with('d') && kind != "directory.js" {
                    assert!(unpacked(&bytes) == unpacked(&wanted), "{when}: {path}");
                }
            } else {
                assert!(
                    shown.preview.page(path)
                        == Page::Bytes(wanted.to_vec(), planned.source_of(path).unwrap().to_owned()),
                    "{when}: {path}"
                );
            }
            seen += 1;
        }
        assert!(seen > 50, "{seen}");
    };
    // The search comes last.
    let settle =
        || {
            let mut changes = shown.preview.changes();
            while tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(
                async { tokio::time::timeout(Duration::from_secs(2), changes.changed()).await.is_ok() },
            ) {}
        };
    settle();
    compare("at first");
    shown.edit(SAMPLE, "title: Tie every", "title: Bind every");
    assert_eq!(shown.hear(), "");
    settle();
    compare("another title");
    let copy = fs::read_to_string(shown.at(SAMPLE)).unwrap().replace("BP-7K3Q0", "BP-EZDSK");
    fs::create_dir_all(shown.at("content/practices/another-one")).unwrap();
    fs::write(
        shown.at("content/practices/another-one/en.md"),
        copy.replace("title: Bind every", "title: Tie each"),
    )
    .unwrap();
    shown.hear();
    settle();
    compare("another practice");
    shown.edit("content/vocabularies/domains.yaml", "Health", "Well-being");
    shown.hear();
    settle();
    compare("another name in a vocabulary");
    fs::remove_dir_all(shown.at("content/practices/another-one")).unwrap();
    shown.hear();
    settle();
    compare("a practice less");
    fs::create_dir_all(shown.at("themes/default/templates")).unwrap();
    let home = String::from_utf8(embedded::theme()["templates/home.html"].to_vec()).unwrap();
    fs::write(
        shown.at("themes/default/templates/home.html"),
        home.replace("{% endblock main %}", "<p>mine</p>{% endblock main %}"),
    )
    .unwrap();
    shown.hear();
    settle();
    compare("a theme");
    assert!(shown.text("en/index.html").contains("<p>mine</p>"));
}

#[test]
fn what_has_errors_is_shown_as_far_as_it_can_be() {
    let shown = Shown::new();
    let sum = |shown: &Shown| shown.preview.sum(&shown.preview.page(PAGE));
    let before = sum(&shown);
    let answer = shown.preview.answer(PAGE, &before);
    assert!(!answer.reload && !answer.checking);
    shown.edit(SAMPLE, "status: published", "status: draft");
    shown.edit(SAMPLE, "domains: [water, health]", "domains: [water, helth]");
    while !shown.hear().contains("FB0801") {}
    assert!(shown.text(PAGE).contains("Tie every"));
    let answer = shown.preview.answer(PAGE, &before);
    assert!(answer.reload);
    assert_eq!((answer.errors, answer.here.len(), answer.elsewhere.len()), (1, 1, 0));
    assert_eq!(shown.preview.answer("en/index.html", "").here.len(), 0);

    // A slip that takes the title: what else can be read is shown.
    shown.edit(SAMPLE, "title: Tie", "title: [ Tie");
    while !shown.hear().contains("FB0303") {}
    let page = shown.text(PAGE);
    assert!(
        page.contains("<h1>tie-sensors-to-a-repair-service</h1>") && page.contains("This is a draft."),
        "{page}"
    );

    // One that takes the whole head: the page is there as it was, and is no longer when its folder is gone.
    shown.preview.remember(PAGE, "older".to_owned(), b"as it was before".to_vec());
    shown.preview.remember(PAGE, "newer".to_owned(), b"as it was".to_vec());
    shown.edit(SAMPLE, "---\n", "--\n");
    while !shown.hear().contains("FB0301") {}
    assert_eq!(shown.preview.page(PAGE), Page::Nothing);
    assert_eq!(shown.preview.as_it_was(PAGE).as_deref(), Some(&b"as it was"[..]));
    assert!(!shown.preview.answer(PAGE, "").here.is_empty());
    assert_eq!(shown.preview.as_it_was("en/practices/other.html"), None);
    fs::remove_dir_all(shown.at("content/practices/tie-sensors-to-a-repair-service")).unwrap();
    shown.hear();
    assert_eq!(shown.preview.as_it_was(PAGE), None);
    assert!(!shown.at("public").exists());
}

/// A browser that says what it has is told what has changed, and is then taken to have that.
#[test]
fn what_has_changed_is_told_to_who_has_the_page_of_before() {
    let shown = Shown::new();
    let page = |title: &str| {
        let page = shown.preview.page(PAGE);
        let Page::Bytes(bytes, _) = &page else { panic!("{page:?}") };
        assert!(String::from_utf8_lossy(bytes).contains(title), "{title}");
        (shown.preview.sum(&page), bytes.clone())
    };
    let title = |from: &str, to: &str| {
        shown.edit(SAMPLE, from, to);
        assert_eq!(shown.hear(), "");
        page(to)
    };
    let (first, first_bytes) = page("Tie every");
    assert_eq!(shown.preview.answer(PAGE, &first).patch, None, "nothing has changed");
    shown.preview.remember(PAGE, first.clone(), first_bytes.clone());
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();

    let (second, second_bytes) = title("Tie every", "Bind every");
    let patch = |before: &[u8], after: &[u8], sum: &str| {
        Some(Patch { before: text(before), after: text(after), sum: sum.to_owned() })
    };
    let answer = shown.preview.answer(PAGE, &first);
    assert!(answer.reload);
    assert_eq!(answer.patch, patch(&first_bytes, &second_bytes, &second));
    let (third, third_bytes) = title("Bind every", "Chain every");
    // One tab has it as it was told, another one as it was at first.
    for (sum, bytes) in [(&first, &first_bytes), (&second, &second_bytes)] {
        let answer = shown.preview.answer(PAGE, sum);
        assert_eq!(answer.patch, patch(bytes, &third_bytes, &third), "{sum}");
    }
    assert_eq!(shown.preview.as_it_was(PAGE), Some(third_bytes));

    // What nobody was sent is loaded again, and so is what cannot be made, and what comes back.
    for (path, sum) in [(PAGE, "0000000000000000"), ("en/index.html", &second)] {
        let answer = shown.preview.answer(path, sum);
        assert!(answer.reload && answer.patch.is_none(), "{path}");
    }
    shown.edit(SAMPLE, "---\n", "--\n");
    while !shown.hear().contains("FB0301") {}
    let nothing = shown.preview.answer(PAGE, &third);
    assert!(nothing.reload && nothing.patch.is_none() && nothing.is_older);
    let nothing = shown.preview.sum(&Page::Nothing);
    shown.edit(SAMPLE, "--\n", "---\n");
    while shown.hear() != "" {}
    let back = shown.preview.answer(PAGE, &nothing);
    assert!(back.reload && back.patch.is_none());
    assert_eq!(shown.preview.answer(PAGE, &third).patch, None);
    assert!(!shown.preview.answer(PAGE, &third).reload, "it is as it was");
}

/// Of a page that is saved all day long its last states are kept, and the other pages all the same.
#[test]
fn so_many_pages_are_kept_as_they_were_shown() {
    let shown = Shown::new();
    let known = |path: &str| -> Vec<String> {
        let shown = shown.preview.shown.lock().unwrap();
        shown.iter().filter(|page| page.path == path).map(|page| page.sum.clone()).collect()
    };
    shown.preview.remember("en/index.html", "home".to_owned(), Vec::new());
    for number in 0..MOST_KEPT + 10 {
        shown.preview.remember(PAGE, number.to_string(), number.to_string().into_bytes());
    }
    // One that is shown again is the newest.
    shown.preview.remember(PAGE, "30".to_owned(), b"30".to_vec());
    assert_eq!(known("en/index.html"), ["home"]);
    let of_page = known(PAGE);
    assert_eq!((of_page.len(), of_page[0].as_str()), (MOST_KEPT - 1, "11"));
    assert_eq!(shown.preview.as_it_was(PAGE).as_deref(), Some(&b"30"[..]));
    for number in 0..MOST_KEPT {
        shown.preview.remember(&format!("en/practices/{number}.html"), String::new(), Vec::new());
    }
    assert_eq!(shown.preview.shown.lock().unwrap().len(), MOST_KEPT);
    assert!(known("en/index.html").is_empty() && known(PAGE).is_empty());
    // Nor are there more bytes than that, but for one page that has them alone.
    for (number, path) in [(0, PAGE), (1, "en/index.html"), (2, PAGE), (3, PAGE)] {
        shown.preview.remember(path, number.to_string(), vec![0; MOST_BYTES / 2]);
    }
    assert_eq!((known(PAGE), known("en/index.html")), (vec!["3".to_owned()], vec!["1".to_owned()]));
    shown.preview.remember(PAGE, "4".to_owned(), vec![0; MOST_BYTES + 1]);
    assert_eq!((known(PAGE), shown.preview.shown.lock().unwrap().len()), (vec!["4".to_owned()], 1));
}

/// What is searched has a number of its own, and the page of the search is the same for all of them.
#[test]
fn the_page_of_the_search_stays_when_something_else_is_found() {
    let shown = Shown::new();
    let page = "en/search.html";
    let sum = shown.preview.sum(&shown.preview.page(page));
    let before = shown.preview.answer(page, &sum).search;
    shown.edit(SAMPLE, "title: Tie every", "title: Bind every");
    assert_eq!(shown.hear(), "");
    let number = || shown.preview.answer(page, &sum).search;
    for _ in 0..600 {
        if number() != before {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_ne!(number(), before);
    assert_eq!(number(), shown.preview.searched_state());
    assert!(!shown.preview.answer(page, &sum).reload);
}

/// Whoever begins a practice sees its page, in every language of the site and in the lists, and each gap in it; a build has none of it.
#[test]
fn a_practice_that_is_half_filled_in_has_a_page() {
    let shown = Shown::new();
    let has_links_that_lead_nowhere = |path: &str, text: &str| {
        let page = scraper::Html::parse_document(text);
        let links = scraper::Selector::parse("main a[href]").unwrap();
        let address = url::Url::parse("http://x/").unwrap().join(path).unwrap();
        page.select(&links).any(|link| {
            let to = address.join(link.attr("href").unwrap()).unwrap();
            if link.attr("href") == Some("") {
                return true;
            }
            let is_ours = to.host_str() == Some("x");
            is_ours && shown.preview.page(to.path().trim_start_matches('/')) == Page::Nothing
        })
    };
    // The last two have one symbol, and all the same are two.
    let heads = [
        (
            "begun",
            "symbol: BP-EZDSK\ntitle: Dig a well\nsummary:\nrevision: 1\nstatus: draft\ndomains: []\nstage:\norigin:\ncontributor: nobody-here\nplaces: []\nperiod: {start:, end: ongoing}\nsources:\n  - title:\n    year: 2026\nlicence:",
        ),
        ("empty", ""),
        ("withdrawn", "title: Dig two wells\nstatus: withdrawn"),
    ];
    shown.edit(SITE_FILE, "languages: [en]", "languages: [en, fr, ar]");
    for (name, head) in heads {
        let folder = shown.at("content/practices").join(format!("half-{name}"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(
            folder.join("en.md"),
            format!("---\n{head}\n---\n\n## Problem and context\n\nIt was dry [1].\n"),
        )
        .unwrap();
        fs::write(folder.join("fr.md"), "---\ntranslation: {}\n---\n\n## Problème\n\nC’était sec.\n")
            .unwrap();
    }
    while !shown.hear().contains("FB0419")
        && shown.preview.page("en/practices/half-withdrawn.html") == Page::Nothing
    {}
    for (name, title) in [("begun", "Dig a well"), ("empty", "half-empty"), ("withdrawn", "Dig two wells")] {
        for (language, words) in [("en", "still missing"), ("fr", "à compléter"), ("ar", "لم يُملأ بعد")]
        {
            let path = format!("{language}/practices/half-{name}.html");
            let page = shown.text(&path);
            assert!(page.contains(title) && page.matches(words).count() >= 6, "{path}: {page}");
            assert!(page.contains(if language == "fr" { "C’était sec." } else { "It was dry" }), "{path}");
            assert!(!has_links_that_lead_nowhere(&path, &page), "{path}: {page}");
            let answer = shown.preview.answer(&path, "");
            assert!(!answer.here.is_empty() || answer.errors == 0, "{path}");
        }
    }
    let begun = shown.text("en/practices/half-begun.html");
    assert!(begun.contains("nobody-here") && begun.contains("BP-EZDSK-E"), "{begun}");
    for path in [
        "en/index.html",
        "en/practices/index.html",
        "en/organisations/index.html",
        "en/places/index.html",
        "en/basket.html",
    ] {
        assert!(!has_links_that_lead_nowhere(path, &shown.text(path)), "{path}");
    }
    assert!(shown.text("en/practices/index.html").contains("half-empty"));

    let library = crate::load(shown.dir.path()).unwrap();
    let built = |findings: &[Finding]| {
        let choices = Choices { drafts: true, ..Choices::default() };
        let edition = edition::select(&library, findings, &choices, date(2026, 11, 27));
        edition.practices.into_keys().map(str::to_owned).collect::<Vec<_>>()
    };
    let whole = ["tie-sensors-to-a-repair-service"];
    assert_eq!(built(&crate::check::check(&library, date(2026, 11, 27))), whole);
    assert_eq!(built(&[]), whole, "not even where nobody has looked for errors");
}

#[test]
fn a_theme_or_a_site_that_cannot_be_used_leaves_what_was_shown() {
    let shown = Shown::new();
    let before = shown.text(PAGE);
    fs::create_dir_all(shown.at("themes/default/templates")).unwrap();
    shown.hear();
    fs::write(shown.at("themes/default/templates/home.html"), "{% if %}").unwrap();
    while !shown.hear().contains("FB0601") {}
    assert_eq!(shown.text(PAGE), before);
    assert!(shown.preview.answer(PAGE, "").errors > 0);
    fs::remove_dir_all(shown.at("themes")).unwrap();
    while shown.hear() != "" {}
    fs::rename(shown.at(SITE_FILE), shown.at("gone")).unwrap();
    assert!(shown.hear().starts_with("failed: cannot read"));
    assert_eq!(shown.text(PAGE), before);
    assert!(shown.preview.answer(PAGE, "").failure.is_some());
    fs::rename(shown.at("gone"), shown.at(SITE_FILE)).unwrap();
    assert_eq!(shown.hear(), "");
    assert_eq!(shown.preview.answer(PAGE, "").failure, None);
    assert_eq!(shown.text(PAGE), before);
}

/// A fault that only rendering shows is told where the writer looks, once for all pages and questions of a state.
#[test]
fn a_page_that_the_theme_cannot_render_is_told_once() {
    let shown = Shown::new();
    let place = shown.at("themes/default/templates/list.html");
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(&place, "{{ nothing.is.here }}").unwrap();
    let mut heard = vec![shown.hear()];
    while !matches!(shown.preview.page("en/domains/water.html"), Page::Fault(..)) {
        std::thread::sleep(Duration::from_millis(20));
    }
    for path in ["en/domains/water.html", "en/domains/health.html"] {
        assert!(matches!(shown.preview.page(path), Page::Fault(..)));
        assert!(shown.preview.answer(path, "").failure.is_some());
    }
    while let Ok(told) = shown.told.recv_timeout(Duration::from_secs(3)) {
        heard.push(told);
    }
    let faults: Vec<&String> = heard.iter().filter(|told| told.contains("list.html")).collect();
    assert_eq!(faults, ["en/domains/water.html themes/default/templates/list.html"], "{heard:?}");
    // In another state it is told again.
    shown.edit(SAMPLE, "title: Tie every", "title: Bind every");
    while shown.hear() != "" {}
    assert!(matches!(shown.preview.page("en/domains/water.html"), Page::Fault(..)));
    assert!(shown.hear().contains("list.html"));
}

/// Files that editors make beside the one that is written come and go unseen.
#[test]
fn files_of_editors_are_passed_over() {
    let shown = Shown::new();
    let folder = "content/practices/tie-sensors-to-a-repair-service";
    for name in [
        "4913",
        "~$en.docx",
        ".~lock.en.odt#",
        "en.tmp",
        "en.md~",
        ".en.md.swp",
        "#en.md#",
        ".DS_Store",
        "Thumbs.db",
        "en.md.bak",
        "en.md.orig",
        "en.md___jb_tmp___",
    ] {
        fs::write(shown.at(&format!("{folder}/{name}")), "x").unwrap();
    }
    assert_eq!(shown.told.recv_timeout(Duration::from_millis(500)).ok(), None);
    shown.edit(SAMPLE, "title: Tie every", "title: Bind every");
    assert_eq!(shown.hear(), "");
    fs::write(shown.at(&format!("{folder}/notes.txt")), "x").unwrap();
    assert_eq!(shown.hear(), "FB0110");
}

#[test]
fn what_is_no_site_is_a_failure() {
    let dir = tempfile::tempdir().unwrap();
    let (sender, _told) = mpsc::channel();
    let ears = Arc::new(Ears(Mutex::new(sender)));
    for folder in [dir.path().to_owned(), dir.path().join("nowhere")] {
        let failure = Preview::open(settings(&folder), ears.clone()).unwrap_err();
        assert!(failure.to_string().contains("fieldbook.yaml"), "{failure}");
    }
}

/// Each of hundreds of changes, one upon the other, is shown in the end.
#[test]
fn many_changes_end_in_the_last_one() {
    let shown = Shown::new();
    let text = fs::read_to_string(shown.at(SAMPLE)).unwrap();
    for number in 0..300 {
        fs::write(shown.at(SAMPLE), text.replace("title: Tie every", &format!("title: Number {number} of")))
            .unwrap();
        if number % 50 == 0 {
            let _ = shown.preview.page(PAGE);
        }
    }
    for _ in 0..600 {
        // A file that is just being written may be read as an empty one.
        let page = shown.preview.page(PAGE);
        if matches!(page, Page::Bytes(bytes, _) if String::from_utf8_lossy(&bytes).contains("Number 299 of"))
        {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the last one is not shown");
}

/// Saves that come while rules and search are still at work on the ones before, from which no state may be left that is never examined.
#[test]
fn what_is_found_is_that_of_the_last_of_many_saves() {
    let shown = Shown::new();
    let text = fs::read_to_string(shown.at(SAMPLE)).unwrap();
    for round in 0..4 {
        for number in 0..40 {
            fs::write(
                shown.at(SAMPLE),
                text.replace("title: Tie every", &format!("title: Number {number} of")),
            )
            .unwrap();
            std::thread::sleep(Duration::from_millis(15 + 10 * round));
        }
        fs::write(shown.at(SAMPLE), text.replace("domains: [water, health]", "domains: [water, helth]"))
            .unwrap();
        while !shown.hear().contains("FB0801") {}
        fs::write(shown.at(SAMPLE), &text).unwrap();
        while shown.hear().contains("FB0801") {}
    }
}

#[test]
fn texts_that_an_earlier_command_has_parsed_are_not_parsed_again() {
    let dir = tempfile::tempdir().unwrap();
    assert!(Folder::new(dir.path()).now(&Changes::Any).is_err());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "nothing is kept where no site is");
    for (path, bytes) in embedded::starter() {
        let place = dir.path().join(&path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    let library = crate::load_kept(dir.path()).unwrap();
    let versions = library.sources.iter().filter(|(_, source)| source.path.ends_with(".md")).count();
    let mut folder = Folder::new(dir.path());
    assert_eq!(format!("{:?}", folder.now(&Changes::Any).unwrap().library), format!("{library:?}"));
    assert!(versions > 1 && folder.linked.taken() == versions);
}

/// The page of a practice that was saved, and what is found in it, do not wait for the plan of all pages; where no plan follows, the pages are
/// those of the state before.
#[test]
fn a_saved_practice_comes_before_the_rest() {
    let shown = Shown::new();
    // A site that says the same, and that nobody watches.
    let other = tempfile::tempdir().unwrap();
    for (path, bytes) in embedded::starter() {
        let place = other.path().join(&path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    let mut folder = Folder::new(other.path());
    let all = folder.now(&Changes::Any).unwrap();
    assert_eq!(all.alone, None);
    let text = fs::read_to_string(other.path().join(SAMPLE)).unwrap();
    fs::write(other.path().join(SAMPLE), text.replacen("title: Tie every", "title: Bind every", 1)).unwrap();
    let site = folder.now(&Changes::Files([SAMPLE.to_owned()].into())).unwrap();
    let saved = site.alone.unwrap();
    assert_eq!(saved, BTreeSet::from(["tie-sensors-to-a-repair-service".to_owned()]));

    let choices = Choices { drafts: true, preview: true, ..Choices::default() };
    let first = |number: u64| {
        let (sender, _) = mpsc::channel();
        shown.preview.show_first(number, &site.library, &saved, &choices, &Ears(Mutex::new(sender)));
    };
    // A theme is the same when it is the same in memory.
    first(97);
    assert_ne!(shown.preview.now().state, 97, "it has another theme");
    let edition = edition::select(&site.library, &[], &choices, date(2026, 11, 27));
    let prepared = Prepared::new(&edition, &site.library.themes, false).unwrap();
    shown.preview.memory().prepared = Some(prepared);
    let searched = || shown.preview.now().search.number();
    let all = edition::select(&all.library, &[], &choices, date(2026, 11, 27));
    let search = shown.preview.index.lock().unwrap().update(&all).unwrap();
    shown.preview.search_in(search);
    let before = searched();
    first(98);
    assert!(shown.preview.now().first.is_empty(), "nobody looks at it");
    assert_ne!(searched(), before);
    let once = searched();
    let before = shown.text(PAGE);
    assert!(before.contains("<h1>Tie every") && shown.text("en/index.html").contains("Tie every"));
    let changes = shown.preview.changes();
    first(99);
    assert!(changes.has_changed().unwrap() && shown.preview.now().state == 99);
    assert!(shown.text(PAGE).contains("<h1>Bind every"));
    let answer = shown.preview.answer(PAGE, "");
    assert!(answer.reload && answer.checking, "the rules of the state before told what is found");
    assert!(shown.text("en/index.html").contains("Tie every"), "the rest follows");
    assert_eq!(searched(), once, "it was found already");
    shown.preview.begin(100, None);
    assert_eq!(shown.text(PAGE), before);
}
