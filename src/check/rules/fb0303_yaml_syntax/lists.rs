//! Items of a list that lack their hyphen, or stand in a column of their own.

use super::lines::{Line, Slip, Yaml, is_key, visible_place};
use crate::check::rules::fb0308_missing_key::example;
use crate::model::language::Language;

/// Most lines above one that are looked through for the list that it belongs to.
pub(super) const LINES_ABOVE: usize = 100;

/// What a line may belong to that has the same indent, or none of its own.
pub(super) enum Owner<'a> {
    /// The item of a list, by its first line.
    Item(Line<'a>),
    /// A key that takes a list, and has nothing behind it.
    Key,
}

pub(super) fn owner<'a>(yaml: &Yaml<'a>, line: Line<'a>) -> Option<Owner<'a>> {
    let indent = line.indent().len();
    let mut above = line;
    for _ in 0..LINES_ABOVE {
        above = yaml.line_before(above)?;
        let words = above.text.trim();
        if above.indent().len() > indent {
            continue;
        }
        if above.indent().len() == indent && words.starts_with("- ") {
            return Some(Owner::Item(above));
        }
        return words.strip_suffix(':').filter(|key| takes_a_list(yaml, key)).map(|_| Owner::Key);
    }
    None
}

/// The first line below the key above that a line stands below, too.
pub(super) fn first_of_list<'a>(yaml: &Yaml<'a>, line: Line<'a>) -> Option<Line<'a>> {
    let mut first = line;
    for _ in 0..LINES_ABOVE {
        let above = yaml.line_before(first)?;
        if above.indent().len() < line.indent().len() {
            return (first.start < line.start).then_some(first);
        }
        first = above;
    }
    None
}

/// The item above that a list item stands between the columns of: ` - b` below `- a`.
fn item_further_out<'a>(yaml: &Yaml<'a>, line: Line<'a>) -> Option<Line<'a>> {
    let indent = line.indent().len();
    if !line.text.trim_start().starts_with("- ") {
        return None;
    }
    let mut above = std::iter::successors(yaml.line_before(line), |line| yaml.line_before(*line));
    let item = above.by_ref().take(LINES_ABOVE).find(|line| line.indent().len() < indent)?;
    (item.text.trim_start().starts_with("- ") && indent < item.column()).then_some(item)
}

pub(super) fn takes_a_list(yaml: &Yaml<'_>, key: &str) -> bool {
    if yaml.has_questions {
        return key == "find" || Language::from_code(key).is_some();
    }
    example(key).is_some_and(|example| example.contains(": [") || example.contains("`  - "))
}

/// The key that a line begins with, also behind `- ` and `{`.
pub(super) fn first_key<'a>(line: Line<'a>) -> Option<&'a str> {
    let words = line.text.get(line.column()..)?.trim_start_matches(['{', ' ']);
    words.split_once(':').map(|(key, _)| key).filter(|key| is_key(key))
}

/// Whether the first line below a key stands below one that takes a list.
pub(super) fn is_below_a_list(yaml: &Yaml<'_>, first: Line<'_>) -> bool {
    let above = yaml.line_before(first).map(|above| above.text.trim());
    above.and_then(|above| above.strip_suffix(':')).is_some_and(|key| takes_a_list(yaml, key))
}

/// A line that is an item of a list, and lacks its `- ` or a part of it.
pub(super) fn lost_hyphen(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    let owner = owner(yaml, line)?;
    let words = line.text.trim();
    let start = line.start + line.indent().len();
    let help = "each item of a list begins with `- `, a hyphen and a space, all in the same column";
    let mark = ["-", "*", "•", "–", "—"].into_iter().find(|mark| words.starts_with(mark));
    if let Some(mark) = mark.filter(|mark| *mark != "-" || !words.starts_with("- ")) {
        let behind = &words[mark.len()..];
        let place = start..start + words.len() - behind.trim_start().len();
        let (message, label) = match mark {
            "-" => ("a space is missing after the hyphen of a list".to_owned(), "no space follows"),
            _ => (format!("`{mark}` does not begin an item of a list"), "not a hyphen"),
        };
        let is_word = behind.trim_start().starts_with(|c: char| c.is_alphanumeric() || "\"'{[".contains(c));
        return is_word.then(|| Slip::new(place, message, label).help(help).better("- "));
    }
    if mark.is_some() {
        return None;
    }
    // A key is that of a new item where it is the one that the item above begins with.
    let key = line.colon().and_then(|colon| line.text.get(line.column()..colon));
    let begins_an_item = match (key, &owner) {
        (None, _) => true,
        (Some(key), Owner::Item(item)) => {
            item.colon().and_then(|colon| item.text.get(item.column()..colon)) == Some(key)
        }
        (Some(_), Owner::Key) => false,
    };
    let place = start..start + words.len();
    let better = format!("- {words}");
    begins_an_item.then(|| {
        Slip::new(place, "a hyphen is missing before this item of a list", "no hyphen")
            .help(help)
            .better(better)
    })
}

