//! The findings of a few files, as the whole check gives them, without looking at all the other files.
//!
//! A finding about a practice or page depends on what stands in its folder and in what it links to, and else only on the heads
//! of the other practices: on their symbols, titles, days and names. So the other practices are read, but what stands below their
//! heads is cut off before anything is parsed, and every rule runs as it always does, over much less. What it says about the
//! practices that were cut is wrong, and for nobody. Those that may have a passage in common with a wanted text stay whole.
//! At first not even the heads are parsed of practices that a wanted file does not name and that have no name or title of it.
//!
//! Where a finding needs more than that, nothing is given, and the whole site is to be checked: see [`Wanted`].

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::check::{self, Context, rules::Shared};
use crate::diag::{self, Finding};
use crate::index;
use crate::link::outline::folded;
use crate::link::target::{join, scheme_of};
use crate::link::{self, Library, Practice};
use crate::parse::layout::{Seat, seat_of};
use crate::parse::markdown::{InlineKind, Visited};
use crate::parse::{self, body_start};
use crate::read::{ReadFailure, Reader, SiteFiles};
use crate::render::theme::DEFAULT_NAME;
use crate::render::{characters_without_font, unprinted_pictures};
use crate::source::{Source, Sources};

const PRACTICES: &str = "content/practices/";
const PAGES: &str = "content/pages/";
const ORGANISATIONS: &str = "content/organisations/";

/// Folders of practices and pages, with a `/` at the end, and files of organisations that all wanted files lie in.
///
/// A vocabulary and the site file have findings that all texts decide; a recipe and the test of the search have some that only the
/// index tells.
struct Wanted(BTreeSet<String>);

impl Wanted {
    fn of(paths: &[String]) -> Option<Wanted> {
        let folder = |path: &String| {
            if path.starts_with(ORGANISATIONS) && path.ends_with(".yaml") {
                return Some(path.clone());
            }
            let below =
                [PRACTICES, PAGES].into_iter().find_map(|kind| Some((kind, path.strip_prefix(kind)?)));
            let (kind, name) = below.map(|(kind, rest)| (kind, rest.split('/').next().unwrap_or(rest)))?;
            (!name.is_empty()).then(|| format!("{kind}{name}/"))
        };
        let folders: Option<BTreeSet<String>> = paths.iter().map(folder).collect();
        folders.filter(|folders| !folders.is_empty()).map(Wanted)
    }

    fn has_organisation(&self) -> bool {
        self.0.iter().any(|path| path.starts_with(ORGANISATIONS))
    }

    fn has(&self, path: &str) -> bool {
        let folder = |kind: &str| Some(kind.len() + path.strip_prefix(kind)?.find('/')? + 1);
        [PRACTICES, PAGES].into_iter().find_map(folder).is_some_and(|end| self.0.contains(&path[..end]))
    }
}

/// The site as far as the findings about files and folders at some paths need it, and all that was found in it: what is found
/// elsewhere may be wrong. `None` where these findings need the whole site.
///
/// # Errors
///
/// When the folder has no site file.
pub(crate) fn examine_some(
    root: &Path,
    paths: &[String],
    today: Date,
) -> Result<Option<(Library, Vec<Finding>)>, ReadFailure> {
    let Some(wanted) = Wanted::of(paths) else { return Ok(None) };
    let folders: Vec<String> = wanted.0.iter().cloned().collect();
    let files = Reader::new(root).with_pictures_of(folders).read_all()?;
    let Some(near) = Near::of(&files, &wanted, paths, today) else { return Ok(None) };
    if !wanted.has_organisation() {
        let library = near.library(&files, Others::Names);
        let findings = told_without_index(&library, today);
        let needs_heads = |finding: &Finding| {
            wanted.has(finding.path(&library.sources))
                && NEEDS_HEADS.iter().any(|code| finding.code.starts_with(code))
        };
        if !findings.iter().any(needs_heads) {
            return Ok(Some((library, findings)));
        }
    }
    let library = near.library(&files, Others::Heads);
    let findings = told_without_index(&library, today);
    Ok(Some((library, findings)))
}

