//! What is there and could not be read: nothing that points at it can be called wrong.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::fault::{FaultKind, Misplacement, Place};
use crate::model::symbol::Symbol;

/// Longest text, in bytes, that may be a symbol with a slip.
const LONGEST_SYMBOL: usize = 20;

/// Most symbols with a slip that others are compared with.
const MOST_BAD_SYMBOLS: usize = 200;

/// The practices and pages of which a text is there that could not be read.
#[derive(Debug, Default)]
pub(crate) struct Unread<'a> {
    /// Paths of the texts that have a finding as a whole.
    paths: BTreeSet<&'a str>,
    /// Folders, with a `/` at the end, that hold such a text and none that was read.
    folders: BTreeSet<&'a str>,
    /// Whether the symbol of some practice stands in a text that was not read.
    symbol: bool,
    /// Symbols as they are written that can be none.
    bad_symbols: Vec<&'a str>,
    /// The path of a practice that has no symbol.
    without_symbol: Option<&'a str>,
    /// Whether it is of a practice.
    practice: bool,
}

impl<'a> Context<'a> {
    /// Gathers what could not be read.
    pub(crate) fn unread(&self) -> Unread<'a> {
        let library = self.library;
        let mut unread = Unread::default();
        let path_of = |source| library.sources.get(source).path.as_str();
        for fault in self.faults() {
            match (&fault.kind, &fault.place) {
                (
                    FaultKind::NotUtf8 { .. } | FaultKind::TextTooLarge { .. } | FaultKind::Unreadable(_),
                    Place::Path(path),
                ) => unread.paths.extend([path.as_str()]),
                (FaultKind::NotARegularFile | FaultKind::SymbolicLink, Place::Path(path)) => {
                    unread.paths.extend([path.as_str()]);
                }
                // `en.md.txt`, `en.docx`
                (
                    FaultKind::Misplaced { reason: Misplacement::UnknownKind | Misplacement::NotALanguage },
                    place,
                ) => {
                    let path = match place {
                        Place::Path(path) => path.as_str(),
                        Place::Span(span) => path_of(span.source),
                    };
                    if is_text(path) {
                        unread.paths.insert(path);
                    }
                }
                (
                    FaultKind::NoFrontMatter | FaultKind::FrontMatterNotClosed | FaultKind::YamlTooComplex,
                    Place::Span(span),
                ) => {
                    unread.paths.insert(path_of(span.source));
                }
                _ => {}
            }
        }
        for practice in library.practices.values() {
            unread.paths.extend(practice.unreadable.iter().map(|source| path_of(*source)));
            let Some(original) = &practice.original else { continue };
            match &original.front.symbol {
                // A symbol with a slip belongs to this practice all the same.
                Some(symbol) if Symbol::parse(&symbol.value).is_err() => {
                    let written = symbol.as_str();
                    if written.len() <= LONGEST_SYMBOL && unread.bad_symbols.len() < MOST_BAD_SYMBOLS {
                        unread.bad_symbols.push(written);
                    }
                }
                Some(_) => {}
                None => drop(unread.without_symbol.get_or_insert(path_of(original.body.source))),
            }
        }
        let read = |folder: &str| {
            let slug = |kind: &str| folder.strip_prefix(kind)?.strip_suffix('/');
            let practice = slug("content/practices/").and_then(|slug| library.practices.get(slug));
            let page = slug("content/pages/").is_some_and(|slug| library.pages.contains_key(slug));
            page || practice.is_some_and(|practice| practice.original.is_some())
        };
        let folders = unread.paths.iter().filter_map(|path| Some(&path[..=path.rfind('/')?]));
        let kept =
            |folder: &&str| folder.starts_with("content/practices/") || folder.starts_with("content/pages/");
        unread.folders = folders.filter(kept).filter(|folder| !read(folder)).collect();
        let of_practice = |path: &&&str| path.starts_with("content/practices/");
        unread.practice = unread.paths.iter().any(|path| of_practice(&path));
        unread.symbol |= unread.folders.iter().any(|folder| of_practice(&folder));
        unread
    }
}

impl<'a> Unread<'a> {
    /// Whether a path of a text is there and was not read, or stands in a folder of such texts alone.
    pub(crate) fn has(&self, path: &str) -> bool {
        let folder = path.rfind('/').map_or("", |end| &path[..=end]);
        self.paths.contains(path) || self.folders.contains(folder)
    }

    /// Whether a text in a folder, named with a `/` at the end, was not read.
    pub(crate) fn any_in(&self, folder: &str) -> bool {
        self.paths.iter().any(|path| path.starts_with(folder))
    }

    /// Whether a name of a practice, its slug or symbol, may belong to a text that was not read.
    pub(crate) fn may_be(&self, name: &str) -> bool {
        match Symbol::parse(name) {
            Ok(_) => {
                let near = |bad: &&str| strsim::damerau_levenshtein(&bad.to_ascii_uppercase(), name) <= 2;
                self.symbol || self.bad_symbols.iter().any(near)
            }
            Err(_) => self.folders.contains(format!("content/practices/{name}/").as_str()),
        }
    }

