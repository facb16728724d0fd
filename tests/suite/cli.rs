//! The commands, their output and exit status.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::fixture::{Fixture, SAMPLE, available, files_below, npm_file, repository, run_in, skip};

#[test]
fn init_makes_a_site_that_checks_clean_and_builds() {
    let fixture = Fixture::empty();
    fixture.run(&["init", "site"]).exits(0);
    let site = fixture.path("site");
    let ran = run_in(&site, &["check"], &[]).exits(0);
    assert_eq!(ran.stdout, "");
    run_in(&site, &["build"], &[]).exits(0);
    assert!(site.join("public/en/practices/tie-sensors-to-a-repair-service.html").is_file());
    assert!(std::fs::read_to_string(site.join(".gitignore")).unwrap().contains("/public"));
}

#[test]
fn init_says_where_to_go_on() {
    let fixture = Fixture::empty();
    for (args, next) in [
        (&["init", "site"][..], "next: cd site, then `fieldbook build`"),
        (&["-C", "a", "init", "site"], "next: cd a/site, then `fieldbook build`"),
        (&["-C", "./b/", "init", "."], "next: cd b, then `fieldbook build`"),
        (&["init", "our site"], "next: cd \"our site\", then `fieldbook build`"),
        (&["init", "."], "next: `fieldbook build`"),
    ] {
        let ran = fixture.run(args).exits(0);
        assert!(ran.stderr.contains(next), "{args:?}: {}", ran.stderr);
    }
}

#[test]
fn init_overwrites_nothing() {
    let fixture = Fixture::empty();
    fixture.text("fieldbook.yaml", "mine");
    let ran = fixture.run(&["init", "."]).exits(2);
    assert!(ran.stderr.contains("is there already"), "{}", ran.stderr);
    assert_eq!(fixture.read("fieldbook.yaml"), "mine");
    assert!(!fixture.path("content").exists());
}

#[test]
fn a_finding_is_data_and_the_exit_status_tells() {
    let fixture = Fixture::starter();
    fixture.edit(SAMPLE, "domains: [water, health]", "domains: [water, helth]");
    let ran = fixture.run(&["check"]).exits(1);
    insta::assert_snapshot!(ran.stdout, @r"
    error[FB0801]: `helth` is not a value of `domains`
      --> content/practices/tie-sensors-to-a-repair-service/en.md:15:18
       |
    15 | domains: [water, helth]
       |                  ^^^^^ not in the list
       |
       = help: did you mean `health`?
    ");
    assert!(ran.stderr.contains("fieldbook explain FB0801"), "{}", ran.stderr);
    let ran = fixture.run(&["check", "--format", "short"]).exits(1);
    assert_eq!(
        ran.stdout,
        "content/practices/tie-sensors-to-a-repair-service/en.md:15:18: error[FB0801]: `helth` is not a value of `domains`\n"
    );
    let ran = fixture.run(&["check", "--format", "json"]).exits(1);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let finding = &report["findings"][0];
    assert_eq!((&report["errors"], &finding["code"]), (&1.into(), &"FB0801".into()));
    assert_eq!(
        (&finding["line"], &finding["column"], &finding["end_column"]),
        (&15.into(), &18.into(), &23.into())
    );
    assert_eq!(finding["suggestion"], "health");
}

/// The starter with a slip, in the folder `docs/site` of a repository.
fn starter_in_a_repository() -> Fixture {
    let fixture = Fixture::empty();
    fixture.text(".git/HEAD", "ref: refs/heads/main\n");
    for (path, bytes) in fieldbook::embedded::starter() {
        fixture.bytes(&format!("docs/site/{path}"), bytes);
    }
    let sample = format!("docs/site/{SAMPLE}");
    fixture.edit(&sample, "domains: [water, health]", "domains: [water, helth]");
    fixture
}

#[test]
fn github_is_told_the_path_from_the_root_of_the_repository() {
    let fixture = starter_in_a_repository();
    let told = |folder: &str, args: &[&str]| {
        let args = [&["check", "--format", "github"], args].concat();
        run_in(&fixture.path(folder), &args, &[])
    };
    let line = |prefix: &str| {
        format!(
            "::error file={prefix}{SAMPLE},line=15,col=18,endLine=15,endColumn=23,title=FB0801 unknown value::\
             `helth` is not a value of `domains`%0Adid you mean `health`?\n"
        )
    };
    assert_eq!(told("", &["-C", "docs/site"]).exits(1).stdout, line("docs/site/"));
    assert_eq!(told("docs/site", &[]).exits(1).stdout, line("docs/site/"));
    assert_eq!(told("docs/site", &["--path-prefix", "./a: b/"]).exits(1).stdout, line("a%3A b/"));
    assert_eq!(told("docs/site", &["--path-prefix", "."]).exits(1).stdout, line(""));
    assert_eq!(told("", &["-C", "docs/site", "content/pages"]).exits(0).stdout, "");
    let outside = told("docs/site", &["--path-prefix", "../elsewhere"]).exits(2);
    assert!(outside.stderr.contains("as in docs/site"), "{}", outside.stderr);
    let args = ["check", "--format", "short", "--path-prefix", "docs/site"];
    let useless = run_in(&fixture.path("docs/site"), &args, &[]).exits(2);
    assert!(useless.stderr.contains("`--format sarif`, `github` or `gitlab`"), "{}", useless.stderr);
}

#[test]
#[cfg(unix)]
fn no_name_of_a_file_makes_an_annotation() {
    let fixture = Fixture::starter();
    fixture.text("content/practices/a\n::error file=x::forged/en.md", "no front matter\n");
    fixture.text("content/practices/b\n##[error]forged, %0A::warning::forged/en.md", "no front matter\n");
    let ran = fixture.run(&["check", "--format", "github"]).exits(1);
    assert!(ran.stdout.lines().count() >= 2, "{}", ran.stdout);
    for line in ran.stdout.lines() {
        let (properties, _) = line[2..].split_once("::").unwrap();
        assert!(line.starts_with("::") && properties.contains("title=FB"), "{line}");
        assert!(properties.contains("content/practices/"), "{line}");
    }
}

#[test]
fn gitlab_is_given_a_list_of_issues() {
    let fixture = starter_in_a_repository();
    let told = |status: i32, args: &[&str]| -> serde_json::Value {
        let args = [&["-C", "docs/site", "check", "--format", "gitlab"], args].concat();
        serde_json::from_str(&fixture.run(&args).exits(status).stdout).unwrap()
    };
    let issues = told(1, &[]);
    assert_eq!(issues.as_array().map(Vec::len), Some(1));
    assert_eq!(issues[0]["check_name"], "FB0801");
    assert_eq!(issues[0]["severity"], "major");
    assert_eq!(issues[0]["description"], "`helth` is not a value of `domains`. Did you mean `health`?");
    let place = serde_json::json!({"path": format!("docs/site/{SAMPLE}"), "lines": {"begin": 15}});
    assert_eq!(issues[0]["location"], place);
    assert_eq!(told(0, &["content/pages"]), serde_json::json!([]));
    let about = "docs/site/content/pages/about/en.md";
    let text = fixture.read(about);
    fixture.text(about, &text.replace('\n', "\r\n"));
    assert_eq!(told(0, &["content/pages"])[0]["severity"], "minor");
}

#[test]
fn sarif_names_places_and_fixes() {
    let fixture = starter_in_a_repository();
    let told = |status: i32, args: &[&str]| -> serde_json::Value {
        let args = [&["-C", "docs/site", "check", "--format", "sarif"], args].concat();
        let log: serde_json::Value = serde_json::from_str(&fixture.run(&args).exits(status).stdout).unwrap();
        log["runs"][0].clone()
    };
    let run = told(1, &[]);
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"FB0801".into(), &"error".into()));
    assert_eq!(run["tool"]["driver"]["rules"][0]["name"], "UnknownValue");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], format!("docs/site/{SAMPLE}"));
    let region = serde_json::json!({"startLine": 15, "startColumn": 18, "endLine": 15, "endColumn": 23});
    assert_eq!(place["region"], region);
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(
        (&replacement["deletedRegion"], &replacement["insertedContent"]["text"]),
        (&region, &"health".into())
    );
    assert_eq!(told(0, &["content/pages"])["results"], serde_json::json!([]));
}