/// `did not find expected key`: a line in a column of its own, or words behind a closed value.
pub(super) fn wrong_column(yaml: &Yaml<'_>, line: Line<'_>, at: usize) -> Option<Slip> {
    let indent = line.indent().len();
    if at > line.start + line.column() {
        let value = line.value().filter(|value| yaml.text[value.clone()].starts_with(['[', '{']));
        return Some(match value {
            Some(value) => Slip::needs_quotes(yaml, value, "the value goes on after its closing bracket"),
            None => Slip::new(visible_place(yaml.text, at..at), "the value ends before this", "too much")
                .help("put the whole value in quotes"),
        });
    }
    if let Some(above) = item_further_out(yaml, line) {
        let place = line.start..line.start + indent;
        return Some(
            Slip::new(place, "this item of a list is indented too far", "too far")
                .help("begin all items of one list in the same column")
                .better(" ".repeat(above.indent().len())),
        );
    }
    // Of two items in braces that lack their hyphens the first is where the list begins.
    let words = line.text.trim();
    if let Some(above) = yaml.line_before(line).filter(|above| above.indent() == line.indent())
        && [words, above.text.trim()].iter().all(|words| words.starts_with('{') && words.ends_with('}'))
        && let Some(slip) = lost_hyphen(yaml, above)
    {
        return Some(slip);
    }
    if let Some(slip) = lost_hyphen(yaml, line) {
        return Some(slip);
    }
    let slip = Slip::new(
        if indent > 0 { line.start..line.start + indent } else { visible_place(yaml.text, at..at) },
        "this line does not begin in the same column as the lines it belongs to",
        "another column",
    )
    .help("lines of one group begin in the same column; what belongs to a key is two spaces further in");
    let before = yaml.line_before(line)?;
    // Below `- title: …` the next key stands under `title`.
    let key = line.colon().and_then(|colon| line.text.get(line.column()..colon));
    let item = match owner(yaml, line) {
        Some(Owner::Item(item)) => Some(item),
        _ => Some(before).filter(|before| before.text.trim_start().starts_with("- ")),
    };
    let below_item = item.filter(|item| item.colon().is_some() && indent > 0 && key.is_some_and(is_key));
    if let Some(item) = below_item {
        return Some(slip.better(" ".repeat(item.column())));
    }
    if !words.starts_with("- ") || indent == 0 {
        return Some(slip);
    }
    // An item further out than what stands above it: that is an item too, or lacks its hyphen.
    let first = first_of_list(yaml, line)?;
    let inner = first.indent().len();
    if first.text.trim_start().starts_with("- ") {
        return Some(slip.better(" ".repeat(inner)));
    }
    // In the same column it is one where it has the key that the item begins with.
    let begins_alike = || {
        let key = first_key(first)?;
        (Some(key) == first_key(line)).then_some(key)
    };
    let is_item = match inner == indent {
        true => begins_alike().is_some() || first_key(first).is_some() && is_below_a_list(yaml, first),
        false => inner == indent + 2 && first.colon().is_some(),
    };
    if !is_item {
        return Some(slip);
    }
    let place = first.start + indent..first.start + first.text.trim_end().len();
    Some(
        Slip::new(place, "a hyphen is missing before this item of a list", "no hyphen")
            .help("each item of a list begins with `- `, a hyphen and a space, all in the same column")
            .better(format!("- {}", first.text.trim())),
    )
}

