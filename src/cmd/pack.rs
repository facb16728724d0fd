//! `fieldbook pack`.

use std::fs::{self, File};
use std::io::{self, BufRead, BufWriter, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::build::{parse_address, show_left_out};
use super::{Failure, Verdict, World, say, stderr_is_terminal};
use crate::diag::{Counts, Finding, plural};
use crate::disk;
use crate::edition::Choices;
use crate::link::Library;
use crate::model::language::Language;
use crate::outputs::EDITION_FILE;
use crate::outputs::Plan;
use crate::pack::PackFailure;
use crate::pack::manifest::Manifest;
use crate::pack::shelf::{self, LIST, Shelved};
use crate::pack::sign::Signer;
use crate::pack::source::Source;
use crate::pack::write::{Packed, write};
use crate::render::Planned;

/// Arguments of `pack`.
#[derive(Debug, Args)]
pub(super) struct PackArgs {
    /// Pack one language, and those of the practices that are not in it
    #[arg(long, value_name = "LANG", value_parser = super::parse_language)]
    lang: Option<Language>,
    /// Pack only what is not in an earlier edition: its pack, its folder, or its file edition.json
    #[arg(long, value_name = "PACK|DIR|EDITION.json")]
    since: Option<PathBuf>,
    /// File to write, named from the current folder; without it fieldbook-EDITION.zip there, or .html with --single-file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Pack the whole site and each of its languages into this folder, with the list that the page of the offline edition
    /// shows; on a server it is the folder `packs` beside the pages
    #[arg(long, value_name = "DIR", conflicts_with_all = ["lang", "since", "out"])]
    each: Option<PathBuf>,
    /// Write one language as one HTML file that needs nothing beside it, for telephones: its practices, lists and pages, and the
    /// search, without bundles; without --lang in the site's default language
    #[arg(long, conflicts_with_all = ["since", "each", "sign"])]
    single_file: bool,
    /// Sign the list of files with this secret key of minisign; a password is asked for, or read from standard input
    #[arg(long, value_name = "KEY")]
    sign: Option<PathBuf>,
    /// Address the site will be published at, instead of the site file's
    #[arg(long, value_name = "URL", value_parser = parse_address)]
    base_url: Option<String>,
    /// Also pack drafts and practices in review
    #[arg(long)]
    drafts: bool,
    /// Pack as of this day instead of today
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    as_of: Option<Date>,
}

pub(super) fn run(world: &World, args: &PackArgs) -> Result<Verdict, Failure> {
    let today = world.today(args.as_of)?;
    // Read before anything takes long.
    let since = args.since.as_deref().map(manifest_of).transpose()?;
    let signer = args.sign.as_deref().map(|key| Signer::open(key, password)).transpose()?;
    if let Some(place) = &args.out {
        is_free(place, if args.single_file { "site.html" } else { "site.zip" })?;
    }
    let root = &world.globals.root;
    let library = crate::load_kept(root)?;
    let choices = Choices { drafts: args.drafts, base_url: args.base_url.clone(), ..Choices::default() };
    if let Some(shelf) = &args.each {
        return pack_each(world, &library, &choices, today, shelf, signer.as_ref());
    }
    let show = |findings: &[Finding]| {
        if !findings.is_empty() {
            let drawing = world.draw(findings, &library, stderr_is_terminal());
            say(drawing.trim_end());
            say("");
        }
    };
    let replaces = |place: &Path| if place.exists() { ", in place of the file that was there" } else { "" };
    if args.single_file {
        let made = crate::single_file(&library, &choices, today, args.lang);
        let (packing, file) = made.map_err(|(failure, findings)| {
            show(&findings);
            failure
        })?;
        show(&packing.findings);
        show_left_out(world, &packing.left_out);
        let place =
            args.out.clone().unwrap_or_else(|| PathBuf::from(format!("fieldbook-{}.html", file.edition)));
        let io = |error| PackFailure::Io(place.clone(), error);
        let before = replaces(&place);
        into_place(&place, |to| to.write_all(&file.bytes).map_err(io))?;
        world.remark(&format!("`{}`, {} bytes{before}", place.display(), file.bytes.len()));
        return Ok(if Counts::of(&packing.findings).errors > 0 { Verdict::Findings } else { Verdict::Clean });
    }
    let packed = crate::pack(&library, &choices, today, Some(root), args.lang, |planned, edition| {
        let name = match &since {
            Some(since) => format!("fieldbook-{edition}-since-{}", since.edition),
            None => format!("fieldbook-{edition}"),
        };
        let place = args.out.clone().unwrap_or_else(|| PathBuf::from(format!("{name}.zip")));
        let before = replaces(&place);
        let packed = into_place(&place, |to| write(planned, &name, since.as_ref(), signer.as_ref(), to))?;
        let size = fs::metadata(&place).map_or(0, |meta| meta.len());
        Ok((place, packed, size, before))
    });
    let (packing, (place, packed, size, before)) = packed.map_err(|(failure, findings)| {
        show(&findings);
        failure
    })?;
    show(&packing.findings);
    show_left_out(world, &packing.left_out);
    world.remark(&(told(&place, packed, size, since.as_ref()) + before));
    if let Some(signer) = &signer {
        world.remark(&format!(
            "signed with the key {}: give its public key to those who check, by another way than the pack",
            signer.key()
        ));
    }
    Ok(if Counts::of(&packing.findings).errors > 0 { Verdict::Findings } else { Verdict::Clean })
}

/// Packs of the whole site and of each of its languages, in one folder.
fn pack_each(
    world: &World,
    library: &Library,
    choices: &Choices,
    today: Date,
    shelf: &Path,
    signer: Option<&Signer>,
) -> Result<Verdict, Failure> {
    let io = |error| PackFailure::Io(shelf.to_owned(), error);
    fs::create_dir_all(shelf).map_err(io)?;
    let list = shelf.join(LIST);
    let before = fs::read_to_string(&list).map(|script| shelf::read(&script)).unwrap_or_default();
    let mut packs = Vec::new();
    let findings = shelve(&world.globals.root, library, choices, today, shelf, signer, |pack| {
        world.remark(&format!("`{}`, {} bytes", shelf.join(&pack.file).display(), pack.bytes));
        packs.push(pack);
    });
    let show = |findings: &[Finding]| {
        if !findings.is_empty() {
            let drawing = world.draw(findings, library, stderr_is_terminal());
            say(drawing.trim_end());
        }
    };
    let findings = findings.map_err(|(failure, findings)| {
        show(&findings);
        failure
    })?;
    show(&findings);
    // The list last: it names no pack that is not there. What it named before and no more does is gone then.
    let script = shelf::list(&packs);
    into_place(&list, |to| to.write_all(script.as_bytes()).map_err(io))?;
    for old in before
        .iter()
        .filter(|old| shelf::is_pack(&old.file) && !packs.iter().any(|pack| pack.file == old.file))
    {
        let path = shelf.join(&old.file);
        match fs::remove_file(&path) {
            Ok(()) => world.remark(&format!("removed: `{}`, of an earlier edition", path.display())),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => say(&format!("note: `{}` cannot be removed: {error}", path.display())),
        }
    }
    // In the folder of packs of a built site, its pages lead to them.
    let around = shelf.canonicalize().ok().and_then(|shelf| Some(shelf.parent()?.join(EDITION_FILE)));
    let pages = around.and_then(|path| Manifest::parse(fs::read(path).ok()?).ok());
    if let (Some(pages), Some(whole)) = (pages, packs.first())
        && whole.file != format!("fieldbook-{}.zip", pages.edition)
    {
        world.remark(&format!(
            "note: the pages around `{}` are of edition {}, and these packs are of another one: build with the same options, and pack again",
            shelf.display(),
            pages.edition
        ));
    }
    Ok(if Counts::of(&findings).errors > 0 { Verdict::Findings } else { Verdict::Clean })
}

/// Makes the pack of the whole site and then those of its languages, and tells each when it is there. Gives the findings of the whole site.
pub(super) fn shelve(
    root: &Path,
    library: &Library,
    choices: &Choices,
    today: Date,
    shelf: &Path,
    signer: Option<&Signer>,
    mut told: impl FnMut(Shelved),
) -> Result<Vec<Finding>, (PackFailure, Vec<Finding>)> {
    let mut findings = Vec::new();
    for language in std::iter::once(None).chain(Language::ALL.into_iter().map(Some)) {
        let pack = |planned: &Planned<'_>, edition: &str| shelved(planned, edition, language, shelf, signer);
        match crate::pack(library, choices, today, Some(root), language, pack) {
            Ok((packing, pack)) => {
                if language.is_none() {
                    findings = packing.findings;
                }
                told(pack);
            }
            // The site is in some of the six alone.
            Err((PackFailure::Language(..), _)) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(findings)
}

/// Writes a pack into a folder, under the name of its edition.
pub(super) fn shelved(
    plan: &impl Plan,
    edition: &str,
    language: Option<Language>,
    shelf: &Path,
    signer: Option<&Signer>,
) -> Result<Shelved, PackFailure> {
    let name = format!("fieldbook-{edition}");
    let file = format!("{name}.zip");
    let place = shelf.join(&file);
    into_place(&place, |to| write(plan, &name, None, signer, to))?;
    let bytes = fs::metadata(&place).map_err(|error| PackFailure::Io(place.clone(), error))?.len();
    Ok(Shelved { file, bytes, language: language.map(|language| language.code().to_owned()) })
}

/// The password of a key, from who sits before the terminal, or else the first line of standard input.
fn password() -> io::Result<String> {
    if io::stdin().is_terminal() {
        return rpassword::prompt_password("Password of the key: ");
    }
    let mut line = String::new();
    if io::stdin().lock().take(4096).read_line(&mut line)? == 0 {
        return Err(io::Error::other("none was given on standard input"));
    }
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// The list of files of an earlier edition.
fn manifest_of(path: &Path) -> Result<Manifest, PackFailure> {
    let is_list = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    if !is_list || path.is_dir() {
        return Ok(Source::open(path)?.manifest);
    }
    if !fs::metadata(path).map_err(|error| PackFailure::Io(path.to_owned(), error))?.is_file() {
        return Err(PackFailure::NotAnEdition(path.to_owned(), "it is no file".to_owned()));
    }
    let bytes = fs::read(path).map_err(|error| PackFailure::Io(path.to_owned(), error))?;
    Manifest::parse(bytes).map_err(|why| PackFailure::NotAnEdition(path.to_owned(), why))
}

/// Says what stands where the pack is to be, if that is no file.
fn is_free(place: &Path, example: &str) -> Result<(), Failure> {
    let told = |what: &str| {
        format!("`{}` is {what}; name a file, such as `{}`", place.display(), place.join(example).display())
    };
    match fs::metadata(place) {
        Ok(meta) if meta.is_dir() => Err(told("a folder").into()),
        Ok(meta) if !meta.is_file() => {
            Err(format!("`{}` is no file, and stays as it is", place.display()).into())
        }
        Ok(_) => Ok(()),
        Err(_) if place.file_name().is_none() || place.to_string_lossy().ends_with(['/', '\\']) => {
            Err(told("no name of a file").into())
        }
        Err(_) => Ok(()),
    }
}

/// Writes a file beside its place and moves it there when the disk has it, so that no half of it ever has its name.
fn into_place<T>(
    place: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<T, PackFailure>,
) -> Result<T, PackFailure> {
    into_place_after(place, write, disk::settle_file)
}

fn into_place_after<T>(
    place: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<T, PackFailure>,
    wait: impl FnOnce(&File) -> io::Result<()>,
) -> Result<T, PackFailure> {
    let io = |error| PackFailure::Io(place.to_owned(), error);
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(io)?;
    }
    let mut name = place.file_name().unwrap_or_default().to_owned();
    // A name that nobody else has: what stands there already is not ours, and is not written through.
    name.push(format!(".{}.part", std::process::id()));
    let beside = place.with_file_name(name);
    let outcome = File::create_new(&beside).map_err(io).and_then(|file| {
        let mut to = BufWriter::new(file);
        let packed = write(&mut to)?;
        to.flush().map_err(io)?;
        // Its name would stand on the disk before its bytes do.
        wait(to.get_ref()).map_err(io)?;
        fs::rename(&beside, place).map_err(io)?;
        disk::settle_names(place.parent().unwrap_or(Path::new(""))).map_err(io)?;
        Ok(packed)
    });
    if matches!(&outcome, Err(PackFailure::Io(_, error)) if error.kind() == ErrorKind::AlreadyExists) {
        return outcome;
    }
    if outcome.is_err() {
        // What is left of it is of no use.
        let _ = fs::remove_file(&beside);
    }
    outcome
}

fn told(place: &Path, packed: Packed, size: u64, since: Option<&Manifest>) -> String {
    let files = plural(packed.files, "file", "files");
    let place = place.display();
    match since {
        None => format!("{files} in `{place}`, {size} bytes"),
        Some(since) => format!(
            "{files} in `{place}`, {size} bytes: what is new or changed since edition {}; {} no more there",
            since.edition,
            match packed.removed {
                1 => "1 file is".to_owned(),
                count => format!("{count} files are"),
            }
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_has_its_name_when_the_disk_has_its_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let place = dir.path().join("a.zip");
        let write = |to: &mut BufWriter<File>| to.write_all(b"pack").map_err(PackFailure::Write);
        let names = || fs::read_dir(dir.path()).unwrap().count();
        let failed = into_place_after(&place, write, |_| Err(io::Error::other("the stick was pulled out")));
        assert!(failed.is_err() && names() == 0);
        into_place_after(&place, write, |file| {
            assert!(file.metadata().unwrap().len() == 4 && !place.exists());
            Ok(())
        })
        .unwrap();
        assert!(place.exists() && names() == 1);
    }
}
