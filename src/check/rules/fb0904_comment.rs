//! FB0904: an HTML comment.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::Severity;
use crate::markup::PieceKind;

pub(super) const RULE: Rule = Rule {
    code: "FB0904",
    name: "comment",
    severity: Severity::Error,
    title: "A comment stands in the text",
    explanation: "\
What stands between `<!--` and `-->` is taken out when a page is made, as are declarations such as
`<!DOCTYPE html>` and everything between `<?` and `?>`. Readers never see it, but it stays in the file,
where everybody can read it, and translators do not know whether to translate it. A comment that is not
closed takes all the text after it off the page; so a text with comments is not published.

Delete it. A question about the text belongs into the pull request.",
    wrong: Example::Body("Pay for repair first. <!-- ask the university -->"),
    right: Example::Body("Pay for repair first."),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for tag in context.tags() {
        let message = match tag.kind {
            PieceKind::Comment => "readers do not see this comment",
            PieceKind::Declaration => "readers do not see this declaration",
            _ => continue,
        };
        report.at(context.first_line(tag.span), message).help("delete it, or say it in the text");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn all_that_browsers_take_for_a_comment_is_found_and_code_is_not() {
        let site = Site::starter();
        let text = format!(
            "{}\n\na <!-- one --> b <?two?> c `<!-- no -->`\n\n<!-- three\nfour -->\n\n<!DOCTYPE html>\n\n```\n<!-- no -->\n```\n",
            site.text(SAMPLE)
        );
        assert_eq!(
            site.with(SAMPLE, text).marked("FB0904"),
            ["<!-- one -->", "<?two?>", "<!-- three", "<!DOCTYPE html>"]
        );
    }
}
