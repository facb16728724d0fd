//! FB0322: a web address that leads nowhere.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::model::address;
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0322",
    name: "web-address",
    severity: Severity::Error,
    title: "A web address cannot be used",
    explanation: "\
Readers follow the addresses of sources, organisations and standards to see for themselves, and print
shows them in full. An address begins with `https://` or `http://`, then comes the name of the host
(`www.itu.int`), and it holds no spaces.

Open the page in a browser and copy the whole address from there. A DOI is written as an address, too:
`https://doi.org/10.1021/acs.est.5b04077`.",
    wrong: Example::File(
        "content/organisations/itu.yaml",
        "name: {en: International Telecommunication Union}\nkind: intergovernmental\nurl: www.itu.int\n",
    ),
    right: Example::File(
        "content/organisations/itu.yaml",
        "name: {en: International Telecommunication Union}\nkind: intergovernmental\nurl: https://www.itu.int\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        for source in original.front.sources.iter().flat_map(|list| &list.items) {
            source.url.iter().chain(&source.archived).for_each(|url| check_address(report, url, false));
        }
    }
    for organisation in context.library.organisations.values() {
        let data = &organisation.data;
        let membership = data.membership.as_ref().and_then(|membership| membership.source.as_ref());
        data.url.iter().chain(membership).for_each(|url| check_address(report, url, false));
    }
    for (_, vocabulary) in context.library.vocabularies.iter() {
        let record = &vocabulary.record;
        let source = record.source.as_ref().and_then(|source| source.url.as_ref());
        source.iter().for_each(|url| check_address(report, url, false));
        for entry in &record.entries.items {
            let source = entry.source.as_ref().and_then(|source| source.url.as_ref());
            entry.url.iter().chain(source).for_each(|url| check_address(report, url, false));
        }
    }
    if let Some(site) = &context.library.site {
        // A site may be published on a machine without a public name.
        site.data.base_url.iter().for_each(|url| check_address(report, url, true));
        site.data.repository.iter().for_each(|url| check_address(report, url, false));
    }
}

fn check_address(report: &mut Report<'_>, address: &Text, any_host: bool) {
    let Some(trouble) = trouble(&address.value, any_host) else { return };
    let finding = report.at(address.span, format!("`{}` {}", shown(&address.value), trouble.what));
    finding.label("cannot be used");
    match trouble.better {
        Some(better) => finding.help(format!("did you mean `{}`?", shown(&better))).suggest(better),
        None => finding.help("open the page in a browser and copy the whole address from there"),
    };
}

struct Trouble {
    /// After "`address`".
    what: &'static str,
    better: Option<String>,
}

/// What is wrong with an address; `None` when it can be used.
fn trouble(written: &str, any_host: bool) -> Option<Trouble> {
    let what = address::trouble(written, any_host)?;
    Some(Trouble { what, better: repaired(written, any_host) })
}

/// The address that was probably meant, when it is one that can be used.
fn repaired(written: &str, any_host: bool) -> Option<String> {
    if written.len() > 2000 {
        return None;
    }
    let text = written.trim();
    // `<https://…>` and `[words](https://…)` are Markdown.
    let text = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text);
    let inside =
        text.strip_prefix('[').and_then(|text| text.strip_suffix(')')).and_then(|text| text.split_once("]("));
    let text = inside.map_or(text, |(_, target)| target);
    let candidate = candidate(text)?.replace('\\', "/");
    (candidate != written && trouble(&candidate, any_host).is_none()).then_some(candidate)
}

