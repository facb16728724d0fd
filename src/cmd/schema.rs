//! `fieldbook schema`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Failure, Verdict, World, print};
use crate::diag::plural;
use crate::parse::Form;
use crate::schema::{schema, text};

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// The form whose schema is printed; without it all are, as one object
    #[arg(value_parser = forms(), conflicts_with = "out")]
    form: Option<Form>,
    /// Write the schemas into this folder instead, each as a file of its own: `practice.json`
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Reads the name of a form.
fn forms() -> impl TypedValueParser<Value = Form> {
    PossibleValuesParser::new(Form::ALL.map(Form::name))
        .try_map(|name| Form::ALL.into_iter().find(|form| form.name() == name).ok_or("there is no such form"))
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
        Some(form) => print(&text(form, &library))?,
        None => {
            let all = Form::ALL.iter().map(|form| (form.name().to_owned(), schema(*form, &library)));
            let all = serde_json::Value::Object(all.collect());
            print(&format!("{}\n", serde_json::to_string_pretty(&all)?))?;
        }
    }
    Ok(Verdict::Clean)
}
