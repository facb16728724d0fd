use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use super::*;

/// A plan of a few files; one whose text is `fault` cannot be rendered.
#[derive(Clone)]
struct Files(BTreeMap<String, String>);

impl Plan for Files {
    fn paths(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }

    fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, ThemeFault> {
        match self.0[path].as_str() {
            "fault" => Err(ThemeFault { path: "themes/x".to_owned(), message: "no".to_owned() }),
            text => Ok(Cow::Borrowed(text.as_bytes())),
        }
    }

    fn edition_file(&self, files: &BTreeMap<&str, Record>) -> String {
        serde_json::json!({"generator": "fieldbook test", "files": files}).to_string()
    }
}

fn outputs(files: &[(&str, &str)]) -> Files {
    Files(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
}

fn did(written: usize, unchanged: usize, removed: usize) -> Published {
    Published { written, unchanged, removed, kept: Vec::new() }
}

/// How a build ends before its time.
#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    /// The process is gone: nothing is tidied.
    Killed,
    /// The disk refuses.
    Failed,
}

/// Publishes, and stops before the step with a number. Tells whether it came so far.
fn stopped_at(number: usize, end: End, plan: &impl Plan, folder: &Path, force: bool) -> bool {
    let mut steps = 0;
    let mut step = || {
        steps += 1;
        match end {
            _ if steps <= number => Ok(()),
            End::Killed => resume_unwind(Box::new("killed")),
            End::Failed => Err(std::io::Error::other("the stick was pulled out")),
        }
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        publish_in_steps(plan, folder, force, 0, AS_LISTED, &mut step, &mut |_, _| Ok(())).map(|_| ())
    }));
    match outcome {
        Ok(Ok(())) => false,
        Ok(Err(failure)) => {
            assert!(matches!(failure, PublishFailure::Io(..)) && end == End::Failed, "{failure}");
            true
        }
        Err(panic) => {
            assert_eq!(panic.downcast_ref::<&str>(), Some(&"killed"));
            true
        }
    }
}

/// Every file below a folder, but for those that wait.
fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned(), entry))
        .filter(|(path, _)| !path.starts_with(WAITING))
        .map(|(path, entry)| (path, fs::read(entry.path()).unwrap()))
        .collect()
}

/// Links of pages that lead to no file.
fn dead_links(folder: &Path) -> Vec<String> {
    let mut dead = Vec::new();
    let files = files_below(folder);
    let mut seen = BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        for attribute in ["href=\"", "src=\""] {
            for link in text.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                let link = link.split(['#', '?']).next().unwrap();
                if link.is_empty() || link.contains(':') {
                    continue;
                }
                if !seen.insert((path.rsplit_once('/').map(|(above, _)| above), link.to_owned())) {
                    continue;
                }
                let mut parts: Vec<&str> = path.split('/').collect();
                parts.pop();
                for part in link.split('/') {
                    match part {
                        ".." => drop(parts.pop()),
                        "." | "" => {}
                        name => parts.push(name),
                    }
                }
                if !files.contains_key(&parts.join("/")) {
                    dead.push(format!("{path} -> {link}"));
                }
            }
        }
    }
    dead
}

/// A plan of an edition with a day, of a site with a title.
struct OfSite(Files, &'static str, &'static str);

impl Plan for OfSite {
    fn paths(&self) -> Vec<&str> {
        self.0.paths()
    }

    fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, ThemeFault> {
        self.0.bytes(path)
    }

    fn edition_file(&self, files: &BTreeMap<&str, Record>) -> String {
        serde_json::json!({ "generator": "fieldbook test", "date": self.1, "site": { "title": self.2 }, "files": files })
            .to_string()
    }
}

#[test]
fn an_edition_that_was_stopped_tells_its_site_and_its_day() {
    for (title, day) in [("Water", "2026-11-05"), ("Roads", "2026-11-01")] {
        let dir = tempfile::tempdir().unwrap();
        let first = OfSite(outputs(&[("a.html", "1")]), "2026-11-05", "Water");
        publish(&first, dir.path(), false).unwrap();
        let second = OfSite(outputs(&[("a.html", "2")]), "2026-11-01", title);
        assert!(stopped_at(1, End::Killed, &second, dir.path(), false));
        let told = told_by(dir.path());
        assert_eq!((told.site.unwrap().title.as_str(), told.date.as_deref()), (title, Some(day)));
    }
}

