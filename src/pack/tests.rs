use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::sign::{Key, Signer};
use super::source::Source;
use super::update::{How, update};
use super::verify::{Report, verify};
use super::write::write;
use super::*;
use crate::fault::ThemeFault;
use crate::outputs::{Plan, Record};

/// An edition of a few files.
#[derive(Clone)]
struct Edition {
    id: &'static str,
    date: &'static str,
    site: Option<SiteName>,
    files: BTreeMap<&'static str, &'static str>,
}

impl Plan for Edition {
    fn paths(&self) -> Vec<&str> {
        self.files.keys().copied().collect()
    }

    fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, ThemeFault> {
        Ok(Cow::Borrowed(self.files[path].as_bytes()))
    }

    fn edition_file(&self, files: &BTreeMap<&str, Record>) -> String {
        let mut list = serde_json::json!({
            "format": 1, "generator": "fieldbook test", "edition": self.id, "date": self.date, "languages": ["en"],
            "files": files,
        });
        if let Some(site) = &self.site {
            list["site"] = serde_json::to_value(site).unwrap();
        }
        list.to_string()
    }
}

fn first() -> Edition {
    Edition {
        id: "one",
        date: "2026-11-01",
        site: None,
        files: [("en/a.html", "a"), ("en/b.html", "b"), ("index.html", "old"), ("x/old.css", "x")].into(),
    }
}

fn second() -> Edition {
    Edition {
        id: "two",
        date: "2026-11-02",
        site: None,
        files: [("en/a.html", "a"), ("en/b.html", "b"), ("index.html", "new"), ("x/new.css", "y")].into(),
    }
}

fn packed(edition: &Edition, since: Option<&Edition>) -> Vec<u8> {
    signed(edition, since, None)
}

fn signed(edition: &Edition, since: Option<&Edition>, signer: Option<&Signer>) -> Vec<u8> {
    let since = since.map(|since| {
        let records: BTreeMap<&str, Record> =
            since.files.iter().map(|(path, text)| (*path, Record::of(text.as_bytes()))).collect();
        manifest::Manifest::parse(since.edition_file(&records).into_bytes()).unwrap()
    });
    let mut bytes = Cursor::new(Vec::new());
    write(edition, "site", since.as_ref(), signer, &mut bytes).unwrap();
    bytes.into_inner()
}

/// A folder for tests, and files in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Desk(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> Source {
        fs::write(self.path(name), bytes).unwrap();
        Source::open(&self.path(name)).unwrap()
    }
}

fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// A zip archive with these files, whatever they are.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_pack_is_the_site_and_the_same_one_twice() {
    let desk = Desk::new();
    let bytes = packed(&first(), None);
    assert_eq!(bytes, packed(&first(), None));
    let pack = desk.file("one.zip", &bytes);
    assert_eq!(verify(&pack).unwrap(), Report { checked: 4, ..Report::default() });
    update(&desk.path("site"), &pack, How::default()).unwrap();
    let site = files_below(&desk.path("site"));
    assert_eq!(site.len(), 5);
    assert_eq!(site["index.html"], b"old");
    let folder = Source::open(&desk.path("site")).unwrap();
    assert!(verify(&folder).unwrap().is_clean());
    // From a folder as from its pack.
    update(&desk.path("copy"), &folder, How::default()).unwrap();
    assert_eq!(files_below(&desk.path("copy")), site);
}

#[test]
fn an_update_holds_what_changed_and_makes_the_next_edition() {
    let desk = Desk::new();
    let site = desk.path("site");
    update(&site, &desk.file("one.zip", &packed(&first(), None)), How::default()).unwrap();
    let next = desk.file("next.zip", &packed(&second(), Some(&first())));
    assert!(next.has("index.html") && next.has("x/new.css") && !next.has("en/a.html"));
    assert!(verify(&next).unwrap().is_clean());
    let done = update(&site, &next, How::default()).unwrap();
    assert_eq!((done.written, done.unchanged, done.removed), (3, 2, 1));
    update(&desk.path("whole"), &desk.file("two.zip", &packed(&second(), None)), How::default()).unwrap();
    assert_eq!(files_below(&site), files_below(&desk.path("whole")));
    // Back again only when it is said.
    let one = desk.file("one.zip", &packed(&first(), None));
    let told = update(&site, &one, How::default()).unwrap_err().to_string();
    assert!(told.contains("2026-11-02") && told.contains("2026-11-01") && told.contains("--older"), "{told}");
    update(&site, &one, How { older: true, ..How::default() }).unwrap();
    assert_eq!(files_below(&site)["index.html"], b"old");
}

