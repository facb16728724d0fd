//! Formulas of Word (Office Math, ECMA-376 part 1, section 22) as LaTeX.

use roxmltree::Node;

use super::word::{Space, attribute, child, space_of};

/// The LaTeX of a formula, where it is one that the site can set.
pub(super) fn latex(node: Node<'_, '_>, display: bool) -> Option<String> {
    let mut latex = String::new();
    write(node, &mut latex)?;
    let latex = super::one_line(&latex);
    crate::math::to_mathml(&latex, display).ok().map(|_| latex)
}

/// The letters of a formula in their order.
pub(super) fn letters(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|node| is(*node, "t"));
    super::one_line(&texts.filter_map(|node| node.text()).collect::<String>())
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    space_of(node) == Space::Math && node.tag_name().name() == name
}

/// Writes what an element holds; `None` when something in it has no counterpart.
fn write_all(node: Node<'_, '_>, latex: &mut String) -> Option<()> {
    node.children().filter(Node::is_element).try_for_each(|child| write(child, latex))
}

fn write(node: Node<'_, '_>, latex: &mut String) -> Option<()> {
    if space_of(node) != Space::Math {
        // Properties of letters, and marks of tracked changes around parts.
        return match node.tag_name().name() {
            "del" | "moveFrom" | "rPr" => Some(()),
            _ => write_all(node, latex),
        };
    }
    let part = |name: &str| -> Option<String> {
        let mut inner = String::new();
        write_all(node.children().find(|node| is(*node, name))?, &mut inner)?;
        Some(inner)
    };
    let property = |name: &str| {
        let properties = node.children().find(|node| node.tag_name().name().ends_with("Pr"))?;
        Some(attribute(child(properties, name)?, "val").unwrap_or_default().to_owned())
    };
    match node.tag_name().name() {
        "t" => latex.push_str(&signs(node.text().unwrap_or_default())?),
        "f" => latex.push_str(&format!("\\frac{{{}}}{{{}}}", part("num")?, part("den")?)),
        "sSup" => latex.push_str(&format!("{{{}}}^{{{}}}", part("e")?, part("sup")?)),
        "sSub" => latex.push_str(&format!("{{{}}}_{{{}}}", part("e")?, part("sub")?)),
        "sSubSup" => {
            latex.push_str(&format!("{{{}}}_{{{}}}^{{{}}}", part("e")?, part("sub")?, part("sup")?));
        }
        "rad" => match part("deg").filter(|degree| !degree.trim().is_empty()) {
            Some(degree) => latex.push_str(&format!("\\sqrt[{degree}]{{{}}}", part("e")?)),
            None => latex.push_str(&format!("\\sqrt{{{}}}", part("e")?)),
        },
        "nary" => {
            let sign = match property("chr").as_deref() {
                None | Some("∫") => "\\int",
                Some("∑") => "\\sum",
                Some("∏") => "\\prod",
                Some(_) => return None,
            };
            let scripts = [('_', part("sub")), ('^', part("sup"))];
            latex.push_str(sign);
            for (sign, script) in scripts {
                if let Some(script) = script.filter(|script| !script.trim().is_empty()) {
                    latex.push_str(&format!("{sign}{{{script}}}"));
                }
            }
            latex.push_str(&format!("{{{}}}", part("e")?));
        }
        "d" => {
            let bracket = |name, other| property(name).unwrap_or_else(|| String::from(other));
            let (open, close) = (bracket("begChr", "("), bracket("endChr", ")"));
            let mut inner = Vec::new();
            for child in node.children().filter(|node| is(*node, "e")) {
                let mut text = String::new();
                write_all(child, &mut text)?;
                inner.push(text);
            }
            let (open, close) = (bracket_of(&open)?, bracket_of(&close)?);
            latex.push_str(&format!("\\left{open} {} \\right{close}", inner.join(" | ")));
        }
        "func" => {
            let name = part("fName")?;
            let known = ["sin", "cos", "tan", "log", "ln", "exp", "lim", "max", "min"];
            let slash = if known.contains(&name.trim()) { "\\" } else { "" };
            latex.push_str(&format!("{slash}{name} {{{}}}", part("e")?));
        }
        "bar" => latex.push_str(&format!("\\overline{{{}}}", part("e")?)),
        name if name.ends_with("Pr") => {}
        // What has no shape of its own.
        "oMath" | "oMathPara" | "r" | "e" | "box" | "num" | "den" | "sub" | "sup" | "fName" => {
            write_all(node, latex)?;
        }
        _ => return None,
    }
    Some(())
}

/// The bracket that LaTeX writes behind `\left` and `\right`.
fn bracket_of(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "(" => "(",
        ")" => ")",
        "[" => "[",
        "]" => "]",
        "{" => "\\{",
        "}" => "\\}",
        "|" => "|",
        "" => ".",
        _ => return None,
    })
}

/// The letters of a formula, without a meaning that LaTeX would give them.
fn signs(text: &str) -> Option<String> {
    let mut latex = String::new();
    for c in text.chars() {
        match c {
            '\\' | '~' | '^' => return None,
            '{' | '}' | '$' | '%' | '&' | '#' | '_' => latex.extend(['\\', c]),
            '×' => latex.push_str("\\times "),
            '·' | '⋅' => latex.push_str("\\cdot "),
            '≤' => latex.push_str("\\leq "),
            '≥' => latex.push_str("\\geq "),
            '≠' => latex.push_str("\\neq "),
            '≈' => latex.push_str("\\approx "),
            '±' => latex.push_str("\\pm "),
            '÷' => latex.push_str("\\div "),
            '−' => latex.push('-'),
            _ => latex.push(c),
        }
    }
    Some(latex)
}
