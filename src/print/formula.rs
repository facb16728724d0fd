//! A formula's MathML to the nodes that the theme's templates set.
//!
//! The MathML is our own, made by [`crate::math`], so it has a known set of elements
//! (<https://www.w3.org/TR/mathml-core/>). A node is an object whose `t` is the name of the element;
//! `c` holds its children and `v` its text.

use roxmltree::{Document, Node};
use serde_json::{Value, json};

/// Elements that hold text.
const TOKENS: [&str; 4] = ["mi", "mn", "mo", "mtext"];

/// The nodes of a formula; `None` for what is no MathML of ours, or has more elements one in the other than
/// `deepest`.
pub(crate) fn node_of(mathml: &str, deepest: usize) -> Option<Value> {
    let document = Document::parse(mathml).ok()?;
    let root = document.root_element();
    let is_too_deep = |element: Node<'_, '_>| element.ancestors().nth(deepest + 1).is_some();
    (root.has_tag_name("math") && !document.descendants().any(is_too_deep)).then(|| node(root))
}

fn node(element: Node<'_, '_>) -> Value {
    let name = element.tag_name().name();
    let children: Vec<Value> = element.children().filter(Node::is_element).map(node).collect();
    let attribute = |name: &str| element.attribute(name);
    let is = |name: &str, value: &str| attribute(name) == Some(value);
    if TOKENS.contains(&name) {
        let mut token = json!({"t": name, "v": element.text().unwrap_or_default()});
        if is("mathvariant", "normal") {
            token["upright"] = json!(true);
        }
        if is("stretchy", "true") {
            token["stretchy"] = json!(true);
        }
        return token;
    }
    match name {
        "mspace" => json!({"t": name, "width": em_of(attribute("width").unwrap_or_default())}),
        "mfrac" => {
            json!({"t": name, "bare": is("linethickness", "0") || is("linethickness", "0em"), "c": children})
        }
        _ => json!({"t": name, "c": children}),
    }
}

/// A width in units of the letter size.
fn em_of(width: &str) -> f64 {
    let number = width.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = &width[number.len()..];
    let value: f64 = number.parse().unwrap_or_default();
    // Of a letter of ten points, which is what formulas are set in.
    let per = match unit {
        "ex" => 0.5,
        "cm" => 2.835,
        "mm" => 0.2835,
        "in" => 7.2,
        "pt" => 0.1,
        "pc" => 1.2,
        "px" => 0.075,
        _ => 1.0,
    };
    value * per
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::to_mathml;

    fn set(latex: &str) -> Value {
        node_of(&to_mathml(latex, false).unwrap(), 30).unwrap()
    }

    #[test]
    fn every_element_of_a_formula_keeps_its_children_and_text() {
        let fraction = set(r"\frac{a}{2}");
        let row = |token: Value| json!({"t": "mrow", "c": [token]});
        assert_eq!(
            fraction["c"][0],
            json!({"t": "mfrac", "bare": false, "c": [row(json!({"t": "mi", "v": "a"})), row(json!({"t": "mn", "v": "2"}))]})
        );
        assert_eq!(set(r"\binom{n}{k}").to_string().matches("\"bare\":true").count(), 1);
        assert!(set(r"x\quad y").to_string().contains("\"width\":1.0"));
        assert!(set(r"\text{a < b & c}").to_string().contains("a < b & c"));
        for latex in [
            r"\sqrt[3]{x}",
            r"x_i^2",
            r"\overline{x}",
            r"\sum_{i=1}^n i",
            r"\begin{pmatrix}a&b\\c&d\end{pmatrix}",
        ] {
            assert!(!set(latex)["c"].as_array().unwrap().is_empty(), "{latex}");
        }
    }

    #[test]
    fn a_formula_that_is_too_deep_is_told() {
        let deep = |levels: usize| {
            to_mathml(&format!("{}x{}", r"\frac{1}{".repeat(levels), "}".repeat(levels)), true).unwrap()
        };
        assert!(node_of(&deep(10), 30).is_some());
        assert!(node_of(&deep(20), 30).is_none());
    }

    #[test]
    fn what_is_no_formula_has_no_nodes() {
        for text in ["", "<math>", "<p>x</p>", "x"] {
            assert_eq!(node_of(text, 30), None, "{text}");
        }
    }
}
