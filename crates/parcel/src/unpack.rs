//! What somebody dropped, looked into: a text, a page that carries one, or a zip of such. Lists first, unpacks one at a
//! time, and refuses before it unpacks.

use crate::{crc::crc32, page::data_in, text::text_of};
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

/// The most entries of an archive that are looked at.
pub const MOST_ENTRIES: u64 = 2_000;

/// The most bytes that what was dropped may have, and that one text may have.
pub const MOST_BYTES: u64 = 100_000_000;

/// The most bytes that the entries of an archive may have together when unpacked. Only one at a time is.
pub const MOST_UNPACKED: u64 = 600_000_000;

/// More than this many times its size no checklist is packed. Deflate does not go beyond 1,032.
const MOST_TIMES: u64 = 200;

/// Up to this size nobody asks how tightly a text is packed.
const ALWAYS_FINE: u64 = 1_000_000;

/// Why an entry gives no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// So many bytes, or so many when unpacked: more than [`MOST_BYTES`] or [`MOST_UNPACKED`].
    TooLarge(u64),
    /// So many entries: more than [`MOST_ENTRIES`].
    TooMany(u64),
    /// It would unpack to so many bytes out of so few: a trap, not a checklist.
    Bomb {
        /// Bytes in the archive.
        packed: u64,
        /// Bytes as declared.
        unpacked: u64,
    },
    /// The archive cannot be read, is cut short or garbled; for the technical details.
    Damaged(String),
    /// It is locked by a password.
    Locked,
    /// It is packed in a way that is not known here, by its number.
    Method(u16),
    /// An archive within an archive.
    Nested,
    /// Neither JSON nor a page, by its name.
    OtherKind,
    /// An archive without any text or page.
    NothingInside,
    /// Not a text.
    NotText,
    /// A page that carries nothing.
    EmptyPage,
}

/// One thing that was in what somebody dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, with its folders, for people to know it by.
    pub name: String,
    /// The name's bytes where they are no UTF-8: archives made by old programs have them in the system's own code, mostly
    /// GBK. The page can ask its browser to decode them.
    pub raw_name: Option<Vec<u8>>,
    /// Its text, or why there is none.
    pub text: Result<String, Fault>,
}

/// What somebody dropped.
pub struct Parcel {
    inside: Inside,
}

enum Inside {
    /// Not an archive.
    One(String, Vec<u8>),
    /// An archive that is not looked into.
    Closed(String, Fault),
    Zip(ZipSliceArchive<Vec<u8>>, Vec<Listed>),
}

struct Listed {
    name: String,
    raw_name: Option<Vec<u8>>,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    crc: u32,
    fault: Option<Fault>,
}

impl Parcel {
    /// Looks at what was dropped and lists what is in it. Unpacks nothing.
    pub fn open(name: &str, bytes: Vec<u8>) -> Parcel {
        let size = bytes.len() as u64;
        let closed = |fault| Inside::Closed(name.to_owned(), fault);
        let inside = if size > MOST_BYTES {
            closed(Fault::TooLarge(size))
        } else if is_zip(&bytes) {
            match list(bytes) {
                Ok((zip, listed)) => Inside::Zip(zip, listed),
                Err(fault) => closed(fault),
            }
        } else {
            Inside::One(name.to_owned(), bytes)
        };
        Parcel { inside }
    }

    /// How many entries there are; at least one.
    pub fn len(&self) -> usize {
        match &self.inside {
            Inside::Zip(_, listed) => listed.len(),
            _ => 1,
        }
    }

    /// Never: what holds nothing is one entry with a fault.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether it is an archive.
    pub fn is_archive(&self) -> bool {
        !matches!(self.inside, Inside::One(..))
    }

    /// The entry at this place, from 0, unpacked; none beyond the last.
    pub fn take(&self, at: usize) -> Option<Entry> {
        match &self.inside {
            Inside::One(name, bytes) if at == 0 => Some(plain(name, text_in(bytes))),
            Inside::Closed(name, fault) if at == 0 => Some(plain(name, Err(fault.clone()))),
            Inside::Zip(zip, listed) => {
                let listed = listed.get(at)?;
                Some(Entry {
                    name: listed.name.clone(),
                    raw_name: listed.raw_name.clone(),
                    text: unpacked(zip, listed).and_then(|bytes| text_in(&bytes)),
                })
            }
            _ => None,
        }
    }

