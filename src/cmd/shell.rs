//! `fieldbook completions` and `fieldbook man`.

use clap::Args;
use clap_complete::Shell;

use super::{Failure, Verdict, command_line, print};

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

pub(super) fn completions(args: &CompletionsArgs) -> Result<Verdict, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command_line(), "fieldbook", &mut script);
    print(&String::from_utf8(script)?)?;
    Ok(Verdict::Clean)
}

/// The manual page of the program, then those of its commands, as one roff document.
pub(super) fn man() -> Result<Verdict, Failure> {
    let mut roff = Vec::new();
    let command = command_line();
    clap_mangen::Man::new(command.clone()).render(&mut roff)?;
    for below in command.get_subcommands() {
        let name: &'static str = Box::leak(format!("fieldbook-{}", below.get_name()).into_boxed_str());
        clap_mangen::Man::new(below.clone().name(name)).render(&mut roff)?;
    }
    print(&String::from_utf8(roff)?)?;
    Ok(Verdict::Clean)
}