#[test]
fn an_update_of_another_edition_changes_nothing() {
    let desk = Desk::new();
    let site = desk.path("site");
    let mut other = first();
    other.files.insert("en/a.html", "another");
    update(&site, &desk.file("other.zip", &packed(&other, None)), How::default()).unwrap();
    let before = files_below(&site);
    let next = desk.file("next.zip", &packed(&second(), Some(&first())));
    let told = update(&site, &next, How::default()).unwrap_err().to_string();
    assert!(told.contains("made for the edition one") && told.contains("`en/a.html`"), "{told}");
    assert_eq!(files_below(&site), before);
    let told = update(&desk.path("nothing"), &next, How::default()).unwrap_err().to_string();
    assert!(told.contains("no edition"), "{told}");
    assert!(!desk.path("nothing").exists());
}

#[test]
fn what_is_not_as_the_list_says_is_named_and_changes_nothing() {
    let desk = Desk::new();
    let site = desk.path("site");
    update(&site, &desk.file("one.zip", &packed(&first(), None)), How::default()).unwrap();
    let before = files_below(&site);
    let whole = packed(&second(), None);
    let mut seen = 0;
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(desk.path("damaged.zip"), &damaged).unwrap();
        // A bit of a name, of a size or of the list makes it no edition or another; none may be taken for whole
        // that is not.
        if let Ok(source) = Source::open(&desk.path("damaged.zip")) {
            let report = verify(&source).unwrap();
            match update(&site, &source, How { older: true, ..How::default() }) {
                Ok(_) => {
                    assert_eq!(files_below(&site)["index.html"], b"new", "byte {at}");
                    update(
                        &site,
                        &desk.file("one.zip", &packed(&first(), None)),
                        How { older: true, ..How::default() },
                    )
                    .unwrap();
                }
                Err(failure) => {
                    assert!(!report.is_clean(), "byte {at}: {failure}");
                    seen += 1;
                }
            }
        }
        assert_eq!(files_below(&site), before, "byte {at}");
    }
    assert!(seen > 0);
    for length in 0..whole.len() {
        fs::write(desk.path("short.zip"), &whole[..length]).unwrap();
        assert!(Source::open(&desk.path("short.zip")).is_err(), "{length} bytes");
    }
    // In a folder, too, where links are not followed and what systems leave is none of a site's.
    fs::write(site.join("index.html"), "oLd").unwrap();
    fs::remove_file(site.join("en/a.html")).unwrap();
    fs::write(site.join("en/c.html"), "c").unwrap();
    fs::write(site.join("Thumbs.db"), "t").unwrap();
    fs::create_dir_all(site.join("System Volume Information/x")).unwrap();
    fs::write(site.join("System Volume Information/x/y"), "t").unwrap();
    #[cfg(unix)]
    {
        fs::rename(site.join("en/b.html"), desk.path("b.html")).unwrap();
        std::os::unix::fs::symlink(desk.path("b.html"), site.join("en/b.html")).unwrap();
    }
    let report = verify(&Source::open(&site).unwrap()).unwrap();
    let paths = |all: &[&str]| all.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>();
    assert_eq!(report.altered, paths(&["index.html"]));
    assert_eq!(report.missing, paths(if cfg!(unix) { &["en/a.html", "en/b.html"] } else { &["en/a.html"] }));
    assert_eq!(report.extra, paths(&["en/c.html"]));
}

/// The list of an edition in which a file has some bytes.
fn list_of(path: &str, bytes: &[u8]) -> Vec<u8> {
    let records: BTreeMap<&str, Record> = [(path, Record::of(bytes))].into();
    first().edition_file(&records).into_bytes()
}

