//! `fieldbook import`.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::new::{Known, built, free, fresh_symbol, practice_head, quoted, site_language, slug_of};
use super::{Failure, Verdict, World, say, stderr_is_terminal};
use crate::diag::{Counts, plural};
use crate::examine::examine;
use crate::import::draft::{Draft, Reason, Source};
use crate::import::{FILE_LIMIT, ImportFailure, Word};
use crate::link::Library;
use crate::model::language::Language;
use crate::model::slug::{TAKEN, is_practice_slug};

/// Arguments of `import`.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The document: a .docx of Word or LibreOffice, with the headings of a practice or as a contribution to the
    /// ITU-D
    file: PathBuf,
    /// Language of the text; without it the one of the headings, the letters or the document
    #[arg(long, value_name = "LANG", value_parser = super::parse_language)]
    lang: Option<Language>,
    /// Name of the practice's folder; without it made from the title
    #[arg(long, value_name = "NAME", value_parser = parse_slug)]
    slug: Option<String>,
}

/// Reads the name of a practice's folder.
fn parse_slug(text: &str) -> Result<String, String> {
    if is_practice_slug(text) {
        Ok(text.to_owned())
    } else {
        Err("a folder is named with two to eight words of small Latin letters and digits, with hyphens between \
             them, as in warn-farmers-of-frost"
            .to_owned())
    }
}

pub(super) fn run(world: &World, args: &ImportArgs) -> Result<Verdict, Failure> {
    let root = world.globals.root.as_path();
    let today = world.today(None)?;
    let library = crate::load(root)?;
    if let Some(language) = args.lang {
        built(&library, language)?;
    }
    let told = |failure: ImportFailure| format!("cannot import `{}`: {failure}", args.file.display());
    let bytes = read(&args.file)?;
    let word = Word::read(&bytes).map_err(told)?;
    let draft = Draft::new(word, &library, args.lang, site_language(&library)).map_err(told)?;
    built(&library, draft.language)?;
    let slug = slug_for(args, &draft)?;
    let text = text_of(&library, &draft, &args.file, today)?;
    write_practice(root, &slug, &text, &draft)?;
    let folder = format!("content/practices/{slug}");
    super::print(&format!("{folder}/{}.md\n", draft.language))?;
    tell(world, &folder, &draft, today)?;
    Ok(Verdict::Clean)
}

/// The bytes of a document, if it is a file that can be one.
fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let told = |error: std::io::Error| format!("cannot read `{}`: {error}", path.display());
    let meta = fs::metadata(path).map_err(told)?;
    // A named pipe would keep us waiting for ever.
    if !meta.is_file() {
        return Err(format!("`{}` is no file; name one document (.docx)", path.display()).into());
    }
    let mut bytes = Vec::new();
    fs::File::open(path).map_err(told)?.take(FILE_LIMIT + 1).read_to_end(&mut bytes).map_err(told)?;
    Ok(bytes)
}

/// The name of the practice's folder: as it is given, from the title, or from the name of the file.
fn slug_for(args: &ImportArgs, draft: &Draft) -> Result<String, Failure> {
    if let Some(slug) = &args.slug {
        return Ok(slug.clone());
    }
    let stem = args.file.file_stem().unwrap_or_default().to_string_lossy();
    let made = slug_of(&draft.title, 2).or_else(|_| slug_of(&stem, 2)).map_err(|_| {
        "the name of the folder is made from the title and needs two words in Latin letters, which neither the \
         title nor the name of the file has; say it with `--slug`, as in `--slug warn-farmers-of-frost`"
    })?;
    free(made, &TAKEN, &format!("About {}", draft.title), "title")
}

/// The text of the practice's file.
fn text_of(library: &Library, draft: &Draft, file: &Path, today: Date) -> Result<String, Failure> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let mut notes = vec![format!("From the document {}", comment(&name))];
    notes.extend(draft.comments.iter().map(|words| format!("The document says: {}", comment(words))));
    let known = Known {
        title: &draft.title,
        summary: &draft.summary,
        origin: draft.origin.as_deref(),
        sources: (!draft.sources.is_empty()).then(|| sources(&draft.sources, draft.language)),
        images: images(draft),
        notes,
    };
    let head = practice_head(fresh_symbol(library)?, draft.language, today, &known);
    Ok(format!("{head}\n{}", draft.body))
}

