//! `fieldbook build`.

use std::path::{Component, Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::{Failure, Verdict, World, say, stderr_is_terminal, summary};
use crate::Target;
use crate::diag::{Counts, Finding, plural};
use crate::edition::{Choices, LeftOut, WhyLeftOut, is_placeholder};
use crate::model::address;
use crate::shelf::CACHE;

/// Arguments of `build`.
#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    /// Address the site will be published at, instead of the site file's
    #[arg(long, value_name = "URL", value_parser = parse_address)]
    base_url: Option<String>,
    /// Folder to build into, named from the current folder; without it `public` in the folder of the site
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Also build drafts and practices in review
    #[arg(long)]
    drafts: bool,
    /// Build as of this day instead of today
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    as_of: Option<Date>,
    /// Build also into a folder that holds other files, which stay, and replace files of an earlier build
    /// that were changed since
    #[arg(long)]
    force: bool,
}

impl BuildArgs {
    /// Whether something is asked for that only files on a disk can be.
    pub(super) fn writes(&self) -> bool {
        self.out.is_some()
    }
}

pub(super) fn parse_address(text: &str) -> Result<String, String> {
    match address::base_trouble(text) {
        None => Ok(text.to_owned()),
        Some(what) => Err(format!(
            "it {what}; an address begins with https:// and has a host name, as in https://example.org/iot/"
        )),
    }
}

/// The folder that is built into.
pub(super) fn folder_of(world: &World, args: &BuildArgs) -> PathBuf {
    args.out.clone().unwrap_or_else(|| world.globals.root.join("public"))
}

/// What is chosen, and for which day.
pub(super) fn choices_of(world: &World, args: &BuildArgs) -> Result<(Choices, Date), Failure> {
    let choices = Choices { drafts: args.drafts, base_url: args.base_url.clone(), ..Choices::default() };
    Ok((choices, world.today(args.as_of)?))
}

pub(super) fn run(world: &World, args: &BuildArgs) -> Result<Verdict, Failure> {
    let (choices, today) = choices_of(world, args)?;
    let folder = folder_of(world, args);
    if let Some(source) = source_in_the_way(&world.globals.root, &folder) {
        let why = match source == CACHE {
            true => "which may be emptied at any time",
            false => "from which the site is made",
        };
        return Err(format!(
            "nothing was published: `{}` is at, in or around `{source}/`, {why}; give a folder of its own with `--out`",
            folder.display()
        )
        .into());
    }
    // After that refusal: what is parsed is kept in the site's folder, and who is refused shall find nothing changed.
    let library = crate::load_kept(&world.globals.root)?;
    let target = Target { folder: &folder, force: args.force, cache: Some(&world.globals.root) };
    let show = |findings: &[Finding]| {
        if !findings.is_empty() {
            let drawing = world.draw(findings, &library, stderr_is_terminal());
            say(drawing.trim_end());
            say("");
        }
    };
    let built = crate::build(&library, &choices, today, &target).map_err(|(failure, findings)| {
        show(&findings);
        failure
    })?;
    show(&built.findings);
    let counts = Counts::of(&built.findings);
    let Some(done) = built.published else {
        return Err(format!("nothing was published: the theme cannot be used ({})", summary(counts)).into());
    };
    show_left_out(world, &built.left_out);
    for path in &done.kept {
        say(&kept(&folder, path));
    }
    for remark in &built.remarks {
        world.remark(&format!("note: {remark}"));
    }
    if let Some(remark) = placeholder_remark(&library, &choices) {
        world.remark(&remark);
    }
    world.remark(&format!(
        "edition {}: {} in `{}` ({} written, {} unchanged, {} removed)",
        built.edition,
        plural(done.written + done.unchanged, "file", "files"),
        folder.display(),
        done.written,
        done.unchanged,
        done.removed
    ));
    Ok(if counts.errors > 0 { Verdict::Findings } else { Verdict::Clean })
}