#[test]
fn an_update_waits_for_the_disk_before_the_list_of_its_files_and_behind_it() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path();
    let first = outputs(&[("a.html", "1"), ("x/y/old.css", "1")]);
    let second = outputs(&[("a.html", "2"), ("b/c.css", "2")]);
    let list = |folder: &Path| fs::read_to_string(folder.join(EDITION_FILE)).unwrap();
    let mut seen = Vec::new();
    let mut watch = |folder: &Path, _: &Changed| {
        let is_there =
            |path: &str, text: &str| fs::read_to_string(folder.join(path)).is_ok_and(|it| it == text);
        let moved = is_there("b/c.css", "2") && is_there("a.html", "2") && !folder.join("x").exists();
        seen.push((list(folder).contains(UNFINISHED), moved));
        Ok(())
    };
    publish(&first, folder, false).unwrap();
    publish_in_steps(&second, folder, false, 0, AS_LISTED, &mut || Ok(()), &mut watch).unwrap();
    // The mark before all, the files before their list, and the list before it is done.
    assert_eq!(seen, [(true, false), (true, true), (false, true)]);
    // A disk that fails then has no list that says that all is there.
    let mut times = 0;
    let mut fails = |_: &Path, _: &Changed| {
        times += 1;
        if times == 2 { Err(std::io::Error::other("the stick was pulled out")) } else { Ok(()) }
    };
    let outcome = publish_in_steps(&first, folder, false, 0, AS_LISTED, &mut || Ok(()), &mut fails);
    assert!(matches!(outcome, Err(PublishFailure::Io(..))), "{outcome:?}");
    assert!(list(folder).contains(UNFINISHED));
    publish_to_last(&first, folder, false).unwrap();
    assert_holds(folder, &first, &[], "at the next time");
}

#[test]
fn what_the_disk_has_to_be_asked_for_is_all_that_was_changed() {
    let dir = tempfile::tempdir().unwrap();
    let first = outputs(&[("a.html", "1"), ("x/y/old.css", "1")]);
    let second = outputs(&[("a.html", "2"), ("b/c/d.css", "2")]);
    publish(&first, dir.path(), false).unwrap();
    let mut all = String::new();
    let mut note = |_: &Path, changed: &Changed| {
        all.push_str(&format!("{changed:?}"));
        Ok(())
    };
    publish_in_steps(&second, dir.path(), false, 0, AS_LISTED, &mut || Ok(()), &mut note).unwrap();
    // Folders that are new or gone have a name in the one above.
    for path in ["a.html", "b/c/d.css", EDITION_FILE, "b/c", "b", "x/y", "x"] {
        assert!(all.contains(&format!("{:?}", dir.path().join(path))), "{path}: {all}");
    }
}

/// Asserts that a folder holds the files of a plan, some files of others, and no more.
fn assert_holds(folder: &Path, plan: &Files, others: &[&str], when: &str) {
    let mut found = files_below(folder);
    assert!(found.remove(EDITION_FILE).is_some(), "{when}");
    for other in others {
        let bytes = found.remove(*other).unwrap_or_else(|| panic!("{other} is gone, {when}"));
        assert_eq!(bytes, b"years of work", "{other}, {when}");
    }
    let wanted: BTreeMap<String, Vec<u8>> =
        plan.0.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect();
    assert_eq!(found, wanted, "{when}");
    assert!(!folder.join(WAITING).exists(), "{when}");
}

/// A site in which each page refers to every other, to a feed, a style sheet that is new in every
/// edition, and to a picture of its own.
fn site(edition: &str, pages: &[&str]) -> Files {
    let style = format!("assets/style.{edition}.css");
    let mut files = BTreeMap::from([
        (style.clone(), edition.to_owned()),
        ("robots.txt".to_owned(), "same".to_owned()),
        (format!("{}/atom.xml", pages[0].split('/').next().unwrap()), format!("feed {edition}")),
    ]);
    let feed = files.keys().find(|path| path.ends_with(".xml")).cloned().unwrap();
    for page in pages {
        let up = "../".repeat(page.matches('/').count());
        let picture = format!("assets/{}.png", page.replace('/', "-"));
        let mut text =
            format!("<link href=\"{up}{style}\"><link href=\"{up}{feed}\"><img src=\"{up}{picture}\">");
        for other in pages {
            text.push_str(&format!("<a href=\"{up}{other}#top\">{edition}</a>"));
        }
        files.insert((*page).to_owned(), text);
        files.insert(picture, "picture".to_owned());
    }
    Files(files)
}

#[test]
fn a_build_that_ends_at_any_step_leaves_no_dead_link_and_is_taken_up_again() {
    let old = site("1", &["en/index.html", "en/a.html", "en/b.html", "index.html"]);
    let added = site("2", &["en/index.html", "en/a.html", "en/b.html", "en/new.html", "index.html"]);
    let renamed = site("3", &["en/index.html", "en/a.html", "en/practices/c.html", "index.html"]);
    let removed = site("4", &["en/index.html", "index.html"]);
    let moved = site("5", &["fr/index.html", "fr/a.html", "index.html"]);
    for (name, before, after) in [
        ("first", None, &old),
        ("same", Some(&old), &old),
        ("added", Some(&old), &added),
        ("renamed", Some(&old), &renamed),
        ("removed", Some(&old), &removed),
        ("moved", Some(&old), &moved),
    ] {
        for end in [End::Killed, End::Failed] {
            let mut number = 0;
            loop {
                let when = format!("{name}, {end:?} after {number} steps");
                let dir = tempfile::tempdir().unwrap();
                fs::create_dir(dir.path().join("en")).unwrap();
                let others = ["thesis.doc", "en/notes.txt"];
                let _ = others.map(|other| fs::write(dir.path().join(other), "years of work").unwrap());
                if let Some(before) = before {
                    publish(before, dir.path(), true).unwrap();
                }
                let ended = stopped_at(number, end, after, dir.path(), true);
                assert_eq!(dead_links(dir.path()), [""; 0], "{when}");
                let waits = dir.path().join(WAITING).exists();
                assert_eq!(waits, ended && end == End::Killed, "{when}");
                if !ended {
                    assert_holds(dir.path(), after, &others, &when);
                    break;
                }
                // The next build is one of another edition, and ends before its time, too.
                let second = stopped_at(number / 2, end, &renamed, dir.path(), true);
                assert_eq!(dead_links(dir.path()), [""; 0], "{when}, and again: {second}");
                publish(&removed, dir.path(), true).unwrap();
                assert_holds(dir.path(), &removed, &others, &when);
                number += 1;
            }
            assert!(name == "same" || number > 10, "{name}: only {number} steps");
        }
    }
}

