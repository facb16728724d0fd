//! FB0903: a dangerous address in an HTML attribute.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::scheme_of;
use crate::markup::is_web_address;

pub(super) const RULE: Rule = Rule {
    code: "FB0903",
    name: "dangerous-attribute",
    severity: Severity::Error,
    title: "An HTML attribute holds a dangerous address",
    explanation: "\
The address runs a program in the reader's browser, hides a whole file, or points at a disk. Whatever
element it stands on, it is taken out when a page is made, and an editor will ask where it comes from.

Take it out. The `cite` of a quotation is the address of a page: it begins with `https://`.",
    wrong: Example::Body("<q cite=\"javascript:alert(1)\">Pay for repair first.</q>"),
    right: Example::Body("<q cite=\"https://example.org/report\">Pay for repair first.</q>"),
    check,
};

/// Attributes that hold an address, on whatever element.
const ADDRESSES: [&str; 17] = [
    "action",
    "archive",
    "background",
    "cite",
    "classid",
    "codebase",
    "data",
    "dynsrc",
    "formaction",
    "href",
    "longdesc",
    "lowsrc",
    "ping",
    "poster",
    "src",
    "srcset",
    "xlink:href",
];

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for tag in context.tags() {
        let Some((element, attributes)) = tag.start() else { continue };
        for (name, value) in attributes.iter().filter(|(name, value)| is_dangerous(element, name, value)) {
            let place = context.attribute_place(&tag, name);
            let message = match scheme_of(value) {
                Some(scheme) => format!(
                    "`{}` may not hold an address that begins with `{}:`",
                    shown(name),
                    shown(&scheme)
                ),
                None => format!("`{}` holds no address of a page: `{}`", shown(name), shown(value)),
            };
            let finding = report.at(place, message);
            finding.help(if name == "cite" {
                "write the address of the page that is quoted, or take it out"
            } else {
                "take it out"
            });
        }
    }
}

/// Whether an attribute holds an address that could do harm, or a `cite` that is no page.
pub(super) fn is_dangerous(element: &str, name: &str, value: &str) -> bool {
    if (element == "q" || element == "blockquote") && name == "cite" {
        return !is_web_address(value);
    }
    let harmful = ["javascript", "vbscript", "livescript", "data", "file", "blob", "view-source"];
    ADDRESSES.contains(&name) && scheme_of(value).is_some_and(|scheme| harmful.contains(&scheme.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn addresses_are_read_as_a_browser_reads_them() {
        let site = Site::starter();
        let text = format!(
            "{}\n\n<a href=\"java&#10;script&colon;x\">a</a> <b data=x title=\"javascript:x\">b</b> <img SRC=data:x> <q cite=report.html>c</q> \
             <a href=\"https://example.org\">d</a> <q cite=\"https://example.org\">e</q> <b href=' &#1;vbscript:x'>f</b>\n",
            site.text(SAMPLE)
        );
        let site = site.with(SAMPLE, text);
        assert_eq!(site.marked("FB0903"), ["href", "SRC", "cite", "href"]);
        // One finding is enough for one attribute.
        assert_eq!(site.marked("FB0902"), ["data"]);
    }
}
