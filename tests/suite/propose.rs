//! The form on which a practice is proposed without git, from `file://` in Chromium: what it says is missing, what it keeps,
//! and that the file which it makes passes the check and gives the page that it has shown.

use std::path::Path;

use scraper::{Html, Selector};
use serde_json::{Map, Value, json};

use crate::chromium::{Listening, browser};
use crate::fixture::{Fixture, files_below, own_site, repository};

/// A piece that is put into texts: signs of Markdown, HTML and YAML, marks that nobody sees, other scripts.
const PIECES: [&str; 76] = [
    "**",
    "*",
    "_",
    "__",
    "[1]",
    "[2] [3]",
    "[1, 2]",
    "[1-3]",
    "【1】",
    "[١]",
    "![x](y.png)",
    "![1]",
    "!",
    "<b>x</b>",
    "<script>alert(1)</script>",
    "# h",
    "\n# h\n",
    "\n1. ",
    "\n- ",
    "\n\n",
    "\n  - deep ",
    "\n| a | b |\n| 1 | 2 |\n",
    "a\tb\nc\td",
    "$x$",
    "\\",
    "`code`",
    "```\n",
    "https://x.org/a_(b)",
    "(https://x.org).",
    "[a](javascript:alert(1))",
    "[a](https://a.org/x_y)",
    "&amp;",
    "&#x41;",
    "^",
    "~~",
    "\n---\n",
    "\n===\n",
    "\n: def",
    "\n> [!NOTE]",
    "{#id}",
    "\u{202e}",
    "\u{200d}",
    "\u{feff}",
    "[^1]",
    "\n[^1]: note",
    "\n[x]: http://a.b",
    "<!--",
    "-->",
    "水：",
    "**重要：**水",
    "物联网",
    "مياه",
    "،",
    "e\u{301}",
    "👩‍🌾",
    "\u{2028}",
    "…",
    "'",
    "\"",
    "a@b.org",
    "www.x.org",
    "\n#",
    "\n+ x",
    "\n* y",
    "\n10. z",
    "a*b*c",
    "*em*",
    " ** x ** ",
    "***ab***",
    "|",
    "\n- [ ] task",
    "]x[",
    "\\[x\\]",
    "\nA.",
    ": ",
    " #",
];