#[test]
fn a_hostile_pack_writes_nothing_outside_and_stops_in_time() {
    let desk = Desk::new();
    let opened = |bytes: &[u8]| {
        fs::write(desk.path("hostile.zip"), bytes).unwrap();
        Source::open(&desk.path("hostile.zip"))
    };
    // Paths that lead out: of the list they are refused, and of the archive alone they are never written.
    for path in ["../evil", "/evil", "en/../../evil", "..\\evil"] {
        let list = list_of(path, b"x");
        assert!(
            opened(&zipped(&[("site/edition.json", &list), (&format!("site/{path}"), b"x")])).is_err(),
            "{path}"
        );
        let list = list_of("a", b"x");
        let files: [(&str, &[u8]); 3] =
            [("site/edition.json", &list), ("site/a", b"x"), (&format!("site/{path}"), b"x")];
        let source = opened(&zipped(&files)).unwrap();
        assert!(!verify(&source).unwrap().is_clean(), "{path}");
        let site = desk.path("in/site");
        update(&site, &source, How::default()).unwrap();
        assert_eq!(files_below(&desk.path("in")).len(), 2, "{path}");
        fs::remove_dir_all(desk.path("in")).unwrap();
    }
    // Beside its folder, too, a stranger's file is named; and of two files of one name nobody knows which is unpacked.
    let list = list_of("a", b"x");
    let whole: [(&str, &[u8]); 2] = [("site/edition.json", &list), ("site/a", b"x")];
    let mut beside = whole.to_vec();
    beside.extend([("other/evil.exe", &b"x"[..]), ("../../evil", b"x"), ("autorun.inf", b"x")]);
    let report = verify(&opened(&zipped(&beside)).unwrap()).unwrap();
    assert_eq!(report.extra, ["../../evil", "autorun.inf", "other/evil.exe"]);
    let mut twice = zipped(&[("site/edition.json", &list), ("site/a", b"x"), ("site/b", b"x")]);
    for at in 0..twice.len() - 6 {
        if &twice[at..at + 6] == b"site/b" {
            twice[at + 5] = b'a';
        }
    }
    let told = opened(&twice).unwrap_err().to_string();
    assert!(told.contains("several files of one name"), "{told}");
    // A file that is far longer than its list says is read no further than that.
    let long = vec![0; 64 * 1024 * 1024];
    let list = list_of("a", b"x");
    let source = opened(&zipped(&[("site/edition.json", &list), ("site/a", &long)])).unwrap();
    assert_eq!(verify(&source).unwrap().altered, ["a"]);
    assert!(matches!(update(&desk.path("site"), &source, How::default()), Err(PackFailure::Damaged(..))));
    assert!(!desk.path("site").exists());
    // What is no pack says so.
    let list = list_of("a", b"x");
    for (bytes, word) in [
        (b"no zip".to_vec(), "no whole zip file"),
        (Vec::new(), "no whole zip file"),
        (zipped(&[]), "no `edition.json`"),
        (zipped(&[("a/b/edition.json", &list)]), "no `edition.json`"),
        (zipped(&[("a/edition.json", &list), ("b/edition.json", &list)]), "several"),
        (zipped(&[("edition.json", b"{}"), ("a", b"x")]), "not made by fieldbook"),
        (zipped(&[("edition.json", &list), ("update.json", b"[]")]), "`update.json` cannot be read"),
        (
            zipped(&[
                ("edition.json", &list),
                ("update.json", b"{\"since\": \"\\u001b[2J\", \"files\": []}"),
            ]),
            "it names no edition",
        ),
    ] {
        let told = opened(&bytes).unwrap_err().to_string();
        assert!(told.contains(word), "{told}");
    }
    assert!(opened(&zipped(&[("edition.json", &list), ("a", b"x")])).is_ok());
}