/// What is known of practices that stand in no relation to a wanted file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Others {
    /// That there are texts of these names.
    Names,
    /// What their heads say.
    Heads,
}

/// Rules that say of a name or address that it leads nowhere, which they do not where a head that cannot be read may have it, and
/// that look for a name which is near. Where they have nothing to say of a wanted file, the heads of practices that it does not
/// name change nothing in what is found there.
const NEEDS_HEADS: [&str; 4] = ["FB0112", "FB02", "FB0802", "FB0803"];

/// What is found in practices and pages, but for what only an index tells.
fn told_without_index(library: &Library, today: Date) -> Vec<Finding> {
    let mut findings = check::check_all(library, today);
    findings.extend(check::picture_findings(&unprinted_pictures(library)));
    let theme = library.site.as_ref().and_then(|site| site.data.theme.as_ref());
    let theme = theme.map_or(DEFAULT_NAME, |theme| theme.as_str());
    findings.extend(check::character_findings(&characters_without_font(library, theme)));
    diag::sort(&mut findings, &library.sources);
    findings
}

/// A text without what stands below its head; `None` where the head does not end.
fn head_of(source: &Source) -> Option<Source> {
    let end = body_start(&source.text)?;
    Some(Source::new(source.path.clone(), &source.text[..end]))
}

/// What stays whole of the texts.
struct Near<'a> {
    wanted: &'a Wanted,
    /// Folders that wanted texts link to.
    folders: BTreeSet<String>,
    /// Symbols that they link to, whoever has them.
    symbols: BTreeSet<String>,
    /// Names of pictures that other texts may show, too.
    pictures: Vec<String>,
    /// Words in the wanted files that may be names of practices.
    names: BTreeSet<String>,
    /// Texts in their heads that no other practice may have, too.
    own: Vec<String>,
    /// Their titles, as they are compared.
    titles: BTreeSet<String>,
    shared: Shared,
}

