//! That the project keeps its own promises.

use std::collections::BTreeSet;

use fieldbook::check::RULES;

use crate::fixture::repository;

fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn each_rule_has_a_file_and_each_file_a_rule() {
    let files: BTreeSet<String> = std::fs::read_dir(repository().join("src/check/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().to_uppercase())
        .filter(|name| name.starts_with("FB"))
        .map(|name| name[..6].to_owned())
        .collect();
    let codes: BTreeSet<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(files, codes);
    assert!(codes.len() >= 45);
}

#[test]
fn each_test_file_is_part_of_the_suite() {
    let main = read("tests/suite/main.rs");
    for entry in std::fs::read_dir(repository().join("tests/suite")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".rs") else { continue };
        assert!(stem == "main" || main.contains(&format!("mod {stem};")), "{name}");
    }
}

#[test]
fn the_readme_opens_with_the_two_commands() {
    let readme = read("README.md");
    let build = readme.find("cargo run --release -- build").expect("the build command");
    let test = readme.find("cargo test").expect("the test command");
    assert!(build < test && test < 900, "{build} {test}");
}

#[test]
fn each_dependency_is_explained_in_the_readme() {
    let readme = read("README.md");
    let manifest = read("Cargo.toml");
    let section = |name: &str| -> Vec<String> {
        let rest = &manifest[manifest.find(&format!("[{name}]\n")).expect("the section") + name.len() + 3..];
        let end = rest.find("\n[").unwrap_or(rest.len());
        rest[..end].lines().filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect()
    };
    for name in section("dependencies").into_iter().chain(section("dev-dependencies")) {
        assert!(readme.contains(&format!("`{name}`")), "README does not say why `{name}` is there");
    }
}

#[test]
fn nothing_in_the_theme_needs_a_network_or_a_server() {
    for (path, bytes) in fieldbook::render::theme::embedded() {
        let text = String::from_utf8_lossy(bytes);
        for word in [
            "fetch(",
            "XMLHttpRequest",
            "import(",
            "type=\"module\"",
            "new Worker",
            "eval(",
            "innerHTML",
            "@import",
            "http://",
            "style=\"",
            "onclick",
        ] {
            let namespace = text.replace("http://www.w3.org/", "").replace("http://www.sitemaps.org/", "");
            assert!(!namespace.contains(word), "{path} holds `{word}`");
        }
    }
}

/// Arabic pages are mirrored by logical properties alone.
#[test]
fn the_style_sheet_knows_no_left_and_no_right() {
    let css = read("themes/default/static/style.css");
    for line in css.lines() {
        let known = ["text-emphasis-position: under right", "@bottom-right"];
        let plain = known.iter().fold(line.to_owned(), |line, known| line.replace(known, ""));
        let words = plain.split(|c: char| !c.is_ascii_alphabetic());
        assert!(!words.into_iter().any(|word| word == "left" || word == "right"), "{line}");
    }
}
