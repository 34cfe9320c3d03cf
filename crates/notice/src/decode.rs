//! Decoding of a file's bytes to text, and recognition of files that are no text, by their bytes alone. The GB18030
//! decoder comes from the caller (the browser has one, the example uses a crate), so that the wasm stays small.

use serde::Serialize;

/// Largest file that is read, in bytes: 50 MB is too large, in either meaning of MB.
pub const MOST_BYTES: u64 = 49_999_999;

/// Why a file is not read. Its Chinese sentence is [`FileRefusal::sentence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileRefusal {
    /// It is empty or blank.
    Empty,
    /// More bytes than [`MOST_BYTES`].
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// A document of another kind.
    NotText(FileKind),
    /// Text, but neither UTF-8, UTF-16 nor GB18030.
    UnknownEncoding,
    /// It does not exist.
    Missing,
    /// It is a folder.
    Folder,
    /// The system denies reading it.
    Unreadable,
}

/// Kind of a file that is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// docx
    Word,
    /// xlsx
    Excel,
    /// doc, xls, wps, et: the old containers of Office and WPS.
    OldOffice,
    /// pdf
    Pdf,
    /// rtf
    Rtf,
    /// A picture: png, jpg, gif, bmp, tif, webp.
    Picture,
    /// zip and other archives.
    Archive,
    /// A web page saved as one file (mht).
    WebArchive,
    /// Other binary data.
    Other,
}

/// How a text was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16 with byte order mark.
    Utf16,
    /// GB18030, GBK or GB2312.
    Gb18030,
}

/// Decoder of GB18030; `None` for invalid bytes.
pub type Gb18030<'a> = &'a dyn Fn(&[u8]) -> Option<String>;

/// Checks the size of a file, before anything is read.
pub fn check_size(bytes: u64) -> Result<(), FileRefusal> {
    if bytes > MOST_BYTES {
        Err(FileRefusal::TooLarge { bytes })
    } else if bytes == 0 {
        Err(FileRefusal::Empty)
    } else {
        Ok(())
    }
}

/// Text of a file without byte order mark, and its encoding.
pub fn decode(bytes: &[u8], gb18030: Gb18030<'_>) -> Result<(String, Encoding), FileRefusal> {
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    if let Some(kind) = kind_by_first_bytes(bytes) {
        return Err(FileRefusal::NotText(kind));
    }
    let (text, encoding) = match bytes {
        [0xff, 0xfe, tail @ ..] => (utf16(tail, u16::from_le_bytes)?, Encoding::Utf16),
        [0xfe, 0xff, tail @ ..] => (utf16(tail, u16::from_be_bytes)?, Encoding::Utf16),
        _ if bytes.contains(&0) => return Err(FileRefusal::NotText(FileKind::Other)),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(), Encoding::Utf8),
            Err(_) => (gb18030(bytes).ok_or(FileRefusal::UnknownEncoding)?, Encoding::Gb18030),
        },
    };
    check_text(&text)?;
    Ok((text, encoding))
}

