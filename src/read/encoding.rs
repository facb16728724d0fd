//! What the bytes of a file look like that should be UTF-8 and are not.

use crate::fault::{Encoding, FaultKind};

/// Most bytes of a line that are shown before and behind the byte that does not fit.
const AROUND: usize = 24;
/// Bytes at the start of a file in which NUL is counted.
const START: usize = 64;

/// The fault of bytes that are not UTF-8 from `at` on.
pub(crate) fn not_utf8(bytes: &[u8], at: usize) -> FaultKind {
    let (before, behind) = bytes.split_at(at.min(bytes.len()));
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |end| end + 1);
    let end = behind.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(behind.len());
    let mut from = start.max(at.saturating_sub(AROUND));
    // Neither a letter nor a word is cut.
    while from > start && from < at && before[from - 1] != b' ' {
        from += 1;
    }
    let words = &bytes[from..at + end.min(AROUND)];
    let words = String::from_utf8_lossy(words).trim_end().to_owned();
    FaultKind::NotUtf8 { line, words, looks: looks_like(bytes) }
}

/// Whether every second byte at the start is NUL, as in UTF-16 without a mark.
pub(crate) fn has_half_nul(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(START)];
    start.len() >= 4 && start.iter().filter(|byte| **byte == 0).count() * 3 >= start.len()
}

fn looks_like(bytes: &[u8]) -> Encoding {
    let begins = |start: &[u8]| bytes.starts_with(start);
    if begins(b"\xff\xfe") || begins(b"\xfe\xff") || has_half_nul(bytes) {
        return Encoding::Utf16;
    }
    if begins(b"PK\x03\x04") {
        let start = &bytes[..bytes.len().min(4_096)];
        let word = start.windows(5).any(|part| part == b"word/" || part == b"[Cont");
        return if word { Encoding::Word } else { Encoding::Zip };
    }
    if begins(b"\xd0\xcf\x11\xe0") {
        return Encoding::Word;
    }
    if begins(b"%PDF") {
        return Encoding::Pdf;
    }
    if [&b"\x89PNG"[..], b"\xff\xd8\xff", b"GIF8", b"RIFF"].into_iter().any(begins) {
        return Encoding::Picture;
    }
    single_bytes(bytes)
}

/// Tells the two most common encodings of one byte a letter: a letter with an accent stands alone among
/// ASCII, and Cyrillic letters stand side by side and are mostly small.
fn single_bytes(bytes: &[u8]) -> Encoding {
    let (mut high, mut small, mut runs) = (0_usize, 0_usize, 0_usize);
    let mut before = b' ';
    for byte in bytes {
        if *byte >= 0x80 {
            high += 1;
            small += usize::from(*byte >= 0xe0);
            runs += usize::from(before < 0x80);
        }
        before = *byte;
    }
    if bytes.contains(&0) {
        Encoding::Unknown
    } else if high * 2 <= runs * 3 {
        Encoding::Windows1252
    } else if high >= runs * 2 && small * 4 >= high * 3 {
        Encoding::Windows1251
    } else {
        Encoding::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> (usize, String, Encoding) {
        let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| 0);
        match not_utf8(bytes, at) {
            FaultKind::NotUtf8 { line, words, looks } => (line, words, looks),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_usual_encodings_are_told_apart() {
        let utf16: Vec<u8> = "---\ntitle: A".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, wanted) in [
            (&b"Caf\xe9 \x93quoted\x94, l\x92\xe9t\xe9"[..], Encoding::Windows1252),
            (b"D\xfcnya \xe7ap\xfdnda", Encoding::Windows1252),
            (b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0", Encoding::Windows1251),
            (b"\xc4\xe3\xba\xc3\xa3\xac\xca\xc0\xbd\xe7", Encoding::Unknown),
            (b"\xff\xfea\0b\0", Encoding::Utf16),
            (&utf16, Encoding::Utf16),
            (b"PK\x03\x04....[Content_Types].xml", Encoding::Word),
            (b"PK\x03\x04....a.txt\xff", Encoding::Zip),
            (b"\xd0\xcf\x11\xe0\xa1", Encoding::Word),
            (b"%PDF-1.7\n\xe2\xe3", Encoding::Pdf),
            (b"\xff\xd8\xff\xe0", Encoding::Picture),
        ] {
            assert_eq!(fault(bytes).2, wanted, "{bytes:?}");
        }
        assert!(has_half_nul(&utf16) && !has_half_nul(b"---\ntitle: A\n\0") && !has_half_nul(b""));
    }

    #[test]
    fn the_words_around_the_byte_are_kept() {
        assert_eq!(
            fault(b"one\nIn the middle of a long line a caf\xe9 stands and more words follow\nx"),
            (2, "of a long line a caf\u{fffd} stands and more words".to_owned(), Encoding::Windows1252)
        );
        assert_eq!(fault(b"\xe9t\xe9").1, "\u{fffd}t\u{fffd}");
        assert_eq!(
            fault("é日本語".as_bytes().iter().copied().chain([0xff]).collect::<Vec<_>>().as_slice()).0,
            1
        );
        fault(&b"\xff".repeat(60_000));
    }
}