#[test]
fn a_real_site_has_no_dead_link_when_a_practice_is_renamed_or_all_is_new() {
    let day = jiff::civil::date(2026, 11, 23);
    let write = |root: &Path, slug: &str| {
        for (path, bytes) in crate::embedded::starter() {
            let place = root.join(path.replace("tie-sensors-to-a-repair-service", slug));
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, bytes).unwrap();
        }
        crate::load(root).unwrap()
    };
    let dir = tempfile::tempdir().unwrap();
    let libraries =
        ["tie-sensors-to-a-repair-service", "other-name"].map(|slug| write(&dir.path().join(slug), slug));
    let choices =
        crate::edition::Choices { drafts: true, base_url: Some("https://x.int/".to_owned()), preview: false };
    let editions = libraries.each_ref().map(|library| {
        let findings = crate::check::check(library, day);
        crate::edition::select(library, &findings, &choices, day)
    });
    let plans = editions.each_ref().map(|edition| crate::render::plan(edition, &std::sync::Arc::default()));
    let folder = dir.path().join("public");
    for before in [None, Some(&plans[0])] {
        let mut number = 0;
        loop {
            // A first build, or the site as it is after each number of steps from the edition before.
            match before {
                None if folder.exists() => fs::remove_dir_all(&folder).unwrap(),
                None => {}
                Some(before) => drop(publish(before, &folder, false).unwrap()),
            }
            let ended = stopped_at(number, End::Killed, &plans[1], &folder, false);
            assert_eq!(dead_links(&folder), [""; 0], "after {number} steps");
            if !ended {
                break;
            }
            number += if before.is_some() { 1 } else { 25 };
        }
        assert!(number > 20, "{number}");
    }
    assert!(folder.join("en/practices/other-name.html").exists());
    assert!(!folder.join("en/practices/tie-sensors-to-a-repair-service.html").exists());
}

#[test]
fn the_second_build_writes_only_what_changed_and_removes_what_is_gone() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("public");
    let first = outputs(&[("en/a.html", "a"), ("en/b.html", "b"), ("old/c.html", "c")]);
    assert_eq!(publish(&first, &folder, false).unwrap(), did(4, 0, 0));
    assert_eq!(publish(&first, &folder, false).unwrap(), did(0, 4, 0));
    let second = outputs(&[("en/a.html", "a"), ("en/b.html", "B")]);
    assert_eq!(publish(&second, &folder, false).unwrap(), did(2, 1, 1));
    assert!(!folder.join("old").exists());
    assert_eq!(fs::read_to_string(folder.join("en/b.html")).unwrap(), "B");
}

#[test]
fn a_folder_of_somebody_else_is_not_touched() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("thesis.doc"), "years of work").unwrap();
    let failure = publish(&outputs(&[("thesis.doc", "x")]), dir.path(), false).unwrap_err();
    assert!(failure.to_string().contains("did not make"), "{failure}");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    let plan = outputs(&[("a.html", "x")]);
    publish(&plan, dir.path(), true).unwrap();
    assert_holds(dir.path(), &plan, &["thesis.doc"], "by force");
}

