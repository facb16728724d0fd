//! Every rule against its own examples, on the starter site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::*;
pub(crate) use super::{SAMPLE, SECOND};
use crate::diag::Counts;
use crate::link::link;
use crate::outputs::Plan;
use crate::parse::parse;
use crate::read::{Asset, SiteFiles};
use crate::source::Source;

/// The day on which examples are checked.
pub(crate) fn today() -> Date {
    jiff::civil::date(2026, 11, 23)
}

/// The findings of a build: those of the check, and what its theme and outputs add.
fn built_findings(library: &Library) -> Vec<Finding> {
    let mut findings = check(library, today());
    let edition = crate::edition::select(library, &findings, &Default::default(), today());
    let mut planned = crate::render::plan(&edition, &library.themes);
    planned.set_books();
    let faults: Vec<_> = planned.paths().into_iter().filter_map(|path| planned.bytes(path).err()).collect();
    planned.theme_faults.extend(faults);
    planned.theme_faults.dedup();
    findings.extend(planned.findings());
    findings
}

/// The findings that only the index can tell.
pub(crate) fn searched(library: &Library, findings: &[Finding]) -> Vec<Finding> {
    let edition = crate::edition::select(library, findings, &Default::default(), today());
    let missed = crate::index::missed(&edition, None, &mut Vec::new()).unwrap();
    search_findings(&missed.questions, &missed.queries, findings, library)
}

/// What new practices say that others say already.
pub(crate) fn repeated(library: &Library, findings: &[Finding]) -> Vec<Finding> {
    let edition = crate::edition::select(library, findings, &Default::default(), today());
    let (_, repeats) = crate::index::missed_and_repeated(&edition, None, &mut Vec::new()).unwrap();
    repeat_findings(&repeats)
}

/// A site in memory, by path.
#[derive(Clone)]
pub(crate) struct Site(pub(crate) BTreeMap<String, Vec<u8>>);

impl Site {
    pub(crate) fn starter() -> Self {
        Site(crate::embedded::starter().into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect())
    }

    /// The starter without its vocabularies, which take longer to read than all the rest.
    pub(crate) fn bare() -> Self {
        let mut site = Site::starter();
        site.0.retain(|path, _| !path.starts_with("content/vocabularies/"));
        site
    }

    /// A single file, for many small cases; the vocabularies are missing.
    pub(crate) fn one(path: &str, text: impl Into<Vec<u8>>) -> Self {
        Site([(path.to_owned(), text.into())].into())
    }

    pub(crate) fn text(&self, path: &str) -> String {
        String::from_utf8(self.0[path].clone()).unwrap()
    }

