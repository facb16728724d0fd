//! `fieldbook serve`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use jiff::civil::Date;

use super::build::{self, BuildArgs};
use super::pack::{shelve, shelved};
use super::{Failure, Verdict, World, print, say, stderr_is_terminal};
use crate::edition::Choices;
use crate::pack::PackFailure;
use crate::pack::source::Source;
use crate::serve::{Folder, Listening, code_for_terminal, open};

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// Folder of a published site to serve as it is; without it the site is built first
    #[arg(value_name = "FOLDER", conflicts_with_all = ["base_url", "out", "drafts", "as_of", "force"])]
    folder: Option<PathBuf>,
    /// Port to listen at; without it the first free one from 8000 on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    port: Option<u16>,
    /// Let telephones and computers in the same local network read the site, and fetch packs of it
    #[arg(long)]
    share: bool,
    #[command(flatten)]
    build: BuildArgs,
}

pub(super) fn run(world: &World, args: &ServeArgs) -> Result<Verdict, Failure> {
    // Before anything takes long.
    let listening = Listening::open(args.port, args.share)?;
    let place = match &args.folder {
        Some(folder) => folder.clone(),
        None => {
            build::run(world, &args.build)?;
            build::folder_of(world, &args.build)
        }
    };
    let shelf = tempfile::Builder::new().prefix("fieldbook-packs-").tempdir()?;
    let folder = open(&place, Some(shelf.path().to_owned()))?;
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
    listening.serve(folder)?;
    Ok(Verdict::Clean)
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
        let library = crate::load(root).map_err(|failure| PackFailure::Page(failure.to_string()))?;
        let told = |pack| folder.shelve(pack);
        shelve(root, &library, choices, today, shelf, None, told).map_err(|(failure, _)| failure)?;
        Ok(())
    }
}
