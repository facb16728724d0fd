//! `fieldbook check`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{Failure, Verdict, World, print, stdout_is_terminal, summary};
use crate::check;
use crate::check::recipes::logo_at;
use crate::diag::{
    Counts, Finding, Setting, Severity, github, gitlab, json, plural, sarif, short, shown_path,
};
use crate::examine::examine;
use crate::fault::Place;
use crate::fix::{self, Mended};
use crate::focus::examine_some;
use crate::link::Library;
use crate::model::progress::Translations;
use crate::parse::layout::SEARCH_TESTS;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Show only findings in these files and folders, named from the current folder or from the folder of -C: the same as in
    /// a check of the whole site
    paths: Vec<PathBuf>,
    /// How to draw findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Folder of the site in its repository, for `sarif`, `github` and `gitlab`, which name files from the
    /// repository's root; without it, the nearest folder above that holds `.git` is taken for that root
    #[arg(long, value_name = "DIR", value_parser = parse_prefix)]
    path_prefix: Option<String>,
    /// First mend what can be mended in one way: days, links, citations and quotes in another spelling, the order of
    /// sections, ends of lines
    #[arg(long)]
    fix: bool,
    /// Check as of this day instead of today
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    as_of: Option<Date>,
}

/// How findings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the line and how to mend it
    Human,
    /// One line each
    Short,
    /// For other programs
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Workflow commands of GitHub Actions, which shows at most 10 errors and 10 warnings of a step
    Github,
    /// A report for GitLab Code Quality
    Gitlab,
}

impl Format {
    /// Whether it is for platforms, which know files by their path in the repository.
    fn is_for_platforms(self) -> bool {
        matches!(self, Format::Sarif | Format::Github | Format::Gitlab)
    }
}

pub(super) fn run(world: &World, args: &CheckArgs) -> Result<Verdict, Failure> {
    let root = &world.globals.root;
    let wanted = args.paths.iter().map(|path| from_root(root, path)).collect::<Result<Vec<_>, _>>()?;
    let prefix = prefix(root, args)?;
    let today = world.today(args.as_of)?;
    if args.fix {
        mend(world, today, &wanted)?;
    }
    let mut remarks = Vec::new();
    let some = match wanted.is_empty() {
        true => None,
        false => examine_some(root, &wanted, today)?,
    };
    let (library, mut findings) = match some {
        Some(some) => some,
        None => {
            let library = crate::load_kept(root)?;
            let findings = examine(&library, today, Some(root), &mut remarks, &|| true)?;
            (library, findings)
        }
    };
    remarks.iter().for_each(|remark| world.remark(&format!("note: {remark}")));
    let mut translations = match args.format {
        Format::Json => progress(&library, &findings),
        _ => Vec::new(),
    };
    if !wanted.is_empty() {
        translations.retain(|one| wanted.iter().any(|path| is_about(&one.folder(), path)));
        let unanswered = |findings: &[Finding]| {
            findings.iter().filter(|found| found.code == check::rules::SEARCH_TEST.code).count()
        };
        let all = unanswered(&findings);
        findings.retain(|finding| wanted.iter().any(|path| lies_in(finding, path, &library)));
        // Whoever looks at a practice of theirs may have changed what readers find.
        let elsewhere = all - unanswered(&findings);
        if elsewhere > 0 {
            let practices = plural(elsewhere, "practice", "practices");
            world.remark(&format!(
                "note: questions in `{SEARCH_TESTS}` do not find {practices}; `fieldbook check` tells which"
            ));
        }
    }
    let counts = Counts::of(&findings);
    let sources = &library.sources;
    let setting = Setting { sources, prefix: &prefix, rule: check::rule_text };
    print(&match args.format {
        Format::Human => world.draw(&findings, &library, stdout_is_terminal()),
        Format::Short => short::draw(&findings, sources),
        Format::Json => json::draw(&findings, sources, &translations),
        Format::Sarif => sarif::draw(&findings, &setting),
        Format::Github => github::draw(&findings, &setting),
        Format::Gitlab => gitlab::draw(&findings, &setting),
    })?;
    if args.format == Format::Human {
        if let Some(first) = foremost(&findings) {
            world.remark(&format!("{}; `fieldbook explain {}` tells more", summary(counts), first.code));
        } else {
            let practices = plural(library.practices.len(), "practice", "practices");
            world.remark(&format!("{} in {practices}", summary(counts)));
        }
    }
    Ok(if counts.errors > 0 { Verdict::Findings } else { Verdict::Clean })
}

