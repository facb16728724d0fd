//! `fieldbook verify`.

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Verdict, World, print};
use crate::diag::{plural, shown_path};
use crate::pack::sign::Key;
use crate::pack::source::Source;
use crate::pack::verify::verify;

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// A pack, or the folder of a published site
    path: PathBuf,
    /// Whether it was signed with this public key of minisign: its file, or its 56 characters
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
}

pub(super) fn run(world: &World, args: &VerifyArgs) -> Result<Verdict, Failure> {
    let key = args.key.as_deref().map(Key::open).transpose()?;
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
    if let Some(what) = &report.hidden {
        lines.push_str(&format!("the archive is not as fieldbook makes it: {}\n", shown_path(what)));
    }
    let signed = key.map(|key| source.signed_by(&key)).transpose();
    if let Err(why) = &signed {
        lines.push_str(&format!("not signed with this key: the signature {why}\n"));
    }
    print(&lines)?;
    let manifest = &source.manifest;
    if let Some(site) = &manifest.site {
        world.remark(&format!("site: {site}"));
    }
    let of = match &source.since {
        Some(since) => format!("update of edition {} to {}", since.since, manifest.edition),
        None => format!("edition {}", manifest.edition),
    };
    let files = plural(report.checked, "file", "files");
    if let (true, Ok(signed)) = (report.is_clean(), &signed) {
        world.remark(&format!("{of}: {files}, each as it was made"));
        match (signed, &source.signature) {
            (Some(signed), _) => {
                world.remark(&format!("signed with the key {}: {}", signed.key, signed.comment));
            }
            (None, Some(_)) => world.remark("it has a signature, which was not looked at; give the public key of who made it with `--key`"),
            (None, None) => {}
        }
        return Ok(Verdict::Clean);
    }
    world.remark(&format!(
        "{of}: {files} read, {} missing, {} altered, {} extra{}",
        report.missing.len(),
        report.altered.len(),
        report.extra.len(),
        if signed.is_err() { ", and not signed with this key" } else { "" }
    ));
    Ok(Verdict::Findings)
}
