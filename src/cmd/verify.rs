//! `fieldbook verify`.

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Verdict, World, print};
use crate::diag::{plural, shown_path};
use crate::pack::source::Source;
use crate::pack::verify::verify;

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// A pack, or the folder of a published site
    path: PathBuf,
}

pub(super) fn run(world: &World, args: &VerifyArgs) -> Result<Verdict, Failure> {
    let source = Source::open(&args.path)?;
    let report = verify(&source)?;
    let mut lines = String::new();
    for (what, paths) in
        [("missing", &report.missing), ("altered", &report.altered), ("extra", &report.extra)]
    {
        for path in paths {
            lines.push_str(&format!("{what}: {}\n", shown_path(path)));
        }
    }
    print(&lines)?;
    let manifest = &source.manifest;
    let of = match &source.since {
        Some(since) => format!("update of edition {} to {}", since.since, manifest.edition),
        None => format!("edition {}", manifest.edition),
    };
    let files = plural(report.checked, "file", "files");
    if report.is_clean() {
        world.remark(&format!("{of}: {files}, each as it was made"));
        return Ok(Verdict::Clean);
    }
    world.remark(&format!(
        "{of}: {files} read, {} missing, {} altered, {} extra",
        report.missing.len(),
        report.altered.len(),
        report.extra.len()
    ));
    Ok(Verdict::Findings)
}
