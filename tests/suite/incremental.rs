//! A build that takes what an earlier one has made gives what a first build gives, whatever was done between the two.

use std::path::{Path, PathBuf};

use fieldbook::model::language::Language;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sha2::Digest;

use crate::fixture::{Fixture, SAMPLE, files_below};

#[path = "../../examples/corpus/generator.rs"]
pub(crate) mod generator;

/// How many practices may be there.
const POOL: usize = 10;

/// What is done to a site between two builds.
#[derive(Debug, Clone)]
enum Change {
    /// A practice comes or goes.
    Practice(usize),
    /// A practice gets another folder.
    Rename(usize),
    /// A word more in a practice, in its text or in its title.
    Word(usize, usize),
    /// A practice names another one: as related, as one that it replaces, or by a link to a heading.
    Naming(usize, usize),
    /// A heading has another name, and links to it lead to the page alone.
    Heading(usize),
    /// A practice is a draft, or none any more.
    Draft(usize),
    /// A translation goes.
    Translation(usize),
    /// What all pages show: the address of the repository, or a name of the vocabularies.
    Shared(usize),
    /// Another name of an organisation, which many pages show.
    Organisation(usize),
    /// Another text of a page.
    Page(usize),
    /// Another style in the theme.
    Style(usize),
    /// A recipe comes or goes.
    Recipe,
    /// A file of the cache is damaged, or has the bytes of another.
    Cache(usize),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        3 => (0..POOL).prop_map(Change::Practice),
        2 => (0..POOL).prop_map(Change::Rename),
        4 => (0..POOL, 0..100usize).prop_map(|(practice, word)| Change::Word(practice, word)),
        4 => (0..POOL, 0..100usize).prop_map(|(practice, other)| Change::Naming(practice, other)),
        2 => (0..POOL).prop_map(Change::Heading),
        1 => (0..POOL).prop_map(Change::Draft),
        1 => (0..POOL).prop_map(Change::Translation),
        1 => (0..100usize).prop_map(Change::Shared),
        1 => (0..100usize).prop_map(Change::Organisation),
        1 => (0..100usize).prop_map(Change::Page),
        1 => (0..100usize).prop_map(Change::Style),
        1 => Just(Change::Recipe),
        2 => (0..100usize).prop_map(Change::Cache),
    ];
    proptest::collection::vec(change, 6..12)
}

/// A folder of practices that are there, or of those that are not.
fn folders(fixture: &Fixture, of: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(fixture.path(of)).into_iter().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

const THERE: &str = "content/practices";
const AWAY: &str = "away";

fn edit(path: &Path, to: impl FnOnce(&str) -> String) {
    let text = std::fs::read_to_string(path).unwrap();
    std::fs::write(path, to(&text)).unwrap();
}

/// The file of a practice in the language that it was written in.
fn original(folder: &Path) -> PathBuf {
    let files = ["en.md", "fr.md"].map(|name| folder.join(name)).into_iter();
    let is_original =
        |path: &PathBuf| std::fs::read_to_string(path).is_ok_and(|text| text.contains("\nsymbol:"));
    files.clone().find(is_original).unwrap_or_else(|| panic!("{}", folder.display()))
}

/// A text without the lines that begin so.
fn without(text: &str, begin: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.starts_with(begin)).collect()
}

