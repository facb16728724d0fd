use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::parse::markdown::{Block, BlockKind, Definition, Item};
use crate::parse::{Known, Parsed, parse};
use crate::shelf::{CACHE, cache_of};
use crate::source::Sources;

const PRACTICE: &str = "content/practices/some-thing/en.md";
const PAGE: &str = "content/pages/some-thing/en.md";

/// A text in the run in which it has this number.
fn text(path: &str, text: &str, number: usize) -> (SourceId, Arc<Source>) {
    let mut sources = Sources::default();
    for other in 0..number {
        sources.add(Source::new(format!("content/pages/other-{other}/en.md"), ""));
    }
    let id = sources.add(Source::new(path, text));
    (id, Arc::clone(&sources.shared()[number]))
}

/// What a text gives when it is parsed in one run, kept, and read in another, and what it gives when it is parsed in that one;
/// `None` for what is not kept.
fn both(path: &str, words: &str) -> Option<(String, String)> {
    let (id, source) = text(path, words, 0);
    let bytes = written(&parse_alone(id, &source), id, &source)?;
    let (id, source) = text(path, words, 3);
    let kept = read(&bytes, &seat_of(path).unwrap(), id, &source);
    Some((format!("{kept:?}"), format!("{:?}", Some(parse_alone(id, &source).0))))
}

fn assert_comes_back(path: &str, words: &str) -> bool {
    let Some((kept, parsed)) = both(path, words) else {
        let (id, source) = text(path, words, 0);
        // What has no fault is kept.
        assert!(!parse_alone(id, &source).1.is_empty() || !path.ends_with(".md"), "{path}: {words}");
        return false;
    };
    assert!(kept.contains("3@") && !kept.contains("0@"), "{kept}");
    assert_eq!(kept, parsed, "{path}: {words}");
    true
}

/// The texts of a folder, by path from its root.
fn texts_below(root: &Path, folder: &str) -> Vec<(String, String)> {
    let entries = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name();
    let files = entries.into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let texts = files.filter_map(|entry| {
        let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        Some((path, fs::read_to_string(entry.path()).ok()?))
    });
    texts.collect()
}

#[test]
fn every_text_of_this_repository_comes_back_as_it_was_parsed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let starter = crate::embedded::starter()
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()));
    let texts: Vec<(String, String)> = texts_below(root, "content").into_iter().chain(starter).collect();
    let (mut kept, mut versions) = (0, 0);
    for (path, words) in texts.iter().filter(|(path, _)| path.ends_with(".md") || path.ends_with(".yaml")) {
        versions += usize::from(path.ends_with(".md"));
        for words in [words.clone(), words.replace('\n', "\r\n"), format!("\u{feff}{words}")] {
            kept += usize::from(assert_comes_back(path, &words));
        }
    }
    assert!(versions > 18 && kept >= 3 * versions, "{kept} of {versions}");
}