    /// The path of a practice without a symbol, which a symbol of no practice may be meant for.
    pub(crate) fn without_symbol(&self, name: &str) -> Option<&'a str> {
        self.without_symbol.filter(|_| Symbol::parse(name).is_ok())
    }

    /// Whether a text of a practice could not be read.
    pub(crate) fn practice(&self) -> bool {
        self.practice
    }

    /// Whether a practice has such texts and no other.
    pub(crate) fn slug(&self, slug: &str) -> bool {
        self.folders.contains(format!("content/practices/{slug}/").as_str())
    }
}

/// Whether a file that has no place was most likely meant as the text of a practice or page.
fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or_default();
    ["md", "markdown", "mdown", "txt", "doc", "docx", "odt", "rtf"].contains(&ending.as_str())
        && crate::check::rules::language_named(stem).is_some()
}

#[cfg(test)]
mod tests {
    use crate::check::Example;
    use crate::check::tests::{SECOND, Site, told};
    use crate::diag::Severity;

    const LESSON: &str = "Pay for repair first and for sensors second.";

    #[test]
    fn what_points_at_a_text_that_cannot_be_read_is_not_called_wrong() {
        let site = Site::starter()
            .lay(&Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic at once\norigin: itu"))
            .with("content/organisations/itu.yaml", "name: {en: ITU}\nkind: intergovernmental\n")
            .front("related: [BP-FR23R]\nsupersedes: [the-second-practice]")
            .edit(
                "Pay for repair first and for sensors second.",
                "See [a](../the-second-practice/en.md), [b](../the-second-practice/en.md#lessons), [c](symbol:BP-FR23R).",
            );
        let text = site.text(SECOND);
        let words = site.findings().1.into_iter().map(|finding| finding.code).collect::<Vec<_>>();
        let new = |site: &Site| {
            let (library, findings) = site.findings();
            let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
            let told = told(&library, &findings);
            (codes.into_iter().filter(|code| !words.contains(code)).collect::<Vec<_>>(), told)
        };
        let mut latin = text.clone().into_bytes();
        latin.push(0xe9);
        let folder = SECOND.trim_end_matches("en.md");
        for (name, bytes, code) in [
            ("en.md", latin, "FB0101"),
            ("en.md", text.replacen("---\n", "", 1).into_bytes(), "FB0301"),
            ("en.md", text.replacen("\n---\n", "\n", 1).into_bytes(), "FB0302"),
            ("en.md.txt", text.clone().into_bytes(), "FB0110"),
            ("en.docx", b"PK".to_vec(), "FB0110"),
            ("EN.md", text.clone().into_bytes(), "FB0110"),
        ] {
            let site = site.clone().without(SECOND).with(&format!("{folder}{name}"), bytes);
            let (codes, told) = new(&site);
            assert_eq!(codes, [code], "{name}: {told}");
        }
        // With the text there, what is wrong is told.
        let site = site.edit("../the-second-practice/en.md)", "../the-second-practice/fr.md)");
        assert_eq!(site.marked("FB0201").len(), 1);
    }

    #[test]
    fn an_organisation_that_cannot_be_read_is_there() {
        let site = Site::starter().with("content/organisations/editorial.yaml", b"name: {en: \xe9}".to_vec());
        assert_eq!(site.marked("FB0802"), [""; 0]);
        assert_eq!(site.marked("FB0101").len(), 1);
    }

    #[test]
    fn a_symbol_with_a_slip_is_told_once() {
        let site = Site::starter()
            .lay(&Example::Second("symbol: BP-FR23Q\ntitle: Send a mechanic at once"))
            .front("related: [BP-FR23R]");
        assert_eq!(site.marked("FB0221"), [""; 0]);
        assert_eq!(site.marked("FB0317").len(), 1);
        // Nothing else is hidden by it.
        let site = site.front("related: [BP-R1AV5]").edit(LESSON, "See [a](symbol:BP-R1AV5).");
        for code in ["FB0203", "FB0221"] {
            let found = site.found(code);
            let [(place, finding)] = found.as_slice() else { panic!("{found:?}") };
            assert_eq!((place.as_str(), finding.severity), ("BP-R1AV5", Severity::Error));
        }
    }

    #[test]
    fn a_draft_without_a_symbol_turns_dead_symbols_into_warnings_that_say_why() {
        let site = Site::starter()
            .lay(&Example::Second("symbol: BP-FR23R\ntitle: Send a mechanic at once"))
            .front("related: [BP-R1AV5, no-such-practice]")
            .edit(LESSON, "See [a](symbol:BP-R1AV5) and [b](symbol:BP).");
        let text = site.text(SECOND).replacen("\nsymbol: BP-FR23R", "", 1);
        let site = site.with(SECOND, text);
        for (code, places) in [("FB0203", ["BP-R1AV5", "BP"]), ("FB0221", ["BP-R1AV5", "no-such-practice"])] {
            let found = site.found(code);
            let told: Vec<_> =
                found.iter().map(|(place, finding)| (place.as_str(), finding.severity)).collect();
            assert_eq!(told, [(places[0], Severity::Warning), (places[1], Severity::Error)]);
            assert!(found[0].1.helps.iter().any(|help| help.contains(SECOND)), "{found:?}");
        }
    }
}