fn make(change: &Change, fixture: &Fixture) {
    let there = folders(fixture, THERE);
    let one = |number: usize| there.get(number % there.len().max(1)).cloned();
    match change {
        Change::Practice(number) => {
            let away = folders(fixture, AWAY);
            let (from, to) = match away.get(number % away.len().max(1)) {
                Some(from) if number % 2 == 0 => (from.clone(), THERE),
                _ => match one(*number) {
                    Some(from) => (from, AWAY),
                    None => return,
                },
            };
            let name = from.file_name().unwrap().to_owned();
            std::fs::rename(&from, fixture.path(to).join(name)).unwrap();
        }
        Change::Rename(number) => {
            let Some(from) = one(*number) else { return };
            let name = from.file_name().unwrap().to_str().unwrap();
            let name = name.strip_suffix("-b").map_or_else(|| format!("{name}-b"), str::to_owned);
            std::fs::rename(&from, from.with_file_name(name)).unwrap();
        }
        Change::Word(number, word) => {
            let Some(folder) = one(*number) else { return };
            let files = files_below(&folder);
            let file = files.keys().nth(word % files.len()).unwrap();
            let path = folder.join(file);
            let text = std::fs::read_to_string(&path).unwrap();
            let text = match word % 3 {
                0 => text.replacen("\ntitle: ", &format!("\ntitle: Word{word} "), 1),
                _ => format!("{text}\nWord{word} and others.\n"),
            };
            std::fs::write(path, text).unwrap();
        }
        Change::Naming(number, other) => {
            let (Some(folder), Some(other_folder)) = (one(*number), one(number + 1 + other)) else { return };
            let slug = other_folder.file_name().unwrap().to_str().unwrap();
            edit(&original(&folder), |text| match other % 3 {
                0 => text.replacen("\ntitle: ", &format!("\nrelated: [{slug}]\ntitle: "), 1),
                1 => text.replacen("\ntitle: ", &format!("\nsupersedes: [{slug}]\ntitle: "), 1),
                _ => {
                    let file = original(&other_folder);
                    let file = file.file_name().unwrap().to_str().unwrap();
                    format!("{text}\nSee [the other one](../{slug}/{file}#risks-and-safeguards).\n")
                }
            });
        }
        Change::Heading(number) => {
            let Some(folder) = one(*number) else { return };
            edit(&original(&folder), |text| match text.contains("## Risks and safeguards") {
                true => text.replace("## Risks and safeguards", "## Risks"),
                false => text.replace("## Risks\n", "## Risks and safeguards\n"),
            });
        }
        Change::Draft(number) => {
            let Some(folder) = one(*number) else { return };
            edit(&original(&folder), |text| match text.contains("status: published") {
                true => text.replace("status: published", "status: draft"),
                false => text.replace("status: draft", "status: published"),
            });
        }
        Change::Translation(number) => {
            let Some(folder) = one(*number) else { return };
            for path in [folder.join("en.md"), folder.join("fr.md")] {
                if path != original(&folder) {
                    let _ = std::fs::remove_file(path);
                }
            }
        }
        Change::Shared(number) => match number % 2 {
            0 => edit(&fixture.path("fieldbook.yaml"), |text| {
                format!("{}repository: https://code.example.com/{number}\n", without(text, "repository:"))
            }),
            _ => edit(&fixture.path("content/vocabularies/domains.yaml"), |text| {
                text.replacen("label:\n      en: \"", &format!("label:\n      en: \"N{number} "), 1)
            }),
        },
        Change::Organisation(number) => {
            let path = "content/organisations/portland-state-university.yaml";
            let text = fixture.read(path);
            let line = text.lines().find(|line| line.starts_with("name:")).unwrap().to_owned();
            fixture.edit(path, &line, &format!("name: {{en: University {number}}}"));
        }
        Change::Page(number) => {
            let text = format!("---\ntitle: More\nsummary: More words.\n---\nWords {number}.\n");
            fixture.text("content/pages/more/en.md", &text);
        }
        Change::Style(number) => {
            let text = format!(".own {{ margin: {number}px }}\n{}", Fixture::theme_file("static/lists.css"));
            fixture.text("themes/default/static/lists.css", &text);
        }
        Change::Recipe => {
            let path = "content/bundles/some.yaml";
            if std::fs::remove_file(fixture.path(path)).is_err() {
                let recipe =
                    "title: {en: Some}\nlanguages: [en]\nparts: [contents]\nwhere: {en: \"domain:health\"}\n";
                fixture.text(path, recipe);
            }
        }
        Change::Cache(number) => {
            let files: Vec<PathBuf> = files_below(&fixture.path(".fieldbook"))
                .into_keys()
                .map(|path| fixture.path(".fieldbook").join(path))
                .collect();
            let Some(path) = files.get(number % files.len().max(1)) else { return };
            let bytes = match number % 3 {
                0 => b"damaged".to_vec(),
                1 => std::fs::read(&files[(number + 1) % files.len()]).unwrap(),
                _ => {
                    let bytes = std::fs::read(path).unwrap();
                    bytes[..bytes.len() / 2].to_vec()
                }
            };
            std::fs::write(path, bytes).unwrap();
        }
    }
}

