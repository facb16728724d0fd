//! The command line: one file for each command, and what they share.
//!
//! Data goes to standard output, everything else to standard error. Only this module and those below
//! it know the environment and the clock.

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::diag::{Counts, Finding, human, plural};
use crate::link::Library;
use crate::model::language::Language;

mod build;
mod bundle;
mod check;
mod explain;
mod import;
mod init;
mod new;
mod pack;
mod schema;
mod search;
mod serve;
mod shell;
mod update;
mod verify;

/// A best-practice knowledge base that can be carried into the field.
#[derive(Debug, Parser)]
#[command(name = "fieldbook", version, about, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
struct Globals {
    /// Folder of the site
    #[arg(short = 'C', long = "root", value_name = "DIR", default_value = ".", global = true)]
    root: PathBuf,
    /// Say nothing but findings and failures
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Say more, such as which drafts are left out
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,
    /// Use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto, global = true)]
    color: Colour,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a new, working site
    Init(init::InitArgs),
    /// Start a practice, an organisation, a page or a bundle
    New(new::NewArgs),
    /// Make a practice out of a Word document (.docx)
    Import(import::ImportArgs),
    /// Say what is wrong with the content, where, and how to mend it
    Check(check::CheckArgs),
    /// Build the site
    Build(build::BuildArgs),
    /// Set practices as a book to print
    Bundle(bundle::BundleArgs),
    /// Pack the site into one zip file to carry, or what is new in it since an earlier edition
    Pack(pack::PackArgs),
    /// Say which files of a pack or of a published site are missing, altered or extra
    Verify(verify::VerifyArgs),
    /// Bring a published site to the edition of a pack
    Update(update::UpdateArgs),
    /// Build the site and show it in the browsers of this computer or, with `--share`, of the room
    Serve(serve::ServeArgs),
    /// Ask the search index
    Search(search::SearchArgs),
    /// Print the JSON Schemas of the files that people write, for editors
    Schema(schema::SchemaArgs),
    /// Explain a finding
    Explain(explain::ExplainArgs),
    /// Print completions for a shell
    Completions(shell::CompletionsArgs),
    /// Print the manual page
    Man,
}

/// The outcome of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Nothing is wrong.
    Clean,
    /// There are findings of severity error.
    Findings,
}

/// A failure of the tool, in words for the user.
type Failure = Box<dyn std::error::Error>;

/// What a command may use of the world around the program.
struct World {
    globals: Globals,
    /// The day, from the clock or from `SOURCE_DATE_EPOCH`.
    today: Result<Date, String>,
    /// `NO_COLOR` is set and not empty.
    no_color: bool,
    /// Width of the terminal, where there is one.
    columns: usize,
}

