use super::*;
use proptest::prelude::*;
use scraper::Html;

/// Attempts to bring code, styles or other sites into a page, each in the way in which a sanitiser
/// was once passed or could be.
const VECTORS: &[&str] = &[
    // Script elements.
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script>",
    "<script\n>alert(1)</script\n>",
    "<<script>alert(1)//<</script>",
    "<script>alert(1)",
    "<script type=importmap>{\"imports\":{\"a\":\"//evil.example/a.js\"}}</script>",
    "<script type=module>import 'data:text/javascript,alert(1)'</script>",
    "<script type=speculationrules>{}</script>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    "\u{0}<scr\u{0}ipt>alert(1)</script>",
    // Event handlers.
    "<b onclick=alert(1)>x</b>",
    "<b ONCLICK=alert(1)>x</b>",
    "<b/onclick=alert(1)>x</b>",
    "<b title='x'onclick='alert(1)'>x</b>",
    "<b title=\"x\" onmouseover\n=\nalert(1)>x</b>",
    "<details open ontoggle=alert(1)>x</details>",
    "<p onpointerenter=alert(1) onfocus=alert(1) tabindex=0 autofocus>x</p>",
    "<img src=x onerror=alert(1)>",
    "<img src=x:x onerror=alert(1)//",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<img src=`x`onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<html onmouseover=alert(1)>x",
    "<marquee onstart=alert(1)>x</marquee>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<input onfocus=alert(1) autofocus>",
    "<select onfocus=alert(1) autofocus><option>x</select>",
    "<svg onload=alert(1)>",
    "<xss onanimationstart=alert(1) style=animation-name:x></xss>",
    // Addresses that run.
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
    "<a href=\"java\tscript:alert(1)\">x</a>",
    "<a href=\"java\nscript:alert(1)\">x</a>",
    "<a href=\"&#106;avascript&colon;alert(1)\">x</a>",
    "<a href=\"&#x6A;ava&Tab;script&NewLine;:alert(1)\">x</a>",
    "<a href=\"\u{1}javascript:alert(1)\">x</a>",
    "<a href=\" &#14;  javascript:alert(1)\">x</a>",
    "<a href=\"vbscript:msgbox(1)\">x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
    "<a href=\"blob:https://example.org/1\">x</a>",
    "<a href=\"file:///etc/passwd\">x</a>",
    "<a href=\"view-source:javascript:alert(1)\">x</a>",
    "<a href=\"feed:javascript:alert(1)\">x</a>",
    "<a href=\"jar:javascript:alert(1)!/\">x</a>",
    "<a href=//evil.example>x</a>",
    "<a href=\"/\\evil.example\">x</a>",
    "<a href=\"\t//evil.example\">x</a>",
    "<a href=x ping=//evil.example target=_top>x</a>",
    "<img src=javascript:alert(1)>",
    "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
    "<img src=https://evil.example/pixel.gif>",
    "<img src=x srcset=\"https://evil.example/x 1x\">",
    "<q cite=javascript:alert(1)>x</q>",
    "<blockquote cite=\"java&#10;script:alert(1)\">x</blockquote>",
    "<table background=javascript:alert(1)><td background=javascript:alert(1)>x</table>",
    // Frames, objects, forms, heads.
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<iframe><b title=\"</iframe><img src=x onerror=alert(1)>\">",
    "<object data=javascript:alert(1)></object>",
    "<object data=\"data:text/html;base64,PHNjcmlwdD4=\"><b>x</b></object>",
    "<embed src=javascript:alert(1)>",
    "<applet code=x></applet>",
    "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
    "<portal src=javascript:alert(1)></portal>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<form id=x></form><button form=x formaction=javascript:alert(1)>x</button>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<input type=image src=x formaction=javascript:alert(1)>",
    "<input type=text name=password>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src *\">",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=import href=//evil.example/x.html>",
    "<template><script>alert(1)</script></template>",
    "<template shadowrootmode=open><img src=x onerror=alert(1)></template>",
    "<dialog open onclose=alert(1)>x</dialog>",
    "<slot onslotchange=alert(1)>x</slot>",
    // Styles.
    "<style>@import '//evil.example/x.css';</style>",
    "<p style=\"background:url(javascript:alert(1))\">x</p>",
    "<p style=\"position:fixed;inset:0\">x</p>",
    "<style><img src=x onerror=alert(1)></style>",
    // SVG and MathML, and their way back into HTML.
    "<svg><script>alert(1)</script></svg>",
    "<svg><script href=\"data:,alert(1)\"/></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text y=10>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:alert(1)><a>x</a></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id=x onload=alert(1)>#x\"/></svg>",
    "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a title=\"</style><img src=1 onerror=alert(1)>\">",
    "<svg><title><style><a title=\"</style></title><img src=x onerror=alert(1)>\"></svg>",
    "<svg><desc><noembed><b title=\"</noembed><img src=x onerror=alert(1)>\">",
    "<math><a xlink:href=javascript:alert(1)>x</a></math>",
    "<math href=javascript:alert(1)>x</math>",
    "<math><mi xlink:href=\"data:x,<script>alert(1)</script>\">x</mi></math>",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
    "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)></annotation-xml></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math><mtext><option><FAKEFAKE><option></option><mglyph><svg><mtext><textarea><a title=\"</textarea><img src=# onerror=alert(1)>\">",
    "<math><mtext><mglyph><mi><style><img src=x onerror=alert(1)></style></mi></mglyph></mtext></math>",
    // Text that is read twice.
    "<textarea><b title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
    "<title><b title=\"</title><img src=x onerror=alert(1)>\"></title>",
    "<xmp><b title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
    "<noembed><b title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>",
    "<noframes><b title=\"</noframes><img src=x onerror=alert(1)>\"></noframes>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<p title=\"&lt;img src=x onerror=alert(1)&gt;\">x</p>",
    "<p title='\"><img src=x onerror=alert(1)>'>x</p>",
    "<p title=`><img src=x onerror=alert(1)>`>x</p>",
    "<code>&lt;script&gt;alert(1)&lt;/script&gt;</code>",
    "<pre>\n\n&lt;img src=x onerror=alert(1)&gt;</pre>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
    // Comments and declarations.
    "<!--><img src=x onerror=alert(1)>-->",
    "<!---><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![if IE]><script>alert(1)</script><![endif]>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<?xml version=\"1.0\"?><?xml-stylesheet href=\"javascript:alert(1)\"?><img src=x onerror=alert(1)>",
    "<?x ><script>alert(1)</script>?>",
    "<!DOCTYPE x [<!ENTITY y \"<script>alert(1)</script>\">]>&y;",
    "</ <img src=x onerror=alert(1)>",
    "<!x><img src=x onerror=alert(1)>",
    "<!-- <p title=\"--><img src=x onerror=alert(1)>\"> -->",
    // Tags that are cut off or nest wrongly.
    "<b title=\"x",
    "<img src=x onerror=alert(1) ",
    "<p><table><p title=\"<img src=x onerror=alert(1)>\"></table>",
    "<table><tr><td><svg><td><style><b title=\"</style><img src=x onerror=alert(1)>\">",
    "<div><p><b><i></p><script>alert(1)</script></div>",
    "</p><script>alert(1)</script><p>",
    "</div></section></main></body></html><script>alert(1)</script>",
    "<b><script>alert(1)</b></script>",
    // Unseen characters.
    "<\u{202e}script>alert(1)</script>",
    "<b\u{a0}onclick=alert(1)>x</b>",
    "<b\u{c}onclick=alert(1)>x</b>",
    "<b\u{b}onclick=alert(1)>x</b>",
    "<a href=\"javas\u{0}cript:alert(1)\">x</a>",
    "<a href=\"\u{feff}javascript:alert(1)\">x</a>",
    "<a href=\"\u{2028}javascript:alert(1)\">x</a>",
    "<img\u{0}src=x onerror=alert(1)>",
    "\u{feff}<script>alert(1)</script>",
    "<ſcript>alert(1)</ſcript>",
    "<a href=\"ｊavascript:alert(1)\">x</a>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
];