#[test]
fn every_key_of_a_front_matter_comes_back() {
    let original = "---\nsymbol: BP-7K3Q0\ntitle: T\nsummary: S\nrevision: 3\npublished: 2026-11-22\nupdated: 2026-11-23\nstatus: withdrawn\n\
        reason: R\ndomains: [a, b]\ntopics: [c]\nstage: pilot\norigin: x\ncontributor: y\nplaces: [RWA]\nscope: global\nperiod: {start: 2016, end: ongoing}\n\
        sources:\n  - {title: A, publisher: B, year: 2016, url: https://x.int/, accessed: 2026-01-01, kind: secondary, language: fr, licence: L, archived: Z}\n\
        licence: CC-BY-4.0\nreview: {by: x, date: 2026-01-01, next: 2027-01-01}\nsdgs: [6]\nwsis: [C7]\nstandards: [y4000]\n\
        results:\n  - {what: W, before: 1, after: 2, unit: m, when: 2016, where: P, method: M, source: 1}\nscale: {count: -3, unit: u, as_of: 2016}\n\
        cost: {amount: 12, currency: EUR, year: 2016, covers: C}\nconnectivity: [none]\npower: [solar]\npartners: [{name: N, support: money}]\n\
        effort: {level: small, skills: [s]}\nworkshop: {minutes: 30, needs: [n], exercise: E}\nimages: [{file: a.png, alt: A, credit: C, licence: L}]\n\
        related: [r]\nsupersedes: [s]\naliases: [a]\nextra: {z: 1, a: {b: [1.5, -2, null, true, é, 18446744073709551615]}, c: 0.1}\n---\nWords [1].\n";
    let translation = "---\ntitle: T\nsummary: S\ntranslation: {of_revision: 1, status: machine, by: x, date: 2026-11-22, sections: {lessons: 0123abcd}}\n\
        results: [{what: W, before: b, after: a, unit: u, when: w, where: p, method: m}]\npartners: [{name: N}]\nimages: [{file: f.png, alt: A, credit: C}]\n\
        reason: R\nscale: {unit: u, as_of: a}\ncost: {covers: C}\neffort: {skills: [s]}\nworkshop: {needs: [n], exercise: E}\nsymbol: BP-7K3Q0\n---\n";
    let page = "---\ntitle: T\nsummary: S\nmenu: 3\nupdated: 2026-11-22\nrevision: 2\ntranslation: {of_revision: 1, status: draft, by: x, date: 2026-11-22}\n---\n";
    for (path, words) in [(PRACTICE, original), (PRACTICE, translation), (PAGE, page)] {
        assert!(assert_comes_back(path, words), "{:?}", {
            let (id, source) = text(path, words, 0);
            parse_alone(id, &source).1
        });
    }
    // No key was forgotten above.
    let (id, source) = text(PRACTICE, original, 0);
    let all = format!("{:?}", parse_alone(id, &source).0);
    assert_eq!(all.matches("None").count(), 1, "but for the band of the cost: {all}");
}

#[test]
fn an_extra_that_would_not_come_back_is_not_kept() {
    let words =
        |number: &str| format!("---\nsymbol: BP-7K3Q0\ntitle: T\nsummary: S\nextra: {{a: {number}}}\n---\n");
    let front = |number: &str| {
        let (id, source) = text(PRACTICE, &words(number), 0);
        let Piece::Version(version) = parse_alone(id, &source).0 else { panic!("no practice") };
        let Front::Original(front) = version.front else { panic!("no original") };
        let _open = Open::new(id, &source);
        postcard::to_stdvec(&*front)
    };
    assert!(front("0.5").is_ok() && front("0.1").is_ok());
    let is_exact = |number: f64| {
        serde_json::from_str::<serde_json::Value>(&number.to_string()).unwrap().as_f64() == Some(number)
    };
    let mut number = 0.1_f64;
    let missed = (0..100_000).find_map(|_| {
        number = (number * 1.618_033_988_749_895).fract() + 1e-9;
        (!is_exact(number * 1e-300)).then_some(number * 1e-300)
    });
    // Where serde_json reads all fractions exactly, there is nothing to be refused.
    if let Some(missed) = missed {
        assert!(front(&missed.to_string()).is_err(), "{missed}");
    }
}

/// Pieces of Markdown that hold one another, break one another off, or are nothing.
fn body() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "word ",
        "é日\u{1f600}",
        "*",
        "**",
        "~~",
        "`",
        "```",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "  ",
        "    ",
        "# ",
        "## A {#b}",
        "| a | b |\n|:-|-:|\n| c | d |\n",
        "[1]",
        "[a](b.md \"t\")",
        "[a][b]",
        "![x](y.png)",
        "[^n]",
        "[^n]: note",
        "$",
        "$$",
        "<b>",
        "</b>",
        "<div>\n",
        "<https://x.int/>",
        "- [x] ",
        "Term\n: Meaning\n",
        "> [!NOTE]\n",
        "---\n",
        "\\",
        "\r\n",
        "&amp;",
        "\t",
        "[b]: c.md\n",
    ];
    proptest::collection::vec(proptest::sample::select(PIECES), 0..40).prop_map(|all| all.concat())
}

proptest! {
    #[test]
    fn every_body_comes_back_as_it_was_parsed(body in body(), end in "[\\PC\n]{0,20}") {
        let words = format!("---\ntitle: T\nsummary: S\n---\n{body}{end}");
        assert_comes_back(PAGE, &words);
    }
}