#[test]
fn an_update_tells_what_it_lacks_and_is_known_when_it_is_unpacked() {
    let desk = Desk::new();
    let site = desk.path("site");
    update(&site, &desk.file("one.zip", &packed(&first(), None)), How::default()).unwrap();
    // By hand, into a folder of its own: it is still an update.
    let next = desk.file("next.zip", &packed(&second(), Some(&first())));
    let unpack = |folder: &Path| {
        for path in ["index.html", "x/new.css"] {
            fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
            fs::write(folder.join(path), next.read(path).unwrap()).unwrap();
        }
        fs::write(folder.join(EDITION_FILE), &next.manifest.text).unwrap();
        fs::write(folder.join(UPDATE_FILE), serde_json::to_string(next.since.as_ref().unwrap()).unwrap())
            .unwrap();
    };
    let unpacked = desk.path("unpacked");
    unpack(&unpacked);
    assert!(verify(&Source::open(&unpacked).unwrap()).unwrap().is_clean());
    fs::remove_file(unpacked.join("index.html")).unwrap();
    let report = verify(&Source::open(&unpacked).unwrap()).unwrap();
    assert_eq!((report.missing, report.extra), (vec!["index.html".to_owned()], Vec::new()));
    // Over the site, as somebody does who has no fieldbook: it is the site, and what is no more stays beside it.
    unpack(&site);
    let report = verify(&Source::open(&site).unwrap()).unwrap();
    assert_eq!((report.missing, report.extra), (Vec::new(), vec!["x/old.css".to_owned()]));
    fs::remove_file(site.join("en/a.html")).unwrap();
    assert_eq!(verify(&Source::open(&site).unwrap()).unwrap().missing, ["en/a.html"]);
    update(&site, &desk.file("two.zip", &packed(&second(), None)), How::default()).unwrap();
    assert!(!site.join(UPDATE_FILE).exists());
    // A file too few and another too many are not the same number.
    let since = serde_json::json!({"since": "one", "files": ["index.html", "x/new.css"]}).to_string();
    let text = next.manifest.text.clone();
    let odd: [(&str, &[u8]); 4] = [
        ("s/en/a.html", b"a"),
        ("s/x/new.css", b"y"),
        ("s/edition.json", text.as_bytes()),
        ("s/update.json", since.as_bytes()),
    ];
    assert_eq!(verify(&desk.file("odd.zip", &zipped(&odd))).unwrap().missing, ["index.html"]);
}

#[test]
fn what_is_less_than_the_folder_has_takes_its_place_only_when_it_is_said() {
    let desk = Desk::new();
    let site = desk.path("site");
    update(&site, &desk.file("two.zip", &packed(&second(), None)), How::default()).unwrap();
    // In one more language; then the pack of the first alone.
    let list = fs::read_to_string(site.join(EDITION_FILE)).unwrap();
    fs::write(site.join(EDITION_FILE), list.replace("[\"en\"]", "[\"en\",\"fr\"]")).unwrap();
    let two = desk.file("two.zip", &packed(&second(), None));
    let told = update(&site, &two, How::default()).unwrap_err().to_string();
    assert!(told.contains("in fr,") && told.contains("--fewer-languages"), "{told}");
    update(&site, &two, How { fewer_languages: true, ..How::default() }).unwrap();
    // A list of a later fieldbook, or of an update that was stopped, tells its day.
    let one = desk.file("one.zip", &packed(&first(), None));
    for list in [
        r#"{"generator": "fieldbook 9.0.0", "format": 2, "date": "2030-01-01", "files": {}}"#,
        r#"{"generator": "fieldbook (unfinished)", "date": "2030-01-01", "files": {}}"#,
    ] {
        fs::write(site.join(EDITION_FILE), list).unwrap();
        let told = update(&site, &one, How::default()).unwrap_err().to_string();
        assert!(told.contains("2030-01-01"), "{told}");
    }
}

/// An edition of a site with a title and an address.
fn of_site(edition: Edition, title: &str, address: Option<&str>) -> Edition {
    let site = SiteName { title: title.to_owned(), base_url: address.map(str::to_owned) };
    Edition { site: Some(site), ..edition }
}