#[test]
fn files_of_others_at_planned_paths_are_refused_before_anything_is_touched() {
    let plan = outputs(&[
        ("404.html", "x"),
        ("a.html", "x"),
        ("en/b.html", "x"),
        ("en/c.html", "x"),
        ("fr/d.html", "x"),
        ("robots.txt", "x"),
        ("z.html", "x"),
    ]);
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("en")).unwrap();
    let others = ["404.html", "a.html", "en/b.html", "en/c.html", "fr", "robots.txt", "thesis.doc"];
    let _ = others.map(|other| fs::write(dir.path().join(other), "years of work").unwrap());
    let failure = publish(&plan, dir.path(), true).unwrap_err();
    let words = failure.to_string();
    assert!(words.contains("`404.html`, `a.html`, `en/b.html`, `en/c.html`, `fr` and 1 more;"), "{words}");
    let found = files_below(dir.path());
    assert!(found.len() == others.len() && found.values().all(|bytes| bytes == b"years of work"));
    assert!(!dir.path().join(WAITING).exists());
    // Also without force, and in a folder of ours; also a list of files that is somebody's.
    let dir = tempfile::tempdir().unwrap();
    publish(&outputs(&[("a.html", "1")]), dir.path(), false).unwrap();
    fs::write(dir.path().join("b.html"), "years of work").unwrap();
    let failure = publish(&outputs(&[("a.html", "2"), ("b.html", "2")]), dir.path(), false).unwrap_err();
    assert!(failure.to_string().contains("not make: `b.html`;"), "{failure}");
    assert_holds(dir.path(), &outputs(&[("a.html", "1")]), &["b.html"], "refused");
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(EDITION_FILE), "years of work").unwrap();
    let failure = publish(&outputs(&[("a.html", "1")]), dir.path(), true).unwrap_err();
    assert!(failure.to_string().contains("not make: `edition.json`;"), "{failure}");
    assert_eq!(fs::read(dir.path().join(EDITION_FILE)).unwrap(), b"years of work");
}

#[test]
fn what_somebody_has_changed_is_not_replaced() {
    let first = outputs(&[("a.html", "1"), ("en/b.html", "1"), ("robots.txt", "1")]);
    let second = outputs(&[("a.html", "2"), ("en/b.html", "2"), ("robots.txt", "2")]);
    let dir = tempfile::tempdir().unwrap();
    publish(&first, dir.path(), false).unwrap();
    // Of the same length, so that only its bytes tell.
    for words in ["own rules", "9"] {
        fs::write(dir.path().join("robots.txt"), words).unwrap();
        for plan in [&first, &second] {
            let failure = publish(plan, dir.path(), false).unwrap_err();
            assert!(
                matches!(&failure, PublishFailure::Changed(_, paths) if paths == &["robots.txt"]),
                "{failure}"
            );
            assert!(
                failure.to_string().contains("`robots.txt`;") && failure.to_string().contains("`--force`")
            );
            assert_eq!(fs::read_to_string(dir.path().join("robots.txt")).unwrap(), words);
            assert_eq!(fs::read_to_string(dir.path().join("a.html")).unwrap(), "1");
        }
    }
    // As it is planned by now, or empty, it may be replaced.
    fs::write(dir.path().join("robots.txt"), "2").unwrap();
    fs::write(dir.path().join("en/b.html"), "").unwrap();
    assert_eq!(publish(&second, dir.path(), false).unwrap(), did(3, 1, 0));
    fs::write(dir.path().join("robots.txt"), "own rules").unwrap();
    publish(&first, dir.path(), true).unwrap();
    assert_holds(dir.path(), &first, &[], "by force");
}

#[test]
fn what_somebody_has_changed_is_not_removed() {
    let plan = outputs(&[("a.html", "1")]);
    for force in [false, true] {
        let dir = tempfile::tempdir().unwrap();
        publish(&outputs(&[("a.html", "1"), ("en/b.html", "1"), ("en/c.html", "1")]), dir.path(), false)
            .unwrap();
        fs::write(dir.path().join("en/b.html"), "years of work").unwrap();
        let done = publish(&plan, dir.path(), force).unwrap();
        let kept: &[&str] = if force { &[] } else { &["en/b.html"] };
        assert_eq!(
            (done.removed, done.kept.as_slice()),
            (2 - kept.len(), &kept.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>()[..])
        );
        assert_holds(dir.path(), &plan, kept, "removed");
        // It is told once: by now it is somebody else's.
        assert_eq!(publish(&plan, dir.path(), force).unwrap(), did(0, 2, 0));
        assert_holds(dir.path(), &plan, kept, "again");
    }
    // Nor does it give way to a folder, or with its folder.
    for (before, path, after) in [("en", "en", "en/a.html"), ("en/a/b.html", "en/a/b.html", "en/a")] {
        let dir = tempfile::tempdir().unwrap();
        publish(&outputs(&[(before, "1")]), dir.path(), false).unwrap();
        fs::write(dir.path().join(path), "years of work").unwrap();
        let failure = publish(&outputs(&[(after, "1")]), dir.path(), false).unwrap_err();
        assert!(matches!(&failure, PublishFailure::Changed(_, paths) if paths == &[path]), "{failure}");
        publish(&outputs(&[(after, "1")]), dir.path(), true).unwrap();
        assert_holds(dir.path(), &outputs(&[(after, "1")]), &[], "by force");
    }
}