fn live(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let as_document =
        format!("<!DOCTYPE html><html><head><title>t</title></head><body><main>{html}</main></body></html>");
    for page in [Html::parse_fragment(html), Html::parse_document(&as_document)] {
        for node in page.tree.nodes() {
            let value = node.value();
            if value.is_comment() {
                found.push("a comment".to_owned());
            }
            let Some(element) = value.as_element() else { continue };
            let name = element.name();
            if ["html", "head", "body", "main"].contains(&name) {
                if element.attrs().next().is_some() {
                    found.push(format!("{name} has attributes"));
                }
                continue;
            }
            // The title of our own head is the only one.
            let ours = name == "title"
                && node.parent().and_then(|node| node.value().as_element().map(|e| e.name() == "head"))
                    == Some(true);
            let known = ELEMENTS.contains(&name) || RENDERED.iter().any(|(rendered, _)| *rendered == name);
            let plain_html = element.name.ns.to_string() == "http://www.w3.org/1999/xhtml";
            if !ours && (!known || !plain_html) {
                found.push(format!("<{name}>"));
            }
            for (attribute, value) in element.attrs() {
                let rendered = RENDERED.iter().find(|(rendered, _)| *rendered == name);
                let known = is_allowed_attribute(name, attribute)
                    || RENDERED_EVERYWHERE.contains(&attribute)
                    || rendered.is_some_and(|(_, list)| list.contains(&attribute));
                if !known || attribute.starts_with("on") {
                    found.push(format!("{name} {attribute}"));
                }
                if ["href", "src", "cite"].contains(&attribute) {
                    let scheme = scheme_of(value);
                    let safe = scheme.as_deref().is_none_or(|scheme| SAFE_SCHEMES.contains(&scheme));
                    if !safe
                        || (scheme.is_none() && !is_relative(value))
                        || (name == "img" && scheme.is_some())
                    {
                        found.push(format!("{name} {attribute}={value}"));
                    }
                }
            }
        }
    }
    found
}