#[test]
fn an_edition_of_another_site_takes_its_place_only_when_it_is_said() {
    let desk = Desk::new();
    let pack = |edition: &Edition| desk.file("next.zip", &packed(edition, None));
    let water = "https://water.int/";
    for (title, address, is_other) in [
        ("Water", Some(water), false),
        // The title is mended, or the address changes; not both.
        ("Water for all", Some(water), false),
        ("Water", Some("https://water.org/"), false),
        ("Water", None, false),
        ("Roads", Some("https://roads.int/"), true),
        ("Roads", None, true),
        // Nothing by which it could be told.
        ("", None, false),
    ] {
        let site = desk.path(&format!("{title} {address:?}"));
        update(&site, &pack(&of_site(first(), "Water", Some(water))), How::default()).unwrap();
        let before = files_below(&site);
        let next = pack(&of_site(second(), title, address));
        let outcome = update(&site, &next, How::default());
        assert_eq!(outcome.is_err(), is_other, "{title} {address:?}");
        if let Err(failure) = outcome {
            let told = failure.to_string();
            assert!(
                matches!(failure, PackFailure::OtherSite { .. }) && told.contains("`--other-site`"),
                "{told}"
            );
            assert!(told.contains("Water (https://water.int/)") && told.contains(title), "{told}");
            assert_eq!(files_below(&site), before);
            update(&site, &next, How { other_site: true, ..How::default() }).unwrap();
        }
        assert_eq!(files_below(&site)["index.html"], b"new", "{title}");
    }
    // Two that have no address are not the same for that.
    let site = desk.path("site");
    update(&site, &pack(&of_site(second(), "Water", None)), How::default()).unwrap();
    let older = of_site(first(), "Roads", None);
    assert!(matches!(update(&site, &pack(&older), How::default()), Err(PackFailure::OtherSite { .. })));
    // The day and the languages of another site say nothing about this one.
    update(&site, &pack(&older), How { other_site: true, ..How::default() }).unwrap();
    // Of an update that was stopped this is known, too.
    let mark = r#"{"generator": "fieldbook (unfinished)", "date": "2026-11-01", "site": {"title": "Roads"}, "files": {}}"#;
    fs::write(site.join(EDITION_FILE), mark).unwrap();
    let water = pack(&of_site(second(), "Water", None));
    assert!(matches!(update(&site, &water, How::default()), Err(PackFailure::OtherSite { .. })));
    // A list without it is of an earlier fieldbook, whose editions go on.
    let one = desk.path("one");
    update(&one, &pack(&first()), How::default()).unwrap();
    update(&one, &pack(&of_site(first(), "Water", None)), How::default()).unwrap();
    update(&one, &pack(&second()), How::default()).unwrap();
}

#[test]
fn a_title_from_a_foreign_pack_steers_no_terminal() {
    let title = format!("\u{1b}[2J\u{202e}done\nedition 1{}", "x".repeat(10_000));
    let name = SiteName { title, base_url: Some("https://a.int/\u{9b}1m".to_owned()) };
    let shown = name.to_string();
    assert!(shown.chars().all(|c| !c.is_control() && c != '\u{202e}'), "{shown:?}");
    assert!(shown.chars().count() < 200, "{shown}");
}

#[test]
fn a_full_disk_is_told_once_and_in_words() {
    /// A place with room for some bytes.
    struct Full(Cursor<Vec<u8>>);
    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0.position() as usize + bytes.len() > 100 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.0.write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    impl io::Seek for Full {
        fn seek(&mut self, place: io::SeekFrom) -> io::Result<u64> {
            self.0.seek(place)
        }
    }
    let failure = write(&first(), "site", None, None, Full(Cursor::new(Vec::new()))).unwrap_err();
    assert!(
        matches!(&failure, PackFailure::Write(error) if error.kind() == io::ErrorKind::StorageFull),
        "{failure}"
    );
}

#[test]
fn a_folder_that_is_no_site_or_was_changed_is_left_alone() {
    let desk = Desk::new();
    let site = desk.path("site");
    let one = desk.file("one.zip", &packed(&first(), None));
    let two = desk.file("two.zip", &packed(&second(), None));
    // A new stick has what its system put there.
    fs::create_dir_all(desk.path("stick/System Volume Information")).unwrap();
    update(&desk.path("stick"), &one, How::default()).unwrap();
    fs::create_dir(&site).unwrap();
    fs::write(site.join("thesis.doc"), "years of work").unwrap();
    let told = update(&site, &one, How::default()).unwrap_err().to_string();
    assert!(told.contains("no site of fieldbook"), "{told}");
    update(&site, &one, How { force: true, ..How::default() }).unwrap();
    assert_eq!(fs::read(site.join("thesis.doc")).unwrap(), b"years of work");
    fs::write(site.join("index.html"), "own words").unwrap();
    let told = update(&site, &two, How::default()).unwrap_err().to_string();
    assert!(told.contains("`index.html`") && told.contains("--force"), "{told}");
    assert_eq!(fs::read(site.join("index.html")).unwrap(), b"own words");
    update(&site, &two, How { force: true, ..How::default() }).unwrap();
    assert_eq!(fs::read(site.join("index.html")).unwrap(), b"new");
    // Not from itself.
    let itself = Source::open(&site).unwrap();
    assert!(update(&site, &itself, How::default()).unwrap_err().to_string().contains("the folder itself"));
}