#[test]
fn what_a_killed_build_has_not_written_is_not_taken_for_its_own() {
    let first = outputs(&[("a.html", "1")]);
    let second = outputs(&[("a.html", "2"), ("b.html", "2"), ("c.css", "2")]);
    let dir = tempfile::tempdir().unwrap();
    publish(&first, dir.path(), false).unwrap();
    // Killed right after the mark, which names the files to come.
    assert!(stopped_at(1, End::Killed, &second, dir.path(), false));
    assert!(fs::read_to_string(dir.path().join(EDITION_FILE)).unwrap().contains("c.css"));
    fs::write(dir.path().join("c.css"), "years of work").unwrap();
    let failure = publish(&second, dir.path(), false).unwrap_err();
    assert!(matches!(failure, PublishFailure::Changed(..)), "{failure}");
    publish(&first, dir.path(), false).unwrap();
    assert_holds(dir.path(), &first, &["c.css"], "killed");
}

#[test]
fn without_the_list_of_files_the_same_site_is_taken_up_again() {
    let plan = outputs(&[("a.html", "1"), ("en/b.html", "1")]);
    let dir = tempfile::tempdir().unwrap();
    publish(&plan, dir.path(), false).unwrap();
    fs::remove_file(dir.path().join(EDITION_FILE)).unwrap();
    assert!(matches!(publish(&plan, dir.path(), false), Err(PublishFailure::NotOurs(_))));
    let other = outputs(&[("a.html", "1"), ("en/b.html", "2")]);
    let failure = publish(&other, dir.path(), true).unwrap_err();
    assert!(matches!(&failure, PublishFailure::Occupied(_, paths) if paths == &["en/b.html"]), "{failure}");
    assert_eq!(publish(&plan, dir.path(), true).unwrap(), did(1, 2, 0));
    publish(&other, dir.path(), false).unwrap();
    assert_holds(dir.path(), &other, &[], "taken up");
}

#[test]
fn a_list_of_files_cannot_remove_anything_outside() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("public");
    fs::create_dir(&folder).unwrap();
    fs::write(dir.path().join("precious"), "x").unwrap();
    let list = r#"{"generator": "fieldbook 0", "files": {"../precious": {}, "/etc/hosts": {}, "edition.json": {}, ".fieldbook-part/lock": {}}}"#;
    fs::write(folder.join(EDITION_FILE), list).unwrap();
    publish(&outputs(&[("a.html", "x")]), &folder, false).unwrap();
    assert!(dir.path().join("precious").exists());
    assert_holds(&folder, &outputs(&[("a.html", "x")]), &[], "a hostile list");
}

#[test]
fn what_a_build_killed_before_the_first_step_left_is_removed() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join(WAITING).join("folder")).unwrap();
    for name in ["0", lock::LOCK_FILE, "folder/x"] {
        fs::write(dir.path().join(WAITING).join(name), "half").unwrap();
    }
    publish(&outputs(&[("a.html", "x")]), dir.path(), false).unwrap();
    assert_holds(dir.path(), &outputs(&[("a.html", "x")]), &[], "killed early");
}

#[test]
fn a_page_that_cannot_be_rendered_leaves_the_site_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("public");
    let broken = outputs(&[("a.html", "2"), ("b.html", "fault"), ("c.html", "fault")]);
    let failure = publish(&broken, &folder, false).unwrap_err();
    assert!(matches!(&failure, PublishFailure::Theme(faults) if faults.len() == 1), "{failure:?}");
    assert!(!folder.exists());
    let sound = outputs(&[("a.html", "1"), ("z.html", "1")]);
    publish(&sound, &folder, false).unwrap();
    publish(&broken, &folder, false).unwrap_err();
    assert_holds(&folder, &sound, &[], "broken");
}

#[test]
fn a_path_may_change_between_file_and_folder() {
    let file = outputs(&[("a.html", "1"), ("en", "1")]);
    let folders = outputs(&[("a.html", "2"), ("en/b/c.html", "2"), ("en/d.html", "2")]);
    for (before, after) in [(&file, &folders), (&folders, &file)] {
        let mut number = 0;
        loop {
            let dir = tempfile::tempdir().unwrap();
            publish(before, dir.path(), false).unwrap();
            // An empty folder may be left where a build was killed.
            fs::create_dir_all(dir.path().join("fr/empty")).unwrap();
            let ended = stopped_at(number, End::Killed, after, dir.path(), false);
            publish(after, dir.path(), false).unwrap();
            assert_holds(dir.path(), after, &[], &format!("killed after {number} steps"));
            if !ended {
                break;
            }
            number += 1;
        }
    }
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("en/empty/er")).unwrap();
    publish(&file, dir.path(), true).unwrap();
    assert_holds(dir.path(), &file, &[], "an empty folder");
    // What is somebody's in such a folder bars the way, and everything stays.
    publish(&folders, dir.path(), false).unwrap();
    fs::write(dir.path().join("en/b/notes.txt"), "years of work").unwrap();
    let failure = publish(&file, dir.path(), false).unwrap_err();
    assert!(failure.to_string().contains("not make: `en/b/notes.txt`;"), "{failure}");
    assert_holds(dir.path(), &folders, &["en/b/notes.txt"], "refused");
}