impl<'a> Near<'a> {
    /// `None` where what is wanted needs the whole site.
    fn of(files: &SiteFiles, wanted: &'a Wanted, paths: &[String], today: Date) -> Option<Near<'a>> {
        let mut own = SiteFiles::default();
        for source in files.sources.shared().iter().filter(|source| wanted.has(&source.path)) {
            own.sources.add(Arc::clone(source));
        }
        let parsed = parse::parse(&own.sources);
        let library = link::link(own, parsed);
        // Whether a new practice says what others say, the index of all of them tells.
        if index::has_new(&library) {
            return None;
        }
        let mut near = Near {
            wanted,
            folders: BTreeSet::new(),
            symbols: BTreeSet::new(),
            pictures: Vec::new(),
            names: BTreeSet::new(),
            own: Vec::new(),
            titles: BTreeSet::new(),
            shared: Shared::of(&Context { library: &library, today }),
        };
        for (_, body) in library.bodies() {
            let from = library.sources.get(body.source).path.as_str();
            let mut is_known = true;
            body.document.walk(&mut |visited| {
                if let Visited::Inline(inline) = visited {
                    match &inline.kind {
                        InlineKind::Link { target, .. } => near.add_link(from, target),
                        InlineKind::Image { target, .. } => is_known &= wanted.shows_own(from, target),
                        _ => {}
                    }
                }
            });
            if !is_known {
                return None;
            }
        }
        for (_, source) in library.sources.iter() {
            let words = source.text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            for word in words.filter(|word| word.contains('-')) {
                if word.starts_with("BP-") {
                    near.own.push(word.to_owned());
                }
                near.names.insert(word.to_owned());
            }
        }
        for practice in library.practices.values() {
            let original = practice.original.as_ref().map(|original| &original.front);
            let aliases = original.into_iter().flat_map(|front| &front.aliases).flat_map(|list| &list.items);
            near.own.extend(aliases.map(|alias| alias.value.clone()));
            let titles = original.into_iter().map(|front| &front.title);
            let titles = titles.chain(practice.translations.values().map(|version| &version.front.title));
            near.titles.extend(titles.flatten().map(|title| folded(&title.value)));
        }
        let is_wanted = |path: &str| paths.iter().any(|wanted| path.starts_with(wanted.as_str()));
        for asset in files.assets.iter().filter(|asset| is_wanted(&asset.path)) {
            near.pictures.extend(asset.path.rsplit('/').next().map(str::to_owned));
        }
        Some(near)
    }

    fn add_link(&mut self, from: &str, target: &str) {
        let target = target.trim();
        if let Some(symbol) = target.strip_prefix("symbol:") {
            self.symbols.insert(symbol.split('#').next().unwrap_or(symbol).to_owned());
        } else if scheme_of(target).is_none() {
            let path = percent_encoding::percent_decode_str(target.split('#').next().unwrap_or(target));
            let path = path.decode_utf8().ok().and_then(|path| join(from, &path));
            let inside = path.as_ref().and_then(|path| path.strip_prefix(PRACTICES));
            self.folders.extend(inside.and_then(|inside| Some(inside.split_once('/')?.0.to_owned())));
        }
    }

    /// The site, in which the texts of practices that are not near are no longer whole.
    fn library(&self, files: &SiteFiles, others: Others) -> Library {
        let texts = files.sources.shared();
        let near: Vec<Option<&str>> = texts
            .par_iter()
            .map(|source| slug_of(&source.path).filter(|slug| self.has(source, slug, others)))
            .collect();
        let near: BTreeSet<&str> = near.into_iter().flatten().collect();
        let cut = |source: &Arc<Source>| match slug_of(&source.path) {
            Some(slug) if !near.contains(slug) => match others {
                Others::Names => Arc::new(Source::new(source.path.clone(), "")),
                Others::Heads => head_of(source).map_or_else(|| Arc::clone(source), Arc::new),
            },
            _ => Arc::clone(source),
        };
        let cut: Vec<Arc<Source>> = texts.par_iter().map(cut).collect();
        let mut sources = Sources::default();
        for source in cut {
            sources.add(source);
        }
        // A text that is there by its name alone is none that could not be read.
        let is_there =
            |path: &str| others == Others::Heads || slug_of(path).is_none_or(|slug| near.contains(slug));
        let parsed = parse::parse_those(&sources, |source| is_there(&source.path));
        let files = SiteFiles {
            sources,
            assets: files.assets.clone(),
            folders: files.folders.clone(),
            themes: Arc::clone(&files.themes),
            faults: files.faults.clone(),
        };
        let mut library = link::link(files, parsed);
        for slug in texts.iter().filter_map(|source| slug_of(&source.path)) {
            if !library.practices.contains_key(slug) {
                let practice = Practice {
                    slug: slug.to_owned(),
                    original: None,
                    translations: BTreeMap::new(),
                    unreadable: Vec::new(),
                };
                library.practices.insert(slug.to_owned(), Arc::new(practice));
            }
        }
        library
    }

    /// Whether a text of a practice is to stay whole.
    fn has(&self, source: &Source, slug: &str, others: Others) -> bool {
        if self.wanted.has(&source.path) || self.folders.contains(slug) {
            return true;
        }
        let Some(start) = body_start(&source.text) else { return true };
        let (head, body) = source.text.split_at(start);
        // An address may have any of its letters as `%65`.
        let names = |part: &str| body.contains(part) || body.contains('%');
        if self.symbols.iter().any(|symbol| head.contains(symbol.as_str()))
            || self.pictures.iter().any(|picture| names(picture))
            || self.wanted.has_organisation() && names("organisations/")
        {
            return true;
        }
        if others == Others::Names && (self.names.contains(slug) || self.is_named_alike(head)) {
            return true;
        }
        match seat_of(&source.path) {
            Ok(Seat::Practice { language, .. }) => self.shared.may_be_in(language, body),
            _ => false,
        }
    }
}

impl Near<'_> {
    /// Whether a head may have a symbol, an alias or a title that a wanted one has.
    fn is_named_alike(&self, head: &str) -> bool {
        if self.own.iter().any(|own| head.contains(own.as_str())) {
            return true;
        }
        let mut lines = head.lines().skip_while(|line| !line.starts_with("title:"));
        let title = lines.next().map(|line| line["title:".len()..].trim());
        // What is not plainly written is what only YAML can tell.
        let is_plain = |title: &str| {
            let inside = title.trim_matches('"');
            !inside.is_empty() && !inside.contains(['"', '\'', '\\', '#', '|', '>', '{', '[', '&', '*', '!'])
        };
        let goes_on = lines.next().is_some_and(|line| line.starts_with([' ', '\t']) || line.is_empty());
        title.is_none_or(|title| goes_on || !is_plain(title) || self.titles.contains(&folded(title)))
    }
}

