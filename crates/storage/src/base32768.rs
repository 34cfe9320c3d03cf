//! Base32768: bytes as text, 15 bits in each UTF-16 unit. The alphabet is CJK ideographs and the private use area: no
//! surrogates, no controls, nothing that a Unicode normalisation would change.

/// First code point and length of each run of the alphabet; 32,768 letters in all.
const RUNS: [(u32, u32); 3] = [(0x4E00, 20_992), (0x3400, 6_592), (0xE000, 5_184)];

/// Bits in one letter.
const BITS: u32 = 15;

fn letter(mut value: u32) -> char {
    for (first, count) in RUNS {
        if value < count {
            return char::from_u32(first + value).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        value -= count;
    }
    char::REPLACEMENT_CHARACTER
}

fn value(letter: char) -> Option<u32> {
    let mut before = 0;
    for (first, count) in RUNS {
        let place = u32::from(letter).wrapping_sub(first);
        if place < count {
            return Some(before + place);
        }
        before += count;
    }
    None
}

/// Encodes bytes.
pub(crate) fn write(bytes: &[u8], out: &mut String) {
    out.reserve(bytes.len() * 8 / 5 + 3);
    let (mut buffer, mut bits) = (0u32, 0u32);
    for byte in bytes {
        buffer = buffer << 8 | u32::from(*byte);
        bits += 8;
        if bits >= BITS {
            bits -= BITS;
            out.push(letter(buffer >> bits & 0x7FFF));
            buffer &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        out.push(letter(buffer << (BITS - bits) & 0x7FFF));
    }
}

/// Decodes to bytes, the last of which may be padding, or to the position (from 0) of a character outside the alphabet.
pub(crate) fn read(text: &str) -> Result<Vec<u8>, usize> {
    let mut out = Vec::with_capacity(text.len() / 3 * 15 / 8 + 1);
    let (mut buffer, mut bits) = (0u32, 0u32);
    for (place, c) in text.chars().enumerate() {
        buffer = buffer << BITS | value(c).ok_or(place)?;
        bits += BITS;
        while bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(buffer >> bits & 0xFF).unwrap_or(0));
            buffer &= (1 << bits) - 1;
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_letter_for_each_value() {
        assert_eq!(RUNS.iter().map(|run| run.1).sum::<u32>(), 1 << BITS);
        for number in 0..1 << BITS {
            let c = letter(number);
            assert_eq!(value(c), Some(number));
            assert_eq!(c.len_utf16(), 1);
        }
        for c in [
            '\0', ' ', 'x', '"', '\u{2028}', '\u{FFFD}', '\u{FEFF}', '가', '😀', '\u{4DC0}', '\u{A000}',
        ] {
            assert_eq!(value(c), None, "{c:?}");
        }
    }

    #[test]
    fn bytes_come_back_with_at_most_one_of_padding() {
        for length in 0..200usize {
            let bytes: Vec<u8> = (0..length).map(|i| (i * 151 + 7) as u8).collect();
            let mut text = String::new();
            write(&bytes, &mut text);
            let back = read(&text).unwrap();
            assert_eq!(back[..length], bytes);
            assert!(back.len() <= length + 1 && back[length..].iter().all(|byte| *byte == 0));
            assert_eq!(text.chars().count(), (length * 8).div_ceil(15));
        }
    }
}
