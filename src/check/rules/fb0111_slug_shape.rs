//! FB0111: a folder or file whose name makes no good address.

use unicode_normalization::UnicodeNormalization;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, plural, shown};
use crate::link::outline::slugify;
use crate::model::slug::{PRACTICE_LENGTH, PRACTICE_WORDS, is_slug};

pub(super) const RULE: Rule = Rule {
    code: "FB0111",
    name: "slug-shape",
    severity: Severity::Error,
    title: "The name of a practice, page, organisation or bundle makes no good address",
    explanation: "\
The name of the folder of a practice or page, and of the file of an organisation or of a bundle's recipe,
becomes part of its web address in every language. It is typed from paper, printed in lists and said on the phone, so it
has only small letters a to z, digits, and single hyphens between words. The name of a practice has
two to eight words and at most 60 characters.

Rename the folder or file. The title inside may have any letters; only the name is kept simple.",
    wrong: Example::File(
        "content/pages/How_to Help/en.md",
        "---\ntitle: How to help\nsummary: Ways to help.\n---\n",
    ),
    right: Example::File(
        "content/pages/how-to-help/en.md",
        "---\ntitle: How to help\nsummary: Ways to help.\n---\n",
    ),
    check,
};

/// Whether the last part of a path becomes an address and has letters that none can have.
pub(super) fn has_wrong_slug(path: &str) -> bool {
    slug_of(path).is_some_and(|(_, slug)| !is_slug(slug))
}

/// The folder of a practice or page, or the file of an organisation or a recipe, becomes an address.
fn slug_of(path: &str) -> Option<(&str, &str)> {
    let mut parts = path.split('/');
    match (parts.next()?, parts.next()?, parts.next()?, parts.next()) {
        ("content", folder @ ("practices" | "pages"), slug, None) => Some((folder, slug)),
        ("content", folder @ ("organisations" | "bundles"), file, None) => {
            Some((folder, file.strip_suffix(".yaml")?))
        }
        _ => None,
    }
}

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let library = context.library;
    let folders = library.folders.iter().map(|folder| (folder.as_str(), true));
    // A file directly in `content/practices` is misplaced, which is said elsewhere.
    let files = library.sources.iter().map(|(_, source)| (source.path.as_str(), false));
    for (path, is_folder) in folders.chain(files) {
        let Some((folder, slug)) = slug_of(path) else { continue };
        if is_folder == ["organisations", "bundles"].contains(&folder) {
            continue;
        }
        check_slug(report, path, slug, folder == "practices");
    }
}

fn check_slug(report: &mut Report<'_>, path: &str, slug: &str, practice: bool) {
    let words = slug.split('-').count();
    let length = slug.chars().count();
    let message = if !is_slug(slug) {
        format!("`{}` has more than small letters, digits and single hyphens", shown(slug))
    } else if practice && length > PRACTICE_LENGTH {
        format!("the name has {length} characters, where {PRACTICE_LENGTH} are the most")
    } else if practice && words > *PRACTICE_WORDS.end() {
        format!("the name has {words} words, where {} are the most", PRACTICE_WORDS.end())
    } else if practice && words < 2 {
        format!("the name has {}, where two are the fewest", plural(words, "word", "words"))
    } else {
        return;
    };
    let finding = report.path(path, message);
    match better(slug, practice) {
        Some(better) if better != slug => finding.help(format!("rename it to `{better}`")),
        _ if practice => finding.help("take two to eight words, as in `tie-sensors-to-a-repair-service`"),
        _ => finding.help("use the letters a to z, digits and hyphens, as in `how-to-help`"),
    };
}

/// A name of the right shape that reads like the one given; `None` when too little would be left of
/// it, as of a name in another script.
fn better(name: &str, practice: bool) -> Option<String> {
    let plain: String = name.nfkd().flat_map(spelt).filter(|c| c.is_ascii()).collect();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let kept = letters(&plain);
    if kept == 0 || kept * 2 < letters(name) {
        return None;
    }
    let slug = slugify(&plain);
    if !practice {
        return Some(slug);
    }
    let mut short = String::new();
    for word in slug.split('-').take(*PRACTICE_WORDS.end()) {
        if !short.is_empty() && short.len() + 1 + word.len() > PRACTICE_LENGTH {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        short.push_str(word);
    }
    (short.len() <= PRACTICE_LENGTH && short.contains('-')).then_some(short)
}

/// Latin letters that no normalisation takes apart.
fn spelt(c: char) -> impl Iterator<Item = char> {
    let letters = match c {
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => "",
    };
    letters.chars().chain(letters.is_empty().then_some(c))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;
    use super::*;

    #[test]
    fn a_name_that_reads_like_the_old_one_is_offered() {
        for (name, offered) in [
            ("Water_Meters", Some("water-meters")),
            ("Économie d'énergie", Some("economie-d-energie")),
            ("straße--nach Łódź", Some("strasse-nach-lodz")),
            ("a-b-c-d-e-f-g-h-i-j", Some("a-b-c-d-e-f-g-h")),
            ("датчики-воды", None),
            ("物联网 2", None),
            ("---", None),
            ("", None),
            ("water", None),
        ] {
            assert_eq!(better(name, true).as_deref(), offered, "{name}");
        }
        assert_eq!(better("ITU", false).as_deref(), Some("itu"));
        let long = better(&"abcdefghij ".repeat(9), true).unwrap();
        assert!(long.len() <= 60 && is_slug(&long), "{long}");
    }

    #[test]
    fn practices_have_two_to_eight_words_and_pages_may_have_one() {
        let text = Site::bare().text(super::super::super::tests::SAMPLE);
        let nine = "a-b-c-d-e-f-g-h-i";
        let site = Site::bare()
            .with("content/practices/water/en.md", text.clone())
            .with(&format!("content/practices/{nine}/en.md"), text)
            .with("content/organisations/ITU.yaml", "name: {en: ITU}\nkind: academia\n")
            .with("content/bundles/Kigali_2027.yaml", "title: {en: T}\nlanguages: [en]\nwhere: pump\n")
            .with("content/bundles/kigali.yaml", "title: {en: T}\nlanguages: [en]\nwhere: pump\n");
        let found = site.found("FB0111");
        let told: Vec<(&str, &str)> =
            found.iter().map(|(path, finding)| (path.as_str(), finding.message.as_str())).collect();
        assert_eq!(
            told,
            [
                (
                    "content/bundles/Kigali_2027.yaml",
                    "`Kigali_2027` has more than small letters, digits and single hyphens"
                ),
                (
                    "content/organisations/ITU.yaml",
                    "`ITU` has more than small letters, digits and single hyphens"
                ),
                ("content/practices/a-b-c-d-e-f-g-h-i", "the name has 9 words, where 8 are the most"),
                ("content/practices/water", "the name has 1 word, where two are the fewest"),
            ]
        );
        assert_eq!(found[0].1.helps, ["rename it to `kigali-2027`"]);
        assert_eq!(found[1].1.helps, ["rename it to `itu`"]);
    }
}
