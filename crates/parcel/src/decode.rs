//! Decoding of bytes to text: UTF-8, or UTF-16 with its byte order mark, as some editors save it. No other encoding is guessed.

use crate::{fault::Fault, page::data_in};

/// Text of a file: the file itself, or what it carries if it is a page.
pub(crate) fn text_in(bytes: &[u8]) -> Result<String, Fault> {
    let text = decode_text(bytes).ok_or(Fault::NotText)?;
    if text.trim_start().starts_with('<') {
        data_in(&text).ok_or(Fault::EmptyPage)
    } else {
        Ok(text)
    }
}

fn decode_text(bytes: &[u8]) -> Option<String> {
    let pairs = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks(2).map(|pair| match pair {
            [one, other] => Some(unit([*one, *other])),
            _ => None,
        });
        let units: Option<Vec<u16>> = units.collect();
        String::from_utf16(&units?).ok()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => pairs(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => pairs(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok().map(str::to_owned),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_as_editors_save_them() {
        let marked = |mark: &[u8], units: &[[u8; 2]]| [mark, &units.concat()].concat();
        let units = |to: fn(u16) -> [u8; 2]| "{号}".encode_utf16().map(to).collect::<Vec<_>>();
        for (bytes, expected) in [
            ("{号}".as_bytes().to_vec(), Some("{号}")),
            ("\u{feff}{号}".as_bytes().to_vec(), Some("{号}")),
            (marked(&[0xff, 0xfe], &units(u16::to_le_bytes)), Some("{号}")),
            (marked(&[0xfe, 0xff], &units(u16::to_be_bytes)), Some("{号}")),
            (vec![0xff, 0xfe, 0x7b], None),
            (vec![0xff, 0xfe, 0x00, 0xd8], None),
            (vec![0xba, 0xc5], None),
            (Vec::new(), Some("")),
        ] {
            assert_eq!(decode_text(&bytes).as_deref(), expected, "{bytes:?}");
        }
    }
}
