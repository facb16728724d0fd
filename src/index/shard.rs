//! Files of search data as a browser can load them from a disk: classic scripts that hand over one string.
//!
//! A page opened from `file://` may load a script and nothing else. The string holds bytes, compressed with
//! DEFLATE (RFC 1951) and written in 46,341 characters from U+2030 on, all of them below the surrogates: none ends or
//! escapes a string, so nothing of a practice can become script. Two characters carry 31 bits, as 46,341 is the
//! smallest number whose square is not less than 2³¹; the low bits of the stream come first.
//!
//! The file is in UTF-16, in which such a character takes two bytes: the data are longer by 3 % than they
//! would be as they are, and by 23 % in the printable characters of ASCII. It begins with the byte order mark, which tells every
//! browser the encoding before any header of a server does ("decode" in the Encoding Standard).
//!
//! The name of a file ends in six hexadecimal digits, the low 24 bits of the CRC-32 of its bytes. So a changed file has
//! another name, and a damaged one is noticed before anything is made of it.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// Bits in two characters.
const BITS: u32 = 31;

/// Characters that are used.
const LETTERS: u32 = 46_341;

/// The first of them.
const FIRST: u32 = 0x2030;

/// The bits of a CRC-32 that are a check.
const MASK: u32 = 0xff_ffff;

/// A file of search data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shard {
    /// The low 24 bits of the CRC-32 of the bytes that its string holds.
    pub check: u32,
    /// The script, in UTF-16 with its byte order mark.
    pub script: Vec<u8>,
}

impl Shard {
    /// Packs bytes. `name` is what the script calls itself, without its check: `fr/t12`.
    pub fn pack(name: &str, bytes: &[u8]) -> Shard {
        let (text, check) = packed(bytes);
        Shard { check, script: in_utf16(&format!("fieldbookSearch.take(\"{name}\",\"{text}\")\n")) }
    }

    /// Packs bytes that get a check which their name has already, for a file that was named before it was made: bytes after the end of the
    /// data, which mean nothing, make it true. They are compressed less, because somebody waits.
    pub fn pack_as(name: &str, bytes: &[u8], check: u32) -> Shard {
        let check = check & MASK;
        let mut bytes = deflated(bytes, Compression::fast());
        let pairs = ((bytes.len() + 4) * 8).div_ceil(BITS as usize);
        let whole = pairs * BITS as usize / 8;
        let zeros = whole - bytes.len() - 4;
        bytes.extend(tail_for(&bytes, zeros, check));
        bytes.resize(whole, 0);
        let text = written(&bytes);
        Shard { check, script: in_utf16(&format!("fieldbookSearch.take(\"{name}\",\"{text}\")\n")) }
    }

    /// Packs bytes under a name that never changes, so that the check stands before them: the directory is looked up by
    /// its name.
    pub fn pack_plain(name: &str, bytes: &[u8]) -> Shard {
        let (text, check) = packed(bytes);
        Shard {
            check,
            script: in_utf16(&format!("fieldbookSearch.take(\"{name}\",\"{check:06x}{text}\")\n")),
        }
    }
}

/// Four bytes after which those that follow `head` have a wanted check, whatever it was before. The CRC is linear over the field of two
/// elements: what each bit of the four bytes does to it is found by trying, and the bits are the solution of 24 equations.
fn tail_for(head: &[u8], zeros: usize, wanted: u32) -> [u8; 4] {
    let mut begun = crc32fast::Hasher::new();
    begun.update(head);
    let check = |tail: u32| {
        let mut hasher = begun.clone();
        hasher.update(&tail.to_le_bytes());
        hasher.update(&[0; 4][..zeros]);
        hasher.finalize() & MASK
    };
    let without = check(0);
    // Each row is what some bits together do, and which bits; the highest bit of what they do is in no row after it.
    let mut rows: Vec<(u32, u32)> = Vec::new();
    for bit in 0..32 {
        let (mut does, mut bits) = (check(1 << bit) ^ without, 1_u32 << bit);
        for (row, of_row) in &rows {
            if does & (1 << row.ilog2()) != 0 {
                (does, bits) = (does ^ row, bits ^ of_row);
            }
        }
        if does != 0 {
            rows.push((does, bits));
        }
    }
    let (mut left, mut tail) = (without ^ wanted, 0);
    for (row, of_row) in &rows {
        if left & (1 << row.ilog2()) != 0 {
            (left, tail) = (left ^ row, tail ^ of_row);
        }
    }
    tail.to_le_bytes()
}

/// Compressed bytes in characters, and their check.
fn packed(bytes: &[u8]) -> (String, u32) {
    let mut bytes = deflated(bytes, Compression::best());
    // As many as the characters hold: whoever reads them does not know where the data end, and the check is of all.
    let pairs = (bytes.len() * 8).div_ceil(BITS as usize);
    bytes.resize(pairs * BITS as usize / 8, 0);
    (written(&bytes), crc32fast::hash(&bytes) & MASK)
}