#[test]
fn at_every_moment_a_search_finds_the_files_that_its_directory_names() {
    let edition = |check: &str| {
        let page = format!("en/{check}.html");
        let mut files = outputs(&[("en/index.html", check), (page.as_str(), check)]);
        // Before and after the directory by their names.
        let data = ["b0", "t0"].map(|name| format!("search/en/{name}-{check}.js"));
        files.0.insert("search/en/directory.js".to_owned(), format!("{} {page}", data.join(" ")));
        files.0.extend(data.map(|path| (path, check.to_owned())));
        files
    };
    for (before, after) in [(Some(edition("11")), edition("22")), (None, edition("11"))] {
        for number in 0.. {
            let dir = tempfile::tempdir().unwrap();
            if let Some(before) = &before {
                publish(before, dir.path(), false).unwrap();
            }
            let ended = !stopped_at(number, End::Killed, &after, dir.path(), false);
            match fs::read_to_string(dir.path().join("search/en/directory.js")) {
                Ok(directory) => {
                    for path in directory.split(' ') {
                        assert!(dir.path().join(path).is_file(), "{path}, killed after {number} steps");
                    }
                }
                Err(_) => assert!(before.is_none(), "no directory, killed after {number} steps"),
            }
            if ended {
                break;
            }
        }
    }
}

#[test]
fn where_something_else_stands_by_now_nothing_is_removed() {
    let dir = tempfile::tempdir().unwrap();
    publish(&outputs(&[("a.html", "1"), ("b", "1"), ("c/d", "1")]), dir.path(), false).unwrap();
    fs::remove_file(dir.path().join("b")).unwrap();
    fs::remove_dir_all(dir.path().join("c")).unwrap();
    fs::create_dir(dir.path().join("b")).unwrap();
    fs::write(dir.path().join("b/notes.txt"), "years of work").unwrap();
    fs::write(dir.path().join("c"), "years of work").unwrap();
    let plan = outputs(&[("a.html", "2")]);
    publish(&plan, dir.path(), false).unwrap();
    assert_holds(dir.path(), &plan, &["b/notes.txt", "c"], "other things there");
}

#[test]
fn names_that_differ_in_capital_letters_are_decided_by_what_the_disk_shows() {
    // A disk that knows no difference, and shows the name a file was first made with.
    let shows = |shown: &'static [&str]| move |path: &str| Some(shown.contains(&path));
    let old = "assets/Plan.png";
    let new = Some("assets/plan.png");
    assert_eq!(ground::fate(old, new, shows(&["assets/Plan.png"])), Stale::Respell("assets/plan.png"));
    assert_eq!(ground::fate(old, new, shows(&["assets/plan.png"])), Stale::Leave);
    assert_eq!(ground::fate(old, new, |_| None), Stale::Leave);
    // A disk that knows it has two files.
    assert_eq!(ground::fate(old, new, shows(&["assets/Plan.png", "assets/plan.png"])), Stale::Remove);
    assert_eq!(ground::fate(old, None, shows(&["assets/Plan.png"])), Stale::Remove);

    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("a/B")).unwrap();
    fs::write(dir.path().join("a/B/C"), "").unwrap();
    let names = ground::Names::of(dir.path());
    for (path, stands) in
        [("a/B/C", true), ("a/B/c", false), ("a/b/C", false), ("a/B/C/x", false), ("x/y", false)]
    {
        assert_eq!(names.stands(path), Some(stands), "{path}");
    }
}

#[test]
fn a_file_is_respelled_part_by_part() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("a/B")).unwrap();
    fs::write(dir.path().join("a/B/C"), "1").unwrap();
    let mut step = || Ok(());
    Hands::new(dir.path(), &mut step, &mut |_, _| Ok(())).respell("a/B/C", "a/b/c").unwrap();
    assert_eq!(files_below(dir.path()).keys().collect::<Vec<_>>(), ["a/b/c"]);
}

#[test]
fn a_file_whose_name_changes_only_in_case_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    publish(&outputs(&[("En/Plan.png", "1"), ("a.html", "1")]), dir.path(), false).unwrap();
    let plan = outputs(&[("a.html", "2"), ("en/plan.png", "1")]);
    publish(&plan, dir.path(), false).unwrap();
    assert_holds(dir.path(), &plan, &[], "respelled");
    // A file of somebody else under our name in other letters, on a disk that knows the difference.
    fs::write(dir.path().join("A.html"), "years of work").unwrap();
    if files_below(dir.path()).contains_key("A.html") {
        publish(&outputs(&[("A.html", "3")]), dir.path(), false).unwrap_err();
        assert_holds(dir.path(), &plan, &["A.html"], "somebody's");
    }
}

#[test]
fn on_a_disk_without_capital_letters_the_old_name_gives_way_to_the_new_one() {
    // Such a disk lists the name that a file was first made with.
    let first_name: Spelling = |_, path| Some(path.starts_with("assets/P") || path == "assets");
    let dir = tempfile::tempdir().unwrap();
    let (old, new) = (["assets/Plan.png", "assets/Pump.png"], ["assets/plan.png", "assets/pump.png"]);
    publish(&outputs(&[(old[0], "1"), (old[1], "2"), ("a.html", "1")]), dir.path(), false).unwrap();
    let plan = outputs(&[(new[0], "1"), (new[1], "2"), ("a.html", "2")]);
    let done = publish_in_steps(&plan, dir.path(), false, 0, first_name, &mut || Ok(()), &mut |_, _| Ok(()))
        .unwrap();
    // Nothing was removed: each file has another name.
    assert_eq!(done.removed, 0);
    assert_holds(dir.path(), &plan, &[], "respelled");
}

