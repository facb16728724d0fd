//! Addresses inside the site, always relative, so that the same files work from a stick, from any
//! host and in any sub-folder.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::link::target::way_to;

/// What must not stand bare in the path of an address.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// The way from one page of the site to another, both given from the site's root: from
/// `en/practices/a.html` to `en/index.html` it is `../index.html`.
pub(crate) fn relative(from: &str, to: &str) -> String {
    escape_path(&way_to(from, to))
}

/// The way from a page to the site's root, empty or ending in a slash.
pub(crate) fn root_from(page: &str) -> String {
    "../".repeat(page.matches('/').count())
}

/// A path as it may stand in an address.
pub(crate) fn escape_path(path: &str) -> String {
    utf8_percent_encode(path, UNSAFE).to_string()
}

/// Adds an anchor to an address.
pub(crate) fn with_anchor(address: String, anchor: Option<&str>) -> String {
    match anchor {
        Some(anchor) => format!("{address}#{}", escape_path(anchor)),
        None => address,
    }
}

/// An address of the outside as front matter gives it; `None` for anything a link must not lead to.
/// The checks refuse such addresses, too; a page does not rely on it.
pub(crate) fn outside(address: &str) -> Option<String> {
    let parsed = url::Url::parse(address.trim()).ok()?;
    (["http", "https"].contains(&parsed.scheme()) && parsed.has_host()).then(|| parsed.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_way_is_as_short_as_it_can_be() {
        assert_eq!(relative("en/practices/a.html", "en/practices/b.html"), "b.html");
        assert_eq!(relative("en/practices/a.html", "en/index.html"), "../index.html");
        assert_eq!(relative("index.html", "en/a b.html"), "en/a%20b.html");
        assert_eq!(root_from("en/practices/a.html"), "../../");
        assert_eq!(root_from("index.html"), "");
    }

    proptest! {
        #[test]
        fn following_the_way_leads_there(from in "([a-c]/){0,4}[x-z]", to in "([a-c]/){0,4}[x-z]") {
            let base = url::Url::parse("file:///stick/deep/").unwrap().join(&from).unwrap();
            let reached = base.join(&relative(&from, &to)).unwrap();
            prop_assert_eq!(reached.path(), format!("/stick/deep/{to}"));
        }
    }
}