/// What the schema of the standard finds wrong.
fn schema_faults(sarif: &str) -> String {
    let mut checker = Command::new("node")
        .arg(repository().join("tests/tools/sarif.mjs"))
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    checker.stdin.take().unwrap().write_all(sarif.as_bytes()).unwrap();
    let output = checker.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.success(), said.is_empty(), "{said}");
    said
}

#[test]
fn sarif_keeps_to_the_schema_of_the_standard() {
    if npm_file("ajv-draft-04/package.json").is_none() {
        return skip("ajv (npm ci in tests/tools)");
    }
    if !available("node") {
        return;
    }
    let fixture = Fixture::starter();
    assert_eq!(schema_faults(&fixture.run(&["check", "--format", "sarif"]).exits(0).stdout), "");
    // Suggestions, other places that matter, places over several lines, files and folders as a whole.
    fixture.edit(SAMPLE, "domains: [water, health]", "domains: [water, helth]\nstage: promising");
    fixture.edit(
        SAMPLE,
        "Pay for repair first",
        "Ask jane.doe@pump-service.rw [here](b.md). Pay for repair first",
    );
    fixture.text("content/pages/about/en.md", "no front matter\n");
    fixture.text("content/practices/no-text/a picture ü 100%.txt", "");
    std::fs::create_dir_all(fixture.path("content/practices/empty")).unwrap();
    #[cfg(unix)]
    fixture.text("content/practices/a\n\"::error::\u{202e}/en.md", "\u{feff}no\r\u{1b}\u{202e}\r\n");
    let sarif = fixture.run(&["check", "--format", "sarif"]).exits(1).stdout;
    assert!(sarif.matches("\"ruleId\"").count() >= 5 && sarif.contains("\"fixes\""), "{sarif}");
    assert_eq!(schema_faults(&sarif), "");
    // The checker sees what it should.
    assert!(schema_faults(&sarif.replace("\"ruleIndex\"", "\"index\"")).contains("additional properties"));
}

/// With paths the findings are those that the whole check has there, though less is looked at.
#[test]
fn a_check_of_a_file_tells_what_the_whole_check_tells_of_it() {
    let fixture = Fixture::starter();
    let copy = "content/practices/tie-the-same-again/en.md";
    let text = fixture.read(SAMPLE);
    fixture.text(copy, &text.replace("domains: [water, health]", "domains: [water, helth]"));
    let third = "content/practices/another-one/fr.md";
    fixture.text(third, "---\ntitle: [ Un\nrelated: [tie-the-same-again, nowhere-at-all]\n---\n\n[a](../tie-the-same-again/en.md#none)\n");
    let whole = fixture.run(&["check", "--format", "short"]).exits(1).stdout;
    for path in [SAMPLE, copy, third, "content/practices/another-one", "content/organisations/editorial.yaml"]
    {
        let of_path: String =
            whole.lines().filter(|line| line.starts_with(path)).map(|line| format!("{line}\n")).collect();
        let status = i32::from(of_path.contains(": error["));
        assert_eq!(
            fixture.run(&["check", "--format", "short", path]).exits(status).stdout,
            of_path,
            "{path}"
        );
    }
    let of_copy = fixture.run(&["check", "--format", "short", copy]).stdout;
    for code in ["FB0801", "FB0809", "FB0810", "FB0718"] {
        assert!(of_copy.contains(code), "{code}: {of_copy}");
    }
}

