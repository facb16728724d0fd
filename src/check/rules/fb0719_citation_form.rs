//! FB0719: a citation that is not written as `[1]`.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{FaultKind, Place};

pub(super) const RULE: Rule = Rule {
    code: "FB0719",
    name: "citation-form",
    severity: Severity::Error,
    title: "A citation is not written as `[1]`",
    explanation: "\
A citation is one number in square brackets. On the page it becomes a link to that source. `[1, 2]` or
`[1-3]` become no links: readers see the brackets, and nobody can tell that sources are meant. The same
goes for brackets and digits of other kinds: `［1］`, `【1】`, `（1）`, `[١]`, `]1[`, `[source 1]`.

Write each number in brackets of its own: `[1] [2]`. If you mean the brackets themselves, as for a range
of values, write a backslash before the first one: `\\[1, 2]`. As both look the same, this is a warning.
An exclamation mark right before a bracket begins a picture, so put a space between the two, or leave
the exclamation mark out.",
    wrong: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. The authors suggest that reliable \
         service may deserve more attention than new pumps [1, 2]. Send each alarm to a person who must act, \
         and to nobody else.",
    ),
    right: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. The authors suggest that reliable \
         service may deserve more attention than new pumps [1] [2]. Send each alarm to a person who must act, \
         and to nobody else.",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for text in context.practice_texts() {
        for together in context.citations_together(&text) {
            if let [number] = together.numbers.as_slice() {
                let written = shown(context.written(together.span));
                let finding = report.at(together.span, format!("`{written}` is no citation"));
                if together.doubtful {
                    finding.severity = Severity::Warning;
                }
                finding.label("no link to a source").help(format!("write `[{number}]`"));
                finding.suggest(format!("[{number}]"));
                continue;
            }
            let apart: Vec<String> = together.numbers.iter().map(|number| format!("[{number}]")).collect();
            let apart = apart.join(" ");
            let finding = report.at(together.span, "several citations stand in one pair of brackets");
            // A range of values looks the same: `a scale [1, 5]`.
            finding.severity = Severity::Warning;
            finding.label("these become no links").help(format!("write `{apart}`")).suggest(apart);
            let written = context.written(together.span);
            finding.help(format!("for a range of values write a backslash: `\\{}`", shown(written)));
        }
    }
    for fault in context.faults() {
        let (FaultKind::PictureCitation { number }, Place::Span(span)) = (&fault.kind, &fault.place) else {
            continue;
        };
        let alone = context.written(*span) == format!("![{number}]");
        let finding = report.at(*span, format!("`!` before `[{number}]` begins a picture, and this is none"));
        finding.label("no picture and no citation");
        finding.help(format!("write `[{number}]` for the source; put a space after an exclamation mark"));
        if alone {
            finding.suggest(format!("[{number}]"));
        } else {
            finding.help("a picture is written `![what it shows](its-name.png)`");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::Site;

    fn lessons(text: &str) -> Site {
        Site::starter().edit("Pay for repair first and for sensors second.", text)
    }

    #[test]
    fn each_form_is_taken_apart() {
        for (text, marked, better) in [
            ("So [1, 2].", "[1, 2]", Some("[1] [2]")),
            ("So [1,2].", "[1,2]", Some("[1] [2]")),
            ("So **[1-3]**.", "[1-3]", Some("[1] [2] [3]")),
            ("So good![1].", "![1]", Some("[1]")),
            ("So ![pump][1].", "![pump][1]", None),
            // These may be meant as they stand, so nothing is kept from being published.
            ("On a scale [1, 5].", "[1, 5]", Some("[1] [5]")),
            ("{x ∈ [1, 3]}", "[1, 3]", Some("[1] [3]")),
            ("Within the interval [1, 3] hours.", "[1, 3]", Some("[1] [3]")),
        ] {
            let found = lessons(text).found("FB0719");
            let [(place, finding)] = found.as_slice() else { panic!("{text}: {found:?}") };
            assert_eq!((place.as_str(), finding.suggestion.as_deref()), (marked, better), "{text}");
            let severity = if marked.starts_with('!') { Severity::Error } else { Severity::Warning };
            assert_eq!(finding.severity, severity, "{text}");
            let codes: Vec<_> = lessons(text).findings().1.into_iter().map(|finding| finding.code).collect();
            assert_eq!(codes, ["FB0719"], "{text}");
        }
    }

    #[test]
    fn brackets_and_digits_of_other_kinds_are_told() {
        for (text, marked, severity) in [
            ("先付维修费［5］。", "［5］", Severity::Error),
            ("先付维修费。【5】", "【5】", Severity::Error),
            ("先付维修费（5）。", "（5）", Severity::Warning),
            ("So it is ［5］.", "［5］", Severity::Error),
            ("So it is [source 5].", "[source 5]", Severity::Error),
            ("So it is [Ref. 3].", "[Ref. 3]", Severity::Error),
            ("So it is [５].", "[５]", Severity::Error),
            ("ادفع أولا [٢].", "[٢]", Severity::Error),
            ("ادفع أولا ]2[.", "]2[", Severity::Error),
            ("**Pay**【5】", "【5】", Severity::Error),
        ] {
            let found = lessons(text).found("FB0719");
            let [(place, finding)] = found.as_slice() else { panic!("{text}: {found:?}") };
            assert_eq!((place.as_str(), finding.severity), (marked, severity), "{text}");
            let number = marked.chars().find_map(|c| "２٢2".contains(c).then_some('2'));
            let number = number.unwrap_or(if marked.contains('3') { '3' } else { '5' });
            assert_eq!(finding.suggestion, Some(format!("[{number}]")), "{text}");
            let codes: Vec<_> = lessons(text).findings().1.into_iter().map(|finding| finding.code).collect();
            assert_eq!(codes, ["FB0719"], "{text}");
        }
        for text in [
            "包括（1）水；（2）电。",
            "见表（1）。在【附件】中。",
            "（5）",
            "So x［50］, [a], ]x[, a[i], (5), [5](x.md)",
            "y[1]2[3]",
            "the [5th] one",
            "村庄（5个）。",
        ] {
            assert_eq!(lessons(text).marked("FB0719"), [""; 0], "{text}");
        }
        lessons(&"【".repeat(20_000)).marked("FB0719");
        lessons(&"a]1[ ".repeat(10_000)).marked("FB0719");
    }

    #[test]
    fn other_brackets_and_numbers_that_no_source_has_are_none() {
        for text in [
            "[1] [2], [1][2], \\[1, 2], `[1, 2]`, $[1, 2]$, [0, 1], [1, 50], [2014-2015], wow! [1]",
            "[1, 2](https://example.org)",
        ] {
            assert_eq!(lessons(text).marked("FB0719"), [""; 0], "{text}");
        }
    }

    #[test]
    fn they_stand_for_the_sources_that_they_mean() {
        let site = Site::starter()
            .edit(
                "This is what the method could reach",
                "In 21 days [1, 5].\n\nThis is what the method could reach",
            )
            .edit(
                "from 42 pumps in western Kenya over 14 months [5]",
                "from 42 pumps in western Kenya over 14 months [1,5]",
            )
            .edit("to over 99 per cent [5]", "to over 99 per cent");
        let codes: Vec<_> = site.findings().1.into_iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["FB0719", "FB0719"]);
    }
}
