//! `fieldbook serve`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use jiff::civil::Date;

use super::build::{self, BuildArgs};
use super::pack::{shelve, shelved};
use super::{Failure, Verdict, World, print, say, stderr_is_terminal, summary};
use crate::diag::{Counts, Finding, human, shown_path};
use crate::edition::Choices;
use crate::pack::PackFailure;
use crate::pack::source::Source;
use crate::preview::{Examined, Listener, Preview, Settings};
use crate::read::Changes;
use crate::serve::{Folder, Listening, Site, code_for_terminal, open};

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// Folder of a published site to serve as it is; without it the site of this folder is shown while it is written
    #[arg(value_name = "FOLDER", conflicts_with_all = ["base_url", "out", "drafts", "as_of", "force"])]
    folder: Option<PathBuf>,
    /// Port to listen at; without it the first free one from 8000 on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Build the site, and let telephones and computers in the same local network read it and fetch packs of it
    #[arg(long)]
    share: bool,
    #[command(flatten)]
    build: BuildArgs,
}

pub(super) fn run(world: &World, args: &ServeArgs) -> Result<Verdict, Failure> {
    // Before anything takes long.
    let listening = Listening::open(args.port, args.share)?;
    if args.folder.is_none() && !args.share && !args.build.writes() {
        return preview(world, args, listening);
    }
    let place = match &args.folder {
        Some(folder) => folder.clone(),
        None => {
            build::run(world, &args.build)?;
            build::folder_of(world, &args.build)
        }
    };
    let shelf = tempfile::Builder::new().prefix("fieldbook-packs-").tempdir()?;
    let folder = open(&place, Some(shelf.path().to_owned()))?;
    tell_addresses(world, args, &listening)?;
    let packing = match &args.folder {
        Some(_) => Packing::Folder(place),
        None => {
            let (choices, today) = build::choices_of(world, &args.build)?;
            Packing::Site { root: world.globals.root.clone(), choices, today }
        }
    };
    let to = (shelf.path().to_owned(), Arc::clone(&folder));
    // Nobody waits for it: a pack that is half made when the command ends is of no use.
    std::thread::spawn(move || {
        let (shelf, folder) = to;
        loop {
            let edition = folder.edition();
            folder.clear();
            if let Err(failure) = packing.fill(&shelf, &folder) {
                // The site is served without them.
                say(&format!("note: there are no packs to fetch: {failure}"));
            }
            // A build or an update may bring another edition, also while packs are made.
            while folder.edition() == edition {
                std::thread::sleep(LOOKED_AT);
            }
        }
    });
    listening.serve(&Site::Published(folder))?;
    Ok(Verdict::Clean)
}

/// Shows the site while it is written.
fn preview(world: &World, args: &ServeArgs, listening: Listening) -> Result<Verdict, Failure> {
    let (choices, today) = build::choices_of(world, &args.build)?;
    let settings = Settings { root: world.globals.root.clone(), choices, today };
    let style = human::Style { colour: world.colour_for(stderr_is_terminal()), width: world.columns };
    let terminal = Terminal { quiet: world.globals.quiet, style };
    let (site, polls) = Preview::open(settings, Arc::new(terminal))?;
    if polls {
        world.remark("note: the system does not tell what changes; the folder is looked at each second");
    }
    tell_addresses(world, args, &listening)?;
    listening.serve(&Site::Preview(site))?;
    Ok(Verdict::Clean)
}

/// Says where the site can be read, and opens it in the browser where that is asked for.
fn tell_addresses(world: &World, args: &ServeArgs, listening: &Listening) -> Result<(), Failure> {
    let addresses: Vec<String> = listening.addresses().collect();
    print(&format!("{}\n", addresses.join("\n")))?;
    if let (true, Some(address)) = (args.share, addresses.get(1)) {
        if let Some(code) = code_for_terminal(address) {
            // Of a light terminal, too, the ground is to be light and the modules dark.
            let code: Vec<String> = match world.colour_for(stderr_is_terminal()) {
                true => code.lines().map(|line| format!("\x1b[97;40m{line}\x1b[0m")).collect(),
                false => code.lines().map(str::to_owned).collect(),
            };
            world.remark(&code.join("\n"));
        }
        world.remark(&format!("who is in the same network reads the site at {address}"));
    }
    world.remark("Ctrl-C ends it");
    if let (true, Some(address)) = (args.open, addresses.first())
        && let Err(error) = opener::open_browser(address)
    {
        // The address is told, and can be opened by hand.
        say(&format!("note: no browser could be opened: {error}"));
    }
    Ok(())
}