/// The name of the practice that a text belongs to.
fn slug_of(path: &str) -> Option<&str> {
    let (slug, file) = path.strip_prefix(PRACTICES)?.split_once('/')?;
    (file.ends_with(".md")).then_some(slug)
}

impl Wanted {
    /// Whether a picture that a wanted text shows, if it is one of the site, lies in a wanted folder.
    fn shows_own(&self, from: &str, target: &str) -> bool {
        if scheme_of(target).is_some() {
            return true;
        }
        let path = percent_encoding::percent_decode_str(target).decode_utf8().ok();
        let path = path.and_then(|path| join(from, &path));
        path.is_none_or(|path| self.has(&path) || !path.starts_with(PRACTICES) && !path.starts_with(PAGES))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::check::RULES;
    use crate::check::tests::{Site, today};
    use crate::examine::examine;

    /// Every organisation, every text of a practice or page, every picture beside one, and every folder of them.
    fn paths_in(root: &Path) -> Vec<String> {
        let files = crate::read::read_site(root).unwrap();
        let texts = files.sources.iter().map(|(_, source)| source.path.clone());
        let paths = texts.chain(files.assets.iter().map(|asset| asset.path.clone())).chain(files.folders);
        paths
            .filter(|path| [PRACTICES, PAGES, ORGANISATIONS].iter().any(|kind| path.starts_with(kind)))
            .collect()
    }

    /// Compares what is found in some files with what the whole check finds there; gives how many need the whole check.
    fn compare(
        root: &Path,
        name: &str,
        find: fn(&Library) -> Vec<Finding>,
        is_asked: &(dyn Fn(&str) -> bool + Sync),
    ) -> [usize; 2] {
        let library = crate::load(root).unwrap();
        let whole = find(&library);
        let counts = [AtomicUsize::new(0), AtomicUsize::new(0)];
        let paths: Vec<String> = paths_in(root).into_iter().filter(|path| is_asked(path)).collect();
        paths.par_iter().for_each(|path| {
            let some = examine_some(root, std::slice::from_ref(path), today()).unwrap();
            counts[usize::from(some.is_some())].fetch_add(1, Ordering::Relaxed);
            let Some((some, findings)) = some else { return };
            let told = |library: &Library, findings: &[Finding]| -> Vec<String> {
                let lies_there = |finding: &&Finding| {
                    let rest = finding.path(&library.sources).strip_prefix(path.as_str());
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                };
                findings.iter().filter(lies_there).map(|finding| format!("{finding:#?}")).collect()
            };
            assert_eq!(told(&some, &findings), told(&library, &whole), "{name}: {path}");
            assert_eq!(some.practices.len(), library.practices.len(), "{name}: {path}");
        });
        counts.map(AtomicUsize::into_inner)
    }

    /// All but what the index tells, which takes most of the time and tells it of other files.
    fn most(library: &Library) -> Vec<Finding> {
        told_without_index(library, today())
    }

    fn all(library: &Library) -> Vec<Finding> {
        examine(library, today(), None, &mut Vec::new(), &|| true).unwrap()
    }

    fn on_disk(site: &Site) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (path, bytes) in &site.0 {
            let place = dir.path().join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, bytes).unwrap();
        }
        dir
    }

    #[test]
    fn what_is_found_in_one_file_is_what_the_whole_check_finds_there() {
        let starter = Site::starter();
        let counts: Vec<[usize; 2]> = RULES
            .par_iter()
            .map(|rule| {
                let site = starter.clone().lay(&rule.wrong);
                let changed: BTreeSet<&str> = site
                    .0
                    .iter()
                    .filter(|(path, bytes)| starter.0.get(*path) != Some(bytes))
                    .map(|(path, _)| path.as_str())
                    .collect();
                let is_near = |path: &str| changed.contains(path) || path == crate::check::SAMPLE;
                compare(on_disk(&site).path(), rule.code, most, &is_near)
            })
            .collect();
        let [whole, some] = counts.iter().fold([0, 0], |sum, one| [sum[0] + one[0], sum[1] + one[1]]);
        assert!(some > 120 && whole < some / 4, "{whole} {some}");
    }

    /// What is looked at for a file is what is looked at for its folder.
    #[test]
    fn what_is_found_in_each_folder_of_this_repository_is_what_the_whole_check_finds_there() {
        let is_asked = |path: &str| !path.ends_with(".md") && path.matches('/').count() == 2;
        let [whole, some] = compare(Path::new(env!("CARGO_MANIFEST_DIR")), "content", all, &is_asked);
        assert!(some >= 30 && whole == 0, "{whole} {some}");
    }

    /// What texts have in common is found however it is marked up.
    #[test]
    fn a_text_that_may_have_a_passage_in_common_stays_whole() {
        const WORDS: &str = "When the rain stops the villagers carry every bucket to the old stone well";
        let practice = |symbol: &str, day: u8, text: &str| {
            format!("---\nsymbol: {symbol}\ntitle: {symbol}\npublished: 2026-11-{day:02}\n---\n\n{text}\n")
        };
        for written in [
            WORDS.to_owned(),
            WORDS.to_uppercase(),
            WORDS.replace("villagers", "vil**lag**ers"),
            WORDS.replace("villagers", "vil&shy;lagers"),
            WORDS.replace("bucket", "[buc](https://a.int/bucket)ket"),
            WORDS.replace("every bucket", "[every\nbucket](symbol:BP-7K3Q0)"),
            WORDS.replace("stone", "st<b>o</b>ne"),
            WORDS.replace("rain", "r\\ain"),
        ] {
            let path = |name: &str| format!("content/practices/{name}/en.md");
            let site = Site::bare()
                .with(&path("one-practice"), practice("BP-FR23R", 2, &written))
                .with(&path("other-practice"), practice("BP-R1AV5", 3, WORDS))
                .with(&path("third-practice"), practice("BP-EZDSK", 1, "Other words."));
            let dir = on_disk(&site);
            compare(dir.path(), &written, most, &|asked| asked == path("other-practice"));
            let (library, findings) =
                examine_some(dir.path(), &[path("other-practice")], today()).unwrap().unwrap();
            let of_copy: BTreeMap<&str, &str> = findings
                .iter()
                .filter(|finding| finding.code == "FB0718")
                .map(|finding| (finding.path(&library.sources), finding.code))
                .collect();
            let is_seen = of_copy.contains_key(path("other-practice").as_str());
            // An escaped letter keeps its backslash, and a soft hyphen ends a word: these are other words.
            assert!(is_seen || written.contains(['\\', '&']), "{written}");
        }
    }

    #[test]
    fn what_needs_all_texts_is_left_to_the_whole_check() {
        let dir = on_disk(&Site::starter());
        let sample = crate::check::SAMPLE.to_owned();
        let is_whole = |paths: &[&str]| {
            let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
            examine_some(dir.path(), &paths, today()).unwrap().is_none()
        };
        assert!(!is_whole(&[&sample]));
        assert!(!is_whole(&[&sample, "content/pages/about"]));
        assert!(!is_whole(&["content/organisations/editorial.yaml"]));
        for path in
            ["", "content", "content/practices", "fieldbook.yaml", "content/vocabularies/domains.yaml"]
        {
            assert!(is_whole(&[&sample, path]), "{path}");
        }
        let text = fs::read_to_string(dir.path().join(&sample)).unwrap();
        fs::write(dir.path().join(&sample), text.replace("status: published", "status: draft")).unwrap();
        assert!(is_whole(&[&sample]), "what other practices say of it, the index tells");
    }
}
