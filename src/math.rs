//! LaTeX to MathML, for every page and every check.
//!
//! Takes one formula, gives one `<math>` element that is well-formed XML, without styles, entities
//! or anything that could run. pulldown-latex does the reading and the setting; what it leaves open
//! is closed here: it writes function names and `<` unescaped, writes `style` attributes that a strict
//! Content-Security-Policy refuses, and knows macros, with which a short text can become a long one.
//! The last step looks at the finished text once more, so that a fault of the library is a formula
//! refused and not a hole in the page.

use pulldown_latex::config::DisplayMode;
use pulldown_latex::event::{
    Content, Dimension, DimensionUnit, EnvironmentFlow, Event, Grouping, StateChange, Visual,
};
use pulldown_latex::{Parser, RenderConfig, Storage, push_mathml};

/// Most characters of a formula.
pub(crate) const LENGTH_LIMIT: usize = 2_000;
/// Deepest nesting of groups; browsers stop at some hundred elements.
const DEPTH_LIMIT: usize = 40;
/// Most pieces a formula may have; the longest formula without macros has fewer.
const EVENT_LIMIT: usize = 10_000;
/// Widest space, in units of the letter size.
const SPACE_LIMIT: f32 = 20.0;

/// Commands that are refused: those that define others, because a few of them can stand for millions
/// of characters; and `\char`, on which pulldown-latex 0.8 panics for some arguments.
const REFUSED: [&str; 12] = [
    "char",
    "def",
    "edef",
    "expandafter",
    "futurelet",
    "gdef",
    "let",
    "newcommand",
    "newenvironment",
    "providecommand",
    "renewcommand",
    "xdef",
];

/// Environments that are refused: pulldown-latex 0.8 computes with their number without care.
const REFUSED_ENVIRONMENTS: [&str; 3] = ["alignat", "alignat*", "alignedat"];

/// Elements that a finished formula may have.
pub(crate) const ELEMENTS: [&str; 19] = [
    "math",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mover",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];

/// Attributes that a finished formula may have.
const ATTRIBUTES: [&str; 15] = [
    "class",
    "depth",
    "display",
    "displaystyle",
    "height",
    "largeop",
    "linethickness",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "scriptlevel",
    "stretchy",
    "symmetric",
    "width",
];

/// Sets a formula; the error says in a few words why it cannot be set.
pub(crate) fn to_mathml(latex: &str, display: bool) -> Result<String, String> {
    refuse_at_once(latex)?;
    let storage = Storage::new();
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut depth = 0usize;
    for event in Parser::new(latex, &storage) {
        let event = event.map_err(|error| words_of(&error.to_string(), latex))?;
        match &event {
            Event::Begin(_) => depth += 1,
            Event::End => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH_LIMIT {
            return Err("the groups nest too deep".to_owned());
        }
        if events.len() == EVENT_LIMIT {
            return Err("it has too many parts".to_owned());
        }
        events.push(tamed(event)?);
    }
    if !events.iter().any(is_seen) {
        return Err("it shows nothing".to_owned());
    }
    let mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode: mode, ..RenderConfig::default() };
    let mut mathml = String::new();
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    push_mathml(&mut mathml, events, config).map_err(|error| error.to_string())?;
    let mathml = mended(&mathml);
    if is_clean(&mathml) { Ok(mathml) } else { Err("it cannot be written as MathML".to_owned()) }
}

/// What is told from the text alone, before the parser sees it.
fn refuse_at_once(latex: &str) -> Result<(), String> {
    if latex.chars().nth(LENGTH_LIMIT).is_some() {
        return Err(format!("it is longer than {LENGTH_LIMIT} characters"));
    }
    // The parser looks at a group once for each group around it.
    let mut depth = 0usize;
    for c in latex.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH_LIMIT {
            return Err("the groups nest too deep".to_owned());
        }
    }
    if let Some(command) = commands(latex).find(|command| REFUSED.contains(command)) {
        return Err(format!("`\\{command}` is not allowed"));
    }
    if let Some(name) = REFUSED_ENVIRONMENTS.iter().find(|name| latex.contains(&format!("{{{name}}}"))) {
        return Err(format!("the environment `{name}` is not known here; use `aligned`"));
    }
    if latex.contains(|c: char| c.is_control() && !c.is_whitespace()) {
        return Err("it holds a control character".to_owned());
    }
    Ok(())
}