/// A site's folder with what it keeps.
struct Site(TempDir);

impl Site {
    fn new() -> Site {
        Site(tempfile::tempdir().unwrap())
    }

    /// What texts at these paths give, which is what they give where nothing is kept, and how many were taken.
    fn parsed(&self, texts: &[(&str, &str)]) -> (Parsed, usize) {
        let mut sources = Sources::default();
        for (path, text) in texts {
            sources.add(Source::new(*path, *text));
        }
        let mut known = Known::of_site(self.0.path());
        let parsed = known.parse(&sources);
        assert_eq!(format!("{parsed:?}"), format!("{:?}", parse(&sources)), "{texts:?}");
        (parsed, known.taken())
    }

    fn taken(&self, texts: &[(&str, &str)]) -> usize {
        self.parsed(texts).1
    }

    /// The files, by path.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let Ok(cache) = cache_of(self.0.path()) else { return BTreeMap::new() };
        let folder = cache.join("parsed");
        let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
        entries.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }

    /// All sums of the entries.
    fn keys(&self) -> Vec<Key> {
        let shelf = Shelf::new(&cache_of(self.0.path()).unwrap());
        let names = (0..FILES).filter_map(|number| shelf.parsed(&format!("{number:02}")));
        names.flat_map(|bytes| entries(&bytes).unwrap().into_keys().collect::<Vec<_>>()).collect()
    }
}

const ONE: &str = "---\ntitle: One\nsummary: S\n---\nWords *one* [a](b.md).\n";
const TWO: &str = "---\ntitle: Two\nsummary: S\n---\n## Two\n";
const FAULTY: &str = "---\ntitle: One\nsummary: [S]\n---\nWords.\n";

#[test]
fn what_was_parsed_before_is_taken_wherever_it_stands_now() {
    let site = Site::new();
    assert_eq!(site.taken(&[(PAGE, ONE), ("content/pages/two/en.md", TWO)]), 0);
    assert_eq!(site.taken(&[(PAGE, ONE), ("content/pages/two/en.md", TWO)]), 2);
    // Another path, another language, another number, and twice the same.
    let moved =
        [("content/pages/a/fr.md", TWO), ("content/pages/b/en.md", ONE), ("content/pages/c/ru.md", ONE)];
    assert_eq!(site.taken(&moved), 3);
    // A page is no practice.
    let keys = [PAGE, PRACTICE].map(|path| key_of(&seat_of(path).unwrap(), ONE));
    assert!(keys[0] != keys[1] && keys.iter().all(Option::is_some));
    assert_eq!(site.taken(&[(PRACTICE, ONE)]), 0);
    // What has a fault is told each time.
    for _ in 0..2 {
        let (parsed, taken) = site.parsed(&[(PAGE, FAULTY), ("content/vocabularies/x.yaml", "a: b\n")]);
        assert!(taken == 0 && parsed.faults.len() > 1, "{parsed:?}");
    }
    // One that is in memory is not looked for.
    let mut sources = Sources::default();
    sources.add(Source::new(PAGE, ONE));
    let mut known = Known::of_site(site.0.path());
    let documents = [(); 2].map(|()| Arc::clone(&known.parse(&sources).pages[0].document));
    assert!(Arc::ptr_eq(&documents[0], &documents[1]));
}

#[test]
fn what_is_no_more_in_the_site_is_not_kept() {
    let site = Site::new();
    let others: Vec<(String, String)> = (0..200)
        .map(|number| {
            (format!("content/pages/p{number}/en.md"), ONE.replace("One", &format!("One {number}")))
        })
        .collect();
    let texts: Vec<(&str, &str)> = others.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    site.taken(&texts);
    assert!(site.keys().len() == 200 && site.files().len() > 50);
    let before = site.files();
    assert_eq!(site.taken(&texts), 200);
    assert!(site.files() == before);
    // One text goes and another comes.
    let mut changed = texts.clone();
    changed[7].1 = TWO;
    assert_eq!(site.taken(&changed), 199);
    assert_eq!(site.keys().len(), 200);
    assert_eq!(site.taken(&changed), 200);
    let after = site.files();
    let others = before.iter().filter(|(path, bytes)| after.get(*path) != Some(bytes)).count();
    assert!((1..=2).contains(&others), "{others}");
    assert_eq!(site.taken(&texts[..3]), 3);
    assert_eq!(site.keys().len(), 3);
    // A file of which nothing can be read goes, too.
    let path = cache_of(site.0.path()).unwrap().join("parsed/63.parsed");
    fs::write(path, "damaged").unwrap();
    assert_eq!((site.taken(&[]), site.files().len()), (0, 0));
}