/// Runs the command line of this process.
///
/// The exit status is 0 when all is clean, 1 with findings of severity error, 2 when fieldbook could
/// not do its work.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let parsed = match search::query_as_option(&arguments) {
        Some(error) => Err(error),
        None => Cli::try_parse_from(&arguments),
    };
    let cli = match parsed {
        Ok(cli) => cli,
        Err(mut error) => {
            search::explain_hyphen(&mut error, &arguments);
            // Help and version are no failure, and a closed pipe is none of ours.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let world = World {
        globals: cli.globals,
        today: today(),
        no_color: variable("NO_COLOR").is_some_and(|value| !value.is_empty()),
        columns: terminal_columns(),
    };
    let verdict = match cli.command {
        Command::Init(args) => init::run(&world, &args),
        Command::New(args) => new::run(&world, &args),
        Command::Import(args) => import::run(&world, &args),
        Command::Check(args) => check::run(&world, &args),
        Command::Build(args) => build::run(&world, &args),
        Command::Bundle(args) => bundle::run(&world, &args),
        Command::Pack(args) => pack::run(&world, &args),
        Command::Verify(args) => verify::run(&world, &args),
        Command::Update(args) => update::run(&world, &args),
        Command::Serve(args) => serve::run(&world, &args),
        Command::Search(args) => search::run(&world, &args),
        Command::Schema(args) => schema::run(&world, &args),
        Command::Explain(args) => explain::run(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Man => shell::man(),
    };
    match verdict {
        Ok(Verdict::Clean) => ExitCode::SUCCESS,
        Ok(Verdict::Findings) => ExitCode::from(1),
        Err(failure) if is_closed_pipe(failure.as_ref()) => ExitCode::SUCCESS,
        Err(failure) => {
            say(&format!("error: {failure}"));
            ExitCode::from(2)
        }
    }
}

/// The whole command line, for completions and the manual page.
fn command_line() -> clap::Command {
    Cli::command()
}

#[expect(clippy::disallowed_methods, reason = "this is the one place where the environment comes in")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The day in UTC: of `SOURCE_DATE_EPOCH` where it is set, as reproducible builds ask
/// (<https://reproducible-builds.org/specs/source-date-epoch/>), else of the clock.
#[expect(clippy::disallowed_methods, reason = "this is the one place where the clock comes in")]
fn today() -> Result<Date, String> {
    let moment = match variable("SOURCE_DATE_EPOCH") {
        Some(text) => text
            .trim()
            .parse()
            .ok()
            .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
            .ok_or_else(|| {
                format!("SOURCE_DATE_EPOCH is `{text}`, which is no number of seconds since 1970")
            })?,
        None => jiff::Timestamp::now(),
    };
    Ok(moment.to_zoned(jiff::tz::TimeZone::UTC).date())
}

fn terminal_columns() -> usize {
    let fallback = || variable("COLUMNS").and_then(|columns| columns.parse().ok());
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).or_else(fallback).unwrap_or(100)
}

impl World {
    fn today(&self, as_of: Option<Date>) -> Result<Date, Failure> {
        match as_of {
            Some(date) => Ok(date),
            None => self.today.clone().map_err(Into::into),
        }
    }

    fn colour_for(&self, terminal: bool) -> bool {
        match self.globals.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => terminal && !self.no_color,
        }
    }

    /// Draws findings for people who read a stream.
    fn draw(&self, findings: &[Finding], library: &Library, terminal: bool) -> String {
        let style = human::Style { colour: self.colour_for(terminal), width: self.columns };
        human::draw(findings, &library.sources, style)
    }

    /// Says something that is no data, unless told to be quiet.
    fn remark(&self, text: &str) {
        if !self.globals.quiet {
            say(text);
        }
    }

    /// Says something that only some want to know.
    fn detail(&self, text: &str) {
        if self.globals.verbose {
            say(text);
        }
    }
}

/// `1 error and 2 warnings in 16 practices`.
fn summary(counts: Counts) -> String {
    let errors = plural(counts.errors, "error", "errors");
    let warnings = plural(counts.warnings, "warning", "warnings");
    match (counts.errors, counts.warnings) {
        (0, 0) => "no findings".to_owned(),
        (_, 0) => errors,
        (0, _) => warnings,
        _ => format!("{errors} and {warnings}"),
    }
}

/// Writes a line to standard error; there is nobody left to tell when that fails.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Writes data to standard output.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

fn is_closed_pipe(failure: &(dyn std::error::Error + 'static)) -> bool {
    failure
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

fn stdout_is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

fn stderr_is_terminal() -> bool {
    std::io::stderr().is_terminal()
}

/// Reads a language given on the command line.
fn parse_language(text: &str) -> Result<Language, String> {
    Language::from_code(text).ok_or_else(|| format!("the languages are {}", Language::CODES.join(", ")))
}

/// Reads a day given on the command line.
fn parse_day(text: &str) -> Result<Date, String> {
    let is_day =
        |(at, letter): (usize, u8)| if at == 4 || at == 7 { letter == b'-' } else { letter.is_ascii_digit() };
    crate::parse::fields::parse_date(text).ok_or_else(|| {
        if text.len() == 10 && text.bytes().enumerate().all(is_day) {
            "this day does not exist".to_owned()
        } else {
            "a day is written YYYY-MM-DD, as in 2026-11-23".to_owned()
        }
    })
}