    pub(crate) fn with(mut self, path: &str, text: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.to_owned(), text.into());
        self
    }

    /// Replaces a piece of the sample practice, which must be there once.
    pub(crate) fn edit(self, from: &str, to: &str) -> Self {
        let text = self.text(SAMPLE);
        assert_eq!(text.matches(from).count(), 1, "`{from}` must stand once in the sample");
        let text = text.replace(from, to);
        self.with(SAMPLE, text)
    }

    pub(crate) fn lay(self, example: &Example) -> Self {
        let starter = Site::starter();
        let sample = self.0.get(SAMPLE).map_or_else(|| starter.text(SAMPLE), |_| self.text(SAMPLE));
        match example {
            Example::Front(lines) => self.with(SAMPLE, with_front(&sample, lines)),
            Example::Without(keys) => self.with(SAMPLE, without_front(&sample, keys)),
            Example::Body(markdown) => self.with(SAMPLE, with_body(&sample, markdown)),
            Example::Edit(from, to) => self.edit(from, to),
            Example::Together(examples) => examples.iter().fold(self, Site::lay),
            Example::File(path, text) => self.with(path, *text),
            Example::Second(lines) => {
                let (front, body) = sample.split_once("\n---\n").unwrap();
                let text = format!("{front}\n---\n{}", in_other_words(body));
                self.with(SECOND, with_front(&text, lines))
            }
            Example::SecondBody(markdown) => {
                let text = with_body(&self.text(SECOND), markdown);
                self.with(SECOND, text)
            }
            Example::Files(files) => files.iter().fold(self, |site, (path, text)| site.with(path, *text)),
            Example::Bytes(path, bytes) => self.with(path, *bytes),
            Example::Long { path, start, again, times } => {
                let mut bytes = self.0.get(*path).cloned().unwrap_or_default();
                bytes.extend_from_slice(start.as_bytes());
                bytes.extend_from_slice(again.repeat(*times).as_bytes());
                self.with(path, bytes)
            }
            Example::Gone(path) => self.without(path),
            Example::Words(_) => self,
        }
    }

    pub(crate) fn library(&self) -> Library {
        let files = self.files(|path, text| Arc::new(Source::new(path, text)));
        let parsed = parse(&files.sources);
        link(files, parsed)
    }

    /// Its files as they are read, each text by `source`.
    pub(crate) fn files(&self, mut source: impl FnMut(&str, String) -> Arc<Source>) -> SiteFiles {
        let mut files = SiteFiles::default();
        for (path, bytes) in &self.0 {
            if let Some(below) = path.strip_prefix("themes/") {
                Arc::make_mut(&mut files.themes).insert(below.to_owned(), bytes.clone());
                continue;
            }
            if path.ends_with(".md") || path.ends_with(".yaml") {
                match String::from_utf8(bytes.clone()) {
                    Ok(text) => {
                        files.sources.add(source(path, text));
                    }
                    Err(error) => {
                        let at = error.utf8_error().valid_up_to();
                        let kind = crate::read::encoding::not_utf8(bytes, at);
                        files.faults.push(Fault::of_path(path.clone(), kind));
                    }
                }
            } else {
                files.assets.push(Asset {
                    path: path.clone(),
                    size: bytes.len() as u64,
                    bytes: bytes.clone().into(),
                });
            }
            let parts: Vec<&str> = path.split('/').collect();
            for depth in 2..parts.len() {
                let folder = parts[..depth].join("/");
                if !files.folders.contains(&folder) {
                    files.folders.push(folder);
                }
            }
        }
        files.folders.sort();
        files
    }

    pub(crate) fn without(mut self, path: &str) -> Self {
        assert!(self.0.remove(path).is_some(), "{path}");
        self
    }

    /// The site with other front matter lines in the sample practice, as [`Example::Front`].
    pub(crate) fn front(self, lines: &str) -> Self {
        let text = with_front(&self.text(SAMPLE), lines);
        self.with(SAMPLE, text)
    }

    /// The findings of one rule, each with the text that it marks.
    pub(crate) fn found(&self, code: &str) -> Vec<(String, Finding)> {
        let (library, findings) = self.findings();
        marked(&library, findings, code)
    }

    /// Like [`Site::found`], after one more fault was met.
    pub(crate) fn found_with(&self, code: &str, fault: Fault) -> Vec<(String, Finding)> {
        let mut library = self.library();
        library.faults.push(fault);
        let findings = check(&library, today());
        marked(&library, findings, code)
    }

    /// Like [`Site::found`], for the site in a folder, after `prepare` has changed the folder.
    pub(crate) fn found_on_disk(
        &self,
        code: &str,
        prepare: impl FnOnce(&std::path::Path),
    ) -> Vec<(String, Finding)> {
        let library = self.library_on_disk(prepare);
        let findings = check(&library, today());
        marked(&library, findings, code)
    }

    fn library_on_disk(&self, prepare: impl FnOnce(&std::path::Path)) -> Library {
        let dir = tempfile::tempdir().unwrap();
        for (path, bytes) in &self.0 {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        prepare(dir.path());
        crate::load(dir.path()).unwrap()
    }

    /// The site after an example was laid over it, and its findings as `check` gives them: read from a
    /// disk where the rule is about reading, and with those of a build where it is about that.
    fn findings_of_example(rule: &Rule, example: &Example) -> (Library, Vec<Finding>) {
        let site = Site::starter().lay(example);
        let library =
            if rule.code.starts_with("FB01") { site.library_on_disk(|_| {}) } else { site.library() };
        let mut findings =
            if rule.code.starts_with("FB06") { built_findings(&library) } else { check(&library, today()) };
        findings.extend(word_findings(&crate::index::words::faults(&library)));
        if rule.code == "FB0520" {
            findings.extend(character_findings(&crate::render::characters_without_font(&library, "default")));
        }
        if rule.code == "FB0522" {
            findings.extend(picture_findings(&crate::render::unprinted_pictures(&library)));
        }
        if [rules::SEARCH_TEST.code, rules::RECIPE_QUERY.code].contains(&rule.code) {
            findings.extend(searched(&library, &findings));
        }
        if rule.code == rules::SAID_ALREADY.code {
            findings.extend(repeated(&library, &findings));
        }
        (library, findings)
    }

    pub(crate) fn findings(&self) -> (Library, Vec<Finding>) {
        let library = self.library();
        let findings = check(&library, today());
        (library, findings)
    }
}

