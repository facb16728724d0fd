//! FB0110: a file where the layout of a site has no place for it.

use std::collections::BTreeMap;

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::fault::{FaultKind, Misplacement, Place};
use crate::model::language::Language;
use crate::parse::layout::{FOLDERS, IMAGE_ENDINGS, SEARCH_TESTS};

pub(super) const RULE: Rule = Rule {
    code: "FB0110",
    name: "misplaced",
    severity: Severity::Error,
    title: "A file or folder stands where fieldbook does not look",
    explanation: "\
Every file of a site has its place, and what it is follows from that place. A practice is the folder
`content/practices/<name>/` with one file for each language (`en.md`, `fr.md` ...) and its pictures.
Pages are kept in the same way in `content/pages/`. Organisations, vocabularies and the recipes of bundles
are `.yaml` files in folders of their own; beside the recipes lie the logos that they name. A file somewhere
else would be left out without a word.

Move or rename the file. Notes for other contributors belong outside `content/`.",
    wrong: Example::File(
        "content/pages/about/english.md",
        "---\ntitle: About\nsummary: Who keeps this.\n---\n",
    ),
    right: Example::File("content/pages/about/en.md", "---\ntitle: About\nsummary: Who keeps this.\n---\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // A folder in the wrong place is named once, however many files are in it.
    let mut found: BTreeMap<&str, Misplacement> = BTreeMap::new();
    for fault in context.faults() {
        let FaultKind::Misplaced { reason } = &fault.kind else { continue };
        let path = match &fault.place {
            Place::Span(span) => context.library.sources.get(span.source).path.as_str(),
            Place::Path(path) => path,
        };
        found.entry(guilty_part(path, *reason)).or_insert(*reason);
    }
    for (path, reason) in found {
        let (message, help) = words(path, reason);
        report.path(path, message).help(help);
    }
}

/// The file itself, or the highest folder that is out of place.
fn guilty_part(path: &str, reason: Misplacement) -> &str {
    let parts = match reason {
        Misplacement::UnknownFolder => 2,
        Misplacement::NestedFolder
            if path.starts_with("content/practices/") || path.starts_with("content/pages/") =>
        {
            4
        }
        Misplacement::NestedFolder => 3,
        Misplacement::NotInAFolder
        | Misplacement::NotALanguage
        | Misplacement::UnknownKind
        | Misplacement::NotYaml => return path,
    };
    path.match_indices('/').nth(parts - 1).map_or(path, |(end, _)| &path[..end])
}

fn words(path: &str, reason: Misplacement) -> (String, String) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let here = shown(folder);
    if is_note(name) && reason != Misplacement::NestedFolder {
        return (
            format!("`{}` is no part of the site", shown(name)),
            "a note for contributors belongs outside `content/`, beside `fieldbook.yaml`".to_owned(),
        );
    }
    match reason {
        Misplacement::UnknownFolder if name.contains('.') => (
            format!("`{}` stands in `content/`, which holds only folders", shown(name)),
            match suggest::nearest(name, SEARCH_TESTS.rsplit('/').next()) {
                Some(_) => format!("did you mean `{SEARCH_TESTS}`, the test of the search?"),
                None => format!("move it to {}", home_of(name)),
            },
        ),
        Misplacement::UnknownFolder => (
            format!("`{}` is no folder of a site", shown(path)),
            match suggest::nearest(name, FOLDERS) {
                Some(near) => format!("did you mean `content/{near}`?"),
                None => format!("the folders of `content/` are `{}`", FOLDERS.join("`, `")),
            },
        ),
        Misplacement::NotInAFolder => {
            let what = if folder == "content/pages" { "page" } else { "practice" };
            (
                format!("`{}` stands in `{here}`, where each {what} has a folder of its own", shown(name)),
                match name.strip_suffix(".md") {
                    Some(stem) if language_named(stem).is_none() => {
                        format!("move it to `{here}/{}/en.md`, or another language", shown(stem))
                    }
                    _ => format!("move it into the folder of its {what}"),
                },
            )
        }
        Misplacement::NestedFolder if folder.starts_with("content/p") => (
            format!("`{}` is a folder inside the folder of one practice or page", shown(name)),
            format!("move the files in it up to `{here}`, pictures too"),
        ),
        Misplacement::NestedFolder => (
            format!("`{}` is a folder where only files belong", shown(name)),
            format!("move the files in it up to `{here}`"),
        ),
        Misplacement::NotALanguage => {
            let stem = name.strip_suffix(".md").unwrap_or(name);
            (
                format!("`{}` is not named after a language", shown(name)),
                match language_named(stem) {
                    Some(language) => format!("did you mean `{language}.md`?"),
                    None => {
                        format!("the names are {}", crate::diag::any_of(&FILE_NAMES).replace(" or ", " and "))
                    }
                },
            )
        }
        Misplacement::UnknownKind => (
            format!("`{}` is neither a text nor a picture that a site can show", shown(name)),
            mend_of_kind(name),
        ),
        Misplacement::NotYaml if folder == "content/bundles" => (
            format!("`{}` is neither a recipe nor a logo, and `{here}` holds no others", shown(name)),
            match name.rsplit_once('.') {
                Some((stem, "yml" | "YML" | "YAML")) => format!("rename it to `{}.yaml`", shown(stem)),
                Some((_, "bmp" | "tif" | "tiff" | "heic" | "avif" | "psd" | "ai" | "eps" | "pdf")) => {
                    "export a logo as PNG; what `fieldbook bundle` makes belongs outside `content/`"
                        .to_owned()
                }
                _ => "write it as YAML, or move it out of `content/`".to_owned(),
            },
        ),
        Misplacement::NotYaml => (
            format!("`{}` is not a `.yaml` file, and `{here}` holds no others", shown(name)),
            match name.rsplit_once('.') {
                Some((stem, "yml" | "YML" | "YAML")) => format!("rename it to `{}.yaml`", shown(stem)),
                _ if is_picture(name) => "move the picture into the folder of a practice or page".to_owned(),
                _ => "write it as YAML, or move it out of `content/`".to_owned(),
            },
        ),
    }
}