    /// All entries, one after the other.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        (0..self.len()).filter_map(|at| self.take(at))
    }
}

fn plain(name: &str, text: Result<String, Fault>) -> Entry {
    Entry {
        name: name.to_owned(),
        raw_name: None,
        text,
    }
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The text itself, or the one that a page carries.
fn text_in(bytes: &[u8]) -> Result<String, Fault> {
    let text = text_of(bytes).ok_or(Fault::NotText)?;
    if text.trim_start().starts_with('<') {
        data_in(&text).ok_or(Fault::EmptyPage)
    } else {
        Ok(text)
    }
}

fn damaged(error: impl std::fmt::Display) -> Fault {
    Fault::Damaged(error.to_string())
}

fn list(bytes: Vec<u8>) -> Result<(ZipSliceArchive<Vec<u8>>, Vec<Listed>), Fault> {
    let zip = ZipArchive::from_slice(bytes).map_err(damaged)?;
    let (mut listed, mut unpacked, mut seen) = (Vec::new(), 0u64, 0u64);
    let mut entries = zip.entries();
    while let Some(entry) = entries.next_entry().map_err(damaged)? {
        seen += 1;
        if seen > MOST_ENTRIES {
            return Err(Fault::TooMany(zip.entries_hint().max(seen)));
        }
        let path = entry.file_path();
        let (name, raw_name) = match std::str::from_utf8(path.as_bytes()) {
            Ok(name) => (name.to_owned(), None),
            Err(_) => {
                let bytes = path.as_bytes();
                (String::from_utf8_lossy(bytes).into_owned(), Some(bytes.to_vec()))
            }
        };
        if entry.is_dir() || name.ends_with('\\') || is_litter(&name) {
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
        listed.push(Listed {
            name,
            raw_name,
            place: entry.wayfinder(),
            method,
            crc: entry.crc32(),
            fault,
        });
    }
    if unpacked > MOST_UNPACKED {
        return Err(Fault::TooLarge(unpacked));
    }
    if listed.iter().all(|listed| listed.fault == Some(Fault::OtherKind)) {
        return Err(Fault::NothingInside);
    }
    Ok((zip, listed))
}

/// Files that systems put into archives by themselves.
fn is_litter(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX/") || matches!(file, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// What speaks against an entry before it is unpacked.
fn fault_of(name: &str, method: CompressionMethod, packed: u64, unpacked: u64) -> Option<Fault> {
    let ending = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    match ending.as_str() {
        "json" | "html" | "htm" | "txt" => {}
        "zip" => return Some(Fault::Nested),
        _ => return Some(Fault::OtherKind),
    }
    if method != CompressionMethod::STORE && method != CompressionMethod::DEFLATE {
        Some(Fault::Method(method.as_u16()))
    } else if unpacked > ALWAYS_FINE && unpacked / MOST_TIMES > packed {
        Some(Fault::Bomb { packed, unpacked })
    } else if unpacked > MOST_BYTES {
        Some(Fault::TooLarge(unpacked))
    } else {
        None
    }
}

fn unpacked(zip: &ZipSliceArchive<Vec<u8>>, listed: &Listed) -> Result<Vec<u8>, Fault> {
    if let Some(fault) = &listed.fault {
        return Err(fault.clone());
    }
    let entry = zip.get_entry(listed.place).map_err(damaged)?;
    let declared = usize::try_from(listed.place.uncompressed_size_hint()).map_err(damaged)?;
    let bytes = if listed.method == CompressionMethod::STORE {
        entry.data().to_vec()
    } else {
        decompress_to_vec_with_limit(entry.data(), declared).map_err(damaged)?
    };
    if bytes.len() != declared || crc32(&bytes) != listed.crc {
        return Err(Fault::Damaged("size or CRC-32 differs".into()));
    }
    Ok(bytes)
}