/// What a file on a shelf holds behind its first line.
fn behind_line(file: &[u8]) -> &[u8] {
    let end = file.iter().position(|byte| *byte == b'\n').unwrap();
    &file[end + 1..]
}

#[test]
fn what_an_earlier_build_has_made_changes_nothing() {
    let config = Config { cases: 4, failure_persistence: None, ..Config::default() };
    let run = TestRunner::new(config).run(&changes(), |changes| {
        let fixture = Fixture::empty();
        generator::write_site(&fixture.path(""), POOL as u32, &[Language::En, Language::Fr]).unwrap();
        std::fs::create_dir_all(fixture.path(AWAY)).unwrap();
        fixture.run(&["build"]);
        for (at, change) in changes.iter().enumerate() {
            make(change, &fixture);
            fixture.run(&["build"]);
            // A copy without what earlier builds have left.
            let first = Fixture::empty();
            for (path, bytes) in files_below(&fixture.path("")) {
                if !path.starts_with(".fieldbook") && !path.starts_with("public") && !path.starts_with(AWAY) {
                    first.bytes(&path, &bytes);
                }
            }
            first.run(&["build"]);
            let [ours, theirs] = [&fixture, &first].map(|fixture| files_below(&fixture.path("public")));
            let paths: Vec<&String> = ours
                .keys()
                .chain(theirs.keys())
                .filter(|path| ours.get(*path) != theirs.get(*path))
                .collect();
            prop_assert!(paths.is_empty(), "after {change:?}, the {at}th: {paths:?}");
            prop_assert!(ours.len() > 50);
            // Of each text what a first build keeps of it.
            let [ours, theirs] = [&fixture, &first].map(|fixture| files_below(&fixture.kept("parsed")));
            prop_assert!(ours.keys().eq(theirs.keys()), "after {change:?}, the {at}th");
            let mut pairs = ours.values().zip(theirs.values());
            let is_same = pairs.all(|(one, other)| behind_line(one) == behind_line(other));
            prop_assert!(is_same, "after {change:?}, the {at}th");
            prop_assert!(theirs.len() > 5);
        }
        Ok(())
    });
    run.unwrap_or_else(|error| panic!("{error}"));
}

/// The bytes of a file on a shelf with something else in it, and the sum that belongs to them.
fn forged(path: &str, bytes: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut rest = behind_line(bytes).to_vec();
    let line = String::from_utf8(bytes[..bytes.len() - rest.len() - 1].to_vec()).unwrap();
    change(&mut rest);
    let name = Path::new(path).file_stem().unwrap().to_str().unwrap();
    let words: Vec<&str> = line.split(' ').collect();
    let head = format!("{name} {}\n", words[1]);
    let sum = sha2::Sha256::new().chain_update(head).chain_update(&rest).finalize();
    let sum = sum.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    [format!("{} {} {sum}\n", words[0], words[1]).into_bytes(), rest].concat()
}

/// Other words, of the same length, in the place of some; whether they were there.
fn say(bytes: &mut [u8], before: &str, now: &str) -> bool {
    let places: Vec<usize> =
        (0..bytes.len()).filter(|at| bytes[*at..].starts_with(before.as_bytes())).collect();
    for at in &places {
        bytes[*at..*at + now.len()].copy_from_slice(now.as_bytes());
    }
    !places.is_empty()
}

const SAID: &str = "Tie every hand-pump sensor";
const FORGED: &str = "Lie every hand-pump sensor";