impl Desk {
    /// A pair of keys without a password: who signs, and the public key's file.
    fn keys(&self, name: &str) -> (Signer, PathBuf) {
        let pair = minisign::KeyPair::generate_unencrypted_keypair().unwrap();
        let (secret, public) = (self.path(&format!("{name}.key")), self.path(&format!("{name}.pub")));
        fs::write(&secret, pair.sk.to_box(None).unwrap().into_string()).unwrap();
        fs::write(&public, pair.pk.to_box().unwrap().into_string()).unwrap();
        (Signer::open(&secret, || panic!("it has no password")).unwrap(), public)
    }
}

fn key(path: &Path) -> Key {
    Key::open(path.to_str().unwrap()).unwrap()
}

#[test]
fn a_signature_holds_for_the_pack_and_for_every_folder_that_it_makes() {
    let desk = Desk::new();
    let (signer, public) = desk.keys("own");
    let (_, other) = desk.keys("other");
    let pack = desk.file("one.zip", &signed(&first(), None, Some(&signer)));
    assert!(verify(&pack).unwrap().is_clean());
    let told = pack.signed_by(&key(&public)).unwrap();
    assert_eq!(told.comment, "fieldbook edition one");
    let whose = pack.signed_by(&key(&other)).unwrap_err();
    assert!(whose.contains(&format!("by the key {}, and not by", told.key)), "{whose}");

    let site = desk.path("site");
    let (own, others) = (key(&public), key(&other));
    let refused = update(&site, &pack, How { key: Some(&others), ..How::default() }).unwrap_err().to_string();
    assert!(refused.starts_with("nothing was changed: ") && refused.contains("and not by"), "{refused}");
    assert!(!site.exists());
    update(&site, &pack, How { key: Some(&own), ..How::default() }).unwrap();
    let folder = Source::open(&site).unwrap();
    assert_eq!(folder.signed_by(&own).unwrap(), told);
    assert!(verify(&folder).unwrap().is_clean());
    // An update brings the signature of the whole edition.
    let next = desk.file("next.zip", &signed(&second(), Some(&first()), Some(&signer)));
    update(&site, &next, How { key: Some(&own), ..How::default() }).unwrap();
    let comment = Source::open(&site).unwrap().signed_by(&own).unwrap().comment;
    assert!(comment.starts_with("fieldbook edition two update "), "{comment}");
    // From folder to folder it goes along, also to one that has the edition already.
    let copy = desk.path("copy");
    update(&copy, &desk.file("bare.zip", &packed(&second(), None)), How::default()).unwrap();
    assert!(Source::open(&copy).unwrap().signed_by(&own).unwrap_err().contains("is not there"));
    update(&copy, &Source::open(&site).unwrap(), How::default()).unwrap();
    assert!(Source::open(&copy).unwrap().signed_by(&own).is_ok());
    // What takes the place of the edition without one leaves none behind that is of another list.
    let mut third = second();
    third.date = "2026-11-03";
    let third_pack = desk.file("third.zip", &packed(&third, None));
    let unsigned =
        update(&site, &third_pack, How { key: Some(&own), ..How::default() }).unwrap_err().to_string();
    assert!(unsigned.contains("is not there"), "{unsigned}");
    update(&site, &third_pack, How::default()).unwrap();
    assert!(!site.join(SIGNATURE_FILE).exists());
    crate::publish::publish(&third, &copy, false).unwrap();
    assert!(!copy.join(SIGNATURE_FILE).exists());
}

