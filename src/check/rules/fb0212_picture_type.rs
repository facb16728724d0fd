//! FB0212: a picture of a type that is not allowed, or whose bytes are of another type than its name.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::link::target::{Broken, Target};

pub(super) const RULE: Rule = Rule {
    code: "FB0212",
    name: "picture-type",
    severity: Severity::Error,
    title: "A picture is of a type that cannot be shown",
    explanation: "\
Pictures are PNG, JPEG, WebP or GIF files: every browser, the printed page and the e-book show these. The
ending of the name must say what the file is, because a web server tells browsers by the ending.

Open the picture in a program for pictures and export it: as JPEG for photos, as PNG for drawings and
screenshots. To change the ending alone does not change the file. SVG is not taken, because an SVG file
can carry a program; export it as PNG.",
    wrong: Example::File("content/pages/about/plan.gif", "this is no picture"),
    right: Example::File("content/pages/about/plan.gif", "GIF89a"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for asset in context.picture_files() {
        let ending = asset.path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if ending == "svg" {
            let finding = report.path(&asset.path, "pictures of type SVG are not taken");
            finding.help("open the picture in a drawing program and export it as PNG");
            continue;
        }
        // The bytes of a file that is far too large are not read; its size has a finding.
        if asset.bytes.is_empty() && asset.size > 0 {
            continue;
        }
        let found = type_of(&asset.bytes);
        let wanted = if ending == "jpeg" { "jpg" } else { &ending };
        if found == Some(wanted) {
            continue;
        }
        let name = asset.path.rsplit('/').next().unwrap_or(&asset.path);
        match found {
            Some(right @ ("png" | "jpg" | "webp" | "gif")) => {
                let message = format!("`{}` is a {} file with a wrong ending", shown(name), name_of(right));
                let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                report.path(&asset.path, message).help(format!("rename it to `{}.{right}`", shown(stem)));
            }
            Some(other) => {
                let message = format!(
                    "`{}` is a {} file, which many browsers do not show",
                    shown(name),
                    name_of(other)
                );
                report
                    .path(&asset.path, message)
                    .help("open it in a program for pictures and export it as JPEG or PNG");
            }
            None if asset.bytes.is_empty() => {
                report
                    .path(&asset.path, format!("`{}` is empty", shown(name)))
                    .help("copy the picture again");
            }
            None => {
                let message = format!("`{}` is not a {} picture", shown(name), name_of(wanted));
                report
                    .path(&asset.path, message)
                    .help("open it in a program for pictures and export it as JPEG or PNG");
            }
        }
    }
    // Something that is there and is no picture, shown as one.
    let others = context.pointers(|target| match target {
        Target::Practice { .. } | Target::Page { .. } | Target::Organisation(_) | Target::Anchor(_) => true,
        Target::Broken(Broken::NoPage(_) | Broken::NoSuchAnchor { .. }) => true,
        Target::Asset(_) | Target::External(_) | Target::Broken(_) => false,
    });
    for pointer in others.iter().filter(|pointer| pointer.image) {
        let place = context.target_place(pointer);
        let finding =
            report.at(place.span, format!("`{}` is no picture that can be shown", shown(pointer.target)));
        let ending = pointer.target.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        finding.help(
            if ["bmp", "tif", "tiff", "heic", "avif", "jfif", "ico", "psd", "eps", "pdf"]
                .contains(&ending.as_str())
            {
                "export it as JPEG or PNG"
            } else {
                "for a link, take the `!` before the brackets away"
            },
        );
    }
}

/// What the first bytes of a file say it is.
fn type_of(bytes: &[u8]) -> Option<&'static str> {
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let brand = if bytes.get(4..8) == Some(b"ftyp") { bytes.get(8..12) } else { None };
    match bytes {
        _ if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some("png"),
        _ if bytes.starts_with(b"\xff\xd8\xff") => Some("jpg"),
        _ if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") => Some("gif"),
        _ if webp => Some("webp"),
        _ if brand == Some(b"avif") => Some("avif"),
        _ if matches!(brand, Some(b"heic" | b"heix" | b"mif1" | b"msf1")) => Some("heic"),
        _ if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") => Some("tiff"),
        _ if bytes.starts_with(b"%PDF") => Some("pdf"),
        _ if bytes.starts_with(b"BM") && bytes.len() > 26 => Some("bmp"),
        _ => None,
    }
}

fn name_of(kind: &str) -> &str {
    match kind {
        "png" => "PNG",
        "jpg" => "JPEG",
        "gif" => "GIF",
        "webp" => "WebP",
        "avif" => "AVIF",
        "heic" => "HEIC",
        "tiff" => "TIFF",
        "pdf" => "PDF",
        "bmp" => "BMP",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{Site, told};

    fn found(name: &str, bytes: &[u8]) -> Option<String> {
        let site = Site::starter().with(&format!("content/pages/about/{name}"), bytes);
        let (library, findings) = site.findings();
        let found: Vec<_> = findings.iter().filter(|finding| finding.code == "FB0212").collect();
        assert!(found.len() < 2, "{}", told(&library, &findings));
        found.first().map(|finding| format!("{}; {}", finding.message, finding.helps[0]))
    }

    #[test]
    fn the_bytes_decide() {
        for (name, bytes) in [
            ("a.png", b"\x89PNG\r\n\x1a\nx".as_slice()),
            ("a.JPG", b"\xff\xd8\xff\xe0"),
            ("a.jpeg", b"\xff\xd8\xff\xe1"),
            ("a.gif", b"GIF87a"),
            ("a.webp", b"RIFF\x01\x02\x03\x04WEBPVP8 "),
        ] {
            assert_eq!(found(name, bytes), None, "{name}");
        }
        for (name, bytes, words) in [
            (
                "a.png",
                b"\xff\xd8\xff\xe0".as_slice(),
                "`a.png` is a JPEG file with a wrong ending; rename it to `a.jpg`",
            ),
            ("a.jpg", b"\0\0\0\x20ftypheic", "HEIC"),
            ("a.gif", b"<html>", "is not a GIF picture"),
            ("a.webp", b"RIFF", "is not a WebP picture"),
            ("a.png", b"", "`a.png` is empty"),
            ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "export it as PNG"),
        ] {
            let told = found(name, bytes).unwrap();
            assert!(told.contains(words), "{name}: {told}");
        }
    }

    #[test]
    fn a_text_shown_as_a_picture_is_found() {
        let text = "---\ntitle: A\nsummary: S\n---\n![x](en.md) ![y](#z) ![z](data.xlsx) ![w](../../organisations/editorial.yaml)\n";
        let site = Site::starter()
            .with("content/pages/about/en.md", text)
            .with("content/pages/about/data.xlsx", "x");
        let (library, findings) = site.findings();
        let count = findings.iter().filter(|finding| finding.code == "FB0212").count();
        assert_eq!(count, 4, "{}", told(&library, &findings));
    }
}
