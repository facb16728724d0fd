//! A small site in a temporary folder, and the program run on it in a clean room: no environment, a
//! fixed day, a fixed width, no colour.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use assert_cmd::cargo::cargo_bin;
use tempfile::TempDir;

/// 2026-11-23 in seconds since 1970.
pub(crate) const DAY: &str = "1795392000";

/// The practice of the starter that tests change.
pub(crate) const SAMPLE: &str = "content/practices/tie-sensors-to-a-repair-service/en.md";

/// A site in a folder that goes with the test.
pub(crate) struct Fixture {
    dir: TempDir,
}

/// What a run of the program gave.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Fixture {
    /// The starter site, as `init` makes it.
    pub(crate) fn starter() -> Self {
        let fixture = Fixture::empty();
        for (path, bytes) in fieldbook::embedded::starter() {
            fixture.bytes(&path, bytes);
        }
        fixture
    }

    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Fixture { dir: tempfile::tempdir().unwrap() }
    }

    /// A text of the theme inside the program.
    pub(crate) fn theme_file(path: &str) -> String {
        String::from_utf8(fieldbook::embedded::theme()[path].to_vec()).unwrap()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub(crate) fn bytes(&self, path: &str, bytes: &[u8]) -> &Self {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn text(&self, path: &str, text: &str) -> &Self {
        self.bytes(path, text.as_bytes())
    }

    /// Where the commands keep something in the folder of the site; the name of the folder around it is drawn by lot.
    pub(crate) fn kept(&self, path: &str) -> PathBuf {
        let seal = std::fs::read_to_string(self.path(".fieldbook/made-here")).unwrap_or_default();
        self.path(".fieldbook").join(seal.lines().nth(1).unwrap_or("nothing")).join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces a piece of a file, which must be there.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no `{from}`");
        self.text(path, &text.replacen(from, to, 1))
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        run_in(self.dir.path(), args, &[])
    }
}

/// The program that is tested: the one that `cargo test` has built, or that of `FIELDBOOK_PROGRAM`, such as the
/// optimised one that people use.
pub(crate) fn program() -> PathBuf {
    #[expect(clippy::disallowed_methods, reason = "which program is tested is said by who runs the tests")]
    let given = std::env::var("FIELDBOOK_PROGRAM").ok().filter(|path| !path.is_empty());
    given.map_or_else(|| cargo_bin("fieldbook"), |path| repository().join(path))
}

/// Runs the program in a folder with some variables.
pub(crate) fn run_in(dir: &Path, args: &[&str], variables: &[(&str, &str)]) -> Ran {
    let output = Command::new(program())
        .args(args)
        .current_dir(dir)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", DAY)
        .env("COLUMNS", "100")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let ran = Ran {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    };
    assert!(!ran.stderr.contains("panicked"), "fieldbook {args:?} panicked:\n{}", ran.stderr);
    ran
}

impl Ran {
    /// Asserts the exit status, showing what was said when it is another.
    pub(crate) fn exits(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }
}

/// This repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An address that is not set aside for examples, so that pages get their QR code.
pub(crate) const ADDRESS: &str = "https://iot-practices.int/";

/// The latest day that this repository's texts were read, published or changed on, in seconds since
/// 1970: the earliest day on which its site can be built without a date in the future.
fn own_day() -> String {
    let mut latest = jiff::civil::date(2026, 11, 23);
    for bytes in files_below(&repository().join("content")).into_values() {
        let text = String::from_utf8_lossy(&bytes);
        for key in ["accessed: ", "as_of: ", "checked: ", "date: ", "published: ", "updated: "] {
            let days = text.split(key).skip(1).filter_map(|rest| rest.get(..10)?.parse().ok());
            latest = days.fold(latest, Ord::max);
        }
    }
    latest.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp().as_second().to_string()
}

/// Runs the program on the site of this repository.
pub(crate) fn run_on_own_site(args: &[&str], variables: &[(&str, &str)]) -> Ran {
    let day = own_day();
    let mut all = vec![("SOURCE_DATE_EPOCH", day.as_str())];
    all.extend(variables);
    run_in(repository(), args, &all)
}

/// The site of this repository, built once for all tests.
pub(crate) fn own_site() -> &'static Path {
    static SITE: OnceLock<TempDir> = OnceLock::new();
    SITE.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("public");
        run_on_own_site(&["build", "--base-url", ADDRESS, "--out", out.to_str().unwrap()], &[]).exits(0);
        dir
    })
    .path()
}

/// Every file below a folder with its bytes.
pub(crate) fn files_below(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(dir) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(dir).unwrap().to_string_lossy().replace('\\', "/");
            files.insert(path, std::fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// Whether a file of a site is a whole bundle in one file, which is no page of the site: it has none of the
/// site's styles, scripts and menus.
pub(crate) fn is_book(path: &str) -> bool {
    path.contains("/bundles/") && !path.ends_with("/index.html")
}

/// Says that a test could not do its work because a tool is missing; with `FIELDBOOK_REQUIRE_TOOLS`
/// set, as in CI, that fails the test.
pub(crate) fn skip(tool: &str) {
    #[expect(clippy::disallowed_methods, reason = "which program is tested is said by who runs the tests")]
    let required = std::env::var("FIELDBOOK_REQUIRE_TOOLS").is_ok_and(|value| !value.is_empty());
    assert!(!required, "{tool} is needed and was not found");
    // Not `eprintln!`, which the test runner would swallow.
    let _ = writeln!(std::io::stderr(), "SKIPPED: {tool} was not found; see CONTRIBUTING.md");
}

/// Whether a program is there; [`skip`] says when it is not.
pub(crate) fn available(tool: &str) -> bool {
    let there = Command::new(tool).arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !there {
        skip(tool);
    }
    there
}

/// A file that `npm ci` puts below `tests/tools`.
pub(crate) fn npm_file(path: &str) -> Option<PathBuf> {
    let path = repository().join("tests/tools/node_modules").join(path);
    path.is_file().then_some(path)
}