/// What the form holds, as it keeps it: for one of the own practices.
fn draft(slug: &str, language: &str, name: &str) -> Value {
    let text = std::fs::read_to_string(repository().join(format!("content/practices/{slug}/{language}.md")))
        .unwrap();
    let (head, body) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    let head: Value = serde_saphyr::from_str(head).unwrap();
    let word = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let mut fields = Map::new();
    let mut set = |path: &str, text: String| {
        fields.insert(path.to_owned(), text.into());
    };
    set("lang", language.to_owned());
    set("slug", name.to_owned());
    set("title", format!("{} {name}", &name[..4]));
    for key in ["summary", "stage", "origin", "contributor", "licence"] {
        set(key, word(&head[key]));
    }
    for (at, domain) in head["domains"].as_array().unwrap().iter().enumerate() {
        set(&format!("domains.{at}"), word(domain));
    }
    set("scope", if head["scope"].is_null() { "" } else { "yes" }.to_owned());
    set("period.start", word(&head["period"]["start"]));
    match head["period"]["end"] == "ongoing" {
        true => set("period.ongoing", "yes".to_owned()),
        false => set("period.end", word(&head["period"]["end"])),
    }
    for group in ["scale", "cost"] {
        for (key, value) in head[group].as_object().into_iter().flatten() {
            set(&format!("{group}.{key}"), word(value));
        }
    }
    let lines = |value: &Value| value.as_array().into_iter().flatten().map(word).collect::<Vec<_>>();
    set("effort.level", word(&head["effort"]["level"]));
    set("effort.skills", lines(&head["effort"]["skills"]).join("\n"));
    set("workshop.minutes", word(&head["workshop"]["minutes"]));
    set("workshop.exercise", word(&head["workshop"]["exercise"]));
    set("workshop.needs", lines(&head["workshop"]["needs"]).join("\n"));
    for promise in ["give", "words", "people", "editing"] {
        set(&format!("promise.{promise}"), "yes".to_owned());
    }
    let sections: Value = serde_saphyr::from_str(
        &std::fs::read_to_string(repository().join("content/vocabularies/sections.yaml")).unwrap(),
    )
    .unwrap();
    for part in format!("\n{body}").split("\n## ").skip(1) {
        let (heading, text) = part.split_once('\n').unwrap();
        let heading = heading.split(" {#").next().unwrap();
        let entry = sections["entries"]
            .as_array()
            .unwrap()
            .iter()
            .find(|entry| entry["label"][language] == heading)
            .unwrap();
        set(&format!("sections.{}", word(&entry["id"])), text.trim().to_owned());
    }
    let many: Map<String, Value> = ["topics", "connectivity", "power", "wsis", "sdgs"]
        .map(|key| (key.to_owned(), lines(&head[key]).into()))
        .into_iter()
        .collect();
    let ids = |key: &str| lines(&head[key]).into_iter().map(|id| json!({"id": id})).collect::<Vec<_>>();
    let groups = |key: &str| {
        let groups = head[key].as_array().into_iter().flatten();
        let texts = |group: &Value| {
            group.as_object().unwrap().iter().map(|(key, value)| (key.clone(), word(value).into())).collect()
        };
        groups.map(|group| Value::Object(texts(group))).collect::<Vec<_>>()
    };
    json!({
        "fields": fields,
        "many": many,
        "rows": {
            "places": ids("places"), "standards": ids("standards"),
            "sources": groups("sources"), "results": groups("results"), "partners": groups("partners"),
        },
    })
}

/// What the form makes: its files, and the text of the page that it shows; no files while something is missing.
struct Made {
    files: Vec<(String, String)>,
    missing: Vec<String>,
    shown: String,
}

/// The form in a page of the own site.
struct Form {
    listening: Listening,
}

impl Form {
    fn open(browser: &headless_chrome::Browser, site: &Path, language: &str) -> Form {
        let form = Form { listening: Listening::new(browser) };
        form.listening.open(&site.join(format!("{language}/propose.html")));
        form.listening.until("!document.querySelector('.propose-works').hidden");
        form
    }

    /// Opens saved work, as a person does who goes on at another device.
    fn give(&self, draft: &Value) -> Made {
        let file = serde_json::to_string(&draft.to_string()).unwrap();
        self.listening.value(&format!(
            "(() => {{ const field = document.querySelector('[data-open]'), data = new DataTransfer();
               data.items.add(new File([{file}], 'x.json')); field.files = data.files;
               window.before = document.querySelector('.propose-page').firstChild;
               field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
        ));
        self.listening.until("document.querySelector('.propose-page').firstChild !== window.before");
        self.made()
    }

    fn made(&self) -> Made {
        self.press("[data-do=look]");
        let made = self.listening.value(
            "JSON.stringify({
               files: document.querySelector('.propose-done').hidden ? [] : Array.from(document.querySelectorAll('.propose-files li'), (item) => [item.querySelector('code').textContent, item.querySelector('textarea').value]),
               missing: Array.from(document.querySelectorAll('.propose-missing li:not(.soft)'), (item) => item.textContent),
               shown: document.querySelector('.propose-page .body').textContent })",
        );
        let made: Value = serde_json::from_str(made.as_str().unwrap()).unwrap();
        Made {
            files: serde_json::from_value(made["files"].clone()).unwrap(),
            missing: serde_json::from_value(made["missing"].clone()).unwrap(),
            shown: made["shown"].as_str().unwrap().to_owned(),
        }
    }

    fn press(&self, selector: &str) {
        self.listening.value(&format!("document.querySelector({selector:?}).click()"));
    }

    /// Types into a field and leaves it.
    fn fill(&self, selector: &str, text: &str) {
        self.listening.value(&format!(
            "(field => {{ field.focus(); if (/checkbox|radio/.test(field.type)) field.click(); else field.value = {text:?};
               for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, {{ bubbles: true }})); field.blur(); }})(document.querySelector({selector:?}))"
        ));
    }

    /// Pastes what a word processor hands over, in place of what stands in the section on lessons.
    fn paste(&self, html: &str) -> String {
        let text = self.listening.value(&format!(
            "(() => {{ const field = document.querySelector(\"[data-path='sections.lessons']\"), data = new DataTransfer();
               data.setData('text/html', {html:?}); field.focus(); field.select();
               field.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));
               return field.value; }})()"
        ));
        text.as_str().unwrap().to_owned()
    }

    fn text(&self, selector: &str) -> String {
        let text = self.listening.value(&format!("document.querySelector({selector:?}).textContent"));
        text.as_str().unwrap().to_owned()
    }
}