/// The names of all commands: letters after a backslash.
fn commands(latex: &str) -> impl Iterator<Item = &str> {
    // A backslash before a backslash is a line break, and the second one begins no command.
    let mut rest = latex;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find('\\')?;
            rest = &rest[at + 1..];
            let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            if len > 0 {
                let name = &rest[..len];
                rest = &rest[len..];
                return Some(name);
            }
            let skip = rest.chars().next().map_or(0, char::len_utf8);
            rest = &rest[skip..];
        }
    })
}

/// The parser's words without its drawing, and with the name of a command that it does not know.
fn words_of(error: &str, latex: &str) -> String {
    let first = error.lines().next().unwrap_or_default();
    let words = first.strip_prefix("parsing error: ").unwrap_or(first);
    if words.contains("unknown primitive") {
        let storage = Storage::new();
        let unknown = |command: &&str| {
            let alone = format!("\\{command}");
            let mut events = Parser::new(&alone, &storage);
            events.any(|event| event.is_err_and(|error| error.to_string().contains("unknown primitive")))
        };
        return match commands(latex).find(unknown) {
            Some(command) => format!("the command `\\{command}` is not known"),
            None => "it has a command that is not known".to_owned(),
        };
    }
    words.to_owned()
}

/// An event as the page can show it.
fn tamed(event: Event<'_>) -> Result<Event<'_>, String> {
    Ok(match event {
        // Written as it is by the library, so nothing but words may pass.
        Event::Content(Content::Function(name)) if !name.chars().all(is_word) => {
            return Err("the name of an operator has more than letters in it".to_owned());
        }
        // The library's own way to write a space, which it escapes afterwards.
        Event::Content(Content::Text("&nbsp;")) => space(Some(em(0.25)), None, None)?,
        Event::Space { width, height, depth } => space(width, height, depth)?,
        Event::StateChange(StateChange::Color(_)) => {
            return Err("colours are not shown: pages must print in grey".to_owned());
        }
        // More height between two rows would need a `style` attribute.
        Event::EnvironmentFlow(EnvironmentFlow::NewLine { horizontal_lines, .. }) => {
            Event::EnvironmentFlow(EnvironmentFlow::NewLine { spacing: None, horizontal_lines })
        }
        Event::Visual(Visual::Fraction(Some(line))) => Event::Visual(Visual::Fraction(Some(sized(line)?))),
        Event::Begin(Grouping::LeftRight(open, close)) => {
            Event::Begin(Grouping::LeftRight(open.filter(is_plain), close.filter(is_plain)))
        }
        event => event,
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '\u{a0}' | '\u{2009}')
}

fn is_plain(c: &char) -> bool {
    !matches!(c, '<' | '&')
}

/// Whether an event can put something on the page.
fn is_seen(event: &Event<'_>) -> bool {
    matches!(event, Event::Content(_))
}

fn em(value: f32) -> Dimension {
    Dimension::new(value, DimensionUnit::Em)
}

/// A space to the right. One to the left would need a `style` attribute and is left out; a space
/// without a width is written wrongly by the library.
fn space<'a>(
    width: Option<Dimension>,
    height: Option<Dimension>,
    depth: Option<Dimension>,
) -> Result<Event<'a>, String> {
    let width = sized(width.unwrap_or(em(0.0)))?;
    let width = if width.value < 0.0 { em(0.0) } else { width };
    let height = height.map(sized).transpose()?;
    let depth = depth.map(sized).transpose()?;
    Ok(Event::Space { width: Some(width), height, depth })
}

/// A length in a unit that CSS knows, within reason.
fn sized(dimension: Dimension) -> Result<Dimension, String> {
    let dimension = match dimension.unit {
        DimensionUnit::Mu => em(dimension.value / 18.0),
        _ => dimension,
    };
    // A centimetre is less than three letters wide; near enough to keep a page from being blown up.
    let letters = match dimension.unit {
        DimensionUnit::Em | DimensionUnit::Mu => 1.0,
        DimensionUnit::Ex => 0.5,
        DimensionUnit::Cm => 2.5,
        DimensionUnit::In => 6.0,
        DimensionUnit::Pc | DimensionUnit::Cc => 1.0,
        DimensionUnit::Mm => 0.25,
        DimensionUnit::Pt | DimensionUnit::Bp | DimensionUnit::Dd => 0.1,
        DimensionUnit::Sp => 0.0,
    };
    if dimension.value.is_finite() && (dimension.value * letters).abs() <= SPACE_LIMIT {
        Ok(dimension)
    } else {
        Err("it has a space that is too wide".to_owned())
    }
}