#[test]
fn a_signature_of_another_list_or_of_nobody_is_told() {
    let desk = Desk::new();
    let (signer, public) = desk.keys("own");
    let own = key(&public);
    let site = desk.path("site");
    update(&site, &desk.file("one.zip", &signed(&first(), None, Some(&signer))), How::default()).unwrap();
    let whole = fs::read(site.join(SIGNATURE_FILE)).unwrap();
    // Each byte of it and of the list counts, but those of the comment that nobody has signed.
    let signature = String::from_utf8(whole.clone()).unwrap();
    let from = signature.find('\n').unwrap() + 1;
    for at in from..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(site.join(SIGNATURE_FILE), &damaged).unwrap();
        let outcome = Source::open(&site).unwrap().signed_by(&own);
        // The last line may end in another blank.
        assert!(outcome.is_err() || at + 1 == whole.len(), "{at}: {outcome:?}");
    }
    // Lines that are shorter, longer or not there.
    let lines: Vec<&str> = signature.lines().collect();
    for at in 0..lines.len() {
        for line in ["", "AAAA", "trusted comment: ", &lines[at][..lines[at].len() / 2], &lines[at].repeat(2)]
        {
            let mut changed = lines.clone();
            changed[at] = line;
            fs::write(site.join(SIGNATURE_FILE), changed.join("\n")).unwrap();
            let outcome = Source::open(&site).unwrap().signed_by(&own);
            assert!(outcome.is_err() || at == 0, "{at} {line}: {outcome:?}");
        }
        fs::write(site.join(SIGNATURE_FILE), lines[..at].join("\n")).unwrap();
        assert!(Source::open(&site).unwrap().signed_by(&own).is_err(), "{at} lines");
    }
    for text in ["", "x", "untrusted comment: x\n", &"untrusted comment: é\n".repeat(4), &"x".repeat(100_000)]
    {
        fs::write(site.join(SIGNATURE_FILE), text).unwrap();
        assert!(Source::open(&site).unwrap().signed_by(&own).is_err(), "{text}");
    }
    fs::write(site.join(SIGNATURE_FILE), &whole).unwrap();
    let list = fs::read_to_string(site.join(EDITION_FILE)).unwrap();
    fs::write(site.join(EDITION_FILE), format!("{list} ")).unwrap();
    let told = Source::open(&site).unwrap().signed_by(&own).unwrap_err();
    assert_eq!(told, "is not that of this `edition.json`");
}

#[test]
fn keys_that_cannot_be_used_are_told() {
    let desk = Desk::new();
    let (_, public) = desk.keys("own");
    let text = fs::read_to_string(&public).unwrap();
    let bare = text.lines().nth(1).unwrap();
    // As `minisign -P` takes it, and that in a file.
    assert!(Key::open(bare).is_ok());
    fs::write(desk.path("bare.pub"), format!("{bare}\n")).unwrap();
    assert!(Key::open(desk.path("bare.pub").to_str().unwrap()).is_ok());
    fs::write(desk.path("notes.txt"), "notes").unwrap();
    fs::write(desk.path("long.txt"), "x".repeat(10_000)).unwrap();
    fs::write(desk.path("bytes"), [0xff, 0xfe]).unwrap();
    let no_password = || -> io::Result<String> { panic!("no password is asked for") };
    for (name, word) in [
        ("own.pub", "no secret key"),
        ("notes.txt", "no secret key"),
        ("nothing", "No such file"),
        ("long.txt", "longer"),
        ("bytes", "no text"),
        ("", "no file"),
    ] {
        let told = Signer::open(&desk.path(name), no_password).unwrap_err().to_string();
        assert!(told.contains(word), "{name}: {told}");
    }
    for name in ["own.key", "notes.txt", "bytes", "nothing", "long.txt"] {
        assert!(Key::open(desk.path(name).to_str().unwrap()).is_err(), "{name}");
    }
    let mut damaged = fs::read(desk.path("own.key")).unwrap();
    let at = damaged.iter().position(|byte| *byte == b'\n').unwrap() + 100;
    damaged[at] ^= 1;
    fs::write(desk.path("damaged.key"), damaged).unwrap();
    assert!(Signer::open(&desk.path("damaged.key"), no_password).is_err());
}

