//! Input made to break things: each file gives a finding or a clear failure that names it, soon, and
//! never a panic.

use std::time::{Duration, Instant};

use crate::fixture::{Fixture, Ran, SAMPLE};

/// Longest that any hostile input may take through the unoptimised program. A hang would take for
/// ever; this only has to tell the two apart.
const PATIENCE: Duration = Duration::from_secs(60);

fn check(fixture: &Fixture) -> Ran {
    let start = Instant::now();
    let ran = fixture.run(&["check", "--format", "short"]);
    let _ = fixture.run(&["build", "-q"]);
    assert!(start.elapsed() < PATIENCE, "took {:?}", start.elapsed());
    ran
}

/// Lays a file over the starter; the check must name it with the code.
fn found(path: &str, bytes: &[u8], code: &str) -> String {
    let fixture = Fixture::starter();
    fixture.bytes(path, bytes);
    let ran = check(&fixture);
    let line = ran.stdout.lines().find(|line| line.contains(code));
    assert!(line.is_some_and(|line| line.contains(path)), "{code} for {path} is missing in:\n{}", ran.stdout);
    ran.stdout
}

const OTHER: &str = "content/practices/other-thing/en.md";

/// The sample practice as another one, with a piece of its body replaced.
fn body(text: &str) -> Vec<u8> {
    let sample = Fixture::starter().read(SAMPLE).replace("BP-7K3Q0", "BP-FR23R");
    let (front, _) = sample.split_once("\n---\n").unwrap();
    format!("{front}\n---\n{text}\n").into_bytes()
}

#[test]
fn bytes_that_are_not_utf8() {
    found(OTHER, b"---\ntitle: \xff\xfe\n---\n", "FB0101");
    found("content/organisations/x-y.yaml", b"\x80\x81", "FB0101");
}

#[test]
fn byte_order_marks_and_line_endings() {
    let sample = Fixture::starter().read(SAMPLE).replace("BP-7K3Q0", "BP-FR23R");
    found(OTHER, format!("\u{feff}{sample}").as_bytes(), "FB0102");
    found(OTHER, sample.replace('\n', "\r\n").as_bytes(), "FB0103");
}

#[test]
fn files_of_fifty_megabytes() {
    found(OTHER, &vec![b'x'; 50 << 20], "FB0104");
    found("content/vocabularies/topics.yaml", &vec![b'\n'; 50 << 20], "FB0104");
    found("content/practices/tie-sensors-to-a-repair-service/plan.png", &vec![0; 50 << 20], "FB0213");
}

#[test]
fn nesting_without_end() {
    found(OTHER, &body(&"> ".repeat(10_000)), "FB0414");
    found(OTHER, &body(&format!("{}x", "- ".repeat(10_000))), "FB0414");
    found(OTHER, &body(&format!("{}x{}", "![".repeat(8_500), "][1]".repeat(8_500))), "FB0414");
    for text in [
        "[".repeat(10_000),
        "![".repeat(10_000),
        "*a **b ".repeat(5_000),
        "<div>".repeat(10_000),
        "`".repeat(20_001),
        "[^a]: ".repeat(5_000),
    ] {
        let fixture = Fixture::starter();
        fixture.bytes(OTHER, &body(&text));
        check(&fixture);
    }
    found(OTHER, &body(&format!("${}x{}$", "{".repeat(900), "}".repeat(900))), "other-thing");
}

#[test]
fn yaml_that_grows() {
    let bomb = "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n";
    found(OTHER, format!("---\n{bomb}---\n").as_bytes(), "FB0305");
    found("content/organisations/x-y.yaml", bomb.as_bytes(), "FB0305");
    let deep = format!("---\na: {}{}\n---\n", "[".repeat(10_000), "]".repeat(10_000));
    found(OTHER, deep.as_bytes(), "FB0306");
    found("content/vocabularies/topics.yaml", "- a\n".repeat(300_000).as_bytes(), "topics.yaml");
}

#[test]
fn yaml_that_is_wrong_in_small_ways() {
    let sample = Fixture::starter().read(SAMPLE).replace("BP-7K3Q0", "BP-FR23R");
    found(OTHER, sample.replace("stage: promising", "stage: promising\nstage: good").as_bytes(), "FB0307");
    found(OTHER, sample.replace("stage: promising", "\tstage: promising").as_bytes(), "FB0303");
    found(OTHER, sample.replace("published: 2026-11-22", "published: 2026-02-30").as_bytes(), "FB0311");
    found(OTHER, sample.replace("licence: CC-BY-4.0", "licence: [unclosed").as_bytes(), "FB0303");
    found(OTHER, b"---\n", "FB0302");
    found(OTHER, b"", "FB0301");
}