/// The own site's sources in a folder for proposals.
fn site_for_proposals() -> Fixture {
    let fixture = Fixture::empty();
    for (path, bytes) in files_below(&repository().join("content")) {
        // Many a copy of one practice would stand before the one that a question of readers should find.
        if path != "search-tests.yaml" {
            fixture.bytes(&format!("content/{path}"), &bytes);
        }
    }
    fixture.text("fieldbook.yaml", &std::fs::read_to_string(repository().join("fieldbook.yaml")).unwrap());
    fixture
}

/// Errors that `check` finds.
fn errors(fixture: &Fixture) -> Vec<String> {
    let ran = fixture.run(&["check", "--as-of", "2026-12-31", "--format", "short"]);
    let found = ran.stdout.lines().chain(ran.stderr.lines());
    found.filter(|line| line.contains(": error[")).map(str::to_owned).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn each_practice_of_the_own_site_could_be_proposed_and_passes_the_check() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "en");
    let fixture = site_for_proposals();
    let mut count = 0;
    for entry in std::fs::read_dir(repository().join("content/practices")).unwrap() {
        let slug = entry.unwrap().file_name().into_string().unwrap();
        for language in ["ar", "zh", "en", "fr", "ru", "es"] {
            let path = repository().join(format!("content/practices/{slug}/{language}.md"));
            if !std::fs::read_to_string(path).is_ok_and(|text| text.contains("\nsymbol: ")) {
                continue;
            }
            count += 1;
            let made = form.give(&draft(&slug, language, &format!("form-{count}")));
            assert_eq!(made.missing, [""; 0], "{slug}");
            assert_eq!(made.files.len(), 1, "{slug}");
            for (path, text) in made.files {
                assert_eq!(path, format!("content/practices/form-{count}/{language}.md"));
                fixture.text(&path, &text);
            }
        }
    }
    assert!(count >= 18, "{count}");
    assert_eq!(errors(&fixture), [""; 0]);
    let heard = form.listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
    assert!(heard.requests.iter().all(|url| url.starts_with("file:")), "{:?}", heard.requests);
}

