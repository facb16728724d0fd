//! That the project keeps its own promises.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fieldbook::check::RULES;

use crate::fixture::repository;

fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn each_rule_has_a_file_or_a_folder_and_each_of_these_a_rule() {
    let files: Vec<String> = std::fs::read_dir(repository().join("src/check/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().to_uppercase())
        .filter(|name| name.starts_with("FB"))
        .map(|name| name[..6].to_owned())
        .collect();
    let codes: BTreeSet<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(files.len(), codes.len(), "a rule has a file or a folder, not both");
    assert_eq!(BTreeSet::from_iter(files), codes);
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
    for name in [ALWAYS, "dev-dependencies", ON_LINUX].into_iter().flat_map(dependencies) {
        assert!(readme.contains(&format!("`{name}`")), "README does not say why `{name}` is there");
    }
}

/// Sections of `Cargo.toml` with what the program is made with.
const ALWAYS: &str = "dependencies";
const ON_LINUX: &str = "target.'cfg(target_os = \"linux\")'.dependencies";

/// The names in a section of `Cargo.toml`.
fn dependencies(section: &str) -> Vec<String> {
    let manifest = read("Cargo.toml");
    let head = format!("[{section}]\n");
    let rest = &manifest[manifest.find(&head).expect("the section") + head.len()..];
    let end = rest.find("\n[").unwrap_or(rest.len());
    rest[..end].lines().filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect()
}

/// Each package of a lock file: its name and version, and the lines of its block.
fn locked(path: &str) -> BTreeMap<(String, String), String> {
    let text = read(path);
    let blocks = text.split("[[package]]\n").skip(1);
    let value = |block: &str, key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(&format!("{key} = \"")));
        line.expect("a value").trim_end_matches('"').to_owned()
    };
    blocks.map(|block| ((value(block, "name"), value(block, "version")), block.to_owned())).collect()
}

/// The fuzz targets are a workspace of their own with a lock file of their own: a dependency that came into one only
/// would change it in the middle of a run that has to leave the work tree as it was.
#[test]
fn the_fuzz_targets_lock_the_versions_of_the_program() {
    let (ours, fuzz) = (locked("Cargo.lock"), locked("fuzz/Cargo.lock"));
    let program = &fuzz[&("fieldbook".to_owned(), env!("CARGO_PKG_VERSION").to_owned())];
    for name in [ALWAYS, ON_LINUX].into_iter().flat_map(dependencies) {
        let named = [format!(" \"{name}\","), format!(" \"{name} ")];
        assert!(named.iter().any(|named| program.contains(named)), "fuzz/Cargo.lock lacks `{name}`");
    }
    let names: BTreeSet<&String> = ours.keys().map(|(name, _)| name).collect();
    for (name, version) in fuzz.keys().filter(|(name, _)| names.contains(name)) {
        assert!(ours.contains_key(&(name.clone(), version.clone())), "fuzz/Cargo.lock has {name} {version}");
    }
}