/// How often files are looked at again: what is mended may show more of the same.
const ROUNDS: usize = 5;

/// Mends what can be mended in one way, in all files or in those that are wanted.
fn mend(world: &World, today: Date, wanted: &[String]) -> Result<(), Failure> {
    let root = &world.globals.root;
    let mut left: BTreeSet<String> = BTreeSet::new();
    let mut before: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for round in 0..=ROUNDS {
        let library = crate::load_kept(root)?;
        let mut findings = examine(&library, today, Some(root), &mut Vec::new(), &|| true)?;
        // A text that has more errors than before was no text to be mended.
        for (path, (text, errors)) in std::mem::take(&mut before) {
            if errors_in(&findings, &library, &path) > errors {
                write_text(&root.join(&path), &text)?;
                world.remark(&format!("left as it was: `{}`", shown_path(&path)));
                left.insert(path);
            }
        }
        if round == ROUNDS {
            break;
        }
        findings.retain(|finding| {
            wanted.is_empty() || wanted.iter().any(|path| lies_in(finding, path, &library))
        });
        let mended = fix::mended(&library, &findings);
        for Mended { path, text, codes } in mended.iter().filter(|mended| !left.contains(&mended.path)) {
            let now = library.sources.iter().find(|(_, source)| source.path == *path);
            let now = now.map(|(_, source)| source.text.clone()).unwrap_or_default();
            write_text(&root.join(path), text)?;
            world.remark(&format!("mended: `{}` ({})", shown_path(path), codes.join(", ")));
            before.insert(path.clone(), (now, errors_in(&findings, &library, path)));
        }
        if before.is_empty() {
            break;
        }
    }
    Ok(())
}

fn errors_in(findings: &[Finding], library: &Library, path: &str) -> usize {
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    findings.iter().filter(is_error).filter(|finding| finding.path(&library.sources) == path).count()
}

/// Puts a text in the place of a file, whole or not at all.
fn write_text(path: &Path, text: &str) -> Result<(), Failure> {
    let failure = |error: std::io::Error| format!("cannot write `{}`: {error}", path.display());
    let write = || -> std::io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut part = tempfile::Builder::new().prefix(".fieldbook-").tempfile_in(folder)?;
        part.write_all(text.as_bytes())?;
        part.as_file().set_permissions(std::fs::metadata(path)?.permissions())?;
        part.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(failure).map_err(Into::into)
}

/// The finding to begin with: an error about a file as a whole, because other files may depend on it,
/// else the first error, because a warning may be only its effect.
fn foremost(findings: &[Finding]) -> Option<&Finding> {
    /// Rules about the head of a file, without which nothing else of it can be read.
    const HEAD: [&str; 4] = ["FB0301", "FB0302", "FB0303", "FB0306"];
    let errors = || findings.iter().filter(|finding| finding.severity == Severity::Error);
    let whole = |finding: &&Finding| matches!(finding.place, Place::Path(_)) || HEAD.contains(&finding.code);
    errors().find(whole).or_else(|| errors().next()).or(findings.first())
}

/// How far the translations have come, with the versions that have errors.
fn progress(library: &Library, findings: &[Finding]) -> Vec<Translations> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let paths = errors.map(|finding| finding.location(&library.sources).0).collect();
    library.translations(&paths)
}

