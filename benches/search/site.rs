//! Sites made for a measurement, and the program that builds them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use assert_cmd::cargo::cargo_bin;
use fieldbook::edition::{self, Choices};
use fieldbook::index::document::{Document, documents};
use fieldbook::index::run::{FacetNames, facet_names};
use fieldbook::index::store::Snapshot;
use fieldbook::model::language::Language;
use tempfile::TempDir;

use crate::{generator, thousands};

/// The day of all editions here.
const DAY: &str = "2026-11-25";

/// A site with its pages, in a folder that goes with it.
pub(crate) struct Site {
    dir: TempDir,
    pub(crate) practices: u32,
    pub(crate) languages: Vec<Language>,
    pub(crate) build: Ran,
}

/// What a program took.
pub(crate) struct Ran {
    pub(crate) seconds: f64,
    /// The most memory that it had, in bytes, where the system tells.
    pub(crate) peak: Option<u64>,
}

/// One language of a site as the program has it.
pub(crate) struct Index {
    pub(crate) documents: Vec<Document>,
    pub(crate) snapshot: Snapshot,
    pub(crate) names: FacetNames,
}

impl Site {
    /// Writes the practices and builds the pages.
    pub(crate) fn make(practices: u32, languages: &[Language]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        generator::write_site(dir.path(), practices, languages).unwrap();
        let mut command = Command::new(cargo_bin("fieldbook"));
        command.args(["build", "--as-of", DAY]).current_dir(dir.path());
        let build = run(&mut command);
        let site = Site { dir, practices, languages: languages.to_vec(), build };
        eprintln!("{}: built in {:.1} s", site.label(), site.build.seconds);
        site
    }

    /// What it is called in tables.
    pub(crate) fn label(&self) -> String {
        let languages = match self.languages.as_slice() {
            [language] => language.code().to_owned(),
            _ => "six languages".to_owned(),
        };
        format!("{} practices, {languages}", thousands(self.practices as usize))
    }

    /// The folder with the pages.
    pub(crate) fn public(&self) -> PathBuf {
        self.dir.path().join("public")
    }

    /// The address of the search page of a language, with a query or without one.
    pub(crate) fn search_page(&self, language: Language, query: Option<&str>) -> String {
        let path = self.public().join(language.code()).join("search.html");
        let mut address = url::Url::from_file_path(path).unwrap();
        if let Some(query) = query {
            address.query_pairs_mut().append_pair("q", query);
        }
        address.into()
    }

    /// The index of some languages, made from the texts as `fieldbook search` makes it.
    pub(crate) fn indexes(&self, languages: &[Language]) -> Vec<(Language, Index)> {
        let library = fieldbook::load(self.dir.path()).unwrap();
        let today = DAY.parse().unwrap();
        let findings = fieldbook::check::check(&library, today);
        let edition = edition::select(&library, &findings, &Choices::default(), today);
        let index = |language: Language| {
            let documents = documents(&edition, language);
            let mut remarks = Vec::new();
            let root = Some(self.dir.path());
            let snapshot = fieldbook::index::snapshot(root, language, &documents, &mut remarks).unwrap();
            assert!(remarks.is_empty(), "{remarks:?}");
            let labels = fieldbook::index::labels(&edition, language);
            let names = facet_names(&snapshot.analyser, &labels);
            (language, Index { documents, snapshot, names })
        };
        languages.iter().copied().map(index).collect()
    }
}

/// Runs a program to its end. The program must do its work; what it says is not shown.
pub(crate) fn run(command: &mut Command) -> Ran {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut peak = None;
    loop {
        peak = peak.max(peak_of(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "{command:?}: {status}");
            return Ran { seconds: start.elapsed().as_secs_f64(), peak };
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The most memory that a process has had so far.
fn peak_of(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(kilobytes.trim().trim_end_matches(" kB").parse::<u64>().ok()? * 1024)
}

/// How many files a folder has, and how many bytes they are.
pub(crate) fn size_of(folder: &Path) -> (usize, u64) {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.file_type().is_file())
        .fold((0, 0), |(count, bytes), entry| (count + 1, bytes + entry.metadata().unwrap().len()))
}