#[test]
fn nothing_in_the_theme_needs_a_network_or_a_server() {
    for (path, bytes) in fieldbook::embedded::theme() {
        // What is printed is no part of the pages: fonts name their makers, and templates run in no browser.
        if path.starts_with("print/") {
            continue;
        }
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

/// The program brings scripts of its own. Two of a site's ask a server for something, because keeping an edition of a site on a
/// device means to load it: the service worker, and the script of the one page that offers it. The latter looks first
/// where the page comes from. A third is sent by `serve` alone and stands in no site.
#[test]
fn only_the_offline_edition_asks_a_server() {
    let (mut scripts, mut asking) = (0, Vec::new());
    for entry in walkdir::WalkDir::new(repository().join("src")) {
        let path = entry.unwrap().into_path();
        if path.extension().is_none_or(|ending| ending != "js") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        scripts += 1;
        let words = ["fetch(", "XMLHttpRequest", "serviceWorker", "sendBeacon", "WebSocket", "EventSource"];
        if words.iter().any(|word| text.contains(word)) {
            asking.push(name.clone());
        }
        for word in ["import(", "new Worker", "eval(", "innerHTML", "importScripts"] {
            assert!(!text.contains(word), "{name} holds `{word}`");
        }
    }
    asking.sort();
    assert_eq!(asking, ["keep.js", "live.js", "sw.js"]);
    assert!(scripts > 15, "{scripts}");
    let keep = read("src/render/offline/keep.js");
    let from_file = keep.find("if (location.protocol === \"file:\") return").expect("a look at the address");
    assert!(from_file < keep.find("fetch(").expect("the loading"));
}

/// Arabic pages are mirrored by logical properties alone.
#[test]
fn the_style_sheet_knows_no_left_and_no_right() {
    for sheet in ["style", "lists", "search", "offline"] {
        let css = read(&format!("themes/default/static/{sheet}.css"));
        for line in css.lines() {
            assert_eq!(one_sided(line), None, "{line}");
        }
    }
}

/// What in a line of a style sheet belongs to one side of the screen.
fn one_sided(line: &str) -> Option<String> {
    let known = [
        "text-emphasis-position: under right",
        "@bottom-right",
        "@bottom-left",
        // For browsers that do not know the logical values.
        ".paper { float: right; float: inline-end; }",
        "[dir=\"rtl\"] .paper { float: left; float: inline-end; }",
    ];
    let plain = known.iter().fold(line.to_owned(), |line, known| line.replace(known, ""));
    let side = plain.split(|c: char| !c.is_ascii_alphabetic()).find(|word| ["left", "right"].contains(word));
    if let Some(side) = side {
        return Some(side.to_owned());
    }
    // Four values go round the box: of the sides the second is the right one, the fourth the left one.
    let boxes =
        ["margin", "padding", "inset", "border-width", "border-color", "border-style", "border-radius"];
    let mut declarations = plain.split(['{', ';', '}']).filter_map(|part| part.split_once(':'));
    let turned = declarations.find(|(name, value)| {
        let values: Vec<&str> = value.split_whitespace().collect();
        boxes.contains(&name.trim())
            && values.len() == 4
            && match name.trim() {
                "border-radius" => values[0] != values[1] || values[2] != values[3],
                _ => values[1] != values[3],
            }
    });
    // What is set for one direction of the page also meets the text of the other on it.
    let mirrored = plain.contains("[dir=") && plain.contains("transform");
    turned.map(|(name, _)| name.trim().to_owned()).or(mirrored.then(|| "transform".to_owned()))
}

#[test]
fn one_sided_styles_are_seen_in_every_form() {
    for (line, side) in [
        ("th { padding: .45rem .9rem .45rem 0; }", Some("padding")),
        ("  [dir=\"rtl\"] td { color: red; padding: .5mm 0 .5mm 2mm }", Some("padding")),
        (".alert { border-radius: 0 .3rem .3rem 0; }", Some("border-radius")),
        ("[dir=\"rtl\"] .way { display: inline-block; transform: scaleX(-1); }", Some("transform")),
        ("p { margin-left: 1rem }", Some("left")),
        (".paper { float: right; }", Some("right")),
        ("th { padding-block: .45rem; padding-inline: 0 .9rem; }", None),
        ("p { padding: 1rem 2rem 3rem 2rem; margin: 0 1rem }", None),
        (".paper { float: right; float: inline-end; }", None),
    ] {
        assert_eq!(one_sided(line).as_deref(), side, "{line}");
    }
}

/// The names of the modules that a file of Rust declares, in their order.
fn modules(code: &str) -> Vec<&str> {
    let declared = code.lines().filter_map(|line| {
        line.trim_start_matches("pub ")
            .trim_start_matches("pub(crate) ")
            .strip_prefix("mod ")?
            .strip_suffix(';')
    });
    declared.collect()
}

/// A file of Rust without comments and without what is there for tests alone.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if ["#[cfg(test)]", "#[cfg(all(test,"].iter().any(|cfg| line.trim().starts_with(cfg)) {
            let indent = &line[..line.len() - line.trim_start().len()];
            let last = format!("{indent}}}");
            let first = lines.next().unwrap_or_default();
            if !first.ends_with(';') {
                lines.by_ref().find(|line| **line == last);
            }
            continue;
        }
        code.push_str(line.split("//").next().unwrap_or_default());
        code.push('\n');
    }
    code
}