#[test]
fn no_attempt_to_bring_code_in_lives() {
    assert!(VECTORS.len() >= 60);
    for vector in VECTORS {
        for html in [
            (*vector).to_owned(),
            format!("<p>before</p>{vector}<p>after</p>"),
            format!("<table><tr><td>{vector}</td></tr></table>"),
            format!("<p title=\"{vector}\">x</p>"),
            format!("<ul><li><b>{vector}"),
            vector.replace('<', "\n<"),
        ] {
            let clean = sanitise(&html);
            let found = live(&clean);
            assert!(found.is_empty(), "{html}\n{clean}\n{found:?}");
            // HTML drops a line break that follows `<pre>`, each time it is read.
            assert!(clean.contains("<pre>\n") || sanitise(&clean) == clean, "{html}\n{clean}");
        }
    }
}

#[test]
fn the_test_itself_sees_what_lives() {
    for html in [
        "<script>1</script>",
        "<b onclick=x>x</b>",
        "<a href=javascript:x>x</a>",
        "<a href=//evil.example>x</a>",
        "<img src=https://evil.example/x>",
        "<p style=x>x</p>",
        "<svg></svg>",
        "<!-- x -->",
        "<title>x</title>",
    ] {
        assert!(!live(html).is_empty(), "{html}");
    }
}