#[test]
fn whatever_is_typed_the_file_passes_the_check_and_its_page_is_what_was_shown() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "en");
    let fixture = site_for_proposals();
    let whole = draft("tie-sensors-to-a-repair-service", "en", "form-0");
    let mut chance: u64 = 7;
    let mut next = |most: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 33).unwrap() % most
    };
    // In the section on results each number needs its source, so that chance would find a fault there nearly always.
    let sections: Vec<String> = whole["fields"]
        .as_object()
        .unwrap()
        .keys()
        .filter(|key| key.starts_with("sections.") && !key.contains("results"))
        .cloned()
        .collect();
    let mut shown = Vec::new();
    for number in 0..60 {
        let mut draft = whole.clone();
        draft["fields"]["slug"] = format!("form-{number}").into();
        draft["fields"]["title"] = format!("Practice {number}").into();
        let mut odd = || {
            let pieces: Vec<&str> = (0..=next(6)).map(|_| PIECES[next(PIECES.len())]).collect();
            (pieces.join(if next(2) == 0 { "" } else { " " }), next(1000))
        };
        for _ in 0..3 {
            let (piece, chance) = odd();
            let field = &mut draft["fields"][&sections[chance % sections.len()]];
            let mut text: Vec<char> = field.as_str().unwrap().chars().collect();
            let at = chance * 37 % (text.len() + 1);
            text.splice(at..at, piece.chars());
            *field = text.into_iter().collect::<String>().into();
        }
        // Signs in plain text are a fault nearly always, and so they would hide all others.
        let (piece, chance) = odd();
        if number % 3 == 1 {
            let fields = ["summary", "cost.covers", "workshop.exercise", "workshop.needs", "scale.unit"];
            let field = fields[chance % fields.len()];
            draft["fields"][field] = format!("{} {piece}", draft["fields"][field].as_str().unwrap()).into();
        }
        if number % 3 == 2 {
            let field = ["what", "unit", "when", "where", "method"][chance % 5];
            draft["rows"]["results"][0][field] = format!("5 {piece}").into();
        }
        let made = form.give(&draft);
        for (path, text) in &made.files {
            fixture.text(path, text);
        }
        if !made.files.is_empty() {
            shown.push((number, made.shown));
        }
    }
    assert!(shown.len() > 25, "only {} of them were complete", shown.len());
    assert_eq!(errors(&fixture), [""; 0]);
    fixture.run(&["build", "--drafts", "--as-of", "2026-12-31"]).exits(0);
    let body = Selector::parse(".practice .body").unwrap();
    for (number, text) in shown {
        let page = Html::parse_document(&fixture.read(&format!("public/en/practices/form-{number}.html")));
        let built: String = page.select(&body).next().unwrap().text().collect();
        assert!(built.len() > 3_000);
        assert_eq!(squeezed(&text), squeezed(&built), "form-{number}");
    }
}

#[test]
fn what_is_missing_is_told_beside_the_field_and_what_is_typed_is_kept() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let form = Form::open(&browser, &site, "fr");
    assert!(form.text(".propose-state").contains("19"), "{}", form.text(".propose-state"));
    assert_eq!(form.listening.value("document.querySelectorAll('.wrong').length"), 0, "nobody has begun");
    form.fill("[data-path=title]", "Mesurer **avant** de payer.");
    form.listening.until("document.querySelectorAll('.wrong').length === 1");
    let told = "document.getElementById(document.querySelector('[data-path=title]').getAttribute('aria-errormessage')).textContent";
    assert!(form.listening.value(told).as_str().unwrap().contains("astérisques"));
    form.fill("[data-path=title]", "Mesurer avant de payer");
    form.listening.until("!document.querySelector('.wrong')");
    let made = form.made();
    assert!(made.files.is_empty() && made.missing.len() == 17, "{:?}", made.missing);
    // Each leads to its field.
    let count = form.listening.value(
        "Array.from(document.querySelectorAll('.propose-missing a'), (link) => { link.click(); return document.activeElement.matches('input, select, textarea, button'); }).filter(Boolean).length",
    );
    assert_eq!(count, 17);

    // Loaded again, and in another language of the site, it is still there.
    form.listening.value("window.fbOld = true; location.reload()");
    form.listening.settle();
    let title = "document.querySelector('[data-path=title]').value";
    assert_eq!(form.listening.value(title), "Mesurer avant de payer");
    form.listening.open(&site.join("ar/propose.html"));
    form.listening.until("!document.querySelector('.propose-works').hidden");
    assert_eq!(form.listening.value(title), "Mesurer avant de payer");
    assert_eq!(form.listening.value("document.querySelector('[data-path=lang]').value"), "fr");
    assert_eq!(form.listening.value("document.querySelector('[data-path=title]').dir"), "ltr");
}