/// What some code names right below the root of the crate, `depth` being how many modules deep the code
/// stands.
fn named_below_the_root(code: &str, depth: usize) -> BTreeSet<&str> {
    let first = |path: &'_ str| path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    let mut names = BTreeSet::new();
    for root in ["crate::", &"super::".repeat(depth)] {
        for (at, _) in code.match_indices(root) {
            // Part of another name, or of more `super::`.
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':')) {
                continue;
            }
            let path = &code[at + root.len()..];
            let Some(list) = path.strip_prefix('{') else {
                names.insert(&path[..first(path)]);
                continue;
            };
            let mut depth = 1;
            let end = list.find(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                depth == 0
            });
            let list = &list[..end.unwrap_or(list.len())];
            let mut depth = 0;
            for path in list.split(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                c == ',' && depth == 0
            }) {
                let path = path.trim();
                names.insert(&path[..first(path)]);
            }
        }
    }
    names.remove("");
    names
}

/// Each import from a module that stands below the file's own in the list of `lib.rs`.
fn imports_from_below(lib: &str, files: &[(String, String)]) -> Vec<String> {
    let lib = code_of(lib);
    let modules = modules(&lib);
    let place = |name: &str| modules.iter().position(|module| *module == name);
    // What `lib.rs` defines itself stands below the lowest module that it takes anything from.
    let root = modules.iter().rposition(|module| lib.contains(&format!("{module}::"))).unwrap_or_default();
    let mut wrong = Vec::new();
    for (path, text) in files {
        let parts: Vec<&str> = path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').collect();
        let Some(own) = place(parts[0]) else {
            wrong.push(format!("{path} is in no module of lib.rs"));
            continue;
        };
        for name in named_below_the_root(&code_of(text), parts.len()) {
            if place(name).map_or(root >= own, |place| place > own) {
                wrong.push(format!("{path} takes from `{name}`"));
            }
        }
    }
    wrong
}

/// The files of a folder that hold code of the program, with paths below `src/`.
fn code_files(folder: &Path, below: &str, files: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.trim_end_matches(".rs") == "tests"
            || below.is_empty() && ["lib.rs", "main.rs"].contains(&&*name)
        {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            code_files(&path, &format!("{below}{name}/"), files);
        } else if name.ends_with(".rs") {
            files.push((format!("{below}{name}"), std::fs::read_to_string(path).unwrap()));
        }
    }
}

#[test]
fn a_module_imports_only_from_those_above_it() {
    let mut files = Vec::new();
    code_files(&repository().join("src"), "", &mut files);
    assert!(files.len() > 150, "{}", files.len());
    let wrong = imports_from_below(&read("src/lib.rs"), &files);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_from_below_are_seen_in_every_form() {
    let lib = "pub mod a;\n\nmod b;\n// c\npub mod c;\npub mod d;\nuse crate::c::X;\npub fn load() {}\n";
    for (path, text, wrong) in [
        ("b.rs", "use crate::a::X;\nuse crate::b::Y;\nlet x = crate::a::f();", ""),
        ("b.rs", "use crate::c::X;", "c"),
        ("b/mod.rs", "let x = crate::c::f();", "c"),
        ("b/x.rs", "use crate::{a, b::{X, c}};", ""),
        ("b/x.rs", "use crate::{\n    a::{X, Y},\n    c,\n};", "c"),
        ("b/x.rs", "use super::c::X;", ""),
        ("b/x.rs", "use super::super::c::X;", "c"),
        ("b.rs", "pub(in crate::d) fn f() {}", "d"),
        ("b.rs", "// crate::c\nuse other_crate::c;", ""),
        ("b.rs", "#[cfg(test)]\nuse crate::c;\n#[cfg(test)]\nmod tests {\n    use crate::d;\n}\n", ""),
        ("b.rs", "#[cfg(test)]\nmod tests;\nuse crate::d;\n", "d"),
        ("c.rs", "crate::load();", "load"),
        ("d.rs", "crate::load();", ""),
    ] {
        let found = imports_from_below(lib, &[(path.to_owned(), text.to_owned())]);
        let wanted = if wrong.is_empty() { Vec::new() } else { vec![format!("{path} takes from `{wrong}`")] };
        assert_eq!(found, wanted, "{text}");
    }
}