#[test]
fn questions_that_no_reader_asks() {
    let long = "é".repeat(150);
    let asks = [
        "'???'",
        "\"\\u0301\\u0301\"",
        "'- -- \"'",
        "'\"\"\"\" ** : -'",
        "'domain:\"'",
        "'𝕡𝕦𝕞𝕡 \u{202e}x'",
        &long,
    ];
    let questions: String =
        asks.iter().map(|ask| format!("  - {{ask: {ask}, find: [BP-7K3Q0]}}\n")).collect();
    let file = format!("en:\n{questions}ar:\n{questions}zh:\n{questions}");
    let said = found("content/search-tests.yaml", file.as_bytes(), "FB0435");
    // Signs alone, in three languages.
    assert!(said.matches("FB0435").count() >= 12, "{said}");
    let many = "  - {ask: 'pump -sensor \"', find: [BP-7K3Q0, BP-7K3Q0]}\n".repeat(20_000);
    found("content/search-tests.yaml", format!("en:\n{many}").as_bytes(), "FB0436");
    let words = "!, ".repeat(50_000);
    let topics =
        format!("title: {{en: T}}\nentries:\n  - {{id: x, label: {{en: X}}, also: {{en: \"{words}\"}}}}\n");
    found("content/vocabularies/topics.yaml", topics.as_bytes(), "FB0819");
}

#[test]
fn recipes_that_no_organiser_writes() {
    let path = "content/bundles/x.yaml";
    let recipe = |lines: &str| format!("title: {{en: T}}\nlanguages: [en]\n{lines}\n");
    let many = |item: &str| vec![item; 100_000].join(", ");
    let item = "{from: 25:00, to: 9h, what: {en: W}, practices: [BP-7K3Q0]}";
    for (lines, code) in [
        (format!("practices: [{}]", many("BP-7K3Q1")), "FB0501"),
        (format!("practices: [{}]", many("\"a; b\"")), "FB0501"),
        (format!("practices: [{}]", many("BP-7K3Q0")), "FB0504"),
        (format!("practices: [{}]", "{heading: {en: H}, practices: []}, ".repeat(20_000)), "FB0504"),
        (format!("where: \"{}\"", "domain:helth pump ".repeat(20_000)), "FB0505"),
        ("where: '\" ** : - ((('".to_owned(), "FB0505"),
        (
            format!("where: pump\nagenda: [{{day: 2027-03-15, items: [{}]}}]", vec![item; 10_000].join(", ")),
            "FB0506",
        ),
        (
            format!("where: pump\nagenda: [{}]", vec!["{day: 2027-03-15, items: []}"; 20_000].join(", ")),
            "FB0506",
        ),
        (
            format!("where: pump\nlogos: [{}]", vec!["{file: ../../x.png, alt: {en: A}}"; 20_000].join(", ")),
            "FB0507",
        ),
    ] {
        found(path, recipe(&lines).as_bytes(), code);
    }
    let languages = format!("title: {{en: T}}\nlanguages: [{}]\nwhere: pump\n", many("fr"));
    found(path, languages.as_bytes(), "FB0503");
    found(path, format!("title: {}x{}\n", "{en: ".repeat(5_000), "}".repeat(5_000)).as_bytes(), "FB0306");
    found(path, b"title: &a {en: *a}\n", "FB0305");
    found(path, b"\xff\xfe", "FB0101");
    found(path, b"", "FB0308");
    found("content/bundles/logo.png", b"<svg onload=alert(1)>", "FB0212");
    found("content/bundles/con.yaml", b"title: {en: T}\n", "FB0108");
}

