//! `fieldbook update`.

use std::path::PathBuf;

use clap::Args;

use super::build::kept;
use super::{Failure, Verdict, World, say};
use crate::diag::plural;
use crate::outputs::SIGNATURE_FILE;
use crate::pack::sign::Key;
use crate::pack::source::Source;
use crate::pack::update::{How, update};

/// Arguments of `update`.
#[derive(Debug, Args)]
pub(super) struct UpdateArgs {
    /// Folder of the published site, on a stick for example; a new folder gets the whole edition
    dir: PathBuf,
    /// A pack, an update, or the folder of another copy of the site
    #[arg(long, value_name = "PACK|DIR")]
    from: PathBuf,
    /// Take only an edition that is signed with this public key of minisign: its file, or its 56 characters
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Let an edition of another site take the place of the one in the folder, which is then removed
    #[arg(long)]
    other_site: bool,
    /// Let an older edition take the place of a newer one
    #[arg(long)]
    older: bool,
    /// Let an edition take the place that lacks languages of the folder's, which are then removed
    #[arg(long)]
    fewer_languages: bool,
    /// Update also a folder that holds other files, which stay, and replace or remove files of the site that were
    /// changed since
    #[arg(long)]
    force: bool,
}

pub(super) fn run(world: &World, args: &UpdateArgs) -> Result<Verdict, Failure> {
    let key = args.key.as_deref().map(Key::open).transpose()?;
    let source = Source::open(&args.from)?;
    let is_signed = || args.dir.join(SIGNATURE_FILE).is_file();
    let was_signed = is_signed();
    let done = update(
        &args.dir,
        &source,
        How {
            key: key.as_ref(),
            other_site: args.other_site,
            older: args.older,
            fewer_languages: args.fewer_languages,
            force: args.force,
        },
    )?;
    for path in &done.kept {
        say(&kept(&args.dir, path));
    }
    if key.is_some() {
        world.remark("signed with the key that was given");
    }
    if was_signed && !is_signed() {
        world.remark("note: the edition before was signed, and this one is not");
    }
    if let Some(site) = &source.manifest.site {
        world.remark(&format!("site: {site}"));
    }
    world.remark(&format!(
        "edition {}: {} in `{}` ({} written, {} unchanged, {} removed)",
        source.manifest.edition,
        plural(done.written + done.unchanged, "file", "files"),
        args.dir.display(),
        done.written,
        done.unchanged,
        done.removed
    ));
    Ok(Verdict::Clean)
}