fn candidate(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let has_label = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("doi:"));
    let doi = if has_label { text[4..].trim_start() } else { text };
    if doi.starts_with("10.") && doi.contains('/') && lower.len() == text.len() {
        return Some(format!("https://doi.org/{doi}"));
    }
    if let Some((host, path)) = text.strip_prefix("git@").and_then(|rest| rest.split_once(':')) {
        return Some(format!("https://{host}/{}", path.trim_end_matches(".git")));
    }
    if lower.starts_with("http://") || lower.starts_with("https://") {
        let rest = &text[text.find("//")? + 2..];
        let again = rest.starts_with("http");
        return Some(if again { candidate(rest)? } else { text.to_owned() });
    }
    if let Some((scheme, rest)) = text.split_once('/')
        && let Some(near) = suggest::nearest(scheme.trim_end_matches(':'), ["https", "http"])
    {
        return Some(format!("{near}://{}", rest.trim_start_matches(['/', ':'])));
    }
    let rest = text.trim_start_matches('/');
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let named = host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !host.contains([':', '@', ' ']);
    let ending = host.rsplit('.').next().unwrap_or_default();
    (named && ending.len() >= 2 && ending.chars().all(char::is_alphabetic)).then(|| format!("https://{rest}"))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_that_was_nearly_right_is_offered() {
        for (written, better) in [
            ("www.itu.int", Some("https://www.itu.int")),
            ("itu.int/en/ITU-T", Some("https://itu.int/en/ITU-T")),
            ("//www.itu.int", Some("https://www.itu.int")),
            ("htps://www.itu.int", Some("https://www.itu.int")),
            ("http:/www.itu.int", Some("http://www.itu.int")),
            ("https//www.itu.int", Some("https://www.itu.int")),
            ("https://https://www.itu.int", Some("https://www.itu.int")),
            ("<https://www.itu.int>", Some("https://www.itu.int")),
            ("[ITU](https://www.itu.int)", Some("https://www.itu.int")),
            (" https://www.itu.int", Some("https://www.itu.int")),
            ("https://www.itu.int\\en", Some("https://www.itu.int/en")),
            ("10.1021/acs.est.5b04077", Some("https://doi.org/10.1021/acs.est.5b04077")),
            ("doi: 10.1021/acs.est.5b04077", Some("https://doi.org/10.1021/acs.est.5b04077")),
            ("git@github.com:org/repo.git", Some("https://github.com/org/repo")),
            ("https://www.itu.int/a b", None),
            ("https://", None),
            ("https://…", None),
            ("https://localhost", None),
            ("https://itu.int@example.org/", None),
            ("ftp://ftp.itu.int/x", None),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("tsb@itu.int", None),
            ("n/a", None),
            ("see the annex.", None),
            ("-", None),
            ("", None),
        ] {
            let found = trouble(written, false).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(found.better.as_deref(), better, "{written}");
        }
    }

    #[test]
    fn odd_addresses_that_work_are_left_alone() {
        for written in [
            "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32014D0585",
            "http://apps.cept.org/eccnews/aug-2020/ecall_an_update.html",
            "HTTPS://WWW.ITU.INT/",
            "https://例子.测试/路径?q=水#节",
            "https://[2001:db8::1]:8443/",
            "https://192.0.2.1/",
            "https://web.archive.org/web/2020/https://www.itu.int/",
            "https://x.org/a_(b)",
        ] {
            assert!(trouble(written, false).is_none(), "{written}");
        }
        assert!(trouble("http://localhost:8000/", true).is_none());
    }

    #[test]
    fn every_place_that_holds_an_address_is_looked_at() {
        let found = Site::starter()
            .with(
                "content/organisations/x.yaml",
                "name: {en: X}\nkind: academia\nurl: x.org\nmembership: {category: academia, checked: 2026-11-22, source: y.org}\n",
            )
            .with("fieldbook.yaml", "title: {en: T}\nlanguages: [en]\ndefault_language: en\nbase_url: z.org\nrepository: w.org\n")
            .with(
                "content/vocabularies/power.yaml",
                "title: {en: T}\nsource: {title: A, publisher: B, url: v.org}\nentries: [{id: a, label: {en: A}, url: u.org}]\n",
            )
            .found("FB0322");
        let marked: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(marked, ["x.org", "y.org", "v.org", "u.org", "z.org", "w.org"]);
    }

    proptest! {
        #[test]
        fn whatever_is_offered_can_be_used(text in "\\PC{0,40}|(https?:?/{0,3})?[a-z.@:/\\\\ ]{0,20}") {
            if let Some(Trouble { better: Some(better), .. }) = trouble(&text, false) {
                prop_assert!(trouble(&better, false).is_none(), "{} -> {}", text, better);
            }
        }
    }
}
