//! FB0722: a figure outside of the results that no source and no fact carries.

use crate::check::lines::{Line, each_line};
use crate::check::numbers::{Numbers, numbers};
use crate::check::sections::PracticeText;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::parse::front::OriginalFront;
use crate::parse::markdown::{Inline, InlineKind};

use super::fb0703_figure_without_source::{Carried, look_through};

pub(super) const RULE: Rule = Rule {
    code: "FB0722",
    name: "figure-elsewhere-without-source",
    severity: Severity::Warning,
    title: "A figure outside of the results has no source",
    explanation: "\
Readers quote figures wherever they find them: how many sensors, how large a loan, how many days. So a figure in
any section that tells what happened has a source, as those in *Results and evidence* must have.

Add the number of the source in square brackets, in the same paragraph, list item or row. If you cannot name a
source, take the figure out, or say in words what is known.

A figure that the text gives elsewhere with a source, or that `results`, `scale` or `cost` holds, needs none
again. Whole numbers below 10, years, dates and names are not counted. *How to repeat it* and *Risks and
safeguards* are not looked at, because the figures of your own advice have no source.",
    wrong: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. A team that looked after 340 pumps spent most of \
         its time on the road, and far less at the pumps themselves. Send each alarm to a person who must act, \
         and to nobody else.",
    ),
    right: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. A team that looked after 340 pumps spent most of \
         its time on the road, and far less at the pumps themselves [3]. Send each alarm to a person who must act, \
         and to nobody else.",
    ),
    check,
};

/// Sections whose figures FB0703 asks for.
const RESULTS: &str = "results-and-evidence";
/// Sections that give advice.
const ADVICE: [&str; 2] = ["how-to-repeat-it", "risks-and-safeguards"];

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts().into_iter().filter(|text| !text.is_withdrawn()) {
        let carried = Carried::new(Box::new(|| carried(context, &text)));
        look_through(context, report, &text, Some(carried), |section| {
            section != RESULTS && !ADVICE.contains(&section)
        });
    }
}

/// The numbers of the facts, of the results, and of lines with a citation.
fn carried<'a>(context: &Context<'a>, text: &PracticeText<'a>) -> Numbers {
    let mut carried = Numbers::default();
    let mut add = |line: &str| numbers(line).iter().for_each(|number| carried.add(number));
    if let Some(original) = text.original {
        facts(&original.front).iter().for_each(|fact| add(fact));
    }
    each_line(&text.body.document.blocks, true, &mut |inlines| {
        if inlines.iter().any(is_citation) {
            add(&Line::new(context, inlines).text);
        }
    });
    // There a citation may stand in another line than the figure, and one that is missing has a finding.
    if let Some(results) = context.meant_section(text, RESULTS) {
        each_line(results.blocks, true, &mut |inlines| add(&Line::new(context, inlines).text));
    }
    carried
}

fn is_citation(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::Citation(_))
}

/// The facts of the front matter that hold figures.
fn facts(front: &OriginalFront) -> Vec<String> {
    let mut facts = Vec::new();
    for result in front.results.iter().flat_map(|list| &list.items) {
        let values = [&result.what, &result.before, &result.after, &result.unit, &result.method];
        facts.extend(values.into_iter().flatten().map(|value| value.value.clone()));
    }
    facts.extend(front.scale.iter().filter_map(|scale| Some(scale.count.as_ref()?.value.to_string())));
    let cost = front.cost.as_ref();
    let amounts = cost.into_iter().flat_map(|cost| [&cost.amount, &cost.covers]);
    facts.extend(amounts.flatten().map(|value| value.value.clone()));
    facts
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::Site;

    fn site(text: &str) -> Site {
        Site::starter().edit("Pay for repair first", &format!("{text}\n\nPay for repair first"))
    }

    #[test]
    fn the_number_of_words_that_the_template_asks_for_is_no_figure() {
        let lessons = crate::model::template::section(
            "What those who did it would tell the next.",
            Some((30, 200)),
            false,
        );
        let site =
            Site::starter().edit("Pay for repair first", &format!("{lessons}\n\nPay for repair first"));
        assert_eq!(site.marked("FB0722"), [""; 0]);
        assert_eq!(site.marked("FB0419").len(), 1);
    }

    #[test]
    fn figures_without_a_source_are_told_in_each_section_that_tells_what_happened() {
        assert_eq!(site("It had 340 pumps, or 12.5 per cent.").marked("FB0722"), ["340"]);
        assert_eq!(site("- It had 340 pumps.\n- It had 341 pumps [1].\n- Few.").marked("FB0722"), ["340"]);
        let before = "In Rwanda, repair teams used to drive";
        let site = Site::starter().edit(before, &format!("It had 340 pumps.\n\n{before}"));
        assert_eq!(site.marked("FB0722"), ["340"]);
        assert_eq!(site.front("status: withdrawn\nreason: None").marked("FB0722"), [""; 0]);
    }

    #[test]
    fn what_a_source_or_a_fact_carries_is_not() {
        for text in [
            "It had 340 pumps [1].",
            "It took 21 days, not 152, in 2014 and on 3 May 2015.",
            "There were 181 sensors for 500 dollars each.",
            "It used 42 pumps, and up to 15,000 dollars.",
            "It had 3 pumps and 5G.",
        ] {
            assert_eq!(site(text).marked("FB0722"), [""; 0], "{text}");
        }
    }

    #[test]
    fn advice_and_results_are_left_to_others() {
        let advice = "Conditions: mobile coverage at most pumps";
        let site = Site::starter()
            .edit(advice, &format!("Start with 340 pumps.\n\n{advice}"))
            .lay(&Example::Body("## Results and evidence\n\nIt had 350 pumps."));
        assert_eq!(site.marked("FB0722"), [""; 0]);
        assert_eq!(site.marked("FB0703"), ["350"]);
    }

    #[test]
    fn long_texts_are_read_to_their_end() {
        assert_eq!(site(&"340 pumps. ".repeat(5_000)).marked("FB0722").len(), 1);
        assert_eq!(site(&"340 pumps.\n\n".repeat(4_000)).marked("FB0722").len(), 100);
    }
}
