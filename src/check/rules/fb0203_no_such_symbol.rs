//! FB0203: a `symbol:` link that names no practice.

use crate::check::links::nearest_symbol;
use crate::check::places::part;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::{Broken, Target};

pub(super) const RULE: Rule = Rule {
    code: "FB0203",
    name: "no-such-symbol",
    severity: Severity::Error,
    title: "A `symbol:` link names no practice",
    explanation: "\
`symbol:` and the symbol of a practice make a link that works in every language and survives a change
of the practice's name. The symbol stands in the front matter of the practice, at `symbol:`, and on its
page.

A symbol is `BP-` and five characters. The last one is computed from the others, so most slips of the
keyboard are noticed. Copy the symbol instead of typing it. While some practice has no symbol, another may
be meant to be its, and is only a warning.",
    wrong: Example::Body("See [the pumps](symbol:BP-7K3Q1)."),
    right: Example::Body("See [the pumps](symbol:BP-7K3Q0)."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let broken = context.pointers(is_broken_symbol);
    let unread = context.unread();
    for pointer in &broken {
        if matches!(pointer.meaning, Target::Broken(Broken::NoSuchSymbol(symbol)) if unread.may_be(&symbol.to_string()))
        {
            continue;
        }
        let place = context.target_place(pointer);
        let written = context.written(place.span);
        let code = pointer.target.split_once(':').map_or("", |(_, code)| code);
        let code = code.split('#').next().unwrap_or_default().trim();
        // The code alone is marked, so that a `#` behind it stays.
        let span = match (place.exact, written.find(code)) {
            (true, Some(at)) if !code.is_empty() => part(place.span, at..at + code.len()),
            _ => place.span,
        };
        let near = nearest_symbol(context, code).map(|symbol| symbol.to_string());
        let finding = match pointer.meaning {
            Target::Broken(Broken::Scheme(_)) => {
                let finding = report.at(place.span, "`symbol:` is written in small letters");
                finding.help(format!("write `symbol:{}`", shown(code)));
                if place.exact {
                    let start = written.find(':').map_or(0, |at| at + 1);
                    finding.suggest(format!("symbol:{}", &written[start..]));
                }
                continue;
            }
            Target::Broken(Broken::NoSuchSymbol(symbol)) => {
                let finding = report.at(span, format!("no practice has the symbol `{symbol}`"));
                if let Some(path) = unread.without_symbol(&symbol.to_string()) {
                    finding.severity = Severity::Warning;
                    finding.help(format!(
                        "`{path}` has no symbol: if this is meant to be its symbol, write it there"
                    ));
                }
                finding
            }
            _ => report.at(span, format!("`{}` is not the symbol of a practice", shown(code))),
        };
        match near {
            Some(near) => {
                finding.help(format!("did you mean `{near}`?"));
                if place.exact && span != place.span {
                    finding.suggest(near);
                }
            }
            None => {
                finding.help("copy the symbol from the front matter of the practice, at `symbol:`");
            }
        }
    }
}

fn is_broken_symbol(target: &Target) -> bool {
    match target {
        Target::Broken(Broken::BadSymbol(_) | Broken::NoSuchSymbol(_)) => true,
        Target::Broken(Broken::Scheme(scheme)) => scheme == "symbol",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn the_symbol_alone_is_marked_and_a_near_one_offered() {
        for (target, wanted) in [
            ("symbol:BP-7K3Q1#lessons", Some("BP-7K3Q0")),
            ("symbol:bp-7k3q0", Some("BP-7K3Q0")),
            ("Symbol:BP-7K3Q0", Some("symbol:BP-7K3Q0")),
            ("symbol:BP-FR23R", None),
            ("symbol:", None),
            ("symbol:tie-sensors-to-a-repair-service", None),
        ] {
            let site = Site::starter();
            let text = format!("{}\n\nSee [x]({target}).\n", site.text(SAMPLE));
            let (library, findings) = site.with(SAMPLE, text).findings();
            let errors: Vec<_> =
                findings.iter().filter(|f| f.severity == crate::diag::Severity::Error).collect();
            assert_eq!(errors.len(), 1, "{}", crate::check::tests::told(&library, &findings));
            assert_eq!(errors[0].code, "FB0203");
            assert_eq!(errors[0].suggestion.as_deref(), wanted, "{target}");
        }
    }
}