#[test]
fn many_names_in_other_letters_take_no_time() {
    const MANY: usize = 1_000;
    let dir = tempfile::tempdir().unwrap();
    let of =
        |name: &str| Files((0..MANY).map(|n| (format!("assets/{name}{n}.png"), n.to_string())).collect());
    publish(&of("A"), dir.path(), false).unwrap();
    assert_eq!(publish(&of("a"), dir.path(), false).unwrap().written, MANY + 1);
    assert_holds(dir.path(), &of("a"), &[], "many");
}

#[test]
fn a_second_build_waits_for_the_first_and_says_so_when_that_takes_long() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("public");
    let (first, second) = (outputs(&[("a.html", "1")]), outputs(&[("a.html", "2")]));
    publish(&first, &folder, false).unwrap();
    let held = Lock::take(&folder, 0).unwrap();
    fs::write(folder.join(WAITING).join("0"), "of the first build").unwrap();
    let failure = publish_in_steps(&second, &folder, false, 1, AS_LISTED, &mut || Ok(()), &mut |_, _| Ok(()))
        .unwrap_err();
    assert!(failure.to_string().starts_with("another build is writing to `"), "{failure}");
    assert!(failure.to_string().contains("public`"), "{failure}");
    // The build that has the folder is not disturbed.
    assert_eq!(fs::read(folder.join(WAITING).join("0")).unwrap(), b"of the first build");
    assert_eq!(fs::read(folder.join("a.html")).unwrap(), b"1");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| publish(&second, &folder, false).unwrap());
        std::thread::sleep(std::time::Duration::from_millis(150));
        assert!(!waiting.is_finished());
        held.give_back();
        waiting.join().unwrap();
    });
    assert_holds(&folder, &second, &[], "waited");
}

#[test]
fn a_lock_given_back_or_left_by_a_killed_build_bars_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let plan = outputs(&[("a.html", "1")]);
    // Killed with the lock, and killed between giving it back and removing it.
    for marked in ["", "x"] {
        drop(Lock::take(dir.path(), 0).unwrap());
        fs::write(dir.path().join(WAITING).join(lock::LOCK_FILE), marked).unwrap();
        publish_in_steps(&plan, dir.path(), false, 1, AS_LISTED, &mut || Ok(()), &mut |_, _| Ok(())).unwrap();
        assert_holds(dir.path(), &plan, &[], "left");
    }
    // Who waited with a file that has been given back does not hold the lock, and takes it from nobody.
    let waiting = dir.path().join(WAITING);
    let first = Lock::take(dir.path(), 0).unwrap();
    let opened = lock::open(&waiting).unwrap().unwrap();
    first.give_back();
    let next = Lock::take(dir.path(), 0).unwrap();
    // Whatever stands in the file: the next build may be about to remove it.
    fs::write(waiting.join(lock::LOCK_FILE), "x").unwrap();
    assert!(Lock::of(opened, &waiting).unwrap().is_none());
    assert!(waiting.join(lock::LOCK_FILE).exists());
    assert!(matches!(Lock::take(dir.path(), 0), Err(PublishFailure::Busy(_))));
    // Who finds another file in the place of its own leaves it there.
    fs::remove_file(waiting.join(lock::LOCK_FILE)).unwrap();
    let last = Lock::take(dir.path(), 0).unwrap();
    fs::write(waiting.join("0"), "of the last build").unwrap();
    next.give_back();
    assert!(waiting.join("0").exists());
    assert!(matches!(Lock::take(dir.path(), 0), Err(PublishFailure::Busy(_))));
    // With the folder gone there is nothing to remove.
    fs::remove_dir_all(&waiting).unwrap();
    last.give_back();
    assert!(!waiting.exists());
}

#[test]
fn no_two_builds_ever_hold_the_lock_at_once() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    const TAKES: usize = 1_000;
    let dir = tempfile::tempdir().unwrap();
    let waiting = dir.path().join(WAITING);
    let (holders, takes, together) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                while takes.load(Ordering::SeqCst) < TAKES {
                    let opened = lock::open(&waiting).unwrap();
                    let Some(lock) = opened.and_then(|file| Lock::of(file, &waiting).unwrap()) else {
                        std::thread::yield_now();
                        continue;
                    };
                    together
                        .fetch_add(usize::from(holders.fetch_add(1, Ordering::SeqCst) > 0), Ordering::SeqCst);
                    takes.fetch_add(1, Ordering::SeqCst);
                    std::thread::yield_now();
                    holders.fetch_sub(1, Ordering::SeqCst);
                    lock.give_back();
                }
            });
        }
    });
    assert_eq!(together.into_inner(), 0, "of {} takes", takes.into_inner());
    assert!(!waiting.exists());
}

