//! Script that must never come alive, through every door that a pull request has.
//!
//! The checks refuse such content, and a practice with errors is not published. These tests take that
//! first line of defence away: they render without looking at the findings, parse what was rendered,
//! and look at the elements and attributes that a browser would see.

use std::path::Path;

use fieldbook::edition::{Choices, select};
use fieldbook::outputs::Plan;
use fieldbook::render::plan;
use scraper::{Html, Selector};

use crate::fixture::{Fixture, SAMPLE};

/// Known ways to smuggle script into a page. `hit()` stands for the attacker's script.
const VECTORS: &[&str] = &[
    "<script>hit()</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<script/x>hit()</script>",
    "<scr<script>ipt>hit()</scr</script>ipt>",
    "<script\u{0}>hit()</script>",
    "<<script>hit()//<</script>",
    "</title><script>hit()</script>",
    "</textarea><script>hit()</script>",
    "</style><script>hit()</script>",
    "--><script>hit()</script>",
    "]]><script>hit()</script>",
    "\"><script>hit()</script>",
    "'><script>hit()</script>",
    "<img src=x onerror=hit()>",
    "<img src=x:x onerror=\"hit()\">",
    "<img/src=x/onerror=hit()>",
    "<img src='x' OnErRoR='hit()'>",
    "<img \"\"\"><script>hit()</script>\">",
    "<image src=x onerror=hit()>",
    "<svg onload=hit()>",
    "<svg/onload=hit()>",
    "<svg><script>hit()</script></svg>",
    "<svg><script xlink:href=data:,hit() /></svg>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "<svg><a xlink:href=\"javascript:hit()\"><text x=20 y=20>x</text></a></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id=x onload=hit()>#x\"></svg>",
    "<svg><foreignObject><iframe src=javascript:hit()></iframe></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=hit()></style></mglyph></table></mtext></math>",
    "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=hit()></annotation-xml></math>",
    "<math href=\"javascript:hit()\">x</math>",
    "<noscript><p title=\"</noscript><img src=x onerror=hit()>\">",
    "<template><script>hit()</script></template>",
    "<iframe src=javascript:hit()></iframe>",
    "<iframe srcdoc=\"<script>hit()</script>\"></iframe>",
    "<object data=javascript:hit()></object>",
    "<embed src=javascript:hit()>",
    "<applet code=x></applet>",
    "<a href=javascript:hit()>x</a>",
    "<a href=\"jAvAsCrIpT:hit()\">x</a>",
    "<a href=\"java\nscript:hit()\">x</a>",
    "<a href=\"java\tscript:hit()\">x</a>",
    "<a href=\"&#106;&#97;&#118;&#97;script:hit()\">x</a>",
    "<a href=\"&#x6A;avascript&colon;hit()\">x</a>",
    "<a href=\"\u{1}javascript:hit()\">x</a>",
    "<a href=\"vbscript:hit()\">x</a>",
    "<a href=\"data:text/html,<script>hit()</script>\">x</a>",
    "<a href=\"data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==\">x</a>",
    "<form action=javascript:hit()><button>x</button></form>",
    "<button formaction=javascript:hit()>x</button>",
    "<input onfocus=hit() autofocus>",
    "<input type=image src=x onerror=hit()>",
    "<select onfocus=hit() autofocus></select>",
    "<textarea onfocus=hit() autofocus></textarea>",
    "<details open ontoggle=hit()>x</details>",
    "<video><source onerror=hit()></video>",
    "<audio src=x onerror=hit()></audio>",
    "<video poster=javascript:hit()></video>",
    "<body onload=hit()>",
    "<marquee onstart=hit()>x</marquee>",
    "<meta http-equiv=refresh content=\"0;url=javascript:hit()\">",
    "<base href=javascript:hit()//>",
    "<link rel=stylesheet href=javascript:hit()>",
    "<link rel=import href=data:text/html,x>",
    "<style>@import 'javascript:hit()';</style>",
    "<style>*{background:url(javascript:hit())}</style>",
    "<div style=\"background:url(javascript:hit())\">x</div>",
    "<div style=\"width:expression(hit())\">x</div>",
    "<p onmouseover=hit()>x</p>",
    "<b onclick=\"hit()\">x</b>",
    "<table background=javascript:hit()><tr><td>x</td></tr></table>",
    "<isindex action=javascript:hit() type=image>",
    "<keygen onfocus=hit() autofocus>",
    "<frameset onload=hit()><frame src=javascript:hit()></frameset>",
    "<!--><img src=x onerror=hit()>-->",
    "<!--[if gte IE 4]><script>hit()</script><![endif]-->",
    "<![CDATA[<script>hit()</script>]]>",
    "<?xml-stylesheet href=\"javascript:hit()\"?>",
    "<x onclick=hit()>x</x>",
    "<b id=main>x</b><b id=fb-sources>y</b>",
    "[x](javascript:hit())",
    "[x](<javascript:hit()>)",
    "[x](JaVaScRiPt&colon;hit())",
    "[x](data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==)",
    "[x](vbscript:hit() \"onclick=hit()\")",
    "[x](https://a.example/\"onmouseover=\"hit())",
    "![x](javascript:hit())",
    "![\" onerror=\"hit()](x.png)",
    "![x](x.png \"\\\" onerror=hit()\")",
    "[x]: javascript:hit()\n\n[x]",
    "<javascript:hit()>",
    "## x {#\"onclick=hit()}",
    "```\"onload=hit()\nx\n```",
    "$\\href{javascript:hit()}{x}$",
    "$\\text{<img src=x onerror=hit()>}$",
    "$$\\unicode{x3c}script\\unicode{x3e}hit()$$",
    "| <img src=x onerror=hit()> |\n|---|\n| <script>hit()</script> |",
    "Term\n: <script>hit()</script>",
    "x[^1]\n\n[^1]: <img src=x onerror=hit()>",
    "\u{e000}0\u{e001}<b>x</b>$a<b$",
    "\u{202e}<script>hit()</script>",
    "{{ 7 * 7 }}{% raw %}<script>hit()</script>{% endraw %}",
];

