//! The built site read by the Nu HTML checker.

use std::process::Command;

use crate::fixture::{npm_file, own_site, skip};

#[test]
fn the_nu_html_checker_finds_nothing() {
    let Some(jar) = npm_file("vnu-jar/build/dist/vnu.jar") else {
        return skip("vnu.jar (npm ci in tests/tools)");
    };
    let output = match Command::new("java")
        .arg("-jar")
        .arg(jar)
        .args(["--skip-non-html", "--format", "gnu"])
        .arg(own_site().join("public"))
        .output()
    {
        Ok(output) => output,
        Err(_) => return skip("java"),
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.trim().is_empty(), "{said}");
}
