//! FB0213: a picture that takes too long to load.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};

/// Largest picture, in bytes.
pub(super) const LIMIT: u64 = 300_000;

pub(super) const RULE: Rule = Rule {
    code: "FB0213",
    name: "picture-too-large",
    severity: Severity::Error,
    title: "A picture is larger than 300 kB",
    explanation: "\
Many readers have a slow line or pay for each megabyte. On a line of 64 kbit/s, 300 kB take nearly 40
seconds, and a photo straight from a telephone takes ten minutes.

Open the picture in a program for pictures, make it at most 1,200 pixels wide, and save it again: as JPEG
with quality 75 for a photo, as PNG for a drawing.",
    wrong: Example::Long {
        path: "content/pages/about/plan.gif",
        start: "GIF89a",
        again: "12345678",
        times: 100_000,
    },
    right: Example::Long {
        path: "content/pages/about/plan.gif",
        start: "GIF89a",
        again: "12345678",
        times: 10_000,
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for asset in context.picture_files().filter(|asset| asset.size > LIMIT) {
        let name = asset.path.rsplit('/').next().unwrap_or(&asset.path);
        // Rounded up, so that one byte too many does not read as 300 kB.
        let size = asset.size.div_ceil(1_000);
        let message = format!("`{}` has {size} kB; a picture may have {} kB", shown(name), LIMIT / 1_000);
        let finding = report.path(&asset.path, message);
        finding.help("make it at most 1,200 pixels wide and save it as JPEG (photo) or PNG (drawing)");
    }
}

#[cfg(test)]
mod tests {
    use super::LIMIT;
    use crate::check::tests::Site;

    #[test]
    fn one_byte_too_many_is_found() {
        for (size, found) in [(LIMIT, 0), (LIMIT + 1, 1)] {
            let mut bytes = b"GIF89a".to_vec();
            bytes.resize(size as usize, 0);
            let (_, findings) = Site::starter().with("content/pages/about/a.gif", bytes).findings();
            let large: Vec<_> = findings.iter().filter(|finding| finding.code == "FB0213").collect();
            assert_eq!(large.len(), found);
            assert!(large.iter().all(|finding| finding.message.contains("301 kB")));
        }
    }
}