/// Checks that a text is one: not blank, hardly any control characters. Also for pasted text.
pub fn check_text(text: &str) -> Result<(), FileRefusal> {
    check_size(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
    if text.chars().all(crate::characters::is_blank) {
        return Err(FileRefusal::Empty);
    }
    let head = text.chars().take(4096);
    let (mut strange, mut count) = (0usize, 0usize);
    for c in head {
        count += 1;
        let control = c.is_control() && !c.is_whitespace();
        strange += usize::from(control || c == '\u{fffd}' || matches!(c, '\u{e000}'..='\u{f8ff}'));
    }
    if strange * 20 > count {
        return Err(FileRefusal::NotText(FileKind::Other));
    }
    Ok(())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, FileRefusal> {
    let mut text = String::with_capacity(bytes.len());
    let (pairs, odd) = bytes.as_chunks::<2>();
    if !odd.is_empty() {
        return Err(FileRefusal::UnknownEncoding);
    }
    for c in char::decode_utf16(pairs.iter().map(|p| unit(*p))) {
        text.push(c.map_err(|_| FileRefusal::UnknownEncoding)?);
    }
    if text.contains('\0') {
        Err(FileRefusal::NotText(FileKind::Other))
    } else {
        Ok(text)
    }
}

/// Kind of a file by its first bytes.
fn kind_by_first_bytes(bytes: &[u8]) -> Option<FileKind> {
    const SIGNS: [(&[u8], FileKind); 14] = [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::OldOffice),
        (b"%PDF-", FileKind::Pdf),
        (b"{\\rtf", FileKind::Rtf),
        (b"\x89PNG", FileKind::Picture),
        (b"\xff\xd8\xff", FileKind::Picture),
        (b"GIF8", FileKind::Picture),
        (b"BM\0", FileKind::Picture),
        (b"II*\0", FileKind::Picture),
        (b"MM\0*", FileKind::Picture),
        (b"RIFF", FileKind::Picture),
        (b"Rar!", FileKind::Archive),
        (b"7z\xbc\xaf", FileKind::Archive),
        (b"\x1f\x8b", FileKind::Archive),
        (b"MIME-Version:", FileKind::WebArchive),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(in_zip(bytes));
    }
    SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)).map(|s| s.1)
}

/// Kind of an Office document, which is a zip file, by the names of its parts.
fn in_zip(bytes: &[u8]) -> FileKind {
    const LOOKED_AT: usize = 64 * 1024;
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(LOOKED_AT)..).unwrap_or(bytes);
    let names = |name: &[u8]| [head, tail].iter().any(|b| b.windows(name.len()).any(|w| w == name));
    if names(b"word/") {
        FileKind::Word
    } else if names(b"xl/") {
        FileKind::Excel
    } else {
        FileKind::Archive
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, FileRefusal>) {
        let seen = decode(bytes, &|b| (b == [0xc4, 0xe3]).then(|| "你".to_owned()));
        assert_eq!(
            seen.as_ref().map(|t| t.0.as_str()),
            expected.as_ref().map(|t| *t),
            "{bytes:?}"
        );
    }

    #[test]
    fn texts_in_each_encoding() {
        check("甲".as_bytes(), Ok("甲"));
        check("\u{feff}甲".as_bytes(), Ok("甲"));
        check(&[0xff, 0xfe, 0x32, 0x75], Ok("甲"));
        check(&[0xfe, 0xff, 0x75, 0x32], Ok("甲"));
        check(&[0xc4, 0xe3], Ok("你"));
    }

    #[test]
    fn what_is_refused() {
        use FileKind::*;
        check(b"", Err(FileRefusal::Empty));
        check(" \r\n\u{feff}　".as_bytes(), Err(FileRefusal::Empty));
        check(&[0xff, 0xfe], Err(FileRefusal::Empty));
        check(&[0xff, 0xfe, 0x32], Err(FileRefusal::UnknownEncoding));
        check(&[0xff, 0xfe, 0x00, 0xd8], Err(FileRefusal::UnknownEncoding));
        check(&[0xc4, 0xff], Err(FileRefusal::UnknownEncoding));
        check(b"a\0b", Err(FileRefusal::NotText(Other)));
        check(b"PK\x03\x04......word/document.xml", Err(FileRefusal::NotText(Word)));
        check(b"PK\x03\x04......xl/workbook.xml", Err(FileRefusal::NotText(Excel)));
        check(b"PK\x03\x04......readme", Err(FileRefusal::NotText(Archive)));
        check(b"%PDF-1.7", Err(FileRefusal::NotText(Pdf)));
        check(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            Err(FileRefusal::NotText(OldOffice)),
        );
        check(b"{\\rtf1", Err(FileRefusal::NotText(Rtf)));
        check(b"\x01\x02\x03\x04", Err(FileRefusal::NotText(Other)));
        assert_eq!(
            check_size(MOST_BYTES + 1),
            Err(FileRefusal::TooLarge { bytes: MOST_BYTES + 1 })
        );
        assert_eq!(check_size(MOST_BYTES), Ok(()));
    }
}
