//! The files that owners of sites copy, read and run; and the commands in the texts for people.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde_json::Value;

use crate::fixture::{DAY, Fixture, Ran, SAMPLE, available, files_below, program, repository, run_in, skip};

/// The workflows of GitHub Actions.
const WORKFLOWS: [&str; 3] = ["github-check.yml", "github-preview.yml", "github-pages.yml"];

fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Each recipe by its name.
fn recipes() -> BTreeMap<String, String> {
    let files = files_below(&repository().join("docs/recipes"));
    files.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

fn yaml(path: &str) -> Value {
    serde_saphyr::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn recipe(name: &str) -> Value {
    yaml(&format!("docs/recipes/{name}"))
}

/// The items of a list, of which there must be one.
fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_else(|| panic!("no list: {value}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// The steps of a workflow's jobs, by job.
fn steps(workflow: &Value) -> impl Iterator<Item = (&String, &[Value])> {
    let jobs = workflow["jobs"].as_object().unwrap();
    jobs.iter().map(|(name, job)| (name, list(&job["steps"])))
}

/// What a recipe gives to a shell: the text of a key, or the lines of a list one after the other.
fn scripts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match (key.as_str(), value) {
                    ("run" | "entry", Value::String(script)) => found.push(script.clone()),
                    ("script" | "before_script", Value::Array(lines)) => {
                        found.push(lines.iter().map(text).collect::<Vec<_>>().join("\n"));
                    }
                    _ => scripts(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| scripts(item, found)),
        _ => {}
    }
}

/// The scripts of all recipes with the name of their file. A file that is no YAML is one itself.
fn all_scripts() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (name, content) in recipes() {
        let mut found = Vec::new();
        if name.ends_with(".yml") || name.ends_with(".yaml") {
            scripts(&recipe(&name), &mut found);
        } else {
            found.push(content);
        }
        all.extend(found.into_iter().map(|script| (name.clone(), script)));
    }
    all
}

/// Whether bash is there; [`skip`] says when it is not. It is not asked with `-v`, with which it reads what is typed.
fn has_bash() -> bool {
    let asked = Command::new("bash").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if asked.is_err() {
        skip("bash");
    }
    asked.is_ok()
}

/// A folder of the fixture's own with the tested program under its name, whatever it is called outside.
fn folder_with_the_program(fixture: &Fixture) -> PathBuf {
    let folder = fixture.path("the program");
    let name = folder.join(format!("fieldbook{}", std::env::consts::EXE_SUFFIX));
    if std::fs::create_dir(&folder).is_ok() {
        #[cfg(unix)]
        std::os::unix::fs::symlink(program(), name).unwrap();
        #[cfg(not(unix))]
        std::fs::copy(program(), name).map(drop).unwrap();
    }
    folder
}

/// Runs a command in a folder of the fixture, with the tested program on the PATH and nothing of this computer's own
/// settings.
fn run_with_the_program(
    fixture: &Fixture,
    folder: &Path,
    command: &[&str],
    variables: &[(&str, &str)],
) -> Ran {
    let own = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder_with_the_program(fixture)).chain(std::env::split_paths(&own));
    let output = Command::new(command[0])
        .args(&command[1..])
        .current_dir(folder)
        .stdin(Stdio::null())
        .env_clear()
        .env("PATH", std::env::join_paths(folders).unwrap())
        .env("SOURCE_DATE_EPOCH", DAY)
        .env("GIT_CONFIG_GLOBAL", fixture.path("no settings"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    Ran {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Runs a script as GitHub and GitLab do: the first failure ends it.
fn run_script(fixture: &Fixture, folder: &str, script: &str, variables: &[(&str, &str)]) -> Ran {
    let command = ["bash", "-e", "-o", "pipefail", "-c", script];
    run_with_the_program(fixture, &fixture.path(folder), &command, variables)
}

#[test]
fn each_recipe_says_what_it_does_and_where_it_goes() {
    let contributing = read("CONTRIBUTING.md");
    for (name, content) in recipes() {
        let head: Vec<&str> = content
            .lines()
            .filter(|line| !line.starts_with("#!"))
            .take_while(|line| line.starts_with('#'))
            .collect();
        let head = head.join("\n");
        for words in ["Where it goes:", "What to change:"] {
            assert!(head.contains(words), "{name} does not say `{words}`");
        }
        assert!(
            contributing.contains(&format!("(docs/recipes/{name})")),
            "CONTRIBUTING.md does not name {name}"
        );
    }
}

#[test]
fn each_script_of_a_recipe_is_valid() {
    if !has_bash() {
        return;
    }
    let all = all_scripts();
    assert!(all.len() > 15, "{}", all.len());
    for (name, script) in all {
        // Values that others choose would become part of the script: they come in as variables.
        assert!(!script.contains("${{"), "{name}:\n{script}");
        let read = Command::new("bash").args(["-n", "-c", &script]).output().unwrap();
        assert!(read.status.success(), "{name}:\n{script}\n{}", String::from_utf8_lossy(&read.stderr));
    }
}

/// The rights to write of a workflow and of each of its jobs.
fn rights_to_write(workflow: &Value) -> BTreeSet<String> {
    let rights = |value: &Value| -> Vec<String> {
        let Some(rights) = value.get("permissions") else { return Vec::new() };
        let rights = rights.as_object().expect("each right is named");
        rights.iter().filter(|(_, right)| *right != "read").map(|(name, _)| name.clone()).collect()
    };
    let jobs = workflow["jobs"].as_object().unwrap();
    let of_jobs = jobs
        .iter()
        .flat_map(|(job, value)| rights(value).into_iter().map(move |right| format!("{job}: {right}")));
    rights(workflow).into_iter().chain(of_jobs).collect()
}

#[test]
fn no_workflow_is_trusted_with_more_than_it_needs() {
    for name in WORKFLOWS {
        let workflow = recipe(name);
        assert_eq!(workflow["permissions"], serde_json::json!({"contents": "read"}), "{name}");
        let all = workflow.to_string();
        for words in ["pull_request_target", "workflow_run", "secrets", "github.token"] {
            assert!(!all.contains(words), "{name} has {words}");
        }
        let may: &[&str] = match name {
            "github-check.yml" => &["code-scanning: security-events"],
            "github-pages.yml" => &["deploy: id-token", "deploy: pages"],
            _ => &[],
        };
        assert!(rights_to_write(&workflow).iter().eq(may), "{name}: {:?}", rights_to_write(&workflow));
        for (job, steps) in steps(&workflow) {
            for uses in steps.iter().filter_map(|step| step["uses"].as_str()) {
                let (_, version) = uses.split_once('@').expect("a version");
                let is_major = version.strip_prefix('v').is_some_and(|number| number.parse::<u32>().is_ok());
                let is_commit = version.len() == 40 && version.chars().all(|c| c.is_ascii_hexdigit());
                assert!(is_major || is_commit, "{name}, {job}: {uses}");
            }
            let checkout = |step: &Value| {
                step["uses"].as_str().is_some_and(|uses| uses.starts_with("actions/checkout@"))
            };
            let Some(at) = steps.iter().position(checkout) else { continue };
            assert_eq!(steps[at]["with"]["persist-credentials"], false, "{name}, {job}");
            // Cargo obeys files in the folder that it is called in: none of a pull request may be there yet.
            assert!(
                !steps[at..].iter().any(|step| step["run"].to_string().contains("cargo")),
                "{name}, {job}"
            );
        }
    }
    let scanning = &recipe("github-check.yml")["jobs"]["code-scanning"]["if"];
    assert!(text(scanning).contains("head.repo.full_name == github.repository"), "{scanning}");
    assert!(!recipe("gitlab-ci.yml").to_string().to_lowercase().contains("secret"));
}

/// The commands of fieldbook that a Markdown text holds, in its lines and in its blocks of code.
fn commands_of(markdown: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut in_block = false;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_block = true,
            Event::End(TagEnd::CodeBlock) => in_block = false,
            Event::Code(code) => commands.push(code.into_string()),
            Event::Text(lines) if in_block => commands.extend(lines.lines().map(str::to_owned)),
            _ => {}
        }
    }
    let plain = commands.iter().filter_map(|line| {
        let line = line.trim_start_matches("- ").trim_start();
        let line = line.trim_start_matches("run: ").trim_start_matches("script: ");
        let line = line.replacen("cargo run --release -- ", "fieldbook ", 1);
        line.starts_with("fieldbook ").then_some(line)
    });
    plain.collect()
}

/// Those of some commands, each a line for a shell, that the program does not know. With `--help` behind it a command
/// is read to its end, and nothing is done.
fn unknown_commands(fixture: &Fixture, commands: &BTreeSet<String>) -> String {
    let mut script = String::from(
        "fieldbook() { command fieldbook \"$@\" --help > out 2>&1 || printf '%s: %s\\n' \"$*\" \"$(head -1 out)\" >&3; }\n\
         exec 3>&1\n",
    );
    for command in commands {
        // What a reader is to put in.
        let command = command.replace("SHELL", "bash").replace(" … ", " ").replace(['<', '>'], "");
        script.push_str(&command);
        script.push('\n');
    }
    let address = "https://practices.example";
    let variables = [("SITE", "docs/site"), ("ADDRESS", address), ("CI_PAGES_URL", address)];
    run_script(fixture, "", &script, &variables).exits(0).stdout
}

#[test]
fn the_program_knows_each_command_that_people_are_told() {
    if !has_bash() {
        return;
    }
    let mut commands = BTreeSet::new();
    for path in ["README.md", "CONTRIBUTING.md"] {
        let found = commands_of(&read(path));
        assert!(found.len() > 10, "{path}: {found:?}");
        commands.extend(found);
    }
    for (name, content) in recipes() {
        // In comments, within a sentence or on a line of their own.
        let comments = content.lines().filter_map(|line| Some(line.trim_start().strip_prefix('#')?.trim()));
        commands.extend(commands_of(&comments.clone().collect::<Vec<_>>().join("\n")));
        commands.extend(comments.map(str::to_owned));
        if name.ends_with(".yml") || name.ends_with(".yaml") {
            let mut found = Vec::new();
            scripts(&recipe(&name), &mut found);
            commands.extend(found.iter().flat_map(|script| script.lines()).map(str::to_owned));
        }
    }
    // `> file` would take the place of what the shell function writes, and the other commands are not ours.
    let commands: BTreeSet<String> = commands
        .into_iter()
        .filter(|line| line.starts_with("fieldbook "))
        .map(|line| line.split(" > ").next().unwrap_or_default().to_owned())
        .collect();
    for known in
        ["fieldbook check", "fieldbook -C \"$SITE\" build --drafts --out preview", "fieldbook explain FB0405"]
    {
        assert!(commands.contains(known), "{commands:#?}");
    }
    let fixture = Fixture::empty();
    assert_eq!(unknown_commands(&fixture, &commands), "");
    // The test sees what it should.
    let slip = BTreeSet::from(["fieldbook check --formt sarif  # as a file".to_owned()]);
    assert!(unknown_commands(&fixture, &slip).contains("--formt"));
}

/// The starter in a folder of a repository, as the recipes find it.
fn starter_in(folder: &str) -> Fixture {
    let fixture = Fixture::empty();
    fixture.text("work/.git/HEAD", "ref: refs/heads/main\n");
    for (path, bytes) in fieldbook::embedded::starter() {
        fixture.bytes(&format!("work/{folder}{path}"), bytes);
    }
    fixture
}

/// The script of a job's step or of a job in which some words stand.
fn script_with(value: &Value, words: &str) -> String {
    let mut found = Vec::new();
    scripts(value, &mut found);
    let script = found.into_iter().find(|script| script.contains(words) && !script.contains("cargo"));
    script.unwrap_or_else(|| panic!("no script has `{words}`"))
}

#[test]
fn a_check_on_github_shows_findings_beside_their_lines_and_uploads_them() {
    if !has_bash() {
        return;
    }
    let jobs = &recipe("github-check.yml")["jobs"];
    let site = [("SITE", "docs/site")];
    let fixture = starter_in("docs/site/");
    fixture.edit(&format!("work/docs/site/{SAMPLE}"), "domains: [water, health]", "domains: [water, helth]");
    let shown = run_script(&fixture, "work", &script_with(&jobs["check"], "fieldbook -C"), &site).exits(1);
    assert!(shown.stdout.contains(&format!("::error file=docs/site/{SAMPLE},line=15,")), "{}", shown.stdout);
    // What was found is no failure there, or it would not be uploaded; a site that is not there is one.
    let scan = script_with(&jobs["code-scanning"], "sarif");
    run_script(&fixture, "work", &scan, &site).exits(0);
    let sarif: Value = serde_json::from_str(&fixture.read("work/findings.sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "FB0801");
    run_script(&fixture, "work", &scan, &[("SITE", "nowhere")]).exits(1);
    let uploaded = list(&jobs["code-scanning"]["steps"]).last().unwrap();
    assert_eq!(uploaded["with"]["sarif_file"], "findings.sarif");
}

#[test]
fn a_preview_on_github_is_kept_and_its_page_says_how_to_open_it() {
    if !has_bash() {
        return;
    }
    let workflow = recipe("github-preview.yml");
    let fixture = starter_in("");
    fixture.edit(&format!("work/{SAMPLE}"), "status: published", "status: draft");
    run_script(&fixture, "work", &script_with(&workflow, " build "), &[("SITE", ".")]).exits(0);
    let page = "en/practices/tie-sensors-to-a-repair-service.html";
    assert!(fixture.path(&format!("work/preview/{page}")).is_file());
    assert!(fixture.path("work/preview/START-HERE.html").is_file());
    let steps = list(&workflow["jobs"]["preview"]["steps"]);
    let upload = steps.iter().find(|step| step["id"] == "preview").unwrap();
    assert_eq!(upload["with"]["path"], "preview");
    // Also when a practice has errors and the build fails.
    assert_eq!(upload["if"], "${{ !cancelled() }}");
    let summary = fixture.path("summary.md");
    let variables = [
        ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()),
        ("PREVIEW", "https://github.example/preview.zip"),
    ];
    run_script(&fixture, "work", &script_with(&workflow, "SUMMARY"), &variables).exits(0);
    assert!(
        fixture.read("summary.md").contains("[Download the preview](https://github.example/preview.zip)")
    );
}

#[test]
fn pages_are_published_whole_with_their_packs_or_not_at_all() {
    if !has_bash() {
        return;
    }
    let github = recipe("github-pages.yml");
    let gitlab = recipe("gitlab-ci.yml");
    let both = format!("{}\n{}", script_with(&github, " build "), script_with(&github, " pack "));
    let address = "https://practices.example/iot";
    let fixture = starter_in("");
    for (script, variable) in [(both, "ADDRESS"), (script_with(&gitlab["pages"], " build "), "CI_PAGES_URL")]
    {
        run_script(&fixture, "work", &script, &[("SITE", "."), (variable, address)]).exits(0);
        assert!(fixture.read("work/public/sitemap.xml").contains(&format!("{address}/en/")), "{script}");
        assert!(fixture.path("work/public/packs/packs.js").is_file(), "{script}");
        run_in(&fixture.path("work"), &["verify", "public"], &[]).exits(0);
        std::fs::remove_dir_all(fixture.path("work/public")).unwrap();
        // With an error it ends before anything is handed on.
        fixture.edit(&format!("work/{SAMPLE}"), "domains: [water, health]", "domains: [water, helth]");
        run_script(&fixture, "work", &script, &[("SITE", "."), (variable, address)]).exits(1);
        assert!(!fixture.path("work/public/packs").exists(), "{script}");
        fixture.edit(&format!("work/{SAMPLE}"), "domains: [water, helth]", "domains: [water, health]");
    }
    let upload =
        |step: &&Value| step["uses"].as_str().is_some_and(|uses| uses.contains("upload-pages-artifact"));
    let steps = list(&github["jobs"]["build"]["steps"]);
    assert_eq!(steps.iter().find(upload).unwrap()["with"]["path"], "public");
    assert_eq!(gitlab["pages"]["artifacts"]["paths"], serde_json::json!(["public"]));
}

#[test]
fn a_merge_request_on_gitlab_gets_a_report_and_a_preview() {
    if !has_bash() {
        return;
    }
    let recipe = recipe("gitlab-ci.yml");
    let fixture = starter_in("docs/site/");
    fixture.edit(&format!("work/docs/site/{SAMPLE}"), "domains: [water, health]", "domains: [water, helth]");
    let site = [("SITE", "docs/site")];
    run_script(&fixture, "work", &script_with(&recipe["check"], "check"), &site).exits(1);
    let report: Value = serde_json::from_str(&fixture.read("work/findings.json")).unwrap();
    assert_eq!(report[0]["location"]["path"], format!("docs/site/{SAMPLE}"));
    let artifacts = &recipe["check"]["artifacts"];
    assert_eq!(
        (&artifacts["when"], &artifacts["reports"]["codequality"]),
        (&"always".into(), &"findings.json".into())
    );
    run_script(&fixture, "work", &script_with(&recipe["preview"], "build"), &site).exits(1);
    assert!(fixture.path("work/preview/START-HERE.html").is_file());
    assert_eq!(recipe["preview"]["artifacts"]["paths"], serde_json::json!(["preview/"]));
}

#[test]
fn rsync_publishes_a_site_and_empties_no_other_folder() {
    if !has_bash() || !available("rsync") {
        return;
    }
    let fixture = Fixture::starter();
    let script = repository().join("docs/recipes/rsync.sh");
    let publish = |arguments: &[&str]| {
        let command = [&["bash", script.to_str().unwrap()], arguments].concat();
        run_with_the_program(&fixture, &fixture.path(""), &command, &[])
    };
    let said = |arguments: &[&str], words: &str| {
        let ran = publish(arguments).exits(2);
        assert!(ran.stderr.contains(words), "{arguments:?}: {}", ran.stderr);
    };
    said(&[], "give the built folder and the place");
    said(&["public", "a site"], "run `fieldbook build` first");
    let same = || files_below(&fixture.path("public")) == files_below(&fixture.path("a site"));
    fixture.run(&["build"]).exits(0);
    publish(&["public", "a site"]).exits(0);
    assert!(same());
    // What is new comes, what changed follows, and what is stale goes.
    fixture.edit(SAMPLE, "title: Tie every", "title: Tie each");
    fixture.text("content/pages/more/en.md", "---\ntitle: More\nsummary: More about it.\n---\n\nMore.\n");
    fixture.run(&["build"]).exits(0);
    fixture.text("a site/en/stale.html", "");
    assert!(!same());
    publish(&["public/", "a site/"]).exits(0);
    assert!(same());
    // A folder of other things, the root of a disk, and a build that is not whole.
    fixture.text("other/letter.txt", "Dear all");
    said(&["public", "other"], "holds files and no edition.json");
    assert_eq!(files_below(&fixture.path("other")).len(), 1);
    for place in ["", "/", "host:", "host:/", "-n"] {
        said(&["public", place], "a folder of the site alone");
    }
    std::fs::remove_file(fixture.path("public/index.html")).unwrap();
    said(&["public", "a site"], "run `fieldbook build` again");
    assert!(fixture.path("a site/index.html").is_file());
}

/// A repository of git with the starter in a folder and the hook of the recipe, everything committed.
fn starter_in_git() -> Fixture {
    let fixture = starter_in("");
    std::fs::remove_dir_all(fixture.path("work/.git")).unwrap();
    git(&fixture, &["init", "--quiet"]).exits(0);
    let hooks = repository().join("docs/recipes");
    git(&fixture, &["config", "core.hooksPath", hooks.to_str().unwrap()]).exits(0);
    git(&fixture, &["add", "--all"]).exits(0);
    git(&fixture, &["commit", "--quiet", "--message", "the starter"]).exits(0);
    fixture
}

/// Runs git in the repository of a fixture.
fn git(fixture: &Fixture, arguments: &[&str]) -> Ran {
    let somebody = ["git", "-c", "user.name=somebody", "-c", "user.email=somebody@practices.example"];
    run_with_the_program(fixture, &fixture.path("work"), &[&somebody, arguments].concat(), &[])
}

#[test]
fn the_hook_of_git_refuses_what_has_errors_and_nothing_else() {
    if !has_bash() || !available("git") {
        return;
    }
    let fixture = starter_in_git();
    let commit = |arguments: &[&str]| {
        git(&fixture, &[&["commit", "--quiet", "--message", "a change"], arguments].concat())
    };
    let sample = format!("work/{SAMPLE}");
    let refused = |ran: Ran, words: &str| {
        let ran = ran.exits(1);
        assert!((ran.stdout + &ran.stderr).contains(words), "no `{words}`");
    };
    // What is staged counts, whatever stands in the folder since.
    fixture.edit(&sample, "domains: [water, health]", "domains: [water, helth]");
    git(&fixture, &["add", "--all"]).exits(0);
    fixture.edit(&sample, "domains: [water, helth]", "domains: [water]");
    refused(commit(&[]), "`helth` is not a value of `domains`");
    commit(&["--all"]).exits(0);
    // A slip that is not committed keeps back no other file, nor other content.
    fixture.edit(&sample, "domains: [water]", "domains: [water, helth]");
    fixture.text("work/a note.txt", "Not for the site.");
    git(&fixture, &["add", "a note.txt"]).exits(0);
    commit(&[]).exits(0);
    fixture.edit("work/content/pages/about/en.md", "title: ", "title: What is new ");
    commit(&["--", "content/pages"]).exits(0);
    refused(commit(&["--", SAMPLE]), "helth");
    git(&fixture, &["checkout", "--quiet", "--", "."]).exits(0);
    // Names that a shell would take apart.
    fixture.text("work/content/practices/un café au lait/en.md", "no front matter\n");
    git(&fixture, &["add", "--all"]).exits(0);
    refused(commit(&[]), "content/practices/un café au lait/en.md:1:1");
    git(&fixture, &["rm", "-rf", "--quiet", "content/practices/un café au lait"]).exits(0);
    // A practice that goes is no practice with errors.
    git(&fixture, &["rm", "-r", "--quiet", "content/practices"]).exits(0);
    commit(&[]).exits(0);
}

/// The entries of a vocabulary: id, English name and the entry.
fn entries(vocabulary: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    let entries = list(&vocabulary["entries"]).iter();
    entries.map(|entry| (text(&entry["id"]), text(&entry["label"]["en"]), entry))
}

#[test]
fn the_issue_form_asks_for_all_that_a_practice_needs() {
    let form = recipe("practice-issue-form.yml");
    let mut fields: BTreeMap<&str, &Value> = BTreeMap::new();
    let mut order = Vec::new();
    for field in list(&form["body"]) {
        let kind = text(&field["type"]);
        assert!(["markdown", "input", "textarea", "dropdown", "checkboxes"].contains(&kind), "{field}");
        if kind == "markdown" {
            continue;
        }
        let id = text(&field["id"]);
        assert!(id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{id}");
        assert!(fields.insert(id, field).is_none(), "`{id}` twice");
        order.push(id);
    }
    for key in ["name", "description"] {
        assert!(!text(&form[key]).is_empty());
    }
    let needed =
        ["title", "summary", "domains", "stage", "places", "period", "origin", "sources", "language"];
    for id in needed {
        assert_eq!(fields[id]["validations"]["required"], true, "{id}");
    }
    for consent in list(&fields["licence"]["attributes"]["options"]) {
        assert_eq!(consent["required"], true, "{consent}");
    }
    // Whoever chooses reads a name, whoever makes the file of it needs the id.
    for (id, file) in [("domains", "domains"), ("topics", "topics"), ("stage", "stages")] {
        let vocabulary = yaml(&format!("content/vocabularies/{file}.yaml"));
        let wanted: Vec<String> =
            entries(&vocabulary).map(|(id, name, _)| format!("{name} ({id})")).collect();
        assert_eq!(fields[id]["attributes"]["options"], serde_json::json!(wanted), "{id}");
    }
    let languages = yaml("fieldbook.yaml")["languages"].clone();
    let offered = list(&fields["language"]["attributes"]["options"]).iter().map(text);
    let offered: Vec<&str> =
        offered.filter_map(|name| Some(name.rsplit_once(" (")?.1.trim_end_matches(')'))).collect();
    assert_eq!(serde_json::json!(offered), languages);
    // Each section in its place, with its name and its limits.
    let vocabulary = yaml("content/vocabularies/sections.yaml");
    let sections: Vec<(&str, &str, &Value)> = entries(&vocabulary).collect();
    let asked: Vec<&str> =
        order.into_iter().filter(|id| sections.iter().any(|section| section.0 == *id)).collect();
    assert_eq!(asked, sections.iter().map(|section| section.0).collect::<Vec<_>>());
    for (id, name, section) in sections {
        let attributes = &fields[id]["attributes"];
        assert_eq!(text(&attributes["label"]), name);
        let required = section["need"] == "required";
        let limits = format!("{} to {} words", section["words"]["min"], section["words"]["max"]);
        let end = if required { "." } else { ", or nothing." };
        assert!(text(&attributes["description"]).ends_with(&format!("{limits}{end}")), "{id}: {limits}");
        assert_eq!(fields[id]["validations"]["required"] == true, required, "{id}");
    }
}
