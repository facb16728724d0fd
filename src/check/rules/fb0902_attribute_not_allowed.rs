//! FB0902: an HTML attribute that is not allowed.

use super::fb0903_dangerous_attribute::is_dangerous;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, any_of, shown};
use crate::markup::{ATTRIBUTES, is_allowed_attribute, is_allowed_element, own_attributes};

pub(super) const RULE: Rule = Rule {
    code: "FB0902",
    name: "attribute-not-allowed",
    severity: Severity::Error,
    title: "An HTML attribute is not allowed",
    explanation: "\
An attribute is what stands in an HTML tag after its name: in `<b lang=\"fr\">` it is `lang=\"fr\"`.
Attributes that run a program (`onclick` and all that begin with `on`), change how the text looks
(`style`, `class`), or name parts of the page (`id`) are taken out when a page is made.

Delete the attribute. `lang`, `dir` and `title` are allowed everywhere. A heading gets an id with
`## Words {#the-id}`. How pages look is up to the theme.",
    wrong: Example::Body("<span style=\"color: red\">Pay for repair first.</span>"),
    right: Example::Body("<strong>Pay for repair first.</strong>"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for tag in context.tags() {
        let Some((element, attributes)) = tag.start() else { continue };
        // The element itself has a finding when it is not allowed.
        if !is_allowed_element(element) {
            continue;
        }
        for (name, value) in attributes {
            if is_allowed_attribute(element, name) || is_dangerous(element, name, value) {
                continue;
            }
            let place = context.attribute_place(&tag, name);
            let message = format!("the attribute `{}` is not allowed on `<{element}>`", shown(name));
            let finding = report.at(place, message);
            match name.as_str() {
                "style" | "class" | "align" | "valign" | "width" | "height" | "bgcolor" | "color"
                | "border" => {
                    finding.help("delete it: how pages look is up to the theme");
                }
                "id" | "name" => {
                    finding.help("delete it; a heading gets an id with `## Words {#the-id}`");
                }
                name if name.starts_with("on") => {
                    finding.help("delete it: a text runs no programs");
                }
                _ => {
                    let allowed: Vec<&str> =
                        ATTRIBUTES.iter().chain(own_attributes(element)).copied().collect();
                    finding.help(format!("delete it; here you may write {}", any_of(&allowed)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    #[test]
    fn the_attribute_alone_is_marked() {
        let site = Site::starter();
        let text = format!(
            "{}\n\n<p title=\"onclick\" onclick='x'>a <abbr title=\"IoT\" ID=q lang=en>b</abbr> <td colspan=2 rowspan=3 width=4>c</td></p>\n\n\
             <details open><summary>s</summary></details> <font onclick=x>d</font> <q cite=\"https://example.org\">e</q>\n",
            site.text(SAMPLE)
        );
        assert_eq!(site.with(SAMPLE, text).marked("FB0902"), ["onclick", "ID", "width"]);
    }
}