/// Whether a path holds a folder, or lies in it.
fn is_about(folder: &str, path: &str) -> bool {
    let below = |path: &str, folder: &str| {
        folder.is_empty()
            || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    below(folder, path) || below(path, folder)
}

/// Whether a finding is about a file at a path, or below it, or about a logo of the recipe that is there.
fn lies_in(finding: &Finding, path: &str, library: &Library) -> bool {
    let (found, _) = finding.location(&library.sources);
    let is_logo = || {
        let recipe = library.recipes.values().find(|recipe| library.sources.get(recipe.source).path == path);
        recipe.is_some_and(|recipe| logo_at(&recipe.data, found).is_some())
    };
    path.is_empty()
        || found == path
        || found.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
        || is_logo()
}

/// A path as the user gives it, turned into one from the site's root. Users name files from where
/// they stand; with `-C` they may also name them from the site's root.
fn from_root(root: &Path, path: &Path) -> Result<String, Failure> {
    let site = root.canonicalize().map_err(|error| format!("cannot find `{}`: {error}", root.display()))?;
    // Where the site is named from elsewhere, the same path may be there from both.
    let candidates = [path.to_owned(), root.join(path)];
    let found: Vec<PathBuf> = candidates.iter().filter_map(|path| path.canonicalize().ok()).collect();
    let Some(first) = found.first() else {
        let both = if root == Path::new(".") || path.is_absolute() {
            String::new()
        } else {
            format!(", neither in the current folder nor in `{}`", root.display())
        };
        return Err(format!("cannot find `{}`{both}", path.display()).into());
    };
    let below = found.iter().find_map(|path| path.strip_prefix(&site).ok()).ok_or_else(|| {
        format!("`{}` is not in the site `{}`, but at `{}`", path.display(), site.display(), first.display())
    })?;
    Ok(with_slashes(below))
}

/// The names of a path with `/` between them, on every system.
fn with_slashes(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Folder of the site in its repository: as it is given, or as the disk tells.
fn prefix(root: &Path, args: &CheckArgs) -> Result<String, Failure> {
    match &args.path_prefix {
        Some(_) if !args.format.is_for_platforms() => {
            Err("`--path-prefix` goes with `--format sarif`, `github` or `gitlab`".into())
        }
        Some(prefix) => Ok(prefix.clone()),
        None if args.format.is_for_platforms() => Ok(found_prefix(root)),
        None => Ok(String::new()),
    }
}

/// The way from the repository's root to the site's folder; empty where there is no repository. `.git` is a
/// folder, but a file in a worktree and in a submodule.
fn found_prefix(root: &Path) -> String {
    // A site that cannot be found has a failure of its own.
    let Ok(site) = root.canonicalize() else { return String::new() };
    let repository = site.ancestors().find(|folder| folder.join(".git").exists());
    repository.and_then(|folder| site.strip_prefix(folder).ok()).map_or_else(String::new, with_slashes)
}

/// Reads the folder of a site in its repository.
fn parse_prefix(text: &str) -> Result<String, String> {
    let path = Path::new(text);
    let stays = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if stays {
        Ok(with_slashes(path))
    } else {
        Err("write the way from the repository's root to the site, as in docs/site".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_a_folder_in_the_repository() {
        for (given, read) in [("docs/site", "docs/site"), ("./docs//site/", "docs/site"), (".", ""), ("", "")]
        {
            assert_eq!(parse_prefix(given).as_deref(), Ok(read), "{given}");
        }
        for given in ["/docs", "../docs", "docs/../.."] {
            assert!(parse_prefix(given).is_err(), "{given}");
        }
    }

    #[test]
    fn the_nearest_repository_gives_the_prefix() {
        let dir = tempfile::tempdir().unwrap();
        let site = dir.path().join("outer/docs/site");
        std::fs::create_dir_all(&site).unwrap();
        std::fs::create_dir(dir.path().join("outer/.git")).unwrap();
        assert_eq!(found_prefix(&site), "docs/site");
        // As in a submodule.
        std::fs::write(dir.path().join("outer/docs/.git"), "gitdir: elsewhere").unwrap();
        assert_eq!(found_prefix(&site), "site");
        std::fs::create_dir(site.join(".git")).unwrap();
        assert_eq!(found_prefix(&site), "");
        assert_eq!(found_prefix(&dir.path().join("none")), "");
    }
}