/// Whether an index was made of a site.
fn has_index(fixture: &Fixture) -> bool {
    files_below(&fixture.kept("")).into_keys().any(|path| path.starts_with("search-"))
}

#[test]
fn the_questions_of_readers_are_asked_when_the_whole_site_is_checked_or_built() {
    let fixture = Fixture::starter();
    fixture.run(&["check"]).exits(0);
    // Without questions nothing is indexed.
    assert!(!has_index(&fixture));
    let question = |ask: &str| format!("en:\n  - ask: {ask}\n    find: [BP-7K3Q0]\n    within: 10\n");
    fixture.text("content/search-tests.yaml", &question("pump repair"));
    fixture.run(&["check"]).exits(0);
    assert!(has_index(&fixture));
    fixture.text("content/search-tests.yaml", &question("vaccine fridges"));
    insta::assert_snapshot!(fixture.run(&["check"]).exits(1).stdout, @r"
    error[FB0434]: `vaccine fridges`, asked in English, does not find BP-7K3Q0 among the first 10
     --> content/search-tests.yaml:3:12
      |
    3 |     find: [BP-7K3Q0]
      |            ^^^^^^^^ not found
      |
      = help: use the words of the question in the practice's title or summary, where they read naturally
      = help: if a new practice stands before it, that one may stay as it is: which way is better can be agreed in its pull request
    ");
    fixture.run(&["check", "content/search-tests.yaml"]).exits(1);
    // Somebody who looks at a practice of theirs is told that there is more to see.
    let told = fixture.run(&["check", "content/practices"]).exits(0);
    assert!(told.stderr.contains("do not find 1 practice; `fieldbook check` tells which"), "{}", told.stderr);
    let built = fixture.run(&["build"]).exits(1);
    assert!(
        built.stderr.contains("error[FB0434]: `vaccine fridges`, asked in English, does not find"),
        "{}",
        built.stderr
    );
    assert!(fixture.path("public/en/practices/tie-sensors-to-a-repair-service.html").is_file());
    let told = fixture.run(&["check", "--format", "json"]).exits(1);
    let report: serde_json::Value = serde_json::from_str(&told.stdout).unwrap();
    assert_eq!(
        (&report["findings"][0]["code"], &report["findings"][0]["line"]),
        (&"FB0434".into(), &3.into())
    );
    // What needs no index, but the words as the search reads them.
    let ask = |ask: &str| format!("  - {{ask: {ask}, find: [BP-7K3Q0]}}\n");
    let nothing = format!("en:\n{}{}{}", ask("'???'"), ask("pump"), ask("PUMP"));
    fixture.text("content/search-tests.yaml", &nothing);
    let told = fixture.run(&["check", "--format", "short"]).exits(1);
    let expected = "content/search-tests.yaml:2:11: error[FB0435]: the question has no word to look for\n\
         content/search-tests.yaml:4:11: warning[FB0436]: this question stands twice in its language\n";
    assert_eq!(told.stdout, expected);
    let built = fixture.run(&["build"]).exits(1);
    assert!(built.stderr.contains("[FB0435]") && built.stderr.contains("[FB0436]"), "{}", built.stderr);
}

#[test]
fn a_new_practice_that_says_what_another_says_is_told() {
    let fixture = Fixture::starter();
    let copy = fixture.read(SAMPLE).replace("symbol: BP-7K3Q0", "symbol: BP-FR23R");
    let copy = copy.replace("title: Tie every hand-pump sensor", "title: Bind each borehole meter");
    let path = "content/practices/bind-each-meter/en.md";
    let told = || {
        let all = fixture.run(&["check", "--format", "short"]).stdout;
        all.lines().filter(|line| line.contains("FB0723")).map(str::to_owned).collect::<Vec<_>>()
    };
    // Nothing is indexed where nothing is new.
    fixture.text(path, &copy);
    assert_eq!(told(), [""; 0]);
    assert!(!has_index(&fixture));
    let message = "warning[FB0723]: this new practice says much the same as BP-7K3Q0";
    for status in ["draft", "in-review"] {
        fixture.text(path, &copy.replace("status: published", &format!("status: {status}")));
        assert_eq!(told(), [format!("{path}:3:8: {message}")]);
    }
    assert!(has_index(&fixture));
    let shown = fixture.run(&["check", path]).stdout;
    for help in [
        format!("help: BP-7K3Q0 is `Tie every hand-pump sensor to a repair service`, in `{SAMPLE}`"),
        "help: if it tells of the same, extend that one".to_owned(),
    ] {
        assert!(shown.contains(&help), "{help}: {shown}");
    }
    // A build tells it, too: also when it has the search of an earlier one, and when it shows what is new.
    for args in [&["build"][..], &["build"], &["build", "--drafts"]] {
        let built = fixture.run(args);
        assert!(built.stderr.contains(message), "{args:?}: {}", built.stderr);
    }
    fixture.edit(path, "status: in-review", "status: in-review\nrelated: [BP-7K3Q0]");
    assert_eq!(told(), [""; 0]);
}

/// Paths are named from where the user stands.
#[test]
fn what_is_checked_can_be_named_from_anywhere() {
    let fixture = Fixture::starter();
    fixture.edit(SAMPLE, "health", "helth");
    fixture.text("content/pages/about/en.md", "no front matter\n");
    let all = fixture.run(&["check", "--format", "short"]).exits(1).stdout;
    assert_eq!(
        all.lines().filter(|line| line.contains("FB0801") || line.contains("FB0301")).count(),
        2,
        "{all}"
    );
    for root in [".", "./", "content/.."] {
        assert_eq!(fixture.run(&["check", "--format", "short", root]).exits(1).stdout, all, "{root}");
    }
    let slug = SAMPLE.split('/').nth(2).unwrap();
    for (folder, path) in [
        ("content/practices", slug),
        ("content/practices", "."),
        ("content/pages", "../practices"),
        // From the site's root, too, which -C names.
        ("content/pages", SAMPLE),
    ] {
        let args = ["-C", "../..", "check", "--format", "short", path];
        let told = run_in(&fixture.path(folder), &args, &[]).exits(1).stdout;
        assert!(told.contains("FB0801") && !told.contains("FB0301"), "{folder}, {path}: {told}");
    }
    let elsewhere =
        run_in(&fixture.path("content/practices"), &["-C", "../..", "check", "pages"], &[]).exits(2);
    assert!(
        elsewhere.stderr.contains("neither in the current folder nor in `../..`"),
        "{}",
        elsewhere.stderr
    );
}

/// A draft may be named before it is published; until then no page leads to it.
#[test]
fn a_draft_to_read_next_waits_for_its_day() {
    let fixture = Fixture::starter();
    let other = fixture.read(SAMPLE).replace("symbol: BP-7K3Q0", "symbol: BP-FR23R\nrelated: [BP-7K3Q0]");
    let other = other.replace("title: Tie every hand-pump sensor", "title: Tie each borehole meter");
    let path = "content/practices/tie-each-meter/en.md";
    fixture.edit(SAMPLE, "revision: 1", "revision: 1\nrelated: [tie-each-meter]");
    let page = "public/en/practices/tie-sensors-to-a-repair-service.html";
    for (status, leads) in [("draft", false), ("published", true)] {
        fixture.text(path, &other.replace("status: published", &format!("status: {status}")));
        let told = fixture.run(&["check", "--format", "short", SAMPLE]).stdout;
        assert!(!told.contains("FB0221") && !told.contains("FB0224"), "{status}: {told}");
        fixture.run(&["build"]);
        assert_eq!(fixture.read(page).contains("tie-each-meter.html"), leads, "{status}");
    }
}

#[test]
fn a_program_is_told_how_far_the_translations_have_come() {
    let fixture = Fixture::starter();
    let state = "translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}";
    let site = fixture.read("fieldbook.yaml");
    let languages = site.lines().find(|line| line.starts_with("languages:")).unwrap();
    fixture.edit("fieldbook.yaml", languages, "languages: [en, fr, es]");
    let french = SAMPLE.replace("en.md", "fr.md");
    fixture.text(&french, &format!("---\ntitle: T\nsummary: S\n{state}\n---\n"));
    fixture.text(&SAMPLE.replace("en.md", "ru.md"), &format!("---\ntitle: T\nsummary: S\n{state}\n---\n"));
    fixture.text(&SAMPLE.replace("en.md", "es.md"), "no front matter\n");
    fixture.text("content/pages/about/fr.md", &format!("---\ntitle: T\nsummary: S\n{state}\n---\n"));
    fixture.text("content/practices/count-the-cows/en.md", "no front matter\n");
    let told = |path: &[&str]| -> Vec<serde_json::Value> {
        let ran = fixture.run(&[&["check", "--format", "json"], path].concat());
        let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        report["translations"].as_array().cloned().unwrap_or_default()
    };
    let all = told(&[]);
    let one = |key: &str, name: &str| all.iter().find(|one| one[key] == name).unwrap().clone();
    let sample = one("practice", "tie-sensors-to-a-repair-service");
    assert_eq!(sample["original"], "en");
    // Only the languages that the site is built in.
    assert_eq!(sample["versions"], serde_json::json!({"en": "original", "es": "unreadable", "fr": "draft"}));
    assert_eq!(sample["with_errors"], serde_json::json!(["fr", "es"]));
    assert!(sample["sections"]["lessons"].is_string() && sample["sections"]["facts"].is_string());
    let cows = one("practice", "count-the-cows");
    assert_eq!(cows["original"], serde_json::Value::Null);
    assert_eq!(cows["versions"], serde_json::json!({"en": "unreadable", "es": "missing", "fr": "missing"}));
    let about = one("page", "about");
    assert_eq!(about["versions"], serde_json::json!({"en": "original", "es": "missing", "fr": "draft"}));
    assert_eq!(about["with_errors"], serde_json::json!([]));
    assert_eq!(told(&[&french]), std::slice::from_ref(&sample));
    assert_eq!(told(&["content/practices"]), [cows, sample]);
    assert_eq!(told(&["content/organisations"]), Vec::<serde_json::Value>::new());
}

#[test]
fn warnings_do_not_fail_a_check() {
    let fixture = Fixture::starter();
    let path = "content/pages/about/en.md";
    let text = fixture.read(path);
    fixture.text(path, &text.replace('\n', "\r\n"));
    let ran = fixture.run(&["check", "--format", "short"]).exits(0);
    assert!(ran.stdout.contains("warning[FB0103]"), "{}", ran.stdout);
}

#[test]
fn paths_choose_what_is_shown() {
    let fixture = Fixture::starter();
    fixture.edit(SAMPLE, "stage: promising", "stage: promissing");
    fixture.edit("content/organisations/editorial.yaml", "kind: editorial", "kind: editor");
    let ran = fixture.run(&["check", "--format", "short", "content/organisations"]).exits(1);
    assert!(ran.stdout.contains("editorial.yaml") && !ran.stdout.contains(SAMPLE), "{}", ran.stdout);
    let ran = fixture.run(&["check", "--format", "short", SAMPLE]).exits(1);
    assert!(!ran.stdout.contains("editorial.yaml") && ran.stdout.contains(SAMPLE), "{}", ran.stdout);
    fixture.run(&["check", "content/pages"]).exits(0);
    let ran = fixture.run(&["check", "nowhere"]).exits(2);
    assert!(ran.stderr.contains("nowhere"), "{}", ran.stderr);
}

#[test]
fn a_folder_without_a_site_is_a_failure() {
    let fixture = Fixture::empty();
    for command in ["check", "build"] {
        let ran = fixture.run(&[command]).exits(2);
        assert!(ran.stderr.contains("fieldbook.yaml"), "{}", ran.stderr);
    }
}

#[test]
fn the_day_can_be_given() {
    let fixture = Fixture::starter();
    fixture.run(&["check", "--as-of", "2027-01-01"]).exits(0);
    let ran = fixture.run(&["check", "--format", "short", "--as-of", "2029-01-01"]).exits(0);
    assert!(ran.stdout.contains("warning[FB0332]"), "{}", ran.stdout);
    fixture.run(&["check", "--as-of", "tomorrow"]).exits(2);
    let ran = run_in(&fixture.path(""), &["check"], &[("SOURCE_DATE_EPOCH", "soon")]).exits(2);
    assert!(ran.stderr.contains("SOURCE_DATE_EPOCH"), "{}", ran.stderr);
}

#[test]
fn colours_follow_the_user() {
    let fixture = Fixture::starter();
    fixture.edit(SAMPLE, "stage: promising", "stage: promissing");
    assert!(!fixture.run(&["check"]).stdout.contains('\u{1b}'));
    assert!(fixture.run(&["check", "--color", "always"]).stdout.contains('\u{1b}'));
    assert!(!fixture.run(&["check", "--color", "never"]).stdout.contains('\u{1b}'));
}

#[test]
fn explain_shows_the_page_of_a_rule_and_helps_with_slips() {
    let fixture = Fixture::empty();
    let ran = fixture.run(&["explain", "FB0801"]).exits(0);
    assert!(
        ran.stdout.starts_with("FB0801: ") && ran.stdout.contains("Wrong:") && ran.stdout.contains("Right:")
    );
    assert_eq!(fixture.run(&["explain", "0801"]).exits(0).stdout, ran.stdout);
    assert_eq!(fixture.run(&["explain", "unknown-value"]).exits(0).stdout, ran.stdout);
    let ran = fixture.run(&["explain"]).exits(0);
    assert!(ran.stdout.lines().count() >= 45, "{} rules", ran.stdout.lines().count());
    let ran = fixture.run(&["explain", "FB9801"]).exits(2);
    assert!(ran.stderr.contains("FB0801"), "{}", ran.stderr);
}

#[test]
fn new_starts_files_whose_findings_lead_the_way() {
    let fixture = Fixture::starter();
    let ran = fixture.run(&["new", "practice", "Count the cows at the gate"]).exits(0);
    assert_eq!(ran.stdout, "content/practices/count-the-cows-at-the-gate/en.md\n");
    let text = fixture.read(ran.stdout.trim());
    assert!(text.contains("## Problem and context") && text.contains("status: draft"));
    let ran =
        fixture.run(&["check", "--format", "short", "content/practices/count-the-cows-at-the-gate"]).exits(1);
    assert!(ran.stdout.contains("`domains`") && !ran.stdout.contains("FB0303"), "{}", ran.stdout);
    fixture.run(&["new", "practice", "Count the cows at the gate"]).exits(2);

    let ran = fixture.run(&["new", "organisation", "Ministry of Water: \"North\""]).exits(0);
    assert!(fixture.read(ran.stdout.trim()).contains("name: {en: \"Ministry of Water: \\\"North\\\"\"}"));
    let ran = fixture.run(&["new", "page", "How to print"]).exits(0);
    assert_eq!(ran.stdout, "content/pages/how-to-print/en.md\n");
    for (kind, title, other) in [
        ("page", "Search", "About Search"),
        ("page", "Index", "About Index"),
        ("page", "Con", "About Con"),
        ("organisation", "Index", "Index organisation"),
    ] {
        let ran = fixture.run(&["new", kind, title]).exits(2);
        assert!(ran.stderr.contains(other), "{}", ran.stderr);
        fixture.run(&["new", kind, other]).exits(0);
    }
    fixture.run(&["new", "practice", "قياس المياه"]).exits(2);
}

#[test]
fn new_starts_a_recipe_that_is_whole_when_its_practices_are_chosen() {
    let fixture = starter_in("en, fr");
    for (arguments, title) in [
        (&["Repairs that last: \"North\""][..], "title: {en: \"Repairs that last: \\\"North\\\"\"}"),
        (&["Réparer ce qui compte", "--lang", "fr"], "title: {fr: \"Réparer ce qui compte\"}"),
    ] {
        let arguments: Vec<&str> = ["new", "bundle"].iter().chain(arguments).copied().collect();
        let ran = fixture.run(&arguments).exits(0);
        let path = ran.stdout.trim();
        assert!(path.starts_with("content/bundles/re") && path.ends_with(".yaml"), "{path}");
        assert!(ran.stderr.contains("choose its practices"), "{}", ran.stderr);
        let text = fixture.read(path);
        assert!(text.starts_with(title), "{text}");
        let ran = fixture.run(&["check", "--format", "short", path]).exits(1);
        assert!(ran.stdout.lines().count() == 1 && ran.stdout.contains("FB0504"), "{}", ran.stdout);
        fixture.text(path, &text.replace("practices: [] ", "practices: [BP-7K3Q0] "));
        let ran = fixture.run(&["check", "--format", "short", path]).exits(0);
        assert_eq!(ran.stdout, "");
        // What stands there as comments is right as well, once its texts are filled in.
        // Of the starter, no practice is found in French; and the recipe has one language.
        let left_out = ["practices: [] ", "where:", "bilingual:"];
        let lines = text.lines().filter(|line| !left_out.iter().any(|part| line.contains(part)));
        let whole: String =
            lines.map(|line| line.strip_prefix("# ").unwrap_or(line).to_owned() + "\n").collect();
        let whole = whole
            .replace("practices: []", "practices: [BP-7K3Q0]")
            .replace("{en: }", "{en: Words}")
            .replace("{fr: }", "{fr: Mots}")
            .replace("logos:", "# logos:")
            .replace("  - {file", "# {file");
        fixture.text(path, &whole);
        let ran = fixture.run(&["check", "--format", "short", path]).exits(0);
        assert_eq!(ran.stdout, "", "{whole}");
        // Nothing is lost to a second one of the name.
        let ran = fixture.run(&arguments).exits(2);
        assert!(ran.stderr.contains("is there already"), "{}", ran.stderr);
        assert_eq!(fixture.read(path), whole);
    }
    fixture.run(&["new", "bundle", "Con"]).exits(2);
    let ran = fixture.run(&["new", "bundle", "النساء", "--lang", "fr"]).exits(2);
    assert!(ran.stderr.contains("a word in Latin letters"), "{}", ran.stderr);
    let ran = fixture.run(&["new", "bundle", "Repairs", "--lang", "ru"]).exits(2);
    assert!(ran.stderr.contains("not built in `ru`"), "{}", ran.stderr);
}

#[test]
fn a_recipe_is_checked_alone_and_by_a_build() {
    let fixture = Fixture::starter();
    let path = "content/bundles/repairs.yaml";
    fixture.text(path, "title: {en: Repairs}\nlanguages: [en]\nwhere: domain:watre\npractices: [BP-7K3Q1]\n");
    let ran = fixture.run(&["check", path]).exits(1);
    let expected = "\
error[FB0501]: `BP-7K3Q1` is no practice
 --> content/bundles/repairs.yaml:4:13
  |
4 | practices: [BP-7K3Q1]
  |             ^^^^^^^^ in no folder, and no symbol
  |
  = help: did you mean `BP-7K3Q0`?
";
    assert!(ran.stdout.contains(expected), "{}", ran.stdout);
    fixture.edit(path, "BP-7K3Q1", "BP-7K3Q0");
    let line =
        "content/bundles/repairs.yaml:3:8: error[FB0505]: the query `domain:watre` finds no practice\n";
    assert_eq!(fixture.run(&["check", "--format", "short", path]).exits(1).stdout, line);
    assert_eq!(fixture.run(&["check", "--format", "short"]).exits(1).stdout, line);
    // The site is published all the same; what it says is told.
    let ran = fixture.run(&["build"]).exits(1);
    assert!(ran.stderr.contains("error[FB0505]"), "{}", ran.stderr);
    fixture.edit(path, "watre", "water");
    fixture.run(&["check", path]).exits(0);
}

/// A starter that is built in several languages.
fn starter_in(languages: &str) -> Fixture {
    let fixture = Fixture::starter();
    fixture.edit("fieldbook.yaml", "languages: [en]", &format!("languages: [{languages}]"));
    fixture
}

#[test]
fn new_starts_a_translation_with_the_originals_structure() {
    let fixture = starter_in("en, fr");
    // What a translator must not lose: where links lead, ids that links point at, words beside numbers.
    fixture
        .edit(
            SAMPLE,
            "\n## Problem and context",
            "\n[study]: https://example.org/study\n\n## Problem and context",
        )
        .edit(SAMPLE, "\n## Lessons\n", "\n## Lessons {#paid-first}\n\n### Own {#own}\n");
    let original = fixture.read(SAMPLE);
    let title = "Relier chaque capteur à un service de réparation";
    let ran = fixture.run(&["new", "practice", title, "--from", "BP-7K3Q0", "--lang", "fr"]).exits(0);
    assert_eq!(ran.stdout, "content/practices/tie-sensors-to-a-repair-service/fr.md\n");
    let text = fixture.read(ran.stdout.trim());
    for words in [
        "title: \"Relier chaque capteur à un service de réparation\"\n",
        "translation:\n  of_revision: 1\n  status: draft ",
        "\n  by:   ",
        "\n  date: 2026-11-23\n",
        "  sections: {problem-and-context: \"",
        "scale: {unit: \"sensors\"}\n",
        "cost: {covers: ",
        "effort: {skills: [\"hand-pump repair\", ",
        "workshop: {needs: [\"flip chart\", ",
    ] {
        assert!(text.contains(words), "`{words}` is not in\n{text}");
    }
    let summary = |text: &str| {
        let lines = text.lines().skip_while(|line| !line.starts_with("summary: >-")).skip(1);
        lines.take_while(|line| line.starts_with("  ")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(summary(&text), summary(&original));
    assert!(summary(&text).len() > 1);
    // Below the head it is the original, line for line, but for the names of the sections.
    let body = |text: &str| text.splitn(3, "---\n").nth(2).unwrap().to_owned();
    let (ours, theirs) = (body(&text), body(&original));
    // An empty line stands below the head, whatever the original has there.
    assert!(ours.starts_with("\n[study]: https://example.org/study\n"), "{ours}");
    let mut headings = 0;
    for (our, their) in ours.trim_start().lines().zip(theirs.trim_start().lines()) {
        if their.starts_with("## ") {
            headings += 1;
            assert!(our.starts_with("## ") && our != their, "{our}");
        } else {
            assert_eq!(our, their);
        }
    }
    assert_eq!(ours.trim_start().lines().count(), theirs.trim_start().lines().count());
    assert_eq!(headings, original.matches("\n## ").count());
    assert!(
        ours.contains("\n## Enseignements {#paid-first}\n") && ours.contains("\n### Own {#own}\n"),
        "{ours}"
    );
    let ran = fixture.run(&["check", "--format", "short", "content/practices"]);
    assert!(!ran.stdout.contains("FB0329") && !ran.stdout.contains("FB0304"), "{}", ran.stdout);
    // The check tells that the translator's organisation is missing.
    assert!(ran.stdout.contains("`translation.by`") || ran.stdout.contains("`by`"), "{}", ran.stdout);
}

#[test]
fn new_holds_every_word_of_results_and_the_reason_that_a_translator_must_replace() {
    let fixture = starter_in("en, fr");
    fixture.edit(SAMPLE, "status: published", "status: withdrawn\nreason: It was replaced.");
    fixture.edit(SAMPLE, "before: \"152\", after: \"21\", unit", "before: \"152\", after: about 21, unit");
    let ran = fixture.run(&["new", "practice", "--from", "BP-7K3Q0", "--lang", "fr"]).exits(0);
    let text = fixture.read(ran.stdout.trim());
    assert!(text.contains("\nreason: \"It was replaced.\"\n"), "{text}");
    assert!(
        text.contains("against ambulance service\", after: \"about 21\", unit: \"days\", when: "),
        "{text}"
    );
    assert!(!text.contains("before:"), "{text}");
    // Without a title the original's stands there, and the answer says so.
    assert!(text.contains("title: \"Tie ") && ran.stderr.contains("title"), "{text}\n{}", ran.stderr);
}

#[test]
fn new_finds_the_practice_by_any_of_its_names() {
    for name in [
        "BP-7K3Q0",
        "bp-7k3q0",
        "BP-7K3Q0-E",
        "bp-7k3q0-f",
        "tie-sensors-to-a-repair-service",
        "content/practices/tie-sensors-to-a-repair-service/",
    ] {
        let fixture = starter_in("en, fr");
        fixture.run(&["new", "practice", "--from", name, "--lang", "fr"]).exits(0);
        let again = fixture.run(&["new", "practice", "--from", name, "--lang", "fr"]).exits(2);
        assert_eq!(
            again.stderr.trim(),
            "error: `content/practices/tie-sensors-to-a-repair-service/fr.md` is there already; nothing was changed"
        );
    }
    let fixture = starter_in("en, fr");
    for (name, near) in [
        ("BP-7K3Q1", "`BP-7K3Q0`"),
        ("BP-7K3R0", "`BP-7K3Q0`"),
        ("tie-sensors-to-repair-service", "`tie-sensors-to-a-repair-service`"),
    ] {
        let ran = fixture.run(&["new", "practice", "--from", name, "--lang", "fr"]).exits(2);
        assert!(ran.stderr.contains(&format!("Did you mean {near}?")), "{}", ran.stderr);
    }
    let ran = fixture.run(&["new", "practice", "x y", "--from", "BP-R1AV5", "--lang", "fr"]).exits(2);
    assert!(ran.stderr.contains("BP-R1AV5") && ran.stderr.contains("`symbol:`"), "{}", ran.stderr);
    let ran = fixture.run(&["new", "practice", "--from", "BP-7K3Q0", "--lang", "ru"]).exits(2);
    assert!(ran.stderr.contains("its languages are en, fr"), "{}", ran.stderr);
    let ran = fixture.run(&["new", "page"]).exits(2);
    assert!(ran.stderr.contains("fieldbook new page"), "{}", ran.stderr);
}

#[test]
fn check_finds_files_from_the_current_folder_and_from_the_sites() {
    let fixture = Fixture::starter();
    let root = fixture.path("").to_string_lossy().into_owned();
    let elsewhere = Fixture::empty();
    fixture.edit(SAMPLE, "domains: [", "domains: [helth, ");
    let ran = elsewhere.run(&["-C", &root, "check", "--format", "short", SAMPLE]).exits(1);
    assert!(ran.stdout.contains("FB0801"), "{}", ran.stdout);
    // The same path is there from the current folder, too, but that one is not of the site.
    elsewhere.text(SAMPLE, "x");
    let ran = elsewhere.run(&["-C", &root, "check", "--format", "short", SAMPLE]).exits(1);
    assert!(ran.stdout.contains("FB0801"), "{}", ran.stdout);
    let ran = elsewhere.run(&["-C", &root, "check", "content/none.md"]).exits(2);
    assert!(ran.stderr.contains("neither in the current folder nor in"), "{}", ran.stderr);
}

#[test]
fn completions_and_the_manual_page_are_made() {
    let fixture = Fixture::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(fixture.run(&["completions", shell]).exits(0).stdout.contains("fieldbook"));
    }
    let man = fixture.run(&["man"]).exits(0).stdout;
    assert!(man.contains(".TH") && man.contains("explain") && man.contains("\\-\\-base\\-url"), "{man}");
}

#[test]
fn wrong_arguments_are_failures_with_a_hint() {
    let fixture = Fixture::starter();
    let ran = fixture.run(&["chek"]).exits(2);
    assert!(ran.stderr.contains("check"), "{}", ran.stderr);
    fixture.run(&["--version"]).exits(0);
    fixture.run(&["build", "--base-url", "not an address"]).exits(2);
}

/// Ten faults as contributors make them, all in one file and found in one run: each is told once, at
/// its place, and nothing else is.
#[test]
fn ten_faults_of_one_practice_are_found_in_one_run() {
    let fixture = Fixture::starter();
    for (right, wrong) in [
        (
            "title: Tie every hand-pump sensor to a repair service",
            "title: \"Tie every hand-pump sensor to a repair service",
        ),
        ("published: 2026-11-22", "published: 22.11.2026"),
        ("stage: promising", "stage: promissing"),
        ("origin: portland-state-university", "orgin: portland-state-university"),
        (
            "A SIM card sends the readings by GSM",
            "A (SIM card)[https://example.org/sim] sends the readings by GSM",
        ),
        ("## Results and evidence", "## Results and evidense"),
        (
            "This is what the method could reach, not a count of field repairs.",
            "This is what the method could reach, not a count of field repairs.\n\nThe team repaired 340 pumps.",
        ),
        ("at a given moment [1]", "at a given moment [1, 2]"),
        ("## Risks and safeguards", "### Risks and safeguards"),
        ("Pay for repair first", "Ask jane.doe@pump-service.rw. Pay for repair first"),
    ] {
        fixture.edit(SAMPLE, right, wrong);
    }
    let ran = fixture.run(&["check", "--format", "json"]).exits(1);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let text = fixture.read(SAMPLE);
    let lines: Vec<&str> = text.lines().collect();
    let found = report["findings"].as_array().unwrap().iter().map(|finding| {
        let number = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
        let line: Vec<char> = lines[number("line") - 1].chars().collect();
        let marked: String = line[number("column") - 1..number("end_column") - 1].iter().collect();
        assert_eq!(finding["path"], SAMPLE);
        format!(
            "{} | {} | {}",
            finding["code"].as_str().unwrap(),
            marked,
            finding["help"][0].as_str().unwrap()
        )
    });
    let found: Vec<String> = found.collect();
    insta::assert_snapshot!(found.join("\n"), @r#"
    FB0303 | "Tie every hand-pump sensor to a repair service | write `"` at the end of this text, too
    FB0311 | 22.11.2026 | write `2026-11-22`
    FB0801 | promissing | did you mean `promising`?
    FB0304 | orgin | did you mean `origin`?
    FB0719 | [1, 2] | write `[1] [2]`
    FB0226 | (SIM card)[https://example.org/sim] | write `[SIM card](https://example.org/sim)`
    FB0403 | Results and evidense | did you mean `Results and evidence`?
    FB0703 | 340 | add the number of the source in this paragraph, for example `[1]`
    FB0401 | ### Risks and safeguards | write `## Risks and safeguards`
    FB0720 | jane.doe@pump-service.rw | write the address of the office, such as `info@…`, or a link to its page
    "#);
}

#[test]
fn the_last_line_names_the_finding_to_begin_with() {
    let fixture = Fixture::starter();
    fixture.edit("content/organisations/editorial.yaml", "kind: editorial", "kind: editor");
    let path = fixture.path(SAMPLE);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.push(0xe9);
    std::fs::write(&path, bytes).unwrap();
    let ran = fixture.run(&["check"]).exits(1);
    assert!(ran.stderr.contains("fieldbook explain FB0101"), "{}", ran.stderr);
}

#[test]
fn what_has_one_mend_is_mended_by_the_check() {
    let fixture = Fixture::starter();
    let whole = fixture.read(SAMPLE);
    fixture.edit(SAMPLE, "published: 2026-11-22", "published: 22.11.2026");
    fixture.edit(SAMPLE, "domains: [water, health]", "domains: [water, helth]");
    let other = "content/practices/another-one/en.md";
    fixture.text(
        other,
        &whole.replace("published: 2026-11-22", "published: 22.11.2026").replace("BP-7K3Q0", "BP-EZDSK"),
    );
    let before = fixture.read(other);
    let folder = "content/practices/tie-sensors-to-a-repair-service";
    let ran = fixture.run(&["check", "--fix", folder]).exits(1);
    assert!(ran.stderr.contains(&format!("mended: `{SAMPLE}` (FB0311)")), "{}", ran.stderr);
    assert!(ran.stdout.contains("FB0801") && !ran.stdout.contains("FB0311"), "{}", ran.stdout);
    // What is in doubt stays, and so does what nobody named.
    assert_eq!(fixture.read(SAMPLE), whole.replace("domains: [water, health]", "domains: [water, helth]"));
    assert_eq!(fixture.read(other), before);
    // Once is enough, and nothing else lies in the folder.
    let ran = fixture.run(&["check", "--fix", folder]).exits(1);
    assert!(!ran.stderr.contains("mended"), "{}", ran.stderr);
    assert_eq!(std::fs::read_dir(fixture.path(folder)).unwrap().count(), 1);
    fixture.run(&["check", "--fix"]).exits(1);
    assert_eq!(fixture.read(other), before.replace("22.11.2026", "2026-11-22"));
}
