//! FB0325: a cost without exactly one figure, or without a currency code.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

pub(super) const RULE: Rule = Rule {
    code: "FB0325",
    name: "cost",
    severity: Severity::Error,
    title: "A cost has no figure, two figures, or no currency code",
    explanation: "\
A cost is either an exact `amount` or, where none is known, a `band` such as `1-10k`. With both, a
reader does not know which is meant; with neither, the rest says nothing. The currency is given as its
code of three capital letters (ISO 4217), because a sign such as $ stands for many currencies.

Write one of the two, and the code: `cost: {amount: 500, currency: USD, year: 2014, covers: one
sensor}`.",
    wrong: Example::Front("cost: {amount: 500, currency: US$, year: 2014, covers: one prototype sensor}"),
    right: Example::Front("cost: {amount: 500, currency: USD, year: 2014, covers: one prototype sensor}"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let faulty = context.faulty();
    for (_, original) in context.originals() {
        let Some(cost) = &original.front.cost else { continue };
        let given = |key: &str| faulty.has(cost.key.source, key);
        match (&cost.amount, &cost.band) {
            (Some(amount), Some(band)) => {
                report
                    .at(band.span, "a cost has an `amount` or a `band`, not both")
                    .label("second figure")
                    .related(amount.span, "first figure")
                    .help("keep `amount` if it is known exactly, else `band`");
            }
            (None, None) if !given("cost.amount") && !given("cost.band") => {
                report
                    .at(cost.key, "the cost has neither `amount` nor `band`")
                    .label("how much?")
                    .help("add `amount: 500`, or `band: 1-10k` if only the size is known");
            }
            _ => {}
        }
        let Some(currency) = &cost.currency else { continue };
        if currency.value.len() == 3 && currency.value.bytes().all(|byte| byte.is_ascii_uppercase()) {
            continue;
        }
        let finding =
            report.at(currency.span, format!("`{}` is not a currency code", shown(&currency.value)));
        finding.label("three capital letters are wanted");
        match code_of(&currency.value) {
            Some(code) => finding.help(format!("did you mean `{code}`?")).suggest(code),
            None => finding.help("write the code of ISO 4217, such as `USD`, `EUR`, `KES` or `XOF`"),
        };
    }
}

fn code_of(written: &str) -> Option<String> {
    const SIGNS: [(&str, &str); 28] = [
        ("$", "USD"),
        ("us$", "USD"),
        ("$us", "USD"),
        ("usd$", "USD"),
        ("us dollar", "USD"),
        ("us dollars", "USD"),
        ("u.s. dollars", "USD"),
        ("dollar", "USD"),
        ("dollars", "USD"),
        ("dólares", "USD"),
        ("доллар", "USD"),
        ("美元", "USD"),
        ("€", "EUR"),
        ("euro", "EUR"),
        ("euros", "EUR"),
        ("евро", "EUR"),
        ("欧元", "EUR"),
        ("£", "GBP"),
        ("pound sterling", "GBP"),
        ("₹", "INR"),
        ("indian rupees", "INR"),
        ("rmb", "CNY"),
        ("yuan", "CNY"),
        ("人民币", "CNY"),
        ("yen", "JPY"),
        ("₽", "RUB"),
        ("fcfa", "XOF"),
        ("chf.", "CHF"),
    ];
    if written.len() > 40 {
        return None;
    }
    let lower = written.trim().to_lowercase();
    let sign = SIGNS.iter().find(|(sign, _)| *sign == lower).map(|(_, code)| (*code).to_owned());
    let shaped = lower.len() == 3 && lower.bytes().all(|byte| byte.is_ascii_lowercase());
    sign.or_else(|| shaped.then(|| lower.to_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    #[test]
    fn one_figure_and_one_code_are_wanted() {
        for (cost, marked, better) in [
            ("{amount: 5, band: 1-10k, currency: USD, year: 2014, covers: x}", vec!["1-10k"], None),
            ("{currency: USD, year: 2014, covers: x}", vec!["cost"], None),
            ("{amount: \"5\", currency: USD, year: 2014, covers: x}", vec![], None),
            ("{amont: 5, currency: USD, year: 2014, covers: x}", vec![], None),
            ("{band: 1-10k, currency: usd, year: 2014, covers: x}", vec!["usd"], Some("USD")),
            ("{band: 1-10k, currency: €, year: 2014, covers: x}", vec!["€"], Some("EUR")),
            ("{band: 1-10k, currency: Dollars, year: 2014, covers: x}", vec!["Dollars"], Some("USD")),
            ("{band: 1-10k, currency: shells, year: 2014, covers: x}", vec!["shells"], None),
            ("{band: 1-10k, currency: KZT, year: 2014, covers: x}", vec![], None),
        ] {
            let found = Site::bare().front(&format!("cost: {cost}")).found("FB0325");
            let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
            assert_eq!(places, marked, "{cost}");
            assert_eq!(
                found.first().and_then(|(_, finding)| finding.suggestion.as_deref()),
                better,
                "{cost}"
            );
        }
    }
}
