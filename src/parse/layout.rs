//! What a file is, told from its path alone.

use crate::fault::Misplacement;
use crate::model::SITE_FILE;
use crate::model::language::Language;

/// Endings of picture files that a site may show.
pub const IMAGE_ENDINGS: [&str; 6] = ["png", "jpg", "jpeg", "webp", "gif", "svg"];

/// The folders of `content/`.
pub const FOLDERS: [&str; 5] = ["bundles", "organisations", "pages", "practices", "vocabularies"];

/// The file with the test of the search.
pub const SEARCH_TESTS: &str = "content/search-tests.yaml";

/// A file's place in the layout of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seat {
    /// `fieldbook.yaml`.
    Site,
    /// `content/practices/<slug>/<lang>.md`.
    Practice {
        /// Name of the folder.
        slug: String,
        /// From the file name.
        language: Language,
    },
    /// `content/pages/<slug>/<lang>.md`.
    Page {
        /// Name of the folder.
        slug: String,
        /// From the file name.
        language: Language,
    },
    /// A picture beside a practice or page.
    Image {
        /// `practices` or `pages`.
        folder: &'static str,
        /// Name of the practice or page.
        slug: String,
        /// File name.
        file: String,
    },
    /// `content/organisations/<slug>.yaml`.
    Organisation {
        /// File name without `.yaml`.
        slug: String,
    },
    /// `content/vocabularies/<name>.yaml`.
    Vocabulary {
        /// File name without `.yaml`.
        name: String,
    },
    /// `content/bundles/<slug>.yaml`: the recipe of a bundle.
    Recipe {
        /// File name without `.yaml`.
        slug: String,
    },
    /// A picture beside the recipes: the sign of a host.
    Logo {
        /// File name.
        file: String,
    },
    /// `content/search-tests.yaml`: questions that the search must answer.
    SearchTests,
    /// `content/vocabularies/<name>.LICENSE.txt`: the licence of a list taken from elsewhere.
    Licence,
}

/// Tells what the file at a path (from the site's root, with `/`) is.
pub fn seat_of(path: &str) -> Result<Seat, Misplacement> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        [file] if *file == SITE_FILE => Ok(Seat::Site),
        _ if path == SEARCH_TESTS => Ok(Seat::SearchTests),
        ["content", folder @ ("practices" | "pages"), slug, file] => {
            let folder = if *folder == "practices" { "practices" } else { "pages" };
            in_folder(folder, slug, file)
        }
        ["content", "practices" | "pages", _] => Err(Misplacement::NotInAFolder),
        ["content", "practices" | "pages", ..] => Err(Misplacement::NestedFolder),
        ["content", "organisations", file] => {
            let slug = file.strip_suffix(".yaml").ok_or(Misplacement::NotYaml)?;
            Ok(Seat::Organisation { slug: slug.to_owned() })
        }
        ["content", "vocabularies", file] if file.ends_with(".LICENSE.txt") => Ok(Seat::Licence),
        ["content", "vocabularies", file] => {
            let name = file.strip_suffix(".yaml").ok_or(Misplacement::NotYaml)?;
            Ok(Seat::Vocabulary { name: name.to_owned() })
        }
        ["content", "bundles", file] => match file.rsplit_once('.') {
            Some((slug, "yaml")) => Ok(Seat::Recipe { slug: slug.to_owned() }),
            Some((_, ending)) if IMAGE_ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) => {
                Ok(Seat::Logo { file: (*file).to_owned() })
            }
            _ => Err(Misplacement::NotYaml),
        },
        ["content", "bundles" | "organisations" | "vocabularies", ..] => Err(Misplacement::NestedFolder),
        _ => Err(Misplacement::UnknownFolder),
    }
}

fn in_folder(folder: &'static str, slug: &str, file: &str) -> Result<Seat, Misplacement> {
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    if ending == "md" {
        let language = Language::from_code(stem).ok_or(Misplacement::NotALanguage)?;
        let slug = slug.to_owned();
        return Ok(if folder == "practices" {
            Seat::Practice { slug, language }
        } else {
            Seat::Page { slug, language }
        });
    }
    if IMAGE_ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) {
        return Ok(Seat::Image { folder, slug: slug.to_owned(), file: file.to_owned() });
    }
    Err(Misplacement::UnknownKind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_file_has_its_seat() {
        let slug = || "water-meters".to_owned();
        assert_eq!(seat_of("fieldbook.yaml"), Ok(Seat::Site));
        assert_eq!(
            seat_of("content/practices/water-meters/fr.md"),
            Ok(Seat::Practice { slug: slug(), language: Language::Fr })
        );
        assert_eq!(
            seat_of("content/pages/about/en.md"),
            Ok(Seat::Page { slug: "about".into(), language: Language::En })
        );
        assert_eq!(
            seat_of("content/practices/water-meters/Plan.PNG"),
            Ok(Seat::Image { folder: "practices", slug: slug(), file: "Plan.PNG".into() })
        );
        assert_eq!(seat_of("content/organisations/itu.yaml"), Ok(Seat::Organisation { slug: "itu".into() }));
        assert_eq!(
            seat_of("content/vocabularies/topics.yaml"),
            Ok(Seat::Vocabulary { name: "topics".into() })
        );
        assert_eq!(seat_of("content/vocabularies/countries.LICENSE.txt"), Ok(Seat::Licence));
        assert_eq!(seat_of("content/search-tests.yaml"), Ok(Seat::SearchTests));
    }

    #[test]
    fn a_file_without_a_seat_is_told_why() {
        use Misplacement as M;
        for (path, reason) in [
            ("content/readme.md", M::UnknownFolder),
            ("content/search-test.yaml", M::UnknownFolder),
            ("content/practice/a/en.md", M::UnknownFolder),
            ("content/practices/en.md", M::NotInAFolder),
            ("content/practices/a/b/en.md", M::NestedFolder),
            ("content/practices/a/english.md", M::NotALanguage),
            ("content/practices/a/data.xlsx", M::UnknownKind),
            ("content/organisations/itu.yml", M::NotYaml),
            ("content/organisations/itu.LICENSE.txt", M::NotYaml),
            ("content/organisations/a/itu.yaml", M::NestedFolder),
        ] {
            assert_eq!(seat_of(path), Err(reason), "{path}");
        }
    }
}