/// A file that is as it was is not written again.
#[cfg(unix)]
#[test]
fn a_file_is_written_when_a_text_has_come_or_is_gone() {
    use std::os::unix::fs::MetadataExt;
    let site = Site::new();
    let numbers = || {
        site.files().into_keys().map(|path| (fs::metadata(&path).unwrap().ino(), path)).collect::<Vec<_>>()
    };
    site.taken(&[(PAGE, ONE)]);
    let before = numbers();
    assert_eq!((site.taken(&[("content/pages/b/fr.md", ONE)]), numbers()), (1, before.clone()));
    site.taken(&[(PAGE, TWO)]);
    assert_ne!(numbers(), before);
}

#[test]
fn where_nothing_can_be_kept_all_is_parsed() {
    let site = Site::new();
    let root = site.0.path().join("none");
    let mut sources = Sources::default();
    sources.add(Source::new(PAGE, ONE));
    for _ in 0..2 {
        let mut known = Known::of_site(&root);
        assert_eq!((known.parse(&sources).pages.len(), known.taken()), (1, 0));
    }
    assert!(!root.exists());
    // A file in the place of the folder.
    fs::write(cache_of(site.0.path()).unwrap().join("parsed"), "a file").unwrap();
    assert_eq!((site.taken(&[(PAGE, ONE)]), site.taken(&[(PAGE, ONE)])), (0, 0));
    // One that was brought from elsewhere is removed.
    let other = Site::new();
    assert_eq!((other.taken(&[(PAGE, ONE)]), other.taken(&[(PAGE, ONE)])), (0, 1));
    fs::write(other.0.path().join(CACHE).join("made-here"), "1\n").unwrap();
    assert_eq!((other.taken(&[(PAGE, ONE)]), other.taken(&[(PAGE, ONE)])), (0, 1));
}

#[test]
fn a_file_with_a_damaged_byte_is_none() {
    let site = Site::new();
    let texts = [(PAGE, ONE)];
    site.taken(&texts);
    let files = site.files();
    let (path, whole) = files.first_key_value().unwrap();
    assert!(files.len() == 1 && whole.len() > 150, "{}", whole.len());
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1 << (at % 8);
        fs::write(path, &damaged).unwrap();
        assert_eq!(site.taken(&texts), 0, "byte {at}");
        assert!(fs::read(path).unwrap() == *whole, "it is mended");
    }
    for length in 0..whole.len() {
        fs::write(path, &whole[..length]).unwrap();
        assert_eq!(site.taken(&texts), 0, "{length} bytes");
    }
    // Under the name of another, with the text that belongs there.
    let (id, source) = text(PAGE, ONE, 0);
    let number = usize::from(key_of(&seat_of(PAGE).unwrap(), &source.text).unwrap()[0] % FILES);
    fs::copy(path, path.with_file_name(format!("{:02}.parsed", (number + 1) % usize::from(FILES)))).unwrap();
    let shelf = Shelf::new(&cache_of(site.0.path()).unwrap());
    assert!(shelf.parsed(&format!("{number:02}")).is_some());
    assert!(shelf.parsed(&format!("{:02}", (number + 1) % usize::from(FILES))).is_none());
    assert!(written(&parse_alone(id, &source), id, &source).is_some());
}

