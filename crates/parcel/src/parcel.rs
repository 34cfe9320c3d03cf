//! Parcel: what a person dropped on the page, looked into. It is a text, a page that carries one, or a zip of such. Lists its
//! entries first, unpacks one at a time and in steps, and refuses before it unpacks.

use crate::{
    decode::text_in,
    fault::{Fault, MAX_ARCHIVE, MAX_BYTES},
    zip_reader::{Archive, InflateState, is_zip},
};

/// Entry of a parcel: one file of an archive, or the dropped file itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Name with its folders.
    pub name: String,
    /// Bytes of the name where they are not, or need not be, UTF-8. Archives of old programs have names in the system's encoding, mostly GBK,
    /// which a browser can decode.
    pub raw_name: Option<Vec<u8>>,
    /// Text, or why there is none.
    pub text: Result<String, Fault>,
}

/// File that a person dropped, with its entries.
pub struct Parcel {
    contents: Contents,
}

enum Contents {
    /// No archive.
    Plain(String, Vec<u8>),
    /// A file that is refused as a whole.
    Refused(String, Fault),
    /// An archive with its entries.
    Zip(Archive),
}

impl Parcel {
    /// Lists what a file contains. Unpacks nothing.
    pub fn open(name: &str, bytes: Vec<u8>) -> Parcel {
        let size = bytes.len() as u64;
        let refused = |fault| Contents::Refused(name.to_owned(), fault);
        let zip = is_zip(&bytes);
        let contents = if size > if zip { MAX_ARCHIVE } else { MAX_BYTES } {
            refused(Fault::TooLarge(size))
        } else if zip {
            match Archive::open(bytes) {
                Ok(archive) => Contents::Zip(archive),
                Err(fault) => refused(fault),
            }
        } else {
            Contents::Plain(name.to_owned(), bytes)
        };
        Parcel { contents }
    }

    /// Number of entries; at least one.
    pub fn len(&self) -> usize {
        match &self.contents {
            Contents::Zip(archive) => archive.entries.len(),
            Contents::Plain(..) | Contents::Refused(..) => 1,
        }
    }

    /// Always false: an empty archive is one entry with a fault.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether it is an archive.
    pub fn is_archive(&self) -> bool {
        !matches!(self.contents, Contents::Plain(..))
    }

    /// Entry at an index, unpacked at once; none beyond the last.
    pub fn unpack(&self, at: usize) -> Option<Entry> {
        let mut unpacking = self.unpacking(at)?;
        while !self.step(&mut unpacking, usize::MAX) {}
        Some(unpacking.finish())
    }

    /// Starts unpacking the entry at an index; none beyond the last.
    pub fn unpacking(&self, at: usize) -> Option<Unpacking> {
        let (name, raw_name, text) = match &self.contents {
            Contents::Plain(name, _) if at == 0 => (name, None, None),
            Contents::Refused(name, fault) if at == 0 => (name, None, Some(Err(fault.clone()))),
            Contents::Zip(archive) => {
                let entry = archive.entries.get(at)?;
                (&entry.name, entry.raw_name.clone(), entry.fault.clone().map(Err))
            }
            Contents::Plain(..) | Contents::Refused(..) => return None,
        };
        Some(Unpacking {
            at,
            name: name.clone(),
            raw_name,
            text,
            inflate: None,
        })
    }

    /// Unpacks about `effort` further bytes of an entry of this parcel. True when it is complete.
    pub fn step(&self, unpacking: &mut Unpacking, effort: usize) -> bool {
        if unpacking.text.is_none() {
            unpacking.text = match &self.contents {
                Contents::Plain(_, bytes) => Some(text_in(bytes)),
                Contents::Zip(archive) => archive
                    .entries
                    .get(unpacking.at)
                    .and_then(|entry| archive.unpack(entry, &mut unpacking.inflate, effort)),
                Contents::Refused(..) => Some(Err(Fault::NothingInside)),
            };
        }
        unpacking.text.is_some()
    }

    /// All entries, each unpacked at once.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        (0..self.len()).filter_map(|at| self.unpack(at))
    }
}

/// State of unpacking an entry in steps.
pub struct Unpacking {
    at: usize,
    name: String,
    raw_name: Option<Vec<u8>>,
    text: Option<Result<String, Fault>>,
    inflate: Option<InflateState>,
}

impl Unpacking {
    /// Name of the entry.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Bytes of its name where they are not, or need not be, UTF-8; as [`Entry::raw_name`].
    pub fn raw_name(&self) -> Option<&[u8]> {
        self.raw_name.as_deref()
    }

    /// The entry. One that was not unpacked to the end is damaged.
    pub fn finish(self) -> Entry {
        Entry {
            name: self.name,
            raw_name: self.raw_name,
            text: self
                .text
                .unwrap_or_else(|| Err(Fault::damaged("not unpacked to the end"))),
        }
    }
}
