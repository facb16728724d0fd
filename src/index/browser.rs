//! The scripts that search in a browser.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use flate2::Compression;

use crate::index::analysis::{Class, ranges};
use crate::index::query::{facet_words, goal_words, small_words};
use crate::index::shard::{Bytes, deflated};
use crate::model::language::Language;

/// What is put in the place of [`PIECES`].
const PLACE_OF_PIECES: &str = "/* @PIECES@ */";

/// Where scripts, data and pages are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    /// In files of their own.
    Apart,
    /// In one file.
    Inside,
}

/// The pieces of the script of the search, which are in one function, but for one that tells where files are.
const PIECES: [&str; 5] = [
    include_str!("browser/unpack.js"),
    include_str!("browser/words.js"),
    include_str!("browser/query.js"),
    include_str!("browser/answer.js"),
    include_str!("browser/interface.js"),
];

/// What a part does otherwise where all is in one file: the part, what stands in its script, and what is put in its place. The address of
/// a page is what follows the `#`, and a query follows that; `fieldbookFile` is in `src/render/single/pages.js`.
const OTHERWISE: [(&str, &str, &str); 9] = [
    ("page", "return location.pathname + (query", "return \"#search\" + (query"),
    ("page", "new URLSearchParams(location.search)", "new URLSearchParams(fieldbookFile.asked())"),
    ("page", "=== location.pathname + location.search", "=== \"#search\" + fieldbookFile.asked()"),
    (
        "page",
        "addEventListener(\"popstate\", (event) => {\n",
        "addEventListener(\"popstate\", (event) => {\nif (fieldbookFile.isElsewhere()) return;\n",
    ),
    (
        "page",
        "if (returning !== null) return;",
        "if (returning !== null || fieldbookFile.isElsewhere()) return;",
    ),
    // There is no page of another language.
    (
        "page",
        "search.settings.root + other.language + \"/search.html?q=\" + encodeURIComponent(other.query)",
        "\"\"",
    ),
    ("highlight", "document.querySelector(\"article\")", "document.querySelector(\".page.here article\")"),
    ("highlight", "new URLSearchParams(location.search)", "new URLSearchParams()"),
    (
        "highlight",
        "location.pathname + (parameters.toString() ? \"?\" + parameters : \"\") + location.hash",
        "fieldbookFile.plain()",
    ),
];

/// What is put in the place of the table of characters.
const LETTERS: &str = "@LETTERS@";

/// What is put in the place of the languages.
const LANGUAGES: &str = "@LANGUAGES@";

/// What is put in the place of the parts that a reader sees of the search.
const PARTS: &str = "@PARTS@";

/// The scripts of what a reader sees of the search, by name, before they are made small: of the page, of the dialog, and
/// of the page that a result leads to. A reader needs one of them at a time, and the last two only where
/// something stands nowhere or there is more to tell than how much was found.
pub const SEEN: [(&str, &str); 5] = [
    ("page", include_str!("browser/page.js")),
    ("dialog", include_str!("browser/dialog.js")),
    ("highlight", include_str!("browser/places.js")),
    ("help", include_str!("browser/help.js")),
    ("slips", include_str!("browser/slips.js")),
];

/// The script of one of [`SEEN`] for a site in one file or in many.
pub fn seen(name: &str, text: &str, site: Site) -> String {
    let of_part = OTHERWISE.into_iter().filter(|(part, ..)| site == Site::Inside && *part == name);
    of_part.fold(text.to_owned(), |text, (_, there, otherwise)| text.replace(there, otherwise))
}

/// Properties that the scripts of the search have for themselves, and no page, data file, browser or test asks for: in
/// published scripts the first is called `A`, the second `B`, and after the capitals small letters follow. It spares a reader
/// about as much as three results take.
pub const OWN_PROPERTIES: [&str; 35] = [
    "addressOf",
    "badges",
    "documents",
    "facetText",
    "fields",
    "firsts",
    "foreign",
    "frequencies",
    "frequency",
    "helpFor",
    "isBlank",
    "languageTag",
    "loosely",
    "named",
    "narrowed",
    "needsHelp",
    "norms",
    "numeral",
    "offered",
    "operatorOf",
    "ordinal",
    "otherTerm",
    "phrase",
    "phraseTerms",
    "piece",
    "refused",
    "sayLost",
    "single",
    "surface",
    "termOf",
    "ticked",
    "unfolded",
    "unwanted",
    "wanted",
    "written",
];