/// Entries of whoever can make sums that are right.
#[test]
fn a_forged_entry_stops_nothing() {
    let seat = seat_of(PAGE).unwrap();
    let (id, long) = text(PAGE, &format!("{ONE}{}", "Words and *words*.\n".repeat(9)), 0);
    let bytes = written(&parse_alone(id, &long), id, &long).unwrap();
    assert!(read(&bytes, &seat, id, &long).is_some());
    // More bytes than it has, and fewer.
    assert!(read(&[&bytes[..], b"\0"].concat(), &seat, id, &long).is_none());
    for length in 0..bytes.len() {
        assert!(read(&bytes[..length], &seat, id, &long).is_none(), "{length}");
    }
    // Places behind the end, and in the middle of a letter.
    for other in [ONE, "", &"日".repeat(100)] {
        let (id, other) = text(PAGE, other, 0);
        assert!(read(&bytes, &seat, id, &other).is_none(), "{}", other.text);
    }
    // As a practice.
    assert!(read(&bytes, &seat_of(PRACTICE).unwrap(), id, &long).is_none());
    // Any other byte: what is read has its places in the text.
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut other = bytes.clone();
            other[at] ^= 1 << bit;
            if let Some(Piece::Page(page)) = read(&other, &seat, id, &long) {
                page.document.walk(&mut |visited| {
                    let span = match visited {
                        crate::parse::markdown::Visited::Block(block) => block.span,
                        crate::parse::markdown::Visited::Inline(inline) => inline.span,
                    };
                    assert!(long.text.get(span.range()).is_some());
                });
            }
        }
    }
    // Emphasis in emphasis: its number among the kinds, and one that stands in it.
    let paragraph = Document { blocks: Vec::new(), footnotes: Vec::new() };
    let head = {
        let _open = Open::new(id, &long);
        postcard::to_stdvec(&(PageFront::default(), Span::new(id, 0..3), &paragraph)).unwrap()
    };
    let deep = [&head[..head.len() - 2], b"\x01\x00\x01", &b"\x02\x01".repeat(1_000_000)].concat();
    assert!(read(&deep, &seat, id, &long).is_none());
    // A short text with far more than it can hold, each of it right.
    let many = Document {
        blocks: vec![Block { span: Span::new(id, 0..1), kind: BlockKind::Rule }; 40_000],
        footnotes: Vec::new(),
    };
    let many = {
        let _open = Open::new(id, &long);
        postcard::to_stdvec(&(PageFront::default(), Span::new(id, 0..3), &many)).unwrap()
    };
    assert!(read(&many, &seat, id, &long).is_none());
    let (other, longer) = text(PAGE, &format!("{ONE}{}", "Words.\n".repeat(9_000)), 0);
    assert!(read(&many, &seat, other, &longer).is_some());
    // A heading below the sixth level.
    for (level, is_read) in [(0, false), (1, true), (6, true), (7, false), (255, false)] {
        let kind = BlockKind::Heading { level, id: None, content: Vec::new() };
        let document =
            Document { blocks: vec![Block { span: Span::new(id, 0..1), kind }], footnotes: Vec::new() };
        let bytes = {
            let _open = Open::new(id, &long);
            postcard::to_stdvec(&(PageFront::default(), Span::new(id, 0..3), &document)).unwrap()
        };
        assert_eq!(read(&bytes, &seat, id, &long).is_some(), is_read, "{level}");
    }
    // No place is read where no text is.
    assert!(postcard::from_bytes::<Span>(b"\x00\x00").is_err());
}