/// Escapes what the library writes as it is: a single `<` or `&` as the whole of an element. Text is
/// escaped by the library, so these pairs of characters occur nowhere else.
fn mended(mathml: &str) -> String {
    mathml
        .replace("><</", ">&lt;</")
        .replace("><\u{338}</", ">&lt;\u{338}</")
        .replace(">&</", ">&amp;</")
        .replace(">&\u{338}</", ">&amp;\u{338}</")
        .replace("&nbsp;", "\u{a0}")
        .replace("\"minsize=", "\" minsize=")
}

/// Whether a finished formula consists of known elements, known attributes and escaped text.
fn is_clean(mathml: &str) -> bool {
    let mut rest = mathml;
    let mut open: Vec<&str> = Vec::new();
    while let Some(at) = rest.find(['<', '&']) {
        rest = &rest[at..];
        if let Some(entity) = ["&amp;", "&lt;", "&gt;"].iter().find(|entity| rest.starts_with(**entity)) {
            rest = &rest[entity.len()..];
            continue;
        }
        let Some(tag) = rest.strip_prefix('<') else { return false };
        let Some(end) = tag.find('>') else { return false };
        rest = &tag[end + 1..];
        let tag = &tag[..end];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return false;
            }
            continue;
        }
        let (tag, closed) = match tag.strip_suffix(" /") {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !ELEMENTS.contains(&name) || !are_attributes(attributes) {
            return false;
        }
        if !closed {
            open.push(name);
        }
    }
    open.is_empty()
}