/// Says what is not part of an edition, and why.
pub(super) fn show_left_out(world: &World, all: &[LeftOut]) {
    for left_out in all {
        match left_out.why {
            WhyLeftOut::NotPublished => world.detail(&told(left_out)),
            _ => say(&told(left_out)),
        }
    }
}

fn told(left_out: &LeftOut) -> String {
    let why = match left_out.why {
        WhyLeftOut::Errors => "it has errors",
        WhyLeftOut::Organisation => "an organisation that it names has errors or is missing",
        WhyLeftOut::NotPublished => "it is a draft or in review; `--drafts` builds it",
    };
    format!("left out: `{}`: {why}", crate::diag::shown_path(&left_out.path))
}

/// Folders below the root that a site is made from, and that of what is kept.
const SOURCES: [&str; 3] = ["content", "themes", CACHE];

/// The source that a folder to publish into is, lies in or holds, whatever links and dots lead there.
fn source_in_the_way(root: &Path, folder: &Path) -> Option<&'static str> {
    let folder = whole_path(folder)?;
    let is_near = |source: &Path| folder.starts_with(source) || source.starts_with(&folder);
    SOURCES.into_iter().find(|source| whole_path(&root.join(source)).is_some_and(|source| is_near(&source)))
}

/// A path without links and dots. What is not there yet has none.
fn whole_path(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let mut whole = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            part => whole.push(part),
        }
        if let Ok(there) = whole.canonicalize() {
            whole = there;
        }
    }
    Some(whole)
}

pub(super) fn kept(folder: &Path, path: &str) -> String {
    format!(
        "kept: `{}` in `{}`: it is no longer part of the site, and somebody has changed it since it was built",
        crate::diag::shown_path(path),
        folder.display()
    )
}

/// Says that the address is only a placeholder.
pub(super) fn placeholder_remark(library: &crate::link::Library, choices: &Choices) -> Option<String> {
    let site = library.site.as_ref()?;
    let address =
        choices.base_url.clone().or_else(|| site.data.base_url.as_ref().map(|url| url.value.clone()))?;
    is_placeholder(&address).then(|| {
        format!(
            "note: `{address}` is a placeholder; give the real address with `--base-url` before you publish, and \
             practices get their QR code in print"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_to_build_into_keeps_away_from_the_sources() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("site");
        std::fs::create_dir_all(root.join("content/practices")).unwrap();
        for (folder, source) in [
            (".", Some("content")),
            ("..", Some("content")),
            ("content", Some("content")),
            ("content/practices/a/b", Some("content")),
            ("public/../content", Some("content")),
            ("not/there/../../content/./x", Some("content")),
            ("themes", Some("themes")),
            ("themes/default", Some("themes")),
            (".fieldbook/x", Some(".fieldbook")),
            (".fieldbook-x", None),
            ("public", None),
            ("../content", None),
            ("contents", None),
            ("content-public", None),
            ("public/content", None),
            ("not/there/../x", None),
        ] {
            assert_eq!(source_in_the_way(&root, &root.join(folder)), source, "{folder}");
        }
        assert_eq!(source_in_the_way(&root, Path::new("/")), Some("content"));
        #[cfg(unix)]
        {
            let link = dir.path().join("link");
            std::os::unix::fs::symlink(root.join("content"), &link).unwrap();
            assert_eq!(source_in_the_way(&root, &link.join("x")), Some("content"));
            assert_eq!(source_in_the_way(&root, &link.join("../public")), None);
            assert_eq!(source_in_the_way(&root, &link.join("..")), Some("content"));
        }
    }

    #[test]
    fn an_address_is_judged_as_that_of_the_site_file() {
        for text in [
            "https://x.org/a?b=c",
            "https://x.org/#f",
            "https://me@x.org/",
            "https://x.org/\n",
            "https://x.org//y/",
        ] {
            let words = parse_address(text).unwrap_err();
            assert!(
                words.starts_with("it h") && words.contains("https://example.org/iot/"),
                "{text}: {words}"
            );
        }
        assert_eq!(parse_address("http://localhost:8000/iot").as_deref(), Ok("http://localhost:8000/iot"));
    }
}
