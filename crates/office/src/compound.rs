//! Old container of Office files (compound file binary): a file system in a file. Only its streams are read, each within the
//! file's own size, and no chain of sectors is followed longer than there are sectors.

use crate::fault::OfficeFault;
use std::collections::{BTreeMap, BTreeSet};

const PART: &str = "compound";
const END: u32 = 0xffff_fffa;

/// Container with the places of its streams.
pub(crate) struct Compound {
    bytes: Vec<u8>,
    sector: usize,
    table: Vec<u32>,
    mini_table: Vec<u32>,
    mini: Vec<u8>,
    streams: BTreeMap<String, (u32, usize)>,
    small: usize,
    /// Names of everything, of what is embedded too.
    names: BTreeSet<String>,
}

/// Entries of the directory that stand beside this one: those of the file itself, not of what is embedded.
fn beside<'a>(entries: &[&'a [u8]], first: u32) -> Result<Vec<&'a [u8]>, OfficeFault> {
    let (mut found, mut waiting) = (Vec::new(), vec![first]);
    while let Some(next) = waiting.pop() {
        if next >= END {
            continue;
        }
        if found.len() > entries.len() {
            return Err(OfficeFault::Loop(PART.to_owned()));
        }
        let entry = usize::try_from(next).ok().and_then(|next| entries.get(next));
        let entry: &[u8] = entry.ok_or_else(cut)?;
        found.push(entry);
        waiting.extend([68, 72].into_iter().filter_map(|at| long(entry, at)));
    }
    Ok(found)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn longs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .chunks_exact(4)
        .filter_map(|four| Some(u32::from_le_bytes(four.try_into().ok()?)))
}

fn cut() -> OfficeFault {
    OfficeFault::damaged(PART, "cut off")
}

impl Compound {
    /// Reads the tables and the directory.
    pub fn open(bytes: Vec<u8>) -> Result<Compound, OfficeFault> {
        let sector = match short(&bytes, 30).ok_or_else(cut)? {
            9 => 512,
            12 => 4096,
            other => return Err(OfficeFault::damaged(PART, format_args!("sector size 2^{other}"))),
        };
        let small = long(&bytes, 56).ok_or_else(cut)?;
        let mut compound = Compound {
            bytes,
            sector,
            table: Vec::new(),
            mini_table: Vec::new(),
            mini: Vec::new(),
            streams: BTreeMap::new(),
            small: usize::try_from(small).unwrap_or(4096).min(4096),
            names: BTreeSet::new(),
        };
        compound.read_table()?;
        let directory = compound.chain(long(&compound.bytes, 48).ok_or_else(cut)?, usize::MAX)?;
        let mini_from = long(&compound.bytes, 60).ok_or_else(cut)?;
        compound.mini_table = match mini_from >= END {
            true => Vec::new(),
            false => longs(&compound.chain(mini_from, usize::MAX)?).collect(),
        };
        let entries: Vec<&[u8]> = directory.chunks_exact(128).collect();
        for entry in &entries {
            compound.names.insert(name_of(entry));
        }
        let root = entries.first().ok_or_else(cut)?;
        let place_of = |entry: &[u8]| Some((long(entry, 116)?, usize::try_from(long(entry, 120)?).ok()?));
        let (from, size) = place_of(root).ok_or_else(cut)?;
        if from < END {
            compound.mini = compound.chain(from, size)?;
        }
        for entry in beside(&entries, long(root, 76).ok_or_else(cut)?)? {
            if entry.get(66) == Some(&2) {
                let place = place_of(entry).ok_or_else(cut)?;
                compound.streams.insert(name_of(entry), place);
            }
        }
        Ok(compound)
    }

    fn sector_at(&self, number: u32) -> Option<&[u8]> {
        let at = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let end = at.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(at..end)
    }

    fn most_sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn read_table(&mut self) -> Result<(), OfficeFault> {
        let header = self.bytes.get(76..512).ok_or_else(cut)?;
        let mut places: Vec<u32> = longs(header).collect();
        let mut next = long(&self.bytes, 68).ok_or_else(cut)?;
        let mut steps = 0;
        while next < END {
            steps += 1;
            if steps > self.most_sectors() {
                return Err(OfficeFault::Loop(PART.to_owned()));
            }
            let mut more: Vec<u32> = longs(self.sector_at(next).ok_or_else(cut)?).collect();
            next = more.pop().ok_or_else(cut)?;
            places.extend(more);
        }
        places.retain(|place| *place < END);
        if places.len() > self.most_sectors() {
            return Err(OfficeFault::Loop(PART.to_owned()));
        }
        let mut table = Vec::new();
        for place in places {
            table.extend(longs(self.sector_at(place).ok_or_else(cut)?));
        }
        self.table = table;
        Ok(())
    }

    /// Bytes of a chain of sectors, up to a size.
    fn chain(&self, from: u32, size: usize) -> Result<Vec<u8>, OfficeFault> {
        let mut all = Vec::new();
        let (mut next, mut steps) = (from, 0);
        while next < END && all.len() < size {
            steps += 1;
            if steps > self.most_sectors() {
                return Err(OfficeFault::Loop(PART.to_owned()));
            }
            all.extend_from_slice(self.sector_at(next).ok_or_else(cut)?);
            let place = usize::try_from(next).map_err(|_| cut())?;
            next = *self.table.get(place).ok_or_else(cut)?;
        }
        all.truncate(size);
        Ok(all)
    }

    /// Whether there is such a stream.
    pub fn has(&self, name: &str) -> bool {
        self.streams.contains_key(name)
    }

    /// Whether it has macros: the streams of a project of Visual Basic.
    pub fn has_macros(&self) -> bool {
        self.names.contains("_VBA_PROJECT")
    }

    /// Bytes of a stream.
    pub fn stream(&self, name: &str) -> Result<Vec<u8>, OfficeFault> {
        let (from, size) = *self
            .streams
            .get(name)
            .ok_or_else(|| OfficeFault::Missing(name.to_owned()))?;
        let bytes = match size < self.small {
            true => self.mini_chain(from, size)?,
            false => self.chain(from, size)?,
        };
        match bytes.len() == size {
            true => Ok(bytes),
            false => Err(OfficeFault::damaged(name, "cut off")),
        }
    }

    fn mini_chain(&self, from: u32, size: usize) -> Result<Vec<u8>, OfficeFault> {
        let mut all = Vec::new();
        let (mut next, mut steps) = (from, 0);
        while next < END && all.len() < size {
            steps += 1;
            if steps > self.mini.len() / 64 + 1 {
                return Err(OfficeFault::Loop(PART.to_owned()));
            }
            let place = usize::try_from(next).map_err(|_| cut())?;
            let at = place.checked_mul(64).ok_or_else(cut)?;
            let end = at.checked_add(64).ok_or_else(cut)?.min(self.mini.len());
            all.extend_from_slice(self.mini.get(at..end).ok_or_else(cut)?);
            next = *self.mini_table.get(place).ok_or_else(cut)?;
        }
        all.truncate(size);
        Ok(all)
    }
}

fn name_of(entry: &[u8]) -> String {
    let length = usize::from(short(entry, 64).unwrap_or(0)).clamp(2, 64) - 2;
    let units = entry.get(..length).unwrap_or_default().chunks_exact(2);
    let units: Vec<u16> = units
        .filter_map(|two| Some(u16::from_le_bytes(two.try_into().ok()?)))
        .collect();
    String::from_utf16_lossy(&units)
}