/// Most changed files that are named.
const MOST_NAMED: usize = 3;

/// Tells in the terminal what was found.
struct Terminal {
    quiet: bool,
    style: human::Style,
}

impl Listener for Terminal {
    fn examined(&self, examined: &Examined<'_>) {
        let Examined { library, findings, changes } = examined;
        let folders = folders_of(changes);
        let is_near = |finding: &&Finding| {
            let path = finding.path(&library.sources);
            folders
                .as_ref()
                .is_none_or(|folders| folders.iter().any(|folder| path.starts_with(folder.as_str())))
        };
        let near: Vec<Finding> = findings.iter().filter(is_near).cloned().collect();
        if !self.quiet {
            say(&told(changes));
        }
        if !near.is_empty() {
            say(human::draw(&near, &library.sources, self.style).trim_end());
            say("");
        }
        if !self.quiet {
            let elsewhere = match findings.len() - near.len() {
                0 => String::new(),
                count => format!(" ({count} elsewhere)"),
            };
            say(&format!("{}{elsewhere}", summary(Counts::of(findings))));
        }
    }

    fn failed(&self, why: &str) {
        say(&format!("error: {why}"));
    }

    fn not_rendered(&self, page: &str, template: &str, why: &str) {
        let [page, template] = [page, template].map(shown_path);
        say(&format!("error: the theme cannot render `{page}`: `{template}`: {}", shown_path(why)));
    }
}

/// The practices, pages and other files that changed, as the begins of paths; `None` for anything.
fn folders_of(changes: &Changes) -> Option<BTreeSet<String>> {
    let Changes::Files(paths) = changes else { return None };
    let folder = |path: &String| {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            // What all share touches all.
            ["content", "vocabularies", ..] | ["themes", ..] | ["fieldbook.yaml"] => None,
            ["content", kind @ ("practices" | "pages"), name, ..] => Some(format!("content/{kind}/{name}/")),
            _ => Some(path.clone()),
        }
    };
    paths.iter().map(folder).collect()
}

/// `changed: content/practices/a/en.md`
fn told(changes: &Changes) -> String {
    match changes {
        Changes::Any => "the whole site was read".to_owned(),
        Changes::Files(paths) => {
            let shown: Vec<String> = paths.iter().take(MOST_NAMED).map(|path| shown_path(path)).collect();
            match paths.len().saturating_sub(MOST_NAMED) {
                0 => format!("changed: {}", shown.join(", ")),
                more => format!("changed: {} and {more} more", shown.join(", ")),
            }
        }
    }
}

/// How often the folder is looked at for another edition, of which packs are made anew.
const LOOKED_AT: Duration = Duration::from_secs(2);

/// What packs are made of.
enum Packing {
    /// A published folder, as it is.
    Folder(PathBuf),
    /// The site in this folder, whole and in each of its languages.
    Site { root: PathBuf, choices: Choices, today: Date },
}

impl Packing {
    /// Makes the packs, one after another.
    fn fill(&self, shelf: &Path, folder: &Folder) -> Result<(), PackFailure> {
        let (root, choices, today) = match self {
            Packing::Folder(place) => {
                let source = Source::open(place)?;
                let edition = source.manifest.edition.clone();
                folder.shelve(shelved(&source, &edition, None, shelf, None)?);
                return Ok(());
            }
            Packing::Site { root, choices, today } => (root, choices, *today),
        };
        let library = crate::load_kept(root).map_err(|failure| PackFailure::Page(failure.to_string()))?;
        let told = |pack| folder.shelve(pack);
        shelve(root, &library, choices, today, shelf, None, told).map_err(|(failure, _)| failure)?;
        Ok(())
    }
}
