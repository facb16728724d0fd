//! Any HTML, made safe: html5ever, which reads as browsers do, must find nothing in it that can run.
#![no_main]

use fieldbook::markup::ELEMENTS;
use scraper::{Html, Node};

/// Elements that the renderer writes beside those that authors may write.
const RENDERED: [&str; 8] = ["a", "aside", "h2", "h3", "h4", "h5", "h6", "section"];

libfuzzer_sys::fuzz_target!(|html: &str| {
    let clean = fieldbook::trial::sanitise(html);
    // On a page a text stands between others, and a browser reads what it has read and written again.
    let mut page = format!("<!DOCTYPE html><body><main><div>{clean}</div></main>");
    for _ in 0..2 {
        let document = Html::parse_document(&page);
        for node in document.tree.values() {
            holds_nothing_that_runs(node, html);
        }
        page = document.html();
    }
});

fn holds_nothing_that_runs(node: &Node, html: &str) {
    match node {
        Node::Element(element) => {
            let name = element.name();
            let of_the_page = ["html", "head", "body", "main"].contains(&name);
            assert!(
                of_the_page || ELEMENTS.contains(&name) || RENDERED.contains(&name),
                "<{name}> survives in {html:?}"
            );
            for (attribute, value) in element.attrs() {
                assert!(
                    !attribute.starts_with("on") && attribute != "style" && attribute != "src",
                    "{attribute} survives in {html:?}"
                );
                assert!(!runs(value) || !["href", "cite"].contains(&attribute), "{value} survives in {html:?}");
            }
        }
        Node::Comment(_) | Node::ProcessingInstruction(_) => panic!("a comment survives in {html:?}"),
        _ => {}
    }
}

/// Whether a browser would take an address for a program or a whole file: it passes over control
/// characters and spaces.
fn runs(address: &str) -> bool {
    let address: String =
        address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
    ["javascript:", "vbscript:", "data:", "file:"].iter().any(|scheme| address.starts_with(scheme))
}
