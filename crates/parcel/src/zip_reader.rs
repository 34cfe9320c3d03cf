//! Zip reader: the entries of an archive with what speaks against each, and the unpacking of one entry in steps. Nothing more is
//! unpacked than the archive declared.

use crate::{
    crc32::Crc32,
    decode::text_in,
    fault::{Fault, MAX_BYTES, MAX_ENTRIES, MAX_UNPACKED},
};
use miniz_oxide::inflate::{
    TINFLStatus,
    core::{DecompressorOxide, decompress, inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF},
};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

/// Largest compression ratio accepted. No checklist reaches it; deflate can reach 1,032.
const MAX_RATIO: u64 = 200;

/// Size up to which the ratio is not checked.
const RATIO_FREE: u64 = 1_000_000;

/// Whether bytes begin as a zip does.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Entry of an archive, not unpacked.
pub(crate) struct ZipEntry {
    /// Name; with replacement characters if it is not UTF-8.
    pub name: String,
    /// Bytes of a name that is not, or need not be, UTF-8.
    pub raw_name: Option<Vec<u8>>,
    /// Why it is not unpacked.
    pub fault: Option<Fault>,
    position: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    crc: u32,
}

/// Zip archive with its entries.
pub(crate) struct Archive {
    zip: ZipSliceArchive<Vec<u8>>,
    /// Entries, without folders and without files that systems add by themselves.
    pub entries: Vec<ZipEntry>,
}

/// State of inflating one entry.
pub(crate) struct InflateState {
    inflater: Box<DecompressorOxide>,
    read: usize,
    bytes: Vec<u8>,
    written: usize,
    crc: Crc32,
}

impl Archive {
    /// Lists an archive. Refused as a whole if it has too many entries, declares too many bytes, or has no text.
    pub fn open(bytes: Vec<u8>) -> Result<Archive, Fault> {
        let zip = ZipArchive::from_slice(bytes).map_err(Fault::damaged)?;
        let (mut listed, mut unpacked, mut seen) = (Vec::new(), 0u64, 0u64);
        let mut entries = zip.entries();
        while let Some(entry) = entries.next_entry().map_err(Fault::damaged)? {
            seen += 1;
            if seen > MAX_ENTRIES {
                return Err(Fault::TooMany(zip.entries_hint().max(seen)));
            }
            let path = entry.file_path();
            let (name, raw_name) = match std::str::from_utf8(path.as_bytes()) {
                Ok(name) if entry.flags().is_utf8() || !may_be_gbk(name) => (name.to_owned(), None),
                Ok(name) => (name.to_owned(), Some(path.as_bytes().to_vec())),
                Err(_) => {
                    let bytes = path.as_bytes();
                    (String::from_utf8_lossy(bytes).into_owned(), Some(bytes.to_vec()))
                }
            };
            if entry.is_dir() || name.ends_with('\\') || is_system_file(&name) {
                continue;
            }
            let method = entry.compression_method();
            let fault = if entry.flags().is_encrypted() {
                Some(Fault::Locked)
            } else {
                fault_of(
                    &name,
                    method,
                    entry.compressed_size_hint(),
                    entry.uncompressed_size_hint(),
                )
            };
            if fault.is_none() {
                unpacked = unpacked.saturating_add(entry.uncompressed_size_hint());
            }
            listed.push(ZipEntry {
                name,
                raw_name,
                position: entry.wayfinder(),
                method,
                crc: entry.crc32(),
                fault,
            });
        }
        if unpacked > MAX_UNPACKED {
            return Err(Fault::TooLarge(unpacked));
        }
        if listed.iter().all(|listed| listed.fault == Some(Fault::OtherKind)) {
            return Err(Fault::NothingInside);
        }
        Ok(Archive { zip, entries: listed })
    }

    /// Unpacks about `effort` further bytes of an entry; its text once it is complete. Never more bytes than declared.
    pub fn unpack(
        &self,
        listed: &ZipEntry,
        inflate: &mut Option<InflateState>,
        effort: usize,
    ) -> Option<Result<String, Fault>> {
        let entry = match self.zip.get_entry(listed.position) {
            Ok(entry) => entry,
            Err(error) => return Some(Err(Fault::damaged(error))),
        };
        let declared = match usize::try_from(listed.position.uncompressed_size_hint()) {
            Ok(declared) => declared,
            Err(error) => return Some(Err(Fault::damaged(error))),
        };
        let sound = |bytes: &[u8], crc: Crc32| {
            if bytes.len() == declared && crc.finish() == listed.crc {
                text_in(bytes)
            } else {
                Err(Fault::Damaged("size or CRC-32 differs".into()))
            }
        };
        if listed.method == CompressionMethod::STORE {
            let mut crc = Crc32::default();
            crc.update(entry.data());
            return Some(sound(entry.data(), crc));
        }
        let state = inflate.get_or_insert_with(|| InflateState {
            inflater: Box::default(),
            read: 0,
            bytes: Vec::new(),
            written: 0,
            crc: Crc32::default(),
        });
        let room = state.written.saturating_add(effort.max(1)).min(declared);
        state.bytes.resize(room, 0);
        let rest = entry.data().get(state.read..).unwrap_or_default();
        let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, read, written) = decompress(&mut state.inflater, rest, &mut state.bytes, state.written, flags);
        let new = state.bytes.get(state.written..state.written + written);
        state.crc.update(new.unwrap_or_default());
        state.read += read;
        state.written += written;
        match status {
            TINFLStatus::Done => {
                state.bytes.truncate(state.written);
                let crc = std::mem::take(&mut state.crc);
                Some(sound(&state.bytes, crc))
            }
            TINFLStatus::HasMoreOutput if room < declared => None,
            status => Some(Err(Fault::damaged(format!("{status:?}")))),
        }
    }
}

/// Whether a name that was not said to be UTF-8 may be one in GBK, although it reads as UTF-8: every character beyond ASCII is of two
/// bytes, as in GBK. (Chinese in UTF-8 takes three.)
fn may_be_gbk(name: &str) -> bool {
    !name.is_ascii() && name.chars().all(|c| c.len_utf8() < 3)
}

/// Whether it is a file that operating systems add to archives by themselves.
fn is_system_file(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX/") || matches!(file, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// Reason not to unpack an entry, by its name and what the archive declares.
fn fault_of(name: &str, method: CompressionMethod, packed: u64, unpacked: u64) -> Option<Fault> {
    let ending = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    match ending.as_str() {
        "json" | "html" | "htm" | "txt" => {}
        "zip" => return Some(Fault::Nested),
        _ => return Some(Fault::OtherKind),
    }
    if method != CompressionMethod::STORE && method != CompressionMethod::DEFLATE {
        Some(Fault::Method(method.as_u16()))
    } else if unpacked > RATIO_FREE && unpacked / MAX_RATIO > packed {
        Some(Fault::Bomb { packed, unpacked })
    } else if unpacked > MAX_BYTES {
        Some(Fault::TooLarge(unpacked))
    } else {
        None
    }
}
