//! `fieldbook init`.

use std::fs;
use std::path::{Component, Path, PathBuf};

use clap::Args;

use super::{Failure, Verdict, World};
use crate::diag::plural;
use crate::embedded;

/// Arguments of `init`.
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// Folder to make the site in, below the folder of -C
    dir: PathBuf,
}

/// Files for git that stand beside the starter's own.
const FOR_GIT: [(&str, &str); 2] = [
    (".gitignore", "/public\n/out\n/.fieldbook\n"),
    // Without it git on Windows would turn every line end into two characters.
    (".gitattributes", "*.md text eol=lf\n*.yaml text eol=lf\n"),
];

pub(super) fn run(world: &World, args: &InitArgs) -> Result<Verdict, Failure> {
    let dir = world.globals.root.join(&args.dir);
    let mut files: Vec<(String, &[u8])> = embedded::starter().into_iter().collect();
    files.extend(FOR_GIT.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes())));
    // Nothing is written before it is known that nothing would be overwritten.
    let taken: Vec<&str> = files
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| fs::symlink_metadata(dir.join(path)).is_ok())
        .collect();
    if let Some(first) = taken.first() {
        return Err(format!(
            "`{}` is there already ({}); give an empty folder",
            dir.join(first).display(),
            plural(taken.len(), "file would be overwritten", "files would be overwritten")
        )
        .into());
    }
    for (path, bytes) in &files {
        write_new(&dir.join(path), bytes)?;
    }
    world.remark(&format!("made a site of {} in `{}`", plural(files.len(), "file", "files"), dir.display()));
    let way = match way_to(&dir) {
        Some(way) => format!("cd {way}, then "),
        None => String::new(),
    };
    world.remark(&format!("next: {way}`fieldbook build`, and open public/index.html"));
    Ok(Verdict::Clean)
}

/// A folder as one types it behind `cd`; none for the current one.
fn way_to(dir: &Path) -> Option<String> {
    let plain: PathBuf = dir.components().filter(|part| *part != Component::CurDir).collect();
    let way = plain.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/\\:._-".contains(c);
    match way.as_str() {
        "" => None,
        _ if way.chars().all(is_plain) => Some(way),
        _ => Some(format!("\"{way}\"")),
    }
}

/// Writes a file that must not be there yet, with the folders above it.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let told = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            format!(
                "`{}` is there already; nothing was changed. Take another title, or edit the file",
                path.display()
            )
        }
        _ => format!("cannot write `{}`: {error}", path.display()),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(told)?;
    }
    let mut file = fs::File::create_new(path).map_err(told)?;
    std::io::Write::write_all(&mut file, bytes).map_err(told)?;
    Ok(())
}
