//! What a browser would see in the HTML of a text. No target of its own: targets use it.

use fieldbook::markup::ELEMENTS;
use fieldbook::trial::{FORMULA_ELEMENTS, PICTURE_ADDRESS};
use scraper::node::Element;
use scraper::{Html, Node};

/// Elements that the renderer writes beside those that authors may write, formulas and those that
/// [`is_ours`] looks at.
const RENDERED: [&str; 8] = ["a", "aside", "h2", "h3", "h4", "h5", "h6", "section"];

/// Reads HTML as a browser does; panics when there is anything in it that can run.
pub fn finds_nothing_that_runs(clean: &str, written: &str) {
    // On a page a text stands between others, and a browser reads what it has read and written again.
    let mut page = format!("<!DOCTYPE html><body><main><div>{clean}</div></main>");
    for _ in 0..2 {
        let document = Html::parse_document(&page);
        for node in document.tree.values() {
            holds_nothing_that_runs(node, written);
        }
        page = document.html();
    }
}

fn holds_nothing_that_runs(node: &Node, written: &str) {
    match node {
        Node::Element(element) => {
            let name = element.name();
            let of_the_page = ["html", "head", "body", "main"].contains(&name);
            let known = [&ELEMENTS[..], &RENDERED, FORMULA_ELEMENTS].iter().any(|list| list.contains(&name));
            assert!(of_the_page || known || is_ours(element), "<{name}> survives in {written:?}");
            for (attribute, value) in element.attrs() {
                assert!(
                    !attribute.starts_with("on")
                        && attribute != "style"
                        && (attribute != "src" || value == PICTURE_ADDRESS),
                    "{attribute} survives in {written:?}"
                );
                assert!(
                    !runs(value) || !["href", "cite"].contains(&attribute),
                    "{value} survives in {written:?}"
                );
            }
        }
        Node::Comment(_) | Node::ProcessingInstruction(_) => panic!("a comment survives in {written:?}"),
        _ => {}
    }
}

/// Whether an element is a picture or a tick box that the renderer wrote.
fn is_ours(element: &Element) -> bool {
    match element.name() {
        "img" => element.attr("src") == Some(PICTURE_ADDRESS) && element.attr("alt").is_some(),
        "input" => element.attr("type") == Some("checkbox") && element.attr("disabled").is_some(),
        _ => false,
    }
}

/// Whether a browser would take an address for a program or a whole file: it passes over control
/// characters and spaces.
fn runs(address: &str) -> bool {
    let address: String =
        address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
    ["javascript:", "vbscript:", "data:", "file:"].iter().any(|scheme| address.starts_with(scheme))
}
