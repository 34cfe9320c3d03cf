//! Zip writer: names in UTF-8, every entry deflated, or stored if that is not larger. All dates are the first that a zip can
//! express, so that the same files give the same bytes.

use crate::crc32::crc32;
use miniz_oxide::deflate::compress_to_vec;

/// Compression level: a quick one, as people wait for thirty pages of two megabytes each.
const LEVEL: u8 = 3;

/// 1980-01-01, the first date that a zip can express.
const DATE: u16 = 0x21;

/// Zip archive that is being written, one file at a time.
#[derive(Default)]
pub struct ZipWriter {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

impl ZipWriter {
    /// Adds a file. False, with nothing added, beyond 65,535 files or four gigabytes.
    pub fn add(&mut self, name: &str, content: &[u8]) -> bool {
        let deflated = compress_to_vec(content, LEVEL);
        let (method, data) = if deflated.len() < content.len() {
            (8u16, deflated.as_slice())
        } else {
            (0, content)
        };
        let sizes = (
            u32::try_from(self.bytes.len()),
            u32::try_from(data.len()),
            u32::try_from(content.len()),
            u16::try_from(name.len()),
            self.entries.checked_add(1),
        );
        let (Ok(offset), Ok(packed), Ok(unpacked), Ok(name_len), Some(entries)) = sizes else {
            return false;
        };
        let end = self.bytes.len() + self.directory.len() + data.len() + 2 * name.len() + 200;
        if u32::try_from(end).is_err() {
            return false;
        }
        // Version 2.0, names in UTF-8, method, time, date.
        let mut common: Vec<u8> = Vec::with_capacity(26);
        for half in [20, 1 << 11, method, 0, DATE] {
            common.extend(half.to_le_bytes());
        }
        for word in [crc32(content), packed, unpacked] {
            common.extend(word.to_le_bytes());
        }
        common.extend(name_len.to_le_bytes());
        common.extend([0, 0]);

        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&common);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(data);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(20u16.to_le_bytes());
        self.directory.extend(&common);
        // No comment, first disk, plain file.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.entries = entries;
        true
    }

    /// Bytes of the archive.
    pub fn finish(mut self) -> Vec<u8> {
        let word = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes();
        let (start, size) = (word(self.bytes.len()), word(self.directory.len()));
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.entries.to_le_bytes());
        self.bytes.extend(self.entries.to_le_bytes());
        self.bytes.extend(size);
        self.bytes.extend(start);
        self.bytes.extend([0, 0]);
        self.bytes
    }
}
