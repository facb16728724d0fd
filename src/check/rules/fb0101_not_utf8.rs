//! FB0101: a text file that is not UTF-8.

use crate::check::{Context, Example, Report, Rule, Worded, report_faults};
use crate::diag::{Severity, shown};
use crate::fault::{Encoding, FaultKind};

pub(super) const RULE: Rule = Rule {
    code: "FB0101",
    name: "not-utf8",
    severity: Severity::Error,
    title: "A text file is not saved as UTF-8",
    explanation: "\
fieldbook reads text as UTF-8, the encoding that holds every script of the world. A file saved in an
older encoding (Windows-1252, KOI8-R, GB 18030 …) looks right in your editor and wrong everywhere else.

In Notepad choose File, \"Save as\", and take UTF-8 at \"Encoding\". In Word choose \"Save as\", the type
\"Plain text\", then \"Other encoding\" and \"Unicode (UTF-8)\". Give the file the name it has now, for example
`en.md`; a document of Word cannot be used under that name.",
    wrong: Example::Bytes("content/pages/about/en.md", b"---\ntitle: About\nsummary: Caf\xe9\n---\n"),
    right: Example::File("content/pages/about/en.md", "---\ntitle: About\nsummary: Café\n---\n"),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    report_faults(context, report, |kind| {
        let FaultKind::NotUtf8 { line, words, looks } = kind else { return None };
        let what = match looks {
            Encoding::Utf16 => "the file is saved as UTF-16 (\"Unicode\"), not as UTF-8".to_owned(),
            Encoding::Word => "this is a document of Word, not a text".to_owned(),
            Encoding::Zip => "this is a ZIP file or a document, not a text".to_owned(),
            Encoding::Pdf => "this is a PDF, not a text".to_owned(),
            Encoding::Picture => "this is a picture, not a text".to_owned(),
            Encoding::Windows1252 | Encoding::Windows1251 | Encoding::Unknown => {
                format!("the file is not saved as UTF-8; see line {line}: `{}`", shown(words))
            }
        };
        let worded = Worded::new(what);
        let old = |name: &str| format!("it looks as if it was saved in the older encoding {name}");
        Some(match looks {
            Encoding::Word | Encoding::Zip => worded.help(
                "open it in Word and save it as \"Plain text\" with the encoding \"Unicode (UTF-8)\", under this name",
            ),
            Encoding::Pdf => worded.help("copy the words into a text file, and save that as UTF-8 under this name"),
            Encoding::Picture => worded.help("give the picture its own ending back, such as `.png` or `.jpg`"),
            Encoding::Windows1252 => worded.help(old("Windows-1252 (\"ANSI\")")).help(HOW),
            Encoding::Windows1251 => worded.help(old("Windows-1251 (Cyrillic)")).help(HOW),
            Encoding::Utf16 | Encoding::Unknown => worded.help(HOW),
        })
    });
}

/// How to save a text as UTF-8.
const HOW: &str = "in Notepad: File, \"Save as\", Encoding \"UTF-8\"; in Word: \"Save as\", \"Plain text\", then \
                   \"Unicode (UTF-8)\"";

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site};

    fn told(bytes: &[u8]) -> (String, String) {
        let found = Site::bare().found_on_disk("FB0101", |root| {
            std::fs::write(root.join(SAMPLE), bytes).unwrap();
        });
        let [(_, finding)] = found.as_slice() else { panic!("{found:?}") };
        (finding.message.clone(), finding.helps.join("; "))
    }

    #[test]
    fn the_line_is_shown_and_the_encoding_guessed() {
        let (message, help) = told(b"---\ntitle: Un caf\xe9 \x93noir\x94\n---\n");
        assert_eq!(
            message,
            "the file is not saved as UTF-8; see line 2: `title: Un caf\u{fffd} \u{fffd}noir\u{fffd}`"
        );
        assert!(help.contains("Windows-1252") && help.contains("Notepad") && help.contains("Word"), "{help}");
        for encode in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = "---\ntitle: A meter\n".encode_utf16().flat_map(encode).collect();
            assert!(told(&bytes).0.contains("UTF-16"));
        }
        assert!(told(b"PK\x03\x04\x14\0\x06\0\x08\0\xff[Content_Types].xml").0.contains("document of Word"));
    }
}