/// Compressed bytes.
pub(super) fn deflated(bytes: &[u8], compression: Compression) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), compression);
    // A vector takes all that is written.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// Bytes in characters.
fn written(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 31 * 6 + 6);
    let (mut bits, mut held) = (0_u64, 0);
    for byte in bytes {
        bits |= u64::from(*byte) << held;
        held += 8;
        if held >= BITS {
            push_pair(&mut text, (bits & ((1 << BITS) - 1)) as u32);
            bits >>= BITS;
            held -= BITS;
        }
    }
    if held > 0 {
        push_pair(&mut text, bits as u32);
    }
    text
}

fn push_pair(text: &mut String, value: u32) {
    let letter = |value| char::from_u32(FIRST + value).unwrap_or_default();
    text.push(letter(value / LETTERS));
    text.push(letter(value % LETTERS));
}

/// A text in UTF-16, the low byte first, with the byte order mark.
fn in_utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
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
pub(crate) mod tests {
    use std::io::Read;

    use super::{Bytes, FrontCoded, Shard, packed, written};

    /// What a file of search data holds.
    pub(crate) fn unpacked(script: &[u8]) -> Vec<u8> {
        let units: Vec<u16> = script.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let script = String::from_utf16(&units).unwrap();
        let text = script.split('"').nth(3).unwrap();
        // The directory has its check before what it holds.
        let text = text.trim_start_matches(|letter: char| letter.is_ascii_hexdigit());
        let mut bytes = Vec::new();
        flate2::read::DeflateDecoder::new(&read(text)[..]).read_to_end(&mut bytes).unwrap();
        bytes
    }

    /// The bytes that characters hold.
    fn read(text: &str) -> Vec<u8> {
        let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u64, 0);
        let values: Vec<u64> = text.chars().map(|letter| u64::from(letter as u32 - 0x2030)).collect();
        for pair in values.chunks(2) {
            bits |= (pair[0] * 46_341 + pair[1]) << held;
            held += 31;
            while held >= 8 {
                bytes.push((bits & 0xff) as u8);
                bits >>= 8;
                held -= 8;
            }
        }
        bytes
    }

    /// The text of a script.
    fn text_of(shard: &Shard) -> String {
        let units: Vec<u16> =
            shard.script.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).unwrap()
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            let text = written(&bytes);
            assert!(text.chars().all(|letter| ('\u{2030}'..'\u{d7ff}').contains(&letter)));
            // At the end a pair may hold up to thirty bits that mean nothing.
            assert_eq!(read(&text)[..bytes.len()], bytes);
            assert!(text.chars().count() <= bytes.len() * 16 / 31 + 2);
        }

        #[test]
        fn a_file_that_is_named_first_has_the_check_of_its_name(
            bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200), check in 0_u32..0x100_0000
        ) {
            let shard = Shard::pack_as("fr/t12", &bytes, check);
            let script = text_of(&shard);
            let packed = read(script.split('"').nth(3).unwrap());
            assert_eq!((shard.check, crc32fast::hash(&packed) & 0xff_ffff), (check, check));
            let mut unpacked = Vec::new();
            flate2::read::DeflateDecoder::new(&packed[..]).read_to_end(&mut unpacked).unwrap();
            assert_eq!(unpacked, bytes);
        }

        #[test]
        fn the_check_is_of_all_that_is_read(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            let (text, check) = packed(&bytes);
            assert_eq!(crc32fast::hash(&read(&text)) & 0xff_ffff, check);
        }
    }

    #[test]
    fn all_ones_have_their_characters() {
        let text = written(&[0xff; 31]);
        assert_eq!(read(&text), [0xff; 31]);
        assert!(text.chars().all(|letter| letter < '\u{d7ff}'));
    }

    #[test]
    fn a_shard_is_one_call_with_two_plain_strings() {
        let text = "\"</script><script>alert(1)\\\n\u{2028}".repeat(3);
        let shard = Shard::pack("fr/t12", text.as_bytes());
        let script = text_of(&shard);
        let data = script
            .strip_prefix("\u{feff}fieldbookSearch.take(\"fr/t12\",\"")
            .unwrap()
            .strip_suffix("\")\n")
            .unwrap();
        assert!(data.chars().all(|letter| letter >= '\u{2030}'));
        let packed = read(data);
        assert_eq!(crc32fast::hash(&packed) & 0xff_ffff, shard.check);
        let mut unpacked = String::new();
        flate2::read::DeflateDecoder::new(&packed[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        assert_eq!(Shard::pack("fr/t12", text.as_bytes()), shard);
        let plain = text_of(&Shard::pack_plain("fr/directory", text.as_bytes()));
        assert_eq!(
            plain,
            format!("\u{feff}fieldbookSearch.take(\"fr/directory\",\"{:06x}{data}\")\n", shard.check)
        );
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
