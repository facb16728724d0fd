//! Characters that nobody sees and that change what a text says, sorts or finds.

use std::collections::BTreeSet;

use unicode_bidi::BidiClass;

/// Finds the hidden characters of a text that its script does not need, each with its byte position.
///
/// Tab, line feed and carriage return are no hidden characters, and neither is a byte order mark at
/// the very start. Joiners are left alone beside scripts and emoji that use them, zero width spaces
/// beside scripts that write no spaces, direction marks in a text with right-to-left letters, and there also
/// direction isolates that are closed on their line, which keep Latin words in Arabic in their order.
pub fn find_hidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    let turned = text.chars().any(is_right_to_left);
    let closed = if turned { closed_isolates(text) } else { BTreeSet::new() };
    let mut before: Option<char> = None;
    let mut in_flag = false;
    text.char_indices().filter_map(move |(at, c)| {
        let previous = before.replace(c);
        // England's flag is a black flag and letters that nobody sees.
        in_flag = c == '\u{1f3f4}' || (in_flag && is_tag(c));
        if c.is_ascii() && !c.is_ascii_control() {
            return None;
        }
        let beside = |needs: fn(char) -> bool| {
            previous.is_some_and(needs) || text[at + c.len_utf8()..].chars().next().is_some_and(needs)
        };
        let hidden = match c {
            '\t' | '\n' | '\r' => false,
            '\u{feff}' => at > 0,
            '\u{200c}' | '\u{200d}' => !beside(uses_joiners),
            '\u{200b}' => !beside(writes_no_spaces),
            '\u{200e}' | '\u{200f}' | '\u{61c}' => !turned,
            '\u{2066}'..='\u{2069}' => !closed.contains(&at),
            '\u{180e}' => !beside(|c| matches!(c, '\u{1800}'..='\u{18af}')),
            _ if is_tag(c) => !in_flag,
            _ => name_of(c).is_some(),
        };
        hidden.then_some((at, c))
    })
}

/// Places of the direction isolates that are opened and closed on one line, and of what closes them.
fn closed_isolates(text: &str) -> BTreeSet<usize> {
    let mut closed = BTreeSet::new();
    if !text.contains(is_isolate) {
        return closed;
    }
    let mut open = Vec::new();
    for (at, c) in text.match_indices(|c: char| is_isolate(c) || matches!(c, '\n' | '\r')) {
        match c {
            "\n" | "\r" => open.clear(),
            "\u{2069}" => {
                if let Some(start) = open.pop() {
                    closed.extend([start, at]);
                }
            }
            _ => open.push(at),
        }
    }
    closed
}

/// Whether a character begins or ends a direction isolate.
pub fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}

/// What a hidden character is called; `None` for characters that are never hidden.
pub fn name_of(c: char) -> Option<&'static str> {
    Some(match c {
        '\0' => "NUL",
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "old line or page break",
        _ if c.is_control() => "control character",
        '\u{feff}' | '\u{2060}' => "zero width no-break space",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{200e}' | '\u{200f}' | '\u{61c}' => "direction mark",
        '\u{202a}'..='\u{202e}' => "direction override",
        '\u{2066}'..='\u{2069}' => "direction isolate",
        '\u{2061}'..='\u{2064}' => "invisible mathematical sign",
        '\u{206a}'..='\u{206f}' => "outdated formatting character",
        '\u{180e}' => "Mongolian vowel separator",
        '\u{3164}' | '\u{ffa0}' => "invisible filler",
        '\u{fff9}'..='\u{fffb}' => "annotation character",
        '\u{fffc}' => "place of a lost picture",
        _ if is_tag(c) => "invisible tag",
        '\u{fdd0}'..='\u{fdef}' => "character that does not exist",
        _ if u32::from(c) & 0xfffe == 0xfffe => "character that does not exist",
        _ => return None,
    })
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e007f}')
}

fn is_right_to_left(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic() && matches!(unicode_bidi::bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// Arabic and its relatives, the scripts of India and its neighbours, Mongolian, and pictures.
fn uses_joiners(c: char) -> bool {
    matches!(
        u32::from(c),
        0x600..=0x8ff
            | 0x900..=0xdff
            | 0xf00..=0x109f
            | 0x1700..=0x18af
            | 0x1900..=0x1cff
            | 0xa800..=0xabff
            | 0xfb50..=0xfdcf
            | 0xfdf0..=0xfdff
            | 0xfe0e..=0xfe0f
            | 0xfe70..=0xfefc
            | 0x2190..=0x2bff
            | 0x10a00..=0x10fff
            | 0x11000..=0x11fff
            | 0x1f000..=0x1faff
    )
}

/// Thai, Lao, Tibetan, Myanmar, Khmer, Tai scripts, Javanese and Balinese.
fn writes_no_spaces(c: char) -> bool {
    matches!(
        u32::from(c),
        0xe00..=0x109f | 0x1780..=0x17ff | 0x1900..=0x1b7f | 0xa980..=0xa9ff | 0xaa60..=0xaadf
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hidden(text: &str) -> Vec<char> {
        find_hidden(text).map(|(_, c)| c).collect()
    }

    #[test]
    fn what_a_script_needs_is_left_alone() {
        for text in [
            "\u{feff}a\tb\r\nc",
            "می\u{200c}خواهم",
            "SMS\u{200c}ها",
            "ক্\u{200d}ষ",
            "👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥 🏳\u{fe0f}\u{200d}🌈",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "ภาษา\u{200b}ไทย",
            "إنترنت \u{200e}IoT\u{200f}",
            "إنترنت \u{2066}IoT (5G)\u{2069} هنا \u{2067}أ \u{2068}b\u{2069}\u{2069}",
            "5\u{a0}% 5\u{202f}km soft\u{ad}hyphen „Anführung“ 物联网　全角",
            "e\u{301} й ❤\u{fe0f}",
        ] {
            assert!(hidden(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_found() {
        for (text, found) in [
            ("a\0b", '\0'),
            ("a\u{1b}[31m", '\u{1b}'),
            ("a\u{85}b", '\u{85}'),
            ("a\u{202e}b", '\u{202e}'),
            ("\u{2067}إنترنت", '\u{2067}'),
            ("إنترنت \u{2066}a\nb", '\u{2066}'),
            ("إنترنت a\u{2069}", '\u{2069}'),
            ("\u{2066}إنترنت \u{2066}a\u{2069}", '\u{2066}'),
            ("pay\u{200b}pal", '\u{200b}'),
            ("soft\u{200d}ware", '\u{200d}'),
            ("物\u{200c}联网", '\u{200c}'),
            ("plain\u{200e} text", '\u{200e}'),
            ("a\u{feff}b", '\u{feff}'),
            ("a\u{e0041}b", '\u{e0041}'),
            ("a\u{2028}b", '\u{2028}'),
            ("a\u{fffe}b", '\u{fffe}'),
            ("\u{1f3f4}x\u{e0067}", '\u{e0067}'),
        ] {
            assert_eq!(hidden(text), [found], "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_hidden_character_has_a_name(text in "\\PC{0,9}[\\x00-\\x{a0}\\x{200b}-\\x{206f}\\x{e0000}-\\x{e007f}]{0,9}") {
            for (at, c) in find_hidden(&text) {
                prop_assert!(name_of(c).is_some());
                prop_assert!(text[at..].starts_with(c));
            }
        }
    }
}
