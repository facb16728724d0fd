//! `fieldbook check`.

use std::path::{Component, Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::{Failure, Format, Verdict, World, print, stdout_is_terminal, summary};
use crate::check;
use crate::diag::{Counts, Finding, Severity, plural};
use crate::fault::Place;
use crate::link::Library;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Show only findings in these files and folders; the whole site is checked all the same
    paths: Vec<PathBuf>,
    /// How to draw findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Check as of this day instead of today
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    as_of: Option<Date>,
}

pub(super) fn run(world: &World, args: &CheckArgs) -> Result<Verdict, Failure> {
    let root = &world.globals.root;
    let wanted = args.paths.iter().map(|path| from_root(root, path)).collect::<Result<Vec<_>, _>>()?;
    let library = crate::load(root)?;
    let mut findings = check::check(&library, world.today(args.as_of)?);
    if !wanted.is_empty() {
        findings.retain(|finding| wanted.iter().any(|path| lies_in(finding, path, &library)));
    }
    let counts = Counts::of(&findings);
    print(&world.draw(&findings, &library, args.format, stdout_is_terminal()))?;
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

/// The finding to begin with: an error about a file as a whole, because other files may depend on it,
/// else the first error, because a warning may be only its effect.
fn foremost(findings: &[Finding]) -> Option<&Finding> {
    /// Rules about the head of a file, without which nothing else of it can be read.
    const HEAD: [&str; 4] = ["FB0301", "FB0302", "FB0303", "FB0306"];
    let errors = || findings.iter().filter(|finding| finding.severity == Severity::Error);
    let whole = |finding: &&Finding| matches!(finding.place, Place::Path(_)) || HEAD.contains(&finding.code);
    errors().find(whole).or_else(|| errors().next()).or(findings.first())
}

fn lies_in(finding: &Finding, path: &str, library: &Library) -> bool {
    let (found, _) = finding.location(&library.sources);
    path.is_empty() || found == path || found.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
}

/// A path as the user gives it, turned into one from the site's root. Users name files from where
/// they stand; with `-C` they may also name them from the site's root.
fn from_root(root: &Path, path: &Path) -> Result<String, Failure> {
    let full = if path.exists() || path.is_absolute() { path.to_owned() } else { root.join(path) };
    let full = full.canonicalize().map_err(|error| format!("cannot find `{}`: {error}", path.display()))?;
    let root = root.canonicalize().map_err(|error| format!("cannot find `{}`: {error}", root.display()))?;
    let below = full
        .strip_prefix(&root)
        .map_err(|_| format!("`{}` is not in the site `{}`", path.display(), root.display()))?;
    let parts = below.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    Ok(parts.collect::<Vec<_>>().join("/"))
}
