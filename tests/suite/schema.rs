//! The schemas for editors, against the checker and against the files of the repository's own site.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};

use fieldbook::parse::Form;
use serde_json::{Map, Value, json};

use crate::fixture::{Fixture, SAMPLE, available, npm_file, repository, run_in, skip};

/// Rules about what a schema can say, too.
const RULES: [&str; 20] = [
    "FB0304", "FB0308", "FB0309", "FB0310", "FB0311", "FB0312", "FB0313", "FB0317", "FB0318", "FB0320",
    "FB0321", "FB0322", "FB0325", "FB0326", "FB0327", "FB0328", "FB0701", "FB0707", "FB0801", "FB0334",
];

/// Rules of which a schema can say a part: what holds between the languages of a recipe is no matter of one key.
const IN_PART: [&str; 1] = ["FB0503"];

/// What a schema cannot count: a result that names the seventh of three sources.
const NOT_COUNTED: [&str; 1] = ["results.0.source = 7"];

/// What the schemas that the program prints for a site find wrong in files.
fn judged(site: &Fixture, files: &[(Form, Value)]) -> Option<Vec<Option<String>>> {
    if npm_file("ajv/package.json").is_none() {
        skip("ajv (npm ci in tests/tools)");
        return None;
    }
    if !available("node") {
        return None;
    }
    let schemas: Value = serde_json::from_str(&site.run(&["schema"]).exits(0).stdout).unwrap();
    let files: Vec<Value> = files.iter().map(|(form, value)| json!([form.name(), value])).collect();
    let mut checker = Command::new("node")
        .arg(repository().join("tests/tools/schema.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let asked = json!({"schemas": schemas, "files": files}).to_string();
    checker.stdin.take().unwrap().write_all(asked.as_bytes()).unwrap();
    let output = checker.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

fn yaml(text: &str) -> Value {
    serde_saphyr::from_str(text).unwrap()
}

/// The front matter of a file.
fn head(text: &str) -> Value {
    yaml(text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap().0)
}

#[test]
fn the_files_of_the_own_site_keep_to_the_schemas() {
    let site = Fixture::empty();
    let own = repository();
    let mut files: Vec<(String, Form, Value)> = Vec::new();
    for entry in walkdir::WalkDir::new(own.join("content")).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        let name = path.strip_prefix(own).unwrap().to_string_lossy().into_owned();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        site.text(&name, &text);
        let form = match name.split('/').collect::<Vec<_>>().as_slice() {
            ["content", "practices", _, file] if file.ends_with(".md") => {
                match head(&text).get("translation") {
                    Some(_) => Form::Translation,
                    None => Form::Practice,
                }
            }
            ["content", "pages", _, file] if file.ends_with(".md") => Form::Page,
            ["content", "organisations", _] => Form::Organisation,
            ["content", "bundles", file] if file.ends_with(".yaml") => Form::Bundle,
            _ => continue,
        };
        let value = if name.ends_with(".md") { head(&text) } else { yaml(&text) };
        files.push((name, form, value));
    }
    let text = std::fs::read_to_string(own.join("fieldbook.yaml")).unwrap();
    site.text("fieldbook.yaml", &text);
    files.push(("fieldbook.yaml".to_owned(), Form::Site, yaml(&text)));
    let forms: BTreeSet<Form> = files.iter().map(|(_, form, _)| *form).collect();
    assert_eq!(forms.len(), Form::ALL.len());
    let asked: Vec<(Form, Value)> = files.iter().map(|(_, form, value)| (*form, value.clone())).collect();
    let Some(answers) = judged(&site, &asked) else { return };
    let wrong: Vec<String> = files
        .iter()
        .zip(answers)
        .filter_map(|((name, ..), answer)| Some(format!("{name}: {}", answer?)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What stands in the repository is what the program prints.
    site.run(&["schema", "--out", "written"]).exits(0);
    for form in Form::ALL {
        let name = format!("{}.json", form.name());
        let kept = std::fs::read_to_string(own.join("schema").join(&name)).unwrap_or_default();
        assert!(
            kept == site.read(&format!("written/{name}")),
            "schema/{name} is old: run `fieldbook schema --out schema`"
        );
    }
}

/// Values that are put in the place of each value of a file.
fn others(value: &Value) -> Vec<Value> {
    let mut others = vec![
        Value::Null,
        json!(""),
        json!("   "),
        json!("zyx"),
        json!(7),
        json!(0),
        json!(2.5),
        json!(true),
        json!([]),
        json!(["zyx"]),
        json!([["zyx"]]),
        json!({"zyx": 1}),
        json!("22.11.2026"),
        json!("2026-02-30"),
        json!("2026-11-22"),
        json!("x".repeat(81)),
        json!("x".repeat(101)),
    ];
    if let Value::Array(items) = value
        && let Some(first) = items.first()
    {
        others.push(json!([first, first]));
        others.push(Value::Array(vec![first.clone(); 61]));
    }
    others
}

/// A file, each time with one thing changed, and what was changed.
fn changed(base: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    each_place(base, &mut Vec::new(), &mut |path, value| {
        let name = path.join(".");
        if !path.is_empty() {
            for other in others(value) {
                found.push((format!("{name} = {other}"), with(base, path, Some(other))));
            }
            if path.last().is_some_and(|key| key.parse::<usize>().is_err()) {
                found.push((format!("without {name}"), with(base, path, None)));
            }
        }
        if value.is_object() {
            let mut inner = path.to_vec();
            inner.push("zyx".to_owned());
            found.push((format!("{name} with another key"), with(base, &inner, Some(json!("x")))));
        }
    });
    found
}

fn each_place(value: &Value, path: &mut Vec<String>, visit: &mut impl FnMut(&[String], &Value)) {
    visit(path, value);
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        // What holds for one item holds for the others.
        Value::Array(items) => items.iter().take(1).map(|value| ("0".to_owned(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, value) in inner {
        path.push(key);
        each_place(value, path, visit);
        path.pop();
    }
}

fn with(base: &Value, path: &[String], other: Option<Value>) -> Value {
    let mut changed = base.clone();
    let (last, above) = path.split_last().unwrap();
    let mut place = &mut changed;
    for key in above {
        place = match place {
            Value::Array(items) => &mut items[key.parse::<usize>().unwrap()],
            place => &mut place[key.as_str()],
        };
    }
    match (place, other) {
        (Value::Array(items), Some(other)) => items[last.parse::<usize>().unwrap()] = other,
        (Value::Object(map), Some(other)) => drop(map.insert(last.clone(), other)),
        (Value::Object(map), None) => drop(map.shift_remove(last)),
        _ => {}
    }
    changed
}

/// Each key of the forms with a value that is right.
fn whole(form: Form, site: &Fixture) -> Value {
    match form {
        Form::Practice => {
            let mut front = head(&site.read(SAMPLE));
            let more = json!({
                "updated": "2026-11-23", "sdgs": ["3", 6], "wsis": ["C1"], "standards": ["itu-t-y-suppl-54"],
                "topics": ["maintenance"], "connectivity": ["2g"], "power": ["battery"],
                "scale": {"count": 3, "unit": "pumps", "as_of": 2016},
                "cost": {"amount": 7.5, "currency": "USD", "year": 2016, "covers": "one sensor"},
                "partners": [{"name": "GSMA", "support": "financial"}],
                "effort": {"level": "low", "skills": ["a mechanic"]},
                "workshop": {"minutes": 30, "needs": ["paper"], "exercise": "Draw it."},
                "related": ["BP-EZDSK"], "aliases": ["old-name"], "extra": {"any": [1]},
            });
            front.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            front
        }
        Form::Translation => json!({
            "title": "Relier", "summary": "Un résumé.",
            "translation": {"of_revision": 1, "status": "draft", "by": "editorial", "date": "2026-11-22", "sections": {"lessons": "0a0a0a0a"}},
            "results": [{"what": "Temps", "before": "27 jours", "after": 2, "unit": "jours", "when": 2014, "where": "Rwanda", "method": "mesure"}],
            "partners": [{"name": "GSMA"}], "scale": {"unit": "pompes", "as_of": 2016}, "cost": {"covers": "un capteur"},
            "effort": {"skills": ["un mécanicien"]}, "workshop": {"needs": ["papier"], "exercise": "Dessinez."},
        }),
        Form::Organisation => json!({
            "name": {"en": "Zyx", "fr": "Zyx"}, "short": {"en": "Z"}, "kind": "government", "country": "RWA", "url": "https://example.org/",
            "description": {"en": "It is."},
            "membership": {"category": "member-state", "checked": "2026-11-22", "source": "https://example.org/"},
        }),
        Form::Bundle => json!({
            "title": {"en": "Pumps"}, "subtitle": {"en": "S"}, "summary": {"en": "S."}, "languages": ["en"],
            "event": {"place": {"en": "Kigali"}, "start": "2027-03-15", "end": "2027-03-16", "host": {"en": "H"}, "zone": "UTC+2"},
            "paper": "a4", "text_size": "large", "ink": "saving", "practices": ["BP-7K3Q0"], "parts": ["contents", "practices"],
            "agenda": [{"day": "2027-03-15", "items": [{"from": "09:00", "to": "10:30", "what": {"en": "W"}, "practices": ["BP-7K3Q0"]}]}],
        }),
        Form::Site | Form::Page => json!({}),
    }
}

/// Hundreds of files with one thing changed in each: what the schema refuses, the checker does, and the other way round.
#[test]
fn schema_and_checker_agree() {
    let site = Fixture::starter();
    let mut files: Vec<(Form, String, String, Value)> = Vec::new();
    for form in [Form::Practice, Form::Translation, Form::Organisation, Form::Bundle] {
        let base = whole(form, &site);
        let mut all = vec![("as it is".to_owned(), base.clone())];
        all.extend(changed(&base));
        for (number, (what, value)) in all.into_iter().enumerate() {
            let text = format!("---\n{value}\n---\n\n## Lessons\n\nOne.\n");
            let path = match form {
                Form::Practice => format!("content/practices/changed-{number}/en.md"),
                Form::Translation => format!("content/practices/translated-{number}/fr.md"),
                Form::Organisation => format!("content/organisations/changed-{number}.yaml"),
                _ => format!("content/bundles/changed-{number}.yaml"),
            };
            let is_text = path.ends_with(".md");
            site.text(&path, &if is_text { text } else { format!("{value}\n") });
            if form == Form::Translation {
                // The original that it belongs to.
                site.text(&path.replace("fr.md", "en.md"), &site.read(SAMPLE));
            }
            files.push((form, path, what, value));
        }
    }
    let ran = run_in(&site.path(""), &["check", "--format", "json"], &[]).exits(1);
    let told: Value = serde_json::from_str(&ran.stdout).unwrap();
    let mut by_path: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for finding in told["findings"].as_array().unwrap() {
        let code = finding["code"].as_str().unwrap();
        if RULES.contains(&code) || IN_PART.contains(&code) {
            by_path.entry(finding["path"].as_str().unwrap()).or_default().insert(code);
        }
    }
    let asked: Vec<(Form, Value)> = files.iter().map(|(form, .., value)| (*form, value.clone())).collect();
    let Some(answers) = judged(&site, &asked) else { return };
    let mut apart = Vec::new();
    let (mut right, mut wrong) = (0, 0);
    for ((form, path, what, _), answer) in files.iter().zip(answers) {
        let codes = by_path.get(path.as_str());
        let is_in_part = codes.is_some_and(|codes| codes.iter().all(|code| IN_PART.contains(code)));
        match (&answer, codes) {
            (None, None) => right += 1,
            (None, Some(_)) if is_in_part || NOT_COUNTED.contains(&what.as_str()) => {}
            (Some(_), Some(_)) => wrong += 1,
            _ => apart.push(format!("{} {what}: schema {answer:?}, checker {codes:?}", form.name())),
        }
    }
    // Else nothing would be said by what was changed in it.
    for (form, path, ..) in files.iter().filter(|(_, _, what, _)| what == "as it is") {
        assert_eq!(by_path.get(path.as_str()), None, "{} as it is", form.name());
    }
    assert!(apart.is_empty(), "{} of {}:\n{}", apart.len(), files.len(), apart.join("\n"));
    assert!(right > 100 && wrong > 500, "{right} right, {wrong} wrong");
}

/// The mapping of a schema's keys.
fn properties(schema: &Value) -> &Map<String, Value> {
    schema["properties"].as_object().unwrap()
}

#[test]
fn a_form_is_printed_with_the_values_of_the_site() {
    let site = Fixture::starter();
    let schema: Value = serde_json::from_str(&site.run(&["schema", "practice"]).exits(0).stdout).unwrap();
    let domains = &properties(&schema)["domains"];
    assert!(domains["items"]["enum"].as_array().unwrap().contains(&json!("water")));
    assert_eq!(domains["maxItems"], 3);
    site.edit("content/vocabularies/domains.yaml", "id: water", "id: waters");
    let schema: Value = serde_json::from_str(&site.run(&["schema", "practice"]).exits(0).stdout).unwrap();
    assert!(properties(&schema)["domains"]["items"]["enum"].as_array().unwrap().contains(&json!("waters")));
    // A new file leads an editor to its schema where the site has them.
    site.run(&["new", "organisation", "One"]).exits(0);
    assert!(!site.read("content/organisations/one.yaml").contains("$schema"));
    site.run(&["schema", "--out", "schema"]).exits(0);
    site.run(&["new", "organisation", "Two"]).exits(0);
    let line = "# yaml-language-server: $schema=../../schema/organisation.json\n";
    assert!(site.read("content/organisations/two.yaml").starts_with(line));
    assert!(site.run(&["schema", "nothing"]).exits(2).stderr.contains("practice"));
}
