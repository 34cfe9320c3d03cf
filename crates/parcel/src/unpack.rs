//! What somebody dropped, looked into: a text, a page that carries one, or a zip of such. Lists first, unpacks one at a
//! time and in steps, keeps of a page only what it carries, and refuses before it unpacks.

use crate::{crc::Crc, page::data_in, text::text_of};
use miniz_oxide::inflate::{
    TINFLStatus,
    core::{DecompressorOxide, decompress, inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF},
};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

/// The most entries of an archive that are looked at.
pub const MOST_ENTRIES: u64 = 2_000;

/// The most bytes that a text or a page may have, dropped by itself or in an archive.
pub const MOST_BYTES: u64 = 100_000_000;

/// The most bytes that an archive may have: room for sixty pages that were not packed but only put together.
pub const MOST_ARCHIVE: u64 = 250_000_000;

/// The most bytes that the entries of an archive may have together when unpacked. Only one at a time is.
pub const MOST_UNPACKED: u64 = 600_000_000;

/// More than this many times its size no checklist is packed. Deflate does not go beyond 1,032.
const MOST_TIMES: u64 = 200;

/// Up to this size nobody asks how tightly a text is packed.
const ALWAYS_FINE: u64 = 1_000_000;

/// Why an entry gives no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// So many bytes, or so many when unpacked: more than [`MOST_BYTES`], [`MOST_ARCHIVE`] or [`MOST_UNPACKED`].
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
        let zip = is_zip(&bytes);
        let inside = if size > if zip { MOST_ARCHIVE } else { MOST_BYTES } {
            closed(Fault::TooLarge(size))
        } else if zip {
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
        let mut unpacking = self.unpacking(at)?;
        while !self.step(&mut unpacking, usize::MAX) {}
        Some(unpacking.finish())
    }

    /// Begins to unpack the entry at this place, from 0; none beyond the last.
    pub fn unpacking(&self, at: usize) -> Option<Unpacking> {
        let (name, raw_name, text) = match &self.inside {
            Inside::One(name, _) if at == 0 => (name, None, None),
            Inside::Closed(name, fault) if at == 0 => (name, None, Some(Err(fault.clone()))),
            Inside::Zip(_, listed) => {
                let listed = listed.get(at)?;
                (&listed.name, listed.raw_name.clone(), listed.fault.clone().map(Err))
            }
            _ => return None,
        };
        Some(Unpacking {
            at,
            name: name.clone(),
            raw_name,
            text,
            inflating: None,
        })
    }

    /// Unpacks about so many bytes more of an entry of this parcel; true when it is there.
    pub fn step(&self, unpacking: &mut Unpacking, effort: usize) -> bool {
        if unpacking.text.is_none() {
            unpacking.text = match &self.inside {
                Inside::One(_, bytes) => Some(text_in(bytes)),
                Inside::Zip(zip, listed) => listed
                    .get(unpacking.at)
                    .and_then(|listed| unpacked(zip, listed, &mut unpacking.inflating, effort)),
                Inside::Closed(..) => Some(Err(Fault::NothingInside)),
            };
        }
        unpacking.text.is_some()
    }

    /// All entries, one after the other.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        (0..self.len()).filter_map(|at| self.take(at))
    }
}

/// An entry that is being unpacked, in steps.
pub struct Unpacking {
    at: usize,
    name: String,
    raw_name: Option<Vec<u8>>,
    text: Option<Result<String, Fault>>,
    inflating: Option<Inflating>,
}

struct Inflating {
    inflater: Box<DecompressorOxide>,
    read: usize,
    bytes: Vec<u8>,
    written: usize,
    crc: Crc,
}

impl Unpacking {
    /// The name of the entry.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The entry. One that was left half way is damaged.
    pub fn finish(self) -> Entry {
        Entry {
            name: self.name,
            raw_name: self.raw_name,
            text: self.text.unwrap_or_else(|| Err(damaged("not unpacked to the end"))),
        }
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

/// Unpacks on; what came of it, once it is there. No byte more comes out than was declared.
fn unpacked(
    zip: &ZipSliceArchive<Vec<u8>>,
    listed: &Listed,
    inflating: &mut Option<Inflating>,
    effort: usize,
) -> Option<Result<String, Fault>> {
    let entry = match zip.get_entry(listed.place) {
        Ok(entry) => entry,
        Err(error) => return Some(Err(damaged(error))),
    };
    let declared = match usize::try_from(listed.place.uncompressed_size_hint()) {
        Ok(declared) => declared,
        Err(error) => return Some(Err(damaged(error))),
    };
    let sound = |bytes: &[u8], crc: Crc| {
        if bytes.len() == declared && crc.finish() == listed.crc {
            text_in(bytes)
        } else {
            Err(Fault::Damaged("size or CRC-32 differs".into()))
        }
    };
    if listed.method == CompressionMethod::STORE {
        let mut crc = Crc::default();
        crc.take(entry.data());
        return Some(sound(entry.data(), crc));
    }
    let state = inflating.get_or_insert_with(|| Inflating {
        inflater: Box::default(),
        read: 0,
        bytes: Vec::new(),
        written: 0,
        crc: Crc::default(),
    });
    let room = state.written.saturating_add(effort.max(1)).min(declared);
    state.bytes.resize(room, 0);
    let rest = entry.data().get(state.read..).unwrap_or_default();
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, read, written) = decompress(&mut state.inflater, rest, &mut state.bytes, state.written, flags);
    let new = state.bytes.get(state.written..state.written + written);
    state.crc.take(new.unwrap_or_default());
    state.read += read;
    state.written += written;
    match status {
        TINFLStatus::Done => {
            state.bytes.truncate(state.written);
            let crc = std::mem::take(&mut state.crc);
            Some(sound(&state.bytes, crc))
        }
        TINFLStatus::HasMoreOutput if room < declared => None,
        status => Some(Err(damaged(format!("{status:?}")))),
    }
}