/// File names that a text can have.
const FILE_NAMES: [&str; 6] = ["ar.md", "zh.md", "en.md", "fr.md", "ru.md", "es.md"];

/// Files that people lay beside others to explain them.
fn is_note(name: &str) -> bool {
    let stem = name.split(['.', '-', '_', ' ']).next().unwrap_or(name).to_ascii_lowercase();
    ["readme", "notes", "todo", "license", "licence", "contributing", "changelog", "template"]
        .contains(&stem.as_str())
}

fn is_picture(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    IMAGE_ENDINGS.contains(&ending.as_str())
}

fn home_of(name: &str) -> &'static str {
    if name.ends_with(".yaml") || name.ends_with(".yml") {
        "`content/organisations/`, `content/vocabularies/` or `content/bundles/`"
    } else if is_picture(name) {
        "the folder of the practice or page that shows it"
    } else {
        "a folder of its own, `content/practices/<name>/` or `content/pages/<name>/`, as `en.md`"
    }
}

fn mend_of_kind(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    match ending.to_ascii_lowercase().as_str() {
        "md" | "markdown" | "mdown" | "txt" => {
            let stem = stem.strip_suffix(".md").unwrap_or(stem);
            match language_named(stem) {
                Some(language) => format!("rename it to `{language}.md`"),
                None => "a text is named after its language, for example `en.md`".to_owned(),
            }
        }
        "doc" | "docx" | "odt" | "rtf" => {
            "copy its text into the Markdown file of the practice, then take the document away".to_owned()
        }
        "bmp" | "tif" | "tiff" | "heic" | "avif" | "psd" | "ai" | "eps" => {
            format!("save the picture as one of {}", crate::diag::any_of(&IMAGE_ENDINGS))
        }
        "pdf" | "xls" | "xlsx" | "csv" | "ods" | "ppt" | "pptx" | "zip" => {
            "name the document under `sources:` with the address it is published at".to_owned()
        }
        "yaml" | "yml" | "json" | "toml" => {
            "facts of a practice stand at the top of its text, between two `---` lines".to_owned()
        }
        _ => "move it out of `content/`; readers cannot be given it".to_owned(),
    }
}

