//! `fieldbook schema`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Failure, Verdict, World, print};
use crate::diag::plural;
use crate::parse::Form;
use crate::schema::{schema, text};

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// The form whose schema is printed; without it all are, as one object
    #[arg(value_enum, conflicts_with = "out")]
    form: Option<FormName>,
    /// Write the schemas into this folder instead, each as a file of its own: `practice.json`
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormName {
    /// `fieldbook.yaml`
    Site,
    /// Front matter of the original of a practice
    Practice,
    /// Front matter of a translation of a practice
    Translation,
    /// Front matter of a page
    Page,
    /// An organisation
    Organisation,
    /// The recipe of a bundle
    Bundle,
}

impl FormName {
    fn form(self) -> Form {
        match self {
            FormName::Site => Form::Site,
            FormName::Practice => Form::Practice,
            FormName::Translation => Form::Translation,
            FormName::Page => Form::Page,
            FormName::Organisation => Form::Organisation,
            FormName::Bundle => Form::Bundle,
        }
    }
}

pub(super) fn run(world: &World, args: &SchemaArgs) -> Result<Verdict, Failure> {
    let library = crate::load(&world.globals.root)?;
    if let Some(folder) = &args.out {
        let failure = |path: &std::path::Path, error| format!("cannot write `{}`: {error}", path.display());
        std::fs::create_dir_all(folder).map_err(|error| failure(folder, error))?;
        for form in Form::ALL {
            let path = folder.join(format!("{}.json", form.name()));
            std::fs::write(&path, text(form, &library)).map_err(|error| failure(&path, error))?;
        }
        let count = plural(Form::ALL.len(), "schema", "schemas");
        world.remark(&format!("{count} in `{}`", folder.display()));
        return Ok(Verdict::Clean);
    }
    match args.form {
        Some(form) => print(&text(form.form(), &library))?,
        None => {
            let all = Form::ALL.iter().map(|form| (form.name().to_owned(), schema(*form, &library)));
            let all = serde_json::Value::Object(all.collect());
            print(&format!("{}\n", serde_json::to_string_pretty(&all)?))?;
        }
    }
    Ok(Verdict::Clean)
}