/// As deep as is read at all, in a thread with as little room as those of the pool have.
#[test]
fn the_deepest_nesting_that_is_read_has_room() {
    let seat = seat_of(PAGE).unwrap();
    let (id, source) = text(PAGE, ONE, 0);
    let span = Span::new(id, 0..1);
    let quote = |inside| BlockKind::Quote { alert: None, blocks: inside };
    let list = |inside| BlockKind::List { start: None, items: vec![Item { task: None, blocks: inside }] };
    let meaning = |inside| BlockKind::Definitions(vec![Definition::Meaning(inside)]);
    type Wrap<'a> = &'a dyn Fn(Vec<Block>) -> BlockKind;
    let wraps: [(&str, Wrap<'_>); 3] = [("quotes", &quote), ("lists", &list), ("meanings", &meaning)];
    for (name, wrap) in wraps {
        let deep = |levels: usize| {
            let mut blocks = vec![Block { span, kind: BlockKind::Rule }];
            for _ in 0..levels {
                blocks = vec![Block { span, kind: wrap(blocks) }];
            }
            let document = Document { blocks, footnotes: Vec::new() };
            let _open = Open::new(id, &source);
            postcard::to_stdvec(&(PageFront::default(), span, &document)).unwrap()
        };
        let is_read = |levels| {
            let bytes = deep(levels);
            let thread = std::thread::Builder::new().stack_size(2 << 20);
            std::thread::scope(|scope| {
                thread
                    .spawn_scoped(scope, || read(&bytes, &seat, id, &source).is_some())
                    .unwrap()
                    .join()
                    .unwrap()
            })
        };
        let deepest = (0..3 * DEEPEST).take_while(|levels| is_read(*levels)).last().unwrap();
        assert!((DEPTH_LIMIT..=DEEPEST).contains(&deepest), "{name}: {deepest}");
        assert!(!is_read(1_000), "{name}");
    }
}

#[test]
fn a_forged_file_gives_what_its_texts_give() {
    let site = Site::new();
    let texts = [(PAGE, ONE)];
    site.taken(&texts);
    let shelf = Shelf::new(&cache_of(site.0.path()).unwrap());
    let key = site.keys()[0];
    let name = format!("{:02}", key[0] % FILES);
    let whole = shelf.parsed(&name).unwrap();
    let entry = |bytes: &[u8]| file_of(&BTreeMap::from([(key, Cow::Borrowed(bytes))]));
    for forged in [
        entry(b""),
        entry(b"\xff\xff"),
        whole[..whole.len() - 1].to_vec(),
        b"x".to_vec(),
        [0xff; 99].to_vec(),
    ] {
        shelf.put_parsed(&name, &forged);
        assert_eq!(site.taken(&texts), 0, "{forged:?}");
        assert_eq!(site.taken(&texts), 1, "it is mended");
    }
}

/// The texts that a site can have, and whether they are kept.
const POOL: [(&str, bool); 6] = [
    (ONE, true),
    (TWO, true),
    ("---\ntitle: Three\nsummary: S\nmenu: 1\n---\n> Words.\n", true),
    ("\u{feff}---\r\ntitle: Four\r\nsummary: S\r\n---\r\n- a\r\n- é\r\n", true),
    (FAULTY, false),
    ("", false),
];

const PATHS: [&str; 8] = [
    "content/pages/a/en.md",
    "content/pages/a/fr.md",
    "content/pages/b/en.md",
    "content/pages/c/en.md",
    "content/practices/a/en.md",
    "content/vocabularies/v.yaml",
    "content/pages/nowhere.md",
    "fieldbook.yaml",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Texts come, go, change and move; a file of what is kept is damaged now and then.
    #[test]
    fn what_is_kept_changes_nothing(
        states in proptest::collection::vec(
            (proptest::collection::btree_map(0..PATHS.len(), 0..POOL.len(), 0..PATHS.len()), proptest::option::weighted(0.2, 0..1000usize)),
            2..8,
        )
    ) {
        let site = Site::new();
        let mut before: BTreeSet<usize> = BTreeSet::new();
        for (state, damage) in states {
            let mut damaged = None;
            let files = site.files();
            if let Some(number) = damage && !files.is_empty() {
                let (path, bytes) = files.iter().nth(number % files.len()).unwrap();
                let mut bytes = bytes.clone();
                let at = number % bytes.len();
                bytes[at] ^= 4;
                fs::write(path, bytes).unwrap();
                damaged = path.file_stem().map(|name| name.to_str().unwrap().parse::<u8>().unwrap());
            }
            let texts: Vec<(&str, &str)> = state.iter().map(|(path, text)| (PATHS[*path], POOL[*text].0)).collect();
            // The texts of pages alone have no fault.
            let of_pages: Vec<usize> =
                state.iter().filter(|(path, text)| **path < 4 && POOL[**text].1).map(|(_, text)| *text).collect();
            let is_damaged = |text: usize| {
                damaged == Some(key_of(&seat_of(PAGE).unwrap(), POOL[text].0).unwrap()[0] % FILES)
            };
            let wanted = of_pages.iter().filter(|text| before.contains(text) && !is_damaged(**text)).count();
            prop_assert_eq!(site.taken(&texts), wanted);
            before = of_pages.into_iter().collect();
            prop_assert_eq!(site.keys().len(), before.len());
        }
    }
}
