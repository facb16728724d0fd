//! Files of search data as a browser can load them from a disk: classic scripts that hand over one string.
//!
//! A page opened from `file://` may load a script and nothing else. The string holds bytes, compressed with
//! DEFLATE (RFC 1951) and written in 93 printable characters: all of ASCII from space to tilde but the two that
//! end or escape a string. Nothing of a practice can become script that way. Two characters carry 13 bits,
//! the low bits of the stream first.
//!
//! The name of a file ends in six hexadecimal digits, the low 24 bits of the CRC-32 of the string. So a changed file has
//! another name, and a damaged one is noticed before anything is made of it.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// Bits in two characters.
const BITS: u32 = 13;

/// Characters that are used.
const LETTERS: u32 = 93;

/// A file of search data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shard {
    /// The low 24 bits of the CRC-32 of the string.
    pub check: u32,
    /// The script.
    pub script: String,
}

impl Shard {
    /// Packs bytes. `name` is what the script calls itself, without its check: `fr/t12`.
    pub fn pack(name: &str, bytes: &[u8]) -> Shard {
        let text = packed_text(bytes);
        let check = check_of(&text);
        Shard { check, script: format!("fieldbookSearch.take(\"{name}-{check:06x}\",\"{text}\")\n") }
    }

    /// Packs bytes under a name that never changes: the directory is looked up by it.
    pub fn pack_plain(name: &str, bytes: &[u8]) -> Shard {
        let text = packed_text(bytes);
        let check = check_of(&text);
        Shard { check, script: format!("fieldbookSearch.take(\"{name}\",\"{check:06x}{text}\")\n") }
    }
}

/// The check of a string.
fn check_of(text: &str) -> u32 {
    crc32fast::hash(text.as_bytes()) & 0xff_ffff
}

/// Compressed bytes in printable characters, for a string within a script.
pub(super) fn packed_text(bytes: &[u8]) -> String {
    written(&deflated(bytes))
}

/// Compressed bytes.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // A vector takes all that is written.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// Bytes in printable characters.
fn written(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in bytes {
        bits |= u32::from(*byte) << held;
        held += 8;
        if held >= BITS {
            push_pair(&mut text, bits & ((1 << BITS) - 1));
            bits >>= BITS;
            held -= BITS;
        }
    }
    if held > 0 {
        push_pair(&mut text, bits);
    }
    text
}

fn push_pair(text: &mut String, value: u32) {
    text.push(letter(value / LETTERS));
    text.push(letter(value % LETTERS));
}

/// The character of a value: from space to tilde, without the quotation mark and the backslash.
fn letter(value: u32) -> char {
    let mut code = value + 0x20;
    code += u32::from(code >= 0x22);
    code += u32::from(code >= 0x5c);
    char::from_u32(code).unwrap_or(' ')
}

/// Bytes that grow by numbers and texts.
#[derive(Debug, Clone, Default)]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
    /// Adds a number in groups of seven bits, the low ones first, the last without its high bit (LEB128).
    pub fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.0.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// Adds the length of some bytes and the bytes.
    pub fn block(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u32);
        self.0.extend_from_slice(bytes);
    }
}

/// Words in order, each as what it does not share with the one before it.
#[derive(Debug, Clone, Default)]
pub struct FrontCoded {
    shared: Bytes,
    lengths: Bytes,
    rest: Vec<u8>,
    last: Vec<u8>,
    /// How many there are.
    pub count: u32,
}

impl FrontCoded {
    /// Adds the next word.
    pub fn push(&mut self, word: &[u8]) {
        let shared = self.last.iter().zip(word).take_while(|(one, other)| one == other).count();
        self.shared.number(shared as u32);
        self.lengths.number((word.len() - shared) as u32);
        self.rest.extend_from_slice(&word[shared..]);
        self.last = word.to_vec();
        self.count += 1;
    }

    /// Bytes so far.
    pub fn size(&self) -> usize {
        self.shared.0.len() + self.lengths.0.len() + self.rest.len()
    }

    /// Writes the count and three columns: bytes shared, bytes that follow, and these.
    pub fn write(&self, bytes: &mut Bytes) {
        bytes.number(self.count);
        bytes.block(&self.shared.0);
        bytes.block(&self.lengths.0);
        bytes.block(&self.rest);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{Bytes, FrontCoded, Shard, written};

    /// The bytes of a text in printable characters.
    fn read(text: &str) -> Vec<u8> {
        let value = |letter: u8| {
            let code = u32::from(letter);
            code - 0x20 - u32::from(code > 0x22) - u32::from(code > 0x5c)
        };
        let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
        for pair in text.as_bytes().chunks(2) {
            bits |= (value(pair[0]) * 93 + value(pair[1])) << held;
            held += 13;
            while held >= 8 {
                bytes.push((bits & 0xff) as u8);
                bits >>= 8;
                held -= 8;
            }
        }
        bytes
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            let text = written(&bytes);
            assert!(text.bytes().all(|letter| (0x20..0x7f).contains(&letter) && letter != b'"' && letter != b'\\'));
            // At the end a pair may hold up to twelve bits that mean nothing.
            assert_eq!(read(&text)[..bytes.len()], bytes);
            assert!(text.len() <= bytes.len() * 16 / 13 + 2);
        }
    }

    #[test]
    fn a_shard_is_one_call_with_two_plain_strings() {
        let text = "\"</script><script>alert(1)\\\n\u{2028}".repeat(3);
        let shard = Shard::pack("fr/t12", text.as_bytes());
        let start = format!("fieldbookSearch.take(\"fr/t12-{:06x}\",\"", shard.check);
        let data = shard.script.strip_prefix(&start).unwrap().strip_suffix("\")\n").unwrap();
        assert!(!data.contains('"') && !data.contains('\\') && data.is_ascii());
        let packed = read(data);
        let mut unpacked = String::new();
        flate2::read::DeflateDecoder::new(&packed[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        assert_eq!(Shard::pack("fr/t12", text.as_bytes()), shard);
    }

    #[test]
    fn numbers_and_words_have_their_form() {
        let mut bytes = Bytes::default();
        for number in [0, 127, 128, 300, u32::MAX] {
            bytes.number(number);
        }
        assert_eq!(bytes.0, [0, 127, 128, 1, 172, 2, 255, 255, 255, 255, 15]);
        let mut words = FrontCoded::default();
        for word in ["sense", "sensor", "water"] {
            words.push(word.as_bytes());
        }
        let mut bytes = Bytes::default();
        words.write(&mut bytes);
        assert_eq!(bytes.0, b"\x03\x03\x00\x04\x00\x03\x05\x02\x05\x0csenseorwater");
    }
}