/// A pull request can bring a cache whose sums are right, with anything in it.
#[test]
fn nothing_is_taken_from_a_cache_that_was_brought() {
    let fixture = Fixture::starter();
    fixture.run(&["build"]).exits(0);
    let site = files_below(&fixture.path("public"));
    let brought = Fixture::empty();
    let mut poisoned = (0, 0);
    for (path, mut bytes) in files_below(&fixture.path("")) {
        if path.starts_with("public/") {
            continue;
        }
        if path.ends_with(".search") {
            bytes = forged(&path, &bytes, |rest| *rest.last_mut().unwrap() ^= 1);
            poisoned.0 += 1;
        }
        if path.ends_with(".parsed") {
            bytes = forged(&path, &bytes, |rest| poisoned.1 += usize::from(say(rest, SAID, FORGED)));
        }
        brought.bytes(&path, &bytes);
    }
    assert!(poisoned.0 > 0 && poisoned.1 == 1, "{poisoned:?}");
    // As git lays files over a folder that is there and that it is told to ignore: each keeps what was there before.
    let sealed = Fixture::starter();
    sealed.run(&["build"]).exits(0);
    for (path, bytes) in files_below(&brought.path(".fieldbook")) {
        if path == "made-here" {
            continue;
        }
        sealed.bytes(&format!(".fieldbook/{path}"), &bytes);
        let (_, inside) = path.split_once('/').unwrap_or(("", &path));
        sealed.bytes(&format!(".fieldbook/{inside}"), &bytes);
    }
    for fixture in [&brought, &sealed] {
        let _ = std::fs::remove_dir_all(fixture.path("public"));
        fixture.run(&["build"]).exits(0);
        assert!(files_below(&fixture.path("public")) == site);
    }
}

/// What lies there is exchanged, so that whoever takes it shows it.
#[test]
fn no_command_parses_a_text_that_another_has_parsed() {
    let fixture = Fixture::starter();
    let parsed = || files_below(&fixture.kept("parsed"));
    let exchange = |before: &str, now: &str| {
        let mut exchanged = 0;
        for (name, bytes) in parsed() {
            let path = fixture.kept("parsed").join(name);
            let bytes = forged(path.to_str().unwrap(), &bytes, |rest| {
                exchanged += usize::from(say(rest, before, now))
            });
            std::fs::write(path, bytes).unwrap();
        }
        assert_eq!(exchanged, 1);
    };
    let page = "public/en/practices/tie-sensors-to-a-repair-service.html";
    let build = || {
        // Pages that stand there already are not made again.
        let _ = std::fs::remove_dir_all(fixture.path("public"));
        fixture.run(&["build"]).exits(0);
        fixture.read(page)
    };
    assert!(build().contains(SAID) && parsed().len() > 1);
    let site = files_below(&fixture.path("public"));
    exchange(SAID, FORGED);
    assert!(build().contains(FORGED));
    assert!(fixture.run(&["search", "hand-pump"]).exits(0).stdout.contains(FORGED));
    // A text that is another is parsed, and what was kept of it goes.
    let text = fixture.read(SAMPLE);
    fixture.edit(SAMPLE, "## Lessons\n", "## Lessons\n\nOne more.\n");
    assert!(!build().contains(FORGED));
    fixture.text(SAMPLE, &text);
    build();
    assert!(files_below(&fixture.path("public")) == site);
    let kept = parsed();
    // No symbol, by its check digit.
    exchange("BP-7K3Q0", "BP-7K3Q1");
    for command in [&["check"][..], &["check", "--fix"], &["pack"], &["bundle", "--pick", "BP-7K3Q0"]] {
        let ran = fixture.run(command);
        assert!(ran.status != 0, "{command:?}: {} {}", ran.stdout, ran.stderr);
    }
    // Without the folder all is as it was.
    std::fs::remove_dir_all(fixture.kept("parsed")).unwrap();
    fixture.run(&["check"]).exits(0);
    assert!(parsed() == kept);
    build();
    assert!(parsed() == kept && files_below(&fixture.path("public")) == site && fixture.read(SAMPLE) == text);
}

#[test]
fn an_index_that_cannot_be_kept_is_told_once() {
    let fixture = Fixture::starter();
    fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [en, fr, es]");
    fixture.run(&["build"]).exits(0);
    let site = files_below(&fixture.path("public"));
    for entry in std::fs::read_dir(fixture.kept("")).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with("search-") {
            std::fs::remove_dir_all(&path).unwrap();
            std::fs::write(path, "a file").unwrap();
        }
    }
    let ran = fixture.run(&["build"]).exits(0);
    assert_eq!(ran.stderr.matches("could not be kept").count(), 1, "{}", ran.stderr);
    assert!(files_below(&fixture.path("public")) == site);
}