#[test]
fn a_signature_of_a_whole_edition_does_not_let_files_be_missing() {
    let desk = Desk::new();
    let (signer, public) = desk.keys("own");
    let own = key(&public);
    let site = desk.path("site");
    let whole = desk.file("one.zip", &signed(&first(), None, Some(&signer)));
    update(&site, &whole, How::default()).unwrap();
    // Somebody takes a file away and says that this is an update.
    let hollow = |update: &str| {
        for path in ["en/a.html", "en/b.html", "index.html", "x/old.css"] {
            let _ = fs::remove_file(site.join(path));
        }
        fs::write(site.join(UPDATE_FILE), update).unwrap();
        Source::open(&site).unwrap()
    };
    let told = hollow(r#"{"since": "x", "files": []}"#).signed_by(&own).unwrap_err();
    assert!(told.contains("not that of this `update.json`"), "{told}");
    // Of a signed update, what it says that it holds.
    let next = signed(&second(), Some(&first()), Some(&signer));
    assert!(desk.file("next.zip", &next).signed_by(&own).is_ok());
    let mut archive = zip::ZipArchive::new(Cursor::new(next)).unwrap();
    let files: Vec<(String, Vec<u8>)> = (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            io::Read::read_to_end(&mut file, &mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .filter(|(name, _)| name != "site/index.html")
        .map(|(name, bytes)| match name.as_str() {
            "site/update.json" => {
                let text = String::from_utf8(bytes).unwrap().replace("\"index.html\",", "");
                (name, text.into_bytes())
            }
            _ => (name, bytes),
        })
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let less = desk.file("less.zip", &zipped(&files));
    assert!(verify(&less).unwrap().is_clean(), "it says so itself");
    assert!(less.signed_by(&own).unwrap_err().contains("not that of this `update.json`"));
}

#[test]
fn what_stands_in_the_place_of_a_signature_is_told_before_anything_is_changed() {
    let desk = Desk::new();
    let (signer, _) = desk.keys("own");
    let site = desk.path("site");
    update(&site, &desk.file("one.zip", &packed(&first(), None)), How::default()).unwrap();
    fs::create_dir(site.join(SIGNATURE_FILE)).unwrap();
    let before = files_below(&site);
    let next = desk.file("next.zip", &signed(&second(), None, Some(&signer)));
    let told = update(&site, &next, How::default()).unwrap_err().to_string();
    assert!(told.contains("nothing was changed") && told.contains("`edition.json.minisig`"), "{told}");
    assert_eq!(files_below(&site), before);
}

#[test]
fn a_key_is_a_key_also_where_a_file_has_its_name() {
    let desk = Desk::new();
    let (signer, public) = desk.keys("own");
    let text = fs::read_to_string(public).unwrap();
    let bare = text.lines().nth(1).unwrap();
    assert_eq!(Key::open(bare).unwrap().check("x", &signer.sign("x", "y").unwrap()).unwrap().comment, "y");
    assert!(Key::open(&bare[1..]).unwrap_err().to_string().contains("neither a file nor"));
}

#[test]
fn what_a_pack_hides_from_its_directory_is_told() {
    let desk = Desk::new();
    let pack = packed(&first(), None);
    let hidden = |bytes: &[u8]| {
        let source = desk.file("pack.zip", bytes);
        let report = verify(&source).unwrap();
        assert_eq!(report.is_clean(), report.hidden.is_none(), "{report:?}");
        report.hidden.unwrap_or_default()
    };
    assert_eq!(hidden(&pack), "");
    let changed = |at: usize, to: &[u8]| {
        let mut bytes = pack.clone();
        bytes[at..at + to.len()].copy_from_slice(to);
        bytes
    };
    // The head of the first file: its method, its sum, its name.
    for (at, to) in [(8, &b"\x0c"[..]), (14, b"\x00\x00\x00\x00"), (30, b"else")] {
        assert!(hidden(&changed(at, to)).contains("another head"), "{at}");
    }
    let end = pack.len() - 22;
    let directory = u32::from_le_bytes(pack[end + 16..end + 20].try_into().unwrap());
    // A file that only who reads from the beginning finds, and one before all others.
    let other = [&pack[..directory as usize], b"PK\x03\x04hidden", &pack[directory as usize..]].concat();
    let mut moved = other.clone();
    let at = moved.len() - 6;
    moved[at..at + 4].copy_from_slice(&(directory + 10).to_le_bytes());
    let behind = [&pack[..], b"behind"].concat();
    let mut comment = [&pack[..], b"words"].concat();
    comment[pack.len() - 2] = 5;
    for bytes in [moved, [b"before", &pack[..]].concat(), behind, comment] {
        let told = hidden(&bytes);
        assert!(told.contains("belong to none"), "{told}");
    }
    // A link in the place of a file: the mode of the first record of the directory.
    let link = changed(directory as usize + 38, &0o120_777_u32.wrapping_shl(16).to_le_bytes());
    assert!(hidden(&link).contains("is no file"));
}

#[test]
fn the_day_of_an_edition_is_that_of_its_name() {
    let mut edition = first();
    edition.id = "2026-11-01-abcd";
    let list =
        |edition: &Edition| manifest::Manifest::parse(edition.edition_file(&BTreeMap::new()).into_bytes());
    list(&edition).unwrap();
    edition.date = "2027-11-01";
    assert!(list(&edition).unwrap_err().contains("another day"));
}