#[test]
fn a_title_that_is_nearly_one_of_the_site_is_pointed_out() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    for (language, title, symbol) in [
        ("en", "Tie each hand pump to its repair service", "BP-7K3Q0"),
        ("zh", "用醒目的安全标签为消费设备评级", "BP-VA8H6"),
    ] {
        let form = Form::open(&browser, &site, language);
        form.fill("[data-path=title]", title);
        form.listening.until(&format!(
            "(document.querySelector('.hint') || {{ textContent: '' }}).textContent.includes({symbol:?})"
        ));
        // Two words that both have say nothing yet.
        form.fill("[data-path=title]", "Repair service for buses");
        form.listening.until("!document.querySelector('.hint')");
    }
}

/// Each fault alone, in a practice that is complete.
#[test]
fn what_the_check_would_refuse_the_form_refuses() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "en");
    let whole = draft("tie-sensors-to-a-repair-service", "en", "form-0");
    assert_eq!(form.give(&whole).missing, [""; 0]);
    let long = "word ".repeat(1_600);
    for (path, text, told) in [
        ("title", "Tie sensors to repairs ".repeat(5).as_str(), "Too long"),
        ("title", "Tie **sensors**", "stars"),
        ("title", "Tie every hand-pump sensor to a repair service", "BP-7K3Q0"),
        ("summary", "Too few words.", "at least 40"),
        ("stage", "", "Fill this in"),
        ("domains.1", "water", "twice"),
        ("period.start", "1850", "1900"),
        ("period.start", "soon", "digits"),
        ("period.end", "2001", "before the first"),
        ("sections.problem-and-context", "", "Fill this in"),
        ("sections.results-and-evidence", "A pump was repaired in 21 days.", "21 days"),
        ("sections.results-and-evidence", "- Repaired in 21 days\n- In 152 days [1]", "21 days"),
        ("sections.results-and-evidence", "安装了181个传感器。", "181"),
        ("sections.lessons", "So they say [12].", "[12]"),
        ("sections.lessons", long.as_str(), "at most 1500"),
        ("sections.risks-and-safeguards", "None found.", "at least 15"),
        ("cost.currency", "12", "three letters"),
        ("cost.amount", "much", "digits"),
        ("workshop.minutes", "4", "5 is the least"),
        ("slug", "tie-sensors-to-a-repair-service", "BP-7K3Q0"),
        ("slug", "pumps", "two to eight words"),
        ("promise.people", "", "cannot be taken"),
    ] {
        let mut draft = whole.clone();
        draft["fields"][path] = text.into();
        let made = form.give(&draft);
        assert!(made.files.is_empty(), "{path}: {text}");
        assert!(made.missing.iter().any(|words| words.contains(told)), "{path}, {text}: {:?}", made.missing);
    }
    for (row, key, text, told) in [
        ("sources", "url", "www.example", "whole address"),
        ("sources", "url", "https://user@example.org/", "whole address"),
        ("sources", "accessed", "2999-01-01", "future"),
        ("sources", "year", "2999", "Too large"),
        ("sources", "publisher", "", "Fill this in"),
        ("results", "unit", "", "Fill this in"),
        ("results", "source", "", "Fill this in"),
    ] {
        let mut draft = whole.clone();
        draft["rows"][row][0][key] = text.into();
        let made = form.give(&draft);
        assert!(
            made.missing.iter().any(|words| words.contains(told)),
            "{row}.{key}, {text}: {:?}",
            made.missing
        );
    }
    // What one source and one country can bear out.
    let mut draft = whole.clone();
    draft["rows"]["sources"].as_array_mut().unwrap().truncate(1);
    for (stage, kind, told) in
        [("good", "primary", "second country"), ("institutionalised", "secondary", "primary source")]
    {
        draft["fields"]["stage"] = stage.into();
        draft["rows"]["sources"][0]["kind"] = kind.into();
        let missing = form.give(&draft).missing;
        assert!(missing.iter().any(|words| words.contains(told)), "{stage}: {missing:?}");
    }
}

