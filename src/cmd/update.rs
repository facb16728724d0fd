//! `fieldbook update`.

use std::path::PathBuf;

use clap::Args;

use super::build::kept;
use super::{Failure, Verdict, World, say};
use crate::diag::plural;
use crate::outputs::SIGNATURE_FILE;
use crate::pack::manifest::Manifest;
use crate::pack::sign::Key;
use crate::pack::source::Source;
use crate::pack::update::{How, update};
use crate::publish::is_other;

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
    let before = Source::open(&args.dir).ok().map(|before| before.manifest);
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
    if let Some(before) = before.filter(|before| is_in_doubt(before, &source)) {
        world.remark(&format!(
            "note: the folder had another edition of the same day, {}; which of the two is the later one cannot be told",
            before.edition
        ));
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

/// Whether an edition has taken the place of another one of its day, of which nobody knows whether it was made before.
fn is_in_doubt(before: &Manifest, source: &Source) -> bool {
    let after = &source.manifest;
    let follows = source.since.as_ref().is_some_and(|since| since.since == before.edition);
    // That of a language has the name of the whole, and its language behind it.
    let is_part = |one: &str, other: &str| {
        one.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    before.date == after.date
        && !is_other(&before.site, &after.site)
        && !follows
        && !is_part(&before.edition, &after.edition)
        && !is_part(&after.edition, &before.edition)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::outputs::SiteName;

    /// A folder with an edition of no files.
    fn edition(dir: &Path, name: &str, date: &str, since: Option<&str>) -> Source {
        let folder = dir.join(name);
        fs::create_dir_all(&folder).unwrap();
        let list = serde_json::json!({
            "format": 1, "generator": "fieldbook test", "edition": name, "date": date, "languages": ["en"], "files": {},
        });
        fs::write(folder.join("edition.json"), list.to_string()).unwrap();
        if let Some(since) = since {
            let update = serde_json::json!({ "since": since, "files": [] });
            fs::write(folder.join("update.json"), update.to_string()).unwrap();
        }
        Source::open(&folder).unwrap()
    }

    #[test]
    fn of_two_editions_of_a_day_it_is_told_that_their_order_is_not_known() {
        let dir = tempfile::tempdir().unwrap();
        let day = "2026-11-01";
        let before = edition(dir.path(), "2026-11-01-aaaaaaaa", day, None).manifest;
        for (name, date, since, doubt) in [
            ("2026-11-01-bbbbbbbb", day, None, true),
            ("2026-11-01-bbbbbbbb-fr", day, None, true),
            ("2026-11-01-aaaaaaaa", day, None, false),
            ("2026-11-01-aaaaaaaa-fr", day, None, false),
            ("2026-11-02-bbbbbbbb", "2026-11-02", None, false),
            // What was made against an edition comes after it.
            ("2026-11-01-cccccccc", day, Some("2026-11-01-aaaaaaaa"), false),
            ("2026-11-01-dddddddd", day, Some("2026-11-01-bbbbbbbb"), true),
        ] {
            let source = edition(dir.path(), name, date, since);
            assert_eq!(is_in_doubt(&before, &source), doubt, "{name} {since:?}");
        }
        // Two sites have no order.
        let named = |title: &str| Some(SiteName { title: title.to_owned(), base_url: None });
        let mut other = edition(dir.path(), "2026-11-01-eeeeeeee", day, None);
        other.manifest.site = named("Roads");
        assert!(!is_in_doubt(&Manifest { site: named("Water"), ..before.clone() }, &other));
    }
}
