//! What makes a web address one that can be used.

use url::{Host, Url};

/// What is wrong with a web address, in words that follow it; `None` when it can be used. `any_host`
/// allows a host without a dot: a site may be published on a machine without a public name.
pub fn trouble(written: &str, any_host: bool) -> Option<&'static str> {
    let lower: String = written.chars().take(8).flat_map(char::to_lowercase).collect();
    if !lower.starts_with("http://") && !lower.starts_with("https://") {
        return Some(if written.contains('@') && !written.contains('/') {
            "is an e-mail address, where a web address is wanted"
        } else {
            "does not begin with `https://` or `http://`"
        });
    }
    if written.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Some("holds a space");
    }
    if written.contains('\\') {
        return Some("holds a backslash");
    }
    let rest = &written[written.find("//").map_or(0, |at| at + 2)..];
    if rest.starts_with("http:")
        || rest.starts_with("https:")
        || rest.starts_with("http//")
        || rest.starts_with("https//")
    {
        return Some("begins twice");
    }
    let Ok(url) = Url::parse(written) else { return Some("has no host that can be reached") };
    if !url.username().is_empty() || url.password().is_some() {
        // `https://itu.int@example.org` looks like one host and leads to another.
        return Some("holds a user name before the host");
    }
    let reachable = match url.host() {
        Some(Host::Domain(name)) => any_host || name.trim_end_matches('.').contains('.'),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => true,
        None => false,
    };
    if reachable { None } else { Some("has no host that can be reached") }
}

/// What no base address can hold, although an address can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooMuch {
    /// Words that follow the address.
    pub what: &'static str,
    /// The address without it.
    pub better: String,
}

/// What stands in an address to which names of pages cannot be added.
pub fn too_much(written: &str) -> Option<TooMuch> {
    if let Some(at) = written.find(['?', '#']) {
        let what = if written[at..].starts_with('?') {
            "holds `?`, and page names cannot follow that"
        } else {
            "holds `#`, and page names cannot follow that"
        };
        return Some(TooMuch { what, better: written[..at].to_owned() });
    }
    // A link to such a path alone would be read as one to another host.
    let (scheme, rest) = written.split_once("//")?;
    let rest = rest.trim_start_matches('/');
    let (host, path) = rest.split_at(rest.find('/')?);
    path.starts_with("//").then(|| TooMuch {
        what: "has two `/` after the host",
        better: format!("{scheme}//{host}/{}", path.trim_start_matches('/')),
    })
}

/// Why a site cannot be published at an address, in words that follow it; `None` when it can.
pub fn base_trouble(written: &str) -> Option<&'static str> {
    trouble(written, true).or_else(|| too_much(written).map(|much| much.what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_address_takes_page_names() {
        for (written, words) in [
            ("https://x.org/a?b=c", "holds `?`"),
            ("https://x.org/a?", "holds `?`"),
            ("https://x.org/#f", "holds `#`"),
            ("https://x.org#?", "holds `#`"),
            ("https://user@x.org/", "user name"),
            ("https://user:word@x.org/", "user name"),
            ("https://:word@x.org/", "user name"),
            ("https://x.org/a\nb", "a space"),
            ("https://x.org/\n", "a space"),
            (" https://x.org/", "does not begin"),
            ("https://x.org/a b", "a space"),
            ("https://x.org//", "two `/`"),
            ("https://x.org//evil.org/", "two `/`"),
            ("https:///x.org//evil.org/", "two `/`"),
            ("https://x.org/\\evil.org/", "a backslash"),
            ("ftp://x.org/", "does not begin"),
            ("https://", "no host"),
            ("x.org", "does not begin"),
            ("", "does not begin"),
        ] {
            let trouble = base_trouble(written).unwrap_or_else(|| panic!("{written}"));
            assert!(trouble.contains(words), "{written}: {trouble}");
        }
        for written in [
            "https://x.org",
            "https://x.org/",
            "http://localhost:8000/iot",
            "https://x.org/a//b/",
            "https://[2001:db8::1]:8443/",
            "https://例子.测试/路径/",
            "HTTPS://X.ORG/",
        ] {
            assert_eq!(base_trouble(written), None, "{written}");
        }
    }

    #[test]
    fn what_is_offered_instead_can_be_used() {
        for (written, better) in [
            ("https://x.org/a?b=c#d", "https://x.org/a"),
            ("https://x.org//", "https://x.org/"),
            ("https://x.org///a//b", "https://x.org/a//b"),
        ] {
            assert_eq!(too_much(written).unwrap().better, better);
            assert_eq!(base_trouble(better), None);
        }
    }
}