#[test]
fn a_section_without_words_is_looked_at_and_two_new_organisations_need_two_names() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "en");
    let mut draft = draft("tie-sensors-to-a-repair-service", "en", "form-0");
    assert_eq!(form.give(&draft).missing, [""; 0]);
    // A citation is no word, and this one has no source.
    draft["fields"]["sections.lessons"] = "[99]".into();
    let missing = form.give(&draft).missing;
    assert!(matches!(missing.as_slice(), [one] if one.contains("[99]")), "{missing:?}");
    draft["fields"]["sections.lessons"] = "".into();
    for which in ["origin", "contributor"] {
        draft["fields"][which] = "new".into();
        draft["fields"][format!("{which}-new.name.own")] = "Test Board".into();
        draft["fields"][format!("{which}-new.kind")] = "government".into();
    }
    let missing = form.give(&draft).missing;
    assert!(matches!(missing.as_slice(), [one] if one.contains("from the list")), "{missing:?}");
}

#[test]
fn an_organisation_that_is_not_there_comes_as_a_file_of_its_own() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "es");
    let fixture = site_for_proposals();
    let mut draft = draft("medir-los-pozos-segun-su-caudal", "es", "form-pozos");
    draft["fields"]["origin"] = "new".into();
    draft["fields"]["contributor"] = "same".into();
    let made = form.give(&draft);
    assert_eq!(made.missing.len(), 4, "two names, a kind and the file: {:?}", made.missing);
    form.fill("[data-path='origin-new.name.own']", "Junta de prueba \"Ñandú\": #1");
    form.fill("[data-path='origin-new.name.default']", "Test Board Nandu");
    form.fill("[data-path='origin-new.kind']", "government");
    form.fill("[data-path='origin-new.country']", "CHL");
    form.fill("[data-path='origin-new.url']", "https://example.org/junta?a=b");
    form.listening.until("!document.querySelector('.propose-done').hidden");
    let made = form.made();
    let paths: Vec<&str> = made.files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["content/practices/form-pozos/es.md", "content/organisations/test-board-nandu.yaml"]);
    for (path, text) in &made.files {
        fixture.text(path, text);
    }
    assert_eq!(errors(&fixture), [""; 0]);
    // What is saved are these files.
    form.listening.value(
        "HTMLAnchorElement.prototype.click = function () { if (this.download) window.saved = this.download; };
         URL.createObjectURL = (blob) => { blob.text().then((text) => { window.made = text; }); return 'blob:x'; }",
    );
    form.press(".propose-files li:nth-child(1) [data-do=download]");
    form.listening.until("window.made !== undefined");
    assert_eq!(form.listening.value("window.saved"), "form-pozos.es.md");
    assert_eq!(form.listening.value("window.made"), made.files[0].1.as_str());
}

#[test]
fn a_source_that_goes_takes_its_citations_with_it() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "en");
    let mut draft = draft("tie-sensors-to-a-repair-service", "en", "form-0");
    draft["fields"]["sections.lessons"] =
        "One [1], two [2], both [1, 2], all [1-3], three 【3】. [2](https://example.org)".into();
    form.give(&draft);
    let lessons = "document.querySelector(\"[data-path='sections.lessons']\").value";
    let remove = "[data-rows=sources] > ol > li:nth-child(2) [data-do=out]";
    form.listening.value("window.confirm = (words) => { window.asked = words; return false; }; true");
    form.press(remove);
    assert!(form.listening.value("window.asked").as_str().unwrap().contains("Source 2"));
    assert_eq!(form.listening.value(lessons), draft["fields"]["sections.lessons"], "nobody said yes");
    form.listening.value("window.confirm = () => true; true");
    form.press(remove);
    assert_eq!(
        form.listening.value(lessons),
        "One [1], two [?], both [1], all [1, 2], three [2]. [2](https://example.org)"
    );
    assert!(form.text(".propose-said").contains("Source 2"));
}