#[test]
fn theme_files_nested_without_end() {
    let ftl = format!("{}\nxx = {}\n", Fixture::theme_file("i18n/en.ftl"), "{".repeat(4_000));
    found("themes/default/i18n/en.ftl", ftl.as_bytes(), "FB0603");
    for (path, text) in [
        ("themes/default/i18n/en.ftl", ftl.clone()),
        ("themes/default/static/site.js", format!("var x =\n{}", "(".repeat(20_000))),
        ("themes/default/static/site.js", format!("var x =\n{}1{}", "[".repeat(20_000), "]".repeat(20_000))),
        ("themes/default/static/style.css", format!("a\n{}", ":not(".repeat(20_000))),
        ("themes/default/static/style.css", "a{\n".repeat(20_000)),
        ("themes/default/templates/home.html", format!("{{{{\n{}1", "(".repeat(20_000))),
    ] {
        let fixture = Fixture::starter();
        fixture.text(path, &text);
        let ran = fixture.run(&["build"]);
        assert_eq!(ran.status, 2, "{path}: {}{}", ran.stdout, ran.stderr);
        let said = ran.stdout + &ran.stderr;
        let place = path.strip_suffix("/home.html").unwrap_or(path);
        assert!(said.contains("FB0601") && said.contains(place), "{path}:\n{said}");
        assert!(said.len() < 4_000, "{path}: {} bytes are said", said.len());
        assert!(path.ends_with(".html") || said.contains(": brackets stand more than 100 deep"), "{said}");
    }
}

#[test]
fn names_that_some_disks_do_not_know() {
    found("content/practices/some-thing/con.md", b"x", "FB0108");
    #[cfg(unix)]
    {
        found("content/practices/some-thing/a:b.png", b"x", "FB0108");
        let fixture = Fixture::starter();
        fixture.text("content/practices/Tie-Sensors-To-A-Repair-Service/en.md", "x");
        let ran = check(&fixture).exits(1);
        assert!(ran.stdout.contains("error[FB0109]: `tie-sensors-to-a-repair-service`"), "{}", ran.stdout);
    }
}

#[cfg(unix)]
#[test]
fn links_pipes_and_locked_files() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let fixture = Fixture::starter();
    let folder = fixture.path("content/practices/other-thing");
    std::fs::create_dir_all(&folder).unwrap();
    symlink("/etc/passwd", folder.join("en.md")).unwrap();
    symlink(fixture.path("content"), folder.join("loop")).unwrap();
    let ran = check(&fixture).exits(1);
    assert_eq!(ran.stdout.matches("error[FB0106]").count(), 2, "{}", ran.stdout);
    assert!(!ran.stdout.contains("root:"), "{}", ran.stdout);

    let fixture = Fixture::starter();
    std::fs::create_dir_all(fixture.path("content/practices/other-thing")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(fixture.path(OTHER)).status();
    if made.is_ok_and(|status| status.success()) {
        let ran = check(&fixture).exits(1);
        assert!(ran.stdout.contains("error[FB0107]"), "{}", ran.stdout);
    }

    let fixture = Fixture::starter();
    fixture.text(OTHER, "x");
    std::fs::set_permissions(fixture.path(OTHER), std::fs::Permissions::from_mode(0o000)).unwrap();
    let ran = check(&fixture).exits(1);
    // The superuser may read everything; then the text itself is the finding.
    assert!(ran.stdout.contains("error[FB0105]") || ran.stdout.contains("error[FB0301]"), "{}", ran.stdout);
}

#[test]
fn folders_with_nothing_in_them() {
    let fixture = Fixture::empty();
    fixture.text("fieldbook.yaml", "title: {en: T}\nlanguages: [en]\ndefault_language: en\n");
    let ran = check(&fixture).exits(1);
    assert!(ran.stdout.contains("FB0115") && ran.stdout.contains("FB0804"), "{}", ran.stdout);
    fixture.text("fieldbook.yaml", "");
    check(&fixture).exits(1);
    fixture.text("fieldbook.yaml", "[]");
    check(&fixture).exits(1);
}

#[test]
fn findings_come_in_one_order() {
    let fixture = Fixture::starter();
    for (at, name) in ["a-b", "c-d", "e-f"].iter().enumerate() {
        fixture
            .text(&format!("content/practices/{name}/en.md"), &format!("---\ntitle: {at}\nx: [\n---\n# A\n"));
    }
    let first = check(&fixture).stdout;
    for threads in ["1", "8"] {
        let again = crate::fixture::run_in(
            &fixture.path(""),
            &["check", "--format", "short"],
            &[("RAYON_NUM_THREADS", threads)],
        );
        assert_eq!(again.stdout, first);
    }
    let mut sorted: Vec<&str> = first
        .lines()
        .map(|line| line.split(": ").next().unwrap())
        .map(|place| place.split(':').next().unwrap())
        .collect();
    let written = sorted.clone();
    sorted.sort_unstable();
    assert_eq!(written, sorted);
}
