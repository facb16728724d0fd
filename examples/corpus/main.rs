//! Makes a site of any number of practices, for measurements: `cargo run --release --example corpus --
//! DIR COUNT [LANGUAGES]`. Languages are codes with commas between; without them all are in English.
//! [`generator`] tells what the practices are like.

use std::path::Path;
use std::process::ExitCode;

use fieldbook::model::language::Language;

mod generator;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (Some(dir), Some(count)) = (args.first(), args.get(1).and_then(|count| count.parse().ok())) else {
        eprintln_usage();
        return ExitCode::from(2);
    };
    let codes = args.get(2).map_or("en", String::as_str);
    let Some(languages) = codes.split(',').map(Language::from_code).collect::<Option<Vec<_>>>() else {
        eprintln_usage();
        return ExitCode::from(2);
    };
    match generator::write_site(Path::new(dir), count, &languages) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("{dir}: {error}\n").as_bytes());
            ExitCode::FAILURE
        }
    }
}

fn eprintln_usage() {
    let _ =
        std::io::Write::write_all(&mut std::io::stderr(), b"usage: corpus DIR COUNT [ar,zh,en,fr,ru,es]\n");
}