#[test]
fn a_source_that_moves_up_takes_its_citations_with_it() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "en");
    let mut draft = draft("tie-sensors-to-a-repair-service", "en", "form-0");
    draft["fields"]["sections.lessons"] = "One [1], two [2], both [1, 2] and three [3].".into();
    form.give(&draft);
    let cited = |form: &Form| {
        form.listening.value("document.querySelector('[data-rows=results] [data-key=source]').value")
    };
    assert_eq!(cited(&form), "1");
    let second = draft["rows"]["sources"][1]["title"].clone();
    form.press("[data-rows=sources] > ol > li:nth-child(2) [data-do=up]");
    let first = "document.querySelector('[data-rows=sources] [data-key=title]')";
    assert_eq!(form.listening.value(&format!("{first}.value")), second);
    assert_eq!(form.listening.value(&format!("document.activeElement === {first}")), true);
    let lessons = form.listening.value("document.querySelector(\"[data-path='sections.lessons']\").value");
    assert_eq!(lessons, "One [2], two [1], both [1, 2] and three [3].");
    assert_eq!(cited(&form), "2");
}

#[test]
fn saved_work_that_others_have_changed_does_no_harm() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "en");
    // A language that the site no longer has.
    let mut old = draft("tie-sensors-to-a-repair-service", "en", "form-0");
    old["fields"]["lang"] = "xx".into();
    old["fields"]["title"] = "Measure\u{a0}: first".into();
    let made = form.give(&old);
    assert_eq!(made.missing, [""; 0]);
    assert_eq!(made.files[0].0, "content/practices/form-0/en.md");
    // French sets such a space, and it is no other space afterwards.
    assert!(made.files[0].1.contains("title: \"Measure\u{a0}: first\""), "{}", made.files[0].1);
    let hostile = json!({
        "symbol": ["BP-7K3Q0"],
        "fields": {"__proto__": "x", "constructor": "y", "lang": "constructor", "title": 5, "summary": "x".repeat(30_000)},
        "many": {"__proto__": ["x"], "topics": {"length": 5}, "sdgs": [null, 99]},
        "rows": {"places": "abc", "sources": vec![json!({"title": "x", "kind": "constructor"}); 2_000], "results": [null, 5, []]},
    });
    let made = form.give(&hostile);
    assert!(made.files.is_empty());
    assert_eq!(form.listening.value("document.querySelectorAll('[data-rows=sources] > ol > li').length"), 10);
    assert_eq!(form.listening.value("document.querySelector('[data-path=summary]').value.length"), 2000);
    let heard = form.listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

/// A text that takes for ever is one that `give` waits for in vain.
#[test]
fn long_runs_of_one_sign_are_answered() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "en");
    let whole = draft("tie-sensors-to-a-repair-service", "en", "form-0");
    for sign in ["#", "**a-", "a", "[", "<a", "a\n", "(https://", "\t|", "[1](", "- \n", " "] {
        let mut draft = whole.clone();
        let text = sign.repeat(20_000 / sign.len());
        for field in ["sections.lessons", "sections.results-and-evidence", "summary", "workshop.exercise"] {
            draft["fields"][field] = text.as_str().into();
        }
        assert!(!form.give(&draft).missing.is_empty(), "{sign}");
    }
}

#[test]
fn a_button_that_somebody_has_reached_stays_under_the_finger() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "en");
    let draft = draft("tie-sensors-to-a-repair-service", "en", "form-0");
    form.give(&draft);
    let again = |form: &Form| {
        form.listening.value(
            "window.before = document.querySelector('.propose-page').firstChild;
             document.querySelector('[data-path=summary]').dispatchEvent(new Event('input', { bubbles: true }))",
        );
        form.listening.until("document.querySelector('.propose-page').firstChild !== window.before");
    };
    form.listening.value("window.reached = document.querySelector('.propose-files [data-do=download]'); window.reached.focus()");
    again(&form);
    assert_eq!(form.listening.value("document.activeElement === window.reached"), true);
    // Also where the file is another one now.
    form.listening.value("document.querySelector('[data-path=summary]').value += ' It works.'");
    again(&form);
    assert_eq!(form.listening.value("document.activeElement.getAttribute('data-do')"), "download");
    // And a link to a field that lacks something.
    form.listening.value("for (const name of ['title', 'stage', 'summary']) for (const field of document.querySelectorAll(`[data-path=${name}]`)) field.value = ''");
    form.press("[data-do=look]");
    form.listening.value("document.querySelectorAll('.propose-missing a')[1].focus()");
    again(&form);
    assert_eq!(
        form.listening.value(
            "Array.from(document.querySelectorAll('.propose-missing a')).indexOf(document.activeElement)"
        ),
        1
    );
}