/// [`OWN_PROPERTIES`] with the names that they have in published scripts.
pub fn short_properties() -> impl Iterator<Item = (&'static str, char)> {
    // The other small letters are kinds of files.
    OWN_PROPERTIES.into_iter().zip(('A'..='Z').chain("acegijkoqrsuvxyz".chars()))
}

/// The script of the search itself, before it is made small. The scripts of languages and of [`SEEN`] are named by their hashes,
/// `assets/search-<name>.<hash>.js`: `languages` has those of the two scripts of each language, `parts` that of each part.
pub fn core(languages: &[(Language, [String; 2])], parts: &[(&str, String)], site: Site) -> String {
    let languages = languages
        .iter()
        .map(|(language, [own, more])| format!("{}.{own}.{more}.{}", language.code(), language.own_name()));
    let languages = languages.collect::<Vec<_>>().join(" ");
    let parts = parts.iter().map(|(name, hash)| format!("{name}.{hash}")).collect::<Vec<_>>().join(" ");
    let place = match site {
        Site::Apart => include_str!("browser/apart.js"),
        Site::Inside => include_str!("browser/inside.js"),
    };
    let search = include_str!("browser/search.js").replace(PLACE_OF_PIECES, &(PIECES.concat() + place));
    // In a script, which is in UTF-8, a character of the data files would take three bytes.
    let letters = STANDARD_NO_PAD.encode(deflated(&letters(), Compression::best()));
    search.replace(LETTERS, &letters).replace(LANGUAGES, &languages).replace(PARTS, &parts)
}

/// The script of one language: those of its texts that all pages of the search need, its small words, what it calls facets
/// and goals, its stemmer, and what else it has of its own. `separators` stand before the last three digits of a number of
/// four, and before each three of a larger one.
pub fn of_language(language: Language, texts: &serde_json::Value, separators: &[String; 2]) -> String {
    let own = match language {
        Language::Ar => include_str!("browser/language-ar.js"),
        Language::En => include_str!("browser/language-en.js"),
        Language::Es => include_str!("browser/language-es.js"),
        Language::Fr => include_str!("browser/language-fr.js"),
        Language::Ru => include_str!("browser/language-ru.js"),
        Language::Zh => include_str!("browser/language-zh.js"),
    };
    let code = language.code();
    let keys = match language {
        Language::En => facet_words(language).to_owned(),
        _ => format!("{} {}", facet_words(language), facet_words(Language::En)),
    };
    let words = [("small", small_words(language)), ("keys", keys.as_str()), ("goals", goal_words(language))];
    let words = words.map(|(name, words)| format!("{name}: \"{words}\",\n")).concat();
    let separators = serde_json::json!(separators);
    format!(
        "fieldbookSearch.scripts.{code} = {{\ntexts: {texts},\nseparators: {separators},\n{words}...{own}}};\n"
    )
}

/// The second script of one language: the texts of what helps where something stands nowhere, of the dialog, and of the
/// page that a result leads to.
pub fn more_of_language(language: Language, texts: &serde_json::Value) -> String {
    format!("fieldbookSearch.scripts[\"more-{}\"] = {texts};\n", language.code())
}

/// The ranges of characters: how far the first is from the end of the range before, times four and the class;
/// then how many more there are.
fn letters() -> Vec<u8> {
    let mut bytes = Bytes::default();
    let mut last = 0;
    for (first, end, class) in ranges() {
        let class = match class {
            Class::Divider => 0,
            Class::Letter => 1,
            Class::Mark => 2,
            Class::Han => 3,
        };
        bytes.number((first - last) * 4 + class);
        bytes.number(end - first);
        last = end + 1;
    }
    bytes.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_part_does_otherwise_in_one_file_stands_there_once() {
        for (part, there, _) in OTHERWISE {
            let (_, text) = SEEN.into_iter().find(|(name, _)| *name == part).unwrap();
            assert_eq!(text.matches(there).count(), 1, "{part}: {there}");
        }
        // Nothing of a part asks for the address of the page in another way.
        for (name, text) in SEEN {
            let inside = seen(name, text, Site::Inside);
            assert!(!inside.contains("location.search") && !inside.contains("location.pathname"), "{name}");
            assert_eq!(seen(name, text, Site::Apart), text);
        }
    }
}