/// Whether a text is `name="value"` any number of times, with known names and plain values.
fn are_attributes(mut text: &str) -> bool {
    while !text.is_empty() {
        let Some((name, rest)) = text.split_once("=\"") else { return false };
        let Some((value, rest)) = rest.split_once('"') else { return false };
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '.' | '%');
        if !ATTRIBUTES.contains(&name) || !value.chars().all(plain) {
            return false;
        }
        text = match rest.strip_prefix(' ') {
            Some(more) => more,
            None if rest.is_empty() => "",
            None => return false,
        };
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn usual_formulas_are_set() {
        for (latex, part) in [
            (r"E = mc^2", "<msup><mi>c</mi><mn>2</mn></msup>"),
            (r"\frac{1}{2}", "<mfrac>"),
            (r"a < b \& c > d", "<mo>&lt;</mo>"),
            (r"50\,\%", "<mi>%</mi>"),
            (r"\text{kWh a day & night <b>}", "&lt;b&gt;"),
            (r"\sum_{i=1}^{n} x_i", "∑"),
            (r"\bigl( x \bigr)", " minsize="),
            (r"\begin{cases} 1 & x > 0 \\[2pt] 0 & x \le 0 \end{cases}", "<mtable"),
            (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "<mtr>"),
            (r"\begin{array}{c|c} a & b \end{array}", "<mtable"),
            (r"\operatorname{median}(t)", "<mi>median</mi>"),
            (r"\mathrm{CO}_2", "<msub>"),
            (r"\sqrt[3]{x}\!\quad y~z\ w", "<mroot>"),
            (r"\not< \strut \underline{x} \overbrace{a+b}^{n}", "<munder>"),
            (r"\int\limits_0^1 f", "∫"),
            ("温度 = 3", "<mi>温</mi>"),
        ] {
            for display in [false, true] {
                let mathml = to_mathml(latex, display).unwrap_or_else(|error| panic!("{latex}: {error}"));
                assert!(mathml.contains(part), "{latex}: {mathml}");
                assert!(!mathml.contains("style=") && !mathml.contains("&nbsp;"), "{latex}: {mathml}");
            }
        }
        assert!(to_mathml("x", true).unwrap().starts_with("<math display=\"block\">"));
    }

    #[test]
    fn errors_say_what_is_wrong() {
        for (latex, words) in [
            (r"\fooo{x}", "`\\fooo` is not known"),
            (r"\frac{1}", "expected a token"),
            (r"{x", "unbalanced group"),
            (r"x^2^3", "superscript"),
            (r"\color{red} x", "colours"),
            (r"\hspace{99999em}", "too wide"),
            (r"\begin{alignat}{99999999} x \end{alignat}", "alignat"),
            ("", "shows nothing"),
            (r"\ \quad", "shows nothing"),
            ("a\u{0}", "control character"),
        ] {
            let error = to_mathml(latex, false).unwrap_err();
            assert!(error.contains(words), "{latex}: {error}");
            assert!(!error.contains('\n') && !error.contains('│'), "{latex}: {error}");
        }
    }

    #[test]
    fn nothing_of_the_formula_becomes_markup() {
        for latex in [
            r"\operatorname{<img src=x onerror=alert(1)>}",
            r"\operatorname{&lt;img}",
            r"\operatorname{</mi><script>}",
            r"\text{</mtext><script>alert(1)</script>}",
            r"\textbf{<img src=x onerror=alert(1)>}",
            r"\char60 script",
            r"\href{javascript:alert(1)}{x}",
            r"\style{color:red}{x}",
            r"\class{x}{y}",
            r"\text{ style=&quot;x&quot;}",
            r"<<<script>>>",
            r"\mathop{<}\mathrel{<}\mathord{<}\mathbin{<}\mathopen{<}\mathclose{<}\mathpunct{<}\mathinner{<}",
            r"\left< x \right>",
            "\u{202e}<script>",
        ] {
            if let Ok(mathml) = to_mathml(latex, false) {
                let page = scraper::Html::parse_fragment(&mathml);
                for node in page.tree.nodes().filter_map(|node| node.value().as_element().cloned()) {
                    let name = node.name();
                    assert!(
                        ["html", "body"].contains(&name) || ELEMENTS.contains(&name),
                        "{latex}: {name} in {mathml}"
                    );
                    let plain = node.attrs().all(|(name, _)| ATTRIBUTES.contains(&name));
                    assert!(plain, "{latex}: {mathml}");
                }
            }
        }
    }

    #[test]
    fn hostile_formulas_end_quickly() {
        let doubling: String = ('a'..='z').map(|c| format!(r"\def\{c}{c}{{\{c}\{c}}}")).collect();
        for latex in [
            "{".repeat(10_000) + &"}".repeat(10_000),
            "{".repeat(10_000),
            "}".repeat(10_000),
            "{".repeat(900) + &"}".repeat(900),
            r"\left(".repeat(200) + &r"\right)".repeat(200),
            r"\begin{matrix}".repeat(60) + &r"\end{matrix}".repeat(60),
            r"\sqrt".repeat(10_000),
            r"\sqrt".repeat(399) + "x",
            r"\frac".repeat(399),
            "x_".repeat(999),
            "{}".repeat(999) + "x",
            r"\relax ".repeat(280) + "x",
            "%\n".repeat(999) + "x",
            r"\sin\,".repeat(300),
            r"\def\x{\x\x}\x".to_owned(),
            r"\newcommand{\x}{\x\x}\x".to_owned(),
            r"\let\x\x\x".to_owned(),
            doubling,
            r"\begin{array}{".to_owned() + &"c".repeat(1_900) + "}x\\end{array}",
            r"\begin{matrix}".to_owned() + &"&".repeat(1_900) + r"\end{matrix}",
            r"\\".repeat(900),
            "x".repeat(1_000_000),
        ] {
            // The stack of a worker thread, and no more.
            let worker = std::thread::Builder::new().stack_size(1024 * 1024);
            let set = worker.spawn(move || to_mathml(&latex, true).map(|mathml| mathml.len())).unwrap();
            if let Ok(len) = set.join().unwrap() {
                assert!(len < 200_000, "{len}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_formula_panics(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "{", "}", "[", "]", "^", "_", "&", r"\\", "%", " ", "a", "1", "<", ">", "'", "(", "日", "\u{338}",
                    r"\frac", r"\left", r"\right", r"\begin", r"\end", "{matrix}", "{array}", "{cc|c}", "{cases}",
                    r"\operatorname", r"\text", r"\not", r"\limits", r"\hspace", "{9em}", r"\kern", "-3em", r"\over",
                    r"\genfrac", r"\mathop", r"\big", r"\middle", r"\hline", r"\cr", r"\color", "{red}", r"\sin", "\\",
                ]),
                0..12,
            ),
            word in "\\PC{0,8}",
        ) {
            let latex = parts.concat() + &word;
            if let Ok(mathml) = to_mathml(&latex, false) {
                prop_assert!(is_clean(&mathml));
            }
        }
    }
}
