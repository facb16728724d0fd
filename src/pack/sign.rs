//! Signatures of lists of files, in the format of minisign.
//!
//! A signature is that of [`EDITION_FILE`], which names every file with its SHA-256: so it holds for the
//! archive, for the folder that is unpacked from it, and for what an update makes of an earlier one. It stands beside the
//! list as [`SIGNATURE_FILE`](super::SIGNATURE_FILE), under the name that the program `minisign` looks for. Ed25519 over BLAKE2b-512 of the list
//! (`ED` in <https://jedisct1.github.io/minisign/>). Each signature is another one, as the program's are: of a signed pack
//! this one file differs from run to run.

use std::fs;
use std::io::{self, Cursor};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minisign::{PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};

use super::{EDITION_FILE, PackFailure};
use crate::outputs::Record;

/// Longest file of a key or a signature that is read, in bytes.
pub(super) const LONGEST: u64 = 4096;

/// Who signs.
#[derive(Debug)]
pub struct Signer {
    key: SecretKey,
    public: PublicKey,
}

impl Signer {
    /// Reads a secret key as `minisign -G` makes it. `password` is asked for when the key has one.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, is no secret key, or the password is another.
    pub fn open(path: &Path, password: impl FnOnce() -> io::Result<String>) -> Result<Signer, PackFailure> {
        let text = read(path)?;
        let no = |why: &str| PackFailure::Key(path.to_owned(), why.to_owned());
        let no_key = || no("it is no secret key of minisign, as `minisign -G` makes it, or it is damaged");
        let written = text.lines().nth(1).unwrap_or_default().trim();
        let bytes = STANDARD.decode(written).map_err(|_| no_key())?;
        let key = match bytes.get(2..4) {
            // Without a password. The program writes no checksum then, and what reads keys for us asks for one.
            Some([0, 0]) => SecretKey::from_bytes(&bytes).map_err(|_| no_key())?,
            Some(b"Sc") => {
                let password =
                    password().map_err(|error| no(&format!("its password cannot be read ({error})")))?;
                SecretKeyBox::from_string(&text)
                    .and_then(|sealed| sealed.into_secret_key(Some(password)))
                    .map_err(|_| no("the password is not that of the key, or the key is damaged"))?
            }
            _ => return Err(no_key()),
        };
        let public = PublicKey::from_secret_key(&key).map_err(|_| no_key())?;
        let signer = Signer { key, public };
        // Of a damaged key the two halves do not belong together.
        signer.sign("", "").map_err(|_| no_key())?;
        Ok(signer)
    }

    /// The number of the key in 16 hexadecimal digits, as `minisign` shows it.
    pub fn key(&self) -> String {
        number_of(self.public.keynum())
    }

    /// Signs a list of files with what the trusted comment is to tell, which is signed too.
    ///
    /// # Errors
    ///
    /// When the system has no random numbers, or the key is damaged.
    pub fn sign(&self, list: &str, trusted: &str) -> Result<String, PackFailure> {
        let comment = format!("signature of {EDITION_FILE}");
        minisign::sign(Some(&self.public), &self.key, Cursor::new(list), Some(trusted), Some(&comment))
            .map(SignatureBox::into_string)
            .map_err(|error| PackFailure::Page(format!("the pack cannot be signed: {error}")))
    }
}

/// Whose signature is asked for.
#[derive(Debug)]
pub struct Key(PublicKey);

/// What a good signature says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Its trusted comment.
    pub comment: String,
    /// The number of its key in 16 hexadecimal digits, as `minisign` shows it.
    pub key: String,
}

impl Key {
    /// Reads a public key: a file as `minisign -G` makes it, or the 56 characters that `minisign -P` takes.
    ///
    /// # Errors
    ///
    /// When it is neither.
    pub fn open(key: &str) -> Result<Key, PackFailure> {
        let path = Path::new(key);
        // What is a key is one, also where a stick has brought a file of that name.
        if let Ok(key) = PublicKey::from_base64(key) {
            return Ok(Key(key));
        }
        if !path.exists() {
            let why = "it is neither a file nor the 56 characters of a public key";
            return Err(PackFailure::Key(path.to_owned(), why.to_owned()));
        }
        let text = read(path)?;
        let read = PublicKeyBox::from_string(&text).and_then(PublicKeyBox::into_public_key);
        // What a key is written in may stand without a comment over it.
        read.or_else(|_| PublicKey::from_base64(text.trim())).map(Key).map_err(|_| {
            let why = "it is no public key of minisign, which `minisign -G` makes beside the secret one";
            PackFailure::Key(path.to_owned(), why.to_owned())
        })
    }

    /// Whether a signature is that of a list by this key.
    ///
    /// # Errors
    ///
    /// Why it is not, in words that follow "the signature ".
    pub fn check(&self, list: &str, signature: &str) -> Result<Signed, String> {
        // What verifies it takes these lengths for granted.
        let length = |line: usize| {
            let written = signature.lines().nth(line).unwrap_or_default().trim();
            STANDARD.decode(written).map_or(0, |bytes| bytes.len())
        };
        let read = SignatureBox::from_string(signature).ok();
        let Some(read) = read.filter(|_| length(1) == 74 && length(3) == 64) else {
            return Err("cannot be read".to_owned());
        };
        if !read.is_prehashed() {
            return Err("is of the old form of minisign (`-l`), which is not taken".to_owned());
        }
        let (own, other) = (number_of(self.0.keynum()), number_of(read.keynum()));
        if own != other {
            return Err(format!("was made by the key {other}, and not by {own}"));
        }
        minisign::verify(&self.0, &read, Cursor::new(list), true, false, false)
            .map_err(|_| format!("is not that of this `{EDITION_FILE}`"))?;
        let comment = read.trusted_comment().map_err(|_| "has no comment".to_owned())?;
        Ok(Signed { comment: crate::diag::shown_path(&comment), key: own })
    }
}

/// What a signature tells of an edition; of an update also the sum of its [`UPDATE_FILE`](super::UPDATE_FILE), which says what need not be
/// there.
pub(super) fn comment_of(edition: &str, update: Option<&Record>) -> String {
    match update {
        Some(update) => format!("fieldbook edition {edition} update {}", update.sha256),
        None => format!("fieldbook edition {edition}"),
    }
}

/// The number of a key: eight bytes, the lowest first.
fn number_of(bytes: &[u8]) -> String {
    bytes.iter().rev().map(|byte| format!("{byte:02X}")).collect()
}

fn read(path: &Path) -> Result<String, PackFailure> {
    let io = |error| PackFailure::Io(path.to_owned(), error);
    if !fs::metadata(path).map_err(io)?.is_file() {
        return Err(PackFailure::Key(path.to_owned(), "it is no file".to_owned()));
    }
    let bytes = super::source::read_at_most(fs::File::open(path).map_err(io)?, LONGEST).map_err(io)?;
    String::from_utf8(bytes).map_err(|_| PackFailure::Key(path.to_owned(), "it is no text".to_owned()))
}
