//! FB0522: a picture that no book can hold.

use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::fault::{UnprintedPicture, WhyNotPrinted};

pub(crate) const RULE: Rule = Rule {
    code: "FB0522",
    name: "picture-not-printed",
    severity: Severity::Error,
    title: "A picture cannot be printed",
    explanation: "\
A book takes a picture apart to set it on its pages. It cannot take one of more than 40 million pixels, which is an
A4 page at 600 dots an inch: a small file can hold so many, and they fill the memory of the machine. Nor can it take
one that ends too early, as a picture does that was not copied to its end, or one that is damaged. A browser may show
such a picture, or a part of it; the book would leave it out, and a cover would have no logo.

Open the picture in a program for pictures, make it at most 1,200 pixels wide (GIMP: Image, Scale Image), and save it
again: as JPEG for a photo, as PNG for a drawing. Copy a picture that is not whole once more from where you had it.",
    wrong: Example::Bytes(
        "content/pages/about/plan.png",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00'\x10\x00\x00\x13\x88\x01\x00\x00\x00\x00?,J\xe5\x00\x00\x00\nIDATx\xdac`\x00\x00\x00\x02\x00\x01\xe5'\xde\xfc\x00\x00\x00\x00IEND\xaeB`\x82",
    ),
    right: Example::Bytes(
        "content/pages/about/plan.png",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x08\x00\x00\x00\x01\x01\x00\x00\x00\x00\xcb{\xd2\xee\x00\x00\x00\nIDATx\xdac`\x00\x00\x00\x02\x00\x01\xe5'\xde\xfc\x00\x00\x00\x00IEND\xaeB`\x82",
    ),
    check,
};

/// Only what reads pictures for print can tell; see [`report`].
fn check(_: &Context<'_>, _: &mut Report<'_>) {}

pub(crate) fn report(pictures: &[UnprintedPicture], report: &mut Report<'_>) {
    for picture in pictures {
        let name = shown(picture.path.rsplit('/').next().unwrap_or(&picture.path));
        match picture.why {
            WhyNotPrinted::TooManyPixels { width, height, most } => {
                let message = format!(
                    "`{name}` is {width} × {height} pixels; a book takes at most {} million, and this has {}",
                    most / 1_000_000,
                    width.saturating_mul(height).div_ceil(1_000_000)
                );
                report.path(&picture.path, message).help(
                    "make it at most 1,200 pixels wide in a program for pictures, and save it as JPEG (photo) or PNG \
                     (drawing)",
                );
            }
            WhyNotPrinted::NotWhole => {
                report
                    .path(&picture.path, format!("`{name}` is not whole, or damaged"))
                    .help("copy the picture again from where you had it")
                    .help("or open it in a program for pictures and export it as JPEG or PNG");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::Site;
    use crate::check::{Example, picture_findings};
    use crate::render::unprinted_pictures;

    /// A JPEG file of 16 × 16 pixels, as hexadecimal digits.
    const PHOTO: &str = "ffd8ffe000104a46494600010100000100010000ffdb0043001b12141714111b1716171e1c1b2028422b2825\
        2528513a3d3042605565645f555d5b6a7899816a7190735b5d85b586909ea3abadab6780bcc9baa6c799a8aba4ffc0000b0800100010\
        01011100ffc400160001010100000000000000000000000000000506ffc400161000030000000000000000000000000000001461ffda\
        0008010100003f009684084350840843ffd9";

    fn told(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<String> {
        let library = Site::starter().with(&format!("content/bundles/{name}"), bytes).library();
        picture_findings(&unprinted_pictures(&library)).into_iter().map(|finding| finding.message).collect()
    }

    fn bytes_of(example: &Example) -> Vec<u8> {
        let Example::Bytes(_, bytes) = example else { panic!("no picture") };
        bytes.to_vec()
    }

    #[test]
    fn pixels_are_counted_where_the_file_says_how_many() {
        assert_eq!(
            told("seal.png", bytes_of(&RULE.wrong)),
            ["`seal.png` is 10000 × 5000 pixels; a book takes at most 40 million, and this has 50"]
        );
        assert!(told("seal.png", bytes_of(&RULE.right)).is_empty());
    }

    #[test]
    fn a_picture_that_ends_too_early_is_told() {
        let whole = bytes_of(&RULE.right);
        for end in [40, 45, 50] {
            assert_eq!(told("seal.png", &whole[..end]), ["`seal.png` is not whole, or damaged"], "{end}");
        }
        // What is no picture, or is not read because it is far too large, has a finding of its own.
        for other in [&b"this is no picture"[..], b""] {
            assert!(told("seal.png", other).is_empty());
        }
        // A program that shows a part of a photo says nothing of the rest.
        let photo: Vec<u8> = (0..PHOTO.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&PHOTO[at..at + 2], 16).unwrap())
            .collect();
        assert!(told("photo.jpg", photo.clone()).is_empty());
        assert_eq!(told("photo.jpg", &photo[..photo.len() / 2]), ["`photo.jpg` is not whole, or damaged"]);
    }
}
