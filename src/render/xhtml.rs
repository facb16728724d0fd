//! HTML that the renderer made, as well-formed XML (<https://www.w3.org/TR/epub-33/#sec-xhtml>), with its
//! ids and links changed on the way.

use pulldown_cmark_escape::{escape_html, escape_html_body_text};
use scraper::{Html, Node};

use crate::markup::VOID_ELEMENTS;

/// Attributes that only a page of the site needs.
const LEFT_OUT: [&str; 4] = ["loading", "rel", "tabindex", "hreflang"];

/// What is done with ids and links.
pub(super) struct Places<'a> {
    /// Whether XML is wanted, else HTML.
    pub(super) xml: bool,
    /// Stands before every id, so that several texts can be in one file.
    pub(super) prefix: &'a str,
    /// Address of a picture.
    pub(super) of_picture: &'a dyn Fn(&str) -> String,
    /// Address of a place named `book:…`.
    pub(super) of_book: &'a dyn Fn(&str) -> String,
}

/// Writes a piece of HTML as XML.
pub(super) fn xhtml(html: &str, places: &Places<'_>) -> String {
    let parsed = Html::parse_fragment(html);
    let mut xml = String::with_capacity(html.len() + html.len() / 8);
    for child in parsed.root_element().children() {
        write(child, places, &mut xml);
    }
    xml
}

fn write(node: ego_tree::NodeRef<'_, Node>, places: &Places<'_>, xml: &mut String) {
    match node.value() {
        Node::Text(text) => {
            let clean: String = text.chars().filter(|letter| is_xml(*letter)).collect();
            // Writing to a string does not fail.
            let _ = escape_html_body_text(&mut *xml, &clean);
        }
        Node::Element(element) => {
            let name = element.name();
            xml.push('<');
            xml.push_str(name);
            if name == "math" {
                xml.push_str(" xmlns=\"http://www.w3.org/1998/Math/MathML\"");
            } else if name == "svg" {
                xml.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
            } else if name == "pre" {
                // No style sheet of an EPUB may say so.
                xml.push_str(" dir=\"ltr\"");
            }
            for (attribute, value) in element.attrs() {
                if attribute == "xmlns" || attribute.starts_with("data-") || LEFT_OUT.contains(&attribute) {
                    continue;
                }
                let value = match attribute {
                    "id" => format!("{}{value}", places.prefix),
                    "src" => (places.of_picture)(value),
                    "aria-labelledby" | "aria-describedby" => {
                        let ids = value.split_whitespace().map(|id| format!("{}{id}", places.prefix));
                        ids.collect::<Vec<_>>().join(" ")
                    }
                    "href" => match (value.strip_prefix("book:"), value.strip_prefix('#')) {
                        (Some(place), _) => (places.of_book)(place),
                        (None, Some(id)) => format!("#{}{id}", places.prefix),
                        (None, None) => value.to_owned(),
                    },
                    _ => value.to_owned(),
                };
                let value: String = value.chars().filter(|letter| is_xml(*letter)).collect();
                xml.push_str(&format!(" {attribute}=\""));
                let _ = escape_html(&mut *xml, &value);
                xml.push('"');
                if attribute == "lang" && places.xml {
                    xml.push_str(" xml:lang=\"");
                    let _ = escape_html(&mut *xml, &value);
                    xml.push('"');
                }
            }
            if VOID_ELEMENTS.contains(&name) || name == "input" {
                xml.push_str(if places.xml { "/>" } else { ">" });
                return;
            }
            xml.push('>');
            for child in node.children() {
                write(child, places, xml);
            }
            xml.push_str(&format!("</{name}>"));
        }
        _ => {}
    }
}

/// Whether XML 1.0 has a character.
fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_xml_and_its_places_move() {
        let places = Places {
            xml: true,
            prefix: "a-",
            of_book: &|place| format!("{place}.xhtml"),
            of_picture: &str::to_owned,
        };
        for (html, xml) in [
            ("<p>a<br>b<img src=x alt=\"\" loading=lazy></p>", "<p>a<br/>b<img alt=\"\" src=\"x\"/></p>"),
            ("<a href=\"#n\" id=\"m\">1</a>", "<a href=\"#a-n\" id=\"a-m\">1</a>"),
            (
                "<a href=\"book:p\">x</a><a href=\"https://x.org/?a&amp;b\">y</a>",
                "<a href=\"p.xhtml\">x</a><a href=\"https://x.org/?a&amp;b\">y</a>",
            ),
            (
                "<p lang=\"fr\">é &amp; &lt; &nbsp;</p>",
                "<p lang=\"fr\" xml:lang=\"fr\">é &amp; &lt; \u{a0}</p>",
            ),
            (
                "<math><mi>x</mi></math>",
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>",
            ),
            ("<input type=checkbox disabled>", "<input disabled=\"\" type=\"checkbox\"/>"),
            ("a\u{1}b\u{ffff}", "ab"),
            ("<table><tr><td>1<td>2</table>", "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"),
        ] {
            assert_eq!(xhtml(html, &places), xml);
        }
    }
}