/// A site that is looked at again and again while somebody writes: what did not change is the same in memory.
#[derive(Default)]
pub(crate) struct Written {
    texts: BTreeMap<String, Arc<Source>>,
    linked: crate::link::again::Again,
}

impl Written {
    pub(crate) fn library(&mut self, site: &Site) -> Arc<Library> {
        self.now(site).library
    }

    pub(crate) fn now(&mut self, site: &Site) -> crate::link::again::Now {
        let files = site.files(|path, text| match self.texts.get(path) {
            Some(known) if known.text == text => Arc::clone(known),
            _ => {
                let source = Arc::new(Source::new(path, text));
                self.texts.insert(path.to_owned(), Arc::clone(&source));
                source
            }
        });
        self.linked.now(files)
    }
}

impl Site {
    /// The text that each finding of a rule marks, or its path; in the order of the findings.
    pub(crate) fn marked(&self, code: &str) -> Vec<String> {
        let (library, findings) = self.findings();
        let marked =
            findings.iter().filter(|finding| finding.code == code).map(|finding| match &finding.place {
                crate::fault::Place::Span(span) => library.sources.get(span.source).slice(*span).to_owned(),
                crate::fault::Place::Path(path) => path.clone(),
            });
        marked.collect()
    }

    /// The findings of a rule.
    pub(crate) fn findings_of(&self, code: &str) -> Vec<Finding> {
        self.findings().1.into_iter().filter(|finding| finding.code == code).collect()
    }
}

/// The findings of one rule, each with the text that it marks or the path that it names. Each must
/// keep the style of the house, which the shared test can only see in the examples.
fn marked(library: &Library, findings: Vec<Finding>, code: &str) -> Vec<(String, Finding)> {
    let found = findings.into_iter().filter(|finding| finding.code == code);
    found
        .map(|finding| {
            keeps_the_style(&finding);
            let place = match &finding.place {
                Place::Span(span) => library.sources.get(span.source).slice(*span).to_owned(),
                Place::Path(path) => path.clone(),
            };
            (place, finding)
        })
        .collect()
}

fn keeps_the_style(finding: &Finding) {
    let (code, message) = (finding.code, &finding.message);
    assert!(!message.ends_with('.') && !message.contains('\n'), "{code}: {message}");
    let first = message.chars().next().unwrap();
    assert!(
        !first.is_uppercase() || message.starts_with("HTML") || message.starts_with("YAML"),
        "{code}: {message}"
    );
    assert!(message.chars().count() <= 140, "{code}: too long: {message}");
    assert!(!finding.helps.is_empty(), "{code}: says what is wrong but not how to mend it");
}

/// Findings in the short form, for messages of failing tests.
pub(crate) fn told(library: &Library, findings: &[Finding]) -> String {
    diag::short::draw(findings, &library.sources)
}

fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    key.chars().all(|c| c.is_alphanumeric() || c == '_').then_some(key)
}

/// The front matter's lines in blocks, each beginning with a key.
fn front_blocks(text: &str) -> (Vec<String>, String) {
    let rest = text.strip_prefix("---\n").unwrap();
    let (front, body) = rest.split_once("\n---\n").unwrap();
    let mut blocks: Vec<String> = Vec::new();
    for line in front.lines() {
        if key_of(line).is_some() || blocks.is_empty() {
            blocks.push(format!("{line}\n"));
        } else {
            blocks.last_mut().unwrap().push_str(&format!("{line}\n"));
        }
    }
    (blocks, body.to_owned())
}

fn with_front(text: &str, lines: &str) -> String {
    let keys: BTreeSet<&str> = lines.lines().filter_map(key_of).collect();
    let (blocks, body) = front_blocks(text);
    let kept: String =
        blocks.into_iter().filter(|block| !key_of(block).is_some_and(|key| keys.contains(key))).collect();
    format!("---\n{kept}{}\n---\n{body}", lines.trim_end())
}

fn without_front(text: &str, keys: &str) -> String {
    let keys: BTreeSet<&str> = keys.lines().collect();
    let (blocks, body) = front_blocks(text);
    let kept: String =
        blocks.into_iter().filter(|block| !key_of(block).is_some_and(|key| keys.contains(key))).collect();
    format!("---\n{}\n---\n{body}", kept.trim_end())
}