pub(super) fn list_on_the_line_of_its_key(yaml: &Yaml<'_>, line: Line<'_>) -> Option<Slip> {
    let value = line.value()?;
    let item = yaml.text[value.clone()].strip_prefix("- ")?.trim();
    let slip = Slip::new(value.clone(), "a list with hyphens cannot begin on the line of its key", "list")
        .help("begin it on the next line, indented by two spaces, or write it in brackets");
    // Where the list goes on below, its first item belongs there, too.
    if let Some(next) = yaml.line_after(line).filter(|next| next.text.trim_start().starts_with("- ")) {
        return Some(slip.better(format!("\n{}- {item}", next.indent())));
    }
    Some(if item.contains([',', ':', '[', ']', '{', '}', '"', '\'', '#']) {
        slip
    } else {
        slip.better(format!("[{item}]"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{follow, is_mended, told};

    /// Whoever does what is advised, again and again, comes to a list that can be read.
    #[test]
    fn an_item_without_its_hyphen_is_mended_by_following_the_advice() {
        let source = |first: &str, rest: &str| format!("{first}title: A\n{rest}publisher: P\n");
        let sources = |items: &[String]| format!("sources:\n{}", items.concat());
        let right = sources(&[source("  - ", "    "), source("  - ", "    ")]);
        let topics = "topics:\n  - water\n  - health\n";
        for (yaml, mended) in [
            ("topics:\n- water\nhealth\n", "topics:\n- water\n- health\n"),
            ("topics:\nwater\nhealth\n", "topics:\n- water\n- health\n"),
            ("topics:\n  - water\n  health\n", topics),
            ("topics:\n  - water\n  -health\n", topics),
            ("topics:\n  * water\n  * health\n", topics),
            ("topics: - water\n  - health\n", "topics: \n  - water\n  - health\n"),
            ("topics:\n- \"water\"\n - \"health\"\n", "topics:\n- \"water\"\n- \"health\"\n"),
            ("topics:\n    - water\n  - health\n", "topics:\n    - water\n    - health\n"),
            ("partners:\n- {name: A}\n{name: B}\n", "partners:\n- {name: A}\n- {name: B}\n"),
            ("partners:\n  {name: A}\n  {name: B}\n", "partners:\n  - {name: A}\n  - {name: B}\n"),
            (&sources(&[source("  - ", "    "), source("  ", "    ")]), &right),
            (&sources(&[source("  - ", "    "), source("  ", "  ")]), &right),
            (&sources(&[source("  -", "   "), source("  -", "   ")]), "sources:\n  - title: A\n    "),
            (&sources(&[source("    ", "    "), source("  - ", "    ")]), &right),
        ] {
            let (_, text) = follow("content/pages/about/en.md", format!("---\n{yaml}---\n"));
            assert!(text.starts_with(&format!("---\n{mended}")), "{yaml} became {text}");
        }
        // What is no list is told as before.
        for yaml in ["title: A\nwater\n", "title:\nwater\n", "topics: [water]\nwater\n"] {
            let (_, message, _) = told(yaml.trim_end());
            assert!(message.starts_with("this line is no key"), "{yaml}: {message}");
        }
    }

    /// The questions of the search test are lists, too, and most have their keys between braces.
    #[test]
    fn a_slip_in_a_list_of_questions_is_mended_by_following_the_advice() {
        let braces = "en:\n  - {ask: pump, find: [BP-7K3Q0]}\n  - {ask: hand, find: [BP-7K3Q0]}\n";
        let lines = "en:\n  - ask: pump\n    find: [BP-7K3Q0]\n  - ask: hand\n    find: [BP-7K3Q0]\n";
        let one = "en:\n  - {ask: pump, find: [BP-7K3Q0]}\n";
        let hyphen = "a hyphen is missing";
        let space = "a space is missing after the hyphen";
        for (wrong, right, line, message) in [
            (braces.replacen("  - {", "  {", 1), braces, 2, hyphen),
            (braces.replace("  - {ask: hand", "  {ask: hand"), braces, 3, hyphen),
            (lines.replacen("- ask", "ask", 1).replacen("    find", "  find", 1), lines, 2, hyphen),
            (lines.replacen("  - ask", "    ask", 1), lines, 2, hyphen),
            (lines.replacen("- ask", "-ask", 1).replacen("    find", "   find", 1), lines, 2, space),
            (lines.replacen("- ask", "-ask", 1), lines, 2, space),
            (lines.replace("- ask: hand", "-ask: hand"), lines, 4, space),
            (one.replace("- {", "-{"), one, 2, space),
            (braces.replace("- {ask: hand", "-{ask: hand"), braces, 3, space),
            (braces.replacen("]}", "]", 1), braces, 2, "the bracket `{` is opened and not closed"),
            (one.replace("]}", "]"), one, 2, "the bracket `{` is opened and not closed"),
            (braces.replacen("]}", "}", 1), braces, 2, "the bracket `[` is opened and not closed"),
            (braces.replacen("{ask", "ask", 1), braces, 2, "the bracket `}` closes nothing"),
            (one.replace(['{', '}'], ""), one, 2, "several keys on one line need braces"),
            (
                braces.replace("  - {ask: hand", "   - {ask: hand"),
                braces,
                3,
                "this item of a list is indented",
            ),
            (lines.replace("  - ask: hand", "   - ask: hand"), lines, 4, "this item of a list is indented"),
            (
                lines.replace("  - ask: hand\n", "   - ask: hand\n "),
                lines,
                4,
                "this item of a list is indented too far",
            ),
            (
                braces.replacen("pump", "pump #5 x", 1),
                &braces.replacen("pump", "\"pump #5 x\"", 1),
                2,
                "everything from ` #` on",
            ),
        ] {
            let (told, text) = follow("content/search-tests.yaml", wrong.clone());
            assert_eq!(told[0].0, line, "{wrong}: {told:?}");
            assert!(told[0].1.starts_with(message), "{wrong}: {told:?}");
            assert_eq!(text, right, "{wrong}");
        }
    }

    #[test]
    fn columns_of_a_list_are_mended_by_the_advice() {
        is_mended(&[
            (
                "a:\n  - title: x\n     url: y",
                "     ",
                "this line is indented too far",
                "a:\n  - title: x\n    url: y",
            ),
            (
                "a:\n  - title: x\n   url: y",
                "   ",
                "this line does not begin",
                "a:\n  - title: x\n    url: y",
            ),
            ("a: - b", "- b", "a list with hyphens", "a: [b]"),
        ]);
    }
}