#[test]
fn what_authors_and_the_renderer_write_stays() {
    for html in [
        "<p>H<sub>2</sub>O and <abbr title=\"Internet of Things\">IoT</abbr>, <kbd>Ctrl</kbd></p>",
        "<details open=\"\"><summary>More</summary><p lang=\"ar\" dir=\"rtl\">x</p></details>",
        "<table class=\"t\"><caption>C</caption><colgroup><col span=\"2\"></colgroup><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td colspan=\"2\" class=\"end\">b</td></tr></tbody></table>",
        "<ol start=\"3\" reversed=\"\"><li value=\"4\">x</li></ol>",
        "<time datetime=\"2026-11-22\">today</time><ruby>漢<rp>(</rp><rt>kan</rt></ruby>",
        "<blockquote cite=\"https://example.org/\">x</blockquote>",
        "<h2 id=\"what-was-done\">x</h2><h6 id=\"a\">y</h6>",
        "<a href=\"../about.html#x\" rel=\"external\" class=\"c\" id=\"i\">x</a><a href=\"mailto:a@b.org\">m</a><a href=\"tel:+1\">t</a>",
        "<aside class=\"alert\" id=\"x\" role=\"note\"><p>x</p></aside><section id=\"y\" class=\"z\"><p>x</p></section>",
        "<pre><code class=\"language-rust\">a &lt; b</code></pre>",
        "<sup><a href=\"#fn-1\" role=\"x\">1</a></sup>".replace(" role=\"x\"", "").as_str(),
        "<div class=\"table\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><p>x</p></div>",
    ] {
        assert_eq!(sanitise(html), html);
    }
}

#[test]
fn html_that_opens_too_much_is_shown_as_text_and_quickly() {
    let kinds: String = (0..9_000).map(|number| format!("<b title={number}>")).collect();
    for html in [
        kinds + &"<p>".repeat(40_000),
        "<div>".repeat(50_000),
        "<b><i>".repeat(50_000),
        "<table><tr><td>".repeat(20_000),
    ] {
        let clean = sanitise(&html);
        assert!(clean.starts_with("&lt;") && live(&clean).is_empty());
    }
    let wide = "<p><b>x</b></p>".repeat(10_000);
    assert_eq!(sanitise(&wide), wide);
    assert_eq!(sanitise(&"<li>".repeat(100)).matches("<li>").count(), 100);
}

fn told(html: &str) -> String {
    let told: Vec<String> = pieces(html)
        .into_iter()
        .map(|piece| {
            let text = &html[piece.range];
            match piece.kind {
                PieceKind::Start { name, attributes, closed } => {
                    let attributes: Vec<String> =
                        attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect();
                    format!("[{name}{}{}: {text}]", attributes.concat(), if closed { " /" } else { "" })
                }
                PieceKind::End { name } => format!("[/{name}: {text}]"),
                PieceKind::Comment => format!("[comment: {text}]"),
                PieceKind::Declaration => format!("[declaration: {text}]"),
                PieceKind::Unfinished => format!("[unfinished: {text}]"),
            }
        })
        .collect();
    told.concat()
}

#[test]
fn pieces_are_what_a_browser_reads_each_at_its_place() {
    for (html, wanted) in [
        ("a <b>c</B > d", "[b: <b>][/b: </B >]"),
        (
            "é<BR/>x&amp;<i title='<u>' Lang=\"&lt;\">",
            "[br /: <BR/>][i title=<u> lang=<: <i title='<u>' Lang=\"&lt;\">]",
        ),
        ("1 < 2 & <b> 3 > 2", "[b: <b>]"),
        (
            "<!-- <b> --><?x?><!DOCTYPE y></ z>",
            "[comment: <!-- <b> -->][comment: <?x?>][declaration: <!DOCTYPE y>][comment: </ z>]",
        ),
        ("<script>a<b</script><b>", "[script: <script>][/script: </script>][b: <b>]"),
        ("<b title=\"x", "[unfinished: <b title=\"x]"),
        ("<b>x</b", "[b: <b>][unfinished: </b]"),
        ("<script>a<b", "[script: <script>]"),
        ("<!-- x", "[comment: <!-- x]"),
        ("no html at all < 3", ""),
        ("", ""),
    ] {
        assert_eq!(told(html), wanted, "{html}");
    }
}