/// A text with the same headings, lists and figures, in which every word with an `e` is another.
fn in_other_words(body: &str) -> String {
    let lines = body.lines().map(|line| {
        let keeps = line.starts_with('#') || line.contains("](");
        if keeps { line.to_owned() } else { line.replace('e', "a") }
    });
    lines.map(|line| line + "\n").collect()
}

fn with_body(text: &str, markdown: &str) -> String {
    let headings = markdown.lines().filter(|line| line.starts_with("## "));
    match headings.into_iter().find_map(|heading| text.find(&format!("\n{heading}\n"))) {
        Some(at) => {
            let after = text[at + 1..].find("\n## ").map_or(text.len(), |end| at + 1 + end);
            format!("{}\n{}\n{}", &text[..at], markdown.trim_end(), &text[after..])
        }
        None => format!("{}\n\n{}\n", text.trim_end(), markdown.trim_end()),
    }
}

#[test]
fn the_starter_has_no_findings() {
    let (library, findings) = Site::starter().findings();
    assert!(findings.is_empty(), "{}", told(&library, &findings));
}

/// Rules about a disk that text cannot show; a test of each shows it.
const ON_A_DISK: [&str; 3] = ["FB0105", "FB0106", "FB0107"];

#[test]
fn each_wrong_example_is_found_and_each_right_one_is_not() {
    let mut failures = Vec::new();
    for rule in RULES {
        let code = rule.code;
        let words = matches!(rule.wrong, Example::Words(_)) || matches!(rule.right, Example::Words(_));
        assert_eq!(words, ON_A_DISK.contains(&code), "{code}: only a disk needs words for an example");
        if words {
            continue;
        }
        let (library, findings) = Site::findings_of_example(rule, &rule.wrong);
        if !findings.iter().any(|finding| finding.code == code) {
            failures.push(format!("{code}: the wrong example is not found:\n{}", told(&library, &findings)));
        }
        findings.iter().filter(|finding| finding.code == code).for_each(keeps_the_style);
        let (library, findings) = Site::findings_of_example(rule, &rule.right);
        // An example of a translation shows its head and not all of its sections.
        let mut findings = findings;
        findings.retain(|finding| {
            finding.code != "FB0401"
                || code == "FB0401"
                || finding.location(&library.sources).0.ends_with("en.md")
        });
        if findings.iter().any(|finding| finding.code == code) || Counts::of(&findings).errors > 0 {
            failures.push(format!("{code}: the right example is not right:\n{}", told(&library, &findings)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Most bytes in which the two examples of a rule may differ.
const NEAR: usize = 400;

/// Rules whose right example is the sample as it stands, because the wrong one spoils a part of it.
const THE_SAMPLE_IS_RIGHT: [&str; 2] = ["FB0401", "FB0403"];

/// The lines of a file that another does not have, wherever they stand.
fn own_lines(file: &[u8], other: &[u8]) -> Vec<u8> {
    let mut others: Vec<&[u8]> = other.split_inclusive(|byte| *byte == b'\n').collect();
    let lines = file.split_inclusive(|byte| *byte == b'\n').filter(|line| {
        let same = others.iter().position(|other| other == line);
        same.map(|at| others.swap_remove(at)).is_none()
    });
    lines.flatten().copied().collect()
}

/// The bytes between the first and the last difference of two files.
fn difference(a: &[u8], b: &[u8]) -> usize {
    let (a, b) = (own_lines(a, b), own_lines(b, a));
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    a.len().max(b.len()) - same
}

#[test]
fn each_right_example_is_the_wrong_one_mended() {
    let mut failures = Vec::new();
    for rule in RULES.iter().filter(|rule| !ON_A_DISK.contains(&rule.code)) {
        let starter = Site::starter();
        let wrong = starter.clone().lay(&rule.wrong);
        let right = starter.clone().lay(&rule.right);
        if (right.0 == starter.0) != THE_SAMPLE_IS_RIGHT.contains(&rule.code) {
            failures.push(format!("{}: the right example changes nothing", rule.code));
        }
        let mut paths: BTreeSet<&String> = wrong.0.keys().chain(right.0.keys()).collect();
        paths.retain(|path| wrong.0.get(*path) != right.0.get(*path));
        // Where a file is long, missing or in the wrong place, it is the file that differs.
        let whole = paths.iter().any(|path| wrong.0.contains_key(*path) != right.0.contains_key(*path))
            || matches!(rule.wrong, Example::Long { .. });
        let of = |site: &Site, path: &str| site.0.get(path).cloned().unwrap_or_default();
        let bytes: usize = paths.iter().map(|path| difference(&of(&wrong, path), &of(&right, path))).sum();
        if paths.len() > 2 || paths.is_empty() || !whole && bytes > NEAR {
            failures.push(format!("{}: {bytes} bytes in {paths:?} differ", rule.code));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn rules_are_sorted_distinct_and_explained() {
    for pair in RULES.windows(2) {
        assert!(pair[0].code < pair[1].code, "{} before {}", pair[0].code, pair[1].code);
    }
    let names: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
    for rule in RULES {
        let code = rule.code;
        assert!(
            code.len() == 6 && code.starts_with("FB") && code[2..].bytes().all(|b| b.is_ascii_digit()),
            "{code}"
        );
        assert!(
            rule.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{code}"
        );
        assert!(rule.explanation.split_whitespace().count() >= 15, "{code} needs an explanation");
        assert!(!rule.title.ends_with('.') && !rule.title.is_empty(), "{code}");
    }
}

/// Whoever copies the recipe of the manual has one without findings, and every key of a recipe stands there.
#[test]
fn the_recipe_of_the_manual_is_right() {
    let manual = include_str!("../../CONTRIBUTING.md");
    let (_, rest) = manual.split_once("### Make a bundle\n").unwrap();
    let (section, _) = rest.split_once("\n### ").unwrap();
    let recipe = section.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let site = Site::starter()
        .lay(&Example::Second("symbol: BP-EZDSK\ntitle: Count the cows at each gate"))
        .with("fieldbook.yaml", "title: {en: T}\nlanguages: [en, fr]\ndefault_language: en\n")
        .with("content/bundles/repairs.yaml", recipe);
    let (library, mut findings) = site.findings();
    findings.retain(|finding| finding.path(&library.sources).starts_with("content/"));
    assert!(findings.is_empty(), "{}", told(&library, &findings));
    let unknown = Site::one("content/bundles/x.yaml", "xxxxxx: 1\n").library();
    let known = unknown.faults.iter().find_map(|fault| match &fault.kind {
        FaultKind::UnknownKey { known, .. } => Some(known.clone()),
        _ => None,
    });
    let parts = crate::parse::recipe::Part::WORDS.map(|(word, _)| word);
    for word in known.unwrap().into_iter().chain(parts) {
        assert!(section.contains(&format!("`{word}`")), "{word}");
    }
}

#[test]
fn our_own_content_has_no_findings() {
    let files = crate::read::read_site(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let parsed = parse(&files.sources);
    let library = link(files, parsed);
    // The earliest day on which nothing was read or changed in the future.
    let texts = library.sources.iter().map(|(_, source)| source.text.as_str());
    let days =
        texts.flat_map(|text| ["accessed: ", "date: ", "updated: "].map(|key| text.split(key).skip(1)));
    let day = days.flatten().filter_map(|rest| rest.get(..10)?.parse().ok()).fold(today(), Date::max);
    let findings = check(&library, day);
    assert!(findings.is_empty(), "{}", told(&library, &findings));
}

#[test]
fn a_slip_of_yaml_in_one_key_has_one_finding() {
    let picture = "content/practices/tie-sensors-to-a-repair-service/pump.gif";
    let images = "images: [{file: pump.gif, alt: Pump head with a sensor, credit: Portland State University, licence: CC-BY-4.0}]\nrelated: [BP-R1AV5]\nreason: None";
    let site = Site::starter()
        .lay(&Example::Second("symbol: BP-R1AV5\ntitle: Count the cows at each gate\nrelated: [BP-7K3Q0]"))
        .with(picture, "GIF89a")
        .front(images)
        .lay(&Example::Body("![Pump head with a sensor](pump.gif)"));
    let (library, findings) = site.findings();
    let without_slip = told(&library, &findings);
    let (blocks, _) = front_blocks(&site.text(SAMPLE));
    for stage in ["good", "institutionalised"] {
        let site = site.clone().front(&format!("stage: {stage}"));
        let stage_alone: Vec<_> = site.findings().1.into_iter().map(|finding| finding.code).collect();
        for key in blocks.iter().filter_map(|block| key_of(block)) {
            // Nobody can tell which practice a symbol belongs to that cannot be read.
            if key == "symbol" {
                continue;
            }
            let broken = site.text(SAMPLE).replacen(&format!("\n{key}:"), &format!("\n{key}: a: b"), 1);
            let (library, findings) = site.clone().with(SAMPLE, broken).findings();
            let new: Vec<_> =
                findings.iter().filter(|finding| !stage_alone.contains(&finding.code)).collect();
            assert!(
                new.len() == 1 && new[0].code == "FB0303",
                "{stage}, {key}:\n{}\nwithout the slip:\n{without_slip}",
                told(&library, &findings)
            );
        }
    }
}

#[test]
fn a_translation_with_a_slip_stays_a_translation() {
    let path = SAMPLE.replace("en.md", "fr.md");
    let state = "{of_revision: 1, status: draft, by: editorial, date: 2026-11-22}";
    let codes = |front: &str| {
        let site = Site::starter().with(&path, format!("---\ntitle: T\n{front}\n---\n\n## Leçons\n\nOui.\n"));
        let codes: BTreeSet<_> = site.findings().1.into_iter().map(|finding| finding.code).collect();
        codes
    };
    let mut with_slip = codes(&format!("summary: S\ntranslation: a: {state}"));
    assert!(with_slip.remove("FB0303"), "{with_slip:?}");
    // What compares it with the original's revision has nothing to compare.
    let without = codes(&format!("summary: S\ntranslation: {state}"));
    assert!(with_slip.is_subset(&without), "{with_slip:?} {without:?}");
}

#[test]
fn an_original_with_a_slip_stays_an_original() {
    let site = Site::starter();
    let text = site.text(SAMPLE);
    for (from, to) in [
        ("\nlicence:", "\nextra:\n  note: \"x\" y\n  translation: none\nlicence:"),
        ("\n  In 2014 and", "\ntranslation of alarms into deeds, in 2014 and"),
        ("\n  In 2014 and", "\ntranslation: of alarms into deeds: in 2014 and"),
    ] {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text);
        let codes: BTreeSet<_> =
            site.clone().with(SAMPLE, broken).findings().1.into_iter().map(|finding| finding.code).collect();
        assert!(codes.contains("FB0303"), "{to}: {codes:?}");
        for wrong in ["FB0112", "FB0304", "FB0329"] {
            assert!(!codes.contains(wrong), "{to}: {codes:?}");
        }
    }
}

#[test]
fn an_error_after_many_warnings_keeps_a_practice_back() {
    let warnings = "x [1, 2]\n\n".repeat(110);
    let text = format!("{warnings}Good![1].");
    let (library, findings) =
        Site::starter().edit("Pay for repair first and for sensors second.", &text).findings();
    let error =
        findings.iter().find(|finding| finding.code == "FB0719" && finding.severity == Severity::Error);
    assert!(error.is_some(), "{}", told(&library, &findings));
    for findings in [findings, check_all(&library, today())] {
        let choices = crate::edition::Choices { drafts: true, ..Default::default() };
        let edition = crate::edition::select(&library, &findings, &choices, today());
        assert!(edition.practices.is_empty(), "{:?}", edition.practices.keys());
    }
}

/// Front matter of an original in which every value is the same text.
fn all_values(value: &str) -> String {
    let text = serde_json::to_string(value).unwrap();
    let of = |keys: &[&str]| keys.iter().map(|key| format!("{key}: {text}")).collect::<Vec<_>>().join(", ");
    let mut lines = String::from("---\n");
    for key in ["symbol", "title", "summary", "published", "updated", "status", "reason", "stage", "origin"] {
        lines.push_str(&format!("{key}: {text}\n"));
    }
    for key in
        ["domains", "topics", "places", "sdgs", "wsis", "standards", "connectivity", "power", "related"]
    {
        lines.push_str(&format!("{key}: [{text}, {text}]\n"));
    }
    for (key, keys) in [
        ("period", &["start", "end"][..]),
        ("review", &["by", "date", "next"]),
        ("scale", &["count", "unit", "as_of"]),
        ("cost", &["amount", "band", "currency", "year", "covers"]),
        ("effort", &["level"]),
        ("workshop", &["minutes", "exercise"]),
    ] {
        lines.push_str(&format!("{key}: {{{}}}\n", of(keys)));
    }
    for (key, keys) in [
        (
            "sources",
            &["title", "publisher", "url", "accessed", "kind", "language", "licence", "archived"][..],
        ),
        ("results", &["what", "before", "after", "unit", "when", "where", "method"]),
        ("partners", &["name", "support"]),
        ("images", &["file", "alt", "credit", "licence"]),
    ] {
        lines.push_str(&format!("{key}: [{{{}}}]\n", of(keys)));
    }
    lines + "---\n" + value + "\n"
}

/// A recipe in which every value is the same text, in quotes.
fn recipe_of(text: &str) -> String {
    let texts = format!("{{en: {text}, fr: {text}}}");
    let mut lines = String::new();
    for key in ["title", "subtitle", "summary"] {
        lines.push_str(&format!("{key}: {texts}\n"));
    }
    for key in ["paper", "text_size", "ink", "where"] {
        lines.push_str(&format!("{key}: {text}\n"));
    }
    lines.push_str(&format!(
        "languages: [{text}, {text}]\nparts: [{text}]\nlogos: [{{file: {text}, alt: {texts}}}]\n\
         event: {{place: {texts}, start: {text}, end: {text}, host: {texts}, zone: {text}}}\n\
         practices: [{text}, {text}, {{heading: {texts}, practices: [{text}]}}]\n\
         agenda: [{{day: {text}, items: [{{from: {text}, to: {text}, what: {texts}, practices: [{text}]}}]}}]\n"
    ));
    lines
}

/// Checks a hostile site: no rule about files or front matter may panic, lose its style or point
/// outside of a text.
fn survives(site: &Site) {
    let (library, findings) = site.findings();
    for finding in &findings {
        if ["FB01", "FB03", "FB05"].iter().any(|family| finding.code.starts_with(family)) {
            keeps_the_style(finding);
        }
        if let Place::Span(span) = finding.place {
            assert!(library.sources.get(span.source).text.get(span.range()).is_some(), "{finding:?}");
        }
    }
}

#[test]
fn hostile_values_get_findings_and_nothing_worse() {
    let long = "long ".repeat(5_000);
    for value in [
        "",
        " ",
        "\"",
        "'",
        "\\",
        "\0\u{1b}[2J\u{202e}",
        "\u{feff}",
        "e\u{301}\u{301}\u{301}",
        "👩\u{200d}👩\u{200d}👧",
        "إنترنت",
        "物联网",
        "**a** [b](c) <b> `d` &amp; &#0;",
        "https://",
        "-9223372036854775809",
        "2026-13-45",
        "99999999999999999999",
        "..",
        "---",
        "<!--",
        "[](",
        "*",
        &long,
        &"é".repeat(3000),
        &"*".repeat(5_000),
        &"`".repeat(5_000),
        &"[".repeat(5_000),
        &"<".repeat(5_000),
        &"&#".repeat(5_000),
    ] {
        survives(&Site::bare().with(SAMPLE, all_values(value)));
        let name = value.chars().filter(|c| !matches!(c, '/' | '\0')).take(300).collect::<String>();
        survives(&Site::bare().with(&format!("content/pages/{name}/en.md"), all_values(value)));
        survives(&Site::bare().with(&format!("content/organisations/{name}.yaml"), value));
        let text = serde_json::to_string(value).unwrap();
        let question = format!(
            "en: [{{ask: {text}, find: [{text}], within: {text}}}, {{ask: {text}, find: [BP-7K3Q0]}}]"
        );
        survives(&Site::bare().with("content/search-tests.yaml", question));
        survives(&Site::bare().with("content/bundles/x.yaml", recipe_of(&text)));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn damaged_files_get_findings_and_nothing_worse(
        cut in 0.0..1.0f64,
        length in 0usize..40,
        odd in "[\\t\\n\\r :#\\-\\[\\]{}\"'&*!|>%@`\\\\,?é日\u{a0}\u{200b}\u{feff}~]{0,6}",
    ) {
        let text = Site::bare().text(SAMPLE);
        let chars: Vec<char> = text.chars().collect();
        let front = text[..text.find("\n---\n").unwrap()].chars().count();
        let at = (cut * (front + 20) as f64) as usize;
        let damaged: String =
            chars[..at].iter().copied().chain(odd.chars()).chain(chars[(at + length).min(chars.len())..].iter().copied()).collect();
        survives(&Site::bare().with(SAMPLE, damaged));
    }
}

mod hostile;
