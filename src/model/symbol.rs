//! The short code of a practice, the same in all languages.

use std::fmt;

/// Crockford's base 32: digits and letters without I, L, O and U
/// (<https://www.crockford.com/base32.html>).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What every symbol begins with.
const PREFIX: &str = "BP-";

/// A practice's symbol: `BP-`, four Crockford base-32 characters and their check character by the
/// Luhn mod N algorithm with N = 32. The check character shows every single wrong character and
/// nearly every swap of neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol([u8; 5]);

/// Why a text is no symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SymbolError {
    /// Not `BP-` and five characters of the alphabet.
    Shape,
    /// The last character does not match; the symbol it would be with the right one.
    Check(Symbol),
}

impl Symbol {
    /// Makes a symbol from random bits; only the lowest 20 are used.
    pub fn from_bits(bits: u32) -> Symbol {
        let mut digits = [0; 4];
        for (at, digit) in digits.iter_mut().enumerate() {
            *digit = (bits >> (15 - 5 * at)) as usize & 31;
        }
        Symbol::from_digits(digits)
    }

    fn from_digits(digits: [usize; 4]) -> Symbol {
        let check = check_digit(&digits);
        let [a, b, c, d] = digits.map(|digit| ALPHABET[digit]);
        Symbol([a, b, c, d, ALPHABET[check]])
    }

    /// Reads a symbol exactly as it is written in front matter: upper case, no spaces.
    pub fn parse(text: &str) -> Result<Symbol, SymbolError> {
        let code = text.strip_prefix(PREFIX).ok_or(SymbolError::Shape)?.as_bytes();
        let value = |byte: &u8| ALPHABET.iter().position(|letter| letter == byte);
        let digits: Vec<usize> = code.iter().map_while(value).collect();
        let &[a, b, c, d, check] = digits.as_slice() else { return Err(SymbolError::Shape) };
        if code.len() != 5 {
            return Err(SymbolError::Shape);
        }
        let right = Symbol::from_digits([a, b, c, d]);
        if check_digit(&[a, b, c, d]) == check { Ok(right) } else { Err(SymbolError::Check(right)) }
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        self.0.iter().try_for_each(|byte| write!(f, "{}", char::from(*byte)))
    }
}

/// Luhn mod N (N = 32): from the right every second digit is doubled, beginning with the last; the
/// two base-32 digits of each product are added; the check digit brings the sum to a multiple of 32.
fn check_digit(digits: &[usize]) -> usize {
    let n = ALPHABET.len();
    let sum: usize = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let addend = if at % 2 == 0 { digit * 2 } else { *digit };
            addend / n + addend % n
        })
        .sum();
    (n - sum % n) % n
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_products_own_example_is_right() {
        assert_eq!(Symbol::parse("BP-7K3Q0").unwrap().to_string(), "BP-7K3Q0");
    }

    #[test]
    fn wrong_shapes_and_wrong_check_characters_are_told_apart() {
        for text in ["", "BP-", "BP-7K3Q", "BP-7K3Q00", "bp-7k3q0", "BP-7K3QI", "XX-7K3Q0", "BP-7K3Q\u{e9}"] {
            assert_eq!(Symbol::parse(text), Err(SymbolError::Shape), "{text}");
        }
        let Err(SymbolError::Check(right)) = Symbol::parse("BP-7K3Q1") else { panic!("accepted") };
        assert_eq!(right.to_string(), "BP-7K3Q0");
    }

    proptest! {
        #[test]
        fn every_symbol_reads_back(bits: u32) {
            let symbol = Symbol::from_bits(bits);
            prop_assert_eq!(Symbol::parse(&symbol.to_string()), Ok(symbol));
        }

        #[test]
        fn every_single_wrong_character_is_noticed(bits: u32, at in 0usize..5, other in 0usize..32) {
            let mut text = Symbol::from_bits(bits).to_string().into_bytes();
            prop_assume!(text[3 + at] != ALPHABET[other]);
            text[3 + at] = ALPHABET[other];
            prop_assert!(Symbol::parse(std::str::from_utf8(&text).unwrap()).is_err());
        }
    }
}