/// A YAML double-quoted text.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if (c as u32) < 0x20 => out.push_str(&format!("\\x{:02x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A practice that carries the vector in every place that takes text.
fn practice(symbol: &str, vector: &str) -> String {
    let v = quoted(vector);
    format!(
        "---
symbol: {symbol}
title: {v}
summary: {v}
revision: 1
published: 2026-11-22
status: published
domains: [water]
stage: promising
origin: evil-corp
contributor: evil-corp
places: [RWA]
period: {{start: 2014, end: 2015}}
sources:
  - {{title: {v}, publisher: {v}, year: 2016, url: {v}, accessed: 2026-11-22, kind: primary, language: {v}, licence: {v}, archived: {v}}}
licence: {v}
review: {{by: editorial, date: 2026-11-22, next: 2028-11-22}}
results:
  - {{what: {v}, before: {v}, after: {v}, unit: {v}, when: {v}, where: {v}, method: {v}, source: 1}}
scale: {{count: 1, unit: {v}, as_of: {v}}}
cost: {{amount: 1, currency: {v}, year: 2014, covers: {v}}}
partners: [{{name: {v}, support: technical}}]
effort: {{level: low, skills: [{v}]}}
workshop: {{minutes: 10, needs: [{v}], exercise: {v}}}
images: [{{file: x.png, alt: {v}, credit: {v}, licence: {v}}}]
aliases: [{v}]
---
{vector}

## Problem and context

{vector}

- {vector}

> {vector}

![{vector}](x.png)

[{vector}](https://example.org/)

Text {vector} text <b>bold</b>.
"
    )
}

/// Every rendered page of a site whose every text is one of the vectors, by path.
fn rendered(root: &Path) -> Vec<(String, String)> {
    let library = fieldbook::load(root).unwrap();
    let choices = Choices {
        drafts: true,
        base_url: Some("https://example.org/\"><script>hit()</script>".into()),
        ..Choices::default()
    };
    let today = jiff::civil::date(2026, 11, 23);
    // No findings are passed on: nothing is left out for being dangerous.
    let edition = select(&library, &[], &choices, today);
    let planned = plan(&edition, &library.themes);
    assert!(planned.theme_faults.is_empty(), "{:?}", planned.theme_faults);
    assert!(edition.practices.len() >= 60, "{} practices were rendered", edition.practices.len());
    planned
        .paths()
        .into_iter()
        .filter(|path| path.ends_with(".html"))
        .map(|path| (path.to_owned(), String::from_utf8(planned.bytes(path).unwrap().into_owned()).unwrap()))
        .collect()
}

fn hostile_site() -> Fixture {
    let fixture = Fixture::starter();
    let v = quoted("<script>hit()</script>\"'><img src=x onerror=hit()>");
    fixture.text(
        "content/organisations/evil-corp.yaml",
        &format!("name: {{en: {v}}}\nshort: {{en: {v}}}\nkind: company\ncountry: RWA\nurl: \"javascript:hit()\"\ndescription: {{en: {v}}}\nmembership: {{category: associate, checked: 2026-01-01, source: \"javascript:hit()\"}}\n"),
    );
    fixture.text(
        "content/pages/about/en.md",
        &format!("---\ntitle: {v}\nsummary: {v}\nmenu: 1\n---\n{}\n", VECTORS.join("\n\n")),
    );
    fixture.edit(
        "fieldbook.yaml",
        "title: {en: Our best practices}",
        &format!("title: {{en: {v}}}\nrepository: {v}"),
    );
    fixture.edit(SAMPLE, "## Lessons", "## Lessons\n\n<b>x</b>");
    for (at, vector) in VECTORS.iter().enumerate() {
        let symbol = fieldbook::model::symbol::Symbol::from_bits(at as u32 + 1).to_string();
        fixture.text(&format!("content/practices/vector-{at}/en.md"), &practice(&symbol, vector));
        fixture.bytes(&format!("content/practices/vector-{at}/x.png"), b"not a picture");
    }
    fixture
}

#[test]
fn no_vector_is_live_in_any_page() {
    assert!(VECTORS.len() >= 60);
    let fixture = hostile_site();
    let all = Selector::parse("*").unwrap();
    let mut live = Vec::new();
    for (path, html) in rendered(&fixture.path("")) {
        let page = Html::parse_document(&html);
        for element in page.select(&all) {
            let element = element.value();
            let name = element.name().to_ascii_lowercase();
            let attribute = |key: &str| element.attr(key).unwrap_or_default().to_owned();
            // The theme's own page with its own form, on which no text of a practice stands.
            let basket = path.ends_with("/basket.html") || path.ends_with("/propose.html");
            let allowed = match name.as_str() {
                // Ours: the scripts of the theme.
                "script" => {
                    let ours = |(key, _): (&str, &str)| {
                        ["src", "defer"].contains(&key)
                            || ["app", "language", "root", "search", "search-css", "search-page"]
                                .contains(&key.strip_prefix("data-").unwrap_or_default())
                    };
                    let own = [
                        "site",
                        "lists",
                        "basket",
                        "propose",
                        "propose-file",
                        "propose-paste",
                        "propose-rules",
                        "propose-text",
                        "search-form",
                        "keep",
                    ];
                    own.iter().any(|own| attribute("src").contains(&format!("assets/{own}.")))
                        && element.attrs().all(ours)
                }
                "link" => {
                    ["icon", "stylesheet", "canonical", "alternate"].contains(&attribute("rel").as_str())
                }
                "meta" => {
                    attribute("http-equiv").is_empty()
                        || !attribute("content").to_ascii_lowercase().contains("script:")
                }
                "form" => basket || ["filters", "search"].contains(&attribute("class").as_str()),
                "button" => {
                    basket
                        || attribute("class") == "scheme"
                        || attribute("type") == "reset"
                        || path.ends_with("/search.html")
                }
                "input" => {
                    basket
                        || attribute("type") == "checkbox" && element.attr("disabled").is_some()
                        || attribute("id") == "search-query" && path.ends_with("/search.html")
                }
                "svg" => attribute("class") == "qr",
                "noscript" => {
                    basket || ["/search.html", "/offline.html"].iter().any(|own| path.ends_with(own))
                }
                "template" | "textarea" => path.ends_with("/propose.html"),
                "style" | "iframe" | "frame" | "frameset" | "object" | "embed" | "applet" | "base"
                | "animate" | "set" | "use" | "foreignobject" | "video" | "audio" | "source" | "isindex"
                | "marquee" | "keygen" | "portal" | "annotation-xml" | "mglyph" => false,
                _ => true,
            };
            if !allowed {
                live.push(format!("{path}: <{name}>"));
            }
            for (key, value) in element.attrs() {
                let key = key.to_ascii_lowercase();
                if key.starts_with("on")
                    || ["style", "srcdoc", "formaction", "ping", "background"].contains(&key.as_str())
                {
                    live.push(format!("{path}: <{name} {key}>"));
                }
                let is_address =
                    ["href", "src", "action", "data", "poster", "cite", "xlink:href", "srcset", "longdesc"]
                        .contains(&key.as_str());
                let seen: String = value
                    .chars()
                    .filter(|c| !c.is_control() && !c.is_whitespace())
                    .collect::<String>()
                    .to_lowercase();
                let scheme = seen.split(['/', '?', '#']).next().unwrap_or_default();
                let safe = ["http:", "https:", "mailto:", "tel:"].iter().any(|safe| scheme.starts_with(safe));
                if is_address && scheme.contains(':') && !safe {
                    live.push(format!("{path}: <{name} {key}=\"{value}\">"));
                }
            }
        }
    }
    live.sort();
    live.dedup();
    assert!(live.is_empty(), "{} live:\n{}", live.len(), live[..live.len().min(40)].join("\n"));
}

#[test]
fn no_id_of_the_page_can_be_taken_by_a_text() {
    let fixture = hostile_site();
    let ids = Selector::parse("[id]").unwrap();
    for (path, html) in rendered(&fixture.path("")) {
        let page = Html::parse_document(&html);
        let mut seen = std::collections::BTreeSet::new();
        for element in page.select(&ids) {
            let id = element.value().attr("id").unwrap_or_default();
            assert!(seen.insert(id.to_owned()), "{path}: id `{id}` stands twice");
        }
    }
}

#[test]
fn the_checks_refuse_every_vector_that_is_more_than_text() {
    let fixture = hostile_site();
    let ran = fixture.run(&["check", "--format", "short"]).exits(1);
    for (at, vector) in VECTORS.iter().enumerate() {
        assert!(ran.stdout.contains(&format!("content/practices/vector-{at}/en.md")), "{vector}");
    }
    let ran = fixture.run(&["build", "-q"]).exits(1);
    assert!(
        ran.stderr.contains("left out: `content/practices/vector-0`"),
        "{}",
        &ran.stderr[..2000.min(ran.stderr.len())]
    );
}
