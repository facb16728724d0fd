//! FB0206: an outside address that is none.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::{Broken, Target};

pub(super) const RULE: Rule = Rule {
    code: "FB0206",
    name: "malformed-address",
    severity: Severity::Error,
    title: "An address of the outside is malformed",
    explanation: "\
The link begins like an address of the web, of e-mail or of a telephone, but what follows is not one, so
it leads nowhere.

Open the page in a browser and copy its address from there. An address must not hold a user name before
an `@`: `https://www.itu.int@example.org` looks like the ITU and leads to example.org.",
    wrong: Example::Body("See [the law](https://)."),
    right: Example::Body("See [the law](https://example.org/law)."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let broken = context.pointers(|target| matches!(target, Target::Broken(Broken::BadAddress)));
    for pointer in &broken {
        let place = context.target_place(pointer);
        let parsed = url::Url::parse(pointer.target);
        let hides = parsed.as_ref().is_ok_and(|url| !url.username().is_empty() || url.password().is_some());
        if hides {
            let host = parsed.as_ref().ok().and_then(url::Url::host_str).unwrap_or_default();
            let finding =
                report.at(place.span, format!("the address hides that it leads to `{}`", shown(host)));
            finding.help("take out what stands before the `@`");
            continue;
        }
        let finding = report.at(place.span, format!("`{}` is no address", shown(pointer.target)));
        let help = match pointer.target.split(':').next().unwrap_or_default().trim() {
            "mailto" => "write `mailto:` and a whole address: `mailto:name@example.org`".to_owned(),
            "tel" => "write `tel:` and the number with its country: `tel:+41221234567`".to_owned(),
            _ => match parsed {
                Err(error) => format!("copy the address from a browser: {error}"),
                Ok(_) => "copy the address from a browser".to_owned(),
            },
        };
        finding.help(help);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn each_kind_of_address_is_looked_at() {
        for (target, wrong) in [
            ("https://www.itu.int@example.org/", true),
            ("https://user:word@example.org/", true),
            ("http://[::1", true),
            ("https://a b", true),
            ("mailto:", true),
            ("mailto:nobody", true),
            ("tel:", true),
            ("https://example.org:99999/", true),
            ("https://пример.рф/%D0%B0", false),
            ("https://example.org/a(b)?c=d&e#f", false),
            ("mailto:name@example.org?subject=x", false),
            ("tel:+41-22-123", false),
        ] {
            let site = Site::starter();
            let text = format!("{}\n\nSee [x](<{target}>).\n", site.text(SAMPLE));
            let (library, findings) = site.with(SAMPLE, text).findings();
            let told = crate::check::tests::told(&library, &findings);
            assert_eq!(findings.iter().any(|finding| finding.code == "FB0206"), wrong, "{target}: {told}");
            assert_eq!(findings.len(), usize::from(wrong), "{target}: {told}");
        }
    }
}