proptest! {
    #[test]
    fn whatever_is_written_nothing_lives(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<", ">", "</", "/>", "\"", "'", "=", " ", "<!--", "-->", "<b", "<p>", "</p>", "<svg>", "<math>",
                "<style>", "</style>", "<script>", "</script>", "<a href=", "javascript:", "<img src=x onerror=x ",
                "<table>", "<td>", "<mtext>", "<mglyph>", "<title>", "</title>", "<textarea>", "<noscript>",
                "<annotation-xml encoding=text/html>", "<foreignObject>", "<select>", "<template>", "title=", "&lt;",
                "&#106;", "\u{0}", "\n", "x", "<!", "<?", "]]>", "<![CDATA[", "<iframe>", "<xmp>", "<form>", "</form>",
            ]),
            0..16,
        )
    ) {
        let html = parts.concat();
        let clean = sanitise(&html);
        prop_assert!(live(&clean).is_empty(), "{}\n{}\n{:?}", html, clean, live(&clean));
        for piece in pieces(&html) {
            prop_assert!(html.get(piece.range).is_some());
        }
    }
}

#[test]
fn only_an_authors_own_tags_pass_from_a_piece() {
    for (html, kept) in [
        ("H<SUB title=2>2</SUB>O", "H<sub title=\"2\">2</sub>O"),
        ("<b onclick=hit() id=x lang=fr>y</b>", "<b lang=\"fr\">y</b>"),
        ("<a href=x>y</a><h2>z</h2>", "yz"),
        ("<<!-- -->script>hit()", "&lt;script>hit()"),
        ("a < b &lt; c &amp; d", "a &lt; b &lt; c &amp; d"),
        ("<script src=x>hit()</script>", "<script>hit()</script>"),
        (
            "<b title='\"><script>hit()</script>'>",
            "<b title=\"&quot;&gt;&lt;script&gt;hit()&lt;/script&gt;\">",
        ),
        ("<b title=\"&quot;x\">", "<b title=\"&quot;x\">"),
        ("<sc<b>ript>", "ript>"),
        ("x <b", "x "),
    ] {
        assert_eq!(keep_allowed(html), kept, "{html}");
    }
}

proptest! {
    #[test]
    fn what_passes_once_passes_unchanged(html in "[<>/a-c=\"'&;! -]{0,40}") {
        let once = keep_allowed(&html);
        prop_assert_eq!(keep_allowed(&once), once.clone(), "{}", html);
    }
}

/// Pieces that, repeated, made or could make browsers and sanitisers slow.
const REPEATED: [&str; 24] = [
    "<rt>",
    "<optgroup>",
    "<ruby><table><td><rt></td></table></ruby><rp>",
    "<ruby><rt>x",
    "<dd>",
    "<li>x",
    "<p>",
    "<b><p>",
    "<b>x</p>",
    "</b>",
    "</p>",
    "<a href=x>",
    "<table><tr><td>",
    "<td>",
    "<span><div></span></div>",
    "<q><p></q></p>",
    "<b><ul></b></ul>",
    "<i title=",
    "<b title=\"",
    "<!--",
    "<![CDATA[",
    "<",
    "<b a=1 ",
    "<x-y>",
];

/// A test that takes for ever is one that fails.
#[test]
fn what_is_repeated_without_end_is_made_safe_all_the_same() {
    for piece in REPEATED {
        let clean = sanitise(&piece.repeat(64 * 1024 / piece.len()));
        assert_eq!(live(&clean), [""; 0], "{piece}");
    }
}

#[test]
fn ruby_texts_close_each_other_within_ruby_alone() {
    let depth = |html: &str| deepest(pieces(html).iter().map(|piece| &piece.kind));
    assert_eq!(depth(&"<rt>x".repeat(500)), 500);
    assert_eq!(depth(&format!("<ruby>{}</ruby>", "漢<rp>(<rt>kan<rp>)".repeat(500))), 1);
    assert_eq!(depth(&"<ruby>漢<rt>kan</ruby>".repeat(500)), 1);
    assert_eq!(depth(&format!("<ruby><table><td>{}", "<rt>".repeat(500))), 502);
    assert_eq!(depth(&format!("<ruby><table><td>x</table>{}</ruby>", "<rt>".repeat(500))), 2);
    assert_eq!(depth(&"<rt>x</rt>".repeat(500)), 1);
    assert!(sanitise(&"<rt>".repeat(500)).starts_with("&lt;rt"));
}
