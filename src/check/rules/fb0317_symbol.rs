//! FB0317: a symbol of the wrong form or with a wrong check character.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::model::language::Language;
use crate::model::symbol::{Symbol, SymbolError};

pub(super) const RULE: Rule = Rule {
    code: "FB0317",
    name: "symbol",
    severity: Severity::Error,
    title: "A symbol has the wrong form or was mistyped",
    explanation: "\
The symbol, such as `BP-7K3Q0`, names a practice in all languages and in print, where nobody can click.
It is `BP-`, four characters and one more that is computed from them, so that a slip is noticed. The
characters are digits and capital letters without I, L, O and U, which are easily mistaken.

Copy the symbol again from where it came from. A new practice gets its symbol from `fieldbook new
practice \"Title\"`; do not make one up, and do not take that of another practice.",
    wrong: Example::Front("symbol: BP-7K3Q1"),
    right: Example::Front("symbol: BP-7K3Q0"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (_, original) in context.originals() {
        let Some(text) = &original.front.symbol else { continue };
        let written = shown(&text.value);
        match Symbol::parse(&text.value) {
            Ok(_) => {}
            Err(SymbolError::Check(right)) => {
                report
                    .at(text.span, format!("the last character of `{written}` does not fit the others"))
                    .label("mistyped")
                    .help(format!(
                        "if the first four characters are right, it is `{right}`; compare them all"
                    ))
                    .suggest(right.to_string());
            }
            Err(SymbolError::Shape) => {
                let finding =
                    report.at(text.span, format!("`{written}` is not a symbol")).label("wrong form");
                match meant(&text.value) {
                    Some(symbol) => {
                        finding.help(format!("did you mean `{symbol}`?")).suggest(symbol.to_string())
                    }
                    None => finding
                        .help("a symbol looks like `BP-7K3Q0`; `fieldbook new practice \"Title\"` makes one"),
                };
            }
        }
    }
}

/// The symbol that was meant: in small letters, without `BP-`, with look-alike letters, with the
/// letter of a language behind it, or without its check character.
fn meant(written: &str) -> Option<Symbol> {
    let upper: String =
        written.trim().chars().take(20).filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
    let code = upper.strip_prefix("BP").unwrap_or(&upper).trim_start_matches(['-', '_', '–', '—', '/']);
    let code = match code.rsplit_once('-') {
        Some((code, letter))
            if Language::ALL.iter().any(|language| letter == language.letter().to_string()) =>
        {
            code
        }
        _ => code,
    };
    let code: String = code
        .chars()
        .map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    match (code.chars().count(), Symbol::parse(&format!("BP-{code}"))) {
        (5, Ok(symbol)) => Some(symbol),
        // One character fewer: any check character leads to the right one.
        (4, _) => match Symbol::parse(&format!("BP-{code}0")) {
            Ok(symbol) | Err(SymbolError::Check(symbol)) => Some(symbol),
            Err(SymbolError::Shape) => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn the_symbol_that_was_meant_is_offered() {
        for (written, better) in [
            ("BP-7K3Q1", Some("BP-7K3Q0")),
            ("bp-7k3q0", Some("BP-7K3Q0")),
            ("7K3Q0", Some("BP-7K3Q0")),
            ("BP 7K3Q0", Some("BP-7K3Q0")),
            ("BP–7K3QO", Some("BP-7K3Q0")),
            ("BP-7K3Q0-F", Some("BP-7K3Q0")),
            ("BP-7K3Q", Some("BP-7K3Q0")),
            ("BP-", None),
            ("water", None),
            ("BP-7K3Q00", None),
            ("符号", None),
        ] {
            let found = Site::bare().front(&format!("symbol: {written}")).found("FB0317");
            assert_eq!(found.len(), 1, "{written}: {found:?}");
            assert_eq!(found[0].1.suggestion.as_deref(), better, "{written}");
        }
        assert!(Site::bare().front("symbol: \"BP-7K3Q0\"").found("FB0317").is_empty());
    }
}