#[test]
fn many_builds_at_once_leave_one_whole_edition() {
    let dir = tempfile::tempdir().unwrap();
    let plans: Vec<Files> = (0..6)
        .map(|number| {
            let text = number.to_string();
            let own = format!("only-{number}.html");
            outputs(&[("a.html", &text), ("b.html", &text), ("c.css", &text), (own.as_str(), "x")])
        })
        .collect();
    std::thread::scope(|scope| {
        for plan in &plans {
            scope.spawn(|| {
                for _ in 0..5 {
                    publish_in_steps(
                        plan,
                        dir.path(),
                        false,
                        1000,
                        AS_LISTED,
                        &mut || Ok(()),
                        &mut |_, _| Ok(()),
                    )
                    .unwrap();
                }
            });
        }
    });
    let last: usize =
        String::from_utf8(fs::read(dir.path().join("a.html")).unwrap()).unwrap().parse().unwrap();
    assert_holds(dir.path(), &plans[last], &[], "many builds");
}

#[cfg(unix)]
#[test]
fn traps_on_the_way_are_not_followed() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let (folder, home) = (dir.path().join("public"), dir.path().join("home"));
    fs::create_dir(&home).unwrap();
    fs::write(home.join("precious"), "x").unwrap();
    publish(&outputs(&[("a.html", "x")]), &folder, false).unwrap();
    symlink(&home, folder.join(WAITING)).unwrap();
    publish(&outputs(&[("a.html", "x"), ("b.html", "y")]), &folder, false).unwrap();
    fs::create_dir(folder.join(WAITING)).unwrap();
    symlink(home.join("precious"), folder.join(WAITING).join(lock::LOCK_FILE)).unwrap();
    symlink(&home, folder.join(WAITING).join("0")).unwrap();
    publish(&outputs(&[("a.html", "x"), ("b.html", "z")]), &folder, false).unwrap();
    fs::create_dir(folder.join(WAITING)).unwrap();
    fs::hard_link(home.join("precious"), folder.join(WAITING).join(lock::LOCK_FILE)).unwrap();
    publish(&outputs(&[("a.html", "x"), ("b.html", "y")]), &folder, false).unwrap();
    symlink(&home, folder.join("h")).unwrap();
    let list = r#"{"generator": "fieldbook 0", "files": {"h/precious": {}}}"#;
    fs::write(folder.join(EDITION_FILE), list).unwrap();
    fs::remove_file(folder.join("a.html")).unwrap();
    let failure = publish(&outputs(&[("a.html", "x")]), &folder, false).unwrap_err();
    assert!(matches!(failure, PublishFailure::Link(_)), "{failure}");
    assert!(!folder.join("a.html").exists());
    assert_eq!(fs::read_to_string(home.join("precious")).unwrap(), "x");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_symbolic_link() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let (folder, elsewhere) = (dir.path().join("public"), dir.path().join("elsewhere"));
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("file"), "years of work").unwrap();
    let before = outputs(&[("a.html", "x")]);
    publish(&before, &folder, false).unwrap();
    symlink(&elsewhere, folder.join("en")).unwrap();
    symlink(elsewhere.join("file"), folder.join("link.html")).unwrap();
    for path in ["en/b.html", "en/c/d.html", "link.html", "link.html/x"] {
        let failure = publish(&outputs(&[("a.html", "y"), (path, "x")]), &folder, false).unwrap_err();
        assert!(matches!(failure, PublishFailure::Link(_)), "{path}: {failure}");
        assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 1, "{path}");
        assert_holds(&folder, &before, &[], path);
    }
    assert_eq!(fs::read_to_string(elsewhere.join("file")).unwrap(), "years of work");
}

#[cfg(unix)]
#[test]
fn a_named_pipe_does_not_keep_the_build_waiting() {
    let pipe = |path: PathBuf| {
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    };
    let plan = outputs(&[("a.html", ""), ("en/b.html", "x")]);
    for path in [EDITION_FILE, "a.html", "en"] {
        let dir = tempfile::tempdir().unwrap();
        pipe(dir.path().join(path));
        let failure = publish(&plan, dir.path(), false).unwrap_err();
        assert!(matches!(failure, PublishFailure::NotOurs(_)), "{path}: {failure}");
        let failure = publish(&plan, dir.path(), true).unwrap_err();
        assert!(matches!(failure, PublishFailure::Occupied(..)), "{path}: {failure}");
    }
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join(WAITING)).unwrap();
    pipe(dir.path().join(WAITING).join(lock::LOCK_FILE));
    pipe(dir.path().join("stale"));
    let list = r#"{"generator": "fieldbook 0", "files": {"stale": {}}}"#;
    fs::write(dir.path().join(EDITION_FILE), list).unwrap();
    publish(&plan, dir.path(), false).unwrap();
    assert_holds(dir.path(), &plan, &[], "pipes");
}