/// Words that can stand in a comment of YAML: one line, and nothing that nobody sees.
fn comment(words: &str) -> String {
    let seen: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of `sources`; what a document does not say stays for the author.
fn sources(sources: &[Source], language: Language) -> String {
    let lines = sources.iter().map(|source| {
        let title = if source.title.is_empty() { String::new() } else { format!(" {}", quoted(&source.title)) };
        let url = source.url.as_deref().map_or(String::new(), |url| format!(" {}", quoted(url)));
        let publisher = source.publisher.as_deref().map_or(String::new(), |name| format!(" {}", quoted(name)));
        let said = match comment(&source.said) {
            said if said.is_empty() => said,
            said => format!("    # The document says: {said}\n"),
        };
        let year = source.year.map_or(String::new(), |year| format!("    year: {year}\n"));
        format!(
            "  - title:{title}\n    publisher:{publisher}\n{year}    url:{url}\n{said}    accessed:              # the day on which \
             you read it\n    kind:                  # primary: by the body itself, a law, a standard, a study; else \
             secondary\n    language: {language}\n"
        )
    });
    lines.collect()
}

/// The lines of `images`.
fn images(draft: &Draft) -> Option<String> {
    if draft.pictures.is_empty() {
        return None;
    }
    let lines = draft.pictures.iter().map(|(name, picture)| {
        let alt = if picture.alt.is_empty() { String::new() } else { quoted(&picture.alt) };
        format!("  - {{file: {name}, alt: {alt}, credit: , licence: }}\n")
    });
    Some(format!(
        "images:                    # who made each, under which licence\n{}",
        lines.collect::<String>()
    ))
}

/// Writes the folder of the practice, whole or not at all.
fn write_practice(root: &Path, slug: &str, text: &str, draft: &Draft) -> Result<(), Failure> {
    let practices = root.join("content/practices");
    let folder = practices.join(slug);
    let told = |error: std::io::Error| format!("cannot write `{}`: {error}", folder.display());
    if fs::symlink_metadata(&folder).is_ok() {
        return Err(format!(
            "`{}` is there already; nothing was changed. Give another name with `--slug`",
            folder.display()
        )
        .into());
    }
    fs::create_dir_all(&practices).map_err(told)?;
    let part = tempfile::Builder::new().prefix(".fieldbook-").tempdir_in(&practices).map_err(told)?;
    fs::write(part.path().join(format!("{}.md", draft.language)), text).map_err(told)?;
    for (name, picture) in &draft.pictures {
        fs::write(part.path().join(name), &picture.bytes).map_err(told)?;
    }
    open_to_others(part.path()).map_err(told)?;
    let part = part.keep();
    if let Err(error) = fs::rename(&part, &folder) {
        let _ = fs::remove_dir_all(&part);
        return Err(told(error).into());
    }
    Ok(())
}

/// Gives a folder the rights of any other: one that is made for a while can be opened by its maker alone.
#[cfg(unix)]
fn open_to_others(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let above = folder.parent().unwrap_or(folder);
    fs::set_permissions(folder, fs::Permissions::from_mode(fs::metadata(above)?.permissions().mode()))
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Tells what was found, what to look at, and what is still missing.
fn tell(world: &World, folder: &str, draft: &Draft, today: Date) -> Result<(), Failure> {
    let how = match draft.reason {
        Reason::Asked => "as you asked",
        Reason::Headings => "as its headings are",
        Reason::Letters => "as its letters are",
        Reason::Document => "as the document says",
        Reason::Site => "the site's default; if it is another, delete the folder and use `--lang`",
    };
    world.remark(&format!("language: {} ({how})", draft.language.english_name()));
    if !draft.remarks.is_empty() {
        say("\nLook at this in the document:");
        draft.remarks.iter().for_each(|remark| say(&format!("- {remark}")));
    }
    let root = world.globals.root.as_path();
    let library = crate::load(root)?;
    let mut findings = examine(&library, today, Some(root), &mut Vec::new(), &|| true)?;
    findings.retain(|finding| {
        let (path, _) = finding.location(&library.sources);
        path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    if findings.is_empty() {
        world.remark("\nnothing is missing; read the text, and set `status: in-review` when it is ready");
        return Ok(());
    }
    let counts = Counts::of(&findings);
    let all = plural(counts.errors + counts.warnings, "thing is", "things are");
    say(&format!("\nStill missing ({all} to be mended before the practice is published):\n"));
    say(&world.draw(&findings, &library, stderr_is_terminal()));
    world.remark(&format!(
        "write what is missing into the file; `fieldbook check {folder}` tells this list again, and `fieldbook serve` \
         shows the page"
    ));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_folders_are_plain() {
        assert!(parse_slug("warn-farmers-of-frost").is_ok());
        for name in ["frost", "../a-b", "A-b", "a b", ""] {
            assert!(parse_slug(name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_comment_stays_one_line() {
        assert_eq!(comment("a\n---\nb\r\u{85}c"), "a --- b c");
    }
}