#[test]
fn what_is_pasted_from_a_word_processor_keeps_its_lists_tables_and_links() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "en");
    let html = "<h2>Steps</h2><p>We <b>first</b> asked <a href='https://x.org/a'>them</a>.</p><ol><li>Ask<ul><li>twice</li></ul></li><li>Write</li></ol>\
                <table><tr><th>Place</th><th>Pumps</th></tr><tr><td>North</td><td>5</td></tr></table><script>alert(1)</script><img src=x onerror='window.alive = true'>";
    let text = form.paste(html);
    assert_eq!(
        text,
        "### Steps\n\nWe **first** asked [them](https://x.org/a).\n\n1. Ask\n  - twice\n2. Write\n\n| Place | Pumps |\n| North | 5 |"
    );
    form.listening.until("document.querySelector('.propose-page table') !== null");
    let shown = "Array.from(document.querySelectorAll('.propose-page .body :is(h3, li, strong, td, th)'), (part) => part.localName).join()";
    assert_eq!(form.listening.value(shown), "h3,h3,strong,li,li,li,th,th,td,td");
    assert_eq!(form.listening.value("window.alive"), Value::Null);
}

#[test]
fn what_word_processors_write_in_their_own_ways_is_pasted_as_it_was_meant() {
    let Some(browser) = browser() else { return };
    let form = Form::open(&browser, &own_site().join("public"), "en");
    for (html, text) in [
        // Word: items are paragraphs with a style, and their marks are text.
        (
            "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>First</p>\
             <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a.<span>&nbsp; </span></span>Below</p>\
             <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>\u{b7}<span>&nbsp; </span></span>Dot</p>",
            "1. First\n  1. Below\n- Dot",
        ),
        // LibreOffice and Google Docs: a list below an item stands beside it.
        (
            "<ol><li><p>One</p></li><ol><li><p>Sub</p></li></ol><li><p>Two</p></li></ol><ul><li><p>a</p></li></ul>",
            "1. One\n  1. Sub\n2. Two\n\n- a",
        ),
        (
            "<b style='font-weight:normal'><p><span style='font-weight:700'>Bold</span> text</p></b>",
            "**Bold** text",
        ),
        ("<p><b>Note: </b>text<b>.</b></p>", "**Note:** text."),
        ("<p><a href='https://x.org/a(b)'><b>name</b></a></p>", "[name](https://x.org/a%28b%29)"),
        ("<dl><dt>Term</dt><dd>Words</dd></dl><ul></ul><b>x</b>", "Term\n\nWords\n\n**x**"),
        (
            "<table><caption>Pumps</caption><tr><td rowspan=2>North</td><td colspan=2>A</td></tr><tr><td>1</td><td>2</td></tr></table>",
            "Pumps\n\n| North | A |  |\n|  | 1 | 2 |",
        ),
    ] {
        assert_eq!(form.paste(html), text, "{html}");
    }
    // An empty cell of a spreadsheet does not move the others.
    let read = "JSON.stringify(window.fieldbookProposal.read('Place\\tPumps\\tYear\\nNorth\\t\\t2014\\nSouth\\t\\t', 0)[0].rows.map((row) => row.map(window.fieldbookProposal.plain)))";
    assert_eq!(
        form.listening.value(read),
        r#"[["Place","Pumps","Year"],["North","","2014"],["South","",""]]"#
    );
}