/// The language that a file name probably means: `EN`, `en-GB`, `english`, `en (1)`.
pub(in crate::check) fn language_named(stem: &str) -> Option<Language> {
    const NAMES: [(&str, Language); 25] = [
        ("sp", Language::Es),
        ("spa", Language::Es),
        ("esp", Language::Es),
        ("ara", Language::Ar),
        ("zho", Language::Zh),
        ("chi", Language::Zh),
        ("eng", Language::En),
        ("fra", Language::Fr),
        ("fre", Language::Fr),
        ("rus", Language::Ru),
        ("arabic", Language::Ar),
        ("arabe", Language::Ar),
        ("chinese", Language::Zh),
        ("chinois", Language::Zh),
        ("chino", Language::Zh),
        ("cn", Language::Zh),
        ("english", Language::En),
        ("anglais", Language::En),
        ("french", Language::Fr),
        ("francais", Language::Fr),
        ("russian", Language::Ru),
        ("russe", Language::Ru),
        ("spanish", Language::Es),
        ("espanol", Language::Es),
        ("espagnol", Language::Es),
    ];
    let name = stem.to_lowercase();
    let first = name.split(['-', '_', ' ', '.', '(']).next().unwrap_or_default();
    Language::from_code(first)
        .or_else(|| Language::ALL.into_iter().find(|language| language.own_name().to_lowercase() == first))
        .or_else(|| NAMES.iter().find(|(known, _)| *known == first).map(|(_, language)| *language))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Site;

    /// Path, message and help of each finding after some files were added.
    fn told(paths: &[&str]) -> Vec<(String, String, String)> {
        let site = paths.iter().fold(Site::bare(), |site, path| site.with(path, "x"));
        let found = site.found("FB0110");
        found.into_iter().map(|(path, finding)| (path, finding.message, finding.helps.join("; "))).collect()
    }

    fn help(path: &str) -> String {
        let told = told(&[path]);
        assert_eq!(told.len(), 1, "{told:?}");
        told[0].2.clone()
    }

    #[test]
    fn each_misplaced_file_is_told_where_it_belongs() {
        for (path, belongs) in [
            ("content/practice/water-meters/en.md", "did you mean `content/practices`?"),
            ("content/drafts/water-meters/en.md", "the folders of `content/` are `bundles`, `organisations`"),
            ("content/bundle/kigali.yaml", "did you mean `content/bundles`?"),
            ("content/bundles/kigali.yml", "rename it to `kigali.yaml`"),
            ("content/bundles/kigali.pdf", "belongs outside `content/`"),
            ("content/bundles/seal.tiff", "export a logo as PNG"),
            ("content/bundles/kigali.md", "write it as YAML"),
            ("content/bundles/logos/seal.png", "up to `content/bundles`"),
            ("content/bundles/README.md", "beside `fieldbook.yaml`"),
            ("content/kigali.yaml", "or `content/bundles/`"),
            ("content/en.md", "`content/practices/<name>/`"),
            ("content/itu.yaml", "`content/organisations/`"),
            ("content/sources.yaml", "`content/organisations/`"),
            ("content/search-test.yaml", "did you mean `content/search-tests.yaml`"),
            ("content/plan.png", "the folder of the practice or page"),
            ("content/practices/water-meters.md", "`content/practices/water-meters/en.md`"),
            ("content/pages/en.md", "into the folder of its page"),
            ("content/pages/about/img/plan.png", "up to `content/pages/about`"),
            ("content/organisations/un/itu.yaml", "up to `content/organisations`"),
            ("content/pages/about/EN.md", "`en.md`?"),
            ("content/pages/about/en-GB.md", "`en.md`?"),
            ("content/pages/about/Français.md", "`fr.md`?"),
            ("content/pages/about/pt.md", "`ar.md`, `zh.md`, `en.md`, `fr.md`, `ru.md` and `es.md`"),
            ("content/pages/about/en.markdown", "rename it to `en.md`"),
            ("content/pages/about/en.md.txt", "rename it to `en.md`"),
            ("content/pages/about/draft.docx", "copy its text"),
            ("content/pages/about/report.pdf", "`sources:`"),
            ("content/pages/about/photo.heic", "`png`"),
            ("content/pages/about/facts.yaml", "between two `---` lines"),
            ("content/organisations/itu.yml", "rename it to `itu.yaml`"),
            ("content/organisations/itu.png", "into the folder"),
            ("content/README.md", "beside `fieldbook.yaml`"),
            ("content/practices/README.md", "beside `fieldbook.yaml`"),
            ("content/vocabularies/readme.txt", "beside `fieldbook.yaml`"),
        ] {
            let help = help(path);
            assert!(help.contains(belongs), "{path}: {help}");
        }
    }

    #[test]
    fn a_wrong_folder_is_named_once() {
        let found =
            told(&["content/practise/a-b/en.md", "content/practise/a-b/fr.md", "content/practise/c-d/en.md"]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "content/practise");
        let found = told(&["content/pages/about/img/a.png", "content/pages/about/img/b/c.png"]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "content/pages/about/img");
    }

    #[test]
    fn licences_beside_vocabularies_have_their_place() {
        assert!(told(&["content/vocabularies/countries.LICENSE.txt"]).is_empty());
    }
}
